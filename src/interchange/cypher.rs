//! openCypher: statements that create the graph.

use std::fmt::Write as _;

use super::facts::{Fact, Type};
use super::parts::{Edge, Node, NodeType};
use crate::model::RelationKind;
use crate::text::{Lang, Text};

/// So many nodes or edges are created by one statement.
const BATCH: usize = 1000;

pub(super) fn write(id: &str, remark: Option<&Text>, nodes: &[Node], edges: &[Edge<'_>]) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "// {}", one_line(id));
    for remark in remark
        .iter()
        .flat_map(|text| [text.get(Lang::Vi), text.get(Lang::En)])
    {
        let _ = writeln!(out, "// {}", one_line(remark));
    }
    for of in [NodeType::Element, NodeType::Organisation] {
        let of_type: Vec<_> = nodes.iter().filter(|node| node.of == of).collect();
        for batch in of_type.chunks(BATCH) {
            let rows = batch.iter().map(|node| {
                let mut row = String::new();
                let id = Fact::text("id", node.id.as_str());
                map(&mut row, std::iter::once(&id).chain(&node.facts));
                row
            });
            unwind(&mut out, rows);
            let _ = writeln!(out, "CREATE (n:{}) SET n = row;", label(of));
        }
    }
    for kind in RelationKind::ALL {
        for to in [NodeType::Element, NodeType::Organisation] {
            let is_meant = |edge: &&Edge<'_>| edge.kind == kind && edge.to.0 == to;
            let of_kind: Vec<_> = edges.iter().filter(is_meant).collect();
            for batch in of_kind.chunks(BATCH) {
                let rows = batch.iter().map(|edge| {
                    let mut row = String::from("{a: ");
                    text(&mut row, edge.from);
                    row.push_str(", b: ");
                    text(&mut row, edge.to.1);
                    row.push_str(", r: ");
                    map(&mut row, edge.facts.iter());
                    row.push('}');
                    row
                });
                unwind(&mut out, rows);
                let relation = kind.key().to_uppercase().replace('-', "_");
                let _ = writeln!(
                    out,
                    "MATCH (a:Element {{id: row.a}}), (b:{} {{id: row.b}})\n\
                     CREATE (a)-[r:{relation}]->(b) SET r = row.r;",
                    label(to)
                );
            }
        }
    }
    out
}

const fn label(of: NodeType) -> &'static str {
    match of {
        NodeType::Element => "Element",
        NodeType::Organisation => "Organisation",
    }
}

fn unwind(out: &mut String, rows: impl Iterator<Item = String>) {
    out.push_str("UNWIND [\n");
    for (nth, row) in rows.enumerate() {
        out.push_str(if nth == 0 { "  " } else { ",\n  " });
        out.push_str(&row);
    }
    out.push_str("\n] AS row\n");
}

fn map<'f>(out: &mut String, facts: impl Iterator<Item = &'f Fact>) {
    let mut used = Vec::new();
    out.push('{');
    for (nth, fact) in facts.enumerate() {
        if nth > 0 {
            out.push_str(", ");
        }
        out.push_str(&name(&mut used, &fact.key));
        out.push_str(": ");
        match fact.values.as_slice() {
            [one] if !fact.is_list => value(out, fact.kind, one),
            all => {
                out.push('[');
                for (nth, one) in all.iter().enumerate() {
                    if nth > 0 {
                        out.push_str(", ");
                    }
                    value(out, fact.kind, one);
                }
                out.push(']');
            }
        }
    }
    out.push('}');
}

fn value(out: &mut String, kind: Type, value: &str) {
    match kind {
        Type::Flag | Type::Number => out.push_str(value),
        Type::Text => text(out, value),
    }
}

/// The name of a property: `security-level.level` is `security_level_level`; what has other signs stands in backquotes. Of
/// two that would be the same the second has a number behind.
fn name(used: &mut Vec<String>, key: &str) -> String {
    let plain = |c: char| match c {
        // A backquote would end the name, and an escape be read before it.
        '-' | '.' | '`' | '\\' => '_',
        c if c.is_control() => '_',
        c => c,
    };
    let base: String = key.chars().map(plain).collect();
    let mut name = base.clone();
    let mut nth = 2_usize;
    while used.contains(&name) {
        name = format!("{base}_{nth}");
        nth = nth.saturating_add(1);
    }
    used.push(name.clone());
    let is_word = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if is_word { name } else { format!("`{name}`") }
}

/// A text as a literal: nothing in it ends it or begins a statement.
fn text(out: &mut String, text: &str) {
    out.push('\'');
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\'' => out.push_str("\\'"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('\'');
}

/// A text that a comment can hold.
fn one_line(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}
