//! A step in all its words.
//! Must never leave out a source, a basis or a doubt that the scene gives.

use crate::atlas::file::{Source, StepField};
use crate::atlas::texts::TextKind;
use crate::atlas::timescale::{Basis, SourceRead};
use crate::markup::{Element, Html, el, link, text};
use crate::scene::step::{Limit, StepFacts, TextRun, WorkerWords, capitalised};
use crate::views::cx::ViewContext;
use crate::views::parts::{fact, sentences, who_reads};
use crate::words::stop;
use crate::world::Load;

/// On an ending, that it is one, and what is to be said of it.
pub fn ending(cx: &ViewContext, facts: &StepFacts) -> Html {
    let Some((_, note)) = &facts.ending else { return Html::default() };
    let note = (!note.is_empty()).then(|| el("p").class("note").text(&capitalised(note)));
    [el("p").text(cx.words.ends_here).into(), note.into()].into_iter().collect()
}

/// Up to when a map's law was read, and in which state.
pub fn facts_as_of(cx: &ViewContext, read_up_to: &str, state: &str) -> Html {
    let title = el("strong").text(&(cx.words.read_up_to)(read_up_to));
    el("p").class("facts-as-of").child(title).text(" ").text(state).into()
}

/// The words for a child, and who can have the words for themselves.
pub fn for_a_child(cx: &ViewContext, facts: &StepFacts) -> Html {
    // On a reading page, where each step has such words, the menu has the choice once.
    let choice = cx.is_app().then(|| who_reads(cx));
    [el("p").class("child").text(&facts.child).into(), choice.into()].into_iter().collect()
}

/// What can be asked for.
pub fn rights(cx: &ViewContext, facts: &StepFacts) -> Html {
    if facts.rights.is_empty() {
        return Html::default();
    }
    let items = facts.rights.iter().map(|right| el("li").child(explained(cx, facts, right)).into());
    el("section")
        .class("rights")
        .child(el("h3").text((cx.words.from_here.rights)(facts.reader)))
        .child(el("ul").children(items))
        .into()
}

/// By when, in sentences: what each rests on is told to professionals, but that one council's practice is no rule for all.
pub fn limits(cx: &ViewContext, facts: &StepFacts) -> Html {
    let items = facts.timescales.iter().map(|found| el("li").child(explained(cx, facts, &found.text)).into());
    el("ul").class("limits").children(items).into()
}

/// What could not be made sure of, and law to come; none where all is sure and nothing is coming.
pub fn doubts(cx: &ViewContext, facts: &StepFacts) -> Option<Html> {
    let coming = facts.coming.iter().map(|(coming, source)| {
        let title = el("strong").text(&format!("{}: ", (cx.words.field)(StepField::Coming)));
        let text = format!("{} ({})", coming.text, coming.law);
        el("p").class("coming").child(title).text(&text).child(cited(cx, source.as_ref())).into()
    });
    let unread = facts
        .timescales
        .iter()
        .filter(|found| !found.is_read)
        .map(|found| el("li").child(unexplained(&found.text)).child(not_read(cx)).into());
    let unread: Html = unread.collect();
    let coming: Html = coming.collect();
    if facts.not_certain.is_empty() && unread == Html::default() && coming == Html::default() {
        return None;
    }
    let not_certain = (!facts.not_certain.is_empty()).then(|| sentences(&facts.not_certain));
    let unread = (unread != Html::default()).then(|| el("ul").child(unread));
    Some([not_certain.into(), unread.into(), coming].into_iter().collect())
}

/// What it is for a professional: with who takes part, each limit and what it rests on, the words used and the sources.
pub fn for_professionals(cx: &ViewContext, facts: &StepFacts) -> Html {
    let mut list = el("dl")
        .class("facts")
        .child(fact((cx.words.from_here.other_words)(facts.reader), explained(cx, facts, &facts.what)))
        .child(fact((cx.words.field)(StepField::Decides), facts.decides.as_str()))
        .child(fact((cx.words.field)(StepField::TakesPart), facts.takes_part.as_str()));
    if !facts.timescales.is_empty() {
        let limits = el("ul").class("limits").children(facts.timescales.iter().map(|found| limit(cx, found)));
        list = list.child(fact((cx.words.field)(StepField::Timescales), limits));
    }
    if !facts.local_rules.is_empty() {
        let rules = facts.local_rules.iter().map(|(rule, source)| {
            let here = el("span").child(el("strong").text(cx.words.in_one_council)).text(&rule.rule).text(" ");
            let here = here.child(badge(cx, rule.basis)).child(cited(cx, source.as_ref()));
            let national = (!rule.national.is_empty()).then(|| {
                el("span")
                    .class("national")
                    .child(el("strong").text(cx.words.nationally))
                    .text(&rule.national)
                    .text(".")
            });
            el("li").child(here).child(national).into()
        });
        list = list.child(fact((cx.words.field)(StepField::LocalRules), el("ul").class("local-rules").children(rules)));
    }
    // A reading page has all meanings once.
    let terms: Html = if facts.terms.is_empty() || !cx.is_app() {
        Html::default()
    } else {
        let items = facts.terms.iter().map(|term| fact(&term.term, term.meaning.as_str()));
        [label(cx.words.terms), el("dl").class("facts").children(items).into()].into_iter().collect()
    };
    let taught = taught_in(cx, &facts.taught);
    [list.into(), terms, label(cx.words.sources), sources(cx, &facts.sources), taught].into_iter().collect()
}

