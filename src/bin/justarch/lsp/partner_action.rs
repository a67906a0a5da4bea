//! The system at the other end that a finding misses, written by `textDocument/codeAction`: the exchange with one that is
//! declared, else also the system itself.

use justarch::edit::Edit;
use justarch::{
    ApplicationKind, At, ChannelKind, Diagnostic, ElementRef, Field, Kind, Layer, Locate as _,
    RelationKind, Role, Scope, Span, Subject, bilingual,
};
use lsp_types::CodeAction;

use super::code_action::Asked;

/// The findings that say by their discriminator what is at the other end: `role: …` or `kind: …`.
const CODES: [&str; 1] = ["DAT008"];

/// The findings that are met by a relation written elsewhere: the layers that it leads from and to, and which.
const TIES: [(&str, [Layer; 2], RelationKind); 2] = [
    (
        "LAY009",
        [Layer::Business, Layer::Application],
        RelationKind::SupportedBy,
    ),
    (
        "LAY010",
        [Layer::Channel, Layer::Business],
        RelationKind::Offers,
    ),
];

/// So many elements are offered to write it at.
const MOST: usize = 5;

/// What is at the other end.
#[derive(Clone, Copy, Debug)]
enum Partner {
    Role(Role),
    Kind(Kind),
}

impl Partner {
    fn of(found: &Diagnostic) -> Option<Self> {
        let (key, word) = found.discriminator.split_once(": ")?;
        match key {
            "role" => Role::ALL
                .iter()
                .find(|role| role.key() == word)
                .map(|role| Self::Role(*role)),
            "kind" => Kind::ALL
                .iter()
                .find(|kind| kind.key() == word)
                .map(|kind| Self::Kind(*kind)),
            _ => None,
        }
    }

    fn is(self, element: ElementRef<'_>) -> bool {
        match self {
            Self::Role(role) => element.role() == Some(role),
            Self::Kind(kind) => element.kind() == kind,
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Kind(kind) => kind,
            Self::Role(Role::NationalPortal) => Kind::Channel(ChannelKind::ServicePortal),
            Self::Role(_) => Kind::Application(ApplicationKind::Database),
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Role(role) => role.key(),
            Self::Kind(kind) => kind.key(),
        }
    }
}

impl Asked<'_> {
    /// What is missed at the other end of the systems in the range.
    pub(super) fn partners(&self) -> Vec<CodeAction> {
        let found = self.view.report().into_iter().flatten();
        let found = found.filter(|found| CODES.contains(&found.code.as_str()));
        let action = |found: &Diagnostic| {
            let partner = Partner::of(found)?;
            let label = found.labels.first()?;
            let At::Place(place) = &label.at else {
                return None;
            };
            let Subject::Element(from) = &place.subject else {
                return None;
            };
            let at = self.view.document.locate(place)?;
            self.meets(at)
                .then(|| self.linked(found, (from, at), partner))
                .flatten()
        };
        found.filter_map(action).collect()
    }

    fn linked(
        &self,
        found: &Diagnostic,
        (from, at): (&str, Span),
        partner: Partner,
    ) -> Option<CodeAction> {
        let arch = self.view.document.architecture();
        let there = arch.elements().find(|element| partner.is(*element));
        let to = there.map_or(partner.key(), |there| there.id());
        let mut made = Vec::new();
        if there.is_none() {
            // The id must be free.
            if arch.element(to).is_some() || self.view.places.element(to).is_some() {
                return None;
            }
            made.push(self.declared(partner));
        }
        made.push(Edit::AddRelation {
            from: from.to_owned(),
            kind: RelationKind::Exchanges,
            to: to.to_owned(),
            fields: Vec::new(),
        });
        let made = self.view.document.apply(&made).ok()?;
        let code = &found.code;
        let title = if there.is_some() {
            bilingual!(
                "Ghi trao đổi dữ liệu với `{to}` ({code})",
                "Write the exchange with `{to}` ({code})"
            )
        } else {
            bilingual!(
                "Khai báo `{to}` và ghi trao đổi dữ liệu ({code}), cần điền tiếp",
                "Declare `{to}` and write the exchange ({code}), to be filled in"
            )
        };
        self.quick_fix(&title, &made, (code.as_str(), at))
    }

    /// The relations to the elements in the range that findings miss, at each of the first elements that may have them.
    pub(super) fn ties(&self) -> Vec<CodeAction> {
        let mut actions = Vec::new();
        for found in self.view.report().into_iter().flatten() {
            let code = found.code.as_str();
            let Some((_, [layer, far], kind)) = TIES.iter().find(|(known, ..)| *known == code)
            else {
                continue;
            };
            let arch = self.view.document.architecture();
            // Where one leads there already, something else is found.
            let is_free = |to: &str| {
                let mut ties = arch.relations().filter(|tie| tie.kind() == *kind);
                arch.element(to).is_some_and(|to| to.layer() == *far)
                    && ties.all(|tie| tie.end().id() != to)
            };
            for label in &found.labels {
                if let At::Place(place) = &label.at
                    && let Subject::Element(to) = &place.subject
                    && is_free(to)
                    && let Some(at) = self
                        .view
                        .document
                        .locate(place)
                        .filter(|at| self.meets(*at))
                {
                    let own = arch.elements();
                    let own = own.filter(|one| one.layer() == *layer && one.is_own());
                    let own = own.take(MOST);
                    actions.extend(own.filter_map(|one| self.tied(found, (one, *kind, to), at)));
                }
            }
        }
        actions
    }

    fn tied(
        &self,
        found: &Diagnostic,
        (from, kind, to): (ElementRef<'_>, RelationKind, &str),
        at: Span,
    ) -> Option<CodeAction> {
        let made = Edit::AddRelation {
            from: from.id().to_owned(),
            kind,
            to: to.to_owned(),
            fields: Vec::new(),
        };
        let made = self.view.document.apply(&[made]).ok()?;
        if made.is_empty() {
            return None;
        }
        let (code, id) = (&found.code, from.id());
        let title = bilingual!(
            "Ghi `{kind}: [{to}]` tại `{id}` ({code})",
            "Write `{kind}: [{to}]` at `{id}` ({code})"
        );
        self.quick_fix(&title, &made, (code.as_str(), at))
    }

    /// The system as its role or kind is called; one with a role is outside the body.
    fn declared(&self, partner: Partner) -> Edit {
        let kind = partner.kind();
        let label = match partner {
            Partner::Role(role) => role.label(),
            Partner::Kind(kind) => kind.label(),
        };
        let mut fields = vec![(Field::NameVi, label.get(justarch::Lang::Vi).to_owned())];
        if let Partner::Role(role) = partner {
            fields.push((Field::Scope, Scope::National.key().to_owned()));
            if kind == Kind::Application(ApplicationKind::Database) {
                let class = justarch::DatabaseClass::National.key();
                fields.push((Field::DatabaseClass, class.to_owned()));
            }
            fields.push((Field::Role, role.key().to_owned()));
        } else if let Some(body) = self.view.known().body() {
            fields.push((Field::Owner, body.key().to_owned()));
        }
        Edit::AddElement {
            id: partner.key().to_owned(),
            layer: kind.layer(),
            kind: kind.key().to_owned(),
            fields,
        }
    }
}
