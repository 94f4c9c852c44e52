//! Screens made by hand, for tests.

use crate::scene::{
    Align, Block, Body, Cell, Column, Dialog, List, ListColumn, Page, Pane, Prompt, Row, Screen, Table, Tone, Width,
};

pub(super) const fn fixed(title: &'static str, cells: u16, rank: u8) -> ListColumn {
    ListColumn { title, align: Align::Left, width: Width::Fixed(cells), rank }
}

pub(super) const fn number(title: &'static str, cells: u16, rank: u8) -> ListColumn {
    ListColumn { title, align: Align::Right, width: Width::Fixed(cells), rank }
}

pub(super) const fn fill(title: &'static str, least: u16) -> ListColumn {
    ListColumn { title, align: Align::Left, width: Width::Fill { weight: 1, least }, rank: 9 }
}

fn row(cells: &[(&str, Tone)]) -> Row {
    Row { cells: cells.iter().map(|(text, tone)| Cell::toned(*text, *tone)).collect(), ..Row::default() }
}

fn hints(hints: &[(&str, &str)]) -> Vec<(String, String)> {
    hints.iter().map(|(key, does)| ((*key).to_owned(), (*does).to_owned())).collect()
}

const ACTORS: [(&str, &str, &str, &str); 13] = [
    ("RUS", "Russia", "11", "▲ 3"),
    ("TAL", "Taliban", "11", "▲ 2"),
    ("CHN", "China", "8", ""),
    ("IND", "India", "6", "▲ 1"),
    ("IRN", "Iran", "7", ""),
    ("USA", "United States of America", "6", "▼ 1"),
    ("PAK", "Pakistan", "5", "▼ 1"),
    ("CAS", "+ Central Asian states", "14", "▲ 1"),
    ("UZB", "Uzbekistan", "4", ""),
    ("KAZ", "Kazakhstan", "3", "▲ 1"),
    ("TJK", "Tajikistan", "4", "▼ 1"),
    ("ISK", "Islamic State Khorasan", "5", ""),
    ("UNO", "United Nations", "2", ""),
];

fn actors() -> List {
    let tone = |change: &str| match change.chars().next() {
        Some('▲') => Tone::Cooperative,
        Some('▼') => Tone::Conflictual,
        _ => Tone::Plain,
    };
    let rows = ACTORS.iter().enumerate().map(|(at, (id, name, ties, change))| Row {
        dim: at > 10,
        ..row(&[(id, Tone::Plain), (name, Tone::Plain), (ties, Tone::Plain), (change, tone(change))])
    });
    List {
        title: "Actors".to_owned(),
        status: "13".to_owned(),
        columns: vec![fixed("id", 3, 9), fill("actor", 8), number("ties", 4, 5), fixed("chg", 3, 4)],
        rows: rows.collect(),
        total: 13,
        cursor: Some(0),
        item_height: 1,
        ..List::default()
    }
}

fn ties() -> List {
    use Tone::{Conflictual as Against, Cooperative as For, Muted, New, Plain};
    let tie = |sign: (&str, Tone),
               id,
               name,
               standing: (&str, Tone),
               [wp, wm, dp, dm]: [&str; 4],
               trend: (&str, Tone),
               last| {
        row(&[
            sign,
            (id, Plain),
            (name, Plain),
            standing,
            (wp, For),
            (wm, Against),
            (dp, For),
            (dm, Against),
            trend,
            last,
        ])
    };
    let (plus, minus, none) = (("+", For), ("-", Against), ("·", Muted));
    let (up, down, same) = (("▲", For), ("▼", Against), ("►", Muted));
    let rows = vec![
        tie(plus, "TAL", "Taliban", ("partner", For), ["13", "0", "6", "0"], up, ("2025-07-03", New)),
        tie(plus, "CHN", "China", ("partner", For), ["25", "0", "14", "0"], same, ("2025-06-20", Plain)),
        tie(plus, "IRN", "Iran", ("partner", For), ["9", "0", "3", "0"], up, ("2025-06-13", Plain)),
        tie(plus, "IND", "India", ("partner", For), ["7", "0", "3", "0"], same, ("2025-05-30", Plain)),
        tie(plus, "KAZ", "Kazakhstan", ("allied", For), ["4", "0", "2", "0"], same, ("2025-05-27", Plain)),
        tie(none, "PAK", "Pakistan", ("neutral", Muted), ["3", "1", "0", "0"], same, ("2025-03-18", Plain)),
        tie(minus, "UKR", "Ukraine", ("hostile", Against), ["0", "31", "2", "88"], same, ("2025-07-09", Plain)),
        tie(
            minus,
            "USA",
            "United States of America",
            ("adversarial", Against),
            ["3", "14", "0", "9"],
            down,
            ("2025-06-24", Plain),
        ),
        tie(minus, "ISK", "Islamic State Khorasan", ("hostile", Against), ["0", "4", "0", "2"], same, ("2024", Plain)),
        tie(none, "UNO", "United Nations", ("not assessed", Muted), ["1", "0", "0", "0"], same, ("2023-11", Muted)),
    ];
    List {
        title: "Ties of Russia".to_owned(),
        status: "18 of 32 match".to_owned(),
        columns: vec![
            fixed("", 1, 8),
            fixed("id", 3, 9),
            fill("with", 10),
            fixed("standing", 13, 9),
            number("w+", 3, 5),
            number("w-", 3, 5),
            number("d+", 3, 6),
            number("d-", 3, 6),
            fixed("", 1, 7),
            fixed("last", 10, 4),
        ],
        rows,
        total: 18,
        cursor: Some(0),
        item_height: 1,
        ..List::default()
    }
}

