//! One tab's work on a journey: what it shows, what it keeps, when it must ask first, and when it must not write.
//! Must never show or change a journey that may be another child's, and never write over what another tab has kept.
//!
//! Roads of one team begin alike, so an address alone never says whose journey it is. A kept journey is surely the one
//! asked for in two cases only: the entry of the browser's history bears its id (reloading, the back key), or this tab
//! had it open and has since gone where its own road leads, link by link. In every other case the reader is asked.

use super::keep::{Unread, read, write};
use super::{Event, Journey};
use crate::atlas::Nation;
use crate::calendar::day::Day;
use crate::place::{Page, Place, StepName};

/// So many journeys can be set aside: more are not looked for, and none is ever dropped to make room.
const MOST_ASIDE: usize = 40;

/// Where journeys are kept, by name: the browser's storage, or a list in a test.
pub trait Storage {
    /// What is kept under a name.
    fn kept(&self, name: &str) -> Option<String>;
    /// Keeps a text; says whether it stays when the page is left.
    fn keep(&self, name: &str, text: &str) -> bool;
    /// Forgets what is kept under a name.
    fn forget(&self, name: &str);
    /// An id that no other journey has.
    fn new_id(&self) -> String;
}

/// What may be shown, and what may be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SessionState {
    /// The journey is shown, and kept as soon as there is something to keep.
    #[default]
    Open,
    /// A journey is kept that may be another child's: nothing of it is shown until the reader has said which is meant.
    Asking,
    /// Another tab has changed what is kept: nothing is written here, so that neither is lost.
    Elsewhere,
    /// The browser keeps nothing, or has no room.
    Refused,
}

/// What the reader is told of what was done.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SessionNotice {
    /// Nothing out of the ordinary.
    #[default]
    Nothing,
    /// The journey kept until now was set aside for this one.
    SetAside,
    /// What was kept names so many steps that are no longer on the maps.
    Lost(usize),
    /// What was kept, or a file, could not be read.
    Unread(Unread),
    /// A file was opened; so many of its steps are no longer on the maps.
    Opened(usize),
    /// A journey set aside is here again.
    BackAgain,
    /// What another tab has kept is shown.
    Loaded,
    /// The journey is forgotten.
    Forgotten,
    /// A journey set aside is forgotten.
    AsideForgotten,
}

/// A journey that has made way for another.
#[derive(Clone, Debug, PartialEq)]
pub struct SetAsideJourney {
    /// The name it is kept under.
    pub slot: String,
    /// The journey.
    pub journey: Journey,
}

/// One tab's work on a journey.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// What is shown; while the reader is asked, what the address alone says.
    pub journey: Journey,
    /// What may be shown and written.
    pub state: SessionState,
    /// The journeys that have made way.
    pub aside: Vec<SetAsideJourney>,
    /// A day given at a step's own page. It waits until it is sure whose journey this is.
    pub handed: Option<(Event, Day)>,
    /// What this tab has last read or written under the journey's name.
    last: Option<String>,
    /// Whether what is kept is another journey, which makes way as soon as this one has something to keep.
    is_kept_another: bool,
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
        Page::Map { map, step, .. } => Some((map.clone(), step.clone()?)),
        _ => None,
    }
}

impl Session {
    /// Under which name a nation's journey is kept, or with an end another beside it.
    pub fn name(nation: &str, end: &str) -> String {
        format!("journey.{nation}{end}")
    }

