//! A document of which a part could not be read: every form of a result says so, and no picture of it is made public.

use crate::edit_commands::{folder, get, put, run};

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
applications:
  xu-ly: { kind: application, name: { vi: Xử lý }, owner: bo, stores: [kho] }
  kho: { kind: database, name: { vi: Kho hồ sơ mật }, owner: bo }
";

#[test]
fn every_form_of_a_gap_and_of_a_step_names_what_could_not_be_read() {
    let folder = folder("unread-forms");
    put(&folder, "old.yaml", TEXT);
    put(
        &folder,
        "new.yaml",
        TEXT.replace("kind: database", "kind: databas"),
    );
    let gap = ["gap", "new.yaml", "--to", "4.0", "--partial"];
    for (command, code) in [(&gap[..], 0), (&["transition", "old.yaml", "new.yaml"], 2)] {
        for form in [
            "human", "markdown", "json", "concise", "sarif", "github", "gitlab",
        ] {
            let args = [command, &["--format", form]].concat();
            let (exit, out, err) = run(&folder, &args);
            assert_eq!(exit, code, "{args:?}: {err}");
            let told = out.lines().any(|line| {
                line.contains("`kho`") && !line.contains("SEC0") && !line.contains("FMT013")
            });
            let told = told || out.contains("the element `kho`");
            // Nor is it silent of what is not known of 4.0.
            let caveat = "is not known and was not judged";
            assert!(code == 2 || (out + &err).contains(caveat), "{args:?}");
            assert!(told, "{args:?}");
        }
    }
    // Nothing is said of what was read whole.
    let args = ["gap", "old.yaml", "--to", "4.0", "--format", "concise"];
    assert!(!run(&folder, &args).1.contains("could not be read"));
}

#[test]
fn a_sheet_and_an_extract_name_what_could_not_be_read() {
    let folder = folder("unread-sheets");
    put(
        &folder,
        "a.yaml",
        TEXT.replace("kind: database", "kind: databas"),
    );
    for more in [&["xu-ly"][..], &["--project", "xu-ly"]] {
        let args = [&["sheet", "a.yaml", "-o", "a.md", "--force"], more].concat();
        let (code, _, err) = run(&folder, &args);
        assert_eq!(code, 0, "{err}");
        let page = get(&folder, "a.md");
        assert!(
            page.contains("Not complete") && page.contains("kho"),
            "{page}"
        );
    }
    put(&folder, "a.yaml", TEXT);
    let args = ["sheet", "a.yaml", "xu-ly", "-o", "a.md", "--force"];
    assert_eq!(run(&folder, &args).0, 0);
    assert!(!get(&folder, "a.md").contains("Not complete"));
}

#[test]
fn every_picture_and_graph_names_what_could_not_be_read() {
    let folder = folder("unread-drawn");
    put(&folder, "whole.yaml", TEXT);
    put(
        &folder,
        "part.yaml",
        TEXT.replace("kind: database", "kind: databas"),
    );
    let draw = ["svg", "html", "dot", "mmd", "puml", "drawio"];
    let draw = draw.iter().flat_map(|form| {
        [
            vec!["draw", "part.yaml", "-o", form],
            vec!["draw", "part.yaml", "--against", "whole.yaml", "-o", form],
            vec!["draw", "whole.yaml", "--against", "part.yaml", "-o", form],
        ]
    });
    let export = ["graphml", "cypher"].map(|form| vec!["export", "part.yaml", "-o", form]);
    for mut args in draw.chain(export) {
        let file = format!("a.{}", args.pop().unwrap());
        args.extend([file.as_str(), "--lang", "vi"]);
        if args.contains(&"export") {
            args.push("--force");
        }
        let (code, _, err) = run(&folder, &args);
        assert_eq!(code, 0, "{args:?}: {err}");
        let drawn = get(&folder, &file);
        assert!(
            drawn.contains("không đọc được 2 nội dung") && drawn.contains("kho"),
            "{args:?}: {drawn}"
        );
        if args.contains(&"--against") {
            continue;
        }
        args[1] = "whole.yaml";
        assert_eq!(run(&folder, &args).0, 0);
        assert!(!get(&folder, &file).contains("nội dung của tài liệu"));
    }
}

/// A key that nobody knows may be the one that says that the element is secret.
#[test]
fn what_was_not_read_whole_is_not_drawn_for_the_public() {
    let folder = folder("unread-pictures");
    put(&folder, "old.yaml", TEXT);
    let odd = TEXT.replace("kind: database,", "kind: database, mật: [state-secret],");
    put(&folder, "new.yaml", odd);
    for file in ["a.svg", "a.pdf", "a.html", "a.mmd", "a.drawio"] {
        for inputs in [
            &["new.yaml"][..],
            &["new.yaml", "--against", "old.yaml"],
            &["old.yaml", "--against", "new.yaml"],
        ] {
            let args = [&["draw", "--public", "-o", file], inputs].concat();
            let (code, _, err) = run(&folder, &args);
            assert_eq!(code, 2, "{args:?}: {err}");
            assert!(!folder.join(file).exists(), "{args:?}");
        }
        let args = ["draw", "old.yaml", "--public", "-o", file];
        assert_eq!(run(&folder, &args).0, 0);
        assert!(folder.join(file).exists());
        std::fs::remove_file(folder.join(file)).unwrap();
    }
}
