//! `GraphML`.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::facts::{Fact, Type};
use super::parts::{Edge, Node, NodeType};
use crate::text::{Lang, Text};

/// The keys of nodes or of edges, in the order in which they first occur.
struct Keys {
    of: &'static str,
    letter: char,
    all: Vec<(String, Type)>,
    numbers: HashMap<String, usize>,
}

impl Keys {
    fn new(of: &'static str, letter: char) -> Self {
        Self {
            of,
            letter,
            all: Vec::new(),
            numbers: HashMap::new(),
        }
    }

    fn add(&mut self, fact: &Fact) {
        // Values in one are a text.
        let kind = if fact.is_list { Type::Text } else { fact.kind };
        if let Some(known) = self.numbers.get(&fact.key) {
            if let Some((_, known)) = self.all.get_mut(*known)
                && *known != kind
            {
                *known = Type::Text;
            }
            return;
        }
        self.numbers.insert(fact.key.clone(), self.all.len());
        self.all.push((fact.key.clone(), kind));
    }

    fn declare(&self, out: &mut String) {
        for (nth, (key, kind)) in self.all.iter().enumerate() {
            let kind = match kind {
                Type::Flag => "boolean",
                Type::Number => "long",
                Type::Text => "string",
            };
            let _ = writeln!(
                out,
                "  <key id=\"{}{nth}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{kind}\"/>",
                self.letter,
                self.of,
                escaped(key)
            );
        }
    }

    fn data(&self, out: &mut String, facts: &[Fact]) {
        for fact in facts {
            let nth = self.numbers.get(&fact.key).copied().unwrap_or_default();
            let value = escaped(&fact.joined());
            let _ = writeln!(
                out,
                "      <data key=\"{}{nth}\">{value}</data>",
                self.letter
            );
        }
    }
}

pub(super) fn write(id: &str, remark: Option<&Text>, nodes: &[Node], edges: &[Edge<'_>]) -> String {
    let kind_of = |of: NodeType| match of {
        NodeType::Element => "element",
        NodeType::Organisation => "organisation",
    };
    let node_type = |of| Fact::text("node_type", kind_of(of));
    let relation = |edge: &Edge<'_>| Fact::text("kind", edge.kind.key());
    let (mut of_nodes, mut of_edges) = (Keys::new("node", 'n'), Keys::new("edge", 'e'));
    for node in nodes {
        of_nodes.add(&node_type(node.of));
        node.facts.iter().for_each(|fact| of_nodes.add(fact));
    }
    for edge in edges {
        of_edges.add(&relation(edge));
        edge.facts.iter().for_each(|fact| of_edges.add(fact));
    }
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns \
         http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    );
    if let Some(remark) = remark {
        let both = [Lang::Vi, Lang::En].map(|lang| escaped(remark.get(lang)));
        let _ = writeln!(out, "  <desc>{}</desc>", both.join(" – "));
    }
    of_nodes.declare(&mut out);
    of_edges.declare(&mut out);
    let _ = writeln!(
        out,
        "  <graph id=\"{}\" edgedefault=\"directed\">",
        escaped(id)
    );
    for node in nodes {
        let _ = writeln!(out, "    <node id=\"{}\">", of_node(node.of, &node.id));
        of_nodes.data(&mut out, &[node_type(node.of)]);
        of_nodes.data(&mut out, &node.facts);
        out.push_str("    </node>\n");
    }
    for (nth, edge) in edges.iter().enumerate() {
        let from = of_node(NodeType::Element, edge.from);
        let to = of_node(edge.to.0, edge.to.1);
        let _ = writeln!(
            out,
            "    <edge id=\"r{nth}\" source=\"{from}\" target=\"{to}\">"
        );
        of_edges.data(&mut out, &[relation(edge)]);
        of_edges.data(&mut out, &edge.facts);
        out.push_str("    </edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

/// The id of a node. Elements and organisations are namespaces of their own.
fn of_node(of: NodeType, id: &str) -> String {
    match of {
        NodeType::Element => escaped(id),
        NodeType::Organisation => format!("organisation:{}", escaped(id)),
    }
}

/// Content or a value of an attribute. What XML cannot hold is the replacement character.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
