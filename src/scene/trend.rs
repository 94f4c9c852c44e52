//! A trend as a sign, and the sentence that says what it rests on.

use super::page::Cell;
use super::tone::Tone;
use super::words::short_name;
use crate::model::{Day, Spell, Track};
use crate::query::{New, TrackStep, Trend, TrendAt};
use crate::store::Store;

/// The sign of a trend.
pub(super) fn sign(trend: Trend) -> Cell {
    let (symbol, tone) = symbol(trend);
    Cell::toned(symbol, tone)
}

/// The sign and which way that is: `▲ better`.
pub(super) fn way(trend: Trend) -> Cell {
    let sign = sign(trend);
    Cell { text: format!("{} {}", sign.text, word(trend)), ..sign }
}

/// Which way, in a word.
pub(super) const fn word(trend: Trend) -> &'static str {
    match trend {
        Trend::Up => "better",
        Trend::Down => "worse",
        Trend::Mixed => "better and worse",
        Trend::Level => "without net change",
    }
}

/// The sign where thousands are drawn.
pub(super) const fn symbol(trend: Trend) -> (&'static str, Tone) {
    match trend {
        Trend::Up => ("▲", Tone::Cooperative),
        Trend::Down => ("▼", Tone::Conflictual),
        Trend::Mixed => ("±", Tone::Alert),
        Trend::Level => ("=", Tone::Muted),
    }
}

/// How many ties went which way: `▲3▼1±1`; nothing where none moved.
pub(super) fn moves(up: u32, down: u32, mixed: u32) -> String {
    let one = |sign, n| if n > 0 { format!("{sign}{n}") } else { String::new() };
    [one("▲", up), one("▼", down), one("±", mixed)].concat()
}

/// Words and deeds since the baseline: `+3-1`; nothing where there is none.
pub(super) fn new(new: New) -> String {
    if new == New::default() { String::new() } else { format!("+{}-{}", new.plus, new.minus) }
}

/// What a trend rests on: `▲ better: was transactional on 2025-06-24`.
pub(super) fn because(store: &Store, at: &TrendAt<'_>, baseline: Day) -> Cell {
    let sign = if at.trend == Trend::Level { sign(at.trend) } else { way(at.trend) };
    let colon = if at.trend == Trend::Level { "" } else { ":" };
    let text = match (&at.standing, at.tracks.as_slice()) {
        (Some((before, _)), _) => format!("was {} on {baseline}", before.value),
        (None, []) if at.between.is_some() => format!("as on {baseline}"),
        (None, []) => format!("no step since {baseline}"),
        (None, steps) => steps.iter().map(|step| track(store, step)).collect::<Vec<_>>().join(", "),
    };
    Cell::toned(format!("{}{colon} {text}{}", sign.text, between(at)), sign.tone)
}

/// `; hostile in between, 2026-02-28 to 2026-04-07`: where the standing moved and came back, which no sign tells.
pub(super) fn between(at: &TrendAt<'_>) -> String {
    let said = |spell: &Spell| {
        let until = spell.span.until.map(|until| format!(" to {until}")).unwrap_or_default();
        format!("; {} in between, {}{until}", spell.value, spell.span.from)
    };
    at.between.map(said).unwrap_or_default()
}

/// `law of Russia from listed to suspended on 2025-04-17`
pub(super) fn track(store: &Store, step: &TrackStep<'_>) -> String {
    let when = |after: &Track| format!("on {}", after.span.from);
    let (held, text) = match (step.before, step.after) {
        (Some(before), Some(after)) => {
            (after, format!("from {} to {} {}", before.fact.word(), after.fact.word(), when(after)))
        }
        (None, Some(after)) => (after, format!("{} {}", after.fact.word(), when(after))),
        (Some(before), None) => {
            let end = before.span.until.map(|until| format!(" on {until}")).unwrap_or_default();
            (before, format!("no longer {}{end}", before.fact.word()))
        }
        (None, None) => return String::new(),
    };
    let by = held.by.map(|by| format!(" of {}", short_name(store, by))).unwrap_or_default();
    let name = held.name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
    format!("{}{by}{name} {text}", held.fact.kind())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_moves_leave_out_what_is_none() {
        for ((up, down, mixed), expected) in [((0, 0, 0), ""), ((3, 1, 0), "▲3▼1"), ((0, 12, 1), "▼12±1")] {
            assert_eq!(moves(up, down, mixed), expected);
        }
        assert_eq!(new(New { plus: 3, minus: 0 }), "+3-0");
        assert_eq!(new(New::default()), "");
    }
}
