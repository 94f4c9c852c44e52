//! One dashboard at work: keys in, frames out. The interactive loop and the printing of single frames both drive it.

use ratatui::Frame;
use ratatui::layout::Size;

use crate::app::{Effect, Mode, Pane, Sizes, State, paste, select, type_char, update};
use crate::keymap::{Key, Keymap, Resolved};
use crate::model::Clean;
use crate::scene::{self, Screen};
use crate::store::Store;
use crate::ui::{self, Glyphs, Layout, Theme};

/// How frames are painted.
#[derive(Debug, Clone)]
pub struct Paint {
    /// Its colours, reduced to what the terminal has.
    pub theme: Theme,
    /// Which characters may be drawn.
    pub glyphs: Glyphs,
}

/// A store, a state, a key table and a way to paint.
#[derive(Debug)]
pub struct Desk {
    /// What is known.
    pub store: Store,
    /// Where the user is in it.
    pub state: State,
    keymap: Keymap,
    pending: Vec<Key>,
    paint: Paint,
    size: Size,
}

impl Desk {
    /// A dashboard in a window of this size.
    #[must_use]
    pub fn new(store: Store, state: State, keymap: Keymap, paint: Paint, size: Size) -> Self {
        let mut desk = Self { store, state, keymap, pending: Vec::new(), paint, size };
        desk.fit();
        desk
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Effect {
        let layers = scene::layers(&self.state);
        let effect = match self.keymap.resolve(&layers, &self.pending, key) {
            Resolved::Act(action) => {
                self.pending.clear();
                update(&mut self.state, &self.store, action)
            }
            Resolved::Wait => {
                self.pending.push(key);
                return Effect::None;
            }
            Resolved::Miss => {
                self.pending.clear();
                if let (Mode::Input, Some(c)) = (self.state.mode(), key.text()) {
                    type_char(&mut self.state, &self.store, c);
                }
                Effect::None
            }
        };
        self.fit();
        effect
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &Clean) {
        paste(&mut self.state, &self.store, text);
        self.fit();
    }

    /// Takes a click: selects the row under it.
    pub fn click(&mut self, column: u16, row: u16) {
        let screen = self.screen();
        let Some((pane, row)) = self.layout(&screen).at(&screen, column, row) else { return };
        let row = self.state.cursors.of(pane).first + row;
        select(&mut self.state, &self.store, pane, row);
        self.fit();
    }

    /// The window has another size.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
        self.fit();
    }

    /// Paints in other colours from now on.
    pub fn repaint(&mut self, paint: Paint) {
        self.paint = paint;
    }

    /// What the screen shows now.
    #[must_use]
    pub fn screen(&self) -> Screen {
        scene::screen(&self.store, &self.state, &self.keymap)
    }

    /// Draws what the screen shows now.
    pub fn draw(&self, frame: &mut Frame<'_>) {
        ui::paint(frame, &self.screen(), &self.paint.theme, self.paint.glyphs);
    }

    fn layout(&self, screen: &Screen) -> Layout {
        Layout::new(self.size, screen)
    }

    /// Tells the state how much room its lists have, and keeps the selections in view.
    fn fit(&mut self) {
        let layout = self.layout(&self.screen());
        let rows = |pane| layout.pane_rows(pane);
        self.state.sizes = Sizes { panes: Pane::ALL.map(rows), page: layout.page_rows(), dialog: layout.dialog_rows() };
        self.state.fit();
    }
}
