//! Markdown into blocks: CommonMark with tables, strikethrough, footnotes and
//! front matter, and what Chinese authors mean beyond it.

mod emphasis;
mod html;
mod lenient;
mod place;
mod windows;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use crate::document::{BlockKind, Style, TooLarge};

use super::blocks::Blocks;
use super::{numbering, seams, words};
use html::Piece;
use place::Places;

pub(super) use emphasis::BOLD;
pub(super) use windows::read;

type Range = std::ops::Range<usize>;

/// The state of reading: where it is in the nesting of blocks and styles.
struct Reader<'a> {
    source: &'a str,
    places: Places<'a>,
    blocks: Blocks,
    close_seams: bool,
    lines_are_paragraphs: bool,
    /// See [`lenient::title`].
    title: Option<usize>,
    /// The open lists; whether each is numbered.
    lists: Vec<bool>,
    quotes: u8,
    /// Number of the list item, still to be written: where it stands.
    number: Option<Range>,
    /// Whether a paragraph has just ended, so that the next may go on with it.
    rests: bool,
    /// In a heading written leniently: the part of the source that is title.
    window: Option<Range>,
    /// In a paragraph of its own (not a heading, cell or code).
    in_paragraph: bool,
    in_html: bool,
    /// In a paragraph that is a heading only because a rule touches it.
    underlined: bool,
    code: Code,
    cells: Cells,
    bold: u8,
    toggled: bool,
    italic: u8,
    strike: u8,
    link: u8,
}

/// Where reading a code block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Code {
    Out,
    In,
    /// A line feed is due before the next line.
    LineEnd,
    /// In paragraphs that are code only by their indent.
    Prose,
}

/// Where reading a table stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cells {
    first_row: bool,
    first_cell: bool,
}

