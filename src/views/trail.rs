//! The road so far, and the links that change it.
//! Must never be there without the app: it alone carries a trail from page to page.

use crate::markup::{Element, Html, el, link};
use crate::place::Place;
use crate::scene::StepLink;
use crate::scene::trail::RoadSoFar;
use crate::views::cx::Cx;
use crate::views::parts::step_link;

/// The road so far at a step.
pub fn road_so_far(cx: &Cx, road: &RoadSoFar) -> Html {
    if !cx.is_app() {
        return Html::default();
    }
    let steps = |class: &str, steps: &[StepLink]| {
        let items = steps.iter().map(|step| el("li").attr("data-step", &step.step).child(step_link(cx, step)).into());
        el("ol").class(class).children(items)
    };
    let been = match road.been.is_empty() {
        true => el("p").text(cx.words.trail.no_trail).into(),
        false => Html::from(steps("trail", &road.been)),
    };
    let earlier = (!road.earlier.is_empty())
        .then(|| el("div").child(el("h4").text(cx.words.trail.earlier)).child(steps("trail earlier", &road.earlier)));
    let others = (!road.others.is_empty()).then(|| {
        let items = road.others.iter().map(|(letter, step)| {
            el("li").text(&format!("{}: ", (cx.words.trail.child)(*letter))).child(step_link(cx, step)).into()
        });
        el("div").child(el("h4").text(cx.words.trail.other_children)).child(el("ul").children(items))
    });
    let add = road.add.as_ref().map(|place| change(cx, place, cx.words.trail.add_to_trail));
    let undo = road.undo.as_ref().map(|place| change(cx, place, cx.words.trail.undo_trail));
    let other =
        road.add_other.as_ref().map(|(letter, place)| change(cx, place, &(cx.words.trail.child_is_here)(*letter)));
    let forget = road.forget.as_ref().map(|place| change(cx, place, cx.words.trail.forget_trail));
    let more = el("details").child(el("summary").text(cx.words.trail.more_of_trail)).child(
        el("p")
            .class("trail-tools")
            .child(change(cx, &road.add_earlier, cx.words.trail.add_earlier))
            .child(other)
            .child(forget),
    );
    let journey = link(&cx.href(&road.journey)).class("tool").text(cx.words.trail.open_journey);
    el("section")
        .class("answer")
        .attr("data-list", "trail")
        .child(el("h3").text(cx.words.trail.trail))
        .child(been)
        .child(earlier)
        .child(others)
        .child(el("p").class("trail-tools").child(add).child(undo).child(journey))
        .child(more)
        .into()
}

/// A link that changes the road so far: the app follows it as it stands.
fn change(cx: &Cx, place: &Place, name: &str) -> Element {
    link(&cx.href(place)).class("tool").attr("data-trail", "").text(name)
}
