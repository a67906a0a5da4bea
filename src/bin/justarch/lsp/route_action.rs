//! The route over the platforms of the document in place of one that findings are about, by `textDocument/codeAction`. Whether
//! the data does pass them a person says.

use justarch::edit::Edit;
use justarch::vocabulary::mended_route;
use justarch::{
    Diagnostic, Field, Locate as _, Place, RelationKind, RelationRef, Subject, bilingual,
};
use lsp_types::CodeAction;

use super::code_action::Asked;

impl Asked<'_> {
    /// Routes for the exchanges in the range whose own the rules find fault with.
    pub(super) fn routes(&self) -> Vec<CodeAction> {
        let found = self.view.report().into_iter().flatten();
        let found = found.filter(|found| found.code.family() == "INT");
        let places = found.flat_map(|found| {
            let places = found.places().into_iter();
            places.map(move |place| (found, place))
        });
        let rerouted = places.filter_map(|(found, place)| self.rerouted(found, place));
        rerouted.collect()
    }

    fn rerouted(&self, found: &Diagnostic, place: &Place) -> Option<CodeAction> {
        let (Some(Field::RouteDirect | Field::RouteHop), subject @ Subject::Relation { .. }) =
            (place.field, &place.subject)
        else {
            return None;
        };
        let document = self.view.document;
        let at = document.locate(place).filter(|at| self.meets(*at))?;
        let arch = document.architecture();
        let is_it = |relation: &RelationRef<'_>| {
            relation.kind() == RelationKind::Exchanges && Subject::from(*relation) == *subject
        };
        let exchange = arch.relations().find(is_it)?;
        let day = self.view.report().and_then(|report| report.judged()?.day);
        let route = mended_route(arch, day, exchange);
        let route: Vec<_> = route.iter().map(|hop| hop.id().to_owned()).collect();
        if route.is_empty() {
            return None;
        }
        let (code, written) = (&found.code, route.join(", "));
        let edit = Edit::SetItems {
            at: subject.clone().at(Field::RouteHop),
            values: route,
        };
        let made = document.apply(&[edit]).ok()?;
        let title = bilingual!(
            "Ghi `route: [{written}]` ({code}), cần xem lại",
            "Write `route: [{written}]` ({code}), to be looked at"
        );
        self.quick_fix(&title, &made, (code.as_str(), at))
    }
}
