//! Small readers of the forms, written from what the programs that take them say.

use std::collections::BTreeMap;

/// A line for editors and scripts.
pub(super) struct Line {
    pub(super) code: String,
    pub(super) severity: String,
}

/// `file:line:column: CODE severity: message`
pub(super) fn concise(line: &str) -> Line {
    let mut parts = line.splitn(4, ':');
    let file = parts.next().unwrap();
    assert!(!file.is_empty(), "{line}");
    for _ in 0..2 {
        let number: usize = parts.next().unwrap().parse().unwrap();
        assert!(number > 0, "{line}");
    }
    let said = parts.next().unwrap().strip_prefix(' ').unwrap();
    let (head, message) = said.split_once(": ").unwrap();
    assert!(!message.is_empty(), "{line}");
    let (code, severity) = head.split_once(' ').unwrap();
    Line {
        code: code.to_owned(),
        severity: severity.to_owned(),
    }
}

/// A workflow command.
pub(super) struct Annotation {
    pub(super) command: String,
    pub(super) properties: BTreeMap<String, String>,
    pub(super) message: String,
}

/// The commands as the runner takes them apart.
pub(super) fn annotations(text: &str) -> Vec<Annotation> {
    let lines = text.lines().map(|line| {
        let rest = line.strip_prefix("::").unwrap();
        let (head, message) = rest.split_once("::").unwrap();
        let (command, properties) = head.split_once(' ').unwrap();
        let properties = properties.split(',').map(|property| {
            let (key, value) = property.split_once('=').unwrap();
            let value = value.replace("%3A", ":").replace("%2C", ",");
            (key.to_owned(), unescaped(&value))
        });
        let properties: BTreeMap<_, _> = properties.collect();
        for key in ["line", "col", "endLine"] {
            assert!(properties[key].parse::<usize>().unwrap() > 0, "{line}");
        }
        Annotation {
            command: command.to_owned(),
            properties,
            message: unescaped(message),
        }
    });
    lines.collect()
}

fn unescaped(text: &str) -> String {
    text.replace("%0D", "\r")
        .replace("%0A", "\n")
        .replace("%25", "%")
}

/// A suite of a `JUnit` report.
pub(super) struct Suite {
    pub(super) name: String,
    pub(super) properties: BTreeMap<String, String>,
    pub(super) cases: Vec<Case>,
}

/// A case of one.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) outcome: String,
    pub(super) text: String,
    pub(super) properties: BTreeMap<String, String>,
    /// Its standard output.
    pub(super) aside: String,
}

pub(super) fn suites(xml: &str) -> Vec<Suite> {
    let document = roxmltree::Document::parse(xml).unwrap_or_else(|e| panic!("{e}\n{xml}"));
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "testsuites");
    let attribute = |node: roxmltree::Node<'_, '_>, name: &str| {
        node.attribute(name).unwrap_or_default().to_owned()
    };
    let children = root
        .children()
        .filter(|node| node.has_tag_name("testsuite"));
    let suites = children.map(|suite| {
        let of_suite = suite
            .children()
            .filter(|node| node.has_tag_name("properties"));
        let properties = of_suite.flat_map(|node| node.children());
        let properties = properties.filter(|node| node.has_tag_name("property"));
        let cases = suite
            .children()
            .filter(|node| node.has_tag_name("testcase"));
        let cases: Vec<_> = cases
            .map(|case| {
                assert_eq!(attribute(case, "classname"), attribute(suite, "name"));
                let outcomes = ["error", "failure", "skipped"];
                let outcome = case
                    .children()
                    .find(|node| outcomes.contains(&node.tag_name().name()));
                let aside = case.children().find(|node| node.has_tag_name("system-out"));
                let of_case = case
                    .descendants()
                    .filter(|node| node.has_tag_name("property"));
                Case {
                    properties: of_case
                        .map(|node| (attribute(node, "name"), attribute(node, "value")))
                        .collect(),
                    aside: aside
                        .and_then(|node| node.text())
                        .unwrap_or_default()
                        .to_owned(),
                    name: attribute(case, "name"),
                    outcome: outcome
                        .map_or("passed", |node| node.tag_name().name())
                        .to_owned(),
                    text: outcome
                        .and_then(|node| node.text())
                        .unwrap_or_default()
                        .to_owned(),
                }
            })
            .collect();
        for (counter, outcome) in [("errors", "error"), ("failures", "failure")] {
            let count = cases.iter().filter(|case| case.outcome == outcome).count();
            assert_eq!(attribute(suite, counter), count.to_string());
        }
        Suite {
            name: attribute(suite, "name"),
            properties: properties
                .map(|node| (attribute(node, "name"), attribute(node, "value")))
                .collect(),
            cases,
        }
    });
    suites.collect()
}
