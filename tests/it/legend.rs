//! Every mark of the screen has its sentence.

mod pieces;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bilat::desk::Desk;
use bilat::headless;
use bilat::scene::{Body, List, Mark, legend};
use bilat::store::Store;
use bilat::ui::Glyphs;
use bilat::ui::frame::Format;
use ratatui::layout::Size;

use pieces::{Data, marks};

use crate::frames::{desk, desk_of, drawn, press};
use crate::support::{WHOLE, graph};

/// Columns of free text: names, summaries, publishers.
const PROSE: [&str; 6] = ["actor", "with", "what", "source", "topic", ""];

/// The signs of a text: all that is no letter, digit or space.
fn signs(text: &str) -> BTreeSet<char> {
    text.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace()).collect()
}

/// The words of a text that are no ids.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphabetic() && c != '-').map(|word| word.trim_matches('-'));
    words.filter(|word| word.chars().any(char::is_lowercase)).map(str::to_owned).collect()
}

/// The marks of a list that the legend does not have.
fn unexplained(list: &List, legend: &[Mark]) -> Vec<String> {
    let known_signs: BTreeSet<char> = legend.iter().flat_map(|line| signs(&line.mark.text)).collect();
    let known_words: BTreeSet<String> = legend.iter().flat_map(|line| words(&line.mark.text)).collect();
    let mut missing = Vec::new();
    for row in &list.rows {
        for (cell, column) in row.cells.iter().zip(&list.columns) {
            let is_prose = PROSE.contains(&column.title) && cell.text.chars().any(char::is_alphabetic);
            let strange_sign = signs(&cell.text).difference(&known_signs).next().is_some();
            let strange_word = words(&cell.text).difference(&known_words).next().is_some();
            let has_tone = legend.iter().any(|line| line.mark.tone == cell.tone);
            if !has_tone || !is_prose && (strange_sign || strange_word) {
                missing.push(format!("{}: {}", column.title, cell.text));
            }
        }
    }
    missing
}

/// Keys to every pane and list, on days and through filters that change what is drawn.
const WALK: [&str; 15] = [
    "",
    "<tab>",
    "jf<tab>",
    "jjjjjf<tab>a2023-01-01<enter>",
    "fG<tab>l",
    "jj<tab>jjj",
    "<tab><tab>",
    "G",
    "G<tab>l",
    "G<tab>lj",
    "a2021-08-16<enter>",
    "a2003<enter><tab>",
    "/standing:hostile<enter>",
    "/topic:narcotics since:2026<enter>",
    "s<tab>G",
];

#[test]
fn the_legend_has_every_mark_that_is_drawn() {
    let legend: Vec<Mark> = legend().into_iter().flat_map(|group| group.marks).collect();
    for keys in WALK {
        let mut desk = desk((240, 67), "dusk", Glyphs::Unicode);
        press(&mut desk, keys);
        let Body::Panes { lists, .. } = desk.screen().body else { panic!("{keys}") };
        for list in &lists {
            assert_eq!(unexplained(list, &legend), Vec::<String>::new(), "{}, {keys}", list.title);
        }
    }
    // A mark that came without its sentence would be found.
    let Body::Panes { mut lists, .. } = desk((240, 67), "dusk", Glyphs::Unicode).screen().body else { panic!() };
    for planted in ["◆", "unheard"] {
        lists[1].rows[0].cells[2].text = planted.to_owned();
        assert_eq!(unexplained(&lists[1], &legend), [format!("standing: {planted}")]);
    }
}

#[test]
fn no_sentence_of_the_legend_or_the_help_is_cut_at_80_columns() {
    for (key, rows) in [("L", 120), ("?", 80)] {
        for page in 0..=rows / 15 {
            let keys = format!("{key}{}", "<pgdn>".repeat(page));
            let frame = drawn((80, 24), &keys, Glyphs::Unicode);
            let body = frame.lines().skip(2).take(21);
            // But for the lines of what is cut, and of what is being counted.
            let marks = ["│   …", "│ > …", "│   wor…", "│ > wor…"];
            let cut = body.filter(|line| line.contains('…') && !marks.iter().any(|mark| line.starts_with(mark)));
            assert_eq!(cut.collect::<Vec<_>>(), Vec::<&str>::new(), "{keys}");
        }
    }
}

