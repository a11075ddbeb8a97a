//! The page that a child makes their own, in large words with symbols.
//! Whoever shows these words hears the buttons: each bears what it does in `data-do`, and to which field in `data-of`.
//! Must never show a part as shared that the child has not shared, and must never ask for more than the child gives.

use crate::atlas::Nation;
use crate::atlas::file::StepKind;
use crate::calendar::day::Day;
use crate::journey::child::{
    AskedByChild, ChildOnFile, ChildPage, ChildPart, ChildShare, ChildStop, ChildTime, DRAWING, StopPlace, VOICE,
    is_full, part_texts, share_field, steps_with_page,
};
use crate::journey::keep::step_name;
use crate::journey::{Journey, step_ref};
use crate::markup::{Element, Html, el, link};
use crate::place::{Page, Place};
use crate::views::kept::{bare_button, button, field_id, swatch};
use crate::words::Words;
use crate::words::child::ChildWords;

/// A button that puts a value into a field, or takes it out again; the look of it says while it is there.
fn choice(value: &str, field: &str, said: &str) -> Element {
    let id = format!("{}-{value}", field_id("child", field));
    bare_button(value, field).attr("id", &id).attr("aria-pressed", &(value == said).to_string())
}

/// The same with words, and a name that says what they are about.
fn choice_about(value: &str, field: &str, said: &str, about: &str, text: &str) -> Html {
    let about = el("span").class("visually-hidden").text(&format!("{about}: "));
    choice(value, field, said).child(about).text(text).into()
}

/// How much is written in a field.
#[derive(Clone, Copy, PartialEq)]
enum FieldSize {
    Line,
    Text,
}

/// A small picture that says the same as the words beside it.
fn sign(class: &str) -> Element {
    let sign = el("svg").class(class).attr("viewBox", "0 0 48 48").attr("width", "48").attr("height", "48");
    sign.attr("aria-hidden", "true")
}

/// What sort of step it is, as a symbol.
fn symbol(kind: Option<StepKind>) -> Html {
    let path = match kind {
        // A heart.
        None => "M24 41C8 30 5 21 8 14c3-6 12-6 16 1 4-7 13-7 16-1 3 7 0 16-16 27z",
        // People round a table.
        Some(StepKind::Meeting | StepKind::Review) => {
            "M14 13a5 5 0 1 0 .1 0M34 13a5 5 0 1 0 .1 0M24 7a5 5 0 1 0 .1 0M7 27h34v5H7zM12 32v9M36 32v9"
        }
        // A house with pillars.
        Some(StepKind::Court | StepKind::Order) => "M6 18 24 7l18 11zM10 22v15M19 22v15M29 22v15M38 22v15M6 41h36",
        // A sign with two arms.
        Some(StepKind::Decision) => "M24 6v37M24 10h14l4 4-4 4H24zM24 21H12l-4 4 4 4h12z",
        // A hand that helps another.
        Some(StepKind::Support) => "M7 30c6-8 10-8 15-3h6c4 0 4 6 0 6h-9M7 41c10 2 20 2 27-5l7-8c-1-4-4-3-6-1l-6 6",
        // Words back.
        Some(StepKind::Appeal) => "M6 10h36v22H22l-9 9v-9H6zM24 15v8M24 27v1",
        // A house.
        Some(StepKind::Exit) => "M6 25 24 8l18 17M11 22v20h26V22M20 42V30h8v12",
        // A step, and the next.
        Some(StepKind::Start | StepKind::Step) => {
            "M14 8c5 0 6 6 5 12l-9 1C8 14 9 8 14 8zM11 26l8-1c1 6-7 7-8 1zM34 18c5 0 6 6 4 13l-9-1c-1-6 0-12 5-12zM29 35l8 1c-1 6-9 5-8-1z"
        }
    };
    let class = if kind.is_none() { "symbol heart-symbol" } else { "symbol" };
    sign(class).child(el("path").attr("d", path)).into()
}

/// A face: the first the happiest.
fn face(idx: usize) -> Html {
    let mouths = ["M12 27q12 14 24 0z", "M13 29q11 8 22 0", "M14 31h20", "M13 34q11-8 22 0", "M12 37q12-15 24 0"];
    let round = el("circle").attr("cx", "24").attr("cy", "24").attr("r", "20");
    let parts = ["M17 17v3M31 17v3", mouths[idx]].map(|path| el("path").attr("d", path).into());
    sign("face").child(round).children(parts).into()
}

