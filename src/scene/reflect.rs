//! The questions practice asks at a step, each with what on the maps answers it here, or why nothing does.
//! Must never lead to an empty view, and never leave a question without a link or a reason.

use crate::atlas::file::{Ending, MoveKind, Step, StepKind};
use crate::atlas::reflect::{AskedIn, Asking, Show};
use crate::atlas::{Nation, Spot};
use crate::graph::{Hop, Outcome, Roads};
use crate::place::{Lens, Page, Place};
use crate::scene::step::{capitalised, limit_text, list};
use crate::scene::{StepLink, step_link, way_lens};
use crate::words;

/// What the lens shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Reflection {
    /// The questions are still being fetched.
    Waiting,
    /// They could not be read.
    Failed(String),
    /// The questions, by where they are asked.
    Groups(Vec<Group>),
}

/// Questions asked in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Where they are asked.
    pub asked_in: AskedIn,
    /// The questions.
    pub questions: Vec<Asked>,
    /// Whether it opens unfolded.
    pub is_open: bool,
}

/// A question asked at a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Its id.
    pub id: String,
    /// The question.
    pub question: String,
    /// How the map answers it.
    pub answer: String,
    /// What answers it here, in order.
    pub parts: Vec<Part>,
    /// Whether it opens unfolded: this step is its example.
    pub is_open: bool,
}

/// A part of what answers a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
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
        /// The fragment.
        href: String,
        /// Whether it leads to a lasting home.
        is_lasting: bool,
        /// The part of this same page it leads to, if it is one.
        within: Option<&'static str>,
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
pub fn groups(asking: &Asking, nation: &Nation, roads: &Roads, here: Spot, place: &Place) -> Vec<Group> {
    let step = nation.step(here);
    let mut outcomes = roads.endings(here);
    outcomes.retain(|outcome| !outcome.way.is_empty());
    let at = At { asking, nation, roads, here, place, step, outcomes };
    let name = nation.name(here);
    let mut groups: Vec<Group> = Vec::new();
    for (asked_in, _) in AskedIn::ALL {
        let mut group = Group { asked_in, questions: Vec::new(), is_open: false };
        for ask in asking.questions.iter().filter(|ask| ask.asked_in == asked_in) {
            let is_open = ask.example == name;
            group.is_open |= is_open;
            let (id, question, answer) = (ask.id.clone(), ask.question.clone(), ask.answer.clone());
            group.questions.push(Asked { id, question, answer, parts: at.answer(&ask.show), is_open });
        }
        groups.push(group);
    }
    groups
}

/// A step, with all that is asked about it.
struct At<'a> {
    asking: &'a Asking,
    nation: &'a Nation,
    roads: &'a Roads,
    here: Spot,
    place: &'a Place,
    step: &'a Step,
    outcomes: Vec<Outcome>,
}

