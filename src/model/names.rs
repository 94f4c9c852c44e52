//! Words that events have in common, each once and with a number.

use hashbrown::HashMap;

use super::text::Clean;

/// A list of distinct words, each with a number: kinds of event, publishers of event lines.
#[derive(Debug, Clone, Default)]
pub struct Names {
    words: Vec<Clean>,
    by_word: HashMap<Clean, u32>,
}

impl Names {
    /// The number of `word`, entered when it is new.
    pub fn intern(&mut self, word: Clean) -> u32 {
        if let Some(number) = self.find(&word) {
            return number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(word.clone());
        self.by_word.insert(word, number);
        number
    }

    /// The number of `word`, where it is known.
    #[must_use]
    pub fn find(&self, word: &str) -> Option<u32> {
        self.by_word.get(word).copied()
    }

    /// The word with this number.
    #[must_use]
    pub fn get(&self, number: u32) -> Option<&Clean> {
        self.words.get(number as usize)
    }

    /// All words in the order they were entered.
    pub fn iter(&self) -> impl Iterator<Item = &Clean> {
        self.words.iter()
    }

    /// Enters the words of others, and tells under which number each is known here.
    pub(super) fn take(&mut self, others: Self) -> Vec<u32> {
        others.words.into_iter().map(|word| self.intern(word)).collect()
    }
}