fn interests() -> List {
    let interest = |topic: &str, who: &str, meets: (&str, Tone), text: &str| Row {
        cells: vec![Cell::toned(topic, Tone::Plain), Cell::plain(who), Cell::toned(meets.0, meets.1)],
        more: Some(Cell::toned(text, Tone::Muted)),
        dim: false,
    };
    List {
        title: "Russia - Taliban: interests".to_owned(),
        columns: vec![fill("topic", 8), fixed("whose", 5, 5), fixed("", 7, 9)],
        rows: vec![
            interest(
                "Terrorism",
                "RUS",
                ("meets +", Tone::Cooperative),
                "Contain the Islamic State on the northern border, together with whoever holds Kabul",
            ),
            interest(
                "Terrorism",
                "TAL",
                ("meets +", Tone::Cooperative),
                "Be seen as the force that fights the Islamic State",
            ),
            interest("Minerals", "RUS", ("", Tone::Plain), "Take part in copper and lithium before others do"),
            interest(
                "Recognition",
                "TAL",
                ("clash -", Tone::Conflictual),
                "Be recognised by the great powers without conditions on schools or government",
            ),
        ],
        total: 4,
        cursor: Some(0),
        item_height: 3,
        ..List::default()
    }
}

fn log() -> List {
    use Tone::{Conflictual as Against, Cooperative as For, Muted, New, Plain};
    let event = |date, pair, quad: (&str, Tone), code, what, sure, new| {
        row(&[(date, Plain), (pair, Plain), quad, (code, Muted), (what, Plain), (sure, Muted), (new, New)])
    };
    let rows = vec![
        event(
            "2025-07-03",
            "RUS > TAL",
            ("deeds+", For),
            "Recognise",
            "Russia recognises the Islamic Emirate and accepts its ambassador's credentials in Moscow",
            "high",
            "new",
        ),
        event(
            "2025-04-17",
            "RUS > TAL",
            ("words+", For),
            "Ease sanctions",
            "The Supreme Court suspends the ban of 2003 on the Taliban",
            "high",
            "new",
        ),
        event(
            "2024-07-04",
            "RUS > TAL",
            ("words+", For),
            "Praise",
            "Putin calls the Taliban allies in the fight against terrorism",
            "high",
            "",
        ),
        event(
            "2024-03-22",
            "ISK > RUS",
            ("deeds-", Against),
            "Mass violence",
            "Attack on Crocus City Hall near Moscow, 145 killed",
            "high",
            "",
        ),
        event(
            "2024",
            "RUS > TAL",
            ("deeds+", For),
            "Co-operate",
            "Grain and fuel trade over the Uzbek and Turkmen routes",
            "low",
            "",
        ),
        event(
            "2023-09",
            "TAL = RUS",
            ("·", Muted),
            "Consult",
            "Delegation at the Kazan meeting of the Moscow format",
            "moderate",
            "",
        ),
        event(
            "2022-09-27",
            "TAL > RUS",
            ("words+", For),
            "Intend",
            "Provisional agreement on petrol, diesel, gas and wheat",
            "high",
            "",
        ),
        event(
            "2022-09-05",
            "ISK > RUS",
            ("deeds-", Against),
            "Assault",
            "Bomb at the gate of the embassy in Kabul, two of its staff killed",
            "high",
            "",
        ),
        event("2021-08-15", "TAL", ("·", Muted), "Internal", "The Taliban take Kabul", "high", ""),
    ];
    List {
        title: "Events, newest first".to_owned(),
        status: "41 of 87 match".to_owned(),
        columns: vec![
            fixed("date", 10, 9),
            fixed("who", 9, 9),
            fixed("quad", 6, 8),
            fixed("act", 14, 4),
            fill("what", 20),
            fixed("sure", 8, 3),
            fixed("", 3, 6),
        ],
        rows,
        total: 41,
        cursor: Some(0),
        item_height: 1,
        ..List::default()
    }
}

