//! Two documents face to face: every passage of both, changed or not, with
//! what stands opposite.

use std::collections::HashMap;
use std::ops::Range;

use crate::document::{Document, Span};

use super::align::{Aligned, align};
use super::change::{By, Edit, EditKind, Kinds};
use super::comparison::Comparison;
use super::letters::Mixed;
use super::passages::Move;
use super::pieces::PieceId;
use super::rows::{hull, joined, paragraphs, paragraphs_of, place, single};
use super::sentences::{Sentence, sentences};

/// A paragraph, or several that belong together, and what stands opposite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    /// Its bytes in the old document; `None` where it has nothing there.
    pub old: Option<Span>,
    /// Its bytes in the new document; `None` where it has nothing there.
    pub new: Option<Span>,
    /// What became of it; empty where it is the same.
    pub kinds: Kinds,
    /// What was done inside. Of what stands on one side only, the words that
    /// went to or came from another place.
    pub edits: Vec<Edit>,
    /// Where words of it that moved stand in the other document: the new one
    /// for what is on the old side only, else the old one.
    pub moved: Option<Span>,
    /// Whether a change begins with it: the other paragraphs of a section that
    /// came, went or moved do not begin one.
    pub begins: bool,
}

/// A section without those below it, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its bytes in the old document.
    pub old: Option<Span>,
    /// Its bytes in the new document.
    pub new: Option<Span>,
    /// What became of it; empty where it is the same.
    pub kinds: Kinds,
    /// Its faces.
    pub faces: Range<usize>,
    /// Characters that went, without white space and what moved.
    pub gone: usize,
    /// Characters that came, without white space and what moved.
    pub come: usize,
}

/// Two documents face to face, in the order of the new one; what only the old
/// one has stands where it would.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facing {
    /// All passages of both.
    pub faces: Vec<Face>,
    /// The sections they are parts of.
    pub parts: Vec<Part>,
}

/// Longer paragraphs (bytes) face each other sentence by sentence.
const LONG: u32 = 16 * 1024;

impl Comparison<'_> {
    /// Sets the documents face to face. Linear in both.
    #[must_use]
    pub fn facing(&self) -> Facing {
        let mut builder = Builder {
            of: self,
            kinds: HashMap::default(),
            found: Facing::default(),
        };
        for change in self.changes(By::Section) {
            for (side, span) in [(Side::Old, change.old), (Side::New, change.new)] {
                if let Some(span) = span {
                    builder.kinds.entry((side, span)).or_insert(change.kinds);
                }
            }
        }
        // What only the old document has stands behind what stood before it.
        let mut gone: HashMap<Option<PieceId>, Vec<PieceId>, Mixed> = HashMap::default();
        let mut before = None;
        for old in self.old.ids() {
            match self.pairs.new_of(old) {
                Some(new) => before = Some(new),
                None => gone.entry(before).or_default().push(old),
            }
        }
        let mut all_gone = |builder: &mut Builder<'_, '_>, behind: Option<PieceId>| {
            for old in gone.remove(&behind).unwrap_or_default() {
                builder.gone(old);
            }
        };
        all_gone(&mut builder, None);
        for new in self.new.ids() {
            match self.pairs.old_of(new) {
                Some(old) => builder.pair(old, new),
                None => builder.come(new),
            }
            all_gone(&mut builder, Some(new));
        }
        builder.found
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Side {
    Old,
    New,
}

struct Builder<'c, 'd> {
    of: &'c Comparison<'d>,
    /// What became of whole sections, by their bytes.
    kinds: HashMap<(Side, Span), Kinds>,
    found: Facing,
}

/// Two pieces that are set face to face.
struct Both<'a> {
    old: Span,
    new: Span,
    old_sentences: &'a [Sentence],
    new_sentences: &'a [Sentence],
}

impl Builder<'_, '_> {
    fn kinds_of(&self, side: Side, span: Span) -> Kinds {
        self.kinds.get(&(side, span)).copied().unwrap_or_default()
    }

    /// Ends a section whose faces begin at `from`.
    fn end(&mut self, old: Option<Span>, new: Option<Span>, kinds: Kinds, from: usize) {
        let faces = from..self.found.faces.len();
        if faces.is_empty() {
            return;
        }
        let (mut gone, mut come) = (0usize, 0usize);
        for face in self.found.faces.get(faces.clone()).unwrap_or_default() {
            let (went, came) = self.amounts(face);
            gone = gone.saturating_add(went);
            come = come.saturating_add(came);
        }
        self.found.parts.push(Part {
            old,
            new,
            kinds,
            faces,
            gone,
            come,
        });
    }

