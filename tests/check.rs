//! Whatever is wrong with a map file is told: each kind of fault with its place, what it is and how to mend it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::{Value, json};
use waymark::atlas::check::{MOST_PROBLEMS, check_all};

/// The smallest map without a problem: a start, eight steps in a row, an exit, and one step beside the road.
fn fixture() -> Value {
    serde_json::from_str(include_str!("fixtures/maps/tiny.json")).unwrap()
}

fn other_map() -> Value {
    let mut other = fixture();
    other["map"] = json!("land/other");
    other
}

/// Every problem of the fixture with a change, with another map of the nation beside it.
fn broken(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut map = fixture();
    change(&mut map);
    told(&[("tiny.json", map.to_string()), ("other.json", other_map().to_string())])
}

fn told(files: &[(&str, String)]) -> Vec<String> {
    let files: Vec<(String, String)> = files.iter().map(|(name, text)| (name.to_string(), text.clone())).collect();
    check_all(&files).1.iter().map(ToString::to_string).collect()
}

fn push_move(map: &mut Value, from: &str, to: &str, kind: &str) {
    let new = json!({ "from": from, "to": to, "kind": kind, "when": "It turns", "short": "on", "source": "S1" });
    map["moves"].as_array_mut().unwrap().push(new);
}

#[test]
fn the_fixture_has_no_problem() {
    assert_eq!(broken(|_| {}), [""; 0]);
    assert_eq!(broken(|map| push_move(map, "s3", "land/other#s2", "leads-to-map")), [""; 0]);
}

#[test]
fn malformed_json() {
    assert_eq!(
        told(&[("a.json", "{\n  \"map\": \"land/tiny\",,\n}".to_string())]),
        ["a.json: line 2, column 22: not readable as JSON (key must be a string at line 2 column 22): \
          mend the JSON there; the fault is often a comma or quotation mark just before"]
    );
    assert_eq!(
        told(&[("empty.json", String::new())]),
        ["empty.json: line 1, column 0: not readable as JSON (EOF while parsing a value at line 1 column 0): \
          mend the JSON there; the fault is often a comma or quotation mark just before"]
    );
}

#[test]
fn a_step_without_advice_and_an_exit_with_some() {
    let place = |key: &str| format!("tiny.json: {key} › do_now");
    assert_eq!(
        broken(|map| map["steps"][2]["do_now"] = json!([])),
        [format!(
            "{}: nothing says what to do now: add up to three lines; where there is nothing to do but wait, say so and what to ask",
            place("steps[2] \"s2\"")
        )]
    );
    assert_eq!(
        broken(|map| map["steps"][2]["do_now"] = json!(["Go.", "x".repeat(121)])),
        [format!("{}[1]: the line has 121 letters: at most 120", place("steps[2] \"s2\""))]
    );
    let steps = fixture()["steps"].as_array().unwrap().clone();
    let exit = steps.iter().position(|step| step["kind"] == "exit").unwrap();
    let id = steps[exit]["id"].as_str().unwrap();
    assert_eq!(
        broken(|map| map["steps"][exit]["do_now"] = json!(["Go."])),
        [format!(
            "{}: an exit has nothing to do now: take the lines away, or tell them in the step before",
            place(&format!("steps[{exit}] {id:?}"))
        )]
    );
}

#[test]
fn a_step_of_which_nobody_knows_whose_move_it_is() {
    let steps = fixture()["steps"].as_array().unwrap().clone();
    let exit = steps.iter().position(|step| step["kind"] == "exit").unwrap();
    let said = |idx: usize, acts: Value| broken(|map| map["steps"][idx]["acts"] = acts);
    let hint = "name one or two, who has to act first before who acts then";
    let place = "tiny.json: steps[2] \"s2\" › acts";
    assert_eq!(said(2, json!([])), [format!("{place}: nothing says whose move it is: {hint}")]);
    for wrong in [json!(["court", "court"]), json!(["family", "court", "council"])] {
        assert_eq!(said(2, wrong), [format!("{place}: names too many, or one twice: {hint}")]);
    }
    assert_eq!(
        said(exit, json!(["court"])),
        [format!(
            "tiny.json: steps[{exit}] {:?} › acts: an exit waits for nobody: take \"acts\" out",
            steps[exit]["id"].as_str().unwrap()
        )]
    );
    assert_eq!(said(2, json!(["sheriff"])).len(), 1, "nobody the format knows");
    assert_eq!(said(2, json!(["family", "court"])), [""; 0]);
}

