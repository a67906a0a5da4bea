//! What changed between two versions, as results.

use super::described::Described;
use super::part::{Classes, Part};
use super::results::{Results, files};
use super::spot::{Found, Passed, PassedBy, Spots, name_of};
use crate::diagnostic::{Code, Diagnostic, RuleName, Severity, Side};
use crate::diff::{Change, ChangeKind, Class, Diff};
use crate::io::Locate;
use crate::model::{Place, Subject};
use crate::text::{Lang, Text};

/// What the names of these results begin with.
const FAMILY: &str = "change";
/// What is not known to have changed or not, and why the verdict may be graver than what is listed.
const UNCERTAIN: Code = Code::of("change-uncertain");
const UNDECIDED: Code = Code::of("change-undecided");

impl Results {
    /// Adds what changed between two versions, from a class on. What is below it is counted and not listed.
    ///
    /// A result is a change, known by its [fingerprint](Change::fingerprint); its rule is the
    /// [kind](ChangeKind) of the change after `change-`. It stands in the later version, or in the earlier one if nothing of
    /// it is left. A breaking change is an error, for something that was in use is gone or means less; others are notes. An
    /// accepted change is suppressed with its reason. What cannot be told, as a part was not read or judged, is a warning
    /// (`change-uncertain`, `change-undecided`).
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::formats::Results;
    /// use justarch::{Class, Diff, Lang, reference};
    /// let (old, new) = (reference::get("moj-2.0").unwrap(), reference::get("moj-3.0").unwrap());
    /// let (old, new) = (old.document(), new.document());
    /// let diff = Diff::between(old.architecture(), new.architecture());
    /// let mut results = Results::new(Lang::En);
    /// results.compared(&diff, (&old, &new), Class::Breaking);
    /// assert!(results.concise().contains("change-changed error: Changed `framework.version`"));
    /// # }
    /// ```
    pub fn compared(
        &mut self,
        diff: &Diff<'_>,
        (old, new): (&dyn Locate, &dyn Locate),
        least: Class,
    ) {
        self.command = "diff";
        for kind in ChangeKind::ALL {
            self.add_rule(described(kind));
        }
        for rule in doubts() {
            self.add_rule(rule);
        }
        let spots = Spots::pair(old, new);
        let part = self.part(name_of(new));
        part.files.extend(files(new));
        part.files.extend(files(old));
        part.compare(diff, least, &spots);
    }
}

impl Part {
    fn compare(&mut self, diff: &Diff<'_>, least: Class, spots: &Spots<'_>) {
        let mut classes = Classes {
            counts: [0; 3],
            unlisted: 0,
        };
        for change in diff.changes() {
            let nth = Class::ALL.iter().position(|class| *class == change.class);
            if let Some(count) = nth.and_then(|nth| classes.counts.get_mut(nth)) {
                *count = count.saturating_add(1);
            }
            if change.class >= least {
                self.found.push(found(change, spots));
            } else {
                classes.unlisted = classes.unlisted.saturating_add(1);
            }
        }
        self.classes = Some(classes);
        for doubt in undecided(diff) {
            self.found.push(spots.found(&doubt));
        }
        for accepted in diff.accepted() {
            self.passed_count = self.passed_count.saturating_add(1);
            self.passed.push(Passed {
                found: found(&accepted.change, spots),
                by: PassedBy::Acceptance {
                    reason: accepted.reason.clone(),
                    until: accepted.until,
                    approver: accepted.approver.clone(),
                },
            });
        }
    }
}

fn code(kind: ChangeKind) -> Code {
    Code::new(format!("{FAMILY}-{}", kind.key()))
}

/// A change with its places, those of the later version first.
fn found(change: &Change<'_>, spots: &Spots<'_>) -> Found {
    let severity = match change.class {
        Class::Breaking => Severity::Error,
        Class::Compatible | Class::Editorial => Severity::Info,
    };
    let mut found = Diagnostic::new(code(change.kind), severity, change.summary());
    for (side, subjects) in [(Side::New, &change.new), (Side::Old, &change.old)] {
        let text = match side {
            Side::New => None,
            Side::Old => Some(BEFORE),
        };
        for subject in subjects {
            let place = Place {
                subject: subject.clone(),
                field: change.field,
            };
            found = found.label_on(side, place, text.clone());
        }
    }
    let (class, reason) = (change.class.label(), &change.reason);
    let told = |lang| format!("{}: {}", class.get(lang), reason.get(lang));
    let (vi, en) = (told(Lang::Vi), told(Lang::En));
    found = found.note(Text::new(vi, en));
    for note in &change.notes {
        found = found.note(note.clone());
    }
    Found {
        fingerprint: change.fingerprint(),
        ..spots.found(&found)
    }
}

