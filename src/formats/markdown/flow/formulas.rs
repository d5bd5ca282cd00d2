//! Formulas in the flow of a text.

use std::borrow::Cow;

use crate::document::{MarkupKind, TooLarge};
use crate::prose::marks;

use super::emphasis;
use crate::formats::formula;
use crate::formats::formula::Formula;
use crate::formats::markdown::place::Range;
use crate::formats::markdown::state::Converter;

/// A part of a text by its formulas.
#[derive(Debug, Clone)]
pub(in crate::formats) enum Between {
    /// Text between two of them.
    Text(Range),
    /// A formula that begins in the text.
    Formula(Formula),
}

impl<'a> Converter<'a> {
    /// A part of the source by the formulas in it, without the blanks that a
    /// scanner sets between them and the marks around them.
    pub(in crate::formats) fn by_formulas(&self, range: Range) -> Vec<Between> {
        let mut parts = Vec::new();
        let mut from = range.start;
        for formula in self.meant.formulas(&range) {
            let begins = formula.range.start >= range.start;
            if begins {
                self.add_text(from..formula.range.start, true, &mut parts);
                parts.push(Between::Formula(formula.clone()));
            }
            from = from.max(formula.range.end);
        }
        if from < range.end {
            self.add_text(from..range.end, false, &mut parts);
        }
        parts
    }

    fn add_text(&self, mut range: Range, before: bool, parts: &mut Vec<Between>) {
        let text = self.plain.get(range.clone()).unwrap_or_default();
        let is_mark = |c: char| marks::is_unspaced(c) && !c.is_alphanumeric();
        let body = text.trim_matches(' ');
        let leading = text
            .len()
            .saturating_sub(text.trim_start_matches(' ').len());
        let trailing = text.len().saturating_sub(text.trim_end_matches(' ').len());
        let last = match parts.last() {
            Some(Between::Formula(formula)) => Some(formula),
            _ => None,
        };
        if body.is_empty() {
            // Between two formulas, or before the first.
            let ends = last.is_none() && self.blocks.text().ends_with(is_mark);
            if !(range.is_empty() || before && ends) {
                parts.push(Between::Text(range));
            }
            return;
        }
        let circled = |formula: &Formula| {
            let body = self.plain.get(formula.body.clone()).unwrap_or_default();
            is_circled(&formula::read(body, 0).text)
        };
        if last.is_some_and(|formula| body.starts_with(is_mark) || leading > 0 && circled(formula))
        {
            range.start = range.start.saturating_add(leading);
        }
        if before && body.ends_with(is_mark) {
            range.end = range.end.saturating_sub(trailing);
        }
        parts.push(Between::Text(range));
    }

    /// Writes a formula as a line.
    pub(in crate::formats) fn formula(&mut self, formula: Formula) -> Result<(), TooLarge> {
        let own = formula.display && self.stands_alone(&formula.range);
        if own && !self.blocks.text().is_empty() {
            self.new_paragraph();
        }
        let plain = self.plain;
        let body = plain.get(formula.body.clone()).unwrap_or_default();
        let reading = match self.quotes {
            0 => formula::read(body, formula.body.start),
            // The marks of the quote stand before each of its lines.
            _ => formula::read(&unquoted(body), formula.body.start),
        };
        let style = self.style();
        for (text, at) in reading.pieces() {
            let within = at..at.saturating_add(text.len());
            if plain.get(within).is_none_or(|own| own.contains('\n')) {
                // What was a line end is a space of the line.
                for (i, c) in text.char_indices() {
                    let at = at.saturating_add(i);
                    self.words(c.encode_utf8(&mut [0; 4]), at, style)?;
                }
            } else {
                self.words(text, at, style)?;
            }
        }
        for range in &reading.commands {
            self.named(range.clone(), MarkupKind::Formula);
        }
        if !reading.text.is_empty() && self.blocks.text().ends_with(&reading.text) {
            let line = self.places.at(formula.range.start).number;
            self.blocks
                .formula(reading.text.len(), body, reading.said, line);
        }
        self.displayed = own;
        Ok(())
    }

    /// Whether nothing else stands on the lines of a part of the source.
    fn stands_alone(&self, range: &Range) -> bool {
        let before = self.plain.get(..range.start).unwrap_or_default();
        let behind = self.plain.get(range.end..).unwrap_or_default();
        let blank = |text: &str| text.chars().all(|c| matches!(c, ' ' | '\t' | '>' | '\r'));
        blank(before.rsplit('\n').next().unwrap_or_default())
            && blank(behind.split('\n').next().unwrap_or_default())
    }

    /// Whether the line at an offset begins with a formula that stands alone.
    pub(in crate::formats) fn begins_display(&self, offset: usize) -> bool {
        let here = offset..offset.saturating_add(1);
        let first = self.meant.formulas(&here).first();
        first.is_some_and(|f| f.display && self.stands_alone(&f.range))
    }

    /// The line at an offset as it is read.
    pub(in crate::formats) fn line_shown(&self, offset: usize) -> Cow<'a, str> {
        let line = self.line_at(offset);
        let range = offset..offset.saturating_add(line.len());
        if self.meant.formulas(&range).is_empty() {
            return Cow::Borrowed(line);
        }
        let mut shown = String::with_capacity(line.len());
        for part in self.by_formulas(range) {
            match part {
                Between::Text(range) => {
                    shown.push_str(self.source.get(range).unwrap_or_default());
                }
                Between::Formula(formula) => {
                    let body = self.plain.get(formula.body).unwrap_or_default();
                    shown.push_str(&formula::read(body, 0).text);
                }
            }
        }
        if shown.starts_with(emphasis::BOLD) {
            shown = shown.trim_start_matches(emphasis::BOLD).to_owned();
        }
        Cow::Owned(shown)
    }
}

/// Whether a line is a number in a circle.
fn is_circled(text: &str) -> bool {
    let mut chars = text.chars();
    let circled = |c| matches!(c, '\u{2460}'..='\u{2473}' | '\u{24EA}' | '\u{3251}'..='\u{32BF}');
    chars.next().is_some_and(circled) && chars.next().is_none()
}

/// A text with blanks in place of the marks of a quote before its lines.
fn unquoted(text: &str) -> String {
    let mut lines = text.split_inclusive('\n');
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        let body = line.trim_start_matches([' ', '>', '\t']);
        let marks = line.len().saturating_sub(body.len());
        out.extend(std::iter::repeat_n(' ', marks));
        out.push_str(body);
    }
    out
}
