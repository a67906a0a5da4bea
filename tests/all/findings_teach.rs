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
        // Three keys and the command.
        assert_eq!(help.matches('`').count(), 8, "{help}");
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
