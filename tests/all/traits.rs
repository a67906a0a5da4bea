//! Which traits the public types have, so that they can be kept, compared, put into maps, shown and passed on.

use std::collections::{BTreeSet, HashSet};
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use justarch::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Compiles only if each of the types has the traits.
macro_rules! have {
    ($($traits:path),+ => $($type:ty),+ $(,)?) => {{
        fn has<T: ?Sized $(+ $traits)+>() {}
        $(has::<$type>();)+
    }};
}

/// Plain values: copied, compared, sorted, hashed.
macro_rules! are_values {
    ($($type:ty),+ $(,)?) => { have!(Copy, Debug, Eq, Ord, Hash, Send, Sync => $($type),+) };
}

/// Known by a word: shown as it, read from it, passed on as it.
macro_rules! are_words {
    ($($type:ty),+ $(,)?) => {{
        have!(Debug, Eq, Ord, Hash, Display, FromStr, Serialize, DeserializeOwned, Send, Sync => $($type),+);
        $(have_error::<$type>();)+
    }};
}

fn have_error<T: FromStr<Err = Error>>() {}

#[test]
fn types_have_the_traits_that_make_sense() {
    // Views.
    are_values!(
        ElementRef<'_>,
        RelationRef<'_>,
        RecordRef<'_>,
        OrganisationRef<'_>,
        SourceRef<'_>,
        IndicatorRef<'_>,
        TargetRef<'_>,
        End<'_>,
        Reading<'_>,
        Dependence,
        Value<'_>,
    );
    have!(Display => ElementRef<'_>, RelationRef<'_>, RecordRef<'_>, OrganisationRef<'_>, Value<'_>);
    have!(Clone, Debug, Eq, Ord, Hash => Route<'_>);
    // Words.
    are_words!(
        Appraisal,
        DatabaseClass,
        DocumentStatus,
        Information,
        JustificationReason,
        model::Level,
        Login,
        Method,
        OrganisationKind,
        Purpose,
        Qualifier,
        Readiness,
        Role,
        Scope,
        Sharing,
        Status,
        ApplicationKind,
        BusinessKind,
        ChannelKind,
        InfrastructureKind,
        IntegrationKind,
        PolicyKind,
        UserKind,
        Layer,
        RelationKind,
        Table,
        Severity,
        RuleLevel,
        Lang,
        Date,
        FrameworkVersion,
        ArchitectureVersion,
        Code,
    );
    have!(Copy, Display, FromStr, Serialize, DeserializeOwned => Kind);
    are_values!(
        Kind,
        Field,
        Layer,
        RelationKind,
        Table,
        Severity,
        RuleLevel,
        Lang,
        Date,
        FrameworkVersion,
        Status,
        Mode,
        Class,
        Bump,
        ChangeKind,
        Confidence,
        Force,
        InstrumentKind,
        DateSource,
        Concern,
        GradeTrait,
        ProcedureHandling,
        Cell,
        WaveOrder,
        Reason,
        StepKind,
        Span,
        SourceId,
        Position,
        ErrorKind,
        Side,
    );
    // What is found.
    have!(Clone, Debug, Eq, Send, Sync => Report, Diagnostic, Members, Member, Suppressed, Code, CodeInfo);
    have!(Clone, Debug, Eq, Ord, Hash => Label, At, Step, Place, Subject, Skipped, SuppressedBy, Dropped);
    have!(Clone, Debug, Eq, Ord, Hash => Basis, Instrument, Doubt, Limits);
    have!(Default, IntoIterator, Extend<Diagnostic>, FromIterator<Diagnostic> => Report);
    have!(Clone, Debug, Eq, Ord, Hash, Serialize, DeserializeOwned => Text);
    have!(Serialize, DeserializeOwned, Clone, Debug, Eq => Architecture, Baseline);
    // Errors.
    have!(std::error::Error, Clone, Eq, Hash, Send, Sync, From<LoadError> => Error);
    have!(std::error::Error, Clone, Send, Sync => LoadError);
    // What is asked.
    have!(Clone, Debug, Send, Sync => Builder, RuleSet, Document, Loader);
}

mod model {
    pub(crate) use justarch::Level;
}

/// Each value is read from the word that it is shown as, alone and through `serde`, and no two share one.
fn words<T>(all: &[T])
where
    T: Copy + Debug + Display + Eq + Hash + FromStr<Err = Error> + Serialize + DeserializeOwned,
{
    let mut seen = HashSet::new();
    for value in all {
        let word = value.to_string();
        assert_eq!(word.parse::<T>().unwrap(), *value);
        let json = serde_json::to_string(value).unwrap();
        assert_eq!(json, format!("\"{word}\""));
        assert_eq!(serde_json::from_str::<T>(&json).unwrap(), *value);
        assert!(seen.insert(word.clone()), "{word} is said twice");
        assert!(word.to_uppercase().parse::<T>().is_err(), "{word}");
    }
    assert!(!all.is_empty());
    let error = "no such word".parse::<T>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Value);
    assert!(error.to_string().contains(&all[0].to_string()), "{error}");
}

#[test]
fn closed_sets_are_read_as_they_are_shown() {
    macro_rules! all {
        ($($type:ident)+) => { $(words(&$type::ALL[..]);)+ };
    }
    all!(Appraisal DatabaseClass DocumentStatus Information JustificationReason Level Login Method
        OrganisationKind Purpose Qualifier Readiness Role Scope Sharing Status ApplicationKind
        BusinessKind ChannelKind InfrastructureKind IntegrationKind PolicyKind UserKind Layer
        RelationKind Table Severity RuleLevel);
    let mut keys = BTreeSet::new();
    for kind in Kind::ALL {
        assert_eq!(kind.key().parse::<Kind>().unwrap(), *kind);
        assert!(keys.insert(kind.key()), "{kind} is the word of two kinds");
    }
    for kind in Kind::ALL
        .iter()
        .copied()
        .chain(Layer::ALL.map(Kind::Custom))
    {
        let json = serde_json::to_string(&kind).unwrap();
        assert_eq!(serde_json::from_str::<Kind>(&json).unwrap(), kind, "{json}");
    }
}

#[test]
fn other_texts_are_passed_on_as_they_are_written() {
    fn passes<T: Debug + Eq + Serialize + DeserializeOwned + Display + FromStr<Err = Error>>(
        text: &str,
    ) {
        let value: T = text.parse().unwrap();
        let json = serde_json::to_string(&value).unwrap();
        assert_eq!(json, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<T>(&json).unwrap(), value);
        let wrong = serde_json::from_str::<T>("\"?\"").unwrap_err().to_string();
        assert!(wrong.contains('?'), "{wrong}");
    }
    passes::<Date>("2024-02-29");
    passes::<Date>("2024");
    passes::<FrameworkVersion>("3.0");
    passes::<ArchitectureVersion>("2.10");
    passes::<Code>("INT003");
    passes::<Lang>("vi");
    let text = Text::new("Bộ Tư pháp", "Ministry of Justice");
    let json = serde_json::to_string(&text).unwrap();
    assert_eq!(json, r#"{"vi":"Bộ Tư pháp","en":"Ministry of Justice"}"#);
    assert_eq!(serde_json::from_str::<Text>(&json).unwrap(), text);
    assert!(serde_json::from_str::<Text>(r#"{"vi":"Bộ"}"#).is_err());
}

#[test]
#[expect(
    clippy::mutable_key_type,
    reason = "what an architecture makes when it is first asked is not what views are compared by"
)]
fn views_are_equal_and_ordered_within_one_architecture() {
    let (one, other) = (reference::moj_3_0(), reference::moj_3_0());
    let elements: BTreeSet<_> = one.elements().collect();
    assert!(elements.iter().copied().eq(one.elements()));
    let relations: BTreeSet<_> = one.relations().collect();
    assert!(relations.iter().copied().eq(one.relations()));
    for table in Table::ALL {
        let records: HashSet<_> = one.records(table).collect();
        assert_eq!(records.len(), one.records(table).count());
        assert!(one.records(table).all(|r| records.contains(&r)));
    }
    // They are views, not contents: those of another architecture are others.
    assert!(
        one.elements()
            .zip(other.elements())
            .all(|(a, b)| a != b && a.cmp(&b).is_ne())
    );
    assert!(one.relations().zip(other.relations()).all(|(a, b)| a != b));
    assert_eq!(one, other);
}

#[test]
fn reports_are_equal_if_the_same_was_found() {
    let arch = reference::moj_3_0();
    let check = || {
        let rules = RuleSet::for_framework(arch.framework()).unwrap();
        rules.check(&arch)
    };
    let (one, other) = (check(), check());
    assert!(!one.is_empty());
    assert_eq!(one, other);
    let mut less: Report = one.clone().into_iter().skip(1).collect();
    assert_ne!(less, one);
    Extend::extend(&mut less, one.iter().take(1).cloned());
    assert_eq!(less.len(), one.len());
    assert_eq!((&one).into_iter().count(), one.clone().into_iter().count());
}

/// A check can be stopped, and hands over what a whole one does until then.
#[test]
fn a_check_can_be_stopped_at_any_finding() {
    use std::ops::ControlFlow;
    let arch = reference::moj_3_0();
    let rules = RuleSet::for_framework(arch.framework()).unwrap();
    let mut all = Vec::new();
    let skipped = rules.check_each(&arch, |found| all.push(found));
    assert!(all.len() > 3);
    for wanted in 1..=all.len() {
        let mut some = Vec::new();
        let result = rules.check_each(&arch, |found| {
            some.push(found);
            if some.len() == wanted {
                return ControlFlow::Break(wanted);
            }
            ControlFlow::Continue(())
        });
        assert_eq!(result, ControlFlow::Break(wanted));
        assert_eq!(some, all[..wanted]);
    }
    let mut count = 0;
    let result = rules.check_each(&arch, |_| {
        count += 1;
        ControlFlow::<()>::Continue(())
    });
    assert_eq!((result, count), (ControlFlow::Continue(skipped), all.len()));
}

/// Whoever wants one error for everything has it, with what was found at its place, in both languages.
#[test]
fn a_document_that_cannot_be_read_is_an_error_like_others() {
    fn read(text: &str) -> Result<Architecture, Error> {
        let document = Document::parse("moj.yaml", text)?;
        let rules = RuleSet::for_framework(document.architecture().framework())?;
        assert!(rules.check_document(&document).worst().is_some());
        Ok(document.into_architecture())
    }
    for text in ["", "a: [", "a: b: c"] {
        let load = Document::parse("moj.yaml", text).unwrap_err();
        let error = read(text).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unreadable);
        assert_eq!(error.to_string(), load.to_string());
        let vietnamese = error.text().get(Lang::Vi);
        assert_eq!(vietnamese.lines().count(), load.report().len());
        assert!(vietnamese.starts_with("moj.yaml:") && vietnamese != error.to_string());
    }
    assert_eq!(
        read("justarch: 1").unwrap_err().kind(),
        ErrorKind::UnknownFramework
    );
}
