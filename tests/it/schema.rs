//! The schema for editors says what the loader reads: the same fields, the same words, the same forms.

use std::collections::BTreeSet;

use bilat::model::{
    Arranged, Cells, Confidence, Fact, Grade, PartialDate, Quad, Stance, Standing, TrackKind, Verdict, Word, is_address,
};
use serde_json::{Map, Value, json};

use crate::support::{WHOLE, graph, report};

fn schema() -> Value {
    serde_json::from_str(include_str!("../../data/relations.schema.json")).unwrap()
}

/// Objects of the schema and how each is reached in a document: the text around it.
const OBJECTS: &[(&str, &str, &str)] = &[
    ("", "", ""),
    ("topic", "{\"topics\": [", "]}"),
    ("bloc", "{\"blocs\": [", "]}"),
    ("member", "{\"blocs\": [{\"members\": [", "]}]}"),
    ("source", "{\"sources\": [", "]}"),
    ("actor", "{\"actors\": [", "]}"),
    ("interest", "{\"actors\": [{\"interests\": [", "]}]}"),
    ("tie", "{\"ties\": [", "]}"),
    ("spell", "{\"ties\": [{\"standing\": [", "]}]}"),
    ("track", "{\"ties\": [{\"tracks\": [", "]}]}"),
    ("event", "{\"events\": [", "]}"),
    ("claim", "{\"claims\": [", "]}"),
    ("briefing", "{\"briefings\": [", "]}"),
    ("step", "{\"briefings\": [{\"steps\": [", "]}]}"),
    ("statement", "{\"briefings\": [{\"steps\": [{\"say\": [", "]}]}]}"),
    ("show", "{\"briefings\": [{\"steps\": [{\"show\": ", "}]}]}"),
];

fn object<'s>(schema: &'s Value, name: &str) -> &'s Map<String, Value> {
    let object = if name.is_empty() { schema } else { &schema["$defs"][name] };
    object.as_object().unwrap()
}

#[test]
fn every_object_of_the_schema_is_looked_at() {
    let schema = schema();
    let objects = schema["$defs"].as_object().unwrap().iter().filter(|(_, object)| object.get("properties").is_some());
    let objects: BTreeSet<&str> = objects.map(|(name, _)| &**name).chain([""]).collect();
    assert_eq!(objects, OBJECTS.iter().map(|(name, ..)| *name).collect());
}

#[test]
fn every_property_is_a_field_and_no_other_is() {
    let schema = schema();
    for (name, before, after) in OBJECTS {
        let object = object(&schema, name);
        assert_eq!(object["additionalProperties"], json!(false), "{name}");
        assert_eq!(object["patternProperties"], json!({"^(x-|_)": {}}), "{name}");
        let fields = object["properties"].as_object().unwrap();
        let versioned = usize::from(!name.is_empty());
        for extra in ["", "x-own", "_own", "unheard-of"] {
            let mut fields: Map<String, Value> = fields.keys().map(|field| (field.clone(), Value::Null)).collect();
            if !extra.is_empty() {
                fields.insert(extra.to_owned(), json!(1));
            }
            let report = report(graph(format!("{before}{}{after}", Value::Object(fields)).replacen(
                '{',
                "{\"version\": \"1.0\",",
                versioned,
            )));
            let unknown: Vec<_> = report.problems.iter().filter(|one| one.code == "W0201").collect();
            assert_eq!(unknown.len(), usize::from(extra == "unheard-of"), "{name} {extra}\n{report}");
        }
    }
}

/// The strings of an `enum`.
fn words(value: &Value) -> Vec<&str> {
    value["enum"].as_array().unwrap().iter().filter_map(Value::as_str).collect()
}

fn all<W: Word>() -> Vec<&'static str> {
    W::ALL.iter().map(|word| word.word()).collect()
}

#[test]
fn words_are_those_of_the_model() {
    let schema = schema();
    let property = |object: &str, name: &str| schema["$defs"][object]["properties"][name].clone();
    for (object, name, expected) in [
        ("spell", "value", all::<Standing>()),
        ("spell", "confidence", all::<Confidence>()),
        ("interest", "confidence", all::<Confidence>()),
        ("event", "confidence", all::<Confidence>()),
        ("event", "quad", all::<Quad>()),
        ("source", "reliability", all::<Grade>()),
        ("claim", "verdict", all::<Verdict>()),
        ("track", "track", all::<TrackKind>()),
        ("show", "cells", all::<Cells>()),
        ("show", "sort", all::<Arranged>()),
    ] {
        assert_eq!(words(&property(object, name)), expected, "{object} {name}");
    }
    assert_eq!(words(&property("interest", "stance")["additionalProperties"]), all::<Stance>());
    let rules = schema["$defs"]["track"]["allOf"].as_array().unwrap();
    assert_eq!(rules.len(), TrackKind::ALL.len());
    for rule in rules {
        let kind = TrackKind::parse(rule["if"]["properties"]["track"]["const"].as_str().unwrap()).unwrap();
        assert_eq!(words(&rule["then"]["properties"]["value"]).join(", "), Fact::list(kind));
    }
}

