//! The gap between documents and a framework, and that its edits close it.

use justarch::{
    Architecture, Document, FrameworkVersion, Gap, Lang, Parameters, Renderer, Roadmap, RuleSet,
    Severity, Transition, reference,
};

#[path = "../../benches/generate.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared with the benches")]
pub(crate) mod generate;

const V3: FrameworkVersion = FrameworkVersion::V3_0;

/// Every parameter by its suggestion, or by a value that fits its name.
fn supplied(gap: &Gap) -> Parameters {
    gap.parameters()
        .map(|p| {
            let value = match (&p.suggestion, p.name.rsplit('.').next()) {
                (Some(value), _) => value.clone(),
                (None, Some("owner")) => "mps: Bộ Công an".to_owned(),
                (None, Some("since")) => "2026-06".to_owned(),
                (None, Some("state-date")) => "2024-06-30".to_owned(),
                (None, Some("security-level")) => "4".to_owned(),
                _ => p.choices.first().cloned().unwrap_or("nội dung".to_owned()),
            };
            (p.name.clone(), value)
        })
        .collect()
}

fn errors(arch: &Architecture) -> Vec<String> {
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    let report = rules.check(arch);
    let errors = report.iter().filter(|d| d.severity == Severity::Error);
    errors
        .map(|d| format!("{}: {}", d.code, d.message.get(Lang::En)))
        .collect()
}

fn codes(gap: &Gap) -> Vec<&str> {
    gap.demands().iter().map(|d| d.code.as_str()).collect()
}

/// A document free of errors, its gap closed, is free of errors, and there is nothing more to demand.
#[track_caller]
fn closes(arch: &Architecture) -> (Gap, Architecture) {
    assert_eq!(errors(arch), Vec::<String>::new(), "the document itself");
    let gap = Gap::to(arch, V3).unwrap();
    assert_eq!(gap.own_errors(), Some(0));
    let open: Vec<_> = gap.open().collect();
    assert!(open.is_empty(), "{open:#?}");
    let new = gap.apply(arch, &supplied(&gap)).unwrap();
    assert_eq!(new.framework(), V3);
    assert_eq!(errors(&new), Vec::<String>::new(), "\n{}", new.to_yaml());
    let rest = Gap::to(&new, V3).unwrap();
    assert!(rest.demands().is_empty(), "{:#?}", rest.demands());
    (gap, new)
}

fn read(text: &str) -> Architecture {
    Document::parse("test.yaml", text)
        .unwrap()
        .into_architecture()
}

#[test]
fn the_ministry_lacks_a_handful_of_things() {
    closes(&reference::dong_nai_2023());
    let (gap, new) = closes(&reference::moj_2_0());
    assert_eq!(
        codes(&gap),
        [
            "DOC001", "DOC004", "DOC006", "DAT007", "TRN004", "TRN004", "TRN004", "TRN004",
            "TRN004"
        ]
    );
    let system = new.element("moj-procedure-system").unwrap();
    let succeeds: Vec<_> = system.succeeds().collect();
    assert_eq!(
        succeeds,
        ["moj-one-stop-system", "moj-public-service-portal"]
    );
    assert!(new.element("moj-one-stop-system").is_none());
    // The links of the one-stop system are those of its successor.
    assert_eq!(
        system.relations().count(),
        reference::moj_2_0()
            .element("moj-one-stop-system")
            .unwrap()
            .relations()
            .count()
    );
}

#[test]
fn a_document_of_the_target_lacks_nothing() {
    let gap = Gap::to(&reference::moj_3_0(), V3).unwrap();
    assert!(gap.demands().is_empty(), "{:#?}", gap.demands());
    let same = gap.apply(&reference::moj_3_0(), &Parameters::default());
    assert_eq!(same.unwrap(), reference::moj_3_0());
}

