//! Another id in a new version: what bears it goes on from the version before.

use super::kinds::Edit;
use super::ops::refused;
use crate::error::{Error, ErrorKind};
use crate::io::document::Document;
use crate::io::place::IdOf;
use crate::model::{Architecture, Field, Fields, Subject, Table};

/// The edits that give an id of a new version another name and state that what bears it
/// [succeeds](Field::Succeeds) what bore the old one in the version before, so that a comparison knows it again.
///
/// With the version before, nothing is stated of what that one did not have, and an id that it had is refused: it
/// would be taken for the same thing. Without it, refused where the document states already what this succeeds, for then
/// nobody can tell of which version the old id is. Sources succeed nothing.
///
/// ```
/// use justarch::places::IdOf;
/// use justarch::{Document, edit};
/// let text = "justarch: 1\napplications:\n  app: { kind: application, name: { vi: Phần mềm } }\n";
/// let document = Document::parse("new.yaml", text)?;
/// let edits = edit::succeed(&document, IdOf::Element, "app", "case-system", None)?;
/// let edited = document.edited(&edits)?;
/// let new = edited.document().architecture().element("case-system").unwrap();
/// assert!(new.succeeds().eq(["app"]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn succeed(
    document: &Document,
    of: IdOf,
    id: &str,
    to: &str,
    before: Option<&Architecture>,
) -> Result<Vec<Edit>, Error> {
    let rename = Edit::Rename {
        of,
        id: id.to_owned(),
        to: to.to_owned(),
    };
    let subject = match of {
        IdOf::Element => Subject::element(to),
        IdOf::Organisation => Subject::record(Table::Organisations, to),
        IdOf::Source => {
            return Err(refused(crate::bilingual!(
                "nguồn không kế thừa nhau; đổi tên `{id}` mà không ghi kế thừa",
                "sources do not succeed each other; rename `{id}` without it"
            )));
        }
    };
    let states = fields(document.architecture(), of, id)
        .is_some_and(|fields| fields.is_stated(Field::Succeeds));
    match before {
        Some(before) if fields(before, of, to).is_some() => {
            return Err(Error::new(
                ErrorKind::Exists,
                crate::bilingual!(
                    "phiên bản trước đã có `{to}`; khi so sánh sẽ bị coi là chính thành phần đó",
                    "the version before has a `{to}`, for which it would be taken in a comparison"
                ),
            ));
        }
        Some(before) if fields(before, of, id).is_none() => return Ok(vec![rename]),
        None if states => {
            return Err(Error::new(
                ErrorKind::Incomplete,
                crate::bilingual!(
                    "`{id}` đã nêu `succeeds`, nên không rõ `{id}` có trong phiên bản trước hay không",
                    "`{id}` states what it succeeds, so it is not known whether the version before has `{id}`"
                ),
            ));
        }
        Some(_) | None => {}
    }
    let lineage = Edit::AddItem {
        at: subject.at(Field::Succeeds),
        value: id.to_owned(),
    };
    Ok(vec![rename, lineage])
}

fn fields<'a>(arch: &'a Architecture, of: IdOf, id: &str) -> Option<Fields<'a>> {
    match of {
        IdOf::Element => Some(arch.element(id)?.fields()),
        IdOf::Organisation => Some(arch.record(Table::Organisations, id)?.fields()),
        IdOf::Source => Some(arch.record(Table::Sources, id)?.fields()),
    }
}
