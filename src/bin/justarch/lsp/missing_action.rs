//! Keys that findings miss, written by `textDocument/codeAction`: with each of the values that a key may have, or with a
//! mark where only a person knows.

use justarch::vocabulary::{Asked as Key, MissingKeys, TO_FILL_IN, missing_keys, with_keys};
use justarch::{ApplicationKind, ElementRef, Kind, Scope, Subject, Text, bilingual};
use lsp_types::CodeAction;

use super::code_action::Asked;

impl Asked<'_> {
    /// The keys that are missed at the places in the range.
    pub(super) fn missing(&self) -> Vec<CodeAction> {
        let Some(report) = self.view.report() else {
            return Vec::new();
        };
        let all = missing_keys(self.view.document, report).into_iter();
        let here = all.filter(|missing| self.meets(missing.at));
        here.flat_map(|missing| self.of(&missing)).collect()
    }

    fn of(&self, missing: &MissingKeys) -> Vec<CodeAction> {
        let [key] = missing.keys.as_slice() else {
            return self.all_of(missing).into_iter().collect();
        };
        let values = self.values(key, missing);
        if values.is_empty() {
            return self.all_of(missing).into_iter().collect();
        }
        let code = &missing.code;
        let action = |value: &String| {
            let written = written(key, Some(value));
            let title = bilingual!("Bổ sung `{written}` ({code})", "Add `{written}` ({code})");
            self.adding(missing, &[(*key, Some(value.as_str()))], &title)
        };
        values.iter().filter_map(action).collect()
    }

    /// All of them at once. What can be only one thing is that, all else is marked.
    fn all_of(&self, missing: &MissingKeys) -> Option<CodeAction> {
        let values = missing.keys.iter().map(|key| {
            let mut values = self.values(key, missing).into_iter();
            let only = values.next().filter(|_| values.next().is_none());
            (*key, only)
        });
        let values: Vec<_> = values.collect();
        let keys: Vec<_> = values
            .iter()
            .map(|(key, value)| (*key, value.as_deref()))
            .collect();
        let names: Vec<_> = missing
            .keys
            .iter()
            .map(|key| format!("`{}`", key.key))
            .collect();
        let (code, names) = (&missing.code, names.join(", "));
        let title = bilingual!(
            "Bổ sung {names} ({code}), cần điền tiếp",
            "Add {names} ({code}), to be filled in"
        );
        self.adding(missing, &keys, &title)
    }

    fn values(&self, key: &Key, missing: &MissingKeys) -> Vec<String> {
        let arch = self.view.document.architecture();
        let element = match &missing.subject {
            Subject::Element(id) => arch.element(id),
            _ => None,
        };
        let scope = element.and_then(ElementRef::scope);
        let outside = scope.is_some_and(|scope| scope != Scope::Ministry);
        // A relation has no kind, and none of its keys leads to something by kind.
        let any = Kind::Application(ApplicationKind::Application);
        let of = missing.kind.unwrap_or(any);
        key.values(arch, (of, element.map(ElementRef::id)), outside)
    }

    fn adding(
        &self,
        missing: &MissingKeys,
        keys: &[(Key, Option<&str>)],
        title: &Text,
    ) -> Option<CodeAction> {
        let mark = TO_FILL_IN.get(self.view.lang);
        let made = with_keys(self.view.document, &missing.subject, keys, mark).ok()?;
        self.quick_fix(title, &made, (missing.code.as_str(), missing.at))
    }
}

/// A key with its value, as it is written on one line.
fn written(key: &Key, value: Option<&str>) -> String {
    let value = value.unwrap_or_default();
    let value = if key.is_list() {
        format!("[{value}]")
    } else {
        value.to_owned()
    };
    match key.inner {
        Some(inner) => format!("{}: {{ {inner}: {value} }}", key.key),
        None => format!("{}: {value}", key.key),
    }
}
