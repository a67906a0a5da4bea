//! Faults of keys, ids and references.

use super::disguise::{disguise, noting_disguise};
use super::{at, excerpt, meant_or};
use crate::bilingual;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::io::codes;
use crate::span::Span;
use crate::text::{Lang, TO_FILL_IN, Text};

pub(crate) fn duplicate_key(key: &str, first: Span, second: Span) -> Diagnostic {
    let key = excerpt(key);
    at(
        codes::DUPLICATE,
        bilingual!(
            "khóa `{key}` được viết hai lần",
            "the key `{key}` is written twice"
        ),
        second,
    )
    .span(
        first,
        Text::fixed("lần thứ nhất, được giữ lại", "the first, which is kept"),
    )
}

pub(crate) fn unknown_key(key: &str, near: Option<&str>, known: &str, span: Span) -> Diagnostic {
    let shown = excerpt(key);
    let problem = at(
        codes::UNKNOWN_KEY,
        bilingual!("khóa `{shown}` không xác định", "unknown key `{shown}`"),
        span,
    );
    let otherwise = bilingual!(
        "Các khóa được dùng ở đây: {known}.",
        "The keys used here are: {known}."
    );
    noting_disguise(problem, key).help(meant_or(near, otherwise))
}

/// The same with the names that fit: all there are, or the nearest and where the others are told. `about` is the word
/// that `explain` takes for them.
pub(crate) fn unknown_key_near(
    key: &str,
    near: Option<&str>,
    shown: &str,
    whole: bool,
    about: Option<&str>,
    span: Span,
) -> Diagnostic {
    if near.is_some() || whole {
        return unknown_key(key, near, shown, span);
    }
    let problem = unknown_key(key, near, shown, span);
    problem.help(match about {
        Some(about) => bilingual!(
            "Các khóa gần nhất: {shown}. Danh sách đầy đủ: `justarch explain {about}`.",
            "The nearest keys are: {shown}. For all of them: `justarch explain {about}`."
        ),
        None => bilingual!(
            "Các khóa gần nhất: {shown}. Danh sách đầy đủ có trong trang tham khảo các khóa.",
            "The nearest keys are: {shown}. The page of reference on keys has all of them."
        ),
    })
}

/// A key of several words without a value: most likely the rest of a text that a comma has cut in two.
pub(crate) fn cut_text(key: &str, span: Span) -> Diagnostic {
    unknown_key(key, None, "", span).help(bilingual!(
        "Nếu đây là phần sau dấu phẩy của một chuỗi, đặt cả chuỗi trong dấu ngoặc kép.",
        "If this is the rest of a text with a comma in it, quote the whole text."
    ))
}

/// An element outside all sections: its lines are not indented.
pub(crate) fn not_indented(key: &str, section: &str, span: Span) -> Diagnostic {
    unknown_key(key, None, "", span).help(bilingual!(
        "Nếu đây là một thành phần, đặt trong mục `{section}` và thụt dòng vào so với tên mục.",
        "If this is an element, put it under `{section}` and indent it below that name."
    ))
}

/// Keys of an element that stand where elements do.
pub(crate) fn keys_of_element(
    keys: &[&str],
    above: Option<&str>,
    section: &str,
    span: Span,
) -> Diagnostic {
    const NAMED: usize = 8;
    let mut named: Vec<String> = keys
        .iter()
        .take(NAMED)
        .map(|key| format!("`{key}`"))
        .collect();
    if keys.len() > NAMED {
        named.push("…".to_owned());
    }
    let named = named.join(", ");
    let message = if keys.len() == 1 {
        bilingual!(
            "{named} là khóa của một thành phần nhưng đứng ngang hàng với các thành phần của mục `{section}`",
            "{named} is a key of an element, but stands among the elements of `{section}`"
        )
    } else {
        bilingual!(
            "{named} là các khóa của một thành phần nhưng đứng ngang hàng với các thành phần của mục `{section}`",
            "{named} are keys of an element, but stand among the elements of `{section}`"
        )
    };
    let help = match above.map(excerpt) {
        Some(above) => bilingual!(
            "Các dòng này lùi sang trái quá một mức: thụt vào thêm một mức để thuộc thành phần `{above}` ở trên.",
            "These lines stand one level too far left: indent them by one more, so that they belong to `{above}` above."
        ),
        None => bilingual!(
            "Thiếu dòng định danh của thành phần: dưới `{section}:` viết định danh kèm dấu `:`, rồi thụt các dòng này vào thêm một mức.",
            "The line with the id of the element is missing: write the id and `:` below `{section}:`, and indent these lines by one level more."
        ),
    };
    at(codes::UNKNOWN_KEY, message, span).help(help)
}

