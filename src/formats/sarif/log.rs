//! The parts of a SARIF log that are written, by the names of the standard.
//!
//! Written here and not taken from `serde-sarif`, which makes its types by a generator that every user would build, and
//! states no minimum version of Rust.

#![allow(
    clippy::struct_field_names,
    reason = "the names are those of the standard"
)]

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::{Basis, Step};
use crate::text::{Lang, Text};

#[derive(Serialize)]
pub(super) struct Log {
    #[serde(rename = "$schema")]
    pub(super) schema: &'static str,
    pub(super) version: &'static str,
    pub(super) runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Run {
    pub(super) tool: Tool,
    pub(super) translations: Vec<Component>,
    pub(super) taxonomies: Vec<Component>,
    pub(super) language: &'static str,
    pub(super) column_kind: &'static str,
    pub(super) original_uri_base_ids: BTreeMap<&'static str, Base>,
    pub(super) automation_details: Automation,
    pub(super) invocations: [Invocation; 1],
    pub(super) artifacts: Vec<Artifact>,
    pub(super) results: Vec<Outcome>,
}

#[derive(Serialize)]
pub(super) struct Tool {
    pub(super) driver: Component,
}

/// A tool, a translation of it, or a taxonomy.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Component {
    pub(super) name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) short_description: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) semantic_version: Option<&'static str>,
    pub(super) language: &'static str,
    pub(super) contents: &'static [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) associated_component: Option<ComponentReference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) translation_metadata: Option<Translation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) supported_taxonomies: Vec<ComponentReference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) rules: Vec<Descriptor>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) notifications: Vec<Descriptor>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) taxa: Vec<Descriptor>,
}

#[derive(Serialize)]
pub(super) struct Translation {
    pub(super) name: &'static str,
}

#[derive(Clone, Copy, Serialize)]
pub(super) struct ComponentReference {
    pub(super) name: &'static str,
    pub(super) index: usize,
}

/// A rule, a sort of notification, or a taxon.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor {
    pub(super) id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) short_description: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) full_description: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) help: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) default_configuration: Option<Level>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) relationships: Vec<Relationship>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) properties: Option<DescriptorBag>,
}

/// What the standard has no name for, of a rule or a legal basis.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DescriptorBag {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tags: Vec<String>,
    #[serde(flatten)]
    pub(super) basis: Option<BasisBag>,
}

/// A legal basis, and when it is in force.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct BasisBag {
    pub(super) citation: Text,
    pub(super) instrument: Text,
    pub(super) kind: &'static str,
    pub(super) article: String,
    pub(super) confidence: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) signed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) in_force_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) attested: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) repealed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) doubtful_from: Option<String>,
}

impl BasisBag {
    pub(super) fn of(basis: &Basis) -> Self {
        let instrument = &basis.instrument;
        let day = |day: Option<crate::date::Date>| day.map(|day| day.to_string());
        Self {
            citation: Text::new(basis.citation(Lang::Vi), basis.citation(Lang::En)),
            instrument: instrument.name.clone(),
            kind: instrument.kind.key(),
            article: basis.article.clone().into_owned(),
            confidence: basis.confidence.key().to_owned(),
            signed: day(instrument.signed),
            in_force_from: day(instrument.from),
            attested: day(instrument.attested),
            repealed: day(instrument.repealed),
            doubtful_from: day(instrument.doubt.as_ref().map(|doubt| doubt.since)),
        }
    }
}

#[derive(Serialize)]
pub(super) struct Level {
    pub(super) level: &'static str,
}

#[derive(Serialize)]
pub(super) struct Relationship {
    pub(super) target: Reference,
    pub(super) kinds: [&'static str; 1],
}

/// A rule or taxon by its place in the list.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Reference {
    pub(super) id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) index: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tool_component: Option<ComponentReference>,
}

#[derive(Serialize)]
pub(super) struct Words {
    pub(super) text: String,
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self {
            text: text.to_owned(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct Base {
    pub(super) description: Words,
}

#[derive(Serialize)]
pub(super) struct Automation {
    pub(super) id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation {
    pub(super) execution_successful: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) exit_code: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) exit_code_description: Option<&'static str>,
    pub(super) tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Notification {
    pub(super) descriptor: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) associated_rule: Option<Reference>,
    pub(super) level: &'static str,
    pub(super) message: Words,
    pub(super) locations: [Location; 1],
    pub(super) properties: Bilingual,
}

/// A text in both languages.
#[derive(Serialize)]
pub(super) struct Bilingual {
    pub(super) message: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Artifact {
    pub(super) location: ArtifactLocation,
    pub(super) roles: [&'static str; 1],
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactLocation {
    pub(super) uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) uri_base_id: Option<&'static str>,
    pub(super) index: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location {
    pub(super) physical_location: Physical,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) logical_locations: Vec<Logical>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) properties: Option<Bilingual>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Physical {
    pub(super) artifact_location: ArtifactLocation,
    pub(super) region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    pub(super) start_line: usize,
    pub(super) start_column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Logical {
    pub(super) fully_qualified_name: String,
}

/// A result.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Outcome {
    pub(super) rule_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rule_index: Option<usize>,
    pub(super) level: &'static str,
    pub(super) message: Words,
    pub(super) locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related_locations: Vec<Location>,
    pub(super) partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) suppressions: Option<[Suppression; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) baseline_state: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) taxa: Vec<Reference>,
    pub(super) properties: OutcomeBag,
}

#[derive(Serialize)]
pub(super) struct Suppression {
    pub(super) kind: &'static str,
    pub(super) status: &'static str,
    pub(super) justification: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) location: Option<Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) properties: Option<SuppressionBag>,
}

#[derive(Serialize)]
pub(super) struct SuppressionBag {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) owner: Option<String>,
}

/// What the standard has no name for, and the texts in both languages.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OutcomeBag {
    pub(super) message: Text,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) help: Option<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) path: Vec<Link>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) members: Vec<Member>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) more_members: Option<usize>,
}

impl OutcomeBag {
    /// The message alone.
    pub(super) fn of(message: Text) -> Self {
        Self {
            message,
            notes: Vec::new(),
            help: None,
            path: Vec::new(),
            members: Vec::new(),
            more_members: None,
        }
    }
}

/// One of several that a result is about.
#[derive(Serialize)]
pub(super) struct Member {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fingerprint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<Text>,
}

/// A relation on the way to a result.
#[derive(Serialize)]
pub(super) struct Link {
    from: String,
    relation: String,
    to: String,
}

impl From<&Step> for Link {
    fn from(step: &Step) -> Self {
        Self {
            from: step.from.to_string(),
            relation: step.kind.key().to_owned(),
            to: step.to.to_string(),
        }
    }
}
