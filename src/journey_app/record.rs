//! The records of supervision: the form of the one that is open, and its page for paper.
//! Must never write into a field while somebody types in it: the form is made anew only when another hand has changed a record.

use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::device::Device;
use super::pieces::{FoldedPart, LiveForm, LiveProse, buttons, memo, switch};
use crate::browser::{fields, page, spawn};
use crate::calendar::day::Day;
use crate::calendar::typed::{TypedDay, read};
use crate::journey::Journey;
use crate::journey::answers::answered;
use crate::journey::keep::write;
use crate::journey::record::{ACTION, DAY, DONE, FIRST, Record, action_key, is_day, words_key};
use crate::journey::session::Storage;
use crate::markup::{self, Html, el};
use crate::views;
use crate::views::kept::field_id;
use crate::views::record::RecordView;

/// Gives the field of this key a day.
type GiveDay = Rc<dyn Fn(&str, Day)>;

/// So many rows a record has for actions before there is any.
const N_ROWS: usize = 3;

/// The form, and what can be done with it.
#[component]
pub fn RecordPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let journey = &words.journey;
    // The records as the form shows them, what is typed with them.
    let shown = RwSignal::new(all_words(&shared.session.read_untracked().journey));
    let open = RwSignal::new(String::new());
    let rows = RwSignal::new(N_ROWS);
    // Words of one's own answer nothing: while they are written no answer is made anew.
    let rest = memo(move || write(&shared.scene.read().journey));
    let form = move || {
        drop((shown.read(), rest.read()));
        let records = shared.session.read_untracked().journey.record_list();
        with_record(shared, &records, (&open.read(), rows.get()), &|view| view.form(&records))
    };
    let others = switch(move || {
        let now = all_words(&shared.session.read().journey);
        if now != *shown.read_untracked() {
            keep_typed(shared, &open.read_untracked());
            shown.set(now);
        }
        ().into_any()
    });
    let paper = move || {
        let session = shared.session.read();
        let name = shared.step_name(&session.journey);
        let records = session.journey.record_list();
        with_record(shared, &records, (&open.read(), N_ROWS), &|view| view.sheet(&session.journey.label, &name))
    };
    let type_in: Rc<dyn Fn(String, String)> = Rc::new(move |key: String, text: String| {
        if key == "open" {
            open.set(text);
            rows.set(N_ROWS);
            return;
        }
        let mut own =
            Journey { records: shared.session.read_untracked().journey.records.clone(), ..Journey::default() };
        let records = own.record_list();
        let id = match records.get(place_of(&records, &open.read_untracked())) {
            Some(record) => record.id.clone(),
            None => {
                own.set_words(FIRST, DAY, Some(&today(shared)));
                FIRST.to_string()
            }
        };
        // A tick says the same whether it is set or taken away.
        let text = if key.ends_with(DONE) && !own.words(&id, &key).is_empty() { String::new() } else { text };
        own.set_words(&id, &key, Some(&text));
        shown.update_untracked(|shown| *shown = all_words(&own));
        shared.change(|journey| journey.records.clone_from(&own.records));
    });
    // A day is written as it was understood.
    let (by_when, type_day) = (type_in.clone(), type_in.clone());
    let give_day: GiveDay = Rc::new(move |key, day| {
        let (text, id) = ((words.calendar.day)(day), field_id("record", key));
        fields::write(&id, &text);
        fields::fill(&format!("{id}-note"), "");
        by_when(key.to_string(), text);
    });
    let given = give_day.clone();
    let settle = move |event: ev::Event| {
        let (key, text) = (fields::name_of(&event), event_target_value(&event));
        if !is_day(&key) {
            return;
        }
        let note = match read(&text, shared.today()) {
            Ok(TypedDay::Whole(day)) => return given(&key, day),
            Ok(TypedDay::Guess(day)) => {
                let yes = views::kept::button("by-when", &format!("{key}|{day}"), &(words.calendar.guess_right)(day));
                let asking = el("span").text(&(words.calendar.guess)(day)).text(" ");
                Html::from(asking.child(yes)).into_string()
            }
            Err(_) if text.trim().is_empty() => String::new(),
            Err(why) => markup::text((words.calendar.bad_day)(why)).into_string(),
        };
        fields::fill(&format!("{}-note", field_id("record", &key)), &note);
    };
    let press = move |what: &str, of: &str, _: &str| match what {
        "by-when" => {
            let day = of.split_once('|').and_then(|(key, day)| Some((key, Day::parse(day).ok()?)));
            day.map(|(key, day)| {
                give_day(key, day);
                field_id("record", key)
            })
            .unwrap_or_default()
        }
        "more-actions" => {
            let records = shared.session.read_untracked().journey.record_list();
            let last = records.get(place_of(&records, &open.read_untracked())).map_or(0, last_row);
            rows.update(|rows| *rows = last.max(*rows) + 1);
            let new = field_id("record", &action_key(rows.get_untracked(), ACTION[0]));
            page::after_paint(move || page::focus(&new));
            String::new()
        }
        _ => {
            let id = Device.new_id();
            shared.change(|journey| journey.start_record(&id, &today(shared)));
            open.set(id);
            rows.set(N_ROWS);
            page::after_paint(|| page::focus("record-day"));
            String::new()
        }
    };
    let tools = buttons([("print-record", journey.print_record, Box::new(|| page::print_sheet("record")))]);
    let form = view! { <LiveForm part="record" html=Box::new(form) type_in=Box::new(move |key, text| type_day(key, text)) press=Box::new(press) /> };
    let form = view! { <div on:change=settle>{form}</div> };
    let paper = view! { <LiveProse part="record-paper" html=Box::new(paper) /> };
    let parts = vec![form.into_any(), others, tools, paper.into_any()];
    view! { <FoldedPart id="record" title=journey.record hint=journey.record_hint parts=parts /> }.into_any()
}