/// Keys to every pane, page and dialog, on days and through filters that change what is drawn. The help and the
/// legend are not among them: all that they draw has its sentence beside it.
const SCREENS: [&str; 66] = [
    "f",
    "jf<tab>",
    "fG<tab>l",
    "jf<tab>a2024-06-01<enter>G",
    "3",
    "3w",
    "3www",
    "3G<space>z",
    "/topic:security<enter>3kkwws",
    "4",
    "j4<tab><tab>",
    "j4/topic:security<enter>",
    "2",
    "<tab>jjj2",
    "<tab>jjj2x",
    "<tab>jjje",
    "<tab>jjjejjje",
    "<tab>jjje<tab>je",
    "c",
    "c<tab>e",
    "c<tab>ee",
    "T",
    "Te",
    "!",
    "",
    "<tab>",
    "<tab>jjj",
    "<tab><tab>",
    "<tab><tab><tab>",
    "z",
    "<tab>z",
    "<tab><tab>z",
    "<tab><tab><tab>z",
    "G",
    "G<tab>l",
    "G<tab>lj",
    "s<tab>G",
    "ss<tab>",
    "<enter>",
    "G<enter>",
    "G<tab><enter>",
    "<tab><enter>",
    "<tab>jjj<enter>",
    "<tab>G<enter>",
    "<tab><tab><enter>",
    "<tab><tab><tab><enter>",
    "<tab><tab><tab>j<enter>",
    ":mosc",
    "t",
    "t ",
    "q",
    "/topic:sec",
    "/topic:securty",
    "/topic:security since:2y",
    "/topic:narcotics since:2026",
    "/topic:narcotics since:2026<enter>",
    "/topic:trade<enter>0",
    "//",
    "a",
    ":r-t<enter>5",
    ":r-t<enter>5<tab>jj",
    ":r-t<enter>5<tab><tab>++l",
    ":r-t<enter>5G-",
    ":pak-tal<enter>5<tab><tab>lll<enter>",
    ":taliban<enter>5",
    ":taliban<enter>5/topic:security<enter>G",
];

/// Days on which the same is looked at again.
const DAYS: [&str; 5] = ["", "a2021-08-16<enter>", "a2003<enter>", "a2025-11-14<enter>", "a2026-05-10<enter>"];

/// Every frame of a screen, from its top to its end.
fn frames(keys: &str, glyphs: Glyphs) -> Vec<String> {
    paged(desk((120, 36), "dusk", glyphs), keys)
}

fn paged(mut desk: Desk, keys: &str) -> Vec<String> {
    press(&mut desk, keys);
    // There a list on top leaves nothing beside it that would be cut in the middle.
    let size = if desk.screen().dialog.is_some() { Size::new(80, 24) } else { Size::new(120, 36) };
    desk.resize(size);
    let mut frames = vec![headless::frame(&desk, size, Format::Text)];
    loop {
        press(&mut desk, "<pgdn>");
        let next = headless::frame(&desk, size, Format::Text);
        if frames.contains(&next) {
            break;
        }
        frames.push(next);
    }
    frames
}

/// The marks of the legend as they are drawn in a window of 80 columns.
fn known(glyphs: Glyphs, data: &Data) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for frame in frames("L", glyphs) {
        for line in frame.lines().skip(3).take(19) {
            let mark: String = line.chars().skip(4).take(16).collect();
            known.extend(marks(&mark, "", data));
        }
    }
    known
}

/// The marks of a frame that the legend does not have. The last line has keys, each with its word.
fn strange(frame: &str, keys: &str, known: &BTreeSet<String>, data: &Data) -> BTreeSet<String> {
    let lines = frame.trim_end().lines().rev().skip(1);
    let pieces = lines.flat_map(|line| marks(line, keys, data));
    pieces.filter(|mark| !known.contains(mark)).collect()
}

