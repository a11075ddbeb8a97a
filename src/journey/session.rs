//! One tab's work on the journeys of a device: what it shows, what it keeps, when it must ask first, and how it joins with
//! what another tab has kept. Must never show or change a journey that may be another child's, and never lose a word.
//!
//! Every journey lies under a name of its own. Roads of one team begin alike, so an address alone never says whose journey
//! it is. A kept journey is surely the one asked for in three cases only: the reader has chosen it, the entry of the
//! browser's history bears its name (reloading, the back key), or this tab had it open and has since gone where its own road
//! leads, link by link. In every other case the reader is asked.

use super::keep::{JourneyFile, Unread, merged, read, write};
use super::{Event, Journey};
use crate::atlas::Nation;
use crate::calendar::day::Day;
use crate::place::{Page, Place, StepName, Trail, joined};
use crate::sorting::sort_by_key;

/// Where journeys are kept, by name: the browser's storage, or a list in a test.
pub trait Storage {
    /// The names of all that is kept.
    fn names(&self) -> Vec<String>;
    /// What is kept under a name.
    fn kept(&self, name: &str) -> Option<String>;
    /// Keeps a text; says whether it stays when the page is left.
    fn keep(&self, name: &str, text: &str) -> bool;
    /// Forgets what is kept under a name.
    fn forget(&self, name: &str);
    /// An id that no other journey has.
    fn new_id(&self) -> String;
    /// The day.
    fn today(&self) -> Option<Day>;
}

/// Before the name of every journey that is kept; the nation and the journey's id follow.
pub const KEPT: &str = "journey.";

/// Before the name of the council last chosen on a device, which a new journey begins with; the nation follows.
const COUNCIL: &str = "council.";

/// So many colours tell journeys apart.
pub const N_COLOURS: usize = 6;

/// What may be shown, and what may be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SessionState {
    /// The journey is shown, and kept as soon as there is something to keep.
    #[default]
    Open,
    /// Journeys are kept that may be another child's: nothing of them is shown until the reader has said which is meant.
    Asking,
    /// Another tab has forgotten the journey: nothing is written until the reader wants it kept again.
    Gone,
    /// The browser keeps nothing, or has no room: the journey stays with this tab.
    Refused,
}

/// What the reader is told of what was done.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SessionNotice {
    /// Nothing out of the ordinary.
    #[default]
    Nothing,
    /// What another tab has kept is here too.
    Joined,
    /// What was kept, or a file, could not be read.
    Unread(Unread),
    /// A file was opened.
    Opened,
    /// A file was joined with the journey that the device had of it already.
    OpenedInto,
    /// A journey that was forgotten is kept again.
    BackAgain,
    /// The reader goes on with a journey of the device.
    GoesOn,
}

/// Which of two values that were given for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenValue {
    /// The one that stands.
    Standing,
    /// The one beside it.
    Other,
}

/// A journey of this device.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptJourney {
    /// The name it is kept under.
    pub slot: String,
    /// What it says, or why it cannot be read.
    pub file: Result<JourneyFile, Unread>,
    /// Its text.
    pub text: String,
}

/// A journey that the browser would not keep, while this tab shows another page.
#[derive(Clone, Debug, PartialEq)]
struct UnkeptJourney {
    slot: String,
    text: String,
    /// What was last read or written under its name.
    last: Option<String>,
}

/// One tab's work on the journeys of a device.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// What is shown; while the reader is asked, what the address alone says.
    pub journey: Journey,
    /// What may be shown and written.
    pub state: SessionState,
    /// A day given at a step's own page. It waits until it is sure whose journey this is.
    pub handed: Option<(Event, Day)>,
    /// The step from which the reader came, where the journey gone on with is at another.
    pub came_from: Option<StepName>,
    /// The journeys forgotten since the reader came to these pages: they can be put back.
    pub forgotten: Vec<KeptJourney>,
    /// The name the journey is kept under; empty until there is something to keep.
    slot: String,
    /// What this tab has last read or written under that name.
    last: Option<String>,
    /// The journeys that only this tab holds, beside the one shown.
    unkept: Vec<UnkeptJourney>,
    /// The journey that the reader has chosen, and what is to be told of it once it is shown.
    chosen: Option<(String, SessionNotice)>,
    /// Where this tab last was with the journey; none once it may have turned to another child.
    tab: Option<Place>,
}

