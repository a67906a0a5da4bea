//! The language of selectors.
//!
//! ```text
//! any       = all { "or" all }
//! all       = one { "and" one }
//! one       = "not" one | "(" any ")" | condition
//! condition = key op value | key "in" "(" value { "," value } ")" | key "under" organisation
//!           | ("has" | "lacks") key
//!           | ("depends-on" | "depends-on*" | "needed-by" | "needed-by*") element
//!           | "within" number "of" element | "exchanges-with" organisation
//! ```
//!
//! A key is a word; that of a free attribute may stand in quotes.

use super::comparison::{Comparison, Op, Wanted};
use super::conditions::{Conditions, Test};
use super::cursor::Parser;
use super::error::{At, SelectorError, did_you_mean};
use super::key::{ATTRIBUTE, Domain, FieldKey};
use super::lexer::{Sign, Token, tokens};
use super::names::{Name, Names};
use super::near::{Near, Way};
use super::value::{self, Fault};
use super::word::{JOINTS, OWN, PREDICATES};
use crate::bilingual;
use crate::graph::Direction;
use crate::model::RelationKind;
use crate::text::Text;

/// No selector is longer, in bytes.
const LONGEST: usize = 16_384;
/// Brackets and `not` lie no deeper within each other.
const DEEPEST: usize = 64;
/// So many conditions a selector has at most.
const MOST: usize = 256;

/// The conditions of a text, and the names of elements and organisations in it.
pub(super) fn parse(text: &str) -> Result<(Conditions, Vec<Name>), SelectorError> {
    if text.len() > LONGEST {
        let message = bilingual!(
            "bộ chọn dài hơn {LONGEST} byte",
            "the selector is longer than {LONGEST} bytes"
        );
        let at = At {
            start: 0,
            end: text.len(),
        };
        return Err(SelectorError::new(text, at, message, None));
    }
    let tokens = tokens(text)?;
    let mut parser = Parser {
        text,
        tokens: &tokens,
        next: 0,
        depth: 0,
        count: 0,
        names: Names::default(),
    };
    if tokens.is_empty() {
        let help = Text::fixed(
            "Viết một điều kiện, chẳng hạn `kind = database`.",
            "Write a condition, such as `kind = database`.",
        );
        let message = Text::fixed("bộ chọn để trống", "the selector is empty");
        return Err(parser.fault(parser.end(), message, Some(help)));
    }
    let all = parser.any()?;
    match parser.peek() {
        None => Ok((all, parser.names.finish())),
        Some(token) => Err(parser.beyond(token)),
    }
}

impl<'t> Parser<'t> {
    fn any(&mut self) -> Result<Conditions, SelectorError> {
        let mut all = vec![self.all()?];
        while self.takes("or") {
            all.push(self.all()?);
        }
        Ok(Conditions(all))
    }

    fn all(&mut self) -> Result<Vec<Test>, SelectorError> {
        let mut all = vec![self.one()?];
        while self.takes("and") {
            all.push(self.one()?);
        }
        Ok(all)
    }

    fn one(&mut self) -> Result<Test, SelectorError> {
        let Some(token) = self.peek() else {
            return Err(self.no_condition());
        };
        let is_not = token.what == Sign::Word("not");
        if !is_not && token.what != Sign::Open {
            self.count = self.count.saturating_add(1);
            if self.count > MOST {
                let message = bilingual!(
                    "bộ chọn có hơn {MOST} điều kiện",
                    "the selector has more than {MOST} conditions"
                );
                let help = Text::fixed(
                    "Gộp các giá trị bằng `in (…)`.",
                    "Put values together: `in (…)`.",
                );
                return Err(self.fault(token.at, message, Some(help)));
            }
            return self.condition(token);
        }
        self.depth = self.depth.saturating_add(1);
        if self.depth > DEEPEST {
            let message = bilingual!(
                "ngoặc và `not` lồng nhau quá {DEEPEST} bậc",
                "brackets and `not` lie more than {DEEPEST} deep"
            );
            return Err(self.fault(token.at, message, None));
        }
        self.skip();
        let found = if is_not {
            Test::Not(Conditions(vec![vec![self.one()?]]))
        } else {
            let inner = self.any()?;
            if self.peek().map(|token| token.what) != Some(Sign::Close) {
                let wanted = Text::fixed("`)`, `and` hoặc `or`", "`)`, `and` or `or`");
                return Err(self.wanted(&wanted, None));
            }
            self.skip();
            Test::All(inner)
        };
        self.depth = self.depth.saturating_sub(1);
        Ok(found)
    }

