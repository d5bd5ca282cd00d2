//! Filtering for the word under the cursor or under the mouse.

use std::sync::Arc;

use crate::document::{Document, Span};
use crate::lexicon::word::word_at;
use crate::parse;
use crate::search::{Join, Query};
use crate::text::graphemes;

use crate::explorer::desk::action::{Effect, ReaderId};
use crate::explorer::desk::panes::{Area, Pane};
use crate::explorer::desk::state::{Reader, State};
use crate::explorer::desk::work::Work;
use crate::explorer::filter::chips::Chip;
use crate::explorer::language::Text;
use crate::explorer::reading::lines::{Line, TextLine};
use crate::explorer::reading::pane::COLUMN_GAP;

/// Where a word is to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordPlace {
    /// Byte of the reading text.
    pub offset: u32,
    /// Whether the word is meant that stands just there; else the first one
    /// from there on that has two characters.
    pub exact: bool,
}

/// The word at a place. Loads the dictionary: for a worker.
#[must_use]
pub fn find_word(document: &Document, place: WordPlace) -> Option<String> {
    let block = document.block(document.block_at(place.offset)?)?;
    let text = document.slice(block.span);
    let at = place.offset.saturating_sub(block.span.start) as usize;
    let word = word_at(text, at, if place.exact { 1 } else { 2 })?;
    text.get(word).map(str::to_owned)
}

impl Reader {
    /// Byte offset of what is drawn at a cell of the text pane, whose lines
    /// lie in `column`; `None` where no text is.
    fn offset_at(&self, column: Area, x: u16, y: u16) -> Option<u32> {
        let row = usize::from(y.checked_sub(column.y)?);
        let Line::Text(line) = self.reading.screen().get(row)? else {
            return None;
        };
        let x = x.checked_sub(column.x.saturating_add(line.indent))?;
        let text = self.document.slice(line.span);
        let at = match self.reading.columns(line.block) {
            Some(widths) => self.byte_in_row(text, widths, x)?,
            None => {
                let at = self.in_row(line, x)?;
                return Some(at);
            }
        };
        Some(line.span.start.saturating_add(at))
    }

    /// Byte offset of the grapheme of a row under its cell `x`, the gaps that
    /// fill the row counted with the grapheme behind them.
    fn in_row(&self, line: &TextLine, x: u16) -> Option<u32> {
        let mut end = 0u16;
        let text = self.document.slice(line.span);
        let mut all = graphemes(text, self.reading.ambiguous());
        all.find_map(|grapheme| {
            let offset = line.span.start.saturating_add(grapheme.offset);
            let cells = grapheme.cells.saturating_add(line.gaps.before(offset));
            end = end.saturating_add(cells);
            (x < end).then_some(offset)
        })
    }

    /// As [`in_row`](Self::in_row); right of the row its last grapheme.
    pub(in crate::explorer) fn nearest_in_row(&self, line: &TextLine, x: u16) -> u32 {
        self.in_row(line, x).unwrap_or_else(|| {
            let text = self.document.slice(line.span);
            let last = graphemes(text, self.reading.ambiguous()).last();
            let last = last.map_or(0, |grapheme| grapheme.offset);
            line.span.start.saturating_add(last)
        })
    }

    /// The cell of a row where the grapheme at a byte offset begins.
    pub(in crate::explorer) fn cell_in_row(&self, line: &TextLine, offset: u32) -> u16 {
        let before = Span::new(line.span.start, offset.min(line.span.end));
        let text = self.document.slice(before);
        let cells = graphemes(text, self.reading.ambiguous()).map(|grapheme| {
            let at = line.span.start.saturating_add(grapheme.offset);
            grapheme.cells.saturating_add(line.gaps.before(at))
        });
        cells.fold(0, u16::saturating_add)
    }

    /// The cell of the screen where the grapheme at a byte offset begins, where
    /// it is seen in a row of running text.
    #[must_use]
    pub fn cell_on_screen(&self, column: Area, offset: u32) -> Option<(u16, u16)> {
        let mut rows = self.reading.screen().iter().zip(column.y..);
        let (line, y) = rows.find_map(|(line, y)| match line {
            Line::Text(line) if line.span.start <= offset && offset < line.end => Some((line, y)),
            _ => None,
        })?;
        if self.reading.columns(line.block).is_some() {
            return None;
        }
        let cells = self.cell_in_row(line, offset);
        let gap = line.gaps.before(offset);
        let x = column.x.saturating_add(line.indent).saturating_add(cells);
        Some((x.saturating_add(gap), y))
    }

    /// As [`offset_at`](Self::offset_at) where that is text; elsewhere the
    /// nearest grapheme in the row or the row nearest above, else below.
    pub(in crate::explorer) fn offset_near(&self, column: Area, x: u16, y: u16) -> Option<u32> {
        if let Some(offset) = self.offset_at(column, x, y) {
            return Some(offset);
        }
        let screen = self.reading.screen();
        let row = usize::from(y.saturating_sub(column.y));
        let row = row.min(screen.len().saturating_sub(1));
        let text = |line: &Line| match line {
            Line::Text(line) => Some(*line),
            Line::Blank | Line::Omitted(_) => None,
        };
        let (above, below) = screen.split_at_checked(row.saturating_add(1))?;
        let same = above.last().and_then(text);
        if let Some(line) = same {
            let left = column.x.saturating_add(line.indent);
            return Some(self.nearest_in_row(&line, x.saturating_sub(left)));
        }
        // Between rows: the end of the one above.
        let before = above.iter().rev().find_map(text);
        match before {
            Some(line) => Some(self.nearest_in_row(&line, u16::MAX)),
            None => Some(below.iter().find_map(text)?.span.start),
        }
    }

