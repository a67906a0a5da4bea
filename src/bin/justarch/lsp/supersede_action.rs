//! The version that the document takes the place of, written by `textDocument/codeAction` where it names none.

use justarch::edit::Edit;
use justarch::vocabulary::{TO_FILL_IN, quote_mark};
use justarch::{Architecture, Field, Locate as _, Table, bilingual};
use lsp_types::CodeAction;

use super::code_action::Asked;

/// The finding that no version is named.
const CODE: &str = "DOC007";

impl Asked<'_> {
    /// The version before the document's own, with its decision to be filled in.
    pub(super) fn superseded(&self) -> Option<CodeAction> {
        let document = self.view.document;
        let mut found = self.view.report().into_iter().flatten();
        let found = found.find(|found| found.code.as_str() == CODE)?;
        let at = found.labels.first();
        let at = at.and_then(|label| document.span_of(label))?;
        let arch = document.architecture();
        if !self.meets(at) || arch.records(Table::Supersedes).next().is_some() {
            return None;
        }
        let (body, version) = (arch.body()?.key(), before(arch)?);
        let mark = TO_FILL_IN.get(self.view.lang);
        let edit = Edit::AddRecord {
            table: Table::Supersedes,
            key: Table::superseded(body, &version),
            holder: None,
            fields: vec![
                (Field::Body, body.to_owned()),
                (Field::Version, version.clone()),
                (Field::Decision, mark.to_owned()),
            ],
        };
        let mut made = document.apply(&[edit]).ok()?;
        quote_mark(&mut made, "decision", mark);
        let title = bilingual!(
            "Nêu phiên bản {version} tại `supersedes` ({CODE}), cần xem lại và điền tiếp",
            "Name version {version} under `supersedes` ({CODE}), to be looked at and filled in"
        );
        self.quick_fix(&title, &made, (CODE, at))
    }
}

/// The version that the numbers lead to from: 2.0 before 3.0, 3.1 before 3.2. Which one it was a person says.
fn before(arch: &Architecture) -> Option<String> {
    let version = arch.version()?;
    let version = version.semver();
    match (version.major, version.minor) {
        (major, 0) => Some(format!("{}.0", major.checked_sub(1)?)),
        (major, minor) => Some(format!("{major}.{}", minor.checked_sub(1)?)),
    }
}
