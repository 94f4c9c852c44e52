//! What changed in the bundled data in three stretches of time, worked out by hand from its records.

use std::collections::{BTreeMap, BTreeSet};

use bilat::filter::Filter;
use bilat::model::{Day, TrackKind, Word};
use bilat::query::{Bound, Changed, Changes, Lens, Step, changes};
use bilat::scene::{self, Block};
use bilat::store::Store;
use bilat::ui::Glyphs;

use crate::data::store;
use crate::frames::drawn;

fn lens(baseline: &str, as_of: &str, filter: &str) -> Lens {
    let days: Vec<Day> = [baseline, as_of].iter().map(|text| text.parse().unwrap()).collect();
    Lens::new(days[1], days[0], Bound::new(&Filter::parse(filter).unwrap(), store()).unwrap())
}

fn step<T>(name: &str, step: &Step<'_, T>, word: impl Fn(&T) -> &'static str) -> String {
    let word = |spell: Option<&T>| spell.map_or("", &word);
    let way = step.up.map_or("", |up| if up { " ▲" } else { " ▼" });
    format!("{name} {}>{}{way}", word(step.before), word(step.after))
}

/// The steps of every pair, and the claims that ended, one a line: `RUS-TAL 2025-04-17 law RUS listed>suspended ▲`.
/// Of the tracks those that are wanted.
fn steps(store: &Store, answer: &Changes<'_>, tracks: &[TrackKind]) -> Vec<String> {
    let mut lines = Vec::new();
    for pair in &answer.pairs {
        for change in &pair.changes {
            let text = match &change.what {
                Changed::Standing(at) => step("standing", at, |spell| spell.value.word()),
                Changed::Track(at) => {
                    let held = at.after.or(at.before).unwrap();
                    if !tracks.contains(&held.fact.kind()) {
                        continue;
                    }
                    let by = held.by.map_or("both", |by| &store.graph.actors[by].id);
                    step(&format!("{} {by}", held.fact.kind()), at, |track| track.fact.word())
                }
                Changed::Claim(ix) => format!("claim {}", store.graph.claims[*ix].id),
                Changed::Event(_) => continue,
            };
            lines.push(format!("{} {} {text}", store.graph.dyad_id(pair.dyad), change.date));
        }
    }
    lines
}

fn leaders(store: &Store, answer: &Changes<'_>, n: usize) -> Vec<String> {
    answer.pairs.iter().take(n).map(|pair| store.graph.dyad_id(pair.dyad)).collect()
}

#[test]
fn from_the_eve_of_the_ruling_to_the_day_after_the_recognition() {
    let store = store();
    let answer = changes(store, &lens("2025-04-16", "2025-07-04", ""));
    // Law and recognition; a standing that moved, of two air wars the later; then a meeting.
    assert_eq!(leaders(store, &answer, 4), ["RUS-TAL", "IRN-USA", "IND-PAK", "TAL-PAK"]);
    let mut found = steps(store, &answer, TrackKind::ALL);
    let lead = [
        "RUS-TAL 2025-04-17 law RUS listed>suspended ▲",
        "RUS-TAL 2025-07-03 recognition RUS none>de-jure ▲",
        "RUS-TAL 2025-07-03 standing transactional>partner ▲",
        "RUS-TAL 2025-07-03 post TAL embassy>ambassador ▲",
        "RUS-TAL 2025-07-03 claim seed-2.6",
        "RUS-TAL 2025-07-03 claim seed-6.1",
        "RUS-TAL 2025-07-03 claim seed-13.1",
        "RUS-TAL 2025-07-03 claim seed-16.1",
    ];
    assert_eq!(found.drain(..lead.len()).collect::<Vec<_>>(), lead);
    let mut rest = [
        "RUS-IRN 2025-05-15 treaty both >in-force ▲",
        "RUS-ISK 2025-06-23 claim seed-4.4",
        "TAL-CHN 2025-06-17 standing transactional>transactional",
        "TAL-CHN 2025-06-17 treaty both signed>ended ▼",
        "TAL-PAK 2025-05-21 standing strained>transactional ▲",
        "CHN-KAZ 2025-06-17 standing >partner",
        "CHN-KAZ 2025-06-17 treaty both >signed ▲",
        "CHN-KGZ 2025-06-17 treaty both >signed ▲",
        "CHN-TJK 2025-06-17 standing partner>partner",
        "CHN-TJK 2025-06-17 treaty both >signed ▲",
        "CHN-TKM 2025-06-17 treaty both >signed ▲",
        "CHN-UZB 2025-06-17 treaty both >signed ▲",
        "IND-PAK 2025-04-23 treaty both in-force>suspended ▼",
        "IND-PAK 2025-04-23 sanctions IND >in-force ▼",
        "IND-PAK 2025-04-23 sanctions IND >in-force ▼",
        "IND-PAK 2025-04-24 sanctions PAK >in-force ▼",
        "IND-PAK 2025-05-02 sanctions IND >in-force ▼",
        "IND-PAK 2025-05-07 standing adversarial>hostile ▼",
        "IND-PAK 2025-05-10 standing hostile>adversarial ▲",
        "IRN-USA 2025-06-22 standing adversarial>hostile ▼",
        "IRN-USA 2025-06-24 standing hostile>adversarial ▲",
    ];
    found.sort_unstable();
    rest.sort_unstable();
    assert_eq!(found, rest);
    assert!(answer.claims.is_empty());
}

