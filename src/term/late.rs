//! The answer of the terminal to a question reads like keys, and must not act like them.

use crossterm::event::{Event, KeyCode, KeyModifiers};

/// What every answer to our question begins with.
const HEAD: &str = "11;rgb";
/// Longest answer, in bytes.
const LONGEST: usize = 32;

/// Keeps one answer (`ESC ]` … `BEL`, or … `ESC \`), whenever it comes, from being taken for keys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Late {
    /// Nothing is to come.
    #[default]
    Nothing,
    /// An answer is to come.
    Expected,
    /// This much of it has come.
    Within(String),
}

/// What an event is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Passed {
    /// No part of an answer.
    Event(Event),
    /// A part of one that goes on.
    Part,
    /// The end of one, with all that it says.
    Answer(String),
}

impl Late {
    /// Takes the event, if it is a part of the answer.
    pub(super) fn pass(&mut self, event: Event) -> Passed {
        let Event::Key(key) = &event else { return Passed::Event(event) };
        let is = |c, modifiers| key.code == KeyCode::Char(c) && key.modifiers == modifiers;
        match std::mem::take(self) {
            Self::Expected if is(']', KeyModifiers::ALT) => *self = Self::Within(String::new()),
            Self::Within(text) if is('g', KeyModifiers::CONTROL) || is('\\', KeyModifiers::ALT) => {
                return Passed::Answer(text);
            }
            Self::Within(mut text) => match key.code {
                KeyCode::Char(c) if goes_on(&text, c) => {
                    text.push(c);
                    *self = Self::Within(text);
                }
                // That was a key after all.
                _ => {
                    *self = Self::Expected;
                    return Passed::Event(event);
                }
            },
            other => {
                *self = other;
                return Passed::Event(event);
            }
        }
        Passed::Part
    }
}

/// Whether an answer that began with `text` can go on with `c`.
fn goes_on(text: &str, c: char) -> bool {
    match HEAD.get(text.len()..).and_then(|rest| rest.chars().next()) {
        Some(next) => c == next,
        None => text.len() < LONGEST && (c.is_ascii_hexdigit() || matches!(c, ':' | '/')),
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyEvent;

    use super::*;

    /// The keys that are left, and the answer.
    fn keys(mut late: Late, typed: &str) -> (String, Option<String>) {
        let mut passed = (String::new(), None);
        for c in typed.chars() {
            let (code, modifiers) = match c {
                '<' => (']', KeyModifiers::ALT),
                '>' => ('\\', KeyModifiers::ALT),
                '!' => ('g', KeyModifiers::CONTROL),
                c => (c, KeyModifiers::NONE),
            };
            match late.pass(Event::Key(KeyEvent::new(KeyCode::Char(code), modifiers))) {
                Passed::Event(_) => passed.0.push(c),
                Passed::Part => {}
                Passed::Answer(text) => passed.1 = Some(text),
            }
        }
        passed
    }

    #[test]
    fn one_answer_does_not_act() {
        for (late, typed, left, answer) in [
            (Late::Expected, "j<11;rgb:1e1e/1e1e/1e1e>k", "jk", Some("11;rgb:1e1e/1e1e/1e1e")),
            (Late::Expected, "<11;rgb:ffff/ffff/ffff!q", "q", Some("11;rgb:ffff/ffff/ffff")),
            (Late::Expected, "<11;rgba:0/0/0/0!", "", Some("11;rgba:0/0/0/0")),
            (Late::Expected, "<11;rgb:0/0/0!<qj!", "<qj!", Some("11;rgb:0/0/0")),
            (Late::Nothing, "<11>", "<11>", None),
            (Late::Expected, "jk", "jk", None),
            (Late::Expected, "<jk<11;rgb:0/0/0!", "jk", Some("11;rgb:0/0/0")),
        ] {
            assert_eq!(keys(late, typed), (left.to_owned(), answer.map(str::to_owned)), "{typed}");
        }
    }

    #[test]
    fn an_answer_that_never_ends_swallows_no_more_than_its_length() {
        let typed = format!("<11;rgb:{}j", "f".repeat(100));
        let (left, _) = keys(Late::Expected, &typed);
        assert_eq!(left.len(), 100 + "11;rgb:".len() - LONGEST + 1);
        assert!(left.ends_with('j'));
    }
}
