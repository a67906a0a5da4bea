//! What a keystroke costs in the language server: from the edit to the findings, beyond the pause that it waits for.
//!
//! `cargo bench --all-features --bench editor` prints the figures. Processor time of the server, as the kernel counts it in
//! hundredths of a second, over many edits.
#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_precision_loss,
    reason = "a bench says what it measures, and where it cannot go on"
)]

#[path = "generate.rs"]
mod generate;

use std::fs;
use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use generate::Edition;
use serde_json::{Value, json};

/// So many edits are measured together.
const EDITS: u32 = 40;

/// What is measured, and the milliseconds that an edit may take.
fn texts() -> Vec<(&'static str, String, f64)> {
    let ministry = justarch::reference::get("moj-3.0").unwrap().text;
    vec![
        ("moj-3.0", ministry.to_owned(), 5.0),
        (
            "10000 elements",
            generate::document(10_000, Edition::First),
            50.0,
        ),
    ]
}

fn main() {
    // Asked by `cargo test --benches` whether it works at all.
    let edits = if std::env::args().any(|arg| arg == "--test") {
        1
    } else {
        EDITS
    };
    for (name, text, most) in texts() {
        let taken = Server::start().measure(&text, edits);
        let remark = if taken <= most {
            ""
        } else {
            "  MORE THAN IT MAY"
        };
        println!("a keystroke in {name}: {taken:.1} ms, at most {most} ms{remark}");
    }
}

struct Server {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_justarch"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let mut server = Self {
            child,
            input,
            output: BufReader::new(output),
        };
        let params = json!({ "processId": null, "capabilities": {} });
        server
            .send(&json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params }));
        server.wait(|said| said["id"] == 1);
        server
    }

    /// The milliseconds of processor time that an edit in the middle of a text takes until its findings are told.
    fn measure(mut self, text: &str, edits: u32) -> f64 {
        let uri = "file:///bench/a.yaml";
        let document = json!({ "uri": uri, "languageId": "yaml", "version": 0, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
        self.wait(|said| said["params"]["version"] == 0);
        let line = text.lines().count() / 2;
        let at = json!({ "line": line, "character": 0 });
        let before = self.spent();
        for version in 1..=edits {
            // A comment comes and goes.
            let (end, typed) = if version % 2 == 1 {
                (at.clone(), "#\n")
            } else {
                (json!({ "line": line + 1, "character": 0 }), "")
            };
            let change = json!({ "range": { "start": at, "end": end }, "text": typed });
            let document = json!({ "uri": uri, "version": version });
            self.tell(
                "textDocument/didChange",
                &json!({ "textDocument": document, "contentChanges": [change] }),
            );
            self.wait(|said| said["params"]["version"] == version);
        }
        let spent = self.spent() - before;
        let _ = self.child.kill();
        let _ = self.child.wait();
        spent as f64 * 10.0 / f64::from(edits)
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.input.flush().unwrap();
    }

    fn wait(&mut self, is_it: impl Fn(&Value) -> bool) {
        loop {
            let mut length = 0;
            let mut line = String::new();
            while self.output.read_line(&mut line).unwrap() > 2 {
                if let Some(value) = line.trim().strip_prefix("Content-Length: ") {
                    length = value.parse().unwrap();
                }
                line.clear();
            }
            let mut bytes = vec![0; length];
            self.output.read_exact(&mut bytes).unwrap();
            if is_it(&serde_json::from_slice(&bytes).unwrap()) {
                return;
            }
        }
    }

    /// The hundredths of a second of processor time that the server took.
    fn spent(&self) -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        // The name of the program may hold spaces; it ends with the last bracket.
        let after = stat.rsplit_once(')').unwrap().1;
        let fields: Vec<_> = after.split_whitespace().collect();
        let field = |number: usize| fields[number - 3].parse::<u64>().unwrap();
        field(14) + field(15)
    }
}
