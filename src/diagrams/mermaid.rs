//! Mermaid.

use std::fmt::Write as _;

use super::outline::{Edge, Node, Outline, PLAIN, Sign, one_line, wrapped};
use crate::model::{Notation, Status};

/// How many characters a line of a label has.
const WIDTH: usize = 28;

pub(super) fn write(outline: &Outline) -> String {
    let mut out = String::from("---\n");
    let _ = writeln!(out, "title: {}", yaml(&outline.title));
    // Labels of HTML vanish in programs that know only SVG.
    out.push_str(
        "config:\n  htmlLabels: false\n  flowchart:\n    htmlLabels: false\n---\nflowchart TB\n",
    );
    if let Some(remark) = &outline.remark {
        let _ = writeln!(out, "  remark[\"{}\"]", escaped(remark));
    }
    for (nth, cluster) in outline.clusters.iter().enumerate() {
        let _ = writeln!(out, "  subgraph band{nth}[\"{}\"]", escaped(&cluster.label));
        out.push_str("    direction LR\n");
        for node in &cluster.nodes {
            let _ = writeln!(out, "    {}", of_node(node));
        }
        out.push_str("  end\n");
    }
    if !outline.legend.is_empty() {
        out.push_str("  subgraph legend[\" \"]\n    direction LR\n");
        for (nth, (sign, label)) in outline.legend.iter().enumerate() {
            let text = escaped(&format!("[{}] {label}", sign.mark()));
            let _ = writeln!(out, "    legend{nth}[\"{text}\"]:::{}", class(*sign));
        }
        out.push_str("  end\n");
    }
    for edge in &outline.edges {
        let _ = writeln!(out, "  {}", of_edge(edge));
    }
    styles(&mut out, outline);
    out
}

fn styles(out: &mut String, outline: &Outline) {
    let (colour, ground) = PLAIN;
    let _ = writeln!(
        out,
        "  classDef default fill:{ground},stroke:{colour},color:#1c2733"
    );
    out.push_str("  classDef band fill:#f3f6f9,stroke:#c5ced8,color:#1c2733\n");
    let bands: Vec<_> = (0..outline.clusters.len())
        .map(|nth| format!("band{nth}"))
        .collect();
    if !bands.is_empty() {
        let _ = writeln!(out, "  class {} band", bands.join(","));
    }
    let _ = writeln!(out, "  classDef planned stroke-dasharray:5 4");
    for (sign, _) in &outline.legend {
        let (colour, ground) = sign.colours();
        let dashes = if sign.is_dashed() {
            ",stroke-dasharray:6 4"
        } else {
            ""
        };
        let _ = writeln!(
            out,
            "  classDef {} fill:{ground},stroke:{colour},color:#1c2733,stroke-width:2px{dashes}",
            class(*sign)
        );
    }
    for (nth, edge) in outline.edges.iter().enumerate() {
        if let Some(sign) = edge.sign {
            let (colour, _) = sign.colours();
            let _ = writeln!(out, "  linkStyle {nth} stroke:{colour},stroke-width:2px");
        }
    }
}

const fn class(sign: Sign) -> &'static str {
    match sign {
        Sign::Added => "added",
        Sign::Gone => "gone",
        Sign::Replaced => "replaced",
        Sign::Became => "became",
        Sign::Broken => "broken",
        Sign::Changed => "changed",
    }
}

fn of_node(node: &Node) -> String {
    let mut lines = wrapped(&one_line(&node.title()), WIDTH);
    lines.extend(wrapped(&one_line(&format!("«{}»", node.kind)), WIDTH));
    let lines: Vec<_> = lines.iter().map(|line| escaped(line)).collect();
    let class = match node.sign {
        Some(sign) => class(sign),
        None if node.status == Some(Status::Planned) => "planned",
        None => return format!("{}[\"{}\"]", node.key, lines.join("<br/>")),
    };
    format!("{}[\"{}\"]:::{class}", node.key, lines.join("<br/>"))
}

fn of_edge(edge: &Edge) -> String {
    let label = escaped(&edge.title());
    let arrow = match (edge.sign.is_some_and(Sign::is_dashed), edge.kind.notation()) {
        (true, _) | (false, Notation::Flow) => "-.->",
        (false, Notation::Association) => "---",
        (
            false,
            Notation::Use
            | Notation::Access
            | Notation::Support
            | Notation::Composition
            | Notation::Guard
            | Notation::Governance,
        ) => "-->",
    };
    format!("{} {arrow}|\"{label}\"| {}", edge.from, edge.to)
}

/// A text within quotes. All that could be read as a mark, a directive or an entity is written by its number; what Mermaid
/// shows wrongly in plain labels even so, by a sign that looks alike.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        let is_plain = !c.is_ascii() || c.is_ascii_alphanumeric() || " ,.'()/:+".contains(c);
        match c {
            c if is_plain => out.push(c),
            '<' => out.push('‹'),
            '>' => out.push('›'),
            '&' => out.push('＆'),
            '*' => out.push('∗'),
            '_' => out.push('＿'),
            c => {
                let _ = write!(out, "#{};", u32::from(c));
            }
        }
    }
    out
}

/// A text in double quotes in YAML.
fn yaml(text: &str) -> String {
    let mut out = String::from("\"");
    for c in one_line(text).chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            // A directive is looked for before the text is read.
            '%' => out.push_str("\\x25"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
