//! "Did you mean": the candidate that a misspelt word most likely stands for.

/// The candidate closest to `word` without regard to case, if it is close: at most one edit in three
/// characters, and some of them right.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(word, &mut candidates.into_iter())
}

/// `; did you mean `this`?`, as the end of a sentence that says that there is no such word; nothing where no candidate is close.
#[must_use]
pub fn perhaps_meant<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, candidates).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
}

/// `; there are one, two; did you mean `two`?`, which ends such a sentence where there are few candidates.
#[must_use]
pub fn there_are<'a>(word: &str, candidates: impl Iterator<Item = &'a str> + Clone) -> String {
    let all = candidates.clone().collect::<Vec<_>>().join(", ");
    let all = if all.is_empty() { "none" } else { &all };
    format!("; there are {all}{}", perhaps_meant(word, candidates))
}

/// One function for candidates of all kinds: it is asked only where something is wrong.
fn nearest_of<'a>(word: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let length = word.chars().count();
    candidates
        .map(|candidate| (distance(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance < length && distance * 3 <= length.max(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Edits between the two; a candidate that the word begins is one edit away.
fn distance(word: &str, candidate: &str) -> usize {
    let edits = strsim::osa_distance(word, candidate);
    if word.chars().count() >= 3 && candidate.starts_with(word) { edits.min(1) } else { edits }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_forgiven_and_a_different_word_is_not() {
        let words = ["security", "minerals", "Trade", "to"];
        for (word, expected) in [
            ("secuirty", Some("security")),
            ("SECURITY", Some("security")),
            ("miner", Some("minerals")),
            ("trad", Some("Trade")),
            ("weather", None),
            ("x", None),
            ("oo", Some("to")),
            ("", None),
        ] {
            assert_eq!(nearest(word, words), expected, "{word}");
        }
    }
}