/// Whether a reader who had a journey open at one place, and goes to another in the same tab, is surely still with the
/// same child: the whole road goes along, or grows or shrinks by one step while the page stays. Without a road nothing
/// goes along but the step itself. From home everybody begins anew.
pub fn goes_on(from: &Place, to: &Place) -> bool {
    if let Page::Text(_) = to.page {
        return true;
    }
    let (old, new) = (&from.trail.been, &to.trail.been);
    if from.nation() != to.nation() {
        return false;
    }
    let is_same_page = step_of(from) == step_of(to);
    let has_grown = new.len() == old.len() + 1 && new.starts_with(old) && new.last() == step_of(from).as_ref();
    let has_shrunk = !new.is_empty() && old.len() == new.len() + 1 && old.starts_with(new);
    let goes_along = from.trail == to.trail && !old.is_empty();
    goes_along || is_same_page && (old == new || has_grown || has_shrunk)
}

fn step_of(place: &Place) -> Option<StepName> {
    match &place.page {
        Page::Journey { here, .. } => here.clone(),
        Page::Child { step, .. } => Some(place.here.as_ref().unwrap_or(step).clone()),
        Page::Map { map, step, .. } => Some((map.clone(), step.clone()?)),
        _ => None,
    }
}

impl Session {
    /// The name that the journey is kept under; empty until there is something to keep.
    pub fn slot(&self) -> &str {
        &self.slot
    }

    /// Whether this tab holds anything that is gone when the page is left.
    pub fn is_unkept(&self) -> bool {
        self.state == SessionState::Refused || !self.unkept.is_empty()
    }

    /// Every journey of this device and of this tab, in the order of their labels.
    pub fn all(&self, storage: &dyn Storage) -> Vec<KeptJourney> {
        let mut texts: Vec<(String, String)> = Vec::new();
        if self.state == SessionState::Refused {
            texts.push((self.slot.clone(), write(&self.journey)));
        }
        texts.extend(self.unkept.iter().map(|unkept| (unkept.slot.clone(), unkept.text.clone())));
        for slot in storage.names() {
            if !texts.iter().any(|(known, _)| *known == slot)
                && let Some(text) = storage.kept(&slot)
            {
                texts.push((slot, text));
            }
        }
        let journeys = texts.into_iter();
        let journeys = journeys.map(|(slot, text)| KeptJourney { slot, file: JourneyFile::parse(&text), text });
        let mut journeys: Vec<KeptJourney> = journeys.collect();
        let label = |kept: &KeptJourney| kept.file.as_ref().map(|file| file.label.clone()).unwrap_or_default();
        sort_by_key(&mut journeys, |kept| (kept.file.is_err(), label(kept), kept.slot.clone()));
        journeys
    }

    /// The journeys of the nation, any of which may be the one meant: those whose road is a part of the one in the address, or
    /// contains it, stand first.
    pub fn fitting(&self, storage: &dyn Storage) -> Vec<KeptJourney> {
        let been: Vec<String> = self.journey.trail.been.iter().map(joined).collect();
        let mut kept = self.all(storage);
        kept.retain(|kept| kept.file.as_ref().is_ok_and(|file| file.nation == self.journey.nation));
        sort_by_key(&mut kept, |kept| {
            let fits = |road: &[String]| road.starts_with(&been) || been.starts_with(road);
            !kept.file.as_ref().is_ok_and(|file| fits(&file.trail))
        });
        kept
    }

