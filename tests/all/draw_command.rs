//! `justarch draw`.

use crate::edit_commands::{folder, run};

#[test]
fn a_picture_is_written_as_what_its_file_ends_in() {
    let folder = folder("draw-files");
    for (file, begins) in [
        ("a.svg", "<svg "),
        ("a.pdf", "%PDF-"),
        ("a.PNG", "\u{89}PNG"),
    ] {
        let dots: &[&str] = if file == "a.PNG" {
            &["--dpi", "30"]
        } else {
            &[]
        };
        let args = ["draw", "reference:moj-3.0", "--size", "a4", "-o", file];
        let (code, out, err) = run(&folder, &[&args[..], dots].concat());
        assert_eq!((code, out.as_str()), (0, ""), "{err}");
        assert!(err.contains(file) && err.contains("6.5"), "{err}");
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let begins: Vec<u8> = begins.chars().map(|c| c as u8).collect();
        assert!(bytes.starts_with(&begins), "{file}");
    }
    // What is there already is drawn anew.
    let again = ["draw", "reference:moj-2.0", "-o", "a.svg", "--lang", "en"];
    assert_eq!(run(&folder, &again).0, 0);
    let svg = std::fs::read_to_string(folder.join("a.svg")).unwrap();
    assert!(svg.contains("General diagram"));
}

