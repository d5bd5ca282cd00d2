//! The lines of two documents face to face at one width, laid out on demand.

use std::collections::HashMap;
use std::rc::Rc;

use crate::compare::{EditKind, Face, Kinds};
use crate::document::{BlockKind, Document, Span};
use crate::explorer::comparing::compared::Compared;
use crate::explorer::comparing::signs::Side;
use crate::setting::typography::Typography;
use crate::text::{Gaps, rows};

/// A row of text of one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SideRow {
    /// The bytes that are drawn.
    pub span: Span,
    /// Empty cells before them.
    pub indent: u16,
    /// Blank cells between its graphemes.
    pub gaps: Gaps,
    /// Whether it is of a heading.
    pub is_heading: bool,
}

/// A row of a face: what stands on both sides; nothing in a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FaceRow {
    /// Of the old document.
    pub old: Option<SideRow>,
    /// Of the new document.
    pub new: Option<SideRow>,
}

impl FaceRow {
    /// The row of a side.
    #[must_use]
    pub const fn side(&self, side: Side) -> Option<&SideRow> {
        match side {
            Side::Old => self.old.as_ref(),
            Side::New => self.new.as_ref(),
        }
    }
}

/// How many faces that were laid out are kept before the store is emptied.
const KEPT: usize = 1024;

/// Lays out faces. The documents must be the same until
/// [`clear`](Self::clear).
#[derive(Debug, Default)]
pub struct FaceLines {
    width: u16,
    is_beside: bool,
    typography: Typography,
    kept: HashMap<usize, Rc<[FaceRow]>>,
}

impl FaceLines {
    /// Takes another width of a side (cells), or another way of setting.
    pub fn set(&mut self, width: u16, is_beside: bool, typography: Typography) {
        if (self.width, self.is_beside, self.typography) != (width, is_beside, typography) {
            (self.width, self.is_beside, self.typography) = (width, is_beside, typography);
            self.clear();
        }
    }

    /// Whether both sides stand beside one another.
    #[must_use]
    pub const fn is_beside(&self) -> bool {
        self.is_beside
    }

    /// Forgets what was laid out.
    pub fn clear(&mut self) {
        self.kept.clear();
    }

    /// The rows of a face by its index. Linear in it the first time.
    pub fn of(&mut self, compared: &Compared, index: usize) -> Rc<[FaceRow]> {
        if let Some(rows) = self.kept.get(&index) {
            return Rc::clone(rows);
        }
        if self.kept.len() >= KEPT {
            self.kept.clear();
        }
        let face = compared.facing.faces.get(index);
        let rows = face.map(|face| self.lay_out(compared, face));
        let rows: Rc<[FaceRow]> = rows.unwrap_or_default().into();
        self.kept.insert(index, Rc::clone(&rows));
        rows
    }

    fn lay_out(&self, compared: &Compared, face: &Face) -> Vec<FaceRow> {
        let side = |document, span: Option<Span>| {
            span.map(|span| self.side(document, span))
                .unwrap_or_default()
        };
        let (old_blank, old) = side(&compared.old, face.old);
        let (new_blank, new) = side(&compared.new, face.new);
        let mut found = vec![FaceRow::default(); usize::from(old_blank.max(new_blank))];
        if self.is_beside {
            for at in 0..old.len().max(new.len()) {
                found.push(FaceRow {
                    old: old.get(at).copied(),
                    new: new.get(at).copied(),
                });
            }
            return found;
        }
        // Where no words are changed inside, one of the two says it all.
        let inside = face.kinds.meets(Kinds::CHANGED)
            || face.edits.iter().any(|edit| edit.kind == EditKind::Moved);
        if face.new.is_none() || inside {
            found.extend(old.into_iter().map(|row| FaceRow {
                old: Some(row),
                new: None,
            }));
        }
        found.extend(new.into_iter().map(|row| FaceRow {
            old: None,
            new: Some(row),
        }));
        found
    }

    /// The rows of a part of a document, and how many blank ones stand before.
    fn side(&self, document: &Document, span: Span) -> (u16, Vec<SideRow>) {
        let mut found = Vec::new();
        let mut blank = 0;
        let Some(first) = document.block_at(span.start) else {
            return (0, found);
        };
        for id in first.. {
            let Some(block) = document.block(id).filter(|b| b.span.start < span.end) else {
                break;
            };
            let start = block.span.start.max(span.start);
            let end = block.span.end.min(span.end);
            if start >= end {
                continue;
            }
            let opens = start == block.span.start;
            if found.is_empty() && opens {
                let before = id.checked_sub(1).and_then(|id| document.block(id));
                blank = self.typography.space_before(before, block);
            }
            let mut measure = self.typography.measure_of(document, block, self.width);
            if !opens {
                measure.first_indent = measure.rest_indent;
            }
            let mut set = |span: Span| {
                for row in rows(document.slice(span), &measure) {
                    found.push(SideRow {
                        span: Span::new(
                            span.start.saturating_add(row.start),
                            span.start.saturating_add(row.shown_end),
                        ),
                        indent: row.indent,
                        gaps: row.gaps.moved(span.start),
                        is_heading: block.kind == BlockKind::Heading,
                    });
                }
            };
            if block.kind == BlockKind::Table {
                let mut at = start;
                for line in document.slice(Span::new(start, end)).split_inclusive('\n') {
                    let whole = u32::try_from(line.len()).unwrap_or(u32::MAX);
                    let shown = u32::try_from(line.trim_end().len()).unwrap_or(u32::MAX);
                    set(Span::new(at, at.saturating_add(shown)));
                    at = at.saturating_add(whole);
                }
            } else {
                set(Span::new(start, end));
            }
        }
        (blank, found)
    }
}
