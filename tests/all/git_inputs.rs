//! Documents of a revision, read with git.

use std::fs;
use std::process::Command;

use tempfile::TempDir;

use super::repository::{PROGRAM, Ran, Repository, ran};

const HEAD: &str = "justarch: 1
architecture:
  id: a
  body: bo
  level: ministry
  name: { vi: A }
  version: \"1.0\"
  framework: { version: \"3.0\" }
  status: draft
  state-date: 2024-12-31
";
const BODY: &str = "organisations:\n  bo: { name: { vi: Bộ }, kind: ministry }\n";

fn one(channels: &str) -> String {
    format!("{HEAD}{BODY}channels:\n{channels}")
}

fn channel(id: &str) -> String {
    format!("  {id}: {{ kind: web-portal, name: {{ vi: Cổng {id} }}, owner: bo }}\n")
}

/// The ids that a comparison names.
fn changed(ran: &Ran) -> Vec<String> {
    let json = ran.json();
    let mut named = Vec::new();
    for change in json["changes"].as_array().unwrap() {
        for side in ["old", "new"] {
            let subjects = change["change"][side].as_array().unwrap().iter();
            named.extend(subjects.map(|subject| subject.as_str().unwrap().to_owned()));
        }
    }
    named.sort();
    named.dedup();
    named
}

#[test]
fn a_revision_stands_wherever_a_document_does() {
    let repository = Repository::new();
    repository.commit(&[("kt/a.yaml", &one(&channel("cu")))]);
    repository.git(&["tag", "v1"]);
    repository.write("kt/a.yaml", &one(&channel("moi")));
    // What is found is the same, in the file that is named so.
    let found = |input: &str| {
        let json = repository.run(&["check", "--format=json", input]).json();
        let found = json["findings"].as_array().unwrap().clone();
        assert!(
            found.iter().all(|f| f["labels"][0]["file"] == input),
            "{json}"
        );
        let lines = found.iter();
        let lines = lines.map(|f| (f["code"].to_string(), f["labels"][0]["line"].as_u64()));
        lines.collect::<Vec<_>>()
    };
    assert_eq!(found("v1:kt/a.yaml"), found("kt/a.yaml"));
    for args in [
        &["check", "--fail-on=never", "HEAD:kt/a.yaml"][..],
        &[
            "transition",
            "HEAD:kt/a.yaml",
            "kt/a.yaml",
            "--fail-on=never",
        ],
        &["gap", "HEAD:kt/a.yaml", "--to", "3.0"],
        &["roadmap", "HEAD:kt/a.yaml", "kt/a.yaml"],
        &["impact", "HEAD:kt/a.yaml", "cu"],
        &["rename", "HEAD:kt/a.yaml", "cu", "khac"],
        &["migrate", "HEAD:kt/a.yaml", "--to", "4.0"],
    ] {
        let ran = repository.run(args);
        assert!(ran.code != Some(2), "{args:?}: {}", ran.error);
    }
    for args in [
        &["rename", "HEAD:kt/a.yaml", "cu", "khac", "--write"][..],
        &["check", "--fix", "--write", "HEAD:kt/a.yaml"],
        &["fmt", "--write", "HEAD:kt/a.yaml"],
    ] {
        repository.run(args).refused(&["HEAD:kt/a.yaml", "--write"]);
    }
    assert_eq!(repository.git(&["worktree", "list"]).lines().count(), 1);
    assert_eq!(repository.git(&["status", "--porcelain"]), " M kt/a.yaml\n");
}

#[test]
fn a_revision_alone_is_compared_with_the_working_file() {
    let repository = Repository::new();
    repository.commit(&[("kt/justarch.yaml", &one(&channel("cu")))]);
    repository.write("kt/justarch.yaml", &one(&channel("moi")));
    for (folder, old) in [
        (".", "HEAD:kt/justarch.yaml"),
        (".", "HEAD:kt"),
        (".", "HEAD:./kt/"),
        ("kt", "HEAD"),
        ("kt", "HEAD:./"),
        ("kt", "HEAD:./justarch.yaml"),
        ("kt", "HEAD:kt/justarch.yaml"),
        ("kt", "merge-base:main"),
        ("kt", "merge-base:main:./justarch.yaml"),
    ] {
        let ran = repository.run_in(folder, &["diff", "--format=json", old]);
        assert_eq!(changed(&ran), ["cu", "moi"], "{old} in {folder}");
    }
    let alone = repository.run_in("kt", &["diff", "justarch.yaml"]);
    alone.refused(&["thiếu phiên bản sau"]);
    repository
        .run(&["diff", "HEAD"])
        .refused(&["HEAD:./", "không có tệp gốc", "justarch.yaml"]);
}

#[test]
fn what_a_revision_includes_is_that_of_the_revision() {
    let repository = Repository::new();
    let root = format!("{HEAD}include: [kenh/cu.yaml]\n{BODY}");
    let channels = format!("channels:\r\n{}", channel("cu").replace('\n', "\r\n"));
    repository.commit(&[("justarch.yaml", &root), ("kenh/cu.yaml", &channels)]);
    // Since then it was renamed, and its content is another.
    fs::remove_file(repository.path.join("kenh/cu.yaml")).unwrap();
    let renamed = root.replace("cu.yaml", "moi.yaml");
    let channels = format!("channels:\n{}", channel("moi"));
    repository.commit(&[("justarch.yaml", &renamed), ("kenh/moi.yaml", &channels)]);
    let ran = repository.run(&["diff", "--format=json", "HEAD~1:"]);
    assert_eq!(changed(&ran), ["cu", "moi"]);
    // The file is named as it can be named again.
    let found = repository
        .run(&["check", "--format=json", "HEAD~1:"])
        .json();
    let files: Vec<_> = found["findings"].as_array().unwrap().iter().collect();
    let named = |part: &str| files.iter().any(|f| f["labels"][0]["file"] == part);
    assert!(
        named("HEAD~1:./justarch.yaml") && named("HEAD~1:./kenh/cu.yaml"),
        "{found}"
    );
    // One that the revision does not have is no file, although the working tree has one.
    repository.commit(&[("justarch.yaml", &root)]);
    repository.write("kenh/cu.yaml", &channels);
    let ran = repository.run(&["check", "HEAD:"]);
    assert!(
        ran.out.contains("FMT006") && ran.out.contains("kenh/cu.yaml"),
        "{}",
        ran.out
    );
}

#[test]
fn where_two_branches_parted() {
    let repository = Repository::new();
    repository.commit(&[("justarch.yaml", &one(&channel("goc")))]);
    repository.git(&["checkout", "--quiet", "-b", "nhanh"]);
    repository.commit(&[(
        "justarch.yaml",
        &one(&(channel("goc") + &channel("cua-nhanh"))),
    )]);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.commit(&[(
        "justarch.yaml",
        &one(&(channel("goc") + &channel("cua-main"))),
    )]);
    repository.git(&["checkout", "--quiet", "nhanh"]);
    let ran = repository.run(&["diff", "--format=json", "merge-base:main"]);
    assert_eq!(changed(&ran), ["cua-nhanh"]);
    let ran = repository.run(&["diff", "--format=json", "main"]);
    assert_eq!(changed(&ran), ["cua-main", "cua-nhanh"]);
    repository.git(&["checkout", "--quiet", "--orphan", "khac"]);
    repository.commit(&[]);
    repository
        .run(&["diff", "merge-base:main"])
        .refused(&["main", "không có gốc chung"]);
}

#[test]
fn what_cannot_be_had_is_said() {
    let repository = Repository::new();
    repository.commit(&[
        ("kt/a.yaml", &one(&channel("a"))),
        ("b.yaml", "justarch: 1\n"),
    ]);
    let missing = repository.run(&["check", "không-có:kt/a.yaml"]);
    missing.refused(&["không-có", "kho git không có phiên bản"]);
    let english = repository.run(&["check", "no-such:kt/a.yaml", "--lang=en"]);
    english.refused(&["there is no such file", "no revision `no-such`"]);
    repository
        .run(&["check", "--", "-x:kt/a.yaml"])
        .refused(&["-x"]);
    let renamed = repository.run(&["check", "HEAD:kt/b.yaml"]);
    renamed.refused(&["không có tệp `kt/b.yaml`", "git log --follow"]);
    let from_top = repository.run_in("kt", &["check", "HEAD:a.yaml"]);
    from_top.refused(&["HEAD:./a.yaml"]);
    repository
        .run(&["check", "HEAD:../a.yaml"])
        .refused(&["nằm ngoài kho git"]);
    repository
        .run(&["check", "HEAD:kt"])
        .refused(&["không có tệp gốc"]);
    // A link out of the repository is no file of it.
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/etc/hostname", repository.path.join("c.yaml")).unwrap();
        std::os::unix::fs::symlink("kt/a.yaml", repository.path.join("d.yaml")).unwrap();
        repository.commit(&[]);
        repository
            .run(&["check", "HEAD:c.yaml"])
            .refused(&["không có tệp `c.yaml`"]);
        let linked = repository.run(&["check", "--format=json", "HEAD:d.yaml"]);
        assert_ne!(linked.code, Some(2), "{}", linked.error);
    }
    let elsewhere = TempDir::new().unwrap();
    let outside = |command: &mut Command| {
        let command = command
            .args(["check", "HEAD:a.yaml"])
            .current_dir(elsewhere.path());
        ran(command.env("GIT_CEILING_DIRECTORIES", elsewhere.path()))
    };
    outside(&mut Command::new(PROGRAM)).refused(&["không nằm trong kho git"]);
    let without = outside(Command::new(PROGRAM).env("PATH", elsewhere.path()));
    without.refused(&["không tìm thấy chương trình `git`"]);
}