#[test]
fn grades_are_asked_for_and_may_be_given_together() {
    let arch = read(include_str!("../rules/base-2.0.yaml"));
    let (gap, new) = closes(&arch);
    assert!(codes(&gap).contains(&"SVC001"));
    assert_eq!(
        new.element("licence").unwrap().grade(),
        Some("full-process")
    );

    let mut given = supplied(&gap);
    given.set("licence.grade", "complete");
    let error = gap.apply(&arch, &given).unwrap_err().to_string();
    assert!(error.contains("partial, full-process"), "{error}");

    let owners = given.names().filter(|n| n.contains(".owner"));
    let mut given: Parameters = owners.map(|n| (n, "ministry")).collect();
    given.set("state-date", "2024-06-30");
    let missing = gap.missing(&given);
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].name, "licence.grade");
    let error = gap.apply(&arch, &given).unwrap_err().to_string();
    assert!(error.contains("licence.grade"), "{error}");
    given.set("grade.4", "partial");
    let new = gap.apply(&arch, &given).unwrap();
    assert_eq!(new.element("licence").unwrap().grade(), Some("partial"));

    given.set("grade.9", "partial");
    let error = gap.apply(&arch, &given).unwrap_err().to_string();
    assert!(error.contains("grade.9"), "{error}");
}

#[test]
fn generated_documents_close_too() {
    for size in [10, 40, 130] {
        let text = generate::document(size, generate::Edition::First);
        let (gap, _) = closes(&read(&text));
        // There is no one-stop system to go on, so one is planned.
        assert!(codes(&gap).contains(&"DAT007"));
    }
}

#[test]
fn several_one_stop_systems_become_one() {
    let text = include_str!("../rules/base-2.0.yaml").replace(
        "  case-db:",
        "  second-one-stop: { kind: one-stop-system, name: { vi: Một cửa thứ hai }, owner: it-department, status: planned, stores: [case-db] }\n  case-db:",
    );
    let (_, new) = closes(&read(&text));
    let system = new.element("procedure-system").unwrap();
    let succeeds: Vec<_> = system.succeeds().collect();
    assert_eq!(succeeds, ["one-stop", "portal", "second-one-stop"]);
    assert!(new.element("second-one-stop").is_none());
}

#[test]
fn what_no_edit_meets_stays_open() {
    let text = include_str!("../rules/base-2.0.yaml").replace("connects: [ngsp], ", "");
    let arch = read(&text);
    let gap = Gap::to(&arch, V3).unwrap();
    assert!(gap.own_errors() > Some(0));
    let open: Vec<_> = gap.open().map(|d| d.code.as_str()).collect();
    // No edit knows which platforms are to be connected.
    assert!(open.contains(&"INT020"), "{open:?}");
    // The rest is closed all the same.
    let new = gap.apply(&arch, &supplied(&gap)).unwrap();
    assert_eq!(new.framework(), V3);
}

#[test]
fn an_issued_document_becomes_a_draft() {
    let text = include_str!("../rules/base-2.0.yaml")
        .replace("status: illustrative", "status: issued")
        .replace("reconstructs:", "issued:");
    let (_, new) = closes(&read(&text));
    assert_eq!(new.status(), Some(justarch::DocumentStatus::Draft));
    assert_eq!(new.issued_date(), None);
}

#[test]
fn the_lines_are_yaml() {
    let arch = reference::moj_2_0();
    let gap = Gap::to(&arch, V3).unwrap();
    let mut all = String::new();
    for demand in gap.demands() {
        let lines = demand.yaml();
        serde_yaml::from_str::<serde_json::Value>(lines).unwrap();
        all += lines;
    }
    insta::assert_snapshot!("gap_lines", all);
}

