//! Up to what day the dates of a document can lie.

use crate::bilingual;
use crate::date::Date;
use crate::model::{Architecture, Field, Fields, Status, Table};
use crate::text::Text;

/// What documents of our time state lies between the beginnings of these years.
const TIMES: (Date, Date) = (Date::day(1900, 1, 1), Date::day(2101, 1, 1));

/// Within how many months after the day that its content describes a document is issued and reviewed.
const ISSUED_WITHIN: u16 = 12;

/// What a date is of.
#[derive(Clone, Copy)]
enum Of {
    /// Something that has happened by the day that the content describes.
    Fact,
    /// The document, or a paper beside it: it may be younger than what it describes.
    Paper,
    /// The beginning: it has happened unless the thing is only planned.
    Beginning,
    /// The end: it has happened if the thing is retired.
    End,
    /// What is planned, decided or described, and may lie ahead.
    Plan,
}

/// What the dates of a field are of. A test compares the table with the schema.
const DATES: &[(Field, Of)] = &[
    (Field::Assessed, Of::Fact),
    (Field::AsOf, Of::Fact),
    (Field::IssuedDate, Of::Paper),
    (Field::ReconstructsDate, Of::Paper),
    (Field::Reviewed, Of::Paper),
    (Field::Since, Of::Beginning),
    (Field::Until, Of::End),
    (Field::StateDate, Of::Plan),
    (Field::By, Of::Plan),
    // Of an instrument, a source or an earlier version; of an end or a transfer it is told apart below.
    (Field::Date, Of::Paper),
];

/// The fields that hold dates.
pub(super) fn fields() -> impl Iterator<Item = Field> {
    DATES.iter().map(|(field, _)| *field)
}

/// What a date stands at.
#[derive(Clone, Copy)]
pub(super) enum Holder {
    /// The document, an element or a relation.
    Thing,
    /// An entry of a table.
    Entry(Table),
}

/// The last days that dates can lie on.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    day: Option<Date>,
    fact: Option<Date>,
    paper: Option<Date>,
}

impl Limits {
    /// For a check on a day. A document that describes a later day is judged by that.
    pub(super) fn on(day: Option<Date>, arch: &Architecture) -> Self {
        let own = arch.evaluation_date();
        let state = arch.state_date().map(Date::last_day);
        let fact = day.map(|day| day.max(state.unwrap_or(day)));
        // The day of the content, and not a later one that the caller knows.
        let is_of_content = day <= own;
        let paper = fact.map(|day| {
            if is_of_content {
                day.plus_months(ISSUED_WITHIN)
            } else {
                day
            }
        });
        Self { day, fact, paper }
    }

    /// The day of the check.
    pub(super) fn day(self) -> Option<Date> {
        self.day
    }

    /// Why a date cannot be meant.
    pub(super) fn fault(
        self,
        fields: Fields<'_>,
        field: Field,
        date: Date,
        holder: Holder,
    ) -> Option<Text> {
        let (first, last) = TIMES;
        if date.last_day() < first || date.first_day() >= last {
            return Some(Text::fixed(
                "ngày nằm ngoài khoảng từ năm 1900 đến năm 2100",
                "the date is not between 1900 and 2100",
            ));
        }
        let latest = match of(field, holder) {
            Of::Fact | Of::Paper if is_planned(fields) => None,
            Of::Fact => self.fact,
            Of::Paper => self.paper,
            Of::Beginning | Of::End if is_reversed(fields) => None,
            Of::Beginning if has_begun(fields) => self.fact,
            Of::End if status(fields) == Some(Status::Retired) => self.fact,
            Of::Beginning | Of::End | Of::Plan => None,
        };
        latest.filter(|latest| date.first_day() > *latest)?;
        Some(match self.fact {
            Some(day) => {
                let day_vi = day.vietnamese();
                bilingual!(
                    "ngày này chưa đến tại thời điểm xét ({day_vi})",
                    "on the day that is judged by ({day}) it is still to come"
                )
            }
            None => return None,
        })
    }
}

fn of(field: Field, holder: Holder) -> Of {
    let listed = || DATES.iter().find(|(known, _)| *known == field);
    match holder {
        // The document is without them already.
        Holder::Entry(Table::Retired | Table::Transferred) => Of::Fact,
        Holder::Thing
        | Holder::Entry(
            Table::Sources
            | Table::Supersedes
            | Table::Organisations
            | Table::Contents
            | Table::Views
            | Table::Roadmap
            | Table::Indicators
            | Table::Targets,
        ) => listed().map_or(Of::Plan, |(_, of)| *of),
    }
}

fn status(fields: Fields<'_>) -> Option<Status> {
    let word = fields.text(Field::Status)?;
    Status::ALL
        .iter()
        .copied()
        .find(|status| status.key() == word)
}

fn is_planned(fields: Fields<'_>) -> bool {
    status(fields) == Some(Status::Planned)
}

/// Whether it ends before it begins: then another rule says that one of the two is wrong.
fn is_reversed(fields: Fields<'_>) -> bool {
    let (since, until) = (fields.date(Field::Since), fields.date(Field::Until));
    let both = since.zip(until);
    both.is_some_and(|(since, until)| since.first_day() > until.last_day())
}

/// Whether the thing is said to be there already, or to have been.
fn has_begun(fields: Fields<'_>) -> bool {
    match status(fields) {
        Some(Status::Pilot | Status::Active | Status::Deprecated | Status::Retired) => true,
        Some(Status::Planned) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::DATES;
    use crate::model::Field;
    use crate::model::schema::{Shape, fields_of_shape};

    #[test]
    fn every_date_of_the_schema_is_known_for_what_it_is_of() {
        let mut known: Vec<Field> = DATES.iter().map(|(field, _)| *field).collect();
        known.sort_unstable();
        let dates = fields_of_shape(|s| matches!(s, Shape::Date | Shape::Dates));
        assert_eq!(dates, known);
    }
}
