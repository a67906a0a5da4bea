//! How grave a change of a field is: the classes that the rows of the tables name.
//!
//! Plain data. Comparing versions interprets it; nothing here knows of a comparison.

use crate::text::Text;

/// What a change weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    /// Only words, sources, marks or figures.
    Editorial,
    /// What is in use goes on as before.
    Compatible,
    /// Breaking for what is in use, compatible otherwise.
    InUse,
    /// Breaking whether it is in use or not.
    Breaking,
}

/// A weight with its reason.
#[derive(Debug)]
pub(crate) struct Effect {
    pub(crate) weight: Weight,
    pub(crate) why: Text,
}

/// How values of a field are compared.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scale {
    /// Values of which none is more than another.
    Plain,
    /// A set: with more in it, it is more.
    Set,
    /// Numbers and dates.
    Amount,
    /// `false`, or nothing, below `true`.
    Flag,
    /// Words from the least on. What states none is taken for `unstated`, if there is such a word.
    Ladder {
        words: &'static [&'static str],
        unstated: Option<&'static str>,
    },
    /// A set of marks from the least on: it is less when one of the last `guarded` goes, or when the highest falls.
    Marks {
        words: &'static [&'static str],
        guarded: usize,
    },
    /// Grades of services, which value sets of frameworks order.
    Grades,
    /// The platforms that data passes; over some is more than over none.
    Route,
}

/// The classes of one field, by what happens to its value.
#[derive(Debug)]
pub(crate) struct Classes {
    pub(crate) scale: Scale,
    /// Stated where nothing was.
    pub(crate) added: Effect,
    /// No longer stated.
    pub(crate) removed: Effect,
    /// More than before, by the scale.
    pub(crate) raised: Effect,
    /// Less than before.
    pub(crate) lowered: Effect,
    /// Another value that is neither.
    pub(crate) replaced: Effect,
}

/// The class of a field, or why it has none.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Change {
    /// Compared, and classed so.
    Classed(&'static Classes),
    /// Bookkeeping of what became of things, from which the comparison follows.
    Lineage,
    /// The kind of an element: a change of it is a move, which weighs as much as what goes.
    Move,
}

