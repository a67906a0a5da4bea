//! The forms in which results are given: which there are, what they are called, and which command has which.
//!
//! Those in which other programs take results are a row each in [`Form`] of the library, and follow from there.

use std::sync::LazyLock;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use justarch::formats::Form;
use justarch::{Lang, Text, bilingual};

use crate::fault::Fault;

/// The forms of the program's own: name, word, what it is.
macro_rules! forms {
    ($($name:ident = $word:literal, $vi:literal, $en:literal;)*) => {
        /// Every form; not each command has all.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum AnyFormat {
            $(#[doc = $en] $name,)*
            /// One for another program, all results of a call together.
            Listed(Form),
        }

        static OWN: &[AnyFormat] = &[$(AnyFormat::$name,)*];

        impl AnyFormat {
            fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                    Self::Listed(form) => form.key(),
                }
            }

            fn label(self) -> Text {
                match self {
                    $(Self::$name => Text::fixed($vi, $en),)*
                    Self::Listed(form) => form.label(),
                }
            }
        }
    };
}

forms! {
    Human = "human", "cho người đọc", "For people";
    Json = "json", "cho máy đọc", "For machines";
    Markdown = "markdown", "một trang báo cáo", "A page for a report";
    Csv = "csv", "bảng cho phần mềm bảng tính", "A table for a spreadsheet";
    Mermaid = "mermaid", "biểu đồ Gantt", "A Gantt chart";
    Svg = "svg", "hình vẽ dòng thời gian", "A picture of a timeline";
    Accept = "accept",
        "các mục `[[accept]]` của justarch.toml cho từng thay đổi được liệt kê, để điền",
        "`[[accept]]` entries of justarch.toml, one for each listed change, to be filled in";
}

/// What a command has: the set of its forms, how it is asked for, and the commands; those for other programs by what they
/// have to be fit for. From this follow the types, the help and what is said of a form that a command lacks.
macro_rules! sets {
    ($(
        $(#[$doc:meta])*
        $set:ident = $method:ident of [$($command:literal),*]: $($form:ident),*
            $(+ $listed:ident if $takes:ident)?;
    )*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub(crate) enum $set {
                $(#[doc = concat!("As [`AnyFormat::", stringify!($form), "`].")] $form,)*
                $(
                    #[doc = "For another program, all results together."]
                    $listed(Form),
                )?
            }

            impl Set for $set {
                fn of(form: AnyFormat) -> Option<Self> {
                    match form {
                        $(AnyFormat::$form => Some(Self::$form),)*
                        $(AnyFormat::$listed(form) if $takes(form) => Some(Self::$listed(form)),)?
                        _ => None,
                    }
                }
            }

            impl AnyFormat {
                $(#[$doc])*
                pub(crate) fn $method(self) -> Result<$set, Fault> {
                    $set::of(self).ok_or_else(|| self.lacking::<$set>())
                }
            }
        )*

        /// The commands that have a form, where not all have it.
        fn commands(form: AnyFormat) -> Vec<&'static str> {
            if Format::of(form).is_some() {
                return Vec::new();
            }
            let mut commands: Vec<&str> = Vec::new();
            $(
                if $set::of(form).is_some() {
                    commands.extend([$($command),*]);
                }
            )*
            commands
        }
    };
}

sets! {
    /// The form of a command that has those that all have.
    Format = common of ["fmt"]: Human, Json;
    /// The form of findings, those of rules that ran.
    FindingFormat = findings of ["check", "transition"]: Human, Json, Markdown + Listed if any;
    /// The form of what is demanded.
    DemandFormat = demands of ["gap"]: Human, Json, Markdown + Listed if without_rules;
    /// The form of a comparison.
    DiffFormat = diff of ["diff"]: Human, Json, Markdown, Accept + Listed if without_rules;
    /// The form of a roadmap.
    RoadmapFormat = roadmap of ["roadmap"]: Human, Json, Markdown, Mermaid;
    /// The form of a command whose result goes into reports.
    PageFormat = page of ["impact", "explain"]: Human, Json, Markdown;
    /// The form of a history.
    HistoryFormat = history of ["history"]: Human, Json, Markdown, Csv, Svg;
    /// The form of a table.
    TableFormat = table of ["query", "blame"]: Human, Json, Markdown, Csv;
}

/// The forms that a command has.
trait Set: Sized {
    /// The form as one of them, if it is.
    fn of(form: AnyFormat) -> Option<Self>;
}

fn any(_: Form) -> bool {
    true
}

/// No rules run, so that none could have passed.
fn without_rules(form: Form) -> bool {
    !form.shows_rules()
}

static ALL: LazyLock<Vec<AnyFormat>> = LazyLock::new(|| {
    let listed = Form::ALL.iter().map(|form| AnyFormat::Listed(*form));
    OWN.iter().copied().chain(listed).collect()
});

impl AnyFormat {
    /// That a command lacks the form, and which it has.
    fn lacking<S: Set>(self) -> Fault {
        let has = |form| S::of(form).is_some();
        let those = ALL.iter().filter(|form| has(**form));
        let mut those: Vec<_> = those.map(|form| format!("`{}`", form.word())).collect();
        let last = those.pop().unwrap_or_default();
        let those = those.join(", ");
        let text = bilingual!(
            "lệnh này chỉ có dạng kết quả {those} và {last}",
            "this command has the forms {those} and {last} only"
        );
        match self {
            Self::Listed(form) if form.shows_rules() && has(Self::Listed(Form::Concise)) => {
                let word = self.word();
                Fault::with_help(
                    text,
                    bilingual!(
                        "dạng `{word}` nêu cả các quy tắc đã đạt, còn lệnh này không chạy quy tắc nào",
                        "`{word}` also tells which rules passed, and this command runs none"
                    ),
                )
            }
            _ => Fault::new(text),
        }
    }

    /// What it is, and which commands have it, if not all.
    fn told(self, lang: Lang) -> String {
        let label = self.label();
        let commands = commands(self);
        let label = label.get(lang);
        if commands.is_empty() {
            return label.to_owned();
        }
        format!("{label} ({})", commands.join(", "))
    }
}

/// What a form is called in the Vietnamese help.
pub(crate) fn vietnamese(word: &str) -> Option<String> {
    let form = ALL.iter().find(|form| form.word() == word)?;
    Some(form.told(Lang::Vi))
}

impl ValueEnum for AnyFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let value = PossibleValue::new(self.word());
        Some(value.help(self.told(Lang::En)))
    }
}
