//! Any bytes as a file of rules: sound rules and reasons, each with a place; the rules run.
#![no_main]

use justarch::{Document, Lang, Rule as _, RuleSet, UserRules, catalog};
use justarch_fuzz::{base, input, laws};
use libfuzzer_sys::fuzz_target;

fn run(rules: &UserRules, document: &Document) {
    let arch = document.architecture();
    let Ok(mut set) = RuleSet::for_framework(arch.framework()) else {
        return;
    };
    for rule in rules.rules() {
        set = set.with(rule.clone()).expect("the reader refuses codes that the set would");
    }
    let report = set.check(arch);
    laws::sound(&report, document);
    laws::showable(&report, document);
}

fuzz_target!(|data: &[u8]| {
    let files = input::files(data);
    let rules = match UserRules::from_bytes("rules.yaml", files[0]) {
        Ok(rules) => rules,
        Err(error) => {
            laws::sound_reading(error.report(), &error);
            laws::showable(error.report(), &error);
            return;
        }
    };
    laws::sound_reading(rules.report(), &rules);
    laws::showable(rules.report(), &rules);
    for test in rules.self_test() {
        assert!(rules.sources().text(test.at.source).len() >= test.at.end as usize);
        if let Some(failure) = test.failure {
            let report = std::iter::once(failure).collect();
            laws::sound_reading(&report, &rules);
            laws::showable(&report, &rules);
        }
    }
    for rule in rules.rules() {
        for lang in [Lang::Vi, Lang::En] {
            laws::harmless(&catalog::of_own(rule.info()).render(lang));
        }
    }
    if rules.rules().len() > 0 {
        run(&rules, base::bundled());
        let text = files.get(1).and_then(|text| std::str::from_utf8(text).ok());
        if let Some(document) = text.and_then(|text| Document::parse("text.yaml", text).ok()) {
            run(&rules, &document);
        }
    }
});