#[cfg(feature = "cli")]
#[test]
fn the_program_lists_applies_and_asks() {
    let run = |lang: &str, more: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_justarch"));
        command.args(["gap", "reference:moj-2.0", "--to", "3.0"]);
        let output = command
            .args(more)
            .env("JUSTARCH_LANG", lang)
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    };
    let (code, out, _) = run("en", &["--exit-code"]);
    assert_eq!(code, Some(1));
    insta::assert_snapshot!("gap_en", out);
    let (_, out, _) = run("vi", &[]);
    insta::assert_snapshot!("gap_vi", out);
    let (code, out, _) = run("en", &["--format", "json"]);
    assert_eq!(code, Some(0));
    insta::assert_snapshot!("gap_json", out);

    // What has no value is left, and said.
    let (code, out, err) = run("en", &["--apply"]);
    assert_eq!(code, Some(0));
    assert!(
        err.contains("--set e-identification-system.owner="),
        "{err}"
    );
    // The day that the new version describes is asked for.
    assert!(err.contains("--set state-date="), "{err}");
    assert!(codes(&Gap::to(&read(&out), V3).unwrap()).contains(&"DOC006"));
    let day = ["--apply", "--set", "state-date=2024-06-30"];
    let (code, out, _) = run("en", &day);
    assert_eq!(code, Some(0));
    let (code, _, err) = run("en", &["--apply", "--set", "state-date=2022-12-31"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("2023-12-29 or later"), "{err}");
    let part = read(&out);
    assert_eq!(part.framework(), V3);
    assert!(part.element("e-identification-system").is_none());
    assert_eq!(
        codes(&Gap::to(&part, V3).unwrap()),
        ["TRN004", "TRN004", "TRN004", "TRN004"]
    );
    let (code, _, _) = run("en", &["--apply", "--exit-code"]);
    assert_eq!(code, Some(1));
    let (code, _, err) = run(
        "en",
        &["--apply", "--set", "e-identification-system.ower=moj"],
    );
    assert_eq!(code, Some(2));
    assert!(err.contains("did you mean"), "{err}");
    let platform = "e-identification-platform.owner=mps: Bộ Công an";
    let system = "e-identification-system.owner=mps";
    let day = "state-date=2024-06-30";
    let (code, out, _) = run(
        "en",
        &["--apply", "--set", platform, "--set", system, "--set", day],
    );
    assert_eq!(code, Some(0));
    assert_eq!(errors(&read(&out)), Vec::<String>::new());
}

/// An element that a merge takes away may have been at fault itself.
#[test]
fn a_merged_element_with_a_fault_of_its_own() {
    let arch = read(include_str!("../rules/SEC002/fail.yaml"));
    let at_fault = errors(&arch);
    assert!(at_fault[0].starts_with("SEC002"), "{at_fault:?}");
    let gap = Gap::to(&arch, V3).unwrap();
    assert!(codes(&gap).contains(&"DAT007"));
    let new = gap.apply(&arch, &supplied(&gap)).unwrap();
    assert!(new.element("one-stop").is_none());
}

/// The values that the sum counts are those that the lines ask for, the mandatory and the optional ones apart.
#[track_caller]
fn values_are_counted(gap: &Gap) {
    for (lang, mandatory, optional, sum) in [
        (
            Lang::Vi,
            "cần cung cấp: ",
            "có thể cung cấp: ",
            [" giá trị bắt buộc", " không bắt buộc"],
        ),
        (
            Lang::En,
            "to supply: ",
            "may be supplied: ",
            ["mandatory values: ", "optional values: "],
        ),
    ] {
        let shown = Renderer::human(lang).render_gap_bare(gap);
        if gap.demands().is_empty() {
            continue;
        }
        let counts = [mandatory, optional].map(|word| {
            let lines = shown
                .lines()
                .filter_map(|l| l.trim_start().strip_prefix(word));
            let names = lines.filter_map(|line| line.split(": ").next());
            names.collect::<std::collections::BTreeSet<_>>().len()
        });
        let said = sum.map(|word| {
            let (head, tail) = shown.split_once(word).unwrap();
            let number = match lang {
                Lang::En => tail.split(|c: char| !c.is_ascii_digit()).next(),
                Lang::Vi => head.rsplit(' ').next(),
            };
            number.unwrap().parse::<usize>().unwrap()
        });
        assert_eq!(said, counts, "{shown}");
    }
}

#[test]
fn optional_values_are_counted_apart() {
    let document = reference::get("moj-2.0").unwrap().document();
    let gap = Gap::to(document.architecture(), V3).unwrap();
    values_are_counted(&gap);
    let vi = Renderer::human(Lang::Vi);
    for shown in [
        vi.render_gap(&gap, &document),
        vi.render_gap_markdown(&gap, &document),
    ] {
        let wanted = "5 giá trị bắt buộc, 5 không bắt buộc";
        assert!(shown.contains(wanted), "{shown}");
    }
}

