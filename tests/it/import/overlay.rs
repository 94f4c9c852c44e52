//! Several files laid over each other, and event lines beside them.

use std::io::Write;

use bilat::import::{Form, Input, Loaded, Report, Strictness, event_at, event_by_id, load};
use bilat::model::{EventIx, Graph, Tie};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::cases::BASE;
use super::told;
use crate::support::{edited, input};

/// Loads [`BASE`] and then each document of `over`, given by what stands after its version.
fn overlaid(over: &[&str]) -> Result<Loaded, Report> {
    let over = over.iter().map(|fields| format!("{{\"version\": \"1.0\", {fields}}}"));
    let texts = std::iter::once(BASE.to_owned()).chain(over);
    load(texts.map(|text| input(Form::Graph, text)).collect(), Strictness::Strict)
}

fn graph(over: &[&str]) -> Graph {
    overlaid(over).unwrap_or_else(|report| panic!("{report}")).graph
}

/// Code and pointer of each problem.
fn refused(over: &[&str]) -> Vec<(String, String)> {
    told(&overlaid(over).unwrap_err()).into_iter().map(|(code, pointer, ..)| (code, pointer)).collect()
}

fn problem(code: &str, pointer: &str) -> (String, String) {
    (code.to_owned(), pointer.to_owned())
}

/// The only tie, as one line of words.
fn tie(graph: &Graph) -> String {
    let ties: Vec<&Tie> = graph.ties.rows().collect();
    let [tie] = ties[..] else { panic!("one tie: {ties:?}") };
    let spells = tie.standing.iter().map(|spell| format!("{} {}", spell.value, spell.span.from));
    let tracks = tie.tracks.iter().map(|track| {
        let name = track.name.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
        format!("{}{name} {}", track.fact.word(), track.span.from)
    });
    let note = tie.note.as_ref().map(ToString::to_string);
    spells.chain(tracks).chain(note).collect::<Vec<_>>().join(", ")
}

fn event_ids(graph: &Graph) -> Vec<String> {
    let id = |ix: EventIx| event_at(&graph.events, ix).id.to_string();
    graph.events.all().map(id).collect()
}

