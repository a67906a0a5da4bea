//! `[limits]` of the configuration.

use toml::Spanned;
use toml::de::DeValue;

use super::config_fault::{Fault, unknown};
use crate::bilingual;
use crate::io::{Limit, Limits};
use crate::text::Text;

/// The limits that are set, and the others as they are without configuration.
pub(super) fn limits_of(value: &Spanned<DeValue<'_>>) -> Result<Limits, Fault> {
    let Some(table) = value.get_ref().as_table() else {
        let message = Text::fixed(
            "cần một bảng: [limits], mỗi dòng một giới hạn",
            "a table is wanted: [limits], with one limit on each line",
        );
        return Err((value.span(), message));
    };
    let mut limits = Limits::default();
    for (key, value) in table {
        let name = &**key.get_ref();
        let Some(limit) = Limit::ALL.into_iter().find(|limit| limit.key() == name) else {
            let known = Limit::ALL.map(Limit::key);
            let message = unknown("giới hạn", "limit", name, &known);
            return Err((key.span(), message));
        };
        *limit.of(&mut limits) = number_of(limit, value)?;
    }
    Ok(limits)
}

fn number_of(limit: Limit, value: &Spanned<DeValue<'_>>) -> Result<usize, Fault> {
    let number = value.get_ref().as_integer();
    let number = number.and_then(|n| usize::from_str_radix(n.as_str(), n.radix()).ok());
    let Some(number) = number.filter(|number| *number > 0) else {
        let message = Text::fixed("cần một số nguyên từ 1", "a whole number from 1 is wanted");
        return Err((value.span(), message));
    };
    let most = limit.most();
    if number > most {
        let key = limit.key();
        let message = bilingual!("`{key}` tối đa là {most}", "`{key}` is at most {most}");
        return Err((value.span(), message));
    }
    Ok(number)
}

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::super::Config;
    use crate::io::{Limit, Limits};
    use crate::text::Lang;

    #[test]
    fn every_limit_can_be_set() {
        for limit in Limit::ALL {
            let text = format!("[limits]\n{} = 7\n", limit.key());
            let mut expected = Limits::default();
            *limit.of(&mut expected) = 7;
            assert_eq!(Config::parse(&text).unwrap().limits, expected);
        }
        let grouped = Config::parse("[limits]\nbytes = 1_000_000\nkeys = 0x10\n").unwrap();
        assert_eq!((grouped.limits.bytes, grouped.limits.keys), (1_000_000, 16));
        assert_eq!(Config::parse("").unwrap().limits, Limits::default());
    }

    #[test]
    fn faults_are_said_in_both_languages() {
        for (text, at, vi, en) in [
            (
                "limits = 3",
                (1, 10),
                "cần một bảng: [limits]",
                "a table is wanted: [limits]",
            ),
            (
                "[limits]\nnode = 3",
                (2, 1),
                "giới hạn không xác định `node`; có phải định viết `nodes`?",
                "unknown limit `node`; did you mean `nodes`?",
            ),
            (
                "[limits]\nkeys = 0",
                (2, 8),
                "cần một số nguyên từ 1",
                "a whole number from 1",
            ),
            (
                "[limits]\nkeys = \"many\"",
                (2, 8),
                "cần một số nguyên từ 1",
                "a whole number from 1",
            ),
            (
                "[limits]\ndepth = 1001",
                (2, 9),
                "`depth` tối đa là 1000",
                "`depth` is at most 1000",
            ),
        ] {
            let error = Config::parse(text).unwrap_err();
            assert_eq!((error.line, error.column), at, "{text}: {error}");
            for (lang, part) in [(Lang::Vi, vi), (Lang::En, en)] {
                let said = error.message.get(lang);
                assert!(said.contains(part), "{text}: {said}");
            }
        }
        assert!(Config::parse("[limits]\ndepth = 1000").is_ok());
    }
}
