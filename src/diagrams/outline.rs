//! What all text diagrams have: bands with nodes, edges, and the signs of changes.

use std::collections::{BTreeMap, HashMap};

use super::Diagram;
use crate::diagnostic::Completeness;
use crate::diff::{ChangeKind, Class, Diff};
use crate::framework::Band;
use crate::model::{Architecture, ElementRef, LeftOut, RelationKind, RelationRef, Status, Subject};
use crate::text::{Lang, Text};

/// A diagram before it is written in a language.
pub(super) struct Outline {
    pub(super) title: String,
    pub(super) clusters: Vec<Cluster>,
    pub(super) edges: Vec<Edge>,
    /// What the signs mean, of those that occur.
    pub(super) legend: Vec<(Sign, String)>,
    /// What is not shown, in words.
    pub(super) remark: Option<String>,
}

/// A band with its elements.
pub(super) struct Cluster {
    pub(super) label: String,
    pub(super) beside: bool,
    pub(super) nodes: Vec<Node>,
}

/// An element. Its key is a word in every language; its id is data.
pub(super) struct Node {
    pub(super) key: String,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) status: Option<Status>,
    pub(super) sign: Option<Sign>,
}

impl Node {
    /// The name with the sign before it.
    pub(super) fn title(&self) -> String {
        match self.sign {
            Some(sign) => format!("[{}] {}", sign.mark(), self.name),
            None => self.name.clone(),
        }
    }
}

/// A relation between two nodes, by their keys.
pub(super) struct Edge {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) label: String,
    pub(super) kind: RelationKind,
    pub(super) sign: Option<Sign>,
    pub(super) status: Option<Status>,
}

impl Edge {
    pub(super) fn title(&self) -> String {
        match self.sign {
            Some(sign) => format!("[{}] {}", sign.mark(), self.label),
            None => self.label.clone(),
        }
    }
}

/// What happened to a thing, as far as a picture tells it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    Added,
    Gone,
    Replaced,
    Became,
    Broken,
    Changed,
}

impl Sign {
    const ALL: [Self; 6] = [
        Self::Added,
        Self::Gone,
        Self::Replaced,
        Self::Became,
        Self::Broken,
        Self::Changed,
    ];

    fn of(kind: ChangeKind, class: Class) -> Self {
        match kind {
            ChangeKind::Added => Self::Added,
            ChangeKind::Removed | ChangeKind::Retired | ChangeKind::Expired => Self::Gone,
            ChangeKind::Replaced => Self::Replaced,
            ChangeKind::Renamed
            | ChangeKind::Merged
            | ChangeKind::Split
            | ChangeKind::Regrouped
            | ChangeKind::Transferred
            | ChangeKind::Moved => Self::Became,
            ChangeKind::Changed
            | ChangeKind::Scaled
            | ChangeKind::Converted
            | ChangeKind::Rerouted => match class {
                Class::Breaking => Self::Broken,
                Class::Compatible | Class::Editorial => Self::Changed,
            },
        }
    }

    /// The sign itself, which is told apart without colour.
    pub(super) const fn mark(self) -> &'static str {
        match self {
            Self::Added => "+",
            Self::Gone => "−",
            Self::Replaced => "×",
            Self::Became => "→",
            Self::Broken => "!",
            Self::Changed => "~",
        }
    }

    /// The colour of the outline, and that of the ground.
    pub(super) const fn colours(self) -> (&'static str, &'static str) {
        match self {
            Self::Added => ("#1b6e3c", "#e3f3e8"),
            Self::Gone => ("#a32020", "#fbe6e6"),
            Self::Replaced => ("#7a3b00", "#fbeedd"),
            Self::Became => ("#5b3a9e", "#eee8f8"),
            Self::Broken => ("#a32020", "#fff3d6"),
            Self::Changed => ("#175a94", "#e4f0fa"),
        }
    }

    /// Whether the outline is broken, for what is no longer there.
    pub(super) const fn is_dashed(self) -> bool {
        match self {
            Self::Gone | Self::Replaced => true,
            Self::Added | Self::Became | Self::Broken | Self::Changed => false,
        }
    }

    const fn label(self) -> Text {
        match self {
            Self::Added => Text::fixed("bổ sung", "added"),
            Self::Gone => Text::fixed("không còn", "gone"),
            Self::Replaced => Text::fixed("bị thay thế", "replaced"),
            Self::Became => Text::fixed(
                "kế thừa, hợp nhất, chia tách hoặc chuyển giao",
                "renamed, merged, split or transferred",
            ),
            Self::Broken => Text::fixed(
                "thay đổi phá vỡ tương thích",
                "changed in a way that breaks something",
            ),
            Self::Changed => Text::fixed("thay đổi", "changed"),
        }
    }
}

