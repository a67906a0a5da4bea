//! Words that several documents have in common.

use crate::date::Date;
use crate::framework::Framework;
use crate::model::{Architecture, DocumentStatus, ElementRef, Field};
pub(super) use crate::phrase::capital;
use crate::tables::{UNKNOWN, title_of_key};
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
/// That no source states what is in italics.
pub(super) const IN_ITALICS: Text = Text::fixed(
    "Nội dung in nghiêng là suy luận, không nguồn nào nêu.",
    "What is in italics is inferred; no source states it.",
);

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

/// That a document is an illustration or a draft, if it is.
pub(super) fn standing(arch: &Architecture, lang: Lang) -> Option<String> {
    let text = match arch.status()? {
        DocumentStatus::Illustrative => ILLUSTRATIVE,
        DocumentStatus::Draft => Text::fixed("Dự thảo.", "Draft."),
        DocumentStatus::Superseded => {
            Text::fixed("Văn bản đã được thay thế.", "The document was superseded.")
        }
        DocumentStatus::Issued => return None,
    };
    Some(text.get(lang).to_owned())
}

/// A text with names in place of the ids that it quotes, and with titles in place of keys.
pub(super) fn readable(text: &str, versions: &[&Architecture], lang: Lang) -> String {
    let mut out = String::with_capacity(text.len());
    for (nth, piece) in text.split('`').enumerate() {
        if nth % 2 == 0 {
            out.push_str(piece);
            continue;
        }
        let name = versions.iter().rev().find_map(|arch| {
            let element = arch.element(piece).map(|element| element.name(lang));
            element.or_else(|| arch.organisation(piece).map(|body| body.name(lang)))
        });
        let title = || title_of_key(piece).map(|title| title.get(lang).to_owned());
        let name = name.map(str::to_owned).or_else(title);
        out.push('“');
        out.push_str(name.as_deref().unwrap_or(piece));
        out.push('”');
    }
    out
}

/// A text no longer than so many characters.
pub(super) fn clipped(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

/// The notes of a table that are not said elsewhere in the document, without the commands of the program.
pub(super) fn notes(notes: &[Text], lang: Lang) -> Vec<String> {
    let others = notes.iter().filter(|note| **note != ILLUSTRATIVE);
    let without = |note: &Text| {
        let note = note.get(lang);
        let end = ["; xem `justarch", "; see `justarch"];
        let end = end.iter().find_map(|words| note.find(words));
        match end.and_then(|end| note.get(..end)) {
            Some(kept) => format!("{kept}."),
            None => note.to_owned(),
        }
    };
    others.map(without).collect()
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
