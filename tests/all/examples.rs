//! The examples run and say what their headings promise.

use std::process::Command;

/// Runs an example that the test command has built beside this test.
#[track_caller]
fn run(name: &str) -> String {
    let tests = std::env::current_exe().unwrap();
    let profile = tests.parent().unwrap().parent().unwrap();
    let example = profile
        .join("examples")
        .join(name)
        .with_extension(std::env::consts::EXE_EXTENSION);
    let output = Command::new(&example)
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}", example.display()));
    assert!(
        output.status.success(),
        "{name}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn check() {
    assert!(run("check").contains("errors: 0"));
}

#[test]
fn build() {
    let out = run("build");
    assert!(out.contains("# refused: there is no element `no-such-database`"));
    assert!(out.contains("with: judicial-record-db"));
}

#[test]
fn version_diff() {
    let out = run("version_diff");
    assert!(out.starts_with("verdict: Breaking, required version step: Major"));
    assert!(out.contains("moj-procedure-system"));
}

#[test]
fn transition() {
    let out = run("transition");
    assert!(out.contains("2.0 → 3.0: 0 errors"));
}

#[test]
fn impact() {
    assert!(run("impact").contains("elements depend on `moj-data-centre`"));
}

#[test]
fn petgraph() {
    let out = run("petgraph");
    assert!(out.starts_with("`birth-registration` rests on "));
    assert!(out.contains(" of them only through `moj-civil-status-system`"));
}

#[test]
fn custom_rule() {
    assert_eq!(
        run("custom_rule"),
        "ACME001: the hotline `hotline-1022` has no owner\n"
    );
}
