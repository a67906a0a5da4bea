//! Where the output goes.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anstream::adapter::strip_str;
use justarch::{Lang, Limits, Renderer, bilingual, visible};
use serde::Serialize;

use crate::args::Destination;
use crate::fault::{Fault, of_io};
use crate::file::{self, Existing};
use crate::input::ROOTS;
use crate::progress::Progress;
use crate::stderr::to_stderr;

/// The standard output. A reader that goes away early, such as `head`, ends it quietly.
#[derive(Debug)]
pub(crate) struct Output {
    lang: Lang,
    failed: Option<io::Error>,
    /// The file that takes the text instead, and what it will hold.
    file: Option<(PathBuf, String)>,
    /// How far long work has come.
    pub(crate) progress: Progress,
}

impl Output {
    pub(crate) fn new(lang: Lang) -> Self {
        Self {
            lang,
            failed: None,
            file: None,
            progress: Progress::default(),
        }
    }

    /// From here on the text goes to a file, which is written at the end and not if something is refused on the way. It must
    /// be none of the inputs: a result would take the place of the document that it is about.
    pub(crate) fn write_to<'i>(
        &mut self,
        into: &Destination,
        inputs: impl IntoIterator<Item = &'i String>,
    ) -> Result<(), Fault> {
        let Some(path) = &into.output else {
            return Ok(());
        };
        let output = path.canonicalize().ok();
        let is_output = |input: &&String| {
            let input = Path::new(input);
            let mut read =
                std::iter::once(input.to_owned()).chain(ROOTS.map(|name| input.join(name)));
            output.is_some() && read.any(|read| read.canonicalize().ok() == output)
        };
        if inputs.into_iter().any(|input| is_output(&input)) {
            let shown = path.display();
            return Err(Fault::new(bilingual!(
                "`-o {shown}` là tệp đầu vào, nên không được ghi đè",
                "`-o {shown}` is an input and is not written over"
            )));
        }
        self.file = Some((path.clone(), String::new()));
        Ok(())
    }

    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// Colour is always written; the stream takes it out where it is not wanted.
    pub(crate) fn renderer(&self) -> Renderer {
        let most = Limits::default().findings;
        Renderer::human(self.lang).colour(true).at_most(most)
    }

    pub(crate) fn text(&mut self, text: &str) {
        if let Some((_, held)) = &mut self.file {
            held.push_str(&strip_str(text).to_string());
            return;
        }
        if self.failed.is_some() {
            return;
        }
        self.progress.clear();
        let mut out = anstream::stdout().lock();
        if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            self.failed = Some(error);
        }
    }

    /// Whether nobody can be told anything any more.
    pub(crate) fn is_closed(&self) -> bool {
        self.failed.is_some()
    }

    pub(crate) fn json(&mut self, value: &impl Serialize) -> Result<(), Fault> {
        let mut text = serde_json::to_string_pretty(value).map_err(|error| {
            Fault::new(bilingual!(
                "không ghi được JSON: {error}",
                "the JSON cannot be written: {error}"
            ))
        })?;
        text.push('\n');
        self.json_text(&text);
        Ok(())
    }

    /// JSON that is written already.
    pub(crate) fn json_text(&mut self, text: &str) {
        self.text(&escaped(text));
    }

    /// Says why something could not be done, on the standard error.
    pub(crate) fn fault(&self, fault: &Fault) {
        self.aside_text(&self.describe(fault));
    }

    /// Says what the reader should know about the output, on the standard error.
    pub(crate) fn warning(&self, text: &justarch::Text) {
        let word = justarch::Severity::Warning.label();
        let said = format!(
            "\u{1b}[1;33m{}\u{1b}[0m: {}\n",
            word.get(self.lang),
            visible(text.get(self.lang))
        );
        self.aside_text(&said);
    }

    /// Says what was done, on the standard error.
    pub(crate) fn note(&self, text: &justarch::Text) {
        self.aside_text(&format!("{}\n", visible(text.get(self.lang))));
    }

    fn aside_text(&self, text: &str) {
        self.progress.clear();
        // If even this cannot be written, there is nobody to tell.
        let _ = to_stderr(text);
    }

    /// Findings beside the output proper, on the standard error.
    pub(crate) fn aside(&self, report: &justarch::Report) {
        if !report.is_empty() {
            self.aside_text(&self.renderer().render_bare(report));
        }
    }

    fn describe(&self, fault: &Fault) -> String {
        match fault {
            Fault::Load(error) => self.renderer().render(error.report(), &**error),
            Fault::Rules(rules) => self.renderer().render(rules.report(), &**rules),
            Fault::Said { text, help } => {
                let word = justarch::Severity::Error.label();
                let mut out = format!(
                    "\u{1b}[1;31m{}\u{1b}[0m: {}\n",
                    word.get(self.lang),
                    visible(text.get(self.lang))
                );
                if let Some(help) = help {
                    let word = match self.lang {
                        Lang::Vi => "gợi ý",
                        Lang::En => "help",
                    };
                    let _ = writeln!(out, "{word}: {}", visible(help.get(self.lang)));
                }
                out
            }
        }
    }

    /// What a file was to hold is dropped: there is no result.
    pub(crate) fn discard(&mut self) {
        self.file = None;
    }

    /// Whether all could be written. A closed pipe is no fault.
    pub(crate) fn finish(&mut self) -> Result<(), Fault> {
        if let Some((path, text)) = self.file.take() {
            let written = file::write(&path, text.as_bytes(), Existing::Replace);
            return written.map_err(|why| {
                let (vi, en) = (why.get(Lang::Vi), why.get(Lang::En));
                let path = path.display();
                Fault::new(bilingual!(
                    "không ghi được `{path}`: {vi}",
                    "`{path}` cannot be written: {en}"
                ))
            });
        }
        match self.failed.take() {
            None => Ok(()),
            Some(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            Some(error) => {
                let why = of_io(&error);
                let (vi, en) = (why.get(Lang::Vi), why.get(Lang::En));
                Err(Fault::new(bilingual!(
                    "không ghi được kết quả: {vi}",
                    "the output cannot be written: {en}"
                )))
            }
        }
    }
}

/// JSON in which hidden characters, which only texts hold, are escaped: it is read the same, and a terminal that
/// shows it is not disturbed.
fn escaped(json: &str) -> Cow<'_, str> {
    if visible(json) == json {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 64);
    let mut units = [0; 2];
    for c in json.chars() {
        if visible(c.encode_utf8(&mut [0; 4])).starts_with(c) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut units) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    Cow::Owned(out)
}
