//! The edits between two passages, letter by letter, with references read for
//! what they name.

use crate::document::{Document, SectionId, Span};
use crate::references::{Reference, ReferenceIndex, Target, references_in};

use super::change::{Edit, EditKind};
use super::letters::{Alike, Letters};
use super::pairs::Pairs;
use super::pieces::{PieceId, Pieces};
use super::script::{Step, steps};

/// Above all characters: what stands for the name of a paired section.
const NAMES: u32 = 0x11_0000;

/// Finds the edits of two documents whose pieces are paired.
#[derive(Debug)]
pub(super) struct Editor<'c, 'd> {
    old: &'c Pieces<'d>,
    new: &'c Pieces<'d>,
    pairs: &'c Pairs,
    /// What the references of both name; `None` where no section has another
    /// number than before, so that none can have followed.
    named: Option<(ReferenceIndex, ReferenceIndex)>,
}

impl<'c, 'd> Editor<'c, 'd> {
    /// Linear in the sections.
    pub(super) fn new(old: &'c Pieces<'d>, new: &'c Pieces<'d>, pairs: &'c Pairs) -> Self {
        let differ = |(a, b)| old.number(a).is_some() && old.number(a) != new.number(b);
        let named = pairs.all().any(differ).then(|| {
            let old = ReferenceIndex::new(old.document);
            (old, ReferenceIndex::new(new.document))
        });
        Self {
            old,
            new,
            pairs,
            named,
        }
    }

    /// The edits from one passage to the other, in order. See [`steps`] for
    /// what it costs.
    pub(super) fn edits(&self, old: Span, new: Span) -> Vec<Edit> {
        let (a, b) = self.letters(old, new);
        let steps = steps(a.letters.keys(), b.letters.keys());
        let mut edits = Vec::new();
        let (mut x, mut y) = (0usize, 0usize);
        let end = Step {
            old: a.letters.len()..a.letters.len(),
            new: b.letters.len()..b.letters.len(),
        };
        for step in steps.iter().chain([&end]) {
            self.renumbered((&a, x..step.old.start), (&b, y), &mut edits);
            (x, y) = (step.old.end, step.new.end);
            if !(step.old.is_empty() && step.new.is_empty()) {
                let side = |letters: &Letters, range: &std::ops::Range<usize>, end| {
                    letters.span(range.start, range.end, end)
                };
                edits.push(Edit {
                    old: side(&a.letters, &step.old, old.end),
                    new: side(&b.letters, &step.new, new.end),
                    kind: EditKind::Words,
                });
            }
        }
        edits
    }

    /// Names in a stretch that is the same which are written in other words.
    fn renumbered(
        &self,
        (a, same): (&Named, std::ops::Range<usize>),
        (b, from): (&Named, usize),
        edits: &mut Vec<Edit>,
    ) {
        for &at in &a.names {
            if !same.contains(&at) {
                continue;
            }
            let there = from.saturating_add(at.saturating_sub(same.start));
            let old = a.letters.span(at, at.saturating_add(1), 0);
            let new = b.letters.span(there, there.saturating_add(1), 0);
            let key = |pieces: &Pieces<'_>, span| {
                super::letters::key(pieces.document.slice(span), pieces.alike)
            };
            if key(self.old, old) != key(self.new, new) {
                edits.push(Edit {
                    old,
                    new,
                    kind: EditKind::Reference,
                });
            }
        }
    }

    fn letters(&self, old: Span, new: Span) -> (Named, Named) {
        let (old_index, new_index) = match &self.named {
            Some((old, new)) => (Some(old), Some(new)),
            None => (None, None),
        };
        let piece = |section: SectionId| section.saturating_add(1);
        let a = Named::of(self.old, old_index, old, |section| {
            self.pairs.new_of(piece(section))
        });
        let b = Named::of(self.new, new_index, new, |section| Some(piece(section)));
        (a, b)
    }
}

/// Letters in which the names of sections are one letter each.
#[derive(Debug)]
struct Named {
    letters: Letters,
    /// Which of them are names.
    names: Vec<usize>,
}

impl Named {
    fn of(
        pieces: &Pieces<'_>,
        index: Option<&ReferenceIndex>,
        span: Span,
        name: impl Fn(SectionId) -> Option<PieceId>,
    ) -> Self {
        let (document, alike) = (pieces.document, pieces.alike);
        let references = match index {
            Some(index) => references_in(document, index, span),
            None => Vec::new(),
        };
        let mut named = Self {
            letters: Letters::default(),
            names: Vec::new(),
        };
        let mut at = span.start;
        for reference in references {
            let Some((section, words)) = section_named(document, &reference) else {
                continue;
            };
            let Some(name) = name(section) else {
                continue;
            };
            if words.start < at || words.end > span.end {
                continue;
            }
            named.text(document, Span::new(at, words.start), alike);
            named.names.push(named.letters.len());
            named.letters.push_key(NAMES.saturating_add(name), words);
            at = words.end;
        }
        named.text(document, Span::new(at, span.end), alike);
        named
    }

    fn text(&mut self, document: &Document, span: Span, alike: Alike) {
        self.letters.push(document.slice(span), span.start, alike);
    }
}

/// The section that a reference names, and the words that do: of 第十条第二款
/// only 第十条, since the paragraph in it has a number of its own.
fn section_named(document: &Document, reference: &Reference) -> Option<(SectionId, Span)> {
    let section = match reference.target {
        Target::Section(section) => return Some((section, reference.span)),
        Target::Text(at) => document.section_at(at)?,
    };
    let text = document.slice(reference.span);
    let (at, word) = text
        .char_indices()
        .find(|(_, c)| matches!(c, '条' | '條'))?;
    let length = u32::try_from(at.saturating_add(word.len_utf8())).ok()?;
    let end = reference.span.start.saturating_add(length);
    Some((section, Span::new(reference.span.start, end)))
}
