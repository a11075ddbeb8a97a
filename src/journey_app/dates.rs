//! The dates a reader knows, field by field, and the days that follow from them.
//! Must never take a field away while somebody is in it: fields are known by their events.

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::journey_page::{ActionButton, LiveProse, Part, Prose};
use crate::browser::files;
use crate::calendar::day::Day;
use crate::export::calendar::calendar;
use crate::journey::due::{Asked, Events, events};
use crate::journey::{Event, spot};
use crate::views;

/// The fields for dates, and how far recurring days are laid out.
#[component]
pub fn DatesPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words().journey;
    let all =
        Memo::new(move |_| shared.world.with_value(|world| events(&world.nation, &world.roads, &shared.plain.read())));
    // A list that has a date opens, and is not shut by the page again.
    let is_next_open = Memo::new(move |before: Option<&bool>| {
        before == Some(&true) || all.read().next.iter().any(|asked| asked.day.is_some())
    });
    let has_next = Memo::new(move |_| !all.read().next.is_empty());
    let next = move || {
        has_next.get().then(|| {
            view! {
                <details prop:open=move || is_next_open.get()>
                    <summary>{words.dates_next}</summary>
                    <Fields list=Signal::derive(move || all.read().next.clone()) />
                </details>
            }
        })
    };
    let months = words.months.iter().map(|(number, name)| {
        let is_chosen = move || shared.months.get() == *number;
        view! { <option value=number.to_string() prop:selected=is_chosen>{*name}</option> }
    });
    let choose = move |event: ev::Event| {
        if let Ok(months) = event_target_value(&event).parse() {
            shared.months.set(months);
        }
    };
    view! {
        <div id="part-dates" data-part="dates">
            <Group title=words.dates_been all=all of=|events| &events.been />
            <Group title=words.dates_here all=all of=|events| &events.here />
            {next}
            <p>
                <label for="months">{words.how_far}</label>
                " "
                <select id="months" data-months="" on:change=choose>{months.collect_view()}</select>
            </p>
        </div>
    }
    .into_any()
}

/// Fields under a heading; nothing where there are none.
#[component]
fn Group(title: &'static str, all: Memo<Events>, of: fn(&Events) -> &Vec<Asked>) -> AnyView {
    let is_there = Memo::new(move |_| !of(&all.read()).is_empty());
    let group = move || {
        is_there.get().then(|| {
            view! {
                <h3>{title}</h3>
                <Fields list=Signal::derive(move || of(&all.read()).clone()) />
            }
        })
    };
    view! { <div>{group}</div> }.into_any()
}

#[component]
fn Fields(list: Signal<Vec<Asked>>) -> AnyView {
    view! {
        <ul class="date-fields">
            <For each=move || list.get() key=|asked| asked.event.key() children=|asked| view! { <DateField asked=asked /> } />
        </ul>
    }
    .into_any()
}

#[component]
fn DateField(asked: Asked) -> AnyView {
    let shared = JourneyContext::get();
    let Asked { event, step, .. } = asked;
    let key = event.key();
    let id = format!("date-{}", key.replace(char::is_whitespace, "-"));
    let name = if event.what.is_empty() { step.name } else { format!("{}: {}", step.name, event.what) };
    let own = event.clone();
    let day = Memo::new(move |_| shared.session.read().journey.day(&own));
    let give = move |given: ev::Event| give_day(shared, &event, &given);
    view! {
        <li>
            <label for=id.clone()>{name}</label>
            <input
                type="date"
                id=id
                data-date=key
                min="1900-01-01"
                max="2199-12-31"
                prop:value=move || day.get().map(|day| day.to_string()).unwrap_or_default()
                on:change=give
            />
        </li>
    }
    .into_any()
}

/// Takes the day of an event from its field.
fn give_day(shared: JourneyContext, event: &Event, given: &ev::Event) {
    let text = event_target_value(given);
    // A year is typed digit by digit: 0002, 0020, 0202. Nothing is said until it is one.
    if text.starts_with('0') {
        return;
    }
    // The browser says beside the field why a day cannot be.
    crate::browser::fields::report(given);
    match Day::parse(&text) {
        Ok(day) => {
            shared.change(|journey| journey.set_day(event.clone(), Some(day)));
            if shared.notice.read_untracked().is_empty() {
                let n_dated = shared.lines.read_untracked().iter().filter(|line| line.days.is_ok()).count();
                shared.say(&(shared.words().journey.n_dated)(n_dated));
            }
        }
        Err(_) if text.is_empty() => shared.change(|journey| journey.set_day(event.clone(), None)),
        Err(why) => shared.say((shared.words().calendar.bad_day)(why)),
    }
}

/// The days that follow, and what can be done with them.
#[component]
pub fn DuePart() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words();
    let html = Memo::new(move |_| {
        shared.world.with_value(|world| {
            let name = |event: &Event| {
                let step = spot(&world.nation, &event.step);
                let step = step.map(|spot| world.nation.step(spot).name.clone()).unwrap_or_default();
                if event.what.is_empty() { step } else { format!("{step}: {}", event.what) }
            };
            views::journey::due(&shared.lines.read(), &shared.plain.read(), shared.today(), &name, words)
        })
    });
    let save = move |()| {
        let text = shared.session.with_untracked(|session| {
            calendar(&shared.lines.read_untracked(), &session.journey.id, shared.today(), words)
        });
        shared.save("waymark-dates.ics", "text/calendar;charset=utf-8", &text);
    };
    view! {
        <Part id="due" title=words.journey.dates>
            <LiveProse part="due" html=html />
        </Part>
        <div class="journey-part">
            <Prose html=views::journey::how_counted(words) />
            <p class="trail-tools">
                <ActionButton what="ics" name=words.journey.save_ics press=save />
            </p>
        </div>
    }
    .into_any()
}

impl JourneyContext {
    /// Saves a file, and says whether the browser was asked to.
    pub fn save(self, name: &str, kind: &str, text: &str) {
        let words = &self.words().journey;
        self.say(if files::save(name, kind, text) { words.saved } else { words.not_kept });
    }
}
