//! What is told of an id: the thing that it names in some lines.

use std::fmt::Write as _;

use justarch::places::{IdOf, UseKind};
use justarch::{
    Direction, ElementRef, Field, Lang, OrganisationRef, RecordRef, SourceRef, Suppression, Table,
    catalog,
};

use super::dependents::Dependents;
use super::names::IdAt;
use super::view::View;

/// So many figures, names and elements are told of one thing.
const MOST: usize = 5;

/// A thing in some lines, as Markdown or without.
#[derive(Debug)]
pub(super) struct Card {
    markdown: bool,
    out: String,
}

impl Card {
    fn of(markdown: bool, name: &str, id: &str) -> Self {
        let mut card = Self {
            markdown,
            out: String::new(),
        };
        let name = card.clean(name);
        card.out = match (markdown, name == id) {
            (true, true) => format!("**`{id}`**"),
            (true, false) => format!("**{name}** `{id}`"),
            (false, true) => id.to_owned(),
            (false, false) => format!("{name} ({id})"),
        };
        card
    }

    /// A line of its own.
    fn line(&mut self, text: &str) {
        let text = self.clean(text);
        let _ = write!(self.out, "\n\n{text}");
    }

    /// What is known, by name.
    fn facts(&mut self, facts: &[(&str, String)]) {
        for (nth, (name, value)) in facts.iter().enumerate() {
            let value = self.clean(value);
            let gap = if nth == 0 { "\n" } else { "" };
            let _ = if self.markdown {
                write!(self.out, "{gap}\n- {name}: {value}")
            } else {
                write!(self.out, "{gap}\n{name}: {value}")
            };
        }
    }

