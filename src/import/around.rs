//! What stands around places of files. A file that is kept open is read once up to the last of them, however many there
//! are: it may hold gigabytes.

use std::borrow::Cow;
use std::io;

use hashbrown::HashMap;

use super::open::Input;
use super::place::Place;
use crate::model::{Bytes, Window};

/// How much is read at once on the way to a place; also how much of a line is looked at beyond it.
const PIECE: usize = 1024 * 1024;
/// How much is read at once of a line: most are short, and there may be a place in each.
const SHORT: usize = 4 * 1024;

/// For places by file and byte the beginnings of their lines, in files that are kept open; or why one is not known.
pub(super) struct Lines(HashMap<(usize, usize), Result<Begin, String>>);

/// The beginning of a line.
#[derive(Debug, Clone, Copy, Default)]
struct Begin {
    /// How many lines come before it.
    lines: usize,
    /// Its first byte.
    at: usize,
}

/// A text with a place in it.
pub(super) struct Around<'i> {
    /// How many lines come before the text.
    pub(super) lines: usize,
    /// How many bytes do.
    pub(super) start: usize,
    /// All that is in memory; of an open file the line.
    pub(super) text: Cow<'i, [u8]>,
}

impl Lines {
    /// Looks for the lines of these places.
    pub(super) fn of<'p>(places: impl Iterator<Item = &'p Place>, inputs: &[Input]) -> Self {
        let mut wanted: Vec<(usize, usize)> = places.map(|place| (place.file, place.base)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut known = HashMap::new();
        for places in wanted.chunk_by(|(one, _), (other, _)| one == other) {
            let file = places.first().and_then(|(file, _)| inputs.get(*file));
            let Some(bytes @ Bytes::Open { .. }) = file.map(|input| &input.bytes) else { continue };
            let mut walk = Walk { bytes, window: Window::default(), at: 0, begin: Begin::default() };
            known.extend(places.iter().map(|place| (*place, walk.to(place.1).map_err(|error| error.to_string()))));
        }
        Self(known)
    }

    /// What stands around a place.
    ///
    /// # Errors
    /// Why that is not known.
    pub(super) fn around<'i>(&self, place: &Place, bytes: &'i Bytes) -> Result<Around<'i>, String> {
        if let Bytes::Held(bytes) = bytes {
            return Ok(Around { lines: 0, start: 0, text: Cow::Borrowed(bytes) });
        }
        let unknown = || Err("nobody looked for its line".to_owned());
        let begin = self.0.get(&(place.file, place.base)).cloned().unwrap_or_else(unknown)?;
        let text = line(bytes, begin.at, place.base).map_err(|error| error.to_string())?;
        Ok(Around { lines: begin.lines, start: begin.at, text: Cow::Owned(text) })
    }
}

/// The line from its first byte on, with what comes of it after a place, if that is not too much.
fn line(bytes: &Bytes, begin: usize, place: usize) -> io::Result<Vec<u8>> {
    let mut window = Window::default();
    let mut line = bytes.read(begin as u64..place as u64, &mut window)?.to_vec();
    for from in (place..place + PIECE).step_by(SHORT) {
        let piece = bytes.read(from as u64..(from + SHORT) as u64, &mut window)?;
        let end = memchr::memchr(b'\n', piece);
        line.extend(piece.get(..end.unwrap_or(piece.len())).unwrap_or_default());
        if end.is_some() || piece.len() < SHORT {
            break;
        }
    }
    Ok(line)
}

/// A walk through an open file, from its beginning to its end.
struct Walk<'b> {
    bytes: &'b Bytes,
    window: Window,
    at: usize,
    /// The line that the walk has come to.
    begin: Begin,
}

