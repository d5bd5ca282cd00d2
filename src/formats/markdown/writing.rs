//! Text into blocks, in the way that the elements around it set it.

use std::borrow::Cow;

use crate::document::{BlockKind, Style, TooLarge};

use super::flow::emphasis::BOLD;
use super::place::Range;
use super::state::{Code, Converter};

impl<'a> Converter<'a> {
    pub(super) const fn style(&self) -> Style {
        Style::BOLD
            .when(self.is_bold())
            .with(Style::ITALIC.when(self.italic > 0))
            .with(Style::STRUCK.when(self.strike > 0))
            .with(Style::LINK.when(self.link > 0))
    }

    pub(super) const fn is_bold(&self) -> bool {
        self.bold > 0 || self.toggled
    }

    /// Appends text that stands at `offset` in the source.
    pub(super) fn push(&mut self, text: &str, offset: usize, style: Style) -> Result<(), TooLarge> {
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
    pub(super) fn push_sign(
        &mut self,
        sign: &str,
        offset: usize,
        style: Style,
    ) -> Result<u32, TooLarge> {
        self.push(sign, offset, style)?;
        let length = match self.blocks.text().ends_with(sign) {
            true => u32::try_from(sign.len()).unwrap_or(0),
            false => 0,
        };
        Ok(self.blocks.offset().saturating_sub(length))
    }

    /// Writes the number of a list item, if it is still to be written.
    pub(super) fn write_number(&mut self) -> Result<(), TooLarge> {
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
    pub(super) fn leave_window(&mut self, offset: usize) {
        let end = self.window.as_ref().map_or(0, |window| window.end);
        let between = self.source.get(end..offset).unwrap_or_default();
        if between.contains('\n') {
            self.window = None;
            self.blocks.begin(BlockKind::Paragraph, 0);
        }
    }

    /// What of `text` lies in the title of a lenient heading.
    pub(super) fn in_window<'t>(&self, text: &'t str, offset: usize) -> (&'t str, usize) {
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
    pub(super) fn code_text(&mut self, text: &str, range: Range) -> Result<(), TooLarge> {
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
    pub(super) fn indented_text(&mut self, text: &str, range: Range) -> Result<(), TooLarge> {
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
    pub(super) fn raw(&self, range: &Range) -> &'a str {
        self.source.get(range.clone()).unwrap_or_default()
    }

    /// Code of the parser as it stands in the source.
    pub(super) fn as_written<'t>(&self, text: &'t str, range: &Range) -> Cow<'t, str>
    where
        'a: 't,
    {
        let own = self.plain.get(range.clone());
        match own.filter(|own| own.len() == text.len()) {
            Some(own) => Cow::Borrowed(own),
            None => match own.map(|own| own.replace("\r\n", "\n")) {
                Some(own) if own.len() == text.len() => Cow::Owned(own),
                _ => Cow::Owned(text.replace(BOLD, "**")),
            },
        }
    }
}