    /// The reader comes to the journey's page. `mark` is what the entry of the browser's history bears: the name of the
    /// journey that was open there, or nothing.
    pub fn come(&mut self, nation: &Nation, storage: &dyn Storage, place: &Place, mark: &str) -> SessionNotice {
        let is_kept = self.state == SessionState::Open && self.last.is_some();
        if is_kept && storage.kept(&self.slot).is_none() {
            // It was forgotten meanwhile, with everything or elsewhere.
            self.close();
        }
        let is_shown = matches!(self.state, SessionState::Open | SessionState::Refused);
        let stays = is_shown && self.tab.as_ref().is_some_and(|from| goes_on(from, place));
        self.came_from = None;
        let is_there = |slot: &str| {
            let is_unkept = self.unkept.iter().any(|unkept| unkept.slot == slot);
            !slot.is_empty() && (self.slot == slot || is_unkept || storage.kept(slot).is_some())
        };
        let chosen = self.chosen.take();
        let is_chosen = chosen.is_some();
        let (wanted, told) = chosen.unwrap_or((mark.to_string(), SessionNotice::Nothing));
        let wanted = Some(wanted).filter(|slot| is_there(slot)).or(stays.then(|| self.slot.clone()));
        let moved = Journey::of_place(place);
        let shown = match wanted {
            Some(slot) if is_shown && slot == self.slot && !is_chosen => Ok(SessionNotice::Nothing),
            Some(slot) => self.show(nation, storage, &slot),
            None => Err(SessionNotice::Nothing),
        };
        let either = |one: SessionNotice, other| if one == SessionNotice::Nothing { other } else { one };
        let told = match shown {
            Ok(joined) => either(joined, told),
            Err(told) => {
                self.close();
                let council = storage.kept(&format!("{COUNCIL}{}", nation.id)).unwrap_or_default();
                self.journey = Journey { council, ..moved };
                let kept = self.all(storage);
                let is_readable = |kept: &KeptJourney| kept.file.as_ref().is_ok_and(|file| file.nation == nation.id);
                let unread = kept.iter().find_map(|kept| kept.file.as_ref().err());
                let told = match (told, unread) {
                    (SessionNotice::Nothing, Some(why)) => SessionNotice::Unread(why.clone()),
                    (told, _) => told,
                };
                let is_asked = kept.iter().any(is_readable);
                self.state = if is_asked { SessionState::Asking } else { SessionState::Open };
                self.tab = Some(place.clone());
                return if is_asked { SessionNotice::Nothing } else { told };
            }
        };
        self.tab = Some(place.clone());
        if is_chosen {
            self.tab = Some(self.journey.place());
            return told;
        }
        // An address without a road takes none away, unless this tab was seen to take its steps away.
        let trail = if moved.trail.is_empty() && !stays { self.journey.trail.clone() } else { moved.trail };
        let moved = self.journey.at(moved.here, trail);
        let has_moved = moved != self.journey;
        self.journey = moved;
        let joined = match has_moved && !self.slot.is_empty() {
            true => self.keep(nation, storage),
            false => self.join(nation, storage),
        };
        either(joined, told)
    }

    /// The reader goes to another page in the same tab, or is about to follow a link of the journey's page itself.
    pub fn went(&mut self, place: &Place) {
        let is_apart = matches!(place.page, Page::Text(_));
        if !is_apart {
            self.tab = self.tab.take().filter(|from| goes_on(from, place)).map(|_| place.clone());
        }
    }

    /// The reader chooses a journey from the list of all: it is shown when they come to its page.
    pub fn choose(&mut self, slot: &str) {
        self.chosen = Some((slot.to_string(), SessionNotice::GoesOn));
    }

    /// Whether a journey was chosen that is not shown yet.
    pub fn is_chosen(&self) -> bool {
        self.chosen.is_some()
    }

    /// The reader says which journey is the one meant: it is shown as it was kept, with nothing of the address.
    pub fn go_on(&mut self, nation: &Nation, storage: &dyn Storage, slot: &str) -> SessionNotice {
        let from = self.journey.here.take();
        match self.show(nation, storage, slot) {
            Ok(told) => {
                self.came_from = from.filter(|from| self.journey.here.as_ref() != Some(from));
                self.tab = Some(self.journey.place());
                if told == SessionNotice::Nothing { SessionNotice::GoesOn } else { told }
            }
            Err(told) => told,
        }
    }

    /// The reader says that the steps in the address are this journey's next ones: its road ends with them, and the child is where
    /// the reader came from.
    pub fn add_steps(&mut self, nation: &Nation, storage: &dyn Storage, slot: &str) -> SessionNotice {
        let steps = self.journey.trail.been.clone();
        let told = self.go_on(nation, storage, slot);
        let Some(here) = self.came_from.take().or_else(|| self.journey.here.clone()) else { return told };
        self.change(nation, storage, &mut |journey| {
            let road = &mut journey.trail.been;
            let new = steps.strip_prefix(&road[..]).unwrap_or(&steps).to_vec();
            let before = journey.here.replace(here.clone());
            let before = before.filter(|before| *before != here && !new.contains(before));
            road.extend(before.filter(|before| road.last() != Some(before)));
            let is_told = new.first().is_some_and(|first| road.last() == Some(first));
            road.extend(new.into_iter().skip(usize::from(is_told)));
        });
        self.tab = Some(self.journey.place());
        told
    }

