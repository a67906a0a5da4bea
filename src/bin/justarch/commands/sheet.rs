//! `justarch sheet`.

use std::path::PathBuf;

use justarch::dossier::Sheets;

use crate::Outcome;
use crate::args::Asked;
use crate::commands::check;
use crate::document;
pub(crate) use crate::dossier_args::SheetArgs as Args;
use crate::dossier_args::{Form, files, form, template, write};
use crate::fault::Fault;
use crate::help_words::Words;
use crate::named::{cut, date};
use crate::output::Output;
use crate::whole;

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "Ghi phiếu thông tin hệ thống, hoặc trích lục về sự phù hợp với kiến trúc cho hồ sơ dự án",
    ),
    (
        ".ids",
        "Các hệ thống, theo định danh: mỗi hệ thống một phiếu",
    ),
    (
        ".output",
        "Tệp cần ghi; dạng theo đuôi tệp: Word (.docx), PDF (do LibreOffice dàn trang), HTML hoặc Markdown (.md); tên có dấu / ở cuối là thư mục, mỗi hệ thống một tệp Word",
    ),
    (
        ".all",
        "Mỗi thành phần thuộc các lớp hạ tầng, tích hợp, ứng dụng, kênh giao tiếp một phiếu",
    ),
    (
        ".own",
        "Trong tất cả, chỉ các hệ thống mà cơ quan của văn bản hoặc đơn vị trực thuộc làm chủ quản",
    ),
    (
        ".bands",
        "Vẽ vị trí của hệ thống theo cách chia dải này: seven, 3090 hoặc 224",
    ),
    (
        ".project",
        "Một trích lục cho hồ sơ của dự án có các hệ thống này",
    ),
    (".against", "Phiên bản trước, để nêu các thay đổi"),
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
    let named = args.output.as_os_str().to_string_lossy();
    let is_folder = named.ends_with(['/', '\\']) && args.project.is_empty();
    let form = if is_folder {
        Form::Word
    } else {
        form(&args.output)?
    };
    let template = template(args.template.as_deref(), form)?;
    let template = template.as_ref();
    let as_of = args.written.as_of.as_deref().map(date).transpose()?;
    let cut = cut(args.bands.as_deref())?;
    let old_name = args.against.as_deref();
    let (document, old) = match old_name {
        Some(old) => {
            let (old, new) = document::pair(old, &args.file, None)?;
            (new, Some(old))
        }
        None => (document::read(&args.file, None)?, None),
    };
    let mut inputs = vec![(&document, args.file.as_str())];
    inputs.extend(old.as_ref().zip(old_name));
    if args.written.public {
        // What was not read may be secret.
        whole::all_read(&inputs)?;
    }
    whole::warn(&inputs, out);
    let checked = check::by_configuration(&args.file, &document, as_of, out)?;
    let mut sheets = Sheets::of(document.architecture(), out.lang());
    if checked.fault.is_none() {
        sheets = sheets.findings(&checked.report);
    }
    if let Some(day) = as_of {
        sheets = sheets.as_of(day);
    }
    if let Some(cut) = cut {
        sheets = sheets.bands(cut);
    }
    if let Some(old) = &old {
        sheets = sheets.against(old.architecture());
    }
    if args.written.public {
        sheets = sheets.public();
    }
    let ids: Vec<&str> = if args.own {
        sheets.own_systems().map(justarch::ElementRef::id).collect()
    } else if args.all {
        sheets.systems().map(justarch::ElementRef::id).collect()
    } else {
        args.ids.iter().map(String::as_str).collect()
    };
    let refused = |error: justarch::Error| Fault::new(error.text().clone());
    let mut left_out = [0_usize; 2];
    let mut made: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    if is_folder {
        for id in ids {
            let dossier = sheets.dossier(&[id]).map_err(refused)?;
            let path = args.output.join(format!("{id}.docx"));
            made.extend(files(&dossier, &path, form, template)?);
            left_out[1] = left_out[1].saturating_add(dossier.left_out.relations);
        }
    } else {
        let dossier = if args.project.is_empty() {
            sheets.dossier(&ids)
        } else {
            let of: Vec<&str> = args.project.iter().map(String::as_str).collect();
            sheets.project(&of)
        };
        let dossier = dossier.map_err(refused)?;
        left_out = [dossier.left_out.elements, dossier.left_out.relations];
        made = files(&dossier, &args.output, form, template)?;
    }
    write(
        &made,
        args.written.force,
        args.written.public.then_some(left_out),
        format,
        out,
    )?;
    Ok(Outcome::Clean)
}
