//! The graph of an actor: everyone keeps a seat, nobody is dropped, and one gets around in it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use bilat::app::{Effect, Opened, Page};
use bilat::desk::Desk;
use bilat::filter::Filter;
use bilat::headless;
use bilat::model::{ActorIx, Day, Dyad};
use bilat::query::{Lens, find_named};
use bilat::scene::{Body, Graph, Stage, graph_page};
use bilat::store::{Named, Store};
use bilat::ui::Glyphs;
use bilat::ui::frame::Format;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use crate::asof::later_in_frame;
use crate::frames::{desk, desk_of, drawn, press};
use crate::support::graph;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Opens the graph of an actor with its neighbours seated on a day.
fn open(desk: &mut Desk, centre: ActorIx, seated_on: Day, (width, height): (u16, u16)) {
    desk.state.place.pages = vec![Opened::new(Page::Graph(centre, seated_on))];
    desk.resize(Size::new(width, height));
}

fn shown(desk: &Desk) -> Graph {
    match desk.screen().body {
        Body::Stage { picture, .. } => match &*picture {
            Stage::Graph(graph) => (**graph).clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// Where the cursor can be on each neighbour, from the top left of the whole picture.
fn seats(desk: &Desk, centre: ActorIx) -> BTreeMap<Dyad, (usize, u16)> {
    let stops = desk.state.stops.list.iter();
    stops
        .filter_map(|stop| match stop.opens {
            Page::Dyad(dyad, from) if from == centre && dyad.has(centre) && stop.part < 4 => {
                Some((dyad, (stop.line, stop.x)))
            }
            _ => None,
        })
        .collect()
}

const FILTERS: [&str; 7] =
    ["", "topic:security", "standing:hostile", "actor:RUS", "nothing-like-this", "is:new", "kind:attack since:2y"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is filtered, and whatever the day, whoever has a seat has it at the same place.
    #[test]
    fn no_filter_and_no_date_moves_a_seat(
        centre: prop::sample::Index, seated_on in 1990_i32..2027, size in (40_u16..260, 10_u16..80),
        views in prop::collection::vec((prop::sample::select(FILTERS.to_vec()), 1990_i32..2027, 1_u32..13), 2..8),
    ) {
        let mut desk = desk(size, "mono", Glyphs::Unicode);
        let actors: Vec<ActorIx> = desk.store.graph.actors.iter().map(|(actor, _)| actor).collect();
        let centre = *centre.get(&actors);
        let store = Arc::clone(&desk.store);
        open(&mut desk, centre, Day::from_ymd_opt(seated_on, 1, 1).unwrap(), size);
        let mut known: BTreeMap<Dyad, (usize, u16)> = BTreeMap::new();
        for (filter, year, month) in views {
            desk.state.turn_filter(&store, &Filter::parse(filter).unwrap()).unwrap();
            let day = Day::from_ymd_opt(year, month, 1).unwrap();
            desk.state.turn_date(&store, day);
            desk.resize(Size::new(size.0, size.1));
            for (dyad, place) in seats(&desk, centre) {
                let before = *known.entry(dyad).or_insert(place);
                prop_assert_eq!(before, place, "{} of {:?}", store.graph.dyad_id(dyad), filter);
                let other = dyad.other(centre).unwrap();
                prop_assert!(store.graph.actors[other].life.is_known(desk.state.lens.as_of));
            }
        }
    }
}

/// The word that is drawn at a place of the picture.
fn word_at(buffer: &Buffer, (line, x): (usize, u16)) -> String {
    let y = u16::try_from(line).unwrap() + 3;
    let cells = (x + 1..buffer.area.width).map(|x| buffer.cell((x, y)).unwrap().symbol());
    cells.take_while(|symbol| *symbol != " ").collect()
}

#[test]
fn who_has_a_seat_is_drawn_there() {
    for size in [(80, 24), (120, 36), (240, 67)] {
        for (day, least) in [("2026-06-24", 14), ("2010-01-01", 9), ("1998-01-01", 5)] {
            let mut desk = desk(size, "dusk", Glyphs::Unicode);
            press(&mut desk, &format!("j4a{day}<enter>"));
            let centre = desk.state.place.item.and_then(bilat::app::Item::actor).unwrap();
            let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
            desk.draw(&mut buffer);
            let seats = seats(&desk, centre);
            assert!(seats.len() >= least, "{day}: {}", seats.len());
            for (dyad, place) in seats {
                let id = &desk.store.graph.actors[dyad.other(centre).unwrap()].id;
                assert_eq!(word_at(&buffer, place), **id, "{day} {size:?}");
            }
        }
    }
}

/// Seated as of the last day, then looked at on earlier ones: who is not there yet leaves an empty seat, without a name.
#[test]
fn an_earlier_day_tells_nothing_of_what_comes_later() {
    for size in [(80, 24), (240, 67)] {
        let mut desk = desk(size, "mono", Glyphs::Unicode);
        let store = Arc::clone(&desk.store);
        let mut unknown = 0;
        for (centre, actor) in store.graph.actors.iter() {
            desk.state.turn_date(&store, store.graph.as_of);
            open(&mut desk, centre, store.graph.as_of, size);
            for day in ["2022-01-01", "2014-06-01", "2003-03-01", "1996-06-01"].map(day) {
                desk.state.turn_date(&store, day);
                desk.resize(Size::new(size.0, size.1));
                let frame = headless::frame(&desk, Size::new(size.0, size.1), Format::Text);
                assert_eq!(later_in_frame(&store, &frame, day), Vec::<String>::new(), "{} {day}\n{frame}", actor.id);
                if actor.life.is_known(day) {
                    let graph = shown(&desk);
                    unknown += graph.left.iter().chain(&graph.right).filter(|seat| seat.is_none()).count();
                }
            }
        }
        assert!(unknown > 10, "{unknown} empty seats");
    }
}

/// An actor with so many neighbours, some of them in blocs, with ties among all of them.
fn crowd(neighbours: usize, name: impl Fn(usize) -> String) -> Arc<Store> {
    let values = ["allied", "hostile", "neutral", "partner", "strained"];
    let (mut actors, mut ties) = (r#"{"id": "HUB", "name": "Hub", "kind": "state"}"#.to_owned(), String::new());
    let mut tie = |a: &str, b: &str, at: usize| {
        let comma = if ties.is_empty() { "" } else { "," };
        let value = values[at % values.len()];
        write!(
            ties,
            r#"{comma}{{"between": ["{a}", "{b}"], "standing": [{{"value": "{value}", "from": "20{:02}", "why": "So.",
            "sources": ["s"]}}]}}"#,
            at % 20
        )
        .unwrap();
    };
    for at in 0..neighbours {
        write!(actors, r#",{{"id": "N{at:03}", "name": "{}", "kind": "state"}}"#, name(at)).unwrap();
        tie("HUB", &format!("N{at:03}"), at);
        if at > 0 {
            tie(&format!("N{:03}", at - 1), &format!("N{at:03}"), at + 1);
        }
    }
    let members = |of: usize| {
        let members = (0..neighbours).filter(|at| at % 4 == of).map(|at| format!(r#"{{"actor": "N{at:03}"}}"#));
        members.collect::<Vec<_>>().join(",")
    };
    let text = format!(
        r#"{{"version": "1.0", "title": "T", "as_of": "2025-12-31", "actors": [{actors}], "ties": [{ties}],
        "blocs": [{{"id": "ONE", "name": "First bloc", "members": [{}]}},
                  {{"id": "TWO", "name": "Second bloc", "members": [{}]}}],
        "sources": [{{"id": "s", "publisher": "Someone", "note": "a paper"}}]}}"#,
        members(0),
        members(1),
    );
    Arc::new(Store::new(graph(text).unwrap().graph))
}

