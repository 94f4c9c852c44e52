//! Lays several files over each other: later records replace earlier ones by id, ties by pair, tracks by what they
//! are about. Nothing is checked here but that ids can be compared.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::problem::{Kind, Place, Problem, Problems};
use super::wire::{self, Obj, Str};
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
    Event = "event",
}

/// The records of one kind after all files, in the order in which each id first came.
#[derive(Debug)]
pub(super) struct Layer<T> {
    rows: Vec<Option<(Place, T)>>,
    by_id: HashMap<Box<str>, usize>,
}

impl<T> Default for Layer<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), by_id: HashMap::new() }
    }
}

impl<T> Layer<T> {
    /// What is left, in order.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&Place, &T)> {
        self.rows.iter().flatten().map(|(place, record)| (place, record))
    }

    /// Puts a record under an id. The same id twice in one file is a problem.
    fn put(&mut self, id: &str, place: Place, record: T, problems: &mut Problems) {
        match self.by_id.entry(id.into()) {
            Entry::Vacant(vacant) => {
                vacant.insert(self.rows.len());
                self.rows.push(Some((place, record)));
            }
            Entry::Occupied(known) => {
                let Some(row) = self.rows.get_mut(*known.get()) else {
                    return;
                };
                if row.as_ref().is_some_and(|(earlier, _)| earlier.file == place.file) {
                    problems.add(duplicate(id, place));
                } else {
                    *row = Some((place, record));
                }
            }
        }
    }

    fn remove(&mut self, id: &str) -> bool {
        self.by_id.get(id).and_then(|at| self.rows.get_mut(*at)).is_some_and(|row| row.take().is_some())
    }

    fn has(&self, id: &str) -> bool {
        self.by_id.get(id).and_then(|at| self.rows.get(*at)).is_some_and(Option::is_some)
    }
}

