//! What the answer to a question about a file rests on.

use justarch::places::{PlaceAt, Places};
use justarch::vocabulary::Dictionary;
use justarch::{Architecture, Document, Gap, Lang, LineColumn, Report, SourceId, Sources, Span};
use lsp_types::{Location, Position, Range, Uri};

use super::client::Client;
use super::open_text::OpenText;
use super::workspace::Workspace;

/// A file in its document, as the texts are now.
#[derive(Clone, Copy)]
pub(super) struct View<'s> {
    /// The document as far as it can be read.
    pub(super) document: &'s Document,
    /// The last that could be read whole; the same if nothing is wrong with it now.
    pub(super) good: &'s Document,
    /// Where everything stands, also behind a fault.
    pub(super) places: &'s Places,
    /// The file that is asked about.
    pub(super) source: SourceId,
    pub(super) lang: Lang,
    pub(super) client: Client,
    /// What is known of the words of the format.
    pub(super) words: &'s Dictionary,
    workspace: &'s Workspace,
    root: &'s str,
}

impl<'s> View<'s> {
    /// A file of a document that is read already, by their names.
    pub(super) fn of(
        (workspace, words): (&'s Workspace, &'s Dictionary),
        client: Client,
        lang: Lang,
        (name, root): (&str, &str),
    ) -> Option<Self> {
        let (root, current) = workspace.known(root)?;
        let document: &Document = current.read.document()?;
        let sources = Document::sources(document);
        let mut sources = sources.ids().zip(sources.files());
        let (source, _) = sources.find(|(_, (file, _))| *file == name)?;
        Some(Self {
            document,
            good: current.good.map_or(document, |good| good),
            places: current.read.places()?,
            source,
            lang,
            client,
            words,
            workspace,
            root,
        })
    }

    /// The root file of the document.
    pub(super) fn root(&self) -> &'s str {
        self.root
    }

    /// What is known of ids: the architecture of the newest text if all of it can be read, else that of the last which
    /// could be.
    pub(super) fn known(&self) -> &'s Architecture {
        self.good.architecture()
    }

    /// Whether that is older than the newest text.
    pub(super) fn is_behind(&self) -> bool {
        !std::ptr::eq(self.good, self.document)
    }

    pub(super) fn sources(&self) -> &'s Sources {
        self.places.sources()
    }

    /// The text of the file.
    pub(super) fn text(&self) -> &'s str {
        self.sources().text(self.source)
    }

    pub(super) fn offset(&self, at: Position) -> usize {
        let at = LineColumn {
            line: at.line,
            column: at.character,
        };
        self.sources().offset(self.source, at, self.client.columns)
    }

    /// What stands at a position.
    pub(super) fn at(&self, position: Position) -> Option<PlaceAt<'s>> {
        self.places.at(self.source, self.offset(position))
    }

    pub(super) fn range(&self, span: Span) -> Range {
        let at = |offset: u32| {
            let columns = self.client.columns;
            let at = self
                .sources()
                .line_column(span.source, offset as usize, columns);
            Position::new(at.line, at.column)
        };
        Range::new(at(span.start), at(span.end))
    }

    pub(super) fn uri(&self, source: SourceId) -> Option<Uri> {
        self.workspace.uri(self.sources().name(source))
    }

    pub(super) fn location(&self, span: Span) -> Option<Location> {
        Some(Location::new(self.uri(span.source)?, self.range(span)))
    }

    pub(super) fn uri_of(&self, name: &str) -> Option<Uri> {
        self.workspace.uri(name)
    }

    /// The text of a file as the client has it, if it is open.
    pub(super) fn open(&self, name: &str) -> Option<&'s OpenText> {
        self.workspace.text(name)
    }

    /// What the rules found when the document was last checked; nothing if it changed since.
    pub(super) fn report(&self) -> Option<&'s Report> {
        self.workspace.report(self.root)
    }

    /// What its own framework demands of the document, if it was checked as it is.
    pub(super) fn gap(&self) -> Option<&'s Gap> {
        self.workspace.gap(self.root)
    }

    /// The version of a file that is open.
    pub(super) fn version(&self, source: SourceId) -> Option<i32> {
        let open = self.workspace.text(self.sources().name(source))?;
        Some(open.version)
    }
}
