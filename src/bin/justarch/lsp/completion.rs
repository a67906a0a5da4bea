//! `textDocument/completion`: what may stand where something is typed, with what it is called and means.

use justarch::places::{Expected, PlaceAt, Spot, ValueForm, ValueKind};
use justarch::vocabulary::{self, Entry, Offer, searchable};
use justarch::{Cell, Kind, RelationKind, Span, Table, Text, catalog};
use lsp_types::request::{Completion as Asked, Request};
use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionList,
    CompletionOptions, CompletionParams, CompletionResponse, CompletionTextEdit, Documentation,
    InsertTextFormat, InsertTextMode, Range, ServerCapabilities, TextEdit,
};

use super::allow;
use super::answers::{Answers, Refused};
use super::client::Client;
use super::session::Session;
use super::snippets::{self, Style};
use super::told::{markup, word};
use super::view::View;

/// So many are offered at once; of more those that fit what is typed already.
const MOST: usize = 300;

pub(super) struct Completion;

impl Answers for Completion {
    type Request = Asked;

    fn offer(_: &Client, server: &mut ServerCapabilities) {
        let triggers = [":", " ", "[", ",", "{", "-"];
        server.completion_provider = Some(CompletionOptions {
            trigger_characters: Some(triggers.map(str::to_owned).to_vec()),
            resolve_provider: Some(false),
            ..CompletionOptions::default()
        });
    }

    fn answer(
        session: &mut Session,
        params: CompletionParams,
    ) -> Result<<Asked as Request>::Result, Refused> {
        let asked = params.text_document_position;
        let Some(view) = session.view(&asked.text_document.uri) else {
            return Ok(None);
        };
        let offset = view.offset(asked.position);
        let Some(at) = view.at(asked.position) else {
            return Ok(None);
        };
        let typing = Typing::at(&view, &at, offset);
        let items = match at.spot {
            Spot::Comment => typing.codes(offset),
            _ => typing.items(),
        };
        Ok(Some(typing.list(items)))
    }
}

/// Where something is typed.
struct Typing<'v> {
    view: &'v View<'v>,
    at: &'v PlaceAt<'v>,
    /// What is replaced.
    range: Range,
    /// What of it stands before the cursor.
    typed: &'v str,
    /// What has to come between the cursor and what is inserted.
    lead: &'static str,
}

impl<'v> Typing<'v> {
    fn at(view: &'v View<'v>, at: &'v PlaceAt<'v>, offset: usize) -> Self {
        let text = view.text();
        let (start, end) = (at.span.start as usize, at.span.end as usize);
        let token = text.get(start..end).unwrap_or_default();
        let is_on = at.spot != Spot::Blank && start <= offset && offset <= end;
        let is_on = is_on && !token.contains(['\n', '\r']);
        let (start, end) = if is_on {
            (start, end)
        } else {
            (offset, offset)
        };
        let typed = text.get(start..offset).unwrap_or_default();
        let before = text.get(..start).unwrap_or_default();
        let lead = if before.ends_with([':', '-', ',']) && at.spot != Spot::Blank {
            " "
        } else {
            ""
        };
        let span = Span::new(view.source, start as u32, end as u32);
        Self {
            view,
            at,
            range: view.range(span),
            typed: typed.trim_start_matches(['"', '\'']),
            lead,
        }
    }

    fn style(&self) -> Style {
        let around = match self.at.spot {
            Spot::Key => self.at.entry.and_then(justarch::places::Entry::parent),
            _ => self.at.entry,
        };
        Style {
            is_flow: around.is_some_and(|around| around.form() == ValueForm::FlowMap),
            has_places: self.view.client.snippets,
            lang: self.view.lang,
        }
    }

    fn items(&self) -> Vec<CompletionItem> {
        let offers = vocabulary::offers(self.view.words, self.view.known(), self.at);
        let mut items: Vec<_> = offers.iter().map(|offer| self.item(offer)).collect();
        // Below `exchanges:` comes the dash of an item, and no key.
        if self.begins_exchanges() {
            return vec![self.exchange("- ")];
        }
        if let Expected::ElementId(layer) = self.at.expected
            && self.writes_whole()
        {
            let kinds = Kind::ALL.iter().filter(|kind| kind.layer() == layer);
            items.extend(kinds.clone().map(|kind| self.element(*kind)));
            items.extend(kinds.filter_map(|kind| self.external(*kind)));
        }
        if let Expected::RecordKey(table) = self.at.expected
            && self.writes_whole()
        {
            items.extend(self.record(table));
        }
        if let Expected::Value {
            kind: ValueKind::FarEnd(RelationKind::Exchanges),
            is_list: true,
        } = self.at.expected
            && self.writes_whole()
        {
            items.push(self.exchange(""));
        }
        items
    }

