//! The kinds of the policy layer.

use super::{Kind, Words, words};

kinds! {
    /// Kinds of the policy layer (Chính sách chỉ đạo và điều hành).
    Policy => PolicyKind {
        Law = "law", "Luật", "Law" {
            "Luật của Quốc hội; văn bản quy định chi tiết luật là `decree` hoặc `circular`.",
            "An act of the National Assembly; what details it is a `decree` or a `circular`.";
            "  number: 60/2014/QH13\n  date: 2014-11-20\n"
        }
        Decree = "decree", "Nghị định", "Decree" {
            "Nghị định của Chính phủ; văn bản của bộ trưởng là `circular`.",
            "A decree of the Government; that of a minister is a `circular`.";
            "  number: 61/2018/NĐ-CP\n  date: 2018-04-23\n"
        }
        Circular = "circular", "Thông tư", "Circular" {
            "Thông tư, thông tư liên tịch của bộ; văn bản cá biệt là `decision` hoặc `official-letter`.",
            "A circular or joint circular of ministries; single measures are a `decision` or an `official-letter`.";
            "  number: 13/2017/TT-BTTTT\n  date: 2017-06-23\n"
        }
        Decision = "decision", "Quyết định", "Decision" {
            "Quyết định ban hành, phê duyệt hoặc giao việc; quyết định ban hành khung kiến trúc dùng `framework`.",
            "A decision that issues, approves or assigns; one that issues an architecture framework is a `framework`.";
            "  number: 20/2020/QĐ-TTg\n  date: 2020-07-22\n"
        }
        Directive = "directive", "Chỉ thị", "Directive" {
            "Chỉ thị yêu cầu các cơ quan thực hiện; khác với `resolution` là quyết nghị của tập thể.",
            "A directive that orders agencies to act; a `resolution` is the will of a body of several.";
            "  number: 14/CT-TTg\n  date: 2019\n"
        }
        Resolution = "resolution", "Nghị quyết", "Resolution" {
            "Nghị quyết của Quốc hội, Chính phủ, cấp ủy hoặc hội đồng nhân dân; khác với `conclusion` là kết luận một cuộc họp.",
            "A resolution of the National Assembly, the Government, a party committee or a people's council; the outcome of a meeting is a `conclusion`.";
            "  number: 175/NQ-CP\n  date: 2023-10-30\n"
        }
        Conclusion = "conclusion", "Kết luận", "Conclusion" {
            "Thông báo kết luận của một cuộc họp hoặc của lãnh đạo; yêu cầu gửi cho cơ quan bằng văn bản riêng là `official-letter`.",
            "The conclusions of a meeting or of a leader; a request to an agency by letter is an `official-letter`.";
            "  date: 2023-10-20\n"
        }
        OfficialLetter = "official-letter", "Công văn, văn bản", "Official letter" {
            "Công văn hướng dẫn, đôn đốc; không phải văn bản quy phạm pháp luật.",
            "A letter that guides or urges; it is no legal instrument.";
            "  number: 1718/BTTTT-THH\n  date: 2020-05-11\n"
        }
        Framework = "framework", "Khung kiến trúc", "Architecture framework" {
            "Khung kiến trúc quốc gia mà kiến trúc tuân theo, khi cần nêu như một thành phần; phiên bản khung mà văn bản theo được khai ở `architecture`.",
            "The national framework where it is told as an element; which one the document follows is said under `architecture`.";
            "  number: 2568/QĐ-BTTTT\n  date: 2023-12-29\n"
        }
        Programme = "programme", "Chương trình", "Programme" {
            "Chương trình nhiều năm với nhiều nhiệm vụ; văn bản giao việc theo năm là `plan`, nhiệm vụ được phê duyệt riêng là `project`.",
            "A programme of several years; the tasks of one year are a `plan`, an undertaking that is approved for itself is a `project`.";
            "  since: 2021\n  until: 2025\n"
        }
        Project = "project", "Đề án", "Project" {
            "Đề án, dự án được phê duyệt riêng như Đề án 06; chương trình chung nhiều năm là `programme`.",
            "An undertaking that was approved for itself, such as Project 06; what frames many of them is a `programme`.";
            "  number: 06/QĐ-TTg\n  date: 2022-01-06\n"
        }
        Plan = "plan", "Kế hoạch", "Plan" {
            "Kế hoạch của cơ quan theo năm hoặc giai đoạn; các đợt của chính kiến trúc này được khai ở `roadmap`.",
            "A body's plan for a year or a period; the periods of this architecture itself are told under `roadmap`.";
            "  issuer: ministry\n  date: 2023\n"
        }
        Standard = "standard", "Tiêu chuẩn, quy chuẩn", "Standard" {
            "Tiêu chuẩn, quy chuẩn kỹ thuật mà thành phần khác tuân theo bằng `conforms-to`.",
            "A technical standard or regulation that other elements follow by `conforms-to`.";
            "  number: TCVN 11930:2017\n"
        }
    }
}