    /// The reader comes to the journey's page. `mark` is what the entry of the browser's history bears: the id of the
    /// journey that was open there, or nothing.
    pub fn come(&mut self, nation: &Nation, storage: &dyn Storage, place: &Place, mark: &str) -> SessionNotice {
        let stays = self.state != SessionState::Asking && self.tab.as_ref().is_some_and(|from| goes_on(from, place));
        let before = self.tab.replace(place.clone());
        if stays && (self.state == SessionState::Elsewhere || self.is_kept_another) {
            // What is shown is not what is kept, and goes along by itself.
            let Journey { here, trail, .. } = Journey::of_place(place);
            self.journey = self.journey.at(here, trail);
            return SessionNotice::Nothing;
        }
        if self.state == SessionState::Elsewhere {
            let own = self.own_text().filter(|own| Some(own) != self.last.as_ref());
            if own.is_some_and(|own| !self.set_aside(nation, storage, &own)) {
                self.tab = before;
                return SessionNotice::Nothing;
            }
        }
        let known = std::mem::replace(&mut self.journey, Journey::of_place(place)).id;
        self.is_kept_another = false;
        self.last = storage.kept(&Session::name(&nation.id, ""));
        self.list_aside(nation, storage);
        let kept = self.last.as_ref().map(|text| read(text, nation));
        let is_same = |id: &str| !id.is_empty() && (mark == id || stays && known == id);
        match &kept {
            Some(Ok((kept, _))) if !is_same(&kept.id) => {
                self.state = SessionState::Asking;
                SessionNotice::Nothing
            }
            _ => {
                let told = self.take(nation, storage);
                if let Some(Ok(_)) = kept {
                    let Journey { here, trail, .. } = Journey::of_place(place);
                    // An address without a road takes none away, unless this tab was seen to take its steps away.
                    let trail = if trail.is_empty() && !stays { self.journey.trail.clone() } else { trail };
                    let moved = self.journey.at(here, trail);
                    if moved != self.journey {
                        self.journey = moved;
                        self.keep(nation, storage);
                    }
                }
                told
            }
        }
    }

    /// The reader goes to another page in the same tab, or is about to follow a link of the journey's page itself.
    pub fn went(&mut self, place: &Place) {
        let is_apart = matches!(place.page, Page::Text(_));
        if !is_apart {
            self.tab = self.tab.take().filter(|from| goes_on(from, place)).map(|_| place.clone());
        }
    }

    /// The reader follows a link of the journey's page that changes the road of this very journey.
    pub fn follow(&mut self, place: &Place) {
        self.tab = Some(place.clone());
    }

    /// The reader says that the journey kept is the one meant: it is shown as it was kept, with nothing of the address.
    pub fn go_on(&mut self, nation: &Nation, storage: &dyn Storage) -> SessionNotice {
        self.last = storage.kept(&Session::name(&nation.id, ""));
        let told = self.take(nation, storage);
        if self.journey.id.is_empty() {
            self.keep(nation, storage);
        }
        self.tab = Some(self.journey.place());
        told
    }

    /// The reader says that this is another journey: it begins with what the address says. What is kept stays as it is
    /// until there is something to keep here, and is set aside then.
    pub fn start_new(&mut self, nation: &Nation, storage: &dyn Storage) {
        self.last = storage.kept(&Session::name(&nation.id, ""));
        self.is_kept_another = self.last.is_some();
        self.state = SessionState::Open;
    }

    /// Changes the journey, and keeps it at once.
    pub fn change(
        &mut self,
        nation: &Nation,
        storage: &dyn Storage,
        change: &mut dyn FnMut(&mut Journey),
    ) -> SessionNotice {
        if self.state == SessionState::Asking {
            return SessionNotice::Nothing;
        }
        change(&mut self.journey);
        self.keep(nation, storage)
    }

    /// Gives an event a day, or takes it away.
    pub fn set_day(&mut self, nation: &Nation, storage: &dyn Storage, event: Event, day: Option<Day>) -> SessionNotice {
        self.change(nation, storage, &mut |journey| journey.set_day(event.clone(), day))
    }

    /// Takes the day over that was given at a step's own page, once it is sure whose journey this is. Gives what is told of it,
    /// and the day that the event had before, if that was another.
    pub fn take_handed(&mut self, nation: &Nation, storage: &dyn Storage) -> Option<(SessionNotice, Option<Day>)> {
        if self.state == SessionState::Asking {
            return None;
        }
        let (event, day) = self.handed.take()?;
        let before = self.journey.day(&event).filter(|before| *before != day);
        Some((self.set_day(nation, storage, event, Some(day)), before))
    }