/// A page is laid out for each key: of very many ties it lists the first, and says where all are; a pipe gets all.
#[test]
fn the_page_of_an_actor_lists_the_first_of_very_many_ties() {
    let store = crowd(300, |at| format!("Neighbour {at}"));
    let mut desk = desk_of(&store, (120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, "<enter>");
    let frame = headless::frame(&desk, Size::new(120, 36), Format::Text);
    assert!(frame.contains("the first 100 of 300 ties, from cooperative to hostile"), "{frame}");
    assert!(desk.state.stops.lines < 150, "{}", desk.state.stops.lines);
    let Named::Actor(hub) = find_named(&store, "HUB").unwrap() else { panic!("a bloc") };
    let lens = Lens::of(&store);
    let printed = bilat::plain::text(&bilat::scene::actor(&store, &lens, hub, bilat::scene::Most::ALL));
    assert!((0..300).all(|at| printed.contains(&format!("Neighbour {at} "))), "{printed}");
}

#[test]
fn of_three_hundred_neighbours_nobody_is_dropped() {
    let store = crowd(300, |at| format!("Neighbour {at}"));
    let mut desk = desk_of(&store, (120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, "4");
    let graph = shown(&desk);
    let seated = graph.left.len() + graph.right.len();
    assert_eq!(graph.title, format!("Hub: 300 ties, {seated} seated, {} below", 300 - seated));
    let folded = graph.folded.iter().flatten().map(|row| row.text.clone()).collect::<Vec<_>>().join(" ");
    assert!(folded.contains("First bloc: ") && folded.contains("Second bloc: "), "{folded}");
    let ids = |text: &str| text.split_whitespace().filter(|word| word.starts_with('N')).count();
    assert_eq!(seated + ids(&folded) + graph.below.len(), 300);
    assert!(graph.among.last().is_some_and(|last| matches!(last.opens, Some(bilat::app::Page::Neighbours(_)))));
    // Down and down the cursor comes to everything, and what it is on is in sight.
    let all: Vec<Page> = desk.state.stops.list.iter().map(|stop| stop.opens).collect();
    let mut reached = vec![desk.state.stop().unwrap()];
    for _ in 0..all.len() * 2 {
        press(&mut desk, "j");
        reached.push(desk.state.stop().unwrap());
    }
    press(&mut desk, "G");
    assert_eq!(desk.state.stop(), all.last().copied());
    let lines = |pages: &[Page]| pages.iter().filter(|page| matches!(page, Page::BlocWith(..))).count();
    assert_eq!(lines(&all), 2);
    assert!(reached.iter().any(|page| matches!(page, Page::BlocWith(..))));
}

#[test]
fn labels_of_any_kind_stay_in_their_places() {
    let evil = [
        "北京市人民政府大会堂",
        "مرحبا بالعالم الكبير",
        "a\u{301}\u{302}e\u{301}",
        "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
        "👩‍👩‍👧‍👦🇦🇫",
    ];
    let store = crowd(23, |at| format!("{} {at}", evil[at % evil.len()]));
    for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
        let mut desk = desk_of(&store, (120, 36), "dusk", glyphs);
        press(&mut desk, "4");
        for (width, height) in [(40, 10), (57, 17), (80, 24), (99, 30), (120, 36), (201, 50), (240, 67)] {
            desk.resize(Size::new(width, height));
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            desk.draw(&mut buffer);
            let text = headless::frame(&desk, Size::new(width, height), Format::Text);
            for (y, line) in text.lines().enumerate().skip(3).take(usize::from(height) - 8) {
                assert_eq!(bilat::plain::width(line.trim_end()), usize::from(width), "{width}x{height} {y}: {line}");
                assert!(line.trim_end().ends_with(['│', '|', '┤', '┐', '+', '┘']), "{width}x{height}: {line}");
            }
        }
    }
}

#[test]
fn a_neighbour_goes_to_the_middle_and_back_and_the_middle_seats_anew() {
    let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, "j4");
    let middle = |desk: &Desk| match desk.state.place.pages.last().unwrap().page {
        Page::Graph(centre, on) => (desk.store.graph.actors[centre].id.to_string(), on),
        other => panic!("{other:?}"),
    };
    assert_eq!(middle(&desk), ("TAL".to_owned(), day("2026-06-24")));
    press(&mut desk, "f");
    assert_eq!(middle(&desk).0, "RUS", "the cursor was on Russia");
    press(&mut desk, "<esc>");
    assert_eq!(middle(&desk).0, "TAL");
    press(&mut desk, "a2010<enter>");
    assert_eq!(shown(&desk).status, "seats as of 2026-06-24");
    press(&mut desk, "<tab>");
    assert!(matches!(desk.state.stop(), Some(Page::Actor(_))), "the middle");
    press(&mut desk, "f");
    assert_eq!(middle(&desk), ("TAL".to_owned(), day("2010-12-31")));
    assert_eq!(shown(&desk).status, "");
    press(&mut desk, "a1990<enter>");
    assert!(drawn((120, 36), "j4a1990<enter>", Glyphs::Unicode).contains("nothing of it was so by 1990"));
    // A tie between two neighbours has two that could be meant.
    press(&mut desk, "AGf");
    assert_eq!(middle(&desk).0, "TAL");
    assert!(desk.state.notice.is_some());
}

