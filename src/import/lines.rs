//! Event lines: one event object a line.

use super::place::{Place, Root};
use super::value::Listed;
use super::wire;

/// One event as it stands in a file.
#[derive(Debug)]
pub(super) struct RawEvent<'a> {
    /// Where its object begins.
    pub(super) place: Place,
    /// Its object.
    pub(super) event: Listed<'a, wire::Event<'a>>,
}

/// The lines of a file that hold something, each with the byte at which its object begins.
pub(super) fn events(file: usize, text: &str) -> impl Iterator<Item = RawEvent<'_>> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let json = line.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        let base = start + (line.len() - json.len());
        start += line.len();
        let text = json.trim_end();
        let event = Listed { text, read: None };
        (!text.is_empty()).then(|| RawEvent { place: Place::new(file, base, Root::Line), event })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_knows_where_it_begins() {
        let text = "\u{feff}{\"a\":1}\r\n\n  {\"b\":2}";
        let lines: Vec<_> = events(3, text).map(|event| (event.place.base, event.event.text.to_owned())).collect();
        assert_eq!(lines, [(3, "{\"a\":1}".to_owned()), (15, "{\"b\":2}".to_owned())]);
        assert!(lines.iter().all(|(base, line)| text[*base..].starts_with(line)));
    }
}
