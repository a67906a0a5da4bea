//! The kinds of the integration layer.

use super::{Kind, Words, words};

kinds! {
    /// Kinds of the integration layer (Nền tảng dịch vụ chia sẻ và tích hợp).
    Integration => IntegrationKind {
        Lgsp = "lgsp", "Nền tảng tích hợp, chia sẻ dữ liệu cấp bộ, cấp tỉnh (LGSP)", "Ministry or province integration platform (LGSP)" {
            "Nền tảng của chính bộ hoặc tỉnh mà các kết nối giữa ứng dụng đi qua; nền tảng cấp quốc gia là `national-exchange`.",
            "The ministry's or province's own platform that exchanges between applications pass; the national one is `national-exchange`.";
            law "13/2017/TT-BTTTT" "3.12" "Nền tảng tích hợp, chia sẻ dữ liệu cấp bộ, cấp tỉnh", "Local government service platform";
            "  owner: ministry\n  security-level: 3\n  hosted-on: [data-centre]\n  connects: [ndxp]\n"
        }
        NationalExchange = "national-exchange", "Nền tảng tích hợp, chia sẻ dữ liệu quốc gia (NGSP/NDXP)", "National data exchange platform (NGSP/NDXP)" {
            "Nền tảng quốc gia nối các nền tảng cấp bộ, cấp tỉnh và cơ sở dữ liệu quốc gia với nhau; nền tảng của Trung tâm dữ liệu quốc gia là `coordination-platform`.",
            "The national platform that joins those of ministries and provinces and the national databases; that of the National Data Centre is `coordination-platform`.";
            law "13/2017/TT-BTTTT" "3.13" "Hệ thống kết nối, liên thông các hệ thống thông tin ở Trung ương và địa phương", "National government service platform";
            "  scope: national\n"
        }
        CoordinationPlatform = "coordination-platform", "Nền tảng chia sẻ, điều phối dữ liệu", "Data sharing and coordination platform" {
            "Nền tảng của Trung tâm dữ liệu quốc gia để chia sẻ, điều phối dữ liệu; khác với `national-exchange` là trục tích hợp đã có từ trước.",
            "The platform of the National Data Centre that shares and coordinates data, as opposed to `national-exchange`, the exchange platform that was there before.";
            law "1729/QĐ-BTTTT" "" "Nền tảng chia sẻ, điều phối dữ liệu", "Data sharing and coordination platform";
            "  scope: national\n  connects: [lgsp]\n"
        }
        IdentityPlatform = "identity-platform", "Nền tảng định danh và xác thực điện tử", "E-identification and authentication platform" {
            "Nền tảng mà nhiều hệ thống gọi để định danh, xác thực người dùng; hệ thống nghiệp vụ quản lý tài khoản định danh là `identity-system`.",
            "The platform that many systems call to identify and authenticate users; the system that manages the accounts themselves is `identity-system`.";
            law "2568/QĐ-BTTTT" "" "Nền tảng định danh và xác thực điện tử", "E-identification and authentication platform";
            "  scope: national\n"
        }
        ExchangeSolution = "exchange-solution", "Giải pháp trao đổi dữ liệu", "Data exchange solution" {
            "Giải pháp riêng để trao đổi dữ liệu giữa một số bên, không phải nền tảng tích hợp chung; khi có nền tảng chung thì dùng `lgsp` hoặc `national-exchange`.",
            "A solution of its own by which a few parties exchange data, not a common integration platform; for those use `lgsp` or `national-exchange`.";
            "  owner: ministry\n  hosted-on: [data-centre]\n"
        }
    }
}