    /// Characters that went and came.
    fn amounts(&self, face: &Face) -> (usize, usize) {
        let (old, new) = (self.of.old(), self.of.new_document());
        let words = |moved: bool| {
            let kind = if moved {
                EditKind::Moved
            } else {
                EditKind::Words
            };
            face.edits.iter().filter(move |edit| edit.kind == kind)
        };
        let count = |document: &Document, span: Span| {
            let letters = document.slice(span).chars();
            letters.filter(|c| !c.is_whitespace()).count()
        };
        let sum = |document: &Document, of: fn(&Edit) -> Span, moved: bool| {
            let spans = words(moved).map(of);
            spans.map(|span| count(document, span)).sum::<usize>()
        };
        match (face.old, face.new) {
            (Some(span), None) => {
                let all = count(old, span);
                (all.saturating_sub(sum(old, |edit| edit.old, true)), 0)
            }
            (None, Some(span)) => {
                let all = count(new, span);
                (0, all.saturating_sub(sum(new, |edit| edit.new, true)))
            }
            _ => (
                sum(old, |edit| edit.old, false),
                sum(new, |edit| edit.new, false),
            ),
        }
    }

    fn pair(&mut self, old: PieceId, new: PieceId) {
        let of = self.of;
        let (a, b) = (of.old.get(old), of.new.get(new));
        let from = self.found.faces.len();
        if let Some(pair) = of.passages.differing.get(&new) {
            let both = Both {
                old: a.whole,
                new: b.whole,
                old_sentences: &pair.old,
                new_sentences: &pair.new,
            };
            self.runs(&both, &pair.runs);
        } else {
            let x = written(of.old(), a.whole);
            let y = written(of.new_document(), b.whole);
            let is_long = |spans: &[Span]| spans.iter().any(|span| span.len() > LONG);
            if a.raw == b.raw && x.len() == y.len() && !is_long(&x) && !is_long(&y) {
                for (old, new) in x.into_iter().zip(y) {
                    self.push(Some(old), Some(new));
                }
            } else {
                let (x, y) = (sentences(&of.old, old), sentences(&of.new, new));
                let runs = align((&of.old, &x), (&of.new, &y));
                let both = Both {
                    old: a.whole,
                    new: b.whole,
                    old_sentences: &x,
                    new_sentences: &y,
                };
                self.runs(&both, &runs);
            }
        }
        let kinds = self.kinds_of(Side::New, b.whole);
        if let Some(first) = self.found.faces.get_mut(from) {
            let number = |marker: u16, whole: Span| {
                let end = whole.start.saturating_add(u32::from(marker));
                Span::new(whole.start, end.min(whole.end))
            };
            let marker = |document: &Document, whole: Span| {
                let section = document.section_at(whole.start)?;
                let section = document.section(section)?;
                (section.span.start == whole.start).then_some(section.marker.head)
            };
            if of.old.number(old).map(|n| n.0) != of.new.number(new).map(|n| n.0) {
                first.edits.push(Edit {
                    old: number(marker(of.old(), a.whole).unwrap_or(0), a.whole),
                    new: number(marker(of.new_document(), b.whole).unwrap_or(0), b.whole),
                    kind: EditKind::Reference,
                });
                first.edits.sort_by_key(|edit| edit.new.start);
                first.kinds = first.kinds.with(Kinds::RENUMBERED);
                first.begins = true;
            }
            if of.moved.contains(&new) {
                first.kinds = first.kinds.with(Kinds::MOVED);
                first.begins = true;
            }
        }
        self.end(Some(a.whole), Some(b.whole), kinds, from);
    }

