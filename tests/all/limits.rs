//! Every limit: what just meets it is read, what exceeds it by one is refused at the place where it does, whichever
//! reader reads.

use justarch::{Document, Lang, Limits, LoadError, Loader, Locate, SourceProvider, Text};

/// Files by name.
struct Files(Vec<(String, String)>);

impl SourceProvider for Files {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        let found = self.0.iter().find(|(name, _)| name == path);
        found
            .map(|(_, text)| text.clone().into_bytes())
            .ok_or_else(|| Text::new("không có tệp", "there is no such file"))
    }
}

fn load_with(
    limits: &Limits,
    text: &str,
    files: &[(&str, &str)],
    full_parser_only: bool,
) -> Result<Document, LoadError> {
    let files = files.iter();
    let files = files.map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    Loader::new()
        .limits(limits.clone())
        .full_parser_only(full_parser_only)
        .load("root.yaml", text.as_bytes(), &Files(files.collect()))
}

/// What is said of a text that is refused, with the place; it is the same from both readers.
#[track_caller]
fn refused(limits: &Limits, text: &str, files: &[(&str, &str)]) -> String {
    let [fast, full] = [false, true].map(|full| {
        let error = load_with(limits, text, files, full).map(|_| ());
        let error = error.unwrap_err();
        assert_eq!(error.report().len(), 1);
        let found = error.report().iter().next().unwrap();
        assert_eq!(found.code.as_str(), "FMT003");
        let span = error.span_of(&found.labels[0]).unwrap();
        let at = error.sources().position(span);
        let name = error.sources().name(span.source);
        let help = found.help.as_ref().unwrap();
        for lang in [Lang::Vi, Lang::En] {
            assert!(help.get(lang).contains("`[limits]`"));
            assert!(help.get(lang).contains("`justarch.toml`"));
        }
        format!(
            "{name}:{}:{}: {}",
            at.line,
            at.column,
            found.message.get(Lang::En)
        )
    });
    assert_eq!(fast, full);
    fast
}

/// The text is within the limits, whatever else is wrong with it.
#[track_caller]
fn accepted(limits: &Limits, text: &str, files: &[(&str, &str)]) {
    for full in [false, true] {
        let document = load_with(limits, text, files, full).unwrap();
        let codes = document.report().iter().map(|d| d.code.as_str());
        assert_eq!(codes.filter(|code| *code == "FMT003").count(), 0);
    }
}

/// All limits as they are, but one.
fn only(set: impl Fn(&mut Limits)) -> Limits {
    let mut limits = Limits::default();
    set(&mut limits);
    limits
}

#[test]
fn bytes_of_one_text_and_of_all() {
    let limits = only(|l| l.bytes = 20);
    accepted(&limits, "a: 345678901234567\n#", &[]);
    assert_eq!(
        refused(&limits, "a: 345678901234567\n##", &[]),
        "root.yaml:1:1: the document exceeds the limit of 20 bytes"
    );
    let root = "include: [b.yaml]\n";
    let limits = only(|l| l.bytes = root.len() + 6);
    accepted(&limits, root, &[("b.yaml", "users:")]);
    assert_eq!(
        refused(&limits, root, &[("b.yaml", "users: ")]),
        "b.yaml:1:1: the document exceeds the limit of 24 bytes"
    );
}

#[test]
fn depth_in_blocks_and_in_flow_collections() {
    let limits = only(|l| l.depth = 4);
    for (meets, exceeds, at) in [
        ("a: [[[1]]]", "a: [[[[1]]]]", "1:7"),
        ("a: {b: {c: {}}}", "a: {b: {c: {d: {}}}}", "1:16"),
        (
            "a:\n b:\n  c:\n   d: 1\n",
            "a:\n b:\n  c:\n   d:\n    e: 1\n",
            "5:5",
        ),
        ("a:\n- b:\n  - c\n", "a:\n- b:\n  - c: d\n", "3:5"),
        ("- - - - a\n", "- - - - - a\n", "1:9"),
    ] {
        accepted(&limits, meets, &[]);
        assert_eq!(
            refused(&limits, exceeds, &[]),
            format!("root.yaml:{at}: the document exceeds the limit of 4 levels of nesting"),
            "{exceeds}"
        );
    }
}

