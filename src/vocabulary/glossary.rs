//! The words of the reports: what they mean, each called by one term in each language.

use super::page::{Block, Page};
use crate::model::normalise;
use crate::text::{Lang, Text};

/// A word that reports use, beside those of the file format.
///
/// ```
/// use justarch::{Lang, vocabulary};
/// let term = vocabulary::glossary().iter().find(|term| term.word == "baseline").unwrap();
/// assert_eq!(term.title.get(Lang::Vi), "Đường cơ sở");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Term {
    /// By which it is asked for.
    pub word: &'static str,
    /// What it is called.
    pub title: Text,
    /// What it means.
    pub meaning: Text,
    /// Other names by which people look for it.
    pub also: &'static [&'static str],
}

/// Rows: word, title, meaning, perhaps other names.
macro_rules! terms {
    ($($word:literal, $vi:literal, $en:literal; $meaning_vi:literal, $meaning_en:literal $(; also $($also:literal),+)?;)+) => {
        static TERMS: &[Term] = &[$(Term {
            word: $word,
            title: Text::fixed($vi, $en),
            meaning: Text::fixed($meaning_vi, $meaning_en),
            also: &[$($($also),+)?],
        },)+];
    };
}

terms! {
    "element", "Thành phần", "Element";
        "Một vật của kiến trúc có định danh: hệ thống, cơ sở dữ liệu, dịch vụ, kênh, người dùng, văn bản. Loại của thành phần quyết định lớp.",
        "A thing of the architecture with an id: a system, a database, a service, a channel, users, an instrument. Its kind decides its layer.";
    "relation", "Quan hệ", "Relation";
        "Điều nối hai thành phần, viết ở thành phần phụ thuộc; bảng quan hệ của khung cho biết loại nào nối được với loại nào.",
        "What ties two elements, written at the one that depends; the framework's matrix says which kinds may be tied.";
    "identifier", "Định danh", "Id";
        "Tên ngắn của thành phần, tổ chức hoặc nguồn, không dấu, không đổi qua các phiên bản; các phần khác của tệp tham chiếu bằng tên này.",
        "The short name of an element, organisation or source, which stays the same from version to version; the rest of the file refers to it by this name.";
        also "id", "mã định danh";
    "finding", "Kết quả", "Finding";
        "Một điều mà việc kiểm tra nêu ra, có mã, mức độ (lỗi, cảnh báo, lưu ý), vị trí và gợi ý.",
        "One thing that a check says: a code, a severity (error, warning, info), a place and a help.";
        also "kết quả kiểm tra", "phát hiện";
    "exit-code", "Mã trả về", "Exit code";
        "Con số chương trình trả khi kết thúc: 0 khi không có kết quả từ mức `--fail-on` (mặc định: lỗi) trở lên, 1 khi có, 2 khi dùng sai cách hoặc không đọc được đầu vào, 101 khi chương trình hỏng.",
        "The number with which the program ends: 0 without findings from the level of `--fail-on` (an error by default), 1 with such, 2 for wrong use or input that cannot be read, 101 if the program breaks.";
        also "mã thoát", "exit code", "exit status";
    "breaking", "Phá vỡ tương thích", "Breaking";
        "Mức nặng nhất của một thay đổi giữa hai phiên bản: bên đang dựa vào thành phần, kết nối hoặc dịch vụ đó có thể không còn hoạt động như trước.",
        "The gravest class of a change between two versions: those who rely on the element, link or service may no longer work as before.";
        also "breaking change", "không tương thích";
    "compatible", "Tương thích", "Compatible";
        "Mức của một thay đổi thêm hoặc mở rộng điều gì đó mà bên đang sử dụng không phải thay đổi theo.",
        "The class of a change that adds or widens something while those who rely on it need not change.";
    "editorial", "Biên tập", "Editorial";
        "Mức của một thay đổi chỉ về cách viết: tên, mô tả, ghi chú, nguồn.",
        "The class of a change in wording only: names, descriptions, notes, sources.";
    "version-step", "Mức tăng phiên bản", "Version step";
        "Số phiên bản phải tăng bao nhiêu so với phiên bản trước, xét theo thay đổi nặng nhất: phá vỡ tương thích thì tăng số chính, tương thích thì tăng số phụ.",
        "How far the version number has to go up, by the gravest change: the major number for breaking changes, the minor one for compatible ones.";
        also "version step", "tăng phiên bản";
    "lineage", "Kế thừa", "Lineage";
        "Thành phần nào của phiên bản trước tiếp tục trong thành phần nào của phiên bản sau: giữ nguyên định danh, hoặc được nêu trong `succeeds`.",
        "Which element of the earlier version goes on in which of the later one: by the same id, or because `succeeds` says so.";
        also "kế tục", "tiếp nối";
    "end-of-operation", "Dừng vận hành", "Retirement";
        "Thành phần không còn được dùng. Ghi ở `retired` khi đã bỏ khỏi văn bản, hoặc `status: retired` khi còn được mô tả.",
        "An element is out of use: listed under `retired` once it has left the document, or `status: retired` while it is still described.";
        also "retired", "đã dừng";
    "end-of-validity", "Thôi áp dụng", "Ended";
        "Thành phần, quan hệ hoặc văn bản có ngày `until` đã qua tại ngày đánh giá: vẫn nằm trong tệp nhưng không được tính.",
        "The day `until` of an element, relation or instrument is past on the day of the check: it is still in the file but does not count.";
        also "ended", "hết áp dụng";
    "suppression", "Miễn trừ", "Suppression";
        "Bỏ qua có chủ đích một kết quả, bằng chú thích `# justarch-allow MÃ -- lý do` trong tệp hoặc bằng đường cơ sở.",
        "Passing over a finding on purpose: by a comment `# justarch-allow CODE -- reason` in the file, or by a baseline.";
        also "allow comment", "chú thích miễn trừ";
    "baseline", "Đường cơ sở", "Baseline";
        "Tệp ghi các kết quả đã biết (`check --write-baseline TỆP`); lần kiểm tra sau với `--baseline TỆP` chỉ nêu kết quả mới.",
        "A file of the findings that are known (`check --write-baseline FILE`); a later check with `--baseline FILE` says only what is new.";
    "fingerprint", "Dấu vân tay", "Fingerprint";
        "Chuỗi 16 ký tự (0–9, a–f) dùng để nhận lại một kết quả hoặc một thay đổi, không phụ thuộc vị trí trong tệp và câu chữ.",
        "Sixteen hexadecimal digits by which a finding or a change is known again, wherever it stands in the file and however it is worded.";
        also "mã nhận dạng";
    "bands", "Cách chia lớp", "Bands";
        "Cách nhìn kiến trúc theo các lớp của một văn bản khác: `--bands seven` là bảy lớp, `--bands 3090` bốn lớp, `--bands 224` sáu lớp.",
        "The architecture seen in the layers of another text: `--bands seven` for seven, `--bands 3090` for four, `--bands 224` for six.";
        also "tầng", "phân lớp";
    "3090", "Bốn lớp của Quyết định 3090/QĐ-BKHCN", "The four layers of Decision 3090/QĐ-BKHCN";
        "Cách chia lớp theo Quyết định 3090/QĐ-BKHCN, dùng với `--bands 3090`.",
        "The layers of Decision 3090/QĐ-BKHCN, used with `--bands 3090`.";
    "224", "Sáu lớp của Nghị định 224/2026/NĐ-CP", "The six layers of Decree 224/2026/NĐ-CP";
        "Cách chia lớp theo Nghị định 224/2026/NĐ-CP, dùng với `--bands 224`.",
        "The layers of Decree 224/2026/NĐ-CP, used with `--bands 224`.";
}

/// The words of the reports, in the order in which they are read. Constant time.
pub fn glossary() -> &'static [Term] {
    TERMS
}

impl Term {
    /// Whether it is asked for by a text, whatever the case and diacritics.
    pub(super) fn is(&self, query: &str) -> bool {
        let plain = normalise(query);
        self.names().any(|name| normalise(name) == plain)
    }

    /// All by which it is asked for.
    fn names(&self) -> impl Iterator<Item = &str> {
        let titles = [
            self.title.get(Lang::Vi),
            self.title.get(Lang::En),
            self.word,
        ];
        titles.into_iter().chain(self.also.iter().copied())
    }

    pub(super) fn page(&self, lang: Lang) -> Page {
        Page {
            word: self.word.to_owned(),
            title: self.title.get(lang).to_owned(),
            blocks: vec![Block::Text(self.meaning.get(lang).to_owned())],
        }
    }
}

/// The heading over all of them.
pub(super) const HEADING: Text = Text::fixed("Từ của báo cáo", "Words of the reports");
