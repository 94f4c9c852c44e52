//! The domain: what there is to know about relations between actors. No files, no screens, no clock.

mod actor;
mod bytes;
mod claim;
mod code;
mod date;
mod event;
mod events;
mod graph;
mod ids;
mod lists;
mod names;
mod near;
mod reading;
mod row;
mod table;
mod text;
mod tie;
mod view;
mod words;

pub use actor::{Actor, ActorIx, Bloc, BlocIx, Interest, InterestIx, Life, Member, Stance, Topic, TopicIx, Topics};
pub use bytes::{Bytes, Window};
pub use claim::{Briefing, Claim, ClaimIx, Grade, Source, SourceIx, Statement, Step, Verdict};
pub use code::{Code, CodeIx, CodeTable, Goldstein, Quad, Sign};
pub use date::{DateError, Day, PartialDate, Span};
pub use event::{Confidence, Event, Significance};
pub use events::{EventIx, Events};
pub use graph::{Graph, Retracted};
pub use names::Names;
pub use near::nearest;
pub use reading::{Reading, RowKey};
pub use row::{Act, EventRow, Grading, Shape};
pub use table::{Ix, Table};
pub use text::{Clean, fold};
pub use tie::{Dyad, Fact, Law, Post, Recognition, Sanctions, Spell, Standing, Tie, Track, TrackKind, Treaty};
pub use view::View;
pub use words::Word;
