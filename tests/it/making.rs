//! Briefings made in the dashboard: their pages, what each key asks for, and the whole of it in a real terminal.

mod kept;

use std::fs;
use std::process::{Command, Stdio};

use bilat::action::Action;
use bilat::app::{Effect, Page};
use bilat::desk::Desk;
use bilat::files::{Change, Edit};
use bilat::import::{self, Form};
use bilat::keymap::Keys;
use bilat::model::{Briefing, Picture, View};
use bilat::ui::Glyphs;
use ratatui::layout::Size;

use crate::frames::{desk, press, text_of};
use crate::support::input;

/// Two briefings of the user's: one with a slide that is whole, one that shows nothing and one without a sentence.
const OWN: &str = r#"{"version": "1.0", "briefings": [
  {"id": "mine", "title": "Mine", "minutes": 3, "steps": [
    {"title": "The ban ends", "say": [{"text": "Russia suspends it.", "because": ["rus-suspends-taliban-ban-2025-04-17"]}],
     "notes": "Slowly.", "show": {"view": "sheet", "dyad": "RUS-TAL", "filter": "topic:security", "as_of": "2025-04-18"}},
    {"title": "Nothing at all", "show": {"view": "log", "filter": "topic:narcotics", "as_of": "2003-04-18"}},
    {"title": "A bloc", "show": {"actor": "CAS", "dyad": "CAS-TAL"}}
  ]},
  {"id": "later", "title": "Later", "steps": []}
]}"#;

fn own(desk: &Desk, text: &str) -> Vec<Briefing> {
    import::briefings(input(Form::Graph, text), &desk.store.graph).unwrap().briefings
}

/// A dashboard with the user's briefings, after these keys.
fn making(size: (u16, u16), keys: &str) -> Desk {
    let mut desk = desk(size, "dusk", Glyphs::Unicode);
    desk.take_briefings(own(&desk, OWN));
    press(&mut desk, keys);
    desk
}

/// What the last of these keys asks for.
fn effect(keys: &str) -> Effect {
    let mut desk = making((120, 36), "");
    let keys = Keys::parse(keys).unwrap();
    keys.iter().map(|key| desk.key(*key)).last().unwrap()
}

fn notice(keys: &str) -> String {
    making((120, 36), keys).state.notice.map(|notice| notice.text).unwrap_or_default()
}

#[test]
fn golden_pages() {
    for size in [(80, 24), (120, 36)] {
        for (name, keys) in [
            ("briefings", "6"),
            ("briefing", "6j<enter>"),
            ("briefing-of-data", "6<enter>"),
            ("slide", "6j<enter><enter>"),
            ("slide-that-is-wrong", "6j<enter>j<enter>"),
            ("remove", "6j<enter>D"),
            ("add", ":r-t<enter>2B"),
        ] {
            let name = format!("making-{name}-{}x{}", size.0, size.1);
            insta::assert_snapshot!(name, text_of(&making(size, keys), size));
        }
    }
}

#[test]
fn no_size_is_too_odd() {
    for keys in ["6", "6j<enter>", "6j<enter><enter>", "6j<enter>D", "6jj<enter>", "6j<enter>r"] {
        let mut desk = making((120, 36), keys);
        let small = (0..=30).flat_map(|width| (0..=15).map(move |height| (width, height)));
        let real = (40..=130).step_by(9).flat_map(|width| (10..=40).step_by(5).map(move |height| (width, height)));
        for size in small.chain(real) {
            desk.resize(Size::new(size.0, size.1));
            let text = text_of(&desk, size);
            assert!(text.lines().all(|line| bilat::plain::width(line) <= usize::from(size.0)), "{keys} {size:?}");
        }
    }
}

