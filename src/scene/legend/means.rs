//! The sentence of each word of the vocabularies. A new word does not compile without one.

use crate::model::{Confidence, Quad, Sign, Stance, Standing, TrackKind};
use crate::query::Trend;
use crate::scene::tone::Tone;

/// What a sign says.
pub(in crate::scene) fn sign(sign: Sign) -> &'static str {
    match sign {
        Sign::Plus => "cooperative: an act or a standing for the other side",
        Sign::Minus => "conflictual: one against the other side",
        Sign::Neutral => "neither: counted, but on no side",
    }
}

/// What a class of events holds.
pub(in crate::scene) fn quad(quad: Quad) -> &'static str {
    match quad {
        Quad::WordsFor => "talks, pacts, praise; recognition, envoys, embassies",
        Quad::DeedsFor => "cooperation, aid, easing, release",
        Quad::WordsAgainst => "demands, protests, refusals, threats",
        Quad::DeedsAgainst => "sanctions, expulsions, force",
        Quad::Neutral => "statements and denials for neither side",
    }
}

/// What a standing means.
pub(in crate::scene) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Allied => "a lived treaty of alliance, or the main backer",
        Standing::Partner => "standing cooperation in several fields, in public",
        Standing::Transactional => "dealings for set returns, without commitment",
        Standing::Neutral => "neither seeks much from the other nor works against it",
        Standing::Strained => "working relations, ruled by a dispute",
        Standing::Adversarial => "each works against the other, without fighting",
        Standing::Hostile => "fighting, attacks, or arms for the enemy in a war",
    }
}

/// What a trend means.
pub(in crate::scene) fn trend(trend: Trend) -> &'static str {
    match trend {
        Trend::Up => "better: a higher standing, or net formal steps up",
        Trend::Down => "worse: a lower standing, or net formal steps down",
        Trend::Mixed => "both: it moved and came back, or net steps up and down",
        Trend::First => "newly assessed: no standing then to compare with",
        Trend::Level => "no net step; events alone move nothing",
    }
}

/// What a word of confidence means.
pub(in crate::scene) fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "sure: scant or doubtful sources",
        Confidence::Moderate => "sure: credible, but not well corroborated",
        Confidence::High => "sure: good sources that agree",
    }
}

/// What a stance of an interest says of the other.
pub(in crate::scene) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::With => "what is wanted courts or needs the other",
        Stance::Against => "it opposes, coerces or fights the other",
        Stance::Mixed => "it hedges, contests or mediates",
    }
}

/// What a kind of formal fact is.
pub(in crate::scene) fn track(kind: TrackKind) -> &'static str {
    match kind {
        TrackKind::Law => "listed as terrorist; suspended: listed, but not applied",
        TrackKind::Post => "rank kept there: contact, mission up to ambassador",
        TrackKind::Recognition => "as a government: none, withdrawn, de-facto, de-jure",
        TrackKind::Sanctions => "a measure that is in-force, eased or lifted",
        TrackKind::Treaty => "an agreement: signed, in-force, suspended or ended",
    }
}

/// What a colour is called.
pub(in crate::scene) fn tone_name(tone: Tone) -> &'static str {
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

/// What a colour says.
pub(in crate::scene) fn tone(tone: Tone) -> &'static str {
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
