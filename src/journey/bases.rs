//! Events that limits count from and that have a day by another step of the maps: the child came to live there, and whichever
//! step says so was dated. Must never stand in for a day that was given for the event itself, and must never join two events of
//! which a source speaks apart: a first review after an emergency placement has a rule of its own.

use super::keep::step_name;
use super::{Event, Journey, home, name, step_ref};
use crate::atlas::timescale::Timescale;
use crate::atlas::{Nation, StepRef};
use crate::calendar::day::Day;

/// Which day counts where several of the steps have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseDay {
    /// The first.
    Earliest,
    /// The last.
    Latest,
    /// The last, and of its step the end of the first limit that runs from it.
    LimitEnd,
}

/// An event that has a day by other steps.
#[derive(Debug)]
pub struct JoinedBase {
    /// The event, with hyphens in its words and none on whether its day counts: `kinship/kinship-reviews|placement-made`.
    event: &'static str,
    /// What the rule of a limit says that may count so, with hyphens; empty for all that run from the event.
    rule: &'static str,
    /// The steps whose day is the event's.
    pub steps: &'static [&'static str],
    /// Which of their days.
    pub day: BaseDay,
}

impl JoinedBase {
    /// The event, without a word on whether its day counts.
    pub fn event(&self) -> Option<Event> {
        let (step, what) = self.event.split_once('|').unwrap_or((self.event, ""));
        Some(Event { step: step_name(step)?, what: what.replace('-', " ") })
    }

    /// Whether a limit that runs from the event may count so.
    pub fn is_for(&self, limit: &Timescale) -> bool {
        limit.rule.replace(' ', "-").contains(self.rule)
    }
}

const fn base(event: &'static str, rule: &'static str, day: BaseDay, steps: &'static [&'static str]) -> JoinedBase {
    JoinedBase { event, rule, steps, day }
}

/// The joined events of a nation; none for a nation that is not known here.
pub fn joined_bases(nation: &str) -> &'static [JoinedBase] {
    match nation {
        "england" => ENGLAND,
        "scotland" => SCOTLAND,
        _ => &[],
    }
}

const PLACEMENTS: &[&str] = &[
    "children-in-care/placed-with-parents",
    "children-in-care/connected-person-placement",
    "children-in-care/foster-placement",
    "children-in-care/childrens-home",
    "children-in-care/supported-accommodation",
    "children-in-care/fostering-for-adoption",
];

const ENGLAND: &[JoinedBase] = &[
    // The referral counts from the day it comes in: a contact is the soonest that can be.
    base("front-door/referral-accepted", "", BaseDay::Latest, &["front-door/contact-made"]),
    base(
        "front-door/emergency-protection-order|child-taken-into-police-protection",
        "",
        BaseDay::Latest,
        &["front-door/police-protection"],
    ),
    base("front-door/safe-to-return|order-made", "", BaseDay::Latest, &["front-door/emergency-protection-order"]),
    base("front-door/ask-for-records|end-of-the-first-month", "", BaseDay::LimitEnd, &["front-door/ask-for-records"]),
    base(
        "children-in-care/emergency-protection|child-taken-into-police-protection",
        "",
        BaseDay::Latest,
        &["front-door/police-protection"],
    ),
    base(
        "children-in-care/emergency-protection|order-made",
        "",
        BaseDay::Latest,
        &["front-door/emergency-protection-order", "care-management/emergency-protection-order"],
    ),
    base("children-in-care/care-plan|first-placement-starts", "", BaseDay::Earliest, PLACEMENTS),
    base("children-in-care/care-plan|placement-starts", "", BaseDay::Latest, PLACEMENTS),
    base(
        "children-in-care/connected-person-placement|end-of-16-weeks",
        "",
        BaseDay::LimitEnd,
        &["children-in-care/connected-person-placement"],
    ),
    base("leaving-care/care-records|end-of-the-first-month", "", BaseDay::LimitEnd, &["leaving-care/care-records"]),
];

/// The Looked After Children (Scotland) Regulations 2009, regulation 46(1)(c): visits begin after an emergency placement too.
const VISITED: &[&str] = &[
    "looked-after/kinship-placement",
    "looked-after/foster-placement",
    "looked-after/residential-placement",
    "looked-after/emergency-placement",
    "kinship/living-with-kin",
    "kinship/emergency-with-kin",
];

