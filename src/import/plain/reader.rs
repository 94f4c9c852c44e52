//! A text that is read from its beginning on, as JSON.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::import::value::{Raw, Str};

/// What is left of a text that is read from its beginning on.
#[derive(Debug)]
pub(in crate::import) struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// At the beginning of a text.
    pub(super) fn new(rest: &'a str) -> Self {
        Self { rest }
    }

    /// Whether nothing follows but white space.
    pub(super) fn ends(&mut self) -> bool {
        self.space();
        self.rest.is_empty()
    }

    /// Reads an object: `value` is called for each key when its value is next.
    pub(in crate::import) fn object(&mut self, mut value: impl FnMut(&mut Self, &str) -> Option<()>) -> Option<()> {
        self.entries(b'{', b'}', |reader| {
            let key = reader.key()?;
            value(reader, key)
        })
    }

    /// Goes past the key of an object whose keys are known, so that none has an escape, to its value.
    #[inline(never)] // There are many kinds of objects.
    fn key(&mut self) -> Option<&'a str> {
        let body = self.rest.strip_prefix('"')?;
        let (key, after) = body.split_at_checked(body.bytes().position(|byte| byte == b'"')?)?;
        self.rest = after.get(1..)?;
        self.take(b':')?;
        self.space();
        Some(key)
    }

    /// A list: `entry` is called where each entry is next.
    pub(super) fn list(&mut self, entry: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.entries(b'[', b']', entry)
    }

    /// What stands between two brackets, with commas between.
    pub(super) fn entries(
        &mut self,
        open: u8,
        close: u8,
        mut entry: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.take(open)?;
        if self.take(close).is_some() {
            return Some(());
        }
        loop {
            self.space();
            entry(self)?;
            self.space();
            let sign = self.peek()?;
            self.pass(1);
            if sign != b',' {
                return (sign == close).then_some(());
            }
        }
    }

    /// Goes past white space.
    pub(super) fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.pass(1);
        }
    }

    fn peek(&self) -> Option<u8> {
        self.rest.as_bytes().first().copied()
    }

    /// Goes past so many bytes that are there.
    fn pass(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    /// Goes past `null`, if that is next.
    pub(super) fn null(&mut self) -> bool {
        let rest = self.rest.strip_prefix("null");
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Takes a sign that may have white space before it.
    pub(super) fn take(&mut self, sign: u8) -> Option<()> {
        if self.peek() != Some(sign) {
            self.space();
        }
        (self.peek()? == sign).then(|| self.pass(1))
    }

    /// A string, with or without escapes.
    pub(super) fn string(&mut self) -> Option<Str<'a>> {
        self.unescaped().map(|text| Str(text.into())).or_else(|| self.parsed())
    }

    /// Goes past a string that is all its own text: without escapes, and without what must not be in a string.
    fn unescaped(&mut self) -> Option<&'a str> {
        let body = self.rest.strip_prefix('"')?;
        let (text, after) = body.split_at_checked(special(body.as_bytes())?)?;
        self.rest = after.strip_prefix('"')?;
        Some(text)
    }

    /// The text that `read` goes past. Where it gives up, nothing was gone past.
    pub(super) fn text_of(&mut self, read: impl FnOnce(&mut Self) -> Option<()>) -> Option<&'a str> {
        let text = self.rest;
        if read(self).is_none() {
            self.rest = text;
            return None;
        }
        text.get(..text.len() - self.rest.len())
    }

    /// Goes past an object of single values and of lists of them.
    pub(super) fn pass_object(&mut self) -> Option<()> {
        self.entries(b'{', b'}', |reader| {
            reader.pass_string()?;
            reader.take(b':')?;
            reader.space();
            if reader.peek() == Some(b'[') { reader.list(Self::pass_single) } else { reader.pass_single() }
        })
    }

    fn pass_single(&mut self) -> Option<()> {
        match self.peek()? {
            b'"' => self.pass_string(),
            b'{' | b'[' => None,
            _ => self.parsed::<Raw<'_>>().map(drop),
        }
    }

    fn pass_string(&mut self) -> Option<()> {
        self.unescaped().map(drop).or_else(|| self.parsed::<Str<'_>>().map(drop))
    }

    /// What the parser makes of the value that is next.
    pub(super) fn parsed<T: Deserialize<'a>>(&mut self) -> Option<T> {
        let mut values = serde_json::Deserializer::from_str(self.rest).into_iter();
        let value = values.next()?.ok()?;
        self.pass(values.byte_offset());
        Some(value)
    }

    /// A number.
    pub(super) fn number<T: DeserializeOwned>(&mut self) -> Option<T> {
        let is_part = |byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(byte);
        let length = self.rest.bytes().take_while(is_part).count();
        let (number, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        serde_json::from_str(number).ok()
    }
}

/// Where the first quote, backslash or control character stands. Looks at sixteen bytes at a time.
fn special(bytes: &[u8]) -> Option<usize> {
    // No pattern, and no `||`: those are asked of one byte after the other.
    let special = |byte: u8| u8::from(byte == b'"') | u8::from(byte == b'\\') | u8::from(byte < 0x20);
    let (chunks, rest) = bytes.as_chunks::<16>();
    for (at, chunk) in chunks.iter().enumerate() {
        let found = u128::from_le_bytes(chunk.map(special));
        if found != 0 {
            return Some(at * 16 + found.trailing_zeros() as usize / 8);
        }
    }
    let found = rest.iter().position(|byte| special(*byte) != 0)?;
    Some(bytes.len() - rest.len() + found)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_first_special_byte_is_found(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let found = bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..0x20));
            prop_assert_eq!(special(&bytes), found);
        }
    }
}
