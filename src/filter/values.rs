//! Values of a key into its test.

use super::bounds::{Bounds, Piece, bounds, word, word_or};
use super::error::{Fault, FilterError, shown};
use super::keys::Key;
use super::lex::Value;
use super::moment::{Moment, Unit};
use super::terms::{Admiralty, Name, Pair, Placed, Test};
use crate::model::{Confidence, DateError, Goldstein, Grade, Post, Sign, Significance, Standing, Word};

/// The test that `key` makes of its values, of which there is at least one.
pub(super) fn test(key: Key, values: &[Value]) -> Result<Test, FilterError> {
    Ok(match key {
        Key::Actor => Test::Actor(each(values, name(key))?),
        Key::To => Test::To(each(values, name(key))?),
        Key::Party => Test::Party(each(values, name(key))?),
        Key::Dyad => Test::Dyad(each(values, pair)?),
        Key::Topic => Test::Topic(each(values, name(key))?),
        Key::Code => Test::Code(each(values, name(key))?),
        Key::Act => Test::Act(each(values, name(key))?),
        Key::Quad => Test::Quad(each(values, word_of(key))?),
        Key::Score => Test::Score(each(values, |value| bounds(value, &score, |from, to| to < from))?),
        Key::Date => Test::Date(each(values, |value| bounds(value, &moment, Moment::surely_after))?),
        Key::Since => Test::Since(single(key, values)?),
        Key::Until => Test::Until(single(key, values)?),
        Key::Kind => Test::Kind(each(values, name(key))?),
        Key::Source => Test::Source(each(values, name(key))?),
        Key::Grade => Test::Grade(each(values, grade)?),
        Key::Confidence => Test::Confidence(each(values, |value| {
            let read = |piece: &Piece<'_>| word::<Confidence>(key, piece);
            bounds(value, &read, |from, to| to < from)
        })?),
        Key::Significance => {
            Test::Significance(each(values, |value| bounds(value, &significance, |from, to| to < from))?)
        }
        Key::Standing => Test::Standing(each(values, |value| {
            let read = |piece: &Piece<'_>| word::<Standing>(key, piece);
            bounds(value, &read, |from, to| to.level() < from.level())
        })?),
        Key::Law => Test::Law(each(values, word_of(key))?),
        Key::Post => Test::Post(each(values, |value| {
            let read = |piece: &Piece<'_>| word::<Post>(key, piece);
            bounds(value, &read, |from, to| to < from)
        })?),
        Key::Recognition => Test::Recognition(each(values, word_of(key))?),
        Key::Sign => Test::Sign(each(values, sign)?),
        Key::Is => Test::Is(each(values, word_of(key))?),
    })
}

fn each<T>(values: &[Value], read: impl FnMut(&Value) -> Result<T, FilterError>) -> Result<Vec<T>, FilterError> {
    values.iter().map(read).collect()
}

/// One value of a closed vocabulary without an order.
fn word_of<T: Word>(key: Key) -> impl Fn(&Value) -> Result<T, FilterError> {
    move |value| {
        without_order(key, value)?;
        word(key, &Piece::whole(value))
    }
}

/// Refuses `<a`, `>=a`, `a..*` where they say nothing.
fn without_order(key: Key, value: &Value) -> Result<(), FilterError> {
    let sign = value.text.starts_with(['<', '>']);
    let open = value.text.starts_with("*..") || value.text.ends_with("..*");
    if value.quoted || !(sign || open) {
        return Ok(());
    }
    let message = format!("values of `{}` have no order, so `<`, `>` and `..` say nothing here", key.name());
    Err(FilterError::new(Fault::Value, value.at.clone(), message))
}

fn name(key: Key) -> impl Fn(&Value) -> Result<Name, FilterError> {
    move |value| {
        without_order(key, value)?;
        Ok(Placed::new(value.text.as_str().into(), value.at.clone()))
    }
}

