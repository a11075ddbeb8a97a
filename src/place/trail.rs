//! The road so far, as a place holds it.
//! Must never hold a date, a name or a word.

/// Most children on one map beside the first: B to F.
pub const MOST_OTHERS: usize = 5;

/// A step of the place's nation: the map's own part of its address, and the step's id.
pub type StepName = (String, String);

/// Where a child has been, and where others are. Steps only: dates and words never stand in a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// The steps that lie behind, the first first.
    pub been: Vec<StepName>,
    /// The steps of an involvement that ended earlier, perhaps in another area.
    pub earlier: Vec<StepName>,
    /// Where brothers, sisters or other children of the same plan are: child B, C and so on.
    pub others: Vec<StepName>,
}

impl Trail {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Trail::default()
    }

    /// Keeps only the steps that are there.
    pub fn retain(&mut self, is_there: impl Fn(&StepName) -> bool) {
        for list in [&mut self.been, &mut self.earlier, &mut self.others] {
            list.retain(&is_there);
        }
    }
}

/// A step's name as one text, as it stands in a page's marks and in a file: `kinship/kinship-panel`.
pub fn joined((map, step): &StepName) -> String {
    format!("{map}/{step}")
}

/// Steps in a link: `kinship/a.b.permanence/c`, the map named where it changes.
pub fn steps_in_a_row(steps: &[StepName]) -> String {
    let mut text = String::new();
    let mut last = "";
    for (map, step) in steps {
        if !text.is_empty() {
            text.push('.');
        }
        if map != last {
            text.push_str(map);
            text.push('/');
        }
        text.push_str(step);
        last = map;
    }
    text
}
