//! What the reader says of faulty files: every fault once, in one run, at its line and column.

use justarch::{Document, Lang, Limits, Loader, Locate, Severity, SourceProvider, Text};

/// A small sound document; `{}` is where a test puts its lines.
const HEAD: &str = "\
justarch: 1
architecture:
  id: demo
  body: moj
  name: { vi: Kiến trúc thử, en: Test architecture }
  version: \"2.0\"
  framework: \"2.0\"
organisations:
  moj: { name: { vi: Bộ Tư pháp } }
";

/// `CODE line:column` of every finding, in the order found.
#[track_caller]
fn codes(text: &str) -> Vec<String> {
    let document = Document::parse("test.yaml", text).unwrap();
    document
        .report()
        .iter()
        .map(|d| match d.labels.first() {
            Some(label) => {
                let at = document
                    .sources()
                    .position(document.span_of(label).unwrap());
                format!("{} {}:{}", d.code, at.line, at.column)
            }
            None => d.code.to_string(),
        })
        .collect()
}

#[track_caller]
fn finds(lines: &str, expected: &[&str]) {
    assert_eq!(codes(&format!("{HEAD}{lines}")), expected, "{lines}");
}

#[track_caller]
fn help(lines: &str) -> String {
    let document = Document::parse("test.yaml", &format!("{HEAD}{lines}")).unwrap();
    let first = document.report().iter().next().unwrap();
    first.help.as_ref().unwrap().get(Lang::En).to_owned()
}

#[track_caller]
fn refuses(text: &[u8], expected: &str) {
    let error = Loader::new()
        .load("test.yaml", text, &NoFiles)
        .map(|_| ())
        .unwrap_err();
    assert_eq!(error.to_string(), expected);
}

struct NoFiles;

impl SourceProvider for NoFiles {
    fn read(&self, _: &str) -> Result<Vec<u8>, Text> {
        Err(Text::new("không có", "there is none"))
    }
}

#[test]
fn a_sound_document_has_no_findings() {
    finds("", &[]);
    finds("channels:\n", &[]);
    finds("channels: {}\nusers: ~\n", &[]);
}

#[test]
fn unknown_keys_are_reported_with_the_nearest_one() {
    finds("chanels: {}\n", &["FMT008 10:1"]);
    assert_eq!(help("chanels: {}\n"), "Did you mean `channels`?");
    let app = "applications:\n  app: { kind: application, name: { vi: A }, ownr: moj }\n";
    finds(app, &["FMT008 11:46"]);
    assert_eq!(help(app), "Did you mean `owner`?");
}

#[test]
fn duplicate_keys_are_refused_with_both_places() {
    let lines = "applications:\n  app: { kind: application, kind: database, name: { vi: A } }\n";
    finds(lines, &["FMT009 11:29"]);
    let document = Document::parse("test.yaml", &format!("{HEAD}{lines}")).unwrap();
    let labels = &document.report().iter().next().unwrap().labels;
    assert_eq!(labels.len(), 2);
    // The first wins.
    let app = document.architecture().element("app").unwrap();
    assert_eq!(app.kind_key(), "application");
}

#[test]
fn ids_are_unique_across_sections_and_well_formed() {
    let lines = "\
applications:
  app: { kind: application, name: { vi: A } }
  app: { kind: database, name: { vi: B } }
channels:
  app: { kind: hotline, name: { vi: C } }
  Cổng DVC: { kind: hotline, name: { vi: D } }
";
    finds(lines, &["LAY003 12:3", "LAY003 14:3", "LAY003 15:3"]);
    let document = Document::parse("test.yaml", &format!("{HEAD}{lines}")).unwrap();
    let last = document.report().iter().last().unwrap();
    let help = last.help.as_ref().unwrap().get(Lang::En);
    assert_eq!(help, "For example: `cong-dvc`.");
}

