//! Large text in a terminal that can draw it and in those that cannot; the test is that terminal.

use bilat::term::{self, Handler, Next, Options, Session};
use bilat::ui::{Beyond, Large};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use crate::pty::{answers, quits};
use crate::terminal::{Seen, Start, Terminal};

const QUESTION: &str = "\x1b[H\x1b]66;s=2; \x1b\\\x1b[6n\x1b]11;?\x1b\\";
/// The answer to the second question.
const GROUND: &str = "\x1b]11;rgb:0000/0000/0000\x1b\\";
const TITLE: &str = "From ban";
/// How it is drawn large.
const DRAWN: &str = "\x1b]66;s=2;From ban\x1b\\";

/// A picture with a title, which says what keys were pressed.
#[derive(Default)]
struct Slide {
    large: bool,
    keys: String,
}

impl Handler for Slide {
    fn draw(&mut self, frame: &mut Buffer) -> Beyond {
        frame.reset();
        frame.set_string(2, 3, format!("pressed: {}.", self.keys), Style::new().fg(Color::Green));
        let area = Rect::new(2, 1, 16, 2);
        if self.large {
            return Beyond { large: vec![Large { area, text: TITLE.to_owned() }], ..Beyond::default() };
        }
        frame.set_string(area.x, area.y, TITLE, Style::new());
        Beyond::default()
    }

    fn key(&mut self, key: KeyEvent, session: &mut Session) -> Next {
        match key.code {
            KeyCode::Char('q') => return Next::Quit(0),
            KeyCode::Char('p') => session.pause(|| {}),
            KeyCode::Char(c) => self.keys.push(c),
            _ => self.keys.push('?'),
        }
        Next::Draw
    }

    fn large(&mut self) -> Next {
        self.large = true;
        Next::Draw
    }
}

/// The program of the tests below, which start it in a terminal of its own.
#[test]
fn a_slide() {
    if std::env::var_os("TEST_SLIDE").is_some() {
        let options = Options { mouse: false, ask_ground: false, large: true };
        let mut session = Session::enter(options).unwrap();
        assert_eq!(term::drive(&mut session, &mut Slide::default()), 0);
    }
}

