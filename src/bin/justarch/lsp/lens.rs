//! `textDocument/codeLens` and `codeLens/resolve`: how many elements depend on the one below.

use justarch::{Direction, ElementRef};
use lsp_types::request::{CodeLensRequest, CodeLensResolve, Request};
use lsp_types::{CodeLens, CodeLensOptions, CodeLensParams, Command, ServerCapabilities, Uri};
use serde_json::{Value, json};

use super::answers::{Answers, Refused};
use super::client::{Client, SHOW_DEPENDENTS};
use super::dependents::{Count, Dependents};
use super::session::Session;
use super::view::View;

/// So many dependents are counted in one answer; what is left is counted when it is shown.
const COUNTED: usize = 100_000;

pub(super) struct Lens;
pub(super) struct Resolve;

impl Answers for Lens {
    type Request = CodeLensRequest;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        server.code_lens_provider = Some(CodeLensOptions {
            resolve_provider: Some(true),
        });
    }

    fn answer(
        session: &mut Session,
        params: CodeLensParams,
    ) -> Result<<CodeLensRequest as Request>::Result, Refused> {
        let uri = params.text_document.uri;
        let Some(view) = session.view(&uri) else {
            return Ok(None);
        };
        let known = Dependents::of(view.known());
        let mut lenses = Vec::new();
        let mut counted = 0_usize;
        for symbol in view.places.outline(view.source) {
            // Elements that cannot be read, or are new in a broken text, have nothing yet that depends on them.
            let element = view.known().element(symbol.name);
            let element = element.filter(|_| symbol.is_entry && symbol.layer.is_some());
            let (Some(element), Some(key)) = (element, symbol.entry.key_span()) else {
                continue;
            };
            let count = (counted < COUNTED).then(|| known.count(element));
            if let Some(count) = count {
                counted = counted.saturating_add(count.all).saturating_add(1);
                // Nothing is said of most, which nothing depends on.
                if count.all == 0 {
                    continue;
                }
            }
            let range = view.range(key);
            lenses.push(CodeLens {
                range,
                command: count.map(|count| command(&view, &known, element, count, &uri)),
                data: Some(json!({ "uri": uri.as_str(), "id": symbol.name })),
            });
        }
        Ok(Some(lenses))
    }
}

impl Answers for Resolve {
    type Request = CodeLensResolve;

    fn offer(_: &Client, _: &mut ServerCapabilities) {}

    fn answer(
        session: &mut Session,
        mut lens: CodeLens,
    ) -> Result<<CodeLensResolve as Request>::Result, Refused> {
        let said = |key: &str| {
            let value = lens.data.as_ref()?.get(key)?;
            value.as_str().map(str::to_owned)
        };
        if let (None, Some(uri), Some(id)) = (&lens.command, said("uri"), said("id"))
            && let Ok(uri) = uri.parse::<Uri>()
            && let Some(view) = session.view(&uri)
            && let Some(element) = view.known().element(&id)
        {
            let known = Dependents::of(view.known());
            lens.command = Some(command(&view, &known, element, known.count(element), &uri));
        }
        Ok(lens)
    }
}

/// What stands above an element; a client that can show places shows those that depend on it directly.
fn command<'v>(
    view: &View<'v>,
    known: &Dependents<'v>,
    element: ElementRef<'v>,
    count: Count,
    uri: &Uri,
) -> Command {
    let title = count.in_words(view.lang);
    if !view.client.shows_dependents {
        return Command::new(title, String::new(), None);
    }
    let key = |id: &str| view.places.element(id)?.key_span();
    let direct = known.next_to(element, Direction::Dependents).into_iter();
    let places: Vec<_> = direct
        .filter_map(|(other, _)| view.location(key(other.id())?))
        .collect();
    let position = key(element.id()).map(|key| view.range(key).start);
    let arguments: Vec<Value> = vec![json!(uri.as_str()), json!(position), json!(places)];
    Command::new(title, SHOW_DEPENDENTS.to_owned(), Some(arguments))
}
