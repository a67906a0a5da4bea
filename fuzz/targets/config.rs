//! Any text as `justarch.toml`: what it says, or one reason with a place; what it says can be used.
#![no_main]

use justarch::{Config, Diff, RuleSet};
use justarch_fuzz::{base, laws};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let config = match Config::parse(text) {
        Ok(config) => config,
        Err(error) => {
            laws::bilingual(&error.message, "config");
            // A file that ends in the middle of something is at fault where the next line would be.
            let text = text.replace("\r\n", "\n").replace('\r', "\n");
            let lines: Vec<&str> = text.split('\n').collect();
            let line = lines
                .get(error.line - 1)
                .unwrap_or_else(|| panic!("line {error}"));
            assert!(
                (1..=line.chars().count() + 1).contains(&error.column),
                "{error}"
            );
            return;
        }
    };
    let (old, new) = (base::base(0), base::base(u8::MAX));
    if let Some(framework) = config.framework
        && let Ok(mut rules) = RuleSet::for_framework(framework)
    {
        for (name, level) in &config.levels {
            let _ = rules.set_level(name, *level);
        }
        for profile in &config.profiles {
            rules = rules.clone().with_profile(profile).unwrap_or(rules);
        }
        rules.check(old);
    }
    if !config.verdict.classes.is_empty() || !config.verdict.accept.is_empty() {
        let mut diff = Diff::between(old, new);
        let before = diff.changes().len();
        let report = config.verdict.apply(&mut diff, None);
        assert_eq!(diff.changes().len() + diff.accepted().len(), before);
        for found in &report {
            laws::bilingual(&found.message, found.code.as_str());
        }
    }
});
