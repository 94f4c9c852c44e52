//! A reply of the terminal that comes too late reads like keys, and must not act like them.

use crossterm::event::{Event, KeyCode, KeyModifiers};

/// Keeps one late reply (`ESC ]` … `BEL`, or … `ESC \`) from being taken for keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Late {
    /// Nothing is to come.
    #[default]
    Nothing,
    /// A reply is to come.
    Expected,
    /// It has begun; this many characters at most are still part of it.
    Within(u8),
}

impl Late {
    /// Longest reply that is looked for, in characters.
    const LONGEST: u8 = 32;

    /// The event, unless it is part of the reply.
    pub(super) fn pass(&mut self, event: Event) -> Option<Event> {
        let Event::Key(key) = &event else { return Some(event) };
        let is = |c, modifiers| key.code == KeyCode::Char(c) && key.modifiers == modifiers;
        let (next, part) = match *self {
            Self::Expected if is(']', KeyModifiers::ALT) => (Self::Within(Self::LONGEST), true),
            Self::Within(0) => (Self::Nothing, false),
            Self::Within(_) if is('g', KeyModifiers::CONTROL) || is('\\', KeyModifiers::ALT) => (Self::Nothing, true),
            Self::Within(left) => (Self::Within(left.saturating_sub(1)), true),
            other => (other, false),
        };
        *self = next;
        (!part).then_some(event)
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyEvent;

    use super::*;

    fn keys(late: Late, typed: &str) -> String {
        let mut late = late;
        let mut passed = String::new();
        for c in typed.chars() {
            let (code, modifiers) = match c {
                '<' => (']', KeyModifiers::ALT),
                '>' => ('\\', KeyModifiers::ALT),
                '!' => ('g', KeyModifiers::CONTROL),
                other => (other, KeyModifiers::NONE),
            };
            if late.pass(Event::Key(KeyEvent::new(KeyCode::Char(code), modifiers))).is_some() {
                passed.push(c);
            }
        }
        passed
    }

    #[test]
    fn only_an_expected_reply_is_kept_back_and_only_once() {
        for (late, typed, passed) in [
            (Late::Nothing, "j<11;rgb:0/0/0>k", "j<11;rgb:0/0/0>k"),
            (Late::Expected, "j<11;rgb:1e1e/1e1e/1e1e>k", "jk"),
            (Late::Expected, "<11;rgb:1e1e/1e1e/1e1e!q", "q"),
            (Late::Expected, "<x>q<x>", "q<x>"),
            (Late::Expected, "jk", "jk"),
        ] {
            assert_eq!(keys(late, typed), passed, "{typed}");
        }
    }

    #[test]
    fn a_reply_without_an_end_does_not_swallow_keys_for_ever() {
        let typed = format!("<{}q", "1".repeat(60));
        assert!(keys(Late::Expected, &typed).ends_with('q'));
    }
}