/// What is wrong with `value`, by the keywords that the schema uses. Others fail the test.
fn faults(schema: &Value, root: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (keyword, rule) in schema.as_object().unwrap() {
        let fits = match &**keyword {
            "$schema" | "$defs" | "title" | "description" | "then" | "patternProperties" => true,
            "$ref" => {
                faults(root.pointer(rule.as_str().unwrap().trim_start_matches('#')).unwrap(), root, value).is_empty()
            }
            "type" => {
                rule.as_array().map_or_else(|| is_a(rule, value), |types| types.iter().any(|one| is_a(one, value)))
            }
            "enum" => rule.as_array().unwrap().contains(value),
            "const" => rule == value,
            "not" => !faults(rule, root, value).is_empty(),
            "pattern" => value.as_str().is_none_or(|text| matches(rule.as_str().unwrap(), text)),
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
            "maxLength" => value.as_str().is_none_or(|text| text.chars().count() <= size(rule)),
            "minItems" => value.as_array().is_none_or(|list| list.len() >= size(rule)),
            "maxItems" => value.as_array().is_none_or(|list| list.len() <= size(rule)),
            "maxProperties" => value.as_object().is_none_or(|object| object.len() <= size(rule)),
            "required" => rule
                .as_array()
                .unwrap()
                .iter()
                .all(|key| !value.is_object() || value.get(key.as_str().unwrap()).is_some()),
            "anyOf" => rule.as_array().unwrap().iter().any(|one| faults(one, root, value).is_empty()),
            "allOf" => rule.as_array().unwrap().iter().all(|one| faults(one, root, value).is_empty()),
            "if" => !faults(rule, root, value).is_empty() || faults(&schema["then"], root, value).is_empty(),
            "items" => {
                found.extend(value.as_array().into_iter().flatten().flat_map(|entry| faults(rule, root, entry)));
                true
            }
            "properties" => {
                let entries =
                    value.as_object().into_iter().flatten().filter_map(|(key, entry)| Some((rule.get(key)?, entry)));
                found.extend(entries.flat_map(|(rule, entry)| faults(rule, root, entry)));
                true
            }
            "propertyNames" => value
                .as_object()
                .is_none_or(|object| object.keys().all(|key| faults(rule, root, &json!(key)).is_empty())),
            "additionalProperties" => value.as_object().is_none_or(|object| {
                let known = |key: &str| {
                    schema["properties"].get(key).is_some() || key.starts_with("x-") || key.starts_with('_')
                };
                let mut others = object.iter().filter(|(key, _)| !known(key));
                others.all(|(_, entry)| rule.is_object() && faults(rule, root, entry).is_empty())
            }),
            other => panic!("the schema uses `{other}`, which this test does not know"),
        };
        if !fits {
            found.push(format!("{keyword}: {rule} does not fit {value}"));
        }
    }
    found
}

fn size(rule: &Value) -> usize {
    usize::try_from(rule.as_u64().unwrap()).unwrap()
}

fn is_a(kind: &Value, value: &Value) -> bool {
    match kind.as_str().unwrap() {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        other => panic!("the schema has the type `{other}`"),
    }
}

const ID: &str = "^[A-Za-z0-9._:-]{1,64}$";
const DATE: &str = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$";
const ADDRESS: &str = r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#@:\\][^\s/?#@\\]*([/?#]\S*)?$";

/// The patterns of the schema, written out.
fn matches(pattern: &str, text: &str) -> bool {
    let is_id = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || "._:-".contains(c)) && !text.is_empty();
    let is_day = |text: &str| {
        let digits = |part: (usize, &str)| {
            part.1.len() == if part.0 == 0 { 4 } else { 2 } && part.1.bytes().all(|byte| byte.is_ascii_digit())
        };
        text.split('-').count() <= 3 && text.split('-').enumerate().all(digits)
    };
    match pattern {
        ID => is_id(text) && text.len() <= 64,
        DATE => text.split('/').count() <= 2 && text.split('/').all(is_day),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => is_day(text) && text.len() == 10,
        "^1\\.[0-9]+$" => text.strip_prefix("1.").is_some_and(|minor| minor.parse::<u32>().is_ok()),
        ADDRESS => is_address(text),
        "^[A-Za-z0-9._:-]+[->][A-Za-z0-9._:-]+$" => {
            text.split_once(['-', '>']).is_some_and(|(one, two)| is_id(one) && is_id(two))
        }
        other => panic!("the schema has the pattern `{other}`"),
    }
}

