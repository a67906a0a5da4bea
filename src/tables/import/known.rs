//! Which part of the document a row is: by its id, else by its name.

use super::clean::{clean, fault, says_nothing};
use super::ids::id_for;
use super::problem::Problem;
use super::sheet::{Matched, Sheet};
use crate::model::{RelationKind, is_key, normalise};
use crate::suggest::similar;
use crate::tables::cells::relation_id;
use crate::tables::{ColumnRole, TableSet};
use crate::text::Text;

impl Sheet<'_, '_> {
    /// What a row is.
    pub(super) fn matched(&mut self, row: u32) -> Matched {
        let key = self.column(|column| column.role == ColumnRole::Key);
        let id = key
            .and_then(|key| self.raw(row, key))
            .map(|raw| clean(&raw.text));
        let id = id.filter(|id| !says_nothing(id));
        let named = self.column(|column| column.key == "name.vi" || column.key == "from");
        let is_read = |nth: &usize| self.found.columns.iter().any(|(_, of)| of == nth);
        let at = key.filter(is_read).or(named).unwrap_or_default();
        let place = self.place(row, at);
        if let Some(id) = &id
            && let Some(nth) = self.by_id.get(id)
        {
            return Matched::Row(*nth);
        }
        let name = self.name_of(|column| self.raw(row, column).map(|raw| raw.text.clone()));
        let is_relation = matches!(
            self.table.set,
            TableSet::Exchanges | TableSet::SharingServices
        );
        if let Some(id) = &id
            && let Some(found) = self.not_listed(&place, id, is_relation)
        {
            return found;
        }
        if named.is_some_and(|at| self.is_faulty(row, at)) {
            return Matched::Refused;
        }
        let Some(name) = name else {
            self.import.problems.push(Problem::error(
                place,
                Text::fixed(
                    "dòng không có định danh và không có tên",
                    "the row has neither an id nor a name",
                ),
            ));
            return Matched::Refused;
        };
        let exact = self.by_name.get(&name).cloned().unwrap_or_default();
        let folded = self.by_folded.get(&normalise(&name)).cloned();
        let folded = folded.unwrap_or_default();
        match (exact.as_slice(), folded.as_slice()) {
            ([nth], _) => {
                let id = self.id_of(*nth);
                self.import.problems.push(Problem::note(
                    place,
                    crate::bilingual!(
                        "nhận ra theo tên: `{id}` (tên trùng khớp)",
                        "known by its name: `{id}` (the very same name)"
                    ),
                ));
                Matched::Row(*nth)
            }
            ([], [nth]) => {
                let id = self.id_of(*nth);
                self.import.problems.push(
                    Problem::warning(
                        place,
                        crate::bilingual!(
                            "nhận ra theo tên gần đúng: `{id}` (khác dấu, chữ hoa hoặc dấu câu)",
                            "known by a name that is nearly the same: `{id}` (marks, case or punctuation differ)"
                        ),
                    )
                    .help(Text::fixed("ghi định danh để chắc chắn", "write the id to be sure")),
                );
                Matched::Row(*nth)
            }
            ([], []) if is_relation => Matched::New(String::new()),
            ([], []) if self.how.adds => self.named_anew(place, name),
            ([], []) => {
                self.import.problems.push(
                    Problem::error(
                        place,
                        crate::bilingual!(
                            "không có mục nào tên `{name}` trong văn bản",
                            "nothing in the document has the name `{name}`"
                        ),
                    )
                    .help(Text::fixed(
                        "nếu là mục mới, ghi định danh cho mục đó (chữ thường không dấu, nối bằng gạch ngang)",
                        "if it is new, give it an id (small letters joined by hyphens)",
                    )),
                );
                Matched::Refused
            }
            _ => {
                self.import.problems.push(
                    Problem::error(
                        place,
                        crate::bilingual!(
                            "nhiều mục cùng tên `{name}`",
                            "several parts have the name `{name}`"
                        ),
                    )
                    .help(Text::fixed("ghi định danh", "write the id")),
                );
                Matched::Refused
            }
        }
    }