/// Steps of standing, law and recognition of a year, in order of their words.
fn year(baseline: &str, as_of: &str) -> Vec<String> {
    let answer = changes(store(), &lens(baseline, as_of, ""));
    let mut found = steps(store(), &answer, &[TrackKind::Law, TrackKind::Recognition]);
    found.sort_unstable();
    found
}

#[test]
fn in_the_year_to_the_fall_of_kabul() {
    let mut expected: Vec<String> = ["CHN", "IND", "IRN", "KAZ", "KGZ", "TJK", "TKM", "UZB", "UNO", "EUE"]
        .iter()
        .map(|by| format!("TAL-{by} 2021-08-15 recognition {by} >none"))
        .collect();
    let others = [
        "RUS-TAL 2021-08-15 standing neutral>transactional ▲",
        "TAL-CHN 2021-07-28 standing neutral>transactional ▲",
        "TAL-IND 2021-08-15 standing adversarial>neutral ▲",
        "TAL-IRN 2021-08-15 standing neutral>transactional ▲",
        "TAL-USA 2021-08-15 standing adversarial>adversarial",
        "TAL-PAK 2021-08-15 standing transactional>transactional",
        "TAL-PAK 2021-08-15 recognition PAK withdrawn>none",
        "TAL-TJK 2021-08-15 standing adversarial>adversarial",
        "TAL-TKM 2021-08-15 standing neutral>transactional ▲",
        "TAL-UZB 2021-08-15 standing neutral>transactional ▲",
        "TAL-UNO 2021-08-15 standing adversarial>strained ▲",
        "TAL-EUE 2021-08-15 standing >strained",
        "CHN-IRN 2021-03-27 standing partner>partner",
        "USA-ISK 2021-08-26 standing hostile>hostile",
        "PAK-UZB 2021-07-15 standing >partner",
        "KGZ-TJK 2021-04-28 standing >hostile",
    ];
    expected.extend(others.map(str::to_owned));
    expected.sort_unstable();
    assert_eq!(year("2020-08-31", "2021-08-31"), expected);
}

