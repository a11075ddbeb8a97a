//! The road so far at a step: what lies behind, who else is where, and the links that change it.
//! Must never hold a date or a name: children are letters.

use crate::atlas::{Map, MapId, Nation, StepRef};
use crate::place::{Lens, MOST_OTHERS, Page, Place, StepName, Trail};
use crate::scene::{StepLink, step_link, step_name};
use crate::words::trail::TrailWords;

/// The road so far, and what can be done with it here.
#[derive(Clone, Debug, PartialEq)]
pub struct RoadSoFar {
    /// The steps behind, the first first.
    pub been: Vec<StepLink>,
    /// Those of an earlier involvement.
    pub earlier: Vec<StepLink>,
    /// The other children, by letter.
    pub others: Vec<(char, StepLink)>,
    /// Puts this step at the end of the road; none if it stands there already.
    pub add: Option<Place>,
    /// Puts it at the end of an earlier involvement.
    pub add_earlier: Place,
    /// Says that the next child is here: letter and place; none if there are six.
    pub add_other: Option<(char, Place)>,
    /// Takes the step last put on the road away.
    pub undo: Option<Place>,
    /// Takes everything away.
    pub forget: Option<Place>,
    /// The journey's own page.
    pub journey: Place,
    /// The page to take along to the meeting that this step is.
    pub meeting: Place,
    /// The page of this step that a child makes their own.
    pub child: Place,
    /// A trainer's walk with a group from this step on.
    pub walk: Place,
}

/// The road so far at a step.
pub fn road_so_far(nation: &Nation, here: StepRef, place: &Place) -> RoadSoFar {
    let trail = &place.trail;
    let own = step_name(nation, here);
    let links = |steps: &[StepName]| -> Vec<StepLink> {
        let step_refs = steps.iter().filter_map(|(map, step)| nation.find(map, step));
        step_refs.map(|step_ref| step_link(nation, here.map, step_ref)).collect()
    };
    let with = |change: &dyn Fn(&mut Trail)| {
        let mut trail = trail.clone();
        change(&mut trail);
        place.with_trail(trail)
    };
    // Whoever looks ahead is still where they are.
    let at = place.here.as_ref().unwrap_or(&own).clone();
    let child = Page::Child { nation: nation.id.clone(), step: own.clone() };
    let walk = Page::Walk { nation: nation.id.clone(), step: own.clone() };
    let journey = |here: StepName| {
        Place::from(Page::Journey { nation: nation.id.clone(), here: Some(here) }).with_trail(trail.clone())
    };
    let next = letters().nth(trail.others.len());
    RoadSoFar {
        been: links(&trail.been),
        earlier: links(&trail.earlier),
        others: letters().zip(links(&trail.others)).collect(),
        add: (trail.been.last() != Some(&own)).then(|| with(&|trail| trail.been.push(own.clone()))),
        add_earlier: with(&|trail| trail.earlier.push(own.clone())),
        add_other: next.map(|letter| (letter, with(&|trail| trail.others.push(own.clone())))),
        undo: (!trail.been.is_empty()).then(|| with(&|trail| drop(trail.been.pop()))),
        forget: (!trail.is_empty()).then(|| with(&|trail| *trail = Trail::default())),
        child: Place { here: place.here.clone(), ..Place::from(child).with_trail(trail.clone()) },
        walk: Place::from(walk),
        meeting: journey(own.clone()).with_lens(Lens::Before),
        journey: journey(at),
    }
}

/// The letters of the children beside the first, who is A.
pub fn letters() -> impl Iterator<Item = char> {
    ('B'..).take(MOST_OTHERS)
}

/// What the trail says of one step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footprint {
    /// Its place on the road so far, from 1; the last where it was passed more than once.
    pub been: Option<usize>,
    /// Whether it belongs to an earlier involvement.
    pub is_earlier: bool,
    /// Letters of the other children who are here.
    pub others: String,
}

impl Footprint {
    /// In words for the mark on the step: `been here (2), child B`. Empty where the trail says nothing.
    pub fn words(&self, words: &TrailWords) -> String {
        let been = self.been.map(words.been_here);
        let earlier = self.is_earlier.then(|| words.been_earlier.to_string());
        let others = self.others.chars().map(words.child_mark);
        been.into_iter().chain(earlier).chain(others).collect::<Vec<_>>().join(", ")
    }
}

/// What a trail says of a step of a map.
pub fn footprint(map: &Map, step: &str, trail: &Trail) -> Footprint {
    let is_it = |name: &StepName| name.0 == map.slug() && name.1 == step;
    let others = letters().zip(&trail.others).filter(|(_, name)| is_it(name)).map(|(letter, _)| letter);
    Footprint {
        been: trail.been.iter().rposition(is_it).map(|idx| idx + 1),
        is_earlier: trail.earlier.iter().any(is_it),
        others: others.collect(),
    }
}

/// The moves walked on a map, as pairs of steps: `a>b` for each two steps that follow one another on the road so far, this
/// step last.
pub fn walked(nation: &Nation, map: MapId, trail: &Trail, here: Option<StepRef>) -> Vec<String> {
    let slug = nation.map(map).slug();
    let here = here.map(|here| step_name(nation, here));
    let steps: Vec<StepName> = trail.been.iter().cloned().chain(here.filter(|_| !trail.been.is_empty())).collect();
    let pairs = steps.windows(2).filter(|pair| pair.iter().all(|(map, _)| map == slug));
    pairs.map(|pair| format!("{}>{}", pair[0].1, pair[1].1)).collect()
}
