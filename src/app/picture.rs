//! Pictures in views: the square, cells and order of the matrix, the seats of the graph, the time that is seen of a
//! timeline.

use super::page::Page;
use super::stage::Stage;
use super::state::State;
use crate::model::{Arranged, Cells, Picture, View};
use crate::query::{Scope, find_named, find_sides};
use crate::store::{Named, Store};

impl State {
    /// The view of the matrix, with the square under its cursor as actor and pair; of two that are no pair, with the row.
    pub(super) fn matrix_view(&self, store: &Store, view: &View) -> View {
        let graph = &store.graph;
        let id = |head: Named| match head {
            Named::Actor(ix) => &*graph.actors[ix].id,
            Named::Bloc(ix) => &*graph.blocs[ix].id,
        };
        let (cells, sort) = (self.matrix.cells, self.matrix.sort);
        let picture = Picture {
            cells: Some(cells).filter(|cells| *cells != Cells::default()),
            sort: Some(sort).filter(|sort| *sort != Arranged::default()),
            ..Picture::default()
        };
        let view = View { view: Some(Stage::Matrix.name().into()), picture, ..view.clone() };
        match self.matrix.square() {
            // Of one alone, and of two blocs, no pair can be named.
            Some((row, column)) if row == column || matches!((row, column), (Named::Bloc(_), Named::Bloc(_))) => {
                View { actor: Some(id(row).into()), dyad: None, ..view }
            }
            Some((row, column)) => {
                // A bloc stands first in a pair, whoever acts.
                let [first, second] = if matches!(column, Named::Bloc(_)) { [column, row] } else { [row, column] };
                let dyad = format!("{}-{}", id(first), id(second));
                View { actor: Some(id(row).into()), dyad: Some(dyad.into()), ..view }
            }
            None => view,
        }
    }

    /// The row and the column that a view of the matrix names.
    ///
    /// # Errors
    /// When it names whom the data does not have.
    pub(super) fn square_of(store: &Store, view: &View) -> Result<[Option<Named>; 2], String> {
        let named = view.actor.as_deref().map(|text| find_named(store, text).map_err(|error| error.to_string()));
        let row = named.transpose()?;
        let sides = view.dyad.as_deref().map(|text| find_sides(store, text).map_err(|error| error.to_string()));
        Ok(match sides.transpose()?.map(|(one, two)| [one, two]) {
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

    /// Sets up the picture that a view is of, where it lies among the pages that are open.
    pub(super) fn set_up_again(&mut self, store: &Store, view: &View) {
        let is_it = |page: &Page| page.stage().is_some_and(|stage| view.view.as_deref() == Some(stage.name()));
        let Some(page) = self.place.pages.iter().rev().map(|opened| opened.page).find(is_it) else { return };
        self.set_up(page, &view.picture);
        if page == Page::Matrix
            && let Ok([row, column]) = Self::square_of(store, view)
        {
            self.open_matrix(store, row, column);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::app::update;
    use crate::query::Lens;
    use crate::query::fixture::bundled;

    #[test]
    fn a_view_of_the_matrix_leads_back_to_its_square() {
        let store = bundled();
        let mut state = State::new(store, Lens::of(store));
        update(&mut state, store, Action::Matrix);
        let bloc = store.graph.blocs.find(|bloc| &*bloc.id == "CAS").unwrap();
        let actor = store.graph.actors.find(|actor| &*actor.id == "TAL").unwrap();
        state.matrix.folded = vec![bloc];
        state.list_matrix(store);
        let (bloc, actor) = (Named::Bloc(bloc), Named::Actor(actor));
        let mut view = |row: Named, column: Named| {
            state.matrix.choose(row, column);
            let view = state.view(store);
            assert_eq!(State::square_of(store, &view).unwrap()[0], Some(row));
            let column = State::square_of(store, &view).unwrap()[1];
            (view.actor.unwrap().into_string(), view.dyad.map(str::into_string), column)
        };
        let pair = Some("CAS-TAL".to_owned());
        assert_eq!(view(bloc, actor), ("CAS".to_owned(), pair.clone(), Some(actor)));
        assert_eq!(view(actor, bloc), ("TAL".to_owned(), pair, Some(bloc)));
        assert_eq!(view(actor, actor), ("TAL".to_owned(), None, None), "of one alone the row");
        assert_eq!(view(bloc, bloc), ("CAS".to_owned(), None, None));
    }
}