/// Another tab has given something else for the field somebody types in: what they have typed is kept beside it, and they stay there.
fn keep_typed(shared: JourneyContext, open: &str) {
    let Some((key, typed)) = fields::in_focus("part-record") else { return };
    let records = shared.session.read_untracked().journey.record_list();
    let record = records.get(place_of(&records, open));
    if let Some(record) = record.filter(|record| key != "open" && !typed.is_empty() && record.text(&key) != typed) {
        let field = format!("record {}", words_key(&record.id, &key));
        spawn(async move { shared.put_beside(&field, &typed) });
    }
    let id = field_id("record", &key);
    page::after_paint(move || page::focus_if_lost(&id));
}

/// All words of the records, to be compared.
fn all_words(journey: &Journey) -> String {
    write(&Journey { records: journey.records.clone(), ..Journey::default() })
}

/// The day as a record has it.
fn today(shared: JourneyContext) -> String {
    (shared.words.calendar.day)(shared.today())
}

/// Where the record that is open stands among all: the last where none was chosen.
fn place_of(records: &[Record], open: &str) -> usize {
    records.iter().position(|record| record.id == open).unwrap_or(records.len().saturating_sub(1))
}

/// The last row of a record's actions that has words.
fn last_row(record: &Record) -> usize {
    record.actions().last().map_or(0, |(row, _)| *row)
}

/// What is made of the record that is open.
fn with_record(
    shared: JourneyContext,
    records: &[Record],
    (open, n_rows): (&str, usize),
    make: &dyn Fn(&RecordView<'_>) -> Html,
) -> Html {
    // The first begins today.
    let none = Record { texts: vec![(DAY.to_string(), today(shared))], ..Record::default() };
    let at = place_of(records, open);
    let record = records.get(at).unwrap_or(&none);
    shared.around.with_value(|around| {
        make(&RecordView {
            record,
            last: at.checked_sub(1).and_then(|before| records.get(before)),
            questions: record.questions(around.asking.as_ref()),
            answers: &answered(around, &shared.scene.read_untracked()),
            n_rows: n_rows.max(last_row(record)),
            words: shared.words,
        })
    })
}
