//! What a device keeps, in words with buttons: the list of all journeys, the question which is meant, what was given twice.
//! Whoever shows these words hears the buttons: each bears what it does in `data-do`, and to which in `data-of`.
//! Must never show more of a journey than its label, its length, where it is and what is due next, unless it is the one that is open.

use crate::atlas::Index;
use crate::calendar::age::ChildAge;
use crate::calendar::day::Day;
use crate::journey::Journey;
use crate::journey::child::VOICE;
use crate::journey::glance::JourneyGlance;
use crate::journey::history::PastField;
use crate::journey::keep::{JourneyFile, KeptList, step_name};
use crate::journey::session::{KeptJourney, Session, SessionState, Storage};
use crate::markup::{Element, Html, el, link};
use crate::place::{Page, Place, StepName, joined};
use crate::sorting::sort_by_key;
use crate::views::journey::unread;
use crate::views::parts::{named, sentences};
use crate::words::{Words, ended};

/// What a step is called; empty where it is on no map.
type Names<'a> = &'a dyn Fn(&StepName) -> String;

/// The id of the field of a value: what it is of, and its key there.
pub fn field_id(kind: &str, key: &str) -> String {
    let plain: String = key.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    format!("{kind}-{plain}")
}

/// A button without its words: what it does, and to which.
pub fn bare_button(what: &str, of: &str) -> Element {
    el("button").attr("type", "button").attr("data-do", what).attr("data-of", of)
}

/// A button: what it does, and to which.
pub fn button(what: &str, of: &str, text: &str) -> Element {
    bare_button(what, of).text(text)
}

/// The same with a name that says more than its words.
pub fn named_button(what: &str, of: &str, text: &str, name: &str) -> Element {
    bare_button(what, of).child(named(text, name))
}

/// A journey’s colour.
pub fn swatch(colour: usize) -> Element {
    el("span").class("swatch").attr("data-colour", &colour.to_string()).attr("aria-hidden", "true")
}

/// Something the reader has to know or to decide.
fn notice(text: &str, tools: impl IntoIterator<Item = Element>) -> Element {
    let tools = el("p").class("trail-tools").children(tools.into_iter().map(Html::from));
    el("div").class("notice").child(el("p").text(text)).child(tools)
}

/// The way to all journeys of the device.
pub fn list_link(words: &'static Words) -> Element {
    let all = Place::from(Page::Journeys).print();
    el("p").child(link(&all).attr("data-trail", "").text(words.map.journeys))
}

/// What a journey of the device holds, in a line.
fn journey_line(file: &JourneyFile, words: &'static Words) -> String {
    let index = Index::built_in();
    let nation = index.nation(&file.nation).map_or(file.nation.as_str(), |entry| entry.name.as_str());
    let changed = Day::parse(&file.changed).ok().map(words.calendar.day);
    let n_steps = file.trail.len() + usize::from(file.here.is_some() && file.here.as_ref() != file.trail.last());
    (words.journey.journey_line)(nation, n_steps, file.dates.len(), changed.as_deref())
}

/// Asks which journey is meant, and whether the steps so far are its own, a new one's or nobody's.
pub fn which(fitting: &[KeptJourney], been: &[StepName], names: Names<'_>, words: &'static Words) -> Html {
    let journey = &words.journey;
    let been: Vec<String> = been.iter().map(joined).collect();
    let n_steps = been.len();
    let items = fitting.iter().filter_map(|kept| {
        let file = kept.file.as_ref().ok()?;
        let step = file.here.as_deref().and_then(step_name).map(|here| names(&here)).unwrap_or_default();
        let n_new = if file.trail.starts_with(&been) { 0 } else { n_steps };
        let go_on = button("go-on", &kept.slot, &(journey.go_on)(&file.label, n_new));
        let add = (0 < n_new).then(|| button("add-steps", &kept.slot, &(journey.add_steps)(&file.label, n_new)));
        let line = el("span").class("note").text(&format!(" {} {}", ended(&step), journey_line(file, words)));
        Some(el("li").child(swatch(file.colour)).child(go_on).child(add).child(line).into())
    });
    el("section")
        .class("notice")
        .attr("role", "group")
        .attr("aria-labelledby", "which")
        .child(el("h2").attr("id", "which").attr("tabindex", "-1").text(journey.which))
        .child(el("p").text(journey.which_hint))
        .child(el("ul").class("asks-list").children(items))
        .child(button("start-new", "", journey.start_new))
        .child((0 < n_steps).then(|| button("start-with", "", &(journey.start_with)(n_steps))))
        .child(list_link(words))
        .into()
}