/// The problem of an id that stands twice in one file.
pub(super) fn duplicate(id: &str, place: Place) -> Problem {
    Problem::new(Kind::DuplicateId, place)
        .found(id)
        .expected("an id that no other record of the file has")
        .help("rename one of the two")
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

/// All that was said of one pair.
#[derive(Debug, Default)]
pub(super) struct LaidTie<'a> {
    pub(super) between: Vec<Str<'a>>,
    pub(super) standing: Vec<(Place, wire::Spell<'a>)>,
    pub(super) tracks: Vec<(Place, wire::Track<'a>)>,
    pub(super) note: Option<(Place, Str<'a>)>,
}

/// Everything but events, after all files.
#[derive(Debug, Default)]
pub(super) struct Laid<'a> {
    pub(super) topics: Layer<wire::Topic<'a>>,
    pub(super) blocs: Layer<wire::Bloc<'a>>,
    pub(super) sources: Layer<wire::Source<'a>>,
    pub(super) actors: Layer<wire::Actor<'a>>,
    pub(super) interests: Layer<OwnInterest<'a>>,
    pub(super) ties: Layer<LaidTie<'a>>,
    pub(super) claims: Layer<wire::Claim<'a>>,
    pub(super) briefings: Layer<wire::Briefing<'a>>,
    pub(super) retracted: Vec<Retracted>,
}

/// Lays one record over its layer, or takes out the one that it retracts.
pub(super) fn lay<T: Record>(
    layer: &mut Layer<T>,
    retracted: &mut Vec<Retracted>,
    place: &Place,
    record: T,
    problems: &mut Problems,
) {
    let Some(id) = record.id().map(|id| id.to_string()) else {
        problems.add(Problem::new(Kind::Missing, place.at("id")).expected(format!("the id of the {}", T::KIND)));
        return;
    };
    match record.retracted().map(|reason| Clean::note(reason)) {
        None => layer.put(&id, place.at("id"), record, problems),
        Some(reason) if layer.remove(&id) => retracted.push(Retracted { kind: T::KIND, id: id.into(), reason }),
        Some(_) => problems.add(nothing_to_retract(&id, place.at("retracted"))),
    }
}

/// The problem of a retraction that hits nothing.
pub(super) fn nothing_to_retract(id: &str, place: Place) -> Problem {
    Problem::new(Kind::Reference, place)
        .found(id)
        .expected("the id of a record in an earlier file")
        .help("a retraction takes out what a file given before it says")
}

impl<'a> Laid<'a> {
    /// Lays an actor over what is known, its interests one by one. Without a name it only carries interests.
    pub(super) fn actor(&mut self, place: &Place, mut actor: wire::Actor<'a>, problems: &mut Problems) {
        let interests = actor.interests.take().unwrap_or_default();
        let owner = actor.id.clone();
        let known = owner.as_ref().is_some_and(|id| self.actors.has(id));
        if actor.name.is_some() || actor.retracted.is_some() || !known {
            lay(&mut self.actors, &mut self.retracted, place, actor, problems);
        }
        let Some(owner) = owner else { return };
        for (at, Obj(interest)) in interests.into_iter().enumerate() {
            let place = place.at("interests").at(at);
            let own = OwnInterest { actor: owner.clone(), interest };
            lay(&mut self.interests, &mut self.retracted, &place, own, problems);
        }
    }

    /// Lays a tie over what is known of its pair: a whole standing history, or a whole track, replaces the earlier one.
    pub(super) fn tie(&mut self, place: Place, tie: wire::Tie<'a>, problems: &mut Problems) {
        let mut pair: Vec<&str> = tie.between.iter().flatten().map(|id| &**id).collect();
        pair.sort_unstable();
        let key = pair.join("-");
        if let Some(reason) = tie.retracted.as_ref().map(|reason| Clean::note(reason)) {
            if self.ties.remove(&key) {
                self.retracted.push(Retracted { kind: "tie", id: key.into(), reason });
            } else {
                problems.add(nothing_to_retract(&key, place.at("retracted")));
            }
            return;
        }
        let known = self.ties.by_id.get(key.as_str()).copied();
        let mut laid = known.and_then(|at| self.ties.rows.get_mut(at)).and_then(Option::take);
        if laid.as_ref().is_some_and(|(earlier, _)| earlier.file == place.file) {
            problems.add(duplicate(&key, place.at("between")));
        }
        let mut row = laid.take().map(|(_, tie)| tie).unwrap_or_default();
        row.between = tie.between.unwrap_or_default();
        if let Some(standing) = tie.standing {
            let place = place.at("standing");
            row.standing = standing.into_iter().enumerate().map(|(at, Obj(spell))| (place.at(at), spell)).collect();
        }
        if let Some(note) = tie.note {
            row.note = Some((place.at("note"), note));
        }
        self.tracks(&mut row, &key, &place, tie.tracks.unwrap_or_default(), problems);
        self.ties.put(&key, place, row, problems);
    }

    fn tracks(
        &mut self,
        row: &mut LaidTie<'a>,
        pair: &str,
        place: &Place,
        tracks: Vec<Obj<wire::Track<'a>>>,
        problems: &mut Problems,
    ) {
        let place = place.at("tracks");
        for (at, Obj(track)) in tracks.into_iter().enumerate() {
            let place = place.at(at);
            let before = row.tracks.len();
            row.tracks.retain(|(earlier, known)| earlier.file == place.file || !same_track(known, &track));
            match track.retracted.as_ref().map(|reason| Clean::note(reason)) {
                None => row.tracks.push((place, track)),
                Some(reason) if row.tracks.len() < before => {
                    let id = format!("{pair} {}", track_id(&track)).into();
                    self.retracted.push(Retracted { kind: "track", id, reason });
                }
                Some(_) => problems.add(nothing_to_retract(&track_id(&track), place.at("retracted"))),
            }
        }
    }
}

fn same_track(one: &wire::Track<'_>, two: &wire::Track<'_>) -> bool {
    one.kind == two.kind && one.by == two.by && one.name == two.name
}

/// How a track is called where there is no room for more.
fn track_id(track: &wire::Track<'_>) -> String {
    let parts = [&track.kind, &track.by, &track.name];
    parts.into_iter().flatten().map(|part| &**part).collect::<Vec<_>>().join(" ")
}
