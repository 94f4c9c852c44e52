//! One key as a terminal can tell it apart, and how it is made from what crossterm reports.

use std::fmt::{self, Write};

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// What is struck, without Ctrl, Alt and Shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is what its keycap says")]
pub(super) enum Code {
    /// A character that is not a control character; a capital stands for itself, without Shift.
    Char(char),
    /// A function key, from 1.
    F(u8),
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Tab,
    Enter,
    Esc,
    Backspace,
    Delete,
    Insert,
}

/// Keys with a name: how tables write it, how people are shown it, what it is.
const NAMES: &[(&str, &str, Code)] = &[
    ("up", "↑", Code::Up),
    ("down", "↓", Code::Down),
    ("left", "←", Code::Left),
    ("right", "→", Code::Right),
    ("home", "Home", Code::Home),
    ("end", "End", Code::End),
    ("pgup", "PgUp", Code::PageUp),
    ("pgdn", "PgDn", Code::PageDown),
    ("tab", "Tab", Code::Tab),
    ("enter", "Enter", Code::Enter),
    ("esc", "Esc", Code::Esc),
    ("backspace", "Backspace", Code::Backspace),
    ("del", "Del", Code::Delete),
    ("ins", "Ins", Code::Insert),
    ("space", "Space", Code::Char(' ')),
    ("lt", "<", Code::Char('<')),
    ("gt", ">", Code::Char('>')),
];

impl Code {
    /// Every name that tables give to a key, function keys aside.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, ..)| *name)
    }

    /// The key with this name in tables, in small letters.
    pub(super) fn named(name: &str) -> Option<Self> {
        let function = || name.strip_prefix('f')?.parse().ok().filter(|n| (1..=35).contains(n)).map(Self::F);
        NAMES.iter().find(|(known, ..)| *known == name).map(|(.., code)| *code).or_else(function)
    }

    fn name(self) -> Option<(&'static str, &'static str)> {
        NAMES.iter().find(|(.., code)| *code == self).map(|(name, shown, _)| (*name, *shown))
    }
}

/// A key with its modifiers. Two keys that a plain terminal sends alike are the same key: Ctrl-h is Backspace,
/// Ctrl-[ is Esc, `G` never carries Shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    code: Code,
    ctrl: bool,
    alt: bool,
    shift: bool,
}

impl Key {
    /// The key for `code` with these modifiers, as a plain terminal would send it.
    pub(super) fn new(code: Code, ctrl: bool, alt: bool, shift: bool) -> Self {
        match code {
            Code::Char(c) if ctrl => Self::control(c.to_ascii_lowercase(), alt),
            Code::Char(c) => Self { code: Code::Char(if shift { capital(c) } else { c }), ctrl, alt, shift: false },
            // Shift is easily still held after a capital, and plain terminals do not tell.
            Code::Backspace | Code::Enter | Code::Esc => Self { code, ctrl, alt, shift: false },
            _ => Self { code, ctrl, alt, shift },
        }
    }

    /// Ctrl with a character: one of the 32 control bytes, each of which several keys can send.
    fn control(c: char, alt: bool) -> Self {
        let bare = |code| Self { code, ctrl: false, alt, shift: false };
        let held = |c| Self { code: Code::Char(c), ctrl: true, alt, shift: false };
        match c {
            'h' | '8' => bare(Code::Backspace),
            'i' => bare(Code::Tab),
            'j' | 'm' => bare(Code::Enter),
            '[' | '3' => bare(Code::Esc),
            '@' | '2' => held(' '),
            '4' => held('\\'),
            '5' => held(']'),
            '6' => held('^'),
            '7' | '_' => held('/'),
            _ => held(c),
        }
    }

    /// The key that was pressed or repeats; nothing for a release, a lone modifier or a key without a name here.
    #[must_use]
    pub fn from_event(event: &KeyEvent) -> Option<Self> {
        let KeyEvent { code, modifiers, kind, .. } = *event;
        let has = |modifier| modifiers.contains(modifier);
        // A chord of the window system's is not for a program in a terminal.
        if kind == KeyEventKind::Release || has(KeyModifiers::SUPER) || has(KeyModifiers::HYPER) {
            return None;
        }
        let (code, shift) = match code {
            KeyCode::BackTab => (Code::Tab, true),
            other => (code_of(other)?, has(KeyModifiers::SHIFT)),
        };
        Some(Self::new(code, has(KeyModifiers::CONTROL), has(KeyModifiers::ALT) || has(KeyModifiers::META), shift))
    }

