//! Why a command could not be carried out, in both languages.

use std::path::Path;

use justarch::{Lang, LoadError, Text, UserRules, bilingual};

/// A reason to exit with 2.
#[derive(Debug)]
pub(crate) enum Fault {
    /// One sentence, and what to do.
    Said { text: Text, help: Option<Text> },
    /// A text in which there is nothing to look at.
    Load(Box<LoadError>),
    /// A rule file with faults.
    Rules(Box<UserRules>),
}

impl Fault {
    pub(crate) fn new(text: Text) -> Self {
        Self::Said { text, help: None }
    }

    pub(crate) fn with_help(text: Text, help: Text) -> Self {
        Self::Said {
            text,
            help: Some(help),
        }
    }

    /// That a file cannot be written.
    pub(crate) fn unwritten(path: &Path, why: &Text) -> Self {
        let (vi, en) = (why.get(Lang::Vi), why.get(Lang::En));
        let path = path.display();
        Self::new(bilingual!(
            "không ghi được `{path}`: {vi}",
            "`{path}` cannot be written: {en}"
        ))
    }

    /// The same with what to do.
    pub(crate) fn and_help(self, help: Text) -> Self {
        match self {
            Self::Said { text, .. } => Self::with_help(text, help),
            fault @ (Self::Load(_) | Self::Rules(_)) => fault,
        }
    }

    /// The same, said of a file.
    pub(crate) fn within(self, file: &str) -> Self {
        match self {
            Self::Said { text, help } => {
                let (vi, en) = (text.get(Lang::Vi), text.get(Lang::En));
                let text = bilingual!("{file}: {vi}", "{file}: {en}");
                Self::Said { text, help }
            }
            fault @ (Self::Load(_) | Self::Rules(_)) => fault,
        }
    }

    /// With a "did you mean", if there is something it may have been.
    pub(crate) fn or_similar(text: Text, meant: &[&str]) -> Self {
        if meant.is_empty() {
            return Self::new(text);
        }
        let names: Vec<_> = meant.iter().map(|name| format!("`{name}`")).collect();
        let (vi, en) = (names.join(" hay "), names.join(" or "));
        Self::with_help(
            text,
            bilingual!("Có phải định viết {vi}?", "did you mean {en}?"),
        )
    }
}

/// What the operating system says, where it says it often enough to be worth its own words.
pub(crate) fn of_io(error: &std::io::Error) -> Text {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => Text::fixed("không có tệp này", "there is no such file"),
        ErrorKind::PermissionDenied => Text::fixed("không có quyền truy cập", "permission denied"),
        ErrorKind::IsADirectory => Text::fixed("đây là một thư mục", "it is a folder"),
        ErrorKind::AlreadyExists => Text::fixed(
            "đã có tệp này, và tệp không được ghi đè",
            "there is such a file by now, which is not overwritten",
        ),
        ErrorKind::FileTooLarge => Text::fixed(
            "tệp lớn hơn mức hệ thống cho phép",
            "the file is larger than the system allows",
        ),
        ErrorKind::ReadOnlyFilesystem => Text::fixed(
            "hệ thống tệp chỉ cho phép đọc",
            "the file system is read-only",
        ),
        ErrorKind::StorageFull => Text::fixed("hết dung lượng lưu trữ", "no space is left"),
        _ => bilingual!("lỗi của hệ điều hành: {error}", "the system says: {error}"),
    }
}

pub(crate) fn crashed() -> Text {
    Text::fixed(
        "lỗi nội bộ của chương trình, không phải lỗi của văn bản; xin gửi thông báo dưới đây cho nhóm phát triển",
        "internal error: a fault of the program, not of the document; please report the message below",
    )
}
