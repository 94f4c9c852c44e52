//! What of a frame is a mark, and what is a word, a number or a piece of the data.

use std::collections::BTreeSet;

use bilat::filter::KEYS;
use bilat::model::PartialDate;

/// The form of a mark: each number as 9, each id as A.
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

/// Every text of the data: names, ids, sentences, addresses; and the pieces of them.
pub(crate) struct Data {
    text: String,
    pieces: BTreeSet<String>,
}

impl Data {
    pub(crate) fn bundled() -> Self {
        Self::of(include_str!("../../../data/relations.json"))
    }

    pub(crate) fn of(document: &str) -> Self {
        fn collect(value: &serde_json::Value, text: &mut String) {
            match value {
                serde_json::Value::String(words) => text.extend([words, " "]),
                serde_json::Value::Array(values) => values.iter().for_each(|value| collect(value, text)),
                // Filters of briefings are written in ids and signs.
                serde_json::Value::Object(fields) => {
                    fields.iter().filter(|(key, _)| *key != "briefings").for_each(|(_, value)| collect(value, text));
                }
                _ => {}
            }
        }
        let mut text = String::new();
        collect(&serde_json::from_str(document).unwrap(), &mut text);
        let pieces = text.split_whitespace().map(|piece| trimmed(piece).to_owned()).collect();
        Self { text, pieces }
    }

    /// Whether it is a piece of the data, or a part of one that was too long for its line.
    fn has(&self, piece: &str) -> bool {
        let is_part = piece.chars().count() > 1 && piece.chars().any(char::is_alphabetic) && self.text.contains(piece);
        is_part || piece.starts_with(char::is_alphanumeric) && self.pieces.contains(piece)
    }
}

/// A piece of text without the punctuation of sentences.
fn trimmed(piece: &str) -> &str {
    piece
        .trim_start_matches(['(', '"', '\'', '`', '‘', '“'])
        .trim_end_matches([',', ';', ':', '.', ')', '"', '\'', '`', '’', '”'])
}

/// Whether a piece of text is a word, a number, a day, a piece of the data or what was typed: nothing for a legend.
fn is_plain(piece: &str, keys: &str, data: &Data) -> bool {
    let piece = trimmed(piece);
    let words = piece.strip_suffix('?').unwrap_or(piece);
    let is_word = words.starts_with(|c: char| c.is_alphabetic() || c == '&')
        && words.chars().all(|c| c.is_alphabetic() || ['-', '\'', '’', '&'].contains(&c));
    let is_number = piece.starts_with(|c: char| c.is_ascii_digit())
        && piece.chars().all(|c| c.is_ascii_digit() || [',', '.'].contains(&c));
    let is_typed = piece.chars().any(char::is_alphabetic) && keys.contains(piece);
    // The sentence before it says what it asks for.
    let is_example = KEYS.iter().any(|row| row.example == piece);
    is_word || is_number || is_typed || is_example || piece.parse::<PartialDate>().is_ok() || data.has(piece)
}

/// What of a piece is looked for in the legend: each count of a trend, the first two of several ids, that a date is a
/// range, that it is uncertain, and of all else the form.
fn looked_for(piece: &str) -> Vec<String> {
    let piece = Some(trimmed(piece)).filter(|whole| !whole.is_empty()).unwrap_or(piece);
    // Signs that stand together on an edge are explained one by one.
    if piece.contains(['◄', '►']) && piece.chars().all(|c| "◄►+-±.".contains(c)) {
        return piece.chars().map(String::from).collect();
    }
    let (piece, doubt) = match piece.strip_suffix('?') {
        Some(date) if date.starts_with(|c: char| c.is_ascii_digit()) => (date, Some("a date?".to_owned())),
        _ => (piece, None),
    };
    let is_lines = piece.contains('–') && piece.chars().all(|c| c.is_ascii_digit() || ",–".contains(c));
    let form = match piece.split(',').collect::<Vec<_>>().as_slice() {
        // The lines of a page, which may be thousands.
        _ if is_lines => pattern(&piece.replace(',', "")),
        _ if piece.parse::<PartialDate>().is_ok() => if piece.contains('/') { "a date/a date" } else { "" }.to_owned(),
        [one, two, ..] if !two.is_empty() => pattern(&format!("{one},{two}")),
        _ => ['▲', '▼', '±', '*'].iter().fold(pattern(piece), |form, sign| form.replace(*sign, &format!("\n{sign}"))),
    };
    form.lines().filter(|form| !form.is_empty()).map(str::to_owned).chain(doubt).collect()
}

/// The signs of a piece of a timeline, where it is one: they stand beside each other without a space.
fn lane(piece: &str) -> Option<Vec<String>> {
    let is_bar = piece.contains(['▓', '░', '●', '○', '|']) || piece.starts_with('<') && piece.len() > 1;
    let is_figure = piece.strip_prefix(['+', '-']).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    let is_lane = !is_figure && piece.chars().all(|c| c.is_ascii_digit() || "[]-=.:#+".contains(c));
    let signs = piece.chars().filter(|c| !c.is_alphanumeric()).map(String::from);
    (is_bar || is_lane).then(|| signs.collect())
}

/// The marks of a line.
pub(crate) fn marks(line: &str, keys: &str, data: &Data) -> BTreeSet<String> {
    // A quotation mark before a cut belongs to the sentence.
    let line = line.replace("'…", "…");
    let line = line.replace(|c: char| ('\u{2500}'..='\u{257f}').contains(&c), " ").replace('…', " … ");
    // Brackets stand around the square of the matrix that the cursor is on.
    let line = line.replace('[', " [ ").replace(']', " ] ");
    let is_range = |piece: &str| piece.contains('/') && trimmed(piece).parse::<PartialDate>().is_ok();
    // On a page the cursor stands right before what it is on.
    let apart = |piece| match str::strip_prefix(piece, '>') {
        Some(rest) if !rest.is_empty() => [">", rest],
        _ => ["", piece],
    };
    let pieces = line.split_whitespace().flat_map(apart).filter(|piece| !piece.is_empty());
    let pieces = pieces.filter(|piece| is_range(piece) || !is_plain(piece, keys, data));
    let signs = |piece: &str| piece.chars().map(String::from).collect::<Vec<_>>();
    pieces
        .flat_map(
            |piece| if is_square(piece) { signs(piece) } else { lane(piece).unwrap_or_else(|| looked_for(piece)) },
        )
        .collect()
}

/// Whether a piece is a square of the matrix: signs of words, of deeds, of change, each explained by itself.
fn is_square(piece: &str) -> bool {
    (2..=3).contains(&piece.chars().count()) && piece.chars().all(|c| "+-±.▲▼*".contains(c))
}