    fn condition(&mut self, token: Token<'t>) -> Result<Test, SelectorError> {
        let word = match token.what {
            Sign::Word(word) => word,
            // The name of a free attribute may have spaces.
            Sign::Quoted(word) if word.starts_with(ATTRIBUTE) => word,
            _ => return Err(self.no_condition()),
        };
        if JOINTS.contains(&word) {
            return Err(self.no_condition());
        }
        self.skip();
        let compares = match self.peek().map(|token| token.what) {
            Some(Sign::Op(_)) => true,
            Some(Sign::Word(word)) => matches!(word, "in" | "under"),
            Some(Sign::Quoted(_) | Sign::Open | Sign::Close | Sign::Comma) | None => false,
        };
        if compares || !PREDICATES.contains(&word) {
            return self.comparison(word, token.at);
        }
        match word {
            "has" => Ok(Test::Has(self.keys()?)),
            "lacks" => Ok(Test::Lacks(self.keys()?)),
            "depends-on" => self.near(Way::Step(Direction::Dependents)),
            "depends-on*" => self.near(Way::Steps(Direction::Dependents)),
            "needed-by" => self.near(Way::Step(Direction::Dependencies)),
            "needed-by*" => self.near(Way::Steps(Direction::Dependencies)),
            "within" => self.within(),
            _ => {
                let organisation = self.name(Name::organisation)?;
                Ok(Test::ExchangesWith(organisation))
            }
        }
    }

    fn near(&mut self, way: Way) -> Result<Test, SelectorError> {
        let of = self.name(Name::element)?;
        Ok(Test::Near(Near { way, of }))
    }

    fn within(&mut self) -> Result<Test, SelectorError> {
        let wanted = Text::fixed("số bước", "a number of steps");
        let help = Text::fixed("Viết `within 2 of ĐỊNH-DANH`.", "Write `within 2 of ID`.");
        let Some(Token {
            what: Sign::Word(word),
            ..
        }) = self.peek()
        else {
            return Err(self.wanted(&wanted, Some(help)));
        };
        let Ok(steps) = word.parse() else {
            return Err(self.wanted(&wanted, Some(help)));
        };
        self.skip();
        if !self.takes("of") {
            let wanted = Text::fixed("từ `of`", "the word `of`");
            return Err(self.wanted(&wanted, Some(help)));
        }
        self.near(Way::Within(steps))
    }

    /// The keys behind `has` and `lacks`: one, or a list in brackets.
    fn keys(&mut self) -> Result<Vec<FieldKey>, SelectorError> {
        let mut keys = Vec::new();
        for (word, at) in self.values()? {
            let Some(key) = FieldKey::of(word) else {
                let names = FieldKey::names();
                return Err(self.unknown_key(word, at, &names));
            };
            keys.push(key);
        }
        Ok(keys)
    }

    fn comparison(&mut self, word: &'t str, at: At) -> Result<Test, SelectorError> {
        let is_own = OWN.contains(&word) || word == "kind";
        let domain = FieldKey::of(word).filter(|_| !is_own);
        if domain.is_none() && !is_own {
            let mut names = FieldKey::names();
            names.extend(OWN.iter().chain(&PREDICATES).map(|&word| word.to_owned()));
            return Err(self.unknown_key(word, at, &names));
        }
        let (op, op_at) = self.operator(word)?;
        let Some(key) = domain else {
            return self.of_element(word, op, op_at);
        };
        if matches!(key.domain(), Domain::Records) {
            let message = bilingual!(
                "`{word}` gồm nhiều mục, không so sánh được với một giá trị",
                "`{word}` has entries of its own and cannot be compared with a value"
            );
            let help = bilingual!(
                "Dùng `has {word}` hoặc `lacks {word}`.",
                "Use `has {word}` or `lacks {word}`."
            );
            return Err(self.fault(op_at, message, Some(help)));
        }
        let Ask::Compare(op) = op else {
            if !matches!(key.domain(), Domain::Organisation) {
                let message = bilingual!(
                    "`under` chỉ dùng với tổ chức, không dùng với `{word}`",
                    "`under` is asked of organisations, not of `{word}`"
                );
                let help = Text::fixed(
                    "Các khóa: `owner`, `operator`, `issuer`.",
                    "The keys are `owner`, `operator` and `issuer`.",
                );
                return Err(self.fault(op_at, message, Some(help)));
            }
            let of = self.name(Name::organisation)?;
            return Ok(Test::Under(key, of));
        };
        let is_ordered = matches!(key.domain(), Domain::Number | Domain::Date);
        if !op.is_equality() && !is_ordered {
            let message = bilingual!(
                "giá trị của `{word}` không có thứ tự lớn bé",
                "the values of `{word}` have no order"
            );
            let help = Text::fixed(
                "Dùng `=`, `!=` hoặc `in (…)`; chỉ số và ngày so sánh được lớn bé.",
                "Use `=`, `!=` or `in (…)`; only numbers and dates are less or greater.",
            );
            return Err(self.fault(op_at, message, Some(help)));
        }
        let values = self.values_of(op)?;
        let wanted = self.meant(&key, &values)?;
        Ok(Test::Compare(Comparison { key, op, wanted }))
    }