    /// Sets the sentences of two pieces face to face, with the paragraphs they
    /// stand in.
    fn runs(&mut self, both: &Both<'_>, runs: &[Aligned]) {
        let (old, new) = (self.of.old(), self.of.new_document());
        let around = |document: &Document, piece: Span, part: Option<&[Sentence]>| {
            let span = hull(part.unwrap_or_default())?;
            let whole = paragraphs(document, span);
            let whole = if whole.len() > LONG { span } else { whole };
            let start = whole.start.max(piece.start);
            Some(Span::new(start, whole.end.min(piece.end).max(start)))
        };
        let shares = |a: Option<Span>, b: Option<Span>| matches!((a, b), (Some(a), Some(b)) if a.overlaps(b));
        let mut open: Option<Face> = None;
        let (mut x, mut y) = (both.old.start, both.new.start);
        for run in runs.iter().flat_map(single) {
            let a = around(old, both.old, both.old_sentences.get(run.old.clone()));
            let b = around(new, both.new, both.new_sentences.get(run.new.clone()));
            let goes_on = open
                .as_ref()
                .is_some_and(|face| shares(face.old, a) || shares(face.new, b));
            if !goes_on && let Some(face) = open.take() {
                self.finish(face, &mut x, &mut y);
            }
            let face = open.get_or_insert_with(|| Face {
                old: None,
                new: None,
                kinds: Kinds::default(),
                edits: Vec::new(),
                moved: None,
                begins: false,
            });
            face.old = joined(face.old, a);
            face.new = joined(face.new, b);
            self.edited(both, &run, face);
        }
        if let Some(face) = open {
            self.finish(face, &mut x, &mut y);
        }
        self.between(
            Span::new(x.min(both.old.end), both.old.end),
            Span::new(y.min(both.new.end), both.new.end),
        );
    }

    /// Adds what was done in a run of sentences.
    fn edited(&self, both: &Both<'_>, run: &Aligned, face: &mut Face) {
        if run.same {
            return;
        }
        let passages = &self.of.passages;
        let old = both.old_sentences.get(run.old.clone()).unwrap_or_default();
        let new = both.new_sentences.get(run.new.clone()).unwrap_or_default();
        let sentences = (both.old_sentences, both.new_sentences);
        let (old_at, new_at) = place(sentences, run, (both.old.start, both.new.start));
        if let (Some(_), Some(first)) = (old.first(), new.first()) {
            let edits = self.of.edits.get(&first.span.start);
            for edit in edits.into_iter().flatten() {
                face.kinds = face.kinds.with(kind(edit));
                face.edits.push(*edit);
            }
            return;
        }
        for sentence in old {
            let moved = passages.moved_from(sentence);
            let moved = moved.and_then(|at| passages.moves.get(at));
            face.went(sentence.span, new_at, moved);
        }
        for sentence in new {
            let moved = passages.moved_to(sentence);
            let moved = moved.and_then(|at| passages.moves.get(at));
            face.came(sentence.span, old_at, moved);
        }
    }

    /// Puts a face behind the others, and before it what stands between.
    fn finish(&mut self, mut face: Face, x: &mut u32, y: &mut u32) {
        let before = |at: u32, side: Option<Span>| {
            side.map_or(Span::new(at, at), |side| Span::new(at, side.start.max(at)))
        };
        self.between(before(*x, face.old), before(*y, face.new));
        *x = face.old.map_or(*x, |side| side.end.max(*x));
        *y = face.new.map_or(*y, |side| side.end.max(*y));
        if face.old.is_some() && face.new.is_some() && face.kinds.meets(ALONE) {
            face.kinds = face.kinds.without(ALONE).with(Kinds::CHANGED);
        }
        face.begins = !face.kinds.is_empty();
        self.found.faces.push(face);
    }

    /// What no sentence holds: rules, signs.
    fn between(&mut self, old: Span, new: Span) {
        let some = |document: &Document, span: Span| {
            let is_blank = document.slice(span).trim().is_empty();
            (!is_blank).then_some(span)
        };
        let old = some(self.of.old(), old);
        let new = some(self.of.new_document(), new);
        if old.is_some() || new.is_some() {
            self.push(old, new);
        }
    }

    fn push(&mut self, old: Option<Span>, new: Option<Span>) {
        self.found.faces.push(Face {
            old,
            new,
            kinds: Kinds::default(),
            edits: Vec::new(),
            moved: None,
            begins: false,
        });
    }

    /// A piece that only the new document has.
    fn come(&mut self, new: PieceId) {
        let whole = self.of.new.get(new).whole;
        let passages = &self.of.passages;
        let sentences = passages.come.get(&new).map(Vec::as_slice);
        let from = self.found.faces.len();
        for span in written(self.of.new_document(), whole) {
            self.push(None, Some(span));
            let Some(face) = self.found.faces.last_mut() else {
                continue;
            };
            for sentence in within(sentences.unwrap_or_default(), span) {
                let moved = passages.moved_to(sentence);
                let moved = moved.and_then(|at| passages.moves.get(at));
                face.came(sentence.span, 0, moved);
            }
            face.alone(Kinds::ADDED);
        }
        let kinds = self.kinds_of(Side::New, whole);
        self.begin(from);
        self.end(None, Some(whole), kinds, from);
    }

