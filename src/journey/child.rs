//! The page of a step that a child makes their own: how it feels, what they want to say, who should be there, what they ask, and
//! part by part whether it is printed and goes on the file. It is kept in the child's own words, never corrected or scored.
//! Must never answer a question that the map does not answer.

use super::rights::{is_of_child, is_of_others};
use super::{Event, Journey, name, set, step_ref};
use crate::atlas::file::{MoveKind, Prominence, Step, StepKind, is_meeting};
use crate::atlas::reader::Reader;
use crate::atlas::{Nation, StepRef};
use crate::calendar::day::Day;
use crate::graph::MoveEdge;
use crate::listed::listed;
use crate::place::{StepName, joined};
use crate::scene::step::capitalised;
use crate::words::Words;
use crate::words::child::ChildWords;
use crate::world::World;

/// So many steps ahead a child's road shows before its end.
const MOST_AHEAD: usize = 2;

/// So many next steps are named in answer to what can happen next.
const MOST_NEXT: usize = 4;

/// A drawing has no more letters than this: a device keeps a journey as one short text.
const MOST_OF_DRAWING: usize = 40_000;

/// Less room than the shortest of lines takes: a dot.
const LEAST_OF_LINE: usize = 20;

/// So many points wide and high a drawing is.
pub const DRAWING: (i32, i32) = (300, 200);

/// The field of a step in which the child's recorded voice is kept, as the text of an address that holds it.
pub const VOICE: &str = "say-voice";

listed! {
    /// A part of the page.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ChildPart {
        /// The road, with the child's own names for its stops.
        Road,
        /// How it feels.
        Feeling,
        /// What they want to say.
        Say,
        /// A drawing.
        Drawing,
        /// Who should be there, and who should not.
        People,
        /// What the map says a child can ask for there.
        Rights,
        /// What they ask.
        Questions,
        /// What was decided, and who tells them.
        After,
    }
}

impl ChildPart {
    /// The word that stands for it in a file and in the page's own marks.
    pub const fn word(self) -> &'static str {
        match self {
            ChildPart::Road => "road",
            ChildPart::Feeling => "feel",
            ChildPart::Say => "say",
            ChildPart::Drawing => "draw",
            ChildPart::People => "with",
            ChildPart::Rights => "may",
            ChildPart::Questions => "ask",
            ChildPart::After => "after",
        }
    }

    /// When it is wanted, where people meet; the road is always there.
    pub const fn time(self) -> Option<ChildTime> {
        match self {
            ChildPart::Road => None,
            ChildPart::Feeling | ChildPart::Say | ChildPart::Drawing | ChildPart::People => Some(ChildTime::Before),
            ChildPart::Rights | ChildPart::Questions => Some(ChildTime::In),
            ChildPart::After => Some(ChildTime::After),
        }
    }
}

listed! {
    /// The time of a meeting that a part is for.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ChildTime {
        /// Before people meet.
        Before,
        /// In the room.
        In,
        /// Once it is over.
        After,
    }
}

listed! {
    /// Where a part may go.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum ChildShare {
        /// It is kept with the journey, and nowhere else.
        #[default]
        Here,
        /// On the child's own printed page too.
        Paper,
        /// And in the worker's record.
        File,
    }
}

impl ChildShare {
    /// The word that stands for it in a file and in the page's own marks.
    pub const fn word(self) -> &'static str {
        match self {
            ChildShare::Here => "here",
            ChildShare::Paper => "paper",
            ChildShare::File => "file",
        }
    }
}

listed! {
    /// A question children ask, which the page offers.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ChildQuestion {
        /// Who will be there?
        Who,
        /// Who decides?
        Decides,
        /// What can happen next?
        Next,
        /// Can I say no?
        SayNo,
        /// When can I see the people I miss?
        See,
        /// Who can help me say what I want?
        Helps,
    }
}

impl ChildQuestion {
    /// The word that stands for it in a file and in the page's own marks.
    pub const fn word(self) -> &'static str {
        match self {
            ChildQuestion::Who => "who",
            ChildQuestion::Decides => "decides",
            ChildQuestion::Next => "next",
            ChildQuestion::SayNo => "no",
            ChildQuestion::See => "see",
            ChildQuestion::Helps => "helps",
        }
    }
}

/// A stop of the child's road.
#[derive(Clone, Debug, PartialEq)]
pub struct ChildStop {
    /// The field in which the child's own name for it is kept.
    pub field: String,
    /// What it is called: by the child, else by the map.
    pub name: String,
    /// What the map calls it.
    pub map_name: String,
    /// What sort of step it is; none for the yellow heart at the end.
    pub kind: Option<StepKind>,
    /// Where it lies: before here, here, or after.
    pub lies: StopPlace,
}

