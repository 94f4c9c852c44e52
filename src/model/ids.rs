//! Rows by a hash of their id. The id itself stays in the file.

use std::hash::BuildHasher;

use hashbrown::DefaultHashBuilder;

/// Rows by the hash of their id, in order of the hash once [`sort`](Self::sort) has run.
#[derive(Debug, Default)]
pub(super) struct Ids {
    state: DefaultHashBuilder,
    rows: Vec<(u32, u32)>,
}

impl Ids {
    /// None yet, with the same hash.
    pub(super) fn beside(&self) -> Self {
        Self { state: self.state.clone(), rows: Vec::new() }
    }

    #[allow(clippy::cast_possible_truncation, reason = "the low half of a hash is a hash")]
    fn hash(&self, id: &str) -> u32 {
        self.state.hash_one(id) as u32
    }

    pub(super) fn push(&mut self, id: &str, row: u32) {
        self.rows.push((self.hash(id), row));
    }

    /// Appends those of others, whose first row becomes row `first`.
    pub(super) fn append(&mut self, others: Self, first: u32) {
        self.rows.extend(others.rows.into_iter().map(|(hash, row)| (hash, first + row)));
    }

    pub(super) fn sort(&mut self) {
        self.rows.sort_unstable();
    }

    /// Leaves the rows that have a new number.
    pub(super) fn renumber(&mut self, number: impl Fn(u32) -> Option<u32>) {
        self.rows.retain_mut(|(_, row)| {
            let new = number(*row);
            *row = new.unwrap_or(*row);
            new.is_some()
        });
        self.rows.shrink_to_fit();
        if !self.rows.is_sorted_by_key(|(hash, _)| hash) {
            self.sort();
        }
        let groups = self.rows.chunk_by_mut(|(one, _), (two, _)| one == two);
        groups.filter(|group| group.len() > 1).for_each(<[_]>::sort_unstable);
    }

    /// The rows whose id may be this one, in order.
    pub(super) fn with(&self, id: &str) -> impl Iterator<Item = u32> {
        let hash = self.hash(id);
        let start = self.rows.partition_point(|(other, _)| *other < hash);
        self.rows.iter().skip(start).take_while(move |(other, _)| *other == hash).map(|(_, row)| *row)
    }

    /// Groups of rows that may have an id in common, each in order.
    pub(super) fn alike(&self) -> impl Iterator<Item = impl Iterator<Item = u32>> {
        let groups = self.rows.chunk_by(|(one, _), (two, _)| one == two);
        groups.filter(|group| group.len() > 1).map(|group| group.iter().map(|(_, row)| *row))
    }
}