#[test]
fn keys_go_across_and_open_the_pair_and_its_evidence() {
    let stop = |keys: &str| {
        let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
        press(&mut desk, keys);
        let part = desk.state.stops.list[desk.state.place.pages.last().unwrap().at].part;
        (desk.state.stop().unwrap(), part)
    };
    assert_eq!(["j4", "j4l", "j4lh", "j4lhh", "j4jjjl", "j4jjjll"].map(|keys| stop(keys).1), [0, 2, 0, 0, 1, 2]);
    assert_eq!(stop("j4lh").0, stop("j4j").0, "back across to the same line");
    assert_eq!(["j4<tab>", "j4<tab><tab>", "j4<tab><tab><tab>"].map(|keys| stop(keys).1), [1, 2, 4]);
    let top = |keys: &str| {
        let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
        press(&mut desk, keys);
        desk.state.place.pages.last().unwrap().page
    };
    assert!(matches!(top("j4<enter>"), Page::Dyad(..)));
    assert!(matches!(top("j4e"), Page::Marks(..)));
    // The cursor stays on its pair while the date and the filter move.
    assert_eq!(stop("j4jj{{{{").0, stop("j4jj").0);
    assert_eq!(stop("j4jj/topic:trade<enter>").0, stop("j4jj").0);
}