/// Where a stop lies on the road.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopPlace {
    /// Behind.
    Before,
    /// The step the page is about.
    Here,
    /// It could come.
    Ahead,
    /// The end that everybody works for.
    Heart,
}

/// Somebody the child may want there.
#[derive(Clone, Debug, PartialEq)]
pub struct ChildPerson {
    /// The field in which the wish is kept.
    pub field: String,
    /// Who it is.
    pub name: String,
    /// Whether the child wants them there: `yes`, `no`, or empty.
    pub wish: String,
}

/// A question with what the map answers.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedByChild {
    /// The field in which it is kept that the child asks it.
    pub field: String,
    /// The question, or what they can ask for.
    pub text: String,
    /// What the map says; empty where it says nothing.
    pub answer: String,
    /// Whether the child wants to ask it.
    pub is_asked: bool,
}

/// What a child's page shows before the child has put anything on it, and what they have put there.
#[derive(Clone, Debug, PartialEq)]
pub struct ChildPage {
    /// The step it is about, as it begins each of its fields: `kinship/kinship-panel`.
    pub step: String,
    /// What sort of step it is.
    pub kind: StepKind,
    /// Its name for a child.
    pub name: String,
    /// Its sentence for a child.
    pub sentence: String,
    /// The day that was given for it.
    pub day: Option<Day>,
    /// The road: three to five stops.
    pub road: Vec<ChildStop>,
    /// Who might be there.
    pub people: Vec<ChildPerson>,
    /// What the map says a child can ask for there; nothing where people do not meet.
    pub rights: Vec<AskedByChild>,
    /// Questions.
    pub questions: Vec<AskedByChild>,
    /// Whether people meet, so that there is something to decide and to hear of afterwards.
    pub is_meeting: bool,
}

impl Journey {
    /// What stands in a field of a child's page, empty where nothing does.
    pub fn of_child(&self, field: &str) -> &str {
        self.child.iter().find(|(known, _)| known == field).map_or("", |(_, said)| said)
    }

    /// Puts something into a field of a child's page, as it is; nothing empties the field.
    pub fn set_of_child(&mut self, field: &str, said: &str) {
        set(&mut self.child, field.to_string(), Some(said.to_string()).filter(|said| !said.is_empty()));
    }

    /// Where a part of the page of a step may go.
    pub fn share_of(&self, step: &str, part: ChildPart) -> ChildShare {
        let said = self.of_child(&share_field(step, part));
        ChildShare::ALL.iter().copied().find(|share| share.word() == said).unwrap_or_default()
    }

    /// Whether the child has put anything into a part other than the road.
    fn has_part(&self, step: &str, part: ChildPart) -> bool {
        let begin = format!("{step} {}", part.word());
        self.child.iter().any(|(field, _)| {
            field.strip_prefix(&begin).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', ' ']))
        })
    }
}

impl ChildPage {
    /// Whether the child has put anything into a part.
    pub fn has(&self, journey: &Journey, part: ChildPart) -> bool {
        match part {
            ChildPart::Road => self.road.iter().any(|stop| stop.name != stop.map_name),
            _ => journey.has_part(&self.step, part),
        }
    }

    /// The part that a field is in.
    pub fn part_of(field: &str) -> ChildPart {
        let mut words = field.split(' ').skip(1);
        let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let word = if first == "share" { second } else { first.split('-').next().unwrap_or_default() };
        ChildPart::ALL.iter().copied().find(|part| part.word() == word).unwrap_or(ChildPart::Road)
    }

    /// How many parts with something in them are on the child's own paper, and how many have something.
    pub fn n_on_paper(&self, journey: &Journey) -> (usize, usize) {
        let filled = || ChildPart::ALL.iter().filter(|part| self.has(journey, **part));
        (filled().filter(|part| self.is_for_paper(journey, **part)).count(), filled().count())
    }

    /// Whether the child has put anything into a part that may be on their own paper.
    pub fn is_for_paper(&self, journey: &Journey, part: ChildPart) -> bool {
        journey.share_of(&self.step, part) != ChildShare::Here && self.has(journey, part)
    }
}

/// Whether a drawing takes no more lines.
pub fn is_full(drawing: &str) -> bool {
    MOST_OF_DRAWING - LEAST_OF_LINE < drawing.len()
}