#[test]
fn kinds_are_known_and_in_their_section() {
    finds(
        "applications:\n  app: { kind: aplication, name: { vi: A } }\n",
        &["FMT013 11:16"],
    );
    finds(
        "channels:\n  app: { kind: database, name: { vi: A } }\n",
        &["LAY002 11:16"],
    );
    finds("channels:\n  app: { name: { vi: A } }\n", &["FMT012 11:3"]);
    finds(
        "channels:\n  app: { kind: x-robot, name: { vi: A } }\n",
        &[],
    );
}

#[test]
fn names_of_attributes_are_free_but_for_what_separates_them_from_texts() {
    let with = |name: &str| {
        format!(
            "channels:\n  app: {{ kind: hotline, name: {{ vi: A }}, attributes: {{ {name}: x }} }}\n"
        )
    };
    for name in ["Mã hồ sơ", "'8:30'", "'a:'", "B.1", &"a".repeat(255)] {
        finds(&with(name), &[]);
    }
    for name in ["'a: b'", "''", &"a".repeat(256), "'a\u{2028}b'"] {
        let found = with(name);
        finds(&found, &["FMT011 11:56"]);
    }
}

#[test]
fn a_refused_element_causes_nothing_further() {
    let lines = "\
applications:
  app: { kind: aplication, name: { vi: A }, ownr: moj }
  other: { kind: application, name: { vi: B }, depends-on: [app] }
";
    // But what is wrong inside it.
    finds(lines, &["FMT013 11:16", "FMT008 11:45"]);
    let document = Document::parse("test.yaml", &format!("{HEAD}{lines}")).unwrap();
    let arch = document.architecture();
    assert!(arch.element("other").unwrap().lost_a_relation());
    assert_eq!(arch.unread().elements().collect::<Vec<_>>(), ["app"]);
}

#[test]
fn relations_need_both_ends() {
    let lines = "\
applications:
  app:
    kind: application
    name: { vi: A }
    depends-on: [ap, apq]
    exchanges:
      - { with: nowhere, route: [gone], since: tomorrow }
      - { route: direct }
";
    finds(
        lines,
        &[
            "LAY004 14:18",
            "LAY004 14:22",
            "LAY004 16:17",
            "LAY004 16:34",
            "FMT011 16:48",
            "FMT012 17:9",
        ],
    );
    // The only element is the one itself, which is not proposed.
    assert!(
        help(lines).starts_with("`depends-on` leads to"),
        "{}",
        help(lines)
    );
}

#[test]
fn a_vietnamese_name_is_required() {
    finds(
        "channels:\n  app: { kind: hotline }\n  b: { kind: hotline, name: { en: B } }\n",
        &["LAY003 11:3", "LAY003 12:23"],
    );
    // Written without languages: which one it is in is not guessed.
    finds(
        "channels:\n  app: { kind: hotline, name: Tổng đài }\n",
        &["FMT010 11:31"],
    );
}

#[test]
fn values_have_the_form_of_their_field() {
    let lines = "\
applications:
  app:
    kind: application
    name: { vi: A }
    since: 2023-02-30
    security-level: 6
    status: actve
    instances: many
    owner: mojj
    sources: [no-such-text]
    inferred: [ownr]
    aliases: [a, a]
    indicators:
      - { id: i-one, measure: records, value: about 5 }
      - { id: I-TWO, measure: records, value: 5 }
      - { measure: records, value: 5 }
";
    finds(
        lines,
        &[
            "FMT011 14:12",
            "FMT011 15:21",
            "FMT011 16:13",
            "FMT011 17:16",
            "FMT014 18:12",
            "FMT014 19:15",
            "FMT011 20:16",
            "FMT016 21:18",
            "FMT011 23:47",
            "FMT011 24:15",
            "FMT012 25:11",
        ],
    );
}

#[test]
fn scalars_stay_as_written() {
    let text = format!(
        "{HEAD}applications:\n  app: {{ kind: application, name: {{ vi: no }}, code: 012, aliases: [1e3, 2.10] }}\n"
    );
    let document = Document::parse("test.yaml", &text).unwrap();
    assert!(document.report().is_empty());
    let app = document.architecture().element("app").unwrap();
    assert_eq!(app.name(Lang::Vi), "no");
    assert_eq!(app.fields().text(justarch::Field::Code), Some("012"));
    assert_eq!(app.aliases().collect::<Vec<_>>(), ["1e3", "2.10"]);
}

