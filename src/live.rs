//! The journey's page as it lives: what is given is kept at once, and every part that follows from it is written anew.
//! Must never decide anything: what follows stands in `journey`, and how it is said in `views`.
//!
//! It is a program of its own, fetched when the page is first opened: families who only read a map never wait for it.

use std::cell::RefCell;

use gloo::utils::document;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::atlas::file::from_json;
use crate::atlas::reflect::{AskedIn, Asking};
use crate::atlas::{Index, Map, Nation};
use crate::browser::{absolute, address, clock, fetch, files, fragment, is_file, page as shown, storage};
use crate::calendar::Calendar;
use crate::calendar::day::Day;
use crate::calendar::ics::{Entry, write as write_ics};
use crate::export::code::code;
use crate::export::picture::picture;
use crate::journey::due::{DueLine, due, events};
use crate::journey::plans::plans;
use crate::journey::sheet::{Sheet, due_texts, sheet};
use crate::journey::{Event, Journey, keep, spot};
use crate::markup::{Html, el};
use crate::place::Place;
use crate::scene::page::Trouble;
use crate::scene::reflect::groups;
use crate::scene::step::capitalised;
use crate::views::cx::Cx;
use crate::views::journey::{ANSWERS, FIELDS, Keeping};
use crate::views::sheet::{card, sheet as sheet_view};
use crate::views::{journey as views, trouble};
use crate::words;
use crate::world::World;

mod device;
mod heard;

/// What the page shows, and what it was made of.
struct Live {
    world: World,
    calendar: Calendar,
    asking: Option<Asking>,
    journey: Journey,
    /// A journey this device keeps that has another road than the address.
    other: Option<Journey>,
    /// What a file, or another road, took the place of.
    before: Option<Journey>,
    months: u32,
    is_refused: bool,
    notice: String,
    /// Whether the notice tells of a journey that has made way, and offers to put it back.
    is_swapped: bool,
    shown: Vec<(&'static str, String)>,
}

thread_local! {
    static LIVE: RefCell<Option<Live>> = const { RefCell::new(None) };
}

/// Shows the page in the place the app has made for it; called whenever the app shows the journey's page.
#[wasm_bindgen]
pub async fn show() {
    heard::listen();
    let place = Place::parse(&fragment(), None).0;
    let Some(nation) = place.nation().map(str::to_string) else { return };
    let is_known = LIVE.with_borrow(|live| live.as_ref().is_some_and(|live| live.world.nation.id == nation));
    if !is_known {
        match fetch_nation(&nation).await {
            Ok((nation, asking)) => LIVE.set(Some(Live::new(nation, asking))),
            Err((what, reason)) => {
                let again = el("button").attr("type", "button").attr("data-do", "again").text(words::ENGLISH.try_again);
                let why = trouble::trouble(&Cx::app(&words::ENGLISH), &Trouble::Fetch { what, reason });
                fill(&[why, again.into()].into_iter().collect());
                return;
            }
        }
    }
    fill(&views::frame());
    with_live(|live| {
        live.shown.clear();
        live.begin(&Place::parse(&fragment(), None).0);
        live.render(true);
    });
}

/// The code of a link as HTML, for the dialog in which a place is shared; empty if the link is too long for one.
#[wasm_bindgen]
pub fn code_of(link: &str) -> String {
    code(link, words::ENGLISH.journey.code_name).unwrap_or_default().into_string()
}

fn with_live(call: impl FnOnce(&mut Live)) {
    LIVE.with_borrow_mut(|live| {
        if let Some(live) = live {
            call(live);
        }
    });
}

fn page() -> Option<Element> {
    document().query_selector("[data-view=journey]").ok().flatten()
}

fn fill(html: &Html) {
    if let Some(page) = page() {
        page.set_inner_html(html.as_str());
    }
}

/// All maps of a nation and the questions practice asks, asked for at once; without the questions the page does without.
async fn fetch_nation(nation: &str) -> Result<(Nation, Option<Asking>), (String, String)> {
    let index = Index::built_in();
    let entry = index.nation(nation);
    let maps = entry.map(|entry| entry.maps.clone()).unwrap_or_default();
    let nation_name = entry.map_or(nation, |entry| entry.name.as_str());
    let asked: Vec<_> = maps.iter().map(|map| fetch::start(&format!("maps/{nation}/{}.json", map.id))).collect();
    let questions = fetch::start("maps/reflect.json");
    let mut read_maps = Vec::new();
    for (map, asked) in maps.iter().zip(asked) {
        let name = format!("{nation}/{}.json", map.id);
        let text = fetch::text(asked).await.map_err(|reason| (name.clone(), reason))?;
        read_maps.push(Map::read(&name, &text).map_err(|reason| (name, reason))?);
    }
    let rows = fetch::text(questions).await.and_then(|text| from_json(&text));
    Ok((Nation::new(nation, nation_name, read_maps), rows.and_then(Asking::from_rows).ok()))
}

impl Live {
    fn new(nation: Nation, asking: Option<Asking>) -> Live {
        Live {
            world: World::new(nation, &words::ENGLISH),
            calendar: Calendar::built_in(),
            asking,
            journey: Journey::default(),
            other: None,
            before: None,
            months: 6,
            is_refused: false,
            notice: String::new(),
            is_swapped: false,
            shown: Vec::new(),
        }
    }

