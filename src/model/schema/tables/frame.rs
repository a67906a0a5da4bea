//! The words that are neither field nor token: keys of the file itself, the id of an entry, the far end of a relation,
//! and what a key may hold beside ids or free words.

use crate::model::described::{Words, words};

/// What a key of the frame stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Around {
    /// The file.
    File,
    /// The head, or an entry of a list.
    Entry,
    /// A relation that is written as a map.
    Relation,
    /// The values of a key: a word that stands there beside ids or free words.
    Of(&'static str),
}

/// A key of the frame.
#[derive(Debug)]
pub(crate) struct FrameKey {
    pub(crate) key: &'static str,
    pub(crate) at: Around,
    pub(crate) words: Words,
}

#[rustfmt::skip]
pub(crate) static FRAME: &[FrameKey] = &[
    FrameKey { key: "justarch", at: Around::File, words: words!(
        "Phiên bản định dạng", "File format";
        "Phiên bản của định dạng tệp, hiện là 1; phiên bản của kiến trúc ghi ở `architecture`.",
        "The version of the file format, 1 today; that of the architecture stands under `architecture`.";
        "justarch: 1\n"
    ) },
    FrameKey { key: "include", at: Around::File, words: words!(
        "Tệp thành phần", "Included files";
        "Các tệp khác chứa một phần nội dung, theo đường dẫn tương đối từ tệp này; tệp đó chỉ chứa các lớp, `sources` và `organisations`.",
        "Other files that hold a part, as paths relative to this one; they hold sections, `sources` and `organisations` only.";
        "include: [channels.yaml]\n"
    ) },
    FrameKey { key: "architecture", at: Around::File, words: words!(
        "Phần đầu văn bản", "Head of the document";
        "Kiến trúc của ai, phiên bản nào, theo khung nào, tình trạng ra sao; mọi tệp gốc phải có.",
        "Whose architecture it is, which version, by which framework, in what state; every root file has it.";
        "architecture:\n  id: sample\n  body: ministry\n  name: { vi: Kiến trúc Chính phủ điện tử }\n  version: \"1.0\"\n  framework: \"3.0\"\n"
    ) },
    FrameKey { key: "id", at: Around::Entry, words: words!(
        "Định danh", "Id";
        "Tên ngắn, viết thường, không dấu, nối bằng dấu gạch nối, giữ nguyên qua các phiên bản; thành phần thì lấy chính khóa của mục làm định danh.",
        "A short name in lower-case ASCII joined by hyphens, the same in all versions; elements have the key of their entry for it.";
        "id: giai-doan-1\n"
    ) },
    FrameKey { key: "to", at: Around::Relation, words: words!(
        "Đầu kia", "Far end";
        "Thành phần mà quan hệ trỏ tới, khi quan hệ được viết kèm thông tin; `exchanges` dùng `with`.",
        "The element that a relation points to where more is said of it; `exchanges` has `with`.";
        "hosted-on: [{ to: data-centre, since: 2024 }]\n"
    ) },
    FrameKey { key: "with", at: Around::Relation, words: words!(
        "Trao đổi với", "With";
        "Đầu kia của một kết nối trao đổi dữ liệu; quan hệ khác dùng `to`.",
        "The other end of an exchange; all other relations have `to`.";
        "exchanges: [{ with: population-database }]\n"
    ) },
    FrameKey { key: "direct", at: Around::Of("route"), words: words!(
        "Trực tiếp", "Direct";
        "Dữ liệu đi thẳng giữa hai đầu, không qua nền tảng nào; giữa hai cơ quan cần nêu `justification`.",
        "Data passes no platform at all; between agencies say why with `justification`.";
        "route: direct"
    ) },
    FrameKey { key: "existence", at: Around::Of("inferred"), words: words!(
        "Sự tồn tại", "Existence";
        "Không nguồn nào nêu bản thân thành phần hoặc quan hệ đó: nó được suy ra.",
        "No source states the thing itself: that it is there was inferred.";
        "inferred: [existence]"
    ) },
    FrameKey { key: "services-total", at: Around::Of("measure"), words: words!(
        "Tổng số dịch vụ", "Services in total";
        "Tổng số dịch vụ công; các số liệu về một phần của chúng không vượt quá số này.",
        "All public services; no figure on a part of them exceeds it.";
        "measure: services-total"
    ) },
    FrameKey { key: "services-integrated", at: Around::Of("measure"), words: words!(
        "Số dịch vụ đã tích hợp", "Services integrated";
        "Số dịch vụ công đã tích hợp với Cổng Dịch vụ công quốc gia.",
        "The public services that are integrated with the National Public Service Portal.";
        "measure: services-integrated"
    ) },
    FrameKey { key: "services-level-3-4", at: Around::Of("measure"), words: words!(
        "Số dịch vụ mức độ 3, 4", "Services of level 3 and 4";
        "Số dịch vụ công trực tuyến mức độ 3, 4 theo cách phân mức trước đây.",
        "The online public services of level 3 and 4, as they were graded before.";
        "measure: services-level-3-4"
    ) },
    FrameKey { key: "services-full-process", at: Around::Of("measure"), words: words!(
        "Số dịch vụ toàn trình", "Full-process services";
        "Số dịch vụ công trực tuyến toàn trình.",
        "The full-process online public services.";
        "measure: services-full-process"
    ) },
];
