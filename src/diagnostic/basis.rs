//! The legal basis of a rule: an instrument, an article, the dates between which it holds.

use std::borrow::Cow;

use crate::date::Date;
use crate::text::{Lang, Text};

/// A legal instrument, or another text that a rule rests on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Instrument {
    /// How it is cited.
    pub name: Text,
    /// What sort of text it is.
    pub kind: InstrumentKind,
    /// The day it was signed, if known.
    pub signed: Option<Date>,
    /// The first day it is in force, if known.
    pub from: Option<Date>,
    /// The first day on which a source speaks of it, where neither of the days above is known.
    pub attested: Option<Date>,
    /// The first day it is no longer in force.
    pub repealed: Option<Date>,
    /// What replaced it.
    pub successor: Option<&'static Instrument>,
    /// From when on it is not sure that it is in force.
    pub doubt: Option<Doubt>,
    /// Where its days are taken from; `None` for what has none.
    pub date_source: Option<DateSource>,
    /// Where its end is taken from, if not from the same.
    pub end_source: Option<DateSource>,
}

/// What sort of text a rule rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum InstrumentKind {
    /// A legal instrument or a decision: what is cited as a legal basis.
    Legal,
    /// A letter or guideline, which orders nothing.
    Guidance,
    /// A public account, a figure, a statement at a meeting.
    Report,
    /// A convention of the model or of practice.
    Convention,
}

impl InstrumentKind {
    /// What a citation of it is headed with. Only a legal instrument is a legal basis.
    pub const fn heading(self) -> Text {
        match self {
            Self::Legal => Text::fixed("căn cứ", "basis"),
            Self::Guidance => Text::fixed("hướng dẫn", "guidance"),
            Self::Report => Text::fixed("theo tin công bố", "as reported"),
            Self::Convention => Text::fixed("cơ sở", "ground"),
        }
    }

    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Legal => "legal",
            Self::Guidance => "guidance",
            Self::Report => "report",
            Self::Convention => "convention",
        }
    }
}

/// From when on it is not sure that an instrument is in force, and why. What rests on it is a warning from that day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Doubt {
    /// The first such day.
    pub since: Date,
    /// Why.
    pub why: Text,
    /// What is to be said in its place from a later day on, when more had happened.
    pub later: Option<&'static Doubt>,
}

impl Doubt {
    /// What is to be said on a day: nothing that happened after it. Before all of them it is the first.
    ///
    /// ```
    /// use justarch::{Lang, law};
    /// let doubt = law::DECREE_85_2016.doubt.as_ref().unwrap();
    /// let on = |day: &str| doubt.on(day.parse().unwrap()).why.get(Lang::En);
    /// assert!(!on("2026-08-18").contains("331/2026"));
    /// assert!(on("2026-08-19").contains("331/2026"));
    /// ```
    pub fn on(&self, day: Date) -> &Self {
        match self.later {
            Some(later) if day >= later.since => later,
            _ => self,
        }
    }

    /// The last that is known, which holds on every day from its own on.
    pub fn last(&self) -> &Self {
        self.later.unwrap_or(self)
    }
}

/// Where the days of an instrument are taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DateSource {
    /// A public copy of the text.
    Text,
    /// A public account of the text: press, announcement, another text that speaks of it.
    Account,
}

impl DateSource {
    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Account => "account",
        }
    }

    /// What the word means.
    pub const fn label(self) -> Text {
        match self {
            Self::Text => Text::fixed(
                "theo bản công khai của văn bản",
                "from a public copy of the text",
            ),
            Self::Account => Text::fixed(
                "theo tin công bố, chưa đối chiếu với văn bản",
                "from public accounts, not compared with the text",
            ),
        }
    }
}

