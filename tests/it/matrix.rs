//! The matrix: what its squares say, where its cursor is, and that nothing moves it.

mod folded;

use std::sync::Arc;

use bilat::app::Side;
use bilat::desk::Desk;
use bilat::model::ActorIx;
use bilat::query::{ledger, tells};
use bilat::scene::{Body, Matrix, Stage};
use bilat::store::{Named, Store};
use bilat::ui::Glyphs;
use proptest::prelude::*;
use ratatui::layout::Size;

use crate::frames::{desk, desk_of, drawn, press, text_of};
use crate::support::graph;

fn picture(desk: &Desk) -> Matrix {
    let Body::Stage { picture, .. } = desk.screen().body else { panic!("no stage") };
    let Stage::Matrix(matrix) = &*picture else { panic!("no matrix") };
    matrix.as_ref().clone()
}

/// The ids of the rows in sight, and the squares of each.
fn rows(matrix: &Matrix) -> Vec<(String, Vec<String>)> {
    let text = |line: &Vec<_>| {
        line.iter().map(|square: &bilat::scene::Square| square.iter().map(|piece| &*piece.text).collect()).collect()
    };
    matrix.rows.iter().map(|label| label.id.clone()).zip(matrix.squares.iter().map(text)).collect()
}

/// A square in sight.
fn square(matrix: &Matrix, from: &str, to: &str) -> String {
    let column = matrix.columns.iter().position(|label| label.id == to).unwrap();
    rows(matrix).into_iter().find(|(id, _)| id == from).unwrap().1[column].clone()
}

fn ids(matrix: &Matrix) -> Vec<String> {
    rows(matrix).into_iter().map(|(id, _)| id).collect()
}

/// Actors A to E. Toward B, A has three words for and one deed against; B answers with one word against. A and C meet with
/// D. C and D have a standing that rose and nothing else. Nothing is known of A and E.
fn small() -> Arc<Store> {
    let actors =
        ["A", "B", "C", "D", "E"].map(|id| format!(r#"{{"id": "{id}{id}", "name": "Land {id}", "kind": "state"}}"#));
    let event = |id: usize, from: &str, to: &str, code: &str| {
        let to = if to.is_empty() { String::new() } else { format!(r#""to": ["{to}"],"#) };
        format!(
            r#"{{"id": "e{id}", "date": "2025-02-{:02}", "from": [{from}], {to} "code": "{code}", "summary": "So.",
            "sources": ["s"], "confidence": "high"}}"#,
            id + 1
        )
    };
    let acts = [
        ("\"AA\"", "BB", "050"),
        ("\"AA\"", "BB", "050"),
        ("\"AA\"", "BB", "050"),
        ("\"AA\"", "BB", "163"),
        ("\"BB\"", "AA", "111"),
        ("\"AA\", \"CC\", \"DD\"", "", "040"),
    ];
    let events = acts.iter().enumerate().map(|(at, (from, to, code))| event(at, from, to, code));
    let text = format!(
        r#"{{"version": "1.0", "title": "T", "as_of": "2025-12-31",
        "sources": [{{"id": "s", "publisher": "S", "note": "n"}}], "actors": [{}],
        "blocs": [{{"id": "CD", "name": "Both", "members": [{{"actor": "CC"}}, {{"actor": "DD"}}]}}],
        "ties": [{{"between": ["CC", "DD"], "standing": [
            {{"value": "strained", "from": "2020", "until": "2025-06-01", "why": "So.", "sources": ["s"]}},
            {{"value": "allied", "from": "2025-06-01", "why": "So.", "sources": ["s"]}}]}}],
        "events": [{}]}}"#,
        actors.join(","),
        events.collect::<Vec<_>>().join(",")
    );
    Arc::new(Store::new(graph(text).unwrap().graph))
}

