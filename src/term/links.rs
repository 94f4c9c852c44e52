//! Which cells of the frame lead to an address.

use std::hash::{DefaultHasher, Hash, Hasher};

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::{Position, Rect};

use super::link::followable;
use crate::ui::Link;

/// Ends a link. Terminals that know no links pass over this and its beginning.
pub(super) const CLOSE: &[u8] = b"\x1b]8;;\x1b\\";

/// The links of the frame. Having no colours is no reason to have no links.
#[derive(Debug, Default)]
pub(super) struct Links(Vec<Opened>);

/// The cells of a link, and the sequence that begins it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Opened {
    area: Rect,
    sequence: String,
}

impl Links {
    /// Takes the links of a new frame, those that may be followed. The cells of a link that came or went are sent again
    /// even where they look the same.
    pub(super) fn renew(&mut self, links: &[Link], frame: &mut Buffer) {
        let now: Vec<Opened> = links.iter().filter_map(open).collect();
        let before = std::mem::replace(&mut self.0, now);
        let gone = before.iter().filter(|link| !self.0.contains(link));
        let come = self.0.iter().filter(|link| !before.contains(link));
        for link in gone.chain(come) {
            for at in link.area.intersection(frame.area).positions() {
                if let Some(cell) = frame.cell_mut(at) {
                    cell.set_diff_option(CellDiffOption::AlwaysUpdate);
                }
            }
        }
    }

    /// The number of the link that a cell belongs to.
    pub(super) fn at(&self, x: u16, y: u16) -> Option<usize> {
        self.0.iter().position(|link| link.area.contains(Position::new(x, y)))
    }

    /// The sequence that begins a link.
    pub(super) fn opening(&self, number: usize) -> Option<&str> {
        self.0.get(number).map(|link| link.sequence.as_str())
    }
}

/// The lines of an address that is wrapped have one id, by which the terminal knows that they are one link.
fn open(link: &Link) -> Option<Opened> {
    let address = followable(&link.address)?;
    let mut hasher = DefaultHasher::new();
    address.hash(&mut hasher);
    Some(Opened { area: link.area, sequence: format!("\x1b]8;id={:x};{address}\x1b\\", hasher.finish()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(y: u16, address: &str) -> Link {
        Link { area: Rect::new(0, y, 3, 1), address: address.to_owned() }
    }

    /// Whether each of two lines is sent again after these links.
    fn sent(links: &mut Links, new: &[Link]) -> [bool; 2] {
        let mut frame = Buffer::empty(Rect::new(0, 0, 3, 2));
        links.renew(new, &mut frame);
        [0, 1].map(|y| frame[(2, y)].diff_option == CellDiffOption::AlwaysUpdate)
    }

    #[test]
    fn only_what_may_be_followed_is_a_link() {
        let mut links = Links::default();
        assert_eq!(sent(&mut links, &[link(0, "javascript:alert(1)"), link(1, "https://x/a;b")]), [false, true]);
        assert_eq!((links.at(0, 0), links.at(2, 1), links.at(3, 1)), (None, Some(0), None));
        assert!(links.opening(0).unwrap().ends_with(";https://x/a%3Bb\x1b\\"));
    }

    #[test]
    fn cells_are_sent_again_when_their_address_changes_and_only_then() {
        let mut links = Links::default();
        assert_eq!(sent(&mut links, &[link(0, "https://x/1")]), [true, false]);
        assert_eq!(sent(&mut links, &[link(0, "https://x/1"), link(1, "https://x/1")]), [false, true]);
        assert_eq!(sent(&mut links, &[link(0, "https://x/2"), link(1, "https://x/1")]), [true, false]);
        assert_eq!(sent(&mut links, &[link(1, "https://x/1")]), [true, false]);
        assert_eq!(sent(&mut links, &[link(1, "https://x/1")]), [false, false]);
    }

    #[test]
    fn a_link_outside_the_frame_does_no_harm() {
        let mut links = Links::default();
        assert_eq!(
            sent(&mut links, &[Link { area: Rect::new(9, 9, 9, 1), address: "https://x".to_owned() }]),
            [false; 2]
        );
    }
}
