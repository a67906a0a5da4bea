//! What the program says of commands, ids and files, in the words of those who read it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

const TEXT: &str = "\
justarch: 1
architecture: { id: kt, body: bo, level: ministry, name: { vi: Kiến trúc }, version: \"2.0\", framework: \"2.0\", status: draft, state-date: 2021-06-01 }
organisations: { bo: { name: { vi: Bộ }, kind: ministry } }
applications:
  moi: { kind: application, name: { vi: Mới }, owner: bo, succeeds: [doi-ten] }
channels:
  cong: { kind: service-portal, name: { vi: Cổng }, owner: bo }
business:
  cap: { kind: public-service, name: { vi: Cấp phép }, owner: bo, supported-by: [moi], offers: [cong] }
retired:
  cu: { reason: Hết hợp đồng, successor: [moi] }
  bo-han: { reason: Không còn nhu cầu }
";

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("justarch-told-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_justarch"));
    command.args(args).env_remove("JUSTARCH_LANG");
    command.output().unwrap()
}

fn said(args: &[&str]) -> String {
    let ran = run(args);
    String::from_utf8([ran.stdout, ran.stderr].concat()).unwrap()
}

#[test]
fn impact_says_what_became_of_an_id_and_what_is_no_element() {
    let folder = folder("impact");
    let file = folder.join("a.yaml");
    fs::write(&file, TEXT).unwrap();
    let file = file.to_str().unwrap();
    for (id, parts) in [
        ("cu", &["đã dừng vận hành", "Hết hợp đồng", "`moi`"][..]),
        (
            "bo-han",
            &["đã dừng vận hành", "không nêu thành phần thay thế"],
        ),
        ("doi-ten", &["thuộc phiên bản trước", "`moi`"]),
        (
            "bo",
            &["là một tổ chức, không phải thành phần", "`moi`, `cong`"],
        ),
    ] {
        let said = said(&["impact", file, id]);
        for part in parts {
            assert!(said.contains(part), "{id}: {said}");
        }
    }
    let known = run(&["impact", file, "moi"]);
    assert_eq!(known.status.code(), Some(0));
}

#[test]
fn a_correction_that_is_left_says_why() {
    let folder = folder("fix");
    let file = folder.join("a.yaml");
    fs::write(&file, TEXT).unwrap();
    let said = said(&["check", file.to_str().unwrap(), "--fix"]);
    let line = said.lines().find(|line| line.contains(": LAY006:"));
    let (_, reason) = line
        .unwrap_or_else(|| panic!("{said}"))
        .split_once("LAY006:")
        .unwrap();
    assert!(reason.contains("`offers`"), "{said}");
}

#[test]
fn a_baseline_says_that_it_was_written_and_in_words_what_is_gone() {
    let folder = folder("baseline");
    let (file, baseline) = (folder.join("a.yaml"), folder.join("b.json"));
    let _ = fs::remove_file(&baseline);
    fs::write(&file, TEXT).unwrap();
    let (file, baseline) = (file.to_str().unwrap(), baseline.to_str().unwrap());
    let ran = run(&["check", file, "--write-baseline", baseline]);
    let err = String::from_utf8(ran.stderr).unwrap();
    assert!(
        err.contains(&format!("Đã ghi {baseline}: ")) && err.contains("cảnh báo"),
        "{err}"
    );
    fs::write(file, TEXT.replace(", offers: [cong]", "")).unwrap();
    let said = said(&["check", file, "--baseline", baseline]);
    let line = said
        .lines()
        .find(|line| line.contains("LAY006"))
        .unwrap_or_else(|| panic!("{said}"));
    assert!(
        line.ends_with(
            "đường cơ sở còn ghi LAY006 cho quan hệ `offers` từ `cap` đến `cong`, nay không còn"
        ),
        "{line}"
    );
}

#[test]
fn a_wrong_argument_points_to_the_help_of_its_command() {
    for (args, command) in [
        (&["gap", "--frobnicate"][..], "justarch gap --help"),
        (
            &["rules", "test", "--frobnicate"],
            "justarch rules test --help",
        ),
        (&["--frobnicate"], "justarch --help"),
    ] {
        let said = said(args);
        assert!(said.contains(&format!("`{command}`")), "{said}");
    }
    assert!(said(&["check", "--lang", "fr", "a"]).contains("vi, en"));
    assert!(said(&["--help"]).contains("mặc định: lỗi"));
}

#[test]
fn explain_knows_the_words_of_reports_and_lists_each_word_once() {
    for (asked, title) in [
        ("phá vỡ tương thích", "Phá vỡ tương thích"),
        ("pha vo tuong thich", "Phá vỡ tương thích"),
        ("compatible", "Tương thích"),
        ("biên tập", "Biên tập"),
        ("mức tăng phiên bản", "Mức tăng phiên bản"),
        ("baseline", "Đường cơ sở"),
        ("miễn trừ", "Miễn trừ"),
        ("fingerprint", "Dấu vân tay"),
        ("thôi áp dụng", "Thôi áp dụng"),
        ("dừng vận hành", "Dừng vận hành"),
        ("thành phần", "Thành phần"),
        ("quan hệ", "Quan hệ"),
        ("bands", "Cách chia lớp"),
        ("3090", "Bốn lớp"),
        ("mã thoát", "Mã trả về"),
    ] {
        let ran = run(&["explain", asked]);
        let out = String::from_utf8(ran.stdout).unwrap();
        assert!(
            ran.status.success() && out.contains(title),
            "{asked}: {out}"
        );
    }
    assert!(said(&["explain"]).contains("Từ của báo cáo"));
    assert!(said(&["explain", "tuyen ket noi"]).starts_with("route: "));
    let list = said(&["explain", "tang", "phien", "ban", "kien"]);
    let mut lines: Vec<_> = list.lines().filter(|line| line.starts_with("  ")).collect();
    let all = lines.len();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), all, "{list}");
    assert!(list.matches("các từ liên quan").count() <= 1, "{list}");
}

#[test]
fn a_comment_is_not_to_blame_where_there_is_no_day_to_judge_by() {
    let folder = folder("undated");
    let file = folder.join("a.yaml");
    let with = TEXT.replace(
        "  moi:",
        "  # justarch-allow LAY009 until=2031-01-01 -- đang chuyển\n  moi:",
    );
    let path = file.to_str().unwrap().to_owned();
    fs::write(
        &file,
        with.replace("state-date: 2021-06-01", "state-date: 01-06-2021x"),
    )
    .unwrap();
    let said_of = said(&["check", &path]);
    assert!(
        said_of.contains("FMT011") && !said_of.contains("ALW002"),
        "{said_of}"
    );
    fs::write(&file, with.replace(", state-date: 2021-06-01", "")).unwrap();
    let said_of = said(&["check", &path]);
    assert!(
        said_of.contains("ALW002") && said_of.contains("chú thích không cần sửa"),
        "{said_of}"
    );
}