fn slide() -> Terminal {
    let program = std::env::current_exe().unwrap().into_os_string().into_string().unwrap();
    let start = Start::new().env("TEST_SLIDE", program);
    let terminal = start.script(r#"exec "$TEST_SLIDE" --exact headline::a_slide --nocapture"#).begin();
    terminal.until("the question in one piece", |seen| seen.wrote(QUESTION) == 1);
    terminal
}

/// Where there is a terminal like kitty: the cursor has moved by the two columns of a large blank.
fn enlarged() -> Terminal {
    let mut terminal = slide();
    terminal.keys(format!("\x1b[1;3R{GROUND}"));
    terminal.until("a large title", |seen| seen.wrote(DRAWN) == 1);
    terminal
}

/// What is seen of the rest of the picture, which is not large.
fn rest(seen: &Seen) -> Vec<String> {
    seen.screen().rows(0, 80).enumerate().filter(|(at, _)| ![1, 2].contains(at)).map(|(_, row)| row).collect()
}

#[test]
fn a_terminal_that_proves_it_gets_large_text_and_others_the_same_layout() {
    let mut large = enlarged();
    large.keys("j");
    large.until("the key", |seen| seen.shows("pressed: j."));
    assert!(!large.look().shows("From"), "not in the cells too");
    assert_eq!(large.look().wrote(DRAWN), 1, "it stays as it is");
    // One that knows no such text, one that knows only widths, one that shows the whole of the sequence.
    for answer in ["\x1b[1;1R", "\x1b[1;2R", "\x1b[1;9R"] {
        let mut small = slide();
        small.keys(format!("{answer}{GROUND}j"));
        small.until("the key", |seen| seen.shows("pressed: j."));
        assert!(small.look().shows(TITLE), "{:?}", small.look());
        assert_eq!(small.look().wrote(DRAWN), 0, "{answer:?}");
        assert_eq!(rest(&small.look()), rest(&large.look()));
        small.keys("q");
        small.ends_with(0);
        small.until_restored();
    }
    large.keys("q");
    large.ends_with(0);
    large.until_restored();
}

#[test]
fn nobody_waits_for_the_answer_and_it_is_no_key() {
    let mut terminal = slide();
    terminal.until("the first frame", |seen| seen.shows(TITLE) && seen.shows("pressed: ."));
    terminal.keys(format!("ab\x1b[1;3Rc{GROUND}d"));
    terminal.until("the keys and a large title", |seen| seen.shows("pressed: abcd.") && seen.wrote(DRAWN) == 1);
    terminal.keys("\x1b[1;1R\x1b[5;5Re");
    terminal.until("the next key", |seen| seen.shows("pressed: abcde."));
    assert_eq!(terminal.look().wrote(DRAWN), 1);
}

#[test]
fn it_is_drawn_again_and_not_asked_again() {
    let mut terminal = enlarged();
    let asked = terminal.look().wrote("\x1b[6n");
    terminal.resize(70, 20);
    terminal.until("the title in another window", |seen| seen.wrote(DRAWN) == 2);
    terminal.keys("p");
    terminal.until("the title after a pause", |seen| seen.wrote(DRAWN) == 3);
    terminal.keys("j");
    terminal.until("the key", |seen| seen.shows("pressed: j."));
    let seen = terminal.look();
    assert_eq!((seen.wrote(QUESTION), seen.wrote("\x1b[6n"), seen.wrote(DRAWN)), (1, asked, 3), "{seen:?}");
}

/// A talk on its first card, in a terminal whose cursor stands in this column after a large blank.
fn talk(column: u16) -> Terminal {
    let mut terminal = Start::new().args(&["brief", "--large"]).begin();
    terminal.until("the question", |seen| seen.wrote(QUESTION) == 1);
    terminal.keys(format!("\x1b[1;{column}R{GROUND}"));
    terminal.until("the first card", |seen| seen.shows("PgDn on") && (column == 1 || seen.wrote("\x1b]66;s=2;") > 1));
    terminal
}

#[test]
fn slides_stand_the_same_where_their_titles_are_large() {
    let (mut large, mut small) = (talk(3), talk(1));
    for slide in 1..=10 {
        let before = large.look().wrote("\x1b]66;s=2;");
        for terminal in [&mut large, &mut small] {
            terminal.keys("\x1b[6~");
            terminal.until("the next slide", |seen| seen.shows(&format!(" {slide}/10")));
        }
        let (large, small) = (large.look(), small.look());
        let rows = |seen: &Seen| seen.screen().rows(0, 80).collect::<Vec<_>>();
        let (enlarged, written) = (rows(&large), rows(&small));
        let titles = enlarged.iter().zip(&written).filter(|(row, other)| row != other);
        assert!(titles.clone().count() > 0 && titles.clone().all(|(row, _)| row.trim().is_empty()), "{large:?}");
        assert!(large.wrote("\x1b]66;s=2;") > before, "{slide}");
        assert_eq!(small.wrote("\x1b]66;"), 1, "the question alone");
    }
    // A black screen takes it away, and the next key brings it back.
    let drawn = |seen: &Seen| seen.wrote("\x1b]66;s=2;");
    let before = drawn(&large.look());
    large.keys(".");
    large.until("nothing", |seen| seen.screen().contents().trim().is_empty());
    assert_eq!(drawn(&large.look()), before);
    large.keys(".");
    large.until("the slide", |seen| seen.shows(" 10/10") && drawn(seen) > before);
}

#[test]
fn the_program_asks_only_when_told_to() {
    for (arguments, questions) in [(&[][..], 0), (&["--large"], 1), (&["--large", "--theme", "dusk"], 1)] {
        let mut terminal = Start::new().args(arguments).run();
        assert_eq!(terminal.look().wrote(QUESTION), questions, "{arguments:?}");
        assert_eq!(terminal.look().wrote("\x1b[6n"), questions, "{arguments:?}");
        if questions > 0 {
            terminal.keys(format!("\x1b[1;3R{GROUND}"));
        }
        answers(&mut terminal);
        quits(&mut terminal);
    }
}

#[test]
fn a_printed_frame_is_in_the_small_form() {
    let print = |more: &[&str]| {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_bilat"));
        program.args(["--print", "--size", "80x24", "--format", "ansi"]).args(more).output().unwrap()
    };
    let large = print(&["--large"]);
    assert!(large.status.success() && large.stdout == print(&[]).stdout, "{large:?}");
}
