//! The journey sheet: one page for the file, as a value that print, picture and plain text are made of.
//! Must never say more of a child than the reader put in, and never leave an ending out.

use super::due::{DueLine, due};
use super::history::{PastLine, history, others};
use super::plans::{Plans, plans};
use super::{Event, Journey, home, step_ref};
use crate::atlas::StepRef;
use crate::atlas::file::StepField;
use crate::calendar::Calendar;
use crate::calendar::day::Day;
use crate::scene::endings::EndingGroup;
use crate::scene::panel::{NextMove, panel};
use crate::scene::step::{list, step_facts};
use crate::scene::{StepLink, step_link};
use crate::words::Words;
use crate::world::World;

/// One page for the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The nation's name.
    pub nation: String,
    /// What the worker calls the journey. It stands on the printed sheet and nowhere else.
    pub reference: String,
    /// The steps behind, each with its day if it was given.
    pub been: Vec<(StepLink, Option<Day>)>,
    /// Earlier involvements, the earliest first.
    pub history: Vec<PastLine>,
    /// Where brothers, sisters and other children are, by letter.
    pub others: Vec<(char, StepLink)>,
    /// Where we are: the step, its map's title, its day and its plain words.
    pub here: Option<SheetPosition>,
    /// The ways on, numbered.
    pub next: Vec<NextMove>,
    /// Every ending, by kind.
    pub endings: Vec<EndingGroup>,
    /// The plans side by side.
    pub plans: Plans,
    /// The days ahead that follow from the days given. What lies behind is left out without a word: no page for a file says
    /// or suggests that a limit was missed.
    pub due: Vec<DueLine>,
    /// Questions to take along.
    pub asks: Vec<String>,
    /// The sources of the step where we are.
    pub sources: Vec<String>,
    /// Up to when the law of its map was read.
    pub read_up_to: String,
    /// The day it is made.
    pub made: Day,
}

/// Where we are.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetPosition {
    /// The step.
    pub step: StepLink,
    /// The title of its map.
    pub map: String,
    /// Its day, if it was given.
    pub day: Option<Day>,
    /// Its plain words.
    pub plain: String,
    /// Who decides.
    pub decides: String,
}

/// The sheet of a journey on a day.
pub fn sheet(world: &World, calendar: &Calendar, journey: &Journey, today: Day) -> Sheet {
    let World { nation, words, .. } = world;
    let map = home(nation, journey);
    let links = |steps: &[crate::place::StepName]| {
        let step_refs = steps.iter().filter_map(|step| step_ref(nation, step));
        step_refs.filter_map(|step_ref| Some(step_link(nation, map?, step_ref))).collect::<Vec<_>>()
    };
    let day = |step: &crate::place::StepName| journey.day(&Event::of_step(step.clone()));
    let here: Option<StepRef> = journey.here.as_ref().and_then(|here| step_ref(nation, here));
    let panel = here.map(|here| panel(world, here, &crate::scene::address(nation, here)));
    let facts = here.map(|here| step_facts(words, nation.map(here.map), here.step, nation.reader));
    let mut ahead = due(world, calendar, journey, today);
    let plans = plans(world, journey, &ahead).unwrap_or_default();
    ahead.retain(|line| line.is_ahead(today));
    Sheet {
        nation: nation.name.clone(),
        reference: journey.label.clone(),
        // Where we are is told once.
        been: (journey.trail.been.iter().take(journey.n_behind()))
            .flat_map(|step| links(std::slice::from_ref(step)).into_iter().map(move |link| (link, day(step))))
            .collect(),
        history: history(nation, journey),
        others: others(nation, journey),
        here: here.map(|at| SheetPosition {
            step: step_link(nation, at.map, at),
            map: nation.map(at.map).file.title.clone(),
            day: journey.here.as_ref().and_then(day),
            plain: nation.step(at).plain.clone(),
            decides: list(&nation.step(at).who_decides),
        }),
        next: panel.iter().flat_map(|panel| &panel.next).flat_map(|group| group.moves.clone()).collect(),
        endings: panel.map(|panel| panel.endings.nearest()).unwrap_or_default(),
        plans,
        due: ahead,
        asks: journey.asks.clone(),
        sources: facts
            .map(|facts| facts.sources.iter().map(|source| source.title.clone()).collect())
            .unwrap_or_default(),
        read_up_to: map.map(|map| nation.map(map).file.read_up_to.clone()).unwrap_or_default(),
        made: today,
    }
}

impl Sheet {
    /// What the picture shows, for whoever cannot see it.
    pub fn description(&self, words: &'static Words) -> String {
        let been: Vec<String> = self.been.iter().map(|(step, _)| step.name.clone()).collect();
        let here = self.here.as_ref().map(|here| here.step.name.as_str());
        let n_endings = self.endings.iter().map(|group| group.exits.len()).sum();
        let n_past = self.history.len();
        (words.journey.described)(n_past, &been, here, self.next.len(), n_endings)
    }