    /// A text of the user's in one line, which is not to be taken for markup.
    fn clean(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\n' | '\r' | '\t' => out.push(' '),
                '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '`' | '|' if self.markdown => {
                    out.push('\\');
                    out.push(c);
                }
                c => out.push(c),
            }
        }
        justarch::visible(&out).to_string()
    }
}

fn word(lang: Lang, vi: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// What is told of an id; of one that names nothing what the text says.
pub(super) fn of(view: &View<'_>, at: &IdAt<'_>) -> Option<String> {
    let lang = view.lang;
    if at.found.is_earlier {
        return Some(of_earlier(view, at));
    }
    let mut card = match at.of {
        IdOf::Element => match view.element(at.id) {
            Some(element) => of_element(view, element),
            None => of_text(view, at)?,
        },
        IdOf::Organisation => match view.organisation(at.id) {
            Some(body) => of_organisation(view, body),
            None => of_text(view, at)?,
        },
        IdOf::Source => match view.source_of(at.id) {
            Some(source) => of_source(view, source),
            None => of_text(view, at)?,
        },
        _ => return None,
    };
    if view.is_behind() {
        card.line(word(
            lang,
            "Văn bản đang có lỗi; thông tin trên theo lần đọc được toàn bộ gần nhất.",
            "The text has a fault; this is as of the last state that could be read whole.",
        ));
    }
    Some(card.out)
}

/// What a comment that passes over findings says, and until when.
pub(super) fn of_allow(view: &View<'_>, allow: &Suppression) -> String {
    let lang = view.lang;
    let word = |vi, en| word(lang, vi, en);
    let title = word("Miễn trừ kết quả kiểm tra", "Findings are allowed");
    let mut card = Card::of(view.client.markdown, title, &allow.codes.join(", "));
    for code in &allow.codes {
        if let Some(page) = catalog::explain(code) {
            card.line(&format!("{}: {}", page.code, page.title.get(lang)));
        }
    }
    let until = allow.until.map(|day| match lang {
        Lang::Vi => day.vietnamese(),
        Lang::En => day.to_string(),
    });
    let forever = || word("không nêu thời hạn", "for good").to_owned();
    let mut facts = vec![
        (word("Lý do", "Reason"), allow.reason.clone()),
        (
            word("Có hiệu lực đến hết ngày", "Holds until the end of"),
            until.unwrap_or_else(forever),
        ),
    ];
    if let Some(owner) = &allow.owner {
        facts.push((word("Phụ trách", "Owner"), owner.clone()));
    }
    if allow.covers.is_none() {
        let nothing = word("không mục nào", "no entry");
        facts.push((word("Áp dụng cho", "Covers"), nothing.to_owned()));
    }
    card.facts(&facts);
    card.out
}

fn of_element(view: &View<'_>, element: ElementRef<'_>) -> Card {
    let lang = view.lang;
    let word = |vi, en| word(lang, vi, en);
    let mut card = Card::of(view.client.markdown, element.name(lang), element.id());
    let kind = element.kind().label();
    let kind = match element.kind() {
        justarch::Kind::Custom(_) => element.kind_key(),
        _ => kind.get(lang),
    };
    card.line(&format!("{kind} · {}", element.layer().label().get(lang)));
    let mut facts = Vec::new();
    let aliases: Vec<_> = element.aliases().take(MOST).collect();
    if !aliases.is_empty() {
        facts.push((word("Tên khác", "Also called"), aliases.join("; ")));
    }
    if let Some(owner) = element.owner() {
        facts.push((
            word("Chủ quản", "Owner"),
            named(owner.name(lang), owner.key()),
        ));
    }
    if let Some(operator) = element.operator() {
        let operator = named(operator.name(lang), operator.key());
        facts.push((word("Vận hành", "Operator"), operator));
    }
    if let Some(status) = element.status() {
        facts.push((
            word("Trạng thái", "Status"),
            status.label().get(lang).to_owned(),
        ));
    }
    if let Some(level) = element.security_level() {
        facts.push((word("Cấp độ an toàn", "Security level"), level.to_string()));
    }
    let figures = element.indicators().map(RecordRef::from);
    figures_of(figures, word("Số liệu", "Figure"), lang, &mut facts);
    let targets = element.targets().map(RecordRef::from);
    figures_of(targets, word("Chỉ tiêu", "Target"), lang, &mut facts);
    let dependents = Dependents::of(element.architecture());
    let count = dependents.count(element);
    let mut said = count.in_words(lang);
    let direct = dependents.next_to(element, Direction::Dependents);
    if !direct.is_empty() {
        let mut names: Vec<_> = direct.iter().take(MOST).map(|(e, _)| e.id()).collect();
        if direct.len() > MOST {
            names.push("…");
        }
        said = format!("{said}: {}", names.join(", "));
    }
    facts.push((word("Bị ảnh hưởng khi dừng", "Affected if it stops"), said));
    let needs = dependents.next_to(element, Direction::Dependencies).len();
    if needs > 0 {
        let label = word("Phụ thuộc trực tiếp vào", "Depends directly on");
        facts.push((label, elements(needs, lang)));
    }
    card.facts(&facts);
    card
}

fn elements(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{count} thành phần"),
        Lang::En if count == 1 => "1 element".to_owned(),
        Lang::En => format!("{count} elements"),
    }
}

fn figures_of<'a>(
    records: impl Iterator<Item = RecordRef<'a>>,
    label: &'static str,
    lang: Lang,
    facts: &mut Vec<(&'static str, String)>,
) {
    for record in records.take(MOST) {
        if let Some(figure) = record.figure(lang) {
            facts.push((label, format!("{}: {figure}", record.name(lang))));
        }
    }
}

fn of_organisation(view: &View<'_>, body: OrganisationRef<'_>) -> Card {
    let lang = view.lang;
    let word = |vi, en| word(lang, vi, en);
    let mut card = Card::of(view.client.markdown, body.name(lang), body.key());
    let kind = body.kind().map(|kind| kind.label().get(lang).to_owned());
    let what = word("Tổ chức", "Organisation");
    card.line(&kind.map_or(what.to_owned(), |kind| format!("{what} · {kind}")));
    let mut facts = Vec::new();
    if let Some(parent) = body.parent() {
        facts.push((
            word("Thuộc", "Part of"),
            named(parent.name(lang), parent.key()),
        ));
    }
    let arch = view.known();
    let is_it = |other: Option<OrganisationRef<'_>>| other.is_some_and(|o| o.key() == body.key());
    let owned = arch.elements().filter(|e| is_it(e.owner())).count();
    let run = arch.elements().filter(|e| is_it(e.operator())).count();
    for (label, count) in [
        (word("Chủ quản của", "Owner of"), owned),
        (word("Vận hành", "Operator of"), run),
    ] {
        if count > 0 {
            facts.push((label, elements(count, lang)));
        }
    }
    card.facts(&facts);
    card
}

fn of_source(view: &View<'_>, source: SourceRef<'_>) -> Card {
    let lang = view.lang;
    let word = |vi, en| word(lang, vi, en);
    let fields = source.fields();
    let title = fields.text(Field::Title).unwrap_or(source.key());
    let mut card = Card::of(view.client.markdown, title, source.key());
    card.line(word("Nguồn tài liệu", "Source"));
    let mut facts = Vec::new();
    let text = |field| fields.text(field).map(str::to_owned);
    if let Some(publisher) = text(Field::Publisher) {
        facts.push((word("Nơi công bố", "Publisher"), publisher));
    }
    if let Some(date) = fields.date(Field::Date) {
        let date = match lang {
            Lang::Vi => date.vietnamese(),
            Lang::En => date.to_string(),
        };
        facts.push((word("Ngày", "Date"), date));
    }
    if let Some(url) = text(Field::Url) {
        facts.push((word("Địa chỉ", "Address"), url));
    }
    card.facts(&facts);
    card
}

/// Something that could not be read: what stands in its entry.
fn of_text(view: &View<'_>, at: &IdAt<'_>) -> Option<Card> {
    let entry = match at.of {
        IdOf::Element => view.places.element(at.id),
        IdOf::Organisation => view.places.record(Table::Organisations, at.id),
        IdOf::Source => view.places.record(Table::Sources, at.id),
        _ => None,
    }?;
    let name = view.written(entry).unwrap_or(at.id);
    let mut card = Card::of(view.client.markdown, name, at.id);
    card.line(word(
        view.lang,
        "Có trong văn bản nhưng chưa đọc được; xem các lỗi tại đó.",
        "It is in the document but could not be read; see the faults there.",
    ));
    Some(card)
}

/// Something of the version before.
fn of_earlier(view: &View<'_>, at: &IdAt<'_>) -> String {
    let lang = view.lang;
    let word = |vi, en| word(lang, vi, en);
    let mut card = Card::of(view.client.markdown, at.id, at.id);
    card.line(word(
        "Định danh của phiên bản trước",
        "An id of the version before",
    ));
    let arch = view.known();
    let mut facts = Vec::new();
    if let UseKind::Fate(table) = at.found.kind
        && let Some(record) = arch.record(table, at.id)
        && let Some(reason) = record.fields().text(Field::Reason)
    {
        facts.push((word("Lý do", "Reason"), reason.to_owned()));
    }
    let next = arch
        .elements()
        .filter(|e| e.succeeds().any(|id| id == at.id));
    let next: Vec<_> = next
        .map(|e| named(e.name(lang), e.id()))
        .take(MOST)
        .collect();
    if !next.is_empty() {
        facts.push((word("Được kế thừa bởi", "Succeeded by"), next.join("; ")));
    }
    card.facts(&facts);
    card.out
}

fn named(name: &str, id: &str) -> String {
    if name == id {
        id.to_owned()
    } else {
        format!("{name} ({id})")
    }
}
