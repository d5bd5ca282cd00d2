//! A comparison as changes.

use std::collections::{HashMap, HashSet};

use crate::document::{Document, Span};

use super::align::Aligned;
use super::change::{By, Change, Edit, EditKind, Kinds};
use super::comparison::Comparison;
use super::letters::Mixed;
use super::passages::Differing;
use super::pieces::PieceId;
use super::sentences::Sentence;

/// A section of which so much came from one other was part of it.
const MOST: f32 = 0.5;

impl Comparison<'_> {
    /// All changes in the order of the new document; what was removed stands
    /// where it would.
    #[must_use]
    pub fn changes(&self, by: By) -> Vec<Change> {
        rows(self, by)
    }
}

fn rows(comparison: &Comparison<'_>, by: By) -> Vec<Change> {
    let mut rows = Rows {
        of: comparison,
        by,
        found: Vec::new(),
        told: HashSet::new(),
        ends: ends(comparison),
    };
    for new in comparison.new.ids() {
        match comparison.pairs.old_of(new) {
            Some(old) => rows.pair(old, new),
            None => rows.come(new),
        }
    }
    let gone: Vec<PieceId> = comparison.pairs.free_old().collect();
    for old in gone {
        rows.gone(old);
    }
    rows.moves();
    let mut found = rows.found;
    found.sort_by_key(|change| (change.new_at, change.old_at));
    found
}

/// For each piece of the old document where in the new one what follows it
/// would stand: behind the last paired one.
fn ends(comparison: &Comparison<'_>) -> Vec<u32> {
    let mut end = 0;
    let each = comparison.old.ids().map(|old| {
        if let Some(new) = comparison.pairs.new_of(old) {
            end = comparison.new.get(new).whole.end;
        }
        end
    });
    each.collect()
}

struct Rows<'c, 'd> {
    of: &'c Comparison<'d>,
    by: By,
    found: Vec<Change>,
    /// Moves that a section that was split or merged has told.
    told: HashSet<usize>,
    ends: Vec<u32>,
}

/// The part of a pair that a change is told with.
#[derive(Default)]
struct Group {
    old: Option<Span>,
    new: Option<Span>,
    edits: Vec<Edit>,
    kinds: Kinds,
}

impl Rows<'_, '_> {
    fn push(
        &mut self,
        kinds: Kinds,
        old: Option<Span>,
        new: Option<Span>,
        at: (u32, u32),
    ) -> Option<&mut Change> {
        if kinds.is_empty() {
            return None;
        }
        self.found.push(Change {
            kinds,
            old,
            new,
            old_at: old.map_or(at.0, |span| span.start),
            new_at: new.map_or(at.1, |span| span.start),
            edits: Vec::new(),
        });
        self.found.last_mut()
    }

    /// What became of two pieces that belong together.
    fn pair(&mut self, old: PieceId, new: PieceId) {
        let of = self.of;
        let (a, b) = (of.old.get(old), of.new.get(new));
        let mut kinds = Kinds::default();
        if of.moved.contains(&new) {
            kinds = kinds.with(Kinds::MOVED);
        }
        if of.old.number(old).map(|n| n.0) != of.new.number(new).map(|n| n.0) {
            kinds = kinds.with(Kinds::RENUMBERED);
        }
        let differing = of.passages.differing.get(&new);
        if self.by == By::Section {
            let mut group = Group::default();
            for run in differing.iter().flat_map(|pair| &pair.runs) {
                if let Some(pair) = differing {
                    self.run(pair, run, (a.text.start, b.text.start), &mut group);
                }
            }
            let kinds = kinds.with(group.kinds);
            let whole = (Some(a.whole), Some(b.whole));
            if let Some(change) = self.push(kinds, whole.0, whole.1, (0, 0)) {
                change.edits = group.edits;
            }
            return;
        }
        self.push(kinds, Some(a.whole), Some(b.whole), (0, 0));
        let Some(pair) = differing else {
            return;
        };
        let places = (a.text.start, b.text.start);
        if self.by == By::Sentence {
            for run in pair.runs.iter().filter(|run| !run.same) {
                for run in single(run) {
                    let mut group = Group::default();
                    self.run(pair, &run, places, &mut group);
                    self.sentence(pair, &run, group, places);
                }
            }
        } else {
            self.paragraphs(pair, places);
        }
    }

