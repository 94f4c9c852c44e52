//! What is wrong with a query, where, and what to write instead.

use std::fmt;
use std::ops::Range;

use crate::model::Clean;

/// What sort of thing is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The text is longer than [`Filter::LONGEST`](crate::filter::Filter::LONGEST).
    TooLong,
    /// Parentheses and negations nest deeper than [`DEEPEST`](crate::filter::DEEPEST).
    TooDeep,
    /// Quotes, parentheses or operators do not fit together, or something is missing.
    Syntax,
    /// No such key.
    Key,
    /// The key does not take this value, or the data does not know it.
    Value,
}

/// An error in a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterError {
    /// What sort of thing is wrong.
    pub fault: Fault,
    /// What was found and what was expected, in one sentence without a full stop.
    pub message: String,
    /// Where, in bytes of the text.
    pub range: Range<usize>,
    /// Where it begins, in characters, from 1.
    pub column: usize,
    /// What could stand in place of the range.
    pub suggestion: Option<String>,
}

impl FilterError {
    /// An error at a range; [`located`](Self::located) gives it its column.
    #[cold]
    pub fn new(fault: Fault, range: Range<usize>, message: impl Into<String>) -> Self {
        Self { fault, message: message.into(), range, column: 1, suggestion: None }
    }

    /// The error with a suggestion of what to write instead. What could not be shown as it is, is not suggested.
    #[must_use]
    pub fn suggesting(self, suggestion: Option<impl Into<String>>) -> Self {
        let suggestion = suggestion.map(Into::into).filter(|text: &String| !Clean::hides(text));
        Self { suggestion, ..self }
    }

