//! Names as a user types them: whole, or the beginning of one alone.

use std::fmt;
use std::hash::Hash;

use hashbrown::HashSet;

use crate::model::{Clean, Graph, nearest, sort_by_key};
use crate::store::{Named, Store, bare};

/// Why a text names nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Miss {
    /// Nothing is called so; what is called nearly so.
    Unknown(Option<String>),
    /// More than one thing is called so, or begins so.
    Ambiguous(Vec<String>),
}

impl fmt::Display for Miss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 5;
        match self {
            Self::Unknown(_) => f.write_str("is not known in this data"),
            Self::Ambiguous(names) => {
                let (some, rest) = names.split_at(names.len().min(SHOWN));
                write!(f, "may be {}", some.join(", "))?;
                if !rest.is_empty() {
                    write!(f, " or {} more", rest.len())?;
                }
                f.write_str("; write more of the name")
            }
        }
    }
}

/// The thing that is called `text`, or the only one whose name begins so. Case, accents, spaces and punctuation do not
/// count.
pub(super) fn pick<T: Copy + Eq + Hash>(
    text: &str,
    spellings: &[(&str, T)],
    label: impl Fn(T) -> String,
) -> Result<T, Miss> {
    let wanted = bare(text);
    if wanted.is_empty() {
        return Err(Miss::Unknown(None));
    }
    let exact = distinct(spellings, |spelling| bare(spelling) == wanted);
    let found =
        if exact.is_empty() { distinct(spellings, |spelling| bare(spelling).starts_with(&wanted)) } else { exact };
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let near = nearest(text, spellings.iter().map(|(spelling, _)| *spelling));
            Err(Miss::Unknown(near.map(str::to_owned)))
        }
        several => {
            let mut labels: Vec<String> = several.iter().map(|one| label(*one)).collect();
            sort_by_key(&mut labels, Clone::clone);
            Err(Miss::Ambiguous(labels))
        }
    }
}

fn distinct<T: Copy + Eq + Hash>(spellings: &[(&str, T)], test: impl Fn(&str) -> bool) -> Vec<T> {
    let mut known = HashSet::new();
    let found = spellings.iter().filter(|(spelling, one)| test(spelling) && known.insert(*one));
    found.map(|(_, one)| *one).collect()
}

/// The actor or bloc that a user means.
///
/// # Errors
///
/// Nothing is called so, or several names begin so.
pub fn find_name(store: &Store, text: &str) -> Result<Named, Miss> {
    if let Some(named) = store.names.find(text) {
        return Ok(named);
    }
    let id = |named| id(&store.graph, named).to_owned();
    pick(text, &store.names.iter().collect::<Vec<_>>(), id).map_err(|miss| match miss {
        Miss::Unknown(_) => Miss::Unknown(near_name(store, text)),
        ambiguous @ Miss::Ambiguous(_) => ambiguous,
    })
}

fn id(graph: &Graph, named: Named) -> &str {
    match named {
        Named::Actor(ix) => &graph.actors[ix].id,
        Named::Bloc(ix) => &graph.blocs[ix].id,
    }
}

/// A name like `text`; where it would need quotes, or only a word of it is like `text`, the id.
fn near_name(store: &Store, text: &str) -> Option<String> {
    let graph = &store.graph;
    let spellings = spellings(graph);
    let words = spellings.iter().flat_map(|(name, named)| name.split(' ').map(|word| (word, *named)));
    let all: Vec<(&str, Named)> = spellings.iter().copied().chain(words).collect();
    let near = nearest(text, all.iter().map(|(name, _)| *name))?;
    let (_, named) = all.iter().find(|(name, _)| *name == near)?;
    let whole = spellings.iter().any(|(name, _)| *name == near);
    let stands_bare = whole && near.chars().all(char::is_alphanumeric);
    Some(if stands_bare { near } else { id(graph, *named) }.to_owned())
}

/// Every id, name and alias as it is written.
fn spellings(graph: &Graph) -> Vec<(&str, Named)> {
    let actors = graph.actors.iter().flat_map(|(ix, actor)| {
        let names = std::iter::once(&actor.name).chain(&actor.aliases).map(Clean::as_str);
        std::iter::once(&*actor.id).chain(names).map(move |name| (name, Named::Actor(ix)))
    });
    let blocs = graph.blocs.iter().flat_map(|(ix, bloc)| [(&*bloc.id, ix), (bloc.name.as_str(), ix)]);
    actors.chain(blocs.map(|(name, ix)| (name, Named::Bloc(ix)))).collect()
}

/// The two sides of `A>B` (directed) or `A-B`, where names may hold hyphens themselves: of the places to part them the
/// first counts at which both sides are whole names, else the first at which both are known.
///
/// # Errors
///
/// The first side that is not known, as typed, and why.
pub fn find_pair<'t>(store: &Store, text: &'t str) -> Result<(Named, Named, bool), (&'t str, Miss)> {
    if let Some((from, to)) = text.split_once('>') {
        let (from, to) = both(store, from.trim(), to.trim())?;
        return Ok((from, to, true));
    }
    let cuts = text.match_indices('-').map(|(at, hyphen)| {
        let (left, right) = text.split_at(at);
        (left.trim(), right.get(hyphen.len()..).unwrap_or_default().trim())
    });
    let whole = |(left, right): (&str, &str)| Some((store.names.find(left)?, store.names.find(right)?));
    if let Some((left, right)) = cuts.clone().find_map(whole) {
        return Ok((left, right, false));
    }
    let mut first = None;
    for (left, right) in cuts.filter(|(left, right)| !left.is_empty() && !right.is_empty()) {
        match both(store, left, right) {
            Ok((left, right)) => return Ok((left, right, false)),
            // A cut with one known side tells more than one with none.
            Err(error) if first.is_none() || store.names.find(left).is_some() => first = Some(error),
            Err(_) => {}
        }
    }
    Err(first.unwrap_or((text, Miss::Unknown(None))))
}

fn both<'t>(store: &Store, left: &'t str, right: &'t str) -> Result<(Named, Named), (&'t str, Miss)> {
    let find = |text| find_name(store, text).map_err(|miss| (text, miss));
    Ok((find(left)?, find(right)?))
}
