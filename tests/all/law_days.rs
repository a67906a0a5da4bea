//! The days of instruments, one by one, and rules on the day before and on the day from which their article holds.

use std::path::{Path, PathBuf};

use justarch::{
    Date, Diagnostic, Document, Force, Instrument, Lang, RuleSet, Severity, catalog, law,
};

fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

/// Signed, in force, ended: what the texts and accounts of them state; empty where nobody found it.
const DAYS: &[(&Instrument, &str, &str, &str)] = &[
    (
        &law::FRAMEWORK_2_0,
        "2019-12-31",
        "2019-12-31",
        "2023-12-29",
    ),
    (
        &law::FRAMEWORK_3_0,
        "2023-12-29",
        "2023-12-29",
        "2025-03-25",
    ),
    (
        &law::DECISION_1729,
        "2024-10-09",
        "2024-10-09",
        "2025-03-25",
    ),
    (&law::FRAMEWORK_4_0, "2025-03-25", "2025-03-25", ""),
    (&law::DECISION_3090, "2025-10-08", "2025-10-08", ""),
    (&law::MOJ_2041, "2020-09-30", "", ""),
    (&law::LAW_CIVIL_STATUS, "2014-11-20", "2016-01-01", ""),
    (
        &law::LAW_NETWORK_SECURITY,
        "2015-11-19",
        "2016-07-01",
        "2026-07-01",
    ),
    (
        &law::LAW_CYBERSECURITY_2018,
        "2018-06-12",
        "2019-01-01",
        "2026-07-01",
    ),
    (&law::LAW_CYBERSECURITY_2025, "2025-12-10", "2026-07-01", ""),
    (&law::LAW_E_TRANSACTIONS, "2023-06-22", "2024-07-01", ""),
    (&law::LAW_DATA, "2024-11-30", "2025-07-01", ""),
    (&law::LAW_PERSONAL_DATA, "2025-06-26", "2026-01-01", ""),
    (&law::LAW_DIGITAL_TRANSFORMATION, "2025-12-11", "", ""),
    (&law::LAW_STATE_SECRETS, "", "2026-03-01", ""),
    (&law::DECREE_85_2016, "2016-07-01", "2016-07-01", ""),
    (&law::DECREE_61_2018, "2018-04-23", "2018-06-21", ""),
    (&law::DECREE_107_2021, "2021-12-06", "", ""),
    (&law::DECREE_118_2025, "2025-06-09", "2025-07-01", ""),
    (&law::DECREE_73_2019, "2019-09-05", "2020-01-01", ""),
    (&law::DECREE_45_2026, "2026-01-26", "", "2026-07-01"),
    (
        &law::DECREE_47_2020,
        "2020-04-09",
        "2020-05-25",
        "2025-10-22",
    ),
    (&law::DECREE_278_2025, "2025-10-22", "2025-10-22", ""),
    (
        &law::DECREE_42_2022,
        "2022-06-24",
        "2022-08-15",
        "2026-07-01",
    ),
    (&law::DECREE_224_2026, "2026-06-24", "2026-07-01", ""),
    (&law::DECREE_331_2026, "2026-08-19", "", ""),
    (&law::DECREE_87_2020, "2020-07-28", "2020-09-15", ""),
    (&law::DECREE_87_2020_AMENDED, "2020-07-28", "2025-01-09", ""),
    (&law::DECREE_99_2022, "2022-11-30", "2023-01-15", ""),
    (&law::DECREE_152_2026, "2026-05-13", "2026-07-01", ""),
    (&law::DECREE_216_2026, "2026-06-18", "2026-07-01", ""),
    (&law::DECISION_20_2020, "2020-07-22", "2020-09-15", ""),
    (&law::DIRECTIVE_14_2019, "", "", ""),
    (&law::DECISION_29_2026, "", "2026-07-20", ""),
    (&law::CIRCULAR_13_2017, "2017-06-23", "2017-08-10", ""),
    (&law::CIRCULAR_31_2017, "2017-11-15", "2018-01-15", ""),
    (&law::CIRCULAR_32_2017, "2017-11-15", "2018-06-01", ""),
    (&law::CIRCULAR_01_2018, "2018-11-23", "2019-01-06", ""),
    (&law::CIRCULAR_23_2018, "2018-12-28", "2019-02-11", ""),
    (&law::CIRCULAR_22_2019, "2019-12-31", "2020-02-20", ""),
    (&law::CIRCULAR_01_2023, "2023-04-05", "", ""),
    (&law::JOINT_CIRCULAR_05_2015, "2015-05-15", "2015-07-01", ""),
    (&law::LETTER_1552_2020, "", "", ""),
];

