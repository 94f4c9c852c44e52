//! Every mark of the screen with a sentence. What the data can be is asked of its own vocabularies, so that a new word
//! cannot go without one.

mod means;
mod rows;

use super::page::Cell;
use super::tone::Tone;
use super::trend;
use super::words::quad;
use crate::app::Stage;
use crate::model::{Confidence, Quad, Sign, Stance, Standing, TrackKind, Word};
use crate::query::Trend;

/// A line of the legend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The mark as it is drawn.
    pub mark: Cell,
    /// What it means, in one line of a window of 80 columns.
    pub means: &'static str,
}

/// Lines of the legend under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The heading.
    pub title: &'static str,
    /// The lines.
    pub marks: Vec<Mark>,
    /// The picture whose marks they are, if they are one's.
    pub stage: Option<Stage>,
}

/// The legend.
#[must_use]
pub fn legend() -> Vec<Group> {
    let group = |title, marks| Group { title, marks, stage: None };
    let picture = |which, title, marks| Group { stage: Some(which), ..group(title, plain(marks).collect()) };
    vec![
        group("Signs", of(Sign::ALL, |sign| mark(sign.word(), sign, means::sign(sign)), rows::SIGNS)),
        group(
            "What was recorded",
            of(Quad::ALL, |class| mark(quad(class), class.sign(), means::quad(class)), rows::RECORD),
        ),
        group(
            "How two stand",
            of(Standing::ALL, |held| mark(held.word(), held, means::standing(held)), rows::STANDING),
        ),
        group("Which way it went since the baseline", of(&Trend::ALL, way, rows::TREND)),
        group("Who, and when", plain(rows::EVENTS).collect()),
        group(
            "On whose word",
            of(Confidence::ALL, |sure| mark(sure.word(), Tone::Muted, means::confidence(sure)), rows::WORD),
        ),
        group(
            "Interests",
            of(Stance::ALL, |value| mark(&format!("{value} TAL"), Tone::Plain, means::stance(value)), rows::INTERESTS),
        ),
        group(
            "Formal facts",
            of(TrackKind::ALL, |kind| mark(kind.name(), Tone::Plain, means::track(kind)), rows::FORMAL),
        ),
        picture(Stage::Matrix, "Matrix: who acts how on whom", rows::MATRIX),
        picture(Stage::Timeline, "Timelines", rows::TIMELINE),
        group("Lists and lines", plain(rows::LISTS).collect()),
        picture(Stage::Graph, "Graph: an actor and those it has ties with", rows::GRAPH),
        group("Colours", of(&Tone::ALL, |tone| mark(means::tone_name(tone), tone, means::tone(tone)), &[])),
    ]
}

/// The lines of a vocabulary, then others.
fn of<T: Copy>(values: &[T], line: impl Fn(T) -> Mark, others: &[rows::Plain]) -> Vec<Mark> {
    values.iter().map(|value| line(*value)).chain(plain(others)).collect()
}

fn way(trend: Trend) -> Mark {
    Mark { mark: trend::sign(trend), means: means::trend(trend) }
}

fn mark(text: &str, tone: impl Into<Tone>, means: &'static str) -> Mark {
    Mark { mark: Cell::toned(text, tone), means }
}

