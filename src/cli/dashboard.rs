//! The dashboard: from arguments to a desk, then onto the terminal, into a printed frame, or as plain text.

use std::path::Path;

use bilat::app::State;
use bilat::desk::{Desk, Paint};
use bilat::headless::{self, Format, Subject};
use bilat::keymap::{Keymap, Keys};
use bilat::model::{Clean, View};
use bilat::query::{Lens, find_dyad};
use bilat::run;
use bilat::store::Store;
use bilat::term::{Depth, Ground, Options, Refusal, Wanted};
use bilat::ui::{Glyphs, NAMES, Theme, frame};
use ratatui::layout::Size;

use super::args::{Args, ColorArg, FrameFormat, LookArgs, Start};
use super::failure::Failure;
use super::{data, output};

/// Opens the dashboard and returns the exit code.
pub(super) fn open(args: &Args) -> Result<u8, Failure> {
    let store = data::store(&args.data.files, &args.data.more)?;
    let lens = data::lens(&store, &args.lens)?;
    if args.look.plain {
        return plain(&store, &lens, &args.start);
    }
    let keymap = keymap(args.look.keymap.as_deref())?;
    let mut state = State::new(&store, lens);
    state.look.themes = NAMES.iter().map(|name| (*name).to_owned()).collect();
    begin(&mut state, &store, args)?;
    if args.print.print {
        return print(args, store, state, keymap);
    }
    show(args, store, state, keymap)
}

/// Goes to the actor or pair that the arguments name.
fn begin(state: &mut State, store: &Store, args: &Args) -> Result<(), Failure> {
    let text = |text: &Option<String>| text.as_deref().map(Into::into);
    let view = View {
        actor: text(&args.start.actor),
        dyad: text(&args.start.dyad),
        filter: Some(args.lens.filter.as_str().into()),
        as_of: Some(state.lens.as_of),
        ..View::default()
    };
    if view.actor.is_none() && view.dyad.is_none() {
        return Ok(());
    }
    state.show(store, &view).map_or(Ok(()), |missing| Err(Failure::usage(missing)))
}

fn keymap(path: Option<&Path>) -> Result<Keymap, Failure> {
    let Some(path) = path else { return Ok(Keymap::builtin()) };
    let name = Clean::label(&path.to_string_lossy());
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::new(format_args!("error: cannot read {name}: {error}"), 66))?;
    Keymap::with_user(&text).map_err(|error| Failure::new(format_args!("error: {name}:\n{error}"), 78))
}

/// The theme that is named; `auto` is the one for the background, dusk where that is not known.
fn theme(name: &str, ground: Option<Ground>) -> Result<String, Failure> {
    if name == "auto" {
        return Ok(if ground == Some(Ground::Light) { "daylight" } else { "dusk" }.to_owned());
    }
    if NAMES.contains(&name) {
        return Ok(name.to_owned());
    }
    Err(Failure::usage(format_args!("no theme `{}`; there are {}", Clean::label(name), NAMES.join(", "))))
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
fn glyphs(look: &LookArgs) -> Glyphs {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG")).unwrap_or_default();
    let utf8 = locale.to_ascii_lowercase().replace('-', "").contains("utf8");
    if look.ascii || !(utf8 || locale.is_empty()) { Glyphs::Ascii } else { Glyphs::Unicode }
}

fn show(args: &Args, store: Store, mut state: State, keymap: Keymap) -> Result<u8, Failure> {
    let name = theme(&args.look.theme, None)?;
    let depth = depth(&args.look);
    let glyphs = glyphs(&args.look);
    state.look.theme.clone_from(&name);
    let paint = paint(&name, run::depth(depth), glyphs)?;
    let (files, more) = (args.data.files.clone(), args.data.more.clone());
    let reload = Box::new(move || data::store(&files, &more).map_err(|failure| failure.message));
    let lens = state.lens.clone();
    let desk = Desk::new(store, state, keymap, paint, Size::new(120, 36));
    let options = Options { depth, mouse: false, ask_ground: args.look.theme == "auto" };
    run::dashboard(desk, glyphs, reload, options).or_else(|refused| match *refused {
        (Refusal::NoTerminal | Refusal::Dumb, desk) => plain(&desk.store, &lens, &args.start),
        (refusal, _) => Err(Failure::new(format_args!("error: {refusal}"), 2)),
    })
}

fn paint(name: &str, depth: bilat::ui::Depth, glyphs: Glyphs) -> Result<Paint, Failure> {
    let theme = Theme::builtin(name)
        .map(|theme| theme.at(depth))
        .ok_or_else(|| Failure::usage(format_args!("no theme `{name}`")))?;
    Ok(Paint { theme, glyphs })
}

/// Presses the keys and prints one frame: nothing of the machine or the user is in it.
fn print(args: &Args, store: Store, mut state: State, keymap: Keymap) -> Result<u8, Failure> {
    let name = theme(&args.look.theme, None)?;
    state.look.theme.clone_from(&name);
    let size = size(&args.print.size)?;
    let depth = match args.look.color {
        ColorArg::Never => bilat::ui::Depth::None,
        ColorArg::Sixteen => bilat::ui::Depth::Sixteen,
        ColorArg::Indexed => bilat::ui::Depth::Indexed,
        ColorArg::Auto | ColorArg::Always | ColorArg::Truecolor => bilat::ui::Depth::True,
    };
    let glyphs = if args.look.ascii { Glyphs::Ascii } else { Glyphs::Unicode };
    let keys = Keys::parse(&args.print.keys).map_err(|error| Failure::usage(format_args!("--keys: {error}")))?;
    let mut desk = Desk::new(store, state, keymap, paint(&name, depth, glyphs)?, size);
    for key in keys.iter() {
        desk.key(*key);
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
