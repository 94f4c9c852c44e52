//! The records of one kind, later files over earlier ones, each under its id.

use std::borrow::Cow;

use hashbrown::HashMap;
use hashbrown::hash_map::Entry;

use super::place::{Spot, Start};
use super::problem::{Kind, Problem};
use super::problems::Problems;
use super::value::Str;
use super::wire;
use crate::model::{Amendments, Clean, Ix, Retracted};

/// A record that has an id and can be taken out by a later file.
pub(super) trait Record<'a> {
    /// What it is called in messages.
    const KIND: &'static str;
    fn id(&self) -> Option<&Str<'a>>;
    fn retracted(&self) -> Option<&Str<'_>>;

    /// Where it stands, when its row stands at a place.
    fn spot<'p>(&self, place: &'p Start) -> Spot<'p> {
        place.spot()
    }
}

macro_rules! records {
    ($($type:ident = $kind:literal),+ $(,)?) => {$(
        impl<'a> Record<'a> for wire::$type<'a> {
            const KIND: &'static str = $kind;

            fn id(&self) -> Option<&Str<'a>> {
                self.id.as_ref()
            }

            fn retracted(&self) -> Option<&Str<'_>> {
                self.retracted.as_ref()
            }
        }
    )+};
}

records! {
    Topic = "topic", Bloc = "bloc", Source = "source", Actor = "actor", Claim = "claim", Briefing = "briefing",
}

/// One record, with the id under which it is laid.
#[derive(Debug)]
pub(super) struct Row<'a, T> {
    pub(super) id: Cow<'a, str>,
    pub(super) place: Start,
    pub(super) record: Box<T>,
}

/// The records of one kind after all files, in the order in which each id first came. Of each a `Checked` will be made.
#[derive(Debug)]
pub(super) struct Layer<'a, T, Checked = T> {
    rows: Vec<Option<Row<'a, T>>>,
    by_id: HashMap<Cow<'a, str>, Ix<Checked>>,
}

impl<T, Checked> Default for Layer<'_, T, Checked> {
    fn default() -> Self {
        Self { rows: Vec::new(), by_id: HashMap::new() }
    }
}

impl<'a, T, Checked> Layer<'a, T, Checked> {
    /// What is left, in order.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Row<'a, T>> {
        self.rows.iter().flatten()
    }

    /// Makes room for so many more.
    pub(super) fn reserve(&mut self, more: usize) {
        self.rows.reserve(more);
        self.by_id.reserve(more);
    }

    /// How many ids ever came.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// What is left, in order and no longer kept, and which of it is found under each id.
    pub(super) fn into_parts(self) -> (impl Iterator<Item = Row<'a, T>>, HashMap<Cow<'a, str>, Ix<Checked>>) {
        let Self { rows, mut by_id } = self;
        if rows.iter().any(Option::is_none) {
            let mut left = 0..;
            let numbers: Vec<Option<u32>> = rows.iter().map(|row| row.as_ref().and_then(|_| left.next())).collect();
            by_id.retain(|_, ix| {
                let number = numbers.get(ix.at()).copied().flatten();
                *ix = number.map_or(*ix, Ix::new);
                number.is_some()
            });
        }
        (rows.into_iter().flatten(), by_id)
    }

    /// What is known under an id so far.
    pub(super) fn get(&self, id: &str) -> Option<&Row<'a, T>> {
        self.by_id.get(id).and_then(|ix| self.rows.get(ix.at())).and_then(Option::as_ref)
    }

    /// Puts a record under its id, in the place of what stood there.
    pub(super) fn put(&mut self, row: Row<'a, T>) {
        match self.by_id.entry(row.id.clone()) {
            Entry::Vacant(vacant) => {
                vacant.insert(Ix::new(u32::try_from(self.rows.len()).unwrap_or(u32::MAX)));
                self.rows.push(Some(row));
            }
            Entry::Occupied(known) => {
                if let Some(place) = self.rows.get_mut(known.get().at()) {
                    *place = Some(row);
                }
            }
        }
    }

    /// Takes out what stands under an id.
    pub(super) fn take(&mut self, id: &str) -> Option<Row<'a, T>> {
        self.by_id.get(id).and_then(|ix| self.rows.get_mut(ix.at())).and_then(Option::take)
    }
}

