//! Bytes as they come in, cut into messages; never more of them kept than one message may have.

use super::wire::{self, LONGEST, Message};

/// With so many lines that are no messages, whoever sends them is taken for somebody else.
const FAULTS: u32 = 2;

/// What has come of a line that has not ended.
#[derive(Debug, Default)]
pub(super) struct Lines {
    begun: Vec<u8>,
    faults: u32,
}

/// Whoever sent this does not speak as we do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stranger;

impl Lines {
    /// Takes bytes, and gives each message that they end to `each`.
    ///
    /// # Errors
    /// At a line that is too long, and at the second one that is no message. What came before was given.
    pub(super) fn take(&mut self, bytes: &[u8], mut each: impl FnMut(Message)) -> Result<(), Stranger> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            if self.begun.len() + part.len() > LONGEST {
                return Err(Stranger);
            }
            self.begun.extend_from_slice(part);
            let Some(line) = self.begun.strip_suffix(b"\n") else { break };
            match wire::read(line) {
                Some(message) => each(message),
                None => self.faults += 1,
            }
            self.begun.clear();
            if self.faults >= FAULTS {
                return Err(Stranger);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What comes of bytes that arrive in parts of these lengths, over and over.
    fn heard(bytes: &[u8], parts: &[usize]) -> (Vec<Message>, Result<(), Stranger>) {
        let (mut lines, mut messages, mut rest) = (Lines::default(), Vec::new(), bytes);
        for part in parts.iter().cycle() {
            let (now, later) = rest.split_at((*part).min(rest.len()));
            if let Err(stranger) = lines.take(now, |message| messages.push(message)) {
                return (messages, Err(stranger));
            }
            assert!(lines.begun.len() <= LONGEST);
            rest = later;
            if rest.is_empty() {
                break;
            }
        }
        (messages, Ok(()))
    }

    #[test]
    fn what_a_later_version_says_is_passed_over() {
        let said = b"{\"kind\":\"hello\",\"version\":7,\"more\":[1]}\n{\"kind\":\"next\",\"by\":2}\n";
        assert_eq!(heard(said, &[1000]), (vec![Message::Hello(7), Message::Unknown], Ok(())));
    }

    #[test]
    fn a_second_line_that_says_nothing_is_one_too_many() {
        for garbage in ["\n", "null\n", "[]\n", "{}\n", "{\"kind\":\"hello\"}\n", "{\"kind\":1}\n", "\u{1b}[2J\n"] {
            let hello = String::from_utf8(wire::hello()).unwrap();
            let once = format!("{garbage}{hello}");
            assert_eq!(heard(once.as_bytes(), &[7]), (vec![Message::Hello(wire::VERSION)], Ok(())), "{garbage:?}");
            let twice = format!("{once}{garbage}{hello}");
            assert_eq!(heard(twice.as_bytes(), &[7]).1, Err(Stranger), "{garbage:?}");
        }
        assert_eq!(heard(&[b'[', 0xff, b'\n', b'{', b'\n'], &[9]).1, Err(Stranger));
        let deep = "[".repeat(1000) + "\n";
        assert_eq!(heard(deep.repeat(2).as_bytes(), &[4096]).1, Err(Stranger));
    }

    #[test]
    fn a_line_without_an_end_is_not_kept() {
        let hello = wire::hello();
        let padded = |length: usize| [&b" ".repeat(length - hello.len())[..], &hello].concat();
        for parts in [&[1][..], &[4095], &[LONGEST, 1], &[1 << 20]] {
            assert_eq!(heard(&padded(LONGEST), parts).0.len(), 1, "the longest");
            assert_eq!(heard(&padded(LONGEST + 1), parts), (Vec::new(), Err(Stranger)));
            assert_eq!(heard(&b"x".repeat(1 << 20), parts).1, Err(Stranger));
        }
    }

    proptest! {
        #[test]
        fn how_bytes_arrive_makes_no_difference(
            bytes in proptest::collection::vec(
                prop_oneof![
                    Just(wire::hello()),
                    Just(b"{\"kind\":\"x\"}\n".to_vec()),
                    proptest::collection::vec(any::<u8>(), 0..40),
                    "[\\[\\]{}\":,a-z0-9 \\n]{0,60}".prop_map(String::into_bytes),
                    Just(b"y".repeat(LONGEST / 2)),
                ],
                0..12,
            ),
            parts in proptest::collection::vec(1_usize..200, 1..8),
        ) {
            let bytes = bytes.concat();
            prop_assert_eq!(heard(&bytes, &parts), heard(&bytes, &[usize::MAX]));
        }
    }
}