#[test]
fn an_unknown_key() {
    assert_eq!(
        broken(|map| map["steps"][2]["palin"] = json!("Words")),
        ["tiny.json: steps[2] \"s2\": unknown key \"palin\": did you mean \"plain\"?"]
    );
    let far = broken(|map| map["stages"][0]["wholly-unlike"] = json!(1));
    assert_eq!(far, ["tiny.json: stages[0] \"first\": unknown key \"wholly-unlike\": known here: id, title"]);
}

#[test]
fn a_missing_key() {
    assert_eq!(
        broken(|map| drop(map["steps"][2].as_object_mut().unwrap().remove("kind"))),
        ["tiny.json: steps[2] \"s2\": \"kind\" is missing: add it: What sort of step it is."]
    );
    assert_eq!(
        broken(|map| drop(map["moves"][0].as_object_mut().unwrap().remove("to"))),
        ["tiny.json: moves[0] \"begin\": \"to\" is missing: \
          add it: The step it enters: an id of this map, or `nation/map#step` of another."]
    );
}

#[test]
fn a_map_without_a_word_of_what_it_shows_is_not_taken_for_whole() {
    for key in ["purpose", "read_up_to", "facts_as_of"] {
        let missing = broken(|map| drop(map.as_object_mut().unwrap().remove(key)));
        assert!(missing.iter().any(|problem| problem.contains(&format!("{key:?}"))), "no {key}: {missing:?}");
        let empty = broken(|map| map[key] = json!(""));
        assert!(empty.iter().any(|problem| problem.contains(&format!("{key:?}"))), "empty {key}: {empty:?}");
    }
}

#[test]
fn a_map_says_up_to_when_it_was_read_and_no_later_than_its_sources_bear_out() {
    let read_up_to = |said: &str| broken(|map| map["read_up_to"] = json!(said));
    assert_eq!(read_up_to("2026"), [""; 0]);
    let told = |said: &str, expected: &str| {
        let found = read_up_to(said);
        assert!(found.len() == 1 && found[0].contains(expected), "{said}: {found:?}");
    };
    told("lately", "is no month");
    told("June to July 2026", "later than every date that a source bears");
    told("May 2026", "later than every date that a source bears");
    told("2024", "months before the maps are due to be read again");
}

#[test]
fn a_wrong_type() {
    assert_eq!(
        broken(|map| map["steps"][2]["plain"] = json!(["Words"])),
        ["tiny.json: steps[2] \"s2\" › plain: is a list: must be a text in quotation marks"]
    );
    assert_eq!(
        broken(|map| map["steps"][1]["timescales"][0]["count"] = json!("five")),
        [
            "tiny.json: steps[1] \"s1\" › timescales[0] \"the start\" › count: is a text: must be a whole number, not below zero"
        ]
    );
    assert_eq!(
        broken(|map| map["steps"][1]["timescales"][0]["count"] = json!(-1)),
        ["tiny.json: steps[1] \"s1\" › timescales[0] \"the start\" › count: is a number that does not fit: \
          must be a whole number, not below zero"]
    );
    assert_eq!(broken(|map| *map = json!([])), ["tiny.json: file: is a list: must be a group of keys in { }"]);
}

#[test]
fn an_unknown_word() {
    assert_eq!(
        broken(|map| map["steps"][1]["timescales"][0]["unit"] = json!("working-day")),
        ["tiny.json: steps[1] \"s1\" › timescales[0] \"the start\" › unit: \"working-day\" is not known here: \
          did you mean \"working-days\"?"]
    );
    assert_eq!(
        broken(|map| map["steps"][9]["exit"]["type"] = json!("zoo")),
        ["tiny.json: steps[9] \"finish\" › exit › type: \"zoo\" is not known here: \
          one of: permanence, home, adulthood, support-ends, no-further-action, other-system"]
    );
}

