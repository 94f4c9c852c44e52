//! What the columns of lists show.

use bilat::ui::Glyphs;

use crate::frames::drawn;

#[test]
fn a_range_of_dates_and_its_doubt_are_seen_whole() {
    for size in [(80, 24), (100, 30), (120, 36), (160, 45), (200, 50), (240, 67)] {
        let frame = drawn(size, "jjjjjjjja2021-04-29<enter>", Glyphs::Unicode);
        assert!(frame.contains(" 2021-04-28/05-01? "), "{frame}");
        let frame = drawn(size, "jjjjjjjja2021-05-02<enter>", Glyphs::Unicode);
        assert!(frame.contains(" 2021-04-28/05-01 "), "{frame}");
    }
}
