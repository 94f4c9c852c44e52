//! The speaker's console at work: what is heard of a talk in, keys in, frames out.

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use crate::action::Action;
use crate::app::{Effect, Shown, fingerprint};
use crate::keymap::{Key, Keymap, Layer, Resolved};
use crate::model::Briefing;
use crate::scene::{self, Console, Hearing};
use crate::store::Store;
use crate::ui::{self, Depth, Glyphs, NAMES, Paint, Theme};

/// What is heard of a talk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Heard {
    /// Nothing.
    #[default]
    Silence,
    /// That another version of the program gives one.
    Unlike,
    /// How it stands.
    Talk {
        /// All that is told of it; the time runs on here.
        shown: Box<Shown>,
        /// Whether it is about the data that is read here.
        same: bool,
        /// Whether nothing is heard of it any more.
        gone: bool,
    },
}

/// A console.
#[derive(Debug)]
pub struct Speaker {
    store: Store,
    /// The user's own briefings.
    own: Vec<Briefing>,
    keymap: Keymap,
    /// The name of the theme.
    name: &'static str,
    paint: Paint,
    depth: Depth,
    size: Size,
    heard: Heard,
    /// The first line of the notes that is seen.
    first: usize,
}

impl Speaker {
    /// A console that has heard nothing, in the theme of this name; nothing where there is no such theme.
    #[must_use]
    pub fn new(store: Store, own: Vec<Briefing>, keymap: Keymap, look: (&str, Depth, Glyphs)) -> Option<Self> {
        let (name, depth, glyphs) = look;
        let name = NAMES.into_iter().find(|known| *known == name)?;
        let paint = Paint { theme: Theme::builtin(name)?.at(depth), glyphs, large: false };
        let (size, heard) = (Size::ZERO, Heard::Silence);
        Some(Self { store, own, keymap, name, paint, depth, size, heard, first: 0 })
    }

    /// Takes the theme of this name, if there is one.
    pub fn dress(&mut self, name: &'static str) {
        if let Some(theme) = Theme::builtin(name) {
            (self.name, self.paint.theme) = (name, theme.at(self.depth));
        }
    }

    /// What is known.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Goes on with the user's briefings as they are now.
    pub fn take_briefings(&mut self, own: Vec<Briefing>) {
        self.own = own;
    }

    /// The fingerprint of the data and of the user's briefings.
    #[must_use]
    pub fn data(&self) -> u64 {
        fingerprint(&self.store, &self.own)
    }

    /// Every briefing that is known here.
    #[must_use]
    pub fn briefings(&self) -> Vec<&Briefing> {
        self.store.graph.briefings.rows().chain(&self.own).collect()
    }

    /// What is heard now. At another step the notes begin at their beginning.
    pub fn hear(&mut self, heard: Heard) {
        if step(&heard) != step(&self.heard) {
            self.first = 0;
        }
        self.heard = heard;
    }

    /// Nothing more is heard of the talk, if there was one.
    pub fn lose(&mut self) {
        if let Heard::Talk { gone, .. } = &mut self.heard {
            *gone = true;
        }
    }

    /// The talk has run so long by now.
    pub fn pass(&mut self, time: Duration) {
        if let Heard::Talk { shown, .. } = &mut self.heard {
            shown.spent = time;
        }
    }

    /// Takes a key: the notes are scrolled, and what a terminal needs is asked of whoever drives it.
    pub fn key(&mut self, key: Key) -> Effect {
        let Resolved::Act(action) = self.keymap.resolve(&[Layer::Global], &[], key) else { return Effect::None };
        match action {
            Action::Quit | Action::QuitNow => return Effect::Quit,
            Action::Redraw => return Effect::Redraw,
            Action::Suspend => return Effect::Suspend,
            Action::Theme => {
                let after = NAMES.into_iter().skip_while(|name| *name != self.name).nth(1);
                self.dress(after.unwrap_or(NAMES[0]));
            }
            _ => self.scroll(action),
        }
        Effect::None
    }

    /// The notes are never scrolled past their end.
    fn scroll(&mut self, action: Action) {
        let (lines, seen) = ui::notes_lines(&self.console(), self.size, self.paint.glyphs);
        let last = lines.saturating_sub(seen);
        let page = seen.saturating_sub(1).max(1);
        let first = self.first.min(last);
        self.first = match action {
            Action::Down => first + 1,
            Action::Up => first.saturating_sub(1),
            Action::PageDown => first + page,
            Action::PageUp => first.saturating_sub(page),
            Action::Top => 0,
            Action::Bottom => last,
            _ => first,
        }
        .min(last);
    }

    /// The window has another size.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
    }

    /// Draws it over the whole of a buffer.
    pub fn draw(&self, buffer: &mut Buffer) {
        ui::console(buffer, &self.console(), self.first, &self.paint);
    }

    fn console(&self) -> Console {
        let hearing = match &self.heard {
            Heard::Silence => Hearing::Silence,
            Heard::Unlike => Hearing::Unlike,
            Heard::Talk { shown, same, gone } => Hearing::Talk { shown, same: *same, gone: *gone },
        };
        scene::speaker(&self.store, &self.briefings(), hearing)
    }
}

/// Which briefing and step it is about.
fn step(heard: &Heard) -> Option<(&str, usize)> {
    match heard {
        Heard::Talk { shown, .. } => Some((&shown.briefing, shown.step)),
        Heard::Silence | Heard::Unlike => None,
    }
}
