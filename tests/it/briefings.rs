//! Briefings as files: what is wrong with them, and those that are told of data without being a part of it.

use bilat::app::Effect;
use bilat::files::Edit;
use bilat::headless::faults;
use bilat::import::{self, Form, Own, Report, bundled};
use bilat::keymap::Keys;
use bilat::model::{Briefing, Clean, Step};
use bilat::scene::{self, Block, Tone};
use bilat::store::Store;
use bilat::ui::Glyphs;

use crate::frames::desk;
use crate::support::{WHOLE, edited, graph, input, place_of, report};

/// A document with briefings alone, about the bundled data.
const OWN: &str = r#"{"version": "1.0", "briefings": [
  {"id": "mine", "title": "Mine", "steps": [
    {"title": "The ban ends", "say": [{"text": "Russia suspends it.", "because": ["rus-suspends-taliban-ban-2025-04-17"]}],
     "show": {"view": "sheet", "dyad": "RUS-TAL", "filter": "topic:security", "as_of": "2025-04-18"}},
    {"title": "A bloc", "say": [{"text": "So did they.", "because": ["rus-recognition-2025-07-03"]}],
     "show": {"actor": "CAS", "dyad": "CAS-TAL"}}
  ]}
]}
"#;

fn store() -> Store {
    Store::new(import::load(vec![bundled()], import::Strictness::Strict).unwrap().graph)
}

fn own(store: &Store, text: &str) -> Result<Own, Report> {
    import::briefings(input(Form::Graph, text), &store.graph)
}

/// Code, pointer, line and column of each problem.
fn told(report: &Report) -> Vec<(&str, &str, (usize, usize))> {
    report.problems.iter().map(|one| (one.code, &*one.pointer, (one.line.unwrap(), one.column.unwrap()))).collect()
}

#[test]
fn briefings_are_read_beside_the_data_that_they_speak_of() {
    let store = store();
    let own = own(&store, OWN).unwrap();
    assert!(own.report.is_clean(), "{}", own.report);
    let [briefing] = &own.briefings[..] else { panic!("{:?}", own.briefings) };
    assert_eq!((&*briefing.id, briefing.steps.len()), ("mine", 2));
    assert_eq!(briefing.steps[0].show.filter.as_deref(), Some("topic:security"));
    assert!(faults(&store, &own.briefings, &own.origin).is_empty());
    let empty = self::own(&store, "{\"version\": \"1.0\"}").unwrap();
    assert!(empty.briefings.is_empty() && empty.report.is_clean());
}

#[test]
fn they_are_checked_against_that_data() {
    let store = store();
    let because = "rus-suspends-taliban-ban-2025-04-17";
    for (from, to, code, pointer, at) in [
        (because, "never-happened", "E0106", "/briefings/0/steps/0/say/0/because/0", "\"never"),
        ("2025-04-18", "2025-04-16", "E0117", "/briefings/0/steps/0/say/0/because/0", "\"rus-sus"),
        ("2025-04-18", "2035-04-16", "E0113", "/briefings/0/steps/0/show/as_of", "\"2035"),
        ("RUS-TAL", "RUS-TLA", "E0106", "/briefings/0/steps/0/show/dyad", "\"RUS-TLA"),
        ("\"CAS\"", "\"CSA\"", "E0106", "/briefings/0/steps/1/show/actor", "\"CSA"),
        (
            "{\"actor\": \"CAS\"",
            "{\"actor\": \"ISK\", \"as_of\": \"2014\"",
            "E0107",
            "/briefings/0/steps/1/show/as_of",
            "\"2014",
        ),
        (
            "{\"actor\": \"CAS\"",
            "{\"actor\": \"ISK\", \"as_of\": \"2014-01-01\"",
            "E0112",
            "/briefings/0/steps/1/show/actor",
            "\"ISK",
        ),
        ("\"CAS\",", "\"CAS\", \"cells\": \"word\",", "E0108", "/briefings/0/steps/1/show/cells", "\"word\""),
        ("\"CAS\",", "\"CAS\", \"sort\": \"heat\",", "E0108", "/briefings/0/steps/1/show/sort", "\"heat"),
        ("\"CAS\",", "\"CAS\", \"seats\": \"2035-01-01\",", "E0113", "/briefings/0/steps/1/show/seats", "\"2035"),
        ("\"CAS\",", "\"CAS\", \"span\": \"2025/2021\",", "E0107", "/briefings/0/steps/1/show/span", "\"2025/"),
        ("\"CAS\",", "\"CAS\", \"view\": \"brief\",", "E0108", "/briefings/0/steps/1/show/view", "\"brief\""),
        ("\"version\": \"1.0\"", "\"version\": \"2.0\"", "E0006", "/version", "\"2.0"),
        ("\"version\": \"1.0\", ", "", "E0102", "/version", "{"),
        ("\"id\": \"mine\"", "\"id\": 5", "E0101", "/briefings/0/id", "5"),
        ("]}\n]}", "]}\n]", "E0004", "", "\n"),
    ] {
        let text = edited(OWN, &[(from, to)]);
        let report = own(&store, &text).unwrap_err();
        let mut place = place_of(at, &text);
        if code == "E0004" {
            place = (text.lines().count(), 2);
        }
        assert!(told(&report).contains(&(code, pointer, place)), "{to}: {place:?}\n{report}");
    }
}