#[test]
fn a_text_that_is_too_long() {
    assert_eq!(
        broken(|map| map["steps"][2]["child"] = json!("é".repeat(121))),
        ["tiny.json: steps[2] \"s2\" › child: 121 characters: at most 120; say it more shortly"]
    );
    assert_eq!(broken(|map| map["steps"][2]["child"] = json!("é".repeat(120))), [""; 0]);
    assert_eq!(
        broken(|map| map["moves"][1]["short"] = json!("x".repeat(25))),
        ["tiny.json: moves[1] \"s1\" › short: 25 characters: at most 24; say it more shortly"]
    );
}

#[test]
fn an_id_used_twice() {
    let twice = |map: &mut Value| {
        let mut again = map["steps"][10].clone();
        again["name"] = json!("Another");
        map["steps"].as_array_mut().unwrap().push(again);
    };
    assert_eq!(
        broken(twice),
        ["tiny.json: steps[11]: the id \"beside\" is used twice, first in steps[10]: give one of them another id"]
    );
    assert_eq!(
        broken(|map| map["steps"][3]["aliases"] = json!(["s4"])),
        ["tiny.json: steps[4]: the id \"s4\" is used twice, first in steps[3]: give one of them another id"]
    );
}

#[test]
fn two_files_of_one_map() {
    let twice = told(&[("a.json", fixture().to_string()), ("b.json", fixture().to_string())]);
    assert_eq!(twice, ["b.json: map: another file is the map \"land/tiny\" too: give each file a map of its own"]);
}

#[test]
fn an_unknown_target() {
    let own = broken(|map| push_move(map, "s3", "besides", "next"));
    assert_eq!(
        own,
        ["tiny.json: moves[11] \"s3>besides\": leads to \"besides\", which is no step: did you mean \"beside\"?"]
    );
    let other = broken(|map| push_move(map, "s3", "land/other#finnish", "leads-to-map"));
    assert_eq!(
        other,
        ["tiny.json: moves[11] \"s3>land/other#finnish\": leads to \"finnish\", which is no step of land/other: \
          did you mean \"finish\"?"]
    );
    let map = broken(|map| push_move(map, "s3", "land/othr#s1", "leads-to-map"));
    assert_eq!(
        map,
        ["tiny.json: moves[11] \"s3>land/othr#s1\": leads to the map \"land/othr\", which is not there: \
          did you mean \"land/other\"?"]
    );
    let from = broken(|map| push_move(map, "besid", "s4", "next"));
    assert_eq!(
        from,
        ["tiny.json: moves[11] \"besid>s4\": leaves \"besid\", which is no step: did you mean \"beside\"?"]
    );
}

#[test]
fn a_move_written_with_an_id_the_step_had_before_counts_as_one_of_the_step() {
    let renamed = broken(|map| {
        map["steps"][10]["id"] = json!("aside");
        map["steps"][10]["aliases"] = json!(["beside"]);
    });
    assert_eq!(renamed, [""; 0]);
}

#[test]
fn a_step_no_road_leads_to() {
    assert_eq!(
        broken(|map| drop(map["moves"].as_array_mut().unwrap().remove(9))),
        ["tiny.json: steps[10] \"beside\": no road from a start leads here: add the move by which a child gets here"]
    );
}

#[test]
fn a_dead_end() {
    assert_eq!(
        broken(|map| drop(map["moves"].as_array_mut().unwrap().remove(10))),
        ["tiny.json: steps[10] \"beside\": a dead end that is no exit: add what can happen next, or make it an exit"]
    );
}

#[test]
fn no_exit_in_reach() {
    let circle = broken(|map| {
        let mut second = map["steps"][10].clone();
        second["id"] = json!("around");
        map["steps"].as_array_mut().unwrap().push(second);
        map["moves"][10]["to"] = json!("around");
        push_move(map, "around", "beside", "repeat");
    });
    let hint = "no exit can be reached from here: add the move by which it can end, or a door to another map";
    assert_eq!(
        circle,
        [format!("tiny.json: steps[10] \"beside\": {hint}"), format!("tiny.json: steps[11] \"around\": {hint}")]
    );
}

