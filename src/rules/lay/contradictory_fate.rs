//! LAY017: a document says two things of what became of one element that cannot both be true.

use std::borrow::Cow;

use crate::bilingual;
use crate::diagnostic::{Code, Severity};
use crate::model::{Architecture, ElementRef, Field, RecordRef, Status, Subject, Table};
use crate::rules::info::always;
use crate::rules::{BuiltIn, Context, Finding, Findings, RuleInfo};
use crate::text::Text;

pub(super) static RULE: BuiltIn = BuiltIn {
    info: RuleInfo {
        code: Code::of("LAY017"),
        severity: Severity::Error,
        title: Text::fixed(
            "Khai báo về thành phần cũ mâu thuẫn nhau",
            "Contradictory fate of an element",
        ),
        what: Text::fixed(
            "Kiểm tra mỗi thành phần chỉ có một kết quả xử lý: thành phần trong mục `retired` không còn trong các lớp, không đồng thời ở mục `transferred`, và không được thành phần khác kế thừa bằng `succeeds`; thành phần trong mục `transferred` không còn là của cơ quan. `succeeds` nghĩa là chính thành phần đó tiếp tục; `retired.successor` nghĩa là thành phần khác thay thế.",
            "Checks that one thing is said of each element: what is under `retired` stands in no layer, is not under `transferred` too, and no `succeeds` names it; what is under `transferred` is not the body's own any more. `succeeds` says that the same thing goes on, `retired.successor` that another one takes its place.",
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
    let arch = cx.architecture();
    for record in arch.records(Table::Retired) {
        if let Some(element) = arch.element(record.key()) {
            out.report(retired_and_present(record, element));
        }
        if let Some(transferred) = arch.record(Table::Transferred, record.key()) {
            out.report(retired_and_transferred(record, transferred));
        }
    }
    for record in arch.records(Table::Transferred) {
        let element = arch.element(record.key());
        if let Some(element) = element.filter(|e| is_kept(*e, record)) {
            out.report(transferred_and_present(record, element));
        }
    }
    for element in arch.succeeding() {
        for id in element.succeeds() {
            succeeded(arch, element, id, out);
        }
    }
}

/// Whether an element is still the body's own, and not that of those who are said to have it now.
fn is_kept(element: ElementRef<'_>, transferred: RecordRef<'_>) -> bool {
    let to = transferred.fields().text(Field::TransferredTo);
    element.is_own() && element.owner().map(|owner| owner.key()) != to
}

fn retired_and_present(record: RecordRef<'_>, element: ElementRef<'_>) -> Finding {
    let id = record.key();
    let section = element.layer().section();
    let finding = Finding::new(bilingual!(
        "`{id}` được ghi là đã dừng vận hành nhưng vẫn có trong mục `{section}`",
        "`{id}` is listed as retired, but still stands in `{section}`"
    ))
    .label(record, Text::fixed("đã dừng vận hành", "retired"))
    .label(element, Text::fixed("vẫn còn ở đây", "still here"))
    .discriminator("present");
    if element.status() == Some(Status::Retired) {
        finding.help(bilingual!(
            "Bỏ `{id}` khỏi mục `{section}`, hoặc giữ lại với `status: retired` và bỏ khỏi mục `retired`.",
            "Take `{id}` out of `{section}`, or keep it there with `status: retired` and take it out of `retired`."
        ))
    } else {
        finding.help(bilingual!(
            "Bỏ `{id}` khỏi mục `{section}` nếu đã dừng, khỏi mục `retired` nếu còn vận hành.",
            "Take `{id}` out of `{section}` if it was stopped, out of `retired` if it still runs."
        ))
    }
}

fn retired_and_transferred(retired: RecordRef<'_>, transferred: RecordRef<'_>) -> Finding {
    let id = retired.key();
    Finding::new(bilingual!(
        "`{id}` vừa được ghi là đã dừng vận hành vừa được ghi là đã chuyển giao",
        "`{id}` is listed as retired and as transferred"
    ))
    .label(retired, Text::fixed("đã dừng vận hành", "retired"))
    .label(transferred, Text::fixed("đã chuyển giao", "transferred"))
    .discriminator("transferred")
}

fn transferred_and_present(record: RecordRef<'_>, element: ElementRef<'_>) -> Finding {
    let id = record.key();
    let section = element.layer().section();
    let owner = element.owner();
    let owner = owner.as_ref().map_or("", |owner| owner.key());
    Finding::new(bilingual!(
        "`{id}` được ghi là đã chuyển giao nhưng vẫn có trong mục `{section}` với chủ quản `{owner}`",
        "`{id}` is listed as transferred, but still stands in `{section}`, owned by `{owner}`"
    ))
    .label(record, Text::fixed("đã chuyển giao", "transferred"))
    .label(element, Text::fixed("vẫn còn ở đây", "still here"))
    .help(bilingual!(
        "Bỏ `{id}` khỏi mục `{section}`, hoặc ghi `owner` là cơ quan tiếp nhận.",
        "Take `{id}` out of `{section}`, or name the body that took it over as its `owner`."
    ))
}

/// What an element succeeds was neither stopped nor handed over to another body.
fn succeeded(arch: &Architecture, element: ElementRef<'_>, id: &str, out: &mut Findings<'_>) {
    let next = element.id();
    let at = || Subject::from(element).at(Field::Succeeds);
    if let Some(retired) = arch.record(Table::Retired, id) {
        let replaced = retired.fields().has(Field::Successor);
        let place = if replaced {
            Subject::from(retired).at(Field::Successor)
        } else {
            Subject::from(retired).into()
        };
        out.report(
            Finding::new(bilingual!(
                "`{id}` được `{next}` kế thừa nhưng cũng được ghi là đã dừng vận hành",
                "`{id}` goes on in `{next}`, but is also listed as retired"
            ))
            .label(at(), bilingual!("`{id}` tiếp tục ở đây", "`{id}` goes on here"))
            .label(
                place,
                if replaced {
                    Text::fixed("đã dừng và được thay thế", "retired and replaced")
                } else {
                    Text::fixed("đã dừng vận hành", "retired")
                },
            )
            .discriminator(format!("retired {id}"))
            .help(bilingual!(
                "Nếu `{next}` là hệ thống khác thay thế `{id}` thì bỏ `succeeds` và ghi `successor: [{next}]` trong mục `retired`; nếu chính `{id}` tiếp tục thì bỏ khỏi mục `retired`.",
                "If `{next}` is another thing that takes the place of `{id}`, drop `succeeds` and say `successor: [{next}]` under `retired`; if `{id}` itself goes on, take it out of `retired`."
            )),
        );
    }
    let transferred = arch.record(Table::Transferred, id);
    if let Some(transferred) = transferred.filter(|record| is_kept(element, *record)) {
        out.report(
            Finding::new(bilingual!(
                "`{id}` được `{next}` của cơ quan kế thừa nhưng cũng được ghi là đã chuyển giao",
                "`{id}` goes on in `{next}`, which the body owns, but is also listed as transferred"
            ))
            .label(
                at(),
                bilingual!("`{id}` tiếp tục ở đây", "`{id}` goes on here"),
            )
            .label(transferred, Text::fixed("đã chuyển giao", "transferred"))
            .discriminator(format!("transferred {id}")),
        );
    }
}