impl Walk<'_> {
    /// Goes on to a byte; tells the beginning of its line.
    fn to(&mut self, byte: usize) -> io::Result<Begin> {
        while self.at < byte {
            let end = byte.min(self.at + PIECE);
            let piece = self.bytes.read(self.at as u64..end as u64, &mut self.window)?;
            if piece.len() < end - self.at {
                return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the file is shorter than it was"));
            }
            self.begin.lines += memchr::memchr_iter(b'\n', piece).count();
            self.begin.at = memchr::memrchr(b'\n', piece).map_or(self.begin.at, |last| self.at + last + 1);
            self.at = end;
        }
        Ok(self.begin)
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::sync::Arc;

    use super::super::open::Form;
    use super::super::place::{Root, Start};
    use super::super::problem::{Kind, Problem};
    use super::super::problems::Problems;
    use super::super::report::Report;
    use super::*;
    use crate::model::Clean;

    fn lines(bytes: Bytes) -> Input {
        Input { name: Clean::label("e.jsonl"), form: Form::Lines, bytes }
    }

    /// Problems of values that begin at these bytes, some with another one.
    fn problems(places: &[(usize, Option<usize>)]) -> Problems {
        let start = |base| Start::new(0, base, Root::Line).whole();
        let mut problems = Problems::default();
        for (base, other) in places {
            let problem = Problem::new(Kind::Date, start(*base));
            problems.add(match other {
                Some(other) => problem.other(start(*other)),
                None => problem,
            });
        }
        problems
    }

    #[test]
    fn lines_of_a_file_that_is_kept_open_are_told_like_those_in_memory() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("e.jsonl");
        let text = "{\"é\": 1}\n".repeat(300_000);
        fs::write(&path, &text).unwrap();
        let line = |number: usize| (number - 1) * 10;
        let places = problems(&[
            (line(250_001), Some(line(7))),
            (line(3), None),
            (line(299_999), Some(line(299_998))),
            (line(120_000), Some(line(300_000))),
        ]);
        let size = text.len() as u64;
        let open = lines(Bytes::Open { file: Arc::new(File::open(&path).unwrap()), size });
        let held = lines(Cow::<[u8]>::Owned(text.into_bytes()).into());
        let told = Report::new(&places, &[open]).to_string();
        assert_eq!(told, Report::new(&places, &[held]).to_string());
        for part in ["e.jsonl:3:1", ":120000:1", "line 300000,", ":250001:1", "line 7,", ":299999:1", "line 299998,"] {
            assert!(told.contains(part), "{part}: {told}");
        }
    }

    #[test]
    fn a_line_is_read_to_its_end_or_a_piece_beyond_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("e.jsonl");
        for (rest, told) in [(0, 0), (SHORT - 1, SHORT - 1), (SHORT, SHORT), (3 * PIECE, PIECE)] {
            let text = format!("{{}}\n{}{}\n{{}}\n", "a".repeat(SHORT), "b".repeat(rest));
            fs::write(&path, &text).unwrap();
            let open = Bytes::Open { file: Arc::new(File::open(&path).unwrap()), size: text.len() as u64 };
            let line = line(&open, 3, 3 + SHORT).unwrap();
            assert_eq!((line.len(), line.ends_with(b"\n")), (SHORT + told, false), "{rest}");
        }
    }

    #[test]
    fn a_place_that_was_not_looked_for_is_on_no_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("e.jsonl");
        fs::write(&path, "{}\n{}\n").unwrap();
        let open = lines(Bytes::Open { file: Arc::new(File::open(&path).unwrap()), size: 6 });
        let place = Start::new(0, 3, Root::Line).whole();
        let around = Lines::of(std::iter::empty(), std::slice::from_ref(&open)).around(&place, &open.bytes);
        assert_eq!(around.err().as_deref(), Some("nobody looked for its line"));
    }

    #[test]
    fn where_a_file_cannot_be_read_no_line_is_made_up() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("e.jsonl");
        fs::write(&path, "{}\n{}\n{}\n").unwrap();
        let unreadable = File::options().write(true).open(&path).unwrap();
        let shorter = File::open(&path).unwrap();
        for (file, size, why) in [(unreadable, 9, "Bad file descriptor"), (shorter, 100, "shorter")] {
            let open = lines(Bytes::Open { file: Arc::new(file), size });
            let told = Report::new(&problems(&[(60, Some(70))]), &[open]).to_string();
            assert!(told.contains("--> e.jsonl\n") && told.contains(why) && !told.contains("line 1"), "{told}");
        }
    }
}
