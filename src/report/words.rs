//! The words around findings, in both languages.

use super::clean::clean_line;
use crate::date::Date;
use crate::diff::{Bump, ChangeEntry, Class, Diff};
use crate::framework::Framework;
use crate::model::{Architecture, DocumentStatus, Field};
pub(super) use crate::phrase::capital;
use crate::text::{Lang, Text};

pub(super) const PATH: Text = Text::fixed("đường đi", "path");
pub(super) const NOTE: Text = Text::fixed("ghi chú", "note");
pub(super) const HELP: Text = Text::fixed("gợi ý", "help");
pub(super) const CLEAN: Text = Text::fixed("không phát hiện vấn đề nào", "nothing found");
pub(super) const NO_ERRORS: Text = Text::fixed("không có lỗi", "no errors");
pub(super) const NOT_DECIDED: Text = Text::fixed("không đánh giá", "not decided");
pub(super) const OLD: Text = Text::fixed("bản cũ", "old version");
pub(super) const NEW: Text = Text::fixed("bản mới", "new version");

/// How many changes there are of each class, the gravest first.
pub(super) fn classes(diff: &Diff<'_>, lang: Lang) -> String {
    let of_class = |class: Class| {
        let count = diff.changes().iter().filter(|c| c.class == class).count();
        format!("{count} {}", class.label().get(lang))
    };
    let counts: Vec<_> = Class::ALL.into_iter().rev().map(of_class).collect();
    counts.join(", ")
}

/// The heading of the entries of a class. Where one of them stands there only for what follows from it, it says so.
pub(super) fn head_of(class: Class, entries: &[ChangeEntry<'_, '_>], lang: Lang) -> String {
    let label = class.label();
    let (label, count) = (label.get(lang), count_of(class, entries, lang));
    let is_mixed = entries
        .iter()
        .any(|entry| entry.class() == class && entry.is_mixed());
    match (is_mixed, lang) {
        (false, _) => format!("{} ({count})", capital(label)),
        (true, Lang::Vi) => format!("Mục có thay đổi {label} ({count})"),
        (true, Lang::En) => format!("Entries with {label} changes ({count})"),
    }
}

/// Why a minor step is enough for a breaking change, where it is: nothing but another framework asks for a major one.
pub(super) fn why_minor(diff: &Diff<'_>) -> Option<Text> {
    let is_minor = diff.required_bump() == Bump::Minor;
    (is_minor && diff.verdict() == Some(Class::Breaking)).then(|| {
        Text::fixed(
            "là đủ vì không đổi khung kiến trúc; phiên bản chính chỉ tăng khi đổi khung",
            "enough, since the framework stays; only another framework asks for a major step",
        )
    })
}

/// How many changes of a class there are and, where they are not all entries under its heading, as what the others are
/// shown, so that the headings add up to the verdict.
fn count_of(class: Class, entries: &[ChangeEntry<'_, '_>], lang: Lang) -> String {
    let [mut own, mut above, mut following] = [0_usize; 3];
    for entry in entries {
        if entry.change.class == class {
            let count = if entry.class() == class {
                &mut own
            } else {
                &mut above
            };
            *count = count.saturating_add(1);
        }
        let follow = entry.consequences.iter().filter(|c| c.class == class);
        following = following.saturating_add(follow.count());
    }
    let total = own.saturating_add(above).saturating_add(following);
    if own == total {
        return total.to_string();
    }
    let mut parts = Vec::new();
    if own > 0 {
        parts.push(match lang {
            Lang::Vi => format!("{own} thay đổi gốc"),
            Lang::En if own == 1 => "1 root change".to_owned(),
            Lang::En => format!("{own} root changes"),
        });
    }
    if following > 0 {
        parts.push(match lang {
            Lang::Vi => format!("{following} kéo theo"),
            Lang::En if following == 1 => "1 that follows".to_owned(),
            Lang::En => format!("{following} that follow"),
        });
    }
    if above > 0 {
        parts.push(match lang {
            Lang::Vi => format!("{above} nêu ở mức cao hơn"),
            Lang::En => format!("{above} under a graver class"),
        });
    }
    format!("{total}: {}", parts.join(", "))
}

/// That all changes were accepted, and how many they are.
fn all_accepted(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("có {count} thay đổi, tất cả đã được chấp nhận"),
        Lang::En if count == 1 => "1 change, which is accepted".to_owned(),
        Lang::En => format!("{count} changes, all of them accepted"),
    }
}

/// What is said where no change counts: that there is none, that all are accepted, or that it is undecided and why.
pub(super) fn without_changes(diff: &Diff<'_>, lang: Lang) -> String {
    let said = match (diff.accepted().len(), lang) {
        (0, Lang::Vi) => "không có thay đổi".to_owned(),
        (0, Lang::En) => "no change".to_owned(),
        (accepted, _) => all_accepted(accepted, lang),
    };
    if diff.is_decided() {
        return said;
    }
    match (diff.completeness().is_complete(), lang) {
        (false, Lang::Vi) => format!("chưa đủ căn cứ kết luận (trong phần đọc được: {said})"),
        (false, Lang::En) => format!("undecided (in what could be read: {said})"),
        (true, Lang::Vi) => format!("chưa đủ căn cứ kết luận (ngoài các lưu ý: {said})"),
        (true, Lang::En) => format!("undecided (besides what is noted: {said})"),
    }
}

/// The step that two versions take, in words.
pub(super) fn step(diff: &Diff<'_>, taken: Bump) -> Text {
    if diff.is_restart() {
        return Text::fixed(
            "đánh số lại từ đầu theo quyết định ban hành",
            "numbered anew by the decision that issued it",
        );
    }
    taken.label()
}

/// What is said of the frameworks of two versions, each once.
pub(super) fn caveats(ends: [&Architecture; 2]) -> Vec<Text> {
    let mut versions = ends.map(Architecture::framework).to_vec();
    versions.dedup();
    versions
        .into_iter()
        .filter_map(Framework::caveat_of)
        .collect()
}

/// That the framework of a version is no longer in force on the day by which it is judged. Nothing of a version that
/// is known to have been replaced itself.
pub(super) fn ended(arch: &Architecture, as_of: Option<Date>) -> Option<Text> {
    let day = as_of.or_else(|| arch.evaluation_date())?;
    let known_to_be_old = arch.status() == Some(DocumentStatus::Superseded)
        || arch.fields().was_refused(Field::DocumentStatus);
    let framework = Framework::get(arch.framework()).ok()?;
    framework.ended_by(day).filter(|_| !known_to_be_old)
}

/// Said once of citations: from what kind of copy they are.
pub(super) const OF_COPIES: Text = Text::fixed(
    "Căn cứ được dẫn theo tài liệu công khai, không phải bản chính thức; cần đối chiếu với bản chính thức trước khi viện dẫn.",
    "The law is cited from public material, not from an authentic copy; compare it with one before you cite it.",
);

/// A text as a sentence of its own, marked as a note.
pub(super) fn noted(text: &Text, lang: Lang) -> String {
    let word = match lang {
        Lang::Vi => "Lưu ý",
        Lang::En => "Note",
    };
    format!("{word}: {}.", clean_line(text.get(lang)))
}
