//! The lines of the lanes: what each is called, and what is drawn on it.

use std::borrow::Cow;

use super::bar::{Named, bars};
use super::mark::{Layer, Mark, Segment, many, mark, tone};
use crate::app::{Line, Page, State, part};
use crate::model::{ActorIx, Dyad, Quad, Sign, Tie, Word};
use crate::query::{self, Column, Drawn, Lane, Scope, StandingAt, Strip, TimelineRow, Who};
use crate::scene::stages::square::short;
use crate::scene::tone::Tone;
use crate::scene::words::short_name;
use crate::store::Store;

/// A line of the lanes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// What several lines have in common, on the first of them.
    pub head: String,
    /// What it is called.
    pub name: String,
    /// The tone of its name.
    pub tone: Tone,
    /// Whether events stand on it, not spells.
    pub is_lane: bool,
    /// To which part of the page it belongs.
    pub part: usize,
    /// What its name opens.
    pub opens: Option<Page>,
    /// What is drawn on it, in the order in which the cursor goes.
    pub marks: Vec<Mark>,
}

/// The lines of the lanes.
pub(super) fn rows(store: &Store, state: &State, scope: Scope, picture: &query::Timeline) -> Vec<Row> {
    let lines = state.timeline.lines();
    let scroll = state.place.pages.last().map_or(0, |opened| opened.scroll);
    // The cursor may yet scroll by what is seen.
    let near = scroll.saturating_sub(state.sizes.page)..scroll + 2 * state.sizes.page;
    let teller = Teller { store, state, scope, counting: picture.matching.is_none() };
    let mut before = None;
    let rows = lines.all.iter().enumerate().map(|(at, line)| match line {
        Line::Gap => Row::default(),
        Line::More(tracks) => teller.more(*tracks),
        Line::Row(row) => {
            let Some(row) = picture.rows.get(*row) else { return Row::default() };
            let part = part(row.strip);
            let first = before.replace(part) != Some(part);
            teller.row(row, first, near.contains(&at))
        }
    });
    rows.collect()
}

struct Teller<'t> {
    store: &'t Store,
    state: &'t State,
    scope: Scope,
    counting: bool,
}

