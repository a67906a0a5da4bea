//! Reading maps: their keys once each, and each by its place in the schema.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::elsewhere;
use super::seen::Seen;
use super::slips::{key_meant, said_otherwise};
use super::{Entry, HEADER_KEY, Later, Lowering, Owner, What};
use crate::io::marks::Mark;
use crate::io::slip::Mend;
use crate::io::tape::{Cursor, View};
use crate::io::{codes, problem};
use crate::model::schema::{FieldSpec, Shape};
use crate::model::{Field, Kind, RelationKind, Subject, Table, Unread};
use crate::span::Span;
use crate::suggest::nearest;
use crate::text::Text;

/// An entry of a map that is left out.
pub(super) enum Lost<'t> {
    /// Its key comes again.
    Again {
        key: &'t str,
        first: Span,
        value: Cursor<'t>,
    },
    /// Its key is not a text, or is `<<`, which is reported already.
    NoText,
}

impl<'t> Lowering<'t> {
    /// Which fields of a schema are required; worked out once for each.
    pub(super) fn required(&mut self, specs: &'static [FieldSpec]) -> u128 {
        let known = self
            .required
            .iter()
            .find(|(of, _)| std::ptr::eq(*of, specs));
        if let Some((_, required)) = known {
            return *required;
        }
        let numbered = specs.iter().enumerate();
        let required = numbered
            .filter(|(_, spec)| spec.required)
            .fold(0, |all, (nth, _)| all | 1 << nth);
        self.required.push((specs, required));
        required
    }

    /// The entries of a map: keys that are not texts, come again or are `<<` are reported and left out; `lost` is told
    /// the key, if it is one.
    pub(super) fn entries(
        &mut self,
        map: Cursor<'t>,
        lost: impl Fn(&mut Self, Option<&'t str>),
    ) -> Vec<Entry<'t>> {
        self.entries_with(map, |this, entry| match entry {
            Lost::Again { key, first, value } => {
                let second = value.key().span();
                this.report(problem::duplicate_key(key, first, second));
                lost(this, Some(key));
            }
            Lost::NoText => lost(this, None),
        })
    }

    /// The same, with another word on what is left out.
    pub(super) fn entries_with(
        &mut self,
        map: Cursor<'t>,
        lost: impl Fn(&mut Self, Lost<'t>),
    ) -> Vec<Entry<'t>> {
        let View::Map(entries) = map.view() else {
            return Vec::new();
        };
        let mut out = self.spare_entries.pop().unwrap_or_default();
        let mut seen = std::mem::take(&mut self.seen_texts);
        for (key, value) in entries {
            let Some(text) = self.key_text(key) else {
                lost(self, Lost::NoText);
                continue;
            };
            if let Some(first) = seen.insert(text, key) {
                let (key, first) = (text, first.span());
                lost(self, Lost::Again { key, first, value });
            } else {
                out.push((text, value));
            }
        }
        seen.clear();
        self.seen_texts = seen;
        out
    }

