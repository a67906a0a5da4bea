//! Finding what is asked about: codes, frameworks and words, in Vietnamese and English, with or without diacritics.

use super::entry::{self, Entry, Sort};
use super::glossary::glossary;
use super::topic::Topic;
use crate::catalog::{self, families};
use crate::framework::Framework;
use crate::io::everyday;
use crate::model::normalise;
use crate::text::Lang;

/// So many topics are offered where nothing has the very name.
const OFFERED: usize = 12;
/// Nobody asks at greater length.
const LONGEST: usize = 200;

/// What was found.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Answer {
    /// What was asked.
    pub query: String,
    /// What there is about it, the likeliest first. Empty if nothing was found; see [`similar`](crate::vocabulary::similar()).
    pub topics: Vec<Topic>,
    /// Whether the topics have that very name. Otherwise they only speak of it.
    pub exact: bool,
}

/// What there is about a code or the name of one, a family, framework, kind, key, value, relation, layer or record, by its word, its title,
/// the term of the law or an everyday name. Case and diacritics do not matter. O(all words).
///
/// ```
/// use justarch::vocabulary::search;
/// assert_eq!(search("INT").topics[0].word(), "INT");
/// assert_eq!(search("3.0").topics[0].word(), "3.0");
/// assert_eq!(search("chu quan he thong thong tin").topics[0].word(), "owner");
/// assert!(search("no such thing").topics.is_empty());
/// ```
pub fn search(query: &str) -> Answer {
    let query = query.trim();
    let mut answer = Answer {
        query: query.to_owned(),
        topics: Vec::new(),
        exact: true,
    };
    if query.is_empty() || query.len() > LONGEST {
        return answer;
    }
    if let Some(page) = catalog::explain(query) {
        answer.topics.push(Topic::Code(Box::new(page)));
        return answer;
    }
    let mut families = families().iter();
    // In small letters a family may be a word, too.
    if let Some(family) = families.find(|f| f.key.eq_ignore_ascii_case(query)) {
        answer.topics.push(Topic::Family(family));
    }
    answer.topics.extend(framework(query).map(Topic::Framework));
    let words = entry::all();
    let plain = normalise(query);
    let spelt = |entry: &Entry| entry.is(query);
    let named = |entry: &Entry| {
        let mut names = names(entry).chain([entry.word]);
        names.any(|name| normalise(name) == plain)
    };
    // A word of the reports may be one of the format, too.
    let mut terms = glossary().iter().filter(|term| term.is(query));
    let term = terms.next().map(Topic::Term);
    for is_it in [&spelt as &dyn Fn(&Entry) -> bool, &named] {
        answer.add(&words, is_it);
        if !answer.topics.is_empty() {
            answer.topics.extend(term);
            return answer;
        }
    }
    if let Some(term) = term {
        answer.topics.push(term);
        return answer;
    }
    let everyday: Vec<_> = everyday(&plain.replace(' ', "-")).collect();
    answer.add(&words, &|entry| {
        everyday.contains(&entry.word) && !matches!(entry.sort, Sort::Value)
    });
    if !answer.topics.is_empty() {
        return answer;
    }
    answer.exact = false;
    let asked: Vec<_> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    let mut ranked: Vec<_> = words
        .into_iter()
        .filter_map(|entry| Some((rank(&entry, &plain, &asked)?, entry)))
        .collect();
    // Of equals the first in the order of the vocabulary.
    ranked.sort_by_key(|(rank, _)| *rank);
    let found = ranked.into_iter().take(OFFERED);
    answer
        .topics
        .extend(found.map(|(_, entry)| Topic::Word(Box::new(entry))));
    answer
}

/// A text as people type it who look for it: without diacritics, capitals and punctuation.
///
/// ```
/// use justarch::vocabulary::searchable;
/// assert_eq!(searchable("Đăng ký hộ tịch (CSDL)"), "dang ky ho tich csdl");
/// ```
pub fn searchable(text: &str) -> String {
    normalise(text)
}

impl Answer {
    fn add(&mut self, words: &[Entry], is_it: &dyn Fn(&Entry) -> bool) {
        let found = words.iter().filter(|entry| is_it(entry));
        self.topics
            .extend(found.map(|entry| Topic::Word(Box::new(entry.clone()))));
    }
}

