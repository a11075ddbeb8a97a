//! Holds a JSON value against the format's schema and lists every difference.
//! Must never know what a map means: the schema, made from the types in `file`, is all it reads.

use serde_json::Value;

use super::MOST_PROBLEMS;
use crate::atlas::problem::Problem;
use crate::atlas::spelling::nearest;

/// Every difference between the value and `maps/map.schema.json`, at most [`MOST_PROBLEMS`].
pub fn problems(value: &Value) -> Vec<Problem> {
    let schema: Value = serde_json::from_str(include_str!("../../../maps/map.schema.json")).unwrap_or(Value::Null);
    let mut walk = ShapeChecker { schema: &schema, found: Vec::new() };
    walk.compare(value, &schema, "");
    walk.found
}

struct ShapeChecker<'a> {
    schema: &'a Value,
    found: Vec<Problem>,
}

impl<'a> ShapeChecker<'a> {
    fn report(&mut self, place: &str, what: String, hint: String) {
        if self.found.len() < MOST_PROBLEMS {
            let place = if place.is_empty() { "file" } else { place };
            self.found.push(Problem::new(place, what, hint));
        }
    }

    fn compare(&mut self, value: &Value, schema: &'a Value, place: &str) {
        let schema = self.resolved(schema);
        if let Some(words) = allowed_words(schema) {
            return self.compare_word(value, &words, place);
        }
        let wanted = match &schema["type"] {
            Value::Array(types) => types.first().and_then(Value::as_str).unwrap_or_default(),
            other => other.as_str().unwrap_or_default(),
        };
        match (wanted, value) {
            ("object", Value::Object(fields)) => self.compare_object(fields, schema, place),
            ("array", Value::Array(items)) => {
                for (idx, item) in items.iter().enumerate() {
                    self.compare(item, &schema["items"], &item_place(place, idx, item));
                }
            }
            ("string", Value::String(text)) => self.compare_text(text, schema, place),
            ("integer", Value::Number(number)) if number.is_u64() => {}
            ("boolean", Value::Bool(_)) => {}
            ("", _) => {}
            (wanted, value) => {
                let what = format!("is {}", kind_of(value));
                self.report(place, what, format!("must be {}", article(wanted)));
            }
        }
    }

    fn compare_object(&mut self, fields: &serde_json::Map<String, Value>, schema: &'a Value, place: &str) {
        let Some(known) = schema["properties"].as_object() else { return };
        for (key, value) in fields {
            match known.get(key) {
                Some(schema) => self.compare(value, schema, &join(place, key)),
                None => {
                    let hint = match nearest(key, known.keys().map(String::as_str)) {
                        Some(near) => format!("did you mean {near:?}?"),
                        None => format!("known here: {}", known.keys().cloned().collect::<Vec<_>>().join(", ")),
                    };
                    self.report(place, format!("unknown key {key:?}"), hint);
                }
            }
        }
        for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !fields.contains_key(key) {
                let text = known.get(key).and_then(|schema| schema["description"].as_str()).unwrap_or_default();
                self.report(place, format!("{key:?} is missing"), format!("add it: {text}"));
            }
        }
    }

    fn compare_word(&mut self, value: &Value, words: &[&str], place: &str) {
        let text = value.as_str().unwrap_or_default();
        if words.contains(&text) {
            return;
        }
        let hint = match nearest(text, words.iter().copied()) {
            Some(near) => format!("did you mean {near:?}?"),
            None => format!("one of: {}", words.join(", ")),
        };
        self.report(place, format!("{value} is not known here"), hint);
    }

    fn compare_text(&mut self, text: &str, schema: &Value, place: &str) {
        let length = text.chars().count() as u64;
        if let Some(most) = schema["maxLength"].as_u64()
            && most < length
        {
            self.report(place, format!("{length} characters"), format!("at most {most}; say it more shortly"));
        }
        if let Some(start) = schema["pattern"].as_str().and_then(|pattern| pattern.strip_prefix('^'))
            && !text.starts_with(start)
        {
            self.report(
                place,
                format!("{text:?} does not begin with {start}"),
                format!("link addresses begin with {start}"),
            );
        }
    }

    /// Follows references; of alternatives (a value or nothing) takes the first.
    fn resolved(&self, schema: &'a Value) -> &'a Value {
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.rsplit('/').next().unwrap_or_default();
            return self.resolved(&self.schema["$defs"][name]);
        }
        match schema["anyOf"].as_array() {
            Some(choices) => choices.first().map_or(schema, |choice| self.resolved(choice)),
            None => schema,
        }
    }
}

fn allowed_words(schema: &Value) -> Option<Vec<&str>> {
    let words = match (schema["enum"].as_array(), schema["oneOf"].as_array()) {
        (Some(words), _) => words.iter().filter_map(Value::as_str).collect(),
        (None, Some(choices)) => choices.iter().filter_map(|choice| choice["const"].as_str()).collect(),
        (None, None) => return None,
    };
    Some(words)
}

fn item_place(place: &str, idx: usize, item: &Value) -> String {
    let name = ["id", "term", "from"].iter().find_map(|key| item[*key].as_str());
    match name {
        Some(name) => format!("{place}[{idx}] {name:?}"),
        None => format!("{place}[{idx}]"),
    }
}

fn join(place: &str, key: &str) -> String {
    if place.is_empty() { key.to_string() } else { format!("{place} › {key}") }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "empty (null)",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number that does not fit",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a group of keys",
    }
}

fn article(wanted: &str) -> &'static str {
    match wanted {
        "object" => "a group of keys in { }",
        "array" => "a list in [ ]",
        "string" => "a text in quotation marks",
        "integer" => "a whole number, not below zero",
        "boolean" => "true or false",
        _ => "of another kind",
    }
}
