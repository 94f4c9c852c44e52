//! The dashboard on a terminal: where it begins, and what is kept of it afterwards.

use std::ops::ControlFlow::{self, Break, Continue};
use std::sync::Arc;

use bilat::app::Notice;
use bilat::desk::Desk;
use bilat::files::Keeper;
use bilat::run::{self, Composing, Kept, Tell, Waited};
use bilat::scene;
use bilat::term::{Ground, Options, Session};
use bilat::ui::{Depth, LIGHT, Paint};
use ratatui::layout::Size;

use super::args::Args;
use super::brief::Wish;
use super::dashboard::{at_first, depth, glyphs, state, theme};
use super::data::Read;
use super::failure::Failure;
use super::user::{self, AUTO, User};
use super::{data, output, own, start};

/// What does not depend on the data.
struct Ready {
    user: User,
    paint: Paint,
    depth: Depth,
    options: Options,
}

/// What is shown, what is kept of it, and the warnings about the data.
struct Made {
    desk: Desk,
    composing: Composing,
    keeper: Keeper,
    depth: Depth,
    warnings: String,
}

/// Shows the dashboard, or the talk that is wished for, and returns the exit code.
pub(super) fn show(args: &Args, talk: Option<&Wish>) -> Result<u8, Failure> {
    let files = data::followed(&args.data.files, &args.data.more, args.own.briefings.as_deref());
    let log = talk.map(Wish::log).transpose()?.flatten();
    let (session, Made { desk, composing, keeper, depth, warnings }) =
        match data::slow(&args.data.files, &args.data.more) {
            None => at_once(args, talk)?,
            Some(name) => match slowly(name, args, talk)? {
                Continue(shown) => shown,
                Break(code) => return Ok(code),
            },
        };
    let kept = Kept { keeper: keeper.clone(), composing, log };
    let (code, desk) = run::dashboard(session, desk, depth, files, kept)?;
    output::tell(&warnings);
    // A talk leaves the dashboard as it was.
    if talk.is_none() {
        leave(&desk, &keeper);
    }
    Ok(code)
}

/// Finds what is the user's, and how it is to be shown.
fn prepare(args: &Args) -> Result<Ready, Failure> {
    let user = user::find(args)?;
    let depth = depth(&args.look);
    let paint = Paint { theme: theme(at_first(&user.theme), depth)?, glyphs: glyphs(user.ascii), large: false };
    let options = Options { mouse: user.mouse, ask_ground: user.theme == AUTO, large: args.look.large };
    Ok(Ready { user, paint, depth, options })
}

/// Reads what is read in an instant before the terminal is taken, so that what is wrong is said on the shell's screen.
fn at_once(args: &Args, talk: Option<&Wish>) -> Result<(Session, Made), Failure> {
    let Ready { user, paint, depth, options } = prepare(args)?;
    let read = data::store_telling(&args.data.files, &args.data.more, &|_| {})?;
    let mut made = make(args, user, (paint, depth), talk, read)?;
    output::tell(&std::mem::take(&mut made.warnings));
    Ok((Session::enter(options)?, made))
}

/// Reads what takes long behind a picture; the exit code where the user did not wait for it.
fn slowly(name: String, args: &Args, talk: Option<&Wish>) -> Result<ControlFlow<u8, (Session, Made)>, Failure> {
    let Ready { user, paint, depth, options } = prepare(args)?;
    let mut session = Session::enter(options)?;
    let (args, picture, talk) = (args.clone(), paint.clone(), talk.cloned());
    let work = move |part: &Tell<'_>| {
        let read = data::store_telling(&args.data.files, &args.data.more, part)?;
        make(&args, user, (paint, depth), talk.as_ref(), read)
    };
    let (made, said) = match run::wait(&mut session, picture, name, work) {
        Waited::Made(made, said) => (made, said),
        Waited::Ended(code) => return Ok(Break(code)),
    };
    let mut made = made?;
    let desk = &mut made.desk;
    desk.paint.large = said.large;
    if said.ground == Some(Ground::Light) && !desk.state.look.chosen {
        LIGHT.clone_into(&mut desk.state.look.theme);
        desk.paint.theme = theme(LIGHT, depth)?;
    }
    Ok(Continue((session, made)))
}

/// Goes to where the dashboard begins on what was read, with the user's briefings on it.
fn make(
    args: &Args,
    user: User,
    (paint, depth): (Paint, Depth),
    talk: Option<&Wish>,
    (store, report): Read,
) -> Result<Made, Failure> {
    let mut state = state(&store, args)?;
    at_first(&user.theme).clone_into(&mut state.look.theme);
    state.look.mouse = user.mouse;
    let (composing, own, wrong) = own::of_user(&store, args)?;
    state.setup.composing.file = composing.name();
    state.take_briefings(&store, own);
    state.setup.composing.trouble = wrong;
    let told = scene::wrong_briefings(&state).map(|why| format!("{why}; 6 and then E open the file there"));
    let begun = start::begin(&mut state, &store, args, user.remembered, &user.keymap)?;
    let mut warnings = data::warnings(&report);
    let troubles: Vec<String> = user.troubles.into_iter().chain(told).collect();
    if let Some(talk) = talk {
        // A room is not told what its speaker's files are like; the shell is.
        warnings = [vec![warnings], troubles]
            .concat()
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n");
        talk.begin(&mut state, &store).map_err(|failure| failure.after(&warnings))?;
    } else {
        state.notice = notice(data::doubt(&report).into_iter().chain(troubles).collect(), begun);
    }
    let desk = Desk::new(Arc::new(store), state, user.keymap, paint, Size::new(120, 36));
    Ok(Made { desk, composing, keeper: user.keeper, depth, warnings })
}

/// What there is to be said at the start, in one banner.
fn notice(troubles: Vec<String>, begun: Option<String>) -> Option<Notice> {
    let alert = !troubles.is_empty();
    let said: Vec<String> = troubles.into_iter().chain(begun).collect();
    (!said.is_empty()).then(|| Notice { text: said.join("; "), alert })
}

/// Keeps where it was left.
fn leave(desk: &Desk, keeper: &Keeper) {
    let look = &desk.state.look;
    let theme = Some(look.theme.as_str()).filter(|_| look.chosen);
    let kept = keeper.keep_last(&desk.state.view_to_keep(&desk.store), theme);
    if let Some(told) = kept.unwrap_or_else(|why| Some(format!("this view is not kept for the next run: {why}"))) {
        output::tell(&told);
    }
}
