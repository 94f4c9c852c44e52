//! The arrow of a tie: the steps that made it, and the rule.

use super::marks::new;
use super::spell::{opens_standing, opens_track};
use crate::model::{ActorIx, Dyad, Spell};
use crate::query::{Lens, standing_at, start_of, trend as asked};
use crate::scene::page::{Block, Cell, Page};
use crate::scene::tone::Tone;
use crate::scene::trend as trends;
use crate::scene::words::{lens_line, short_name, why};
use crate::store::Store;

/// The rule by which an arrow is made.
pub(super) const RULE: &str = "the standing decides where it rose or fell, net of what came back; else the formal facts that \
                               moved, ± where they moved both ways. Events never make it: new ones are counted beside it";

/// A trend in a line: of which pair, what made it so, and why it stands so now.
pub(super) fn means(store: &Store, lens: &Lens, dyad: Dyad, side: Option<ActorIx>) -> Vec<Cell> {
    let (a, b) = dyad.seen_from(side);
    let names = Cell::toned(format!("{} – {}", short_name(store, a), short_name(store, b)), Tone::Accent);
    let Some(tie) = store.tie(dyad) else { return vec![names] };
    let at = asked(tie, lens);
    let because = trends::because(store, &at, lens.baseline);
    let why = at.standing.and_then(|_| standing_at(tie, lens.as_of)).map(|now| Cell::plain(why(now.start)));
    std::iter::once(names).chain([because]).chain(why).collect()
}

/// The page of a trend.
pub(super) fn trend(store: &Store, lens: &Lens, dyad: Dyad, side: Option<ActorIx>) -> Page {
    let (a, b) = dyad.seen_from(side);
    let title = format!("{} – {}: since {}", short_name(store, a), short_name(store, b), lens.baseline);
    let Some(at) = store.tie(dyad).map(|tie| asked(tie, lens)) else {
        let said = vec![("trend".to_owned(), vec![Cell::plain("nothing is assessed or formally so between the two")])];
        return Page { title, lens: lens_line(store, lens), blocks: vec![Block::Facts(said)] };
    };
    let mut facts = vec![("trend".to_owned(), vec![trends::because(store, &at, lens.baseline)])];
    if let Some((before, after)) = at.standing {
        let since = |spell: &Spell| {
            let tie = store.tie(dyad)?;
            let at = tie.standing.iter().position(|known| std::ptr::eq(known, spell))?;
            Some(start_of(tie, at, spell).span.from)
        };
        let cell = |spell: &Spell| Cell {
            opens: opens_standing(store, dyad, spell),
            ..Cell::toned(format!("{} since {}", spell.value, since(spell).unwrap_or(spell.span.from)), spell.value)
        };
        facts.push(("was".to_owned(), vec![cell(before)]));
        facts.push(("is".to_owned(), vec![cell(after)]));
    }
    for step in &at.tracks {
        let held = step.after.or(step.before);
        let opens = held.and_then(|track| opens_track(store, dyad, track));
        let tone = if step.up { Tone::Cooperative } else { Tone::Conflictual };
        let sign = if step.up { "▲" } else { "▼" };
        let cell = Cell { opens, ..Cell::toned(format!("{sign} {}", trends::track(store, step)), tone) };
        facts.push(("step".to_owned(), vec![cell]));
    }
    facts.push(("rule".to_owned(), vec![Cell::toned(RULE, Tone::Muted)]));
    let new = vec![("new beside it".to_owned(), new(store, lens, dyad))];
    Page { title, lens: lens_line(store, lens), blocks: vec![Block::Facts(facts), Block::Flow(new)] }
}
