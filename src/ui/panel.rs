//! The panel of the step chosen: where we are, what can happen next, how it can end, how one can have got here.
//! Must never number or order anything: the scene has.

use leptos::prelude::*;

use crate::atlas::file::{Ending, MoveKind};
use crate::place::Lens;
use crate::scene::panel::{Before, EndingGroup, MoveGroup, Panel, Question, Turn, WayOn, WayThere};
use crate::ui::parts::{class_of_move, heart, href, road, step_link};
use crate::ui::step::{key_facts, more_facts, opening_words};
use crate::words;

/// The panel. The lens's own answer comes first of the lists.
pub fn panel(panel: &Panel, lens: &Lens) -> AnyView {
    let next = || section("next", words::NEXT, next_list(&panel.next));
    let endings = || section("endings", words::ENDINGS, ending_list(&panel.endings));
    let before = || section("before", words::BEFORE, before_list(&panel.before));
    let sections = match (lens, &panel.question) {
        (_, Some(question)) => vec![answer(question), next(), endings(), before()],
        (Lens::Endings, _) => vec![endings(), next(), before()],
        (Lens::Before, _) => vec![before(), next(), endings()],
        _ => vec![next(), endings(), before()],
    };
    let facts = &panel.facts;
    let (first, rest) = if matches!(lens, Lens::Next) { (Vec::new(), sections) } else { (sections, Vec::new()) };
    view! {
        <article class="panel" data-panel=panel.step.clone() aria-labelledby="panel-name">
            <p class="here-mark">{words::HERE}</p>
            <h2 id="panel-name" tabindex="-1">{facts.name.clone()}</h2>
            {opening_words(facts)}
            {first}
            {rest}
            {key_facts(facts, crate::ui::step::Level::Three)}
            <details class="more"><summary>{words::MORE}</summary>{more_facts(facts)}</details>
        </article>
    }
    .into_any()
}

fn section(list: &'static str, title: &'static str, content: AnyView) -> AnyView {
    view! { <section class="answer" data-list=list><h3>{title}</h3>{content}</section> }.into_any()
}

/// The ways on, grouped by kind and numbered through.
pub fn next_list(groups: &[MoveGroup]) -> AnyView {
    if groups.is_empty() {
        return view! { <p>{words::ENDS_HERE}</p> }.into_any();
    }
    let groups = groups.iter().map(|group| {
        let items = group.moves.iter().map(way_on).collect_view();
        let start = group.moves.first().map_or(1, |way| way.number).to_string();
        let list = (group.kind == MoveKind::LeadsToMap).then_some("doors");
        let class = format!("group {}", class_of_move(group.kind));
        view! {
            <div class=class>
                <h4>{words::move_group(group.kind)}</h4>
                <ol class="ways" start=start data-list=list>{items}</ol>
            </div>
        }
        .into_any()
    });
    groups.collect_view().into_any()
}

/// One way on in a sentence: the condition, where it leads, who decides there and by when.
pub fn way_on(way: &WayOn) -> AnyView {
    let by_when = way.by_when.clone().map(|text| view! { <span class="by-when">" "{text}"."</span> });
    view! {
        <li data-step=way.to.step.clone()>
            {way.when.clone()} <span class="arrow" aria-hidden="true">" → "</span>
            {step_link(&way.to)} ". "
            <span class="decides">{words::DECIDES}" there: "{way.decides.clone()}"."</span>
            {by_when}
        </li>
    }
    .into_any()
}

fn ending_list(groups: &[EndingGroup]) -> AnyView {
    let groups = groups.iter().map(|group| {
        let heart = (group.ending == Ending::Permanence).then(heart);
        let items = group.exits.iter().map(|line| {
            let way = (0 < line.n_steps).then(|| {
                view! { <a class="show-way" href=href(&line.way_href) aria-label=format!("Show the way to: {}", line.exit.name)>"show the way"</a> }
            });
            view! {
                <li data-step=line.exit.step.clone()>
                    {step_link(&line.exit)} <span class="far">" "{words::steps_away(line.n_steps)}" "</span> {way}
                </li>
            }
            .into_any()
        });
        view! { <div class="group"><h4>{heart}{words::ending(group.ending)}</h4><ul class="endings">{items.collect_view()}</ul></div> }
            .into_any()
    });
    groups.collect_view().into_any()
}

