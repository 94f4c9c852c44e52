//! What a data file may say, field by field, borrowed from its bytes. Every field is optional here: `check` asks for
//! the ones that are needed, so that all that is missing is reported at once.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::value::{Few, List, Obj, Pairs, Str};

/// Records are parsed one by one, so that a bad one does not hide the others.
pub(super) type Records<'a> = Vec<&'a RawValue>;

/// Declares objects of the data format; `data/relations.schema.json` says what their fields mean.
macro_rules! objects {
    ($($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $field:ident: $type:ty,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, Deserialize)]
        #[serde(bound(deserialize = "'de: 'a"))]
        pub(super) struct $name<'a> { $($(#[$attribute])* pub(super) $field: Option<$type>,)+ }
    )+};
}

objects! {
    /// A whole data file.
    File {
        /// For editors; not read here.
        #[allow(dead_code, reason = "a known field, so that it is not reported as unknown")]
        #[serde(rename = "$schema")]
        schema: Str<'a>,
        version: Str<'a>,
        title: Str<'a>,
        as_of: Str<'a>,
        marking: Str<'a>,
        assessor: Str<'a>,
        topics: Records<'a>,
        blocs: Records<'a>,
        sources: Records<'a>,
        actors: Records<'a>,
        ties: Records<'a>,
        events: Records<'a>,
        claims: Records<'a>,
        briefings: Records<'a>,
    }

    /// A topic.
    Topic {
        id: Str<'a>,
        name: Str<'a>,
        about: Str<'a>,
        retracted: Str<'a>,
    }

    /// A bloc.
    Bloc {
        id: Str<'a>,
        name: Str<'a>,
        members: Few<Obj<Member<'a>>>,
        about: Str<'a>,
        sources: List<'a>,
        note: Str<'a>,
        retracted: Str<'a>,
    }

    /// One membership of a bloc.
    Member {
        actor: Str<'a>,
        from: Str<'a>,
        until: Str<'a>,
    }

    /// A publication.
    Source {
        id: Str<'a>,
        publisher: Str<'a>,
        title: Str<'a>,
        url: Str<'a>,
        date: Str<'a>,
        read: Str<'a>,
        reliability: Str<'a>,
        note: Str<'a>,
        retracted: Str<'a>,
    }

    /// An actor with its interests.
    Actor {
        id: Str<'a>,
        name: Str<'a>,
        kind: Str<'a>,
        aliases: List<'a>,
        about: Str<'a>,
        from: Str<'a>,
        until: Str<'a>,
        interests: Few<Obj<Interest<'a>>>,
        sources: List<'a>,
        note: Str<'a>,
        retracted: Str<'a>,
    }

    /// What an actor wants.
    Interest {
        id: Str<'a>,
        topic: Str<'a>,
        text: Str<'a>,
        from: Str<'a>,
        until: Str<'a>,
        stance: Pairs<'a>,
        because: List<'a>,
        confidence: Str<'a>,
        sources: List<'a>,
        note: Str<'a>,
        retracted: Str<'a>,
    }

    /// What is assessed and formally so of a pair.
    Tie {
        between: List<'a>,
        standing: Few<Obj<Spell<'a>>>,
        tracks: Few<Obj<Track<'a>>>,
        note: Str<'a>,
        retracted: Str<'a>,
    }

    /// One standing spell.
    Spell {
        value: Str<'a>,
        from: Str<'a>,
        until: Str<'a>,
        why: Str<'a>,
        because: List<'a>,
        confidence: Str<'a>,
        sources: List<'a>,
        note: Str<'a>,
    }

    /// One spell of a formal fact.
    Track {
        #[serde(rename = "track")]
        kind: Str<'a>,
        by: Str<'a>,
        name: Str<'a>,
        value: Str<'a>,
        from: Str<'a>,
        until: Str<'a>,
        because: List<'a>,
        sources: List<'a>,
        note: Str<'a>,
        retracted: Str<'a>,
    }

    /// One event, in a graph file or on a line of its own.
    Event {
        id: Str<'a>,
        date: Str<'a>,
        from: List<'a>,
        to: List<'a>,
        code: Str<'a>,
        scheme: Str<'a>,
        quad: Str<'a>,
        goldstein: f64,
        count: u32,
        topics: List<'a>,
        kind: Str<'a>,
        summary: Str<'a>,
        sources: List<'a>,
        url: Str<'a>,
        publisher: Str<'a>,
        credibility: u64,
        confidence: Str<'a>,
        significance: u64,
        note: Str<'a>,
        retracted: Str<'a>,
    }

    /// A checked statement.
    Claim {
        id: Str<'a>,
        text: Str<'a>,
        source: Str<'a>,
        verdict: Str<'a>,
        from: Str<'a>,
        until: Str<'a>,
        events: List<'a>,
        note: Str<'a>,
        retracted: Str<'a>,
    }

    /// A talk.
    Briefing {
        id: Str<'a>,
        title: Str<'a>,
        minutes: u32,
        steps: Few<Obj<Step<'a>>>,
        retracted: Str<'a>,
    }

    /// One slide.
    Step {
        title: Str<'a>,
        say: Few<Obj<Statement<'a>>>,
        notes: Str<'a>,
        minutes: u32,
        show: Obj<Show<'a>>,
    }

    /// One sentence of a slide.
    Statement {
        text: Str<'a>,
        because: List<'a>,
    }

    /// The view of a slide.
    Show {
        view: Str<'a>,
        actor: Str<'a>,
        dyad: Str<'a>,
        filter: Str<'a>,
        as_of: Str<'a>,
        baseline: Str<'a>,
    }
}
