//! The elements that a selector selects.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SchemaVersion;
use super::impact::Element;
use super::parts::{Completeness, Head};
use crate::date::Date;
use crate::io::Locate;
use crate::model::ElementRef;
use crate::query::{Column, Selection, Selector};
use crate::report::SourceContext;

/// The elements that a selector selects, and what is shown of them.
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::query::{Column, Selector};
/// use justarch::{json, reference};
/// let document = reference::get("moj-2.0").unwrap().document();
/// let selector = Selector::parse("id = moj-lgsp").unwrap();
/// let selection = selector.select(document.architecture(), None).unwrap();
/// let json = json::Query::new(&selector, &selection, &["status".parse::<Column>().unwrap()], &document);
/// assert_eq!(json.elements[0].element.id, "moj-lgsp");
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Query {
    /// The version of this layout.
    pub schema_version: SchemaVersion<1>,
    /// The selector as it was written.
    pub selector: String,
    /// The document.
    pub document: Head,
    /// The day it was asked for.
    pub day: Option<Date>,
    /// The keys of the columns asked for.
    pub columns: Vec<String>,
    /// What is selected, in document order.
    pub elements: Vec<QueryRow>,
    /// The ids of the elements for which the document does not state a value that the answer hangs on.
    pub undecided: Vec<String>,
    /// How many elements were left out as state secrets.
    #[serde(default)]
    pub left_out: usize,
    /// Whether the document was read whole.
    pub completeness: Completeness,
}

/// An element that is selected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QueryRow {
    /// The element.
    #[serde(flatten)]
    pub element: Element,
    /// What it is.
    pub kind: String,
    /// By key of a column: the values, as documents write them. Nothing of what is not stated.
    pub values: BTreeMap<String, Vec<String>>,
}

impl Query {
    /// Of a document that was read.
    pub fn new(
        selector: &Selector,
        selection: &Selection<'_>,
        columns: &[Column],
        document: &dyn Locate,
    ) -> Self {
        let arch = selection.architecture();
        let context = SourceContext::one(document);
        let words = columns
            .iter()
            .map(|column| column.words(arch, selection.day()));
        let words: Vec<_> = words.collect();
        let row = |element: ElementRef<'_>| {
            let mut values = BTreeMap::new();
            for (column, words) in columns.iter().zip(&words) {
                let found = arch.element(element.id()).map(|element| words.of(element));
                let found = found.unwrap_or_default();
                if !found.is_empty() {
                    values.insert(column.key().to_owned(), found);
                }
            }
            QueryRow {
                element: Element::of(element, &context),
                kind: element.kind_key().to_owned(),
                values,
            }
        };
        Self {
            schema_version: SchemaVersion,
            selector: selector.text().to_owned(),
            document: Head::named(arch),
            day: selection.day(),
            columns: columns
                .iter()
                .map(|column| column.key().to_owned())
                .collect(),
            elements: selection.elements().map(row).collect(),
            undecided: selection.undecided().map(|e| e.id().to_owned()).collect(),
            left_out: selection.left_out(),
            completeness: selection.completeness().into(),
        }
    }
}
