//! Patches in any serde format. The keys are part of the interface: they are added to, never renamed.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::{Patch, PatchAction, PatchEdit, Target, Values};
use crate::model::{RelationKind, Table};

/// The name and version of the layout.
const FORMAT: &str = "justarch-patch/1";

/// `format`, and `edits`: each with `action`, what it is about, and `fields` by path, each with `before` and
/// `after`.
impl Serialize for Patch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("format", FORMAT)?;
        let edits: Vec<Node> = self.edits.iter().map(write).collect();
        map.serialize_entry("edits", &edits)?;
        map.end()
    }
}

/// Refuses other layouts and what no patch says; whether the edits fit is for applying to see.
impl<'de> Deserialize<'de> for Patch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(&Node::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

/// What patches are written with: texts, lists and maps.
#[derive(Debug)]
enum Node {
    Text(String),
    List(Vec<Node>),
    Map(BTreeMap<String, Node>),
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => serializer.collect_seq(list),
            Self::Map(map) => serializer.collect_map(map),
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a list or a map")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = seq.next_element()? {
            list.push(node);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut map = BTreeMap::new();
        while let Some((key, node)) = entries.next_entry::<String, Node>()? {
            if map.insert(key.clone(), node).is_some() {
                return Err(de::Error::custom(format!("`{key}` comes twice")));
            }
        }
        Ok(Node::Map(map))
    }
}

fn text(text: &str) -> Node {
    Node::Text(text.to_owned())
}

fn map<'k>(entries: impl IntoIterator<Item = (&'k str, Node)>) -> Node {
    let entries = entries
        .into_iter()
        .map(|(key, node)| (key.to_owned(), node));
    Node::Map(entries.collect())
}

fn write(edit: &PatchEdit) -> Node {
    let mut entries = vec![("action", text(edit.action.key()))];
    match &edit.target {
        Target::Document => entries.push(("document", map([]))),
        Target::Element(id) => entries.push(("element", text(id))),
        Target::Rename { from, to } => {
            entries.extend([("element", text(from)), ("to", text(to))]);
        }
        Target::Relation {
            from,
            kind,
            to,
            organisation,
            figures,
        } => {
            let far = if *organisation { "organisation" } else { "to" };
            let ends = [
                ("from", text(from)),
                ("kind", text(kind.key())),
                (far, text(to)),
            ];
            entries.push(("relation", map(ends)));
            if !figures.is_empty() {
                let figure = |((table, key), values): (&(Table, String), &Values)| {
                    map([
                        ("table", text(table.key())),
                        ("key", text(key)),
                        ("fields", write_values(values)),
                    ])
                };
                let list = figures.iter().map(figure);
                entries.push(("figures", Node::List(list.collect())));
            }
        }
        Target::Record { table, key, holder } => {
            let holder = holder.iter().map(|id| ("on", text(id)));
            let name = [("table", text(table.key())), ("key", text(key))];
            entries.push(("record", map(name.into_iter().chain(holder))));
        }
    }
    if !edit.fields.is_empty() {
        entries.push(("fields", write_values(&edit.fields)));
    }
    map(entries)
}

fn write_values(values: &Values) -> Node {
    let list = |values: &[String]| Node::List(values.iter().map(|v| text(v)).collect());
    let both = values.iter().map(|(path, (before, after))| {
        let sides = [("before", before), ("after", after)];
        let stated = sides.into_iter().filter(|(_, values)| !values.is_empty());
        (
            path.as_str(),
            map(stated.map(|(key, values)| (key, list(values)))),
        )
    });
    map(both)
}

impl Node {
    fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(map) => map.get(key),
            _ => None,
        }
    }

    fn must(&self, key: &str) -> Result<&Self, String> {
        self.get(key).ok_or_else(|| format!("`{key}` is missing"))
    }

    fn text(&self) -> Result<&str, String> {
        match self {
            Self::Text(text) => Ok(text),
            _ => Err("a text is expected".to_owned()),
        }
    }

    fn list(&self) -> Result<&[Self], String> {
        match self {
            Self::List(list) => Ok(list),
            _ => Err("a list is expected".to_owned()),
        }
    }

    fn text_of(&self, key: &str) -> Result<&str, String> {
        self.must(key)?.text()
    }

    /// Refuses keys that mean nothing.
    fn only(&self, known: &[&str]) -> Result<(), String> {
        let Self::Map(map) = self else {
            return Err("a map is expected".to_owned());
        };
        let strange = map.keys().find(|key| !known.contains(&key.as_str()));
        strange.map_or(Ok(()), |key| Err(format!("there is no key `{key}` here")))
    }
}

