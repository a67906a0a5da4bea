//! The kinds of the infrastructure layer.

use super::{Kind, Words, words};

kinds! {
    /// Kinds of the infrastructure layer (Hạ tầng đảm bảo).
    Infrastructure => InfrastructureKind {
        ItInfrastructure = "it-infrastructure", "Hạ tầng công nghệ thông tin", "IT infrastructure" {
            "Hạ tầng chung của cơ quan khi chưa tách được thành trung tâm dữ liệu, mạng hay thiết bị; khi đã rõ từng phần thì dùng loại riêng của phần đó.",
            "The body's infrastructure as a whole while data centre, networks and equipment are not told apart; once they are, use their own kinds.";
            law "85/2016/NĐ-CP" "6.2c" "Hệ thống cơ sở hạ tầng thông tin", "Information infrastructure system";
            "  owner: ministry\n  security-level: 3\n"
        }
        DataCentre = "data-centre", "Trung tâm dữ liệu", "Data centre" {
            "Nơi đặt máy chủ và thiết bị mà các hệ thống của cơ quan vận hành trên đó; cơ sở chung của quốc gia là `national-data-centre`, tài nguyên thuê theo nhu cầu là `cloud`.",
            "The place whose servers run the body's systems; the shared one of the state is `national-data-centre`, capacity on demand is `cloud`.";
            law "85/2016/NĐ-CP" "6.2c" "Hệ thống cơ sở hạ tầng thông tin", "Information infrastructure system";
            "  owner: ministry\n  operator: it-department\n  security-level: 3\n"
        }
        NationalDataCentre = "national-data-centre", "Trung tâm dữ liệu quốc gia", "National Data Centre" {
            "Trung tâm dữ liệu dùng chung của quốc gia, nằm ngoài cơ quan (`scope: national`); nền tảng chia sẻ, điều phối của trung tâm là thành phần riêng loại `coordination-platform`.",
            "The data centre that the whole state shares, outside the body (`scope: national`); its platform for sharing is an element of its own, a `coordination-platform`.";
            law "2568/QĐ-BTTTT" "" "Trung tâm dữ liệu quốc gia", "National Data Centre";
            "  scope: national\n"
        }
        Network = "network", "Mạng truyền số liệu", "Network" {
            "Mạng nội bộ, mạng diện rộng hoặc mạng truyền số liệu chuyên dùng nối các đơn vị; máy chủ và thiết bị đầu cuối là `equipment`.",
            "A local or wide-area network, or the specialised state network, that joins units; servers and end devices are `equipment`.";
            law "85/2016/NĐ-CP" "6.2c" "Hệ thống cơ sở hạ tầng thông tin", "Information infrastructure system";
            "  owner: ministry\n  security-level: 3\n"
        }
        Cloud = "cloud", "Điện toán đám mây", "Cloud" {
            "Tài nguyên tính toán, lưu trữ cấp theo nhu cầu, tự có hoặc thuê; địa điểm vật lý có máy chủ là `data-centre`.",
            "Computing and storage provided on demand, own or rented; the physical site with its servers is a `data-centre`.";
            law "85/2016/NĐ-CP" "6.2c" "Hệ thống cơ sở hạ tầng thông tin", "Information infrastructure system";
            "  owner: ministry\n  depends-on: [data-centre]\n"
        }
        Equipment = "equipment", "Trang thiết bị", "Equipment" {
            "Máy chủ, thiết bị mạng, thiết bị số hóa hoặc thiết bị đầu cuối được quản lý như một khối; không dùng cho cả một trung tâm dữ liệu.",
            "Servers, network, scanning or end-user devices that are managed as one block; not for a whole data centre.";
            "  owner: ministry\n  part-of: [data-centre]\n"
        }
        TrustService = "trust-service", "Dịch vụ tin cậy", "Trust service" {
            "Dịch vụ chữ ký số, chứng thực hoặc cấp dấu thời gian mà ứng dụng gọi để ký và kiểm tra văn bản; việc người dùng đăng nhập thuộc `identity-platform` hoặc `identity-system`.",
            "Digital signatures, certification or time stamps that applications call to sign and verify documents; login of users belongs to `identity-platform` or `identity-system`.";
            law "85/2016/NĐ-CP" "6.2c" "Hệ thống cơ sở hạ tầng thông tin", "Information infrastructure system";
            "  scope: national\n"
        }
        InformationSecurity = "information-security", "Bảo đảm an toàn thông tin", "Information security" {
            "Giải pháp bảo vệ như tường lửa, chống mã độc, sao lưu mà các hệ thống trỏ tới bằng `protected-by`; trung tâm theo dõi sự cố là `security-operations`.",
            "Protection such as firewalls, anti-malware or backup, to which systems point with `protected-by`; the centre that watches for incidents is `security-operations`.";
            "  owner: ministry\n"
        }
        SecurityOperations = "security-operations", "Trung tâm giám sát an toàn thông tin", "Security operations centre" {
            "Trung tâm (SOC) giám sát an toàn thông tin; hệ thống có `protected-by` tới trung tâm đang hoạt động được coi là đã giám sát.",
            "The centre (SOC) that monitors security; a system with `protected-by` towards one in operation counts as monitored.";
            "  owner: ministry\n"
        }
        VideoConference = "video-conference", "Hội nghị truyền hình", "Video conference" {
            "Hệ thống họp trực tuyến giữa các điểm cầu mà cán bộ dùng trực tiếp (`uses`); không phải kênh giao tiếp với người dân.",
            "The system for meetings between sites, which staff use directly (`uses`); it is no channel for citizens.";
            "  owner: ministry\n  depends-on: [data-centre]\n"
        }
    }
}
