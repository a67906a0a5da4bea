// The editor's side: a thin client of `justarch lsp`, and three commands.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { Program, Told } = require("./program");

/** @type {LanguageClient | undefined} */
let client;

function program() {
  const settings = vscode.workspace.getConfiguration("justarch");
  return new Program({
    program: settings.get("program"),
    arguments: settings.get("arguments"),
    language: settings.get("language"),
  });
}

/** What a lens calls; the server names it only to a client that says it has it. */
const SHOW = "justarch.showDependents";

const lens = {
  fillClientCapabilities(capabilities) {
    capabilities.experimental = { ...capabilities.experimental, commands: { commands: [SHOW] } };
  },
  initialize() {},
  getState: () => ({ kind: "static" }),
  clear() {},
};

/** Lists the direct dependents of an element. */
function showDependents(uri, position, locations) {
  const from = client?.protocol2CodeConverter;
  const places = from && locations.map((one) => from.asLocation(one));
  return places && vscode.commands.executeCommand("editor.action.showReferences", from.asUri(uri), from.asPosition(position), places);
}

async function start() {
  const justarch = program();
  const options = {
    documentSelector: [{ scheme: "file", language: "yaml" }],
    outputChannelName: "justarch",
  };
  client = new LanguageClient("justarch", "justarch", { ...justarch.server() }, options);
  client.registerFeature(lens);
  try {
    await client.start();
  } catch {
    client = undefined;
    void vscode.window.showErrorMessage(justarch.words.missing(justarch.name));
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function restart() {
  await stop();
  await start();
}

/** The file in the active editor. */
function file(justarch) {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.document.uri.scheme !== "file") {
    throw new Told(justarch.words.noEditor);
  }
  return editor.document;
}

async function check(justarch) {
  const line = justarch.check(file(justarch).uri.fsPath);
  const run = new vscode.ProcessExecution(line.command, line.args);
  const folder = vscode.TaskScope.Workspace;
  const task = new vscode.Task({ type: "process" }, folder, "check", "justarch", run, "$justarch");
  await vscode.tasks.executeTask(task);
}

/** The code of the finding at the cursor, else the word there. */
function atCursor() {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return "";
  }
  const at = editor.selection.active;
  const found = vscode.languages.getDiagnostics(editor.document.uri);
  const here = found.find((one) => one.source === "justarch" && one.range.contains(at));
  const code = here?.code;
  const word = typeof code === "object" ? code.value : code;
  const range = editor.document.getWordRangeAtPosition(at, /[\w-]+/);
  return String(word ?? (range ? editor.document.getText(range) : ""));
}

async function explain(justarch) {
  const asked = await vscode.window.showInputBox({ value: atCursor(), prompt: justarch.words.word });
  if (asked) {
    await show(await justarch.explain(asked.trim()), "plaintext");
  }
}

async function compare(justarch) {
  const document = file(justarch);
  if (document.isDirty) {
    throw new Told(justarch.words.unsaved);
  }
  const asked = await vscode.window.showInputBox({ value: "HEAD", prompt: justarch.words.revision });
  if (asked) {
    const title = justarch.words.compared(asked);
    const options = { location: vscode.ProgressLocation.Notification, title };
    const page = () => justarch.compare(document.uri.fsPath, asked.trim());
    await show(await vscode.window.withProgress(options, page), "markdown");
  }
}

async function show(content, language) {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside });
}

/** A command that tells why it could not do its work. */
function telling(command) {
  return async () => {
    try {
      await command(program());
    } catch (error) {
      const why = error instanceof Told ? error.message : String(error);
      void vscode.window.showErrorMessage(why);
    }
  };
}

async function activate(context) {
  const commands = { check, explain, compare, restart };
  for (const [name, command] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(`justarch.${name}`, telling(command)));
  }
  context.subscriptions.push(vscode.commands.registerCommand(SHOW, showDependents));
  const changed = (event) => (event.affectsConfiguration("justarch") ? restart() : undefined);
  context.subscriptions.push(vscode.workspace.onDidChangeConfiguration(changed));
  await start();
}

module.exports = { activate, deactivate: stop };
