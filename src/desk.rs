//! One dashboard at work: keys in, frames out. The interactive loop and the printing of single frames both drive it.

mod measures;
mod open;
mod question;
mod speaker;

use std::sync::Arc;

pub use measures::{SMALLEST, measured};
pub use question::{Answer, Question};
pub use speaker::{Heard, Speaker};

use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use self::measures::{Measures, fitted};
use self::open::Open;
use crate::action::Action;
use crate::app::{
    self, Effect, Mode, Pane, Sizes, State, Stops, paste, point, point_square, reloaded, select, strike, type_char,
    update,
};
use crate::files::Edit;
use crate::keymap::{Key, Keymap, Resolved};
use crate::model::{Briefing, Clean};
use crate::scene::{self, Body, Made, Middle, Screen};
use crate::store::Store;
use crate::ui::{self, Beyond, Layout, Paint, Place, Shape};

/// A store, a state, a key table and a way to paint.
#[derive(Debug)]
pub struct Desk {
    /// What is known.
    pub store: Arc<Store>,
    /// Where the user is in it.
    pub state: State,
    /// How it is painted.
    pub paint: Paint,
    keymap: Keymap,
    pending: Vec<Key>,
    size: Size,
    open: Option<Open>,
    made: Option<Made>,
    measures: Measures,
}

impl Desk {
    /// A dashboard in a window of this size.
    #[must_use]
    pub fn new(store: Arc<Store>, state: State, keymap: Keymap, paint: Paint, size: Size) -> Self {
        let mut desk = Self {
            store,
            state,
            paint,
            keymap,
            pending: Vec::new(),
            size,
            open: None,
            made: None,
            measures: Measures::default(),
        };
        desk.fit();
        desk
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Effect {
        let layers = app::layers(&self.state);
        let effect = match self.keymap.resolve(&layers, &self.pending, key) {
            Resolved::Act(action) => {
                self.pending.clear();
                return self.act(action);
            }
            Resolved::Wait => {
                self.pending.push(key);
                return Effect::None;
            }
            Resolved::Miss => {
                self.pending.clear();
                self.state.notice = None;
                match (self.state.mode(), key.text()) {
                    (Mode::Input, Some(c)) => type_char(&mut self.state, &self.store, c),
                    (Mode::Talk, text) => strike(&mut self.state, text.and_then(|c| c.to_digit(10))),
                    _ => {}
                }
                Effect::None
            }
        };
        self.fit();
        effect
    }

    /// Performs an action.
    pub fn act(&mut self, action: Action) -> Effect {
        let effect = update(&mut self.state, &self.store, action);
        self.fit();
        effect
    }

    /// What is wanted and could not be answered at once: first what the state asks, then the page on top, which needs that.
    #[must_use]
    pub fn question(&self) -> Option<Question> {
        let page = || self.open.as_ref()?.wanted(&self.state).map(Question::Page);
        self.state.question().map(Question::State).or_else(page)
    }

    /// Answers what is asked, however long that takes: for who prints a frame and has nothing else to do.
    pub fn settle(&mut self) {
        // The counts, what is made of them, and nothing after that.
        for _ in 0..2 {
            let Some(answer) = self.question().and_then(|question| question.answer(&self.store, &|| true)) else {
                return;
            };
            self.answered(answer);
        }
    }

    /// Takes an answer that was found elsewhere.
    pub fn answered(&mut self, answer: Answer) {
        match answer {
            Answer::State(answer) => self.state.answered(&self.store, *answer),
            Answer::Page(wanted, page) => {
                if let Some(open) = &mut self.open {
                    open.take(&wanted, page);
                }
            }
        }
        self.fit();
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &Clean) {
        self.state.notice = None;
        paste(&mut self.state, &self.store, text);
        self.fit();
    }

    /// Takes a click: selects the row under it, or on a page what lies nearest on the line.
    pub fn click(&mut self, column: u16, row: u16) {
        if self.state.mode() == Mode::Talk {
            return;
        }
        self.state.notice = None;
        let screen = scene::outline(&self.store, &self.state);
        let Some(layout) = Layout::new(self.size, Shape::from(&screen)) else { return };
        let Some((place, Some(line))) = layout.at(column, row) else { return };
        let (Place::Pane(pane), Body::Panes { lists, .. }) = (place, &screen.body) else {
            if place == Place::Page && !self.click_square(&screen, (column, row)) {
                point(&mut self.state, usize::from(line), column.saturating_sub(1));
            }
            return;
        };
        let Some((_, list)) = Pane::ALL.iter().zip(lists).find(|(other, _)| **other == pane) else { return };
        let row = self.state.cursors.of(pane).first + ui::row_at(list, layout.room(pane), line);
        select(&mut self.state, &self.store, pane, row);
        self.fit();
    }

    /// Takes a click on a matrix; tells whether there is one.
    fn click_square(&mut self, screen: &Screen, at: (u16, u16)) -> bool {
        let area = Layout::new(self.size, Shape::from(screen)).and_then(|layout| layout.page);
        let Some((Middle::Stage(stage), area)) = self.open.as_ref().map(Open::middle).zip(area) else {
            return false;
        };
        let scene::Stage::Matrix(matrix) = &*stage else { return false };
        if let Some([row, column]) = ui::square_at(matrix, area, at) {
            point_square(&mut self.state, row, column);
            self.fit();
        }
        true
    }

    /// Titles can be drawn at twice the size.
    pub fn enlarge(&mut self) {
        self.paint.large = true;
        self.fit();
    }

    /// The window has another size.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
        self.fit();
    }

