//! The words of the page that a child makes their own.

/// The words of the page that a child makes their own.
#[derive(Debug)]
pub struct ChildWords {
    /// What happens with what is put there, first of all.
    pub promise: &'static str,
    /// Where the map's words for children end: the step is on no map.
    pub no_step: &'static str,
    /// Turns the page to who sits opposite, and back.
    pub turn: &'static str,
    /// Reads the sentence aloud.
    pub read_aloud: &'static str,
    /// Takes the last thing back.
    pub undo: &'static str,
    /// Said once it was.
    pub undone: &'static str,
    /// Said where there is nothing to take back.
    pub nothing_to_undo: &'static str,
    /// Prints the page.
    pub print: &'static str,
    /// Leaves the page; all stays.
    pub put_away: &'static str,
    /// What stands above a stop: before, here, ahead, the heart.
    pub stop: [&'static str; 4],
    /// Opens the fields for names of one's own.
    pub rename: &'static str,
    /// Label of a stop's own name.
    pub own_name: fn(name: &str) -> String,
    /// The end of the road.
    pub heart: &'static str,
    /// The heading of each part, in the order of `ChildPart`.
    pub part: [&'static str; 8],
    /// The heading of each time of a meeting, in the order of `ChildTime`.
    pub time: [&'static str; 3],
    /// Faces: the word each is kept by, and what it says.
    pub faces: [(&'static str, &'static str); 5],
    /// Label of the field beside the faces.
    pub other_feeling: &'static str,
    /// Label of the field for what they want to say.
    pub say: &'static str,
    /// How to draw.
    pub draw: &'static str,
    /// What the drawing holds, for who does not see it.
    pub n_lines: fn(count: usize) -> String,
    /// Takes the last line of the drawing away.
    pub draw_back: &'static str,
    /// Takes all of it away.
    pub draw_clear: &'static str,
    /// The drawing is full.
    pub draw_full: &'static str,
    /// People offered.
    pub people: &'static [&'static str],
    /// Wants them there.
    pub there: &'static str,
    /// Does not want them there.
    pub not_there: &'static str,
    /// A wish in words: somebody is wanted there.
    pub wanted: fn(name: &str) -> String,
    /// They are not.
    pub unwanted: fn(name: &str) -> String,
    /// Label of the field for somebody else.
    pub other_person: &'static str,
    /// Adds them.
    pub add: &'static str,
    /// Each question, in the order of `ChildQuestion`.
    pub question: [&'static str; 6],
    /// Before what the map answers.
    pub answer: &'static str,
    /// The map answers nothing.
    pub no_answer: &'static str,
    /// Takes the question along.
    pub ask_it: &'static str,
    /// Takes along what the map says a child can ask for.
    pub want_it: &'static str,
    /// Label of the field for a question of one's own.
    pub own_question: &'static str,
    /// Label of the field for what was decided.
    pub decided: &'static str,
    /// Label of the field for who tells them.
    pub tells: &'static str,
    /// Before the choice where a part may go.
    pub who_sees: &'static str,
    /// Each choice, in the order of `ChildShare`.
    pub share: [&'static str; 3],
    /// In the record: whose words, and at which step.
    pub own_words: fn(step: &str) -> String,
}
