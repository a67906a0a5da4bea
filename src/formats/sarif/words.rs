//! What a log says in its own words.

use crate::bilingual;
use crate::formats::part::Gone;
use crate::text::{Lang, Text};

/// The sorts of notifications.
pub(super) static NOTIFICATIONS: [(&str, Text); 3] = [
    (
        "unread",
        Text::fixed(
            "Văn bản không đọc hoặc không đánh giá được",
            "A document that could not be read or judged",
        ),
    ),
    (
        "not-listed",
        Text::fixed(
            "Phát hiện được đếm nhưng không liệt kê",
            "Findings that were counted and are not listed",
        ),
    ),
    (
        "undecided",
        Text::fixed(
            "Quy tắc không đánh giá được",
            "A rule that could not be decided",
        ),
    ),
];
pub(super) const SRCROOT: Text = Text::fixed(
    "Thư mục mà lệnh được chạy tại đó",
    "The folder in which the command was run",
);
pub(super) const BASES: Text = Text::fixed(
    "Căn cứ của các quy tắc",
    "What the rules rest on: legal and other texts",
);
pub(super) const KNOWN: Text = Text::fixed("đã có trong đường cơ sở", "known to the baseline");
const CLEAN: (&str, &str) = (
    "không có kết quả từ mức `--fail-on` trở lên",
    "nothing at or above --fail-on",
);
const FOUND: (&str, &str) = (
    "có kết quả từ mức `--fail-on` trở lên",
    "findings at or above --fail-on",
);
const REFUSED: (&str, &str) = (
    "dùng sai, không đọc được dữ liệu vào hoặc không kết luận được",
    "wrong use, input that could not be read, or no verdict because of that",
);
const CRASHED: (&str, &str) = ("lỗi của chương trình", "a fault of the program");

/// What an exit code means.
pub(super) fn ending(code: u8, lang: Lang) -> &'static str {
    let (vi, en) = match code {
        0 => CLEAN,
        1 => FOUND,
        2 => REFUSED,
        3.. => CRASHED,
    };
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// That something is found no longer.
pub(super) fn gone_text(gone: &Gone) -> Text {
    let (code, count) = (&gone.code, gone.count);
    let about = match gone.subject.as_str() {
        "" => String::new(),
        subject => format!(" `{subject}`"),
    };
    match count {
        1 => bilingual!("không còn: {code}{about}", "no longer found: {code}{about}"),
        _ => bilingual!(
            "không còn: {code}{about} ({count} lần)",
            "no longer found: {code}{about} ({count} times)"
        ),
    }
}