/// That what is given here is not kept, and why; nothing as long as it is.
pub fn state(state: SessionState, not_kept: &str, words: &'static Words) -> Html {
    let journey = &words.journey;
    match state {
        SessionState::Open | SessionState::Asking => Html::default(),
        SessionState::Refused => notice(not_kept, [button("save-now", "", journey.save)]).into(),
        SessionState::Gone => notice(journey.gone, [button("keep-again", "", journey.keep_again)]).into(),
    }
}

/// The step the reader came from, where the journey is at another.
pub fn came_from(step: &str, words: &'static Words) -> Html {
    let move_on = || notice(&(words.journey.came_from)(step), [button("move-on", "", words.journey.move_on)]);
    (!step.is_empty()).then(move_on).into()
}

/// The fields that were given two values, each with both, and with buttons that settle it.
pub fn also(journey: &Journey, names: Names<'_>, words: &'static Words) -> Html {
    if journey.also.is_empty() {
        return Html::default();
    }
    let file = JourneyFile::of(journey);
    let items = journey.also.iter().map(|(key, other)| {
        let (name, of) = (field_name(key, names, words), format!("{key}\n{other}"));
        let value = file.value(key);
        let stands = value.map_or(words.journey.nothing_given.to_string(), |own| field_text(key, &own, names, words));
        let line = (words.journey.also_line)(&name, &stands, &field_text(key, other, names, words));
        el("li")
            .child(el("p").text(&line))
            .child(button("use-other", &of, &(words.journey.use_other)(&name)))
            .text(" ")
            .child(button("drop-other", &of, &(words.journey.drop_other)(&name)))
            .into()
    });
    el("div")
        .class("notice")
        .child(el("h2").text(words.journey.also))
        .child(el("p").text(words.journey.also_hint))
        .child(el("ul").class("asks-list").children(items))
        .into()
}

/// A field of a journey as a reader knows it.
fn field_name(key: &str, names: Names<'_>, words: &'static Words) -> String {
    let (kind, name) = key.split_once(' ').unwrap_or((key, ""));
    let text = match kind {
        "label" => words.journey.label,
        "colour" => words.journey.colour,
        "council" => words.journey.council,
        "age" => words.journey.age,
        "here" => words.here,
        "trail" => words.trail.trail,
        "earlier" => words.trail.earlier,
        "others" => words.trail.other_children,
        "plans" => words.journey.plans,
        "past" => {
            let what = name.rsplit(' ').next().unwrap_or_default();
            let field = PastField::ALL.iter().find(|field| field.word() == what);
            field.map_or(words.journey.past_steps, |field| words.journey.past_field[*field as usize])
        }
        "turn" => words.journey.plans,
        "meeting" => words.journey.meeting,
        "child" => words.map.child_page,
        "date" => return (words.journey.date_of)(&step_text(name, names)),
        "record" => words.journey.record,
        _ => kind,
    };
    text.to_string()
}

/// What a field says, as a reader knows it.
fn field_text(key: &str, value: &str, names: Names<'_>, words: &'static Words) -> String {
    match key.split(' ').next().unwrap_or_default() {
        "here" | "trail" | "earlier" | "others" | "plans" | "turn" => {
            let names = value.split(' ').map(|step| step_text(step, names));
            names.collect::<Vec<_>>().join(", ")
        }
        "past" if key.ends_with(" steps") => field_text("trail", value, names, words),
        "date" => Day::parse(value).map_or(value.to_string(), words.calendar.day),
        "colour" => {
            let colour = value.parse::<usize>().ok().and_then(|colour| words.journey.colours.get(colour));
            colour.copied().unwrap_or(value).to_string()
        }
        "age" => age_text(value, words),
        "child" if key.ends_with(" draw") => (words.child.n_lines)(value.matches('M').count()),
        "child" if key.ends_with(VOICE) => words.child.has_recording.to_string(),
        _ => value.to_string(),
    }
}

/// An age as it stands in its field, and how old the child is now.
pub fn age_words(age: &str, today: Day, words: &'static Words) -> (String, String) {
    let years = ChildAge::parse(age).map(|age| age.years(today));
    let now = years.map(|(least, most)| (words.journey.age_now)(least, most));
    (age_text(age, words), now.unwrap_or_default())
}

