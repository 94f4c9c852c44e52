//! A query printed in canonical form: what it parses to is equal to what was printed.

use std::fmt::{self, Display, Formatter};

use super::bounds::Bounds;
use super::moment::{Moment, Unit};
use super::terms::{Admiralty, Name, Pair, Term, Test};
use super::tree::Expr;
use crate::model::{Goldstein, Significance};

impl Display for Expr<Term> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::And(parts) => join(f, parts, " ", |part| matches!(part, Self::Or(_))),
            Self::Or(parts) => join(f, parts, " OR ", |_| false),
            Self::Not(inner) => {
                f.write_str("-")?;
                let group = matches!(**inner, Self::And(_) | Self::Or(_));
                write_part(f, inner, group)
            }
            Self::Leaf(term) => term.value.fmt(f),
        }
    }
}

fn join(
    f: &mut Formatter<'_>,
    parts: &[Expr<Term>],
    between: &str,
    group: impl Fn(&Expr<Term>) -> bool,
) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        write_part(f, part, group(part))?;
    }
    Ok(())
}

fn write_part(f: &mut Formatter<'_>, part: &Expr<Term>, group: bool) -> fmt::Result {
    if group { write!(f, "({part})") } else { part.fmt(f) }
}

impl Display for Test {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(key) = self.key() {
            write!(f, "{}:", key.name())?;
        }
        match self {
            Self::Text(text) => f.write_str(&text_or_quoted(text)),
            Self::Actor(names)
            | Self::To(names)
            | Self::Party(names)
            | Self::Topic(names)
            | Self::Code(names)
            | Self::Act(names)
            | Self::Kind(names)
            | Self::Source(names) => list(f, names, name),
            Self::Dyad(pairs) => list(f, pairs, pair),
            Self::Quad(values) => list(f, values, ToString::to_string),
            Self::Score(values) => list(f, values, |value| bounds(*value, score)),
            Self::Date(values) => list(f, values, |value| bounds(*value, moment)),
            Self::Since(value) | Self::Until(value) => f.write_str(&moment(*value)),
            Self::Grade(values) => list(f, values, |value| grade(*value)),
            Self::Confidence(values) => list(f, values, |value| bounds(*value, |v| v.to_string())),
            Self::Significance(values) => list(f, values, |value| bounds(*value, significance)),
            Self::Standing(values) => list(f, values, |value| bounds(*value, |v| v.to_string())),
            Self::Law(values) => list(f, values, ToString::to_string),
            Self::Post(values) => list(f, values, |value| bounds(*value, |v| v.to_string())),
            Self::Recognition(values) => list(f, values, ToString::to_string),
            Self::Sign(values) => list(f, values, ToString::to_string),
            Self::Is(values) => list(f, values, |flag| crate::model::Word::word(*flag).to_owned()),
        }
    }
}

fn list<T>(f: &mut Formatter<'_>, values: &[T], show: impl Fn(&T) -> String) -> fmt::Result {
    let values: Vec<String> = values.iter().map(show).collect();
    f.write_str(&values.join(","))
}

fn name(name: &Name) -> String {
    value(&name.value)
}

/// A name as a value of a key, in quotes where it needs them.
#[must_use]
pub fn value(name: &str) -> String {
    let ordered = name.starts_with(['<', '>']) || name.starts_with("*..") || name.ends_with("..*");
    bare_or_quoted(name, !ordered && is_bare(name, "()\","))
}

fn pair(pair: &Pair) -> String {
    let text = match pair {
        Pair::Either(text) => text.value.to_string(),
        Pair::Directed(from, to) => format!("{}>{}", from.value, to.value),
    };
    bare_or_quoted(&text, is_bare(&text, "()\","))
}

fn text_or_quoted(text: &str) -> String {
    let bare = !text.starts_with('-') && !["OR", "AND", "NOT"].contains(&text) && is_bare(text, "()\":");
    bare_or_quoted(text, bare)
}

fn is_bare(text: &str, special: &str) -> bool {
    !text.chars().any(|c| c.is_whitespace() || special.contains(c))
}

