//! Days are counted and told as the rules say, each limit of every map is counted or refused, and nothing is guessed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Value, json};
use waymark::atlas::timescale::{Timescale, Unit};
use waymark::calendar::day::Day;
use waymark::calendar::{Calendar, Due, Refusal};
use waymark::words;

#[path = "support/limits.rs"]
mod limits;

use limits::limits;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::built_in);

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn limit(count: u32, unit: &str, more: Value) -> Timescale {
    let mut value =
        json!({ "rule": "R", "count": count, "unit": unit, "from": "F", "basis": "guidance", "source": "S" });
    value.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    serde_json::from_value(value).unwrap()
}

fn due(nation: &str, count: u32, unit: &str, more: Value, event: &str) -> Result<Due, Refusal> {
    CALENDAR.due(nation, &limit(count, unit, more), day(event))
}

#[track_caller]
fn says(nation: &str, (count, unit, more): (u32, &str, Value), event: &str, sentence: &str) {
    assert_eq!((words::ENGLISH.calendar.due)(&due(nation, count, unit, more, event).unwrap()), sentence);
}

#[test]
fn working_days_leave_out_weekends_and_the_holidays_of_the_nation() {
    let fifteen = || (15, "working-days", json!({}));
    let plain = "15 working days from Mon 9 March 2026, leaving out weekends: by Mon 30 March 2026.";
    says("england", fifteen(), "2026-03-09", plain);
    says(
        "england",
        fifteen(),
        "2026-03-16",
        "15 working days from Mon 16 March 2026, leaving out weekends, Good Friday 3 April and Easter Monday 6 April: \
         by Wed 8 April 2026.",
    );
    says(
        "scotland",
        fifteen(),
        "2026-03-16",
        "15 working days from Mon 16 March 2026, leaving out weekends and Good Friday 3 April: by Tue 7 April 2026.",
    );
    says(
        "scotland",
        (10, "working-days", json!({})),
        "2026-06-05",
        "10 working days from Fri 5 June 2026, leaving out weekends and World Cup bank holiday 15 June: \
         by Mon 22 June 2026.",
    );
    says(
        "england",
        (1, "working-days", json!({})),
        "2026-03-09",
        "1 working day from Mon 9 March 2026: by Tue 10 March 2026.",
    );
    says(
        "england",
        (5, "working-days", json!({ "sort": "before" })),
        "2027-01-05",
        "5 working days before Tue 5 January 2027, leaving out weekends, Christmas Day 25 December, \
         Boxing Day (substitute day) 28 December and New Year’s Day 1 January: by Thu 24 December 2026.",
    );
}

#[test]
fn the_hearings_act_counts_bank_holidays_but_not_four_days_of_the_year() {
    let second = || (2, "working-days", json!({ "days": "hearings", "least": 2 }));
    says(
        "scotland",
        second(),
        "2026-04-02",
        "2 working days from Thu 2 April 2026, leaving out weekends: on Mon 6 April 2026.",
    );
    says(
        "scotland",
        second(),
        "2026-12-24",
        "2 working days from Thu 24 December 2026, leaving out weekends and 25 December: on Tue 29 December 2026.",
    );
    says(
        "scotland",
        (8, "working-days", json!({ "days": "hearings", "sort": "lasts" })),
        "2026-12-24",
        "8 working days from Thu 24 December 2026, leaving out weekends, 25 December and 1 January: \
         until Thu 7 January 2027 at the latest.",
    );
    let counting = || (3, "working-days", json!({ "days": "hearings", "counted": true }));
    says(
        "scotland",
        counting(),
        "2026-03-09",
        "3 working days from Mon 9 March 2026, counting that day: by Wed 11 March 2026.",
    );
    says(
        "scotland",
        counting(),
        "2026-03-14",
        "3 working days from Sat 14 March 2026, counting that day, leaving out weekends: by Wed 18 March 2026.",
    );
    assert!(due("scotland", 2, "working-days", json!({ "days": "hearings" }), "2040-05-04").is_ok());
}