#[test]
fn in_the_last_year() {
    let mut expected = [
        "RUS-TAL 2025-07-03 recognition RUS none>de-jure ▲",
        "RUS-TAL 2025-07-03 standing transactional>partner ▲",
        "RUS-TAL 2025-07-03 claim seed-2.6",
        "RUS-TAL 2025-07-03 claim seed-6.1",
        "RUS-TAL 2025-07-03 claim seed-13.1",
        "RUS-TAL 2025-07-03 claim seed-16.1",
        "RUS-TAL 2026-05-27 standing partner>partner",
        "RUS-IND 2025-12-05 standing partner>partner",
        "RUS-KAZ 2025-11-12 standing allied>allied",
        "RUS-KGZ 2025-11-26 standing allied>allied",
        "TAL-IND 2025-10-10 standing transactional>transactional",
        "TAL-IRN 2025-07-06 standing transactional>transactional",
        "TAL-USA 2025-09-18 standing strained>adversarial ▼",
        "TAL-USA 2026-03-09 standing adversarial>adversarial",
        // Pakistan bombed Kabul on that day: one state fewer that offered a way out.
        "TAL-PAK 2025-10-09 claim seed-14.2",
        "TAL-PAK 2025-10-09 standing transactional>hostile ▼",
        "TAL-PAK 2025-10-19 standing hostile>adversarial ▲",
        "TAL-PAK 2026-02-26 standing adversarial>hostile ▼",
        "TAL-PAK 2026-04-07 standing hostile>hostile",
        "TAL-TJK 2025-10-23 standing adversarial>strained ▲",
        "TAL-TKM 2025-10-20 standing transactional>partner ▲",
        "TAL-EUE 2026-06-23 standing strained>strained",
        "CHN-USA 2025-10-30 standing adversarial>strained ▲",
        "IND-IRN 2025-09-29 standing partner>transactional ▼",
        "IND-USA 2025-08-27 standing partner>strained ▼",
        "IND-USA 2026-02-06 standing strained>partner ▲",
        // That of 2025-06-24 itself is not since then.
        "IRN-USA 2026-02-28 standing adversarial>hostile ▼",
        "IRN-USA 2026-04-07 standing hostile>adversarial ▲",
        "IRN-USA 2026-06-18 standing adversarial>adversarial",
        "IRN-PAK 2026-04-07 standing transactional>transactional",
        "IRN-PAK 2026-06-18 standing transactional>partner ▲",
        "USA-PAK 2025-09-25 standing transactional>partner ▲",
        "USA-KAZ 2025-11-06 standing transactional>partner ▲",
        "USA-TKM 2025-11-06 standing neutral>transactional ▲",
        "USA-UZB 2025-11-06 standing transactional>partner ▲",
        "PAK-KAZ 2026-02-04 standing >partner",
    ];
    expected.sort_unstable();
    assert_eq!(year("2025-06-24", "2026-06-24"), expected);
    let answer = changes(store(), &lens("2025-06-24", "2026-06-24", ""));
    assert_eq!(leaders(store(), &answer, 1), ["RUS-TAL"]);
}

/// The new events of each pair, found by going through all events.
#[test]
fn the_events_of_a_pair_are_all_that_are_new_and_match() {
    let store = store();
    let events = &store.graph.events;
    for (baseline, as_of) in [("2020-08-31", "2021-08-31"), ("2025-04-16", "2025-07-04"), ("2025-05-30", "2025-05-31")]
    {
        for filter in ["", "topic:minerals", "actor:TAL quad:words+", "standing:hostile", "is:multilateral"] {
            let lens = lens(baseline, as_of, filter);
            let mut expected: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
            for ix in events.all().filter(|ix| lens.keeps(store, *ix)) {
                let row = events.row(ix);
                if lens.baseline < row.last && row.last <= lens.as_of {
                    for (a, b) in row.pairs().filter(|(a, b)| a < b || !row.runs(*b, *a)) {
                        let dyad = bilat::model::Dyad::new(a, b).unwrap();
                        if lens.filter.matches_tie(store, dyad, lens.when()) {
                            expected.entry(store.graph.dyad_id(dyad)).or_default().insert(ix.raw());
                        }
                    }
                }
            }
            let answer = changes(store, &lens);
            let found = answer.pairs.iter().map(|pair| {
                let new = pair.changes.iter().filter_map(|change| match change.what {
                    Changed::Event(ix) => Some(ix.raw()),
                    _ => None,
                });
                (store.graph.dyad_id(pair.dyad), new.collect::<BTreeSet<u32>>())
            });
            let found: BTreeMap<_, _> = found.filter(|(_, new)| !new.is_empty()).collect();
            assert_eq!(found, expected, "{filter} from {baseline} to {as_of}");
        }
    }
}

