//! Text inside a block as it flows: raised and lowered figures, ruby, what is
//! struck out, tables written in HTML, marks that are kept.

pub(super) mod captions;
pub(super) mod emphasis;
pub(super) mod formulas;

use crate::document::{MarkupKind, Span, Style, TooLarge};
use crate::prose::seams;

use super::super::script::Script;
use super::html::{self, Meaning, Piece};
use super::place::Range;
use super::state::{Converter, Edge, Flow, HtmlTable, Ruby, RubyPart};
use crate::formats::markdown::html::references;
use crate::formats::markdown::html::references::Part;
use crate::formats::markdown::html::tags;
use formulas::Between;

impl Converter<'_> {
    /// Text of a paragraph, heading or cell, as the parser gives it; it lies
    /// in one line.
    pub(super) fn text(&mut self, text: &str, range: Range) -> Result<(), TooLarge> {
        if self.in_html {
            return Ok(());
        }
        let style = self.style();
        if text.len() != range.len() {
            // A character reference.
            self.named(range.clone(), MarkupKind::Reference);
            return self.words(text, range.start, style);
        }
        if !self.meant.formulas(&range).is_empty() {
            return self.text_with_formulas(range);
        }
        self.text_without_formulas(text, range, style)
    }

    /// Text in which formulas stand, as the parser gives it.
    fn text_with_formulas(&mut self, range: Range) -> Result<(), TooLarge> {
        let source = self.source;
        for part in self.by_formulas(range) {
            match part {
                Between::Text(range) => {
                    let text = source.get(range.clone()).unwrap_or_default();
                    let style = self.style();
                    self.text_without_formulas(text, range, style)?;
                }
                Between::Formula(at) => self.formula(at)?,
            }
        }
        Ok(())
    }

    /// Text as the parser gives it.
    fn text_without_formulas(
        &mut self,
        text: &str,
        range: Range,
        style: Style,
    ) -> Result<(), TooLarge> {
        let plain = self.plain;
        let whole = plain.get(range.clone()).unwrap_or(text);
        // The first byte of the mark is rare where its last is not.
        if memchr::memchr(emphasis::FIRST_BYTE, text.as_bytes()).is_none() {
            return self.kept_words(whole, range.start, style);
        }
        let mut at = range.start;
        for (i, part) in text.split(emphasis::BOLD).enumerate() {
            if i > 0 {
                self.toggled = !self.toggled;
                at = at.saturating_add(emphasis::BOLD.len_utf8());
            }
            let style = self.style();
            let end = at.saturating_add(part.len());
            self.kept_words(plain.get(at..end).unwrap_or(part), at, style)?;
            at = end;
        }
        Ok(())
    }

    /// As [`words`](Self::words), and says what of the marks in them is kept in
    /// the text.
    fn kept_words(&mut self, text: &str, offset: usize, style: Style) -> Result<(), TooLarge> {
        self.words(text, offset, style)?;
        let meant = self.meant;
        if meant.is_empty() {
            return Ok(());
        }
        // Readings are written elsewhere and later, blanks in front left out.
        let written = text.trim_start();
        if written.is_empty() || !self.blocks.text().ends_with(written) {
            return Ok(());
        }
        let skipped = text.len().saturating_sub(written.len());
        let length = u32::try_from(written.len()).unwrap_or(u32::MAX);
        let start = self.blocks.offset().saturating_sub(length);
        let from = offset.saturating_add(skipped);
        for &(at, kept) in meant.within(from..offset.saturating_add(text.len())) {
            let within = u32::try_from(at.saturating_sub(from)).unwrap_or(u32::MAX);
            let mark = start.saturating_add(within);
            let line = self.places.at(at).number;
            let span = Span::new(mark, mark.saturating_add(1));
            self.blocks.keep(span, kept, line);
        }
        Ok(())
    }

    /// Says that a part of the source is markup.
    pub(super) fn named(&mut self, range: Range, kind: MarkupKind) {
        let raw = self.plain.get(range.clone()).unwrap_or_default();
        let place = self.places.at(range.start);
        self.blocks.markup(place, raw, kind);
    }

    /// Appends words that stand at `offset` in the source, and minds what they
    /// stand in.
    pub(super) fn words(
        &mut self,
        text: &str,
        offset: usize,
        style: Style,
    ) -> Result<(), TooLarge> {
        if self.flow.is_plain() || text.is_empty() {
            return self.push(text, offset, style);
        }
        if let Some(ruby) = &mut self.flow.ruby
            && ruby.part != RubyPart::Base
        {
            if ruby.part == RubyPart::Reading || text.contains(char::is_alphanumeric) {
                ruby.readings.push((text.to_owned(), offset));
            }
            return Ok(());
        }
        let edge = std::mem::take(&mut self.flow.edge);
        let last = self.blocks.text().chars().next_back();
        let first = text.chars().next();
        let both = |is: fn(char) -> bool| last.is_some_and(is) && first.is_some_and(is);
        match edge {
            Edge::Apart if both(char::is_alphanumeric) => {
                self.push(" ", offset, style)?;
                self.blocks.gap();
            }
            Edge::Struck if both(|c| c.is_ascii_alphanumeric()) => {
                self.push(" ", offset, style.without(Style::STRUCK))?;
                self.blocks.gap();
            }
            Edge::Script if both(|c| c.is_ascii_alphanumeric()) => {
                self.push(" ", offset, style)?;
            }
            _ => {}
        }
        match self.flow.script {
            Some(script) => self.script(script, text, offset, style),
            None => self.push(text, offset, style),
        }
    }

    /// Appends raised or lowered text: as such figures, or behind a sign that
    /// keeps it apart from the figures before it.
    fn script(
        &mut self,
        script: Script,
        text: &str,
        offset: usize,
        style: Style,
    ) -> Result<(), TooLarge> {
        if !self.flow.unwritten && text.chars().all(|c| script.of(c).is_some()) {
            let mut buffer = [0; 4];
            for (at, c) in text.char_indices() {
                let written = script.of(c).unwrap_or(c).encode_utf8(&mut buffer);
                self.push(written, offset.saturating_add(at), style)?;
            }
            return Ok(());
        }
        self.flow.unwritten = true;
        let last = self.blocks.text().chars().next_back().unwrap_or(' ');
        let first = text.chars().next().unwrap_or(' ');
        self.push(script.sign(last, first), offset, style)?;
        self.push(text, offset, style)?;
        self.flow.edge = Edge::Script;
        Ok(())
    }

    /// A tag inside a paragraph, a heading or a cell.
    pub(super) fn inline_tag(&mut self, tag: &str, range: Range) -> Result<(), TooLarge> {
        let meaning = html::meaning(tag);
        self.named(range.clone(), tag_kind(tag));
        match meaning {
            Some(Meaning::Break) => self.new_paragraph(),
            Some(Meaning::Table(_) | Meaning::Row | Meaning::Cell(_))
                if !self.in_paragraph || self.window.is_some() =>
            {
                // In a cell or a title.
                self.flow.edge = Edge::Apart;
            }
            Some(Meaning::Table(true)) => {
                self.end_flow()?;
                self.end_table();
                self.begin_table(true);
            }
            Some(Meaning::Table(false)) => {
                self.end_flow()?;
                self.end_table();
                self.new_paragraph();
            }
            Some(meaning) => self.tag(meaning, tag, range.end, true)?,
            None => {}
        }
        Ok(())
    }

    /// A tag that means the same in a paragraph and in a block of HTML; `next`
    /// is the offset behind it.
    fn tag(
        &mut self,
        meaning: Meaning,
        tag: &str,
        next: usize,
        inline: bool,
    ) -> Result<(), TooLarge> {
        match meaning {
            Meaning::Bold(on) => count(&mut self.bold, on),
            Meaning::Italic(on) => count(&mut self.italic, on),
            Meaning::Link(true) => {
                if let Some(target) = tags::value(tag, "href") {
                    self.link = 1;
                    self.blocks.begin_link(&target);
                }
            }
            Meaning::Link(false) => self.end_html_link(),
            Meaning::Image => {
                let source = tags::value(tag, "src").unwrap_or_default();
                self.blocks.begin_image(&source);
                let alt = tags::value(tag, "alt").unwrap_or_default();
                self.blocks.end_image(Some(&alt));
            }
            Meaning::Strike(on) => self.strike(on),
            Meaning::Raised(on) => self.set_script(on.then_some(Script::Raised)),
            Meaning::Lowered(on) => self.set_script(on.then_some(Script::Lowered)),
            Meaning::Ruby(true) => {
                let start = self.blocks.offset();
                let begun = || Ruby {
                    start,
                    ..Ruby::default()
                };
                self.flow.ruby.get_or_insert_with(begun).part = RubyPart::Base;
            }
            Meaning::Ruby(false) => {
                let behind = self.plain.get(next..).unwrap_or_default();
                // One phrase is often written in a ruby for each character.
                if behind.get(..5) == Some("<ruby") {
                    if let Some(ruby) = &mut self.flow.ruby {
                        ruby.part = RubyPart::Base;
                    }
                } else {
                    self.end_ruby()?;
                }
            }
            Meaning::Reading(on) => self.ruby_part(on, RubyPart::Reading),
            Meaning::Bracket(on) => self.ruby_part(on, RubyPart::Bracket),
            Meaning::Row => {
                self.end_flow()?;
                self.note_untagged(inline);
                self.blocks.begin_row();
            }
            Meaning::Cell(head) => {
                self.end_flow()?;
                self.note_untagged(inline);
                let rows = tags::number(tag, "rowspan").unwrap_or(1);
                let columns = tags::number(tag, "colspan").unwrap_or(1);
                self.blocks.begin_cell(rows, columns);
                if head {
                    self.blocks.heads();
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_html_link(&mut self) {
        self.link = 0;
        self.blocks.end_link();
    }

    fn set_script(&mut self, script: Option<Script>) {
        self.flow.script = script;
        self.flow.unwritten = false;
    }

    fn ruby_part(&mut self, on: bool, part: RubyPart) {
        if let Some(ruby) = &mut self.flow.ruby {
            ruby.part = if on { part } else { RubyPart::Base };
        }
    }

    /// Begins or ends what is struck out.
    pub(super) fn strike(&mut self, on: bool) {
        count(&mut self.strike, on);
        self.flow.edge = if on { Edge::Struck } else { Edge::Apart };
    }

    /// Ends what goes no further than its paragraph, cell or heading.
    pub(super) fn end_flow(&mut self) -> Result<(), TooLarge> {
        if !self.flow.is_plain() {
            self.end_ruby()?;
            self.flow = Flow::default();
        }
        if self.link > 0 {
            self.end_html_link();
        }
        Ok(())
    }

    /// Writes the readings of ruby behind its base.
    pub(super) fn end_ruby(&mut self) -> Result<(), TooLarge> {
        let Some(ruby) = self.flow.ruby.take() else {
            return Ok(());
        };
        let Some(&(_, first)) = ruby.readings.first() else {
            return Ok(());
        };
        let style = self.style();
        let start = self.push_sign("（", first, style)?;
        let mut before = "";
        for (text, offset) in &ruby.readings {
            self.push(seams::glue(before, text), *offset, style)?;
            self.push(text, *offset, style)?;
            before = text;
        }
        let (last, offset) = ruby.readings.last().map_or(("", first), |(t, at)| (t, *at));
        self.push("）", offset.saturating_add(last.len()), style)?;
        self.blocks.aside(ruby.start, start);
        Ok(())
    }

    /// Begins a table with a tag of its own.
    fn begin_table(&mut self, inline: bool) {
        self.blocks.begin_table();
        let tagged = true;
        self.table = HtmlTable { inline, tagged };
    }

    /// Takes note of a row or cell: without a table it begins one that has no
    /// tag of its own.
    fn note_untagged(&mut self, inline: bool) {
        if !self.blocks.in_table() {
            let tagged = false;
            self.table = HtmlTable { inline, tagged };
        }
    }

    /// Ends the table that is being read.
    pub(super) fn end_table(&mut self) {
        self.blocks.end_table();
    }

    /// A block of HTML, from its source as a whole.
    pub(super) fn html(&mut self, range: Range) -> Result<(), TooLarge> {
        let html = self.plain.get(range.clone()).unwrap_or_default();
        let mut heading = false;
        let mut fresh = true;
        let mut spaced = false;
        let pieces = html::pieces(html);
        for (i, piece) in pieces.iter().enumerate() {
            let (at, tag, meaning) = match *piece {
                Piece::Text(at, text) => {
                    let at = range.start.saturating_add(at);
                    self.html_text(text, at, &mut fresh, &mut spaced)?;
                    continue;
                }
                Piece::Tag(at, tag, meaning) => (range.start.saturating_add(at), tag, meaning),
            };
            let next = at.saturating_add(tag.len());
            self.named(at..next, tag_kind(tag));
            let in_cell = self.blocks.in_cell();
            match meaning {
                Some(Meaning::Break | Meaning::Heading(_) | Meaning::HeadingEnd) if in_cell => {
                    self.end_flow()?;
                    self.blocks.break_cell();
                }
                Some(Meaning::Heading(_))
                    if html::is_link_bar(pieces.get(i..).unwrap_or_default()) =>
                {
                    fresh = true;
                }
                Some(Meaning::Heading(level)) => {
                    self.end_flow()?;
                    self.rests = false;
                    self.blocks.begin_heading(level);
                    heading = true;
                    fresh = false;
                }
                Some(Meaning::Break) if !heading => {
                    self.end_flow()?;
                    fresh = true;
                }
                Some(Meaning::HeadingEnd) => {
                    self.end_flow()?;
                    heading = false;
                    fresh = true;
                }
                Some(Meaning::Table(opens)) => {
                    self.end_flow()?;
                    self.end_table();
                    heading = false;
                    fresh = true;
                    if opens {
                        self.begin_table(false);
                    }
                }
                Some(meaning) => self.tag(meaning, tag, next, false)?,
                None => {}
            }
        }
        self.end_flow()?;
        let in_table = self.blocks.in_table();
        if in_table && self.table.tagged && self.table_closes_behind(range.end) {
            return Ok(());
        }
        self.end_table();
        if !fresh || in_table {
            self.blocks.end();
        }
        self.bold = 0;
        self.strike = 0;
        Ok(())
    }

    /// Text between the tags of a block of HTML.
    fn html_text(
        &mut self,
        text: &str,
        mut at: usize,
        fresh: &mut bool,
        spaced: &mut bool,
    ) -> Result<(), TooLarge> {
        for line in text.split_inclusive('\n') {
            let body = line.trim();
            let indent = line.len().saturating_sub(line.trim_start().len());
            if body.is_empty() {
                *spaced = true;
                at = at.saturating_add(line.len());
                continue;
            }
            let from = at.saturating_add(indent);
            let style = self.style();
            let goes_on = match self.blocks.in_cell() {
                true => self.blocks.cell_goes_on(),
                false => {
                    if std::mem::take(fresh) {
                        self.rests = false;
                        let (kind, level) = self.container();
                        self.blocks.begin(kind, level);
                    }
                    true
                }
            };
            if goes_on && (*spaced || indent > 0) {
                let glue = seams::glue(self.blocks.text(), body);
                self.push(glue, from, style)?;
            }
            let range = from..from.saturating_add(body.len());
            if self.meant.formulas(&range).is_empty() {
                self.html_words(body, from, style)?;
            } else {
                let plain = self.plain;
                for part in self.by_formulas(range) {
                    match part {
                        Between::Text(range) => {
                            let text = plain.get(range.clone()).unwrap_or_default();
                            self.html_words(text, range.start, style)?;
                        }
                        Between::Formula(at) => self.formula(at)?,
                    }
                }
            }
            *spaced = line.len() > indent.saturating_add(body.len());
            at = at.saturating_add(line.len());
        }
        Ok(())
    }

    /// A part of such a text, in one line and without formulas.
    fn html_words(&mut self, text: &str, from: usize, style: Style) -> Result<(), TooLarge> {
        for part in references::parts(text) {
            match part {
                Part::Text(offset, text) => {
                    let offset = from.saturating_add(offset);
                    self.kept_words(text, offset, style)?;
                }
                Part::Reference(offset, raw, c) => {
                    let offset = from.saturating_add(offset);
                    self.named(
                        offset..offset.saturating_add(raw.len()),
                        MarkupKind::Reference,
                    );
                    self.words(c.encode_utf8(&mut [0; 4]), offset, style)?;
                }
            }
        }
        Ok(())
    }

    /// Whether the tag of a table is closed behind an offset, before what may
    /// be a heading.
    fn table_closes_behind(&mut self, offset: usize) -> bool {
        let bytes = self.plain.as_bytes();
        let next = |known: Option<usize>, what: &[u8]| match known {
            Some(at) if at >= offset => at,
            _ => {
                let rest = bytes.get(offset..).unwrap_or_default();
                let found = memchr::memmem::find(rest, what);
                found.map_or(usize::MAX, |at| offset.saturating_add(at))
            }
        };
        let [small, capital, heading] = self.ahead;
        let small = next(small, b"</table");
        let capital = next(capital, b"</TABLE");
        let heading = next(heading, b"\n#");
        self.ahead = [Some(small), Some(capital), Some(heading)];
        small.min(capital) < heading
    }

    /// Whether a paragraph goes into the cell of a table that is read.
    pub(super) fn stays_in_cell(&mut self) -> bool {
        let inside = self.blocks.in_cell();
        if inside {
            self.blocks.break_cell();
        }
        inside
    }
}

/// What a tag or a comment is.
fn tag_kind(tag: &str) -> MarkupKind {
    if tag.starts_with("<!--") {
        MarkupKind::Comment
    } else if tag.contains('=') && !tag.starts_with("<?") {
        MarkupKind::Attribute
    } else {
        MarkupKind::Tag
    }
}

fn count(open: &mut u8, on: bool) {
    *open = match on {
        true => open.saturating_add(1),
        false => open.saturating_sub(1),
    };
}
