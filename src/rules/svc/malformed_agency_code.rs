//! SVC011: the code of an agency is not of the form that is set for it.

use std::borrow::Cow;

use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, OrganisationKind, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SVC011"),
        name: RuleName::of("malformed-agency-code"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Mã cơ quan không đúng cấu trúc",
            "Malformed code of an agency",
        ),
        description: Text::fixed(
            "Kiểm tra mã định danh đã ghi (`code`) theo loại tổ chức. Bộ, tỉnh và đơn vị trực thuộc: nhóm đầu gồm một chữ cái từ A đến Y và hai chữ số, các nhóm sau gồm chữ cái in hoa và chữ số, ngăn cách bằng dấu chấm, tổng cộng không quá 35 ký tự. Doanh nghiệp: mã số doanh nghiệp gồm 10 chữ số, hoặc 13 chữ số đối với đơn vị phụ thuộc (số chữ số là suy luận, nên chỉ là cảnh báo). Tổ chức khác: Z và hai ký tự, sau đó không quá 32 ký tự, không có dấu ngăn cách. Trước ngày 15/09/2022 (24 tháng để điều chỉnh hệ thống) chỉ cảnh báo. Mã chỉ dùng trong hệ thống chia sẻ nội bộ một ngành không thuộc phạm vi quy định, không ghi ở `code`. Không ghi thì không xét.",
            "Checks the code (`code`) stated for an organisation by its kind. Ministries, provinces and their units: a first group of one letter from A to Y and two digits, further groups of capital letters and digits, with dots between, 35 characters at most in all. Enterprises: their registration number of 10 digits, or of 13 for a dependent unit (how many is inferred, so that this is a warning). Others: Z and two characters, then 32 characters at most without a separator. Before 15 September 2022 (24 months for systems to adapt) it is a warning. Codes of systems that share inside one sector only are outside the decision and do not go into `code`. Without one nothing is judged.",
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
    Basis::of(&law::DECISION_20_2020, "4.2", Confidence::Sourced),
    ENTERPRISES,
    Basis::of(&law::DECISION_20_2020, "6", Confidence::Sourced),
];

/// The article names the registration number; of how many digits that is, it does not say.
const ENTERPRISES: Basis = Basis::of(&law::DECISION_20_2020, "5", Confidence::Inferred);
const OTHERS: Basis = Basis::of(&law::DECISION_20_2020, "6", Confidence::Sourced);

/// The day after the 24 months that systems have to adapt.
const ADAPTED: Date = Date::day(2022, 9, 15);

/// The longest code.
const LONGEST: usize = 35;

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for organisation in cx.architecture().organisations() {
        let fields = organisation.fields();
        let Some(code) = fields.text(Field::Code) else {
            continue;
        };
        let Some((fault, basis)) = judge(organisation.kind(), code) else {
            continue;
        };
        let late = cx.date().is_some_and(|day| day >= ADAPTED);
        let (key, vi, en) = (
            organisation.key(),
            fault.get(crate::text::Lang::Vi),
            fault.get(crate::text::Lang::En),
        );
        let mut finding = Finding::new(bilingual!(
            "mã `{code}` của tổ chức `{key}` không đúng cấu trúc: {vi}",
            "the code `{code}` of the organisation `{key}` is malformed: {en}"
        ))
        .at(Subject::from(*organisation).at(Field::Code))
        .rests_on(fields, "code");
        if let Some(basis) = basis {
            finding = finding.basis_on(basis, cx.date());
        }
        out.report(if late {
            finding
        } else {
            finding.severity(Severity::Warning)
        });
    }
}

/// What is wrong with the code of an organisation of a kind, and the article if it is not the first of the rule.
fn judge(kind: Option<OrganisationKind>, code: &str) -> Option<(Text, Option<Basis>)> {
    match kind {
        Some(OrganisationKind::Enterprise) => {
            fault_of_enterprise(code).map(|fault| (fault, Some(ENTERPRISES)))
        }
        // These may be units of a ministry or province, or bodies of their own.
        Some(OrganisationKind::Agency | OrganisationKind::Committee | OrganisationKind::Centre)
        | None
            if code.starts_with('Z') =>
        {
            fault_of_others(code).map(|fault| (fault, Some(OTHERS)))
        }
        Some(
            OrganisationKind::Ministry
            | OrganisationKind::Government
            | OrganisationKind::Province
            | OrganisationKind::Department
            | OrganisationKind::Centre
            | OrganisationKind::Committee
            | OrganisationKind::Agency,
        )
        | None => fault(code).map(|fault| (fault, None)),
    }
}

/// An enterprise has its registration number; a unit of it three digits more.
fn fault_of_enterprise(code: &str) -> Option<Text> {
    let digits =
        |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    let fits = match code.split_once('-') {
        Some((number, unit)) => digits(number, 10) && digits(unit, 3),
        None => digits(code, 10) || digits(code, 13),
    };
    (!fits).then(|| {
        Text::fixed(
            "mã của doanh nghiệp là mã số doanh nghiệp, gồm 10 chữ số",
            "the code of an enterprise is its registration number, of 10 digits",
        )
    })
}

fn fault_of_others(code: &str) -> Option<Text> {
    let plain = code
        .bytes()
        .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    (!plain || !(3..=LONGEST).contains(&code.len())).then(|| {
        Text::fixed(
            "mã bắt đầu bằng Z gồm Z, hai ký tự và không quá 32 ký tự tiếp theo, không có dấu ngăn cách",
            "a code with Z is Z, two characters and 32 characters at most after them, without a separator",
        )
    })
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
        Some([b'A'..=b'Y', b'0'..=b'9', b'0'..=b'9'])
    );
    if !first_fits {
        return Some(Text::fixed(
            "nhóm đầu phải gồm một chữ cái từ A đến Y và hai chữ số",
            "its first group is not a letter from A to Y and two digits",
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
    use super::{fault, fault_of_enterprise, fault_of_others};

    #[test]
    fn forms() {
        for good in [
            "G15",
            "G15.01",
            "H01.02.A3",
            "G15.1234567890.1234567890.123456789",
        ] {
            assert!(fault(good).is_none(), "{good}");
        }
        for wrong in [
            "",
            "g15",
            "G1",
            "G155",
            "000.00.00.G15",
            "G15.",
            "G15..01",
            "G15-01",
            "G15.a",
            "Đ15",
            "Z15",
        ] {
            assert!(fault(wrong).is_some(), "{wrong}");
        }
        assert!(fault("G15.1234567890.1234567890.1234567890").is_some());
        assert!(
            ["0101234567", "0101234567001", "0101234567-001"]
                .iter()
                .all(|c| fault_of_enterprise(c).is_none())
        );
        assert!(
            ["", "010123456", "01012345678", "G15", "0101234567-01"]
                .iter()
                .all(|c| fault_of_enterprise(c).is_some())
        );
        let longest = format!("Z01{}", "A".repeat(32));
        assert!(fault_of_others("Z01A").is_none() && fault_of_others(&longest).is_none());
        assert!(
            ["Z0", "Z01.02", "Z01a"]
                .iter()
                .all(|c| fault_of_others(c).is_some())
        );
        assert!(fault_of_others(&format!("{longest}A")).is_some());
    }
}
