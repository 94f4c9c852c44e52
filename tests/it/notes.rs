//! What the assessor remarks on a record, of whatever kind, is told where the record is looked at.

use std::sync::Arc;

use bilat::app::{Opened, Page};
use bilat::headless;
use bilat::model::{ActorIx, BlocIx, ClaimIx, Dyad, EventIx, InterestIx, SourceIx};
use bilat::query::Scope;
use bilat::store::Store;
use bilat::ui::Glyphs;
use bilat::ui::frame::Format;
use ratatui::layout::Size;

use crate::frames::desk_of;
use crate::support::graph;

const SIZE: Size = Size { width: 120, height: 60 };

const DATA: &str = r#"{"version": "1.0", "title": "T", "as_of": "2025-12-31",
    "topics": [{"id": "trade", "name": "Trade"}],
    "blocs": [{"id": "BLO", "name": "Bloc", "members": [{"actor": "AAA"}], "note": "Of the bloc."}],
    "sources": [{"id": "s", "publisher": "P", "url": "https://example.org", "note": "Of the source."}],
    "actors": [{"id": "AAA", "name": "A", "kind": "state", "note": "Of the actor.", "interests": [
        {"id": "i", "topic": "trade", "text": "Trade", "stance": {"BBB": "with"}, "sources": ["s"], "note": "Of the wish."}]},
      {"id": "BBB", "name": "B", "kind": "state"}],
    "ties": [{"between": ["AAA", "BBB"], "note": "Scope.",
      "standing": [{"value": "partner", "from": "2001", "why": "w", "sources": ["s"], "note": "Of the standing."}],
      "tracks": [{"track": "post", "value": "embassy", "from": "2002", "sources": ["s"], "note": "Of the post."}]}],
    "events": [{"id": "e", "date": "2024-01-01", "from": ["AAA"], "to": ["BBB"], "code": "042", "summary": "Comes.",
      "topics": ["trade"], "sources": ["s"], "note": "Of the event."}],
    "claims": [{"id": "c", "text": "It came.", "source": "s", "verdict": "confirmed", "from": "2024-01-01",
      "events": ["e"], "note": "Of the claim."}]}"#;

#[test]
fn every_note_is_told_on_the_page_of_its_record() {
    let store = Arc::new(Store::new(graph(DATA).unwrap().graph));
    let (a, b) = (ActorIx::new(0), ActorIx::new(1));
    let pair = Dyad::new(a, b).unwrap();
    let mut desk = desk_of(&store, (SIZE.width, SIZE.height), "dusk", Glyphs::Unicode);
    let mut told = |page| {
        desk.state.place.pages = vec![Opened::new(page)];
        desk.resize(SIZE);
        headless::frame(&desk, SIZE, Format::Text)
    };
    for (page, note) in [
        (Page::Actor(a), "Of the actor."),
        (Page::Bloc(BlocIx::new(0)), "Of the bloc."),
        (Page::Dyad(pair, a), "Scope."),
        (Page::Standing(pair, 0), "Of the standing."),
        (Page::Track(pair, 0), "Of the post."),
        (Page::Interest(InterestIx::new(0)), "Of the wish."),
        (Page::Event(EventIx::new(0)), "Of the event."),
        (Page::Claim(ClaimIx::new(0)), "Of the claim."),
        (Page::Source(SourceIx::new(0)), "Of the source."),
    ] {
        let frame = told(page);
        assert!(frame.contains(note), "{note}\n{frame}");
    }
    // In the text of a pair, and under the panes while it is selected.
    let lens = bilat::query::Lens::on(store.graph.as_of);
    assert!(bilat::plain::text(&bilat::scene::dyad(&store, &lens, pair, None)).contains("Scope."));
    desk.state.place.pages.clear();
    let _ = bilat::app::update(&mut desk.state, &store, bilat::action::Action::NextPane);
    desk.resize(SIZE);
    assert_eq!(desk.state.place.scope(), Some(Scope::Dyad(pair)));
    let frame = headless::frame(&desk, SIZE, Format::Text);
    assert!(frame.contains("note: Scope."), "{frame}");
}