impl<'a> Reader<'a> {
    /// At the beginning of `source`, which is line `line` of the whole, with
    /// the blocks before it.
    fn new(source: &'a str, line: u32, blocks: Blocks, close_seams: bool) -> Self {
        Self {
            source,
            places: Places::new(source, line),
            blocks,
            close_seams,
            lines_are_paragraphs: false,
            title: None,
            lists: Vec::new(),
            quotes: 0,
            number: None,
            rests: false,
            window: None,
            in_paragraph: false,
            in_html: false,
            underlined: false,
            code: Code::Out,
            cells: Cells {
                first_row: true,
                first_cell: true,
            },
            bold: 0,
            toggled: false,
            italic: 0,
            strike: 0,
            link: 0,
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range) -> Result<(), TooLarge> {
        match event {
            Event::Start(tag) => self.start(&tag, range)?,
            Event::End(tag) => self.finish(tag),
            Event::Text(text) if self.code == Code::Prose => self.indented_text(&text, range)?,
            Event::Text(text) if self.code != Code::Out => self.code_text(&text, range)?,
            Event::Text(text) => self.text(&text, range.start)?,
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                let text = text.replace(emphasis::BOLD, "**");
                let inside = self.source.get(range.clone()).unwrap_or_default();
                let at = range.start.saturating_add(inside.find(&text).unwrap_or(0));
                self.push(&text, at, Some(Style::Code))?;
            }
            Event::SoftBreak => self.soft_break(range.end)?,
            Event::HardBreak => self.new_paragraph(),
            Event::InlineHtml(tag) => match html::meaning(&tag) {
                Some(Piece::Break) => self.new_paragraph(),
                Some(Piece::Bold(on)) => self.bold_tag(on),
                _ => {}
            },
            Event::FootnoteReference(label) => {
                self.link = self.link.saturating_add(1);
                self.push(&format!("[{label}]"), range.start, self.style())?;
                self.link = self.link.saturating_sub(1);
            }
            Event::Rule => {
                self.rests = false;
                self.blocks.begin(BlockKind::Rule, 0);
                self.blocks.end();
            }
            Event::TaskListMarker(_) | Event::Html(_) => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range) -> Result<(), TooLarge> {
        match tag {
            Tag::Paragraph => self.start_paragraph(&range)?,
            Tag::Heading { level, .. } => {
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
                self.rests = false;
                self.blocks.begin(BlockKind::Code, 0);
                self.code = Code::In;
            }
            Tag::List(number) => {
                self.lists.push(number.is_some());
                self.rests = false;
            }
            Tag::Item => {
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
                self.rests = false;
                self.blocks.begin(BlockKind::Paragraph, 0);
                self.push(&format!("[{label}] "), range.start, Some(Style::Link))?;
            }
            Tag::Table(_) => {
                self.rests = false;
                self.blocks.begin(BlockKind::Table, 0);
                self.cells.first_row = true;
            }
            Tag::TableHead | Tag::TableRow => {
                if !self.cells.first_row {
                    self.push("\n", range.start, None)?;
                }
                self.cells = Cells {
                    first_row: false,
                    first_cell: true,
                };
            }
            Tag::TableCell => {
                if !self.cells.first_cell {
                    self.push("\t", range.start, None)?;
                }
                self.cells.first_cell = false;
            }
            Tag::Strong => self.bold = self.bold.saturating_add(1),
            Tag::Emphasis => self.italic = self.italic.saturating_add(1),
            Tag::Strikethrough => self.strike = self.strike.saturating_add(1),
            Tag::Link { .. } | Tag::Image { .. } => self.link = self.link.saturating_add(1),
            _ => {}
        }
        Ok(())
    }

    fn finish(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.rests = self.blocks.kind() == Some(BlockKind::Paragraph);
                self.in_paragraph = false;
                self.window = None;
                self.toggled = false;
            }
            TagEnd::Table => self.blocks.end(),
            TagEnd::Heading(_) => {
                self.blocks.end();
                if std::mem::take(&mut self.underlined) {
                    self.blocks.begin(BlockKind::Rule, 0);
                    self.blocks.end();
                }
            }
            TagEnd::Item => {
                self.in_paragraph = false;
                self.number = None;
                self.toggled = false;
            }
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => {
                self.code = Code::Out;
                self.blocks.end();
            }
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::HtmlBlock => self.in_html = false,
            TagEnd::TableCell => self.toggled = false,
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Strikethrough => self.strike = self.strike.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => self.link = self.link.saturating_sub(1),
            _ => {}
        }
    }

    /// Kind and nesting of a paragraph here.
    fn container(&self) -> (BlockKind, u8) {
        if self.quotes > 0 {
            (BlockKind::Quote, self.quotes)
        } else if self.lists.is_empty() {
            (BlockKind::Paragraph, 0)
        } else {
            let depth = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
            (BlockKind::ListItem, depth)
        }
    }

    fn start_paragraph(&mut self, range: &Range) -> Result<(), TooLarge> {
        self.in_paragraph = true;
        let (kind, level) = self.container();
        let first_line = self.line_at(range.start);
        if kind == BlockKind::Paragraph && self.start_lenient(range.start) {
            return Ok(());
        }
        let after = first_line.trim_start_matches(emphasis::BOLD).trim();
        let bold = first_line.starts_with(emphasis::BOLD) || first_line.starts_with("**");
        if self.close_seams
            && std::mem::take(&mut self.rests)
            && kind == BlockKind::Paragraph
            && !bold
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
    fn start_lenient(&mut self, offset: usize) -> bool {
        let line = self.line_at(offset);
        let title = self.title == Some(offset);
        let heading = if title {
            lenient::whole_title(line)
        } else {
            lenient::heading(line)
        };
        let Some(heading) = heading else {
            return false;
        };
        self.rests = false;
        self.blocks.begin_heading(heading.level);
        self.window = Some(
            offset.saturating_add(heading.title.start)..offset.saturating_add(heading.title.end),
        );
        true
    }

    /// The source from `offset` to the end of its line.
    fn line_at(&self, offset: usize) -> &'a str {
        let rest = self.source.get(offset..).unwrap_or_default();
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    }

    /// A hard line break, or what amounts to one.
    fn new_paragraph(&mut self) {
        if !self.in_paragraph {
            return;
        }
        self.window = None;
        let (kind, level) = self.container();
        self.blocks.begin(kind, level);
    }

    /// A line break inside a paragraph; `next` is the offset of the next line.
    fn soft_break(&mut self, next: usize) -> Result<(), TooLarge> {
        let raw = self.line_at(next);
        let line = raw.trim_start_matches([' ', '\t', '>']);
        let at = next.saturating_add(raw.len().saturating_sub(line.len()));
        if self.in_paragraph && self.lists.is_empty() && self.quotes == 0 {
            if self.start_lenient(at) {
                return Ok(());
            }
            if self.window.is_some() || self.parts(line) {
                self.new_paragraph();
                return Ok(());
            }
        }
        let glue = seams::glue(self.blocks.text(), line.trim_start_matches(emphasis::BOLD));
        let style = self.style();
        self.push(glue, at, style)
    }

    /// Whether the line behind a soft break begins a paragraph of its own.
    fn parts(&self, line: &str) -> bool {
        let before = self.blocks.text();
        let bold = line.starts_with("**") || line.starts_with(emphasis::BOLD);
        let plain = line.trim_start_matches([emphasis::BOLD, '*']);
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

    fn style(&self) -> Option<Style> {
        if self.link > 0 {
            Some(Style::Link)
        } else if self.is_bold() {
            Some(Style::Bold)
        } else if self.italic > 0 {
            Some(Style::Italic)
        } else if self.strike > 0 {
            Some(Style::Strike)
        } else {
            None
        }
    }

    const fn is_bold(&self) -> bool {
        self.bold > 0 || self.toggled
    }

    fn bold_tag(&mut self, on: bool) {
        self.bold = if on {
            self.bold.saturating_add(1)
        } else {
            self.bold.saturating_sub(1)
        };
    }

    /// Text of a paragraph, heading or cell; it lies in one line.
    fn text(&mut self, text: &str, offset: usize) -> Result<(), TooLarge> {
        if self.in_html {
            return Ok(());
        }
        // The first byte of the mark is rare where its last is not.
        if memchr::memchr(emphasis::FIRST_BYTE, text.as_bytes()).is_none() {
            let style = self.style();
            return self.push(text, offset, style);
        }
        let mut at = offset;
        for (i, part) in text.split(emphasis::BOLD).enumerate() {
            if i > 0 {
                self.toggled = !self.toggled;
                at = at.saturating_add(emphasis::BOLD.len_utf8());
            }
            let style = self.style();
            self.push(part, at, style)?;
            at = at.saturating_add(part.len());
        }
        Ok(())
    }

    /// Appends text that stands at `offset` in the source.
    fn push(&mut self, text: &str, offset: usize, style: Option<Style>) -> Result<(), TooLarge> {
        if text.is_empty() {
            return Ok(());
        }
        if let Some(item) = self.number.take() {
            let marker = self.source.get(item.start..offset).unwrap_or_default();
            let digits = marker.trim_start_matches([' ', '\t']);
            let end = digits
                .find(|c: char| !c.is_ascii_digit())
                .map_or(0, |e| e.saturating_add(1));
            if let Some(number) = digits.get(..end) {
                let skipped = marker.len().saturating_sub(digits.len());
                let place = self.places.at(item.start.saturating_add(skipped));
                self.blocks.push(number, place, None, false)?;
                self.blocks.push(" ", place, None, false)?;
            }
        }
        let bold = self.is_bold();
        let (text, offset) = self.in_window(text, offset);
        let place = self.places.at(offset);
        self.blocks.push(text, place, style, bold)
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
        let text = text.replace(emphasis::BOLD, "**");
        let mut at = range.start;
        for line in text.split_inclusive('\n') {
            if self.code == Code::LineEnd {
                self.push("\n", at.saturating_sub(1), None)?;
                self.code = Code::In;
            }
            let body = line.trim_end_matches(['\n', '\r']);
            self.push(body, at, None)?;
            if line.ends_with('\n') {
                self.code = Code::LineEnd;
            }
            at = at.saturating_add(line.len());
        }
        Ok(())
    }

    /// Paragraphs that are code only by their indent.
    fn indented_text(&mut self, text: &str, range: Range) -> Result<(), TooLarge> {
        let mut at = range.start;
        for line in text.split_inclusive('\n') {
            let body = line.trim();
            if !body.is_empty() {
                self.blocks.begin(BlockKind::Paragraph, 0);
                let indent = line.len().saturating_sub(line.trim_start().len());
                self.text(body, at.saturating_add(indent))?;
            }
            at = at.saturating_add(line.len());
        }
        Ok(())
    }

    /// A part of the source.
    fn raw(&self, range: &Range) -> &'a str {
        self.source.get(range.clone()).unwrap_or_default()
    }

    /// A block of HTML, from its source as a whole.
    fn html(&mut self, range: Range) -> Result<(), TooLarge> {
        let source: &'a str = self.source;
        let html = source.get(range.clone()).unwrap_or_default();
        let mut heading = false;
        let mut fresh = true;
        let pieces = html::pieces(html);
        for (i, piece) in pieces.iter().enumerate() {
            match *piece {
                Piece::Heading(_) if html::is_link_bar(pieces.get(i..).unwrap_or_default()) => {
                    fresh = true;
                }
                Piece::Text(at, text) => {
                    let mut at = range.start.saturating_add(at);
                    for line in text.split_inclusive('\n') {
                        let body = line.trim();
                        let indent = line.len().saturating_sub(line.trim_start().len());
                        if !body.is_empty() {
                            if std::mem::take(&mut fresh) {
                                self.rests = false;
                                let (kind, level) = self.container();
                                self.blocks.begin(kind, level);
                            }
                            let glue = seams::glue(self.blocks.text(), body);
                            let from = at.saturating_add(indent);
                            let style = self.style();
                            self.push(glue, from, style)?;
                            self.push(&html::unescape(body), from, style)?;
                        }
                        at = at.saturating_add(line.len());
                    }
                }
                Piece::Heading(level) => {
                    self.rests = false;
                    self.blocks.begin_heading(level);
                    heading = true;
                    fresh = false;
                }
                Piece::Break if !heading => fresh = true,
                Piece::HeadingEnd => {
                    heading = false;
                    fresh = true;
                }
                Piece::Bold(on) => self.bold_tag(on),
                Piece::Break | Piece::Link => {}
            }
        }
        if !fresh {
            self.blocks.end();
        }
        self.bold = 0;
        Ok(())
    }
}

/// Whether the lines of `source` are paragraphs, although no blank lines stand
/// between them: nearly all lines with a line of text behind them are long and
/// end a sentence. Looks at the first part of a large source only.
fn lines_are_paragraphs(source: &str) -> bool {
    let mut followed = 0u32;
    let mut ended = 0u32;
    let mut chars = 0usize;
    let mut last: Option<&str> = None;
    let is_prose = |line: &str| {
        !line.is_empty()
            && line
                .chars()
                .next()
                .is_some_and(|c| seams::is_unspaced(c) || c == emphasis::BOLD)
    };
    for line in source.lines().take(4000).map(str::trim) {
        let prose = is_prose(line);
        if let (Some(last), true) = (last, prose) {
            followed = followed.saturating_add(1);
            chars = chars.saturating_add(last.len() / 3);
            if seams::is_finished(last) {
                ended = ended.saturating_add(1);
            }
        }
        last = prose.then_some(line);
    }
    let average = chars / followed.max(1) as usize;
    followed >= 3 && ended.saturating_mul(10) >= followed.saturating_mul(8) && average >= 30
}
