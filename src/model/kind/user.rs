//! The kinds of the user layer.

use super::{Kind, Words, words};

kinds! {
    /// Kinds of the user layer (Người dùng).
    User => UserKind {
        Citizen = "citizen", "Người dân", "Citizens" {
            "Cá nhân dùng dịch vụ công qua các kênh; tổ chức kinh doanh là `business`.",
            "Persons who are served over the channels; enterprises are `business`.";
            "  uses: [portal]\n"
        }
        Business = "business", "Doanh nghiệp", "Businesses" {
            "Doanh nghiệp, hợp tác xã, hộ kinh doanh dùng dịch vụ công; tổ chức hành nghề có nhiệm vụ riêng là `professional-body`.",
            "Enterprises that are served over the channels; practices with a duty of their own are `professional-body`.";
            "  uses: [portal]\n"
        }
        Official = "official", "Cán bộ, công chức, viên chức", "Officials" {
            "Cán bộ, công chức, viên chức xử lý công việc trên ứng dụng; người chỉ đạo, phê duyệt là `leader`.",
            "Staff who work with the applications; those who direct and approve are `leader`.";
            "  uses: [case-system]\n"
        }
        Leader = "leader", "Lãnh đạo", "Leaders" {
            "Lãnh đạo cơ quan nhận văn bản, báo cáo để chỉ đạo, điều hành; người xử lý hồ sơ là `official`.",
            "Heads of the body who receive documents and reports to decide; those who handle files are `official`.";
            "  uses: [case-system]\n"
        }
        Agency = "agency", "Cơ quan nhà nước", "Agencies" {
            "Cơ quan khác với tư cách bên dùng hoặc bên cung cấp dữ liệu; cơ quan sở hữu hệ thống được khai trong `organisations`.",
            "Other agencies as users or suppliers of data; agencies that own systems are declared in `organisations`.";
            "  uses: [case-system]\n"
        }
        ProfessionalBody = "professional-body", "Tổ chức hành nghề", "Professional bodies" {
            "Tổ chức hành nghề được giao một phần việc, như tổ chức hành nghề công chứng; doanh nghiệp chỉ nộp hồ sơ là `business`.",
            "Practices that carry out a part of the work, such as notary offices; enterprises that only apply are `business`.";
            "  uses: [portal]\n"
        }
    }
}
