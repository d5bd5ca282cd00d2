//! Narrowing tree and text to the hits, and going from hit to hit.

use crate::document::{BlockId, Document};
use crate::search::Hits;

use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::state::State;
use crate::explorer::desk::views::view::View;
use crate::explorer::language::Text;
use crate::explorer::reading::pane::Align;

impl State {
    /// `f`: with a filter, keeps only paragraphs with hits or shows all;
    /// without one, asks for it.
    pub(in crate::explorer) fn filter_text(&mut self) -> Vec<Effect> {
        let active = self
            .shelf
            .front()
            .is_some_and(|(_, view)| view.filter.is_active());
        if !active {
            return self.open_filter(true);
        }
        self.toggle_narrow_text();
        Vec::new()
    }

    pub(in crate::explorer) fn toggle_narrow_text(&mut self) {
        let Some((book, view)) = self.shelf.front_mut() else {
            return;
        };
        view.narrowing.text = !view.narrowing.text;
        let narrow = view.narrowing.text;
        view.narrow(book.document());
        self.say(if narrow {
            Text::NarrowedText
        } else {
            Text::NarrowedTextOff
        });
    }

    pub(in crate::explorer) fn toggle_narrow_tree(&mut self) {
        let Some((book, view)) = self.shelf.front_mut() else {
            return;
        };
        view.narrowing.tree = !view.narrowing.tree;
        let narrow = view.narrowing.tree;
        view.narrow(book.document());
        self.stock.is_stale = true;
        self.say(if narrow {
            Text::NarrowedTree
        } else {
            Text::NarrowedTreeOff
        });
    }

    /// Goes on or back by hits; at the ends of the document to the next with
    /// hits, or round where there is no other.
    pub(in crate::explorer) fn go_by_hits(&mut self, by: i64) -> Vec<Effect> {
        let Some((_, view)) = self.shelf.front_mut() else {
            return Vec::new();
        };
        let Some(hits) = view.filter.hits().cloned() else {
            self.say(Text::NoFilter);
            return Vec::new();
        };
        let count = i64::try_from(hits.len()).unwrap_or(i64::MAX);
        if count == 0 {
            return match self.go_to_hits_of_next(by) {
                Some(effects) => effects,
                None => {
                    self.say(Text::NoHits);
                    Vec::new()
                }
            };
        }
        let cursor = view.reading.cursor();
        let at_current = view
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
        if (from >= count || from < 0)
            && let Some(effects) = self.go_to_hits_of_next(by)
        {
            return effects;
        }
        let Some((_, view)) = self.shelf.front_mut() else {
            return Vec::new();
        };
        let index = usize::try_from(from.rem_euclid(count)).unwrap_or(0);
        let Some(hit) = hits.all().get(index) else {
            return Vec::new();
        };
        view.filter.set_current(Some(index));
        view.pointer.pointed = None;
        let offset = hit.span.start;
        self.jump_to(offset, Align::Near);
        if from >= count {
            self.say(Text::Wrapped);
        } else if from < 0 {
            self.say(Text::WrappedBack);
        }
        Vec::new()
    }
}

impl View {
    /// Counts from the hit at which the reader is, where there is one.
    pub(in crate::explorer) fn stand_at_hit(&mut self) {
        let cursor = self.reading.cursor();
        let here = self.filter.hits().and_then(|hits| {
            let at = hits.starts_before(cursor);
            let hit = hits.get(at)?;
            (hit.span.start == cursor).then_some(at)
        });
        if here.is_some() {
            self.filter.set_current(here);
        }
    }

    /// Shows the first hit at or after the place where typing began, or the
    /// first of all.
    pub(in crate::explorer) fn preview_first_hit(&mut self, document: &Document, origin: u32) {
        let Some(hits) = self.filter.hits().cloned() else {
            return;
        };
        let next = hits.starts_before(origin);
        let index = if next < hits.len() { next } else { 0 };
        let offset = hits.all().get(index).map(|hit| hit.span.start);
        self.filter.set_current(offset.map(|_| index));
        let target = offset.unwrap_or(origin);
        self.reading.go_to(document, target, Align::Near);
    }

    /// Narrows tree and text to the hits as the reader wishes.
    pub(in crate::explorer) fn narrow(&mut self, document: &Document) {
        let hits = self.filter.hits().cloned();
        self.rebuild_outline(document);
        self.follow(document);
        let shown = hits
            .as_deref()
            .filter(|hits| self.narrowing.text && !hits.is_empty())
            .map(|hits| shown_blocks(document, hits));
        self.reading.narrow(document, shown);
    }
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
