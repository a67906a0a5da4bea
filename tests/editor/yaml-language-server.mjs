// Asks a real yaml-language-server about a starter: it has to complete a key and to explain a kind in Vietnamese.
//
// Usage: node tests/editor/yaml-language-server.mjs SERVER STARTER
// SERVER is the file `bin/yaml-language-server` of the npm package, STARTER the root file that `justarch init` made.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [program, file] = process.argv.slice(2).map((path) => resolve(path));
const server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const waiting = new Map();
const told = [];
let read = Buffer.alloc(0);
let last = 0;

server.stdout.on('data', (chunk) => {
  read = Buffer.concat([read, chunk]);
  for (;;) {
    const end = read.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(read.subarray(0, end).toString())[1]);
    if (read.length < end + 4 + length) return;
    const message = JSON.parse(read.subarray(end + 4, end + 4 + length).toString());
    read = read.subarray(end + 4 + length);
    take(message);
  }
});

function send(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
  server.stdin.write(body);
}

function take(message) {
  if (message.method === 'textDocument/publishDiagnostics') told.push(message.params);
  if (message.id === undefined) return;
  if (message.method === undefined) {
    waiting.get(message.id)?.(message);
  } else {
    // What the server asks of an editor: no settings of its own, nothing to register.
    const result = message.method === 'workspace/configuration' ? message.params.items.map(() => ({})) : null;
    send({ id: message.id, result });
  }
}

function ask(method, params) {
  last += 1;
  const id = last;
  const answer = new Promise((done, failed) => {
    waiting.set(id, (m) => (m.error ? failed(new Error(JSON.stringify(m.error))) : done(m.result)));
  });
  send({ id, method, params });
  return answer;
}

const uri = pathToFileURL(file).href;
const text = readFileSync(file, 'utf8');
const lines = text.split('\n');
const markup = ['markdown', 'plaintext'];
const isVietnamese = (said) => /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i.test(said);

function demand(holds, what) {
  if (!holds) {
    console.error(`FAILED: ${what}`);
    process.exit(1);
  }
  console.log(`ok: ${what}`);
}

setTimeout(() => demand(false, 'the server answers within two minutes'), 120_000).unref();
await ask('initialize', {
  processId: process.pid,
  rootUri: null,
  capabilities: {
    textDocument: {
      hover: { contentFormat: markup },
      completion: { completionItem: { documentationFormat: markup, snippetSupport: true } },
      publishDiagnostics: {},
    },
    workspace: { configuration: true },
  },
});
send({ method: 'initialized', params: {} });
send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });

// A kind that stands in the text.
const at = lines.findIndex((line) => /^ {4}kind: database$/.test(line));
const kind = await ask('textDocument/hover', { textDocument: { uri }, position: { line: at, character: 12 } });
const said = JSON.stringify(kind?.contents ?? '');
demand(said.includes('database') && isVietnamese(said), `the hover of a kind is in Vietnamese: ${said.slice(0, 200)}…`);

// A new key of that element.
const more = [...lines.slice(0, at + 1), '    ', ...lines.slice(at + 1)].join('\n');
send({
  method: 'textDocument/didChange',
  params: { textDocument: { uri, version: 2 }, contentChanges: [{ text: more }] },
});
const position = { line: at + 1, character: 4 };
const list = await ask('textDocument/completion', { textDocument: { uri }, position });
const items = list?.items ?? list ?? [];
const item = (label) => items.find((one) => one.label === label);
const words = (one) => JSON.stringify(one?.documentation ?? '');
demand(isVietnamese(words(item('master-data'))), `a key is completed in Vietnamese: ${words(item('master-data')).slice(0, 200)}…`);
demand(!item('grade'), 'a key without meaning for the kind is not proposed');

// The values of a closed set: those of the key that stands there.
const status = lines.findIndex((line) => /^ {4}class: internal$/.test(line));
const value = await ask('textDocument/hover', { textDocument: { uri }, position: { line: status + 1, character: 6 } });
demand(isVietnamese(JSON.stringify(value?.contents ?? '')), 'the hover of a key is in Vietnamese');

// The starter itself is without fault.
send({ method: 'textDocument/didChange', params: { textDocument: { uri, version: 3 }, contentChanges: [{ text }] } });
await new Promise((done) => setTimeout(done, 4_000));
const faults = told.at(-1)?.diagnostics ?? [];
demand(faults.length === 0, `nothing is wrong with the starter: ${JSON.stringify(faults.slice(0, 3))}`);

await ask('shutdown', null);
send({ method: 'exit', params: null });
server.stdin.end();
