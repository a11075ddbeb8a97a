//! What of the maps cannot come for years at a child's age. Must never say that something cannot come which may.

use super::Journey;
use crate::atlas::Nation;
use crate::atlas::StepRef;
use crate::calendar::age::ChildAge;
use crate::calendar::day::Day;
use crate::place::joined;

/// What may come within so many months is told as what may come now.
const SOON: i64 = 12;

/// Steps that come at an age or later, in years, as the maps say of them; of a whole map where no step is named. The first that
/// fits counts.
pub const LEAST_AGES: &[(&str, u32)] = &[
    ("care-management/exit-adulthood", 18),
    ("children-in-care/care-ends-at-18", 18),
    ("children-in-care/supported-accommodation", 16),
    ("early-help/exit-turns-18", 18),
    ("front-door/homeless-16-17", 16),
    ("kinship/exit-grown-up", 18),
    ("leaving-care/turning-eighteen", 18),
    ("leaving-care/staying-put", 18),
    ("leaving-care/turning-twenty-one", 21),
    ("leaving-care/support-to-twentyfive", 21),
    ("leaving-care/no-support-wanted", 21),
    ("leaving-care/support-ends-at-21", 21),
    ("leaving-care/leaves-care-system", 25),
    ("leaving-care/adult-care-takes-over", 25),
    // Planning begins at about 15 years and 9 months.
    ("leaving-care/", 15),
    ("permanence-long-term-fostering/older-teenager-ratified", 13),
    ("child-protection/exit-turns-18", 18),
    ("child-protection/exit-adult-support-protection", 16),
    ("childrens-hearings/exit-turns-18", 18),
    ("getting-help/homeless-16-17", 16),
    ("getting-help/exit-adult", 18),
    ("kinship/exit-adult", 16),
    ("looked-after/continuing-care-decision", 16),
    ("looked-after/continuing-care", 16),
    ("looked-after/aftercare-to-18", 16),
    ("looked-after/aftercare-application", 19),
    ("looked-after/aftercare-19-25", 19),
    ("looked-after/exit-aftercare-ends", 26),
    ("permanence/exit-order-ends", 18),
];

/// Meetings that come before an age, in years, and never again.
pub const MOST_AGES: &[(&str, u32)] =
    &[("child-protection/pre-birth-cppm", 0), ("child-protection/pre-discharge-meeting", 1)];

/// The years from which on a step can come; nothing where the maps name none.
pub fn least_age(nation: &Nation, at: StepRef) -> Option<u32> {
    let (map, step) = super::name(nation, at);
    let is_it =
        |known: &str| known.strip_prefix(&map).is_some_and(|rest| rest == "/" || rest.strip_prefix('/') == Some(&step));
    LEAST_AGES.iter().find(|(known, _)| is_it(known)).map(|(_, years)| *years)
}

impl Journey {
    /// The child's age, if it was given.
    pub fn child_age(&self) -> Option<ChildAge> {
        ChildAge::parse(&self.age)
    }

    /// The first day a step can come, where that is more than a year ahead; nothing where it can come sooner, and nothing while the
    /// age is not known.
    pub fn comes_later(&self, nation: &Nation, at: StepRef, today: Day) -> Option<Day> {
        let age = self.child_age()?;
        let years = least_age(nation, at)?;
        let first = age.born.0.plus_months(12 * i64::from(years))?;
        (today.plus_months(SOON)? < first).then_some(first)
    }

    /// Whether the child is too old for a step; never while the age is not known.
    pub fn is_past(&self, nation: &Nation, at: StepRef, today: Day) -> bool {
        let step = joined(&super::name(nation, at));
        let most = MOST_AGES.iter().find(|(known, _)| *known == step).map(|(_, years)| 12 * i64::from(*years));
        let last = most.and_then(|months| self.child_age()?.born.1.plus_months(months));
        last.is_some_and(|last| last <= today)
    }

    /// Every step of the maps that cannot come for years.
    pub fn steps_later(&self, nation: &Nation, today: Day) -> Vec<StepRef> {
        if self.age.is_empty() {
            return Vec::new();
        }
        let all = nation.maps().flat_map(|(map, text)| text.steps().map(move |(step, _)| StepRef { map, step }));
        all.filter(|at| self.comes_later(nation, *at, today).is_some()).collect()
    }
}