pub(crate) fn missing(code: Code, owner: &str, key: &str, span: Span) -> Diagnostic {
    let owner = excerpt(owner);
    at(
        code,
        bilingual!("`{owner}` thiếu `{key}`", "`{owner}` lacks `{key}`"),
        span,
    )
    .help(bilingual!("Bổ sung `{key}: …`.", "Add `{key}: …`."))
}

/// An element without a kind; `all` are those of its section.
pub(crate) fn missing_kind(id: &str, all: &str, span: Span) -> Diagnostic {
    missing(codes::MISSING, id, "kind", span).help(bilingual!(
        "Bổ sung `kind: …`. Các loại của mục này: {all}; loại riêng bắt đầu bằng `x-`.",
        "Add `kind: …`. The kinds of this section are: {all}; one of your own begins with `x-`."
    ))
}

/// A relation that names its far end by the word of another kind of relation.
pub(crate) fn other_far_key(kind: &str, far: &str, written: &str, span: Span) -> Diagnostic {
    missing(codes::MISSING, kind, far, span).help(bilingual!(
        "Viết `{far}: …` thay cho `{written}: …`.",
        "Write `{far}: …` in place of `{written}: …`."
    ))
}

/// Several ids in one text, where a list is meant.
pub(crate) fn several_ids(key: &str, ids: &[&str]) -> Text {
    let (key, ids) = (excerpt(key), ids.join(", "));
    bilingual!(
        "Viết thành danh sách: `{key}: [{ids}]`.",
        "Write a list: `{key}: [{ids}]`."
    )
}

/// The help for a mark that stands where something is to be named, if it is one.
fn to_fill_in(id: &str) -> Option<Text> {
    let is_mark = [Lang::Vi, Lang::En]
        .iter()
        .any(|lang| id.trim() == TO_FILL_IN.get(*lang));
    is_mark.then(|| {
        bilingual!(
            "`{id}` đánh dấu chỗ phải thay: ghi một định danh có trong văn bản, hoặc bỏ khóa nếu chưa có thông tin.",
            "`{id}` marks what has to be replaced: write an id of the document, or drop the key if it is not known."
        )
    })
}

/// Where an entry that is named may be declared, and which there are.
pub(crate) fn declared_entries(id: &str, as_id: Option<&str>, section: &str, known: &str) -> Text {
    if let Some(help) = to_fill_in(id) {
        if known.is_empty() {
            return help;
        }
        return bilingual!(
            "`{id}` đánh dấu chỗ phải thay: ghi một định danh có trong mục `{section}`: {known}; hoặc khai báo thêm ở đó, hoặc bỏ khóa nếu chưa có thông tin.",
            "`{id}` marks what has to be replaced: write an id that is under `{section}`: {known}; or declare one there, or drop the key if it is not known."
        );
    }
    let id = excerpt(id);
    match (as_id, known) {
        (None, "") => bilingual!(
            "Khai báo `{id}` trong mục `{section}`, hoặc bỏ tham chiếu.",
            "Declare `{id}` under `{section}`, or drop the reference."
        ),
        (None, known) => bilingual!(
            "Khai báo `{id}` trong mục `{section}`, hoặc nêu định danh đã có ở đó: {known}.",
            "Declare `{id}` under `{section}`, or name one that is there: {known}."
        ),
        (Some(as_id), "") => bilingual!(
            "Ở đây phải nêu một định danh: khai báo “{id}” trong mục `{section}` với định danh như `{as_id}`, rồi nêu định danh đó.",
            "An id belongs here: declare “{id}” under `{section}` with an id such as `{as_id}`, and name that."
        ),
        (Some(as_id), known) => bilingual!(
            "Ở đây phải nêu một định danh: khai báo “{id}” trong mục `{section}` với định danh như `{as_id}`, rồi nêu định danh đó; hoặc nêu định danh đã có ở đó: {known}.",
            "An id belongs here: declare “{id}” under `{section}` with an id such as `{as_id}`, and name that; or name one that is there: {known}."
        ),
    }
}

