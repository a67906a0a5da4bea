//! An element that a command line names, or why there is none.

use justarch::{Architecture, ElementRef, Field, Lang, Table, Text, bilingual, similar};

use crate::fault::Fault;

/// The element of that id. What to look at next is said with the command that is given.
pub(crate) fn element<'a>(
    arch: &'a Architecture,
    id: &str,
    see: &Text,
) -> Result<ElementRef<'a>, Fault> {
    if arch.element(id).is_none() && arch.unread().elements().any(|unread| unread == id) {
        return Err(Fault::new(bilingual!(
            "thành phần `{id}` có trong văn bản nhưng không đọc được",
            "the element `{id}` is in the document but could not be read"
        )));
    }
    if let Some(element) = arch.element(id) {
        return Ok(element);
    }
    if let Some(fault) = no_element_any_more(arch, id, see).or_else(|| organisation(arch, id)) {
        return Err(fault);
    }
    Err({
        // A part of an id or name is no slip of another.
        let mut meant = holding(arch, id);
        if meant.is_empty() {
            meant = similar(id, arch.elements().map(ElementRef::id));
        }
        let text = bilingual!(
            "văn bản không có thành phần `{id}`",
            "the document has no element `{id}`"
        );
        Fault::or_similar(text, &meant)
    })
}

/// Says of an element of an earlier version what became of it.
fn no_element_any_more(arch: &Architecture, id: &str, see: &Text) -> Option<Fault> {
    let next = arch
        .elements()
        .filter(|e| e.succeeds().any(|earlier| earlier == id));
    let mut next: Vec<&str> = next.map(ElementRef::id).collect();
    let (vi, en) = if let Some(retired) = arch.record(Table::Retired, id) {
        next.extend(retired.fields().texts(Field::Successor));
        let reason = retired.fields().text(Field::Reason);
        let reason = reason.map_or(String::new(), |reason| format!(" ({reason})"));
        (
            format!("thành phần `{id}` đã dừng vận hành{reason}"),
            format!("the element `{id}` was retired{reason}"),
        )
    } else if let Some(transferred) = arch.record(Table::Transferred, id) {
        let to = transferred.fields().text(Field::TransferredTo);
        let to = to.unwrap_or_default();
        (
            format!("thành phần `{id}` đã chuyển giao cho {to}"),
            format!("the element `{id}` was transferred to {to}"),
        )
    } else if next.is_empty() {
        return None;
    } else {
        (
            format!("thành phần `{id}` thuộc phiên bản trước"),
            format!("the element `{id}` is of the earlier version"),
        )
    };
    let text = bilingual!(
        "{vi}, không còn trong văn bản này",
        "{en} and is no longer in this document"
    );
    next.dedup();
    let Some(first) = next.first() else {
        let none = Text::fixed(
            "văn bản không nêu thành phần thay thế",
            "the document names no successor",
        );
        return Some(Fault::with_help(text, none));
    };
    let names: Vec<_> = next.iter().map(|id| format!("`{id}`")).collect();
    let names = names.join(", ");
    let (see_vi, see_en) = (see.get(Lang::Vi), see.get(Lang::En));
    Some(Fault::with_help(
        text,
        bilingual!(
            "thay thế hoặc kế thừa: {names}; xem `justarch {see_vi} {first}`",
            "succeeded by {names}; see `justarch {see_en} {first}`"
        ),
    ))
}

/// Says of an organisation that it is none of the elements.
fn organisation(arch: &Architecture, id: &str) -> Option<Fault> {
    arch.record(Table::Organisations, id)?;
    let owned = arch
        .elements()
        .filter(|e| e.owner().is_some_and(|owner| owner.key() == id));
    let owned: Vec<_> = owned
        .map(|e| format!("`{}`", e.id()))
        .take(OFFERED)
        .collect();
    let text = bilingual!(
        "`{id}` là một tổ chức, không phải thành phần",
        "`{id}` is an organisation, not an element"
    );
    if owned.is_empty() {
        return Some(Fault::new(text));
    }
    let owned = owned.join(", ");
    Some(Fault::with_help(
        text,
        bilingual!(
            "các thành phần do tổ chức này làm chủ quản: {owned}",
            "elements that it owns: {owned}"
        ),
    ))
}

/// So many of those that hold a word are offered.
const OFFERED: usize = 5;

/// The ids of the elements whose id or name holds a text, whatever the case; those with it in the id first.
fn holding<'a>(arch: &'a Architecture, text: &str) -> Vec<&'a str> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Vec::new();
    }
    let holds = |said: &str| said.to_lowercase().contains(&text);
    let by_id = arch.elements().filter(|e| holds(e.id()));
    let by_name = arch
        .elements()
        .filter(|e| !holds(e.id()) && [Lang::Vi, Lang::En].iter().any(|lang| holds(e.name(*lang))));
    let all = by_id.chain(by_name).map(ElementRef::id);
    all.take(OFFERED).collect()
}
