//! Cells of a table beyond those of its head, which Markdown drops.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::document::{Kept, Span, Style, TooLarge};

use super::manner::OPTIONS;
use super::meant;
use super::place::Range;
use super::state::Converter;

impl Converter<'_> {
    /// Adds what stands behind the last cell of a row that ends at an offset.
    pub(super) fn surplus(&mut self, end: usize) -> Result<(), TooLarge> {
        let from = self.cells.end;
        let rest = self.source.get(from..end).unwrap_or_default();
        if !rest.contains(char::is_alphanumeric) {
            return Ok(());
        }
        let start = self.blocks.offset();
        for cell in cells(rest) {
            let at = from.saturating_add(cell.start);
            self.push("\t", at, Style::PLAIN)?;
            self.cell(at..from.saturating_add(cell.end))?;
        }
        let line = self.places.at(from).number;
        let span = Span::new(start.saturating_add(1), self.blocks.offset());
        self.blocks.keep(span, Kept::Cells, line);
        Ok(())
    }

    /// Adds the text of one such cell.
    fn cell(&mut self, range: Range) -> Result<(), TooLarge> {
        let source: &str = self.source;
        let text = source.get(range.clone()).unwrap_or_default();
        let inline = |event: &Event<'_>| match event {
            Event::Start(tag) => matches!(
                tag,
                Tag::Paragraph
                    | Tag::Emphasis
                    | Tag::Strong
                    | Tag::Strikethrough
                    | Tag::Link { .. }
                    | Tag::Image { .. }
            ),
            _ => true,
        };
        let events: Vec<_> = Parser::new_ext(text, OPTIONS).into_offset_iter().collect();
        if !events.iter().all(|(event, _)| inline(event)) {
            // What would begin a block of its own elsewhere.
            let own = self.plain.get(range.clone()).unwrap_or(text);
            return self.push(own, range.start, Style::PLAIN);
        }
        for (event, within) in events {
            let paragraph = matches!(
                event,
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)
            );
            if !paragraph {
                let start = range.start.saturating_add(within.start);
                let end = range.start.saturating_add(within.end);
                self.event(event, start..end)?;
            }
        }
        self.end_flow()
    }
}

/// The cells of what stands behind those of the head, without the blanks
/// around them.
fn cells(rest: &str) -> Vec<Range> {
    let mut found = Vec::new();
    let mut from = 0usize;
    let bars = memchr::memchr_iter(b'|', rest.as_bytes());
    let bars = bars.filter(|&at| !meant::is_escaped(rest.as_bytes(), at));
    for (i, at) in bars.chain(std::iter::once(rest.len())).enumerate() {
        let cell = rest.get(from..at).unwrap_or_default();
        let body = cell.trim();
        let start = from.saturating_add(cell.len().saturating_sub(cell.trim_start().len()));
        // Nothing stands before the first bar and behind the last.
        if !body.is_empty() || i > 0 && at < rest.len() {
            found.push(start..start.saturating_add(body.len()));
        }
        from = at.saturating_add(1);
    }
    found
}
