//! The dashboard as a value that can be kept, copied and gone back to: a view.

use super::page::{Opened, Page};
use super::place::{Item, Pane, Place, TieItem};
use super::setup::Cursors;
use super::stage::Stage;
use super::state::State;
use crate::model::{ActorIx, Clean, Dyad, Picture, TieColumns, View};
use crate::query::{Scope, find_dyad, find_named, find_sides};
use crate::store::{Named, Store};

impl State {
    /// This view as a value.
    #[must_use]
    pub fn view(&self, store: &Store) -> View {
        let graph = &store.graph;
        // What is on, not what is half typed.
        let filter = Some(self.lens.filter.text()).filter(|text| !text.is_empty());
        let actor = self.place.item.map(|item| match item {
            Item::Actor(actor) | Item::Member(_, actor) => &*graph.actors[actor].id,
            Item::Bloc(bloc) => &*graph.blocs[bloc].id,
        });
        let dyad = self.place.narrow_tie().map(|tie| match tie {
            TieItem::Pair(dyad) | TieItem::Member(_, _, dyad) => graph.dyad_id(dyad),
            TieItem::Group(bloc, actor) => format!("{}-{}", graph.blocs[bloc].id, graph.actors[actor].id),
        });
        let view = View {
            view: Some(pane_view(self.place.pane).into()),
            actor: actor.map(Into::into),
            dyad: dyad.map(Into::into),
            filter: filter.map(Into::into),
            as_of: Some(self.lens.as_of).filter(|day| *day != graph.as_of),
            baseline: self.setup.baseline,
            picture: Picture {
                ties: Some(self.setup.ties.columns).filter(|columns| *columns != TieColumns::default()),
                ..Picture::default()
            },
        };
        self.on_screen(store, view)
    }

    /// The view with the screen that is open on top of the dashboard, and whom that is about.
    fn on_screen(&self, store: &Store, view: View) -> View {
        let graph = &store.graph;
        let actor = |actor: ActorIx| Some((&*graph.actors[actor].id).into());
        let pair = |dyad: Dyad| Some(graph.dyad_id(dyad).into());
        let open = self.place.pages.iter().rev().find_map(|opened| {
            Some(match opened.page {
                Page::Matrix => self.matrix_view(store, &view),
                Page::Graph(centre, day) => {
                    let seats = Some(day).filter(|day| *day != self.lens.as_of);
                    let picture = Picture { seats, ..Picture::default() };
                    let (screen, dyad) = (Some(Stage::Graph.name().into()), None);
                    View { view: screen, actor: actor(centre), dyad, picture, ..view.clone() }
                }
                Page::TimelineOf(whose) => {
                    let of = View { actor: actor(whose), dyad: None, ..view.clone() };
                    self.timeline_view(store, Scope::Actor(whose), of)
                }
                Page::Timeline(dyad) => {
                    let of = View { dyad: pair(dyad), ..view.clone() };
                    self.timeline_view(store, Scope::Dyad(dyad), of)
                }
                Page::Dyad(dyad, from) => {
                    let (actor, dyad) = (actor(from), pair(dyad));
                    View { view: Some(View::SHEET.into()), actor, dyad, ..view.clone() }
                }
                Page::Briefings | Page::Briefing(_) | Page::Slide(..) => {
                    View { view: Some(View::BRIEF.into()), ..view.clone() }
                }
                Page::Changes(_) => View { view: Some(View::CHANGES.into()), ..view.clone() },
                Page::Tensions => View { view: Some(View::TENSIONS.into()), ..view.clone() },
                Page::Stale => View { view: Some(View::CLAIMS.into()), ..view.clone() },
                _ => return None,
            })
        });
        open.unwrap_or(view)
    }

