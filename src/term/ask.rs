//! Asks the terminal for its background, once, before anything reads keys.

use std::os::fd::BorrowedFd;
use std::time::{Duration, Instant};

use rustix::event::Timespec;

use super::late::Late;
use super::tty::{self, Woken};

/// The colour, then a question that every terminal answers: its answer ends the wait where the first has none.
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";
/// How long a terminal may take to answer.
const PATIENCE: Duration = Duration::from_millis(150);
/// Longest answer that is read, in bytes.
const LONGEST: usize = 4096;

/// Whether a terminal is light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// The ground that the terminal says it has, and whether a reply is still to come. Keys that were pressed before the
/// reply are lost.
pub(super) fn ground(tty: BorrowedFd<'_>) -> (Option<Ground>, Late) {
    if tty::send(QUESTION).is_err() {
        return (None, Late::Nothing);
    }
    let until = Instant::now() + PATIENCE;
    let mut answer = Vec::new();
    let mut chunk = [0; 256];
    while answer.len() < LONGEST && !is_answered(&answer) {
        let left = until.saturating_duration_since(Instant::now());
        if tty::wait(tty, true, None, Timespec::try_from(left).ok()) != Woken::Typed {
            return (read(&answer), Late::Expected);
        }
        match rustix::io::read(tty, &mut chunk) {
            Ok(count) => answer.extend_from_slice(chunk.get(..count).unwrap_or_default()),
            Err(_) => break,
        }
    }
    (read(&answer), Late::Nothing)
}

/// Whether the answer to the second question, `ESC [ ? … c`, is there.
fn is_answered(answer: &[u8]) -> bool {
    let text = String::from_utf8_lossy(answer);
    text.split("\x1b[?")
        .skip(1)
        .any(|reply| reply.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').starts_with('c'))
}

/// The ground in `… ]11;rgb:RRRR/GGGG/BBBB …`, of one to four hexadecimal digits each.
fn read(answer: &[u8]) -> Option<Ground> {
    let text = String::from_utf8_lossy(answer);
    let (_, colour) = text.split_once("]11;rgb")?;
    let colour = colour.strip_prefix('a').unwrap_or(colour).strip_prefix(':')?;
    let end = colour.find(|c: char| !(c.is_ascii_hexdigit() || c == '/')).unwrap_or(colour.len());
    let mut parts = colour.get(..end)?.split('/').map(part);
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    // Rec. 709: how bright each is to the eye, of 10,000 in all.
    let light = 2126 * red + 7152 * green + 722 * blue;
    Some(if light > 10_000 * 255 / 2 { Ground::Light } else { Ground::Dark })
}

/// A colour's share as 0–255, from digits that may be one to four.
fn part(digits: &str) -> Option<u32> {
    let most = 16u32.checked_pow(u32::try_from(digits.len()).ok().filter(|length| (1..=4).contains(length))?)? - 1;
    Some(u32::from_str_radix(digits, 16).ok()? * 255 / most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ground_is_read_from_any_form_of_answer() {
        for (answer, ground) in [
            ("\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b[?62;c", Some(Ground::Dark)),
            ("\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?1;2c", Some(Ground::Light)),
            ("\x1b]11;rgb:f/f/d\x07", Some(Ground::Light)),
            ("\x1b]11;rgba:00/2b/36/ff\x07", Some(Ground::Dark)),
            ("\x1b]11;rgb:00/ff/00\x07", Some(Ground::Light)),
            ("\x1b[?62;c", None),
            ("\x1b]11;rgb:12/34\x07", None),
            ("\x1b]11;rgb:12345/0/0\x07", None),
            ("\x1b]11;rgb:é/0/0\x07", None),
            ("", None),
        ] {
            assert_eq!(read(answer.as_bytes()), ground, "{answer:?}");
        }
    }

    #[test]
    fn the_second_answer_ends_the_wait() {
        for (answer, ended) in [
            ("\x1b[?62;c", true),
            ("jj\x1b]11;rgb:0/0/0\x07\x1b[?1;2c", true),
            ("\x1b]11;rgb:0c/0c/0c\x07", false),
            ("\x1b[?62;", false),
            ("\x1b[?1u", false),
        ] {
            assert_eq!(is_answered(answer.as_bytes()), ended, "{answer:?}");
        }
    }
}
