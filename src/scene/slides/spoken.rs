//! Dates and words as one says them to a room: `17 Apr 2025`, `lifted`.

use chrono::Datelike;

use crate::model::{Day, Fact, Law, PartialDate, Recognition, View, Word};
use crate::store::Store;

/// A day in full: `17 April 2025`.
#[must_use]
pub fn day(day: Day) -> String {
    day.format("%-d %B %Y").to_string()
}

/// A date as precise as it is known: `17 Apr 2025`, `Apr 2025`, `2025`; a range as it is written.
pub(super) fn date(date: PartialDate) -> String {
    let written = date.to_string();
    match written.len() {
        10 => date.first().format("%-d %b %Y").to_string(),
        7 => date.first().format("%b %Y").to_string(),
        _ => written,
    }
}

/// The month of a date: `Apr 2025`; the year where it is no more precise, a range as it is written.
pub(super) fn month(of: PartialDate) -> String {
    let written = of.to_string();
    if written.len() == 10 { of.first().format("%b %Y").to_string() } else { date(of) }
}

/// The year of a date; a range over several as it is written.
pub(super) fn year(of: PartialDate) -> String {
    if of.first().year() == of.last().year() { of.first().year().to_string() } else { of.to_string() }
}

/// A ban in a word: a suspended one still stands, and is not applied.
pub(super) fn ban(law: Law, since: PartialDate) -> String {
    match law {
        Law::Listed => format!("since {}", month(since)),
        Law::Suspended => format!("suspended {}", month(since)),
        Law::Delisted => format!("lifted {}", month(since)),
        Law::NeverListed => "never".to_owned(),
    }
}

/// Of what alone the table of a view is: `the table is of Trade and Energy`; under another filter, that it is not of all. Nothing
/// without a filter, nor of changes, which say it of their ties.
pub(super) fn through(store: &Store, view: &View) -> String {
    let filter = view.filter.as_deref().map(str::trim).filter(|filter| !filter.is_empty());
    let Some(filter) = filter.filter(|_| view.view.as_deref() != Some(View::CHANGES)) else { return String::new() };
    let names = filter.strip_prefix("topic:").map(|ids| {
        let topic =
            |id: &str| store.graph.topics.rows().find(|topic| *topic.id == *id).map(|topic| topic.name.as_str());
        ids.split(',').map(topic).collect::<Option<Vec<&str>>>()
    });
    let of = match names.flatten().as_deref() {
        None => "a selection".to_owned(),
        // It is the end of a line.
        Some(topics) if topics.len() > 2 => format!("of {} topics", topics.len()),
        Some(topics) => format!("of {}", topics.join(" and ")),
    };
    format!("the table is {of}")
}

/// A formal fact as a label and a word, of whom it is of: `Russia's ban | suspended`, `recognised by Russia | yes`.
pub(super) fn formal(fact: Fact, name: Option<&str>, by: Option<&str>) -> (String, String) {
    let of = |what: &str| by.map_or_else(|| what.to_owned(), |by| format!("{what} of {by}"));
    let named = |label: String| name.map_or_else(|| label.clone(), |name| format!("{label}: {name}"));
    match fact {
        Fact::Law(law) => {
            let word = match law {
                Law::Listed => "in force",
                Law::Suspended => "suspended",
                Law::Delisted => "lifted",
                Law::NeverListed => "never",
            };
            (by.map_or_else(|| "ban".to_owned(), |by| format!("{by}'s ban")), word.to_owned())
        }
        Fact::Recognition(recognition) => {
            let word = match recognition {
                Recognition::None => "no",
                Recognition::DeFacto => "de facto",
                Recognition::DeJure => "yes",
                Recognition::Withdrawn => "withdrawn",
            };
            (by.map_or_else(|| "recognised".to_owned(), |by| format!("recognised by {by}")), word.to_owned())
        }
        Fact::Post(_) | Fact::Sanctions(_) | Fact::Treaty(_) => (named(of(fact.kind().word())), fact.word().to_owned()),
    }
}

/// A recognition in a word, with when it was given.
pub(super) fn recognised(recognition: Recognition, since: PartialDate) -> String {
    match recognition {
        Recognition::None => "no".to_owned(),
        Recognition::DeFacto => "de facto".to_owned(),
        Recognition::DeJure => month(since),
        Recognition::Withdrawn => format!("withdrawn {}", month(since)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suspended_ban_is_not_said_to_be_lifted() {
        let since = "2025-04-17".parse().unwrap();
        let said = [Law::Listed, Law::Suspended, Law::Delisted, Law::NeverListed].map(|law| ban(law, since));
        assert_eq!(said, ["since Apr 2025", "suspended Apr 2025", "lifted Apr 2025", "never"]);
    }

    #[test]
    fn dates_are_as_precise_as_they_are_known() {
        for (written, said, of_month) in [
            ("2025-04-17", "17 Apr 2025", "Apr 2025"),
            ("2025-04", "Apr 2025", "Apr 2025"),
            ("2025", "2025", "2025"),
            ("2025-04-17/2025-04-19", "2025-04-17/2025-04-19", "2025-04-17/2025-04-19"),
        ] {
            let written: PartialDate = written.parse().unwrap();
            assert_eq!((date(written), month(written)), (said.to_owned(), of_month.to_owned()));
        }
        assert_eq!(day("2025-04-07".parse().unwrap()), "7 April 2025");
    }
}
