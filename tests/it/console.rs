//! The speaker's console: its frames, and the command that opens it.

use std::process::{Command, Output};

use bilat::app::{On, Shown};
use bilat::desk::{Heard, Speaker};
use bilat::headless;
use bilat::import::{Strictness, bundled, load};
use bilat::keymap::{Keymap, Keys};
use bilat::store::Store;
use bilat::ui::frame::Format;
use bilat::ui::{Depth, Glyphs};
use ratatui::layout::Size;
use std::time::Duration;

const SIZES: [(u16, u16); 3] = [(80, 24), (100, 30), (120, 36)];

fn console(size: (u16, u16), glyphs: Glyphs) -> Speaker {
    let store = Store::new(load(vec![bundled()], Strictness::Strict).unwrap().graph);
    let mut console = Speaker::new(store, Vec::new(), Keymap::builtin(), ("dusk", Depth::True, glyphs)).unwrap();
    console.resize(Size::new(size.0, size.1));
    console
}

/// A talk at a step of the bundled briefing, counted from 1.
fn at(number: usize, on: On) -> Shown {
    Shown {
        briefing: "ban-to-recognition".into(),
        step: number - 1,
        on,
        spent: Duration::from_secs(200),
        running: true,
        size: (80, 24),
        keys: vec!["PgDn".to_owned(), ".".to_owned()],
        frozen: "10:02".to_owned(),
        waits: true,
        live: String::new(),
    }
}

fn talk(shown: Shown) -> Heard {
    Heard::Talk { shown: Box::new(shown), same: true, gone: false }
}

fn frame(console: &Speaker, (width, height): (u16, u16)) -> String {
    headless::console(console, Size::new(width, height), Format::Text)
}

fn press(console: &mut Speaker, keys: &str) {
    for key in Keys::parse(keys).unwrap().iter() {
        console.key(*key);
    }
}

#[test]
fn consoles_look_as_they_did() {
    let heard = [
        ("waiting", Heard::Silence),
        ("opening", talk(Shown { spent: Duration::ZERO, running: false, ..at(1, On::Opening) })),
        ("slide", talk(at(3, On::Slide))),
        ("black", talk(at(10, On::Black))),
        ("gone", Heard::Talk { shown: Box::new(at(5, On::Sources)), same: false, gone: true }),
        ("over", talk(at(10, On::Over))),
    ];
    for (name, heard) in heard {
        for size in SIZES {
            let mut console = console(size, Glyphs::Unicode);
            console.hear(heard.clone());
            insta::assert_snapshot!(format!("{name}-{}x{}", size.0, size.1), frame(&console, size));
        }
    }
    let mut ascii = console((80, 24), Glyphs::Ascii);
    ascii.hear(talk(at(3, On::Slide)));
    insta::assert_snapshot!("slide-80x24-ascii", frame(&ascii, (80, 24)));
}

#[test]
fn every_step_can_be_read_to_its_end() {
    for size in SIZES.into_iter().chain([(40, 10), (60, 20)]) {
        let mut console = console(size, Glyphs::Unicode);
        let notes: Vec<String> = {
            let briefings = console.briefings();
            briefings[0].steps.iter().map(|step| step.notes.as_deref().unwrap().to_owned()).collect()
        };
        for (number, notes) in (1..).zip(notes) {
            console.hear(talk(at(number, On::Slide)));
            let first: String = notes.split(' ').take(3).collect::<Vec<_>>().join(" ");
            assert!(frame(&console, size).contains(&first), "{size:?} {number}");
            press(&mut console, &"<pgdn>".repeat(30));
            let last = notes.rsplit(' ').next().unwrap();
            let end = frame(&console, size);
            assert!(end.contains(last), "{size:?} {number} {last}\n{end}");
            press(&mut console, "<up>");
            press(&mut console, &"<pgup>".repeat(30));
            assert!(frame(&console, size).contains(&first), "{size:?} {number}");
        }
    }
}

#[test]
fn another_step_shows_its_notes_from_the_beginning_and_the_same_one_stays() {
    let size = (80, 24);
    let mut console = console(size, Glyphs::Unicode);
    console.hear(talk(at(3, On::Slide)));
    press(&mut console, "G");
    assert!(frame(&console, size).contains("of 10 ─┤"), "{}", frame(&console, size));
    let scrolled = frame(&console, size).contains(" 4–10 of 10");
    assert!(scrolled);
    console.hear(talk(at(3, On::Black)));
    assert!(frame(&console, size).contains(" 4–10 of 10"), "a blank does not lose the place");
    console.hear(talk(at(4, On::Slide)));
    assert!(frame(&console, size).contains(" 1–7 of "));
}

fn bilat(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bilat")).args(arguments).output().unwrap()
}

#[test]
fn a_console_can_be_printed_for_a_rehearsal() {
    let printed = bilat(&["speaker", "--print", "--size", "80x24", "--at", "ban-to-recognition:3"]);
    assert!(printed.status.success());
    let text = String::from_utf8(printed.stdout).unwrap();
    assert!(text.contains(" 3/10  02:00 of 12:00  on pace"), "{text}");
    let scrolled = ["speaker", "--print", "--size", "80x24", "--at", "ban-to-recognition:3", "--keys", "<pgdn>"];
    assert!(String::from_utf8(bilat(&scrolled).stdout).unwrap().contains(" 4–10 of 10"));
    let waiting = String::from_utf8(bilat(&["speaker", "--print"]).stdout).unwrap();
    assert!(waiting.contains("No briefing can be followed now.") && waiting.contains("bilat brief ID"), "{waiting}");
}

#[test]
fn what_cannot_be_shown_is_refused_with_what_can() {
    for (arguments, said) in [
        (&["speaker"][..], "standard output is not a terminal; `bilat speaker --print` prints a frame"),
        (&["speaker", "--at", "x:1"], "--print"),
        (&["speaker", "--print", "--at", "ban"], "write briefing and step like talk:3"),
        (&["speaker", "--print", "--at", "ban-to-recogniton:1"], "did you mean `ban-to-recognition`?"),
        (&["speaker", "--print", "--at", "ban-to-recognition:11"], "it has the steps 1 to 10"),
        (&["speaker", "--print", "--at", "ban-to-recognition:0"], "it has the steps 1 to 10"),
    ] {
        let refused = bilat(arguments);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
        let told = String::from_utf8(refused.stderr).unwrap();
        assert!(told.contains(said), "{arguments:?}: {told}");
        assert!(refused.stdout.is_empty());
    }
}
