//! The legal basis of a rule: an instrument, an article, the dates between which it holds.

use std::borrow::Cow;

use crate::date::Date;
use crate::text::{Lang, Text};

/// A legal instrument, or another text that a rule rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// How it is cited.
    pub name: Text,
    /// The first day it is in force; `None` if that day is not known, in which case it is taken to be in force.
    pub from: Option<Date>,
    /// The first day it is no longer in force.
    pub repealed: Option<Date>,
    /// What replaced it.
    pub successor: Option<Text>,
}

/// How sure a statement about the law is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// A conclusion drawn from other facts, not itself found in a source.
    Inferred,
    /// Background knowledge that was not verified.
    Unverified,
    /// Found in public material: a copy of the legal text, or a summary of it.
    Sourced,
    /// Stated in one of the source texts of the bundled documents.
    Stated,
}

impl Confidence {
    /// Whether a rule that rests on it may be an error. What was inferred or not verified is a warning at most.
    pub const fn may_be_error(self) -> bool {
        matches!(self, Self::Sourced | Self::Stated)
    }

    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Inferred => "inferred",
            Self::Unverified => "unverified",
            Self::Sourced => "sourced",
            Self::Stated => "stated",
        }
    }

    /// What the word means.
    pub const fn label(self) -> Text {
        match self {
            Self::Inferred => {
                Text::fixed("suy luận từ các căn cứ khác", "inferred from other facts")
            }
            Self::Unverified => Text::fixed("chưa được kiểm chứng", "not verified"),
            Self::Sourced => Text::fixed(
                "theo tài liệu công khai, không phải bản chính thức",
                "from public material, not an authentic copy",
            ),
            Self::Stated => Text::fixed("được nêu trong tài liệu nguồn", "stated in a source text"),
        }
    }
}

/// What a rule rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The instrument.
    pub instrument: Cow<'static, Instrument>,
    /// The article, such as `46.1`; empty for the whole instrument.
    pub article: Cow<'static, str>,
    /// How sure it is that the article says so.
    pub confidence: Confidence,
}

/// Whether a basis holds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// It is not in force yet.
    NotYet,
    /// It is in force.
    InForce,
    /// It has been repealed.
    Repealed,
}

impl Basis {
    /// A basis in a table of rules.
    pub const fn of(
        instrument: &'static Instrument,
        article: &'static str,
        confidence: Confidence,
    ) -> Self {
        Self {
            instrument: Cow::Borrowed(instrument),
            article: Cow::Borrowed(article),
            confidence,
        }
    }

    /// Whether it holds on a day.
    pub fn force_on(&self, day: Date) -> Force {
        if self.instrument.repealed.is_some_and(|end| day >= end) {
            Force::Repealed
        } else if self.instrument.from.is_some_and(|start| day < start) {
            Force::NotYet
        } else {
            Force::InForce
        }
    }

    /// The citation: `khoản 1 Điều 46 Nghị định 47/2020/NĐ-CP`, `Decree 47/2020/NĐ-CP, art. 46.1`.
    pub fn citation(&self, lang: Lang) -> String {
        let name = self.instrument.name.get(lang);
        match (self.article.is_empty(), lang) {
            (true, _) => name.to_owned(),
            (false, Lang::Vi) => format!("{} {name}", article_in_vietnamese(&self.article)),
            (false, Lang::En) => format!("{name}, art. {}", self.article),
        }
    }
}

/// An article as Vietnamese texts cite it: `25.2b, d` is `điểm b, điểm d khoản 2 Điều 25`.
fn article_in_vietnamese(articles: &str) -> String {
    let mut cited: Vec<String> = Vec::new();
    for part in articles.split(", ") {
        let number = part.trim_end_matches(|c: char| c.is_alphabetic());
        let point = part.get(number.len()..).unwrap_or_default();
        if number.is_empty() {
            // A further point of the paragraph before it, which has been written behind the points so far.
            if let Some(last) = cited.last_mut()
                && let Some(at) = last.find(" khoản ")
            {
                last.insert_str(at, &format!(", điểm {point}"));
            } else {
                cited.push(format!("điểm {point}"));
            }
            continue;
        }
        let place = match number.split_once('.') {
            Some((article, paragraph)) => format!("khoản {paragraph} Điều {article}"),
            None => format!("Điều {number}"),
        };
        cited.push(match point {
            "" => place,
            point => format!("điểm {point} {place}"),
        });
    }
    cited.join(", ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn articles_as_vietnamese_texts_cite_them() {
        for (article, cited) in [
            ("46.1", "khoản 1 Điều 46"),
            ("18", "Điều 18"),
            ("6.2c", "điểm c khoản 2 Điều 6"),
            ("25.2b, d, g", "điểm b, điểm d, điểm g khoản 2 Điều 25"),
            ("24, 25", "Điều 24, Điều 25"),
            ("7–11", "Điều 7–11"),
        ] {
            assert_eq!(super::article_in_vietnamese(article), cited);
        }
    }
}