    /// The values of a comparison, of which `in` alone has several.
    fn values_of(&mut self, op: Op) -> Result<Vec<(&'t str, At)>, SelectorError> {
        let begin = self.peek();
        let values = self.values()?;
        match begin {
            Some(token) if values.len() > 1 && op != Op::Equal => {
                let message = Text::fixed(
                    "phép so sánh này chỉ nhận một giá trị",
                    "this comparison takes one value",
                );
                let help = Text::fixed(
                    "Viết `not KHÓA in (…)` hoặc nhiều điều kiện.",
                    "Write `not KEY in (…)`, or several conditions.",
                );
                Err(self.fault(token.at, message, Some(help)))
            }
            _ => Ok(values),
        }
    }

    fn operator(&mut self, key: &str) -> Result<(Ask, At), SelectorError> {
        let found = match self.peek() {
            Some(Token {
                what: Sign::Op(op),
                at,
            }) => Some((Ask::Compare(op), at)),
            Some(Token {
                what: Sign::Word("in"),
                at,
            }) => Some((Ask::Compare(Op::Equal), at)),
            Some(Token {
                what: Sign::Word("under"),
                at,
            }) => Some((Ask::Under, at)),
            _ => None,
        };
        if let Some(found) = found {
            self.skip();
            return Ok(found);
        }
        let wanted = Text::fixed(
            "phép so sánh như `=`, `>=`, `in`, `under`",
            "a comparison such as `=`, `>=`, `in` or `under`",
        );
        let help = bilingual!(
            "Viết `{key} = GIÁ-TRỊ`; để hỏi có nêu hay không, viết `has {key}`.",
            "Write `{key} = VALUE`; to ask if it is stated at all, `has {key}`."
        );
        Err(self.wanted(&wanted, Some(help)))
    }

    fn meant(&mut self, key: &FieldKey, values: &[(&'t str, At)]) -> Result<Wanted, SelectorError> {
        for (word, at) in values {
            match key.domain() {
                Domain::Organisation => self.names.add(Name::organisation(word, *at)),
                // Only these may lead to an organisation.
                Domain::Ends(RelationKind::SuppliedBy) => {
                    self.names.add(Name::either(word, *at));
                }
                Domain::Elements | Domain::Ends(_) => self.names.add(Name::element(word, *at)),
                Domain::Number
                | Domain::Date
                | Domain::Flag
                | Domain::Words(_)
                | Domain::Text
                | Domain::Records => {}
            }
        }
        value::wanted(key, values).map_err(|(fault, at)| self.refused(fault, at))
    }

    /// What is asked of an element beside its fields.
    fn of_element(&mut self, word: &str, op: Ask, at: At) -> Result<Test, SelectorError> {
        let Ask::Compare(op) = op else {
            let message = bilingual!(
                "`under` chỉ dùng với tổ chức, không dùng với `{word}`",
                "`under` is asked of organisations, not of `{word}`"
            );
            return Err(self.fault(at, message, Some(did_you_mean("owner under …"))));
        };
        if !op.is_equality() {
            let message = bilingual!(
                "giá trị của `{word}` không có thứ tự lớn bé",
                "the values of `{word}` have no order"
            );
            let help = Text::fixed(
                "Dùng `=`, `!=` hoặc `in (…)`.",
                "Use `=`, `!=` or `in (…)`.",
            );
            return Err(self.fault(at, message, Some(help)));
        }
        let values = self.values_of(op)?;
        let refused = |parser: &Self, (fault, at): (Fault, At)| parser.refused(fault, at);
        let test = match word {
            "layer" => Test::Layer(value::layers(&values).map_err(|f| refused(self, f))?),
            "kind" => Test::Kind(value::kinds(&values).map_err(|f| refused(self, f))?),
            "own" => {
                let own = value::own(&values).map_err(|f| refused(self, f))?;
                Test::Own(own == (op == Op::Equal))
            }
            _ => {
                let ids = value::ids(&values).map_err(|f| refused(self, f))?;
                let name = if word == "id" {
                    Name::element
                } else {
                    Name::organisation
                };
                for (id, at) in &values {
                    self.names.add(name(id, *at));
                }
                if word == "id" {
                    Test::Id(ids)
                } else {
                    Test::Agency(ids, op == Op::Equal)
                }
            }
        };
        let is_turned = op == Op::Unequal && !matches!(test, Test::Own(_) | Test::Agency(..));
        Ok(if is_turned {
            Test::Not(Conditions(vec![vec![test]]))
        } else {
            test
        })
    }
}

/// What is asked of the value of a key.
#[derive(Clone, Copy)]
enum Ask {
    Compare(Op),
    Under,
}
