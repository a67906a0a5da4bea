//! Writing files anew: all or none, and no file that changed since it was read.

use std::fs;
use std::path::{Path, PathBuf};

use justarch::edit::TextEdit;
use justarch::{Lang, Limits, SourceId, Sources, Text, bilingual};

use crate::Outcome;
use crate::args::Format;
use crate::change::Change;
use crate::fault::{Fault, of_io};
use crate::file::{self, Existing};
use crate::output::Output;
use crate::patch;

/// The files that edits change.
pub(crate) fn changes(sources: &Sources, edits: &[TextEdit]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut last: Option<SourceId> = None;
    for edit in edits {
        let source = edit.span.source;
        if last != Some(source) {
            last = Some(source);
            changes.push(Change {
                path: PathBuf::from(sources.name(source)),
                from: None,
                old: sources.text(source).to_owned(),
                new: String::new(),
                edits: Vec::new(),
            });
        }
        if let Some(change) = changes.last_mut() {
            let (start, end) = (edit.span.start, edit.span.end);
            change.edits.push((start, end, edit.text.clone()));
        }
    }
    for change in &mut changes {
        let mut done = 0;
        for (start, end, text) in &change.edits {
            let kept = change.old.get(done..*start as usize).unwrap_or_default();
            change.new.push_str(kept);
            change.new.push_str(text);
            done = *end as usize;
        }
        let rest = change.old.get(done..).unwrap_or_default();
        change.new.push_str(rest);
    }
    changes
}

/// The files that differ between two states of a document, by lines.
pub(crate) fn between(old: &Sources, new: &Sources) -> Vec<Change> {
    let mut changes = Vec::new();
    for ((name, old), (_, new)) in old.files().zip(new.files()) {
        if old != new {
            changes.push(Change {
                path: PathBuf::from(name),
                from: None,
                edits: patch::edits(old, new),
                old: old.to_owned(),
                new: new.to_owned(),
            });
        }
    }
    changes
}

/// Prints the changes, or writes them if that is asked for. `input` is where the document came from.
pub(crate) fn show_or_write(
    changes: &[Change],
    input: &str,
    (write, format): (bool, Format),
    out: &mut Output,
) -> Result<Outcome, Fault> {
    if write {
        writable(input)?;
        write_all(changes)?;
    }
    match format {
        Format::Json => out.json(&patch::data(changes, write))?,
        Format::Human if write => {
            for change in changes {
                let (name, count) = (change.path.display(), change.edits.len());
                let line = bilingual!(
                    "Đã ghi {name}: {count} chỗ thay đổi\n",
                    "Written: {name} (places changed: {count})\n"
                );
                out.text(line.get(out.lang()));
            }
        }
        Format::Human => out.text(&patch::unified(changes)),
    }
    Ok(Outcome::Clean)
}

/// Refuses inputs that are no files.
pub(crate) fn writable(input: &str) -> Result<(), Fault> {
    if input == "-" || input.starts_with("reference:") {
        return Err(Fault::with_help(
            bilingual!(
                "`{input}` không phải tệp nên không ghi được",
                "`{input}` is no file that could be written"
            ),
            Text::fixed(
                "lưu văn bản vào một tệp, hoặc bỏ `--write` để xem các thay đổi",
                "save it as a file, or leave `--write` out to see the changes",
            ),
        ));
    }
    Ok(())
}

/// Writes all files or none.
pub(crate) fn write_all(changes: &[Change]) -> Result<(), Fault> {
    for change in changes {
        unchanged(change)?;
    }
    let mut staged = Vec::new();
    for change in changes {
        let stage = file::stage(&change.path, change.new.as_bytes());
        staged.push(stage.map_err(|why| unwritten(&change.path, &why))?);
    }
    // Others may have written while these were prepared.
    for change in changes {
        unchanged(change)?;
    }
    let mut done: Vec<&Change> = Vec::new();
    for (stage, change) in staged.into_iter().zip(changes) {
        if let Err(why) = stage.put() {
            for change in done.iter().rev() {
                let back = file::write(&change.path, change.old.as_bytes(), Existing::Replace);
                back.map_err(|why| half(&change.path, &why))?;
            }
            return Err(unwritten(&change.path, &why));
        }
        done.push(change);
    }
    Ok(())
}

/// Makes all files or none, where there are none of these names.
pub(crate) fn write_new(changes: &[Change]) -> Result<(), Fault> {
    for change in changes {
        if fs::symlink_metadata(&change.path).is_ok() {
            let why = Text::fixed(
                "đã có tệp này, và tệp không được ghi đè",
                "there is such a file already, which is not overwritten",
            );
            return Err(unwritten(&change.path, &why));
        }
    }
    let mut staged = Vec::new();
    for change in changes {
        let folder = change.path.parent().filter(|p| !p.as_os_str().is_empty());
        let made = folder.map_or(Ok(()), fs::create_dir_all);
        made.map_err(|error| unwritten(&change.path, &of_io(&error)))?;
        let stage = file::stage(&change.path, change.new.as_bytes());
        staged.push(stage.map_err(|why| unwritten(&change.path, &why))?);
    }
    let mut done: Vec<&Path> = Vec::new();
    for (stage, change) in staged.into_iter().zip(changes) {
        if let Err(why) = stage.put_new() {
            for path in done {
                // It was made a moment ago.
                fs::remove_file(path).map_err(|error| half(path, &of_io(&error)))?;
            }
            return Err(unwritten(&change.path, &why));
        }
        done.push(&change.path);
    }
    Ok(())
}

/// Refuses a file that is not, byte for byte, what was read.
fn unchanged(change: &Change) -> Result<(), Fault> {
    let bytes = file::read(&change.path, &Limits::default());
    let bytes = bytes.map_err(|why| unwritten(&change.path, &why))?;
    if bytes == change.old.as_bytes() {
        return Ok(());
    }
    let is_utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let why = if is_utf16 {
        Text::fixed(
            "tệp ở dạng UTF-16; hãy lưu lại ở dạng UTF-8",
            "it is UTF-16: save it as UTF-8",
        )
    } else {
        Text::fixed(
            "tệp đã thay đổi sau khi được đọc; hãy chạy lại",
            "it changed since it was read; run the command again",
        )
    };
    Err(unwritten(&change.path, &why))
}

fn unwritten(path: &Path, why: &Text) -> Fault {
    let name = path.display();
    let (vi, en) = (why.get(Lang::Vi), why.get(Lang::En));
    Fault::new(bilingual!(
        "không ghi tệp nào, vì không ghi được `{name}`: {vi}",
        "nothing is written, for `{name}` cannot be: {en}"
    ))
}

fn half(path: &Path, why: &Text) -> Fault {
    let name = path.display();
    let (vi, en) = (why.get(Lang::Vi), why.get(Lang::En));
    Fault::new(bilingual!(
        "`{name}` đã được ghi và không khôi phục được: {vi}",
        "`{name}` was written and cannot be put back: {en}"
    ))
}
