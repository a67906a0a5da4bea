//! What the client can do, as far as answers differ by it.

use justarch::Columns;
use lsp_types::{ClientCapabilities, InitializeParams, PositionEncodingKind};

/// A command of the client that shows places: it takes an address, a position and locations.
pub(super) const SHOW_DEPENDENTS: &str = "justarch.showDependents";

/// What the client can do, as far as answers differ by it.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a client can or cannot")]
pub(super) struct Client {
    pub(super) columns: Columns,
    /// Whether what is inserted may have places to fill in.
    pub(super) snippets: bool,
    /// Whether it watches files if it is asked to.
    pub(super) watches: bool,
    /// Whether edits of several files may name the versions that they are made for.
    pub(super) versioned_edits: bool,
    /// Whether texts may be Markdown.
    pub(super) markdown: bool,
    /// Whether document symbols may lie in each other.
    pub(super) nested_symbols: bool,
    /// Whether it can show places when the number of dependents is clicked: it has the command [`SHOW_DEPENDENTS`].
    pub(super) shows_dependents: bool,
    /// Whether each diagnostic is to hold its whole finding, as `check --format json` writes it, in `data`.
    pub(super) wants_findings: bool,
    /// The process that ends with the client, if it says so.
    pub(super) process: Option<u32>,
}

impl Client {
    pub(super) fn of(params: &InitializeParams) -> Self {
        let can = &params.capabilities;
        let text = can.text_document.as_ref();
        let item = text.and_then(|t| t.completion.as_ref()?.completion_item.as_ref());
        let workspace = can.workspace.as_ref();
        let watched = workspace.and_then(|w| w.did_change_watched_files);
        let formats = text.and_then(|t| t.hover.as_ref()?.content_format.as_ref());
        let edits = workspace.and_then(|w| w.workspace_edit.as_ref());
        Self {
            columns: columns(can),
            snippets: item.and_then(|i| i.snippet_support).unwrap_or_default(),
            watches: watched
                .and_then(|w| w.dynamic_registration)
                .unwrap_or_default(),
            versioned_edits: edits.and_then(|e| e.document_changes).unwrap_or_default(),
            markdown: formats.is_some_and(|f| f.contains(&lsp_types::MarkupKind::Markdown)),
            nested_symbols: text
                .and_then(|t| {
                    t.document_symbol
                        .as_ref()?
                        .hierarchical_document_symbol_support
                })
                .unwrap_or_default(),
            shows_dependents: has_command(can, SHOW_DEPENDENTS),
            wants_findings: wants(params, "findings"),
            process: params.process_id,
        }
    }
}

/// UTF-8 where it is offered, for it asks for no counting; else UTF-16, which every client has.
fn columns(can: &ClientCapabilities) -> Columns {
    let general = can.general.as_ref();
    let offered = general.and_then(|general| general.position_encodings.as_ref());
    match offered {
        Some(offered) if offered.contains(&PositionEncodingKind::UTF8) => Columns::Utf8,
        Some(_) | None => Columns::Utf16,
    }
}

/// Whether the client asks for something in its `initializationOptions`.
fn wants(params: &InitializeParams, what: &str) -> bool {
    let options = params.initialization_options.as_ref();
    options.and_then(|options| options.get(what)?.as_bool()) == Some(true)
}

/// Whether the client says in `experimental.commands.commands` that it has a command.
fn has_command(can: &ClientCapabilities, command: &str) -> bool {
    let commands = can.experimental.as_ref();
    let commands = commands.and_then(|said| said.pointer("/commands/commands")?.as_array());
    commands.is_some_and(|all| all.iter().any(|one| one.as_str() == Some(command)))
}
