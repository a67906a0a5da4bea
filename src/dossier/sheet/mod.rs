//! The sheet of a system (*phiếu thông tin hệ thống*) and the compliance extract of a project.

mod facts;
mod findings;
mod laws;
mod neighbours;
mod planned;
mod project;
mod sections;

use super::parts::{Dossier, Head, HeadForm, Numbering, Part, PartKind};
use super::{whose, words};
use crate::bilingual;
use crate::date::Date;
use crate::diagnostic::Report;
use crate::diff::Diff;
use crate::error::{Error, ErrorKind};
use crate::framework::Bands;
use crate::model::{Architecture, ElementRef, LeftOut, Table as Records};
use crate::suggest::similar;
use crate::tables::Facts;
use crate::text::{Lang, Text};
use facts::noun;
use neighbours::Neighbours;

pub use neighbours::{Neighbour, Tie};

/// So many findings are listed in a sheet, which has two pages at most.
const FINDINGS: usize = 5;

/// Makes sheets of systems: place, owner, operator, level, data, exchanges with their routes, who depends on it, the law that
/// holds for it, findings, planned changes.
///
/// Making it costs O(elements + relations), and a comparison if there is an earlier version; each sheet O(what it shows).
///
/// ```
/// # #[cfg(feature = "yaml")] {
/// use justarch::dossier::Sheets;
/// use justarch::{Lang, reference};
/// let arch = reference::moj_3_0();
/// let sheets = Sheets::of(&arch, Lang::Vi);
/// let sheet = sheets.sheet("moj-civil-status-system")?;
/// assert!(sheet.neighbours.iter().any(|n| n.relation.end().id() == "moj-civil-status-db"));
/// let dossier = sheets.dossier(&["moj-civil-status-system"])?;
/// assert_eq!(dossier.parts.len(), 1);
/// assert!(sheets.sheet("moj-civil-status-sytem").is_err());
/// # }
/// # Ok::<(), justarch::Error>(())
/// ```
pub struct Sheets<'a> {
    arch: &'a Architecture,
    lang: Lang,
    day: Option<Date>,
    findings: Option<&'a Report>,
    earlier: Option<&'a Architecture>,
    diff: Option<Diff<'a>>,
    is_public: bool,
    cut: &'static Bands,
    facts: Facts<'a>,
    neighbours: Neighbours<'a>,
}

/// What the sheet of a system is made from.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SystemSheet<'a> {
    /// The system.
    pub element: ElementRef<'a>,
    /// All that it is tied to.
    pub neighbours: Vec<Neighbour<'a>>,
    /// How many relations were left out because they may be state secrets.
    pub left_out: usize,
}

impl std::fmt::Debug for Sheets<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sheets")
            .field("arch", self.arch)
            .field("lang", &self.lang)
            .field("day", &self.day)
            .finish_non_exhaustive()
    }
}

impl<'a> Sheets<'a> {
    /// Of an architecture, in that language.
    pub fn of(arch: &'a Architecture, lang: Lang) -> Self {
        let day = arch.evaluation_date();
        Self {
            arch,
            lang,
            day,
            findings: None,
            earlier: None,
            diff: None,
            is_public: false,
            cut: Bands::seven(),
            facts: Facts::of(arch, day, false, None),
            neighbours: Neighbours::of(arch),
        }
    }

    /// Judged by another day than that of the document.
    pub fn as_of(mut self, day: Date) -> Self {
        self.day = Some(day);
        self.made_anew()
    }

    /// With what a check found.
    pub fn findings(mut self, report: &'a Report) -> Self {
        self.findings = Some(report);
        self
    }

    /// With what changed since an earlier version.
    pub fn against(mut self, earlier: &'a Architecture) -> Self {
        self.earlier = Some(earlier);
        self.made_anew()
    }

    /// By the bands of a cut: pictures, and what a system belongs to. By the seven layers of files without it.
    pub fn bands(mut self, cut: &'static Bands) -> Self {
        self.cut = cut;
        self
    }

    /// Without what may be a state secret, which is counted.
    pub fn public(mut self) -> Self {
        self.is_public = true;
        self.made_anew()
    }

    fn made_anew(mut self) -> Self {
        self.facts = Facts::of(self.arch, self.day, self.is_public, self.earlier);
        self.diff = self.earlier.map(|earlier| match self.day {
            Some(day) => Diff::between_as_of(earlier, self.arch, day),
            None => Diff::between(earlier, self.arch),
        });
        self
    }

    /// The elements that have a sheet, all but users and policies: what is kept in document order.
    pub fn systems(&self) -> impl Iterator<Item = ElementRef<'a>> + '_ {
        let all = self.arch.elements();
        all.filter(|e| facts::has_sheet(*e) && !self.facts.hides(*e))
    }

