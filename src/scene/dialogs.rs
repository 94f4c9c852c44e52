//! Lists on top of the dashboard: palette, topics, help, legend, the questions whether to quit or to remove something.

use super::legend::{Mark, legend};
use super::list::{List, ListColumn, Row, Width};
use super::page::{Align, Cell};
use super::screen::{Dialog, Prompt};
use super::tone::Tone;
use crate::app::{Chooser, Choosing, Cursor, Hit, Meant, Overlay, Stage, State, Target, TopicChoice, own_layer};
use crate::keymap::{KeyRow, Keymap, Layer};
use crate::model::{fold, sort_by_key};
use crate::store::Store;

/// The dialog that a list to choose from is shown as.
pub(super) fn dialog(store: &Store, state: &State, keymap: &Keymap, chooser: &Chooser) -> Dialog {
    let rows = rows(store, state, keymap, chooser);
    let total = rows.len();
    let outline = outline(chooser);
    let Cursor { at, first } = chooser.cursor;
    let list = List {
        rows: rows.into_iter().skip(first).take(state.sizes.dialog.max(1)).collect(),
        first,
        total,
        cursor: (total > 0 && !is_question(chooser) && !chooser.is_read()).then(|| at - first),
        ..outline.list
    };
    Dialog { list, ..outline }
}

/// How many rows the list on top has, where it is one that is only read.
#[must_use]
pub fn rows_to_read(store: &Store, state: &State, keymap: &Keymap) -> Option<usize> {
    match &state.overlay {
        Some(Overlay::Chooser(chooser)) if chooser.is_read() => Some(rows(store, state, keymap, chooser).len()),
        _ => None,
    }
}

/// Whether it asks for a yes, with nothing to choose from.
fn is_question(chooser: &Chooser) -> bool {
    matches!(chooser.what, Choosing::Quit | Choosing::Remove(_))
}

/// The dialog without its rows.
pub(super) fn outline(chooser: &Chooser) -> Dialog {
    let typed = (!is_question(chooser)).then(|| Prompt {
        label: "> ".to_owned(),
        text: vec![Cell::plain(chooser.input.value())],
        cursor: u16::try_from(chooser.input.visual_cursor()).ok(),
        ..Prompt::default()
    });
    let (title, columns, empty) = match &chooser.what {
        Choosing::Palette(_) => (
            "Go to: actor, pair, topic, view or action",
            vec![FILL, fixed(34)],
            "nothing is called so; try fewer letters",
        ),
        Choosing::Topics(choices) => {
            let about = ListColumn { width: Width::Fill { weight: 3, least: 12 }, rank: 7, ..FILL };
            let none =
                if choices.is_empty() { "the data has no topics" } else { "no topic is called so; try fewer letters" };
            ("Topics: letters find one", vec![FILL, fixed(11), about], none)
        }
        Choosing::Help => {
            ("Keys: letters find an action", vec![fixed(20), FILL], "no key does that; try fewer letters")
        }
        Choosing::Legend => {
            ("What the signs mean: letters find one", vec![fixed(16), FILL], "no sign means that; try fewer letters")
        }
        Choosing::Quit => ("Quit?", vec![FILL], ""),
        Choosing::Remove(_) => ("Remove?", vec![FILL], ""),
    };
    let list = List { columns, item_height: 1, empty: empty.to_owned(), ..List::default() };
    Dialog { title: title.to_owned(), prompt: typed, list }
}

