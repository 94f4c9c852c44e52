//! What a data file may say, field by field, borrowed from its bytes. Every field is optional here: `check` asks for
//! the ones that are needed, so that all that is missing is reported at once.

use serde::de::{IgnoredAny, MapAccess};

use super::plain::{Plain, Reader, field};
use super::value::{Few, List, Obj, Object, Pairs, Raw, Records, Str, take};

/// Declares objects of the data format; `data/relations.schema.json` says what their fields mean. A field whose name in
/// the file cannot be its name here tells it with `as`.
macro_rules! objects {
    ($($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $field:ident $(as $key:literal)?: $type:ty,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default)]
        pub(super) struct $name<'a> {
            $($(#[$attribute])* pub(super) $field: Option<$type>,)+
        }

        impl<'a> Object<'a> for $name<'a> {
            const FIELDS: &'static [&'static str] = &[$(objects!(@key $field $($key)?)),+];

            fn take<A: MapAccess<'a>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
                match key {
                    $(objects!(@key $field $($key)?) => take(&mut self.$field, map),)+
                    _ => map.next_value::<IgnoredAny>().map(drop),
                }
            }
        }

        impl<'a> Plain<'a> for $name<'a> {
            fn plain(reader: &mut Reader<'a>) -> Option<Self> {
                let mut object = Self::default();
                // Which fields came.
                $(let mut $field = false;)+
                reader.object(|reader, key| match key {
                    $(objects!(@key $field $($key)?) => field(&mut object.$field, &mut $field, reader),)+
                    _ => None,
                })?;
                Some(object)
            }
        }
    )+};
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}

objects! {
    /// A record of which nothing but its id is asked.
    IdOnly {
        id: Str<'a>,
    }

    /// A whole data file.
    File {
        /// For editors; not read here.
        #[allow(dead_code, reason = "a known field, so that it is not reported as unknown")]
        schema as "$schema": Str<'a>,
        version: Str<'a>,
        title: Str<'a>,
        as_of: Str<'a>,
        marking: Str<'a>,
        assessor: Str<'a>,
        topics: Records<'a, Topic<'a>>,
        blocs: Records<'a, Bloc<'a>>,
        sources: Records<'a, Source<'a>>,
        actors: Records<'a, Actor<'a>>,
        ties: Records<'a, Tie<'a>>,
        events: Vec<Raw<'a>>,
        claims: Records<'a, Claim<'a>>,
        briefings: Records<'a, Briefing<'a>>,
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
        kind as "track": Str<'a>,
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
        cells: Str<'a>,
        sort: Str<'a>,
        seats: Str<'a>,
        span: Str<'a>,
        ties: Str<'a>,
    }
}
