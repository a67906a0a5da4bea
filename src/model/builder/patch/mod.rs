//! Applying the edits of a patch, which name fields by their paths and values as they are shown.

use super::draft::{Draft, Drafts};
use super::{Builder, ElementDraft, End, Holder, RelationDraft, check_key, refused};
use crate::error::Error;
use crate::model::schema::{self, FieldSpec, HEADER, Shape};
use crate::model::{Field, Kind, Layer, RelationKind, Table, is_decimal};
use crate::version::{ArchitectureVersion, FrameworkVersion};

/// A field with the values that it has before an edit and after it.
pub(crate) type Edit<'e> = (&'e str, &'e [String], &'e [String]);

/// A figure on a relation, with the values of its fields.
pub(crate) type Figure<'e> = (Table, &'e str, Vec<(&'e str, &'e [String])>);

/// The ends of a relation; the last says whether it points to an organisation.
pub(crate) type Ends<'e> = (&'e str, RelationKind, &'e str, bool);

impl Builder {
    /// Gives the document another id.
    pub(crate) fn patch_id(&mut self, before: &str, after: &str) -> Result<(), Error> {
        if self.id != before {
            return Err(differs("the document", "id"));
        }
        after.clone_into(&mut self.id);
        Ok(())
    }

    /// Changes the head of the document.
    pub(crate) fn patch_header(&mut self, edits: &[Edit<'_>]) -> Result<(), Error> {
        edit(&mut self.header, HEADER, "the document", edits)
    }

    /// Adds an element with nothing but its kind.
    pub(crate) fn patch_add_element(
        &mut self,
        id: &str,
        kind: &str,
        section: &str,
    ) -> Result<(), Error> {
        check_key(id)?;
        if self.element_ids.contains_key(id) {
            return Err(refused(format!("element `{id}` exists already")));
        }
        let kind_of = read_kind(id, kind, section)?;
        self.element_ids
            .insert(id.to_owned(), self.elements.len() as u32);
        let mut props = Drafts::default();
        if matches!(kind_of, Kind::Custom(_)) {
            props.set(Field::Kind, Draft::Text(kind.to_owned()));
        }
        self.elements.push(ElementDraft {
            id: id.to_owned(),
            kind: kind_of,
            props,
            bereaved: false,
        });
        Ok(())
    }

    /// Takes an element out to which nothing refers any more.
    pub(crate) fn patch_remove_element(&mut self, id: &str) -> Result<(), Error> {
        let ix = self.find_element(id)?;
        let bare = self.elements[ix as usize].props.is_bare();
        let refers = self
            .relations
            .iter()
            .any(|r| !r.gone && (r.from == id || r.to == End::Element(id.to_owned())));
        if refers || !bare {
            return Err(differs(&format!("element `{id}`"), "what it holds"));
        }
        self.drop_element(id);
        Ok(())
    }

    /// The word for the kind of an element, and the section of its layer.
    pub(crate) fn kind_of(&self, id: &str) -> Result<(String, String), Error> {
        let ix = self.find_element(id)?;
        let element = &self.elements[ix as usize];
        let kind = match (element.kind, element.props.text(Field::Kind)) {
            (Kind::Custom(_), Some(word)) => word.to_owned(),
            (kind, _) => kind.key().to_owned(),
        };
        Ok((kind, element.kind.layer().section().to_owned()))
    }

    /// Gives an element another kind.
    pub(crate) fn patch_kind(
        &mut self,
        id: &str,
        before: (&str, &str),
        after: (&str, &str),
    ) -> Result<(), Error> {
        let ix = self.find_element(id)?;
        let (was, is) = (
            read_kind(id, before.0, before.1)?,
            read_kind(id, after.0, after.1)?,
        );
        let element = &mut self.elements[ix as usize];
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
    pub(crate) fn patch_element(&mut self, id: &str, edits: &[Edit<'_>]) -> Result<(), Error> {
        let ix = self.find_element(id)?;
        let props = &mut self.elements[ix as usize].props;
        edit(props, schema::ELEMENT, &format!("element `{id}`"), edits)
    }

    /// Refuses an element that was left without a Vietnamese name.
    pub(crate) fn patch_named(&self, id: &str) -> Result<(), Error> {
        let ix = self.find_element(id)?;
        let name = self.elements[ix as usize].props.text(Field::NameVi);
        if name.is_none_or(|name| name.trim().is_empty()) {
            return Err(refused(format!("element `{id}` has no Vietnamese name")));
        }
        Ok(())
    }

    /// Adds a relation with its figures.
    pub(crate) fn patch_add_relation(
        &mut self,
        ends: Ends<'_>,
        fields: &[(&str, &[String])],
        figures: &[Figure<'_>],
    ) -> Result<(), Error> {
        let (from, kind, to) = self.ends(ends)?;
        let props = drafts(schema::RELATION, &name(ends), fields)?;
        self.relations.push(RelationDraft {
            from,
            kind,
            to,
            props,
            gone: false,
        });
        let holder = Holder::Relation(self.relations.len() - 1);
        for (table, key, fields) in figures {
            let ix = self.push_record(*table, key, holder.clone())?;
            let props = drafts(table.fields(), key, fields)?;
            *self.record_props(*table, ix) = props;
        }
        Ok(())
    }

    /// Takes out a relation that says exactly that, with its figures. O(relations).
    pub(crate) fn patch_remove_relation(
        &mut self,
        ends: Ends<'_>,
        fields: &[(&str, &[String])],
        figures: &[Figure<'_>],
    ) -> Result<(), Error> {
        let (from, kind, to) = self.ends(ends)?;
        let props = drafts(schema::RELATION, &name(ends), fields)?;
        let mut wanted: Vec<_> = figures.iter().map(|(t, key, _)| (*t, *key)).collect();
        wanted.sort_unstable();
        let found = self.relations.iter().enumerate().position(|(nth, r)| {
            !r.gone
                && (&r.from, r.kind, &r.to) == (&from, kind, &to)
                && r.props.says_the_same(&props)
                && self.figures_of(nth) == wanted
        });
        let Some(nth) = found else {
            return Err(differs(&name(ends), "what it says"));
        };
        for (table, key, fields) in figures {
            let ix = self.find_record(*table, key)?;
            let props = drafts(table.fields(), key, fields)?;
            if !self.record_props(*table, ix).says_the_same(&props) {
                return Err(differs(key, "what it says"));
            }
        }
        if let Some(relation) = self.relations.get_mut(nth) {
            relation.gone = true;
        }
        for table in Table::ALL {
            self.drop_records(table, |_, holder| *holder == Holder::Relation(nth));
        }
        Ok(())
    }

    fn figures_of(&self, nth: usize) -> Vec<(Table, &str)> {
        let holder = Holder::Relation(nth);
        let mut found: Vec<_> = Table::ALL
            .into_iter()
            .flat_map(|table| {
                let rows = self.records[table.index()].iter();
                rows.filter(|r| r.holder == holder)
                    .map(move |r| (table, r.key.as_str()))
            })
            .collect();
        found.sort_unstable();
        found
    }

    fn ends(
        &self,
        (from, kind, to, organisation): Ends<'_>,
    ) -> Result<(String, RelationKind, End), Error> {
        self.find_element(from)?;
        let to = if organisation {
            self.find_record(Table::Organisations, to)?;
            End::Organisation(to.to_owned())
        } else {
            self.find_element(to)?;
            End::Element(to.to_owned())
        };
        Ok((from.to_owned(), kind, to))
    }

    /// Adds an entry of a table on the document or on an element.
    pub(crate) fn patch_add_record(
        &mut self,
        table: Table,
        key: &str,
        holder: Option<&str>,
    ) -> Result<(), Error> {
        if table.has_id() {
            check_key(key)?;
        }
        let holder = self.patch_holder(holder)?;
        self.push_record(table, key, holder)?;
        Ok(())
    }

    /// Takes out an entry that says nothing any more. O(entries of the table).
    pub(crate) fn patch_remove_record(
        &mut self,
        table: Table,
        key: &str,
        holder: Option<&str>,
    ) -> Result<(), Error> {
        let ix = self.held_record(table, key, holder)?;
        if !self.record_props(table, ix).is_bare() {
            return Err(differs(&format!("{} `{key}`", table.key()), "what it says"));
        }
        self.drop_records(table, |k, _| k == key);
        Ok(())
    }

    /// Changes the fields of an entry.
    pub(crate) fn patch_record(
        &mut self,
        table: Table,
        key: &str,
        holder: Option<&str>,
        edits: &[Edit<'_>],
    ) -> Result<(), Error> {
        let ix = self.held_record(table, key, holder)?;
        let what = format!("{} `{key}`", table.key());
        edit(self.record_props(table, ix), table.fields(), &what, edits)
    }

    fn patch_holder(&self, holder: Option<&str>) -> Result<Holder, Error> {
        match holder {
            None => Ok(Holder::Document),
            Some(id) => {
                self.find_element(id)?;
                Ok(Holder::Element(id.to_owned()))
            }
        }
    }

    fn held_record(&self, table: Table, key: &str, holder: Option<&str>) -> Result<u32, Error> {
        let ix = self.find_record(table, key)?;
        let holder = self.patch_holder(holder)?;
        let row = self.records[table.index()].get(ix as usize);
        if row.is_none_or(|row| row.holder != holder) {
            return Err(differs(&format!("{} `{key}`", table.key()), "its place"));
        }
        Ok(ix)
    }

    fn drop_records(&mut self, table: Table, gone: impl Fn(&str, &Holder) -> bool) {
        let rows = &mut self.records[table.index()];
        let before = rows.len();
        rows.retain(|record| !gone(&record.key, &record.holder));
        if rows.len() != before {
            self.record_keys.retain(|(of, _), _| *of != table);
            for (ix, record) in rows.iter().enumerate() {
                let entry = (table, record.key.clone());
                self.record_keys.insert(entry, ix as u32);
            }
        }
    }
}

fn read_kind(id: &str, kind: &str, section: &str) -> Result<Kind, Error> {
    let layer = Layer::ALL.into_iter().find(|l| l.section() == section);
    let known = layer.and_then(|layer| Kind::from_key(kind, layer));
    known.ok_or_else(|| refused(format!("element `{id}`: no kind `{kind}` in `{section}`")))
}

fn name((from, kind, to, _): Ends<'_>) -> String {
    format!("relation `{from} {kind} {to}`")
}

fn differs(what: &str, part: &str) -> Error {
    refused(format!(
        "the patch does not fit: {what} differs from what it expects ({part})"
    ))
}

/// Replaces the values of fields, if they are those that the edit expects.
fn edit(
    props: &mut Drafts,
    specs: &'static [FieldSpec],
    what: &str,
    edits: &[Edit<'_>],
) -> Result<(), Error> {
    for (path, before, after) in edits {
        let expected = drafts(specs, what, &[(path, before)])?;
        let wanted = drafts(specs, what, &[(path, after)])?;
        let (field, _) = leaf(specs, path).ok_or_else(|| unknown(what, path))?;
        if !props.replace(field, &expected, wanted) {
            return Err(differs(what, path));
        }
    }
    Ok(())
}

fn drafts(
    specs: &'static [FieldSpec],
    what: &str,
    fields: &[(&str, &[String])],
) -> Result<Drafts, Error> {
    let mut out = Drafts::default();
    for (path, values) in fields {
        let (field, shape) = leaf(specs, path).ok_or_else(|| unknown(what, path))?;
        for text in *values {
            let draft = read(specs, field, shape, text);
            let bad = || refused(format!("{what}: `{path}` cannot be `{text}`"));
            out.add(field, draft.ok_or_else(bad)?);
        }
    }
    Ok(out)
}

fn unknown(what: &str, path: &str) -> Error {
    refused(format!("{what} has no field `{path}`"))
}

/// The field of a path with the shape of its values.
fn leaf(specs: &'static [FieldSpec], path: &str) -> Option<(Field, Shape)> {
    specs
        .iter()
        .find_map(|spec| match (spec.shape, spec.field) {
            (Shape::Group { fields, .. }, _) => leaf(fields, path),
            (Shape::Kind, _) | (_, None) => None,
            (shape @ Shape::Route, Some(_)) if path == Field::RouteDirect.path() => {
                Some((Field::RouteDirect, shape))
            }
            (shape, Some(field)) => (field.path() == path).then_some((field, shape)),
        })
}

/// Reads a value as it is shown; references are looked up when the architecture is built.
fn read(specs: &'static [FieldSpec], field: Field, shape: Shape, text: &str) -> Option<Draft> {
    let plain = || text.to_owned();
    let number = || text.parse::<u64>().ok();
    let sound = match shape {
        Shape::SecurityLevel => number().is_some_and(|n| (1..=5).contains(&n)),
        Shape::Flag => number().is_some_and(|n| n <= 1),
        Shape::Decimal => is_decimal(text),
        Shape::Version => text.parse::<ArchitectureVersion>().is_ok(),
        Shape::FrameworkNumber => text.parse::<FrameworkVersion>().is_ok(),
        Shape::Ids => check_key(text).is_ok(),
        Shape::FieldNames => schema::is_inferable(specs, text),
        _ => true,
    };
    if !sound {
        return None;
    }
    Some(match shape {
        Shape::Date | Shape::Dates => Draft::Date(text.parse().ok()?),
        Shape::Number | Shape::Flag | Shape::SecurityLevel => Draft::Number(number()?),
        Shape::Token(words) | Shape::Tokens(words) => {
            Draft::Token(words.iter().position(|word| *word == text)? as u32)
        }
        Shape::Organisation => Draft::Organisation(plain()),
        Shape::Sources => Draft::Source(plain()),
        Shape::Route if field == Field::RouteDirect => Draft::Flag,
        Shape::Elements | Shape::Route => Draft::Element(plain()),
        Shape::Attributes => {
            let (key, value) = text.split_once(": ")?;
            check_key(key).ok()?;
            Draft::Pair(key.to_owned(), value.to_owned())
        }
        Shape::Text
        | Shape::Texts
        | Shape::Version
        | Shape::FrameworkNumber
        | Shape::Decimal
        | Shape::Ids
        | Shape::FieldNames => Draft::Text(plain()),
        Shape::Kind | Shape::Group { .. } | Shape::Relations(_) | Shape::Records(_) => return None,
    })
}
