//! Screens made by hand, for tests.

mod build;
mod hostile;
mod lists;

use build::{fill, fixed, hints, row};
pub(super) use hostile::hostile;
use lists::{actors, interests, log, ties};

use std::sync::Arc;

use crate::scene::{Block, Body, Cell, Column, Dialog, List, Page, Pane, Prompt, Screen, Scrub, Table, Tone};

/// The dashboard.
pub(super) fn dashboard(focus: Pane) -> Screen {
    Screen {
        crumbs: ["bilat", "Afghanistan and its neighbours", "RUS Russia", "TAL Taliban"].map(str::to_owned).to_vec(),
        stamp: vec![Cell::toned("as of 2025-07-10", Tone::Accent), Cell::plain("TLP:CLEAR")],
        scrub: Some(Scrub { first: 1996, last: 2026, at: 970, baseline: 930 }),
        prompt: Prompt {
            label: "/".to_owned(),
            text: vec![Cell::plain("topic:security,minerals since:2021")],
            ..Prompt::default()
        },
        counts: vec![
            Cell::plain("41 of 87 events"),
            Cell::plain("18 of 32 ties"),
            Cell::toned("2 new since 2025-04-10", Tone::New),
        ],
        body: Body::Panes { lists: vec![actors(), ties(), interests(), log()], focus, zoomed: false },
        explain: vec![
            Cell::plain(
                "partner: regular, broad cooperation without an alliance, since 2025-07-03, because Russia recognised the Islamic Emirate.",
            ),
            Cell::toned("confidence high, 3 sources", Tone::Muted),
        ],
        hints: hints(&[
            ("Tab", "pane"),
            ("Enter", "open"),
            ("/", "filter"),
            ("e", "evidence"),
            ("a", "as of"),
            ("c", "changes"),
            ("1-6", "view"),
            ("F5", "brief"),
            ("?", "help"),
        ]),
        dialog: None,
    }
}

/// The same while a filter is typed, with a wrong word in it.
pub(super) fn typing() -> Screen {
    let mut screen = dashboard(Pane::Log);
    screen.prompt = Prompt {
        label: "/".to_owned(),
        text: vec![Cell::plain("topic:security "), Cell::toned("tone:<0", Tone::Alert)],
        cursor: Some(22),
        below: vec![
            Cell::toned("column 16: `tone` is not a key", Tone::Alert),
            Cell::plain("for how friendly an act is use `score:`"),
        ],
        offers: Vec::new(),
    };
    screen
}

/// The page of a pair.
pub(super) fn sheet() -> Screen {
    use Tone::{Cooperative as For, Muted, Plain};
    let fact = |label: &str, text: &str, tone: Tone| (label.to_owned(), vec![Cell::toned(text, tone)]);
    let because =
        ["2025-07-03  Russia recognises the Islamic Emirate", "2025-04-17  The Supreme Court suspends the ban"];
    let blocks = vec![
        Block::Facts(vec![
            fact("standing", "partner since 2025-07-03", For),
            fact("why", LONG, Plain),
            ("because".to_owned(), because.map(Cell::plain).to_vec()),
            fact("sources", "TASS 2025-07-03; Reuters 2025-07-04; AFP 2025-07-03", Muted),
            fact("confidence", "high", Plain),
        ]),
        Block::Table("standing so far".to_owned(), so_far()),
        Block::Table("on record, events that have happened".to_owned(), on_record()),
        Block::Table("shared adversaries".to_owned(), table(&[Column::words("actor")], &[])),
    ];
    Screen {
        body: Body::Page {
            page: Arc::new(Page { title: "Russia – Taliban (RUS-TAL)".to_owned(), lens: String::new(), blocks }),
            scroll: 0,
            at: 0,
        },
        ..dashboard(Pane::Ties)
    }
}

/// A sentence that takes several lines.
const LONG: &str = "Moscow took the ban off, sent an ambassador and was the first to recognise the Islamic Emirate; it works with it against the Islamic State and on trade, and has not promised to defend it.";

fn table(columns: &[Column], rows: &[&[(&str, Tone)]]) -> Table {
    Table {
        columns: columns.to_vec(),
        rows: rows.iter().map(|cells| row(cells).cells).collect(),
        empty: "nothing is known".to_owned(),
    }
}

fn so_far() -> Table {
    use Tone::{Conflictual as Against, Cooperative as For, Muted, Plain};
    table(
        &["when", "standing", "why", "source"].map(Column::words),
        &[
            &[("since 2025-07-03", Plain), ("partner", For), (LONG, Plain), ("TASS 2025-07-03", Muted)],
            &[
                ("2021-08-15 to 2025-07-03", Plain),
                ("transactional", For),
                ("Dealings case by case, the ban of 2003 still in force", Plain),
                ("Reuters 2021-08-16", Muted),
            ],
            &[
                ("2001-11-13 to 2015-12-23", Plain),
                ("adversarial", Against),
                ("Russia backs the Northern Alliance and lists the Taliban", Plain),
                ("UN 2003", Muted),
            ],
        ],
    )
}

fn on_record() -> Table {
    use Tone::{Conflictual as Against, Cooperative as For, Plain};
    let counts = ["words+", "deeds+", "words-", "deeds-", "n"].map(Column::number);
    let columns = [[Column::words("direction")].as_slice(), &counts, &[Column::words("last")]].concat();
    let tones = [Plain, For, For, Against, Against, Plain, Plain];
    let [given, taken] =
        [["RUS > TAL", "13", "6", "0", "0", "21", "2025-07-03"], ["TAL > RUS", "9", "2", "1", "0", "12", "2025-06-30"]]
            .map(|texts| std::array::from_fn::<_, 7, _>(|at| (texts[at], tones[at])));
    table(&columns, &[&given, &taken])
}

/// The dashboard under a palette.
pub(super) fn palette() -> Screen {
    let choice =
        |kind: &str, name: &str, key: &str| row(&[(kind, Tone::Muted), (name, Tone::Plain), (key, Tone::Accent)]);
    let dialog = Dialog {
        title: "Find an actor, a pair, a view or an action".to_owned(),
        prompt: Some(Prompt {
            label: ":".to_owned(),
            text: vec![Cell::plain("ta")],
            cursor: Some(2),
            ..Prompt::default()
        }),
        list: List {
            columns: vec![fixed("", 6, 9), fill("", 10), fixed("", 9, 5)],
            rows: vec![
                choice("actor", "TAL Taliban", ""),
                choice("actor", "TJK Tajikistan", ""),
                choice("pair", "RUS-TAL Russia – Taliban", ""),
                choice("action", "Go to the latest date", "A"),
            ],
            total: 212,
            cursor: Some(0),
            item_height: 1,
            whole: None,
            status: "4 of 212".to_owned(),
            ..List::default()
        },
    };
    Screen { dialog: Some(dialog), ..dashboard(Pane::Ties) }
}

/// The dashboard with nothing in three of its panes.
pub(super) fn bare() -> Screen {
    let mut screen = dashboard(Pane::Ties);
    if let Body::Panes { lists, .. } = &mut screen.body {
        for (list, empty) in lists.iter_mut().skip(1).zip([
            "no tie of Iran matches topic:minerals — 0 shows all",
            "no interest of Iran is about minerals on this date",
            "no event matches topic:minerals since:2021 — 0 shows all, A goes to the latest date",
        ]) {
            *list = List { empty: empty.to_owned(), rows: vec![], total: 0, cursor: None, ..list.clone() };
        }
    }
    screen
}