#[test]
fn squares_say_what_was_counted_by_hand() {
    let store = small();
    let mut desk = desk_of(&store, (120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, "3");
    let matrix = picture(&desk);
    assert_eq!(ids(&matrix), ["AA", "BB", "EE", "CC", "DD"], "those of the bloc stand together");
    for (from, to, signs) in [
        ("AA", "BB", "+- "),
        ("BB", "AA", "-. "),
        ("AA", "CC", ".. "),
        ("CC", "DD", "..▲"),
        ("DD", "CC", "..▲"),
        ("AA", "EE", " ?"),
        ("CC", "BB", " ?"),
        ("AA", "AA", " \\"),
    ] {
        assert_eq!(square(&matrix, from, to), signs, "{from} {to}");
    }
    let strong = |row: usize, column: usize| matrix.squares[row][column].each_ref().map(|piece| piece.strong);
    assert_eq!((strong(0, 1), strong(1, 0)), ([true, false, false], [false; 3]), "one or two acts are thin");
    press(&mut desk, "w");
    assert_eq!(square(&picture(&desk), "AA", "BB"), "+3-0");
    press(&mut desk, "w");
    assert_eq!(square(&picture(&desk), "AA", "BB"), "+0-1");
    press(&mut desk, "w");
    let matrix = picture(&desk);
    assert_eq!((square(&matrix, "CC", "DD"), square(&matrix, "AA", "BB")), ("ally".to_owned(), ".".to_owned()));
    press(&mut desk, "wG<space>");
    let matrix = picture(&desk);
    assert_eq!(ids(&matrix), ["AA", "BB", "EE", "CD"]);
    // The meeting is one event of A with the two, and one among them.
    for (from, to, n) in [("AA", "CD", "1"), ("CD", "AA", "1"), ("CD", "CD", "1"), ("CD", "BB", " ?")] {
        assert_eq!(square(&matrix, from, to), n, "{from} {to}");
    }
}

#[test]
fn what_is_under_the_cursor_is_told_in_words() {
    let store = small();
    let said = |keys: &str| {
        let mut desk = desk_of(&store, (120, 36), "dusk", Glyphs::Unicode);
        press(&mut desk, &format!(":aa-bb<enter>{keys}"));
        let cells = desk.screen().explain;
        cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | ")
    };
    assert_eq!(said("3"), "Land A toward Land B | words for (3 of 3) | deeds against (one act only)");
    assert_eq!(said("3x"), "Land B toward Land A | words against (one act only) | deeds: none recorded");
    let uncoded = "not in the data | neither a tie nor an event between Land A and Land E by 2025-12-31 | \
                   that is not to say that nothing happened";
    assert_eq!(said("3l"), uncoded);
    let rose = said("3jjjlll");
    let expected = "Land C toward Land D | words: none recorded | deeds: none recorded | \
                    ▲ better: was strained on 2024-12-31 | allied since 2025-06-01 | also 1 event with others";
    assert_eq!(rose, expected);
    assert_eq!(said("3/topic:none<esc>"), said("3"));
    let left_out = said("3/party:CC<enter>");
    assert_eq!(left_out, "Land A toward Land B | nothing of it matches party:CC; key 0 shows all");
}

/// Every square of the bundled data against a count of its own.
#[test]
fn signs_are_those_of_each_direction_counted_alone() {
    let mut desk = desk((240, 67), "dusk", Glyphs::Unicode);
    press(&mut desk, "3");
    let matrix = picture(&desk);
    let (store, lens) = (Arc::clone(&desk.store), desk.state.lens.clone());
    let actor = |id: &str| -> ActorIx { store.graph.actors.find(|actor| &*actor.id == id).unwrap() };
    let sign = |plus: u64, minus: u64| match plus + minus {
        0 => '.',
        n if plus * 4 >= n * 3 => '+',
        n if plus * 4 <= n => '-',
        _ => '±',
    };
    let mut coded = 0;
    for from in ids(&matrix) {
        for to in ids(&matrix).into_iter().filter(|to| *to != from) {
            let shown = square(&matrix, &from, &to);
            let dyad = bilat::model::Dyad::new(actor(&from), actor(&to)).unwrap();
            if !bilat::query::tells(&store, &lens, dyad) {
                assert_eq!(shown, " ?", "{from} {to}");
                continue;
            }
            coded += 1;
            let acts = ledger(&store, &lens, actor(&from), actor(&to), store.events_of_dyad(dyad));
            let signs = [sign(acts.words_for, acts.words_against), sign(acts.deeds_for, acts.deeds_against)];
            assert!(shown.starts_with(&signs.iter().collect::<String>()), "{from} {to}: {shown}");
        }
    }
    assert!(coded > 100);
}

#[test]
fn it_opens_at_the_selected_pair_and_its_square_opens_the_sheet() {
    let place = |keys: &str| {
        let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
        press(&mut desk, keys);
        let screen = desk.screen();
        (screen.crumbs.last().cloned().unwrap(), screen.explain[0].text.clone())
    };
    assert_eq!(place(":tal-pak<enter>3").1, "Taliban toward Pakistan");
    assert_eq!(place(":tal-pak<enter>3x").1, "Pakistan toward Taliban");
    assert_eq!(place(":tal-pak<enter>3<enter>").0, "sheet TAL-PAK");
    assert_eq!(place(":tal-pak<enter>32").0, "sheet TAL-PAK");
    assert_eq!(place(":tal-pak<enter>3e").0, "evidence");
    assert_eq!(place(":tal-pak<enter>34").0, "graph TAL");
    assert_eq!(place(":tal-pak<enter>35").0, "timeline TAL-PAK");
    assert_eq!(place(":tal-pak<enter>23").1, "Taliban toward Pakistan", "from its sheet too");
    assert_eq!(place(":tal-pak<enter>3s").1, "actors sorted: by name");
    assert_eq!(place(":tal-pak<enter>3ss<left><right>").1, "Taliban toward Pakistan", "it stays on its square");
    let copied = |keys: &str| {
        let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
        press(&mut desk, keys);
        match desk.key(bilat::keymap::Keys::parse("y").unwrap().iter().next().copied().unwrap()) {
            bilat::app::Effect::Copy(what) => bilat::scene::copied(&desk.store, &desk.state, &what),
            other => panic!("{other:?}"),
        }
    };
    assert!(copied(":tal-pak<enter>3").starts_with("Taliban (Islamic Emirate) toward Pakistan by 2026-06-24: words +"));
    let folded = "Shanghai Cooperation Organisation (5 of its 9 members) toward Kazakhstan by 2026-06-24: events: ";
    assert!(copied(":rus-kaz<enter>3<space>").starts_with(folded));
    let two_blocs = "there is no page of two blocs; Space unfolds the one of the row";
    assert_eq!(place(":rus-kaz<enter>3<space>j<up>").1, "Shanghai Cooperation Organisation toward Kazakhstan");
    assert_eq!(place(":rus-kaz<enter>3<space>x<space><enter>").1, two_blocs);
}

#[test]
fn a_click_puts_the_cursor_on_the_square() {
    for size in [(80, 24), (120, 36), (240, 67)] {
        let mut desk = desk(size, "dusk", Glyphs::Unicode);
        press(&mut desk, "3");
        for (row, column) in (0..16).flat_map(|row| (0..16).map(move |column| (row, column))) {
            press(&mut desk, "g<shift-tab>");
            press(&mut desk, &"j".repeat(row));
            press(&mut desk, &"l".repeat(column));
            let text = text_of(&desk, size);
            let (y, line) = text.lines().enumerate().find(|(_, line)| line.starts_with("│>")).unwrap();
            let bracket = line.find('[').unwrap();
            let x = line[..bracket].chars().count() + 1;
            press(&mut desk, "g<shift-tab>");
            desk.click(u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
            let at = [Side::Row, Side::Column].map(|side| desk.state.matrix.cursor(side).at);
            assert_eq!(at, [row, column], "{size:?}");
        }
    }
}

#[test]
fn nobody_is_named_before_being_there() {
    for (day, absent) in [
        ("2014-12-31", vec!["ISK", "Khorasan"]),
        ("1990-12-31", vec!["KAZ", "Kazakhstan", "UKR", "Ukraine", "Taliban", "CAS", "Central Asian"]),
        ("2001-06-14", vec!["SCO", "Shanghai"]),
    ] {
        for keys in ["3", "3<space>", "3G<space>", "3<space>Gk<space>ww", "3ss"] {
            let keys = format!("{keys}a{day}<enter>j");
            // Where one is stays written in line 1, of the dashboard too.
            let frame = drawn((240, 67), &keys, Glyphs::Unicode);
            let found: Vec<_> = absent.iter().filter(|name| frame.contains(**name)).collect();
            assert!(found.is_empty(), "{day} {keys}: {found:?}\n{frame}");
        }
    }
    // Stepped to, the order is that of the day before; a bloc that was folded is its actors.
    let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, "a2001-06-30<enter>3<space>");
    assert!(ids(&picture(&desk)).contains(&"SCO".to_owned()));
    press(&mut desk, "{");
    let shown = ids(&picture(&desk));
    assert!(!shown.contains(&"SCO".to_owned()) && shown[..2] == ["RUS", "CHN"], "{shown:?}");
}

/// Names of every width, ids of every length, blocs of two; and a day on which nobody is there.
fn odd() -> Arc<Store> {
    let names = [
        "北京市人民政府",
        "جمهورية أفغانستان",
        "e\u{301}e\u{301}e\u{301}",
        "x",
        "A very long name of a very small country",
    ];
    let ids = ["A", "BB-2", "CCCCCCCCCCCCCCCC", "D", "E"];
    let actors = ids.iter().zip(names).map(|(id, name)| {
        format!(r#"{{"id": "{id}", "name": "{name}", "kind": "state", "from": "2020", "sources": ["s"]}}"#)
    });
    let text = format!(
        r#"{{"version": "1.0", "title": "T", "as_of": "2025-12-31",
        "sources": [{{"id": "s", "publisher": "S", "note": "n"}}],
        "blocs": [{{"id": "BLOC", "name": "長い名前の連合", "members": [{{"actor": "A"}}, {{"actor": "D"}}]}}],
        "actors": [{}]}}"#,
        actors.collect::<Vec<_>>().join(",")
    );
    Arc::new(Store::new(graph(text).unwrap().graph))
}

