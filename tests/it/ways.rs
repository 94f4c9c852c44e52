//! Ways back: what Esc, history, a date and a talk lead back to.

use bilat::desk::Desk;
use bilat::ui::Glyphs;

use crate::frames::{desk, drawn, press};

fn after(keys: &str) -> Desk {
    let mut desk = desk((120, 36), "mono", Glyphs::Unicode);
    press(&mut desk, keys);
    desk
}

fn frame(keys: &str) -> String {
    drawn((120, 36), keys, Glyphs::Unicode)
}

fn crumbs(keys: &str) -> Vec<String> {
    after(keys).screen().crumbs.split_off(1)
}

#[test]
fn a_filter_that_is_off_is_still_there_wherever_one_comes_back_to() {
    for keys in ["H[", "H[][", "<f5><pgdn><ctrl-e><ctrl-o>qqq", "6<enter>v["] {
        let setup = after(&format!("/minerals<enter>0{keys}")).state.setup;
        assert_eq!((setup.filter.as_str(), setup.filter_on), ("minerals", false), "{keys}");
    }
    assert_eq!(frame("/minerals<enter>0H[0"), frame("/minerals<enter>"));
    assert_eq!(after("/minerals<enter>H[]").state.setup.filter, "");
}

#[test]
fn a_date_that_was_typed_is_a_step_that_can_be_taken_back() {
    assert_eq!(frame("a1990<enter>["), frame(""));
    assert_eq!(frame("<tab>jja1990<enter>["), frame("<tab>jj"));
    assert_eq!(frame("<tab>jja1990<enter>[]["), frame("<tab>jj"));
    assert_eq!(frame("a2010<enter>A["), frame("a2010<enter>"));
    assert!(frame("A[").contains("nothing before this"), "the same date is no step");
}

#[test]
fn whom_one_chose_is_selected_again_when_it_is_there_again() {
    for keys in ["A", "/topic<esc>A", "//x<enter>A", "[]A", "<enter><esc>A", "/zz<esc><enter>[A", "<enter>[A"] {
        assert_eq!(crumbs(&format!("a1990<enter>{keys}"))[0], "Russia", "{keys}");
    }
    assert_eq!(crumbs("<tab>jja1990<enter>/topic<esc>A"), crumbs("<tab>jj"));
    assert_eq!(crumbs("a1990<enter>jA")[0], "India", "but not once another was chosen");
}

#[test]
fn esc_goes_back_to_where_a_jump_began() {
    for from in ["jj<tab>j", "jj<enter>", "jj<tab><enter>", "3", "jj<tab><tab><tab>jj"] {
        let before = frame(from);
        for jump in [":pak ta<enter>", ":india<enter>", ":pak ta<enter><enter><enter><esc><esc>", ":sheet<enter>"] {
            if (from, jump) != ("jj<tab><enter>", ":sheet<enter>") {
                assert_eq!(frame(&format!("{from}{jump}<esc>")), before, "{from}{jump}");
            }
        }
    }
    assert_eq!(frame("jj:pak ta<enter>:india<enter><esc><esc>"), frame("jj"), "jump by jump");
    assert_eq!(frame("jj:india<enter><esc>]"), frame("jj:india<enter>"), "and forward again");
    assert_eq!(crumbs(":india<enter>j<esc>"), crumbs(":india<enter>j"), "not after one went on from there");
    assert_eq!(frame("j:pak ta<enter><tab><esc><esc>"), frame("j"), "through the panes");
}

#[test]
fn the_other_side_of_a_tie_is_left_as_it_was_entered() {
    assert_eq!(frame("<tab>jx<esc>"), frame("<tab>j"));
    assert_eq!(frame("<tab>jxx<esc>"), frame("<tab>j"));
    assert_eq!(frame("<tab>jx["), frame("<tab>j"));
    assert_eq!(frame("<tab>j<enter>x<esc>"), frame("<tab>j"));
}