#[test]
fn days_weeks_months_and_hours() {
    let table = [
        (
            21,
            "days",
            json!({ "counted": true }),
            "21 days from Mon 9 March 2026, counting that day: by Sun 29 March 2026.",
        ),
        (1, "days", json!({ "counted": true }), "1 day from Mon 9 March 2026, counting that day: by Mon 9 March 2026."),
        (28, "days", json!({}), "28 days from Mon 9 March 2026: by Mon 6 April 2026."),
        (26, "weeks", json!({}), "26 weeks from Mon 9 March 2026: by Mon 7 September 2026."),
        (
            8,
            "weeks",
            json!({ "least": 6 }),
            "6 to 8 weeks from Mon 9 March 2026: from Mon 20 April 2026 to Mon 4 May 2026.",
        ),
        (3, "months", json!({ "sort": "before" }), "3 months before Mon 9 March 2026: by Tue 9 December 2025."),
        (
            3,
            "months",
            json!({ "sort": "before", "least": 0 }),
            "The last 3 months before Mon 9 March 2026: from Tue 9 December 2025 to Mon 9 March 2026.",
        ),
        (
            6,
            "weeks",
            json!({ "sort": "before", "least": 2 }),
            "2 to 6 weeks before Mon 9 March 2026: from Mon 26 January 2026 to Mon 23 February 2026.",
        ),
        (10, "weeks", json!({ "sort": "not-before" }), "10 weeks from Mon 9 March 2026: not before Mon 18 May 2026."),
        (
            12,
            "months",
            json!({ "sort": "lasts" }),
            "12 months from Mon 9 March 2026: until Tue 9 March 2027 at the latest.",
        ),
        (24, "hours", json!({}), "24 hours from Mon 9 March 2026: by the same hour on Tue 10 March 2026."),
        (
            72,
            "hours",
            json!({ "sort": "lasts" }),
            "72 hours from Mon 9 March 2026: until the same hour on Thu 12 March 2026 at the latest.",
        ),
        (
            48,
            "hours",
            json!({ "sort": "before" }),
            "48 hours before Mon 9 March 2026: by the same hour on Sat 7 March 2026.",
        ),
    ];
    for (count, unit, more, sentence) in table {
        says("england", (count, unit, more), "2026-03-09", sentence);
    }
    let months = |count, event| due("england", count, "months", json!({}), event).unwrap().day.to_string();
    assert_eq!(months(1, "2026-01-31"), "2026-02-28");
    assert_eq!(months(1, "2028-01-31"), "2028-02-29");
    assert_eq!(months(12, "2024-02-29"), "2025-02-28");
    assert_eq!(months(48, "2024-02-29"), "2028-02-29");
    assert_eq!(months(6, "2026-08-31"), "2027-02-28");
}

#[test]
fn of_a_limit_of_law_that_may_count_the_first_day_the_sooner_day_is_known() {
    let sooner = |count, unit, more, event| {
        let found = CALENDAR.sooner("scotland", &limit(count, unit, more), day(event)).unwrap();
        found.map(|due| due.day.to_string())
    };
    let law = |sort: &str| json!({ "basis": "statute", "sort": sort });
    assert_eq!(sooner(22, "days", law("lasts"), "2026-03-09").as_deref(), Some("2026-03-30"));
    assert_eq!(sooner(12, "months", law("lasts"), "2026-03-09").as_deref(), Some("2027-03-08"));
    assert_eq!(sooner(22, "days", json!({}), "2026-03-09"), None, "guidance");
    assert_eq!(sooner(22, "days", law("before"), "2026-03-09"), None);
    assert_eq!(sooner(22, "days", json!({ "basis": "statute", "counted": true }), "2026-03-09"), None);
    assert_eq!(sooner(22, "days", json!({ "basis": "statute", "counted": false }), "2026-03-09"), None, "known");
    assert_eq!(sooner(24, "hours", law("lasts"), "2026-03-09"), None);
    assert_eq!(
        sooner(8, "working-days", json!({ "basis": "statute", "days": "hearings" }), "2026-03-09").as_deref(),
        Some("2026-03-18")
    );
    assert_eq!(sooner(8, "working-days", law("lasts"), "2026-03-14"), None, "a Saturday is no working day either way");
}

