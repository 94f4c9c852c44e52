//! Events as a list, newest first, and as a sheet with every field.

use super::page::{Block, Cell, Column, Page, Table};
use super::tone::Tone;
use super::words::{and_not_yet, counted, direction, grade, lens_line, mark, none, publishers, short_date, sources};
use crate::app;
use crate::model::EventIx;
use crate::query::{Lens, Scope, account, events as listed, words};
use crate::store::Store;

/// The events of a scope, newest first.
#[must_use]
pub fn events(store: &Store, lens: &Lens, scope: Scope) -> Page {
    Page {
        title: format!("{}: events", store.graph.title),
        lens: lens_line(store, lens),
        blocks: vec![latest(store, lens, scope, usize::MAX)],
    }
}

/// The newest events of a scope, at most so many, under a heading that tells how many there are.
pub(super) fn latest(store: &Store, lens: &Lens, scope: Scope, most: usize) -> Block {
    let table = list(store, lens, listed(store, lens, scope).take(most));
    let shown = table.rows.len();
    let all = if shown < most { shown } else { listed(store, lens, scope).count() };
    let heading = if shown < all {
        format!("the newest {shown} of {all} events; the log beside the ties has all")
    } else {
        let happened = |ix: &EventIx| store.graph.events.last(*ix) <= lens.as_of;
        let counts = listed(store, lens, scope).filter(happened).count();
        format!("{}, newest first", and_not_yet(counted(counts, "event"), all - counts))
    };
    Block::Table(heading, table)
}

/// Events in a line each, without titles: when, who to whom, sign, what, and who published it.
pub(super) fn brief(store: &Store, lens: &Lens, events: impl Iterator<Item = EventIx>) -> Table {
    let cells = events.map(|ix| {
        let [date, who, sign, _, what, _, _] = row(store, lens, ix);
        let event = store.graph.events.row(ix);
        let short =
            Some(ix).filter(|_| event.has_happened(lens.as_of)).map(|ix| short_date(store.graph.events.date(ix)));
        let date = Cell { text: short.unwrap_or_else(|| date.text.clone()), ..date };
        let parties = event.parties().count();
        // Of a gathering the first two and how many more.
        let first = who.text.match_indices([' ', ',']).nth(2).and_then(|(at, _)| who.text.get(..at));
        let short = first.filter(|_| parties > 4).map(|first| format!("{first} +{}", parties - 2));
        let who = match short {
            Some(short) => Cell::plain(short).opening(app::Page::Event(ix)),
            None => who,
        };
        vec![date, who, sign, what, Cell::toned(publishers(store, &event), Tone::Muted)]
    });
    Table {
        columns: [Column::words, Column::line, Column::words, Column::line, Column::line]
            .map(|column| column(""))
            .to_vec(),
        rows: cells.collect(),
        empty: none(lens, "event"),
    }
}

/// Events as rows: when, who to whom, sign, what, on whose word.
pub(super) fn list(store: &Store, lens: &Lens, events: impl Iterator<Item = EventIx>) -> Table {
    Table {
        columns: vec![
            Column::words("date"),
            Column::words("who to whom"),
            Column::words(""),
            Column::words("code"),
            Column::words("what"),
            Column::words("sure"),
            Column::words("source"),
        ],
        rows: events.map(|ix| row(store, lens, ix).to_vec()).collect(),
        empty: none(lens, "event"),
    }
}

fn row(store: &Store, lens: &Lens, ix: EventIx) -> [Cell; 7] {
    let row = store.graph.events.row(ix);
    let code = row.act.code.map(|code| &store.graph.codes[code]);
    let date = store.graph.events.date(ix).to_string();
    let date = if row.has_happened(lens.as_of) {
        Cell::plain(date)
    } else {
        Cell::toned(format!("{date} (date uncertain)"), Tone::Alert)
    };
    let publisher = store.graph.events.publisher(&row);
    let source = publisher.map_or_else(|| sources(store, row.sources, lens.as_of), ToString::to_string);
    [
        date.opening(app::Page::Event(ix)),
        Cell::plain(direction(store, &row)),
        mark(&row, lens.as_of),
        Cell::plain(code.map(|code| code.code.to_string()).unwrap_or_default()),
        Cell::plain(account(store, ix)),
        Cell::toned(grade(&row), Tone::Muted),
        Cell::toned(source, Tone::Muted),
    ]
}

/// Every field of the events of a scope, for a spreadsheet.
#[must_use]
pub fn events_sheet(store: &Store, lens: &Lens, scope: Scope) -> Table {
    let columns = [
        "id",
        "date",
        "from",
        "to",
        "code",
        "scheme",
        "act",
        "quad",
        "topics",
        "kind",
        "summary",
        "note",
        "confidence",
        "credibility",
        "sources",
        "url",
        "publisher",
        "uncertain",
    ];
    let mut columns = columns.map(Column::words).to_vec();
    columns.extend(["goldstein", "significance", "count"].map(Column::number));
    Table {
        columns,
        rows: listed(store, lens, scope).map(|ix| sheet_row(store, lens, ix)).collect(),
        empty: String::new(),
    }
}

fn sheet_row(store: &Store, lens: &Lens, ix: EventIx) -> Vec<Cell> {
    let graph = &store.graph;
    let row = graph.events.row(ix);
    let words = words(store, ix);
    let code = row.act.code.map(|code| &graph.codes[code]);
    let ids = |actors: &[crate::model::ActorIx]| {
        actors.iter().map(|actor| &*graph.actors[*actor].id).collect::<Vec<_>>().join(" ")
    };
    let topics: Vec<&str> = row.topics.iter().map(|topic| &*graph.topics[topic].id).collect();
    let sources = || row.sources.iter().map(|source| &graph.sources[*source]);
    let addresses = sources().filter_map(|source| source.url.as_deref()).chain(words.url.as_deref());
    let publisher = graph.events.publisher(&row);
    let kind = row.kind.and_then(|kind| graph.events.kinds.get(kind));
    [
        words.id.to_string(),
        words.date.map(|date| date.to_string()).unwrap_or_default(),
        ids(row.from),
        ids(row.to),
        code.map(|code| code.code.to_string()).unwrap_or_default(),
        code.and_then(|code| code.scheme.as_deref()).unwrap_or_default().to_owned(),
        code.map(|code| code.name.to_string()).unwrap_or_default(),
        row.act.quad.to_string(),
        topics.join(" "),
        kind.map(ToString::to_string).unwrap_or_default(),
        words.summary.to_string(),
        words.note.map(|note| note.to_string()).unwrap_or_default(),
        row.grading.confidence.map(|word| word.to_string()).unwrap_or_default(),
        row.grading.credibility.map(|number| number.to_string()).unwrap_or_default(),
        sources().map(|source| &*source.id).collect::<Vec<_>>().join(" "),
        addresses.collect::<Vec<_>>().join(" "),
        publisher.map(ToString::to_string).unwrap_or_default(),
        if row.has_happened(lens.as_of) { "no" } else { "yes" }.to_owned(),
        row.act.goldstein.map(|value| value.value().to_string()).unwrap_or_default(),
        row.grading.significance.map(|weight| weight.number().to_string()).unwrap_or_default(),
        row.count.to_string(),
    ]
    .map(Cell::plain)
    .to_vec()
}
