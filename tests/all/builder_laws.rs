//! What is built in code can be written and read again: as a file, and by serde in YAML and JSON.

use justarch::{
    ApplicationKind, Architecture, Builder, ChannelKind, Document, Error, Field, FrameworkVersion,
    JustificationReason, RelationKind, Severity, Table,
};
use proptest::prelude::*;

/// Texts that are easily read as something else, or not at all.
const HOSTILE: &[&str] = &[
    "",
    " ",
    "\t",
    " đầu",
    "cuối ",
    "a: b",
    "a:b",
    ": ",
    "#",
    "a # b",
    "'",
    "\"",
    "\"a\"",
    "'a'",
    "a\nb",
    "a\n",
    "\na",
    "a\r\nb",
    "\r",
    "a\rb",
    "a\u{85}b",
    "\u{feff}",
    "\u{feff}a",
    "\0",
    "a\0b",
    "\u{7}",
    "\u{1b}[31m",
    "🏛",
    "\u{200f}abc",
    "\u{202e}abc",
    "---",
    "--- a",
    "...",
    "no",
    "yes",
    "null",
    "~",
    "true",
    "012",
    "1e3",
    "0x1F",
    "1_000",
    ".inf",
    "2023-07-05",
    "12:30:45",
    "- a",
    "? a",
    "! a",
    "&a",
    "*a",
    "|",
    ">",
    "%a",
    "@a",
    "`a`",
    "{a}",
    "[a]",
    "a, b",
    "\\",
    "\\n",
    "e\u{301}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{fffd}",
    "\u{2028}",
    "\u{2029}",
    "\u{7f}",
    "\u{80}",
    "\u{9f}",
    "\u{a0}",
    "\u{ad}",
    "<<",
    "=",
    "a\tb",
    "  a\n b\n",
    "\u{e000}",
    "\u{10ffff}",
];

fn text() -> impl Strategy<Value = String> {
    let long = Just("dài ".repeat(300_000) + "x");
    let medium = Just("từ ".repeat(2_000) + "x");
    prop_oneof![
        20 => prop::sample::select(HOSTILE).prop_map(str::to_owned),
        10 => prop::collection::vec(prop::sample::select(HOSTILE), 2..4).prop_map(|parts| parts.concat()),
        10 => any::<String>(),
        1 => long,
        1 => medium,
        10 => Just("Tên thường".to_owned()),
    ]
}

/// Everything that takes a text takes one of these.
fn build(texts: &[String], ids: &[String]) -> Result<Architecture, Error> {
    let at = |nth: usize| texts[nth % texts.len()].as_str();
    let id = |nth: usize, usual: &'static str| match ids.get(nth) {
        Some(id) => id.clone(),
        None => usual.to_owned(),
    };
    let mut b = Architecture::builder(&id(0, "demo"), FrameworkVersion::V3_0);
    let body = id(1, "body");
    b.organisation(&body, at(0))?;
    optional(&mut b, |b| {
        b.edit_organisation(&body)?.name_en(at(1)).map(|_| ())
    });
    b.body(&body)?.name(at(2), at(3)).version(&"3.0".parse()?);
    optional(&mut b, |b| b.content("vision", at(4)).map(|_| ()));
    optional(&mut b, |b| b.view("security", at(5), at(6)).map(|_| ()));
    optional(&mut b, |b| b.source("law", at(7)).map(|_| ()));
    optional(&mut b, |b| b.indicator("done", at(8), "012").map(|_| ()));
    optional(&mut b, |b| {
        let figure = b.edit_record(Table::Indicators, "done")?;
        figure.field(Field::Unit, at(9)).map(|_| ())
    });
    optional(&mut b, |b| {
        let figure = b.edit_record(Table::Indicators, "done")?;
        figure.note(at(10), at(11)).map(|_| ())
    });
    b.issued(at(12), "2024-01-02".parse()?)
        .framework_decision(at(13));
    let app = id(2, "app");
    b.element(&app, ApplicationKind::Application, at(14))?;
    for alias in [at(15), at(16)] {
        optional(&mut b, |b| b.edit_element(&app)?.alias(alias).map(|_| ()));
    }
    optional(&mut b, |b| {
        b.edit_element(&app)?.name_en(at(17)).map(|_| ())
    });
    optional(&mut b, |b| {
        b.edit_element(&app)?.attribute(at(18), at(19)).map(|_| ())
    });
    optional(&mut b, |b| b.edit_element(&app)?.grade(at(20)).map(|_| ()));
    optional(&mut b, |b| {
        b.edit_element(&app)?.succeeds(at(21)).map(|_| ())
    });
    b.element("web", ChannelKind::WebPortal, "Cổng")?;
    b.relate("web", RelationKind::Exchanges, &app)?
        .justification(JustificationReason::NotReady, at(23))
        .direct();
    optional(&mut b, |b| {
        let link = b.edit_relation("web", RelationKind::Exchanges, &app, 0)?;
        link.data(at(22)).map(|_| ())
    });
    b.build()
}