#[test]
fn instruments_have_the_days_of_their_texts() {
    for (instrument, signed, from, ended) in DAYS {
        let name = instrument.name.get(Lang::En);
        let stated = |text: &str| (!text.is_empty()).then(|| day(text));
        assert_eq!(instrument.signed, stated(signed), "{name}");
        assert_eq!(instrument.from, stated(from), "{name}");
        assert_eq!(instrument.repealed, stated(ended), "{name}");
    }
}

/// From which day on it is not known that they are in force.
const DOUBTS: &[(&Instrument, &str)] = &[
    (&law::DECREE_61_2018, "2025-07-01"),
    (&law::DECREE_107_2021, "2025-07-01"),
    (&law::DECREE_73_2019, "2026-01-26"),
    (&law::DECREE_85_2016, "2026-07-01"),
    (&law::CIRCULAR_13_2017, "2025-10-22"),
    (&law::CIRCULAR_31_2017, "2026-07-01"),
    (&law::CIRCULAR_32_2017, "2024-02-15"),
    (&law::CIRCULAR_22_2019, "2024-02-15"),
    (&law::CIRCULAR_01_2018, "2025-09-15"),
    (&law::CIRCULAR_23_2018, "2021-01-01"),
    (&law::JOINT_CIRCULAR_05_2015, "2024-07-01"),
];

#[test]
fn an_end_that_nobody_verified_is_a_doubt() {
    for (instrument, since) in DOUBTS {
        let name = instrument.name.get(Lang::En);
        let doubt = instrument.doubt.as_ref().map(|doubt| doubt.since);
        assert_eq!(doubt, Some(day(since)), "{name}");
    }
}

/// What came in the place of what, on a day.
const CHAINS: &[(&Instrument, &str, &Instrument)] = &[
    (&law::FRAMEWORK_2_0, "2025-03-24", &law::FRAMEWORK_3_0),
    (&law::FRAMEWORK_2_0, "2025-03-25", &law::FRAMEWORK_4_0),
    (&law::DECISION_1729, "2025-03-25", &law::FRAMEWORK_4_0),
    (&law::DECREE_47_2020, "2025-10-22", &law::DECREE_278_2025),
    (&law::DECREE_45_2026, "2026-07-01", &law::DECREE_224_2026),
    (&law::DECREE_42_2022, "2026-07-01", &law::DECREE_224_2026),
    (
        &law::LAW_NETWORK_SECURITY,
        "2026-07-01",
        &law::LAW_CYBERSECURITY_2025,
    ),
    (
        &law::LAW_CYBERSECURITY_2018,
        "2026-07-01",
        &law::LAW_CYBERSECURITY_2025,
    ),
];

#[test]
fn a_chain_names_what_is_in_force() {
    for (old, on, new) in CHAINS {
        let next = old.successor_on(day(on));
        assert_eq!(next.map(|next| &next.name), Some(&new.name), "{on}");
    }
}

/// What is in doubt names the instrument that regulates the matter now.
#[test]
fn a_doubt_names_what_came_after() {
    for (instrument, next) in [
        (&law::DECREE_61_2018, "118/2025/NĐ-CP"),
        (&law::DECREE_73_2019, "45/2026/NĐ-CP"),
        (&law::DECREE_85_2016, "331/2026/NĐ-CP"),
        (&law::CIRCULAR_01_2018, "03/2025/TT-VPCP"),
        (&law::CIRCULAR_13_2017, "278/2025/NĐ-CP"),
        (&law::CIRCULAR_31_2017, "331/2026/NĐ-CP"),
    ] {
        let why = instrument.doubt.as_ref().map(|doubt| &doubt.last().why);
        for lang in [Lang::Vi, Lang::En] {
            assert!(
                why.is_some_and(|why| why.get(lang).contains(next)),
                "{next}"
            );
        }
    }
}

/// The notes of the findings of a fixture's own code on a day.
fn notes(fixture: &str, date: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/rules")
        .join(fixture);
    let text = std::fs::read_to_string(path).expect("the fixture can be read");
    let document = Document::parse(fixture, &text).expect("a document");
    let arch = document.architecture();
    let rules = RuleSet::for_framework(arch.framework()).expect("a known framework");
    let code = fixture.split('/').next().unwrap_or_default();
    let report = rules.as_of(day(date)).check(arch);
    let of_code = report.iter().filter(|d| d.code.as_str() == code);
    let notes = of_code.flat_map(|d| d.notes.iter().map(|note| note.get(Lang::Vi).to_owned()));
    notes.collect::<Vec<_>>().join("\n")
}

