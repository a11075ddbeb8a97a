//! A map file that is too large, too deep or damaged in any way is refused with a reason, and never stops the program.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::{Value, json};
use waymark::atlas::check::{MOST_PROBLEMS, StepIdsByMap, check, check_all, read};
use waymark::atlas::{Map, Nation, StepRef};
use waymark::graph::MoveGraph;

#[path = "support/rng.rs"]
mod rng;

use rng::TestRng;

const TINY: &str = include_str!("fixtures/maps/tiny.json");

fn fixture() -> Value {
    serde_json::from_str(TINY).unwrap()
}

fn told(name: &str, text: String) -> Vec<String> {
    check_all(&[(name.to_string(), text)]).1.iter().map(ToString::to_string).collect()
}

#[test]
fn a_file_too_large_is_refused_unread() {
    let text = " ".repeat(50_000_000);
    let problems = read("large.json", &text).unwrap_err();
    assert_eq!(
        problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["large.json: file: the file has 50000000 bytes: at most 2000000; split the map in two"]
    );
}

#[test]
fn a_file_too_deep_is_refused() {
    for (open, close) in [("[", "]"), ("{\"steps\":", "}")] {
        let deep = told("deep.json", format!("{}1{}", open.repeat(10_000), close.repeat(10_000)));
        assert_eq!(deep.len(), 1);
        assert!(deep[0].contains("recursion limit exceeded"), "{deep:?}");
    }
}

#[test]
fn too_many_steps_are_refused() {
    let mut map = read("tiny.json", &fixture().to_string()).unwrap();
    map.steps = (0..100_000).map(|idx| map.steps[idx % map.steps.len()].clone()).collect();
    let problems = check("many.json", &map, &StepIdsByMap::new());
    assert_eq!(
        problems.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["many.json: file: 100000 steps and 11 moves: at most 1000 steps and 5000 moves; split the map"]
    );
    let mut bare = fixture();
    bare["steps"] = json!(vec![json!({}); 100_000]);
    assert_eq!(told("bare.json", bare.to_string()).len(), MOST_PROBLEMS);
}

#[test]
fn an_address_that_runs_or_holds_anything_is_refused() {
    for bad in [
        "javascript:alert(1)",
        "JavaScript:alert('https://')",
        "\tjavascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "blob:https://example.org/x",
        "//example.org/",
        "",
    ] {
        let mut map = fixture();
        map["sources"][0]["url"] = json!(bad);
        let told = told("bad.json", map.to_string());
        assert!(told.len() == 1 && told[0].contains("does not begin with https://"), "{bad:?}: {told:?}");
    }
}

/// Reads and checks a file as the program does; that it comes back is the test.
fn survives(text: &str) {
    let (maps, problems) = check_all(&[("mutated.json".to_string(), text.to_string())]);
    assert!(maps.len() == 1 || !problems.is_empty(), "refused without a reason: {text}");
    for map in maps {
        let map = Map::new(map);
        let nation = Nation::new("land", "Land", vec![map]);
        let graph = MoveGraph::new(&nation);
        for (map, text) in nation.maps() {
            for (step, _) in text.steps() {
                graph.endings(StepRef { map, step });
            }
        }
    }
}

/// The text with some of its bytes changed, dropped, doubled or put elsewhere.
fn with_bytes_mutated(text: &str, rng: &mut TestRng) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..1 + rng.below(4) {
        if bytes.is_empty() {
            break;
        }
        let at = rng.below(bytes.len());
        match rng.below(5) {
            0 => bytes[at] = rng.below(256) as u8,
            1 => bytes[at] = b"{}[]\",:0-\\ "[rng.below(11)],
            2 => drop(bytes.drain(at..(at + rng.below(40)).min(bytes.len()))),
            3 => {
                let piece = bytes[at..(at + rng.below(200)).min(bytes.len())].to_vec();
                let to = rng.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            _ => bytes.truncate(at.max(1)),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Changes one value somewhere in the tree.
fn mutate(value: &mut Value, rng: &mut TestRng) {
    let is_here = rng.below(4) == 0;
    match value {
        Value::Object(fields) if !is_here && !fields.is_empty() => {
            let at = rng.below(fields.len());
            if let Some(value) = fields.values_mut().nth(at) {
                mutate(value, rng);
            }
        }
        Value::Array(items) if !is_here && !items.is_empty() => {
            let at = rng.below(items.len());
            mutate(&mut items[at], rng);
        }
        Value::Object(fields) if !fields.is_empty() && rng.below(2) == 0 => {
            let at = rng.below(fields.len());
            let key = fields.keys().nth(at).cloned().unwrap_or_default();
            let value = fields.remove(&key).unwrap_or_default();
            if rng.below(2) == 0 {
                fields.insert(format!("{key}x"), value);
            }
        }
        Value::Array(items) if !items.is_empty() && rng.below(2) == 0 => {
            let at = rng.below(items.len());
            match rng.below(3) {
                0 => drop(items.remove(at)),
                1 => items.push(items[at].clone()),
                _ => items.swap(0, at),
            }
        }
        value => {
            let ids = [
                "begin",
                "s1",
                "finish",
                "",
                "land/other#s1",
                "land/tiny#s1",
                "#",
                "a#b#c",
                "start",
                "exit",
                "side",
                "é",
            ];
            *value = match rng.below(8) {
                0 => Value::Null,
                1 => json!(true),
                2 => json!(-1.5e300),
                3 => json!(u64::MAX),
                4 => json!([]),
                5 => json!({}),
                _ => json!(ids[rng.below(ids.len())]),
            }
        }
    }
}

#[test]
fn no_mutated_file_is_beyond_telling() {
    let mut rng = TestRng(20_260_102);
    let small = fixture();
    let text = small.to_string();
    for _ in 0..7_000 {
        survives(&with_bytes_mutated(&text, &mut rng));
    }
    for _ in 0..2_900 {
        let mut map = small.clone();
        for _ in 0..1 + rng.below(3) {
            mutate(&mut map, &mut rng);
        }
        survives(&map.to_string());
    }
    let real = concat!(env!("CARGO_MANIFEST_DIR"), "/maps/scotland/kinship.json");
    let real: Value = serde_json::from_str(&std::fs::read_to_string(real).unwrap()).unwrap();
    for turn in 0..100 {
        let mut map = real.clone();
        mutate(&mut map, &mut rng);
        let text = map.to_string();
        survives(&if turn % 2 == 0 { text } else { with_bytes_mutated(&text, &mut rng) });
    }
}

#[test]
fn a_map_file_that_is_not_the_map_asked_for_is_refused_with_a_reason() {
    let name = |map: &Value| format!("{}.json", map["map"].as_str().unwrap());
    let whole = fixture();
    assert_eq!(Map::read(&name(&whole), TINY).unwrap().file.map, whole["map"].as_str().unwrap());
    let mut bare = whole.clone();
    bare.as_object_mut().unwrap().remove("purpose");
    let mut misspelt = whole.clone();
    misspelt["steps"][1]["kind"] = json!("meating");
    let table = [
        (name(&whole), "{\"map\": \"land/tiny\",, }".to_string(), "line 1 column"),
        (name(&whole), misspelt.to_string(), "unknown variant `meating`"),
        (name(&whole), bare.to_string(), "not the whole map of that name"),
        ("land/other.json".to_string(), TINY.to_string(), "not the whole map of that name"),
        (name(&whole), "[]".to_string(), "invalid"),
    ];
    for (name, text, reason) in table {
        let told = Map::read(&name, &text).unwrap_err();
        assert!(told.contains(reason), "{name}: {told}");
    }
}
