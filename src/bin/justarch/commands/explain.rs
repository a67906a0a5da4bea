//! `justarch explain`.

use std::fmt::Write as _;

use justarch::vocabulary::{self, Answer, Topic};
use justarch::{Lang, Text, UserRules, bilingual, catalog, json};

use crate::Outcome;
use crate::args::{Asked, Destination, OwnRules, PageFormat};
use crate::fault::Fault;
use crate::help_words::Words;
use crate::output::Output;
use crate::own_rules;

/// Explains a code or any word of the file format
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Codes and their names, families, frameworks, words of the file format or Vietnamese terms, such as INT003, lgsp, 3.0; without any,
    /// the table of contents
    #[arg(value_name = "WORD")]
    pub(crate) words: Vec<String>,
    #[command(flatten)]
    pub(crate) own: OwnRules,
    #[command(flatten)]
    pub(crate) into: Destination,
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    ("", "Giải thích một mã hoặc một từ của định dạng tệp"),
    (
        ".words",
        "Mã hoặc tên của mã, nhóm mã, khung, từ của định dạng tệp hoặc thuật ngữ, ví dụ INT003, lgsp, 3.0; không có thì in mục lục",
    ),
];

/// So many topics that only speak of what was asked are shown in full.
const SHOWN: usize = 1;

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    out.write_to(&args.into, &args.own.rules)?;
    let format = asked.format.page()?;
    let own = own_rules::load(&args.own.rules, out)?;
    let answers = answers(&own, &args.words);
    let (found, missing): (Vec<_>, Vec<_>) = answers
        .into_iter()
        .partition(|answer| !answer.topics.is_empty());
    let lang = out.lang();
    match format {
        PageFormat::Human if args.words.is_empty() => out.text(&vocabulary::contents(lang, false)),
        PageFormat::Markdown if args.words.is_empty() => {
            out.text(&vocabulary::contents(lang, true));
        }
        PageFormat::Human => {
            let (choices, clear): (Vec<_>, Vec<_>) = found
                .iter()
                .partition(|answer| !answer.exact && answer.topics.len() > SHOWN);
            let topics = clear.iter().flat_map(|answer| &answer.topics);
            let mut pages: Vec<_> = topics.map(|topic| topic.render(lang)).collect();
            pages.extend(choice(&choices, lang));
            out.text(&pages.join("\n"));
        }
        PageFormat::Markdown => {
            let topics = found.iter().flat_map(|answer| &answer.topics);
            let pages: Vec<_> = topics.map(|topic| topic.markdown(lang)).collect();
            out.text(&pages.join("\n"));
        }
        PageFormat::Json => {
            let all = found.iter().chain(&missing);
            out.json(&all.collect::<json::Explanation>())?;
        }
    }
    let mut missing = missing.iter().map(|answer| not_found(&answer.query));
    let Some(first) = missing.next() else {
        return Ok(Outcome::Clean);
    };
    // The last is said by the caller.
    let last = missing.fold(first, |before, next| {
        out.fault(&before);
        next
    });
    Err(last)
}

/// What there is about each word; about all of them together, if that is the name of something.
fn answers(own: &[UserRules], words: &[String]) -> Vec<Answer> {
    let phrase = words.join(" ");
    let whole = (words.len() > 1).then(|| vocabulary::search(&phrase));
    if let Some(whole) = whole.as_ref().filter(|w| w.exact && !w.topics.is_empty()) {
        return vec![whole.clone()];
    }
    let each: Vec<_> = words.iter().map(|word| answer(own, word)).collect();
    // Words of a phrase that says nothing by any single one of them.
    let none = each
        .iter()
        .all(|answer| !answer.exact || answer.topics.is_empty());
    match whole.filter(|whole| none && !whole.topics.is_empty()) {
        Some(whole) => vec![whole],
        None => each,
    }
}

fn answer(own: &[UserRules], word: &str) -> Answer {
    let mut answer = vocabulary::search(word);
    if let Some(page) = own_rules::info(own, word).map(catalog::of_own) {
        answer.topics = vec![Topic::Code(Box::new(page))];
        answer.exact = true;
    }
    answer
}

/// What there is to choose from, of all answers in one list.
fn choice(answers: &[&Answer], lang: Lang) -> Option<String> {
    if answers.is_empty() {
        return None;
    }
    let queries: Vec<_> = answers
        .iter()
        .map(|answer| format!("“{}”", answer.query))
        .collect();
    let queries = queries.join(", ");
    let head = bilingual!(
        "Không có từ nào tên là {queries}; các từ liên quan:",
        "Nothing is called {queries}; these speak of it:"
    );
    let mut text = format!("{}\n", head.get(lang));
    let mut said = Vec::new();
    for topic in answers.iter().flat_map(|answer| &answer.topics) {
        let line = format!("  {}: {}", topic.word(), topic.title().get(lang));
        // A word may stand for keys of several things.
        if !said.contains(&line) {
            let _ = writeln!(text, "{line}");
            said.push(line);
        }
    }
    let more = Text::fixed(
        "Xem một từ: `justarch explain TỪ`",
        "To read about one: `justarch explain WORD`",
    );
    let _ = writeln!(text, "{}", more.get(lang));
    Some(text)
}

fn not_found(word: &str) -> Fault {
    let is_code =
        word.chars().any(|c| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_alphanumeric());
    let text = if is_code {
        bilingual!("không có mã `{word}`", "there is no code `{word}`")
    } else {
        bilingual!("không tìm thấy `{word}`", "nothing is known of `{word}`")
    };
    let meant = vocabulary::similar(word);
    if meant.is_empty() {
        let all = if is_code {
            bilingual!(
                "xem mọi mã: `justarch rules`",
                "to list all codes: `justarch rules`"
            )
        } else {
            bilingual!(
                "xem mọi từ: `justarch explain`",
                "to list all words: `justarch explain`"
            )
        };
        return Fault::with_help(text, all);
    }
    let meant: Vec<_> = meant.iter().map(String::as_str).collect();
    Fault::or_similar(text, &meant)
}