/// What refuses a text leaves the builder as it was.
fn optional(b: &mut Builder, step: impl FnOnce(&mut Builder) -> Result<(), Error>) {
    let before = b.clone();
    if step(b).is_err() {
        *b = before;
    }
}

fn comes_back(arch: &Architecture) {
    let yaml = arch.to_yaml();
    let document = Document::parse("built.yaml", &yaml).unwrap_or_else(|e| panic!("{e}\n{yaml}"));
    let errors = document
        .report()
        .iter()
        .filter(|d| d.severity == Severity::Error);
    assert_eq!(errors.count(), 0, "{:?}\n{yaml}", document.report());
    assert!(document.architecture() == arch, "as a file:\n{yaml}");
    let by_serde = serde_yaml::to_string(arch).unwrap();
    let again = serde_yaml::from_str::<Architecture>(&by_serde);
    assert!(
        again.unwrap_or_else(|e| panic!("{e}\n{yaml}")) == *arch,
        "by serde:\n{by_serde}"
    );
    let json = serde_json::to_string(arch).unwrap();
    assert!(
        serde_json::from_str::<Architecture>(&json).unwrap() == *arch,
        "{json}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn what_is_built_comes_back(texts in prop::collection::vec(text(), 24)) {
        if let Ok(arch) = build(&texts, &[]) {
            comes_back(&arch);
        }
    }

    #[test]
    fn no_id_that_builds_is_lost(ids in prop::collection::vec(
        prop_oneof![3 => "[a-z0-9-]{1,6}", 1 => text()], 3
    )) {
        if let Ok(arch) = build(&["Tên".to_owned()], &ids) {
            comes_back(&arch);
        }
    }
}

#[test]
fn each_hostile_text_in_each_place() {
    let (mut built, mut bad) = (0, Vec::new());
    for hostile in HOSTILE {
        for place in 0..24 {
            let mut texts = vec!["Tên".to_owned(); 24];
            texts[place] = (*hostile).to_owned();
            if let Ok(arch) = build(&texts, &[]) {
                built += 1;
                if std::panic::catch_unwind(|| comes_back(&arch)).is_err() {
                    bad.push(format!("{hostile:?} at {place}"));
                }
            }
        }
    }
    assert!(bad.is_empty(), "{bad:#?}");
    assert!(built > 1_000, "{built}");
}

#[test]
fn what_every_file_says_is_asked_for() {
    let error = |b: Builder| b.build().unwrap_err().to_string();
    let mut b = Architecture::builder("demo", FrameworkVersion::V3_0);
    assert!(error(b.clone()).contains("`body`"));
    b.organisation("moj", "Bộ Tư pháp").unwrap();
    b.body("moj").unwrap();
    assert!(error(b.clone()).contains("`name`"));
    b.name(" ", "Sample");
    assert!(error(b.clone()).contains("`name.vi`"));
    b.name("Kiến trúc", "");
    assert!(error(b.clone()).contains("`version`"));
    b.version(&"3.0".parse().unwrap());
    let whole = b.clone().build().unwrap();
    b.issued("", "2024-01-02".parse().unwrap());
    assert!(error(b).contains("`issued.decision`"));
    for id in ["", "Demo", "kiến-trúc", "a b", "a--b", "-a"] {
        let mut b = Architecture::builder(id, FrameworkVersion::V3_0);
        b.organisation("moj", "Bộ Tư pháp").unwrap();
        b.body("moj")
            .unwrap()
            .name("Kiến trúc", "")
            .version(&"3.0".parse().unwrap());
        assert!(error(b).contains("is not an id"), "{id}");
    }
    let mut again = whole.to_builder();
    again.header().clear(Field::Version);
    assert!(error(again).contains("`version`"));
}