    /// What a row is whose id the table does not have; nothing where its name has to tell.
    fn not_listed(&mut self, place: &str, id: &str, is_relation: bool) -> Option<Matched> {
        if self.base.has_row(self.table.set, id) {
            return Some(Matched::Lost(id.to_owned()));
        }
        if !is_relation {
            return Some(self.unknown_id(place, id));
        }
        let is_there = self.is_exchange(id);
        is_there.then(|| self.elsewhere(place.to_owned(), id))
    }

    /// Whether a name cannot be read, which is said: it is not one that nothing has.
    fn is_faulty(&mut self, row: u32, at: usize) -> bool {
        let Some((message, help)) = self.raw(row, at).and_then(fault) else {
            return false;
        };
        let place = self.place(row, at);
        let problem = Problem::error(place, message).help(help);
        self.import.problems.push(problem);
        true
    }

    /// Something new that has a name only.
    fn named_anew(&mut self, place: String, name: String) -> Matched {
        let near = similar(&name, self.by_name.keys().map(String::as_str));
        let near = near.join("”, “");
        let id = id_for(&name, |id| {
            self.arch.element(id).is_some()
                || self.by_id.contains_key(id)
                || self.import.made.iter().any(|(made, _)| made == id)
        });
        let problem = Problem::warning(
            place,
            crate::bilingual!(
                "mục mới “{name}”, được thêm vào văn bản với định danh lấy từ tên: `{id}`",
                "“{name}” is new and is added to the document, with an id made from its name: `{id}`"
            ),
        );
        self.import.problems.push(if near.is_empty() {
            problem
        } else {
            problem.help(crate::bilingual!(
                "có phải “{near}”?",
                "did you mean “{near}”?"
            ))
        });
        self.import.made.push((id.clone(), name));
        Matched::New(id)
    }

    /// Whether the document has an exchange that is known by that.
    pub(super) fn is_exchange(&self, id: &str) -> bool {
        let Some((from, _)) = id.split_once(" → ") else {
            return false;
        };
        let from = self.arch.element(from);
        let mut relations = from
            .into_iter()
            .flat_map(|from| from.relations_of(RelationKind::Exchanges));
        relations.any(|relation| relation_id(relation) == id)
    }

    /// Something of the document that the table does not list.
    fn elsewhere(&mut self, place: String, id: &str) -> Matched {
        self.import.problems.push(Problem::error(
            place,
            crate::bilingual!(
                "`{id}` có trong văn bản nhưng không thuộc bảng này",
                "`{id}` is in the document, but not in this table"
            ),
        ));
        Matched::Refused
    }

    /// An id that the table does not have: something new, unless it cannot be.
    fn unknown_id(&mut self, place: &str, id: &str) -> Matched {
        let near = crate::suggest::similar(id, self.by_id.keys().map(String::as_str));
        let near = near.join("`, `");
        if !is_key(id) {
            self.import.problems.push(
                Problem::error(
                    place.to_owned(),
                    crate::bilingual!("`{id}` không phải là định danh", "`{id}` is not an id"),
                )
                .help(Text::fixed(
                    "dùng chữ thường không dấu, chữ số, nối bằng gạch ngang",
                    "use small letters and digits joined by hyphens",
                )),
            );
            return Matched::Refused;
        }
        let is_taken = self.arch.element(id).is_some() && self.table.set != TableSet::Organisations;
        if is_taken {
            return self.elsewhere(place.to_owned(), id);
        }
        // Said once where several sheets list it; this one says why it cannot add anything.
        if self.pending.is_new(id) || self.table.set == TableSet::SecurityLevels {
            return Matched::New(id.to_owned());
        }
        let problem = Problem::warning(
            place.to_owned(),
            crate::bilingual!(
                "mục mới `{id}`, được thêm vào văn bản",
                "`{id}` is new and is added to the document"
            ),
        );
        self.import.problems.push(if near.is_empty() {
            problem
        } else {
            problem.help(crate::bilingual!(
                "có phải `{near}`?",
                "did you mean `{near}`?"
            ))
        });
        Matched::New(id.to_owned())
    }
}
