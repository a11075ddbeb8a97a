//! One page to have before a meeting, a review, a hearing or a day in court: for the family, or for the worker.
//! Must never say more than the map and the journey do: a heading that nothing stands under is left out.

use super::due::{DueGroup, DueLine, DueTitle, ahead, due, event_of, limits};
use super::held::outside_text;
use super::paper::{PaperPart, PartForm, ROOM, names_you};
use super::rights::{is_of_child, is_of_others};
use super::scene::JourneyScene;
use super::sheet::due_text;
use super::{Event, Journey, home, name, record, step_link, step_ref};
use crate::atlas::file::{Actor, StepField, StepKind, Term, is_meeting};
use crate::atlas::reader::Reader;
use crate::atlas::timescale::{LimitKind, Timescale};
use crate::atlas::{MapId, StepRef};
use crate::calendar::Calendar;
use crate::calendar::day::Day;
use crate::place::{StepName, joined};
use crate::scene::StepLink;
use crate::scene::step::{capitalised, limit_text, step_facts, uses};
use crate::width::wrapped;
use crate::words::{Words, ended};
use crate::world::World;

/// So many meetings there are to choose from at the most.
const MOST: usize = 8;

/// How tall one sheet of A4 paper is between its margins, in points.
pub const PAPER: f64 = 777.0;

/// How wide a line of it is, in points, less what other letters than those of the estimate may need.
const LINE: f64 = 520.0 * 0.9;

/// Bold letters are wider than the estimate.
const BOLD: f64 = 0.9;

/// How tall a line at the foot is, in points.
const FOOT_LINE: f64 = 20.0;

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
    /// Whom the page means by “you” from one of its parts on, if that is not the reader: from the first where the map has no
    /// words for the reader.
    pub you_means: Option<(usize, Reader)>,
    /// Whose move it is.
    pub acts: Vec<Actor>,
    /// What it holds, part by part.
    pub parts: Vec<PaperPart>,
    /// The day it is made.
    pub made: Day,
}

/// A line of the page that the reader writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnLine {
    /// The time of day.
    Time,
    /// Where it is.
    Place,
    /// Who the social worker is, at every meeting.
    Worker,
    /// Their number.
    Number,
    /// Questions of one's own; for the worker, notes.
    Questions,
}

impl OwnLine {
    /// Every line, in the order in which they are asked for.
    pub const ALL: [OwnLine; 5] = [OwnLine::Time, OwnLine::Place, OwnLine::Worker, OwnLine::Number, OwnLine::Questions];

    /// The key it is kept by, at a meeting with this name in a file and for a reader.
    pub fn key(self, meeting: &str, reader: Reader) -> String {
        let of_worker = reader == Reader::Worker;
        match self {
            OwnLine::Time => format!("{meeting} time"),
            OwnLine::Place => format!("{meeting} place"),
            OwnLine::Worker => "worker name".to_string(),
            OwnLine::Number => "worker number".to_string(),
            OwnLine::Questions if of_worker => format!("{meeting} notes"),
            OwnLine::Questions => format!("{meeting} questions-{}", reader.word()),
        }
    }

