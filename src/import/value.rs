//! The values that a data file is made of: strings, objects, bounded lists, objects whose keys are data.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

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

/// What stands in an object. Not derived: what serde derives is a parser of everything, made anew for each kind of object.
pub(super) trait Object<'a>: Default {
    /// The names of its fields.
    const FIELDS: &'static [&'static str];

    /// Takes the value that is next, which stands under this key.
    fn take<A: MapAccess<'a>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error>;
}

/// Takes the value of a field. One function for all fields of a type, whatever they stand in.
#[inline(never)]
pub(super) fn take<'a, T: Deserialize<'a>, A: MapAccess<'a>>(
    field: &mut Option<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    *field = map.next_value()?;
    Ok(())
}

/// The next key; none of these fields twice. One function for all kinds of objects.
#[inline(never)]
fn next_key<'a, A: MapAccess<'a>>(
    fields: &'static [&'static str],
    came: &mut Vec<&'static str>,
    map: &mut A,
) -> Result<Option<Str<'a>>, A::Error> {
    let key = map.next_key::<Str<'a>>()?;
    if let Some(known) = key.as_deref().and_then(|key| fields.iter().find(|known| **known == key)) {
        if came.contains(known) {
            return Err(de::Error::duplicate_field(known));
        }
        came.push(*known);
    }
    Ok(key)
}

impl<'de, T: Object<'de>> Deserialize<'de> for Obj<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields<T>(PhantomData<T>);

        impl<'de, T: Object<'de>> Visitor<'de> for Fields<T> {
            type Value = T;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
                let (mut object, mut came) = (T::default(), Vec::new());
                while let Some(key) = next_key(T::FIELDS, &mut came, &mut map)? {
                    object.take(&key, &mut map)?;
                }
                Ok(object)
            }
        }

        deserializer.deserialize_map(Fields(PhantomData)).map(Self)
    }
}

/// Most entries of a list, and of an object whose keys are data, inside a record.
pub(super) const MOST_LISTED: usize = 1_000;
/// What the parser says of a longer one.
pub(super) const TOO_MANY: &str = "too many entries";

/// A list inside a record, of at most [`MOST_LISTED`] entries. Most have one, which is no reason to ask for memory.
#[derive(Debug, Clone)]
pub(super) enum Few<T> {
    One([T; 1]),
    Many(Vec<T>),
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl<T> Few<T> {
    /// The entries.
    pub(super) fn into_vec(self) -> Vec<T> {
        match self {
            Self::One(one) => one.into(),
            Self::Many(list) => list,
        }
    }

    /// Puts one more at its end.
    pub(super) fn push(&mut self, entry: T) {
        match self {
            Self::Many(list) if list.is_empty() => *self = Self::One([entry]),
            Self::Many(list) => list.push(entry),
            Self::One(_) => {
                if let Self::One([first]) = std::mem::take(self) {
                    let mut list = Vec::with_capacity(4);
                    list.extend([first, entry]);
                    *self = Self::Many(list);
                }
            }
        }
    }
}

impl<T> std::ops::Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Self::One(one) => one,
            Self::Many(list) => list,
        }
    }
}

impl<'l, T> IntoIterator for &'l Few<T> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Few<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Few<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Few<T>, A::Error> {
                let mut list = Few::default();
                while let Some(entry) = seq.next_element()? {
                    if list.len() == MOST_LISTED {
                        return Err(de::Error::custom(TOO_MANY));
                    }
                    list.push(entry);
                }
                Ok(list)
            }
        }

        deserializer.deserialize_seq(Entries(PhantomData))
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
                let mut known = HashSet::new();
                while let Some(key) = map.next_key::<Str<'de>>()? {
                    if !known.insert(key.clone()) {
                        return Err(de::Error::custom(format_args!("duplicate field `{}`", &*key)));
                    }
                    if pairs.len() == MOST_LISTED {
                        return Err(de::Error::custom(TOO_MANY));
                    }
                    pairs.push((key, map.next_value()?));
                }
                Ok(pairs)
            }
        }

        deserializer.deserialize_map(Entries).map(Self)
    }
}

/// A list of strings.
pub(super) type List<'a> = Few<Str<'a>>;

/// A record as it stands in the file, to be read later.
#[derive(Debug, Clone, Copy)]
pub(super) struct Raw<'a>(pub(super) &'a str);

impl<'de: 'a, 'a> Deserialize<'de> for Raw<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&RawValue>::deserialize(deserializer).map(|raw| Self(raw.get()))
    }
}

/// A record of a list as it stands in the file, and what it says if that was read on the way.
#[derive(Debug, Clone)]
pub(super) struct Listed<'a, T> {
    pub(super) text: &'a str,
    pub(super) read: Option<Box<T>>,
}

impl<'a, T> From<Raw<'a>> for Listed<'a, T> {
    fn from(Raw(text): Raw<'a>) -> Self {
        Self { text, read: None }
    }
}

/// The records of a list. They are parsed one by one, so that a bad one does not hide the others.
#[derive(Debug, Clone)]
pub(super) struct Records<'a, T>(pub(super) Vec<Listed<'a, T>>);

impl<T> Default for Records<'_, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de: 'a, 'a, T> Deserialize<'de> for Records<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        raws(deserializer).map(|raws| Self(raws.into_iter().map(Listed::from).collect()))
    }
}

/// One function for the lists of all kinds of records.
#[inline(never)]
fn raws<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Raw<'de>>, D::Error> {
    Deserialize::deserialize(deserializer)
}
