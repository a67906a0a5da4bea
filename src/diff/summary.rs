//! A change in one line, in both languages.

use std::fmt::Write;

use hashbrown::{HashMap, HashSet};

use super::alike::Likeness;
use super::whole::Whole;
use super::{Change, ChangeKind};
use crate::model::{Field, Layer, RecordRef, Status, Subject, Table};
use crate::text::{Lang, Text};

/// More values than this are counted, not listed.
const LISTED: usize = 5;

impl Change<'_> {
    /// The change in one line without a full stop: what happened, to what, and the values.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, Diff, FrameworkVersion, Lang};
    /// let old = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?;
    /// let new = b.build()?;
    /// let diff = Diff::between(&old, &new);
    /// let summary = diff.changes()[0].summary();
    /// assert_eq!(summary.get(Lang::Vi), "Bổ sung thành phần `app`");
    /// assert_eq!(summary.get(Lang::En), "Added element `app`");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn summary(&self) -> Text {
        let both = |lang| self.line(lang);
        Text::new(both(Lang::Vi), both(Lang::En))
    }

    #[expect(clippy::too_many_lines, reason = "a sentence for each kind")]
    fn line(&self, lang: Lang) -> String {
        let verb = self.verb();
        let verb = verb.get(lang);
        let is_policy = matches!(self.held.old, Some(Whole::Element(e)) if e.layer() == Layer::Policy)
            && matches!(self.kind, ChangeKind::Retired | ChangeKind::Replaced)
            && lang == Lang::Vi;
        // What ends or is replaced by another is a document there, not a component.
        let named = |list: &[Subject]| {
            let said = subjects(list, lang);
            if is_policy {
                said.replacen("thành phần", "văn bản", 1)
            } else {
                said
            }
        };
        let old = || named(&self.old);
        let new = || named(&self.new);
        let here = || {
            let here = named(self.subjects());
            match (self.old.as_slice(), self.new.as_slice()) {
                // What goes on under another id, alone or as a part of something.
                ([was @ Subject::Element(_)], [is @ Subject::Element(_)])
                | (
                    [
                        was @ Subject::Record {
                            table: Table::Organisations,
                            ..
                        },
                    ],
                    [
                        is @ Subject::Record {
                            table: Table::Organisations,
                            ..
                        },
                    ],
                ) if was != is => {
                    let was = id(was);
                    match lang {
                        Lang::Vi => format!("{here} (trước là {was})"),
                        Lang::En => format!("{here} (was {was})"),
                    }
                }
                ([Subject::Element(_), _, ..], [Subject::Element(_)]) => {
                    let was: Vec<_> = self.old.iter().map(id).collect();
                    let was = was.join(", ");
                    match lang {
                        Lang::Vi => format!("{here} (trước là {was})"),
                        Lang::En => format!("{here} (was {was})"),
                    }
                }
                // Several that go on as several.
                ([Subject::Element(_), ..], [Subject::Element(_), _, ..]) => {
                    let now: Vec<_> = self.new.iter().map(id).collect();
                    let (old, now) = (old(), now.join(", "));
                    match lang {
                        Lang::Vi => format!("{old} (nay là {now})"),
                        Lang::En => format!("{old} (now {now})"),
                    }
                }
                _ => here,
            }
        };
        let into = match lang {
            Lang::Vi => "thành",
            Lang::En => "into",
        };
        match (self.kind, self.field) {
            (ChangeKind::Renamed, _) => {
                let to = pick(lang, "thành", "to");
                let new: Vec<_> = self.new.iter().map(id).collect();
                format!("{verb} {} {to} {}", old(), new.join(", "))
            }
            // Not each of them became all.
            (ChangeKind::Regrouped, _) if !self.parts.is_empty() => {
                let is_record = |s: &Subject| matches!(s, Subject::Record { .. });
                let what = if self.old.iter().any(is_record) {
                    pick(lang, "các tổ chức", "organisations")
                } else {
                    pick(lang, "các thành phần", "elements")
                };
                let parts = together(&self.parts).into_iter().map(|(olds, new)| {
                    let [olds, new] = [olds, new.iter().collect()]
                        .map(|all| all.into_iter().map(id).collect::<Vec<_>>().join(", "));
                    format!("{olds} → {new}")
                });
                let parts = parts.collect::<Vec<_>>();
                format!("{verb} {what}: {}", parts.join("; "))
            }
            (ChangeKind::Merged | ChangeKind::Split | ChangeKind::Regrouped, _) => {
                format!("{verb} {} {into} {}", old(), new())
            }
            (ChangeKind::Replaced, _) => {
                let by = match lang {
                    Lang::Vi => "bằng",
                    Lang::En => "by",
                };
                format!("{verb} {} {by} {}", old(), new())
            }
            (ChangeKind::Expired, _) => {
                let [_, until] = self.values(lang);
                let (until, by) = (
                    until.join(", "),
                    match lang {
                        Lang::Vi => "đến",
                        Lang::En => "until",
                    },
                );
                format!("{verb} {}: {by} {until}", here())
            }
            (ChangeKind::Moved, Some(Field::Kind)) => {
                let edit = self.both(lang);
                match lang {
                    Lang::Vi => format!("Đổi loại (`kind`) của {}: {edit}", here()),
                    Lang::En => format!("Changed kind (`kind`) of {}: {edit}", here()),
                }
            }
            (_, Some(field)) => {
                let path = field.path();
                let of = match lang {
                    Lang::Vi => "của",
                    Lang::En => "of",
                };
                let edit = self.both(lang);
                format!("{verb} `{path}` {of} {}: {edit}", here())
            }
            (ChangeKind::Moved | ChangeKind::Changed | ChangeKind::Rerouted, None) => {
                let edit = self.both(lang);
                format!("{verb} {}: {edit}", here())
            }
            _ => format!("{verb} {}", here()),
        }
    }

    /// What happened: policies are not run, so they end otherwise than systems, and what was only planned never ran.
    pub(crate) fn verb(&self) -> Text {
        match (self.kind, self.held.old) {
            (ChangeKind::Retired, Some(Whole::Element(e)))
                if e.status() == Some(Status::Planned) =>
            {
                Text::fixed("Bỏ khỏi kế hoạch", "Dropped from the plan:")
            }
            // Where only the document infers it, nothing is known to have ended.
            (ChangeKind::Retired, Some(Whole::Element(e)))
                if self.held.fate.is_some_and(RecordRef::ends_by_inference) =>
            {
                if e.layer() == Layer::Policy {
                    Text::fixed("Không còn viện dẫn", "No longer cited:")
                } else {
                    Text::fixed("Không còn nêu", "No longer shown:")
                }
            }
            (ChangeKind::Retired, Some(Whole::Element(e))) if e.layer() == Layer::Policy => {
                Text::fixed("Thôi áp dụng", "No longer applied:")
            }
            (kind, _) => kind.label(),
        }
    }
}

