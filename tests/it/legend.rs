//! Every mark of the screen has its sentence.

use std::collections::BTreeSet;

use bilat::model::{Confidence, Quad, Sign, Standing, Word};
use bilat::scene::{Body, List, Mark, Tone, legend};
use bilat::ui::Glyphs;

use crate::frames::{desk, drawn, press};

/// Columns of free text: names, summaries, publishers.
const PROSE: [&str; 6] = ["actor", "with", "what", "source", "topic", ""];

/// What each number, each id and each run of lower-case letters stands for in a pattern of a mark.
fn pattern(text: &str) -> String {
    let mut pattern = String::new();
    for c in text.chars() {
        let class = match c {
            '0'..='9' => '9',
            'A'..='Z' => 'A',
            c => c,
        };
        if !(class.is_ascii_alphanumeric() && pattern.ends_with(class) && (class == '9' || class == 'A')) {
            pattern.push(class);
        }
    }
    pattern
}

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
    let known_words: BTreeSet<String> =
        legend.iter().flat_map(|line| words(&format!("{} {}", line.mark.text, line.means))).collect();
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
const WALK: [&str; 12] = [
    "",
    "<tab>",
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
    let legend = legend();
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
fn the_legend_has_every_word_of_the_vocabularies_and_every_tone() {
    let marks: Vec<Mark> = legend().into_iter().filter(|line| !line.mark.text.is_empty()).collect();
    let has = |mark: &str| marks.iter().any(|line| line.mark.text == mark && !line.means.is_empty());
    let standings = Standing::ALL.iter().map(|value| value.word());
    let signs = Sign::ALL.iter().map(|value| value.word());
    let sure = Confidence::ALL.iter().map(|value| value.word());
    for word in standings.chain(signs).chain(sure) {
        assert!(has(word), "{word}");
    }
    assert_eq!(Quad::ALL.len(), 5);
    for tone in Tone::ALL {
        assert!(marks.iter().any(|line| line.mark.tone == tone && !line.means.is_empty()), "{tone:?}");
    }
    // Dates, directions, counts and grades by their shapes.
    let shapes: BTreeSet<String> = marks.iter().map(|line| pattern(&line.mark.text)).collect();
    for shape in ["9-9", "9-9-9/9", "9-9?", "A > A", "A = A", "+9-9", "▲9▼9±9", "×9", "9", "A", "9–9 of 9"] {
        assert!(shapes.contains(shape), "{shape}: {shapes:?}");
    }
}

#[test]
fn no_sentence_of_the_legend_or_the_help_is_cut_at_80_columns() {
    for (key, rows) in [("L", legend().len()), ("?", 80)] {
        for page in 0..=rows / 15 {
            let keys = format!("{key}{}", "<pgdn>".repeat(page));
            let frame = drawn((80, 24), &keys, Glyphs::Unicode);
            let body = frame.lines().skip(2).take(21);
            let cut =
                body.filter(|line| line.contains('…') && !line.starts_with("│   …") && !line.starts_with("│ > …"));
            assert_eq!(cut.collect::<Vec<_>>(), Vec::<&str>::new(), "{keys}");
        }
    }
}
