//! Corrections that findings carry: made where nothing else can be meant, with every other byte kept.

use justarch::edit::{self, Fixed};
use justarch::{Document, Report, RuleSet, SourceId};

/// A document with this in its applications and channels.
pub(crate) fn with(rest: &str) -> String {
    format!(
        "justarch: 1\narchitecture:\n  id: a\n  body: bo\n  level: ministry\n  name: {{ vi: Kiến trúc }}\n  version: \"1.0\"\n  framework: \"3.0\"\norganisations:\n  bo: {{ name: {{ vi: Bộ }} }}\n{rest}"
    )
}

fn found(document: &Document) -> Report {
    let framework = document.architecture().framework();
    RuleSet::for_framework(framework).map_or_else(
        |_| Report::default(),
        |rules| rules.check_document(document),
    )
}

pub(crate) fn fixed(text: &str, doubtful_too: bool) -> (String, Fixed) {
    let document = Document::parse("a.yaml", text).unwrap();
    let fixed = edit::fix(&document, |document| {
        let mut fixes = document.fixes(&found(document));
        fixes.retain(|fix| fix.is_safe || doubtful_too);
        fixes
    });
    (
        fixed.document.sources().text(SourceId::ROOT).to_owned(),
        fixed,
    )
}

/// What is corrected without doubt is corrected so in every form of the text, and once for all.
#[track_caller]
fn is(rest: &str, wanted: &str) {
    for newline in ["\n", "\r\n"] {
        let text = with(rest).replace('\n', newline);
        let (new, made) = fixed(&text, false);
        assert_eq!(new, with(wanted).replace('\n', newline), "{:?}", made.left);
        assert!(made.left.is_empty(), "{:?}", made.left);
        let (again, made) = fixed(&new, false);
        assert_eq!(again, new);
        assert!(made.made.is_empty(), "{:?}", made.made);
    }
}

/// What may mean something else is left, and made if that is asked for.
#[track_caller]
fn is_doubtful(rest: &str, wanted: &str) {
    is(rest, rest);
    let (new, made) = fixed(&with(rest), true);
    assert_eq!(new, with(wanted), "{:?}", made.left);
    assert_eq!(fixed(&new, true).0, new);
}

fn portal(rest: &str) -> String {
    format!(
        "channels:\n  a: # một\n    kind: web-portal\n    name: {{ vi: Cổng }}\n{rest}  b: {{ kind: web-page, name: {{ vi: Trang }} }}\n"
    )
}

#[test]
fn misspelt_words_are_corrected() {
    is(
        "chanels:\n  a: {kind: web-portal, name: {vi: Cổng}} # một\n",
        "channels:\n  a: {kind: web-portal, name: {vi: Cổng}} # một\n",
    );
    is(
        "chanels:\n  a: {kind: web-portal, name: {vi: Cổng}, since: 31/12/2022}\n",
        "channels:\n  a: {kind: web-portal, name: {vi: Cổng}, since: 2022-12-31}\n",
    );
    is(
        "channels:\n  a: {knd: web-portl, name: {vi: Cổng}}\n",
        "channels:\n  a: {kind: web-portal, name: {vi: Cổng}}\n",
    );
    is(
        &portal("    ownr: bo # ai\n"),
        &portal("    owner: bo # ai\n"),
    );
    is(
        &portal("    \"Chủ quản\": bo\n"),
        &portal("    \"owner\": bo\n"),
    );
    is(
        &portal("    status: actve\n"),
        &portal("    status: active\n"),
    );
    is(
        &portal("    inferred: [nam]\n"),
        &portal("    inferred: [name]\n"),
    );
}

#[test]
fn values_as_people_write_them_are_corrected() {
    is(
        &portal("    since: 31/12/2022 # khi nào\n"),
        &portal("    since: 2022-12-31 # khi nào\n"),
    );
    is(
        &portal("    since: 2022/12/31\n"),
        &portal("    since: 2022-12-31\n"),
    );
    is(
        &portal("    since: \"12/2022\"\n"),
        &portal("    since: 2022-12\n"),
    );
    is(
        &portal("    security-level: cấp độ 3\n"),
        &portal("    security-level: 3\n"),
    );
    is(
        &portal("    technical: \"true\"\n"),
        &portal("    technical: true\n"),
    );
    is(
        &portal("    technical: không\n"),
        &portal("    technical: false\n"),
    );
    is(
        &portal("    tags: [true]\n"),
        &portal("    tags: [\"true\"]\n"),
    );
    is(
        "channels:\n  a: {kind: web-portal, name: Cổng}\n",
        "channels:\n  a: {kind: web-portal, name: { vi: Cổng }}\n",
    );
    is(
        "channels:\n  a:\n    kind: web-portal\n    name: \"Cổng, một\" # hai\n",
        "channels:\n  a:\n    kind: web-portal\n    name: { vi: \"Cổng, một\" } # hai\n",
    );
    let head = with("").replace("\"1.0\"", "“1.0”");
    assert_eq!(fixed(&head, false).0, with(""));
    let decomposed = portal("    tags: [Bo\u{302}\u{323}]\n");
    is(&decomposed, &portal("    tags: [Bộ]\n"));
}

