//! What a reviewer should know first.

use super::appraised::Cx;
use super::parts::{Block, Part};
use crate::model::ElementRef;
use crate::tables::Secrets;
use crate::text::Lang;
use crate::transition::{Form, Telling};

/// Names in place of ids, and no keys.
struct Printed {
    lang: Lang,
}

impl Form for Printed {
    fn plain(&self, text: &str) -> String {
        text.to_owned()
    }

    fn strong(&self, text: &str) -> String {
        text.to_owned()
    }

    fn short(&self, element: ElementRef<'_>) -> String {
        format!("“{}”", element.name(self.lang))
    }

    fn element(&self, element: ElementRef<'_>) -> String {
        self.short(element)
    }

    fn key(&self, _: &str) -> String {
        String::new()
    }
}

/// What stands out; `None` if nothing does.
pub(super) fn part(cx: &Cx<'_, '_>) -> Option<Part> {
    let (lang, diff) = (cx.lang, &cx.review.diff);
    let telling = Telling {
        lang,
        day: diff.judged_on(),
        form: &Printed { lang },
    };
    let versions = [diff.earlier(), diff.later()];
    let secrets = cx.is_public.then(|| Secrets::of(versions.into_iter()));
    let highlights = cx.review.highlights();
    let told = highlights.iter().filter_map(|one| telling.told(one));
    let told = told.filter(|told| {
        let secrets = secrets.as_ref();
        !secrets.is_some_and(|secrets| secrets.are_named_in(told))
    });
    let items: Vec<_> = told.map(Block::item).collect();
    let heading = cx.said("Điểm đáng chú ý", "Worth noting");
    (!items.is_empty()).then(|| Part::new(heading).with(items))
}
