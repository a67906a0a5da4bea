//! Whatever becomes of a text, it becomes of it by either reader: the same rows, places and findings.

use std::cell::Cell;

use super::odd;
use super::samples::{Random, corpus, mutate, wanted};
use crate::io::{Limits, Loader, SourceProvider};
use crate::text::Text;

/// One file that can be included, and how often it was asked for.
struct Other<'t>(&'t str, Cell<usize>);

impl SourceProvider for Other<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        self.1.set(self.1.get() + 1);
        if path == "other.yaml" {
            return Ok(self.0.into());
        }
        Err(Text::fixed("không có tệp", "there is no such file"))
    }
}

/// All that is made of a text.
fn made(loader: &Loader, text: &str, other: &Other<'_>) -> String {
    match loader.load("root.yaml", text, other) {
        Ok(document) => format!(
            "{:?} {:?} {:?} {:?}",
            document.architecture.store().rows(),
            document.map,
            document.report,
            document.allows
        ),
        Err(error) => format!("{:?}", error.report),
    }
}

#[track_caller]
fn agree(text: &str, limits: &Limits) {
    agree_with(text, "", limits);
}

#[track_caller]
fn agree_with(text: &str, other: &str, limits: &Limits) {
    let (first, second) = (Other(other, Cell::default()), Other(other, Cell::default()));
    let loader = Loader::new().limits(limits.clone());
    let fast = made(&loader.clone().full_parser_only(false), text, &first);
    let full = made(&loader.full_parser_only(true), text, &second);
    assert!(fast == full, "the two readers differ on:\n{text}");
    assert_eq!(first.1.get(), second.1.get());
}

/// A bit of everything, and small enough for a change to hit it.
const SMALL: &str = "\
justarch: 1
architecture: { id: a, body: moj, level: ministry, name: { vi: Kiến trúc }, version: \"2.0\" }
organisations:
  moj: { name: { vi: Bộ Tư pháp }, kind: ministry }
sources:
  plan: { name: { vi: Kế hoạch } }
infrastructure:
  # remark
  centre:
    kind: data-centre
    name: { vi: \"Trung tâm\", en: Centre }
    monitored: true

integration:
  lgsp: { kind: lgsp, name: { vi: LGSP }, owner: moj, hosted-on: [centre] }
applications:
  app:
    kind: application
    name:
      vi: Phần mềm
      en: 'Software'
    aliases: [PM, \"P.M.\"]
    owner: moj
    since: 2019-01-11
    instances: 63
    security-level: { level: 3, reason: đã duyệt }
    hosted-on:
      - centre
    exchanges:
      - with: db
        route: [lgsp]
        purpose: [exploit]
        data: [hồ sơ, b]
        volume: 2.5
      - { with: lgsp, route: direct }
    supplied-by: moj
    sources: plan
    inferred: [owner]
  db:
    kind: x-kho
    name: { vi: Kho }
  store:
    kind: data-store
    name: { vi: Kho }
    depends-on:
    - app
    - to: db
      note: { vi: Ghi chú }
    succeeds: [old, older]
    items: { open: [tên] }
";

#[test]
fn they_agree_on_every_document_of_the_repository() {
    let limits = Limits::default();
    for text in corpus() {
        agree(&text, &limits);
    }
}

#[test]
fn they_agree_at_every_limit() {
    let set = [
        |limits: &mut Limits, most: usize| limits.nodes = most,
        |limits: &mut Limits, most: usize| limits.scalar = most,
        |limits: &mut Limits, most: usize| limits.keys = most,
        |limits: &mut Limits, most: usize| limits.depth = most,
        |limits: &mut Limits, most: usize| limits.findings = most,
    ];
    for set in set {
        for most in (0..30).chain(120..240) {
            let mut limits = Limits::default();
            set(&mut limits, most);
            agree(SMALL, &limits);
        }
    }
}

#[test]
fn they_agree_on_documents_of_several_files() {
    let limits = Limits::default();
    let root = format!("{SMALL}include: [other.yaml]\n");
    let other = "channels:\n  page:\n    kind: web-page\n    name: { vi: Trang }\n";
    agree_with(&root, other, &limits);
    let folded = other.replace("{ vi: Trang }", "\n      vi: >-\n        Trang");
    agree_with(&root, &folded, &limits);
    let folded = root.replace("vi: LGSP }", "vi: LGSP\n      lớn }");
    agree_with(&folded, other, &limits);
    agree_with(&root, &other.replace("page", "app"), &limits);
    agree_with(&root, &other.replace("kind", "kinds"), &limits);
    agree_with(&root, "channels: [", &limits);
}

#[test]
fn they_agree_on_odd_documents() {
    let limits = Limits::default();
    for text in odd::documents() {
        agree(&text, &limits);
        agree(&format!("\u{FEFF}{text}"), &limits);
    }
}

/// Whole documents take longer than events.
const MUTANTS: usize = 4_000;

#[test]
fn they_agree_on_mutants() {
    let small = |text: &String| text.len() < 3_000 && text.starts_with("justarch: 1");
    let mut seeds: Vec<String> = corpus().into_iter().filter(small).collect();
    // As often as all others together.
    seeds.extend(std::iter::repeat_n(SMALL.to_owned(), seeds.len()));
    seeds.extend(odd::documents());
    let mut random = Random(0x005E_ED0F_5407);
    for _ in 0..wanted(MUTANTS) {
        let seed = &seeds[random.below(seeds.len())];
        agree(&mutate(seed, &mut random), &Limits::default());
    }
}
