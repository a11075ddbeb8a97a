//! The journey sheet: one page for the file, as a value that print, picture and plain text are made of.
//! Must never say more of a child than the reader put in, and never leave an ending out.

use super::due::{DueLine, due};
use super::{Event, Journey, home, spot};
use crate::atlas::Spot;
use crate::calendar::Calendar;
use crate::calendar::day::Day;
use crate::scene::panel::{EndingGroup, WayOn, panel};
use crate::scene::step::{list, step_facts};
use crate::scene::{StepLink, step_link};
use crate::words;
use crate::world::World;

/// So many of the days that come again stand on the page.
const MOST_AGAIN: usize = 2;

/// One page for the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The nation's name.
    pub nation: String,
    /// The steps behind, each with its day if it was given.
    pub been: Vec<(StepLink, Option<Day>)>,
    /// Those of an earlier involvement.
    pub earlier: Vec<StepLink>,
    /// Where we are: the step, its map's title, its day and its plain words.
    pub here: Option<Here>,
    /// The ways on, numbered.
    pub next: Vec<WayOn>,
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
pub struct Here {
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
        let spots = steps.iter().filter_map(|step| spot(nation, step));
        spots.filter_map(|spot| Some(step_link(nation, map?, spot))).collect::<Vec<_>>()
    };
    let day = |step: &crate::place::StepName| journey.day(&Event::of_step(step.clone()));
    let here: Option<Spot> = journey.here.as_ref().and_then(|here| spot(nation, here));
    let panel = here.map(|here| panel(world, here, &crate::scene::address(nation, here)));
    let facts = here.map(|here| step_facts(words, nation.map(here.map), here.step));
    let mut ahead = due(nation, calendar, journey, today, until);
    let n_all = ahead.len();
    ahead.retain_mut(|line| is_ahead(line, today));
    Sheet {
        n_left_out: n_all - ahead.len(),
        nation: nation.name.clone(),
        been: (journey.trail.been.iter())
            .flat_map(|step| links(std::slice::from_ref(step)).into_iter().map(move |link| (link, day(step))))
            .collect(),
        earlier: links(&journey.trail.earlier),
        here: here.map(|at| Here {
            step: step_link(nation, at.map, at),
            map: nation.map(at.map).file.title.clone(),
            day: journey.here.as_ref().and_then(day),
            plain: nation.step(at).plain.clone(),
            decides: list(&nation.step(at).who_decides),
        }),
        next: panel.iter().flat_map(|panel| &panel.next).flat_map(|group| group.moves.clone()).collect(),
        endings: panel.map(|panel| panel.endings).unwrap_or_default(),
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
    pub fn description(&self) -> String {
        let been: Vec<String> = self.been.iter().map(|(step, _)| step.name.clone()).collect();
        let road = if been.is_empty() {
            String::new()
        } else {
            format!("{}: {}. ", words::ENGLISH.trail.trail, been.join(", then "))
        };
        let here =
            self.here.as_ref().map(|here| format!("{}: {}. ", words::ENGLISH.here, here.step.name)).unwrap_or_default();
        let n_endings: usize = self.endings.iter().map(|group| group.exits.len()).sum();
        format!("{road}{here}{} ways on, {n_endings} endings.", self.next.len())
    }

    /// The days ahead in sentences, and how many limits were left out.
    pub fn due_texts(&self) -> Vec<String> {
        let left_out = (0 < self.n_left_out).then(|| (words::ENGLISH.journey.n_left_out)(self.n_left_out));
        self.due.iter().flat_map(due_texts).chain(left_out).collect()
    }

    /// The sheet as plain text, for a case note.
    pub fn text(&self) -> String {
        let mut text = Lines::default();
        text.line(&format!("{} ({})", words::ENGLISH.journey.sheet, self.nation));
        text.line(&format!("{} {}", words::ENGLISH.journey.made, (words::ENGLISH.calendar.day)(self.made)));
        let dated = |name: &str, day: &Option<Day>| match day {
            Some(day) => format!("{name} ({})", (words::ENGLISH.calendar.day)(*day)),
            None => name.to_string(),
        };
        text.list(words::ENGLISH.trail.trail, self.been.iter().map(|(step, day)| dated(&step.name, day)), true);
        text.list(words::ENGLISH.trail.earlier, self.earlier.iter().map(|step| step.name.clone()), true);
        if let Some(here) = &self.here {
            text.title(words::ENGLISH.here);
            text.line(&format!("{} ({})", dated(&here.step.name, &here.day), here.map));
            text.line(&here.plain);
            text.line(&format!("{}: {}.", words::ENGLISH.decides, here.decides));
        }
        let next = self.next.iter().map(|way| {
            let by_when = way.by_when.as_ref().map(|text| format!(" {text}.")).unwrap_or_default();
            format!("{} → {}. {} there: {}.{by_when}", way.when, way.to.name, words::ENGLISH.decides, way.decides)
        });
        text.list(words::ENGLISH.next, next, true);
        let endings = self.endings.iter().map(|group| {
            let exits = group
                .exits
                .iter()
                .map(|line| format!("{}, {}", line.exit.name, (words::ENGLISH.steps_away)(line.n_steps)));
            format!("{}: {}.", (words::ENGLISH.ending)(group.ending), exits.collect::<Vec<_>>().join("; "))
        });
        text.list(words::ENGLISH.endings, endings, false);
        text.list(words::ENGLISH.journey.dates, self.due_texts().into_iter(), false);
        text.list(words::ENGLISH.journey.asks, self.asks.iter().cloned(), false);
        text.list(words::ENGLISH.sources, self.sources.iter().cloned(), false);
        text.line("");
        text.line(&format!("{}{}", words::ENGLISH.facts_as_of, self.facts_as_of));
        text.line("");
        text.line(words::ENGLISH.no_advice);
        text.0
    }
}

/// A limit with its days in sentences: the step, the rule, each sum; or why there is none.
pub fn due_texts(line: &DueLine) -> Vec<String> {
    let head = format!("{}: {}", line.step.name, line.rule);
    match &line.days {
        Ok(days) => {
            let sums = days.iter().map(words::ENGLISH.calendar.due).collect::<Vec<_>>().join(" ");
            let sooner = line
                .sooner
                .as_ref()
                .map(|due| format!(" {}", (words::ENGLISH.calendar.sooner)(due)))
                .unwrap_or_default();
            vec![format!("{head}. {sums}{sooner}")]
        }
        Err(refusal) => vec![format!("{head}. {}", (words::ENGLISH.calendar.refusal)(*refusal))],
    }
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    fn line(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn title(&mut self, text: &str) {
        self.line("");
        self.line(&text.to_uppercase());
    }

    fn list(&mut self, title: &str, items: impl Iterator<Item = String>, is_numbered: bool) {
        for (idx, item) in items.enumerate() {
            if idx == 0 {
                self.title(title);
            }
            self.line(&if is_numbered { format!("{}. {item}", idx + 1) } else { format!("- {item}") });
        }
    }
}
