//! Keys in, frames out: golden frames of the bundled data, and frames of every size.

use std::fmt::Write;
use std::sync::{Arc, LazyLock};

use bilat::app::State;
use bilat::desk::Desk;
use bilat::headless;
use bilat::import::{Strictness, bundled, load};
use bilat::keymap::{Keymap, Keys};
use bilat::query::Lens;
use bilat::scene::{Body, Screen, outline};
use bilat::store::Store;
use bilat::ui::frame::Format;
use bilat::ui::{Glyphs, NAMES, Paint, Shape, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use crate::support::graph;

pub(crate) fn desk(size: (u16, u16), theme: &str, glyphs: Glyphs) -> Desk {
    static STORE: LazyLock<Arc<Store>> =
        LazyLock::new(|| Arc::new(Store::new(load(vec![bundled()], Strictness::Strict).unwrap().graph)));
    desk_of(&STORE, size, theme, glyphs)
}

/// The same for other data.
pub(crate) fn desk_of(store: &Arc<Store>, size: (u16, u16), theme: &str, glyphs: Glyphs) -> Desk {
    let store = Arc::clone(store);
    let mut state = State::new(&store, Lens::of(&store));
    theme.clone_into(&mut state.look.theme);
    state.look.themes = NAMES.iter().map(|name| (*name).to_owned()).collect();
    let paint = Paint { theme: Theme::builtin(theme).unwrap(), glyphs, large: false };
    Desk::new(store, state, Keymap::builtin(), paint, Size::new(size.0, size.1))
}

pub(crate) fn press(desk: &mut Desk, keys: &str) {
    for key in Keys::parse(keys).unwrap().iter() {
        desk.key(*key);
    }
}

/// The frame after these keys.
pub(crate) fn drawn(size: (u16, u16), keys: &str, glyphs: Glyphs) -> String {
    let mut desk = desk(size, "dusk", glyphs);
    press(&mut desk, keys);
    text_of(&desk, size)
}

/// What a dashboard shows in a window of this size.
pub(crate) fn text_of(desk: &Desk, (width, height): (u16, u16)) -> String {
    headless::frame(desk, Size::new(width, height), Format::Text)
}

/// The same in a window of the usual size.
pub(crate) fn frame(keys: &str) -> String {
    drawn((120, 36), keys, Glyphs::Unicode)
}

/// The looks of that frame in a theme: for each line how many cells have which, by letters that are explained below.
pub(crate) fn looks_of(size: (u16, u16), keys: &str, theme: &str) -> String {
    let mut desk = desk(size, theme, Glyphs::Unicode);
    press(&mut desk, keys);
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    desk.draw(&mut buffer);
    let mut known: Vec<String> = Vec::new();
    let mut lines = String::new();
    for row in buffer.content().chunks(usize::from(size.0)) {
        for same in row.chunk_by(|a, b| a.style() == b.style()) {
            let style = same[0].style();
            let look = format!("{:?} on {:?} {:?}", style.fg.unwrap(), style.bg.unwrap(), style.add_modifier);
            let at = known.iter().position(|other| *other == look).unwrap_or_else(|| {
                known.push(look);
                known.len() - 1
            });
            write!(lines, "{}{} ", same.len(), ('a'..).nth(at).unwrap()).unwrap();
        }
        lines.push('\n');
    }
    let explained = ('a'..).zip(&known).map(|(letter, look)| format!("{letter} {look}\n"));
    format!("{theme}\n{lines}{}", explained.collect::<String>())
}

/// What is on the screen, by name, and the keys that lead there.
const SCENES: &[(&str, &str)] = &[
    ("start", ""),
    ("tie", "<tab>jjj"),
    ("formal", "jf<tab>"),
    ("filter-error", "/topic:securty"),
    ("nothing-left", "/topic:narcotics since:2026<enter>"),
    ("help", "?filter"),
    ("palette", ":mosc"),
    ("topics", "tmin"),
    ("event", "<tab><tab><tab><enter>"),
    ("legend", "L"),
    ("sheet", ":r-t<enter>2"),
    ("evidence", ":r-t<enter>ejje"),
    ("changes", "b2025-04-16<enter>a2025-07-04<enter>c"),
    ("tensions", "T"),
    ("stale", "a2025-04-18<enter>!"),
    ("matrix", ":tal-pak<enter>3"),
    ("matrix-then", "a2025-04-18<enter>3jjj"),
    ("matrix-filtered", "/topic:security<enter>3"),
    ("matrix-folded", "3wGl<space>kk"),
    ("graph", "j4"),
    ("graph-before", "ja2025-04-18<enter>4jj"),
    ("graph-filtered", "j4/topic:security<enter>l"),
    ("graph-back", "j4a2003-03-01<enter>"),
    ("graph-other", "a2003-03-01<enter>4<tab><tab>"),
    ("timeline", ":r-t<enter>5"),
    ("timeline-earlier", ":r-t<enter>5a2025-04-18<enter><tab><tab>ll"),
    ("timeline-closer", ":pak-tal<enter>5/topic:security<enter>G++++h"),
    ("timeline-actor", ":taliban<enter>5<tab><tab><tab>j"),
];

/// Words at three sizes with their looks in four themes, and the same in ASCII.
#[test]
fn golden_frames() {
    for size in [(80, 24), (120, 36), (240, 67)] {
        for (name, keys) in SCENES {
            let words = drawn(size, keys, Glyphs::Unicode);
            let looks: Vec<String> = NAMES.iter().map(|theme| looks_of(size, keys, theme)).collect();
            let name = format!("{name}-{}x{}", size.0, size.1);
            insta::assert_snapshot!(name.as_str(), format!("{words}\n{}", looks.join("\n")));
            insta::assert_snapshot!(format!("{name}-ascii"), drawn(size, keys, Glyphs::Ascii));
        }
    }
}

#[test]
fn a_graph_without_actors_says_so_in_whole_words() {
    let text = r#"{"version": "1.0", "title": "T", "as_of": "2025-12-31", "actors": []}"#;
    let store = Arc::new(Store::new(graph(text).unwrap().graph));
    let desk = desk_of(&store, (120, 36), "dusk", Glyphs::Unicode);
    let frame = text_of(&desk, (120, 36));
    for said in ["─ Events ─", "│  Events: none had happened by 2025-12-31", "│  Ties: none is known by 2025-12-31"]
    {
        assert!(frame.contains(said), "{said}\n{frame}");
    }
}

#[test]
fn the_outline_of_a_screen_is_laid_out_like_the_screen() {
    let heights = |screen: &Screen| match &screen.body {
        Body::Panes { lists, .. } => lists.iter().map(|list| list.item_height).collect(),
        Body::Page { .. } | Body::Stage { .. } => Vec::new(),
    };
    for keys in SCENES.iter().map(|(_, keys)| *keys).chain(["z", "<enter>", "<tab><tab>z", "q", ":zzzz", "?zzzz"]) {
        let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
        press(&mut desk, keys);
        let (screen, outline) = (desk.screen(), outline(&desk.store, &desk.state));
        assert_eq!(Shape::from(&outline), Shape::from(&screen), "{keys}");
        assert_eq!(heights(&outline), heights(&screen), "{keys}");
    }
}

#[test]
fn ascii_is_ascii() {
    for (name, keys) in SCENES {
        let frame = drawn((120, 36), keys, Glyphs::Ascii);
        assert!(frame.is_ascii(), "{name}: {frame}");
    }
}

#[test]
fn frames_are_as_wide_as_the_window_and_no_size_is_too_odd() {
    let mut desk = desk((120, 36), "mono", Glyphs::Unicode);
    for keys in [
        "",
        "<tab>",
        "f",
        "f/topic:minerals",
        "<enter>t",
        "<esc>?",
        "<esc>:",
        "<esc><enter>",
        "1<tab>2",
        "c",
        "<tab>e",
        "T",
        "!",
        "1e",
        "13",
        "w",
        "G<space>z",
        "ww/topic:security<enter>",
        "14",
        "<tab><tab>",
        "f/topic:security<enter>",
        "a2003<enter>zG",
        "z1e",
        "1:r-t<enter>5",
        "<tab><tab>++l",
        "1:taliban<enter>5G",
    ] {
        press(&mut desk, keys);
        for (width, height) in (0..=30).flat_map(|width| (0..=15).map(move |height| (width, height))) {
            desk.resize(Size::new(width, height));
            let text = text_of(&desk, (width, height));
            assert!(text.lines().all(|line| bilat::plain::width(line) <= usize::from(width)));
        }
        let real = (40..=130).step_by(9).flat_map(|width| (10..=40).step_by(5).map(move |height| (width, height)));
        for (width, height) in real.chain([(99, 20), (100, 24), (200, 50), (300, 100)]) {
            desk.resize(Size::new(width, height));
            let text = text_of(&desk, (width, height));
            assert!(!text.contains("too small") && text.lines().count() == usize::from(height), "{width}x{height}");
            assert!(text.lines().all(|line| bilat::plain::width(line) <= usize::from(width)));
        }
    }
}

#[test]
fn every_theme_draws_the_same_words() {
    let words = |theme: &str| text_of(&desk((120, 36), theme, Glyphs::Unicode), (120, 36));
    for theme in NAMES {
        assert_eq!(words(theme), words("dusk"), "{theme}");
    }
}

#[test]
fn ids_as_long_as_words_are_whole_in_the_log() {
    let text = crate::support::WHOLE.replace("AAA", "alphalnd").replace("BBB", "beteland");
    let store = Arc::new(Store::new(crate::support::graph(text).unwrap().graph));
    for size in [(80, 24), (120, 36), (240, 67)] {
        let desk = desk_of(&store, size, "dusk", Glyphs::Unicode);
        let frame = text_of(&desk, size);
        assert!(frame.contains("alphalnd > beteland") || frame.contains("beteland > alphalnd"), "{frame}");
    }
}

#[test]
fn a_question_is_answered_in_six_keys() {
    let answer = |keys: &str| {
        assert!(Keys::parse(keys).unwrap().len() <= 6, "{keys}");
        drawn((120, 36), keys, Glyphs::Unicode)
    };
    // Russia's ties about minerals.
    let minerals = answer("tmin<enter>");
    assert!(minerals.contains("topic:minerals") && minerals.contains("Ties of Russia") && minerals.contains("Taliban"));
    let typed = answer("/mine<enter>");
    assert!(
        typed.contains("Russian Business Centre") && typed.contains("> Minerals  ") && typed.contains("  with TAL ")
    );
    assert!(!minerals.contains("no match"), "that others want minerals too makes no tie about them");
    // What India wants from the Taliban.
    let india = answer(":ind<enter>");
    assert!(india.contains("Interests of India") && india.contains("with TAL"));
    let first_wants = answer("jjj<tab>jj");
    assert!(
        first_wants.contains("IND: 5 wants on TAL") && first_wants.contains("> IND: Terrorism  +TAL -PAK"),
        "{first_wants}"
    );
    let page = answer("jjj<enter>");
    let (_, wants) = page.split_once("│ 8 interests ").unwrap();
    assert_eq!(wants.lines().filter(|line| line.contains("with TAL")).count(), 5, "all on the first lines\n{page}");
    assert!(drawn((120, 36), "jjj<tab>jjx", Glyphs::Unicode).contains("TAL: 1 want on IND"), "from the other side");
    let first = answer("jjj<tab><tab><enter>");
    assert!(first.contains("India > interest in Terrorism"), "who passes through ties chooses none");
    let (_, others) = first.split_once("what else India wants, toward the same first").unwrap();
    for topic in ["Diplomacy", "Transit", "Minerals", "Security"] {
        let row = others.lines().find(|line| line.contains(&format!("{topic}  "))).unwrap_or_else(|| panic!("{first}"));
        assert!(row.contains("with TAL"), "{row}");
    }
    // The three latest events between Pakistan and the Taliban, with all their sources, and back to where one was.
    assert!(answer("j<tab>G").contains("Events between Taliban and Pakistan"), "the liveliest foe stands last");
    let (dashboard, sheet) = (answer(":p ta<enter>"), answer(":p-t<enter><enter>"));
    // The log stands on the right; words go on over its lines.
    let log: Vec<&str> = dashboard.lines().skip(19).filter_map(|line| line.split('│').nth(2)).collect();
    let log = log.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, ":p-t<enter><tab><tab>");
    for _ in 0..3 {
        let event = desk.state.place.event.unwrap();
        let row = desk.store.graph.events.row(event);
        let words = bilat::query::words(&desk.store, event);
        assert!(log.contains(words.summary.as_str()), "{}: {dashboard}", words.summary);
        let line = sheet.lines().position(|line| line.contains(&words.date.unwrap().to_string())).unwrap();
        let lines: Vec<&str> = sheet.lines().skip(line).take(6).collect();
        for source in row.sources {
            let publisher = desk.store.graph.sources[*source].publisher.as_str();
            let first = publisher.split(' ').next().unwrap();
            assert!(lines.join(" ").contains(first), "{publisher}: {sheet}");
            assert!(log.contains(publisher), "{publisher}: {dashboard}");
        }
        press(&mut desk, "j");
    }
    assert_eq!(answer(":ind<enter>["), drawn((120, 36), "", Glyphs::Unicode));
    // Questions of a fresh reader, whose keys were written down before they were tried.
    let worse = answer("jjjjj");
    let us = |other: &str| worse.lines().find(|line| line.contains(&format!("- {other}"))).unwrap().to_owned();
    assert!(worse.contains("Ties of United States") && us("Taliban").contains('▼') && us("Russia").contains('▼'));
    let why = answer("<tab>jj<enter>");
    let told = ["allied since 2002-10-07", "last assessed 2025-11-12", "The Kyiv Independent"];
    assert!(told.iter().all(|word| why.contains(word)), "{why}");
    let then = answer("a2021<enter>");
    let order: Vec<usize> =
        ["allied", "partner", "strained", "adversarial"].iter().map(|word| then.find(word).unwrap()).collect();
    assert!(then.contains("as of 2021-12-31") && order.is_sorted(), "{then}");
}