macro_rules! classes {
    ($($(#[$outer:meta])* $name:ident = $scale:expr, {
        added: $added:expr, removed: $removed:expr, raised: $raised:expr, lowered: $lowered:expr, replaced: $replaced:expr,
    };)+) => {
        $(
            static $name: Classes = Classes {
                scale: $scale,
                added: $added,
                removed: $removed,
                raised: $raised,
                lowered: $lowered,
                replaced: $replaced,
            };
        )+

        impl Change {
            $($(#[$outer])* pub(crate) const $name: Self = Self::Classed(&$name);)+
        }
    };
}

const fn editorial() -> Effect {
    Effect {
        weight: Weight::Editorial,
        why: Text::fixed(
            "chỉ thay đổi cách diễn đạt, nguồn hoặc số liệu",
            "only wording, sources or figures changed",
        ),
    }
}

const fn compatible() -> Effect {
    Effect {
        weight: Weight::Compatible,
        why: Text::fixed(
            "không ảnh hưởng đến thành phần đang sử dụng",
            "nothing that is in use is affected",
        ),
    }
}

const fn addition() -> Effect {
    better(
        "bổ sung mới, nội dung đã có giữ nguyên",
        "an addition; what was there stays",
    )
}

const fn better(vi: &'static str, en: &'static str) -> Effect {
    Effect {
        weight: Weight::Compatible,
        why: Text::fixed(vi, en),
    }
}

/// Breaking for what is in use.
const fn worse(vi: &'static str, en: &'static str) -> Effect {
    Effect {
        weight: Weight::InUse,
        why: Text::fixed(vi, en),
    }
}

const fn breaking(vi: &'static str, en: &'static str) -> Effect {
    Effect {
        weight: Weight::Breaking,
        why: Text::fixed(vi, en),
    }
}

const fn no_longer_relied_on() -> Effect {
    worse(
        "bên khác đang dựa vào thông tin này, nay không còn nêu",
        "others rely on this, and it is no longer stated",
    )
}

const fn another_relied_on() -> Effect {
    worse(
        "bên khác đang dựa vào thông tin này, nay bị thay bằng giá trị khác",
        "others rely on this, and it was replaced by another value",
    )
}

const fn less_relied_on() -> Effect {
    worse(
        "bên khác đang dựa vào thông tin này, nay bị cắt giảm",
        "others rely on this, and a part of it is gone",
    )
}

const fn protected() -> Effect {
    better(
        "biện pháp bảo vệ được bổ sung hoặc tăng cường",
        "protection was added or strengthened",
    )
}

const fn exposed() -> Effect {
    worse(
        "biện pháp bảo vệ của đối tượng đang sử dụng bị giảm hoặc không còn nêu",
        "protection of something in use was weakened or is no longer stated",
    )
}

const fn less_exchanged() -> Effect {
    worse(
        "một phần nội dung trao đổi không còn",
        "a part of what was exchanged is gone",
    )
}

classes! {
    /// Texts, aliases, sources, marks of inference, notes, tags, free attributes, values of indicators; of the
    /// header version, state date, status and dates of review. Nothing else is editorial.
    WORDS = Scale::Plain, {
        added: editorial(), removed: editorial(), raised: editorial(), lowered: editorial(), replaced: editorial(),
    };
    /// A text that counts by being there: a reason that rules ask for, a content that is stated or unknown.
    REASON = Scale::Plain, {
        added: addition(), removed: compatible(), raised: editorial(), lowered: editorial(), replaced: editorial(),
    };
    /// What says more of a thing and binds nobody.
    FACT = Scale::Plain, {
        added: addition(), removed: compatible(), raised: compatible(), lowered: compatible(), replaced: compatible(),
    };
    /// What others rely on.
    RELIED_ON = Scale::Plain, {
        added: addition(), removed: no_longer_relied_on(), raised: another_relied_on(),
        lowered: another_relied_on(), replaced: another_relied_on(),
    };
    /// A set that others rely on.
    RELIED_ON_SET = Scale::Set, {
        added: addition(), removed: no_longer_relied_on(), raised: addition(), lowered: less_relied_on(),
        replaced: another_relied_on(),
    };
    /// What others rely on as long as it is `true`.
    RELIED_ON_FLAG = Scale::Flag, {
        added: addition(), removed: no_longer_relied_on(), raised: addition(), lowered: no_longer_relied_on(),
        replaced: another_relied_on(),
    };
    /// What protects as long as it is `true`.
    GUARD = Scale::Flag, {
        added: protected(), removed: exposed(), raised: protected(), lowered: exposed(), replaced: exposed(),
    };
    /// A date up to which something was looked after: the later the better.
    ASSESSMENT = Scale::Amount, {
        added: protected(),
        removed: worse(
            "không còn nêu lần kiểm tra, đánh giá an toàn của đối tượng đang sử dụng",
            "the security assessment of something in use is no longer stated",
        ),
        raised: better("có lần kiểm tra, đánh giá an toàn mới", "there is a newer security assessment"),
        lowered: worse(
            "lần kiểm tra, đánh giá an toàn của đối tượng đang sử dụng bị lùi về trước",
            "the security assessment of something in use was set back",
        ),
        replaced: exposed(),
    };
    /// The approval on which protection rests.
    APPROVAL = Scale::Plain, {
        added: protected(),
        removed: worse(
            "không còn nêu văn bản phê duyệt hoặc thẩm định của đối tượng đang sử dụng",
            "the approval or appraisal of something in use is no longer stated",
        ),
        raised: compatible(), lowered: compatible(), replaced: compatible(),
    };
    /// Who appraised the security level, the nearest first.
    APPRAISAL = Scale::Ladder { words: &["specialised-unit", "owner", "central"], unstated: None }, {
        added: protected(), removed: exposed(), raised: protected(), lowered: exposed(), replaced: exposed(),
    };
    /// The security level.
    LEVEL = Scale::Amount, {
        added: better("nâng cấp độ an toàn", "the security level rose"),
        removed: breaking(
            "hạ hoặc bỏ cấp độ an toàn",
            "the security level fell or is no longer stated",
        ),
        raised: better("nâng cấp độ an toàn", "the security level rose"),
        lowered: breaking(
            "hạ hoặc bỏ cấp độ an toàn",
            "the security level fell or is no longer stated",
        ),
        replaced: breaking(
            "hạ hoặc bỏ cấp độ an toàn",
            "the security level fell or is no longer stated",
        ),
    };
    /// What information is processed. Private information and state secrets stay marked.
    SECRECY = Scale::Marks { words: &["public", "internal", "personal", "state-secret"], guarded: 2 }, {
        added: protected(),
        removed: worse(
            "không còn nêu mức độ bảo mật thông tin của đối tượng đang sử dụng",
            "the secrecy of information of something in use is no longer stated",
        ),
        raised: better(
            "mức độ bảo mật thông tin không giảm",
            "the secrecy of the information is no lower",
        ),
        lowered: worse(
            "hạ mức độ bảo mật thông tin của đối tượng đang sử dụng",
            "the secrecy of information of something in use was lowered",
        ),
        replaced: worse(
            "hạ mức độ bảo mật thông tin của đối tượng đang sử dụng",
            "the secrecy of information of something in use was lowered",
        ),
    };
    /// A number that decides how much protection is due.
    EXTENT = Scale::Amount, {
        added: addition(), removed: exposed(), raised: compatible(), lowered: compatible(), replaced: compatible(),
    };
    /// How users say who they are, in words of the document's own; `none` asks for nothing.
    IDENTIFICATION = Scale::Ladder { words: &["none"], unstated: None }, {
        added: protected(),
        removed: worse(
            "không còn nêu yêu cầu định danh, xác thực của dịch vụ đang sử dụng",
            "what identification a service in use asks for is no longer stated",
        ),
        raised: protected(),
        lowered: worse(
            "bỏ hoặc hạ yêu cầu định danh, xác thực của dịch vụ đang sử dụng",
            "a service in use asks for less or no identification",
        ),
        replaced: worse(
            "thay đổi yêu cầu định danh, xác thực của dịch vụ đang sử dụng",
            "what identification a service in use asks for was replaced",
        ),
    };
    /// The ways to log in. Another beside the national e-ID does no harm.
    LOGIN = Scale::Marks { words: &["portal-account", "national-e-id"], guarded: 1 }, {
        added: protected(),
        removed: worse(
            "không còn nêu cách đăng nhập vào hệ thống đang sử dụng",
            "how to log in to something in use is no longer stated",
        ),
        raised: better(
            "vẫn đăng nhập được bằng cách thức bảo đảm như trước",
            "logging in is as safe as before",
        ),
        lowered: worse(
            "hệ thống đang sử dụng không còn đăng nhập bằng tài khoản định danh điện tử",
            "the national e-ID no longer logs in to something in use",
        ),
        replaced: exposed(),
    };
    /// The owner, or the body of the document.
    OWNER = Scale::Plain, {
        added: addition(),
        removed: breaking("không còn nêu chủ quản", "no owner is stated any more"),
        raised: breaking("thay đổi chủ quản", "the owner changed"),
        lowered: breaking("thay đổi chủ quản", "the owner changed"),
        replaced: breaking("thay đổi chủ quản", "the owner changed"),
    };
    /// Where something is in its life. That it ended weighs as much as that it is gone.
    STATUS = Scale::Ladder {
        words: &["planned", "pilot", "active", "deprecated", "retired"],
        unstated: Some("active"),
    }, {
        added: addition(),
        removed: better("trạng thái không còn được nêu", "the status is no longer stated"),
        raised: better("trạng thái tiến triển", "the status moved forward"),
        lowered: worse(
            "trạng thái lùi lại khi đang được sử dụng",
            "the status of something in use moved back",
        ),
        replaced: compatible(),
    };
    /// A day, a number or a place in time that binds nobody by itself.
    AMOUNT = Scale::Amount, {
        added: addition(), removed: compatible(), raised: compatible(), lowered: compatible(), replaced: compatible(),
    };
    /// Whether a platform can serve.
    READINESS = Scale::Ladder { words: &["unfit", "not-ready", "ready"], unstated: Some("ready") }, {
        added: addition(), removed: compatible(),
        raised: better("nền tảng sẵn sàng hơn", "the platform is readier"),
        lowered: worse(
            "nền tảng đang được sử dụng không còn sẵn sàng",
            "a platform in use is not ready any more",
        ),
        replaced: compatible(),
    };
    /// The grade of a service.
    GRADE = Scale::Grades, {
        added: addition(),
        removed: breaking("không còn nêu mức độ dịch vụ", "the grade is no longer stated"),
        raised: better("nâng mức độ dịch vụ", "the grade rose"),
        lowered: breaking("hạ mức độ dịch vụ", "the grade fell"),
        replaced: breaking("thay thế bộ giá trị mức độ dịch vụ", "the set of grades was replaced"),
    };
    /// How much of a service is done without being asked for.
    PROACTIVE = Scale::Amount, {
        added: addition(), removed: no_longer_relied_on(), raised: addition(), lowered: less_relied_on(),
        replaced: another_relied_on(),
    };
    /// The framework that the document follows.
    FRAMEWORK = Scale::Plain, {
        added: breaking("thay đổi khung kiến trúc áp dụng", "the framework changed"),
        removed: breaking("thay đổi khung kiến trúc áp dụng", "the framework changed"),
        raised: breaking("thay đổi khung kiến trúc áp dụng", "the framework changed"),
        lowered: breaking("thay đổi khung kiến trúc áp dụng", "the framework changed"),
        replaced: breaking("thay đổi khung kiến trúc áp dụng", "the framework changed"),
    };
    /// One of the four lines of protection of the whole.
    LINE = Scale::Plain, {
        added: protected(),
        removed: breaking(
            "không còn nêu một lớp bảo vệ an toàn thông tin",
            "a line of protection is no longer stated",
        ),
        raised: compatible(), lowered: compatible(), replaced: compatible(),
    };
    /// The way that the data of an exchange takes.
    ROUTE = Scale::Route, {
        added: addition(),
        removed: worse(
            "kết nối không còn qua nền tảng trung gian hoặc không còn nêu tuyến",
            "the data does not pass a platform any more, or its way is no longer stated",
        ),
        raised: better(
            "kết nối chuyển sang qua nền tảng trung gian",
            "the data passes a platform now",
        ),
        lowered: worse(
            "kết nối không còn qua nền tảng trung gian",
            "the data does not pass a platform any more",
        ),
        replaced: compatible(),
    };
    /// What is exchanged and what for.
    EXCHANGED = Scale::Set, {
        added: addition(), removed: less_exchanged(), raised: addition(), lowered: less_exchanged(),
        replaced: less_exchanged(),
    };
    /// The form of sharing, the least open first.
    SHARING = Scale::Ladder { words: &["special", "default", "open"], unstated: None }, {
        added: addition(),
        removed: worse(
            "thu hẹp hoặc không còn nêu hình thức chia sẻ",
            "sharing was narrowed or is no longer stated",
        ),
        raised: better("mở rộng hình thức chia sẻ", "sharing was widened"),
        lowered: worse(
            "thu hẹp hoặc không còn nêu hình thức chia sẻ",
            "sharing was narrowed or is no longer stated",
        ),
        replaced: another_relied_on(),
    };
}
