//! What keys do to each other: filter, date, selection and history through the real loop.

use bilat::model::Clean;
use bilat::scene::{Body, List, Pane};
use bilat::ui::Glyphs;

use crate::frames::{desk, drawn, press};

fn list(desk: &bilat::desk::Desk, pane: Pane) -> List {
    let Body::Panes { lists, .. } = desk.screen().body else { panic!("a page is open") };
    let at = Pane::ALL.iter().position(|other| *other == pane).unwrap();
    lists.into_iter().nth(at).unwrap()
}

/// The list of a pane after these keys, in a window that shows all of it.
fn after(keys: &str, pane: Pane) -> List {
    let mut desk = desk((240, 67), "mono", Glyphs::Unicode);
    press(&mut desk, keys);
    list(&desk, pane)
}

/// The words of the selected row.
fn selected(list: &List) -> String {
    let cells = list.cursor.and_then(|at| list.rows.get(at)).map(|row| row.cells.iter().map(|cell| cell.text.clone()));
    cells.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[test]
fn ties_that_begin_later_are_there_when_the_date_moves_on() {
    let all = after("", Pane::Ties).total;
    let early = after("a2010<enter>", Pane::Ties).total;
    assert!(early < all);
    assert_eq!(after("a2010<enter>A", Pane::Ties).total, all);
    let steps = format!("a2010<enter>{}", "}".repeat(12 * 17));
    assert_eq!(after(&steps, Pane::Ties).total, all, "month by month");
    assert_eq!(after("Ga2010<enter>A", Pane::Ties).total, after("G", Pane::Ties).total, "of a bloc");
}

#[test]
fn the_order_says_of_which_day_it_is() {
    assert_eq!(after("", Pane::Ties).status, "cooperative to hostile");
    assert!(after("{", Pane::Ties).status.ends_with("on 2026-06-24"));
    assert!(!after("a2010<enter>", Pane::Ties).status.contains(" on "));
}

#[test]
fn a_long_paste_is_taken_at_once_and_bounded() {
    for open in ["/", ":", "S"] {
        let mut desk = desk((120, 36), "mono", Glyphs::Unicode);
        press(&mut desk, open);
        desk.paste(&Clean::new(&"word ".repeat(10_000), 64 * 1024));
        let screen = desk.screen();
        let prompt = screen.dialog.and_then(|dialog| dialog.prompt).unwrap_or(screen.prompt);
        let typed: usize = prompt.text.iter().map(|cell| cell.text.chars().count()).sum();
        assert_eq!(typed, 4096, "{open}");
    }
}

#[test]
fn a_filter_that_is_half_typed_is_no_part_of_the_view() {
    let mut desk = desk((120, 36), "mono", Glyphs::Unicode);
    press(&mut desk, "/topic:minerals<enter>/<ctrl-u>topic:zz");
    let view = desk.state.view(&desk.store);
    assert_ne!(view.filter.as_deref(), Some("topic:zz"));
    let broken = bilat::model::View { filter: Some("topic:zz".into()), ..view };
    assert!(desk.state.show(&desk.store, &broken).is_some());
    assert!(!desk.state.setup.filter_on, "what cannot be taken is not shown as on");
}

#[test]
fn giving_up_a_line_leaves_a_filter_that_is_off() {
    for keys in ["/topic:minerals<enter>0/<esc>", "/topic:minerals<enter>0/<ctrl-u>/tal<enter>"] {
        let frame = drawn((120, 36), keys, Glyphs::Unicode);
        assert!(frame.contains("filter off (0):  topic:minerals"), "{keys}: {frame}");
    }
}

#[test]
fn two_slashes_find_whatever_the_filter_is() {
    let list = after("/topic:minerals<enter><tab>//talib<enter>", Pane::Ties);
    assert!(selected(&list).contains("Taliban"), "{}", selected(&list));
}

#[test]
fn who_names_a_pair_that_the_filter_hides_gets_it_and_is_told() {
    for (named, other, both) in
        [(":pak tal", "Taliban", "Pakistan – Taliban"), (":rus tjk", "Tajikistan", "Russia – Tajikistan")]
    {
        let there = format!("tmin<enter>{named}<enter>");
        assert!(selected(&after(&there, Pane::Ties)).contains(other), "{there}");
        let frame = drawn((120, 36), &there, Glyphs::Unicode);
        let told = format!("filter off: nothing of {both} matches topic:minerals; 0 puts it back");
        assert!(frame.contains(&told) && frame.contains("filter off (0):  topic:minerals"), "{frame}");
        let back = drawn((120, 36), &format!("{there}<esc>"), Glyphs::Unicode);
        assert_eq!(back, drawn((120, 36), "tmin<enter>", Glyphs::Unicode), "Esc goes back, to the filter too");
    }
    let kept = drawn((120, 36), "tmin<enter>:rus tal<enter>", Glyphs::Unicode);
    assert!(kept.contains("/ topic:minerals") && !kept.contains("filter off:"), "{kept}");
}

#[test]
fn the_selection_goes_to_the_nearest_event_that_is_left() {
    for (keys, filter) in [("<tab>jk<tab><tab>jjjjj", "act:consult"), ("<tab>jk<tab><tab>jj", "quad:words+ since:2021")]
    {
        let before = selected(&after(keys, Pane::Log));
        let left = after(&format!("{keys}/{filter}<enter>"), Pane::Log);
        let day = |row: &str| row.get(..10).unwrap().to_owned();
        let days: Vec<String> = left.rows.iter().map(|row| day(&row.cells[0].text)).collect();
        let expected = days.iter().position(|other| *other <= day(&before)).unwrap_or(days.len() - 1);
        assert_eq!(left.cursor, Some(expected), "{before}: {days:?}");
    }
}

#[test]
fn events_are_found_by_who_and_by_whom_it_is_said() {
    for (text, shown) in [("TJK", "TJK"), ("reuters", "Reuters"), ("2021-08", "2021-08")] {
        let list = after(&format!("<tab><tab><tab>//{text}<enter>"), Pane::Log);
        assert!(selected(&list).contains(shown) || list.cursor != Some(0), "{text}: {}", selected(&list));
    }
}

#[test]
fn without_a_named_baseline_it_is_a_year_before() {
    let frame = drawn((120, 36), "a2024-12-31<enter>", Glyphs::Unicode);
    assert!(frame.contains("since 2023-12-31"), "{frame}");
}

#[test]
fn what_was_selected_is_selected_again_when_it_is_there_again() {
    assert!(selected(&after("jjj", Pane::Actors)).contains("India"));
    let back = after("Gkkkk", Pane::Actors);
    assert_eq!(selected(&after("GkkkkAa1980<enter>A", Pane::Actors)), selected(&back));
    assert!(selected(&after("a1980<enter>A", Pane::Actors)).contains("Russia"));
}

#[test]
fn a_filter_that_leaves_nothing_of_an_actor_says_whose_ties_match() {
    let frame = drawn((240, 67), "twat<enter>", Glyphs::Unicode);
    let row = frame.lines().find(|line| line.contains("  TAL  Taliban ")).unwrap();
    let ties = row.split_whitespace().find(|word| word.parse::<u32>().is_ok()).unwrap();
    assert!(frame.contains(&format!("Ties that match: Taliban {ties}, ")) && frame.contains(" more "), "{frame}");
    assert!(!drawn((240, 67), "tmin<enter>", Glyphs::Unicode).contains("Ties that match"));
}

#[test]
fn topics_are_counted_through_the_rest_of_the_filter() {
    let frame = drawn((120, 36), "/actor:USA<enter>t", Glyphs::Unicode);
    let line = frame.lines().find(|line| line.contains("] Security")).unwrap();
    let told: usize = line.split_whitespace().find_map(|word| word.parse().ok()).unwrap();
    let left = drawn((120, 36), "/actor:USA topic:security<enter>", Glyphs::Unicode);
    assert!(left.lines().nth(1).unwrap().contains(&format!("{told} of 338 events")), "{line}\n{left}");
}

#[test]
fn history_leads_back_to_the_filter_and_the_date_that_a_jump_took_away() {
    let filtered = drawn((120, 36), "/topic:minerals<enter>jj", Glyphs::Unicode);
    assert_eq!(drawn((120, 36), "/topic:minerals<enter>jjH[", Glyphs::Unicode), filtered);
    let start = drawn((120, 36), "", Glyphs::Unicode);
    assert_eq!(drawn((120, 36), "/topic:minerals<enter>jjH[]", Glyphs::Unicode), start);
    // A page that was closed is no step.
    assert_eq!(drawn((120, 36), ":ind<enter><enter><esc>[", Glyphs::Unicode), start);
}

#[test]
fn a_page_is_filtered_like_everything_else() {
    let page = drawn((120, 36), "<enter>", Glyphs::Unicode);
    let filtered = drawn((120, 36), "<enter>/topic:security<enter>", Glyphs::Unicode);
    assert!(page.contains("14 ties") && filtered.contains("/ topic:security"), "{filtered}");
    assert!(!filtered.contains("14 ties") && filtered.contains("in full"), "{filtered}");
    for typed in ["topic:security", "topi", "zzzz", "recog"] {
        for place in ["<enter>", "<enter>jjjjjj", "<tab>jjj<enter><tab>j", "5jj", "3jl", "4jj"] {
            let before = drawn((120, 36), place, Glyphs::Unicode);
            assert_eq!(drawn((120, 36), &format!("{place}/{typed}<esc>"), Glyphs::Unicode), before, "{place}/{typed}");
            let rubbed_out = drawn((120, 36), &format!("{place}/{typed}<ctrl-u><enter>"), Glyphs::Unicode);
            assert_eq!(rubbed_out, before, "{place}/{typed}");
        }
    }
    assert!(drawn((120, 36), "<enter>//ban<enter>", Glyphs::Unicode).contains("Esc goes back to them"));
    assert_eq!(drawn((120, 36), "<enter>tsec<enter>", Glyphs::Unicode), filtered);
}

#[test]
fn interests_and_log_of_another_begin_at_their_beginning() {
    for keys in ["j<tab>", "j<tab>G<esc>", "j<tab>j<tab><tab>jjj<tab>"] {
        for pane in [Pane::Interests, Pane::Log] {
            let mut desk = desk((120, 36), "mono", Glyphs::Unicode);
            press(&mut desk, keys);
            let list = list(&desk, pane);
            assert_eq!((list.first, list.cursor), (0, Some(0)), "{keys} {pane:?}");
        }
    }
}

#[test]
fn lists_of_everybody_open_at_what_is_selected() {
    let on = |keys: &str| {
        let mut desk = desk((120, 36), "mono", Glyphs::Unicode);
        press(&mut desk, keys);
        let stop = desk.state.stop().unwrap();
        let id = |actor: bilat::model::ActorIx| desk.store.graph.actors[actor].id.to_string();
        match stop {
            bilat::app::Page::Triangle(third, dyad) => [third, dyad.pair().0, dyad.pair().1].map(id).join(" "),
            page => page.dyad().map(|dyad| [dyad.pair().0, dyad.pair().1].map(id).join(" ")).unwrap_or_default(),
        }
    };
    assert_eq!(on(":pak tal<enter>c"), "TAL PAK");
    assert!(on("jjc").contains("CHN"), "of an actor the first with anybody: {}", on("jjc"));
    assert!(
        on(":pak tal<enter>T").contains("TAL") && on(":pak tal<enter>T").contains("PAK"),
        "{}",
        on(":pak tal<enter>T")
    );
    assert_eq!(on("jjcgj<esc>c"), on("jjc"), "each time anew");
    assert_eq!(on("c<tab>e<esc>"), on("c<tab>"), "but not when one comes back to it");
}

/// Where nobody chose an event the log begins with the newest; what was chosen comes back with the filter off.
#[test]
fn log_and_wants_begin_anew_unless_one_of_theirs_was_chosen() {
    for pane in [Pane::Interests, Pane::Log] {
        let first = selected(&after("", pane));
        for keys in ["tmin<enter>", "/topic:minerals<enter>", "<tab><tab><tab>/topic:minerals<enter><esc>"] {
            assert_ne!(selected(&after(keys, pane)), first, "{keys}");
            let back = after(&format!("{keys}0"), pane);
            assert_eq!((back.cursor, selected(&back)), (Some(0), first.clone()), "{keys}");
        }
        let tabs = if pane == Pane::Log { "<tab><tab><tab>" } else { "<tab><tab>" };
        let chosen = selected(&after(&format!("{tabs}jjj"), pane));
        assert_ne!(chosen, first);
        for keys in ["/topic:minerals<enter>0", "/topic:minerals<enter>00<tab>0", "/nothing-like-this<enter>0"] {
            assert_eq!(selected(&after(&format!("{tabs}jjj{keys}"), pane)), chosen, "{keys}");
        }
    }
    // Of the pair as it is seen from the other side too.
    assert_eq!(after("j<tab>Gx", Pane::Log).cursor, Some(0));
}

#[test]
fn a_window_of_80_columns_shows_ties_beside_actors_and_events_whole_to_who_reads_them() {
    let start = drawn((80, 24), "", Glyphs::Unicode);
    assert!(start.contains("┬─ Ties of Russia  Interests ─") && start.contains("> + Tajikistan allied "), "{start}");
    let other = drawn((80, 24), "j", Glyphs::Unicode);
    assert!(other.contains("┬─ Ties of Taliban  Interests ─") && other.contains("+ Uzbekistan "), "{other}");
    let log = drawn((80, 24), ":pa t<enter><tab><tab>", Glyphs::Unicode);
    for publishers in ["— Dawn, Nukta", "— AP, MENAFN, Reuters", "— Reuters, Ariana News"] {
        assert!(log.contains(publishers), "{publishers}\n{log}");
    }
    let few = drawn((80, 24), "tmin<enter>", Glyphs::Unicode);
    assert!(few.contains("│  Pravda.ru, Essanews ") && few.contains("copper and rare metals. — TASS"), "{few}");
}

#[test]
fn who_acts_on_whom_is_told_where_an_event_has_a_line_for_it() {
    let log = drawn((120, 36), ":tal chi<enter>", Glyphs::Unicode);
    assert!(log.contains(" CHN > PAK,TAL "), "{log}");
    let gathering = log.lines().find(|line| line.contains("RUS = TAL = CHN")).unwrap();
    assert!(gathering.contains("RUS = TAL = CHN = IND ") && gathering.contains("together"), "{log}");
}

/// A click means the row as it is seen, also in the list of a pair that only the ties' cursor stands on.
#[test]
fn a_click_on_an_event_of_a_pair_selects_that_event() {
    let mut desk = desk((240, 67), "mono", Glyphs::Unicode);
    press(&mut desk, "<tab>");
    let seen = list(&desk, Pane::Log);
    let store = std::sync::Arc::clone(&desk.store);
    bilat::app::select(&mut desk.state, &store, Pane::Log, 2);
    let clicked = list(&desk, Pane::Log);
    assert_eq!((clicked.title, clicked.cursor), (seen.title, Some(2)));
}

#[test]
fn what_one_opened_or_stood_on_is_not_lost_on_the_way() {
    let log = "<tab><tab><tab>";
    let event = |keys: &str| selected(&after(&format!("{log}{keys}"), Pane::Log));
    // A record that was opened, by its page or by its evidence, is chosen.
    let opened = after("tmin<enter><tab><tab><tab><enter><esc>0", Pane::Log);
    let shown = after("tmin<enter><tab><tab><tab>e<esc>0", Pane::Log);
    assert!(opened.cursor > Some(0) && selected(&shown) == selected(&opened), "{:?}", shown.cursor);
    // Stepping away and to the latest date leads back to it.
    assert_eq!(event("jjj<lt><lt><lt>A"), event("jjj"));
    assert_eq!(after(&format!("{log}jjja2025<enter>A"), Pane::Log).cursor, Some(0), "a date by name begins anew");
    // A filter that is given up leaves the list where it was.
    let mut desk = desk((120, 36), "mono", Glyphs::Unicode);
    press(&mut desk, &format!("{log}jjj"));
    let before = list(&desk, Pane::Log);
    press(&mut desk, "/topic:min<esc>");
    let given_up = list(&desk, Pane::Log);
    assert_eq!((given_up.first, given_up.cursor), (before.first, before.cursor));
}
