//! A trend as a sign, and the sentence that says what it rests on.

use super::page::Cell;
use super::tone::Tone;
use super::words::short_name;
use crate::model::{Day, Spell, Track};
use crate::query::{ActorTally, New, TrackStep, Trend, TrendAt};
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
        Trend::First => "newly assessed",
        Trend::Level => "without net change",
    }
}

/// The sign where thousands are drawn.
pub(super) const fn symbol(trend: Trend) -> (&'static str, Tone) {
    match trend {
        Trend::Up => ("▲", Tone::Cooperative),
        Trend::Down => ("▼", Tone::Conflictual),
        Trend::Mixed => ("±", Tone::Alert),
        Trend::First => ("*", Tone::New),
        Trend::Level => ("=", Tone::Muted),
    }
}

/// How many ties went which way, without those that stayed, nor ways that none went.
pub(super) fn ways(counted: ActorTally) -> impl Iterator<Item = (Trend, u32)> {
    let ActorTally { up, down, mixed, first, .. } = counted;
    let all = [(Trend::Up, up), (Trend::Down, down), (Trend::Mixed, mixed), (Trend::First, first)];
    all.into_iter().filter(|(_, n)| *n > 0)
}

/// How many ties went which way: `▲3▼1±1*2`; nothing where none moved.
pub(super) fn moves(counted: ActorTally) -> String {
    ways(counted).flat_map(|(trend, n)| [symbol(trend).0.to_owned(), n.to_string()]).collect()
}

/// Words and deeds since the baseline: `+3-1`; nothing where there is none.
pub(super) fn new(new: New) -> String {
    if new == New::default() { String::new() } else { format!("+{}-{}", new.plus, new.minus) }
}

/// What a trend rests on: `▲ better: was transactional on 2025-06-24`.
pub(super) fn because(store: &Store, at: &TrendAt<'_>, baseline: Day) -> Cell {
    let way = way(at.trend);
    let sign = symbol(at.trend).0;
    let text = match (&at.standing, at.tracks.as_slice(), at.lapsed) {
        (Some((before, _)), ..) if at.first => {
            format!("{}: was {} at first, {}", way.text, before.value, before.span.from)
        }
        (Some((before, _)), ..) => format!("{}: was {} on {baseline}", way.text, before.value),
        (None, [], _) if at.between.is_some() && at.first => format!("{sign} as at first"),
        (None, [], _) if at.between.is_some() => format!("{sign} as on {baseline}"),
        (None, [], _) if at.first => format!("{}: no standing to compare with on {baseline}", way.text),
        (None, [], Some(was)) => format!("{sign} no longer assessed: was {} on {baseline}", was.value),
        (None, [], None) => format!("{sign} no step since {baseline}"),
        (None, steps, _) => {
            format!("{}: {}", way.text, steps.iter().map(|step| track(store, step)).collect::<Vec<_>>().join(", "))
        }
    };
    Cell { text: text + &beside(at, baseline), ..way }
}

/// What the standing did beside formal facts that moved: `; hostile in between, 2026-02-28 to 2026-04-07` where it moved and
/// came back, `; newly assessed since 2025-06-24` where there was none to compare with.
pub(super) fn beside(at: &TrendAt<'_>, baseline: Day) -> String {
    let said = |spell: &Spell| {
        let until = spell.span.until.map(|until| format!(" to {until}")).unwrap_or_default();
        format!("; {} in between, {}{until}", spell.value, spell.span.from)
    };
    let first = || format!("; {} since {baseline}", word(Trend::First));
    at.between.map(said).or_else(|| (at.first && at.trend != Trend::First).then(first)).unwrap_or_default()
}

/// `terror list of Russia from listed to suspended on 2025-04-17`
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
    format!("{}{by}{name} {text}", held.fact.kind().name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{bundled, small_store};
    use crate::query::{Bound, Lens, find_dyad, trend};

    /// The sentence of a pair.
    fn said(store: &Store, pair: &str, baseline: &str, as_of: &str) -> String {
        let lens = Lens::new(as_of.parse().unwrap(), baseline.parse().unwrap(), Bound::default());
        let dyad = find_dyad(store, pair).unwrap();
        because(store, &trend(store.tie(dyad).unwrap(), &lens), lens.baseline).text
    }

    #[test]
    fn a_sentence_says_what_the_standing_did_and_what_facts_did() {
        let small = small_store(
            "A-B neutral 2020 2025-06-01 hostile 2025-06-01 2025-08-01 neutral 2025-08-01; \
             A-C hostile 2025-06-01; A-D neutral 2020; A-E neutral 2020 2025-06-01 strained 2025-06-01; \
             B-C partner 2020 2025-06-01; B-D partner 2025-03-01 2025-06-01 hostile 2025-06-01",
            "",
        );
        for (pair, expected) in [
            ("A-B", "± as on 2025-01-01; hostile in between, 2025-06-01 to 2025-08-01"),
            ("A-C", "* newly assessed: no standing to compare with on 2025-01-01"),
            ("A-D", "= no step since 2025-01-01"),
            ("A-E", "▼ worse: was neutral on 2025-01-01"),
            ("B-C", "= no longer assessed: was partner on 2025-01-01"),
            ("B-D", "▼ worse: was partner at first, 2025-03-01; newly assessed since 2025-01-01"),
        ] {
            assert_eq!(said(&small, pair, "2025-01-01", "2025-12-31"), expected, "{pair}");
        }
        for (pair, baseline, as_of, expected) in [
            (
                "IRN-USA",
                "2025-06-24",
                "2026-06-24",
                "± better and worse: treaty (Islamabad Memorandum of Understanding) signed on 2026-06-18; \
                 hostile in between, 2026-02-28 to 2026-04-07",
            ),
            ("RUS-UKR", "2021-12-31", "2022-12-31", "* newly assessed: no standing to compare with on 2021-12-31"),
            (
                "RUS-TKM",
                "2021-12-31",
                "2022-12-31",
                "▲ better: treaty (Declaration on deepening strategic partnership) signed on 2022-06-10; \
                 newly assessed since 2021-12-31",
            ),
        ] {
            assert_eq!(said(bundled(), pair, baseline, as_of), expected, "{pair}");
        }
    }

    #[test]
    fn counts_of_moves_leave_out_what_is_none() {
        for ((up, down, mixed, first), expected) in
            [((0, 0, 0, 0), ""), ((3, 1, 0, 0), "▲3▼1"), ((0, 12, 1, 0), "▼12±1"), ((5, 2, 0, 1), "▲5▼2*1")]
        {
            assert_eq!(moves(ActorTally { up, down, mixed, first, ..ActorTally::default() }), expected);
        }
        assert_eq!(new(New { plus: 3, minus: 0 }), "+3-0");
        assert_eq!(new(New::default()), "");
    }
}
