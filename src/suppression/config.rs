//! The configuration file of the program, `justarch.toml`.

use std::collections::BTreeMap;
use std::fmt;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::config_fault::{Fault, unknown};
use super::limits::limits_of;
use super::names::code_or_name;
use super::toml_words::in_vietnamese;
use super::{Acceptance, VerdictPolicy, about_suppression, is_of_refusals};
use crate::bilingual;
use crate::diagnostic::{Report, Severity};
use crate::diff::{ChangeKind, Class};
use crate::io::{EXCLUDE_IDLE, LEVEL_IDLE, Limits, LineIndex, Lines};
use crate::rules::Level;
use crate::text::{Lang, Text};
use crate::version::FrameworkVersion;

/// What `justarch.toml` says. What the command line says wins over it.
///
/// ```
/// use justarch::{Config, RuleLevel};
/// let config = Config::parse("framework = \"3.0\"\nfail-on = \"warning\"\n[levels]\nLAY = \"allow\"\n").unwrap();
/// assert_eq!(config.levels, [("LAY".to_owned(), RuleLevel::Allow)]);
/// let error = Config::parse("framwork = \"3.0\"\n").unwrap_err();
/// assert_eq!((error.line, error.column), (1, 1));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Config {
    /// `framework`: the framework to check against, whatever the documents claim.
    pub framework: Option<FrameworkVersion>,
    /// `profiles`: the profiles of rules asked for, in order.
    pub profiles: Vec<String>,
    /// `[levels]`: what happens with the findings of codes and families, in order of name. For a readable name such as
    /// `no-operator` it is its code; one that the library does not know stays, as a rule of the user's own may bear it.
    pub levels: Vec<(String, Level)>,
    /// `fail-on`: the severity from which on a check fails; `Some(None)` for `"never"`.
    pub fail_on: Option<Option<Severity>>,
    /// `exclude`: files and folders that are not checked, or patterns of them (`*`, `?`, `**`), relative to the folder
    /// of the file.
    pub exclude: Vec<String>,
    /// `rules`: files with rules of the user's own, relative to the folder of the file.
    pub rules: Vec<String>,
    /// `baseline`: the baseline, relative to the folder of the file.
    pub baseline: Option<String>,
    /// `[limits]`: the limits that documents are read within.
    pub limits: Limits,
    /// `[verdict]` and `[[accept]]`: what is decided about changes between versions.
    pub verdict: VerdictPolicy,
    /// Where the levels stand, in their order, and the entries of `exclude`: lines and columns.
    places: Places,
}

/// Where entries stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Places {
    levels: Vec<(usize, usize)>,
    exclude: Vec<(usize, usize)>,
}

/// Why a configuration file cannot be used, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConfigError {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What is wrong there.
    pub message: Text,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = (self.line, self.column);
        write!(f, "{line}:{column}: {}", self.message.get(Lang::En))
    }
}

impl std::error::Error for ConfigError {}

/// The keys of the file.
pub(crate) const KEYS: [&str; 10] = [
    "framework",
    "profiles",
    "levels",
    "fail-on",
    "exclude",
    "rules",
    "baseline",
    "limits",
    "verdict",
    "accept",
];

/// The keys of an entry `[[accept]]`.
pub(crate) const ACCEPT_KEYS: [&str; 4] = ["fingerprint", "reason", "approver", "until"];

pub(crate) const LEVELS: [(&str, Level); 4] = [
    ("allow", Level::Allow),
    ("info", Level::Info),
    ("warn", Level::Warn),
    ("deny", Level::Deny),
];

pub(crate) const FAIL_ON: [(&str, Option<Severity>); 4] = [
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("info", Some(Severity::Info)),
    ("never", None),
];

