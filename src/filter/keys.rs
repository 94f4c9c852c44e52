//! The table of keys: names, meanings, examples, and the kinds of record that each key speaks of.

use super::terms::Is;
use crate::model::{Confidence, Grade, Law, Post, Quad, Recognition, Sign, Standing, Word, nearest};

/// Kinds of record that a filter leaves or drops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Events.
    Event,
    /// Ties.
    Tie,
    /// Interests.
    Interest,
}

/// A key of the language; [`KEYS`] says what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the table of keys describes each")]
pub enum Key {
    Actor,
    To,
    Party,
    Dyad,
    Topic,
    Code,
    Act,
    Quad,
    Score,
    Date,
    Since,
    Until,
    Kind,
    Source,
    Grade,
    Confidence,
    Significance,
    Standing,
    Law,
    Post,
    Recognition,
    Sign,
    Is,
}

/// What help and completion say of a key.
#[derive(Debug)]
pub struct KeyRow {
    /// The key.
    pub key: Key,
    /// How it is written, before the colon.
    pub name: &'static str,
    /// What it means, in one sentence.
    pub meaning: &'static str,
    /// A term that uses it.
    pub example: &'static str,
    /// The kinds of record that it speaks of; from others it is taken out.
    pub kinds: &'static [Kind],
}

const EVENT: &[Kind] = &[Kind::Event];
const TIE: &[Kind] = &[Kind::Tie];
const BOTH: &[Kind] = &[Kind::Event, Kind::Tie];
const ALL: &[Kind] = &[Kind::Event, Kind::Tie, Kind::Interest];

const fn row(
    key: Key,
    name: &'static str,
    kinds: &'static [Kind],
    example: &'static str,
    meaning: &'static str,
) -> KeyRow {
    KeyRow { key, name, meaning, example, kinds }
}

/// Every key, in the order in which help lists them.
#[rustfmt::skip]
pub const KEYS: &[KeyRow] = &[
    row(Key::Actor, "actor", EVENT, "actor:china", "Who acts: an actor or bloc by id, name or alias."),
    row(Key::To, "to", EVENT, "to:TAL", "Who receives the act; all sides of a joint event do."),
    row(Key::Party, "party", ALL, "party:central-asia", "Who takes part on either side; of an interest, whose it is or toward whom."),
    row(Key::Dyad, "dyad", BOTH, "dyad:RUS-TAL,RUS>PAK", "Between whom: RUS-TAL either way, RUS>TAL from the first to the second."),
    row(Key::Topic, "topic", ALL, "topic:security,minerals", "On what; of a tie, what one of the two wants of the other."),
    row(Key::Code, "code", EVENT, "code:19,043", "CAMEO event code, with all codes that begin with it."),
    row(Key::Act, "act", EVENT, "act:fight,17", "What was done: one of the twenty roots of CAMEO, by number or by a word of its name."),
    row(Key::Quad, "quad", EVENT, "quad:words+,deeds-", "Words or deeds, for or against, as shown; `none` is neutral."),
    row(Key::Score, "score", EVENT, "score:<0", "Goldstein value of the act, -10 to +10."),
    row(Key::Date, "date", EVENT, "date:2021-08..2025-04", "When it happened; an imprecise date counts when it overlaps; 90d is the last 90 days."),
    row(Key::Since, "since", EVENT, "since:2y", "That day or later."),
    row(Key::Until, "until", EVENT, "until:2021-08", "That day or earlier; of a month or year, to its last day."),
    row(Key::Kind, "kind", EVENT, "kind:visit", "Kind of event, in the file's own word."),
    row(Key::Source, "source", EVENT, "source:tass", "On whose word: a source by id, or its publisher by name or by words of it."),
    row(Key::Grade, "grade", EVENT, "grade:A,B2,1", "Admiralty grade: a letter for a source, a number for the event, or both together."),
    row(Key::Confidence, "confidence", EVENT, "confidence:>=moderate", "How sure the assessor is."),
    row(Key::Significance, "significance", EVENT, "significance:>=2", "How much the event weighs: 1 routine, 2 notable, 3 turning point."),
    row(Key::Standing, "standing", TIE, "standing:<=strained", "Assessed state of the tie; `<` is more hostile, `>` more friendly."),
    row(Key::Law, "law", TIE, "law:listed,suspended", "Whether one of the two lists the other as terrorist."),
    row(Key::Post, "post", TIE, "post:>=mission", "Diplomatic presence of one of the two with the other."),
    row(Key::Recognition, "recognition", TIE, "recognition:de-jure", "Recognition of one of the two by the other."),
    row(Key::Sign, "sign", EVENT, "sign:-", "Sign of the event as shown: +, - or · (also written neutral)."),
    row(Key::Is, "is", BOTH, "is:new", "Flags: new since the baseline, joint, multilateral, internal; of a tie, stale."),
];