#[test]
fn every_line_ends_at_the_border_whatever_the_names_and_whoever_is_there() {
    let store = odd();
    let cases = [
        ("3", Glyphs::Unicode),
        ("3<space>", Glyphs::Unicode),
        ("3<space>w", Glyphs::Ascii),
        ("a2019<enter>3", Glyphs::Unicode),
    ];
    for (keys, glyphs) in cases {
        let mut desk = desk_of(&store, (120, 36), "mono", glyphs);
        press(&mut desk, keys);
        let sizes =
            (40_u16..=130).step_by(7).flat_map(|width| (10_u16..=40).step_by(3).map(move |height| (width, height)));
        for (width, height) in sizes {
            desk.resize(Size::new(width, height));
            let text = text_of(&desk, (width, height));
            let explained = if height >= 24 { 3 } else { 2 };
            for line in text.lines().skip(2).take(usize::from(height) - 2 - explained) {
                assert_eq!(bilat::plain::width(line), usize::from(width), "{keys} {width}x{height}\n{text}");
                assert!(line.ends_with(['│', '┐', '┘', '┤', '|', '+']), "{keys} {width}x{height}\n{text}");
            }
        }
        let said = text_of(&desk, (130, 40));
        assert_eq!(keys.starts_with('a'), said.contains("nobody is there by 2019-12-31"), "{said}");
    }
}

