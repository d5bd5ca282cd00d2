//! Filtering: typing a query, chips, narrowing, going from hit to hit.

use std::sync::Arc;

use crate::document::{BlockId, Document};
use crate::search::Hits;

use super::action::{Effect, ReaderId};
use super::command::Command;
use super::key::{Key, KeyCode};
use super::language::Text;
use super::prompt::{Edit, Prompt};
use super::reading::Align;
use super::state::{FilterBox, Mode, Reader, State};

impl State {
    /// Opens the filter line; with `narrow` the text will keep only the
    /// paragraphs with hits.
    pub(super) fn open_filter(&mut self, narrow: bool) -> Vec<Effect> {
        self.mode = Mode::Filter(FilterBox::default());
        if let Some(reader) = self.reader_mut() {
            reader.filter_origin = Some(reader.reading.cursor());
            reader.narrow_text |= narrow;
        }
        Vec::new()
    }

    pub(super) fn filter_key(&mut self, key: Key) -> Vec<Effect> {
        let plain = !key.ctrl && !key.alt;
        match key.code {
            KeyCode::Enter if plain => return self.accept_query(),
            KeyCode::Esc => return self.cancel_query(),
            KeyCode::Char('c') if key.ctrl => return self.cancel_query(),
            KeyCode::Up => return self.recall(1),
            KeyCode::Down => return self.recall(-1),
            KeyCode::Tab | KeyCode::BackTab => {
                self.toggle_narrow_text();
                return Vec::new();
            }
            _ => {}
        }
        let Mode::Filter(filter) = &mut self.mode else {
            return Vec::new();
        };
        if key.code == KeyCode::Backspace && plain && filter.prompt.text().is_empty() {
            return self.edit_last_chip();
        }
        match filter.prompt.key(key) {
            Edit::Changed => {
                filter.recalled = 0;
                self.query_changed()
            }
            Edit::Moved => Vec::new(),
            Edit::None => {
                self.say_with(Text::Unbound, &[&key]);
                Vec::new()
            }
        }
    }

    /// Takes the last chip back into the box, to be changed.
    fn edit_last_chip(&mut self) -> Vec<Effect> {
        let Some(reader) = self.reader_mut() else {
            return Vec::new();
        };
        let last = reader.filter.chips().len().checked_sub(1);
        let Some(last) = last else {
            return self.cancel_query();
        };
        let text = reader
            .filter
            .chips()
            .get(last)
            .map(|chip| chip.query.text().to_owned())
            .unwrap_or_default();
        reader.filter.remove(last);
        if let Mode::Filter(filter) = &mut self.mode {
            filter.prompt = Prompt::new(&text);
        }
        self.query_changed()
    }

    /// Shows an earlier (`by` positive) or later query in the box.
    fn recall(&mut self, by: i64) -> Vec<Effect> {
        let Mode::Filter(filter) = &mut self.mode else {
            return Vec::new();
        };
        let most = i64::try_from(self.queries.len()).unwrap_or(0);
        let here = i64::try_from(filter.recalled).unwrap_or(0);
        let there = usize::try_from(here.saturating_add(by).clamp(0, most)).unwrap_or(0);
        if there == filter.recalled {
            return Vec::new();
        }
        if filter.recalled == 0 {
            filter.own = filter.prompt.text().to_owned();
        }
        filter.recalled = there;
        let text = match there {
            0 => filter.own.clone(),
            back => {
                let at = self.queries.len().saturating_sub(back);
                self.queries.get(at).cloned().unwrap_or_default()
            }
        };
        filter.prompt = Prompt::new(&text);
        self.query_changed()
    }

    /// Searches for what the box holds now.
    pub(super) fn query_changed(&mut self) -> Vec<Effect> {
        let Mode::Filter(filter) = &self.mode else {
            return Vec::new();
        };
        let text = filter.prompt.text().to_owned();
        if let Some(reader) = self.reader_mut() {
            reader.filter.set_draft(&text);
        }
        self.search()
    }

    fn accept_query(&mut self) -> Vec<Effect> {
        let Mode::Filter(filter) = &self.mode else {
            return Vec::new();
        };
        let text = filter.prompt.text().trim().to_owned();
        let Some(reader) = self.readers.get_mut(self.current) else {
            return Vec::new();
        };
        if reader.filter.error().is_some() {
            // The line says what is wrong; the query stays to be mended.
            return Vec::new();
        }
        let origin = reader.filter_origin.take();
        let kept = reader.filter.keep_draft();
        if let Some(origin) = origin
            && origin != reader.reading.cursor()
        {
            reader.history.leave(origin);
        }
        self.mode = Mode::Normal;
        if !kept {
            return Vec::new();
        }
        self.queries.retain(|query| *query != text);
        self.queries.push(text);
        // The hits stay the same: the chip asks for what the draft asked for.
        Vec::new()
    }

