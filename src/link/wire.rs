//! What goes over the socket: one JSON object a line.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::app::{On, Shown};

/// Longest message in bytes, with the end of its line.
pub(super) const LONGEST: usize = 4096;
/// The version of what is said here. Both sides begin with it.
pub(super) const VERSION: u32 = 1;
/// Longest text in a message, in characters: as long as an id may be.
const TEXT: usize = 64;
/// Longest text that says what of the data is shown.
const LIVE: usize = 160;

/// A talk as the presenter told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The talk as it stood when it was heard: `spent` runs on from then, if its clock runs.
    pub shown: Shown,
    /// When it was heard.
    pub at: Instant,
    /// The [fingerprint](crate::app::fingerprint) of the data that the presenter shows.
    pub data: u64,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Message {
    /// The first one, from either side.
    Hello(u32),
    /// From the presenter.
    Heard(Heard),
    /// Something that a later version says.
    Unknown,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Wire {
    Hello {
        version: u32,
    },
    Shown(Snapshot),
    #[serde(other)]
    Unknown,
}

#[derive(Debug, Serialize, Deserialize)]
struct Snapshot {
    data: u64,
    /// In milliseconds since 1970, of the clock that both sides have in common.
    sent: u64,
    briefing: String,
    step: usize,
    #[serde(with = "OnWire")]
    on: On,
    /// In milliseconds.
    spent: u64,
    running: bool,
    size: (u16, u16),
    keys: Vec<String>,
    frozen: String,
    waits: bool,
    #[serde(default)]
    live: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "On", rename_all = "lowercase")]
enum OnWire {
    Opening,
    Slide,
    Sources,
    Index,
    Hold,
    Black,
    White,
    Live,
    Over,
}

/// The first message, as a line.
pub(super) fn hello() -> Vec<u8> {
    line(&Wire::Hello { version: VERSION })
}

/// A talk over this data as a line, said now. Texts that are longer than the program makes them are cut.
pub(super) fn shown(shown: &Shown, data: u64) -> Vec<u8> {
    let cut = |text: &str| text.chars().take(TEXT).collect();
    line(&Wire::Shown(Snapshot {
        data,
        sent: milliseconds(since_1970()),
        briefing: cut(&shown.briefing),
        step: shown.step,
        on: shown.on,
        spent: milliseconds(shown.spent),
        running: shown.running,
        size: shown.size,
        keys: shown.keys.iter().rev().take(2).rev().map(|key| cut(key)).collect(),
        frozen: cut(&shown.frozen),
        waits: shown.waits,
        live: shown.live.chars().take(LIVE).collect(),
    }))
}

fn line(message: &Wire) -> Vec<u8> {
    let mut line = serde_json::to_vec(message).unwrap_or_default();
    line.push(b'\n');
    line
}

/// What a line says, without its end; nothing where it says nothing in our terms.
pub(super) fn read(line: &[u8]) -> Option<Message> {
    Some(match serde_json::from_slice(line).ok()? {
        Wire::Hello { version } => Message::Hello(version),
        Wire::Shown(snapshot) => Message::Heard(snapshot.heard()),
        Wire::Unknown => Message::Unknown,
    })
}

impl Snapshot {
    /// The talk as it stands now: it may have been read long after it was sent.
    fn heard(self) -> Heard {
        let age = milliseconds(since_1970()).saturating_sub(self.sent);
        let spent = if self.running { self.spent.saturating_add(age) } else { self.spent };
        let shown = Shown {
            briefing: self.briefing.into(),
            step: self.step,
            on: self.on,
            spent: Duration::from_millis(spent),
            running: self.running,
            size: self.size,
            keys: self.keys,
            frozen: self.frozen,
            waits: self.waits,
            live: self.live,
        };
        Heard { shown, at: Instant::now(), data: self.data }
    }
}

fn since_1970() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

fn milliseconds(span: Duration) -> u64 {
    span.as_millis().try_into().unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn talk() -> Shown {
        Shown {
            briefing: "ban-to-recognition".into(),
            step: 2,
            on: On::Slide,
            spent: Duration::from_millis(520_250),
            running: false,
            size: (80, 24),
            keys: ["PgUp", "PgDn", "."].map(str::to_owned).to_vec(),
            frozen: "10:02".to_owned(),
            waits: true,
            live: "Russia > sheet RUS-TAL, as of 2025-04-18".to_owned(),
        }
    }

    fn heard(line: &[u8]) -> Heard {
        match read(line.strip_suffix(b"\n").unwrap()) {
            Some(Message::Heard(heard)) => heard,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_talk_is_heard_as_it_was_told() {
        let heard = heard(&shown(&talk(), 0xfedc_ba98_7654_3210));
        assert_eq!(heard.data, 0xfedc_ba98_7654_3210);
        assert_eq!(heard.shown, Shown { keys: vec!["PgDn".into(), ".".into()], ..talk() }, "with the last two keys");
    }

    #[test]
    fn a_clock_that_runs_has_run_on_until_it_was_heard() {
        let line = |running| {
            let text = String::from_utf8(shown(&Shown { running, ..talk() }, 1)).unwrap();
            let sent: u64 = text.split("\"sent\":").nth(1).unwrap().split(',').next().unwrap().parse().unwrap();
            text.replace(&sent.to_string(), &(sent - 60_000).to_string()).into_bytes()
        };
        assert!(heard(&line(true)).shown.spent >= talk().spent + Duration::from_mins(1));
        assert_eq!(heard(&line(false)).shown.spent, talk().spent);
        let ahead = String::from_utf8(line(true)).unwrap().replace("\"sent\":", "\"sent\":9");
        assert_eq!(heard(ahead.as_bytes()).shown.spent, talk().spent, "a clock that was set back");
    }

    proptest! {
        #[test]
        fn every_talk_fits_into_one_message(
            texts in proptest::collection::vec(".{0,300}", 3..6),
            numbers in any::<(usize, u64, u64, (u16, u16))>(),
        ) {
            let (step, data, spent, size) = numbers;
            let talk = Shown {
                briefing: texts[0].as_str().into(),
                step,
                spent: Duration::from_secs(spent),
                size,
                frozen: texts[1].clone(),
                live: texts[1].clone(),
                keys: texts[2..].to_vec(),
                ..talk()
            };
            let line = shown(&talk, data);
            prop_assert!(line.len() <= LONGEST);
            prop_assert_eq!(line.split(|byte| *byte == b'\n').count(), 2, "one line");
            let heard = heard(&line);
            prop_assert_eq!((heard.shown.step, heard.shown.size, heard.data), (step, size, data));
        }
    }
}
