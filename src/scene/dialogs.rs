//! Lists on top of the dashboard: palette, topics, help, legend, the question whether to quit.

use super::list::{List, ListColumn, Row, Width};
use super::page::{Align, Cell};
use super::screen::{Dialog, Prompt};
use super::tone::Tone;
use crate::app::{Chooser, Choosing, State, TopicChoice};
use crate::keymap::{Keymap, STACKS};
use crate::model::fold;
use crate::store::Store;

/// Every mark of the screen with its sentence, in the order in which the legend lists them.
pub const LEGEND: &[(&str, Tone, &str)] = &[
    ("+", Tone::Cooperative, "cooperative: an act or a standing for the other side"),
    ("-", Tone::Conflictual, "conflictual: an act or a standing against the other side"),
    ("·", Tone::Muted, "neither for nor against: counted, but on no side"),
    ("words", Tone::Plain, "what was said: statements, talks, agreements; demands, threats"),
    ("deeds", Tone::Plain, "what was done: cooperation, aid; sanctions, force"),
    ("together", Tone::Plain, "events of three or more, counted once for each pair"),
    ("> <", Tone::Plain, "first what the actor did to the other, then what the other did to it"),
    (".", Tone::Muted, "none recorded, which is not that nothing happened"),
    ("allied", Tone::Cooperative, "a treaty of alliance that is lived, or the main outside backer"),
    ("partner", Tone::Cooperative, "standing cooperation in more than one field, publicly committed"),
    ("transactional", Tone::Cooperative, "regular dealings for set returns, without commitment"),
    ("neutral", Tone::Muted, "contacts or none; neither seeks much from the other or works against it"),
    ("strained", Tone::Conflictual, "working relations, ruled by a dispute of the two"),
    ("adversarial", Tone::Conflictual, "each works against the other as policy, without fighting"),
    ("hostile", Tone::Conflictual, "armed force between the two, or a campaign of attacks"),
    ("not assessed", Tone::Muted, "no analyst's judgement is in the data"),
    ("or already", Tone::Alert, "the date of the change is not known to the day"),
    ("2026-05?", Tone::Alert, "the date is uncertain: it may not have happened by the as-of date"),
    ("2026-05", Tone::New, "new: within a year before the as-of date, or since the baseline"),
    ("source +2", Tone::Muted, "the first source, and how many more there are"),
    ("high", Tone::Muted, "how sure the assessor is: high, moderate or low; a number is Admiralty credibility"),
    ("+ name", Tone::Accent, "a bloc; it unfolds into its members"),
    ("dim", Tone::Muted, "nothing of it is left by the filter"),
];

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
        Choosing::Topics(_) => (
            "Topics: letters move, Space chooses several, Enter takes",
            vec![FILL, fixed(34)],
            "the data has no topics",
        ),
        Choosing::Help => ("Keys", vec![fixed(22), FILL, fixed(24)], "no key does that; try fewer letters"),
        Choosing::Legend => ("What the signs mean", vec![fixed(14), FILL], ""),
        Choosing::Quit => ("Quit?", vec![FILL, fixed(34)], ""),
    };
    let total = if matches!(chooser.what, Choosing::Legend) { LEGEND.len() } else { 0 };
    let list = List { columns, total, item_height: 1, empty: empty.to_owned(), ..List::default() };
    Dialog { title: title.to_owned(), prompt: typed, list, hints: Vec::new() }
}

fn rows(store: &Store, keymap: &Keymap, chooser: &Chooser) -> Vec<Row> {
    match &chooser.what {
        Choosing::Palette(hits) => hits.iter().map(|hit| pair(Cell::plain(hit.label.as_str()), &hit.detail)).collect(),
        Choosing::Topics(choices) => choices.iter().map(|choice| topic(store, choice)).collect(),
        Choosing::Help => help(keymap, chooser.input.value()),
        Choosing::Legend => LEGEND.iter().map(|(mark, tone, what)| pair(Cell::toned(*mark, *tone), what)).collect(),
        Choosing::Quit => vec![pair(Cell::plain("q or Enter quits, Esc stays"), "")],
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

fn pair(first: Cell, second: &str) -> Row {
    Row { cells: vec![first, Cell::toned(second, Tone::Muted)], more: None, dim: false }
}

/// The keys, action by action, that hold the text.
fn help(keymap: &Keymap, text: &str) -> Vec<Row> {
    let text = fold(text);
    let mut rows = Vec::new();
    for stack in STACKS {
        for row in keymap.rows(stack) {
            let cells = vec![
                Cell::toned(row.keys.join("  "), Tone::Accent),
                Cell::plain(row.action.sentence()),
                Cell::toned(row.layer.title(), Tone::Muted),
            ];
            let words = cells.iter().map(|cell| fold(&cell.text)).collect::<Vec<_>>().join(" ");
            let row = Row { cells, more: None, dim: false };
            if words.contains(&text) && !rows.contains(&row) {
                rows.push(row);
            }
        }
    }
    rows
}
