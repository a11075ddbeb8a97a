//! The content: nations, their maps, steps, moves, timescales and sources, as read from the map files.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

#[cfg(feature = "check")]
pub mod check;
#[cfg(any(feature = "journey", not(feature = "browser")))]
pub mod course;
pub mod file;
#[cfg(not(feature = "browser"))]
pub mod help;
#[cfg(feature = "check")]
pub mod problem;
pub mod reader;
pub mod reflect;
#[cfg(not(feature = "browser"))]
pub mod situations;
pub mod spelling;
#[cfg(not(feature = "browser"))]
pub mod system;
pub mod texts;
pub mod timescale;
pub mod workflow;

use file::{Ending, MapFile, Move, MoveKind, Prominence, Source, Step, StepKind};
use reader::Reader;

/// A step of one map; made only by [`Map::new`], valid only in that map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepId(u16);

impl StepId {
    /// Its place in the map's list of steps.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A map of a nation; made only by [`Nation::new`], valid only there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MapId(u8);

impl MapId {
    /// Its place in the nation's list of maps.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Which way a step lies from another, and how many moves the shortest way takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// Ahead; no number where there is no way.
    Ahead(Option<usize>),
    /// Back.
    Back(usize),
}

/// A step anywhere in a nation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepRef {
    /// The map.
    pub map: MapId,
    /// The step in it.
    pub step: StepId,
}

/// One map with the ends of its moves looked up once.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// Everything as the author wrote it.
    pub file: MapFile,
    /// The moves whose ends are known, in the author's order.
    pub moves: Vec<Link>,
}

/// The step with this id; failing that, the one that once had it.
fn find(file: &MapFile, id: &str) -> Option<StepId> {
    let steps = file.steps.iter().take(usize::from(u16::MAX));
    let by_id = steps.clone().position(|step| step.id == id);
    by_id
        .or_else(|| steps.clone().position(|step| step.aliases.iter().any(|alias| alias == id)))
        .map(|idx| StepId(idx as u16))
}

/// A move with its ends looked up.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Its place in the file's list of moves.
    pub index: usize,
    /// The step it leaves.
    pub from: StepId,
    /// Where it leads.
    pub to: Target,
}

/// Where a move leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// To a step of the same map.
    Here(StepId),
    /// Through a door to another map of the nation.
    Door {
        /// The other map, as in an address: `scotland/kinship`.
        map: String,
        /// The step's id there.
        step: String,
    },
}

impl Map {
    /// Looks up every id of the file. Moves with an unknown end are left out: `check` names them.
    pub fn new(file: MapFile) -> Map {
        let moves = (file.moves.iter().enumerate())
            .filter_map(|(index, step_move)| {
                let from = find(&file, &step_move.from)?;
                let to = match step_move.to.split_once('#') {
                    Some((map, step)) => Target::Door { map: map.to_string(), step: step.to_string() },
                    None => Target::Here(find(&file, &step_move.to)?),
                };
                Some(Link { index, from, to })
            })
            .collect();
        Map { file, moves }
    }

    /// Reads the file of one map of the site. The build has checked it, so only its shape is looked at, and that it is
    /// whole and the map called for: `name` is its path below `maps/`. Fails with the reason.
    pub fn read(name: &str, json: &str) -> Result<Map, String> {
        let map = Map::new(file::from_json(json)?);
        match map.is_whole() && name.strip_suffix(".json") == Some(map.file.map.as_str()) {
            true => Ok(map),
            false => Err("this is not the whole map of that name".to_string()),
        }
    }

    /// The step with this id, or that once had it.
    pub fn find(&self, id: &str) -> Option<StepId> {
        find(&self.file, id)
    }

    /// The step's text.
    pub fn step(&self, id: StepId) -> &Step {
        &self.file.steps[id.index()]
    }

    /// Every step in reading order.
    pub fn steps(&self) -> impl Iterator<Item = (StepId, &Step)> {
        self.file.steps.iter().enumerate().map(|(idx, step)| (StepId(idx as u16), step))
    }

    /// The move's text.
    pub fn text(&self, link: &Link) -> &Move {
        &self.file.moves[link.index]
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.file.sources.iter().find(|source| source.id == id)
    }

    /// The stage's place in the order of stages; the last where the id is unknown.
    pub fn stage_index(&self, id: &str) -> usize {
        let stages = &self.file.stages;
        stages.iter().position(|stage| stage.id == id).unwrap_or(stages.len().saturating_sub(1))
    }

