//! The dashboard: from arguments to a desk, then onto the terminal, into a printed frame, or as plain text.

use std::ops::ControlFlow::{self, Break, Continue};
use std::sync::Arc;

use bilat::app::{Notice, State, briefings};
use bilat::desk::{Desk, measured};
use bilat::files::Keeper;
use bilat::headless;
use bilat::keymap::{Keymap, Keys};
use bilat::model::Clean;
use bilat::query::Scope;
use bilat::run::{self, Composing, Kept, Tell, Waited};
use bilat::scene;
use bilat::store::Store;
use bilat::term::{self, Depth, Ground, Options, Refusal, Session, Wanted};
use bilat::ui::{Glyphs, LIGHT, NAMES, Paint, Theme, frame};
use ratatui::layout::Size;

use super::args::{Args, ColorArg, FrameFormat, LookArgs, PrintArgs, Start};
use super::brief::Wish;
use super::failure::Failure;
use super::reading::{Read, Reading};
use super::user::{self, AUTO, User};
use super::{data, output, own, start};

/// Opens the dashboard and returns the exit code. Where it is not on a terminal, nothing of the user's is looked at, so
/// that everyone gets the same.
pub(super) fn open(args: &Args) -> Result<u8, Failure> {
    let refused = term::ready(std::env::var("TERM").ok().as_deref()).is_err();
    if !(args.print.print || args.look.plain || refused) {
        return show(args, None);
    }
    let store = data::store(&args.data.files, &args.data.more)?;
    let mut state = state(&store, args)?;
    state.take_briefings(&store, own::named(&store, args)?);
    start::named(&mut state, &store, args, None)?;
    if args.print.print { print(args, store, state) } else { plain(&store, &state, &args.start) }
}

pub(super) fn state(store: &Store, args: &Args) -> Result<State, Failure> {
    let mut state = State::new(store, data::lens(store, &args.lens)?);
    state.look.themes = NAMES.iter().map(|name| (*name).to_owned()).collect();
    state.look.data = data::arguments(&args.data);
    Ok(state)
}

pub(super) fn depth(look: &LookArgs) -> Depth {
    let wanted = match look.color {
        ColorArg::Auto => Wanted::Auto,
        ColorArg::Always => Wanted::Always,
        ColorArg::Never => Wanted::Exactly(Depth::None),
        ColorArg::Sixteen => Wanted::Exactly(Depth::Sixteen),
        ColorArg::Indexed => Wanted::Exactly(Depth::Indexed),
        ColorArg::Truecolor => Wanted::Exactly(Depth::Full),
    };
    Depth::detect(wanted, |name| std::env::var(name).ok())
}

/// ASCII where it is asked for, or where the locale is not UTF-8.
pub(super) fn glyphs(ascii: bool) -> Glyphs {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG")).unwrap_or_default();
    let utf8 = locale.to_ascii_lowercase().replace('-', "").contains("utf8");
    if ascii || !(utf8 || locale.is_empty()) { Glyphs::Ascii } else { Glyphs::Unicode }
}

/// What is shown on the terminal, and the warnings about the data.
struct Made {
    desk: Desk,
    composing: Composing,
    warnings: String,
}

/// On the terminal. What is read in an instant is read while the rest is made ready; while more is read there is a picture.
pub(super) fn show(args: &Args, talk: Option<&Wish>) -> Result<u8, Failure> {
    let slow = data::slow(&args.data.files, &args.data.more);
    let reading = slow.is_none().then(|| Reading::begin(&args.data));
    let files = data::followed(&args.data.files, &args.data.more);
    let log = talk.map(Wish::log).transpose()?.flatten();
    let user = user::find(args)?;
    let (keeper, mouse, ask_ground) = (user.keeper.clone(), user.mouse, user.theme == AUTO);
    let depth = depth(&args.look);
    let drawn = run::depth(depth);
    let paint = Paint { theme: theme(at_first(&user.theme), drawn)?, glyphs: glyphs(user.ascii), large: false };
    let options = Options { depth, mouse, ask_ground, large: args.look.large };
    let refused = |refusal: Refusal| Failure::new(format_args!("error: {refusal}"), 2);
    let session = Session::prepare(options).map_err(refused)?;
    let (session, Made { desk, composing, warnings }) = if let Some(reading) = reading {
        let mut made = make(args, user, (paint, talk), reading.done()?)?;
        // What is wrong is said on the shell's screen.
        output::tell(&std::mem::take(&mut made.warnings));
        (session.enter().map_err(refused)?, made)
    } else {
        let mut session = session.enter().map_err(refused)?;
        match slowly(&mut session, slow.unwrap_or_default(), args, user, (paint, drawn, talk))? {
            Continue(made) => (session, made),
            Break(code) => return Ok(code),
        }
    };
    let kept = Kept { keeper: keeper.clone(), composing, log };
    let (code, desk) = run::dashboard(session, desk, drawn, files, kept).map_err(refused)?;
    output::tell(&warnings);
    // A talk leaves the dashboard as it was.
    if talk.is_none() {
        leave(&desk, &keeper);
    }
    Ok(code)
}