#[test]
fn the_head_is_checked_like_everything_else() {
    let codes = codes("architecture: { id: Demo, version: x, framework: two }\n");
    assert_eq!(
        codes,
        [
            "FMT007 1:1",
            "FMT011 1:21",
            "FMT011 1:36",
            "FMT011 1:50",
            "FMT012 1:1",
            "FMT012 1:1"
        ]
    );
}

#[test]
fn contents_are_text_or_unknown() {
    let text = HEAD.replace(
        "  framework: \"2.0\"\n",
        "  framework: \"2.0\"\n  contents: { vision: { text: a, unknown: b }, scope: {} }\n",
    );
    assert_eq!(codes(&text), ["FMT011 8:15", "FMT011 8:48"]);
}

#[test]
fn text_that_is_not_composed_is_reported() {
    let decomposed = "channels:\n  app: { kind: hotline, name: { vi: Đa\u{300}i } }\n";
    finds(decomposed, &["FMT017 11:37"]);
    let report = Document::parse("t", &format!("{HEAD}{decomposed}")).unwrap();
    assert_eq!(report.report().worst(), Some(Severity::Warning));
}

#[test]
fn columns_count_characters() {
    let lines = "channels:\n  app: { name: { vi: Tổng đài điện thoại }, kind: hotlin }\n";
    finds(lines, &["FMT013 11:51"]);
}

#[test]
fn what_is_not_yaml_is_refused_with_a_place() {
    refuses(
        b"a: [1, 2",
        "test.yaml:1:4: FMT001: YAML syntax error: line 1 opens `[` and does not close it",
    );
    refuses(b"", "test.yaml:1:1: FMT002: the file is empty");
    refuses(
        b"# only a remark\n",
        "test.yaml:1:1: FMT002: the file is empty",
    );
    refuses(
        b"a: 1\n---\nb: 2\n",
        "test.yaml:2:1: FMT004: the file holds more than one YAML document",
    );
    refuses(
        b"a: \xff\n",
        "test.yaml:1:4: FMT018: the file is not UTF-8 (at byte 3)",
    );
}

#[test]
fn constructs_that_are_not_supported_are_named() {
    finds("users: !thing {}\n", &["FMT005 10:8"]);
    finds("users: { <<: {} }\n", &["FMT005 10:10"]);
    finds("users: { [a]: {} }\n", &["FMT005 10:10"]);
    refuses(
        b"a: &x [*x]\n",
        "test.yaml:1:8: FMT005: the alias lies inside the very node that it repeats",
    );
}

#[test]
fn aliases_repeat_what_they_mark() {
    let lines = "channels:\n  a: &a { kind: hotline, name: { vi: A } }\n  b: *a\n";
    finds(lines, &[]);
    let document = Document::parse("t", &format!("{HEAD}{lines}")).unwrap();
    assert_eq!(document.architecture().element_count(), 2);
}

#[test]
fn limits_hold() {
    let limits = Limits::default()
        .bytes(2_000)
        .depth(5)
        .nodes(100)
        .alias_nodes(20)
        .includes(1)
        .findings(3);
    let load = |text: &str| {
        Loader::new()
            .limits(limits.clone())
            .load("t", text.as_bytes(), &NoFiles)
    };
    let says = |text: &str| load(text).map(|_| ()).unwrap_err().to_string();
    assert!(says(&"# long\n".repeat(400)).ends_with("the limit of 2000 bytes"));
    assert!(says("a: [[[[[[1]]]]]]").ends_with("the limit of 5 levels of nesting"));
    assert!(says(&format!("a: [{}]", "1, ".repeat(120))).ends_with("the limit of 100 nodes"));
    let bomb = "a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\nb: [*a, *a, *a]\n";
    assert!(says(bomb).ends_with("the limit of 20 nodes repeated by aliases"));
    let many = load("a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n").unwrap();
    let last = many.report().iter().last().unwrap();
    assert_eq!(many.report().len(), 4);
    assert!(last.message.get(Lang::En).contains("4 more findings"));
    let first_left_out = many.span_of(&last.labels[0]).unwrap();
    assert_eq!(many.sources().slice(first_left_out), "d");
}

