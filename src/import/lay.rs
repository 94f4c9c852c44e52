//! Lays several files over each other: later records replace earlier ones by id, ties by pair, tracks by what they
//! are about. Nothing is checked here but ids, so that they can be compared.

use super::layer::{Layer, OwnInterest, Row, duplicate, lay, retraction};
use super::place::Start;
use super::problem::{Kind, Problem};
use super::problems::Problems;
use super::value::{Few, List, Obj, Str};
use super::wire;
use crate::model::{Amendments, Clean, Source};

/// All that was said of one pair.
#[derive(Debug, Default)]
pub(super) struct LaidTie<'a> {
    pub(super) between: List<'a>,
    /// The standing history that came last, with the place of its tie.
    pub(super) standing: Option<(Start, Few<Obj<wire::Spell<'a>>>)>,
    pub(super) tracks: Vec<Said<wire::Track<'a>>>,
    pub(super) note: Option<(Start, Str<'a>)>,
}

/// One entry of a list of a tie, with the place of the tie and its number there.
#[derive(Debug)]
pub(super) struct Said<T> {
    pub(super) tie: Start,
    pub(super) at: usize,
    pub(super) what: T,
}

/// Everything but events, after all files.
#[derive(Debug, Default)]
pub(super) struct Laid<'a> {
    pub(super) topics: Layer<'a, wire::Topic<'a>>,
    pub(super) blocs: Layer<'a, wire::Bloc<'a>>,
    pub(super) sources: Layer<'a, wire::Source<'a>, Source>,
    pub(super) actors: Layer<'a, wire::Actor<'a>>,
    pub(super) interests: Layer<'a, OwnInterest<'a>>,
    pub(super) ties: Layer<'a, LaidTie<'a>>,
    pub(super) claims: Layer<'a, wire::Claim<'a>>,
    pub(super) briefings: Layer<'a, wire::Briefing<'a>>,
    pub(super) amendments: Amendments,
}

impl<'a> Laid<'a> {
    /// Lays an actor over what is known, its interests one by one. Without a name it only carries interests.
    pub(super) fn actor(&mut self, place: &Start, mut actor: Box<wire::Actor<'a>>, problems: &mut Problems) {
        let interests = actor.interests.take().unwrap_or_default();
        let owner = actor.id.clone();
        let known = owner.as_ref().is_some_and(|id| self.actors.get(id).is_some());
        if !(known && is_bare(&actor)) {
            lay(&mut self.actors, &mut self.amendments, place, actor, problems);
        }
        let Some(owner) = owner else { return };
        for (at, Obj(interest)) in interests.into_vec().into_iter().enumerate() {
            let own = OwnInterest { actor: owner.clone(), at, interest };
            lay(&mut self.interests, &mut self.amendments, place, Box::new(own), problems);
        }
    }

    /// Lays a tie over what is known of its pair: a whole standing history, or a whole track, replaces the earlier one.
    pub(super) fn tie(&mut self, place: Start, tie: wire::Tie<'a>, problems: &mut Problems) {
        let between = tie.between.unwrap_or_default();
        let Some(pair) = pair(&between, &place, problems) else { return };
        let dyad = || pair.replace(' ', "-");
        let earlier = self.ties.get(&pair).map(|row| &row.place);
        if let Some(earlier) = earlier.filter(|earlier| earlier.file == place.file) {
            let problem = duplicate(&dyad(), place.at("between"), earlier.at("between"));
            problems.add(problem.expected("one tie for a pair").help("put both into one"));
            return;
        }
        if let Some(reason) = &tie.retracted {
            if let Some(gone) = retraction("tie", &dyad(), reason, earlier.is_some(), place.spot(), problems) {
                self.ties.take(&pair);
                self.amendments.retracted.push(gone);
            }
            return;
        }
        let mut record = self.ties.take(&pair).map(|row| row.record).unwrap_or_default();
        record.between = between;
        let mut replaces = false;
        if let Some(standing) = tie.standing {
            replaces |= record.standing.replace((place, standing)).is_some();
        }
        if let Some(note) = tie.note {
            record.note = Some((place, note));
        }
        replaces |= self.tracks(&mut record, dyad, &place, tie.tracks.unwrap_or_default(), problems);
        self.amendments.replaced += usize::from(replaces);
        self.ties.put(Row { id: pair.into(), place, record });
    }

    /// Lays tracks over those that are known; tells whether any was replaced.
    fn tracks(
        &mut self,
        row: &mut LaidTie<'a>,
        dyad: impl Fn() -> String,
        place: &Start,
        tracks: Few<Obj<wire::Track<'a>>>,
        problems: &mut Problems,
    ) -> bool {
        let mut replaces = false;
        row.tracks.reserve(tracks.len());
        for (at, Obj(track)) in tracks.into_vec().into_iter().enumerate() {
            let before = row.tracks.len();
            row.tracks.retain(|known| known.tie.file == place.file || !same_track(&known.what, &track));
            let hits = row.tracks.len() < before;
            match &track.retracted {
                None => {
                    replaces |= hits;
                    row.tracks.push(Said { tie: *place, at, what: track });
                }
                Some(reason) => {
                    let id = format!("{} {}", dyad(), track_id(&track));
                    let spot = place.entry("tracks", at);
                    self.amendments.retracted.extend(retraction("track", &id, reason, hits, spot, problems));
                }
            }
        }
        replaces
    }
}

/// Whether an actor says nothing but its id (its interests apart).
fn is_bare(actor: &wire::Actor<'_>) -> bool {
    let wire::Actor { id: _, name, kind, aliases, about, from, until, interests: _, sources, note, retracted } = actor;
    let texts = [name, kind, about, from, until, note, retracted];
    texts.iter().all(|text| text.is_none()) && aliases.is_none() && sources.is_none()
}

/// The pair as one id, whichever comes first.
fn pair(between: &[Str<'_>], place: &Start, problems: &mut Problems) -> Option<String> {
    let place = place.at("between");
    let [a, b] = between else {
        let problem = Problem::new(Kind::Participants, place).found(&match between.len() {
            0 => "nobody".to_owned(),
            1 => "1 actor".to_owned(),
            more => format!("{more} actors"),
        });
        problems.add(problem.expected("`between`, the two actors of the tie"));
        return None;
    };
    if a == b {
        problems.add(Problem::new(Kind::Participants, place.at(1)).found(b).expected("two different actors"));
        return None;
    }
    // A blank is in no id, so that `A-B` with `C` is not `A` with `B-C`.
    let (first, second) = if a.0 < b.0 { (a, b) } else { (b, a) };
    Some(Clean::note(&[&**first, &**second].join(" ")).as_str().to_owned())
}

fn same_track(one: &wire::Track<'_>, two: &wire::Track<'_>) -> bool {
    one.kind == two.kind && one.by == two.by && one.name == two.name
}

/// How a track is called where there is no room for more.
fn track_id(track: &wire::Track<'_>) -> Clean {
    let parts = [&track.kind, &track.by, &track.name];
    Clean::label(&parts.into_iter().flatten().map(|part| &**part).collect::<Vec<_>>().join(" "))
}
