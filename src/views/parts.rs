//! Small parts that many views share: links to steps, kinds, the yellow heart.

use crate::atlas::file::{Actor, Ending, MoveKind, StepKind};
use crate::atlas::reader::Reader;
use crate::markup::{Element, Html, el, link, text};
use crate::place::kind_word;
use crate::scene::StepLink;
use crate::scene::step::capitalised;
use crate::views::cx::ViewContext;
use crate::words::stop;

/// The yellow heart of a lasting home; drawn, so that it is yellow and outlined everywhere. Its outline stands once, in the head of
/// every page ([`heart_of_head`]).
pub fn heart() -> Html {
    heart_with(el("use").attr("href", "#heart"))
}

/// The heart in the head of a page: all others are drawn like it.
pub fn heart_of_head() -> Html {
    let outline = "M12 20C5 15 1 11 1 6.5a5.5 5.5 0 0 1 11-1.5a5.5 5.5 0 0 1 11 1.5C23 11 19 15 12 20Z";
    heart_with(el("path").attr("id", "heart").attr("d", outline))
}

fn heart_with(shape: Element) -> Html {
    el("svg").class("heart").attr("viewBox", "0 0 24 22").attr("aria-hidden", "true").child(shape).into()
}

/// The heart, if the ending is a lasting home.
pub fn heart_if(ending: Option<Ending>) -> Html {
    if ending == Some(Ending::Permanence) { heart() } else { Html::default() }
}

/// The kind of a step as icon and word; of an exit, its ending, with the heart where it is a lasting home.
pub fn kind(cx: &ViewContext, kind: StepKind, ending: Option<Ending>) -> Element {
    let text = match ending {
        Some(ending) => {
            format!("{}: {}", (cx.words.step_kind)(kind), (cx.words.ending)(ending).to_lowercase())
        }
        None => (cx.words.step_kind)(kind).to_string(),
    };
    el("span").class(&format!("kind kind-{}", class_of(kind))).child(heart_if(ending)).text(&text)
}

/// Who reads, to be chosen, and whether in easy read. Small scripts remember both on the device; the style sheet marks the reader chosen.
pub fn who_reads(cx: &ViewContext) -> Element {
    let choices = Reader::ALL.iter().map(|reader| {
        let chosen =
            el("span").class("chosen").text(" ✓").child(el("span").class("visually-hidden").text(cx.words.map.chosen));
        let choice = el("button").attr("type", "button").attr("data-choose", &format!("reader {}", reader.word()));
        choice.text((cx.words.map.reader)(*reader)).child(chosen).into()
    });
    let easy_read = el("button").attr("type", "button").class("easy").attr("aria-pressed", "false");
    let easy_read = easy_read.text(cx.words.map.easy_read);
    el("div")
        .class("who-reads")
        .attr("role", "group")
        .attr("aria-label", cx.words.map.who_reads)
        .child(el("p").text(cx.words.map.who_reads))
        .child(el("p").class("reader-choice").children(choices))
        .child(easy_read)
}

/// The words on a control, and the name that says more, heard in their place. Both are text of the page, so that a browser translates both.
pub fn named(words: &str, name: &str) -> Html {
    let seen = el("span").attr("aria-hidden", "true").text(words);
    [seen, el("span").class("visually-hidden").text(name)].into_iter().map(Html::from).collect()
}

/// The class of a kind of step.
pub fn class_of(kind: StepKind) -> &'static str {
    kind.word()
}

/// Whose move a step is, as sign and word, who has to act first before who acts then; nothing where it waits for nobody.
pub fn acts(cx: &ViewContext, actors: &[Actor]) -> Html {
    let each = actors.iter().enumerate().map(|(idx, actor)| {
        let word = (cx.words.actor)(*actor);
        let (mark, word) = if idx == 0 { ("", capitalised(word)) } else { (", ", word.to_string()) };
        [text(mark), signed(*actor, &word).into()].into_iter().collect()
    });
    each.collect()
}

/// Words after the sign of who acts.
pub fn signed(actor: Actor, words: &str) -> Element {
    el("span").class(&format!("acts-{}", actor.word())).text(words)
}

/// The class of a kind of move.
pub fn class_of_move(kind: MoveKind) -> String {
    format!("move-{}", kind_word(kind))
}

/// A link to a step: its name, and the map it lies on if that is another.
pub fn step_link(cx: &ViewContext, step: &StepLink) -> Html {
    let class = step.ending.map(|_| "exit");
    let name = link(&cx.href(&step.place)).attr_if("class", class).child(heart_if(step.ending)).text(&step.shown_name);
    let map = step.map_title.as_ref().map(|title| el("span").class("other-map").text(&format!(" ({title})")));
    [name.into(), map.into()].into_iter().collect()
}

/// What ends a sentence after a link to a step.
pub fn stop_after(step: &StepLink) -> &'static str {
    if step.map_title.is_none() { stop(&step.shown_name) } else { "." }
}

/// An arrow between two parts of a sentence.
pub fn arrow() -> Html {
    el("span").class("arrow").attr("aria-hidden", "true").text(" → ").into()
}

/// Links to steps in a row, with arrows between.
pub fn road(cx: &ViewContext, steps: &[StepLink]) -> Html {
    let items = steps.iter().enumerate().map(|(idx, step)| {
        let mark = if idx == 0 { Html::default() } else { arrow() };
        el("li").child(mark).child(step_link(cx, step)).into()
    });
    el("ol").class("road").children(items).into()
}

/// A list of sentences.
pub fn sentences(list: &[String]) -> Element {
    el("ul").children(list.iter().map(|text| el("li").text(text).into()))
}

/// A term and what stands under it, in a list of facts.
pub fn fact(term: &str, content: impl Into<Html>) -> Html {
    el("div").class("fact").child(el("dt").text(term)).child(el("dd").child(content)).into()
}

/// The steps of a route, each after its condition.
pub fn route(cx: &ViewContext, steps: &[(StepLink, String)]) -> Html {
    let steps = steps.iter().map(|(step, when)| {
        let item = el("li").attr_if("data-step", cx.mark(&step.step));
        let item = if when.is_empty() { item } else { item.text(when).child(arrow()) };
        item.child(step_link(cx, step)).into()
    });
    el("ol").class("ways").children(steps).into()
}