    /// Its label for a reader.
    pub fn label(self, reader: Reader, words: &'static Words) -> &'static str {
        let journey = &words.journey;
        match self {
            OwnLine::Time => journey.meeting_time,
            OwnLine::Place => journey.meeting_place,
            OwnLine::Worker => journey.social_worker[0],
            OwnLine::Number => journey.social_worker[1],
            OwnLine::Questions if reader == Reader::Worker => journey.meeting_notes,
            OwnLine::Questions => journey.own_questions,
        }
    }
}

/// The meetings there are to choose from, each with its name in a file: those with a day ahead, the soonest first; then those that are
/// due or whose day has gone by, by `lines`; then here, the nearest ahead and what comes again near here; what was held last. Nothing that lies behind or that the child's age rules out, and
/// no application that a council makes.
pub fn meetings(world: &World, lines: &[DueLine], journey: &Journey, today: Day) -> Vec<(String, StepLink)> {
    let World { nation, graph, .. } = world;
    let here = journey.here.as_ref().and_then(|here| step_ref(nation, here));
    let (Some(home), Some(here)) = (home(nation, journey), here) else { return Vec::new() };
    let been = &journey.trail.been;
    // A map that the road has left does not lie ahead again.
    let is_left = |map: MapId| map != here.map && been.iter().any(|(slug, _)| *slug == nation.map(map).slug());
    let comes_again = |at: StepRef| nation.step(at).timescales.iter().any(|limit| limit.sort == LimitKind::Every);
    let next = graph.next(here);
    let near = next.iter().map(|edge| edge.to).chain(graph.before(here).iter().map(|edge| edge.from));
    let again = near.filter(|at| comes_again(*at));
    let is_application = |at: StepRef| {
        let step = nation.step(at);
        step.kind == StepKind::Court && step.acts.first() == Some(&Actor::Council)
    };
    let mut found = vec![here];
    let direct = next.iter().filter(|edge| edge.is_ahead).map(|edge| edge.to);
    for at in direct.chain(again).chain(ahead(graph, here, &|map| !is_left(map))) {
        let step = name(nation, at);
        let is_held = been.contains(&step) || journey.day(&Event::of_step(step)).is_some_and(|day| day < today);
        let is_at_this_age = journey.comes_later(nation, at, today).is_none() && !journey.is_past(nation, at, today);
        if is_at_this_age && !found.contains(&at) && !is_application(at) && (!is_held || comes_again(at)) {
            found.push(at);
        }
    }
    let day = |at: StepRef| day_ahead(journey, &name(nation, at), today);
    for at in journey.dates.iter().filter_map(|(event, _)| step_ref(nation, &event.step)) {
        if day(at).is_some() && !found.contains(&at) && !is_application(at) {
            found.push(at);
        }
    }
    // What is due is told, or its day has gone by without a word.
    let due = |at: StepRef| {
        let (own, own_name) = (Event::of_step(name(nation, at)), nation.name(at));
        let is_due = |line: &&DueLine| {
            let is_told = !matches!(line.group, DueGroup::Elsewhere | DueGroup::Behind | DueGroup::Undated);
            let is_held = line.title == DueTitle::Step || line.held_as != own;
            is_told && is_held && line.step.step == own_name
        };
        lines.iter().filter(is_due).filter_map(|line| line.due.as_ref().ok().map(|due| due.day)).min()
    };
    for at in lines.iter().filter_map(|line| step_ref(nation, &line.held_as.step)) {
        if due(at).is_some() && !found.contains(&at) && !is_application(at) {
            found.push(at);
        }
    }
    found.retain(|at| is_meeting(nation.step(*at).kind));
    let is_held = |at: StepRef| journey.day(&Event::of_step(name(nation, at))).is_some_and(|day| day < today);
    let rank = |at: StepRef| day(at).map(|day| (0, day)).or(due(at).map(|day| (1, day))).unwrap_or((2, today));
    crate::sorting::sort_by_key(&mut found, |at| rank(*at));
    found.truncate(MOST);
    // A meeting that was held is not the one to get ready for.
    crate::sorting::sort_by_key(&mut found, |at| 1 < rank(*at).0 && is_held(*at));
    found.into_iter().map(|at| (joined(&name(nation, at)), step_link(nation, home, at))).collect()
}

/// The day ahead that was given for a step: its own, or its next time.
fn day_ahead(journey: &Journey, step: &StepName, today: Day) -> Option<Day> {
    let own = |(event, day): &&(Event, Day)| {
        let is_own = event.what.is_empty() && !journey.is_held_on(step, *day) || event.what.starts_with("next ");
        event.step == *step && is_own
    };
    journey.dates.iter().filter(own).map(|(_, day)| *day).filter(|day| today <= *day).min()
}

/// The names of the meetings to choose from, the one shown first: that for which the reader asked, else the next that has a day,
/// else that from which they came, which may lie beside the journey.
pub fn offered(scene: &JourneyScene, wanted: Option<String>, came_from: Option<String>) -> Vec<String> {
    let is_planned =
        |(_, step): &&(String, StepLink)| scene.planned.iter().any(|planned| planned.step.step == step.step);
    let next = scene.meetings.first().filter(is_planned).map(|(key, _)| key.clone());
    let all = scene.meetings.iter().map(|(key, _)| key.clone());
    let mut keys: Vec<String> = Vec::new();
    for key in wanted.into_iter().chain(next).chain(came_from).chain(all) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// The page before a step, for a reader.
pub fn meeting_page(
    world: &World,
    calendar: &Calendar,
    journey: &Journey,
    (at, reader): (StepRef, Reader),
    today: Day,
) -> MeetingPage {
    let asked = MeetingQuestion { world, journey, at, reader, lines: due(world, calendar, journey, today), today };
    let map = world.nation.map(at.map);
    let facts = step_facts(world.words, map, at.step, Some(reader));
    let is_worker = reader == Reader::Worker;
    let has_own = asked.has_own_words();
    let (mut parts, mut theirs) = if is_worker { asked.for_worker() } else { asked.for_family() };
    for parts in [&mut parts, &mut theirs] {
        parts.retain(|part| !part.items.is_empty());
    }
    let is_told = theirs.iter().flat_map(|part| &part.items).any(|line| names_you(line));
    let first = if has_own { parts.len() } else { 0 };
    parts.append(&mut theirs);
    let mut page = MeetingPage {
        reader,
        kind: facts.kind,
        name: facts.shown_name,
        map: map.file.title.clone(),
        reference: if is_worker { journey.label.clone() } else { String::new() },
        you_means: facts.you_means.filter(|_| is_told || !has_own).map(|reader| (first, reader)),
        acts: facts.acts,
        parts,
        made: today,
    };
    if !is_worker {
        explain(&mut page.parts, &map.file.glossary, world.words.from_here.talk);
    }
    page.fit(world.words);
    page
}

/// Puts what the professionals' words mean below the part where a reader meets each first.
fn explain(parts: &mut [PaperPart], glossary: &[Term], talk: &str) {
    let mut met = Vec::new();
    for part in parts.iter_mut().filter(|part| part.form != PartForm::Room && part.title != talk) {
        for (idx, term) in glossary.iter().enumerate() {
            // People say “reporter” and mean the children's.
            let short = term.term.strip_prefix("Children’s ").unwrap_or_default();
            let is_used = |item: &String| uses(item, &term.term) || !short.is_empty() && uses(item, short);
            if !met.contains(&idx) && part.items.iter().any(is_used) {
                met.push(idx);
                // The first sentence says it.
                let meaning = term.meaning.split(". ").next().unwrap_or_default();
                let meaning = (term.term.clone(), ended(meaning.trim_end_matches('.')));
                // What is explained in brackets where it stands makes room first.
                let mark = [term.term.to_lowercase().as_str(), "s ("].concat();
                match part.items.iter().any(|item| item.to_lowercase().contains(&mark)) {
                    true => part.meanings.push(meaning),
                    false => part.meanings.insert(0, meaning),
                }
            }
        }
    }
}

/// A step to prepare, and what is known of it.
struct MeetingQuestion<'a> {
    world: &'a World,
    journey: &'a Journey,
    at: StepRef,
    reader: Reader,
    /// What follows from the days given.
    lines: Vec<DueLine>,
    today: Day,
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
        let given = self.journey.day(&self.event());
        let ahead = day_ahead(self.journey, &self.event().step, self.today);
        let day = ahead.map(self.words().calendar.day).unwrap_or_default();
        let again = self.world.nation.step(self.at).timescales.iter().any(|limit| limit.sort == LimitKind::Every);
        let is_next = again && given.is_some() && day.is_empty();
        let title = if is_next { words.next_day_and_time } else { words.day_and_time };
        let time = self.own(OwnLine::Time);
        let comma = if day.is_empty() || time.is_empty() { "" } else { ", " };
        let when = format!("{title}: {day}{comma}{time}").trim_end().to_string();
        let items = [when, self.own_line(OwnLine::Place)];
        PaperPart::new("", PartForm::Room, items.into())
    }

