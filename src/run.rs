//! The interactive loop: keys and wake-ups into the desk, effects performed, one line each.

mod counting;

use std::sync::Arc;

use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::Frame;
use ratatui::layout::Size;

use self::counting::Counting;
use crate::action::Action;
use crate::app::{Effect, Notice, reloaded, update};
use crate::desk::{Desk, Paint};
use crate::files::Keeper;
use crate::keymap::Key;
use crate::model::{Clean, View};
use crate::store::Store;
use crate::term::{self, Ground, Handler, Next, Options, Refusal, Session, Waker};
use crate::ui::{Depth, Glyphs, Theme};

/// Reads the files again: a store, or why there is none.
pub type Reload = Box<dyn Fn() -> Result<Store, String>>;

/// Shows a desk until the user has seen enough; returns the exit code, and the desk as it was left. Views that get a
/// name go to the keeper.
///
/// # Errors
/// When there is no terminal to show it on; then nothing was written.
pub fn dashboard(
    desk: Desk,
    glyphs: Glyphs,
    reload: Reload,
    keeper: Keeper,
    options: Options,
) -> Result<(u8, Desk), Refusal> {
    let mut session = Session::enter(options)?;
    let mut show = Show {
        theme: desk.state.look.theme.clone(),
        desk,
        glyphs,
        reload,
        keeper,
        depth: depth(options.depth),
        counting: Counting::default(),
        waker: session.waker(),
    };
    show.dress();
    show.count();
    fail_when_told("worker");
    let code = term::drive(&mut session, &mut show);
    Ok((code, show.desk))
}

/// How many colours a theme is to use.
#[must_use]
pub fn depth(depth: term::Depth) -> Depth {
    match depth {
        term::Depth::None => Depth::None,
        term::Depth::Sixteen => Depth::Sixteen,
        term::Depth::Indexed => Depth::Indexed,
        term::Depth::Full => Depth::True,
    }
}

struct Show {
    desk: Desk,
    theme: String,
    depth: Depth,
    glyphs: Glyphs,
    reload: Reload,
    counting: Counting,
    waker: Waker,
    keeper: Keeper,
}

impl Show {
    fn perform(&mut self, effect: Effect, session: &mut Session) -> Next {
        match effect {
            Effect::None => {}
            Effect::Quit => return Next::Quit(0),
            Effect::Reload => self.reload(),
            Effect::Redraw => session.redraw(),
            Effect::Suspend => session.suspend(),
            Effect::Mouse(on) => session.set_mouse(on),
            Effect::Copy(text) => {
                if let Err(error) = session.copy(&text) {
                    self.desk.state.notice = Some(Notice::alert(error.to_string()));
                }
            }
            Effect::SaveView(name, view) => self.keep(&name, &view),
        }
        self.dress();
        self.count();
        Next::Draw
    }

    /// Has the counts made that the state wants.
    fn count(&mut self) {
        self.counting.follow(self.desk.state.wanted(), &self.desk.store, &self.waker);
    }

    /// Only a whole new store takes the place of the one on the screen.
    fn reload(&mut self) {
        match (self.reload)() {
            Ok(store) => {
                let before = std::mem::replace(&mut self.desk.store, Arc::new(store));
                reloaded(&mut self.desk.state, &before, &self.desk.store);
                let notice = self.desk.state.notice.take();
                self.desk.state.notice = notice.or_else(|| Some(Notice::info("read again")));
            }
            Err(error) => {
                let first = error.lines().filter(|line| !line.trim().is_empty()).take(2).collect::<Vec<_>>().join(" ");
                let text = format!("not read again, showing what was there: {}", Clean::label(&first));
                self.desk.state.notice = Some(Notice::alert(text));
            }
        }
    }

    fn keep(&mut self, name: &str, view: &View) {
        let shown = Clean::label(name);
        self.desk.state.notice = Some(match self.keeper.keep_view(name, view) {
            Ok(()) => Notice::info(format!("kept; the palette finds this view as `{shown}`")),
            Err(why) => Notice::alert(format!("the palette finds `{shown}` until you quit, not after: {why}")),
        });
    }

    /// Follows the theme that the state names.
    fn dress(&mut self) {
        self.theme.clone_from(&self.desk.state.look.theme);
        if let Some(theme) = Theme::builtin(&self.theme).map(|theme| theme.at(self.depth)) {
            self.desk.repaint(Paint { theme, glyphs: self.glyphs });
        }
    }
}

impl Handler for Show {
    fn draw(&mut self, frame: &mut Frame<'_>) {
        self.desk.draw(frame);
    }

    fn resize(&mut self, size: Size) {
        self.desk.resize(size);
    }

    fn key(&mut self, key: KeyEvent, session: &mut Session) -> Next {
        fail_when_told("ui");
        let Some(key) = Key::from_event(&key) else { return Next::Wait };
        let effect = self.desk.key(key);
        self.perform(effect, session)
    }

    fn paste(&mut self, text: &Clean) -> Next {
        self.desk.paste(text);
        self.count();
        Next::Draw
    }

    fn woken(&mut self, _session: &mut Session) -> Next {
        let Some(tally) = self.counting.take() else { return Next::Wait };
        self.desk.counted(tally);
        self.count();
        Next::Draw
    }

    fn mouse(&mut self, mouse: MouseEvent, session: &mut Session) -> Next {
        let action = match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                self.desk.click(mouse.column, mouse.row);
                return Next::Draw;
            }
            MouseEventKind::ScrollDown => Action::Down,
            MouseEventKind::ScrollUp => Action::Up,
            _ => return Next::Wait,
        };
        let effect = update(&mut self.desk.state, &self.desk.store, action);
        self.perform(effect, session)
    }

    fn ground(&mut self, ground: Ground) -> Next {
        if self.desk.state.look.chosen || ground == Ground::Dark {
            return Next::Wait;
        }
        "daylight".clone_into(&mut self.desk.state.look.theme);
        self.dress();
        Next::Draw
    }

    fn failed(&mut self, what: &Clean) -> Next {
        self.desk.state.notice = Some(Notice::alert(what.to_string()));
        Next::Draw
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
