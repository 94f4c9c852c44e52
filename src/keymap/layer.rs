//! Layers of the key table.

/// Declares the layers: variant, name in key tables, where its keys work.
macro_rules! layers {
    ($($variant:ident = $name:literal $title:literal,)+) => {
        /// A part of the key table that holds in one place.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Layer { $(#[doc = $title] $variant),+ }

        impl Layer {
            /// Every layer, in the order in which help lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in key tables.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// Where its keys work, as a heading.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),+ }
            }
        }
    };
}

layers! {
    Global = "global" "Everywhere but while typing",
    Dashboard = "dashboard" "Dashboard",
    Actors = "actors" "Actors",
    Ties = "ties" "Ties",
    Interests = "interests" "Interests",
    Log = "log" "Event log",
    Matrix = "matrix" "Matrix",
    Graph = "graph" "Graph",
    Timeline = "timeline" "Timeline",
    Briefing = "briefing" "Briefings and their slides",
    Page = "page" "Pages",
    Dialog = "dialog" "When something is asked",
    Input = "input" "While typing",
    Chooser = "chooser" "In a list narrowed by typing",
    Presenter = "presenter" "While presenting",
    Ending = "ending" "When a talk ends",
    Live = "live" "While the data is explored from a slide",
}

impl Layer {
    /// The layer with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|layer| layer.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        assert!(Layer::ALL.iter().all(|layer| Layer::parse(layer.name()) == Some(*layer)));
    }
}