#[test]
fn every_piece_of_every_frame_is_plain_or_in_the_legend() {
    let data = Data::bundled();
    let known = known(Glyphs::Unicode, &data);
    let mut missing: BTreeMap<String, String> = BTreeMap::new();
    for keys in DAYS.iter().flat_map(|day| SCREENS.map(|screen| format!("{day}{screen}"))) {
        for frame in frames(&keys, Glyphs::Unicode) {
            for mark in strange(&frame, &keys, &known, &data) {
                missing.entry(mark).or_insert_with(|| keys.clone());
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// A document with every field of the format draws what the bundled data has not: counts, credibility, other codes.
#[test]
fn every_field_of_the_format_is_drawn_in_marks_of_the_legend() {
    let data = Data::of(WHOLE);
    let known = known(Glyphs::Unicode, &data);
    let store = Arc::new(Store::new(graph(WHOLE).unwrap().graph));
    let of_whole = |keys: &str| paged(desk_of(&store, (120, 36), "dusk", Glyphs::Unicode), keys).concat();
    assert!(of_whole("").contains("words + ×2"));
    // It has none of the topics and actors that are typed there.
    for keys in SCREENS.iter().filter(|keys| !keys.contains("topic:") && !keys.contains(":taliban")) {
        for frame in paged(desk_of(&store, (120, 36), "dusk", Glyphs::Unicode), keys) {
            assert_eq!(strange(&frame, keys, &known, &data), BTreeSet::new(), "{keys}\n{frame}");
        }
    }
}

#[test]
fn a_mark_that_is_planted_in_a_frame_is_found() {
    let data = Data::bundled();
    let known = known(Glyphs::Unicode, &data);
    let frame = drawn((120, 36), "", Glyphs::Unicode);
    assert_eq!(strange(&frame, "", &known, &data), BTreeSet::new());
    for (shown, planted, found) in
        [("►", "◆", "◆"), ("▲5", "▲5◊1", "▲9◊9"), ("RUS = TAL", "RUS ~ TAL", "~"), ("+4-0", "+4/0", "+9/9")]
    {
        let with = frame.replacen(shown, planted, 1);
        assert_ne!(with, frame, "{shown}");
        assert_eq!(strange(&with, "", &known, &data), BTreeSet::from([found.to_owned()]));
    }
}

/// The pieces of a frame in ASCII that are signs alone, without its boxes.
fn ascii_signs(frame: &str) -> BTreeSet<&str> {
    let is_line = |piece: &str| piece.len() > 1 && piece.chars().all(|c| ['+', '-'].contains(&c));
    let pieces =
        frame.split(|c: char| c.is_whitespace() || c == '|').filter(|piece| !piece.is_empty() && !is_line(piece));
    // A quotation mark before a cut belongs to the sentence.
    pieces.filter(|piece| *piece != "'" && !piece.contains(char::is_alphanumeric)).collect()
}

#[test]
fn in_ascii_the_legend_has_the_form_that_is_drawn() {
    let legend = frames("L", Glyphs::Ascii).concat();
    let column = legend.lines().map(|line| line.chars().skip(4).take(16).collect::<String>() + " ").collect::<String>();
    let column = column.replace("..", " .. ");
    let known = ascii_signs(&column);
    for keys in ["", "<tab>jjj", "<tab><tab><tab>", "G<tab>l", "a2026-05-10<enter><tab><tab><tab>"] {
        let frame = frames(keys, Glyphs::Ascii).concat();
        let panes =
            frame.lines().filter(|line| line.starts_with('|')).collect::<Vec<_>>().join("\n").replace("..", " .. ");
        let signs = ascii_signs(&panes);
        assert!(signs.contains(">"), "{keys}");
        assert_eq!(signs.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new(), "{keys}\n{panes}");
    }
}

#[test]
fn letters_find_a_mark_by_its_sign_sentence_or_heading() {
    let found = |keys: &str| drawn((80, 24), keys, Glyphs::Unicode);
    let goldstein = found("Lgoldst");
    assert!(goldstein.contains("What was recorded") && goldstein.contains("-10 to +10"), "{goldstein}");
    assert!(!goldstein.contains("allied"), "{goldstein}");
    assert!(found("Lcolours").contains("where you are, headings and keys"));
    assert!(found("Ltlp").contains("who may see this data"));
    assert!(found("Lxyzzy").contains("no sign means that"));
}