/// Each heading of the page with the words of its rows, after the table of what moved.
fn page(most: usize) -> Vec<(String, Vec<String>)> {
    let page = scene::changes(store(), &lens("2024-06-24", "2026-06-24", ""), None, most);
    let blocks = page.blocks.into_iter().filter_map(|block| match block {
        Block::Table(heading, table) => {
            let words = table.rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text + " ").collect());
            Some((heading, words.collect()))
        }
        _ => None,
    });
    blocks.skip(1).collect()
}

#[test]
fn a_page_tells_the_weightiest_events_of_a_pair_and_how_many_more_there_are() {
    // Every event begins with who and whom.
    let events = |rows: &[String]| rows.iter().filter(|row| row.contains(" > ") || row.contains(" = ")).count();
    let mut cut = 0;
    for ((heading, short), (same, whole)) in page(5).iter().zip(&page(usize::MAX)) {
        assert_eq!(heading, same);
        let (some, all) = (events(short), events(whole));
        assert_eq!(some, all.min(5), "{heading}: {short:#?}");
        let more = short.last().filter(|row| row.contains("more event"));
        assert_eq!(more.is_some(), some < all, "{heading}");
        if let Some(more) = more {
            assert!(more.contains(&format!("and {} more event", all - some)), "{heading}: {more}");
            cut += 1;
        }
        assert!(!whole.iter().any(|row| row.contains("more event")), "{heading}");
    }
    assert!(cut > 3);
}

#[test]
fn what_is_told_as_a_reason_is_not_told_as_an_event_again() {
    let (heading, rows) = &page(usize::MAX)[0];
    assert!(heading.starts_with("Russia – Taliban (Islamic Emirate) (RUS-TAL)  ▲"), "{heading}");
    let text = rows.join("\n");
    assert_eq!(text.matches("becomes the first state to recognise").count(), 1, "{text}");
    assert!(text.contains("claim outdated: No country, Russia included"), "{text}");
}

#[test]
fn who_asks_for_a_pair_is_told_of_no_other() {
    for pair in ["IND-USA", "RUS-TAL", "IRN-USA"] {
        let answer = changes(store(), &lens("2025-06-24", "2026-06-24", &format!("dyad:{pair}")));
        let told: Vec<String> = answer.pairs.iter().map(|found| store().graph.dyad_id(found.dyad)).collect();
        assert_eq!(told, [pair]);
    }
}

/// Read off `data/relations.json`: a standing that moved, that came back, that stayed, that is new since the baseline.
#[test]
fn what_made_a_tie_better_or_worse_begins_with_how_it_stands() {
    let page = scene::changes(store(), &lens("2019-01-01", "2026-06-24", ""), None, usize::MAX);
    let Some(Block::Table(heading, table)) = page.blocks.first() else { panic!("no table of all pairs first") };
    assert_eq!(
        heading,
        "all: 8 worse, 3 better and worse, 40 better, 7 newly assessed, 6 with news but no step, 17 only multilateral"
    );
    for (pair, signs, begins) in [
        (
            "Taliban – Pakistan",
            "▼▲▼▲▼",
            "transactional -> hostile (in between strained, transactional, hostile, adversarial), 2026-02-26: Taliban forces",
        ),
        (
            "India – Pakistan",
            "▼▲",
            "adversarial again (in between hostile); treaty (Indus Waters Treaty) from in-force to",
        ),
        ("China – IS-Khorasan", "*▼", "adversarial -> hostile, 2022-12-12: The group storms"),
        ("China – Iran", "▲", "treaty (25-year cooperation agreement) signed on 2021-03-27; still assessed partner"),
        (
            "Pakistan – Uzbekistan",
            "▲",
            "partner since 2021-07-15, newly assessed; treaty (Strategic partnership declaration) signed on",
        ),
    ] {
        let row = table.rows.iter().find(|row| row[1].text == pair).unwrap();
        assert!(row[0].text == signs && row[2].text.starts_with(begins), "{row:?}");
    }
}

