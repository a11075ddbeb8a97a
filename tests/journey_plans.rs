//! Plans side by side follow the maps to their goals, by the usual steps, and say where they part.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use waymark::atlas::{Nation, StepRef};
use waymark::calendar::day::Day;
use waymark::journey::due::due;
use waymark::journey::goals::{APART, PlanKind, goals};
use waymark::journey::keep::{read, write};
use waymark::journey::plans::{Plans, is_home, plans, removed_text};
use waymark::journey::sheet::sheet;
use waymark::journey::{Event, Journey};
use waymark::place::{Place, StepName};
use waymark::words::ENGLISH;
use waymark::world::World;

use journeys::{CALENDAR, NATIONS, day, nation, step};

#[path = "support/journeys.rs"]
mod journeys;
#[path = "support/nations.rs"]
mod nations;
#[path = "support/reached.rs"]
mod reached;

/// A journey at a step with plans.
fn planning(id: &str, here: &str, plans: &[&str]) -> Journey {
    let plans = plans.iter().map(|plan| step(plan)).collect();
    Journey { nation: id.to_string(), here: Some(step(here)), plans, ..Journey::default() }
}

fn planned_plans(journey: &Journey) -> Plans {
    let world = nation(&journey.nation);
    plans(world, journey, &due(world, &CALENDAR, journey, day("2026-11-28")), day("2026-11-28")).unwrap()
}

/// The steps of a plan's whole route after here.
fn route(plans: &Plans, number: usize) -> Vec<String> {
    let plan = plans.plans.iter().find(|plan| plan.number == number).unwrap();
    let steps = plans.shared.iter().chain(&plan.steps).map(|taken| named(&taken.step.place));
    steps.map(|(map, at)| format!("{map}/{at}")).collect()
}

/// The step before another on a plan's route stands right before it on the maps.
fn is_a_move(nation: &Nation, from: &str, to: &str) -> bool {
    let find = |text: &str| {
        let (map, at) = step(text);
        nation.find(&map, &at).unwrap()
    };
    let (from, to) = (find(from), find(to));
    let map = nation.map(from.map);
    map.file.moves.iter().any(|way| {
        let there = match way.to.split_once('#') {
            Some((map, at)) => nation.find(map, at),
            None => map.find(&way.to).map(|step| StepRef { map: from.map, step }),
        };
        map.find(&way.from) == Some(from.step) && there == Some(to)
    })
}

const PLANNED_FROM: [(&str, &str); 8] = [
    ("england", "care-management/assessment-starts"),
    ("england", "care-management/initial-conference"),
    ("england", "care-management/cp-plan"),
    ("england", "children-in-care/becomes-looked-after"),
    ("scotland", "child-protection/cppm"),
    ("scotland", "childrens-hearings/grounds-hearing"),
    ("scotland", "looked-after/becomes-looked-after"),
    ("scotland", "kinship/kinship-panel"),
];

#[test]
fn every_goal_is_on_the_maps_and_every_step_it_is_usually_reached_by() {
    let mut apart: BTreeSet<&str> = APART.iter().copied().collect();
    for World { nation, .. } in NATIONS.iter() {
        let is_there = |text: &str| {
            let (map, at) = step(text);
            nation.find(&map, &at).is_some_and(|found| nation.step(found).id == at)
        };
        assert!(10 <= goals(&nation.id).len());
        for goal in goals(&nation.id) {
            let by = goal.by.iter().flat_map(|any| any.split('|'));
            for text in by.chain([goal.step]) {
                assert!(is_there(text), "{}: {text}", nation.id);
            }
        }
        apart.retain(|text| !is_there(text));
    }
    assert!(apart.is_empty(), "{apart:?}");
}