/// Nothing is told of a decree before it was signed.
#[test]
fn a_doubt_tells_only_what_had_happened() {
    for (fixture, before, after, later) in [
        ("SEC002/fail.yaml", "2026-08-18", "2026-08-19", "331/2026"),
        ("SEC010/fail.yaml", "2026-08-18", "2026-08-19", "331/2026"),
        ("DOC009/fail.yaml", "2026-06-30", "2026-07-01", "224/2026"),
    ] {
        let early = notes(fixture, before);
        assert!(!early.contains(later), "{fixture} on {before}: {early}");
        if fixture != "DOC009/fail.yaml" {
            // In doubt it is all the same.
            assert!(early.contains("chưa được xác minh"), "{fixture}: {early}");
            let late = notes(fixture, after);
            assert!(late.contains(later), "{fixture} on {after}: {late}");
        }
    }
}

/// What a fixture gives of its own code on a day: the severity and the citation of each finding.
fn on(fixture: &str, date: &str) -> Vec<(Severity, String)> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/rules")
        .join(fixture);
    let text = std::fs::read_to_string(&path).expect("the fixture can be read");
    let stated = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("state-date: "))
        .unwrap_or_else(|| panic!("{fixture} states no day"));
    let text = text.replacen(
        &format!("state-date: {stated}"),
        &format!("state-date: {date}"),
        1,
    );
    let document = Document::parse(fixture, &text).expect("a document");
    let arch = document.architecture();
    let rules = RuleSet::for_framework(arch.framework()).expect("a known framework");
    let code = fixture.split('/').next().unwrap_or_default();
    let of_code = |d: &&Diagnostic| d.code.as_str() == code;
    let report = rules.check(arch);
    report
        .iter()
        .filter(of_code)
        .map(|d| {
            let cited = d.basis.as_ref().map(|basis| basis.citation(Lang::Vi));
            (d.severity, cited.unwrap_or_default())
        })
        .collect()
}

