//! Documents that nearly are as usual: each breaks another habit.

/// What stands before the elements that are tried.
const HEAD: &str = "\
justarch: 1
architecture: { id: a, body: moj, level: ministry, name: { vi: Kiến trúc }, version: \"2.0\" }
organisations:
  moj: { name: { vi: Bộ Tư pháp }, kind: ministry }
  both: { name: { vi: Bộ }, kind: ministry }
sources:
  plan: { title: Kế hoạch }
channels:
  web: { kind: web-page, name: { vi: Trang } }
applications:
";

/// The lines of a section, two spaces before the first.
const ODD: &[&str] = &[
    // Between an id and what it means.
    "a? { kind: application, name: { vi: A } }",
    "a/ { kind: application, name: { vi: A } }",
    "aX { kind: application, name: { vi: A } }",
    "a:{ kind: application, name: { vi: A } }",
    "a:{ kind: application",
    "a : { kind: application, name: { vi: A } }",
    "a:  { kind: application, name: { vi: A } }",
    "\"a\": { kind: application, name: { vi: A } }",
    "? a\n  : { kind: application, name: { vi: A } }",
    "ứng: { kind: application, name: { vi: A } }",
    "-a: { kind: application, name: { vi: A } }",
    "a-: { kind: application, name: { vi: A } }",
    "<<: { kind: application, name: { vi: A } }",
    "a: &x { kind: application, name: { vi: A } }",
    "a: !t { kind: application, name: { vi: A } }",
    // Prefixes of each other, and twice the same.
    "a: { kind: application, name: { vi: A } }\n  ab: { kind: application, name: { vi: A } }\n  a-b: { kind: application, name: { vi: A }, depends-on: a }",
    "a: { kind: application, name: { vi: A } }\n  a: { kind: application, name: { vi: A } }",
    "web: { kind: application, name: { vi: A } }",
    // Kinds.
    "a: { kind: application x, name: { vi: A } }",
    "a: { kind: application x, name: { vi: A }, odd: 1 }",
    "a: { kind: x-a b, name: { vi: A } }",
    "a: { kind: application , name: { vi: A } }",
    "a: { kind: application #, name: { vi: A }\n    }",
    "a: { kind: application\n    , name: { vi: A } }",
    "a: { kind: application\n      x, name: { vi: A } }",
    "a: { kind: x-kho, name: { vi: A } }",
    "a: { kind: X-KHO, name: { vi: A } }",
    "a: { kind: web-page, name: { vi: A } }",
    "a: { kind: application, kind: database, name: { vi: A } }",
    "a: { \"kind\": application, name: { vi: A } }",
    "a:\n    kind: application \n    name: { vi: A }",
    "a:\n    kind: application # ghi chú\n    name: { vi: A }",
    "a:\n    kind: x-kho\n      lớn\n    name: { vi: A }",
    "a:\n    kind: x-kho: b\n    name: { vi: A }",
    "a:\n    kind:  application\n    name: { vi: A }",
    "a:\n  kind: application\n  name: { vi: A }",
    "a:\nkind: application",
    // Empty lists where no list belongs, and where one does.
    "a: { kind: application, name: [] }",
    "a: { kind: application, name: { vi: [] } }",
    "a: { kind: application, name: { vi: A }, owner: [] }",
    "a: { kind: application, name: { vi: A }, since: [] }",
    "a: { kind: application, name: { vi: A }, instances: [ ] }",
    "a: { kind: application, name: { vi: A }, monitored: [] }",
    "a: { kind: application, name: { vi: A }, status: [] }",
    "a: { kind: application, name: { vi: A }, attributes: [] }",
    "a: { kind: application, name: { vi: A }, indicators: [] }",
    "a: { kind: application, name: { vi: A }, security-level: [] }",
    "a: { kind: application, name: { vi: A }, security-level: { level: [] } }",
    "a: { kind: application, name: { vi: A }, items: [] }",
    "a: { kind: application, name: { vi: A }, aliases: [], hosted-on: [], sources: [] }",
    "a:\n    kind: application\n    name: { vi: A }\n    exchanges: { with: web, route: [] }",
    "a:\n    kind: application\n    name: { vi: A }\n    exchanges: { with: web, status: [] }",
    "a:\n    kind: application\n    name: { vi: A }\n    exchanges: { with: [] }",
    // Nothing below a key.
    "a:",
    "a: {}",
    "a:\n    kind: application\n    name:",
    "a:\n    kind: application\n    name:\n    owner: moj",
    "a:\n    kind: application\n    name: { vi: A }\n    hosted-on:\n    owner: moj",
    "a:\n    kind: application\n    name: { vi: A }\n    aliases:\n    -\n    owner: moj",
    "a:\n    kind: application\n    name: { vi: }",
    // Indentation.
    "a:\n    kind: application\n    name:\n        vi: A\n      en: B",
    "a:\n    kind: application\n    name: { vi: A }\n      owner: moj",
    "a:\n    kind: application\n    name: { vi: A }\n   owner: moj",
    "a:\n    kind: application\n    name: { vi: A }\n    aliases:\n        - b\n      owner: moj",
    "a:\n    kind: application\n    name: { vi: A }\n    aliases:\n        - b\n       - c",
    "a:\n    kind: application\n    name: { vi: A }\n    aliases:\n        - b\n          c",
    "a:\n    kind: application\n    name: { vi: A }\n    aliases:\n    - b\n    - c\n    owner: moj",
    "a:\n    kind: application\n    name: { vi: A }\n    aliases:\n    - b\n   owner: moj",
    "a:\n    kind: application\n    name: { vi: A }\n    depends-on:\n    - to: web\n       since: 2020",
    "a:\n    kind: application\n    name: { vi: A }\n    depends-on:\n    - to: web\n     since: 2020",
    "a:\n    kind: application\n    name: { vi: A }\n    depends-on:\n    -   to: web\n        since: 2020\n    - web",
    "a:\n    kind: application\n    name: { vi: A }\n    depends-on:\n    - - web",
    "a:\n    kind: application\n    name: { vi: A }\n    depends-on:\n      to: web\n      since: 2020\n      to: web",
    "a:\n                      kind: application\n                      name: { vi: A }\n                      owner: moj",
    // Lines of nothing and of comments.
    "a:\n\n    kind: application\n    name: { vi: A }",
    "a:\n    kind: application\n \n# x\n           # y\n    name: { vi: A }\n      # z\n\n   \n  b: { kind: application, name: { vi: A } }\n #",
    "a:\n    kind: application\n    name: # x\n      vi: A # y\n    aliases: [b] # z",
    "a:\n    kind: application\n    name: { vi: A }#x",
    "a:\n    kind: application   \n    name:   \n      vi: A   \n    owner: moj  ",
    "a:\n    kind: application\n    name: { vi: \"# justarch-allow FMT001\" }",
    "a:\n    kind: application\n    # justarch-allow FMT001\n    name: { vi: A, odd: 1 }",
    "a:\n\tkind: application",
    "a:\r\n    kind: application\r\n    name: { vi: A }",
    // Flow style.
    "a: { kind: application, name: { vi: A }, }",
    "a: { kind: application, name: { vi: A },, }",
    "a: { kind: application, name: { vi: A } } }",
    "a: { kind: application, name: { vi: A } } b",
    "a: { kind: application, name: { vi: A } }\n      b",
    "a: { kind: application, name: { vi: A },\n    owner: moj,\n    aliases: [b,\n      c] }",
    "a: { kind: application, name: { vi: A },\n  b: { kind: application, name: { vi: B } } }",
    "a: { kind: application, name: { vi: A }, aliases: [[b]], depends-on: [{ to: web }, web, ] }",
    "a: { kind: application, name: {vi: A}, aliases: [b ,c,\"d\",'e'] }",
    "a: { kind: application, name: {vi:A} }",
    "a: { kind: application, name: { vi: A: B } }",
    "a: { kind: application, name: { vi: A }, depends-on: [{ to: web, to: web }] }",
    "a: { kind: application, name: { vi: A }, depends-on: [web, web] }",
    "a: { kind: application, name: { vi: A }, depends-on: [web, { to: web }, { to: web }] }",
    "a: { kind: application, name: { vi: A }, depends-on: [{ with: web }, { since: 2020 }] }",
    // Texts.
    "a: { kind: application, name: { vi: \"A\\n\" }, aliases: ['b''c', \"\\u0041\", \"\", ' '] }",
    "a:\n    kind: application\n    name: { vi: \"A\n  b: { kind: application, name: { vi: B } }\n      \" }",
    "a:\n    kind: application\n    name:\n      vi: |\n        A\n  b: { kind: application, name: { vi: B } }",
    "a: { kind: application, name: { vi: ~ }, depends-on: ~ }",
    "a: { kind: application, name: { vi: null }, depends-on: \"~\", uses: \"\" }",
    "a: { kind: application, name: { vi: A\u{301} }, aliases: [a\u{200b}b, \"e\u{301}\"] }",
    "a: { kind: application, name: { vi: A }, tags: [b, b], succeeds: [c, c], sources: [plan, plan] }",
    "a: { kind: application, name: { vi: A }, monitored: \"true\", critical-data: yes, fee: true }",
    "a: { kind: application, name: { vi: A }, instances: -1, personal-data-subjects: 18446744073709551616 }",
    "a: { kind: application, name: { vi: A }, security-level: 6, since: 2019-02-30, until: 1/2/2020 }",
    "a: { kind: application, name: { vi: A }, security-level: { reason: b } }",
    "a: { kind: application, name: { vi: A }, inferred: [name, vi, existence, b] }",
    // Far ends.
    "a: { kind: application, name: { vi: A }, supplied-by: [moj, web, both, none], exchanges: moj }",
    "a: { kind: application, name: { vi: A }, supplied-by: both }\n  both: { kind: application, name: { vi: B } }",
    "a: { kind: application, name: { vi: A }, exchanges: { with: \"web\", route: \"direct\" } }",
    "a: { kind: application, name: { vi: A }, exchanges: { with: web, route: [web, web] } }",
    "a: { kind: application, name: { vi: A }, exchanges: { with: web, route: web } }",
    "a: { kind: application, name: { vi: A }, governed-by: web, uses: a, exchanges: { with: a }, depends-on: web }",
    // Keys that come again, and such as are much like others.
    "a: { kind: application, name: { vi: A, vi: B } }",
    "a:\n    kind: application\n    name: { vi: A }\n    personal-data-subjects: 1\n    not-integrated-reason: b\n    personal-data-subjects: 2",
    "a:\n    kind: application\n    name: { vi: A }\n    update-mechanism: 1\n    update-mechanisms: 2",
    "a:\n    kind: application\n    name: { vi: A }\n    security-level: 1\n    \"security-level\": 2",
    "a:\n    kind: application\n    name: { vi: A }\n    owner : moj",
    // What follows the far end that was named before.
    "a: { kind: application, name: { vi: A }, depends-on: [web, a, \"\"] }",
    "a: { kind: application, name: { vi: A }, depends-on: [b, \"\"] }\n  b: { kind: application, name: { vi: A } }",
    "a: { kind: application, name: { vi: A }, depends-on: [b, c] }\n  b: { kind: application, name: { vi: A }, depends-on: c }\n  c: { kind: application, name: { vi: A }, depends-on: d }",
    "a: { kind: application, name: { vi: A }, depends-on: [b, c] }\n  b: { kind: application, name: { vi: A }, depends-on: [b, c] }\n  c: { kind: application, name: { vi: A }, stores: c, depends-on: [c, web, a] }",
    "a: { kind: application, name: { vi: A }, supplied-by: web }\n  both: { kind: application, name: { vi: A }, supplied-by: [a, both] }",
    "a: { kind: application, name: { vi: A }, supplied-by: moj }\n  c: { kind: application, name: { vi: A }, supplied-by: [moj, both, a, c] }",
    // What comes after.
    "a: { kind: application, name: { vi: A } }\n---",
    "a: { kind: application, name: { vi: A } }\n...",
    "a: { kind: application, name: { vi: A } }\n]",
    "a: { kind: application, name: { vi: A } }\n- b",
    "a: { kind: application, name: { vi: A } }\n  - b",
    "a: { kind: application, name: { vi: A } }\n b: { kind: application, name: { vi: A } }",
    "a: { kind: application, name: { vi: A } }\napplications:\n  b: { kind: application, name: { vi: A } }",
    "a: { kind: application, name: { vi: A } }\n\"applications\":\n  b: { kind: application, name: { vi: A } }",
    "a: { kind: application, name: { vi: A } }\napplication:\n  b: { kind: application, name: { vi: A } }",
    "a: { kind: application, name: { vi: A } }\nbusiness: { b: { kind: application, name: { vi: A } } }\nusers: []\npolicy:\n  c: { kind: regulation, name: { vi: A } }",
];

/// Every document of the table, with and without the end of its last line.
pub(super) fn documents() -> impl Iterator<Item = String> {
    let all = ODD.iter().map(|odd| format!("{HEAD}  {odd}"));
    all.flat_map(|text| [format!("{text}\n"), text])
}