/// A drawing with another line, or as much of that as there is room for.
pub fn with_line(drawing: &str, line: &str) -> String {
    let mut all = format!("{drawing}{line}");
    if MOST_OF_DRAWING < all.len() && all.is_ascii() {
        all.truncate(MOST_OF_DRAWING);
        // A point is whole or it is not there.
        let end = all.rfind(['L', 'M', 'l']).unwrap_or_default();
        all.truncate(end);
    }
    all
}

/// The field in which it is kept where a part may go.
pub fn share_field(step: &str, part: ChildPart) -> String {
    format!("{step} share {}", part.word())
}

/// The page of a step; nothing where it is on no map.
pub fn child_page(world: &World, journey: &Journey, step: &StepName, words: &'static Words) -> Option<ChildPage> {
    let nation = &world.nation;
    let at = step_ref(nation, step)?;
    let (map, own) = (nation.map(at.map), nation.step(at));
    let key = joined(&name(nation, at));
    Some(ChildPage {
        kind: own.kind,
        name: own.shown_name(Some(Reader::Child)).to_string(),
        sentence: map.file.plain_for(own, Some(Reader::Child)).to_string(),
        day: journey.day(&Event::of_step(step.clone())),
        road: road(world, journey, at, &words.child),
        people: people(journey, &key, &words.child),
        rights: if is_meeting(own.kind) { rights(nation, journey, at) } else { Vec::new() },
        questions: questions(world, journey, at, words),
        is_meeting: is_meeting(own.kind),
        step: key,
    })
}

fn stop(nation: &Nation, journey: &Journey, at: StepRef, lies: StopPlace) -> ChildStop {
    let field = format!("{} name", joined(&name(nation, at)));
    let step = nation.step(at);
    named_stop(journey, field, step.shown_name(Some(Reader::Child)), Some(step.kind), lies)
}

fn named_stop(journey: &Journey, field: String, map_name: &str, kind: Option<StepKind>, lies: StopPlace) -> ChildStop {
    let said = journey.of_child(&field);
    let name = if said.trim().is_empty() { map_name } else { said };
    ChildStop { name: name.to_string(), map_name: map_name.to_string(), field, kind, lies }
}

/// The step before, here, what could come next, and the heart. What comes next is told as the plan goes or, without one, for as long
/// as there is one usual next step; from there on it is not decided, and nobody is told what may never come.
fn road(world: &World, journey: &Journey, at: StepRef, words: &ChildWords) -> Vec<ChildStop> {
    let World { nation, graph, .. } = world;
    let mut road = Vec::new();
    let own = name(nation, at);
    let before = journey.trail.been.iter().rfind(|step| **step != own).and_then(|step| step_ref(nation, step));
    road.extend(before.map(|before| stop(nation, journey, before, StopPlace::Before)));
    road.push(stop(nation, journey, at, StopPlace::Here));
    let plan = journey.plans.first().and_then(|goal| step_ref(nation, goal));
    let planned = plan.and_then(|goal| graph.routes(at, goal).list.into_iter().next());
    let mut ahead: Vec<StepRef> = planned.into_iter().flatten().map(|edge| edge.to).take(MOST_AHEAD).collect();
    let is_undecided = ahead.is_empty() && plan.is_none_or(|goal| goal != at) && !nation.step(at).is_exit() && {
        ahead = usual_steps(world, at);
        ahead.len() < MOST_AHEAD && ahead.last().is_none_or(|last| !nation.step(*last).is_exit())
    };
    road.extend(ahead.into_iter().map(|step| stop(nation, journey, step, StopPlace::Ahead)));
    if is_undecided {
        let kind = Some(StepKind::Decision);
        road.push(named_stop(journey, "undecided name".to_string(), words.undecided, kind, StopPlace::Ahead));
    }
    road.push(named_stop(journey, "heart name".to_string(), words.heart, None, StopPlace::Heart));
    road
}

/// The steps that usually follow, for as long as each has but one such, on the main road where there are several and it does not end there.
fn usual_steps(world: &World, from: StepRef) -> Vec<StepRef> {
    let mut steps = Vec::new();
    while steps.len() < MOST_AHEAD {
        let last = steps.last().copied().unwrap_or(from);
        let ahead = world.graph.next(last).iter().filter(|edge| edge.is_ahead && edge.kind == MoveKind::Next);
        let mut usual: Vec<StepRef> = ahead.map(|edge| edge.to).collect();
        usual.dedup();
        if 1 < usual.len() {
            let is_usual = |step: &Step| step.road == Prominence::Main && !step.is_exit();
            usual.retain(|step| is_usual(world.nation.step(*step)));
        }
        let [only] = usual[..] else { break };
        steps.push(only);
    }
    steps
}

