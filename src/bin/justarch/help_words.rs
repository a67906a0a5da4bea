//! The Vietnamese of the help pages that is the same with each command.

/// Texts by name: of a command by the words after its own, of an argument after a dot, of a value after an equals sign.
pub(crate) type Words = &'static [(&'static str, &'static str)];

/// The program itself and what several commands have. Where a command says otherwise, its own text holds.
pub(crate) const COMMON: Words = &[
    (
        "",
        "Kiểm tra kiến trúc chính phủ điện tử ngành Tư pháp theo khung kiến trúc quốc gia",
    ),
    (
        ".write",
        "Ghi các tệp thay vì in các thay đổi: ghi được tất cả hoặc không ghi tệp nào",
    ),
    (
        ".output",
        "Ghi kết quả vào tệp này thay vì in ra; tệp đã có thì bị ghi đè",
    ),
    ("help", "In trang này hoặc hướng dẫn của một lệnh"),
    (".help", "In hướng dẫn; `-h` in bản tóm tắt"),
    (".version", "In phiên bản của chương trình"),
    (".lang", "Ngôn ngữ của thông báo"),
    (".lang=vi", "tiếng Việt"),
    (".lang=en", "tiếng Anh"),
    (".format", "Dạng kết quả"),
    (".color", "Khi nào tô màu kết quả"),
    (
        ".color=auto",
        "trên thiết bị đầu cuối, nếu không đặt `NO_COLOR`",
    ),
    (".color=always", "luôn tô màu"),
    (".color=never", "không tô màu"),
    (
        ".config",
        "Tệp cấu hình; mặc định là justarch.toml trong thư mục của văn bản (bản mới) hoặc thư mục cấp trên",
    ),
    (
        ".as_of",
        "Đánh giá theo pháp luật tại ngày này: 2024-07-01, 2024-07 hoặc 2024",
    ),
    (
        ".rules",
        "Áp dụng thêm các quy tắc trong tệp này; dùng được nhiều lần",
    ),
    (
        ".allow",
        "Bỏ qua kết quả của mã, tên hoặc nhóm mã, ví dụ LAY, no-owner; lỗi khi đọc tệp vẫn được báo",
    ),
    (".warn", "Báo kết quả của mã hoặc nhóm mã ở mức cảnh báo"),
    (".deny", "Báo kết quả của mã hoặc nhóm mã ở mức lỗi"),
    (".old", "Bản cũ"),
    (".new", "Bản mới"),
    (".file", "Văn bản"),
    (
        ".partial",
        "Tiếp tục với phần đọc được; phần còn thiếu có thể nằm trong nội dung không đọc được",
    ),
    (
        ".list",
        "Liệt kê các thay đổi từ mức này trở lên; dạng JSON luôn có đủ",
    ),
];

/// What the first page says besides.
pub(crate) const LONG: &str = "Kiểm tra kiến trúc chính phủ điện tử ngành Tư pháp theo khung kiến trúc quốc gia.\n\n\
Đầu vào là một tệp, một thư mục có tệp justarch.yaml, .yml hoặc .json, `-` là đầu vào chuẩn, hoặc `reference:TÊN` \
là văn bản kèm theo.\n\n\
Mã trả về: 0 không có kết quả từ mức --fail-on (mặc định: lỗi) trở lên, 1 có kết quả như vậy, 2 dùng sai cách, không đọc được đầu vào hoặc vì \
vậy chưa đủ căn cứ kết luận, 101 lỗi của chương trình.";
