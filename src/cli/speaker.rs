//! `bilat speaker`: the console that follows a talk, on a terminal or as one printed frame.

use std::time::Duration;

use bilat::app::{On, Shown};
use bilat::desk::{Heard, Speaker};
use bilat::headless;
use bilat::keymap::Keymap;
use bilat::model::{Briefing, Clean};
use bilat::run;
use bilat::store::Store;
use bilat::term::{self, Options, Session};
use bilat::ui::{Depth, Glyphs};

use super::args::{Args, SpeakerArgs};
use super::failure::Failure;
use super::user::{self, AUTO};
use super::{dashboard, data, output, own};

/// Opens it and returns the exit code.
pub(super) fn open(speaker: SpeakerArgs) -> Result<u8, Failure> {
    let (at, args) = (speaker.at, Args::behind(speaker.data, speaker.room));
    if args.print.print {
        return print(&args, at.as_deref());
    }
    term::ready(std::env::var("TERM").ok().as_deref())
        .map_err(|refusal| Failure::usage(format_args!("{refusal}; `bilat speaker --print` prints a frame")))?;
    let user = user::find(&args)?;
    let depth = dashboard::depth(&args.look);
    let look = (dashboard::at_first(&user.theme), depth, dashboard::glyphs(user.ascii));
    let store = data::store(&args.data.files, &args.data.more)?;
    let (_, own, wrong) = own::of_user(&store, &args)?;
    output::tell(&wrong.map(|why| format!("your briefings are left out: {why}")).unwrap_or_default());
    let desk = make(store, own, user.keymap, look)?;
    let options = Options { mouse: false, ask_ground: user.theme == AUTO, large: false };
    let session = Session::enter(options)?;
    let reread: run::Reread = Box::new(move |store| {
        own::of_user(store, &args).ok().and_then(|(_, own, wrong)| wrong.is_none().then_some(own))
    });
    Ok(run::speaker(session, desk, reread)?)
}

fn make(store: Store, own: Vec<Briefing>, keymap: Keymap, look: (&str, Depth, Glyphs)) -> Result<Speaker, Failure> {
    Speaker::new(store, own, keymap, look).ok_or_else(|| Failure::usage(format_args!("no theme `{}`", look.0)))
}

/// One frame: nothing of the machine or the user is in it.
fn print(args: &Args, at: Option<&str>) -> Result<u8, Failure> {
    let (keymap, name) = (dashboard::keymap(&args.look)?, user::theme(args.look.theme.as_deref().unwrap_or(AUTO))?);
    let glyphs = if args.look.ascii { Glyphs::Ascii } else { Glyphs::Unicode };
    let store = data::store(&args.data.files, &args.data.more)?;
    let own = own::named(&store, args)?;
    let mut desk =
        make(store, own, keymap, (dashboard::at_first(&name), dashboard::printed_depth(&args.look), glyphs))?;
    let size = dashboard::size(&args.print.size)?;
    desk.resize(size);
    if let Some(at) = at {
        let shown = at_step(&desk.briefings(), at, (size.width, size.height))?;
        desk.hear(Heard::Talk { shown: Box::new(shown), same: true, gone: false });
    }
    for key in dashboard::keys(&args.print)?.iter() {
        desk.key(*key);
    }
    output::print(headless::console(&desk, size, dashboard::format(&args.print)).as_bytes()).map(|()| 0)
}

/// A talk on pace at a step that is named as `ID:STEP`, counted from 1, in a room with a screen of this size.
fn at_step(briefings: &[&Briefing], at: &str, size: (u16, u16)) -> Result<Shown, Failure> {
    let wrong = |what: String| Failure::usage(format_args!("--at {}: {what}", Clean::label(at)));
    let (id, number) = at.rsplit_once(':').ok_or_else(|| wrong("write briefing and step like talk:3".to_owned()))?;
    let found = own::find(id, briefings.iter().map(|briefing| &*briefing.id)).map_err(wrong)?;
    let Some(briefing) = briefings.get(found) else { return Err(wrong("no briefing".to_owned())) };
    let step = number.parse().ok().and_then(|number: usize| number.checked_sub(1));
    let step = step.filter(|step| *step < briefing.steps.len());
    let step = step.ok_or_else(|| wrong(format!("it has the steps 1 to {}", briefing.steps.len())))?;
    let before = briefing.planned().map(|planned| planned.iter().take(step).sum::<Duration>());
    Ok(Shown {
        briefing: briefing.id.clone(),
        step,
        on: On::Slide,
        spent: before.unwrap_or_default(),
        running: true,
        size,
        keys: Vec::new(),
        frozen: String::new(),
        waits: false,
        live: String::new(),
    })
}
