//! The sheet of a pair and its evidence: every figure opens the whole of the events that it counts, down to the address.

mod raw;
mod ways;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bilat::app::{Opened, Page};
use bilat::desk::Desk;
use bilat::headless;
use bilat::model::{Day, EventIx, PartialDate, Sign};
use bilat::query::{Count, Lens, OfPair, Scope, events, standing_at, tie_of, words};
use bilat::scene::{self, Block, Body, Cell};
use bilat::ui::Glyphs;
use bilat::ui::frame::Format;
use proptest::prelude::*;
use ratatui::layout::Size;

use self::raw::{Raw, raw};
use crate::asof::{later_in_frame, later_years};
use crate::frames::{desk, drawn, press};

fn shown(desk: &Desk) -> scene::Page {
    match desk.screen().body {
        Body::Page { page, .. } => page.as_ref().clone(),
        Body::Panes { .. } | Body::Stage { .. } => panic!("no page is open"),
    }
}

fn cells(blocks: &[Block]) -> Vec<Cell> {
    let of = |block: &Block| match block {
        Block::Facts(facts) | Block::Flow(facts) => facts.iter().flat_map(|(_, cells)| cells.clone()).collect(),
        Block::Table(_, table) | Block::Spare(table, _) => table.rows.iter().flatten().cloned().collect::<Vec<Cell>>(),
        Block::Beside(left, right) | Block::Halves(left, right) => [cells(left), cells(right)].concat(),
        Block::Either(first, _) => cells(first),
    };
    blocks.iter().flat_map(of).collect()
}

/// The page about something, as the dashboard shows it.
fn page_of(desk: &mut Desk, page: Page) -> scene::Page {
    desk.state.place.pages = vec![Opened::new(page)];
    desk.resize(Size::new(120, 36));
    shown(desk)
}

/// Every event that the page of a count lists, on as many pages as it takes.
fn listed(desk: &mut Desk, count: Count) -> Vec<EventIx> {
    let (mut listed, mut past) = (Vec::new(), 0);
    loop {
        let cells = cells(&page_of(desk, Page::Count(count, past)).blocks);
        let before = listed.len();
        listed.extend(cells.iter().filter_map(|cell| match cell.opens {
            Some(Page::Event(ix)) => Some(ix),
            _ => None,
        }));
        let more = cells.iter().find_map(|cell| match cell.opens {
            Some(Page::Count(_, past)) => Some(past),
            _ => None,
        });
        match more {
            Some(more) if listed.len() > before => past = more,
            _ => return listed,
        }
    }
}

/// The first number in a text.
fn number(text: &str) -> u64 {
    text.split_whitespace().find_map(|word| word.parse().ok()).unwrap_or_else(|| panic!("no number in {text}"))
}

/// What of the file a count must hold, by the words that describe it.
fn counted<'r>(raw: &'r [Raw], desk: &Desk, count: Count, class: &str) -> Vec<&'r Raw> {
    let id = |actor| &*desk.store.graph.actors[actor].id;
    let day = desk.state.lens.as_of;
    let happened = raw.iter().filter(|event| event.last <= day);
    match count {
        Count::Record { from, to, .. } => {
            let acts = happened.filter(|event| !event.is_multilateral() && event.runs(id(from), id(to)));
            acts.filter(|event| class == "n" || event.class == class).collect()
        }
        Count::Pair(dyad, what) => {
            let (a, b) = dyad.pair();
            let [forth, back] = [(a, b), (b, a)].map(|(from, to)| move |event: &Raw| event.runs(id(from), id(to)));
            let assessed =
                desk.store.tie(dyad).and_then(|tie| standing_at(tie, day)).map(|at| at.spell.span.from.last());
            let later =
                |event: &Raw| assessed.is_some_and(|assessed| assessed < event.first) && !event.is_multilateral();
            let is_of = |event: &&Raw| match what {
                OfPair::Together => event.is_multilateral() && (forth(event) || back(event)),
                OfPair::BothWays => !event.is_multilateral() && forth(event) && back(event),
                OfPair::Later(sign) => {
                    let signed = event.class.ends_with(if sign == Sign::Plus { '+' } else { '-' });
                    signed && later(event) && (forth(event) || back(event))
                }
                OfPair::New(_) => panic!("not on the sheet"),
            };
            happened.filter(is_of).collect()
        }
        Count::Listed(bilat::query::Scope::Dyad(dyad)) => {
            let (a, b) = dyad.pair();
            // What may have begun is listed too.
            let begun = raw.iter().filter(|event| event.first <= day);
            begun.filter(|event| event.runs(id(a), id(b)) || event.runs(id(b), id(a))).collect()
        }
        other => panic!("{other:?} is not on the sheet"),
    }
}

