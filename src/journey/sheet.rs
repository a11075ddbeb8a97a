//! The journey sheet: one page for the file, as a value that print, picture and plain text are made of.
//! Must never say more of a child than the reader put in, and never leave an ending out.

use super::due::{DueLine, due};
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

/// So many of the days that come again stand on the page.
const MOST_AGAIN: usize = 2;

/// One page for the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The nation's name.
    pub nation: String,
    /// What the worker calls the journey. It stands on the printed sheet and nowhere else.
    pub reference: String,
    /// The steps behind, each with its day if it was given.
    pub been: Vec<(StepLink, Option<Day>)>,
    /// Those of an earlier involvement.
    pub earlier: Vec<StepLink>,
    /// Where we are: the step, its map's title, its day and its plain words.
    pub here: Option<SheetPosition>,
    /// The ways on, numbered.
    pub next: Vec<NextMove>,
    /// Every ending, by kind.
    pub endings: Vec<EndingGroup>,
    /// The days ahead that follow from the days given; of days that come again the next few.
    pub due: Vec<DueLine>,
    /// Limits left out because their days have passed, or they give none.
    pub n_left_out: usize,
    /// Questions to take along.
    pub asks: Vec<String>,
    /// The sources of the step where we are.
    pub sources: Vec<String>,
    /// Which state of the law its map tells.
    pub facts_as_of: String,
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

/// The sheet of a journey on a day; days that recur are laid out until `until`.
pub fn sheet(world: &World, calendar: &Calendar, journey: &Journey, today: Day, until: Day) -> Sheet {
    let World { nation, words, .. } = world;
    let map = home(nation, journey);
    let links = |steps: &[crate::place::StepName]| {
        let step_refs = steps.iter().filter_map(|step| step_ref(nation, step));
        step_refs.filter_map(|step_ref| Some(step_link(nation, map?, step_ref))).collect::<Vec<_>>()
    };
    let day = |step: &crate::place::StepName| journey.day(&Event::of_step(step.clone()));
    let here: Option<StepRef> = journey.here.as_ref().and_then(|here| step_ref(nation, here));
    let panel = here.map(|here| panel(world, here, &crate::scene::address(nation, here)));
    let facts = here.map(|here| step_facts(words, nation.map(here.map), here.step));
    let mut ahead = due(world, calendar, journey, today, until);
    let n_all = ahead.len();
    ahead.retain_mut(|line| is_ahead(line, today));
    Sheet {
        n_left_out: n_all - ahead.len(),
        nation: nation.name.clone(),
        reference: journey.label.clone(),
        been: (journey.trail.been.iter())
            .flat_map(|step| links(std::slice::from_ref(step)).into_iter().map(move |link| (link, day(step))))
            .collect(),
        earlier: links(&journey.trail.earlier),
        here: here.map(|at| SheetPosition {
            step: step_link(nation, at.map, at),
            map: nation.map(at.map).file.title.clone(),
            day: journey.here.as_ref().and_then(day),
            plain: nation.step(at).plain.clone(),
            decides: list(&nation.step(at).who_decides),
        }),
        next: panel.iter().flat_map(|panel| &panel.next).flat_map(|group| group.moves.clone()).collect(),
        endings: panel.map(|panel| panel.endings.nearest()).unwrap_or_default(),
        due: ahead,
        asks: journey.asks.clone(),
        sources: facts
            .map(|facts| facts.sources.iter().map(|source| source.title.clone()).collect())
            .unwrap_or_default(),
        facts_as_of: map.map(|map| nation.map(map).file.facts_as_of.clone()).unwrap_or_default(),
        made: today,
    }
}

/// Keeps the next of a limit's days, and says whether there are any: a page has room for what is to come.
fn is_ahead(line: &mut DueLine, today: Day) -> bool {
    let Ok(days) = &mut line.days else { return false };
    days.retain(|due| today <= due.day);
    days.truncate(MOST_AGAIN);
    !days.is_empty()
}

impl Sheet {
    /// What the picture shows, for whoever cannot see it.
    pub fn description(&self, words: &'static Words) -> String {
        let been: Vec<String> = self.been.iter().map(|(step, _)| step.name.clone()).collect();
        let here = self.here.as_ref().map(|here| here.step.name.as_str());
        let n_endings = self.endings.iter().map(|group| group.exits.len()).sum();
        (words.journey.described)(&been, here, self.next.len(), n_endings)
    }

    /// The days ahead in sentences, and how many limits were left out.
    pub fn due_texts(&self, words: &'static Words) -> Vec<String> {
        let left_out = (0 < self.n_left_out).then(|| (words.journey.n_left_out)(self.n_left_out));
        self.due.iter().map(|line| due_text(line, words)).chain(left_out).collect()
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
        text.list(words.trail.earlier, self.earlier.iter().map(|step| step.name.clone()), numbered);
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
        text.list(words.journey.dates, self.due_texts(words).into_iter(), dashed);
        text.list(words.journey.asks, self.asks.iter().cloned(), dashed);
        text.list(words.sources, self.sources.iter().cloned(), dashed);
        text.line("");
        text.line(&format!("{}{}", words.facts_as_of, self.facts_as_of));
        text.line("");
        text.line(words.no_advice);
        text.0
    }
}

/// A limit with its days in sentences: the step, the rule, each sum; or why there is none.
pub fn due_text(line: &DueLine, words: &'static Words) -> String {
    let head = format!("{}: {}", line.step.name, line.rule);
    match &line.days {
        Ok(days) => {
            let sums = days.iter().map(words.calendar.due).collect::<Vec<_>>().join(" ");
            let sooner = line.sooner.as_ref().map(|due| format!(" {}", (words.calendar.sooner)(due)));
            format!("{head}. {sums}{}", sooner.unwrap_or_default())
        }
        Err(refusal) => format!("{head}. {}", (words.calendar.refusal)(*refusal)),
    }
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
