//! Parts of a page for paper: a heading and what stands under it, as text, and how much room that takes.
//! It knows no font: heights are rather too tall than too small.

use crate::width::wrapped;

/// A part of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperPart {
    /// Its heading.
    pub title: &'static str,
    /// What stands under it.
    pub items: Vec<String>,
    /// How that is shown.
    pub form: PartForm,
    /// The professionals' words that stand in it for the first time, each with what it means.
    pub meanings: Vec<(String, String)>,
}

/// How what stands in a part is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartForm {
    /// As sentences.
    Told,
    /// As a list whose order counts.
    Numbered,
    /// As any other list.
    Listed,
    /// With a box to tick before each.
    Ticked,
    /// With room to write after each.
    Room,
}

/// Whether a text speaks to “you”.
pub fn names_you(text: &str) -> bool {
    text.to_lowercase().split(|letter: char| !letter.is_alphabetic()).any(|word| matches!(word, "you" | "your"))
}

/// How tall a line to write on is, in points.
pub const ROOM: f64 = 26.0;

/// How tall a line to write on is with what is written there.
fn room_height(item: &str, letters: f64, width: f64) -> f64 {
    ROOM + wrapped(item, letters, width).len().saturating_sub(1) as f64 * 1.25 * letters
}

impl PaperPart {
    /// A part of these items.
    pub fn new(title: &'static str, form: PartForm, items: Vec<String>) -> PaperPart {
        PaperPart { title, form, items, meanings: Vec::new() }
    }

    /// How tall it is, in letters of a size and lines of a width, all in points.
    pub fn height(&self, letters: f64, width: f64) -> f64 {
        let title = if self.title.is_empty() { 0.0 } else { 1.9 * letters };
        let items = self.items.iter().map(|item| self.item_height(item, letters, width));
        let meanings: Vec<String> = self.meanings.iter().map(|(term, meaning)| format!("{term}: {meaning}")).collect();
        let n_lines = if meanings.is_empty() { 0 } else { wrapped(&meanings.join(" "), letters, width).len() };
        title + items.sum::<f64>() + n_lines as f64 * 1.25 * letters
    }

    /// How tall the tallest item is.
    pub fn tallest(&self, letters: f64, width: f64) -> f64 {
        self.items.iter().map(|item| self.item_height(item, letters, width)).fold(0.0, f64::max)
    }

    fn item_height(&self, item: &str, letters: f64, width: f64) -> f64 {
        match self.form {
            // Those without a heading stand side by side.
            PartForm::Room if self.title.is_empty() => {
                let half = width / self.items.len() as f64;
                let tallest = self.items.iter().map(|item| room_height(item, letters, half)).fold(ROOM, f64::max);
                tallest / self.items.len() as f64
            }
            PartForm::Room => room_height(item, letters, width),
            PartForm::Told => wrapped(item, letters, width).len().max(1) as f64 * 1.25 * letters,
            // What is before each takes as much as the style sheet for print gives it.
            _ => wrapped(item, letters, width - 1.4 * letters).len().max(1) as f64 * 1.25 * letters,
        }
    }

    /// Adds it to a plain text.
    pub fn add_to(&self, text: &mut String) {
        text.push('\n');
        if !self.title.is_empty() {
            text.push_str(&format!("{}\n", self.title.to_uppercase()));
        }
        for (idx, item) in self.items.iter().enumerate() {
            let number = format!("{}. ", idx + 1);
            let (mark, room) = match self.form {
                PartForm::Told => ("", ""),
                PartForm::Numbered => (number.as_str(), ""),
                PartForm::Listed => ("- ", ""),
                PartForm::Ticked => ("[ ] ", ""),
                PartForm::Room if item.is_empty() || item.ends_with(':') => ("", " ________"),
                PartForm::Room => ("", ""),
            };
            text.push_str(&format!("{mark}{item}{room}\n"));
        }
        for (term, meaning) in &self.meanings {
            text.push_str(&format!("({term}: {meaning})\n"));
        }
    }
}
