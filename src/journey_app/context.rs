//! What the components of the page share: the journey, what follows from it, and what can be done with it.
//! Must never change a journey but through its session, which knows when it must not.

use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;

use super::device::Device;
use super::mark;
use super::pieces::memo;
use crate::atlas::Nation;
use crate::browser::storage::KeepPromise;
use crate::browser::{address, clipboard, clock, files, fragment, page, spawn, storage};
use crate::calendar::Calendar;
use crate::calendar::day::Day;
use crate::calendar::typed::{TypedDay, read};
use crate::journey::due::handed;
use crate::journey::keep::{JourneyFile, write};
use crate::journey::scene::{JourneyScene, Surroundings, journey_scene};
use crate::journey::session::{Session, SessionNotice, SessionState, Storage};
use crate::journey::{Journey, step_ref};
use crate::place::{Lens, Page, Place, StepName, joined};
use crate::views::journey::unread;
use crate::words::Words;

/// Something done with the journey in a session.
pub type SessionAction<'a> = &'a mut dyn FnMut(&mut Session, &Nation, &dyn Storage) -> SessionNotice;

/// What the components share.
#[derive(Clone, Copy)]
pub struct JourneyContext {
    /// What the page is made from.
    pub around: StoredValue<Arc<Surroundings>>,
    /// The interface's words.
    pub words: &'static Words,
    /// The work on the journey.
    pub session: RwSignal<Session>,
    /// What was done last, or why not.
    pub notice: RwSignal<String>,
    /// What is shown of the journey.
    pub scene: Memo<ShownScene>,
    /// Whether the browser may forget by itself what is kept.
    pub may_forget: RwSignal<bool>,
    /// The step whose page before a meeting is to be shown, as a file names it, as soon as it is sure whose journey this is.
    pub wanted: RwSignal<String>,
    /// The key of an event and what was typed as its day at a step's own page, where that is no whole day: its field asks.
    pub typed: StoredValue<Option<(String, String)>>,
}

/// What is shown, as it was last made. Each is unlike the one before: what follows from it is compared where it is written, as
/// text, and the program need not know how to compare a whole scene.
#[derive(Clone)]
pub struct ShownScene(Arc<JourneyScene>);

