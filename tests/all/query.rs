//! Selectors as texts: the language, what they select, and that rule files select the same.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use justarch::query::{Column, Selector, SelectorError};
use justarch::{Architecture, Direction, Document, Edges, Graph, Lang, Subject, reference};

use crate::user_rules::{check, rules};

const DOCUMENT: &str = r#"justarch: 1
architecture: { id: demo, body: moj, name: { vi: Mẫu }, version: "1.0", framework: "3.0", state-date: 2024-06-30 }
organisations:
  moj: { name: { vi: Bộ Tư pháp }, kind: ministry }
  it: { name: { vi: Cục CNTT }, kind: department, parent: moj }
  team: { name: { vi: Phòng Dữ liệu }, kind: department, parent: it }
  mps: { name: { vi: Bộ Công an }, kind: ministry }
infrastructure:
  centre: { kind: data-centre, name: { vi: Trung tâm dữ liệu }, owner: it }
integration:
  lgsp: { kind: lgsp, name: { vi: LGSP }, owner: moj, connects: [ngsp] }
  ngsp: { kind: national-exchange, name: { vi: NGSP }, scope: national }
applications:
  register: { kind: database, name: { vi: CSDL hộ tịch }, owner: team, class: national, security-level: 4, since: 2024, status: active, tags: [gốc] }
  app: { kind: application, name: { vi: Phần mềm hộ tịch }, owner: it, security-level: 3, since: 2023-05-01, status: active, monitored: true, stores: [register], hosted-on: [centre], exchanges: [{ with: population, route: [lgsp, ngsp], purpose: [exploit] }] }
  old: { kind: application, name: { vi: Phần mềm cũ }, owner: moj, status: retired, depends-on: [app], attributes: { contact: tổ trực } }
  population: { kind: database, name: { vi: CSDL dân cư }, owner: mps, scope: national }
  free: { kind: x-robot, name: { vi: Rô-bốt } }
business:
  birth: { kind: public-service, name: { vi: Khai sinh }, owner: moj, supported-by: [app] }
channels:
  portal: { kind: service-portal, name: { vi: Cổng }, owner: moj, offers: [birth] }
"#;

fn demo() -> Document {
    let document = Document::parse("demo.yaml", DOCUMENT).unwrap();
    assert!(document.report().is_empty(), "{:?}", document.report());
    document
}

/// The ids selected, and those of which it is not known.
fn found(arch: &Architecture, text: &str) -> (String, String) {
    let selector = Selector::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let found = selector.select(arch, arch.evaluation_date());
    let found = found.unwrap_or_else(|error| panic!("{text}: {error}"));
    let ids = |all: Vec<&str>| all.join(" ");
    (
        ids(found.elements().map(justarch::ElementRef::id).collect()),
        ids(found.undecided().map(justarch::ElementRef::id).collect()),
    )
}

