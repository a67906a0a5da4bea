//! Words that several documents have in common.

use super::parts::GridColumn;
use crate::date::Date;
use crate::framework::Framework;
use crate::model::{Architecture, DocumentStatus, ElementRef, Field};
pub(super) use crate::phrase::capital;
use crate::tables::{Column, Table, UNKNOWN};
use crate::text::{Lang, Text};

/// Said once of citations: from what kind of copy they are.
pub(super) const OF_COPIES: Text = Text::fixed(
    "Căn cứ được dẫn theo tài liệu công khai, không phải bản chính thức; cần đối chiếu với bản chính thức trước khi viện dẫn.",
    "The law is cited from public material, not from an authentic copy; compare it with one before you cite it.",
);
/// That a document is no official one.
pub(super) const ILLUSTRATIVE: Text = Text::fixed(
    "Văn bản được lập để minh họa, không phải văn bản chính thức.",
    "The document is an illustration, not an official one.",
);
/// What a dash means where something is for another body to state.
pub(super) const THEIRS: Text = Text::fixed(
    "Dấu “–”: không áp dụng, hoặc do cơ quan chủ quản của hệ thống nêu.",
    "“–”: does not apply, or is for the owner of the system to state.",
);
/// That no source states what is in italics.
pub(super) const IN_ITALICS: Text = Text::fixed(
    "Nội dung in nghiêng là suy luận, không nguồn nào nêu.",
    "What is in italics is inferred; no source states it.",
);
/// No word is longer, in bytes.
const LONGEST_WORD: usize = 40;

/// A sentence: with a capital first letter and a full stop.
pub(super) fn sentence(text: &str) -> String {
    let mut out = capital(text.trim());
    if !out.ends_with(['.', '!', '?', ':', ';']) {
        out.push('.');
    }
    out
}

/// A day as a language writes it.
pub(super) fn day(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => date.vietnamese(),
        Lang::En => date.to_string(),
    }
}

/// The body, with the one above it first.
pub(super) fn issuer(arch: &Architecture, lang: Lang) -> Vec<String> {
    let Some(body) = arch.body() else {
        return Vec::new();
    };
    let parent = body.parent().map(|parent| parent.name(lang).to_owned());
    parent
        .into_iter()
        .chain([body.name(lang).to_owned()])
        .collect()
}

/// What is to be known of a document: its version, framework, decision, state, and the day by which it is judged.
pub(super) fn facts(arch: &Architecture, judged: Option<Date>, lang: Lang) -> Vec<[String; 2]> {
    let t = |vi, en| Text::fixed(vi, en).get(lang).to_owned();
    let unknown = || UNKNOWN.get(lang).to_owned();
    let fields = arch.fields();
    let of = |number: Option<&str>, date: Option<Date>| match (number, date) {
        (Some(number), Some(date)) => match lang {
            Lang::Vi => format!("{number} ngày {}", day(date, lang)),
            Lang::En => format!("{number} of {}", day(date, lang)),
        },
        (Some(number), None) => number.to_owned(),
        (None, Some(date)) => day(date, lang),
        (None, None) => unknown(),
    };
    let version = arch
        .version()
        .map_or_else(unknown, |version| version.to_string());
    let number = arch.framework();
    let framework = Framework::get(number).ok().map_or_else(
        || {
            if number.is_stated() {
                number.to_string()
            } else {
                unknown()
            }
        },
        |framework| framework.name.get(lang).to_owned(),
    );
    let framework = match fields.text(Field::FrameworkDecision) {
        Some(decision) => format!("{framework} ({decision})"),
        None => framework,
    };
    let mut out = vec![
        [t("Phiên bản", "Version"), version],
        [t("Khung kiến trúc", "Framework"), framework],
    ];
    let follows: Vec<_> = fields.texts(Field::FrameworkFollows).collect();
    if !follows.is_empty() {
        out.push([t("Quyết định viện dẫn", "Follows"), follows.join("; ")]);
    }
    out.push([
        t("Quyết định ban hành", "Issued by"),
        of(fields.text(Field::IssuedDecision), arch.issued_date()),
    ]);
    if let Some(decision) = fields.text(Field::ReconstructsDecision) {
        out.push([
            t("Dựng lại theo quyết định", "Reconstructs decision"),
            of(Some(decision), fields.date(Field::ReconstructsDate)),
        ]);
    }
    let state = arch
        .state_date()
        .map_or_else(unknown, |date| day(date, lang));
    out.push([t("Theo hiện trạng", "State described"), state]);
    if let Some(judged) = judged {
        out.push([
            t("Đánh giá theo pháp luật tại ngày", "Judged by the law of"),
            day(judged, lang),
        ]);
    }
    out
}

/// That a document is an illustration or a draft, if it is; without a full stop.
pub(super) fn standing(arch: &Architecture, lang: Lang) -> Option<String> {
    let text = match arch.status()? {
        DocumentStatus::Illustrative => ILLUSTRATIVE,
        DocumentStatus::Draft => Text::fixed("Dự thảo", "Draft"),
        DocumentStatus::Superseded => {
            Text::fixed("Văn bản đã được thay thế", "The document was superseded")
        }
        DocumentStatus::Issued => return None,
    };
    Some(text.get(lang).trim_end_matches('.').to_owned())
}

/// A text no longer than so many characters, cut between two words.
pub(super) fn clipped(text: &str, most: usize) -> String {
    let Some((at, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let kept = text.get(..at).unwrap_or_default();
    // A text without a space near its end is cut where it is.
    let word = kept.rfind(char::is_whitespace);
    let word = word.filter(|end| at.saturating_sub(*end) < LONGEST_WORD);
    let kept = word.and_then(|end| kept.get(..end)).unwrap_or(kept);
    format!(
        "{}…",
        kept.trim_end_matches([' ', ',', ';', '“', '(', '\n'])
    )
}

/// The notes of a table that concern the columns shown and are not said elsewhere in the document, without the commands of the
/// program.
pub(super) fn notes(table: &Table, shown: &[GridColumn], lang: Lang) -> Vec<String> {
    let is_shown = |column: &Column| {
        let header = column.header.get(lang);
        shown.iter().any(|shown| shown.header == header)
    };
    let notes = table.notes_with(is_shown);
    let notes = notes.iter().filter(|note| **note != ILLUSTRATIVE);
    notes.map(|note| without_command(note.get(lang))).collect()
}

fn without_command(note: &str) -> String {
    let end = ["; xem `justarch", "; see `justarch"];
    let end = end.iter().find_map(|words| note.find(words));
    match end.and_then(|end| note.get(..end)) {
        Some(kept) => format!("{kept}."),
        None => sentence(note),
    }
}

/// The shortest that an element is known by: an abbreviation among its other names or behind its name, else its name.
pub(super) fn short(element: ElementRef<'_>, lang: Lang) -> String {
    let is_short = |name: &&str| {
        let count = name.chars().count();
        (2..=10).contains(&count) && name.chars().filter(|c| c.is_uppercase()).count() * 2 > count
    };
    let name = element.name(lang);
    let inner = name.rsplit_once('(').map(|(_, inner)| inner);
    let inner = inner.and_then(|inner| inner.split(')').next());
    let found = element.aliases().find(is_short).or(inner.filter(is_short));
    found.unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::clipped;

    #[test]
    fn a_text_is_cut_between_words() {
        assert_eq!(clipped("Bộ Khoa học và Công nghệ", 19), "Bộ Khoa học và…");
        assert_eq!(clipped("Bộ Khoa học", 40), "Bộ Khoa học");
    }
}
