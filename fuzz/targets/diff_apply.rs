//! Two versions: the patch turns one into the other and back, nothing differs from itself, and what is known of lines
//! that are written alike changes no comparison.
#![no_main]

use justarch::{Architecture, Diff, Document, Lang, Loader, Patch, Renderer, json};
use justarch_fuzz::{base, edits, input, laws};
use libfuzzer_sys::fuzz_target;

fn turns(old: &Architecture, new: &Architecture) {
    assert!(Diff::between(old, old).is_empty());
    let diff = Diff::between(old, new);
    let patch = diff.patch().unwrap();
    assert!(patch.apply(old).unwrap() == *new, "{patch:#?}");
    let back = patch.inverse();
    assert!(back.apply(new).unwrap() == *old, "{back:#?}");
    assert_eq!(back.inverse(), patch);
    assert_eq!(patch.is_empty(), old == new);
    let json = serde_json::to_string(&patch).unwrap();
    assert_eq!(serde_json::from_str::<Patch>(&json).unwrap(), patch);
    let mut prints = std::collections::BTreeSet::new();
    for change in diff.changes() {
        let print = change.fingerprint();
        let digits = print.strip_prefix("v3-");
        assert!(digits.is_some_and(|hex| hex.len() == 16), "{print}");
        assert!(prints.insert(print), "two changes share a fingerprint: {change:#?}");
        laws::bilingual(&change.summary(), "summary");
        diff.impact(change);
    }
    for lang in [Lang::Vi, Lang::En] {
        laws::harmless(&Renderer::human(lang).render_diff_bare(&diff));
    }
    serde_json::to_string(&json::Diff::bare(&diff)).unwrap();
}

/// A patch that was written by somebody: it applies or is refused.
fn foreign(text: &str) {
    if let Ok(patch) = serde_json::from_str::<Patch>(text) {
        let json = serde_json::to_string(&patch).unwrap();
        assert_eq!(serde_json::from_str::<Patch>(&json).unwrap(), patch);
        let old = base::base(0);
        if let Ok(new) = patch.apply(old) {
            laws::whole(&new);
            assert!(patch.inverse().apply(&new).is_ok_and(|back| back == *old));
        }
    }
}

fn read(text: &str) -> Option<Document> {
    let document = Document::parse("text.yaml", text).ok()?;
    document.report().is_empty().then_some(document)
}

/// Read by the full parser, nothing is known of the lines.
fn compares_without_lines(diff: &Diff<'_>, texts: [&str; 2]) {
    let loader = Loader::new().full_parser_only(true);
    let none = input::Others(Vec::new());
    let [old, new] = texts.map(|text| loader.load("text.yaml", text, &none).unwrap());
    let other = Diff::between(old.architecture(), new.architecture());
    assert_eq!(
        format!("{:?}", diff.changes()),
        format!("{:?}", other.changes())
    );
    let fates = |diff: &Diff<'_>| format!("{:?}", diff.lineage().fates().collect::<Vec<_>>());
    assert_eq!(fates(diff), fates(&other));
}

fuzz_target!(|data: &[u8]| {
    let (text, program) = input::text_and_program(data);
    let Some((first, second)) = input::pair(text) else {
        return;
    };
    let [first_read, second_read] = [first, second].map(read);
    if let (Some(old), Some(new)) = (&first_read, &second_read) {
        turns(old.architecture(), new.architecture());
        let diff = Diff::between(old.architecture(), new.architecture());
        laws::harmless(&Renderer::human(Lang::Vi).render_diff(&diff, old, new));
        serde_json::to_string(&json::Diff::new(&diff, old, new)).unwrap();
        compares_without_lines(&diff, [first, second]);
    } else {
        foreign(first);
    }
    let [number, cut, program @ ..] = program else {
        return;
    };
    let old = first_read
        .as_ref()
        .map_or(base::base(*number), Document::architecture);
    let edits = edits::program(program);
    // Both versions are edited, so that things also go.
    let (before, after) = edits.split_at(usize::from(*cut) % (edits.len() + 1));
    if let Some(old) = edits::edited(old, before)
        && let Some(new) = edits::edited(&old, after)
    {
        turns(&old, &new);
    }
});
