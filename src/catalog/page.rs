//! The page of the manual about a code, as plain text and as Markdown.

use std::fmt::Write as _;

use super::{About, Excerpt, Explanation, Family, all, families};
use crate::date::Date;
use crate::diagnostic::{Basis, DateSource, InstrumentKind, Side};
use crate::text::{Lang, Text};

/// How many columns the text of a page takes.
const WIDTH: usize = 96;

const WHAT: Text = Text::fixed("Nội dung kiểm tra", "What it checks");
const WHY: Text = Text::fixed("Lý do", "Why");
const REMEDY: Text = Text::fixed("Cách xử lý", "What to do");

impl Explanation {
    /// The page, for people at a terminal.
    pub fn render(&self, lang: Lang) -> String {
        let mut out = format!("{}: {}\n\n", self.code, self.title.get(lang));
        for (word, value) in self.head(lang) {
            let _ = writeln!(out, "{word}: {value}");
        }
        for (head, text) in [
            (WHAT, &self.description),
            (WHY, &self.why),
            (REMEDY, &self.remedy),
        ] {
            if !text.is_empty() {
                let _ = writeln!(out, "\n{}", head.get(lang));
                wrap(&mut out, "  ", "  ", text.get(lang));
            }
        }
        for (head, bases) in self.grounds(lang) {
            let _ = writeln!(out, "\n{head}");
            for basis in bases {
                wrap(&mut out, "  - ", "    ", &basis.citation(lang));
                for line in particulars(basis, lang) {
                    wrap(&mut out, "    ", "    ", &line);
                }
            }
        }
        for excerpt in &self.examples {
            let _ = writeln!(out, "\n{}", self.caption(excerpt).get(lang));
            for line in excerpt.text.lines() {
                let _ = writeln!(out, "  {line}");
            }
        }
        out
    }

    /// The page as a section of a Markdown document, under a heading of the second level.
    ///
    /// ```
    /// use justarch::{Lang, catalog};
    /// let page = catalog::explain("INT001").unwrap().markdown(Lang::Vi);
    /// assert!(page.starts_with("## INT001 · "));
    /// ```
    pub fn markdown(&self, lang: Lang) -> String {
        let mut out = format!("## {} · {}\n\n", self.code, self.title.get(lang));
        let head: Vec<_> = self
            .head(lang)
            .into_iter()
            .map(|(word, value)| format!("{word}: {value}"))
            .collect();
        let what = escaped(self.description.get(lang));
        let _ = writeln!(out, "{}\n\n{what}", head.join(" · "));
        for (head, text) in [(WHY, &self.why), (REMEDY, &self.remedy)] {
            if !text.is_empty() {
                let text = escaped(text.get(lang));
                let _ = writeln!(out, "\n**{}.** {text}", head.get(lang));
            }
        }
        for (head, bases) in self.grounds(lang) {
            let _ = writeln!(out, "\n**{head}**\n");
            for basis in bases {
                let particulars = particulars(basis, lang).join("; ");
                let _ = writeln!(out, "- {}; {particulars}", basis.citation(lang));
            }
        }
        for excerpt in &self.examples {
            let caption = self.caption(excerpt);
            let caption = caption.get(lang);
            let _ = write!(out, "\n**{caption}**\n\n```yaml\n{}```\n", excerpt.text);
        }
        out
    }

