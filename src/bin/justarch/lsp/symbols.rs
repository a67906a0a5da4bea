//! `textDocument/documentSymbol`: the sections of a file with what they hold, after a fault too.

use justarch::Span;
use justarch::places::{Entry, Symbol};
use lsp_types::request::{DocumentSymbolRequest, Request};
use lsp_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, OneOf,
    ServerCapabilities, SymbolInformation, SymbolKind,
};

use super::answers::{Answers, Refused};
use super::client::Client;
use super::session::Session;
use super::view::View;

pub(super) struct Symbols;

impl Answers for Symbols {
    type Request = DocumentSymbolRequest;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        server.document_symbol_provider = Some(OneOf::Left(true));
    }

    fn answer(
        session: &mut Session,
        params: DocumentSymbolParams,
    ) -> Result<<DocumentSymbolRequest as Request>::Result, Refused> {
        let uri = params.text_document.uri;
        let Some(view) = session.view(&uri) else {
            return Ok(None);
        };
        let sections = sections(&view);
        if view.client.nested_symbols {
            return Ok(Some(DocumentSymbolResponse::Nested(sections)));
        }
        let mut flat = Vec::new();
        for section in sections {
            let inside = section.children.clone().unwrap_or_default();
            let name = section.name.clone();
            for symbol in std::iter::once(section).chain(inside) {
                #[expect(deprecated, reason = "the field has to be given")]
                flat.push(SymbolInformation {
                    container_name: (symbol.name != name).then(|| name.clone()),
                    name: symbol.name,
                    kind: symbol.kind,
                    tags: None,
                    deprecated: None,
                    location: Location::new(uri.clone(), symbol.range),
                });
            }
        }
        Ok(Some(DocumentSymbolResponse::Flat(flat)))
    }
}

fn sections(view: &View<'_>) -> Vec<DocumentSymbol> {
    let mut sections: Vec<DocumentSymbol> = Vec::new();
    for symbol in view.places.outline(view.source) {
        if symbol.is_entry {
            let inside = entry(view, &symbol);
            if let Some(section) = sections.last_mut() {
                section.children.get_or_insert_default().push(inside);
            }
        } else {
            sections.push(section(view, &symbol));
        }
    }
    for section in &mut sections {
        if let Some(children) = &section.children {
            let count = children.len();
            let detail = section.detail.take();
            section.detail = Some(match detail {
                Some(key) => format!("{key} · {count}"),
                None => count.to_string(),
            });
        }
    }
    sections
}

/// A section by the name of its layer, else by its key.
fn section(view: &View<'_>, symbol: &Symbol<'_>) -> DocumentSymbol {
    let lang = view.lang;
    let title = match (symbol.layer, symbol.table) {
        (Some(layer), _) => Some(layer.label().get(lang).to_owned()),
        (None, Some(table)) => Some(table.described().title.get(lang).to_owned()),
        (None, None) => None,
    };
    let detail = match title {
        Some(_) => Some(symbol.name.to_owned()),
        None => view.written(symbol.entry).map(str::to_owned),
    };
    let name = title.unwrap_or_else(|| symbol.name.to_owned());
    let mut made = made(view, name, symbol.entry, SymbolKind::NAMESPACE);
    made.detail = detail;
    // Lists of records have no keys.
    let listed: Vec<_> = symbol
        .table
        .into_iter()
        .flat_map(|_| symbol.entry.entries())
        .filter(|item| item.key().is_none())
        .filter_map(|item| {
            let id = item.get("id")?.text()?;
            let mut made = self::made(view, id.to_owned(), item, SymbolKind::CONSTANT);
            made.detail = view.written(item).map(str::to_owned);
            Some(made)
        })
        .collect();
    made.children = (!listed.is_empty()).then_some(listed);
    made
}

fn entry(view: &View<'_>, symbol: &Symbol<'_>) -> DocumentSymbol {
    let kind = if symbol.layer.is_some() {
        SymbolKind::CLASS
    } else {
        SymbolKind::CONSTANT
    };
    let mut made = made(view, symbol.name.to_owned(), symbol.entry, kind);
    let name = view.name_of(symbol);
    let of_kind = symbol.layer.and_then(|layer| {
        let key = symbol.entry.get("kind")?.text()?;
        let kind = justarch::Kind::from_key(key, layer)?;
        Some(match kind {
            justarch::Kind::Custom(_) => key.to_owned(),
            _ => kind.label().get(view.lang).to_owned(),
        })
    });
    let told: Vec<_> = name.map(str::to_owned).into_iter().chain(of_kind).collect();
    made.detail = (!told.is_empty()).then(|| told.join(" · "));
    made
}

fn made(view: &View<'_>, name: String, entry: Entry<'_>, kind: SymbolKind) -> DocumentSymbol {
    let extent = entry.extent();
    let key = entry.key_span().unwrap_or(Span {
        end: extent.start,
        ..extent
    });
    // What is selected lies within.
    let whole = Span {
        start: extent.start.min(key.start),
        end: extent.end.max(key.end),
        ..extent
    };
    // A client takes no symbol without a name.
    let name = if name.trim().is_empty() {
        "?".to_owned()
    } else {
        name
    };
    #[expect(deprecated, reason = "the field has to be given")]
    DocumentSymbol {
        name,
        detail: None,
        kind,
        tags: None,
        deprecated: None,
        range: view.range(whole),
        selection_range: view.range(key),
        children: None,
    }
}
