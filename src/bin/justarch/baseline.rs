//! Baseline files.

use std::collections::BTreeMap;
use std::path::Path;

use justarch::{Baseline, BaselineEntry, Lang, Report, Severity, SuppressedBy, Text, bilingual};

use crate::fault::Fault;
use crate::file::{Existing, write as write_file};
use crate::input::text_file;

/// Reads a baseline.
pub(crate) fn read(file: &Path) -> Result<Baseline, Fault> {
    parse(file, &text_file(file)?)
}

/// The baseline of a text that a file has or is to have.
pub(crate) fn parse(file: &Path, text: &str) -> Result<Baseline, Fault> {
    let shown = file.display();
    serde_json::from_str(text).map_err(|error| {
        if let Some(form) = form(text).filter(|form| !Baseline::FORMS.contains(&form.as_str())) {
            let forms = Baseline::FORMS.join(", ");
            return Fault::with_help(
                bilingual!(
                    "`{shown}` là đường cơ sở dạng `{form}`; chương trình này đọc được dạng {forms}",
                    "`{shown}` is a baseline of form `{form}`; this program reads {forms}"
                ),
                bilingual!(
                    "dùng phiên bản chương trình đã ghi tệp, hoặc xóa và ghi lại bằng `--write-baseline`",
                    "use the version of the program that wrote it, or delete it and write it anew with `--write-baseline`"
                ),
            );
        }
        let vi = in_vietnamese(&error);
        Fault::with_help(
            bilingual!(
                "`{shown}` không phải tệp đường cơ sở: {vi}",
                "`{shown}` is no baseline: {error}"
            ),
            bilingual!(
                "khôi phục tệp từ kho mã nguồn, hoặc xóa và ghi lại bằng `--write-baseline`",
                "restore the file, or delete it and write it anew with `--write-baseline`"
            ),
        )
    })
}

/// What is wrong with a text as JSON or as a baseline, in Vietnamese.
fn in_vietnamese(error: &serde_json::Error) -> String {
    use serde_json::error::Category;
    let said = error.to_string();
    // What the file itself says stands between the first two backquotes.
    let quoted = said.split('`').nth(1).unwrap_or_default();
    let what = match error.classify() {
        Category::Eof => "tệp kết thúc khi nội dung JSON chưa đầy đủ".to_owned(),
        Category::Syntax => "sai cú pháp JSON".to_owned(),
        Category::Io => "không đọc được tệp".to_owned(),
        Category::Data if said.starts_with("unknown field") => {
            format!("khóa `{quoted}` không xác định")
        }
        Category::Data if said.starts_with("missing field") => format!("thiếu khóa `{quoted}`"),
        Category::Data if said.starts_with("duplicate field") => {
            format!("khóa `{quoted}` được viết hai lần")
        }
        Category::Data if said.starts_with("invalid type") => "giá trị sai kiểu".to_owned(),
        Category::Data => "giá trị không hợp lệ".to_owned(),
    };
    match (error.line(), error.column()) {
        (0, _) => what,
        (line, column) => format!("{what} (dòng {line}, cột {column})"),
    }
}

/// The form that a baseline says it is of.
fn form(text: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    Some(value.get("justarch-baseline")?.as_str()?.to_owned())
}

/// Writes the findings to a baseline. What is there must be a baseline, and it may not grow unless that is asked
/// for. Of a document that was not wholly read there may only be one that takes the place of another, which keeps what
/// could not be decided: alone it would say of what was not read that nothing is known there.
pub(crate) fn write(file: &Path, found: Baseline, accept_new: bool) -> Result<Baseline, Fault> {
    let (next, existing) = if file.exists() {
        let earlier = read(file)?;
        let next = earlier.renew_by(found, accept_new);
        let next = next.map_err(|new| grown(file, &new))?;
        (next, Existing::Replace)
    } else if found.is_whole() {
        (found, Existing::Keep)
    } else {
        return Err(unread(file));
    };
    let text = text(&next).map_err(|why| unwritten(file, &why))?;
    write_file(file, text.as_bytes(), existing).map_err(|why| unwritten(file, &why))?;
    Ok(next)
}

