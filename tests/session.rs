//! A tab shows a kept journey only where it is surely the one meant, and writes only over what it has read itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::LazyLock;

use waymark::atlas::Nation;
use waymark::calendar::day::Day;
use waymark::journey::due::handed;
use waymark::journey::session::{Session, SessionNotice, SessionState, Storage, goes_on};
use waymark::journey::{Event, Journey, keep};
use waymark::place::Place;

#[path = "support/nations.rs"]
mod nations;

static ENGLAND: LazyLock<Nation> =
    LazyLock::new(|| nations::NATIONS.iter().find(|nation| nation.id == "england").unwrap().clone());

const KEY: &str = "journey.england";

/// One device, with as many tabs as a test wants.
#[derive(Default)]
struct Device {
    kept: RefCell<BTreeMap<String, String>>,
    n_ids: Cell<usize>,
    is_full: Cell<bool>,
}

impl Storage for Device {
    fn kept(&self, name: &str) -> Option<String> {
        self.kept.borrow().get(name).cloned()
    }
    fn keep(&self, name: &str, text: &str) -> bool {
        if !self.is_full.get() {
            self.kept.borrow_mut().insert(name.to_string(), text.to_string());
        }
        !self.is_full.get()
    }
    fn forget(&self, name: &str) {
        self.kept.borrow_mut().remove(name);
    }
    fn new_id(&self) -> String {
        self.n_ids.set(self.n_ids.get() + 1);
        format!("id-{}", self.n_ids.get())
    }
}

impl Device {
    fn all(&self) -> BTreeMap<String, String> {
        self.kept.borrow().clone()
    }

    /// Whether any journey kept has these words, and under which names.
    fn holds(&self, words: &str) -> Vec<String> {
        self.all().into_iter().filter(|(_, text)| text.contains(words)).map(|(name, _)| name).collect()
    }
}

fn place(fragment: &str) -> Place {
    Place::parse(fragment, None).0
}

const SARA: &str =
    "#/england/journey/care-management/initial-conference?trail=care-management/assessment-starts.strategy-meeting";
const BEGINS_ALIKE: &str = "#/england/journey/care-management/strategy-meeting?trail=care-management/assessment-starts";
const NO_ROAD: &str = "#/england/journey/care-management/strategy-meeting";
const LONGER: &str = "#/england/journey/care-management/cp-plan?trail=care-management/assessment-starts.strategy-meeting.initial-conference";

fn give(session: &mut Session, device: &Device, step: &str, day: &str) -> SessionNotice {
    let event = Event::read(step).unwrap();
    session.set_day(&ENGLAND, device, event, Some(Day::parse(day).unwrap()))
}

fn note(session: &mut Session, device: &Device, words: &str) -> SessionNotice {
    session.change(&ENGLAND, device, &mut |journey| journey.set_note("s-1", words))
}

/// A device that keeps Sara's journey, and the tab it was written in.
fn sara() -> (Device, Session) {
    let device = Device::default();
    let mut tab = Session::default();
    tab.come(&ENGLAND, &device, &place(SARA), "");
    give(&mut tab, &device, "care-management/initial-conference", "2026-10-26");
    note(&mut tab, &device, "mum said grandmother could help");
    (device, tab)
}

#[test]
fn another_childs_road_that_begins_alike_or_contains_it_or_says_nothing_shows_nothing_of_the_one_kept() {
    for fragment in [NO_ROAD, BEGINS_ALIKE, LONGER, "#/england/journey", SARA] {
        let (device, _) = sara();
        let before = device.all();
        let mut tab = Session::default();
        assert_eq!(tab.come(&ENGLAND, &device, &place(fragment), ""), SessionNotice::Nothing);
        assert_eq!(tab.state, SessionState::Asking, "{fragment}");
        assert_eq!(tab.journey, Journey::of_place(&place(fragment)), "{fragment}: nothing but what the address says");
        note(&mut tab, &device, "another child");
        assert_eq!(device.all(), before, "{fragment}: until it is answered nothing is changed");
    }
}

#[test]
fn going_on_shows_the_kept_journey_as_it_was_kept_with_nothing_of_the_address() {
    let (device, first) = sara();
    let mut tab = Session::default();
    tab.come(&ENGLAND, &device, &place(LONGER), "");
    tab.go_on(&ENGLAND, &device);
    assert_eq!((&tab.state, &tab.journey), (&SessionState::Open, &first.journey));
    assert_eq!(tab.journey.place(), place(SARA));
}