    /// The byte of a text under its cell `x`.
    fn byte_at(&self, text: &str, x: u16) -> Option<u32> {
        let mut end = 0u16;
        let mut all = graphemes(text, self.reading.ambiguous());
        all.find(|grapheme| {
            end = end.saturating_add(grapheme.cells);
            x < end
        })
        .map(|grapheme| grapheme.offset)
    }

    /// The byte of a row of a table under the cell `x` of the pane.
    fn byte_in_row(&self, row: &str, widths: &[u16], x: u16) -> Option<u32> {
        let mut x = x.saturating_add(self.reading.shift());
        let mut offset = 0u32;
        for (cell, &width) in row.split('\t').zip(widths) {
            if x < width.saturating_add(COLUMN_GAP) {
                let indent = cell.len().saturating_sub(cell.trim_start().len());
                let inside = self.byte_at(cell.trim(), x)?;
                let indent = u32::try_from(indent).unwrap_or(0);
                return Some(offset.saturating_add(indent).saturating_add(inside));
            }
            x = x.saturating_sub(width.saturating_add(COLUMN_GAP));
            let length = u32::try_from(cell.len()).unwrap_or(u32::MAX);
            offset = offset.saturating_add(length).saturating_add(1);
        }
        None
    }

    /// Remembers what was clicked in the text, after the click has moved the
    /// cursor.
    pub(in crate::explorer) fn point_at(&mut self, column: Area, x: u16, y: u16) {
        let offset = self.offset_at(column, x, y);
        self.pointed = offset.map(|offset| (offset, self.reading.cursor()));
        self.dragged_from = self.offset_near(column, x, y);
    }

    /// Where the word under the cursor is: under the last click or at the
    /// chosen hit, as long as the reader has not gone on from there, else in
    /// the line of the cursor.
    pub(in crate::explorer) fn word_place(&self) -> WordPlace {
        let cursor = self.reading.cursor();
        let clicked = self.pointed.filter(|&(_, then)| then == cursor);
        let hit = self.filter.current().and_then(|index| {
            let hit = self.filter.hits()?.get(index)?;
            (hit.span.start == cursor).then_some(cursor)
        });
        let exact = clicked.map(|(offset, _)| offset).or(hit);
        WordPlace {
            offset: exact.unwrap_or(cursor),
            exact: exact.is_some(),
        }
    }
}

/// What is looked for when a title is: its words, without its number.
fn words_of_title(title: &str) -> &str {
    let title = title.trim();
    let words = parse::after_marker(title);
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    if words.is_empty() { title } else { words }
}

impl State {
    /// `*`: filters for the chosen cross-reference or the word under the
    /// cursor; in the tree for the title.
    pub(in crate::explorer) fn filter_word(&mut self) -> Vec<Effect> {
        let focus = self.focus;
        let Some(reader) = self.reader() else {
            return Vec::new();
        };
        let document = &reader.document;
        let text = match focus {
            Pane::Tree => {
                let section = reader.tree.selected().and_then(|node| node.section());
                section.map(|id| words_of_title(document.title(id)))
            }
            Pane::Text | Pane::Panel => reader.link().map(|link| document.slice(link)),
        };
        if let Some(text) = text.map(str::to_owned) {
            return self.filter_for(reader.id, &text);
        }
        let effect = Effect::Work(
            reader.id,
            Work::Word {
                document: Arc::clone(document),
                place: reader.word_place(),
            },
        );
        // The dictionary may have to be loaded first.
        self.say(Text::Searching);
        vec![effect]
    }

    /// Filters for the word that the search of [`Work::Word`] has found.
    pub(in crate::explorer) fn word_found(
        &mut self,
        id: ReaderId,
        word: Option<String>,
    ) -> Vec<Effect> {
        let Some(word) = word else {
            self.say(Text::NoWord);
            return Vec::new();
        };
        self.filter_for(id, &word)
    }

    /// Makes a chip of a text as it stands.
    pub(in crate::explorer) fn filter_for(&mut self, id: ReaderId, text: &str) -> Vec<Effect> {
        let rules = self.reader_by_id(id).map(|reader| reader.filter.rules());
        let Ok(query) = Query::literal(text, rules.unwrap_or_default()) else {
            self.say(Text::NoWord);
            return Vec::new();
        };
        self.remember_query(query.text());
        let chip = Chip::new(query, Join::And);
        let is_new = self.reader_by_id(id).is_some_and(|r| r.filter.add(chip));
        if !is_new {
            self.say_with(Text::FilteredAlready, &[&text]);
            return Vec::new();
        }
        self.say_with(Text::FilteredFor, &[&text]);
        self.search_again(id)
    }
}

#[cfg(test)]
mod tests {
    use super::words_of_title;

    #[test]
    fn a_title_is_looked_for_without_its_number() {
        assert_eq!(words_of_title("第一章　总则"), "总则");
        assert_eq!(words_of_title("（二）坚持创新。"), "坚持创新");
        assert_eq!(words_of_title("——实力提升。"), "实力提升");
        assert_eq!(words_of_title("第三条"), "第三条");
        assert_eq!(words_of_title("附则"), "附则");
    }
}
