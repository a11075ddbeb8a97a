//! Sorting in few bytes: one stable merge sort of places for every list there is.
//!
//! The standard library's sorts are quicker on long lists, but compiled anew for every type of list: each type costs 4 to 5 kB
//! of the program (quicksort, drift sort and small sorts of one type, by the program's section of names in November 2026), and
//! about twenty types are sorted. Here the sort itself is compiled once, 1 kB, and each use, 0.1 to 0.3 kB, only reads keys and
//! puts the list together. Collecting into a `BTreeMap` or `BTreeSet` sorts by the standard sort too.

use std::cmp::Ordering;

/// Sorts by a comparison; equals keep their order.
pub fn sort_by<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(list.len(), &|left, right| compare(&list[left], &list[right]));
    let mut taken: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(order.into_iter().filter_map(|idx| taken[idx].take()));
}

/// Sorts by a key; equals keep their order.
pub fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = list.iter().map(key).collect();
    let order = order(list.len(), &|left, right| keys[left].cmp(&keys[right]));
    let mut taken: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(order.into_iter().filter_map(|idx| taken[idx].take()));
}

/// The places 0 to `length` in their order (merge sort from the bottom up: Knuth, volume 3, 5.2.4).
fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    let mut merged = Vec::with_capacity(length);
    let mut run = 1;
    while run < length {
        merged.clear();
        for start in (0..length).step_by(2 * run) {
            let (middle, end) = ((start + run).min(length), (start + 2 * run).min(length));
            let (mut left, mut right) = (start, middle);
            while left < middle || right < end {
                let takes_left =
                    right == end || left < middle && compare(places[left], places[right]) != Ordering::Greater;
                let from = if takes_left { &mut left } else { &mut right };
                merged.push(places[*from]);
                *from += 1;
            }
        }
        std::mem::swap(&mut places, &mut merged);
        run *= 2;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut seed = 1_u64;
        for length in 0..70 {
            let mut list: Vec<(u64, usize)> = Vec::new();
            for idx in 0..length {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                list.push((seed >> 60, idx));
            }
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            let mut by_key = list.clone();
            sort_by_key(&mut by_key, |(key, _)| *key);
            sort_by(&mut list, |left, right| left.0.cmp(&right.0));
            assert_eq!((list, by_key), (expected.clone(), expected));
        }
    }
}
