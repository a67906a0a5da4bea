//! SARIF 2.1.0, the standard form of the results of static analysis.

mod log;
mod outcome;
mod words;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use log::{
    Artifact, ArtifactLocation, Automation, Base, BasisBag, Bilingual, Component,
    ComponentReference, Descriptor, DescriptorBag, Invocation, Level, Location, Log, Logical,
    Notification, Physical, Reference, Region, Relationship, Run, Tool, Translation, Words,
};

use words::{BASES, NOTIFICATIONS, SRCROOT, ending};

use super::described::Described;
use super::part::not_listed;
use super::results::Results;
use super::spot::Spot;
use crate::bilingual;
use crate::diagnostic::{Basis, Code, Severity};
use crate::model::Place;
use crate::text::{Lang, Text};

/// What relative paths are relative to.
const ROOT: &str = "%SRCROOT%";
const TOOL: &str = "justarch";
const LAW: &str = "legal-basis";
/// What stands in the list of files, rules and legal bases, and where.
struct Lists {
    files: BTreeMap<String, usize>,
    rules: BTreeMap<Code, usize>,
    laws: BTreeMap<String, usize>,
}

impl Results {
    /// A SARIF 2.1.0 log with one run.
    ///
    /// Every result has a region; its `partialFingerprints` have the [fingerprint](crate::Diagnostic::fingerprint) by which
    /// a baseline knows it. Suppressed findings stay, with their justification; what was [compared](Self::compared_with) with
    /// a baseline or an earlier version has its `baselineState`, and what is found no longer is `absent`. Texts are in the chosen language, those of the
    /// rules also in the other one as a translation, those of the results in `properties`. Legal bases are a taxonomy.
    /// Columns count Unicode characters. What could not be read or judged, was not decided or is not listed stands among the
    /// notifications of the invocation.
    pub fn sarif(&self) -> String {
        let (lists, laws) = self.lists();
        let mut results = Vec::new();
        for part in &self.parts {
            let found = part.found.iter();
            results.extend(found.map(|found| self.outcome(found, None, &lists)));
            let passed = part.passed.iter();
            results.extend(passed.map(|passed| self.outcome(&passed.found, Some(passed), &lists)));
            let gone = part.gone.iter();
            results.extend(gone.map(|gone| self.absent(gone, &part.first(), &lists)));
        }
        let paths = lists.files.keys();
        let log = Log {
            schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            version: "2.1.0",
            runs: [Run {
                tool: Tool {
                    driver: self.driver(&lists),
                },
                translations: vec![self.translation()],
                taxonomies: vec![self.taxonomy(&laws)],
                language: tag(self.lang),
                column_kind: "unicodeCodePoints",
                original_uri_base_ids: BTreeMap::from([(
                    ROOT,
                    Base {
                        description: self.words(&SRCROOT),
                    },
                )]),
                automation_details: Automation {
                    id: format!("{TOOL}/{}/", self.command),
                },
                invocations: [self.invocation(&lists)],
                artifacts: paths
                    .map(|path| Artifact {
                        location: location(path, &lists),
                        roles: ["analysisTarget"],
                    })
                    .collect(),
                results,
            }],
        };
        let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
        text.push('\n');
        text
    }

    fn lists(&self) -> (Lists, Vec<&Basis>) {
        let mut files = BTreeMap::new();
        let mut laws: BTreeMap<String, &Basis> = BTreeMap::new();
        let mut file = |name: &str| {
            files.insert(name.to_owned(), 0);
        };
        for part in &self.parts {
            file(&part.name);
            part.files.iter().for_each(|name| file(name));
            let passed = part.passed.iter().map(|passed| &passed.found);
            for found in part.found.iter().chain(passed) {
                file(&found.at.file);
                found.related.iter().for_each(|also| file(&also.at.file));
                if let Some(basis) = found.diagnostic.basis.as_deref() {
                    laws.insert(law_id(basis), basis);
                }
            }
        }
        for rule in self.rules.values() {
            laws.extend(rule.bases.iter().map(|basis| (law_id(basis), basis)));
        }
        for (nth, index) in files.values_mut().enumerate() {
            *index = nth;
        }
        let rules = self.rules.keys().cloned().zip(0..).collect();
        let ids = laws.keys().cloned().zip(0..).collect();
        let laws = laws.into_values().collect();
        let lists = Lists {
            files,
            rules,
            laws: ids,
        };
        (lists, laws)
    }

