//! The journey sheet: one page for the file, as a value that print, picture and plain text are made of.
//! Must never say more of a child than the reader put in, and never leave an ending out.

use super::due::{DriftQuestion, DueGroup, DueLine, NextDay, PlannedDay, by_day, due, own_limits, planned};
use super::history::{PastLine, history, others};
use super::paper::{PaperPart, PartForm};
use super::plans::{Plans, plans};
use super::{Event, Journey, first_named, home, step_link, step_ref};
use crate::atlas::StepRef;
use crate::atlas::file::StepField;
use crate::atlas::reader::Reader;
use crate::atlas::timescale::LimitKind;
use crate::calendar::Calendar;
use crate::calendar::day::Day;
use crate::place::StepName;
use crate::scene::StepLink;
use crate::scene::endings::EndingGroup;
use crate::scene::panel::{NextMove, by_when, panel};
use crate::scene::step::{list, step_facts};
use crate::words::{Words, ended};
use crate::world::World;

/// The letters of the sheet on paper, and how wide a column of it is, in points: less what other letters than those of the
/// estimate may need.
const LETTERS: f64 = 9.0;
const COLUMN: f64 = 250.0 * 0.97;

/// One page for the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The nation's name.
    pub nation: String,
    /// What the worker calls the journey. It stands on the printed sheet and in the text, and not in the picture.
    pub reference: String,
    /// The steps behind, each with its day if it was given. Where we are is not among them, though the road may end there.
    pub been: Vec<SheetStep>,
    /// Earlier involvements, the earliest first.
    pub history: Vec<PastLine>,
    /// Where brothers, sisters and other children are, by letter.
    pub others: Vec<(char, StepLink)>,
    /// Where we are: the step, its map's title, its day and its plain words.
    pub here: Option<SheetPosition>,
    /// The ways on, numbered.
    pub next: Vec<NextMove>,
    /// Every ending, by kind, that can come at the child's age.
    pub endings: Vec<EndingGroup>,
    /// The endings that cannot come for years, each with the first year in which they can.
    pub later: Vec<(i32, StepLink)>,
    /// The plans side by side.
    pub plans: Plans,
    /// The days ahead that follow from the days given, and of what lasts or comes again also a day gone by, where its first or
    /// last time was given. What else lies behind is left out without a word: no page for a file says or suggests that a limit
    /// was missed unless a day given shows it.
    pub due: Vec<DueLine>,
    /// The steps planned for a day ahead.
    pub planned: Vec<PlannedDay>,
    /// Questions to take along.
    pub asks: Vec<String>,
    /// The sources of the step where we are.
    pub sources: Vec<String>,
    /// Up to when the law of its map was read.
    pub read_up_to: String,
    /// Who reads, if they said so.
    pub reader: Option<Reader>,
    /// The day it is made.
    pub made: Day,
}

