//! Keys of the configuration that mean something to a check but not to the command that runs: nobody shall believe
//! that they were applied.

use std::path::Path;

use justarch::{Config, Document, RuleSet, Text, bilingual};

use crate::exclude;

/// The commands that read a configuration besides `check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Compares; no rule runs. Whether a gate was asked for.
    Diff { has_gate: bool },
    /// Checks both versions by the rules of their own frameworks.
    Transition,
    /// Runs the rules of the framework to be reached.
    Gap,
    /// The same.
    Migrate,
    /// Runs rules over every state.
    Roadmap,
    /// Looks at the graph alone.
    Impact,
}

impl Reader {
    const fn command(self) -> &'static str {
        match self {
            Self::Diff { .. } => "diff",
            Self::Transition => "transition",
            Self::Gap => "gap",
            Self::Migrate => "migrate",
            Self::Roadmap => "roadmap",
            Self::Impact => "impact",
        }
    }

    /// Whether rules run, so that settings about rules are expected to hold.
    const fn runs_rules(self) -> bool {
        match self {
            Self::Transition | Self::Gap | Self::Migrate | Self::Roadmap => true,
            Self::Diff { .. } | Self::Impact => false,
        }
    }
}

/// The keys that would change what the command shows if it used them, in the order of the documentation. Keys about
/// what the command does not do at all are not among them.
fn keys(
    reader: Reader,
    config: &Config,
    folder: &Path,
    inputs: &[(&Document, &str)],
) -> Vec<&'static str> {
    if reader == Reader::Impact {
        return Vec::new();
    }
    let rules = reader.runs_rules();
    let other_framework = |version| {
        let mut documents = inputs.iter().map(|(document, _)| document);
        documents.any(|document| document.architecture().framework() != version)
    };
    let is_off = |name: &String| {
        let profiles = RuleSet::profiles()
            .iter()
            .filter(|p| p.name == name.as_str());
        let mut pairs =
            profiles.flat_map(|p| inputs.iter().map(move |(document, _)| (p, document)));
        pairs.any(|(profile, document)| !profile.is_on_for(document.architecture()))
    };
    let excludes = |entry: &String| {
        let mut inputs = inputs.iter().map(|(_, input)| input);
        inputs.any(|input| exclude::names(entry, folder, input))
    };
    let fails = match reader {
        Reader::Diff { has_gate } => !has_gate && matches!(config.fail_on, Some(Some(_))),
        Reader::Transition | Reader::Gap | Reader::Migrate | Reader::Roadmap | Reader::Impact => {
            false
        }
    };
    let levels = matches!(reader, Reader::Gap | Reader::Migrate | Reader::Roadmap)
        && !config.levels.is_empty();
    let all = [
        ("framework", config.framework.is_some_and(other_framework)),
        ("fail-on", fails),
        ("profiles", rules && config.profiles.iter().any(is_off)),
        ("exclude", config.exclude.iter().any(excludes)),
        ("rules", rules && !config.rules.is_empty()),
        ("baseline", rules && config.baseline.is_some()),
        ("levels", levels),
    ];
    let unused = all.into_iter().filter(|(_, is_unused)| *is_unused);
    unused.map(|(key, _)| key).collect()
}

/// What is to be said of them; nothing if there are none.
pub(crate) fn told(
    reader: Reader,
    config: &Config,
    file: Option<&Path>,
    inputs: &[(&Document, &str)],
) -> Option<Text> {
    let file = file?;
    let folder = file.parent().unwrap_or(Path::new(""));
    let keys = keys(reader, config, folder, inputs);
    if keys.is_empty() {
        return None;
    }
    let keys: Vec<_> = keys.iter().map(|key| format!("`{key}`")).collect();
    let (keys, count) = (keys.join(", "), keys.len());
    let (file, command) = (file.display(), reader.command());
    let (noun, they) = if count == 1 {
        ("key", "it does")
    } else {
        ("keys", "they do")
    };
    Some(bilingual!(
        "{file}: lệnh `{command}` không áp dụng khóa {keys}; kết quả dưới đây không phụ thuộc thiết lập này",
        "{file}: `{command}` does not use the {noun} {keys}; {they} not change its result"
    ))
}