impl Instrument {
    /// A text of which nothing is known but its name; set what is known besides.
    ///
    /// ```
    /// use justarch::{Basis, Confidence, Instrument, InstrumentKind, Lang, Text};
    /// let mut plan = Instrument::new(InstrumentKind::Legal, Text::new("Kế hoạch 15/KH-STP", "Plan 15/KH-STP"));
    /// plan.signed = Some("2024-02-01".parse()?);
    /// let basis = Basis::new(plan, "3", Confidence::Stated);
    /// assert!(basis.citation(Lang::En).starts_with("Plan 15/KH-STP"));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub const fn new(kind: InstrumentKind, name: Text) -> Self {
        Self {
            name,
            kind,
            signed: None,
            from: None,
            attested: None,
            repealed: None,
            successor: None,
            doubt: None,
            date_source: None,
            end_source: None,
        }
    }

    /// The first day on which rules that rest on it fire: its entry into force, else its signing, else the first day
    /// on which a source speaks of it. `None` if it has no days at all and so holds at any time.
    pub const fn first_day(&self) -> Option<Date> {
        match (self.from, self.signed, self.attested) {
            (Some(day), _, _) | (None, Some(day), _) | (None, None, Some(day)) => Some(day),
            (None, None, None) => None,
        }
    }

    /// The number in what it is cited by; `None` of what has none.
    ///
    /// ```
    /// assert_eq!(justarch::law::FRAMEWORK_2_0.number(), Some("2323/QĐ-BTTTT"));
    /// ```
    pub fn number(&self) -> Option<&str> {
        let name = self.name.get(Lang::Vi);
        name.split(' ').find(|word| word.contains('/'))
    }

    /// What is in force in its place on a day: the end of the chain of those that replaced each other until then.
    ///
    /// ```
    /// use justarch::{Lang, law};
    /// let next = law::FRAMEWORK_2_0.successor_on("2026-11-01".parse()?).unwrap();
    /// assert_eq!(next.name.get(Lang::Vi), "Quyết định 292/QĐ-BKHCN");
    /// let next = law::FRAMEWORK_2_0.successor_on("2024-06-01".parse()?).unwrap();
    /// assert_eq!(next.name.get(Lang::Vi), "Quyết định 2568/QĐ-BTTTT");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn successor_on(&self, day: Date) -> Option<&'static Self> {
        let mut next = self.successor?;
        // Each replaced the one before, so this ends; a table that went round would end too.
        for _ in 0..CHAIN {
            match next.successor {
                Some(further) if next.repealed.is_some_and(|end| day >= end) => next = further,
                _ => break,
            }
        }
        Some(next)
    }
}

/// No chain of instruments is longer.
const CHAIN: usize = 16;

/// How sure a statement about the law is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
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
    /// The grades, least sure first.
    pub const ALL: [Self; 4] = [
        Self::Inferred,
        Self::Unverified,
        Self::Sourced,
        Self::Stated,
    ];

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
            Self::Inferred => Text::fixed(
                "suy luận, không phải nguyên văn",
                "inferred, not the words of the text",
            ),
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Basis {
    /// The instrument.
    pub instrument: Cow<'static, Instrument>,
    /// The article, such as `46.1`; empty for the whole instrument.
    pub article: Cow<'static, str>,
    /// How sure it is that the article says so.
    pub confidence: Confidence,
}

/// Whether a basis holds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Force {
    /// It is not in force yet.
    NotYet,
    /// It was signed or is spoken of, but on which day it came into force is not known.
    EntryUnknown,
    /// It is in force.
    InForce,
    /// It was in force, and whether it still is has not been verified.
    Doubtful,
    /// It has been repealed.
    Repealed,
}

impl Basis {
    /// A basis of the caller's own.
    pub fn new(
        instrument: Instrument,
        article: impl Into<Cow<'static, str>>,
        confidence: Confidence,
    ) -> Self {
        Self {
            instrument: Cow::Owned(instrument),
            article: article.into(),
            confidence,
        }
    }

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
        let instrument = &self.instrument;
        if instrument.repealed.is_some_and(|end| day >= end) {
            Force::Repealed
        } else if instrument.first_day().is_some_and(|start| day < start) {
            Force::NotYet
        } else if instrument
            .doubt
            .as_ref()
            .is_some_and(|doubt| day >= doubt.since)
        {
            Force::Doubtful
        } else if instrument.from.is_none() && instrument.first_day().is_some() {
            Force::EntryUnknown
        } else {
            Force::InForce
        }
    }

    /// What makes it doubtful that it says so, where something does: that it is read out of an article, that the text
    /// was not read, that nobody verified it. A convention is nobody's word, and what public material states is not
    /// doubtful in this sense.
    ///
    /// ```
    /// use justarch::{Basis, Confidence, Lang, law};
    /// let reading = Basis::of(&law::DECREE_224_2026, "14", Confidence::Inferred);
    /// assert_eq!(reading.doubt().unwrap().get(Lang::En), "inferred from this provision, not its words");
    /// assert!(Basis::of(&law::DECREE_224_2026, "14", Confidence::Sourced).doubt().is_none());
    /// ```
    pub fn doubt(&self) -> Option<Text> {
        let unread = self.instrument.date_source != Some(DateSource::Text);
        match (self.confidence, self.instrument.kind) {
            (_, InstrumentKind::Convention) | (Confidence::Stated | Confidence::Sourced, _) => None,
            (Confidence::Unverified, _) => Some(Confidence::Unverified.label()),
            (Confidence::Inferred, InstrumentKind::Report) => Some(Text::fixed(
                "suy luận từ tin công bố",
                "inferred from public accounts",
            )),
            (Confidence::Inferred, _) if !self.article.is_empty() => Some(Text::fixed(
                "suy luận từ quy định này, không phải nguyên văn",
                "inferred from this provision, not its words",
            )),
            (Confidence::Inferred, _) if unread => Some(Text::fixed(
                "suy luận, chưa đối chiếu toàn văn",
                "inferred, the text was not read",
            )),
            (Confidence::Inferred, _) => Some(Confidence::Inferred.label()),
        }
    }

    /// The citation: `khoản 1 Điều 46 Nghị định 47/2020/NĐ-CP`, `Decree 47/2020/NĐ-CP, art. 46.1`.
    pub fn citation(&self, lang: Lang) -> String {
        let name = self.instrument.name.get(lang);
        match (self.article.is_empty(), lang) {
            (true, _) => name.to_owned(),
            (false, Lang::Vi) => format!("{} {name}", article_in_vietnamese(&self.article)),
            (false, Lang::En) => {
                let several = self.article.contains([',', '–']);
                let word = if several { "arts" } else { "art." };
                format!("{name}, {word} {}", self.article)
            }
        }
    }
}

