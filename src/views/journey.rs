//! What stands in words on the journey's page: what follows from the dates, the plans side by side, how days are counted.
//! Fields and buttons in them are heard by whoever shows them.

use crate::atlas::Nation;
use crate::atlas::file::{Source, StepKind, is_meeting};
use crate::atlas::timescale::LimitKind;
use crate::calendar::day::Day;
use crate::journey::due::{
    DriftQuestion, DueGroup, DueLine, DueTitle, NextDay, OpenMeeting, PlannedDay, by_day, counts_hearings_days,
};
use crate::journey::held::outside_text;
use crate::journey::history::{PastField, PastLine, others, past_line, time_text};
use crate::journey::keep::Unread;
use crate::journey::plans::{MOST_PLANS, Plan, PlanStep, Plans, is_home, plan_name, turn_texts};
use crate::journey::scene::JourneyScene;
use crate::journey::sheet::{basis, due_sum, due_text};
use crate::journey::{Event, Journey, home, step_link as step_link_of, step_ref};
use crate::markup::{self, Element, Html, el};
use crate::place::joined;
use crate::scene::StepLink;
use crate::scene::trail::letters;
use crate::views::cx::ViewContext;
use crate::views::kept::{bare_button, button, field_id, named_button};
use crate::views::parts::{arrow, heart, named, sentences, step_link};
use crate::words::Words;

/// The parts of the page, each with a link that moves the focus there.
pub fn contents(words: &'static Words) -> Html {
    let parts = [
        ("give", words.journey.give_dates),
        ("due", words.journey.dates),
        ("plans", words.journey.plans),
        ("asks", words.journey.asks),
        ("meeting", words.journey.meeting),
        ("sheet", words.journey.sheet),
        ("record", words.journey.record),
        ("kept", words.journey.kept),
    ];
    let items = parts.iter().map(|(id, name)| {
        let id = format!("journey-{id}");
        el("li").child(el("a").attr("href", &format!("#{id}")).attr("data-skip", &id).text(name)).into()
    });
    let list = el("ul").children(items);
    el("nav").class("journey-contents").attr("aria-label", words.journey.on_this_page).child(list).into()
}

/// The road so far: each step with buttons that move it, take it for the one where we are, or take it away.
pub fn road(nation: &Nation, journey: &Journey, words: &'static Words) -> Html {
    let n_behind = journey.n_behind();
    // Where we are is told on its own line.
    let items = journey.trail.been.iter().enumerate().take(n_behind).filter_map(|(at, step)| {
        let link = step_link_of(nation, home(nation, journey)?, step_ref(nation, step)?);
        let tool = |what: &str, text: &str| {
            let button = bare_button(what, &at.to_string()).attr("id", &format!("{what}-{at}"));
            let button = button.child(named(text, &format!("{text}: {}", link.name)));
            [markup::text(" "), button.into()]
        };
        let earlier = (0 < at).then(|| tool("earlier", words.journey.earlier));
        let later = (at + 1 < n_behind).then(|| tool("later", words.journey.later));
        let others = [tool("here", words.journey.move_on), tool("take-away", words.journey.take_away)];
        let tools = earlier.into_iter().chain(later).chain(others).flatten();
        Some(el("li").child(step_link(&ViewContext::app(words), &link)).children(tools).into())
    });
    match n_behind {
        0 => el("p").text(words.trail.no_trail).into(),
        _ => el("ol").class("trail").children(items).into(),
    }
}

/// The steps that a text has found, each with a button that takes it for a list; or that there are none.
pub fn found(list: &str, text: &str, found: &[(String, StepLink)], words: &'static Words) -> Html {
    if found.is_empty() {
        let told = found_text(text, 0, words);
        return (!told.is_empty()).then(|| el("p").class("note").text(&told)).into();
    }
    let items = found.iter().map(|(key, step)| {
        let map = step.map_title.as_ref().map(|map| el("span").class("other-map").text(&format!(" ({map})")));
        let add = button("take-step", &format!("{list} {key}"), &(words.journey.add_step)(&step.name));
        el("li").child(add).child(map).into()
    });
    el("ul").class("asks-list").children(items).into()
}

