//! Everything shown at a place of a map, as one value: the app, the reading pages, the tests and the fuzz targets all show
//! this one, and nothing else puts a map's page together.

use std::sync::Arc;

use crate::atlas::file::{CaseLabels, Ending, Source, Step, StepKind, Term};
use crate::atlas::reflect::StepQuestions;
use crate::atlas::workflow::workstep_id;
use crate::atlas::{Map, MapId, StepId, StepRef};
use crate::place::{Depth, Grouping, Kinds, Lens, LensKind, Page, Place};
use crate::scene::chart::{
    Chart, EveryStep, Ground, Highlights, LegendEntry, chart, every_step, highlights, kinds, legend,
};
use crate::scene::highlighted::highlighted_steps;
use crate::scene::outline::{OutlineStage, outline};
use crate::scene::panel::{LensAnswer, Panel, panel};
use crate::scene::reflect::groups;
use crate::scene::step::{WorkerWords, system_lines};
use crate::scene::trail::{Footprint, footprint, walked};
use crate::scene::{StepLink, step_link};
use crate::words::ended;
use crate::world::{Load, World};

/// Everything shown at a place of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapScene {
    /// The place it is the scene of.
    pub place: Place,
    /// The title of the browser's tab.
    pub title: String,
    /// What stands at the head and the foot of the page.
    pub head: Arc<MapHead>,
    /// The questions that can be asked of the step; none where no step is chosen.
    pub lens_bar: Vec<LensLink>,
    /// The step in words, or where the map begins.
    pub panel: SideContent,
    /// Which picture is shown.
    pub picture: MapPicture,
    /// The usual steps and every way out, as HTML that the build wrote.
    pub main_road: Arc<str>,
    /// The steps and lines of the chart.
    pub chart: Arc<Chart>,
    /// In which groups and columns they stand; nothing while another picture is shown.
    pub every_step: EveryStep,
    /// The same on a large sheet of paper.
    pub every_step_on_paper: EveryStep,
    /// The marks on them.
    pub highlights: Highlights,
    /// Where the keys 1 to 9 lead: the next moves by number, or the steps lit while none is chosen.
    pub next: Vec<Place>,
    /// What the chart shows, and what its lines and signs mean.
    pub legend: Legend,
    /// Every step in words.
    pub outline: Arc<Vec<OutlineStage>>,
    /// The marks on the steps of main road and outline; steps without a mark are left out.
    pub marks: Vec<StepMark>,
    /// The moves behind us on this map, as `from>to`.
    pub walked: Vec<String>,
    /// What the map holds and where we are on it, heard before its pictures.
    pub overview: String,
    /// What is said aloud when the place changes.
    pub announcement: String,
    /// What a link to the place holds, in words.
    pub link_holds: Vec<String>,
}

/// What stands at the head and the foot of a map's page.
#[derive(Clone, Debug, PartialEq)]
pub struct MapHead {
    /// The map's title.
    pub title: String,
    /// The nation's name.
    pub nation: String,
    /// What the map is for.
    pub purpose: String,
    /// Up to when its law was read.
    pub read_up_to: String,
    /// Which law, in which state.
    pub facts_as_of: String,
    /// Whether any of its steps has words for the case system.
    pub has_worker_layer: bool,
}

/// How sure a map is: what its reading page tells at the end, and the app on the page about Waymark.
#[derive(Clone, Debug, PartialEq)]
pub struct MapGrounds {
    /// What a reader should know of the map.
    pub notes: Vec<String>,
    /// What could not be made sure of.
    pub not_certain: Vec<String>,
    /// Its glossary.
    pub terms: Vec<Term>,
    /// Every source.
    pub sources: Vec<Source>,
}

/// How sure a map is.
pub fn map_grounds(world: &World, map: MapId) -> MapGrounds {
    let file = &world.nation.map(map).file;
    MapGrounds {
        notes: file.notes.clone(),
        not_certain: file.open_questions.iter().map(|question| question.plain.clone()).collect(),
        terms: file.glossary.clone(),
        sources: file.sources.clone(),
    }
}

/// A question that can be asked of a step.
#[derive(Clone, Debug, PartialEq)]
pub struct LensLink {
    /// The question.
    pub lens: Lens,
    /// The place that asks it.
    pub place: Place,
    /// Whether it is the one asked.
    pub is_asked: bool,
}