impl PartialEq for ShownScene {
    fn eq(&self, other: &ShownScene) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for ShownScene {
    type Target = JourneyScene;

    fn deref(&self) -> &JourneyScene {
        &self.0
    }
}

/// What is said once the browser was asked to save a file, or would not be.
pub fn saved(asked: Option<()>, words: &'static Words) -> &'static str {
    asked.map_or(words.journey.not_saved, |()| words.journey.saved)
}

impl JourneyContext {
    /// What is shared on a page of these maps.
    pub fn new(around: Arc<Surroundings>, session: RwSignal<Session>, words: &'static Words) -> JourneyContext {
        let around = StoredValue::new(around);
        // Nothing follows from notes: while they are written nothing is made anew.
        let journey = memo(move || {
            let own = session.read().journey.clone();
            Journey { records: Vec::new(), meetings: Vec::new(), child: Vec::new(), n_changes: 0, ..own }
        });
        let scene = memo(move || {
            around.with_value(|around| {
                ShownScene(Arc::new(journey_scene(around, &journey.read(), today(&around.calendar))))
            })
        });
        let (notice, may_forget) = (RwSignal::new(String::new()), RwSignal::new(false));
        let (wanted, typed) = (RwSignal::new(String::new()), StoredValue::new(None));
        JourneyContext { around, words, session, notice, scene, may_forget, wanted, typed }
    }

    /// The day by the device's clock.
    pub fn today(self) -> Day {
        self.around.with_value(|around| today(&around.calendar))
    }

    /// The one that was given to the components of the page.
    pub fn get() -> JourneyContext {
        expect_context()
    }

    /// The name of the step where a journey is, empty where none is chosen.
    pub fn step_name(self, journey: &Journey) -> String {
        journey.here.as_ref().map(|here| self.name_of(here)).unwrap_or_default()
    }

    /// The name of a step, empty where it is on no map.
    pub fn name_of(self, step: &StepName) -> String {
        self.around.with_value(|around| {
            let found = step_ref(&around.nation, step);
            found
                .map(|found| around.nation.step(found).chart_name(around.nation.reader).to_string())
                .unwrap_or_default()
        })
    }

    /// Says something; what stands there already is said once more.
    pub fn say(self, text: &str) {
        let text = text.to_string();
        // A field that goes with the page says what it held once there is nowhere to say anything.
        let Some(before) = self.notice.try_get_untracked() else { return };
        if text.is_empty() || before != text {
            return self.notice.set(text);
        }
        self.notice.set(String::new());
        page::after_paint(move || {
            let _ = self.notice.try_set(text);
        });
    }

    /// Saves a file that is called after the journey, and says that the browser was asked to: what it does then is not known.
    pub fn save(self, name: &str, kind: &'static str, text: &str) {
        let (name, text) = (self.file_name(name), text.to_string());
        spawn(async move {
            let asked = files::save(&name, kind, &text).await.ok();
            self.say(saved(asked, self.words));
        });
    }

    /// Saves the journey as a file.
    pub fn save_journey(self) {
        let text = write(&self.session.read_untracked().journey);
        self.save("waymark-journey.json", "application/json", &text);
    }

    /// Copies a text, and says whether the browser let us.
    pub fn copy(self, text: String) {
        spawn(async move {
            let words = &self.words.journey;
            let is_copied = clipboard::copy(text).await;
            self.say(if is_copied { words.text_copied } else { words.text_not_copied });
        });
    }

    /// `waymark-dates.ics` with the label of the journey in it.
    pub fn file_name(self, name: &str) -> String {
        file_name(name, &self.session.read_untracked().journey.label)
    }

    /// Does something with the journey, says what was done, and brings the address after it.
    pub fn act(self, act: SessionAction<'_>) {
        let had_some = self.holds_days_or_words();
        let told =
            self.around.with_value(|around| self.session.try_update(|session| act(session, &around.nation, &Device)));
        self.say(&self.sentence(told.unwrap_or_default()));
        self.take_handed();
        self.settle();
        // The browser is asked once, when the first date of this device is given, or a child first puts something on their page.
        let is_first = !had_some && self.holds_days_or_words() && {
            let all = self.session.read_untracked().all(&Device);
            all.iter().filter(|kept| kept.file.as_ref().is_ok_and(JourneyFile::holds_days_or_words)).count() == 1
        };
        if is_first {
            self.ask_whether_kept(KeepPromise::Ask);
        }
    }

    fn holds_days_or_words(self) -> bool {
        let journey = &self.session.read_untracked().journey;
        !(journey.dates.is_empty() && journey.child.is_empty())
    }

    /// That the browser may forget by itself what is kept, if it may.
    pub fn reminder(self) -> Option<&'static str> {
        let words = &self.words.journey;
        let told = if files::is_in_app() { words.in_app } else { words.may_forget };
        self.may_forget.get().then_some(told)
    }

    /// Asks the browser whether it may forget what is kept.
    fn ask_whether_kept(self, promise: KeepPromise) {
        spawn(async move {
            let may_forget = storage::may_forget(promise).await;
            let _ = self.may_forget.try_set(may_forget);
        });
    }

    /// Takes over the day that was given at a step's own page, as soon as it is sure for which journey, and shows what follows.
    fn take_handed(self) {
        let taken = self.around.with_value(|around| {
            let is_there = self.session.with_untracked(|session| session.handed.is_some());
            is_there.then(|| self.session.try_update(|session| session.take_handed(&around.nation, &Device)))??
        });
        let Some((told, before)) = taken else { return };
        let replaced = before.map(|before| (self.words.journey.day_replaced)(&(self.words.calendar.day)(before)));
        let said = [self.notice.get_untracked(), self.sentence(told), replaced.unwrap_or_default(), self.n_dated()];
        self.notice.set(said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" "));
        page::after_paint(|| page::focus("journey-due"));
    }

    /// How many limits of time have a date.
    pub fn n_dated(self) -> String {
        let scene = self.scene.read_untracked();
        let (n_shown, n_all) = scene
            .lines
            .iter()
            .filter(|line| line.is_dated())
            .fold((0, 0), |(n_shown, n_all), line| (n_shown + usize::from(line.is_in_view()), n_all + 1));
        (self.words.journey.n_dated)(n_shown, n_all - n_shown)
    }

    /// Changes the journey.
    pub fn change(self, mut change: impl FnMut(&mut Journey)) {
        self.act(&mut |session, nation, storage| session.change(nation, storage, &mut change));
    }

    /// Keeps another value of a field beside the one that stands, until the reader has chosen.
    pub fn put_beside(self, field: &str, other: &str) {
        self.change(|journey| journey.put_beside(field, other));
    }

