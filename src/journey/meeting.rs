//! One page to have before a meeting, a review, a hearing or a day in court: for the family, or for the worker.
//! Must never say more than the map and the journey do: a heading that nothing stands under is left out.

use super::due::{DueLine, due, event_of, limits};
use super::paper::{PaperPart, PartForm, ROOM};
use super::sheet::due_text;
use super::{Event, Journey, home, name, record, step_ref};
use crate::atlas::StepRef;
use crate::atlas::file::{Actor, StepField, StepKind, is_meeting};
use crate::atlas::reader::Reader;
use crate::atlas::timescale::{LimitKind, Timescale};
use crate::calendar::Calendar;
use crate::calendar::day::Day;
use crate::place::joined;
use crate::scene::step::{capitalised, limit_text, step_facts};
use crate::scene::{StepLink, step_link};
use crate::width::wrapped;
use crate::words::Words;
use crate::world::World;

/// So many meetings there are to choose from at the most.
const MOST: usize = 8;

/// How tall one sheet of A4 paper is between its margins, in points.
pub const PAPER: f64 = 770.0;

/// How wide a line of it is, in points, less what other letters than those of the estimate may need.
const LINE: f64 = 500.0 * 0.87;

/// Bold letters are wider than the estimate.
const BOLD: f64 = 0.9;

/// How tall a line at the foot is, in points.
const FOOT_LINE: f64 = 17.5;

/// So many lines to write on a page has beside those it always has.
const MOST_ROOM: usize = 5;

/// Sizes of letters on paper, in points.
const FAMILY_LETTERS: f64 = 14.0;
const WORKER_LETTERS: f64 = 11.0;

/// One page to have before a meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct MeetingPage {
    /// For whom it is.
    pub reader: Reader,
    /// What sort of meeting it is.
    pub kind: StepKind,
    /// Its name, as the reader gets it first.
    pub name: String,
    /// What it is part of: its map.
    pub map: String,
    /// What the worker calls the journey: on the worker's page alone.
    pub reference: String,
    /// Whom the page means by “you”, if that is not the reader.
    pub you_means: Option<Reader>,
    /// Whose move it is.
    pub acts: Vec<Actor>,
    /// What it holds, part by part.
    pub parts: Vec<PaperPart>,
    /// The day it is made.
    pub made: Day,
}

/// The meetings there are to choose from, each with its name in a file: here, then those whose day is given, then the nearest ahead.
pub fn meetings(world: &World, journey: &Journey) -> Vec<(String, StepLink)> {
    let World { nation, graph, .. } = world;
    let Some(home) = home(nation, journey) else { return Vec::new() };
    let here = journey.here.as_ref().and_then(|here| step_ref(nation, here));
    let mut ahead: Vec<StepRef> = here.into_iter().collect();
    let mut n_done = 0;
    while let Some(at) = ahead.get(n_done).copied() {
        n_done += 1;
        for edge in graph.next(at) {
            if edge.is_ahead && !ahead.contains(&edge.to) {
                ahead.push(edge.to);
            }
        }
    }
    let is_behind = |at: StepRef| journey.trail.been.contains(&name(nation, at));
    let is_dated = |at: StepRef| journey.day(&Event::of_step(name(nation, at))).is_some();
    let mut found = ahead;
    found.retain(|at| is_meeting(nation.step(*at).kind) && (Some(*at) == here || !is_behind(*at)));
    crate::sorting::sort_by_key(&mut found, |at| (Some(*at) != here, !is_dated(*at)));
    found.truncate(MOST);
    found.into_iter().map(|at| (joined(&name(nation, at)), step_link(nation, home, at))).collect()
}