fn plain(marks: &[rows::Plain]) -> impl Iterator<Item = Mark> {
    marks.iter().map(|(text, tone, means)| mark(text, *tone, means))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::EventIx;
    use crate::query::fixture::bundled;
    use crate::query::{ActorTally, New};
    use crate::scene::words::{ALONE, NOT_YET, TOGETHER, direction, grade, short_date, stances};

    fn marks() -> Vec<Mark> {
        legend().into_iter().flat_map(|group| group.marks).collect()
    }

    /// A mark with every number as 9, every id as A, and several ids as two.
    fn pattern(text: &str) -> String {
        let mut pattern = String::new();
        for c in text.chars() {
            let class = match c {
                '0'..='9' => '9',
                'A'..='Z' => 'A',
                c => c,
            };
            if !(matches!(class, '9' | 'A') && pattern.ends_with(class)) {
                pattern.push(class);
            }
        }
        while pattern.contains("A,A,A") {
            pattern = pattern.replace("A,A,A", "A,A");
        }
        pattern
    }

    /// Those of the texts whose form has no line.
    fn unknown(texts: impl IntoIterator<Item = String>) -> BTreeSet<String> {
        let known: BTreeSet<String> = marks().iter().map(|line| pattern(&line.mark.text)).collect();
        texts.into_iter().map(|text| pattern(&text)).filter(|text| !known.contains(text)).collect()
    }

    /// How many tones there are: this does not compile with one more, until `Tone::ALL` is looked at too.
    const fn tones(tone: Tone) -> usize {
        match tone {
            Tone::Plain
            | Tone::Cooperative
            | Tone::Conflictual
            | Tone::Muted
            | Tone::Accent
            | Tone::New
            | Tone::Alert => 7,
        }
    }

    /// The same of trends.
    const fn trends(trend: Trend) -> usize {
        match trend {
            Trend::Up | Trend::Down | Trend::Mixed | Trend::First | Trend::Level => 5,
        }
    }

    #[test]
    fn every_word_of_the_vocabularies_has_its_line_and_tone() {
        let standings = Standing::ALL.iter().map(|value| Cell::toned(value.word(), *value));
        let signs = Sign::ALL.iter().map(|value| Cell::toned(value.word(), *value));
        let classes = Quad::ALL.iter().map(|value| Cell::toned(quad(*value), value.sign()));
        let sure = Confidence::ALL.iter().map(|value| Cell::toned(value.word(), Tone::Muted));
        let facts = TrackKind::ALL.iter().map(|value| Cell::plain(value.name()));
        let stances = Stance::ALL.iter().map(|value| Cell::plain(format!("{value} TAL")));
        let wanted = standings.chain(signs).chain(classes).chain(sure).chain(facts).chain(stances);
        for cell in wanted
            .chain(Trend::ALL.map(trend::sign))
            .chain(Tone::ALL.map(|tone| Cell::toned(means::tone_name(tone), tone)))
        {
            let line = marks().into_iter().find(|line| line.mark == cell);
            assert!(line.is_some_and(|line| !line.means.is_empty()), "{cell:?}");
        }
        assert_eq!(unknown([TOGETHER, ALONE, NOT_YET].map(str::to_owned)), BTreeSet::new());
        assert_eq!(Tone::ALL.len(), tones(Tone::Plain));
        assert_eq!(Trend::ALL.len(), trends(Trend::Up));
    }

    #[test]
    fn every_form_of_dates_and_figures_has_its_line() {
        let dates =
            ["2026-05/2026-07", "2025/2026", "2026-05-03/2026-05-07", "2026-04-28/2026-05-01", "2025-12-30/2026-01-02"];
        let short = dates.iter().map(|date| short_date(date.parse().unwrap()));
        let exact = ["2026", "2026-05", "2026-05-03"].map(str::to_owned);
        let halves = |text: &str| text.split('/').all(|half| exact.iter().any(|known| pattern(known) == pattern(half)));
        let odd: Vec<String> = short.filter(|date| !halves(date)).collect();
        assert_eq!(unknown(odd), BTreeSet::new());
        assert_eq!(unknown(["2026-05?".to_owned(), "×7".to_owned()]), BTreeSet::new());
        assert_eq!(
            unknown([
                trend::moves(ActorTally { up: 12, down: 3, mixed: 4, first: 2, ..ActorTally::default() }),
                trend::new(New { plus: 7, minus: 1 })
            ]),
            BTreeSet::new()
        );
    }

    #[test]
    fn every_direction_grade_and_stance_of_the_data_has_its_line() {
        let store = bundled();
        let count = u32::try_from(store.graph.events.len()).unwrap();
        let rows = || (0..count).map(|at| store.graph.events.row(EventIx::new(at)));
        assert!(rows().count() > 100);
        let alone = |text: &str| text.chars().all(|c| c.is_ascii_uppercase() || c == ',' || c.is_ascii_digit());
        let directions = rows().map(|row| direction(store, &row).replace(" = ", "=")).filter(|text| !alone(text));
        let joint = |text: String| match text.split('=').collect::<Vec<_>>().as_slice() {
            [one, two, ..] => format!("{one} = {two}"),
            _ => text,
        };
        let one_each = |text: String| match text.split_once(" > ") {
            Some((from, to)) => format!("{} > {to}", from.split(',').next().unwrap()),
            None => text,
        };
        assert_eq!(unknown(directions.map(joint).map(one_each)), BTreeSet::new());
        assert_eq!(unknown(rows().map(|row| grade(&row)).filter(|grade| !grade.is_empty())), BTreeSet::new());
        let credible = |number| {
            let mut row = store.graph.events.row(EventIx::new(0));
            row.grading.credibility = Some(number);
            grade(&row)
        };
        // As long as it is drawn: a code is a number too.
        let has = |text: &str| {
            marks().iter().any(|line| (line.mark.text.len(), pattern(&line.mark.text)) == (text.len(), pattern(text)))
        };
        assert!((1..=6).map(credible).all(|text| has(&text)));
        assert_eq!(unknown(store.graph.marking.as_deref().map(str::to_owned)), BTreeSet::new());
        let wanted = store.graph.interests.rows().map(|interest| stances(store, interest));
        let each: Vec<String> =
            wanted.flat_map(|text| text.split(", ").map(str::to_owned).collect::<Vec<_>>()).collect();
        assert_eq!(unknown(each.into_iter().filter(|text| !text.is_empty())), BTreeSet::new());
        // One that is not there would be found.
        assert_eq!(unknown(["RUS ~ TAL".to_owned()]), BTreeSet::from(["A ~ A".to_owned()]));
    }
}