    /// Those of them that the body of the document owns, or a body below it; without an owner, those whose scope is that of the
    /// body.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use justarch::dossier::Sheets;
    /// use justarch::{Lang, reference};
    /// let arch = reference::moj_3_0();
    /// let sheets = Sheets::of(&arch, Lang::Vi);
    /// assert!(sheets.own_systems().all(|e| e.id() != "vneid"));
    /// assert!(sheets.own_systems().count() < sheets.systems().count());
    /// # }
    /// ```
    pub fn own_systems(&self) -> impl Iterator<Item = ElementRef<'a>> + '_ {
        self.systems().filter(|e| whose::is_own(self.arch, *e))
    }

    /// What the sheet of an element is made from.
    ///
    /// # Errors
    ///
    /// Fails if there is no such element, or if it may not be public.
    pub fn sheet(&self, id: &str) -> Result<SystemSheet<'a>, Error> {
        let element = self.element(id)?;
        let all = self.neighbours.at(element);
        let count = all.len();
        let shown = all.into_iter();
        let neighbours: Vec<_> = shown
            .filter(|neighbour| !self.facts.hides_relation(neighbour.relation))
            .collect();
        Ok(SystemSheet {
            element,
            left_out: count.saturating_sub(neighbours.len()),
            neighbours,
        })
    }

    fn element(&self, id: &str) -> Result<ElementRef<'a>, Error> {
        let Some(element) = self.arch.element(id) else {
            let meant = similar(id, self.arch.elements().map(ElementRef::id));
            let meant = meant.iter().map(|id| format!("`{id}`"));
            let meant = meant.collect::<Vec<_>>().join(", ");
            let text = if self.arch.record(Records::Retired, id).is_some() {
                crate::bilingual!(
                    "`{id}` đã dừng vận hành (mục `retired`), nên không có phiếu thông tin",
                    "`{id}` has been retired (`retired`) and has no sheet"
                )
            } else if self.arch.record(Records::Transferred, id).is_some() {
                crate::bilingual!(
                    "`{id}` đã chuyển giao cho cơ quan khác (mục `transferred`), nên không có phiếu thông tin",
                    "`{id}` has been handed over to another body (`transferred`) and has no sheet"
                )
            } else if meant.is_empty() {
                crate::bilingual!("không có thành phần `{id}`", "there is no element `{id}`")
            } else {
                crate::bilingual!(
                    "không có thành phần `{id}`; có phải {meant}?",
                    "there is no element `{id}`; did you mean {meant}?"
                )
            };
            return Err(Error::new(ErrorKind::NotThere, text));
        };
        if self.facts.hides(element) {
            return Err(Error::new(
                ErrorKind::Value,
                crate::bilingual!(
                    "`{id}` có thể thuộc bí mật nhà nước, không đưa vào bản công khai",
                    "`{id}` may be a state secret and is not for the public"
                ),
            ));
        }
        Ok(element)
    }

    /// The sheets of these elements as one document, each on pages of its own.
    ///
    /// # Errors
    ///
    /// Fails if one of them is not there, or may not be public.
    pub fn dossier(&self, ids: &[&str]) -> Result<Dossier, Error> {
        let mut parts = Vec::new();
        let mut left_out = 0_usize;
        for id in ids {
            let sheet = self.sheet(id)?;
            left_out = left_out.saturating_add(sheet.left_out);
            parts.push(self.part(&sheet));
        }
        let all = if self.is_public {
            LeftOut::of(self.arch)
        } else {
            LeftOut::default()
        };
        // Services, processes and users are no systems.
        let mut elements = ids.iter().filter_map(|id| self.arch.element(id));
        let other = elements.find(|element| !facts::has_sheet(*element));
        let noun = other.map_or_else(|| Text::fixed("hệ thống", "system"), noun);
        let (vi, en) = (noun.get(Lang::Vi), words::capital(noun.get(Lang::En)));
        let title = bilingual!("Phiếu thông tin {vi}", "{en} information sheet");
        Ok(Dossier {
            lang: self.lang,
            head: Head {
                form: HeadForm::Title,
                issuer: words::issuer(self.arch, self.lang),
                title: title.get(self.lang).to_owned(),
                subtitle: vec![self.arch.name(self.lang).to_owned()],
                facts: Vec::new(),
            },
            numbering: Numbering::Sheets,
            has_contents: false,
            parts,
            left_out: LeftOut {
                elements: if ids.len() > 1 { all.elements } else { 0 },
                relations: left_out,
            },
        })
    }

    /// How many of a list there is room for: what changed takes some of it.
    fn room(&self, most: usize) -> usize {
        if self.diff.is_some() {
            most.div_ceil(2)
        } else {
            most
        }
    }

    fn part(&self, sheet: &SystemSheet<'a>) -> Part {
        let name = self.facts.name(sheet.element);
        let mut part = Part::new(name.get(self.lang)).of_kind(PartKind::Sheet);
        part.blocks
            .push(self.place(&[sheet.element], &sheet.neighbours));
        part.parts = vec![
            self.general(sheet),
            self.exchanges(sheet),
            self.ties(sheet),
            self.provisions(sheet),
            self.found(&[sheet.element], self.room(FINDINGS)),
            self.planned(sheet),
        ];
        part
    }
}
