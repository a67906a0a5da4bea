// How the program is called. Nothing here needs the editor, so that the tests run it as it is.
"use strict";

const { execFile } = require("node:child_process");
const path = require("node:path");

/** The most that is read of an answer, in bytes. */
const LONGEST = 64 << 20;

const WORDS = {
  vi: {
    missing: (name) =>
      `Không chạy được chương trình “${name}”. Hãy cài đặt justarch hoặc ghi đường dẫn vào thiết lập justarch.program.`,
    noEditor: "Hãy mở một văn bản kiến trúc (tệp YAML) trước.",
    unsaved: "Hãy lưu tệp trước khi so sánh.",
    revision: "Phiên bản của kho git để so sánh, ví dụ HEAD, main, v2.0",
    word: "Mã của kết quả hoặc từ của định dạng, ví dụ INT003, lgsp",
    compared: (revision) => `So sánh với ${revision}`,
  },
  en: {
    missing: (name) =>
      `The program “${name}” could not be run. Install justarch, or put its path into the setting justarch.program.`,
    noEditor: "Open an architecture document (a YAML file) first.",
    unsaved: "Save the file before it is compared.",
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
      const [command, ...rest] = args;
      return await run(this.name, [command, "--lang", this.language, "--color", "never", ...rest], { cwd });
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
   * The comparison of a saved file with what it was in a revision, as Markdown. The program reads the revision, so that
   * the files that it includes are those of the revision too.
   */
  async compare(file, revision) {
    const cwd = path.dirname(file);
    const old = `${revision}:./${path.basename(file)}`;
    const said = await this.run(["diff", "--format", "markdown", "--", old, file], cwd);
    if (said.code !== 0 && !said.stdout) {
      throw new Told(said.stderr.trim());
    }
    return said.stdout;
  }
}

module.exports = { Program, Told };
