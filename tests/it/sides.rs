//! From whose side a pair is told, and what of it is said as of the whole.

use bilat::ui::Glyphs;
use ratatui::layout::Size;

use crate::frames::{desk, drawn, frame, press};

/// Whoever comes from Pakistan reads of Pakistan and the Taliban, wherever it leads.
#[test]
fn the_side_one_comes_from_is_named_first() {
    for (keys, titles) in [
        ("", ["PAK: 4 wants on TAL", "Events between Pakistan and Taliban"]),
        ("<enter>", ["> sheet PAK-TAL", "Pakistan – Taliban (Islamic Emirate) (PAK-TAL)"]),
        ("<enter>e", ["> standing", "┌─ Pakistan – Taliban ─"]),
        ("<enter>le", ["> trend", "Pakistan – Taliban: since 2025-06-24"]),
        ("<enter><tab><tab><tab>e", ["> how it reads", "Pakistan – Taliban: how the record reads"]),
        ("e", ["> evidence", "Pakistan – Taliban (Islamic Emirate): what its row says"]),
        ("5", ["> timeline PAK-TAL", "Pakistan – Taliban: "]),
        ("c", ["PAK first", "Pakistan – Taliban (Islamic Emirate) (PAK-TAL)  ▼ worse"]),
    ] {
        let frame = drawn((240, 67), &format!(":pak tal<enter>{keys}"), Glyphs::Unicode);
        for title in titles {
            assert!(frame.contains(title), "{keys}: {title}\n{frame}");
        }
    }
    // And from the other side the other way round.
    assert!(frame(":pak tal<enter>x").contains("Events between Taliban and Pakistan"));
    assert!(frame(":pak tal<enter><enter>x").contains("> sheet TAL-PAK"));
    let wants = |keys: &str| {
        let sheet = frame(keys);
        let at =
            |label: &str| sheet.lines().position(|line| line.starts_with(label)).unwrap_or_else(|| panic!("{sheet}"));
        (at("│ PAK against TAL"), at("│ TAL against PAK"))
    };
    let (own, other) = wants(":pak tal<enter><enter>");
    let (theirs, first) = wants(":tal pak<enter><enter>");
    assert!(own < other && first < theirs);
}

/// What is under the cursor is told from the side from which it is told when it is opened, or of whom the picture is.
#[test]
fn the_line_below_tells_a_pair_from_the_side_of_what_is_open() {
    for (keys, told) in [
        ("3x<enter>5--G", "between Tajikistan and Russia: neither for nor against"),
        (":pak<enter>Tj<enter>", "a pair  TAL-PAK"),
        (":tal<enter>5g<tab><tab><tab>", "Taliban – Russia  partner since 2025-07-03"),
        (":tal<enter>5g<tab><tab><tab>", "acts TAL>RUS 16, RUS>TAL 34  "),
    ] {
        let frame = frame(keys);
        assert!(frame.contains(told), "{keys}: {frame}");
    }
    assert!(frame(":pak<enter>Tj<enter><enter>").contains("> sheet TAL-PAK"));
}

/// That nobody judged how two stand is not that they stand worse than hostile.
#[test]
fn a_list_that_ends_without_a_standing_says_so() {
    let title = |keys: &str, size| drawn(size, keys, Glyphs::Unicode).lines().nth(2).unwrap().to_owned();
    assert!(title(":pak<enter>", (120, 36)).contains(" cooperative to hostile; then not assessed ─"));
    assert!(!title(":rus<enter>", (120, 36)).contains("not assessed"), "all of them are assessed");
    let narrow = title(":pak tal<enter>", (80, 24));
    assert!(narrow.contains(" cooperative to hostile ") && !narrow.contains("then"), "as much of it as fits: {narrow}");
    assert!(frame(":pak<enter><enter>").contains("13 ties, from cooperative to hostile, then not assessed; "));
}

/// A filter leaves some of the events; the standing is that of the tie all the same.
#[test]
fn under_a_filter_the_list_says_what_is_of_the_whole_tie() {
    let whole = "standing of the whole tie";
    for size in [(80, 24), (120, 36), (240, 67)] {
        let filtered = drawn(size, "tmin<enter><tab>", Glyphs::Unicode);
        assert!(filtered.lines().nth(2).unwrap().contains(whole), "{filtered}");
        assert!(!drawn(size, "<tab>", Glyphs::Unicode).contains(whole));
    }
}

/// The ties on the page of an actor have the marks that those in the list have, and when the last step was.
#[test]
fn the_page_of_an_actor_marks_its_ties() {
    let (list, page) = (frame("j<tab>"), frame("j<enter>"));
    for (other, change) in
        [("Russia", "▲ 2025-07-03"), ("India", "▲ 2026-01-10"), ("China", "=  "), ("Pakistan", "▼ 2026-02-26")]
    {
        let row = |frame: &str| frame.lines().find(|line| line.contains(&format!("{other}  "))).unwrap().to_owned();
        assert!(row(&page).contains(change), "{page}");
        let mark = change.chars().next().unwrap();
        assert!(list.lines().any(|line| line.contains(&format!(" {other} ")) && line.contains(mark)), "{list}");
    }
}

/// The line of time is there on an earlier day, as wide for whoever is selected; on the last one there is none.
#[test]
fn the_line_of_time_does_not_hang_on_names() {
    let bar = |keys: &str| {
        let line = frame(keys).lines().next().unwrap().to_owned();
        line.find("1996 ").map(|from| line[from..line.find(" 2026 ").unwrap()].chars().count())
    };
    let earlier = ["j", ":usa<enter>", ":rus tal<enter>", ":usa ind<enter><enter>"]
        .map(|keys| bar(&format!("{keys}a2021<enter>")));
    assert!(earlier[0].is_some() && earlier.iter().all(|bar| *bar == earlier[0]), "{earlier:?}");
    assert_eq!(["", "j", ":usa<enter>"].map(bar), [None; 3]);
    assert!(drawn((80, 24), "Learlier", Glyphs::Unicode).contains("on an earlier day: █ is that day, : the baseline"));
}

/// A cursor that nobody put anywhere stays on the first row, whoever stands there on another day.
#[test]
fn a_tie_that_nobody_chose_is_not_followed() {
    let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
    let first = |desk: &bilat::desk::Desk| {
        assert_eq!(desk.state.place.tie, desk.state.answers.ties.first().copied());
        desk.state.place.tie
    };
    let now = first(&desk);
    press(&mut desk, "a2021<enter>");
    assert_ne!(first(&desk), now);
    press(&mut desk, "A/topic:minerals<enter>");
    first(&desk);
    press(&mut desk, "0");
    assert_eq!(first(&desk), now);
    // Whom one went to is followed.
    press(&mut desk, "<tab>jja2021<enter>");
    let chosen = desk.state.place.tie;
    press(&mut desk, "A");
    assert_eq!((desk.state.place.tie, desk.state.cursors.of(bilat::app::Pane::Ties).at), (chosen, 2));
    desk.resize(Size::new(80, 24));
    assert_eq!(desk.state.place.tie, chosen);
}