#[test]
fn our_own_files_are_valid() {
    let schema = schema();
    for text in [include_str!("../../data/relations.json"), include_str!("../../assets/new.json"), WHOLE] {
        assert_eq!(faults(&schema, &schema, &serde_json::from_str(text).unwrap()), Vec::<String>::new());
    }
}

/// What the schema refuses and what the loader refuses: each change is wrong to both.
#[test]
fn what_the_schema_refuses_is_refused() {
    let schema = schema();
    for (from, to) in [
        ("\"version\": \"1.0\"", "\"version\": \"2.0\""),
        ("\"as_of\": \"2024-12-31\"", "\"as_of\": \"2024\""),
        ("\"id\": \"security\"", "\"id\": \"secur/ity\""),
        ("\"url\": \"https://example.org/a?b=c\"", "\"url\": \"ftp://example.org\""),
        ("\"reliability\": \"B\"", "\"reliability\": \"G\""),
        ("\"value\": \"neutral\"", "\"value\": \"cool\""),
        ("\"value\": \"signed\"", "\"value\": \"listed\""),
        ("\"name\": \"Border treaty\", ", ""),
        ("\"between\": [\"AAA\", \"BBB\"]", "\"between\": [\"AAA\"]"),
        ("\"goldstein\": 1.5", "\"goldstein\": 11"),
        ("\"credibility\": 2", "\"credibility\": 7"),
        ("\"significance\": 3", "\"significance\": 0"),
        ("\"count\": 2", "\"count\": 0"),
        ("\"count\": 2", "\"count\": \"2\""),
        ("{\"BBB\": \"with\"}", "{\"BBB\": \"for\"}"),
        ("{\"BBB\": \"with\"}", "[]"),
        ("\"verdict\": \"nuanced\"", "\"verdict\": \"true\""),
        ("\"dyad\": \"AAA-BBB\"", "\"dyad\": \"AAA\""),
        ("\"date\": \"2021\"", "\"date\": \"21\""),
        ("\"minutes\": 12", "\"minutes\": -1"),
        ("\"because\": [\"e1\", \"c1\"]", "\"because\": []"),
    ] {
        let text = crate::support::edited(WHOLE, &[(from, to)]);
        assert!(!faults(&schema, &schema, &serde_json::from_str(&text).unwrap()).is_empty(), "{to}");
        assert!(graph(text).is_err(), "{to}");
    }
    for date in ["2024", "2024-02", "2024-02-03", "2023/2024-05", "24", "2024-2", "2024-01-01/", "2024/2025/2026", ""] {
        assert_eq!(matches(DATE, date), date.parse::<PartialDate>().is_ok(), "{date}");
    }
}

/// The paths to all fields of a document but those of its head, which an earlier file may have said.
fn fields(value: &Value, path: &str, found: &mut Vec<String>) {
    let entries: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(key, entry)| (format!("{path}/{key}"), entry)).collect(),
        Value::Array(list) => list.iter().enumerate().map(|(at, entry)| (format!("{path}/{at}"), entry)).collect(),
        _ => Vec::new(),
    };
    for (path, entry) in entries {
        if value.is_object() && path.matches('/').count() > 1 {
            found.push(path.clone());
        }
        fields(entry, &path, found);
    }
}

/// What the loader misses the schema misses too: each field of a document that has all, left out or null. Only of an actor
/// that has interests the schema cannot tell whether an earlier file names it.
#[test]
fn what_is_needed_is_needed_in_the_schema() {
    let (schema, whole): (Value, Value) = (schema(), serde_json::from_str(WHOLE).unwrap());
    let mut paths = Vec::new();
    fields(&whole, "", &mut paths);
    let (mut needed, mut unsaid) = (0, Vec::new());
    for path in paths.into_iter().filter(|path| path != "/actors/0/name") {
        let (owner, key) = path.rsplit_once('/').unwrap();
        for null in [false, true] {
            let mut without = whole.clone();
            let owner = without.pointer_mut(owner).unwrap().as_object_mut().unwrap();
            if null {
                owner.insert(key.to_owned(), Value::Null)
            } else {
                owner.remove(key)
            };
            let report = report(graph(without.to_string()));
            let is_structure = |code: &str| ["E0101", "E0102", "E0116"].contains(&code);
            if report.problems.iter().any(|problem| is_structure(problem.code)) {
                needed += 1;
                if faults(&schema, &schema, &without).is_empty() {
                    unsaid.push(format!("{path} {}", if null { "null" } else { "left out" }));
                }
            }
        }
    }
    assert_eq!(unsaid, Vec::<String>::new());
    assert!(needed > 60, "{needed}");
}
