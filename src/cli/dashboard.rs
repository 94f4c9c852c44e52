//! The dashboard: from arguments to a desk, then into a printed frame or as plain text, or onto the terminal.

use std::sync::Arc;

use bilat::app::{Page, Pane, State, briefings};
use bilat::desk::{Desk, measured};
use bilat::headless;
use bilat::keymap::{Keymap, Keys};
use bilat::model::{Clean, View};
use bilat::query::Scope;
use bilat::scene;
use bilat::store::Store;
use bilat::term::{self, Wanted};
use bilat::ui::{Depth, Glyphs, NAMES, Paint, Theme, frame};
use ratatui::layout::Size;

use super::args::{Args, ColorArg, FrameFormat, LookArgs, PrintArgs, Start};
use super::failure::Failure;
use super::user::{self, AUTO};
use super::{data, output, own, start, terminal};

/// Opens the dashboard and returns the exit code. Where it is not on a terminal, nothing of the user's is looked at, so
/// that everyone gets the same.
pub(super) fn open(args: &Args) -> Result<u8, Failure> {
    let refused = term::ready(std::env::var("TERM").ok().as_deref()).is_err();
    if !(args.print.print || args.look.plain || refused) {
        return terminal::show(args, None);
    }
    let store = data::store(&args.data.files, &args.data.more)?;
    let mut state = state(&store, args)?;
    state.take_briefings(&store, own::named(&store, args)?);
    start::named(&mut state, &store, args, None)?;
    let setup = &state.setup;
    if !(args.print.print || setup.filter_on || setup.filter.is_empty()) {
        // Switched off for the pair that is named: a text would not say so.
        let [pair, filter] = [args.start.dyad.as_deref().unwrap_or("that pair"), &setup.filter].map(Clean::label);
        return Err(Failure::usage(format_args!("nothing of {pair} matches {filter}; leave one of them out")));
    }
    if args.print.print { print(args, store, state) } else { plain(&store, &state, &args.start) }
}

pub(super) fn state(store: &Store, args: &Args) -> Result<State, Failure> {
    let mut state = State::new(store, data::lens(store, &args.lens)?);
    state.look.themes = NAMES.iter().map(|name| (*name).to_owned()).collect();
    state.look.data = data::arguments(&args.data);
    Ok(state)
}

/// How many colours are sent to the terminal: as many as are asked for, else as the environment says.
pub(super) fn depth(look: &LookArgs) -> Depth {
    let wanted = match asked(look.color) {
        Some(depth) => Wanted::Exactly(depth),
        None if look.color == ColorArg::Always => Wanted::Always,
        None => Wanted::Auto,
    };
    Depth::detect(wanted, |name| std::env::var(name).ok())
}

/// The number of colours that is asked for by name.
fn asked(color: ColorArg) -> Option<Depth> {
    match color {
        ColorArg::Auto | ColorArg::Always => None,
        ColorArg::Never => Some(Depth::None),
        ColorArg::Sixteen => Some(Depth::Sixteen),
        ColorArg::Indexed => Some(Depth::Indexed),
        ColorArg::Truecolor => Some(Depth::True),
    }
}

/// ASCII where it is asked for, or where the locale is not UTF-8.
pub(super) fn glyphs(ascii: bool) -> Glyphs {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG")).unwrap_or_default();
    let utf8 = locale.to_ascii_lowercase().replace('-', "").contains("utf8");
    if ascii || !(utf8 || locale.is_empty()) { Glyphs::Ascii } else { Glyphs::Unicode }
}

/// The theme to begin with: dusk until the terminal says that it is light.
pub(super) fn at_first(theme: &str) -> &str {
    if theme == AUTO { "dusk" } else { theme }
}

pub(super) fn theme(name: &str, depth: Depth) -> Result<Theme, Failure> {
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
pub(super) fn printed_depth(look: &LookArgs) -> Depth {
    asked(look.color).unwrap_or_default()
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

/// The view as text: where there is no terminal, or it is wished so. Its lists are whole.
fn plain(store: &Store, state: &State, start: &Start) -> Result<u8, Failure> {
    let lens = &state.lens;
    let asked = start.actor.is_some() || start.dyad.is_some();
    let page = match state.place.pages.last().map(|opened| opened.page) {
        Some(list @ Page::Briefings) => {
            let measured: Vec<_> = briefings(store, state).map(|briefing| measured(store, briefing, None)).collect();
            scene::of_briefings(store, state, list, &measured).unwrap_or_default()
        }
        // Who is selected where nobody is named tells nobody anything.
        Some(Page::Dyad(..)) if start.dyad.is_none() => {
            return Err(Failure::usage(format_args!("--view {}: name a pair with --dyad", View::SHEET)));
        }
        Some(Page::Dyad(dyad, from)) => scene::dyad(store, lens, dyad, Some(from)),
        Some(Page::Matrix) => scene::matrix_page(store, lens),
        Some(Page::Graph(centre, _)) => scene::graph_page(store, lens, centre, usize::MAX),
        Some(Page::Timeline(dyad)) => scene::timeline_page(store, lens, Scope::Dyad(dyad), state.place.side(dyad)),
        Some(Page::TimelineOf(actor)) => scene::timeline_page(store, lens, Scope::Actor(actor), None),
        Some(Page::Changes(first)) => scene::changes(store, lens, first.filter(|_| asked), usize::MAX),
        Some(Page::Tensions) => scene::tensions(store, lens, usize::MAX),
        Some(Page::Stale) => scene::stale(store, lens),
        _ => {
            let scope = state.place.scope().filter(|_| asked).unwrap_or(Scope::All);
            of_pane(store, state, scope)
        }
    };
    output::print(bilat::plain::text(&page).as_bytes()).map(|()| 0)
}

/// Of the dashboard what its pane lists; else the page of the tie, of the actor or of the bloc that is asked for, else what
/// there is to see.
fn of_pane(store: &Store, state: &State, scope: Scope) -> scene::Page {
    let lens = &state.lens;
    match (state.place.pane, scope) {
        (Pane::Log, _) => scene::events(store, lens, scope),
        (Pane::Interests, _) => scene::interests(store, lens, scope),
        (_, Scope::Dyad(dyad)) => scene::dyad(store, lens, dyad, state.place.side(dyad)),
        (_, Scope::Actor(actor)) => scene::actor(store, lens, actor, scene::Most::ALL),
        (_, Scope::Bloc(bloc)) => scene::bloc(store, lens, bloc),
        (_, Scope::BlocWith(bloc, actor)) => scene::bloc_with(store, lens, bloc, actor, scene::Most::ALL),
        (_, Scope::All) => scene::overview(store, lens, &state.look.data),
    }
}