    /// Adds what a run of aligned sentences tells to a group.
    fn run(&self, pair: &Differing, run: &Aligned, starts: (u32, u32), group: &mut Group) {
        if run.same {
            return;
        }
        let old = pair.old.get(run.old.clone()).unwrap_or_default();
        let new = pair.new.get(run.new.clone()).unwrap_or_default();
        let (old_at, new_at) = place((&pair.old, &pair.new), run, starts);
        match (old.is_empty(), new.is_empty()) {
            (false, false) => {
                let first = new.first().map_or(0, |sentence| sentence.span.start);
                let edits = self
                    .of
                    .edits
                    .get(&first)
                    .map(Vec::as_slice)
                    .unwrap_or_default();
                for edit in edits {
                    group.kinds = group.kinds.with(match edit.kind {
                        EditKind::Reference => Kinds::RENUMBERED,
                        EditKind::Words | EditKind::Moved => Kinds::CHANGED,
                    });
                }
                group.edits.extend(edits);
            }
            (false, true) => {
                for sentence in old {
                    let moved = self.of.passages.moved_from(sentence).is_some();
                    group.add(sentence.span, Span::new(new_at, new_at), moved);
                }
            }
            _ => {
                for sentence in new {
                    let moved = self.of.passages.moved_to(sentence).is_some();
                    group.add(Span::new(old_at, old_at), sentence.span, moved);
                }
            }
        }
    }

    /// A change of one sentence.
    fn sentence(&mut self, pair: &Differing, run: &Aligned, group: Group, starts: (u32, u32)) {
        let at = place((&pair.old, &pair.new), run, starts);
        let old = hull(pair.old.get(run.old.clone()).unwrap_or_default());
        let new = hull(pair.new.get(run.new.clone()).unwrap_or_default());
        let kinds = match (old, new) {
            (Some(_), None) if !group.kinds.is_empty() => Kinds::REMOVED,
            (None, Some(_)) if !group.kinds.is_empty() => Kinds::ADDED,
            _ => group.kinds,
        };
        if let Some(change) = self.push(kinds, old, new, at)
            && old.is_some()
            && new.is_some()
        {
            change.edits = group.edits;
        }
    }

    /// The changes of a pair, each with the paragraphs it stands in.
    fn paragraphs(&mut self, pair: &Differing, starts: (u32, u32)) {
        let mut group: Option<(Group, (u32, u32))> = None;
        let runs = pair.runs.iter().flat_map(single);
        for run in runs {
            let around = |document: &Document, all: &[Sentence], range: &std::ops::Range<usize>| {
                let span = hull(all.get(range.clone()).unwrap_or_default())?;
                Some(paragraphs(document, span))
            };
            let old = around(self.of.old.document, &pair.old, &run.old);
            let new = around(self.of.new.document, &pair.new, &run.new);
            let goes_on = group.as_ref().is_some_and(|(group, _)| {
                let shares = |a: Option<Span>, b: Option<Span>| {
                    matches!((a, b), (Some(a), Some(b)) if a.overlaps(b))
                };
                shares(group.old, old) || shares(group.new, new)
            });
            if !goes_on && let Some((group, at)) = group.take() {
                self.paragraph(group, at);
            }
            let (open, _) = group.get_or_insert_with(|| {
                (
                    Group::default(),
                    place((&pair.old, &pair.new), &run, starts),
                )
            });
            open.old = joined(open.old, old);
            open.new = joined(open.new, new);
            let mut told = std::mem::take(open);
            self.run(pair, &run, starts, &mut told);
            if let Some((open, _)) = &mut group {
                *open = told;
            }
        }
        if let Some((group, at)) = group {
            self.paragraph(group, at);
        }
    }

    fn paragraph(&mut self, group: Group, at: (u32, u32)) {
        let kinds = match (group.old, group.new) {
            (Some(_), None) if !group.kinds.is_empty() => Kinds::REMOVED,
            (None, Some(_)) if !group.kinds.is_empty() => Kinds::ADDED,
            _ => group.kinds,
        };
        let whole = group.old.is_some() && group.new.is_some();
        if let Some(change) = self.push(kinds, group.old, group.new, at)
            && whole
        {
            change.edits = group.edits;
        }
    }

    /// A piece that only the new document has.
    fn come(&mut self, new: PieceId) {
        let of = self.of;
        let piece = of.new.get(new);
        let sentences = of
            .passages
            .come
            .get(&new)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let moved = |sentence: &Sentence| of.passages.moved_to(sentence);
        let source = |at: usize| of.passages.moves.get(at).map(|m| (m.old.piece, m.old.span));
        if let Some((_, from, told)) = mostly(sentences, moved, source) {
            let kinds = Kinds::SPLIT.with(self.edited(&told, sentences.len()));
            self.told.extend(&told);
            self.push(kinds, Some(from), Some(piece.whole), (0, 0));
            return;
        }
        let at = self.old_place(new);
        self.whole(
            Kinds::ADDED,
            sentences,
            piece.whole,
            (at, piece.whole.start),
            moved,
        );
    }

