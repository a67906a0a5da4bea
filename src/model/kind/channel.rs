//! The kinds of the channel layer.

use super::{Kind, Words, words};

kinds! {
    /// Kinds of the channel layer (Kênh giao tiếp).
    Channel => ChannelKind {
        ServicePortal = "service-portal", "Cổng dịch vụ công", "Public service portal" {
            "Cổng để tổ chức, cá nhân nộp hồ sơ và theo dõi kết quả; cổng chủ yếu đưa tin là `web-portal`.",
            "Where people file applications and follow them; a portal that mainly informs is a `web-portal`.";
            law "61/2018/NĐ-CP" "25" "Cổng Dịch vụ công cấp bộ, cấp tỉnh", "Public service portal of a ministry or province";
            "  owner: ministry\n  url: dichvucong.example.gov.vn\n  offers: [licence]\n"
        }
        WebPortal = "web-portal", "Cổng thông tin điện tử", "Web portal" {
            "Cổng thông tin chính của bộ, tỉnh; trang của một đơn vị trực thuộc là `web-page`, nơi nộp hồ sơ là `service-portal`.",
            "The main information portal of a ministry or province; the page of a unit is a `web-page`, the place to file is the `service-portal`.";
            law "42/2022/NĐ-CP" "" "Cổng thông tin điện tử", "Web portal";
            "  owner: ministry\n  url: example.gov.vn\n"
        }
        WebPage = "web-page", "Trang thông tin điện tử", "Web page" {
            "Trang của một đơn vị hoặc chuyên đề, thường nằm dưới cổng chính; cổng chính là `web-portal`.",
            "The page of a unit or on one subject, often below the main portal, which is the `web-portal`.";
            "  owner: it-department\n  url: cntt.example.gov.vn\n"
        }
        OpenDataPortal = "open-data-portal", "Cổng dữ liệu mở", "Open data portal" {
            "Cổng công bố dữ liệu mở để mọi người tải và dùng lại; không dùng cho trao đổi dữ liệu giữa cơ quan nhà nước (`exchanges`).",
            "Publishes open data for everybody to reuse; exchanges between agencies are told by `exchanges`.";
            law "42/2022/NĐ-CP" "" "Cổng dữ liệu", "Data portal";
            "  owner: ministry\n"
        }
        MobileApp = "mobile-app", "Ứng dụng di động", "Mobile app" {
            "Ứng dụng trên điện thoại mà người dùng cài đặt, như VNeID; phần xử lý phía sau là thành phần của lớp ứng dụng.",
            "An app on the phone, such as VNeID; what works behind it is an element of the application layer.";
            law "42/2022/NĐ-CP" "" "Ứng dụng trên thiết bị di động", "Mobile app";
            "  scope: national\n  offers: [licence]\n"
        }
        SocialNetwork = "social-network", "Mạng xã hội", "Social network" {
            "Trang hoặc tài khoản của cơ quan trên mạng xã hội để đưa tin, trả lời; kênh do cơ quan tự vận hành là `web-page`.",
            "The body's page or account on a social network; what it runs itself is a `web-page`.";
            law "42/2022/NĐ-CP" "" "Mạng xã hội", "Social network";
            "  owner: ministry\n"
        }
        Hotline = "hotline", "Tổng đài điện thoại", "Hotline" {
            "Số điện thoại hoặc tổng đài trả lời, tiếp nhận phản ánh; liên hệ bằng thư là `email`.",
            "A telephone number or call centre that answers and takes complaints; letters by mail are `email`.";
            law "42/2022/NĐ-CP" "" "Tổng đài điện thoại", "Call centre";
            "  owner: ministry\n"
        }
        Email = "email", "Thư điện tử", "Email" {
            "Hộp thư điện tử công vụ dùng để liên hệ với tổ chức, cá nhân; trao đổi văn bản giữa cơ quan là `document-system`.",
            "The official mail by which people reach the body; documents between agencies go over a `document-system`.";
            law "42/2022/NĐ-CP" "" "Thư điện tử", "Email";
            "  owner: ministry\n"
        }
        Counter = "counter", "Bộ phận tiếp nhận trực tiếp", "In-person counter" {
            "Nơi tiếp nhận hồ sơ trực tiếp như bộ phận một cửa; hệ thống mà nơi đó dùng là `one-stop-system` hoặc `procedure-system`.",
            "The place where files are handed in person; the system that it works with is a `one-stop-system` or `procedure-system`.";
            "  owner: ministry\n  offers: [licence]\n  depends-on: [case-system]\n"
        }
    }
}
