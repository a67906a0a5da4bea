//! Findings about several elements at once: what a document simply does not speak of is said once.

use super::{Finding, Findings};
use crate::model::ElementRef;
use crate::rules::phrase::listed;
use crate::text::Text;

/// So many elements are named and shown of those that one finding is about.
const SHOWN: usize = 8;

/// The ids of the first elements, and how many more there are.
pub(super) fn named(elements: &[ElementRef<'_>]) -> Text {
    let ids = listed(elements.iter().take(SHOWN).map(|e| e.id()));
    match elements.len().saturating_sub(SHOWN) {
        0 => Text::new(ids.clone(), ids),
        more => crate::bilingual!("{ids} và {more} thành phần khác", "{ids} and {more} more"),
    }
}

/// Places the finding at the first of the elements.
pub(super) fn at_all(finding: Finding, elements: &[ElementRef<'_>]) -> Finding {
    let shown = elements.iter().take(SHOWN);
    shown.fold(finding, |finding, element| finding.at(*element))
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
                out.report(each(*element).at(*element));
            }
        }
    }
}
