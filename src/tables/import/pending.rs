//! What the sheets say of facts, until all of them are read: several sheets may speak of one fact, and have to agree.

use std::collections::{HashMap, HashSet};

use super::Import;
use super::additions::{self, grouped};
use super::differ::{alike, apart, blank, change, is_needed, quoted};
use super::problem::Problem;
use crate::bilingual;
use crate::io::edit::Edit;
use crate::model::schema::FieldSpec;
use crate::model::{Field, Subject};
use crate::tables::TableSet;
use crate::text::{Lang, Text};

/// A field of a part of the document, whichever sheet speaks of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Fact {
    pub(super) of: String,
    pub(super) field: Field,
}

/// What is known of a fact since the sheet was exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Since {
    /// It is not known what the sheet held then.
    NotKnown,
    /// The document says what it said then.
    Same,
    /// The document says something else by now.
    Other,
}

/// A cell that says something else than it did, or than the document does.
pub(super) struct Claim {
    pub(super) fact: Fact,
    pub(super) place: String,
    pub(super) subject: Subject,
    pub(super) group: Option<&'static FieldSpec>,
    pub(super) spec: &'static FieldSpec,
    /// Whether the document says that no source states it.
    pub(super) is_inferred: bool,
    pub(super) old: Vec<String>,
    pub(super) new: Vec<String>,
    /// What the cell says.
    pub(super) text: String,
    /// What the document says, as it would be exported.
    pub(super) now: Text,
    /// What is unusual about the text.
    pub(super) unusual: Option<Text>,
    pub(super) since: Since,
}

/// What the sheets say, until all of them are read.
#[derive(Default)]
pub(super) struct Pending {
    pub(super) claims: Vec<Claim>,
    /// Where a cell says what the document does, and nothing is known of what it held before.
    pub(super) agreed: HashMap<Fact, (TableSet, String)>,
    /// Whether several sheets are read, so that such cells count.
    pub(super) are_several: bool,
    pub(super) news: Vec<additions::New>,
    pub(super) new_ids: HashSet<String>,
    /// How many new exchanges of a table have those ends.
    pub(super) ends: HashMap<(TableSet, [String; 2]), usize>,
}

impl Pending {
    /// Notes that a cell says what the document does.
    pub(super) fn agree(&mut self, fact: impl FnOnce() -> Fact, set: TableSet, place: String) {
        if self.are_several {
            self.agreed.entry(fact()).or_insert((set, place));
        }
    }

    /// Whether a sheet lists something new of that id.
    pub(super) fn is_new(&self, id: &str) -> bool {
        self.new_ids.contains(id)
    }

    /// Makes the edits, or says why there are none. What is new comes first, for the rest may speak of it.
    pub(super) fn settle(self, import: &mut Import) {
        additions::settle(self.news, import);
        for claims in grouped(self.claims, |claim| claim.fact.clone()) {
            let Some(first) = claims.first() else {
                continue;
            };
            let agreed = self.agreed.get(&first.fact);
            if let Some(problem) = against(&claims, agreed) {
                import.problems.push(problem);
                continue;
            }
            settled(first, import);
        }
    }
}

/// Why what cells say of a fact cannot be taken over.
fn against(claims: &[Claim], agreed: Option<&(TableSet, String)>) -> Option<Problem> {
    let first = claims.first()?;
    let other = claims.iter().find(|claim| !alike(&claim.new, &first.new));
    if let Some(other) = other {
        return Some(apart(
            [&other.place, &first.place],
            [&other.text, &first.text],
        ));
    }
    if first.new == first.old {
        return None;
    }
    let is_known = claims.iter().any(|claim| claim.since != Since::NotKnown);
    if let (false, Some((set, place))) = (is_known, agreed) {
        let (text, now) = (quoted(&first.text), &first.now);
        let (vi, en) = (quoted(now.get(Lang::Vi)), quoted(now.get(Lang::En)));
        let set = set.key();
        return Some(
            Problem::error(
                first.place.clone(),
                bilingual!(
                    "ô này ghi {text}, còn ô {place} vẫn ghi {vi} như văn bản; không rõ ô nào đúng",
                    "the cell says {text}, while {place} still says {en}, as the document does: it cannot be told which is right"
                ),
            )
            .help(bilingual!(
                "ghi giống nhau ở hai ô, hoặc chỉ nhập một bảng bằng `--table` (ô kia thuộc bảng `{set}`)",
                "let both cells say the same, or import one table only with `--table` (the other cell is of the table `{set}`)"
            )),
        );
    }
    let other = claims.iter().find(|claim| claim.since == Since::Other)?;
    let (text, now) = (quoted(&other.text), &other.now);
    let (vi, en) = (quoted(now.get(Lang::Vi)), quoted(now.get(Lang::En)));
    Some(
        Problem::error(
            other.place.clone(),
            bilingual!(
                "ô này đã sửa thành {text}, nhưng sau khi xuất bảng văn bản cũng đã đổi, nay ghi {vi}",
                "the cell was changed to {text}, but the document has changed too since the table was exported, and says {en} now"
            ),
        )
        .help(Text::fixed(
            "nếu văn bản đúng, ghi vào ô giá trị của văn bản; nếu ô đúng, sửa văn bản theo ô, hoặc xuất lại bảng rồi sửa",
            "if the document is right, write its value into the cell; if the cell is, change the document, or export the table again and edit that",
        )),
    )
}

/// The edits of a fact.
fn settled(claim: &Claim, import: &mut Import) {
    let place = claim.place.clone();
    // A kind is no field of its element, so that one that is gone would look like none before.
    if claim.new.is_empty() && is_needed(claim.group, claim.spec) {
        import.problems.push(blank(place));
        return;
    }
    if claim.old == claim.new {
        return;
    }
    if let Some(text) = &claim.unusual {
        let note = Problem::note(place.clone(), text.clone());
        import.problems.push(note);
    }
    if claim.is_inferred {
        let key = claim.group.unwrap_or(claim.spec).key;
        import.problems.push(
            Problem::warning(
                place,
                bilingual!(
                    "giá trị mới vẫn được ghi là suy luận (`inferred: {key}`)",
                    "the new value still counts as inferred (`inferred: {key}`)"
                ),
            )
            .help(Text::fixed(
                "nếu có nguồn nêu giá trị này, bỏ tên cột khỏi cột “Suy luận”",
                "if a source states it, take it out of the column “Inferred”",
            )),
        );
    }
    let what = (claim.fact.field, claim.spec);
    let mut edits: Vec<Edit> = Vec::new();
    change(&mut edits, &claim.subject, what, &claim.old, &claim.new);
    import.edits.extend(edits);
}