    /// Whether nothing of the entry is there yet but perhaps the beginning of its key.
    fn writes_whole(&self) -> bool {
        match self.at.spot {
            Spot::Blank => true,
            Spot::Key => !self.has_colon(),
            // The first word below a section may be the beginning of a key.
            Spot::Value | Spot::Item => self.typed.is_empty() || self.names_new(),
            _ => false,
        }
    }

    fn names_new(&self) -> bool {
        matches!(
            self.at.expected,
            Expected::ElementId(_) | Expected::RecordKey(_)
        )
    }

    /// Whether the colon of the key stands there already.
    fn has_colon(&self) -> bool {
        let rest = self.view.text().get(self.at.span.end as usize..);
        rest.is_some_and(|rest| rest.trim_start_matches(' ').starts_with(':'))
    }

    fn item(&self, offer: &Offer<'_>) -> CompletionItem {
        let lang = self.view.lang;
        let word = offer.word();
        match offer {
            Offer::Key { key, entry } => {
                let new = if self.at.spot == Spot::Key && self.has_colon() {
                    word.to_owned()
                } else {
                    snippets::key(*key, self.style())
                };
                let mut item = self.described(word, *entry, CompletionItemKind::PROPERTY);
                item.preselect = key.is_required.then_some(true);
                self.inserting(item, &new)
            }
            Offer::Kind { kind, entry } => {
                let mut item = self.described(word, *entry, CompletionItemKind::CLASS);
                if entry.is_none() {
                    item.detail = Some(kind.label().get(lang).to_owned());
                }
                self.inserting(item, word)
            }
            Offer::Word { entry, .. } => {
                let item = self.described(word, *entry, CompletionItemKind::ENUM_MEMBER);
                self.inserting(item, word)
            }
            Offer::Element { element, cell } => {
                let kind = element.kind().label();
                let layer = element.layer().label();
                let note = cell.and_then(|cell| remark(cell, lang));
                let item = CompletionItem {
                    kind: Some(CompletionItemKind::REFERENCE),
                    detail: Some(element.name(lang).to_owned()),
                    label_details: Some(CompletionItemLabelDetails {
                        detail: None,
                        description: Some(layer.get(lang).to_owned()),
                    }),
                    documentation: Some(Documentation::MarkupContent(markup(
                        [Some(kind.get(lang)), Some(layer.get(lang)), note]
                            .into_iter()
                            .flatten()
                            .collect::<Vec<_>>()
                            .join(" · "),
                        self.view.client.markdown,
                    ))),
                    ..named(word, element.name(lang))
                };
                self.inserting(item, word)
            }
            Offer::Organisation(organisation) => {
                self.inserting(record(word, organisation.name(lang)), word)
            }
            Offer::Source(source) => self.inserting(record(word, source.name(lang)), word),
            Offer::Part(part) => {
                let item = CompletionItem {
                    kind: Some(CompletionItemKind::PROPERTY),
                    detail: Some(part.label.get(lang).to_owned()),
                    documentation: Some(Documentation::MarkupContent(markup(
                        part.meaning.get(lang).to_owned(),
                        self.view.client.markdown,
                    ))),
                    ..named(word, part.label.get(lang))
                };
                let new = if self.at.spot == Spot::Key && self.has_colon() {
                    word.to_owned()
                } else {
                    format!("{word}: ")
                };
                self.inserting(item, &new)
            }
            _ => {
                let item = CompletionItem {
                    kind: Some(CompletionItemKind::VALUE),
                    ..named(word, "")
                };
                self.inserting(item, word)
            }
        }
    }

    /// A whole element of a kind.
    fn element(&self, kind: Kind) -> CompletionItem {
        let lang = self.view.lang;
        let described = kind.described();
        let title = described.title.get(lang);
        let item = CompletionItem {
            kind: Some(CompletionItemKind::SNIPPET),
            detail: Some(title.to_owned()),
            documentation: Some(Documentation::MarkupContent(markup(
                described.meaning.get(lang).to_owned(),
                self.view.client.markdown,
            ))),
            ..named(kind.key(), title)
        };
        let new = snippets::element(kind, self.view.known(), self.style());
        self.inserting(item, &new)
    }