fn pair(value: &Value) -> Result<Pair, FilterError> {
    let wrong = || {
        let message =
            format!("`{}` is not a pair; write RUS-TAL for either way, RUS>TAL for one direction", shown(&value.text));
        FilterError::new(Fault::Value, value.at.clone(), message)
    };
    let piece = Piece::whole(value);
    let filled = |left: &str, right: &str| !left.trim().is_empty() && !right.trim().is_empty();
    if let Some((left, right)) = piece.split(">") {
        return if filled(left.text, right.text) && !right.text.contains('>') {
            Ok(Pair::Directed(left.name(), right.name()))
        } else {
            Err(wrong())
        };
    }
    let parts = |(at, _)| {
        let (left, right) = value.text.split_at(at);
        filled(left, right.trim_start_matches('-'))
    };
    if value.text.match_indices('-').any(parts) { Ok(Pair::Either(piece.name())) } else { Err(wrong()) }
}

fn score(piece: &Piece<'_>) -> Result<Goldstein, FilterError> {
    let text = piece.plain();
    let digits = text.strip_prefix(['+', '-']).unwrap_or(&text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (number(whole) && number(part))
        .then(|| text.parse().ok().and_then(Goldstein::new))
        .flatten()
        .ok_or_else(|| piece.wrong("is not a score; write a number from -10 to +10"))
}

fn moment(piece: &Piece<'_>) -> Result<Moment, FilterError> {
    if let Some(moment) = relative(piece.text) {
        return Ok(moment);
    }
    piece.text.parse().map(Moment::Date).map_err(|error| {
        let form = "is not a date; write 2021, 2021-08, 2021-08-15, or 90d, 6m, 2y back from the as-of date";
        match error {
            DateError::Form => piece.wrong(form),
            DateError::NoSuchDay | DateError::Reversed => piece.wrong(&format!("is not a date: {error}")),
        }
    })
}

/// `90d`, `6m`, `2y`: at most five digits and the letter of a unit.
fn relative(text: &str) -> Option<Moment> {
    let letter = text.chars().next_back()?.to_ascii_lowercase();
    let (unit, _) = Unit::ALL.into_iter().find(|(_, sign)| *sign == letter)?;
    let digits = text.get(..text.len() - 1)?;
    let number = (1..=5).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    number.then(|| digits.parse().ok())?.map(|count| Moment::Back(count, unit))
}

/// The one date of `since` and `until`.
fn single(key: Key, values: &[Value]) -> Result<Moment, FilterError> {
    let refuse = |value: &Value, found: &str| {
        let name = key.name();
        let message = format!("`{name}` takes one date, not {found}; use `date` for that");
        FilterError::new(Fault::Value, value.at.clone(), message)
    };
    if let Some(second) = values.get(1) {
        return Err(refuse(second, "several"));
    }
    let mut read = each(values, |value| match bounds(value, &moment, Moment::surely_after)? {
        Bounds::Exactly(moment) => Ok(moment),
        _ => Err(refuse(value, "a range")),
    })?;
    read.pop().ok_or_else(|| FilterError::new(Fault::Value, 0..0, "a date is missing"))
}

fn grade(value: &Value) -> Result<Admiralty, FilterError> {
    let piece = Piece::whole(value);
    let text = piece.plain();
    let mut rest = text.as_str();
    let letter = rest.get(..1).and_then(|letter| Grade::parse(&letter.to_ascii_uppercase()));
    if letter.is_some() {
        rest = rest.get(1..).unwrap_or_default();
    }
    let number = rest.parse().ok().filter(|number| (1..=6).contains(number));
    let whole = rest.is_empty() || number.is_some() && rest.len() == 1;
    if whole && (letter.is_some() || number.is_some()) {
        Ok(Admiralty { letter, number })
    } else {
        Err(piece.wrong("is not a grade; write a letter A to F, a number 1 to 6, or both (B2); grades have no order"))
    }
}

fn significance(piece: &Piece<'_>) -> Result<Significance, FilterError> {
    let words = ["routine", "notable", "turning-point"];
    let by_word = words.iter().zip(1..).find(|(word, _)| **word == piece.plain()).map(|(_, number)| number);
    by_word
        .or_else(|| piece.text.parse().ok())
        .and_then(Significance::new)
        .ok_or_else(|| piece.wrong("is not a significance; write 1 (routine), 2 (notable) or 3 (turning point)"))
}

fn sign(value: &Value) -> Result<Sign, FilterError> {
    word_or(Key::Sign, &Piece::whole(value), |text| match text {
        "plus" => Some(Sign::Plus),
        "minus" => Some(Sign::Minus),
        "neutral" | "none" | "." | "0" => Some(Sign::Neutral),
        _ => None,
    })
}