#[test]
fn a_new_journey_leaves_the_kept_one_whole_until_it_has_something_to_keep_and_then_sets_it_aside() {
    let (device, first) = sara();
    let before = device.all();
    let mut tab = Session::default();
    tab.come(&ENGLAND, &device, &place(BEGINS_ALIKE), "");
    tab.start_new(&ENGLAND, &device);
    assert_eq!(device.all(), before);
    assert_eq!(tab.journey, Journey::of_place(&place(BEGINS_ALIKE)));
    assert_eq!(note(&mut tab, &device, "the second child"), SessionNotice::SetAside);
    assert_ne!(tab.journey.id, first.journey.id);
    assert_eq!(device.all()[&format!("{KEY}.before")], before[KEY], "to the letter");
    assert!(!device.all()[KEY].contains("grandmother"));
}

#[test]
fn three_children_in_a_row_on_one_device_are_all_there_and_each_can_be_brought_back() {
    let (device, _) = sara();
    for words in ["the second child", "the third child"] {
        let mut tab = Session::default();
        tab.come(&ENGLAND, &device, &place(NO_ROAD), "");
        tab.start_new(&ENGLAND, &device);
        note(&mut tab, &device, words);
    }
    let all = ["grandmother", "second", "third"];
    assert!(all.iter().all(|words| device.holds(words).len() == 1), "{:?}", device.all());
    let mut tab = Session::default();
    tab.come(&ENGLAND, &device, &place("#/england/journey"), "");
    tab.go_on(&ENGLAND, &device);
    assert_eq!(tab.aside.len(), 2);
    for words in ["grandmother", "second", "third"] {
        if let Some(aside) = tab.aside.iter().find(|aside| aside.journey.note("s-1").contains(words)) {
            let slot = aside.slot.clone();
            assert_eq!(tab.put_back(&ENGLAND, &device, &slot), SessionNotice::BackAgain);
        }
        assert!(tab.journey.note("s-1").contains(words), "{words}: {:?}", tab.journey);
        assert!(device.all()[KEY].contains(words));
        assert!(all.iter().all(|words| device.holds(words).len() == 1), "{:?}", device.all());
    }
}

#[test]
fn reloading_and_the_back_key_find_the_journey_again_without_a_question() {
    let (device, first) = sara();
    let mut tab = Session::default();
    tab.come(&ENGLAND, &device, &place(SARA), &first.journey.id);
    assert_eq!((&tab.state, &tab.journey), (&SessionState::Open, &first.journey));
    // An entry from when the road was shorter: the same child.
    tab.come(&ENGLAND, &device, &place(BEGINS_ALIKE), &first.journey.id);
    assert_eq!(tab.state, SessionState::Open);
    assert_eq!(tab.journey.note("s-1"), first.journey.note("s-1"));
    assert_eq!(tab.journey.place(), place(BEGINS_ALIKE));
    // An entry of a journey that has made way since.
    let mut other = Session::default();
    other.come(&ENGLAND, &device, &place(NO_ROAD), "");
    other.start_new(&ENGLAND, &device);
    note(&mut other, &device, "the second child");
    other.come(&ENGLAND, &device, &place(SARA), &first.journey.id);
    assert_eq!(other.state, SessionState::Asking);
}

#[test]
fn on_the_maps_and_back_in_one_tab_the_journey_goes_along_with_its_road() {
    let (device, mut tab) = sara();
    let id = tab.journey.id.clone();
    let road = "trail=care-management/assessment-starts.strategy-meeting";
    for fragment in [
        format!("#/england/care-management/initial-conference?{road}"),
        "#/words".to_string(),
        format!("#/england/care-management/initial-conference?{road}.initial-conference"),
        format!("#/england/care-management/cp-plan?{road}.initial-conference"),
    ] {
        tab.went(&place(&fragment));
    }
    tab.come(&ENGLAND, &device, &place(LONGER), "");
    assert_eq!((&tab.state, &tab.journey.id), (&SessionState::Open, &id));
    assert_eq!(tab.journey.place(), place(LONGER));
    // A step is taken away by the page's own link, even the last.
    let alone = "#/england/journey/care-management/cp-plan";
    tab.follow(&place(alone));
    tab.come(&ENGLAND, &device, &place(alone), "");
    assert_eq!((&tab.state, tab.journey.trail.been.len()), (&SessionState::Open, 0));
}

#[test]
fn by_way_of_home_or_of_another_road_the_same_tab_asks_too() {
    let road = "trail=care-management/assessment-starts.strategy-meeting";
    for (way, arrival) in [
        (vec!["#/".to_string()], SARA),
        (vec![format!("#/england/care-management/cp-plan?{road}.initial-conference")], LONGER),
        (vec!["#/england/care-management/initial-conference".to_string()], NO_ROAD),
        (vec!["#/scotland/kinship/kinship-panel".to_string()], SARA),
    ] {
        let (device, mut tab) = sara();
        for fragment in &way {
            tab.went(&place(fragment));
        }
        tab.come(&ENGLAND, &device, &place(arrival), "");
        assert_eq!(tab.state, SessionState::Asking, "{way:?} and then {arrival}");
    }
}