#[test]
fn past_the_years_known_no_working_day_is_guessed() {
    let reason = Refusal::NotCovered { first: 2019, last: 2028 };
    let refused = Err(reason);
    let count = |count, more, event| due("england", count, "working-days", more, event).map(|due| due.day.to_string());
    assert_eq!(count(1, json!({}), "2028-12-28"), Ok("2028-12-29".to_string()));
    assert_eq!(count(1, json!({}), "2028-12-29"), refused, "the next working day lies in 2029");
    assert_eq!(count(1, json!({}), "2018-12-31"), refused, "the event itself lies before 2019");
    assert_eq!(count(1, json!({}), "2031-05-06"), refused);
    assert_eq!(count(1, json!({ "sort": "before" }), "2019-01-03"), Ok("2019-01-02".to_string()));
    assert_eq!(count(1, json!({ "sort": "before" }), "2019-01-02"), refused);
    assert_eq!(
        (words::ENGLISH.calendar.refusal)(reason),
        "We know the bank holidays of the years 2019 to 2028 only, and do not guess others."
    );
    assert_eq!(due("nowhere", 1, "working-days", json!({}), "2026-03-09"), Err(Refusal::UnknownNation));
    assert_eq!(due("nowhere", 1, "months", json!({}), "2031-03-09").unwrap().day, day("2031-04-09"));
}

#[test]
fn numbers_beyond_reason_are_refused_at_once() {
    for unit in ["hours", "days", "weeks", "months", "working-days"] {
        for sort in ["within", "before", "every", "not-before", "lasts"] {
            let more = if unit == "working-days" {
                json!({ "sort": sort, "days": "hearings" })
            } else {
                json!({ "sort": sort })
            };
            let found = due("scotland", 4_294_967_280, unit, more, "2026-03-09");
            assert_eq!(found, Err(Refusal::TooFar), "{unit} {sort}");
        }
    }
    assert_eq!(due("england", 12, "hours", json!({}), "2026-03-09"), Err(Refusal::PartOfDay));
    assert_eq!(due("england", 0, "days", json!({}), "2026-03-09"), Err(Refusal::NoNumber));
}

#[test]
fn what_recurs_shows_its_next_day_however_far_and_a_short_month_shifts_nothing() {
    let next = |count, unit, more: Value, event, today| {
        let mut own = json!({ "sort": "every" });
        own.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        CALENDAR.next("england", &limit(count, unit, own), day(event), day(today)).unwrap()
    };
    let days = ["2026-01-31", "2026-02-28", "2026-03-01", "2026-04-01", "2026-05-01"];
    let monthly = days.map(|today| next(1, "months", json!({}), "2026-01-31", today).day.to_string());
    assert_eq!(monthly, ["2026-02-28", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]);
    let first = next(1, "months", json!({}), "2026-01-31", "2026-02-01");
    assert_eq!(
        (words::ENGLISH.calendar.due)(&first),
        "Every 1 month from Sat 31 January 2026: by Sat 28 February 2026."
    );
    assert_eq!(next(12, "months", json!({}), "2026-10-31", "2026-11-28").day, day("2027-10-31"));
    assert_eq!(next(1, "weeks", json!({}), "1926-03-09", "2199-01-01").day, day("2199-01-01"));
    assert_eq!(next(1, "days", json!({}), "2026-03-09", "2026-03-09").day, day("2026-03-10"), "not the event itself");
    let ranged = next(8, "weeks", json!({ "least": 6 }), "2026-03-09", "2026-06-01");
    assert_eq!(ranged.earliest, Some(day("2026-06-15")), "6 weeks after the first 8");
    let working = limit(10, "working-days", json!({ "sort": "every" }));
    let refused = CALENDAR.next("england", &working, day("2026-03-09"), day("2030-01-01"));
    assert_eq!(refused, Err(Refusal::NotCovered { first: 2019, last: 2028 }));
}

