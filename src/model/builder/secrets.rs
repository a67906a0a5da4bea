//! An architecture without its state secrets.

use crate::error::Error;
use crate::model::Architecture;

impl Architecture {
    /// The same without what carries state secrets, or may: these elements, the relations that end at or pass them, and the
    /// relations that carry some themselves. What is asked of it tells of no secret. O(n).
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, Field, FrameworkVersion, RelationKind};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?;
    /// b.element("vault", ApplicationKind::Database, "Kho")?.add(Field::Information, "state-secret")?;
    /// b.relate("app", RelationKind::Stores, "vault")?;
    /// let public = b.build()?.without_state_secrets()?;
    /// assert_eq!((public.element_count(), public.relation_count()), (1, 0));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if what is left cannot stand without what is taken out.
    pub fn without_state_secrets(&self) -> Result<Self, Error> {
        let mut builder = self.to_builder();
        // They were copied in order.
        for (draft, relation) in builder.relations.iter_mut().zip(self.relations()) {
            draft.gone |= relation.touches_state_secrets();
        }
        builder.drop_figures_of_gone();
        for element in self.elements().filter(|e| e.may_hold_state_secrets()) {
            builder.remove_element(element.id())?;
        }
        builder.build()
    }
}