    /// Goes on in another store, at the same place.
    pub fn renew(&mut self, store: Store) {
        let before = std::mem::replace(&mut self.store, Arc::new(store));
        reloaded(&mut self.state, &before, &self.store);
        self.make_anew();
    }

    /// Takes the user's briefings as they are in their file now.
    pub fn take_briefings(&mut self, own: Vec<Briefing>) {
        self.state.take_briefings(&self.store, own);
        self.make_anew();
    }

    /// Keeps the user's briefings as they were, since their file cannot be used: why.
    pub fn refuse_briefings(&mut self, why: String) {
        self.state.setup.composing.trouble = Some(why);
        self.make_anew();
    }

    /// Takes the user's briefings after a change to the one with this id; the cursor goes along with what was moved.
    pub fn composed(&mut self, edit: &Edit, id: &str, own: Vec<Briefing>) {
        let target = self.state.composed(&self.store, edit, id, own);
        self.make_anew();
        if let Some(page) = target {
            self.state.point_at(page);
        }
    }

    /// Makes afresh what was kept of a page and of slides.
    fn make_anew(&mut self) {
        (self.open, self.made, self.measures) = (None, None, Measures::default());
        self.fit();
    }

    /// What the screen shows now.
    #[must_use]
    pub fn screen(&self) -> Screen {
        let top = self.open.as_ref().map(Open::middle);
        scene::screen(&self.store, &self.state, &self.keymap, top)
    }

    /// Draws what the screen shows now over the whole of a buffer.
    pub fn draw(&self, buffer: &mut Buffer) -> Beyond {
        let made = self.made.as_ref();
        if let Some(seen) = made.and_then(|made| scene::projection(&self.store, &self.state, &self.keymap, made)) {
            return ui::project(buffer, &seen, &self.paint);
        }
        ui::draw(buffer, &self.screen(), &self.paint)
    }

    /// Rows and columns of a matrix that are seen at once, where one lies on top.
    fn squares(&self, layout: &Layout) -> [usize; 2] {
        let grid = scene::grid(&self.store, &self.state).zip(layout.page);
        grid.map_or([1; 2], |(grid, area)| ui::matrix_room(&grid, area))
    }

    /// Tells the state how much room its lists have, and keeps the selections in view.
    fn fit(&mut self) {
        self.fit_talk();
        let outline = scene::outline(&self.store, &self.state);
        let Some(layout) = Layout::new(self.size, Shape::from(&outline)) else { return };
        let lists = match &outline.body {
            Body::Panes { lists, .. } => lists.as_slice(),
            Body::Page { .. } | Body::Stage { .. } => &[],
        };
        let mut lists = lists.iter();
        let panes = Pane::ALL.map(|pane| lists.next().map_or(0, |list| ui::rows_in(list, layout.room(pane))));
        let inside = layout.page_size();
        self.state.sizes = Sizes {
            panes,
            page: usize::from(inside.height.max(1)),
            columns: inside.width.into(),
            squares: self.squares(&layout),
            dialog: layout.dialog_lines().max(1),
            width: self.size.width.into(),
        };
        self.state.fit();
        if let Some(rows) = scene::rows_to_read(&self.store, &self.state, &self.keymap) {
            self.state.see_rows(rows);
        }
        self.state.lay_timeline(&self.store);
        self.open = Open::renewed(self.open.take(), &self.store, &mut self.state, &mut self.measures);
        let Some(open) = &mut self.open else { return self.state.see(Stops::default()) };
        open.fit(inside, self.paint.glyphs);
        let area = layout.page.unwrap_or_default();
        if let Middle::Stage(stage) = open.middle() {
            self.state.sizes.page = ui::stage_lines(&stage, area).max(1).into();
        }
        if open.waits() || self.state.awaits_events() {
            return self.state.wait(open.about);
        }
        self.state.see(open.stops(inside.width, area, self.paint.glyphs));
    }

    /// Takes the slide that a room sees from those of its briefing, which are made once, and tells the talk how it fits. All
    /// are measured when the window or the talk is another one.
    fn fit_talk(&mut self) {
        let before = self.made.take();
        let Some(talk) = &self.state.talk else { return };
        let slides = self.measures.of(&self.store, &self.state, talk.briefing);
        self.made = Made::of(&self.store, &self.state, slides, before);
        let Some(made) = &self.made else { return };
        let fits = fitted(talk.fits.clone(), made, slides, self.size, &self.paint);
        if let Some(talk) = &mut self.state.talk {
            talk.fits = fits;
        }
    }
}