#[test]
fn without_a_road_a_tab_goes_on_only_while_it_stays_at_the_step() {
    let at = |step: &str, query: &str| place(&format!("#/england/care-management/{step}{query}"));
    let journey = place(NO_ROAD);
    assert!(goes_on(&journey, &at("strategy-meeting", "")));
    assert!(goes_on(&at("strategy-meeting", ""), &at("strategy-meeting", "?trail=care-management/strategy-meeting")));
    assert!(!goes_on(&at("strategy-meeting", ""), &at("cp-plan", "")));
    let forgotten = at("cp-plan", "?trail=care-management/strategy-meeting");
    assert!(!goes_on(&forgotten, &at("cp-plan", "")), "a road that was forgotten is nobody's");
}

#[test]
fn a_second_tab_does_not_write_over_what_the_first_has_kept_since_and_says_so() {
    let (device, mut first) = sara();
    let mut second = Session::default();
    second.come(&ENGLAND, &device, &place(SARA), &first.journey.id);
    note(&mut first, &device, "grandmother has said yes");
    let kept = device.all();
    give(&mut second, &device, "care-management/strategy-meeting", "2026-10-05");
    assert_eq!(second.state, SessionState::Elsewhere);
    assert_eq!(device.all(), kept);
    note(&mut second, &device, "and more");
    assert_eq!(device.all(), kept, "nor does what is given later");
    assert_eq!(second.load_other(&ENGLAND, &device), SessionNotice::Loaded);
    assert_eq!((&second.state, second.journey.note("s-1")), (&SessionState::Open, "grandmother has said yes"));
    assert_eq!(device.all()[KEY], kept[KEY]);
    let own = &second.aside.first().unwrap().journey;
    assert_eq!((own.dates.len(), own.note("s-1")), (2, "and more"), "what was given here is set aside");
    note(&mut second, &device, "now it is kept");
    assert!(device.all()[KEY].contains("now it is kept"));
}

#[test]
fn a_tab_hears_of_another_before_anything_is_given_in_it() {
    let (device, mut first) = sara();
    let mut second = Session::default();
    second.come(&ENGLAND, &device, &place(NO_ROAD), "");
    second.start_new(&ENGLAND, &device);
    note(&mut second, &device, "the second child");
    first.on_other_tab(&ENGLAND, &device);
    assert_eq!(first.state, SessionState::Elsewhere);
    assert!(!first.journey.note("s-1").contains("second"), "nothing of it is shown unasked");
    for _ in 0..2 {
        let told = first.forget(&ENGLAND, &device);
        assert_eq!(
            (told, first.state),
            (SessionNotice::Nothing, SessionState::Elsewhere),
            "what another tab keeps is not forgotten"
        );
    }
    assert_eq!(device.holds("second"), [KEY]);
    let file = keep::write(&Journey { notes: vec![("s-1".into(), "from a file".into())], ..first.journey.clone() });
    assert_eq!(first.open(&ENGLAND, &device, &file), SessionNotice::Nothing);
    assert_eq!(device.holds("from a file"), [""; 0]);
}

#[test]
fn a_road_that_is_changed_on_the_page_takes_nothing_from_another_tab_and_loses_nothing_of_this_one() {
    let (device, mut first) = sara();
    let mut second = Session::default();
    second.come(&ENGLAND, &device, &place(SARA), &first.journey.id);
    note(&mut first, &device, "grandmother has said yes");
    note(&mut second, &device, "given in the second tab");
    let kept = device.all();
    second.follow(&place(BEGINS_ALIKE));
    second.come(&ENGLAND, &device, &place(BEGINS_ALIKE), "");
    assert_eq!((second.state, second.journey.note("s-1")), (SessionState::Elsewhere, "given in the second tab"));
    assert_eq!(device.all(), kept);
    second.come(&ENGLAND, &device, &place(NO_ROAD), "");
    assert_eq!(second.state, SessionState::Asking);
    assert_eq!(device.all()[KEY], kept[KEY]);
    assert_eq!(device.holds("given in the second tab"), [format!("{KEY}.before")], "it is set aside");
}

#[test]
fn a_new_journey_stays_the_new_one_while_its_road_is_changed_before_a_word_is_given() {
    let (device, _) = sara();
    let before = device.all();
    let mut tab = Session::default();
    tab.come(&ENGLAND, &device, &place(LONGER), "");
    tab.start_new(&ENGLAND, &device);
    tab.follow(&place(SARA));
    tab.come(&ENGLAND, &device, &place(SARA), "");
    assert_eq!((tab.state, &tab.journey), (SessionState::Open, &Journey::of_place(&place(SARA))));
    assert_eq!(device.all(), before);
    note(&mut tab, &device, "the second child");
    assert_eq!(device.holds("grandmother"), [format!("{KEY}.before")]);
}

