//! A page in blocks, for a terminal and as Markdown.

use std::fmt::Write as _;

use crate::catalog::wrap;

/// A part of a page.
#[derive(Clone, Debug)]
pub(super) enum Block {
    /// A paragraph.
    Text(String),
    /// What is known, by name.
    Facts(Vec<(String, String)>),
    /// A heading with its level below that of the page, and what is below it.
    Heading(usize, String),
    /// A list.
    List(Vec<String>),
    /// A table with its head.
    Table(Vec<String>, Vec<Vec<String>>),
    /// Lines of YAML under a caption.
    Yaml(String, String),
}

/// A page.
#[derive(Clone, Debug)]
pub(super) struct Page {
    /// What is asked about, as code or word.
    pub(super) word: String,
    pub(super) title: String,
    pub(super) blocks: Vec<Block>,
}

impl Page {
    /// For people at a terminal.
    pub(super) fn human(&self) -> String {
        let mut out = format!("{}: {}\n", self.word, self.title);
        for block in &self.blocks {
            out.push('\n');
            match block {
                Block::Text(text) => wrap(&mut out, "", "", text),
                Block::Facts(facts) => {
                    for (name, value) in facts {
                        wrap(&mut out, "", "  ", &format!("{name}: {value}"));
                    }
                }
                Block::Heading(_, text) => {
                    let _ = writeln!(out, "{text}");
                }
                Block::List(items) => {
                    for item in items {
                        wrap(&mut out, "  - ", "    ", item);
                    }
                }
                Block::Table(_, rows) => {
                    let width = |row: &Vec<String>| row.first().map_or(0, |c| c.chars().count());
                    let widest = rows.iter().map(width).max().unwrap_or(0);
                    for row in rows {
                        let (first, rest) =
                            row.split_first().map_or(("", &[][..]), |(f, r)| (f, r));
                        let rest = rest.join(" · ");
                        let pad = " ".repeat(widest.saturating_sub(first.chars().count()));
                        let indent = " ".repeat(widest.saturating_add(4));
                        wrap(&mut out, &format!("  {first}{pad}  "), &indent, &rest);
                    }
                }
                Block::Yaml(caption, text) => {
                    let _ = writeln!(out, "{caption}");
                    for line in text.lines() {
                        let _ = writeln!(out, "  {line}");
                    }
                }
            }
        }
        out
    }

    /// A section of a Markdown document, under a heading of that level.
    pub(super) fn markdown(&self, level: usize) -> String {
        let mut out = format!("{} `{}` · {}\n", "#".repeat(level), self.word, self.title);
        blocks(&mut out, &self.blocks, level);
        out
    }
}

/// Blocks as Markdown, each after an empty line.
pub(super) fn blocks(out: &mut String, blocks: &[Block], level: usize) {
    for block in blocks {
        out.push('\n');
        match block {
            Block::Text(text) => {
                let _ = writeln!(out, "{text}");
            }
            Block::Facts(facts) => {
                for (name, value) in facts {
                    let _ = writeln!(out, "- {name}: {value}");
                }
            }
            Block::Heading(below, text) => {
                let _ = writeln!(out, "{} {text}", "#".repeat(level.saturating_add(*below)));
            }
            Block::List(items) => {
                for item in items {
                    let _ = writeln!(out, "- {item}");
                }
            }
            Block::Table(head, rows) => {
                let _ = writeln!(out, "| {} |", head.join(" | "));
                let _ = writeln!(out, "|{}", "---|".repeat(head.len()));
                for row in rows {
                    let cells: Vec<_> = row.iter().map(|cell| cell.replace('|', "\\|")).collect();
                    let _ = writeln!(out, "| {} |", cells.join(" | "));
                }
            }
            Block::Yaml(caption, text) => {
                if !caption.is_empty() {
                    let _ = writeln!(out, "{caption}:\n");
                }
                let text = text.trim_end();
                let _ = writeln!(out, "```yaml\n{text}\n```");
            }
        }
    }
}
