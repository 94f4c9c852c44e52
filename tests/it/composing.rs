//! The user's own briefings: what is added comes back as it was, and every change does what it says and nothing else.

use std::path::Path;
use std::sync::OnceLock;

use bilat::files::{BriefingFile, Change, Edit};
use bilat::import::{self, Form, Strictness, bundled};
use bilat::model::{Arranged, Briefing, Cells, Picture, TieColumns, View, Word};
use bilat::store::Store;
use proptest::prelude::*;

use crate::support::input;

fn store() -> &'static Store {
    static STORE: OnceLock<Store> = OnceLock::new();
    STORE.get_or_init(|| Store::new(import::load(vec![bundled()], Strictness::Strict).unwrap().graph))
}

fn check(text: &str) -> Result<Vec<Briefing>, String> {
    let own = import::briefings(input(Form::Graph, text), &store().graph);
    own.map(|own| own.briefings).map_err(|report| report.in_a_line())
}

fn file(folder: &Path) -> BriefingFile {
    BriefingFile::new(Ok(folder.join("own.json")))
}

fn edit(file: &mut BriefingFile, edit: &Edit) -> Result<Vec<Briefing>, String> {
    file.edit(edit, &|_| false, &check).map(|edited| edited.holds)
}

fn one_of(texts: &'static [&'static str]) -> impl Strategy<Value = Option<Box<str>>> {
    prop::option::of(prop::sample::select(texts).prop_map(Box::from))
}

fn day() -> impl Strategy<Value = Option<bilat::model::Day>> {
    one_of(&["2003-02-14", "2025-04-17", "2026-06-24"]).prop_map(|day| day.map(|day| day.parse().unwrap()))
}

prop_compose! {
    fn picture()(
        cells in prop::option::of(prop::sample::select(Cells::ALL)),
        sort in prop::option::of(prop::sample::select(Arranged::ALL)),
        seats in day(),
        span in prop::option::of(prop::sample::select(&["2021", "2021-08/2025", "2024-02-01/2024-02-29"][..])),
        ties in prop::option::of(prop::sample::select(TieColumns::ALL)),
    ) -> Picture {
        Picture { cells, sort, seats, span: span.map(|span| span.parse().unwrap()), ties }
    }
}

