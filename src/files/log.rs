//! A record of a talk: what was shown when, and what was opened, a JSON object a line.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use chrono::{SecondsFormat, Utc};
use serde::Serialize;

/// Something that a room saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The id of the briefing.
    pub briefing: String,
    /// The slide, from 1.
    pub slide: usize,
    /// Its title.
    pub title: String,
    /// What was seen: the slide, its sources, a card, nothing.
    pub shows: String,
    /// Where one was in the data, while it was explored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
}

#[derive(Serialize)]
struct Line<'e> {
    time: String,
    #[serde(flatten)]
    entry: &'e Entry,
}

/// A file that entries are added to.
#[derive(Debug)]
pub struct Log(File);

impl Log {
    /// Opens a file to add to its end; a new one is the user's alone.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn open(path: &Path) -> io::Result<Self> {
        use std::os::unix::fs::OpenOptionsExt;
        OpenOptions::new().create(true).append(true).mode(0o600).open(path).map(Self)
    }

    /// Adds an entry, with the time.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&mut self, entry: &Entry) -> io::Result<()> {
        let line = Line { time: Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true), entry };
        let mut bytes = serde_json::to_vec(&line)?;
        bytes.push(b'\n');
        self.0.write_all(&bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_added_to_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talk.jsonl");
        let entry = |slide| Entry {
            briefing: "b".to_owned(),
            slide,
            title: "One \"thing\"".to_owned(),
            shows: "slide".to_owned(),
            page: None,
        };
        Log::open(&path).unwrap().write(&entry(1)).unwrap();
        Log::open(&path).unwrap().write(&entry(2)).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let slides = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let told: Vec<_> = slides.map(|line| (line["slide"].as_u64(), line["title"].as_str().map(str::len))).collect();
        assert_eq!(told, [(Some(1), Some(11)), (Some(2), Some(11))]);
        assert!(Log::open(folder.path()).is_err(), "a folder is no file");
    }
}