/// What users of other tools may type, with the key that does it here.
const ALIASES: &[(&str, &str)] = &[
    ("tone", "score"),
    ("goldstein", "score"),
    ("value", "score"),
    ("recipient", "to"),
    ("target", "to"),
    ("from", "actor"),
    ("by", "actor"),
    ("who", "party"),
    ("country", "party"),
    ("bloc", "party"),
    ("with", "party"),
    ("pair", "dyad"),
    ("tie", "dyad"),
    ("between", "dyad"),
    ("issue", "topic"),
    ("tag", "topic"),
    ("about", "topic"),
    ("cameo", "code"),
    ("root", "act"),
    ("class", "quad"),
    ("mode", "quad"),
    ("after", "since"),
    ("newer_than", "since"),
    ("before", "until"),
    ("older_than", "until"),
    ("when", "date"),
    ("type", "kind"),
    ("publisher", "source"),
    ("cred", "grade"),
    ("credibility", "grade"),
    ("reliability", "grade"),
    ("sure", "confidence"),
    ("importance", "significance"),
    ("weight", "significance"),
    ("rel", "standing"),
    ("relation", "standing"),
    ("stance", "standing"),
    ("recog", "recognition"),
    ("embassy", "post"),
    ("list", "law"),
    ("flag", "is"),
    ("has", "is"),
];

impl Key {
    /// The key written as `name`, without regard to case.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        KEYS.iter().find(|row| row.name.eq_ignore_ascii_case(name)).map(|row| row.key)
    }

    /// Its row of [`KEYS`].
    #[must_use]
    pub fn row(self) -> Option<&'static KeyRow> {
        KEYS.iter().find(|row| row.key == self)
    }

    /// How it is written, before the colon.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }

    /// The kinds of record that it speaks of.
    #[must_use]
    pub fn kinds(self) -> &'static [Kind] {
        self.row().map_or(&[], |row| row.kinds)
    }

    /// All values of a key that does not depend on the data; nothing for the others, and for numbers and dates.
    #[must_use]
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Self::Quad => words::<Quad>(),
            Self::Grade => words::<Grade>(),
            Self::Confidence => words::<Confidence>(),
            Self::Significance => vec!["1", "2", "3"],
            Self::Standing => words::<Standing>(),
            Self::Law => words::<Law>(),
            Self::Post => words::<Post>(),
            Self::Recognition => words::<Recognition>(),
            Self::Sign => words::<Sign>(),
            Self::Is => words::<Is>(),
            _ => Vec::new(),
        }
    }
}

fn words<T: Word>() -> Vec<&'static str> {
    T::ALL.iter().map(|value| value.word()).collect()
}

/// The key that `name`, which is none, most likely stands for.
pub(super) fn meant(name: &str) -> Option<&'static str> {
    let alias = ALIASES.iter().find(|(alias, _)| alias.eq_ignore_ascii_case(name)).map(|(_, key)| *key);
    alias.or_else(|| nearest(name, KEYS.iter().map(|row| row.name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::Filter;

    #[test]
    fn aliases_lead_to_keys_and_are_none_themselves() {
        for (alias, key) in ALIASES {
            assert!(Key::parse(alias).is_none(), "{alias}");
            assert!(Key::parse(key).is_some(), "{key}");
            assert_eq!(meant(alias), Some(*key));
        }
    }

    #[test]
    fn misspelt_keys_are_recognised() {
        for (name, key) in [("topc", Some("topic")), ("acter", Some("actor")), ("Tone", Some("score")), ("http", None)]
        {
            assert_eq!(meant(name), key, "{name}");
        }
    }

    #[test]
    fn names_are_distinct_and_meanings_are_sentences() {
        for (at, row) in KEYS.iter().enumerate() {
            assert_eq!(Key::parse(row.name), Some(row.key));
            assert!(KEYS.iter().skip(at + 1).all(|other| other.key != row.key));
            assert!(row.meaning.ends_with('.') && !row.kinds.is_empty());
        }
    }

    #[test]
    fn every_key_reads_its_example() {
        for row in KEYS {
            let filter = Filter::parse(row.example).unwrap();
            let [term] = filter.terms()[..] else { panic!("{} is one term", row.example) };
            assert_eq!(term.value.key(), Some(row.key));
            assert_eq!(filter.text().get(term.at.clone()), Some(row.example));
            for word in row.key.words() {
                Filter::parse(&format!("{}:{word}", row.name)).unwrap();
            }
        }
    }
}
