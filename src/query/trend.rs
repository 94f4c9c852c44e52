//! Whether a tie became better or worse since the baseline. Only an assessed standing or a formal fact can move it;
//! counting events never does. A standing that was away and is back where it was went both ways.

use super::lens::Lens;
use super::standing::{StandingAt, standing_at, tracks_at};
use crate::model::{Day, Fact, Law, PartialDate, Recognition, Sanctions, Span, Spell, Tie, Track, Treaty};

/// Which way a tie went between the baseline and the as-of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Trend {
    /// Better.
    Up,
    /// Worse.
    Down,
    /// Both: the standing moved and came back; or it stayed, some formal facts became better and some worse.
    Mixed,
    /// Assessed, and not on the baseline, so that there is nothing to compare with; and no formal fact moved.
    First,
    /// As it was.
    #[default]
    Level,
}

impl Trend {
    /// Every trend.
    pub const ALL: [Self; 5] = [Self::Up, Self::Down, Self::Mixed, Self::First, Self::Level];
}

/// A step of a formal fact from what stood on the baseline to what stands on the as-of date.
#[derive(Debug, Clone, Copy)]
pub struct TrackStep<'s> {
    /// What stood before; nothing when this is the first that is known.
    pub before: Option<&'s Track>,
    /// What stands now; nothing when what stood is over.
    pub after: Option<&'s Track>,
    /// Better, or worse.
    pub up: bool,
}

/// A trend with what it rests on.
#[derive(Debug, Clone, Default)]
pub struct TrendAt<'s> {
    /// Which way.
    pub trend: Trend,
    /// The standing before and now, where it rose or fell. Then it alone decides. Before is the baseline; or, of a tie that
    /// was not assessed then, when it was.
    pub standing: Option<(&'s Spell, &'s Spell)>,
    /// What the standing was in between, where it moved and came back: of several, the furthest from what it is. Then the
    /// trend is mixed, whatever the formal facts did.
    pub between: Option<&'s Spell>,
    /// Whether it is assessed now and was not on the baseline. It decides only where nothing moved since.
    pub first: bool,
    /// What the standing was on the baseline, where it is assessed no more.
    pub lapsed: Option<&'s Spell>,
    /// The formal facts that became better or worse.
    pub tracks: Vec<TrackStep<'s>>,
}

impl TrendAt<'_> {
    /// Whether it is the standing that the trend rests on alone.
    #[must_use]
    pub fn standing_decides(&self) -> bool {
        self.standing.is_some() || self.trend == Trend::First
    }

    /// When the newest of the steps was that it rests on; nothing where there was none.
    #[must_use]
    pub fn last_step(&self, stands: Option<StandingAt<'_>>) -> Option<PartialDate> {
        let standing = stands.map(|at| at.since());
        if self.standing_decides() {
            return standing;
        }
        let standing = standing.filter(|_| self.between.is_some());
        let date = |step: &TrackStep<'_>| match (step.after, step.before) {
            (Some(after), _) => Some(after.span.from),
            (None, before) => before?.span.until,
        };
        self.tracks.iter().filter_map(date).chain(standing).max_by_key(|date| date.last())
    }
}

/// The trend of a tie: up or down when its standing rose or fell, net of what was in between; mixed when it did and came
/// back; else as the formal facts that moved, mixed when they did so both ways. A tie that was not assessed on the baseline is
/// compared with its first standing since; where nothing moved after that, it is newly assessed.
#[must_use]
pub fn trend<'s>(tie: &'s Tie, lens: &Lens) -> TrendAt<'s> {
    let [then, now] = [lens.baseline, lens.as_of].map(|day| standing_at(tie, day).map(|at| at.spell));
    let before = then.or_else(|| first_since(tie, lens));
    let both = before.zip(now);
    let standing = both.filter(|(before, after)| before.value.level() != after.value.level());
    let between = both.filter(|_| standing.is_none()).and_then(|(_, now)| between(tie, lens, now));
    let first = then.is_none() && now.is_some();
    let lapsed = then.filter(|_| now.is_none());
    let tracks = track_steps(tie, lens);
    let up = |up: bool| if up { Trend::Up } else { Trend::Down };
    let trend = match (&standing, between, tracks.as_slice()) {
        (Some((before, after)), ..) => up(after.value.level() > before.value.level()),
        (None, None, []) if first => Trend::First,
        (None, None, []) => Trend::Level,
        (None, None, [step, rest @ ..]) if rest.iter().all(|other| other.up == step.up) => up(step.up),
        (None, ..) => Trend::Mixed,
    };
    TrendAt { trend, standing, between, first, lapsed, tracks }
}