#[test]
fn a_short_list_of_goals_by_kind_without_outcomes_that_are_no_plan_for_a_child() {
    for (id, here) in PLANNED_FROM {
        let all = planned_plans(&planning(id, here, &[]));
        let kinds: Vec<PlanKind> = all.choices.iter().map(|choice| choice.kind).collect();
        for kind in [PlanKind::Home, PlanKind::Relatives, PlanKind::Fostering, PlanKind::Adoption] {
            assert!(kinds.contains(&kind), "{here}: {kind:?}");
        }
        let mut by_kind = kinds.clone();
        by_kind.sort_by_key(|kind| *kind as usize);
        assert_eq!(kinds, by_kind, "{here}");
        assert!((5..=12).contains(&kinds.len()), "{here}: {kinds:?}");
        let names: Vec<&str> = all.choices.iter().map(|choice| choice.goal.name.as_str()).collect();
        for word in ["LADO", "Turn", "Private fostering", "18", "Another area", "No further"] {
            assert!(!names.iter().any(|name| name.contains(word)), "{here}: {names:?}");
        }
        assert!(all.plans.is_empty() && all.shared.is_empty());
    }
}

#[test]
fn plans_go_by_moves_of_the_maps_to_their_goals_and_none_by_another_plans_goal_or_an_outcome() {
    for (id, here) in PLANNED_FROM {
        let world = nation(id);
        let all: Vec<String> =
            planned_plans(&planning(id, here, &[])).choices.into_iter().map(|choice| choice.key).collect();
        for first in 0..all.len() {
            for second in first + 1..all.len() {
                let third = (second + 1) % all.len();
                let mut chosen = vec![all[first].as_str(), &all[second], &all[third]];
                chosen.dedup();
                chosen.truncate(if third == first { 2 } else { 3 });
                let plans = planned_plans(&planning(id, here, &chosen));
                assert_eq!(plans.plans.len(), chosen.len(), "{here} {chosen:?}");
                for plan in &plans.plans {
                    let route = route(&plans, plan.number);
                    assert_eq!(route.last(), Some(&plan.key));
                    let from = std::iter::once(here.to_string()).chain(route.iter().cloned());
                    for (from, to) in from.zip(&route) {
                        assert!(is_a_move(&world.nation, &from, to), "{here}: {from} does not lead to {to}");
                    }
                    let between = &route[..route.len() - 1];
                    assert!(!chosen.iter().any(|other| between.iter().any(|at| at == other)), "{chosen:?}: {route:?}");
                    let is_end =
                        |at: &String| world.nation.step(world.nation.find(&step(at).0, &step(at).1).unwrap()).is_exit();
                    assert!(!between.iter().any(is_end), "{route:?}");
                    let text = plans.texts(&ENGLISH).join(" ");
                    assert!(!text.contains(" steps"), "no count: {text}");
                }
            }
        }
    }
}