#[test]
fn a_day_given_at_a_step_waits_until_it_is_sure_whose_it_is() {
    let day = |text: &str| Day::parse(text).unwrap();
    let event = Event::read("care-management/strategy-meeting").unwrap();
    let handed = || handed(&ENGLAND, "england/care-management#s47-outcome 2026-11-09");
    assert_eq!(handed(), Some((event.clone(), day("2026-11-09"))), "the first limit runs from the strategy meeting");
    let come = |device: &Device, place: &Place| {
        let mut tab = Session::default();
        tab.handed = handed();
        tab.come(&ENGLAND, device, place, "");
        tab
    };

    // Nothing is kept: it is taken at once.
    let device = Device::default();
    let mut tab = come(&device, &place(NO_ROAD));
    assert_eq!(tab.take_handed(&ENGLAND, &device), Some((SessionNotice::Nothing, None)));
    assert_eq!(tab.journey.day(&event), Some(day("2026-11-09")));
    assert_eq!(device.holds("2026-11-09"), [KEY]);
    assert_eq!(tab.take_handed(&ENGLAND, &device), None, "it is taken once");

    // Another is kept: nothing is changed before the reader has said which is meant.
    let (device, _) = sara();
    let before = device.all();
    let mut tab = come(&device, &place(NO_ROAD));
    assert_eq!((tab.state, tab.take_handed(&ENGLAND, &device)), (SessionState::Asking, None));
    assert_eq!(device.all(), before);
    tab.start_new(&ENGLAND, &device);
    assert_eq!(tab.take_handed(&ENGLAND, &device), Some((SessionNotice::SetAside, None)));
    assert_eq!(device.holds("2026-11-09"), [KEY]);
    assert_eq!(device.holds("grandmother could help"), ["journey.england.before"]);

    // The kept one is meant: the day joins what it has, and the day that stood there is told.
    let (device, mut first) = sara();
    give(&mut first, &device, "care-management/strategy-meeting", "2026-11-02");
    let mut tab = come(&device, &place(NO_ROAD));
    tab.go_on(&ENGLAND, &device);
    assert_eq!(tab.take_handed(&ENGLAND, &device), Some((SessionNotice::Nothing, Some(day("2026-11-02")))));
    assert_eq!(tab.journey.day(&event), Some(day("2026-11-09")));
    assert_eq!(tab.journey.note("s-1"), "mum said grandmother could help");
}

#[test]
fn what_no_step_has_handed_over_is_not_taken() {
    for text in [
        "",
        "england/care-management#s47-outcome",
        "england/care-management#s47-outcome 2026-02-30",
        "england/care-management#not-there 2026-11-09",
        "scotland/childrens-hearings#grounds-hearing 2026-11-09",
        "england/care-management 2026-11-09",
    ] {
        assert_eq!(handed(&ENGLAND, text), None, "{text}");
    }
}

#[test]
fn where_there_is_no_room_nothing_that_was_kept_is_lost() {
    let (device, _) = sara();
    let before = device.all();
    device.is_full.set(true);
    let mut tab = Session::default();
    tab.come(&ENGLAND, &device, &place(NO_ROAD), "");
    tab.start_new(&ENGLAND, &device);
    note(&mut tab, &device, "the second child");
    assert_eq!(tab.state, SessionState::Refused);
    assert_eq!(device.all(), before);
}

#[test]
fn forgetting_a_journey_forgets_no_other() {
    let (device, _) = sara();
    let mut tab = Session::default();
    tab.come(&ENGLAND, &device, &place(NO_ROAD), "");
    tab.start_new(&ENGLAND, &device);
    tab.forget(&ENGLAND, &device);
    assert_eq!(device.holds("grandmother"), [KEY], "a new journey without a word is not the one kept");
    note(&mut tab, &device, "the second child");
    tab.forget(&ENGLAND, &device);
    assert_eq!(device.holds("second"), [""; 0]);
    assert_eq!(device.holds("grandmother"), [format!("{KEY}.before")]);
}

#[test]
fn what_nobody_can_read_is_put_apart_once_and_written_over_after_that() {
    let device = Device::default();
    device.keep(KEY, "{\"waymark\":\"journey\",\"ver");
    for _ in 0..2 {
        let mut tab = Session::default();
        assert!(matches!(tab.come(&ENGLAND, &device, &place(SARA), ""), SessionNotice::Unread(_)));
    }
    let mut tab = Session::default();
    tab.come(&ENGLAND, &device, &place(SARA), "");
    note(&mut tab, &device, "Words");
    let text = |end: &str| device.kept(&format!("{KEY}{end}"));
    assert_eq!(text(".unread").as_deref(), Some("{\"waymark\":\"journey\",\"ver"));
    assert_eq!(text(".unread.2"), None);
    assert!(text("").unwrap().contains("Words"));
}
