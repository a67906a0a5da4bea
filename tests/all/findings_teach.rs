//! Findings say what would have been right: the nearest few of many, and where the rest is told.

use justarch::{Document, Lang, Report, RuleSet};

fn document(elements: &str) -> Document {
    let head = "justarch: 1\narchitecture: { id: a, body: b, level: ministry, name: { vi: A }, version: '1.0', \
                framework: '3.0', state-date: 2024-06-30 }\norganisations: { b: { name: { vi: B }, kind: ministry } }\n";
    Document::parse("a.yaml", &format!("{head}{elements}")).unwrap()
}

fn help(report: &Report, code: &str, lang: Lang) -> String {
    let mut found = report.iter().filter(|d| d.code.as_str() == code);
    let help = found.next().unwrap().help.clone().unwrap();
    help.get(lang).to_owned()
}

#[test]
fn an_unknown_key_names_three_that_fit_the_kind_and_where_the_list_is() {
    let doc = document("applications: { a: { kind: database, name: { vi: A }, qwertyuiop: 1 } }\n");
    for (lang, all) in [
        (Lang::Vi, "Danh sách đầy đủ"),
        (Lang::En, "For all of them"),
    ] {
        let help = help(doc.report(), "FMT008", lang);
        assert!(
            help.contains(all) && help.contains("`justarch explain database`"),
            "{help}"
        );
        // Three keys, the command, and where a fact of one's own goes.
        assert_eq!(help.matches('`').count(), 10, "{help}");
        assert!(!help.contains("`grade`"), "{help}");
    }
}

#[test]
fn a_relation_that_is_refused_names_those_between_the_two_and_where_it_may_point() {
    let doc = document(
        "users: { u: { kind: citizen, name: { vi: U }, stores: [d] } }\n\
         channels: { c: { kind: counter, name: { vi: C }, uses: [d] } }\n\
         applications: { d: { kind: database, name: { vi: D } }, e: { kind: application, name: { vi: E }, stores: [s] }, \
         s: { kind: payment-system, name: { vi: S } } }\n",
    );
    let rules = RuleSet::for_framework(doc.architecture().framework()).unwrap();
    let report = rules.check_document(&doc);
    let refused = report.iter().filter(|d| d.code.as_str() == "LAY006");
    let helps: Vec<_> = refused
        .filter_map(|d| d.help.as_ref().map(|help| help.get(Lang::En).to_owned()))
        .collect();
    let some = |part: &str| helps.iter().any(|help| help.contains(part));
    assert!(
        some("`stores` may point to: `database`, `data-store`"),
        "{helps:?}"
    );
    assert!(
        some("`stores` is not allowed from the kind `citizen`"),
        "{helps:?}"
    );
    assert!(some("Between these two there may be:\n"), "{helps:?}");
}

#[test]
fn a_wrong_value_names_the_values() {
    let doc = document("applications: { a: { kind: database, name: { vi: A }, class: zzzzzz } }\n");
    let help = help(doc.report(), "FMT011", Lang::Vi);
    assert!(
        help.contains("`national`") && help.contains("`internal`"),
        "{help}"
    );
}

/// What is wrong, and what to write instead: mistakes that are likely in a first file.
#[test]
fn likely_mistakes_are_told_with_what_to_write() {
    let cases = [
        (
            "infrastructure: { dc: { kind: data-centre, name: { vi: A } }, net: { kind: network, name: { vi: B } } }\n\
             applications: { a: { kind: application, name: { vi: A }, hosted-on: 'dc, net' } }\n",
            "LAY004",
            "Viết thành danh sách: `hosted-on: [dc, net]`.",
            "Write a list: `hosted-on: [dc, net]`.",
        ),
        (
            "applications: { a: { kind: application, name: { vi: A }, since: 2023-02-31 } }\n",
            "FMT011",
            "Lịch không có ngày này",
            "There is no such day",
        ),
        (
            "applications: { a: { kind: application, name: { vi: A }, owner: zzz } }\n",
            "FMT014",
            "Khai báo `zzz` trong mục `organisations`, hoặc nêu định danh đã có ở đó: `b`.",
            "Declare `zzz` under `organisations`, or name one that is there: `b`.",
        ),
        (
            "applications: { a: { kind: application, name: { vi: A }, owner: ĐIỀN } }\n",
            "FMT014",
            "`ĐIỀN` đánh dấu chỗ phải thay: ghi một định danh có trong mục `organisations`: `b`; hoặc khai báo thêm ở đó",
            "`ĐIỀN` marks what has to be replaced: write an id that is under `organisations`: `b`; or declare one there",
        ),
        (
            "applications: { a: { kind: application, name: { vi: A }, depends-on: [FILL IN] } }\n",
            "LAY004",
            "`FILL IN` đánh dấu chỗ phải thay: ghi một định danh có trong văn bản",
            "`FILL IN` marks what has to be replaced: write an id of the document",
        ),
        (
            "applications: { a: { kind: application, name: { vi: A }, sources: [zzz] } }\n",
            "FMT014",
            "Khai báo `zzz` trong mục `sources`, hoặc bỏ tham chiếu.",
            "Declare `zzz` under `sources`, or drop the reference.",
        ),
        (
            "applications: { a: { kind: application, name: { vi: A }, exchanges: [{ to: c }] }, c: { kind: application, name: { vi: C } } }\n",
            "FMT012",
            "Viết `with: …` thay cho `to: …`.",
            "Write `with: …` in place of `to: …`.",
        ),
        (
            "users: { u: { name: { vi: U } } }\n",
            "FMT012",
            "Bổ sung `kind: …`. Các loại của mục này: `citizen`, `business`",
            "Add `kind: …`. The kinds of this section are: `citizen`, `business`",
        ),
        (
            "applications: { a: { kind: application, name: { vi: A }, inferred: [cấp độ] } }\n",
            "FMT011",
            "Có phải định viết `security-level`?",
            "Did you mean `security-level`?",
        ),
        (
            "applications: { a: { kind: application, name: { vi: A }, inferred: [qwertyuiop] } }\n",
            "FMT011",
            "`justarch explain inferred`",
            "`justarch explain inferred`",
        ),
        (
            "applications: { a: { kind: application, name: { vi: A }, ngày nâng cấp: 2023 } }\n",
            "FMT008",
            "Thông tin không có khóa riêng thì ghi trong `attributes`.",
            "What has no key of its own goes under `attributes`.",
        ),
    ];
    for (elements, code, vi, en) in cases {
        let doc = document(elements);
        for (lang, part) in [(Lang::Vi, vi), (Lang::En, en)] {
            let help = help(doc.report(), code, lang);
            assert!(help.contains(part), "{elements}: {help}");
        }
    }
}

