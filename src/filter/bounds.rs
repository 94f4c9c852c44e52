//! Values with an order, `a`, `<a`, `a..b` and the like, and words of closed vocabularies.

use std::ops::Range;

use super::error::{Fault, FilterError, shown};
use super::keys::Key;
use super::lex::Value;
use super::terms::{Name, Placed};
use crate::model::{Word, nearest};

/// One value of an ordered kind, or all up to it or from it on, or those between two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bounds<T> {
    /// `a`
    Exactly(T),
    /// `<a`
    Below(T),
    /// `<=a` or `*..a`
    AtMost(T),
    /// `>a`
    Above(T),
    /// `>=a` or `a..*`
    AtLeast(T),
    /// `a..b`, both included
    Between(T, T),
}

impl<T: Copy> Bounds<T> {
    /// Whether `value` lies within, by the order of `rank`.
    pub fn hold<R: Ord>(self, value: T, rank: impl Fn(T) -> R) -> bool {
        let value = rank(value);
        match self {
            Self::Exactly(bound) => value == rank(bound),
            Self::Below(bound) => value < rank(bound),
            Self::AtMost(bound) => value <= rank(bound),
            Self::Above(bound) => value > rank(bound),
            Self::AtLeast(bound) => value >= rank(bound),
            Self::Between(from, to) => (rank(from)..=rank(to)).contains(&value),
        }
    }
}

/// A value, or one side of a range, with its place.
#[derive(Debug, Clone)]
pub(super) struct Piece<'a> {
    /// Its text, without quotes.
    pub text: &'a str,
    at: Range<usize>,
    /// Whether its bytes stand in the query as they are, so that parts of it have places of their own.
    literal: bool,
}

impl<'a> Piece<'a> {
    pub(super) fn whole(value: &'a Value) -> Self {
        Self { text: &value.text, at: value.at.clone(), literal: !value.quoted }
    }

    /// What stands before and after the first `mark`.
    pub(super) fn split(&self, mark: &str) -> Option<(Self, Self)> {
        let (left, right) = self.text.split_once(mark)?;
        let middle = self.at.start + left.len();
        Some((self.part(left, self.at.start..middle), self.part(right, middle + mark.len()..self.at.end)))
    }

    fn strip(&self, mark: &str) -> Option<Self> {
        let rest = self.text.strip_prefix(mark)?;
        Some(self.part(rest, self.at.start + mark.len()..self.at.end))
    }

    fn part(&self, text: &'a str, at: Range<usize>) -> Self {
        let at = if self.literal { at } else { self.at.clone() };
        Self { text, at, literal: self.literal }
    }

    pub(super) fn name(&self) -> Name {
        Placed::new(self.text.trim().into(), self.at.clone())
    }

    /// As words of the language are compared: small letters, hyphens, a plain minus sign.
    pub(super) fn plain(&self) -> String {
        self.text.trim().to_lowercase().replace(['−', '_', ' '], "-")
    }

    /// An error that says what the piece is not.
    pub(super) fn wrong(&self, what: &str) -> FilterError {
        let message = if self.text.is_empty() {
            "a value is missing here; `*` leaves a range open".to_owned()
        } else {
            format!("`{}` {what}", shown(self.text))
        };
        FilterError::new(Fault::Value, self.at.clone(), message)
    }
}

/// A value with an order; `reversed` tells a range whose first bound lies after its second.
pub(super) fn bounds<T: Copy>(
    value: &Value,
    read: &impl Fn(&Piece<'_>) -> Result<T, FilterError>,
    reversed: impl Fn(T, T) -> bool,
) -> Result<Bounds<T>, FilterError> {
    type Side<T> = fn(T) -> Bounds<T>;
    let whole = Piece::whole(value);
    if value.quoted {
        return read(&whole).map(Bounds::Exactly);
    }
    let sides: [(&str, Side<T>); 4] =
        [("<=", Bounds::AtMost), (">=", Bounds::AtLeast), ("<", Bounds::Below), (">", Bounds::Above)];
    for (mark, side) in sides {
        if let Some(bound) = whole.strip(mark) {
            return read(&bound).map(side);
        }
    }
    let Some((from, to)) = whole.split("..") else {
        return read(&whole).map(Bounds::Exactly);
    };
    match (from.text, to.text) {
        ("*", "*") => Err(whole.wrong("leaves both ends open; give one of them, or take the term out")),
        ("*", _) => read(&to).map(Bounds::AtMost),
        (_, "*") => read(&from).map(Bounds::AtLeast),
        _ => {
            let (first, last) = (read(&from)?, read(&to)?);
            if reversed(first, last) {
                let turned = format!("{}..{}", to.text, from.text);
                let error = whole.wrong("ends before it starts");
                return Err(error.suggesting(Some(turned)));
            }
            Ok(Bounds::Between(first, last))
        }
    }
}

/// A word of a closed vocabulary.
pub(super) fn word<T: Word>(key: Key, piece: &Piece<'_>) -> Result<T, FilterError> {
    word_or(key, piece, |_| None)
}

/// A word of a closed vocabulary, or another that `other` knows.
pub(super) fn word_or<T: Word>(
    key: Key,
    piece: &Piece<'_>,
    other: impl Fn(&str) -> Option<T>,
) -> Result<T, FilterError> {
    let text = piece.plain();
    let same = |value: &T| value.word().eq_ignore_ascii_case(&text);
    T::ALL.iter().copied().find(same).or_else(|| other(&text)).ok_or_else(|| no_word(key, piece, &T::list()))
}

fn no_word(key: Key, piece: &Piece<'_>, known: &str) -> FilterError {
    let near = meant(key, &piece.plain()).or_else(|| nearest(&piece.plain(), key.words()));
    piece.wrong(&format!("is not a value of `{}`, which takes {known}", key.name())).suggesting(near)
}

/// Values that users may type for others.
const ALIASES: &[(Key, &str, &str)] = &[
    (Key::Quad, "neutral", "none"),
    (Key::Standing, "friendly", "partner"),
    (Key::Standing, "enemy", "hostile"),
    (Key::Law, "unlisted", "delisted"),
    (Key::Recognition, "recognised", "de-jure"),
    (Key::Confidence, "medium", "moderate"),
    (Key::Is, "old", "stale"),
    (Key::Is, "together", "multilateral"),
];

fn meant(key: Key, text: &str) -> Option<&'static str> {
    ALIASES.iter().find(|(of, alias, _)| *of == key && *alias == text).map(|(_, _, word)| *word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Standing;

    #[test]
    fn bounds_follow_the_given_order() {
        let levels: Vec<Standing> = Standing::ALL
            .iter()
            .copied()
            .filter(|value| Bounds::AtLeast(Standing::Partner).hold(*value, Standing::level))
            .collect();
        assert_eq!(levels, [Standing::Allied, Standing::Partner]);
        assert!(!Bounds::Below(0).hold(0, |value| value));
        assert!(Bounds::AtMost(0).hold(0, |value| value));
        assert!(!Bounds::Above(0).hold(0, |value| value));
        assert!(Bounds::Between(0, 1).hold(1, |value| value));
        assert!(Bounds::Exactly(1).hold(1, |value| value));
    }
}
