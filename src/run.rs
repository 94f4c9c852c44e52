//! The interactive loop: keys and wake-ups into the desk, effects performed, one line each.

mod clock;
mod composing;
mod counting;
mod following;
mod speaker;
mod talking;
mod telling;
mod trial;
mod waiting;

pub use composing::Composing;
pub use speaker::{Reread, speaker};
pub use waiting::{Said, Tell, Waited, wait};

use std::time::Duration;

use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use self::clock::clock;
use self::counting::Counting;
use self::following::Following;
use self::talking::Talking;
use self::telling::Telling;
use self::trial::fail_when_told;
use crate::action::Action;
use crate::app::{Effect, Notice, fingerprint};
use crate::desk::Desk;
use crate::files::{Keeper, Log};
use crate::keymap::Key;
use crate::model::{Clean, View};
use crate::scene;
use crate::term::{self, Ground, Handler, Next, Refusal, Session, Waker};
use crate::ui::{Beyond, Depth, LIGHT, Theme};
use crate::watch::{Files, Reading, Watch};

/// Where what the user makes is kept.
#[derive(Debug)]
pub struct Kept {
    /// Views under their names, and the baseline.
    pub keeper: Keeper,
    /// The user's briefings.
    pub composing: Composing,
    /// What was shown of a talk, where that is wished.
    pub log: Option<Log>,
}

/// The exit code where a thread has failed, as that of a panic.
const PANIC: u8 = 101;

/// Shows a desk until the user has seen enough; returns the exit code, and the desk as it was left. Files are followed
/// meanwhile where any are given, with how to read them. Themes are chosen for a terminal of this depth.
///
/// # Errors
/// When the system refuses to follow the files.
pub fn dashboard(
    mut session: Session,
    desk: Desk,
    depth: Depth,
    files: Option<(Files, Reading)>,
    Kept { keeper, composing, log }: Kept,
) -> Result<(u8, Desk), Refusal> {
    let watch = files.map(|(files, read)| follow(files, read, composing.followed(), &session)).transpose()?;
    let mut show = Show {
        theme: desk.state.look.theme.clone(),
        depth,
        waker: session.waker(),
        counting: Counting::default(),
        following: Following::new(watch),
        talking: Talking::new(log),
        telling: Telling::default(),
        desk,
        keeper,
        composing,
    };
    show.count();
    show.talk();
    fail_when_told("worker");
    let code = term::drive(&mut session, &mut show);
    Ok((code, show.desk))
}

fn follow(files: Files, read: Reading, briefings: Files, session: &Session) -> std::io::Result<Watch> {
    let waker = session.waker();
    Watch::start(files, read, briefings, move || waker.wake())
}

struct Show {
    desk: Desk,
    theme: String,
    depth: Depth,
    counting: Counting,
    waker: Waker,
    keeper: Keeper,
    composing: Composing,
    talking: Talking,
    telling: Telling,
    following: Following,
}

impl Show {
    fn perform(&mut self, effect: Effect, session: &mut Session) -> Next {
        self.talk();
        match effect {
            Effect::None => {}
            Effect::Quit => return Next::Quit(0),
            Effect::TalkOver { baseline, alone } => {
                let kept = baseline.map_or(Ok(None), |day| self.keeper.keep_baseline(day));
                if let Some(told) = kept.unwrap_or_else(|why| Some(format!("not kept for later runs: {why}"))) {
                    self.desk.state.notice = Some(Notice::alert(told));
                }
                if alone {
                    return Next::Quit(0);
                }
            }
            Effect::Reload => self.reload(),
            Effect::Redraw => session.redraw(),
            Effect::Suspend => {
                // Meanwhile the room sees a shell: the console is told that the presenter is away.
                self.telling = Telling::default();
                session.suspend();
                self.talk();
            }
            Effect::Mouse(on) => session.set_mouse(on),
            Effect::Copy(what) => {
                let text = scene::copied(&self.desk.store, &self.desk.state, &what);
                if let Err(error) = session.copy(&text) {
                    self.desk.state.notice = Some(Notice::alert(error.to_string()));
                }
            }
            Effect::Open(address) => {
                if let Err(error) = term::open(&address) {
                    self.desk.state.notice = Some(Notice::alert(error.to_string()));
                }
            }
            Effect::SaveView(name, view) => self.keep(&name, &view),
            Effect::Compose(edit) => self.composing.change(&mut self.desk, &edit),
            Effect::Write(briefing, step) => self.composing.write(&mut self.desk, (&briefing, step), session),
        }
        self.renew(false);
        self.dress();
        self.count();
        Next::Draw
    }

