//! What is formally so of each tie, beside each other.

use bilat::ui::Glyphs;

use crate::frames::{desk_of, drawn, frame, press, text_of};
use crate::support::graph;

/// The row of a tie with this other: what stands in the pane on the right.
fn row<'f>(frame: &'f str, other: &str) -> &'f str {
    let ties = frame.lines().skip(3).filter_map(|line| line.split('│').nth(2));
    let mut named = ties.filter(|row| row.trim_start_matches(['>', ' ', '+', '-']).starts_with(other));
    named.next().unwrap_or_else(|| panic!("{other}: {frame}"))
}

#[test]
fn who_recognises_an_actor_is_seen_at_once() {
    let now = frame("jf");
    assert!(now.contains("─ Formal ties of Taliban ─"), "{now}");
    assert!(row(&now, "Russia").contains(" de-jure "), "{now}");
    for other in ["China", "India", "Iran", "Pakistan", "United States"] {
        let words: Vec<&str> = row(&now, other).split_whitespace().collect();
        assert_eq!(words[other.split(' ').count() + 1 + usize::from(words[0] == ">")], "none", "{other}: {now}");
    }
    assert_eq!(
        row(&now, "IS-Khorasan").split_whitespace().collect::<Vec<_>>()[2..],
        ["?", "?", "?", "?", ".", "."],
        "{now}"
    );
    let then = frame("jfa1998<enter>");
    assert!(row(&then, "Pakistan").contains(" de-jure "), "{then}");
    assert!(row(&then, "Russia").contains(" none "), "{then}");
    // Each fact says of whom it is; the same pair from the other side has it in the other column.
    let (of_us, by_us) = (frame("jf"), frame("jjjjjf"));
    assert!(row(&of_us, "United States").contains(" 3 on TAL"), "{of_us}");
    assert!(row(&by_us, "Taliban").contains(" 3 by USA"), "{by_us}");
}

#[test]
fn a_tie_says_each_fact_with_its_date_and_another_key_tells_of_the_record_again() {
    let tie = frame("jf<tab>");
    let told = "Taliban – Russia  recognition by Russia de-jure 2025-07-03  post by Russia embassy 2021-08-15";
    assert!(tie.contains(told), "{tie}");
    assert_eq!(frame("jf<tab>f"), frame("j<tab>"));
    // Neither filter nor date is of the facts' columns.
    let filtered = frame("jf<tab>/topic:minerals<enter>");
    assert!(filtered.contains("facts of the whole tie") && row(&filtered, "Russia").contains("de-jure"), "{filtered}");
}

#[test]
fn where_the_ties_are_not_seen_one_goes_to_them() {
    for keys in ["j<tab>", "j<tab><tab>", "j<tab><tab>z", "j<tab><tab><tab>z", "j:formal<enter>"] {
        let keys = if keys.contains(':') { keys.to_owned() } else { format!("{keys}f") };
        let seen = drawn((80, 24), &keys, Glyphs::Unicode);
        assert!(seen.contains("Formal ties of"), "{keys}: {seen}");
    }
    for (size, keys) in [((40, 10), "f"), ((40, 10), "jf"), ((40, 10), "<tab><tab><tab>f")] {
        assert!(drawn(size, keys, Glyphs::Unicode).contains("Formal ties of"), "{keys}");
    }
    // Where they are seen the keys stay where they are, and the same key tells of the record again.
    let wide = |keys: &str| drawn((160, 45), keys, Glyphs::Unicode);
    assert!(
        wide("jf<tab><tab>").contains("► Interests of Taliban")
            && wide("j<tab><tab>f").contains("Formal ties of Taliban")
    );
    assert_eq!(wide("jf<tab><tab>f"), wide("j<tab><tab>"));
}

#[test]
fn of_a_bloc_members_are_counted_and_a_bloc_unfolds_into_their_facts() {
    let folded = frame("f:central<enter>");
    assert!(folded.contains("[+] Taliban       0 of 5     5 of 5    4 of 5     1 of 3 "), "{folded}");
    let unfolded = frame("f:central<enter><tab>jjjjjjl");
    let kazakh = row(&unfolded, "Kazakhstan");
    assert!(kazakh.contains(" embassy ") && kazakh.contains(" delisted "), "{unfolded}");
}

#[test]
fn a_view_keeps_what_is_told_of_ties_and_a_slide_shows_it() {
    let text = r#"{"version": "1.0", "title": "T", "as_of": "2025-12-31",
        "sources": [{"id": "s", "publisher": "P", "note": "n"}],
        "actors": [{"id": "A", "name": "Aland"}, {"id": "B", "name": "Beland"}],
        "ties": [{"between": ["A", "B"], "tracks": [
            {"track": "recognition", "by": "B", "value": "de-facto", "from": "2001", "sources": ["s"]}]}],
        "briefings": [{"id": "b", "title": "Talk", "steps": [
            {"title": "Who recognises Aland", "show": {"view": "dashboard", "actor": "A", "ties": "formal"}}]}]}"#;
    let store = std::sync::Arc::new(bilat::store::Store::new(graph(text).unwrap().graph));
    let mut desk = desk_of(&store, (120, 36), "dusk", Glyphs::Unicode);
    assert!(!text_of(&desk, (120, 36)).contains("de-facto"));
    press(&mut desk, "6<enter>v");
    let seen = text_of(&desk, (120, 36));
    assert!(seen.contains("Formal ties of Aland") && seen.contains("de-facto"), "{seen}");
    let view = desk.state.view(&store);
    assert_eq!(view.picture.ties, Some(bilat::model::TieColumns::Formal));
    press(&mut desk, "H");
    assert!(!text_of(&desk, (120, 36)).contains("de-facto"));
    let wrong = graph(text.replace("\"formal\"", "\"formel\"")).unwrap_err();
    assert!(format!("{wrong:?}").contains("formel"), "{wrong:?}");
}

#[test]
fn columns_stand_still_while_one_scrolls() {
    let header = |keys: &str| {
        let frame = drawn((80, 24), keys, Glyphs::Unicode);
        frame.lines().find(|line| line.contains(" recognised ")).unwrap_or_else(|| panic!("{frame}")).to_owned()
    };
    for keys in ["jf<tab>jjjjjj", "jf<tab>jjjjjjjjjj", "jf<tab>G"] {
        assert_eq!(header(keys), header("jf<tab>"), "{keys}");
    }
}

#[test]
fn ties_without_any_fact_say_why_their_columns_are_empty() {
    let text = r#"{"version": "1.0", "title": "T", "as_of": "2025-12-31",
        "sources": [{"id": "s", "publisher": "P", "note": "n"}],
        "actors": [{"id": "A", "name": "Aland"}, {"id": "B", "name": "Beland"}],
        "ties": [{"between": ["A", "B"],
            "standing": [{"value": "allied", "from": "2001", "why": "Pact.", "sources": ["s"]}]}]}"#;
    let store = std::sync::Arc::new(bilat::store::Store::new(graph(text).unwrap().graph));
    let mut desk = desk_of(&store, (120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, "f");
    let seen = text_of(&desk, (120, 36));
    assert!(seen.contains("nothing formal is known by 2025-12-31; f tells the record"), "{seen}");
    assert!(seen.contains("+  Beland     allied"), "{seen}");
}

#[test]
fn a_tie_of_which_nothing_is_formally_so_says_so() {
    let said = frame("jf:tal-isk<enter>");
    let told = "Taliban – IS-Khorasan  nothing is formally so by 2026-06-24, as far as coded";
    assert!(said.contains(told), "{said}");
}