#[test]
fn words_that_are_empty() {
    for key in ["name", "plain", "child", "what"] {
        assert_eq!(
            broken(|map| map["steps"][2][key] = json!("  ")),
            [format!(
                "tiny.json: steps[2] \"s2\": \"{key}\" is empty: a reader needs it: write it, or take the step out"
            )]
        );
    }
    assert_eq!(
        broken(|map| map["moves"][2]["when"] = json!("")),
        ["tiny.json: moves[2] \"s2>s3\": \"when\" is empty: a reader needs it: write it, or take the step out"]
    );
}

#[test]
fn a_missing_source() {
    assert_eq!(
        broken(|map| map["steps"][2]["sources"] = json!([])),
        ["tiny.json: steps[2] \"s2\": \"sources\" is empty: a reader needs it: write it, or take the step out"]
    );
    assert_eq!(
        broken(|map| map["steps"][2]["sources"] = json!(["S7"])),
        ["tiny.json: steps[2] \"s2\": the source \"S7\" is not in the list: did you mean \"S1\"?"]
    );
    assert_eq!(
        broken(|map| map["steps"][1]["timescales"][0]["source"] = json!("unheard")),
        ["tiny.json: steps[1] \"s1\" › timescales[0]: the source \"unheard\" is not in the list: known here: S1"]
    );
    assert_eq!(
        broken(|map| drop(map["moves"][2].as_object_mut().unwrap().remove("source"))),
        ["tiny.json: moves[2] \"s2\": \"source\" is missing: add it: Id of the source."]
    );
}

#[test]
fn a_local_limit_without_its_council_and_a_national_one_with_a_council() {
    let told = |of: &str| {
        format!(
            "tiny.json: steps[1] \"s1\" › timescales[0]: its basis and its councils do not go together: name in \"councils\" \
             whose practice a local limit is; no other limit names any ({of})"
        )
    };
    let without = broken(|map| map["steps"][1]["timescales"][0]["basis"] = json!("local"));
    let with = broken(|map| map["steps"][1]["timescales"][0]["councils"] = json!(["Durham"]));
    for (problems, of) in [(without, "local"), (with, "law")] {
        assert_eq!(problems.into_iter().map(|problem| format!("{problem} ({of})")).collect::<Vec<_>>(), [told(of)]);
    }
}

#[test]
fn a_timescale_without_its_event_or_its_number() {
    assert_eq!(
        broken(|map| map["steps"][1]["timescales"][0]["from"] = json!("")),
        [
            "tiny.json: steps[1] \"s1\" › timescales[0]: \"from\" is empty: a reader needs it: write it, or take the step out"
        ]
    );
    assert_eq!(
        broken(|map| map["steps"][1]["timescales"][0]["count"] = json!(0)),
        [
            "tiny.json: steps[1] \"s1\" › timescales[0]: \"count\" is empty: a reader needs it: write it, or take the step out"
        ]
    );
    assert_eq!(
        broken(|map| drop(map["steps"][1]["timescales"][0].as_object_mut().unwrap().remove("from"))),
        ["tiny.json: steps[1] \"s1\" › timescales[0]: \"from\" is missing: add it: The event it runs from."]
    );
    let huge = broken(|map| map["steps"][1]["timescales"][0]["count"] = json!(5_000_000_000_u64));
    assert_eq!(huge.len(), 1, "{huge:?}");
}

#[test]
fn an_exit_and_its_ending_come_together() {
    assert_eq!(
        broken(|map| map["steps"][10]["exit"] = json!({ "type": "home" })),
        ["tiny.json: steps[10] \"beside\": has an ending but is no exit: make its kind \"exit\", or take \"exit\" out"]
    );
    let bare = broken(|map| drop(map["steps"][9].as_object_mut().unwrap().remove("exit")));
    assert_eq!(
        bare,
        ["tiny.json: steps[9] \"finish\": an exit without its kind of ending: add \"exit\": { \"type\": … }"]
    );
    assert_eq!(
        broken(|map| push_move(map, "finish", "s1", "repeat")),
        ["tiny.json: moves[11] \"finish>s1\": leads on from an exit: an exit ends the road: take the move out"]
    );
}

