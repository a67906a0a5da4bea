//! What units are called that documents write in English words.

use crate::text::Text;

/// A unit of the bundled documents. A unit is any text; others are shown as they are written.
struct Unit {
    /// As files write it.
    word: &'static str,
    /// What it is called in tables.
    label: Text,
    /// The same where there is little room, if it has a shorter name.
    #[cfg_attr(not(feature = "draw"), allow(dead_code, reason = "for pictures"))]
    short: Option<Text>,
}

const fn unit(word: &'static str, vi: &'static str, en: &'static str) -> Unit {
    Unit {
        word,
        label: Text::fixed(vi, en),
        short: None,
    }
}

/// One with a shorter name.
const fn shorter(
    word: &'static str,
    [vi, en]: [&'static str; 2],
    [short_vi, short_en]: [&'static str; 2],
) -> Unit {
    Unit {
        word,
        label: Text::fixed(vi, en),
        short: Some(Text::fixed(short_vi, short_en)),
    }
}

const UNITS: &[Unit] = &[
    // Of judicial records; a digital certificate is a *chứng thư số*.
    unit("certificates", "phiếu", "certificates"),
    unit("cities", "thành phố", "cities"),
    unit("conferences", "hội nghị", "conferences"),
    unit("contracts", "hợp đồng", "contracts"),
    unit("districts", "huyện", "districts"),
    unit("documents", "văn bản", "documents"),
    unit("entries", "lượt", "entries"),
    unit("files", "hồ sơ", "files"),
    shorter(
        "health-insurance-cards",
        ["thẻ bảo hiểm y tế", "health-insurance cards"],
        ["thẻ BHYT", "health-insurance cards"],
    ),
    unit("people", "người", "people"),
    shorter("percent", ["phần trăm", "percent"], ["%", "%"]),
    unit("procedures", "thủ tục", "procedures"),
    shorter(
        "provinces",
        ["tỉnh, thành phố", "provinces"],
        ["tỉnh, thành", "provinces"],
    ),
    unit("questions", "câu hỏi", "questions"),
    unit("records", "bản ghi", "records"),
    unit("services", "dịch vụ", "services"),
    shorter("stores", ["kho dữ liệu", "stores"], ["kho", "stores"]),
    unit("talks", "tọa đàm", "talks"),
    unit("users", "người dùng", "users"),
    unit("visits", "lượt truy cập", "visits"),
];

fn find(word: &str) -> Option<&'static Unit> {
    UNITS.iter().find(|unit| unit.word == word)
}

/// What a unit is called, if it is one of these.
pub(crate) fn label(word: &str) -> Option<Text> {
    find(word).map(|unit| unit.label.clone())
}

/// The same where there is little room.
#[cfg(feature = "draw")]
pub(crate) fn short(word: &str) -> Option<Text> {
    find(word).map(|unit| unit.short.as_ref().unwrap_or(&unit.label).clone())
}

/// The unit that is called so, in whichever language.
#[cfg(all(feature = "yaml", feature = "xlsx"))]
pub(crate) fn word(label: &str) -> Option<&'static str> {
    let small = label.to_lowercase();
    let bears = |text: &Text| {
        [crate::text::Lang::Vi, crate::text::Lang::En]
            .iter()
            .any(|lang| text.get(*lang) == small)
    };
    let found = UNITS.iter().find(|unit| bears(&unit.label));
    found.map(|unit| unit.word)
}

#[cfg(test)]
mod tests {
    use super::UNITS;
    use crate::text::Lang;

    #[test]
    fn words_and_names_are_in_order_and_each_there_once() {
        assert!(UNITS.is_sorted_by(|a, b| a.word < b.word));
        for lang in [Lang::Vi, Lang::En] {
            let mut labels: Vec<_> = UNITS.iter().map(|unit| unit.label.get(lang)).collect();
            labels.sort_unstable();
            assert!(labels.is_sorted_by(|a, b| a < b), "{labels:?}");
            // They are found by names in small letters.
            assert!(labels.iter().all(|label| *label == label.to_lowercase()));
        }
    }
}
