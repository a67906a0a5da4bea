//! Adding the entries of tables: contents, views, sources, organisations, figures, and what became of earlier parts.

use super::draft::{Draft, Drafts};
use super::{
    Builder, FigureBuilder, Holder, OrganisationBuilder, RecordBuilder, check_key, require_text,
    value,
};
use crate::date::Date;
use crate::error::Error;
use crate::model::{Field, Table, is_decimal};
use crate::version::ArchitectureVersion;

impl Builder {
    /// Adds one of the contents that a framework asks for, such as `vision`.
    pub fn content(&mut self, key: &str, text: &str) -> Result<RecordBuilder<'_>, Error> {
        self.entry(Table::Contents, key, &[(Field::Content, text)])
    }

    /// Adds one of the contents that a framework asks for of which it is said only what is not known.
    pub fn unknown_content(&mut self, key: &str, what: &str) -> Result<RecordBuilder<'_>, Error> {
        self.entry(Table::Contents, key, &[(Field::Unknown, what)])
    }

    /// Adds one of the component architectures, such as `security`; a blank English name is left out.
    pub fn view(&mut self, key: &str, vi: &str, en: &str) -> Result<RecordBuilder<'_>, Error> {
        let view = self.entry(Table::Views, key, &[(Field::NameVi, vi)])?;
        if en.trim().is_empty() {
            return Ok(view);
        }
        view.name_en(en)
    }

    /// Adds a text that the document cites.
    pub fn source(&mut self, key: &str, title: &str) -> Result<RecordBuilder<'_>, Error> {
        self.entry(Table::Sources, key, &[(Field::Title, title)])
    }

    /// Adds an earlier document that this one takes the place of, by its body and its version. It has no id: it is
    /// known as the two, parted by a space.
    ///
    /// ```
    /// use justarch::{Architecture, FrameworkVersion, Table};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.supersedes("Bộ Tư pháp", &"2.0".parse()?)?.decision("2041/QĐ-BTP")?;
    /// assert!(b.build()?.record(Table::Supersedes, "Bộ Tư pháp 2.0").is_some());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn supersedes(
        &mut self,
        body: &str,
        version: &ArchitectureVersion,
    ) -> Result<RecordBuilder<'_>, Error> {
        require_text(Field::Body.path(), body)?;
        let table = Table::Supersedes;
        let version = version.to_string();
        let ix = self.push_record(table, &Table::superseded(body, &version), Holder::Document)?;
        let props = self.record_props(table, ix);
        props.set(Field::Body, Draft::Text(body.to_owned()));
        props.set(Field::Version, Draft::Text(version));
        Ok(RecordBuilder {
            builder: self,
            table,
            ix,
        })
    }

    /// Adds a period of the roadmap.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?;
    /// b.period("first", "Giai đoạn 1", "2024-01".parse()?, "2025-12".parse()?)?
    ///     .covers("app")?;
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn period(
        &mut self,
        key: &str,
        name_vi: &str,
        since: Date,
        until: Date,
    ) -> Result<RecordBuilder<'_>, Error> {
        let (since, until) = (since.to_string(), until.to_string());
        let fields = [
            (Field::NameVi, name_vi),
            (Field::Since, &since),
            (Field::Until, &until),
        ];
        self.entry(Table::Roadmap, key, &fields)
    }

    /// Says why an element of the earlier version, which is not here any more, was retired.
    ///
    /// ```
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion, Table};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("new-app", ApplicationKind::Application, "Phần mềm mới")?;
    /// b.retired("old-app", "Đã thay thế")?
    ///     .successor("new-app")?
    ///     .date("2024-06-30".parse()?)?;
    /// b.transferred("registry", "Sở Tài chính", "Nghị định 37/2024/NĐ-CP")?;
    /// assert!(b.build()?.record(Table::Retired, "old-app").is_some());
    /// # Ok::<(), justarch::Error>(())
    /// ```
    pub fn retired(&mut self, id: &str, reason: &str) -> Result<RecordBuilder<'_>, Error> {
        self.entry(Table::Retired, id, &[(Field::Reason, reason)])
    }

    /// Says to whom an element of the earlier version, which is not here any more, was transferred, and on what basis.
    pub fn transferred(
        &mut self,
        id: &str,
        to: &str,
        basis: &str,
    ) -> Result<RecordBuilder<'_>, Error> {
        let fields = [(Field::TransferredTo, to), (Field::TransferBasis, basis)];
        self.entry(Table::Transferred, id, &fields)
    }

    /// Adds an entry on the document that says this.
    fn entry(
        &mut self,
        table: Table,
        key: &str,
        fields: &[(Field, &str)],
    ) -> Result<RecordBuilder<'_>, Error> {
        check_key(key)?;
        let mut props = Drafts::default();
        for (field, text) in fields {
            props.set(*field, value::read(self, table.fields(), *field, text)?);
        }
        let ix = self.push_record(table, key, Holder::Document)?;
        *self.record_props(table, ix) = props;
        Ok(RecordBuilder {
            builder: self,
            table,
            ix,
        })
    }

    /// Adds an organisation.
    pub fn organisation(
        &mut self,
        key: &str,
        name_vi: &str,
    ) -> Result<OrganisationBuilder<'_>, Error> {
        require_text(key, name_vi)?;
        let ix = self.add_record(Table::Organisations, key, Holder::Document)?;
        self.record_props(Table::Organisations, ix)
            .set(Field::NameVi, Draft::Text(name_vi.to_owned()));
        Ok(OrganisationBuilder { builder: self, ix })
    }

    /// Adds an indicator of the document as a whole.
    pub fn indicator(
        &mut self,
        key: &str,
        measure: &str,
        value: &str,
    ) -> Result<FigureBuilder<'_>, Error> {
        self.figure(Table::Indicators, Holder::Document, key, measure, value)
    }

    /// Adds a figure to be reached by the document as a whole.
    pub fn target(
        &mut self,
        key: &str,
        measure: &str,
        value: &str,
    ) -> Result<FigureBuilder<'_>, Error> {
        self.figure(Table::Targets, Holder::Document, key, measure, value)
    }

    pub(super) fn figure(
        &mut self,
        table: Table,
        holder: Holder,
        key: &str,
        measure: &str,
        value: &str,
    ) -> Result<FigureBuilder<'_>, Error> {
        if !is_decimal(value) {
            return Err(Error::value(crate::bilingual!(
                "số liệu `{key}`: `{value}` không phải là số",
                "figure `{key}`: `{value}` is not a number"
            )));
        }
        require_text(key, measure)?;
        let ix = self.add_record(table, key, holder)?;
        let props = self.record_props(table, ix);
        props.set(Field::Measure, Draft::Text(measure.to_owned()));
        props.set(Field::Value, Draft::Text(value.to_owned()));
        Ok(FigureBuilder {
            builder: self,
            table,
            ix,
        })
    }
}