/// So many actors, each with a tie to those that follow it.
fn many(count: usize) -> Arc<Store> {
    let actors = (0..count).map(|n| format!(r#"{{"id": "Z{n}", "name": "Land {n}", "kind": "state"}}"#));
    let pairs = (0..count).flat_map(|n| (n + 1..count.min(n + 5)).map(move |other| (n, other)));
    let tie = |(n, other): (usize, usize)| {
        format!(
            r#"{{"between": ["Z{n}", "Z{other}"], "standing":
            [{{"value": "partner", "from": "2020", "why": "So.", "sources": ["s"]}}]}}"#
        )
    };
    let text = format!(
        r#"{{"version": "1.0", "title": "T", "as_of": "2025-12-31",
        "sources": [{{"id": "s", "publisher": "S", "note": "n"}}], "actors": [{}], "ties": [{}]}}"#,
        actors.collect::<Vec<_>>().join(","),
        pairs.map(tie).collect::<Vec<_>>().join(",")
    );
    Arc::new(Store::new(graph(text).unwrap().graph))
}

#[test]
fn more_actors_than_fit_scroll_under_fixed_headers() {
    let store = many(500);
    for size in [(80, 24), (120, 36), (240, 67)] {
        let mut desk = desk_of(&store, size, "dusk", Glyphs::Unicode);
        press(&mut desk, &format!("3G{}", "<tab>".repeat(70)));
        let text = text_of(&desk, size);
        assert!(text.contains("–500, columns ") && text.contains(" of 500 ─"), "{text}");
        assert!(text.lines().any(|line| line.starts_with("│>Z499")), "{text}");
    }
}