    /// The map's own part of its address: `kinship` of `scotland/kinship`.
    pub fn slug(&self) -> &str {
        self.file.map.rsplit('/').next().unwrap_or_default()
    }

    /// Whether it holds all words, not only the skeleton.
    pub fn is_whole(&self) -> bool {
        !self.file.purpose.is_empty()
    }

    /// The map as the app is handed it: without what only the pages of words, the search or those who keep the map read.
    #[cfg(not(feature = "browser"))]
    pub fn for_app(&self) -> MapFile {
        let mut file = MapFile { schema: String::new(), notes: Vec::new(), ..self.file.clone() };
        file.steps.iter_mut().for_each(|step| step.also.clear());
        file.moves.iter_mut().for_each(|step_move| {
            step_move.source.clear();
            // Only the main road tells it, and comes ready-made.
            step_move.short.clear();
        });
        file.open_questions.retain(|question| !question.about.is_empty());
        file.open_questions.iter_mut().for_each(|question| question.detail.clear());
        let sources = std::mem::take(&mut file.sources);
        let is_named = |source: &Source| {
            file.steps.iter().any(|step| {
                let limits = step.timescales.iter().map(|limit| &limit.source);
                let rules = step.local_rules.iter().map(|rule| &rule.source);
                let coming = step.coming.iter().map(|coming| &coming.source);
                step.sources.iter().chain(limits).chain(rules).chain(coming).any(|id| *id == source.id)
            })
        };
        file.sources = sources.into_iter().filter(is_named).collect();
        file
    }

    /// The map without its words: ids, names, kinds, moves, whose move it is, who decides and the first limit of time, and the
    /// conditions of doors. Enough to answer where every road leads, small enough to come with any map of the nation.
    pub fn skeleton(&self) -> MapFile {
        // What is kept is named, so that a new field of a step or move stays out until somebody takes it in.
        let steps = self.file.steps.iter().map(|step| Step {
            id: step.id.clone(),
            name: step.name.clone(),
            kind: step.kind,
            stage: step.stage.clone(),
            road: step.road,
            exit: step.exit.as_ref().map(|exit| file::Exit { ending: exit.ending, note: String::new() }),
            acts: step.acts.clone(),
            who_decides: step.who_decides.clone(),
            timescales: step.timescales.iter().take(1).cloned().collect(),
            aliases: step.aliases.clone(),
            ..Step::default()
        });
        let moves = self.file.moves.iter().map(|step_move| Move {
            from: step_move.from.clone(),
            to: step_move.to.clone(),
            kind: step_move.kind,
            when: if step_move.kind == MoveKind::LeadsToMap { step_move.when.clone() } else { String::new() },
            ..Move::default()
        });
        MapFile {
            map: self.file.map.clone(),
            title: self.file.title.clone(),
            nation: self.file.nation.clone(),
            speaks_to: self.file.speaks_to,
            stages: self.file.stages.clone(),
            steps: steps.collect(),
            moves: moves.collect(),
            ..MapFile::default()
        }
    }
}

impl Step {
    /// Whether the road ends here.
    pub fn is_exit(&self) -> bool {
        self.kind == StepKind::Exit
    }

    /// The name that a reader gets first: in everyday words, or for a worker as a letter gives it.
    pub fn shown_name(&self, reader: Option<Reader>) -> &str {
        let own = match reader {
            Some(Reader::Worker) => &self.name,
            Some(Reader::Child) if !self.child_name.is_empty() => &self.child_name,
            _ => &self.plain_name,
        };
        if own.is_empty() { &self.name } else { own }
    }

    /// Its name on a chart of the whole map, which has to fit: as a letter gives it, but for families who said that they read.
    pub fn chart_name(&self, reader: Option<Reader>) -> &str {
        self.shown_name(reader.or(Some(Reader::Worker)))
    }

    /// The other of its two names, if it has two.
    pub fn other_name(&self, reader: Option<Reader>) -> Option<&str> {
        let other = if reader == Some(Reader::Worker) { &self.plain_name } else { &self.name };
        (!other.is_empty() && other != self.shown_name(reader)).then_some(other)
    }

    /// Whether it stands on the main road.
    pub fn is_main(&self) -> bool {
        self.road == Prominence::Main
    }

    /// What kind of ending it is, if it is one.
    pub fn ending(&self) -> Option<Ending> {
        self.exit.as_ref().map(|exit| exit.ending)
    }
}

