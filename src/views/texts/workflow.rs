//! The page of the clicks in one council's case system: all worksteps in one table, then each click by click.

use crate::atlas::texts::TextKind;
use crate::atlas::workflow::{Click, NextAction, Workflow, Workstep, workstep_id};
use crate::atlas::{Map, Nation};
use crate::markup::{Html, el, link};
use crate::place::Place;
use crate::scene::address;
use crate::views::cx::ViewContext;
use crate::views::parts::sentences;
use crate::views::reflect::folded;
use crate::views::step::source_list;
use crate::words::pages::WorkflowWords;

/// The page below its title and hint.
pub fn workflow(cx: &ViewContext, nations: &[Nation], workflow: &Workflow) -> Html {
    let words = &cx.words.pages.workflow;
    let found = nations.iter().find_map(|nation| {
        let (id, map) = nation.maps().find(|(_, map)| map.file.map == workflow.map)?;
        Some((nation, id, map))
    });
    let Some((nation, id, map)) = found else { return Html::default() };
    let title = link(&cx.href(&Place::map(&nation.id, map.slug(), None))).text(&map.file.title);
    let short = workflow.short.iter().map(|(short, meaning)| format!("{short}: {meaning}."));
    let row = |workstep: &Workstep| row(cx, workstep);
    let head = words.columns.iter().map(|column| el("th").attr("scope", "col").text(column).into());
    let table = el("table")
        .child(el("caption").text(words.on_one_page))
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(workflow.worksteps.iter().map(row)));
    let told = workflow.worksteps.iter().map(|workstep| {
        let steps = workstep.steps.iter().filter_map(|step| map.find(step)).map(|step| {
            let place = address(nation, crate::atlas::StepRef { map: id, step });
            el("li").child(link(&cx.href(&place)).text(&map.step(step).name)).into()
        });
        let form = workstep.form.iter().map(|form| el("p").text(&(words.opens)(&named(form, workstep))).into());
        folded("asks")
            .attr("open", "")
            .child(el("summary").attr("id", &workstep_id(&workstep.name)).child(el("h2").text(&workstep.name)))
            .child(form.collect::<Html>())
            .child(el("ol").children(workstep.clicks.iter().map(|one| click(words, one))))
            .child(el("h3").text(words.on_the_map))
            .child(el("ul").children(steps))
            .into()
    });
    [
        el("div").class("workflow").child(table).into(),
        el("p").text(words.goes_with).text(" ").child(title).into(),
        el("p").text(&workflow.note).into(),
        sentences(&short.collect::<Vec<_>>()).into(),
        told.collect(),
        el("h2").text(cx.words.sources).into(),
        sources(cx, map, &workflow.source),
    ]
    .into_iter()
    .collect()
}

fn sources(cx: &ViewContext, map: &Map, id: &str) -> Html {
    map.source(id).map(|source| source_list(cx, std::slice::from_ref(source))).unwrap_or_default()
}

/// A form with its number.
fn named(form: &str, workstep: &Workstep) -> String {
    [form, workstep.number.as_deref().unwrap_or_default()].join(" ")
}

fn row(cx: &ViewContext, workstep: &Workstep) -> Html {
    let words = &cx.words.pages.workflow;
    let mut who: Vec<&str> = Vec::new();
    for click in &workstep.clicks {
        if !who.contains(&click.who.as_str()) && !click.request.iter().any(|request| request.to == click.who) {
            who.push(&click.who);
        }
    }
    let lines = |texts: Vec<String>| el("td").children(texts.iter().map(|text| el("p").text(text).into()));
    let name = link(&cx.part(TextKind::CaseSystem, &workstep_id(&workstep.name))).text(&workstep.name);
    let form = workstep.form.as_ref().map(|form| format!("{}. ", named(form, workstep))).unwrap_or_default();
    let requests = workstep.requests().map(|request| (words.to)(&request.name, &request.to));
    el("tr")
        .child(el("th").attr("scope", "row").child(name).child(el("p").text(&format!("{form}{}", who.join(", ")))))
        .child(lines(requests.collect()))
        .child(lines(workstep.next_actions().map(|next| next_action(words, next)).collect()))
        .into()
}

fn click(words: &WorkflowWords, click: &Click) -> Html {
    let requests = click.request.iter().map(|request| (words.to)(&request.name, &request.to));
    let requests = requests.chain(click.requests.iter().cloned()).map(|request| (words.request)(&request));
    let next = click.add.iter().map(|next| (words.next_action)(&next_action(words, next)));
    let parts: Vec<String> = requests.chain(next).collect();
    let parts = (!parts.is_empty()).then(|| sentences(&parts));
    el("li").child(el("strong").text(&click.who)).text(": ").text(&click.does).child(parts).into()
}

/// A next action in one line: when it fits, its name, whom it is passed to, the reason.
fn next_action(words: &WorkflowWords, next: &NextAction) -> String {
    let when = next.when.as_ref().map(|when| format!("{when}: ")).unwrap_or_default();
    let to = next.pass_to.as_ref().map(|to| (words.to)(&next.action, to)).unwrap_or(next.action.clone());
    let reason = next.reason.as_ref().map(|reason| (words.reason)(reason)).unwrap_or_default();
    format!("{when}{to}{reason}")
}
