//! What the components of the page share: the journey, what follows from it, and what can be done with it.
//! Must never change a journey but through its session, which knows when it must not.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::fetched::JourneyWorld;
use super::mark;
use crate::browser::{address, clock, fragment, page, storage};
use crate::calendar::day::Day;
use crate::journey::due::{DueLine, due};
use crate::journey::session::{Session, State, Storage, Told};
use crate::journey::sheet::{Sheet, sheet};
use crate::journey::{Journey, spot};
use crate::place::Place;
use crate::views::journey::unread;
use crate::words::Words;

/// The device. Where the browser keeps nothing, what is given stays as long as the page is not left.
struct Device;

thread_local! {
    static UNKEPT: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

impl Storage for Device {
    fn kept(&self, name: &str) -> Option<String> {
        UNKEPT.with_borrow(|unkept| unkept.get(name).cloned()).or_else(|| storage::kept(name))
    }

    fn keep(&self, name: &str, text: &str) -> bool {
        let is_kept = storage::keep(name, text);
        UNKEPT.with_borrow_mut(|unkept| {
            if is_kept { unkept.remove(name) } else { unkept.insert(name.to_string(), text.to_string()) }
        });
        is_kept
    }

    fn forget(&self, name: &str) {
        UNKEPT.with_borrow_mut(|unkept| unkept.remove(name));
        storage::forget(name);
    }

    fn new_id(&self) -> String {
        storage::new_id()
    }
}

/// What the components share.
#[derive(Clone, Copy)]
pub struct JourneyContext {
    /// What the page is made from.
    pub world: StoredValue<Arc<JourneyWorld>>,
    /// The work on the journey.
    pub session: RwSignal<Session>,
    /// What was done last, or why not.
    pub notice: RwSignal<String>,
    /// How far days that come again are laid out.
    pub months: RwSignal<u32>,
    /// The journey without the words of one's own: what else there is does not follow from them.
    pub plain: Memo<Journey>,
    /// The days that follow.
    pub lines: Memo<Vec<DueLine>>,
    /// The page for the file.
    pub sheet: Memo<Sheet>,
}

impl JourneyContext {
    /// What is shared on a page of this world.
    pub fn new(world: Arc<JourneyWorld>, session: RwSignal<Session>) -> JourneyContext {
        let world = StoredValue::new(world);
        let months = RwSignal::new(6);
        let plain = Memo::new(move |_| Journey { notes: Vec::new(), ..session.read().journey.clone() });
        let lines = Memo::new(move |_| {
            let today = today(world);
            world.with_value(|world| {
                due(&world.world, &world.calendar, &plain.read(), today, until(today, months.get()))
            })
        });
        let sheet = Memo::new(move |_| {
            let today = today(world);
            world.with_value(|world| {
                sheet(&world.world, &world.calendar, &plain.read(), today, until(today, months.get()))
            })
        });
        JourneyContext { world, session, notice: RwSignal::new(String::new()), months, plain, lines, sheet }
    }

    /// The one that was given to the components of the page.
    pub fn get() -> JourneyContext {
        expect_context()
    }

    /// The interface's words.
    pub fn words(self) -> &'static Words {
        self.world.with_value(|world| world.words)
    }

    /// The day.
    pub fn today(self) -> Day {
        today(self.world)
    }

    /// The name of the step where a journey is, empty where none is chosen.
    pub fn step_name(self, journey: &Journey) -> String {
        self.world.with_value(|world| {
            let here = journey.here.as_ref().and_then(|here| spot(&world.nation, here));
            here.map(|here| world.nation.step(here).name.clone()).unwrap_or_default()
        })
    }

    /// Says something.
    pub fn say(self, text: &str) {
        self.notice.set(text.to_string());
    }

    /// Does something with the journey, says what was done, and brings the address after it.
    pub fn act(self, act: impl FnOnce(&mut Session, &JourneyWorld, &dyn Storage) -> Told) {
        let told = self.world.with_value(|world| self.session.try_update(|session| act(session, world, &Device)));
        self.notice.set(self.sentence(told.unwrap_or_default()));
        self.settle();
    }

    /// Changes the journey.
    pub fn change(self, change: impl FnOnce(&mut Journey)) {
        self.act(|session, world, storage| session.change(&world.nation, storage, change));
    }

    /// The reader has come to the page, or to another place on it.
    pub fn come(self, place: &Place) {
        self.act(|session, world, storage| session.come(&world.nation, storage, place, &address::mark()));
    }

    /// The address of the journey shown, and its mark in the browser's history.
    fn settle(self) {
        let session = self.session.read_untracked();
        if session.state == State::Asking {
            return;
        }
        let own = session.journey.place().print();
        if Place::parse(&fragment(), None).0.print() != own {
            address::replace(&own);
        }
        mark(&session.journey.id);
    }

    fn sentence(self, told: Told) -> String {
        let words = self.words();
        let journey = &words.journey;
        match told {
            Told::Nothing => String::new(),
            Told::SetAside => journey.other_aside.to_string(),
            Told::Lost(n_lost) => (journey.n_lost)(n_lost),
            Told::Unread(why) => unread(&why, words),
            Told::Opened(0) => journey.opened.to_string(),
            Told::Opened(n_lost) => format!("{} {}", journey.opened, (journey.n_lost)(n_lost)),
            Told::BackAgain => journey.back_again.to_string(),
            Told::Loaded => journey.loaded.to_string(),
            Told::Forgotten => journey.forgotten.to_string(),
            Told::AsideForgotten => journey.aside_forgotten.to_string(),
        }
    }

    /// Hears of other tabs and other places, as long as the page is there.
    pub fn listen(self) {
        let nation = self.world.with_value(|world| world.nation.id.clone());
        storage::on_other_tab(&Session::name(&nation, ""), move || {
            self.world.with_value(|world| {
                self.session.update(|session| session.on_other_tab(&world.nation, &Device));
            });
        });
        address::on_change(move || {
            let place = Place::parse(&fragment(), None).0;
            if matches!(&place.page, crate::place::Page::Journey { nation: other, .. } if *other == nation) {
                let is_shown = self
                    .session
                    .with_untracked(|session| session.state != State::Asking && session.journey.place() == place);
                // The page itself has brought the address here, and has said why.
                if !is_shown {
                    self.come(&place);
                }
                page::after_paint(|| page::focus_if_lost("journey-road"));
            }
        });
    }
}

fn today(world: StoredValue<Arc<JourneyWorld>>) -> Day {
    let first = world.with_value(|world| Day::new(world.calendar.years.0, 1, 1));
    clock::today().or(first.ok()).unwrap_or(Day::EARLIEST)
}

fn until(today: Day, months: u32) -> Day {
    today.plus_months(months.into()).unwrap_or(today)
}
