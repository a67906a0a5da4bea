//! Making schemas: objects of keywords, put together from smaller ones.

use serde_json::{Map, Value, json};

use crate::model::MAX_KEY;

/// The form of identifiers, as [`crate::is_key`] has it.
pub(super) const KEY: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// One schema.
#[derive(Clone, Debug, Default)]
pub(super) struct Node(Map<String, Value>);

impl Node {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// With a keyword, which takes the place of one that is there.
    pub(super) fn with(mut self, keyword: &str, value: impl Into<Value>) -> Self {
        self.0.insert(keyword.to_owned(), value.into());
        self
    }

    /// The same, marked by another. A reference stands apart, since what stands beside one is not seen by every editor.
    pub(super) fn marked(self, mark: Self) -> Self {
        let whole: Vec<Value> = vec![self.into()];
        mark.with("allOf", whole)
    }

    /// What stands under this name among the definitions.
    pub(super) fn defined(name: &str) -> Self {
        Self::new().with("$ref", format!("#/$defs/{name}"))
    }

    /// One of several.
    pub(super) fn any(of: impl IntoIterator<Item = Self>) -> Self {
        let of: Vec<Value> = of.into_iter().map(Value::from).collect();
        Self::new().with("anyOf", of)
    }

    /// A list.
    pub(super) fn list(items: Self) -> Self {
        Self::new().with("type", "array").with("items", items)
    }

    /// One, or a list of them.
    pub(super) fn one_or_list(item: Self) -> Self {
        Self::any([item.clone(), Self::list(item)])
    }

    /// A map with these keys and no others.
    pub(super) fn map(keys: Keys) -> Self {
        Self::new()
            .with("type", "object")
            .with("properties", keys.properties)
            .with("additionalProperties", false)
            .with_required(keys.required)
    }

    fn with_required(self, mut required: Vec<String>) -> Self {
        if required.is_empty() {
            return self;
        }
        required.sort_unstable();
        self.with("required", required)
    }

    /// A map from ids to what each is.
    pub(super) fn by_id(value: Self) -> Self {
        Self::new()
            .with("propertyNames", Self::id())
            .with("additionalProperties", value)
    }

    /// An identifier.
    pub(super) fn id() -> Self {
        Self::new().with("pattern", KEY).with("maxLength", MAX_KEY)
    }

    /// Whether a thing is of one of the kinds; one whose kind is not written is of none.
    pub(super) fn if_kind(kinds: &[&str]) -> Self {
        let kind = json!({ "enum": kinds });
        Self::new()
            .with("properties", json!({ "kind": kind }))
            .with("required", json!(["kind"]))
    }
}

impl From<Node> for Value {
    fn from(node: Node) -> Self {
        Self::Object(node.0)
    }
}

/// The keys of a map.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    properties: Map<String, Value>,
    required: Vec<String>,
}

impl Keys {
    pub(super) fn add(&mut self, key: &str, value: impl Into<Value>) {
        self.properties.insert(key.to_owned(), value.into());
    }

    pub(super) fn require(&mut self, key: &str) {
        self.required.push(key.to_owned());
    }

    pub(super) fn is_empty(&self) -> bool {
        self.properties.is_empty()
    }

    /// The keys as they stand in a condition: none is required.
    pub(super) fn into_properties(self) -> Value {
        self.properties.into()
    }
}
