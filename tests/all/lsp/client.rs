//! A client of the language server: it runs the program and speaks to it over its standard input and output.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use serde_json::{Value, json};

/// Nothing takes so long; a server that says nothing fails the test.
const LONGEST: Duration = Duration::from_secs(60);

const PROGRAM: &str = env!("CARGO_BIN_EXE_justarch");

/// A folder of its own for a test, which goes with it.
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("justarch-lsp-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path.canonicalize().unwrap())
    }

    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.0.join(file)
    }

    pub(super) fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(super) fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.path(file)).unwrap()
    }

    pub(super) fn uri(&self, file: &str) -> String {
        uri(&self.path(file))
    }

    /// The files of the bundled ministry document: a root and one file for each section that may be included.
    pub(super) fn with_ministry(name: &str) -> Self {
        let folder = Self::new(name);
        for (file, text) in split(justarch::reference::get("moj-3.0").unwrap().text) {
            folder.write(&file, &text);
        }
        folder
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(super) fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// A document of one file as a root and one file for each section that may be included.
fn split(text: &str) -> Vec<(String, String)> {
    let sections = justarch::Layer::ALL.map(justarch::Layer::section);
    let is_included =
        |key: &str| sections.contains(&key) || key == "sources" || key == "organisations";
    let mut root = String::new();
    let mut files: Vec<(String, String)> = Vec::new();
    let mut included: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let key = line.split_once(':').map(|(key, _)| key);
        if let Some(key) = key.filter(|key| !key.starts_with([' ', '#', '-'])) {
            included = is_included(key).then(|| {
                files.push((format!("parts/{key}.yaml"), String::new()));
                files.len() - 1
            });
        }
        match included {
            Some(at) => files[at].1.push_str(line),
            None => root.push_str(line),
        }
    }
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    let include = format!("include: [{}]\n", names.join(", "));
    let head = root.find("architecture:").unwrap();
    root.insert_str(head, &include);
    files.insert(0, ("justarch.yaml".to_owned(), root));
    files
}

/// A server with what it said.
pub(super) struct Client {
    child: Child,
    input: Option<ChildStdin>,
    said: Receiver<Value>,
    kept: VecDeque<Value>,
    next: i64,
    /// What the server offers.
    pub(super) offered: Value,
}

impl Client {
    /// A server that has met a client which can do what most can.
    pub(super) fn start(lang: &str) -> Self {
        Self::with(lang, &able(&["utf-16"]))
    }

    pub(super) fn with(lang: &str, capabilities: &Value) -> Self {
        Self::silent(&["--lang", lang]).met(capabilities)
    }

    /// One that runs in a folder.
    pub(super) fn within(folder: &Folder, lang: &str) -> Self {
        let client = Self::run(
            Command::new(PROGRAM).current_dir(&folder.0),
            &["--lang", lang],
        );
        client.met(&able(&["utf-16"]))
    }

    fn met(self, capabilities: &Value) -> Self {
        let mut client = self;
        let options = json!({ "findings": true });
        let asked = json!({
            "processId": std::process::id(), "rootUri": null, "capabilities": capabilities,
            "initializationOptions": options,
        });
        let met = client.ask("initialize", asked);
        client.offered = met["capabilities"].clone();
        client.tell("initialized", json!({}));
        client
    }

    /// A server that has met nobody yet.
    pub(super) fn silent(args: &[&str]) -> Self {
        Self::run(&mut Command::new(PROGRAM), args)
    }

    fn run(program: &mut Command, args: &[&str]) -> Self {
        let mut child = program
            .arg("lsp")
            .args(args)
            .env_remove("JUSTARCH_LANG")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let output = child.stdout.take().unwrap();
        let (sender, said) = mpsc::channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            input: child.stdin.take(),
            child,
            said,
            kept: VecDeque::new(),
            next: 0,
            offered: Value::Null,
        }
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    pub(super) fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    #[expect(clippy::needless_pass_by_value, reason = "made where it is sent")]
    pub(super) fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request; gives its id.
    #[expect(clippy::needless_pass_by_value, reason = "made where it is sent")]
    pub(super) fn request(&mut self, method: &str, params: Value) -> i64 {
        self.next += 1;
        let id = self.next;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        id
    }