/// A nation's maps without their words: one file, written by the build and read before any map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Skeleton {
    /// The nation's name.
    pub name: String,
    /// Its maps, each without its words.
    pub maps: Vec<MapFile>,
    /// The lines to talk to that its steps show.
    #[serde(default)]
    pub lines: Vec<PhoneLine>,
    /// Map by map and step by step, which of them.
    #[serde(default)]
    pub lines_of_steps: Vec<Vec<Vec<usize>>>,
    /// The same for a child or young person.
    #[serde(default)]
    pub lines_of_children: Vec<Vec<Vec<usize>>>,
}

/// A line to talk to, as a step shows it. The build has chosen it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PhoneLine {
    /// Its name.
    pub name: String,
    /// Its number as one reads it out; empty where the line has none of its own.
    pub telephone: String,
    /// When it is open, if it says; without a number what it is for, and how it is found.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub hours: String,
    /// Whether a call is said to be free.
    pub is_free: bool,
}

/// A nation with all its maps, some of them perhaps still skeletons.
#[derive(Clone, Debug, PartialEq)]
pub struct Nation {
    /// Its id in addresses: `northern-ireland`.
    pub id: String,
    /// Its name for readers: `Northern Ireland`.
    pub name: String,
    /// Its maps, in the order a reader meets them; shared, so that a nation with one map more is no copy of all others.
    pub maps: Vec<Arc<Map>>,
    /// The lines to talk to that its steps show.
    pub lines: Vec<PhoneLine>,
    /// Map by map and step by step, which of them.
    pub lines_of_steps: Vec<Vec<Vec<usize>>>,
    /// The same for a child or young person.
    pub lines_of_children: Vec<Vec<Vec<usize>>>,
    /// Who reads, if they said so.
    pub reader: Option<Reader>,
}

impl Nation {
    /// A nation of these maps, with the id of its addresses and its name for readers.
    pub fn new(id: &str, name: &str, maps: Vec<Map>) -> Nation {
        let (lines, lines_of_steps, lines_of_children, reader) = Default::default();
        let maps = maps.into_iter().map(Arc::new).collect();
        Nation { id: id.to_string(), name: name.to_string(), maps, lines, lines_of_steps, lines_of_children, reader }
    }

    /// The nation for a reader.
    pub fn told_to(self, reader: Option<Reader>) -> Nation {
        Nation { reader, ..self }
    }

    /// The lines to talk to at a step, the first first.
    pub fn lines_at(&self, step: StepRef) -> Vec<&PhoneLine> {
        self.lines_for(step, self.reader)
    }

    /// The same for a reader.
    pub fn lines_for(&self, step: StepRef, reader: Option<Reader>) -> Vec<&PhoneLine> {
        let is_child_elsewhere = reader == Some(Reader::Child) && self.map(step.map).file.speaks_to != Reader::Child;
        let all = if is_child_elsewhere { &self.lines_of_children } else { &self.lines_of_steps };
        let chosen = all.get(step.map.index()).and_then(|of_map| of_map.get(step.step.index()));
        chosen.into_iter().flatten().filter_map(|idx| self.lines.get(*idx)).collect()
    }

    /// What of it fits into one small file.
    pub fn skeleton(&self) -> Skeleton {
        let entries: Vec<&str> =
            self.maps.iter().flat_map(|map| &map.file.moves).map(|step_move| step_move.to.as_str()).collect();
        let is_named = |map: &Map, step: &Step| {
            step.is_exit() || entries.contains(&format!("{}#{}", map.file.map, step.id).as_str())
        };
        let maps = self.maps.iter().map(|map| {
            let mut file = map.skeleton();
            // Other maps name only where they lead to, and how it can end.
            for (bare, step) in file.steps.iter_mut().zip(&map.file.steps).filter(|(_, step)| is_named(map, step)) {
                bare.plain_name.clone_from(&step.plain_name);
                bare.child_name.clone_from(&step.child_name);
            }
            file
        });
        Skeleton {
            name: self.name.clone(),
            maps: maps.collect(),
            lines: self.lines.clone(),
            lines_of_steps: self.lines_of_steps.clone(),
            lines_of_children: self.lines_of_children.clone(),
        }
    }

