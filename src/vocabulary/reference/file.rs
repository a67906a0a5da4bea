//! The page about files: their parts, several of them, how ids, dates and texts are written.

use std::fmt::Write as _;

use super::begin;
use super::sections::Words;
use crate::text::{Lang, Text};
use crate::vocabulary::entry::{Entry, Sort};

const EXAMPLE: &str = r#"justarch: 1
architecture:
  id: demo
  body: ministry
  level: ministry
  name: { vi: Kiến trúc Chính phủ điện tử, en: e-Government architecture }
  version: "1.0"
  framework: { version: "3.0", decision: 2568/QĐ-BTTTT }
  status: draft
  state-date: 2024-12-31
organisations:
  ministry: { name: { vi: Bộ Y tế, en: Ministry of Health }, kind: ministry }
sources:
  survey: { title: Báo cáo khảo sát hiện trạng, date: 2024-11-30 }
infrastructure:
  data-centre: { kind: data-centre, name: { vi: Trung tâm dữ liệu của Bộ }, owner: ministry }
applications:
  case-system:
    kind: application
    name: { vi: Hệ thống quản lý hồ sơ, en: Case management system }
    owner: ministry
    hosted-on: [data-centre]
    sources: [survey]
"#;

const FOLDER: &str = "\
kien-truc/
├── justarch.yaml        architecture:, organisations:, include: [channels.yaml, policy.yaml]
├── channels.yaml        channels:
└── policy.yaml          policy:
";

pub(super) fn page(words: &Words<'_>) -> String {
    let lead = Text::fixed(
        "Một kiến trúc là một tệp YAML (hoặc JSON), hoặc một thư mục có tệp gốc `justarch.yaml` kèm các tệp thành phần.",
        "An architecture is one YAML (or JSON) file, or a folder whose root file `justarch.yaml` includes others.",
    );
    let mut out = begin("file", words.lang, &lead);
    let _ = write!(out, "\n```yaml\n{EXAMPLE}```\n");
    let _ = writeln!(
        out,
        "\n## {}",
        words.of("Các khóa của tệp", "Keys of the file")
    );
    let frame = |entry: &&Entry| entry.sort == Sort::Frame;
    words.words(
        &mut out,
        words.of("Khóa của tệp", "Key of the file"),
        words.all.iter().filter(frame),
    );
    let _ = writeln!(out, "\n## {}", words.of("Bảy lớp", "The seven layers"));
    let sections = |entry: &&Entry| matches!(entry.sort, Sort::Section(_));
    words.words(
        &mut out,
        words.of("Lớp", "Layer"),
        words.all.iter().filter(sections),
    );
    out.push_str(match words.lang {
        Lang::Vi => VI,
        Lang::En => EN,
    });
    let _ = write!(out, "\n```text\n{FOLDER}```\n");
    out.push_str(match words.lang {
        Lang::Vi => VI_END,
        Lang::En => EN_END,
    });
    out
}

const VI: &str = "
Loại của từng lớp ở [kinds]. Ngoài bảy lớp, tệp còn có các danh sách `sources`, `organisations`, `retired` và `transferred` ([records]).

## Nhiều tệp

Tệp gốc nêu các tệp thành phần trong `include`, bằng đường dẫn tương đối có dấu `/`, nằm trong cùng thư mục hoặc thư mục con. Tệp thành phần chỉ chứa các lớp, `sources` và `organisations`; nó không có `architecture` và không được kiểm tra riêng. Chạy `justarch check kien-truc/` để kiểm tra cả thư mục.
";

const EN: &str = "
The kinds of each layer are in [kinds]. Beside the layers a file has the lists `sources`, `organisations`, `retired` and `transferred` ([records]).

## Several files

The root file names the others in `include`, as relative paths with `/`, in its own folder or below. An included file holds layers, `sources` and `organisations` only; it has no `architecture` and is not checked alone. `justarch check kien-truc/` checks the whole folder.
";

const VI_END: &str = "
## Cách viết

- Định danh viết thường, không dấu, các từ nối bằng dấu gạch nối: `case-system`. Mỗi định danh chỉ dùng một lần trong cả bảy lớp, và giữ nguyên qua các phiên bản.
- Ngày viết `2026-11-01`; không rõ ngày thì `2026-11` hoặc `2026`.
- Số phiên bản đặt trong ngoặc kép: `\"2.10\"`. Giá trị giữ đúng như đã viết.
- Chuỗi có dấu hai chấm và khoảng trắng đặt trong ngoặc kép.
- Bí danh YAML (`&`, `*`) dùng được; thẻ, `<<` và nhiều văn bản trong một tệp thì không.
- Điều không biết thì không viết. Điều suy ra thì viết và nêu tên khóa trong `inferred`.
";

const EN_END: &str = "
## How things are written

- Ids are lower-case ASCII words joined by hyphens: `case-system`. Each is used once over all seven layers and stays the same in all versions.
- A date is `2026-11-01`; where the day is not known `2026-11` or `2026`.
- The number of a version stands in quotes: `\"2.10\"`. Values stay as they are written.
- A text with a colon and a space stands in quotes.
- Anchors and aliases of YAML work; tags, `<<` and several documents in a file do not.
- What is not known is not written. What was inferred is written and named in `inferred`.
";
