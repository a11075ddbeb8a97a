//! The questions practice asks at a step, each with what on the maps answers it here, or why nothing does.
//! Must never lead to an empty view, and never leave a question without a link or a reason.

use crate::atlas::StepRef;
use crate::atlas::file::{Ending, MoveKind, Step, StepField, StepKind};
use crate::atlas::reader::Reader;
use crate::atlas::reflect::{AskedIn, Show, StepQuestions};
use crate::graph::{MoveEdge, ReachableEnding, cost_of_route};
use crate::place::{Depth, Lens, Page, Place};
use crate::scene::step::{capitalised, limit_text, list};
use crate::scene::{StepLink, route_lens, step_link};
use crate::words::reflect::ReflectWords;
use crate::world::World;

/// Questions asked in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Where they are asked.
    pub asked_in: AskedIn,
    /// The questions.
    pub questions: Vec<AnsweredQuestion>,
    /// Whether it opens unfolded.
    pub is_open: bool,
}

impl Group {
    /// Whether they are asked of this reader: what a manager asks a worker is no question to a family.
    pub fn is_for(&self, reader: Option<Reader>) -> bool {
        self.asked_in == AskedIn::DirectWork || matches!(reader, None | Some(Reader::Worker))
    }
}

/// A question asked at a step.
#[derive(Clone, Debug, PartialEq)]
pub struct AnsweredQuestion {
    /// Its id.
    pub id: String,
    /// The question.
    pub question: String,
    /// How the map answers it.
    pub answer: String,
    /// What answers it here, in order.
    pub parts: Vec<AnswerPart>,
    /// Whether it opens unfolded: this step is its example.
    pub is_open: bool,
}

/// A part of what answers a question.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerPart {
    /// The answer itself, in words of the map.
    Words {
        /// What it is: "Who decides".
        label: String,
        /// One text or several.
        texts: Vec<String>,
    },
    /// A link to a view that answers.
    View {
        /// Its words.
        text: String,
        /// The place.
        place: Place,
        /// Whether it leads to a lasting home.
        is_lasting: bool,
    },
    /// A link to a part of this same page that answers.
    Within {
        /// Its words.
        text: String,
        /// The part's id.
        part: &'static str,
    },
    /// A link to a step that answers.
    Step {
        /// What the step is to this one.
        label: String,
        /// The step.
        to: StepLink,
        /// What more is to be said of it.
        after: Option<String>,
    },
    /// Why there is no answer here.
    Nothing(String),
}

/// Steps of one sort that are listed at the most.
const MOST_STEPS: usize = 3;

/// The questions at the step a place has chosen, in their groups.
pub fn groups(asking: &StepQuestions, world: &World, here: StepRef, place: &Place) -> Vec<Group> {
    let World { nation, graph, .. } = world;
    let step = nation.step(here);
    let mut outcomes = graph.endings(here);
    outcomes.retain(|outcome| !outcome.route.is_empty());
    let at = StepContext { asking, world, here, place, step, outcomes };
    let name = nation.name(here);
    let mut groups: Vec<Group> = Vec::new();
    for (asked_in, _) in AskedIn::ALL {
        let mut group = Group { asked_in, questions: Vec::new(), is_open: false };
        for ask in asking.questions.iter().filter(|ask| ask.asked_in == asked_in) {
            let is_open = ask.example == name;
            group.is_open |= is_open;
            let (id, question, answer) = (ask.id.clone(), ask.question.clone(), ask.answer.clone());
            group.questions.push(AnsweredQuestion { id, question, answer, parts: at.answer(&ask.show), is_open });
        }
        groups.push(group);
    }
    groups
}

/// A step, with all that is asked about it.
struct StepContext<'a> {
    asking: &'a StepQuestions,
    world: &'a World,
    here: StepRef,
    place: &'a Place,
    step: &'a Step,
    outcomes: Vec<ReachableEnding>,
}

