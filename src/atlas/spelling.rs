//! The nearest valid spelling of a misspelt word.

/// The candidate that differs from `word` in the fewest letters, if in no more than a third of them; the first of equals.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count().max(3)).div_ceil(3);
    let mut best: Option<(usize, &str)> = None;
    let length = word.chars().count();
    for candidate in candidates.into_iter().filter(|candidate| candidate.chars().count().abs_diff(length) <= limit) {
        let distance = distance(word, candidate);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How many letters have to be added, dropped or changed (Levenshtein 1966); long words are compared in their first 80.
fn distance(left: &str, right: &str) -> usize {
    let start = |word: &str| word.chars().take(80).collect::<String>();
    strsim::levenshtein(&start(left), &start(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(nearest(word, ["working-days", "days", "weeks", "months"]), expected);
    }

    #[test]
    fn finds_the_near_one_and_only_the_near_one() {
        check("working-day", Some("working-days"));
        check("weeks", Some("weeks"));
        check("dyas", Some("days"));
        check("fortnight", None);
        check("", None);
    }
}