prop_compose! {
    fn view()(
        view in one_of(&View::BUILTIN),
        actor in one_of(&["RUS", "TAL", "CAS"]),
        dyad in one_of(&["RUS-TAL", "TAL>CHN", "CAS-TAL"]),
        filter in one_of(&["topic:security", "\"a \\\"b\\\" \\\\ é\" since:2y", "-party:KAZ,UZB", "Москва"]),
        as_of in day(),
        baseline in day(),
        picture in picture(),
    ) -> View {
        View { view, actor, dyad, filter, as_of, baseline, picture }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_view_that_was_added_comes_back_as_the_same(view in view(), title in "[\\PC]{1,20}") {
        let folder = tempfile::tempdir().unwrap();
        let mut file = file(folder.path());
        let title = bilat::model::Clean::note(&title).to_string();
        prop_assume!(!title.is_empty());
        let added = edit(&mut file, &Edit::Add { briefing: None, title: title.clone(), view: view.clone() });
        match added {
            Ok(briefings) => {
                prop_assert_eq!(&briefings[0].steps[0].show, &view);
                prop_assert_eq!(briefings[0].steps[0].title.as_str(), title);
            }
            // What cannot be shown is not written.
            Err(_) => prop_assert!(!folder.path().join("own.json").exists()),
        }
    }

    #[test]
    fn changes_do_what_they_say(changes in prop::collection::vec((0..7_u8, 0..3_usize, 0..4_usize, "[a-z]{1,3}"), 1..30)) {
        let folder = tempfile::tempdir().unwrap();
        let mut file = file(folder.path());
        // Titles of the briefings, each with those of its steps.
        let mut expected: Vec<(String, Vec<String>)> = Vec::new();
        let mut ids: Vec<Box<str>> = Vec::new();
        for (what, number, step, title) in changes {
            let id = ids.get(number).cloned().unwrap_or_else(|| "none".into());
            let moved = |down| if down { Change::Down } else { Change::Up };
            let made = match what {
                0 => Edit::New(title.clone()),
                1 | 2 => Edit::Add { briefing: Some(id), title: title.clone(), view: View::default() },
                3 => Edit::Step(id, step, Change::Retitle(title.clone())),
                4 => Edit::Step(id, step, moved(step % 2 == 0)),
                5 => Edit::Step(id, step, Change::Remove),
                _ => Edit::Briefing(id, Change::Remove),
            };
            let told = edit(&mut file, &made);
            let model = act(&mut expected, &made, number);
            prop_assert_eq!(told.is_ok(), model, "{:?} {:?}", made, told);
            if let Ok(briefings) = told {
                ids = briefings.iter().map(|briefing| briefing.id.clone()).collect();
                let titles = |briefing: &Briefing| briefing.steps.iter().map(|step| step.title.to_string()).collect();
                let found: Vec<(String, Vec<String>)> =
                    briefings.iter().map(|briefing| (briefing.title.to_string(), titles(briefing))).collect();
                prop_assert_eq!(&found, &expected);
            }
        }
    }
}

/// The same change to a list of titles. Tells whether there was anything to change.
fn act(expected: &mut Vec<(String, Vec<String>)>, edit: &Edit, number: usize) -> bool {
    if let Edit::New(title) = edit {
        expected.push((title.clone(), Vec::new()));
        return true;
    }
    let Some((_, steps)) = expected.get_mut(number) else { return false };
    match edit {
        Edit::Add { title, .. } => steps.push(title.clone()),
        Edit::Briefing(..) => drop(expected.remove(number)),
        Edit::Step(_, step, _) if *step >= steps.len() => return false,
        Edit::Step(_, step, Change::Retitle(title)) => steps[*step].clone_from(title),
        Edit::Step(_, step, Change::Remove) => drop(steps.remove(*step)),
        Edit::Step(_, step, Change::Down) if step + 1 < steps.len() => steps.swap(*step, step + 1),
        Edit::Step(_, step, Change::Up) if *step > 0 => steps.swap(*step, step - 1),
        Edit::Step(..) | Edit::New(_) => return false,
    }
    true
}

#[test]
fn what_was_written_by_hand_stays() {
    let folder = tempfile::tempdir().unwrap();
    let by_hand = r#"{ "version": "1.0", "x-owner": {"room": 4.50},
  "briefings": [
    {"id": "mine", "title": "Mine", "minutes": 7, "_why": [1,2,  3], "steps": [
      {"title": "One", "notes": "Slowly.", "show": {"actor": "RUS"}, "x-seen": true}
    ]}
  ]
}"#;
    std::fs::write(folder.path().join("own.json"), by_hand).unwrap();
    let mut file = file(folder.path());
    let view = View { view: Some("sheet".into()), dyad: Some("RUS-TAL".into()), ..View::default() };
    let briefings = edit(&mut file, &Edit::Add { briefing: None, title: "Two".to_owned(), view }).unwrap();
    assert_eq!((&*briefings[0].id, briefings[0].steps.len()), ("mine", 2));
    let text = std::fs::read_to_string(folder.path().join("own.json")).unwrap();
    let step = r#""x-seen": true},
      {
        "title": "Two",
        "say": [],
        "notes": "",
        "show": {
          "view": "sheet",
          "dyad": "RUS-TAL"
        }
      }
    ]}"#;
    assert_eq!(text, by_hand.replacen("\"x-seen\": true}\n    ]}", step, 1));
    edit(&mut file, &Edit::Step("mine".into(), 1, Change::Remove)).unwrap();
    assert_eq!(std::fs::read_to_string(folder.path().join("own.json")).unwrap(), by_hand);
}

#[test]
fn a_file_with_an_error_says_where_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let broken = "{\"version\": \"1.0\", \"briefings\": [\n  {\"id\": \"mine\", \"title\": \"\", \"steps\": []}]}";
    std::fs::write(folder.path().join("own.json"), broken).unwrap();
    let told = edit(&mut file(folder.path()), &Edit::New("Other".to_owned())).unwrap_err();
    assert!(told.contains(":2:27 /briefings/0/title: a field is missing"), "{told}");
    assert_eq!(std::fs::read_to_string(folder.path().join("own.json")).unwrap(), broken);
}