/// An age as it stands in its field: `5`, or `March 2021`.
fn age_text(age: &str, words: &'static Words) -> String {
    match (age.split_once(' '), ChildAge::parse(age)) {
        (Some((years, _)), _) => years.to_string(),
        (None, Some(age)) => (words.calendar.month)(age.born.0),
        (None, None) => age.to_string(),
    }
}

/// A step or an event by its name, or as it is written where it is on no map.
fn step_text(key: &str, names: Names<'_>) -> String {
    let (step, what) = key.split_once('|').unwrap_or((key, ""));
    let name = step_name(step).map(|step| names(&step)).unwrap_or_default();
    let name = if name.is_empty() { step } else { &name };
    if what.is_empty() { name.to_string() } else { format!("{name}: {what}") }
}

/// What is kept with the journey though it is on no map, or is no date.
pub fn unusable(journey: &Journey, names: Names<'_>, words: &'static Words) -> Html {
    let lines: Vec<String> = (journey.unusable.iter())
        .map(|apart| {
            let step = step_text(&apart.text, names);
            match Day::parse(&apart.day) {
                Err(_) if apart.list == KeptList::Dates => (words.journey.no_date)(&step, &apart.day),
                Ok(day) => format!("{} ({})", (words.journey.no_step)(&step), (words.calendar.day)(day)),
                Err(_) => (words.journey.no_step)(&step),
            }
        })
        .collect();
    let part = || el("div").child(el("h3").text(words.journey.unusable)).child(sentences(&lines));
    (!lines.is_empty()).then(part).into()
}

/// What is kept of the journey that is open, and where the browser may forget it a reminder. Once it is kept it can be forgotten.
pub fn kept(session: &Session, reminder: Option<&str>, words: &'static Words) -> Html {
    let (journey, slot, label) = (&words.journey, session.slot(), &session.journey.label);
    let is_refused = session.state == SessionState::Refused;
    let reminder = reminder.filter(|_| !is_refused);
    let reminder = reminder.map(|text| el("p").class("hint").attr("data-list", "may-forget").text(text));
    [
        el("p").text(if is_refused { journey.not_kept } else { journey.kept_here }).into(),
        reminder.into(),
        el("p").child(button("save", slot, journey.save)).into(),
        (!session.journey.child.is_empty()).then(|| el("p").class("hint").text(journey.saves_child)).into(),
        (!slot.is_empty()).then(|| forget(slot, label, words)).into(),
        list_link(words).into(),
    ]
    .into_iter()
    .collect()
}

/// Beside the fields for dates: that the browser may forget what is given, with a button that saves it; or that none is kept here,
/// where the road has come with a link and this device has no journey.
pub fn reminder(session: &Session, n_kept: usize, reminder: Option<&str>, words: &'static Words) -> Html {
    let (journey, words) = (&session.journey, &words.journey);
    let (text, tool) = if journey.dates.is_empty() {
        let has_come = n_kept == 0 && !journey.trail.been.is_empty();
        (has_come.then_some(words.no_dates_kept), ("open-file", words.open_it))
    } else {
        (reminder.filter(|_| session.state != SessionState::Refused), ("save-now", words.save))
    };
    let (what, name) = tool;
    text.map(|text| el("p").class("hint").text(text).text(" ").child(button(what, "", name))).into()
}

/// Asks whether a journey is to be forgotten.
fn forget(slot: &str, label: &str, words: &'static Words) -> Element {
    el("details")
        .attr("data-list", "forget")
        .child(el("summary").text(&format!("{} {label}", words.journey.forget)))
        .child(el("p").text(&(words.journey.forget_sure)(label)))
        .child(button("forget", slot, words.journey.forget_yes))
}

/// The colours to choose from.
pub fn colours(words: &'static Words) -> Html {
    let colours = words.journey.colours.iter().enumerate();
    colours.map(|(colour, name)| el("option").attr("value", &colour.to_string()).text(name).into()).collect()
}

/// Asks about a label that another journey bears too, if there is one.
pub fn same_label(label: &str, other: Option<&String>, words: &'static Words) -> Html {
    other.map(|_| el("p").class("note").text(&(words.journey.same_label)(label))).into()
}