fn read(node: &Node) -> Result<Patch, String> {
    node.only(&["format", "edits"])?;
    let format = node.text_of("format")?;
    if format != FORMAT {
        return Err(format!("`{format}` is not the layout `{FORMAT}`"));
    }
    let edits = node.must("edits")?.list()?;
    let edits: Result<_, String> = edits.iter().map(read_edit).collect();
    Ok(Patch { edits: edits? })
}

fn read_edit(node: &Node) -> Result<PatchEdit, String> {
    node.only(&[
        "action", "document", "element", "to", "relation", "record", "figures", "fields",
    ])?;
    let word = node.text_of("action")?;
    let action = PatchAction::ALL.into_iter().find(|a| a.key() == word);
    let action = action.ok_or_else(|| format!("there is no action `{word}`"))?;
    let target = read_target(node, action)?;
    let fits = match &target {
        Target::Document => action == PatchAction::Change,
        Target::Relation { .. } => matches!(action, PatchAction::Add | PatchAction::Remove),
        Target::Rename { .. } => true,
        Target::Element(_) | Target::Record { .. } => action != PatchAction::Rename,
    };
    if !fits {
        return Err(format!("`{word}` is no action for this"));
    }
    let fields = node.get("fields").map(read_values).transpose()?;
    Ok(PatchEdit {
        action,
        target,
        fields: fields.unwrap_or_default(),
    })
}

fn read_target(node: &Node, action: PatchAction) -> Result<Target, String> {
    if node.get("document").is_some() {
        return Ok(Target::Document);
    }
    if let Some(id) = node.get("element") {
        let id = id.text()?.to_owned();
        return Ok(if action == PatchAction::Rename {
            let to = node.text_of("to")?.to_owned();
            Target::Rename { from: id, to }
        } else {
            Target::Element(id)
        });
    }
    if let Some(record) = node.get("record") {
        record.only(&["table", "key", "on"])?;
        let holder = record.get("on").map(Node::text).transpose()?;
        return Ok(Target::Record {
            table: table(record.text_of("table")?)?,
            key: record.text_of("key")?.to_owned(),
            holder: holder.map(str::to_owned),
        });
    }
    let relation = node.must("relation")?;
    relation.only(&["from", "kind", "to", "organisation"])?;
    let kind = relation.text_of("kind")?;
    let organisation = relation.get("organisation").is_some();
    let far = if organisation { "organisation" } else { "to" };
    let mut figures = BTreeMap::new();
    for figure in node
        .get("figures")
        .map(Node::list)
        .transpose()?
        .unwrap_or(&[])
    {
        figure.only(&["table", "key", "fields"])?;
        let key = figure.text_of("key")?.to_owned();
        let fields = read_values(figure.must("fields")?)?;
        figures.insert((table(figure.text_of("table")?)?, key), fields);
    }
    Ok(Target::Relation {
        from: relation.text_of("from")?.to_owned(),
        kind: RelationKind::from_key(kind).ok_or_else(|| format!("no relation is `{kind}`"))?,
        to: relation.text_of(far)?.to_owned(),
        organisation,
        figures,
    })
}

fn table(key: &str) -> Result<Table, String> {
    let table = Table::ALL.into_iter().find(|table| table.key() == key);
    table.ok_or_else(|| format!("there is no table `{key}`"))
}

fn read_values(node: &Node) -> Result<Values, String> {
    let Node::Map(map) = node else {
        return Err("`fields` is a map".to_owned());
    };
    let side = |both: &Node, key: &str| -> Result<Vec<String>, String> {
        let list = both.get(key).map(Node::list).transpose()?.unwrap_or(&[]);
        list.iter()
            .map(|value| value.text().map(str::to_owned))
            .collect()
    };
    map.iter()
        .map(|(path, both)| {
            both.only(&["before", "after"])?;
            Ok((path.clone(), (side(both, "before")?, side(both, "after")?)))
        })
        .collect()
}
