//! The words of the road so far.

/// The words of the road so far.
#[derive(Debug)]
pub struct TrailWords {
    /// Title of the steps that lie behind.
    pub trail: &'static str,
    /// While there are none.
    pub no_trail: &'static str,
    /// Puts the step on the road so far.
    pub add_to_trail: &'static str,
    /// Takes the step last put there away.
    pub undo_trail: &'static str,
    /// Opens the rest of what can be done with it.
    pub more_of_trail: &'static str,
    /// Puts the step into an earlier involvement.
    pub add_earlier: &'static str,
    /// Title of the steps of an earlier involvement.
    pub earlier: &'static str,
    /// Title of where the other children are.
    pub other_children: &'static str,
    /// Takes all of it away.
    pub forget_trail: &'static str,
    /// Leads to the journey's page.
    pub open_journey: &'static str,
    /// A child by letter: no name is ever kept.
    pub child: fn(letter: char) -> String,
    /// Says that a child is at this step.
    pub child_is_here: fn(letter: char) -> String,
    /// Marks a step passed on the road so far, with its place on it.
    pub been_here: fn(number: usize) -> String,
    /// Marks a step of an earlier involvement.
    pub been_earlier: &'static str,
    /// Marks where another child is.
    pub child_mark: fn(letter: char) -> String,
}
