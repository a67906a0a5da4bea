//! Who depends on some elements, for people: by layer and owner, each with its shortest way.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::clean::clean_line;
use super::human::Renderer;
use super::named::named;
use super::source_context::SourceContext;
use crate::diagnostic::Side;
use crate::diff::Impact;
use crate::io::Locate;
use crate::model::{ElementRef, End, Layer, RelationRef, Status, Subject};
use crate::text::{Lang, Text};

/// Of a longer way so many steps are shown: it goes on as that of the element where they end.
const STEPS: usize = 8;

pub(super) const NO_OWNER: Text = Text::fixed("chưa rõ chủ quản", "owner not stated");

/// In place of the owner of what has none by its nature.
const NOT_OWNED: Text = Text::fixed("không áp dụng chủ quản", "owner not applicable");

impl Renderer {
    /// Shows who depends on some elements of a document that was read. The cost, and what is written, grow with the
    /// elements affected, however long the ways to them are.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Graph, Impact, Lang, Renderer, reference};
    /// let document = reference::get("moj-2.0").unwrap().document();
    /// let arch = document.architecture();
    /// let impact = Impact::of(&Graph::of(arch), arch.element("moj-lgsp"));
    /// let shown = Renderer::human(Lang::En).render_impact(&impact, &document);
    /// assert!(shown.starts_with("moj-lgsp: "));
    /// # }
    /// ```
    pub fn render_impact(&self, impact: &Impact<'_>, document: &dyn Locate) -> String {
        let (lang, stand) = (self.lang(), SourceContext::one(document));
        let mut out = String::new();
        let mut line = |line: &str| {
            let _ = writeln!(out, "{}", clean_line(line));
        };
        for element in impact.origins() {
            let layer = element.layer().label();
            let (name, layer) = (element.name(lang), layer.get(lang));
            line(&format!("{}: {name} ({layer})", element.id()));
            if let Some(at) = stand.shown(Side::New, &Subject::from(*element).into()) {
                line(&format!("  {at}"));
            }
        }
        if !impact.parts().is_empty() {
            let (label, count) = (PARTS.get(lang), impact.parts().len());
            let _ = writeln!(out, "\n{label} ({count})");
            for part in impact.parts() {
                let (id, name) = (part.id(), part.name(lang));
                let way = path_line(impact, *part, lang);
                let _ = writeln!(out, "  {id}: {}", clean_line(name));
                let _ = writeln!(out, "    {}", clean_line(&way));
            }
        }
        let _ = writeln!(out, "\n{}", summary(impact, lang));
        let dependents: Vec<_> = impact.dependents().collect();
        let layers = dependents.chunk_by(|a, b| a.layer() == b.layer());
        for of_layer in layers.rev() {
            let Some(layer) = of_layer.first().map(|e| e.layer()) else {
                continue;
            };
            let (label, count) = (layer.label(), of_layer.len());
            let _ = writeln!(out, "\n{} ({count})", label.get(lang));
            for (owner, members) in by_owner(of_layer, lang) {
                let _ = writeln!(out, "  {}", clean_line(&owner));
                for element in members {
                    let (id, name) = (element.id(), element.name(lang));
                    let way = path_line(impact, element, lang);
                    let planned = planned(element, lang);
                    let _ = writeln!(out, "    {id}: {}{planned}", clean_line(name));
                    let _ = writeln!(out, "      {}", clean_line(&way));
                }
            }
        }
        let ended: Vec<_> = impact.ended().into_iter().map(ElementRef::id).collect();
        for (ids, label) in [(impact.unknown(), NOT_KNOWN), (ended, ENDED)] {
            if !ids.is_empty() {
                let (count, ids) = (ids.len(), ids.join(", "));
                let line = format!("{} ({count}): {ids}", label.get(lang));
                let _ = writeln!(out, "\n{}", clean_line(&line));
            }
        }
        out + &self.render_completeness(impact.completeness())
    }
}

pub(super) const NOT_KNOWN: Text = Text::fixed(
    "Chưa rõ có phụ thuộc hay không",
    "Not known whether these depend on it",
);

pub(super) const ENDED: Text = Text::fixed(
    "Không tính, vì đã dừng hoặc quan hệ đã kết thúc",
    "Left out, since they or their relations have ended",
);

/// What follows the name of an element that does not depend on anything yet.
pub(super) fn planned(element: ElementRef<'_>, lang: Lang) -> String {
    if element.status() == Some(Status::Planned) {
        format!(" [{}]", Status::Planned.label().get(lang).to_lowercase())
    } else {
        String::new()
    }
}