/// What a map's page shows large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MapPicture {
    /// What can happen next and how it can end, from the step chosen.
    FromHere,
    /// The usual steps and every way out.
    MainRoad,
    /// The chart of every step, with the step chosen, if one is, beside it.
    EveryStep,
}

impl MapPicture {
    /// The picture of a place: from here where a step is chosen and no other is asked for; else the main road, unless a step
    /// that a link has marked lies beside it.
    fn of(map: &Map, place: &Place, here: Option<StepRef>) -> MapPicture {
        let is_on_road = |step: StepId| map.step(step).is_main() || map.step(step).is_exit();
        match (place.depth, here) {
            (Depth::Main, _) => MapPicture::MainRoad,
            (Depth::Everything, _) => MapPicture::EveryStep,
            (Depth::Fitting, Some(_)) => MapPicture::FromHere,
            (Depth::Fitting, None) => {
                match place.highlighted.iter().filter_map(|step| map.find(step)).all(is_on_road) {
                    true => MapPicture::MainRoad,
                    false => MapPicture::EveryStep,
                }
            }
        }
    }
}

/// What stands beside the chart.
#[derive(Clone, Debug, PartialEq)]
pub enum SideContent {
    /// The step chosen.
    Step(Arc<Panel>),
    /// No step is chosen.
    Beginning(Beginning),
}

/// What stands beside the chart while no step is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Beginning {
    /// What the map is for.
    pub purpose: String,
    /// The steps a link has lit, each with its plain words.
    pub highlighted: Vec<(StepLink, String)>,
    /// Where the map begins, each step with its plain words.
    pub starts: Vec<(StepLink, String)>,
}

/// What the chart shows, and what its lines and signs mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Legend {
    /// The kinds of move.
    pub moves: Vec<LegendEntry>,
    /// The kinds of step.
    pub kinds: Vec<StepKind>,
}

/// The mark on a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepMark {
    /// The step's id.
    pub step: String,
    /// "You are here."
    pub is_here: bool,
    /// Its number among the steps a link has marked, from 1.
    pub number: Option<usize>,
    /// What the road so far says of it.
    pub footprint: Footprint,
}

/// What a map's page shows beside the map itself, as far as it has been fetched.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extras<'a> {
    /// The questions practice asks.
    pub asking: Option<&'a Load<Arc<StepQuestions>>>,
    /// How a council's case system is spoken of; none where the worker's layer is not wanted.
    pub labels: Option<&'a Load<CaseLabels>>,
}

/// What is the same at every place of a map, made once and shared by all its scenes.
#[derive(Clone, Debug)]
pub struct MapParts {
    map: MapId,
    head: Arc<MapHead>,
    starts: Vec<(StepLink, String)>,
    main_road: Arc<str>,
    chart: Arc<Chart>,
    outline: Arc<Vec<OutlineStage>>,
}

/// Everything shown at a place of a map. Whoever needs scenes of many places of one map makes its [`MapParts`] once.
pub fn map_scene(world: &World, map: MapId, place: &Place) -> MapScene {
    MapParts::new(world, map).scene(world, place, Extras::default())
}

impl MapParts {
    /// What is the same at every place of a map.
    pub fn new(world: &World, map: MapId) -> MapParts {
        let nation = &world.nation;
        let text = nation.map(map);
        let head = MapHead {
            title: text.file.title.clone(),
            nation: nation.name.clone(),
            purpose: text.file.purpose.clone(),
            read_up_to: text.file.read_up_to.clone(),
            facts_as_of: text.file.facts_as_of.clone(),
            has_worker_layer: text.file.steps.iter().any(|step| step.system.is_some()),
        };
        let starts = text.steps().filter(|(_, step)| step.kind == StepKind::Start);
        MapParts {
            map,
            head: Arc::new(head),
            starts: starts
                .map(|(step, text)| {
                    (
                        step_link(nation, map, StepRef { map, step }),
                        nation.map(map).file.plain_for(text, nation.reader).to_string(),
                    )
                })
                .collect(),
            main_road: text.file.main_road.as_str().into(),
            chart: Arc::new(chart(nation, map)),
            outline: Arc::new(outline(world, map)),
        }
    }

