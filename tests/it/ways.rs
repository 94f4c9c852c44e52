//! Ways back: what Esc, history, a date and a talk lead back to, and that the last line names only keys that lead somewhere.

use bilat::action::Action;
use bilat::app::{Effect, layers};
use bilat::desk::Desk;
use bilat::headless;
use bilat::keymap::Keymap;
use bilat::ui::Glyphs;
use bilat::ui::frame::Format;
use ratatui::layout::Size;

use crate::frames::{desk, drawn, frame, press};

fn after(keys: &str) -> Desk {
    let mut desk = desk((120, 36), "mono", Glyphs::Unicode);
    press(&mut desk, keys);
    desk
}

fn crumbs(keys: &str) -> Vec<String> {
    after(keys).screen().crumbs.split_off(1)
}

#[test]
fn a_filter_that_is_off_is_still_there_wherever_one_comes_back_to() {
    for keys in ["H[", "H[][", "<f5><pgdn><ctrl-e><ctrl-o>qqq", "6<enter>v["] {
        let setup = after(&format!("/minerals<enter>0{keys}")).state.setup;
        assert_eq!((setup.filter.as_str(), setup.filter_on), ("minerals", false), "{keys}");
    }
    assert_eq!(frame("/minerals<enter>0H[0"), frame("/minerals<enter>"));
    assert_eq!(after("/minerals<enter>H[]").state.setup.filter, "");
}

#[test]
fn who_goes_back_finds_the_filter_as_it_was_even_where_it_hides_the_open_pair() {
    for open in ["2", "<tab>jj<enter>", "5", "5++"] {
        let before = format!("{open}/zzz<enter>");
        for away in ["a2020<enter>[", ":ind<enter><esc>", "a2020<enter>[]["] {
            let back = frame(&format!("{before}{away}"));
            assert_eq!(back, frame(&before), "{before}{away}");
        }
    }
}

#[test]
fn a_date_that_was_typed_is_a_step_that_can_be_taken_back() {
    assert_eq!(frame("a1990<enter>["), frame(""));
    assert_eq!(frame("<tab>jja1990<enter>["), frame("<tab>jj"));
    assert_eq!(frame("<tab>jja1990<enter>[]["), frame("<tab>jj"));
    assert_eq!(frame("a2010<enter>A["), frame("a2010<enter>"));
    assert!(frame("A[").contains("nothing before this"), "the same date is no step");
}

#[test]
fn whom_one_chose_is_selected_again_when_it_is_there_again() {
    for keys in ["A", "/topic<esc>A", "//x<enter>A", "[]A", "<enter><esc>A", "/zz<esc><enter>[A", "<enter>[A"] {
        assert_eq!(crumbs(&format!("a1990<enter>{keys}"))[0], "Russia", "{keys}");
    }
    assert_eq!(crumbs("<tab>jja1990<enter>/topic<esc>A"), crumbs("<tab>jj"));
    assert_eq!(crumbs("a1990<enter>jA")[0], "India", "but not once another was chosen");
}

#[test]
fn esc_goes_back_to_where_a_jump_began() {
    for from in ["jj<tab>j", "jj<enter>", "jj<tab><enter>", "3", "jj<tab><tab><tab>jj"] {
        let before = frame(from);
        for jump in [":pak ta<enter>", ":india<enter>", ":pak ta<enter><enter><enter><esc><esc>", ":sheet<enter>"] {
            if (from, jump) != ("jj<tab><enter>", ":sheet<enter>") {
                assert_eq!(frame(&format!("{from}{jump}<esc>")), before, "{from}{jump}");
            }
        }
    }
    assert_eq!(frame("jj:pak ta<enter>:india<enter><esc><esc>"), frame("jj"), "jump by jump");
    assert_eq!(frame("jj:india<enter><esc>]"), frame("jj:india<enter>"), "and forward again");
    assert_eq!(crumbs(":india<enter>j<esc>"), crumbs(":india<enter>j"), "not after one went on from there");
    assert_eq!(frame("j:pak ta<enter><tab><esc><esc>"), frame("j"), "through the panes");
}

#[test]
fn the_other_side_of_a_tie_is_left_as_it_was_entered() {
    assert_eq!(frame("<tab>jx<esc>"), frame("<tab>j"));
    assert_eq!(frame("<tab>jxx<esc>"), frame("<tab>j"));
    assert_eq!(frame("<tab>jx["), frame("<tab>j"));
    assert_eq!(frame("<tab>j<enter>x<esc>"), frame("<tab>j"));
}

/// Keys that lead to each kind of page of the bundled data.
const PAGES: &[&str] = &[
    "",
    "j",
    "G",
    "<tab>",
    "<tab><tab>",
    "<tab><tab><tab>",
    "z",
    ":india<enter>",
    "/minerals<enter>",
    "<enter>",
    "G<enter>",
    "<tab><enter>",
    "<tab>e",
    "<tab><enter>e",
    "<tab><tab><enter>",
    "<tab><tab><tab><enter>",
    "<tab><tab><tab><enter><tab><enter>",
    "c",
    "c<enter>",
    "T",
    "T<enter>",
    "!",
    "!<enter>",
    "!<tab><enter>",
    "3",
    "3l",
    "3<enter>",
    "4",
    "4j",
    "5",
    "5k",
    "<tab>5",
    "<tab>5+",
    "6",
    "6<enter>",
    "6<enter><enter>",
    "<enter>e",
    "<enter><tab>e",
    "a1990<enter>",
    "a1990<enter><enter>",
    "a1990<enter><tab>",
    "/zzzz<enter>",
    "/zzzz<enter><tab>",
];