impl Config {
    /// Reads the text of a configuration file. Keys it does not know are refused.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let index = LineIndex::of(text);
        let lines = Lines::new(text, &index);
        Self::read(text, lines).map_err(|(at, message)| {
            let (line, column) = place(lines, at.start);
            ConfigError {
                line,
                column,
                message,
            }
        })
    }

    /// What is to be said of entries that do nothing: levels of faults that keep theirs (`CFG004`), and entries of
    /// `exclude` of which `names_nothing` is true (`CFG005`). `file` is the name of the file as it is to be shown.
    ///
    /// ```
    /// use justarch::Config;
    /// let config = Config::parse("exclude = [\"old\"]\n[levels]\nLAY004 = \"allow\"\n").unwrap();
    /// let said = config.idle("justarch.toml", |entry| entry == "old");
    /// let codes: Vec<_> = said.iter().map(|found| found.code.as_str()).collect();
    /// assert_eq!(codes, ["CFG004", "CFG005"]);
    /// ```
    pub fn idle(&self, file: &str, names_nothing: impl Fn(&str) -> bool) -> Report {
        let levels = self.levels.iter().zip(&self.places.levels);
        let levels = levels.filter(|((name, _), _)| is_of_refusals(name));
        let levels = levels.map(|((name, _), (line, column))| {
            let message = bilingual!(
                "{file}:{line}:{column}: mức độ của `{name}` không có tác dụng, vì lỗi này không hạ mức được",
                "{file}:{line}:{column}: the level of `{name}` does nothing: this fault keeps its own"
            );
            about_suppression(LEVEL_IDLE, message).discriminator(name.as_str())
        });
        let excluded = self.exclude.iter().zip(&self.places.exclude);
        let excluded = excluded.filter(|(entry, _)| names_nothing(entry));
        let excluded = excluded.map(|(entry, (line, column))| {
            let message = bilingual!(
                "{file}:{line}:{column}: mục `{entry}` của `exclude` không khớp tệp hay thư mục nào",
                "{file}:{line}:{column}: `{entry}` under `exclude` names no file or folder"
            );
            about_suppression(EXCLUDE_IDLE, message).discriminator(entry.as_str())
        });
        levels.chain(excluded).collect()
    }

    fn read(text: &str, lines: Lines<'_>) -> Result<Self, Fault> {
        let table = DeTable::parse(text).map_err(|error| {
            let what = error.message();
            let vi = in_vietnamese(what);
            let message = bilingual!("sai cú pháp TOML: {vi}", "TOML syntax error: {what}");
            (error.span().unwrap_or(0..0), message)
        })?;
        let mut config = Self::default();
        for (key, value) in table.get_ref() {
            match &**key.get_ref() {
                "framework" => {
                    let number = text_of(value)?;
                    let version = number.parse().map_err(|_| {
                        let message = bilingual!(
                            "`{number}` không phải số phiên bản khung, ví dụ \"3.0\"",
                            "`{number}` is no number of a framework, such as \"3.0\""
                        );
                        (value.span(), message)
                    })?;
                    config.framework = Some(version);
                }
                "profiles" => config.profiles = texts_of(value)?,
                "levels" => {
                    let levels = levels_of(value)?;
                    let places = levels.iter().map(|(_, _, at)| place(lines, *at));
                    config.places.levels = places.collect();
                    let levels = levels.into_iter().map(|(name, level, _)| (name, level));
                    config.levels = levels.collect();
                }
                "fail-on" => config.fail_on = Some(word_of(value, &FAIL_ON)?),
                "exclude" => {
                    config.exclude = texts_of(value)?;
                    let items = value.get_ref().as_array().into_iter().flatten();
                    let places = items.map(|item| place(lines, item.span().start));
                    config.places.exclude = places.collect();
                }
                "rules" => config.rules = texts_of(value)?,
                "limits" => config.limits = limits_of(value)?,
                "verdict" => config.verdict.classes = classes_of(value)?,
                "accept" => config.verdict.accept = accepted_of(value, lines)?,
                "baseline" => config.baseline = Some(text_of(value)?.to_owned()),
                other => return Err((key.span(), unknown("khóa", "key", other, &KEYS))),
            }
        }
        Ok(config)
    }
}

