//! Closed vocabularies: enums whose values are spelled the same in files, queries and on screens.

/// A value of a closed vocabulary, such as a standing or a verdict.
pub trait Word: Copy + Sized + 'static {
    /// Every value, in the vocabulary's own order.
    const ALL: &'static [Self];

    /// How the value is written in files, queries and on screens.
    fn word(self) -> &'static str;

    /// The value written as `text`, if there is one.
    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == text)
    }

    /// All words, for a message that says what was expected.
    fn list() -> String {
        let words: Vec<&str> = Self::ALL.iter().map(|value| value.word()).collect();
        words.join(", ")
    }
}

/// Declares an enum and its [`Word`] table in one place.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $crate::model::words::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad($crate::model::words::Word::word(*self))
            }
        }
    };
}

pub(super) use vocabulary;