/// The first standing that began since the baseline.
fn first_since<'s>(tie: &'s Tie, lens: &Lens) -> Option<&'s Spell> {
    let when = lens.when();
    tie.standing.iter().find(|spell| when.is_new(spell.span.from.last()))
}

/// What was in between, and is not what the standing is now as it was on the baseline.
fn between<'s>(tie: &'s Tie, lens: &Lens, now: &Spell) -> Option<&'s Spell> {
    let now = now.value.level();
    let when = lens.when();
    let came_and_went = |spell: &&Spell| {
        let Span { from, until } = spell.span;
        when.is_new(from.last()) && until.is_some_and(|until| when.is_new(until.last()))
    };
    let spells = tie.standing.iter().filter(came_and_went).filter(|spell| spell.value.level() != now);
    spells.max_by_key(|spell| spell.value.level().abs_diff(now))
}

fn track_steps<'s>(tie: &'s Tie, lens: &Lens) -> Vec<TrackStep<'s>> {
    let stood = |day: Day| tracks_at(tie, day).map(|at| at.track);
    let now =
        stood(lens.as_of).map(|after| (stood(lens.baseline).find(|before| before.is_one_with(after)), Some(after)));
    let over = stood(lens.baseline).filter(|before| !stood(lens.as_of).any(|after| before.is_one_with(after)));
    let steps = now.chain(over.map(|before| (Some(before), None)));
    let moved = |(before, after): (Option<&'s Track>, Option<&'s Track>)| {
        let up = rises(before.map(|track| track.fact), after.map(|track| track.fact))?;
        Some(TrackStep { before, after, up })
    };
    steps.filter_map(moved).collect()
}

/// Whether a step of a formal fact is up (`true`) or down; nothing where it is neither. What is known for the first time
/// moves only as a listing or a measure in force (down) and as a treaty (up). What is over without anything in its place
/// moves only as a measure in force (up) or as a treaty (down): of the rest it is not known what follows.
pub(super) fn rises(before: Option<Fact>, after: Option<Fact>) -> Option<bool> {
    match (before, after) {
        (Some(before), Some(after)) => match rank(before).cmp(&rank(after)) {
            std::cmp::Ordering::Less => Some(true),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(false),
        },
        (None, Some(Fact::Treaty(Treaty::Signed | Treaty::InForce)))
        | (Some(Fact::Sanctions(Sanctions::InForce)), None) => Some(true),
        (None, Some(Fact::Law(Law::Listed) | Fact::Sanctions(Sanctions::InForce)))
        | (Some(Fact::Treaty(Treaty::Signed | Treaty::InForce)), None) => Some(false),
        _ => None,
    }
}

