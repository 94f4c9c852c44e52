//! The page of one actor: what it is, its ties from cooperative to hostile, its interests, what is formally so, its latest
//! events.

mod formal;

use super::events::latest;
use super::evidence::opens_standing;
use super::interest;
use super::page::{Block, Cell, Column, Fact, Most, Page, Table};
use super::trend as trends;
use super::words::{counted, lens_line, name, none, note, short_name, standing};
use crate::app;
use crate::model::ActorIx;
use crate::query::{Lens, Scope, TieRow, blocs_of, interests, ties, trend};
use crate::store::Store;

/// The page of an actor.
#[must_use]
pub fn actor(store: &Store, lens: &Lens, actor: ActorIx, most: Most) -> Page {
    let ties = ties(store, lens, actor);
    Page {
        title: format!("{} ({})", name(store, actor), store.graph.actors[actor].id),
        lens: lens_line(store, lens),
        blocks: vec![
            Block::Facts(facts(store, lens, actor)),
            Block::Table(
                heading(&ties, lens, most.ties),
                tie_list(store, ties.get(..most.ties).unwrap_or(&ties), lens),
            ),
            interest_list(store, lens, actor),
            Block::Flow(formal::formal(store, lens, &ties)),
            latest(store, lens, Scope::Actor(actor), most.events),
        ],
    }
}

fn facts(store: &Store, lens: &Lens, actor: ActorIx) -> Vec<Fact> {
    let blocs: Vec<&str> = blocs_of(store, lens, actor).map(|(_, bloc)| bloc.name.as_str()).collect();
    let actor = &store.graph.actors[actor];
    let mut facts = vec![("kind".to_owned(), vec![Cell::plain(actor.kind.as_str())])];
    if let Some(about) = &actor.about {
        facts.push(("about".to_owned(), vec![Cell::plain(about.as_str())]));
    }
    if let Some(from) = actor.life.from {
        facts.push(("since".to_owned(), vec![Cell::plain(from.to_string())]));
    }
    if !blocs.is_empty() {
        facts.push(("member of".to_owned(), vec![Cell::plain(blocs.join(", "))]));
    }
    facts.extend(note(actor.note.as_ref()));
    facts
}

/// How many ties there are, and in which order; of too many the first.
fn heading(ties: &[TieRow<'_>], lens: &Lens, most: usize) -> String {
    let rest = if ties.last().is_some_and(|tie| tie.standing.is_none()) { ", then not assessed" } else { "" };
    let since = lens.baseline;
    let told = format!("{}, from cooperative to hostile{rest}; changes since {since}", counted(ties.len(), "tie"));
    if ties.len() > most { format!("the first {most} of {told}; the pane of ties has all") } else { told }
}

/// Which way a tie went since the baseline, and when it took its last step: `▲ 2025-07-03`.
fn change(store: &Store, lens: &Lens, tie: &TieRow<'_>) -> Cell {
    let Some(known) = store.tie(tie.dyad) else { return Cell::default() };
    let at = trend(known, lens);
    let sign = trends::sign(at.trend);
    let when = at.last_step(tie.standing).map(|date| format!(" {date}")).unwrap_or_default();
    Cell { text: format!("{}{when}", sign.text), ..sign }.opening(app::Page::Trend(tie.dyad))
}

/// When the newest event of a tie was.
pub(super) fn last(store: &Store, tie: &TieRow<'_>) -> String {
    tie.last().map(|ix| store.graph.events.date(ix).to_string()).unwrap_or_default()
}

/// Ties as rows: with whom, how they stand and since when, what was recorded each way.
pub(super) fn tie_list(store: &Store, ties: &[TieRow<'_>], lens: &Lens) -> Table {
    let mut columns = ["id", "with", "standing", "since", "change"].map(Column::words).to_vec();
    columns.extend(["+given", "-given", "+taken", "-taken", "together"].map(Column::number));
    columns.push(Column::words("last event"));
    let row = |tie: &TieRow<'_>| {
        let own = tie.dyad.other(tie.other).unwrap_or(tie.other);
        let marks = app::Page::Marks(tie.dyad, own);
        let number = |number: u64| Cell::plain(number.to_string()).opening(marks);
        let since = tie.standing.map(|at| at.since().to_string()).unwrap_or_default();
        let opens = tie.standing.and_then(|at| opens_standing(store, tie.dyad, at.spell));
        vec![
            Cell::plain(&*store.graph.actors[tie.other].id),
            Cell::plain(short_name(store, tie.other)).opening(app::Page::Dyad(tie.dyad, own)),
            Cell { opens, ..standing(tie.standing) },
            Cell::plain(since),
            change(store, lens, tie),
            number(tie.given.plus()),
            number(tie.given.minus()),
            number(tie.taken.plus()),
            number(tie.taken.minus()),
            number(tie.together.n),
            Cell::plain(last(store, tie)).opening(marks),
        ]
    };
    let empty = none(lens, "tie");
    Table { columns, rows: ties.iter().map(row).collect(), empty }
}

fn interest_list(store: &Store, lens: &Lens, actor: ActorIx) -> Block {
    let rows: Vec<Vec<Cell>> =
        interests(store, lens, actor).map(|ix| interest::row(store, lens, ix).to_vec()).collect();
    let heading = if rows.is_empty() { "interests".to_owned() } else { counted(rows.len(), "interest") };
    let columns = interest::COLUMNS.map(Column::words).to_vec();
    Block::Table(heading, Table { columns, rows, empty: format!("no interest is shown by {}", lens.as_of) })
}
