//! Changing a document at random.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// Numbers that are the same in every run (`SplitMix64`).
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below another.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    pub(super) fn pick<'p, T>(&mut self, of: &'p [T]) -> &'p T {
        &of[self.below(of.len())]
    }
}

/// What changes put in the place of what is there.
pub(super) struct Words {
    keys: Vec<String>,
    values: Vec<Value>,
    kinds: Vec<Value>,
}

/// Keys that no thing has, or that mean something else.
const ODD_KEYS: &[&str] = &[
    "<<",
    "id",
    "to",
    "with",
    "nmae",
    "Tên",
    "x-own",
    "a b",
    "a-",
    "vi",
    "",
    "text",
    "unknown",
    "architecture",
];

fn odd_values() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(1),
        json!(3),
        json!(6),
        json!(-1),
        json!(2021),
        json!(999),
        json!(2.5),
        json!(-0.5),
        json!(3.0),
        json!(2.05),
        json!(123_456),
        json!(""),
        json!(" "),
        json!("~"),
        json!("null"),
        json!("true"),
        json!("1"),
        json!("03"),
        json!("+4"),
        json!("-2"),
        json!("2.0"),
        json!("2.0.1"),
        json!("2.0-rc"),
        json!("2.0.1-rc.1+b"),
        json!("02.0"),
        json!("3"),
        json!("65536.0"),
        json!("2023"),
        json!("2023-07"),
        json!("2023-13"),
        json!("2023-04-31"),
        json!("2023-02-29"),
        json!("2024-02-29"),
        json!("0000-01-01"),
        json!("5/7/2023"),
        json!("1.50"),
        json!("1,5"),
        json!("direct"),
        json!("existence"),
        json!("a\u{2028}b"),
        json!("lời"),
        json!("lgsp"),
        json!("A B"),
        json!("x-robot"),
        json!("x-"),
        json!("X-a"),
        json!([]),
        json!({}),
        json!([null]),
        json!([[]]),
        json!([{}]),
        json!(["a", "a"]),
        json!({ "vi": "Tên" }),
        json!({ "en": "Name" }),
        json!({ "vi": "" }),
        json!({ "to": "a" }),
        json!({ "with": "a" }),
        json!({ "to": "a", "with": "b" }),
        json!([{ "with": "a", "route": ["b"] }]),
        json!({ "a: b": "c" }),
        json!({ "Mã hồ sơ": 12 }),
        json!({ "id": "a" }),
        json!([{ "id": "a" }, { "id": "a" }]),
        json!({ "level": 3 }),
        json!({ "text": "a" }),
        json!({ "text": "a", "unknown": "b" }),
        json!({ "a": { "kind": "database", "name": { "vi": "A" } } }),
    ]
}

impl Words {
    /// Those of some documents, and some that are none.
    pub(super) fn of(seeds: &[Value]) -> Self {
        let (mut keys, mut values) = (BTreeSet::new(), BTreeSet::new());
        for seed in seeds {
            gather(seed, &mut keys, &mut values);
        }
        keys.extend(ODD_KEYS.iter().map(|key| (*key).to_owned()));
        let kinds = justarch::Kind::ALL.iter().map(|kind| json!(kind.key()));
        Self {
            keys: keys.into_iter().collect(),
            values: values
                .into_iter()
                .map(Value::String)
                .chain(odd_values())
                .collect(),
            kinds: kinds.collect(),
        }
    }

    fn value(&self, random: &mut Random) -> Value {
        // The odd ones are few among many, and tell more.
        if random.below(3) == 0 {
            random.pick(&self.values).clone()
        } else {
            random.pick(&odd_values()).clone()
        }
    }
}

fn gather(value: &Value, keys: &mut BTreeSet<String>, words: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                keys.insert(key.clone());
                gather(value, keys, words);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, keys, words)),
        Value::String(text) if text.len() < 40 => {
            words.insert(text.clone());
        }
        _ => {}
    }
}

/// Makes one change.
pub(super) fn mutate(file: &mut Value, words: &Words, random: &mut Random) {
    let mut places = Vec::new();
    list(file, &mut Vec::new(), &mut places);
    if places.is_empty() {
        return;
    }
    let place = random.pick(&places).clone();
    let Some((last, above)) = place.split_last() else {
        return;
    };
    let parent = at(file, above);
    match (parent, last) {
        (Value::Object(map), Step::Key(key)) => change_entry(map, key, words, random),
        (Value::Array(items), Step::Item(nth)) => change_item(items, *nth, words, random),
        _ => {}
    }
}

#[derive(Clone)]
enum Step {
    Key(String),
    Item(usize),
}

fn list(value: &Value, path: &mut Vec<Step>, out: &mut Vec<Vec<Step>>) {
    let mut go = |step: Step, value: &Value| {
        path.push(step);
        out.push(path.clone());
        list(value, path, out);
        path.pop();
    };
    match value {
        Value::Object(map) => map
            .iter()
            .for_each(|(key, value)| go(Step::Key(key.clone()), value)),
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(nth, value)| go(Step::Item(nth), value));
        }
        _ => {}
    }
}

fn at<'v>(value: &'v mut Value, path: &[Step]) -> &'v mut Value {
    path.iter().fold(value, |value, step| match step {
        Step::Key(key) => &mut value[key],
        Step::Item(nth) => &mut value[nth],
    })
}

fn change_entry(map: &mut Map<String, Value>, key: &str, words: &Words, random: &mut Random) {
    match random.below(10) {
        0 => {
            map.remove(key);
        }
        1 => {
            // The key is another one.
            let value = map.remove(key).unwrap_or_default();
            map.insert(random.pick(&words.keys).clone(), value);
        }
        2 => {
            map.insert(random.pick(&words.keys).clone(), words.value(random));
        }
        3 => {
            // Into a neighbour, so that it nests where it should not.
            let value = map.remove(key).unwrap_or_default();
            let mut neighbours = map.values_mut().filter_map(Value::as_object_mut);
            if let Some(neighbour) = neighbours.next() {
                neighbour.insert(key.to_owned(), value);
            }
        }
        4 if map.contains_key("kind") => {
            map.insert("kind".to_owned(), random.pick(&words.kinds).clone());
        }
        _ => {
            let value = map.get_mut(key);
            if let Some(value) = value {
                change_value(value, words, random);
            }
        }
    }
}

fn change_item(items: &mut Vec<Value>, nth: usize, words: &Words, random: &mut Random) {
    match random.below(5) {
        0 => {
            items.remove(nth);
        }
        1 => items.push(items[nth].clone()),
        2 => items.push(words.value(random)),
        _ => change_value(&mut items[nth], words, random),
    }
}

fn change_value(value: &mut Value, words: &Words, random: &mut Random) {
    let old = value.take();
    *value = match random.below(8) {
        0 => json!([old]),
        1 => json!({ random.pick(&words.keys).clone(): old }),
        2 => match old {
            // What is in quotes without them, and the other way round.
            Value::String(text) => text
                .parse::<u32>()
                .map_or(json!(text), |number| json!(number)),
            Value::Number(number) => json!(number.to_string()),
            Value::Bool(flag) => json!(flag.to_string()),
            Value::Array(mut items) if items.len() == 1 => items.remove(0),
            other => other,
        },
        _ => words.value(random),
    };
}
