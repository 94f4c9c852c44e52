//! The dashboard: from arguments to a desk, then onto the terminal, into a printed frame, or as plain text.

use std::sync::Arc;

use bilat::app::{Notice, State};
use bilat::desk::{Desk, Paint};
use bilat::files::Keeper;
use bilat::headless::{self, Format, Subject};
use bilat::keymap::{Keymap, Keys};
use bilat::model::Clean;
use bilat::query::{Lens, find_dyad};
use bilat::run;
use bilat::store::Store;
use bilat::term::{self, Depth, Options, Wanted};
use bilat::ui::{Glyphs, NAMES, Theme, frame};
use bilat::watch::{Files, Reading};
use ratatui::layout::Size;

use super::args::{Args, ColorArg, FrameFormat, LookArgs, Start};
use super::failure::Failure;
use super::user::{self, AUTO, User};
use super::{data, output, start};

/// Opens the dashboard and returns the exit code. Where it is not on a terminal, nothing of the user's is looked at, so
/// that everyone gets the same.
pub(super) fn open(args: &Args) -> Result<u8, Failure> {
    let files = data::followed(&args.data.files, &args.data.more);
    let store = data::store(&args.data.files, &args.data.more)?;
    let lens = data::lens(&store, &args.lens)?;
    let mut state = State::new(&store, lens);
    state.look.themes = NAMES.iter().map(|name| (*name).to_owned()).collect();
    if args.print.print {
        start::named(&mut state, &store, args, None)?;
        return print(args, store, state);
    }
    let refused = term::ready(std::env::var("TERM").ok().as_deref()).is_err();
    if args.look.plain || refused {
        start::named(&mut state, &store, args, None)?;
        return plain(&store, &state.lens, &args.start);
    }
    show(args, store, state, files)
}

fn depth(look: &LookArgs) -> Depth {
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
fn glyphs(ascii: bool) -> Glyphs {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG")).unwrap_or_default();
    let utf8 = locale.to_ascii_lowercase().replace('-', "").contains("utf8");
    if ascii || !(utf8 || locale.is_empty()) { Glyphs::Ascii } else { Glyphs::Unicode }
}

fn show(args: &Args, store: Store, mut state: State, files: Option<(Files, Reading)>) -> Result<u8, Failure> {
    let User { theme, ascii, mouse, keymap, keeper, remembered, troubles } = user::find(args)?;
    let (depth, glyphs) = (depth(&args.look), glyphs(ascii));
    at_first(&theme).clone_into(&mut state.look.theme);
    state.look.mouse = mouse;
    let begun = start::begin(&mut state, &store, args, remembered, &keymap)?;
    state.notice = notice(troubles, begun);
    let paint = paint(&state.look.theme, run::depth(depth), glyphs)?;
    let desk = Desk::new(Arc::new(store), state, keymap, paint, Size::new(120, 36));
    let options = Options { depth, mouse, ask_ground: theme == AUTO };
    let (code, desk) = run::dashboard(desk, glyphs, files, keeper.clone(), options)
        .map_err(|refusal| Failure::new(format_args!("error: {refusal}"), 2))?;
    leave(&desk, &keeper);
    Ok(code)
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
fn at_first(theme: &str) -> &str {
    if theme == AUTO { "dusk" } else { theme }
}

fn paint(name: &str, depth: bilat::ui::Depth, glyphs: Glyphs) -> Result<Paint, Failure> {
    let theme = Theme::builtin(name)
        .map(|theme| theme.at(depth))
        .ok_or_else(|| Failure::usage(format_args!("no theme `{name}`")))?;
    Ok(Paint { theme, glyphs })
}

/// Presses the keys and prints one frame: nothing of the machine or the user is in it.
fn print(args: &Args, store: Store, mut state: State) -> Result<u8, Failure> {
    let keymap = args.look.keymap.as_deref().map_or_else(|| Ok(Keymap::builtin()), user::keymap)?;
    let name = user::theme(args.look.theme.as_deref().unwrap_or(AUTO))?;
    at_first(&name).clone_into(&mut state.look.theme);
    let size = size(&args.print.size)?;
    let depth = match args.look.color {
        ColorArg::Never => bilat::ui::Depth::None,
        ColorArg::Sixteen => bilat::ui::Depth::Sixteen,
        ColorArg::Indexed => bilat::ui::Depth::Indexed,
        ColorArg::Auto | ColorArg::Always | ColorArg::Truecolor => bilat::ui::Depth::True,
    };
    let glyphs = if args.look.ascii { Glyphs::Ascii } else { Glyphs::Unicode };
    let keys = Keys::parse(&args.print.keys).map_err(|error| Failure::usage(format_args!("--keys: {error}")))?;
    let first = paint(&state.look.theme, depth, glyphs)?;
    let mut desk = Desk::new(Arc::new(store), state, keymap, first, size);
    desk.settle();
    for key in keys.iter() {
        desk.key(*key);
        desk.settle();
        let theme = desk.state.look.theme.clone();
        desk.repaint(paint(&theme, depth, glyphs)?);
    }
    let format = match args.print.format {
        FrameFormat::Text => frame::Format::Text,
        FrameFormat::Ansi => frame::Format::Ansi,
        FrameFormat::Svg => frame::Format::Svg,
        FrameFormat::Html => frame::Format::Html,
    };
    output::print(headless::frame(&desk, size, format).as_bytes()).map(|()| 0)
}

fn size(text: &str) -> Result<Size, Failure> {
    let wrong = || Failure::usage(format_args!("--size {}: write columns and rows like 120x36", Clean::label(text)));
    let (width, height) = text.split_once('x').ok_or_else(wrong)?;
    let side = |text: &str, most: u16| text.parse::<u16>().ok().filter(|side| *side <= most).ok_or_else(wrong);
    Ok(Size::new(side(width, 1000)?, side(height, 500)?))
}

/// The view as text: where there is no terminal, or it is wished so. The page of the pair or of the actor that is asked
/// for, else what there is to see.
fn plain(store: &Store, lens: &Lens, start: &Start) -> Result<u8, Failure> {
    let actor = start.actor.as_deref().map(|text| data::known(store, lens, text)).transpose()?;
    let dyad = start.dyad.as_deref().map(|text| find_dyad(store, text).map_err(Failure::usage)).transpose()?;
    let subject = dyad.map(Subject::Dyad).or_else(|| actor.map(Subject::Actor)).unwrap_or(Subject::Overview);
    output::answer(store, lens, subject, Format::Text).map(|()| 0)
}
