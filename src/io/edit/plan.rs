//! From an edit of a part to edits of the entries that it is written as.

use super::find::{Holder, entries, holder, row, value};
use super::intent::Meant;
use super::kinds::Edit;
use super::ops::{Plan, holds_more, is_in_flow, refused};
use super::order::{insert_in_order, is_list, is_map, is_nothing};
use super::relate::add_relation;
use super::removal::{around, remove_up};
use super::reverse;
use super::sections;
use super::set_attribute;
use super::value::{New, Token};
use crate::error::{Error, ErrorKind};
use crate::io::document::Document;
use crate::io::place::{Entry, IdOf, Places, Use, UseKind, ValueForm};
use crate::model::schema::{FieldSpec, Shape};
use crate::model::{Field, Place, Subject, Table, is_key};
use crate::span::Span;
use crate::text::Text;

/// What an edit does to the texts as they are now.
pub(super) fn plan<'p>(
    document: &Document,
    places: &'p Places,
    edit: &Edit,
) -> Result<Plan<'p>, Error> {
    let mut plan = Plan::over(places);
    match edit {
        Edit::Set { at, value } => set(&mut plan, &field_at(document, places, at)?, value)?,
        Edit::Clear { at } => {
            let field = field_at(document, places, at)?;
            if let Some(found) = field.found {
                remove_up(&mut plan, found, field.holder.entry)?;
            }
        }
        Edit::AddItem { at, value } => {
            add_item(&mut plan, &field_at(document, places, at)?, value)?;
        }
        Edit::SetItems { at, values } => {
            set_items(&mut plan, &field_at(document, places, at)?, values)?;
        }
        Edit::RemoveItem { at, value } => {
            remove_item(&mut plan, &field_at(document, places, at)?, value)?;
        }
        Edit::SetAttribute { of, name, value } => {
            set_attribute::set(&mut plan, &holder(document, places, of)?, name, value)?;
        }
        Edit::ClearAttribute { of, name } => {
            let holder = holder(document, places, of)?;
            if let Some(found) = set_attribute::found(&holder, name)? {
                remove_up(&mut plan, found, holder.entry)?;
            }
        }
        Edit::SetId { id } => set_id(&mut plan, document, id)?,
        Edit::AddElement {
            id,
            layer,
            kind,
            fields,
        } => {
            undeclared(places, IdOf::Element, id)?;
            let mut inside = vec![("kind".to_owned(), New::text(kind))];
            inside.extend(entries(crate::model::schema::ELEMENT, fields)?);
            sections::add_element(&mut plan, *layer, kind, id, New::Open(inside))?;
        }
        Edit::AddRelation {
            from,
            kind,
            to,
            fields,
        } => {
            let element = holder(document, places, &Subject::element(from))?;
            add_relation(&mut plan, &element, *kind, to, fields)?;
        }
        Edit::AddRecord {
            table,
            key,
            holder: element,
            fields,
        } => add_record(
            &mut plan,
            document,
            (*table, key, fields),
            element.as_deref(),
        )?,
        Edit::Remove { subject } => {
            let found = holder(document, places, subject)?.entry;
            remove_up(&mut plan, found, around(document, places, subject, found)?)?;
        }
        Edit::Reverse { relation } => reverse::reverse(&mut plan, document, places, relation)?,
        Edit::Rename { of, id, to } => rename(&mut plan, document, *of, [id, to])?,
        Edit::Rewrite { at, to } => rewrite_at(&mut plan, *at, to)?,
        Edit::Nest { at, key } => {
            let found = entry_at(places, *at)?;
            if found.value_span() != *at {
                return Err(holds_more(found));
            }
            plan.make_map(found, key, &[])?;
        }
    }
    Ok(plan)
}

/// Gives the document another id.
fn set_id(plan: &mut Plan<'_>, document: &Document, id: &str) -> Result<(), Error> {
    const KEY: &str = "id";
    proper(id)?;
    let head = holder(document, plan.places, &Subject::Document)?;
    let new = New::text(id);
    match head.entry.get(KEY) {
        Some(found) if found.text() == Some(id) => Ok(()),
        Some(found) => plan.set(found, &new),
        None => insert_in_order(plan, head.entry, head.specs, KEY, &new),
    }
}