    /// Under which name the device keeps the journey, or with an end what has made way for it.
    fn name(&self, end: &str) -> String {
        format!("journey.{}{end}", self.world.nation.id)
    }

    /// What follows from the days given.
    fn lines(&self) -> Vec<DueLine> {
        let today = self.today();
        due(&self.world.nation, &self.calendar, &self.journey, today, self.until(today))
    }

    /// The journey of a place: the one this device keeps, if it has the same road or the place has none.
    fn begin(&mut self, place: &Place) {
        self.notice.clear();
        self.is_swapped = false;
        self.other = None;
        let before = storage::kept(&self.name(".before"));
        self.before = before.and_then(|text| keep::read(&text, &self.world.nation).ok()).map(|(before, _)| before);
        self.journey = Journey::of_place(place);
        let Some(text) = storage::kept(&self.name("")) else { return };
        match keep::read(&text, &self.world.nation) {
            Ok((kept, n_lost)) => {
                let here = self.journey.here.clone().or(kept.here.clone());
                if place.trail.is_empty() || kept.trail == place.trail {
                    self.journey = Journey { here, ..kept };
                    address::replace(&self.journey.place().print());
                } else if kept.is_same_road(&place.trail) {
                    self.journey = Journey { here, trail: place.trail.clone(), ..kept.clone() };
                    if !kept.is_held_by(&place.trail) {
                        self.set_aside(kept);
                        self.notice = words::ENGLISH.journey.shorter.to_string();
                    }
                } else {
                    self.other = Some(kept);
                }
                if 0 < n_lost {
                    storage::keep(&self.name(".unread"), &text);
                    self.notice = (words::ENGLISH.journey.n_lost)(n_lost);
                }
            }
            Err(why) => {
                // What cannot be read is put aside, so that nothing is written over it.
                storage::keep(&self.name(".unread"), &text);
                self.notice = views::unread(&why);
            }
        }
    }

    /// Another place on the open page: the same journey where the road is the same, else begun anew.
    fn arrive(&mut self, place: &Place) {
        let is_kept = self.other.as_ref().is_some_and(|other| other.trail == place.trail);
        if is_kept || !self.journey.is_same_road(&place.trail) {
            self.begin(place);
        } else if self.journey.place() != *place {
            self.journey = self.journey.at(place);
            self.keep();
        }
        self.render(true);
    }

    /// Keeps what something else takes the place of, so that it can be put back.
    fn set_aside(&mut self, journey: Journey) {
        storage::keep(&self.name(".before"), &keep::write(&journey));
        self.before = Some(journey);
        self.is_swapped = true;
    }

    fn change(&mut self, change: impl FnOnce(&mut Journey)) {
        self.notice.clear();
        self.is_swapped = false;
        change(&mut self.journey);
        self.keep();
        self.render(false);
    }

    /// Keeps the journey on the device at once.
    fn keep(&mut self) {
        if let Some(other) = self.other.take() {
            self.set_aside(other);
            self.notice = words::ENGLISH.journey.other_aside.to_string();
        }
        if self.journey.is_worth_keeping() {
            let was_refused = self.is_refused;
            self.is_refused = !storage::keep(&self.name(""), &keep::write(&self.journey));
            if self.is_refused && !was_refused {
                self.notice = format!("{} {}", self.notice, words::ENGLISH.journey.not_kept).trim().to_string();
            }
        } else {
            storage::forget(&self.name(""));
        }
    }

