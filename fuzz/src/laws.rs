//! What holds of every report and of every way to show it.

use justarch::{Architecture, Diagnostic, Graph, Lang, Locate, Renderer, Report, Text, json};

const LANGUAGES: [Lang; 2] = [Lang::Vi, Lang::En];

/// A text says something in both languages.
pub fn bilingual(text: &Text, of: &str) {
    for lang in LANGUAGES {
        assert!(!text.get(lang).trim().is_empty(), "{of}: {text:?}");
    }
}

/// A finding that was made while reading: it says what and where.
fn found_in_text(found: &Diagnostic, document: &dyn Locate) {
    let label = found.labels.first();
    let label = label.unwrap_or_else(|| panic!("no place: {found:?}"));
    assert!(document.span_of(label).is_some(), "no place: {found:?}");
}

/// All texts are there in both languages and all places lie in their texts.
pub fn sound(report: &Report, document: &dyn Locate) {
    let suppressed = report.suppressed().iter().map(|s| &s.diagnostic);
    for found in report.iter().chain(suppressed) {
        let code = found.code.as_str();
        bilingual(&found.message, code);
        let labels = found.labels.iter().filter_map(|label| label.text.as_deref());
        for text in labels.chain(&found.notes).chain(found.help.as_deref()) {
            bilingual(text, code);
        }
        for label in &found.labels {
            if let Some(span) = document.span_of(label) {
                let sources = document.sources();
                assert!(span.source.index() < sources.len(), "{found:?}");
                let text = sources.text(span.source);
                let range = span.start as usize..span.end as usize;
                assert!(
                    text.get(range).is_some(),
                    "{span:?} of {}: {found:?}",
                    text.len()
                );
            }
        }
    }
    for skipped in report.skipped() {
        bilingual(&skipped.reason, skipped.code.as_str());
    }
}

/// What was found while reading, each with its place.
pub fn sound_reading(report: &Report, document: &dyn Locate) {
    sound(report, document);
    for found in report {
        found_in_text(found, document);
    }
}

/// A report can be shown in each way, says the same number of findings, and steers no terminal.
pub fn showable(report: &Report, document: &dyn Locate) {
    for lang in LANGUAGES {
        let shown = Renderer::human(lang).render(report, document);
        harmless(&shown);
        for found in report {
            assert!(
                shown.contains(&format!("[{}]", found.code)),
                "{}",
                found.code
            );
        }
        let narrow = Renderer::human(lang).width(30).colour(true);
        narrow.render(report, document);
        Renderer::human(lang).render_bare(report);
    }
    let json = serde_json::to_value(json::Check::new(report, document)).unwrap();
    let count = json["findings"].as_array().map_or(0, Vec::len);
    assert_eq!(count, report.len(), "{json}");
    serde_json::to_string(&json::Check::bare(report)).unwrap();
}

/// Text without colours holds nothing that steers a terminal or reorders what stands beside it.
pub fn harmless(shown: &str) {
    let steers = |c: &char| {
        (c.is_control() && *c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let found = shown.chars().find(steers);
    assert!(found.is_none(), "{found:?} in {shown:?}");
}

/// The laws of the model.
pub fn whole(arch: &Architecture) {
    Graph::of(arch).verify().unwrap();
    let same = arch;
    assert!(arch == same);
}
