//! What a child is usually planned for, nation by nation: the steps that are goals, and by which steps one usually comes there.
//! Must never rank a goal above another, and must never name a step that is not on the maps: a test holds them against each other.

use crate::listed::listed;

listed! {
    /// What kind of plan it is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum PlanKind {
        /// At home with the family, again or still.
        Home,
        /// With relatives, friends or other connected carers.
        Relatives,
        /// With a special guardian.
        Guardian,
        /// With foster carers.
        Fostering,
        /// A permanence order.
        Order,
        /// Adoption.
        Adoption,
        /// Any other step of the maps.
        Step,
    }
}

/// A step that is planned for.
#[derive(Debug)]
pub struct PlanGoal {
    /// What kind of plan it is.
    pub kind: PlanKind,
    /// The step: `children-in-care/adoption-order`.
    pub step: &'static str,
    /// The steps by which one usually comes there, in order; a bar stands between two of which one is enough.
    pub by: &'static [&'static str],
}

/// The goals of a nation; none for a nation that is not known here.
pub fn goals(nation: &str) -> &'static [PlanGoal] {
    match nation {
        "england" => ENGLAND,
        "scotland" => SCOTLAND,
        _ => &[],
    }
}

/// Steps that no plan goes by unless it is for them: they are for other ages, or something big has changed.
pub const APART: &[&str] = &[
    "care-management/child-moves-area",
    "care-management/pre-birth-assessment",
    "children-in-care/supported-accommodation",
    "leaving-care/leaving-care-planning",
    "leaving-care/turning-eighteen",
    "permanence-long-term-fostering/older-teenager-ratified",
    "child-protection/move-between-areas",
    "childrens-hearings/leaving-scotland",
    "kinship/emergency-with-kin",
    "looked-after/emergency-placement",
    "child-protection/pre-discharge-meeting",
    "looked-after/justice-route",
    "looked-after/permanence-order-care",
    "looked-after/throughcare",
];

/// Moves that few children make: a carer chosen in an emergency has seldom been approved before.
pub const UNUSUAL: &[(&str, &str)] = &[("kinship/kin-emergency-review", "kinship/kinship-agreement")];

const fn goal(kind: PlanKind, step: &'static str, by: &'static [&'static str]) -> PlanGoal {
    PlanGoal { kind, step, by }
}

/// How an order for a relative is made where the council goes to court: who is looked after already begins with the plan.
const BY_COURT: &[&str] = &[
    "care-management/letter-before-proceedings",
    "care-management/pre-proceedings-review",
    "care-management/care-application",
    "care-management/interim-order",
    "children-in-care/permanence-plan",
    "children-in-care/kinship-order-assessment",
];

const ENGLAND: &[PlanGoal] = &[
    goal(PlanKind::Home, "care-management/exit-safe-at-home", &[]),
    goal(
        PlanKind::Home,
        "children-in-care/returned-home",
        &["children-in-care/permanence-plan", "children-in-care/return-home-plan"],
    ),
    goal(
        PlanKind::Relatives,
        "care-management/exit-family-network",
        &[
            "care-management/family-group-decision-making",
            "care-management/pre-proceedings-review",
            "care-management/care-application",
            "care-management/interim-order",
            "care-management/final-hearing",
        ],
    ),
    goal(PlanKind::Relatives, "children-in-care/connected-person-placement", &[]),
    goal(PlanKind::Relatives, "children-in-care/child-arrangements-order", BY_COURT),
    goal(PlanKind::Guardian, "children-in-care/special-guardianship-order", BY_COURT),
    goal(
        PlanKind::Guardian,
        "kinship/exit-guardian",
        &[
            "care-management/pre-proceedings-review",
            "kinship/choose-order|children-in-care/kinship-order-assessment",
            "kinship/sgo-notice",
            "kinship/sgo-application",
            "kinship/sgo-made",
        ],
    ),
    goal(PlanKind::Fostering, "children-in-care/foster-placement", &[]),
    goal(PlanKind::Fostering, "children-in-care/long-term-foster-home", &["children-in-care/permanence-plan"]),
    goal(
        PlanKind::Fostering,
        "permanence-long-term-fostering/placed-permanently",
        &["children-in-care/permanence-plan", "permanence-long-term-fostering/permanence-agreed-at-review"],
    ),
    goal(
        PlanKind::Adoption,
        "children-in-care/adoption-order",
        &[
            "care-management/letter-before-proceedings",
            "care-management/pre-proceedings-review",
            "care-management/care-application|children-in-care/care-application",
            "care-management/interim-order|children-in-care/interim-care-order",
            "care-management/final-hearing|children-in-care/final-hearing",
            "children-in-care/permanence-plan",
            "children-in-care/adoption-decision",
            "children-in-care/placement-order",
            "children-in-care/adoption-matching",
        ],
    ),
];

const SCOTLAND: &[PlanGoal] = &[
    goal(PlanKind::Home, "child-protection/exit-safe-at-home", &["child-protection/registration"]),
    goal(PlanKind::Home, "looked-after/exit-home", &["looked-after/rehab-plan"]),
    goal(
        PlanKind::Home,
        "kinship/exit-home",
        &["kinship/first-checks|kinship/return-to-parents", "kinship/return-to-parents"],
    ),
    goal(PlanKind::Home, "childrens-hearings/exit-order-ended-at-home", &["childrens-hearings/review-hearing"]),
    goal(PlanKind::Home, "permanence/exit-home", &["permanence/return-home-plan"]),
    goal(PlanKind::Relatives, "looked-after/kinship-placement", &[]),
    goal(
        PlanKind::Relatives,
        "kinship/exit-kco",
        &["kinship/first-checks|kinship/kco-advice", "kinship/court-decision"],
    ),
    goal(PlanKind::Fostering, "looked-after/foster-placement", &[]),
    goal(
        PlanKind::Order,
        "permanence/exit-permanence-home",
        &[
            "looked-after/permanence-question",
            "permanence/permanence-considered",
            "permanence/po-petition",
            "permanence/permanence-order",
        ],
    ),
    goal(
        PlanKind::Adoption,
        "permanence/exit-adopted",
        &[
            "looked-after/permanence-question",
            "permanence/permanence-considered",
            "permanence/permanence-panel",
            "permanence/agency-decision",
            "permanence/matching",
            "permanence/placed-for-adoption",
            "permanence/adoption-petition",
        ],
    ),
];