    /// Everything shown at a place of the map.
    pub fn scene(&self, world: &World, place: &Place, extras: Extras<'_>) -> MapScene {
        let World { nation, words, .. } = world;
        let map = self.map;
        let text = nation.map(map);
        let here = here(world, map, place);
        let chart = self.chart.clone();
        let highlighted = highlighted_steps(nation, map, place);
        let panel = here.map(|here| step_panel(world, here, place, extras));
        let next: Vec<Place> = match &panel {
            Some(panel) => panel.next.iter().flat_map(|group| &group.moves).map(|way| way.to.place.clone()).collect(),
            None => highlighted.iter().map(|(step, _)| step.place.clone()).collect(),
        };
        let name = (words.map.map_of_nation)(&self.head.title, &self.head.nation);
        let title = match &panel {
            Some(Panel { facts, ahead: Some(ahead), .. }) => {
                let ahead = (words.from_here.ahead_title)(ahead.way, &facts.shown_name, &ahead.from.shown_name);
                format!("{ahead} – {name} – {}", words.name)
            }
            Some(panel) => format!("{} – {name} – {}", panel.facts.shown_name, words.name),
            None => format!("{name} – {}", words.name),
        };
        let step_said = match &panel {
            Some(Panel { facts, ahead: Some(ahead), .. }) => {
                (words.from_here.ahead_announced)(ahead.way, &facts.shown_name, &ahead.from.shown_name, next.len())
            }
            Some(panel) => (words.map.step_chosen)(&panel.facts.shown_name, next.len()),
            None => String::new(),
        };
        let endings = || chart.boxes.iter().filter_map(|own| own.ending);
        let n_lasting = endings().filter(|ending| *ending == Ending::Permanence).count();
        let counts = [chart.boxes.len(), chart.stages.len(), endings().count(), n_lasting];
        let overview = format!("{} {step_said}", (words.map.overview)(counts));
        let picture = MapPicture::of(text, place, here);
        let legend = Legend { moves: legend(&chart, place), kinds: kinds(&chart) };
        let announcement = match picture {
            // A question that is asked is said first: its answer comes into view, and the focus stays.
            MapPicture::FromHere => {
                let asked = (place.lens != Lens::Next).then_some((words.lens)(&place.lens));
                let way = match panel.as_ref().and_then(|panel| panel.question.as_ref()) {
                    Some(LensAnswer::Way(way)) => Some(way.title.as_str()),
                    _ => None,
                };
                [asked, way].into_iter().flatten().map(|said| format!("{said}. ")).collect::<String>() + &step_said
            }
            MapPicture::MainRoad => ended(words.map.main_road),
            MapPicture::EveryStep => {
                let strong = legend.moves.iter().filter(|entry| entry.switch.is_some() && entry.is_on);
                let strong =
                    strong.map(|entry| format!(" {}: {}.", (words.move_kind)(entry.kind), words.shown_strongly));
                (words.map.grouped)(chart.boxes.len(), place.grouping) + &strong.collect::<String>()
            }
        };
        let every_step = |ground: Ground| match picture {
            MapPicture::EveryStep => every_step(world, &chart, map, place, here, ground),
            _ => EveryStep::default(),
        };
        MapScene {
            title,
            every_step: every_step(Ground::Screen),
            every_step_on_paper: every_step(Ground::LargePaper),
            head: self.head.clone(),
            lens_bar: if here.is_some() { lens_bar(place) } else { Vec::new() },
            link_holds: link_holds(world, map, place),
            picture,
            panel: match panel {
                Some(panel) => SideContent::Step(Arc::new(panel)),
                None => SideContent::Beginning(Beginning {
                    purpose: self.head.purpose.clone(),
                    highlighted,
                    starts: self.starts.clone(),
                }),
            },
            highlights: highlights(world, &chart, map, place, here),
            next,
            legend,
            main_road: self.main_road.clone(),
            walked: walked(nation, map, &place.trail, here),
            chart,
            outline: self.outline.clone(),
            marks: marks(world, map, place, here),
            overview,
            announcement,
            place: place.clone(),
        }
    }
}