#[test]
fn who_has_no_ties_and_what_is_no_actor_says_so() {
    let alone = r#"{"version": "1.0", "title": "T", "as_of": "2025-12-31",
        "actors": [{"id": "AAA", "name": "Aland", "kind": "state"}]}"#;
    let store = Arc::new(Store::new(graph(alone).unwrap().graph));
    for size in [(40, 10), (80, 24), (120, 36)] {
        let mut desk = desk_of(&store, size, "dusk", Glyphs::Unicode);
        press(&mut desk, "4");
        let frame = headless::frame(&desk, Size::new(size.0, size.1), Format::Text);
        assert!(frame.contains("no tie of Aland with anybody is") && frame.contains("Aland: no tie"), "{frame}");
    }
    let bloc = drawn((120, 36), "G4", Glyphs::Unicode);
    assert!(bloc.contains("a bloc has no such view"), "{bloc}");
}

#[test]
fn as_text_it_lists_everybody_by_side_and_the_ties_among_them() {
    let desk = desk((120, 36), "dusk", Glyphs::Unicode);
    let taliban = desk.store.graph.actors.find(|actor| &*actor.id == "TAL").unwrap();
    let lens = Lens::of(&desk.store).filtered(&Filter::parse("topic:security").unwrap(), &desk.store).unwrap();
    let text = bilat::plain::text(&graph_page(&desk.store, &lens, taliban, usize::MAX));
    for wanted in ["cooperative: 8", "conflictual: 6", "neutral or not assessed: 0", "the strongest first: 66"] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
    let row = |id: &str| text.lines().find(|line| line.trim_start().starts_with(id)).unwrap().to_owned();
    assert!(row("RUS-TAL").contains("Taliban – Russia        partner        2025-07-03  ▲"), "{text}");
    assert!(row("TAL-EUE").contains("no match"), "{text}");
}

#[test]
fn ties_among_neighbours_keep_their_order_in_time() {
    let mut desk = desk((240, 67), "dusk", Glyphs::Unicode);
    let pairs = |desk: &Desk| shown(desk).among.iter().map(|tie| tie.text.clone()).collect::<Vec<_>>();
    press(&mut desk, "j4");
    let all = pairs(&desk);
    assert!(all.len() > 20);
    for keys in ["{{{{", "a2023<enter>", "a2018<enter>", "A"] {
        press(&mut desk, keys);
        let now = pairs(&desk);
        let order: Vec<&String> = all.iter().filter(|pair| now.contains(pair)).collect();
        let kept: Vec<&String> = now.iter().filter(|pair| all.contains(pair)).collect();
        assert_eq!(kept, order, "{keys}");
    }
}

#[test]
fn what_the_cursor_is_on_is_copied() {
    let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, "j4jj");
    let Effect::Copy(what) = desk.act(bilat::action::Action::Copy) else { panic!() };
    let text = bilat::scene::copied(&desk.store, &desk.state, &what);
    assert!(text.starts_with("Taliban (Islamic Emirate) toward Iran by 2026-06-24: words +"), "{text}");
}

#[test]
fn what_does_not_match_is_dropped_from_the_list_and_its_seat_still_says_how_it_stands() {
    let frame = drawn((80, 24), "/topic:minerals<enter>4", Glyphs::Unicode);
    for wanted in [
        "─ Russia: 14 ties, on each side the latest event first ─",
        "─ Ties among these others, strongest first; 52 do not match ─",
        "PAK Pakistan ═ tran, no match ═",
        "├─ ─ adve, no match ─ USA",
        "+ USA-PAK partner",
    ] {
        assert!(frame.contains(wanted), "{wanted}\n{frame}");
    }
    assert!(!frame.contains("CHN-PAK"), "{frame}");
    let none = drawn((80, 24), "/nothing-like-this<enter>4", Glyphs::Unicode);
    assert!(none.contains("─ Ties among these others; "), "{none}");
    // A line begins where the others do.
    for size in [(80, 24), (120, 36), (240, 67)] {
        let frame = drawn(size, "j4", Glyphs::Unicode);
        let edges = frame.lines().filter(|line| line.contains(" ◄") && line.contains(['├', '┌', '└', '┼']));
        let edges: Vec<&str> = edges.filter(|line| line.contains("stan") || line.contains("strained")).collect();
        assert!(edges.iter().all(|line| !line.contains("├ ") && !line.contains("└ ")), "{frame}");
    }
}
