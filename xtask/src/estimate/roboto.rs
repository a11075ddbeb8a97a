//! How wide a text is in Roboto, the font of Android: those of other systems (Segoe UI, San Francisco, Arial) are within a few
//! hundredths of it. The numbers are the advance widths of `@fontsource/roboto` 5.3.0 as Chromium measures them.
//! Kerning is left out, for it takes 0.1 % of the names of our steps, but for the apostrophe, which letters close up to.

/// How much wider a letter of weight 600 is, on average over the names of our steps.
const SEMIBOLD: f64 = 1.015;

/// Letters by their width in thousandths of the font's size.
const WIDTHS: [(f64, &str); 35] = [
    (100.0, "’"),
    (175.0, "'"),
    (200.0, ",‘;"),
    (242.0, "ijl:|"),
    (248.0, " "),
    (261.0, "!.[]I"),
    (276.0, "-"),
    (314.0, "`\""),
    (327.0, "t"),
    (338.0, "{}r"),
    (346.0, "()f"),
    (355.0, "“”"),
    (412.0, "\\/^"),
    (431.0, "*"),
    (451.0, "_"),
    (473.0, "?y"),
    (484.0, "v"),
    (496.0, "xz"),
    (508.0, "k<"),
    (516.0, "s"),
    (523.0, ">c"),
    (530.0, "eé"),
    (542.0, "La="),
    (552.0, "huJnF"),
    (562.0, "0123456789$bgpd"),
    (569.0, "+Eqo"),
    (597.0, "£STZY"),
    (620.0, "#R&B"),
    (631.0, "KXPV"),
    (652.0, "UCAD–"),
    (684.0, "…~GOQ"),
    (713.0, "HN"),
    (751.0, "%w"),
    (781.0, "—"),
    (880.0, "MmW@"),
];

/// What any other letter takes: the signs before the names of steps come from whatever font has them.
const OTHER: f64 = 840.0;

/// The weight of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RobotoWeight {
    /// 400.
    Regular,
    /// 600, that of names.
    Semibold,
}

/// How wide a text is at a size, in the unit of the size.
pub fn text_width(text: &str, size: f64, weight: RobotoWeight) -> f64 {
    let own = |letter: char| WIDTHS.iter().find(|(_, letters)| letters.contains(letter)).map_or(OTHER, |row| row.0);
    let factor = if weight == RobotoWeight::Semibold { SEMIBOLD } else { 1.0 };
    text.chars().map(own).sum::<f64>() / 1000.0 * size * factor
}

/// A text broken into lines no wider than `room`, as a browser breaks it: after spaces and hyphens.
pub fn wrapped(text: &str, size: f64, weight: RobotoWeight, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in text.split_inclusive([' ', '-']) {
        match lines.last_mut() {
            Some(line) if text_width(format!("{line}{part}").trim_end(), size, weight) <= room => line.push_str(part),
            _ => lines.push(part.to_string()),
        }
    }
    lines.into_iter().map(|line| line.trim_end().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_after_spaces_and_hyphens_and_lose_no_word() {
        let text = "A post-adoption review of the plan";
        let lines = wrapped(text, 16.0, RobotoWeight::Regular, 70.0);
        assert!(lines.iter().any(|line| line.ends_with('-')), "{lines:?}");
        assert!(lines.iter().all(|line| text_width(line, 16.0, RobotoWeight::Regular) <= 70.0), "{lines:?}");
        assert_eq!(lines.join(" ").replace("- ", "-"), text);
        assert_eq!(wrapped("", 16.0, RobotoWeight::Regular, 70.0), [""; 0]);
    }

    #[test]
    fn a_word_longer_than_the_room_has_a_line_of_its_own() {
        assert_eq!(wrapped("an accommodation", 16.0, RobotoWeight::Semibold, 40.0), ["an", "accommodation"]);
    }
}
