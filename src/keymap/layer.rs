//! Layers of the key table, and which of them lie over each other.

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
    Dialog = "dialog" "Lists to choose from",
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

/// The layers that can be at work together, the innermost first: of two that have the same keys the earlier wins.
/// Within [`Layer::Input`] and below it a key that types a character is text.
pub const STACKS: &[&[Layer]] = &[
    &[Layer::Actors, Layer::Dashboard, Layer::Global],
    &[Layer::Ties, Layer::Dashboard, Layer::Global],
    &[Layer::Interests, Layer::Dashboard, Layer::Global],
    &[Layer::Log, Layer::Dashboard, Layer::Global],
    &[Layer::Matrix, Layer::Page, Layer::Global],
    &[Layer::Graph, Layer::Page, Layer::Global],
    &[Layer::Timeline, Layer::Page, Layer::Global],
    &[Layer::Briefing, Layer::Page, Layer::Global],
    &[Layer::Page, Layer::Global],
    &[Layer::Dialog, Layer::Global],
    // A dialog that is narrowed by typing.
    &[Layer::Chooser, Layer::Input],
    &[Layer::Input],
    // Nothing lies under it: no key of the dashboard works while a room looks at a slide.
    &[Layer::Presenter],
    &[Layer::Ending, Layer::Presenter],
    // Over whatever the dashboard has.
    &[Layer::Live],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layer_has_a_place_and_a_name_that_leads_back() {
        for layer in Layer::ALL {
            assert_eq!(Layer::parse(layer.name()), Some(*layer));
            assert!(STACKS.iter().any(|stack| stack.contains(layer)), "{layer:?}");
        }
    }
}
