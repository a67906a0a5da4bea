//! Applying the edits of a patch, which name fields by their paths and values as they are shown.
#![expect(
    clippy::indexing_slicing,
    reason = "numbers of drafts are given out by the builder, whose lists never shrink"
)]

mod relations;
mod ties;
mod values;

use super::draft::{Draft, Drafts};
use super::edit::{is_name, named};
use super::{Builder, ElementDraft, Holder, check_key, refused, taken};
use crate::error::{Error, ErrorKind};
use crate::model::schema::{self, HEADER};
use crate::model::{Architecture, Field, Kind, Layer, RelationKind, Table};
use ties::Ties;
use values::{edit, leaf};

/// A field with the values that it has before an edit and after it.
pub(crate) type Edit<'e> = (&'e str, &'e [String], &'e [String]);

/// A figure on a relation, with the values of its fields.
pub(crate) type Figure<'e> = (Table, &'e str, Vec<(&'e str, &'e [String])>);

/// The ends of a relation; the last says whether it points to an organisation.
pub(crate) type Ends<'e> = (&'e str, RelationKind, &'e str, bool);

/// A document on which edits are made one after the other. Each costs what it names, not the document.
#[derive(Debug)]
pub(crate) struct Patcher {
    builder: Builder,
    /// Made when a relation is first looked for.
    ties: Option<Ties>,
}

impl Patcher {
    pub(crate) fn of(old: &Architecture) -> Self {
        Self {
            builder: old.to_builder(),
            ties: None,
        }
    }

    /// The document after the edits. O(n log n) in its size.
    pub(crate) fn build(self) -> Result<Architecture, Error> {
        self.builder.build()
    }

