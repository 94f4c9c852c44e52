//! Keys in writing: `jj<tab>/minerals<enter>`, in key tables and after `--keys`.

use std::fmt;
use std::ops::Deref;

use super::key::{Code, Key};
use crate::model::{Clean, nearest};

/// Keys struck one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Keys(Vec<Key>);

/// Why a text does not spell keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyError {
    /// Where, in characters from 1.
    pub column: usize,
    /// What is wrong there and what to write instead.
    pub message: String,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {}: {}", self.column, self.message)
    }
}

impl std::error::Error for KeyError {}

impl Keys {
    /// Reads keys: characters that stand for themselves, and names between `<` and `>` such as `<enter>`, `<pgdn>`,
    /// `<f1>`, `<ctrl-d>`, `<shift-tab>`; `<lt>` is the character `<`. Names may be written in capitals.
    ///
    /// # Errors
    /// For a name that no key has, a `<` without `>`, or a control character, at its column.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let mut keys = Vec::new();
        let (mut rest, mut column) = (text, 1);
        while let Some(c) = rest.chars().next() {
            let (key, length) =
                if c == '<' { named(rest) } else { literal(c) }.map_err(|message| KeyError { column, message })?;
            keys.push(key);
            let (read, after) = rest.split_at(length);
            column += read.chars().count();
            rest = after;
        }
        Ok(Self(keys))
    }

    /// The keys as people are shown them: `gg`, `Ctrl-x Enter`.
    #[must_use]
    pub fn shown(&self) -> String {
        let between = if self.0.iter().all(|key| key.text().is_some()) { "" } else { " " };
        self.0.iter().map(|key| key.shown()).collect::<Vec<_>>().join(between)
    }
}

impl Deref for Keys {
    type Target = [Key];

    fn deref(&self) -> &[Key] {
        &self.0
    }
}

impl fmt::Display for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|key| write!(f, "{key}"))
    }
}

/// A key or what is wrong, and the bytes that were read.
type Read = Result<(Key, usize), String>;

fn literal(c: char) -> Read {
    if c.is_control() {
        return Err("a control character; write its key by name, such as `<enter>` or `<tab>`".to_owned());
    }
    Ok((Key::new(Code::Char(c), false, false, false), c.len_utf8()))
}

/// The key between `<` and `>` at the beginning of `text`.
fn named(text: &str) -> Read {
    let Some((inner, _)) = text.strip_prefix('<').and_then(|text| text.split_once('>')) else {
        return Err("a `<` without its `>`; write `<lt>` for the character itself".to_owned());
    };
    let (mut ctrl, mut alt, mut shift, mut name) = (false, false, false, inner);
    while let Some((head, tail)) = name.split_once('-').filter(|(_, tail)| !tail.is_empty()) {
        match &*head.to_ascii_lowercase() {
            "ctrl" | "c" => ctrl = true,
            "alt" | "a" | "m" => alt = true,
            "shift" | "s" => shift = true,
            _ => break,
        }
        name = tail;
    }
    let code = code(name).ok_or_else(|| unknown(inner, name))?;
    if matches!(code, Code::Char(c) if shift && !c.is_alphabetic()) {
        return Err(format!("`<{}>`: write the character that Shift gives", Clean::new(inner, 40)));
    }
    Ok((Key::new(code, ctrl, alt, shift), inner.len() + 2))
}

/// The key called `name`, a single character included.
fn code(name: &str) -> Option<Code> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        return (!c.is_control()).then_some(Code::Char(c));
    }
    Code::named(match &*name.to_ascii_lowercase() {
        "escape" => "esc",
        "return" | "cr" => "enter",
        "bs" => "backspace",
        "delete" => "del",
        "insert" => "ins",
        "pageup" => "pgup",
        "pagedown" => "pgdn",
        other => other,
    })
}

fn unknown(inner: &str, name: &str) -> String {
    let found = format!("`<{}>` is no key", Clean::new(inner, 40));
    match nearest(name, Code::names()) {
        Some(near) => format!("{found}; did you mean `<{near}>`?"),
        None => format!("{found}; write `<lt>` for the character `<`"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_and_names_are_read() {
        for (text, expected) in [
            ("", ""),
            ("jj<tab>/minerals<enter>", "jj<tab>/minerals<enter>"),
            ("<PgDn><PageDown>", "<pgdn><pgdn>"),
            ("<ctrl-P><C-p><Ctrl-p>", "<ctrl-p><ctrl-p><ctrl-p>"),
            ("<S-Tab><shift-g><alt-G>", "<shift-tab>G<alt-G>"),
            ("<ctrl--><-><g>", "<ctrl-->-g"),
            ("<lt>a <gt>", "<lt>a<space>>"),
            ("<ctrl-h><ctrl-[><cr>", "<backspace><esc><enter>"),
            ("é日", "é日"),
        ] {
            assert_eq!(Keys::parse(text).map(|keys| keys.to_string()).as_deref(), Ok(expected), "{text}");
        }
        assert_eq!(Keys::parse("jj<tab>").unwrap().len(), 3);
    }

    #[test]
    fn what_is_wrong_is_said_at_its_column() {
        for (text, expected) in [
            ("é<pgdwn>", "column 2: `<pgdwn>` is no key; did you mean `<pgdn>`?"),
            ("a<", "column 2: a `<` without its `>`; write `<lt>` for the character itself"),
            ("<>", "column 1: `<>` is no key; write `<lt>` for the character `<`"),
            ("<hyper-x>", "column 1: `<hyper-x>` is no key; write `<lt>` for the character `<`"),
            ("<ctrl-esacpe>", "column 1: `<ctrl-esacpe>` is no key; write `<lt>` for the character `<`"),
            ("<shift-1>", "column 1: `<shift-1>`: write the character that Shift gives"),
            ("x\n", "column 2: a control character; write its key by name, such as `<enter>` or `<tab>`"),
            ("<\u{1b}[2J>", "column 1: `<[2J>` is no key; write `<lt>` for the character `<`"),
        ] {
            assert_eq!(Keys::parse(text).unwrap_err().to_string(), expected, "{text}");
        }
    }

    fn any_key() -> impl Strategy<Value = Key> {
        let names: Vec<Code> = Code::names().chain(["f1", "f12"]).filter_map(Code::named).collect();
        let character = prop_oneof![any::<char>(), prop::char::range(' ', '~')];
        let character = character.prop_filter("control", |c| !c.is_control()).prop_map(Code::Char);
        let code = prop_oneof![prop::sample::select(names), character];
        (code, any::<bool>(), any::<bool>(), any::<bool>())
            .prop_map(|(code, ctrl, alt, shift)| Key::new(code, ctrl, alt, shift))
    }

    proptest! {
        #[test]
        fn reading_what_was_written_changes_nothing(keys in prop::collection::vec(any_key(), 0..8).prop_map(Keys)) {
            prop_assert_eq!(Keys::parse(&keys.to_string()), Ok(keys));
        }

        #[test]
        fn any_text_is_read_or_refused_within_it(text in ".{0,20}") {
            if let Err(error) = Keys::parse(&text) {
                prop_assert!((1..=text.chars().count()).contains(&error.column));
                prop_assert!(!error.message.chars().any(char::is_control));
            }
        }
    }
}