/// A field of a part: the row of its key, and where it is written if it is.
struct Placed<'p> {
    holder: Holder<'p>,
    group: Option<&'static FieldSpec>,
    spec: &'static FieldSpec,
    /// The group, if it is written.
    outer: Option<Entry<'p>>,
    found: Option<Entry<'p>>,
}

fn field_at<'p>(
    document: &Document,
    places: &'p Places,
    place: &Place,
) -> Result<Placed<'p>, Error> {
    let Some(field) = place.field else {
        return Err(refused(Text::fixed(
            "chưa nêu khóa cần sửa",
            "no field to edit is named",
        )));
    };
    let holder = holder(document, places, &place.subject)?;
    let (group, spec) = row(holder.specs, field)?;
    let (mut outer, mut found) = (None, None);
    match group {
        None => found = holder.entry.get(spec.key),
        Some(group) => {
            outer = holder.entry.get(group.key);
            if let Some(outer) = outer {
                found = if is_map(outer) {
                    outer.get(spec.key)
                } else {
                    (is_bare(group, spec) && !is_nothing(outer)).then_some(outer)
                };
            }
        }
    }
    Ok(Placed {
        holder,
        group,
        spec,
        outer,
        found,
    })
}

/// Whether a field is the one that a bare value of its group means.
fn is_bare(group: &FieldSpec, spec: &FieldSpec) -> bool {
    let Shape::Group { fields, bare: true } = group.shape else {
        return false;
    };
    fields.first().is_some_and(|first| first.key == spec.key)
}

fn set<'p>(plan: &mut Plan<'p>, placed: &Placed<'p>, text: &str) -> Result<(), Error> {
    let new = value(placed.spec, text);
    match placed.found {
        Some(found) if is_list(found) => {
            let mut items = found.entries();
            match (items.next(), items.next()) {
                (Some(only), None) if only.text() == Some(text) => Ok(()),
                (Some(only), None) => plan.set(only, &new),
                (None, _) => plan.set(found, &New::List(vec![new])),
                (Some(_), Some(_)) => Err(holds_more(found)),
            }
        }
        Some(found) if found.text() == Some(text) => Ok(()),
        Some(found) => plan.set(found, &new),
        None => add_field(plan, placed, new),
    }
}

/// Writes a field that is not written.
fn add_field<'p>(plan: &mut Plan<'p>, placed: &Placed<'p>, new: New) -> Result<(), Error> {
    let (spec, holder) = (placed.spec, &placed.holder);
    let (key, new) = match (placed.group, placed.outer) {
        (None, _) => (spec.key, new),
        (Some(group), None) if is_bare(group, spec) => (group.key, new),
        (Some(group), None) => (group.key, New::Map(vec![(spec.key.to_owned(), new)])),
        (Some(group), Some(outer)) => {
            let Shape::Group { fields, .. } = group.shape else {
                return Err(holds_more(outer));
            };
            if is_map(outer) {
                return insert_in_order(plan, outer, fields, spec.key, &new);
            }
            if is_nothing(outer) {
                return plan.set(outer, &New::Map(vec![(spec.key.to_owned(), new)]));
            }
            let first = fields.first().filter(|first| is_bare(group, first));
            let Some(first) = first else {
                return Err(holds_more(outer));
            };
            return plan.make_map(outer, first.key, &[(spec.key.to_owned(), new)]);
        }
    };
    match holder.relation {
        Some(kind) if !is_map(holder.entry) => {
            plan.make_map(holder.entry, kind.far_key(), &[(key.to_owned(), new)])
        }
        _ => insert_in_order(plan, holder.entry, holder.specs, key, &new),
    }
}