#[test]
fn a_due_day_on_a_weekend_or_a_holiday_says_so_with_the_working_day_beside_it() {
    let off = |nation: &str, count, unit, more, event| {
        (words::ENGLISH.calendar.off)(&due(nation, count, unit, more, event).unwrap())
    };
    let table = [
        (
            "england",
            28,
            "days",
            json!({}),
            "2026-03-09",
            "That is a bank holiday (Easter Monday). The last working day before it is Thu 2 April 2026.",
        ),
        ("scotland", 28, "days", json!({}), "2026-03-09", ""),
        (
            "england",
            27,
            "days",
            json!({}),
            "2026-03-09",
            "That is a Sunday. The last working day before it is Thu 2 April 2026.",
        ),
        (
            "scotland",
            26,
            "days",
            json!({}),
            "2026-03-09",
            "That is a Saturday. The last working day before it is Thu 2 April 2026.",
        ),
        (
            "england",
            3,
            "months",
            json!({}),
            "2026-09-25",
            "That is a bank holiday (Christmas Day). The last working day before it is Thu 24 December 2026.",
        ),
        (
            "england",
            24,
            "hours",
            json!({ "sort": "before" }),
            "2026-10-26",
            "That is a Sunday. The last working day before it is Fri 23 October 2026.",
        ),
        (
            "england",
            10,
            "weeks",
            json!({ "sort": "not-before" }),
            "2026-10-17",
            "That is a Saturday. The first working day after it is Tue 29 December 2026.",
        ),
        (
            "scotland",
            2,
            "working-days",
            json!({ "days": "hearings", "least": 2 }),
            "2026-04-01",
            "That is a bank holiday (Good Friday). The hearings Act counts it as a working day.",
        ),
        ("england", 12, "months", json!({}), "2029-12-25", ""),
    ];
    for (nation, count, unit, more, event, said) in table {
        assert_eq!(off(nation, count, unit, more, event), said);
    }
    let unknown = off("england", 1, "months", json!({}), "2028-12-06");
    assert_eq!(unknown, "That is a Saturday. We do not know the bank holidays around it.");
}

#[test]
fn what_has_drifted_is_asked_about_and_never_judged() {
    let asked = |count, unit, more, today| {
        let limit = limit(count, unit, more);
        let drift = CALENDAR.drift("england", &limit, day("2026-01-09"), day(today)).unwrap();
        drift.map(|drift| (words::ENGLISH.calendar.drift)(&drift, limit.basis))
    };
    assert_eq!(asked(3, "months", json!({}), "2026-04-09"), None);
    assert_eq!(
        asked(3, "months", json!({}), "2026-04-10").as_deref(),
        Some("This usually follows within 3 months. It has been a little longer. You can ask why.")
    );
    assert_eq!(
        asked(3, "months", json!({}), "2026-06-20").as_deref(),
        Some("This usually follows within 3 months. It has been 5. You can ask why.")
    );
    assert_eq!(
        asked(10, "working-days", json!({}), "2026-02-02").as_deref(),
        Some("This usually follows within 10 working days. It has been 16. You can ask why.")
    );
    assert_eq!(
        asked(6, "weeks", json!({ "sort": "every" }), "2026-03-09").as_deref(),
        Some("This usually happens every 6 weeks. It has been 8. You can ask why.")
    );
    assert_eq!(
        asked(6, "months", json!({ "sort": "every", "basis": "statute" }), "2026-09-10").as_deref(),
        Some("This should happen every 6 months. It has been 8. You can ask why.")
    );
    assert_eq!(
        asked(22, "days", json!({ "sort": "lasts" }), "2026-02-08").as_deref(),
        Some("This usually lasts 22 days at most. It has been 30. Has it ended, or been renewed?")
    );
    assert_eq!(asked(1, "weeks", json!({ "sort": "before" }), "2026-06-01"), None);
    assert_eq!(asked(1, "weeks", json!({ "sort": "not-before" }), "2026-06-01"), None);
}

