//! A talk given to a room: what each key does, what a slide shows, and that nothing a clicker sends ends it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use bilat::app::{Effect, Mode, On, Talk};
use bilat::desk::Desk;
use bilat::keymap::Keys;
use bilat::scene;
use bilat::ui::{Depth, Glyphs, Theme, too_tall};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Modifier;

use crate::frames::{desk, looks_of, press, text_of};

/// The sizes in which briefings are given.
const SIZES: [(u16, u16); 3] = [(80, 24), (100, 30), (120, 36)];
/// What clickers send, and what is near on a keyboard.
const CLICKER: [&str; 9] = ["<pgdn>", "<pgup>", ".", "<f5>", "<esc>", "<space>", "<right>", "<left>", "b"];

/// A room that sees the first briefing.
fn room(size: (u16, u16), theme: &str) -> Desk {
    let mut desk = desk(size, theme, Glyphs::Unicode);
    press(&mut desk, "<f5>");
    assert_eq!(talk(&desk).on, On::Opening);
    desk
}

/// The slides of the first briefing.
fn slides(desk: &Desk) -> Vec<scene::Slide> {
    let briefing = desk.store.graph.briefings.rows().next().unwrap();
    (0..briefing.steps.len()).map(|at| scene::slide(&desk.store, briefing, at, None)).collect()
}

fn talk(desk: &Desk) -> &Talk {
    desk.state.talk.as_ref().expect("a talk is given")
}

/// Where the talk is after these keys: what the room sees, and the slide from 1.
fn after(keys: &str) -> (On, usize) {
    let mut desk = room((80, 24), "projector");
    press(&mut desk, keys);
    (talk(&desk).on, talk(&desk).step + 1)
}

#[test]
fn each_key_does_what_a_speaker_expects() {
    for (keys, expected) in [
        ("<pgdn>", (On::Slide, 1)),
        ("<pgdn><pgdn><right><down><space><enter>lj", (On::Slide, 8)),
        ("<pgdn><pgdn><pgdn><pgup>", (On::Slide, 2)),
        ("<pgdn><pgup><pgup>", (On::Slide, 1)),
        ("<pgdn><end><pgdn><pgdn>", (On::Slide, 10)),
        ("<pgdn>7G", (On::Slide, 7)),
        ("<pgdn>7<enter>", (On::Slide, 7)),
        ("<pgdn>99G", (On::Slide, 10)),
        ("<pgdn>G<home>", (On::Slide, 1)),
        ("<pgdn>3<pgdn>", (On::Slide, 2)),
        ("<pgdn>3G<ctrl-o>", (On::Slide, 1)),
        ("<pgdn>7Ge<ctrl-o><ctrl-o>", (On::Slide, 1)),
        ("<pgdn>7xG", (On::Slide, 10)),
        ("<pgdn>qxq<pgdn>", (On::Slide, 1)),
        // Blank: the next key only restores, whatever it is.
        ("<pgdn>.", (On::Black, 1)),
        ("<pgdn>w", (On::White, 1)),
        ("<pgdn>.<pgdn>", (On::Slide, 1)),
        ("<pgdn>..", (On::Slide, 1)),
        ("<pgdn>.x", (On::Slide, 1)),
        ("<pgdn>.7", (On::Slide, 1)),
        ("<pgdn>,q", (On::Slide, 1)),
        // The card, however often.
        ("<pgdn><esc>", (On::Hold, 1)),
        ("<pgdn><esc><f5>", (On::Slide, 1)),
        ("<pgdn><f5><esc><f5><esc><f5>", (On::Hold, 1)),
        ("<pgdn><esc><pgdn>", (On::Slide, 1)),
        ("<pgdn>.<f5><f5>", (On::Hold, 1)),
        ("<f5>", (On::Slide, 1)),
        // Sources, list, questions.
        ("<pgdn>e", (On::Sources, 1)),
        ("<pgdn>ee", (On::Slide, 1)),
        ("<pgdn>e<backspace>", (On::Slide, 1)),
        // Of a number that is being typed the last digit goes; the room sees no other slide.
        ("<pgdn>5G17<backspace>", (On::Slide, 5)),
        ("<pgdn>5G17<backspace><enter>", (On::Slide, 1)),
        ("<pgdn>5G3<backspace><backspace>", (On::Slide, 4)),
        ("<pgdn>e<pgup>", (On::Slide, 1)),
        ("<pgdn>e<pgdn><pgup>", (On::Sources, 1)),
        ("<pgdn><ctrl-p>", (On::Index, 1)),
        ("<pgdn><ctrl-p>jj<enter>", (On::Slide, 3)),
        ("<pgdn><ctrl-p>jj<esc>", (On::Hold, 1)),
        ("<pgdn>q", (On::Hold, 1)),
        ("<pgdn>q<pgdn>", (On::Slide, 1)),
        ("<pgdn>qq<pgdn><pgdn>", (On::Slide, 2)),
        // No key of the dashboard is one here.
        ("<pgdn>/:?123456LSMax", (On::Slide, 1)),
    ] {
        assert_eq!(after(keys), expected, "{keys}");
    }
}