/// A button of the page itself, which keeps the focus while the page is written anew.
fn own_button(what: &str, of: &str, text: &str) -> Element {
    bare_button(what, of).attr("id", &format!("child-{what}")).text(text)
}

/// What is done with a voice just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// This browser cannot record.
    None,
    /// Nothing.
    Still,
    /// It is being recorded.
    Recorded,
    /// It is being played.
    Played,
    /// There was no microphone to be had.
    Refused,
}

/// The buttons at the head: all of them stay where they are.
pub fn tools(step: &Place, words: &ChildWords) -> Html {
    let tool = |what: &str, text: &str| own_button(what, "", text);
    let turn = bare_button("turn", "").attr("id", "child-turn").attr("aria-pressed", "false").text(words.turn);
    let buttons = [turn, tool("undo", words.undo), tool("print", words.print)];
    let away = link(&step.print()).class("tool").attr("data-do", "away").attr("id", "child-away").text(words.put_away);
    el("p").class("child-tools").children(buttons.map(Html::from)).child(away).into()
}

/// Whose page it is, with the way to another child's; nothing before there is a journey.
pub fn whose(journey: &Journey, words: &ChildWords) -> Html {
    let line = || el("p").class("child-whose").child(swatch(journey.colour)).text(&(words.page_of)(&journey.label));
    let other = || own_button("other", "", words.other_child);
    (!journey.label.is_empty()).then(|| line().text(" ").child(other())).into()
}

/// The button that reads the sentence aloud.
pub fn read_aloud(words: &ChildWords) -> Html {
    own_button("read", "", words.read_aloud).into()
}

/// Whose names the stops of the road have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StopNames {
    /// The child's own, where they gave one.
    Own,
    /// The map's.
    OfMap,
}

fn road(page: &ChildPage, names: StopNames, words: &ChildWords) -> Element {
    let stop = |stop: &ChildStop| -> Html {
        let is_here = stop.lies == StopPlace::Here;
        let lies = match stop.lies {
            StopPlace::Heart => "stop-heart",
            StopPlace::Here => "stop-here",
            StopPlace::Before | StopPlace::Ahead => "stop-other",
        };
        let name = if names == StopNames::Own { &stop.name } else { &stop.map_name };
        el("li")
            .class(&format!("child-stop {lies}"))
            .attr_if("aria-current", is_here.then_some("step"))
            .child(el("span").class("child-when").text(&format!("{} ", words.stop[stop.lies as usize])))
            .child(symbol(stop.kind))
            .child(
                el("span")
                    .class("child-stop-name")
                    // On paper it has none: an id is there once.
                    .attr_if("id", (names == StopNames::Own).then_some(&*field_id("child-stop", &stop.field)))
                    .text(name),
            )
            .into()
    };
    el("ol").class("child-road").children(page.road.iter().map(stop))
}

fn top(page: &ChildPage, names: StopNames, title: Element, words: &'static Words) -> Element {
    let own = page.road.iter().find(|stop| stop.lies == StopPlace::Here).filter(|_| names == StopNames::Own);

    el("section")
        .class("child-top")
        .child(symbol(Some(page.kind)))
        .child(title.text(own.map_or(&page.name, |stop| &stop.name)))
        .child(el("p").class("child-sentence").text(&page.sentence))
        .child(page.day.map(|day| el("p").class("child-day").text(&(words.child.on_day)(&(words.calendar.day)(day)))))
}

/// The pages that a child has made in this journey, each with its link; nothing where there is none.
pub fn pages_of(nation: &Nation, journey: &Journey, words: &'static Words) -> Html {
    let item = |step: &str| -> Option<Html> {
        let step = step_name(step)?;
        let name = &nation.step(step_ref(nation, &step)?).name;
        let page = Page::Child { nation: nation.id.clone(), step };
        let place = Place { here: journey.here.clone(), ..Place::from(page) };
        let text = format!("{}: {name}", words.map.child_page);
        Some(el("li").child(link(&place.print()).attr("data-trail", "").text(&text)).into())
    };
    let items: Vec<Html> = steps_with_page(journey).into_iter().filter_map(item).collect();
    (!items.is_empty()).then(|| el("ul").attr("data-list", "child-pages").children(items)).into()
}

