//! Reading a document of a revision, with what it includes there.

use std::io;
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
    let commit = Repository::commit(named)?;
    let objects = Objects::of(limits)?;
    let failed = |error: io::Error| Fault::new(of_io(&error));
    let Some((file, bytes)) = root_of(&objects, &commit, &path).map_err(failed)? else {
        return Err(match objects.read(&commit, &path).map_err(failed)? {
            Object::Folder => no_root(named),
            Object::File(_) | Object::Nothing => no_file(named, &repository, (&objects, &commit)),
        });
    };
    let name = named.with(&repository.with_folder(&file));
    load(&objects, (&commit, &file), (&name, bytes), limits)
}

/// The file at a path, or the root file of the folder there, with its bytes.
pub(super) fn root_of(
    objects: &Objects<'_>,
    commit: &str,
    path: &str,
) -> io::Result<Option<(String, Vec<u8>)>> {
    match objects.read(commit, path)? {
        Object::File(bytes) => return Ok(Some((path.to_owned(), bytes))),
        Object::Nothing => return Ok(None),
        Object::Folder => {}
    }
    for name in ROOTS {
        let file = within(path, name);
        if let Object::File(bytes) = objects.read(commit, &file)? {
            return Ok(Some((file, bytes)));
        }
    }
    Ok(None)
}

/// The document of a root file in a commit, and of what it includes there.
pub(super) fn load(
    objects: &Objects<'_>,
    (commit, file): (&str, &str),
    (name, bytes): (&str, Vec<u8>),
    limits: &Limits,
) -> Result<Document, Fault> {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let files = Files {
        objects,
        commit,
        folder,
    };
    Loader::new()
        .limits(limits.clone())
        .load(name, bytes, &files)
        .map_err(|error| Fault::Load(Box::new(error)))
}

/// Refuses a revision that is not there.
pub(crate) fn is_there(named: Named<'_>) -> Result<(), Fault> {
    Repository::here()?;
    Repository::commit(named.without_base()).map(drop)
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
    let commit = Repository::commit(named)?;
    let limits = Limits::default();
    let objects = Objects::of(&limits)?;
    let found = objects.read(&commit, &path);
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
    let roots = ROOTS.join(", ");
    Fault::with_help(
        bilingual!(
            "thư mục `{input}` không có tệp gốc",
            "the folder `{input}` has no root file"
        ),
        bilingual!(
            "tệp gốc phải có một trong các tên: {roots}",
            "a root file has one of the names {roots}"
        ),
    )
}

fn no_file(
    named: Named<'_>,
    repository: &Repository,
    (objects, commit): (&Objects<'_>, &str),
) -> Fault {
    let (revision, path) = (named.revision, named.path);
    let text = bilingual!(
        "phiên bản `{revision}` không có tệp `{path}`",
        "revision `{revision}` has no file `{path}`"
    );
    let from_here = repository.path_from_here(path);
    let is_here = from_here.is_some_and(|path| {
        matches!(
            objects.read(commit, &path),
            Ok(Object::File(_) | Object::Folder)
        )
    });
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
    objects: &'o Objects<'o>,
    commit: &'o str,
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
        let found = self.objects.read(self.commit, &within(self.folder, &path));
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