    /// What the rule rests on, by what sort of text it is: only a legal instrument is a legal basis.
    fn grounds(&self, lang: Lang) -> Vec<(String, Vec<&Basis>)> {
        let mut grounds: Vec<(InstrumentKind, Vec<&Basis>)> = Vec::new();
        for basis in self.bases.iter() {
            let kind = basis.instrument.kind;
            match grounds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, bases)) => bases.push(basis),
                None => grounds.push((kind, vec![basis])),
            }
        }
        grounds.sort_by_key(|(kind, _)| *kind);
        let headed = grounds.into_iter().map(|(kind, bases)| {
            let heading = kind.heading();
            let mut letters = heading.get(lang).chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            (first.chain(letters).collect(), bases)
        });
        headed.collect()
    }

    /// What stands at the head of a page.
    fn head(&self, lang: Lang) -> Vec<(&'static str, String)> {
        let word = |vi, en| match lang {
            Lang::Vi => vi,
            Lang::En => en,
        };
        let frameworks: Vec<_> = self.frameworks.iter().map(ToString::to_string).collect();
        let severity = self.severity.label();
        let about = self.about.label();
        let mut head = vec![
            (word("Tên", "Name"), self.name.to_string()),
            (word("Mức độ", "Severity"), severity.get(lang).to_owned()),
            (word("Phạm vi", "About"), about.get(lang).to_owned()),
        ];
        if !frameworks.is_empty() {
            head.push((
                word("Áp dụng cho khung", "Frameworks"),
                frameworks.join(", "),
            ));
        }
        if let Some(since) = self.life.since {
            head.push((
                word("Có từ phiên bản justarch", "Since justarch"),
                since.to_owned(),
            ));
        }
        if let Some(deprecated) = &self.life.deprecated {
            let told = deprecated.summary();
            head.push((
                word("Không dùng nữa", "Deprecated"),
                told.get(lang).to_owned(),
            ));
        }
        head
    }

    /// What stands above an example.
    fn caption(&self, excerpt: &Excerpt) -> Text {
        let step = self.about == About::Transition;
        match (excerpt.fails, step, excerpt.side) {
            (true, false, _) => Text::fixed("Ví dụ vi phạm", "Failing example"),
            (false, false, _) => Text::fixed("Ví dụ đạt yêu cầu", "Passing example"),
            (true, true, Side::Old) => Text::fixed(
                "Ví dụ vi phạm: phiên bản cũ",
                "Failing example: earlier version",
            ),
            (true, true, Side::New) => Text::fixed(
                "Ví dụ vi phạm: phiên bản mới",
                "Failing example: later version",
            ),
            (false, true, Side::Old) => Text::fixed(
                "Ví dụ đạt yêu cầu: phiên bản cũ",
                "Passing example: earlier version",
            ),
            (false, true, Side::New) => Text::fixed(
                "Ví dụ đạt yêu cầu: phiên bản mới",
                "Passing example: later version",
            ),
        }
    }
}

impl Family {
    /// The page of the manual about all codes of the family, as Markdown.
    ///
    /// ```
    /// use justarch::{Lang, catalog};
    /// let page = catalog::families()[0].markdown(Lang::En);
    /// assert!(page.starts_with("# DOC · The document"));
    /// ```
    pub fn markdown(&self, lang: Lang) -> String {
        let mut out = format!("# {} · {}\n", self.key, self.title.get(lang));
        for page in all().iter().filter(|page| page.code.family() == self.key) {
            let _ = write!(out, "\n{}", page.markdown(lang));
        }
        out
    }
}

/// The index of the manual, as Markdown: every family and every code with its title.
///
/// ```
/// use justarch::{Lang, catalog};
/// assert!(catalog::index(Lang::Vi).contains("| INT003 |"));
/// ```
pub fn index(lang: Lang) -> String {
    let (title, lead, head) = match lang {
        Lang::Vi => (
            "Sổ tay quy tắc",
            "Mỗi mã là một quy tắc hoặc một thông báo của bộ đọc tệp. Chi tiết của một mã: `justarch explain MÃ` hoặc `justarch explain TÊN`.",
            "| Mã | Tên | Mức độ | Nội dung | Khung |",
        ),
        Lang::En => (
            "Manual of rules",
            "Each code is a rule, or something that the reader of files says. `justarch explain CODE` or `justarch explain NAME` shows one.",
            "| Code | Name | Severity | Title | Frameworks |",
        ),
    };
    let mut out = format!("# {title}\n\n{lead}\n");
    let pages = all();
    for family in families() {
        let title = family.title.get(lang);
        let _ = write!(out, "\n## {} · {title}\n\n{head}\n", family.key);
        out.push_str("|---|---|---|---|---|\n");
        for page in pages.iter().filter(|p| p.code.family() == family.key) {
            let frameworks: Vec<_> = page.frameworks.iter().map(ToString::to_string).collect();
            let _ = writeln!(
                out,
                "| {} | {} | {} | {} | {} |",
                page.code,
                page.name,
                page.severity.label().get(lang),
                page.title.get(lang),
                frameworks.join(", ")
            );
        }
    }
    out
}

/// A text in Markdown: what is not code holds no tags.
fn escaped(text: &str) -> String {
    let mut code = false;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        code ^= c == '`';
        match c {
            '<' if !code => out.push_str("&lt;"),
            c => out.push(c),
        }
    }
    out
}