    /// The reader has come to the page, or to another place on it.
    pub fn come(self, place: &Place) {
        self.act(&mut |session, nation, storage| {
            let text = storage::take_handed("day").unwrap_or_default();
            session.handed = None;
            if let Some((event, typed)) = handed(nation, &text) {
                match read(typed, self.today()) {
                    Ok(TypedDay::Whole(day)) => session.handed = Some((event, day)),
                    _ => self.typed.set_value(Some((event.key(), typed.to_string()))),
                }
            }
            session.come(nation, storage, place, &address::mark())
        });
        if let (Lens::Before, Page::Journey { here, .. }) = (&place.lens, &place.page) {
            self.wanted.set(here.as_ref().map(joined).unwrap_or_default());
        }
        if self.session.read_untracked().state == SessionState::Asking {
            page::after_paint(|| page::focus("which"));
        } else if !self.wanted.read_untracked().is_empty() {
            Self::show_meeting();
        }
    }

    /// Opens the part about a meeting and moves the focus there.
    pub fn show_meeting() {
        page::after_paint(|| {
            page::open_around("#journey-meeting");
            page::focus("journey-meeting");
        });
    }

    /// The address of the journey shown, and its mark in the browser's history.
    fn settle(self) {
        let session = self.session.read_untracked();
        if matches!(session.state, SessionState::Asking | SessionState::Gone) {
            return;
        }
        // A field that goes with the page says what it held once the reader has left for another: their address stays.
        let shown = Place::parse(&fragment(), None).0;
        match &shown.page {
            Page::Journey { nation, .. } if *nation == session.journey.nation => {
                let own = session.journey.place().print();
                if shown.print() != own {
                    address::replace(&own);
                }
            }
            // Of a child's page it is the step, which the page itself never leaves.
            Page::Child { nation, .. } if *nation == session.journey.nation => {}
            _ => return,
        }
        mark(session.slot());
    }

    fn sentence(self, told: SessionNotice) -> String {
        let words = self.words;
        let journey = &words.journey;
        match told {
            SessionNotice::Nothing => String::new(),
            SessionNotice::Joined => journey.joined.to_string(),
            SessionNotice::Unread(why) => unread(&why, words),
            SessionNotice::Opened => journey.opened.to_string(),
            SessionNotice::OpenedInto => journey.opened_into.to_string(),
            SessionNotice::BackAgain => journey.back_again.to_string(),
            SessionNotice::GoesOn => (journey.goes_on)(&self.session.read_untracked().journey.label),
        }
    }

    /// Hears of other tabs and other places, as long as the page is there.
    pub fn listen(self) {
        let nation = self.around.with_value(|around| around.nation.id.clone());
        self.ask_whether_kept(KeepPromise::Look);
        storage::on_other_tab(move || {
            // Nothing is made anew where nothing has changed.
            let mut has_changed = false;
            let told = self.around.with_value(|around| {
                self.session.try_update_untracked(|session| {
                    let before = session.state;
                    let told = session.on_other_tab(&around.nation, &Device);
                    has_changed = told != SessionNotice::Nothing || session.state != before;
                    told
                })
            });
            let told = told.unwrap_or_default();
            if has_changed {
                self.session.update(|_| ());
            }
            if told != SessionNotice::Nothing {
                self.say(&self.sentence(told));
            }
        });
        address::on_change(move || {
            let place = Place::parse(&fragment(), None).0;
            if matches!(&place.page, Page::Journey { nation: other, .. } if *other == nation) {
                let is_shown = self.session.with_untracked(|session| {
                    let is_open = session.state != SessionState::Asking && !session.is_chosen();
                    is_open && session.journey.place() == place
                });
                // The page itself has brought the address here, and has said why.
                if !is_shown {
                    self.come(&place);
                }
                page::after_paint(|| page::focus_if_lost("journey-road"));
            }
        });
    }
}

/// The name of a file with the label of its journey in it: the letters and digits of it.
pub fn file_name(name: &str, label: &str) -> String {
    let words = label.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let label = words.collect::<Vec<_>>().join("-");
    let label = if label.is_empty() { label } else { format!("{label}-") };
    name.replacen("waymark-", &format!("waymark-{label}"), 1)
}

/// The day by the device's clock, or the first day whose bank holidays are known.
fn today(calendar: &Calendar) -> Day {
    clock::today().or(Day::new(calendar.years.0, 1, 1).ok()).unwrap_or(Day::EARLIEST)
}
