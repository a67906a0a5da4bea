//! SVC011: the code of an agency is not of the form that is set for it.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, Severity};
use crate::framework::law;
use crate::model::{Field, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC011"),
        severity: Severity::Error,
        title: Text::fixed(
            "Mã cơ quan không đúng cấu trúc",
            "Malformed code of an agency",
        ),
        what: Text::fixed(
            "Kiểm tra mã định danh đã ghi (`code`) của tổ chức: nhóm đầu gồm một chữ cái in hoa và hai chữ số, các nhóm sau gồm chữ cái in hoa và chữ số, ngăn cách bằng dấu chấm, tổng cộng không quá 35 ký tự. Không ghi thì không xét.",
            "Checks the code (`code`) stated for an organisation: a first group of one capital letter and two digits, further groups of capital letters and digits, with dots between, 35 characters at most in all. Without one nothing is judged.",
        ),
        why: Text::fixed(
            "Mã định danh là địa chỉ của cơ quan trong kết nối, chia sẻ dữ liệu; mã sai cấu trúc thì các hệ thống không nhận ra cơ quan.",
            "The code is the address of an agency in data exchange; systems do not recognise one of another form.",
        ),
        remedy: Text::fixed(
            "Sửa mã theo danh mục mã định danh đã công bố, ví dụ `X01.02.003`.",
            "Mend the code after the published list; its form is that of `X01.02.003`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[
    Basis::of(&law::DECISION_20_2020, "4", Confidence::Sourced),
];

/// The longest code.
const LONGEST: usize = 35;

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for organisation in cx.architecture().organisations() {
        let fields = organisation.fields();
        let Some(code) = fields.text(Field::Code) else {
            continue;
        };
        let Some(fault) = fault(code) else { continue };
        let (key, vi, en) = (
            organisation.key(),
            fault.get(crate::text::Lang::Vi),
            fault.get(crate::text::Lang::En),
        );
        out.report(
            Finding::new(bilingual!(
                "mã `{code}` của tổ chức `{key}` không đúng cấu trúc: {vi}",
                "the code `{code}` of the organisation `{key}` is malformed: {en}"
            ))
            .at(Subject::from(*organisation).at(Field::Code))
            .rests_on(fields, "code"),
        );
    }
}

/// What is wrong with a code; nothing if it is of the form that is set.
fn fault(code: &str) -> Option<Text> {
    if code.len() > LONGEST {
        return Some(bilingual!(
            "dài hơn {LONGEST} ký tự",
            "longer than {LONGEST} characters"
        ));
    }
    let mut groups = code.split('.');
    let first_fits = matches!(
        groups.next().map(str::as_bytes),
        Some([b'A'..=b'Z', b'0'..=b'9', b'0'..=b'9'])
    );
    if !first_fits {
        return Some(Text::fixed(
            "nhóm đầu phải gồm một chữ cái in hoa và hai chữ số",
            "its first group is not a capital letter and two digits",
        ));
    }
    let plain = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
    let fits = |group: &str| !group.is_empty() && group.bytes().all(plain);
    (!groups.all(fits)).then(|| {
        Text::fixed(
            "các nhóm sau dấu chấm chỉ gồm chữ cái in hoa và chữ số",
            "a group after a dot is not of capital letters and digits",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn forms() {
        for good in ["G15", "G15.01", "H01.02.A3", "G15.1234567890.1234567890.123456789"] {
            assert!(fault(good).is_none(), "{good}");
        }
        for wrong in ["", "g15", "G1", "G155", "000.00.00.G15", "G15.", "G15..01", "G15-01", "G15.a", "Đ15"] {
            assert!(fault(wrong).is_some(), "{wrong}");
        }
        assert!(fault("G15.1234567890.1234567890.1234567890").is_some());
    }
}
