//! The step from one version to the next: its rules, its review in every form, and the way in waves.
#![no_main]

use justarch::{
    Architecture, Lang, Renderer, ReviewMarkdown, Roadmap, Transition, json};
use justarch_fuzz::{base, edits, input, laws};
use libfuzzer_sys::fuzz_target;

fn step(old: &Architecture, new: &Architecture) {
    if let Ok(transition) = Transition::between(old, new) {
        let review = transition.check();
        for found in review.findings.iter() {
            laws::bilingual(&found.message, found.code.as_str());
        }
        for lang in [Lang::Vi, Lang::En] {
            laws::harmless(&Renderer::human(lang).render_review_bare(&review));
            laws::harmless(&ReviewMarkdown::bare(&review, lang).to_string());
        }
        serde_json::to_string(&json::Review::bare(&review)).unwrap();
    }
    let roadmap = Roadmap::plan(old, new);
    for lang in [Lang::Vi, Lang::En] {
        laws::harmless(&Renderer::human(lang).render_roadmap(&roadmap));
        Renderer::human(lang).render_roadmap_markdown(&roadmap);
        Renderer::human(lang).render_roadmap_mermaid(&roadmap);
    }
    serde_json::to_string(&json::Roadmap::from(&roadmap)).unwrap();
    if roadmap.is_valid()
        && let Some(last) = roadmap.waves().len().checked_sub(1)
    {
        assert!(roadmap.state(last).unwrap() == *new);
    }
}

fuzz_target!(|data: &[u8]| {
    let (text, program) = input::text_and_program(data);
    let Some((first, second)) = input::pair(text) else {
        return;
    };
    let [first, second] =
        [first, second].map(|text| justarch::Document::parse("text.yaml", text).ok());
    if let (Some(old), Some(new)) = (&first, &second) {
        step(old.architecture(), new.architecture());
    }
    let [number, program @ ..] = program else {
        return;
    };
    let old = first
        .as_ref()
        .map_or(base::base(*number), justarch::Document::architecture);
    if let Some(new) = edits::edited(old, &edits::program(program)) {
        step(old, &new);
    }
});
