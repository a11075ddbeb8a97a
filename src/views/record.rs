//! A record of supervision: the form it is written in, and how it is printed, with last time's words beside this time's.

use crate::calendar::day::Day;
use crate::calendar::typed::read;
use crate::journey::record::{
    ACTION, CHILDS_WORDS, DAY, DECISIONS, DONE, PRESENT, Record, RecordQuestion, SEEN, action_key, action_text, is_day,
    question_key,
};
use crate::markup::{Html, el};
use crate::place::Lens;
use crate::scene::reflect::{AnswerPart, AnsweredQuestion};
use crate::views::kept::{button, field_id};
use crate::words::{Words, ended};

/// A record with what stands round it.
#[derive(Debug)]
pub struct RecordView<'a> {
    /// The record.
    pub record: &'a Record,
    /// The one before it.
    pub last: Option<&'a Record>,
    /// Its questions.
    pub questions: Vec<RecordQuestion>,
    /// What the maps answer at the step where we are.
    pub answers: &'a [AnsweredQuestion],
    /// So many rows for actions.
    pub n_rows: usize,
    /// The words of the interface.
    pub words: &'static Words,
}

/// The day of a record, or that it has none.
pub fn day<'a>(record: &'a Record, words: &'static Words) -> &'a str {
    let day = record.text(DAY);
    if day.is_empty() { words.journey.no_record_day } else { day }
}