/// What is expected on a day: the gravest severity, if anything is found, and a part of its citation.
type Expected = Option<(Severity, &'static str)>;

const E: Severity = Severity::Error;
const W: Severity = Severity::Warning;
const I: Severity = Severity::Info;

/// Fixtures on the days about which their articles change.
const BOUNDARIES: &[(&str, &[(&str, Expected)])] = &[
    (
        "DAT008/fail.yaml",
        &[
            ("2018-06-20", None),
            ("2018-06-21", Some((E, "61/2018"))),
            ("2025-06-30", Some((E, "61/2018"))),
            ("2025-07-01", Some((W, "61/2018"))),
            ("2026-06-30", Some((W, "61/2018"))),
            ("2026-07-01", Some((W, "224/2026"))),
        ],
    ),
    (
        "DAT008/fail-procedure-database.yaml",
        &[
            ("2025-06-30", Some((W, "61/2018"))),
            ("2026-07-01", Some((W, "61/2018"))),
        ],
    ),
    (
        "MOJ004/fail.yaml",
        &[
            ("2023-01-14", None),
            ("2023-01-15", Some((W, "điểm b khoản 1 Điều 58"))),
        ],
    ),
    (
        "MOJ004/fail-vehicles.yaml",
        &[
            ("2023-12-31", None),
            ("2024-01-01", Some((W, "khoản 2 Điều 58"))),
        ],
    ),
    (
        "MOJ005/fail.yaml",
        &[("2026-06-30", None), ("2026-07-01", Some((W, "152/2026")))],
    ),
    (
        "MOJ006/fail.yaml",
        &[("2026-06-30", None), ("2026-07-01", Some((W, "216/2026")))],
    ),
    (
        "SVC005/fail.yaml",
        &[
            ("2025-06-30", Some((W, "61/2018"))),
            ("2025-07-01", Some((W, "118/2025"))),
            ("2026-07-01", Some((W, "224/2026"))),
        ],
    ),
    (
        "INT021/fail.yaml",
        &[
            ("2025-10-21", None),
            ("2025-10-22", Some((I, "278/2025"))),
            ("2026-12-31", Some((I, "278/2025"))),
            ("2027-01-01", Some((W, "278/2025"))),
        ],
    ),
    (
        "INT022/fail.yaml",
        &[("2026-06-30", None), ("2026-07-01", Some((W, "224/2026")))],
    ),
    (
        "DAT013/fail.yaml",
        &[("2026-06-30", None), ("2026-07-01", Some((I, "224/2026")))],
    ),
    (
        "SVC004/fail.yaml",
        &[
            ("2026-06-30", Some((I, ""))),
            ("2026-07-01", Some((W, "Điều 14 Nghị định 224/2026"))),
        ],
    ),
    // A partial service of a document under 2.0: the decree speaks to all.
    (
        "SVC004/fail-2.0.yaml",
        &[
            ("2026-06-30", None),
            ("2026-07-01", Some((W, "Điều 14 Nghị định 224/2026"))),
        ],
    ),
    // How many digits a registration number has the decision does not say.
    (
        "SVC011/fail-enterprise.yaml",
        &[
            ("2022-09-14", Some((W, "Điều 5 Quyết định 20/2020"))),
            ("2022-09-15", Some((W, "Điều 5 Quyết định 20/2020"))),
        ],
    ),
    (
        "SVC011/fail.yaml",
        &[
            ("2020-09-14", None),
            ("2022-09-14", Some((W, "khoản 2 Điều 4"))),
            ("2022-09-15", Some((E, "khoản 2 Điều 4"))),
        ],
    ),
    // An issuing decision is asked for by practice, whatever the day.
    (
        "DOC005/fail.yaml",
        &[
            ("2019-12-30", Some((W, "Thực tiễn"))),
            ("2026-11-28", Some((W, "Thực tiễn"))),
        ],
    ),
    (
        "SVC012/fail.yaml",
        &[("2026-06-30", None), ("2026-07-01", Some((W, "224/2026")))],
    ),
    (
        "SVC013/fail.yaml",
        &[("2026-06-30", None), ("2026-07-01", Some((I, "224/2026")))],
    ),
    (
        "SVC014/fail.yaml",
        &[("2026-06-30", None), ("2026-07-01", Some((I, "224/2026")))],
    ),
    (
        "DOC014/fail.yaml",
        &[("2025-06-30", None), ("2025-07-01", Some((I, "34 tỉnh")))],
    ),
    (
        "DOC015/fail.yaml",
        &[("2026-06-30", None), ("2026-07-01", Some((I, "224/2026")))],
    ),
    (
        "SEC001/fail.yaml",
        &[
            ("2026-06-30", Some((E, "86/2015"))),
            ("2026-07-01", Some((W, "85/2016"))),
        ],
    ),
    (
        "SEC002/fail.yaml",
        &[
            ("2016-06-30", None),
            ("2016-07-01", Some((E, "85/2016"))),
            ("2026-06-30", Some((E, "85/2016"))),
            ("2026-07-01", Some((W, "85/2016"))),
        ],
    ),
    (
        "SEC003/fail-level-4.yaml",
        &[
            ("2016-06-30", None),
            ("2016-07-01", Some((E, "85/2016"))),
            ("2026-06-30", Some((E, "85/2016"))),
            ("2026-07-01", Some((W, "85/2016"))),
        ],
    ),
    // The article speaks of the former levels.
    (
        "SEC003/fail.yaml",
        &[
            ("2026-06-30", Some((W, "85/2016"))),
            ("2026-07-01", Some((W, "85/2016"))),
        ],
    ),
    (
        "SEC004/fail.yaml",
        &[
            ("2026-06-30", Some((E, "85/2016"))),
            ("2026-07-01", Some((W, "85/2016"))),
        ],
    ),
    (
        "SEC005/fail-sector.yaml",
        &[
            ("2026-06-30", Some((E, "85/2016"))),
            ("2026-07-01", Some((W, "85/2016"))),
        ],
    ),
    (
        "SEC005/fail-nationwide.yaml",
        &[
            ("2016-06-30", None),
            ("2026-06-30", Some((E, "khoản 3 Điều 10"))),
            ("2026-07-01", Some((W, "khoản 3 Điều 10"))),
        ],
    ),
    (
        "SEC008/fail.yaml",
        &[
            ("2016-06-30", None),
            ("2016-07-01", Some((W, "khoản 2 Điều 10"))),
        ],
    ),
    (
        "SEC008/fail-critical.yaml",
        &[
            ("2016-06-30", None),
            ("2016-07-01", Some((W, "khoản 2 Điều 11"))),
        ],
    ),
    (
        "SEC009/fail.yaml",
        &[
            ("2016-06-30", None),
            ("2016-07-01", Some((W, "các khoản 1, 2 và 3 Điều 12"))),
        ],
    ),
    (
        "SEC007/fail.yaml",
        &[
            ("2026-06-30", Some((E, "85/2016"))),
            ("2026-07-01", Some((W, "85/2016"))),
        ],
    ),
    (
        "SEC010/fail-other.yaml",
        &[("2018-01-14", None), ("2018-01-15", Some((W, "31/2017")))],
    ),
    (
        "INT002/fail.yaml",
        &[
            ("2020-12-31", Some((I, "23/2018"))),
            ("2021-01-01", Some((W, "13/2017"))),
        ],
    ),
    // A link with a national database is the other way that the article leaves open.
    (
        "INT002/pass-national-database.yaml",
        &[("2020-12-31", Some((I, "23/2018"))), ("2021-01-01", None)],
    ),
    (
        "INT005/fail-direct.yaml",
        &[
            ("2017-08-09", None),
            ("2017-08-10", Some((E, "13/2017"))),
            ("2025-10-21", Some((E, "13/2017"))),
            ("2025-10-22", Some((W, "13/2017"))),
        ],
    ),
    (
        "INT007/fail-direct.yaml",
        &[
            ("2018-05-31", None),
            ("2018-06-01", Some((E, "32/2017"))),
            ("2020-02-20", Some((E, "22/2019"))),
            ("2024-02-14", Some((E, "22/2019"))),
            ("2024-02-15", Some((W, "22/2019"))),
        ],
    ),
    (
        "INT007/fail-mobile-app.yaml",
        &[
            ("2018-06-01", Some((W, "32/2017"))),
            ("2020-02-20", Some((W, "22/2019"))),
        ],
    ),
    (
        "DAT002/fail.yaml",
        &[
            ("2020-05-24", None),
            ("2020-05-25", Some((I, "47/2020"))),
            ("2020-11-24", Some((I, "47/2020"))),
            ("2020-11-25", Some((W, "47/2020"))),
        ],
    ),
    (
        "LAY009/fail.yaml",
        &[
            ("2019-12-31", None),
            ("2020-01-01", Some((W, "73/2019"))),
            ("2026-06-30", Some((W, "73/2019"))),
            ("2026-07-01", Some((W, "224/2026"))),
        ],
    ),
    (
        "DOC011/fail-2.0.yaml",
        &[
            ("2023-12-28", None),
            ("2023-12-29", Some((W, "2568/QĐ-BTTTT"))),
            ("2025-03-25", Some((W, "292/QĐ-BKHCN"))),
        ],
    ),
    (
        "SVC001/fail-outdated.yaml",
        &[
            ("2022-08-14", None),
            ("2022-08-15", Some((W, "42/2022"))),
            ("2026-06-30", Some((W, "42/2022"))),
            ("2026-07-01", Some((W, "Điều 14 Nghị định 224/2026"))),
        ],
    ),
    (
        "INT004/fail.yaml",
        &[
            ("2020-05-24", None),
            ("2020-05-25", Some((E, "47/2020"))),
            ("2025-10-21", Some((E, "47/2020"))),
            ("2025-10-22", Some((W, "47/2020"))),
        ],
    ),
    (
        "INT009/fail.yaml",
        &[
            ("2025-10-21", Some((W, "47/2020"))),
            ("2025-10-22", Some((W, "47/2020"))),
            ("2026-07-01", Some((W, "224/2026"))),
        ],
    ),
    (
        "DAT004/fail.yaml",
        &[
            ("2026-06-30", Some((W, ""))),
            ("2026-07-01", Some((E, "điểm b khoản 5 Điều 23"))),
        ],
    ),
    // A copy of what another agency masters is not what the article forbids the body.
    (
        "DAT004/fail-external.yaml",
        &[
            ("2026-06-30", Some((W, ""))),
            ("2026-07-01", Some((W, "điểm b khoản 5 Điều 23"))),
        ],
    ),
    (
        "DAT006/fail-3.0.yaml",
        &[
            ("2018-06-20", None),
            ("2018-06-21", Some((E, "61/2018"))),
            ("2025-06-30", Some((E, "61/2018"))),
            ("2025-07-01", Some((W, "61/2018"))),
        ],
    ),
    (
        "SVC002/fail-2026.yaml",
        &[("2026-06-30", None), ("2026-07-01", Some((W, "224/2026")))],
    ),
    (
        "SVC003/fail.yaml",
        &[
            ("2022-08-14", None),
            ("2022-08-15", Some((W, "42/2022"))),
            ("2026-07-01", Some((W, "224/2026"))),
        ],
    ),
    // The article of 2026 names neither target users nor agency.
    (
        "SVC003/fail-no-agency.yaml",
        &[
            ("2026-06-30", Some((W, "42/2022"))),
            ("2026-07-01", Some((I, "Quy ước"))),
        ],
    ),
    (
        "SVC007/fail.yaml",
        &[
            ("2025-06-30", Some((W, "các khoản 1 và 5 Điều 25"))),
            ("2025-12-31", Some((W, "61/2018"))),
            ("2026-01-01", None),
        ],
    ),
    // A body without a portal may use the national one.
    (
        "SVC007/fail-national-portal.yaml",
        &[
            ("2018-06-20", None),
            ("2018-06-21", Some((I, "61/2018"))),
            ("2025-06-30", Some((I, "61/2018"))),
            ("2026-01-01", None),
        ],
    ),
    (
        "SVC007/fail-2.0.yaml",
        &[("2018-06-20", None), ("2018-06-21", Some((W, "61/2018")))],
    ),
    (
        "SVC008/fail-web-portal.yaml",
        &[("2026-06-30", None), ("2026-07-01", Some((W, "224/2026")))],
    ),
    (
        "SVC011/fail-z.yaml",
        &[
            ("2020-09-14", None),
            ("2020-09-15", Some((W, "20/2020"))),
            ("2022-09-14", Some((W, "20/2020"))),
            ("2022-09-15", Some((E, "20/2020"))),
        ],
    ),
    (
        "MOJ002/fail-none.yaml",
        &[
            ("2020-09-14", None),
            ("2020-09-15", Some((W, "87/2020"))),
            ("2025-01-09", Some((W, "07/2025"))),
        ],
    ),
    // With the other end in the document the link is owed; without it nobody knows, and it is a warning.
    (
        "MOJ002/fail-portal.yaml",
        &[
            ("2020-09-14", None),
            ("2020-09-15", Some((E, "khoản 1 Điều 1 Nghị định 87/2020"))),
            ("2025-01-08", Some((E, "khoản 1 Điều 1 Nghị định 87/2020"))),
            ("2025-01-09", Some((E, "07/2025"))),
        ],
    ),
    (
        "MOJ002/fail-provinces.yaml",
        &[
            ("2020-09-14", None),
            ("2020-09-15", Some((W, "87/2020"))),
            ("2025-01-09", Some((W, "khoản 2 Điều 2"))),
        ],
    ),
    (
        "MOJ003/fail.yaml",
        &[
            ("2015-06-30", Some((W, "Các kết nối của hệ thống hộ tịch"))),
            ("2015-07-01", Some((W, "05/2015"))),
        ],
    ),
    (
        "DOC009/fail.yaml",
        &[
            ("2019-12-31", None),
            ("2020-01-01", Some((W, "73/2019"))),
            ("2026-07-01", Some((W, "224/2026"))),
        ],
    ),
    (
        "DOC010/fail.yaml",
        &[
            ("2019-12-31", None),
            ("2020-01-01", Some((I, "73/2019"))),
            ("2026-07-01", Some((I, "224/2026"))),
        ],
    ),
    (
        "LAY010/fail-not-offered.yaml",
        &[
            ("2025-06-30", Some((W, "61/2018"))),
            ("2026-07-01", Some((W, "224/2026"))),
        ],
    ),
    (
        "SEC001/fail-data-centre.yaml",
        &[
            ("2016-06-30", None),
            ("2016-07-01", Some((E, "86/2015"))),
            ("2026-06-30", Some((E, "86/2015"))),
            ("2026-07-01", Some((W, "85/2016"))),
        ],
    ),
    (
        "SEC001/fail-mobile-app.yaml",
        &[
            ("2016-06-30", None),
            ("2016-07-01", Some((E, "86/2015"))),
            ("2026-06-30", Some((E, "86/2015"))),
            ("2026-07-01", Some((W, "85/2016"))),
        ],
    ),
    (
        "SEC001/fail-identity-platform.yaml",
        &[
            ("2016-06-30", None),
            ("2016-07-01", Some((E, "86/2015"))),
            ("2026-06-30", Some((E, "86/2015"))),
            ("2026-07-01", Some((W, "85/2016"))),
        ],
    ),
    // What is planned states its level in its design.
    (
        "SEC001/fail-planned.yaml",
        &[
            ("2026-06-30", None),
            ("2026-07-01", Some((E, "điểm a khoản 4 Điều 23"))),
        ],
    ),
    (
        "SEC005/fail-province.yaml",
        &[
            ("2016-06-30", None),
            ("2016-07-01", Some((E, "khoản 3 Điều 9"))),
            ("2026-06-30", Some((E, "khoản 3 Điều 9"))),
            ("2026-07-01", Some((W, "khoản 3 Điều 9"))),
        ],
    ),
    (
        "SEC004/fail-other-service.yaml",
        &[
            ("2016-06-30", None),
            ("2016-07-01", Some((E, "điểm c khoản 2 Điều 9"))),
            ("2026-07-01", Some((W, "điểm c khoản 2 Điều 9"))),
        ],
    ),
    // That an LGSP serves several bodies is a reading.
    (
        "SEC005/fail-lgsp.yaml",
        &[
            ("2016-06-30", None),
            ("2016-07-01", Some((W, "khoản 3 Điều 9"))),
            ("2026-07-01", Some((W, "khoản 3 Điều 9"))),
        ],
    ),
    (
        "SEC007/fail-internal.yaml",
        &[
            ("2016-06-30", None),
            ("2016-07-01", Some((E, "khoản 1 Điều 8"))),
            ("2026-07-01", Some((W, "khoản 1 Điều 8"))),
        ],
    ),
    (
        "SEC007/fail-infrastructure.yaml",
        &[
            ("2016-06-30", None),
            ("2016-07-01", Some((E, "khoản 3 Điều 8"))),
            ("2026-07-01", Some((W, "khoản 3 Điều 8"))),
        ],
    ),
    (
        "SEC009/fail-approval.yaml",
        &[
            ("2016-06-30", None),
            ("2016-07-01", Some((I, "khoản 2 Điều 12"))),
            ("2026-07-01", Some((I, "khoản 2 Điều 12"))),
        ],
    ),
    // Portals have an article of their own from a later day.
    (
        "SEC010/fail.yaml",
        &[
            ("2018-01-14", None),
            ("2018-01-15", Some((E, "31/2017"))),
            ("2020-02-19", Some((E, "31/2017"))),
            ("2020-02-20", Some((E, "22/2019"))),
            ("2024-02-14", Some((E, "22/2019"))),
            ("2024-02-15", Some((W, "22/2019"))),
        ],
    ),
    (
        "SEC012/fail.yaml",
        &[
            ("2016-06-30", None),
            ("2016-07-01", Some((I, "khoản 2 Điều 5"))),
        ],
    ),
    (
        "INT001/fail-doubled.yaml",
        &[
            ("2017-08-09", None),
            ("2017-08-10", Some((W, "13/2017"))),
            ("2019-02-10", Some((W, "13/2017"))),
            ("2019-02-11", Some((W, "23/2018"))),
            ("2020-12-31", Some((W, "23/2018"))),
            ("2021-01-01", Some((W, "13/2017"))),
        ],
    ),
    (
        "INT003/fail-no-platform.yaml",
        &[
            ("2020-05-24", None),
            ("2020-05-25", Some((E, "khoản 1 Điều 46"))),
            ("2025-10-21", Some((E, "khoản 1 Điều 46"))),
            ("2025-10-22", Some((W, "khoản 1 Điều 46"))),
        ],
    ),
    (
        "INT003/fail-private-bridge.yaml",
        &[
            ("2020-05-24", None),
            ("2020-05-25", Some((E, "khoản 1 Điều 46"))),
            ("2025-10-22", Some((W, "khoản 1 Điều 46"))),
        ],
    ),
    (
        "INT008/fail.yaml",
        &[
            ("2017-08-09", None),
            ("2017-08-10", Some((W, "13/2017"))),
            ("2025-10-22", Some((W, "13/2017"))),
        ],
    ),
    (
        "INT010/fail.yaml",
        &[
            ("2020-05-24", None),
            ("2020-05-25", Some((W, "khoản 4 Điều 23"))),
            ("2025-10-22", Some((W, "khoản 4 Điều 23"))),
        ],
    ),
    (
        "INT013/fail-packaged.yaml",
        &[
            ("2020-05-24", None),
            ("2020-05-25", Some((W, "điểm c khoản 2 Điều 41"))),
            ("2025-10-22", Some((W, "điểm c khoản 2 Điều 41"))),
        ],
    ),
    (
        "INT016/fail.yaml",
        &[
            ("2020-05-24", None),
            ("2020-05-25", Some((E, "47/2020"))),
            ("2025-10-21", Some((E, "47/2020"))),
            ("2025-10-22", Some((W, "47/2020"))),
            ("2026-02-28", Some((W, "47/2020"))),
            ("2026-03-01", Some((W, "117/2025"))),
        ],
    ),
    (
        "INT018/fail.yaml",
        &[
            ("2020-05-24", None),
            ("2020-05-25", Some((W, "47/2020"))),
            ("2025-10-22", Some((W, "47/2020"))),
        ],
    ),
    (
        "DAT003/fail.yaml",
        &[
            ("2020-05-24", None),
            ("2020-05-25", Some((W, "khoản 2 Điều 9"))),
            ("2025-10-22", Some((W, "khoản 2 Điều 9"))),
        ],
    ),
    // The decree on civil status says nothing to another ministry.
    (
        "DAT007/fail-missing.yaml",
        &[
            ("2023-04-04", None),
            ("2023-04-05", Some((W, "01/2023"))),
            ("2025-01-09", Some((W, "01/2023"))),
        ],
    ),
    // Requirements on platforms, new ones first.
    (
        "DAT014/fail-new.yaml",
        &[("2027-06-30", None), ("2027-07-01", Some((I, "224/2026")))],
    ),
    (
        "DAT014/fail.yaml",
        &[("2028-12-31", None), ("2029-01-01", Some((I, "224/2026")))],
    ),
    (
        "SVC002/fail-payment.yaml",
        &[
            ("2018-05-31", None),
            ("2018-06-01", Some((W, "điểm b khoản 4 Điều 5"))),
            ("2026-06-30", Some((W, "32/2017"))),
            ("2026-07-01", Some((W, "điểm đ khoản 1 Điều 15"))),
        ],
    ),
    (
        "SVC008/fail.yaml",
        &[
            ("2019-01-05", None),
            ("2019-01-06", Some((W, "khoản 1 Điều 16"))),
            ("2025-12-31", Some((W, "khoản 1 Điều 16"))),
            ("2026-01-01", None),
        ],
    ),
    (
        "SVC009/fail.yaml",
        &[
            ("2024-06-30", Some((W, "2568/QĐ-BTTTT"))),
            ("2024-07-01", Some((W, "69/2024"))),
            ("2026-07-19", Some((W, "69/2024"))),
            ("2026-07-20", Some((W, "29/2026"))),
        ],
    ),
    (
        "SVC009/fail-unstated.yaml",
        &[
            ("2024-07-01", Some((W, "69/2024"))),
            ("2026-07-20", Some((W, "29/2026"))),
        ],
    ),
    (
        "SVC015/fail.yaml",
        &[
            ("2026-06-30", None),
            ("2026-07-01", Some((W, "khoản 1 Điều 11"))),
        ],
    ),
    (
        "SVC016/fail.yaml",
        &[
            ("2026-06-30", None),
            ("2026-07-01", Some((W, "khoản 3 Điều 29"))),
        ],
    ),
    (
        "LAY008/fail.yaml",
        &[
            ("2016-06-30", None),
            ("2016-07-01", Some((W, "điểm c khoản 2 Điều 6"))),
        ],
    ),
    (
        "DOC004/fail.yaml",
        &[
            ("2023-12-28", None),
            ("2023-12-29", Some((W, "2568/QĐ-BTTTT"))),
        ],
    ),
];

#[test]
fn rules_change_on_the_days_of_their_articles() {
    let mut wrong = Vec::new();
    for (fixture, days) in BOUNDARIES {
        for (date, expected) in *days {
            let found = on(fixture, date);
            let gravest = found.iter().max_by_key(|(severity, _)| *severity);
            let holds = match (gravest, expected) {
                (None, None) => true,
                (Some((severity, cited)), Some((due, part))) => {
                    severity == due && cited.contains(part)
                }
                _ => false,
            };
            if !holds {
                wrong.push(format!(
                    "{fixture} on {date}: {found:?}, expected {expected:?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Loss of a channel rests on the decree on the one-stop service of its day.
#[test]
fn a_service_cut_off_is_judged_by_the_decree_of_the_day() {
    let page = catalog::explain("TRN009").expect("a rule");
    for (date, number) in [
        ("2025-06-30", "61/2018"),
        ("2025-07-01", "118/2025"),
        ("2026-06-30", "118/2025"),
        ("2026-07-01", "224/2026"),
    ] {
        let in_force = page
            .bases
            .iter()
            .find(|b| b.force_on(day(date)) == Force::InForce);
        let cited = in_force.map(|basis| basis.citation(Lang::Vi));
        assert!(cited.is_some_and(|cited| cited.contains(number)), "{date}");
    }
}
