//! What a code or a word means.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SchemaVersion;
use super::parts::both;
use crate::bilingual;
use crate::catalog::{self, About};
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, DateSource, InstrumentKind, Severity, Side};
use crate::framework::Part;
use crate::text::{Lang, Text};
use crate::version::FrameworkVersion;
use crate::vocabulary::{self, Answer, Entry, citation};

/// What is known of what was asked.
///
/// ```
/// use justarch::{json, vocabulary};
/// let answer = json::Explanation::from_iter(&[vocabulary::search("INT001"), vocabulary::search("lgsp")]);
/// assert!(matches!(&answer.topics[0].topic, json::Topic::Code(page) if page.family == "INT"));
/// assert!(matches!(&answer.topics[1].topic, json::Topic::Word(word) if word.word == "lgsp"));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Explanation {
    /// The version of this layout.
    pub schema_version: SchemaVersion<2>,
    /// What there is, in the order in which it was asked for.
    pub topics: Vec<Explained>,
    /// What nothing is known of.
    pub not_found: Vec<NotFound>,
}

/// Something that was asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Explained {
    /// What was asked.
    pub query: String,
    /// Whether it is the name of the topic. Otherwise the topic only speaks of it.
    pub exact: bool,
    /// What is known.
    #[serde(flatten)]
    pub topic: Topic,
}

/// Something that nothing is known of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NotFound {
    /// What was asked.
    pub query: String,
    /// What was probably meant.
    pub similar: Vec<String>,
}

/// What can be explained.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Topic {
    /// A code.
    Code(Box<Page>),
    /// A word of the file format.
    Word(Box<Word>),
    /// A family of codes.
    Family(Family),
    /// A framework.
    Framework(Framework),
    /// A word of the reports.
    Term(ReportTerm),
}

/// A word that reports use.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportTerm {
    /// By which it is asked for.
    pub word: String,
    /// What it is called.
    pub title: Text,
    /// What it means.
    pub meaning: Text,
}

/// A word of the file format.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Word {
    /// As files write it.
    pub word: String,
    /// What it is: a kind, a key, …
    pub sort: String,
    /// What it is called.
    pub title: Text,
    /// When to use it.
    pub meaning: Text,
    /// What the law calls it.
    pub law: Option<Term>,
    /// Where it stands.
    pub places: Vec<String>,
    /// What else is known.
    pub facts: Vec<Fact>,
    /// Some lines of YAML.
    pub example: String,
}

/// A term of the law.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Term {
    /// The term.
    pub term: Text,
    /// The number of the instrument.
    pub instrument: String,
    /// Article, paragraph and point; empty for the instrument as a whole.
    pub article: String,
    /// As texts cite it.
    pub citation: Option<Text>,
}

/// Something that is known of a word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Fact {
    /// What it is about.
    pub name: Text,
    /// What is known.
    pub value: Text,
}

/// A family of codes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Family {
    /// The letters.
    pub word: String,
    /// What its codes speak of.
    pub title: Text,
    /// Its codes.
    pub codes: Vec<Named>,
}

/// A framework.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Framework {
    /// Its number.
    pub word: String,
    /// What it is called.
    pub title: Text,
    /// The decisions that a document of it may follow.
    pub decisions: Vec<Text>,
    /// The contents that a document must have.
    pub contents: Vec<Named>,
    /// The component architectures that a document must have.
    pub views: Vec<Named>,
    /// The grades of public services.
    pub grades: Vec<Named>,
}

/// A code or a key with its title.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Named {
    /// The code or key.
    pub word: String,
    /// What it is called.
    pub title: Text,
}

/// What is known of a code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Page {
    /// The code.
    pub code: Code,
    /// The same in words.
    #[serde(default)]
    pub name: String,
    /// The version of justarch in which it came; none for a rule of the user's own.
    #[serde(default)]
    pub since: Option<String>,
    /// That it is no longer to be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<Deprecated>,
    /// Its letters.
    pub family: String,
    /// What it speaks of.
    pub about: About,
    /// How grave its findings are unless one says otherwise.
    pub severity: Severity,
    /// The fault, as a short name.
    pub title: Text,
    /// What is checked.
    #[serde(rename = "what")]
    pub description: Text,
    /// Why that matters; empty if nothing is said.
    pub why: Text,
    /// What to do about it; empty if nothing is said.
    pub remedy: Text,
    /// What it rests on.
    pub bases: Vec<Instrument>,
    /// The frameworks it has something to say of.
    pub frameworks: Vec<FrameworkVersion>,
    /// Examples, those that fail first.
    pub examples: Vec<Example>,
}

/// That a code is no longer to be used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Deprecated {
    /// The version of justarch that says so.
    pub since: String,
    /// What finds the fault now.
    pub replaced_by: Option<Code>,
    /// Why.
    pub reason: Text,
}

impl From<&crate::Deprecated> for Deprecated {
    fn from(of: &crate::Deprecated) -> Self {
        Self {
            since: of.since.to_owned(),
            replaced_by: of.replaced_by.clone(),
            reason: of.reason.clone(),
        }
    }
}