impl RecordView<'_> {
    fn field(&self, key: &str, label: &str) -> [Html; 2] {
        let id = field_id("record", key);
        let input = el("input").attr("id", &id).attr("name", key).attr("value", self.record.text(key));
        let note = is_day(key).then(|| format!("{id}-note"));
        let input = input.attr("autocomplete", "off").attr_if("aria-describedby", note.as_deref());
        [el("label").attr("for", &id).text(label).into(), input.into()]
    }

    /// What is said of the day in a field: why it is none.
    fn day_note(&self, key: &str) -> Html {
        let id = field_id("record", key) + "-note";
        let text = self.record.text(key);
        // That a text is no day does not hang on what day it is.
        let why = Day::new(2000, 1, 1).and_then(|any| read(text, any)).err().filter(|_| !text.trim().is_empty());
        let said = why.map(self.words.calendar.bad_day).unwrap_or_default();
        el("p").class("date-note").attr("id", &id).attr("role", "status").text(said).into()
    }

    /// A field for more than a line, with the words of last time below its label.
    fn area(&self, key: &str, label: &str) -> Html {
        let id = field_id("record", key);
        let area = el("textarea").attr("id", &id).attr("name", key).attr("rows", "2").attr("autocomplete", "off");
        let area = area.text(self.record.text(key));
        let label = el("label").attr("for", &id).child(el("strong").text(label));
        [label.into(), self.last_words(key), area.into()].into_iter().collect()
    }

    fn last_words(&self, key: &str) -> Html {
        let last = self.last.filter(|last| !last.text(key).is_empty());
        let words = last.map(|last| {
            let title = el("strong").text(&format!("{}: ", (self.words.journey.last_time_was)(day(last, self.words))));
            el("p").class("note").child(title).text(last.text(key))
        });
        words.into()
    }

    fn question(&self, asked: &RecordQuestion) -> String {
        if asked.question.is_empty() { self.words.journey.own_words.to_string() } else { asked.question.clone() }
    }

    fn answer(&self, asked: &RecordQuestion) -> Option<Html> {
        let answered = self.answers.iter().find(|answered| answered.id == asked.id)?;
        Some(answers(answered, self.words)).filter(|html| *html != Html::default())
    }

    /// The form. `records` are all there are to choose from.
    pub fn form(&self, records: &[Record]) -> Html {
        let journey = &self.words.journey;
        let choice = (1 < records.len()).then(|| {
            let options = records.iter().enumerate().map(|(idx, record)| {
                let is_open = (record.id == self.record.id).then_some("");
                let day = day(record, self.words);
                let n_same = records[..idx].iter().filter(|earlier| earlier.text(DAY) == record.text(DAY)).count();
                let name = if n_same == 0 { day.to_string() } else { format!("{day} ({})", n_same + 1) };
                el("option").attr("value", &record.id).attr_if("selected", is_open).text(&name).into()
            });
            let list = el("select").attr("id", "record-open").attr("name", "open").children(options);
            el("p").class("whose").child(el("label").attr("for", "record-open").text(journey.which_record)).child(list)
        });
        let head = |key, label| el("p").class("whose").children(self.field(key, label)).into();
        let questions = self.questions.iter().map(|asked| {
            let answer = self
                .answer(asked)
                .map(|answer| el("details").child(el("summary").text(journey.maps_say)).child(answer));
            el("li").child(self.area(&question_key(&asked.id), &self.question(asked))).child(answer).into()
        });
        let last_actions = self.last.map(|last| self.told_actions(last)).unwrap_or_default();
        let rows = (1..=self.n_rows).map(|row| {
            let named = |label: &str| (journey.action_part)(row, label);
            let fields = ACTION.iter().zip(journey.action).map(|(part, label)| {
                let key = action_key(row, part);
                let note = (*part == ACTION[2]).then(|| self.day_note(&key));
                Html::from(el("div").children(self.field(&key, &named(label))).child(note.unwrap_or_default()))
            });
            let done = action_key(row, DONE);
            let id = field_id("record", &done);
            let tick = el("input").attr("type", "checkbox").attr("id", &id).attr("name", &done);
            let tick = tick.attr_if("checked", self.record.is_done(row).then_some(""));
            let done = el("label")
                .attr("for", &id)
                .class("choice")
                .child(tick)
                .text(&format!(" {}", named(journey.action_done)));
            el("li").child(el("div").class("fields").children(fields)).child(done).into()
        });
        [
            choice.into(),
            head(DAY, journey.record_day),
            self.day_note(DAY),
            head(PRESENT, journey.present),
            head(SEEN, journey.seen),
            self.day_note(SEEN),
            el("ol").children(questions).into(),
            self.area(CHILDS_WORDS, journey.childs_words),
            self.area(DECISIONS, journey.decisions),
            el("h3").text(journey.actions).into(),
            last_actions,
            el("ul").class("asks-list").children(rows).into(),
            el("p")
                .class("trail-tools")
                .child(button("more-actions", "", journey.more_actions))
                .child(button("new-record", "", journey.new_record))
                .into(),
        ]
        .into_iter()
        .collect()
    }

    fn told_actions(&self, record: &Record) -> Html {
        let title = (self.words.journey.last_time_was)(day(record, self.words));
        let items: Vec<Html> = (record.actions().into_iter())
            .map(|(row, [what, who, by])| {
                let journey = &self.words.journey;
                let done = if record.is_done(row) { journey.action_done } else { journey.action_open };
                el("li").text(&format!("{} ({})", action_text(what, who, by, self.words), done)).into()
            })
            .collect();
        let part = || el("div").child(el("p").child(el("strong").text(&title))).child(el("ul").children(items.clone()));
        (!items.is_empty()).then(part).into()
    }

    /// The record on paper, whose reference is the label of the journey; `name` is the step where we are.
    pub fn sheet(&self, reference: &str, name: &str) -> Html {
        let journey = &self.words.journey;
        let line = |title: &str, text: &str| el("p").class("note-line").text(&format!("{title}: {text}")).into();
        let beside = |key: &str| {
            let last = self.last_words(key);
            let class = if last == Html::default() { None } else { Some("when-and-where") };
            let own = self.record.text(key);
            let lines = if own.is_empty() { 2 } else { 0 };
            let own = el("div")
                .child(el("p").class("own-words").text(own))
                .children((0..lines).map(|_| el("p").class("note-line").into()));
            el("div").attr_if("class", class).child(own).child(last)
        };
        let questions = self.questions.iter().map(|asked| {
            el("li")
                .child(el("p").class("question").text(&self.question(asked)))
                .child(self.answer(asked).unwrap_or_default())
                .child(beside(&question_key(&asked.id)))
                .into()
        });
        let [what, by_whom, by_when] = journey.action;
        let rows = (1..=self.n_rows).map(|row| {
            let [task, who, by] = ACTION.map(|part| self.record.text(&action_key(row, part)));
            let is_done = self.record.is_done(row) && [task, who, by].iter().any(|text| !text.is_empty());
            let done = if is_done { format!(" ({})", journey.action_done) } else { String::new() };
            // Room for a name to be written by hand.
            let room = if who.is_empty() { "\u{2003}".repeat(6) } else { " ".to_string() };
            let cells = [line(what, &format!("{task}{done}")), line(by_whom, &format!("{who}{room}{by_when}: {by}"))];
            el("div").class("when-and-where").children(cells).into()
        });
        let last = self.last.map(|last| self.told_actions(last)).unwrap_or_default();
        el("article")
            .class("sheet on-paper")
            .attr("data-sheet", "record")
            .child(el("h2").text(&format!("{}: {name}", journey.record)))
            .child(el("div").class("when-and-where").children([
                line(journey.reference, reference),
                line(journey.record_day, self.record.text(DAY)),
                line(journey.present, self.record.text(PRESENT)),
                line(journey.seen, self.record.text(SEEN)),
            ]))
            .child(el("ol").children(questions))
            .child(el("h3").text(journey.childs_words))
            .child(beside(CHILDS_WORDS))
            .child(el("h3").text(journey.decisions))
            .child(beside(DECISIONS))
            .child(el("h3").text(journey.actions))
            .child(last)
            .children(rows)
            .child(el("div").class("when-and-where").children(journey.signed.iter().map(|who| line(who, ""))))
            .into()
    }
}

/// What the journey and the maps answer to a question, as far as it means anything on paper; nothing where none of it does.
pub fn answers(asked: &AnsweredQuestion, words: &'static Words) -> Html {
    let lines: Vec<String> = asked.parts.iter().filter_map(|part| part_words(part, words)).collect();
    let items = lines.iter().map(|line| el("li").text(line).into());
    (!lines.is_empty()).then(|| el("ul").class("answers").children(items)).into()
}

/// A part of an answer in words alone, where it means anything on paper: links and buttons do not.
fn part_words(part: &AnswerPart, words: &'static Words) -> Option<String> {
    let reflect = &words.reflect;
    match part {
        AnswerPart::Words { label, .. } if label == reflect.keep_the_picture => None,
        AnswerPart::Words { label, texts } => Some(format!("{label}: {}", texts.join("; ").replace(".;", "."))),
        AnswerPart::View { place, .. } if matches!(place.lens, Lens::Next | Lens::Endings | Lens::Before) => None,
        AnswerPart::View { text, .. } => Some(text.clone()),
        AnswerPart::Step { label, to, after } => {
            let name = after.as_ref().map_or(to.name.clone(), |after| format!("{} {after}", ended(&to.name)));
            Some(format!("{label}: {name}"))
        }
        AnswerPart::Within { .. } | AnswerPart::Nothing(_) => None,
    }
}
