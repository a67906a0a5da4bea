//! DOC016: a place that a starter or an editor marked to be filled in, and nobody has.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Fields, Subject, Value};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::{Lang, TO_FILL_IN, Text, is_only_dots};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("DOC016"),
        name: RuleName::of("unfilled-mark"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed("Còn chỗ ghi ĐIỀN", "Places still to be filled in"),
        description: Text::fixed(
            "Tìm các chuỗi còn ghi `ĐIỀN` hoặc `FILL IN`: bản khởi đầu của `justarch init` và các hành động trong trình soạn thảo dùng từ này để đánh dấu chỗ phải thay bằng nội dung thật. Dấu `…` chép từ các ví dụ cũng vậy. Chữ ĐIỀN trong chú thích do FMT021 xét.",
            "Looks for texts that still say `FILL IN` or `ĐIỀN`: what `justarch init` writes and the actions of editors mark with these words what is to be replaced by real content. A `…` that was copied from an example is one, too. Comments are left to FMT021.",
        ),
        why: Text::fixed(
            "Chuỗi đánh dấu được in ra báo cáo, sơ đồ như nội dung thật, và làm các quy tắc khác coi là đã có thông tin.",
            "The mark is printed in reports and pictures as if it were content, and other rules take it for an answer.",
        ),
        remedy: Text::fixed(
            "Thay các chỗ ghi ĐIỀN hoặc `…` bằng nội dung thật; chưa có thông tin thì bỏ khóa đó.",
            "Replace the mark by real content; where nothing is known, leave the key out.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[Basis::of(&law::MODEL, "", Confidence::Inferred)];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let group = Each::new("", |all| {
        let (count, vi, en) = (all.count(), all.vi(), all.en());
        bilingual!(
            "còn {count} chỗ chưa điền nội dung: {vi}",
            "{count} places are still to be filled in: {en}"
        )
    });
    cx.each_fields(|fields, _, subject| judge(fields, subject, &group, out));
}

fn judge(fields: Fields<'_>, subject: &dyn Fn() -> Subject, group: &Each, out: &mut Findings<'_>) {
    let mut reported = None;
    for (field, value) in fields.iter() {
        let text = match value {
            Value::Text(text) | Value::Pair(_, text) => text,
            Value::Date(_) | Value::Number(_) | Value::Token(_) | Value::Flag => continue,
        };
        // Of a list one is enough to look at it.
        if reported == Some(field) || !is_marked(text) {
            continue;
        }
        reported = Some(field);
        let key = field.path();
        let subject = subject();
        let name = subject.with_key(key);
        let finding = Finding::new(bilingual!(
            "chưa điền nội dung: {name}",
            "still to be filled in: {name}"
        ))
        .named(Text::new(name.clone(), name.clone()))
        .at(subject.at(field))
        .discriminator(key);
        out.each(group, finding);
    }
}

/// Whether a text is the mark, or has it with a colon behind it: `ĐIỀN: tên cơ quan`; or only the dots of an example. In
/// capitals the word alone may belong to a title.
fn is_marked(text: &str) -> bool {
    // Few texts end in a dot or have a letter with which the mark begins: F, or Đ, which ends in this byte.
    let bytes = text.trim_end().as_bytes();
    let ends_in_dots = bytes.ends_with(b"...") || bytes.ends_with("…".as_bytes());
    if ends_in_dots && is_only_dots(text) {
        return true;
    }
    (bytes.contains(&b'F') || bytes.contains(&0x90))
        && [Lang::Vi, Lang::En].iter().any(|lang| {
            let mark = TO_FILL_IN.get(*lang);
            let is_begun = |before: &str| !before.ends_with(char::is_alphanumeric);
            text.trim() == mark
                || text.match_indices(mark).any(|(at, _)| {
                    let after = text
                        .get(at.saturating_add(mark.len())..)
                        .unwrap_or_default();
                    after.starts_with(':') && text.get(..at).is_some_and(is_begun)
                })
        })
}

#[cfg(test)]
mod tests {
    use super::is_marked;

    #[test]
    fn a_mark_is_the_whole_text_or_has_a_colon() {
        for text in [
            "ĐIỀN",
            " FILL IN ",
            "ĐIỀN: tên",
            "Kiến trúc ĐIỀN: tên cơ quan",
            "A (FILL IN: x)",
            "…",
            "...",
        ] {
            assert!(is_marked(text), "{text}");
        }
        for text in [
            "",
            "ĐIỀN KINH",
            "HƯỚNG DẪN ĐIỀN BIỂU MẪU",
            "điền: x",
            "REFILL IN: x",
            "Điền",
            "a…",
        ] {
            assert!(!is_marked(text), "{text}");
        }
    }
}