    fn say(&mut self, text: &str) {
        self.notice = text.to_string();
        self.render(false);
    }

    fn give_day(&mut self, event: Event, text: &str) {
        // A year is typed digit by digit: 0002, 0020, 0202. Nothing is said until it is one.
        if text.starts_with('0') {
            return;
        }
        match Day::parse(text) {
            Ok(day) => {
                self.change(|journey| journey.set_day(event, Some(day)));
                if self.notice.is_empty() {
                    let lines = self.lines();
                    self.say(&(words::ENGLISH.journey.n_dated)(lines.iter().filter(|line| line.days.is_ok()).count()));
                }
            }
            Err(_) if text.is_empty() => self.change(|journey| journey.set_day(event, None)),
            Err(why) => self.say((words::ENGLISH.calendar.bad_day)(why)),
        }
    }

    fn choose_plan(&mut self, idx: usize, exit: Option<crate::place::StepName>) {
        self.change(|journey| journey.set_plan(idx, exit));
        device::choose("plan", &self.journey.plans);
    }

    /// Opens a journey from the text of a file; what was here can be put back.
    fn open(&mut self, text: &str) {
        match keep::read(text, &self.world.nation) {
            Ok((journey, n_lost)) => {
                let before = std::mem::replace(&mut self.journey, journey);
                self.set_aside(before);
                self.notice = words::ENGLISH.journey.opened.to_string();
                if 0 < n_lost {
                    self.notice =
                        format!("{} {}", words::ENGLISH.journey.opened, (words::ENGLISH.journey.n_lost)(n_lost));
                }
                self.go();
            }
            Err(why) => self.say(&views::unread(&why)),
        }
    }

    /// Goes to the journey's own address, and shows all of it.
    fn go(&mut self) {
        self.keep();
        address::replace(&self.journey.place().print());
        self.render(true);
    }

    fn press(&mut self, what: &str) {
        let save = |name: &str, kind: &str, text: &str| match files::save(name, kind, text) {
            true => words::ENGLISH.journey.saved,
            false => words::ENGLISH.journey.not_kept,
        };
        match what {
            "svg" => {
                let (svg, _) = picture(&self.sheet());
                self.say(save("waymark-journey.svg", "image/svg+xml", svg.as_str()));
            }
            "text" => self.say(save("waymark-journey.txt", "text/plain;charset=utf-8", &self.sheet().text())),
            "ics" => self.say(save("waymark-dates.ics", "text/calendar;charset=utf-8", &self.ics())),
            "save" => self.say(save("waymark-journey.json", "application/json", &keep::write(&self.journey))),
            "forget" => {
                self.journey = Journey::of_place(&self.journey.place());
                for end in ["", ".before", ".unread"] {
                    storage::forget(&self.name(end));
                }
                (self.before, self.other, self.is_refused, self.is_swapped) = (None, None, false, false);
                self.notice = words::ENGLISH.journey.forgotten.to_string();
                self.render(true);
            }
            "put-back" => {
                if let Some(before) = self.before.take() {
                    let now = std::mem::replace(&mut self.journey, before);
                    self.set_aside(now);
                    self.notice = words::ENGLISH.journey.back_again.to_string();
                    self.go();
                }
            }
            _ => {}
        }
        shown::refocus("journey-kept");
    }

    fn today(&self) -> Day {
        let first = Day::new(self.calendar.years.0, 1, 1);
        clock::today().or(first.ok()).unwrap_or(Day::EARLIEST)
    }

    fn until(&self, today: Day) -> Day {
        today.plus_months(self.months.into()).unwrap_or(today)
    }

    fn sheet(&self) -> Sheet {
        let today = self.today();
        sheet(&self.world, &self.calendar, &self.journey, today, self.until(today))
    }

