//! What is worth noting in a transition.

use super::Page;
use super::text::{code, plain};
use crate::model::ElementRef;
use crate::text::Lang;
use crate::transition::{Form, Review, Telling};

/// Ids are code, and no text of a document marks anything.
struct Marked {
    lang: Lang,
}

impl Form for Marked {
    fn plain(&self, text: &str) -> String {
        plain(text)
    }

    fn strong(&self, text: &str) -> String {
        format!("**{text}**")
    }

    fn short(&self, element: ElementRef<'_>) -> String {
        code(element.id())
    }

    fn element(&self, element: ElementRef<'_>) -> String {
        super::writer::element(element, self.lang)
    }

    fn key(&self, key: &str) -> String {
        format!(" {}", code(key))
    }
}

impl<'a> Page<'_, 'a> {
    /// A list of what stands out; nothing if nothing does.
    pub(super) fn worth_noting(&mut self, review: &Review<'a>) {
        let form = Marked { lang: self.lang };
        let telling = Telling {
            lang: self.lang,
            day: self.diff.judged_on(),
            form: &form,
        };
        let highlights = review.highlights();
        let notes = highlights.iter().filter_map(|one| telling.told(one));
        let notes: Vec<_> = notes.collect();
        if notes.is_empty() {
            return;
        }
        self.section("Điểm đáng chú ý", "Worth noting");
        for note in notes {
            self.line(&format!("- {note}"));
        }
    }
}