/// How many steps a text has found; nothing while it is too short to be looked for.
pub fn found_text(text: &str, n_found: usize, words: &'static Words) -> String {
    match n_found {
        0 if text.trim().chars().count() < 2 => String::new(),
        0 => words.journey.no_step_found.to_string(),
        _ => (words.journey.n_found)(n_found),
    }
}

/// A field that finds steps for a list, and where those found come.
fn find(list: &str, label: &str) -> Html {
    let id = format!("find-{list}");
    let field = el("input").attr("id", &id).attr("autocomplete", "off").attr("data-do", "find").attr("data-of", list);
    let row = el("p").class("whose").child(el("label").attr("for", &id).text(label)).child(field);
    let found = el("div").attr("id", &format!("found-{list}"));
    // The steps are there to be gone through: only how many there are is said.
    let count = el("p").class("visually-hidden").attr("id", &format!("count-{list}")).attr("role", "status");
    [Html::from(row), found.into(), count.into()].into_iter().collect()
}

/// The search for a step to add to those so far, earlier involvements and where other children are, with the fields and buttons
/// that change them.
pub fn history_form(nation: &Nation, journey: &Journey, words: &'static Words) -> Html {
    let all = journey.involvements().into_iter().map(|past| past_form(&past_line(nation, journey, past), words));
    let parts: [Html; 5] = [
        find("been", words.journey.find_step),
        el("h3").attr("id", "history").attr("tabindex", "-1").text(words.journey.history).into(),
        all.collect(),
        el("p").child(button("add-past", "", words.journey.add_past)).into(),
        other_children(&others(nation, journey), words),
    ];
    parts.into_iter().collect()
}

/// An earlier involvement; open while nothing is said of it.
fn past_form(line: &PastLine, words: &'static Words) -> Html {
    let journey = &words.journey;
    let id = &line.past.id;
    let fields = PastField::ALL.iter().zip(journey.past_field).map(|(field, label)| {
        let name = format!("past-{id}-{}", field.word());
        let rows = if *field == PastField::Ended || *field == PastField::Helped { "2" } else { "1" };
        let text =
            el("textarea").attr("id", &name).attr("rows", rows).attr("autocomplete", "off").attr("data-do", "past");
        let text = text.attr("data-of", &format!("{id} {}", field.word()));
        let label = el("label").attr("for", &name).text(label);
        let is_end = *field == PastField::To;
        let note = is_end.then(|| {
            let told = line.time_fault(words);
            el("span").class("date-note").attr("id", &format!("past-{id}-note")).attr("role", "status").text(told)
        });
        let text = text.attr_if("aria-describedby", is_end.then_some(&format!("past-{id}-note")));
        el("p").child(label).child(text.text(&time_text(line.past.said(*field), words))).child(note).into()
    });
    let steps = line.steps.iter().enumerate().map(|(at, step)| {
        let name = format!("{}: {}", journey.take_away, step.name);
        let away = named_button("take-away", &format!("{id} {at}"), journey.take_away, &name);
        el("li").child(step_link(&ViewContext::app(words), step)).text(" ").child(away).into()
    });
    let is_new = line.steps.is_empty() && line.past.said.iter().all(String::is_empty);
    el("details")
        .class("shared")
        .attr("id", &format!("past-{id}"))
        .attr("data-past", id)
        .attr_if("open", is_new.then_some(""))
        .child(el("summary").attr("id", &format!("title-past-{id}")).text(&line.title(words)))
        .child(el("div").class("fields").children(fields))
        .child((!line.steps.is_empty()).then(|| el("ol").class("trail earlier").children(steps)))
        .child(find(id, journey.find_step))
        .child(el("details").child(el("summary").text(journey.take_past)).child(button(
            "take-past",
            id,
            journey.take_past_yes,
        )))
        .into()
}