/// What the review of the plans found, and what is right.
#[test]
fn the_usual_routes_are_those_of_the_worked_cases() {
    let cp_plan = |goal: &str| {
        let plans = planned_plans(&planning("england", "care-management/cp-plan", &[goal]));
        route(&plans, 0).join(" ")
    };
    let adoption = cp_plan("children-in-care/adoption-order");
    let on_the_way = [
        "care-management/review-conference",
        "care-management/legal-planning-meeting",
        "care-management/letter-before-proceedings care-management/pre-proceedings-meeting care-management/pre-proceedings-review care-management/care-application care-management/interim-order care-management/final-hearing",
        "children-in-care/becomes-looked-after",
        "children-in-care/permanence-plan",
        "children-in-care/adoption-decision",
        "children-in-care/placement-order",
        "children-in-care/adoption-matching",
        "children-in-care/placed-for-adoption",
        "children-in-care/adoption-hearing",
    ];
    let places: Vec<usize> =
        on_the_way.iter().map(|at| adoption.find(at).unwrap_or_else(|| panic!("{at}: {adoption}"))).collect();
    assert!(places.is_sorted(), "{adoption}");
    let fostering = cp_plan("permanence-long-term-fostering/placed-permanently");
    assert!(
        !fostering.contains("older-teenager")
            && fostering.contains("/permanence-panel")
            && fostering.contains("/adm-matching-decision"),
        "{fostering}"
    );
    assert_eq!(
        cp_plan("care-management/exit-safe-at-home"),
        "care-management/first-core-group care-management/core-group care-management/review-conference care-management/exit-safe-at-home"
    );
    assert!(
        cp_plan("children-in-care/returned-home").contains("children-in-care/return-home-plan"),
        "reunification is a plan"
    );
    let relatives = cp_plan("care-management/exit-family-network");
    let court = "care-management/pre-proceedings-review care-management/care-application care-management/interim-order care-management/final-hearing care-management/exit-family-network";
    assert!(relatives.starts_with("care-management/first-core-group") && relatives.ends_with(court), "{relatives}");
    // The council's case and a relative's own application are two routes to the same order, and both pass the meeting before court.
    let by_council = cp_plan("children-in-care/special-guardianship-order");
    let court = "care-management/pre-proceedings-review care-management/care-application care-management/interim-order";
    assert!(by_council.contains(court) && by_council.contains("kinship-order-assessment"), "{by_council}");
    let by_relative = cp_plan("kinship/exit-guardian");
    let own = "care-management/pre-proceedings-review kinship/choose-order kinship/sgo-notice";
    assert!(by_relative.contains(own) && !by_relative.contains("care-application"), "{by_relative}");
    // A child moved in an emergency to relatives who are not approved yet stays while they are checked; nobody plans for a setback.
    for goal in ["kinship/exit-home", "kinship/exit-kco", "looked-after/exit-home"] {
        let emergency = planned_plans(&planning("scotland", "kinship/kin-emergency-review", &[goal]));
        let emergency = route(&emergency, 0).join(" ");
        let checked = "kinship/kin-extension kinship/first-checks kinship/kinship-assessment kinship/kinship-approval kinship/kinship-agreement";
        assert!(emergency.starts_with(checked), "{emergency}");
        let considered = planned_plans(&planning("scotland", "kinship/kinship-placement-considered", &[goal]));
        let considered = route(&considered, 0).join(" ");
        assert!(!considered.contains("emergency") && !considered.contains("not-approved"), "{considered}");
    }
    // Nobody who plans for a life with relatives is told that the child stays put.
    for (id, here) in PLANNED_FROM {
        let goals = planned_plans(&planning(id, here, &[])).choices;
        for goal in goals.iter().filter(|goal| goal.kind == PlanKind::Relatives) {
            let own = planned_plans(&planning(id, here, &[&goal.key]));
            let whens = own.plans.iter().flat_map(|plan| &plan.steps).map(|step| step.when.to_lowercase());
            whens.for_each(|when| {
                assert!(!when.contains("stays put") && !when.contains("stays at home"), "{here}: {when}")
            });
        }
    }
    // A child who is looked after goes through care proceedings too, unless an order was made.
    let looked_after = |been: &[&str]| {
        let mut journey = planning("england", "children-in-care/permanence-plan", &["children-in-care/adoption-order"]);
        journey.here = Some(step("children-in-care/care-plan"));
        journey.trail.been = been.iter().map(|at| step(at)).collect();
        route(&planned_plans(&journey), 0).join(" ")
    };
    assert!(looked_after(&[]).contains("children-in-care/care-application"));
    let with_order = looked_after(&["care-management/care-application", "care-management/final-hearing"]);
    assert!(!with_order.contains("care-application") && with_order.contains("placement-order"), "{with_order}");
    // In Scotland a child whose name is on the register: no step down on the way into care.
    let scotland = planned_plans(&planning("scotland", "child-protection/cppm", &["permanence/exit-adopted"]));
    let scotland = route(&scotland, 0).join(" ");
    for at in ["review-cppm", "becomes-looked-after", "permanence-panel", "agency-decision", "adoption-petition"] {
        assert!(scotland.contains(at), "{at}: {scotland}");
    }
    assert!(!scotland.contains("child-plan-support") && !scotland.contains("move-between-areas"), "{scotland}");
}

