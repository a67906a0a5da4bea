//! Reading a document of a revision, with what it includes there.

use std::path::PathBuf;

use justarch::{Document, Limits, Loader, SourceProvider, Text, bilingual};

use super::named::Named;
use super::objects::{Object, Objects};
use super::repository::{Repository, plain};
use crate::fault::{Fault, of_io};
use crate::input::ROOTS;

/// Reads the document that is named, within limits.
pub(crate) fn read(named: Named<'_>, limits: &Limits) -> Result<Document, Fault> {
    let repository = Repository::here()?;
    let path = repository.path(named)?;
    let objects = Objects::of(repository.commit(named)?, limits)?;
    let failed = |error: std::io::Error| Fault::new(of_io(&error));
    let mut root = (path.clone(), objects.read(&path).map_err(failed)?);
    if root.1 == Object::Folder {
        for name in ROOTS {
            let file = within(&path, name);
            let found = objects.read(&file).map_err(failed)?;
            if matches!(found, Object::File(_)) {
                root = (file, found);
                break;
            }
        }
    }
    let (file, bytes) = match root {
        (file, Object::File(bytes)) => (file, bytes),
        (_, Object::Folder) => return Err(no_root(named)),
        (_, Object::Nothing) => return Err(no_file(named, &repository, &objects)),
    };
    let name = named.with(&repository.with_folder(&file));
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let files = Files { objects, folder };
    Loader::new()
        .limits(limits.clone())
        .load(&name, bytes, &files)
        .map_err(|error| Fault::Load(Box::new(error)))
}

/// Refuses a revision that is not there.
pub(crate) fn is_there(named: Named<'_>) -> Result<(), Fault> {
    Repository::here()?.commit(named).map(drop)
}

/// The file or folder of the working tree that is named in a revision.
pub(crate) fn working(named: Named<'_>) -> Result<PathBuf, Fault> {
    let repository = Repository::here()?;
    let path = repository.path(named)?;
    Ok(repository.working(&path))
}

/// The input that names a file or folder of the working tree in a revision; `None` if the revision does not have it.
/// Refuses a revision that is not there.
pub(crate) fn earlier(revision: &str, input: &str) -> Result<Option<String>, Fault> {
    let refused = input == "-" || input.starts_with("reference:") || Named::of(input).is_some();
    if refused {
        return Err(Fault::new(bilingual!(
            "`{input}` không phải tệp trong kho git nên không so được với phiên bản trước",
            "`{input}` is no file of a git repository, so there is no earlier one"
        )));
    }
    let repository = Repository::here()?;
    let path = repository.own(input)?;
    let named = Named::here(revision);
    let commit = repository.commit(named)?;
    let limits = Limits::default();
    let objects = Objects::of(commit, &limits)?;
    let found = objects.read(&path);
    Ok(match found.map_err(|error| Fault::new(of_io(&error)))? {
        Object::File(_) | Object::Folder => Some(named.with(&repository.with_folder(&path))),
        Object::Nothing => None,
    })
}

fn within(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

fn no_root(named: Named<'_>) -> Fault {
    let input = named.input();
    let names = ROOTS.join(", ");
    Fault::with_help(
        bilingual!(
            "thư mục `{input}` không có tệp gốc",
            "the folder `{input}` has no root file"
        ),
        bilingual!(
            "tệp gốc phải có một trong các tên: {names}",
            "a root file has one of the names {names}"
        ),
    )
}

fn no_file(named: Named<'_>, repository: &Repository, objects: &Objects<'_>) -> Fault {
    let (revision, path) = (named.revision, named.path);
    let text = bilingual!(
        "phiên bản `{revision}` không có tệp `{path}`",
        "revision `{revision}` has no file `{path}`"
    );
    let from_here = repository.from_here(path);
    let is_here = from_here
        .is_some_and(|path| matches!(objects.read(&path), Ok(Object::File(_) | Object::Folder)));
    if is_here {
        let meant = named.with(&format!("./{path}"));
        return Fault::with_help(
            text,
            bilingual!(
                "đường dẫn được tính từ gốc của kho git; từ thư mục hiện tại, viết `{meant}`",
                "a path is seen from the top of the repository; from the current folder, write `{meant}`"
            ),
        );
    }
    Fault::with_help(
        text,
        bilingual!(
            "nếu tệp đã đổi tên, nêu tên mà tệp có trong phiên bản đó: `git log --follow --name-only -- {path}`",
            "if it was renamed since, give the name that it had there: `git log --follow --name-only -- {path}`"
        ),
    )
}

/// The files beside a root file, in its revision. Those outside its folder are refused.
struct Files<'o> {
    objects: Objects<'o>,
    folder: &'o str,
}

impl SourceProvider for Files<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        let Some(path) = plain(path) else {
            return Err(Text::fixed(
                "tệp nằm ngoài thư mục của tệp gốc",
                "it lies outside the folder of the root file",
            ));
        };
        let found = self.objects.read(&within(self.folder, &path));
        match found.map_err(|error| of_io(&error))? {
            Object::File(bytes) => Ok(bytes),
            Object::Folder => Err(Text::fixed("đây là một thư mục", "it is a folder")),
            Object::Nothing => Err(Text::fixed(
                "phiên bản này của kho git không có tệp",
                "this revision has no such file",
            )),
        }
    }
}