#[test]
fn grades_are_corrected_to_the_words_of_the_framework() {
    // The rule judges by a day.
    let service = |framework: &str, grade: &str| {
        with(&format!(
            "business:\n  s: # một\n    kind: public-service\n    name: {{ vi: Một }}\n    grade: {grade} # mức\n"
        ))
        .replace("\"3.0\"", &format!("\"{framework}\"\n  state-date: 2024-06-01"))
    };
    for (framework, grade, safe, all) in [
        ("3.0", "Toàn trình", "full-process", "full-process"),
        ("3.0", "\"một phần\"", "\"partial\"", "\"partial\""),
        // What the former levels became is not laid down.
        ("3.0", "\"4\"", "\"4\"", "\"full-process\""),
        ("3.0", "mức độ 3", "mức độ 3", "partial"),
        // Levels 1 and 2 are no online services.
        ("3.0", "\"2\"", "\"2\"", "\"2\""),
        ("3.0", "cao", "cao", "cao"),
        // Where the levels still count they are meant.
        ("2.0", "Mức độ 4", "\"4\"", "\"full-process\""),
    ] {
        let text = service(framework, grade);
        for (doubtful_too, wanted) in [(false, safe), (true, all)] {
            let (new, made) = fixed(&text, doubtful_too);
            assert_eq!(new, service(framework, wanted), "{:?}", made.left);
            assert_eq!(fixed(&new, doubtful_too).0, new);
        }
    }
}

#[test]
fn numbers_as_people_write_them_are_corrected() {
    let with_value = |value: &str| {
        portal(&format!(
            "    indicators:\n      - {{ id: i, measure: records, value: {value}, unit: hồ sơ }} # số\n"
        ))
    };
    is(&with_value("8.200.000"), &with_value("8200000"));
    is(&with_value("\"12,5\""), &with_value("\"12.5\""));
    is_doubtful(&with_value("\"12,500\""), &with_value("\"12.500\""));
    is(&with_value("nhiều"), &with_value("nhiều"));
}

#[test]
fn characters_that_cannot_be_seen_are_removed() {
    let tagged = |text: &str| portal(&format!("    tags: [\"{text}\"] # nhãn\n"));
    is(&tagged("Cổng\u{200b} Bộ\u{ad}"), &tagged("Cổng Bộ"));
    let text = |tag: &str| with(&tagged(tag));
    let joined = text("a\u{202e}b");
    assert_eq!(fixed(&joined, false).0, joined);
    assert_eq!(fixed(&joined, true).0, text("ab"));
}

#[test]
fn a_direct_route_has_its_word() {
    let route = |route: &str| {
        portal(&format!(
            "    exchanges:\n      - {{ with: b, route: {route} }} # tuyến\n"
        ))
    };
    is(&route("trực tiếp"), &route("direct"));
}

#[test]
fn ids_with_accents_are_corrected_with_all_their_uses() {
    is(
        "applications:\n  Phần mềm: {kind: application, name: {vi: Một}, depends-on: [b]}\n  b: {kind: application, name: {vi: Hai}, depends-on: [\"Phần mềm\"], attributes: {Phần mềm: Phần mềm}}\n",
        "applications:\n  phan-mem: {kind: application, name: {vi: Một}, depends-on: [b]}\n  b: {kind: application, name: {vi: Hai}, depends-on: [\"phan-mem\"], attributes: {Phần mềm: Phần mềm}}\n",
    );
    // The id that it would have is taken.
    let taken = "applications:\n  Phần mềm: {kind: application, name: {vi: Một}}\n  phan-mem: {kind: application, name: {vi: Hai}}\n";
    is(taken, taken);
}

