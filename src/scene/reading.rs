//! What is shown while a large file is read.

use super::page::{Block, Cell, Page};
use super::screen::{Body, Screen};

/// The screen while `what` is read, of which so many hundredths are done.
#[must_use]
pub fn reading(what: &str, percent: u32) -> Screen {
    let done = "█".repeat((percent / 4).min(25) as usize);
    let rest = "░".repeat(25 - (percent / 4).min(25) as usize);
    let facts = vec![
        ("file".to_owned(), vec![Cell::plain(what)]),
        ("read".to_owned(), vec![Cell::plain(format!("{done}{rest} {percent} %"))]),
    ];
    let page = Page { title: "Reading".to_owned(), lens: String::new(), blocks: vec![Block::Facts(facts)] };
    Screen {
        crumbs: vec!["bilat".to_owned()],
        body: Body::Page { page: page.into(), scroll: 0, at: 0 },
        hints: vec![("q".to_owned(), "quit".to_owned())],
        ..Screen::default()
    }
}
