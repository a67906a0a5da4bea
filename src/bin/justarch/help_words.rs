//! The Vietnamese of the help pages.

/// What each command, option and value is, by name: a command by its words, an argument after a dot, a value after an
/// equals sign. What has no command before it is the same with each.
pub(crate) const VIETNAMESE: &[(&str, &str)] = &[
    (
        "",
        "Kiểm tra kiến trúc chính phủ điện tử ngành Tư pháp theo khung kiến trúc quốc gia",
    ),
    ("check", "Kiểm tra văn bản kiến trúc"),
    ("diff", "So sánh hai phiên bản"),
    (
        "transition",
        "Kiểm tra cả hai phiên bản và việc chuyển đổi giữa hai phiên bản",
    ),
    ("gap", "Liệt kê các yêu cầu của khung mà văn bản còn thiếu"),
    (
        "roadmap",
        "Lập lộ trình chuyển đổi từ phiên bản này sang phiên bản kia",
    ),
    ("impact", "Cho biết những gì phụ thuộc vào các thành phần"),
    ("draw", "Vẽ sơ đồ tổng thể dạng SVG, PNG hoặc PDF"),
    (
        "draw.output",
        "Tệp hình; đuôi tệp cho biết dạng: .svg, .png hoặc .pdf. Hình SVG hay PNG nhiều trang được ghi thành nhiều tệp. Không nêu thì in một trang dạng SVG",
    ),
    ("draw.bands", "Theo cách chia dải nào: seven, 3090 hoặc 224"),
    ("draw.size", "Khổ giấy; không nêu thì trang lớn bằng hình"),
    ("draw.size=a4", "khổ A4"),
    ("draw.size=a3", "khổ A3"),
    ("draw.portrait", "Giấy đặt dọc"),
    ("draw.landscape", "Giấy đặt ngang, như mặc định"),
    ("draw.fit", "Dồn tất cả vào một trang, dù chữ nhỏ đến đâu"),
    ("draw.text", "Cách ghi chữ trong SVG"),
    ("draw.text=text", "dạng chữ, tìm và sao chép được"),
    (
        "draw.text=paths",
        "dạng nét vẽ, cho chương trình không có phông chữ",
    ),
    ("draw.theme", "Bộ màu"),
    ("draw.theme=light", "nền sáng"),
    ("draw.theme=dark", "nền tối"),
    ("draw.theme=grey", "thang xám, để in đen trắng"),
    ("draw.dpi", "Số điểm ảnh mỗi inch của PNG"),
    (
        "draw.public",
        "Lược những gì thuộc bí mật nhà nước và cho biết số lượng",
    ),
    ("explain", "Giải thích một mã hoặc một từ của định dạng tệp"),
    ("rules", "Liệt kê các quy tắc và các mã khác"),
    ("rules test", "Chạy phần tự kiểm tra của tệp quy tắc riêng"),
    ("reference", "Liệt kê hoặc in các văn bản kèm theo"),
    ("reference list", "Liệt kê tên các văn bản kèm theo"),
    ("reference show", "In nội dung một văn bản kèm theo"),
    (
        "schema",
        "In lược đồ JSON (JSON Schema) của một tệp hoặc một kết quả, dùng cho trình soạn thảo và chương trình khác",
    ),
    (
        "schema.of",
        "Của tệp nào, hoặc của kết quả dạng JSON của lệnh nào",
    ),
    ("schema.of=document", "tệp gốc của một văn bản"),
    (
        "schema.of=included",
        "tệp được tệp gốc dẫn chiếu bằng `include`",
    ),
    ("schema.of=config", "tệp cấu hình justarch.toml"),
    ("schema.of=rules", "tệp quy tắc riêng"),
    ("schema.of=check", "kết quả kiểm tra"),
    ("schema.of=diff", "kết quả so sánh"),
    ("schema.of=transition", "kết quả kiểm tra việc chuyển đổi"),
    ("schema.of=gap", "các yêu cầu còn thiếu"),
    ("schema.of=roadmap", "lộ trình"),
    ("schema.of=impact", "những gì phụ thuộc vào các thành phần"),
    (
        "schema.of=edits",
        "các thay đổi trong tệp, của `rename`, `check --fix` và `gap --apply --write`",
    ),
    (
        "schema.of=migrate",
        "việc chuyển sang khung khác, của `migrate`",
    ),
    ("schema.of=explain", "giải thích mã hoặc từ"),
    ("schema.of=rule-list", "danh sách các mã, của `rules`"),
    (
        "schema.of=rule-differences",
        "khác biệt giữa hai khung, của `rules --diff`",
    ),
    (
        "schema.of=rule-tests",
        "kết quả tự kiểm tra của tệp quy tắc, của `rules test`",
    ),
    (
        "schema.of=reference-list",
        "danh sách văn bản kèm theo, của `reference list`",
    ),
    (
        "schema.of=reference-text",
        "một văn bản kèm theo, của `reference show`",
    ),
    (
        "schema.framework",
        "Chỉ lấy nội dung, kiến trúc thành phần, mức dịch vụ công và quan hệ theo khung này",
    ),
    (
        "init",
        "Tạo văn bản khởi đầu có chú thích cho từng khóa; không ghi đè tệp nào",
    ),
    (
        "init.place",
        "Thư mục để tạo justarch.yaml, hoặc tên tệp cần tạo",
    ),
    ("init.level", "Cấp của cơ quan là chủ của kiến trúc"),
    ("init.framework", "Khung kiến trúc áp dụng"),
    (
        "init.split",
        "Tách mỗi lớp thành một tệp được tệp gốc dẫn chiếu",
    ),
    (
        "migrate",
        "Thực hiện phần máy làm được khi chuyển sang khung khác; in các thay đổi, hoặc ghi bằng --write hay -o",
    ),
    ("migrate.to", "Khung cần chuyển sang, ví dụ 3.0"),
    (
        "migrate.output",
        "Ghi phiên bản mới cạnh phiên bản hiện có, phiên bản này giữ nguyên: vào một tệp, hoặc một thư mục nếu văn bản gồm nhiều tệp; không ghi đè tệp nào",
    ),
    (
        "rename",
        "Đổi một định danh ở mọi nơi dùng nó; in các thay đổi, hoặc ghi vào tệp bằng --write",
    ),
    ("rename.id", "Định danh hiện tại"),
    ("rename.to", "Định danh mới"),
    (
        "rename.of",
        "Định danh là của loại nào, khi nhiều loại cùng dùng định danh đó",
    ),
    (
        "rename.succeed",
        "Ghi rằng thành phần mang định danh mới kế thừa định danh cũ của phiên bản trước; có thể nêu phiên bản đó: --succeed=CŨ.yaml",
    ),
    ("rename.of=element", "thành phần"),
    ("rename.of=organisation", "tổ chức"),
    ("rename.of=source", "nguồn"),
    (
        "lsp",
        "Phục vụ trình soạn thảo theo giao thức LSP (Language Server Protocol), qua đầu vào và đầu ra chuẩn",
    ),
    (
        "fmt",
        "Trình bày lại các tệp của văn bản theo một quy cách; in các thay đổi, hoặc ghi vào tệp bằng --write",
    ),
    (
        "fmt.files",
        "Các văn bản: tệp, thư mục, `reference:TÊN`; với `-` thì in nội dung đã định dạng",
    ),
    (
        "fmt.check",
        "Liệt kê các tệp chưa đúng quy cách; mã trả về là 1 nếu có tệp như vậy",
    ),
    (
        ".write",
        "Ghi các tệp thay vì in các thay đổi: ghi được tất cả hoặc không ghi tệp nào",
    ),
    (
        "check.fix",
        "In các chỗ sửa không còn nghi ngờ gì dưới dạng diff, hoặc ghi vào tệp bằng --write",
    ),
    (
        "check.unsafe_too",
        "Cùng với --fix, sửa cả những chỗ cần có người xem lại",
    ),
    (
        "check.write",
        "Cùng với --fix, ghi các tệp thay vì in các thay đổi: ghi được tất cả hoặc không ghi tệp nào",
    ),
    (
        "gap.write",
        "Cùng với --apply, ghi các tệp của văn bản thay vì in: ghi được tất cả hoặc không ghi tệp nào",
    ),
    ("help", "In trang này hoặc hướng dẫn của một lệnh"),
    (".help", "In hướng dẫn; `-h` in bản tóm tắt"),
    (".version", "In phiên bản của chương trình"),
    (".lang", "Ngôn ngữ của thông báo"),
    (".lang=vi", "tiếng Việt"),
    (".lang=en", "tiếng Anh"),
    (".format", "Dạng kết quả"),
    (".format=human", "cho người đọc"),
    (".format=json", "cho máy đọc"),
    (
        ".format=markdown",
        "một trang báo cáo (check, diff, transition, gap, roadmap, impact)",
    ),
    (".format=mermaid", "biểu đồ Gantt (roadmap)"),
    (
        ".format=accept",
        "các mục `[[accept]]` của justarch.toml cho từng thay đổi được liệt kê, để điền (diff)",
    ),
    (
        ".format=concise",
        "mỗi kết quả một dòng (check, transition, gap)",
    ),
    (
        ".format=sarif",
        "kết quả dạng SARIF 2.1.0 (check, transition, gap)",
    ),
    (
        ".format=junit",
        "kết quả dạng JUnit XML (check, transition)",
    ),
    (
        ".format=github",
        "lệnh của GitHub Actions (check, transition, gap)",
    ),
    (
        ".format=gitlab",
        "báo cáo chất lượng của GitLab (check, transition, gap)",
    ),
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
    (
        "check.files",
        "Văn bản cần kiểm tra: tệp, thư mục, `-`, `reference:TÊN`",
    ),
    (
        "check.framework",
        "Kiểm tra theo khung này, bất kể văn bản nêu khung nào",
    ),
    (
        "check.fail_on",
        "Trả về mã 1 từ mức độ này trở lên; mặc định là error, nếu tệp cấu hình không quy định khác",
    ),
    (
        "check.baseline",
        "Bỏ qua các kết quả đã có trong đường cơ sở này",
    ),
    (
        "check.write_baseline",
        "Ghi các kết quả vào đường cơ sở; đường cơ sở đã có chỉ được giảm",
    ),
    ("check.accept_new", "Cho phép đường cơ sở tăng thêm"),
    (
        "check.bands",
        "Sau kết quả, đếm thành phần và kết quả theo dải: seven, 3090 hoặc 224",
    ),
    ("check.profile", "Áp dụng thêm bộ quy tắc này: moj"),
    (
        "diff.as_of",
        "Xét tại ngày này những gì đã kết thúc trong bản mới",
    ),
    ("diff.exit_code", "Trả về mã 1 nếu có thay đổi"),
    (
        "diff.fail_on",
        "Trả về mã 1 nếu có thay đổi từ mức này trở lên",
    ),
    (
        "diff.bands",
        "Liệt kê thay đổi theo dải thay cho lớp: seven, 3090 hoặc 224",
    ),
    (
        "transition.as_of",
        "Đánh giá bản mới và việc chuyển đổi theo pháp luật tại ngày này",
    ),
    (
        "transition.fail_on",
        "Trả về mã 1 nếu việc chuyển đổi hoặc bản mới có kết quả từ mức độ này trở lên; mặc định là error, nếu tệp cấu hình không quy định khác",
    ),
    (
        "transition.checks",
        "Liệt kê từng kết quả kiểm tra của hai phiên bản, không chỉ số lượng của mỗi mã",
    ),
    (
        "transition.bands",
        "Liệt kê và đếm thay đổi theo dải thay cho lớp: seven, 3090 hoặc 224",
    ),
    ("gap.to", "Khung cần đạt, ví dụ 3.0"),
    ("gap.exit_code", "Trả về mã 1 nếu còn yêu cầu"),
    (
        "gap.apply",
        "In văn bản dạng YAML đã áp dụng mọi bổ sung có đủ thông tin; phần còn lại được nêu ở đầu ra lỗi chuẩn",
    ),
    (
        "gap.set",
        "Giá trị của một tham số cho --apply; dùng được nhiều lần",
    ),
    (
        "gap.values",
        "Tệp YAML gồm các dòng `tên: giá trị` của các tham số cho --apply; --set được ưu tiên",
    ),
    (
        "roadmap.state",
        "In văn bản ở trạng thái sau đợt này, đánh số từ 1",
    ),
    (
        "impact.as_of",
        "Không tính những gì đã kết thúc tại ngày này; mặc định theo ngày của văn bản",
    ),
    ("impact.ids", "Định danh của các thành phần"),
    (
        "explain.words",
        "Mã hoặc tên của mã, nhóm mã, khung, từ của định dạng tệp hoặc thuật ngữ, ví dụ INT003, lgsp, 3.0; không có thì in mục lục",
    ),
    ("rules.framework", "Chỉ những gì áp dụng theo khung này"),
    ("rules.family", "Chỉ nhóm này, ví dụ INT"),
    ("rules.diff", "Cho biết khác biệt giữa hai khung"),
    ("rules test.files", "Tệp quy tắc, `-` là đầu vào chuẩn"),
    ("reference show.name", "Tên văn bản, ví dụ moj-3.0"),
];

/// What the first page says besides.
pub(crate) const LONG: &str = "Kiểm tra kiến trúc chính phủ điện tử ngành Tư pháp theo khung kiến trúc quốc gia.\n\n\
Đầu vào là một tệp, một thư mục có tệp justarch.yaml, .yml hoặc .json, `-` là đầu vào chuẩn, hoặc `reference:TÊN` \
là văn bản kèm theo.\n\n\
Mã trả về: 0 không có kết quả từ mức --fail-on (mặc định: lỗi) trở lên, 1 có kết quả như vậy, 2 dùng sai cách, không đọc được đầu vào hoặc vì \
vậy chưa đủ căn cứ kết luận, 101 lỗi của chương trình.";