#[test]
fn where_the_routes_of_plans_part_is_told_as_no_deadline_and_a_trivial_place_is_not() {
    let goals = [
        "children-in-care/returned-home",
        "children-in-care/special-guardianship-order",
        "children-in-care/adoption-order",
    ];
    let mut journey = planning("england", "care-management/cp-plan", &goals);
    let turns = |journey: &Journey| -> Vec<(String, Option<Day>, Vec<usize>)> {
        let plans = planned_plans(journey).plans.into_iter();
        let turns = plans.flat_map(|plan| plan.last_turns);
        turns.map(|turn| (turn.step.step.clone(), turn.day, turn.plans)).collect()
    };
    let at = || "england/children-in-care#permanence-plan".to_string();
    assert_eq!(turns(&journey), [(at(), None, vec![1, 2]), (at(), None, vec![0, 2]), (at(), None, vec![0, 1])]);
    let others = "Plan A, Plan B after “Permanence plan agreed (with a back-up plan)”";
    let told = format!("The route shown here parts from {others}. This is no legal deadline.");
    journey.set_day(Event::of_step(step("children-in-care/permanence-plan")), Some(day("2027-03-12")));
    assert_eq!(turns(&journey)[2], (at(), None, vec![0, 1]), "a meeting's day is no deadline");
    let text = planned_plans(&journey).texts(&ENGLISH).join("\n");
    assert!(text.contains(&told), "{text}");
    // It is none: by all moves every goal can still be reached from the step after it, and later.
    let World { nation, .. } = nation("england");
    for plan in planned_plans(&journey).plans {
        for taken in &plan.steps[..plan.steps.len() - 1] {
            let ahead = reached::reached(nation, &named(&taken.step.place));
            assert!(goals.iter().all(|goal| ahead.contains(&step(goal))), "{}", taken.step.step);
        }
    }
    // From the step before the goal one can turn until the end: that says nothing.
    let near = planning(
        "england",
        "children-in-care/kinship-order-assessment",
        &["children-in-care/special-guardianship-order", "children-in-care/child-arrangements-order"],
    );
    assert_eq!(turns(&near), []);
}

#[test]
fn two_plans_part_after_the_same_step_and_every_home_has_the_heart() {
    let mut n_told = 0;
    for (id, here) in PLANNED_FROM {
        let all: Vec<String> =
            planned_plans(&planning(id, here, &[])).choices.into_iter().map(|choice| choice.key).collect();
        for (nth, first) in all.iter().enumerate() {
            for second in &all[nth + 1..] {
                let plans = planned_plans(&planning(id, here, &[first, second]));
                let told = |number: usize| {
                    let turns = plans.plans[number].last_turns.iter();
                    turns.map(|turn| turn.step.step.clone()).collect::<Vec<_>>()
                };
                assert_eq!(told(0), told(1), "{here}: {first} and {second}");
                assert!(told(0).len() <= 1);
                n_told += told(0).len();
            }
        }
    }
    assert!(0 < n_told);
    let goals =
        ["care-management/exit-safe-at-home", "children-in-care/adoption-order", "children-in-care/foster-placement"];
    let plans = planned_plans(&planning("england", "care-management/cp-plan", &goals));
    assert_eq!(plans.plans.iter().map(|plan| is_home(&plan.goal)).collect::<Vec<_>>(), [true, true, false]);
}

#[test]
fn a_plan_taken_away_is_told_with_what_the_others_are_called_since() {
    let goals =
        ["children-in-care/foster-placement", "children-in-care/adoption-order", "care-management/exit-safe-at-home"];
    let journey = planning("england", "care-management/cp-plan", &goals);
    let told = |number| removed_text(nation("england"), &journey.plans, number);
    let names = planned_plans(&journey).plans.into_iter().map(|plan| plan.goal.name).collect::<Vec<_>>();
    assert_eq!(told(0), format!("Plan A removed. “{}” is now Plan A. “{}” is now Plan B.", names[1], names[2]));
    assert_eq!(told(2), "Plan C removed.");
}

