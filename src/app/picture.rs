//! Pictures in views: the square, cells and order of the matrix, the seats of the graph, the time that is seen of a
//! timeline.

use super::heads::Head;
use super::page::Page;
use super::place::Item;
use super::stage::Stage;
use super::state::State;
use crate::model::{Arranged, Cells, Picture, View};
use crate::query::{Scope, find_named, find_sides};
use crate::store::{Named, Store};

impl State {
    /// The view of the matrix, with the square under its cursor as actor and pair where one of the two is an actor.
    pub(super) fn matrix_view(&self, store: &Store, view: &View) -> View {
        let graph = &store.graph;
        let id = |head: Head| match head {
            Head::Actor(ix) => &*graph.actors[ix].id,
            Head::Bloc(ix) => &*graph.blocs[ix].id,
        };
        let (cells, sort) = (self.matrix.cells, self.matrix.sort);
        let picture = Picture {
            cells: Some(cells).filter(|cells| *cells != Cells::default()),
            sort: Some(sort).filter(|sort| *sort != Arranged::default()),
            ..Picture::default()
        };
        let view = View { view: Some(Stage::Matrix.name().into()), picture, ..view.clone() };
        match self.matrix.square() {
            // A bloc stands first in a pair, whoever acts.
            Some((row, column @ Head::Actor(_))) if row != column => {
                let dyad = format!("{}-{}", id(row), id(column));
                View { actor: Some(id(row).into()), dyad: Some(dyad.into()), ..view }
            }
            _ => view,
        }
    }

    /// The row and the column that a view of the matrix names.
    ///
    /// # Errors
    /// When it names whom the data does not have.
    pub(super) fn square_of(store: &Store, view: &View) -> Result<[Option<Head>; 2], String> {
        let named = view.actor.as_deref().map(|text| find_named(store, text).map_err(|error| error.to_string()));
        let row = named.transpose()?.map(head);
        let sides = view.dyad.as_deref().map(|text| find_sides(store, text).map_err(|error| error.to_string()));
        Ok(match sides.transpose()?.map(|(one, two)| [head(one), head(two)]) {
            Some([one, two]) if row == Some(two) => [Some(two), Some(one)],
            Some([one, two]) => [Some(one), Some(two)],
            None => [row, None],
        })
    }

    /// The view of a timeline, with the time that is seen of it where that was chosen.
    pub(super) fn timeline_view(&self, store: &Store, scope: Scope, view: View) -> View {
        let span = self.timeline_span(store, scope);
        View { view: Some(Stage::Timeline.name().into()), picture: Picture { span, ..Picture::default() }, ..view }
    }

    /// Sets up the pictures as a view of this page has them.
    pub(super) fn set_up(&mut self, page: Page, picture: &Picture) {
        match page.stage() {
            Some(Stage::Matrix) => {
                self.matrix.cells = picture.cells.unwrap_or_default();
                self.matrix.sort = picture.sort.unwrap_or_default();
            }
            Some(Stage::Timeline) => self.span_timeline(picture.span),
            Some(Stage::Graph) | None => {}
        }
    }
}

fn head(named: Named) -> Head {
    match named {
        Named::Actor(ix) => Head::Actor(ix),
        Named::Bloc(ix) => Head::Bloc(ix),
    }
}

/// The row of the actor pane that stands for a row of the matrix.
pub(super) fn item_of(head: Head) -> Item {
    match head {
        Head::Actor(ix) => Item::Actor(ix),
        Head::Bloc(ix) => Item::Bloc(ix),
    }
}
