//! How well things are called by a few letters.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::model::{fold, sort_by_key};

/// Most hits that are shown.
const MOST: usize = 200;

/// How something is called by what was typed, the worst first: a whole name comes before longer ones that only begin so,
/// those before names with such words in them, those before sentences, and those before letters that stand apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Its letters stand apart in another name, or in a sentence.
    Scattered,
    /// Its letters stand in the name, in this order.
    Letters,
    /// Each word begins one of a sentence.
    Said,
    /// Each word begins one of a name.
    Words,
    /// A name begins so.
    Begins,
    /// It is a name.
    Whole,
}

/// The names of something.
#[derive(Clone, Copy)]
pub(super) struct Called<'c> {
    /// What it is shown as, and other forms of that.
    pub(super) names: &'c [&'c str],
    /// By what else it is known.
    pub(super) also: &'c [&'c str],
    /// A sentence about it.
    pub(super) sentence: &'c str,
}

impl<'c> Called<'c> {
    pub(super) fn by(names: &'c [&'c str]) -> Self {
        Self { names, also: &[], sentence: "" }
    }
}

/// What is typed, and what has been found by it so far.
pub(super) struct Search<T> {
    typed: String,
    pattern: Pattern,
    matcher: Matcher,
    found: Vec<(Fit, u32, T)>,
}

impl<T> Search<T> {
    pub(super) fn new(text: &str) -> Self {
        let typed = text.trim();
        let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
        let matcher = Matcher::new(Config::DEFAULT);
        Self { typed: fold(typed), pattern, matcher, found: Vec::new() }
    }

    /// Takes something where it is called so, ahead by a bonus of others that are called so alike.
    pub(super) fn offer(&mut self, called: Called<'_>, bonus: u32, make: impl FnOnce() -> T) {
        let best = self.best(called);
        self.found.extend(best.map(|(fit, points)| (fit, points + bonus, make())));
    }

    /// How something that is called so fits best, and how well.
    fn best(&mut self, called: Called<'_>) -> Option<(Fit, u32)> {
        let names =
            called.names.iter().filter_map(|name| self.rate((name, &fold(name)), Fit::Words, Fit::Letters)).max();
        let also =
            called.also.iter().filter_map(|name| self.rate((name, &fold(name)), Fit::Words, Fit::Scattered)).max();
        let said = called.sentence;
        names.max(also).or_else(|| self.rate((said, &fold(said)), Fit::Said, Fit::Scattered))
    }

    /// How a spelling fits that is given as it is and folded, and how well; with what it is where words of it begin so, and
    /// where its letters stand apart.
    pub(super) fn rate(&mut self, (spelling, folded): (&str, &str), words: Fit, letters: Fit) -> Option<(Fit, u32)> {
        let mut buffer = Vec::new();
        let points = self.pattern.score(Utf32Str::new(spelling, &mut buffer), &mut self.matcher);
        let fit = match folded.strip_prefix(&self.typed) {
            Some("") => Fit::Whole,
            Some(_) if words == Fit::Words => Fit::Begins,
            _ if has_words(folded, &self.typed) => words,
            _ => letters,
        };
        // A hyphen more or less makes no other word.
        if fit > Fit::Letters { Some((fit, points.unwrap_or(0))) } else { points.map(|points| (fit, points)) }
    }

    /// Takes something that fits so, and so well.
    pub(super) fn take(&mut self, fit: Fit, points: u32, found: T) {
        self.found.push((fit, points, found));
    }

    /// What is typed, folded.
    pub(super) fn typed(&self) -> &str {
        &self.typed
    }

    /// What was found, the best first.
    pub(super) fn hits(mut self) -> Vec<T> {
        let mut found: Vec<_> = self.found.drain(..).enumerate().collect();
        sort_by_key(&mut found, |(at, (fit, points, _))| (std::cmp::Reverse((*fit, *points)), *at));
        found.into_iter().take(MOST).map(|(_, (.., hit))| hit).collect()
    }
}

/// Whether each word that was typed begins one of a text.
fn has_words(text: &str, typed: &str) -> bool {
    words(typed).all(|typed| words(text).any(|word| word.starts_with(typed)))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether each word that was typed begins one of a text, each after the one before.
pub(super) fn has_words_in_order(text: &str, typed: &str) -> bool {
    let mut words_left = words(text);
    words(typed).all(|typed| words_left.any(|word| word.starts_with(typed)))
}