/// Where other children are, each with a field that changes it; the last can be taken away, so that letters stay.
fn other_children(others: &[(char, StepLink)], words: &'static Words) -> Html {
    let journey = &words.journey;
    let items = letters().take(others.len() + 1).enumerate().map(|(at, letter)| {
        let own = others.get(at).map(|(_, step)| {
            let name = (words.trail.child)(letter);
            let away = (at + 1 == others.len())
                .then(|| named_button("take-child", "", journey.take_away, &format!("{}: {name}", journey.take_away)));
            let line = el("p").text(&format!("{name}: ")).child(step_link(&ViewContext::app(words), step));
            line.text(" ").child(away)
        });
        el("li").child(own).child(find(&format!("child{at}"), &(journey.add_child)(letter))).into()
    });
    el("details")
        .attr("id", "other-children")
        .child(el("summary").text(words.trail.other_children))
        .child(el("ul").class("asks-list").children(items))
        .into()
}

/// The questions to take along, each to be ticked.
pub fn asks_form(scene: &JourneyScene) -> Html {
    let items = scene.questions.iter().map(|question| {
        let is_taken = scene.journey.asks.contains(question).then_some("");
        let tick = el("input").attr("type", "checkbox").attr("data-ask", question).attr("data-do", "ask");
        let tick = tick.attr("data-of", question).attr_if("checked", is_taken);
        el("li").child(el("label").class("choice").child(tick).text(&format!(" {question}"))).into()
    });
    el("ul").class("asks-list").children(items).into()
}

/// The fields for the child's age and for the council, of which there are these to choose from.
pub fn age_and_council(councils: Vec<Html>, words: &'static Words) -> Html {
    let journey = &words.journey;
    let hint = |id: &str, text: &str| el("span").class("note").attr("id", id).text(text);
    let field = el("input").attr("type", "text").attr("id", "age").attr("name", "age").attr("autocomplete", "off");
    let age = el("li")
        .child(el("label").attr("for", "age").text(journey.age))
        .child(el("span").class("date-input").child(field.attr("aria-describedby", "age-hint age-note")))
        .child(hint("age-hint", journey.age_hint))
        .child(el("p").class("date-note").attr("id", "age-note").attr("role", "status"));
    let list = el("select").attr("id", "council").attr("name", "council").attr("aria-describedby", "council-hint");
    let council = el("p")
        .child(el("label").attr("for", "council").text(journey.council))
        .text(" ")
        .child(list.children(councils))
        .text(" ")
        .child(hint("council-hint", journey.council_hint));
    [el("ul").class("date-fields").child(age).into(), council.into()].into_iter().collect()
}

/// How days are counted in a nation, folded.
pub fn how_counted(nation: &Nation, words: &'static Words) -> Html {
    let hearings = counts_hearings_days(nation).then_some(words.calendar.hearings_rule);
    let rules = words.calendar.rules.iter().copied().chain(hearings).map(|rule| el("li").text(rule).into());
    let title = el("summary").text(words.journey.how_counted);
    el("details").child(title).child(el("ul").children(rules)).into()
}

