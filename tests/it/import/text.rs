//! Nothing that hides, reorders or controls gets from a file into the graph or a report, whichever string it is in.

use std::ops::Range;

use bilat::import::{Form, Input, Loaded, Report, Strictness, event_at, load};

use crate::support::{WHOLE, graph, report};

/// What must not get through, as it stands in JSON: some of it escaped, some of it raw.
const EVIL: &[&str] = &[
    "\\u001b]0;pwn\\u0007",
    "\\u0000",
    "\\u009b31m",
    "\u{9b}2J",
    "\u{202e}",
    "\\u202e",
    "\u{2066}\u{2069}",
    "\u{200b}",
    "\u{ad}",
    "\u{feff}",
    "\u{e0041}",
    "\u{7f}",
];

/// One string of a JSON text: where its content stands, and the keys that lead to it.
struct Text {
    content: Range<usize>,
    is_key: bool,
    key: String,
    list: String,
}

/// All strings of [`WHOLE`], found without a JSON parser.
fn texts() -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    let (mut key, mut list) = (String::new(), String::new());
    let mut at = 0;
    while let Some(start) = WHOLE[at..].find('"').map(|start| at + start + 1) {
        let end = start + WHOLE[start..].find('"').unwrap();
        let content = &WHOLE[start..end];
        let is_key = WHOLE[end + 1..].starts_with(':');
        if is_key {
            content.clone_into(&mut key);
            let indent = start - 1 - WHOLE[..start].rfind('\n').unwrap();
            if indent == 3 {
                content.clone_into(&mut list);
            }
        }
        texts.push(Text { content: start..end, is_key, key: key.clone(), list: list.clone() });
        at = end + 1;
    }
    texts
}

/// What becomes of a string with something hidden in it.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    /// The file is refused.
    Refused,
    /// The characters are taken out and counted.
    Cleaned,
    /// It is read by nobody.
    Ignored,
}

/// What has to become of a value.
fn fate(text: &Text) -> Fate {
    let shown = match &*text.key {
        "title" | "marking" | "assessor" | "name" | "about" | "publisher" | "note" | "aliases" | "why" | "summary"
        | "text" | "notes" | "scheme" => true,
        "kind" => text.list == "actors" || text.list == "events",
        "url" => text.list == "events",
        "code" => WHOLE[text.content.clone()] == *"Battles",
        _ => false,
    };
    match &*text.key {
        "$schema" => Fate::Ignored,
        _ if shown => Fate::Cleaned,
        _ => Fate::Refused,
    }
}

fn poisoned<'t>(texts: impl IntoIterator<Item = &'t Text>, evil: &str) -> String {
    let mut poisoned = WHOLE.to_owned();
    let mut places: Vec<usize> = texts.into_iter().map(|text| text.content.start + 1).collect();
    places.sort_unstable_by(|one, two| two.cmp(one));
    for at in places {
        poisoned.insert_str(at, evil);
    }
    poisoned
}

fn is_evil(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Panics if anything of a load could do harm on a terminal.
fn assert_harmless(loaded: &Result<Loaded, Report>, what: &str) {
    let report = loaded.as_ref().map_or_else(|report| report, |loaded| &loaded.report);
    for text in [report.to_string(), report.json().unwrap()] {
        assert!(!text.chars().any(is_evil), "{what}: {text:?}");
    }
    // `Debug` shows what it would not print as `\u{…}`.
    if let Ok(loaded) = loaded {
        let events = &loaded.graph.events;
        let words = events.all().map(|ix| event_at(events, ix));
        let graph = format!("{:?}{:?}", loaded.graph, words.collect::<Vec<_>>());
        assert!(!graph.contains("\\u{") && !graph.contains("\\0"), "{what}");
    }
}

#[test]
fn each_string_is_cleaned_and_counted_or_refused() {
    for text in texts() {
        // A key that is changed is unknown, whatever it was changed by.
        let evil = if text.is_key { &EVIL[..2] } else { EVIL };
        for evil in evil {
            let file = poisoned([&text], evil);
            let loaded = graph(&*file);
            let what = format!("{:?} in {} of {}", evil, &WHOLE[text.content.clone()], text.key);
            assert_harmless(&loaded, &what);
            let found = match &loaded {
                Err(_) => Fate::Refused,
                Ok(loaded) => match loaded.report.problems.iter().find(|one| one.code == "W0202") {
                    Some(told) => {
                        assert_eq!(told.found.as_deref(), Some("1 text"), "{what}");
                        Fate::Cleaned
                    }
                    None => Fate::Ignored,
                },
            };
            // A known field with another name is missing, or unknown and left out.
            if !text.is_key {
                assert_eq!(found, fate(&text), "{what}");
            }
        }
    }
}

#[test]
fn the_count_is_that_of_all_texts_that_are_shown() {
    let texts = texts();
    let shown: Vec<&Text> = texts.iter().filter(|text| !text.is_key && fate(text) == Fate::Cleaned).collect();
    assert!(shown.len() > 25);
    let report = report(graph(poisoned(shown.iter().copied(), "\u{202e}")));
    assert_eq!((report.errors, report.warnings), (0, 1), "{report}");
    assert_eq!(report.problems[0].found, Some(format!("{} texts", shown.len())));
}

#[test]
fn a_key_cannot_harm_a_report() {
    for evil in EVIL {
        let key = format!("\"un{evil}known\": 1, \"version\": \"1.0\"");
        let loaded = graph(WHOLE.replacen("\"version\": \"1.0\"", &key, 1));
        assert_harmless(&loaded, evil);
        assert_eq!(loaded.unwrap().report.problems[0].code, "W0201");
        let twice = format!("\"B{evil}\": \"with\", \"B{evil}\": \"with\"");
        let loaded = graph(WHOLE.replacen("\"BBB\": \"with\"", &twice, 1));
        assert_harmless(&loaded, evil);
        assert_eq!(loaded.unwrap_err().problems[0].code, "E0103");
    }
}

#[test]
fn what_is_no_json_cannot_harm_a_report() {
    for evil in ["\u{1b}[2J", "\u{9b}2J", "\u{202e}", "\u{200b}", "\u{7f}"] {
        for text in [evil.to_owned(), format!("{{{evil}"), format!("{{\"a\": {evil}}}"), format!("{{\"a\": \"{evil}")] {
            assert_harmless(&graph(&*text), &text);
        }
    }
}

#[test]
fn a_retraction_tells_its_reason_and_what_it_took_cleanly() {
    let over =
        "{\"version\": \"1.0\", \"ties\": [{\"between\": [\"BBB\", \"AAA\"], \"tracks\": [{\"track\": \"treaty\",
        \"by\": \"AAA\", \"name\": \"Border treaty\", \"retracted\": \"not\u{202e} so\"}]}]}";
    let inputs = [WHOLE, over].map(|text| Input::new("a\u{1b}[2J.json", Form::Graph, text.as_bytes().to_vec().into()));
    let loaded = load(inputs.to_vec(), Strictness::Lenient);
    assert_harmless(&loaded, "retraction");
    let loaded = loaded.unwrap();
    assert_eq!(loaded.report.problems[0].found.as_deref(), Some("1 text"));
    assert_eq!(loaded.graph.amendments.retracted[0].reason.as_str(), "not so");
}
