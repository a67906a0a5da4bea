//! What can be asked about, and the page about each.

use super::entry::{Entry, Sort};
use super::glossary::Term;
use super::page::{Block, Page};
use crate::catalog::{self, Explanation, Family};
use crate::diagnostic::{Basis, Confidence, Instrument};
use crate::framework::{Framework, Part, law};
use crate::model::LegalTerm;
use crate::text::{Lang, Text};

/// Something that can be asked about.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Topic {
    /// A code, such as `INT003`.
    Code(Box<Explanation>),
    /// A family of codes, such as `INT`.
    Family(&'static Family),
    /// A framework, such as `3.0`.
    Framework(&'static Framework),
    /// A word of the file format.
    Word(Box<Entry>),
    /// A word of the reports.
    Term(&'static Term),
}

impl Topic {
    /// What one asks for to get it.
    ///
    /// ```
    /// let answer = justarch::vocabulary::search("int003");
    /// assert_eq!(answer.topics[0].word(), "INT003");
    /// ```
    pub fn word(&self) -> String {
        match self {
            Self::Code(page) => page.code.to_string(),
            Self::Family(family) => family.key.to_owned(),
            Self::Framework(framework) => framework.version.to_string(),
            Self::Word(entry) => entry.word.to_owned(),
            Self::Term(term) => term.word.to_owned(),
        }
    }

    /// What it is called.
    pub fn title(&self) -> Text {
        match self {
            Self::Code(page) => page.title.clone(),
            Self::Family(family) => family.title.clone(),
            Self::Framework(framework) => framework.name.clone(),
            Self::Word(entry) => entry.title.clone(),
            Self::Term(term) => term.title.clone(),
        }
    }

    /// The page about it, for people at a terminal.
    ///
    /// ```
    /// use justarch::{Lang, vocabulary};
    /// let answer = vocabulary::search("lgsp");
    /// assert!(answer.topics[0].render(Lang::Vi).starts_with("lgsp: Nền tảng tích hợp"));
    /// ```
    pub fn render(&self, lang: Lang) -> String {
        match self {
            Self::Code(page) => page.render(lang),
            Self::Family(family) => of_family(family, lang).human(),
            Self::Framework(framework) => of_framework(framework, lang).human(),
            Self::Word(entry) => with_values(entry, lang).human(),
            Self::Term(term) => term.page(lang).human(),
        }
    }

    /// The page as a section of a Markdown document, under a heading of the second level.
    ///
    /// ```
    /// use justarch::{Lang, vocabulary};
    /// let answer = vocabulary::search("exchanges");
    /// assert!(answer.topics[0].markdown(Lang::En).starts_with("## `exchanges` · Exchange of data"));
    /// ```
    pub fn markdown(&self, lang: Lang) -> String {
        match self {
            Self::Code(page) => page.markdown(lang),
            Self::Family(family) => of_family(family, lang).markdown(2),
            Self::Framework(framework) => of_framework(framework, lang).markdown(2),
            Self::Word(entry) => with_values(entry, lang).markdown(2),
            Self::Term(term) => term.page(lang).markdown(2),
        }
    }
}

const KIND_OF_WORD: Text = Text::fixed("Là", "Is a");
const LAW: Text = Text::fixed("Pháp luật gọi là", "In law");
const EXAMPLE: Text = Text::fixed("Ví dụ", "Example");

/// The page about a word.
pub(super) fn of_word(entry: &Entry, lang: Lang) -> Page {
    let mut facts = vec![(
        KIND_OF_WORD.get(lang).to_owned(),
        entry.sort.label().get(lang).to_owned(),
    )];
    for fact in entry.facts() {
        facts.push((
            fact.name.get(lang).to_owned(),
            fact.value.get(lang).to_owned(),
        ));
    }
    if let Some(law) = &entry.law {
        facts.push((LAW.get(lang).to_owned(), law_in_words(law, lang)));
    }
    Page {
        word: entry.word.to_owned(),
        title: entry.title.get(lang).to_owned(),
        blocks: vec![
            Block::Text(entry.meaning.get(lang).to_owned()),
            Block::Facts(facts),
            Block::Yaml(EXAMPLE.get(lang).to_owned(), entry.example.to_string()),
        ],
    }
}

/// The page about a word, with the values that a key takes.
fn with_values(entry: &Entry, lang: Lang) -> Page {
    let mut page = of_word(entry, lang);
    let places = entry.places();
    if entry.sort != Sort::Key {
        return page;
    }
    let takes = |value: &&Entry| {
        value.sort == Sort::Value && value.places().iter().any(|of| places.contains(of))
    };
    let all = super::entry::all();
    let rows = all.iter().filter(takes).map(|value| {
        let title = value.title.get(lang).to_owned();
        vec![
            value.word.to_owned(),
            title,
            value.meaning.get(lang).to_owned(),
        ]
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        let head = match lang {
            Lang::Vi => ["Giá trị", "Tên gọi", "Khi nào dùng"],
            Lang::En => ["Value", "Name", "When to use it"],
        };
        let table = Block::Table(head.map(str::to_owned).to_vec(), rows);
        let at = page.blocks.len().saturating_sub(1);
        page.blocks.insert(at, table);
    }
    page
}

/// The term of the law and where it stands.
pub(super) fn law_in_words(law: &LegalTerm, lang: Lang) -> String {
    let term = law.term.get(lang);
    match citation(law, lang) {
        Some(citation) => format!("“{term}” ({citation})"),
        None => format!("“{term}” ({})", law.instrument),
    }
}

impl Entry {
    /// What the law calls it and where, in one line.
    ///
    /// ```
    /// use justarch::{Lang, vocabulary};
    /// let said = vocabulary::entries("lgsp")[0].legal_term(Lang::Vi).unwrap();
    /// assert!(said.contains("khoản 12 Điều 3 Thông tư 13/2017/TT-BTTTT"), "{said}");
    /// ```
    pub fn legal_term(&self, lang: Lang) -> Option<String> {
        self.law.as_ref().map(|law| law_in_words(law, lang))
    }
}

/// The instrument of a term, as texts cite it.
pub(crate) fn citation(term: &LegalTerm, lang: Lang) -> Option<String> {
    let instrument = instrument(term.instrument)?;
    Some(Basis::of(instrument, term.article, Confidence::Sourced).citation(lang))
}

/// The instrument of that number.
pub(crate) fn instrument(number: &str) -> Option<&'static Instrument> {
    let has = |i: &&&Instrument| i.name.get(Lang::Vi).split(' ').any(|word| word == number);
    law::ALL.iter().find(has).copied()
}

fn of_family(family: &Family, lang: Lang) -> Page {
    let pages = catalog::all();
    let of_it = pages.iter().filter(|page| page.code.family() == family.key);
    let rows = of_it.map(|page| {
        let severity = page.severity.label();
        let title = page.title.get(lang).to_owned();
        vec![page.code.to_string(), severity.get(lang).to_owned(), title]
    });
    let head = match lang {
        Lang::Vi => ["Mã", "Mức độ", "Nội dung"],
        Lang::En => ["Code", "Severity", "Title"],
    };
    Page {
        word: family.key.to_owned(),
        title: family.title.get(lang).to_owned(),
        blocks: vec![Block::Table(
            head.map(str::to_owned).to_vec(),
            rows.collect(),
        )],
    }
}

fn of_framework(framework: &Framework, lang: Lang) -> Page {
    let word = |vi: &str, en: &str| match lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => en.to_owned(),
    };
    let parts = |parts: &[Part]| {
        let told = parts
            .iter()
            .map(|part| format!("`{}` ({})", part.key, part.label.get(lang)));
        told.collect::<Vec<_>>().join("; ")
    };
    let decisions: Vec<_> = framework.decisions().map(|d| d.name.get(lang)).collect();
    let mut facts = vec![(word("Quyết định", "Decision"), decisions.join(", "))];
    if let Some(from) = framework.decision.from {
        facts.push((word("Hiệu lực từ", "In force from"), shown(from, lang)));
    }
    if let Some(end) = framework.decision.repealed {
        let (fact, day) = (word("Hết hiệu lực từ", "Repealed from"), shown(end, lang));
        facts.push(match framework.decision.successor {
            Some(next) => {
                let next = next.name.get(lang);
                let said = match lang {
                    Lang::Vi => format!("{day}, được thay thế bởi {next}"),
                    Lang::En => format!("{day}, replaced by {next}"),
                };
                (fact, said)
            }
            None => (fact, day),
        });
    }
    for (vi, en, of) in [
        ("Nội dung bắt buộc", "Contents", framework.contents),
        (
            "Kiến trúc thành phần",
            "Component architectures",
            framework.views,
        ),
        (
            "Mức độ dịch vụ công",
            "Grades of services",
            framework.grades.values,
        ),
    ] {
        if !of.is_empty() {
            facts.push((word(vi, en), parts(of)));
        }
    }
    let brought: Vec<_> = framework
        .introductions
        .iter()
        .map(|i| i.label.get(lang))
        .collect();
    if !brought.is_empty() {
        facts.push((word("Thành phần mới", "Introduced"), brought.join("; ")));
    }
    let mut blocks = Vec::new();
    if let Some(caveat) = framework.caveat() {
        blocks.push(Block::Text(caveat.get(lang).to_owned()));
    }
    blocks.push(Block::Facts(facts));
    if !framework.changes.is_empty() {
        blocks.push(Block::Heading(
            1,
            word(
                "Quy tắc khác so với khung trước",
                "Rules that differ from the framework before",
            ),
        ));
        let rows = framework.changes.iter().map(|change| {
            let direction = change.direction.label();
            vec![
                change.code.to_string(),
                direction.get(lang).to_owned(),
                change.reason.get(lang).to_owned(),
            ]
        });
        let head = match lang {
            Lang::Vi => ["Mã", "Thay đổi", "Lý do"],
            Lang::En => ["Code", "Change", "Reason"],
        };
        blocks.push(Block::Table(
            head.map(str::to_owned).to_vec(),
            rows.collect(),
        ));
    }
    Page {
        word: framework.version.to_string(),
        title: framework.name.get(lang).to_owned(),
        blocks,
    }
}

pub(super) fn shown(date: crate::date::Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => date.vietnamese(),
        Lang::En => date.to_string(),
    }
}
