//! The number of the new version, and texts that name the old one.

use crate::diff::Bump;
use crate::framework::Framework;
use crate::model::Architecture;
use crate::text::Lang;
use crate::version::{ArchitectureVersion, FrameworkVersion};

/// The version that a document has once it follows another framework: a major step. Where its numbers went with those
/// of the framework, they go on doing so.
pub(super) fn next_version(arch: &Architecture, target: FrameworkVersion) -> String {
    let (from, to) = (u64::from(arch.framework().major), u64::from(target.major));
    let first = format!("{to}.0");
    let Some(own) = arch.version() else {
        return first;
    };
    let counts_along = own.semver().major == from && from < to;
    let next = Bump::Major.after(&own).filter(|_| !counts_along);
    next.map_or(first, |next| next.to_string())
}

/// A title that speaks of what the target is the framework of. What announced that already goes; the word of provinces
/// stays where the target has none that is known.
pub(super) fn named_after(title: &str, own: &Framework, target: &Framework, lang: Lang) -> String {
    const ANNOUNCED: &[&str] = &[", hướng tới Chính phủ số", ", towards digital government"];
    let (was, is) = (own.subject.get(lang), target.subject.get(lang));
    if was == is {
        return title.to_owned();
    }
    let announced = ANNOUNCED.iter().find_map(|tail| title.strip_suffix(tail));
    announced.unwrap_or(title).replace(was, is)
}

/// The numbers of one step.
pub(super) struct Numbers<'n> {
    pub(super) version: Option<(&'n ArchitectureVersion, &'n str)>,
    pub(super) framework: (FrameworkVersion, FrameworkVersion),
}

/// What announces a number as that of a version.
const BEFORE: &[&str] = &["phiên bản", "bản", "version", "ver.", "khung", "framework"];

impl Numbers<'_> {
    /// A text with the new numbers in place of the old; `None` if it names none of these.
    pub(super) fn renewed(&self, text: &str) -> Option<String> {
        let mut out = String::with_capacity(text.len());
        let mut changed = false;
        let mut rest = text;
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, from) = rest.split_at(start);
            let len = from
                .find(|c: char| !c.is_ascii_digit() && c != '.')
                .unwrap_or(from.len());
            let number = from.get(..len).unwrap_or_default().trim_end_matches('.');
            let (number, after) = from.split_at(number.len());
            out.push_str(before);
            match self.next(&out, number, after) {
                Some(new) => {
                    out.push_str(&new);
                    changed = true;
                }
                None => out.push_str(number),
            }
            rest = after;
        }
        out.push_str(rest);
        changed.then_some(out)
    }

    /// What takes the place of a number, by what stands around it.
    fn next(&self, before: &str, number: &str, after: &str) -> Option<String> {
        let lower = before.to_lowercase();
        let announced = {
            let near = lower.trim_end_matches(|c: char| c.is_whitespace() || "(“\"'".contains(c));
            BEFORE.iter().any(|word| near.ends_with(word))
        };
        // `v2.0`, but not `CV2.0`.
        let stem = lower.strip_suffix('v').unwrap_or(&lower);
        let inside = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | ',' | '_');
        let joined = stem.ends_with(inside)
            || after
                .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '%' | '_'));
        if joined || !(announced || stem.len() < lower.len() || number.contains('.')) {
            return None;
        }
        let read: ArchitectureVersion = number.parse().ok()?;
        if let Some((old, new)) = self.version
            && read == *old
        {
            return Some(new.to_owned());
        }
        let (from, to) = self.framework;
        let semver = read.semver();
        let of_framework = (u64::from(from.major), u64::from(from.minor));
        let named = from.is_stated()
            && (semver.major, semver.minor, semver.patch) == (of_framework.0, of_framework.1, 0);
        named.then(|| to.to_string())
    }
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::*;

    #[test]
    fn titles_take_the_name_of_the_target() {
        let [v2, v3, v4] = [
            FrameworkVersion::V2_0,
            FrameworkVersion::V3_0,
            FrameworkVersion::V4_0,
        ]
        .map(|version| Framework::get(version).unwrap());
        let title = "Kiến trúc Chính phủ điện tử Bộ Mẫu, phiên bản 4.0, hướng tới Chính phủ số";
        assert_eq!(
            named_after(title, v3, v4, Lang::Vi),
            "Kiến trúc Chính phủ số Bộ Mẫu, phiên bản 4.0"
        );
        assert_eq!(named_after(title, v2, v3, Lang::Vi), title);
        let province = "Kiến trúc Chính quyền điện tử tỉnh Mẫu, phiên bản 4.0";
        assert_eq!(named_after(province, v3, v4, Lang::Vi), province);
    }

    #[test]
    fn only_numbers_of_versions_are_renewed() {
        let old: ArchitectureVersion = "2.0".parse().unwrap();
        let numbers = Numbers {
            version: Some((&old, "3.0")),
            framework: (FrameworkVersion::V2_0, FrameworkVersion::V3_0),
        };
        for (text, expected) in [
            (
                "Kiến trúc Bộ Tư pháp, phiên bản 2.0",
                Some("Kiến trúc Bộ Tư pháp, phiên bản 3.0"),
            ),
            ("Phiên bản 2.0.", Some("Phiên bản 3.0.")),
            (
                "Kiến trúc CPĐT 2.0 (v2.0)",
                Some("Kiến trúc CPĐT 3.0 (v3.0)"),
            ),
            ("Architecture, version 2", Some("Architecture, version 3.0")),
            ("PHIÊN BẢN 2.0", Some("PHIÊN BẢN 3.0")),
            ("Kiến trúc của 2 sở", None),
            ("Quyết định 2.0/2020", None),
            ("Số 12.0, 2.01, 1.2.0", None),
            ("Phiên bản 2.1", None),
            ("Năm 2020", None),
        ] {
            assert_eq!(numbers.renewed(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_numbering_of_its_own_goes_on() {
        let old: ArchitectureVersion = "1.1".parse().unwrap();
        let numbers = Numbers {
            version: Some((&old, "2.0")),
            framework: (FrameworkVersion::V2_0, FrameworkVersion::V3_0),
        };
        assert_eq!(
            numbers.renewed("Bản 1.1, theo Khung 2.0").as_deref(),
            Some("Bản 2.0, theo Khung 3.0")
        );
    }
}