/// The figures of a sheet that count events, each with its column.
fn figures_of(sheet: &scene::Page) -> Vec<(Cell, &'static str)> {
    const TITLES: [&str; 6] = ["words+", "deeds+", "words-", "deeds-", "neutral", "n"];
    let record = sheet.blocks.iter().find_map(|block| match block {
        Block::Table(_, table) if table.columns.first().is_some_and(|column| column.title == "on record") => {
            Some(table)
        }
        _ => None,
    });
    let rows = record.into_iter().flat_map(|table| &table.rows);
    let of_record = rows.flat_map(|row| row[1..=6].iter().cloned().zip(TITLES));
    let of_both = cells(&sheet.blocks).into_iter().filter_map(|cell| match cell.opens {
        Some(Page::Count(Count::Listed(_), _)) => Some((cell, "listed")),
        Some(Page::Count(Count::Pair(_, OfPair::Together), _)) => Some((cell, "together")),
        Some(Page::Count(Count::Pair(_, OfPair::BothWays), _)) => Some((cell, "both ways")),
        Some(Page::Count(Count::Pair(..), _)) => Some((cell, "later")),
        _ => None,
    });
    of_record.chain(of_both).collect()
}

#[test]
fn every_figure_of_every_sheet_opens_the_whole_of_what_it_counts() {
    let raw = raw();
    let (mut figures, mut events) = (0, 0);
    for day in ["2003-03-01", "2022-01-01", "2025-04-18", "2026-06-24"] {
        let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
        press(&mut desk, &format!("a{day}<enter>"));
        let pairs: Vec<_> = desk.store.dyads().map(|(_, dyad)| dyad).collect();
        for dyad in pairs {
            let sheet = page_of(&mut desk, Page::Dyad(dyad, dyad.pair().0));
            let figures_here = figures_of(&sheet);
            let sum = |class: &str| {
                let of = figures_here.iter().filter(|(_, known)| *known == class);
                of.map(|(cell, _)| number(&cell.text)).sum::<u64>()
            };
            let not_yet = raw.iter().filter(|event| event.first <= desk.state.lens.as_of).filter(|event| {
                let id = |actor| &*desk.store.graph.actors[actor].id;
                let (a, b) = dyad.pair();
                event.last > desk.state.lens.as_of && (event.runs(id(a), id(b)) || event.runs(id(b), id(a)))
            });
            // Whoever adds up the figures of a sheet gets how many events there are.
            assert_eq!(
                sum("n") + sum("together") + not_yet.count() as u64 - sum("both ways"),
                sum("listed"),
                "{} {day}",
                desk.store.graph.dyad_id(dyad)
            );
            for (cell, class) in figures_here.iter().cloned() {
                let Some(Page::Count(count, 0)) = cell.opens else { panic!("{} opens no count", cell.text) };
                let wanted = counted(&raw, &desk, count, class);
                let found: BTreeSet<String> =
                    listed(&mut desk, count).into_iter().map(|ix| words(&desk.store, ix).id.into()).collect();
                let name = format!("{} {day} {class}", desk.store.graph.dyad_id(dyad));
                assert_eq!(found, wanted.iter().map(|event| event.id.clone()).collect(), "{name}");
                let sum: u64 = wanted.iter().map(|event| event.count).sum();
                assert_eq!(number(&cell.text), sum, "{name}");
                figures += 1;
                events += wanted.len();
            }
        }
    }
    assert!(figures > 2_000 && events > 1_000, "{figures} {events}");
}

/// Whatever on the sheet has a figure in it, dates and names aside, opens something.
#[test]
fn no_figure_of_a_sheet_is_without_its_evidence() {
    let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
    let pairs: Vec<_> = desk.store.dyads().map(|(_, dyad)| dyad).collect();
    let has_figure = |text: &str| {
        let of_word = |word: &str| word.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_owned();
        text.split_whitespace().map(of_word).any(|word| word.parse::<u64>().is_ok() && word.len() < 4)
    };
    let mut seen = 0;
    for dyad in pairs {
        for cell in cells(&page_of(&mut desk, Page::Dyad(dyad, dyad.pair().0)).blocks) {
            // Sentences are told by whoever wrote the data.
            if has_figure(&cell.text) && cell.text.len() < 120 && !cell.text.ends_with('.') {
                seen += 1;
                assert!(cell.opens.is_some(), "{} of {}", cell.text, desk.store.graph.dyad_id(dyad));
            }
        }
    }
    assert!(seen > 500, "{seen}");
}