    /// The error with the column at which its range begins in `text`.
    #[must_use]
    pub fn located(self, text: &str) -> Self {
        let before = text.get(..self.range.start).unwrap_or(text);
        Self { column: before.chars().count() + 1, ..self }
    }
}

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {}: {}", self.column, self.message)?;
        match &self.suggestion {
            Some(suggestion) => write!(f, "; use `{suggestion}`"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for FilterError {}

/// A piece of a query as a message may show it.
pub(super) fn shown(text: &str) -> Clean {
    Clean::new(text, 40)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::Filter;

    /// Text, sort of fault, column, the piece of text that is meant, what to write instead.
    type Wrong = (&'static str, Fault, usize, &'static str, Option<&'static str>);

    #[rustfmt::skip]
    const WRONG: &[Wrong] = &[
        ("tone:<0", Fault::Key, 1, "tone", Some("score")),
        ("topic:security actor:china tone:<0", Fault::Key, 28, "tone", Some("score")),
        ("Москва -recipient:TAL", Fault::Key, 9, "recipient", Some("to")),
        ("(é OR recog:none)", Fault::Key, 7, "recog", Some("recognition")),
        ("cred:1", Fault::Key, 1, "cred", Some("grade")),
        ("topc:x", Fault::Key, 1, "topc", Some("topic")),
        ("tone: x", Fault::Key, 1, "tone", Some("score")),
        ("see http://x.org/a now", Fault::Key, 5, "http://x.org/a", Some("\"http://x.org/a\"")),
        ("12:30", Fault::Key, 1, "12:30", Some("\"12:30\"")),
        ("a :b", Fault::Key, 3, ":b", Some("\":b\"")),
        ("topic:", Fault::Syntax, 7, "", None),
        ("topic: security", Fault::Syntax, 7, "", None),
        ("topic:a,", Fault::Syntax, 9, "", None),
        ("topic:,a", Fault::Syntax, 7, "", None),
        ("topic:\" \"", Fault::Syntax, 7, "\" \"", None),
        ("ж \"open", Fault::Syntax, 3, "\"open", None),
        ("\"a\"b", Fault::Syntax, 4, "b", None),
        ("a\"b\"", Fault::Syntax, 2, "\"", None),
        ("topic:a(b)", Fault::Syntax, 8, "(", None),
        ("\"topic\":a", Fault::Syntax, 8, ":", None),
        ("\"\"", Fault::Syntax, 1, "\"\"", None),
        ("\u{301}", Fault::Syntax, 1, "\u{301}", None),
        ("(a", Fault::Syntax, 1, "(", None),
        ("ab)", Fault::Syntax, 3, ")", None),
        ("()", Fault::Syntax, 2, ")", None),
        ("OR a", Fault::Syntax, 1, "OR", None),
        ("a OR OR b", Fault::Syntax, 6, "OR", None),
        ("a OR", Fault::Syntax, 5, "", None),
        ("a AND", Fault::Syntax, 6, "", None),
        ("(a AND) b", Fault::Syntax, 7, ")", None),
        ("NOT", Fault::Syntax, 4, "", None),
        ("é -", Fault::Syntax, 4, "", None),
        ("topic:>5", Fault::Value, 7, ">5", None),
        ("dyad:RUS", Fault::Value, 6, "RUS", None),
        ("dyad:RUS-", Fault::Value, 6, "RUS-", None),
        ("dyad:>TAL", Fault::Value, 6, ">TAL", None),
        ("dyad:A>B>C", Fault::Value, 6, "A>B>C", None),
        ("quad:words+,wrods-", Fault::Value, 13, "wrods-", Some("words-")),
        ("quad:neutral", Fault::Value, 6, "neutral", Some("none")),
        ("score:11", Fault::Value, 7, "11", None),
        ("score:nan", Fault::Value, 7, "nan", None),
        ("score:1e1", Fault::Value, 7, "1e1", None),
        ("score:<é", Fault::Value, 8, "é", None),
        ("score:2..-2", Fault::Value, 7, "2..-2", Some("-2..2")),
        ("score:1...2", Fault::Value, 10, ".2", None),
        ("score:..2", Fault::Value, 7, "", None),
        ("score:*..*", Fault::Value, 7, "*..*", None),
        ("é date:2021-13", Fault::Value, 8, "2021-13", None),
        ("date:yesterday", Fault::Value, 6, "yesterday", None),
        ("date:2021..2020-12", Fault::Value, 6, "2021..2020-12", Some("2020-12..2021")),
        ("date:2020..20x1", Fault::Value, 12, "20x1", None),
        ("date:30d..90d", Fault::Value, 6, "30d..90d", Some("90d..30d")),
        ("date:1m..1y", Fault::Value, 6, "1m..1y", Some("1y..1m")),
        ("since:2021..2022", Fault::Value, 7, "2021..2022", None),
        ("since:2021,2022", Fault::Value, 12, "2022", None),
        ("until:123456d", Fault::Value, 7, "123456d", None),
        ("grade:G", Fault::Value, 7, "G", None),
        ("grade:A7", Fault::Value, 7, "A7", None),
        ("grade:<B", Fault::Value, 7, "<B", None),
        ("confidence:medium", Fault::Value, 12, "medium", Some("moderate")),
        ("confidence:high..low", Fault::Value, 12, "high..low", Some("low..high")),
        ("significance:4", Fault::Value, 14, "4", None),
        ("standing:alied", Fault::Value, 10, "alied", Some("allied")),
        ("standing:allied..hostile", Fault::Value, 10, "allied..hostile", Some("hostile..allied")),
        ("law:listed..*", Fault::Value, 5, "listed..*", None),
        ("topic:*..a", Fault::Value, 7, "*..a", None),
        ("law:listed..delisted", Fault::Value, 5, "listed..delisted", None),
        ("post:embasy", Fault::Value, 6, "embasy", Some("embassy")),
        ("recognition:>none", Fault::Value, 13, ">none", None),
        ("sign:?", Fault::Value, 6, "?", None),
        ("is:fresh", Fault::Value, 4, "fresh", None),
    ];

    #[test]
    fn errors_say_where_and_what_instead() {
        for (text, fault, column, piece, suggestion) in WRONG {
            let error = Filter::parse(text).expect_err(text);
            assert_eq!(error.fault, *fault, "{text}: {error}");
            assert_eq!(error.column, *column, "{text}: {error}");
            assert_eq!(&text[error.range.clone()], *piece, "{text}: {error}");
            assert_eq!(error.suggestion.as_deref(), *suggestion, "{text}: {error}");
        }
    }

    #[test]
    fn suggestions_put_in_place_lead_on() {
        for (text, _, _, _, suggestion) in WRONG {
            let error = Filter::parse(text).expect_err(text);
            if let Some(suggestion) = suggestion {
                let mut better = (*text).to_owned();
                better.replace_range(error.range.clone(), suggestion);
                let start = error.range.start;
                let further = |next: FilterError| next.range.start > start;
                assert!(Filter::parse(&better).err().is_none_or(further), "{better}");
            }
        }
    }

    #[test]
    fn messages_are_sentences_that_say_what_to_do() {
        let message = |text: &str| Filter::parse(text).expect_err(text).to_string();
        assert_eq!(message("topic:security tone:<0"), "column 16: `tone` is not a key; use `score`");
        assert_eq!(
            message("confidence:hgih"),
            "column 12: `hgih` is not a value of `confidence`, which takes low, moderate, high; use `high`"
        );
        assert!(message("http://x").contains("put it in quotes"));
        assert!(!message("is:\u{1b}[31m").contains('\u{1b}'));
    }
}
