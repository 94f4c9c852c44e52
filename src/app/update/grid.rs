//! Moving in the matrix, and how it is set up: sorted, folded, what its squares show.

use crate::action::Action;
use crate::app::matrix::Side;
use crate::app::notice::Notice;
use crate::app::state::State;
use crate::store::Store;

/// Does what an action does in the matrix, where that lies on top; tells whether it was one of these.
pub(super) fn act(state: &mut State, store: &Store, action: Action) -> bool {
    if state.overlay.is_some() || !state.place.on_matrix() {
        return false;
    }
    let [rows, columns] = state.sizes.squares.map(|lines| isize::try_from(lines.max(1)).unwrap_or(isize::MAX));
    let half = (rows / 2).max(1);
    let (side, by) = match action {
        Action::Up => (Side::Row, -1),
        Action::Down => (Side::Row, 1),
        Action::Left => (Side::Column, -1),
        Action::Right => (Side::Column, 1),
        Action::Top => (Side::Row, isize::MIN),
        Action::Bottom => (Side::Row, isize::MAX),
        Action::HalfPageUp => (Side::Row, -half),
        Action::HalfPageDown => (Side::Row, half),
        Action::PageUp => (Side::Row, -rows),
        Action::PageDown => (Side::Row, rows),
        Action::PreviousPane => (Side::Column, -columns),
        Action::NextPane => (Side::Column, columns),
        _ => return set_up(state, store, action),
    };
    state.matrix.step(side, by);
    state.matrix.fit(state.sizes.squares);
    true
}

fn set_up(state: &mut State, store: &Store, action: Action) -> bool {
    match action {
        Action::Sort => {
            state.matrix.sort = state.matrix.sort.next();
            state.arrange(store);
            state.notice = Some(Notice::info(format!("actors sorted: {}", state.matrix.sort.called())));
        }
        Action::Cells => state.matrix.cells = state.matrix.cells.next(),
        Action::Fold => fold(state, store),
        Action::Swap => {
            state.matrix.swap();
            state.matrix.fit(state.sizes.squares);
        }
        Action::Enter | Action::Evidence if state.matrix.opens().is_none() => {
            state.notice = Some(Notice::info("there is no page of two blocs; Space unfolds the one of the row"));
        }
        _ => return false,
    }
    true
}

fn fold(state: &mut State, store: &Store) {
    let said = match state.matrix.fold() {
        Some((bloc, folded)) => {
            state.list_matrix(store);
            let how = if folded { "folded; Space unfolds it" } else { "unfolded" };
            format!("{} {how}", store.graph.blocs[bloc].name)
        }
        None => "neither of the two belongs to a bloc here".to_owned(),
    };
    state.notice = Some(Notice::info(said));
}

/// Puts the cursor on a square, as a click does.
pub(super) fn point(state: &mut State, row: usize, column: usize) {
    if state.overlay.is_none() {
        state.matrix.go(Side::Row, row);
        state.matrix.go(Side::Column, column);
        state.matrix.fit(state.sizes.squares);
    }
}