    /// What the reader has written in a line.
    fn own(&self, line: OwnLine) -> &str {
        self.journey.on_page(&line.key(&joined(&self.event().step), self.reader)).trim()
    }

    /// A line with its label and what the reader has written in it.
    fn own_line(&self, line: OwnLine) -> String {
        format!("{}: {}", line.label(self.reader, self.words()), self.own(line)).trim_end().to_string()
    }

    /// Who the social worker is.
    fn social_worker(&self) -> PaperPart {
        let items = [OwnLine::Worker, OwnLine::Number].map(|line| self.own_line(line));
        PaperPart::new("", PartForm::Room, items.into())
    }

    /// The reader's own questions or notes, with room for so many at the least.
    fn own_questions(&self, n_lines: usize) -> PaperPart {
        let mut items: Vec<String> = self.own(OwnLine::Questions).lines().map(|line| line.trim().to_string()).collect();
        items.retain(|line| !line.is_empty());
        items.resize(n_lines.max(items.len()), String::new());
        PaperPart::new(OwnLine::Questions.label(self.reader, self.words()), PartForm::Room, items)
    }

    /// That the day planned lies outside a limit.
    fn outside_limit(&self) -> PaperPart {
        let nation = &self.world.nation;
        let day = day_ahead(self.journey, &self.event().step, self.today);
        let told =
            day.and_then(|day| outside_text(&self.lines, &step_link(nation, self.at.map, self.at), day, self.words()));
        PaperPart::new("", PartForm::Told, told.into_iter().collect())
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
        self.lines.iter().find_map(|line| line.all().find(|line| line.step.step == step && line.rule == rule))
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

    /// By when the meeting has to be held, as far as a day follows that is still ahead.
    fn held_by(&self) -> Vec<String> {
        let mut own = self.limits(LimitChoice::AtTheMeeting);
        own.retain(|(at, limit)| match limit.sort {
            LimitKind::Every => true,
            // What runs from the meeting comes after it.
            LimitKind::Within => event_of(&self.world.nation, *at, limit) != self.event(),
            _ => false,
        });
        let is_ahead =
            |(at, limit): &(StepRef, &Timescale)| self.line(*at, limit).is_some_and(|line| line.is_ahead(self.today));
        own.into_iter().filter(is_ahead).map(|(at, limit)| self.told(at, limit)).collect()
    }

    /// Whether the map has a sentence for this very reader.
    fn has_own_words(&self) -> bool {
        let (map, step) = (self.world.nation.map(self.at.map), self.world.nation.step(self.at));
        map.file.plain_for(step, Some(self.reader)) != step.plain
    }

    /// The parts for a family, and those in the words that the map has for whom it speaks to, where that is not the reader and the
    /// reader has own words.
    fn for_family(&self) -> (Vec<PaperPart>, Vec<PaperPart>) {
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
        let is_other = facts.you_means.is_some() && self.has_own_words();
        // What others do is part of what happens, but where it speaks to somebody else.
        let is_told = |right: &String| is_of_others(right, self.reader) && !(is_other && names_you(right));
        let (of_others, rights): (Vec<String>, Vec<String>) = rights.into_iter().partition(is_told);
        decided.extend(of_others);
        let is_to_bring = facts.do_now.iter().any(|line| line.contains("Bring ") || line.contains("bring "));
        let to_do = if is_to_bring { journey.do_and_bring } else { (words.from_here.do_now)(Some(self.reader)) };
        let call = self.world.nation.lines_for(self.at, Some(self.reader)).into_iter().map(|line| {
            let free = if line.is_free { words.from_here.free } else { "" };
            if line.telephone.is_empty() {
                let free = if free.is_empty() { String::new() } else { format!(" ({free})") };
                return format!("{}{free}: {}", line.name, line.hours);
            }
            let more = [free, &line.hours].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
            let more = if more.is_empty() { more } else { format!(" ({more})") };
            format!("{}: {}{more}", line.name, line.telephone)
        });
        let is_childs = self.reader == Reader::Child;
        // A child is never handed what is said to an adult.
        let is_for = |line: &String| !(is_childs && is_other && names_you(line));
        let rights = rights.into_iter().filter(|right| !(is_childs && is_other) || is_of_child(right)).collect();
        let in_time = self.held_by().into_iter().filter(is_for).collect();
        let before = before.filter(is_for).collect();
        let all = [
            (false, self.when_and_where()),
            (false, PaperPart::new(journey.decided, PartForm::Told, decided)),
            (false, PaperPart::new(journey.in_time, PartForm::Ticked, in_time)),
            (true, PaperPart::new(journey.beforehand, PartForm::Ticked, before)),
            (!is_childs, PaperPart::new(to_do, PartForm::Ticked, facts.do_now)),
            (true, PaperPart::new((words.from_here.rights)(Some(self.reader)), PartForm::Ticked, rights)),
            (false, PaperPart::new(journey.asks, PartForm::Ticked, asks)),
            (false, PaperPart::new(words.from_here.talk, PartForm::Told, call.collect())),
            (false, self.social_worker()),
            (false, self.own_questions(3)),
        ];
        let mut parts = [Vec::new(), Vec::new()];
        for (is_theirs, part) in all {
            parts[usize::from(is_theirs && is_other)].push(part);
        }
        let [own, theirs] = parts;
        (own, theirs)
    }

    /// The parts for a worker, and those that may speak to the family.
    fn for_worker(&self) -> (Vec<PaperPart>, Vec<PaperPart>) {
        let words = self.words();
        let journey = &words.journey;
        let step = self.world.nation.step(self.at);
        let texts = |limits: Vec<(StepRef, &Timescale)>| -> Vec<String> {
            limits.into_iter().map(|(at, limit)| self.prepared(at, limit)).collect()
        };
        // Where a day follows from those given, the rules for other cases are left out, and so is what was kept already.
        let mut in_time = self.limits(LimitChoice::AtTheMeeting);
        let is_dated = in_time.iter().any(|(at, limit)| self.line(*at, limit).is_some());
        in_time.retain(|(at, limit)| match self.line(*at, limit) {
            Some(line) => line.done.is_none_or(|done| self.today < done) || limit.sort == LimitKind::Every,
            None => !is_dated,
        });
        let mut decided = once(step.what.clone());
        if !step.who_decides.is_empty() {
            decided.push((words.from_here.decides)(&step.who_decides.join(", ")));
        }
        let invited = step.who_takes_part.iter().map(|person| capitalised(person)).collect();
        let rights: Vec<String> = step.rights.iter().map(|right| capitalised(right)).collect();
        let asks: Vec<String> = self.journey.asks.iter().filter(|ask| !rights.contains(ask)).cloned().collect();
        let speaks_to = self.world.nation.map(self.at.map).file.speaks_to;
        let is_told = |right: &String| is_of_others(right, speaks_to) && !names_you(right);
        let (of_others, rights): (Vec<String>, Vec<String>) = rights.into_iter().partition(is_told);
        decided.extend(of_others);
        let own = vec![
            self.when_and_where(),
            self.outside_limit(),
            PaperPart::new(journey.decided, PartForm::Told, decided),
            PaperPart::new(journey.last_decided, PartForm::Told, self.last_decided()),
            PaperPart::new(journey.invited, PartForm::Ticked, invited),
        ];
        let theirs = vec![
            PaperPart::new(journey.in_time, PartForm::Ticked, texts(in_time)),
            PaperPart::new(journey.prepared, PartForm::Ticked, texts(self.limits(LimitChoice::CountedBack))),
            PaperPart::new((words.from_here.rights)(Some(self.reader)), PartForm::Ticked, rights),
            PaperPart::new(journey.asks, PartForm::Ticked, asks),
            self.social_worker(),
            self.own_questions(4),
        ];
        (own, theirs)
    }

    /// When it was held last, the last step of the journey before this one, with its day, and what was decided in the last
    /// supervision.
    fn last_decided(&self) -> Vec<String> {
        let (nation, words) = (&self.world.nation, self.words());
        let own = name(nation, self.at);
        let at_it = self.lines.iter().filter(|line| line.step.step == nation.name(self.at));
        let held = at_it.filter_map(|line| line.done).filter(|day| *day <= self.today).max();
        let mut road = self.journey.trail.been.iter().chain(&self.journey.here);
        let last = road.rfind(|step| **step != own);
        let mut told: Vec<String> = Vec::new();
        told.extend(held.map(|day| (words.journey.last_was)(&(words.calendar.day)(day))));
        if let Some((last, at)) = last.and_then(|last| Some((last, step_ref(nation, last)?))) {
            let day = self.journey.day(&Event::of_step(last.clone()));
            let day = day.map(|day| format!(", {}", (words.calendar.day)(day))).unwrap_or_default();
            told.push(format!("{}{day}", nation.step(at).chart_name(nation.reader)));
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
    /// Leaves room, then questions and then meanings out until all stands on one sheet of paper.
    fn fit(&mut self, words: &'static Words) {
        self.fill();
        while self.is_too_long() {
            let room = self.parts.iter_mut().rev().find(|part| part.form == PartForm::Room && 1 < part.items.len());
            let room = room.filter(|part| !part.title.is_empty() && part.items.last().is_some_and(String::is_empty));
            if let Some(room) = room {
                room.items.pop();
                continue;
            }
            let asks = self.parts.iter_mut().find(|part| part.title == words.journey.asks);
            let Some(asks) = asks else {
                let last = self.parts.iter_mut().rev().find(|part| !part.meanings.is_empty());
                let Some(last) = last else { return };
                last.meanings.pop();
                continue;
            };
            asks.items.pop();
            let empty = self.parts.iter().position(|part| part.items.is_empty());
            if let Some(empty) = empty {
                self.parts.remove(empty);
                self.you_means = self.you_means.map(|(from, reader)| (from - usize::from(empty < from), reader));
            }
        }
    }

    /// Gives what room there is on the sheet to one's own words.
    fn fill(&mut self) {
        for _ in 0..MOST_ROOM {
            let free = PAPER - self.height();
            let is_room = |part: &&mut PaperPart| part.form == PartForm::Room && 2.0 * ROOM < free;
            let room = self.parts.iter_mut().rev().find(is_room).filter(|part| !part.title.is_empty());
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
        // “The relative or friend who cares for the child” takes a second line.
        let you_means = match self.you_means {
            Some((_, Reader::Carer)) => 2.0 * line,
            Some(_) => line,
            None => 0.0,
        };
        let parts = self.parts.iter().map(|part| part.height(letters, LINE));
        head + you_means + parts.sum::<f64>()
    }

    /// What stands above a part of whom it speaks to, if that is not the reader.
    pub fn note(&self, part: usize, words: &'static Words) -> Option<&'static str> {
        let (_, reader) = self.you_means.filter(|(from, _)| *from == part)?;
        let told = if part == 0 { words.journey.page_speaks_to } else { words.from_here.you_means };
        Some(told(reader))
    }

    /// The page as plain text.
    pub fn text(&self, words: &'static Words) -> String {
        let mut text = format!("{}: {}\n{}\n", (words.journey.before_meeting)(self.kind), self.name, self.map);
        let move_of = self.acts.first().map(|first| (words.from_here.whose_move)(*first));
        let reference =
            (!self.reference.is_empty()).then(|| format!("{}: {}", words.journey.reference, self.reference));
        for line in move_of.map(str::to_string).iter().chain(&reference) {
            text.push_str(&format!("{line}\n"));
        }
        for (idx, part) in self.parts.iter().enumerate() {
            if let Some(note) = self.note(idx, words) {
                text.push_str(&format!("\n{note}\n"));
            }
            part.add_to(&mut text);
        }
        text.push_str(&format!("\n{} {}\n{}\n", words.journey.made, (words.calendar.day)(self.made), words.no_advice));
        text
    }
}