/// Beyond the highest value that counts nothing is gained, and nothing breaks.
#[test]
fn the_highest_depth_is_read_and_no_more() {
    let limits = only(|l| l.depth = usize::MAX);
    let flow = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let block = |depth: usize| format!("{}a\n", "- ".repeat(depth));
    accepted(&limits, &flow(1_000), &[]);
    accepted(&limits, &block(1_000), &[]);
    for text in [flow(1_001), block(1_001), flow(50_000), block(50_000)] {
        assert!(refused(&limits, &text, &[]).ends_with("the limit of 1000 levels of nesting"));
    }
}

#[test]
fn nodes_of_one_text_and_of_all() {
    let limits = only(|l| l.nodes = 6);
    accepted(&limits, "a: [1, 2, 3]\n", &[]);
    assert_eq!(
        refused(&limits, "a: [1, 2, 3, 4]\n", &[]),
        "root.yaml:1:14: the document exceeds the limit of 6 nodes"
    );
    // What an alias repeats counts.
    accepted(&limits, "a: &x 1\nb: *x\n#", &[]);
    assert_eq!(
        refused(&limits, "a: &x [1]\nb: *x\n", &[]),
        "root.yaml:2:4: the document exceeds the limit of 6 nodes"
    );
    let root = "include: [b.yaml]\n";
    let limits = only(|l| l.nodes = 4 + 3);
    accepted(&limits, root, &[("b.yaml", "users: 1\n")]);
    assert_eq!(
        refused(&limits, root, &[("b.yaml", "users: [1]\n")]),
        "root.yaml:1:11: the document exceeds the limit of 7 nodes"
    );
}

#[test]
fn keys_of_one_map() {
    let limits = only(|l| l.keys = 3);
    accepted(&limits, "a: 1\nb: { c: 1, d: 2, e: 3 }\nf: 2\n", &[]);
    for (exceeds, at) in [
        ("a: 1\nb: 2\nc: 3\nd: 4\n", "4:1"),
        ("a: { b: 1, c: 2, d: 3, e: 4 }\n", "1:24"),
        ("- a: 1\n  b: [1, 2, 3]\n  c: 3\n  d: 4\n", "4:3"),
        // The same key again is a key.
        ("a: 1\na: 2\na: 3\na: 4\n", "4:1"),
    ] {
        assert_eq!(
            refused(&limits, exceeds, &[]),
            format!("root.yaml:{at}: the document exceeds the limit of 3 keys in one map"),
            "{exceeds}"
        );
    }
}

#[test]
fn length_of_keys_and_values() {
    let limits = only(|l| l.scalar = 10);
    for (meets, exceeds, at) in [
        ("a: 0123456789\n", "a: 0123456789a\n", "1:4"),
        ("a: 'đđđđđ'\n", "a: 'đđđđđa'\n", "1:4"),
        ("0123456789: a\n", "0123456789a: a\n", "1:1"),
        ("a: [0123456789]\n", "a: [0123456789a]\n", "1:5"),
        ("a: |\n  012345678\n", "a: |\n  0123456789\n", "2:3"),
        (
            "a: \"012\n  456\n  89\"\n",
            "a: \"012\n  456\n  890\"\n",
            "1:4",
        ),
    ] {
        accepted(&limits, meets, &[]);
        assert_eq!(
            refused(&limits, exceeds, &[]),
            format!("root.yaml:{at}: the document exceeds the limit of 10 bytes in one value"),
            "{exceeds}"
        );
    }
}

#[test]
fn what_aliases_repeat() {
    let limits = only(|l| l.alias_nodes = 6);
    accepted(&limits, "a: &x [1, 2]\nb: [*x, *x]\n", &[]);
    assert_eq!(
        refused(&limits, "a: &x [1, 2]\nb: [*x, *x, *x]\n", &[]),
        "root.yaml:2:13: the document exceeds the limit of 6 nodes repeated by aliases"
    );
    let limits = only(|l| l.alias_bytes = 20);
    accepted(&limits, "a: &x 0123456789\nb: [*x, *x]\n", &[]);
    assert_eq!(
        refused(&limits, "a: &x [0123456789, a]\nb: [*x, *x]\n", &[]),
        "root.yaml:2:9: the document exceeds the limit of 20 bytes repeated by aliases"
    );
    // Of all files together.
    let root = "include: [b.yaml]\nusers: &x 0123456789\nchannels: *x\n";
    let part = |last: &str| format!("users: &x 012345678{last}\nchannels: *x\n");
    accepted(&limits, root, &[("b.yaml", &part("9"))]);
    assert_eq!(
        refused(&limits, root, &[("b.yaml", &part("9a"))]),
        "b.yaml:2:11: the document exceeds the limit of 20 bytes repeated by aliases"
    );
}

