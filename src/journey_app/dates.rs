//! The dates a reader knows, field by field, and the days that follow from them.
//! Must never take a field away while somebody is in it: fields are known by their events. Must never move anything while a
//! date is typed: what is said of it stands on a line of its own beside the field, and is said when the field is left.

use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::device::Device;
use super::history::form;
use super::kept::panel;
use super::pieces::{Part, Prose, buttons, list, memo, switch};
use crate::browser::fields;
use crate::browser::page::{self, pressed};
use crate::browser::spawn;
use crate::calendar::age;
use crate::calendar::day::Day;
use crate::calendar::typed::{TypedDay, read};
use crate::export::calendar::{EntryTitles, calendar};
use crate::journey::Event;
use crate::journey::due::{DueLine, EventDate, Events, NEXT_TIME, OrderQuestion, councils, day_passed_by, n_from};
use crate::markup::{self, Html, el};
use crate::views;
use crate::views::kept::{self, age_words};

/// The child's age, the council, and the fields for dates.
#[component]
pub fn DatesPart() -> AnyView {
    let words = &JourneyContext::get().words.journey;
    view! {
        <RemindPart />
        <AgeAndCouncil />
        <DateGroup title=words.dates_been of=|events| &events.been />
        <DateGroup title=words.dates_here of=|events| &events.here />
        <DateGroup title=words.dates_again of=|events| &events.again />
        <DateGroup title=words.dates_apart of=|events| &events.apart />
        <LaterDates />
    }
    .into_any()
}

/// The child's age with what is said of it beside it, and whose limits stand beside the national ones. Both are written once, and
/// only what they hold follows the journey.
#[component]
fn AgeAndCouncil() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let kept = memo(move || {
        let journey = &shared.session.read().journey;
        format!("{}\n{}", journey.age, journey.council)
    });
    // Why what was typed is no age; empty where it is one.
    let bad = RwSignal::new(String::new());
    let option = |key: &str, name: &str| Html::from(el("option").attr("value", key).text(name));
    let mut options = vec![option("", words.no_council)];
    let mut councils = shared.around.with_value(|around| councils(&around.nation));
    // A journey can come from a release that knew others.
    let chosen = shared.session.read_untracked().journey.council.clone();
    if !chosen.is_empty() && !councils.contains(&chosen) {
        councils.push(chosen);
    }
    options.extend(councils.iter().map(|council| option(council, council)));
    let html = views::journey::age_and_council(options, shared.words).into_string();
    let values = switch(move || {
        let (kept, bad) = (kept.get(), bad.get());
        let (age, council) = kept.split_once('\n').unwrap_or_default();
        let (text, now) = age_words(age, shared.today(), shared.words);
        let (is_bad, council) = ((!bad.is_empty()).to_string(), council.to_string());
        let note = markup::text(if bad.is_empty() { &now } else { &bad }).into_string();
        page::after_paint(move || {
            fields::choose("council", &council);
            fields::show_day("age", words.age, "", &text, &is_bad, &note);
        });
        ().into_any()
    });
    let give = move |event: ev::Event| {
        let text = event_target_value(&event);
        if fields::name_of(&event) == "council" {
            return shared.act(&mut |session, nation, storage| session.choose_council(nation, storage, &text));
        }
        match age::read(&text, shared.today()) {
            Ok(age) => {
                bad.set(String::new());
                shared.change(|journey| journey.age.clone_from(&age));
            }
            Err(why) => bad.set((words.bad_age)(why).to_string()),
        }
    };
    view! {
        <div inner_html=html on:change=give></div>
        {values}
    }
    .into_any()
}

/// Beside the dates: that the browser may forget them, or that there are none here of a road that came with a link.
#[component]
fn RemindPart() -> AnyView {
    let shared = JourneyContext::get();
    let html = move || {
        let session = shared.session.read();
        kept::reminder(&session, session.all(&Device).len(), shared.reminder(), shared.words)
    };
    panel("remind", html)
}

/// Which of the events to ask for.
type EventChoice = fn(&Events) -> &Vec<EventDate>;

fn keys(of: EventChoice) -> Memo<Vec<String>> {
    let shared = JourneyContext::get();
    memo(move || of(&shared.scene.read().events).iter().map(|asked| asked.event.key()).collect())
}