/// The entries of a table that may be named; where there are none, that one is to be declared.
pub(crate) fn there(section: &str, known: &str) -> Text {
    if known.is_empty() {
        return bilingual!(
            "Nêu một định danh có trong mục `{section}`.",
            "Name one that is under `{section}`."
        );
    }
    bilingual!(
        "Nêu một định danh có trong mục `{section}`: {known}.",
        "Name one that is under `{section}`: {known}."
    )
}

/// Says that what is named is there, but is something else.
pub(crate) fn is_another(problem: Diagnostic, id: &str, is: &Text) -> Diagnostic {
    let (vi, en) = (is.get(Lang::Vi), is.get(Lang::En));
    problem.note(bilingual!(
        "`{id}` là {vi}, không dùng được ở đây",
        "`{id}` is an {en}, which cannot stand here"
    ))
}

/// What may be done with a fact that has no key; `known` are the keys nearest to what was written.
pub(crate) fn own_fact(about: Option<&str>, known: &str) -> Text {
    match about {
        Some(about) => bilingual!(
            "Các khóa gần nhất: {known}. Danh sách đầy đủ: `justarch explain {about}`. Thông tin không có khóa riêng thì ghi trong `attributes`.",
            "The nearest keys are: {known}. For all of them: `justarch explain {about}`. What has no key of its own goes under `attributes`."
        ),
        None => bilingual!(
            "Các khóa gần nhất: {known}. Danh sách đầy đủ có trong trang tham khảo các khóa. Thông tin không có khóa riêng thì ghi trong `attributes`.",
            "The nearest keys are: {known}. The page of reference on keys has all of them. What has no key of its own goes under `attributes`."
        ),
    }
}

pub(crate) fn missing_vietnamese_name(code: Code, id: &str, span: Span) -> Diagnostic {
    at(
        code,
        bilingual!(
            "`{id}` không có tên tiếng Việt",
            "`{id}` has no Vietnamese name"
        ),
        span,
    )
    .help(Text::fixed(
        "Bổ sung `name: { vi: … }`.",
        "Add `name: { vi: … }`.",
    ))
}

pub(crate) fn bad_key(code: Code, key: &str, near: Option<&str>, span: Span) -> Diagnostic {
    let shown = excerpt(key);
    let disguise = disguise(key).map(|what| {
        let (vi, en) = (what.get(Lang::Vi), what.get(Lang::En));
        bilingual!("{vi}; ", "{en}; ")
    });
    let why = disguise.unwrap_or(Text::fixed("", ""));
    let (vi, en) = (why.get(Lang::Vi), why.get(Lang::En));
    let problem = at(
        code,
        bilingual!(
            "định danh `{shown}` không hợp lệ: {vi}chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, tối đa 100 ký tự",
            "`{shown}` is not a valid id: {en}lower-case ASCII words and digits joined by hyphens, at most 100 characters"
        ),
        span,
    );
    match near {
        Some(near) => problem.help(bilingual!("Ví dụ: `{near}`.", "For example: `{near}`.")),
        None => problem,
    }
}

pub(crate) fn duplicate_element(
    code: Code,
    id: &str,
    first: Option<Span>,
    span: Span,
) -> Diagnostic {
    let id = excerpt(id);
    let problem = at(
        code,
        bilingual!(
            "định danh `{id}` đã được dùng cho một thành phần khác",
            "the id `{id}` is already used by another element"
        ),
        span,
    )
    .help(Text::fixed(
        "Đổi một trong hai định danh; thành phần thứ nhất được giữ lại.",
        "Rename one of the two; the first is kept.",
    ));
    match first {
        Some(first) => problem.span(first, Text::fixed("lần thứ nhất", "the first")),
        None => problem,
    }
}