/// Every journey of the device, that which needs its worker first at the top, and in their places those that were forgotten since the
/// reader came here. `glance` gives what is known of where a journey is and what is due next.
pub fn list(
    session: &Session,
    storage: &dyn Storage,
    glance: &dyn Fn(&KeptJourney) -> Option<JourneyGlance>,
    words: &'static Words,
) -> Html {
    let journey = &words.journey;
    let all = session.all(storage);
    let is_gone = |slot: &String| !all.iter().any(|kept| kept.slot == *slot);
    let gone = session.forgotten.iter().filter(|kept| is_gone(&kept.slot));
    let mut rows: Vec<(&KeptJourney, Option<JourneyGlance>)> =
        all.iter().chain(gone).map(|kept| (kept, glance(kept))).collect();
    sort_by_key(&mut rows, |(kept, glance)| {
        let day = glance.as_ref().and_then(JourneyGlance::needed_by);
        (kept.file.is_err(), day.is_none(), day, label(kept, words), kept.slot.clone())
    });
    let rows = rows.iter().map(|(kept, glance)| match is_gone(&kept.slot) {
        true => {
            let put_back = bare_button("put-back", &kept.slot).attr("id", &back_id(&kept.slot)).text(journey.put_back);
            let line = el("p").text(&(journey.forgotten)(&label(kept, words))).text(" ").child(put_back);
            el("li").attr("data-gone", &kept.slot).child(line).into()
        }
        false => row(kept, glance.as_ref(), &all, words),
    });
    [
        el("div")
            .attr("role", "status")
            .attr("data-list", "state")
            .child(session.is_unkept().then(|| el("p").class("notice").text(journey.not_kept)))
            .into(),
        all.is_empty().then(|| el("p").text(&(journey.no_journeys)(words.from_here.road))).into(),
        el("ul").class("asks-list").attr("data-list", "journeys").children(rows).into(),
    ]
    .into_iter()
    .collect()
}

/// What a journey of the device is called.
pub fn label(kept: &KeptJourney, words: &'static Words) -> String {
    kept.file.as_ref().map_or(words.journey.cannot_read.to_string(), |file| file.label.clone())
}

/// The id of the button that puts a journey back.
pub fn back_id(slot: &str) -> String {
    format!("back-{slot}")
}

/// A journey of the list: where it is, what is due, the link that goes on with it, and the rest folded.
fn row(kept: &KeptJourney, glance: Option<&JourneyGlance>, all: &[KeptJourney], words: &'static Words) -> Html {
    let (slot, journey, own) = (&kept.slot, &words.journey, label(kept, words));
    let is_double = kept.file.is_ok() && all.iter().any(|other| other.slot != *slot && label(other, words) == own);
    let title = el("h2").attr("id", slot).attr("tabindex", "-1");
    let more = el("details").attr("id", &format!("more-{slot}")).child(el("summary").text(&(journey.more_for)(&own)));
    let last = [el("p").child(button("save", slot, journey.save)).into(), forget(slot, &own, words).into()];
    let item = el("li").attr("data-kept", slot);
    let file = match &kept.file {
        Err(why) => {
            let told = el("div").child(el("p").text(&unread(why, words)));
            return item.child(title.text(&own)).child(told).child(more.children(last)).into();
        }
        Ok(file) => file,
    };
    let lines = glance.map(|glance| glance.lines(words)).unwrap_or_default();
    let lines = lines.iter().map(|line| el("p").text(line).into());
    let place = file.place().print();
    let open = link(&place).attr("data-trail", "").attr("data-do", "open").attr("data-of", slot);
    let field = format!("label-{slot}");
    let input = el("input").attr("id", &field).attr("value", &own).attr("maxlength", "40").attr("autocomplete", "off");
    let rename = el("p")
        .class("whose")
        .child(el("label").attr("for", &field).text(journey.rename))
        .child(input)
        .child(button("rename", slot, journey.rename_yes))
        .child(el("span").class("hint").text(journey.label_hint));
    item.child(title.child(swatch(file.colour)).text(&own))
        .child(el("div").children(lines).child(same_label(&own, is_double.then_some(slot), words)))
        .child(open.class("tool").attr("id", &format!("open-{slot}")).text(&(journey.go_on)(&own, 0)))
        .child(more.child(el("p").class("note").text(&journey_line(file, words))).child(rename).children(last))
        .into()
}
