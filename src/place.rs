//! The address: where a reader is, printed as the fragment of a link and read back from one.
//! Must never hold a name, a date or free text, and must never fail: every fragment gives a place.

use crate::atlas::file::{Ending, MoveKind, Step};
use crate::atlas::spelling::nearest;
use crate::atlas::texts::TextKind;
use crate::atlas::{Index, Nation};
use crate::listed::listed;

mod read;
mod trail;

pub use trail::{MOST_OTHERS, StepName, Trail, joined};

use trail::steps_in_a_row;

/// Everything an address says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which page.
    pub page: Page,
    /// The question asked of a step.
    pub lens: Lens,
    /// How much of the map the chart shows.
    pub depth: Depth,
    /// The kinds of move turned on in the legend beside those always drawn.
    pub shown: Kinds,
    /// What the steps of the chart stand together by.
    pub grouping: Grouping,
    /// The groups of the chart that are folded, by their ids.
    pub folded: Vec<String>,
    /// Ids of the map's steps that a trainer has lit: a list to look at together. On the page of the course, the outcome
    /// or module to go to.
    pub highlighted: Vec<String>,
    /// Whether the link asks for the worker's layer.
    pub is_for_workers: bool,
    /// Where we are, while another step of a map or the whole system is looked at; none where the step shown is the one we
    /// are at.
    pub here: Option<StepName>,
    /// The road so far.
    pub trail: Trail,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// What this is, the nations, their maps, search.
    Home,
    /// A page of words that is the same for everybody: `about`, `words`, `learn/m1-s1`.
    Text(String),
    /// All maps of a nation on one page.
    System {
        /// The nation.
        nation: String,
    },
    /// The journeys that this device keeps.
    Journeys,
    /// The journey of a child: the road so far, dates, plans, and one page for the file.
    Journey {
        /// The nation.
        nation: String,
        /// "We are here."
        here: Option<StepName>,
    },
    /// The page of a step that a child makes their own.
    Child {
        /// The nation.
        nation: String,
        /// The step it is about.
        step: StepName,
    },
    /// A trainer's walk with a group, from a step on. What is [`Place::highlighted`] there is the scenario it is of, and whether the
    /// window is the one for the room.
    Walk {
        /// The nation.
        nation: String,
        /// The step it begins with.
        step: StepName,
    },
    /// One map, perhaps with a step chosen.
    Map {
        /// The nation.
        nation: String,
        /// The map's own part of its address.
        map: String,
        /// "We are here."
        step: Option<String>,
    },
}

/// The question asked of a step.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lens {
    /// What can happen next?
    #[default]
    Next,
    /// How can it end?
    Endings,
    /// How would we get to this ending?
    Way {
        /// The map of the ending.
        map: String,
        /// The ending.
        step: String,
        /// Which way of those found, from 1.
        number: usize,
    },
    /// What if things get better?
    Better,
    /// What if things get worse?
    Worse,
    /// How can one have got here?
    Before,
    /// Which questions does practice ask here?
    Reflect,
}

listed! {
    /// A question that can be asked of a step, without the ending it may be about.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum LensKind {
        /// [`Lens::Next`].
        #[default]
        Next,
        /// [`Lens::Endings`].
        Endings,
        /// [`Lens::Way`].
        Way,
        /// [`Lens::Better`].
        Better,
        /// [`Lens::Worse`].
        Worse,
        /// [`Lens::Before`].
        Before,
        /// [`Lens::Reflect`].
        Reflect,
    }
}

/// How much of the map the chart shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// The main road; everything if the step chosen lies beside it.
    #[default]
    Fitting,
    /// The main road.
    Main,
    /// Every step.
    Everything,
}

listed! {
    /// What the steps of the chart stand together by.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Grouping {
        /// The stages of the map.
        #[default]
        Stage,
        /// Who has to act first.
        Who,
        /// What sort of step it is.
        Kind,
        /// What kind of ending is nearest.
        Ending,
    }
}