    /// The reader says that the step they came from is where the child is now: the step before joins the road.
    pub fn move_on(&mut self, nation: &Nation, storage: &dyn Storage) -> SessionNotice {
        let Some(step) = self.came_from.take() else { return SessionNotice::Nothing };
        let told = self.change(nation, storage, &mut |journey| {
            let before = journey.here.replace(step.clone());
            journey.trail.been.extend(before.filter(|before| journey.trail.been.last() != Some(before)));
        });
        self.tab = Some(self.journey.place());
        told
    }

    /// The reader says that this is another journey. It begins at the step in the address and takes no steps so far over: they may be
    /// another child's, whom the reader has looked at in this tab before.
    pub fn start_new(&mut self) {
        self.journey.trail = Trail::default();
        self.start_with_steps();
    }

    /// The reader says that the steps so far in the address are those of a new journey.
    pub fn start_with_steps(&mut self) {
        self.state = SessionState::Open;
        self.tab = Some(self.journey.place());
    }

    /// Changes the journey, and keeps it at once.
    pub fn change(
        &mut self,
        nation: &Nation,
        storage: &dyn Storage,
        change: &mut dyn FnMut(&mut Journey),
    ) -> SessionNotice {
        if matches!(self.state, SessionState::Asking | SessionState::Gone) {
            return SessionNotice::Nothing;
        }
        let before = self.journey.trail.clone();
        change(&mut self.journey);
        if self.journey.trail != before {
            // What is changed on the journey's page itself is where its links go on from.
            self.tab = Some(self.journey.place());
        }
        self.keep(nation, storage)
    }

    /// Gives an event a day, or takes it away.
    pub fn set_day(&mut self, nation: &Nation, storage: &dyn Storage, event: Event, day: Option<Day>) -> SessionNotice {
        self.change(nation, storage, &mut |journey| journey.set_day(event.clone(), day))
    }

    /// Chooses the council whose own limits are shown in this journey; the next new one begins with it.
    pub fn choose_council(&mut self, nation: &Nation, storage: &dyn Storage, council: &str) -> SessionNotice {
        let name = format!("{COUNCIL}{}", nation.id);
        if council.is_empty() {
            storage.forget(&name);
        } else {
            storage.keep(&name, council);
        }
        self.change(nation, storage, &mut |journey| journey.council = council.to_string())
    }

    /// Takes the day over that was given at a step's own page, once it is sure whose journey this is. Gives what is told of it,
    /// and the day that the event had before, if that was another.
    pub fn take_handed(&mut self, nation: &Nation, storage: &dyn Storage) -> Option<(SessionNotice, Option<Day>)> {
        if matches!(self.state, SessionState::Asking | SessionState::Gone) {
            return None;
        }
        let (event, day) = self.handed.take()?;
        let before = self.journey.day(&event).filter(|before| *before != day);
        Some((self.set_day(nation, storage, event, Some(day)), before))
    }

    /// Settles a field that was given two values: the other one takes its place, or is let go.
    pub fn settle(
        &mut self,
        nation: &Nation,
        storage: &dyn Storage,
        key: &str,
        other: &str,
        which: GivenValue,
    ) -> SessionNotice {
        self.change(nation, storage, &mut |journey| {
            let mut file = JourneyFile::of(journey);
            file.set(&format!("also {key}\n{other}"), None);
            if which == GivenValue::Other {
                file.set(key, Some(other));
            }
            if let Ok(settled) = read(&file.text(), nation) {
                *journey = settled;
            }
        })
    }

    /// Settles the day of an event that was given several: this one stands, the others are let go.
    pub fn settle_day(&mut self, nation: &Nation, storage: &dyn Storage, event: &Event, day: Day) -> SessionNotice {
        let field = event.field();
        self.change(nation, storage, &mut |journey| {
            journey.set_day(event.clone(), Some(day));
            journey.also.retain(|(known, _)| *known != field);
        })
    }

    /// Another tab has changed what is kept.
    pub fn on_other_tab(&mut self, nation: &Nation, storage: &dyn Storage) -> SessionNotice {
        match self.state {
            SessionState::Open | SessionState::Refused => self.join(nation, storage),
            SessionState::Gone if storage.kept(&self.slot).is_some() => {
                let slot = self.slot.clone();
                self.show(nation, storage, &slot).unwrap_or_else(|told| told)
            }
            _ => SessionNotice::Nothing,
        }
    }

