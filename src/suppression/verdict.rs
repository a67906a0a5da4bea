//! What a body has decided about changes: other classes for some kinds, and changes that are accepted.

use std::collections::BTreeMap;

use super::{about_suppression, expiry};
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Report};
use crate::diff::{ChangeKind, Class, Diff, FORM, FORM_BEFORE};
use crate::io::{ACCEPT_EXPIRED, ACCEPT_MALFORMED, ACCEPT_OLD, ACCEPT_UNMATCHED};
use crate::text::{Lang, Text, is_to_fill_in};

/// Decisions about the changes between two versions: `[verdict]` and `[[accept]]` of `justarch.toml`.
///
/// ```
/// use justarch::{Architecture, ChangeKind, Class, Diff, FrameworkVersion, VerdictPolicy};
/// let old = Architecture::fragment("demo", FrameworkVersion::V2_0).build()?;
/// let new = Architecture::fragment("demo", FrameworkVersion::V3_0).build()?;
/// let mut diff = Diff::between(&old, &new);
/// assert_eq!(diff.verdict(), Some(Class::Breaking));
/// let mut policy = VerdictPolicy::default();
/// policy.classes.insert(ChangeKind::Changed, Class::Compatible);
/// policy.apply(&mut diff, None);
/// assert_eq!(diff.verdict(), Some(Class::Compatible));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct VerdictPolicy {
    /// The classes of all changes of these kinds.
    pub classes: BTreeMap<ChangeKind, Class>,
    /// The changes that are accepted.
    pub accept: Vec<Acceptance>,
}

/// A change that is accepted, as a configuration writes it. What is missing or wrong is reported when the
/// [policy](VerdictPolicy::apply) is applied.
///
/// ```
/// let accepted = justarch::Acceptance::new("v3-8dda4567a421b45b", "theo Kế hoạch 2026", "Cục CNTT");
/// assert_eq!(accepted.until, None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Acceptance {
    /// The [fingerprint](crate::Change::fingerprint) of the change.
    pub fingerprint: String,
    /// Why it is accepted; mandatory.
    pub reason: String,
    /// Who accepts it; mandatory.
    pub approver: String,
    /// The last day on which that holds, as written; without one it holds for good.
    pub until: Option<String>,
    /// The line on which it stands, if it was read.
    pub line: Option<usize>,
}

impl Acceptance {
    /// Accepts a change for good.
    pub fn new(fingerprint: &str, reason: &str, approver: &str) -> Self {
        Self {
            fingerprint: fingerprint.to_owned(),
            reason: reason.to_owned(),
            approver: approver.to_owned(),
            ..Self::default()
        }
    }

    /// The last day, or what is wrong with the entry.
    fn read(&self) -> Result<Option<Date>, Text> {
        let digits = self.digits();
        let hex = digits.bytes().all(|b| b.is_ascii_hexdigit());
        if !hex || digits.len() != 16 {
            return Err(bilingual!(
                "`fingerprint` phải gồm `{FORM}` và 16 chữ số thập lục phân",
                "`fingerprint` must be `{FORM}` and 16 hexadecimal digits"
            ));
        }
        if self.reason.trim().is_empty() {
            return Err(Text::fixed("không có `reason`", "there is no `reason`"));
        }
        if self.approver.trim().is_empty() {
            return Err(Text::fixed("không có `approver`", "there is no `approver`"));
        }
        for (key, said) in [("reason", &self.reason), ("approver", &self.approver)] {
            if is_to_fill_in(said) {
                return Err(bilingual!(
                    "`{key}` chưa được điền",
                    "`{key}` is still to be filled in"
                ));
            }
        }
        let until = self.until.as_deref().map(|until| {
            until.parse().map_err(|_| {
                bilingual!(
                    "`until` không phải là ngày: `{until}`",
                    "`until` is not a date: `{until}`"
                )
            })
        });
        until.transpose()
    }

    /// The fingerprint without what it begins with.
    fn digits(&self) -> &str {
        self.fingerprint
            .strip_prefix(FORM)
            .or_else(|| self.fingerprint.strip_prefix(FORM_BEFORE))
            .unwrap_or(&self.fingerprint)
    }

    /// Whether the fingerprint is of a form that did not hold all that an approval covers.
    fn is_of_the_form_before(&self) -> bool {
        !self.fingerprint.starts_with(FORM)
    }

