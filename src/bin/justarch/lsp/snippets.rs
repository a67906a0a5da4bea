//! What is inserted with places to fill in.

use justarch::places::{KeyOffer, ValueKind};
use justarch::{Architecture, Kind, Lang, Layer, RelationKind, Table};

/// How what is inserted is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// In braces or brackets, on one line.
    pub(super) is_flow: bool,
    /// With places to fill in; else the text alone.
    pub(super) has_places: bool,
}

impl Style {
    /// A place to fill in, with what stands there at first.
    fn place(self, nth: usize, text: &str) -> String {
        if self.has_places {
            let text = text
                .replace('\\', "\\\\")
                .replace('}', "\\}")
                .replace('$', "\\$");
            format!("${{{nth}:{text}}}")
        } else {
            text.to_owned()
        }
    }

    /// A place that is empty.
    fn gap(self, nth: usize) -> String {
        if self.has_places {
            format!("${nth}")
        } else {
            String::new()
        }
    }
}

/// A key with what its value begins with.
pub(super) fn key(offer: KeyOffer, style: Style) -> String {
    let key = offer.key;
    let gap = style.gap(0);
    let value = match offer.value {
        _ if key == "name" => format!(" {{ vi: {gap} }}"),
        ValueKind::FarEnd(kind) => far_end(kind, style),
        ValueKind::Map if style.is_flow => format!(" {{ {gap} }}"),
        ValueKind::Map => format!("\n  {gap}"),
        _ if offer.is_list => format!(" [{gap}]"),
        _ => format!(" {gap}"),
    };
    format!("{key}:{value}")
}

fn far_end(kind: RelationKind, style: Style) -> String {
    if kind != RelationKind::Exchanges {
        return format!(" [{}]", style.gap(0));
    }
    let exchange = exchange(style);
    if style.is_flow {
        format!(" [{exchange}]")
    } else {
        format!("\n  - {exchange}")
    }
}

/// An exchange of data: with whom, what, over what and for what.
pub(super) fn exchange(style: Style) -> String {
    let (with, data, route) = (style.gap(1), style.gap(2), style.gap(3));
    format!("{{ with: {with}, data: [{data}], route: [{route}] }}")
}

/// A record of a table that documents name often; `None` of others.
pub(super) fn record(table: Table, style: Style) -> Option<String> {
    let (id, name) = (style.place(1, table.key()), style.gap(2));
    let fields = match table {
        Table::Sources => vec![format!("title: {name}")],
        Table::Organisations => vec![
            format!("name: {{ vi: {name} }}"),
            format!("kind: {}", style.gap(3)),
        ],
        _ => return None,
    };
    Some(written(&id, &fields, style))
}

/// An entry with its fields.
fn written(id: &str, fields: &[String], style: Style) -> String {
    if style.is_flow {
        format!("{id}: {{ {} }}", fields.join(", "))
    } else {
        format!("{id}:\n  {}", fields.join("\n  "))
    }
}

/// An element of a kind, with its name, and with the owner that most have.
pub(super) fn element(kind: Kind, arch: &Architecture, lang: Lang, style: Style) -> String {
    let id = style.place(1, kind.key());
    let name = style.place(2, kind.described().title.get(lang));
    let mut fields = vec![format!("kind: {kind}"), format!("name: {{ vi: {name} }}")];
    let is_system = matches!(
        kind.layer(),
        Layer::Channel | Layer::Application | Layer::Integration | Layer::Infrastructure
    );
    if let Some(body) = arch.body().filter(|_| is_system) {
        fields.push(format!("owner: {}", style.place(3, body.key())));
    }
    written(&id, &fields, style)
}
