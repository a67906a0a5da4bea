//! What is known of a topic, for machines.

use serde::{Deserialize, Serialize};

use super::entry::Entry;
use super::topic::{Topic, citation};
use crate::catalog;
use crate::framework::{Framework, Part};
use crate::text::{Lang, Text};

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BothJson {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl BothJson {
    fn of(text: &Text) -> Self {
        Self {
            vi: text.get(Lang::Vi).to_owned(),
            en: text.get(Lang::En).to_owned(),
        }
    }
}

/// A term of the law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LawJson {
    /// The term.
    pub term: BothJson,
    /// The number of the instrument.
    pub instrument: String,
    /// Article, paragraph and point; empty for the instrument as a whole.
    pub article: String,
    /// As texts cite it.
    pub citation: Option<BothJson>,
}

/// Something that is known of a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FactJson {
    /// What it is about.
    pub name: BothJson,
    /// What is known.
    pub value: BothJson,
}

/// A part of a family or framework: a code or a key with its title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NamedJson {
    /// The code or key.
    pub word: String,
    /// What it is called.
    pub title: BothJson,
}

/// A topic but for codes, whose pages have a form of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "type",
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case"
)]
#[non_exhaustive]
pub enum TopicJson {
    /// A word of the file format.
    Word {
        /// As files write it.
        word: String,
        /// What it is.
        sort: String,
        /// What it is called.
        title: BothJson,
        /// When to use it.
        meaning: BothJson,
        /// What the law calls it.
        law: Option<LawJson>,
        /// Where it stands.
        places: Vec<String>,
        /// What else is known.
        facts: Vec<FactJson>,
        /// Some lines of YAML.
        example: String,
    },
    /// A family of codes.
    Family {
        /// The letters.
        word: String,
        /// What its codes speak of.
        title: BothJson,
        /// Its codes.
        codes: Vec<NamedJson>,
    },
    /// A framework.
    Framework {
        /// Its number.
        word: String,
        /// What it is called.
        title: BothJson,
        /// The decisions that a document of it may follow.
        decisions: Vec<BothJson>,
        /// The contents that a document must have.
        contents: Vec<NamedJson>,
        /// The component architectures that a document must have.
        views: Vec<NamedJson>,
        /// The grades of public services.
        grades: Vec<NamedJson>,
    },
}

impl Topic {
    /// The topic for machines; nothing for a code.
    ///
    /// ```
    /// use justarch::vocabulary::{TopicJson, search};
    /// let topic = search("lgsp").topics[0].json();
    /// assert!(matches!(topic, Some(TopicJson::Word { word, .. }) if word == "lgsp"));
    /// ```
    pub fn json(&self) -> Option<TopicJson> {
        let title = BothJson::of(&self.title());
        let word = self.word();
        match self {
            Self::Code(_) => None,
            Self::Word(entry) => Some(of_word(entry)),
            Self::Family(family) => {
                let all = catalog::all();
                let codes = all.iter().filter(|page| page.code.family() == family.key);
                let codes = codes.map(|page| NamedJson {
                    word: page.code.to_string(),
                    title: BothJson::of(&page.title),
                });
                let codes = codes.collect();
                Some(TopicJson::Family { word, title, codes })
            }
            Self::Framework(framework) => Some(of_framework(framework, word, title)),
        }
    }
}

fn of_framework(framework: &Framework, word: String, title: BothJson) -> TopicJson {
    let parts = |parts: &[Part]| {
        let parts = parts.iter().map(|part| NamedJson {
            word: part.key.to_owned(),
            title: BothJson::of(&part.label),
        });
        parts.collect()
    };
    TopicJson::Framework {
        word,
        title,
        decisions: framework
            .decisions()
            .map(|d| BothJson::of(&d.name))
            .collect(),
        contents: parts(framework.contents),
        views: parts(framework.views),
        grades: parts(framework.grades.values),
    }
}

fn of_word(entry: &Entry) -> TopicJson {
    let law = entry.law.as_ref().map(|law| LawJson {
        term: BothJson::of(&law.term),
        instrument: law.instrument.to_owned(),
        article: law.article.to_owned(),
        citation: citation(law, Lang::Vi)
            .zip(citation(law, Lang::En))
            .map(|(vi, en)| BothJson { vi, en }),
    });
    let facts = entry.facts();
    TopicJson::Word {
        word: entry.word.to_owned(),
        sort: entry.sort.key().to_owned(),
        title: BothJson::of(&entry.title),
        meaning: BothJson::of(&entry.meaning),
        law,
        places: entry.places(),
        facts: facts
            .iter()
            .map(|fact| FactJson {
                name: BothJson::of(&fact.name),
                value: BothJson::of(&fact.value),
            })
            .collect(),
        example: entry.example.to_string(),
    }
}
