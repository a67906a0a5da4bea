//! What is inserted with places to fill in.

use justarch::places::{KeyOffer, ValueKind};
use justarch::vocabulary::{Asked, TO_FILL_IN, asked_of, asked_of_exchanges};
use justarch::{Architecture, Kind, Lang, Layer, RelationKind, Scope, Table};

/// How what is inserted is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// In braces or brackets, on one line.
    pub(super) is_flow: bool,
    /// With places to fill in; else the text alone.
    pub(super) has_places: bool,
    pub(super) lang: Lang,
}

/// A text among several that may be chosen.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | ',' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
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

    /// A place for one of several texts, which is marked until one is chosen; for anything, if there are none.
    fn choice(self, nth: usize, texts: &[String]) -> String {
        match texts {
            [] => self.gap(nth),
            [only] => self.place(nth, only),
            _ if !self.has_places => String::new(),
            several => {
                let mark = TO_FILL_IN.get(self.lang);
                let all = std::iter::once(mark).chain(several.iter().map(String::as_str));
                let all: Vec<_> = all.map(escaped).collect();
                format!("${{{nth}|{}|}}", all.join(","))
            }
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
        // A comma in a name would end it.
        _ if key == "name" => format!(" {{ vi: \"{gap}\" }}"),
        // Within a relation: what it leads to.
        ValueKind::FarEnd(_) if !offer.is_list => format!(" {gap}"),
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

/// An exchange of data: with whom and what, and all that the check asks for of one.
pub(super) fn exchange(style: Style) -> String {
    let mut parts = vec![
        format!("with: {}", style.gap(1)),
        format!("data: [{}]", style.gap(2)),
    ];
    let asked = asked_of_exchanges();
    let asked = asked.iter().filter(|_| style.has_places);
    parts.extend(asked.zip(3..).map(|(asked, nth)| {
        // Which platforms there are is asked of completion.
        value(asked, &asked.words(), (nth, style))
    }));
    format!("{{ {} }}", parts.join(", "))
}

/// A key that the check asks for, with a place for its value.
fn value(asked: &Asked, values: &[String], (nth, style): (usize, Style)) -> String {
    let place = style.choice(nth, values);
    let place = if asked.is_list() {
        format!("[{place}]")
    } else {
        place
    };
    match asked.inner {
        // A comma in a text would end it.
        Some("vi") => format!("{}: {{ vi: \"{place}\" }}", asked.key),
        Some(inner) => format!("{}: {{ {inner}: {place} }}", asked.key),
        None => format!("{}: {place}", asked.key),
    }
}

/// A record of a table that documents name often; `None` of others.
pub(super) fn record(table: Table, style: Style) -> Option<String> {
    let (id, name) = (style.place(1, table.key()), style.gap(2));
    let fields = match table {
        Table::Sources => vec![format!("title: {name}")],
        Table::Organisations => vec![
            format!("name: {{ vi: \"{name}\" }}"),
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

/// An element of a kind, with its name, the owner that most have, and all that the check asks for of one.
pub(super) fn element(kind: Kind, arch: &Architecture, style: Style) -> String {
    let id = style.place(1, kind.key());
    let name = style.place(2, kind.described().title.get(style.lang));
    let mut fields = vec![
        format!("kind: {kind}"),
        format!("name: {{ vi: \"{name}\" }}"),
    ];
    let is_system = matches!(
        kind.layer(),
        Layer::Channel | Layer::Application | Layer::Integration | Layer::Infrastructure
    );
    let asked = asked_of(kind);
    let has_owner = is_system || asked.iter().any(|asked| asked.key == "owner");
    if let Some(body) = arch.body().filter(|_| has_owner) {
        fields.push(format!("owner: {}", style.place(3, body.key())));
    }
    if style.has_places {
        let mut asked: Vec<_> = asked.iter().filter(|asked| asked.key != "owner").collect();
        // The parts of one map would be written apart.
        asked.dedup_by_key(|asked| asked.key);
        let nth = fields.len();
        let with = asked.iter().zip(nth.saturating_add(1)..);
        fields.extend(with.map(|(asked, nth)| {
            value(
                asked,
                &asked.values(arch, (kind, None), false),
                (nth, style),
            )
        }));
    }
    if let Some(tie) = tie(kind) {
        let nth = fields.len().saturating_add(1);
        fields.push(format!("{}: [{}]", tie.key(), style.gap(nth)));
    }
    written(&id, &fields, style)
}

/// An element of a kind that belongs to somebody else; nothing of kinds that agencies seldom share.
pub(super) fn external(kind: Kind, arch: &Architecture, style: Style) -> Option<String> {
    let is_shared = matches!(
        kind.layer(),
        Layer::Channel | Layer::Application | Layer::Integration
    );
    // Whose it is, is asked of it as of any system.
    let asked = asked_of(kind);
    let owner = asked.iter().find(|asked| asked.key == "owner")?;
    let others = owner.values(arch, (kind, None), true);
    let scopes = [
        Scope::National,
        Scope::OtherAgency,
        Scope::Sector,
        Scope::Local,
    ];
    let scopes = scopes.map(|scope| scope.key().to_owned());
    let fields = [
        format!("kind: {kind}"),
        format!(
            "name: {{ vi: \"{}\" }}",
            style.place(2, kind.described().title.get(style.lang))
        ),
        format!("scope: {}", style.choice(3, &scopes)),
        format!("owner: {}", style.choice(4, &others)),
    ];
    let id = style.place(1, kind.key());
    (is_shared && style.has_places).then(|| written(&id, &fields, style))
}

/// What elements of a kind are mostly tied by, which the check does not ask for.
fn tie(kind: Kind) -> Option<RelationKind> {
    match kind.layer() {
        Layer::User => Some(RelationKind::Uses),
        Layer::Business => Some(RelationKind::SupportedBy),
        Layer::Channel => Some(RelationKind::Offers),
        Layer::Infrastructure | Layer::Integration | Layer::Application | Layer::Policy => None,
    }
}