#[test]
fn what_belongs_into_data_is_not_passed_over_without_a_word() {
    let store = store();
    let own = own(&store, &OWN.replacen('{', "{\"events\": [], \"title\": \"mine\", ", 1)).unwrap();
    assert_eq!(told(&own.report), [("W0201", "/events", (1, 2))], "{}", own.report);
}

#[test]
fn a_filter_that_names_what_the_data_does_not_have_is_told_with_its_place() {
    let text = edited(WHOLE, &[("\"topic:security\"", "\"topic:securty\"")]);
    let loaded = graph(&*text).unwrap();
    assert!(loaded.report.is_clean());
    let store = Store::new(loaded.graph);
    let found = faults(&store, store.graph.briefings.rows(), &loaded.origin);
    let report = loaded.origin.report(found);
    let place = place_of("\"topic:securty\"", &text);
    assert_eq!(told(&report), [("E0118", "/briefings/0/steps/0/show/filter", place)], "{report}");
    assert!(report.to_string().contains("column 7: `securty` is no topic of this data; use `security`"), "{report}");
    assert_eq!(report.errors, 1);
}

#[test]
fn slides_that_show_nothing_or_do_not_fit_are_told() {
    let store = store();
    let long = "Long. ".repeat(400);
    for (edits, code, pointer, words) in [
        (
            &[("topic:security", "topic:narcotics"), ("\"sheet\"", "\"log\"")][..],
            "W0204",
            "/briefings/0/steps/0/show",
            "help: no event by 2025-04-18 matches topic:narcotics",
        ),
        (&[("Russia suspends it.", long.as_str())], "W0205", "/briefings/0/steps/0", "expected: at most 24"),
        // What its events say would be cut.
        (&[("\"sheet\"", "\"log\"")], "W0205", "/briefings/0/steps/0", "found: 28 rows"),
        (
            &[("[{\"text\": \"So did they.\", \"because\": [\"rus-recognition-2025-07-03\"]}]", "[]")],
            "W0204",
            "/briefings/0/steps/1",
            "found: a slide without a sentence",
        ),
    ] {
        let text = edited(OWN, edits);
        let own = own(&store, &text).unwrap();
        let found = faults(&store, &own.briefings, &own.origin);
        let report = own.origin.report(found);
        let told: Vec<(&str, &str)> = report.problems.iter().map(|one| (one.code, &*one.pointer)).collect();
        assert!(told == [(code, pointer)] && report.to_string().contains(words), "{report}");
        assert_eq!((report.errors, report.warnings), (0, 1));
    }
}