/// Fields under a heading; nothing where there are none.
#[component]
fn DateGroup(title: &'static str, of: EventChoice) -> AnyView {
    let keys = keys(of);
    let is_there = memo(move || !keys.read().is_empty());
    switch(move || match is_there.get() {
        true => view! {
            <h3>{title}</h3>
            <DateFields keys=keys />
        }
        .into_any(),
        false => ().into_any(),
    })
}

/// Fields of the steps that can follow, folded until one of them has a date; then the page does not shut them again.
#[component]
fn LaterDates() -> AnyView {
    let shared = JourneyContext::get();
    let keys = keys(|events| &events.next);
    let is_there = memo(move || !keys.read().is_empty());
    let is_given = memo(move || shared.scene.read().events.next.iter().any(|asked| asked.day.is_some()));
    let was_given = StoredValue::new(false);
    let is_open = memo(move || {
        was_given.update_value(|was_given| *was_given |= is_given.get());
        was_given.get_value()
    });
    switch(move || match is_there.get() {
        true => view! {
            <details prop:open=is_open>
                <summary>{shared.words.journey.dates_next}</summary>
                <DateFields keys=keys />
            </details>
        }
        .into_any(),
        false => ().into_any(),
    })
}

#[component]
fn DateFields(keys: Memo<Vec<String>>) -> AnyView {
    let fields = list(keys, |key| view! { <DateField key=key /> }.into_any());
    view! { <ul class="date-fields">{fields}</ul> }.into_any()
}

/// The field of the event with this key: text, since most people type a day faster than they find it in a calendar, and a
/// reader of screens says one field better than three; beside it the browser's calendar, where it has one. The item is
/// written once and only its values change: a view of each of its parts would make the program larger by a thirtieth.
#[component]
fn DateField(key: String) -> AnyView {
    let shared = JourneyContext::get();
    let calendar = &shared.words.calendar;
    let Some(event) = Event::read(&key) else { return ().into_any() };
    let id = date_id(&key);
    // What is said of what was typed, as HTML; empty where it is a day.
    let doubt = RwSignal::new(String::new());
    // The day that the reader knows to stand here: another tab may give another while they are in the field.
    let known = StoredValue::new(untrack(|| given(shared, &event)).1);
    // The whole day last typed here.
    let counted = StoredValue::new(None::<Day>);
    let html = date_field(shared, &id, &key, &event).into_string();
    let (own, kept, field) = (event.clone(), event.clone(), id.clone());
    let values = switch(move || {
        let doubt = doubt.get();
        let (name, day, said) = given(shared, &own);
        if !fields::has_focus(&id) {
            known.set_value(day);
        } else if let Some(typed) =
            counted.get_value().filter(|typed| known.get_value() == Some(*typed) && day != Some(*typed))
        {
            // Another tab has taken its place: nothing that was typed is lost. Not by a paint, which a tab out of sight never gets.
            known.set_value(day);
            let beside = own.field();
            spawn(async move { shared.put_beside(&beside, &typed.to_string()) });
        }
        let said = given_twice(shared, &own, day, counted.get_value()).unwrap_or(said);
        let note = if doubt.is_empty() { &said } else { &doubt };
        let iso = day.map(|day| day.to_string()).unwrap_or_default();
        fields::show_day(&id, &name, &iso, &written(shared, day), &(!doubt.is_empty()).to_string(), note);
        ().into_any()
    });
    let settled = event.clone();
    let set: Rc<dyn Fn(Option<Day>)> = Rc::new(move |day| {
        doubt.set(String::new());
        let stands = shared.session.with_untracked(|session| session.journey.day(&event));
        let unseen = stands.filter(|stands| known.get_value() != Some(*stands) && day != Some(*stands));
        known.set_value(day);
        shared.change(|journey| {
            journey.set_day(event.clone(), day);
            if let Some(unseen) = unseen {
                journey.put_beside(&event.field(), &unseen.to_string());
            }
        });
    });
    let own = set.clone();
    // A whole day counts at once; everything else when the field is left. A day that has counted is not given once more then:
    // another tab may have given another meanwhile, and nothing is made anew under the finger of who presses a button.
    let give: Rc<dyn Fn(ev::Event)> = Rc::new(move |given| {
        // A field that goes with its page says what it held once more.
        let Some(last) = counted.try_get_value() else { return };
        let value = event_target_value(&given);
        match read(&value, shared.today()) {
            Ok(TypedDay::Whole(day)) if given.type_() != "input" && last == Some(day) => {}
            Ok(TypedDay::Whole(day)) => {
                counted.set_value(Some(day));
                own(Some(day))
            }
            _ if given.type_() == "input" => {}
            _ if value.trim().is_empty() => own(None),
            // It counts once it is confirmed: nothing follows from a day that nobody has given.
            Ok(TypedDay::Guess(day)) => {
                let yes =
                    el("button").attr("type", "button").attr("data-do", "guess").attr("data-guess", &day.to_string());
                let asking = el("span").text(&(calendar.guess)(day)).text(" ");
                doubt.set(Html::from(asking.child(yes.text(&(calendar.guess_right)(day)))).into_string());
            }
            Err(why) => {
                let kept = self::given(shared, &kept).1.map(calendar.kept_day).unwrap_or_default();
                doubt.set(markup::text(&format!("{} {kept}", (calendar.bad_day)(why))).into_string());
            }
        }
    });
    let on_input = give.clone();
    // The question is gone once it is answered: the focus goes to the field it was about.
    let press = move |event: ev::MouseEvent| {
        let day = |mark: &str| pressed(&event, mark).and_then(|day| Day::parse(&day).ok());
        let back = field.clone();
        if let Some(day) = day("data-guess") {
            set(Some(day));
            page::after_paint(move || page::focus_if_lost(&back));
        } else if let Some(day) = day("data-settle") {
            counted.set_value(None);
            shared.act(&mut |session, nation, storage| session.settle_day(nation, storage, &settled, day));
            page::after_paint(move || page::focus_if_lost(&back));
        } else if pressed(&event, "data-pick").is_some() {
            fields::pick(&event);
        }
    };
    // What the field holds is the day that is kept once somebody has left it; and both days, once it is there.
    let refresh = move || {
        page::after_paint(move || {
            let _ = doubt.try_update(|_| ());
        })
    };
    if !untrack(|| shared.scene.read().journey.also.is_empty()) {
        refresh();
    }
    // What was typed at the step's own page and is no whole day is asked about here.
    let typed = shared.typed.with_value(|typed| typed.clone().filter(|(of, _)| *of == key));
    if let Some((_, text)) = typed {
        shared.typed.set_value(None);
        page::after_paint(move || fields::retype(&date_id(&key), &text));
    }
    view! {
        <li
            inner_html=html
            on:input=move |event| on_input(event)
            on:change=move |event| give(event)
            on:click=press
            on:focusout=move |_| refresh()
        ></li>
        {values}
    }
    .into_any()
}