impl Grouping {
    /// The word that stands for it in a link.
    pub const fn word(self) -> &'static str {
        match self {
            Grouping::Stage => "stage",
            Grouping::Who => "who",
            Grouping::Kind => "kind",
            Grouping::Ending => "ending",
        }
    }

    /// The id of the group that a step stands in, whose nearest ending is of this kind. Who acts is not asked of an ending: all of
    /// them stand together.
    pub fn group_of(self, step: &Step, nearest: Option<Ending>) -> &str {
        match self {
            Grouping::Ending => nearest.map_or(step.kind.word(), Ending::word),
            Grouping::Stage => &step.stage,
            Grouping::Who => step.acts.first().map_or(step.kind.word(), |actor| actor.word()),
            Grouping::Kind => step.kind.word(),
        }
    }
}

/// A set of kinds of move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    /// Whether the kind is in it.
    pub const fn has(self, kind: MoveKind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// With the kind in it if it was not, and the other way round.
    pub const fn with_toggled(self, kind: MoveKind) -> Kinds {
        Kinds(self.0 ^ (1 << kind as u8))
    }
}

/// What of a link could not be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It names a nation that is not there.
    UnknownNation,
    /// It names a map that is not there.
    UnknownMap,
    /// It names a step that is not on the map.
    UnknownStep,
    /// It names a step that is not on its map, but on one other of the nation.
    StepOfOtherMap,
    /// It names an ending that is not there.
    UnknownEnding,
    /// Something after the question mark was not understood.
    UnknownPart,
}

/// Most steps a link can light, or a list of a trail can have.
const MOST_LIT: usize = 60;

/// What stands where a map's name does on the journey's page, and alone where all of them are listed. No map and no nation
/// is called so.
pub const JOURNEY: &str = "journey";

/// What stands there on the page of a child. No map is called so.
pub const CHILD: &str = "child";

/// What stands there on the page of a walk. No map is called so.
pub const WALK: &str = "walk";

/// The word that stands for a kind of move in a link and in the page's own marks.
pub const fn kind_word(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::Next => "next",
        MoveKind::StepDown => "better",
        MoveKind::Escalate => "worse",
        MoveKind::Setback => "setback",
        MoveKind::Appeal => "challenge",
        MoveKind::Repeat => "again",
        MoveKind::Parallel => "alongside",
        MoveKind::LeadsToMap => "doors",
    }
}

/// The kind of move that a word of a link stands for.
fn kind_of_word(word: &str) -> Option<MoveKind> {
    MoveKind::ALL.iter().copied().find(|kind| kind_word(*kind) == word)
}

impl LensKind {
    /// The word that stands for it in a link and in the page's own marks.
    pub const fn word(self) -> &'static str {
        match self {
            LensKind::Next => "next",
            LensKind::Endings => "endings",
            LensKind::Way => "way",
            LensKind::Better => "better",
            LensKind::Worse => "worse",
            LensKind::Before => "before",
            LensKind::Reflect => "reflect",
        }
    }
}

impl std::str::FromStr for LensKind {
    type Err = Notice;

    /// The kind that a word of a link stands for. Fails with [`Notice::UnknownPart`] where it stands for none.
    fn from_str(word: &str) -> Result<LensKind, Notice> {
        LensKind::ALL.iter().copied().find(|kind| kind.word() == word).ok_or(Notice::UnknownPart)
    }
}

impl Lens {
    /// The question of this kind; `ending` is the map and step of the ending it is about, `number` which way there.
    /// Nothing where a question is about an ending and none is given.
    pub fn of(kind: LensKind, ending: Option<StepName>, number: usize) -> Option<Lens> {
        Some(match kind {
            LensKind::Next => Lens::Next,
            LensKind::Endings => Lens::Endings,
            LensKind::Way => ending.map(|(map, step)| Lens::Way { map, step, number })?,
            LensKind::Better => Lens::Better,
            LensKind::Worse => Lens::Worse,
            LensKind::Before => Lens::Before,
            LensKind::Reflect => Lens::Reflect,
        })
    }

    /// Its kind.
    pub const fn kind(&self) -> LensKind {
        match self {
            Lens::Next => LensKind::Next,
            Lens::Endings => LensKind::Endings,
            Lens::Way { .. } => LensKind::Way,
            Lens::Better => LensKind::Better,
            Lens::Worse => LensKind::Worse,
            Lens::Before => LensKind::Before,
            Lens::Reflect => LensKind::Reflect,
        }
    }

    /// The word that stands for it in a link and in the page's own marks.
    pub const fn word(&self) -> &'static str {
        self.kind().word()
    }
}

