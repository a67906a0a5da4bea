//! What a file must say, asked of what is built in code.

use super::draft::Drafts;
use super::{Asks, Builder, check_key};
use crate::error::{Error, ErrorKind};
use crate::model::schema::{ELEMENT, FieldSpec, HEADER, RELATION, Shape};
use crate::model::{Field, MAX_TEXT, Table};

impl Builder {
    /// From now on asks of a copy what files must say, if the original says it.
    pub(super) fn ask_as_of_files(&mut self) {
        self.asks = Asks::Whole;
        let unread = !self.unread.is_empty() || self.all_props().any(|p| p.has(Field::Refused));
        if unread || self.refuse_what_no_file_holds().is_err() {
            self.asks = Asks::AsRead;
        }
    }

    fn all_props(&self) -> impl Iterator<Item = &Drafts> {
        let elements = self.elements.iter().map(|e| &e.props);
        let relations = self.relations.iter().map(|r| &r.props);
        let records = (&self.records).into_iter().flatten().map(|r| &r.props);
        std::iter::once(&self.header)
            .chain(elements)
            .chain(relations)
            .chain(records)
    }

    pub(super) fn refuse_what_no_file_holds(&self) -> Result<(), Error> {
        if self.asks == Asks::AsRead {
            return Ok(());
        }
        check_key(&self.id)?;
        if self.asks == Asks::Whole {
            complete("architecture", HEADER, &self.header)?;
        } else {
            groups("architecture", HEADER, &self.header)?;
        }
        for element in self.elements.iter().filter(|e| !e.gone) {
            complete(&element.id, ELEMENT, &element.props)?;
        }
        for relation in self.relations.iter().filter(|r| !r.gone) {
            complete(&relation.from, RELATION, &relation.props)?;
        }
        for table in Table::ALL {
            for record in self.records[table].iter().filter(|r| !r.gone) {
                complete(&record.key, table.fields(), &record.props)?;
                let said = [Field::Content, Field::Unknown].map(|field| record.props.has(field));
                if table == Table::Contents && said[0] == said[1] {
                    let key = &record.key;
                    let kind = ErrorKind::Incomplete;
                    return Err(Error::new(
                        kind,
                        crate::bilingual!(
                            "`{key}`: phải nêu nội dung hoặc điều chưa có thông tin",
                            "`{key}`: either a text or what is unknown must be said"
                        ),
                    ));
                }
            }
        }
        Ok(())
    }
}

/// Refuses texts beyond what is read.
fn readable(of: &str, props: &Drafts) -> Result<(), Error> {
    for (field, text) in props.texts() {
        if text.len() > MAX_TEXT {
            let (path, bytes) = (field.path(), text.len());
            return Err(Error::value(crate::bilingual!(
                "`{of}`: `{path}` dài {bytes} byte, tối đa là {MAX_TEXT}",
                "`{of}`: `{path}` has {bytes} bytes; at most {MAX_TEXT} are read"
            )));
        }
    }
    Ok(())
}

/// Refuses a thing that lacks a field which every one has.
fn complete(of: &str, specs: &[FieldSpec], props: &Drafts) -> Result<(), Error> {
    groups(of, specs, props)?;
    for spec in specs.iter().filter(|spec| spec.required) {
        if !is_said(spec, props) {
            return Err(missing(of, spec.key));
        }
    }
    Ok(())
}

/// Refuses a group of fields that lacks one which every such group has.
fn groups(of: &str, specs: &[FieldSpec], props: &Drafts) -> Result<(), Error> {
    readable(of, props)?;
    for spec in specs {
        let Shape::Group { fields, .. } = spec.shape else {
            continue;
        };
        let lacking = fields.iter().find(|f| f.required && !is_said(f, props));
        if let Some(field) = lacking.filter(|_| is_said(spec, props)) {
            return Err(missing(of, &format!("{}.{}", spec.key, field.key)));
        }
    }
    Ok(())
}

fn is_said(spec: &FieldSpec, props: &Drafts) -> bool {
    match spec.shape {
        // The kind stands beside the fields.
        Shape::Kind => true,
        Shape::Group { fields, .. } => fields.iter().any(|field| is_said(field, props)),
        _ => spec.field.is_some_and(|field| props.has(field)),
    }
}

fn missing(of: &str, key: &str) -> Error {
    Error::new(
        ErrorKind::Incomplete,
        crate::bilingual!(
            "`{of}`: thiếu `{key}`, mục mà mọi tệp đều phải nêu",
            "`{of}`: `{key}` is missing, which every file says"
        ),
    )
}