#[test]
fn a_later_record_replaces_an_earlier_one_as_a_whole() {
    let graph = graph(&[r#""topics": [{"id": "trade", "name": "Commerce"}, {"id": "water", "name": "Water"}],
           "sources": [{"id": "s1", "publisher": "Wire", "note": "on paper"}],
           "claims": [{"id": "c1", "text": "So it was.", "source": "s1", "verdict": "confirmed"}],
           "briefings": [{"id": "b1", "title": "Speech", "steps": [{"title": "All", "show": {}}]}]"#]);
    let topics: Vec<&str> = graph.topics.rows().map(|topic| &*topic.id).collect();
    assert_eq!(topics, ["security", "trade", "water"], "the order of the first file stays");
    assert_eq!(graph.topics.rows().nth(1).unwrap().name.as_str(), "Commerce");
    let source = graph.sources.rows().next().unwrap();
    assert_eq!((source.publisher.as_str(), &source.url), ("Wire", &None));
    let claim = graph.claims.rows().next().unwrap();
    assert!(claim.text.as_str() == "So it was." && claim.events.is_empty());
    let steps = &graph.briefings.rows().next().unwrap().steps;
    assert!(steps.len() == 1 && steps[0].say.is_empty());
    assert_eq!(graph.amendments.replaced, 4, "the topic `water` is new");
}

#[test]
fn the_head_is_the_last_title_the_highest_marking_and_the_latest_date() {
    for (over, expected) in [
        (&[r#""x-": 1"#][..], ("Two actors", "", "2024-12-31")),
        (&[r#""title": "Later", "as_of": "2025-02-01", "marking": "TLP:AMBER""#], ("Later", "TLP:AMBER", "2025-02-01")),
        (
            &[r#""marking": "TLP:AMBER", "as_of": "2025-02-01""#, r#""marking": "TLP:GREEN", "as_of": "2020-01-01""#],
            ("Two actors", "TLP:AMBER", "2025-02-01"),
        ),
        (&[r#""marking": "HOUSE RULES""#, r#""marking": "TLP:RED""#], ("Two actors", "HOUSE RULES", "2024-12-31")),
    ] {
        let graph = graph(over);
        let marking = graph.marking.as_ref().map(ToString::to_string).unwrap_or_default();
        let head = (graph.title.as_str(), &*marking, &*graph.as_of.to_string());
        assert_eq!(head, expected);
    }
}

#[test]
fn a_tie_is_one_pair_in_either_order() {
    const SPELLS: &str = "hostile 2001, strained 2016";
    const LAW: &str = "listed 2003-02-14";
    let law = r#"{"track": "law", "by": "RUS", "value": "listed", "from": "2004"}"#;
    let lifted = r#"{"track": "law", "by": "RUS", "value": "delisted", "from": "2020"}"#;
    let post = r#"{"track": "post", "by": "RUS", "value": "embassy", "from": "2005"}"#;
    let pact = r#"{"track": "treaty", "name": "Pact", "value": "signed", "from": "2006"}"#;
    for (fields, expected) in [
        (r#""note": "new""#.to_owned(), format!("{SPELLS}, {LAW}, new")),
        (
            r#""standing": [{"value": "neutral", "from": "2010", "why": "Rest."}]"#.to_owned(),
            format!("neutral 2010, {LAW}, tie"),
        ),
        (r#""standing": []"#.to_owned(), format!("{LAW}, tie")),
        (format!(r#""tracks": [{post}]"#), format!("{SPELLS}, {LAW}, embassy 2005, tie")),
        (format!(r#""tracks": [{pact}, {post}]"#), format!("{SPELLS}, {LAW}, signed Pact 2006, embassy 2005, tie")),
        (
            format!(r#""tracks": [{}, {lifted}]"#, law.replace("\"2004\"", "\"2004\", \"until\": \"2020\"")),
            format!("{SPELLS}, listed 2004, delisted 2020, tie"),
        ),
        (r#""tracks": [{"track": "law", "by": "RUS", "retracted": "wrong"}]"#.to_owned(), format!("{SPELLS}, tie")),
    ] {
        for pair in [r#""RUS", "TAL""#, r#""TAL", "RUS""#] {
            let graph = graph(&[&format!(r#""ties": [{{"between": [{pair}], {fields}}}]"#)]);
            assert_eq!(tie(&graph), expected, "{fields}");
        }
    }
}

#[test]
fn a_pair_is_not_told_apart_by_a_hyphen_in_an_id() {
    let actors = r#""actors": [{"id": "A", "name": "A"}, {"id": "A-B", "name": "B"}, {"id": "B-C", "name": "C"}, {"id": "C", "name": "D"}]"#;
    let ties = r#""ties": [{"between": ["A-B", "C"], "note": "one"}, {"between": ["A", "B-C"], "note": "two"}]"#;
    assert_eq!(graph(&[actors, ties]).ties.len(), 3);
}

#[test]
fn an_actor_that_says_nothing_but_interests_adds_them() {
    let interest = |id: &str, text: &str| format!(r#"{{"id": "{id}", "topic": "trade", "text": "{text}"}}"#);
    let fields = |actor: &str| {
        let (new, old) = (interest("i2", "Sell."), interest("i1", "Buy."));
        format!(r#""actors": [{{"id": "TAL"{actor}, "interests": [{new}, {old}]}}]"#)
    };
    for (actor, name) in [("", "Taliban"), (r#", "name": "Rulers""#, "Rulers")] {
        let graph = graph(&[&fields(actor)]);
        assert_eq!(graph.actors.rows().nth(1).unwrap().name.as_str(), name);
        let interests: Vec<(&str, &str)> = graph.interests.rows().map(|one| (&*one.id, one.text.as_str())).collect();
        assert_eq!(interests, [("i1", "Buy."), ("i2", "Sell.")]);
    }
    let without_name = fields(r#", "about": "New.""#);
    assert_eq!(refused(&[&without_name]), [problem("E0102", "/actors/0/name")]);
    assert_eq!(refused(&[&fields("").replace("TAL", "CHN")]), [problem("E0102", "/actors/0/name")]);
}

#[test]
fn what_is_retracted_is_gone_and_listed_with_its_reason() {
    let briefing = r#""briefings": [{"id": "b1", "retracted": "held"}]"#;
    let claim = r#""claims": [{"id": "c1", "retracted": "untrue"}]"#;
    let event = r#""events": [{"id": "e2", "retracted": "hoax"}]"#;
    let rest = r#""actors": [{"id": "TAL", "interests": [{"id": "i1", "retracted": "changed"}]}],
        "ties": [{"between": ["TAL", "RUS"], "retracted": "none"}], "sources": [{"id": "s1", "retracted": "closed"}]"#;
    let graph = graph(&[briefing, claim, event, rest]);
    assert_eq!((graph.briefings.len(), graph.claims.len(), graph.interests.len(), graph.ties.len()), (0, 0, 0, 0));
    assert_eq!(event_ids(&graph), ["e1"]);
    assert_eq!(event_by_id(&graph.events, "e2"), None);
    let gone: Vec<String> =
        graph.amendments.retracted.iter().map(|gone| format!("{} {} {}", gone.kind, gone.id, gone.reason)).collect();
    let expected =
        ["source s1 closed", "interest i1 changed", "tie RUS-TAL none", "claim c1 untrue", "briefing b1 held"];
    for one in expected.into_iter().chain(["event e2 hoax"]) {
        assert!(gone.iter().any(|gone| gone == one), "{one} in {gone:?}");
    }
}

#[test]
fn what_hangs_on_something_retracted_is_told_where_it_stands() {
    let event = r#""events": [{"id": "e2", "retracted": "hoax"}]"#;
    assert_eq!(refused(&[event]), [problem("E0106", "/claims/0/events/0")]);
    assert!(overlaid(&[event]).unwrap_err().to_string().contains("the event was retracted"));
    let topic = r#""topics": [{"id": "trade", "retracted": "merged"}]"#;
    assert_eq!(refused(&[topic]), [problem("E0106", "/events/0/topics/0")]);
}

#[test]
fn only_an_earlier_file_can_be_retracted_from() {
    for (fields, pointer) in [
        (r#""events": [{"id": "e9", "retracted": "no"}]"#, "/events/0/retracted"),
        (r#""topics": [{"id": "new", "retracted": "no"}]"#, "/topics/0/retracted"),
        (r#""ties": [{"between": ["RUS", "CHN"], "retracted": "no"}]"#, "/ties/0/retracted"),
        (
            r#""ties": [{"between": ["RUS", "TAL"], "tracks": [{"track": "post", "by": "RUS", "retracted": "no"}]}]"#,
            "/ties/0/tracks/0/retracted",
        ),
    ] {
        assert_eq!(refused(&[fields]), [problem("E0106", pointer)]);
    }
    let twice = r#""topics": [{"id": "new", "name": "New"}, {"id": "new", "retracted": "no"}]"#;
    assert_eq!(refused(&[twice]), [problem("E0105", "/topics/1/id")]);
}

/// The third file finds what the second one left, not what the first one said.
#[test]
fn an_event_can_be_replaced_removed_and_come_back() {
    let event =
        |day: &str| format!(r#""events": [{{"id": "e1", "date": "2020-05-{day}", "from": ["RUS"], "code": "040"}}]"#);
    let gone = r#""events": [{"id": "e1", "retracted": "hoax"}]"#;
    let day = |over: &[&str]| {
        let graph = graph(over);
        let ids = event_ids(&graph);
        assert_eq!(ids.iter().filter(|id| *id == "e1").count(), 1, "{ids:?}");
        graph.events.first(event_by_id(&graph.events, "e1").unwrap()).to_string()
    };
    assert_eq!(day(&[&event("02")]), "2020-05-02");
    assert_eq!(day(&[&event("02"), &event("03")]), "2020-05-03");
    assert_eq!(day(&[gone, &event("04")]), "2020-05-04");
    assert_eq!(day(&[&event("02"), gone, &event("05")]), "2020-05-05");
    assert_eq!(event_ids(&graph(&[&event("02"), gone])), ["e2"]);
    let twice = event("06").replace(
        "\"events\": [",
        "\"events\": [{\"id\": \"e1\", \"date\": \"2020\", \"from\": [\"RUS\"], \"code\": \"040\"}, ",
    );
    assert_eq!(refused(&[&twice]), [problem("E0105", "/events/1/id")]);
}

const LINE: &str =
    r#"{"id": "l1", "date": "2022-01-01", "from": ["RUS"], "to": ["TAL"], "code": "040", "summary": "Talks."}"#;

fn with_lines(lines: &[Vec<u8>]) -> Result<Loaded, Report> {
    let lines = lines.iter().map(|bytes| input(Form::Lines, bytes.clone()));
    load(std::iter::once(input(Form::Graph, BASE)).chain(lines).collect(), Strictness::Strict)
}

#[test]
fn event_lines_may_have_a_mark_other_line_ends_and_empty_lines() {
    let second = LINE.replace("l1", "l2");
    for lines in [
        format!("{LINE}\n{second}\n"),
        format!("{LINE}\n{second}"),
        format!("\u{feff}{LINE}\r\n{second}\r\n"),
        format!("\n\n  {LINE}  \n \r\n\t{second}\n\n"),
    ] {
        let graph = with_lines(&[lines.clone().into_bytes()]).unwrap().graph;
        assert_eq!(event_ids(&graph), ["e1", "e2", "l1", "l2"], "{lines}");
        let event = event_by_id(&graph.events, "l2").unwrap();
        assert_eq!(event_at(&graph.events, event).summary.as_str(), "Talks.");
    }
    assert_eq!(event_ids(&with_lines(&[Vec::new()]).unwrap().graph), ["e1", "e2"]);
}

#[test]
fn a_bad_line_is_told_by_its_number_and_the_others_are_checked() {
    let lines = [
        LINE.to_owned(),
        String::new(),
        LINE.replace("l1", "l2").replace("\"TAL\"", "\"TLA\""),
        "{\"id\": \"l3\", \"date\": ".to_owned(),
        "[]".to_owned(),
        format!("{LINE} {LINE}"),
        "  id,date".to_owned(),
        LINE.replace("l1", "l4").replace("2022-01-01", "2022-02-30"),
        LINE.to_owned(),
    ];
    let report = with_lines(&[lines.join("\r\n").into_bytes()]).unwrap_err();
    let expected = [
        ("E0106", "/to/0", 3, 60),
        ("E0004", "/date", 4, 20),
        ("E0101", "", 5, 1),
        ("E0004", "", 6, 104),
        ("E0004", "", 7, 3),
        ("E0107", "/date", 8, 22),
        ("E0105", "/id", 9, 8),
    ];
    let expected = expected.map(|(code, pointer, line, column)| (code.to_owned(), pointer.to_owned(), line, column));
    assert_eq!(told(&report), expected, "{report}");
    assert!(report.to_string().contains("the other is on line 1"), "{report}");
}

#[test]
fn the_same_event_in_two_files_is_replaced() {
    let other = LINE.replace("2022-01-01", "2023-03-03");
    let graph = with_lines(&[LINE.into(), other.into()]).unwrap().graph;
    assert_eq!(event_ids(&graph), ["e1", "e2", "l1"]);
    assert_eq!(graph.events.first(event_by_id(&graph.events, "l1").unwrap()).to_string(), "2023-03-03");
    let graph = with_lines(&[LINE.replace("l1", "e1").into()]).unwrap().graph;
    assert_eq!(event_ids(&graph), ["e2", "e1"], "lines lie over documents");
    assert_eq!(graph.amendments.replaced, 1);
    let gone = with_lines(&[LINE.into(), b"{\"id\": \"l1\", \"retracted\": \"hoax\"}".to_vec()]).unwrap().graph;
    assert_eq!((event_ids(&gone).len(), gone.amendments.retracted.len()), (2, 1));
    assert_eq!(gone.amendments.replaced, 0, "what is taken out is told by itself");
}

#[test]
fn packed_event_lines_are_unpacked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.jsonl.GZ");
    // Two members one after the other, as `cat a.gz b.gz` makes them.
    let pack = |text: &str| {
        let mut packer = GzEncoder::new(Vec::new(), Compression::default());
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap()
    };
    let packed = [pack(&format!("{LINE}\n")), pack(&LINE.replace("l1", "l2"))].concat();
    std::fs::write(&path, &packed).unwrap();
    let lines = Input::open(&path, Form::Lines).unwrap();
    let loaded = load(vec![input(Form::Graph, BASE), lines], Strictness::Strict).unwrap();
    assert_eq!(event_ids(&loaded.graph), ["e1", "e2", "l1", "l2"]);
    std::fs::write(&path, &packed[..packed.len() - 20]).unwrap();
    assert!(Input::open(&path, Form::Lines).unwrap_err().to_string().contains("damaged"));
}

#[test]
fn event_lines_without_a_document_are_refused_in_words() {
    let report = load(vec![input(Form::Lines, LINE)], Strictness::Lenient).unwrap_err();
    assert_eq!(told(&report), [("E0005".to_owned(), String::new(), 1, 1)], "{report}");
}

#[test]
fn a_file_that_cannot_be_read_makes_no_other_wrong() {
    let broken = edited(BASE, &[("\"Two actors\",", "\"Two actors\"")]);
    let over = r#"{"version": "1.0", "ties": [{"between": ["RUS", "TAL"], "note": "x"}]}"#;
    let report = load(vec![input(Form::Graph, broken), input(Form::Graph, over)], Strictness::Lenient).unwrap_err();
    assert_eq!((report.errors, report.problems[0].code), (1, "E0004"), "{report}");
}

#[test]
fn a_line_on_a_report_names_the_cause() {
    let twice = crate::support::edited(crate::support::WHOLE, &[(r#"{"id": "BBB", "#, r#"{"id": "AAA", "#)]);
    let report = crate::support::report(crate::support::graph(twice));
    let line = report.in_a_line();
    assert!(report.errors > 1 && report.problems[0].code == "E0106", "{report}");
    let told = [
        format!("{} errors, one of them graph.json:", report.errors),
        " /actors/1/id: the same id twice; found AAA; expected".to_owned(),
        "; rename one of the two, or remove it; the other is on line".to_owned(),
    ];
    assert!(told.iter().all(|part| line.contains(part)), "{line}");
}

/// What is only added to a tie replaces nothing.
#[test]
fn a_tie_is_replaced_where_a_history_or_a_fact_of_it_is() {
    let replaced = |fields: &str| {
        let graph = graph(&[&format!(r#""ties": [{{"between": ["RUS", "TAL"], {fields}}}]"#)]);
        graph.amendments.replaced
    };
    let law = |value: &str| format!(r#""tracks": [{{"track": "law", "by": "RUS", {value}}}]"#);
    for (fields, expected) in [
        (r#""note": "more""#.to_owned(), 0),
        (law(r#""retracted": "wrong""#), 0),
        (r#""tracks": [{"track": "post", "by": "TAL", "value": "embassy", "from": "2005"}]"#.to_owned(), 0),
        (law(r#""value": "delisted", "from": "2004""#), 1),
        (r#""standing": []"#.to_owned(), 1),
    ] {
        assert_eq!(replaced(&fields), expected, "{fields}");
    }
}
