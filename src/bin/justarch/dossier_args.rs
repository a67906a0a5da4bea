//! The arguments of the commands about documents to be printed, and what these have in common.

use std::path::{Path, PathBuf};

use clap::Args;
use justarch::dossier::{self, Dossier, Template};
use justarch::{Limits, Text, bilingual};
use serde_json::json;

use crate::args::WrittenArgs;
use crate::fault::Fault;
use crate::file;
use crate::form::Format;
use crate::new_files;
use crate::office;
use crate::output::Output;

/// Write the architecture as a document to be printed, or with an earlier version the appraisal report of the step
#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    /// The document
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The file to write, by its ending a Word file (.docx), PDF (laid out by LibreOffice), HTML or Markdown (.md)
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// The earlier version: writes the appraisal report of the step from it
    #[arg(long, value_name = "OLD")]
    pub(crate) against: Option<String>,
    /// Draw the general diagram and list the elements by these bands: seven, 3090 or 224
    #[arg(long, value_name = "CUT", conflicts_with = "against")]
    pub(crate) bands: Option<String>,
    /// Write a Word file or a PDF in the form of this one (.docx or .dotx): its styles, headers, footers and pages stay
    #[arg(long, value_name = "FILE")]
    pub(crate) template: Option<String>,
    #[command(flatten)]
    pub(crate) written: WrittenArgs,
}

/// Write the information sheet of a system, or the compliance extract of a project
#[derive(Debug, Args)]
pub(crate) struct SheetArgs {
    /// The document
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The systems, by id: a sheet for each
    #[arg(value_name = "ID", required_unless_present_any = ["all", "project"])]
    pub(crate) ids: Vec<String>,
    /// The file to write, by its ending a Word file (.docx), PDF (laid out by LibreOffice), HTML or Markdown (.md); a name that
    /// ends with / is a folder, with a Word file for each system
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// A sheet for each element of infrastructure, integration, applications and channels
    #[arg(long, conflicts_with = "ids")]
    pub(crate) all: bool,
    /// Of all, only the systems that the body of the document or a body below it owns
    #[arg(long, requires = "all")]
    pub(crate) own: bool,
    /// Draw the place of a system by these bands: seven, 3090 or 224
    #[arg(long, value_name = "CUT")]
    pub(crate) bands: Option<String>,
    /// One extract for the dossier of a project with these systems
    #[arg(long, value_name = "ID", value_delimiter = ',', conflicts_with_all = ["ids", "all"])]
    pub(crate) project: Vec<String>,
    /// The earlier version, for what changed
    #[arg(long, value_name = "OLD")]
    pub(crate) against: Option<String>,
    /// Write a Word file or a PDF in the form of this one (.docx or .dotx): its styles, headers, footers and pages stay
    #[arg(long, value_name = "FILE")]
    pub(crate) template: Option<String>,
    #[command(flatten)]
    pub(crate) written: WrittenArgs,
}

/// The forms in which documents are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Word,
    /// A Word file, laid out.
    Pdf,
    Html,
    Markdown,
}

/// The form that the ending of a file asks for.
pub(crate) fn form(path: &Path) -> Result<Form, Fault> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let shown = path.display();
    match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("docx") => Ok(Form::Word),
        Some("html" | "htm") => Ok(Form::Html),
        Some("md") => Ok(Form::Markdown),
        Some("pdf") => Ok(Form::Pdf),
        Some(_) | None => Err(Fault::with_help(
            bilingual!(
                "không biết dạng của tệp `{shown}`",
                "the form of the file `{shown}` is not known"
            ),
            Text::fixed(
                "đặt tên tệp có đuôi .docx, .pdf, .html hoặc .md",
                "let its name end with .docx, .pdf, .html or .md",
            ),
        )),
    }
}

/// The template that a document is to be written in; only Word files have one.
pub(crate) fn template(path: Option<&str>, form: Form) -> Result<Option<Template>, Fault> {
    let Some(path) = path else { return Ok(None) };
    match form {
        Form::Word | Form::Pdf => {}
        Form::Html | Form::Markdown => {
            return Err(Fault::with_help(
                Text::fixed(
                    "chỉ tệp Word (.docx) và PDF mới viết theo tệp mẫu được",
                    "only a Word file (.docx) or a PDF can be written in the form of a template",
                ),
                Text::fixed(
                    "đặt tên tệp cần ghi có đuôi .docx hoặc .pdf, hoặc bỏ `--template`",
                    "let the name of the file to write end with .docx or .pdf, or leave `--template` out",
                ),
            ));
        }
    }
    let bytes = file::read(Path::new(path), &Limits::default());
    let bytes = bytes.map_err(|why| Fault::new(why).within(path))?;
    let read = Template::read(&bytes);
    let read = read.map_err(|error| Fault::new(error.text().clone()).within(path))?;
    Ok(Some(read))
}

/// The files of a document.
pub(crate) fn files(
    dossier: &Dossier,
    path: &Path,
    form: Form,
    template: Option<&Template>,
) -> Result<Vec<(PathBuf, Vec<u8>)>, Fault> {
    Ok(match form {
        Form::Word | Form::Pdf => {
            let bytes = match template {
                Some(template) => dossier::docx_in(dossier, template),
                None => dossier::docx(dossier),
            };
            let mut bytes = bytes.map_err(|error| Fault::new(error.text().clone()))?;
            if form == Form::Pdf {
                bytes = office::pdf(&bytes)?;
            }
            vec![(path.to_path_buf(), bytes)]
        }
        Form::Html => vec![(path.to_path_buf(), dossier::html(dossier).into_bytes())],
        Form::Markdown => {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let made = dossier::markdown(dossier, &name);
            let mut files = vec![(path.to_path_buf(), made.page.into_bytes())];
            for (name, svg) in made.pictures {
                files.push((path.with_file_name(name), svg.into_bytes()));
            }
            files
        }
    })
}

/// Writes the files and says so; gives how many elements and relations were left out.
pub(crate) fn write(
    files: &[(PathBuf, Vec<u8>)],
    force: bool,
    left_out: Option<[usize; 2]>,
    format: Format,
    out: &mut Output,
) -> Result<(), Fault> {
    new_files::write(files, force)?;
    match format {
        Format::Human => {
            for (path, _) in files {
                let shown = path.display();
                let line = bilingual!("Đã tạo {shown}\n", "Made {shown}\n");
                out.text(line.get(out.lang()));
            }
            if let Some([elements, relations]) = left_out {
                out.note(&bilingual!(
                    "đã lược {elements} thành phần và {relations} quan hệ thuộc bí mật nhà nước",
                    "left out for state secrets: {elements} elements and {relations} relations"
                ));
            }
        }
        Format::Json => {
            let names = files.iter().map(|(path, _)| path.display().to_string());
            let names: Vec<_> = names.collect();
            let [elements, relations] = left_out.unwrap_or_default();
            out.json(&json!({
                "schema-version": "1",
                "files": names,
                "left-out": { "elements": elements, "relations": relations },
            }))?;
        }
    }
    Ok(())
}
