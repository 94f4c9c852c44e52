//! Finds the place of a JSON pointer in a text that was parsed before. Walks the bytes again, only when there is a
//! problem to report.

use super::place::Part;

/// The byte at which the value at `pointer` begins, or its key, in the JSON value that begins at byte `base`.
/// Where the path ends early the deepest value reached is given, so that there is always a place to show.
#[must_use]
pub(super) fn locate(text: &str, base: usize, pointer: &str, part: Part) -> usize {
    if let Part::Byte(at) = part {
        return at.min(text.len());
    }
    let mut walk = Walk { bytes: text.as_bytes(), at: base };
    walk.space();
    let mut place = walk.at;
    let keys: Vec<String> = pointer.split('/').skip(1).map(|key| key.replace("~1", "/").replace("~0", "~")).collect();
    for (depth, key) in keys.iter().enumerate() {
        let is_last = depth + 1 == keys.len();
        let second = is_last && part == Part::SecondKey;
        let Some(entry) = walk.enter(key, second) else {
            return place;
        };
        place = if is_last && part != Part::Value { entry.key } else { entry.value };
        walk.at = entry.value;
    }
    place
}

/// Line and column of a byte, both from 1, the column in characters; and the whole line.
#[must_use]
pub(super) fn line_column(text: &str, at: usize) -> (usize, usize, &str) {
    let at = text.floor_char_boundary(at);
    let (before, after) = text.split_at(at);
    // A byte order mark is no character of the first line.
    let mark = if text.starts_with('\u{feff}') && at > 0 { '\u{feff}'.len_utf8() } else { 0 };
    let start = before.rfind('\n').map_or(mark, |newline| newline + 1);
    let head = before.get(start..).unwrap_or_default();
    let end = after.find('\n').map_or(text.len(), |newline| at + newline);
    let line = text.get(start..end).unwrap_or_default().trim_end_matches('\r');
    let number = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
    (number, head.chars().count() + 1, line)
}

struct Entry {
    key: usize,
    value: usize,
}

/// A walk over JSON that is known to be well formed up to where it matters; nothing is decoded but keys.
struct Walk<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Walk<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Finds `key` in the object or list that begins here.
    fn enter(&mut self, key: &str, second: bool) -> Option<Entry> {
        match self.peek()? {
            b'{' => self.enter_object(key, second),
            b'[' => self.enter_list(key.parse().ok()?),
            _ => None,
        }
    }

    fn enter_object(&mut self, wanted: &str, second: bool) -> Option<Entry> {
        let mut left = if second { 2 } else { 1 };
        self.at += 1;
        loop {
            self.space();
            if self.peek()? == b',' {
                self.at += 1;
                continue;
            }
            let key = self.at;
            let name = self.string()?;
            self.space();
            if self.peek()? != b':' {
                return None;
            }
            self.at += 1;
            self.space();
            if name == wanted {
                left -= 1;
            }
            if left == 0 {
                return Some(Entry { key, value: self.at });
            }
            self.skip()?;
        }
    }

    fn enter_list(&mut self, mut index: usize) -> Option<Entry> {
        self.at += 1;
        loop {
            self.space();
            match self.peek()? {
                b']' => return None,
                b',' => self.at += 1,
                _ if index == 0 => {
                    return Some(Entry { key: self.at, value: self.at });
                }
                _ => {
                    index -= 1;
                    self.skip()?;
                }
            }
        }
    }

    /// Skips the string that begins here and returns it decoded.
    fn string(&mut self) -> Option<String> {
        let start = self.at;
        if self.peek()? != b'"' {
            return None;
        }
        self.at += 1;
        loop {
            match self.peek()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        serde_json::from_slice(self.bytes.get(start..self.at)?).ok()
    }

    /// Skips the value that begins here, however deep.
    fn skip(&mut self) -> Option<()> {
        let mut depth = 0u32;
        loop {
            self.space();
            match self.peek()? {
                b'"' => {
                    self.string();
                }
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                    continue;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' => self.at += 1,
                _ => self.scalar(),
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    fn scalar(&mut self) {
        while self.peek().is_some_and(|byte| !matches!(byte, b',' | b']' | b'}' | b':') && !byte.is_ascii_whitespace())
        {
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "{\n  \"北京\": [1, {\"b\": true, \"c/d\": \"x\\\"y\", \"b\": 2}],\n  \"e\": {\"f\": []}\n}";

    fn place(pointer: &str, part: Part) -> (usize, usize) {
        let (line, column, _) = line_column(TEXT, locate(TEXT, 0, pointer, part));
        (line, column)
    }

    #[test]
    fn pointers_lead_to_line_and_column_in_characters() {
        assert_eq!(place("", Part::Value), (1, 1));
        assert_eq!(place("/北京/0", Part::Value), (2, 10));
        assert_eq!(place("/北京/1/c~1d", Part::Value), (2, 32));
        assert_eq!(place("/北京/1/c~1d", Part::Key), (2, 25));
        assert_eq!(place("/北京/1/b", Part::SecondKey), (2, 40));
        assert_eq!(place("/e/f", Part::Value), (3, 14));
    }

    #[test]
    fn a_path_that_ends_early_gives_the_deepest_place() {
        assert_eq!(place("/e/g", Part::Value), (3, 8));
        assert_eq!(place("/北京/7", Part::Value), (2, 9));
    }

    #[test]
    fn deep_nesting_is_walked_without_recursion() {
        let deep = format!("{{\"a\":{}{},\"b\":1}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(locate(&deep, 0, "/b", Part::Value), deep.len() - 2);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC*", pointer in "(/[a-z0-9]{0,2}){0,4}", base in 0usize..20) {
            let at = locate(&text, base, &pointer, Part::Key);
            let _ = line_column(&text, at);
        }

        #[test]
        fn every_leaf_is_found(prefix in "[ \\n]{0,9}", names in prop::collection::vec("[a-zé北\"\\\\]{1,4}", 1..5)) {
            let mut names = names;
            names.sort();
            names.dedup();
            let fields: Vec<String> =
                names.iter().enumerate().map(|(n, name)| format!("{}:[0,{n}]", serde_json::to_string(name).unwrap())).collect();
            let text = format!("{prefix}{{{}}}", fields.join(",\n"));
            for (n, name) in names.iter().enumerate() {
                let at = locate(&text, 0, &format!("/{name}/1"), Part::Value);
                let digits = n.to_string();
                prop_assert!(text[at..].starts_with(&digits), "{} at {}", text, at);
            }
        }
    }
}