/// What is done with the page just now.
#[derive(Clone, Copy, Debug)]
pub struct ChildNow {
    /// With the child's voice.
    pub voice: Voice,
    /// Whether the browser keeps it.
    pub is_kept: bool,
    /// That the browser may forget by itself what it keeps, if it may.
    pub reminder: Option<&'static str>,
}

/// The page.
pub fn child_page(page: &ChildPage, journey: &Journey, now: ChildNow, words: &'static Words) -> Html {
    let told = &words.child;
    let promise =
        el("p").class("child-promise").text(&(told.promise)(if now.is_kept { told.kept_here } else { told.not_kept }));
    let reminder = now.reminder.filter(|_| now.is_kept && !journey.label.is_empty()).map(|reminder| {
        let save = button("save", "", words.journey.save);
        el("div").class("child-reminder").child(el("p").text(&format!("{} {reminder}", told.for_worker))).child(save)
    });
    let of_time = |time: Option<ChildTime>| {
        let parts = ChildPart::ALL.iter().filter(move |part| part.time() == time);
        let is_there = |part: &&ChildPart| **part != ChildPart::Rights || !page.rights.is_empty();
        parts.filter(is_there).map(|part| part_html(page, journey, *part, now.voice, words))
    };
    // Where people meet, each time of it is a part; elsewhere there is but now.
    let parts: Vec<Html> = match page.is_meeting {
        true => {
            let times = ChildTime::ALL.iter().map(|time| {
                let title = el("h2").text(told.time[*time as usize]);
                el("section").class("child-time").child(title).children(of_time(Some(*time))).into()
            });
            times.collect()
        }
        false => [ChildTime::Before, ChildTime::In].into_iter().flat_map(|time| of_time(Some(time))).collect(),
    };
    el("article")
        .child(top(page, StopNames::Own, el("h1").attr("id", "child-title").attr("tabindex", "-1"), words))
        .children(of_time(None))
        .child(promise)
        .child(reminder)
        .children(parts)
        .into()
}

/// The page as it is printed: of what the child has put there, the parts they have said may be on paper and nothing else.
pub fn child_sheet(page: &ChildPage, journey: &Journey, today: Day, words: &'static Words) -> Html {
    let told = &words.child;
    let said = |name: &str| journey.of_child(&format!("{} {name}", page.step));
    let parts = ChildPart::ALL.iter().filter(|part| page.is_for_paper(journey, **part)).filter_map(|part| {
        let picture: Option<Html> = match part {
            ChildPart::Road => return None,
            ChildPart::Feeling => told.faces.iter().position(|(word, _)| *word == said("feel")).map(face),
            ChildPart::Drawing => Some(drawing_of(said("draw"))),
            _ => None,
        };
        let mut texts = part_texts(journey, &page.step, *part, words);
        // Beside what they ask stands what the map says to it.
        for question in page.questions.iter().filter(|question| !question.answer.is_empty()) {
            let asked = texts.iter_mut().filter(|text| *part == ChildPart::Questions && **text == question.text);
            asked.for_each(|text| text.push_str(&format!("\n{}: {}", told.answer, question.answer)));
        }
        let texts = texts.iter().map(|text| el("p").class("own-words").text(text).into());
        let title = el("h2").text(told.part[*part as usize]);
        Some(el("section").class("child-part").child(title).children(picture).children(texts).into())
    });
    let names = if page.is_for_paper(journey, ChildPart::Road) { StopNames::Own } else { StopNames::OfMap };
    el("article")
        .class("sheet child-sheet only-on-paper")
        .attr("data-sheet", "child")
        .child(top(page, names, el("h1"), words))
        .child(road(page, names, told))
        .children(parts)
        .child(el("p").class("note").text(&(told.printed)(&(words.calendar.day)(today), &journey.label)))
        .into()
}

/// A field under its label, with what stands in it.
fn line(field: &str, label: &str, said: &str, size: FieldSize) -> Html {
    let is_long = size == FieldSize::Text;
    let id = field_id("child", field);
    let label = el("label").attr("for", &id).text(label);
    let text =
        el(if is_long { "textarea" } else { "input" }).attr("id", &id).attr("data-do", "write").attr("data-of", field);
    // The look asks by it whether anything is written there.
    let text = text.attr("autocomplete", "off").attr("placeholder", " ");
    let text = match is_long {
        true => text.attr("rows", "4").text(said),
        false => text.attr("value", said),
    };
    el("p").class("child-line").child(label).child(text).into()
}

