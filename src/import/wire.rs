//! What a data file may say, field by field, borrowed from its bytes. Every field is optional here: `check` asks for
//! the ones that are needed, so that all that is missing is reported at once.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use serde_json::value::RawValue;

use super::problem::Place;

/// A string, borrowed where it has no escapes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Str<'a>(pub(super) Cow<'a, str>);

impl std::ops::Deref for Str<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Str<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl<'de> Visitor<'de> for Text {
            type Value = Cow<'de, str>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Cow::Borrowed(text))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Cow::Owned(text.to_owned()))
            }
        }

        deserializer.deserialize_str(Text).map(Self)
    }
}

/// An object, and nothing else: serde would take an array for a struct, field by field.
#[derive(Debug, Clone)]
pub(super) struct Obj<T>(pub(super) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Obj<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Fields<T> {
            type Value = T;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map))
            }
        }

        deserializer.deserialize_map(Fields(PhantomData)).map(Self)
    }
}

/// An object whose keys are data, each at most once.
#[derive(Debug, Clone, Default)]
pub(super) struct Pairs<'a>(pub(super) Vec<(Str<'a>, Str<'a>)>);

impl<'de: 'a, 'a> Deserialize<'de> for Pairs<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;

        impl<'de> Visitor<'de> for Entries {
            type Value = Vec<(Str<'de>, Str<'de>)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs: Self::Value = Vec::new();
                while let Some(key) = map.next_key::<Str<'de>>()? {
                    if pairs.iter().any(|(known, _)| *known == key) {
                        return Err(de::Error::custom(format_args!("duplicate field `{}`", &*key)));
                    }
                    pairs.push((key, map.next_value()?));
                }
                Ok(pairs)
            }
        }

        deserializer.deserialize_map(Entries).map(Self)
    }
}

/// Records are parsed one by one, so that a bad one does not hide the others.
pub(super) type Records<'a> = Vec<&'a RawValue>;
/// A list of strings.
pub(super) type List<'a> = Vec<Str<'a>>;

/// One event as it stands in a file, not yet parsed.
#[derive(Debug)]
pub(super) struct RawEvent<'a> {
    /// Where its object begins.
    pub(super) place: Place,
    /// Its object.
    pub(super) text: &'a str,
}

/// A whole data file.
#[derive(Debug, serde::Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the data format, described in its schema")]
pub(super) struct File<'a> {
    #[serde(default, borrow, rename = "$schema")]
    /// For editors; not read here.
    #[allow(dead_code, reason = "a known field, so that it is not reported as unknown")]
    pub(super) schema: Option<Str<'a>>,
    #[serde(default, borrow)]
    pub(super) version: Option<Str<'a>>,
    #[serde(default, borrow)]
    pub(super) title: Option<Str<'a>>,
    #[serde(default, borrow)]
    pub(super) as_of: Option<Str<'a>>,
    #[serde(default, borrow)]
    pub(super) marking: Option<Str<'a>>,
    #[serde(default, borrow)]
    pub(super) assessor: Option<Str<'a>>,
    #[serde(default, borrow)]
    pub(super) topics: Records<'a>,
    #[serde(default, borrow)]
    pub(super) blocs: Records<'a>,
    #[serde(default, borrow)]
    pub(super) sources: Records<'a>,
    #[serde(default, borrow)]
    pub(super) actors: Records<'a>,
    #[serde(default, borrow)]
    pub(super) ties: Records<'a>,
    #[serde(default, borrow)]
    pub(super) events: Records<'a>,
    #[serde(default, borrow)]
    pub(super) claims: Records<'a>,
    #[serde(default, borrow)]
    pub(super) briefings: Records<'a>,
}

/// A topic.
#[derive(Debug, Clone, serde::Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the data format, described in its schema")]
pub(super) struct Topic<'a> {
    #[serde(borrow)]
    pub(super) id: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) name: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) about: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) retracted: Option<Str<'a>>,
}

/// A bloc.
#[derive(Debug, Clone, serde::Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the data format, described in its schema")]
pub(super) struct Bloc<'a> {
    #[serde(borrow)]
    pub(super) id: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) name: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) members: Option<Vec<Obj<Member<'a>>>>,
    #[serde(borrow)]
    pub(super) about: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) sources: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) note: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) retracted: Option<Str<'a>>,
}

/// One membership of a bloc.
#[derive(Debug, Clone, serde::Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the data format, described in its schema")]
pub(super) struct Member<'a> {
    #[serde(borrow)]
    pub(super) actor: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) from: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) until: Option<Str<'a>>,
}

/// A publication.
#[derive(Debug, Clone, serde::Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the data format, described in its schema")]
pub(super) struct Source<'a> {
    #[serde(borrow)]
    pub(super) id: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) publisher: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) title: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) url: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) date: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) read: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) reliability: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) note: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) retracted: Option<Str<'a>>,
}

