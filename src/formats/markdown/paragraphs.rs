//! Paragraphs and the titles that stand in them, and where lines are joined.

use crate::document::{BlockKind, Kept, Span, TooLarge};
use crate::grammar as numbering;
use crate::prose::{seams, words};

use super::flow::emphasis::BOLD;
use super::lenient;
use super::place::Range;
use super::state::Converter;

impl<'a> Converter<'a> {
    /// Says of fenced code that it is never closed, where it is not.
    pub(super) fn note_open_fence(&mut self, range: &Range) {
        let raw = self.plain.get(range.clone()).unwrap_or_default();
        let mark = raw.trim_start().chars().next();
        let Some(mark) = mark.filter(|c| matches!(c, '`' | '~')) else {
            return;
        };
        let length = raw.trim_start().chars().take_while(|&c| c == mark).count();
        if length < 3 {
            return;
        }
        let last = raw
            .trim_end()
            .rsplit_once('\n')
            .map_or("", |(_, last)| last);
        let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
        if last.chars().count() >= length && last.chars().all(|c| c == mark) {
            return;
        }
        let line = self.places.at(range.start).number;
        let end = self.blocks.offset();
        let text = self.blocks.text();
        let before = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let first = text.lines().next().map_or(0, str::len);
        let start = end.saturating_sub(before);
        let first = start.saturating_add(u32::try_from(first).unwrap_or(u32::MAX));
        self.blocks.keep(Span::new(start, first), Kept::Fence, line);
    }

    pub(super) fn start_paragraph(&mut self, range: &Range) -> Result<(), TooLarge> {
        self.in_paragraph = true;
        self.displayed = false;
        if self.stays_in_cell() {
            return Ok(());
        }
        self.end_table();
        let (kind, level) = self.container();
        let first_line = self.line_at(range.start);
        if kind == BlockKind::Paragraph && self.start_lenient(range.start)? {
            return Ok(());
        }
        let shown = self.line_shown(range.start);
        let after = shown.trim_start_matches(BOLD).trim();
        let bold = first_line.starts_with(BOLD) || first_line.starts_with("**");
        self.beside = self.is_beside(range);
        if self.close_seams
            && std::mem::take(&mut self.rests)
            && kind == BlockKind::Paragraph
            && !bold
            && !self.beside
            && !self.begins_display(range.start)
            && seams::goes_on(self.blocks.text(), after)
        {
            let place = self.places.at(range.start);
            return self.blocks.seam(place, after);
        }
        self.rests = false;
        // The first paragraph of an item goes where its number stands, and a
        // footnote behind its label.
        let begun = kind == BlockKind::ListItem && self.number.is_some()
            || self.blocks.kind() == Some(BlockKind::Paragraph)
                && self.blocks.text().starts_with('[')
                && self.blocks.text().ends_with("] ");
        if !begun {
            self.blocks.begin(kind, level);
        }
        Ok(())
    }

    /// Begins a heading where the line at `offset` is one that CommonMark
    /// does not know.
    pub(super) fn start_lenient(&mut self, offset: usize) -> Result<bool, TooLarge> {
        let line = self.line_at(offset);
        let title = self.title == Some(offset);
        let heading = if title {
            lenient::whole_title(line)
        } else {
            lenient::heading(line)
        };
        let Some(heading) = heading else {
            return Ok(false);
        };
        // What is still to be written belongs to the line before.
        self.end_ruby()?;
        self.rests = false;
        self.blocks.begin_heading(heading.level);
        self.window = Some(
            offset.saturating_add(heading.title.start)..offset.saturating_add(heading.title.end),
        );
        Ok(true)
    }

    /// The source from `offset` to the end of its line.
    pub(super) fn line_at(&self, offset: usize) -> &'a str {
        let rest = self.source.get(offset..).unwrap_or_default();
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    }

    /// A hard line break, or what amounts to one.
    pub(super) fn new_paragraph(&mut self) {
        if !self.in_paragraph || self.stays_in_cell() {
            return;
        }
        self.window = None;
        let (kind, level) = self.container();
        self.blocks.begin(kind, level);
    }

    /// A line break inside a paragraph; `next` is the offset of the next line.
    pub(super) fn soft_break(&mut self, next: usize) -> Result<(), TooLarge> {
        if self.stays_in_cell() {
            return Ok(());
        }
        let raw = self.line_at(next);
        let line = raw.trim_start_matches([' ', '\t', '>']);
        let at = next.saturating_add(raw.len().saturating_sub(line.len()));
        if self.in_paragraph && self.lists.is_empty() && self.quotes == 0 {
            if self.start_lenient(at)? {
                return Ok(());
            }
            let displays = std::mem::take(&mut self.displayed) || self.begins_display(at);
            if self.window.is_some() || displays || self.parts(&self.line_shown(at)) {
                self.new_paragraph();
                return Ok(());
            }
        }
        let shown = self.line_shown(at);
        let next = shown.trim_start_matches(BOLD);
        let glue = seams::glue(self.blocks.text(), next);
        let style = self.style();
        self.push(glue, at, style)
    }

    /// Whether the line behind a soft break begins a paragraph of its own.
    pub(super) fn parts(&self, line: &str) -> bool {
        let before = self.blocks.text();
        let bold = line.starts_with("**") || line.starts_with(BOLD);
        let plain = line.trim_start_matches([BOLD, '*']);
        let finished = seams::is_finished(before);
        if line.starts_with('　') || finished && (bold || self.lines_are_paragraphs) {
            return true;
        }
        let marks = |text: &str| {
            numbering::marker(text)
                .filter(|m| m.gap != numbering::Gap::None || m.style.is_item())
                .filter(|m| m.style != numbering::Style::Matter || m.gap == numbering::Gap::End)
        };
        let heading = |text: &str| {
            marks(text).is_some_and(|m| {
                let title = text.get(m.head..).unwrap_or_default();
                title.chars().nth(40).is_none() && !title.contains(['。', '，', '；'])
            })
        };
        marks(plain).is_some() && (finished || heading(before) || heading(plain))
            || !finished && heading(before) && !words::ends_in_particle(before)
    }
}