#[test]
fn each_of_the_limits_is_counted_or_refused_with_a_reason() {
    let mut refused: BTreeMap<String, usize> = BTreeMap::new();
    let mut sorts: BTreeMap<String, usize> = BTreeMap::new();
    for (map, step, limit) in limits() {
        match CALENDAR.due(&map.nation, limit, day("2026-03-09")) {
            Ok(due) => {
                *sorts.entry(format!("{:?}", due.sort)).or_default() += 1;
                let sentence = (words::ENGLISH.calendar.due)(&due);
                assert!(
                    sentence.ends_with('.') && sentence.contains("Mon 9 March 2026"),
                    "{}#{}: {sentence}",
                    map.map,
                    step.id
                );
            }
            Err(refusal) => *refused.entry((words::ENGLISH.calendar.refusal)(refusal)).or_default() += 1,
        }
    }
    let n_counted: usize = sorts.values().sum();
    let n_refused: usize = refused.values().sum();
    println!("{} limits: {n_counted} counted {sorts:?}, refused {refused:?}", limits().len());
    // Every limit is one or the other; of each sort the maps have some, so that none of this is an empty loop.
    assert_eq!(n_counted + n_refused, limits().len());
    assert_eq!(sorts.keys().collect::<Vec<_>>(), ["Before", "Every", "Lasts", "NotBefore", "Within"]);
    // A rule that can be counted is never refused: the number is missing, counts pregnancy, is a total, or ends within a day.
    let is_without_day = |limit: &Timescale| {
        limit.undated.is_some()
            || limit.count.is_none_or(|count| limit.unit == Unit::Hours && !count.is_multiple_of(24))
    };
    let without_day = limits().into_iter().filter(|(_, _, limit)| is_without_day(limit));
    assert_eq!(n_refused, without_day.count(), "{refused:?}");
}

/// Limits whose Act, regulations or rules say whether the day of the event is the first: the map and step, which of its
/// limits, the day of the event, and the last day in time as the law counts it (of a range, the first day too).
const AS_THE_LAW_COUNTS: [(&str, &str, usize, &str, &str); 40] = [
    // "beginning on" or "beginning with the day": 22 days made on the 1st end on the 22nd.
    ("scotland/childrens-hearings", "icso", 0, "2026-06-01", "2026-06-22"),
    ("scotland/childrens-hearings", "icso", 0, "2026-12-07", "2026-12-28"),
    ("scotland/childrens-hearings", "further-icso", 0, "2026-06-01", "2026-06-22"),
    ("scotland/childrens-hearings", "interim-variation", 0, "2026-06-01", "2026-06-22"),
    ("scotland/childrens-hearings", "medical-examination-order", 0, "2026-06-01", "2026-06-22"),
    ("scotland/childrens-hearings", "relevant-person-appeal", 0, "2026-06-01", "2026-06-07"),
    ("scotland/childrens-hearings", "relevant-person-appeal", 1, "2026-06-01", "2026-06-03"),
    ("scotland/childrens-hearings", "appeal-to-sheriff", 0, "2026-06-01", "2026-06-21"),
    ("scotland/childrens-hearings", "contact-direction-review", 0, "2026-06-01", "2026-06-21"),
    ("scotland/childrens-hearings", "further-appeal", 0, "2026-06-01", "2026-06-28"),
    ("scotland/childrens-hearings", "urgent-transfer", 0, "2026-06-01", "2026-06-03"),
    ("scotland/looked-after", "urgent-transfer", 0, "2026-06-05", "2026-06-09"),
    ("scotland/child-protection", "cpo-in-force", 1, "2026-06-01", "2026-06-06"),
    ("scotland/child-protection", "cpo-in-force", 3, "2026-06-01", "2026-06-10"),
    ("scotland/childrens-hearings", "cpo-second-working-day-hearing", 1, "2026-06-01", "2026-06-10"),
    ("scotland/childrens-hearings", "grounds-hearing", 0, "2026-06-01", "2026-06-10"),
    ("scotland/looked-after", "cpo-place-of-safety", 1, "2026-06-01", "2026-06-10"),
    ("scotland/childrens-hearings", "breach-of-duty-notice", 1, "2026-06-01", "2026-06-21"),
    ("scotland/childrens-hearings", "warrant-to-secure-attendance", 0, "2026-06-01", "2026-06-07"),
    ("scotland/childrens-hearings", "contact-direction-review", 1, "2026-06-01", "2026-06-03"),
    ("scotland/childrens-hearings", "secure-accommodation-authorisation", 2, "2026-06-01", "2026-08-31"),
    ("scotland/child-protection", "court-challenge", 0, "2026-06-01", "2026-08-31"),
    ("england/care-management", "child-assessment-order", 0, "2026-06-01", "2026-06-07"),
    ("england/care-management", "final-hearing", 0, "2026-11-30", "2027-05-30"),
    ("england/children-in-care", "care-application", 0, "2026-11-30", "2027-05-30"),
    ("england/children-in-care", "final-hearing", 0, "2026-11-30", "2027-05-30"),
    ("england/children-in-care", "supervision-order", 0, "2026-06-01", "2027-05-31"),
    ("england/care-management", "care-application", 0, "2026-11-30", "2026-12-15 2026-12-23"),
    ("england/children-in-care", "case-management-hearing", 0, "2026-11-30", "2026-12-15 2026-12-23"),
    // From the day after.
    ("scotland/childrens-hearings", "appeal-to-sheriff", 1, "2026-06-01", "2026-06-04"),
    ("scotland/childrens-hearings", "cso", 0, "2026-06-01", "2027-06-01"),
    ("scotland/childrens-hearings", "contact-direction-review", 2, "2026-06-01", "2026-06-08"),
    ("england/care-management", "court-appeal", 0, "2026-06-01", "2026-06-22"),
    ("england/children-in-care", "appeal-court-order", 0, "2026-06-01", "2026-06-22"),
    // The shorter half of a double limit stands beside the longer one.
    ("england/care-management", "court-appeal", 1, "2026-06-01", "2026-06-08"),
    ("england/children-in-care", "appeal-court-order", 1, "2026-06-01", "2026-06-08"),
    // Beginning with the day, over the end of a year, a leap day and a weekend.
    ("scotland/childrens-hearings", "interim-variation", 0, "2026-12-24", "2027-01-14"),
    ("scotland/childrens-hearings", "further-appeal", 0, "2028-02-02", "2028-02-29"),
    ("england/children-in-care", "supervision-order", 0, "2027-03-01", "2028-02-29"),
    ("scotland/childrens-hearings", "urgent-transfer", 0, "2026-06-06", "2026-06-10"),
];