fn add_item<'p>(plan: &mut Plan<'p>, placed: &Placed<'p>, text: &str) -> Result<(), Error> {
    if !placed.spec.shape.is_list() {
        let key = placed.spec.key;
        return Err(refused(crate::bilingual!(
            "`{key}` không phải danh sách",
            "`{key}` is no list"
        )));
    }
    let new = value(placed.spec, text);
    match placed.found {
        Some(found) if is_list(found) => {
            if found.entries().any(|item| item.text() == Some(text)) {
                return Ok(());
            }
            plan.insert(found, None, None, &new)
        }
        Some(found) if is_nothing(found) => plan.set(found, &New::List(vec![new])),
        Some(found) if found.text() == Some(text) => Ok(()),
        Some(found) => plan.make_list(found, &new),
        None => add_field(plan, placed, New::List(vec![new])),
    }
}

fn set_items<'p>(plan: &mut Plan<'p>, placed: &Placed<'p>, values: &[String]) -> Result<(), Error> {
    let spec = placed.spec;
    let new: Vec<_> = values.iter().map(|text| value(spec, text)).collect();
    let is_direct = matches!(spec.shape, Shape::Route)
        && matches!(values, [word] if word == crate::model::DIRECT);
    let whole = match new.as_slice() {
        [word] if is_direct => word.clone(),
        _ => New::List(new.clone()),
    };
    match placed.found {
        Some(found) if is_list(found) => {
            let items: Vec<_> = found.entries().collect();
            if is_direct || items.len() != new.len() {
                return plan.replace_list(found, &whole);
            }
            let differing = items.into_iter().zip(&new).zip(values);
            for ((item, new), text) in differing {
                if item.text() != Some(text.as_str()) {
                    plan.set(item, new)?;
                }
            }
            Ok(())
        }
        Some(found) => plan.set(found, &whole),
        None => add_field(plan, placed, whole),
    }
}

fn remove_item<'p>(plan: &mut Plan<'p>, placed: &Placed<'p>, text: &str) -> Result<(), Error> {
    let stop = placed.holder.entry;
    match placed.found {
        Some(found) if is_list(found) => {
            let mut items = found.entries().filter(|item| item.text() == Some(text));
            match (items.next(), items.next()) {
                (Some(item), None) => remove_up(plan, item, stop),
                (None, _) => Ok(()),
                (Some(_), Some(_)) => Err(holds_more(found)),
            }
        }
        Some(found) if found.text() == Some(text) => remove_up(plan, found, stop),
        Some(_) | None => Ok(()),
    }
}

fn add_record(
    plan: &mut Plan<'_>,
    document: &Document,
    (table, key, fields): (Table, &str, &[(Field, String)]),
    element: Option<&str>,
) -> Result<(), Error> {
    let of = match table {
        Table::Organisations => Some(IdOf::Organisation),
        Table::Sources => Some(IdOf::Source),
        _ => None,
    };
    if let Some(of) = of {
        undeclared(plan.places, of, key)?;
    } else if document.architecture().record(table, key).is_some() {
        return Err(taken(key));
    }
    let mut inside = entries(table.fields(), fields)?;
    let (key, new) = if table.is_list() {
        if table.has_id() {
            inside.insert(0, ("id".to_owned(), New::text(key)));
        }
        (None, New::Map(inside))
    } else {
        (Some(key), New::Open(inside))
    };
    match element {
        Some(id) => {
            let element = holder(document, plan.places, &Subject::element(id))?;
            sections::add_to(plan, element.entry, element.specs, table.key(), (key, new))
        }
        None => sections::add_record(plan, table, (key, new)),
    }
}

/// Refuses an id that is none or is declared. What names it already, in vain so far, is what it is added for.
fn undeclared(places: &Places, of: IdOf, id: &str) -> Result<(), Error> {
    proper(id)?;
    let is_it = |found: &Use<'_>| found.kind == UseKind::Definition && !found.is_earlier;
    if places.of_id(of, id).iter().any(is_it) {
        return Err(taken(id));
    }
    Ok(())
}

/// Refuses an id that is none or is used.
fn free(places: &Places, of: IdOf, id: &str) -> Result<(), Error> {
    proper(id)?;
    let uses = places.of_id(of, id);
    if uses.iter().any(|found| !found.is_earlier) {
        return Err(taken(id));
    }
    Ok(())
}