/// The place of a fact among those of its kind, the best highest.
fn rank(fact: Fact) -> u8 {
    match fact {
        Fact::Law(Law::Listed) => 0,
        Fact::Law(Law::Suspended) => 1,
        Fact::Law(Law::Delisted | Law::NeverListed) => 2,
        Fact::Post(post) => post as u8,
        Fact::Recognition(recognition) => match recognition {
            Recognition::None | Recognition::Withdrawn => 0,
            Recognition::DeFacto => 1,
            Recognition::DeJure => 2,
        },
        Fact::Sanctions(sanctions) => sanctions as u8,
        Fact::Treaty(treaty) => match treaty {
            Treaty::Ended => 0,
            Treaty::Suspended => 1,
            Treaty::Signed => 2,
            Treaty::InForce => 3,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Bound;
    use crate::query::fixture::{bundled, day, dyad, tie};

    /// The trend from 2024-06-30 to 2025-06-30 of a tie written as spells.
    fn trend_of(text: &str) -> String {
        let tie = tie(text);
        let lens = Lens::new("2025-06-30".parse().unwrap(), "2024-06-30".parse().unwrap(), Bound::default());
        said(&trend(&tie, &lens))
    }

    /// The trend, and by what: the standing, or how many tracks.
    fn said(at: &TrendAt<'_>) -> String {
        let by = if at.standing.is_some() { "standing".to_owned() } else { at.tracks.len().to_string() };
        let between = at.between.map(|spell| format!(", {} in between", spell.value)).unwrap_or_default();
        let first = if at.first { ", first" } else { "" };
        let lapsed = if at.lapsed.is_some() { ", lapsed" } else { "" };
        format!("{:?} by {by}{between}{first}{lapsed}", at.trend)
    }

    #[rustfmt::skip]
    const CASES: &[(&str, &str)] = &[
        ("", "Level by 0"),
        // The standing decides, from the day after the baseline to the as-of date itself
        ("standing neutral 2020 2024-07-01; standing partner 2024-07-01", "Up by standing"),
        ("standing neutral 2020 2024-06-30; standing partner 2024-06-30", "Level by 0"),
        ("standing neutral 2020 2025-06-30; standing hostile 2025-06-30", "Down by standing"),
        ("standing neutral 2020 2025-07-01; standing hostile 2025-07-01", "Level by 0"),
        // There and back again is both, whatever facts did
        ("standing neutral 2020 2024-08; standing partner 2024-08 2025-01; standing neutral 2025-01",
         "Mixed by 0, partner in between"),
        ("standing neutral 2020 2024-08; standing strained 2024-08 2024-10; standing hostile 2024-10 2025-01; \
          standing neutral 2025-01", "Mixed by 0, hostile in between"),
        ("standing neutral 2020 2024-08; standing partner 2024-08 2025-01; standing neutral 2025-01; treaty/gas signed 2025-01",
         "Mixed by 1, partner in between"),
        ("standing neutral 2020 2024-08; standing hostile 2024-08 2025-01; standing neutral 2025-01; treaty/gas signed 2025-01; \
          treaty/oil signed 2025-02", "Mixed by 2, hostile in between"),
        ("standing neutral 2020 2024-08; standing hostile 2024-08 2025-01; standing neutral 2025-01; law listed 2025-01",
         "Mixed by 1, hostile in between"),
        // The same word on new grounds, and a hole, are no way there
        ("standing neutral 2020 2024-08; standing neutral 2024-08 2025-01; standing neutral 2025-01", "Level by 0"),
        ("standing neutral 2020 2024-08; standing neutral 2025-01", "Level by 0"),
        // It is not sure that it is over
        ("standing neutral 2020 2024-08; standing hostile 2024-08 2025; standing neutral 2025", "Down by standing"),
        // A net step decides, whatever was in between
        ("standing neutral 2020 2024-05; standing partner 2024-05 2025-01; standing neutral 2025-01", "Down by standing"),
        ("standing neutral 2020 2024-08; standing hostile 2024-08 2025-01; standing partner 2025-01", "Up by standing"),
        ("standing neutral 2020 2024-08; standing allied 2024-08 2025-01; standing strained 2025-01; treaty/gas signed 2025-01",
         "Down by standing"),
        // A first assessment is neither a rise nor nothing; facts that moved decide beside it
        ("standing partner 2025-01", "First by 0, first"),
        ("standing hostile 2025-01", "First by 0, first"),
        ("standing partner 2024-06-30", "Level by 0"),
        ("standing partner 2024-07-01", "First by 0, first"),
        ("standing partner 2025", "Level by 0"),
        ("standing partner 2024", "First by 0, first"),
        // What it became after that is a step from its first standing
        ("standing strained 2024-08 2025-01; standing hostile 2025-01", "Down by standing, first"),
        ("standing partner 2024-08 2025-01; standing strained 2025-01; treaty/gas signed 2025-01", "Down by standing, first"),
        ("standing partner 2024-08 2024-10; standing hostile 2024-10 2025-01; standing partner 2025-01",
         "Mixed by 0, hostile in between, first"),
        ("standing partner 2010 2015; standing strained 2025-01", "First by 0, first"),
        ("standing partner 2025-01; post embassy 2025-01", "First by 0, first"),
        ("standing partner 2025-01; treaty/gas signed 2025-01", "Up by 1, first"),
        ("standing partner 2025-01; law listed 2025-01", "Down by 1, first"),
        ("standing partner 2025-01; treaty/gas signed 2025-01; law listed 2025-01", "Mixed by 2, first"),
        ("standing partner 2020 2025-01", "Level by 0, lapsed"),
        ("standing partner 2024-08 2025-01", "Level by 0"),
        // It may have changed, it is not sure
        ("standing neutral 2020 2025; standing partner 2025", "Level by 0"),
        // Against the tracks
        ("standing neutral 2020 2025-01; standing strained 2025-01; law listed 2003 2025-04-17; law suspended 2025-04-17",
         "Down by standing"),
        // Tracks
        ("law listed 2003 2025-04-17; law suspended 2025-04-17", "Up by 1"),
        ("law suspended 2003 2025-04-17; law listed 2025-04-17", "Down by 1"),
        ("law listed 2025-04-17", "Down by 1"),
        ("law suspended 2025-04-17", "Level by 0"),
        ("law delisted 2003 2025-01; law never-listed 2025-01", "Level by 0"),
        ("post embassy 2003 2025-01; post ambassador 2025-01", "Up by 1"),
        ("post embassy 2003 2025-01; post none 2025-01", "Down by 1"),
        ("post embassy 2025-01", "Level by 0"),
        ("post embassy 2020 2025-01", "Level by 0"),
        ("recognition none 2021 2025-01; recognition de-jure 2025-01", "Up by 1"),
        ("recognition withdrawn 2021 2025-01; recognition none 2025-01", "Level by 0"),
        ("sanctions/oil in-force 2025-01", "Down by 1"),
        ("sanctions/oil lifted 2025-01", "Level by 0"),
        ("sanctions/oil in-force 2020 2025-01", "Up by 1"),
        ("sanctions/oil eased 2020 2025-01", "Level by 0"),
        ("treaty/gas signed 2025-01", "Up by 1"),
        ("treaty/gas signed 2020 2025-01; treaty/gas in-force 2025-01", "Up by 1"),
        ("treaty/gas in-force 2020 2025-01; treaty/gas suspended 2025-01", "Down by 1"),
        ("treaty/gas in-force 2020 2025-01", "Down by 1"),
        // Another measure is another track
        ("sanctions/oil in-force 2020 2025-01; sanctions/oil eased 2025-01; sanctions/gas in-force 2025-02", "Mixed by 2"),
        ("law listed 2003 2025-04-17; law suspended 2025-04-17; post contact 2020 2025-01; post embassy 2025-01",
         "Up by 2"),
    ];

    #[test]
    fn a_trend_follows_standing_then_tracks() {
        for (text, expected) in CASES {
            assert_eq!(trend_of(text), *expected, "{text}");
        }
    }

    /// Worked out by hand from the spells in `data/relations.json`, over the year before each day.
    #[test]
    fn trends_of_the_bundled_data() {
        let store = bundled();
        for (pair, as_of, expected) in [
            ("RUS-TAL", "2003-03-01", "Down by 1"),
            ("RUS-TAL", "2022-01-01", "Up by standing"),
            ("RUS-TAL", "2025-04-16", "Level by 0"),
            ("RUS-TAL", "2025-04-18", "Up by 1"),
            ("RUS-TAL", "2026-06-24", "Up by standing"),
            ("TAL-PAK", "2026-06-24", "Down by standing"),
            ("RUS-USA", "2026-06-24", "Down by 1"),
            ("IRN-USA", "2026-06-24", "Mixed by 1, hostile in between"),
            ("IND-USA", "2026-06-24", "Mixed by 1, strained in between"),
            ("RUS-UKR", "2022-12-31", "First by 0, first"),
        ] {
            let tie = store.tie(dyad(pair, store)).unwrap();
            assert_eq!(said(&trend(tie, &Lens::on(day(as_of)))), expected, "{pair} on {as_of}");
        }
    }
}