    /// Follows the talk, if one is given.
    fn talk(&mut self) {
        let unlogged = self.talking.follow(&self.desk, clock);
        let shown = self.talking.shown(&self.desk, self.following.waits());
        let untold = self.telling.follow(shown, || fingerprint(&self.desk.store, &self.desk.state.setup.briefings));
        if let Some(why) = unlogged.or(untold) {
            self.desk.state.notice = Some(Notice::alert(why));
        }
    }

    /// Has answered what the state asks.
    fn count(&mut self) {
        let waker = self.waker.clone();
        self.counting.follow(self.desk.question(), &self.desk.store, move || waker.wake());
    }

    /// Has the files read again in the background, and the user's briefings.
    fn reload(&mut self) {
        if let Some(problem) = self.following.reload() {
            self.desk.state.notice = Some(problem);
        }
        if let Some(told) = self.composing.refresh(&mut self.desk) {
            self.desk.state.notice = Some(told);
        }
    }

    /// Goes on in newer data, if there is any, and in the user's briefings as they are by it, or since they `changed`.
    fn renew(&mut self, changed: bool) {
        let renewed = self.following.renew(&mut self.desk);
        if !(renewed || changed || self.composing.is_due(&self.desk)) {
            return;
        }
        let trouble = self.desk.state.setup.composing.trouble.clone();
        let told = self.composing.refresh(&mut self.desk);
        let state = &mut self.desk.state;
        // What was wrong before goes on standing on their list.
        let is_news = |told: &Notice| changed || !told.alert || state.setup.composing.trouble != trouble;
        if let Some(told) = told.filter(is_news) {
            let before = state.notice.take().filter(|_| renewed);
            state.notice = Some(match before {
                Some(said) => said.and(told),
                None => told,
            });
        }
    }

    fn keep(&mut self, name: &str, view: &View) {
        let shown = Clean::label(name);
        self.desk.state.notice = Some(match self.keeper.keep_view(name, view) {
            Ok(None) => Notice::info(format!("kept; the palette finds this view as `{shown}`")),
            Ok(Some(told)) => Notice::alert(format!("`{shown}` is kept, other views not: {told}")),
            Err(why) => Notice::alert(format!("the palette finds `{shown}` until you quit, not after: {why}")),
        });
    }

    /// Follows the theme that the state names.
    fn dress(&mut self) {
        if self.theme == self.desk.state.look.theme {
            return;
        }
        self.theme.clone_from(&self.desk.state.look.theme);
        if let Some(theme) = Theme::builtin(&self.theme).map(|theme| theme.at(self.depth)) {
            self.desk.paint.theme = theme;
        }
    }
}

impl Handler for Show {
    fn draw(&mut self, frame: &mut Buffer) -> Beyond {
        self.talking.pass(&mut self.desk);
        self.desk.draw(frame)
    }

    fn patience(&self) -> Option<Duration> {
        talking::patience(&self.desk)
    }

    fn resize(&mut self, size: Size) {
        self.desk.resize(size);
        self.count();
        self.talk();
    }

    fn key(&mut self, key: KeyEvent, session: &mut Session) -> Next {
        fail_when_told("ui");
        let Some(key) = Key::from_event(&key) else { return Next::Wait };
        self.talking.key(&mut self.desk, key.shown());
        let effect = self.desk.key(key);
        self.perform(effect, session)
    }

    fn paste(&mut self, text: &Clean) -> Next {
        self.desk.paste(text);
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
        let effect = self.desk.act(action);
        self.perform(effect, session)
    }

    fn ground(&mut self, ground: Ground) -> Next {
        if self.desk.state.look.chosen || ground == Ground::Dark {
            return Next::Wait;
        }
        LIGHT.clone_into(&mut self.desk.state.look.theme);
        self.dress();
        Next::Draw
    }

    fn large(&mut self) -> Next {
        self.desk.enlarge();
        Next::Draw
    }

    fn woken(&mut self, _session: &mut Session) -> Next {
        match self.counting.take() {
            Ok(Some(answer)) => self.desk.answered(answer),
            Ok(None) => {}
            Err(why) => {
                let text = format!(
                    "counting failed, what says … stays so until something else is asked: {}",
                    Clean::label(&why)
                );
                self.desk.state.notice = Some(Notice::alert(text));
            }
        }
        let changed = self.following.hear(&mut self.desk);
        self.renew(changed);
        self.count();
        self.talk();
        Next::Draw
    }

    fn failed(&mut self, what: &Clean) -> Next {
        self.desk.state.notice = Some(Notice::alert(what.to_string()));
        Next::Draw
    }
}