fn people(journey: &Journey, step: &str, words: &ChildWords) -> Vec<ChildPerson> {
    let begin = format!("{step} with ");
    let added = journey.child.iter().filter_map(|(field, _)| field.strip_prefix(&begin));
    let added = added.filter(|name| !words.people.contains(name));
    let all = words.people.iter().copied().chain(added);
    all.map(|name| {
        let field = format!("{begin}{name}");
        ChildPerson { wish: journey.of_child(&field).to_string(), name: name.to_string(), field }
    })
    .collect()
}

fn questions(world: &World, journey: &Journey, at: StepRef, words: &'static Words) -> Vec<AskedByChild> {
    let nation = &world.nation;
    let step = nation.step(at);
    let key = joined(&name(nation, at));
    let list = |all: &[String]| capitalised(&all.join(", "));
    let told = &words.child;
    let offered =
        ChildQuestion::ALL.iter().filter(|question| **question != ChildQuestion::Who || is_meeting(step.kind));
    offered
        .map(|question| {
            let answer = match question {
                ChildQuestion::Who => who(step, told),
                ChildQuestion::Decides => list(&step.who_decides),
                ChildQuestion::Next => {
                    // What goes on meanwhile, and what one can do against it, is asked at its own step.
                    let is_next = |edge: &&MoveEdge| !matches!(edge.kind, MoveKind::Parallel | MoveKind::Appeal);
                    let next = world.graph.next(at).iter().filter(is_next);
                    let names = next.map(|edge| nation.step(edge.to).shown_name(Some(Reader::Child)).to_string());
                    names.take(MOST_NEXT).collect::<Vec<_>>().join("; ")
                }
                ChildQuestion::Helps => {
                    let lines = nation.lines_for(at, Some(Reader::Child));
                    let speaks_up =
                        lines.iter().find(|line| line.telephone.is_empty() && line.hours.contains("advocacy"));
                    let line = lines.iter().find(|line| !line.telephone.is_empty());
                    let free = speaks_up.map(|line| format!("{}: {}", line.name, line.hours));
                    let call = line.map(|line| (told.call)(&line.name, &line.telephone));
                    let advocate = free.unwrap_or_else(|| told.speaks_up.to_string());
                    [advocate].into_iter().chain(call).collect::<Vec<_>>().join(" ")
                }
                ChildQuestion::SayNo | ChildQuestion::See => String::new(),
            };
            let field = format!("{key} ask {}", question.word());
            let is_asked = !journey.of_child(&field).is_empty();
            AskedByChild { field, text: told.question[*question as usize].to_string(), answer, is_asked }
        })
        .collect()
}

/// Who takes part; and where the map does not name the child there, that.
fn who(step: &Step, words: &ChildWords) -> String {
    let all = step.who_takes_part.join(", ");
    let names_child = ["child", "young person", "young people", "family", "you"];
    let is_named = all.split([',', ' ']).any(|word| names_child.contains(&word)) || all.contains("young pe");
    match all.is_empty() || is_named {
        true => capitalised(&all),
        false => format!("{}. {}", capitalised(&all), words.not_named),
    }
}

/// What the map says that the child has or can do there, and what they took from an earlier map: its lines as they are. What it says to
/// others is no child's.
fn rights(nation: &Nation, journey: &Journey, at: StepRef) -> Vec<AskedByChild> {
    let begin = format!("{} may ", joined(&name(nation, at)));
    let speaks_to_child = nation.map(at.map).file.speaks_to == Reader::Child;
    let is_own = |line: &&String| if speaks_to_child { !is_of_others(line, Reader::Child) } else { is_of_child(line) };
    let mut lines: Vec<String> = nation.step(at).rights.iter().filter(is_own).map(|line| capitalised(line)).collect();
    let taken = journey.child.iter().filter_map(|(field, _)| field.strip_prefix(&begin));
    let taken: Vec<String> = taken.filter(|line| !lines.iter().any(|known| known == line)).map(String::from).collect();
    lines.extend(taken);
    let right = |text: String| {
        let field = format!("{begin}{text}");
        AskedByChild { is_asked: !journey.of_child(&field).is_empty(), field, text, answer: String::new() }
    };
    lines.into_iter().map(right).collect()
}

