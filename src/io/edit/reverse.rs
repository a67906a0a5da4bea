//! Turning a relation round: it moves to the element at its other end, and its comments go with it.

use super::find::{holder, not_there};
use super::ops::{Plan, holds_more, is_in_flow, refused};
use super::relate::add_relation_item;
use super::removal::{around, outermost, remove_up};
use super::value::{New, noted};
use crate::error::Error;
use crate::io::document::Document;
use crate::io::place::{Entry, Places, ValueForm};
use crate::model::{End, RelationKind, Subject};
use crate::span::Span;
use crate::text::Text;

/// A relation that may be turned round.
pub(super) struct Turned<'p> {
    kind: RelationKind,
    from: String,
    to: String,
    /// The id or the map that it is written as.
    item: Entry<'p>,
    /// What goes with it: its key, where nothing else stands there.
    outermost: Entry<'p>,
    /// What stays when it goes.
    stop: Entry<'p>,
}

impl<'p> Turned<'p> {
    pub(super) fn of(
        document: &Document,
        places: &'p Places,
        relation: &Subject,
    ) -> Result<Self, Error> {
        let arch = document.architecture();
        let is_it = |other: &crate::model::RelationRef<'_>| Subject::from(*other) == *relation;
        let found = arch.relations().find(is_it);
        let found = found.ok_or_else(|| not_there(relation))?;
        let End::Element(to) = found.end() else {
            return Err(refused(Text::fixed(
                "chỉ đảo chiều được quan hệ giữa hai thành phần",
                "only a relation between two elements can be turned round",
            )));
        };
        if found.kind().is_symmetric() {
            return Err(refused(Text::fixed(
                "quan hệ này không có chiều",
                "this relation has no direction",
            )));
        }
        let item = holder(document, places, relation)?.entry;
        let stop = around(document, places, relation, item)?;
        Ok(Self {
            kind: found.kind(),
            from: found.from().id().to_owned(),
            to: to.id().to_owned(),
            item,
            outermost: outermost(item, stop)?,
            stop,
        })
    }

    /// Whether nothing but its far end is said of the relation, and no comment may speak of it.
    pub(super) fn is_bare(&self, places: &Places) -> bool {
        let mut key = self.item;
        while let Some(outer) = key.parent()
            && outer != self.stop
        {
            key = outer;
        }
        let whole = key.with_comments();
        let comments = places.comments(whole.source);
        let is_spoken_of = comments.iter().any(|at| lies_in(*at, whole));
        self.has_no_field() && !is_spoken_of && self.own_comments(places).is_none()
    }

    fn has_no_field(&self) -> bool {
        !is_map(self.item) || self.item.entries().nth(1).is_none()
    }

    /// A comment in brackets that is about the relation alone: behind it on its line, or on lines right above it.
    fn own_comments(&self, places: &Places) -> Option<Span> {
        if !is_in_flow(self.outermost) {
            return None;
        }
        let extent = self.outermost.extent();
        let text = places.sources().text(extent.source);
        let between = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or_default();
        let around = self.outermost.parent()?;
        let before = around
            .entries()
            .take_while(|other| *other != self.outermost);
        let low = before
            .last()
            .map_or(around.value_span().start, |before| before.extent().end);
        places.comments(extent.source).into_iter().find(|at| {
            let is_behind = at.start >= extent.end
                && at.end <= around.value_span().end
                && !between(extent.end, at.start).contains(['\n', '\r']);
            let is_above = at.start >= low
                && at.end <= extent.start
                && between(low, at.start).contains(['\n', '\r']);
            is_behind || is_above
        })
    }

    /// The relation as the other element is to have it.
    fn turned(&self) -> Result<New, Error> {
        if !is_map(self.item) {
            return Ok(New::text(&self.from));
        }
        let far = self.kind.far_key();
        let mut inside = Vec::new();
        for entry in self.item.entries() {
            let key = entry.key().ok_or_else(|| holds_more(entry))?;
            let value = if key == far {
                New::text(&self.from)
            } else {
                as_new(entry)?
            };
            inside.push((key.to_owned(), value));
        }
        match inside.as_slice() {
            [_] => Ok(New::text(&self.from)),
            _ => Ok(New::Map(inside)),
        }
    }
}