/// So many instruments that replaced each other are named at most.
const CHAIN: usize = 16;

/// The dates of a basis, what replaced it, and how sure it is.
fn particulars(basis: &Basis, lang: Lang) -> Vec<String> {
    let instrument = &basis.instrument;
    let mut lines = Vec::new();
    let shown = |date: Date| match lang {
        Lang::Vi => date.vietnamese(),
        Lang::En => date.to_string(),
    };
    if let Some(signed) = instrument.signed {
        lines.push(match lang {
            Lang::Vi => format!("ký: ngày {}", shown(signed)),
            Lang::En => format!("signed: {}", shown(signed)),
        });
    }
    match (instrument.from, instrument.first_day()) {
        (Some(from), _) if instrument.kind == InstrumentKind::Report => lines.push(match lang {
            Lang::Vi => format!("từ ngày {}", shown(from)),
            Lang::En => format!("since {}", shown(from)),
        }),
        (Some(from), _) => lines.push(match lang {
            Lang::Vi => format!("hiệu lực: từ ngày {}", shown(from)),
            Lang::En => format!("in force: from {}", shown(from)),
        }),
        (None, Some(first)) => lines.push(match lang {
            Lang::Vi => format!(
                "hiệu lực: chưa rõ ngày; quy tắc áp dụng từ ngày {}, là cảnh báo",
                shown(first)
            ),
            Lang::En => format!(
                "in force: day not known; the rule applies from {}, as a warning",
                shown(first)
            ),
        }),
        (None, None) => {}
    }
    if let Some(end) = instrument.repealed {
        let end = shown(end);
        let read = instrument.end_source.map(DateSource::label);
        let read = read.as_ref().map(|read| format!(" ({})", read.get(lang)));
        let read = read.unwrap_or_default();
        lines.push(match lang {
            Lang::Vi => format!("hết hiệu lực: từ ngày {end}{read}"),
            Lang::En => format!("repealed: from {end}{read}"),
        });
    }
    let mut next = instrument.successor;
    let mut chain = Vec::new();
    while let Some(instrument) = next.filter(|_| chain.len() < CHAIN) {
        chain.push(instrument.name.get(lang));
        next = instrument.successor;
    }
    if !chain.is_empty() {
        let chain = chain.join(" → ");
        lines.push(match lang {
            Lang::Vi => format!("được thay thế bằng: {chain}"),
            Lang::En => format!("replaced by: {chain}"),
        });
    }
    if let Some(doubt) = &instrument.doubt {
        let (since, why) = (shown(doubt.since), doubt.last().why.get(lang));
        lines.push(match lang {
            Lang::Vi => format!("chưa chắc còn hiệu lực từ ngày {since}: {why}"),
            Lang::En => format!("not sure to be in force from {since}: {why}"),
        });
    }
    if let Some(reading) = instrument.date_source {
        let label = reading.label();
        lines.push(match lang {
            Lang::Vi => format!("các ngày: {}", label.get(lang)),
            Lang::En => format!("days: {}", label.get(lang)),
        });
    }
    if instrument.kind == InstrumentKind::Convention {
        lines.push(match lang {
            Lang::Vi => "quy ước, không phải quy định của pháp luật".to_owned(),
            Lang::En => "a convention, not a provision of law".to_owned(),
        });
        return lines;
    }
    let sure = basis.doubt().unwrap_or(basis.confidence.label());
    lines.push(match lang {
        Lang::Vi => format!("độ tin cậy: {}", sure.get(lang)),
        Lang::En => format!("confidence: {}", sure.get(lang)),
    });
    lines
}

/// Adds a text in lines of at most [`WIDTH`] characters. Lines that the text itself indents stay as they are.
pub(crate) fn wrap(out: &mut String, first: &str, rest: &str, text: &str) {
    let mut lead = first;
    for line in text.lines() {
        if line.starts_with(' ') {
            let _ = writeln!(out, "{lead}{line}");
            lead = rest;
            continue;
        }
        let mut column = 0;
        for word in line.split(' ') {
            let width = word.chars().count();
            if column > 0 && column + 1 + width > WIDTH {
                out.push('\n');
                column = 0;
            }
            if column == 0 {
                out.push_str(lead);
                lead = rest;
                column = lead.chars().count();
            } else {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += width;
        }
        out.push('\n');
    }
}