impl At<'_> {
    /// What answers a question, nothing twice.
    fn answer(&self, show: &[Show]) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for part in show.iter().flat_map(|show| self.parts(*show)) {
            let is_same = |known: &Part| match (known, &part) {
                (Part::View { href: known, .. }, Part::View { href, .. }) => known == href,
                (Part::Step { to: known, .. }, Part::Step { to, .. }) => known.step == to.step,
                (known, part) => known == part,
            };
            if !parts.iter().any(is_same) {
                parts.push(part);
            }
        }
        parts
    }

    fn parts(&self, show: Show) -> Vec<Part> {
        match show {
            Show::Here => vec![self.where_we_are()],
            Show::Trail => vec![self.trail()],
            Show::Clock => self.clock(),
            Show::People => self.people(),
            Show::Rights => vec![self.rights()],
            Show::Appeal => self.appeal(),
            Show::OtherMaps => self.doors(),
            Show::Plain => {
                vec![words_of(words::ENGLISH.reflect.in_plain_words, vec![self.step.plain.clone()]), self.outline()]
            }
            Show::Snapshot => vec![words_of(
                words::ENGLISH.reflect.keep_the_picture,
                vec![words::ENGLISH.reflect.print_or_share.to_string()],
            )],
            // What follows lies ahead, and ahead of an ending lies nothing.
            _ if self.roads.next(self.here).is_empty() => {
                vec![Part::Nothing((words::ENGLISH.reflect.is_ending)(self.step.ending()))]
            }
            Show::Next => vec![self.view((words::ENGLISH.reflect.next)(self.roads.next(self.here).len()), Lens::Next)],
            Show::Escalate => vec![self.turns(MoveKind::Escalate, Lens::Worse)],
            Show::StepDown => vec![self.turns(MoveKind::StepDown, Lens::Better)],
            Show::Repeat => vec![self.ahead(MoveKind::Repeat)],
            Show::Parallel => vec![self.ahead(MoveKind::Parallel)],
            Show::Exits => {
                vec![self.view((words::ENGLISH.reflect.endings)(self.outcomes.len(), self.n_lasting()), Lens::Endings)]
            }
            Show::Compare => vec![self.view(words::ENGLISH.reflect.compare.to_string(), Lens::Endings)],
            Show::Route => self.route(),
        }
    }

    fn view(&self, text: String, lens: Lens) -> Part {
        Part::View { text, href: self.place.with_lens(lens).print(), is_lasting: false, within: None }
    }

    fn link(&self, to: Spot) -> StepLink {
        step_link(self.nation, self.here.map, to)
    }

    fn name(&self, spot: Spot) -> &str {
        &self.nation.step(spot).name
    }

    fn n_lasting(&self) -> usize {
        self.outcomes.iter().filter(|outcome| outcome.ending == Ending::Permanence).count()
    }

    fn where_we_are(&self) -> Part {
        let map = self.nation.map(self.here.map);
        let stage = map.file.stages.get(map.stage_index(&self.step.stage));
        let stage = stage.map(|stage| stage.title.as_str()).unwrap_or_default();
        words_of(words::ENGLISH.here, vec![(words::ENGLISH.reflect.place)(&self.step.name, stage, &map.file.title)])
    }

    fn trail(&self) -> Part {
        match self.roads.before(self.here).iter().filter(|hop| hop.from != self.here).count() {
            0 => Part::Nothing(words::ENGLISH.begins_here.to_string()),
            n_moves => self.view((words::ENGLISH.reflect.trail)(n_moves), Lens::Before),
        }
    }

    fn outline(&self) -> Part {
        Part::View {
            text: words::ENGLISH.reflect.every_step.to_string(),
            href: "#outline".to_string(),
            is_lasting: false,
            within: Some("outline"),
        }
    }

    /// Turns for the better or the worse.
    fn turns(&self, kind: MoveKind, lens: Lens) -> Part {
        let turns = self.roads.turns(self.here, kind);
        match turns.first().and_then(|turn| turn.last()) {
            Some(nearest) => self.view((words::ENGLISH.reflect.turns)(kind, turns.len(), self.name(nearest.to)), lens),
            None => Part::Nothing((words::ENGLISH.reflect.no_turn)(kind).to_string()),
        }
    }

    /// Moves that stand among the ways on: from here, or of the first step ahead that has one.
    fn ahead(&self, kind: MoveKind) -> Part {
        let turns = self.roads.turns(self.here, kind);
        match turns.first().and_then(|turn| turn.last()) {
            Some(hop) if hop.from == self.here => {
                let names = self.moves(kind).map(|hop| self.name(hop.to)).collect::<Vec<_>>();
                self.view((words::ENGLISH.reflect.from_here)(kind, &names.join(", ")), Lens::Next)
            }
            Some(hop) => Part::Step {
                label: (words::ENGLISH.reflect.further_on)(kind).to_string(),
                to: self.link(hop.from),
                after: None,
            },
            None => Part::Nothing((words::ENGLISH.reflect.no_turn)(kind).to_string()),
        }
    }

    fn moves(&self, kind: MoveKind) -> impl Iterator<Item = &Hop> {
        self.roads.next(self.here).iter().filter(move |hop| hop.kind == kind)
    }

    /// Steps that moves of a kind lead to: from here, or the nearest further on.
    fn targets(&self, kind: MoveKind) -> Vec<Part> {
        let mut turns = self.roads.turns(self.here, kind);
        turns.retain(|turn| turn.last().is_some_and(|hop| hop.to != self.here));
        let nearest = turns.first().map_or(0, Vec::len);
        let hops = turns.iter().take_while(|turn| turn.len() == nearest).filter_map(|turn| turn.last());
        let step = |hop: &Hop| Part::Step {
            label: (words::ENGLISH.reflect.target)(kind, (hop.from != self.here).then(|| self.name(hop.from))),
            to: self.link(hop.to),
            after: None,
        };
        hops.map(step).take(MOST_STEPS).collect()
    }

    fn appeal(&self) -> Vec<Part> {
        let mut parts = self.targets(MoveKind::Appeal);
        if parts.is_empty() {
            let is_challenge = self.step.kind == StepKind::Appeal;
            let reason = if is_challenge {
                words::ENGLISH.reflect.is_challenge
            } else {
                (words::ENGLISH.reflect.no_turn)(MoveKind::Appeal)
            };
            parts.push(Part::Nothing(reason.to_string()));
        }
        let advice = self.asking.advice.iter().filter_map(|name| name.split_once('#'));
        let advice = advice.filter_map(|(map, step)| {
            let is_own = map == self.nation.map(self.here.map).file.map;
            self.nation.find(map, step).filter(|spot| is_own && *spot != self.here)
        });
        parts.extend(advice.map(|spot| Part::Step {
            label: words::ENGLISH.reflect.someone_to_help.to_string(),
            to: self.link(spot),
            after: None,
        }));
        let about = Place::from(Page::Text("about".to_string())).print();
        parts.push(Part::View {
            text: words::ENGLISH.reflect.who_can_help.to_string(),
            href: about,
            is_lasting: false,
            within: None,
        });
        parts
    }

    fn doors(&self) -> Vec<Part> {
        let doors = self.targets(MoveKind::LeadsToMap);
        if doors.is_empty() {
            vec![Part::Nothing((words::ENGLISH.reflect.no_turn)(MoveKind::LeadsToMap).to_string())]
        } else {
            doors
        }
    }

    /// The way to the nearest lasting home, and to the nearest ending if that is another.
    fn route(&self) -> Vec<Part> {
        let nearest = |is_wanted: &dyn Fn(&Outcome) -> bool| {
            (self.outcomes.iter()).filter(|outcome| is_wanted(outcome)).min_by_key(|outcome| outcome.way.len())
        };
        let lasting = nearest(&|outcome| outcome.ending == Ending::Permanence);
        let other = nearest(&|outcome| outcome.ending != Ending::Permanence);
        let way = |outcome: &Outcome| {
            let is_lasting = outcome.ending == Ending::Permanence;
            let text = (words::ENGLISH.reflect.way)(is_lasting, self.name(outcome.exit), outcome.way.len());
            let href = self.place.with_lens(way_lens(self.nation, outcome.exit, 1)).print();
            Part::View { text, href, is_lasting, within: None }
        };
        let no_home = || Part::Nothing(words::ENGLISH.reflect.no_lasting_home.to_string());
        [Some(lasting.map_or_else(no_home, way)), other.map(way)].into_iter().flatten().collect()
    }

    /// The limits of time here in a line each, then those of the next steps.
    fn clock(&self) -> Vec<Part> {
        let limit = |timescale| (words::ENGLISH.reflect.limit)(&limit_text(timescale), timescale.basis);
        let mut parts = Vec::new();
        if !self.step.timescales.is_empty() {
            parts.push(words_of(words::ENGLISH.by_when, self.step.timescales.iter().map(limit).collect()));
        }
        let mut met: Vec<Spot> = vec![self.here];
        for hop in self.roads.next(self.here) {
            let Some(timescale) = self.nation.step(hop.to).timescales.first() else { continue };
            if !met.contains(&hop.to) && met.len() <= MOST_STEPS {
                met.push(hop.to);
                let after = Some(limit(timescale));
                parts.push(Part::Step {
                    label: words::ENGLISH.reflect.next_limit.to_string(),
                    to: self.link(hop.to),
                    after,
                });
            }
        }
        if parts.is_empty() { vec![Part::Nothing(words::ENGLISH.reflect.no_limit.to_string())] } else { parts }
    }

    fn people(&self) -> Vec<Part> {
        let lists = [
            (words::ENGLISH.reflect.decides_here, &self.step.who_decides),
            (words::ENGLISH.reflect.takes_part_here, &self.step.who_takes_part),
        ];
        let lists = lists.into_iter().filter(|(_, people)| !people.is_empty());
        lists.map(|(label, people)| words_of(label, vec![list(people)])).collect()
    }

    fn rights(&self) -> Part {
        match self.step.rights.is_empty() {
            true => Part::Nothing(words::ENGLISH.reflect.no_rights.to_string()),
            false => words_of(words::ENGLISH.rights, self.step.rights.iter().map(|right| capitalised(right)).collect()),
        }
    }
}

fn words_of(label: &str, texts: Vec<String>) -> Part {
    Part::Words { label: label.to_string(), texts }
}
