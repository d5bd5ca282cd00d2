//! Markdown into blocks: CommonMark with tables, strikethrough, footnotes and
//! front matter, and what Chinese authors mean beyond it.

mod flow;
mod html;
mod lenient;
mod manner;
mod meant;
mod models;
mod place;
mod state;
mod surplus;
mod windows;

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use crate::document::{BlockKind, Kept, MarkupKind, Span, Style, TooLarge};
use crate::formats::draft;
use crate::grammar as numbering;
use crate::prose::{seams, words};
use place::Range;
use state::{Cells, Code, Converter};

pub(super) use flow::emphasis::BOLD;
pub(super) use windows::read;

impl<'a> Converter<'a> {
    fn event(&mut self, event: Event<'_>, range: Range) -> Result<(), TooLarge> {
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
    fn label(
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
    fn inline_code(&mut self, text: &str, range: Range) -> Result<(), TooLarge> {
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

    fn start(&mut self, tag: &Tag<'_>, range: Range) -> Result<(), TooLarge> {
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

    fn finish(&mut self, tag: TagEnd, range: Range) -> Result<(), TooLarge> {
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

    /// Says of fenced code that it is never closed, where it is not.
    fn note_open_fence(&mut self, range: &Range) {
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

    /// Kind and nesting of a paragraph here.
    fn container(&self) -> (BlockKind, u8) {
        draft::nested(self.quotes, self.lists.len())
    }

    fn start_paragraph(&mut self, range: &Range) -> Result<(), TooLarge> {
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
        let after = shown.trim_start_matches(flow::emphasis::BOLD).trim();
        let bold = first_line.starts_with(flow::emphasis::BOLD) || first_line.starts_with("**");
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
    fn start_lenient(&mut self, offset: usize) -> Result<bool, TooLarge> {
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
    fn line_at(&self, offset: usize) -> &'a str {
        let rest = self.source.get(offset..).unwrap_or_default();
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    }

    /// A hard line break, or what amounts to one.
    fn new_paragraph(&mut self) {
        if !self.in_paragraph || self.stays_in_cell() {
            return;
        }
        self.window = None;
        let (kind, level) = self.container();
        self.blocks.begin(kind, level);
    }

    /// A line break inside a paragraph; `next` is the offset of the next line.
    fn soft_break(&mut self, next: usize) -> Result<(), TooLarge> {
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
        let next = shown.trim_start_matches(flow::emphasis::BOLD);
        let glue = seams::glue(self.blocks.text(), next);
        let style = self.style();
        self.push(glue, at, style)
    }

    /// Whether the line behind a soft break begins a paragraph of its own.
    fn parts(&self, line: &str) -> bool {
        let before = self.blocks.text();
        let bold = line.starts_with("**") || line.starts_with(flow::emphasis::BOLD);
        let plain = line.trim_start_matches([flow::emphasis::BOLD, '*']);
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

    const fn style(&self) -> Style {
        Style::BOLD
            .when(self.is_bold())
            .with(Style::ITALIC.when(self.italic > 0))
            .with(Style::STRUCK.when(self.strike > 0))
            .with(Style::LINK.when(self.link > 0))
    }

    const fn is_bold(&self) -> bool {
        self.bold > 0 || self.toggled
    }

    /// Appends text that stands at `offset` in the source.
    fn push(&mut self, text: &str, offset: usize, style: Style) -> Result<(), TooLarge> {
        if text.is_empty() {
            return Ok(());
        }
        if self.number.is_some() {
            self.write_number()?;
        }
        if self.window.is_some() {
            self.leave_window(offset);
        }
        let (text, offset) = self.in_window(text, offset);
        let place = self.places.at(offset);
        self.blocks.push(text, place, style)
    }

    /// As [`push`](Self::push); gives the offset in the reading text where what
    /// was appended begins, which may be less than all.
    fn push_sign(&mut self, sign: &str, offset: usize, style: Style) -> Result<u32, TooLarge> {
        self.push(sign, offset, style)?;
        let length = match self.blocks.text().ends_with(sign) {
            true => u32::try_from(sign.len()).unwrap_or(0),
            false => 0,
        };
        Ok(self.blocks.offset().saturating_sub(length))
    }

    /// Writes the number of a list item, if it is still to be written.
    fn write_number(&mut self) -> Result<(), TooLarge> {
        let Some(item) = self.number.take() else {
            return Ok(());
        };
        let marker = self.line_at(item.start);
        let digits = marker.trim_start_matches([' ', '\t']);
        let end = digits
            .find(|c: char| !c.is_ascii_digit())
            .map_or(digits.len(), |end| end.saturating_add(1));
        if let Some(number) = digits.get(..end) {
            let skipped = marker.len().saturating_sub(digits.len());
            let place = self.places.at(item.start.saturating_add(skipped));
            self.blocks.push(number, place, Style::PLAIN)?;
            self.blocks.push(" ", place, Style::PLAIN)?;
        }
        Ok(())
    }

    /// Ends a lenient heading where what comes stands below its line: code and
    /// tags go over lines without a word of it.
    fn leave_window(&mut self, offset: usize) {
        let end = self.window.as_ref().map_or(0, |window| window.end);
        let between = self.source.get(end..offset).unwrap_or_default();
        if between.contains('\n') {
            self.window = None;
            self.blocks.begin(BlockKind::Paragraph, 0);
        }
    }

    /// What of `text` lies in the title of a lenient heading.
    fn in_window<'t>(&self, text: &'t str, offset: usize) -> (&'t str, usize) {
        let Some(window) = &self.window else {
            return (text, offset);
        };
        let from = window.start.saturating_sub(offset).min(text.len());
        let to = window.end.saturating_sub(offset).clamp(from, text.len());
        (
            text.get(from..to).unwrap_or(text),
            offset.saturating_add(from),
        )
    }

    /// Lines of a code block or of front matter.
    fn code_text(&mut self, text: &str, range: Range) -> Result<(), TooLarge> {
        let text = self.as_written(text, &range);
        let mut at = range.start;
        for line in text.split_inclusive('\n') {
            if self.code == Code::LineEnd {
                self.push("\n", at.saturating_sub(1), Style::PLAIN)?;
                self.code = Code::In;
            }
            let body = line.trim_end_matches(['\n', '\r']);
            self.push(body, at, Style::PLAIN)?;
            if line.ends_with('\n') {
                self.code = Code::LineEnd;
            }
            at = at.saturating_add(line.len());
        }
        Ok(())
    }

    /// Paragraphs that are code only by their indent.
    fn indented_text(&mut self, text: &str, range: Range) -> Result<(), TooLarge> {
        let text = self.as_written(text, &range);
        let mut at = range.start;
        for line in text.split_inclusive('\n') {
            let body = line.trim();
            if !body.is_empty() {
                self.blocks.begin(BlockKind::Paragraph, 0);
                let indent = line.len().saturating_sub(line.trim_start().len());
                let from = at.saturating_add(indent);
                self.push(body, from, self.style())?;
            }
            at = at.saturating_add(line.len());
        }
        Ok(())
    }

    /// A part of the source.
    fn raw(&self, range: &Range) -> &'a str {
        self.source.get(range.clone()).unwrap_or_default()
    }

    /// Code of the parser as it stands in the source.
    fn as_written<'t>(&self, text: &'t str, range: &Range) -> Cow<'t, str>
    where
        'a: 't,
    {
        let own = self.plain.get(range.clone());
        match own.filter(|own| own.len() == text.len()) {
            Some(own) => Cow::Borrowed(own),
            None => match own.map(|own| own.replace("\r\n", "\n")) {
                Some(own) if own.len() == text.len() => Cow::Owned(own),
                _ => Cow::Owned(text.replace(flow::emphasis::BOLD, "**")),
            },
        }
    }
}
