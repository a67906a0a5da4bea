//! Whatever is typed, everything is answered and nothing piles up.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on should say where"
)]

use justarch::vocabulary::Dictionary;
use justarch::{Columns, Lang, reference};
use serde_json::{Value, json};

use super::client::Client;
use super::session::Session;
use super::sync::{self, Check};
use super::workspace::Workspace;
use super::{diagnostics, dispatch, uri};

/// So many edits are made; `JUSTARCH_LSP_EDITS` says otherwise.
const EDITS: usize = 300;

/// What is typed: whole keys and halves, brackets, quotes, letters of every width, ends of lines.
const TYPED: [&str; 20] = [
    "",
    "a",
    "[",
    "]",
    "{",
    "}",
    "\"",
    ": ",
    "\n",
    "\n  ",
    "\r\n    ",
    "- ",
    "# ",
    "kind: ",
    "hosted-on: [moj-",
    "include: [b.yaml]\n",
    "ễ",
    "e\u{302}\u{303}",
    "🏛",
    "*a &b !c ",
];

/// Numbers that look like chance and are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let high = usize::try_from(self.0 >> 33).unwrap();
        high % end.max(1)
    }
}

fn session(columns: Columns) -> Session {
    Session {
        client: Client {
            columns,
            snippets: true,
            watches: false,
            versioned_edits: true,
            markdown: true,
            nested_symbols: true,
            shows_dependents: true,
            wants_findings: false,
            process: None,
        },
        lang: Lang::Vi,
        workspace: Workspace::default(),
        words: Dictionary::new(),
    }
}

/// A text as a client keeps it: in code units of UTF-16.
struct Model(Vec<u16>);

impl Model {
    /// A place between two characters, and its line and column.
    fn place(&self, near: usize) -> (usize, Value) {
        let mut at = near.min(self.0.len());
        let is_inside = |at: usize| {
            let low = self
                .0
                .get(at)
                .is_some_and(|unit| (0xDC00..0xE000).contains(unit));
            let pair = at > 0 && self.0.get(at) == Some(&10) && self.0[at - 1] == 13;
            low || pair
        };
        while is_inside(at) {
            at -= 1;
        }
        let mut line = 0;
        let mut start = 0;
        for (nth, unit) in self.0[..at].iter().enumerate() {
            if *unit == 10 || *unit == 13 && self.0.get(nth + 1) != Some(&10) {
                line += 1;
                start = nth + 1;
            }
        }
        (at, json!({ "line": line, "character": at - start }))
    }

    fn text(&self) -> String {
        String::from_utf16(&self.0).unwrap()
    }
}

/// Every request that is answered, about a place.
fn ask(session: &mut Session, method: &str, address: &str, at: &Value) {
    let range = json!({ "start": at, "end": at });
    let params = json!({
        "textDocument": { "uri": address }, "position": at, "range": range, "query": "ho tich",
        "newName": "ten-moi", "context": { "diagnostics": [], "includeDeclaration": true },
        "options": { "tabSize": 2, "insertSpaces": true },
    });
    let answered = dispatch::dispatch(session, method, params);
    if let Err(refused) = answered {
        let code = refused.code as i32;
        assert!(
            [-32803, -32602].contains(&code),
            "{method}: {code} {}",
            refused.why
        );
    }
}

#[test]
fn nothing_piles_up_whatever_is_typed() {
    let edits = std::env::var("JUSTARCH_LSP_EDITS").ok();
    let edits = edits.and_then(|n| n.parse().ok()).unwrap_or(EDITS);
    let mut numbers = Numbers(7);
    let mut session = session(Columns::Utf16);
    let texts = [
        "justarch: 1\ninclude: [b.yaml]\narchitecture: {id: a, name: {vi: A}, framework: '3.0'}\nchannels:\n  cong: {kind: web-portal, name: {vi: Cổng 🏛}}\n",
        "applications:\n  so: {kind: database, name: {vi: \"Sổ ễ\"}, hosted-on: [may-chu]}\ninfrastructure:\n  may-chu: {kind: data-centre}\n",
        reference::get("moj-2.0").unwrap().text,
    ];
    let names = [
        "/nowhere/justarch.yaml",
        "/nowhere/b.yaml",
        "/elsewhere/moj.yaml",
    ];
    let address = |nth: usize| uri::of(names[nth]).unwrap().as_str().to_owned();
    let mut models: Vec<_> = texts
        .iter()
        .map(|text| Model(text.encode_utf16().collect()))
        .collect();
    for (nth, text) in texts.iter().enumerate() {
        let document =
            json!({ "uri": address(nth), "languageId": "yaml", "version": 0, "text": text });
        let said = sync::note(
            &mut session,
            "textDocument/didOpen",
            json!({ "textDocument": document }),
        );
        assert_eq!(said, Check::Now);
    }
    let methods: Vec<_> = dispatch::methods().collect();
    for edit in 0..edits {
        let nth = numbers.below(3);
        let model = &mut models[nth];
        let (start, from) = model.place(numbers.below(model.0.len() + 1));
        let (end, to) = model.place(start + [0, 0, 1, 3, 40][numbers.below(5)]);
        let typed = TYPED[numbers.below(TYPED.len())];
        // A text that has grown broken enough begins anew.
        let (end, to, from, start, typed) = if edit % 40 == 39 {
            let (end, to) = model.place(model.0.len());
            (end, to, json!({ "line": 0, "character": 0 }), 0, texts[nth])
        } else {
            (end, to, from, start, typed)
        };
        model.0.splice(start..end, typed.encode_utf16());
        let change = json!({ "range": { "start": from, "end": to }, "text": typed });
        let document = json!({ "uri": address(nth), "version": edit });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        assert_eq!(
            sync::note(&mut session, "textDocument/didChange", params),
            Check::Soon
        );
        let open = session.workspace.text(names[nth]).unwrap();
        assert_eq!(open.text, models[nth].text());
        let (_, at) = models[nth].place(start);
        ask(
            &mut session,
            methods[edit % methods.len()],
            &address(nth),
            &at,
        );
        if numbers.below(4) == 0 {
            diagnostics::told(&mut session);
            let (open, documents, before) = session.workspace.kept();
            assert_eq!(open, 3);
            assert!(
                documents <= 3 && before <= documents,
                "{documents} {before}"
            );
        }
    }
    for nth in 0..3 {
        let document = json!({ "textDocument": { "uri": address(nth) } });
        sync::note(&mut session, "textDocument/didClose", document);
    }
    diagnostics::told(&mut session);
    assert_eq!(session.workspace.kept(), (0, 0, 0));
}