#[test]
fn the_command_line_checks_and_shows_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.json");
    let file = path.to_str().unwrap();
    let run = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_bilat")).args(arguments).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    };
    std::fs::write(&path, OWN).unwrap();
    assert_eq!(run(&["check", "--briefings", file]).1, "ok: no errors, no warnings\n");
    for format in ["text", "json", "csv"] {
        let (code, shown, _) = run(&["show", "briefing", "mine", "--briefings", file, "--format", format]);
        assert!(code == 0 && shown.contains("The ban ends") && shown.contains("suspends the 2003 ban"), "{shown}");
    }
    let json = run(&["show", "briefing", "mine", "--briefings", file, "--format", "json"]).1;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["format"], &json["steps"][0]["as_of"]), (&"bilat/show-briefing/1".into(), &"2025-04-18".into()));
    assert_eq!(json["steps"][0]["say"][0]["because"][0], json["events"][0]["id"]);
    let sources = json["sources"].as_array().unwrap();
    assert!(
        json["events"][0]["sources"].as_array().unwrap().iter().all(|id| sources.iter().any(|one| one["id"] == *id))
    );
    let (code, _, told) = run(&["show", "briefing", "min", "--briefings", file]);
    assert!(code == 2 && told.contains("there are ban-to-recognition, mine; did you mean `mine`?"), "{told}");

    std::fs::write(&path, edited(OWN, &[("topic:security", "topic:securty")])).unwrap();
    let (code, told, _) = run(&["check", "--briefings", file, "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let problem = &told["problems"][0];
    assert_eq!(
        (code, &problem["code"], &problem["line"], &problem["file"]),
        (65, &"E0118".into(), &4.into(), &file.into())
    );
    std::fs::write(
        &path,
        edited(OWN, &[("topic:security", "topic:narcotics\", \"view\": \"log"), ("\"view\": \"sheet\", ", "")]),
    )
    .unwrap();
    assert_eq!(run(&["check", "--briefings", file]).0, 0);
    assert_eq!(run(&["check", "--strict", "--briefings", file]).0, 65);
}

#[test]
fn messages_on_briefings_say_what_to_do() {
    let message = |from: &str, to: &str| report(graph(edited(WHOLE, &[(from, to)]))).to_string();
    for (from, to, words) in [
        ("\"view\": \"sheet\"", "\"view\": \"sheeet\"", "did you mean `sheet`?"),
        ("\"topic:security\"", "\"tone:<0\"", "column 1: `tone` is not a key; use `score`"),
        ("\"dyad\": \"AAA-BBB\", ", "", "expected: `dyad`, the pair that the view `sheet` is of"),
        (
            "\"as_of\": \"2024-01-01\"",
            "\"as_of\": \"2020-05-02\"",
            "by 2020-05-02, the day of the slide; this one is of 2020-05-01/2020-05-03",
        ),
        ("\"2023-01-01\"", "\"2024-01-02\"", "expected: no day after 2024-01-01, the day of the slide"),
    ] {
        let text = message(from, to);
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn a_slide_of_what_changed_says_what_its_page_says() {
    let mut desk = desk((80, 24), "mono", Glyphs::Unicode);
    let effect = Keys::parse("cB<enter>").unwrap().iter().map(|key| desk.key(*key)).last();
    let Some(Effect::Compose(Edit::Add { view: show, .. })) = effect else { panic!("{effect:?}") };
    let step = Step { title: Clean::default(), say: Vec::new(), notes: None, minutes: None, show };
    let briefing = Briefing { id: "b".into(), title: Clean::default(), minutes: None, steps: vec![step] };
    let slide = scene::slide(&desk.store, &briefing, 0, None);

    let page = scene::changes(&desk.store, &desk.state.lens, None, 8);
    let Some(Block::Table(_, summary)) = page.blocks.first() else { panic!("no table of all pairs first") };
    // There may be a sign for each of several steps: their colour is that of what came of them.
    let named = |tone: Tone| -> Vec<&str> {
        summary.rows.iter().filter(|row| row[0].tone == tone).map(|row| &*row[1].text).collect()
    };
    let [better, worse, both] = [Tone::Cooperative, Tone::Conflictual, Tone::Alert].map(named);
    let totals = format!(": ▲ {} better, ▼ {} worse, ± {} better and worse", better.len(), worse.len(), both.len());
    assert!(better.len() > 9 && slide.under.contains(&totals), "{totals}\n{}", slide.under);
    let (table, _) = slide.fuller.last().unwrap();
    for row in &table.rows {
        let (pair, sign) = (&*row[0].text, &*row[1].text);
        let found = [&better, &worse, &both].map(|named| named.contains(&pair));
        assert_eq!(found, ["▲", "▼", "±"].map(|one| sign == one), "{row:?}");
    }
    // One row a pair, in the order of the page.
    let of = |label: &[&str]| -> Vec<String> {
        table.rows.iter().map(|row| row[0].text.clone()).filter(|pair| label.contains(&&**pair)).collect()
    };
    assert_eq!(of(&better), better[..of(&better).len()]);
    assert_eq!(of(&worse), worse[..of(&worse).len()]);
}
