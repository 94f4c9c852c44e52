//! What somebody wants, as a room reads it.

use super::kept::Kept;
use crate::query::{Lens, Scope, interests_in};
use crate::scene::page::{Cell, Column};
use crate::scene::words::{absent, short_name};
use crate::store::Store;

/// The interests of a scope: on what, whose where they are of several, and what is wanted.
pub(super) fn interests(store: &Store, lens: &Lens, scope: Scope) -> Kept {
    let wanted = interests_in(store, lens, scope);
    let of_one = matches!(scope, Scope::Actor(_));
    let rows = wanted.into_iter().map(|ix| {
        let interest = &store.graph.interests[ix];
        let whose = if of_one { String::new() } else { short_name(store, interest.actor).to_owned() };
        let topic = store.graph.topics[interest.topic].name.as_str();
        vec![Cell::plain(whose), Cell::plain(topic), Cell::plain(interest.text.as_str())]
    });
    let columns = [Column::line("who"), Column::line("on"), Column::words("wants")];
    Kept::first(&columns, rows.collect(), "further interest", absent(lens, "interest"))
}