impl Change<'_> {
    /// The values on both sides in words; of long lists what is gone and what came.
    pub(crate) fn both(&self, lang: Lang) -> String {
        let [before, after] = self.values(lang);
        let is_long = |values: &[String]| values.len() > LISTED;
        let side = |values: &[String]| match values.len() {
            0 => pick(lang, "không nêu", "not stated").to_owned(),
            1..=LISTED => values.join(", "),
            count => format!("{count} {}", pick(lang, "giá trị", "values")),
        };
        let mut line = format!("{} → {}", side(&before), side(&after));
        if is_long(&before) || is_long(&after) {
            let gone = minus(&before, &after, pick(lang, "bỏ", "gone"), lang);
            let came = minus(&after, &before, pick(lang, "thêm", "new"), lang);
            let both: Vec<_> = [gone, came].into_iter().flatten().collect();
            if !both.is_empty() {
                let _ = write!(line, " ({})", both.join("; "));
            }
        }
        if let Some(likeness) = Likeness::of(&self.before, &self.after) {
            let _ = write!(line, " ({})", likeness.text().get(lang));
        }
        line
    }
}

/// Those that became the same, in the order of the first of each.
fn together(parts: &[(Subject, Vec<Subject>)]) -> Vec<(Vec<&Subject>, &[Subject])> {
    let mut seats: HashMap<&[Subject], usize> = HashMap::new();
    let mut all: Vec<(Vec<&Subject>, &[Subject])> = Vec::new();
    for (old, new) in parts {
        let seat = *seats.entry(new).or_insert(all.len());
        match all.get_mut(seat) {
            Some((olds, _)) => olds.push(old),
            None => all.push((vec![old], new)),
        }
    }
    all
}