    /// A piece that only the old document has.
    fn gone(&mut self, old: PieceId) {
        let of = self.of;
        let piece = of.old.get(old);
        let sentences = of
            .passages
            .gone
            .get(&old)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let moved = |sentence: &Sentence| {
            let at = of.passages.moved_from(sentence)?;
            (!self.told.contains(&at)).then_some(at)
        };
        let target = |at: usize| of.passages.moves.get(at).map(|m| (m.new.piece, m.new.span));
        if let Some((_, to, told)) = mostly(sentences, moved, target) {
            let kinds = Kinds::MERGED.with(self.edited(&told, sentences.len()));
            self.told.extend(&told);
            self.push(kinds, Some(piece.whole), Some(to), (0, 0));
            return;
        }
        let at = self.ends.get(old as usize).copied().unwrap_or(0);
        let moved = |sentence: &Sentence| of.passages.moved_from(sentence);
        self.whole(
            Kinds::REMOVED,
            sentences,
            piece.whole,
            (piece.whole.start, at),
            moved,
        );
    }

    /// Whether sentences were edited on the way, or did not all go it.
    fn edited(&self, told: &[usize], all: usize) -> Kinds {
        let moves = told.iter().filter_map(|&at| self.of.passages.moves.get(at));
        let words = |edit: &Edit| edit.kind == EditKind::Words;
        let edited = moves.into_iter().any(|m| m.edits.iter().any(words));
        match edited || told.len() < all {
            true => Kinds::CHANGED,
            false => Kinds::default(),
        }
    }

    /// A piece without a pair, as much at once as was asked for.
    fn whole(
        &mut self,
        kind: Kinds,
        sentences: &[Sentence],
        whole: Span,
        at: (u32, u32),
        moved: impl Fn(&Sentence) -> Option<usize>,
    ) {
        let added = kind == Kinds::ADDED;
        let document = if added {
            self.of.new.document
        } else {
            self.of.old.document
        };
        let mut parts: Vec<Span> = Vec::new();
        match self.by {
            By::Section => parts.push(whole),
            By::Paragraph => {
                // The number of a section belongs to its first paragraph.
                for block in paragraphs_of(document, whole) {
                    parts.push(block);
                }
            }
            By::Sentence => {
                let left = sentences
                    .iter()
                    .filter(|sentence| moved(sentence).is_none());
                parts.extend(left.map(|sentence| sentence.span));
                if parts.is_empty() && sentences.is_empty() {
                    parts.push(whole);
                }
            }
        }
        for part in parts {
            if document.slice(part).trim().is_empty() {
                continue;
            }
            let (old, new) = if added {
                (None, Some(part))
            } else {
                (Some(part), None)
            };
            self.push(kind, old, new, at);
        }
    }

    /// Where in the old document a piece of the new one would stand.
    fn old_place(&self, new: PieceId) -> u32 {
        let before = (0..new).rev().find_map(|id| self.of.pairs.old_of(id));
        before.map_or(0, |old| self.of.old.get(old).whole.end)
    }

    /// Passages that stand at another place. Neighbours that stayed
    /// neighbours are one.
    fn moves(&mut self) {
        let mut open: Option<(Span, Span, Vec<Edit>)> = None;
        let of = self.of;
        for (at, m) in of.passages.moves.iter().enumerate() {
            if self.told.contains(&at) {
                continue;
            }
            let goes_on = self.by != By::Sentence
                && open.as_ref().is_some_and(|(old, new, _)| {
                    let blank = |document: &Document, from: u32, to: u32| {
                        from <= to && document.slice(Span::new(from, to)).trim().is_empty()
                    };
                    blank(of.old.document, old.end, m.old.span.start)
                        && blank(of.new.document, new.end, m.new.span.start)
                });
            match &mut open {
                Some((old, new, edits)) if goes_on => {
                    old.end = m.old.span.end;
                    new.end = m.new.span.end;
                    edits.extend(&m.edits);
                }
                _ => {
                    let before = open.replace((m.old.span, m.new.span, m.edits.clone()));
                    self.moved(before);
                }
            }
        }
        self.moved(open);
    }

