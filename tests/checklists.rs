//! Two council documents, fact by fact, are on the maps made from them, and no fact passes once its map has lost it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

/// What a document says, in its own order, and where its map says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Checklist {
    /// The document, for the reader of the file.
    document: String,
    /// The map made from it.
    map: String,
    /// The map's source that is the document; timescales and local rules have to rest on it.
    source: String,
    rows: Vec<Row>,
}

/// One fact of the document.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    number: usize,
    fact: String,
    status: Status,
    /// Why the map leaves it out.
    #[serde(default)]
    reason: String,
    /// What on the map says it: every one of them has to be there.
    #[serde(default)]
    carriers: Vec<Carrier>,
}

#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Status {
    /// It is on the map.
    Kept,
    /// The map says it in its notes or open questions.
    Noted,
    /// It is not on the map, for a reason.
    LeftOut,
}

/// One part of a map, with the words it has to hold.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(tag = "carrier", rename_all = "kebab-case", deny_unknown_fields)]
enum Carrier {
    Step {
        step: String,
    },
    Move {
        from: String,
        to: String,
        kind: Option<String>,
    },
    Timescale {
        step: String,
        count: u32,
        unit: String,
        basis: String,
        words: Vec<String>,
    },
    LocalRule {
        step: String,
        words: Vec<String>,
    },
    System {
        step: String,
        key: String,
        words: Vec<String>,
    },
    /// A text of the map itself (`purpose`, `glossary` …), of a step (`what`, `who_decides` …), or `when` of a move. It is `of`
    /// a step, stage or source by its id, a term, or a move as `from -> to`; of the map itself where that is left out.
    Text {
        field: String,
        #[serde(default)]
        of: String,
        words: Vec<String>,
    },
}

impl Carrier {
    fn words(&self) -> &[String] {
        match self {
            Carrier::Step { .. } | Carrier::Move { .. } => &[],
            Carrier::Timescale { words, .. }
            | Carrier::LocalRule { words, .. }
            | Carrier::System { words, .. }
            | Carrier::Text { words, .. } => words,
        }
    }

    /// Its name in a report.
    fn name(&self) -> String {
        match self {
            Carrier::Step { step } => format!("step {step}"),
            Carrier::Move { from, to, kind } => {
                format!("move {from} -> {to}{}", kind.iter().map(|kind| format!(" ({kind})")).collect::<String>())
            }
            Carrier::Timescale { step, count, unit, basis, .. } => {
                format!("timescale of {step} with {count} {unit} ({basis})")
            }
            Carrier::LocalRule { step, .. } => format!("local rule of {step}"),
            Carrier::System { step, key, .. } => format!("system key {key} of {step}"),
            Carrier::Text { field, of, .. } if of.is_empty() => format!("text {field}"),
            Carrier::Text { field, of, .. } => format!("text {field} of {of}"),
        }
    }
}

/// The parts of a list of the map that a claim is true of, as pointers into the map.
fn parts(map: &Value, list: &str, is_meant: impl Fn(&Value) -> bool) -> Vec<String> {
    let found = map.pointer(list).and_then(Value::as_array).into_iter().flatten().enumerate();
    found.filter(|(_, part)| is_meant(part)).map(|(idx, _)| format!("{list}/{idx}")).collect()
}

/// The parts of a list of one step that a claim is true of.
fn parts_of_step(map: &Value, id: &str, list: &str, is_meant: impl Fn(&Value) -> bool) -> Vec<String> {
    let steps = parts(map, "/steps", |step| step["id"] == *id);
    steps.iter().flat_map(|step| parts(map, &format!("{step}/{list}"), &is_meant)).collect()
}

/// A key of one step, whether the step has it or not.
fn key_of_step(map: &Value, id: &str, key: &str) -> Vec<String> {
    parts(map, "/steps", |step| step["id"] == *id).iter().map(|step| format!("{step}/{key}")).collect()
}

/// Where the map has what a carrier names, whatever its words.
fn named(map: &Value, source: &str, carrier: &Carrier) -> Vec<String> {
    match carrier {
        Carrier::Step { step } => parts(map, "/steps", |part| part["id"] == *step),
        Carrier::Move { from, to, kind } => parts(map, "/moves", |part| {
            part["from"] == *from && part["to"] == *to && kind.as_ref().is_none_or(|kind| part["kind"] == *kind)
        }),
        Carrier::Timescale { step, count, unit, basis, .. } => parts_of_step(map, step, "timescales", |part| {
            part["count"] == *count && part["unit"] == *unit && part["basis"] == *basis && part["source"] == *source
        }),
        Carrier::LocalRule { step, .. } => parts_of_step(map, step, "local_rules", |part| part["source"] == *source),
        Carrier::System { step, key, .. } => key_of_step(map, step, &format!("system/{key}")),
        Carrier::Text { field, of, .. } => match field.as_str() {
            "title" | "purpose" | "facts_as_of" => vec![format!("/{field}")],
            "notes" | "open_questions" => parts(map, &format!("/{field}"), |_| true),
            "glossary" => parts(map, "/glossary", |part| part["term"] == *of),
            "stages" | "sources" => parts(map, &format!("/{field}"), |part| part["id"] == *of),
            "when" => parts(map, "/moves", |part| is_move(part, of)),
            _ => key_of_step(map, of, field),
        },
    }
}