    /// Goes to a view, as far as the data has what it names, the rest as at the start. Tells what it has not.
    pub fn show(&mut self, store: &Store, view: &View) -> Option<String> {
        let unknown = self.look_through(store, view);
        let (place, square, missing) = self.place_of(store, view);
        // Where the view names no actor the cursor would name one.
        self.cursors = Cursors::default();
        let wanted = place.tie;
        self.make_way(store, &place);
        self.setup.ties.columns = view.picture.ties.unwrap_or_default();
        self.go(store, place);
        let screen = view.view.as_deref().unwrap_or(View::DASHBOARD);
        let gone = (wanted.is_some() && self.place.tie != wanted).then(|| self.gone(view));
        if gone.is_some() && pane_of(screen) != Some(Pane::Actors) {
            // Another pair in its place would be taken for it.
            return gone;
        }
        self.open_screen(store, screen, square, &view.picture).err().or(missing).or(unknown).or(gone)
    }

    /// The place of a view and, of one of the matrix, the square; and what it names that the data has not.
    fn place_of(&self, store: &Store, view: &View) -> (Place, [Option<Named>; 2], Option<String>) {
        let (mut place, mut missing) = (Place::default(), None);
        match view.actor.as_deref().map(|text| find_named(store, text)) {
            Some(Ok(named)) => (place.item, missing) = (Some(Item::of(named)), self.too_early(store, named)),
            Some(Err(error)) => missing = Some(error.to_string()),
            None => {}
        }
        if view.view.as_deref() == Some(Stage::Matrix.name()) {
            // Of two who have no tie there is a square.
            return match Self::square_of(store, view) {
                Ok(square) => {
                    place.item = square[0].map(Item::of).or(place.item);
                    (place, square, missing)
                }
                Err(error) => (place, [None; 2], Some(error)),
            };
        }
        match view.dyad.as_deref().map(|text| tie(store, text, place.item)) {
            Some(Ok((item, tie))) => {
                place = Place { item: Some(item), tie: Some(tie), pane: Pane::Ties, narrowed: true, ..place };
            }
            Some(Err(error)) => missing = Some(error),
            None => {}
        }
        (place, [None; 2], missing)
    }

    /// Opens a screen by its name, of what is selected; the matrix at a square, and pictures set up.
    fn open_screen(
        &mut self,
        store: &Store,
        name: &str,
        square: [Option<Named>; 2],
        picture: &Picture,
    ) -> Result<(), String> {
        let dyad = self.place.narrow_tie().and_then(TieItem::dyad);
        let actor = self.place.item.and_then(Item::actor);
        if let Some(pane) = pane_of(name) {
            if pane != Pane::Actors {
                self.focus(store, pane);
            }
            return Ok(());
        }
        let page = match name {
            View::BRIEF => Some(Page::Briefings),
            View::CHANGES => Some(Page::Changes(actor)),
            View::TENSIONS => Some(Page::Tensions),
            View::CLAIMS => Some(Page::Stale),
            View::SHEET => dyad.or_else(|| self.place.tie.and_then(TieItem::dyad)).map(|dyad| {
                let from = actor.filter(|actor| dyad.has(*actor)).unwrap_or_else(|| dyad.pair().0);
                Page::Dyad(dyad, from)
            }),
            _ => match Stage::ALL.into_iter().find(|stage| stage.name() == name) {
                Some(Stage::Matrix) => Some(Page::Matrix),
                Some(Stage::Graph) => actor.map(|actor| Page::Graph(actor, picture.seats.unwrap_or(self.lens.as_of))),
                Some(Stage::Timeline) => dyad.map(Page::Timeline).or_else(|| actor.map(Page::TimelineOf)),
                None => {
                    return Err(format!("no view `{}`; there are {}", Clean::label(name), View::BUILTIN.join(", ")));
                }
            },
        };
        match page {
            Some(page) => {
                self.place.pages = vec![Opened::new(page)];
                self.set_up(page, picture);
                if page == Page::Matrix {
                    let [row, column] = self.place.heads();
                    self.open_matrix(store, square[0].or(row), square[1].or(column));
                }
            }
            None => return Err(format!("the view `{name}` is of an actor or a pair, not of a bloc; name one")),
        }
        Ok(())
    }
}

impl State {
    /// Says that the pair of a view is not there.
    fn gone(&self, view: &View) -> String {
        let pair = view.dyad.as_deref().unwrap_or_default();
        format!("nothing of {pair} is known by {}", self.lens.as_of)
    }