    /// Keeps a journey again that another tab has forgotten.
    pub fn keep_again(&mut self, nation: &Nation, storage: &dyn Storage) -> SessionNotice {
        self.last = None;
        self.state = SessionState::Open;
        self.keep(nation, storage);
        SessionNotice::BackAgain
    }

    /// Takes a journey in from the text of a file, and chooses it; gives the place that shows it. Where this device has it
    /// already, both are brought together.
    pub fn open(
        &mut self,
        is_nation: &dyn Fn(&str) -> bool,
        storage: &dyn Storage,
        text: &str,
    ) -> Result<Place, Unread> {
        let mut file = JourneyFile::parse(text)?;
        if !is_nation(&file.nation) {
            return Err(Unread::OtherNation(file.nation));
        }
        self.close();
        let all = self.all(storage);
        let known = all.iter().find(|kept| kept.file.as_ref().is_ok_and(|own| !own.id.is_empty() && own.id == file.id));
        let mut told = SessionNotice::Opened;
        let slot = match known {
            Some(KeptJourney { slot, file: Ok(own), .. }) => {
                file = merged(None, own, &file);
                told = SessionNotice::OpenedInto;
                slot.clone()
            }
            _ => {
                if file.id.is_empty() {
                    file.id = storage.new_id();
                }
                if file.label.is_empty() {
                    file.label = next_label(&all);
                }
                new_slot(&file.nation, &file.id, &all)
            }
        };
        self.write(storage, &slot, &file.text());
        self.chosen = Some((slot, told));
        Ok(file.place())
    }

    /// Gives a journey of the list another label.
    pub fn rename(&mut self, storage: &dyn Storage, slot: &str, label: &str) {
        let text = self.unkept.iter().find(|unkept| unkept.slot == slot).map(|unkept| unkept.text.clone());
        if let Some(text) = text.or_else(|| storage.kept(slot))
            && let Ok(mut file) = JourneyFile::parse(&text)
            && !label.trim().is_empty()
        {
            file.label = label.trim().to_string();
            self.write(storage, slot, &file.text());
        }
    }

    /// Forgets a journey. It can be put back until the reader goes to other pages.
    pub fn forget(&mut self, storage: &dyn Storage, slot: &str) {
        self.forgotten.retain(|kept| kept.slot != slot);
        self.forgotten.extend(self.all(storage).into_iter().filter(|kept| kept.slot == slot));
        self.unkept.retain(|unkept| unkept.slot != slot);
        storage.forget(slot);
        if self.slot == slot {
            self.state = SessionState::Open;
            self.close();
        }
    }

    /// Puts a journey back that was forgotten.
    pub fn put_back(&mut self, storage: &dyn Storage, slot: &str) {
        if let Some(at) = self.forgotten.iter().position(|kept| kept.slot == slot) {
            let kept = self.forgotten.remove(at);
            self.write(storage, slot, &kept.text);
        }
    }

    /// What is shown is put away: where the device has others, it is asked again which is meant.
    pub fn put_away(&mut self, storage: &dyn Storage) {
        if 1 < self.all(storage).len() {
            self.close();
        }
    }

    /// Asks at a place which journey is meant, whatever was shown there.
    pub fn ask_again(&mut self, nation: &Nation, storage: &dyn Storage, place: &Place) -> SessionNotice {
        self.close();
        self.come(nation, storage, place, "")
    }

    /// The tab shows no journey any more. What only it holds, it goes on holding.
    pub fn close(&mut self) {
        if self.state == SessionState::Refused {
            let (slot, last) = (std::mem::take(&mut self.slot), self.last.take());
            self.unkept.push(UnkeptJourney { slot, text: write(&self.journey), last });
        }
        self.state = SessionState::Open;
        self.slot = String::new();
        self.last = None;
        self.came_from = None;
        self.tab = None;
        self.journey = Journey::default();
    }

    /// Keeps a text under a name, or holds it as long as the page is not left.
    fn write(&mut self, storage: &dyn Storage, slot: &str, text: &str) {
        let at = self.unkept.iter().position(|unkept| unkept.slot == slot);
        let held = at.map(|at| self.unkept.remove(at));
        if !storage.keep(slot, text) {
            let last = held.map_or_else(|| storage.kept(slot), |held| held.last);
            self.unkept.push(UnkeptJourney { slot: slot.to_string(), text: text.to_string(), last });
        }
    }

