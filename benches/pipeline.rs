//! What each phase costs on documents of 1,000 to 1,000,000 elements, beside what others need for the same.
//!
//! `cargo bench --all-features --bench pipeline` prints the medians; compare phases within one run only. A
//! million elements are measured where that ends soon, and only if `JUSTARCH_BENCH_MILLION` is set.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    missing_docs,
    clippy::unwrap_used,
    reason = "a bench that cannot go on should say where"
)]

#[path = "generate.rs"]
mod generate;
#[path = "typed.rs"]
mod typed;

use divan::counter::BytesCount;
use divan::{Bencher, black_box, black_box_drop};
use generate::{Edition, NoFiles};
use justarch::{Architecture, Diff, Document, Graph, Loader, RuleSet, Transition};
use typed::Document as Typed;

fn main() {
    divan::main();
}

/// Without a million, which those take half a minute for.
const SLOW: [usize; 3] = [1_000, 10_000, 100_000];

fn sizes() -> Vec<usize> {
    let mut sizes = SLOW.to_vec();
    if std::env::var_os("JUSTARCH_BENCH_MILLION").is_some() {
        sizes.push(1_000_000);
    }
    sizes
}

fn text(elements: usize) -> String {
    generate::document(elements, Edition::First)
}

fn json(elements: usize) -> String {
    let typed: Typed = serde_yaml::from_str(&text(elements)).unwrap();
    serde_json::to_string(&typed).unwrap()
}

fn architecture(elements: usize, edition: Edition) -> Architecture {
    let text = generate::document(elements, edition);
    let document = Document::parse("generated.yaml", &text).unwrap();
    assert!(document.report().is_empty(), "{elements}");
    document.into_architecture()
}

/// Measures something done with a text.
fn on_text<T>(bencher: Bencher<'_, '_>, text: &str, run: impl Fn(&str) -> T + Sync) {
    bencher
        .counter(BytesCount::of_str(text))
        .bench(|| run(black_box(text)));
}

/// What others need, from the barest to the most.
mod a_others {
    use super::{Bencher, SLOW, Typed, black_box_drop, json, on_text, sizes, text};

    #[divan::bench(args = sizes())]
    fn json_typed(bencher: Bencher<'_, '_>, elements: usize) {
        on_text(bencher, &json(elements), |text| {
            serde_json::from_str::<Typed>(text).unwrap()
        });
    }

    #[divan::bench(args = SLOW)]
    fn yaml_events_saphyr(bencher: Bencher<'_, '_>, elements: usize) {
        on_text(bencher, &text(elements), |text| {
            for event in saphyr_parser::Parser::new_from_str(text) {
                black_box_drop(event.unwrap());
            }
        });
    }

    #[divan::bench(args = SLOW)]
    fn yaml_events_granit(bencher: Bencher<'_, '_>, elements: usize) {
        on_text(bencher, &text(elements), |text| {
            for event in granit_parser::Parser::new_from_str(text) {
                black_box_drop(event.unwrap());
            }
        });
    }

    #[divan::bench(args = SLOW)]
    fn yaml_typed(bencher: Bencher<'_, '_>, elements: usize) {
        on_text(bencher, &text(elements), |text| {
            serde_yaml::from_str::<Typed>(text).unwrap()
        });
    }
}

/// From text to the typed model with all places.
mod b_load {
    use super::{
        Architecture, Bencher, Document, Loader, NoFiles, RuleSet, SLOW, json, on_text, sizes, text,
    };

    #[divan::bench(args = sizes())]
    fn yaml(bencher: Bencher<'_, '_>, elements: usize) {
        on_text(bencher, &text(elements), |text| {
            Document::parse("generated.yaml", text).unwrap()
        });
    }

    /// As for a text that the fast reader hands over.
    #[divan::bench(args = SLOW)]
    fn yaml_full_parser(bencher: Bencher<'_, '_>, elements: usize) {
        let loader = Loader::new().full_parser_only(true);
        on_text(bencher, &text(elements), |text| {
            let bytes = text.as_bytes();
            loader.load("generated.yaml", bytes, &NoFiles).unwrap()
        });
    }

    #[divan::bench(args = sizes())]
    fn json_(bencher: Bencher<'_, '_>, elements: usize) {
        on_text(bencher, &json(elements), |text| {
            Document::parse("generated.json", text).unwrap()
        });
    }

    /// The same through serde, without places.
    #[divan::bench(args = SLOW)]
    fn json_serde(bencher: Bencher<'_, '_>, elements: usize) {
        on_text(bencher, &json(elements), |text| {
            serde_json::from_str::<Architecture>(text).unwrap()
        });
    }

    #[divan::bench(args = sizes())]
    fn yaml_and_check(bencher: Bencher<'_, '_>, elements: usize) {
        on_text(bencher, &text(elements), |text| {
            let document = Document::parse("generated.yaml", text).unwrap();
            let arch = document.architecture();
            let rules = RuleSet::for_framework(arch.framework()).unwrap();
            let report = rules.check(arch);
            (document, report)
        });
    }
}

/// What is done with a model.
mod c_model {
    use super::{
        Architecture, Bencher, Diff, Edition, Graph, RuleSet, Transition, architecture, black_box,
        sizes,
    };

    fn on_one<T>(
        bencher: Bencher<'_, '_>,
        elements: usize,
        run: impl for<'a> Fn(&'a Architecture) -> T + Sync,
    ) {
        let arch = architecture(elements, Edition::First);
        bencher.counter(elements).bench(|| run(black_box(&arch)));
    }

    #[divan::bench(args = sizes())]
    fn graph(bencher: Bencher<'_, '_>, elements: usize) {
        on_one(bencher, elements, |arch| {
            black_box(Graph::of(arch));
        });
    }

    #[divan::bench(args = sizes())]
    fn check(bencher: Bencher<'_, '_>, elements: usize) {
        on_one(bencher, elements, |arch| {
            let rules = RuleSet::for_framework(arch.framework()).unwrap();
            rules.check(arch)
        });
    }

    #[divan::bench(args = sizes())]
    fn write(bencher: Bencher<'_, '_>, elements: usize) {
        on_one(bencher, elements, Architecture::to_yaml);
    }

    /// The general diagram as SVG, on as many pages as it takes.
    #[cfg(feature = "draw")]
    #[divan::bench(args = [300, 3_000])]
    fn draw(bencher: Bencher<'_, '_>, elements: usize) {
        use justarch::Lang;
        use justarch::draw::{Drawing, TextForm};
        on_one(bencher, elements, |arch| {
            let scene = Drawing::new(Lang::Vi).scene(arch);
            let pages = scene.pages.iter();
            pages
                .map(|page| scene.svg(page, TextForm::Text).len())
                .sum::<usize>()
        });
    }

    #[divan::bench(args = sizes())]
    fn diff(bencher: Bencher<'_, '_>, elements: usize) {
        let old = architecture(elements, Edition::First);
        let new = architecture(elements, Edition::Second);
        bencher
            .counter(elements)
            .bench(|| black_box(Diff::between(black_box(&old), black_box(&new))));
    }

    #[divan::bench(args = sizes())]
    fn transition(bencher: Bencher<'_, '_>, elements: usize) {
        let old = architecture(elements, Edition::First);
        let new = architecture(elements, Edition::Second);
        bencher.counter(elements).bench(|| {
            let step = Transition::between(black_box(&old), black_box(&new)).unwrap();
            black_box(step.check().findings.iter().count())
        });
    }
}
