// What the extension says is there in both languages, and what it contributes fits together.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const { Program } = require("../program");

const read = (name) => JSON.parse(fs.readFileSync(path.join(__dirname, "..", name), "utf8"));

test("each text of the manifest is there in both languages", () => {
  const used = new Set(JSON.stringify(read("package.json")).match(/%[\w.]+%/g).map((key) => key.slice(1, -1)));
  for (const name of ["package.nls.json", "package.nls.vi.json"]) {
    const texts = read(name);
    assert.deepEqual(new Set(Object.keys(texts)), used, name);
    for (const [key, text] of Object.entries(texts)) {
      assert.ok(text.trim() && text === text.normalize("NFC"), `${name}: ${key}`);
    }
  }
});

test("each message is there in both languages", () => {
  const [vi, en] = ["vi", "en"].map((language) => new Program({ language }).words);
  assert.deepEqual(Object.keys(vi), Object.keys(en));
  for (const key of Object.keys(vi)) {
    assert.equal(typeof vi[key], typeof en[key], key);
    assert.notEqual(String(vi[key]), String(en[key]), key);
  }
});

test("each command of the manifest is one of the extension", () => {
  const source = fs.readFileSync(path.join(__dirname, "..", "extension.js"), "utf8");
  const [, names] = source.match(/const commands = \{ (.+?) \};/);
  const stated = read("package.json").contributes.commands.map((one) => one.command);
  assert.deepEqual(names.split(", ").map((name) => `justarch.${name}`).sort(), stated.sort());
});
