//! How hard a text is to read: the grade of Flesch and Kincaid, with syllables counted by their vowels.

/// The reading grade of a text, by the formula of Kincaid, Fishburne, Rogers and Chissom (1975): the year of school in the
/// United States whose pupils read it with ease; a child of ten is in grade 5. Zero for a text without a word. Numbers count
/// as words of one syllable.
pub fn grade(text: &str) -> f64 {
    let words: Vec<&str> = words(text).collect();
    if words.is_empty() {
        return 0.0;
    }
    let n_sentences = text.split(['.', '!', '?', ':', ';']).filter(|part| words_in(part)).count().max(1);
    let n_syllables: usize = words.iter().map(|word| syllables(word)).sum();
    let n_words = words.len() as f64;
    0.39 * n_words / n_sentences as f64 + 11.8 * n_syllables as f64 / n_words - 15.59
}

/// The mean grade of several texts; none where there is no text.
pub fn mean<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<f64> {
    let grades: Vec<f64> = texts.into_iter().map(grade).collect();
    (!grades.is_empty()).then(|| grades.iter().sum::<f64>() / grades.len() as f64)
}

/// The words of a text; an apostrophe belongs to its word.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '’' && letter != '\'')
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

fn words_in(text: &str) -> bool {
    words(text).next().is_some()
}

/// The syllables of an English word: its groups of vowels, without an `e` or `ed` at its end that is not spoken.
pub fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
    let spoken = match () {
        () if word.len() <= 3 => word.as_str(),
        () if word.ends_with("le") || word.ends_with("ted") || word.ends_with("ded") => word.as_str(),
        () => ["es", "ed", "e"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(&word),
    };
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let starts =
        |(idx, letter): (usize, char)| is_vowel(letter) && !spoken[..idx].chars().next_back().is_some_and(is_vowel);
    spoken.char_indices().filter(|found| starts(*found)).count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_as_they_are_spoken() {
        let known = [
            ("child", 1),
            ("parent", 2),
            ("family", 3),
            ("decided", 3),
            ("asked", 1),
            ("people", 2),
            ("home", 1),
            ("protection", 3),
            ("council", 2),
            ("2026", 1),
            ("I", 1),
        ];
        for (word, count) in known {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn a_plain_sentence_is_easier_than_one_of_a_statute() {
        let plain = grade("You get a letter. It says when the meeting is.");
        let statute =
            grade("Notification of the determination is to be effected expeditiously by the responsible authority.");
        assert!(plain < 3.0, "{plain}");
        assert!(15.0 < statute, "{statute}");
        assert_eq!(grade(" – "), 0.0);
        assert_eq!(mean(["Go.", "Go."]), Some(grade("Go.")));
        assert_eq!(mean([]), None);
    }
}