/// The sources of a step; on a reading page, which has all sources once, as links to them.
fn sources(cx: &ViewContext, sources: &[Source]) -> Html {
    if cx.is_app() {
        return source_list(cx, sources);
    }
    let items = sources.iter().map(|source| {
        let item = el("li").child(link(&format!("#{}", source.id)).text(&source.title));
        if source.checked == SourceRead::No { item.child(not_read(cx)).into() } else { item.into() }
    });
    el("ul").class("sources").children(items).into()
}

/// Where the course teaches the step.
fn taught_in(cx: &ViewContext, taught: &[(String, String)]) -> Html {
    if taught.is_empty() {
        return Html::default();
    }
    let items = taught.iter().map(|(id, name)| el("li").child(link(&cx.part(TextKind::Learn, id)).text(name)).into());
    [label(cx.words.taught_in), el("ul").class("taught").children(items).into()].into_iter().collect()
}

/// The worker's layer: what to do in the case system at this step.
pub fn worker_words(cx: &ViewContext, worker: &Load<WorkerWords>) -> Html {
    let worker = match worker {
        Load::Waiting => return Html::default(),
        Load::Failed(reason) => {
            return el("p").class("notice").text(&(cx.words.labels_not_fetched)(reason)).into();
        }
        Load::Ready(worker) => worker,
    };
    let lines = worker.lines.iter().map(|(label, text)| fact(label, text.as_str()));
    let in_order = worker.in_order.as_ref();
    let in_order = in_order.map(|(id, text)| link(&cx.part(TextKind::CaseSystem, id)).text(text));
    el("section")
        .class("worker")
        .attr("data-list", "worker")
        .child(el("h3").text(&worker.title))
        .child(el("dl").class("facts").children(lines))
        .child(el("p").child(in_order))
        .child(el("p").class("note").text(&worker.note))
        .into()
}

/// A text whose terms open their meaning. Without the app the meanings stand below the step, and the text is plain.
pub fn explained(cx: &ViewContext, facts: &StepFacts, pieces: &[TextRun]) -> Html {
    let explained = |piece: &TextRun| match piece.term.and_then(|idx| Some((idx, facts.terms.get(idx)?))) {
        Some((idx, term)) if cx.is_app() => {
            let id = format!("term-{idx}");
            let word = el("button").attr("type", "button").class("term").attr("popovertarget", &id).text(&piece.text);
            let name = el("strong").text(&format!("{}: ", term.term));
            let meaning = el("span").attr("popover", "").attr("id", &id).class("meaning").child(name);
            [word.into(), meaning.text(&term.meaning).into()].into_iter().collect()
        }
        _ => text(&piece.text),
    };
    pieces.iter().map(explained).collect()
}

/// A text that stands on the page once more: its terms are explained where a reader meets it first.
fn unexplained(pieces: &[TextRun]) -> Html {
    pieces.iter().map(|piece| text(&piece.text)).collect()
}

/// A small heading.
pub fn label(text: &str) -> Html {
    el("h3").class("label").text(text).into()
}

fn limit(cx: &ViewContext, limit: &Limit) -> Html {
    let item = el("li").child(unexplained(&limit.text)).text(" ").child(badge(cx, limit.basis));
    let item = item.child(cited(cx, limit.source.as_ref()));
    if limit.is_read { item.into() } else { item.child(not_read(cx)).into() }
}

fn badge(cx: &ViewContext, basis: Basis) -> Element {
    let class = if basis == Basis::Local { "badge badge-local" } else { "badge" };
    el("span").class(class).text((cx.words.basis)(basis))
}

fn not_read(cx: &ViewContext) -> Element {
    el("span").class("not-read").text(" ").text(cx.words.not_read)
}

/// The source of a single fact, as a small link after it.
fn cited(cx: &ViewContext, source: Option<&Source>) -> Html {
    let Some(source) = source else { return Html::default() };
    let title = (cx.words.map.source)(&source.title);
    let cited = match &source.url {
        Some(url) => outside(url).attr("class", "cited").text(&title),
        None => el("span").class("cited").text(&title),
    };
    [Html::from(" "), cited.into()].into_iter().collect()
}

/// A link to another site: without saying where the reader came from.
pub fn outside(url: &str) -> Element {
    link(url).attr("rel", "noreferrer external")
}

/// Sources with publisher, date and address.
pub fn source_list(cx: &ViewContext, sources: &[Source]) -> Html {
    el("ul").class("sources").children(sources.iter().map(|source| source_item(cx, source, None))).into()
}

/// One source with publisher, date and address; with an id where links lead to it.
pub fn source_item(cx: &ViewContext, source: &Source, id: Option<&str>) -> Html {
    let title = match &source.url {
        Some(url) => outside(url).text(&source.title),
        None => el("span").text(&source.title),
    };
    let date = if source.date.is_empty() { String::new() } else { format!(", {}", source.date) };
    let note = if source.note.is_empty() { String::new() } else { format!(" ({})", source.note) };
    let item = el("li").attr_if("id", id).child(title).text(&format!(
        "{} {}{date}{note}.",
        stop(&source.title),
        source.publisher
    ));
    if source.checked == SourceRead::No { item.child(not_read(cx)).into() } else { item.into() }
}
