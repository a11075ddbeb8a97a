//! The page of a step that a child makes their own: how it feels, what they want to say, who should be there, what they ask, and
//! part by part whether it is printed and goes on the file. It is kept in the child's own words, never corrected or scored.
//! Must never answer a question that the map does not answer.

use super::rights::{is_of_child, is_of_others};
use super::{Journey, name, set, step_ref};
use crate::atlas::file::{Ending, MoveKind, StepKind, is_meeting};
use crate::atlas::reader::Reader;
use crate::atlas::{Nation, StepRef};
use crate::graph::MoveEdge;
use crate::listed::listed;
use crate::place::{StepName, joined};
use crate::scene::step::capitalised;
use crate::words::Words;
use crate::words::child::ChildWords;
use crate::world::World;

/// So many steps ahead a child's road shows before its end.
const MOST_AHEAD: usize = 2;

/// A drawing with more letters than this takes no more lines: a device keeps a journey as one short text.
pub const MOST_OF_DRAWING: usize = 40_000;

/// So many points wide and high a drawing is.
pub const DRAWING: (i32, i32) = (300, 200);

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

    /// Whether the child has put anything into a part that may be on their own paper.
    pub fn is_for_paper(&self, journey: &Journey, part: ChildPart) -> bool {
        journey.share_of(&self.step, part) != ChildShare::Here && self.has(journey, part)
    }
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

/// The step before, here, what could come next on the way the plan goes or, without one, on the usual way to a lasting home where nothing
/// goes wrong, and the heart.
fn road(world: &World, journey: &Journey, at: StepRef, words: &ChildWords) -> Vec<ChildStop> {
    let World { nation, graph, .. } = world;
    let mut road = Vec::new();
    let own = name(nation, at);
    let before = journey.trail.been.iter().rfind(|step| **step != own).and_then(|step| step_ref(nation, step));
    road.extend(before.map(|before| stop(nation, journey, before, StopPlace::Before)));
    road.push(stop(nation, journey, at, StopPlace::Here));
    let plan = journey.plans.first().and_then(|goal| step_ref(nation, goal));
    let way = match plan {
        Some(goal) => graph.routes(at, goal).list.into_iter().next().unwrap_or_default(),
        None => {
            let is_home = |ending| matches!(ending, Ending::Permanence | Ending::Home);
            let mut ways: Vec<_> = graph.endings(at).into_iter().filter(|found| is_home(found.ending)).collect();
            // What goes wrong is on no child's road before it has happened, as on the way to a home by a prison.
            for way in &mut ways {
                let goes_wrong = |edge: &MoveEdge| matches!(edge.kind, MoveKind::Setback | MoveKind::Appeal);
                let n_hoped = way.route.iter().position(goes_wrong).unwrap_or(way.route.len());
                way.route.truncate(n_hoped);
            }
            let best = ways.iter().position(|way| MOST_AHEAD <= way.route.len()).unwrap_or_default();
            ways.into_iter().nth(best).map(|way| way.route).unwrap_or_default()
        }
    };
    road.extend(way.iter().take(MOST_AHEAD).map(|edge| stop(nation, journey, edge.to, StopPlace::Ahead)));
    road.push(named_stop(journey, "heart name".to_string(), words.heart, None, StopPlace::Heart));
    road
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
    let offered =
        ChildQuestion::ALL.iter().filter(|question| **question != ChildQuestion::Who || is_meeting(step.kind));
    offered
        .map(|question| {
            let answer = match question {
                ChildQuestion::Who => list(&step.who_takes_part),
                ChildQuestion::Decides => list(&step.who_decides),
                ChildQuestion::Next => {
                    let next = world.graph.next(at).iter().filter(|edge| edge.is_ahead);
                    let names = next.map(|edge| nation.step(edge.to).shown_name(Some(Reader::Child)).to_string());
                    names.take(3).collect::<Vec<_>>().join("; ")
                }
                ChildQuestion::Helps => {
                    let line =
                        nation.lines_for(at, Some(Reader::Child)).into_iter().find(|line| !line.telephone.is_empty());
                    line.map(|line| format!("{}: {}", line.name, line.telephone)).unwrap_or_default()
                }
                ChildQuestion::SayNo | ChildQuestion::See => String::new(),
            };
            let field = format!("{key} ask {}", question.word());
            let is_asked = !journey.of_child(&field).is_empty();
            AskedByChild { field, text: words.child.question[*question as usize].to_string(), answer, is_asked }
        })
        .collect()
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
        ChildPart::Say => vec![of("say")],
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

/// What the child lets the worker's record have, step by step, in the child's own words; empty where that is nothing.
pub fn text_for_file(nation: &Nation, journey: &Journey, words: &'static Words) -> String {
    let told = &words.child;
    let mut steps: Vec<&str> = Vec::new();
    for (field, _) in &journey.child {
        let step = field.split(' ').next().unwrap_or_default();
        if step.contains('/') && !steps.contains(&step) {
            steps.push(step);
        }
    }
    let mut text = String::new();
    for step in steps {
        let shared = ChildPart::ALL.iter().filter(|part| journey.share_of(step, **part) == ChildShare::File);
        let lines: Vec<String> = shared
            .flat_map(|part| {
                let texts = part_texts(journey, step, *part, words);
                let title = told.part[*part as usize];
                (!texts.is_empty()).then(|| format!("{title}: {}", texts.join("; ")))
            })
            .collect();
        let known = super::keep::step_name(step).and_then(|step| step_ref(nation, &step));
        if let (Some(at), false) = (known, lines.is_empty()) {
            text.push_str(&format!("\n{}\n{}\n", (told.own_words)(&nation.name(at)), lines.join("\n")));
        }
    }
    text
}
