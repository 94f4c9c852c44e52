//! Sorting in little code. The standard sort, which collecting into a tree uses too, is compiled anew for each kind of row,
//! 5 KB each time: right for columns of events, too much for the short lists of a page.

use std::cmp::Ordering;

/// Sorts rows by a key, which is asked once of each. Rows with the same key stay in their order.
pub fn sort_by_key<T, K: Ord>(rows: &mut [T], key: impl FnMut(&T) -> K) {
    if rows.len() < 2 {
        return;
    }
    let keys: Vec<K> = rows.iter().map(key).collect();
    let mut places = places(keys.len(), &|one, two| keys.get(one).cmp(&keys.get(two)));
    for at in 0..rows.len() {
        while let Some(place) = places.get(at).copied().filter(|place| *place != at) {
            rows.swap(at, place);
            places.swap(at, place);
        }
    }
}

/// The rows in order, each once.
pub fn distinct<T: Ord + Copy>(rows: impl Iterator<Item = T>) -> Vec<T> {
    let mut rows: Vec<T> = rows.collect();
    sort_by_key(&mut rows, |row| *row);
    rows.dedup();
    rows
}

/// The place of each row in the order that is asked of their numbers; none where all are in it.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    if (1..count).all(|at| compare(at - 1, at).is_le()) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_unstable_by(|one, two| compare(*one, *two).then(one.cmp(two)));
    let mut places = vec![0; count];
    for (place, row) in order.into_iter().enumerate() {
        if let Some(known) = places.get_mut(row) {
            *known = place;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn rows_are_sorted_as_the_standard_sort_does(keys in prop::collection::vec(0u8..8, 0..40)) {
            let mut rows: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut expected = rows.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut rows, |(key, _)| *key);
            prop_assert_eq!(rows, expected);
        }
    }
}
