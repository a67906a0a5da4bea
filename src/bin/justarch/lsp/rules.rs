//! How a document is checked: the settings that `check` would use, read again when their files change.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use justarch::Lang;

use crate::check_args::CheckArgs;
use crate::fault::Fault;
use crate::output::Output;
use crate::settings::Settings;

/// The settings of one document.
#[derive(Default)]
pub(super) struct Rules {
    known: Option<Known>,
}

struct Known {
    settings: Result<Settings, Fault>,
    /// The files that they were read from, as they were then.
    files: Vec<(PathBuf, Option<SystemTime>)>,
}

impl std::fmt::Debug for Rules {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rules")
            .field("is_known", &self.known.is_some())
            .finish_non_exhaustive()
    }
}

impl Rules {
    /// The settings for a root file. Reads them again if a file they were read from is another now.
    pub(super) fn for_input(&mut self, input: &str, lang: Lang) -> Result<&Settings, &Fault> {
        let is_fresh = |known: &Known| {
            known
                .files
                .iter()
                .all(|(path, time)| time_of(path) == *time)
        };
        let known = match self.known.take().filter(is_fresh) {
            Some(known) => known,
            None => read(input, lang),
        };
        self.known.insert(known).settings.as_ref()
    }
}

fn read(input: &str, lang: Lang) -> Known {
    let out = Output::new(lang);
    let settings = Settings::of(input, &CheckArgs::default(), &[], &out);
    let mut files: Vec<PathBuf> = Vec::new();
    // A configuration may come to be in any folder above.
    let folders = Path::new(input).ancestors().skip(1);
    files.extend(folders.map(|folder| folder.join(crate::settings::NAME)));
    if let Ok(settings) = &settings {
        files.extend(settings.file.iter().cloned());
        let own = settings.own.iter().flat_map(|rules| {
            let names = rules.sources().files().map(|(name, _)| PathBuf::from(name));
            names.collect::<Vec<_>>()
        });
        files.extend(own);
    }
    let files = files.into_iter().map(|path| {
        let time = time_of(&path);
        (path, time)
    });
    Known {
        settings,
        files: files.collect(),
    }
}

fn time_of(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}
