//! The words of the journey's page: the road so far, dates, plans, the page for the file, and what is kept.

use crate::atlas::file::StepKind;
use crate::atlas::reader::Reader;
use crate::calendar::age::BadAge;

/// The words of the journey's page: the road so far, dates, plans, the page for the file, and what is kept.
#[derive(Debug)]
pub struct JourneyWords {
    /// Title of the page.
    pub title: &'static str,
    /// What it is for.
    pub hint: &'static str,
    /// Name of the list of the page's parts.
    pub on_this_page: &'static str,
    /// While no step is chosen.
    pub no_here: &'static str,
    /// Takes a step off the road.
    pub take_away: &'static str,
    /// Moves a step so far one place up.
    pub earlier: &'static str,
    /// Moves it one place down.
    pub later: &'static str,
    /// Said once it was moved: to which place of how many.
    pub moved: fn(step: &str, place: usize, count: usize) -> String,
    /// Said once it is where we are.
    pub now_here: fn(step: &str) -> String,
    /// Said once something was added.
    pub added: fn(what: &str) -> String,
    /// So many steps were found by a part of their name.
    pub n_found: fn(count: usize) -> String,
    /// Title of the dates given and of those that follow.
    pub dates: &'static str,
    /// Title of the dates to give.
    pub give_dates: &'static str,
    /// What giving a date does.
    pub dates_hint: &'static str,
    /// Dates of the road so far.
    pub dates_been: &'static str,
    /// Dates here.
    pub dates_here: &'static str,
    /// Dates of the steps that can follow.
    pub dates_next: &'static str,
    /// Dates of the last time of what comes again.
    pub dates_again: &'static str,
    /// The heading of days given for steps that are not in the list.
    pub dates_apart: &'static str,
    /// After a step's name: the last time.
    pub last_time: &'static str,
    /// After a step's name: the next time.
    pub next_time: &'static str,
    /// Label of the field, in what is next, for the day of a meeting.
    pub meeting_day: &'static str,
    /// How a day is typed.
    pub date_form: &'static str,
    /// Marks a meeting as held on the day of the reader.
    pub held_today: &'static str,
    /// Marks it as held on the day it was planned for.
    pub held_on: fn(day: &str) -> String,
    /// Said once a meeting was held.
    pub was_held: fn(step: &str, day: &str) -> String,
    /// By which day and by what rule a day that is planned is in time.
    pub kept_in_time: fn(day: &str, basis: &str) -> String,
    /// Said once it is planned.
    pub is_planned: fn(step: &str, day: &str) -> String,
    /// A meeting sets its next day itself.
    pub sets_next: &'static str,
    /// The day given for the next one has gone by.
    pub next_passed: fn(day: &str) -> String,
    /// Label of the child's age.
    pub age: &'static str,
    /// How it is written, and what it does.
    pub age_hint: &'static str,
    /// How it was understood: the fewest and the most years now.
    pub age_now: fn(least: u32, most: u32) -> String,
    /// Why a text is no age.
    pub bad_age: fn(why: BadAge) -> &'static str,
    /// From which year on something can come.
    pub not_before_year: fn(year: i32) -> String,
    /// What cannot come before a year.
    pub not_before: fn(year: i32, steps: &str) -> String,
    /// Label of the choice of a council.
    pub council: &'static str,
    /// What choosing does, and for which journeys.
    pub council_hint: &'static str,
    /// No council chosen.
    pub no_council: &'static str,
    /// Local limits of councils not chosen are left out.
    pub other_councils: fn(councils: &[String]) -> String,
    /// Opens the browser's calendar.
    pub pick: &'static str,
    /// A day as it was understood, how many limits run from it, and how many councils not chosen have limits of their own.
    pub understood: fn(day: &str, n_limits: usize, n_councils: usize) -> String,
    /// The council chosen has no limit of its own that runs from the dates given.
    pub own_nothing: fn(council: &str) -> String,
    /// No national limit runs from the dates given, but councils have their own.
    pub no_national: &'static str,
    /// While no date was given.
    pub no_dates: &'static str,
    /// Dates were given, but no limit runs from them.
    pub nothing_follows: &'static str,
    /// Title of how days are counted.
    pub how_counted: &'static str,
    /// Title of what a day given asks about.
    pub due_asked: &'static str,
    /// Title of limits at steps beside this road.
    pub due_elsewhere: &'static str,
    /// Why they stand apart.
    pub due_elsewhere_hint: &'static str,
    /// Label of where a limit stands.
    pub source: &'static str,
    /// The same, with what could not be made sure of.
    pub source_unsure: &'static str,
    /// Title of what is due next.
    pub due_next: &'static str,
    /// Nothing is.
    pub nothing_next: &'static str,
    /// Title of what comes again.
    pub due_again: &'static str,
    /// Title of days gone by for which no day was given.
    pub due_open: &'static str,
    /// Title of what lies behind.
    pub due_behind: &'static str,
    /// What that does not say.
    pub due_behind_hint: &'static str,
    /// A step was done on a day.
    pub done: fn(day: &str) -> String,
    /// The next time is planned for a day.
    pub next_is: fn(day: &str) -> String,
    /// The last time was on a day.
    pub last_was: fn(day: &str) -> String,
    /// No last time was given.
    pub no_last: &'static str,
    /// Mark of a limit whose source's words were not read.
    pub not_read: &'static str,
    /// What that mark means, once for a list.
    pub not_read_means: &'static str,
    /// Title of limits that give no day.
    pub no_day: &'static str,
    /// Title of the plans.
    pub plans: &'static str,
    /// What they are for.
    pub plans_hint: &'static str,
    /// Label of the choice of a plan.
    pub plan: fn(name: &str) -> String,
    /// No plan chosen.
    pub no_plan: &'static str,
    /// Names of the plans, from 0.
    pub plan_name: fn(number: usize) -> String,
    /// The usual route to an outcome at home with the family.
    pub way_home: fn(steps: &str) -> String,
    /// A plan was taken away.
    pub removed: fn(plan: &str) -> String,
    /// What a plan is called since.
    pub plan_renamed: fn(goal: &str, plan: &str) -> String,
    /// The kinds of plan.
    pub plan_kind: &'static [&'static str],
    /// Title of the steps that all plans share.
    pub shared: &'static str,
    /// Before the steps of a plan on paper.
    pub plan_route: &'static str,
    /// Opens the steps of a plan.
    pub plan_steps: &'static str,
    /// Before the steps that could be chosen instead.
    pub instead: &'static str,
    /// Chooses one.
    pub choose_instead: fn(step: &str) -> String,
    /// Label of the search for any other step to plan for.
    pub other_plan: &'static str,
    /// Label of who decides along the way.
    pub deciders: &'static str,
    /// Label of what takes its time.
    pub waits: &'static str,
    /// The maps know none.
    pub no_waits: &'static str,
    /// Title of the questions to take along.
    pub asks: &'static str,
    /// How to collect them.
    pub asks_hint: &'static str,
    /// Title of the page before a meeting.
    pub meeting: &'static str,
    /// What it is.
    pub meeting_hint: &'static str,
    /// Label of the choice of a meeting.
    pub which_meeting: &'static str,
    /// Label of the choice of a reader.
    pub page_for: &'static str,
    /// There is none to choose.
    pub no_meetings: &'static str,
    /// Above its name: what sort of step is to be prepared.
    pub before_meeting: fn(kind: StepKind) -> &'static str,
    /// Where a map has no words for the reader: whom the page speaks to.
    pub page_speaks_to: fn(reader: Reader) -> &'static str,
    /// Before the day it is held, to be written in.
    pub day_and_time: &'static str,
    /// The same where its last time has gone by and it comes again.
    pub next_day_and_time: &'static str,
    /// Before the place, to be written in.
    pub meeting_place: &'static str,
    /// Label of the time of day.
    pub meeting_time: &'static str,
    /// What becomes of what is typed for the page.
    pub own_lines_hint: &'static str,
    /// Title of what it is about.
    pub decided: &'static str,
    /// Title of what comes before it, for the family.
    pub beforehand: &'static str,
    /// The working day by which something is due.
    pub by_day: fn(day: &str) -> String,
    /// Title of what to do, where something is to be brought.
    pub do_and_bring: &'static str,
    /// Title of the room for one's own questions.
    pub own_questions: &'static str,
    /// Title of the last step before it, for the worker.
    pub last_decided: &'static str,
    /// Title of the limits at the meeting itself, for the worker.
    pub in_time: &'static str,
    /// Title of what has to be ready before it, for the worker.
    pub prepared: &'static str,
    /// Title of who has to be there, for the worker.
    pub invited: &'static str,
    /// Labels of the social worker's name and number, to be written in.
    pub social_worker: [&'static str; 2],
    /// Title of the room for notes.
    pub meeting_notes: &'static str,
    /// Prints the page.
    pub print_meeting: &'static str,
    /// Title of the page for the file.
    pub sheet: &'static str,
    /// What it is.
    pub sheet_hint: &'static str,
    /// Before the day of a step of a kind, where it was held.
    pub held: fn(kind: StepKind) -> &'static str,
    /// Before a day to come.
    pub planned_day: &'static str,
    /// The day if the law does not count the first day in, where that is not known.
    pub or_later: fn(day: &str) -> String,
    /// A day by which it was due, and what that rests on.
    pub by: fn(day: &str, basis: &str) -> String,
    /// Lines of the sheet to fill in by hand.
    pub sheet_lines: &'static [&'static str],
    /// At the foot of the first page: what stands on a second.
    pub on_second: fn(titles: &str) -> String,
    /// Head of the second page: of which sheet, whose and of which day.
    pub second_page: fn(title: &str, reference: &str, day: &str) -> String,
    /// Before the day it was made.
    pub made: &'static str,
    /// Title of a record of supervision.
    pub record: &'static str,
    /// What it is.
    pub record_hint: &'static str,
    /// Label of the choice of a record.
    pub which_record: &'static str,
    /// Begins another.
    pub new_record: &'static str,
    /// Label of its day.
    pub record_day: &'static str,
    /// One without a day.
    pub no_record_day: &'static str,
    /// Label of who was there.
    pub present: &'static str,
    /// What the child says and wants, in a record.
    pub childs_words: &'static str,
    /// The day the child was last seen.
    pub seen: &'static str,
    /// Label of what was decided.
    pub decisions: &'static str,
    /// Title of what is to be done.
    pub actions: &'static str,
    /// Labels of an action: what, by whom, by when.
    pub action: [&'static str; 3],
    /// A part of an action, by the action's number.
    pub action_part: fn(row: usize, part: &str) -> String,
    /// Label of the tick that says an action was done.
    pub action_done: &'static str,
    /// An action is not done.
    pub action_open: &'static str,
    /// Room for another.
    pub more_actions: &'static str,
    /// Before the words of the record before.
    pub last_time_was: fn(day: &str) -> String,
    /// Opens what the maps say to a question.
    pub maps_say: &'static str,
    /// Lines to sign on.
    pub signed: &'static [&'static str],
    /// Puts the last record on the sheet.
    pub with_record: &'static str,
    /// Label of one's own words.
    pub own_words: &'static str,
    /// The questions could not be fetched.
    pub no_questions: &'static str,
    /// What the code is, for whoever cannot see it.
    pub code_name: &'static str,
    /// Under the code.
    pub code: &'static str,
    /// Label of what the worker calls the journey.
    pub label: &'static str,
    /// What it may be.
    pub label_hint: &'static str,
    /// Label of the choice of a colour.
    pub colour: &'static str,
    /// The colours.
    pub colours: &'static [&'static str],
    /// Gives a journey of the list another label.
    pub rename: &'static str,
    /// The one written is taken.
    pub rename_yes: &'static str,
    /// What the list of all journeys is for.
    pub list_hint: &'static str,
    /// It is empty: the part of a step's page that leads to one.
    pub no_journeys: fn(part: &str) -> String,
    /// One of the list: its nation, the steps of its road, the dates given, the day it was last changed.
    pub journey_line: fn(nation: &str, n_steps: usize, n_dates: usize, changed: Option<&str>) -> String,
    /// The step where one of the list is.
    pub glance_here: fn(step: &str) -> String,
    /// What was due there by a day that has gone by without a word, and what that rests on.
    pub glance_passed: fn(day: &str, what: &str, basis: &str) -> String,
    /// What was due there by a day that has gone by, for which no day was given, and what that rests on.
    pub glance_open: fn(day: &str, what: &str, basis: &str) -> String,
    /// What is due next there, by which day, and what that rests on.
    pub glance_next: fn(day: &str, what: &str, basis: &str) -> String,
    /// So many of its days are asked about.
    pub glance_asked: fn(count: usize) -> String,
    /// What a day that was given rests on.
    pub you_gave: &'static str,
    /// Another journey of the device bears the same label.
    pub same_label: fn(label: &str) -> String,
    /// For a worker: to whom the maps' sentences speak.
    pub speaks_to_family: &'static str,
    /// What else can be done with one of the list.
    pub more_for: fn(label: &str) -> String,
    /// Said once a journey was put back.
    pub is_back: fn(label: &str) -> String,
    /// Said once a journey has another label.
    pub is_renamed: fn(label: &str) -> String,
    /// Said once the reader goes on with a journey.
    pub goes_on: fn(label: &str) -> String,
    /// One of the list that cannot be read.
    pub cannot_read: &'static str,
    /// Goes on with a journey of this label, and leaves so many steps out.
    pub go_on: fn(label: &str, n_steps: usize) -> String,
    /// Adds so many steps to it.
    pub add_steps: fn(label: &str, n_steps: usize) -> String,
    /// Another step was open before the reader went on with this journey.
    pub came_from: fn(step: &str) -> String,
    /// It is where the child is now.
    pub move_on: &'static str,
    /// What another tab has kept is here too.
    pub joined: &'static str,
    /// Title of the fields that were given two values.
    pub also: &'static str,
    /// What to do with them.
    pub also_hint: &'static str,
    /// One of them, with the value that stands and the other.
    pub also_line: fn(field: &str, stands: &str, other: &str) -> String,
    /// Beside a field: what was given for it in another tab.
    pub in_other_tab: fn(other: &str) -> String,
    /// Beside a field: what else was given for it.
    pub also_given: fn(other: &str) -> String,
    /// The reader's own value stands.
    pub keep_yours: fn(own: &str) -> String,
    /// The other one takes its place.
    pub take_that: fn(other: &str) -> String,
    /// Nothing was given.
    pub nothing_given: &'static str,
    /// The other value takes its place.
    pub use_other: fn(field: &str) -> String,
    /// It is let go.
    pub drop_other: fn(field: &str) -> String,
    /// The date of a step.
    pub date_of: fn(step: &str) -> String,
    /// Another tab has forgotten the journey.
    pub gone: &'static str,
    /// Keeps it again.
    pub keep_again: &'static str,
    /// On other pages, while this tab holds a journey that is kept nowhere.
    pub not_kept_there: &'static str,
    /// Where browsers forget.
    pub may_forget: &'static str,
    /// Title of what a journey holds that is not on the maps.
    pub unusable: &'static str,
    /// A step that is on no map.
    pub no_step: fn(step: &str) -> String,
    /// A date that is none.
    pub no_date: fn(step: &str, day: &str) -> String,
    /// Asks whether a journey is to be forgotten.
    pub forget_sure: fn(label: &str) -> String,
    /// It is.
    pub forget_yes: &'static str,
    /// It was forgotten.
    pub forgotten: fn(label: &str) -> String,
    /// Label of the line that tells whose sheet it is.
    pub reference: &'static str,
    /// Title of what is kept.
    pub kept: &'static str,
    /// Something is.
    pub kept_here: &'static str,
    /// The browser refuses.
    pub not_kept: &'static str,
    /// Title of the question whether the kept journey is the one meant.
    pub which: &'static str,
    /// Why it is asked.
    pub which_hint: &'static str,
    /// It is another.
    pub start_new: &'static str,
    /// Begins one with the steps so far.
    pub start_with: fn(n_steps: usize) -> String,
    /// The buttons.
    pub print_sheet: &'static str,
    /// Prints the record.
    pub print_record: &'static str,
    /// Beside it, where a child has made a page of their own.
    pub saves_child: &'static str,
    /// Saves the picture, which can be made larger.
    pub save_svg: &'static str,
    /// Saves the picture for slides and documents.
    pub save_png: &'static str,
    /// Copies the text.
    pub copy_text: &'static str,
    /// Saves the text.
    pub save_text: &'static str,
    /// Saves the dates.
    pub save_ics: &'static str,
    /// Saves the journey.
    pub save: &'static str,
    /// Opens one.
    pub open: &'static str,
    /// Forgets it.
    pub forget: &'static str,
    /// Puts back what a file took the place of.
    pub put_back: &'static str,
    /// It was saved.
    pub saved: &'static str,
    /// The browser would not be asked to.
    pub not_saved: &'static str,
    /// Nothing is kept here of a journey whose road came with a link.
    pub no_dates_kept: &'static str,
    /// Leads to the field that opens a file.
    pub open_it: &'static str,
    /// A calendar file would be empty.
    pub no_days_ahead: &'static str,
    /// Said in a browser inside another app.
    pub in_app: &'static str,
    /// The text was copied.
    pub text_copied: &'static str,
    /// The text was not copied.
    pub text_not_copied: &'static str,
    /// A file was opened.
    pub opened: &'static str,
    /// The device had it already: both were brought together.
    pub opened_into: &'static str,
    /// Put back.
    pub back_again: &'static str,
    /// The picture could not be made.
    pub no_picture: &'static str,
    /// Where the route of a plan parts from others, and that this is no limit of the law.
    pub last_turn: fn(plans: &str, step: &str, day: Option<&str>) -> String,
    /// Title of earlier involvements.
    pub history: &'static str,
    /// From when to when.
    pub from_to: fn(from: &str, to: &str) -> String,
    /// What can be said of an earlier involvement.
    pub past_field: &'static [&'static str],
    /// An earlier involvement is said to have ended before it began.
    pub past_order: &'static str,
    /// Adds one.
    pub add_past: &'static str,
    /// Takes one away.
    pub take_past: &'static str,
    /// The reader is sure.
    pub take_past_yes: &'static str,
    /// Its steps.
    pub past_steps: &'static str,
    /// Label of the search for a step.
    pub find_step: &'static str,
    /// Puts the step found at the end of a list.
    pub add_step: fn(step: &str) -> String,
    /// No step is called so.
    pub no_step_found: &'static str,
    /// Label of the search for where another child is.
    pub add_child: fn(letter: char) -> String,
    /// How many limits of time are shown with a date now, and how many more are folded: said aloud when a day was given.
    pub n_dated: fn(n_shown: usize, n_folded: usize) -> String,
    /// What is said of a day ahead that was given for a step itself.
    pub planned: &'static str,
    /// The day that stood there before another took its place.
    pub day_replaced: fn(before: &str) -> String,
    /// A file or a kept journey could not be read: why.
    pub unread: fn(reason: &str) -> String,
    /// Why: it is too large.
    pub too_large: &'static str,
    /// Why: it is something else.
    pub foreign: &'static str,
    /// Why: a newer program has written it.
    pub newer: &'static str,
    /// Why: a part of it is broken.
    pub damaged: fn(reason: &str) -> String,
    /// What the picture shows, for whoever cannot see it.
    pub described: fn(n_past: usize, road: &[String], here: Option<&str>, n_next: usize, n_endings: usize) -> String,
    /// Who decides at a step that can follow.
    pub decides_there: fn(who: &str) -> String,
    /// Why: it lies in another nation.
    pub other_nation: fn(nation: &str) -> String,
}
