//! Higher security levels for a system whose level is found too low, by `textDocument/codeAction`. Which one is approved a
//! person says.

use justarch::edit::Edit;
use justarch::{At, Diagnostic, ElementRef, Field, Locate as _, Subject, bilingual};
use lsp_types::CodeAction;

use super::code_action::Asked;

/// The highest level.
const HIGHEST: u8 = 5;

impl Asked<'_> {
    /// The levels above the one that findings at the places in the range point at.
    pub(super) fn levels(&self) -> Vec<CodeAction> {
        let found = self.view.report().into_iter().flatten();
        let found = found.filter(|found| found.code.family() == "SEC");
        found.flat_map(|found| self.higher(found)).collect()
    }

    fn higher(&self, found: &Diagnostic) -> Vec<CodeAction> {
        let Some(At::Place(place)) = found.labels.first().map(|label| &label.at) else {
            return Vec::new();
        };
        let (Some(Field::SecurityLevel), Subject::Element(id)) = (place.field, &place.subject)
        else {
            return Vec::new();
        };
        let element = self.view.document.architecture().element(id);
        let level = element.and_then(ElementRef::security_level);
        let at = self.view.document.locate(place);
        let (Some(level), Some(at)) = (level, at.filter(|at| self.meets(*at))) else {
            return Vec::new();
        };
        let code = &found.code;
        let action = |level: u8| {
            let edit = Edit::Set {
                at: place.clone(),
                value: level.to_string(),
            };
            let made = self.view.document.apply(&[edit]).ok()?;
            let title = bilingual!(
                "Ghi `security-level: {level}` ({code}), cần xem lại",
                "Write `security-level: {level}` ({code}), to be looked at"
            );
            self.quick_fix(&title, &made, (code.as_str(), at))
        };
        let higher = level.saturating_add(1)..=HIGHEST;
        higher.filter_map(action).collect()
    }
}
