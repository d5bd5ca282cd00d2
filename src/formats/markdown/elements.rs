//! What is done at the beginning and at the end of each element.

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use crate::document::{BlockKind, MarkupKind, Style, TooLarge};

use crate::formats::draft;

use super::lenient;
use super::place::Range;
use super::state::{Cells, Code, Converter};

impl<'a> Converter<'a> {
    pub(super) fn event(&mut self, event: Event<'_>, range: Range) -> Result<(), TooLarge> {
        let (start, end) = (range.start, range.end);
        match event {
            Event::Start(tag) => {
                // What of a link is no text stands behind its text.
                self.reached = start;
                return self.start(&tag, range);
            }
            Event::End(tag) => self.finish(tag, range)?,
            Event::Text(text) if self.code == Code::Prose => self.indented_text(&text, range)?,
            Event::Text(text) if self.code != Code::Out => self.code_text(&text, range)?,
            Event::Text(text) => self.text(&text, range)?,
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.inline_code(&text, range)?;
            }
            Event::SoftBreak => self.soft_break(end)?,
            Event::HardBreak => self.new_paragraph(),
            Event::InlineHtml(_) => {
                let tag = self.plain.get(range.clone()).unwrap_or_default();
                self.inline_tag(tag, range)?;
            }
            Event::FootnoteReference(label) => {
                let style = self.style().with(Style::LINK);
                let mark = self.label(&label, start, "]", style)?;
                self.blocks.note_mark(mark, &label);
            }
            // Between two pages of a scanner.
            Event::Rule if self.is_page_break(&range) => {}
            Event::Rule => {
                self.end_table();
                self.rests = false;
                self.blocks.begin(BlockKind::Rule, 0);
                self.blocks.end();
            }
            Event::TaskListMarker(_) | Event::Html(_) => {}
        }
        self.reached = end;
        Ok(())
    }

    /// The label of a footnote in brackets, which stands behind `[^`; gives the
    /// offset in the reading text where it begins.
    pub(super) fn label(
        &mut self,
        label: &str,
        offset: usize,
        end: &str,
        style: Style,
    ) -> Result<u32, TooLarge> {
        let start = self.push_sign("[", offset, style)?;
        let offset = offset.saturating_add("[^".len());
        self.push(label, offset, style)?;
        self.push(end, offset.saturating_add(label.len()), style)?;
        Ok(start)
    }

    /// Code inside a paragraph.
    pub(super) fn inline_code(&mut self, text: &str, range: Range) -> Result<(), TooLarge> {
        let plain = self.plain;
        let raw = self.source.get(range.clone()).unwrap_or_default();
        if let Some(at) = raw.find(text) {
            let from = range.start.saturating_add(at);
            let own = plain.get(from..from.saturating_add(text.len()));
            return self.words(own.unwrap_or(text), from, self.style().with(Style::CODE));
        }
        // It goes over lines.
        let own = plain.get(range.clone()).unwrap_or_default();
        let mut at = range.start;
        for (i, line) in own.split_inclusive('\n').enumerate() {
            let body = line.trim().trim_matches('`');
            let skipped = line.find(body).unwrap_or_default();
            if i > 0 && !body.is_empty() && self.window.is_none() {
                self.push(" ", at, self.style().with(Style::CODE))?;
            }
            self.words(
                body,
                at.saturating_add(skipped),
                self.style().with(Style::CODE),
            )?;
            at = at.saturating_add(line.len());
        }
        Ok(())
    }

    pub(super) fn start(&mut self, tag: &Tag<'_>, range: Range) -> Result<(), TooLarge> {
        match tag {
            Tag::Paragraph => self.start_paragraph(&range)?,
            Tag::Heading { level, .. } => {
                self.end_table();
                self.rests = false;
                self.underlined = lenient::is_underlined_prose(self.raw(&range));
                match self.container() {
                    (BlockKind::Paragraph, _) if !self.underlined => {
                        self.blocks.begin_heading(*level as u8);
                    }
                    // Inside a quote or a list it is no part of the outline.
                    (kind, nesting) => self.blocks.begin(kind, nesting),
                }
            }
            Tag::BlockQuote(_) => {
                self.end_table();
                self.quotes = self.quotes.saturating_add(1);
                self.rests = false;
            }
            Tag::CodeBlock(CodeBlockKind::Indented)
                if lenient::is_indented_prose(self.raw(&range)) =>
            {
                self.rests = false;
                self.code = Code::Prose;
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.end_table();
                if let Tag::CodeBlock(CodeBlockKind::Fenced(_)) = tag {
                    let line = self.line_at(range.start).len();
                    let end = range.start.saturating_add(line);
                    self.named(range.start..end, MarkupKind::Info);
                }
                self.rests = false;
                self.blocks.begin(BlockKind::Code, 0);
                self.code = Code::In;
            }
            Tag::List(number) => {
                self.lists.push(number.is_some());
                self.rests = false;
            }
            Tag::Item => {
                self.end_table();
                self.write_number()?;
                self.rests = false;
                let numbered = self.lists.last().copied().unwrap_or(false);
                self.number = numbered.then(|| range.clone());
                let (kind, level) = self.container();
                self.blocks.begin(kind, level);
                self.in_paragraph = true;
            }
            Tag::HtmlBlock => {
                self.in_html = true;
                self.html(range)?;
            }
            Tag::FootnoteDefinition(label) => {
                self.end_table();
                self.rests = false;
                self.blocks.begin(BlockKind::Paragraph, 0);
                self.blocks.begin_note(label);
                self.label(label, range.start, "] ", Style::LINK)?;
            }
            Tag::Table(_) => {
                self.end_table();
                self.rests = false;
                self.blocks.begin(BlockKind::Table, 0);
                self.cells.first_row = true;
            }
            Tag::TableHead | Tag::TableRow => {
                if !self.cells.first_row {
                    self.push("\n", range.start, Style::PLAIN)?;
                }
                self.cells = Cells {
                    first_row: false,
                    first_cell: true,
                    end: range.start,
                };
            }
            Tag::TableCell => {
                if !self.cells.first_cell {
                    self.push("\t", range.start, Style::PLAIN)?;
                }
                self.cells.first_cell = false;
            }
            Tag::Strong => self.bold = self.bold.saturating_add(1),
            Tag::Emphasis => self.italic = self.italic.saturating_add(1),
            Tag::Strikethrough => self.strike(true),
            Tag::Link { dest_url, .. } => {
                self.link = self.link.saturating_add(1);
                self.blocks.begin_link(dest_url);
            }
            Tag::Image { dest_url, .. } => {
                self.link = self.link.saturating_add(1);
                self.blocks.begin_image(dest_url);
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn finish(&mut self, tag: TagEnd, range: Range) -> Result<(), TooLarge> {
        match tag {
            TagEnd::Paragraph => {
                self.end_flow()?;
                if self.blocks.in_table() && self.table.inline {
                    self.end_table();
                }
                let alone = std::mem::take(&mut self.beside) || self.displayed;
                self.rests = !alone && self.blocks.kind() == Some(BlockKind::Paragraph);
                self.in_paragraph = false;
                self.window = None;
                self.toggled = false;
            }
            TagEnd::Table => self.blocks.end(),
            TagEnd::TableHead | TagEnd::TableRow => self.surplus(range.end)?,
            TagEnd::Heading(_) => {
                self.end_flow()?;
                // Its name and classes in braces.
                self.named(self.reached..range.end, MarkupKind::Attribute);
                self.blocks.end();
                if std::mem::take(&mut self.underlined) {
                    self.blocks.begin(BlockKind::Rule, 0);
                    self.blocks.end();
                }
            }
            TagEnd::Item => {
                self.end_flow()?;
                self.end_table();
                self.in_paragraph = false;
                self.write_number()?;
                self.toggled = false;
            }
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => {
                if tag == TagEnd::CodeBlock && self.code != Code::Prose {
                    self.note_open_fence(&range);
                }
                self.code = Code::Out;
                self.blocks.end();
            }
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::HtmlBlock => self.in_html = false,
            TagEnd::TableCell => {
                self.end_flow()?;
                self.cells.end = range.end;
                self.toggled = false;
            }
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Strikethrough => self.strike(false),
            TagEnd::FootnoteDefinition => self.blocks.end_note(),
            TagEnd::Link | TagEnd::Image => {
                self.link = self.link.saturating_sub(1);
                match tag {
                    TagEnd::Link => self.blocks.end_link(),
                    _ => self.blocks.end_image(None),
                }
                self.named(self.reached..range.end, MarkupKind::Target);
            }
            _ => {}
        }
        Ok(())
    }

    /// Kind and nesting of a paragraph here.
    pub(super) fn container(&self) -> (BlockKind, u8) {
        draft::nested(self.quotes, self.lists.len())
    }
}