/// The id of the field of an event's day.
pub fn date_id(key: &str) -> String {
    format!("date-{}", key.replace(char::is_whitespace, "-"))
}

/// That an event was given two days, with a button for each; nothing where it was not. `typed` is the day the reader has typed.
fn given_twice(shared: JourneyContext, event: &Event, day: Option<Day>, typed: Option<Day>) -> Option<String> {
    let (journey, calendar) = (&shared.words.journey, &shared.words.calendar);
    let scene = shared.scene.read();
    let mut others = scene.journey.days_beside(event);
    let first = *others.first()?;
    others.extend(day.filter(|day| !others.contains(day)));
    let own = typed.filter(|typed| others.contains(typed));
    let (mine, theirs) = match own {
        Some(own) => (own, others.iter().copied().find(|other| *other != own).unwrap_or(first)),
        None => (day.unwrap_or(first), first),
    };
    let told = if own.is_some() { journey.in_other_tab } else { journey.also_given };
    let button = |day: Day, text: fn(&str) -> String| {
        el("button").attr("type", "button").attr("data-settle", &day.to_string()).text(&text(&(calendar.day)(day)))
    };
    let keep = button(mine, journey.keep_yours);
    let take = (theirs != mine).then(|| button(theirs, journey.take_that));
    let both = el("span").text(&told(&(calendar.day)(theirs))).text(" ").child(keep).text(" ").child(take);
    Some(Html::from(both).into_string())
}

/// The name of an event, its day, and what is said of it, as HTML.
fn given(shared: JourneyContext, event: &Event) -> (String, Option<Day>, String) {
    let scene = shared.scene.read();
    let Some(asked) = scene.events.all().find(|asked| asked.event == *event) else { return Default::default() };
    (event_name(shared, asked), asked.day, markup::text(&said_of(shared, &scene.lines, asked)).into_string())
}

/// A day as it stands in its field: `6 March 2026`; its weekday stands beside it.
fn written(shared: JourneyContext, day: Option<Day>) -> String {
    let in_words = day.map(|day| (shared.words.calendar.day)(day)).unwrap_or_default();
    in_words.split_once(' ').map(|(_, date)| date.to_string()).unwrap_or_default()
}