    fn finding(&self, mut diagnostic: Diagnostic) -> Diagnostic {
        if !self.approver.trim().is_empty() {
            let approver = &self.approver;
            diagnostic = diagnostic.note(bilingual!(
                "người phê duyệt: {approver}",
                "approved by: {approver}"
            ));
        }
        diagnostic.discriminator(self.fingerprint.as_str())
    }

    /// The entry by name.
    fn name(&self) -> Text {
        let print = &self.fingerprint;
        match self.line {
            Some(line) => bilingual!(
                "mục `[[accept]]` `{print}` (dòng {line})",
                "the entry `[[accept]]` `{print}` (line {line})"
            ),
            None => bilingual!(
                "mục `[[accept]]` `{print}`",
                "the entry `[[accept]]` `{print}`"
            ),
        }
    }
}

impl VerdictPolicy {
    /// Classes the changes as decided, which [`Diff::reclassified`] tells, and moves those that are accepted to [`Diff::accepted`]; then they no longer
    /// count for the verdict.
    ///
    /// Reports entries that are malformed (`CFG001`), have expired (`CFG002`), match nothing (`CFG003`) or are of an
    /// earlier form (`CFG006`); only those of the third sort could have an effect. `today` is the day by which `until` is judged; without one it is the later version's own
    /// evaluation date, and without that an entry with `until` has expired. Of two entries for one change the first
    /// counts. O(changes × log entries).
    pub fn apply(&self, diff: &mut Diff<'_>, today: Option<Date>) -> Report {
        let today = today
            .map(Date::last_day)
            .or_else(|| diff.later().evaluation_date());
        let mut report = Report::default();
        let mut valid: BTreeMap<String, (&Acceptance, Option<Date>, bool)> = BTreeMap::new();
        for entry in &self.accept {
            let name = entry.name();
            let (vi, en) = (name.get(Lang::Vi), name.get(Lang::En));
            let read = entry.read().map_err(|why| {
                let (why_vi, why_en) = (why.get(Lang::Vi), why.get(Lang::En));
                let message = bilingual!("{vi} không hợp lệ: {why_vi}", "{en}: {why_en}");
                (ACCEPT_MALFORMED, message)
            });
            let read = read.and_then(|until| {
                if !entry.is_of_the_form_before() {
                    return Ok(until);
                }
                let message = bilingual!(
                    "{vi} ở dạng cũ, chưa gồm đủ giá trị trước, sau và mức của thay đổi",
                    "{en} is of an earlier form, which does not hold both the values and the class of the change"
                );
                Err((ACCEPT_OLD, message))
            });
            let read = read.and_then(|until| {
                match until.and_then(|until| expiry(until, today, "the day of judgement is")) {
                    None => Ok(until),
                    Some(why) => {
                        let (why_vi, why_en) = (why.get(Lang::Vi), why.get(Lang::En));
                        let message = bilingual!(
                            "{vi} không còn hiệu lực: {why_vi}",
                            "{en} has expired: {why_en}"
                        );
                        Err((ACCEPT_EXPIRED, message))
                    }
                }
            });
            match read {
                Err((code, message)) => {
                    report.push(entry.finding(about_suppression(code, message)));
                }
                Ok(until) => {
                    let print = entry.fingerprint.to_ascii_lowercase();
                    valid.entry(print).or_insert((entry, until, false));
                }
            }
        }
        for (kind, class) in &self.classes {
            diff.reclassify(*kind, *class);
        }
        diff.settle(|change| {
            if valid.is_empty() {
                return None;
            }
            let (entry, until, matched) = valid.get_mut(&change.fingerprint())?;
            *matched = true;
            Some((entry.reason.clone(), entry.approver.clone(), *until))
        });
        // In the order of the file.
        for entry in &self.accept {
            let print = entry.fingerprint.to_ascii_lowercase();
            let here = valid.get(&print).filter(|v| std::ptr::eq(v.0, entry));
            if here.is_some_and(|(_, _, matched)| !matched) {
                let name = entry.name();
                let (vi, en) = (name.get(Lang::Vi), name.get(Lang::En));
                let message = bilingual!("{vi} không khớp thay đổi nào", "{en} matches no change");
                report.push(entry.finding(about_suppression(ACCEPT_UNMATCHED, message)));
            }
        }
        report
    }
}