/// An actor with its interests.
#[derive(Debug, Clone, serde::Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the data format, described in its schema")]
pub(super) struct Actor<'a> {
    #[serde(borrow)]
    pub(super) id: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) name: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) kind: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) aliases: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) about: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) from: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) until: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) interests: Option<Vec<Obj<Interest<'a>>>>,
    #[serde(borrow)]
    pub(super) sources: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) note: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) retracted: Option<Str<'a>>,
}

/// What an actor wants.
#[derive(Debug, Clone, serde::Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the data format, described in its schema")]
pub(super) struct Interest<'a> {
    #[serde(borrow)]
    pub(super) id: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) topic: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) text: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) from: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) until: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) stance: Option<Pairs<'a>>,
    #[serde(borrow)]
    pub(super) because: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) confidence: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) sources: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) note: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) retracted: Option<Str<'a>>,
}

/// What is assessed and formally so of a pair.
#[derive(Debug, Clone, serde::Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the data format, described in its schema")]
pub(super) struct Tie<'a> {
    #[serde(borrow)]
    pub(super) between: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) standing: Option<Vec<Obj<Spell<'a>>>>,
    #[serde(borrow)]
    pub(super) tracks: Option<Vec<Obj<Track<'a>>>>,
    #[serde(borrow)]
    pub(super) note: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) retracted: Option<Str<'a>>,
}

/// One standing spell.
#[derive(Debug, Clone, serde::Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the data format, described in its schema")]
pub(super) struct Spell<'a> {
    #[serde(borrow)]
    pub(super) value: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) from: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) until: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) why: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) because: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) confidence: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) sources: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) note: Option<Str<'a>>,
}

/// One spell of a formal fact.
#[derive(Debug, Clone, serde::Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the data format, described in its schema")]
pub(super) struct Track<'a> {
    #[serde(borrow, rename = "track")]
    pub(super) kind: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) by: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) name: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) value: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) from: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) until: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) because: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) sources: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) note: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) retracted: Option<Str<'a>>,
}

/// One event, in a graph file or on a line of its own.
#[derive(Debug, Clone, serde::Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the data format, described in its schema")]
pub(super) struct Event<'a> {
    #[serde(borrow)]
    pub(super) id: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) date: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) from: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) to: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) code: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) scheme: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) quad: Option<Str<'a>>,
    pub(super) goldstein: Option<f64>,
    pub(super) count: Option<u32>,
    #[serde(borrow)]
    pub(super) topics: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) kind: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) summary: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) sources: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) url: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) publisher: Option<Str<'a>>,
    pub(super) credibility: Option<u64>,
    #[serde(borrow)]
    pub(super) confidence: Option<Str<'a>>,
    pub(super) significance: Option<u64>,
    #[serde(borrow)]
    pub(super) note: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) retracted: Option<Str<'a>>,
}

/// A checked statement.
#[derive(Debug, Clone, serde::Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the data format, described in its schema")]
pub(super) struct Claim<'a> {
    #[serde(borrow)]
    pub(super) id: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) text: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) source: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) verdict: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) from: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) until: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) events: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) note: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) retracted: Option<Str<'a>>,
}

/// A talk.
#[derive(Debug, Clone, serde::Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the data format, described in its schema")]
pub(super) struct Briefing<'a> {
    #[serde(borrow)]
    pub(super) id: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) title: Option<Str<'a>>,
    pub(super) minutes: Option<u32>,
    #[serde(borrow)]
    pub(super) steps: Option<Vec<Obj<Step<'a>>>>,
    #[serde(borrow)]
    pub(super) retracted: Option<Str<'a>>,
}

/// One slide.
#[derive(Debug, Clone, serde::Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the data format, described in its schema")]
pub(super) struct Step<'a> {
    #[serde(borrow)]
    pub(super) title: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) say: Option<Vec<Obj<Statement<'a>>>>,
    #[serde(borrow)]
    pub(super) notes: Option<Str<'a>>,
    pub(super) minutes: Option<u32>,
    #[serde(borrow)]
    pub(super) show: Option<Obj<Show<'a>>>,
}

/// One sentence of a slide.
#[derive(Debug, Clone, serde::Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the data format, described in its schema")]
pub(super) struct Statement<'a> {
    #[serde(borrow)]
    pub(super) text: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) because: Option<List<'a>>,
}

/// The view of a slide.
#[derive(Debug, Clone, serde::Deserialize)]
#[allow(missing_docs, reason = "the fields are those of the data format, described in its schema")]
pub(super) struct Show<'a> {
    #[serde(borrow)]
    pub(super) view: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) actor: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) dyad: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) filter: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) as_of: Option<Str<'a>>,
    #[serde(borrow)]
    pub(super) baseline: Option<Str<'a>>,
}
