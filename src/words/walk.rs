//! The words of a trainer's walk with a group.

/// The words of a trainer's walk with a group.
#[derive(Debug)]
pub struct WalkWords {
    /// The step it begins with is on no map.
    pub no_step: &'static str,
    /// Where nothing is kept.
    pub not_kept: &'static str,
    /// Before what the scenario asks of the room.
    pub task: &'static str,
    /// How the keys work.
    pub keys: &'static str,
    /// Name of the list of steps walked.
    pub so_far: &'static str,
    /// The questions for the room.
    pub asks: [&'static str; 3],
    /// An option that is not shown yet.
    pub hidden: fn(number: usize) -> String,
    /// Shows one more.
    pub show_one: &'static str,
    /// Shows all.
    pub show_all: &'static str,
    /// Hides all again.
    pub hide: &'static str,
    /// Goes one step back.
    pub back: &'static str,
    /// Said when an option is shown: its number and where it leads.
    pub shown: fn(number: usize, name: &str) -> String,
    /// Said when all are.
    pub all_shown: fn(count: usize) -> String,
    /// Said when they are hidden again.
    pub all_hidden: &'static str,
    /// Said where an option was taken: the step.
    pub now_at: fn(name: &str) -> String,
    /// Said where there is no step to go back to.
    pub at_start: &'static str,
    /// Said where the number of an option is pressed that is not shown.
    pub show_first: &'static str,
    /// An outcome: there are no options.
    pub no_options: &'static str,
    /// Opens who decides, by when and the law of an option, here and in the room.
    pub details: &'static str,
    /// Before the condition of an option.
    pub when: &'static str,
    /// Before who decides.
    pub decides: &'static str,
    /// Before the limits of time.
    pub by_when: &'static str,
    /// Where the map gives none.
    pub no_limit: &'static str,
    /// Before law and guidance.
    pub sources: &'static str,
    /// After a list of which the room is shown the first.
    pub and_more: fn(count: usize) -> String,
    /// A group of the room.
    pub group: fn(letter: char) -> String,
    /// A route walked, by its number.
    pub route: fn(number: usize) -> String,
    /// Heading of the groups.
    pub groups: &'static str,
    /// What groups are for.
    pub groups_hint: &'static str,
    /// One more.
    pub add_group: &'static str,
    /// One less.
    pub remove_group: &'static str,
    /// Said of how many there are.
    pub n_groups: fn(count: usize) -> String,
    /// Where a group is.
    pub group_at: fn(letter: char, name: &str) -> String,
    /// Goes there.
    pub go_there: &'static str,
    /// The name of the button by which a group takes an option.
    pub chooses: fn(letter: char, name: &str) -> String,
    /// Said when a choice is taken away.
    pub chooses_not: fn(letter: char) -> String,
    /// Heading of the routes.
    pub routes: &'static str,
    /// Heading of the trainer's notes.
    pub notes: &'static str,
    /// Label of the notes at a step.
    pub notes_here: &'static str,
    /// Label of the minutes.
    pub minutes: &'static str,
    /// When this step was come to, and the minutes of all steps together.
    pub since: fn(time: &str, minutes: usize) -> String,
    /// Opens the debrief.
    pub debrief: &'static str,
    /// Goes back to the step.
    pub to_step: &'static str,
    /// Shows the code.
    pub code: &'static str,
    /// Name and caption of the code.
    pub code_of: &'static str,
    /// Opens the other window.
    pub open_room: &'static str,
    /// Prints the handout.
    pub handout: &'static str,
    /// Heading of the part with title, case and file.
    pub own: &'static str,
    /// Label of the title.
    pub title: &'static str,
    /// Label of the case.
    pub case: &'static str,
    /// Nobody real.
    pub made_up: &'static str,
    /// Saves the walk.
    pub save: &'static str,
    /// Label of the field for a file.
    pub open: &'static str,
    /// Why a file could not be opened.
    pub unread: fn(why: &str) -> String,
    /// Too large; no walk; newer; of a nation we have not; damaged, and how.
    pub why: [&'static str; 5],
    /// A step that is on no map.
    pub unknown_step: fn(step: &str) -> String,
    /// Said when a file was opened.
    pub opened: &'static str,
    /// Begins anew.
    pub again: &'static str,
    /// Said then.
    pub begun: &'static str,
    /// Brings back what was there before.
    pub put_back: &'static str,
    /// Said then.
    pub is_back: &'static str,
    /// Heading of the table: what each route meant for the child.
    pub meant: &'static str,
    /// Heading of its first row.
    pub route_row: &'static str,
    /// Whether a map means a court where it says who decides.
    pub names_court: fn(who: &str) -> bool,
    /// Whether a step before a court has the name of an order: “Secure accommodation order”, but not “Changing or ending an order”.
    pub names_order: fn(name: &str) -> bool,
    /// What is counted.
    pub counted: [&'static str; 3],
    /// The limits of time on the way.
    pub limits: &'static str,
    /// After the last step of a route that is no outcome.
    pub not_finished: &'static str,
    /// What the maps do not mark.
    pub homes: &'static str,
    /// Heading of where routes parted.
    pub parted: &'static str,
    /// Before the step at which they did.
    pub parted_at: &'static str,
    /// Where they did not.
    pub not_parted: &'static str,
    /// Heading of the learning outcomes.
    pub outcomes: &'static str,
    /// Copies the debrief.
    pub copy: &'static str,
    /// Prints it.
    pub print: &'static str,
    /// Heading of the second sheet.
    pub answers: &'static str,
    /// Before what was taken.
    pub taken: &'static str,
}