#[test]
fn paging_through_the_sources_ends_at_their_slide() {
    let mut desk = room((80, 24), "projector");
    press(&mut desk, "<pgdn>e");
    let mut pages = BTreeSet::new();
    while talk(&desk).on == On::Sources {
        assert!(pages.insert(text_of(&desk, (80, 24))), "another page each time");
        press(&mut desk, "<pgdn>");
    }
    assert_eq!((talk(&desk).on, talk(&desk).step), (On::Slide, 0));
    // Whatever a window that holds all of it shows stands on one of the pages.
    press(&mut desk, "e");
    let whole = sized(&mut desk, (80, 200));
    let lines: BTreeSet<&str> = pages.iter().flat_map(|page| page.lines()).map(str::trim).collect();
    let lost: Vec<&str> = whole.lines().map(str::trim).filter(|line| !lines.contains(line)).collect();
    assert!(pages.len() > 2 && lost.is_empty(), "{lost:?}");
}

#[test]
fn a_speaker_ends_it_and_is_asked_for_the_baseline() {
    let before = desk((80, 24), "dusk", Glyphs::Unicode).state.place;
    for (keys, baseline) in [("<pgdn>qqy", Some("2026-06-24")), ("<pgdn>qqn", None), ("qqq", None)] {
        let mut desk = room((80, 24), "dusk");
        let keys = Keys::parse(keys).unwrap();
        let effects: Vec<Effect> = keys.iter().map(|key| desk.key(*key)).collect();
        let baseline = baseline.map(|day| day.parse().unwrap());
        assert_eq!(effects.last(), Some(&Effect::TalkOver { baseline, alone: false }));
        assert!(desk.state.talk.is_none() && desk.state.place == before);
        // On data that ends on that day a year is counted still: from newer data on it is the day.
        assert_eq!(
            (desk.state.lens.baseline.to_string(), desk.state.setup.closed),
            ("2025-06-24".to_owned(), baseline)
        );
        assert_eq!(
            desk.state.baseline("2026-07-01".parse().unwrap()) == "2026-06-24".parse().unwrap(),
            baseline.is_some()
        );
    }
    let mut desk = room((80, 24), "dusk");
    press(&mut desk, "<pgdn>qq");
    let asked = "From the next data on, shall \"what changed\" mean since 24 June 2026?";
    assert!(text_of(&desk, (80, 24)).contains(asked), "{}", text_of(&desk, (80, 24)));
    let effect = Keys::parse("<ctrl-c>").unwrap().iter().map(|key| desk.key(*key)).next();
    assert_eq!(effect, Some(Effect::Quit));
}

#[test]
fn the_data_behind_a_slide_is_explored_and_left_again() {
    for back in ["<ctrl-o>", "<f5>", "q"] {
        let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
        press(&mut desk, "/topic:minerals<enter>jj");
        let before = (desk.state.place.clone(), desk.state.view(&desk.store));
        press(&mut desk, "<f5><pgdn>10G<ctrl-e>");
        assert_eq!(desk.state.lens.baseline.to_string(), "2025-04-17", "the slide's own");
        press(&mut desk, "<ctrl-o>5G<ctrl-e>");
        assert_eq!(desk.state.lens.baseline.to_string(), "2024-04-18", "a year before");
        assert_eq!((talk(&desk).on, desk.state.mode() == Mode::Talk), (On::Live, false));
        let live = text_of(&desk, (120, 36));
        assert!(live.contains("2025-04-18") && live.contains("back to the slide"), "{live}");
        press(&mut desk, back);
        assert_eq!((talk(&desk).on, talk(&desk).step), (On::Slide, 4), "{back}");
        press(&mut desk, "qqn");
        assert_eq!((desk.state.place.clone(), desk.state.view(&desk.store)), before);
        assert_eq!(desk.state.lens.baseline.to_string(), "2025-06-24");
    }
}