/// What a code rests on: an article of an instrument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Instrument {
    /// How the article is cited.
    pub citation: Text,
    /// How the instrument is cited.
    pub instrument: Text,
    /// The article; empty for the whole instrument.
    pub article: String,
    /// What sort of text it is.
    pub kind: InstrumentKind,
    /// The day it was signed.
    pub signed: Option<Date>,
    /// The first day it is in force.
    pub valid_from: Option<Date>,
    /// The first day on which rules that rest on it fire.
    pub applies_from: Option<Date>,
    /// The first day it is no longer in force.
    pub valid_to: Option<Date>,
    /// What replaced it.
    pub successor: Option<Text>,
    /// From when on it is not sure that it is in force.
    pub doubtful_from: Option<Date>,
    /// Why.
    pub doubt: Option<Text>,
    /// Where its days are taken from.
    pub dates_read_in: Option<DateSource>,
    /// Where the day on which it ends is taken from.
    pub end_read_in: Option<DateSource>,
    /// How sure it is that the article says so.
    pub confidence: Confidence,
}

/// The part of a document that matters to a code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Example {
    /// Whether the code is reported in it.
    pub fails: bool,
    /// Which of two versions it is taken from.
    pub side: Side,
    /// The lines, in YAML.
    pub text: String,
}

impl<'a> FromIterator<&'a Answer> for Explanation {
    fn from_iter<I: IntoIterator<Item = &'a Answer>>(answers: I) -> Self {
        let (mut topics, mut not_found) = (Vec::new(), Vec::new());
        for answer in answers {
            let query = &answer.query;
            topics.extend(answer.topics.iter().map(|topic| Explained {
                query: query.clone(),
                exact: answer.exact,
                topic: topic.into(),
            }));
            if answer.topics.is_empty() {
                not_found.push(NotFound {
                    query: query.clone(),
                    similar: vocabulary::similar(query),
                });
            }
        }
        Self {
            schema_version: SchemaVersion,
            topics,
            not_found,
        }
    }
}

impl From<&vocabulary::Topic> for Topic {
    fn from(topic: &vocabulary::Topic) -> Self {
        let (word, title) = (topic.word(), topic.title());
        match topic {
            vocabulary::Topic::Code(page) => Self::Code(Box::new(page.as_ref().into())),
            vocabulary::Topic::Word(entry) => Self::Word(Box::new(entry.as_ref().into())),
            vocabulary::Topic::Term(term) => Self::Term(ReportTerm {
                word,
                title,
                meaning: term.meaning.clone(),
            }),
            vocabulary::Topic::Family(family) => {
                let all = catalog::all();
                let codes = all.iter().filter(|page| page.code.family() == family.key);
                let codes = codes.map(|page| Named {
                    word: page.code.to_string(),
                    title: page.title.clone(),
                });
                let codes = codes.collect();
                Self::Family(Family { word, title, codes })
            }
            vocabulary::Topic::Framework(of) => {
                let parts = |parts: &[Part]| {
                    let parts = parts.iter().map(|part| Named {
                        word: part.key.to_owned(),
                        title: part.label.clone(),
                    });
                    parts.collect()
                };
                Self::Framework(Framework {
                    word,
                    title,
                    decisions: of.decisions().map(|d| d.name.clone()).collect(),
                    contents: parts(of.contents),
                    views: parts(of.views),
                    grades: parts(of.grades.values),
                })
            }
        }
    }
}

impl From<&Entry> for Word {
    fn from(entry: &Entry) -> Self {
        let law = entry.law.as_ref().map(|law| Term {
            term: law.term.clone(),
            instrument: law.instrument.to_owned(),
            article: law.article.to_owned(),
            citation: citation(law, Lang::Vi)
                .zip(citation(law, Lang::En))
                .map(|(vi, en)| bilingual!("{vi}", "{en}")),
        });
        let facts = entry.facts().into_iter().map(|fact| Fact {
            name: fact.name,
            value: fact.value,
        });
        Self {
            word: entry.word.to_owned(),
            sort: entry.sort.key().to_owned(),
            title: entry.title.clone(),
            meaning: entry.meaning.clone(),
            law,
            places: entry.places(),
            facts: facts.collect(),
            example: entry.example.to_string(),
        }
    }
}

impl From<&catalog::Explanation> for Page {
    fn from(page: &catalog::Explanation) -> Self {
        let examples = page.examples.iter().map(|example| Example {
            fails: example.fails,
            side: example.side,
            text: example.text.to_owned(),
        });
        Self {
            code: page.code.clone(),
            name: page.name.to_string(),
            since: page.life.since.map(str::to_owned),
            deprecated: page.life.deprecated.as_ref().map(Deprecated::from),
            family: page.code.family().to_owned(),
            about: page.about,
            severity: page.severity,
            title: page.title.clone(),
            description: page.description.clone(),
            why: page.why.clone(),
            remedy: page.remedy.clone(),
            bases: page.bases.iter().map(Instrument::from).collect(),
            frameworks: page.frameworks.clone(),
            examples: examples.collect(),
        }
    }
}

impl From<&Basis> for Instrument {
    fn from(basis: &Basis) -> Self {
        let of = &basis.instrument;
        let doubt = of.doubt.as_ref();
        let end = of.end_source.or(of.date_source);
        Self {
            citation: both(|lang| basis.citation(lang)),
            instrument: of.name.clone(),
            article: basis.article.clone().into_owned(),
            kind: of.kind,
            signed: of.signed,
            valid_from: of.from,
            applies_from: of.first_day(),
            valid_to: of.repealed,
            successor: of.successor.map(|next| next.name.clone()),
            doubtful_from: doubt.map(|doubt| doubt.since),
            doubt: doubt.map(|doubt| doubt.last().why.clone()),
            dates_read_in: of.date_source,
            end_read_in: end.filter(|_| of.repealed.is_some()),
            confidence: basis.confidence,
        }
    }
}
