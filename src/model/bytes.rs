//! The bytes that the words of events stand in: in memory, or in a file that is kept open.

use std::borrow::Cow;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::os::unix::fs::FileExt;
use std::sync::Arc;

use flate2::Crc;
use memchr::memchr;

/// The bytes of what was loaded. A clone is another handle on the same.
#[derive(Debug, Clone)]
pub enum Bytes {
    /// In memory.
    Held(Arc<Cow<'static, [u8]>>),
    /// In a file of lines that is too large for that. Whoever removes or replaces it leaves it as it was; whoever writes
    /// into it changes what is read here, which the check of each line tells.
    Open {
        /// The file.
        file: Arc<File>,
        /// How many bytes it had when it was opened.
        size: u64,
    },
}

impl Bytes {
    /// Longest line of an open file, in bytes.
    pub const LONGEST_LINE: usize = 64 * 1024 * 1024;
    /// As much as nearly every line has.
    const LINE: usize = 512;
    /// How much is read at once of lines that are asked for one after the other.
    const AHEAD: usize = 256 * 1024;

    /// How many there are.
    #[must_use]
    pub fn size(&self) -> u64 {
        match self {
            Self::Held(bytes) => bytes.len() as u64,
            Self::Open { size, .. } => *size,
        }
    }

    /// Those in memory: all or none.
    #[must_use]
    pub fn held(&self) -> &[u8] {
        match self {
            Self::Held(bytes) => bytes,
            Self::Open { .. } => &[],
        }
    }

    /// A number that is the same for the same bytes, in every process; of a file that is kept open its size alone, since to
    /// read it all would take too long.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        u64::from(crc(self.held())) << 32 | self.size() & u64::from(u32::MAX)
    }

    /// The bytes of a range, or as many of them as there are. What is read of a file stays in the window.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read<'b>(&'b self, range: Range<u64>, window: &'b mut Window) -> io::Result<&'b [u8]> {
        let length = place(range.end.min(self.size()).saturating_sub(range.start));
        match self {
            Self::Held(bytes) => {
                let start = place(range.start).min(bytes.len());
                Ok(bytes.get(start..start + length).unwrap_or_default())
            }
            Self::Open { file, .. } => window.show(file, range.start, length),
        }
    }

    /// What to know a line by that begins at some byte and is given without its end: nothing in memory, where it cannot
    /// change.
    #[must_use]
    pub fn check(&self, line: &[u8]) -> u32 {
        match self {
            Self::Held(_) => 0,
            Self::Open { .. } => crc(line),
        }
    }

    /// The bytes from `start` to the end of the line, or on in memory. Nothing where a file does not hold the line there
    /// any more that had this check.
    #[must_use]
    pub fn line(&self, start: u64, check: u32) -> Option<Cow<'_, [u8]>> {
        match self {
            Self::Held(bytes) => bytes.get(place(start)..).map(Cow::Borrowed),
            Self::Open { .. } => {
                let mut window = Window::default();
                let line = self.line_in(start, &mut window)?;
                (self.check(line) == check).then(|| Cow::Owned(line.to_vec()))
            }
        }
    }

    /// Whether [the line](Self::line) is there and passes a test, one line after the other: those that follow soon are in
    /// the window already. The test comes first, since a check of the line takes longer than most that fail.
    pub fn passes(&self, start: u64, check: u32, window: &mut Window, test: impl FnOnce(&[u8]) -> bool) -> bool {
        self.line_in(start, window).is_some_and(|line| test(line) && self.check(line) == check)
    }

    /// What stands now where the line was.
    fn line_in<'b>(&'b self, start: u64, window: &'b mut Window) -> Option<&'b [u8]> {
        if let Self::Held(bytes) = self {
            return bytes.get(place(start)..);
        }
        let end = match memchr(b'\n', window.rest(start)) {
            Some(end) => end,
            None => self.end_of_line(start, window)?,
        };
        window.rest(start).get(..end)
    }

    /// Reads the line that begins at `start`, more of what follows where one before was read just now, and tells its length.
    fn end_of_line(&self, start: u64, window: &mut Window) -> Option<usize> {
        let mut length = if window.is_near(start) { Self::AHEAD } else { Self::LINE };
        loop {
            let found = self.read(start..start + length as u64, window).ok()?;
            let read = found.len();
            if let Some(end) = memchr(b'\n', found).or_else(|| (read < length).then_some(read)) {
                return Some(end);
            }
            if length >= Self::LONGEST_LINE {
                return None;
            }
            length *= 8;
        }
    }
}

/// The part of a file that was read last. To be used with one file.
#[derive(Debug, Default)]
pub struct Window {
    start: u64,
    length: usize,
    room: Vec<u8>,
}

impl Window {
    /// What is there from a byte on.
    fn rest(&self, start: u64) -> &[u8] {
        let at = start.checked_sub(self.start).map_or(usize::MAX, place);
        self.room.get(at..self.length).unwrap_or_default()
    }

    /// Whether a byte lies in the window or soon after it.
    fn is_near(&self, start: u64) -> bool {
        let end = self.start + self.length as u64;
        self.length > 0 && (self.start..end + Bytes::AHEAD as u64).contains(&start)
    }