/// The moves that lead here, and the shortest roads from a beginning.
pub fn before_list(before: &Before) -> AnyView {
    if before.moves.is_empty() {
        return view! { <p>{words::BEGINS_HERE}</p> }.into_any();
    }
    let moves = before.moves.iter().map(|(link, when)| {
        view! { <li data-step=link.step.clone()>"From "{step_link(link)}": "{when.clone()}"."</li> }.into_any()
    });
    let roads = before.roads.iter().map(|steps| road(steps)).collect_view();
    let title = (!before.roads.is_empty()).then(|| view! { <h4>"Shortest roads from a beginning"</h4> });
    view! { <ul class="before">{moves.collect_view()}</ul>{title}{roads} }.into_any()
}

fn answer(question: &Question) -> AnyView {
    match question {
        Question::Turns { kind: MoveKind::StepDown, turns } => {
            section("better", words::BETTER, turn_list(turns, words::NOTHING_BETTER))
        }
        Question::Turns { turns, .. } => section("worse", words::WORSE, turn_list(turns, words::NOTHING_WORSE)),
        Question::Way(way) => way_there(way),
    }
}

fn turn_list(turns: &[Turn], nothing: &'static str) -> AnyView {
    if turns.is_empty() {
        return view! { <p>{nothing}</p> }.into_any();
    }
    let items = turns.iter().map(|turn| {
        let after = (!turn.after.is_empty()).then(|| view! { <span class="after">"After: "</span>{road(&turn.after)} });
        let nearest = turn.nearest.as_ref().map(|(exit, n_steps)| {
            let far = match n_steps {
                0 => " That is a way out.".to_string(),
                n_steps => format!(" The nearest ending from there, {} on: ", words::steps_away(*n_steps)),
            };
            let link = (0 < *n_steps).then(|| view! { {step_link(exit)} "." });
            view! { <span class="far">{far}{link}</span> }
        });
        view! {
            <li data-step=turn.to.step.clone()>
                {after} {turn.when.clone()} <span class="arrow" aria-hidden="true">" → "</span> {step_link(&turn.to)} ". "
                <span class="decides">{words::DECIDES}" there: "{turn.decides.clone()}"."</span>
                {nearest}
            </li>
        }
        .into_any()
    });
    view! { <ul class="turns">{items.collect_view()}</ul> }.into_any()
}

fn way_there(way: &WayThere) -> AnyView {
    let steps = way.steps.iter().map(|(link, when)| {
        let when = (!when.is_empty()).then(|| view! { {when.clone()} <span class="arrow" aria-hidden="true">" → "</span> });
        view! { <li data-step=link.step.clone()>{when}{step_link(link)}</li> }.into_any()
    });
    let common = (!way.common.is_empty())
        .then(|| view! { <p class="label">"Every way there goes through:"</p>{road(&way.common)} });
    let others = (1 < way.others.len()).then(|| {
        let items = way.others.iter().map(|(name, link, is_shown)| {
            let current = is_shown.then_some("true");
            view! { <li><a href=href(link) aria-current=current>{name.clone()}</a></li> }
        });
        view! { <p class="label">"The ways found, shortest first:"</p><ul class="other-ways">{items.collect_view()}</ul> }
    });
    let heart = (way.exit.ending == Some(Ending::Permanence)).then(heart);
    view! {
        <section class="answer" data-list="way">
            <h3>{heart}"The way to: "{way.exit.name.clone()}</h3>
            <p>{way.title.clone()}</p>
            <ol class="ways">{steps.collect_view()}</ol>
            {common}
            {others}
        </section>
    }
    .into_any()
}