    /// Shows a journey of this device. Fails with what is told where it cannot be read.
    fn show(&mut self, nation: &Nation, storage: &dyn Storage, slot: &str) -> Result<SessionNotice, SessionNotice> {
        self.close();
        let at = self.unkept.iter().position(|unkept| unkept.slot == slot);
        let is_unkept = at.is_some();
        let (text, last) = match at.map(|at| self.unkept.remove(at)) {
            Some(unkept) => (Some(unkept.text), unkept.last),
            None => (storage.kept(slot), storage.kept(slot)),
        };
        let journey = read(&text.ok_or(SessionNotice::Nothing)?, nation).map_err(SessionNotice::Unread)?;
        (self.journey, self.last, self.slot) = (journey, last, slot.to_string());
        if is_unkept || self.journey.id.is_empty() || self.journey.label.is_empty() {
            return Ok(self.keep(nation, storage));
        }
        Ok(SessionNotice::Nothing)
    }

    /// Brings what is shown together with what another tab has kept since.
    fn join(&mut self, nation: &Nation, storage: &dyn Storage) -> SessionNotice {
        if self.slot.is_empty() {
            return SessionNotice::Nothing;
        }
        let now = storage.kept(&self.slot);
        if now == self.last {
            return SessionNotice::Nothing;
        }
        let Some(text) = now else {
            self.state = SessionState::Gone;
            return SessionNotice::Nothing;
        };
        let base = self.last.as_ref().and_then(|text| JourneyFile::parse(text).ok());
        match JourneyFile::parse(&text) {
            Ok(theirs) => {
                let both = merged(base.as_ref(), &JourneyFile::of(&self.journey), &theirs).text();
                if let Ok(journey) = read(&both, nation) {
                    self.journey = journey;
                }
                self.last = Some(text);
                self.state = SessionState::Open;
                if self.last.as_ref() != Some(&both) {
                    self.put(storage);
                }
                SessionNotice::Joined
            }
            Err(why) => {
                // It is left where it lies, and this journey goes on under a name of its own.
                self.slot = String::new();
                self.last = None;
                self.keep(nation, storage);
                SessionNotice::Unread(why)
            }
        }
    }

    /// Keeps the journey at once, with what another tab has kept since.
    fn keep(&mut self, nation: &Nation, storage: &dyn Storage) -> SessionNotice {
        // What is only kept again is no change.
        let has_changed = self.last.as_ref().is_some_and(|last| *last != write(&self.journey));
        self.journey.n_changes += u32::from(has_changed || self.state == SessionState::Refused);
        let told = self.join(nation, storage);
        let is_new = self.slot.is_empty();
        if self.state == SessionState::Gone || is_new && !self.journey.is_worth_keeping() {
            return told;
        }
        if is_new || self.journey.id.is_empty() || self.journey.label.is_empty() {
            let all = self.all(storage);
            if self.journey.id.is_empty() {
                self.journey.id = storage.new_id();
                self.journey.colour = all.len() % N_COLOURS;
            }
            if self.journey.label.is_empty() {
                self.journey.label = next_label(&all);
            }
            if is_new {
                self.slot = new_slot(&nation.id, &self.journey.id, &all);
            }
        }
        self.journey.changed = storage.today().or(self.journey.changed);
        self.put(storage);
        told
    }

    /// Writes the journey under its name.
    fn put(&mut self, storage: &dyn Storage) {
        let text = write(&self.journey);
        let stays = storage.keep(&self.slot, &text);
        if stays {
            self.last = Some(text);
        }
        self.state = if stays { SessionState::Open } else { SessionState::Refused };
    }
}

/// The first letter that no journey of the device is called by.
fn next_label(all: &[KeptJourney]) -> String {
    let is_free = |label: &String| !all.iter().any(|kept| kept.file.as_ref().is_ok_and(|file| file.label == *label));
    let letters = ('A'..='Z').map(String::from);
    letters.chain((1..).map(|number: usize| number.to_string())).find(is_free).unwrap_or_default()
}

/// A name to keep a journey under that no other has.
fn new_slot(nation: &str, id: &str, all: &[KeptJourney]) -> String {
    let mut slot = format!("{KEPT}{nation}.{id}");
    while all.iter().any(|kept| kept.slot == slot) {
        slot.push('x');
    }
    slot
}