    fn moved(&mut self, passage: Option<(Span, Span, Vec<Edit>)>) {
        let Some((old, new, edits)) = passage else {
            return;
        };
        let words = edits.iter().any(|edit| edit.kind == EditKind::Words);
        let kinds = match words {
            true => Kinds::MOVED.with(Kinds::CHANGED),
            false => Kinds::MOVED,
        };
        if let Some(change) = self.push(kinds, Some(old), Some(new), (0, 0)) {
            change.edits = edits;
        }
    }
}

impl Group {
    /// Adds a sentence that went or came.
    fn add(&mut self, old: Span, new: Span, moved: bool) {
        let kind = if moved {
            EditKind::Moved
        } else {
            EditKind::Words
        };
        if !moved {
            self.kinds = self.kinds.with(Kinds::CHANGED);
        }
        self.edits.push(Edit { old, new, kind });
    }
}

/// The piece that most of some sentences went to or came from, the bytes there
/// that hold them, and which moves tell it.
fn mostly(
    sentences: &[Sentence],
    moved: impl Fn(&Sentence) -> Option<usize>,
    other: impl Fn(usize) -> Option<(PieceId, Span)>,
) -> Option<(PieceId, Span, Vec<usize>)> {
    let all: usize = sentences.iter().map(|s| s.span.len() as usize).sum();
    let mut by_piece: HashMap<PieceId, (usize, Span, Vec<usize>), Mixed> = HashMap::default();
    for sentence in sentences {
        let Some((at, (piece, span))) = moved(sentence).and_then(|at| Some((at, other(at)?)))
        else {
            continue;
        };
        let entry = by_piece.entry(piece).or_insert((0, span, Vec::new()));
        entry.0 = entry.0.saturating_add(sentence.span.len() as usize);
        entry.1 = Span::new(entry.1.start.min(span.start), entry.1.end.max(span.end));
        entry.2.push(at);
    }
    let best = by_piece
        .into_iter()
        .max_by_key(|(piece, found)| (found.0, std::cmp::Reverse(*piece)))?;
    let (piece, (length, span, told)) = best;
    let enough = super::sketch::ratio(length, all) >= MOST;
    enough.then_some((piece, span, told))
}

/// A run sentence by sentence, where it can be.
pub(super) fn single(run: &Aligned) -> Vec<Aligned> {
    let each = run.same || run.old.is_empty() || run.new.is_empty();
    if !each {
        return vec![run.clone()];
    }
    let count = run.old.len().max(run.new.len());
    let part = |range: &std::ops::Range<usize>, at: usize| match range.is_empty() {
        true => range.clone(),
        false => range.start.saturating_add(at)..range.start.saturating_add(at).saturating_add(1),
    };
    let parts = (0..count).map(|at| Aligned {
        old: part(&run.old, at),
        new: part(&run.new, at),
        same: run.same,
    });
    parts.collect()
}

/// Where a run stands in both documents: behind the sentences before it.
pub(super) fn place(
    (old, new): (&[Sentence], &[Sentence]),
    run: &Aligned,
    starts: (u32, u32),
) -> (u32, u32) {
    let behind = |all: &[Sentence], range: &std::ops::Range<usize>, start: u32| {
        let before = range.start.checked_sub(1).and_then(|at| all.get(at));
        before.map_or(start, |sentence| sentence.span.end)
    };
    let old = behind(old, &run.old, starts.0);
    (old, behind(new, &run.new, starts.1))
}

pub(super) fn hull(sentences: &[Sentence]) -> Option<Span> {
    let (first, last) = (sentences.first()?, sentences.last()?);
    Some(Span::new(first.span.start, last.span.end))
}

pub(super) fn joined(a: Option<Span>, b: Option<Span>) -> Option<Span> {
    match (a, b) {
        (Some(a), Some(b)) => Some(Span::new(a.start.min(b.start), a.end.max(b.end))),
        (a, b) => a.or(b),
    }
}

/// The whole paragraphs that hold a span.
pub(super) fn paragraphs(document: &Document, span: Span) -> Span {
    let at = |offset: u32| document.block_at(offset).map(|id| document.paragraph(id));
    let first = at(span.start).map_or(span.start, |p| p.start);
    let last = at(span.end.saturating_sub(1)).map_or(span.end, |p| p.end);
    Span::new(first.min(span.start), last.max(span.end))
}

/// The paragraphs of a span in order, each cut to it.
pub(super) fn paragraphs_of(document: &Document, span: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = span.start;
    while at < span.end {
        let end = document
            .block_at(at)
            .map_or(span.end, |id| document.paragraph(id).end)
            .clamp(at, span.end);
        found.push(Span::new(at, end));
        at = end.saturating_add(1);
    }
    found
}