/// What the verdict does not rest on.
fn undecided(diff: &Diff<'_>) -> Vec<Diagnostic> {
    let doubt = |code: &Code, text| Diagnostic::new(code.clone(), Severity::Warning, text);
    let uncertain = diff.uncertain().iter().map(|of| {
        let place = Place {
            subject: of.subject.clone(),
            field: of.field,
        };
        doubt(&UNCERTAIN, of.summary()).label_on(of.side, place, None)
    });
    let mut all: Vec<_> = uncertain.collect();
    if !diff.completeness().is_complete() {
        let head = Place::from(Subject::Document);
        all.push(
            doubt(&UNDECIDED, UNREAD)
                .label(head, None)
                .discriminator("unread"),
        );
    }
    for said in diff.contradictions() {
        let first = doubt(&UNDECIDED, said.summary()).discriminator("contradiction");
        let subjects = said.subjects.iter().cloned();
        all.push(subjects.fold(first, |found, subject| {
            found.label_on(said.side, subject, None)
        }));
    }
    // An end of the earlier version counts as still there, which makes no verdict milder.
    for ends in diff.unjudged_ends() {
        if ends.side == Side::New {
            let head = Place::from(Subject::Document);
            let found = doubt(&UNDECIDED, ends.summary()).discriminator("unjudged");
            all.push(found.label(head, None));
        }
    }
    all
}

const BEFORE: Text = Text::fixed("bản cũ", "the earlier version");
const UNREAD: Text = Text::fixed(
    "có nội dung không đọc được, nên có thể còn thay đổi khác và mức nặng hơn",
    "not everything could be read, so there may be more changes, and graver ones",
);

fn rule(code: Code, severity: Severity, title: Text, description: Text) -> Described {
    Described {
        name: code
            .as_str()
            .parse()
            .unwrap_or_else(|_| RuleName::of_code(&code)),
        code,
        severity,
        title,
        description,
        why: Text::fixed("", ""),
        remedy: Text::fixed("", ""),
        bases: Vec::new(),
        family: FAMILY.to_owned(),
    }
}

fn described(kind: ChangeKind) -> Described {
    rule(code(kind), Severity::Info, kind.label(), description(kind))
}

fn doubts() -> [Described; 2] {
    [
        rule(
            UNCERTAIN,
            Severity::Warning,
            Text::fixed("Chưa rõ có thay đổi hay không", "Perhaps changed"),
            Text::fixed(
                "Một bản có phần không đọc được, nên không rõ nội dung này được bổ sung, bỏ hay giữ nguyên.",
                "A part of a version was not read, so that it cannot be told whether this came, went or stayed.",
            ),
        ),
        rule(
            UNDECIDED,
            Severity::Warning,
            Text::fixed("Chưa đủ căn cứ kết luận", "Undecided"),
            Text::fixed(
                "Kết luận có thể nặng hơn những thay đổi được nêu, vì có nội dung chưa đọc hoặc chưa đánh giá được.",
                "The verdict may be graver than what is listed, as not everything could be read or judged.",
            ),
        ),
    ]
}

/// What a kind of change is, in a sentence.
fn description(kind: ChangeKind) -> Text {
    match kind {
        ChangeKind::Added => Text::fixed(
            "Thành phần, quan hệ hoặc mục mới được bổ sung.",
            "An element, relation or other entry is new.",
        ),
        ChangeKind::Removed => Text::fixed(
            "Thành phần, quan hệ hoặc mục không còn; không văn bản nào nêu đã trở thành gì.",
            "It is gone, and no document says what became of it.",
        ),
        ChangeKind::Retired => Text::fixed(
            "Thành phần dừng vận hành, không có thành phần thay thế.",
            "The element was retired without a successor.",
        ),
        ChangeKind::Replaced => Text::fixed(
            "Thành phần dừng vận hành và được thành phần khác thay thế.",
            "The element was retired, and others took its place.",
        ),
        ChangeKind::Transferred => Text::fixed(
            "Thành phần có chủ quản khác, hoặc được chuyển giao cho cơ quan ngoài văn bản.",
            "The element has another owner, or was handed to a body outside the document.",
        ),
        ChangeKind::Renamed => Text::fixed(
            "Thành phần tiếp tục với định danh khác.",
            "The element goes on under another id.",
        ),
        ChangeKind::Merged => Text::fixed(
            "Nhiều thành phần hợp nhất thành một.",
            "Several elements go on as one.",
        ),
        ChangeKind::Split => Text::fixed(
            "Một thành phần được tách thành nhiều.",
            "One element goes on as several.",
        ),
        ChangeKind::Regrouped => Text::fixed(
            "Nhiều thành phần được tổ chức lại thành nhiều thành phần khác.",
            "Several elements go on as several.",
        ),
        ChangeKind::Moved => Text::fixed(
            "Thành phần thuộc loại hoặc lớp khác; hoặc chỉ số gắn với thành phần khác.",
            "The element is of another kind or in another layer, or the figure hangs on another element.",
        ),
        ChangeKind::Changed => {
            Text::fixed("Một trường có giá trị khác.", "A field has other values.")
        }
        ChangeKind::Scaled => Text::fixed(
            "Số lượng hoặc chỉ số thay đổi.",
            "There is more or less of it: another number of instances, another figure.",
        ),
        ChangeKind::Converted => Text::fixed(
            "Giá trị thuộc bộ giá trị khác.",
            "The value comes from another value set.",
        ),
        ChangeKind::Rerouted => {
            Text::fixed("Dữ liệu đi theo tuyến khác.", "The data takes another way.")
        }
        ChangeKind::Expired => Text::fixed(
            "Thời hạn đã nêu trước đó đã qua vào ngày xét bản mới.",
            "The end that was stated before is past on the day by which the new version is judged.",
        ),
    }
}