/// Half of a double limit: a part of its rule, its condition, and its day of an event on 1 June 2026.
type Half = (&'static str, &'static str);

/// Double limits, of which both halves are there.
const BOTH_HALVES: [(&str, &str, [Half; 2]); 6] = [
    ("england/front-door", "safe-to-return", [("8 days", "2026-06-09"), ("If the order was extended", "2026-06-16")]),
    ("england/care-management", "court-appeal", [("21 days", "2026-06-22"), ("For interim orders", "2026-06-08")]),
    ("scotland/permanence", "adoption-refused", [("7 days", "2026-06-07"), ("If the court allows it", "2026-07-13")]),
    ("england/care-management", "report-shared", [("48 hours", "2026-05-30"), ("2 working days", "2026-05-28")]),
    (
        "england/front-door",
        "challenge-decision",
        [("10 working days", "2026-06-15"), ("If it is complex", "2026-06-29")],
    ),
    (
        "england/children-in-care",
        "foster-placement",
        [("every 6 weeks", "2026-07-13"), ("After the first year", "2026-09-01")],
    ),
];

#[test]
fn a_double_limit_gives_both_days_with_their_conditions() {
    for (map_name, step, halves) in BOTH_HALVES {
        let own = || limits().into_iter().filter(|(map, found, _)| map.map == map_name && found.id == step);
        for (words, last) in halves {
            let found = own().find(|(_, _, limit)| limit.rule.contains(words));
            let (map, _, limit) = found.unwrap_or_else(|| panic!("{map_name}#{step} says nothing of {words:?}"));
            assert_eq!(CALENDAR.due(&map.nation, limit, day("2026-06-01")).unwrap().day, day(last), "{}", limit.rule);
        }
    }
}

#[test]
fn an_order_or_an_appeal_ends_on_the_day_the_law_counts_to_and_no_other_day_is_offered() {
    for (map_name, step, at, event, last) in AS_THE_LAW_COUNTS {
        let (map, _, _) = limits().into_iter().find(|(map, _, _)| map.map == map_name).unwrap();
        let limit = &map.steps.iter().find(|found| found.id == step).unwrap().timescales[at];
        let due = CALENDAR.due(&map.nation, limit, day(event)).unwrap();
        let days: Vec<String> = due.earliest.into_iter().chain([due.day]).map(|day| day.to_string()).collect();
        assert_eq!(days.join(" "), last, "{map_name}#{step}: {}", limit.rule);
        assert_eq!(CALENDAR.sooner(&map.nation, limit, day(event)), Ok(None), "{map_name}#{step}: {}", limit.rule);
    }
}
