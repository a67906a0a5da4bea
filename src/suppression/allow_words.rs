//! What is said of allow comments themselves.

use super::about_suppression;
use super::comment::Suppression;
use crate::bilingual;
use crate::diagnostic::{Deprecated, Diagnostic};
use crate::io::{
    ALLOW_BARRED, ALLOW_DEPRECATED, ALLOW_EXPIRED, ALLOW_IDLE, ALLOW_MALFORMED, ALLOW_UNKNOWN,
    ALLOW_UNMATCHED, AllowComment,
};
use crate::text::Text;

pub(super) fn malformed(comment: &AllowComment, why: &Text) -> Diagnostic {
    use crate::text::Lang::{En, Vi};
    let (vi, en) = (why.get(Vi), why.get(En));
    let message = bilingual!(
        "chú thích miễn trừ không hợp lệ: {vi}",
        "malformed allow comment: {en}"
    );
    about_suppression(ALLOW_MALFORMED, message).span(comment.at, None)
}

pub(super) fn expired(allow: &Suppression, why: &Text) -> Diagnostic {
    use crate::text::Lang::{En, Vi};
    let (vi, en) = (why.get(Vi), why.get(En));
    let codes = allow.codes.join(", ");
    let message = bilingual!(
        "chú thích miễn trừ {codes} không còn hiệu lực: {vi}",
        "the allow comment for {codes} has expired: {en}"
    );
    with_owner(about_suppression(ALLOW_EXPIRED, message), allow)
}

pub(super) fn unmatched(allow: &Suppression, idle: &str) -> Diagnostic {
    let message = bilingual!(
        "chú thích miễn trừ không khớp kết quả nào: {idle}",
        "the allow comment matches nothing: {idle}"
    );
    with_owner(about_suppression(ALLOW_UNMATCHED, message), allow)
}

pub(super) fn left_behind(allow: &Suppression) -> Diagnostic {
    let codes = allow.codes.join(", ");
    let message = bilingual!(
        "sau chú thích miễn trừ {codes} không có mục nào thụt lề như chú thích, nên chú thích không có hiệu lực",
        "no entry follows the allow comment for {codes} at its own indentation, so it has no effect"
    );
    with_owner(about_suppression(ALLOW_IDLE, message), allow)
}

pub(super) fn unknown_code(allow: &Suppression, names: &str) -> Diagnostic {
    let message = bilingual!(
        "chú thích miễn trừ nêu mã không tồn tại: {names}",
        "the allow comment names codes that do not exist: {names}"
    );
    with_owner(about_suppression(ALLOW_UNKNOWN, message), allow)
}

pub(super) fn deprecated_code(allow: &Suppression, code: &str, old: &Deprecated) -> Diagnostic {
    use crate::text::Lang::{En, Vi};
    let told = old.summary();
    let (vi, en) = (told.get(Vi), told.get(En));
    let message = bilingual!(
        "chú thích miễn trừ nêu mã {code} không dùng nữa {vi}",
        "the allow comment names the code {code}, deprecated {en}"
    );
    let found = about_suppression(ALLOW_DEPRECATED, message).discriminator(code);
    with_owner(found, allow)
}

pub(super) fn barred_code(allow: &Suppression, names: &str) -> Diagnostic {
    let message = bilingual!(
        "chú thích miễn trừ nêu mã không được miễn trừ: {names}",
        "the allow comment names codes that cannot be allowed: {names}"
    );
    with_owner(about_suppression(ALLOW_BARRED, message), allow)
}

fn with_owner(found: Diagnostic, allow: &Suppression) -> Diagnostic {
    let found = found.span(allow.at, None);
    match &allow.owner {
        Some(owner) => found.note(bilingual!(
            "người chịu trách nhiệm: {owner}",
            "answers for it: {owner}"
        )),
        None => found,
    }
}