    fn show(&mut self, file: &File, start: u64, length: usize) -> io::Result<&[u8]> {
        let inside = start.checked_sub(self.start).map(place).filter(|at| at.saturating_add(length) <= self.length);
        let at = if let Some(at) = inside {
            at
        } else {
            if self.room.len() < length {
                self.room.resize(length, 0);
            }
            self.length = 0;
            self.length = fill(file, start, self.room.get_mut(..length).unwrap_or_default())?;
            self.start = start;
            0
        };
        Ok(self.room.get(at..self.length.min(at + length)).unwrap_or_default())
    }
}

impl From<Cow<'static, [u8]>> for Bytes {
    fn from(bytes: Cow<'static, [u8]>) -> Self {
        Self::Held(Arc::new(bytes))
    }
}

fn place(byte: u64) -> usize {
    usize::try_from(byte).unwrap_or(usize::MAX)
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// Reads until there is no room or no byte left.
fn fill(file: &File, start: u64, room: &mut [u8]) -> io::Result<usize> {
    let mut read = 0;
    while let Some(rest) = room.get_mut(read..).filter(|rest| !rest.is_empty()) {
        match file.read_at(rest, start + read as u64) {
            Ok(0) => break,
            Ok(count) => read += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn open(text: &str) -> (tempfile::TempDir, std::path::PathBuf, Bytes) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lines");
        fs::write(&path, text).unwrap();
        let file = File::open(&path).unwrap();
        (folder, path, Bytes::Open { file: Arc::new(file), size: text.len() as u64 })
    }

    fn line(bytes: &Bytes, start: u64, line: &str) -> Option<String> {
        let found = bytes.line(start, crc(line.as_bytes()))?;
        Some(String::from_utf8(found.into_owned()).unwrap())
    }

    #[test]
    fn a_range_is_the_same_in_memory_and_in_a_file() {
        let text = "one\ntwo\nthree";
        let held = Bytes::from(Cow::Borrowed(text.as_bytes()));
        let (_folder, _, open) = open(text);
        let (mut one, mut two) = (Window::default(), Window::default());
        for (start, end) in [(0, 3), (4, 13), (5, 7), (8, 99), (13, 14), (50, 60), (0, 3)] {
            let held = held.read(start..end, &mut one).unwrap();
            assert_eq!(held, open.read(start..end, &mut two).unwrap(), "{start}..{end}");
        }
    }

    #[test]
    fn a_fingerprint_tells_bytes_apart_and_is_the_same_for_ever() {
        let of = |text: &'static str| Bytes::from(Cow::Borrowed(text.as_bytes())).fingerprint();
        assert_eq!(of("123456789"), 0xcbf4_3926_0000_0009);
        assert_eq!(of(""), 0);
        assert_ne!(of("one"), of("two"));
        let (_folder, _, open) = open("one");
        assert_eq!(open.fingerprint(), 3);
    }

    #[test]
    fn a_line_is_read_whatever_its_length() {
        let long = "x".repeat(5 * Bytes::LINE);
        let (_folder, _, open) = open(&format!("short\n{long}\nlast"));
        assert_eq!(line(&open, 0, "short").as_deref(), Some("short"));
        assert_eq!(line(&open, 6, &long), Some(long.clone()));
        assert_eq!(line(&open, 7 + long.len() as u64, "last").as_deref(), Some("last"));
    }

    #[test]
    fn lines_one_after_the_other_are_the_same_lines() {
        let lines: Vec<String> = (0..3000).map(|n| format!("line {n} {}", "x".repeat(n % 700))).collect();
        let (_folder, _, open) = open(&lines.join("\n"));
        let mut window = Window::default();
        let mut starts = vec![0];
        for line in &lines {
            starts.push(starts[starts.len() - 1] + line.len() as u64 + 1);
        }
        for at in (0..3000).chain((0..3000).rev()).chain((0..3000).map(|at| at * 7 % 3000)) {
            let check = crc(lines[at].as_bytes());
            assert!(open.passes(starts[at], check, &mut window, |line| line == lines[at].as_bytes()), "{at}");
            assert!(!open.passes(starts[at], check, &mut window, |_| false));
            assert!(!open.passes(starts[at], 0, &mut window, |_| true));
        }
    }

    #[test]
    fn a_line_that_is_another_one_now_is_none() {
        let (_folder, path, open) = open("one\ntwo\nthree");
        fs::write(&path, "one\ntwx\nth").unwrap();
        assert_eq!(line(&open, 0, "one").as_deref(), Some("one"));
        assert_eq!(line(&open, 4, "two"), None, "changed");
        assert_eq!(line(&open, 8, "three"), None, "cut");
        fs::write(&path, "").unwrap();
        assert_eq!(line(&open, 0, "one"), None, "gone");
    }

    #[test]
    fn a_file_that_was_replaced_is_read_as_it_was() {
        let (folder, path, open) = open("one\ntwo");
        let other = folder.path().join("other");
        fs::write(&other, "three").unwrap();
        fs::rename(&other, &path).unwrap();
        assert_eq!(line(&open, 4, "two").as_deref(), Some("two"));
    }
}
