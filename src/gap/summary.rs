//! An edit in a few words.

use super::edit::{Edit, Input};
use crate::bilingual;
use crate::model::Field;
use crate::text::Lang::{En, Vi};
use crate::text::Text;

impl Edit {
    /// What it does, in a few words that begin with a verb in small letters: a label of an action, say.
    ///
    /// ```
    /// use justarch::{Gap, FrameworkVersion, Lang, reference};
    /// let gap = Gap::to(&reference::moj_2_0(), FrameworkVersion::V3_0)?;
    /// let edit = &gap.demands()[0].edits[0];
    /// assert_eq!(edit.summary().get(Lang::En), "write `framework.version: 3.0`");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn summary(&self) -> Text {
        match self {
            Self::Header { field, value } => {
                let written = written(*field, value);
                bilingual!("ghi `{written}`", "write `{written}`")
            }
            Self::ClearHeader { field } => {
                let path = field.path();
                bilingual!("bỏ `{path}`", "drop `{path}`")
            }
            Self::DropFates { .. } => Text::fixed(
                "bỏ những gì nêu về phiên bản trước",
                "drop what is said of the version before",
            ),
            Self::Supersede { version, .. } => bilingual!(
                "nêu phiên bản {version} tại `supersedes`",
                "name version {version} under `supersedes`"
            ),
            Self::Record { table, key, .. } => {
                let table = table.key();
                bilingual!(
                    "khai báo `{key}` trong `{table}`",
                    "declare `{key}` under `{table}`"
                )
            }
            Self::Add { id, kind, .. } => {
                let label = kind.label();
                let (vi, en) = (label.get(Vi), label.get(En));
                bilingual!("bổ sung `{id}` ({vi})", "add `{id}` ({en})")
            }
            Self::Set { id, field, value } => {
                let written = written(*field, value);
                bilingual!("ghi `{written}` tại `{id}`", "write `{written}` at `{id}`")
            }
            Self::Append { id, field, value } => {
                let path = field.path();
                bilingual!(
                    "thêm `{value}` vào `{path}` của `{id}`",
                    "add `{value}` to `{path}` of `{id}`"
                )
            }
            Self::Retype { id, kind } => {
                let kind = kind.key();
                bilingual!(
                    "đổi loại của `{id}` thành `{kind}`",
                    "make `{id}` a `{kind}`"
                )
            }
            Self::Rename { id, to } => {
                bilingual!("đổi `{id}` thành `{to}`", "rename `{id}` to `{to}`")
            }
            Self::Merge { id, into } => {
                bilingual!("gộp `{id}` vào `{into}`", "make `{id}` a part of `{into}`")
            }
        }
    }
}

fn written(field: Field, value: &Input) -> String {
    let path = field.path();
    match value {
        Input::Known(value) => format!("{path}: {value}"),
        Input::Asked(_) => path.to_owned(),
    }
}