/// Keys that move in the matrix or set it up.
const KEYS: [&str; 24] = [
    "j",
    "k",
    "h",
    "l",
    "g",
    "G",
    "<ctrl-d>",
    "<ctrl-u>",
    "<pgdn>",
    "<pgup>",
    "<tab>",
    "<shift-tab>",
    "s",
    "w",
    "<space>",
    "x",
    "z",
    "<lt>",
    "<gt>",
    "{",
    "}",
    "0",
    "a2012<enter>",
    "A",
];

fn check_cursor(desk: &Desk, size: (u16, u16)) -> Result<(), TestCaseError> {
    let arranged = &desk.state.matrix;
    for (side, room) in [Side::Row, Side::Column].into_iter().zip(desk.state.sizes.squares) {
        let (cursor, total) = (arranged.cursor(side), arranged.lines.len());
        prop_assert!(cursor.at < total.max(1));
        prop_assert!(cursor.first <= cursor.at && cursor.at < cursor.first + room);
        prop_assert!(cursor.first == 0 || cursor.first + room <= total);
    }
    let matrix = picture(desk);
    let [row, column] = matrix.cursor;
    prop_assert!(row < matrix.rows.len() && column < matrix.columns.len());
    let text = text_of(desk, size);
    let here = text.lines().find(|line| line.starts_with("│>")).map(str::to_owned);
    prop_assert!(here.is_some_and(|line| line.contains('[') && line.contains(']')), "{}", text);
    Ok(())
}

#[test]
fn the_wheel_moves_the_cursor_that_is_drawn() {
    let mut desk = desk((120, 36), "mono", Glyphs::Unicode);
    press(&mut desk, "3");
    let before = picture(&desk).cursor;
    let _ = desk.act(bilat::action::Action::Down);
    assert_eq!(picture(&desk).cursor, [before[0] + 1, before[1]]);
}

#[test]
fn what_the_filter_leaves_out_is_not_called_unrecorded() {
    let frame = drawn((120, 36), ":chn-tjk<enter>3/topic:minerals<enter>", Glyphs::Unicode);
    assert!(frame.contains("words: none that matches") && frame.contains("nothing that matches"), "{frame}");
    assert!(!frame.contains("none recorded") && !frame.contains("nothing on record"), "{frame}");
}

