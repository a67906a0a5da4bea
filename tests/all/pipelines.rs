//! What is made ready for pipelines: the script that checks a change, as the action and people run it, and the files around
//! it.

use std::fs;
use std::process::Command;

use super::repository::{PROGRAM, Ran, Repository, ran};

const TEXT: &str = "justarch: 1
architecture:
  id: a
  body: bo
  level: ministry
  name: { vi: A }
  version: \"1.0\"
  framework: { version: \"3.0\" }
  status: draft
  state-date: 2024-12-31
organisations:
  bo: { name: { vi: Bộ }, kind: ministry }
channels:
  cong: { kind: web-portal, name: { vi: Cổng }, owner: bo }
";

/// The script in a repository, with these settings.
fn checked(repository: &Repository, settings: &[(&str, &str)]) -> Ran {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/ci/check.sh");
    let mut command = Command::new("sh");
    command.arg(script).current_dir(&repository.path);
    command.env("JUSTARCH", PROGRAM);
    ran(command.envs(settings.iter().copied()))
}

#[cfg(unix)]
#[test]
fn the_script_of_the_action_fails_on_what_is_new() {
    let repository = Repository::new();
    repository.commit(&[("kien truc/justarch.yaml", TEXT)]);
    let page = repository.path.join("trang.md");
    let page = page.to_str().unwrap();
    let base = [("DOCUMENT", "kien truc"), ("BASE", "HEAD"), ("PAGE", page)];
    // The document has errors of its own; none of them is new.
    let alone = checked(&repository, &base[..1]);
    assert_eq!(alone.code, Some(1), "{}{}", alone.out, alone.error);
    let same = checked(&repository, &base);
    assert_eq!(same.code, Some(0), "{}{}", same.out, same.error);
    // An element without an owner is.
    let more = format!("{TEXT}  moi: {{ kind: web-portal, name: {{ vi: Cổng mới }} }}\n");
    repository.write("kien truc/justarch.yaml", &more);
    let new = checked(&repository, &base);
    assert_eq!(new.code, Some(1), "{}{}", new.out, new.error);
    assert!(
        new.out.contains("`moi`") && !new.out.contains("`cong`"),
        "{}",
        new.out
    );
    assert!(fs::read_to_string(page).unwrap().contains("Cổng mới"));
    // A gate on the change itself.
    repository.write("kien truc/justarch.yaml", &TEXT.replace("cong:", "khac:"));
    let mut gate = base.to_vec();
    gate.extend([("GATE", "compatible"), ("FAIL_ON", "never")]);
    let gated = checked(&repository, &gate);
    assert_eq!(gated.code, Some(1), "{}{}", gated.out, gated.error);
    // What cannot be compared is no success.
    let unknown = checked(
        &repository,
        &[("DOCUMENT", "kien truc"), ("BASE", "khong-co")],
    );
    unknown.refused(&["khong-co"]);
}

/// The settings of the action are those of the script, and the hooks call commands that there are.
#[test]
fn the_files_around_it_name_what_there_is() {
    let read = |name: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        fs::read_to_string(path).unwrap()
    };
    let (script, action) = (read("ci/check.sh"), read("action.yml"));
    for setting in ["DOCUMENT", "BASE", "FAIL_ON", "GATE", "FORMAT", "PAGE"] {
        assert!(script.contains(&format!("${{{setting}:-")), "{setting}");
        assert!(action.contains(setting), "{setting}");
    }
    for (file, commands) in [(".pre-commit-hooks.yaml", 2), ("ci/gitlab.yml", 3)] {
        let text = read(file);
        let named: Vec<_> = text
            .split("justarch ")
            .skip(1)
            .filter_map(|rest| rest.split_whitespace().next())
            .filter(|word| ["check", "diff", "fmt"].contains(word))
            .collect();
        assert!(named.len() >= commands, "{file}: {named:?}");
    }
}