pub(super) static PARTS: Text = Text::fixed("Bộ phận cùng chịu ảnh hưởng", "Parts that go with it");

/// How many depend on what was asked about, in a sentence.
pub(super) fn summary(impact: &Impact<'_>, lang: Lang) -> String {
    let count = impact.dependents().count();
    let direct = impact.dependents().filter(|e| impact.distance(*e) == 1);
    let direct = direct.count();
    match (lang, impact.completeness().is_complete()) {
        (Lang::Vi, false) if count == 0 => {
            "Trong phần đọc được, không thấy thành phần nào phụ thuộc.".to_owned()
        }
        (Lang::En, false) if count == 0 => {
            "In what could be read nothing depends on it.".to_owned()
        }
        (Lang::Vi, false) => {
            format!("Ít nhất {count} thành phần phụ thuộc, trong đó {direct} trực tiếp:")
        }
        (Lang::En, false) if count == 1 => {
            format!("At least 1 dependent, {direct} of them direct:")
        }
        (Lang::En, false) => format!("At least {count} dependents, {direct} of them direct:"),
        (Lang::Vi, true) if count == 0 => "Không có thành phần nào phụ thuộc.".to_owned(),
        (Lang::En, true) if count == 0 => "Nothing depends on it.".to_owned(),
        (Lang::Vi, true) => format!("{count} thành phần phụ thuộc, trong đó {direct} trực tiếp:"),
        (Lang::En, true) if count == 1 => format!("1 dependent, {direct} of them direct:"),
        (Lang::En, true) => format!("{count} dependents, {direct} of them direct:"),
    }
}

/// Elements by what their owner is called; those without an owner last.
pub(super) fn by_owner<'a>(
    elements: &[ElementRef<'a>],
    lang: Lang,
) -> Vec<(String, Vec<ElementRef<'a>>)> {
    let mut owners: BTreeMap<(bool, &str), Vec<ElementRef<'a>>> = BTreeMap::new();
    for element in elements {
        let owner = element.owner().map(|owner| owner.key());
        let known = owner.map_or((true, ""), |key| (false, key));
        owners.entry(known).or_default().push(*element);
    }
    let named = owners.into_values().map(|members| {
        let owner = members.first().and_then(|element| element.owner());
        let name = owner.map(|owner| match owner.name(lang) {
            name if name == owner.key() => name.to_owned(),
            name => format!("{name} ({})", owner.key()),
        });
        // Users are nobody's.
        let is_user = |element: &ElementRef<'_>| element.layer() == Layer::User;
        let none = if members.iter().all(is_user) {
            NOT_OWNED
        } else {
            NO_OWNER
        };
        (name.unwrap_or(none.get(lang).to_owned()), members)
    });
    named.collect()
}

/// What ties an element to another that it depends on: the verb, and where that is a platform which an exchange passes,
/// with whom the exchange is.
pub(super) fn tie(
    relation: RelationRef<'_>,
    from: ElementRef<'_>,
    to: ElementRef<'_>,
    lang: Lang,
) -> String {
    let verb = relation.verb_from(from);
    let verb = verb.get(lang);
    let near = relation.from();
    let (far, end) = match relation.end() {
        End::Element(far) => (named(far.name(lang), far.id()), Some(far)),
        End::Organisation(far) => (named(far.name(lang), far.key()), None),
    };
    let with = if from == near {
        far
    } else {
        named(near.name(lang), near.id())
    };
    match lang {
        _ if to == near || Some(to) == end => verb.to_owned(),
        Lang::Vi => format!("{verb} {with}, qua"),
        Lang::En => format!("{verb} {with}, over"),
    }
}

/// The way of an affected element as one line. A step over a platform shows the exchange that passes it.
pub(super) fn path_line(impact: &Impact<'_>, affected: ElementRef<'_>, lang: Lang) -> String {
    let shown = |element: ElementRef<'_>| named(element.name(lang), element.id());
    let mut out = shown(affected);
    let mut from = affected;
    for (relation, to) in impact.steps_of(affected).take(STEPS) {
        let _ = write!(out, " —{}→ {}", tie(relation, from, to, lang), shown(to));
        from = to;
    }
    match (impact.distance(affected).saturating_sub(STEPS), lang) {
        (0, _) => {}
        (more, Lang::Vi) => {
            let _ = write!(out, " → … (còn {more} bước)");
        }
        (more, Lang::En) => {
            let _ = write!(out, " → … ({more} more)");
        }
    }
    out
}
