//! Event lines: one event object a line, read in pieces.

use std::io;
use std::ops::Range;

use memchr::memchr;

use super::place::{Root, Start};
use crate::model::{Bytes, Window};

/// One event as it stands in a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawEvent<'a> {
    /// Where its object begins.
    pub(super) place: Start,
    /// Its object.
    pub(super) object: &'a str,
    /// From its object to the end of the line.
    pub(super) line: &'a str,
}

/// The lines of a text that hold something, each with the byte of the file at which its object begins; the text itself
/// begins at byte `start`.
pub(super) fn events(file: usize, start: usize, text: &str) -> impl Iterator<Item = RawEvent<'_>> {
    let (mut start, mut rest) = (start, text);
    let next = move || {
        let end = memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
        let (line, after) = rest.split_at_checked(end)?;
        rest = after;
        (!line.is_empty()).then_some(line)
    };
    std::iter::from_fn(next).filter_map(move |whole| {
        let line = whole.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        let base = start + (whole.len() - line.len());
        start += whole.len();
        let object = line.trim_end();
        let line = line.strip_suffix('\n').unwrap_or(line);
        (!object.is_empty()).then(|| RawEvent { place: Start::new(file, base, Root::Line), object, line })
    })
}

/// Where the pieces of so many bytes begin and end.
pub(super) fn pieces(size: u64, length: u64) -> impl Iterator<Item = Range<u64>> {
    let length = length.max(1);
    (0..size.div_ceil(length)).map(move |number| number * length..size.min((number + 1) * length))
}

/// Why a piece cannot be read.
#[derive(Debug)]
pub(super) enum Unread {
    /// The file cannot be read there.
    Io(io::Error),
    /// A line begins there that is longer than [`Bytes::LONGEST_LINE`].
    TooLong(u64),
}

/// The lines that begin in a piece, whole, and the byte at which the first one does. Every line begins in one piece, so
/// that each can be read without the others.
pub(super) fn begun_in<'b>(
    bytes: &'b Bytes,
    piece: Range<u64>,
    window: &'b mut Window,
) -> Result<(u64, &'b [u8]), Unread> {
    // A line begins where the byte before ends another one.
    let from = piece.start.saturating_sub(1);
    let mut over = 4096;
    let (start, end) = loop {
        let read = bytes.read(from..piece.end.saturating_add(over), window).map_err(Unread::Io)?;
        let find = |at: u64| {
            let rest = usize::try_from(at - from).ok().and_then(|at| read.get(at..)).unwrap_or_default();
            memchr(b'\n', rest).map(|found| at + found as u64 + 1)
        };
        let start = if piece.start == 0 { Some(0) } else { find(from) };
        let Some(start) = start.filter(|start| *start < piece.end) else { return Ok((piece.start, &[])) };
        let read_to = from + read.len() as u64;
        if let Some(end) = find(piece.end - 1).or_else(|| (read_to < piece.end + over).then_some(read_to)) {
            break (start, end);
        }
        if over > Bytes::LONGEST_LINE as u64 {
            return Err(Unread::TooLong(start));
        }
        over *= 8;
    };
    bytes.read(start..end, window).map(|lines| (start, lines)).map_err(Unread::Io)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_line_knows_where_it_begins() {
        let text = "\u{feff}{\"a\":1}\r\n\n  {\"b\":2}";
        let lines: Vec<_> = events(3, 0, text).map(|event| (event.place.base, event.object.to_owned())).collect();
        assert_eq!(lines, [(3, "{\"a\":1}".to_owned()), (15, "{\"b\":2}".to_owned())]);
        assert!(lines.iter().all(|(base, line)| text[*base..].starts_with(line)));
    }

    proptest! {
        #[test]
        fn pieces_hold_every_line_once(text in "[ab\n]{0,60}", length in 1u64..20) {
            let bytes = Bytes::from(std::borrow::Cow::Owned(text.clone().into_bytes()));
            let mut window = Window::default();
            let mut whole = Vec::new();
            for piece in pieces(bytes.size(), length) {
                let (start, lines) = begun_in(&bytes, piece, &mut window).unwrap();
                if !lines.is_empty() {
                    prop_assert_eq!(start, whole.len() as u64);
                }
                whole.extend_from_slice(lines);
            }
            prop_assert_eq!(String::from_utf8(whole).unwrap(), text);
        }
    }
}
