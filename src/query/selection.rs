//! A selector and what it selects.

use std::fmt;
use std::str::FromStr;

use super::conditions::Conditions;
use super::error::SelectorError;
use super::names::Name;
use super::near::On;
use super::parser::parse;
use crate::date::Date;
use crate::diagnostic::Completeness;
use crate::graph::ElementSet;
use crate::model::{Architecture, ElementRef};

/// Conditions on elements, read from a text.
///
/// The language is told in [`_documentation::query`](crate::_documentation::query).
///
/// ```
/// use justarch::query::Selector;
/// assert!(Selector::parse("kind = database and not (class = national or owner under moj)").is_ok());
/// assert_eq!(Selector::parse("kind = databse").unwrap_err().column(), 8);
/// ```
#[derive(Clone, Debug)]
pub struct Selector {
    text: Box<str>,
    conditions: Conditions,
    names: Vec<Name>,
}

impl Selector {
    /// Reads a selector. O(bytes); texts over 16 KiB, 256 conditions or 64 brackets within each other are refused.
    pub fn parse(text: &str) -> Result<Self, SelectorError> {
        let (conditions, names) = parse(text)?;
        Ok(Self {
            text: text.into(),
            conditions,
            names,
        })
    }

    /// The text it was read from.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a kind in some layer can meet it, whatever else it asks: `kind = database and layer = channels` selects
    /// nothing in any document. O(conditions).
    ///
    /// ```
    /// use justarch::query::Selector;
    /// let can_select = |text| Selector::parse(text).unwrap().can_select();
    /// assert!(!can_select("kind = database and layer = channels"));
    /// assert!(can_select("kind = database or layer = channels"));
    /// ```
    pub fn can_select(&self) -> bool {
        self.conditions.can_select()
    }

    #[cfg(feature = "yaml")]
    pub(crate) fn conditions(&self) -> &Conditions {
        &self.conditions
    }

    /// The elements that it selects, as things are on a day; without one nothing has ended but what its status says so of.
    /// O(elements + relations) for each condition. The error is for the id of an element or organisation that the document does not have.
    ///
    /// ```
    /// use justarch::query::Selector;
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("register", ApplicationKind::Database, "CSDL hộ tịch")?.since("2024".parse()?);
    /// let arch = b.build()?;
    /// let selector = Selector::parse("since < 2024-06").unwrap();
    /// let found = selector.select(&arch, None).unwrap();
    /// // Of 2024 only the year is known.
    /// assert_eq!((found.len(), found.undecided().count()), (0, 1));
    /// let error = Selector::parse("depends-on registre").unwrap().select(&arch, None).unwrap_err();
    /// assert_eq!(error.column(), 12);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn select<'a>(
        &self,
        arch: &'a Architecture,
        day: Option<Date>,
    ) -> Result<Selection<'a>, SelectorError> {
        let missing = |name: &Name| name.missing(arch, &self.text);
        if let Some(error) = self.names.iter().find_map(missing) {
            return Err(error);
        }
        let answer = self.conditions.answer(&On::day_of(arch, day));
        Ok(Selection {
            arch,
            day,
            undecided: answer.undecided(),
            selected: answer.selected,
            left_out: 0,
        })
    }
}

impl FromStr for Selector {
    type Err = SelectorError;

    fn from_str(text: &str) -> Result<Self, SelectorError> {
        Self::parse(text)
    }
}

/// The text it was read from.
impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The elements of a document that a selector selects, and those of which the document does not say enough.
#[derive(Clone, Debug)]
pub struct Selection<'a> {
    arch: &'a Architecture,
    day: Option<Date>,
    selected: ElementSet<'a>,
    undecided: ElementSet<'a>,
    left_out: usize,
}

impl<'a> Selection<'a> {
    /// The document.
    pub fn architecture(&self) -> &'a Architecture {
        self.arch
    }

    /// The day it was asked for.
    pub fn day(&self) -> Option<Date> {
        self.day
    }

    /// What is selected, in document order.
    pub fn elements(&self) -> impl Iterator<Item = ElementRef<'a>> + '_ {
        self.selected.iter()
    }

    /// How many these are.
    pub fn len(&self) -> usize {
        self.selected.len()
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.selected.is_empty()
    }

    /// The elements for which the document does not state a value that the answer hangs on, in document order. They are
    /// selected only where a `not` takes what is not said for not being so.
    pub fn undecided(&self) -> impl Iterator<Item = ElementRef<'a>> + '_ {
        self.undecided.iter()
    }

    /// Whether the document was read whole.
    pub fn completeness(&self) -> Completeness<'a> {
        Completeness::of(self.arch.unread())
    }

    /// How many elements were left out of it since they must not be shown.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Leaves out elements: of those selected, and of those of which it is not known.
    pub(crate) fn keep(
        &mut self,
        of_selected: impl Fn(ElementRef<'a>) -> bool,
        of_undecided: impl Fn(ElementRef<'a>) -> bool,
    ) {
        let before = self.len();
        let mut selected = ElementSet::empty(self.arch);
        selected.extend(self.selected.iter().filter(|e| of_selected(*e)));
        let mut undecided = ElementSet::empty(self.arch);
        undecided.extend(self.undecided.iter().filter(|e| of_undecided(*e)));
        (self.selected, self.undecided) = (selected, undecided);
        self.left_out = before.saturating_sub(self.len());
    }
}
