//! Tables as Parquet, for engines that read columns.

use std::sync::Arc;

use ::parquet::basic::{ConvertedType, LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{ByteArray, ByteArrayType};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::types::Type;

use super::table::DatasetTable;
use crate::error::Error;

/// So many rows stand in one group.
const GROUP: usize = 100_000;

impl DatasetTable {
    /// As Parquet: columns of texts with the same names and values as in [CSV](Self::csv), so that the same questions fit
    /// both; an empty cell is null, and no cell has an apostrophe before it. Not compressed; the same table gives the same
    /// bytes. O(cells).
    ///
    /// # Errors
    ///
    /// If the writer refuses something.
    ///
    /// ```
    /// use justarch::interchange::Dataset;
    /// use justarch::{ApplicationKind, Architecture, FrameworkVersion};
    /// let mut b = Architecture::fragment("demo", FrameworkVersion::V3_0);
    /// b.element("app", ApplicationKind::Application, "Phần mềm")?;
    /// let mut dataset = Dataset::new();
    /// dataset.add("demo.yaml", &b.build()?, None);
    /// let file = dataset.table("elements").unwrap().parquet()?;
    /// assert!(file.starts_with(b"PAR1") && file.ends_with(b"PAR1"));
    /// # Ok::<(), justarch::Error>(())
    /// ```
    #[cfg_attr(docsrs, doc(cfg(feature = "parquet")))]
    pub fn parquet(&self) -> Result<Vec<u8>, Error> {
        self.written().map_err(|error| {
            let name = self.name();
            Error::value(crate::bilingual!(
                "không ghi được bảng `{name}` thành Parquet: {error}",
                "the table `{name}` cannot be written as Parquet: {error}"
            ))
        })
    }

    fn written(&self) -> Result<Vec<u8>, ParquetError> {
        let columns = self.columns().iter().map(|name| {
            Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
                .with_repetition(Repetition::OPTIONAL)
                .with_converted_type(ConvertedType::UTF8)
                .with_logical_type(Some(LogicalType::String))
                .build()
                .map(Arc::new)
        });
        let schema = Type::group_type_builder(self.name())
            .with_fields(columns.collect::<Result<_, _>>()?)
            .build()?;
        let properties = WriterProperties::builder().set_created_by("justarch".to_owned());
        let mut out = Vec::new();
        let mut writer =
            SerializedFileWriter::new(&mut out, Arc::new(schema), Arc::new(properties.build()))?;
        let rows: Vec<Vec<&str>> = self.rows().collect();
        for group in rows.chunks(GROUP) {
            let mut into = writer.next_row_group()?;
            let mut nth = 0_usize;
            while let Some(mut column) = into.next_column()? {
                let cells = || group.iter().filter_map(|row| row.get(nth));
                let stated = cells().filter(|cell| !cell.is_empty());
                let values: Vec<ByteArray> = stated.map(|cell| ByteArray::from(*cell)).collect();
                let levels: Vec<i16> = cells().map(|cell| i16::from(!cell.is_empty())).collect();
                let typed = column.typed::<ByteArrayType>();
                typed.write_batch(&values, Some(&levels), None)?;
                column.close()?;
                nth = nth.saturating_add(1);
            }
            into.close()?;
        }
        writer.close()?;
        Ok(out)
    }
}
