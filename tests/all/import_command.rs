//! `justarch import` and `justarch init --from` with tables of one's own, as people meet them.

use std::fs;
use std::path::Path;
use std::process::Command;

const DOCUMENT: &str = "\
justarch: 1
architecture: { id: a, body: bo, level: ministry, name: { vi: Kiến trúc, en: Architecture }, version: \"1.0\", framework: \"3.0\" }
organisations: { bo: { name: { vi: Bộ Mẫu }, kind: ministry } }
applications:
  ho-tich: { kind: database, name: { vi: Cơ sở dữ liệu hộ tịch } }
";

fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let ran = Command::new(env!("CARGO_BIN_EXE_justarch"))
        .args(args)
        .current_dir(folder)
        .env_remove("JUSTARCH_LANG")
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    (
        ran.status.code(),
        String::from_utf8(ran.stdout).unwrap(),
        String::from_utf8(ran.stderr).unwrap(),
    )
}

#[test]
fn faults_of_a_mapping_are_shown_with_their_lines_and_nothing_is_read() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path();
    fs::write(path.join("a.yaml"), DOCUMENT).unwrap();
    fs::write(
        path.join("t.csv"),
        "Tên,Đơn vị\nCơ sở dữ liệu hộ tịch,Bộ Mẫu\n",
    )
    .unwrap();
    let map = "justarch-mapping: 1\ntable: databases\ncolumns:\n  Tên: name.vi\n  Đơn vị: ownr\n  B: { field: since, date: dmy }\n";
    fs::write(path.join("m.yaml"), map).unwrap();
    let import = |lang: &str, more: &[&str]| {
        let mut args = vec![
            "--lang", lang, "import", "t.csv", "--map", "m.yaml", "--into", "a.yaml",
        ];
        args.extend(more);
        run(path, &args)
    };
    for (lang, words) in [
        (
            "vi",
            [
                "m.yaml:5:11",
                "MAP007",
                "bảng `databases` không có thuộc tính `ownr`",
                "`owner`",
                "MAP005",
            ],
        ),
        (
            "en",
            [
                "m.yaml:5:11",
                "MAP007",
                "the table `databases` has no field `ownr`",
                "`owner`",
                "MAP005",
            ],
        ),
    ] {
        let (code, out, err) = import(lang, &["--write"]);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
        for word in words {
            assert!(err.contains(word), "{word}: {err}");
        }
    }
    assert_eq!(fs::read_to_string(path.join("a.yaml")).unwrap(), DOCUMENT);
    // Mended, it is read and written.
    let sound = map
        .replace("ownr", "owner")
        .replace("  B: { field: since, date: dmy }\n", "");
    fs::write(path.join("m.yaml"), sound).unwrap();
    let (code, _, err) = import("en", &["--write"]);
    assert_eq!(code, Some(0), "{err}");
    let text = fs::read_to_string(path.join("a.yaml")).unwrap();
    assert_eq!(text, DOCUMENT.replace("tịch } }", "tịch }, owner: bo }"));
}

#[test]
fn a_table_that_is_none_or_cannot_be_read_back_is_refused() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path();
    fs::write(path.join("a.yaml"), DOCUMENT).unwrap();
    fs::write(
        path.join("t.csv"),
        "Định danh,Tên tiếng Việt\nho-tich,Hộ tịch\n",
    )
    .unwrap();
    for (table, said) in [
        ("databses", "did you mean `databases`?"),
        ("gap", "the table `gap` cannot be read back"),
    ] {
        let (code, _, err) = run(
            path,
            &[
                "--lang", "en", "import", "t.csv", "--table", table, "--into", "a.yaml",
            ],
        );
        assert_eq!(code, Some(2));
        assert!(err.contains(said), "{err}");
    }
}

