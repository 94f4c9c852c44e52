//! Short lists of row numbers, one for each event. Most have one entry, which stands in the place of the list.

use super::table::Ix;

/// A list for each row: four bytes, and what is longer than one entry.
#[derive(Debug)]
pub(super) struct Lists<T> {
    /// The only entry; or [`EMPTY`]; or where in the pool the list stands, with [`LONG`] set.
    rows: Vec<Ix<T>>,
    /// Longer lists end to end, each after its length.
    pool: Vec<Ix<T>>,
}

const LONG: u32 = 1 << 31;
const EMPTY: u32 = u32::MAX;

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), pool: Vec::new() }
    }
}

impl<T> Lists<T> {
    /// Appends a row.
    pub(super) fn push(&mut self, list: &[Ix<T>]) {
        let row = match list {
            [] => EMPTY,
            [one] if one.raw() < LONG => one.raw(),
            _ => {
                let at = u32::try_from(self.pool.len()).unwrap_or(EMPTY) | LONG;
                self.pool.push(Ix::new(u32::try_from(list.len()).unwrap_or(0)));
                self.pool.extend_from_slice(list);
                at
            }
        };
        self.rows.push(Ix::new(row));
    }

    /// The list of a row.
    pub(super) fn get(&self, row: usize) -> &[Ix<T>] {
        let Some(ix) = self.rows.get(row) else { return &[] };
        match ix.raw() {
            EMPTY => &[],
            long if long & LONG != 0 => self.long((long & !LONG) as usize).unwrap_or_default(),
            _ => std::slice::from_ref(ix),
        }
    }

    fn long(&self, at: usize) -> Option<&[Ix<T>]> {
        let (length, rest) = self.pool.get(at..)?.split_first()?;
        rest.get(..length.at())
    }

    /// Appends the rows of others.
    pub(super) fn append(&mut self, others: Self) {
        let shift = u32::try_from(self.pool.len()).unwrap_or(LONG);
        let shifted = |ix: Ix<T>| match ix.raw() {
            long if long & LONG != 0 && long != EMPTY => Ix::new(long.saturating_add(shift)),
            _ => ix,
        };
        self.rows.extend(others.rows.into_iter().map(shifted));
        self.pool.extend(others.pool);
    }

    /// Leaves these rows, in this order.
    pub(super) fn gather<R>(&mut self, order: &[Ix<R>]) {
        let mut rows = Vec::with_capacity(order.len());
        rows.extend(order.iter().filter_map(|ix| self.rows.get(ix.at()).copied()));
        self.rows = rows;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(rows: &[&[u32]]) -> Lists<()> {
        let mut lists = Lists::default();
        for row in rows {
            lists.push(&row.iter().map(|raw| Ix::new(*raw)).collect::<Vec<_>>());
        }
        lists
    }

    fn raw(lists: &Lists<()>) -> Vec<Vec<u32>> {
        (0..lists.rows.len()).map(|row| lists.get(row).iter().map(|ix| ix.raw()).collect()).collect()
    }

    #[test]
    fn lists_come_back_appended_and_in_another_order() {
        let mut all = lists(&[&[7], &[], &[1, 2, 3]]);
        all.append(lists(&[&[4, 5], &[0], &[]]));
        assert_eq!(raw(&all), [vec![7], vec![], vec![1, 2, 3], vec![4, 5], vec![0], vec![]]);
        all.gather(&[3, 0, 2].map(Ix::<()>::new));
        assert_eq!(raw(&all), [vec![4, 5], vec![7], vec![1, 2, 3]]);
        assert!(all.get(9).is_empty());
    }
}