/// The page before a step, for a reader.
pub fn meeting_page(
    world: &World,
    calendar: &Calendar,
    journey: &Journey,
    (at, reader): (StepRef, Reader),
    today: Day,
) -> MeetingPage {
    let asked = MeetingQuestion { world, journey, at, reader, lines: due(world, calendar, journey, today) };
    let map = world.nation.map(at.map);
    let facts = step_facts(world.words, map, at.step, Some(reader));
    let is_worker = reader == Reader::Worker;
    let parts = if is_worker { asked.for_worker() } else { asked.for_family() };
    let mut page = MeetingPage {
        reader,
        kind: facts.kind,
        name: facts.shown_name,
        map: map.file.title.clone(),
        reference: if is_worker { journey.label.clone() } else { String::new() },
        you_means: facts.you_means,
        acts: facts.acts,
        parts: parts.into_iter().filter(|part| !part.items.is_empty()).collect(),
        made: today,
    };
    page.fit(world.words);
    page
}

/// A step to prepare, and what is known of it.
struct MeetingQuestion<'a> {
    world: &'a World,
    journey: &'a Journey,
    at: StepRef,
    reader: Reader,
    /// What follows from the days given.
    lines: Vec<DueLine>,
}

impl MeetingQuestion<'_> {
    fn words(&self) -> &'static Words {
        self.world.words
    }

    fn event(&self) -> Event {
        Event::of_step(name(&self.world.nation, self.at))
    }

    /// The day and the place, to be written where they are not known.
    fn when_and_where(&self) -> PaperPart {
        let words = &self.words().journey;
        let day = self.journey.day(&self.event()).map(self.words().calendar.day).unwrap_or_default();
        let items = [format!("{}: {day}", words.day_and_time), format!("{}:", words.meeting_place)];
        PaperPart::new("", PartForm::Room, items.into())
    }

    /// The limits that count back from the meeting, or, where `own` is asked for, those at the meeting itself that do not.
    fn limits(&self, own: LimitChoice) -> Vec<(StepRef, &Timescale)> {
        let nation = &self.world.nation;
        let (event, council) = (self.event(), &self.journey.council);
        let mut found = limits(nation);
        found.retain(|(at, limit)| {
            let is_back = limit.sort == LimitKind::Before;
            let is_asked = match own {
                LimitChoice::CountedBack => is_back && (*at == self.at || event_of(nation, *at, limit) == event),
                LimitChoice::AtTheMeeting => !is_back && *at == self.at,
            };
            is_asked && limit.holds_in(council)
        });
        found
    }

    fn line(&self, at: StepRef, limit: &Timescale) -> Option<&DueLine> {
        let step = self.world.nation.name(at);
        let rule = capitalised(&limit.rule);
        self.lines.iter().find(|line| line.step.step == step && line.rule == rule)
    }

    /// A limit in the family's words: its rule, and the working day by which it is due.
    fn told(&self, at: StepRef, limit: &Timescale) -> String {
        let rule = format!("{}.", limit_text(self.words(), limit));
        let due = self.line(at, limit).and_then(|line| line.due.as_ref().ok());
        let day = due.map(|due| due.off.as_ref().and_then(|off| off.working).unwrap_or(due.day));
        match day {
            Some(day) => format!("{rule} {}", (self.words().journey.by_day)(&(self.words().calendar.day)(day))),
            None => rule,
        }
    }

    /// A limit in the worker's words: at which step, who acts there, the rule with what it rests on, and the sum.
    fn prepared(&self, at: StepRef, limit: &Timescale) -> String {
        let (words, nation) = (self.words(), &self.world.nation);
        let rule = match self.line(at, limit) {
            Some(line) => due_text(line, words),
            None => format!("{} ({}).", limit_text(words, limit), (words.basis)(limit.basis)),
        };
        if at == self.at {
            return rule;
        }
        let step = nation.step(at);
        let acts = nation.map(at.map).file.acts_for(step, Some(Reader::Worker));
        let acts: Vec<&str> = acts.iter().map(|actor| (words.actor)(*actor)).collect();
        format!("{} ({}): {rule}", step.name, acts.join(", "))
    }

    fn for_family(&self) -> Vec<PaperPart> {
        let words = self.words();
        let journey = &words.journey;
        let map = self.world.nation.map(self.at.map);
        let facts = step_facts(words, map, self.at.step, Some(self.reader));
        let text = |runs: &[crate::scene::step::TextRun]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
        let mut decided = vec![text(&facts.plain)];
        if !facts.decides.is_empty() {
            decided.push((words.from_here.decides)(&facts.decides));
        }
        if !facts.takes_part.is_empty() {
            decided.push(format!("{}: {}", (words.field)(StepField::TakesPart), facts.takes_part));
        }
        let before = self.limits(LimitChoice::CountedBack).into_iter().map(|(at, limit)| self.told(at, limit));
        let rights: Vec<String> = facts.rights.iter().map(|right| text(right)).collect();
        let asks = self.journey.asks.iter().filter(|ask| !rights.contains(ask)).cloned().collect();
        let is_to_bring = facts.do_now.iter().any(|line| line.contains("Bring ") || line.contains("bring "));
        let to_do = if is_to_bring { journey.do_and_bring } else { words.from_here.do_now };
        let call = self.world.nation.lines_for(self.at, Some(self.reader)).into_iter().map(|line| {
            let free = if line.is_free { words.from_here.free } else { "" };
            let more = [free, &line.hours].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
            let more = if more.is_empty() { more } else { format!(" ({more})") };
            format!("{}: {}{more}", line.name, line.telephone)
        });
        vec![
            self.when_and_where(),
            PaperPart::new(journey.decided, PartForm::Told, decided),
            PaperPart::new(journey.beforehand, PartForm::Ticked, before.collect()),
            PaperPart::new(to_do, PartForm::Ticked, facts.do_now),
            PaperPart::new((words.field)(StepField::Rights), PartForm::Ticked, rights),
            PaperPart::new(journey.asks, PartForm::Ticked, asks),
            PaperPart::new(words.from_here.talk, PartForm::Told, call.collect()),
            PaperPart::new(journey.own_questions, PartForm::Room, vec![String::new(); 3]),
        ]
    }

    fn for_worker(&self) -> Vec<PaperPart> {
        let words = self.words();
        let journey = &words.journey;
        let step = self.world.nation.step(self.at);
        let texts = |choice: LimitChoice| -> Vec<String> {
            self.limits(choice).into_iter().map(|(at, limit)| self.prepared(at, limit)).collect()
        };
        let mut decided = once(step.what.clone());
        if !step.who_decides.is_empty() {
            decided.push((words.from_here.decides)(&step.who_decides.join(", ")));
        }
        let invited = step.who_takes_part.iter().map(|person| capitalised(person)).collect();
        let rights: Vec<String> = step.rights.iter().map(|right| capitalised(right)).collect();
        let asks: Vec<String> = self.journey.asks.iter().filter(|ask| !rights.contains(ask)).cloned().collect();
        vec![
            self.when_and_where(),
            PaperPart::new(journey.decided, PartForm::Told, decided),
            PaperPart::new(journey.last_decided, PartForm::Told, self.last_decided()),
            PaperPart::new(journey.in_time, PartForm::Ticked, texts(LimitChoice::AtTheMeeting)),
            PaperPart::new(journey.prepared, PartForm::Ticked, texts(LimitChoice::CountedBack)),
            PaperPart::new(journey.invited, PartForm::Ticked, invited),
            PaperPart::new(journey.family_can_ask, PartForm::Ticked, rights),
            PaperPart::new(journey.asks, PartForm::Ticked, asks),
            PaperPart::new(journey.meeting_notes, PartForm::Room, vec![String::new(); 4]),
        ]
    }

    /// The last step of the journey before this one, with its day, and what was decided in the last supervision.
    fn last_decided(&self) -> Vec<String> {
        let (nation, words) = (&self.world.nation, self.words());
        let own = name(nation, self.at);
        let mut road = self.journey.trail.been.iter().chain(&self.journey.here);
        let last = road.rfind(|step| **step != own);
        let mut told: Vec<String> = Vec::new();
        if let Some((last, at)) = last.and_then(|last| Some((last, step_ref(nation, last)?))) {
            let day = self.journey.day(&Event::of_step(last.clone()));
            let day = day.map(|day| format!(", {}", (words.calendar.day)(day))).unwrap_or_default();
            told.push(format!("{}{day}", nation.step(at).name));
        }
        let last = self.journey.record_list().pop();
        if let Some(record) = last.filter(|record| !record.text(record::DECISIONS).is_empty()) {
            let (day, decisions) = (record.text(record::DAY), record.text(record::DECISIONS));
            let of = if day.is_empty() { day.to_string() } else { format!(" ({day})") };
            told.push(format!("{}{of}: {decisions}", words.journey.record));
        }
        told
    }
}

