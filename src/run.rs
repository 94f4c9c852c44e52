//! The interactive loop.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use ratatui::style::{Modifier, Style, Stylize};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use crate::model::Clean;
use crate::store::Store;
use crate::term::{self, Handler, Next, Options, Refusal, Session};

/// Shows a graph until the user has seen enough; returns the exit code.
///
/// # Errors
/// When there is no terminal to show it on; then nothing was written.
pub fn dashboard(store: &Store, options: Options) -> Result<u8, Refusal> {
    let mut session = Session::enter(options)?;
    let mut dashboard = Dashboard { store, selected: 0, top: 0, height: 0, banner: None };
    fail_when_told("worker");
    Ok(term::drive(&mut session, &mut dashboard))
}

#[derive(Debug)]
struct Dashboard<'a> {
    store: &'a Store,
    selected: usize,
    /// The first actor on the screen.
    top: usize,
    /// How many actors fit on the screen.
    height: usize,
    banner: Option<Clean>,
}

impl Dashboard<'_> {
    /// The smallest window that is worth drawing on.
    const SMALLEST: Size = Size { width: 40, height: 10 };

    fn select(&mut self, row: usize) -> Next {
        let last = self.store.graph.actors.len().saturating_sub(1);
        self.selected = row.min(last);
        self.scroll();
        Next::Draw
    }

    fn scroll(&mut self) {
        let lowest = (self.selected + 1).saturating_sub(self.height);
        self.top = self.top.clamp(lowest, self.selected.max(lowest));
    }

    /// The actors on the screen.
    fn actors(&self) -> impl Iterator<Item = Line<'_>> {
        let actors = self.store.graph.actors.rows().enumerate().skip(self.top).take(self.height);
        actors.map(|(row, actor)| {
            let style = if row == self.selected { Modifier::REVERSED.into() } else { Style::new() };
            Line::styled(&*actor.name, style)
        })
    }
}

impl Handler for Dashboard<'_> {
    fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        if area.width < Self::SMALLEST.width || area.height < Self::SMALLEST.height {
            put(frame, Paragraph::new("window too small"), area);
            return;
        }
        let row = |y| Rect { y, height: 1, ..area };
        put(frame, Line::raw(&*self.store.graph.title).bold().cyan(), row(0));
        for (y, line) in (1..).zip(self.actors()) {
            put(frame, line, row(y));
        }
        let below = self.banner.as_deref().unwrap_or("j k move · Ctrl-L redraw · Ctrl-Z suspend · q quit");
        put(frame, Line::raw(below), row(area.bottom().saturating_sub(1)));
    }

    fn resize(&mut self, size: Size) {
        self.height = usize::from(size.height.saturating_sub(2));
        self.scroll();
    }

    fn key(&mut self, key: KeyEvent, session: &mut Session) -> Next {
        fail_when_told("ui");
        match (key.modifiers, key.code) {
            (KeyModifiers::CONTROL, KeyCode::Char('c')) | (KeyModifiers::NONE, KeyCode::Char('q')) => Next::Quit(0),
            (KeyModifiers::CONTROL, KeyCode::Char('z')) => {
                session.suspend();
                Next::Draw
            }
            (KeyModifiers::CONTROL, KeyCode::Char('l')) => {
                session.redraw();
                Next::Draw
            }
            (_, KeyCode::Char('j') | KeyCode::Down) => self.select(self.selected.saturating_add(1)),
            (_, KeyCode::Char('k') | KeyCode::Up) => self.select(self.selected.saturating_sub(1)),
            _ => Next::Wait,
        }
    }

    fn failed(&mut self, what: &Clean) -> Next {
        self.banner = Some(what.clone());
        Next::Draw
    }
}

/// The only way onto the screen: an area that reaches beyond it is cut, since most widgets panic there.
#[expect(clippy::disallowed_methods, reason = "this is the way round it")]
fn put(frame: &mut Frame<'_>, widget: impl Widget, area: Rect) {
    let area = area.intersection(frame.area());
    if !area.is_empty() {
        frame.render_widget(widget, area);
    }
}

/// For the tests of what a panic leaves behind: `BILAT_TEST_PANIC` names the thread that panics.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "that is what it is for")]
fn fail_when_told(thread: &str) {
    if std::env::var("BILAT_TEST_PANIC").is_ok_and(|told| told == thread) {
        assert!(thread != "ui", "told to");
        let _ = std::thread::Builder::new().name("count".to_owned()).spawn(|| panic!("told to"));
    }
}

#[cfg(not(debug_assertions))]
fn fail_when_told(_thread: &str) {}