/// An interest with whose it is, and its number there. Its row stands at the place of the actor.
#[derive(Debug)]
pub(super) struct OwnInterest<'a> {
    pub(super) actor: Str<'a>,
    pub(super) at: usize,
    pub(super) interest: wire::Interest<'a>,
}

impl<'a> Record<'a> for OwnInterest<'a> {
    const KIND: &'static str = "interest";

    fn id(&self) -> Option<&Str<'a>> {
        self.interest.id.as_ref()
    }

    fn retracted(&self) -> Option<&Str<'_>> {
        self.interest.retracted.as_ref()
    }

    fn spot<'p>(&self, place: &'p Start) -> Spot<'p> {
        place.entry("interests", self.at)
    }
}

/// An id: `[A-Za-z0-9._:-]{1,64}`.
pub(super) fn id<'t, 'a>(
    text: Option<&'t Str<'a>>,
    kind: &str,
    record: Spot<'_>,
    problems: &mut Problems,
) -> Option<&'t Str<'a>> {
    let place = record.at("id");
    let Some(text) = text else {
        problems.add(Problem::missing(place, &format!("the id of the {kind}")));
        return None;
    };
    // All bytes, since many can be looked at at once.
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b':' | b'-');
    let sum = |sum, byte| sum | u8::from(!fits(byte));
    if (1..=64).contains(&text.len()) && text.bytes().fold(0, sum) == 0 {
        return Some(text);
    }
    let problem = Problem::new(Kind::Id, place).found(text);
    problems.add(problem.expected("1 to 64 ASCII letters, digits or . _ : - (no others)"));
    problems.refuse(text);
    None
}

/// Lays one record over its layer, or takes out the one that it retracts.
pub(super) fn lay<'a, T: Record<'a>, Checked>(
    layer: &mut Layer<'a, T, Checked>,
    amendments: &mut Amendments,
    place: &Start,
    record: Box<T>,
    problems: &mut Problems,
) {
    let spot = record.spot(place);
    let Some(Str(id)) = id(record.id(), T::KIND, spot, problems) else { return };
    let earlier = layer.get(id);
    if let Some(earlier) = earlier.filter(|earlier| earlier.place.file == place.file) {
        problems.add(duplicate(id, spot.at("id"), earlier.record.spot(&earlier.place).at("id")));
    } else if let Some(reason) = record.retracted() {
        if let Some(gone) = retraction(T::KIND, id, reason, earlier.is_some(), spot, problems) {
            layer.take(id);
            amendments.retracted.push(gone);
        }
    } else {
        amendments.replaced += usize::from(earlier.is_some());
        layer.put(Row { id: id.clone(), place: *place, record });
    }
}

/// The problem of an id that stands twice in one file.
pub(super) fn duplicate(id: &str, place: Spot<'_>, other: Spot<'_>) -> Problem {
    Problem::new(Kind::DuplicateId, place)
        .found(id)
        .expected("an id that no other record of the file has")
        .help("rename one of the two, or remove it")
        .other(other)
}

/// What is told of a retraction, or the problem of one that hits nothing.
pub(super) fn retraction(
    kind: &'static str,
    id: &str,
    reason: &str,
    hits: bool,
    record: Spot<'_>,
    problems: &mut Problems,
) -> Option<Retracted> {
    let place = record.at("retracted");
    if hits {
        return Some(Retracted { kind, id: id.into(), reason: problems.clean(reason, Clean::NOTE, place) });
    }
    let problem = Problem::new(Kind::Reference, place).found(id);
    let problem = problem.expected(format!("the {kind} to take out, in a file given before"));
    problems.add(problem.help("in its own file a record is removed by deleting it"));
    None
}

#[cfg(test)]
mod tests {
    use super::super::place::Root;
    use super::*;

    #[test]
    fn what_is_left_is_found_under_its_id() {
        let mut layer = Layer::<'_, char, u8>::default();
        for (id, record) in [("a", 'a'), ("b", 'b'), ("c", 'c'), ("a", 'A')] {
            layer.put(Row { id: id.into(), place: Start::new(0, 0, Root::File), record: Box::new(record) });
        }
        assert!(layer.take("b").is_some());
        let (rows, by_id) = layer.into_parts();
        assert_eq!(rows.map(|row| *row.record).collect::<String>(), "Ac");
        let found = ["a", "b", "c"].map(|id| by_id.get(id).map(|ix| ix.raw()));
        assert_eq!(found, [Some(0), None, Some(1)]);
    }
}