    /// A piece that only the old document has.
    fn gone(&mut self, old: PieceId) {
        let whole = self.of.old.get(old).whole;
        let passages = &self.of.passages;
        let sentences = passages.gone.get(&old).map(Vec::as_slice);
        let from = self.found.faces.len();
        for span in written(self.of.old(), whole) {
            self.push(Some(span), None);
            let Some(face) = self.found.faces.last_mut() else {
                continue;
            };
            for sentence in within(sentences.unwrap_or_default(), span) {
                let moved = passages.moved_from(sentence);
                let moved = moved.and_then(|at| passages.moves.get(at));
                face.went(sentence.span, 0, moved);
            }
            face.alone(Kinds::REMOVED);
        }
        let kinds = self.kinds_of(Side::Old, whole);
        self.begin(from);
        self.end(Some(whole), None, kinds, from);
    }

    /// A section that came or went is one change, but for what moved of it.
    fn begin(&mut self, from: usize) {
        let mut before = Kinds::default();
        for face in self.found.faces.iter_mut().skip(from) {
            face.begins = face.kinds != before;
            before = face.kinds;
        }
    }
}

impl Face {
    /// A sentence that went, to another place where it `moved`.
    fn went(&mut self, span: Span, new_at: u32, moved: Option<&Move>) {
        let nothing = Span::new(new_at, new_at);
        let edit = |old, kind| Edit {
            old,
            new: nothing,
            kind,
        };
        match moved {
            None => self.kinds = self.kinds.with(Kinds::REMOVED),
            Some(moved) => {
                self.moves(moved);
                self.moved.get_or_insert(moved.new.span);
            }
        }
        let all = moved.iter().flat_map(|moved| &moved.edits);
        let whole = moved.map_or(EditKind::Words, |_| EditKind::Moved);
        self.edits.push(edit(span, whole));
        self.edits.extend(all.map(|e| edit(e.old, e.kind)));
    }

    /// A sentence that came, from another place where it `moved`.
    fn came(&mut self, span: Span, old_at: u32, moved: Option<&Move>) {
        let nothing = Span::new(old_at, old_at);
        let edit = |new, kind| Edit {
            old: nothing,
            new,
            kind,
        };
        match moved {
            None => self.kinds = self.kinds.with(Kinds::ADDED),
            Some(moved) => {
                self.moves(moved);
                self.moved.get_or_insert(moved.old.span);
            }
        }
        let all = moved.iter().flat_map(|moved| &moved.edits);
        let whole = moved.map_or(EditKind::Words, |_| EditKind::Moved);
        self.edits.push(edit(span, whole));
        self.edits.extend(all.map(|e| edit(e.new, e.kind)));
    }

    fn moves(&mut self, moved: &Move) {
        let edited = moved.edits.iter().map(kind);
        self.kinds = edited.fold(self.kinds.with(Kinds::MOVED), Kinds::with);
    }

    /// Names a face that stands alone.
    fn alone(&mut self, kind: Kinds) {
        if self.kinds.is_empty() {
            self.kinds = kind;
        }
        // The whole of it came or went; only what moved needs a mark.
        if !self.kinds.contains(Kinds::MOVED) {
            self.edits.clear();
        }
    }
}

/// What one side alone may be.
const ALONE: Kinds = Kinds::ADDED.with(Kinds::REMOVED);

/// What an edit makes of the passage around it.
fn kind(edit: &Edit) -> Kinds {
    match edit.kind {
        EditKind::Reference => Kinds::RENUMBERED,
        EditKind::Words => Kinds::CHANGED,
        EditKind::Moved => Kinds::MOVED,
    }
}

/// The sentences that begin in a span.
fn within(sentences: &[Sentence], span: Span) -> &[Sentence] {
    let from = sentences.partition_point(|sentence| sentence.span.start < span.start);
    let to = sentences.partition_point(|sentence| sentence.span.start < span.end);
    sentences.get(from..to).unwrap_or_default()
}

/// The paragraphs of a span that hold anything.
fn written(document: &Document, span: Span) -> Vec<Span> {
    let mut all = paragraphs_of(document, span);
    all.retain(|part| !document.slice(*part).trim().is_empty());
    all
}
