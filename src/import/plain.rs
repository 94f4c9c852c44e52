//! Event lines as nearly all are written: known keys, each once; strings without escapes; lists of strings; short numbers.
//! They are read several times as fast as the parser reads JSON, which is asked for whatever is not so plain.

use std::borrow::Cow;

use super::value::{List, MOST_LISTED, Str};
use super::wire;

/// Fills an empty event with what a plain line says; nothing where the line is not plain, right or wrong: then what the
/// event holds means nothing.
pub(super) fn fill<'t>(event: &mut wire::Event<'t>, line: &'t str) -> Option<()> {
    let mut scan = Scan { text: line, at: 0 };
    scan.take(b'{')?;
    loop {
        let key = scan.string()?;
        scan.take(b':')?;
        match key {
            "id" => set(&mut event.id, scan.text()?)?,
            "date" => set(&mut event.date, scan.text()?)?,
            "from" => set(&mut event.from, scan.list()?)?,
            "to" => set(&mut event.to, scan.list()?)?,
            "code" => set(&mut event.code, scan.text()?)?,
            "scheme" => set(&mut event.scheme, scan.text()?)?,
            "quad" => set(&mut event.quad, scan.text()?)?,
            "goldstein" => set(&mut event.goldstein, scan.decimal()?)?,
            "count" => set(&mut event.count, scan.whole()?)?,
            "topics" => set(&mut event.topics, scan.list()?)?,
            "kind" => set(&mut event.kind, scan.text()?)?,
            "summary" => set(&mut event.summary, scan.text()?)?,
            "sources" => set(&mut event.sources, scan.list()?)?,
            "url" => set(&mut event.url, scan.text()?)?,
            "publisher" => set(&mut event.publisher, scan.text()?)?,
            "credibility" => set(&mut event.credibility, scan.whole()?.into())?,
            "confidence" => set(&mut event.confidence, scan.text()?)?,
            "significance" => set(&mut event.significance, scan.whole()?.into())?,
            "note" => set(&mut event.note, scan.text()?)?,
            _ => return None,
        }
        match scan.next()? {
            b',' => {}
            b'}' => break,
            _ => return None,
        }
    }
    scan.space();
    (scan.at == line.len()).then_some(())
}

/// Fills a field that was not filled before.
fn set<T>(field: &mut Option<T>, value: T) -> Option<()> {
    field.replace(value).is_none().then_some(())
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scan<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// The next byte that is no space.
    fn next(&mut self) -> Option<u8> {
        self.space();
        self.at += 1;
        self.text.as_bytes().get(self.at - 1).copied()
    }

    fn take(&mut self, wanted: u8) -> Option<()> {
        (self.next()? == wanted).then_some(())
    }

    fn string(&mut self) -> Option<&'t str> {
        self.take(b'"')?;
        let start = self.at;
        let end = start + special(self.text.as_bytes().get(start..)?)?;
        self.at = end + 1;
        // A control character ends the plain part as a backslash does.
        (self.text.as_bytes().get(end) == Some(&b'"')).then(|| self.text.get(start..end)).flatten()
    }

    fn text(&mut self) -> Option<Str<'t>> {
        self.string().map(|text| Str(Cow::Borrowed(text)))
    }

    fn list(&mut self) -> Option<List<'t>> {
        self.take(b'[')?;
        self.space();
        if self.peek()? == b']' {
            self.at += 1;
            return Some(List::default());
        }
        let mut list = List::One([self.text()?]);
        loop {
            match self.next()? {
                b',' if list.len() < MOST_LISTED => list = list.with(self.text()?),
                b']' => return Some(list),
                _ => return None,
            }
        }
    }

    /// What stands here of a number.
    fn number(&mut self) -> &'t str {
        self.space();
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end =
            rest.bytes().position(|byte| !(byte.is_ascii_digit() || matches!(byte, b'-' | b'.' | b'+' | b'e' | b'E')));
        let number = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        self.at += number.len();
        number
    }

    fn whole(&mut self) -> Option<u32> {
        let number = self.number();
        is_whole(number).then(|| number.parse().ok()).flatten()
    }

    fn decimal(&mut self) -> Option<f64> {
        let number = self.number();
        let positive = number.strip_prefix('-').unwrap_or(number);
        let (whole, part) = positive.split_once('.').unwrap_or((positive, "0"));
        let is_part = (1..=5).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        (is_whole(whole) && is_part).then(|| number.parse().ok()).flatten()
    }
}

