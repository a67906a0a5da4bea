//! The instruments that rules cite, with the dates between which they hold.
//!
//! A date is given only where the public material gives it. An instrument whose first day is not known is
//! taken to be in force from the year in its number.

use crate::date::Date;
use crate::diagnostic::Instrument;
use crate::text::Text;

macro_rules! instruments {
    ($(
        $(#[$outer:meta])*
        $name:ident = $vi:literal, $en:literal
        $(, from $from:expr)? $(, repealed $to:expr, by $svi:literal, $sen:literal)?;
    )+) => {
        $(
            $(#[$outer])*
            pub static $name: Instrument = Instrument {
                name: Text::fixed($vi, $en),
                from: instruments!(@date $($from)?),
                repealed: instruments!(@date $($to)?),
                successor: instruments!(@text $($svi, $sen)?),
            };
        )+
    };
    (@date) => { None };
    (@date $date:expr) => { Some($date) };
    (@text) => { None };
    (@text $vi:literal, $en:literal) => { Some(Text::fixed($vi, $en)) };
}

/// The first day of a year, for an instrument of which only the year in its number is known.
const fn year(year: u16) -> Date {
    Date::day(year, 1, 1)
}

instruments! {
    /// The national framework, version 2.0; replaced by 3.0 on signature.
    FRAMEWORK_2_0 = "Quyết định 2323/QĐ-BTTTT", "Decision 2323/QĐ-BTTTT",
        from Date::day(2019, 12, 31),
        repealed Date::day(2023, 12, 29), by "Quyết định 2568/QĐ-BTTTT", "Decision 2568/QĐ-BTTTT";
    /// The national framework, version 3.0.
    FRAMEWORK_3_0 = "Quyết định 2568/QĐ-BTTTT", "Decision 2568/QĐ-BTTTT",
        from Date::day(2023, 12, 29),
        repealed Date::day(2025, 3, 25), by "Quyết định 292/QĐ-BKHCN", "Decision 292/QĐ-BKHCN";
    /// The amendment of 3.0 on the National Data Centre platform.
    DECISION_1729 = "Quyết định 1729/QĐ-BTTTT", "Decision 1729/QĐ-BTTTT",
        from Date::day(2024, 10, 9),
        repealed Date::day(2025, 3, 25), by "Quyết định 292/QĐ-BKHCN", "Decision 292/QĐ-BKHCN";
    /// The Ministry's architecture 2.0, known by number, date and the parts of its general diagram.
    MOJ_2041 = "Quyết định 2041/QĐ-BTP", "Decision 2041/QĐ-BTP";
    /// Sharing of digital data.
    DECREE_47_2020 = "Nghị định 47/2020/NĐ-CP", "Decree 47/2020/NĐ-CP",
        from Date::day(2020, 5, 25),
        repealed Date::day(2025, 10, 22), by "Nghị định 278/2025/NĐ-CP", "Decree 278/2025/NĐ-CP";
    /// Sharing of digital data, in place of Decree 47/2020.
    DECREE_278_2025 = "Nghị định 278/2025/NĐ-CP", "Decree 278/2025/NĐ-CP", from Date::day(2025, 10, 22);
    /// Digital services and investment in information technology, in place of Decree 42/2022.
    DECREE_224_2026 = "Nghị định 224/2026/NĐ-CP", "Decree 224/2026/NĐ-CP", from Date::day(2026, 7, 1);
    /// One-stop service for administrative procedures.
    DECREE_61_2018 = "Nghị định 61/2018/NĐ-CP", "Decree 61/2018/NĐ-CP", from year(2018);
    /// Investment in information technology.
    DECREE_73_2019 = "Nghị định 73/2019/NĐ-CP", "Decree 73/2019/NĐ-CP", from year(2019);
    /// Security of information systems by level.
    DECREE_85_2016 = "Nghị định 85/2016/NĐ-CP", "Decree 85/2016/NĐ-CP", from year(2016);
    /// Information and public services online.
    DECREE_42_2022 = "Nghị định 42/2022/NĐ-CP", "Decree 42/2022/NĐ-CP",
        from year(2022),
        repealed Date::day(2026, 7, 1), by "Nghị định 224/2026/NĐ-CP", "Decree 224/2026/NĐ-CP";
    /// Civil registration and authentication data, as amended.
    DECREE_87_2020 = "Nghị định 87/2020/NĐ-CP (được sửa đổi bởi Nghị định 07/2025/NĐ-CP)", "Decree 87/2020/NĐ-CP (as amended by Decree 07/2025/NĐ-CP)", from year(2020);
    /// Connecting information systems with national databases.
    CIRCULAR_13_2017 = "Thông tư 13/2017/TT-BTTTT", "Circular 13/2017/TT-BTTTT", from year(2017);
    /// Connection of systems over the national platform.
    CIRCULAR_23_2018 = "Thông tư 23/2018/TT-BTTTT", "Circular 23/2018/TT-BTTTT", from year(2018);
    /// Online public services and their levels.
    CIRCULAR_32_2017 = "Thông tư 32/2017/TT-BTTTT", "Circular 32/2017/TT-BTTTT", from year(2017);
    /// Functions of public service portals and one-stop systems.
    CIRCULAR_22_2019 = "Thông tư 22/2019/TT-BTTTT", "Circular 22/2019/TT-BTTTT", from year(2019);
    /// One name for the merged procedure-handling system.
    CIRCULAR_01_2023 = "Thông tư 01/2023/TT-VPCP", "Circular 01/2023/TT-VPCP", from year(2023);
    /// Names under the domain of the government, for portals.
    CIRCULAR_01_2018 = "Thông tư 01/2018/TT-VPCP", "Circular 01/2018/TT-VPCP", from year(2018);
    /// Codes of agencies for the exchange of documents and data.
    DECISION_20_2020 = "Quyết định 20/2020/QĐ-TTg", "Decision 20/2020/QĐ-TTg", from year(2020);
    /// Protection in four lines.
    DIRECTIVE_14_2019 = "Chỉ thị 14/CT-TTg năm 2019", "Directive 14/CT-TTg of 2019", from year(2019);
    /// How the four lines are to be set up.
    LETTER_1552_2020 = "Công văn 1552/BTTTT-CATTT năm 2020", "Letter 1552/BTTTT-CATTT of 2020", from year(2020);
    /// Login of citizens with the national e-ID only.
    E_ID_CITIZENS = "Lộ trình dùng tài khoản định danh điện tử cho công dân",
        "The switch of citizens to the national e-ID", from Date::day(2024, 7, 1);
    /// Login of organisations with the national e-ID only.
    E_ID_ORGANISATIONS = "Lộ trình dùng tài khoản định danh điện tử cho tổ chức",
        "The switch of organisations to the national e-ID", from Date::day(2025, 7, 1);
    /// Civil status.
    LAW_CIVIL_STATUS = "Luật Hộ tịch", "Law on Civil Status";
    /// One procedure for birth registration, residence and the health insurance card of children.
    JOINT_CIRCULAR_05_2015 = "Thông tư liên tịch 05/2015", "Joint Circular 05/2015", from year(2015);
    /// Registration of security measures.
    DECREE_99_2022 = "Nghị định 99/2022/NĐ-CP", "Decree 99/2022/NĐ-CP", from year(2022);
    /// Civil judgment enforcement.
    DECREE_152_2026 = "Nghị định 152/2026/NĐ-CP", "Decree 152/2026/NĐ-CP", from year(2026);
    /// Judicial records.
    DECREE_216_2026 = "Nghị định 216/2026/NĐ-CP", "Decree 216/2026/NĐ-CP", from year(2026);
    /// The links of the civil status system that the source texts report.
    REPORTED_LINKS = "Kết nối của hệ thống hộ tịch theo công bố của Bộ Tư pháp",
        "The links of the civil status system that the Ministry of Justice reported";
    /// Who supplies the database of legal documents, as the source texts report.
    REPORTED_SUPPLY = "Yêu cầu cập nhật văn bản của các cơ quan ban hành (hội nghị năm 2017)",
        "The demand that issuing agencies supply their documents (conference of 2017)";
    /// Security of information on networks.
    LAW_NETWORK_SECURITY = "Luật An toàn thông tin mạng", "Law on Network Information Security";
    /// What the documents of ministries and provinces do in practice.
    PRACTICE = "Thực tiễn ban hành kiến trúc của các bộ, địa phương",
        "Practice of ministries and provinces in issuing architectures";
    /// The update of the Ministry's architecture every year, as reported on 05/7/2023.
    ANNUAL_UPDATE = "Yêu cầu cập nhật kiến trúc hằng năm (buổi làm việc ngày 05/7/2023)",
        "The requirement to update the architecture every year (meeting of 05/7/2023)";
    /// That a later version upgrades the earlier one, as reported when framework 3.0 was introduced.
    CUMULATIVE = "Tính kế thừa giữa các phiên bản kiến trúc (theo tin về việc giới thiệu Khung kiến trúc 3.0)",
        "The later version upgrades the earlier one (press on the introduction of framework 3.0)";
    /// Figures that the source texts report.
    REPORTED_FIGURES = "Số liệu dịch vụ công do Bộ Tư pháp công bố",
        "The figures on public services that the Ministry of Justice published";
    /// What the parts of a version number promise.
    SEMVER = "Quy tắc đánh số phiên bản Semantic Versioning 2.0.0",
        "Semantic Versioning 2.0.0";
    /// A law of the model itself.
    MODEL = "Quy ước của mô hình kiến trúc", "A convention of the architecture model";
}