#[test]
fn included_files() {
    let limits = only(|l| l.includes = 2);
    let files = [("a.yaml", "users:\n"), ("b.yaml", "users:\n")];
    accepted(&limits, "include: [a.yaml, b.yaml]\n", &files);
    assert_eq!(
        refused(&limits, "include: [a.yaml, b.yaml, c.yaml]\n", &files),
        "root.yaml:1:27: the document exceeds the limit of 2 included files"
    );
}

/// Only the root file includes others. What the further files hold is not missed.
#[test]
fn included_files_include_nothing() {
    let base = include_str!("../rules/base-3.0.yaml");
    let root = base.replacen("\nusers:", "\ninclude: [a.yaml]\nusers:", 1);
    let part = "channels:\n  other: { kind: hotline, name: { vi: A }, hosted-on: [gone] }\n";
    let files = |part: &str| {
        let document = load_with(&Limits::default(), &root, &[("a.yaml", part)], false).unwrap();
        let found = document.report().iter().map(|found| {
            let span = document.span_of(&found.labels[0]).unwrap();
            let at = document.sources().position(span);
            let name = document.sources().name(span.source);
            let message = found.message.get(Lang::En);
            format!(
                "{name}:{}:{}: {}: {message}",
                at.line, at.column, found.code
            )
        });
        found.collect::<Vec<_>>()
    };
    assert!(files(part).iter().any(|found| found.contains("`gone`")));
    assert_eq!(
        files(&format!("include: [b.yaml]\n{part}"))[0],
        "a.yaml:1:1: FMT003: an included file cannot include others (the limit is 1 level)"
    );
    assert!(
        !files(&format!("include: [b.yaml]\n{part}"))
            .iter()
            .any(|found| found.contains("`gone`"))
    );
}

#[test]
fn findings_are_kept_or_counted() {
    // Keys that come again, an unknown one; besides, the version of the format and the section `architecture` are missing.
    let keys = |count: usize| "key: 1\n".repeat(count);
    let limits = only(|l| l.findings = 5);
    for full in [false, true] {
        let meets = load_with(&limits, &keys(3), &[], full).unwrap();
        assert_eq!(meets.report().len(), 5);
        let exceeds = load_with(&limits, &keys(5), &[], full).unwrap();
        assert_eq!(exceeds.report().len(), 6);
        let last = exceeds.report().iter().last().unwrap();
        assert_eq!(last.code.as_str(), "FMT003");
        assert_eq!(
            last.message.get(Lang::En),
            "2 more findings are not listed (the limit is 5)"
        );
        assert!(
            last.help
                .as_ref()
                .unwrap()
                .get(Lang::Vi)
                .contains("`[limits]`")
        );
        assert!(exceeds.span_of(&last.labels[0]).is_some());
    }
}

/// Faults of the text, of the includes and of the content are counted together.
#[test]
fn all_faults_in_reading_count() {
    let limits = only(|l| l.findings = 3);
    let text = "include: [gone.yaml]\na: !x 1\nb: !x 2\nc: !x 3\nd: !x 4\n";
    let document = load_with(&limits, text, &[], false).unwrap();
    let report = document.report();
    assert_eq!(report.len(), 4);
    // 4 tags, 1 file, 4 unknown keys, 2 missing ones.
    let last = report.iter().last().unwrap();
    assert!(last.message.get(Lang::En).starts_with("8 more findings"));
    let at = document.span_of(&last.labels[0]).unwrap();
    assert_eq!(document.sources().position(at).line, 5);
}

/// The page on the configuration states every limit with its default.
#[test]
fn the_page_states_the_defaults() {
    let page = include_str!("../../src/docs/suppression.md");
    let l = Limits::default();
    let all = [
        ("bytes", l.bytes),
        ("depth", l.depth),
        ("nodes", l.nodes),
        ("keys", l.keys),
        ("scalar", l.scalar),
        ("alias-nodes", l.alias_nodes),
        ("alias-bytes", l.alias_bytes),
        ("includes", l.includes),
        ("findings", l.findings),
    ];
    let fields = format!("{l:?}").matches(": ").count();
    assert_eq!(all.len(), fields, "a limit is missing here");
    for (key, value) in all {
        let row = page
            .lines()
            .find(|line| line.starts_with(&format!("| `{key}` |")));
        let row = row.unwrap_or_else(|| panic!("{key} is not on the page"));
        assert!(row.contains(&format!("| {value} |")), "{row}");
    }
}