/// The pair from which it all starts, on four days.
#[test]
fn russia_and_the_taliban_are_four_pictures() {
    let sheet = |day: &str| drawn((120, 36), &format!("a{day}<enter>:r-t<enter>2"), Glyphs::Unicode);
    let days = ["2003-03-01", "2022-01-01", "2025-04-18", "2026-06-24"];
    let frames: Vec<String> = days.iter().map(|day| sheet(day)).collect();
    let told: [&[&str]; 4] = [
        &["standing >adversarial since 2001-11-13", "listed  2003-02-14"],
        &["standing >transactional since 2021-08-15", "listed", "embassy", "RUS > TAL"],
        &["standing >transactional since 2021-08-15", "suspended  2025-04-17", "▲ better: terror list of Russia"],
        &["standing >partner since 2025-07-03", "de-jure", "ambassador", "suspended"],
    ];
    let untold: [&[&str]; 4] =
        [&["suspended", "de-jure"], &["suspended", "de-jure"], &["de-jure", "listed  "], &["listed  "]];
    for (((frame, told), untold), day) in frames.iter().zip(told).zip(untold).zip(days) {
        for word in told {
            assert!(frame.contains(word), "{day}: {word}\n{frame}");
        }
        for word in untold {
            assert!(!frame.contains(word), "{day}: {word}\n{frame}");
        }
        insta::assert_snapshot!(format!("sheet-{day}"), frame);
    }
}

/// The page without the rows of its sources, which keep their dates, titles and addresses.
fn without_sources(mut page: scene::Page) -> scene::Page {
    for block in &mut page.blocks {
        if let Block::Table(_, table) = block {
            let is_source = |row: &[Cell]| matches!(row.first().and_then(|cell| cell.opens), Some(Page::Source(_)));
            table.rows.retain(|row| !is_source(row));
        }
    }
    page
}

#[test]
fn every_sheet_is_one_page_of_120_by_36() {
    for day in ["2025-04-18", "2026-06-24"] {
        let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
        press(&mut desk, &format!("a{day}<enter>"));
        let pairs: Vec<_> = desk.store.graph.ties.rows().map(|tie| tie.dyad).collect();
        for dyad in pairs {
            page_of(&mut desk, Page::Dyad(dyad, dyad.pair().0));
            let (lines, room) = (desk.state.stops.lines, desk.state.sizes.page);
            assert!(lines > 10 && lines <= room, "{} {day}: {lines} of {room}", desk.store.graph.dyad_id(dyad));
        }
    }
}

#[test]
fn the_newest_events_run_both_ways() {
    let frame = drawn((120, 36), "a2025-04-18<enter>:r-t<enter>2", Glyphs::Unicode);
    let rows: Vec<&str> = frame.lines().filter(|line| line.starts_with("│ 202") && line.contains(" > ")).collect();
    assert!(
        rows.len() >= 3
            && rows.is_sorted_by_key(|row| std::cmp::Reverse(row.chars().skip(2).take(10).collect::<String>())),
        "{frame}"
    );
    assert!(rows.iter().any(|row| row.contains("2024-10-04  TAL > RUS")), "{frame}");
}

/// What an event is marked with, by the file alone.
fn marked(event: &Raw, day: Day) -> &'static str {
    match event.class {
        _ if event.last > day => "not yet",
        _ if event.is_multilateral() => "together",
        _ if event.to.is_empty() && event.from.len() == 1 || event.from == event.to => "alone",
        "words+" => "words +",
        "deeds+" => "deeds +",
        "words-" => "words -",
        "deeds-" => "deeds -",
        _ => "·",
    }
}

/// Whoever counts the marks of the log finds the figures of the row above it.
#[test]
fn an_event_is_marked_as_what_it_is_counted_as() {
    let raw = raw();
    let by_id: BTreeMap<&str, &Raw> = raw.iter().map(|event| (event.id.as_str(), event)).collect();
    let desk = desk((120, 36), "dusk", Glyphs::Unicode);
    let mut seen = BTreeSet::new();
    for day in ["2026-06-24", "2026-05-10", "2021-08-16"] {
        let day: Day = day.parse().unwrap();
        let lens = Lens::on(day);
        let page = scene::events(&desk.store, &lens, Scope::All);
        let [Block::Table(_, table)] = page.blocks.as_slice() else { panic!("{:?}", page.blocks) };
        for row in &table.rows {
            let Some(Page::Event(ix)) = row[0].opens else { panic!("{row:?}") };
            let event = by_id[&*words(&desk.store, ix).id];
            let mark = marked(event, day);
            assert_eq!(row[2].text, mark, "{} on {day}", event.id);
            seen.insert(mark);
            let said = scene::event(&desk.store, &lens, ix);
            let [Block::Facts(facts), ..] = said.blocks.as_slice() else { panic!("{:?}", said.blocks) };
            let counts = &facts.iter().find(|(label, _)| label == "counts as").unwrap().1[0].text;
            let begins = match mark {
                "not yet" => "nothing yet",
                "together" => "together, ",
                "alone" => "nothing between two",
                "words +" => "words for",
                "deeds +" => "deeds for",
                "words -" => "words against",
                "deeds -" => "deeds against",
                _ => "neither for nor against",
            };
            assert!(counts.starts_with(begins), "{} on {day}: {counts}", event.id);
        }
    }
    assert_eq!(seen.len(), 7, "{seen:?}: all but those of one actor alone, of which the data has none");
}