/// The days that follow: what is next by its day, how what comes again goes on, what lies behind, and limits that give none.
pub fn due(scene: &JourneyScene, words: &'static Words) -> Html {
    let journey = &words.journey;
    let JourneyScene { lines, planned, other_councils: others, .. } = scene;
    if scene.journey.dates.is_empty() {
        return el("p").text(journey.no_dates).into();
    }
    let others = (!others.is_empty()).then(|| note(&(journey.other_councils)(others)));
    let council = &scene.journey.council;
    let is_own = |line: &DueLine| line.council == *council || line.also.iter().any(|also| also.council == *council);
    let own = (!council.is_empty() && !lines.iter().any(is_own)).then(|| note(&(journey.own_nothing)(council)));
    let not_read = lines.iter().any(DueLine::is_unread).then(|| note(journey.not_read_means));
    let open: Vec<Html> = scene.open_meetings.iter().map(|open| open_line(open, scene, words)).collect();
    if lines.is_empty() && planned.is_empty() {
        let nothing = if others.is_some() { journey.no_national } else { journey.nothing_follows };
        let open = (!open.is_empty()).then(|| el("ul").class("due").children(open));
        return [el("p").text(nothing).into(), open.into(), own.into(), others.into()].into_iter().collect();
    }
    let list = |group: DueGroup| {
        let own = lines.iter().filter(|line| line.group == group);
        let items: Vec<Html> = own.map(|line| due_line(line, words)).collect();
        (!items.is_empty()).then(|| el("ul").class("due").children(items))
    };
    let part = |title: &str, list: Option<Element>| list.map(|list| [el("h3").text(title).into(), list.into()]);
    let mut asked: Vec<&Event> = Vec::new();
    let is_alone = |line: &&DueLine| is_ahead(line) && !planned.iter().any(|planned| is_of_planned(line, planned));
    let next: Vec<Html> = (by_day(planned, lines.iter().filter(is_alone)).into_iter())
        .map(|next| match next {
            NextDay::Planned(planned) => {
                let own = (planned.step.kind, planned.step.name.as_str(), &planned.held_as);
                let given = meeting_day(scene, own, planned.day, words);
                (&planned.held_as, planned_line(planned, lines, words), given)
            }
            NextDay::Due(line) => {
                let is_planned = planned.iter().any(|planned| is_same_thing(line, planned));
                let own = (line.step.kind, &*line.held_name(), &line.held_as);
                let given = meeting_day(scene, own, scene.today, words);
                let given = given.filter(|_| !is_planned && is_meeting_next(scene, line));
                (&line.held_as, due_item(line, words), given)
            }
        })
        .map(|(event, item, given)| {
            // A meeting that is next more than once has one field.
            let given = given.filter(|_| !asked.contains(&event));
            asked.extend(given.as_ref().map(|_| event));
            item.child(given).into()
        })
        .collect();
    let next: Html = match next.is_empty() {
        true => el("p").text(journey.nothing_next).into(),
        false => el("ul").class("due").children(next).into(),
    };
    let folded = |title: &str, hint: &str, list: Option<Element>| {
        let list = list?;
        let hint = el("p").class("note").text(hint);
        Some(el("details").child(el("summary").text(title)).child(hint).child(list).into())
    };
    let folded = [
        folded(journey.due_elsewhere, journey.due_elsewhere_hint, list(DueGroup::Elsewhere)),
        folded(journey.due_behind, journey.due_behind_hint, list(DueGroup::Behind)),
    ];
    let again =
        lines.iter().filter(|line| line.group == DueGroup::Again).map(|line| again_line(line, scene.today, words));
    let again: Vec<Html> = again.chain(open).collect();
    let parts = [
        part(journey.due_asked, list(DueGroup::Asked)),
        part(journey.due_open, list(DueGroup::Open)),
        Some([el("h3").text(journey.due_next).into(), next]),
        part(journey.due_again, (!again.is_empty()).then(|| el("ul").class("due").children(again))),
        part(journey.no_day, list(DueGroup::Undated)),
    ];
    parts
        .into_iter()
        .flatten()
        .flatten()
        .chain(folded.into_iter().flatten())
        .chain([not_read.into(), own.into(), others.into()])
        .collect()
}

/// How what comes again goes on: its day stands among what is next.
fn again_line(line: &DueLine, today: Day, words: &'static Words) -> Html {
    let journey = &words.journey;
    let rhythm = line.due.as_ref().map(words.calendar.short).unwrap_or_default();
    let is_own = line.step.step.ends_with(&line.event.replace('/', "#"));
    let last = match line.done {
        None if today < line.from && is_own => (journey.next_is)(&(words.calendar.day)(line.from)),
        None => journey.no_last.to_string(),
        Some(last) => (journey.last_was)(&(words.calendar.day)(last)),
    };
    told(&line.step, &format!("{rhythm}. {last}"))
}

/// A step, and what is said of it.
fn told(step: &StepLink, text: &str) -> Html {
    let name = el("strong").text(&step.name);
    el("li").child(el("p").child(name).text(": ").text(text)).into()
}