fn bare_or_quoted(text: &str, bare: bool) -> String {
    if bare { text.to_owned() } else { format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")) }
}

fn bounds<T: Copy>(bounds: Bounds<T>, show: impl Fn(T) -> String) -> String {
    match bounds {
        Bounds::Exactly(value) => show(value),
        Bounds::Below(value) => format!("<{}", show(value)),
        Bounds::AtMost(value) => format!("<={}", show(value)),
        Bounds::Above(value) => format!(">{}", show(value)),
        Bounds::AtLeast(value) => format!(">={}", show(value)),
        Bounds::Between(from, to) => format!("{}..{}", show(from), show(to)),
    }
}

fn moment(moment: Moment) -> String {
    match moment {
        Moment::Date(date) => date.to_string(),
        Moment::Back(count, unit) => {
            let letter = Unit::ALL.into_iter().find(|(other, _)| *other == unit);
            format!("{count}{}", letter.map_or('d', |(_, letter)| letter))
        }
    }
}

fn score(value: Goldstein) -> String {
    value.value().to_string()
}

fn significance(value: Significance) -> String {
    value.number().to_string()
}

fn grade(grade: Admiralty) -> String {
    let letter = grade.letter.map(|letter| letter.to_string());
    let number = grade.number.map(|number| number.to_string());
    letter.unwrap_or_default() + &number.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::filter::tests::parsed;

    #[test]
    fn texts_print_in_canonical_form() {
        for (text, canonical) in [
            ("", ""),
            ("  \t ", ""),
            ("Russia  gas", "Russia gas"),
            ("\"Russia\"", "Russia"),
            ("\"two words\" \"OR\" \"-x\" \"a:b\"", "\"two words\" \"OR\" \"-x\" \"a:b\""),
            (r#""say \"so\" \\ \n""#, r#""say \"so\" \\ \\n""#),
            (r"back\slash 1,000", r"back\slash 1,000"),
            ("a AND b", "a b"),
            ("NOT a", "-a"),
            ("- a", "-a"),
            ("--a", "--a"),
            ("Москва кабул", "Москва кабул"),
            ("TOPIC:Security", "topic:Security"),
            ("topic:security,\"rule of law\"", "topic:security,\"rule of law\""),
            ("party:\"Taliban (Islamic Emirate)\"", "party:\"Taliban (Islamic Emirate)\""),
            ("kind:\">5\"", "kind:\">5\""),
            ("source:http://x.org/a?b", "source:http://x.org/a?b"),
            ("dyad:RUS-TAL,RUS>TAL", "dyad:RUS-TAL,RUS>TAL"),
            ("dyad:\"United States > Iran\"", "dyad:\"United States>Iran\""),
            ("quad:Words+,deeds−,none", "quad:words+,deeds-,none"),
            ("score:-10..-2,<0,3.50,+1", "score:-10..-2,<0,3.5,1"),
            ("score:*..2 score:2..*", "score:<=2 score:>=2"),
            ("date:2021-08..2025-04", "date:2021-08..2025-04"),
            ("date:90d,2y..6M,>=2021/2022", "date:90d,2y..6m,>=2021/2022"),
            ("since:90d until:2021-08-15", "since:90d until:2021-08-15"),
            ("grade:a,2,B2", "grade:A,2,B2"),
            ("confidence:>=moderate", "confidence:>=moderate"),
            ("significance:2..turning_point", "significance:2..3"),
            ("standing:hostile..strained", "standing:hostile..strained"),
            ("law:never_listed post:>mission", "law:never-listed post:>mission"),
            ("recognition:\"de facto\"", "recognition:de-facto"),
            ("sign:+,-,neutral,·", "sign:+,-,·,·"),
            ("is:new,stale", "is:new,stale"),
        ] {
            let filter = parsed(text);
            assert_eq!(filter.to_string(), canonical, "{text}");
            assert_eq!(parsed(canonical), filter, "{text}");
        }
    }
}