#[test]
fn another_step_of_a_route_can_be_chosen_and_stays_with_its_plan() {
    let goal = "children-in-care/adoption-order";
    let mut journey = planning("england", "care-management/cp-plan", &[goal]);
    let usual = planned_plans(&journey);
    let step_to =
        |plans: &Plans, to: &str| plans.plans[0].steps.iter().find(|taken| taken.step.step.ends_with(to)).cloned();
    let consent = "children-in-care/agreeing-to-adoption";
    let every = usual.plans[0].steps.iter().flat_map(|taken| &taken.others);
    assert!(
        !every.map(|(key, _)| key.as_str()).any(|key| key.ends_with("/becomes-looked-after")),
        "no order without the court"
    );
    let order = step_to(&usual, "#placement-order").unwrap();
    assert_eq!(order.at, "children-in-care/adoption-decision");
    assert_eq!(order.others.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), [consent]);
    journey.set_turn(goal, &order.at, consent);
    let turned = planned_plans(&journey);
    assert!(route(&turned, 0).contains(&consent.to_string()));
    assert!(
        !route(&turned, 0).contains(&"children-in-care/placement-order".to_string()),
        "with consent no order is needed"
    );
    let back = step_to(&turned, "#agreeing-to-adoption").unwrap();
    assert_eq!(
        back.others.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(),
        ["children-in-care/placement-order"]
    );
    let World { nation, .. } = nation("england");
    assert_eq!(read(&write(&journey), nation), Ok(journey.clone()), "it stays in the file");
    journey.set_turn(goal, &order.at, "children-in-care/placement-order");
    assert_eq!(planned_plans(&journey).plans, usual.plans);
    journey.set_turn(goal, &order.at, "narnia/lion");
    assert_eq!(planned_plans(&journey).plans, usual.plans, "what leads nowhere changes nothing");
    journey.set_plan(0, None);
    assert_eq!((journey.plans.len(), journey.turns.len()), (0, 0), "what was chosen goes with its plan");
    // Every other step offered anywhere leads to the goal as well.
    for (id, here) in PLANNED_FROM {
        for choice in planned_plans(&planning(id, here, &[])).choices {
            let journey = planning(id, here, &[&choice.key]);
            for taken in &planned_plans(&journey).plans[0].steps {
                assert!(taken.others.len() <= 3);
                for (other, _) in &taken.others {
                    let mut turned = journey.clone();
                    turned.set_turn(&choice.key, &taken.at, other);
                    let route = route(&planned_plans(&turned), 0);
                    assert!(
                        route.contains(other) && route.last() == Some(&choice.key),
                        "{here} {} by {other}: {route:?}",
                        choice.key
                    );
                }
            }
        }
    }
}

#[test]
fn up_to_four_plans_stand_side_by_side_and_any_step_can_be_one() {
    let mut journey = planning("england", "care-management/cp-plan", &[]);
    let goals = [
        "children-in-care/returned-home",
        "children-in-care/connected-person-placement",
        "children-in-care/permanence-plan",
        "children-in-care/adoption-order",
        "kinship/exit-guardian",
    ];
    for (at, goal) in goals.iter().enumerate() {
        journey.set_plan(at, Some(step(goal)));
    }
    assert_eq!(journey.plans.len(), 4);
    let before = journey.plans.clone();
    journey.set_plan(2, Some(step(goals[0])));
    assert_eq!(journey.plans, before, "the same twice is one");
    let plans = planned_plans(&journey);
    assert_eq!(plans.plans.len(), 4);
    let own = plans.choices.iter().find(|choice| choice.key == goals[2]).unwrap();
    assert_eq!(own.kind, PlanKind::Step);
    let text = plans.texts(&ENGLISH).join("\n");
    for name in [
        "Plan A: Living safely",
        "Plan B: Connected person",
        "Plan C: Permanence plan agreed",
        "Plan D: Adoption order",
    ] {
        assert!(text.contains(name), "{text}");
    }
    let unknown = Journey { plans: vec![step("narnia/lion")], ..journey.clone() };
    assert!(planned_plans(&unknown).plans.is_empty());
    assert_eq!(plans.plans.len(), sheet(nation("england"), &CALENDAR, &journey, day("2026-11-28")).plans.plans.len());
}

/// The step a place is of.
fn named(place: &Place) -> StepName {
    match &place.page {
        waymark::place::Page::Map { map, step: Some(step), .. } => (map.clone(), step.clone()),
        page => panic!("{page:?} is no step"),
    }
}