/// Which limits of a meeting.
#[derive(Clone, Copy, PartialEq)]
enum LimitChoice {
    CountedBack,
    AtTheMeeting,
}

/// A list of one text, or of none where it says nothing.
fn once(text: String) -> Vec<String> {
    Some(text).into_iter().filter(|text| !text.is_empty()).collect()
}

impl MeetingPage {
    /// Leaves room and then questions out until all stands on one sheet of paper.
    fn fit(&mut self, words: &'static Words) {
        self.fill();
        while self.is_too_long() {
            let room = self.parts.iter_mut().rev().find(|part| part.form == PartForm::Room && 1 < part.items.len());
            let room = room.filter(|part| !part.title.is_empty());
            if let Some(room) = room {
                room.items.pop();
                continue;
            }
            let Some(asks) = self.parts.iter_mut().find(|part| part.title == words.journey.asks) else { return };
            asks.items.pop();
            self.parts.retain(|part| !part.items.is_empty());
        }
    }

    /// Gives what room there is on the sheet to one's own words.
    fn fill(&mut self) {
        for _ in 0..MOST_ROOM {
            let free = PAPER - self.height();
            let room = self.parts.last_mut().filter(|part| part.form == PartForm::Room && 2.0 * ROOM < free);
            let Some(room) = room else { return };
            room.items.push(String::new());
        }
    }