/// A step behind.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetStep {
    /// The step.
    pub step: StepLink,
    /// Its day, if it was given.
    pub day: Option<Day>,
    /// The days by which it was due, each with what that rests on; none where its own day was not given.
    pub by: Vec<(Day, &'static str)>,
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
    /// The days by which it was due.
    pub by: Vec<(Day, &'static str)>,
    /// Its plain words.
    pub plain: String,
    /// Who decides.
    pub decides: String,
}

/// The sheet of a journey on a day.
pub fn sheet(world: &World, calendar: &Calendar, journey: &Journey, today: Day) -> Sheet {
    let World { nation, words, .. } = world;
    let map = home(nation, journey);
    let links = |steps: &[StepName]| {
        let step_refs = steps.iter().filter_map(|step| step_ref(nation, step));
        step_refs.filter_map(|step_ref| Some(step_link(nation, map?, step_ref))).collect::<Vec<_>>()
    };
    let day = |step: &StepName| journey.day(&Event::of_step(step.clone()));
    let here: Option<StepRef> = journey.here.as_ref().and_then(|here| step_ref(nation, here));
    let panel = here.map(|here| panel(world, here, &crate::scene::address(nation, here)));
    let facts = here.map(|here| step_facts(words, nation.map(here.map), here.step, nation.reader));
    let mut lines = due(world, calendar, journey, today);
    let plans = plans(world, journey, &lines, today).unwrap_or_default();
    // A step given as held is told with its limit.
    let by = |step: &StepLink| {
        let own = lines.iter().filter(|line| line.step.step == step.step && line.done.is_some());
        let own = own.filter(|line| matches!(line.sort, LimitKind::Within | LimitKind::Before));
        let mut by: Vec<(Day, &'static str)> = Vec::new();
        for (due, line) in own.filter_map(|line| Some((line.due.as_ref().ok()?, line))) {
            if !by.iter().any(|(day, _)| *day == due.day) {
                by.push((due.day, (words.basis)(line.basis)));
            }
        }
        by
    };
    let behind = journey.trail.been.iter().take(journey.n_behind());
    let been = behind.flat_map(|step| {
        let links = links(std::slice::from_ref(step));
        links.into_iter().map(|link| SheetStep { by: by(&link), day: day(step), step: link }).collect::<Vec<_>>()
    });
    let been: Vec<SheetStep> = been.collect();
    let here = here.map(|at| {
        let step = step_link(nation, at.map, at);
        SheetPosition {
            map: nation.map(at.map).file.title.clone(),
            day: journey.here.as_ref().and_then(day),
            by: by(&step),
            plain: nation.map(at.map).file.plain_for(nation.step(at), nation.reader).to_string(),
            decides: list(&nation.step(at).who_decides),
            step,
        }
    });
    let next = panel.iter().flat_map(|panel| &panel.next).flat_map(|group| group.moves.clone());
    let mut sources: Vec<String> = Vec::new();
    for source in facts.iter().flat_map(|facts| &facts.sources) {
        if !sources.contains(&source.title) {
            sources.push(source.title.clone());
        }
    }
    let comes_later = |step: &StepLink| {
        let at = step.step.split_once('#').and_then(|(map, step)| nation.find(map, step));
        at.and_then(|at| journey.comes_later(nation, at, today))
    };
    let next = next.filter(|way| comes_later(&way.to).is_none());
    let mut endings = panel.iter().flat_map(|panel| panel.endings.nearest()).collect::<Vec<_>>();
    let mut later = Vec::new();
    for group in &mut endings {
        group.exits.retain(|line| {
            let first = comes_later(&line.exit);
            later.extend(first.map(|first| (first.civil().0, first_named(nation, line.exit.clone()))));
            first.is_none()
        });
    }
    endings.retain(|group| !group.exits.is_empty());
    // A council's own limit is told where that council is chosen alone.
    let next = next.map(|way| NextMove {
        by_when: own_limits(nation, journey, &way.to.step).first().map(|limit| by_when(words, limit)),
        ..way
    });
    let road: Vec<String> = been
        .iter()
        .map(|been| &been.step)
        .chain(here.iter().map(|here| &here.step))
        .map(|step| step.step.clone())
        .collect();
    lines.retain(|line| {
        // What was done at a step that the road does not name is told here.
        let is_behind = line.group == DueGroup::Behind && !road.contains(&line.step.step);
        let is_given = (line.group == DueGroup::Again || is_behind) && line.done.is_some();
        let has_run_out = matches!(line.question, Some(DriftQuestion::Passed(_)));
        line.is_ahead(today) || is_given || has_run_out
    });
    let next = next.map(|way| NextMove { to: first_named(nation, way.to), ..way });
    for line in endings.iter_mut().flat_map(|group| &mut group.exits) {
        line.exit = first_named(nation, line.exit.clone());
    }
    Sheet {
        nation: nation.name.clone(),
        reference: journey.label.clone(),
        been,
        history: history(nation, journey),
        others: others(nation, journey),
        here,
        next: next.collect(),
        endings,
        later,
        plans,
        due: lines,
        planned: planned(nation, journey, today),
        asks: journey.asks.clone(),
        sources,
        read_up_to: map.map(|map| nation.map(map).file.read_up_to.clone()).unwrap_or_default(),
        reader: nation.reader,
        made: today,
    }
}

impl Sheet {
    /// What the picture shows, for whoever cannot see it.
    pub fn description(&self, words: &'static Words) -> String {
        let been: Vec<String> = self.been.iter().map(|been| been.step.name.clone()).collect();
        let here = self.here.as_ref().map(|here| here.step.name.as_str());
        let n_endings = self.endings.iter().map(|group| group.exits.len()).sum();
        let n_past = self.history.len();
        (words.journey.described)(n_past, &been, here, self.next.len(), n_endings)
    }

    /// The days ahead in sentences.
    pub fn due_texts(&self, words: &'static Words) -> Vec<String> {
        let day = |planned: &PlannedDay| format!("{}: {}.", planned.step.name, (words.calendar.day)(planned.day));
        let due = |line: &DueLine| match line.done.filter(|_| line.group == DueGroup::Behind) {
            Some(done) => {
                let by = line
                    .due
                    .as_ref()
                    .ok()
                    .map(|due| (words.journey.by)(&(words.calendar.day)(due.day), &basis(line, words)));
                let held = (words.journey.held)(line.step.kind);
                format!("{}: {held}{}{}", line.step.name, (words.calendar.day)(done), by.unwrap_or_default())
            }
            None => format!("{}: {}", line.step.name, due_in_short(line, words)),
        };
        let all = by_day(&self.planned, self.due.iter()).into_iter();
        all.map(|next| match next {
            NextDay::Planned(planned) => day(planned),
            NextDay::Due(line) => due(line),
        })
        .collect()
    }

    /// The earlier involvements in sentences, one for each.
    pub fn history_texts(&self, words: &'static Words) -> Vec<String> {
        self.history.iter().map(|past| past.text(words)).collect()
    }

    /// Where other children are: `Child B: Kinship panel`.
    pub fn other_texts(&self, words: &'static Words) -> Vec<String> {
        self.others.iter().map(|(letter, step)| format!("{}: {}", (words.trail.child)(*letter), step.name)).collect()
    }

    /// What stands on it in words, part by part, what matters most first: what does not fit on the first page is on a second.
    pub fn parts(&self, words: &'static Words) -> Vec<PaperPart> {
        let journey = &words.journey;
        let told = |step: &StepLink, map: Option<&String>, day: Option<Day>, by: &[(Day, &str)]| {
            let map = map.map(|map| format!(" ({map})")).unwrap_or_default();
            let held = day.map(|day| {
                let by: Vec<String> =
                    by.iter().map(|(by, basis)| (journey.by)(&(words.calendar.day)(*by), basis)).collect();
                let held = if self.made < day { journey.planned } else { (journey.held)(step.kind) };
                format!(": {held}{}{}", (words.calendar.day)(day), by.concat())
            });
            format!("{}{map}{}", step.name, held.unwrap_or_default())
        };
        let here = self.here.iter().flat_map(|here| {
            let decides = format!("{}: {}.", (words.field)(StepField::Decides), here.decides);
            [told(&here.step, Some(&here.map), here.day, &here.by), here.plain.clone(), decides]
        });
        let been = self.been.iter().map(|been| told(&been.step, been.step.map_title.as_ref(), been.day, &been.by));
        let next = self.next.iter().map(|way| {
            let by_when = way.by_when.as_ref().map(|text| format!(" {text}.")).unwrap_or_default();
            format!("{} → {} {}{by_when}", way.when, ended(&way.to.name), (journey.decides_there)(&way.decides))
        });
        let endings = self.endings.iter().map(|group| {
            let exits = group.exits.iter().map(|line| line.exit.name.clone());
            format!("{}: {}.", (words.ending)(group.ending), exits.collect::<Vec<_>>().join("; "))
        });
        let later = self.later.iter().map(|(year, exit)| (journey.not_before)(*year, &exit.name));
        let endings = endings.chain(later);
        let mut due = self.due_texts(words);
        let is_unread = self.due.iter().any(DueLine::is_unread);
        due.extend(is_unread.then(|| journey.not_read_means.to_string()));
        let parts = [
            PaperPart::new(words.here, PartForm::Told, here.collect()),
            PaperPart::new(journey.dates, PartForm::Listed, due),
            PaperPart::new(words.trail.trail, PartForm::Numbered, been.collect()),
            PaperPart::new(journey.history, PartForm::Numbered, self.history_texts(words)),
            PaperPart::new(words.trail.other_children, PartForm::Listed, self.other_texts(words)),
            PaperPart::new(journey.asks, PartForm::Ticked, self.asks.clone()),
            PaperPart::new(journey.plans, PartForm::Listed, self.plans.texts(words)),
            PaperPart::new(words.endings, PartForm::Listed, endings.collect()),
            PaperPart::new(words.next, PartForm::Numbered, next.collect()),
            PaperPart::new(words.sources, PartForm::Listed, self.sources.clone()),
        ];
        let mut parts: Vec<PaperPart> = parts.into_iter().filter(|part| !part.items.is_empty()).collect();
        if self.reader == Some(Reader::Worker) {
            parts.insert(0, PaperPart::new("", PartForm::Told, vec![journey.speaks_to_family.to_string()]));
        }
        parts
    }

    /// The parts on the first page and those on a second, where so much of the first is free for words, in points.
    pub fn pages(&self, free: f64, words: &'static Words) -> [Vec<PaperPart>; 2] {
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for part in self.parts(words) {
            first.push(part);
            if free < columns_height(&first) {
                second.extend(first.pop());
            }
        }
        [first, second]
    }

    /// The sheet as plain text, for a case note.
    pub fn text(&self, words: &'static Words) -> String {
        let made = format!("{} {}", words.journey.made, (words.calendar.day)(self.made));
        let reference = format!("{}: {}", words.journey.reference, self.reference);
        let mut text = format!("{} ({})\n{reference}\n{made}\n", words.journey.sheet, self.nation);
        self.parts(words).iter().for_each(|part| part.add_to(&mut text));
        text.push_str(&format!("\n{}\n\n{}\n", (words.read_up_to)(&self.read_up_to), words.no_advice));
        text
    }
}

/// How tall parts are in two columns of the sheet, in points, rather too tall than too small.
fn columns_height(parts: &[PaperPart]) -> f64 {
    let heights = parts.iter().map(|part| part.height(LETTERS, COLUMN));
    let tallest = parts.iter().map(|part| part.tallest(LETTERS, COLUMN)).fold(0.0, f64::max);
    heights.sum::<f64>() / 2.0 + 0.5 * tallest
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
    let then = line.then.as_ref().map(|(what, day)| (calendar.then)(what, *day)).unwrap_or_default();
    let stands_in = line.stands_in.as_deref().map(calendar.stands_in).unwrap_or_default();
    let if_another = if stands_in.is_empty() { "" } else { calendar.if_another_day }.to_string();
    let parts = [(calendar.due)(due), stands_in, if_another, (calendar.off)(due), later, then];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A limit for paper: the rule and what it rests on, the day, what else is to be known of the day; or why there is none. The sum
/// stands on the page.
pub fn due_in_short(line: &DueLine, words: &'static Words) -> String {
    let calendar = &words.calendar;
    let Ok(due) = &line.due else { return due_text(line, words) };
    let later = line.later.map(|later| (words.journey.or_later)(&(calendar.day)(later)));
    let off = (calendar.off)(due);
    let space = if off.is_empty() { "" } else { " " };
    let end = format!("{}{}", (calendar.end)(due), later.unwrap_or_default());
    let stands_in = line.stands_in.as_deref().map(|step| format!(" {}", (calendar.stands_in)(step)));
    format!("{} ({}): {end}.{space}{off}{}", line.rule, basis(line, words), stands_in.unwrap_or_default())
}

/// What a limit rests on: `law`, `local practice, Durham`, `guidance, words not read`; where two give the same day, both.
pub fn basis(line: &DueLine, words: &'static Words) -> String {
    let not_read = if line.is_read { "" } else { words.journey.not_read };
    let parts = [(words.basis)(line.basis), &line.council, not_read];
    let mut text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    for also in &line.also {
        let also = basis(also, words);
        if !text.split("; ").any(|told| told == also) {
            text.push_str("; ");
            text.push_str(&also);
        }
    }
    text
}