/// Regulation 45(2): the first review within six weeks. After an emergency placement it is another, by regulation 45(3).
const REVIEWED: &[&str] = &[
    "looked-after/kinship-placement",
    "looked-after/foster-placement",
    "looked-after/residential-placement",
    "kinship/living-with-kin",
];

const EMERGENCIES: &[&str] = &["looked-after/emergency-placement", "kinship/emergency-with-kin"];

const ACCOMMODATED: &[&str] = &[
    "looked-after/voluntary-accommodation",
    "looked-after/cpo-place-of-safety",
    "looked-after/emergency-placement",
    "looked-after/kinship-placement",
    "looked-after/foster-placement",
    "looked-after/residential-placement",
    "kinship/emergency-with-kin",
    "kinship/living-with-kin",
];

const TAKEN: &[&str] = &["child-protection/cpo-in-force", "looked-after/cpo-place-of-safety"];

const SCOTLAND: &[JoinedBase] = &[
    base("child-protection/cpo-in-force|removal-of-the-child,-or-the-order", "", BaseDay::Latest, TAKEN),
    base("childrens-hearings/cpo-second-working-day-hearing|child-removed,-or-order-made", "", BaseDay::Latest, TAKEN),
    base("childrens-hearings/grounds-hearing|child-removed,-or-order-made", "", BaseDay::Latest, TAKEN),
    base(
        "childrens-hearings/secure-accommodation-authorisation|placement",
        "",
        BaseDay::Latest,
        &["looked-after/secure-placement"],
    ),
    base("kinship/kin-extension|end-of-the-first-3-working-days", "", BaseDay::LimitEnd, EMERGENCIES),
    base("kinship/kinship-reviews|placement-made", "must-visit", BaseDay::Latest, VISITED),
    base("kinship/kinship-reviews|placement-made", "first-review", BaseDay::Latest, REVIEWED),
    base("kinship/long-term-plan|day-the-child-was-accommodated", "", BaseDay::Earliest, ACCOMMODATED),
    base("looked-after/extended-emergency|end-of-the-first-3-working-days", "", BaseDay::LimitEnd, EMERGENCIES),
    base("looked-after/social-work-visits|placement-made", "", BaseDay::Latest, VISITED),
    base("looked-after/first-review|placement-made", "", BaseDay::Latest, REVIEWED),
    base(
        "looked-after/home-review|start-of-the-arrangement",
        "",
        BaseDay::Latest,
        &["looked-after/looked-after-at-home"],
    ),
    base("looked-after/permanence-question|day-the-child-was-first-accommodated", "", BaseDay::Earliest, ACCOMMODATED),
    base("permanence/permanence-considered|day-the-child-was-first-accommodated", "", BaseDay::Earliest, ACCOMMODATED),
];

/// An event in the words of a limit, without a word on whether its day counts.
pub fn bare(what: &str) -> &str {
    match what.rsplit_once(", ") {
        Some((event, end)) if end.contains("counting") => event,
        _ => what,
    }
}

/// Which joined event a limit runs from, if it is one.
pub(super) fn joined_base(nation: &Nation, event: &Event, limit: &Timescale) -> Option<&'static JoinedBase> {
    let key = bare(&event.key()).replace(' ', "-");
    joined_bases(&nation.id).iter().find(|base| base.event == key && base.is_for(limit))
}

/// The steps whose day can stand in for an event of a map. What another map dates counts only where the child is on the map that
/// counts: else one duty would be told twice.
pub(super) fn stand_ins(nation: &Nation, journey: &Journey, at: StepRef, base: &JoinedBase) -> Vec<StepRef> {
    let is_home = home(nation, journey) == Some(at.map);
    let steps = base.steps.iter().filter_map(|step| step_ref(nation, &step_name(step)?));
    steps.filter(|step| is_home || step.map == at.map).collect()
}

/// The step whose day stands in for an event of a map, and that day.
pub(super) fn standing_in(
    nation: &Nation,
    journey: &Journey,
    at: StepRef,
    base: &JoinedBase,
) -> Option<(StepRef, Day)> {
    let steps = stand_ins(nation, journey, at, base).into_iter();
    let dated = steps.filter_map(|step| Some((step, journey.day(&Event::of_step(name(nation, step)))?)));
    match base.day {
        BaseDay::Earliest => dated.min_by_key(|(_, day)| *day),
        BaseDay::Latest | BaseDay::LimitEnd => dated.max_by_key(|(_, day)| *day),
    }
}
