//! What the parts of a list of changes are called, and in which order they come.

use std::collections::BTreeMap;

use super::change_words::{capital, changes};
use super::overlay::{Entry, Overlay, Topic};
use crate::bilingual;
use crate::diff::record_label;
use crate::framework::Bands;
use crate::text::{Lang, Text};

/// What the list is called, and how many of the changes it has.
pub(super) fn list_title(overlay: &Overlay<'_>) -> Text {
    if overlay.count.steps > 0 {
        return Text::fixed(
            "Các bước của đợt, theo thứ tự của hình",
            "The steps of the wave, in the order of the picture",
        );
    }
    let numbers = overlay.entries.iter().filter_map(|entry| entry.number);
    let (count, told) = (numbers.count(), overlay.count.told());
    match told.saturating_sub(count) {
        0 => bilingual!(
            "Danh mục thay đổi: {count}, theo thứ tự của hình",
            "List of changes: {count}, in the order of the picture"
        ),
        boxes => bilingual!(
            "Danh mục thay đổi: {count} trên {told}, theo thứ tự của hình; {boxes} thay đổi còn lại là thành phần bổ sung hoặc bỏ, đã thể hiện trên hình",
            "List of changes: {count} of {told}, in the order of the picture; the other {boxes} are elements added or removed, which the picture shows"
        ),
    }
}

/// The place of the chapter: the document, the bands, then what is no change of this comparison.
pub(super) fn chapter(
    entry: &Entry<'_>,
    band_place: impl Fn(Option<&'static str>) -> usize,
) -> (usize, usize) {
    match entry.topic {
        Topic::Document | Topic::Table(_) => (0, 0),
        Topic::Element(_) => (1, band_place(entry.band)),
        Topic::WithDocument => (2, 0),
        Topic::Uncertain => (2, 1),
        Topic::Accepted => (2, 2),
    }
}

pub(super) fn chapter_title(
    entry: &Entry<'_>,
    cut: &'static Bands,
    overlay: &Overlay<'_>,
    lang: Lang,
) -> String {
    static DOCUMENT: Text = Text::fixed("Văn bản và các danh mục", "The document and its tables");
    static OTHERS: Text = Text::fixed("Ngoài các dải", "In no band");
    let name = match entry.topic {
        Topic::Document | Topic::Table(_) => DOCUMENT.get(lang).to_owned(),
        Topic::Element(_) => {
            let mut bands = cut.bands.iter();
            let found = bands.find(|band| Some(band.key) == entry.band);
            let name = found.map_or(&OTHERS, |band| &band.label);
            name.get(lang).to_owned()
        }
        Topic::WithDocument => {
            return Text::fixed("Đi cùng văn bản mới", "Comes with the new document")
                .get(lang)
                .to_owned();
        }
        Topic::Uncertain => {
            return Text::fixed(
                "Chưa xác định được vì có nội dung không đọc được",
                "Cannot be told, as not everything could be read",
            )
            .get(lang)
            .to_owned();
        }
        Topic::Accepted => {
            return Text::fixed(
                "Đã được chấp nhận, không tính vào kết luận",
                "Accepted, and not counted for the verdict",
            )
            .get(lang)
            .to_owned();
        }
    };
    let band = match entry.topic {
        Topic::Element(_) => entry.band,
        _ => None,
    };
    let [editorial, compatible, breaking] = overlay.by_band.get(&band).copied().unwrap_or_default();
    if overlay.count.steps > 0 {
        let steps = editorial;
        let noun = if steps == 1 { "step" } else { "steps" };
        let count = bilingual!("{steps} bước", "{steps} {noun}");
        return format!("{name} – {}", count.get(lang));
    }
    let all = [editorial, compatible, breaking]
        .into_iter()
        .fold(0, usize::saturating_add);
    let count = changes(all);
    let count = count.get(lang);
    if breaking == 0 {
        return format!("{name} – {count}");
    }
    let grave = bilingual!("{breaking} phá vỡ tương thích", "{breaking} breaking");
    format!("{name} – {count} ({})", grave.get(lang))
}

/// The name of what the entries below are about.
pub(super) fn topic_title(
    entry: &Entry<'_>,
    places: &BTreeMap<&str, usize>,
    lang: Lang,
) -> Option<String> {
    let name = match entry.topic {
        Topic::Element(element) => {
            let name = element.name(lang);
            // What has no box is told apart by its id.
            if !places.contains_key(element.id()) && name != element.id() {
                format!("{name} ({})", element.id())
            } else {
                name.to_owned()
            }
        }
        Topic::Table(table) => capital(record_label(table).get(lang)),
        Topic::Document => Text::fixed("Phần đầu", "Head").get(lang).to_owned(),
        Topic::WithDocument | Topic::Uncertain | Topic::Accepted => return None,
    };
    Some(name)
}
