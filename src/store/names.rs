//! Every spelling by which a user may call an actor or a bloc.

use hashbrown::HashMap;

use crate::model::{ActorIx, BlocIx, Clean, Graph, fold, holds_word};

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Named {
    /// An actor.
    Actor(ActorIx),
    /// A bloc.
    Bloc(BlocIx),
}

/// Ids, names and aliases, without case, accents, spaces and punctuation.
#[derive(Debug)]
pub struct Names {
    exact: HashMap<String, Named>,
    /// Of each actor its id, name and aliases, folded, a line each.
    spelled: Vec<Box<str>>,
}

impl Names {
    pub(super) fn new(graph: &Graph) -> Self {
        let mut exact = HashMap::new();
        let mut enter = |text: &str, named| {
            exact.entry(bare(text)).or_insert(named);
        };
        // Ids come first: no alias takes an id's place.
        for (ix, actor) in graph.actors.iter() {
            enter(&actor.id, Named::Actor(ix));
        }
        for (ix, bloc) in graph.blocs.iter() {
            enter(&bloc.id, Named::Bloc(ix));
        }
        for (ix, actor) in graph.actors.iter() {
            enter(&actor.name, Named::Actor(ix));
        }
        for (ix, bloc) in graph.blocs.iter() {
            enter(&bloc.name, Named::Bloc(ix));
        }
        for (ix, actor) in graph.actors.iter() {
            for alias in &actor.aliases {
                enter(alias, Named::Actor(ix));
            }
        }
        let spelled = graph.actors.rows().map(|actor| {
            let spellings = [&*actor.id, &*actor.name].into_iter().chain(actor.aliases.iter().map(Clean::as_str));
            fold(&spellings.collect::<Vec<_>>().join("\n")).into()
        });
        Self { exact, spelled: spelled.collect() }
    }

    /// The actor or bloc with this id, name or alias.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Named> {
        self.exact.get(&bare(text)).copied()
    }

    /// Id, name and aliases of the actor, folded.
    pub fn spellings(&self, actor: ActorIx) -> impl Iterator<Item = &str> {
        self.spelled.get(actor.at()).into_iter().flat_map(|spelled| spelled.split('\n'))
    }

    /// Whether a word of a spelling of the actor begins with the folded text.
    #[must_use]
    pub fn is_called(&self, actor: ActorIx, folded: &str) -> bool {
        self.spelled.get(actor.at()).is_some_and(|spelled| holds_word(spelled, |rest| rest.find(folded)))
    }

    /// All spellings, folded, with what they stand for, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Named)> {
        self.exact.iter().map(|(text, named)| (text.as_str(), *named))
    }
}

/// A name as it is compared: without case, accents, spaces and punctuation.
#[must_use]
pub fn bare(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}
