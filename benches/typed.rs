//! The generated document as plain structs that serde reads: what reading costs elsewhere.
//!
//! Nothing of the document is left out; what it does not hold is not here either.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

type Map<T> = IndexMap<String, T>;

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    justarch: u32,
    architecture: Header,
    organisations: Map<Organisation>,
    infrastructure: Map<Element>,
    integration: Map<Element>,
    applications: Map<Element>,
    business: Map<Element>,
    channels: Map<Element>,
    users: Map<Element>,
    policy: Map<Element>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Header {
    id: String,
    body: String,
    level: String,
    name: Name,
    version: String,
    framework: FrameworkName,
    status: String,
    state_date: String,
    contents: Map<Content>,
    views: Map<View>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Name {
    vi: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    en: Option<String>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct FrameworkName {
    version: String,
    decision: String,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Content {
    text: String,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct View {
    name: Name,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Organisation {
    name: Name,
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Element {
    kind: String,
    name: Name,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    scope: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    security_level: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    monitored: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    class: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    succeeds: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    stores: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    hosted_on: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    connects: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    supported_by: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    offers: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    uses: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    exchanges: Vec<Exchange>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    governed_by: Vec<String>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Exchange {
    with: String,
    route: Vec<String>,
    purpose: String,
    data: Vec<String>,
    since: String,
}