#[test]
fn the_line_under_the_log_says_what_the_event_counts_as() {
    let format = ":rus-tjk<enter><tab><tab>jjj";
    let said = |keys: &str| drawn((240, 67), keys, Glyphs::Unicode);
    let log = said(format);
    assert!(log.contains("together, once for each pair: neither words nor deeds"), "{log}");
    assert!(!log.lines().rev().take(4).any(|line| line.contains("words for")), "{log}");
    let uncertain = said("a2026-05-10<enter>:rus-tal<enter><tab><tab>");
    assert!(uncertain.contains("is not counted.  then it counts as words for"), "{uncertain}");
}

/// The file gives them in any order.
#[test]
fn events_that_carry_something_are_newest_first() {
    let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
    let graph = &Arc::clone(&desk.store).graph;
    let spells = graph.ties.rows().flat_map(|tie| {
        let standing = (0..tie.standing.len()).map(|at| Page::Standing(tie.dyad, at));
        standing.chain((0..tie.tracks.len()).map(|at| Page::Track(tie.dyad, at)))
    });
    let pages = spells.chain(graph.interests.iter().map(|(ix, _)| Page::Interest(ix)));
    let pages = pages.chain(graph.claims.iter().map(|(ix, _)| Page::Claim(ix)));
    let mut several = 0;
    for page in pages {
        let cells = cells(&page_of(&mut desk, page).blocks);
        let dates: Vec<PartialDate> = cells
            .iter()
            .filter_map(|cell| match cell.opens {
                Some(Page::Event(ix)) => Some(PartialDate::of_days(graph.events.first(ix), graph.events.last(ix))),
                _ => None,
            })
            .collect();
        assert!(dates.is_sorted_by(|newer, older| newer.first() >= older.first()), "{page:?}: {dates:?}");
        several += usize::from(dates.len() > 1);
    }
    assert!(several > 20, "{several}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever one opens on a day, and however deep, nothing that is later is drawn.
    #[test]
    fn nothing_from_the_future_is_drawn_however_deep(
        year in 1996_i32..2026, month in 1_u32..13, pair: prop::sample::Index,
        steps in prop::collection::vec(
            prop::sample::select(vec!["j", "jj", "l", "e", "e", "<tab>", "<esc>", "2", "c", "T", "!", "x", "<pgdn>", "G",
                "4", "f",
                "{", "<lt>", "a2003<enter>", "a2022-01<enter>", "a2025-04-18<enter>", "A"]), 1..14),
    ) {
        let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
        press(&mut desk, &format!("a{year}-{month:02}<enter>"));
        let pairs: Vec<_> = desk.store.graph.ties.rows().map(|tie| tie.dyad).collect();
        let dyad = *pair.get(&pairs);
        desk.state.place.pages = vec![Opened::new(Page::Dyad(dyad, dyad.pair().0))];
        desk.resize(Size::new(120, 36));
        for step in steps {
            press(&mut desk, step);
            let day = desk.state.lens.as_of;
            let page = match desk.screen().body {
                Body::Page { page, .. } => page,
                Body::Panes { .. } => continue,
                Body::Stage { .. } => {
                    let found = later_in_frame(&desk.store, &headless::frame(&desk, Size::new(120, 36), Format::Text), day);
                    prop_assert!(found.is_empty(), "{:?} after {}: {:?}", desk.state.place.pages, step, found);
                    continue;
                }
            };
            // Verdicts on claims are ours as of the last day of the data, and say so; a source keeps its date.
            let top = desk.state.place.pages.last().map(|opened| opened.page);
            if matches!(top, Some(Page::Claim(_) | Page::Stale | Page::Source(_))) {
                continue;
            }
            let found = later_years(&desk.store, &without_sources(page.as_ref().clone()), day);
            prop_assert!(found.is_empty(), "{:?} after {}: {:?}", desk.state.place.pages, step, found);
        }
    }
}

/// What is called last is what the log lists first, of what has happened.
#[test]
fn the_last_event_of_a_tie_is_the_first_of_its_log() {
    let store = crate::data::store();
    for as_of in ["2026-06-24", "2025-07-04", "2016-01-01"] {
        let lens = Lens::on(as_of.parse().unwrap());
        for (_, dyad) in store.dyads() {
            let (one, _) = dyad.pair();
            let Some(tie) = tie_of(store, &lens, dyad, one) else { continue };
            let mut log = events(store, &lens, Scope::Dyad(dyad));
            let newest = log.find(|ix| store.graph.events.row(*ix).has_happened(lens.as_of));
            assert_eq!(tie.last(), newest, "{} on {as_of}", store.graph.dyad_id(dyad));
        }
    }
    let frame = drawn((120, 36), "<tab>", Glyphs::Unicode);
    let tie = frame.lines().find(|line| line.contains("Taliban") && line.contains("partner")).unwrap();
    assert!(tie.contains("2026-05-27"), "{tie}");
}

/// Line 2 and lists count what has happened; what may not have is told beside it.
#[test]
fn what_may_not_have_happened_is_told_apart_among_all() {
    let said = |day: &str| drawn((120, 36), &format!(":rus chn<enter>a{day}<enter>2"), Glyphs::Unicode);
    let (unsure, sure) = (said("2026-05-15"), said("2026-06-24"));
    assert!(unsure.contains(" 9 in all, 1 of them not yet "), "{unsure}");
    assert!(sure.contains(" 9 in all  4 joint, in both rows"), "{sure}");
}

#[test]
fn what_may_not_have_happened_is_listed_and_not_counted() {
    let day = "2025-07-04".parse().unwrap();
    let raw = raw();
    let [counted, not_yet] = [
        raw.iter().filter(|event| event.last <= day).count(),
        raw.iter().filter(|event| event.first <= day && day < event.last).count(),
    ];
    assert!(not_yet > 0);
    let said = |all: &str| format!("{counted} events{all}, {not_yet} not yet");
    let frame = drawn((120, 36), "a2025-07-04<enter>", Glyphs::Unicode);
    assert!(frame.lines().nth(1).unwrap().contains(&said(" in all")), "{frame}");
    let page = scene::events(crate::data::store(), &Lens::on(day), Scope::All);
    let Some(Block::Table(heading, table)) = page.blocks.first() else { panic!("{page:?}") };
    assert_eq!(
        (heading.as_str(), table.rows.len()),
        (format!("{}, newest first", said("")).as_str(), counted + not_yet)
    );
}

/// A standing may be older than what it rests on now; and other dates may stand before its reason.
#[test]
fn every_reason_of_a_standing_is_dated() {
    let worse = drawn((120, 36), ":rus usa<enter>", Glyphs::Unicode).replace('\n', "");
    assert!(worse.contains(" assessed 2025-01-20 (since then 1 for, 1 against): A new US president tak"), "{worse}");
    assert!(worse.contains("adversarial since 2025-01-20, hostile before  ▼ worse: "), "{worse}");
    let pair = drawn((120, 36), "<tab>jjj", Glyphs::Unicode).replace('\n', "");
    assert!(pair.contains(" assessed 2026-05-27: A military-technical agreement is signed"), "{pair}");
    let sheet = drawn((120, 36), ":rus tjk<enter><enter>", Glyphs::Unicode);
    let at = |text: &str| sheet.find(text).unwrap_or_else(|| panic!("{text}: {sheet}"));
    assert!(at("since 2002-10-07  Both sign the charter") < at("why now  last assessed 2012-10-05: Russia extends"));
    assert!(sheet.contains(" a judgement  assessed 2012-10-05: Russia extends"), "{sheet}");
    let first = drawn((120, 36), ":tal tjk<enter><enter>", Glyphs::Unicode);
    assert!(first.contains("why      assessed 2025-10-23, moderate confidence: "), "{first}");
    assert!(first.contains("since then 1 for  4 against"), "{first}");
    let words = drawn((120, 36), ":tal tjk<enter>", Glyphs::Unicode);
    let words = words.replace('\n', "");
    assert!(words.contains("  assessed 2025-10-23 (since then 1 for, 4 against): "), "{words}");
    let sure = drawn((120, 36), "<tab>jjj<enter>", Glyphs::Unicode);
    let [standing, events] =
        ["why now  last assessed 2026-05-27, moderate confidence: A ", " from low: 2 events  to high: "];
    assert!(sure.contains(standing) && sure.contains(events), "{sure}");
}
