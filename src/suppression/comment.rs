//! One comment in a file that passes over findings.

use super::expiry;
use super::names::code_or_name;
use crate::bilingual;
use crate::date::Date;
use crate::io::{AllowComment, Document};
use crate::span::Span;
use crate::text::{Text, is_to_fill_in};

/// A comment `# justarch-allow CODE until=2027-06-30 owner=… -- reason` that passes over findings.
///
/// Behind something on its line it covers that line, else the next entry (a key, or an item of a list) and all
/// below it, if that is indented like the comment. What counts is where the primary label of a finding points, or
/// that of each member of a finding about several things; what an alias repeats stands at the alias.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Suppression {
    /// The codes and families it names, such as `INT004` or `INT`; for a readable name such as `no-operator` its code.
    /// A name that the library does not know stays as it is: a rule of the user's own may bear it.
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

impl Suppression {
    /// Reads a comment; the error says what is wrong with it.
    pub(super) fn read(comment: &AllowComment) -> Result<Self, Text> {
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
        if is_to_fill_in(&reason) {
            return Err(Text::fixed(
                "lý do chưa được điền",
                "the reason is still to be filled in",
            ));
        }
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
                "không nêu mã, tên hay nhóm mã nào",
                "it names no code, name or family",
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
        // A name has a hyphen and no capitals, and so is neither code nor family.
        if let Ok(name) = code.parse() {
            self.codes.push(code_or_name(&name));
            return Ok(());
        }
        let family = code.trim_end_matches(|c: char| c.is_ascii_digit());
        if family.is_empty() || !family.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Err(bilingual!(
                "`{code}` không phải mã, tên hay nhóm mã",
                "`{code}` is no code, name or family"
            ));
        }
        self.codes.push(code.to_ascii_uppercase());
        Ok(())
    }

    /// Whether what stands in `until` is no date.
    pub(super) fn is_malformed(&self) -> bool {
        self.bad_until.is_some()
    }

    /// Why it does not hold on a day.
    pub(super) fn expiry(&self, today: Option<Date>) -> Option<Text> {
        if let Some(written) = &self.bad_until {
            return Some(bilingual!(
                "`until={written}` không phải là ngày",
                "`until={written}` is not a date"
            ));
        }
        expiry(self.until?, today, "the check judges by")
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
    fn a_name_stands_for_its_code() {
        let allow = read("justarch-allow no-operator, SEC acme-001 our-own-rule -- why").unwrap();
        assert_eq!(allow.codes, ["DAT010", "SEC", "ACME001", "our-own-rule"]);
    }

    #[test]
    fn what_is_malformed_says_why() {
        for (text, part) in [
            ("justarch-allow INT004", "no reason"),
            ("justarch-allow INT004 -- ĐIỀN lý do", "to be filled in"),
            ("justarch-allow INT004 -- FILL IN", "to be filled in"),
            ("justarch-allow INT004 -- …", "to be filled in"),
            ("justarch-allow INT004 --", "no reason"),
            ("justarch-allow INT004 --why", "no reason"),
            ("justarch-allow -- why", "no code"),
            ("justarch-allow: INT004 -- why", "a space"),
            ("justarch-allow INT-4 -- why", "`INT-4`"),
            ("justarch-allow No-Operator -- why", "`No-Operator`"),
            ("justarch-allow no--operator -- why", "`no--operator`"),
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
