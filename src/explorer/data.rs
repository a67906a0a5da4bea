//! What the page holds: the results as they are written for programs, with the elements and relations beside them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::private::Untold;
use super::{Page, side, states};
use crate::catalog;
use crate::diagnostic::Completeness;
use crate::diff::{Bump, ChangeKind, Class};
use crate::framework::Band;
use crate::json as outputs;
use crate::model::{Layer, RelationKind, Scope, Status};
use crate::roadmap::{Roadmap, WaveOrder};
use crate::text::Text;

/// The data as it stands in the file.
pub(super) fn of(page: &Page<'_, '_>) -> String {
    let old = page.step.as_ref().map(|step| step.review.diff.earlier());
    let mut untold = Untold::of(&page.shown, old.into_iter().chain([page.arch]));
    let roadmap = page.step.as_ref().and_then(|s| s.review.roadmap());
    let mut results = results(page, roadmap.as_ref());
    untold.take_out(&mut results);
    only_rules_told(&mut results);
    let left = page.shown.left_out(page.arch);
    let mut side = |arch| {
        let mut side = side::of(arch, page.bands, &page.shown);
        let elements = side.get_mut("elements").and_then(Value::as_array_mut);
        for element in elements.into_iter().flatten() {
            // Ids of an earlier version, of which nothing else is known here.
            element
                .get_mut("succeeds")
                .into_iter()
                .for_each(|ids| untold.take_out(ids));
        }
        side
    };
    let (new, old) = (side(page.arch), old.map(&mut side));
    let unread = match &page.step {
        Some(step) => step.review.diff.completeness(),
        None => Completeness::of(page.arch.unread()),
    };
    let mut data = json!({
        "lang": page.lang.to_string(),
        "cut": { "label": page.bands.label, "reading": page.bands.reading },
        "bands": bands(page),
        "new": new,
        "old": old,
        "states": roadmap.as_ref().map(|roadmap| states::of(roadmap, &page.shown)),
        "words": words(),
        "unread": unread.remark(page.shown.is_public()),
        "leftOut": page.shown.is_public().then(|| json!({
            "elements": left.elements, "relations": left.relations, "results": untold.left_out,
        })),
        "drawn": page.shown_pictures().map(|p| p.view.key()).collect::<BTreeSet<_>>(),
    });
    if let (Value::Object(data), Value::Object(results)) = (&mut data, results) {
        data.extend(results);
    }
    within_script(&data.to_string())
}

/// The results, as far as there are any.
fn results(page: &Page<'_, '_>, roadmap: Option<&Roadmap<'_>>) -> Value {
    let step = page.step.as_ref();
    let gap = step.and_then(|step| step.review.gap()?.ok());
    let gap = gap.map(|gap| outputs::Gap::bare(&gap));
    json!({
        "check": page.check,
        "rules": rules(page),
        "review": step.map(|step| &step.json),
        "byBand": step.map(|step| outputs::Bands::of_changes(&step.review.diff, page.bands).bands),
        "gap": gap,
        "roadmap": roadmap.map(outputs::Roadmap::from),
    })
}

/// Leaves the rules out of which nothing is told any more.
fn only_rules_told(results: &mut Value) {
    fn note(value: &Value, codes: &mut BTreeSet<String>) {
        match value {
            Value::Object(map) => {
                let code = map.get("code").and_then(Value::as_str);
                codes.extend(code.map(str::to_owned));
                map.values().for_each(|value| note(value, codes));
            }
            Value::Array(list) => list.iter().for_each(|value| note(value, codes)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut codes = BTreeSet::new();
    note(results, &mut codes);
    if let Some(Value::Object(rules)) = results.get_mut("rules") {
        rules.retain(|code, _| codes.contains(code));
    }
}

/// The bands, from the top down; those beside the stack last.
fn bands(page: &Page<'_, '_>) -> Vec<Value> {
    let (beside, stack): (Vec<_>, Vec<_>) = page.bands.bands.iter().partition(|b| b.beside);
    let all = stack.into_iter().rev().chain(beside);
    all.map(|band: &&Band| json!({ "key": band.key, "label": band.label, "beside": band.beside }))
        .collect()
}

/// What is known of the rules that found something.
fn rules(page: &Page<'_, '_>) -> BTreeMap<String, Value> {
    let mut codes: BTreeSet<String> = BTreeSet::new();
    let mut note = |check: &outputs::Check| {
        codes.extend(check.findings.iter().map(|found| found.code.to_string()));
    };
    note(&page.check);
    if let Some(step) = &page.step {
        note(&step.json.old);
        note(&step.json.step);
    }
    let known = codes.into_iter().filter_map(|code| {
        let rule = catalog::explain(&code)?;
        let bases = rule.bases.iter().map(outputs::Basis::from);
        let about = json!({
            "title": rule.title, "what": rule.description, "why": rule.why,
            "bases": bases.collect::<Vec<_>>(),
        });
        Some((code, about))
    });
    known.collect()
}

/// What the words are called that results and fields have.
fn words() -> Value {
    fn of<'t>(all: impl IntoIterator<Item = (&'t str, Text)>) -> BTreeMap<String, Text> {
        let all = all.into_iter();
        all.map(|(key, label)| (key.to_owned(), label)).collect()
    }
    json!({
        "layer": of(Layer::ALL.iter().map(|l| (l.section(), l.label()))),
        "scope": of(Scope::ALL.iter().map(|s| (s.key(), s.label()))),
        "status": of(Status::ALL.iter().map(|s| (s.key(), s.label()))),
        "relation": of(RelationKind::ALL.iter().map(|r| (r.key(), r.label()))),
        "dependence": of(RelationKind::ALL.iter().map(|r| (r.key(), r.label_of_dependence()))),
        "class": of(Class::ALL.iter().map(|c| (c.key(), c.label()))),
        "wavesBy": of([WaveOrder::Periods, WaveOrder::Dates, WaveOrder::Depth].iter().map(|w| (w.key(), w.label()))),
        "bump": of([Bump::Patch, Bump::Minor, Bump::Major].iter().map(|b| (b.key(), b.label()))),
        "change": of(ChangeKind::ALL.iter().map(|c| (c.key(), c.label()))),
    })
}

/// JSON that stands within a script: nothing in it can end the element or a line of it.
fn within_script(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}