/// The buttons for the child's voice. Where this browser cannot record, what another recorded can be listened to.
fn voice_html(field: &str, sound: &str, voice: Voice, words: &ChildWords) -> Vec<Html> {
    let has_sound = !sound.is_empty();
    let button = |what: &str, text: &str| -> Html { own_button(what, field, text).into() };
    let (record, listen) = match voice {
        Voice::Recorded => (Some(words.stop_recording), None),
        Voice::Played => (None, Some(words.stop_listening)),
        Voice::Still | Voice::Refused => (Some(words.record), has_sound.then_some(words.listen)),
        Voice::None => (None, has_sound.then_some(words.listen)),
    };
    let take_away = (has_sound && voice != Voice::Recorded).then(|| button("unrecord", words.unrecord));
    let buttons = [record.map(|text| button("record", text)), listen.map(|text| button("listen", text)), take_away];
    let buttons: Vec<Html> = buttons.into_iter().flatten().collect();
    let hint = match voice {
        Voice::Recorded => Some(el("p").class("child-recording").text(words.recording)),
        Voice::Refused => Some(el("p").class("child-wrong").text(words.no_microphone)),
        _ => has_sound.then(|| el("p").class("hint").text(words.of_recording)),
    };
    let tools = (!buttons.is_empty()).then(|| el("p").class("child-tools").children(buttons).into());
    tools.into_iter().chain(hint.map(Html::from)).collect()
}

fn part_html(page: &ChildPage, journey: &Journey, part: ChildPart, voice: Voice, words: &'static Words) -> Html {
    let told = &words.child;
    let of = |name: &str| format!("{} {name}", page.step);
    let said = |name: &str| journey.of_child(&of(name)).to_string();
    let field = |name: &str, label: &str, size: FieldSize| line(&of(name), label, &said(name), size);
    let share = journey.share_of(&page.step, part);
    let sharing = || sharing(page, part, share, told);
    let inside: Vec<Html> = match part {
        ChildPart::Road => {
            let field = |stop: &ChildStop| {
                line(&stop.field, &(told.own_name)(&stop.map_name), journey.of_child(&stop.field), FieldSize::Line)
            };
            let names = el("details")
                .attr("id", "child-names")
                .child(el("summary").attr("id", "child-rename").text(told.rename))
                .children(page.road.iter().map(field))
                .child(sharing());
            vec![road(page, StopNames::Own, told).into(), names.into()]
        }
        ChildPart::Feeling => {
            let chosen = said("feel");
            let faces = told.faces.iter().enumerate().map(|(idx, (word, text))| {
                let button = choice(word, &of("feel"), &chosen).class("face-button");
                button.child(face(idx)).child(el("span").text(text)).into()
            });
            vec![
                el("div")
                    .class("faces")
                    .attr("role", "group")
                    .attr("aria-labelledby", &part_id(part))
                    .children(faces)
                    .into(),
                field("feel-words", told.other_feeling, FieldSize::Line),
            ]
        }
        ChildPart::Say => {
            let mut inside = vec![field("say", told.say, FieldSize::Text)];
            inside.extend(voice_html(&of(VOICE), &said(VOICE), voice, told));
            inside
        }
        ChildPart::Drawing => pad(&of("draw"), &said("draw"), told),
        ChildPart::People => {
            let rows = page.people.iter().map(|person| {
                let wish =
                    |value: &str, text: &str| choice_about(value, &person.field, &person.wish, &person.name, text);
                el("li")
                    .class("child-person")
                    .child(el("span").text(&person.name))
                    .child(wish("yes", told.there))
                    .child(wish("no", told.not_there))
                    .into()
            });
            let id = field_id("child", &of("add-person"));
            let add = el("p")
                .class("child-line child-add")
                .child(el("label").attr("for", &id).text(told.other_person))
                .child(el("input").attr("id", &id).attr("autocomplete", "off").attr("maxlength", "40"))
                .children([("add-yes", told.there), ("add-no", told.not_there)].map(|(what, text)| {
                    let about = el("span").class("visually-hidden").text(&format!("{}: ", told.other_person));
                    bare_button(what, &of("with")).attr("id", what).child(about).text(text).into()
                }));
            let hint = el("p").class("hint").text(told.people_hint);
            vec![hint.into(), el("ul").class("child-people").attr("role", "list").children(rows).into(), add.into()]
        }
        ChildPart::Rights => {
            let rows = page.rights.iter().map(|right| asked_html(right, None, told.want_it));
            vec![el("ul").class("child-questions").attr("role", "list").children(rows).into()]
        }
        ChildPart::Questions => {
            let answer = |question: &AskedByChild| match question.answer.is_empty() {
                true => el("p").class("child-answer").text(told.no_answer),
                false => el("p").class("child-answer").text(&format!("{}: {}", told.answer, question.answer)),
            };
            let rows = page.questions.iter().map(|question| asked_html(question, Some(answer(question)), told.ask_it));
            vec![
                el("ul").class("child-questions").attr("role", "list").children(rows).into(),
                field("ask-own", told.own_question, FieldSize::Text),
            ]
        }
        ChildPart::After => vec![
            field("after-decided", told.decided, FieldSize::Text),
            field("after-tells", told.tells, FieldSize::Line),
        ],
    };
    el("section")
        .class(if page.has(journey, part) { "child-part said" } else { "child-part" })
        .attr("data-share", share.word())
        .child(
            el(if page.is_meeting && part.time().is_some() { "h3" } else { "h2" })
                .attr("id", &part_id(part))
                .text(told.part[part as usize]),
        )
        .children(inside)
        .child((part != ChildPart::Road).then(sharing))
        .into()
}

