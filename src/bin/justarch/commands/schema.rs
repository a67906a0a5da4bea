//! `justarch schema`.

use justarch::json::{self, Output as Written};
use justarch::tables::import::mapping_schema;
use justarch::{Framework, Lang, schema};
use serde_json::Value;

use crate::Outcome;
use crate::args::{Asked, Destination};
use crate::fault::Fault;
use crate::help_words::Words;
use crate::named;
use crate::output::Output;

/// Print the JSON Schema of a file or of an output, for editors and programs
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Of which file, or of the JSON output of which command
    #[arg(default_value = "document", value_name = "WHAT")]
    pub(crate) of: SchemaOf,
    /// Contents, views, grades and relations of this framework only
    #[arg(long, value_name = "VERSION")]
    pub(crate) framework: Option<String>,
    #[command(flatten)]
    pub(crate) into: Destination,
}

/// What there are schemas of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum SchemaOf {
    /// The root file of a document
    Document,
    /// A file that the root file includes
    Included,
    /// justarch.toml
    Config,
    /// Rules of your own
    Rules,
    /// How a table of your own is read, of `import --map`
    Mapping,
    /// Findings of a check
    Check,
    /// A comparison
    Diff,
    /// The review of a transition
    Transition,
    /// What a framework demands
    Gap,
    /// A roadmap
    Roadmap,
    /// Who depends on elements
    Impact,
    /// The revisions that changed a document
    History,
    /// Where the facts about an element came from
    Blame,
    /// The changes of files, of `rename`, `check --fix` and `gap --apply --write`
    Edits,
    /// The step to another framework, of `migrate`
    Migrate,
    /// What a code or a word means
    Explain,
    /// The list of all codes, of `rules`
    RuleList,
    /// What differs between two frameworks, of `rules --diff`
    RuleDifferences,
    /// The self-tests of rule files, of `rules test`
    RuleTests,
    /// The bundled documents, of `reference list`
    ReferenceList,
    /// One of them, of `reference show`
    ReferenceText,
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "In lược đồ JSON (JSON Schema) của một tệp hoặc một kết quả, dùng cho trình soạn thảo và chương trình khác",
    ),
    (
        ".of",
        "Của tệp nào, hoặc của kết quả dạng JSON của lệnh nào",
    ),
    (".of=document", "tệp gốc của một văn bản"),
    (".of=included", "tệp được tệp gốc dẫn chiếu bằng `include`"),
    (".of=config", "tệp cấu hình justarch.toml"),
    (".of=rules", "tệp quy tắc riêng"),
    (
        ".of=mapping",
        "tệp ánh xạ bảng của cơ quan, của `import --map`",
    ),
    (".of=check", "kết quả kiểm tra"),
    (".of=diff", "kết quả so sánh"),
    (".of=transition", "kết quả kiểm tra việc chuyển đổi"),
    (".of=gap", "các yêu cầu còn thiếu"),
    (".of=roadmap", "lộ trình"),
    (".of=impact", "những gì phụ thuộc vào các thành phần"),
    (".of=history", "các phiên bản git làm thay đổi văn bản"),
    (
        ".of=blame",
        "các thông tin của một thành phần có từ phiên bản nào",
    ),
    (
        ".of=edits",
        "các thay đổi trong tệp, của `rename`, `check --fix` và `gap --apply --write`",
    ),
    (".of=migrate", "việc chuyển sang khung khác, của `migrate`"),
    (".of=explain", "giải thích mã hoặc từ"),
    (".of=rule-list", "danh sách các mã, của `rules`"),
    (
        ".of=rule-differences",
        "khác biệt giữa hai khung, của `rules --diff`",
    ),
    (
        ".of=rule-tests",
        "kết quả tự kiểm tra của tệp quy tắc, của `rules test`",
    ),
    (
        ".of=reference-list",
        "danh sách văn bản kèm theo, của `reference list`",
    ),
    (
        ".of=reference-text",
        "một văn bản kèm theo, của `reference show`",
    ),
    (
        ".framework",
        "Chỉ lấy nội dung, kiến trúc thành phần, mức dịch vụ công và quan hệ theo khung này",
    ),
];

pub(crate) fn run(args: &Args, _: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    out.write_to(&args.into, [])?;
    let framework = match &args.framework {
        Some(number) => Some(named::the_framework(number)?),
        None => None,
    };
    let schema = of(args.of, framework, out.lang());
    // A schema is for machines, whatever form is asked for.
    out.json(&schema)?;
    Ok(Outcome::Clean)
}

fn of(of: SchemaOf, framework: Option<&'static Framework>, lang: Lang) -> Value {
    match of {
        SchemaOf::Document => schema::document(framework, lang),
        SchemaOf::Included => schema::included(framework, lang),
        SchemaOf::Config => schema::config(lang),
        SchemaOf::Rules => schema::rules(lang),
        SchemaOf::Mapping => mapping_schema(lang),
        SchemaOf::Check => json::schema(Written::Check),
        SchemaOf::Diff => json::schema(Written::Diff),
        SchemaOf::Transition => json::schema(Written::Transition),
        SchemaOf::Gap => json::schema(Written::Gap),
        SchemaOf::Roadmap => json::schema(Written::Roadmap),
        SchemaOf::Edits => json::schema(Written::Edits),
        SchemaOf::Migrate => json::schema(Written::Migration),
        SchemaOf::Impact => json::schema(Written::Impact),
        SchemaOf::History => json::schema(Written::History),
        SchemaOf::Blame => json::schema(Written::Blame),
        SchemaOf::Explain => json::schema(Written::Explain),
        SchemaOf::RuleList => json::schema(Written::Rules),
        SchemaOf::RuleDifferences => json::schema(Written::RuleDifferences),
        SchemaOf::RuleTests => json::schema(Written::RuleTests),
        SchemaOf::ReferenceList => json::schema(Written::ReferenceList),
        SchemaOf::ReferenceText => json::schema(Written::ReferenceText),
    }
}