/// The ground and outline of what bears no sign.
pub(super) const PLAIN: (&str, &str) = ("#5b6573", "#ffffff");

impl Diagram<'_, '_> {
    pub(super) fn outline(&self) -> Outline {
        let signs = self.diff.map(signs).unwrap_or_default();
        let mut keys = HashMap::new();
        let mut clusters: Vec<Cluster> = Vec::new();
        let mut bands: Vec<&Band> = self.bands.bands.to_vec();
        // From the top down; what stands beside the stack last.
        bands.sort_by_key(|band| band.beside);
        let stack = bands.iter().take_while(|band| !band.beside).count();
        if let Some(stack) = bands.get_mut(..stack) {
            stack.reverse();
        }
        for band in bands {
            let mut nodes = Vec::new();
            for (element, is_gone) in self.elements() {
                if self.bands.of(element.kind()).key != band.key {
                    continue;
                }
                let key = format!("n{}", keys.len());
                keys.insert(element.id(), key.clone());
                let sign = signs.get(&Subject::from(element)).copied();
                nodes.push(Node {
                    key,
                    id: element.id().to_owned(),
                    name: element.name(self.lang).to_owned(),
                    kind: with_stage(&element.kind().label(), element.status(), self.lang),
                    status: element.status(),
                    sign: if is_gone {
                        Some(sign.unwrap_or(Sign::Gone))
                    } else {
                        sign
                    },
                });
            }
            if !nodes.is_empty() {
                clusters.push(Cluster {
                    label: band.label.get(self.lang).to_owned(),
                    beside: band.beside,
                    nodes,
                });
            }
        }
        let edges = self.edges(&keys, &signs);
        let mut outline = Outline {
            title: title(self.arch, self.lang),
            clusters,
            edges,
            legend: Vec::new(),
            remark: self.remark(),
        };
        outline.legend = legend(&outline, self.lang);
        outline
    }

    /// What there is, and whether it is gone: what nothing of the later version continues.
    fn elements(&self) -> impl Iterator<Item = (ElementRef<'_>, bool)> {
        let gone = self.diff.into_iter().flat_map(Diff::gone);
        let all = self.arch.elements().map(|e| (e, false));
        let all = all.chain(gone.map(|e| (e, true)));
        all.filter(|(e, _)| self.shown.has(*e))
    }

