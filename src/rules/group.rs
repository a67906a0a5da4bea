//! Findings about several elements at once: what a document simply does not speak of is said once.

use super::{Finding, Findings};
use crate::model::ElementRef;
use crate::rules::phrase::listed;
use crate::text::Text;

/// So many elements are named and shown of those that one finding is about.
const SHOWN: usize = 8;

/// Elements that one finding is about: the first of them, and how many there are.
#[derive(Default)]
pub(super) struct Several<'a> {
    first: Vec<ElementRef<'a>>,
    count: usize,
}

impl<'a> Several<'a> {
    pub(super) fn push(&mut self, element: ElementRef<'a>) {
        if self.first.len() < SHOWN {
            self.first.push(element);
        }
        self.count = self.count.saturating_add(1);
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The ids of the first, and how many more there are.
    pub(super) fn named(&self) -> Text {
        let ids = listed(self.first.iter().map(|e| e.id()));
        match self.count.saturating_sub(SHOWN) {
            0 => Text::new(ids.clone(), ids),
            more => crate::bilingual!("{ids} và {more} thành phần khác", "{ids} and {more} more"),
        }
    }

    /// Places the finding at the first of them.
    pub(super) fn place(&self, finding: Finding) -> Finding {
        let at = |finding: Finding, element: &ElementRef<'_>| finding.at(*element);
        self.first.iter().fold(finding, at)
    }
}

impl<'a> From<&[ElementRef<'a>]> for Several<'a> {
    fn from(all: &[ElementRef<'a>]) -> Self {
        Self {
            first: all.iter().take(SHOWN).copied().collect(),
            count: all.len(),
        }
    }
}

/// [`Several::named`] of a list.
pub(super) fn named(elements: &[ElementRef<'_>]) -> Text {
    Several::from(elements).named()
}

/// [`Several::place`] of a list.
pub(super) fn at_all(finding: Finding, elements: &[ElementRef<'_>]) -> Finding {
    Several::from(elements).place(finding)
}

/// Reports what elements lack: together if all that were asked do, so that the document never speaks of it,
/// and else one by one.
pub(super) fn report<'a>(
    out: &mut Findings<'_>,
    asked: usize,
    lacking: &[ElementRef<'a>],
    each: impl Fn(ElementRef<'a>) -> Finding,
    together: impl FnOnce(&[ElementRef<'a>]) -> Finding,
) {
    match lacking {
        [_, _, ..] if lacking.len() == asked => {
            out.report(at_all(together(lacking), lacking));
        }
        _ => {
            for element in lacking {
                out.report_with(|| each(*element).at(*element));
            }
        }
    }
}
