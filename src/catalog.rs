//! Every code there is, and what it means.

mod difference;
mod family;
mod page;

use std::borrow::Cow;

pub use difference::{Difference, differences};
pub use family::{Family, families};
pub use page::index;
pub(crate) use page::wrap;

use crate::diagnostic::{Basis, Code, LifeCycle, RuleName, Severity, Side};
use crate::framework::Framework;
use crate::io::{CHECK_CODES, CodeInfo, codes_without_rule};
use crate::rules::{NOT_KNOWN, RuleInfo, built_in};
use crate::text::Text;
use crate::version::FrameworkVersion;

/// What is known of a code: the page of the manual about it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Explanation {
    /// The code.
    pub code: Code,
    /// The same in words.
    pub name: RuleName,
    /// Since when it is there, and whether it is on its way out.
    pub life: LifeCycle,
    /// What it speaks of.
    pub about: About,
    /// How grave its findings are unless one says otherwise.
    pub severity: Severity,
    /// The fault, as a short name.
    pub title: Text,
    /// What is checked.
    pub description: Text,
    /// Why that matters; empty if nothing is said.
    pub why: Text,
    /// What to do about it; empty if nothing is said.
    pub remedy: Text,
    /// What it rests on.
    pub bases: Cow<'static, [Basis]>,
    /// The frameworks it has something to say of.
    pub frameworks: Vec<FrameworkVersion>,
    /// Examples, those that fail first. They are taken from documents that the tests of the crate run.
    pub examples: Vec<Excerpt>,
}

/// The part of a document that matters to a code: in it the code is reported, or is not.
///
/// ```
/// let page = justarch::catalog::explain("INT001").unwrap();
/// assert!(page.examples.iter().any(|example| example.fails));
/// assert!(page.examples.iter().any(|example| !example.fails));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Excerpt {
    /// Whether the document it is taken from has a finding of the code.
    pub fails: bool,
    /// Which of two versions it is taken from, if the code speaks of a transition.
    pub side: Side,
    /// The lines, in YAML.
    pub text: &'static str,
}

/// What a code speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum About {
    /// The content of one document.
    Document,
    /// The way from one version to the next.
    Transition,
    /// A file and how it is written.
    File,
    /// The check itself.
    Check,
}

impl About {
    /// The word in machine output.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Transition => "transition",
            Self::File => "file",
            Self::Check => "check",
        }
    }

    /// The words for people.
    pub const fn label(self) -> Text {
        match self {
            Self::Document => Text::fixed(
                "nội dung của một văn bản kiến trúc",
                "the content of one document",
            ),
            Self::Transition => Text::fixed(
                "việc chuyển từ phiên bản này sang phiên bản khác",
                "the way from one version to the next",
            ),
            Self::File => Text::fixed("cách viết tệp", "how a file is written"),
            Self::Check => Text::fixed("bản thân việc kiểm tra", "the check itself"),
        }
    }
}

/// Every code, by what it speaks of and then in the order of the manual.
///
/// ```
/// let codes = justarch::catalog::all();
/// assert!(codes.iter().any(|c| c.code.as_str() == "CHK001"));
/// ```
pub fn all() -> Vec<Explanation> {
    let rules = built_in().map(|rule| of_rule(&rule.info, About::Document));
    let codes = codes_without_rule().map(|info| {
        let is_of_check = CHECK_CODES.iter().any(|own| own.code == info.code);
        let about = if is_of_check {
            About::Check
        } else {
            About::File
        };
        of_code(info, about)
    });
    let steps = crate::transition::built_in().map(|rule| of_rule(&rule.info, About::Transition));
    rules.chain(steps).chain(codes).collect()
}

/// What a code or a name means. Capitals do not matter.
///
/// ```
/// use justarch::{Lang, catalog};
/// let page = catalog::explain("chk001").unwrap();
/// assert!(page.render(Lang::En).starts_with("CHK001: "));
/// assert_eq!(catalog::explain("no-operator").unwrap().code.as_str(), "DAT010");
/// assert!(catalog::explain("XYZ999").is_none());
/// ```
pub fn explain(code: &str) -> Option<Explanation> {
    let bears = |page: &Explanation| {
        let names = [page.code.as_str(), page.name.as_str()];
        names.iter().any(|name| name.eq_ignore_ascii_case(code))
    };
    all().into_iter().find(bears)
}

/// The readable name of a code of the library.
///
/// ```
/// use justarch::{Code, catalog};
/// assert_eq!(catalog::name_of(&Code::of("DAT010")).unwrap().as_str(), "no-operator");
/// assert!(catalog::name_of(&Code::of("ACME001")).is_none());
/// ```
pub fn name_of(code: &Code) -> Option<RuleName> {
    let rules = built_in().map(|rule| (&rule.info.code, &rule.info.name));
    let steps = crate::transition::built_in().map(|rule| (&rule.info.code, &rule.info.name));
    let codes = codes_without_rule().map(|info| (&info.code, &info.name));
    let mut all = rules.chain(steps).chain(codes);
    let found = all.find(|(known, _)| *known == code);
    found.map(|(_, name)| name.clone())
}