/// Says that a baseline was written and what it holds; the report is that of the check against it.
pub(crate) fn written(file: &Path, baseline: &Baseline, report: &Report) -> Text {
    let shown = file.display();
    let count: usize = baseline.entries().iter().map(|entry| entry.count).sum();
    let mut by: BTreeMap<Severity, usize> = BTreeMap::new();
    // Of very many not all are kept, and these cannot be counted by severity.
    if report.suppressed().len() == report.suppressed_count() {
        let known = report.suppressed().iter();
        for found in known.filter(|found| found.by == SuppressedBy::Baseline) {
            *by.entry(found.diagnostic.severity).or_default() += 1;
        }
    }
    // The gravest first.
    let part = |lang| {
        let parts: Vec<_> = by
            .iter()
            .rev()
            .map(|(severity, count)| format!("{count} {}", severity.label().get(lang)))
            .collect();
        if parts.is_empty() {
            String::new()
        } else {
            format!(" ({})", parts.join(", "))
        }
    };
    let (vi, en) = (part(Lang::Vi), part(Lang::En));
    bilingual!(
        "Đã ghi {shown}: {count} mục{vi}",
        "Wrote {shown}: {count} entries{en}"
    )
}

/// A baseline as its file says it.
pub(crate) fn text(baseline: &Baseline) -> Result<String, Text> {
    let text = serde_json::to_string_pretty(baseline);
    let mut text = text.map_err(|error| bilingual!("{error}", "{error}"))?;
    text.push('\n');
    Ok(text)
}

fn unread(file: &Path) -> Fault {
    let shown = file.display();
    Fault::with_help(
        bilingual!(
            "đường cơ sở `{shown}` không được ghi vì văn bản chưa được đọc đầy đủ, nên chưa biết hết các kết quả",
            "the baseline `{shown}` was not written because the document could not be read whole, so that not all findings are known"
        ),
        bilingual!(
            "khắc phục các lỗi về cách viết tệp, rồi ghi lại đường cơ sở",
            "mend the faults in how the file is written first"
        ),
    )
}

/// What is said of entries that were kept of the baseline before.
pub(crate) fn kept(file: &Path, count: usize) -> Text {
    let shown = file.display();
    bilingual!(
        "`{shown}` giữ lại {count} mục của đường cơ sở trước: chưa xác định được đã khắc phục hay chưa, vì có nội dung không đọc được hoặc quy tắc không đánh giá được",
        "`{shown}` keeps {count} entries of the baseline before: whether they are mended cannot be told, because not everything could be read or decided"
    )
}

fn unwritten(file: &Path, why: &Text) -> Fault {
    let shown = file.display();
    let (vi, en) = (why.get(Lang::Vi), why.get(Lang::En));
    Fault::new(bilingual!(
        "không ghi được `{shown}`: {vi}",
        "`{shown}` cannot be written: {en}"
    ))
}

/// How many new entries are named.
const SHOWN: usize = 3;

fn grown(file: &Path, new: &[BaselineEntry]) -> Fault {
    let shown = file.display();
    let count: usize = new.iter().map(|entry| entry.count).sum();
    let mut named: Vec<_> = new
        .iter()
        .take(SHOWN)
        .map(|entry| format!("{} `{}`", entry.code, entry.subject))
        .collect();
    if new.len() > SHOWN {
        named.push("…".to_owned());
    }
    let named = named.join(", ");
    Fault::with_help(
        bilingual!(
            "đường cơ sở `{shown}` không được ghi vì sẽ tăng thêm {count} kết quả: {named}",
            "the baseline `{shown}` was not written because it would grow by {count}: {named}"
        ),
        bilingual!(
            "khắc phục các kết quả mới, hoặc dùng `--accept-new` nếu chủ động chấp nhận",
            "mend what is new, or give `--accept-new` if it is accepted on purpose"
        ),
    )
}
