//! A document to begin with: valid as it is, with a comment at each key and a mark where something has to be filled in.

mod text;

use crate::date::Date;
use crate::framework::Framework;
use crate::io::{Loader, SourceProvider};
use crate::model::{Layer, Level};
use crate::text::{Lang, Text};
use text::Values;

/// What a document to begin with is for.
///
/// ```
/// use justarch::{Document, Framework, FrameworkVersion, Lang, Level, RuleSet, Severity, Starter};
/// let starter = Starter {
///     level: Level::Province,
///     framework: Framework::get(FrameworkVersion::V3_0)?,
///     lang: Lang::Vi,
///     split: false,
/// };
/// let files = starter.files("justarch.yaml");
/// let doc = Document::parse(&files[0].path, &files[0].text).unwrap();
/// let report = RuleSet::for_framework(doc.architecture().framework())?.check_document(&doc);
/// assert!(!report.has_at_least(Severity::Error));
/// # Ok::<(), justarch::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Starter {
    /// The level of the body.
    pub level: Level,
    /// The framework that the document follows.
    pub framework: &'static Framework,
    /// The language of comments and of what has to be filled in.
    pub lang: Lang,
    /// Whether each layer is a file of its own, which the root file includes.
    pub split: bool,
}

/// A file of a document to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StarterFile {
    /// Relative to the folder of the root file, with `/` between the parts.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// The folder of the schemas that the files name, beside the root file.
const SCHEMAS: &str = ".justarch";
/// The folder of the files that the root file includes.
const PARTS: &str = "architecture";

impl Starter {
    /// The files: the root, which bears the name given, those it includes, and the schemas that they name for editors.
    /// The same files for the same starter. O(size of the schemas).
    pub fn files(&self, root: &str) -> Vec<StarterFile> {
        let file = |path: String, text: String| StarterFile { path, text };
        let schema = |name: &str| format!("{SCHEMAS}/{name}.schema.json");
        let included: Vec<&str> = if self.split {
            parts().collect()
        } else {
            Vec::new()
        };
        let paths: Vec<String> = included
            .iter()
            .map(|part| format!("{PARTS}/{part}.yaml"))
            .collect();
        let of_root = schema("document");
        let values = self.values(&of_root, &paths);
        let mut text = text::section("root", &values);
        if !self.split {
            for part in parts() {
                text.push('\n');
                text.push_str(&text::section(part, &values));
            }
        }
        let mut files = vec![file(root.to_owned(), text)];
        for (part, path) in included.into_iter().zip(&paths) {
            let schema = schema("included");
            let head = format!("# yaml-language-server: $schema=../{schema}\n");
            files.push(file(path.clone(), head + &text::section(part, &values)));
        }
        lay_out(&mut files);
        let framework = Some(self.framework);
        let written = |value: serde_json::Value| format!("{value:#}\n");
        let of_document = crate::schema::document(framework, self.lang);
        files.push(file(of_root.clone(), written(of_document)));
        if self.split {
            let of_parts = crate::schema::included(framework, self.lang);
            files.push(file(schema("included"), written(of_parts)));
        }
        files
    }

    fn values<'v>(&self, schema: &'v str, included: &'v [String]) -> Values<'v> {
        let day = self.framework.decision.first_day();
        Values {
            level: self.level,
            framework: self.framework,
            lang: self.lang,
            schema,
            included,
            date: day.unwrap_or(Date::day(2025, 1, 1)),
        }
    }
}

/// Gives the files the layout that formatting gives.
fn lay_out(files: &mut [StarterFile]) {
    let Some((root, included)) = files.split_first_mut() else {
        return;
    };
    let read = Loader::new().load("", root.text.as_bytes(), &Parts(included));
    let Ok(Ok(done)) = read.map(|document| document.formatted()) else {
        return;
    };
    let texts = done
        .document()
        .sources()
        .files()
        .map(|(_, text)| text.to_owned());
    let texts: Vec<_> = texts.collect();
    for (file, text) in std::iter::once(root).chain(included).zip(texts) {
        file.text = text;
    }
}

/// The files that the root includes, in the order in which it does.
struct Parts<'f>(&'f [StarterFile]);

impl SourceProvider for Parts<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, Text> {
        let file = self.0.iter().find(|file| file.path == path);
        let text = file.map(|file| file.text.as_bytes().to_vec());
        text.ok_or_else(|| Text::fixed("không có tệp này", "there is no such file"))
    }
}

/// The parts beside the root, as they follow each other.
fn parts() -> impl Iterator<Item = &'static str> {
    let layers = Layer::ALL.into_iter().map(Layer::section);
    ["sources", "organisations"].into_iter().chain(layers)
}