    /// Gives elements other ids, one after the other. O(document) for all of them together.
    pub(crate) fn rename<'r>(
        &mut self,
        renames: impl IntoIterator<Item = (&'r str, &'r str)>,
    ) -> Result<(), Error> {
        // What relations say, and so how they are found, may change.
        self.ties = None;
        self.builder.rename_elements(renames)
    }

    /// Gives the document another id.
    pub(crate) fn id(&mut self, before: &str, after: &str) -> Result<(), Error> {
        if self.builder.id != before {
            return Err(differs("the document", "id"));
        }
        after.clone_into(&mut self.builder.id);
        Ok(())
    }

    /// Changes the head of the document.
    pub(crate) fn header(&mut self, edits: &[Edit<'_>]) -> Result<(), Error> {
        edit(&mut self.builder.header, HEADER, "the document", edits)
    }

    /// Adds an element with nothing but its kind.
    pub(crate) fn add_element(&mut self, id: &str, kind: &str, section: &str) -> Result<(), Error> {
        check_key(id)?;
        if self.builder.element_ids.contains_key(id) {
            return Err(taken(crate::bilingual!(
                "đã có thành phần `{id}`",
                "element `{id}` exists already"
            )));
        }
        let kind_of = read_kind(id, kind, section)?;
        self.builder
            .element_ids
            .insert(id.to_owned(), self.builder.elements.len() as u32);
        let mut props = Drafts::default();
        if matches!(kind_of, Kind::Custom(_)) {
            props.set(Field::Kind, Draft::Text(kind.to_owned()));
        }
        self.builder.elements.push(ElementDraft {
            id: id.to_owned(),
            kind: kind_of,
            props,
            lost_relation: false,
            gone: false,
        });
        Ok(())
    }

    /// Takes an element out to which nothing refers any more.
    pub(crate) fn remove_element(&mut self, id: &str) -> Result<(), Error> {
        let ix = self.builder.find_element(id)?;
        let bare = self.builder.elements[ix as usize].props.is_bare();
        let refers = self.ties().is_tied(ix);
        if refers || !bare {
            return Err(differs(&format!("element `{id}`"), "what it holds"));
        }
        self.builder.drop_element(id);
        Ok(())
    }

    /// The word for the kind of an element, and the section of its layer.
    pub(crate) fn kind_of(&self, id: &str) -> Result<(String, String), Error> {
        let ix = self.builder.find_element(id)?;
        let element = &self.builder.elements[ix as usize];
        let kind = match (element.kind, element.props.text(Field::Kind)) {
            (Kind::Custom(_), Some(word)) => word.to_owned(),
            (kind, _) => kind.key().to_owned(),
        };
        Ok((kind, element.kind.layer().section().to_owned()))
    }

    /// Gives an element another kind.
    pub(crate) fn set_kind(
        &mut self,
        id: &str,
        before: (&str, &str),
        after: (&str, &str),
    ) -> Result<(), Error> {
        let ix = self.builder.find_element(id)?;
        let (was, is) = (
            read_kind(id, before.0, before.1)?,
            read_kind(id, after.0, after.1)?,
        );
        let element = &mut self.builder.elements[ix as usize];
        let word = Draft::Text(before.0.to_owned());
        let custom = matches!(was, Kind::Custom(_));
        if element.kind != was || (custom && !element.props.contains(Field::Kind, &word)) {
            return Err(differs(&format!("element `{id}`"), "kind"));
        }
        element.kind = is;
        element.props.clear(Field::Kind);
        if matches!(is, Kind::Custom(_)) {
            let word = Draft::Text(after.0.to_owned());
            element.props.set(Field::Kind, word);
        }
        Ok(())
    }

    /// Changes the fields of an element.
    pub(crate) fn element(&mut self, id: &str, edits: &[Edit<'_>]) -> Result<(), Error> {
        let ix = self.builder.find_element(id)?;
        let props = &mut self.builder.elements[ix as usize].props;
        edit(props, schema::ELEMENT, &format!("element `{id}`"), edits)
    }

    /// Refuses an element that was left without a Vietnamese name.
    pub(crate) fn named(&self, id: &str) -> Result<(), Error> {
        let ix = self.builder.find_element(id)?;
        let name = self.builder.elements[ix as usize].props.text(Field::NameVi);
        if name.is_none_or(|name| name.trim().is_empty()) {
            return Err(refused(crate::bilingual!(
                "thành phần `{id}` không có tên tiếng Việt",
                "element `{id}` has no Vietnamese name"
            )));
        }
        Ok(())
    }

    /// Adds an entry of a table on the document or on an element.
    pub(crate) fn add_record(
        &mut self,
        table: Table,
        key: &str,
        holder: Option<&str>,
    ) -> Result<(), Error> {
        if table.has_id() {
            check_key(key)?;
        }
        let holder = self.holder(holder)?;
        self.builder.push_record(table, key, holder)?;
        Ok(())
    }

    /// Takes out an entry that says nothing any more.
    pub(crate) fn remove_record(
        &mut self,
        table: Table,
        key: &str,
        holder: Option<&str>,
    ) -> Result<(), Error> {
        let ix = self.held_record(table, key, holder)?;
        if !self.builder.record_props(table, ix).is_bare() {
            return Err(differs(&format!("{} `{key}`", table.key()), "what it says"));
        }
        self.builder.drop_record(table, ix);
        Ok(())
    }

    /// Changes the fields of an entry.
    pub(crate) fn record(
        &mut self,
        table: Table,
        key: &str,
        holder: Option<&str>,
        edits: &[Edit<'_>],
    ) -> Result<(), Error> {
        let ix = self.held_record(table, key, holder)?;
        let what = format!("{} `{key}`", table.key());
        let props = self.builder.record_props(table, ix);
        edit(props, table.fields(), &what, edits)?;
        // What has another name is another entry; one that is going to be taken out has none.
        let is_renamed = edits.iter().any(|(path, ..)| {
            let field = leaf(table.fields(), path);
            field.is_some_and(|(field, _)| is_name(table, field))
        });
        if is_renamed && !props.is_bare() && named(props) != key {
            return Err(refused(crate::bilingual!(
                "{what}: `body` và `version` chỉ văn bản khác",
                "{what}: `body` and `version` name another document"
            )));
        }
        Ok(())
    }

    fn holder(&self, holder: Option<&str>) -> Result<Holder, Error> {
        match holder {
            None => Ok(Holder::Document),
            Some(id) => {
                self.builder.find_element(id)?;
                Ok(Holder::Element(id.to_owned()))
            }
        }
    }

    fn held_record(&self, table: Table, key: &str, holder: Option<&str>) -> Result<u32, Error> {
        let ix = self.builder.find_record(table, key)?;
        let holder = self.holder(holder)?;
        let row = self.builder.records[table].get(ix as usize);
        if row.is_none_or(|row| row.holder != holder) {
            return Err(differs(&format!("{} `{key}`", table.key()), "its place"));
        }
        Ok(ix)
    }

    fn ties(&mut self) -> &mut Ties {
        let Self { builder, ties } = self;
        ties.get_or_insert_with(|| Ties::of(builder))
    }
}

fn read_kind(id: &str, kind: &str, section: &str) -> Result<Kind, Error> {
    let layer = Layer::ALL.into_iter().find(|l| l.section() == section);
    let known = layer.and_then(|layer| Kind::from_key(kind, layer));
    known.ok_or_else(|| {
        refused(crate::bilingual!(
            "thành phần `{id}`: `{section}` không có loại `{kind}`",
            "element `{id}`: no kind `{kind}` in `{section}`"
        ))
    })
}

fn name((from, kind, to, _): Ends<'_>) -> String {
    format!("relation `{from} {kind} {to}`")
}

fn differs(what: &str, part: &str) -> Error {
    Error::new(
        ErrorKind::Mismatch,
        crate::bilingual!(
            "bản ghi thay đổi không khớp: {what} khác với nội dung cần có ({part})",
            "the patch does not fit: {what} differs from what it expects ({part})"
        ),
    )
}