    /// Another tab has changed what is kept.
    pub fn on_other_tab(&mut self, nation: &Nation, storage: &dyn Storage) {
        if self.state != SessionState::Asking && self.is_changed(nation, storage) {
            self.state = SessionState::Elsewhere;
        } else if self.state == SessionState::Elsewhere {
            self.keep(nation, storage);
        }
        self.list_aside(nation, storage);
    }

    /// Shows what another tab has kept. What was given here since is set aside.
    pub fn load_other(&mut self, nation: &Nation, storage: &dyn Storage) -> SessionNotice {
        let own = self.own_text().filter(|own| Some(own) != self.last.as_ref());
        if let Some(own) = own
            && !self.set_aside(nation, storage, &own)
        {
            return SessionNotice::Nothing;
        }
        let place = self.journey.place();
        self.journey = Journey::of_place(&place);
        self.is_kept_another = false;
        self.last = storage.kept(&Session::name(&nation.id, ""));
        let told = self.take(nation, storage);
        self.tab = Some(self.journey.place());
        if told == SessionNotice::Nothing { SessionNotice::Loaded } else { told }
    }

    /// Opens a journey from the text of a file; what was here is set aside.
    pub fn open(&mut self, nation: &Nation, storage: &dyn Storage, text: &str) -> SessionNotice {
        let (journey, n_lost) = match read(text, nation) {
            Ok(read) => read,
            Err(why) => return SessionNotice::Unread(why),
        };
        if self.is_changed(nation, storage) {
            self.state = SessionState::Elsewhere;
            return SessionNotice::Nothing;
        }
        let before = if self.is_kept_another { self.last.clone() } else { self.own_text() };
        if let Some(before) = before
            && !self.set_aside(nation, storage, &before)
        {
            return SessionNotice::Nothing;
        }
        self.is_kept_another = false;
        self.journey = journey;
        self.tab = Some(self.journey.place());
        self.keep(nation, storage);
        SessionNotice::Opened(n_lost)
    }

    /// Brings a journey back that was set aside; the one here takes its place there.
    pub fn put_back(&mut self, nation: &Nation, storage: &dyn Storage, slot: &str) -> SessionNotice {
        let Some(text) = storage.kept(slot) else { return SessionNotice::Nothing };
        let journey = match read(&text, nation) {
            Ok((journey, _)) => journey,
            Err(why) => return SessionNotice::Unread(why),
        };
        if self.is_changed(nation, storage) {
            self.state = SessionState::Elsewhere;
            return SessionNotice::Nothing;
        }
        let name = Session::name(&nation.id, "");
        let own = if self.is_kept_another { self.last.clone() } else { self.own_text() };
        if !storage.keep(&name, &text) {
            self.state = SessionState::Refused;
            return SessionNotice::Nothing;
        }
        let is_safe = match &own {
            Some(own) => storage.keep(slot, own),
            None => {
                storage.forget(slot);
                true
            }
        };
        if !is_safe {
            // There is no room for both: all stays as it was.
            storage.keep(&name, own.as_deref().unwrap_or_default());
            storage.keep(slot, &text);
            self.state = SessionState::Refused;
            return SessionNotice::Nothing;
        }
        self.journey = journey;
        self.is_kept_another = false;
        self.state = SessionState::Open;
        self.last = storage.kept(&name);
        self.tab = Some(self.journey.place());
        if self.journey.id.is_empty() {
            self.keep(nation, storage);
        }
        self.list_aside(nation, storage);
        SessionNotice::BackAgain
    }

    /// Forgets this journey, and no other.
    pub fn forget(&mut self, nation: &Nation, storage: &dyn Storage) -> SessionNotice {
        if self.is_changed(nation, storage) {
            self.state = SessionState::Elsewhere;
            return SessionNotice::Nothing;
        }
        if !self.is_kept_another {
            let name = Session::name(&nation.id, "");
            storage.forget(&name);
            self.last = storage.kept(&name);
        }
        self.journey = Journey::of_place(&self.journey.place());
        self.state = SessionState::Open;
        SessionNotice::Forgotten
    }

    /// Forgets a journey that was set aside.
    pub fn forget_aside(&mut self, nation: &Nation, storage: &dyn Storage, slot: &str) -> SessionNotice {
        storage.forget(slot);
        self.list_aside(nation, storage);
        SessionNotice::AsideForgotten
    }