impl From<Page> for Place {
    fn from(page: Page) -> Place {
        Place {
            page,
            lens: Lens::Next,
            depth: Depth::Fitting,
            shown: Kinds::default(),
            grouping: Grouping::default(),
            folded: Vec::new(),
            highlighted: Vec::new(),
            is_for_workers: false,
            here: None,
            trail: Trail::default(),
        }
    }
}

impl Place {
    /// A map, or a step of it.
    pub fn map(nation: &str, map: &str, step: Option<&str>) -> Place {
        Place::from(Page::Map { nation: nation.to_string(), map: map.to_string(), step: step.map(str::to_string) })
    }

    /// The same place with another question asked.
    pub fn with_lens(&self, lens: Lens) -> Place {
        Place { lens, ..self.clone() }
    }

    /// The same place, looked at from a step where we are. Nothing where that is the step itself, or no step is looked at.
    pub fn looked_at_from(&self, here: Option<&StepName>) -> Place {
        let step = self.step_name();
        let here = here.filter(|here| step.as_ref().is_some_and(|step| step != *here));
        Place { here: here.cloned(), ..self.clone() }
    }

    /// The step looked at, if one is.
    pub fn step_name(&self) -> Option<StepName> {
        match &self.page {
            Page::Map { map, step: Some(step), .. } => Some((map.clone(), step.clone())),
            _ => None,
        }
    }

    /// The same place with another road so far.
    pub fn with_trail(&self, trail: Trail) -> Place {
        Place { trail, ..self.clone() }
    }

    /// The same place with another depth.
    pub fn with_depth(&self, depth: Depth) -> Place {
        Place { depth, ..self.clone() }
    }

    /// The same place with one kind of move turned on or off.
    pub fn with_toggled(&self, kind: MoveKind) -> Place {
        let mut place = self.clone();
        place.shown = place.shown.with_toggled(kind);
        place
    }

    /// The same place with the steps of the chart standing together by something else, none of them folded.
    pub fn with_grouping(&self, grouping: Grouping) -> Place {
        Place { grouping, folded: Vec::new(), ..self.clone() }
    }

    /// The same place with a group of the chart folded, or unfolded.
    pub fn with_turned(&self, group: &str) -> Place {
        let mut place = self.clone();
        place.folded.retain(|folded| folded != group);
        if place.folded.len() == self.folded.len() {
            place.folded.push(group.to_string());
            crate::sorting::sort_by(&mut place.folded, String::cmp);
        }
        place
    }

    /// The nation it speaks of, if any.
    pub fn nation(&self) -> Option<&str> {
        match &self.page {
            Page::Home | Page::Text(_) | Page::Journeys => None,
            Page::System { nation }
            | Page::Journey { nation, .. }
            | Page::Child { nation, .. }
            | Page::Walk { nation, .. }
            | Page::Map { nation, .. } => Some(nation),
        }
    }

    /// The name of the page's words, if they are the same for everybody: they lie ready-made beside the maps.
    pub fn text(&self) -> Option<&str> {
        match &self.page {
            Page::Home => Some("home"),
            Page::Text(name) | Page::System { nation: name } => Some(name),
            Page::Map { .. } | Page::Journey { .. } | Page::Child { .. } | Page::Walk { .. } | Page::Journeys => None,
        }
    }

    /// The whole fragment, with its `#`: `#/scotland/kinship/living-with-kin?lens=endings`.
    pub fn print(&self) -> String {
        let path = match &self.page {
            Page::Home => "/".to_string(),
            Page::Text(name) => format!("/{name}"),
            Page::System { nation } => format!("/{nation}"),
            Page::Journeys => format!("/{JOURNEY}"),
            Page::Journey { nation, here: None } => format!("/{nation}/{JOURNEY}"),
            Page::Journey { nation, here: Some((map, step)) } => format!("/{nation}/{JOURNEY}/{map}/{step}"),
            Page::Child { nation, step: (map, step) } => format!("/{nation}/{CHILD}/{map}/{step}"),
            Page::Walk { nation, step: (map, step) } => format!("/{nation}/{WALK}/{map}/{step}"),
            Page::Map { nation, map, step: None } => format!("/{nation}/{map}"),
            Page::Map { nation, map, step: Some(step) } => format!("/{nation}/{map}/{step}"),
        };
        format!("#{path}{}", self.query())
    }

