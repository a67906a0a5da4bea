//! draw.io: a file in plain XML with a page, a layer for the elements and one for their relations.

use std::fmt::Write as _;

use super::outline::{Cluster, Edge, Node, Outline, PLAIN, Sign, one_line};
use crate::model::{Notation, Status};

/// How many elements stand side by side in a band.
const ACROSS: usize = 7;
const BOX: (usize, usize) = (180, 72);
const GAP: usize = 16;
/// What is left of the boxes of a band for its name.
const HEAD: usize = 120;
const MARGIN: usize = 40;
const BAND_WIDTH: usize = HEAD + GAP + ACROSS * (BOX.0 + GAP);

pub(super) fn write(outline: &Outline) -> String {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mxfile host=\"justarch\">\n");
    let _ = writeln!(
        out,
        "  <diagram id=\"architecture\" name=\"{}\">",
        escaped(&outline.title)
    );
    let width = BAND_WIDTH + 2 * MARGIN;
    let _ = writeln!(
        out,
        "    <mxGraphModel grid=\"1\" gridSize=\"8\" page=\"1\" pageWidth=\"{width}\" pageHeight=\"1100\" arrows=\"1\" connect=\"1\">"
    );
    out.push_str("      <root>\n        <mxCell id=\"0\"/>\n        <mxCell id=\"elements\" parent=\"0\"/>\n        <mxCell id=\"relations\" parent=\"0\"/>\n");
    let mut top = MARGIN;
    let title = "text;html=0;fontSize=20;fontStyle=1;align=left;verticalAlign=middle;strokeColor=none;fillColor=none;";
    cell(
        &mut out,
        "title",
        &outline.title,
        title,
        [MARGIN, top, BAND_WIDTH, 32],
    );
    top += 32;
    for (nth, line) in below_title(outline).iter().enumerate() {
        let style = "text;html=0;fontSize=12;align=left;verticalAlign=middle;strokeColor=none;fillColor=none;";
        cell(
            &mut out,
            &format!("legend{nth}"),
            line,
            style,
            [MARGIN, top, BAND_WIDTH, 24],
        );
        top += 24;
    }
    top += GAP;
    for (nth, cluster) in outline.clusters.iter().enumerate() {
        top += of_cluster(&mut out, cluster, nth, top) + GAP;
    }
    for (nth, edge) in outline.edges.iter().enumerate() {
        of_edge(&mut out, edge, nth);
    }
    out.push_str("      </root>\n    </mxGraphModel>\n  </diagram>\n</mxfile>\n");
    out
}

/// What the signs mean, and what is not shown.
fn below_title(outline: &Outline) -> Vec<String> {
    let signs = outline.legend.iter();
    let signs: Vec<_> = signs
        .map(|(sign, label)| format!("[{}] {label}", sign.mark()))
        .collect();
    let signs = (!signs.is_empty()).then(|| signs.join("    "));
    signs.into_iter().chain(outline.remark.clone()).collect()
}

/// A vertex of the layer of elements.
fn cell(out: &mut String, id: &str, label: &str, style: &str, [x, y, width, height]: [usize; 4]) {
    let _ = writeln!(
        out,
        "        <mxCell id=\"{id}\" value=\"{}\" style=\"{style}\" vertex=\"1\" parent=\"elements\">\n          <mxGeometry x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" as=\"geometry\"/>\n        </mxCell>",
        escaped(label)
    );
}

/// A band with its elements; how high it is.
fn of_cluster(out: &mut String, cluster: &Cluster, nth: usize, top: usize) -> usize {
    let rows = cluster.nodes.len().div_ceil(ACROSS);
    let height = GAP + rows * (BOX.1 + GAP);
    let ground = if cluster.beside { "#f4f1ea" } else { "#f3f6f9" };
    let style = format!(
        "rounded=0;container=1;collapsible=0;html=0;whiteSpace=wrap;align=left;verticalAlign=middle;spacingLeft=10;spacingRight={};fillColor={ground};strokeColor=#c5ced8;fontSize=13;fontStyle=1;",
        BAND_WIDTH - HEAD
    );
    let band = format!("band{nth}");
    cell(
        out,
        &band,
        &cluster.label,
        &style,
        [MARGIN, top, BAND_WIDTH, height],
    );
    for (at, node) in cluster.nodes.iter().enumerate() {
        let x = HEAD + GAP + (at % ACROSS) * (BOX.0 + GAP);
        let y = GAP + (at / ACROSS) * (BOX.1 + GAP);
        of_node(out, node, &band, (x, y));
    }
    height
}

fn of_node(out: &mut String, node: &Node, band: &str, (x, y): (usize, usize)) {
    let label = format!("{}\n«{}»", one_line(&node.title()), one_line(&node.kind));
    let (colour, ground) = node.sign.map_or(PLAIN, Sign::colours);
    let mut style = format!(
        "rounded=1;arcSize=10;html=0;whiteSpace=wrap;fontSize=10;fillColor={ground};strokeColor={colour};"
    );
    if node.sign.is_some_and(Sign::is_dashed) || node.status == Some(Status::Planned) {
        style.push_str("dashed=1;");
    }
    if node.sign.is_some() {
        style.push_str("strokeWidth=2;");
    }
    let (width, height) = BOX;
    let _ = writeln!(
        out,
        "        <object id=\"{}\" label=\"{}\" justarch-id=\"{}\">\n          <mxCell style=\"{style}\" vertex=\"1\" parent=\"{band}\">\n            <mxGeometry x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" as=\"geometry\"/>\n          </mxCell>\n        </object>",
        node.key,
        escaped(&label),
        escaped(&node.id)
    );
}

fn of_edge(out: &mut String, edge: &Edge, nth: usize) {
    let mut style =
        String::from("edgeStyle=orthogonalEdgeStyle;rounded=1;html=0;fontSize=9;endSize=4;");
    let (colour, _) = edge.sign.map_or(("#7b8794", ""), Sign::colours);
    let _ = write!(style, "strokeColor={colour};");
    if edge.sign.is_some() {
        style.push_str("strokeWidth=2;");
    }
    if edge.sign.is_some_and(Sign::is_dashed) || edge.kind.notation() == Notation::Flow {
        style.push_str("dashed=1;");
    }
    if edge.kind.notation() == Notation::Association {
        style.push_str("endArrow=none;");
    }
    let _ = writeln!(
        out,
        "        <mxCell id=\"edge{nth}\" value=\"{}\" style=\"{style}\" edge=\"1\" parent=\"relations\" source=\"{}\" target=\"{}\">\n          <mxGeometry relative=\"1\" as=\"geometry\"/>\n        </mxCell>",
        escaped(&edge.title()),
        edge.from,
        edge.to
    );
}

/// A value of an attribute. Lines are kept; what XML does not know is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (nth, line) in text.split('\n').enumerate() {
        if nth > 0 {
            out.push_str("&#10;");
        }
        for c in one_line(line).chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                c => out.push(c),
            }
        }
    }
    out
}