/// Of the newest events of a pair, and of an actor, each with who published it.
#[test]
fn in_a_narrow_window_events_are_read_not_guessed() {
    let log = |keys: &str| {
        let frame = drawn((80, 24), keys, Glyphs::Unicode);
        let at = frame.find(" Events ").unwrap();
        frame[at..].to_owned()
    };
    let pair = log(":pa t<enter>");
    for told in [
        "Pakistan and the Taliban end a week of informal talks in Urumqi; Beijing",
        "keep working on a c… — Dawn, Nukta",
        "— AP, MENAFN, Reuters",
        "— Reuters, Ariana News",
    ] {
        assert!(pair.contains(told), "{told}: {pair}");
    }
    let actor = log("");
    for told in ["Russia and the Taliban sign a military-technical cooperation a… — DID Press", "— Tomorrow's Affairs"]
    {
        assert!(actor.contains(told), "{told}: {actor}");
    }
    // What the selected one says, and on whose word, comes before what its code means.
    let selected = log("<tab><tab><tab>");
    assert!(selected.contains(" words for  Russia and Taliban together  DID Press: Russia and the Taliban sign"));
    let wide = drawn((240, 67), "<tab><tab><tab>", Glyphs::Unicode);
    assert!(wide.contains("agreement, Goldstein +8.0"), "{wide}");
}