#[test]
fn a_main_road_that_is_broken() {
    let on = "the main road leads from here to no exit and no door: put a step between on the main road, or this one on the side";
    let from =
        "the main road does not lead here from a start: put a step between on the main road, or this one on the side";
    let gap = broken(|map| {
        map["steps"][5]["road"] = json!("side");
        map["steps"][10]["road"] = json!("main");
    });
    let mut expected: Vec<String> = [(0, "begin"), (1, "s1"), (2, "s2"), (3, "s3"), (4, "s4")]
        .map(|(idx, id)| format!("tiny.json: steps[{idx}] \"{id}\": {on}"))
        .into();
    expected.extend(
        [(6, "s6"), (7, "s7"), (8, "s8"), (9, "finish")]
            .map(|(idx, id)| format!("tiny.json: steps[{idx}] \"{id}\": {from}")),
    );
    expected.push(format!("tiny.json: steps[10] \"beside\": {on}"));
    assert_eq!(gap, expected);
    let short = broken(|map| drop(map["moves"][3].as_object_mut().unwrap().remove("short")));
    assert_eq!(
        short,
        [
            "tiny.json: moves[3] \"s3>s4\": a move of the main road without \"short\": say the condition in at most 24 characters"
        ]
    );
    let few = broken(|map| {
        map["steps"][1]["road"] = json!("side");
        push_move(map, "begin", "s2", "next");
    });
    assert_eq!(few, ["tiny.json: steps: the main road has 9 steps: choose at least 10 essential ones"]);
    let many = broken(|map| {
        for idx in 20..32 {
            let mut step = map["steps"][1].clone();
            step["id"] = json!(format!("s{idx}"));
            map["steps"].as_array_mut().unwrap().insert(1, step);
            push_move(map, "begin", &format!("s{idx}"), "next");
            push_move(map, &format!("s{idx}"), "s2", "next");
        }
    });
    let too_many = |line: &&String| line.contains("besides its exits: choose at most 20, the essential ones");
    assert_eq!(many.iter().filter(too_many).count(), 1, "{many:?}");
    let hidden = broken(|map| {
        map["steps"][10]["kind"] = json!("exit");
        map["steps"][10]["do_now"] = json!([]);
        map["steps"][10]["acts"] = json!([]);
        map["steps"][10]["exit"] = json!({ "type": "permanence" });
        map["moves"].as_array_mut().unwrap().remove(10);
    });
    assert_eq!(
        hidden,
        [
            "tiny.json: steps: no exit of the kind Permanence stands on the main road: put one there: no ending may be hidden"
        ]
    );
}

#[test]
fn two_moves_with_the_same_ends_and_kind() {
    assert_eq!(
        broken(|map| push_move(map, "s2", "s3", "next")),
        [
            "tiny.json: moves[11] \"s2>s3\": has the same ends and kind as moves[2]: make one of the two, with both conditions"
        ]
    );
    assert_eq!(broken(|map| push_move(map, "s2", "s3", "escalate")), [""; 0]);
}

#[test]
fn a_link_that_is_not_https() {
    for bad in ["http://example.org/", "javascript:alert(1)", " https://example.org/", "HTTPS://example.org/"] {
        assert_eq!(
            broken(|map| map["sources"][0]["url"] = json!(bad)),
            [format!(
                "tiny.json: sources[0] \"S1\" › url: {bad:?} does not begin with https://: link addresses begin with https://"
            )]
        );
    }
}

#[test]
fn a_move_across_nations() {
    let across = broken(|map| push_move(map, "s3", "elsewhere/other#s1", "leads-to-map"));
    assert_eq!(
        across,
        [
            "tiny.json: moves[11] \"s3>elsewhere/other#s1\": leads to another nation: a move never crosses nations",
            "tiny.json: moves[11] \"s3>elsewhere/other#s1\": leads to the map \"elsewhere/other\", which is not there: \
             known here: land/other, land/tiny",
        ]
    );
}

#[test]
fn a_door_and_its_kind_come_together() {
    assert_eq!(
        broken(|map| push_move(map, "s3", "land/other#s1", "next")),
        ["tiny.json: moves[11] \"s3>land/other#s1\": leads to another map: make its kind \"leads-to-map\""]
    );
    assert_eq!(
        broken(|map| push_move(map, "s3", "s5", "leads-to-map")),
        ["tiny.json: moves[11] \"s3>s5\": is to another map but stays in this one: \
          give it another kind, or lead it to nation/map#step"]
    );
}

