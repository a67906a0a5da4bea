//! Findings in the forms that other programs take, of all documents together.

use std::env;
use std::fs::OpenOptions;
use std::io::Write as _;

use justarch::formats::{Form, Results};
use justarch::{Document, Lang, Renderer, Report, RuleInfo, SourceId, Text, bilingual};

use crate::Outcome;
use crate::fault::{Fault, of_io};
use crate::output::Output;

/// Where GitHub takes pages for the summary of a step, and how many bytes of them.
const SUMMARY: &str = "GITHUB_STEP_SUMMARY";
const SUMMARY_BYTES: u64 = 1_024_000;

/// The results of a call as they come.
pub(crate) struct Listed {
    format: Form,
    pub(crate) results: Results,
    pages: Vec<String>,
}

impl Listed {
    pub(crate) fn new(format: Form, out: &Output) -> Self {
        Self {
            format,
            results: Results::new(out.lang()),
            pages: Vec::new(),
        }
    }

    /// What writes pages, without colours.
    pub(crate) fn renderer(out: &Output) -> Renderer {
        out.renderer().colour(false)
    }

    /// A document that was checked.
    pub(crate) fn checked<'r>(
        &mut self,
        (report, document): (&Report, &Document),
        rules: impl IntoIterator<Item = &'r RuleInfo>,
        renderer: &Renderer,
    ) {
        self.results.checked(report, document, rules);
        self.page(|| renderer.render_check_markdown(report, document));
    }

    /// Why a document that was checked was not judged wholly, if it was not.
    pub(crate) fn judged(&mut self, document: &Document, fault: Option<&Fault>) {
        if let Some(fault) = fault {
            let name = Document::sources(document).name(SourceId::ROOT);
            self.refused(name, fault);
        }
    }

    /// A page for the summary, which is made only if it is wanted.
    pub(crate) fn page(&mut self, page: impl FnOnce() -> String) {
        if self.format == Form::Github {
            self.pages.push(page());
        }
    }

    /// A document that could not be read or judged.
    pub(crate) fn refused(&mut self, input: &str, fault: &Fault) {
        let name = named(input);
        let text = match fault {
            Fault::Said { text, .. } => text.clone(),
            Fault::Load(error) => {
                self.results.unread(name, error);
                self.told(
                    input,
                    &error
                        .report()
                        .iter()
                        .map(|f| f.message.clone())
                        .collect::<Vec<_>>(),
                );
                return;
            }
            Fault::Rules(_) => {
                Text::fixed("tệp quy tắc riêng có lỗi", "a file of own rules has faults")
            }
        };
        self.results.refused(name, &text);
        self.told(input, &[text]);
    }

    fn told(&mut self, input: &str, why: &[Text]) {
        let lang = self.results.lang();
        self.page(|| {
            let head = match lang {
                Lang::Vi => "Không đọc hoặc không đánh giá được",
                Lang::En => "Not read or judged",
            };
            let why = why
                .iter()
                .map(|text| justarch::visible(text.get(lang)).replace('\n', " "));
            let why: Vec<_> = why.map(|text| format!("    {text}\n")).collect();
            let input = justarch::visible(input).replace(['\n', '`'], " ");
            format!("**{head}: `{input}`**\n\n{}", why.concat())
        });
    }

    /// Writes them.
    pub(crate) fn finish(mut self, outcome: Outcome, out: &mut Output) -> Result<(), Fault> {
        self.results.exit_with(outcome as u8);
        let results = &self.results;
        let text = self.format.write(results);
        if self.format.media_type().ends_with("json") {
            out.json_text(&text);
        } else {
            out.text(&text);
        }
        if self.format == Form::Github {
            summarise(&self.pages)?;
        }
        out.note(&results.summary());
        Ok(())
    }
}

/// The name that an input which could not be read has in the results.
fn named(input: &str) -> &str {
    if input == "-" { "<stdin>" } else { input }
}

/// Appends the pages to the summary of the step, if there is one.
fn summarise(pages: &[String]) -> Result<(), Fault> {
    let Some(path) = env::var_os(SUMMARY).filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let mut left = SUMMARY_BYTES;
    let mut write = || -> std::io::Result<()> {
        let mut file = OpenOptions::new().create(true).append(true).open(&path)?;
        left = left.saturating_sub(file.metadata()?.len());
        for page in pages {
            // Of a longer summary GitHub shows nothing at all.
            let Some(rest) = left.checked_sub(page.len() as u64 + 1) else {
                continue;
            };
            left = rest;
            writeln!(file, "{page}")?;
        }
        file.flush()
    };
    write().map_err(|error| {
        let why = of_io(&error);
        let (vi, en) = (why.get(Lang::Vi), why.get(Lang::En));
        Fault::new(bilingual!(
            "không ghi được trang tóm tắt của bước (`{SUMMARY}`): {vi}",
            "the summary of the step (`{SUMMARY}`) cannot be written: {en}"
        ))
    })
}

/// The forms for other programs have no place for bands.
pub(crate) fn no_bands(asked: bool) -> Result<(), Fault> {
    if !asked {
        return Ok(());
    }
    Err(Fault::new(Text::fixed(
        "`--bands` chỉ dùng với dạng `human`, `json` và `markdown`",
        "`--bands` goes with the forms `human`, `json` and `markdown` only",
    )))
}