/// Takes a relation away and adds it at its other end.
pub(super) fn reverse<'p>(
    plan: &mut Plan<'p>,
    document: &Document,
    places: &'p Places,
    relation: &Subject,
) -> Result<(), Error> {
    let this = Turned::of(document, places, relation)?;
    if this.own_comments(places).is_some() {
        return Err(stays_behind());
    }
    plan.takes_comments = true;
    remove_up(plan, this.item, this.stop)?;
    plan.takes_comments = false;
    let source = this.outermost.source();
    let end = this.outermost.extent().end;
    let (mut above, mut behind) = (Vec::new(), None);
    for at in places.comments(source) {
        if plan.removed.iter().any(|gone| lies_in(at, *gone)) {
            let said = places.sources().slice(at).trim_end().to_owned();
            match behind {
                None if at.start >= end => behind = Some(said),
                _ => above.push(said),
            }
        }
    }
    let has_comments = !above.is_empty() || behind.is_some();
    let arch = document.architecture();
    let is_there = arch.relations().any(|other| {
        other.kind() == this.kind
            && other.from().id() == this.to
            && matches!(other.end(), End::Element(to) if to.id() == this.from)
    });
    if is_there {
        if has_comments || !this.has_no_field() {
            let (from, to) = (&this.from, &this.to);
            return Err(refused(crate::bilingual!(
                "`{to}` đã có quan hệ này với `{from}`; hãy gộp hai chỗ bằng tay",
                "`{to}` has this relation with `{from}` already; join the two by hand"
            )));
        }
        return Ok(());
    }
    let element = holder(document, places, &Subject::element(&this.to))?;
    let to = element.entry.source();
    let comments = above.iter().chain(&behind);
    plan.added.extend(comments.map(|said| (to, said.clone())));
    let item = this.turned()?;
    let item = if has_comments {
        noted(above, behind, item)
    } else {
        item
    };
    let before = plan.splices.len();
    add_relation_item(plan, &element, this.kind, item)?;
    let mut new = plan.splices.iter().skip(before);
    if has_comments && !new.any(|(_, splice)| splice.text.contains('#')) {
        return Err(stays_behind());
    }
    Ok(())
}

/// That a comment could not go along.
pub(super) fn stays_behind() -> Error {
    refused(Text::fixed(
        "chú thích của quan hệ nằm trong hoặc phải chuyển vào `[…]`, `{…}` nên không đi cùng được; hãy sửa bằng tay",
        "the comment of the relation stands in brackets or would have to, so it cannot go along; edit it by hand",
    ))
}

fn lies_in(at: Span, whole: Span) -> bool {
    at.source == whole.source && whole.start <= at.start && at.end <= whole.end
}

fn is_map(entry: Entry<'_>) -> bool {
    matches!(entry.form(), ValueForm::BlockMap | ValueForm::FlowMap)
}

/// What is written there, to be written elsewhere.
fn as_new(entry: Entry<'_>) -> Result<New, Error> {
    match entry.form() {
        ValueForm::Plain => Ok(New::Native(entry.text().unwrap_or_default().to_owned())),
        ValueForm::Quoted | ValueForm::BlockText => Ok(New::text(entry.text().unwrap_or_default())),
        ValueForm::FlowList | ValueForm::BlockList => {
            let items: Result<_, _> = entry.entries().map(as_new).collect();
            Ok(New::List(items?))
        }
        ValueForm::FlowMap | ValueForm::BlockMap => {
            let inside = entry.entries().map(|inside| {
                let key = inside.key().ok_or_else(|| holds_more(inside))?;
                Ok((key.to_owned(), as_new(inside)?))
            });
            let inside: Result<_, Error> = inside.collect();
            Ok(New::Map(inside?))
        }
        ValueForm::Alias => Err(holds_more(entry)),
    }
}
