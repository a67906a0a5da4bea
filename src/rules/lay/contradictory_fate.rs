//! LAY017: a document says two things of what became of one element that cannot both be true.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Code, LifeCycle, RuleName, Severity};
use crate::model::{ContradictoryFate, ElementRef, Field, Place, Subject};
use crate::rules::rule::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY017"),
        name: RuleName::of("contradictory-fate"),
        life: LifeCycle::since("0.1.0"),
        severity: Severity::Error,
        title: Text::fixed(
            "Khai báo về thành phần cũ mâu thuẫn nhau",
            "Contradictory fate of an element",
        ),
        description: Text::fixed(
            "Kiểm tra mỗi thành phần chỉ có một kết quả xử lý: thành phần trong mục `retired` không còn trong các lớp, không đồng thời ở mục `transferred`, và không được thành phần khác kế thừa bằng `succeeds`; thành phần trong mục `transferred` không còn là của cơ quan, và cơ quan tiếp nhận không phải chính cơ quan đó. `succeeds` nghĩa là chính thành phần đó tiếp tục; `retired.successor` nghĩa là thành phần khác thay thế.",
            "Checks that one thing is said of each element: what is under `retired` stands in no layer, is not under `transferred` too, and no `succeeds` names it; what is under `transferred` is not the body's own any more, and goes to another body. `succeeds` says that the same thing goes on, `retired.successor` that another one takes its place.",
        ),
        why: Text::fixed(
            "Hai khai báo mâu thuẫn, thường còn lại sau khi ghép hai bản, làm người đọc không biết hệ thống còn vận hành hay không; kết luận khi so sánh hai phiên bản cũng dựa vào đó.",
            "Two statements that contradict each other, as merging two drafts leaves them, do not tell whether a system still runs; and the verdict of a comparison rests on them.",
        ),
        remedy: Text::fixed(
            "Giữ khai báo đúng, bỏ khai báo kia. Nền tảng mới thay nền tảng cũ thì ghi `retired: { cũ: { successor: [mới] } }` và không ghi `succeeds`.",
            "Keep the statement that is true and drop the other. Where a new platform takes the place of an old one, say `retired: { old: { successor: [new] } }` and no `succeeds`.",
        ),
        // A law of the structure itself.
        bases: Cow::Borrowed(&[]),
        applies: always,
    },
    check,
};

fn check(cx: &Context<'_>, out: &mut Findings<'_>) {
    for fate in cx.architecture().contradictory_fates() {
        out.report(finding(fate));
    }
}

fn finding(fate: ContradictoryFate<'_>) -> Finding {
    let id = fate.record().key();
    let finding = Finding::new(fate.summary());
    match fate {
        ContradictoryFate::RetiredAndPresent { retired, element } => {
            let section = element.layer().section();
            let help = if fate.is_agreed() {
                bilingual!(
                    "Bỏ `{id}` khỏi mục `{section}`, hoặc giữ lại với `status: retired` và bỏ khỏi mục `retired`.",
                    "Take `{id}` out of `{section}`, or keep it there with `status: retired` and take it out of `retired`."
                )
            } else {
                bilingual!(
                    "Bỏ `{id}` khỏi mục `{section}` nếu đã dừng, khỏi mục `retired` nếu còn vận hành.",
                    "Take `{id}` out of `{section}` if it was stopped, out of `retired` if it still runs."
                )
            };
            finding
                .label(retired, RETIRED)
                .label(element, PRESENT)
                .discriminator("present")
                .help(help)
        }
        ContradictoryFate::RetiredAndTransferred {
            retired,
            transferred,
        } => finding
            .label(retired, RETIRED)
            .label(transferred, TRANSFERRED)
            .discriminator("transferred"),
        ContradictoryFate::TransferredAndPresent {
            transferred,
            element,
        } => {
            let section = element.layer().section();
            finding
                .label(transferred, TRANSFERRED)
                .label(element, PRESENT)
                .help(bilingual!(
                    "Bỏ `{id}` khỏi mục `{section}`, hoặc ghi `owner` là cơ quan tiếp nhận.",
                    "Take `{id}` out of `{section}`, or name the body that took it over as its `owner`."
                ))
        }
        ContradictoryFate::TransferredToItself { transferred } => finding
            .label(
                Subject::from(transferred).at(Field::TransferredTo),
                Text::fixed("cơ quan tiếp nhận", "who takes it over"),
            )
            .discriminator("itself")
            .help(Text::fixed(
                "Ghi đúng cơ quan tiếp nhận; không chuyển giao thì bỏ khỏi mục `transferred`.",
                "Name the body that takes it over; what is not handed over does not belong under `transferred`.",
            )),
        ContradictoryFate::RetiredAndSucceeded { retired, next } => {
            let is_replaced = retired.fields().has(Field::Successor);
            let (place, label): (Place, _) = if is_replaced {
                let label = Text::fixed("đã dừng và được thay thế", "retired and replaced");
                (Subject::from(retired).at(Field::Successor), label)
            } else {
                (Subject::from(retired).into(), RETIRED)
            };
            let next_id = next.id();
            goes_on(finding, next, id)
                .label(place, label)
                .discriminator(format!("retired {id}"))
                .help(bilingual!(
                    "Nếu `{next_id}` là hệ thống khác thay thế `{id}` thì bỏ `succeeds` và ghi `successor: [{next_id}]` trong mục `retired`; nếu chính `{id}` tiếp tục thì bỏ khỏi mục `retired`.",
                    "If `{next_id}` is another thing that takes the place of `{id}`, drop `succeeds` and say `successor: [{next_id}]` under `retired`; if `{id}` itself goes on, take it out of `retired`."
                ))
        }
        ContradictoryFate::TransferredAndSucceeded { transferred, next } => {
            goes_on(finding, next, id)
                .label(transferred, TRANSFERRED)
                .discriminator(format!("transferred {id}"))
        }
    }
}

const RETIRED: Text = Text::fixed("đã dừng vận hành", "retired");
const TRANSFERRED: Text = Text::fixed("đã chuyển giao", "transferred");
const PRESENT: Text = Text::fixed("vẫn còn ở đây", "still here");

/// Points at the element that says it succeeds the one of that id.
fn goes_on(finding: Finding, next: ElementRef<'_>, id: &str) -> Finding {
    finding.label(
        Subject::from(next).at(Field::Succeeds),
        bilingual!("`{id}` tiếp tục ở đây", "`{id}` goes on here"),
    )
}
