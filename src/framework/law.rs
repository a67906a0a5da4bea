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
    DECREE_87_2020 = "Nghị định 87/2020/NĐ-CP (sửa đổi)", "Decree 87/2020/NĐ-CP (as amended)", from year(2020);
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
    /// A law of the model itself.
    MODEL = "Quy ước của mô hình kiến trúc", "A convention of the architecture model";
}
