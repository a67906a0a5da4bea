//! The same lines in documents of which all else differs: what they say of is there or not, and is one thing or another.

use super::digests::{agree, both_ways_with};
use crate::io::fast::samples::{Random, wanted};

/// Sections, and in how many ways each element may be written there.
const ELEMENTS: [(&str, &[&str]); 8] = [
    (
        "infrastructure",
        &[
            "  centre: { kind: data-centre, name: { vi: Trung tâm }, owner: moj }\n",
            "  centre: { kind: cloud, name: { vi: Trung tâm }, supplied-by: [vendor, moj] }\n",
        ],
    ),
    (
        "infrastructure",
        &["  vendor: { kind: network, name: { vi: Mạng }, governed-by: law }\n"],
    ),
    (
        "integration",
        &[
            "  lgsp: { kind: lgsp, name: { vi: Trục }, hosted-on: centre, connects: [ndxp, own] }\n",
            "  lgsp: { kind: lgsp, name: { vi: Trục }, hosted-on: [centre, vendor] }\n",
        ],
    ),
    (
        "integration",
        &["  ndxp: { kind: national-exchange, name: { vi: Trục }, succeeds: [lgsp, app] }\n"],
    ),
    (
        "applications",
        &[
            "  app:\n    kind: application\n    name: { vi: Phần mềm }\n    owner: vendor\n    sources: [plan, act]\n    \
             exchanges:\n      - { with: db, route: [lgsp, ndxp] }\n      - { with: db, route: direct }\n      - own\n",
            "  app:\n    kind: application\n    name: { vi: Phần mềm }\n    conforms-to: law\n    supplied-by: vendor\n",
        ],
    ),
    (
        "applications",
        &[
            "  db: { kind: database, name: { vi: Kho }, sources: act, supplied-by: moj }\n# remark\n",
            "  db: { kind: database, name: { vi: Kho }, succeeds: [old, own], depends-on: [old, app] }\n",
        ],
    ),
    (
        "applications",
        &["  old: { kind: data-store, name: { vi: Kho }, operator: moj, inferred: [operator] }\n"],
    ),
    (
        "policy",
        &["  law: { kind: law, name: { vi: Luật }, issuer: moj, succeeds: centre }\n"],
    ),
];

/// Kinds of one's own stand in any section.
const OWN: [&str; 2] = [
    "  own: { kind: x-own, name: { vi: Riêng }, owner: vendor, governed-by: law }\n",
    "  own: { kind: x-own, name: { vi: Riêng }, succeeds: old, supplied-by: [moj, vendor] }\n",
];

const SECTIONS: [&str; 4] = ["infrastructure", "integration", "applications", "policy"];

/// A document and the file that it includes. `rarely` something is missing.
fn document(random: &mut Random, rarely: usize) -> [String; 2] {
    let mut files = [String::new(), String::new()];
    let mut sections = [SECTIONS; 2].map(|names| names.map(|name| (name, String::new())));
    let own = SECTIONS[random.below(SECTIONS.len())];
    let all = ELEMENTS.into_iter().chain([(own, &OWN[..])]);
    for (section, ways) in all.filter(|_| random.below(rarely) > 0).collect::<Vec<_>>() {
        let file = usize::from(random.below(4) == 0);
        let way = ways[random.below(ways.len())];
        for (name, lines) in &mut sections[file] {
            if *name == section {
                lines.push_str(way);
            }
        }
    }
    for (file, sections) in files.iter_mut().zip(&mut sections) {
        sections.rotate_left(random.below(SECTIONS.len()));
        for (name, lines) in sections.iter().filter(|(_, lines)| !lines.is_empty()) {
            file.extend([*name, ":\n", lines.as_str()]);
        }
    }
    let mut some = |entries: &[&str]| {
        let mut entries = entries.to_vec();
        let first = random.below(entries.len());
        entries.rotate_left(first);
        entries.retain(|_| random.below(rarely) > 0);
        entries.concat()
    };
    let sources = some(&["  plan: { title: Kế hoạch }\n", "  act: { title: Luật }\n"]);
    let organisations = some(&[
        "  moj: { name: { vi: Bộ Tư pháp } }\n",
        "  vendor: { name: { vi: Công ty } }\n",
    ]);
    let retired = some(&["  old: { reason: Cũ, successor: db }\n"]);
    let [own, other] = files;
    let root = format!(
        "justarch: 1\narchitecture: {{ id: a, body: moj, name: {{ vi: A }}, version: \"2.0\", framework: \"3.0\" }}\n\
         sources:\n{sources}organisations:\n{organisations}retired:\n{retired}include: [other.yaml]\n{own}"
    );
    [root, other]
}

#[test]
fn comparisons_agree_whatever_surrounds_the_lines() {
    let mut random = Random(0x5022_0D1E);
    let (mut compared, mut known) = (0, 0);
    let count = wanted(2_000);
    for _ in 0..count {
        let rarely = 2 + random.below(12);
        let [old, new] = [(); 2].map(|()| document(&mut random, rarely));
        let read = |[root, other]: &[String; 2]| both_ways_with(root, other);
        let (Some(olds), Some(news)) = (read(&old), read(&new)) else {
            continue;
        };
        compared += 1;
        let texts = (old.concat(), new.concat());
        known += agree(&olds, &news, (&texts.0, &texts.1));
        known += agree(&news, &olds, (&texts.1, &texts.0));
    }
    assert!(compared > count / 2, "{compared} pairs");
    assert!(known > compared, "{known} elements in {compared} pairs");
}
