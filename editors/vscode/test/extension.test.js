// The extension, run against the real program: `JUSTARCH` names it.
"use strict";

const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const test = require("node:test");
const { pathToFileURL } = require("node:url");
const rpc = require("vscode-languageserver-protocol/node");
const { Program, Told } = require("../program");
const { LanguageClient, load } = require("./stub");

const program = process.env.JUSTARCH ?? "justarch";
const manifest = JSON.parse(fs.readFileSync(path.join(__dirname, "..", "package.json"), "utf8"));
const snippets = JSON.parse(fs.readFileSync(path.join(__dirname, "..", "snippets", "justarch.json"), "utf8"));

/** A folder with a document whose names say more than ASCII. */
function folder(t, files) {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "justarch-thử "));
  t.after(() => fs.rmSync(made, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    fs.writeFileSync(path.join(made, name), text);
  }
  return made;
}

const HEAD = `justarch: 1
architecture:
  id: bo-tu-phap
  body: btp
  level: ministry
  name: { vi: Kiến trúc }
  version: "3.0"
  framework: { version: "3.0" }
  status: draft
  state-date: 2024-06-30
organisations:
  btp: { name: { vi: Bộ Tư pháp } }
`;
const CHANNELS = "channels:\n  cong: { kind: web-portal, name: { vi: Cổng thông tin }, owner: btp }\n";

function started(t, more = {}) {
  const { editor, extension } = load({ program, language: "vi", ...more });
  t.after(() => extension.deactivate());
  const subscriptions = [];
  return { editor, extension, activated: extension.activate({ subscriptions }) };
}

test("the server tells what check finds, and completes", async (t) => {
  const text = HEAD + CHANNELS.replace("web-portal", "web-portall");
  const made = folder(t, { "justarch.yaml": text });
  const { editor, activated } = started(t);
  await activated;
  assert.deepEqual(editor.errors, []);
  const client = LanguageClient.running.at(-1);
  const uri = pathToFileURL(path.join(made, "justarch.yaml")).href;
  const textDocument = { uri, languageId: "yaml", version: 1, text };
  await client.connection.sendNotification(rpc.DidOpenTextDocumentNotification.type, { textDocument });
  const told = await client.told(uri);
  const wrong = told.find((one) => text.split("\n")[one.range.start.line].includes("web-portall"));
  assert.ok(wrong, JSON.stringify(told));
  assert.equal(wrong.source, "justarch");
  const line = text.split("\n").findIndex((one) => one.includes("web-portall"));
  const position = { line, character: text.split("\n")[line].indexOf("web-portall") };
  const offered = await client.connection.sendRequest(rpc.CompletionRequest.type, { textDocument: { uri }, position });
  const labels = (offered.items ?? offered).map((item) => item.label);
  assert.ok(labels.includes("web-portal"), labels.join(" "));
});

test("a lens lists the dependents of an element", async (t) => {
  const text = `${HEAD}applications:\n  ho-tich: { kind: application, name: { vi: Hộ tịch }, owner: btp }\n${CHANNELS.replace("owner: btp", "owner: btp, depends-on: [ho-tich]")}`;
  const made = folder(t, { "justarch.yaml": text });
  const { editor, activated } = started(t);
  await activated;
  const client = LanguageClient.running.at(-1);
  const uri = pathToFileURL(path.join(made, "justarch.yaml")).href;
  const opened = { uri, languageId: "yaml", version: 1, text };
  await client.connection.sendNotification(rpc.DidOpenTextDocumentNotification.type, { textDocument: opened });
  const lenses = await client.connection.sendRequest(rpc.CodeLensRequest.type, { textDocument: { uri } });
  const line = text.split("\n").findIndex((one) => one.includes("ho-tich:"));
  const { command } = lenses.find((one) => one.range.start.line === line);
  assert.match(command.title, /^1 thành phần phụ thuộc/);
  await editor.commands.get(command.command)(...command.arguments);
  const [name, address, , places] = editor.executed[0];
  assert.deepEqual([name, address, places.length], ["editor.action.showReferences", uri, 1]);
});