#[test]
#[expect(clippy::too_many_lines, reason = "one line for each condition")]
fn conditions_select() {
    let document = demo();
    let arch = document.architecture();
    let mut wrong = Vec::new();
    for (text, selected, undecided) in [
        ("layer = channels", "portal", ""),
        ("kind = database", "register population", ""),
        ("kind in (database, lgsp)", "lgsp register population", ""),
        ("kind = x-*", "free", ""),
        (
            "kind != database and layer = applications",
            "app old free",
            "",
        ),
        ("id = p*", "population portal", ""),
        ("id in (app, old)", "app old", ""),
        ("owner = it", "centre app", "ngsp free"),
        ("owner under it", "centre register app", "ngsp free"),
        ("agency = mps", "population", "ngsp free"),
        ("agency != moj", "population", "ngsp free"),
        ("own = false", "population", "ngsp free"),
        ("own != true", "population", "ngsp free"),
        // What is not known is selected by `not`, and not by `!=`.
        ("layer = integration and not own = true", "ngsp", "ngsp"),
        ("layer = integration and owner != moj", "", "ngsp"),
        (
            "security-level >= 4",
            "register",
            "centre lgsp ngsp old population free portal",
        ),
        (
            "security-level < 4 and own = true",
            "app",
            "centre lgsp ngsp old free portal",
        ),
        (
            "security-level.level = 3 and own = true",
            "app",
            "centre lgsp ngsp old free portal",
        ),
        ("class = national", "register", "population free"),
        ("class != shared-ministry", "register", "population free"),
        (
            "since < 2024 and kind in (application, database)",
            "app",
            "old population",
        ),
        (
            "since <= 2024 and kind = database",
            "register",
            "population",
        ),
        (
            "since < 2024-03 and kind = database",
            "",
            "register population",
        ),
        (
            "since = 2023",
            "app",
            "centre lgsp ngsp old population free birth portal",
        ),
        (
            "monitored = true and layer = applications",
            "app",
            "register old population free",
        ),
        ("name = '*hộ tịch*'", "register app", ""),
        ("name.en = '*'", "", ""),
        ("tags = gốc", "register", ""),
        ("tags != gốc", "", ""),
        ("attributes.contact = tổ*", "old", ""),
        ("attributes.contact = 'tổ trực'", "old", ""),
        ("'attributes.contact' = tổ*", "old", ""),
        ("has attributes.contact", "old", ""),
        ("has (owner, class)", "register", ""),
        ("lacks owner", "ngsp free", ""),
        ("stores = register", "app", ""),
        ("stores != population", "app", ""),
        ("connects = ngsp", "lgsp", ""),
        // It belongs to both of its ends.
        ("connects = lgsp", "ngsp", ""),
        ("exchanges = population", "app", ""),
        ("depends-on register", "app", ""),
        // What has been retired depends on nothing.
        ("depends-on app", "birth", ""),
        ("depends-on* register", "app birth portal", ""),
        ("depends-on* ngsp", "lgsp app birth portal", ""),
        ("needed-by app", "centre lgsp ngsp register population", ""),
        (
            "needed-by* portal",
            "centre lgsp ngsp register app population birth",
            "",
        ),
        ("depends-on = app", "old", ""),
        ("within 0 of app", "app", ""),
        ("within 1 of birth", "app birth portal", ""),
        (
            "within 1 of p* and layer = applications",
            "app population",
            "",
        ),
        ("exchanges-with mps", "app", ""),
        ("exchanges-with it", "population", ""),
        (
            "kind = database or kind = lgsp and own = true",
            "lgsp register population",
            "",
        ),
        (
            "(kind = database or kind = lgsp) and own = true",
            "lgsp register",
            "",
        ),
        (
            "not (layer = applications or layer = integration or layer = infrastructure)",
            "birth portal",
            "",
        ),
        ("not not kind = lgsp", "lgsp", ""),
        // Where another condition decides, nothing is left open.
        (
            "security-level >= 4 and kind = lgsp and kind = database",
            "",
            "",
        ),
        (
            "security-level >= 1 or kind = x-robot",
            "register app free",
            "centre lgsp ngsp old population portal",
        ),
    ] {
        let pair = found(arch, text);
        if pair != (selected.to_owned(), undecided.to_owned()) {
            wrong.push(format!("{text}: {pair:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn told(error: &SelectorError, lang: Lang) -> String {
    let help = error
        .help()
        .map_or(String::new(), |help| format!(" | {}", help.get(lang)));
    format!(
        "{}: `{}` {}{help}",
        error.column(),
        error.found(),
        error.message().get(lang)
    )
}

const WRONG: [&str; 36] = [
    "",
    "  ",
    "kind",
    "kind =",
    "kind = databse",
    "ownr = moj",
    "securty-level >= 3",
    "class >= national",
    "class = nationl",
    "since < 2024-13",
    "security-level >= high",
    "security-level = 6",
    "security-level >= 0",
    "monitored = yes",
    "monitored = Không",
    "own = (true, false)",
    "owner under",
    "class under moj",
    "kind = database &&  own = true",
    "kind == database",
    "kind <> database",
    "! kind = database",
    "kind = database and",
    "and kind = database",
    "(kind = database",
    "kind = database)",
    "kind in (database, ",
    "name = 'hộ tịch",
    "name = hộ tịch",
    "within two of app",
    "within 2 app",
    "depends-on* TT_1",
    "indicators = 3",
    "kind != (database, lgsp)",
    "layer = chanels",
    "has secret",
];

/// What the document of a department calls its own is what the department answers for, as rules see it.
#[test]
fn what_is_own_is_that_of_the_body() {
    let text = DOCUMENT
        .replace("body: moj,", "body: it, level: department,")
        .replace("it: { name: { vi: Cục CNTT }", "it: { name: { vi: Sở }");
    let document = Document::parse("demo.yaml", &text).unwrap();
    let arch = document.architecture();
    assert_eq!(found(arch, "own = true").0, "centre register app");
    assert!(found(arch, "own = false").0.contains("lgsp"));
    assert_eq!(found(arch, "lacks kind").0, "");
    assert_eq!(found(arch, "has kind and id = app").0, "app");
}

#[test]
fn faults_are_told_with_place_reason_and_help() {
    let mut table = String::new();
    for text in WRONG {
        let error = Selector::parse(text).unwrap_err();
        for lang in [Lang::En, Lang::Vi] {
            table.push_str(&[text, "\n  ", &told(&error, lang), "\n"].concat());
        }
        assert_ne!(error.message().get(Lang::Vi), error.message().get(Lang::En));
        let (line, mark) = {
            let excerpt = error.excerpt();
            let (line, mark) = excerpt.split_once('\n').unwrap();
            (line.to_owned(), mark.to_owned())
        };
        assert!(mark.chars().count() <= line.chars().count() + 1, "{text}");
    }
    insta::assert_snapshot!(table);
}

#[test]
fn what_a_document_does_not_have_is_no_answer() {
    let document = demo();
    let arch = document.architecture();
    for (text, wanted) in [
        (
            "depends-on* registr",
            "13: `registr` the document has no element `registr` | Did you mean `register`?",
        ),
        (
            "kind = lgsp or owner = mjo",
            "24: `mjo` the document has no organisation `mjo` | Did you mean `moj`?",
        ),
        (
            "exchanges-with app",
            "16: `app` `app` is an element, not an organisation",
        ),
        (
            "within 2 of moj",
            "13: `moj` `moj` is an organisation, not an element",
        ),
        (
            "stores = nothing",
            "10: `nothing` the document has no element `nothing`",
        ),
        (
            "stores = moj",
            "10: `moj` `moj` is an organisation, not an element",
        ),
    ] {
        let error = Selector::parse(text)
            .unwrap()
            .select(arch, None)
            .unwrap_err();
        assert_eq!(told(&error, Lang::En), wanted);
    }
    // A pattern may stand for nothing.
    assert_eq!(found(arch, "depends-on* zzz-*").0, "");
}

#[test]
fn hostile_selectors_are_refused_or_read_in_bounds() {
    let deep = format!("{}kind = lgsp{}", "(".repeat(5000), ")".repeat(5000));
    let nots = format!("{}kind = lgsp", "not ".repeat(4000));
    let many = vec!["kind = lgsp"; 300].join(" or ");
    let long = format!("id = {}", "a".repeat(20_000));
    for text in [&deep, &nots, &many, &long] {
        let error = Selector::parse(text).unwrap_err();
        assert!(error.excerpt().len() < 1000);
    }
    let document = demo();
    let stars = format!("name = {}a", "a*".repeat(4000));
    let found = Selector::parse(&stars)
        .unwrap()
        .select(document.architecture(), None);
    assert_eq!(found.unwrap().len(), 0);
    for text in [
        "\u{1b}[31m = x",
        "kind = \u{202e}",
        "name = 'a\nb'",
        "\u{feff}kind = lgsp",
        "'",
        "\"\"",
        "((",
        "=",
        "in (",
        "((kind=lgsp))",
    ] {
        let _ = Selector::parse(text).map_err(|error| error.excerpt());
    }
}

fn fixtures() -> Vec<Document> {
    fn walk(folder: &Path, out: &mut Vec<PathBuf>) {
        let mut all: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().path())
            .collect();
        all.sort();
        for path in all {
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|e| e == "yaml") {
                out.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    for folder in ["tests/rules", "tests/transition", "tests/hostile"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        if folder.is_dir() {
            walk(&folder, &mut paths);
        }
    }
    let mut documents: Vec<_> = paths
        .iter()
        .filter_map(|path| Document::parse("d.yaml", &fs::read_to_string(path).ok()?).ok())
        .collect();
    documents.extend(reference::all().iter().map(reference::Bundled::document));
    documents
}

/// Selectors of rule files, and the same as texts.
const BOTH: [(&str, &str); 18] = [
    ("layer: channels", "layer = channels"),
    (
        "layer: [channels, integration]",
        "layer in (channels, integration)",
    ),
    (
        "kind: [database, application]",
        "kind in (database, application)",
    ),
    ("kind: x-*", "kind = x-*"),
    ("scope: national", "scope = national"),
    ("status: [active, planned]", "status in (active, planned)"),
    ("role: national-portal", "role = national-portal"),
    ("owner: moj*", "owner = moj*"),
    ("agency: moj*", "agency = moj*"),
    ("own: true", "own = true"),
    ("own: false", "own = false"),
    ("tag: '*'", "tags = '*'"),
    ("id: '*-db'", "id = *-db"),
    ("has: [owner, name.en]", "has (owner, name.en)"),
    (
        "lacks: [owner, hosted-on]",
        "lacks owner and lacks hosted-on",
    ),
    ("not: { status: retired }", "not status = retired"),
    (
        "layer: applications, not: [{ kind: database }, { own: true }]",
        "layer = applications and not (kind = database or own = true)",
    ),
    (
        "own: true, kind: database, lacks: security-level",
        "own = true and kind = database and lacks security-level",
    ),
];

/// What only texts can say.
const TEXTS: [&str; 12] = [
    "security-level >= 3",
    "security-level != 3",
    "since < 2021",
    "class = national",
    "owner under moj*",
    "depends-on* *lgsp*",
    "depends-on *db*",
    "needed-by* *portal*",
    "within 2 of *lgsp",
    "exchanges-with m*",
    "stores = *",
    "kind = database and (since < 2022 or not own = true) or exchanges-with moj*",
];

/// What a rule says of each element that its selector selects.
fn selected_by_rule(selector: &str, arch: &Architecture) -> Vec<String> {
    let rules = rules(&format!(
        "require: {{ for: {{ {selector} }}, attributes: attributes.never-stated }}"
    ));
    let report = check(&rules, arch);
    let ids = report.iter().map(|found| match &found.places()[0].subject {
        Subject::Element(id) => id.to_string(),
        other => panic!("{other:?}"),
    });
    let mut ids: Vec<_> = ids.collect();
    ids.sort();
    ids
}

fn selected_by_text(selector: &Selector, arch: &Architecture) -> Vec<String> {
    let found = selector.select(arch, arch.evaluation_date()).unwrap();
    let mut ids: Vec<_> = found.elements().map(|e| e.id().to_owned()).collect();
    ids.sort();
    ids
}

#[test]
fn rules_and_queries_select_the_same_in_every_fixture() {
    let documents = fixtures();
    assert!(documents.len() > 300, "{}", documents.len());
    let (mut some, mut none) = ([0; BOTH.len()], 0);
    for (nth, document) in documents.iter().enumerate() {
        let arch = document.architecture();
        if !arch.framework().is_stated()
            || justarch::RuleSet::for_framework(arch.framework()).is_err()
        {
            none += 1;
            continue;
        }
        for (which, (yaml, text)) in BOTH.iter().enumerate() {
            // Each fixture with a few of them, and each of them with many fixtures.
            if (nth + which) % 6 != 0 && nth + 8 < documents.len() {
                continue;
            }
            let selector = Selector::parse(text).unwrap();
            let wanted = selected_by_text(&selector, arch);
            assert_eq!(selected_by_rule(yaml, arch), wanted, "{yaml} / {text}");
            assert_eq!(
                selected_by_rule(&format!("where: \"{text}\""), arch),
                wanted,
                "{text}"
            );
            some[which] += usize::from(!wanted.is_empty());
        }
        let text = TEXTS[nth % TEXTS.len()];
        let wanted = selected_by_text(&Selector::parse(text).unwrap(), arch);
        assert_eq!(
            selected_by_rule(&format!("where: \"{text}\""), arch),
            wanted,
            "{text}"
        );
    }
    assert!(none < documents.len() / 4, "{none}");
    // Patterns of tags and kinds of one's own are rare.
    assert!(
        some.iter().filter(|count| **count > 0).count() >= 15,
        "{some:?}"
    );
}

#[test]
fn ways_are_those_of_the_graph() {
    let mut compared = 0;
    for document in reference::all().iter().map(reference::Bundled::document) {
        let arch = document.architecture();
        let graph = Graph::on(arch, arch.evaluation_date());
        for element in arch.elements() {
            let id = element.id();
            for (word, direction) in [
                ("depends-on*", Direction::Dependents),
                ("needed-by*", Direction::Dependencies),
            ] {
                let reach = graph.reach([element], direction, Edges::Dependencies);
                let wanted: Vec<_> = reach
                    .iter()
                    .map(justarch::ElementRef::id)
                    .filter(|other| *other != id)
                    .collect();
                let (text, _) = found(arch, &format!("{word} {id}"));
                let found: Vec<_> = text
                    .split(' ')
                    .filter(|other| *other != id && !other.is_empty())
                    .collect();
                assert_eq!(found, wanted, "{word} {id}");
                // One step is part of many, and every one that is near is within so many steps.
                let one = found_set(arch, &format!("{} {id}", word.trim_end_matches('*')));
                assert!(
                    one.iter()
                        .all(|other| other == id || found.contains(&other.as_str()))
                );
                let near = found_set(arch, &format!("within 1 of {id}"));
                assert!(one.iter().all(|other| near.contains(other)), "{id}");
                compared += 1;
            }
            let all = found_set(arch, &format!("within 99 of {id}"));
            let near = found_set(arch, &format!("within 2 of {id}"));
            assert!(near.iter().all(|other| all.contains(other)));
        }
    }
    assert!(compared > 400, "{compared}");
}

fn found_set(arch: &Architecture, text: &str) -> Vec<String> {
    found(arch, text)
        .0
        .split(' ')
        .filter(|id| !id.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn rule_files_tell_where_a_text_is_wrong() {
    let file = "justarch-rules: 1\nprefix: ACME\nrules:\n  ACME001:\n    require: { for: { where: \"kind = databse\" }, attributes: owner }\n";
    let rules = justarch::UserRules::parse("rules.yaml", file).unwrap();
    let found: Vec<_> = rules.report().iter().collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code.as_str(), "USR005");
    assert_eq!(
        found[0].message.get(Lang::En),
        "`where`, column 8: `databse` is not a value of `kind`"
    );
    assert_eq!(
        found[0].help.as_ref().unwrap().get(Lang::Vi),
        "Có phải định viết `database`?"
    );
    assert_eq!(rules.rules().count(), 0);
}

#[test]
fn columns_show_what_is_stated() {
    let document = demo();
    let arch = document.architecture();
    let element = |id| arch.element(id).unwrap();
    let words = |key: &str, id| {
        let column: Column = key.parse().unwrap();
        column
            .words(arch, arch.evaluation_date())
            .of(element(id))
            .join(" ")
    };
    for (key, id, wanted) in [
        ("id", "app", "app"),
        ("layer", "app", "applications"),
        ("kind", "free", "x-robot"),
        ("agency", "register", "moj"),
        ("own", "population", "false"),
        ("own", "ngsp", ""),
        ("security-level", "app", "3"),
        ("since", "register", "2024"),
        ("monitored", "app", "true"),
        ("monitored", "old", ""),
        ("connects", "ngsp", "lgsp"),
        ("exchanges", "population", "app"),
        ("attributes.contact", "old", "tổ trực"),
        ("tags", "register", "gốc"),
    ] {
        assert_eq!(words(key, id), wanted, "{key} of {id}");
    }
    let error = "secuirty-level".parse::<Column>().unwrap_err();
    assert!(error.text().get(Lang::En).contains("`security-level`"));
    assert!("indicators".parse::<Column>().is_err());
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_justarch"));
    program
        .current_dir(folder)
        .args(args)
        .env_remove("JUSTARCH_LANG");
    program.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_command_shows_a_table_and_what_is_not_known() {
    let folder = folder("query-command");
    fs::write(folder.join("demo.yaml"), DOCUMENT).unwrap();
    let args = [
        "query",
        "demo.yaml",
        "--where",
        "security-level >= 4",
        "--columns",
        "id,name,owner,security-level,hosted-on",
    ];
    let human = run(&folder, &[&args[..], &["--lang", "vi"]].concat());
    assert_eq!(human.status.code(), Some(0));
    insta::assert_snapshot!(text(&human.stdout) + &text(&human.stderr));
    let csv = run(
        &folder,
        &[&args[..], &["--lang", "en", "--format", "csv"]].concat(),
    );
    assert_eq!(
        text(&csv.stdout),
        "\u{feff}Id,Name,Owner,Security level,Hosting\r\nregister,CSDL hộ tịch,Phòng Dữ liệu,4,none\r\n"
    );
    let wrong = run(
        &folder,
        &[
            "query",
            "demo.yaml",
            "--where",
            "class = nationl",
            "--lang",
            "en",
        ],
    );
    assert_eq!(wrong.status.code(), Some(2));
    assert_eq!(
        text(&wrong.stderr),
        "error: `--where`, column 9: `nationl` is not a value of `class`\n  class = nationl\n          ^^^^^^^\nhelp: Did you mean `national`?\n"
    );
    let none = run(
        &folder,
        &["query", "demo.yaml", "--where", "id = zzz*", "--lang", "en"],
    );
    assert_eq!(
        (none.status.code(), text(&none.stdout)),
        (Some(0), "elements: 0\n".to_owned())
    );
    let never = "kind = database and layer = channels";
    let args = ["query", "demo.yaml", "--where", never, "--lang", "en"];
    let never = run(&folder, &args);
    assert_eq!(text(&never.stdout), "elements: 0\n");
    assert!(text(&never.stderr).contains("no kind of element meets"));
    let missing = run(&folder, &["query", "demo.yaml"]);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn secrets_and_formulas_stay_out() {
    let folder = folder("query-public");
    let document = DOCUMENT
        .replace("CSDL hộ tịch", "=cmd|' /C calc'!A0")
        .replace(
            "kind: application, name: { vi: Phần mềm hộ tịch }",
            "kind: application, information: [state-secret], name: { vi: Phần mềm tuyệt mật }",
        );
    fs::write(folder.join("demo.yaml"), document).unwrap();
    let all = [
        "query",
        "demo.yaml",
        "--where",
        "layer = applications",
        "--columns",
        "id,name,stores",
        "--lang",
        "en",
    ];
    let csv = text(&run(&folder, &[&all[..], &["--format", "csv"]].concat()).stdout);
    assert!(
        csv.contains("register,'=cmd|") && csv.contains("tuyệt mật"),
        "{csv}"
    );
    let public = run(
        &folder,
        &[&all[..], &["--public", "--format", "csv"]].concat(),
    );
    let (shown, said) = (text(&public.stdout), text(&public.stderr));
    assert!(
        !shown.contains("tuyệt mật") && !shown.contains("\napp,"),
        "{shown}"
    );
    assert!(
        said.contains("left out as state secrets: 1 elements and 5 relations"),
        "{said}"
    );
    let json = text(
        &run(
            &folder,
            &[&all[..], &["--public", "--format", "json"]].concat(),
        )
        .stdout,
    );
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["left-out"], 1);
    assert_eq!(json["elements"].as_array().unwrap().len(), 4);
    assert!(!json.to_string().contains("tuyệt mật"));
}

/// Of an exchange that states no route nobody knows which platforms it passes.
#[test]
fn a_route_that_is_not_stated_leaves_the_answer_open() {
    let text = |route: &str| {
        format!(
            "justarch: 1\narchitecture: {{ id: a, framework: '3.0' }}\nintegration:\n  lgsp: {{ kind: lgsp, name: {{ vi: LGSP }} }}\n\
             applications:\n  c: {{ kind: application, name: {{ vi: C }}, exchanges: [{{ with: d, purpose: exploit{route} }}] }}\n  \
             d: {{ kind: database, name: {{ vi: D }} }}\n  \
             e: {{ kind: application, name: {{ vi: E }}, depends-on: [c] }}\n"
        )
    };
    for (asked, undecided) in [
        ("depends-on lgsp", "c d"),
        ("depends-on* lgsp", "c d e"),
        ("needed-by c", "lgsp"),
        ("needed-by* e", "lgsp"),
        ("within 1 of lgsp", "c d"),
        ("within 2 of lgsp", "c d e"),
        ("depends-on d", ""),
        ("depends-on c", ""),
    ] {
        for (route, wanted) in [("", undecided), (", route: direct", "")] {
            let document = justarch::Document::parse("a.yaml", &text(route)).unwrap();
            let selector = Selector::parse(asked).unwrap();
            let found = selector.select(document.architecture(), None).unwrap();
            let ids: Vec<_> = found.undecided().map(justarch::ElementRef::id).collect();
            assert_eq!(ids.join(" "), wanted, "{asked}{route}");
        }
    }
}
