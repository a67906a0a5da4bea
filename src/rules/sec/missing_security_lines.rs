//! SEC013: the document does not name the four lines of protection.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Basis, Code, Confidence, LifeCycle, Names, RuleName, Severity};
use crate::framework::law;
use crate::model::{Field, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Each, Finding, Findings, RuleInfo};
use crate::text::{Lang, Text};

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("SEC013"),
        name: RuleName::of("missing-protection-lines"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Warning,
        title: Text::fixed(
            "Chưa nêu đủ bốn lớp bảo đảm an toàn thông tin",
            "Four lines of protection not all named",
        ),
        description: Text::fixed(
            "Kiểm tra mục `architecture` nêu đủ bốn lớp bảo đảm an toàn thông tin ở `security-lines`: lực lượng tại chỗ, giám sát chuyên nghiệp, kiểm tra đánh giá độc lập, kết nối chia sẻ với trung tâm quốc gia.",
            "Checks that `architecture` names the four lines under `security-lines`: the on-site force, professional monitoring, independent checks and the link to the national centre.",
        ),
        why: Text::fixed(
            "Bốn lớp bổ sung cho nhau; thiếu một lớp thì sự cố đã vượt qua lớp trước sẽ không được phát hiện.",
            "The lines back each other up; where one is missing, what gets past the one before it goes unseen.",
        ),
        remedy: Text::fixed(
            "Nêu đơn vị, cách thức thực hiện từng lớp trong `architecture.security-lines`.",
            "Name who or what stands for each line under `architecture.security-lines`.",
        ),
        bases: Cow::Borrowed(BASES),
        applies: always,
    },
    check,
};

const BASES: &[Basis] = &[
    Basis::of(&law::DIRECTIVE_14_2019, "", Confidence::Sourced),
    Basis::of(&law::LETTER_1552_2020, "", Confidence::Sourced),
];

/// A field, its key, and what it is called together with the key.
static LINES: [(Field, &str, Text); 4] = [
    (
        Field::LineOnSite,
        "on-site",
        Text::fixed(
            "lực lượng tại chỗ (`on-site`)",
            "the on-site force (`on-site`)",
        ),
    ),
    (
        Field::LineMonitoring,
        "monitoring",
        Text::fixed(
            "giám sát chuyên nghiệp (`monitoring`)",
            "professional monitoring (`monitoring`)",
        ),
    ),
    (
        Field::LineChecks,
        "independent-checks",
        Text::fixed(
            "kiểm tra, đánh giá độc lập (`independent-checks`)",
            "independent checks (`independent-checks`)",
        ),
    ),
    (
        Field::LineNationalCentre,
        "national-centre",
        Text::fixed(
            "kết nối, chia sẻ với trung tâm quốc gia (`national-centre`)",
            "the link to the national centre (`national-centre`)",
        ),
    ),
];

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    let fields = cx.architecture().fields();
    let group = Each::new("", |all| {
        let (vi, en) = (in_order(all, Lang::Vi), in_order(all, Lang::En));
        let (count, vi, en) = (vi.len(), vi.join(", "), en.join(", "));
        if count == LINES.len() {
            return bilingual!(
                "kiến trúc chưa nêu lớp nào trong bốn lớp bảo đảm an toàn thông tin: {vi}",
                "none of the four lines of protection is named: {en}"
            );
        }
        bilingual!(
            "kiến trúc chưa nêu {count} trong bốn lớp bảo đảm an toàn thông tin: {vi}",
            "{count} of the four lines of protection are not named: {en}"
        )
    })
    .help(Text::fixed(
        "Bổ sung các lớp được nêu vào `architecture.security-lines`.",
        "Add these under `architecture.security-lines`.",
    ));
    for (_, key, what) in LINES.iter().filter(|(field, ..)| !fields.is_stated(*field)) {
        out.each(&group, missing(key, what.clone()));
    }
}

/// What is missing, in the order of the directive.
fn in_order(all: &Names, lang: Lang) -> Vec<&'static str> {
    let (missing, _) = all.first_lack(lang);
    let words = LINES.iter().map(|(.., what)| what.get(lang));
    words.filter(|what| missing.contains(what)).collect()
}

fn missing(key: &'static str, what: Text) -> Finding {
    let (vi, en) = (what.get(Lang::Vi).to_owned(), what.get(Lang::En).to_owned());
    Finding::new(bilingual!(
        "kiến trúc chưa nêu {vi} trong bốn lớp bảo đảm an toàn thông tin",
        "the architecture does not name {en} of the four lines of protection"
    ))
    .at(Subject::Document)
    .lacks_what(key, what)
    .help(bilingual!(
        "Bổ sung vào mục `architecture`:\n  security-lines:\n    {key}: …",
        "Add under `architecture`:\n  security-lines:\n    {key}: …"
    ))
}