    /// Says so when an actor is not known yet on the as-of date.
    fn too_early(&self, store: &Store, named: Named) -> Option<String> {
        let Named::Actor(actor) = named else { return None };
        let actor = &store.graph.actors[actor];
        let day = self.lens.as_of;
        (!actor.life.is_known(day)).then(|| format!("{} is not there yet on {day}; go to a later date", actor.name))
    }
}

/// The name of the dashboard with the keys in a pane.
fn pane_view(pane: Pane) -> &'static str {
    match pane {
        Pane::Actors | Pane::Ties => View::DASHBOARD,
        Pane::Interests => View::INTERESTS,
        Pane::Log => View::LOG,
    }
}

/// The pane that has the keys where a view of this name is the dashboard: the actors unless it says another.
fn pane_of(name: &str) -> Option<Pane> {
    match name {
        View::DASHBOARD => Some(Pane::Actors),
        View::INTERESTS => Some(Pane::Interests),
        View::LOG => Some(Pane::Log),
        _ => None,
    }
}

/// The tie that `text` names, seen from `item` if that is one side of it, else from the side that is named first.
fn tie(store: &Store, text: &str, item: Option<Item>) -> Result<(Item, TieItem), String> {
    let sides = find_sides(store, text).map_err(|error| error.to_string())?;
    if let (Named::Bloc(bloc), Named::Actor(actor)) | (Named::Actor(actor), Named::Bloc(bloc)) = sides {
        return Ok((Item::Bloc(bloc), TieItem::Group(bloc, actor)));
    }
    let dyad: Dyad = find_dyad(store, text).map_err(|error| error.to_string())?;
    let side = item.and_then(Item::actor).filter(|actor| dyad.has(*actor));
    let first = match sides {
        (Named::Actor(first), _) => first,
        (Named::Bloc(_), _) => dyad.pair().0,
    };
    Ok((Item::Actor(side.unwrap_or(first)), TieItem::Pair(dyad)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Lens;
    use crate::query::fixture::bundled;

    #[test]
    fn a_view_leads_back_to_where_it_was_taken() {
        let store = bundled();
        let start = || State::new(store, Lens::of(store));
        for (actor, dyad, filter, as_of) in [
            ("IND", None, None, None),
            ("TAL", Some("RUS-TAL"), Some("topic:security"), Some("2025-04-18")),
            ("CAS", None, Some("since:2020"), None),
            ("CAS", Some("CAS-TAL"), None, Some("2024-01-01")),
        ] {
            let wanted = View {
                view: Some(View::DASHBOARD.into()),
                actor: Some(actor.into()),
                dyad: dyad.map(Into::into),
                filter: filter.map(Into::into),
                as_of: as_of.map(|day| day.parse().unwrap()),
                ..View::default()
            };
            let mut state = start();
            assert_eq!(state.show(store, &wanted), None, "{wanted:?}");
            assert_eq!(state.view(store), wanted);
        }
        let early = View { actor: Some("ISK".into()), as_of: "2010-01-01".parse().ok(), ..View::default() };
        assert!(start().show(store, &early).unwrap().contains("not there yet on 2010-01-01"));
        let unknown = View { actor: Some("ATLANTIS".into()), ..View::default() };
        assert!(start().show(store, &unknown).unwrap().contains("is not known"));
    }

    #[test]
    fn a_filter_that_the_data_does_not_know_is_off_and_none_stays_in_its_place() {
        let store = bundled();
        let mut state = State::new(store, Lens::of(store));
        let through = |filter: &str| View { filter: Some(filter.into()), ..View::default() };
        assert_eq!(state.show(store, &through("topic:security")), None);
        assert!(state.show(store, &through("party:ATLANTIS")).unwrap().contains("ATLANTIS"));
        assert_eq!((state.setup.filter.as_str(), state.setup.filter_on), ("party:ATLANTIS", false));
        assert_eq!(state.lens.filter.text(), "");
        assert!(state.answers.tally.unwrap().is_of(&state.lens));
    }
}