    /// The address to hand on, from the site's root: the reading page of the map, with the step as its fragment.
    pub fn print_short(&self) -> String {
        let query = self.query();
        let path = match &self.page {
            Page::Home => String::new(),
            Page::Text(name) => format!("{name}/"),
            Page::System { nation } => format!("{nation}/"),
            Page::Journeys | Page::Child { .. } => return self.print(),
            Page::Journey { nation, .. } | Page::Walk { nation, .. } => return format!("{nation}/{}", self.print()),
            Page::Map { nation, map, step: None } => format!("{nation}/{map}/"),
            Page::Map { nation, map, step: Some(step) } => return format!("{nation}/{map}/#{step}{query}"),
        };
        if query.is_empty() { path } else { format!("{path}{}", self.print()) }
    }

    fn query(&self) -> String {
        let mut parts = Vec::new();
        match self.depth {
            Depth::Fitting => {}
            Depth::Main => parts.push("depth=main".to_string()),
            Depth::Everything => parts.push("depth=all".to_string()),
        }
        if !self.trail.earlier.is_empty() {
            parts.push(format!("earlier={}", steps_in_a_row(&self.trail.earlier)));
        }
        if !self.folded.is_empty() {
            parts.push(format!("fold={}", self.folded.join(".")));
        }
        if self.grouping != Grouping::Stage {
            parts.push(format!("group={}", self.grouping.word()));
        }
        if let Some((map, step)) = &self.here {
            parts.push(format!("here={map}/{step}"));
        }
        if self.is_for_workers {
            parts.push("layer=worker".to_string());
        }
        if self.lens != Lens::Next {
            parts.push(format!("lens={}", self.lens.word()));
        }
        if !self.highlighted.is_empty() {
            parts.push(format!("lit={}", self.highlighted.join(".")));
        }
        if !self.trail.others.is_empty() {
            parts.push(format!("others={}", steps_in_a_row(&self.trail.others)));
        }
        if self.shown != Kinds::default() {
            let shown = MoveKind::ALL.iter().filter(|kind| self.shown.has(**kind));
            let words = shown.map(|kind| kind_word(*kind));
            parts.push(format!("show={}", words.collect::<Vec<_>>().join(".")));
        }
        if let Lens::Way { map, step, number } = &self.lens {
            parts.push(format!("to={map}/{step}"));
            if *number != 1 {
                parts.push(format!("way={number}"));
            }
        }
        if !self.trail.been.is_empty() {
            parts.push(format!("trail={}", steps_in_a_row(&self.trail.been)));
        }
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }

