// How the program is called. Nothing here needs the editor, so that the tests run it as it is.
"use strict";

const { execFile } = require("node:child_process");
const fs = require("node:fs/promises");
const os = require("node:os");
const path = require("node:path");

/** The most that is read of an answer, in bytes. */
const LONGEST = 64 << 20;

const WORDS = {
  vi: {
    missing: (name) =>
      `Không chạy được chương trình “${name}”. Hãy cài đặt justarch hoặc ghi đường dẫn vào thiết lập justarch.program.`,
    noEditor: "Hãy mở một văn bản kiến trúc (tệp YAML) trước.",
    unsaved: "Hãy lưu tệp trước khi so sánh.",
    noRevision: (revision) => `Kho git không có phiên bản “${revision}”.`,
    noRepository: "Tệp không nằm trong kho git.",
    notThere: (file, revision) => `Phiên bản “${revision}” không có tệp ${file}.`,
    revision: "Phiên bản của kho git để so sánh, ví dụ HEAD, main, v2.0",
    word: "Mã của kết quả hoặc từ của định dạng, ví dụ INT003, lgsp",
    compared: (revision) => `So sánh với ${revision}`,
  },
  en: {
    missing: (name) =>
      `The program “${name}” could not be run. Install justarch, or put its path into the setting justarch.program.`,
    noEditor: "Open an architecture document (a YAML file) first.",
    unsaved: "Save the file before it is compared.",
    noRevision: (revision) => `The git repository has no revision “${revision}”.`,
    noRepository: "The file is in no git repository.",
    notThere: (file, revision) => `Revision “${revision}” has no file ${file}.`,
    revision: "A revision of the git repository to compare with, such as HEAD, main, v2.0",
    word: "A code of a finding or a word of the format, such as INT003, lgsp",
    compared: (revision) => `Compared with ${revision}`,
  },
};

/** A failure that is told to the user as it stands. */
class Told extends Error {}

/** Runs a program to its end: its exit code, output and errors. */
function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const settings = { maxBuffer: LONGEST, encoding: "utf8", windowsHide: true, ...options };
    execFile(program, args, settings, (error, stdout, stderr) => {
      if (error && typeof error.code !== "number") {
        reject(error);
      } else {
        resolve({ code: error ? error.code : 0, stdout, stderr });
      }
    });
  });
}

class Program {
  /**
   * @param {{ program: string, arguments?: string[], language: "vi" | "en" }} settings
   */
  constructor(settings) {
    this.name = settings.program || "justarch";
    this.more = settings.arguments ?? [];
    this.language = settings.language === "en" ? "en" : "vi";
  }

  get words() {
    return WORDS[this.language];
  }

  /** How the language server is started. */
  server() {
    return { command: this.name, args: ["lsp", "--lang", this.language, ...this.more] };
  }

  async run(args, cwd) {
    try {
      return await run(this.name, [...args, "--lang", this.language, "--color", "never"], { cwd });
    } catch (error) {
      if (error.code === "ENOENT" || error.code === "EACCES") {
        throw new Told(this.words.missing(this.name));
      }
      throw error;
    }
  }

  /** The command line that checks a document, for a task of the editor. */
  check(file) {
    return { command: this.name, args: ["check", file, "--format", "concise", "--lang", this.language] };
  }

  /** What a code or a word means. */
  async explain(word) {
    const said = await this.run(["explain", word]);
    return said.code === 0 ? said.stdout : said.stderr;
  }

  /**
   * The comparison of a saved file with what it was in a revision, as Markdown. The revision is laid out in a folder of
   * its own, so that the files that it includes are those of the revision too.
   */
  async compare(file, revision) {
    const cwd = path.dirname(file);
    const git = (...args) => run("git", args, { cwd });
    const top = await git("rev-parse", "--show-toplevel").catch(() => ({ code: 1 }));
    if (top.code !== 0) {
      throw new Told(this.words.noRepository);
    }
    // A revision that begins with a dash would be an option.
    const named = await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`);
    if (named.code !== 0) {
      throw new Told(this.words.noRevision(revision));
    }
    const prefix = (await git("rev-parse", "--show-prefix")).stdout.trim();
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), "justarch-"));
    const tree = path.join(folder, "tree");
    try {
      // The hooks of the repository are not run: the folder has none.
      const quiet = ["-c", `core.hooksPath=${folder}`];
      const laid = await git(...quiet, "worktree", "add", "--detach", "--quiet", tree, named.stdout.trim());
      if (laid.code !== 0) {
        throw new Told(laid.stderr.trim());
      }
      const old = path.join(tree, prefix, path.basename(file));
      const isThere = await fs.access(old).then(() => true, () => false);
      if (!isThere) {
        throw new Told(this.words.notThere(path.basename(file), revision));
      }
      const said = await this.run(["diff", old, file, "--format", "markdown"], cwd);
      return said.stdout || said.stderr;
    } finally {
      await git("worktree", "remove", "--force", tree).catch(() => undefined);
      await fs.rm(folder, { recursive: true, force: true });
    }
  }
}

module.exports = { Program, Told };