/// The dashboard.
pub(super) fn dashboard(focus: Pane) -> Screen {
    Screen {
        crumbs: ["bilat", "Afghanistan and its neighbours", "RUS Russia", "TAL Taliban"].map(str::to_owned).to_vec(),
        stamp: vec![Cell::toned("as of 2025-07-10", Tone::Accent), Cell::plain("TLP:CLEAR")],
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
    };
    screen
}

/// The page of a pair.
pub(super) fn sheet() -> Screen {
    let fact = |label: &str, text: &str, tone: Tone| (label.to_owned(), vec![Cell::toned(text, tone)]);
    let long = "Moscow took the ban off, sent an ambassador and was the first to recognise the Islamic Emirate; it works with it against the Islamic State and on trade, and has not promised to defend it.";
    let table = |columns: &[Column], rows: &[&[(&str, Tone)]]| Table {
        columns: columns.to_vec(),
        rows: rows.iter().map(|cells| row(cells).cells).collect(),
        empty: "nothing is known".to_owned(),
    };
    let words = Column::words;
    use Tone::{Conflictual as Against, Cooperative as For, Muted, Plain};
    let blocks = vec![
        Block::Facts(vec![
            fact("standing", "partner since 2025-07-03", For),
            fact("why", long, Plain),
            (
                "because".to_owned(),
                vec![
                    Cell::plain("2025-07-03  Russia recognises the Islamic Emirate"),
                    Cell::plain("2025-04-17  The Supreme Court suspends the ban"),
                ],
            ),
            fact("sources", "TASS 2025-07-03; Reuters 2025-07-04; AFP 2025-07-03", Muted),
            fact("confidence", "high", Plain),
        ]),
        Block::Table(
            "standing so far".to_owned(),
            table(
                &[words("when"), words("standing"), words("why"), words("source")],
                &[
                    &[("since 2025-07-03", Plain), ("partner", For), (long, Plain), ("TASS 2025-07-03", Muted)],
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
            ),
        ),
        Block::Table(
            "on record, events that have happened".to_owned(),
            table(
                &[
                    words("direction"),
                    Column::number("words+"),
                    Column::number("deeds+"),
                    Column::number("words-"),
                    Column::number("deeds-"),
                    Column::number("n"),
                    words("last"),
                ],
                &[
                    &[
                        ("RUS > TAL", Plain),
                        ("13", For),
                        ("6", For),
                        ("0", Against),
                        ("0", Against),
                        ("21", Plain),
                        ("2025-07-03", Plain),
                    ],
                    &[
                        ("TAL > RUS", Plain),
                        ("9", For),
                        ("2", For),
                        ("1", Against),
                        ("0", Against),
                        ("12", Plain),
                        ("2025-06-30", Plain),
                    ],
                ],
            ),
        ),
        Block::Table("shared adversaries".to_owned(), table(&[words("actor")], &[])),
    ];
    Screen {
        body: Body::Page {
            page: Page { title: "Russia – Taliban (RUS-TAL)".to_owned(), lens: String::new(), blocks },
            scroll: 0,
        },
        ..dashboard(Pane::Ties)
    }
}

/// The dashboard under a palette.
pub(super) fn palette() -> Screen {
    let choice =
        |kind: &str, name: &str, key: &str| row(&[(kind, Tone::Muted), (name, Tone::Plain), (key, Tone::Accent)]);
    let dialog = Dialog {
        title: "Find an actor, a pair, a view or an action".to_owned(),
        prompt: Some(Prompt { label: ":".to_owned(), text: vec![Cell::plain("ta")], cursor: Some(2), below: vec![] }),
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
            status: "4 of 212".to_owned(),
            ..List::default()
        },
        hints: hints(&[("Enter", "go"), ("Esc", "close")]),
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

/// Screens that try to break the painter.
pub(super) fn hostile() -> Vec<Screen> {
    let evil = [
        "W".repeat(256),
        "北".repeat(256),
        "مرحبا لالالا بالعالم ".repeat(12),
        "a\u{301}\u{302}\u{303}\u{304}".repeat(60),
        "👩‍👩‍👧‍👦🇦🇫🏳️‍🌈".repeat(30),
        "\u{1b}[2J\u{202e}\u{200b}\u{0}tab\there\nline".to_owned(),
        "ก็็็็็ हिन्दी ﾞﾟ ﷽".repeat(9),
        String::new(),
    ];
    let cell = |at: usize| Cell::toned(evil[at % evil.len()].as_str(), Tone::ALL[at % Tone::ALL.len()]);
    let list = |from: usize, item_height: u16| List {
        title: evil[from % evil.len()].clone(),
        status: evil[(from + 1) % evil.len()].clone(),
        columns: vec![
            fixed("", 0, 0),
            fixed("column", u16::MAX, 9),
            fill("fill", u16::MAX),
            number("n", 7, 3),
            fill("more", 0),
        ],
        rows: (0..40)
            .map(|at| Row {
                cells: (0..at % 7).map(|column| cell(from + at + column)).collect(),
                more: (at % 3 == 0).then(|| cell(at)),
                dim: at % 2 == 0,
            })
            .collect(),
        first: usize::MAX - 3,
        total: usize::MAX,
        cursor: Some(from * 7),
        item_height,
        empty: evil[from % evil.len()].clone(),
    };
    let empty = |from: usize| List { empty: evil[from].clone(), ..List::default() };
    let prompt = |cursor| Prompt {
        label: evil[1].clone(),
        text: vec![cell(2), cell(5), cell(4)],
        cursor,
        below: vec![cell(6), cell(0)],
    };
    let screen = |at: usize, body: Body| Screen {
        crumbs: evil.to_vec(),
        stamp: vec![cell(at), cell(at + 1)],
        prompt: prompt([None, Some(0), Some(u16::MAX)][at % 3]),
        counts: vec![cell(at + 2), cell(at + 3)],
        body,
        explain: (0..5).map(|n| cell(n + at)).collect(),
        hints: evil.iter().map(|evil| (evil.clone(), "x".to_owned())).collect(),
        dialog: (at % 2 == 1).then(|| Dialog {
            title: evil[at % evil.len()].clone(),
            prompt: (at % 4 == 1).then(|| prompt(Some(300))),
            list: list(at, 2),
            hints: vec![("k".to_owned(), evil[0].clone())],
        }),
    };
    let table = Table {
        columns: vec![Column::words("one"), Column::number("two"), Column::words("three")],
        rows: (0..30).map(|at| (0..at % 5).map(|column| cell(at + column)).collect()).collect(),
        empty: evil[1].clone(),
    };
    let blocks = vec![
        Block::Facts(vec![(evil[1].clone(), vec![cell(0), cell(1), cell(4)]), (String::new(), vec![])]),
        Block::Table(evil[2].clone(), table.clone()),
        Block::Table(String::new(), Table { rows: vec![], ..table }),
    ];
    let page = Page { title: evil[3].clone(), lens: evil[4].clone(), blocks };
    let mut screens = vec![
        Screen::default(),
        screen(0, Body::Page { page: page.clone(), scroll: 0 }),
        screen(1, Body::Page { page, scroll: usize::MAX }),
        screen(2, Body::Panes { lists: vec![], focus: Pane::Log, zoomed: false }),
        screen(5, Body::Panes { lists: (0..4).map(empty).collect(), focus: Pane::Ties, zoomed: false }),
    ];
    for (at, focus) in Pane::ALL.into_iter().enumerate() {
        let lists = vec![list(at, 1), list(at + 1, 0), list(at + 2, 3), list(at + 3, u16::MAX)];
        screens.push(screen(at, Body::Panes { lists, focus, zoomed: at == 3 }));
    }
    screens
}