fn helps(elements: &str, code: &str) -> Vec<String> {
    let doc = document(elements);
    let rules = RuleSet::for_framework(doc.architecture().framework()).unwrap();
    let report = rules.check_document(&doc);
    let found = report.iter().filter(|d| d.code.as_str() == code);
    found
        .filter_map(|d| d.help.as_ref().map(|help| help.get(Lang::Vi).to_owned()))
        .collect()
}

#[test]
fn who_goes_past_the_portal_is_told_the_line_to_write() {
    let users = "users: { u: { kind: citizen, name: { vi: U }, uses: [a] }, s: { kind: official, name: { vi: S }, uses: [d] } }\n";
    let bare = "applications: { a: { kind: application, name: { vi: A } }, d: { kind: database, name: { vi: D } } }\n";
    let told = helps(&format!("{users}{bare}"), "LAY006");
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("<kênh>: { depends-on: [a] }"), "{told:?}");
    assert!(
        told[1].contains("<ứng dụng>: { kind: application, stores: [d] }"),
        "{told:?}"
    );
    // The public goes through a channel to data too: what is proposed is no fault itself.
    let told = helps(&format!("{}{bare}", users.replace("[a]", "[d]")), "LAY006");
    assert!(
        told[0].ends_with(
            "  <ứng dụng>: { kind: application, stores: [d] }\n  <kênh>: { depends-on: [<ứng dụng>] }\n  u: { uses: [<kênh>] }"
        ),
        "{told:?}"
    );
    // With what there is.
    let known = "channels: { c: { kind: service-portal, name: { vi: C }, depends-on: [a] } }\n\
                 applications: { a: { kind: application, name: { vi: A }, stores: [d] }, d: { kind: database, name: { vi: D } } }\n";
    let told = helps(&format!("{users}{known}"), "LAY006");
    assert_eq!(
        told,
        [
            "Thay `uses: [a]` tại `u` bằng:\n  u: { uses: [c] }",
            "Thay `uses: [d]` tại `s` bằng:\n  s: { uses: [a] }"
        ]
    );
}

#[test]
fn a_relation_that_fits_nothing_is_to_be_deleted_and_one_that_fits_others_names_them() {
    let told = helps(
        "infrastructure: { dc: { kind: data-centre, name: { vi: T } } }\n\
         applications: { e: { kind: application, name: { vi: E }, hosted-on: [f] }, f: { kind: application, name: { vi: F } } }\n\
         policy: { l: { kind: law, name: { vi: L }, depends-on: [dc] } }\n",
        "LAY006",
    );
    let some = |part: &str| told.iter().any(|help| help.contains(part));
    assert!(
        some("Kiến trúc có các thành phần như vậy, ví dụ: `dc`."),
        "{told:?}"
    );
    assert!(some("xóa `dc` khỏi `depends-on` của `l`"), "{told:?}");
}

#[test]
fn an_incomplete_service_is_told_the_keys_to_add() {
    let services = "business:\n  one: { kind: public-service, name: { vi: Một }, owner: b, status: active, code: '1', catalogued: true }\n  two: { kind: public-service, name: { vi: Hai }, owner: b, status: active }\n";
    let told = helps(services, "SVC003");
    assert_eq!(
        told,
        [
            "Bổ sung:\n  one: { target-users: […] }\n  two: { code: …, target-users: […], catalogued: true }\n\
          Chỉ ghi `catalogued: true` khi thủ tục đã được công khai; chưa công khai thì ghi `catalogued: false`."
        ]
    );
    let one = services
        .replace("  two:", "# two:")
        .replace("catalogued: true", "target-users: [x]");
    let told = helps(&one, "SVC003");
    assert!(
        told[0].starts_with("Bổ sung:\n  one: { catalogued: true }\n"),
        "{told:?}"
    );
}

#[test]
fn an_unknown_framework_is_shown_with_those_that_are_known() {
    let text = "justarch: 1\narchitecture:\n  id: a\n  body: b\n  framework: \"5.0\"\n";
    let doc = Document::parse("a.yaml", text).unwrap();
    let error = doc.framework().unwrap_err();
    let shown = justarch::Renderer::human(Lang::Vi).render(error.report(), &error);
    for part in [
        "a.yaml:5:14",
        "framework: \"5.0\"",
        "không có khung kiến trúc phiên bản 5.0; hiện có: 2.0, 3.0, 4.0",
    ] {
        assert!(shown.contains(part), "{shown}");
    }
    let known = Document::parse("a.yaml", &text.replace("5.0", "3.0")).unwrap();
    assert_eq!(known.framework().unwrap().version.to_string(), "3.0");
}