#[test]
fn what_may_mean_something_else_is_left() {
    // Two that are misspelt for one key, in either order.
    for keys in [
        "    ownre: bo\n    onwer: x\n",
        "    onwer: x\n    ownre: bo\n",
    ] {
        let text = portal(keys);
        is(&text, &text);
    }
    is_doubtful(
        &portal("    since: 5/7/2023\n"),
        &portal("    since: 2023-07-05\n"),
    );
    is_doubtful(&portal("    owner: boo\n"), &portal("    owner: bo\n"));
    // Another word of the field, and several slips in a short one.
    is_doubtful(
        "policy:\n  a: {kind: regulation, name: {vi: Một}} # quy chế\n",
        "policy:\n  a: {kind: resolution, name: {vi: Một}} # quy chế\n",
    );
    is_doubtful(
        "chanel:\n  a: {kind: web-portal, name: {vi: Cổng}}\n",
        "channels:\n  a: {kind: web-portal, name: {vi: Cổng}}\n",
    );
    is_doubtful(
        "business:\n  s: {kind: public-service, name: {vi: Một}, mức độ: toàn trình}\n",
        "business:\n  s: {kind: public-service, name: {vi: Một}, grade: full-process}\n",
    );
}

#[test]
fn what_would_bring_an_error_is_left() {
    let text = with(&portal("    owner: bo\n    ownr: bo\n"));
    let (new, made) = fixed(&text, false);
    assert_eq!((new, made.left.len()), (text, 1));
}

#[test]
fn many_that_cannot_be_made_keep_none_of_the_others() {
    let mut text = with("policy:\n");
    for nth in 0..300 {
        let id = nth.to_string();
        text +=
            &"  pN: { kind: law, name: { vi: L }, since: 2020, snice: 2021 }\n".replace('N', &id);
    }
    text += "  q: { kind: law, name: { vi: L }, since: 31/12/2020 }\n";
    let (new, made) = fixed(&text, false);
    assert_eq!(new, text.replace("31/12/2020", "2020-12-31"));
    assert_eq!((made.made.len(), made.left.len()), (1, 300));
    let why = made.left[0].why.get(justarch::Lang::En);
    assert_eq!(why, "the key `since` stands there already");
}

#[test]
fn errors_that_are_only_counted_are_none_of_the_edit() {
    use justarch::edit::Edit;
    use justarch::places::IdOf;
    use justarch::{Limits, Loader, SourceProvider, Text};
    struct Alone;
    impl SourceProvider for Alone {
        fn read(&self, _: &str) -> Result<Vec<u8>, Text> {
            Err(Text::new("không có", "there is none"))
        }
    }
    let mut text = with("policy:\n");
    for nth in 0..30 {
        let id = nth.to_string();
        text +=
            &"  pN: { kind: law, name: { vi: L }, since: lúc N, owner: xN }\n".replace('N', &id);
    }
    let loader = Loader::new().limits(Limits::default().findings(5));
    let document = loader.load("a.yaml", text.as_bytes(), &Alone).unwrap();
    let edit = Edit::Rename {
        of: IdOf::Element,
        id: "p7".to_owned(),
        to: "luat-7".to_owned(),
    };
    assert_eq!(document.apply(&[edit]).unwrap().len(), 1);
    document.formatted().unwrap();
    // One more is one of the edit.
    let edit = Edit::Set {
        at: justarch::Subject::element("p7").at(justarch::Field::Operator),
        value: "nobody".to_owned(),
    };
    let error = document.apply(&[edit]).unwrap_err().to_string();
    assert!(error.contains("would bring an error"), "{error}");
}

#[test]
fn corrections_of_sound_documents_are_none() {
    for bundled in justarch::reference::all() {
        let (new, made) = fixed(bundled.text, false);
        assert_eq!(new, bundled.text);
        assert!(made.made.is_empty(), "{:?}", made.made);
    }
}

/// Every fixture: corrections bring no error, keep comments, and nothing is left to do a second time.
#[test]
fn corrections_of_every_fixture_settle() {
    for text in crate::places::sample(100) {
        let Ok(document) = Document::parse("a.yaml", &text) else {
            continue;
        };
        let (new, made) = fixed(&text, true);
        if made.made.is_empty() {
            assert_eq!(new, text);
            continue;
        }
        assert_eq!(fixed(&new, true).0, new, "{text}");
        let comments = |document: &Document| document.places().comments(SourceId::ROOT).len();
        assert_eq!(comments(&document), comments(&made.document), "{new}");
    }
}
