//! Graphviz.

use std::fmt::Write as _;

use super::outline::{Cluster, Edge, Node, Outline, PLAIN, one_line, wrapped};
use crate::model::{Notation, Status};

/// How many elements stand side by side in a band.
const ACROSS: usize = 7;

/// How many characters a line of a label has.
const WIDTH: usize = 24;

pub(super) fn write(outline: &Outline) -> String {
    let mut out = String::from("digraph architecture {\n");
    line(
        &mut out,
        "  charset=\"UTF-8\" rankdir=TB newrank=true compound=true nodesep=0.2 ranksep=0.35 splines=spline",
    );
    line(
        &mut out,
        "  fontname=\"Be Vietnam Pro, Noto Sans, Arial, sans-serif\" fontsize=20 labelloc=t labeljust=l",
    );
    let _ = writeln!(out, "  label={}", quoted(&caption(outline)));
    line(
        &mut out,
        "  node [shape=box style=\"rounded,filled\" fontname=\"Be Vietnam Pro, Noto Sans, Arial, sans-serif\" fontsize=11 width=2.2 margin=\"0.1,0.06\"]",
    );
    line(
        &mut out,
        "  edge [fontname=\"Be Vietnam Pro, Noto Sans, Arial, sans-serif\" fontsize=8 color=\"#7b8794\" fontcolor=\"#475260\" arrowsize=0.6 constraint=false]",
    );
    for (nth, cluster) in outline.clusters.iter().enumerate() {
        let _ = writeln!(out, "  subgraph cluster_{nth} {{");
        let ground = if cluster.beside { "#f4f1ea" } else { "#f3f6f9" };
        let _ = writeln!(
            out,
            "    label={} style=\"rounded,filled\" color=\"#c5ced8\" fillcolor=\"{ground}\" fontsize=14",
            quoted(&cluster.label)
        );
        for node in &cluster.nodes {
            let _ = writeln!(out, "    {}", of_node(node));
        }
        out.push_str("  }\n");
    }
    order(&mut out, &outline.clusters);
    for edge in &outline.edges {
        let _ = writeln!(out, "  {}", of_edge(edge));
    }
    out.push_str("}\n");
    out
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

/// The title, what the signs mean, and what is not shown.
fn caption(outline: &Outline) -> String {
    let mut lines = vec![outline.title.clone()];
    let signs = outline.legend.iter();
    let signs: Vec<_> = signs
        .map(|(sign, label)| format!("[{}] {label}", sign.mark()))
        .collect();
    if !signs.is_empty() {
        lines.push(signs.join("   "));
    }
    lines.extend(outline.remark.clone());
    lines.join("\n")
}

/// Rows below each other, so that a band is as wide as a page and stands below the one before it.
fn order(out: &mut String, clusters: &[Cluster]) {
    let mut above: Vec<&str> = Vec::new();
    for cluster in clusters {
        for row in cluster.nodes.chunks(ACROSS) {
            let keys: Vec<_> = row.iter().map(|node| node.key.as_str()).collect();
            for (upper, lower) in above.iter().zip(&keys) {
                let _ = writeln!(
                    out,
                    "  {upper} -> {lower} [style=invis constraint=true weight=9]"
                );
            }
            if let (Some(upper), Some(rest)) = (above.first(), keys.get(above.len()..)) {
                for lower in rest {
                    let _ = writeln!(out, "  {upper} -> {lower} [style=invis constraint=true]");
                }
            }
            above = keys;
        }
    }
}

fn of_node(node: &Node) -> String {
    let mut lines = wrapped(&one_line(&node.title()), WIDTH);
    lines.extend(wrapped(&one_line(&format!("«{}»", node.kind)), WIDTH));
    let (colour, ground) = node.sign.map_or(PLAIN, super::outline::Sign::colours);
    let mut style = vec!["rounded", "filled"];
    if node.sign.is_some_and(super::outline::Sign::is_dashed)
        || node.status == Some(Status::Planned)
    {
        style.push("dashed");
    }
    if node.sign.is_some() {
        style.push("bold");
    }
    format!(
        "{} [label={} id={} tooltip={} color=\"{colour}\" fillcolor=\"{ground}\" style=\"{}\"]",
        node.key,
        quoted(&lines.join("\n")),
        quoted(&node.id),
        quoted(&node.id),
        style.join(",")
    )
}

fn of_edge(edge: &Edge) -> String {
    let mut with = vec![format!("label={}", quoted(&edge.title()))];
    if let Some(sign) = edge.sign {
        let (colour, _) = sign.colours();
        with.push(format!(
            "color=\"{colour}\" fontcolor=\"{colour}\" penwidth=1.6"
        ));
    }
    if edge.sign.is_some_and(super::outline::Sign::is_dashed)
        || edge.status == Some(Status::Planned)
    {
        with.push("style=dashed".to_owned());
    }
    match edge.kind.notation() {
        Notation::Flow => with.push("arrowhead=vee".to_owned()),
        Notation::Association => with.push("dir=none".to_owned()),
        Notation::Composition => with.push("arrowhead=diamond".to_owned()),
        Notation::Governance => with.push("arrowhead=empty".to_owned()),
        Notation::Use | Notation::Access | Notation::Support | Notation::Guard => {}
    }
    format!("{} -> {} [{}]", edge.from, edge.to, with.join(" "))
}

/// A string of the language: backslashes would be escapes there, quotes its end, and a `&…;` is read as an entity.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for line in text.split('\n') {
        if out.len() > 1 {
            out.push_str("\\n");
        }
        for c in one_line(line).chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '&' => out.push_str("&amp;"),
                c => out.push(c),
            }
        }
    }
    out.push('"');
    out
}