#[test]
fn keys_ask_for_changes_of_what_is_meant() {
    let step = |number, change| Effect::Compose(Edit::Step("mine".into(), number, change));
    let whole = |id: &str, change| Effect::Compose(Edit::Briefing(id.into(), change));
    for (keys, expected) in [
        ("6j<enter>J", step(0, Change::Down)),
        ("6j<enter>jK", step(1, Change::Up)),
        ("6j<enter>j<enter>K", step(1, Change::Up)),
        ("6jK", whole("mine", Change::Up)),
        ("6jD<esc>", Effect::None),
        ("6jDn", Effect::None),
        ("6jDq", Effect::None),
        ("6jDy", whole("mine", Change::Remove)),
        ("6j<enter>jD<enter>", step(1, Change::Remove)),
        ("6jj<enter>D<enter>", whole("later", Change::Remove)),
        ("6j<enter>rNew<enter>", step(0, Change::Retitle("New".to_owned()))),
        ("6j<enter>r<right>!<enter>", step(0, Change::Retitle("The ban ends!".to_owned()))),
        ("6jr<backspace>Ours<enter>", whole("mine", Change::Retitle("Ours".to_owned()))),
        ("6jr<ctrl-u><enter>", Effect::None),
        ("6N<enter>", Effect::Compose(Edit::New("My briefing".to_owned()))),
        ("6j<enter>jE", Effect::Write("mine".into(), Some(1))),
        ("6jE", Effect::Write("mine".into(), None)),
        // What belongs to the data stays, and what is explored from a slide is no time for it.
        ("6<enter>J", Effect::None),
        ("6<enter>D<enter>", Effect::None),
        ("6r", Effect::None),
        ("6<enter>E", Effect::None),
        ("<f5><pgdn><ctrl-e>6jK", Effect::None),
        ("<f5><pgdn><ctrl-e>B<enter>", Effect::None),
    ] {
        assert_eq!(effect(keys), expected, "{keys}");
    }
    assert!(notice("6<enter>J").contains("part of the data: it cannot be changed here"));
    assert!(notice("<f5><pgdn><ctrl-e>B").contains("not while a talk is given"));
    assert!(notice("6B").contains("no view of the data"));
    assert!(making((120, 36), "6jr<ctrl-u><enter>").screen().prompt.below[0].text.contains("a title is needed"));
}

#[test]
fn a_question_removes_what_it_names() {
    let slide = Effect::Compose(Edit::Step("mine".into(), 1, Change::Remove));
    for between in ["[", "]", "e", "H", "1", "3", "6", "j", "k", "A", "}", "x", "[["] {
        assert_eq!(effect(&format!("6j<enter>jD{between}y")), slide, "{between}");
    }
    assert_eq!(effect("6jDjy"), Effect::Compose(Edit::Briefing("mine".into(), Change::Remove)));
    assert_eq!(effect("6j<enter>jDq"), Effect::None, "it is left as every list is");
    assert_eq!(effect("6j<enter>jD<ctrl-c>"), Effect::Quit);
    assert_eq!(effect("qq"), Effect::Quit);
}

#[test]
fn the_wheel_does_nothing_behind_a_line_that_is_typed() {
    let after = |keys: &str, wheel: usize, rest: &str| {
        let mut desk = making((120, 36), keys);
        for _ in 0..wheel {
            desk.act(Action::Down);
        }
        let keys = Keys::parse(rest).unwrap();
        keys.iter().map(|key| desk.key(*key)).last().unwrap()
    };
    for (keys, rest) in [("B", "<enter>"), ("<tab>B", "<enter>"), ("6j<enter>r", "x<enter>")] {
        let expected = after(keys, 0, rest);
        assert!(matches!(expected, Effect::Compose(_)));
        assert_eq!(after(keys, 2, rest), expected, "{keys}");
    }
}

#[test]
fn what_is_seen_is_added_where_one_was_last() {
    let added = |keys: &str| match effect(&format!("{keys}B<enter>")) {
        Effect::Compose(Edit::Add { briefing, title, view }) => (briefing, title, view),
        other => panic!("{keys}: {other:?}"),
    };
    let (briefing, title, view) = added(":r-t<enter>/topic:security<enter>a2025-04-18<enter>2");
    assert_eq!((briefing, title.as_str()), (None, "Russia and Taliban: topic:security"));
    let expected = View {
        view: Some("sheet".into()),
        actor: Some("RUS".into()),
        dyad: Some("RUS-TAL".into()),
        filter: Some("topic:security".into()),
        as_of: "2025-04-18".parse().ok(),
        ..View::default()
    };
    assert_eq!(view, expected);
    for (keys, title) in [
        ("", "Ties of Russia"),
        (":CAS<enter>", "Ties of Central Asian states"),
        ("3", "Who acts how on whom"),
        ("j4", "Ties of Taliban"),
        (":r-t<enter>5", "Russia and Taliban through time"),
        (":taliban<enter>5", "Taliban through time"),
        ("b2025-04-16<enter>c", "Changes since 2025-04-16"),
        ("T", "Tensions"),
        ("!", "Claims that were checked"),
        ("<tab>jjj<tab><tab>", "Latest events: Russia and Taliban"),
    ] {
        assert_eq!(added(keys).1, title, "{keys}");
    }
    assert_eq!(added("6j<enter>1").0.as_deref(), Some("mine"), "the one that was opened last");
    assert_eq!(added("6jj<enter>16<enter><esc><esc>").0.as_deref(), Some("later"));
    assert_eq!(added("6<enter>1").0, None, "not one of the data");

    // The baseline that holds now goes along, also where it is that of the last briefing.
    let mut desk = making((120, 36), "");
    desk.state.close(&desk.store, "2025-04-17".parse().unwrap());
    press(&mut desk, "cBNow");
    let enter = Keys::parse("<enter>").unwrap()[0];
    let Effect::Compose(Edit::Add { title, view, .. }) = desk.key(enter) else { panic!("nothing is added") };
    assert_eq!((title.as_str(), view.baseline), ("Now", "2025-04-17".parse().ok()));
}

