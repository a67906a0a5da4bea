//! Who depends on some elements, as one page of Markdown: how many, how many of each layer and owner, and each with its
//! way.

use super::text::{code, plain};
use super::writer::Writer;
use crate::diagnostic::Side;
use crate::diff::Impact;
use crate::io::Document;
use crate::model::{ElementRef, Layer, Subject};
use crate::report::completeness;
use crate::report::human::Renderer;
use crate::report::impact::{ENDED, NOT_KNOWN, PARTS, by_owner, path_line, planned, summary};
use crate::report::source_context::SourceContext;
use crate::text::Lang;

impl Renderer {
    /// Who depends on some elements of a document that was read, as a page of Markdown, for a report.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::{Graph, Impact, Lang, Renderer, reference};
    /// let document = reference::get("moj-2.0").unwrap().document();
    /// let arch = document.architecture();
    /// let impact = Impact::of(&Graph::of(arch), arch.element("moj-lgsp"));
    /// let page = Renderer::human(Lang::En).render_impact_markdown(&impact, &document);
    /// assert!(page.contains("(`moj-lgsp`)"));
    /// # }
    /// ```
    pub fn render_impact_markdown(&self, impact: &Impact<'_>, document: &Document) -> String {
        let lang = self.lang();
        let mut page = Writer::new(lang);
        let what = page.pick(
            "Phạm vi ảnh hưởng trong kiến trúc, phiên bản",
            "Who is affected in the architecture, version",
        );
        page.head(what, &[document.architecture()]);
        page.section("Kết luận", "Verdict");
        if !impact.completeness().is_complete() {
            page.line(&completeness::markdown(impact.completeness(), lang));
        }
        let said = summary(impact, lang);
        page.line(&format!("**{}**", said.trim_end_matches([':', '.'])));
        let ended: Vec<_> = impact.ended().into_iter().map(ElementRef::id).collect();
        for (ids, label) in [(impact.unknown(), NOT_KNOWN), (ended, ENDED)] {
            if !ids.is_empty() {
                let ids: Vec<_> = ids.iter().map(|id| code(id)).collect();
                let (count, ids) = (ids.len(), ids.join(", "));
                page.line(&format!("\n{} ({count}): {ids}", label.get(lang)));
            }
        }
        page.asked(impact, &SourceContext::one(document));
        page.parts(impact);
        let dependents = by_layer(impact);
        if !dependents.is_empty() {
            page.layers(&dependents);
            page.dependents(impact, &dependents);
        }
        page.out
    }
}

/// Those that depend on what was asked about, by layer, the highest first. Parts that go with it are not among them.
fn by_layer<'a>(impact: &Impact<'a>) -> Vec<(Layer, Vec<ElementRef<'a>>)> {
    let all: Vec<_> = impact.dependents().collect();
    let layers = all.chunk_by(|a, b| a.layer() == b.layer()).rev();
    layers
        .filter_map(|layer| Some((layer.first()?.layer(), layer.to_vec())))
        .collect()
}

impl Writer {
    fn asked(&mut self, impact: &Impact<'_>, stand: &SourceContext<'_>) {
        self.section("Thành phần được hỏi", "What was asked about");
        let rows = impact.origins().iter().map(|element| {
            let place = stand.shown(Side::New, &Subject::from(*element).into());
            vec![
                self.element(*element),
                element.layer().label().get(self.lang).to_owned(),
                place.map_or_else(String::new, |at| plain(&at)),
            ]
        });
        let rows: Vec<_> = rows.collect();
        let head = [
            self.pick("Thành phần", "Element"),
            self.pick("Lớp", "Layer"),
            self.pick("Vị trí", "Where"),
        ];
        self.table(&head, "|---|---|---|", &rows);
    }

    /// What goes with what was asked about, being part of it.
    fn parts(&mut self, impact: &Impact<'_>) {
        if impact.parts().is_empty() {
            return;
        }
        self.section(PARTS.get(Lang::Vi), PARTS.get(Lang::En));
        let rows = impact.parts().iter().map(|part| {
            vec![
                self.element(*part),
                plain(&path_line(impact, *part, self.lang)),
            ]
        });
        let rows: Vec<_> = rows.collect();
        let head = [
            self.pick("Thành phần", "Element"),
            self.pick("Đường phụ thuộc", "Way"),
        ];
        self.table(&head, "|---|---|", &rows);
    }

    /// How many depend on it, by layer and owner.
    fn layers(&mut self, dependents: &[(Layer, Vec<ElementRef<'_>>)]) {
        self.section(
            "Tổng hợp theo lớp và chủ quản",
            "Summary by layer and owner",
        );
        let mut rows = Vec::new();
        let mut sum = 0_usize;
        for (layer, of_layer) in dependents {
            sum += of_layer.len();
            for (owner, members) in by_owner(of_layer, self.lang) {
                let count = members.len().to_string();
                rows.push(vec![self.layer(*layer), plain(&owner), count]);
            }
        }
        let sum = format!("**{sum}**");
        let total = self.pick("**Tổng số**", "**Total**").to_owned();
        rows.push(vec![total, String::new(), sum]);
        let head = [
            self.pick("Lớp", "Layer"),
            self.pick("Chủ quản", "Owner"),
            self.pick("Số thành phần", "Elements"),
        ];
        self.table(&head, "|---|---|---:|", &rows);
    }

    fn layer(&self, layer: Layer) -> String {
        layer.label().get(self.lang).to_owned()
    }

    fn dependents<'a>(&mut self, impact: &Impact<'a>, dependents: &[(Layer, Vec<ElementRef<'a>>)]) {
        self.section("Thành phần phụ thuộc", "Dependents");
        let mut rows = Vec::new();
        for (layer, of_layer) in dependents {
            for (owner, members) in by_owner(of_layer, self.lang) {
                rows.extend(members.into_iter().map(|element| {
                    vec![
                        self.layer(*layer),
                        self.element(element) + &planned(element, self.lang),
                        plain(&owner),
                        impact.distance(element).to_string(),
                        plain(&path_line(impact, element, self.lang)),
                    ]
                }));
            }
        }
        let head = [
            self.pick("Lớp", "Layer"),
            self.pick("Thành phần", "Element"),
            self.pick("Chủ quản", "Owner"),
            self.pick("Số bước", "Steps"),
            self.pick("Đường phụ thuộc", "Way"),
        ];
        self.table(&head, "|---|---|---|---:|---|", &rows);
    }
}
