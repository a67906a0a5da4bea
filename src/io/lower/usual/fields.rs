//! The entries of a map, as its schema expects them.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts and places in texts of at most 4 GiB"
)]

use super::super::plain::is_flag;
use super::Usual;
use super::reader::Scalar;
use crate::io::source_map::Mark;
use crate::model::schema::{FieldSpec, Shape, is_inferable};
use crate::model::store::Prop;
use crate::model::{Field, Kind};
use crate::text::is_blank;

const BLOCK: bool = false;
const FLOW: bool = true;

impl<'t> Usual<'_, '_, 't> {
    /// A map of which the first key stands here; the others stand below it. If it may name the far end of a relation
    /// by a key, that is noted.
    pub(super) fn block_fields(
        &mut self,
        specs: &'static [FieldSpec],
        far: Option<&str>,
    ) -> Option<()> {
        let column = self.reader.column();
        let (mut given, mut next) = (0, 0);
        self.reader.count();
        loop {
            if far.is_some_and(|far| self.reader.skip(far)) {
                self.reader.skip_space()?;
                let end = self.reader.scalar::<BLOCK>()?;
                self.set_far_end(end)?;
                self.reader.next_content(column)?;
            } else {
                let spec = self.key(specs, &mut given, &mut next)?;
                self.block_field(specs, spec, column)?;
            }
            if self.reader.column() != column {
                break;
            }
        }
        let is_sound = self.reader.column() < column && self.has_all(specs, given);
        is_sound.then_some(())
    }

    /// The same in braces.
    pub(super) fn flow_fields(
        &mut self,
        specs: &'static [FieldSpec],
        far: Option<&str>,
    ) -> Option<()> {
        if self.reader.peek() != b'{' {
            return None;
        }
        let (mut given, mut next) = (0, 0);
        self.reader.count();
        self.reader.advance();
        loop {
            self.reader.skip_spaces();
            if self.reader.peek() == b'}' {
                break;
            }
            if far.is_some_and(|far| self.reader.skip(far)) {
                self.reader.skip_space()?;
                let end = self.reader.scalar::<FLOW>()?;
                self.set_far_end(end)?;
            } else {
                let spec = self.key(specs, &mut given, &mut next)?;
                self.inline::<FLOW>(specs, spec)?;
            }
            if self.ends_entry(b'}')? {
                break;
            }
        }
        self.reader.advance();
        self.has_all(specs, given).then_some(())
    }

    /// Past the comma after an entry of a flow collection; whether the collection ends instead.
    pub(super) fn ends_entry(&mut self, close: u8) -> Option<bool> {
        self.reader.skip_spaces();
        match self.reader.peek() {
            b',' => {
                self.reader.advance();
                Some(false)
            }
            byte => (byte == close).then_some(true),
        }
    }

    /// Notes the far end of a relation, which is named once.
    fn set_far_end(&mut self, end: Scalar<'t>) -> Option<()> {
        self.named.replace(end).is_none().then_some(())
    }

    fn has_all(&mut self, specs: &'static [FieldSpec], given: u64) -> bool {
        self.core.required(specs) & !u128::from(given) == 0
    }