#[test]
fn a_clone_with_a_part_of_the_history_says_so() {
    let repository = Repository::new();
    for id in ["a", "b", "c"] {
        repository.commit(&[("justarch.yaml", &one(&channel(id)))]);
    }
    let clone = Repository::new();
    let from = format!("file://{}", repository.path.display());
    let to = clone.path.join("nông");
    clone.git(&[
        "clone",
        "--quiet",
        "--depth=1",
        &from,
        &to.display().to_string(),
    ]);
    let shallow = |args: &[&str]| ran(Command::new(PROGRAM).args(args).current_dir(&to));
    shallow(&["check", "HEAD~1:"]).refused(&["HEAD~1", "git fetch --unshallow", "fetch-depth: 0"]);
    assert_ne!(shallow(&["check", "HEAD:"]).code, Some(2));
}

#[test]
fn a_file_that_is_there_is_meant_before_a_revision() {
    let repository = Repository::new();
    repository.commit(&[("a.yaml", &one(&channel("a")))]);
    if cfg!(unix) {
        repository.write("HEAD:a.yaml", &one(&channel("b")));
        let ran = repository.run(&["impact", "HEAD:a.yaml", "b"]);
        assert_eq!(ran.code, Some(0), "{}", ran.error);
    }
}

/// The codes and subjects that a check of what changed tells.
fn told(ran: &Ran) -> Vec<String> {
    let json = ran.json();
    let mut told = Vec::new();
    for found in json["findings"].as_array().unwrap() {
        for label in found["labels"].as_array().unwrap() {
            if let Some(subject) = label["subject"].as_str() {
                told.push(format!("{} {subject}", found["code"].as_str().unwrap()));
            }
        }
    }
    told.sort();
    told.dedup();
    told
}

