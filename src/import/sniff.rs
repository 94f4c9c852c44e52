//! Looks at the first bytes of a file and says in words why they are not UTF-8 text.

use super::place::{Part, Root, Start};
use super::problem::{Kind, Problem};

/// What other kinds of file begin with, and what to do about each.
const STARTS: &[(&[u8], &str, &str)] = &[
    (b"\xff\xfe\0\0", "UTF-32 text", "save it as UTF-8"),
    (b"\0\0\xfe\xff", "UTF-32 text", "save it as UTF-8"),
    (b"\xff\xfe", "UTF-16 text", "save it as UTF-8"),
    (b"\xfe\xff", "UTF-16 text", "save it as UTF-8"),
    (b"{\0", "UTF-16 text", "save it as UTF-8"),
    (b"\0{", "UTF-16 text", "save it as UTF-8"),
    (b"\x1f\x8b", "a gzip archive", "unpack it, or give it the ending .jsonl.gz if it holds event lines"),
    (b"PK\x03\x04", "a zip archive", "unpack it first"),
    (b"SQLite format 3", "an SQLite database", "export it as JSON"),
    (b"%PDF", "a PDF document", "give a JSON file"),
];

/// The text of a file, or of the part of it that begins at byte `start`; or why it is none.
///
/// # Errors
/// A problem of kind [`Kind::NotText`] with what was found and the byte it begins at.
pub(super) fn text(file: usize, start: usize, bytes: &[u8]) -> Result<&str, Box<Problem>> {
    let problem =
        |at| Problem::new(Kind::NotText, Start::new(file, start, Root::File).whole().part(Part::Byte(start + at)));
    if let Some((_, found, help)) = STARTS.iter().find(|(first, ..)| start == 0 && bytes.starts_with(first)) {
        return Err(Box::new(problem(0).found(found).expected("UTF-8 text").help(*help)));
    }
    if let Some(at) = memchr::memchr(0, bytes) {
        let problem = problem(at).found("a NUL byte").expected("UTF-8 text");
        return Err(Box::new(problem.help("the file is binary or damaged")));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let byte = bytes.get(at).copied().unwrap_or_default();
        let problem = problem(at).found(&format!("byte 0x{byte:02X}, which is not UTF-8 here")).expected("UTF-8 text");
        Box::new(problem.help("save the file as UTF-8"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_are_named() {
        for (bytes, found) in [
            (&b"\xff\xfe{\0}\0"[..], "UTF-16 text"),
            (b"\x1f\x8b\x08\0", "a gzip archive"),
            (b"{\"a\": \"\0\"}", "a NUL byte"),
            (b"{\"a\": \"\xe9\"}", "byte 0xE9, which is not UTF-8 here"),
        ] {
            assert_eq!(text(0, 0, bytes).unwrap_err().found.unwrap().as_str(), found);
        }
        assert_eq!(text(0, 0, "{\"é\": 1}".as_bytes()).unwrap(), "{\"é\": 1}");
    }

    #[test]
    fn the_first_bad_byte_is_the_place() {
        let problem = text(0, 0, b"{\n\"a\": \"\xc3\xa9\xe9\"}").unwrap_err();
        assert_eq!(problem.place.part, Part::Byte(10));
        let problem = text(0, 100, b"\xff\xfe").unwrap_err();
        assert_eq!(problem.place.part, Part::Byte(100), "a beginning is one of the file");
    }
}
