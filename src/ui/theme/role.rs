//! The roles that a theme gives a look to.

use crate::scene::Tone;

/// Declares the roles: variant, name in theme files, sentence.
macro_rules! roles {
    ($($variant:ident = $name:literal $sentence:literal,)+) => {
        /// What a piece of the screen is for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Role { $(#[doc = $sentence] $variant),+ }

        impl Role {
            /// Every role, in the order of theme files.
            pub const ALL: [Self; 17] = [$(Self::$variant),+];

            /// Its name in theme files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

roles! {
    Text = "text" "The ground, and words that mean nothing beyond themselves.",
    Muted = "muted" "Of less weight than what stands beside it.",
    Accent = "accent" "What the eye should find.",
    Cooperative = "cooperative" "For.",
    Conflictual = "conflictual" "Against.",
    New = "new" "New since the baseline.",
    Alert = "alert" "Needs to be seen.",
    Border = "border" "Lines around panes.",
    BorderFocused = "border-focused" "Lines around the pane that the keys go to.",
    Title = "title" "Titles of panes.",
    TitleFocused = "title-focused" "The title of the pane that the keys go to.",
    Header = "header" "Titles of columns.",
    Key = "key" "Keys in hints.",
    Chrome = "chrome" "The ground of the first and the last line.",
    Dialog = "dialog" "The ground of dialogs.",
    Selection = "selection" "The bar on the selected row, where the keys go to.",
    SelectionIdle = "selection-idle" "The bar on the selected row of the other panes.",
}

impl Role {
    /// The grounds that text is drawn on.
    pub const GROUNDS: [Self; 5] = [Self::Text, Self::Chrome, Self::Dialog, Self::Selection, Self::SelectionIdle];

    /// Its place in [`Role::ALL`].
    pub(super) const fn index(self) -> usize {
        self as usize
    }
}

impl From<Tone> for Role {
    fn from(tone: Tone) -> Self {
        match tone {
            Tone::Plain => Self::Text,
            Tone::Cooperative => Self::Cooperative,
            Tone::Conflictual => Self::Conflictual,
            Tone::Muted => Self::Muted,
            Tone::Accent => Self::Accent,
            Tone::New => Self::New,
            Tone::Alert => Self::Alert,
        }
    }
}