impl StepContext<'_> {
    fn words(&self) -> &'static ReflectWords {
        &self.world.words.reflect
    }

    /// What answers a question, nothing twice.
    fn answer(&self, show: &[Show]) -> Vec<AnswerPart> {
        let mut parts: Vec<AnswerPart> = Vec::new();
        for part in show.iter().flat_map(|show| self.parts(*show)) {
            let is_same = |known: &AnswerPart| match (known, &part) {
                (AnswerPart::View { place: known, .. }, AnswerPart::View { place, .. }) => known == place,
                (AnswerPart::Step { to: known, .. }, AnswerPart::Step { to, .. }) => known.step == to.step,
                (known, part) => known == part,
            };
            if !parts.iter().any(is_same) {
                parts.push(part);
            }
        }
        parts
    }

    fn parts(&self, show: Show) -> Vec<AnswerPart> {
        match show {
            Show::Here => vec![self.where_we_are()],
            Show::Trail => vec![self.trail()],
            Show::Clock => self.clock(),
            Show::People => self.people(),
            Show::Rights => vec![self.rights()],
            Show::Appeal => self.appeal(),
            Show::OtherMaps => self.doors(),
            Show::Plain => {
                vec![words_of(self.words().in_plain_words, vec![self.step.plain.clone()]), self.outline()]
            }
            Show::Snapshot => {
                vec![words_of(self.words().keep_the_picture, vec![self.words().print_or_share.to_string()])]
            }
            // What follows lies ahead, and ahead of an ending lies nothing.
            _ if self.world.graph.next(self.here).is_empty() => {
                vec![AnswerPart::Nothing((self.words().is_ending)(self.step.ending()))]
            }
            Show::Next => vec![self.view((self.words().next)(self.world.graph.next(self.here).len()), Lens::Next)],
            Show::Escalate => vec![self.turns(MoveKind::Escalate, Lens::Worse)],
            Show::StepDown => vec![self.turns(MoveKind::StepDown, Lens::Better)],
            Show::Repeat => vec![self.ahead(MoveKind::Repeat)],
            Show::Parallel => vec![self.ahead(MoveKind::Parallel)],
            Show::Exits => {
                let (n_endings, n_lasting) = self.nearest();
                vec![self.view((self.words().endings)(n_endings, n_lasting), Lens::Endings)]
            }
            Show::Compare => vec![self.view(self.words().compare.to_string(), Lens::Endings)],
            Show::Route => self.route(),
        }
    }

    fn view(&self, text: String, lens: Lens) -> AnswerPart {
        AnswerPart::View { text, place: self.place.with_lens(lens), is_lasting: false }
    }

    fn link(&self, to: StepRef) -> StepLink {
        step_link(&self.world.nation, self.here.map, to)
    }

    fn name(&self, step_ref: StepRef) -> &str {
        &self.world.nation.step(step_ref).name
    }

    /// How many endings lie ahead on this map, or by another where there are none, and how many of them are a lasting home.
    fn nearest(&self) -> (usize, usize) {
        let rings = self.world.graph.rings(self.here);
        let here: Vec<Ending> = rings.here.iter().map(|found| found.ending).collect();
        let by_map = rings.by_map.iter().flat_map(|map| &map.exits).map(|(_, ending)| *ending);
        let endings = if here.is_empty() { by_map.collect() } else { here };
        (endings.len(), endings.iter().filter(|ending| **ending == Ending::Permanence).count())
    }

    fn where_we_are(&self) -> AnswerPart {
        let map = self.world.nation.map(self.here.map);
        let stage = map.file.stages.get(map.stage_index(&self.step.stage));
        let stage = stage.map(|stage| stage.title.as_str()).unwrap_or_default();
        words_of(self.world.words.here, vec![(self.words().place)(&self.step.name, stage, &map.file.title)])
    }

    fn trail(&self) -> AnswerPart {
        match self.world.graph.before(self.here).iter().filter(|edge| edge.from != self.here).count() {
            0 => AnswerPart::Nothing(self.world.words.begins_here.to_string()),
            n_moves => self.view((self.words().trail)(n_moves), Lens::Before),
        }
    }

    /// Every step in words stands below the chart; where no chart is asked for, the link asks for it.
    fn outline(&self) -> AnswerPart {
        let text = self.words().every_step.to_string();
        match self.place.depth {
            Depth::Fitting => AnswerPart::View { text, place: self.place.with_depth(Depth::Main), is_lasting: false },
            Depth::Main | Depth::Everything => AnswerPart::Within { text, part: "outline" },
        }
    }

    /// Turns for the better or the worse.
    fn turns(&self, kind: MoveKind, lens: Lens) -> AnswerPart {
        let turns = self.world.graph.turns(self.here, kind);
        match turns.first().and_then(|turn| turn.last()) {
            Some(nearest) => self.view((self.words().turns)(kind, turns.len(), self.name(nearest.to)), lens),
            None => AnswerPart::Nothing((self.words().no_turn)(kind).to_string()),
        }
    }

    /// Moves that stand among the ways on: from here, or of the first step ahead that has one.
    fn ahead(&self, kind: MoveKind) -> AnswerPart {
        let turns = self.world.graph.turns(self.here, kind);
        match turns.first().and_then(|turn| turn.last()) {
            Some(edge) if edge.from == self.here => {
                let names = self.moves(kind).map(|edge| self.name(edge.to)).collect::<Vec<_>>();
                self.view((self.words().from_here)(kind, &names.join(", ")), Lens::Next)
            }
            Some(edge) => AnswerPart::Step {
                label: (self.words().further_on)(kind).to_string(),
                to: self.link(edge.from),
                after: None,
            },
            None => AnswerPart::Nothing((self.words().no_turn)(kind).to_string()),
        }
    }

    fn moves(&self, kind: MoveKind) -> impl Iterator<Item = &MoveEdge> {
        self.world.graph.next(self.here).iter().filter(move |edge| edge.kind == kind)
    }

    /// Steps that moves of a kind lead to: from here, or the nearest further on.
    fn targets(&self, kind: MoveKind) -> Vec<AnswerPart> {
        let mut turns = self.world.graph.turns(self.here, kind);
        turns.retain(|turn| turn.last().is_some_and(|edge| edge.to != self.here));
        let nearest = turns.first().map_or(0, Vec::len);
        let edges = turns.iter().take_while(|turn| turn.len() == nearest).filter_map(|turn| turn.last());
        let step = |edge: &MoveEdge| AnswerPart::Step {
            label: (self.words().target)(kind, (edge.from != self.here).then(|| self.name(edge.from))),
            to: self.link(edge.to),
            after: None,
        };
        edges.map(step).take(MOST_STEPS).collect()
    }

    fn appeal(&self) -> Vec<AnswerPart> {
        let mut parts = self.targets(MoveKind::Appeal);
        if parts.is_empty() {
            let is_challenge = self.step.kind == StepKind::Appeal;
            let reason =
                if is_challenge { self.words().is_challenge } else { (self.words().no_turn)(MoveKind::Appeal) };
            parts.push(AnswerPart::Nothing(reason.to_string()));
        }
        let advice = self.asking.advice.iter().filter_map(|name| name.split_once('#'));
        let advice = advice.filter_map(|(map, step)| {
            let is_own = map == self.world.nation.map(self.here.map).file.map;
            self.world.nation.find(map, step).filter(|step_ref| is_own && *step_ref != self.here)
        });
        parts.extend(advice.map(|step_ref| AnswerPart::Step {
            label: self.words().someone_to_help.to_string(),
            to: self.link(step_ref),
            after: None,
        }));
        let about = Place::from(Page::Text("about".to_string()));
        let text = self.words().who_can_help.to_string();
        parts.push(AnswerPart::View { text, place: about, is_lasting: false });
        parts
    }

    fn doors(&self) -> Vec<AnswerPart> {
        let doors = self.targets(MoveKind::LeadsToMap);
        if doors.is_empty() {
            vec![AnswerPart::Nothing((self.words().no_turn)(MoveKind::LeadsToMap).to_string())]
        } else {
            doors
        }
    }

    /// The usual route to a lasting home, and to another ending.
    fn route(&self) -> Vec<AnswerPart> {
        let nearest = |is_wanted: &dyn Fn(&ReachableEnding) -> bool| {
            (self.outcomes.iter())
                .filter(|outcome| is_wanted(outcome))
                .min_by_key(|outcome| cost_of_route(&outcome.route))
        };
        let lasting = nearest(&|outcome| outcome.ending == Ending::Permanence);
        let other = nearest(&|outcome| outcome.ending != Ending::Permanence);
        let way = |outcome: &ReachableEnding| {
            let is_lasting = outcome.ending == Ending::Permanence;
            let text = (self.words().way)(outcome.ending, self.name(outcome.exit));
            let place = self.place.with_lens(route_lens(&self.world.nation, outcome.exit, 1));
            AnswerPart::View { text, place, is_lasting }
        };
        let no_home = || AnswerPart::Nothing(self.words().no_lasting_home.to_string());
        [Some(lasting.map_or_else(no_home, way)), other.map(way)].into_iter().flatten().collect()
    }

    /// The limits of time here in a line each, then those of the next steps.
    fn clock(&self) -> Vec<AnswerPart> {
        let limit = |timescale| (self.words().limit)(&limit_text(self.world.words, timescale), timescale.basis);
        let mut parts = Vec::new();
        if !self.step.timescales.is_empty() {
            parts.push(words_of(
                (self.world.words.field)(StepField::Timescales),
                self.step.timescales.iter().map(limit).collect(),
            ));
        }
        let mut met: Vec<StepRef> = vec![self.here];
        for edge in self.world.graph.next(self.here) {
            let Some(timescale) = self.world.nation.step(edge.to).timescales.first() else { continue };
            if !met.contains(&edge.to) && met.len() <= MOST_STEPS {
                met.push(edge.to);
                let after = Some(limit(timescale));
                parts.push(AnswerPart::Step {
                    label: self.words().next_limit.to_string(),
                    to: self.link(edge.to),
                    after,
                });
            }
        }
        if parts.is_empty() { vec![AnswerPart::Nothing(self.words().no_limit.to_string())] } else { parts }
    }

    fn people(&self) -> Vec<AnswerPart> {
        let lists = [
            (self.words().decides_here, &self.step.who_decides),
            (self.words().takes_part_here, &self.step.who_takes_part),
        ];
        let lists = lists.into_iter().filter(|(_, people)| !people.is_empty());
        lists.map(|(label, people)| words_of(label, vec![list(people)])).collect()
    }

    fn rights(&self) -> AnswerPart {
        match self.step.rights.is_empty() {
            true => AnswerPart::Nothing(self.words().no_rights.to_string()),
            false => words_of(
                (self.world.words.from_here.rights)(self.world.nation.reader),
                self.step.rights.iter().map(|right| capitalised(right)).collect(),
            ),
        }
    }
}

fn words_of(label: &str, texts: Vec<String>) -> AnswerPart {
    AnswerPart::Words { label: label.to_string(), texts }
}