#[test]
fn deep_nesting_ends_at_once() {
    for text in [
        "[".repeat(200_000),
        "{a: ".repeat(100_000),
        "- ".repeat(100_000),
    ] {
        let error = Document::parse("t", &text).map(|_| ()).unwrap_err();
        assert_eq!(error.report().len(), 1);
    }
}

#[test]
fn an_alias_bomb_ends_at_once() {
    use std::fmt::Write as _;
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..20 {
        let below = format!("*a{}, ", level - 1).repeat(9);
        writeln!(bomb, "a{level}: &a{level} [{below}]").unwrap();
    }
    let error = Document::parse("t", &bomb).map(|_| ()).unwrap_err();
    assert!(error.to_string().contains("nodes repeated by aliases"));
}

struct Folder;

impl SourceProvider for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        match path {
            "parts/channels.yaml" => {
                Ok(b"channels:\n  hot: { kind: hotlin, name: { vi: A } }\n".to_vec())
            }
            "users.yaml" => Ok(b"users: {}\narchitecture: {}\n".to_vec()),
            _ => Err(Text::new("không có tệp", "there is no such file")),
        }
    }
}

#[test]
fn a_path_may_begin_with_the_folder_itself() {
    let load = |paths: &str| {
        let root = HEAD.replace(
            "justarch: 1\n",
            &format!("justarch: 1\ninclude: [{paths}]\n"),
        );
        Loader::new()
            .load("doc/justarch.yaml", root, &Folder)
            .unwrap()
    };
    let codes = |doc: &Document| {
        doc.report()
            .iter()
            .map(|d| d.code.to_string())
            .collect::<Vec<_>>()
    };
    let plain = load("parts/channels.yaml");
    for dotted in ["./parts/channels.yaml", "././parts/./channels.yaml"] {
        assert_eq!(codes(&load(dotted)), codes(&plain), "{dotted}");
    }
    // One file is included once, however it is called.
    assert!(codes(&load("parts/channels.yaml, ./parts/channels.yaml")).len() > codes(&plain).len());
    let windows = load(r"parts\channels.yaml");
    let found = windows
        .report()
        .iter()
        .find(|d| d.code.as_str() == "FMT006")
        .unwrap();
    assert!(
        found
            .help
            .iter()
            .any(|help| help.get(Lang::Vi).contains("`parts/channels.yaml`"))
    );
}

#[test]
fn included_files_have_places_of_their_own() {
    let root = HEAD.replace(
        "justarch: 1\n",
        "justarch: 1\ninclude: [parts/channels.yaml, users.yaml, gone.yaml, ../up.yaml, /etc/passwd]\n",
    );
    let document = Loader::new()
        .load("here/justarch.yaml", root.as_bytes(), &Folder)
        .unwrap();
    let found: Vec<String> = document
        .report()
        .iter()
        .map(|d| {
            let span = document.span_of(&d.labels[0]).unwrap();
            let at = document.sources().position(span);
            let name = document.sources().name(span.source);
            format!("{} {name}:{}:{}", d.code, at.line, at.column)
        })
        .collect();
    assert_eq!(
        found,
        [
            "FMT006 here/justarch.yaml:2:44",
            "FMT006 here/justarch.yaml:2:55",
            "FMT006 here/justarch.yaml:2:67",
            "FMT008 here/users.yaml:2:1",
            "FMT013 here/parts/channels.yaml:2:16",
        ]
    );
}

#[test]
fn json_is_read_too() {
    let text = r#"{
	"justarch": 1,
	"architecture": { "id": "demo", "body": "moj", "name": { "vi": "Ki\u1ebfn tr\u00fac" },
		"version": "2.0", "framework": "2.0" },
	"organisations": { "moj": { "name": { "vi": "B\u1ed9 T\u01b0 ph\u00e1p" } } }
}"#;
    let document = Document::parse("moj.json", text).unwrap();
    assert!(document.report().is_empty(), "{:?}", document.report());
    assert_eq!(document.architecture().name(Lang::Vi), "Kiến trúc");
}

