//! The words of the page that a child makes their own.

/// The words of the page that a child makes their own.
#[derive(Debug)]
pub struct ChildWords {
    /// What happens with what is put there, first of all, with a sentence on where it is kept.
    pub promise: fn(kept: &str) -> String,
    /// That sentence.
    pub kept_here: &'static str,
    /// The same where the browser keeps nothing; it stands in view for as long as that is so.
    pub not_kept: &'static str,
    /// Before what only whoever is with the child has to do.
    pub for_worker: &'static str,
    /// Where the map's words for children end: the step is on no map.
    pub no_step: &'static str,
    /// Turns the page to who sits opposite, and back.
    pub turn: &'static str,
    /// Reads the sentence aloud.
    pub read_aloud: &'static str,
    /// Takes the last thing back.
    pub undo: &'static str,
    /// Said once it was: the heading of the part it was in, and where that goes again, if it was that.
    pub undone: fn(part: &str, shared: Option<&str>) -> String,
    /// Said where there is nothing to take back.
    pub nothing_to_undo: &'static str,
    /// Prints the page.
    pub print: &'static str,
    /// Said then: so many parts of those with something in them are on paper.
    pub on_paper: fn(n_on_paper: usize, n_all: usize) -> String,
    /// Said once the page is turned, and once it is turned back.
    pub is_turned: [&'static str; 2],
    /// Leaves the page; all stays.
    pub put_away: &'static str,
    /// What stands above a stop: before, here, ahead, the heart.
    pub stop: [&'static str; 4],
    /// Opens the fields for names of one's own.
    pub rename: &'static str,
    /// Label of a stop's own name.
    pub own_name: fn(name: &str) -> String,
    /// A stop of the road: what comes next is not decided.
    pub undecided: &'static str,
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
    /// Begins to record their voice.
    pub record: &'static str,
    /// Ends it.
    pub stop_recording: &'static str,
    /// Said while it goes on.
    pub recording: &'static str,
    /// Said once it has ended.
    pub recorded: &'static str,
    /// Said where there is no microphone to be had.
    pub no_microphone: &'static str,
    /// Plays what was recorded.
    pub listen: &'static str,
    /// Ends that.
    pub stop_listening: &'static str,
    /// Said where it cannot be played.
    pub not_played: &'static str,
    /// Takes the recording away.
    pub unrecord: &'static str,
    /// Said once it is.
    pub unrecorded: &'static str,
    /// Where a recording goes.
    pub of_recording: &'static str,
    /// What paper and the file have of it.
    pub has_recording: &'static str,
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
    /// Each question, in the order of `ChildQuestion`.
    pub question: [&'static str; 6],
    /// Before what the map answers.
    pub answer: &'static str,
    /// The map answers nothing.
    pub no_answer: &'static str,
    /// Who helps to say it.
    pub speaks_up: &'static str,
    /// A line to call too.
    pub call: fn(name: &str, telephone: &str) -> String,
    /// After who takes part, where the map does not name the child.
    pub not_named: &'static str,
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
    /// In the record as text: there is a drawing.
    pub drawn: &'static str,
    /// What it holds that the child lets go there.
    pub on_file: &'static str,
    /// Above the page: whose it is.
    pub page_of: fn(label: &str) -> String,
    /// The way to another child's.
    pub other_child: &'static str,
    /// The day of the step.
    pub on_day: fn(day: &str) -> String,
    /// On paper: the day it was printed, and of which journey it is.
    pub printed: fn(day: &str, label: &str) -> String,
    /// What asking for somebody can do.
    pub people_hint: &'static str,
    /// In the record: whose words, and at which step.
    pub own_words: fn(step: &str) -> String,
}