/// The line and the column of a byte, from 1.
fn place(lines: Lines<'_>, at: usize) -> (usize, usize) {
    let at = lines.position(at);
    (at.line, at.column)
}

fn text_of<'v>(value: &'v Spanned<DeValue<'_>>) -> Result<&'v str, Fault> {
    value.get_ref().as_str().ok_or_else(|| {
        let message = Text::fixed("cần một chuỗi trong dấu nháy", "a text in quotes is wanted");
        (value.span(), message)
    })
}

fn texts_of(value: &Spanned<DeValue<'_>>) -> Result<Vec<String>, Fault> {
    let Some(items) = value.get_ref().as_array() else {
        let message = Text::fixed(
            "cần danh sách văn bản, ví dụ [\"a\"]",
            "a list of texts is wanted, such as [\"a\"]",
        );
        return Err((value.span(), message));
    };
    let texts = items.iter().map(|item| text_of(item).map(str::to_owned));
    texts.collect()
}

fn word_of<T: Copy>(value: &Spanned<DeValue<'_>>, words: &[(&str, T)]) -> Result<T, Fault> {
    let text = text_of(value)?;
    let known = words.iter().find(|(word, _)| *word == text);
    known.map(|(_, meaning)| *meaning).ok_or_else(|| {
        let words: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        (value.span(), unknown("giá trị", "value", text, &words))
    })
}

/// The levels by name, with the byte at which each stands.
fn levels_of(value: &Spanned<DeValue<'_>>) -> Result<Vec<(String, Level, usize)>, Fault> {
    let Some(table) = value.get_ref().as_table() else {
        let message = Text::fixed(
            "cần một bảng: [levels], mỗi dòng một mã",
            "a table is wanted: [levels], with one code on each line",
        );
        return Err((value.span(), message));
    };
    let mut levels: Vec<(String, Level, usize)> = Vec::new();
    // In the order of the file, so that of two the second is at fault.
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in entries {
        let name = match key.get_ref().parse() {
            Ok(name) => code_or_name(&name),
            Err(_) => key.get_ref().to_ascii_uppercase(),
        };
        if levels.iter().any(|(known, ..)| *known == name) {
            let message = bilingual!("`{name}` được nêu hai lần", "`{name}` is named twice");
            return Err((key.span(), message));
        }
        levels.push((name, word_of(value, &LEVELS)?, key.span().start));
    }
    levels.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(levels)
}

fn classes_of(value: &Spanned<DeValue<'_>>) -> Result<BTreeMap<ChangeKind, Class>, Fault> {
    let Some(table) = value.get_ref().as_table() else {
        let message = Text::fixed(
            "cần một bảng: [verdict], mỗi dòng một loại thay đổi",
            "a table is wanted: [verdict], with one kind of change on each line",
        );
        return Err((value.span(), message));
    };
    let classes = Class::ALL.map(|class| (class.key(), class));
    let mut found = BTreeMap::new();
    for (key, value) in table {
        let name = &**key.get_ref();
        let kind = ChangeKind::ALL.into_iter().find(|kind| kind.key() == name);
        let Some(kind) = kind else {
            let known = ChangeKind::ALL.map(ChangeKind::key);
            let message = unknown("loại thay đổi", "kind of change", name, &known);
            return Err((key.span(), message));
        };
        found.insert(kind, word_of(value, &classes)?);
    }
    Ok(found)
}