impl Teller<'_> {
    fn id(&self, actor: ActorIx) -> &str {
        &self.store.graph.actors[actor].id
    }

    /// That so many formal facts are not seen here; the sheet has them.
    fn more(&self, tracks: usize) -> Row {
        let opens = match self.scope {
            Scope::Dyad(dyad) => Some(Page::Dyad(dyad, dyad.pair().0)),
            _ => None,
        };
        Row { name: format!("{tracks} more"), tone: Tone::Muted, part: 1, opens, ..Row::default() }
    }

    fn row(&self, row: &TimelineRow, first: bool, near: bool) -> Row {
        let (head, name) = match row.strip {
            Strip::Standing => (String::new(), self.stands()),
            Strip::Track(at) => (String::new(), self.track(at)),
            Strip::Lane(lane) => (if first { self.whose(lane) } else { String::new() }, class(lane.column).to_owned()),
            Strip::Tie(dyad) => (String::new(), short_name(self.store, self.other(dyad)).to_owned()),
        };
        let (there, opens) = match row.strip {
            Strip::Tie(dyad) => (self.is_there(dyad), Some(Page::Timeline(dyad))),
            _ => (true, None),
        };
        let tone = match row.strip {
            _ if !there => Tone::Muted,
            Strip::Lane(lane) => tone(lane.column),
            Strip::Standing => self.held().map_or(Tone::Plain, |at| at.spell.value.into()),
            _ => Tone::Plain,
        };
        let is_seen = near || !matches!(row.strip, Strip::Tie(_));
        let mut marks = if is_seen { self.marks(row) } else { Vec::new() };
        if !there {
            for mark in &mut marks {
                mark.tone = Tone::Muted;
            }
        }
        let is_lane = matches!(row.strip, Strip::Lane(_));
        Row { head, name, tone, is_lane, part: part(row.strip), opens, marks }
    }

    fn held(&self) -> Option<StandingAt<'_>> {
        self.tie().and_then(|tie| query::standing_at(tie, self.state.lens.as_of))
    }

    /// `standing: hostile`, as of the as-of date, whatever is seen and has room for its word.
    fn stands(&self) -> String {
        let doubt = |at: &StandingAt<'_>| if at.uncertain { "?" } else { "" };
        self.held().map_or_else(|| "standing".to_owned(), |at| format!("standing: {}{}", at.spell.value, doubt(&at)))
    }

    /// `terror list RUS`, `treaty Doha ceasefire`
    fn track(&self, at: usize) -> String {
        let Some(track) = self.tie().and_then(|tie| tie.tracks.get(at)) else { return String::new() };
        let by = track.by.map(|by| format!(" {}", self.id(by))).unwrap_or_default();
        let name = track.name.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
        format!("{}{by}{name}", track.fact.kind().name())
    }

    fn whose(&self, lane: Lane) -> String {
        match lane.who {
            Who::Way(from, to) => self.store.graph.direction_id(from, to),
            Who::By(actor) => format!("{} >", self.id(actor)),
            Who::On(actor) => format!("> {}", self.id(actor)),
            Who::Pair(_) | Who::Of(_) => String::new(),
        }
    }

    fn other(&self, dyad: Dyad) -> ActorIx {
        let (a, b) = dyad.pair();
        match self.scope {
            Scope::Actor(actor) if actor == b => a,
            _ => b,
        }
    }

    fn is_there(&self, dyad: Dyad) -> bool {
        self.state.answers.tally.as_ref().is_none_or(|tally| tally.pair(self.store, dyad).there)
    }

    fn tie(&self) -> Option<&Tie> {
        match self.scope {
            Scope::Dyad(dyad) => self.store.tie(dyad),
            _ => None,
        }
    }

    fn marks(&self, row: &TimelineRow) -> Vec<Mark> {
        let bars = match (row.strip, self.scope) {
            (Strip::Standing, Scope::Dyad(dyad)) => bars(&row.bars, |at| self.standing(dyad, at, true)),
            (Strip::Track(_), Scope::Dyad(dyad)) => bars(&row.bars, |at| self.fact(dyad, at)),
            (Strip::Tie(dyad), _) => bars(&row.bars, |at| self.standing(dyad, at, false)),
            _ => Vec::new(),
        };
        match row.strip {
            Strip::Lane(_) if self.counting => vec![counting()],
            Strip::Lane(_) => row.marks.iter().map(mark).collect(),
            Strip::Tie(_) => {
                let events = on_bars(&row.marks, &bars);
                bars.into_iter().chain(events).collect()
            }
            Strip::Standing | Strip::Track(_) => bars,
        }
    }

    fn standing(&self, dyad: Dyad, at: usize, opens: bool) -> Option<Named> {
        let spell = self.store.tie(dyad)?.standing.get(at)?;
        let sign = match spell.value.sign() {
            Sign::Plus => "+",
            Sign::Minus => "-",
            Sign::Neutral => "·",
        };
        let opens = opens.then_some(Page::Standing(dyad, at));
        Some(Named { word: spell.value.word(), short: short(spell.value), sign, tone: spell.value.into(), opens })
    }

    fn fact(&self, dyad: Dyad, at: usize) -> Option<Named> {
        let track = self.store.tie(dyad)?.tracks.get(at)?;
        let opens = Some(Page::Track(dyad, at));
        Some(Named { word: track.fact.word(), short: "", sign: "", tone: Tone::Plain, opens })
    }
}

/// The name of a lane of what is in no class of words or deeds.
pub(super) const OTHER: &str = "other";

/// What a lane holds.
pub(super) fn class(column: Column) -> &'static str {
    match column {
        Column::Class(Quad::WordsFor) => "words+",
        Column::Class(Quad::WordsAgainst) => "words-",
        Column::Class(Quad::DeedsFor) => "deeds+",
        Column::Class(Quad::DeedsAgainst) => "deeds-",
        Column::Class(Quad::Neutral) | Column::Other | Column::All => OTHER,
    }
}

/// Where events are still being counted.
fn counting() -> Mark {
    let piece = Segment::Signs("…".into());
    Mark { x: 0, piece, tone: Tone::Muted, layer: Layer::Ground, stop: None }
}

/// Events on the bars of a tie: how many in each column, where no word stands.
fn on_bars(marks: &[query::Mark], bars: &[Mark]) -> Vec<Mark> {
    let word = |bar: &Mark| match &bar.piece {
        Segment::Bar { word, sure, .. } => {
            let long = u16::try_from(word.len().min(sure.len() - 1)).unwrap_or(u16::MAX);
            bar.x..=bar.x.saturating_add(long)
        }
        Segment::Signs(_) => bar.x..=bar.x,
    };
    let words: Vec<_> = bars.iter().map(word).collect();
    let free = |column: u16| !words.iter().any(|word| word.contains(&column));
    let sign = |mark: &query::Mark| -> Option<Cow<'static, str>> {
        match mark.drawn {
            Drawn::Events { reports, .. } => Some(many(reports)),
            Drawn::Uncertain(_) => Some("○".into()),
            Drawn::LeftOut => None,
        }
    };
    let drawn = marks.iter().filter(|mark| free(mark.at)).filter_map(|mark| {
        let piece = Segment::Signs(sign(mark)?);
        Some(Mark { x: mark.at, piece, tone: Tone::Plain, layer: Layer::Top, stop: None })
    });
    drawn.collect()
}
