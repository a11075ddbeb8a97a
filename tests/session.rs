//! A tab shows a kept journey only where it is surely the one meant, and joins with what other tabs have kept: no word is lost
//! and none is mixed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use waymark::atlas::Nation;
use waymark::calendar::day::Day;
use waymark::export::calendar::{EntryTitles, calendar};
use waymark::journey::due::handed;
use waymark::journey::history::{MARKED, PastField};
use waymark::journey::keep::{JourneyFile, Unread, merged};
use waymark::journey::session::{GivenValue, KEPT, Session, SessionNotice, SessionState, Storage, goes_on};
use waymark::journey::{Event, Journey};
use waymark::place::Place;

#[path = "support/nations.rs"]
mod nations;

static ENGLAND: LazyLock<Nation> =
    LazyLock::new(|| nations::NATIONS.iter().find(|nation| nation.id == "england").unwrap().clone());

/// Where the first journey of a test is kept, and the second.
const FIRST: &str = "journey.england.id-1";
const SECOND: &str = "journey.england.id-2";

/// One device, with as many tabs as a test wants.
#[derive(Default)]
struct Device {
    kept: RefCell<BTreeMap<String, String>>,
    n_ids: Cell<usize>,
    is_full: Cell<bool>,
}

impl Storage for Device {
    fn names(&self) -> Vec<String> {
        self.kept.borrow().keys().filter(|name| name.starts_with(KEPT)).cloned().collect()
    }
    fn today(&self) -> Option<Day> {
        Day::new(2026, 11, 3).ok()
    }
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
    session.change(&ENGLAND, device, &mut |journey| journey.set_words("first", "ask s-1", Some(words)))
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

/// Another child's journey, begun on the device while others are kept there.
fn another(device: &Device, words: &str) -> Session {
    let mut tab = Session::default();
    tab.come(&ENGLAND, device, &place(NO_ROAD), "");
    assert_eq!(tab.state, SessionState::Asking);
    tab.start_with_steps();
    note(&mut tab, device, words);
    tab
}

fn labels(session: &Session, device: &Device) -> Vec<String> {
    session.all(device).into_iter().map(|kept| kept.file.map_or("unread".to_string(), |file| file.label)).collect()
}

#[test]
fn a_new_journey_takes_no_steps_over_that_may_be_another_childs() {
    let mut tab = Session::default();
    tab.journey = Journey::of_place(
        &Place::parse("#/scotland/journey/kinship/kinship-panel?trail=kinship/family-meeting", None).0,
    );
    tab.start_new();
    assert_eq!(tab.journey.trail, waymark::place::Trail::default());
    assert!(tab.journey.here.is_some());
    assert_eq!(tab.state, SessionState::Open);
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
fn every_journey_of_the_nation_is_asked_for_by_its_label_those_that_fit_first() {
    let (device, _) = sara();
    another(&device, "the second child, without a road");
    let asked = |fragment: &str| {
        let mut tab = Session::default();
        tab.come(&ENGLAND, &device, &place(fragment), "");
        let labels = tab.fitting(&device).into_iter().filter_map(|kept| kept.file.ok()).map(|file| file.label);
        labels.collect::<Vec<_>>().concat()
    };
    assert_eq!(asked(LONGER), "AB");
    assert_eq!(asked("#/england/journey/care-management/cp-plan?trail=front-door/contact-made"), "BA");
    let mut tab = Session::default();
    tab.come(
        nations::NATIONS.iter().find(|nation| nation.id == "scotland").unwrap(),
        &device,
        &place("#/scotland/journey"),
        "",
    );
    assert_eq!(tab.state, SessionState::Open, "no journey of another nation is meant");
}

#[test]
fn going_on_shows_the_kept_journey_as_it_was_kept_and_the_step_one_came_from_joins_only_when_that_is_said() {
    let (device, first) = sara();
    let before = device.all();
    let mut tab = Session::default();
    tab.come(&ENGLAND, &device, &place(LONGER), "");
    tab.go_on(&ENGLAND, &device, FIRST);
    assert_eq!((&tab.state, &tab.journey), (&SessionState::Open, &first.journey));
    assert_eq!((tab.journey.place(), device.all()), (place(SARA), before));
    assert_eq!(tab.came_from.as_ref().map(|(_, step)| step.as_str()), Some("cp-plan"));
    tab.move_on(&ENGLAND, &device);
    assert_eq!(tab.journey.place(), place(LONGER));
    assert_eq!(tab.journey.words("first", "ask s-1"), first.journey.words("first", "ask s-1"));
    assert_eq!(tab.came_from, None);
}

#[test]
fn steps_marked_on_a_map_are_added_to_the_journey_that_the_reader_names_and_to_no_other() {
    let added = |fragment: &str| {
        let (device, first) = sara();
        let other = another(&device, "the second child, without a road");
        let before = device.all()[other.slot()].clone();
        let mut tab = Session::default();
        tab.come(&ENGLAND, &device, &place(fragment), "");
        tab.add_steps(&ENGLAND, &device, FIRST);
        assert_eq!((tab.state, tab.slot(), tab.came_from.as_ref()), (SessionState::Open, FIRST, None));
        assert_eq!(device.all()[other.slot()], before, "no other child's journey is touched");
        assert_eq!(tab.journey.words("first", "ask s-1"), first.journey.words("first", "ask s-1"));
        assert_eq!(tab.journey.dates, first.journey.dates);
        let mut again = Session::default();
        again.choose(FIRST);
        again.come(&ENGLAND, &device, &place("#/england/journey"), "");
        assert_eq!(again.journey, tab.journey, "it is kept");
        tab.journey.place()
    };
    assert_eq!(added(LONGER), place(LONGER), "what begins alike stands once");
    assert_eq!(
        added("#/england/journey/care-management/core-group?trail=care-management/cp-plan.first-core-group"),
        place(
            "#/england/journey/care-management/core-group?trail=care-management/assessment-starts.strategy-meeting.initial-conference.cp-plan.first-core-group"
        )
    );
    assert_eq!(
        added("#/england/journey/care-management/cp-plan?trail=care-management/initial-conference"),
        place(LONGER),
        "where we are is told once"
    );
}

#[test]
fn four_children_on_one_device_each_have_a_label_and_a_place_of_their_own_and_nothing_is_mixed() {
    let (device, first) = sara();
    let kept = device.all();
    let all = ["grandmother", "second", "third", "fourth"];
    let tabs: Vec<Session> = all[1..].iter().map(|words| another(&device, words)).collect();
    assert!(all.iter().all(|words| device.holds(words).len() == 1), "{:?}", device.all());
    assert_eq!(device.all()[FIRST], kept[FIRST], "to the letter");
    assert_eq!(labels(&first, &device), ["A", "B", "C", "D"]);
    let colours: Vec<usize> = tabs.iter().map(|tab| tab.journey.colour).collect();
    assert_eq!((first.journey.colour, colours), (0, vec![1, 2, 3]));
    let mut tab = Session::default();
    for (kept, words) in first.all(&device).iter().zip(all) {
        tab.close();
        tab.choose(&kept.slot);
        let place = kept.file.as_ref().unwrap().place();
        assert_eq!(tab.come(&ENGLAND, &device, &place, ""), SessionNotice::GoesOn);
        assert_eq!((tab.state, tab.journey.place()), (SessionState::Open, place));
        assert!(tab.journey.words("first", "ask s-1").contains(words), "{words}: {:?}", tab.journey);
    }
}

#[test]
fn a_label_is_the_workers_and_an_empty_one_is_the_next_letter() {
    let (device, mut tab) = sara();
    another(&device, "the second child");
    tab.change(&ENGLAND, &device, &mut |journey| journey.label = "KR 12".to_string());
    assert_eq!(labels(&tab, &device), ["B", "KR 12"]);
    tab.rename(&device, SECOND, " Blue file ");
    assert_eq!(labels(&tab, &device), ["Blue file", "KR 12"]);
    tab.change(&ENGLAND, &device, &mut |journey| journey.label.clear());
    assert_eq!(labels(&tab, &device), ["A", "Blue file"]);
    assert!(device.holds("grandmother")[0] == FIRST && tab.journey.place() == place(SARA), "no link holds a label");
}

#[test]
fn reloading_and_the_back_key_find_the_journey_again_without_a_question() {
    let (device, first) = sara();
    let mut tab = Session::default();
    tab.come(&ENGLAND, &device, &place(SARA), first.slot());
    assert_eq!((&tab.state, &tab.journey), (&SessionState::Open, &first.journey));
    // An entry from when the road was shorter: the same child.
    tab.come(&ENGLAND, &device, &place(BEGINS_ALIKE), first.slot());
    assert_eq!(tab.state, SessionState::Open);
    assert_eq!(tab.journey.words("first", "ask s-1"), first.journey.words("first", "ask s-1"));
    assert_eq!(tab.journey.place(), place(BEGINS_ALIKE));
    // An entry of another child's, in a tab that has turned to a second one since.
    let mut other = another(&device, "the second child");
    other.come(&ENGLAND, &device, &place(SARA), first.slot());
    assert_eq!(
        (other.state, other.journey.words("first", "ask s-1")),
        (SessionState::Open, first.journey.words("first", "ask s-1"))
    );
    // An entry of one that was forgotten since.
    other.forget(&device, FIRST);
    let mut later = Session::default();
    later.come(&ENGLAND, &device, &place(SARA), FIRST);
    assert_eq!((later.state, later.journey.words("first", "ask s-1")), (SessionState::Asking, ""));
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
    // Steps are taken away on the page itself, even the last: the tab goes on from there.
    tab.change(&ENGLAND, &device, &mut |journey| journey.trail.been.clear());
    tab.come(&ENGLAND, &device, &place("#/england/journey/care-management/cp-plan"), "");
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
fn two_tabs_on_one_journey_join_field_by_field() {
    let (device, mut first) = sara();
    let mut second = Session::default();
    second.come(&ENGLAND, &device, &place(SARA), first.slot());
    note(&mut first, &device, "grandmother has said yes");
    // The second has not been told yet.
    assert_eq!(give(&mut second, &device, "care-management/strategy-meeting", "2026-10-05"), SessionNotice::Joined);
    assert_eq!((second.journey.words("first", "ask s-1"), second.journey.dates.len()), ("grandmother has said yes", 2));
    assert_eq!(first.on_other_tab(&ENGLAND, &device), SessionNotice::Joined);
    assert_eq!(first.journey, second.journey);
    assert_eq!(first.on_other_tab(&ENGLAND, &device), SessionNotice::Nothing, "once");
    // What one takes away is away, in both.
    let event = Event::read("care-management/initial-conference").unwrap();
    second.set_day(&ENGLAND, &device, event.clone(), None);
    give(&mut first, &device, "care-management/cp-plan", "2026-11-02");
    assert_eq!((first.journey.day(&event), first.journey.dates.len()), (None, 2));
    assert_eq!(first.journey.also, []);
}

#[test]
fn where_both_tabs_have_given_one_field_both_values_are_kept_until_the_reader_has_chosen() {
    for which in [GivenValue::Other, GivenValue::Standing] {
        let (device, mut first) = sara();
        let mut second = Session::default();
        second.come(&ENGLAND, &device, &place(SARA), first.slot());
        note(&mut first, &device, "grandmother has said yes");
        give(&mut first, &device, "care-management/initial-conference", "2026-10-27");
        let event = Event::read("care-management/initial-conference").unwrap();
        second.change(&ENGLAND, &device, &mut |journey| {
            journey.set_words("first", "ask s-1", Some("grandmother has said no"));
            journey.set_day(event.clone(), Day::parse("2026-10-28").ok());
        });
        let also = [
            ("record first ask s-1", "grandmother has said yes"),
            ("date care-management/initial-conference", "2026-10-27"),
        ];
        let also = also.map(|(key, value)| (key.to_string(), value.to_string()));
        assert!(also.iter().all(|value| second.journey.also.contains(value)), "{:?}", second.journey.also);
        assert_eq!(second.journey.words("first", "ask s-1"), "grandmother has said no");
        // A crash: another tab finds both.
        let mut third = Session::default();
        third.come(&ENGLAND, &device, &place(SARA), first.slot());
        assert_eq!(third.journey, second.journey);
        first.on_other_tab(&ENGLAND, &device);
        assert_eq!(first.journey, second.journey);
        for (key, value) in &also {
            first.settle(&ENGLAND, &device, key, value, which);
        }
        second.on_other_tab(&ENGLAND, &device);
        assert_eq!((&first.journey, &second.journey.also), (&second.journey, &vec![]));
        let stands = if which == GivenValue::Other { "grandmother has said yes" } else { "grandmother has said no" };
        assert_eq!(second.journey.words("first", "ask s-1"), stands);
        assert_eq!(device.names(), [FIRST]);
    }
}

#[test]
fn what_two_tabs_say_of_earlier_involvements_and_plans_joins_field_by_field() {
    let (device, mut first) = sara();
    let step = |text: &str| text.split_once('/').map(|(map, step)| (map.to_string(), step.to_string())).unwrap();
    let say = |tab: &mut Session, field: PastField, text: &str| {
        tab.change(&ENGLAND, &device, &mut |journey| journey.say_of_involvement(MARKED, field, text));
    };
    say(&mut first, PastField::Area, "Dudley");
    let mut second = Session::default();
    second.come(&ENGLAND, &device, &place(SARA), first.slot());
    say(&mut first, PastField::Helped, "the nursery");
    first.change(&ENGLAND, &device, &mut |journey| {
        journey.add_involvement("a1".to_string());
        journey.add_past_step("a1", step("care-management/cp-plan"));
    });
    second.change(&ENGLAND, &device, &mut |journey| {
        journey.add_involvement("b2".to_string());
        journey.say_of_involvement("b2", PastField::Area, "Sandwell");
        journey.say_of_involvement(MARKED, PastField::Ended, "they moved");
        journey.set_plan(0, Some(step("children-in-care/returned-home")));
        journey.set_turn(
            "children-in-care/returned-home",
            "care-management/cp-plan",
            "care-management/first-core-group",
        );
    });
    first.on_other_tab(&ENGLAND, &device);
    assert_eq!(first.journey, second.journey);
    assert_eq!(first.journey.also, []);
    let all = first.journey.involvements();
    assert_eq!(all.iter().map(|past| past.id.as_str()).collect::<Vec<_>>(), [MARKED, "a1", "b2"]);
    assert_eq!(
        [PastField::Area, PastField::Ended, PastField::Helped].map(|field| all[0].said(field)),
        ["Dudley", "they moved", "the nursery"]
    );
    assert_eq!((all[1].steps.len(), all[2].said(PastField::Area)), (1, "Sandwell"));
    // Both say why it ended: both are kept, and said in words a reader knows.
    let mut third = Session::default();
    third.come(&ENGLAND, &device, &place(SARA), first.slot());
    say(&mut first, PastField::Ended, "risks were less");
    say(&mut third, PastField::Ended, "plan ended");
    assert_eq!(third.journey.involvements()[0].said(PastField::Ended), "plan ended");
    assert_eq!(third.journey.also, [("past 1 ended".to_string(), "risks were less".to_string())]);
    let told = waymark::views::kept::also(&third.journey, &|_| String::new(), &waymark::words::ENGLISH).into_string();
    assert!(told.contains("Why it ended: we keep “plan ended”"), "{told}");
    third.settle(&ENGLAND, &device, "past 1 ended", "risks were less", GivenValue::Other);
    assert_eq!(
        (third.journey.involvements()[0].said(PastField::Ended), third.journey.also.len()),
        ("risks were less", 0)
    );
    // What one takes away is away.
    third.change(&ENGLAND, &device, &mut |journey| journey.take_involvement("b2"));
    first.on_other_tab(&ENGLAND, &device);
    assert_eq!(first.journey.involvements().len(), 2);
}

#[test]
fn a_road_changed_on_the_journeys_own_page_is_still_this_childs_on_the_map() {
    let (device, mut tab) = sara();
    tab.change(&ENGLAND, &device, &mut |journey| {
        journey.add_past_step(MARKED, ("care-management".to_string(), "cin-review".to_string()));
    });
    let own = tab.journey.place();
    tab.went(&Place::map("england", "care-management", Some("initial-conference")).with_trail(own.trail.clone()));
    tab.come(&ENGLAND, &device, &own, "");
    assert_eq!(tab.state, SessionState::Open, "nobody is asked which child it is");
}

#[test]
fn what_another_tab_forgets_is_shown_no_more_than_until_it_is_left_and_can_be_kept_again() {
    let (device, mut first) = sara();
    let mut second = Session::default();
    second.come(&ENGLAND, &device, &place(SARA), first.slot());
    second.forget(&device, FIRST);
    assert_eq!(device.all().len(), 0);
    first.on_other_tab(&ENGLAND, &device);
    assert_eq!(first.state, SessionState::Gone);
    note(&mut first, &device, "more");
    assert_eq!(device.all().len(), 0, "what was forgotten does not come again by itself");
    let mut left = first.clone();
    left.come(&ENGLAND, &device, &place(SARA), FIRST);
    assert_eq!((left.state, left.journey), (SessionState::Open, Journey::of_place(&place(SARA))));
    assert_eq!(first.keep_again(&ENGLAND, &device), SessionNotice::BackAgain);
    assert_eq!((first.state, device.holds("grandmother")), (SessionState::Open, vec![FIRST.to_string()]));
}

#[test]
fn roads_that_two_tabs_have_changed_are_both_kept() {
    let (device, mut first) = sara();
    let mut second = Session::default();
    second.come(&ENGLAND, &device, &place(SARA), first.slot());
    for (tab, road) in [(&mut first, BEGINS_ALIKE), (&mut second, LONGER)] {
        let moved = Journey::of_place(&place(road));
        tab.change(&ENGLAND, &device, &mut |journey| *journey = journey.at(moved.here.clone(), moved.trail.clone()));
    }
    assert_eq!(second.journey.place(), place(LONGER));
    let keys: Vec<&str> = second.journey.also.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["here", "trail"]);
    assert!(second.journey.words("first", "ask s-1").contains("grandmother"));
}

#[test]
fn a_day_given_at_a_step_waits_until_it_is_sure_whose_it_is() {
    let day = |text: &str| Day::parse(text).unwrap();
    let event = Event::read("care-management/strategy-meeting").unwrap();
    let handed = handed(&ENGLAND, "england/care-management#s47-enquiry| 9 Nov 2026");
    assert_eq!(handed, Some((event.clone(), "9 Nov 2026")), "the first limit runs from the strategy meeting");
    let come = |device: &Device, place: &Place| {
        let mut tab = Session::default();
        tab.handed = Some((event.clone(), day("2026-11-09")));
        tab.come(&ENGLAND, device, place, "");
        tab
    };

    // Nothing is kept: it is taken at once.
    let device = Device::default();
    let mut tab = come(&device, &place(NO_ROAD));
    assert_eq!(tab.take_handed(&ENGLAND, &device), Some((SessionNotice::Nothing, None)));
    assert_eq!(tab.journey.day(&event), Some(day("2026-11-09")));
    assert_eq!(device.holds("2026-11-09"), [FIRST]);
    assert_eq!(tab.take_handed(&ENGLAND, &device), None, "it is taken once");

    // Another is kept: nothing is changed before the reader has said which is meant.
    let (device, _) = sara();
    let before = device.all();
    let mut tab = come(&device, &place(NO_ROAD));
    assert_eq!((tab.state, tab.take_handed(&ENGLAND, &device)), (SessionState::Asking, None));
    assert_eq!(device.all(), before);
    tab.start_with_steps();
    assert_eq!(tab.take_handed(&ENGLAND, &device), Some((SessionNotice::Nothing, None)));
    assert_eq!(device.holds("2026-11-09"), [SECOND]);
    assert_eq!(device.holds("grandmother could help"), [FIRST]);

    // The kept one is meant: the day joins what it has, and the day that stood there is told.
    let (device, mut first) = sara();
    give(&mut first, &device, "care-management/strategy-meeting", "2026-11-02");
    let mut tab = come(&device, &place(NO_ROAD));
    tab.go_on(&ENGLAND, &device, FIRST);
    assert_eq!(tab.take_handed(&ENGLAND, &device), Some((SessionNotice::Nothing, Some(day("2026-11-02")))));
    assert_eq!(tab.journey.day(&event), Some(day("2026-11-09")));
    assert_eq!(tab.journey.words("first", "ask s-1"), "mum said grandmother could help");
}

#[test]
fn what_no_step_has_handed_over_is_not_taken() {
    for text in [
        "",
        "england/care-management#s47-outcome",
        "england/care-management#not-there 2026-11-09",
        "scotland/childrens-hearings#grounds-hearing 2026-11-09",
        "england/care-management 2026-11-09",
    ] {
        assert_eq!(handed(&ENGLAND, text), None, "{text}");
    }
}

#[test]
fn where_there_is_no_room_nothing_is_lost_while_the_tab_is_there_and_all_is_kept_when_there_is_room() {
    let (device, mut tab) = sara();
    let before = device.all();
    device.is_full.set(true);
    note(&mut tab, &device, "written without room");
    assert_eq!((tab.state, tab.is_unkept(), device.all()), (SessionState::Refused, true, before.clone()));
    // By way of home, another child; then the list.
    tab.went(&place("#/"));
    tab.come(&ENGLAND, &device, &place(NO_ROAD), "");
    assert_eq!(tab.state, SessionState::Asking);
    tab.start_with_steps();
    note(&mut tab, &device, "the second child");
    assert_eq!((tab.state, labels(&tab, &device)), (SessionState::Refused, vec!["A".to_string(), "B".to_string()]));
    tab.close();
    assert!(tab.is_unkept() && tab.journey == Journey::default());
    assert_eq!(labels(&tab, &device), ["A", "B"]);
    // Another tab finds room for a date of the first.
    device.is_full.set(false);
    let mut other = Session::default();
    other.come(&ENGLAND, &device, &place(SARA), FIRST);
    give(&mut other, &device, "care-management/cp-plan", "2026-11-02");
    for (slot, words) in [(FIRST, "written without room"), (SECOND, "the second child")] {
        tab.choose(slot);
        tab.come(&ENGLAND, &device, &place(SARA), "");
        assert_eq!((tab.state, tab.journey.words("first", "ask s-1")), (SessionState::Open, words));
        assert_eq!(device.holds(words), [slot]);
    }
    assert!(!tab.is_unkept());
    assert!(device.all()[FIRST].contains("2026-11-02"), "nor is the other tab’s date");
}

#[test]
fn forgetting_a_journey_forgets_no_other_and_is_undone_to_the_letter() {
    let (device, mut tab) = sara();
    another(&device, "the second child");
    let before = device.all();
    tab.forget(&device, FIRST);
    assert_eq!((device.names(), &tab.journey), (vec![SECOND.to_string()], &Journey::default()));
    tab.forget(&device, SECOND);
    assert_eq!(tab.forgotten.len(), 2);
    for slot in [FIRST, SECOND] {
        tab.put_back(&device, slot);
    }
    assert_eq!((device.all(), tab.forgotten.len()), (before, 0));
    // What only the tab holds is forgotten and put back too.
    device.is_full.set(true);
    let mut tab = another(&device, "without room");
    let slot = tab.slot().to_string();
    tab.forget(&device, &slot);
    assert!(!tab.is_unkept());
    tab.put_back(&device, &slot);
    assert!(tab.is_unkept() && labels(&tab, &device).len() == 3);
}

#[test]
fn what_nobody_can_read_stays_where_it_lies_and_is_listed() {
    let device = Device::default();
    let texts =
        [("journey.england", "{\"waymark\":\"journey\",\"ver"), (FIRST, "{\"waymark\":\"journey\",\"version\":7}")];
    for (name, text) in texts {
        device.keep(name, text);
    }
    let mut tab = Session::default();
    assert!(matches!(tab.come(&ENGLAND, &device, &place(SARA), ""), SessionNotice::Unread(_)));
    note(&mut tab, &device, "Words");
    assert!(texts.iter().all(|(name, text)| device.all()[*name] == *text), "{:?}", device.all());
    assert_eq!(labels(&tab, &device), ["A", "unread", "unread"].map(str::to_string).to_vec());
    // Another tab, of a newer release, writes over what this one has open.
    let newer = "{\"waymark\":\"journey\",\"version\":8}";
    let slot = tab.slot().to_string();
    device.keep(&slot, newer);
    assert!(matches!(note(&mut tab, &device, "More words"), SessionNotice::Unread(Unread::Newer)));
    assert_eq!((device.all()[&slot].as_str(), device.holds("More words").len()), (newer, 1));
}

#[test]
fn a_file_lies_beside_what_is_here_and_joins_its_own_journey() {
    let is_nation = |id: &str| id == "england" || id == "scotland";
    let (device, tab) = sara();
    let saved = device.all()[FIRST].clone();
    // On another device: a journey of its own, under its label.
    let elsewhere = Device::default();
    let mut other = Session::default();
    let opened = other.open(&is_nation, &elsewhere, &saved).unwrap();
    assert_eq!((elsewhere.all(), opened.clone()), (device.all(), place(SARA)));
    assert_eq!(other.come(&ENGLAND, &elsewhere, &opened, ""), SessionNotice::Opened);
    assert_eq!(other.journey, tab.journey);
    note(&mut other, &elsewhere, "written elsewhere");
    give(&mut other, &elsewhere, "care-management/strategy-meeting", "2026-10-05");
    // Back on the first, where the journey has gone on.
    let mut tab = tab;
    give(&mut tab, &device, "care-management/cp-plan", "2026-11-02");
    another(&device, "the second child");
    let opened = tab.open(&is_nation, &device, &elsewhere.all()[FIRST]).unwrap();
    tab.come(&ENGLAND, &device, &opened, "");
    assert_eq!((tab.journey.dates.len(), device.names().len()), (3, 2));
    let words = "mum said grandmother could help";
    assert_eq!(tab.journey.words("first", "ask s-1"), words);
    assert_eq!(tab.journey.also, [("record first ask s-1".to_string(), "written elsewhere".to_string())]);
    // What is no journey, or lies nowhere, changes nothing.
    let before = device.all();
    let lost = saved.replace("\"nation\":\"england\"", "\"nation\":\"narnia\"");
    assert_eq!(tab.open(&is_nation, &device, &lost), Err(Unread::OtherNation("narnia".to_string())));
    assert!(matches!(tab.open(&is_nation, &device, "{"), Err(Unread::Damaged(_))));
    assert_eq!((device.all(), tab.journey.words("first", "ask s-1")), (before, words));
    // A file from before journeys had ids and labels gets both.
    let old = r#"{"waymark":"journey","version":1,"nation":"england","notes":[["s-1","an old file"]]}"#;
    tab.open(&is_nation, &device, old).unwrap();
    assert_eq!(labels(&tab, &device), ["A", "B", "C"]);
}

#[test]
fn a_journey_kept_by_an_older_release_is_found_and_keeps_its_place() {
    let device = Device::default();
    let old = r#"{"waymark":"journey","version":1,"nation":"england","notes":[["s-1","an old word"]]}"#;
    for name in ["journey.england", "journey.england.before"] {
        device.keep(name, old);
    }
    let mut tab = Session::default();
    tab.come(&ENGLAND, &device, &place(NO_ROAD), "");
    assert_eq!(tab.fitting(&device).len(), 2);
    tab.go_on(&ENGLAND, &device, "journey.england");
    note(&mut tab, &device, "a new word");
    assert!(device.all()["journey.england"].contains("a new word"));
    assert_eq!((device.all()["journey.england.before"].as_str(), tab.journey.label.as_str()), (old, "A"));
}

/// A few values for a few fields: none, and three others.
fn files() -> impl Strategy<Value = JourneyFile> {
    let choice = || prop::option::of(prop::sample::select(vec!["2026-10-05", "2026-10-06", "2026-10-07"]));
    (choice(), choice(), choice(), choice()).prop_map(|(one, other, note, label)| {
        let mut file = JourneyFile::of(&Journey { nation: "england".to_string(), ..Journey::default() });
        for (key, value) in
            [("date a/b", one), ("date a/c|x y", other), ("record first ask s-1", note), ("label", label)]
        {
            file.set(key, value);
        }
        file
    })
}

proptest! {
    #[test]
    fn whatever_two_tabs_have_changed_stands_or_is_kept_beside_what_stands(base in files(), mine in files(), theirs in files()) {
        let both = merged(Some(&base), &mine, &theirs);
        for key in ["date a/b", "date a/c|x y", "record first ask s-1", "label"] {
            let (was, own, other, stands) = (base.value(key), mine.value(key), theirs.value(key), both.value(key));
            let also = |value: &Option<String>| value.as_ref().is_some_and(|value| both.value(&format!("also {key}\n{value}")).is_some());
            for value in [&own, &other] {
                let is_new = value.is_some() && *value != was;
                prop_assert!(!is_new || stands == *value || also(value), "{key}: {value:?} is lost");
            }
            if own == was || other == was || own == other {
                prop_assert_eq!(&stands, if own == was { &other } else { &own }, "{}", key);
                prop_assert!(!also(&own) && !also(&other));
            }
        }
        prop_assert_eq!(merged(Some(&theirs), &both, &theirs), both.clone(), "to write it again changes nothing");
    }
}

#[test]
fn a_council_belongs_to_its_journey_and_a_new_one_begins_with_the_last_choice() {
    let (device, mut first) = sara();
    assert_eq!(first.journey.council, "");
    first.choose_council(&ENGLAND, &device, "Tees");
    let mut second = another(&device, "grandfather");
    assert_eq!(second.journey.council, "Tees", "the last choice");
    second.choose_council(&ENGLAND, &device, "Norfolk");
    let opened = |slot: &str| {
        let mut tab = Session::default();
        tab.choose(slot);
        tab.come(&ENGLAND, &device, &place("#/england/journey"), "");
        tab.journey.council
    };
    assert_eq!((opened(FIRST), opened(SECOND)), ("Tees".to_string(), "Norfolk".to_string()), "none is mixed");
    second.choose_council(&ENGLAND, &device, "");
    assert_eq!((opened(FIRST), opened(SECOND)), ("Tees".to_string(), String::new()));
    assert_eq!(another(&device, "aunt").journey.council, "", "national limits only was chosen last");
    // A file brings its own council along, and one without stays without.
    let text = device.kept(FIRST).unwrap();
    let elsewhere = Device::default();
    elsewhere.keep("council.england", "Durham");
    for (text, council) in [(text.clone(), "Tees"), (text.replace("\"council\":\"Tees\",", ""), "")] {
        let elsewhere = Device { kept: RefCell::new(elsewhere.all()), ..Device::default() };
        let mut tab = Session::default();
        let place = tab.open(&|_| true, &elsewhere, &text).unwrap();
        tab.come(&ENGLAND, &elsewhere, &place, "");
        assert_eq!(tab.journey.council, council);
    }
    // Two tabs that choose unlike are asked which is meant.
    let base = JourneyFile::parse(&text).unwrap();
    let with = |council: &str| JourneyFile::parse(&text.replace("Tees", council)).unwrap();
    let both = merged(Some(&base), &with("Durham"), &with("Bolton"));
    assert_eq!(both.value("council").as_deref(), Some("Durham"));
    assert!(both.text().contains("Bolton"));
}

/// The numbers by which a calendar knows the newer of two entries, of the one planned day.
fn sequence(journey: &Journey) -> i64 {
    let today = Day::parse("2026-11-03").unwrap();
    let planned = waymark::journey::due::planned(&ENGLAND, journey, today);
    let text =
        calendar(&planned, &[], journey, today, EntryTitles::Whole, &waymark::words::ENGLISH).unwrap_or_default();
    text.lines().find_map(|line| line.strip_prefix("SEQUENCE:")).unwrap().parse().unwrap()
}

#[test]
fn of_two_calendar_files_of_one_day_the_one_after_a_change_is_the_newer_in_every_tab() {
    let (device, mut tab) = sara();
    give(&mut tab, &device, "care-management/review-conference", "2026-12-10");
    let first = sequence(&tab.journey);
    assert_eq!(sequence(&tab.journey), first, "nothing has changed");
    give(&mut tab, &device, "care-management/review-conference", "2026-12-11");
    let moved = sequence(&tab.journey);
    assert!(first < moved);
    // It is kept, and what two tabs have changed counts for both.
    let mut other = Session::default();
    other.come(&ENGLAND, &device, &place(SARA), FIRST);
    assert_eq!(sequence(&other.journey), moved);
    give(&mut other, &device, "care-management/review-conference", "2026-12-14");
    let there = sequence(&other.journey);
    give(&mut tab, &device, "care-management/first-core-group", "2026-11-02");
    assert!(moved < there && there < sequence(&tab.journey));
    assert!(tab.journey.also.is_empty(), "{:?}", tab.journey.also);
}

#[test]
fn a_day_given_otherwise_in_another_tab_can_be_kept_beside_and_is_settled_in_both() {
    let (device, mut first) = sara();
    let mut second = Session::default();
    second.come(&ENGLAND, &device, &place(SARA), first.slot());
    let day = |text: &str| Day::parse(text).unwrap();
    let event = Event::read("care-management/initial-conference").unwrap();
    give(&mut second, &device, &event.key(), "2026-10-27");
    first.on_other_tab(&ENGLAND, &device);
    assert_eq!(first.journey.day(&event), Some(day("2026-10-27")));
    // The reader is still in the field of the first tab.
    for _ in 0..2 {
        first.change(&ENGLAND, &device, &mut |journey| journey.put_beside(&event.field(), "2026-10-26"));
    }
    second.on_other_tab(&ENGLAND, &device);
    assert_eq!(second.journey.days_beside(&event), [day("2026-10-26")], "once, in both");
    second.settle_day(&ENGLAND, &device, &event, day("2026-10-26"));
    first.on_other_tab(&ENGLAND, &device);
    for session in [&first, &second] {
        assert_eq!(session.journey.day(&event), Some(day("2026-10-26")));
        assert_eq!(session.journey.also, []);
    }
}
