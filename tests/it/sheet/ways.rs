//! Ways through a sheet: what leads on from it and back, and where its cursor stays.

use bilat::app::{Effect, Page};
use bilat::keymap::Keys;
use bilat::ui::Glyphs;

use super::{cells, shown};
use crate::frames::{desk, drawn, press};

#[test]
fn the_source_behind_the_recognition_is_five_keys_away() {
    let keys = "c<tab><tab>e";
    assert!(Keys::parse(keys).unwrap().len() <= 5);
    let frame = drawn((120, 36), keys, Glyphs::Unicode);
    assert!(frame.contains("recognition  de-jure") && frame.contains("https://www.startribune.com/russia-says-i"));
    // The same key goes one deeper, where the address stands in one piece, and another opens it.
    let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, "c<tab><tab>ee");
    let url = "https://www.startribune.com/russia-says-it-formally-recognizes-the-taliban-government-in-afghanistan-becoming-the-first-country-to-do-so-since-2021/601389834";
    assert!(cells(&shown(&desk).blocks).iter().any(|cell| cell.text == url));
    let key = Keys::parse("o").unwrap();
    let effects: Vec<Effect> = key.iter().map(|key| desk.key(*key)).collect();
    assert_eq!(effects, [Effect::Open(url.to_owned())]);
    let copied: Vec<Effect> = Keys::parse("Y").unwrap().iter().map(|key| desk.key(*key)).collect();
    let [Effect::Copy(what)] = copied.as_slice() else { panic!("{copied:?}") };
    assert!(bilat::scene::copied(&desk.store, &desk.state, what).contains(url));
}

#[test]
fn a_page_leads_on_and_back() {
    let frame = |keys: &str| drawn((120, 36), keys, Glyphs::Unicode);
    let sheet = frame(":r-t<enter>2");
    assert!(sheet.contains("> sheet RUS-TAL"));
    // Deeper and back again, from the other side and back, to the dashboard.
    assert_eq!(frame(":r-t<enter>2ee<esc><esc>"), sheet);
    let turned = frame(":r-t<enter>2x");
    let rows = |frame: &str| {
        let at = |name: &str| frame.lines().position(|line| line.contains(name)).unwrap();
        (at("│ RUS > TAL  "), at("│ TAL > RUS  "))
    };
    assert!(rows(&sheet).0 < rows(&sheet).1 && rows(&turned).1 < rows(&turned).0);
    assert_eq!(frame(":r-t<enter>2xx"), sheet);
    assert_eq!(frame(":r-t<enter>2eee1"), frame(":r-t<enter>"));
    // In the lists the pair is seen from its other side.
    assert!(frame(":r-t<enter>x").contains("Ties of Taliban"));
    // What is opened again is gone back to: no circle is endless.
    let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, &format!(":r-t<enter>2{}", "e".repeat(40)));
    assert!(desk.state.place.pages.len() < 8, "{:?}", desk.state.place.pages);
}

#[test]
fn the_cursor_stays_on_what_it_is_on_while_the_date_moves() {
    let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, ":r-t<enter>2<tab><tab>");
    let on = desk.state.stop();
    assert!(matches!(on, Some(Page::Track(..))), "{on:?}");
    press(&mut desk, "{{{{");
    assert_eq!(desk.state.stop(), on);
    press(&mut desk, "a1990<enter>");
    assert!(desk.state.place.pages.len() == 1);
}

#[test]
fn a_page_about_what_is_not_there_yet_says_nothing_of_it() {
    for keys in ["2jjjje", "2e", "c<tab>e", "2jjjjjjjjjjjjjjje"] {
        let frame = drawn((120, 36), &format!(":r-t<enter>{keys}a2000<enter>"), Glyphs::Unicode);
        let none = ["de-jure", "ambassador", "Gul Hassan", "partner", "2025-", "2026-0"];
        assert!(none.iter().all(|word| !frame.contains(word)), "{keys}\n{frame}");
    }
    let frame = drawn((120, 36), ":r-t<enter>2<tab><tab>jea2000<enter>", Glyphs::Unicode);
    assert!(frame.contains("nothing of it was so by 2000-12-31; A goes to the latest date"), "{frame}");
    assert!(drawn((120, 36), ":r-t<enter>2<tab><tab>jea2000<enter>A", Glyphs::Unicode).contains("de-jure"));
}

#[test]
fn a_tie_that_is_not_there_yet_is_selected_again_when_it_is() {
    let before = drawn((120, 36), ":r-t<enter>", Glyphs::Unicode);
    assert_eq!(drawn((120, 36), ":r-t<enter>a1990<enter>A", Glyphs::Unicode), before);
    assert_eq!(drawn((120, 36), ":r-t<enter>a1995<enter>A", Glyphs::Unicode), before);
}

#[test]
fn history_leads_through_pages() {
    let frame = |keys: &str| drawn((120, 36), keys, Glyphs::Unicode);
    assert_eq!(frame(":r-t<enter>2jjjee["), frame(":r-t<enter>2jjje"));
    assert_eq!(frame(":r-t<enter>2jjjee[["), frame(":r-t<enter>2jjj"));
    assert_eq!(frame(":r-t<enter>2jjje[]"), frame(":r-t<enter>2jjje"));
}

#[test]
fn the_cursor_is_seen_after_the_page_was_made_anew() {
    let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, "c<tab>jjb2025-04-16<enter>");
    assert!(desk.state.stop().is_some());
}