    /// The nation's skeleton as the build writes it, one file for all its maps.
    pub fn read_skeleton(id: &str, json: &str) -> Result<Nation, String> {
        let Skeleton { name, maps, lines, lines_of_steps, lines_of_children } = file::from_json(json)?;
        let maps = maps.into_iter().map(Map::new).collect();
        Ok(Nation { lines, lines_of_steps, lines_of_children, ..Nation::new(id, &name, maps) })
    }

    /// Puts the whole map in the place of its skeleton.
    pub fn with_map(mut self, map: Map) -> Nation {
        match self.maps.iter_mut().find(|known| known.file.map == map.file.map) {
            Some(known) => *known = Arc::new(map),
            None => self.maps.push(Arc::new(map)),
        }
        self
    }

    /// Every map with its id.
    pub fn maps(&self) -> impl Iterator<Item = (MapId, &Map)> {
        self.maps.iter().enumerate().map(|(idx, map)| (MapId(idx as u8), map.as_ref()))
    }

    /// The map with this id.
    pub fn map(&self, id: MapId) -> &Map {
        &self.maps[id.index()]
    }

    /// The map called `scotland/kinship`, or just `kinship`.
    pub fn find_map(&self, name: &str) -> Option<MapId> {
        self.maps().find(|(_, map)| map.file.map == name || map.slug() == name).map(|(id, _)| id)
    }

    /// A step by map and id.
    pub fn find(&self, map: &str, step: &str) -> Option<StepRef> {
        let map = self.find_map(map)?;
        Some(StepRef { map, step: self.map(map).find(step)? })
    }

    /// The step's text.
    pub fn step(&self, step_ref: StepRef) -> &Step {
        self.map(step_ref.map).step(step_ref.step)
    }

    /// The step as others name it: `scotland/kinship#living-with-kin`.
    pub fn name(&self, step_ref: StepRef) -> String {
        format!("{}#{}", self.map(step_ref.map).file.map, self.step(step_ref).id)
    }

    /// Where a move of a map leads, if its map is there.
    pub fn target(&self, map: MapId, link: &Link) -> Option<StepRef> {
        match &link.to {
            Target::Here(step) => Some(StepRef { map, step: *step }),
            Target::Door { map, step } => self.find(map, step),
        }
    }
}

/// The list of nations and maps, and how fresh they are.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Index {
    /// When law and guidance were last read for the maps, in words.
    pub facts_as_of: String,
    /// The last day before they are due to be read again: `2027-05-31`.
    pub review_by: String,
    /// The nations in the order a reader is asked for them.
    pub nations: Vec<NationEntry>,
}

/// What stands beside the maps, for the pages of words: it is not in the program.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Supplements {
    /// What two nations name differently.
    pub pairs: Vec<TermPair>,
}

impl Supplements {
    /// As it lies in `maps/beside.json`. Empty only if that does not parse, which a test rules out.
    pub fn built_in() -> Supplements {
        let read = file::from_json(include_str!("../maps/beside.json"));
        read.unwrap_or(Supplements { pairs: Vec::new() })
    }
}

/// A nation in the list.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct NationEntry {
    /// Its id in addresses.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What a reader should know before choosing it.
    pub note: String,
    /// Its maps in the order a reader meets them.
    pub maps: Vec<MapEntry>,
    /// The ending its services all lead to, and the maps that tell such homes in detail.
    #[serde(default)]
    pub journey: Option<CommonEnding>,
}

/// What the maps of a nation lead to together.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CommonEnding {
    /// The ending, marked by the yellow heart.
    pub heart: String,
    /// The maps that tell such homes in detail.
    pub homes: Vec<String>,
}

/// One thing that two nations name differently.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct TermPair {
    /// What it is.
    pub what: String,
    /// Each nation's id with the word it uses.
    pub words: Vec<(String, String)>,
}

/// A map in the list.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct MapEntry {
    /// The map's own part of its address.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it is for, in one line.
    pub purpose: String,
}

impl Index {
    /// The list that comes with the program. Empty only if `maps/atlas.json` does not parse, which a test rules out.
    pub fn built_in() -> Index {
        file::from_json(include_str!("../maps/atlas.json")).unwrap_or_default()
    }

    /// The nation with this id.
    pub fn nation(&self, id: &str) -> Option<&NationEntry> {
        self.nations.iter().find(|nation| nation.id == id)
    }
}

impl NationEntry {
    /// The map with this id.
    pub fn map(&self, id: &str) -> Option<&MapEntry> {
        self.maps.iter().find(|map| map.id == id)
    }
}

impl fmt::Display for StepId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}