    /// The dates that follow, as a calendar file: what is due by when, with the sum.
    fn ics(&self) -> String {
        let lines = self.lines();
        let entries = lines.iter().flat_map(|line| {
            let note = due_texts(line).join(" ");
            line.days.iter().flatten().map(move |due| Entry {
                key: format!("{} {} {}", line.step.step, line.rule, due.nth),
                day: due.day,
                title: format!("{}: {}", words::ENGLISH.name, line.step.name),
                note: note.clone(),
            })
        });
        write_ics(&entries.collect::<Vec<_>>(), self.today())
    }

    /// What can be asked for at the step, and the questions of direct work.
    fn questions(&self) -> Vec<String> {
        let here = self.journey.here.as_ref().and_then(|here| spot(&self.world.nation, here));
        let rights = here.map(|here| self.world.nation.step(here).rights.clone()).unwrap_or_default();
        let direct = self.asking.iter().flat_map(|asking| &asking.questions);
        let direct = direct.filter(|ask| ask.asked_in == AskedIn::DirectWork).map(|ask| ask.question.clone());
        rights.iter().map(|right| capitalised(right)).chain(direct).collect()
    }

    /// Writes every part whose words have changed; fields only where the place has, so that none loses the focus.
    fn render(&mut self, is_with_fields: bool) {
        let parts = ANSWERS.iter().chain(if is_with_fields { &FIELDS[..] } else { &[] });
        for part in parts {
            let html = self.part(part).into_string();
            let known = self.shown.iter().position(|(known, _)| known == part);
            // What was typed is not in the words: fields are written anew whenever they are asked for.
            if !FIELDS.contains(part) && known.is_some_and(|known| self.shown[known].1 == html) {
                continue;
            }
            if let Some(element) = device::part(part) {
                element.set_inner_html(&html);
            }
            match known {
                Some(known) => self.shown[known].1 = html,
                None => self.shown.push((part, html)),
            }
        }
    }

    fn part(&self, part: &str) -> Html {
        let (nation, roads, journey, today) = (&self.world.nation, &self.world.roads, &self.journey, self.today());
        match part {
            "road" => views::road(journey, &self.sheet()),
            "dates" => views::dates(&events(nation, roads, journey), self.months),
            "due" => {
                let lines = self.lines();
                let name = |event: &Event| {
                    let step = spot(nation, &event.step).map(|spot| nation.step(spot).name.clone()).unwrap_or_default();
                    if event.what.is_empty() { step } else { format!("{step}: {}", event.what) }
                };
                views::due(&lines, journey, today, &name)
            }
            "choice" => views::choice(plans(nation, roads, journey).as_ref(), journey),
            "plans" => views::plans(plans(nation, roads, journey).as_ref()),
            "asks" => views::asks(&self.questions(), journey),
            "sheet" => {
                let sheet = self.sheet();
                sheet_view(&sheet, picture(&sheet).0, self.code())
            }
            "card" => self.card(),
            "keep" => views::keep(journey, self.keeping(), self.before.is_some()),
            _ => views::notice(&self.notice, self.is_swapped),
        }
    }

    fn keeping(&self) -> Keeping {
        match &self.other {
            _ if self.is_refused => Keeping::Refused,
            Some(other) => Keeping::Other(other.place().print()),
            None => Keeping::Possible,
        }
    }

    /// The code of the link, with what it holds; none in the single file, which has no address.
    fn code(&self) -> Html {
        let link = absolute(&self.journey.place().print_short());
        match code(&link, words::ENGLISH.journey.code_name).filter(|_| !is_file()) {
            Some(code) => el("figure").child(code).child(el("figcaption").text(words::ENGLISH.journey.code)).into(),
            None => Html::default(),
        }
    }

    fn card(&self) -> Html {
        let here = self.journey.here.as_ref().and_then(|here| spot(&self.world.nation, here));
        let (Some(asking), Some(here)) = (&self.asking, here) else {
            let why = if self.asking.is_none() {
                words::ENGLISH.journey.no_questions
            } else {
                words::ENGLISH.journey.no_here
            };
            return el("p").text(why).into();
        };
        let place = crate::scene::address(&self.world.nation, here);
        let groups = groups(asking, &self.world, here, &place);
        let asked = groups.iter().find(|group| group.asked_in == AskedIn::Supervision);
        let questions = asked.map(|group| group.questions.as_slice()).unwrap_or_default();
        card(questions, &self.journey, &self.world.nation.step(here).name, self.code())
    }
}
