//! PlantUML.

use std::fmt::Write as _;

use super::outline::{Cluster, Edge, Node, Outline, PLAIN, one_line, wrapped};
use crate::model::{Notation, Status};

/// How many elements stand side by side in a band.
const ACROSS: usize = 7;

/// How many characters a line of a label has.
const WIDTH: usize = 26;

pub(super) fn write(outline: &Outline) -> String {
    let mut out = String::from("@startuml\n");
    out.push_str("skinparam shadowing false\nskinparam roundCorner 8\nskinparam defaultTextAlignment center\n");
    let (colour, ground) = PLAIN;
    let _ = writeln!(
        out,
        "skinparam rectangle {{\n  BackgroundColor {ground}\n  BorderColor {colour}\n}}\nskinparam package {{\n  BackgroundColor #f3f6f9\n  BorderColor #c5ced8\n}}"
    );
    let _ = writeln!(out, "title {}", escaped(&outline.title));
    for (nth, cluster) in outline.clusters.iter().enumerate() {
        let _ = writeln!(
            out,
            "package \"{}\" as band{nth} {{",
            escaped(&cluster.label)
        );
        for node in &cluster.nodes {
            let _ = writeln!(out, "  {}", of_node(node));
        }
        out.push_str("}\n");
    }
    for edge in &outline.edges {
        let _ = writeln!(out, "{}", of_edge(edge));
    }
    order(&mut out, &outline.clusters);
    legend(&mut out, outline);
    out.push_str("@enduml\n");
    out
}

/// Rows below each other, which alone say where a box stands.
fn order(out: &mut String, clusters: &[Cluster]) {
    let rows = clusters.iter().flat_map(|c| c.nodes.chunks(ACROSS));
    let rows: Vec<_> = rows.collect();
    for pair in rows.windows(2) {
        let [upper, lower] = pair else { continue };
        for (nth, below) in lower.iter().enumerate() {
            let Some(above) = upper.get(nth).or(upper.first()) else {
                continue;
            };
            let _ = writeln!(out, "{} -[hidden]down-> {}", above.key, below.key);
        }
    }
}

fn legend(out: &mut String, outline: &Outline) {
    if outline.legend.is_empty() && outline.remark.is_none() {
        return;
    }
    out.push_str("legend\n");
    for (sign, label) in &outline.legend {
        let _ = writeln!(out, "{}", escaped(&format!("[{}] {label}", sign.mark())));
    }
    if let Some(remark) = &outline.remark {
        let _ = writeln!(out, "{}", escaped(remark));
    }
    out.push_str("endlegend\n");
}

fn of_node(node: &Node) -> String {
    let mut lines = wrapped(&one_line(&node.title()), WIDTH);
    lines.extend(wrapped(&one_line(&format!("«{}»", node.kind)), WIDTH));
    let lines: Vec<_> = lines.iter().map(|line| escaped(line)).collect();
    let mut style = String::new();
    if let Some(sign) = node.sign {
        let (colour, ground) = sign.colours();
        let line = if sign.is_dashed() { "dashed" } else { "bold" };
        let (colour, ground) = (colour.trim_start_matches('#'), ground);
        let _ = write!(style, " {ground};line:{colour};line.{line}");
    } else if node.status == Some(Status::Planned) {
        let (_, ground) = PLAIN;
        let _ = write!(style, " {ground};line.dashed");
    }
    format!("rectangle \"{}\" as {}{style}", lines.join("\\n"), node.key)
}

fn of_edge(edge: &Edge) -> String {
    let mut style = vec!["norank"];
    if let Some(sign) = edge.sign {
        let line = if sign.is_dashed() { "dashed" } else { "bold" };
        style.extend([sign.colours().0, line]);
    } else if edge.kind.notation() == Notation::Flow {
        style.push("dotted");
    }
    let head = if edge.kind.notation() == Notation::Association {
        ""
    } else {
        ">"
    };
    let arrow = format!("-[{}]-{head}", style.join(","));
    format!(
        "{} {arrow} {} : {}",
        edge.from,
        edge.to,
        escaped(&edge.title())
    )
}

/// A text anywhere in a line. Marks of its own, variables, functions and links begin with signs, which are written by
/// their numbers.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        let is_plain = !c.is_ascii() || c.is_ascii_alphanumeric() || " ,.()".contains(c);
        if is_plain {
            out.push(c);
        } else {
            let _ = write!(out, "<U+{:04X}>", u32::from(c));
        }
    }
    out
}
