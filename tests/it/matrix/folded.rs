//! Folded blocs: for whom their row stands, and what its squares count.

use std::sync::Arc;

use bilat::model::{ActorIx, CountsAs, EventRow, Quad};
use bilat::store::Store;
use bilat::ui::Glyphs;

use super::{picture, square};
use crate::frames::{desk, desk_of, press, text_of};
use crate::support::graph;

/// A bloc of C and D, and one of all but E that comes after it in the file. C has done something to E, A something else.
fn overlapping() -> Arc<Store> {
    let actors =
        ["AA", "BB", "CC", "DD", "EE"].map(|id| format!(r#"{{"id": "{id}", "name": "{id}", "kind": "state"}}"#));
    let event = |id: &str, from: &str| {
        format!(
            r#"{{"id": "{id}", "date": "2025-02-01", "from": ["{from}"], "to": ["EE"], "code": "050", "summary": "So.",
            "sources": ["s"]}}"#
        )
    };
    let text = format!(
        r#"{{"version": "1.0", "title": "T", "as_of": "2025-12-31",
        "sources": [{{"id": "s", "publisher": "S", "note": "n"}}], "actors": [{}], "events": [{}, {}],
        "blocs": [{{"id": "CD", "name": "Both", "members": [{{"actor": "CC"}}, {{"actor": "DD"}}]}},
            {{"id": "ALL", "name": "Most", "members": [
                {{"actor": "AA"}}, {{"actor": "BB"}}, {{"actor": "CC"}}, {{"actor": "DD"}}]}}]}}"#,
        actors.join(","),
        event("c", "CC"),
        event("a", "AA"),
    );
    Arc::new(Store::new(graph(text).unwrap().graph))
}

#[test]
fn a_folded_bloc_says_for_which_of_its_members_it_stands() {
    let store = overlapping();
    let of = |keys: &str| {
        let mut desk = desk_of(&store, (120, 36), "dusk", Glyphs::Unicode);
        press(&mut desk, keys);
        let said: Vec<String> = desk.screen().explain.into_iter().map(|cell| cell.text).collect();
        (picture(&desk), said.join(" | "), text_of(&desk, (120, 36)))
    };
    let both = "3g<space>j<space>";
    let (matrix, _, shown) = of(both);
    let heads: Vec<(&str, &str)> = matrix.rows.iter().map(|label| (&*label.id, &*label.name)).collect();
    assert_eq!(heads, [("ALL", "+ 2 of 4, Most"), ("CD", "+ Both"), ("EE", "EE")], "{shown}");
    // What C did is in the row of its first bloc alone.
    assert_eq!((square(&matrix, "ALL", "EE"), square(&matrix, "CD", "EE")), ("1".to_owned(), "1".to_owned()));
    assert!(shown.contains("2 of 4 members of a bloc; its row counts no others"), "{shown}");
    let under = "of AA BB, 2 of its 4 members, the rest under CD; a bloc has no sign of its own, Space unfolds it";
    assert_eq!(of(&format!("{both}gll")).1, format!("Most toward EE | 1 event | {under}"));
    assert!(of(&format!("{both}gll")).2.contains("AA BB, 2 of its 4 members"), "told beside it too");
    let other =
        "of CC DD; of ALL 2 of its 4 members, the rest under CD; a bloc has no sign of its own, Space unfolds it";
    assert_eq!(
        of(&format!("{both}gj<shift-tab><shift-tab>")).1,
        format!("Both toward Most | not in the data: no tie, no event | {other}")
    );
    // Of the rest that is not folded, and where all are there.
    assert!(
        of("3g<space>ll").1.contains("of AA BB, 2 of its 4 members, the rest unfolded; "),
        "{}",
        of("3g<space>ll").1
    );
    let (matrix, said, shown) = of("3gjj<space>");
    assert!(matrix.rows.iter().all(|label| !label.name.contains(" of ")) && !said.contains(" of its "), "{shown}");
    assert!(!shown.contains("its row counts no others"), "{shown}");
}

/// Under a header that says words or deeds a folded bloc counts these alone, each event once.
#[test]
fn a_folded_bloc_counts_what_the_header_says() {
    let mut desk = desk((240, 67), "dusk", Glyphs::Unicode);
    press(&mut desk, "3Gl<space>");
    let store = Arc::clone(&desk.store);
    let bloc = store.graph.blocs.iter().find(|(_, bloc)| bloc.id.as_ref() == "CAS").unwrap().1;
    let members: Vec<ActorIx> = bloc.members.iter().map(|member| member.actor).collect();
    let events = || store.graph.events.all().map(|ix| store.graph.events.row(ix));
    let expected = |from: ActorIx, of: &[CountsAs]| {
        // What three or more do together is of both, whichever way it runs.
        let runs = |row: &EventRow<'_>| {
            let back = |member: &ActorIx| row.counts_as() == CountsAs::Together && row.runs(*member, from);
            members.iter().any(|member| row.runs(from, *member) || back(member))
        };
        let counts = |row: &EventRow<'_>| of.is_empty() || of.contains(&row.counts_as());
        events().filter(|row| runs(row) && counts(row)).map(|row| row.count).sum::<u32>()
    };
    let class = CountsAs::Class;
    let words = [class(Quad::WordsFor), class(Quad::WordsAgainst)];
    let deeds = [class(Quad::DeedsFor), class(Quad::DeedsAgainst)];
    for (of, legend) in [
        (&[][..], "events of a folded bloc, without a sign"),
        (&words, "events of words of a folded bloc"),
        (&deeds, "events of deeds of a folded bloc"),
        (&[], "events of a folded bloc, without a standing"),
    ] {
        let matrix = picture(&desk);
        for id in ["RUS", "IND", "CHN"] {
            let from = store.graph.actors.iter().find(|(_, actor)| &*actor.id == id).unwrap().0;
            let n = expected(from, of);
            let n = if n == 0 { ".".to_owned() } else { n.to_string() };
            assert_eq!(square(&matrix, id, "CAS"), n, "{id}, {legend}");
        }
        let shown = text_of(&desk, (240, 67));
        assert!(shown.contains(legend), "{legend}\n{shown}");
        press(&mut desk, "w");
    }
}

#[test]
fn in_a_narrow_window_groups_stand_apart_and_a_folded_bloc_says_what_it_counts() {
    let frame = crate::frames::drawn((80, 24), "3", Glyphs::Unicode);
    let header = frame.lines().nth(3).unwrap();
    assert!(header.contains("PAK  TAL") && header.contains("UKR  KAZ"), "{frame}");
    let frame = crate::frames::drawn((80, 24), "3jjjjjj<space>", Glyphs::Unicode);
    assert!(frame.contains("words, deeds, change; folded: how many events ─"), "{frame}");
}