/// A meeting that sets its next day itself.
fn open_line(open: &OpenMeeting, scene: &JourneyScene, words: &'static Words) -> Html {
    let text = match open.passed {
        None => words.journey.sets_next.to_string(),
        Some(day) => (words.journey.next_passed)(&(words.calendar.day)(day)),
    };
    let planned = open.passed.unwrap_or(scene.today);
    let own = (open.step.kind, open.step.name.as_str(), &open.held_as);
    el("li")
        .child(el("p").child(el("strong").text(&open.step.name)).text(&format!(": {text}")))
        .child(meeting_day(scene, own, planned, words))
        .into()
}

/// Whether it is a meeting or a day in court itself that is due, and not what comes before or after it.
fn is_meeting_next(scene: &JourneyScene, line: &DueLine) -> bool {
    let is_thing = !line.held_as.what.is_empty();
    line.title == DueTitle::Step || is_thing || scene.journey.day(&line.held_as).is_none()
}

/// Whether a limit is about what is planned.
fn is_same_thing(line: &DueLine, planned: &PlannedDay) -> bool {
    line.step.step == planned.step.step && line.held_name() == planned.step.name
}

/// Whether a limit is what the day planned has to keep, and no later one: it is told with that day, and asked about once.
fn is_of_planned(line: &DueLine, planned: &PlannedDay) -> bool {
    let is_due = line.due.is_ok() && matches!(line.sort, LimitKind::Within | LimitKind::Every);
    let is_it = line.title == DueTitle::Step && line.from < planned.day || line.done == Some(planned.day);
    let is_again = !line.held_as.what.is_empty() && line.from < planned.day;
    is_due && is_same_thing(line, planned) && (is_it || is_again)
}

/// The field for the day of a meeting, and a button where it can have been held: on the day planned for it, or today.
fn meeting_day(
    scene: &JourneyScene,
    (kind, name, event): (StepKind, &str, &Event),
    planned: Day,
    words: &'static Words,
) -> Option<Element> {
    let key = event.key();
    is_meeting(kind).then_some(())?;
    let (journey, id) = (&words.journey, give_id(&key));
    let note = format!("{id}-note");
    let field = el("input").attr("id", &id).attr("data-do", "day").attr("data-of", &key).attr("autocomplete", "off");
    let field = field.attr("aria-describedby", &format!("{note} date-form"));
    let given = scene
        .journey
        .day(event)
        .filter(|day| !event.what.is_empty() || *day != scene.today || scene.journey.is_held_on(&event.step, *day));
    let held = (planned <= scene.today && given != Some(planned)).then(|| {
        let on = (journey.held_on)(&(words.calendar.day)(planned));
        let text = if planned == scene.today { journey.held_today } else { &on };
        named_button("held", &format!("{key} {planned}"), text, &format!("{name}: {text}"))
    });
    let label = named(journey.meeting_day, &format!("{name}: {}", journey.meeting_day));
    let day = el("div").class("whose").child(el("label").attr("for", &id).child(label)).child(field);
    Some(day.child(held).child(el("p").class("date-note").attr("id", &note).attr("role", "status")))
}

/// The id of the field, in what is next, of the day of a meeting.
pub fn give_id(key: &str) -> String {
    field_id("give", key)
}

fn planned_line(planned: &PlannedDay, lines: &[DueLine], words: &'static Words) -> Element {
    let late = outside_text(lines, &planned.step, planned.day, words);
    let day = el("time").attr("datetime", &planned.day.to_string()).text(&(words.calendar.day)(planned.day));
    let name = el("strong").text(&planned.step.name);
    let limits = lines.iter().filter(|line| is_ahead(line) && is_of_planned(line, planned)).map(|line| {
        let by = line.later.or(line.due.as_ref().ok().map(|due| due.day)).filter(|by| planned.day <= *by);
        let by =
            by.map(|by| el("p").text(&(words.journey.kept_in_time)(&(words.calendar.day)(by), &basis(line, words))));
        let sum = el("p").text(&due_text(line, words));
        [Html::from(by), sources(line, words).child(sum).into()].into_iter().collect()
    });
    el("li")
        .attr("data-step", &planned.step.step)
        .child(el("p").child(day).text(" ").child(name))
        .child(late.map(|text| el("p").class("question").text(&text)))
        .child(el("p").text(words.journey.planned_day))
        .children(limits)
}

