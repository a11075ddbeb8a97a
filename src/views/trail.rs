//! The road so far in words.

use crate::markup::{Html, el};
use crate::scene::StepLink;
use crate::scene::trail::RoadSoFar;
use crate::views::cx::ViewContext;
use crate::views::parts::step_link;

/// The steps behind, those of an earlier involvement, and where other children are.
pub fn behind(cx: &ViewContext, road: &RoadSoFar) -> Html {
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
    [been, earlier.into(), others.into()].into_iter().collect()
}