    /// The text of a key; one that is none is reported.
    #[inline]
    pub(super) fn key_text(&mut self, key: Cursor<'t>) -> Option<&'t str> {
        match key.scalar() {
            None => self.report(problem::key_not_text(key.span())),
            Some(("<<", _)) => self.report(problem::merge_key(key.span())),
            Some((text, _)) => return Some(text),
        }
        None
    }

    /// Gives back what [`entries`](Self::entries) gave.
    pub(super) fn recycle(&mut self, mut entries: Vec<Entry<'t>>) {
        entries.clear();
        self.spare_entries.push(entries);
    }

    /// Reads a map by its schema into the scratch fields; what hangs on it goes to `later`.
    pub(super) fn read_map(&mut self, owner: &Owner<'t>, value: Cursor<'t>, later: &mut Later<'t>) {
        match value.view() {
            View::Map(_) => self.read_fields(owner, owner.specs, value, owner.at, later),
            View::Scalar(..) if value.is_nothing() => {
                // Nothing there: the same as an empty map.
                self.require(owner, owner.specs, 0, owner.at);
            }
            View::Scalar(text, _) if owner.what == What::Record(Table::Contents) => {
                self.report(problem::content_as_text(owner.id, text, value.span()));
                self.lose_fields(owner);
            }
            _ => {
                let wanted = Text::fixed("mục gồm các khóa", "a map of keys");
                self.report(problem::wrong_type(owner.id, &wanted, value.span()));
                self.lose_fields(owner);
            }
        }
    }

    /// Remembers that nothing could be read of something but that it is there.
    fn lose_fields(&mut self, owner: &Owner<'t>) {
        if self.is_refused {
            return;
        }
        let of = self.subject(owner);
        self.note(|unread| {
            match &of {
                Subject::Document => {
                    unread.section(HEADER_KEY);
                    unread.open_header();
                }
                Subject::Record { table, key } => unread.record(*table, Some(key)),
                Subject::Section(_) | Subject::Element(_) | Subject::Relation { .. } => {
                    unread.key(of.clone(), "…");
                }
            }
            unread.open_fields(of);
        });
    }

    /// Remembers a key of something, with all below it, that could not be read.
    fn lose_key(&mut self, owner: &Owner<'t>, key: &str) {
        if self.is_refused {
            return;
        }
        let of = self.subject(owner);
        self.note(|unread| unread.key(of, key));
    }

    fn subject(&self, owner: &Owner<'t>) -> Subject {
        match owner.what {
            What::Header => Subject::Document,
            What::Element => Subject::element(owner.id),
            What::Relation(kind) => {
                let (near, far) = (self.out.id(owner.ix), owner.to);
                // As the relation is named whichever end it is written at.
                let (from, to) = if kind.is_symmetric() && far < near {
                    (far, near)
                } else {
                    (near, far)
                };
                Subject::Relation {
                    from: from.into(),
                    kind,
                    to: to.into(),
                    ordinal: 0,
                    apart: 0,
                }
            }
            What::Record(table) => Subject::record(table, self.out.record_key(table, owner.ix)),
        }
    }

    fn read_fields(
        &mut self,
        owner: &Owner<'t>,
        specs: &'static [FieldSpec],
        map: Cursor<'t>,
        at: Span,
        later: &mut Later<'t>,
    ) {
        let View::Map(entries) = map.view() else {
            return;
        };
        // Which keys of the schema there are; the others go the long way.
        let mut given: u128 = 0;
        let mut others = Seen::default();
        let mut again = Vec::new();
        let mut own: Option<(&str, Cursor<'t>)> = None;
        // Keys that are given under another name.
        let mut meant: u128 = 0;
        let mut meant_at: Vec<(u128, Span)> = Vec::new();
        let mut next = 0;
        for (key_at, value) in entries {
            let Some(key) = self.key_text(key_at) else {
                self.lose_key(owner, "<<");
                continue;
            };
            if let Some((nth, spec)) = find(specs, key, next) {
                if given & (1 << nth) == 0 {
                    given |= 1 << nth;
                    next = nth + 1;
                    self.read_field(owner, spec, value, later);
                } else {
                    let known = again.iter().find(|(again, _)| *again == nth).map(|a| a.1);
                    let first = known.unwrap_or_else(|| first_of(map, key).unwrap_or(key_at));
                    if known.is_none() {
                        again.push((nth, first));
                    }
                    self.report(problem::duplicate_key(key, first.span(), key_at.span()));
                    self.lose_value(owner, key, value);
                }
            } else if own.is_none() && is_own_key(owner, specs, key) {
                own = Some((key, key_at));
            } else {
                let first = own.filter(|(own, _)| *own == key).map(|own| own.1);
                if let Some(first) = first.or_else(|| others.insert(key, key_at)) {
                    self.report(problem::duplicate_key(key, first.span(), key_at.span()));
                    self.lose_value(owner, key, value);
                } else if !is_own_key(owner, specs, key) {
                    self.no_field(owner, specs, key, value);
                    self.lose_value(owner, key, value);
                    let bit = self.meant_by(specs, key);
                    // Which of two that are misspelt for one key is right, nobody can tell.
                    if meant & bit != 0 {
                        let first = meant_at.iter().rfind(|(other, _)| *other == bit);
                        if let Some((_, first)) = first {
                            self.doubt(*first);
                        }
                        self.doubt(key_at.span());
                    }
                    if bit != 0 {
                        meant_at.push((bit, key_at.span()));
                    }
                    meant |= bit;
                }
            }
        }
        // What a misspelt key says is not missing besides.
        let unread = meant & !given;
        if unread != 0 {
            let at = self.mark_of(at);
            for (nth, spec) in specs.iter().enumerate() {
                if unread & (1 << nth) != 0 {
                    self.refuse_spec(spec, at);
                }
            }
        }
        let given = given | meant;
        let is_cut_short = owner.what == What::Element
            && std::ptr::eq(specs, owner.specs)
            && self.cut_short.contains(&owner.ix);
        if map.is_cut() || is_cut_short {
            self.pass_over(owner, specs, given, at);
        } else {
            self.require(owner, specs, given, at);
        }
    }

    /// The key of a schema that an unknown one was meant as, as a bit. Of many unknown keys it is not asked.
    fn meant_by(&mut self, specs: &'static [FieldSpec], key: &str) -> u128 {
        if self.is_full() {
            return 0;
        }
        let known: Vec<&'static str> = specs.iter().map(|spec| spec.key).collect();
        let nth = key_meant(key, &known).and_then(|meant| known.iter().position(|k| *k == meant));
        nth.map_or(0, |nth| 1 << nth)
    }

    /// Of a map that could not be read to its end no key is missed.
    #[cold]
    fn pass_over(&mut self, owner: &Owner<'t>, specs: &'static [FieldSpec], given: u128, at: Span) {
        let of = self.subject(owner);
        self.note(|unread| unread.open_fields(of));
        if let Some(element) = self.current {
            self.out.bereave(element);
        }
        let at = self.mark_of(at);
        for (nth, spec) in specs.iter().enumerate() {
            if given & (1 << nth) == 0 {
                self.refuse_spec(spec, at);
            }
        }
    }

    /// A key that the schema does not have.
    fn no_field(
        &mut self,
        owner: &Owner<'t>,
        specs: &'static [FieldSpec],
        key: &'t str,
        value: Cursor<'t>,
    ) {
        let at = value.key().span();
        if key.contains(' ') && matches!(value.scalar(), Some(("", _))) {
            self.report(problem::cut_text(key, at));
            return;
        }
        // What is proposed must mean something at the place.
        let kind = match owner.what {
            What::Element => self.out.kind(owner.ix),
            What::Header | What::Relation(_) | What::Record(_) => None,
        };
        let lawful = |spec: &&FieldSpec| kind.is_none_or(|kind| spec.meaning.includes(kind));
        if kind.is_some() && std::ptr::eq(specs, owner.specs) {
            let written = value.scalar().map_or("", |(text, _)| text);
            let meant = said_otherwise(key, written)
                .find(|(key, _)| specs.iter().filter(lawful).any(|spec| spec.key == *key));
            if let Some((meant, said)) = meant {
                let problem = problem::unknown_key(key, Some(meant), "", at);
                self.report(match said {
                    Some(said) => problem.help(problem::write(meant, said)),
                    None => problem,
                });
                let mend = match said {
                    Some(said) => Mend::SayBoth(meant.to_owned(), value.span(), said.to_owned()),
                    None => Mend::Say(meant.to_owned()),
                };
                self.mend(codes::UNKNOWN_KEY, at, mend, false);
                return;
            }
        }
        let elsewhere = match owner.what {
            _ if !std::ptr::eq(specs, owner.specs) => None,
            What::Element => elsewhere::at_element(self.out.id(owner.ix), kind, key),
            What::Relation(_) => elsewhere::at_relation(key),
            What::Header | What::Record(_) => None,
        };
        if let Some(help) = elsewhere {
            self.report(problem::unknown_key(key, None, "", at).help(help));
            return;
        }
        // Of a group the keys are few; those of the thing itself are told with its kind.
        let about = match owner.what {
            What::Element => kind
                .map(Kind::key)
                .filter(|key| *key != Kind::CUSTOM_PREFIX),
            What::Relation(kind) => Some(kind.key()),
            What::Record(table) => Some(table.key()),
            What::Header => Some(HEADER_KEY),
        };
        // The far end of a relation is no field.
        let far = match owner.what {
            What::Relation(kind) if std::ptr::eq(specs, owner.specs) => Some(kind.far_key()),
            What::Relation(_) | What::Header | What::Element | What::Record(_) => None,
        };
        self.unknown_key(key, at, about, || {
            let lawful = specs.iter().filter(lawful);
            lawful.map(|spec| spec.key).chain(far).collect()
        });
    }

    /// Remembers a key that was not read, and what it may have been meant as.
    fn lose_value(&mut self, owner: &Owner<'t>, key: &'t str, value: Cursor<'t>) {
        if self.is_refused {
            return;
        }
        if self.is_full() {
            // It is only counted, and may be anything.
            self.out.unread().omit();
            if let Some(element) = self.current {
                self.out.bereave(element);
            }
            return;
        }
        self.lose_key(owner, key);
        let relations = RelationKind::ALL.map(RelationKind::key);
        if let Some(element) = self.current
            && key_meant(key, &relations).is_some()
        {
            self.out.bereave(element);
        }
        if nearest(key, [Field::Succeeds.path()]).is_some() {
            self.continued(value);
        }
        let figures = [Table::Indicators, Table::Targets];
        if owner.what == What::Header {
            self.note(Unread::open_header);
        } else if nearest(key, figures.map(Table::key)).is_some() {
            self.note(|unread| {
                for table in figures {
                    unread.open_table(table);
                }
            });
        }
    }

    fn require(&mut self, owner: &Owner<'t>, specs: &'static [FieldSpec], given: u128, at: Span) {
        let missing = self.required(specs) & !given;
        if missing == 0 {
            return;
        }
        for (nth, spec) in specs.iter().enumerate() {
            // Of what was refused it was said before.
            let is_said = self.is_refused && matches!(spec.shape, Shape::Kind);
            if missing & (1 << nth) == 0 || is_said {
                continue;
            }
            let is_name = spec.key == "name" || spec.field == Some(Field::NameVi);
            let problem = match owner.what {
                What::Element if is_name => {
                    problem::missing_vietnamese_name(crate::diagnostic::LAY003, owner.id, at)
                }
                _ if is_name => problem::missing_vietnamese_name(codes::MISSING, owner.id, at),
                _ => problem::missing(codes::MISSING, owner.id, spec.key, at),
            };
            self.report(problem);
            let at = self.mark_of(at);
            self.refuse_spec(spec, at);
        }
    }

    fn read_field(
        &mut self,
        owner: &Owner<'t>,
        spec: &'static FieldSpec,
        value: Cursor<'t>,
        later: &mut Later<'t>,
    ) {
        match spec.shape {
            Shape::Group { fields, bare } => match (value.view(), fields.first()) {
                (View::Map(_), _) => {
                    let at = value.key().span();
                    self.read_fields(owner, fields, value, at, later);
                }
                (View::Scalar(..), Some(first)) if bare => {
                    // The key that is written, not the one that it stands for.
                    let written = FieldSpec {
                        key: spec.key,
                        ..*first
                    };
                    if let Some(field) = first.field {
                        self.leaf(owner, &written, field, value);
                    }
                }
                (View::Scalar(text, _), Some(first)) => {
                    let problem = if first.key == "vi" {
                        problem::name_as_text(spec.key, text, value.span())
                    } else {
                        problem::wrong_type(spec.key, &map_of(fields), value.span())
                    };
                    self.report(problem);
                    if first.key == "vi" {
                        self.mend(codes::TYPE, value.span(), Mend::Nest("vi"), true);
                    }
                    self.refuse_all(fields, value.key().mark());
                }
                _ => {
                    self.report(problem::wrong_type(spec.key, &map_of(fields), value.span()));
                    self.refuse_all(fields, value.key().mark());
                }
            },
            Shape::Relations(kind) => later.relations.push((kind, value)),
            Shape::Records(table) => later.records.push((table, value)),
            // The kind was read when the element was declared.
            Shape::Kind => self.custom_kind(value),
            _ => {
                if let Some(field) = spec.field {
                    self.leaf(owner, spec, field, value);
                }
            }
        }
    }

    fn refuse_all(&mut self, fields: &[FieldSpec], at: Mark) {
        for spec in fields {
            self.refuse_spec(spec, at);
        }
    }

    fn refuse_spec(&mut self, spec: &FieldSpec, at: Mark) {
        match spec.shape {
            Shape::Group { fields, .. } => self.refuse_all(fields, at),
            _ => self.refuse(spec.field, at),
        }
    }
}

/// The spec of a key. Files mostly follow the order of the schema, so the search begins where the last ended.
fn find(
    specs: &'static [FieldSpec],
    key: &str,
    next: usize,
) -> Option<(usize, &'static FieldSpec)> {
    let (before, after) = specs.split_at_checked(next)?;
    let is = |spec: &FieldSpec| spec.key == key;
    let nth = match after.iter().position(is) {
        Some(nth) => next + nth,
        None => before.iter().position(is)?,
    };
    specs.get(nth).map(|spec| (nth, spec))
}

fn first_of<'t>(map: Cursor<'t>, key: &str) -> Option<Cursor<'t>> {
    map.get(key).map(Cursor::key)
}

/// Keys that name the thing itself, and so are no fields of it.
fn is_own_key(owner: &Owner<'_>, specs: &'static [FieldSpec], key: &str) -> bool {
    if !std::ptr::eq(specs, owner.specs) {
        return false;
    }
    match owner.what {
        What::Header => key == "id",
        What::Record(table) => key == "id" && table.is_list() && table.has_id(),
        What::Relation(_) => matches!(key, "to" | "with"),
        What::Element => false,
    }
}

fn map_of(fields: &[FieldSpec]) -> Text {
    let keys: Vec<_> = fields.iter().map(|f| format!("`{}`", f.key)).collect();
    let keys = keys.join(", ");
    crate::bilingual!("mục gồm các khóa {keys}", "a map of {keys}")
}