#[test]
fn one_key_leads_back_to_where_one_was() {
    let before = drawn((120, 36), "jj<tab>j", Glyphs::Unicode);
    assert_eq!(drawn((120, 36), "jj<tab>j:pak-tal<enter>[", Glyphs::Unicode), before);
}

/// The two lines that the filter is typed into, after these keys.
fn typed(keys: &str) -> (String, String) {
    let frame = drawn((80, 24), keys, Glyphs::Unicode);
    let mut lines = frame.lines().skip(1).map(|line| line.trim().to_owned());
    (lines.next().unwrap(), lines.next().unwrap())
}

/// The number before `of` or `events` in what the filter leaves; what is new stands behind it.
fn left(line: &str) -> usize {
    let counts = line.rsplit("  ").nth(1).unwrap();
    counts.split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn while_typing_each_term_is_told_by_what_it_leaves_out() {
    let left = |keys: &str| left(&typed(keys).0);
    let both = left("/topic:minerals since:2y");
    let (of_minerals, since) = (left("/topic:minerals"), left("/since:2y"));
    assert!(0 < both && both < of_minerals && both < since);
    let expected = format!("topic:minerals leaves out {}; since:2y leaves out {}", since - both, of_minerals - both);
    assert_eq!(typed("/topic:minerals since:2y").1, expected);
    assert_eq!(typed("/topic:minerals since:2y<enter>/").1, expected, "also when the line is opened again");

    let narcotics = left("/topic:narcotics");
    let (line, below) = typed("/since:2026 topic:narcotics");
    assert_eq!(left("/since:2026 topic:narcotics"), 0, "{line}");
    assert!(below.contains(&format!("without since:2026 {narcotics} would")), "{below}");
}

#[test]
fn completion_tells_what_each_word_leaves_and_keeps_its_word() {
    let (_, below) = typed("/topic:minerals dyad:RUS-");
    let (first, rest) = below.strip_prefix("Tab  ").unwrap().split_once("  ").unwrap();
    let (pair, count) = first.split_once(' ').unwrap();
    let (line, _) = typed("/topic:minerals dyad:RUS-<tab>");
    assert!(line.starts_with(&format!("/ topic:minerals dyad:{pair} ")), "{line}");
    assert_eq!(left(&line).to_string(), count);
    assert!(rest.contains(" 0"), "those that leave nothing come last: {rest}");
    assert!(typed("/top").1.starts_with("Tab  topic:"));
    assert!(typed("/tone:2 topic:").1.contains("`tone` is not a key"), "a mistake before the word comes first");
    let (line, _) =
        typed("/topic:min since:2020<left><left><left><left><left><left><left><left><left><left><left><tab>");
    assert!(line.starts_with("/ topic:minerals since:2020 "), "{line}");
}

#[test]
fn the_filter_goes_off_and_on_with_one_key_and_escape_gives_it_up() {
    let start = drawn((120, 36), "", Glyphs::Unicode);
    let filtered = drawn((120, 36), "/topic:minerals<enter>", Glyphs::Unicode);
    assert_ne!(filtered, start);
    assert_eq!(drawn((120, 36), "/topic:minerals<enter>00", Glyphs::Unicode), filtered);
    assert_eq!(drawn((120, 36), "/topic:minerals<esc>", Glyphs::Unicode), start);
}

#[test]
fn nothing_from_the_future_is_on_the_screen() {
    let mut desk = desk((240, 67), "dusk", Glyphs::Unicode);
    press(&mut desk, "a2021-08-16<enter><tab>");
    for _ in 0..14 {
        let frame = text_of(&desk, (240, 67));
        let later: Vec<i32> = crate::data::years(&frame)
            .filter(|year| *year > 2021 && !crate::data::agreed().iter().any(|(_, agreed)| agreed == year))
            .collect();
        assert!(later.is_empty(), "{later:?}\n{frame}");
        press(&mut desk, "j");
    }
}

/// The actor that is selected, and what is said below, after these keys.
fn found(keys: &str) -> (String, String) {
    let frame = drawn((120, 36), keys, Glyphs::Unicode);
    let lines: Vec<&str> = frame.lines().collect();
    let title = lines.iter().find_map(|line| line.split("Ties of ").nth(1)).unwrap();
    let name = title.split(['─', '┐', '┬']).next().unwrap();
    (name.trim().to_owned(), lines[lines.len() - 3].trim().to_owned())
}

#[test]
fn a_text_is_found_at_once_and_again_and_round_the_end() {
    let name = |keys: &str| found(keys).0;
    let said = |keys: &str| found(keys).1;
    let first = name("");
    let rows: Vec<String> = (0..16).map(|at| name(&"j".repeat(at))).collect();
    let hits: Vec<&String> = rows.iter().filter(|row| row.split(' ').any(|word| word.starts_with('U'))).collect();
    assert!(hits.len() > 3 && *hits[0] != first, "{rows:?}");
    assert_eq!(name("//u<enter>"), *hits[0]);
    assert_eq!(name("//U<enter>n"), *hits[1]);
    assert_eq!(name("//u<enter>nN"), *hits[0]);
    assert_eq!(name("//u<enter>j//<enter>"), name("//u<enter>jn"), "without a text the last one is meant");
    assert!(!said("//u<enter>n").contains("`u`"));
    assert!(said("//kistan<enter>").contains("`kistan` is not in this pane"), "not in the middle of a word");
    let round = format!("G//{}<enter>", hits[0]);
    assert_eq!(name(&round), *hits[0]);
    assert_eq!(said(&round), format!("`{}`: from the bottom on to the top", hits[0]));
    assert!(said(&format!("//{}<enter>N", hits[0])).contains("is in no other row"));
    assert!(said("//no such row<enter>").contains("`no such row` is not in this pane"));
    assert_eq!(name("//no such row<enter>"), first);
    assert!(said("n").contains("// looks for a text"));
}

#[test]
fn a_text_is_found_in_the_pane_that_has_the_keys_and_leaves_the_filter() {
    let ties = drawn((120, 36), "<tab>//india<enter>", Glyphs::Unicode);
    assert!(ties.contains("Events between Russia and India"), "{ties}");
    let filtered = drawn((120, 36), "/topic:trade<enter>", Glyphs::Unicode);
    assert_eq!(drawn((120, 36), "/topic:trade<enter>/<ctrl-u>/pak<esc>", Glyphs::Unicode), filtered);
    let kept = drawn((120, 36), "/topic:trade<enter>/<ctrl-u>/pak<enter>", Glyphs::Unicode);
    assert!(kept.contains("topic:trade") && kept.contains("Ties of Pakistan"), "{kept}");
}
