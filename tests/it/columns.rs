//! What the columns of lists show.

use bilat::headless;
use bilat::ui::Glyphs;
use bilat::ui::frame::Format;
use ratatui::layout::Size;

use crate::frames::{desk, drawn, press};

#[test]
fn a_range_of_dates_and_its_doubt_are_seen_whole() {
    for size in [(80, 24), (100, 30), (120, 36), (160, 45), (200, 50), (240, 67)] {
        let frame = drawn(size, "jjjjjjjja2021-04-29<enter>", Glyphs::Unicode);
        assert!(frame.contains(" 2021-04-28/05-01? "), "{frame}");
        let frame = drawn(size, "jjjjjjjja2021-05-02<enter>", Glyphs::Unicode);
        assert!(frame.contains(" 2021-04-28/05-01 "), "{frame}");
    }
}

#[test]
fn the_page_of_an_actor_breaks_no_word_and_no_date() {
    let mut desk = desk((80, 200), "dusk", Glyphs::Unicode);
    for keys in ["e", "<bs>G<tab>e"] {
        press(&mut desk, keys);
        for width in 60..=130 {
            desk.resize(Size::new(width, 200));
            let frame = headless::frame(&desk, Size::new(width, 200), Format::Text);
            for whole in ["Tajikistan ", "Turkmenistan ", "adversarial ", "2002-10-07 ", "2025-10-22", "together"] {
                assert!(frame.contains(whole), "{whole} at {width} in\n{frame}");
            }
        }
    }
}
