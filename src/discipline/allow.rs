//! Comments in a file that pass over findings.

use std::collections::HashMap;

use super::cover::Cover;
use super::{
    about_discipline, is_about_the_check, is_built_in, is_of_refusals, is_of_steps,
    is_of_the_check, is_refusal,
};
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{At, Code, Diagnostic, Label, Report, Side, Skipped, SuppressedBy};
use crate::io::{
    ALLOW_BARRED, ALLOW_EXPIRED, ALLOW_IDLE, ALLOW_MALFORMED, ALLOW_UNKNOWN, ALLOW_UNMATCHED,
    AllowComment, Document, Locate,
};
use crate::rules::listed;
use crate::span::Span;
use crate::text::Text;

/// A comment `# justarch-allow CODE until=2027-06-30 owner=… -- reason` that passes over findings.
///
/// Behind something on its line it covers that line, else the next entry (a key, or an item of a list) and all
/// below it, if that is indented like the comment. What counts is where the primary label of a finding points, or
/// that of each member of a finding about several things.
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
    /// The part of the file that it covers; `None` if no entry follows it at its own indentation.
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
/// [suppressed](Report::suppressed), and reports comments that are malformed (`ALW001`), have expired (`ALW002`),
/// match nothing (`ALW003`), are followed by no entry at their indentation (`ALW004`), or name a code that does not
/// exist (`ALW005`; a [`Screen`](crate::Screen), which knows the rules, says so of other families than those of the
/// library, too) or cannot be allowed (`ALW006`).
///
/// A comment takes out of a finding about several things the one at which it stands: the finding stays for the
/// others, if it holds of each, or if they still conflict.
///
/// `today` is the day by which `until` is judged, as `RuleSet::as_of` takes it; without one it is the document's
/// own evaluation date, so that rules and comments are judged by the same day. A comment with `until` has expired
/// if there is no day at all, or if what it says is no date.
///
/// Errors about how the file is written are never passed over, nor is what is said of comments, baselines and the
/// check. Cost: O((findings + comments) log comments).
///
/// Only the findings that the report has [kept](Report::dropped) are looked at; of a code of which some were not
/// kept it is not said that a comment matches nothing. A [`Screen`](crate::Screen) sees all.
pub fn apply(mut report: Report, document: &Document, today: Option<Date>) -> Report {
    let mut comments = Comments::of(document, today);
    by_member(&mut report, |part, report| {
        comments.pass(part, |found, by| report.suppress(found, by))
    });
    let dropped = report.dropped().iter().map(|d| &d.code);
    let undecided: Vec<_> = codes_of(report.skipped()).chain(dropped).collect();
    for found in comments.finish(&undecided, None) {
        report.push(found);
    }
    report
}

/// Lets what a report says of each member pass something, and makes findings of what is left.
pub(super) fn by_member(
    report: &mut Report,
    mut pass: impl FnMut(Diagnostic, &mut Report) -> Option<Diagnostic>,
) {
    for found in report.take() {
        let (parts, more) = found.taken_apart();
        let first = parts.first().cloned();
        let left: Vec<_> = parts
            .into_iter()
            .filter_map(|part| pass(part, report))
            .collect();
        // Of members that were not kept nothing is known.
        let left = if left.is_empty() && more > 0 {
            first.into_iter().collect()
        } else {
            left
        };
        if let Some(found) = Diagnostic::put_together(left, more) {
            report.push(found);
        }
    }
}

/// The rules that could not be decided.
pub(super) fn codes_of(skipped: &[Skipped]) -> impl Iterator<Item = &Code> {
    skipped.iter().map(|s| &s.code)
}

