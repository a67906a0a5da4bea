//! Writing files anew: all or none, and no file that changed since it was read.

use std::fs;
use std::path::{Path, PathBuf};

use justarch::edit::{self, TextEdit};
use justarch::{Lang, Limits, SourceId, Sources, Text, bilingual};

use crate::Outcome;
use crate::args::Format;
use crate::change::Change;
use crate::fault::{Fault, of_io};
use crate::file::{self, Existing, Staged};
use crate::git::Named;
use crate::named::on_lines;
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
    without_comments(changes, out);
    Ok(Outcome::Clean)
}

/// Names the comments that go with what is taken away: nobody may look for them in vain.
pub(crate) fn without_comments(changes: &[Change], out: &Output) {
    let of_file = |change: &Change| {
        let name = change.from.clone();
        let name = name.unwrap_or_else(|| change.path.display().to_string());
        let removed = edit::removed_comments(&change.old, &change.new).into_iter();
        let lines = removed.map(|(line, text)| format!("{name}:{line}: {text}"));
        lines.collect::<Vec<_>>()
    };
    let removed: Vec<_> = changes.iter().flat_map(of_file).collect();
    if removed.is_empty() {
        return;
    }
    let list = on_lines(removed.into_iter());
    out.warning(&bilingual!(
        "các chú thích đứng trong phần bị bỏ cũng không còn; nếu cần giữ, hãy ghi lại ở chỗ khác:{list}",
        "comments within what is taken away go with it; write them elsewhere if they are to stay:{list}"
    ));
}

/// Refuses inputs that are no files.
pub(crate) fn writable(input: &str) -> Result<(), Fault> {
    if input == "-" || input.starts_with("reference:") || Named::of(input).is_some() {
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
    put_all(staged, changes)
}

/// Puts the new files in place, or those there were back again.
fn put_all(staged: Vec<Staged>, changes: &[Change]) -> Result<(), Fault> {
    let mut done: Vec<&Change> = Vec::new();
    for (stage, change) in staged.into_iter().zip(changes) {
        if let Err(why) = stage.put() {
            let mut half_done = None;
            for change in done.iter().rev() {
                let back = file::write(&change.path, change.old.as_bytes(), Existing::Replace);
                // One that cannot be put back keeps none of the others.
                if let Err(why) = back {
                    half_done = half_done.or(Some(half(&change.path, &why)));
                }
            }
            return Err(half_done.unwrap_or_else(|| unwritten(&change.path, &why)));
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

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use justarch::Lang;
    use tempfile::TempDir;

    use super::{put_all, write_all};
    use crate::change::Change;
    use crate::fault::Fault;
    use crate::file;

    fn change(folder: &Path, name: &str) -> Change {
        let path = folder.join(name);
        let old = format!("old {name}");
        fs::write(&path, &old).unwrap();
        Change {
            path,
            from: None,
            old,
            new: format!("new {name}"),
            edits: Vec::new(),
        }
    }

    fn folder() -> TempDir {
        TempDir::new().unwrap()
    }

    fn said(fault: &Fault) -> &str {
        match fault {
            Fault::Said { text, .. } => text.get(Lang::En),
            Fault::Load(_) | Fault::Rules(_) => "",
        }
    }

    /// What stands in each file of a folder, by name.
    fn files(folder: &Path) -> Vec<(PathBuf, String)> {
        let all = fs::read_dir(folder).unwrap();
        let all = all.map(|entry| entry.unwrap().path());
        let text = |path: PathBuf| {
            let text = fs::read_to_string(&path).unwrap_or_default();
            (path, text)
        };
        let mut all: Vec<_> = all.map(text).collect();
        all.sort();
        all
    }

    #[test]
    fn all_files_are_written() {
        let folder = folder();
        let changes = ["a", "b"].map(|name| change(folder.path(), name));
        write_all(&changes).unwrap();
        let texts: Vec<_> = files(folder.path())
            .into_iter()
            .map(|(_, text)| text)
            .collect();
        assert_eq!(texts, ["new a", "new b"]);
    }

    #[test]
    fn a_file_that_changed_meanwhile_keeps_all_as_they_are() {
        for changed in 0..3 {
            let folder = folder();
            let changes = ["a", "b", "c"].map(|name| change(folder.path(), name));
            fs::write(&changes[changed].path, "by another").unwrap();
            let before = files(folder.path());
            let fault = write_all(&changes).unwrap_err();
            assert!(
                said(&fault).contains("changed since it was read"),
                "{fault:?}"
            );
            assert_eq!(files(folder.path()), before);
            // One that is gone is no other case.
            fs::remove_file(&changes[changed].path).unwrap();
            let before = files(folder.path());
            let fault = write_all(&changes).unwrap_err();
            assert!(said(&fault).contains("there is no such file"), "{fault:?}");
            assert_eq!(files(folder.path()), before);
        }
    }

    #[test]
    fn a_write_that_fails_halfway_puts_the_files_back() {
        for failing in 0..3 {
            let folder = folder();
            let changes = ["a", "b", "c"].map(|name| change(folder.path(), name));
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt as _;
                let private = fs::Permissions::from_mode(0o640);
                fs::set_permissions(&changes[0].path, private).unwrap();
            }
            let stage = |change: &Change| file::stage(&change.path, change.new.as_bytes()).unwrap();
            let staged = changes.iter().map(stage).collect();
            // No file can be put in place of a folder that has something in it.
            fs::remove_file(&changes[failing].path).unwrap();
            fs::create_dir(&changes[failing].path).unwrap();
            fs::write(changes[failing].path.join("x"), "").unwrap();
            let before = files(folder.path());
            let fault = put_all(staged, &changes).unwrap_err();
            assert!(said(&fault).contains("nothing is written"), "{fault:?}");
            let after = files(folder.path());
            // What was made ready beside them is gone too.
            let is_own = |(path, _): &&(PathBuf, String)| {
                let name = path.file_name().unwrap().to_string_lossy();
                !name.starts_with(".justarch-")
            };
            let before: Vec<_> = before.iter().filter(is_own).collect();
            assert_eq!(after.iter().collect::<Vec<_>>(), before);
            #[cfg(unix)]
            if failing > 0 {
                use std::os::unix::fs::PermissionsExt as _;
                let mode = fs::metadata(&changes[0].path).unwrap().permissions().mode();
                assert_eq!(mode & 0o777, 0o640);
            }
        }
    }
}