    fn words(&self, text: &Text) -> Words {
        text.get(self.lang).into()
    }

    fn driver(&self, lists: &Lists) -> Component {
        let version = env!("CARGO_PKG_VERSION");
        let rules = self.rules.values().map(|rule| Descriptor {
            name: Some(rule.name.to_string()),
            default_configuration: Some(Level {
                level: level(rule.severity),
            }),
            relationships: rule
                .bases
                .iter()
                .map(|basis| Relationship {
                    target: lists.law(basis),
                    kinds: ["relevant"],
                })
                .collect(),
            properties: Some(DescriptorBag {
                tags: vec![rule.family.clone()],
                basis: None,
            }),
            ..told(rule, self.lang)
        });
        let sorts = NOTIFICATIONS.iter().map(|(id, text)| Descriptor {
            id: (*id).to_owned(),
            short_description: Some(self.words(text)),
            ..Descriptor::default()
        });
        Component {
            name: TOOL,
            version: Some(version),
            semantic_version: Some(version),
            language: tag(self.lang),
            contents: &["localizedData", "nonLocalizedData"],
            supported_taxonomies: vec![ComponentReference {
                name: LAW,
                index: 0,
            }],
            rules: rules.collect(),
            notifications: sorts.collect(),
            ..Component::default()
        }
    }

    /// The texts of the rules in the other language.
    fn translation(&self) -> Component {
        let other = match self.lang {
            Lang::Vi => Lang::En,
            Lang::En => Lang::Vi,
        };
        let sorts = NOTIFICATIONS.iter().map(|(id, text)| Descriptor {
            id: (*id).to_owned(),
            short_description: Some(text.get(other).into()),
            ..Descriptor::default()
        });
        Component {
            name: TOOL,
            language: tag(other),
            contents: &["localizedData"],
            associated_component: Some(ComponentReference {
                name: TOOL,
                index: 0,
            }),
            translation_metadata: Some(Translation {
                name: match other {
                    Lang::Vi => "Tiếng Việt",
                    Lang::En => "English",
                },
            }),
            rules: self.rules.values().map(|rule| told(rule, other)).collect(),
            notifications: sorts.collect(),
            ..Component::default()
        }
    }

    /// What the rules rest on.
    fn taxonomy(&self, laws: &[&Basis]) -> Component {
        let taxa = laws.iter().map(|basis| Descriptor {
            id: law_id(basis),
            short_description: Some(basis.citation(self.lang).as_str().into()),
            properties: Some(DescriptorBag {
                tags: Vec::new(),
                basis: Some(BasisBag::of(basis)),
            }),
            ..Descriptor::default()
        });
        Component {
            name: LAW,
            short_description: Some(self.words(&BASES)),
            language: tag(self.lang),
            contents: &["localizedData", "nonLocalizedData"],
            taxa: taxa.collect(),
            ..Component::default()
        }
    }

