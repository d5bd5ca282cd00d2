//! Narrowing tree and text to the hits, and going from hit to hit.

use crate::document::{BlockId, Document};
use crate::search::Hits;

use crate::explorer::desk::action::Effect;
use crate::explorer::desk::state::{Reader, State};
use crate::explorer::language::Text;
use crate::explorer::reading::pane::Align;

impl State {
    /// `f`: with a filter, keeps only paragraphs with hits or shows all;
    /// without one, asks for it.
    pub(in crate::explorer) fn filter_text(&mut self) -> Vec<Effect> {
        let active = self.reader().is_some_and(|r| r.filter.is_active());
        if !active {
            return self.open_filter(true);
        }
        self.toggle_narrow_text();
        Vec::new()
    }

    pub(in crate::explorer) fn toggle_narrow_text(&mut self) {
        let Some(reader) = self.reader_mut() else {
            return;
        };
        reader.narrow_text = !reader.narrow_text;
        let narrow = reader.narrow_text;
        apply_narrowing(reader);
        self.say(if narrow {
            Text::NarrowedText
        } else {
            Text::NarrowedTextOff
        });
    }

    pub(in crate::explorer) fn toggle_narrow_tree(&mut self) {
        let Some(reader) = self.reader_mut() else {
            return;
        };
        reader.narrow_tree = !reader.narrow_tree;
        let narrow = reader.narrow_tree;
        apply_narrowing(reader);
        self.say(if narrow {
            Text::NarrowedTree
        } else {
            Text::NarrowedTreeOff
        });
    }

    /// Goes on or back by hits; round at the ends of the document.
    pub(in crate::explorer) fn go_by_hits(&mut self, by: i64) {
        let Some(reader) = self.reader_mut() else {
            return;
        };
        let Some(hits) = reader.filter.hits().cloned() else {
            self.say(Text::NoFilter);
            return;
        };
        let count = i64::try_from(hits.len()).unwrap_or(i64::MAX);
        if count == 0 {
            self.say(Text::NoHits);
            return;
        }
        let cursor = reader.reading.cursor();
        let at_current = reader
            .filter
            .current()
            .filter(|&i| hits.all().get(i).is_some_and(|h| h.span.start == cursor));
        let from = match at_current {
            Some(current) => i64::try_from(current).unwrap_or(0).saturating_add(by),
            // From a place between hits the first step leads to the nearest.
            None => {
                let next = hits.starts_before(cursor);
                let next = i64::try_from(next).unwrap_or(0);
                if by > 0 {
                    next.saturating_add(by).saturating_sub(1)
                } else {
                    next.saturating_add(by)
                }
            }
        };
        let index = usize::try_from(from.rem_euclid(count)).unwrap_or(0);
        let Some(hit) = hits.all().get(index) else {
            return;
        };
        reader.filter.set_current(Some(index));
        reader.pointed = None;
        let offset = hit.span.start;
        self.jump_to(offset, Align::Near);
        if from >= count {
            self.say(Text::Wrapped);
        } else if from < 0 {
            self.say(Text::WrappedBack);
        }
    }
}

/// Shows the first hit at or after the place where typing began, or the first
/// of all.
pub(in crate::explorer) fn preview_first_hit(reader: &mut Reader, origin: u32) {
    let Some(hits) = reader.filter.hits().cloned() else {
        return;
    };
    let next = hits.starts_before(origin);
    let index = if next < hits.len() { next } else { 0 };
    let offset = hits.all().get(index).map(|hit| hit.span.start);
    reader.filter.set_current(offset.map(|_| index));
    let target = offset.unwrap_or(origin);
    reader.reading.go_to(&reader.document, target, Align::Near);
}

/// Narrows tree and text to the hits as the reader wishes.
pub(in crate::explorer) fn apply_narrowing(reader: &mut Reader) {
    let hits = reader.filter.hits().cloned();
    let for_tree = hits.as_deref().filter(|_| reader.narrow_tree);
    reader.tree.rebuild(&reader.document, for_tree);
    let section = reader.section();
    reader.tree.follow(&reader.document, section);
    let shown = hits
        .as_deref()
        .filter(|hits| reader.narrow_text && !hits.is_empty())
        .map(|hits| shown_blocks(&reader.document, hits));
    reader.reading.narrow(&reader.document, shown);
}

/// The blocks that a text narrowed to hits shows: paragraphs with hits and
/// the headings above them, sorted.
fn shown_blocks(document: &Document, hits: &Hits) -> Vec<BlockId> {
    let mut shown = hits.paragraphs(document);
    let mut last = None;
    let mut headings = Vec::new();
    for &block in &shown {
        let start = document.block(block).map_or(0, |b| b.span.start);
        let section = document.section_at(start);
        if section == last {
            continue;
        }
        last = section;
        let path = section.map(|id| document.path(id)).unwrap_or_default();
        headings.extend(path.iter().filter_map(|&id| {
            let block = document.section(id)?.block;
            let kind = document.block(block)?.kind;
            (kind == crate::document::BlockKind::Heading).then_some(block)
        }));
    }
    shown.append(&mut headings);
    shown.sort_unstable();
    shown.dedup();
    shown
}