/// The entries as they are written; what is missing is reported when they are used.
fn accepted_of(value: &Spanned<DeValue<'_>>, lines: Lines<'_>) -> Result<Vec<Acceptance>, Fault> {
    let wanted = || Text::fixed("cần các mục [[accept]]", "entries [[accept]] are wanted");
    let items = value.get_ref().as_array();
    let items = items.ok_or_else(|| (value.span(), wanted()))?;
    let mut found = Vec::new();
    for item in items {
        let table = item.get_ref().as_table();
        let table = table.ok_or_else(|| (item.span(), wanted()))?;
        let mut entry = Acceptance {
            line: Some(place(lines, item.span().start).0),
            ..Acceptance::default()
        };
        for (key, value) in table {
            match &**key.get_ref() {
                "fingerprint" => text_of(value)?.clone_into(&mut entry.fingerprint),
                "reason" => text_of(value)?.clone_into(&mut entry.reason),
                "approver" => text_of(value)?.clone_into(&mut entry.approver),
                "until" => {
                    // TOML has dates of its own.
                    let date = value.get_ref().as_datetime().map(ToString::to_string);
                    entry.until = Some(match date {
                        Some(date) => date,
                        None => text_of(value)?.to_owned(),
                    });
                }
                other => return Err((key.span(), unknown("khóa", "key", other, &ACCEPT_KEYS))),
            }
        }
        found.push(entry);
    }
    Ok(found)
}

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::Config;
    use crate::diagnostic::Severity;
    use crate::rules::Level;

    #[test]
    fn everything_is_read() {
        let text = "framework = \"3.0\"\nprofiles = [\"moj\"]\nfail-on = \"never\"\nexclude = [\"cũ\", \"b.yaml\"]\n\
                    baseline = \"base.json\"\n[levels]\nlink-without-sharing-service = \"info\"\nlay = \"deny\"\n";
        let config = Config::parse(text).unwrap();
        assert_eq!(config.framework.unwrap().to_string(), "3.0");
        assert_eq!(config.profiles, ["moj"]);
        assert_eq!(config.fail_on, Some(None));
        assert_eq!(config.exclude, ["cũ", "b.yaml"]);
        assert_eq!(config.baseline.as_deref(), Some("base.json"));
        let levels = [("INT009", Level::Info), ("LAY", Level::Deny)];
        assert_eq!(config.levels, levels.map(|(n, l)| (n.to_owned(), l)));
        let one = Config::parse("fail-on = \"warning\"").unwrap();
        assert_eq!(one.fail_on, Some(Some(Severity::Warning)));
        assert_eq!(Config::parse("").unwrap(), Config::default());
    }

    #[test]
    fn faults_have_a_place_and_a_hint() {
        for (text, at, part) in [
            ("x = 1", (1, 1), "unknown key `x`; there are"),
            ("# é\n  baselin = \"a\"", (2, 3), "did you mean `baseline`?"),
            (
                "[levels]\nLAY = \"warning\"",
                (2, 7),
                "did you mean `warn`?",
            ),
            ("fail-on = 3", (1, 11), "a text in quotes"),
            ("exclude = \"a\"", (1, 11), "a list of texts"),
            ("levels = [\"LAY\"]", (1, 10), "a table"),
            ("framework = \"three\"", (1, 13), "`three`"),
            ("levels = { LAY = \"warn\", \"é \r\n", (1, 29), "TOML"),
            ("[levels]\nlay = \"warn\"\nLAY = \"deny\"", (3, 1), "twice"),
            (
                "[levels]\nDAT010 = \"warn\"\nno-operator = \"deny\"",
                (3, 1),
                "twice",
            ),
            (
                "[verdict]\nrenamd = \"breaking\"",
                (2, 1),
                "did you mean `renamed`?",
            ),
            (
                "[verdict]\nrenamed = \"minor\"",
                (2, 11),
                "editorial, compatible, breaking",
            ),
            ("[[accept]]\nby = \"a\"", (2, 1), "unknown key `by`"),
            ("accept = \"a\"", (1, 10), "entries [[accept]]"),
            ("framework = ", (1, 13), "TOML syntax error"),
        ] {
            let error = Config::parse(text).unwrap_err();
            assert_eq!((error.line, error.column), at, "{text}: {error}");
            assert!(error.to_string().contains(part), "{text}: {error}");
        }
    }
}