/// The middle of a frame.
fn middle(desk: &Desk) -> String {
    let frame = text_of(desk, (120, 36));
    frame.lines().skip(2).take(31).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_picture_comes_back_as_it_was_set_up() {
    for keys in [
        "3jjjllww",
        ":pak<enter>3sG",
        "3sswwwjl",
        "j4a2023-01-01<enter>",
        "a2003-03-01<enter>4A",
        ":r-t<enter>5----",
        ":r-t<enter>5a2022-01-01<enter>+++hhhhhhhhh",
        ":taliban<enter>5+",
        ":r-t<enter>5",
    ] {
        let before = making((120, 36), keys);
        let view = before.state.view(&before.store);
        let mut after = making((120, 36), "");
        let missing = after.state.show(&after.store, &view);
        after.resize(Size::new(120, 36));
        assert_eq!((missing, &after.state.view(&after.store)), (None, &view), "{keys}");
        let words = |desk: &Desk| middle(desk).replace(['>', '►'], " ");
        assert_eq!(words(&after), words(&before), "{keys}");
        let mut step = OWN.replace(r#""show": {"actor": "CAS", "dyad": "CAS-TAL"}"#, r#""show": SHOW"#);
        let picture = &view.picture;
        let word = |name: &str, word: Option<String>| word.map(|word| format!("\"{name}\": \"{word}\""));
        let parts = [
            word("view", view.view.as_deref().map(str::to_owned)),
            word("actor", view.actor.as_deref().map(str::to_owned)),
            word("dyad", view.dyad.as_deref().map(str::to_owned)),
            word("as_of", view.as_of.map(|day| day.to_string())),
            word("cells", picture.cells.map(|cells| cells.to_string())),
            word("sort", picture.sort.map(|sort| sort.to_string())),
            word("seats", picture.seats.map(|day| day.to_string())),
            word("span", picture.span.map(|span| span.to_string())),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        step = step.replace("SHOW", &format!("{{{}}}", parts.join(", ")));
        assert_eq!(own(&after, &step)[0].steps[2].show, view, "{keys}");
    }
    assert_eq!(making((120, 36), ":r-t<enter>5").state.view(&making((120, 36), "").store).picture, Picture::default());
    let wide = making((120, 36), ":r-t<enter>5----");
    let view = wide.state.view(&wide.store);
    let span = view.picture.span.unwrap();
    let mut narrow = making((80, 24), "");
    narrow.state.show(&narrow.store, &view);
    narrow.resize(Size::new(80, 24));
    let seen = narrow.state.view(&narrow.store).picture.span.unwrap();
    assert!(seen.first() <= span.first() && seen.last() >= span.last().min(narrow.store.graph.as_of), "{span} {seen}");
}

#[test]
fn the_briefing_that_is_open_is_presented() {
    let talk = |keys: &str| making((120, 36), &format!("{keys}<f5>")).state.talk.map(|talk| (talk.briefing, talk.step));
    assert_eq!(talk(""), Some((0, 0)));
    assert_eq!(talk("6j"), Some((1, 0)));
    assert_eq!(talk("6j<enter>jj"), Some((1, 0)), "from its beginning");
    assert_eq!(talk("6j<enter>jj<enter>"), Some((1, 2)), "from this slide");
    assert_eq!(talk("6jj"), None);
    assert!(notice("6jj<f5>").contains("no slide yet"));
    let after = making((120, 36), "6j<enter>jj<enter><f5><pgdn>qqn");
    let pages: Vec<Page> = after.state.place.pages.iter().map(|opened| opened.page).collect();
    assert_eq!(pages, [Page::Briefings, Page::Briefing(1), Page::Slide(1, 2)], "and back where one was");
}

#[test]
fn what_a_slide_shows_is_seen_live_and_what_carries_it_is_opened() {
    let live = making((120, 36), "6j<enter>v");
    let crumbs = live.screen().crumbs.join(" > ");
    assert!(crumbs.contains("sheet RUS-TAL") && live.state.lens.as_of.to_string() == "2025-04-18", "{crumbs}");
    let back = making((120, 36), "6j<enter>v[");
    assert_eq!(back.state.place.pages.last().map(|opened| opened.page), Some(Page::Briefing(1)));
    assert_eq!(back.state.lens.as_of, back.store.graph.as_of);
    let carried = making((120, 36), "6j<enter><enter><enter>");
    assert!(text_of(&carried, (120, 36)).contains("suspends the 2003 ban"));
    assert!(matches!(carried.state.place.pages.last().map(|opened| opened.page), Some(Page::Event(_))));
}

/// A change that was made in the file: what the page and its cursor are on then.
fn changed(keys: &str, edit: &Edit, after: &str) -> (Vec<Page>, Option<Page>) {
    let mut desk = making((120, 36), keys);
    let own = own(&desk, after);
    desk.composed(edit, "mine", own);
    (desk.state.place.pages.iter().map(|opened| opened.page).collect(), desk.state.stop())
}

#[test]
fn pages_and_cursor_go_along_with_what_is_moved() {
    let step = |number, change| Edit::Step("mine".into(), number, change);
    let (pages, cursor) = changed("6j<enter>", &step(0, Change::Down), OWN);
    assert_eq!((pages.last(), cursor), (Some(&Page::Briefing(1)), Some(Page::Slide(1, 1))));
    assert_eq!(changed("6j<enter>j<enter>", &step(1, Change::Up), OWN).0.last(), Some(&Page::Slide(1, 0)));
    assert_eq!(changed("6j<enter>j<enter>", &step(1, Change::Remove), OWN).0.last(), Some(&Page::Briefing(1)));
    let turned = r#"{"version": "1.0", "briefings": [{"id": "later", "title": "Later", "steps": []},
        {"id": "mine", "title": "Mine", "steps": [{"title": "One", "show": {}}]}]}"#;
    let down = Edit::Briefing("mine".into(), Change::Down);
    assert_eq!(changed("6j", &down, turned), (vec![Page::Briefings], Some(Page::Briefing(2))));
    assert_eq!(changed("6j<enter><enter>", &down, turned).0.last(), Some(&Page::Slide(2, 0)), "the same slide");
    let gone = "{\"version\": \"1.0\"}";
    let remove = Edit::Briefing("mine".into(), Change::Remove);
    assert_eq!(changed("6j<enter><enter>", &remove, gone).0, [Page::Briefings]);
    let first = r#"{"version": "1.0", "briefings": [{"id": "mine", "title": "Mine", "steps": [{"title": "One", "show": {}}]}]}"#;
    let mut desk = making((120, 36), "");
    let add = Edit::Add { briefing: None, title: "One".to_owned(), view: View::default() };
    desk.composed(&add, "mine", own(&desk, first));
    let said = desk.state.notice.clone().unwrap().text;
    assert_eq!(said, "added as slide 1 of Mine; 6 lists it, F5 there presents it");
    press(&mut desk, "6");
    assert_eq!(desk.state.stop(), Some(Page::Briefing(1)), "the list begins there");
}

#[test]
fn a_page_of_what_is_no_longer_there_says_so() {
    let mut desk = making((80, 24), "6j<enter>");
    desk.state.setup.briefings.clear();
    press(&mut desk, "a2025-01-01<enter>");
    assert!(text_of(&desk, (80, 24)).contains("no longer there"), "{}", text_of(&desk, (80, 24)));
}

#[test]
fn the_list_is_a_view_and_plain_text() {
    let output = Command::new(env!("CARGO_BIN_EXE_bilat")).args(["--view", "brief", "--plain"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && text.contains("ban-to-recognition"), "{text}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.json");
    fs::write(&path, OWN).unwrap();
    let print = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bilat"));
        let output = command.args(arguments).arg("--briefings").arg(&path).stdin(Stdio::null()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap())
    };
    assert!(print(&["--view", "brief", "--plain"]).1.contains("your own"));
    assert!(print(&["--print", "--keys", "6"]).1.contains("your own"));
    let (code, slide) = print(&["brief", "mine", "--print", "--keys", "<pgdn>"]);
    assert!(code == Some(0) && slide.contains("The ban ends") && slide.contains("1/3"), "{slide}");
    let (code, told) = print(&["brief", "later", "--print"]);
    assert!(code == Some(2) && told.contains("has no slide yet"), "{told}");
    let (code, console) = print(&["speaker", "--print", "--at", "mine:1"]);
    assert!(code == Some(0) && console.contains("The ban ends") && console.contains("Slowly."), "{console}");
    fs::write(&path, OWN.replace("RUS-TAL", "RUS-TLA")).unwrap();
    let (code, told) = print(&["--print"]);
    assert!(code == Some(65) && told.contains("own.json:4:60"), "{told}");
}
