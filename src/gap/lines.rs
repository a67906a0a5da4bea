//! Edits as the lines of YAML that a person would write.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use std::fmt::Write as _;

use super::demand::Demand;
use super::edit::{Edit, Input};
use crate::model::{Architecture, ElementRef, Field, Layer, Table};

/// A piece of YAML.
enum Node {
    Map(Vec<(String, Node)>),
    List(Vec<String>),
    Leaf(String),
}

impl Node {
    /// Puts a value at a path; a list takes one more item.
    fn put(&mut self, path: &[&str], value: &str, listed: bool) {
        let Self::Map(entries) = self else { return };
        let Some((key, rest)) = path.split_first() else {
            return;
        };
        let at = entries.iter().position(|(k, _)| k == key);
        let at = at.unwrap_or_else(|| {
            entries.push(((*key).to_owned(), Self::Map(Vec::new())));
            entries.len() - 1
        });
        let Some((_, entry)) = entries.get_mut(at) else {
            return;
        };
        match entry {
            _ if !rest.is_empty() => entry.put(rest, value, listed),
            Self::List(items) if listed => items.push(value.to_owned()),
            _ if listed => *entry = Self::List(vec![value.to_owned()]),
            _ => *entry = Self::Leaf(value.to_owned()),
        }
    }

    fn write(&self, depth: usize, out: &mut String) {
        let Self::Map(entries) = self else { return };
        for (key, node) in entries {
            out.push_str(&"  ".repeat(depth));
            out.push_str(key);
            out.push(':');
            match node {
                Self::Map(_) => {
                    out.push('\n');
                    node.write(depth + 1, out);
                    continue;
                }
                Self::List(items) => {
                    let _ = write!(out, " [{}]", items.join(", "));
                }
                Self::Leaf(text) => {
                    out.push(' ');
                    out.push_str(text);
                }
            }
            out.push('\n');
        }
    }
}

impl Demand {
    /// The lines that close the demand, as a person would write them; `<name>` stands where a value has to be
    /// supplied, and `# a -> b` for an id that changes wherever it is written. Empty if there are no edits.
    ///
    /// `arch` is the document that the gap was measured on.
    ///
    /// ```
    /// use justarch::{Architecture, FrameworkVersion, Gap};
    /// let arch = Architecture::builder("demo", FrameworkVersion::V2_0).build()?;
    /// let gap = Gap::to(&arch, FrameworkVersion::V3_0)?;
    /// let lines = gap.demands()[0].yaml(&arch);
    /// assert!(lines.starts_with("architecture:\n  framework:\n    version: \"3.0\"\n"), "{lines}");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn yaml(&self, arch: &Architecture) -> String {
        let mut notes = String::new();
        let mut root = Node::Map(Vec::new());
        // Elements that these edits add or rename are not in the document.
        let mut layers: Vec<(&str, Layer)> = Vec::new();
        for edit in &self.edits {
            let section = |layers: &[(&str, Layer)], id: &str| {
                let here = layers.iter().find(|(known, _)| *known == id).map(|l| l.1);
                let layer = here.or_else(|| arch.element(id).map(ElementRef::layer));
                layer.map_or("…", Layer::section)
            };
            match edit {
                Edit::Header { field, value } => {
                    put(&mut root, &["architecture"], *field, value);
                }
                Edit::ClearHeader { field } => {
                    let _ = writeln!(notes, "# - architecture.{}", field.path());
                }
                Edit::Record {
                    table,
                    key,
                    field,
                    value,
                } => {
                    let head = [Table::Contents, Table::Views].contains(table);
                    let path = ["architecture", table.key(), key];
                    put(
                        &mut root,
                        if head { &path } else { &path[1..] },
                        *field,
                        value,
                    );
                }
                Edit::Add { id, kind, fields } => {
                    let section = kind.layer().section();
                    root.put(&[section, id, "kind"], kind.key(), false);
                    for (field, value) in fields {
                        put(&mut root, &[section, id], *field, value);
                    }
                }
                Edit::Retype { id, kind } => {
                    layers.push((id, kind.layer()));
                    root.put(&[kind.layer().section(), id, "kind"], kind.key(), false);
                }
                Edit::Set { id, field, value } => {
                    put(&mut root, &[section(&layers, id), id], *field, value);
                }
                Edit::Append { id, field, value } => {
                    let path = [section(&layers, id), id, field.path()];
                    root.put(&path, &quoted(value), true);
                }
                Edit::Rename { id, to } | Edit::Merge { id, into: to } => {
                    let _ = writeln!(notes, "# {id} -> {to}");
                    if let Some(element) = arch.element(id) {
                        layers.push((to, element.layer()));
                    }
                }
            }
        }
        root.write(0, &mut notes);
        notes
    }
}

fn put(root: &mut Node, at: &[&str], field: Field, value: &Input) {
    let mut path = at.to_vec();
    path.extend(field.path().split('.'));
    let text = match value {
        Input::Known(text) => quoted(text),
        Input::Asked(name) => format!("<{name}>"),
    };
    let listed = matches!(field, Field::Inferred | Field::Succeeds);
    root.put(&path, &text, listed);
}

/// A text as YAML takes it for a text.
fn quoted(text: &str) -> String {
    let number = text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains('/');
    let plain = text.starts_with(|c: char| c.is_alphanumeric())
        && !text.ends_with(' ')
        && !text.contains(['#', ':', ',', '[', ']', '{', '}', '"', '\n', '\\'])
        && !matches!(text, "true" | "false" | "null" | "yes" | "no");
    if plain && !number {
        return text.to_owned();
    }
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", escaped.replace('\n', "\\n"))
}