    fn edges(&self, keys: &HashMap<&str, String>, signs: &BTreeMap<Subject, Sign>) -> Vec<Edge> {
        let wanted = |r: &RelationRef<'_>| {
            let kinds = self.kinds.as_ref();
            kinds.is_none_or(|kinds| kinds.contains(&r.kind())) && self.shown.has_relation(*r)
        };
        let gone = self.diff.into_iter().flat_map(|diff| {
            let removed = |r: &RelationRef<'_>| signs.get(&Subject::from(*r)) == Some(&Sign::Gone);
            diff.earlier().relations().filter(removed)
        });
        let later = self.arch.relations().map(|r| (r, false));
        let all = later.chain(gone.map(|r| (r, true)));
        let mut edges = Vec::new();
        for (relation, is_gone) in all.filter(|(r, _)| wanted(r)) {
            let sign = signs.get(&Subject::from(relation)).copied();
            // Of what is gone only the earlier one is shown, of what is there only the later.
            if !is_gone && sign == Some(Sign::Gone) {
                continue;
            }
            let Some(to) = relation.to() else { continue };
            let (Some(from), Some(to)) = (keys.get(relation.from().id()), keys.get(to.id())) else {
                continue;
            };
            edges.push(Edge {
                from: from.clone(),
                to: to.clone(),
                label: with_stage(&relation.kind().label(), relation.status(), self.lang),
                kind: relation.kind(),
                sign,
                status: relation.status(),
            });
        }
        edges
    }

    /// How much is not shown, or could not be read.
    fn remark(&self) -> Option<String> {
        let left = self.shown.left_out(self.arch);
        let left = (left != LeftOut::default()).then(|| left_out(left));
        let completeness = match self.diff {
            Some(diff) => diff.completeness(),
            None => Completeness::of(self.arch.unread()),
        };
        let unread = completeness.remark(self.shown.is_public());
        let all: Vec<_> = left.into_iter().chain(unread).collect();
        let all: Vec<_> = all.iter().map(|text| text.get(self.lang)).collect();
        (!all.is_empty()).then(|| all.join(" "))
    }
}

/// How much is left out, in words.
fn left_out(left: LeftOut) -> Text {
    let LeftOut {
        elements,
        relations,
    } = left;
    crate::bilingual!(
        "Không thể hiện {elements} thành phần và {relations} quan hệ thuộc bí mật nhà nước.",
        "{elements} elements and {relations} relations that carry state secrets are not shown."
    )
}

/// The sign of each thing that changed: of its gravest change.
fn signs(diff: &Diff<'_>) -> BTreeMap<Subject, Sign> {
    let sign = |(subject, number): (&Subject, usize)| {
        let change = diff.changes().get(number)?;
        Some((subject.clone(), Sign::of(change.kind, change.class)))
    };
    diff.gravest(|_| true)
        .into_iter()
        .filter_map(sign)
        .collect()
}

fn legend(outline: &Outline, lang: Lang) -> Vec<(Sign, String)> {
    let nodes = outline.clusters.iter().flat_map(|c| &c.nodes);
    let signs: Vec<_> = nodes
        .filter_map(|n| n.sign)
        .chain(outline.edges.iter().filter_map(|e| e.sign))
        .collect();
    let used = Sign::ALL.into_iter().filter(|sign| signs.contains(sign));
    used.map(|sign| (sign, sign.label().get(lang).to_owned()))
        .collect()
}

/// What something is called, with the stage of its life where that is not the ordinary one.
fn with_stage(label: &Text, status: Option<Status>, lang: Lang) -> String {
    let label = label.get(lang).to_owned();
    match status {
        Some(status @ (Status::Planned | Status::Pilot | Status::Deprecated | Status::Retired)) => {
            format!("{label} ({})", status.label().get(lang).to_lowercase())
        }
        Some(Status::Active) | None => label,
    }
}

fn title(arch: &Architecture, lang: Lang) -> String {
    let name = arch.name(lang);
    match arch.version() {
        Some(version) if !name.contains(&version.to_string()) => {
            let text =
                crate::bilingual!("{name}, phiên bản {version}", "{name}, version {version}");
            text.get(lang).to_owned()
        }
        Some(_) | None => name.to_owned(),
    }
}

/// A text on one line: what breaks lines or hides is a space or nothing.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\n' | '\t' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}') {
            out.push(' ');
        } else if !crate::chars::is_hidden(c) && !matches!(c, '\u{fffe}' | '\u{ffff}') {
            out.push(c);
        }
    }
    out
}

/// A text in lines of about so many characters, broken at spaces.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count().saturating_add(word.chars().count()) < width => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}