/// Reads what takes long behind a picture; the exit code where the user did not wait for it.
fn slowly(
    session: &mut Session,
    name: String,
    args: &Args,
    user: User,
    (paint, drawn, talk): (Paint, bilat::ui::Depth, Option<&Wish>),
) -> Result<ControlFlow<u8, Made>, Failure> {
    let (args, picture, talk) = (args.clone(), paint.clone(), talk.cloned());
    let work = move |part: &Tell<'_>| {
        let read = data::store_telling(&args.data.files, &args.data.more, part)?;
        make(&args, user, (paint, talk.as_ref()), read)
    };
    let (made, said) = match run::wait(session, picture, name, work) {
        Waited::Made(made, said) => (made, said),
        Waited::Ended(code) => return Ok(Break(code)),
    };
    let Made { mut desk, composing, warnings } = made?;
    desk.paint.large = said.large;
    if said.ground == Some(Ground::Light) && !desk.state.look.chosen {
        LIGHT.clone_into(&mut desk.state.look.theme);
        desk.paint.theme = theme(LIGHT, drawn)?;
    }
    Ok(Continue(Made { desk, composing, warnings }))
}

/// Goes to where the dashboard begins on what was read, with the user's briefings on it.
fn make(
    args: &Args,
    user: User,
    (paint, talk): (Paint, Option<&Wish>),
    (store, mut warnings): Read,
) -> Result<Made, Failure> {
    let mut state = state(&store, args)?;
    at_first(&user.theme).clone_into(&mut state.look.theme);
    state.look.mouse = user.mouse;
    let (composing, own, told) = own::of_user(&store, args)?;
    state.setup.composing.file = composing.name();
    state.take_briefings(&store, own);
    let begun = start::begin(&mut state, &store, args, user.remembered, &user.keymap)?;
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
        state.notice = notice(troubles, begun);
    }
    let desk = Desk::new(Arc::new(store), state, user.keymap, paint, Size::new(120, 36));
    Ok(Made { desk, composing, warnings })
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
    if let Err(why) = keeper.keep_last(&desk.state.view(&desk.store), theme) {
        output::tell(&format!("this view is not kept for the next run: {why}"));
    }
}

/// The theme to begin with: dusk until the terminal says that it is light.
pub(super) fn at_first(theme: &str) -> &str {
    if theme == AUTO { "dusk" } else { theme }
}

fn theme(name: &str, depth: bilat::ui::Depth) -> Result<Theme, Failure> {
    Theme::builtin(name).map(|theme| theme.at(depth)).ok_or_else(|| Failure::usage(format_args!("no theme `{name}`")))
}

/// Presses the keys and prints one frame: nothing of the machine or the user is in it.
pub(super) fn print(args: &Args, store: Store, mut state: State) -> Result<u8, Failure> {
    let keymap = keymap(&args.look)?;
    let name = user::theme(args.look.theme.as_deref().unwrap_or(AUTO))?;
    at_first(&name).clone_into(&mut state.look.theme);
    let size = size(&args.print.size)?;
    let depth = printed_depth(&args.look);
    let glyphs = if args.look.ascii { Glyphs::Ascii } else { Glyphs::Unicode };
    let keys = keys(&args.print)?;
    let paint = Paint { theme: theme(&state.look.theme, depth)?, glyphs, large: false };
    let mut desk = Desk::new(Arc::new(store), state, keymap, paint, size);
    desk.settle();
    for key in keys.iter() {
        desk.key(*key);
        desk.settle();
        desk.paint.theme = theme(&desk.state.look.theme, depth)?;
    }
    output::print(headless::frame(&desk, size, format(&args.print)).as_bytes()).map(|()| 0)
}

