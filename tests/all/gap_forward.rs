//! A gap leads forward: to a newer framework, with the day that the new version describes and the version that it takes
//! the place of.

use justarch::{
    Architecture, Document, FrameworkVersion, Gap, Lang, Parameters, RuleSet, Severity, Table,
    Transition, reference,
};

const V2: FrameworkVersion = FrameworkVersion::V2_0;
const V3: FrameworkVersion = FrameworkVersion::V3_0;

fn base() -> Architecture {
    let text = include_str!("../rules/base-2.0.yaml");
    let document = Document::parse("base.yaml", text).unwrap();
    document.into_architecture()
}

fn given(gap: &Gap, day: &str) -> Parameters {
    let asked = gap.parameters().map(|p| {
        let value = match p.name.rsplit('.').next() {
            Some("owner") => "mps: Bộ Công an".to_owned(),
            Some("since") => "2030".to_owned(),
            Some("state-date") => day.to_owned(),
            _ => p.choices.first().cloned().unwrap_or("nội dung".to_owned()),
        };
        (p.name.clone(), value)
    });
    asked.collect()
}

#[test]
fn an_older_framework_is_refused() {
    let arch = reference::moj_3_0();
    let day = "2024-06-30".parse().unwrap();
    for gap in [Gap::to(&arch, V2), Gap::to_as_of(&arch, V2, day)] {
        let error = gap.unwrap_err();
        let said = error.text().get(Lang::Vi);
        assert!(
            said.contains("khung đích 2.0 cũ hơn khung 3.0 của văn bản"),
            "{said}"
        );
    }
    assert!(Gap::to(&arch, V3).is_ok());
}

#[test]
fn the_new_version_describes_a_day_of_its_framework() {
    let arch = base();
    assert!(arch.evaluation_date().unwrap() < "2023-12-29".parse().unwrap());
    let gap = Gap::to(&arch, V3).unwrap();
    let asked = gap.parameters().find(|p| p.name == "state-date").unwrap();
    assert!(!asked.optional);
    assert!(asked.question.get(Lang::Vi).contains("29/12/2023"));

    // Without it the document says so.
    let applied = gap.apply_known(&arch, &Parameters::default()).unwrap();
    assert!(
        applied
            .left()
            .any(|demand| demand.code.as_str() == "DOC006")
    );
    let again = Gap::to(&applied.architecture, V3).unwrap();
    assert!(again.parameters().any(|p| p.name == "state-date"));
    assert!(applied.missing().iter().any(|p| p.name == "state-date"));

    for early in ["2022-12-31", "2023-12-28", "2023-11", "2022"] {
        let given = given(&gap, early);
        let error = gap.apply(&arch, &given).unwrap_err();
        let said = error.text().get(Lang::Vi);
        assert!(
            said.contains("từ ngày 29/12/2023 trở đi"),
            "{early}: {said}"
        );
        let refused = gap.with(&arch, &given).unwrap();
        assert_eq!(refused.refused().count(), 1);
    }
    for day in ["2023-12-29", "2024-06-30", "2024"] {
        let new = gap.apply(&arch, &given(&gap, day)).unwrap();
        assert_eq!(new.state_date().unwrap().to_string(), day);
    }
    // A document of a later day keeps it.
    assert!(
        Gap::to(&reference::moj_3_0(), V3)
            .unwrap()
            .parameters()
            .all(|p| p.name != "state-date")
    );
}

/// What is applied is judged by the rules of the day that it describes, and names the version before.
#[test]
fn what_is_applied_holds_on_the_day_it_describes() {
    for arch in [base(), reference::moj_2_0(), reference::dong_nai_2023()] {
        let gap = Gap::to(&arch, V3).unwrap();
        let mut gap = gap.clone();
        let mut values = Parameters::default();
        for _ in 0..4 {
            values = given(&gap, "2024-06-30");
            gap = gap.with(&arch, &values).unwrap();
        }
        let new = gap.apply(&arch, &values).unwrap();
        let report = RuleSet::for_framework(V3).unwrap().check(&new);
        assert_eq!(report.count(Severity::Error), 0, "{report:?}");
        assert!(
            report
                .iter()
                .all(|d| !["DOC004", "DOC006", "DAT007"].contains(&d.code.as_str()))
        );

        let body = arch.body().unwrap();
        let version = arch.version().unwrap().to_string();
        let replaced = new.record(Table::Supersedes, &format!("{} {version}", body.key()));
        assert!(replaced.is_some());
        let review = Transition::between(&arch, &new).unwrap().check();
        let codes: Vec<_> = review.findings.iter().map(|d| d.code.as_str()).collect();
        assert!(!codes.contains(&"TRN013"), "{codes:?}");
    }
}

/// A document judged by a day on which its framework was not there says so.
#[test]
fn a_day_before_the_framework_is_told() {
    let text = include_str!("../rules/base-3.0.yaml");
    let found = |text: &str| {
        let document = Document::parse("base.yaml", text).unwrap();
        let report = RuleSet::for_framework(V3)
            .unwrap()
            .check(document.architecture());
        let found = report.iter().filter(|d| d.code.as_str() == "DOC006");
        found
            .map(|d| (d.severity, d.message.get(Lang::Vi).to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(found(text), []);
    let day = text
        .lines()
        .find(|line| line.contains("state-date:"))
        .unwrap();
    let early = text.replace(day, "  state-date: 2022-12-31");
    let said = found(&early);
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(said[0].0, Severity::Info);
    assert!(
        said[0].1.contains("31/12/2022") && said[0].1.contains("29/12/2023"),
        "{said:?}"
    );
    assert_eq!(found(&text.replace(day, "  state-date: 2023-12-29")), []);
}