/// An article as Vietnamese texts cite it: `25.2b, d` is `các điểm b và d khoản 2 Điều 25`, `7–11` is
/// `các điều từ 7 đến 11`.
fn article_in_vietnamese<'a>(articles: &'a str) -> String {
    // Places with their points: a point without a number belongs to the place before it.
    let mut places: Vec<(&str, Vec<&str>)> = Vec::new();
    for part in articles.split(", ") {
        let number = part.trim_end_matches(char::is_alphabetic);
        let point = part.get(number.len()..).unwrap_or_default();
        match places.last_mut() {
            Some((_, points)) if number.is_empty() => points.push(point),
            _ => places.push((
                number,
                Some(point).filter(|p| !p.is_empty()).into_iter().collect(),
            )),
        }
    }
    let are_articles = places
        .iter()
        .all(|(number, points)| points.is_empty() && !number.contains(['.', '–']));
    if are_articles && places.len() > 1 {
        let numbers: Vec<_> = places.iter().map(|(number, _)| *number).collect();
        return format!("các điều {}", listed(&numbers));
    }
    let mut cited = Vec::new();
    let mut rest = places.as_slice();
    while let Some(((number, points), after)) = rest.split_first() {
        let clause = |(number, points): &(&'a str, Vec<&'a str>)| {
            let (article, clause) = number.split_once('.')?;
            (points.is_empty() && !clause.contains('–')).then_some((article, clause))
        };
        let article = clause(&(number, points.clone())).map(|(article, _)| article);
        let of_it =
            |one: &&(&'a str, Vec<&'a str>)| clause(one).is_some_and(|(of, _)| Some(of) == article);
        let more = after.iter().take_while(of_it).count();
        if let Some(article) = article.filter(|_| more > 0) {
            let together = rest.iter().take(more.saturating_add(1)).filter_map(clause);
            let clauses: Vec<_> = together.map(|(_, clause)| clause).collect();
            cited.push(format!("các khoản {} Điều {article}", listed(&clauses)));
            rest = after.get(more..).unwrap_or_default();
        } else {
            cited.push(place(number, points));
            rest = after;
        }
    }
    cited.join(", ")
}

fn place(number: &str, points: &[&str]) -> String {
    let place = match (number.split_once('.'), number.split_once('–')) {
        (Some((article, paragraph)), _) => match paragraph.split_once('–') {
            Some((first, last)) => {
                let last = last.rsplit('.').next().unwrap_or(last);
                format!("các khoản từ {first} đến {last} Điều {article}")
            }
            None => format!("khoản {paragraph} Điều {article}"),
        },
        (None, Some((first, last))) => format!("các điều từ {first} đến {last}"),
        (None, None) => format!("Điều {number}"),
    };
    match points {
        [] => place,
        [point] => format!("điểm {point} {place}"),
        points => format!("các điểm {} {place}", listed(points)),
    }
}

/// `a, b và c`.
fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} và {last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn articles_as_vietnamese_texts_cite_them() {
        for (article, cited) in [
            ("46.1", "khoản 1 Điều 46"),
            ("18", "Điều 18"),
            ("6.2c", "điểm c khoản 2 Điều 6"),
            ("25.2b, d, g", "các điểm b, d và g khoản 2 Điều 25"),
            ("15.1c, đ", "các điểm c và đ khoản 1 Điều 15"),
            ("24, 25", "các điều 24 và 25"),
            ("7–11", "các điều từ 7 đến 11"),
            ("8.1–8.3", "các khoản từ 1 đến 3 Điều 8"),
            ("3.4, 23.4", "khoản 4 Điều 3, khoản 4 Điều 23"),
            ("12.1, 12.2, 12.3", "các khoản 1, 2 và 3 Điều 12"),
            (
                "3.1, 3.2, 6.2, 9",
                "các khoản 1 và 2 Điều 3, khoản 2 Điều 6, Điều 9",
            ),
            ("15.1d, 15.2", "điểm d khoản 1 Điều 15, khoản 2 Điều 15"),
        ] {
            assert_eq!(super::article_in_vietnamese(article), cited);
        }
    }
}
