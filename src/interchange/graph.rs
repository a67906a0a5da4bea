//! A graph of nodes and edges with what is stated of them, before it is written in a form.

use super::cypher;
use super::facts::{Fact, facts};
use super::graphml;
use super::parts::{Edge, Node, NodeType};
use super::shown::Shown;
use crate::diagnostic::Completeness;
use crate::model::schema::{ELEMENT, RELATION};
use crate::model::{Architecture, End, LeftOut, Table};
use crate::text::{Lang, Text};

/// An architecture as a graph for other programs: a node for each element and organisation, an edge for each relation.
///
/// A relation that belongs to both of its ends leads from the one whose id comes first, whichever it is written at.
#[derive(Debug)]
pub struct GraphExport<'a> {
    shown: Shown<'a>,
}

impl<'a> GraphExport<'a> {
    /// All of an architecture.
    pub fn of(arch: &'a Architecture) -> Self {
        Self {
            shown: Shown::of(arch, false),
        }
    }

    /// Without what is or names a state secret.
    ///
    /// ```
    /// use justarch::interchange::GraphExport;
    /// use justarch::{ApplicationKind, Architecture, Field, FrameworkVersion};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("vault", ApplicationKind::Application, "Kho")?.add(Field::Information, "state-secret")?;
    /// let arch = b.build()?;
    /// let graph = GraphExport::of(&arch).public();
    /// assert!(!graph.graphml().contains("vault"));
    /// assert_eq!(graph.left_out().elements, 1);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    #[must_use]
    pub fn public(self) -> Self {
        Self {
            shown: Shown::of(self.shown.arch(), true),
        }
    }

    /// How much is left out.
    pub fn left_out(&self) -> LeftOut {
        self.shown.left_out()
    }

    /// As `GraphML` with typed keys. Values of a list stand in one, with a semicolon between them. O(document).
    ///
    /// Nodes of organisations have the id `organisation:KEY`, and all have a `node_type`.
    pub fn graphml(&self) -> String {
        let remark = self.remark();
        graphml::write(
            self.shown.arch().id(),
            remark.as_ref(),
            &self.nodes(),
            &self.edges(),
        )
    }

    /// As openCypher that creates nodes `:Element` and `:Organisation` and relationships such as `:DEPENDS_ON`. O(document).
    pub fn cypher(&self) -> String {
        let remark = self.remark();
        cypher::write(
            self.shown.arch().id(),
            remark.as_ref(),
            &self.nodes(),
            &self.edges(),
        )
    }

    /// What could not be read, which the files say in a comment.
    fn remark(&self) -> Option<Text> {
        Completeness::of(self.shown.arch().unread()).remark(self.shown.is_public())
    }

    fn nodes(&self) -> Vec<Node> {
        let mut nodes = Vec::new();
        for element in self.shown.elements() {
            let mut all = vec![
                Fact::text("layer", element.layer().section()),
                Fact::text("kind", element.kind_key()),
                Fact::text("name", element.name(Lang::Vi)),
            ];
            all.extend(
                element
                    .agency()
                    .map(|agency| Fact::text("agency", agency.key())),
            );
            all.extend(facts(ELEMENT, element.all_fields().iter()));
            nodes.push(Node {
                of: NodeType::Element,
                id: element.id().to_owned(),
                facts: all,
            });
        }
        for organisation in self.shown.arch().organisations() {
            let fields = organisation.fields();
            if !self.shown.may_show(fields) {
                continue;
            }
            let mut all = vec![Fact::text("name", organisation.name(Lang::Vi))];
            all.extend(
                organisation
                    .kind()
                    .map(|kind| Fact::text("kind", kind.key())),
            );
            let specs = Table::Organisations.fields();
            let rest = facts(specs, fields.iter()).into_iter();
            all.extend(rest.filter(|fact| fact.key != "kind"));
            nodes.push(Node {
                of: NodeType::Organisation,
                id: organisation.key().to_owned(),
                facts: all,
            });
        }
        nodes
    }

    fn edges(&self) -> Vec<Edge<'a>> {
        let mut edges = Vec::new();
        for relation in self.shown.relations() {
            let reading = relation.canonical();
            let to = match reading.end() {
                End::Element(element) => (NodeType::Element, element.id()),
                End::Organisation(organisation) => {
                    if !self.shown.may_show(organisation.fields()) {
                        continue;
                    }
                    (NodeType::Organisation, organisation.key())
                }
            };
            edges.push(Edge {
                kind: reading.kind(),
                from: reading.from().id(),
                to,
                facts: facts(RELATION, reading.facts().into_iter()),
            });
        }
        edges
    }
}