#[test]
fn a_first_document_is_written_only_if_the_whole_table_was_read() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path();
    let wrong =
        "Tên tiếng Việt,Loại thành phần,Chủ quản,Trạng thái\nHộ tịch,Cơ sở dữ liệu,Cục A,ngủ\n";
    fs::write(path.join("t.csv"), wrong).unwrap();
    let init = || run(path, &["--lang", "vi", "init", "--from", "t.csv", "a.yaml"]);
    let (code, _, err) = init();
    assert_eq!(code, Some(2));
    assert!(
        err.contains("t.csv!D2") && err.contains("không phải là giá trị của cột này"),
        "{err}"
    );
    assert!(!path.join("a.yaml").exists());
    fs::write(path.join("t.csv"), wrong.replace("ngủ", "Đang vận hành")).unwrap();
    let (code, out, err) = init();
    assert_eq!(code, Some(0), "{err}");
    assert!(
        out.contains("a.yaml") && err.contains("`ho-tich`") && err.contains("`cuc-a`"),
        "{err}"
    );
    let text = fs::read_to_string(path.join("a.yaml")).unwrap();
    assert!(
        text.contains("ho-tich:") && text.contains("# yaml-language-server"),
        "{text}"
    );
    assert!(
        text.contains("state-date: ") && text.contains("status: draft # ĐIỀN"),
        "{text}"
    );
    assert!(
        err.contains("`co-quan`") && err.contains("`cuc-a` (“Cục A”)"),
        "{err}"
    );
    // What is missing is found, and what nobody has confirmed; nothing of it cannot be read.
    let (_, out, _) = run(path, &["--lang", "vi", "check", "a.yaml"]);
    assert!(out.contains("[FMT021]") && out.contains("DOC"), "{out}");
    assert!(!out.replace("FMT021", "").contains("FMT"), "{out}");
}

#[test]
fn a_table_of_ones_own_without_a_mapping_gets_one_to_begin_with() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path();
    fs::write(path.join("a.yaml"), DOCUMENT).unwrap();
    fs::write(
        path.join("t.csv"),
        "PHỤ LỤC\nSTT;Tên CSDL;Đơn vị quản lý\n1;Cơ sở dữ liệu hộ tịch;Bộ Mẫu\n",
    )
    .unwrap();
    for args in [
        &["--lang", "vi", "import", "t.csv", "--into", "a.yaml"][..],
        &["--lang", "vi", "init", "--from", "t.csv", "b.yaml"],
    ] {
        let (code, out, err) = run(path, args);
        assert_eq!(code, Some(2), "{err}");
        assert!(err.contains("--map anh-xa.yaml"), "{err}");
        fs::write(path.join("anh-xa.yaml"), &out).unwrap();
        let more: Vec<&str> = args
            .iter()
            .copied()
            .chain(["--map", "anh-xa.yaml"])
            .collect();
        let (code, _, err) = run(path, &more);
        assert_eq!(code, Some(0), "{out}\n{err}");
    }
}

#[test]
fn the_changes_of_a_working_document_are_shown_without_the_verdict_on_a_version() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path();
    fs::write(path.join("a.yaml"), DOCUMENT).unwrap();
    fs::write(
        path.join("t.csv"),
        "Định danh,Tên tiếng Việt,Chủ quản\nho-tich,Cơ sở dữ liệu hộ tịch,Bộ Mẫu\n",
    )
    .unwrap();
    let (code, out, err) = run(
        path,
        &["--lang", "vi", "import", "t.csv", "--into", "a.yaml"],
    );
    assert_eq!(code, Some(0), "{err}");
    assert!(
        out.contains("owner: bo") && out.contains("ho-tich"),
        "{out}"
    );
    assert!(
        !out.contains("ĐẠT YÊU CẦU") && !out.contains("Mức tăng phiên bản"),
        "{out}"
    );
}