fn is_move(part: &Value, ends: &str) -> bool {
    ends.split_once(" -> ").is_some_and(|(from, to)| part["from"] == *from && part["to"] == *to)
}

/// What a part says; of a rule its own words only, never the national rule it differs from.
fn text(part: &Value) -> String {
    let keys = ["rule", "from", "when", "term", "meaning", "title", "publisher", "date", "plain", "detail"];
    let texts: Vec<&str> = match part {
        Value::Object(part) => keys.iter().filter_map(|key| part.get(*key)?.as_str()).collect(),
        Value::Array(parts) => parts.iter().filter_map(Value::as_str).collect(),
        part => part.as_str().into_iter().collect(),
    };
    texts.join("\n")
}

/// Whether a text says whole words, in capitals or not: "Section 18" does not say "Section 1".
fn says(text: &str, words: &str) -> bool {
    let (text, words) = (text.to_lowercase(), words.to_lowercase());
    text.match_indices(&words).any(|(start, found)| {
        let is_whole = |neighbour: Option<char>| !neighbour.is_some_and(char::is_alphanumeric);
        is_whole(text[..start].chars().next_back()) && is_whole(text[start + found.len()..].chars().next())
    })
}

/// Where the map has what a carrier names, with all its words.
fn held(map: &Value, source: &str, carrier: &Carrier) -> Vec<String> {
    let holds = |place: &String| {
        let text = map.pointer(place).map(text);
        text.is_some_and(|text| carrier.words().iter().all(|words| says(&text, words)))
    };
    named(map, source, carrier).into_iter().filter(holds).collect()
}

/// What is missing of a carrier that is not held: the part itself, or words of it.
fn lack(map: &Value, source: &str, carrier: &Carrier) -> String {
    let places = named(map, source, carrier);
    let texts: Vec<String> = places.iter().filter_map(|place| map.pointer(place)).map(text).collect();
    let unsaid: Vec<&String> =
        carrier.words().iter().filter(|words| !texts.iter().any(|text| says(text, words))).collect();
    match texts.as_slice() {
        [] => format!("no {}", carrier.name()),
        _ if unsaid.is_empty() => format!("no single {} says all of {:?}", carrier.name(), carrier.words()),
        _ => format!("{} does not say {unsaid:?}", carrier.name()),
    }
}

/// What a map lacks of a row; nothing if the row is kept as it says.
fn lacks(map: &Value, source: &str, row: &Row) -> Vec<String> {
    match (row.status, row.carriers.as_slice()) {
        (Status::LeftOut, _) if row.reason.trim().is_empty() => vec!["no reason why it is left out".to_string()],
        (Status::LeftOut, []) => Vec::new(),
        (Status::LeftOut, _) => vec!["left out, and yet it names what carries it".to_string()],
        (Status::Kept | Status::Noted, []) => vec!["nothing named that carries it".to_string()],
        (Status::Kept | Status::Noted, carriers) => {
            let lacking = carriers.iter().filter(|carrier| held(map, source, carrier).is_empty());
            lacking.map(|carrier| lack(map, source, carrier)).collect()
        }
    }
}

/// Every row that fails, in a sentence each.
fn failures(map: &Value, checklist: &Checklist) -> Vec<String> {
    let told = |row: &Row| {
        let lacks = lacks(map, &checklist.source, row);
        (!lacks.is_empty()).then(|| format!("row {}: {}: {}", row.number, row.fact, lacks.join("; ")))
    };
    checklist.rows.iter().filter_map(told).collect()
}