/// Refuses an id that is none.
fn proper(id: &str) -> Result<(), Error> {
    if !is_key(id) {
        return Err(Error::new(
            ErrorKind::NotAnId,
            crate::bilingual!(
                "`{id}` không phải định danh: chỉ dùng chữ thường không dấu, chữ số, nối bằng dấu gạch nối",
                "`{id}` is not an id: lower-case ASCII letters and digits, joined by single hyphens"
            ),
        ));
    }
    Ok(())
}

fn taken(id: &str) -> Error {
    Error::new(
        ErrorKind::Exists,
        crate::bilingual!("định danh `{id}` đã được dùng", "the id `{id}` is taken"),
    )
}

fn rename(
    plan: &mut Plan<'_>,
    document: &Document,
    of: IdOf,
    [id, to]: [&str; 2],
) -> Result<(), Error> {
    if id == to {
        return Ok(());
    }
    free(plan.places, of, to)?;
    // An id of the version before is that of something else.
    let fates = [Table::Retired, Table::Transferred];
    if of == IdOf::Element
        && fates
            .iter()
            .any(|fate| document.architecture().record(*fate, to).is_some())
    {
        return Err(Error::new(
            ErrorKind::Exists,
            crate::bilingual!(
                "định danh `{to}` là của thành phần đã dừng hoặc đã chuyển giao ở phiên bản trước",
                "the id `{to}` is that of an element of the version before, which ended or passed to others"
            ),
        ));
    }
    // What names something of the version before goes on naming it.
    let mut uses = plan.places.of_id(of, id);
    uses.retain(|found| !found.is_earlier);
    if !uses.iter().any(|found| found.kind == UseKind::Definition) {
        return Err(Error::new(
            ErrorKind::NotThere,
            crate::bilingual!("văn bản không có `{id}`", "the document has no `{id}`"),
        ));
    }
    plan.intent.count_everywhere();
    for found in &uses {
        let is_key = found.entry.key_span() == Some(found.span);
        if found.is_alias {
            // An alias of an id that is among them follows it.
            let anchor = found.entry.repeated().map(Entry::value_span);
            if uses.iter().any(|other| Some(other.span) == anchor) {
                continue;
            }
            if is_key {
                return Err(holds_more(found.entry));
            }
        }
        plan.rewrite(found.span, to, found.entry);
        let meant = if is_key {
            Meant::Key(to.to_owned())
        } else {
            Meant::Value(vec![Token::Text(to.to_owned())])
        };
        plan.intent.add(found.entry, meant);
        plan.zones.push(found.span);
    }
    Ok(())
}

/// Lets a key or a value say something else.
pub(super) fn rewrite_at(plan: &mut Plan<'_>, at: Span, to: &str) -> Result<(), Error> {
    let found = entry_at(plan.places, at)?;
    if found.key_span() == Some(at) {
        return plan.rename_key(found, to);
    }
    let is_leaf = matches!(found.form(), ValueForm::Plain | ValueForm::Quoted);
    if !is_leaf || is_in_flow(found) && at.start == at.end {
        return Err(holds_more(found));
    }
    match found.spec().map(|spec| value(spec, to)) {
        // What is no text has no quotes.
        Some(native @ New::Native(_)) => {
            let line = native.line(&plan.style(at.source), is_in_flow(found));
            plan.splice(at.source, at.start as usize, at.end as usize, line);
        }
        _ => plan.rewrite(at, to, found),
    }
    let meant = Meant::Value(vec![Token::Text(to.to_owned())]);
    plan.intent.add(found, meant);
    plan.zones.push(at);
    Ok(())
}

/// The entry whose key or value is there.
fn entry_at(places: &Places, at: Span) -> Result<Entry<'_>, Error> {
    let found = places.entry_at(at);
    let found = found.filter(|found| found.key_span() == Some(at) || found.value_span() == at);
    found.ok_or_else(|| {
        refused(Text::fixed(
            "ở đó không có khóa hoặc giá trị nào",
            "there is neither a key nor a value there",
        ))
    })
}
