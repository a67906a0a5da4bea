//! Comments in a file that pass over findings.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is held in memory"
)]

use super::{about_discipline, is_about_the_check, is_refusal};
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Report, Side, Skipped, SuppressedBy};
use crate::io::{ALLOW_EXPIRED, ALLOW_MALFORMED, ALLOW_UNMATCHED, AllowComment, Document, Locate};
use crate::span::Span;
use crate::text::Text;

/// A comment `# justarch-allow CODE until=2027-06-30 owner=… -- reason` that passes over findings.
///
/// Behind something on its line it covers that line, else the next entry (a key, or an item of a list) and all
/// below it. What counts is where the primary label of a finding points.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suppression {
    /// The codes and families it names, such as `INT004` or `INT`.
    pub codes: Vec<String>,
    /// The last day on which it holds; without one it holds for good.
    pub until: Option<Date>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub at: Span,
    /// The part of the file that it covers; `None` if nothing follows it.
    pub covers: Option<Span>,
    /// What stands in `until`, if that is no date.
    bad_until: Option<String>,
}

impl Document {
    /// The well-formed allow comments of its files, in order. JSON has no comments: there are only baselines.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::Document;
    /// let text = "justarch: 1\n# justarch-allow LAY,DOC002 until=2027-06-30 owner=it -- bản nháp\nchannels: {}\n";
    /// let doc = Document::parse("a.yaml", text).unwrap();
    /// let allows = doc.suppressions();
    /// assert_eq!(allows[0].codes, ["LAY", "DOC002"]);
    /// assert_eq!(allows[0].reason, "bản nháp");
    /// # }
    /// ```
    pub fn suppressions(&self) -> Vec<Suppression> {
        let comments = self.allows.iter();
        comments.filter_map(|c| Suppression::read(c).ok()).collect()
    }
}

/// Takes the findings that allow comments of the document pass over out of a report, keeping them as
/// [suppressed](Report::suppressed), and reports comments that are malformed (`ALW001`), have expired (`ALW002`) or
/// match nothing (`ALW003`).
///
/// `today` is the day by which `until` is judged, as `RuleSet::as_of` takes it; without one it is the document's
/// own evaluation date, so that rules and comments are judged by the same day. A comment with `until` has expired
/// if there is no day at all, or if what it says is no date.
///
/// Errors about how the file is written are never passed over, nor is what is said of comments, baselines and the
/// check. Cost: findings × comments.
///
/// Only the findings that the report has [kept](Report::dropped) are looked at; of a code of which some were not
/// kept it is not said that a comment matches nothing. A [`Screen`](crate::Screen) sees all.
pub fn apply(mut report: Report, document: &Document, today: Option<Date>) -> Report {
    let mut comments = Comments::of(document, today);
    for found in report.take() {
        match comments.suppressing(&found) {
            Some(by) => report.suppress(found, by),
            None => report.push(found),
        }
    }
    let dropped = report.dropped().iter().map(|d| &d.code);
    let undecided: Vec<_> = codes_of(report.skipped()).chain(dropped).collect();
    for found in comments.finish(&undecided) {
        report.push(found);
    }
    report
}

/// The rules that could not be decided.
pub(super) fn codes_of(skipped: &[Skipped]) -> impl Iterator<Item = &Code> {
    skipped.iter().map(|s| &s.code)
}

/// The comments of a document, while findings come by.
#[derive(Debug)]
pub(super) struct Comments<'d> {
    document: &'d Document,
    in_force: Vec<Allow>,
    /// What is wrong with others.
    said: Vec<Diagnostic>,
}

impl<'d> Comments<'d> {
    pub(super) fn of(document: &'d Document, today: Option<Date>) -> Self {
        let today = today
            .map(Date::last_day)
            .or_else(|| document.architecture().evaluation_date());
        let (mut said, mut in_force) = (Vec::new(), Vec::new());
        for comment in &document.allows {
            match Suppression::read(comment) {
                Err(why) => said.push(malformed(comment, &why)),
                Ok(allow) => match allow.expiry(today) {
                    Some(why) => said.push(expired(&allow, &why)),
                    None => in_force.push(Allow::new(allow)),
                },
            }
        }
        Self {
            document,
            in_force,
            said,
        }
    }

    /// Whether one of them may have something to say of findings of a code.
    pub(super) fn look_at(&self, code: &Code) -> bool {
        let mut names = self.in_force.iter().flat_map(|allow| &allow.allow.codes);
        names.any(|name| code.as_str() == name || code.family() == name)
    }

