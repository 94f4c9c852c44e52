//! How well things are called by a few letters.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::model::{fold, sort_by_key};

/// Most hits that are shown.
const MOST: usize = 200;

/// How something is called by what was typed, the worst first: a whole name comes before longer ones that only begin so,
/// those before names with such words in them, those before sentences, and those before two beginnings in one, and letters
/// that stand apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::app) enum Fit {
    /// Its letters stand in a name, in this order. In a sentence those of nearly anything do.
    Letters,
    /// It is the beginnings of two names.
    Joined,
    /// Each word begins one of the sentence.
    Said,
    /// Each word begins one of a name.
    Words,
    /// A name begins so.
    Begins,
    /// It is a name.
    Whole,
}

/// How something is called; of what is called alike, what is shown so comes before what is only known so.
pub(in crate::app) type Rank = (Fit, bool);

/// The fewest letters that are looked for among the words of a sentence: nearly any has one that begins with fewer.
const WORD: usize = 3;

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

    /// How its words are begun best by what was typed, which is folded.
    pub(super) fn rank(self, typed: &str) -> Option<Rank> {
        let best = |names: &[&str]| names.iter().filter_map(|name| fit(&fold(name), typed)).max();
        let is_word = typed.chars().count() >= WORD;
        let said = || (is_word && has_words(&fold(self.sentence), typed)).then_some((Fit::Said, false));
        let named = best(self.names).map(|fit| (fit, true)).max(best(self.also).map(|fit| (fit, false)));
        named.or_else(said)
    }
}

impl Called<'_> {
    /// Whether a word of a name begins with the first letter that was typed: of letters that stand anywhere in between a few
    /// are found in nearly any name, and lead to somebody else.
    fn begins(self, typed: &str) -> bool {
        let Some(first) = typed.chars().next() else { return true };
        let begins = |name: &&str| words(&fold(name)).any(|word| word.starts_with(first));
        self.names.iter().chain(self.also).any(begins)
    }
}

/// How a folded name is begun by what was typed, which is folded too.
pub(super) fn fit(name: &str, typed: &str) -> Option<Fit> {
    match name.strip_prefix(typed) {
        Some("") => Some(Fit::Whole),
        Some(_) => Some(Fit::Begins),
        None => has_words(name, typed).then_some(Fit::Words),
    }
}

/// What is typed, and what has been found by it so far.
pub(super) struct Search<T> {
    typed: String,
    pattern: Pattern,
    matcher: Matcher,
    found: Vec<(Rank, u32, T)>,
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
        let own = self.points(called.names);
        let named = own.max(self.points(called.also));
        let letters = || named.filter(|_| called.begins(&self.typed)).map(|_| (Fit::Letters, own.is_some()));
        let rank = called.rank(&self.typed).or_else(letters);
        let points = named.max(self.points(&[called.sentence]));
        self.found.extend(rank.map(|rank| (rank, points.unwrap_or(0) + bonus, make())));
    }

    /// How close together the letters stand in one of these, where they do in this order.
    fn points(&mut self, names: &[&str]) -> Option<u32> {
        let mut buffer = Vec::new();
        let score = |name: &&str| self.pattern.score(Utf32Str::new(name, &mut buffer), &mut self.matcher);
        names.iter().filter_map(score).max()
    }

    /// Takes something that is called so.
    pub(super) fn take(&mut self, rank: Rank, bonus: u32, found: T) {
        self.found.push((rank, bonus, found));
    }

    /// What is typed, folded.
    pub(super) fn typed(&self) -> &str {
        &self.typed
    }

    /// Whether something was found of a name of which each word that was typed begins one.
    pub(super) fn has_named(&self) -> bool {
        self.found.iter().any(|((fit, _), ..)| *fit >= Fit::Words)
    }

    /// What was found, the best first. Letters that stand apart, and beginnings that stand together, count only where no
    /// word begins so.
    pub(super) fn hits(mut self) -> Vec<T> {
        let begun = self.found.iter().any(|((fit, _), ..)| *fit > Fit::Joined);
        self.found.retain(|((fit, _), ..)| !begun || *fit > Fit::Joined);
        let mut found: Vec<_> = self.found.into_iter().enumerate().collect();
        sort_by_key(&mut found, |(at, (rank, points, _))| (Reverse((*rank, *points)), *at));
        found.into_iter().take(MOST).map(|(_, (.., hit))| hit).collect()
    }
}

/// Whether each word that was typed begins one of a text.
fn has_words(text: &str, typed: &str) -> bool {
    words(typed).all(|typed| words(text).any(|word| word.starts_with(typed)))
}

/// The words of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