    fn is_too_long(&self) -> bool {
        PAPER < self.height()
    }

    /// How tall it is on paper in points, rather too tall than too small: the style sheet for print keeps to these sizes.
    pub fn height(&self) -> f64 {
        let letters = if self.reader == Reader::Worker { WORKER_LETTERS } else { FAMILY_LETTERS };
        let line = 1.25 * letters;
        let lines = |text: &str, size: f64, room: f64| wrapped(text, size, room).len().max(1) as f64;
        // What it is and whose move it is, the name, the two small lines at the foot.
        let head = 2.0 * line + lines(&self.name, 1.5 * letters, LINE * BOLD) * 1.5 * line + 2.0 * FOOT_LINE;
        let you_means = if self.you_means.is_some() { line } else { 0.0 };
        let parts = self.parts.iter().map(|part| part.height(letters, LINE));
        head + you_means + parts.sum::<f64>()
    }

    /// The page as plain text.
    pub fn text(&self, words: &'static Words) -> String {
        let mut text = format!("{}: {}\n{}\n", (words.journey.before_meeting)(self.kind), self.name, self.map);
        let move_of = self.acts.first().map(|first| (words.from_here.whose_move)(*first));
        let you_means = self.you_means.map(|reader| (words.from_here.you_means)(reader));
        for line in move_of.iter().chain(&you_means) {
            text.push_str(&format!("{line}\n"));
        }
        self.parts.iter().for_each(|part| part.add_to(&mut text));
        text.push_str(&format!("\n{} {}\n{}\n", words.journey.made, (words.calendar.day)(self.made), words.no_advice));
        text
    }
}