fn rows(store: &Store, state: &State, keymap: &Keymap, chooser: &Chooser) -> Vec<Row> {
    let on_top = state.place.stage();
    match &chooser.what {
        Choosing::Palette(palette) => {
            let tone = |hit: &Hit| if matches!(hit.target, Target::NoTie(_)) { Tone::Alert } else { Tone::Muted };
            let row = |hit: &Hit| two(Cell::plain(hit.label.as_str()), Cell::toned(hit.detail.as_str(), tone(hit)));
            palette.hits.iter().map(row).collect()
        }
        Choosing::Topics(choices) => choices.iter().take(chooser.total).map(|choice| topic(store, choice)).collect(),
        Choosing::Help => help(keymap, chooser.input.value(), own_layer(state)),
        Choosing::Legend => signs(chooser.input.value(), on_top),
        Choosing::Quit => vec![two(Cell::plain("q or Enter quits, Esc stays"), Cell::default())],
        Choosing::Remove(meant) => vec![
            two(Cell::plain(called(meant)), Cell::default()),
            two(Cell::plain("y or Enter removes it, Esc keeps it"), Cell::default()),
        ],
    }
}

/// What is to be removed, in words.
fn called(meant: &Meant) -> String {
    let what = meant.step.map_or_else(|| "the whole briefing".to_owned(), |step| format!("slide {}", step + 1));
    format!("{what}, {}", meant.title)
}

fn topic(store: &Store, choice: &TopicChoice) -> Row {
    let topic = &store.graph.topics[choice.topic];
    let mark = if choice.chosen { "[x]" } else { "[ ]" };
    let counted = choice.events.map_or_else(
        || "not counted".to_owned(),
        |events| {
            let what = if events == 1 { "event" } else { "events" };
            format!("{events:>4} {what}")
        },
    );
    let about = topic.about.as_deref().unwrap_or_default();
    let cells =
        vec![Cell::plain(format!("{mark} {}", topic.name)), Cell::plain(counted), Cell::toned(about, Tone::Muted)];
    Row { cells, dim: choice.events == Some(0), ..Row::default() }
}

const FILL: ListColumn =
    ListColumn { title: "", align: Align::Left, width: Width::Fill { weight: 1, least: 12 }, rank: 9 };

const fn fixed(width: u16) -> ListColumn {
    ListColumn { title: "", align: Align::Left, width: Width::Fixed(width), rank: 8 }
}

fn two(first: Cell, second: Cell) -> Row {
    Row { cells: vec![first, second], ..Row::default() }
}

/// The signs that hold the text, or whose sentence or heading does, under their headings; first those of the picture on
/// top.
fn signs(text: &str, on_top: Option<Stage>) -> Vec<Row> {
    let text = fold(text);
    let holds = |words: &str| fold(words).contains(&text);
    let mut rows = Vec::new();
    let mut groups = legend();
    sort_by_key(&mut groups, |group| on_top.is_none() || group.stage != on_top);
    for group in groups {
        let all = holds(group.title);
        let found = |line: &&Mark| all || holds(&line.mark.text) || holds(line.means);
        let lines: Vec<Row> =
            group.marks.iter().filter(found).map(|line| two(line.mark.clone(), Cell::plain(line.means))).collect();
        if !lines.is_empty() {
            rows.push(two(Cell::default(), Cell::toned(group.title, Tone::Accent)));
            rows.extend(lines);
        }
    }
    rows
}

/// The keys that hold the text, action by action, under headings that say where they work; first those of what lies on
/// top.
fn help(keymap: &Keymap, text: &str, on_top: Option<Layer>) -> Vec<Row> {
    let text = fold(text);
    let mut rows = Vec::new();
    let mut layers = Layer::ALL.to_vec();
    sort_by_key(&mut layers, |layer| on_top != Some(*layer));
    for layer in &layers {
        let line = |row: KeyRow| {
            let keys = row.keys.join("  ");
            let holds = fold(&format!("{keys} {} {} {}", row.action.name(), row.action.sentence(), layer.title()))
                .contains(&text);
            holds.then(|| two(Cell::toned(keys, Tone::Accent), Cell::plain(row.action.sentence())))
        };
        let lines: Vec<Row> = keymap.rows(&[*layer]).into_iter().filter_map(line).collect();
        if !lines.is_empty() {
            rows.push(two(Cell::default(), Cell::toned(layer.title(), Tone::Accent)));
            rows.extend(lines);
        }
    }
    rows
}
