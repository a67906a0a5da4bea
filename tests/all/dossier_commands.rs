//! `justarch report` and `justarch sheet`.

use std::fs;
#[cfg(target_os = "linux")]
use std::process::Command;

use crate::edit_commands::{folder, run};

#[test]
fn a_report_is_written_as_what_its_file_ends_in() {
    let folder = folder("report-files");
    for (file, begins) in [
        ("a.docx", "PK"),
        ("a.html", "<!DOCTYPE html>"),
        ("a.md", "Bộ Tư pháp\n"),
    ] {
        let args = ["report", "reference:moj-3.0", "-o", file, "--lang", "vi"];
        let (code, out, err) = run(&folder, &args);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.contains(file), "{out}");
        let bytes = fs::read(folder.join(file)).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{file}");
        // What is there may be somebody's work.
        let (code, _, err) = run(&folder, &args);
        assert_eq!(code, 2);
        assert!(err.contains("--force"), "{err}");
    }
    assert!(folder.join("a-1.svg").exists());
}

/// Where nothing lays a PDF out, that is said and nothing is written. Elsewhere the program is found without the path.
#[cfg(target_os = "linux")]
#[test]
fn a_pdf_needs_libreoffice() {
    let folder = folder("report-pdf");
    let made = Command::new(env!("CARGO_BIN_EXE_justarch"))
        .args(["report", "reference:moj-3.0", "-o", "a.pdf", "--lang", "en"])
        .current_dir(&folder)
        .env("PATH", &folder)
        .output()
        .unwrap();
    let err = String::from_utf8(made.stderr).unwrap();
    assert_eq!(made.status.code(), Some(2), "{err}");
    assert!(
        err.contains("install LibreOffice and run it again, or write a .docx"),
        "{err}"
    );
    assert!(!folder.join("a.pdf").exists());
}

#[test]
fn with_an_earlier_version_it_is_the_appraisal() {
    let folder = folder("report-appraisal");
    let args = [
        "report",
        "reference:moj-3.0",
        "--against",
        "reference:moj-2.0",
        "-o",
        "t.md",
        "--lang",
        "vi",
    ];
    let (code, _, err) = run(&folder, &args);
    assert_eq!((code, err.as_str()), (0, ""));
    let page = fs::read_to_string(folder.join("t.md")).unwrap();
    assert!(page.starts_with("# BÁO CÁO THẨM ĐỊNH\n"));
    assert!(page.contains("**Việc chuyển đổi có thay đổi phá vỡ tương thích.**"));
}

#[test]
fn sheets_go_into_one_file_or_a_folder() {
    let folder = folder("sheet-files");
    let (code, _, err) = run(
        &folder,
        &[
            "sheet",
            "reference:moj-3.0",
            "--all",
            "-o",
            "all.md",
            "--lang",
            "en",
        ],
    );
    assert_eq!((code, err.as_str()), (0, ""));
    let page = fs::read_to_string(folder.join("all.md")).unwrap();
    assert!(page.contains("moj-lgsp") && page.contains("moj-data-centre"));
    let (code, out, err) = run(
        &folder,
        &[
            "sheet",
            "reference:moj-3.0",
            "moj-lgsp",
            "vneid",
            "-o",
            "out/",
        ],
    );
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(folder.join("out/moj-lgsp.docx").exists() && folder.join("out/vneid.docx").exists());
    let (code, _, err) = run(
        &folder,
        &[
            "sheet",
            "reference:moj-3.0",
            "moj-lgps",
            "-o",
            "x.docx",
            "--lang",
            "en",
        ],
    );
    assert_eq!(code, 2);
    assert!(err.contains("did you mean `moj-lgsp`?"), "{err}");
    let args = [
        "sheet",
        "reference:moj-4.0",
        "--project",
        "moj-procedure-system,vneid",
        "--public",
        "-o",
        "p.html",
        "--lang",
        "en",
    ];
    let (code, _, err) = run(&folder, &args);
    assert_eq!(code, 0);
    assert!(
        err.contains("left out for state secrets: 0 elements"),
        "{err}"
    );
}