fn read<T: serde::de::DeserializeOwned>(path: &str) -> T {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A checklist of ours, with its map.
fn checklist(name: &str) -> (Checklist, Value) {
    let checklist: Checklist = read(&format!("tests/checklists/{name}.json"));
    let map = read(&format!("maps/{}.json", checklist.map));
    (checklist, map)
}

fn checklists() -> [(Checklist, Value); 2] {
    ["child-protection-process-map", "long-term-fostering-workflow"].map(checklist)
}

/// How many rows are kept, noted and left out, once every row is found to be as it says.
#[track_caller]
fn check(name: &str) -> [usize; 3] {
    let (checklist, map) = checklist(name);
    let failures = failures(&map, &checklist);
    let hint =
        format!("where a fact was only moved or reworded, name its new place or words in tests/checklists/{name}.json");
    let told = failures.join("\n");
    assert!(failures.is_empty(), "{}, on maps/{}.json:\n{told}\n{hint}", checklist.document, checklist.map);
    let numbers = checklist.rows.iter().map(|row| row.number);
    assert!(numbers.eq(1..=checklist.rows.len()), "{name}: rows are numbered from 1 without a gap");
    [Status::Kept, Status::Noted, Status::LeftOut]
        .map(|status| checklist.rows.iter().filter(|row| row.status == status).count())
}

#[test]
fn the_care_management_map_says_all_39_facts_of_the_child_protection_process_map() {
    assert_eq!(check("child-protection-process-map"), [39, 0, 0]);
}

#[test]
fn the_long_term_fostering_map_says_the_107_facts_of_the_workflow_guide_but_two() {
    assert_eq!(check("long-term-fostering-workflow"), [104, 1, 2]);
}

#[test]
fn no_row_passes_once_the_map_has_lost_any_part_that_carries_it() {
    for (checklist, map) in checklists() {
        for row in &checklist.rows {
            for carrier in &row.carriers {
                let mut poorer = map.clone();
                for place in held(&map, &checklist.source, carrier) {
                    *poorer.pointer_mut(&place).unwrap() = Value::Null;
                }
                let lacks = lacks(&poorer, &checklist.source, row).join("; ");
                let place = format!("{} row {}: {}", checklist.map, row.number, carrier.name());
                assert!(lacks.contains(&carrier.name()), "{place} is gone, and what is missed is {lacks:?}");
            }
        }
    }
}

#[test]
fn no_carrier_names_two_parts_and_every_fact_rests_on_more_than_an_id() {
    for (checklist, map) in checklists() {
        for (idx, row) in checklist.rows.iter().enumerate() {
            let place = format!("{} row {}", checklist.map, row.number);
            for carrier in &row.carriers {
                let held = held(&map, &checklist.source, carrier);
                assert!(held.len() <= 1, "{place}: {} stands at {held:?}", carrier.name());
                let is_bare = matches!(carrier, Carrier::Step { .. } | Carrier::Move { .. });
                assert_eq!(carrier.words().is_empty(), is_bare, "{place}: {} has words to hold", carrier.name());
                let has_letters = |words: &String| words.chars().filter(|letter| letter.is_alphanumeric()).count() > 1;
                assert!(carrier.words().iter().all(has_letters), "{place}: {:?}", carrier.words());
            }
            let is_only_an_id = row.carriers.iter().all(|carrier| matches!(carrier, Carrier::Step { .. }));
            assert!(row.carriers.is_empty() || !is_only_an_id, "{place} rests on a step's id alone");
            let twin = checklist.rows[..idx].iter().find(|other| {
                !row.carriers.is_empty() && row.carriers.iter().all(|carrier| other.carriers.contains(carrier))
            });
            assert!(twin.is_none(), "{place} passes whenever row {:?} does", twin.map(|twin| twin.number));
        }
    }
}

#[test]
fn rows_that_fail_are_all_told_with_what_is_missing() {
    let map = serde_json::json!({
        "steps": [{ "id": "s1", "system": { "sections": "Section 18" }, "local_rules": [
            { "rule": "Seen alone", "national": "none", "source": "S1" },
            { "rule": "Seen at home", "source": "S2" },
        ] }],
        "moves": [{ "from": "s1", "to": "s2", "kind": "next", "when": "ready" }],
    });
    let checklist: Checklist = serde_json::from_value(serde_json::json!({
        "document": "A guide", "map": "land/tiny", "source": "S1", "rows": [
            { "number": 1, "fact": "Kept", "status": "kept", "carriers": [
                { "carrier": "move", "from": "s1", "to": "s2", "kind": "next" },
                { "carrier": "local-rule", "step": "s1", "words": ["seen alone"] },
                { "carrier": "text", "field": "when", "of": "s1 -> s2", "words": ["ready"] },
            ] },
            { "number": 2, "fact": "Another number", "status": "kept", "carriers": [
                { "carrier": "system", "step": "s1", "key": "sections", "words": ["Section 1"] },
                { "carrier": "system", "step": "s1", "key": "form", "words": ["C0001"] },
            ] },
            { "number": 3, "fact": "Another's rule", "status": "kept", "carriers": [
                { "carrier": "local-rule", "step": "s1", "words": ["seen at home", "seen"] },
                { "carrier": "local-rule", "step": "s1", "words": ["none"] },
            ] },
            { "number": 4, "fact": "Another kind", "status": "noted", "carriers": [
                { "carrier": "move", "from": "s1", "to": "s2", "kind": "repeat" },
                { "carrier": "timescale", "step": "s1", "count": 3, "unit": "days", "basis": "local", "words": ["3 days"] },
                { "carrier": "text", "field": "purpose", "words": ["all"] },
            ] },
            { "number": 5, "fact": "No carrier", "status": "kept" },
            { "number": 6, "fact": "No reason", "status": "left-out" },
            { "number": 7, "fact": "A reason", "status": "left-out", "reason": "It is no step." },
        ],
    }))
    .unwrap();
    assert_eq!(
        failures(&map, &checklist),
        [
            "row 2: Another number: system key sections of s1 does not say [\"Section 1\"]; no system key form of s1",
            "row 3: Another's rule: local rule of s1 does not say [\"seen at home\"]; \
             local rule of s1 does not say [\"none\"]",
            "row 4: Another kind: no move s1 -> s2 (repeat); no timescale of s1 with 3 days (local); no text purpose",
            "row 5: No carrier: nothing named that carries it",
            "row 6: No reason: no reason why it is left out",
        ]
    );
}