    /// The character that the key types, if it types one.
    #[must_use]
    pub fn text(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// The key as people are shown it: `j`, `↓`, `Ctrl-d`, `Enter`.
    #[must_use]
    pub fn shown(self) -> String {
        let name = match (self.code, self.code.name()) {
            (_, Some((_, shown))) => shown.to_owned(),
            (Code::F(n), None) => format!("F{n}"),
            (Code::Char(c), None) => c.to_string(),
            _ => String::new(),
        };
        let held = [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")];
        held.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).chain([&*name]).collect()
    }
}

/// The key as tables write it: `j`, `<down>`, `<ctrl-d>`, `<lt>`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(c) = self.text().filter(|c| !matches!(c, ' ' | '<')) {
            return f.write_char(c);
        }
        f.write_char('<')?;
        for (is, word) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            f.write_str(if is { word } else { "" })?;
        }
        match (self.code, self.code.name()) {
            (_, Some((name, _))) => f.write_str(name)?,
            (Code::Char(c), None) => f.write_char(c)?,
            (Code::F(n), None) => write!(f, "f{n}")?,
            _ => {}
        }
        f.write_char('>')
    }
}

/// The capital of a letter that has a single one.
fn capital(c: char) -> char {
    let mut capitals = c.to_uppercase();
    match (capitals.next(), capitals.next()) {
        (Some(capital), None) => capital,
        _ => c,
    }
}

fn code_of(code: KeyCode) -> Option<Code> {
    Some(match code {
        KeyCode::Char(c) if !c.is_control() => Code::Char(c),
        KeyCode::F(n) => Code::F(n),
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Tab => Code::Tab,
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> Option<String> {
        Key::from_event(&KeyEvent::new(code, modifiers)).map(|key| key.to_string())
    }

    #[test]
    fn what_a_terminal_sends_alike_is_one_key() {
        let (none, shift, ctrl) = (KeyModifiers::NONE, KeyModifiers::SHIFT, KeyModifiers::CONTROL);
        for (code, modifiers, expected) in [
            (KeyCode::Char('g'), none, "g"),
            (KeyCode::Char('G'), none, "G"),
            (KeyCode::Char('G'), shift, "G"),
            (KeyCode::Char('g'), shift, "G"),
            (KeyCode::Char('?'), shift, "?"),
            (KeyCode::Char('ß'), shift, "ß"),
            (KeyCode::Char('p'), ctrl, "<ctrl-p>"),
            (KeyCode::Char('P'), ctrl | shift, "<ctrl-p>"),
            (KeyCode::Char('h'), ctrl, "<backspace>"),
            (KeyCode::Char('['), ctrl, "<esc>"),
            (KeyCode::Char('i'), ctrl, "<tab>"),
            (KeyCode::Char('m'), ctrl, "<enter>"),
            (KeyCode::Char('j'), ctrl, "<enter>"),
            (KeyCode::Char('7'), ctrl, "<ctrl-/>"),
            (KeyCode::Char(' '), ctrl, "<ctrl-space>"),
            (KeyCode::Char('x'), KeyModifiers::ALT, "<alt-x>"),
            (KeyCode::Backspace, shift, "<backspace>"),
            (KeyCode::BackTab, shift, "<shift-tab>"),
            (KeyCode::BackTab, none, "<shift-tab>"),
            (KeyCode::Tab, shift, "<shift-tab>"),
            (KeyCode::PageDown, none, "<pgdn>"),
            (KeyCode::F(1), none, "<f1>"),
            (KeyCode::Char('<'), none, "<lt>"),
            (KeyCode::Char(' '), none, "<space>"),
        ] {
            assert_eq!(press(code, modifiers).as_deref(), Some(expected), "{code:?} {modifiers:?}");
        }
    }

    #[test]
    fn what_is_no_key_for_us_is_passed_over() {
        assert_eq!(press(KeyCode::CapsLock, KeyModifiers::NONE), None);
        assert_eq!(press(KeyCode::Char('q'), KeyModifiers::SUPER), None);
        assert_eq!(press(KeyCode::Char('\u{1}'), KeyModifiers::NONE), None);
        let of = |kind| KeyEvent { kind, ..KeyEvent::new(KeyCode::Up, KeyModifiers::NONE) };
        assert!(Key::from_event(&of(KeyEventKind::Release)).is_none());
        assert!(Key::from_event(&of(KeyEventKind::Repeat)).is_some());
    }

    #[test]
    fn a_name_leads_to_its_key_and_back() {
        for (name, _, code) in NAMES {
            assert_eq!(Code::named(name), Some(*code));
            assert_eq!(code.name().map(|(name, _)| name), Some(*name), "{code:?} is named twice");
        }
        assert_eq!((Code::named("f12"), Code::named("f0"), Code::named("f")), (Some(Code::F(12)), None, None));
    }

    #[test]
    fn people_are_shown_keycaps() {
        let shown = |code, ctrl, shift| Key::new(code, ctrl, false, shift).shown();
        assert_eq!(shown(Code::Down, false, false), "↓");
        assert_eq!(shown(Code::Char('d'), true, false), "Ctrl-d");
        assert_eq!(shown(Code::Tab, false, true), "Shift-Tab");
        assert_eq!(shown(Code::Char('<'), false, false), "<");
        assert_eq!(shown(Code::F(1), false, false), "F1");
    }
}
