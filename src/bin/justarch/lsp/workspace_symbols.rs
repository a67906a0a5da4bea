//! `workspace/symbol`: elements, organisations and sources of all open documents, found by id, name or other name, with
//! or without diacritics.

use std::collections::BTreeSet;

use justarch::Table;
use justarch::places::Symbol;
use justarch::vocabulary::searchable;
use lsp_types::request::{Request, WorkspaceSymbolRequest};
use lsp_types::{
    OneOf, ServerCapabilities, SymbolInformation, SymbolKind, WorkspaceSymbolParams,
    WorkspaceSymbolResponse,
};

use super::answers::{Answers, Refused};
use super::client::Client;
use super::session::Session;
use super::view::View;

/// So many are told at once.
const MOST: usize = 500;

pub(super) struct WorkspaceSymbols;

impl Answers for WorkspaceSymbols {
    type Request = WorkspaceSymbolRequest;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        server.workspace_symbol_provider = Some(OneOf::Left(true));
    }

    fn answer(
        session: &mut Session,
        params: WorkspaceSymbolParams,
    ) -> Result<<WorkspaceSymbolRequest as Request>::Result, Refused> {
        let roots: Vec<_> = session.workspace.documents().map(str::to_owned).collect();
        let asked = searchable(&params.query);
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        for root in roots {
            let Some(view) = session.view_of_root(&root) else {
                continue;
            };
            for source in view.sources().ids() {
                // A file may be part of several documents.
                if seen.insert(view.sources().name(source).to_owned()) {
                    let symbols = view.places.outline(source);
                    let entries = symbols.iter().filter(|symbol| symbol.is_entry);
                    found.extend(
                        entries.filter_map(|symbol| of(&view, symbol, &asked, &params.query)),
                    );
                }
            }
        }
        found.sort_by_key(|(rank, _)| *rank);
        found.truncate(MOST);
        let found = found.into_iter().map(|(_, symbol)| symbol);
        Ok(Some(WorkspaceSymbolResponse::Flat(found.collect())))
    }
}

/// How well a symbol fits, least is best; whether it is no element.
type Rank = (u8, bool);

/// A symbol, if it is one of those that are looked for, with its rank.
fn of(
    view: &View<'_>,
    symbol: &Symbol<'_>,
    asked: &str,
    spelt: &str,
) -> Option<(Rank, SymbolInformation)> {
    let kind = match (symbol.layer, symbol.table) {
        (Some(_), _) => SymbolKind::CLASS,
        (None, Some(Table::Organisations | Table::Sources)) => SymbolKind::CONSTANT,
        (None, _) => return None,
    };
    let name = view.name_of(symbol).unwrap_or_default();
    let element = symbol.layer.and_then(|_| view.element(symbol.name));
    let id = searchable(symbol.name);
    let mut all = vec![id.clone(), searchable(name)];
    if let Some(element) = element {
        all.extend([justarch::Lang::Vi, justarch::Lang::En].map(|l| searchable(element.name(l))));
        all.extend(element.aliases().map(searchable));
    }
    let holds = |text: &String| asked.split(' ').all(|word| text.contains(word));
    let fit = if id == asked {
        0
    } else if all.iter().any(|text| text.starts_with(asked)) {
        1
    } else if all.iter().any(|text| text.contains(asked)) {
        2
    } else if holds(&all.join(" ")) {
        3
    } else {
        return None;
    };
    let mut label = match name {
        "" => symbol.name.to_owned(),
        name => format!("{name} ({})", symbol.name),
    };
    // Clients look through the answer once more, letter by letter: what they look for has to stand in it.
    if !label.to_lowercase().contains(&spelt.to_lowercase()) {
        label = format!("{label} – {asked}");
    }
    let key = symbol.entry.key_span()?;
    let container = match (symbol.layer, symbol.table) {
        (Some(layer), _) => Some(layer.label()),
        (None, table) => table.map(|table| table.described().title),
    };
    #[expect(deprecated, reason = "the field has to be given")]
    let made = SymbolInformation {
        name: label,
        kind,
        tags: None,
        deprecated: None,
        location: view.location(key)?,
        container_name: container.map(|text| text.get(view.lang).to_owned()),
    };
    // Of those that fit alike elements come first.
    Some(((fit, symbol.layer.is_none()), made))
}
