//! The route that mends an exchange.

use crate::date::Date;
use crate::model::{Architecture, ElementRef, RelationRef};
use crate::rules;

/// The platforms that an exchange of an architecture should pass where the rules on integration find fault with the route
/// that it states (INT003 to INT007), or state it the wrong way round (INT020), in the order in which the element states them that it is
/// written at. Nothing where they find no fault, where it states no route, and where the architecture has no platform
/// that can be used on that day. Whether the data does pass them only a person knows. O(elements + relations).
///
/// ```
/// use justarch::{Document, vocabulary};
/// let text = "
/// justarch: 1
/// architecture: {id: a, body: b, name: {vi: A}, version: '1.0', framework: '3.0', state-date: 2024-12-31}
/// organisations: {b: {name: {vi: Bộ}, kind: ministry}, c: {name: {vi: Bộ khác}, kind: ministry}}
/// integration:
///   lgsp: {kind: lgsp, name: {vi: LGSP}, owner: b}
/// applications:
///   files: {kind: application, name: {vi: Hồ sơ}, owner: b, exchanges: [{with: land, route: direct}]}
///   land: {kind: application, name: {vi: Đất đai}, owner: c}
/// ";
/// let document = Document::parse("a.yaml", text)?;
/// let arch = document.architecture();
/// let exchange = arch.relations().next().unwrap();
/// let route = vocabulary::mended_route(arch, None, exchange);
/// assert_eq!(route[0].id(), "lgsp");
/// # Ok::<(), justarch::LoadError>(())
/// ```
pub fn mended_route<'a>(
    arch: &'a Architecture,
    day: Option<Date>,
    relation: RelationRef<'a>,
) -> Vec<ElementRef<'a>> {
    rules::mended_route(arch, day, relation)
}
