// As much of the editor as the extension asks for, and a language client that speaks to the real server.
"use strict";

const { spawn } = require("node:child_process");
const Module = require("node:module");
const rpc = require("vscode-languageserver-protocol/node");

class LanguageClient {
  static running = [];

  constructor(_id, _name, server, options) {
    this.server = server;
    this.options = options;
    this.diagnostics = new Map();
    this.waiting = [];
    this.capabilities = {};
    const same = (value) => value;
    this.protocol2CodeConverter = { asUri: same, asPosition: same, asLocation: same };
  }

  registerFeature(feature) {
    feature.fillClientCapabilities(this.capabilities);
  }

  async start() {
    const { command, args } = this.server;
    this.process = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    await new Promise((resolve, reject) => {
      this.process.once("spawn", resolve);
      this.process.once("error", reject);
    });
    const { stdin, stdout } = this.process;
    this.connection = rpc.createProtocolConnection(new rpc.StreamMessageReader(stdout), new rpc.StreamMessageWriter(stdin));
    this.connection.onNotification(rpc.PublishDiagnosticsNotification.type, (told) => {
      this.diagnostics.set(told.uri, told.diagnostics);
      this.waiting.splice(0).forEach((resolve) => resolve());
    });
    this.connection.onRequest(rpc.RegistrationRequest.type, () => undefined);
    this.connection.listen();
    const asked = { processId: process.pid, rootUri: null, capabilities: this.capabilities };
    await this.connection.sendRequest(rpc.InitializeRequest.type, asked);
    await this.connection.sendNotification(rpc.InitializedNotification.type, {});
    LanguageClient.running.push(this);
  }

  /** The findings that were told of a file, when some are. */
  async told(uri) {
    while (!this.diagnostics.has(uri)) {
      await new Promise((resolve) => this.waiting.push(resolve));
    }
    return this.diagnostics.get(uri);
  }

  async stop() {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    await this.connection.sendRequest(rpc.ShutdownRequest.type);
    await this.connection.sendNotification(rpc.ExitNotification.type);
    this.exit = await ended;
    this.connection.dispose();
  }
}

/** Loads the extension into an editor of which it sees only this. */
function load(settings) {
  const editor = { commands: new Map(), errors: [], shown: [], active: undefined, asked: undefined, tasks: [], executed: [] };
  const nothing = { dispose() {} };
  const vscode = {
    workspace: {
      getConfiguration: () => ({ get: (key) => settings[key] }),
      onDidChangeConfiguration: (listener) => {
        editor.configure = () => listener({ affectsConfiguration: () => true });
        return nothing;
      },
      openTextDocument: async (document) => document,
    },
    window: {
      get activeTextEditor() {
        return editor.active;
      },
      showErrorMessage: (text) => editor.errors.push(text),
      showInputBox: async ({ value }) => editor.asked ?? value,
      showTextDocument: async (document) => editor.shown.push(document),
      withProgress: (_options, work) => work(),
    },
    languages: { getDiagnostics: () => editor.active?.diagnostics ?? [] },
    commands: {
      registerCommand: (name, command) => {
        editor.commands.set(name, command);
        return nothing;
      },
      executeCommand: async (...given) => editor.executed.push(given),
    },
    tasks: { executeTask: async (task) => editor.tasks.push(task) },
    ProcessExecution: class {
      constructor(command, args) {
        Object.assign(this, { command, args });
      }
    },
    Task: class {
      constructor(definition, scope, name, source, execution, matcher) {
        Object.assign(this, { definition, scope, name, source, execution, matcher });
      }
    },
    TaskScope: { Workspace: 2 },
    ProgressLocation: { Notification: 15 },
    ViewColumn: { Beside: -2 },
  };
  const stubs = { vscode, "vscode-languageclient/node": { LanguageClient } };
  const loader = Module._load;
  Module._load = (name, ...rest) => stubs[name] ?? loader(name, ...rest);
  const file = require.resolve("../extension");
  delete require.cache[file];
  const extension = require(file);
  Module._load = loader;
  return { editor, extension };
}

module.exports = { LanguageClient, load };