/// The comments of a document, while findings come by.
#[derive(Debug)]
pub(super) struct Comments<'d> {
    document: &'d Document,
    in_force: Vec<Suppression>,
    /// By the codes and families that they name, the parts of the files that they cover.
    covers: HashMap<String, Cover>,
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
                    None => in_force.push(allow),
                },
            }
        }
        let covers = covers(&in_force);
        Self {
            document,
            in_force,
            covers,
            said,
        }
    }

    /// Whether one of them may have something to say of findings of a code.
    pub(super) fn look_at(&self, code: &Code) -> bool {
        let names = [code.as_str(), code.family()];
        names.iter().any(|name| self.covers.contains_key(*name))
    }

    /// What the comments leave of a finding about one thing, or about several together: of those they take out the
    /// members at which they stand. `over` is told of what they pass over.
    pub(super) fn pass(
        &mut self,
        found: Diagnostic,
        over: impl FnOnce(Diagnostic, SuppressedBy),
    ) -> Option<Diagnostic> {
        if self.in_force.is_empty() || is_refusal(&found) || is_about_the_check(&found) {
            return Some(found);
        }
        let Some(conflict) = found.conflict() else {
            let by = found
                .labels
                .first()
                .and_then(|label| self.by(&found.code, label));
            return match by {
                Some(by) => {
                    over(found, by);
                    None
                }
                None => Some(found),
            };
        };
        let places = conflict.members().iter().map(|member| Label {
            side: Side::New,
            at: At::Place(member.place.clone()),
            text: None,
        });
        let by: Vec<_> = places.map(|label| self.by(&found.code, &label)).collect();
        let is_gone: Vec<_> = by.iter().map(Option::is_some).collect();
        let Some(first) = by.into_iter().flatten().next() else {
            return Some(found);
        };
        let left = found.clone().without(&is_gone);
        if left.is_none() {
            over(found, first);
        }
        left
    }

    /// The comment that passes over what is found at a place: the nearest above it.
    fn by(&mut self, code: &Code, label: &Label) -> Option<SuppressedBy> {
        if label.side != Side::New {
            return None;
        }
        let at = self.document.span_of(label)?;
        // All that meet it have their use; the last of them stands nearest.
        let nearest = [code.as_str(), code.family()]
            .into_iter()
            .filter_map(|name| self.covers.get_mut(name)?.meet((at.source, at.start)))
            .max()?;
        let allow = self.in_force.get(nearest)?;
        Some(SuppressedBy::Allow {
            at: allow.at,
            reason: allow.reason.clone(),
            until: allow.until,
            owner: allow.owner.clone(),
        })
    }

    /// What is to be said of the comments when all findings have come by. Of rules that were not decided nobody
    /// knows what they would have found.
    ///
    /// `own` are the codes of the rules, the user's own among them; without them it is said only of the families of the
    /// library that a code is unknown.
    pub(super) fn finish(self, undecided: &[&Code], own: Option<&[&Code]>) -> Vec<Diagnostic> {
        let Self {
            document,
            in_force,
            covers,
            mut said,
        } = self;
        let met: HashMap<&str, _> = covers
            .iter()
            .map(|(name, cover)| (name.as_str(), cover.met()))
            .collect();
        let is_unknown = |name: &str| {
            let bears = |code: &&Code| code.as_str() == name || code.family() == name;
            // No rule of the user's own is of a family of the library.
            let of_library = is_built_in(name.trim_end_matches(|c: char| c.is_ascii_digit()));
            let none = match own {
                Some(own) => !own.iter().any(bears),
                None => of_library,
            };
            none && !is_built_in(name)
        };
        let is_decided = |name: &str| {
            let mut undecided = undecided.iter();
            !undecided.any(|code| code.as_str() == name || code.family() == name)
        };
        for allow in &in_force {
            let is_met = |name: &str| {
                let met = met.get(name);
                allow.covers.zip(met).is_some_and(|(part, met)| met(part))
            };
            let names = allow.codes.iter().map(String::as_str);
            let names = names.filter(|name| !is_met(name));
            let (barred, names): (Vec<_>, Vec<_>) = names.partition(|name| is_barred(name));
            let (unknown, names): (Vec<_>, Vec<_>) =
                names.into_iter().partition(|name| is_unknown(name));
            let idle: Vec<_> = names.into_iter().filter(|name| is_decided(name)).collect();
            if !barred.is_empty() {
                said.push(barred_code(allow, &listed(barred)));
            }
            if !unknown.is_empty() {
                said.push(unknown_code(allow, &listed(unknown)));
            }
            if allow.covers.is_none() {
                said.push(left_behind(allow));
            } else if !idle.is_empty() {
                said.push(unmatched(allow, &listed(idle)));
            }
        }
        said.sort_by_key(|found| {
            let label = found.labels.first();
            label.and_then(|label| document.span_of(label))
        });
        said
    }
}

/// The parts that comments cover, by the codes and families that they name.
fn covers(in_force: &[Suppression]) -> HashMap<String, Cover> {
    let mut ranges: HashMap<&str, Vec<(usize, Span)>> = HashMap::new();
    for (number, allow) in in_force.iter().enumerate() {
        for name in &allow.codes {
            let of_name = ranges.entry(name).or_default();
            let is_new = of_name.last().is_none_or(|(last, _)| *last != number);
            if let Some(part) = allow.covers.filter(|_| is_new) {
                of_name.push((number, part));
            }
        }
    }
    let covers = ranges.into_iter();
    let covers = covers.map(|(name, ranges)| (name.to_owned(), Cover::of(&ranges)));
    covers.collect()
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

/// Whether no comment passes over what bears a code or is of a family.
fn is_barred(name: &str) -> bool {
    is_of_refusals(name) || is_of_steps(name) || is_of_the_check(name)
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

fn left_behind(allow: &Suppression) -> Diagnostic {
    let codes = allow.codes.join(", ");
    let message = bilingual!(
        "sau chú thích miễn trừ {codes} không có mục nào thụt lề như chú thích, nên chú thích không có hiệu lực",
        "no entry follows the allow comment for {codes} at its own indentation, so it has no effect"
    );
    with_owner(about_discipline(ALLOW_IDLE, message), allow)
}

fn unknown_code(allow: &Suppression, names: &str) -> Diagnostic {
    let message = bilingual!(
        "chú thích miễn trừ nêu mã không tồn tại: {names}",
        "the allow comment names codes that do not exist: {names}"
    );
    with_owner(about_discipline(ALLOW_UNKNOWN, message), allow)
}

fn barred_code(allow: &Suppression, names: &str) -> Diagnostic {
    let message = bilingual!(
        "chú thích miễn trừ nêu mã không được miễn trừ: {names}",
        "the allow comment names codes that cannot be allowed: {names}"
    );
    with_owner(about_discipline(ALLOW_BARRED, message), allow)
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