    fn cancel_query(&mut self) -> Vec<Effect> {
        self.mode = Mode::Normal;
        let Some(reader) = self.reader_mut() else {
            return Vec::new();
        };
        reader.filter.drop_draft();
        if let Some(origin) = reader.filter_origin.take() {
            reader.reading.go_to(&reader.document, origin, Align::Near);
        }
        self.search()
    }

    /// Starts a search for all that is switched on in the document in front.
    fn search(&mut self) -> Vec<Effect> {
        let Some(id) = self.reader().map(|r| r.id) else {
            return Vec::new();
        };
        self.search_again(id)
    }

    /// Starts a search for all that is switched on in a document.
    pub(super) fn search_again(&mut self, id: ReaderId) -> Vec<Effect> {
        let Some(reader) = self.reader_by_id(id) else {
            return Vec::new();
        };
        if let Some((generation, queries)) = reader.filter.start() {
            return vec![Effect::Search {
                reader: id,
                generation,
                document: Arc::clone(&reader.document),
                queries,
            }];
        }
        apply_narrowing(reader);
        Vec::new()
    }

    /// Takes the hits of a search in.
    pub(super) fn found(&mut self, id: ReaderId, generation: u64, hits: Arc<Hits>) {
        let Some(reader) = self.reader_by_id(id) else {
            return;
        };
        if !reader.filter.finish(generation, hits) {
            return;
        }
        if let Some(origin) = reader.filter_origin {
            preview_first_hit(reader, origin);
        }
        apply_narrowing(reader);
    }

    /// `f`: with a filter, keeps only paragraphs with hits or shows all;
    /// without one, asks for it.
    pub(super) fn filter_text(&mut self) -> Vec<Effect> {
        let active = self.reader().is_some_and(|r| r.filter.is_active());
        if !active {
            return self.open_filter(true);
        }
        self.toggle_narrow_text();
        Vec::new()
    }

    fn toggle_narrow_text(&mut self) {
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

    pub(super) fn toggle_narrow_tree(&mut self) {
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

    fn chip_index(&mut self, count: Option<u32>) -> Option<usize> {
        let chips = self.reader().map_or(0, |r| r.filter.chips().len());
        if chips == 0 {
            self.say(Text::NoFilter);
            return None;
        }
        let number = count.map_or(chips, |n| usize::try_from(n).unwrap_or(usize::MAX));
        if number > chips {
            self.say_with(Text::NoSuchChip, &[&number]);
            return None;
        }
        number.checked_sub(1)
    }

    pub(super) fn toggle_chip(&mut self, count: Option<u32>) -> Vec<Effect> {
        let Some(chip) = self.chip_index(count) else {
            return Vec::new();
        };
        let Some(reader) = self.reader_mut() else {
            return Vec::new();
        };
        let is_on = reader.filter.toggle(chip);
        let number = chip.saturating_add(1);
        match is_on {
            Some(true) => self.say_with(Text::ChipOn, &[&number]),
            Some(false) => self.say_with(Text::ChipOff, &[&number]),
            None => {}
        }
        self.search()
    }

    pub(super) fn remove_chip(&mut self, count: Option<u32>) -> Vec<Effect> {
        let Some(chip) = self.chip_index(count) else {
            return Vec::new();
        };
        if let Some(reader) = self.reader_mut() {
            reader.filter.remove(chip);
        }
        self.search()
    }

    pub(super) fn restore_chips(&mut self) -> Vec<Effect> {
        let restored = self.reader_mut().is_some_and(|r| r.filter.restore());
        if !restored {
            self.say(Text::NothingToRestore);
            return Vec::new();
        }
        self.search()
    }

    pub(super) fn clear_filters(&mut self) -> Vec<Effect> {
        let Some(reader) = self.reader_mut() else {
            return Vec::new();
        };
        if reader.filter.chips().is_empty() {
            self.say(Text::NothingToClear);
            return Vec::new();
        }
        reader.filter.clear();
        reader.narrow_text = false;
        reader.narrow_tree = true;
        let key = Command::RestoreChips.first_key();
        self.say_with(Text::Cleared, &[&key]);
        self.search()
    }

    /// Goes on or back by hits; round at the ends of the document.
    pub(super) fn go_by_hits(&mut self, by: i64) {
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
fn preview_first_hit(reader: &mut Reader, origin: u32) {
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
fn apply_narrowing(reader: &mut Reader) {
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