    fn invocation(&self, lists: &Lists) -> Invocation {
        let mut notes = Vec::new();
        for part in &self.parts {
            let at = || self.location(&part.first(), None, None, lists);
            let note = |sort: usize, level, text: &Text, rule: Option<&Code>| Notification {
                descriptor: Reference {
                    id: NOTIFICATIONS.get(sort).map_or("", |(id, _)| id).to_owned(),
                    index: Some(sort),
                    tool_component: None,
                },
                associated_rule: rule.map(|code| Reference {
                    id: code.to_string(),
                    index: lists.rules.get(code).copied(),
                    tool_component: None,
                }),
                level,
                message: self.words(text),
                locations: [at()],
                properties: Bilingual {
                    message: text.clone(),
                },
            };
            notes.extend(
                part.faults
                    .iter()
                    .map(|why| note(0, "error", &why.text, None)),
            );
            let dropped = part.dropped.iter();
            notes.extend(dropped.map(|of| note(1, "warning", &not_listed(of), Some(&of.code))));
            let hidden = part.passed_count.saturating_sub(part.passed.len());
            if hidden > 0 {
                let text = bilingual!(
                    "{hidden} kết quả được miễn trừ không được liệt kê",
                    "suppressed findings that are not listed: {hidden}"
                );
                notes.push(note(1, "note", &text, None));
            }
            let unlisted = part.classes.map_or(0, |classes| classes.unlisted);
            if unlisted > 0 {
                let text = bilingual!(
                    "{unlisted} thay đổi không được liệt kê",
                    "changes that are not listed: {unlisted}"
                );
                notes.push(note(1, "note", &text, None));
            }
            let skipped = part.skipped.iter();
            notes.extend(skipped.map(|of| note(2, "note", &of.reason, Some(&of.code))));
        }
        let has_faults = self.parts.iter().any(|part| !part.faults.is_empty());
        Invocation {
            execution_successful: !has_faults && self.exit_code.is_none_or(|code| code < 2),
            exit_code: self.exit_code,
            exit_code_description: self.exit_code.map(|code| ending(code, self.lang)),
            tool_execution_notifications: notes,
        }
    }

    fn location(
        &self,
        at: &Spot,
        place: Option<&Place>,
        text: Option<&Text>,
        lists: &Lists,
    ) -> Location {
        Location {
            physical_location: Physical {
                artifact_location: location(&at.file, lists),
                region: Region {
                    start_line: at.line,
                    start_column: at.column,
                    end_line: at.end_line,
                    end_column: at.end_column,
                },
            },
            logical_locations: place.map(logical).into_iter().collect(),
            message: text.map(|text| self.words(text)),
            properties: text.map(|text| Bilingual {
                message: text.clone(),
            }),
        }
    }
}

impl Lists {
    fn law(&self, basis: &Basis) -> Reference {
        let id = law_id(basis);
        Reference {
            index: self.laws.get(&id).copied(),
            id,
            tool_component: Some(ComponentReference {
                name: LAW,
                index: 0,
            }),
        }
    }
}

/// The texts of a rule in one language.
fn told(rule: &Described, lang: Lang) -> Descriptor {
    let some = |text: &Text| {
        let text = text.get(lang);
        (!text.is_empty()).then(|| Words::from(text))
    };
    let parts = [rule.why.get(lang), rule.remedy.get(lang)];
    let parts: Vec<_> = parts.into_iter().filter(|text| !text.is_empty()).collect();
    let help = (!parts.is_empty()).then(|| Words {
        text: parts.join("\n"),
    });
    Descriptor {
        id: rule.code.to_string(),
        short_description: some(&rule.title),
        full_description: some(&rule.description),
        help,
        ..Descriptor::default()
    }
}

/// The part of the architecture that a result is about.
fn logical(place: &Place) -> Logical {
    let subject = &place.subject;
    let field = place.field.map(|field| format!(" {}", field.path()));
    Logical {
        fully_qualified_name: format!("{subject}{}", field.unwrap_or_default()),
    }
}

/// A file by its path from the root, or, where that is not known, by its whole path.
fn location(file: &str, lists: &Lists) -> ArtifactLocation {
    let index = lists.files.get(file).copied().unwrap_or_default();
    let path = encoded(file);
    let is_drive = cfg!(windows) && file.get(1..3) == Some(":/");
    let (uri, uri_base_id) = if file.starts_with('/') {
        (format!("file://{path}"), None)
    } else if is_drive {
        (format!("file:///{path}"), None)
    } else {
        (path, Some(ROOT))
    };
    ArtifactLocation {
        uri,
        uri_base_id,
        index,
    }
}

/// A path as a URI writes it.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// The tag of a language.
fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    }
}

/// A legal basis by its English citation, which is the same in every language of the output.
fn law_id(basis: &Basis) -> String {
    basis.citation(Lang::En)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
