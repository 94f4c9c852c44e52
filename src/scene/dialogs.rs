//! Lists on top of the dashboard: palette, topics, help, legend, the question whether to quit.

use super::legend::{Mark, legend};
use super::list::{List, ListColumn, Row, Width};
use super::page::{Align, Cell};
use super::screen::{Dialog, Prompt};
use super::tone::Tone;
use crate::app::{Chooser, Choosing, Hit, State, TopicChoice};
use crate::keymap::{KeyRow, Keymap, Layer};
use crate::model::fold;
use crate::store::Store;

/// The dialog that a list to choose from is shown as.
pub(super) fn dialog(store: &Store, state: &State, keymap: &Keymap, chooser: &Chooser) -> Dialog {
    let rows = rows(store, keymap, chooser);
    let cursor = chooser.cursor.to(chooser.cursor.at, rows.len(), state.sizes.dialog);
    let total = rows.len();
    let outline = outline(chooser);
    let list = List {
        rows: rows.into_iter().skip(cursor.first).take(state.sizes.dialog.max(1)).collect(),
        first: cursor.first,
        total,
        cursor: (total > 0 && !matches!(chooser.what, Choosing::Quit)).then(|| cursor.at - cursor.first),
        ..outline.list
    };
    Dialog { list, ..outline }
}

/// The dialog without its rows. Where nothing is typed it is as high as they are.
pub(super) fn outline(chooser: &Chooser) -> Dialog {
    let typed = (!matches!(chooser.what, Choosing::Quit | Choosing::Legend)).then(|| Prompt {
        label: "> ".to_owned(),
        text: vec![Cell::plain(chooser.input.value())],
        cursor: u16::try_from(chooser.input.visual_cursor()).ok(),
        below: Vec::new(),
    });
    let (title, columns, empty) = match &chooser.what {
        Choosing::Palette(_) => {
            ("Go to: actor, pair, view or action", vec![FILL, fixed(34)], "nothing is called so; try fewer letters")
        }
        Choosing::Topics(_) => ("Topics: letters find one", vec![FILL, fixed(34)], "the data has no topics"),
        Choosing::Help => {
            ("Keys: letters find an action", vec![fixed(20), FILL], "no key does that; try fewer letters")
        }
        Choosing::Legend => ("What the signs mean", vec![fixed(16), FILL], ""),
        Choosing::Quit => ("Quit?", vec![FILL], ""),
    };
    let total = if matches!(chooser.what, Choosing::Legend) { legend().len() } else { 0 };
    let list = List { columns, total, item_height: 1, empty: empty.to_owned(), ..List::default() };
    Dialog { title: title.to_owned(), prompt: typed, list }
}

fn rows(store: &Store, keymap: &Keymap, chooser: &Chooser) -> Vec<Row> {
    match &chooser.what {
        Choosing::Palette(hits) => {
            let row = |hit: &Hit| two(Cell::plain(hit.label.as_str()), Cell::toned(hit.detail.as_str(), Tone::Muted));
            hits.iter().map(row).collect()
        }
        Choosing::Topics(choices) => choices.iter().map(|choice| topic(store, choice)).collect(),
        Choosing::Help => help(keymap, chooser.input.value()),
        Choosing::Legend => legend().into_iter().map(|line| two(line.mark.clone(), sentence(&line))).collect(),
        Choosing::Quit => vec![two(Cell::plain("q or Enter quits, Esc stays"), Cell::default())],
    }
}

fn topic(store: &Store, choice: &TopicChoice) -> Row {
    let topic = &store.graph.topics[choice.topic];
    let mark = if choice.chosen { "[x]" } else { "[ ]" };
    let cells =
        vec![Cell::plain(format!("{mark} {}", topic.name)), Cell::plain(format!("{:>4} events", choice.events))];
    Row { cells, more: None, dim: choice.events == 0 }
}

const FILL: ListColumn =
    ListColumn { title: "", align: Align::Left, width: Width::Fill { weight: 1, least: 12 }, rank: 9 };

const fn fixed(width: u16) -> ListColumn {
    ListColumn { title: "", align: Align::Left, width: Width::Fixed(width), rank: 8 }
}

fn sentence(line: &Mark) -> Cell {
    Cell::toned(line.means, if line.mark.text.is_empty() { Tone::Accent } else { Tone::Plain })
}

fn two(first: Cell, second: Cell) -> Row {
    Row { cells: vec![first, second], more: None, dim: false }
}

/// The keys that hold the text, action by action, under headings that say where they work.
fn help(keymap: &Keymap, text: &str) -> Vec<Row> {
    let text = fold(text);
    let mut rows = Vec::new();
    for layer in Layer::ALL {
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