/// The id of the heading of a part.
pub fn part_id(part: ChildPart) -> String {
    format!("child-part-{}", part.word())
}

/// Something to ask, what is said to it, and the button that takes it along.
fn asked_html(asked: &AskedByChild, answer: Option<Element>, take: &str) -> Html {
    let said = if asked.is_asked { "yes" } else { "" };
    let take = choice_about("yes", &asked.field, said, &asked.text, take);
    el("li")
        .child(el("p").class("child-asked").text(&asked.text))
        .child(answer.map(Html::from).unwrap_or_default())
        .child(take)
        .into()
}

fn sharing(page: &ChildPage, part: ChildPart, chosen: ChildShare, words: &ChildWords) -> Element {
    let field = share_field(&page.step, part);
    // The road is no answer: it goes on paper alone.
    let all = ChildShare::ALL.iter().filter(|share| part != ChildPart::Road || **share != ChildShare::File);
    let choices = all.map(|share| {
        choice_about(share.word(), &field, chosen.word(), words.part[part as usize], words.share[*share as usize])
    });
    el("div").class("child-sharing").child(el("span").text(words.who_sees)).children(choices)
}

fn canvas() -> Element {
    let (wide, high) = DRAWING;
    el("svg").class("child-pad").attr("viewBox", &format!("0 0 {wide} {high}"))
}

fn drawing_of(lines: &str) -> Html {
    canvas().child(el("path").attr("d", lines)).into()
}

/// What the child lets the worker's file have, as it is printed there; nothing where that is nothing.
pub fn on_file(all: &[ChildOnFile]) -> Html {
    let of_step = |of_step: &ChildOnFile| -> Html {
        let lines = of_step.lines.iter().map(|line| el("p").text(line).into());
        let drawing: Option<Html> = (!of_step.drawing.is_empty()).then(|| drawing_of(&of_step.drawing));
        let title = el("p").child(el("strong").text(&of_step.title));
        el("div").class("own-words child-on-file").child(title).children(lines).children(drawing).into()
    };
    all.iter().map(of_step).collect()
}

fn pad(field: &str, lines: &str, words: &ChildWords) -> Vec<Html> {
    let n_lines = lines.matches('M').count();
    let pad = canvas()
        .attr("id", "child-pad")
        .attr("data-of", field)
        .attr("role", "img")
        .attr("aria-label", &(words.n_lines)(n_lines))
        .child(el("path").attr("id", "child-lines").attr("d", lines))
        .child(el("path").attr("id", "child-line-now").attr("d", ""));
    let tools = el("p").class("child-tools").children([
        own_button("draw-back", field, words.draw_back).into(),
        own_button("draw-clear", field, words.draw_clear).into(),
    ]);
    let how = match is_full(lines) {
        true => el("p").class("child-wrong").text(words.draw_full),
        false => el("p").class("hint").text(words.draw),
    };
    vec![how.into(), pad.into(), tools.into()]
}