/// A dot would say that the tie stays, and that it has no act that matches.
#[test]
fn a_pair_that_the_filter_leaves_out_is_not_drawn_as_one_that_it_keeps() {
    for cells in ["", "w", "ww", "www"] {
        for (glyphs, drops) in [(Glyphs::Unicode, "empty: the filter"), (Glyphs::Ascii, "empty: the filter")] {
            let mut desk = desk((240, 67), "dusk", glyphs);
            press(&mut desk, &format!("3{cells}/topic:security kind:attack<enter>"));
            let (matrix, store) = (picture(&desk), Arc::clone(&desk.store));
            let tally = desk.state.answers.tally.as_ref().unwrap();
            let id = |actor: ActorIx| &*store.graph.actors[actor].id;
            let dropped =
                store.dyads().filter(|(ix, dyad)| !tally.is_there(*ix) && tells(&store, &desk.state.lens, *dyad));
            let dropped: Vec<_> = dropped.map(|(_, dyad)| dyad.pair()).collect();
            assert!(dropped.len() > 20);
            for (a, b) in dropped {
                assert_eq!(square(&matrix, id(a), id(b)).trim(), "", "{cells} {} {}", id(a), id(b));
            }
            let kept = store.dyads().filter(|(ix, _)| tally.is_there(*ix));
            for (a, b) in kept.map(|(_, dyad)| dyad.pair()) {
                assert_ne!(square(&matrix, id(a), id(b)).trim(), "", "{cells} {} {}", id(a), id(b));
            }
            assert!(text_of(&desk, (240, 67)).contains(drops));
        }
    }
    assert!(!drawn((240, 67), "3", Glyphs::Unicode).contains("empty:"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_cursor_is_always_on_a_square_in_sight(
        keys in prop::collection::vec((0..KEYS.len(), 40_u16..250, 10_u16..70, any::<bool>()), 1..40),
    ) {
        let mut desk = desk((120, 36), "mono", Glyphs::Unicode);
        let mut size = (120, 36);
        press(&mut desk, "/topic:security<enter>3");
        for (key, width, height, resized) in keys {
            if resized {
                size = (width, height);
                desk.resize(Size::new(width, height));
            }
            press(&mut desk, KEYS[key]);
            check_cursor(&desk, size)?;
        }
    }

    #[test]
    fn filter_and_time_never_move_a_row(keys in prop::collection::vec(0_usize..8, 1..30), sorts in 0_usize..3) {
        let mut desk = desk((240, 67), "mono", Glyphs::Unicode);
        press(&mut desk, &format!("/topic:security<enter>3{}", "s".repeat(sorts)));
        let order: Vec<String> = {
            let seats = desk.state.matrix.seats.iter();
            seats.map(|seat| desk.store.graph.actors[seat.actor].id.to_string()).collect()
        };
        let all = ids(&picture(&desk));
        prop_assert_eq!(&all, &order);
        let square = desk.state.matrix.square();
        for key in keys {
            press(&mut desk, ["<lt>", "a2023-07-03<enter>", "{", "A", "0", "/standing:hostile<enter>", "/topic:trade<enter>", "b2015<enter>"][key]);
            let shown = ids(&picture(&desk));
            let known = |id: &&String| {
                let actor = desk.store.graph.actors.rows().find(|actor| *actor.id == ***id).unwrap();
                actor.life.is_known(desk.state.lens.as_of)
            };
            let expected: Vec<String> = order.iter().filter(known).cloned().collect();
            prop_assert_eq!(shown, expected);
            let known = |head: Named| matches!(head, Named::Actor(actor) if desk.store.graph.actors[actor].life.is_known(desk.state.lens.as_of));
            if square.is_some_and(|(row, column)| known(row) && known(column)) {
                prop_assert_eq!(desk.state.matrix.square(), square, "it comes back to its square");
            }
        }
    }
}
