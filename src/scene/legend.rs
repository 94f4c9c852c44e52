//! Every mark of the screen with a sentence. What the data can be is asked of its own vocabularies, so that a new word
//! cannot go without one.

use super::page::Cell;
use super::tone::Tone;
use super::trend;
use super::words::quad;
use crate::model::{Confidence, Quad, Sign, Standing, Word};
use crate::query::Trend;

/// A line of the legend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The mark as it is drawn; none beside a heading.
    pub mark: Cell,
    /// What it means, in one line of a window of 80 columns; or the heading.
    pub means: &'static str,
}

/// The legend, under headings.
#[must_use]
pub fn legend() -> Vec<Mark> {
    let mut marks = Vec::new();
    marks.push(head("Signs"));
    marks.extend(Sign::ALL.iter().map(|sign| mark(sign.word(), *sign, sign_means(*sign))));
    marks.push(mark(".", Tone::Muted, "none recorded, which is not that nothing happened"));
    marks.push(mark("…", Tone::Muted, "text is cut here; of figures: still being counted"));
    marks.push(head("What was recorded"));
    marks.extend(Quad::ALL.iter().map(|class| mark(quad(*class), class.sign(), quad_means(*class))));
    marks.extend(plain(RECORD));
    marks.push(head("How two stand"));
    marks.extend(Standing::ALL.iter().map(|standing| mark(standing.word(), *standing, standing_means(*standing))));
    marks.extend(plain(STANDING));
    marks.push(head("Which way it went since the baseline"));
    marks.extend(Trend::ALL.map(|way| Mark { mark: trend::sign(way), means: trend_means(way) }));
    marks.push(mark("▲5▼2±1", Tone::New, "of an actor: so many ties better, worse, mixed"));
    marks.push(head("Who, when, on whose word"));
    marks.extend(plain(EVENTS));
    marks.extend(Confidence::ALL.iter().map(|sure| mark(sure.word(), Tone::Muted, confidence_means(*sure))));
    marks.extend(plain(WORD));
    marks.push(head("Interests"));
    marks.extend(plain(STANCES));
    marks.push(head("Lists and lines"));
    marks.extend(plain(LISTS));
    marks.push(head("Colours"));
    marks.extend(Tone::ALL.map(|tone| mark(tone_name(tone), tone, tone_means(tone))));
    marks
}

type Plain = (&'static str, Tone, &'static str);

const RECORD: &[Plain] = &[
    ("+3-1", Tone::Plain, "so many for, so many against"),
    ("> <", Tone::Plain, "what the actor did to the other, then what came back"),
    ("new", Tone::New, "events since the baseline, which line 2 names"),
    ("together", Tone::Plain, "events of three or more, counted once for each pair"),
    ("×12", Tone::Plain, "one entry for so many reports"),
    ("057", Tone::Muted, "CAMEO code of the act; its words are under the panes"),
];

const STANDING: &[Plain] = &[
    ("not assessed", Tone::Muted, "no analyst's judgement is in the data"),
    ("or already", Tone::Alert, "the day of the change is not known"),
    ("3 allied", Tone::Plain, "of a bloc: so many of its members"),
];

const EVENTS: &[Plain] = &[
    ("RUS > TAL", Tone::Plain, "the first acts toward the second"),
    ("RUS = TAL", Tone::Plain, "they act together"),
    ("RUS > TAL,CHN", Tone::Plain, "toward several; alone: within or by itself"),
    ("2026-05", Tone::Plain, "some day of that month, as exact as it is known"),
    ("2026-05-03/07", Tone::Plain, "from one day to another, or on one of them"),
    ("2026-05?", Tone::Alert, "may not have happened by the as-of date; not counted"),
];