/// Whether a limit stands among what is next.
fn is_ahead(line: &DueLine) -> bool {
    matches!(line.group, DueGroup::Next | DueGroup::Again)
}

fn due_line(line: &DueLine, words: &'static Words) -> Html {
    due_item(line, words).into()
}

fn due_item(line: &DueLine, words: &'static Words) -> Element {
    let (journey, calendar) = (&words.journey, &words.calendar);
    let day = |day| (calendar.day)(day);
    let time = line.due.as_ref().ok().map(|due| el("time").attr("datetime", &due.day.to_string()).text(&day(due.day)));
    let title = el("strong").text(line.title());
    let done = line.done.filter(|_| line.group != DueGroup::Again).map(|done| (journey.done)(&day(done)));
    let text = match line.title {
        DueTitle::Step => due_text(line, words),
        DueTitle::Rule => format!("{} ({}). {}", line.step.name, basis(line, words), due_sum(line, words)),
    };
    let question = line.question.as_ref().map(|question| match question {
        DriftQuestion::Given(given) => (calendar.given)(*given),
        DriftQuestion::Passed(drift) => (calendar.drift)(drift, line.basis),
        DriftQuestion::Held => calendar.held.to_string(),
    });
    el("li")
        .attr("data-step", &line.step.step)
        .child(el("p").child(time).text(" ").child(title))
        .child(question.map(|text| el("p").class("question").text(&text)))
        .child(el("p").text(&text).text(&done.map(|done| format!(" {done}")).unwrap_or_default()))
        .child(sources(line, words))
}

/// Where a limit comes from, folded.
fn sources(line: &DueLine, words: &'static Words) -> Element {
    let journey = &words.journey;
    let unsure = line.unsure.iter().map(|text| note(text).into());
    let source = |source: &Option<Source>| source.as_ref().map(|source| el("p").class("note").text(&source.title));
    let also =
        line.also.iter().map(|also| [note(&also.rule).into(), source(&also.source).into()].into_iter().collect());
    let label = if line.unsure.is_empty() { journey.source } else { journey.source_unsure };
    el("details").child(el("summary").text(label)).children(unsure).child(source(&line.source)).children(also)
}

fn note(text: &str) -> Element {
    el("p").class("note").text(text)
}

/// The choice of up to four plans, the steps all begin with, and each plan with its route folded.
pub fn plans_form(scene: &JourneyScene, words: &'static Words) -> Html {
    let Some(plans) = &scene.plans else { return el("p").text(words.journey.no_here).into() };
    let chosen: Vec<String> = scene.journey.plans.iter().map(joined).collect();
    let lists = (0..MOST_PLANS.min(chosen.len() + 1)).map(|at| plan_list(at, chosen.get(at), plans, words));
    let shared = (!plans.shared.is_empty()).then(|| {
        let steps = plans.shared.iter().map(|step| plan_step(None, step, words));
        let part = el("details").class("shared").attr("id", "plans-shared");
        part.child(el("summary").text(words.journey.shared)).child(el("ol").class("ways").children(steps))
    });
    let columns = plans.plans.iter().map(|own| {
        let route = el("details")
            .attr("id", &format!("route-{}", own.key))
            .child(el("summary").text(words.journey.plan_steps))
            .child(plan_route(own, plans.shared.len() + 1, words));
        el("section").class("plan").attr("data-plan-view", &own.key).child(plan(own, words)).child(route).into()
    });
    let parts: [Html; 4] = [
        el("div").class("fields").children(lists).into(),
        find("plan", words.journey.other_plan),
        shared.into(),
        el("div").class("plans").children(columns).into(),
    ];
    parts.into_iter().collect()
}