/// In the data that is explored from a slide the key that presents goes back to it.
#[test]
fn what_a_key_does_not_do_there_is_not_promised() {
    let mut desk = room((120, 36), "projector");
    press(&mut desk, "<pgdn><ctrl-e>6");
    let hints = desk.screen().hints;
    let has = |word: &str| hints.iter().any(|(_, does)| does == word);
    assert!(has("back to the slide") && !has("present"), "{hints:?}");
}

#[test]
fn a_line_that_is_typed_in_the_data_does_not_keep_one_from_the_slide() {
    for typing in ["/topic:sec", "?", ":tal", "a2020", "t"] {
        for back in ["<f5>", "<ctrl-o>"] {
            let mut desk = room((80, 24), "dusk");
            press(&mut desk, &format!("<pgdn>5G<ctrl-e>{typing}{back}"));
            assert_eq!(
                (talk(&desk).on, talk(&desk).step, desk.state.mode()),
                (On::Slide, 4, Mode::Talk),
                "{typing}{back}"
            );
            press(&mut desk, "qqn");
            assert_eq!(desk.state.lens.filter.text(), "", "as it was before the talk");
        }
    }
}

#[test]
fn the_sources_of_a_sentence_say_what_carries_it_and_what_no_longer_is() {
    let desk = room((80, 24), "projector");
    let briefing = desk.store.graph.briefings.rows().next().unwrap();
    let all = |number: usize| {
        let page = scene::sources_page(&desk.store, &briefing.steps[number - 1]);
        let cells = page.blocks.iter().flat_map(|block| match block {
            scene::Block::Table(_, table) => table.rows.concat(),
            _ => Vec::new(),
        });
        cells.map(|cell| cell.text).collect::<Vec<_>>().join("\n")
    };
    let eighth = all(8);
    for said in ["outdated, was confirmed", "No second state was found by June 2026", "3 Jul 2025"] {
        assert!(eighth.contains(said), "{said}\n{eighth}");
    }
    let fifth = all(5);
    assert!(fifth.contains("the first use of the law of December 2024; UN sanctions stay"), "{fifth}");
    assert!(!fifth.contains("outdated") && !fifth.contains("2026"), "as of April 2025: {fifth}");
}

/// Whether a frame is of a talk: the dashboard says in its first line of which day it speaks.
fn is_of_talk(frame: &str) -> bool {
    !frame.lines().next().is_some_and(|line| line.contains("as of"))
}

