//! What is said of values that cannot be supplied: each in both languages, and no English in Vietnamese.

use std::process::Command;

use justarch::{
    ApplicationKind, Architecture, BusinessKind, Date, Document, ErrorKind, Field,
    FrameworkVersion, Gap, Lang, Parameters, RuleSet, Severity, reference,
};

/// Words that only an English message has.
const ENGLISH: [&str; 21] = [
    " is ",
    " not ",
    " the ",
    " no ",
    " of ",
    " and ",
    " there ",
    " has ",
    " have ",
    " exists",
    " empty",
    " entry",
    " such ",
    " names ",
    " which ",
    " missing",
    " use ",
    " cannot",
    " must ",
    " accepted",
    " supplied",
];

#[track_caller]
fn is_vietnamese(message: &str) {
    let words = format!(" {} ", message.replace(['\n', '`', ':', ','], " "));
    let english = ENGLISH.iter().find(|word| words.contains(**word));
    assert_eq!(english, None, "{message}");
    let accented = message.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    assert!(accented, "{message}");
}

fn program(extra: &[&str]) -> (i32, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_justarch"))
        .args([
            "--lang",
            "vi",
            "gap",
            "reference:moj-2.0",
            "--to",
            "3.0",
            "--apply",
        ])
        .args(extra)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let text = String::from_utf8(out.stderr).unwrap();
    (out.status.code().unwrap(), text)
}

#[test]
fn the_program_refuses_values_in_vietnamese() {
    for set in [
        "e-identification-platform.owner=khong co",
        "e-identification-platform.owner=",
        "e-identification-platform.owner=xyz",
        "e-identification-platform.owner=A B: Tên",
        "e-identification-platform.owner=a:",
        "national-data-centre.since=hom nay",
        "national-data-centre.since=2024-13-40",
        "national-data-centre.since=",
        "khong-co.owner=moj",
        "e-identification-platform.ownr=moj",
        "chi-co-ten",
    ] {
        let (status, text) = program(&["--set", set]);
        assert_eq!(status, 2, "{set}: {text}");
        is_vietnamese(&text);
    }
    // What is left to do is said in Vietnamese as well.
    let (status, text) = program(&[]);
    assert_eq!(status, 0);
    is_vietnamese(&text);
}

/// A document with demands that ask for a grade and for a security level.
fn asking() -> Document {
    let text = r#"justarch: 1
architecture:
  id: bo
  body: bo
  level: ministry
  name: { vi: Kiến trúc Bộ Sổ }
  version: "2.0"
  framework: "2.0"
  status: draft
  state-date: 2022-01-01
organisations:
  bo: { name: { vi: Bộ Sổ }, kind: ministry }
applications:
  so: { kind: application, name: { vi: Sổ }, status: active, information: personal }
business:
  cap: { kind: public-service, name: { vi: Cấp giấy }, owner: bo, status: active, grade: "4", supported-by: [so] }
channels:
  cong: { kind: service-portal, name: { vi: Cổng }, owner: bo, status: active, offers: [cap] }
"#;
    Document::parse("so.yaml", text).unwrap()
}

#[test]
fn every_kind_of_value_is_refused_in_both_languages() {
    let document = asking();
    let arch = document.architecture();
    let gap = Gap::to(arch, FrameworkVersion::V3_0).unwrap();
    let names: Vec<_> = gap.parameters().map(|p| p.name.clone()).collect();
    assert!(
        names.iter().any(|n| n.rsplit('.').next() == Some("grade")),
        "{names:?}"
    );
    assert!(
        names.iter().any(|n| n.rsplit('.').next() == Some("owner")),
        "{names:?}"
    );
    for name in &names {
        // Any text will do for a text; all else has a form.
        let given = Parameters::from_iter([(name.as_str(), "không phải giá trị")]);
        if let Err(error) = gap.apply_known(arch, &given) {
            is_vietnamese(error.text().get(Lang::Vi));
            assert_ne!(error.text().get(Lang::Vi), error.text().get(Lang::En));
            assert_eq!(error.text().get(Lang::En), error.to_string());
        }
        let blank = Parameters::from_iter([(name.as_str(), " ")]);
        let error = gap.apply_known(arch, &blank).unwrap_err();
        is_vietnamese(error.text().get(Lang::Vi));
    }
    let error = gap.apply(arch, &Parameters::default()).unwrap_err();
    is_vietnamese(error.text().get(Lang::Vi));
    let strange = Parameters::from_iter([("x.y", "z")]);
    let error = gap.apply(arch, &strange).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownName);
    is_vietnamese(error.text().get(Lang::Vi));
}