    /// A whole element of a kind that belongs to somebody else.
    fn external(&self, kind: Kind) -> Option<CompletionItem> {
        let new = snippets::external(kind, self.view.known(), self.style())?;
        let described = kind.described();
        let title = described.title.get(self.view.lang);
        let outside = Text::fixed("của cơ quan khác", "of another agency");
        let title = format!("{title}, {}", outside.get(self.view.lang));
        let meaning = Text::fixed(
            "Hệ thống ngoài cơ quan mà kiến trúc có kết nối tới; kiểm tra không yêu cầu cấp độ, nơi đặt hay đơn vị vận hành.",
            "A system outside the body that the architecture has a link with; the check asks for no level, host or operator.",
        );
        let item = CompletionItem {
            kind: Some(CompletionItemKind::SNIPPET),
            detail: Some(title.clone()),
            documentation: Some(Documentation::MarkupContent(markup(
                meaning.get(self.view.lang).to_owned(),
                self.view.client.markdown,
            ))),
            ..named(&format!("{kind} …"), &title)
        };
        Some(self.inserting(item, &new))
    }

    /// A whole record.
    fn record(&self, table: Table) -> Option<CompletionItem> {
        let new = snippets::record(table, self.style())?;
        let described = table.described();
        let title = described.title.get(self.view.lang);
        let item = CompletionItem {
            kind: Some(CompletionItemKind::SNIPPET),
            detail: Some(title.to_owned()),
            ..named(table.key(), title)
        };
        Some(self.inserting(item, &new))
    }