/// A route is either platforms or direct; a cell may turn one into the other, and the comments stay.
#[test]
fn a_route_becomes_direct_and_back() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path();
    let exchange = "    exchanges:\n      - with: ho-tich\n        route:\n          - truc # qua trục\n        # cuối\n";
    let more = format!(
        "  app:\n    kind: application\n    name: {{ vi: Phần mềm }}\n{exchange}integration:\n  truc: {{ kind: lgsp, name: {{ vi: Trục }} }}\n"
    );
    let document = format!("{DOCUMENT}{more}");
    fs::write(path.join("a.yaml"), &document).unwrap();
    let export = ["export", "a.yaml", "--table", "exchanges", "-o", "x.csv"];
    let import = ["import", "x.csv", "--into", "a.yaml", "--write"];
    let turn = |from: &str, to: &str| {
        let (code, _, err) = run(path, &[&export[..], &["--force", "--lang", "vi"]].concat());
        assert_eq!(code, Some(0), "{err}");
        let table = fs::read_to_string(path.join("x.csv")).unwrap();
        assert!(table.contains(from), "{table}");
        fs::write(path.join("x.csv"), table.replace(from, to)).unwrap();
        let (code, _, err) = run(path, &[&import[..], &["--lang", "en"]].concat());
        assert_eq!(code, Some(0), "{err}");
        (fs::read_to_string(path.join("a.yaml")).unwrap(), err)
    };
    let (direct, err) = turn(",Trục,", ",Trực tiếp,");
    let list = "        route:\n          - truc # qua trục\n";
    assert_eq!(
        direct,
        document.replace(list, "        route: direct # qua trục\n")
    );
    assert!(!err.contains("comments"), "{err}");
    let (back, err) = turn(",Trực tiếp,", ",Trục,");
    assert!(
        back.contains("route: [truc]") && !err.contains("comments"),
        "{back}{err}"
    );
}

/// Exchanges between the same two are told apart by what they say: a cell changes one of them and leaves the others, and a
/// route keeps the order of its cell.
#[test]
fn one_of_several_exchanges_that_are_alike_is_changed() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path();
    let lines = [
        "      - { with: ho-tich, route: [truc, ndxp], data: [x, y] }\n",
        "      - { with: ho-tich, route: [truc, ndxp], data: [x, y], service: S }\n",
        "      - { with: ho-tich, route: [truc, ndxp], data: [x, y], service: T } # ba\n",
    ];
    let more = "integration:\n  truc: { kind: lgsp, name: { vi: Trục } }\n  ndxp: { kind: lgsp, name: { vi: NDXP } }\n  cong: { kind: lgsp, name: { vi: Cổng } }\n";
    let document = format!(
        "{DOCUMENT}  app:\n    kind: application\n    name: {{ vi: Phần mềm }}\n    exchanges:\n{}{more}",
        lines.concat()
    );
    let check = |row: usize, (from, to): (&str, &str), (old, new): (&str, &str)| {
        fs::write(path.join("a.yaml"), &document).unwrap();
        let export = ["export", "a.yaml", "--table", "exchanges", "-o", "x.csv"];
        let (code, _, err) = run(path, &[&export[..], &["--force", "--lang", "vi"]].concat());
        assert_eq!(code, Some(0), "{err}");
        let table = fs::read_to_string(path.join("x.csv")).unwrap();
        let rows: Vec<_> = table.split_inclusive('\n').collect();
        assert!(rows[row + 1].contains(from), "{table}");
        let edited: Vec<_> = rows
            .iter()
            .enumerate()
            .map(|(nth, line)| {
                if nth == row + 1 {
                    line.replace(from, to)
                } else {
                    (*line).to_owned()
                }
            })
            .collect();
        fs::write(path.join("x.csv"), edited.concat()).unwrap();
        let import = [
            "import", "x.csv", "--into", "a.yaml", "--write", "--lang", "en",
        ];
        let (code, out, err) = run(path, &import);
        assert_eq!(code, Some(0), "{out}{err}");
        let wanted = document.replace(lines[row], &lines[row].replace(old, new));
        assert_eq!(fs::read_to_string(path.join("a.yaml")).unwrap(), wanted);
        let (_, _, err) = run(path, &import);
        assert!(err.contains("nothing to change"), "{err}");
    };
    for row in 0..lines.len() {
        check(row, ("Trục; NDXP", "Cổng"), ("[truc, ndxp]", "[cong]"));
        check(
            row,
            ("Trục; NDXP", "NDXP; Trục"),
            ("[truc, ndxp]", "[ndxp, truc]"),
        );
        check(
            row,
            ("Trục; NDXP", "Cổng; Trục; NDXP"),
            ("[truc, ndxp]", "[cong, truc, ndxp]"),
        );
        check(row, ("Trục; NDXP", "Trực tiếp"), ("[truc, ndxp]", "direct"));
        check(row, ("x; y", "z"), ("[x, y]", "[z]"));
    }
}