fn about<'t>(told: &'t [String], id: &str) -> Vec<&'t String> {
    told.iter()
        .filter(|line| line.ends_with(&format!(" {id}")))
        .collect()
}

#[test]
fn only_what_is_new_since_a_revision_is_told() {
    let repository = Repository::new();
    let services = "business:
  dich-vu:
    kind: public-service
    name: { vi: Dịch vụ }
    owner: bo
    supported-by: [he-thong]
applications:
  he-thong: { kind: procedure-system, name: { vi: Hệ thống }, owner: bo }
  kho: { kind: database, name: { vi: Kho }, owner: bo }
";
    let old = format!("{}{services}", one(&(channel("mot") + &channel("hai"))));
    repository.commit(&[("kt/justarch.yaml", &old)]);
    let changed = |format: &str| {
        repository.run(&[
            "check",
            "--changed=HEAD",
            &format!("--format={format}"),
            "kt",
        ])
    };
    // Nothing changed; also if all is written otherwise.
    assert_eq!(told(&changed("json")), [] as [String; 0]);
    repository.write("kt/justarch.yaml", &format!("# ghi chú\n\n{old}"));
    assert_eq!(told(&changed("json")), [] as [String; 0]);
    // One that changed is told wholly, a new one too, the others not.
    let new = old.replace("Cổng hai", "Cổng đổi tên");
    let new = new.replacen("channels:\n", &format!("channels:\n{}", channel("ba")), 1);
    repository.write("kt/justarch.yaml", &new);
    let found = told(&changed("json"));
    assert!(about(&found, "mot").is_empty(), "{found:?}");
    assert!(
        !about(&found, "hai").is_empty() && !about(&found, "ba").is_empty(),
        "{found:?}"
    );
    // What is deleted lets something be found at an element that nobody touched.
    let service = services.split_once("applications:").unwrap().0;
    repository.write("kt/justarch.yaml", &old.replace(service, ""));
    let found = told(&changed("json"));
    let about = about(&found, "he-thong");
    assert_eq!(about, ["LAY007 he-thong", "LAY009 he-thong"], "{found:?}");
    // What a comment allows is still counted.
    let allowed = old.replace("  mot:", "  # justarch-allow LAY007 -- mới dựng\n  mot:");
    repository.write("kt/justarch.yaml", &allowed);
    let json = changed("json").json();
    let suppressed = json["suppressed"].to_string();
    assert!(suppressed.contains("mới dựng"), "{json}");
    // A revision that is missing, that lacks the file, or cannot be read.
    repository
        .run(&["check", "--changed=khong-co", "kt"])
        .refused(&["khong-co"]);
    repository.write("moi/justarch.yaml", &old);
    let ran = repository.run(&["check", "--changed=HEAD", "--format=json", "moi"]);
    assert!(!told(&ran).is_empty() && ran.error.contains("mọi kết quả đều là mới"));
    let full = repository.path.join("kt");
    let ran = repository.run(&[
        "check",
        "--changed=HEAD",
        "--format=json",
        &full.display().to_string(),
    ]);
    assert_eq!(told(&ran), [] as [String; 0], "by its whole path");
    let outside = TempDir::new().unwrap();
    fs::write(outside.path().join("a.yaml"), &old).unwrap();
    let outside = outside.path().join("a.yaml").display().to_string();
    repository
        .run(&["check", "--changed=HEAD", &outside])
        .refused(&["nằm ngoài kho git"]);
    repository
        .run(&["check", "--changed=HEAD", "reference:moj-3.0"])
        .refused(&["reference:moj-3.0"]);
}