    /// Whether the list of exchanges is to begin here, on a line of its own.
    fn begins_exchanges(&self) -> bool {
        let is_of_exchanges = |kind| matches!(kind, ValueKind::FarEnd(RelationKind::Exchanges));
        let is_first = match &self.at.expected {
            Expected::Keys(keys) => keys.first().is_some_and(|key| is_of_exchanges(key.value)),
            _ => false,
        };
        let is_empty = |entry: justarch::places::Entry<'_>| {
            !matches!(entry.form(), ValueForm::FlowMap | ValueForm::BlockMap)
        };
        is_first && self.at.spot == Spot::Blank && self.at.entry.is_some_and(is_empty)
    }

    fn exchange(&self, dash: &str) -> CompletionItem {
        let entry = self.view.words.relation(RelationKind::Exchanges);
        let title = RelationKind::Exchanges.label();
        let item = CompletionItem {
            label: "{ with: … }".to_owned(),
            kind: Some(CompletionItemKind::SNIPPET),
            detail: Some(title.get(self.view.lang).to_owned()),
            ..self.described("with", entry, CompletionItemKind::SNIPPET)
        };
        self.inserting(item, &format!("{dash}{}", snippets::exchange(self.style())))
    }

    /// The codes that an allow comment may name.
    fn codes(&self, offset: usize) -> Vec<CompletionItem> {
        let text = self.view.text();
        let comment = text.get(self.at.span.start as usize..offset);
        let comment = comment.unwrap_or_default();
        let Some(said) = allow::said(comment) else {
            return self.allow(comment, offset).into_iter().collect();
        };
        if said.contains("--") || !said.starts_with(' ') {
            return Vec::new();
        }
        let started = said.rsplit([' ', ',']).next().unwrap_or_default();
        let start = offset.saturating_sub(started.len());
        let span = Span::new(self.view.source, start as u32, offset as u32);
        let range = self.view.range(span);
        let lang = self.view.lang;
        let words = [
            (
                "until=",
                "Ngày cuối cùng có hiệu lực",
                "The last day on which it holds",
            ),
            ("owner=", "Người phụ trách", "Who answers for it"),
            (
                "-- ",
                "Lý do, luôn phải có",
                "The reason, which it must have",
            ),
        ];
        let has_code = !said.trim_end_matches(started).trim().is_empty();
        let words = words
            .into_iter()
            .filter(|_| has_code)
            .map(|(label, vi, en)| {
                let title = Text::fixed(vi, en).get(lang).to_owned();
                CompletionItem {
                    kind: Some(CompletionItemKind::KEYWORD),
                    text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(
                        range,
                        label.to_owned(),
                    ))),
                    detail: Some(title.clone()),
                    ..named(label, &title)
                }
            });
        let all = catalog::all().into_iter();
        let items = all.map(|page| {
            let code = page.code.to_string();
            let title = page.title.get(lang);
            CompletionItem {
                kind: Some(CompletionItemKind::CONSTANT),
                detail: Some(title.to_owned()),
                text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, code.clone()))),
                ..named(&code, &format!("{} {title}", page.name))
            }
        });
        words.chain(items).collect()
    }

    /// The comment itself, of which the first letters are typed.
    fn allow(&self, comment: &str, offset: usize) -> Option<CompletionItem> {
        let started = comment.trim_start_matches('#').trim_start();
        if started.is_empty() || !allow::ALLOW.starts_with(started) {
            return None;
        }
        let start = offset.saturating_sub(started.len());
        let span = Span::new(self.view.source, start as u32, offset as u32);
        let edit = TextEdit::new(self.view.range(span), format!("{} ", allow::ALLOW));
        let title = Text::fixed(
            "Miễn trừ kết quả, có nêu lý do",
            "Allow a finding, with the reason",
        );
        Some(CompletionItem {
            kind: Some(CompletionItemKind::SNIPPET),
            detail: Some(title.get(self.view.lang).to_owned()),
            text_edit: Some(CompletionTextEdit::Edit(edit)),
            ..named(allow::ALLOW, "")
        })
    }

    /// A word with what it is called and means.
    fn described(
        &self,
        label: &str,
        entry: Option<&Entry>,
        kind: CompletionItemKind,
    ) -> CompletionItem {
        let lang = self.view.lang;
        let title = entry.map_or("", |entry| entry.title.get(lang));
        CompletionItem {
            kind: Some(kind),
            detail: (!title.is_empty()).then(|| title.to_owned()),
            documentation: entry.map(|entry| {
                let text = word(entry, lang);
                Documentation::MarkupContent(markup(text, self.view.client.markdown))
            }),
            ..named(label, title)
        }
    }

    fn inserting(&self, mut item: CompletionItem, new: &str) -> CompletionItem {
        let edit = TextEdit::new(self.range, format!("{}{new}", self.lead));
        item.text_edit = Some(CompletionTextEdit::Edit(edit));
        if new.contains('$') && self.view.client.snippets {
            item.insert_text_format = Some(InsertTextFormat::SNIPPET);
        }
        if new.contains('\n') {
            item.insert_text_mode = Some(InsertTextMode::ADJUST_INDENTATION);
        }
        item
    }

    /// The items in their order; of very many those that fit what is typed.
    fn list(&self, mut items: Vec<CompletionItem>) -> CompletionResponse {
        let mut is_incomplete = false;
        if items.len() > MOST {
            is_incomplete = true;
            let typed = searchable(self.typed);
            let fits = |item: &CompletionItem| {
                let text = item.filter_text.as_deref().map(searchable);
                text.is_some_and(|text| typed.split(' ').all(|part| text.contains(part)))
            };
            items.retain(fits);
            items.truncate(MOST);
        }
        for (nth, item) in items.iter_mut().enumerate() {
            item.sort_text = Some(format!("{nth:05}"));
        }
        CompletionResponse::List(CompletionList {
            is_incomplete,
            items,
        })
    }
}

/// An item that is found by its word and by its name, with and without diacritics.
fn named(word: &str, name: &str) -> CompletionItem {
    let plain = searchable(name);
    let parts = [word, name, &plain];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    CompletionItem {
        label: word.to_owned(),
        filter_text: Some(parts.join(" ")),
        ..CompletionItem::default()
    }
}

fn record(word: &str, name: &str) -> CompletionItem {
    CompletionItem {
        kind: Some(CompletionItemKind::REFERENCE),
        detail: (name != word).then(|| name.to_owned()),
        ..named(word, name)
    }
}

/// On what condition a relation may be.
fn remark(cell: Cell, lang: justarch::Lang) -> Option<&'static str> {
    use justarch::Lang::{En, Vi};
    match (cell, lang) {
        (Cell::Allowed | Cell::Forbidden, _) => None,
        (Cell::WiderScope, Vi) => Some("chỉ khi đầu kia có phạm vi rộng hơn"),
        (Cell::WiderScope, En) => Some("only if the other end reaches wider"),
        (Cell::Warned, Vi) => Some("có, kèm cảnh báo"),
        (Cell::Warned, En) => Some("with a warning"),
    }
}
