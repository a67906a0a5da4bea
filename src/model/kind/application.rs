//! The kinds of the application and data layer.

use super::{Kind, Words, words};

kinds! {
    /// Kinds of the application and data layer (Ứng dụng và cơ sở dữ liệu).
    Application => ApplicationKind {
        Application = "application", "Ứng dụng", "Application" {
            "Phần mềm, hệ thống thông tin phục vụ một nghiệp vụ; dùng khi không loại nào cụ thể hơn trong lớp này phù hợp.",
            "Software that carries out a business; for what no more specific kind of this layer fits.";
            "  owner: ministry\n  security-level: 2\n  stores: [case-database]\n  hosted-on: [data-centre]\n"
        }
        Database = "database", "Cơ sở dữ liệu", "Database" {
            "Cơ sở dữ liệu được cập nhật, khai thác qua ứng dụng và có phân loại (`class`); nơi tổng hợp, lưu dữ liệu từ nhiều nguồn là `data-store`.",
            "Data that applications update and read, with a `class`; what gathers data from several sources is a `data-store`.";
            law "47/2020/NĐ-CP" "11.1" "Cơ sở dữ liệu", "Database";
            "  owner: ministry\n  class: internal\n  data-source: Hồ sơ giải quyết thủ tục\n"
        }
        DataStore = "data-store", "Kho dữ liệu", "Data store" {
            "Kho tổng hợp dữ liệu từ nhiều nguồn để lưu giữ, phân tích hoặc số hóa; dữ liệu gốc của một nghiệp vụ là `database`.",
            "Gathers data from several sources to keep or analyse it; the original data of one business is a `database`.";
            "  owner: ministry\n  class: internal\n"
        }
        SharedPlatform = "shared-platform", "Nền tảng dùng chung", "Shared platform" {
            "Nền tảng phần mềm mà nhiều ứng dụng cùng dùng, ví dụ bản đồ số hay quản lý danh mục; nền tảng để trao đổi dữ liệu thuộc lớp tích hợp.",
            "A software platform that many applications share, such as maps or code lists; platforms that exchange data belong to the integration layer.";
            "  owner: ministry\n  technical: true\n  hosted-on: [data-centre]\n"
        }
        OneStopSystem = "one-stop-system", "Hệ thống thông tin một cửa điện tử", "E-one-stop system" {
            "Hệ thống tiếp nhận, luân chuyển hồ sơ thủ tục hành chính đứng cạnh cổng dịch vụ công; khi hai hệ thống đã hợp nhất thì dùng `procedure-system`.",
            "Receives and passes on files of administrative procedures beside the service portal; once the two are merged use `procedure-system`.";
            law "61/2018/NĐ-CP" "25.2a" "Hệ thống thông tin một cửa điện tử", "E-one-stop information system";
            "  owner: ministry\n  security-level: 3\n  hosted-on: [data-centre]\n"
        }
        ProcedureSystem = "procedure-system", "Hệ thống thông tin giải quyết thủ tục hành chính", "Procedure-handling system" {
            "Hệ thống hợp nhất cổng dịch vụ công và một cửa điện tử của bộ, tỉnh; trước khi hợp nhất thì phần một cửa là `one-stop-system`.",
            "The system that merges a ministry's or province's service portal and e-one-stop system; before the merger the latter is `one-stop-system`.";
            law "01/2023/TT-VPCP" "" "Hệ thống thông tin giải quyết thủ tục hành chính", "Procedure-handling system";
            "  owner: ministry\n  security-level: 3\n  hosted-on: [data-centre]\n"
        }
        PaymentSystem = "payment-system", "Hệ thống thanh toán điện tử", "Online payment system" {
            "Hệ thống để người nộp hồ sơ trả phí, lệ phí trực tuyến; việc dịch vụ có thu phí được ghi ở dịch vụ bằng `fee`.",
            "Where applicants pay fees online; that a service has a fee is said at the service with `fee`.";
            "  scope: national\n"
        }
        IdentitySystem = "identity-system", "Hệ thống định danh và xác thực điện tử", "E-identification and authentication system" {
            "Hệ thống cấp, quản lý tài khoản định danh điện tử; nền tảng để các hệ thống khác gọi tới là `identity-platform`.",
            "Issues and manages e-identification accounts; the platform that other systems call is `identity-platform`.";
            law "2568/QĐ-BTTTT" "" "Hệ thống định danh và xác thực điện tử", "E-identification and authentication system";
            "  scope: national\n"
        }
        DocumentSystem = "document-system", "Hệ thống quản lý, trao đổi văn bản điện tử", "E-document system" {
            "Hệ thống quản lý văn bản, điều hành và trao đổi văn bản điện tử giữa các cơ quan; không dùng cho cơ sở dữ liệu văn bản quy phạm pháp luật (`database`).",
            "Manages documents and exchanges them between agencies; a database of legal documents is a `database`.";
            "  owner: ministry\n  security-level: 2\n  hosted-on: [data-centre]\n"
        }
        AiApplication = "ai-application", "Ứng dụng trí tuệ nhân tạo", "AI application" {
            "Ứng dụng mà chức năng chính dựa trên trí tuệ nhân tạo, như trợ lý ảo; ứng dụng thường có thêm một tính năng như vậy vẫn là `application`.",
            "An application that rests on artificial intelligence, such as an assistant; an ordinary one with one such feature stays an `application`.";
            "  owner: ministry\n  status: planned\n  since: 2027\n"
        }
    }
}