/// The program's keys, with those of the file that is named laid over them.
pub(super) fn keymap(look: &LookArgs) -> Result<Keymap, Failure> {
    look.keymap.as_deref().map_or_else(|| Ok(Keymap::builtin()), user::keymap)
}

/// How many colours a printed frame has: as many as there are, unless fewer are asked for.
pub(super) fn printed_depth(look: &LookArgs) -> bilat::ui::Depth {
    match look.color {
        ColorArg::Never => bilat::ui::Depth::None,
        ColorArg::Sixteen => bilat::ui::Depth::Sixteen,
        ColorArg::Indexed => bilat::ui::Depth::Indexed,
        ColorArg::Auto | ColorArg::Always | ColorArg::Truecolor => bilat::ui::Depth::True,
    }
}

/// The keys that are pressed before a frame is printed.
pub(super) fn keys(print: &PrintArgs) -> Result<Keys, Failure> {
    Keys::parse(&print.keys).map_err(|error| Failure::usage(format_args!("--keys: {error}")))
}

pub(super) fn format(print: &PrintArgs) -> frame::Format {
    match print.format {
        FrameFormat::Text => frame::Format::Text,
        FrameFormat::Ansi => frame::Format::Ansi,
        FrameFormat::Svg => frame::Format::Svg,
        FrameFormat::Html => frame::Format::Html,
    }
}

pub(super) fn size(text: &str) -> Result<Size, Failure> {
    let wrong = || Failure::usage(format_args!("--size {}: write columns and rows like 120x36", Clean::label(text)));
    let (width, height) = text.split_once('x').ok_or_else(wrong)?;
    let side = |text: &str, most: u16| text.parse::<u16>().ok().filter(|side| *side <= most).ok_or_else(wrong);
    Ok(Size::new(side(width, 1000)?, side(height, 500)?))
}

/// The view as text: where there is no terminal, or it is wished so. The page of the tie, of the actor or of the bloc that
/// is asked for, else what there is to see.
fn plain(store: &Store, state: &State, start: &Start) -> Result<u8, Failure> {
    let lens = &state.lens;
    let on_top = state.place.pages.last().map(|opened| opened.page);
    let asked = start.actor.is_some() || start.dyad.is_some();
    let page = match (on_top, state.place.scope().filter(|_| asked)) {
        (Some(list @ bilat::app::Page::Briefings), _) => {
            let measured: Vec<_> = briefings(store, state).map(|briefing| measured(store, briefing)).collect();
            scene::of_briefings(store, state, list, &measured).unwrap_or_default()
        }
        (Some(bilat::app::Page::Matrix), _) => scene::matrix_page(store, lens),
        (Some(bilat::app::Page::Graph(centre, _)), _) => scene::graph_page(store, lens, centre, usize::MAX),
        (Some(bilat::app::Page::Timeline(dyad)), _) => scene::timeline_page(store, lens, Scope::Dyad(dyad)),
        (Some(bilat::app::Page::TimelineOf(actor)), _) => scene::timeline_page(store, lens, Scope::Actor(actor)),
        (_, Some(Scope::Dyad(dyad))) => scene::dyad(store, lens, dyad),
        (_, Some(Scope::Actor(actor))) => scene::actor(store, lens, actor, usize::MAX),
        (_, Some(Scope::Bloc(bloc))) => scene::bloc(store, lens, bloc),
        (_, Some(Scope::BlocWith(bloc, actor))) => scene::bloc_with(store, lens, bloc, actor, usize::MAX),
        (_, Some(Scope::All) | None) => scene::overview(store, lens),
    };
    output::print(bilat::plain::text(&page).as_bytes()).map(|()| 0)
}