    /// The result of a request.
    pub(super) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        let answer = self.answer(&json!(id));
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// The error that a request is answered with.
    pub(super) fn refused(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        let answer = self.answer(&json!(id));
        assert!(answer.get("result").is_none(), "{method}: {answer}");
        answer["error"].clone()
    }

    /// The answer with an id.
    pub(super) fn answer(&mut self, id: &Value) -> Value {
        self.wait(|message| message.get("method").is_none() && &message["id"] == id)
    }

    /// The first message that is like that, of those kept or yet to come.
    pub(super) fn wait(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.kept.iter().position(&is_it) {
            return self.kept.remove(at).unwrap();
        }
        loop {
            let message = self
                .said
                .recv_timeout(LONGEST)
                .expect("the server says nothing");
            if is_it(&message) {
                return message;
            }
            self.kept.push_back(message);
        }
    }

    pub(super) fn open(&mut self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "yaml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Gives an open text another content.
    pub(super) fn change(&mut self, uri: &str, version: i64, text: &str) {
        let document = json!({ "uri": uri, "version": version });
        let changes = json!([{ "text": text }]);
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.tell("textDocument/didChange", params);
    }

    /// The findings in a file as of a version, or of one that is not open.
    pub(super) fn found(&mut self, uri: &str, version: Option<i64>) -> Vec<Value> {
        let mut all = self.told(uri, version);
        all.retain(|told| told["severity"] != 4);
        all
    }

    /// The same with the hints at the other places of each.
    pub(super) fn told(&mut self, uri: &str, version: Option<i64>) -> Vec<Value> {
        let told = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"].as_i64() == version
        });
        told["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// Ends the server in order; gives its exit code.
    pub(super) fn end(mut self) -> Option<i32> {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        self.child.wait().unwrap().code()
    }

    /// Goes away without a word; gives the exit code of the server.
    pub(super) fn leave(mut self) -> Option<i32> {
        drop(self.input.take());
        self.child.wait().unwrap().code()
    }

    pub(super) fn wait_for_end(mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a client says that it can do.
pub(super) fn able(encodings: &[&str]) -> Value {
    json!({
        "general": { "positionEncodings": encodings },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
        "textDocument": {
            "hover": { "contentFormat": ["markdown", "plaintext"] },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "completion": { "completionItem": { "snippetSupport": true, "documentationFormat": ["markdown"] } },
        },
    })
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.parse().ok()?;
        }
    }
    let mut bytes = vec![0; length];
    output.read_exact(&mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// Line and character of the `nth` place where a text holds another, in code units of UTF-16, `within` bytes into it.
pub(super) fn position(text: &str, part: &str, within: usize) -> Value {
    let at = text
        .find(part)
        .unwrap_or_else(|| panic!("no {part} in {text}"))
        + within;
    let line = text[..at].matches('\n').count();
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    json!({ "line": line, "character": text[start..at].encode_utf16().count() })
}

/// A text with the edits of an answer made.
pub(super) fn edited(text: &str, edits: &Value) -> String {
    let offset = |at: &Value| {
        let line = usize::try_from(at["line"].as_u64().unwrap()).unwrap();
        let units = usize::try_from(at["character"].as_u64().unwrap()).unwrap();
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut left = units;
        let mut at = start;
        for c in text[start..].chars() {
            if left == 0 {
                break;
            }
            left -= c.len_utf16();
            at += c.len_utf8();
        }
        at
    };
    let mut all: Vec<_> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            let new = edit["newText"].as_str().unwrap();
            (offset(&range["start"]), offset(&range["end"]), new)
        })
        .collect();
    all.sort_by_key(|(start, end, _)| (*start, *end));
    let mut out = text.to_owned();
    for (start, end, new) in all.into_iter().rev() {
        out.replace_range(start..end, new);
    }
    out
}