const fn pick(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// What one list has and the other lacks, counted beyond a few; `None` if there is nothing.
fn minus(list: &[String], other: &[String], what: &str, lang: Lang) -> Option<String> {
    let other: HashSet<&String> = other.iter().collect();
    let only: Vec<_> = list.iter().filter(|value| !other.contains(value)).collect();
    let shown: Vec<_> = only
        .iter()
        .take(LISTED)
        .map(|value| value.as_str())
        .collect();
    let rest = only.len().saturating_sub(shown.len());
    let more = match rest {
        0 => String::new(),
        rest => format!(" {} {rest}", pick(lang, "và thêm", "and more:")),
    };
    (!only.is_empty()).then(|| format!("{what} {}{more}", shown.join(", ")))
}

/// What a subject is called in the document.
fn id(subject: &Subject) -> String {
    match subject {
        Subject::Record { key, .. } => format!("`{key}`"),
        Subject::Document
        | Subject::Section(_)
        | Subject::Element(_)
        | Subject::Relation { .. } => format!("`{subject}`"),
    }
}

fn subjects(list: &[Subject], lang: Lang) -> String {
    let elements_only = list.iter().all(|s| matches!(s, Subject::Element(_)));
    if elements_only && list.len() > 1 {
        let ids: Vec<_> = list.iter().map(|s| format!("`{s}`")).collect();
        let what = match lang {
            Lang::Vi => "các thành phần",
            Lang::En => "elements",
        };
        return format!("{what} {}", ids.join(", "));
    }
    let each: Vec<_> = list.iter().map(|s| subject(s, lang)).collect();
    each.join(", ")
}

fn subject(subject: &Subject, lang: Lang) -> String {
    let pick = |vi, en| pick(lang, vi, en);
    match subject {
        Subject::Document => pick("văn bản", "the document").to_owned(),
        Subject::Section(layer) => section(*layer, lang),
        Subject::Element(id) => format!("{} `{id}`", pick("thành phần", "element")),
        Subject::Relation { from, kind, to, .. } => {
            let verb = kind.label();
            let what = pick("quan hệ", "relation");
            format!("{what} `{from}` {} `{to}`", verb.get(lang))
        }
        Subject::Record { table, key } => {
            let what = record_label(*table);
            format!("{} `{key}`", what.get(lang))
        }
    }
}

fn section(layer: Layer, lang: Lang) -> String {
    let label = layer.label();
    match lang {
        Lang::Vi => format!("lớp {}", label.get(lang)),
        Lang::En => format!("layer {}", label.get(lang)),
    }
}

pub(crate) fn record_label(table: Table) -> Text {
    match table {
        Table::Sources => Text::fixed("tài liệu nguồn", "source"),
        Table::Organisations => Text::fixed("tổ chức", "organisation"),
        Table::Contents => Text::fixed("nội dung", "content"),
        Table::Views => Text::fixed("kiến trúc thành phần", "component architecture"),
        Table::Supersedes => Text::fixed("mục thay thế kiến trúc", "superseded document"),
        Table::Roadmap => Text::fixed("giai đoạn của lộ trình", "period of the roadmap"),
        Table::Indicators => Text::fixed("chỉ số", "indicator"),
        Table::Targets => Text::fixed("chỉ tiêu", "target"),
        Table::Retired => Text::fixed("ghi nhận dừng vận hành", "retirement of"),
        Table::Transferred => Text::fixed("ghi nhận chuyển giao", "transfer of"),
    }
}