/// The framework of that number, perhaps with a word before it: `3.0`, `khung 3.0`, `framework 3.0`; or of a decision.
fn framework(query: &str) -> Option<&'static Framework> {
    let of_decision = |framework: &&&Framework| {
        framework.decisions().any(|decision| {
            let name = decision.name.get(Lang::Vi);
            name == query || name.rsplit(' ').next() == Some(query)
        })
    };
    if let Some(framework) = Framework::all().iter().find(of_decision) {
        return Some(framework);
    }
    let (word, number) = query.rsplit_once(' ').unwrap_or(("", query));
    let word = normalise(word);
    let fits = matches!(
        word.as_str(),
        "" | "khung" | "khung kien truc" | "phien ban" | "framework" | "version"
    );
    // A grade of a service is a number without a point.
    if !fits || (word.is_empty() && !number.contains('.')) {
        return None;
    }
    Framework::get(number.parse().ok()?).ok()
}

/// The names of a word: titles, terms of the law, everyday names.
fn names(entry: &Entry) -> impl Iterator<Item = &str> {
    let law = entry.law.iter();
    let terms = law.flat_map(|law| [law.term.get(Lang::Vi), law.term.get(Lang::En)]);
    let titles = [entry.title.get(Lang::Vi), entry.title.get(Lang::En)];
    titles
        .into_iter()
        .chain(terms)
        .chain(entry.also.iter().copied())
}

/// How well a word fits what is asked, least is best: its names hold the phrase, or all its words, or its sentence does.
fn rank(entry: &Entry, phrase: &str, asked: &[&str]) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    let mut offer = |rank: usize, length: usize| {
        let offered = (rank, length);
        if best.is_none_or(|best| offered < best) {
            best = Some(offered);
        }
    };
    for name in names(entry).chain([entry.word]) {
        let name = normalise(name);
        if holds(&name, phrase) {
            offer(0, name.len());
        } else if asked.iter().all(|word| holds(&name, word)) {
            offer(1, name.len());
        }
    }
    for lang in [Lang::Vi, Lang::En] {
        let meaning = normalise(entry.meaning.get(lang));
        if asked.len() > 1 && holds(&meaning, phrase) {
            offer(2, meaning.len());
        }
    }
    best
}

/// Whether a text holds a phrase, as whole words.
fn holds(text: &str, phrase: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(phrase) {
        let (before, from) = rest.split_at_checked(at).unwrap_or(("", ""));
        let after = from.get(phrase.len()..).unwrap_or_default();
        if (before.is_empty() || before.ends_with(' '))
            && (after.is_empty() || after.starts_with(' '))
        {
            return true;
        }
        rest = after;
    }
    false
}

/// What an unknown word may have been meant to be: the nearest codes, words and Vietnamese titles, at most three.
///
/// ```
/// use justarch::vocabulary::similar;
/// assert_eq!(similar("securty-level"), ["security-level"]);
/// assert_eq!(similar("CKH001"), ["CHK001"]);
/// assert_eq!(similar("no-operater"), ["no-operator"]);
/// ```
pub fn similar(word: &str) -> Vec<String> {
    let codes = catalog::similar(word);
    if looks_like_code(word) && !codes.is_empty() {
        return codes.iter().map(ToString::to_string).collect();
    }
    let words = entry::all();
    let spelt = word.trim().to_lowercase();
    let pages = catalog::all();
    let of_rules = pages.iter().map(|page| page.name.as_str());
    let known = words.iter().map(|entry| entry.word).chain(of_rules);
    let near = crate::suggest::similar(&spelt, known);
    if !near.is_empty() {
        return near.into_iter().map(str::to_owned).collect();
    }
    let plain = normalise(word);
    let titles: Vec<_> = words
        .iter()
        .flat_map(|entry| names(entry).map(|name| (normalise(name), name)))
        .collect();
    let most = plain.chars().count() / 4;
    let options = titles.iter().map(|(plain, name)| (*name, plain.as_str()));
    let mut near = crate::suggest::least(&plain, options, most);
    near.sort_unstable();
    near.dedup();
    near.truncate(3);
    near.into_iter().map(str::to_owned).collect()
}

fn looks_like_code(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_alphanumeric())
}
