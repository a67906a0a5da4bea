//! Organisations, sources, indicators and the other things that are not elements.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::fields::Fields;
use super::store::{Holder, Store};
use super::token::{OrganisationKind, Qualifier};
use super::{Field, Table, agency};
use crate::date::Date;
use crate::text::Lang;

/// An entry of one of the tables of an architecture.
#[derive(Clone, Copy)]
pub struct RecordRef<'a> {
    store: &'a Store,
    table: Table,
    ix: u32,
}

impl fmt::Debug for RecordRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.table.key(), self.key())
    }
}

/// Two views are equal when they show the same entry of the same architecture value.
impl PartialEq for RecordRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for RecordRef<'_> {}

impl Hash for RecordRef<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.table, self.ix).hash(state);
    }
}

impl PartialOrd for RecordRef<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By table, then in the order of the document. The order of entries of two architectures at the same position means
/// nothing.
impl Ord for RecordRef<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |view: &Self| (view.table, view.ix, std::ptr::from_ref(view.store));
        place(self).cmp(&place(other))
    }
}

/// The key.
impl fmt::Display for RecordRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl<'a> RecordRef<'a> {
    /// Whether it only infers that something ended: no decision and no successor is named, and no source says so.
    pub(crate) fn ends_by_inference(self) -> bool {
        let fields = self.fields();
        fields.is_inferred("existence")
            && !fields.is_stated(Field::Decision)
            && !fields.is_stated(Field::Successor)
    }

    pub(super) fn new(store: &'a Store, table: Table, ix: u32) -> Self {
        Self { store, table, ix }
    }

    /// The table it belongs to.
    pub fn table(self) -> Table {
        self.table
    }

    pub(crate) fn ix(self) -> u32 {
        self.ix
    }

    /// Its key, unique within the table.
    pub fn key(self) -> &'a str {
        self.store.record_key(self.table, self.ix)
    }

    /// The name; the other language if this one is missing, the key if both are.
    pub fn name(self, lang: Lang) -> &'a str {
        self.fields()
            .either(lang, Field::NameVi, Field::NameEn)
            .unwrap_or_else(|| self.key())
    }

    /// Its fields.
    pub fn fields(self) -> Fields<'a> {
        let slice = self.store.records[self.table]
            .get(self.ix as usize)
            .map_or_else(Default::default, |row| row.props);
        Fields::new(self.store, slice)
    }

    /// The id of the element it hangs on, directly or by one of its relations; `None` for the document.
    pub fn holder(self) -> Option<&'a str> {
        let row = self.store.records[self.table].get(self.ix as usize)?;
        match row.holder {
            Holder::Document => None,
            Holder::Element(element, _) => Some(self.store.element_id(element)),
        }
    }

    /// The number of the relation it hangs on, if it does.
    pub(crate) fn relation(self) -> Option<u32> {
        let row = self.store.records[self.table].get(self.ix as usize)?;
        match row.holder {
            Holder::Element(_, relation) => relation.checked_sub(1),
            Holder::Document => None,
        }
    }
}

macro_rules! views {
    ($($(#[$outer:meta])* $name:ident)+) => {
        $(
            $(#[$outer])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name<'a>(pub(super) RecordRef<'a>);

            impl<'a> std::ops::Deref for $name<'a> {
                type Target = RecordRef<'a>;

                fn deref(&self) -> &RecordRef<'a> {
                    &self.0
                }
            }

            impl<'a> From<$name<'a>> for RecordRef<'a> {
                fn from(view: $name<'a>) -> Self {
                    view.0
                }
            }

            /// The key.
            impl fmt::Display for $name<'_> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(self.key())
                }
            }
        )+
    };
}

views! {
    /// An organisation: an owner, an operator, a supplier of data.
    OrganisationRef
    /// A text from which facts of the document come.
    SourceRef
    /// A measured figure.
    IndicatorRef
    /// A figure to be reached.
    TargetRef
}

impl<'a> OrganisationRef<'a> {
    /// What it is.
    pub fn kind(self) -> Option<OrganisationKind> {
        self.fields().token(Field::OrganisationKind)
    }

    /// The organisation it is part of.
    pub fn parent(self) -> Option<OrganisationRef<'a>> {
        let ix = self.fields().organisation(Field::Parent)?;
        Some(Self(RecordRef::new(self.0.store, Table::Organisations, ix)))
    }

    /// Whether it is another organisation or a part of it, however deep. O(organisations).
    pub(crate) fn is_within(self, whole: OrganisationRef<'_>) -> bool {
        // In a circle of parents the climb ends all the same.
        let most = self.0.store.records[Table::Organisations].len();
        let above = std::iter::successors(Some(self), |unit| unit.parent());
        above.take(most).any(|unit| unit.key() == whole.key())
    }

    /// The agency: the topmost organisation above, or this one itself. Of organisations that are part of each other
    /// in a circle the one that is most likely meant to be the top: the highest in kind, then the body, then the
    /// first by key.
    ///
    /// ```
    /// use justarch::{Architecture, FrameworkVersion};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.organisation("moj", "Bộ Tư pháp")?;
    /// b.organisation("it-department", "Cục Công nghệ thông tin")?.parent("moj")?;
    /// let arch = b.build()?;
    /// assert_eq!(arch.organisation("it-department").unwrap().agency().key(), "moj");
    /// # Ok::<(), justarch::Error>(())
    /// ```
    #[must_use]
    pub fn agency(self) -> OrganisationRef<'a> {
        let top = agency::above(self.0.store, self.0.ix);
        Self(RecordRef::new(self.0.store, Table::Organisations, top))
    }

    /// The ids of the organisations of the earlier version that go on in this one.
    ///
    /// ```
    /// use justarch::{Architecture, FrameworkVersion};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.organisation("digital-office", "Cục Chuyển đổi số")?.succeeds("it-office")?;
    /// let arch = b.build()?;
    /// let office = arch.organisation("digital-office").unwrap();
    /// assert_eq!(office.succeeds().collect::<Vec<_>>(), ["it-office"]);
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn succeeds(self) -> impl Iterator<Item = &'a str> + 'a {
        self.fields().texts(Field::Succeeds)
    }
}

macro_rules! figure {
    ($name:ident, $date:ident, $field:ident, $doc:literal) => {
        impl<'a> $name<'a> {
            /// What is measured, such as `services-total`: the same word in all versions.
            pub fn measure(self) -> Option<&'a str> {
                self.fields().text(Field::Measure)
            }

            /// The value as a number; see [`Fields::text`] for it as written.
            pub fn value(self) -> Option<f64> {
                self.fields().text(Field::Value)?.parse().ok()
            }

            /// The unit, such as `percent`.
            pub fn unit(self) -> Option<&'a str> {
                self.fields().text(Field::Unit)
            }

            /// How exactly the value is known.
            pub fn qualifier(self) -> Option<Qualifier> {
                self.fields().token(Field::FigureQualifier)
            }

            #[doc = $doc]
            pub fn $date(self) -> Option<Date> {
                self.fields().date(Field::$field)
            }
        }
    };
}

figure!(IndicatorRef, as_of, AsOf, "When it was measured.");
figure!(TargetRef, by, By, "By when it is to be reached.");