    /// The comment that passes over a finding: the nearest above it.
    pub(super) fn suppressing(&mut self, found: &Diagnostic) -> Option<SuppressedBy> {
        if self.in_force.is_empty() || is_refusal(found) || is_about_the_check(found) {
            return None;
        }
        let label = found.labels.first()?;
        if label.side != Side::New {
            return None;
        }
        let at = self.document.span_of(label)?;
        let mut by = None;
        // All that meet it have their use; the last of them stands nearest.
        for allow in &mut self.in_force {
            if allow.meets(found, at) {
                by = Some(&allow.allow);
            }
        }
        by.map(|allow| SuppressedBy::Allow {
            at: allow.at,
            reason: allow.reason.clone(),
            until: allow.until,
            owner: allow.owner.clone(),
        })
    }

    /// What is to be said of the comments when all findings have come by. Of rules that were not decided nobody
    /// knows what they would have found.
    pub(super) fn finish(self, undecided: &[&Code]) -> Vec<Diagnostic> {
        let Self {
            document,
            in_force,
            mut said,
        } = self;
        let is_decided = |name: &str| {
            let mut undecided = undecided.iter();
            !undecided.any(|code| code.as_str() == name || code.family() == name)
        };
        for allow in &in_force {
            let names = allow.allow.codes.iter().zip(&allow.matched);
            let idle: Vec<_> = names
                .filter(|(name, matched)| !**matched && is_decided(name))
                .map(|(name, _)| format!("`{name}`"))
                .collect();
            if !idle.is_empty() {
                said.push(unmatched(&allow.allow, &idle.join(", ")));
            }
        }
        said.sort_by_key(|found| {
            let label = found.labels.first();
            label.and_then(|label| document.span_of(label))
        });
        said
    }
}

/// A comment in force, and which of its codes were met.
#[derive(Debug)]
struct Allow {
    allow: Suppression,
    matched: Vec<bool>,
}

impl Allow {
    fn new(allow: Suppression) -> Self {
        let matched = vec![false; allow.codes.len()];
        Self { allow, matched }
    }

    /// Whether it passes over a finding at a place.
    fn meets(&mut self, found: &Diagnostic, at: Span) -> bool {
        let within = self.allow.covers.is_some_and(|part| {
            part.source == at.source
                && (part.start..part.end.max(part.start + 1)).contains(&at.start)
        });
        if !within {
            return false;
        }
        let mut meets = false;
        for (name, matched) in self.allow.codes.iter().zip(&mut self.matched) {
            if found.code.as_str() == name || found.code.family() == name {
                (meets, *matched) = (true, true);
            }
        }
        meets
    }
}

impl Suppression {
    /// Reads a comment; the error says what is wrong with it.
    fn read(comment: &AllowComment) -> Result<Self, Text> {
        let rest = comment
            .text
            .strip_prefix(crate::io::ALLOW)
            .unwrap_or_default();
        if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
            return Err(Text::fixed(
                "sau `justarch-allow` phải có dấu cách",
                "a space must follow `justarch-allow`",
            ));
        }
        let words: Vec<&str> = rest.split_whitespace().collect();
        let end = words.iter().position(|word| *word == "--");
        let (head, reason) = match end.map(|at| words.split_at(at)) {
            Some((head, [_, reason @ ..])) if !reason.is_empty() => (head, reason.join(" ")),
            _ => {
                return Err(Text::fixed(
                    "không có lý do: viết `-- lý do` ở cuối chú thích",
                    "there is no reason: end the comment with `-- reason`",
                ));
            }
        };
        let mut allow = Self {
            codes: Vec::new(),
            until: None,
            owner: None,
            reason,
            at: comment.at,
            covers: comment.covers,
            bad_until: None,
        };
        let mut rest = head.iter().peekable();
        while let Some(word) = rest.next_if(|word| !word.contains('=')) {
            for code in word.split(',').filter(|code| !code.is_empty()) {
                allow.add_code(code)?;
            }
        }
        if allow.codes.is_empty() {
            return Err(Text::fixed(
                "không nêu mã hay nhóm mã nào",
                "it names no code or family",
            ));
        }
        while let Some(word) = rest.next() {
            let (key, value) = word.split_once('=').unwrap_or((word, ""));
            match key {
                "until" => match value.parse() {
                    Ok(date) => allow.until = Some(date),
                    Err(_) => allow.bad_until = Some(value.to_owned()),
                },
                "owner" => {
                    // A name may have several words.
                    let mut name = value.to_owned();
                    while let Some(more) = rest.next_if(|word| !word.contains('=')) {
                        name.push(' ');
                        name.push_str(more);
                    }
                    allow.owner = Some(name);
                }
                key => {
                    return Err(bilingual!(
                        "không hiểu `{key}`: chỉ dùng `until=` và `owner=`",
                        "`{key}` is not understood: there are `until=` and `owner=`"
                    ));
                }
            }
        }
        Ok(allow)
    }

    fn add_code(&mut self, code: &str) -> Result<(), Text> {
        let family = code.trim_end_matches(|c: char| c.is_ascii_digit());
        if family.is_empty() || !family.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Err(bilingual!(
                "`{code}` không phải mã hay nhóm mã",
                "`{code}` is no code or family"
            ));
        }
        self.codes.push(code.to_ascii_uppercase());
        Ok(())
    }

    /// Why it does not hold on a day.
    fn expiry(&self, today: Option<Date>) -> Option<Text> {
        if let Some(written) = &self.bad_until {
            return Some(bilingual!(
                "`until={written}` không phải là ngày",
                "`until={written}` is not a date"
            ));
        }
        let until = self.until?;
        let until_vi = until.vietnamese();
        match today {
            Some(today) if today <= until.last_day() => None,
            Some(today) => {
                let today_vi = today.vietnamese();
                Some(bilingual!(
                    "hết hạn sau {until_vi}, ngày đánh giá là {today_vi}",
                    "it held until {until}, and the check judges by {today}"
                ))
            }
            None => Some(bilingual!(
                "có hạn đến {until_vi} nhưng không có ngày để đánh giá",
                "it holds until {until}, but there is no day to judge by"
            )),
        }
    }
}

