//! Events of the data as its file has them, read without the program.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bilat::model::{Day, PartialDate};
use serde_json::Value;

/// An event of the data as the file has it, with what a count needs.
pub(super) struct Raw {
    pub(super) id: String,
    pub(super) first: Day,
    pub(super) last: Day,
    pub(super) from: Vec<String>,
    pub(super) to: Vec<String>,
    pub(super) count: u64,
    pub(super) class: &'static str,
}

impl Raw {
    pub(super) fn is_multilateral(&self) -> bool {
        self.from.len() >= 3 || self.to.len() >= 3
    }

    pub(super) fn runs(&self, from: &str, to: &str) -> bool {
        let receivers = if self.to.is_empty() { &self.from } else { &self.to };
        from != to && self.from.iter().any(|id| id == from) && receivers.iter().any(|id| id == to)
    }
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn date(event: &Value) -> PartialDate {
    event["date"].as_str().unwrap().parse().unwrap()
}

/// The events of the bundled file, counted on by nothing but the file itself and the table of codes.
pub(super) fn raw() -> Vec<Raw> {
    let table = read("assets/cameo.tsv");
    let codes: BTreeMap<&str, (f64, &str)> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            (fields[0], (fields[2].parse().unwrap(), fields[3]))
        })
        .collect();
    let file: Value = serde_json::from_str(&read("data/relations.json")).unwrap();
    let ids = |value: &Value| -> Vec<String> {
        value.as_array().into_iter().flatten().map(|id| id.as_str().unwrap().to_owned()).collect()
    };
    let one = |event: &Value| {
        let (value, class) = codes[event["code"].as_str().unwrap()];
        Raw {
            id: event["id"].as_str().unwrap().to_owned(),
            first: date(event).first(),
            last: date(event).last(),
            from: ids(&event["from"]),
            to: ids(&event["to"]),
            count: event["count"].as_u64().unwrap_or(1),
            class: match class {
                "words+" if value > 0.0 => "words+",
                "deeds+" if value > 0.0 => "deeds+",
                "words-" if value < 0.0 => "words-",
                "deeds-" if value < 0.0 => "deeds-",
                _ => "neutral",
            },
        }
    };
    file["events"].as_array().unwrap().iter().map(one).collect()
}