/// That the target is no longer in force on the day of the check is said once, and only then.
#[test]
fn a_replaced_target_is_noted() {
    let document = reference::get("moj-2.0").unwrap().document();
    let arch = document.architecture();
    let notes = [
        (
            Lang::Vi,
            "Lưu ý: khung kiến trúc 3.0",
            "thay thế từ ngày 25/03/2025",
        ),
        (Lang::En, "Note: framework 3.0", "replaced on 2025-03-25"),
    ];
    for (day, said) in [(None, 0), (Some("2025-03-24"), 0), (Some("2026-11-28"), 1)] {
        let gap = match day {
            Some(day) => Gap::to_as_of(arch, V3, day.parse().unwrap()),
            None => Gap::to(arch, V3),
        };
        let gap = gap.unwrap();
        assert_eq!(gap.ended().is_some(), said == 1);
        for (lang, note, ended) in notes {
            let show = Renderer::human(lang);
            let human = show.render_gap(&gap, &document);
            assert_eq!(human.matches(note).count(), said, "{human}");
            let page = show.render_gap_markdown(&gap, &document);
            assert_eq!(page.matches(ended).count(), said, "{page}");
        }
    }

    // The same where the way to a version is planned and judged.
    let old = reference::moj_2_0();
    let text = reference::moj_3_0().to_yaml();
    let head = text
        .lines()
        .find(|l| l.trim_start().starts_with("state-date:"));
    let head = head.unwrap().to_owned();
    for (day, said) in [("2025-03-24", 0), ("2026-11-28", 1)] {
        let text = text.replacen(&head, &format!("  state-date: {day}"), 1);
        let new = read(&text);
        let roadmap = Roadmap::plan(&old, &new);
        let review = Transition::between(&old, &new).unwrap().check();
        for (lang, note, _) in notes {
            let show = Renderer::human(lang);
            let shown = show.render_roadmap(&roadmap);
            assert_eq!(shown.matches(note).count(), said, "{shown}");
            let page = show.render_roadmap_markdown(&roadmap);
            assert_eq!(page.matches(note).count(), said, "{page}");
            let shown = show.render_review_bare(&review);
            assert_eq!(shown.matches(note).count(), said, "{shown}");
        }
    }
    let new = reference::moj_3_0();
    let review = Transition::between(&old, &new).unwrap();
    let review = review.as_of("2026-11-28".parse().unwrap()).check();
    let shown = Renderer::human(Lang::En).render_review_bare(&review);
    assert_eq!(shown.matches("Note: framework 3.0").count(), 1, "{shown}");
}

/// Every fixture without errors under 2.0 closes, or the gap says what stays open.
#[test]
fn fixtures_close_or_say_what_is_open() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let (mut closed, mut open) = (0, Vec::new());
    for folder in std::fs::read_dir(root).unwrap() {
        let folder = folder.unwrap().path();
        for file in std::fs::read_dir(folder).into_iter().flatten() {
            let path = file.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            let Ok(document) = Document::parse("fixture.yaml", &text) else {
                continue;
            };
            let arch = document.architecture();
            let own = arch.framework() == FrameworkVersion::V2_0 && arch.version().is_some();
            if document.report().has_at_least(Severity::Error) || !own || !errors(arch).is_empty() {
                continue;
            }
            let gap = Gap::to(arch, V3).unwrap();
            values_are_counted(&gap);
            if !gap.closes() {
                open.extend(
                    gap.open()
                        .map(|d| format!("{}: {}", path.display(), d.code)),
                );
                continue;
            }
            let new = gap.apply(arch, &supplied(&gap)).unwrap();
            assert_eq!(errors(&new), Vec::<String>::new(), "{}", path.display());
            closed += 1;
        }
    }
    assert!(closed > 50, "{closed} closed, open:\n{}", open.join("\n"));
    open.sort();
    let name = |line: &String| line.rsplit_once("tests/rules/").map(|l| l.1.to_owned());
    let open: Vec<_> = open.iter().filter_map(name).collect();
    // The code of an agency is given by others.
    let codes = ["group", "long", "z"];
    let codes = codes.map(|name| format!("SVC011/fail-{name}.yaml: SVC011"));
    assert_eq!(open, codes);
}