/// What a child has put into a part of the page of a step, in words; a drawing has none.
pub fn part_texts(journey: &Journey, step: &str, part: ChildPart, words: &'static Words) -> Vec<String> {
    let told = &words.child;
    let of = |field: &str| journey.of_child(&format!("{step} {field}")).to_string();
    let begin = format!("{step} {} ", part.word());
    let named = journey.child.iter().filter_map(|(field, said)| Some((field.strip_prefix(&begin)?, said.as_str())));
    let texts: Vec<String> = match part {
        ChildPart::Feeling => {
            let face = told.faces.iter().find(|(word, _)| *word == of("feel")).map(|(_, text)| text.to_string());
            face.into_iter().chain([of("feel-words")]).collect()
        }
        ChildPart::Say => {
            let is_recorded = !of(VOICE).is_empty();
            [of("say")].into_iter().chain(is_recorded.then(|| told.has_recording.to_string())).collect()
        }
        ChildPart::Road | ChildPart::Drawing => Vec::new(),
        ChildPart::People => {
            named.map(|(name, wish)| if wish == "yes" { (told.wanted)(name) } else { (told.unwanted)(name) }).collect()
        }
        ChildPart::Rights => named.map(|(line, _)| line.to_string()).collect(),
        ChildPart::Questions => {
            let known = |word: &str| ChildQuestion::ALL.iter().find(|question| question.word() == word);
            let asked =
                named.filter_map(|(word, _)| known(word)).map(|question| told.question[*question as usize].to_string());
            asked.chain([of("ask-own")]).collect()
        }
        ChildPart::After => {
            let lines = [(told.decided, of("after-decided")), (told.tells, of("after-tells"))];
            lines
                .into_iter()
                .filter(|(_, said)| !said.is_empty())
                .map(|(label, said)| format!("{label}: {said}"))
                .collect()
        }
    };
    texts.into_iter().filter(|text| !text.trim().is_empty()).collect()
}

/// What a child lets the worker's file have of the page of one step.
#[derive(Clone, Debug, PartialEq)]
pub struct ChildOnFile {
    /// Whose words, and at which step.
    pub title: String,
    /// Each part with its heading, in the child's own words.
    pub lines: Vec<String>,
    /// The drawing; empty where there is none or it is not to go there.
    pub drawing: String,
}

/// What the child lets the worker's file have, step by step.
pub fn for_file(nation: &Nation, journey: &Journey, words: &'static Words) -> Vec<ChildOnFile> {
    let told = &words.child;
    let of_step = |step: &str| -> Option<ChildOnFile> {
        let at = super::keep::step_name(step).and_then(|step| step_ref(nation, &step))?;
        let shared = || ChildPart::ALL.iter().filter(|part| journey.share_of(step, **part) == ChildShare::File);
        let lines = shared().filter_map(|part| {
            let texts = part_texts(journey, step, *part, words);
            (!texts.is_empty()).then(|| format!("{}: {}", told.part[*part as usize], sentences(&texts)))
        });
        let has_drawing = shared().any(|part| *part == ChildPart::Drawing);
        let drawing = if has_drawing { journey.of_child(&format!("{step} draw")) } else { "" };
        let of_step = ChildOnFile {
            title: (told.own_words)(&nation.step(at).name),
            lines: lines.collect(),
            drawing: drawing.to_string(),
        };
        (!of_step.lines.is_empty() || !of_step.drawing.is_empty()).then_some(of_step)
    };
    steps_with_page(journey).into_iter().filter_map(of_step).collect()
}

/// The steps at which the child has put something on their page, in the order they first did.
pub fn steps_with_page(journey: &Journey) -> Vec<&str> {
    let mut steps: Vec<&str> = Vec::new();
    for (field, _) in &journey.child {
        let step = field.split(' ').next().unwrap_or_default();
        if step.contains('/') && !steps.contains(&step) {
            steps.push(step);
        }
    }
    steps
}

/// Texts in a line: each ends as it ends, or with a semicolon.
fn sentences(texts: &[String]) -> String {
    let ended = |text: &String| text.trim_end().ends_with(['.', '?', '!', '…']);
    let mut line = String::new();
    for (idx, text) in texts.iter().enumerate() {
        let joint = if idx == 0 {
            ""
        } else if ended(&texts[idx - 1]) {
            " "
        } else {
            "; "
        };
        line.push_str(joint);
        line.push_str(text);
    }
    line
}

/// The same as text; empty where it is nothing.
pub fn text_for_file(nation: &Nation, journey: &Journey, words: &'static Words) -> String {
    let told = &words.child;
    let of_step = |shared: ChildOnFile| {
        let drawing = (!shared.drawing.is_empty()).then(|| told.drawn.to_string());
        let lines: Vec<String> = shared.lines.into_iter().chain(drawing).collect();
        format!("\n{}\n{}\n", shared.title, lines.join("\n"))
    };
    for_file(nation, journey, words).into_iter().map(of_step).collect()
}