const WORD: &[Plain] = &[
    ("2", Tone::Muted, "Admiralty credibility: 1 confirmed to 6 not judged"),
    ("B", Tone::Muted, "reliability of a source: A best to F not judged"),
    ("TASS +2", Tone::Muted, "the first source, and how many more there are"),
    ("TLP:CLEAR", Tone::Accent, "who may see this data, as its author marked it"),
];

const STANCES: &[Plain] = &[
    ("with TAL", Tone::Plain, "what is wanted courts or needs the other"),
    ("against TAL", Tone::Plain, "it opposes, coerces or fights the other"),
    ("mixed TAL", Tone::Plain, "it hedges, contests or mediates"),
];

const LISTS: &[Plain] = &[
    (">", Tone::Plain, "the selected row"),
    ("►", Tone::Accent, "the pane that the keys go to"),
    ("[+] [-]", Tone::Accent, "folded and unfolded: l and h"),
    ("[x] [ ]", Tone::Plain, "chosen and not chosen: Space"),
    ("1–14 of 23", Tone::Plain, "the rows in sight, and how many there are"),
    ("5 of 333", Tone::Plain, "what the filter leaves, of all by the as-of date"),
    ("(latest)", Tone::Plain, "the as-of date is the last day of the data"),
];

fn head(text: &'static str) -> Mark {
    Mark { mark: Cell::default(), means: text }
}

fn mark(text: &str, tone: impl Into<Tone>, means: &'static str) -> Mark {
    Mark { mark: Cell::toned(text, tone), means }
}

fn plain(marks: &[Plain]) -> impl Iterator<Item = Mark> {
    marks.iter().map(|(text, tone, means)| mark(text, *tone, means))
}

fn sign_means(sign: Sign) -> &'static str {
    match sign {
        Sign::Plus => "cooperative: an act or a standing for the other side",
        Sign::Minus => "conflictual: one against the other side",
        Sign::Neutral => "neither: counted, but on no side",
    }
}

fn quad_means(quad: Quad) -> &'static str {
    match quad {
        Quad::WordsFor => "talks, agreements, praise, promises",
        Quad::DeedsFor => "cooperation, aid, easing, release",
        Quad::WordsAgainst => "demands, protests, refusals, threats",
        Quad::DeedsAgainst => "sanctions, expulsions, force",
        Quad::Neutral => "statements and denials for neither side",
    }
}

fn standing_means(standing: Standing) -> &'static str {
    match standing {
        Standing::Allied => "a lived treaty of alliance, or the main backer",
        Standing::Partner => "standing cooperation in several fields, in public",
        Standing::Transactional => "dealings for set returns, without commitment",
        Standing::Neutral => "neither seeks much from the other nor works against it",
        Standing::Strained => "working relations, ruled by a dispute",
        Standing::Adversarial => "each works against the other, without fighting",
        Standing::Hostile => "armed force between the two, or a campaign of attacks",
    }
}

fn trend_means(trend: Trend) -> &'static str {
    match trend {
        Trend::Up => "better: a higher standing, or formal steps up",
        Trend::Down => "worse: a lower standing, or formal steps down",
        Trend::Mixed => "formal steps up and down, the standing the same",
        Trend::Level => "no step; events alone move nothing",
    }
}

fn confidence_means(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "sure: scant or doubtful sources",
        Confidence::Moderate => "sure: credible, but not well corroborated",
        Confidence::High => "sure: good sources that agree",
    }
}

fn tone_name(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Cooperative => "cooperative",
        Tone::Conflictual => "conflictual",
        Tone::Muted => "pale",
        Tone::Accent => "accent",
        Tone::New => "new",
        Tone::Alert => "alert",
    }
}

fn tone_means(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "no meaning beyond the words",
        Tone::Cooperative => "for",
        Tone::Conflictual => "against",
        Tone::Muted => "of less weight, or nothing left by the filter",
        Tone::Accent => "where you are, headings and keys",
        Tone::New => "new since the baseline",
        Tone::Alert => "look here: uncertain, outdated or wrong",
    }
}
