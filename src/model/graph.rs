//! The relations graph: everything that one set of data files says, checked.

use super::actor::{Actor, ActorIx, Bloc, Interest, Topic};
use super::briefing::Briefing;
use super::bytes::Bytes;
use super::claim::{Claim, Source};
use super::code::CodeTable;
use super::date::Day;
use super::events::Events;
use super::table::Table;
use super::text::Clean;
use super::tie::{Dyad, Tie};

/// A checked relations graph. Every reference in it resolves.
#[derive(Debug)]
pub struct Graph {
    /// What the data is about.
    pub title: Clean,
    /// The day to which the data is complete; "today" for the program.
    pub as_of: Day,
    /// Marking of the files loaded, the highest of them, such as `TLP:CLEAR`.
    pub marking: Option<Clean>,
    /// Who assessed.
    pub assessor: Option<Clean>,
    /// Topics, at most 64.
    pub topics: Table<Topic>,
    /// Actors in file order.
    pub actors: Table<Actor>,
    /// Blocs in file order.
    pub blocs: Table<Bloc>,
    /// What actors want.
    pub interests: Table<Interest>,
    /// Publications.
    pub sources: Table<Source>,
    /// Ties in file order.
    pub ties: Table<Tie>,
    /// Event codes in use.
    pub codes: CodeTable,
    /// Events in order of date.
    pub events: Events,
    /// Checked statements.
    pub claims: Table<Claim>,
    /// Talks.
    pub briefings: Table<Briefing>,
    /// What later files did to the records of earlier ones.
    pub amendments: Amendments,
}

/// What later files did to the records of earlier ones.
#[derive(Debug, Default)]
pub struct Amendments {
    /// Those that were taken out, each with the reason.
    pub retracted: Vec<Retracted>,
    /// How many were replaced: by a record of the same id; of ties, how many had their standing or a formal fact replaced.
    pub replaced: usize,
}

/// A record that a later file took out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retracted {
    /// What it was: `event`, `tie`, `claim` …
    pub kind: &'static str,
    /// Its id.
    pub id: Box<str>,
    /// Why it was taken out.
    pub reason: Clean,
}

impl Graph {
    /// The dyad as it is written: `RUS-TAL`.
    #[must_use]
    pub fn dyad_id(&self, dyad: Dyad) -> String {
        self.pair_id(dyad.pair())
    }

    /// The same beginning with one of the two.
    #[must_use]
    pub fn pair_id(&self, (first, second): (ActorIx, ActorIx)) -> String {
        format!("{}-{}", self.actors[first].id, self.actors[second].id)
    }

    /// A number that is the same for the same documents, in every process; of files that are kept open it knows only how
    /// long they are.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let all = self.events.files.iter().map(Bytes::fingerprint);
        all.fold(0, |sum, one| sum.rotate_left(7) ^ one)
    }

    /// One direction as it is written: `RUS>TAL`.
    #[must_use]
    pub fn direction_id(&self, from: ActorIx, to: ActorIx) -> String {
        format!("{}>{}", self.actors[from].id, self.actors[to].id)
    }
}