    /// The nearest place that is really there, and what had to be changed. `nation` is the place's nation, once read;
    /// until then its steps are taken on trust.
    pub fn settled(&self, index: &Index, nation: Option<&Nation>) -> (Place, Option<Notice>) {
        // A question is asked of a step; on pages without one it is left out.
        let with_parts = [TextKind::Learn, TextKind::CaseSystem, TextKind::Help].map(TextKind::name);
        let is_walk = matches!(self.page, Page::Walk { .. });
        let highlighted = if is_walk || self.text().is_some_and(|text| with_parts.contains(&text)) {
            self.highlighted.clone()
        } else {
            Vec::new()
        };
        let trail = if self.nation().is_some() { self.trail.clone() } else { Trail::default() };
        // The whole system marks the map one comes from; a child's page can be about a step that is looked at.
        let here = match &self.page {
            Page::Child { .. } => self.here.clone(),
            Page::System { nation } => (self.here.clone())
                .filter(|(map, _)| index.nation(nation).is_some_and(|entry| entry.map(map).is_some())),
            _ => None,
        };
        // The journey's page is asked for a page before a meeting.
        let is_meeting = matches!((&self.page, &self.lens), (Page::Journey { .. }, Lens::Before));
        let lens = if is_meeting { Lens::Before } else { Lens::default() };
        let plain = Place { highlighted, trail, here, lens, ..Place::from(self.page.clone()) };
        let without_question = (plain.clone(), (plain != *self).then_some(Notice::UnknownPart));
        let Some(name) = self.nation() else { return without_question };
        let Some(entry) = index.nation(name) else { return (Place::from(Page::Home), Some(Notice::UnknownNation)) };
        let Page::Map { map, step, .. } = &self.page else { return without_question };
        if entry.map(map).is_none() {
            let near = nearest(map, entry.maps.iter().map(|entry| entry.id.as_str()));
            let page = match near {
                Some(near) => Place::map(name, near, None),
                None => Place::from(Page::System { nation: name.to_string() }),
            };
            return (page, Some(Notice::UnknownMap));
        }
        let Some(nation) = nation.filter(|nation| nation.id == name) else { return (self.clone(), None) };
        let mut place = self.clone();
        let mut notice = None;
        if let Some(step) = step {
            match nation.find(map, step) {
                Some(step_ref) => place.page = Place::map(name, map, Some(&nation.step(step_ref).id)).page,
                None => {
                    let mut maps = nation.maps.iter().filter(|map| nation.find(map.slug(), step).is_some());
                    if let (Some(map), None) = (maps.next(), maps.next()) {
                        let page = Place::map(name, map.slug(), Some(step)).page;
                        let (place, _) = Place { page, ..self.clone() }.settled(index, Some(nation));
                        return (place, Some(Notice::StepOfOtherMap));
                    }
                    place.page = Place::map(name, map, None).page;
                    notice = Some(Notice::UnknownStep);
                }
            }
        }
        place.here = self.here.as_ref().and_then(|(map, step)| {
            let step = nation.find(map, step)?;
            Some((map.clone(), nation.step(step).id.clone()))
        });
        place.highlighted.retain(|step| nation.find(map, step).is_some());
        place.trail.retain(|(map, step)| nation.find(map, step).is_some());
        let steps = nation.find_map(map).map(|map| nation.map(map).file.steps.as_slice()).unwrap_or_default();
        let endings = if self.grouping == Grouping::Ending { Ending::ALL } else { &[] };
        let is_known = |group: &String| {
            let groups = steps.iter().map(|step| self.grouping.group_of(step, None));
            groups.chain(endings.iter().map(|ending| ending.word())).any(|known| known == group.as_str())
        };
        place.folded.retain(is_known);
        if place.folded != self.folded
            || place.highlighted != self.highlighted
            || place.trail != self.trail
            || place.here.is_some() != self.here.is_some()
        {
            notice = Some(Notice::UnknownPart);
        }
        // Nobody looks ahead from the step they are at, nor from a step to no step.
        place = place.looked_at_from(place.here.as_ref());
        if let Lens::Way { map, step, .. } = &self.lens
            && !nation.find(map, step).is_some_and(|step_ref| nation.step(step_ref).is_exit())
        {
            place.lens = Lens::Endings;
            notice = Some(Notice::UnknownEnding);
        }
        (place, notice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(fragment: &str, printed: &str, notice: Option<Notice>) {
        let (place, found) = Place::parse(fragment, Some(("scotland", "kinship")));
        assert_eq!((place.print().as_str(), found), (printed, notice));
    }

    #[test]
    fn a_step_of_the_own_map_needs_no_path() {
        check("#kinship-panel", "#/scotland/kinship/kinship-panel", None);
        check("", "#/scotland/kinship", None);
        check("#/", "#/", None);
    }

    #[test]
    fn what_is_default_is_left_out_and_the_rest_is_sorted() {
        check("#x?way=1&to=permanence/out&lens=way", "#/scotland/kinship/x?lens=way&to=permanence/out", None);
        check("#/scotland?show=worse.better&depth=all", "#/scotland?depth=all&show=better.worse", None);
    }

    #[test]
    fn how_the_chart_is_grouped_and_folded_is_read_back_and_what_is_default_or_unknown_left_out() {
        check("#x?group=who&depth=all", "#/scotland/kinship/x?depth=all&group=who", None);
        check("#x?group=stage", "#/scotland/kinship/x", None);
        check("#x?group=colour", "#/scotland/kinship/x", Some(Notice::UnknownPart));
        check("#x?fold=b.a.b", "#/scotland/kinship/x?fold=a.b", None);
        check("#x?fold=", "#/scotland/kinship/x", Some(Notice::UnknownPart));
        let (place, _) = Place::parse("#/scotland/kinship?fold=a.b&group=kind", None);
        assert_eq!(place.with_turned("a").print(), "#/scotland/kinship?fold=b&group=kind");
        assert_eq!(place.with_turned("a").with_turned("a"), place);
        assert_eq!(place.with_grouping(Grouping::Who).print(), "#/scotland/kinship?group=who");
    }

    #[test]
    fn what_is_not_understood_is_noted_and_the_rest_kept() {
        check("#x?lens=sideways", "#/scotland/kinship/x", Some(Notice::UnknownPart));
        check("#x?lens=way", "#/scotland/kinship/x?lens=endings", Some(Notice::UnknownEnding));
        check("#x?name=Ann", "#/scotland/kinship/x", Some(Notice::UnknownPart));
        check("#x?way=99&to=a/b&lens=way", "#/scotland/kinship/x?lens=way&to=a/b", Some(Notice::UnknownPart));
        check("#/a/b/c/d", "#/a/b/c", Some(Notice::UnknownPart));
        check("#%2Fscotland%2fkinship", "#/scotland/kinship", None);
        check("#%zz%", "#/scotland/kinship/zz", Some(Notice::UnknownPart));
        check("#a/b", "#/scotland/kinship/a", Some(Notice::UnknownPart));
        check("#/scotland/kinship/\"]", "#/scotland/kinship", Some(Notice::UnknownPart));
        check("#<script>", "#/scotland/kinship/script", Some(Notice::UnknownPart));
    }

    #[test]
    fn a_link_that_a_mail_program_or_a_sentence_has_changed_leads_to_its_step() {
        let endings = "#/scotland/kinship/kinship-panel?depth=all&lens=endings";
        for link in [
            "#kinship-panel?lens=endings&amp;depth=all",
            "#kinship-panel?lens=endings&amp;amp;depth=all",
            "#kinship-panel?lens=3Dendings&depth=3Dall",
            "#kinship-panel%3Flens%3Dendings%26depth%3Dall",
            "#%2Fscotland%2Fkinship%2Fkinship-panel?lens=endings&depth=all",
            "#%252Fscotland%252Fkinship%252Fkinship-panel%253Flens%253Dendings%2526depth%253Dall",
            "#/Scotland/Kinship/Kinship-Panel?Lens=Endings&depth=all",
            "#kinship\u{2013}panel?lens=endings&depth=all",
            "#kinship%E2%80%91panel?lens=endings&depth=all.",
            "#kinship-panel?lens=endings&depth=all&fbclid=IwAR0x_1&utm_source=mail",
        ] {
            check(link, endings, None);
        }
        for link in [
            "#kinship-panel.",
            "#kinship-panel).",
            "#kinship-panel ",
            "#kinship-panel?fbclid=x",
            "#kinship-panel&fbclid=x",
        ] {
            check(link, "#/scotland/kinship/kinship-panel", None);
        }
    }

    #[test]
    fn every_word_of_a_question_or_a_kind_of_move_is_read_back_as_what_it_stands_for() {
        for kind in LensKind::ALL {
            assert_eq!(kind.word().parse(), Ok(*kind));
            let ending = Some(("a".to_string(), "b".to_string()));
            assert_eq!(Lens::of(*kind, ending, 1).map(|lens| lens.kind()), Some(*kind));
        }
        for kind in MoveKind::ALL {
            assert_eq!(kind_of_word(kind_word(*kind)), Some(*kind));
        }
        assert_eq!("sideways".parse::<LensKind>(), Err(Notice::UnknownPart));
        assert_eq!(Lens::of(LensKind::Way, None, 1), None);
    }

    #[test]
    fn a_trail_names_a_map_where_it_changes() {
        check("#x?trail=a/b.c.d/e", "#/scotland/kinship/x?trail=a/b.c.d/e", None);
        check("#/scotland/journey/a/b?others=a/c", "#/scotland/journey/a/b?others=a/c", None);
        check("#x?trail=b.c", "#/scotland/kinship/x", Some(Notice::UnknownPart));
        check("#/scotland/journey/a", "#/scotland/journey", Some(Notice::UnknownPart));
    }

    #[test]
    fn the_link_to_hand_on_is_the_reading_page_of_the_map() {
        let place = Place::map("scotland", "kinship", Some("kinship-panel"));
        assert_eq!(place.print_short(), "scotland/kinship/#kinship-panel");
        assert_eq!(place.with_lens(Lens::Worse).print_short(), "scotland/kinship/#kinship-panel?lens=worse");
        assert_eq!(Place::from(Page::Home).print_short(), "");
    }
}