/// Up to nine digits, the first of several no zero.
fn is_whole(number: &str) -> bool {
    (1..=9).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && (number.len() == 1 || !number.starts_with('0'))
}

/// Where the first quote, backslash or control character stands. Looks at eight bytes at a time.
fn special(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;
    // The high bit of each byte that is below `n`; of bytes after the first one that is, sometimes of others too.
    let below = |word: u64, n: u64| word.wrapping_sub(ONES * n) & !word & HIGH;
    let mut at = 0;
    while let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let word = u64::from_le_bytes(*word);
        let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
        let found = is(b'"') | is(b'\\') | below(word, 0x20);
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    let rest = bytes.get(at..)?;
    rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..0x20)).map(|found| at + found)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::import::parse::quietly;

    fn event(line: &str) -> Option<wire::Event<'_>> {
        let mut event = wire::Event::default();
        fill(&mut event, line).map(|()| event)
    }

    fn parsed(line: &str) -> Option<String> {
        quietly::<wire::Event<'_>>(line.as_bytes()).map(|event| format!("{event:?}"))
    }

    #[test]
    fn plain_lines_are_read_and_others_are_left() {
        for (line, plain) in [
            (r#"{"id":"a","date":"2024","from":["A","B"],"to":[],"goldstein":-0.4,"count":3}"#, true),
            (r#" { "id" : "é" , "from" : [ "A" ] , "credibility" : 0 , "goldstein" : 10 } "#, true),
            (r#"{"id":"a\n"}"#, false),
            (r#"{"id":"a","id":"b"}"#, false),
            (r#"{"id":"a","x-own":1}"#, false),
            (r#"{"id":null}"#, false),
            (r#"{"count":01}"#, false),
            (r#"{"goldstein":1.}"#, false),
            (r#"{"from":["A",]}"#, false),
            (r#"{"from":"A"}"#, false),
            ("{\"id\":\"tab\there\"}", false),
            (r#"{"id":"a"} x"#, false),
            (r#"{"id":"a","#, false),
            ("{}", false),
        ] {
            assert_eq!(event(line).is_some(), plain, "{line}");
        }
    }

    #[test]
    fn lists_are_as_long_as_the_parser_lets_them_be() {
        let line = |count: usize| format!(r#"{{"from":[{}]}}"#, vec![r#""A""#; count].join(","));
        assert!(event(&line(MOST_LISTED)).is_some());
        assert!(event(&line(MOST_LISTED + 1)).is_none());
    }

    proptest! {
        /// Whatever is read here is what the parser reads; what it refuses is never read here.
        #[test]
        fn what_is_plain_is_what_the_parser_reads(line in line()) {
            if let Some(event) = event(&line) {
                prop_assert_eq!(Some(format!("{event:?}")), parsed(&line), "{}", line);
            }
        }

        #[test]
        fn the_first_special_byte_is_found(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let found = bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..0x20));
            prop_assert_eq!(special(&bytes), found);
        }
    }

    /// Lines of parts that mostly fit together.
    fn line() -> impl Strategy<Value = String> {
        let key = prop::sample::select(vec!["id", "from", "to", "goldstein", "count", "credibility", "note", "x-a"]);
        let value = prop_oneof![
            "\"[a-zé\\\\ ]{0,12}\"",
            "\\[(\"[a-z]{0,9}\",?){0,3}\\]",
            "-?[0-9]{1,11}(\\.[0-9]{0,7})?(e[0-9])?",
            "null|true|\\{\\}",
        ];
        let pair = (key, value).prop_map(|(key, value)| format!("\"{key}\": {value}"));
        let pairs = prop::collection::vec(pair, 0..5);
        (pairs, "[ ,}]{0,2}").prop_map(|(pairs, end)| format!("{{{}}}{end}", pairs.join(",")))
    }
}
