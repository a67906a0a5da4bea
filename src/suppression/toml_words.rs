//! What the parser of TOML finds wrong, in Vietnamese: it says so in English alone.

/// How its sentences begin, and what they mean.
const WORDS: &[(&str, &str)] = &[
    ("duplicate key", "khóa được viết hai lần"),
    (
        "invalid basic string",
        "chuỗi trong dấu ngoặc kép không được đóng hoặc có ký tự không được dùng",
    ),
    (
        "invalid multi-line basic string",
        "chuỗi nhiều dòng trong `\"\"\"` không được đóng hoặc có ký tự không được dùng",
    ),
    (
        "invalid literal string",
        "chuỗi trong dấu nháy đơn không được đóng hoặc có ký tự không được dùng",
    ),
    (
        "invalid multi-line literal string",
        "chuỗi nhiều dòng trong `'''` không được đóng hoặc có ký tự không được dùng",
    ),
    (
        "missing escaped value",
        "sau dấu `\\` trong chuỗi thiếu ký tự; viết `\\\\`, hoặc dùng dấu nháy đơn",
    ),
    (
        "too few unicode value digits",
        "mã `\\u` trong chuỗi thiếu chữ số",
    ),
    ("missing opening quote", "thiếu dấu ngoặc kép mở"),
    (
        "string values must be quoted",
        "giá trị là chuỗi phải đặt trong dấu ngoặc kép",
    ),
    (
        "missing comma between array elements",
        "thiếu dấu phẩy giữa các mục của danh sách",
    ),
    (
        "missing comma between key-value pairs",
        "thiếu dấu phẩy giữa các khóa trong ngoặc `{ }`",
    ),
    ("extra comma in array", "thừa dấu phẩy trong danh sách"),
    (
        "extra comma in inline table",
        "thừa dấu phẩy trong ngoặc `{ }`",
    ),
    ("unclosed array table", "tên mục `[[…]]` không được đóng"),
    ("unclosed array", "danh sách `[…]` không được đóng"),
    ("unclosed table", "tên mục `[…]` không được đóng"),
    ("unclosed inline table", "ngoặc `{ }` không được đóng"),
    ("missing table open", "thiếu dấu `[` của tên mục"),
    ("missing array opening", "thiếu dấu `[` của danh sách"),
    ("missing inline table opening", "thiếu dấu `{`"),
    (
        "missing assignment between key-value pairs",
        "thiếu dấu `=` giữa khóa và giá trị",
    ),
    (
        "extra assignment between key-value pairs",
        "thừa dấu `=` giữa khóa và giá trị",
    ),
    ("extra `=`", "thừa dấu `=`"),
    (
        "unexpected `=` in array",
        "trong danh sách không dùng dấu `=`",
    ),
    ("missing value for key", "khóa không có giá trị"),
    ("missing value", "thiếu giá trị"),
    ("key with no value", "khóa không có giá trị"),
    ("invalid value", "giá trị không hợp lệ"),
    (
        "missing key for inline table element",
        "thiếu khóa trong ngoặc `{ }`",
    ),
    (
        "invalid inline table element",
        "nội dung trong ngoặc `{ }` không hợp lệ",
    ),
    (
        "invalid key-value pair",
        "dòng phải có dạng `khóa = giá trị`",
    ),
    (
        "invalid unquoted key",
        "khóa có ký tự phải đặt trong dấu ngoặc kép",
    ),
    ("invalid key", "khóa không hợp lệ"),
    ("unquoted keys cannot be empty", "thiếu tên khóa"),
    (
        "keys cannot be multi-line literal strings",
        "khóa không được viết trên nhiều dòng",
    ),
    (
        "keys cannot be multi-line basic strings",
        "khóa không được viết trên nhiều dòng",
    ),
    ("invalid table", "tên mục không hợp lệ"),
    (
        "cannot extend value of type",
        "khóa đã có giá trị, không thể thêm khóa con",
    ),
    (
        "unexpected key or value",
        "sau giá trị còn nội dung thừa; mỗi khóa viết trên một dòng",
    ),
    (
        "unexpected content between comment and newline",
        "sau chú thích còn nội dung thừa",
    ),
    ("unexpected content", "nội dung thừa"),
    (
        "invalid comment character",
        "chú thích có ký tự không được dùng",
    ),
    ("missing comment start", "thiếu dấu `#` của chú thích"),
    (
        "carriage return must be followed by newline",
        "ký tự xuống dòng không đúng",
    ),
    (
        "unexpected leading zero",
        "số không được bắt đầu bằng chữ số 0",
    ),
    ("unexpected sign", "dấu của số không đúng chỗ"),
    ("redundant numeric sign", "số có hai dấu"),
    ("redundant integer number prefix", "số có hai tiền tố"),
    ("radix must be lowercase", "tiền tố của số phải viết thường"),
    (
        "integers with a radix cannot be signed",
        "số có tiền tố không được mang dấu",
    ),
    (
        "`_` may only go between digits",
        "dấu `_` chỉ đặt giữa các chữ số",
    ),
    (
        "invalid boolean",
        "giá trị đúng sai phải là `true` hoặc `false`",
    ),
    ("invalid date-time", "ngày giờ không hợp lệ"),
    ("invalid integer number", "số nguyên không hợp lệ"),
    ("invalid hexadecimal number", "số hệ mười sáu không hợp lệ"),
    ("invalid octal number", "số hệ tám không hợp lệ"),
    ("invalid binary number", "số hệ hai không hợp lệ"),
    ("invalid float", "số thập phân không hợp lệ"),
    ("invalid mantissa", "số thập phân không hợp lệ"),
    ("invalid fraction", "phần thập phân không hợp lệ"),
    ("invalid exponent", "số mũ không hợp lệ"),
    ("invalid string", "chuỗi không hợp lệ"),
    ("cannot recurse further", "ngoặc lồng nhau quá sâu"),
    ("recursion limit", "ngoặc lồng nhau quá sâu"),
];

/// What the parser finds wrong, in Vietnamese: it says so in English alone.
pub(super) fn in_vietnamese(what: &str) -> &'static str {
    let known = WORDS
        .iter()
        .filter(|(english, _)| what.starts_with(english));
    // Of two that fit the longer says more.
    let known = known.max_by_key(|(english, _)| english.len());
    known.map_or(
        "nội dung ở vị trí này không theo quy cách TOML",
        |(_, vi)| vi,
    )
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use toml::de::DeTable;

    use super::in_vietnamese;

    #[test]
    fn broken_files_are_told_apart() {
        let broken = [
            "a = \"b\n",
            "a = [1,\n",
            "a = 1\na = 2\n",
            "a = b\n",
            "a 1\n",
            "a =\n",
            "[a\n",
            "a = { b = 1\n",
        ];
        for text in broken {
            let error = DeTable::parse(text).unwrap_err();
            let said = in_vietnamese(error.message());
            assert!(!said.contains("quy cách"), "{text}: {}", error.message());
        }
    }
}