/// Whatever a place cannot hold is refused in both languages.
#[test]
fn places_refuse_values_in_both_languages() {
    let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    b.element("app", ApplicationKind::Application, "Phần mềm")
        .unwrap();
    b.element("cap", BusinessKind::PublicService, "Cấp giấy")
        .unwrap();
    let mut errors = Vec::new();
    for (field, values) in [
        (Field::SecurityLevel, &["0", "6", "cao", ""][..]),
        (Field::Since, &["mai", "2024-02-31", "31/12/2024", ""][..]),
        (Field::Owner, &["khong-co", ""][..]),
        (Field::Status, &["chay", ""][..]),
        (Field::Monitored, &["co", "1"][..]),
        (Field::Instances, &["-1", "nhiều"][..]),
        (Field::Inferred, &["khong-co"][..]),
        (Field::Succeeds, &["Hoa Thường"][..]),
        (Field::Source, &["khong-co"][..]),
    ] {
        for value in values {
            let element = b.edit_element("app").unwrap();
            errors.push(element.field(field, value).map(|_| ()).unwrap_err());
        }
    }
    errors.push(
        b.element("app", ApplicationKind::Application, "Lại")
            .map(|_| ())
            .unwrap_err(),
    );
    errors.push(
        b.element("a b", ApplicationKind::Application, "Lại")
            .map(|_| ())
            .unwrap_err(),
    );
    errors.push(
        b.element("c", ApplicationKind::Application, " ")
            .map(|_| ())
            .unwrap_err(),
    );
    errors.push("2024-13-40".parse::<justarch::Date>().unwrap_err());
    errors.push("ba".parse::<FrameworkVersion>().unwrap_err());
    errors.push(
        "9.9"
            .parse::<FrameworkVersion>()
            .and_then(RuleSet::for_framework)
            .map(|_| ())
            .unwrap_err(),
    );
    errors.push("x.y".parse::<justarch::ArchitectureVersion>().unwrap_err());
    errors.push("fr".parse::<Lang>().unwrap_err());
    for error in errors {
        is_vietnamese(error.text().get(Lang::Vi));
        assert_ne!(error.text().get(Lang::Vi), error.text().get(Lang::En));
        assert_eq!(error.text().get(Lang::En), error.to_string());
    }
}