#[test]
fn every_key_of_the_last_line_does_something() {
    let keymap = Keymap::builtin();
    let seen = |desk: &mut Desk| {
        desk.state.notice = None;
        headless::frame(desk, Size::new(120, 36), Format::Text)
    };
    let mut idle = Vec::new();
    for keys in PAGES {
        let mut here = after(keys);
        let rows = keymap.rows(&layers(&here.state));
        let before = seen(&mut here);
        for (key, word) in here.screen().hints {
            let row = rows.iter().find(|row| row.keys.contains(&key)).unwrap();
            // Where the last row is selected one can still move up.
            let ways = if row.action == Action::Down { vec![Action::Down, Action::Up] } else { vec![row.action] };
            let mut does = |action: Action| {
                let mut there = after(keys);
                there.act(action) != Effect::None || seen(&mut there) != before
            };
            if !ways.into_iter().any(&mut does) {
                idle.push(format!("{keys}: {key} {word}"));
            }
        }
    }
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

#[test]
fn a_pair_is_seen_from_the_side_that_is_typed_first() {
    for (keys, expected) in [
        ("<tab><enter><esc><tab>", ["Russia", "Tajikistan"]),
        (":IND-TAL<enter>", ["India", "Taliban"]),
        (":tal ind<enter>", ["Taliban", "India"]),
        (":pak ta<enter>", ["Pakistan", "Taliban"]),
        (":indt<enter>", ["India", "Taliban"]),
    ] {
        assert_eq!(crumbs(keys), expected, "{keys}");
    }
}

#[test]
fn what_leads_nowhere_says_why() {
    for (keys, expected) in [
        ("tmin<enter><esc>", "nothing to go back to; 0 takes the filter off"),
        ("a2022<enter><esc>", "nothing to go back to; A goes to the latest date"),
        ("a1990<enter>", "Russia is not there on 1990-12-31; A goes to the latest date"),
        ("}", "no month after: the data ends on 2026-06-24"),
        (">", "no event after"),
        ("tx", "no topic is called so; try fewer letters"),
        ("b2026-06-01<enter>a2025<enter>", "nothing new: the baseline is this day (b)"),
    ] {
        assert!(frame(keys).contains(expected), "{keys}\n{}", frame(keys));
    }
    assert!(frame("tm").contains("Topics: letters find one"));
}

#[test]
fn what_is_of_everybody_or_of_whole_ties_says_so() {
    for keys in ["jT", "j!"] {
        assert_eq!(crumbs(keys).last().unwrap().split(' ').next(), Some("everybody's"), "{keys}");
    }
    assert_eq!(crumbs("jc").last().unwrap(), "changes since 2025-06-24; TAL first");
    // The ties of whom one came from stand first, each with what made it so; all of them in a small window too.
    for (size, others) in [((120, 36), true), ((80, 24), false)] {
        let changes = drawn(size, "jc", Glyphs::Unicode);
        let row =
            |text: &str| changes.lines().position(|line| line.starts_with(text)).unwrap_or_else(|| panic!("{text}"));
        let rows = [
            "│ Taliban: 2 worse, 6 better, 4 with news but no step, 1 only multilateral",
            "│ ▼▲▼ >Pakistan       transactional -> hostile (in between hostile, adversar",
            "│ ▼    United States  strained -> adversarial, 2025-09-18: Trump says",
            "│ ▲    Kazakhstan     treaty (Torghundi-Herat",
        ];
        assert_eq!(row(rows[0]), 3, "{changes}");
        assert!(rows.map(row).is_sorted(), "{changes}");
        if others {
            let title = row(
                "│ all others: 3 worse, 2 better and worse, 13 better, 13 with news but no step, 28 only multilateral",
            );
            let told = row("│ ▼▲  Iran – United States  ");
            assert!(row(rows[3]) < title && title < told, "{changes}");
            let others = changes.lines().skip(title);
            let mut others =
                others.take_while(|line| line.starts_with('│') && !line.trim_matches(['│', ' ']).is_empty());
            assert!(!others.any(|line| line.contains("Taliban")), "{changes}");
        }
    }
    // There in one line each: of all others too what got worse is seen at once.
    let low = drawn((80, 24), "c", Glyphs::Unicode);
    for row in ["│ ▼  European Union  ", "│ ▼▲▼  Taliban – Pakistan  ", "│ ▼▲   India – United States  "]
    {
        assert!(low.contains(row), "{row}: {low}");
    }
    let china = drawn((120, 36), "jjc", Glyphs::Unicode);
    assert!(china.contains("│ China: 2 better") && china.contains("│ ▲  Pakistan  "), "{china}");
    let filtered = frame("/topic:minerals<enter>");
    assert!(filtered.contains("; 1 tie matches topic:minerals. ") && !filtered.contains('▲'), "{filtered}");
    assert!(frame("").contains("of 14 ties 5 better, 2 worse since"));
    let changes = frame("/topic:minerals<enter>c");
    assert!(changes.contains("ties that match topic:minerals; steps and signs are of the whole tie"), "{changes}");
    assert!(!frame("/party:russia<enter>T").contains("Pakistan is close to Iran"), "no tie of others");
}
