//! The records of one kind, later files over earlier ones, each under its id.

use hashbrown::HashMap;
use hashbrown::hash_map::Entry;

use super::place::{Place, Spot};
use super::problem::{Kind, Problem};
use super::problems::Problems;
use super::value::Str;
use super::wire;
use crate::model::{Clean, Retracted};

/// A record that has an id and can be taken out by a later file.
pub(super) trait Record {
    /// What it is called in messages.
    const KIND: &'static str;
    fn id(&self) -> Option<&Str<'_>>;
    fn retracted(&self) -> Option<&Str<'_>>;
}

macro_rules! records {
    ($($type:ident = $kind:literal),+ $(,)?) => {$(
        impl Record for wire::$type<'_> {
            const KIND: &'static str = $kind;

            fn id(&self) -> Option<&Str<'_>> {
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
pub(super) struct Row<T> {
    pub(super) id: Box<str>,
    pub(super) place: Place,
    pub(super) record: Box<T>,
}

/// The records of one kind after all files, in the order in which each id first came.
#[derive(Debug)]
pub(super) struct Layer<T> {
    rows: Vec<Option<Row<T>>>,
    by_id: HashMap<Box<str>, usize>,
}

impl<T> Default for Layer<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), by_id: HashMap::new() }
    }
}

impl<T> Layer<T> {
    /// What is left, in order.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Row<T>> {
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

    /// What is left, in order, and no longer kept.
    pub(super) fn into_rows(self) -> impl Iterator<Item = Row<T>> {
        self.rows.into_iter().flatten()
    }

    /// What is known under an id so far.
    pub(super) fn get(&self, id: &str) -> Option<&Row<T>> {
        self.by_id.get(id).and_then(|at| self.rows.get(*at)).and_then(Option::as_ref)
    }

    /// Puts a record under its id, in the place of what stood there.
    pub(super) fn put(&mut self, row: Row<T>) {
        match self.by_id.entry(row.id.clone()) {
            Entry::Vacant(vacant) => {
                vacant.insert(self.rows.len());
                self.rows.push(Some(row));
            }
            Entry::Occupied(known) => {
                if let Some(place) = self.rows.get_mut(*known.get()) {
                    *place = Some(row);
                }
            }
        }
    }

    /// Takes out what stands under an id.
    pub(super) fn take(&mut self, id: &str) -> Option<Row<T>> {
        self.by_id.get(id).and_then(|at| self.rows.get_mut(*at)).and_then(Option::take)
    }
}

/// An interest with whose it is.
#[derive(Debug)]
pub(super) struct OwnInterest<'a> {
    pub(super) actor: Str<'a>,
    pub(super) interest: wire::Interest<'a>,
}

impl Record for OwnInterest<'_> {
    const KIND: &'static str = "interest";

    fn id(&self) -> Option<&Str<'_>> {
        self.interest.id.as_ref()
    }

    fn retracted(&self) -> Option<&Str<'_>> {
        self.interest.retracted.as_ref()
    }
}

/// An id: `[A-Za-z0-9._:-]{1,64}`.
pub(super) fn id<'t>(
    text: Option<&'t Str<'_>>,
    kind: &str,
    record: &Place,
    problems: &mut Problems,
) -> Option<&'t str> {
    let place = record.at("id");
    let Some(text) = text else {
        problems.add(Problem::missing(place, &format!("the id of the {kind}")));
        return None;
    };
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b':' | b'-');
    if (1..=64).contains(&text.len()) && text.bytes().all(fits) {
        return Some(text);
    }
    let problem = Problem::new(Kind::Id, place).found(text);
    problems.add(problem.expected("1 to 64 ASCII letters, digits or . _ : - (no others)"));
    problems.refuse(text);
    None
}

/// Lays one record over its layer, or takes out the one that it retracts.
pub(super) fn lay<T: Record>(
    layer: &mut Layer<T>,
    retracted: &mut Vec<Retracted>,
    place: &Place,
    record: Box<T>,
    problems: &mut Problems,
) {
    let Some(id) = id(record.id(), T::KIND, place, problems).map(Box::from) else { return };
    let earlier = layer.get(&id).map(|row| &row.place);
    if let Some(earlier) = earlier.filter(|earlier| earlier.file == place.file) {
        problems.add(duplicate(&id, place.at("id"), earlier.at("id")));
    } else if let Some(reason) = record.retracted() {
        if let Some(gone) = retraction(T::KIND, &id, reason, earlier.is_some(), place, problems) {
            layer.take(&id);
            retracted.push(gone);
        }
    } else {
        layer.put(Row { id, place: place.clone(), record });
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
    record: &Place,
    problems: &mut Problems,
) -> Option<Retracted> {
    let place = record.at("retracted");
    if hits {
        problems.look(reason, place);
        return Some(Retracted { kind, id: id.into(), reason: Clean::note(reason) });
    }
    let problem = Problem::new(Kind::Reference, place).found(id);
    let problem = problem.expected(format!("the {kind} to take out, in a file given before"));
    problems.add(problem.help("in its own file a record is removed by deleting it"));
    None
}
