//! What a command does where not everything could be read.

use std::fmt::Write as _;

use justarch::{Document, Lang, Text, UnreadPart, bilingual};

use crate::fault::Fault;
use crate::output::Output;

/// Why a result that is shown is not vouched for.
pub(crate) const UNDECIDED: Text = Text::fixed(
    "có nội dung không đọc được nên chưa đủ căn cứ kết luận; xem danh sách trong kết quả",
    "undecided: not everything could be read; the result names what could not",
);

/// Why a result that was read whole is not vouched for.
pub(crate) const UNJUDGED: Text = Text::fixed(
    "có nội dung chưa đánh giá được nên chưa đủ căn cứ kết luận; xem các lưu ý trong kết quả",
    "undecided: not everything could be judged; the notes of the result name what could not",
);

/// Refuses documents of which something could not be read, and names it.
pub(crate) fn require(documents: &[(&Document, &str)]) -> Result<(), Fault> {
    refuse(documents, |inputs| {
        bilingual!(
            "sửa các lỗi khi đọc (xem {inputs}), hoặc dùng `--partial` để chỉ tính phần đọc được",
            "mend the errors (see {inputs}), or go on without that part: `--partial`"
        )
    })
}

/// The same, of a command that never goes on without a part.
pub(crate) fn all_read(documents: &[(&Document, &str)]) -> Result<(), Fault> {
    refuse(documents, |inputs| {
        bilingual!(
            "sửa các lỗi khi đọc trước (xem {inputs})",
            "mend the errors first (see {inputs})"
        )
    })
}

fn refuse(documents: &[(&Document, &str)], help: impl Fn(&str) -> Text) -> Result<(), Fault> {
    let Some(text) = unread(documents) else {
        return Ok(());
    };
    let inputs: Vec<_> = documents
        .iter()
        .filter(|(document, _)| !document.architecture().unread().is_empty())
        .map(|(_, input)| format!("`justarch check {input}`"))
        .collect();
    let inputs = inputs.join(", ");
    Err(Fault::with_help(text, help(&inputs)))
}

/// Says what could not be read, if anything.
pub(crate) fn warn(documents: &[(&Document, &str)], out: &Output) {
    if let Some(text) = unread(documents) {
        out.warning(&text);
    }
}

/// The same in one line, for forms that have no other place for it.
pub(crate) fn in_a_line(documents: &[(&Document, &str)]) -> Option<Text> {
    let text = unread(documents)?;
    let line = |lang: Lang| {
        let mut lines = text.get(lang).lines().map(str::trim);
        let head = lines.next().unwrap_or_default();
        let parts: Vec<_> = lines.collect();
        format!("{head} {}", parts.join("; "))
    };
    let (vi, en) = (line(Lang::Vi), line(Lang::En));
    Some(Text::new(vi, en))
}

fn unread(documents: &[(&Document, &str)]) -> Option<Text> {
    let lines = |lang: Lang| {
        let mut lines = String::new();
        for (document, input) in documents {
            let unread = document.architecture().unread();
            let labels = unread.parts().iter().map(UnreadPart::label);
            for label in labels {
                let _ = write!(lines, "\n  {input}: {}", label.get(lang));
            }
            let omitted = unread.omitted();
            if omitted > 0 {
                let more = bilingual!("và {omitted} nội dung khác", "and {omitted} more");
                let _ = write!(lines, "\n  {input}: {}", more.get(lang));
            }
        }
        lines
    };
    let (vi, en) = (lines(Lang::Vi), lines(Lang::En));
    (!vi.is_empty()).then(|| {
        bilingual!(
            "chưa đủ căn cứ kết luận vì không đọc được các nội dung sau:{vi}",
            "undecided, because the following could not be read:{en}"
        )
    })
}
