//! `justarch report`.

use justarch::dossier::{AppraisalReport, ArchitectureReport};

use crate::Outcome;
use crate::args::Asked;
use crate::commands::check;
use crate::document;
pub(crate) use crate::dossier_args::ReportArgs as Args;
use crate::dossier_args::{files, form, template, write};
use crate::fault::Fault;
use crate::help_words::Words;
use crate::named::{cut, date};
use crate::output::Output;
use crate::reviewed::reviewed;
use crate::whole;

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "Ghi văn bản kiến trúc để in, hoặc báo cáo thẩm định việc chuyển đổi từ phiên bản trước",
    ),
    (
        ".output",
        "Tệp cần ghi; dạng theo đuôi tệp: Word (.docx), PDF (do LibreOffice dàn trang), HTML hoặc Markdown (.md)",
    ),
    (
        ".against",
        "Phiên bản trước: ghi báo cáo thẩm định việc chuyển đổi từ phiên bản đó",
    ),
    (
        ".bands",
        "Vẽ sơ đồ tổng thể và xếp các thành phần theo cách chia dải này: seven, 3090 hoặc 224",
    ),
    (
        ".template",
        "Ghi tệp Word hoặc PDF theo tệp mẫu này (.docx hoặc .dotx): giữ kiểu, đầu trang, chân trang, khổ trang của mẫu",
    ),
    (
        ".public",
        "Không đưa vào nội dung thuộc bí mật nhà nước, và nêu số lượng",
    ),
    (".force", "Ghi đè tệp đã có"),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    let format = asked.format.common()?;
    let form = form(&args.output)?;
    let template = template(args.template.as_deref(), form)?;
    let as_of = args.written.as_of.as_deref().map(date).transpose()?;
    let cut = cut(args.bands.as_deref())?;
    let lang = out.lang();
    let dossier = match &args.against {
        None => {
            let document = document::read(&args.file, None)?;
            let inputs = [(&document, args.file.as_str())];
            if args.written.public {
                // What was not read may be secret.
                whole::all_read(&inputs)?;
            }
            whole::warn(&inputs, out);
            let checked = check::by_configuration(&args.file, &document, as_of, out)?;
            let mut report = ArchitectureReport::of(document.architecture(), lang);
            if checked.fault.is_none() {
                report = report.findings(&checked.report);
            }
            if let Some(day) = as_of {
                report = report.as_of(day);
            }
            if let Some(cut) = cut {
                report = report.bands(cut);
            }
            if args.written.public {
                report = report.public();
            }
            report.dossier()
        }
        Some(old_name) => {
            let (old, new) = document::pair(old_name, &args.file, None)?;
            let ends = [(&old, old_name.as_str()), (&new, args.file.as_str())];
            if args.written.public {
                whole::all_read(&ends)?;
            }
            whole::warn(&ends, out);
            let made = reviewed(ends, None, as_of, Vec::new(), out)?;
            let mut report = AppraisalReport::of(&made.review, lang);
            if args.written.public {
                report = report.public();
            }
            report.dossier()
        }
    };
    let left_out = &dossier.left_out;
    let left_out = args
        .written
        .public
        .then_some([left_out.elements, left_out.relations]);
    let made = files(&dossier, &args.output, form, template.as_ref())?;
    write(&made, args.written.force, left_out, format, out)?;
    Ok(Outcome::Clean)
}
