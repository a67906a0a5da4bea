//! What units are called that documents write in English words.

use crate::text::Text;

/// Units of the bundled documents, by the word in files. A unit is any text; others are shown as they are written.
const UNITS: &[(&str, Text)] = &[
    ("certificates", Text::fixed("phiếu", "certificates")),
    ("cities", Text::fixed("thành phố", "cities")),
    ("conferences", Text::fixed("hội nghị", "conferences")),
    ("contracts", Text::fixed("hợp đồng", "contracts")),
    ("districts", Text::fixed("huyện", "districts")),
    ("documents", Text::fixed("văn bản", "documents")),
    ("entries", Text::fixed("lượt", "entries")),
    ("files", Text::fixed("hồ sơ", "files")),
    (
        "health-insurance-cards",
        Text::fixed("thẻ bảo hiểm y tế", "health-insurance cards"),
    ),
    ("provinces", Text::fixed("tỉnh, thành phố", "provinces")),
    ("questions", Text::fixed("câu hỏi", "questions")),
    ("records", Text::fixed("bản ghi", "records")),
    ("services", Text::fixed("dịch vụ", "services")),
    ("stores", Text::fixed("kho dữ liệu", "stores")),
    ("talks", Text::fixed("tọa đàm", "talks")),
    ("visits", Text::fixed("lượt truy cập", "visits")),
];

/// What a unit is called, if it is one of these.
pub(super) fn label(word: &str) -> Option<Text> {
    let found = UNITS.iter().find(|(known, _)| *known == word);
    found.map(|(_, label)| label.clone())
}

/// The unit that is called so, in whichever language.
#[cfg(all(feature = "yaml", feature = "xlsx"))]
pub(super) fn word(label: &str) -> Option<&'static str> {
    let small = label.to_lowercase();
    let bears = |text: &Text| {
        [crate::text::Lang::Vi, crate::text::Lang::En]
            .iter()
            .any(|lang| text.get(*lang) == small)
    };
    let found = UNITS.iter().find(|(_, label)| bears(label));
    found.map(|(word, _)| *word)
}
