//! What only a person can know, and what a person said.

use std::collections::{BTreeMap, BTreeSet};

use crate::bilingual;
use crate::date::Date;
use crate::text::Text;

/// A value that no document and no framework tells: an owner, a level, the new grade of a service. The caller
/// supplies it by name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parameter {
    /// Its name, such as `licence.grade`.
    pub name: String,
    /// A name under which one value can be supplied for several, such as `grade.4`; the own name wins.
    pub general: Option<String>,
    /// What is asked.
    pub question: Text,
    /// What it will mostly be; a person has to confirm it.
    pub suggestion: Option<String>,
    /// The values that meet the demand; any text, if there are none.
    pub choices: Vec<String>,
    /// The first day that meets the demand, where a date is asked for.
    pub not_before: Option<Date>,
    /// Whether the edit can do without it.
    pub optional: bool,
    /// What stands in for it where the gap is looked at as if everything were supplied.
    pub(super) stand_in: String,
    /// What may be written down until a person knows it.
    pub(super) draft: Option<String>,
}

impl Parameter {
    pub(super) fn new(name: String, question: Text, stand_in: impl Into<String>) -> Self {
        Self {
            name,
            general: None,
            question,
            suggestion: None,
            choices: Vec::new(),
            not_before: None,
            optional: false,
            stand_in: stand_in.into(),
            draft: None,
        }
    }
}

impl Parameter {
    /// What is accepted, in words: the choices, or the first day. `None` if any value is.
    ///
    /// ```
    /// use justarch::{FrameworkVersion, Gap, Lang, reference};
    /// # #[cfg(feature = "yaml")] {
    /// let gap = Gap::to(&reference::moj_2_0(), FrameworkVersion::V3_0).unwrap();
    /// let asked = gap.parameters().find(|p| p.name == "state-date").unwrap();
    /// assert_eq!(asked.accepted().unwrap().get(Lang::En), "2023-12-29 or later");
    /// # }
    /// ```
    pub fn accepted(&self) -> Option<Text> {
        if let Some(first) = self.not_before {
            let day = first.vietnamese();
            return Some(bilingual!("từ ngày {day} trở đi", "{first} or later"));
        }
        let choices = self.choices.join(", ");
        (!choices.is_empty()).then(|| Text::new(choices.clone(), choices))
    }

    /// What may be written down until a person knows the value: the suggestion, else a text or a new organisation whose
    /// name says that it has to be filled in. `None` where nothing would do: it is left to be supplied.
    ///
    /// ```
    /// use justarch::{FrameworkVersion, Gap, reference};
    /// # #[cfg(feature = "yaml")] {
    /// let gap = Gap::to(&reference::moj_2_0(), FrameworkVersion::V3_0).unwrap();
    /// let owner = gap.parameters().find(|p| p.name.ends_with(".owner")).unwrap();
    /// assert!(owner.draft().unwrap().contains("ĐIỀN"));
    /// # }
    /// ```
    pub fn draft(&self) -> Option<&str> {
        self.suggestion.as_deref().or(self.draft.as_deref())
    }

    /// Whether a value is a date before the first day that meets the demand.
    pub(super) fn is_too_early(&self, value: &str) -> bool {
        let day = value.trim().parse::<Date>().ok();
        day.zip(self.not_before)
            .is_some_and(|(day, first)| day.last_day() < first)
    }
}

/// Values for parameters, by name.
///
/// ```
/// use justarch::Parameters;
/// let given = Parameters::from_iter([("grade.4", "full-process")]);
/// assert_eq!(given.get("grade.4"), Some("full-process"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters(BTreeMap<String, String>);

impl Parameters {
    /// Supplies a value, in place of an earlier one for that name.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) -> &mut Self {
        self.0.insert(name.into(), value.into());
        self
    }

    /// The value supplied under exactly that name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The value for a parameter: under its own name, else under its general one.
    pub fn of(&self, parameter: &Parameter) -> Option<&str> {
        let general = || self.get(parameter.general.as_deref()?);
        self.get(&parameter.name).or_else(general)
    }
}

impl Parameters {
    /// The value for a parameter, unless it is one of those that were refused.
    pub(super) fn sound(&self, parameter: &Parameter, refused: &BTreeSet<String>) -> Option<&str> {
        let sound = !refused.contains(&parameter.name);
        sound.then(|| self.of(parameter)).flatten()
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Parameters {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let pairs = pairs.into_iter();
        Self(pairs.map(|(n, v)| (n.into(), v.into())).collect())
    }
}