#[cfg(feature = "cli")]
#[test]
fn values_come_from_a_file_and_losses_are_said() {
    let folder = std::env::temp_dir().join(format!("justarch-values-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("values.yaml");
    let run = |values: &str, more: &[&str]| {
        std::fs::write(&path, values).unwrap();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_justarch"));
        command.args([
            "gap",
            "reference:moj-2.0",
            "--to",
            "3.0",
            "--apply",
            "--values",
        ]);
        let output = command
            .arg(&path)
            .args(more)
            .env("JUSTARCH_LANG", "en")
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    };
    let values = "# từ hai vụ\ne-identification-platform.owner: \"mps: Bộ Công an\"\ne-identification-system.owner: mps\nnational-data-centre.since: 2026\ne-identification-system.since:\npeople-data-store.owner: mps\nconsolidated-data-store.owner: mps\nstate-date: 2024-06-30\n";
    let (code, out, err) = run(values, &["--exit-code"]);
    assert_eq!(code, Some(0), "{err}");
    // The text is edited, so that nothing of it is lost; as JSON it is written anew.
    assert!(
        !err.contains("written anew") && !err.contains("not applied"),
        "{err}"
    );
    let (_, _, err) = run(values, &["--format", "json"]);
    assert!(err.contains("written anew"), "{err}");
    let new = read(&out);
    let owner = |id: &str| new.element(id).unwrap().owner().unwrap().key().to_owned();
    assert_eq!(owner("e-identification-system"), "mps");
    // What is said on the command line wins.
    let (code, out, _) = run(values, &["--set", "e-identification-system.owner=moj"]);
    assert_eq!(code, Some(0));
    let new = read(&out);
    assert_eq!(
        new.element("e-identification-system")
            .unwrap()
            .owner()
            .unwrap()
            .key(),
        "moj"
    );
    // Nothing filled in yet is nothing supplied: what is missing is said as without a file.
    for values in ["", "# e-identification-system.owner:\n", "---\n", "null\n"] {
        let (code, out, err) = run(values, &[]);
        assert_eq!(code, Some(0), "{values:?}: {err}");
        assert!(!out.is_empty(), "{values:?}");
        assert!(
            err.contains("--set e-identification-system.owner="),
            "{values:?}: {err}"
        );
    }
    for (values, said) in [
        ("e-identification-system.ower: mps", "did you mean"),
        ("e-identification-system: { owner: mps }", "single value"),
        ("a: 1\na: 2", "written twice"),
        ("- a", "map of names"),
        ("a: [", "FMT001"),
    ] {
        let (code, _, err) = run(values, &[]);
        assert_eq!(code, Some(2), "{values}");
        assert!(err.contains(said), "{values}: {err}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

/// The decree on civil status says nothing to another ministry.
#[test]
fn the_merged_system_is_asked_for_by_the_law_of_the_body() {
    let cited = |body: &str| {
        let text = format!(
            "\
justarch: 1
architecture: {{ id: mau, body: bo, level: ministry, name: {{ vi: Kiến trúc Chính phủ điện tử {body}, phiên bản 2.0 }}, version: '2.0', framework: '2.0', status: draft, state-date: 2025-06-30 }}
organisations:
  bo: {{ name: {{ vi: {body} }}, kind: ministry }}
applications:
  mot-cua: {{ kind: one-stop-system, name: {{ vi: Hệ thống một cửa }}, owner: bo, status: active }}
"
        );
        let gap = Gap::to(&read(&text), V3).unwrap();
        let merged = gap.demands().iter().find(|d| d.code.as_str() == "DAT007");
        let basis = merged.and_then(|d| d.basis.clone()).expect("a basis");
        basis.citation(Lang::Vi)
    };
    let other = cited("Bộ Y tế");
    assert!(other.contains("01/2023/TT-VPCP"), "{other}");
    let own = cited("Bộ Tư pháp");
    assert!(
        own.contains("01/2023/TT-VPCP") || own.contains("87/2020/NĐ-CP"),
        "{own}"
    );
}
