//! What the title block and the legend say besides, of a picture that is not simply of all elements.

use super::content::Content;
use super::edge::EdgeGroup;
use super::links::Links;
use super::options::Drawing;
use super::scene::{RelationsShown, Sign};
use super::subgraph::Subgraph;
use crate::bilingual;
use crate::model::{Architecture, Status};
use crate::text::{Lang, Text};

#[derive(Debug, Default)]
pub(super) struct Extra {
    /// What the picture shows, instead of everything.
    pub(super) subject: Option<String>,
    /// How much of the architecture it does not show.
    pub(super) left_out: Option<String>,
    /// Further signs and what they mean.
    pub(super) entries: Vec<(Sign, String)>,
    /// Further sentences below the legend.
    pub(super) notes: Vec<String>,
}

/// What is to be said of a picture of some of the elements, or with relations.
pub(super) fn of(
    arch: &Architecture,
    asked: &Drawing,
    content: &Content<'_>,
    links: Option<&Links<'_>>,
) -> Extra {
    let lang = asked.lang;
    let mut out = Extra::default();
    if !asked.subgraphs.is_empty() {
        let told = asked.subgraphs.iter();
        let told: Vec<_> = told.map(|one| one.told(arch, lang, asked.public)).collect();
        let told = told.join("; ");
        let subject = bilingual!(
            "Trích sơ đồ tổng thể: {told}",
            "From the general diagram: {told}"
        );
        out.subject = Some(subject.get(lang).to_owned());
        let bands = content.stack.iter().chain(&content.sides);
        let shown: usize = bands.map(|band| band.count).sum();
        let public = arch
            .element_count()
            .saturating_sub(content.withheld.elements);
        let left = public.saturating_sub(shown);
        let noun = if left == 1 { "other" } else { "others" };
        let left = bilingual!(
            "không thể hiện {left} thành phần khác",
            "{left} {noun} not shown"
        );
        out.left_out = Some(left.get(lang).to_owned());
    }
    let Some(links) = links else { return out };
    if !links.between.is_empty() {
        let group = EdgeGroup::Several;
        out.entries
            .push((Sign::Edge(group), group.label().get(lang).to_owned()));
    }
    for (group, verbs) in links.groups(lang) {
        out.entries.push((Sign::Edge(group), verbs));
    }
    let of_exchanges = asked.subgraphs.contains(&Subgraph::Exchanges);
    if of_exchanges || links.each.iter().any(|link| link.two_way) {
        let text = if of_exchanges {
            DATA_BOTH_WAYS
        } else {
            BOTH_WAYS
        };
        out.entries
            .push((Sign::EdgeBothWays, text.get(lang).to_owned()));
    }
    for status in [Status::Planned, Status::Retired] {
        if links.each.iter().any(|link| link.status == Some(status)) {
            out.entries.push((
                Sign::EdgeStatus(status),
                at_stage(status).get(lang).to_owned(),
            ));
        }
    }
    if of_exchanges {
        let text = Text::fixed(
            "Chấm tròn là nền tảng mà kết nối đi qua; đường không có chấm chỉ cắt ngang.",
            "A dot is a platform that the exchange passes; a line without a dot only crosses.",
        );
        out.notes.push(text.get(lang).to_owned());
    }
    let text = if of_exchanges {
        Text::fixed("Mũi tên theo chiều dữ liệu.", "Arrows follow the data.")
    } else {
        Text::fixed(
            "Mũi tên đi từ bên phụ thuộc tới bên mà nó cần đến.",
            "An arrow leads from what depends to what it depends on.",
        )
    };
    out.notes.push(text.get(lang).to_owned());
    // Its place is kept; what it says is known when the edges are drawn.
    out.notes.push(longest(links.asked, lang));
    out
}

const DATA_BOTH_WAYS: Text = Text::fixed(
    "dữ liệu đi cả hai chiều, hoặc chưa nêu mục đích kết nối",
    "data go both ways, or no purpose is stated",
);

pub(super) const BOTH_WAYS: Text = Text::fixed(
    "hai bên phụ thuộc lẫn nhau",
    "each end depends on the other",
);

/// What a line at a stage is called.
pub(super) fn at_stage(status: Status) -> Text {
    let label = status.label();
    let (vi, en) = (
        label.get(Lang::Vi).to_lowercase(),
        label.get(Lang::En).to_lowercase(),
    );
    bilingual!("quan hệ {vi}", "{en} relation")
}

/// How many relations are shown and why others are not, in one sentence or several.
pub(super) fn count(shown: &RelationsShown, lang: Lang) -> String {
    let RelationsShown { asked, drawn, .. } = *shown;
    let first = if drawn == asked {
        bilingual!(
            "Hình thể hiện đủ {asked} quan hệ.",
            "All {asked} relations are shown."
        )
    } else {
        bilingual!(
            "Hình thể hiện {drawn} trong số {asked} quan hệ; chưa thể hiện:",
            "{drawn} of {asked} relations are shown; not shown:"
        )
    };
    let reasons = [
        (
            shown.no_room,
            Text::fixed("không đủ chỗ", "for want of room"),
        ),
        (
            shown.between_pages,
            Text::fixed("hai đầu ở hai trang", "ends on different pages"),
        ),
        (
            shown.outside,
            Text::fixed("đầu kia nằm ngoài hình", "the other end not in the picture"),
        ),
        (
            shown.within_bands,
            Text::fixed("trong nội bộ một dải", "within a band"),
        ),
        (
            shown.to_organisations,
            Text::fixed("với tổ chức", "to organisations"),
        ),
        (
            shown.to_itself,
            Text::fixed("của thành phần với chính nó", "of an element to itself"),
        ),
    ];
    let said = reasons.iter().filter(|(count, _)| *count > 0);
    let said: Vec<_> = said
        .map(|(count, why)| format!("{count} {}", why.get(lang)))
        .collect();
    let mut out = first.get(lang).to_owned();
    if !said.is_empty() {
        out.push(' ');
        out.push_str(&said.join("; "));
        out.push('.');
    }
    out
}

/// As long as that can become, by how many relations there are.
pub(super) fn longest(asked: usize, lang: Lang) -> String {
    let all = RelationsShown {
        asked,
        drawn: asked.saturating_sub(1),
        no_room: asked.max(1),
        between_pages: asked.max(1),
        outside: asked.max(1),
        within_bands: asked.max(1),
        to_organisations: asked.max(1),
        to_itself: asked.max(1),
    };
    count(&all, lang)
}
