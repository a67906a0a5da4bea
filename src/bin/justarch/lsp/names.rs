//! What ids name: from the document as it is now, else as it last could be read whole, else as the text says.

use justarch::places::{Entry, IdOf, Symbol, Use};
use justarch::{ElementRef, OrganisationRef, SourceRef, Table};

use super::view::View;

/// An id that stands at a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct IdAt<'p> {
    pub(super) of: IdOf,
    pub(super) id: &'p str,
    pub(super) found: Use<'p>,
}

impl<'s> View<'s> {
    /// The id at an offset of the file.
    pub(super) fn id_at(&self, offset: usize) -> Option<IdAt<'s>> {
        let (of, id, found) = self.places.id_at(self.source, offset)?;
        Some(IdAt { of, id, found })
    }

    /// An element, as last read whole; of one that is newer as far as it can be read.
    pub(super) fn element(&self, id: &str) -> Option<ElementRef<'s>> {
        let new = || self.document.architecture().element(id);
        self.known().element(id).or_else(new)
    }

    pub(super) fn organisation(&self, id: &str) -> Option<OrganisationRef<'s>> {
        let new = || self.document.architecture().organisation(id);
        self.known().organisation(id).or_else(new)
    }

    pub(super) fn source_of(&self, id: &str) -> Option<SourceRef<'s>> {
        let mut known = self.known().sources();
        let found = known.find(|source| source.key() == id);
        let new = || {
            let mut new = self.document.architecture().sources();
            new.find(|source| source.key() == id)
        };
        found.or_else(new)
    }

    /// What something is called; `None` if nothing says so.
    pub(super) fn name(&self, of: IdOf, id: &str) -> Option<&'s str> {
        let name = match of {
            IdOf::Element => self.element(id).map(|element| element.name(self.lang)),
            IdOf::Organisation => self.organisation(id).map(|body| body.name(self.lang)),
            IdOf::Source => {
                let source = self.source_of(id);
                source.and_then(|source| source.fields().text(justarch::Field::Title))
            }
            _ => None,
        };
        name.filter(|name| *name != id)
    }

    /// What a section, an element or a record is called in a list of symbols.
    pub(super) fn name_of(&self, symbol: &Symbol<'s>) -> Option<&'s str> {
        let of = match (symbol.layer, symbol.table) {
            _ if !symbol.is_entry => return None,
            (Some(_), _) => IdOf::Element,
            (None, Some(Table::Organisations)) => IdOf::Organisation,
            (None, Some(Table::Sources)) => IdOf::Source,
            (None, _) => return self.written(symbol.entry),
        };
        self.name(of, symbol.name)
            .or_else(|| self.written(symbol.entry))
    }

    /// The name that stands in an entry.
    pub(super) fn written(&self, entry: Entry<'s>) -> Option<&'s str> {
        let name = entry.get("name").or_else(|| entry.get("title"))?;
        let lang = match self.lang {
            justarch::Lang::Vi => ["vi", "en"],
            justarch::Lang::En => ["en", "vi"],
        };
        let in_either = lang.iter().find_map(|lang| name.get(lang)?.text());
        name.text().or(in_either).filter(|name| !name.is_empty())
    }
}