fn malformed(comment: &AllowComment, why: &Text) -> Diagnostic {
    use crate::text::Lang::{En, Vi};
    let (vi, en) = (why.get(Vi), why.get(En));
    let message = bilingual!(
        "chú thích miễn trừ không hợp lệ: {vi}",
        "malformed allow comment: {en}"
    );
    about_discipline(ALLOW_MALFORMED, message).span(comment.at, None)
}

fn expired(allow: &Suppression, why: &Text) -> Diagnostic {
    use crate::text::Lang::{En, Vi};
    let (vi, en) = (why.get(Vi), why.get(En));
    let codes = allow.codes.join(", ");
    let message = bilingual!(
        "chú thích miễn trừ {codes} không còn hiệu lực: {vi}",
        "the allow comment for {codes} has expired: {en}"
    );
    with_owner(about_discipline(ALLOW_EXPIRED, message), allow)
}

fn unmatched(allow: &Suppression, idle: &str) -> Diagnostic {
    let message = bilingual!(
        "chú thích miễn trừ không khớp kết quả nào: {idle}",
        "the allow comment matches nothing: {idle}"
    );
    with_owner(about_discipline(ALLOW_UNMATCHED, message), allow)
}

fn with_owner(found: Diagnostic, allow: &Suppression) -> Diagnostic {
    let found = found.span(allow.at, None);
    match &allow.owner {
        Some(owner) => found.note(bilingual!(
            "người chịu trách nhiệm: {owner}",
            "answers for it: {owner}"
        )),
        None => found,
    }
}

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::Suppression;
    use crate::io::AllowComment;
    use crate::span::{SourceId, Span};
    use crate::text::Lang;

    fn read(text: &str) -> Result<Suppression, String> {
        let comment = AllowComment {
            text: text.to_owned(),
            at: Span::new(SourceId::ROOT, 0, 0),
            covers: None,
        };
        Suppression::read(&comment).map_err(|why| why.get(Lang::En).to_owned())
    }

    #[test]
    fn all_parts_are_read() {
        let text = "justarch-allow INT004, lay until=2027-06 owner=Cục Công nghệ thông tin -- đang -- chuyển đổi";
        let allow = read(text).unwrap();
        assert_eq!(allow.codes, ["INT004", "LAY"]);
        assert_eq!(allow.until, "2027-06".parse().ok());
        assert_eq!(allow.owner.as_deref(), Some("Cục Công nghệ thông tin"));
        assert_eq!(allow.reason, "đang -- chuyển đổi");
    }

    #[test]
    fn what_is_malformed_says_why() {
        for (text, part) in [
            ("justarch-allow INT004", "no reason"),
            ("justarch-allow INT004 --", "no reason"),
            ("justarch-allow INT004 --why", "no reason"),
            ("justarch-allow -- why", "no code"),
            ("justarch-allow: INT004 -- why", "a space"),
            ("justarch-allow INT-4 -- why", "`INT-4`"),
            ("justarch-allow INT004 untill=2027 -- why", "`untill`"),
        ] {
            let why = read(text).unwrap_err();
            assert!(why.contains(part), "{text}: {why}");
        }
    }

    #[test]
    fn the_last_day_still_counts() {
        let day = |text: &str| text.parse().ok();
        let june = read("justarch-allow X until=2027-06 -- a").unwrap();
        assert!(june.expiry(day("2027-06-30")).is_none());
        assert!(june.expiry(day("2027-07-01")).is_some());
        assert!(june.expiry(None).is_some());
        let never = read("justarch-allow X -- a").unwrap();
        assert!(never.expiry(None).is_none());
        let odd = read("justarch-allow X until=soon -- a").unwrap();
        assert!(odd.expiry(day("2000-01-01")).is_some());
    }
}