    /// The journey as text, if there is anything to keep.
    fn own_text(&self) -> Option<String> {
        self.journey.is_worth_keeping().then(|| write(&self.journey))
    }

    /// Whether what is kept is no longer what this tab has last read or written.
    fn is_changed(&self, nation: &Nation, storage: &dyn Storage) -> bool {
        storage.kept(&Session::name(&nation.id, "")) != self.last
    }

    /// Shows what this tab has just read.
    fn take(&mut self, nation: &Nation, storage: &dyn Storage) -> SessionNotice {
        self.state = SessionState::Open;
        let Some(text) = self.last.clone() else { return SessionNotice::Nothing };
        match read(&text, nation) {
            Ok((kept, n_lost)) => {
                self.journey = kept;
                if n_lost == 0 {
                    return SessionNotice::Nothing;
                }
                set_apart(nation, storage, &text);
                SessionNotice::Lost(n_lost)
            }
            Err(why) => {
                // What cannot be read is put apart, so that nothing is written over it.
                set_apart(nation, storage, &text);
                SessionNotice::Unread(why)
            }
        }
    }

    /// Keeps the journey at once, unless another tab has kept something since.
    fn keep(&mut self, nation: &Nation, storage: &dyn Storage) -> SessionNotice {
        if self.is_changed(nation, storage) {
            self.state = SessionState::Elsewhere;
            return SessionNotice::Nothing;
        }
        let name = Session::name(&nation.id, "");
        if !self.journey.is_worth_keeping() {
            if !self.is_kept_another {
                storage.forget(&name);
                self.last = storage.kept(&name);
            }
            self.state = SessionState::Open;
            return SessionNotice::Nothing;
        }
        let mut told = SessionNotice::Nothing;
        if let Some(other) = self.last.clone().filter(|_| self.is_kept_another) {
            if !self.set_aside(nation, storage, &other) {
                return SessionNotice::Nothing;
            }
            self.is_kept_another = false;
            told = SessionNotice::SetAside;
        }
        if self.journey.id.is_empty() {
            self.journey.id = storage.new_id();
        }
        let stays = storage.keep(&name, &write(&self.journey));
        self.state = if stays { SessionState::Open } else { SessionState::Refused };
        self.last = storage.kept(&name);
        told
    }

    /// Sets a journey aside under the first name that is free; says whether it is safe there.
    fn set_aside(&mut self, nation: &Nation, storage: &dyn Storage, text: &str) -> bool {
        let is_safe = free(&nation.id, storage, ".before").is_some_and(|slot| storage.keep(&slot, text));
        if !is_safe {
            self.state = SessionState::Refused;
        }
        self.list_aside(nation, storage);
        is_safe
    }

    fn list_aside(&mut self, nation: &Nation, storage: &dyn Storage) {
        let all = slots(&nation.id, ".before").filter_map(|slot| {
            let (journey, _) = read(&storage.kept(&slot)?, nation).ok()?;
            Some(SetAsideJourney { slot, journey })
        });
        self.aside = all.collect();
    }
}

/// The names of journeys beside the one kept: `journey.scotland.before`, `journey.scotland.before.2` and so on.
fn slots(nation: &str, end: &str) -> impl Iterator<Item = String> {
    let first = Session::name(nation, end);
    (1..=MOST_ASIDE).map(move |number| if number == 1 { first.clone() } else { format!("{first}.{number}") })
}

fn free(nation: &str, storage: &dyn Storage, end: &str) -> Option<String> {
    slots(nation, end).find(|slot| storage.kept(slot).is_none())
}

/// Puts a text apart that this program cannot use, or not the whole of; once.
fn set_apart(nation: &Nation, storage: &dyn Storage, text: &str) {
    let is_known = slots(&nation.id, ".unread").any(|slot| storage.kept(&slot).as_deref() == Some(text));
    if let Some(slot) = free(&nation.id, storage, ".unread").filter(|_| !is_known) {
        storage.keep(&slot, text);
    }
}