/// The page about a rule of the user's own.
///
/// ```
/// use justarch::{Code, RuleInfo, Severity, Text, catalog};
/// let title = Text::new("Kênh không có chủ quản", "Channel without owner");
/// let info = RuleInfo::new(Code::of("ACME001"), Severity::Warning, title);
/// assert_eq!(catalog::of_own(&info).code.as_str(), "ACME001");
/// ```
pub fn of_own(info: &RuleInfo) -> Explanation {
    of_rule(info, About::Document)
}

/// Codes that an unknown code or name may have been meant to be: the nearest, at most three.
///
/// ```
/// let meant = justarch::catalog::similar("CKH001");
/// assert_eq!(meant[0].as_str(), "CHK001");
/// ```
pub fn similar(code: &str) -> Vec<Code> {
    let all = all();
    if code.contains('-') {
        let known = all.iter().map(|page| page.name.as_str());
        let near = crate::suggest::similar(&code.to_ascii_lowercase(), known);
        let of_name = |name: &str| all.iter().find(|page| page.name.as_str() == name);
        let pages = near.into_iter().filter_map(of_name);
        return pages.map(|page| page.code.clone()).collect();
    }
    let known = all.iter().map(|page| page.code.as_str());
    let near = crate::suggest::similar(&code.to_ascii_uppercase(), known);
    near.into_iter().map(Code::new).collect()
}

fn of_rule(info: &RuleInfo, about: About) -> Explanation {
    let applies = Framework::all().iter().filter(|f| (info.applies)(f));
    // What rests on nothing better than inference is reported as a warning at most.
    let sure = info.bases.is_empty() || info.bases.iter().any(|b| b.confidence.may_be_error());
    let most = if sure {
        Severity::Error
    } else {
        Severity::Warning
    };
    Explanation {
        code: info.code.clone(),
        name: info.name.clone(),
        life: info.life.clone(),
        about,
        severity: info.severity.min(most),
        title: info.title.clone(),
        description: info.description.clone(),
        why: info.why.clone(),
        remedy: info.remedy.clone(),
        bases: info.bases.clone(),
        frameworks: applies.map(|f| f.version).collect(),
        examples: family::excerpts(info.code.as_str()).collect(),
    }
}

fn of_code(info: &CodeInfo, about: About) -> Explanation {
    let all = Framework::all().iter();
    let applies = all.filter(|f| info.code != NOT_KNOWN || f.caveat().is_some());
    Explanation {
        code: info.code.clone(),
        name: info.name.clone(),
        life: info.life.clone(),
        about,
        severity: info.severity,
        title: info.title.clone(),
        description: info.description.clone(),
        why: Text::fixed("", ""),
        remedy: info.remedy.clone(),
        bases: Cow::Borrowed(&[]),
        frameworks: applies.map(|f| f.version).collect(),
        examples: family::excerpts(info.code.as_str()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::Lang;

    #[test]
    fn codes_are_unique_and_speak_both_languages() {
        let pages = all();
        let codes: BTreeSet<_> = pages.iter().map(|page| page.code.clone()).collect();
        assert_eq!(codes.len(), pages.len());
        for page in pages {
            for text in [&page.title, &page.description] {
                assert!(!text.get(Lang::Vi).is_empty(), "{}", page.code);
                assert!(!text.get(Lang::En).is_empty(), "{}", page.code);
            }
            for text in [&page.why, &page.remedy] {
                let (vi, en) = (text.get(Lang::Vi), text.get(Lang::En));
                assert_eq!(vi.is_empty(), en.is_empty(), "{}", page.code);
            }
        }
    }

    #[test]
    fn a_page_says_what_the_law_is_and_until_when() {
        use crate::diagnostic::Confidence;
        use crate::framework::law;
        let mut info = RuleInfo::new(
            Code::of("ACME001"),
            Severity::Error,
            Text::fixed("Trao đổi trực tiếp", "Direct exchange"),
        );
        info.why = Text::fixed(
            "Kết nối qua nền tảng giúp một thay đổi ở một hệ thống không kéo theo thay đổi ở mọi hệ thống khác đang dùng dữ liệu của nó.",
            "Connecting over a platform keeps a change in one system from forcing a change in every other that uses its data.",
        );
        info.bases = Cow::Owned(vec![
            Basis::of(&law::DECREE_47_2020, "46.1", Confidence::Sourced),
            Basis::of(&law::CIRCULAR_23_2018, "", Confidence::Unverified),
        ]);
        let page = of_rule(&info, About::Document);
        insta::assert_snapshot!("page_vi", page.render(Lang::Vi));
        insta::assert_snapshot!("page_en", page.render(Lang::En));
    }
}
