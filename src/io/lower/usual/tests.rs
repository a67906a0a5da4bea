//! What is read the short way is what the long way makes of it: the same rows, places and findings.

mod digests;
mod odd;
mod surroundings;

use std::cell::Cell;

use crate::io::fast::samples::{Random, corpus, mutate, wanted};
use crate::io::{Document, Limits, Loader, SourceProvider};
use crate::text::Text;

thread_local! {
    /// How many elements were read the short way.
    static TAKEN: Cell<usize> = const { Cell::new(0) };
}

pub(super) fn count() {
    TAKEN.set(TAKEN.get() + 1);
}

/// One file that can be included, each time it is asked for once more.
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

fn load(loader: &Loader, text: &str, other: &Other<'_>) -> Result<Document, String> {
    let read = loader.load("root.yaml", text, other);
    read.map_err(|error| format!("{:?}", error.report))
}

/// All that was made of a text.
fn made(loaded: &Result<Document, String>) -> String {
    match loaded {
        Ok(document) => format!(
            "{:?} {:?} {:?} {:?}",
            document.architecture.store().rows(),
            document.map,
            document.report,
            document.allows
        ),
        Err(report) => report.clone(),
    }
}

/// How many elements were read the short way; both ways must agree.
#[track_caller]
fn agree(text: &str, limits: &Limits) -> usize {
    agree_with(text, "", limits)
}

#[track_caller]
fn agree_with(text: &str, other: &str, limits: &Limits) -> usize {
    let (first, second) = (Other(other, Cell::default()), Other(other, Cell::default()));
    let loader = Loader::new().limits(limits.clone());
    let before = TAKEN.get();
    let short = load(&loader.clone().ways(true), text, &first);
    let taken = TAKEN.get() - before;
    let long = load(&loader.ways(false), text, &second);
    assert!(
        made(&short) == made(&long),
        "the two ways differ on:\n{text}"
    );
    // Files are read once, even if their texts are read twice; those that cannot be read may be asked for again.
    let (asked, wanted) = (first.1.get(), second.1.get());
    let may_ask = long.is_err() || text.contains("missing.yaml");
    assert!(asked == wanted || may_ask && asked <= 2 * wanted + 2);
    taken
}

/// Everything that is read the short way, and small enough for a change to hit it.
const USUAL: &str = "\
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
    let taken: usize = corpus().iter().map(|text| agree(text, &limits)).sum();
    assert!(taken > 1_000, "{taken} elements");
    // All that is usual is taken, and the kind of one's own is as usual as others.
    assert_eq!(agree(USUAL, &limits), 5);
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
            agree(USUAL, &limits);
        }
    }
}

#[test]
fn they_agree_on_documents_of_several_files() {
    let limits = Limits::default();
    let root = format!("{USUAL}include: [other.yaml]\n");
    let other = "channels:\n  page:\n    kind: web-page\n    name: { vi: Trang }\n";
    assert_eq!(agree_with(&root, other, &limits), 6);
    // What takes several lines goes no short way, wherever it stands.
    let folded = other.replace("{ vi: Trang }", "\n      vi: >-\n        Trang");
    agree_with(&root, &folded, &limits);
    let folded = root.replace("vi: LGSP }", "vi: LGSP\n      lớn }");
    agree_with(&folded, other, &limits);
    agree_with(&root, &other.replace("page", "app"), &limits);
    agree_with(&root, &other.replace("kind", "kinds"), &limits);
    agree_with(&root, "channels: [", &limits);
}

/// Two ways to a model are slower than two readers.
const MUTANTS: usize = 6_000;

#[test]
fn they_agree_on_mutants() {
    let small = |text: &String| text.len() < 3_000 && text.starts_with("justarch: 1");
    let mut seeds: Vec<String> = corpus().into_iter().filter(small).collect();
    // As often as all others together.
    seeds.extend(std::iter::repeat_n(USUAL.to_owned(), seeds.len()));
    seeds.extend(odd::documents());
    let mut random = Random(0x005E_ED0F_5407);
    let count = wanted(MUTANTS);
    let mut taken = 0;
    for _ in 0..count {
        let seed = &seeds[random.below(seeds.len())];
        taken += agree(&mutate(seed, &mut random), &Limits::default());
    }
    assert!(taken > count / 2, "{taken} elements in {count} documents");
}