/// The number before each of the words of a heading: `2 worse, 5 better`.
fn counted(heading: &str) -> BTreeMap<String, usize> {
    let (_, counts) = heading.split_once(": ").unwrap();
    let one = |part: &str| {
        let (n, words) = part.split_once(' ')?;
        Some((words.to_owned(), n.parse().ok()?))
    };
    counts.split(", ").filter_map(one).collect()
}

/// A pair that is counted as one with news has its own section; those that only met among others are counted apart,
/// as they are told.
#[test]
fn the_sections_of_the_page_are_as_many_as_its_headings_count() {
    let store = store();
    let with_others = "only multilateral";
    for (baseline, as_of) in [("2025-06-24", "2026-06-24"), ("2021-12-31", "2022-12-31"), ("2019-01-01", "2026-06-24")]
    {
        for (actor, known) in store.graph.actors.iter() {
            let page = scene::changes(store, &lens(baseline, as_of, ""), Some(actor), usize::MAX);
            let headings = page.blocks.iter().filter_map(|block| match block {
                Block::Table(heading, _) => Some(heading.as_str()),
                _ => None,
            });
            let headings: Vec<&str> = headings.collect();
            let [own, others] = [0, 1].map(|at| counted(headings[at]));
            let told = |of: &BTreeMap<String, usize>| of.values().sum::<usize>() - of.get(with_others).unwrap_or(&0);
            let is_own = |heading: &&str| {
                heading.contains(&format!("({}-", known.id)) || heading.contains(&format!("-{})", known.id))
            };
            let sections = headings.iter().copied().skip(2).filter(|heading| heading.contains(" – "));
            let (of_own, of_others): (Vec<&str>, Vec<_>) = sections.partition(is_own);
            let id = format!("{} from {baseline}", known.id);
            assert_eq!((of_own.len(), of_others.len()), (told(&own), told(&others)), "{id}");
            let together = [&own, &others].iter().filter_map(|of| of.get(with_others)).sum::<usize>();
            let section = headings.iter().find(|heading| heading.contains(&format!("{with_others}:")));
            let said = section.map_or(0, |heading| heading.split(' ').next().unwrap().parse().unwrap());
            assert_eq!(together, said, "{id}");
        }
    }
}

/// Read off `data/relations.json`: who was assessed for the first time in 2022.
#[test]
fn a_first_assessment_is_told_with_its_reason_and_its_step() {
    let russia = store().graph.actors.iter().find(|(_, actor)| &*actor.id == "RUS").unwrap().0;
    let page = scene::changes(store(), &lens("2021-12-31", "2022-12-31", ""), Some(russia), usize::MAX);
    let tables = || {
        page.blocks.iter().filter_map(|block| match block {
            Block::Table(heading, table) => Some((heading, table)),
            _ => None,
        })
    };
    let (heading, table) = tables().next().unwrap();
    assert!(heading.starts_with("Russia: 3 worse, 1 better, 2 newly assessed, "), "{heading}");
    let row = table.rows.iter().find(|row| row[1].text == "Ukraine").unwrap();
    assert!(row[0].text == "*" && row[2].text.starts_with("hostile, 2022-02-24: Russia invades Ukraine"), "{row:?}");
    let row = table.rows.iter().find(|row| row[1].text == "Turkmenistan").unwrap();
    assert!(
        row[0].text == "▲" && row[2].text.starts_with("partner since 2022-06-10, newly assessed; treaty"),
        "{row:?}"
    );
    let (heading, steps) = tables().find(|(heading, _)| heading.contains("(RUS-UKR)")).unwrap();
    assert!(heading.ends_with("  * newly assessed"), "{heading}");
    assert!(steps.rows.iter().any(|row| row[2].text == "standing: hostile, newly assessed"), "{steps:?}");
}

/// The page of a sign tells all the steps that the sign is of, in order of date.
#[test]
fn every_step_of_a_standing_is_on_the_page_of_its_sign() {
    let page = drawn((80, 24), "c<tab><enter>", Glyphs::Unicode);
    let rows = [
        "transactional since 2025-05-21",
        "hostile since 2025-10-09",
        "adversarial since 2025-10-19",
        "hostile since 2026-02-26",
    ];
    let places: Vec<Option<usize>> = rows.iter().map(|row| page.find(row)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{page}");
}