#[test]
fn ids_names_and_stages_that_cannot_be() {
    assert_eq!(
        broken(|map| map["map"] = json!("Land Tiny")),
        ["tiny.json: map: \"Land Tiny\" is no address of a map: \
          write nation and map with a stroke between: \"land/kinship\""]
    );
    assert_eq!(
        broken(|map| map["steps"][10]["aliases"] = json!(["A b"])),
        [
            "tiny.json: steps[10] \"beside\": its id cannot stand in an address: use small letters a-z, digits and hyphens"
        ]
    );
    assert_eq!(
        broken(|map| map["steps"][10]["stage"] = json!("frist")),
        ["tiny.json: steps[10] \"beside\": the stage \"frist\" is not known: did you mean \"first\"?"]
    );
    assert_eq!(
        broken(|map| map["open_questions"][0]["about"] = json!(["besides"])),
        ["tiny.json: open_questions[0]: is about \"besides\", which is no step: did you mean \"beside\"?"]
    );
}

#[test]
fn several_faults_are_all_told_at_once() {
    let shape = broken(|map| {
        map["titel"] = json!("Tiny");
        map["steps"][1]["timescales"][0]["unit"] = json!("dais");
        map["steps"][4]["plain"] = json!(7);
        map["sources"][0]["url"] = json!("http://example.org/");
        map["moves"][0].as_object_mut().unwrap().remove("kind");
    });
    assert_eq!(shape.len(), 5, "{shape:#?}");
    let rules = broken(|map| {
        map["steps"][2]["plain"] = json!("");
        map["steps"][3]["sources"] = json!(["S9"]);
        map["steps"][4]["stage"] = json!("frist");
        push_move(map, "s3", "besides", "next");
        push_move(map, "s2", "s3", "next");
        map["open_questions"][0]["about"] = json!(["s99"]);
    });
    assert_eq!(rules.len(), 6, "{rules:#?}");
    let files = told(&[("a.json", "{".to_string()), ("b.json", "[]".to_string()), ("c.json", fixture().to_string())]);
    assert_eq!(files.len(), 2, "{files:#?}");
}

#[test]
fn of_one_file_no_more_problems_are_told_than_can_be_read() {
    let many = broken(|map| {
        let lost: Vec<Value> = (0..300)
            .map(|idx| {
                let mut step = map["steps"][10].clone();
                step["id"] = json!(format!("lost-{idx}"));
                step
            })
            .collect();
        for idx in 0..300 {
            push_move(map, &format!("lost-{idx}"), "finish", "next");
        }
        map["steps"].as_array_mut().unwrap().extend(lost);
    });
    assert!(many.len() <= MOST_PROBLEMS, "{} problems", many.len());
    let keys = broken(|map| {
        let steps = map["steps"][2].as_object_mut().unwrap();
        steps.extend((0..300).map(|idx| (format!("key-{idx}"), json!(1))));
    });
    assert_eq!(keys.len(), MOST_PROBLEMS);
}

#[test]
fn a_timescale_that_cannot_be_counted() {
    let limit = |more: Value| {
        broken(|map| {
            map["steps"][1]["timescales"][0].as_object_mut().unwrap().extend(more.as_object().unwrap().clone())
        })
    };
    let table = [
        (json!({ "step": "s22" }), "runs from \"s22\", which is no step: did"),
        (json!({ "step": "land/other#s22" }), "runs from \"s22\", which is no step of land/other: did"),
        (json!({ "step": "land/othre#s2" }), "runs from the map \"land/othre\", which is not there: did"),
        (json!({ "step": "elsewhere/other#s2" }), "runs from a step of another nation: name"),
        (json!({ "least": 90 }), "its least is more than its count: \"least\" is"),
        (
            json!({ "unit": "hours", "counted": true }),
            "says whether the day of the event counts but counts hours: take",
        ),
        (json!({ "unit": "working-days", "days": "hearings" }), "counts by an Act of Scotland alone: take"),
        (json!({ "counted": "yes" }), "\"the start\" › counted: is a text: must be true or false"),
    ];
    for (more, words) in table {
        let problems = limit(more);
        assert!(problems.len() == 1 && problems[0].contains(words), "{words}: {problems:?}");
    }
    assert_eq!(limit(json!({ "step": "land/other#s2", "sort": "lasts" })), [""; 0]);
}