pub(crate) fn unknown_kind(kind: &str, near: Option<&str>, all: &str, span: Span) -> Diagnostic {
    let shown = excerpt(kind);
    let problem = at(
        codes::KIND,
        bilingual!(
            "loại thành phần `{shown}` không xác định",
            "unknown kind `{shown}`"
        ),
        span,
    );
    let otherwise = bilingual!(
        "Các loại của mục này: {all}; loại riêng bắt đầu bằng `x-`.",
        "The kinds of this section are: {all}; one of your own begins with `x-`."
    );
    noting_disguise(problem, kind).help(meant_or(near, otherwise))
}

pub(crate) fn wrong_section(
    code: Code,
    id: &str,
    kind: &str,
    here: &str,
    there: &str,
    span: Span,
) -> Diagnostic {
    at(
        code,
        bilingual!(
            "`{id}` thuộc loại `{kind}` của mục `{there}` nhưng đặt trong mục `{here}`",
            "`{id}` is of the kind `{kind}`, which belongs in `{there}`, but stands in `{here}`"
        ),
        span,
    )
    .help(bilingual!(
        "Chuyển `{id}` sang mục `{there}`, hoặc sửa loại.",
        "Move `{id}` to `{there}`, or mend the kind."
    ))
}

pub(crate) fn unresolved(
    key: &str,
    id: &str,
    near: Option<&str>,
    what: &Text,
    span: Span,
) -> Diagnostic {
    dangling(codes::REFERENCE, key, id, near, what, span)
}

pub(crate) fn dangling(
    code: Code,
    key: &str,
    id: &str,
    near: Option<&str>,
    what: &Text,
    span: Span,
) -> Diagnostic {
    let written = id;
    let id = excerpt(id);
    let (vi, en) = (what.get(Lang::Vi), what.get(Lang::En));
    let problem = at(
        code,
        bilingual!(
            "`{key}` nêu {vi} `{id}` không tồn tại",
            "`{key}` names the {en} `{id}`, which does not exist"
        ),
        span,
    );
    let otherwise = if key == "body" {
        bilingual!(
            "Ghi một tổ chức có trong mục `organisations`, hoặc khai báo `{id}` ở đó. Không xác định được cơ quan có kiến trúc thì các quy tắc về thành phần của cơ quan không được đánh giá.",
            "Name an organisation of the file, or declare `{id}` under `organisations`. As long as the body is not known, rules on its own elements are not decided."
        )
    } else {
        bilingual!(
            "Khai báo `{id}`, hoặc bỏ tham chiếu.",
            "Declare `{id}`, or drop the reference."
        )
    };
    let otherwise = to_fill_in(written).unwrap_or(otherwise);
    noting_disguise(problem, written).help(meant_or(near, otherwise))
}

/// What may stand where something is named that there is not.
pub(crate) fn instead(id: &str, as_id: Option<&str>, there: &Text) -> Text {
    let (vi, en) = (there.get(Lang::Vi), there.get(Lang::En));
    if let Some(help) = to_fill_in(id) {
        let (vi_help, en_help) = (help.get(Lang::Vi), help.get(Lang::En));
        return bilingual!("{vi_help} {vi}", "{en_help} {en}");
    }
    let id = excerpt(id);
    match as_id {
        Some(as_id) => bilingual!(
            "{vi} Nếu còn thiếu thì khai báo “{id}” với định danh như `{as_id}`, rồi nêu định danh đó.",
            "{en} If it is missing, declare “{id}” with an id such as `{as_id}`, and name that."
        ),
        None => bilingual!(
            "{vi} Nếu còn thiếu thì khai báo `{id}`.",
            "{en} Declare `{id}` if it is missing."
        ),
    }
}

pub(crate) fn ambiguous(id: &str, span: Span) -> Diagnostic {
    at(
        codes::AMBIGUOUS,
        bilingual!(
            "`{id}` vừa là thành phần vừa là tổ chức",
            "`{id}` is both an element and an organisation"
        ),
        span,
    )
}

pub(crate) fn repeated(what: &str, first: Span, span: Span) -> Diagnostic {
    let what = excerpt(what);
    let mut problem = at(
        codes::REPEATED,
        bilingual!("`{what}` được nêu hai lần", "`{what}` is listed twice"),
        span,
    )
    .span(first, Text::fixed("lần thứ nhất", "the first"));
    problem.severity = Severity::Warning;
    problem
}