/// The help of the first finding, in English.
#[track_caller]
fn helps(text: &str) -> String {
    let report = match Document::parse("test.yaml", text) {
        Ok(document) => document.report().clone(),
        Err(error) => error.report().clone(),
    };
    let help = report.iter().next().and_then(|first| first.help.clone());
    help.unwrap().get(Lang::En).to_owned()
}

#[test]
fn an_empty_value_is_called_empty() {
    finds(
        "applications:\n  a: { kind: application, name: { vi: A }, owner: }\n",
        &["FMT011 11:49"],
    );
    finds(
        "applications:\n  a: { kind: , name: { vi: A } }\n",
        &["FMT012 11:12"],
    );
}

#[test]
fn help_says_what_to_write() {
    let cut = "integration:\n  a: { kind: lgsp, name: { vi: Nền tảng tích hợp, chia sẻ } }\n";
    assert_eq!(
        helps(&format!("{HEAD}{cut}")),
        "If this is the rest of a text with a comma in it, quote the whole text."
    );
    let date = "sources:\n  s: { title: T, date: 5/7/2023 }\n";
    assert_eq!(helps(&format!("{HEAD}{date}")), "Write `2023-07-05`.");
}

#[test]
fn what_is_no_map_is_said_once() {
    for text in ["- a\n", "text\n", "~\n"] {
        assert_eq!(codes(text), ["FMT010 1:1"], "{text}");
    }
}

#[test]
fn flow_collections_too_deep_meet_the_same_limit() {
    for text in ["[".repeat(200), "{a: ".repeat(200), "- ".repeat(200)] {
        let error = Document::parse("t", &text).map(|_| ()).unwrap_err();
        assert!(
            error.to_string().contains("64 levels of nesting"),
            "{error}"
        );
    }
}

#[test]
fn the_sample_of_the_readme_reads_without_a_finding() {
    for readme in [
        include_str!("../../README.md"),
        include_str!("../../README.vi.md"),
    ] {
        let sample = readme.split("```yaml\n").nth(1).unwrap();
        let sample = sample.split("```").next().unwrap();
        assert_eq!(codes(sample), [""; 0]);
    }
}

/// Everything that reader and rules say of a text, as codes.
#[track_caller]
fn all_codes(text: &str) -> Vec<String> {
    let document = Loader::new()
        .load("here/justarch.yaml", text.as_bytes(), &NoFiles)
        .unwrap();
    let arch = document.architecture();
    let rules = justarch::RuleSet::for_framework(arch.framework()).unwrap();
    let found = rules.check(arch);
    document
        .report()
        .iter()
        .chain(&found)
        .map(|d| d.code.to_string())
        .collect()
}

#[test]
fn one_mistake_is_one_finding() {
    let base = include_str!("../rules/base-3.0.yaml");
    assert_eq!(all_codes(base), [""; 0]);
    for (from, to, expected) in [
        ("\nchannels:", "\nchanels:", "FMT008"),
        ("\nbusiness:", "\nbusiness: [a, b]\nx-business:", "FMT010"),
        ("state-date: 2024-11-30", "state-date: 2024-13-30", "FMT011"),
        ("\nusers:", "\ninclude: [gone.yaml]\nusers:", "FMT006"),
        ("\nusers:", "\ninclude: [justarch.yaml]\nusers:", "FMT006"),
        ("stores: [registry-db]", "stores: [registy-db]", "LAY004"),
    ] {
        let text = base.replacen(from, to, 1);
        assert_ne!(text, base, "{from}");
        let mut found = all_codes(&text);
        // The stand-in for the section that is a list is a key of its own.
        found.retain(|code| !(to.contains("x-business") && code == "FMT008"));
        assert_eq!(found, [expected], "{to}");
    }
}