    /// The key that stands here, which must not have been given before.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "it is called for every key")]
    fn key(
        &mut self,
        specs: &'static [FieldSpec],
        given: &mut u64,
        next: &mut usize,
    ) -> Option<&'static FieldSpec> {
        let nth = self.orders.key(specs, *next, self.slot, &mut self.reader)?;
        // Schemas of more keys, which elements and relations have not, are left to the long way.
        let bit = 1_u64.checked_shl(nth as u32)?;
        if *given & bit != 0 {
            return None;
        }
        *given |= bit;
        *next = nth + 1;
        specs.get(nth)
    }

    /// The value of a key in a block, and on to the next content.
    fn block_field(
        &mut self,
        specs: &'static [FieldSpec],
        spec: &'static FieldSpec,
        column: usize,
    ) -> Option<()> {
        if !self.reader.ends_line() {
            self.inline::<BLOCK>(specs, spec)?;
            return self.reader.next_content(column);
        }
        self.reader.next_content(column + 2)?;
        let (below, is_list) = (self.reader.column(), self.reader.is_dash());
        if below < column || below == column && !is_list {
            return None;
        }
        match (spec.shape, is_list) {
            (Shape::Group { fields, .. }, false) => self.block_fields(fields, None),
            (Shape::Relations(kind), true) => self.listed_relations(kind),
            (Shape::Relations(kind), false) => self.block_relation(kind),
            (_, true) => self.block_list(specs, spec),
            _ => None,
        }
    }

    /// A value on the line of its key.
    fn inline<const IN: bool>(
        &mut self,
        specs: &'static [FieldSpec],
        spec: &'static FieldSpec,
    ) -> Option<()> {
        self.reader.skip_space()?;
        let opens = self.reader.peek();
        match spec.shape {
            Shape::Group { fields, .. } if opens == b'{' => self.flow_fields(fields, None),
            Shape::Group { fields, bare: true } => self.item::<IN>(fields, fields.first()?),
            Shape::Relations(kind) => self.inline_relations::<IN>(kind),
            Shape::Kind => self.kind::<IN>(),
            // Even an empty list is wrong elsewhere.
            shape if opens == b'[' && shape.is_list() => self.flow_list(specs, spec),
            Shape::Route => {
                let scalar = self.reader.scalar::<IN>()?;
                let direct = Prop::flag(Field::RouteDirect);
                (scalar.text == "direct").then(|| self.push(direct, scalar))
            }
            _ => self.item::<IN>(specs, spec),
        }
    }

    /// The kind itself was read when the element was declared.
    fn kind<const IN: bool>(&mut self) -> Option<()> {
        if !IN && self.reader.skip_line(self.kind.key()) {
            return Some(());
        }
        let kind = self.reader.scalar::<IN>()?;
        if kind.text.starts_with(Kind::CUSTOM_PREFIX) {
            let text = self.core.out.text(kind.text);
            self.push(Prop::text(Field::Kind, text), kind);
        }
        Some(())
    }

    fn flow_list(&mut self, specs: &'static [FieldSpec], spec: &'static FieldSpec) -> Option<()> {
        let before = self.core.scratch.len();
        self.reader.count();
        self.reader.advance();
        loop {
            self.reader.skip_spaces();
            if self.reader.peek() == b']' {
                break;
            }
            self.listed::<FLOW>(specs, spec)?;
            if self.ends_entry(b']')? {
                break;
            }
        }
        self.reader.advance();
        self.end_list(spec, before)
    }

    fn block_list(&mut self, specs: &'static [FieldSpec], spec: &'static FieldSpec) -> Option<()> {
        let (column, before) = (self.reader.column(), self.core.scratch.len());
        self.reader.count();
        while self.reader.column() == column && self.reader.is_dash() {
            self.reader.skip_dash()?;
            self.listed::<BLOCK>(specs, spec)?;
            self.reader.next_content(column)?;
        }
        self.end_list(spec, before)
    }

    fn end_list(&mut self, spec: &FieldSpec, before: usize) -> Option<()> {
        self.texts.clear();
        // A route leads over something.
        let is_empty = self.core.scratch.len() == before;
        (!is_empty || !matches!(spec.shape, Shape::Route)).then_some(())
    }

    /// An item of a list, unlike those before it.
    fn listed<const IN: bool>(
        &mut self,
        specs: &'static [FieldSpec],
        spec: &'static FieldSpec,
    ) -> Option<()> {
        let item = self.reader.scalar::<IN>()?;
        match spec.shape {
            Shape::Route => {
                let hop = self.core.out.element(item.text)?;
                self.push(Prop::element(Field::RouteHop, hop), item);
                Some(())
            }
            shape if shape.is_list() => {
                if self.texts.insert(item.text, ()).is_some() {
                    return None;
                }
                self.value(specs, spec, item)
            }
            _ => None,
        }
    }

    fn item<const IN: bool>(
        &mut self,
        specs: &'static [FieldSpec],
        spec: &'static FieldSpec,
    ) -> Option<()> {
        let item = self.reader.scalar::<IN>()?;
        self.value(specs, spec, item)
    }

    #[inline]
    fn value(
        &mut self,
        specs: &'static [FieldSpec],
        spec: &'static FieldSpec,
        item: Scalar<'t>,
    ) -> Option<()> {
        let field = spec.field?;
        let prop = match spec.shape {
            Shape::FieldNames if is_inferable(specs, item.text) => {
                Prop::text(field, self.core.out.text(item.text))
            }
            Shape::Text | Shape::Texts if self.is_ordinary(item) => {
                Prop::text(field, self.core.out.text(item.text))
            }
            shape => self.core.usual(shape, field, item.text, item.style)?,
        };
        self.push(prop, item);
        Some(())
    }

    /// Whether there is nothing to say of a text, as is quick to see.
    fn is_ordinary(&self, item: Scalar<'t>) -> bool {
        self.ordinary.covers(item.start, item.len)
            && !is_blank(item.text)
            && !is_flag(item.text)
            && self.core.out.has_room(item.text.len())
    }

    pub(super) fn mark(&self, scalar: Scalar<'t>) -> Mark {
        Mark {
            start: self.base + scalar.start,
            len: scalar.len,
        }
    }

    fn push(&mut self, prop: Prop, scalar: Scalar<'t>) {
        let mark = self.mark(scalar);
        self.core.scratch.push((prop, mark));
    }
}