/// With sensible values for what is asked, all edits of a bundled document leave nothing that would be listed again on
/// the same day, and no error by the rules of that day.
#[test]
fn bundled_documents_are_closed_on_any_day() {
    let days = [None].into_iter().chain(
        [
            "2023-07-05",
            "2024-07-02",
            "2025-03-26",
            "2026-07-02",
            "2026-11-28",
        ]
        .map(Some),
    );
    for day in days.map(|day| day.map(|day| day.parse::<Date>().unwrap())) {
        for arch in [reference::moj_2_0(), reference::dong_nai_2023()] {
            let measure = |arch: &Architecture| match day {
                Some(day) => Gap::to_as_of(arch, FrameworkVersion::V3_0, day).unwrap(),
                None => Gap::to(arch, FrameworkVersion::V3_0).unwrap(),
            };
            let gap = measure(&arch);
            let mut given = Parameters::default();
            for asked in gap.parameters() {
                let value = match asked.name.rsplit('.').next() {
                    Some("owner") => "cong-an: Bộ Công an",
                    Some("since") => "2027-06",
                    Some("state-date") => "2024-06-30",
                    _ => asked.choices.first().map_or("", String::as_str),
                };
                given.set(&asked.name, value);
            }
            assert!(gap.demands().len() > 4);
            let applied = gap.apply(&arch, &given).unwrap();
            let again = measure(&applied);
            let left: Vec<_> = again
                .demands()
                .iter()
                .map(|d| (&d.code, &d.message))
                .collect();
            assert!(left.is_empty(), "{} on {day:?}: {left:?}", arch.id());
            let rules = RuleSet::for_framework(FrameworkVersion::V3_0).unwrap();
            let rules = match day {
                Some(day) => rules.as_of(day),
                None => rules,
            };
            let report = rules.check(&applied);
            assert_eq!(report.count(Severity::Error), 0, "{day:?}: {report:?}");
        }
    }
}

/// A document that lacks what framework 3.0 introduced, with an organisation of more than one name.
fn lacking() -> Document {
    let text = r#"justarch: 1
architecture: { id: so, body: bo, level: ministry, name: { vi: Kiến trúc Bộ Sổ }, version: "3.0", framework: "3.0", status: draft, state-date: 2024-11-30 }
organisations:
  bo: { name: { vi: Bộ Sổ, en: Ministry of Registers }, kind: ministry, aliases: [BS] }
applications:
  so: { kind: application, name: { vi: Sổ }, owner: bo, information: [personal] }
"#;
    let document = Document::parse("so.yaml", text).unwrap();
    assert!(document.report().is_empty());
    document
}

/// The documents with owners, or why they are refused.
fn owned(owners: &[&str]) -> Result<Architecture, String> {
    let document = lacking();
    let arch = document.architecture();
    let gap = Gap::to(arch, FrameworkVersion::V3_0).unwrap();
    let asked: Vec<_> = gap
        .parameters()
        .filter(|p| {
            p.name
                .rsplit_once('.')
                .is_some_and(|(_, key)| key == "owner")
                && p.choices.is_empty()
        })
        .map(|p| p.name.clone())
        .collect();
    assert!(asked.len() >= owners.len(), "{asked:?}");
    let given = asked.iter().zip(owners);
    let given: Parameters = given.map(|(name, owner)| (name, *owner)).collect();
    match gap.apply_known(arch, &given) {
        Ok(applied) => Ok(applied.architecture),
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Value);
            let text = error.text().get(Lang::Vi).to_owned();
            is_vietnamese(&text);
            Err(text)
        }
    }
}

#[test]
fn a_name_that_is_not_that_of_the_key_is_refused() {
    let why = owned(&["bo: Bộ Công an"]).unwrap_err();
    assert!(why.contains("Bộ Sổ") && why.contains("Bộ Công an"), "{why}");
    // Its own names, however they are spaced.
    for own in [
        "bo",
        "bo: Bộ Sổ",
        "bo:  Bộ   Sổ ",
        "bo: Ministry of Registers",
        "bo: BS",
    ] {
        let arch = owned(&[own]).unwrap();
        assert_eq!(arch.organisations().count(), 1, "{own}");
    }
}

#[test]
fn two_values_do_not_name_one_organisation_differently() {
    let why = owned(&["moi: Bộ Một", "moi: Bộ Hai"]).unwrap_err();
    assert!(why.contains("Bộ Một") && why.contains("Bộ Hai"), "{why}");
    let arch = owned(&["moi: Bộ Một", "moi: Bộ Một"]).unwrap();
    let names: Vec<_> = arch
        .organisations()
        .map(|o| o.name(Lang::Vi).to_owned())
        .collect();
    assert_eq!(names, ["Bộ Sổ", "Bộ Một"]);
}