/// The step a place has chosen on a map.
fn here(world: &World, map: MapId, place: &Place) -> Option<StepRef> {
    match &place.page {
        Page::Map { step: Some(step), .. } => world.nation.map(map).find(step).map(|step| StepRef { map, step }),
        _ => None,
    }
}

/// The panel of the step, with what was fetched for it.
fn step_panel(world: &World, here: StepRef, place: &Place, extras: Extras<'_>) -> Panel {
    let mut panel = panel(world, here, place);
    if let (Some(LensAnswer::Reflect(questions)), Some(asking)) = (&mut panel.question, extras.asking) {
        *questions = asking.map(|asking| groups(asking, world, here, place));
        if let Load::Ready(groups) = questions {
            groups.retain(|group| group.is_for(world.nation.reader));
        }
    }
    panel.worker = match (extras.labels, &panel.facts.system) {
        (Some(Load::Failed(reason)), _) => Some(Load::Failed(reason.clone())),
        (Some(Load::Ready(labels)), Some(system)) => Some(Load::Ready(WorkerWords {
            title: labels.title.clone(),
            lines: system_lines(system, labels),
            note: labels.note.clone(),
            in_order: system.workstep.as_ref().map(|name| (workstep_id(name), labels.in_order.clone())),
        })),
        _ => None,
    };
    panel
}

/// The questions a reader can ask of the step; the way to an ending only while it is the one asked.
fn lens_bar(place: &Place) -> Vec<LensLink> {
    let way = matches!(place.lens, Lens::Way { .. }).then(|| place.lens.clone());
    let lenses = LensKind::ALL.iter().filter_map(|kind| Lens::of(*kind, None, 1));
    let link = |lens: Lens| LensLink { place: place.with_lens(lens.clone()), is_asked: lens == place.lens, lens };
    lenses.chain(way).map(link).collect()
}

/// The steps that are marked: the one chosen, those a link has marked, and those the road so far says something of.
fn marks(world: &World, map: MapId, place: &Place, here: Option<StepRef>) -> Vec<StepMark> {
    let text = world.nation.map(map);
    let mark = |(step, words): (StepId, &Step)| StepMark {
        step: words.id.clone(),
        is_here: here == Some(StepRef { map, step }),
        number: place.highlighted.iter().position(|id| here.is_none() && *id == words.id).map(|nth| nth + 1),
        footprint: footprint(text, &words.id, &place.trail),
    };
    let is_marked = |mark: &StepMark| StepMark { step: mark.step.clone(), ..StepMark::default() } != *mark;
    text.steps().map(mark).filter(is_marked).collect()
}

/// What a link to the place holds, in words: all that its sharer hands on.
fn link_holds(world: &World, map: MapId, place: &Place) -> Vec<String> {
    let World { nation, words, .. } = world;
    let holds = &words.map.holds;
    let mut told = vec![(holds.map)(&nation.map(map).file.title)];
    told.extend(here(world, map, place).map(|here| (holds.step)(&nation.step(here).name)));
    let from = place.here.as_ref().and_then(|(map, step)| nation.find(map, step));
    told.extend(from.map(|from| (holds.here)(&nation.step(from).name)));
    let highlighted: Vec<_> = highlighted_steps(nation, map, place).into_iter().map(|(step, _)| step.name).collect();
    if !highlighted.is_empty() {
        told.push((holds.highlighted)(&highlighted.join("; ")));
    }
    if place.lens != Lens::Next {
        told.push((holds.question)((words.lens)(&place.lens)));
    }
    if let Lens::Way { map, step, .. } = &place.lens {
        told.extend(nation.find(map, step).map(|exit| (holds.ending)(&nation.step(exit).name)));
    }
    let trail = &place.trail;
    for (steps, tell) in [(&trail.been, holds.been), (&trail.earlier, holds.earlier), (&trail.others, holds.others)] {
        let names = steps.iter().filter_map(|(map, step)| Some(nation.step(nation.find(map, step)?).name.as_str()));
        let names = names.collect::<Vec<_>>().join("; ");
        if !names.is_empty() {
            told.push(tell(&names));
        }
    }
    let is_plain = place.grouping == Grouping::Stage && place.folded.is_empty();
    if place.depth != Depth::Fitting || place.shown != Kinds::default() || !is_plain {
        told.push(holds.depth.to_string());
    }
    told
}