    /// The days ahead in sentences.
    pub fn due_texts(&self, words: &'static Words) -> Vec<String> {
        self.due.iter().map(|line| format!("{}: {}", line.step.name, due_text(line, words))).collect()
    }

    /// The earlier involvements in sentences, one for each.
    pub fn history_texts(&self, words: &'static Words) -> Vec<String> {
        self.history.iter().map(|past| past.text(words)).collect()
    }

    /// Where other children are: `Child B: Kinship panel`.
    pub fn other_texts(&self, words: &'static Words) -> Vec<String> {
        self.others.iter().map(|(letter, step)| format!("{}: {}", (words.trail.child)(*letter), step.name)).collect()
    }

    /// The sheet as plain text, for a case note.
    pub fn text(&self, words: &'static Words) -> String {
        let mut text = PlainText::default();
        text.line(&format!("{} ({})", words.journey.sheet, self.nation));
        text.line(&format!("{} {}", words.journey.made, (words.calendar.day)(self.made)));
        let dated = |name: &str, day: &Option<Day>| match day {
            Some(day) => format!("{name} ({})", (words.calendar.day)(*day)),
            None => name.to_string(),
        };
        text.list(words.trail.trail, self.been.iter().map(|(step, day)| dated(&step.name, day)), numbered);
        text.list(words.journey.history, self.history_texts(words).into_iter(), numbered);
        text.list(words.trail.other_children, self.other_texts(words).into_iter(), dashed);
        if let Some(here) = &self.here {
            text.title(words.here);
            text.line(&format!("{} ({})", dated(&here.step.name, &here.day), here.map));
            text.line(&here.plain);
            text.line(&format!("{}: {}.", (words.field)(StepField::Decides), here.decides));
        }
        let next = self.next.iter().map(|way| {
            let by_when = way.by_when.as_ref().map(|text| format!(" {text}.")).unwrap_or_default();
            let decides = (words.journey.decides_there)(&way.decides);
            format!("{} → {}. {decides}{by_when}", way.when, way.to.name)
        });
        text.list(words.next, next, numbered);
        let endings = self.endings.iter().map(|group| {
            let exits = group.exits.iter().map(|line| line.exit.name.clone());
            format!("{}: {}.", (words.ending)(group.ending), exits.collect::<Vec<_>>().join("; "))
        });
        text.list(words.endings, endings, dashed);
        text.list(words.journey.plans, self.plans.texts(words).into_iter(), dashed);
        text.list(words.journey.dates, self.due_texts(words).into_iter(), dashed);
        text.list(words.journey.asks, self.asks.iter().cloned(), dashed);
        text.list(words.sources, self.sources.iter().cloned(), dashed);
        text.line("");
        text.line(&(words.read_up_to)(&self.read_up_to));
        text.line("");
        text.line(words.no_advice);
        text.0
    }
}

/// A limit in sentences: the rule and what it rests on, the sum, what else is to be known of the day; or why there is none.
pub fn due_text(line: &DueLine, words: &'static Words) -> String {
    format!("{} ({}). {}", line.rule, basis(line, words), due_sum(line, words))
}

/// The sum of a limit and what else is to be known of its day; or why there is none.
pub fn due_sum(line: &DueLine, words: &'static Words) -> String {
    let calendar = &words.calendar;
    let due = match &line.due {
        Ok(due) => due,
        Err(refusal) => return (calendar.refusal)(*refusal),
    };
    let later = line.later.map(calendar.later).unwrap_or_default();
    let then = line.then.map(calendar.then).unwrap_or_default();
    let parts = [(calendar.due)(due), (calendar.off)(due), later, then];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What a limit rests on: `law`, `local practice, Durham`, `guidance, words not read`; where two give the same day, both.
pub fn basis(line: &DueLine, words: &'static Words) -> String {
    let not_read = if line.is_read { "" } else { words.journey.not_read };
    let parts = [(words.basis)(line.basis), &line.council, not_read];
    let mut text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    for also in &line.also {
        text.push_str("; ");
        text.push_str(&basis(also, words));
    }
    text
}

/// Before the items of a list whose order counts.
fn numbered(number: usize) -> String {
    format!("{number}.")
}

/// Before the items of any other list.
fn dashed(_: usize) -> String {
    "-".to_string()
}

#[derive(Default)]
struct PlainText(String);

impl PlainText {
    fn line(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn title(&mut self, text: &str) {
        self.line("");
        self.line(&text.to_uppercase());
    }

    fn list(&mut self, title: &str, items: impl Iterator<Item = String>, mark: fn(usize) -> String) {
        for (idx, item) in items.enumerate() {
            if idx == 0 {
                self.title(title);
            }
            self.line(&format!("{} {item}", mark(idx + 1)));
        }
    }
}