/// The label, the field, the browser's calendar and the line beside them, as they are at first.
fn date_field(shared: JourneyContext, id: &str, key: &str, event: &Event) -> Html {
    let (label, day, said) = untrack(|| given(shared, event));
    let iso = day.map(|day| day.to_string()).unwrap_or_default();
    let note = format!("{id}-note");
    let field = el("input").attr("type", "text").attr("id", id).attr("data-date", key).attr("data-day", &iso);
    let field = field.attr("autocomplete", "off").attr("aria-describedby", &format!("{note} date-form"));
    let field = field.attr("value", &written(shared, day));
    let (name, pick) = (format!("{id}-name"), format!("{id}-pick"));
    let picker = fields::can_pick().then(|| {
        let button = el("button").attr("type", "button").attr("id", &pick).attr("data-pick", "");
        let button = button.attr("aria-labelledby", &format!("{pick} {name}")).text(shared.words.journey.pick);
        let picker =
            el("input").attr("type", "date").class("picker").attr("tabindex", "-1").attr("aria-hidden", "true");
        [Html::from(button), picker.attr("value", &iso).into()].into_iter().collect::<Html>()
    });
    let input = el("span").class("date-input").child(field).child(picker.unwrap_or_default());
    let line = el("p").class("date-note").attr("id", &note).attr("role", "status").text(&said);
    let label = el("label").attr("for", id).attr("id", &name).text(&label);
    [label.into(), input.into(), line.into()].into_iter().collect()
}

/// An event as a reader knows it: the step, and what happens there if it is not the step itself.
fn event_name(shared: JourneyContext, asked: &EventDate) -> String {
    let (step, words) = (&asked.step.name, &shared.words.journey);
    let is_ahead = asked.day.is_some_and(|day| shared.today() < day);
    let what = match (asked.event.what.as_str(), asked.is_last_time) {
        ("", false) => return step.clone(),
        ("", true) if !is_ahead => words.last_time,
        ("" | NEXT_TIME, _) => words.next_time,
        (what, _) => what,
    };
    format!("{step}: {what}")
}

/// What is said of a day given: that it may be a slip, or how it was understood.
fn said_of(shared: JourneyContext, lines: &[DueLine], asked: &EventDate) -> String {
    let words = &shared.words.calendar;
    let given = asked.day.filter(|_| asked.event.what.is_empty());
    let late = given.and_then(|day| day_passed_by(lines, &asked.step, day)).map(words.too_late);
    let asked_of = |day: Option<Day>, question: &str| match day {
        Some(day) => format!("{}. {question}", (words.day)(day)),
        None => question.to_string(),
    };
    match (&asked.question, asked.day) {
        (Some(OrderQuestion::Before(name, other)), day) => asked_of(day, &(words.before)(name, *other)),
        (Some(OrderQuestion::After(name, other)), day) => asked_of(day, &(words.after)(name, *other)),
        (Some(OrderQuestion::ToCome), day) => asked_of(day, words.to_come),
        (None, Some(_)) if asked.event.what == NEXT_TIME => shared.words.journey.planned_day.to_string(),
        (None, Some(day)) => late.map(|late| asked_of(Some(day), &late)).unwrap_or_else(|| {
            (shared.words.journey.understood)(&(words.day)(day), n_from(lines, &asked.event.key()), asked.n_councils)
        }),
        (None, None) => String::new(),
    }
}

/// The days that follow, and what can be done with them.
#[component]
pub fn DuePart() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let html = move || views::journey::due(&shared.scene.read(), words);
    let save = move || {
        let scene = shared.scene.get_untracked();
        let journey = &shared.session.read_untracked().journey;
        let titles = if page::remembers("discreet") { EntryTitles::Neutral } else { EntryTitles::Whole };
        let Some(text) = calendar(&scene.planned, &scene.lines, journey, scene.today, titles, words) else {
            return shared.say(words.journey.no_days_ahead);
        };
        shared.save("waymark-dates.ics", "text/calendar;charset=utf-8", &text);
    };
    let rules = shared.around.with_value(|around| views::journey::how_counted(&around.nation, words));
    view! {
        <Part id="due" title=words.journey.dates>
            {form("due", html)}
        </Part>
        <div class="journey-part">
            <Prose html=rules />
            {buttons([("ics", words.journey.save_ics, Box::new(save))])}
        </div>
    }
    .into_any()
}
