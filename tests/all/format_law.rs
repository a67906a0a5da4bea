//! The law of formatting: the architecture, the findings and the comments are the same, the edits give the text, and a
//! second time nothing changes. And texts laid out in odd ways, made up from numbers.

use std::collections::BTreeMap;

use justarch::places::Places;
use justarch::{Document, Error, Lang, Report, RuleSet, Severity, SourceId};

use crate::edit_law::spliced;

/// Texts in styles that are rare.
pub(crate) const ODD: [&str; 6] = [
    "justarch: 1\narchitecture: {id: a, 'name': {\"vi\": 'Kiến \'\'trúc'}, version: \"2\\u002e0\"}\n",
    "justarch: 1\n\nusers: &u\n  # one\n  a: &x\n    kind: citizen   # behind\n    name: {vi: Á}\n  b: *x\n? channels\n: p:\n    kind: portal\n    uses:\n    - to: a\n      note:\n        vi: >-\n          gấp\n          dòng\n    -\n      to: b\n",
    "\u{feff}justarch: 1\r\nchannels:\r\n  p:\r\n    kind: portal\r\n    name:\r\n      vi: |\r\n        một\r\n        # hai\r\n      en: >\r\n        one\r\n\r\n    tags: [\r\n      a, # b\r\n      'c d',\r\n      ]\r\n",
    "# head\n---\njustarch: 1\n\n\n# of all\npolicy:\n    a:\n        kind: law\n        name:\n            vi: |+\n                một\n\n                  hai # ba\n\n            en: \"one\n              two\"\n        # last of a\n    # last of all\n\n    b: {kind: law, # one\n        name: {vi: [], en: x}} # both\n# end\n",
    "justarch: 1\npolicy: {}\nchannels: {a: {kind: web-portal, name: {vi: A, en: \"B: c\"}, tags: [yes, 'no', \"1.0\"], uses: [{to: b, inferred: [existence]}]}, b: {kind: service-portal}}\n...\n",
    "justarch: 1\nsources:\n- x\nchannels:\n  !!str a:\n    kind: !!str web-portal\n    nmae: ~\n    name:\n      vi: A\n      vi: B\n    1: 2\n    tags:\n      -   - a\n          - b\n      - k: v\n        w: # c\n",
];

fn comments(places: &Places, source: SourceId) -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    for at in places.comments(source) {
        let said = places.sources().slice(at).trim_end().to_owned();
        *all.entry(said).or_default() += 1;
    }
    all
}

/// What is found in reading and by the rules, without places.
fn findings(document: &Document) -> Vec<(String, Severity, String)> {
    let framework = document.architecture().framework();
    let report: Report = match RuleSet::for_framework(framework) {
        Ok(rules) => rules.check_document(document),
        Err(_) => document.report().clone(),
    };
    let mut all: Vec<_> = report
        .iter()
        .map(|found| {
            let said = found.message.get(Lang::En).to_owned();
            (found.code.to_string(), found.severity, said)
        })
        .collect();
    all.sort();
    all
}

/// The document, formatted, with the law held against it, or why it was refused.
pub(crate) fn hold(document: &Document) -> Result<Document, Error> {
    let done = document.formatted()?;
    let after = done.document();
    let sources = document.sources();
    let all = || {
        let texts = |of: &justarch::Sources| -> Vec<_> {
            of.files()
                .map(|(name, text)| format!("{name}:\n{text}"))
                .collect()
        };
        let (old, new) = (texts(sources), texts(after.sources()));
        format!("in\n{}\nafter\n{}", old.join("\n"), new.join("\n"))
    };
    let (old_arch, new_arch) = (document.architecture(), after.architecture());
    assert!(old_arch == new_arch, "{}", all());
    assert_eq!(old_arch.unread(), new_arch.unread(), "{}", all());
    assert_eq!(findings(document), findings(after), "{}", all());
    let (old, new) = (document.places(), after.places());
    for id in sources.ids() {
        let own = done
            .text_edits()
            .iter()
            .filter(|edit| edit.span.source == id);
        let own: Vec<_> = own.collect();
        assert_eq!(
            spliced(sources.text(id), &own),
            after.sources().text(id),
            "{}",
            all()
        );
        assert_eq!(comments(&old, id), comments(&new, id), "{}", all());
    }
    let again = after
        .formatted()
        .unwrap_or_else(|error| panic!("{error}: {}", all()));
    assert_eq!(again.text_edits(), [], "{}", all());
    Ok(after.clone())
}

/// A text with its lines laid out otherwise, as numbers say: comments and lines of nothing anywhere, other quotes, lines
/// twice, elsewhere or gone.
pub(crate) fn shaken(text: &str, numbers: &[u64]) -> String {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (nth, number) in numbers.iter().enumerate() {
        let (what, number) = (number % 12, (number / 12) as usize);
        let at = number % (lines.len() + 1);
        let other = (number / 4_099) % (lines.len() + 1);
        let indent = " ".repeat((number / 8_191) % 9);
        if what == 0 {
            lines.insert(at, format!("{indent}# {nth}"));
            continue;
        }
        if what == 1 {
            lines.insert(at, indent);
            continue;
        }
        if at == lines.len() {
            continue;
        }
        let deep = lines[at].len() - lines[at].trim_start().len();
        let own = lines[at][..deep].to_owned();
        match what {
            2 | 3 => lines.insert(at, format!("{own}# {nth}")),
            4 => lines[at].extend([" # ", &nth.to_string()]),
            5 => lines[at].push_str("  \t"),
            6 => lines[at] = lines[at].replace('"', "'"),
            7 => lines[at] = lines[at].replace(", ", &format!(", # {nth}{newline}{own}   ")),
            8 => lines[at] = lines[at].replacen(": ", ":   ", 1),
            9 => {
                let line = lines[at].clone();
                lines.insert(other, line);
            }
            10 => {
                let line = lines.remove(at);
                lines.insert(other.min(lines.len()), line);
            }
            _ => {
                lines.remove(at);
            }
        }
    }
    lines.join(newline) + newline
}
