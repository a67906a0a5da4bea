//! What a code means.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SchemaVersion;
use super::parts::both;
use crate::catalog::{self, About};
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, DateSource, InstrumentKind, Severity, Side};
use crate::text::Text;
use crate::version::FrameworkVersion;

/// The page of one code.
///
/// ```
/// use justarch::{catalog, json};
/// let page = json::Explanation::from(&catalog::explain("INT001").unwrap());
/// assert_eq!(page.page.family, "INT");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Explanation {
    /// The version of this layout.
    pub schema_version: SchemaVersion<1>,
    /// The page.
    #[serde(flatten)]
    pub page: Page,
}

/// What is known of a code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Page {
    /// The code.
    pub code: Code,
    /// Its letters.
    pub family: String,
    /// What it speaks of.
    pub about: About,
    /// How grave its findings are unless one says otherwise.
    pub severity: Severity,
    /// The fault, as a short name.
    pub title: Text,
    /// What is checked.
    pub what: Text,
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

impl From<&catalog::Explanation> for Explanation {
    fn from(page: &catalog::Explanation) -> Self {
        Self {
            schema_version: SchemaVersion,
            page: page.into(),
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
            family: page.code.family().to_owned(),
            about: page.about,
            severity: page.severity,
            title: page.title.clone(),
            what: page.what.clone(),
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
            doubt: doubt.map(|doubt| doubt.why.clone()),
            dates_read_in: of.date_source,
            end_read_in: end.filter(|_| of.repealed.is_some()),
            confidence: basis.confidence,
        }
    }
}