/// The problems of the fixture where one step's field, or one move's condition, is another text.
fn with_text(list: &str, idx: usize, key: &str, text: &str) -> Vec<String> {
    broken(|map| map[list][idx][key] = json!(text))
}

#[test]
fn words_to_the_wrong_reader() {
    let at = "tiny.json: steps[1] \"s1\" ›";
    assert_eq!(
        with_text("steps", 1, "plain", "Your foster carer talks to you."),
        [format!(
            "{at} plain: \"your foster carer\" speaks to the child: \"plain\" speaks to the parent or carer; what is for the child stands in \"child\""
        )]
    );
    assert_eq!(
        with_text("steps", 1, "plain_carer", "Your foster carer talks to you."),
        [format!(
            "{at} plain_carer: \"your foster carer\" speaks to the child: \
             \"plain_carer\" speaks to the parent or carer; what is for the child stands in \"child\""
        )]
    );
    assert_eq!(
        with_text("steps", 1, "child", "They ask your child."),
        [format!("{at} child: \"your child\" speaks to the parent: \"child\" speaks to the child: say \"you\"")]
    );
    assert_eq!(
        with_text("steps", 1, "child", "It starts now."),
        [format!("{at} child: is the same sentence as \"plain\": parent and child each get words of their own")]
    );
    // On a map that speaks to the young person, they read `plain`.
    let mut map = fixture();
    map["speaks_to"] = json!("child");
    map["steps"][1]["plain"] = json!("Your foster carer talks to you.");
    assert_eq!(told(&[("tiny.json", map.to_string())]), [""; 0]);
}

#[test]
fn names_and_texts_that_are_hard_to_read() {
    let told = with_text("steps", 1, "plain_name", "Responsibility determination notification");
    assert!(told[0].starts_with(
        "tiny.json: steps[1] \"s1\" › plain_name: \"Responsibility determination notification\" reads at grade"
    ));
    assert!(told[0].ends_with("say it in everyday words, as you would on the phone"));
    // Long words that everybody knows count as short ones.
    assert_eq!(with_text("steps", 1, "plain_name", "The council decides about adoption"), [""; 0]);
    let hard = "Notification of determinations necessitates consideration.";
    let told =
        broken(|map| map["steps"].as_array_mut().unwrap().iter_mut().for_each(|step| step["plain"] = json!(hard)));
    assert!(told[0].starts_with("tiny.json: plain: read at grade ") && told[0].contains("at most 5"), "{told:?}");
    let told = broken(|map| map["purpose"] = json!(hard));
    assert!(told[0].starts_with("tiny.json: purpose: read at grade ") && told[0].contains("at most 8"), "{told:?}");
}

#[test]
fn conditions_that_are_no_sentence() {
    for (when, what) in [
        ("the plan is agreed", "begins small: write it as a sentence, with a capital"),
        ("The plan is agreed.", "ends with a full stop: leave the full stop out"),
        ("The plan is agreed; you sign", "has a semicolon: say one condition, or join two by \"and\""),
        ("If you agree", "begins with \"if\": leave \"if\" out: the page says it where it is needed"),
    ] {
        assert_eq!(with_text("moves", 0, "when", when), [format!("tiny.json: moves[0] \"begin>s1\" › when: {what}")]);
    }
}

#[test]
fn jargon_and_what_one_council_does() {
    assert_eq!(
        with_text("moves", 0, "when", "The worry is substantiated"),
        ["tiny.json: moves[0] \"begin>s1\" › when: says \"substantiated\": say \"found to be true\""]
    );
    assert_eq!(
        with_text("steps", 1, "plain", "In one council you get a letter."),
        [
            "tiny.json: steps[1] \"s1\" › plain: \"one council\" is of one council alone: put it into \"local_rules\" or \"system\""
        ]
    );
    // A word within another is none.
    assert_eq!(with_text("moves", 0, "when", "The unsubstantiatedness ends"), [""; 0]);
}