test("a program that is not there is told, in the language asked for", async (t) => {
  for (const [language, word] of [["vi", "Không chạy được"], ["en", "could not be run"]]) {
    const { editor, activated } = started(t, { program: "no-such-program", language });
    await activated;
    assert.equal(editor.errors.length, 1);
    assert.ok(editor.errors[0].includes(word));
    await editor.commands.get("justarch.explain")();
    assert.equal(editor.errors.length, 1, "nothing was asked for");
    editor.asked = "INT003";
    await editor.commands.get("justarch.explain")();
    assert.ok(editor.errors[1].includes(word));
  }
});

test("other settings start the server anew", async (t) => {
  const { editor, activated } = started(t);
  await activated;
  const first = LanguageClient.running.at(-1);
  await editor.configure();
  assert.equal(first.exit, 0);
  assert.notEqual(LanguageClient.running.at(-1), first);
});

test("a code is explained", async (t) => {
  const { editor, activated } = started(t);
  await activated;
  editor.asked = "INT003";
  await editor.commands.get("justarch.explain")();
  assert.match(editor.shown[0].content, /^INT003: /);
});

test("the problem matcher reads what check prints", async (t) => {
  const made = folder(t, { "justarch.yaml": HEAD + CHANNELS.replace("web-portal", "web-portall") });
  const { editor, activated } = started(t);
  await activated;
  editor.active = { document: { uri: { scheme: "file", fsPath: path.join(made, "justarch.yaml") } } };
  await editor.commands.get("justarch.check")();
  const { execution, matcher } = editor.tasks[0];
  assert.equal(matcher, `$${manifest.contributes.problemMatchers[0].name}`);
  const pattern = manifest.contributes.problemMatchers[0].pattern;
  let printed = "";
  try {
    printed = execFileSync(execution.command, execution.args, { encoding: "utf8" });
  } catch (error) {
    printed = error.stdout;
  }
  const found = printed.split("\n").map((line) => line.match(new RegExp(pattern.regexp))).filter(Boolean);
  const wrong = found.find((one) => one[pattern.message].includes("web-portall"));
  assert.ok(wrong, printed);
  assert.equal(Number(wrong[pattern.line]), HEAD.split("\n").length + 1);
  assert.ok(wrong[pattern.file].endsWith("justarch.yaml"));
});

test("a saved file is compared with a revision, with the files that it includes", async (t) => {
  const root = HEAD.replace("organisations:", "include: [kenh.yaml]\norganisations:");
  const made = folder(t, { "justarch.yaml": root, "kenh.yaml": CHANNELS });
  const git = (...args) => execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b", ...args], { cwd: made });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "-m", "1");
  fs.writeFileSync(path.join(made, "kenh.yaml"), CHANNELS.replace("cong:", "cong-moi:"));
  const justarch = new Program({ program, language: "vi" });
  const file = path.join(made, "justarch.yaml");
  const page = await justarch.compare(file, "HEAD");
  assert.match(page, /cong-moi/);
  assert.equal(git("worktree", "list").toString().trim().split("\n").length, 1);
  await assert.rejects(justarch.compare(file, "không-có"), Told);
  await assert.rejects(justarch.compare(file, "--help"), Told);
  await assert.rejects(justarch.compare(file, "--config=a"), Told);
  await assert.rejects(justarch.compare(path.join(os.tmpdir(), "a.yaml"), "HEAD"), Told);
});

test("what the first snippet writes is read without a fault", (t) => {
  const stops = { 1: "kien-truc", 2: "co-quan" };
  const written = snippets["Văn bản mới"].body
    .join("\n")
    .replace(/\$CURRENT_YEAR-\$CURRENT_MONTH-\$CURRENT_DATE/, "2024-06-30")
    .replace(/\$\{\d+\|([^,|]+)[^}]*\|\}/g, "$1")
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
    .replace(/\$(\d)/g, (_all, nth) => stops[nth] ?? "");
  const made = folder(t, { "justarch.yaml": written });
  let said;
  try {
    said = execFileSync(program, ["check", path.join(made, "justarch.yaml"), "--format", "json"], { encoding: "utf8" });
  } catch (error) {
    said = error.stdout;
  }
  const codes = JSON.parse(said).findings.map((found) => found.code);
  assert.deepEqual(codes.filter((code) => code.startsWith("FMT")), []);
});
