//! The kinds of the business layer.

use super::{Kind, Words, words};

kinds! {
    /// Kinds of the business layer (Nghiệp vụ).
    Business => BusinessKind {
        PublicService = "public-service", "Dịch vụ công", "Public service" {
            "Một dịch vụ công gắn với thủ tục hành chính, có mức độ trực tuyến (`grade`); nhiều dịch vụ kể chung là `service-group`.",
            "One public service of an administrative procedure, with its grade online (`grade`); several told together are a `service-group`.";
            "  owner: ministry\n  grade: partial\n  supported-by: [case-system]\n"
        }
        ServiceGroup = "service-group", "Nhóm dịch vụ công", "Group of public services" {
            "Nhóm dịch vụ công được nêu chung, số lượng ghi bằng chỉ tiêu; khi cần mức độ của từng dịch vụ thì tách thành `public-service`.",
            "Public services told together, their number as an indicator; where the grade of each matters, write each as a `public-service`.";
            "  owner: ministry\n  supported-by: [case-system]\n"
        }
        Process = "process", "Quy trình nghiệp vụ", "Business process" {
            "Quy trình nội bộ hoặc bước của quy trình, không phải dịch vụ nộp hồ sơ cho người dân; thứ tự các bước ghi bằng `depends-on`.",
            "An internal process or one of its steps, not a service for the public; the order of steps is told by `depends-on`.";
            "  owner: ministry\n  supported-by: [case-system]\n"
        }
        Domain = "domain", "Lĩnh vực nghiệp vụ", "Business domain" {
            "Lĩnh vực quản lý gồm nhiều dịch vụ và quy trình, mỗi cái là bộ phận của lĩnh vực bằng `part-of`.",
            "A field of work that groups services and processes, each of them a part of it by `part-of`.";
            "  owner: ministry\n  governed-by: [decree-85]\n"
        }
    }
}
