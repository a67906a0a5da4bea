//! Texts of cells as they are compared and taken over, and what was unusual about them.

use unicode_normalization::is_nfc;

use super::grid::{Raw, Sort};
use crate::chars::is_hidden;
pub(super) use crate::tables::kept::clean;
use crate::tables::table::{NOT_APPLICABLE, UNKNOWN};
use crate::text::{Lang, Text};

pub(super) const BOTH: [Lang; 2] = [Lang::Vi, Lang::En];

/// Whether a text says that nothing is known, or that the column means nothing.
pub(super) fn says_nothing(text: &str) -> bool {
    text.is_empty()
        || text == "-"
        || BOTH.into_iter().any(|lang| {
            [UNKNOWN, NOT_APPLICABLE]
                .iter()
                .any(|word| is(text, word.get(lang)))
        })
}

pub(super) fn is(text: &str, word: &str) -> bool {
    text == word || text.to_lowercase() == word.to_lowercase()
}

/// As texts of two files are compared: clean, in one line, in small letters.
pub(super) fn folded(text: &str) -> String {
    clean(text).replace('\n', " ").to_lowercase()
}

/// What is unusual about the text of a cell that is taken over cleaned.
pub(super) fn unusual(text: &str) -> Option<Text> {
    if text != text.trim() {
        return Some(Text::fixed(
            "có khoảng trắng thừa ở đầu hoặc cuối, đã bỏ",
            "it has spaces at its beginning or end, which are dropped",
        ));
    }
    if text.contains(['\u{a0}', '\u{202f}']) {
        return Some(Text::fixed(
            "có khoảng trắng không ngắt dòng (NBSP), đã thay bằng khoảng trắng thường",
            "it has no-break spaces, which become plain ones",
        ));
    }
    if !is_nfc(text) {
        return Some(Text::fixed(
            "dấu tiếng Việt ở dạng tổ hợp (NFD), đã chuyển về dạng dựng sẵn (NFC)",
            "its letters are decomposed (NFD); they are composed (NFC)",
        ));
    }
    if text
        .chars()
        .any(|c| is_hidden(c) && !matches!(c, '\n' | '\r' | '\t'))
    {
        return Some(Text::fixed(
            "có ký tự ẩn, đã bỏ",
            "it has characters that cannot be seen, which are dropped",
        ));
    }
    None
}

/// Why what a cell holds cannot be taken for a text.
pub(super) fn fault(raw: &Raw) -> Option<(Text, Text)> {
    let paste = Text::fixed(
        "dán lại dưới dạng giá trị (Paste Special, Values)",
        "paste it as a value (Paste Special, Values)",
    );
    match &raw.sort {
        Sort::Formula => Some((
            Text::fixed("ô chứa công thức", "the cell holds a formula"),
            paste,
        )),
        Sort::Error => {
            let said = &raw.text;
            Some((
                crate::bilingual!("ô có lỗi `{said}`", "the cell has the error `{said}`"),
                Text::fixed("sửa ô trong bảng tính", "mend it in the workbook"),
            ))
        }
        Sort::Legacy(font) => Some((
            crate::bilingual!(
                "ô dùng phông `{font}`, không phải Unicode",
                "the cell is in the font `{font}`, which is not Unicode"
            ),
            to_unicode(),
        )),
        Sort::Text | Sort::Number | Sort::Date => looks_legacy(&raw.text).map(|name| {
            let text = crate::bilingual!(
                "văn bản có vẻ dùng bảng mã {name}, không phải Unicode",
                "the text looks like {name}, not Unicode"
            );
            (text, to_unicode())
        }),
    }
}

fn to_unicode() -> Text {
    Text::fixed(
        "chuyển sang Unicode (TCVN 6909:2001), ví dụ bằng UniKey",
        "convert it to Unicode (TCVN 6909:2001), with UniKey for instance",
    )
}

/// The old encoding that a text looks like.
fn looks_legacy(text: &str) -> Option<&'static str> {
    if text.is_ascii() {
        return None;
    }
    // Letters of TCVN3 that stand within words and are no letters of Vietnamese.
    let is_tcvn = |c: char| {
        matches!(
            c,
            '\u{ad}'
                | '¨'
                | '©'
                | 'ª'
                | '«'
                | '¬'
                | '®'
                | '¸'
                | 'µ'
                | '¶'
                | '·'
                | '¹'
                | '»'
                | '¾'
                | '¼'
                | '½'
                | 'Æ'
                | '¦'
                | '§'
                | '¤'
                | '¥'
        )
    };
    let mut before: Option<char> = None;
    let mut tcvn = 0_usize;
    let mut vni = 0_usize;
    let mut has_unicode = false;
    for c in text.chars() {
        has_unicode |= ('\u{1ea0}'..='\u{1ef9}').contains(&c) || matches!(c, 'ơ' | 'ư' | 'đ' | 'ă');
        let after_letter = before.is_some_and(|b| b.is_ascii_alphabetic());
        tcvn = tcvn.saturating_add(usize::from(is_tcvn(c) && after_letter));
        let after_vowel = before.is_some_and(|b| "aeouyAEOUYöôÖÔ".contains(b));
        let is_mark = "øûïäåëüñØÛÏÄÅËÜ".contains(c)
            || matches!(before, Some('a')) && matches!(c, 'ù' | 'õ' | 'â' | 'á');
        vni = vni.saturating_add(usize::from(is_mark && after_vowel));
        before = Some(c);
    }
    if has_unicode {
        return None;
    }
    match (tcvn, vni) {
        (2.., _) => Some("TCVN3 (ABC)"),
        (_, 2..) => Some("VNI"),
        _ => None,
    }
}
