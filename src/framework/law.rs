//! The instruments that rules cite: the days on which they were signed, came into force and ended, and what replaced
//! them.
//!
//! A day is given only where a text or a public account of it states it; [`DateSource`] says which. A day that nobody
//! found is left out, and what rests on such an instrument is a warning that says so. No day is derived from a number.

use crate::date::Date;
use crate::diagnostic::{DateSource, Doubt, Instrument, InstrumentKind};
use crate::text::Text;

macro_rules! instruments {
    ($(
        $(#[$outer:meta])*
        $name:ident = $kind:ident $vi:literal, $en:literal
        $(, signed $signed:expr)?
        $(, from $from:expr)?
        $(, attested $attested:expr)?
        $(, repealed $to:expr, by $next:ident)?
        $(, ended $end:expr)?
        $(, doubtful $since:expr, $dvi:literal, $den:literal $(, later $further:ident)?)?
        $(, read $reading:ident)?
        $(, end $end_reading:ident)?;
    )+) => {
        $(
            $(#[$outer])*
            pub static $name: Instrument = Instrument {
                name: Text::fixed($vi, $en),
                kind: InstrumentKind::$kind,
                signed: instruments!(@some $($signed)?),
                from: instruments!(@some $($from)?),
                attested: instruments!(@some $($attested)?),
                repealed: instruments!(@some $($to)? $($end)?),
                successor: instruments!(@next $($next)?),
                doubt: instruments!(@doubt $($since, $dvi, $den $(, $further)?)?),
                date_source: instruments!(@some $(DateSource::$reading)?),
                end_source: instruments!(@some $(DateSource::$end_reading)?),
            };
        )+

        /// Every one.
        pub(crate) static ALL: &[&Instrument] = &[$(&$name),+];
    };
    (@some) => { None };
    (@some $value:expr) => { Some($value) };
    (@next) => { None };
    (@next $next:ident) => { Some(&$next) };
    (@doubt) => { None };
    (@doubt $since:expr, $vi:literal, $en:literal) => {
        Some(Doubt { since: $since, why: Text::fixed($vi, $en), later: None })
    };
    (@doubt $since:expr, $vi:literal, $en:literal, $further:ident) => {
        Some(Doubt { since: $since, why: Text::fixed($vi, $en), later: Some(&$further) })
    };
}

const fn day(year: u16, month: u8, day: u8) -> Date {
    Date::day(year, month, day)
}

/// What is to be said of a doubt from a later day on: nothing is told before it happened.
const fn doubt(since: Date, vi: &'static str, en: &'static str) -> Doubt {
    Doubt {
        since,
        why: Text::fixed(vi, en),
        later: None,
    }
}

static LEVELS_SINCE_331: Doubt = doubt(
    day(2026, 8, 19),
    "Luật An toàn thông tin mạng 86/2015/QH13 đã hết hiệu lực từ ngày 01/07/2026 theo Luật An ninh mạng 116/2025/QH15; Nghị định 331/2026/NĐ-CP ký ngày 19/08/2026 quy định cùng nội dung, ngày có hiệu lực và quy định chuyển tiếp chưa được đối chiếu",
    "Law 86/2015/QH13 ended on 1 July 2026 with Law 116/2025/QH15; Decree 331/2026/NĐ-CP, signed on 19 August 2026, regulates the same matter; its day of entry and its transition have not been read",
);

static MONITORING_SINCE_331: Doubt = doubt(
    day(2026, 8, 19),
    "Thông tư 31/2017/TT-BTTTT hướng dẫn theo cấp độ của Nghị định 85/2016/NĐ-CP; Nghị định 331/2026/NĐ-CP ký ngày 19/08/2026 quy định cùng nội dung về cấp độ, ngày có hiệu lực và quy định chuyển tiếp chưa được đối chiếu",
    "Circular 31/2017/TT-BTTTT goes by the levels of Decree 85/2016/NĐ-CP; Decree 331/2026/NĐ-CP, signed on 19 August 2026, regulates levels now; its day of entry and its transition have not been read",
);

static INVESTMENT_SINCE_224: Doubt = doubt(
    day(2026, 7, 1),
    "theo tin công bố, chưa đối chiếu với văn bản, Nghị định 45/2026/NĐ-CP (ký ngày 26/01/2026, chưa rõ ngày có hiệu lực) thay thế Nghị định 73/2019/NĐ-CP; từ ngày 01/07/2026 Nghị định 45/2026/NĐ-CP hết hiệu lực theo Nghị định 224/2026/NĐ-CP",
    "by public accounts, not compared with the text, Decree 45/2026/NĐ-CP (signed on 26 January 2026, day of entry not known) replaces Decree 73/2019/NĐ-CP; Decree 45/2026/NĐ-CP ended on 1 July 2026 by Decree 224/2026/NĐ-CP",
);

instruments! {
    /// The national framework, version 2.0; replaced by 3.0 on signature.
    FRAMEWORK_2_0 = Legal "Quyết định 2323/QĐ-BTTTT", "Decision 2323/QĐ-BTTTT",
        signed day(2019, 12, 31),
        from day(2019, 12, 31),
        repealed day(2023, 12, 29), by FRAMEWORK_3_0,
        read Account;
    /// The national framework, version 3.0.
    FRAMEWORK_3_0 = Legal "Quyết định 2568/QĐ-BTTTT", "Decision 2568/QĐ-BTTTT",
        signed day(2023, 12, 29),
        from day(2023, 12, 29),
        repealed day(2025, 3, 25), by FRAMEWORK_4_0,
        read Account;
    /// The amendment of 3.0 on the National Data Centre platform.
    DECISION_1729 = Legal "Quyết định 1729/QĐ-BTTTT", "Decision 1729/QĐ-BTTTT",
        signed day(2024, 10, 9),
        from day(2024, 10, 9),
        repealed day(2025, 3, 25), by FRAMEWORK_4_0,
        read Account;
    /// The national framework, version 4.0, for digital government.
    FRAMEWORK_4_0 = Legal "Quyết định 292/QĐ-BKHCN", "Decision 292/QĐ-BKHCN",
        signed day(2025, 3, 25),
        from day(2025, 3, 25),
        read Account;
    /// The overall national digital frame, for the whole political system.
    DECISION_3090 = Legal "Quyết định 3090/QĐ-BKHCN", "Decision 3090/QĐ-BKHCN",
        signed day(2025, 10, 8),
        from day(2025, 10, 8),
        read Account;
    /// The Ministry's architecture 2.0, known by number, date and the parts of its general diagram.
    MOJ_2041 = Legal "Quyết định 2041/QĐ-BTP", "Decision 2041/QĐ-BTP",
        signed day(2020, 9, 30),
        read Account;
    /// Civil status.
    LAW_CIVIL_STATUS = Legal "Luật Hộ tịch 60/2014/QH13", "Law 60/2014/QH13 on Civil Status",
        signed day(2014, 11, 20),
        from day(2016, 1, 1),
        read Text;
    /// Security of information on networks.
    LAW_NETWORK_SECURITY = Legal "Luật An toàn thông tin mạng 86/2015/QH13", "Law 86/2015/QH13 on Network Information Security",
        signed day(2015, 11, 19),
        from day(2016, 7, 1),
        repealed day(2026, 7, 1), by LAW_CYBERSECURITY_2025,
        read Text,
        end Account;
    /// Cybersecurity, of 2018.
    LAW_CYBERSECURITY_2018 = Legal "Luật An ninh mạng 24/2018/QH14", "Law 24/2018/QH14 on Cybersecurity",
        signed day(2018, 6, 12),
        from day(2019, 1, 1),
        repealed day(2026, 7, 1), by LAW_CYBERSECURITY_2025,
        read Text,
        end Account;
    /// Cybersecurity, in place of the laws of 2015 and 2018.
    LAW_CYBERSECURITY_2025 = Legal "Luật An ninh mạng 116/2025/QH15", "Law 116/2025/QH15 on Cybersecurity",
        signed day(2025, 12, 10),
        from day(2026, 7, 1),
        read Account;
    /// Electronic transactions.
    LAW_E_TRANSACTIONS = Legal "Luật Giao dịch điện tử 20/2023/QH15", "Law 20/2023/QH15 on Electronic Transactions",
        signed day(2023, 6, 22),
        from day(2024, 7, 1),
        read Account;
    /// Data.
    LAW_DATA = Legal "Luật Dữ liệu 60/2024/QH15", "Law 60/2024/QH15 on Data",
        signed day(2024, 11, 30),
        from day(2025, 7, 1),
        read Text;
    /// Protection of personal data.
    LAW_PERSONAL_DATA = Legal "Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15", "Law 91/2025/QH15 on Personal Data Protection",
        signed day(2025, 6, 26),
        from day(2026, 1, 1),
        read Text;
    /// Digital transformation; its day of entry was not found.
    LAW_DIGITAL_TRANSFORMATION = Legal "Luật Chuyển đổi số 148/2025/QH15", "Law 148/2025/QH15 on Digital Transformation",
        signed day(2025, 12, 11),
        read Account;
    /// Protection of state secrets; its day of signing was not found.
    LAW_STATE_SECRETS = Legal "Luật Bảo vệ bí mật nhà nước 117/2025/QH15", "Law 117/2025/QH15 on the Protection of State Secrets",
        from day(2026, 3, 1),
        read Account;
    /// Sharing of digital data.
    DECREE_47_2020 = Legal "Nghị định 47/2020/NĐ-CP", "Decree 47/2020/NĐ-CP",
        signed day(2020, 4, 9),
        from day(2020, 5, 25),
        repealed day(2025, 10, 22), by DECREE_278_2025,
        read Text,
        end Account;
    /// Mandatory sharing of data between agencies, in place of Decree 47/2020.
    DECREE_278_2025 = Legal "Nghị định 278/2025/NĐ-CP", "Decree 278/2025/NĐ-CP",
        signed day(2025, 10, 22),
        from day(2025, 10, 22),
        read Account;
    /// Digital services and investment in information technology, in place of Decree 42/2022.
    DECREE_224_2026 = Legal "Nghị định 224/2026/NĐ-CP", "Decree 224/2026/NĐ-CP",
        signed day(2026, 6, 24),
        from day(2026, 7, 1),
        read Text;
    /// One-stop service for administrative procedures.
    DECREE_61_2018 = Legal "Nghị định 61/2018/NĐ-CP", "Decree 61/2018/NĐ-CP",
        signed day(2018, 4, 23),
        from day(2018, 6, 21),
        doubtful day(2025, 7, 1),
            "từ ngày 01/07/2025 cơ chế một cửa do Nghị định 118/2025/NĐ-CP quy định; việc thay thế Nghị định 61/2018/NĐ-CP chưa được đối chiếu, cần rà soát",
            "since 1 July 2025 Decree 118/2025/NĐ-CP regulates the one-stop service; that it replaces Decree 61/2018/NĐ-CP has not been compared with its text and should be checked",
        read Text;
    /// The amendment of Decree 61/2018; its text was not read.
    DECREE_107_2021 = Legal "Nghị định 107/2021/NĐ-CP", "Decree 107/2021/NĐ-CP",
        signed day(2021, 12, 6),
        doubtful day(2025, 7, 1),
            "từ ngày 01/07/2025 cơ chế một cửa do Nghị định 118/2025/NĐ-CP quy định; cần rà soát",
            "since 1 July 2025 Decree 118/2025/NĐ-CP regulates the one-stop service; this should be checked",
        read Account;
    /// One-stop service and the National Public Service Portal.
    DECREE_118_2025 = Legal "Nghị định 118/2025/NĐ-CP", "Decree 118/2025/NĐ-CP",
        signed day(2025, 6, 9),
        from day(2025, 7, 1),
        read Account;
    /// Investment in information technology; the day on which it ended is not known.
    DECREE_73_2019 = Legal "Nghị định 73/2019/NĐ-CP", "Decree 73/2019/NĐ-CP",
        signed day(2019, 9, 5),
        from day(2020, 1, 1),
        doubtful day(2026, 1, 26),
            "theo tin công bố, chưa đối chiếu với văn bản, Nghị định 45/2026/NĐ-CP (ký ngày 26/01/2026, chưa rõ ngày có hiệu lực) thay thế Nghị định 73/2019/NĐ-CP",
            "by public accounts, not compared with the text, Decree 45/2026/NĐ-CP (signed on 26 January 2026, day of entry not known) replaces Decree 73/2019/NĐ-CP",
            later INVESTMENT_SINCE_224,
        read Text;
    /// Investment in information technology, for half a year.
    DECREE_45_2026 = Legal "Nghị định 45/2026/NĐ-CP", "Decree 45/2026/NĐ-CP",
        signed day(2026, 1, 26),
        repealed day(2026, 7, 1), by DECREE_224_2026,
        read Account;
    /// Security of information systems by level; its end is not known.
    DECREE_85_2016 = Legal "Nghị định 85/2016/NĐ-CP", "Decree 85/2016/NĐ-CP",
        signed day(2016, 7, 1),
        from day(2016, 7, 1),
        doubtful day(2026, 7, 1),
            "Luật An toàn thông tin mạng 86/2015/QH13 đã hết hiệu lực từ ngày 01/07/2026 theo Luật An ninh mạng 116/2025/QH15; hiệu lực của Nghị định 85/2016/NĐ-CP từ ngày đó chưa được xác minh",
            "Law 86/2015/QH13 ended on 1 July 2026 with Law 116/2025/QH15; whether Decree 85/2016/NĐ-CP is in force since then has not been verified",
            later LEVELS_SINCE_331,
        read Text;
    /// Levels of network security; its text was not read.
    DECREE_331_2026 = Legal "Nghị định 331/2026/NĐ-CP", "Decree 331/2026/NĐ-CP",
        signed day(2026, 8, 19),
        read Account;
    /// Information and public services online.
    DECREE_42_2022 = Legal "Nghị định 42/2022/NĐ-CP", "Decree 42/2022/NĐ-CP",
        signed day(2022, 6, 24),
        from day(2022, 8, 15),
        repealed day(2026, 7, 1), by DECREE_224_2026,
        read Account,
        end Text;
    /// Identification and e-identification; its text was not read.
    DECREE_69_2024 = Legal "Nghị định 69/2024/NĐ-CP", "Decree 69/2024/NĐ-CP",
        attested day(2024, 7, 1);
    /// Login on the National Public Service Portal with the e-ID; its day of signing was not found.
    DECISION_29_2026 = Legal "Quyết định 29/2026/QĐ-TTg", "Decision 29/2026/QĐ-TTg",
        from day(2026, 7, 20),
        read Account;
    /// Civil registration and authentication data.
    DECREE_87_2020 = Legal "Nghị định 87/2020/NĐ-CP", "Decree 87/2020/NĐ-CP",
        signed day(2020, 7, 28),
        from day(2020, 9, 15),
        read Text;
    /// The same with article 2 as amended.
    DECREE_87_2020_AMENDED = Legal "Nghị định 87/2020/NĐ-CP (được sửa đổi bởi Nghị định 07/2025/NĐ-CP)", "Decree 87/2020/NĐ-CP (as amended by Decree 07/2025/NĐ-CP)",
        signed day(2020, 7, 28),
        from day(2025, 1, 9),
        read Text;
    /// Connecting information systems with national databases.
    CIRCULAR_13_2017 = Legal "Thông tư 13/2017/TT-BTTTT", "Circular 13/2017/TT-BTTTT",
        signed day(2017, 6, 23),
        from day(2017, 8, 10),
        doubtful day(2025, 10, 22),
            "từ ngày 22/10/2025 việc kết nối, chia sẻ dữ liệu bắt buộc do Nghị định 278/2025/NĐ-CP quy định; hiệu lực của Thông tư 13/2017/TT-BTTTT chưa được xác minh",
            "since 22 October 2025 Decree 278/2025/NĐ-CP regulates mandatory connection and sharing; whether Circular 13/2017/TT-BTTTT is in force has not been verified",
        read Text;
    /// Connection of systems over the national platform, for the programme of 2016–2020.
    CIRCULAR_23_2018 = Legal "Thông tư 23/2018/TT-BTTTT", "Circular 23/2018/TT-BTTTT",
        signed day(2018, 12, 28),
        from day(2019, 2, 11),
        doubtful day(2021, 1, 1),
            "Thông tư 23/2018/TT-BTTTT hướng dẫn chương trình giai đoạn 2016 – 2020 đã kết thúc",
            "Circular 23/2018/TT-BTTTT guides the programme of 2016–2020, which has ended",
        read Text;
    /// Monitoring of information systems.
    CIRCULAR_31_2017 = Legal "Thông tư 31/2017/TT-BTTTT", "Circular 31/2017/TT-BTTTT",
        signed day(2017, 11, 15),
        from day(2018, 1, 15),
        doubtful day(2026, 7, 1),
            "Thông tư 31/2017/TT-BTTTT hướng dẫn theo cấp độ của Nghị định 85/2016/NĐ-CP; Luật An toàn thông tin mạng 86/2015/QH13 đã hết hiệu lực từ ngày 01/07/2026, hiệu lực của Thông tư từ ngày đó chưa được xác minh",
            "Circular 31/2017/TT-BTTTT goes by the levels of Decree 85/2016/NĐ-CP; Law 86/2015/QH13 ended on 1 July 2026, and whether the circular is in force since then has not been verified",
            later MONITORING_SINCE_331,
        read Text;
    /// Online public services and their levels; its end is not verified.
    CIRCULAR_32_2017 = Legal "Thông tư 32/2017/TT-BTTTT", "Circular 32/2017/TT-BTTTT",
        signed day(2017, 11, 15),
        from day(2018, 6, 1),
        doubtful day(2024, 2, 15),
            "tình trạng hiệu lực của Thông tư 32/2017/TT-BTTTT từ ngày 15/02/2024 chưa được xác minh",
            "whether Circular 32/2017/TT-BTTTT is in force since 15 February 2024 has not been verified",
        read Text;
    /// Functions of public service portals and one-stop systems; its end is not verified.
    CIRCULAR_22_2019 = Legal "Thông tư 22/2019/TT-BTTTT", "Circular 22/2019/TT-BTTTT",
        signed day(2019, 12, 31),
        from day(2020, 2, 20),
        doubtful day(2024, 2, 15),
            "tình trạng hiệu lực của Thông tư 22/2019/TT-BTTTT từ ngày 15/02/2024 chưa được xác minh",
            "whether Circular 22/2019/TT-BTTTT is in force since 15 February 2024 has not been verified",
        read Text;
    /// One name for the merged procedure-handling system; its day of entry was not found.
    CIRCULAR_01_2023 = Legal "Thông tư 01/2023/TT-VPCP", "Circular 01/2023/TT-VPCP",
        signed day(2023, 4, 5),
        read Account;
    /// Names under the domain of the government, for portals.
    CIRCULAR_01_2018 = Legal "Thông tư 01/2018/TT-VPCP", "Circular 01/2018/TT-VPCP",
        signed day(2018, 11, 23),
        from day(2019, 1, 6),
        doubtful day(2025, 9, 15),
            "Thông tư 03/2025/TT-VPCP ngày 15/09/2025 hướng dẫn Nghị định 118/2025/NĐ-CP về cùng nội dung; hiệu lực của Thông tư 01/2018/TT-VPCP chưa được xác minh",
            "Circular 03/2025/TT-VPCP of 15 September 2025 guides Decree 118/2025/NĐ-CP on the same matters; whether Circular 01/2018/TT-VPCP is in force has not been verified",
        read Text;
    /// Codes of agencies for the exchange of documents and data.
    DECISION_20_2020 = Legal "Quyết định 20/2020/QĐ-TTg", "Decision 20/2020/QĐ-TTg",
        signed day(2020, 7, 22),
        from day(2020, 9, 15),
        read Text;
    /// Protection in four lines; neither its day of signing nor its text was found.
    DIRECTIVE_14_2019 = Legal "Chỉ thị 14/CT-TTg năm 2019", "Directive 14/CT-TTg of 2019",
        attested day(2019, 12, 31),
        read Account;
    /// How the four lines are to be set up. A letter guides, and orders nothing.
    LETTER_1552_2020 = Guidance "Công văn 1552/BTTTT-CATTT năm 2020", "Letter 1552/BTTTT-CATTT of 2020",
        attested day(2020, 12, 31),
        read Account;
    /// Login of citizens with the national e-ID only, as announced.
    E_ID_CITIZENS = Report "Lộ trình dùng tài khoản định danh điện tử cho công dân", "The switch of citizens to the national e-ID",
        from day(2024, 7, 1),
        read Account;
    /// Login of organisations with the national e-ID only, as announced.
    E_ID_ORGANISATIONS = Report "Lộ trình dùng tài khoản định danh điện tử cho tổ chức", "The switch of organisations to the national e-ID",
        from day(2025, 7, 1),
        read Account;
    /// One procedure for birth registration, residence and the health insurance card of children.
    JOINT_CIRCULAR_05_2015 = Legal "Thông tư liên tịch 05/2015/TTLT-BTP-BCA-BYT", "Joint Circular 05/2015/TTLT-BTP-BCA-BYT",
        signed day(2015, 5, 15),
        from day(2015, 7, 1),
        doubtful day(2024, 7, 1),
            "hiệu lực của Thông tư liên tịch 05/2015/TTLT-BTP-BCA-BYT từ ngày 01/07/2024 chưa được xác minh",
            "whether Joint Circular 05/2015/TTLT-BTP-BCA-BYT is in force since 1 July 2024 has not been verified",
        read Text;
    /// Registration of security measures.
    DECREE_99_2022 = Legal "Nghị định 99/2022/NĐ-CP", "Decree 99/2022/NĐ-CP",
        signed day(2022, 11, 30),
        from day(2023, 1, 15),
        read Text;
    /// Civil judgment enforcement.
    DECREE_152_2026 = Legal "Nghị định 152/2026/NĐ-CP", "Decree 152/2026/NĐ-CP",
        signed day(2026, 5, 13),
        from day(2026, 7, 1),
        read Text;
    /// Judicial records.
    DECREE_216_2026 = Legal "Nghị định 216/2026/NĐ-CP", "Decree 216/2026/NĐ-CP",
        signed day(2026, 6, 18),
        from day(2026, 7, 1),
        read Text;
    /// The links of the civil status system that the source texts report.
    REPORTED_LINKS = Report "Các kết nối của hệ thống hộ tịch do Bộ Tư pháp công bố", "The links of the civil status system that the Ministry of Justice reported";
    /// What the database of legal documents is to hold, as the source texts report.
    REPORTED_SUPPLY = Report "Mục tiêu cập nhật văn bản quy phạm pháp luật của cơ quan Trung ương, địa phương lên cơ sở dữ liệu (hội nghị năm 2017)", "The aim that the legal documents of central and local agencies are all in the database (conference of 2017)";
    /// No district level and 34 provinces since July 2025, as reported.
    TWO_LEVELS = Report "Chính quyền địa phương hai cấp, 34 tỉnh, thành phố từ ngày 01/07/2025", "Local government of two levels and 34 provinces since 1 July 2025",
        from day(2025, 7, 1),
        read Account;
    /// What the documents of ministries and provinces do in practice.
    PRACTICE = Convention "Thực tiễn ban hành kiến trúc của các bộ, địa phương", "Practice of ministries and provinces in issuing architectures";
    /// The update of the Ministry's architecture every year, as reported on 05/07/2023.
    ANNUAL_UPDATE = Report "Yêu cầu cập nhật kiến trúc hằng năm của Bộ Tư pháp (buổi làm việc ngày 05/07/2023)", "The requirement of the Ministry of Justice to update the architecture every year (meeting of 5 July 2023)",
        from day(2023, 7, 5);
    /// Figures that the source texts report.
    REPORTED_FIGURES = Report "Số liệu dịch vụ công do Bộ Tư pháp công bố", "The figures on public services that the Ministry of Justice published";
    /// What the parts of a version number promise.
    SEMVER = Convention "Quy ước đánh số phiên bản Semantic Versioning 2.0.0 (các mục 6, 7, 8)", "Semantic Versioning 2.0.0 (items 6 to 8)";
    /// A law of the model itself.
    MODEL = Convention "Quy ước của mô hình kiến trúc", "A convention of the architecture model";
}