#[test]
fn a_clicker_that_sends_f5_and_esc_by_turns_never_ends_a_talk() {
    let mut desk = room((80, 24), "projector");
    for round in 0..50 {
        press(&mut desk, if round % 2 == 0 { "<f5>" } else { "<esc>" });
        assert!(is_of_talk(&text_of(&desk, (80, 24))), "{round}");
        // Twice, as a bouncing button does, and held down.
        press(&mut desk, &"<pgdn>".repeat(round));
        assert!(matches!(talk(&desk).on, On::Slide | On::Hold));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn no_string_of_clicker_keys_shows_the_dashboard(
        keys in prop::collection::vec(prop::sample::select(&CLICKER[..]), 0..60),
        held in 1_usize..4,
    ) {
        let mut desk = room((80, 24), "projector");
        for key in keys {
            for _ in 0..held {
                for key in Keys::parse(key).unwrap().iter() {
                    prop_assert_eq!(desk.key(*key), Effect::None);
                }
                prop_assert_eq!(desk.state.mode(), Mode::Talk);
                prop_assert!(talk(&desk).asked.is_none());
            }
        }
        prop_assert!(is_of_talk(&text_of(&desk, (80, 24))));
    }
}

#[test]
fn nothing_but_a_blank_is_seen_while_it_is_blank() {
    for (theme, keys) in ["projector", "daylight", "mono"].into_iter().flat_map(|theme| [(theme, "."), (theme, "w")]) {
        let mut desk = room((80, 24), theme);
        press(&mut desk, &format!("<pgdn>{keys}"));
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
        desk.draw(&mut buffer);
        let looks: BTreeSet<String> = buffer.content().iter().map(|cell| format!("{cell:?}")).collect();
        assert_eq!(looks.len(), 1, "{theme} {keys}: {looks:?}");
    }
}

#[test]
fn every_slide_fits_wherever_briefings_are_given() {
    for size in SIZES {
        let desk = room(size, "projector");
        let slides = slides(&desk);
        assert_eq!(slides.len(), 10);
        assert_eq!(too_tall(slides.iter(), Size::new(size.0, size.1), Glyphs::Unicode), [], "{size:?}");
        assert!(text_of(&desk, size).contains("Every slide fits."));
    }
    let small = text_of(&room((60, 16), "projector"), (60, 16));
    assert!(small.contains("Slides that do not fit: 1 needs"), "{small}");
}

#[test]
fn a_window_that_has_room_shows_more_rows_apart_from_each_other() {
    for (size, rows) in [((80, 24), 6), ((120, 36), 7), ((240, 67), 7)] {
        let mut desk = room(size, "projector");
        press(&mut desk, "<pgdn>");
        let frame = text_of(&desk, size);
        let labels = ["standing ", "Russia's ban", "recognised", "posts of", "treaty: Mil", "Russia to", "Taliban to"];
        let found = labels.iter().filter(|label| frame.lines().any(|line| line.trim().starts_with(**label)));
        assert_eq!(found.count(), rows, "{frame}");
        assert!(frame.contains("27 May 2026"), "the newest is there\n{frame}");
        assert_eq!(frame.contains("further formal fact"), rows == 6);
    }
}

/// What a room can see, by name, and the keys that lead there.
fn scenes() -> Vec<(String, String)> {
    let slides = (1..=10).map(|number| (format!("slide-{number}"), format!("<pgdn>{number}G")));
    let others = [
        ("opening", ""),
        ("card", "<pgdn>3G<esc>"),
        ("over", "<pgdn>q"),
        ("baseline", "<pgdn>qq"),
        ("sources", "<pgdn>5Ge"),
        ("sources-further", "<pgdn>e<pgdn>"),
        ("index", "<pgdn>4G<ctrl-p>"),
        ("clock", "<pgdn>c7"),
        ("live", "<pgdn>7G<ctrl-e>"),
    ];
    slides.chain(others.map(|(name, keys)| (name.to_owned(), keys.to_owned()))).collect()
}

/// Words at three sizes with their looks in three themes, and the same in ASCII.
#[test]
fn golden_frames_of_a_talk() {
    for size in SIZES {
        for (name, keys) in scenes() {
            let mut desk = room(size, "projector");
            press(&mut desk, &keys);
            let words = text_of(&desk, size);
            assert!(!words.contains("do not fit"), "{words}");
            // Nothing of a slide of the bundled briefing is cut, in any size in which briefings are given.
            assert!(!name.starts_with("slide") || !words.contains('…'), "{words}");
            let looks = ["projector", "daylight", "mono"].map(|theme| looks_of(size, &format!("<f5>{keys}"), theme));
            let name = format!("talk-{name}-{}x{}", size.0, size.1);
            insta::assert_snapshot!(name.as_str(), format!("{words}\n{}", looks.join("\n")));
        }
    }
    let mut desk = desk((80, 24), "projector", Glyphs::Ascii);
    for (name, keys) in scenes() {
        press(&mut desk, &format!("<f5>{keys}"));
        let words = text_of(&desk, (80, 24));
        assert!(words.is_ascii(), "{name}\n{words}");
        desk.state.talk = None;
    }
}

#[test]
fn no_window_is_too_odd_for_a_talk() {
    for keys in ["", "<pgdn>2G", "<pgdn>7G", "<pgdn>5Ge", "<pgdn><ctrl-p>G", "<pgdn>qq"] {
        let mut desk = room((80, 24), "projector");
        press(&mut desk, keys);
        for (width, height) in (0..=30).flat_map(|width| (0..=15).map(move |height| (width, height))) {
            let _ = sized(&mut desk, (width, height));
        }
        let large = (40..=130).step_by(30).flat_map(|width| (10..=40).step_by(3).map(move |height| (width, height)));
        for (width, height) in large {
            let frame = sized(&mut desk, (width, height));
            assert_eq!(frame.lines().count(), usize::from(height), "{keys}");
        }
    }
}

fn sized(desk: &mut Desk, size: (u16, u16)) -> String {
    desk.resize(Size::new(size.0, size.1));
    text_of(desk, size)
}

#[test]
fn the_clock_runs_from_the_first_slide_and_keeps_to_the_plan() {
    let mut desk = room((80, 24), "projector");
    let pass = |desk: &mut Desk, seconds| desk.state.pass(Duration::from_secs(seconds));
    pass(&mut desk, 100);
    press(&mut desk, "<pgdn>c");
    pass(&mut desk, 30);
    assert!(text_of(&desk, (80, 24)).contains("00:30 of 12:00, on pace"), "{}", text_of(&desk, (80, 24)));
    pass(&mut desk, 100);
    assert!(text_of(&desk, (80, 24)).contains("02:10 of 12:00, 1:10 behind"));
    press(&mut desk, "t");
    pass(&mut desk, 100);
    assert!(text_of(&desk, (80, 24)).contains("clock paused  02:10"), "{}", text_of(&desk, (80, 24)));
    press(&mut desk, "t5G");
    assert!(text_of(&desk, (80, 24)).contains("1:50 ahead"), "{}", text_of(&desk, (80, 24)));
    press(&mut desk, "Tc");
    assert_eq!(talk(&desk).clock.spent, Duration::ZERO);
    assert!(!text_of(&desk, (80, 24)).contains("12:00"));
}

/// A briefing whose every text is as long and as odd as a file may make it.
fn hostile() -> Desk {
    let wide = "北京".repeat(120);
    let odd = format!("e\u{301}\u{302} مرحبا {} end", "word ".repeat(80));
    let text = crate::support::WHOLE;
    let mut document: serde_json::Value = serde_json::from_str(text).unwrap();
    let say = [&wide, &odd, &wide].map(|text| serde_json::json!({"text": text, "because": ["e1"]}));
    let first = document["events"][0]["id"].clone();
    let say = say.map(|mut said| {
        said["because"] = serde_json::json!([first]);
        said
    });
    let steps =
        ["dashboard", "sheet", "matrix", "graph", "timeline", "log", "interests", "changes", "tensions", "claims"];
    let steps = steps.map(|view| {
        let dyad = document["ties"][0]["between"].as_array().unwrap().iter();
        let dyad = dyad.map(|id| id.as_str().unwrap()).collect::<Vec<_>>().join("-");
        let mut show = serde_json::json!({"view": view, "actor": document["actors"][0]["id"]});
        if view == "sheet" {
            show["dyad"] = dyad.into();
        }
        serde_json::json!({"title": wide, "say": say, "notes": odd, "show": show})
    });
    document["briefings"] = serde_json::json!([{"id": "b", "title": wide, "minutes": 90, "steps": steps}]);
    let loaded = crate::support::graph(document.to_string()).unwrap_or_else(|report| panic!("{report}"));
    let store = std::sync::Arc::new(bilat::store::Store::new(loaded.graph));
    crate::frames::desk_of(&store, (80, 24), "projector", Glyphs::Unicode)
}

#[test]
fn what_does_not_fit_a_slide_says_so_and_stays_in_its_place() {
    let mut desk = hostile();
    press(&mut desk, "<f5>");
    for size in [(80, 24), (40, 10), (120, 36), (240, 67)] {
        desk.resize(Size::new(size.0, size.1));
        for keys in ["<home>", "<pgdn>", "<pgdn>", "<pgdn>", "<pgdn>", "<pgdn>", "<pgdn>", "<pgdn>", "<pgdn>", "<pgdn>"]
        {
            press(&mut desk, keys);
            let frame = text_of(&desk, size);
            let head = frame.lines().next().unwrap();
            assert!(head.trim_end().ends_with("/10"), "{frame}");
            if size.1 < 30 {
                assert!(frame.contains("more lines do not fit") || frame.contains('…'), "{frame}");
            }
            let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
            desk.draw(&mut buffer);
        }
    }
    assert_eq!(talk(&desk).fits.too_tall.len(), 0, "at 240x67 all fit");
    let small = sized(&mut desk, (80, 24));
    assert_eq!(talk(&desk).fits.too_tall.len(), 10, "{small}");
}

#[test]
fn nothing_that_a_room_sees_is_dim_or_told_by_colour_alone() {
    for (name, keys) in scenes().into_iter().filter(|(name, _)| name != "live") {
        for (theme, depth) in
            [("projector", Depth::True), ("projector", Depth::None), ("mono", Depth::True), ("dusk", Depth::None)]
        {
            let mut desk = desk((80, 24), theme, Glyphs::Unicode);
            desk.paint.theme = Theme::builtin(theme).unwrap().at(depth);
            press(&mut desk, &format!("<f5>{keys}"));
            let mut buffer = Buffer::empty(Rect::new(0, 0, 80, 24));
            desk.draw(&mut buffer);
            let dim = buffer.content().iter().find(|cell| cell.modifier.contains(Modifier::DIM));
            assert!(dim.is_none(), "{name} {theme} {depth:?}: {dim:?}");
        }
    }
    // What is coloured has a word or a sign of its own: for and against are never told by the colour of the same text.
    let desk = room((80, 24), "projector");
    for slide in slides(&desk) {
        let mut tones: BTreeMap<String, scene::Tone> = BTreeMap::new();
        for cell in slide.table.rows.iter().flatten() {
            let known = *tones.entry(cell.text.clone()).or_insert(cell.tone);
            assert_eq!(known, cell.tone, "{}: `{}` in two colours", slide.title, cell.text);
        }
    }
}
