//! All rules on whatever can be read or made, under each framework; and what a framework demands of it.
#![no_main]

use justarch::{Document, FrameworkVersion, Gap, Lang, Parameters, Renderer, RuleSet, json};
use justarch_fuzz::{base, edits, input, laws};
use libfuzzer_sys::fuzz_target;

const FRAMEWORKS: [FrameworkVersion; 2] = [FrameworkVersion::V2_0, FrameworkVersion::V3_0];

/// `turn` chooses the framework, and whether the gap is measured as well.
fn check(document: &Document, turn: usize) {
    let arch = document.architecture();
    let framework = FRAMEWORKS[turn % 2];
    let rules = RuleSet::for_framework(framework).unwrap();
    let rules = rules.with_profile("moj").unwrap();
    let mut report = rules.check(arch);
    laws::sound(&report, document);
    let later = rules.as_of("2026-06-30".parse().unwrap()).check(arch);
    laws::sound(&later, document);
    report.extend(document.report().clone());
    laws::showable(&report, document);
    let gap = Gap::to(arch, framework);
    if let (true, Ok(gap)) = (turn % 8 < 2, gap) {
        laws::harmless(&Renderer::human(Lang::Vi).render_gap(&gap, document));
        serde_json::to_string(&json::Gap::new(&gap, document)).unwrap();
        if let Ok(changed) = gap.apply(arch, &Parameters::default()) {
            laws::whole(&changed);
        }
    }
}

fuzz_target!(|data: &[u8]| {
    let (text, program) = input::text_and_program(data);
    let read = std::str::from_utf8(text).ok();
    if let Some(document) = read.and_then(|text| Document::parse("text.yaml", text).ok()) {
        check(&document, data.len());
    }
    if let [number, program @ ..] = program
        && let Some(made) = edits::edited(base::base(*number), &edits::program(program))
    {
        let document = Document::parse("made.yaml", &made.to_yaml()).unwrap();
        check(&document, data.len());
    }
});