fn plan_list(at: usize, chosen: Option<&String>, plans: &Plans, words: &'static Words) -> Html {
    let journey = &words.journey;
    let (id, nth) = (format!("plan-{at}"), at.to_string());
    let option = |key: &str, text: &str| {
        let is_chosen = chosen.is_some_and(|chosen| chosen == key);
        Html::from(el("option").attr("value", key).attr_if("selected", is_chosen.then_some("")).text(text))
    };
    let goals = plans.choices.chunk_by(|one, next| one.kind == next.kind).map(|same| {
        let goals = same.iter().map(|choice| {
            let heart = if is_home(&choice.goal) { "♥ " } else { "" };
            option(&choice.key, &format!("{heart}{}", choice.goal.name))
        });
        let kind = journey.plan_kind[same[0].kind as usize];
        Html::from(el("optgroup").attr("label", kind).children(goals))
    });
    let list = el("select").attr("id", &id).attr("data-plan", &nth).attr("data-do", "plan").attr("data-of", &nth);
    let label = el("label").attr("for", &id).text(&(journey.plan)(&(journey.plan_name)(at)));
    let list = list.children(std::iter::once(option("", journey.no_plan)).chain(goals));
    el("p").child(label).child(list).into()
}

/// The title of a plan, and where its route parts from the others.
fn plan(plan: &Plan, words: &'static Words) -> Html {
    let heart = if is_home(&plan.goal) { heart() } else { Html::default() };
    let title = el("h3").child(heart).text(&plan_name(plan, words));
    let turns = turn_texts(plan, words).into_iter().map(|text| el("p").class("last-turn").text(&text).into());
    std::iter::once(title.into()).chain(turns).collect()
}

/// The route of a plan: each step with those that could be chosen instead, what it needs, who decides, what takes its time.
fn plan_route(plan: &Plan, first: usize, words: &'static Words) -> Html {
    let steps = plan.steps.iter().map(|step| plan_step(Some(&plan.key), step, words));
    let needs = plan.needs.iter().map(|(kind, names)| {
        let name = el("strong").text(&format!("{}: ", (words.step_kind)(*kind)));
        el("li").child(name).text(&names.join("; ")).into()
    });
    let waits = match plan.waits.is_empty() {
        true => el("p").text(words.journey.no_waits),
        false => sentences(&plan.waits),
    };
    let parts: [Html; 5] = [
        el("ol").class("ways").attr("start", &first.to_string()).children(steps).into(),
        el("ul").children(needs).into(),
        el("p").text(&format!("{}: {}.", words.journey.deciders, plan.deciders)).into(),
        el("h4").text(words.journey.waits).into(),
        waits.into(),
    ];
    parts.into_iter().collect()
}

fn plan_step(goal: Option<&str>, step: &PlanStep, words: &'static Words) -> Html {
    let when = if step.when.is_empty() { Html::default() } else { el("span").text(&step.when).child(arrow()).into() };
    let others = goal.filter(|_| !step.others.is_empty()).map(|goal| {
        let buttons = step.others.iter().map(|(key, other)| {
            let of = format!("{goal} {} {key}", step.at);
            Html::from(named_button("turn", &of, &other.name, &(words.journey.choose_instead)(&other.name)))
        });
        el("p").class("note").text(&format!("{}: ", words.journey.instead)).children(buttons)
    });
    el("li")
        .attr("data-step", &step.step.step)
        .child(when)
        .child(step_link(&ViewContext::app(words), &step.step))
        .child(others)
        .into()
}

/// Why a journey could not be read.
pub fn unread(why: &Unread, words: &'static Words) -> String {
    match why {
        Unread::TooLarge => (words.journey.unread)(words.journey.too_large),
        Unread::Foreign => (words.journey.unread)(words.journey.foreign),
        Unread::Newer => (words.journey.unread)(words.journey.newer),
        Unread::Damaged(reason) => (words.journey.unread)(&(words.journey.damaged)(reason)),
        Unread::OtherNation(nation) => (words.journey.unread)(&(words.journey.other_nation)(nation)),
    }
}
