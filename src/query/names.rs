//! The elements and organisations that a selector names.

use super::error::{At, SelectorError, did_you_mean};
use crate::bilingual;
use crate::model::Architecture;
use crate::suggest::similar;
use crate::text::Text;

/// An id in a selector.
#[derive(Clone, Debug)]
pub(super) struct Name {
    id: Box<str>,
    at: At,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Element,
    Organisation,
    Either,
}

/// Those of one selector.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<Name>);

impl Names {
    pub(super) fn add(&mut self, name: Name) {
        // What a pattern stands for may be nothing.
        if !name.id.contains('*') {
            self.0.push(name);
        }
    }

    pub(super) fn finish(self) -> Vec<Name> {
        self.0
    }
}

impl Name {
    pub(super) fn element(id: &str, at: At) -> Self {
        let id = id.into();
        let what = What::Element;
        Self { id, at, what }
    }

    pub(super) fn organisation(id: &str, at: At) -> Self {
        let id = id.into();
        let what = What::Organisation;
        Self { id, at, what }
    }

    pub(super) fn either(id: &str, at: At) -> Self {
        let id = id.into();
        let what = What::Either;
        Self { id, at, what }
    }

    /// Says of a name that the document does not have what it names. O(1), and O(elements) for the error.
    pub(super) fn missing(&self, arch: &Architecture, text: &str) -> Option<SelectorError> {
        let id = &*self.id;
        let is_element = arch.element(id).is_some();
        let is_organisation = arch.organisation(id).is_some();
        let is_there = match self.what {
            What::Element => is_element,
            What::Organisation => is_organisation,
            What::Either => is_element || is_organisation,
        };
        if is_there {
            return None;
        }
        let is_unread = arch.unread().elements().any(|unread| unread == id);
        let message = match self.what {
            What::Element | What::Either if is_unread => bilingual!(
                "thành phần `{id}` có trong văn bản nhưng không đọc được",
                "the element `{id}` is in the document but could not be read"
            ),
            What::Element if is_organisation => bilingual!(
                "`{id}` là một tổ chức, không phải thành phần",
                "`{id}` is an organisation, not an element"
            ),
            What::Organisation if is_element => bilingual!(
                "`{id}` là một thành phần, không phải tổ chức",
                "`{id}` is an element, not an organisation"
            ),
            What::Element | What::Either => bilingual!(
                "văn bản không có thành phần `{id}`",
                "the document has no element `{id}`"
            ),
            What::Organisation => bilingual!(
                "văn bản không có tổ chức `{id}`",
                "the document has no organisation `{id}`"
            ),
        };
        let is_other = is_element || is_organisation;
        let help = if is_other { None } else { self.near(arch) };
        Some(SelectorError::new(text, self.at, message, help))
    }

    fn near(&self, arch: &Architecture) -> Option<Text> {
        let elements = arch.elements().map(crate::model::ElementRef::id);
        let organisations = arch.organisations().map(|o| o.key());
        let near = match self.what {
            What::Element => similar(&self.id, elements),
            What::Organisation => similar(&self.id, organisations),
            What::Either => similar(&self.id, elements.chain(organisations)),
        };
        near.first().map(|near| did_you_mean(near))
    }
}