#[test]
fn without_a_file_one_page_is_printed() {
    let folder = folder("draw-printed");
    let (code, out, err) = run(&folder, &["draw", "reference:moj-3.0", "--bands", "224"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("<svg ") && out.ends_with("</svg>\n"));
    assert!(out.contains("data-band=\"network-security\""));
}

/// Several pages become several files, and it is said why.
#[test]
fn pages_are_numbered_files() {
    let folder = folder("draw-pages");
    let mut text = String::from(
        "justarch: 1\narchitecture: { id: many, body: moj, level: ministry, name: { vi: Nhiều }, version: \"1.0\", framework: \"3.0\" }\n\
         organisations: { moj: { name: { vi: Bộ Tư pháp } } }\napplications:\n",
    );
    for nth in 0..310 {
        let line =
            format!("  a{nth}: {{ kind: application, name: {{ vi: Phần mềm số {nth} }} }}\n");
        text.push_str(&line);
    }
    std::fs::write(folder.join("many.yaml"), text).unwrap();
    let (code, _, err) = run(
        &folder,
        &["draw", "many.yaml", "-o", "p.svg", "--size", "a4"],
    );
    assert_eq!(code, 0, "{err}");
    assert!(
        err.contains("2 pages") && err.contains("310 elements"),
        "{err}"
    );
    assert!(folder.join("p-1.svg").exists() && folder.join("p-2.svg").exists());
    assert!(!folder.join("p.svg").exists());
    let (code, out, err) = run(&folder, &["draw", "many.yaml", "--size", "a4"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("--fit") && err.contains("-o"), "{err}");
    let (code, out, _) = run(
        &folder,
        &["draw", "many.yaml", "--fit", "--size", "a3", "--portrait"],
    );
    assert_eq!(code, 0);
    assert_eq!(out.matches("data-id=").count(), 310);
}

/// The changes from an earlier version, and the waves to the later one.
#[test]
fn changes_and_waves_are_drawn() {
    let folder = folder("draw-changes");
    let step = [
        "draw",
        "reference:moj-3.0",
        "--against",
        "reference:moj-2.0",
    ];
    let (code, out, err) = run(&folder, &step);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("data-change=\"added\"") && out.contains("Against version 2.0"));
    assert_eq!(out.matches("<svg ").count(), 1);
    for (file, begins) in [("a.png", &b"\x89PNG"[..]), ("a.pdf", b"%PDF-")] {
        let dots: &[&str] = if file == "a.png" {
            &["--dpi", "30"]
        } else {
            &[]
        };
        let more = [&["--fit", "-o", file], dots].concat();
        let (code, _, err) = run(&folder, &[&step[..], &more].concat());
        assert_eq!(code, 0, "{err}");
        assert!(
            std::fs::read(folder.join(file))
                .unwrap()
                .starts_with(begins)
        );
    }
    let (code, _, err) = run(
        &folder,
        &[&step[..], &["--size", "a3", "-o", "p.svg"]].concat(),
    );
    assert_eq!(code, 0, "{err}");
    assert!(
        err.contains("list of changes") && folder.join("p-2.svg").exists(),
        "{err}"
    );
    let (code, out, _) = run(&folder, &[&step[..], &["--wave", "1"]].concat());
    assert_eq!(code, 0);
    assert!(out.contains("State after wave 1 of"));
    for wave in ["0", "99"] {
        let (code, out, err) = run(&folder, &[&step[..], &["--wave", wave]].concat());
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(err.contains("the roadmap has 3 waves"), "{err}");
    }
    let (code, _, err) = run(
        &folder,
        &[&step[..], &["--wave", "1", "-o", "a.html"]].concat(),
    );
    assert!(code == 2 && err.contains("--wave"), "{err}");
    let (code, _, err) = run(&folder, &["draw", "reference:moj-3.0", "--wave", "1"]);
    assert!(code == 2 && err.contains("--against"), "{err}");
    let (code, _, err) = run(&folder, &["draw", "-", "--against", "-"]);
    assert!(code == 2, "{err}");
}

/// What the configuration accepts is no change in the picture either, and is told.
#[test]
fn accepted_changes_do_not_count_in_the_picture() {
    let folder = folder("draw-accepted");
    let version = |number: &str, more: &str| {
        format!(
            "justarch: 1\narchitecture: {{ id: a, body: moj, level: ministry, name: {{ vi: Kiến trúc }}, version: \"{number}\", framework: \"3.0\" }}\n\
             organisations: {{ moj: {{ name: {{ vi: Bộ Tư pháp }} }} }}\napplications:\n  app: {{ kind: application, name: {{ vi: Phần mềm }} }}\n{more}"
        )
    };
    let gone = "  db: { kind: database, name: { vi: Kho } }\n";
    std::fs::write(folder.join("old.yaml"), version("1.0", gone)).unwrap();
    std::fs::write(folder.join("new.yaml"), version("1.1", "")).unwrap();
    let (code, out, _) = run(
        &folder,
        &["diff", "old.yaml", "new.yaml", "--format", "json"],
    );
    assert_eq!(code, 0);
    let diff: serde_json::Value = serde_json::from_str(&out).unwrap();
    let changes = diff["changes"].as_array().unwrap();
    let removed = changes
        .iter()
        .find(|c| c["change"]["kind"] == "removed")
        .unwrap();
    let fingerprint = removed["change"]["fingerprint"].as_str().unwrap();
    let step = ["draw", "new.yaml", "--against", "old.yaml"];
    let before = run(&folder, &step).1;
    let all = changes.len();
    assert!(before.contains(&format!("{all} changes")), "{before}");
    let config = format!(
        "[[accept]]\nfingerprint = \"{fingerprint}\"\nreason = \"đã thống nhất\"\napprover = \"Cục CNTT\"\n"
    );
    std::fs::write(folder.join("justarch.toml"), config).unwrap();
    let (code, after, err) = run(&folder, &step);
    assert_eq!(code, 0, "{err}");
    let rest = all - 1;
    let noun = if rest == 1 { "change" } else { "changes" };
    assert!(after.contains(&format!("{rest} {noun}")), "{after}");
    assert!(
        after.contains("accepted: đã thống nhất") && after.contains("data-gone"),
        "{after}"
    );
}

#[test]
fn what_does_not_go_together_is_refused() {
    let folder = folder("draw-refused");
    let refused: [(&[&str], &str); 7] = [
        (&["-o", "a.yaml"], ".svg, .png, .pdf"),
        (&["-o", "a"], ".svg, .png, .pdf"),
        (&["-o", "a.png", "--text", "paths"], "--text"),
        (&["--portrait"], "--size"),
        (&["--size", "a4", "--portrait", "--landscape"], "--portrait"),
        (&["--bands", "9"], "seven, 3090, 224"),
        (&["--format", "json"], "--format"),
    ];
    for (args, said) in refused {
        let all = [&["draw", "reference:moj-3.0"][..], args].concat();
        let (code, out, err) = run(&folder, &all);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains(said), "{args:?}: {err}");
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn relations_and_parts_are_drawn_as_asked_for() {
    let folder = folder("draw-parts");
    let parts: [(&[&str], &str); 9] = [
        (&["--relations", "layers"], "data-group=\"several\""),
        (&["--relations", "all"], "data-relation=\"hosted-on\""),
        (
            &["--relations", "exchanges,stores", "--relations", "moj-lgsp"],
            "data-relation=\"exchanges\"",
        ),
        (&["--layer", "applications"], "data-band=\"applications\""),
        (
            &["--around", "vneid", "--depth", "2"],
            "data-relation=\"exchanges\"",
        ),
        (
            &["--owner", "moj", "--layer", "channels"],
            "data-band=\"channels\"",
        ),
        (
            &["--from-to", "citizens", "moj-data-centre"],
            "data-id=\"moj-data-centre\"",
        ),
        (&["--exchanges"], "data-band=\"platforms\""),
        (
            &["--exchanges", "--public", "--size", "a3", "--fit"],
            "data-band=\"own-agency\"",
        ),
    ];
    for (args, drawn) in parts {
        let all = [&["draw", "reference:moj-3.0"][..], args].concat();
        let (code, out, err) = run(&folder, &all);
        assert_eq!(code, 0, "{args:?}: {err}");
        assert!(out.contains(drawn), "{args:?}");
        assert_eq!(out, run(&folder, &all).1, "{args:?}");
    }
    for file in ["a.png", "a.pdf"] {
        let dots: &[&str] = if file == "a.png" {
            &["--dpi", "30"]
        } else {
            &[]
        };
        let document = ["draw", "reference:dong-nai-2023"];
        let part = ["--around", "dongnai-lgsp", "-o", file];
        let args = [&document[..], &part, dots].concat();
        assert_eq!(run(&folder, &args).0, 0);
        assert!(folder.join(file).exists());
    }
}

/// What is not drawn is said beside the picture and in it.
#[test]
fn relations_that_are_not_drawn_are_counted() {
    let folder = folder("draw-counted");
    let args = [
        "draw",
        "reference:moj-4.0",
        "--size",
        "a4",
        "--portrait",
        "--relations",
        "all",
        "-o",
        "a.svg",
        "--lang",
        "en",
    ];
    let (code, _, err) = run(&folder, &args);
    assert_eq!(code, 0, "{err}");
    let page = if folder.join("a.svg").exists() {
        "a.svg"
    } else {
        "a-1.svg"
    };
    let svg = std::fs::read_to_string(folder.join(page)).unwrap();
    assert!(svg.contains("relations are shown"), "{err}");
    assert_eq!(
        err.contains("of 128 relations are shown"),
        page == "a-1.svg",
        "{err}"
    );
}

#[test]
fn what_a_part_cannot_be_made_of_is_refused_with_what_was_meant() {
    let folder = folder("draw-part-refused");
    let refused: [(&[&str], &str); 17] = [
        (&["--around", "moj-lgps"], "moj-lgsp"),
        (
            &["--from-to", "citizens", "moj-data-center"],
            "moj-data-centre",
        ),
        (&["--from-to", "citizens"], "too few"),
        (
            &["--from-to", "citizens", "businesses"],
            "--around citizens",
        ),
        (&["--owner", "moi"], "moj"),
        (&["--layer", "application"], "applications"),
        (&["--relations", "exchange"], "exchanges"),
        (&["--relations", "moj-lgps"], "moj-lgsp"),
        (&["--relations", "all,exchanges"], "`all`"),
        (&["--depth", "2"], "--around"),
        (&["--exchanges", "--layer", "channels"], "--exchanges"),
        (&["--owner", "viettel"], "no element"),
        (&["--around", "moj"], "moj"),
        (&["--dpi", "100", "-o", "a.svg"], "PNG only"),
        (&["--dpi", "100", "-o", "a.pdf"], "PNG only"),
        (&["--dpi", "100"], "PNG only"),
        (&["--text", "paths", "-o", "a.png"], "SVG only"),
    ];
    for (args, said) in refused {
        let all = [&["draw", "reference:moj-3.0"][..], args].concat();
        let (code, out, err) = run(&folder, &all);
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains(said), "{args:?}: {err}");
    }
}

/// Options of a picture are refused where text is written.
#[test]
fn options_of_pictures_are_refused_for_text() {
    let folder = folder("draw-text-refused");
    let options: [&[&str]; 11] = [
        &["--size", "a4"],
        &["--fit"],
        &["--text", "paths"],
        &["--theme", "dark"],
        &["--dpi", "100"],
        &["--relations", "all"],
        &["--layer", "channels"],
        &["--around", "vneid"],
        &["--owner", "moj"],
        &["--from-to", "citizens", "vneid"],
        &["--exchanges"],
    ];
    for file in ["a.html", "a.dot", "a.mmd", "a.puml", "a.drawio"] {
        for option in options {
            let all = [&["draw", "reference:moj-3.0", "-o", file][..], option].concat();
            let (code, out, err) = run(&folder, &all);
            assert_eq!((code, out.as_str()), (2, ""), "{file} {option:?}");
            let ending = file.trim_start_matches('a');
            assert!(
                err.contains(option[0]) && err.contains(ending),
                "{file}: {err}"
            );
        }
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
}
