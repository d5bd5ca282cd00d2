//! The rows of a text of several lines in an input box.

use std::ops::Range;

use crate::text::{Ambiguous, Measure, rows};

use crate::explorer::desk::panes::Area;
use crate::explorer::pages::prompt::Prompt;

/// The text of a box, broken where its lines end and where the box does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Bytes of the text in each row, without the line end.
    pub rows: Vec<Range<usize>>,
    /// The row of the caret.
    pub caret: usize,
}

impl Sheet {
    /// Breaks the text of a box that is `width` cells wide, of which the last
    /// is for the caret. Linear in the text.
    #[must_use]
    pub fn of(prompt: &Prompt, width: u16, ambiguous: Ambiguous) -> Self {
        let text = prompt.text();
        let measure = Measure {
            width: width.saturating_sub(1).max(2),
            first_indent: 0,
            rest_indent: 0,
            ambiguous,
            hang: false,
            justify: false,
            preformatted: true,
        };
        let broken = rows(text, &measure).into_iter();
        let mut rows: Vec<Range<usize>> = broken
            .map(|row| row.start as usize..row.shown_end as usize)
            .collect();
        // The row behind the last line end.
        if text.ends_with('\n') {
            rows.push(text.len()..text.len());
        }
        let at = prompt.before_caret().len();
        let caret = rows.partition_point(|row| row.start <= at);
        Self {
            rows,
            caret: caret.saturating_sub(1),
        }
    }

    /// The rows that are seen in a box of some height: those around the
    /// caret.
    #[must_use]
    pub fn seen(&self, height: u16) -> Range<usize> {
        let height = usize::from(height);
        let first = self.caret.saturating_add(1).saturating_sub(height);
        first..first.saturating_add(height).min(self.rows.len())
    }

    /// The byte of the text at a cell of the box, or the nearest before it.
    #[must_use]
    pub fn byte_at(&self, text: &str, row: usize, cells: u16, ambiguous: Ambiguous) -> usize {
        let Some(range) = self.rows.get(row.min(self.rows.len().saturating_sub(1))) else {
            return 0;
        };
        let line = text.get(range.clone()).unwrap_or_default();
        let (fits, _) = crate::text::fit(line, usize::from(cells), ambiguous);
        range.start.saturating_add(fits.len())
    }

    /// Cells before the caret in its row.
    #[must_use]
    pub fn caret_cells(&self, prompt: &Prompt, ambiguous: Ambiguous) -> u16 {
        let start = self.rows.get(self.caret).map_or(0, |row| row.start);
        let before = prompt.before_caret().get(start..).unwrap_or_default();
        u16::try_from(crate::text::cells(before, ambiguous)).unwrap_or(u16::MAX)
    }
}

/// Takes the caret up or down by rows, in the same cells where it can; `false`
/// where there is no such row.
pub(in crate::explorer) fn step(
    prompt: &mut Prompt,
    area: Area,
    ambiguous: Ambiguous,
    by: isize,
) -> bool {
    let sheet = Sheet::of(prompt, area.width, ambiguous);
    let row = sheet.caret.checked_add_signed(by);
    let Some(row) = row.filter(|&row| row < sheet.rows.len()) else {
        return false;
    };
    let cells = sheet.caret_cells(prompt, ambiguous);
    let to = sheet.byte_at(prompt.text(), row, cells, ambiguous);
    prompt.move_to(to);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const NARROW: Ambiguous = Ambiguous::Narrow;

    fn area(width: u16) -> Area {
        Area {
            x: 0,
            y: 0,
            width,
            height: 3,
        }
    }

    #[test]
    fn rows_end_with_their_line_and_with_the_box() {
        let prompt = Prompt::of_lines("山高水长\n\n一二三四五六\n");
        let sheet = Sheet::of(&prompt, 9, NARROW);
        let text = prompt.text();
        let rows: Vec<&str> = sheet.rows.iter().map(|row| &text[row.clone()]).collect();
        assert_eq!(rows, ["山高水长", "", "一二三四", "五六", ""]);
        assert_eq!((sheet.caret, sheet.seen(3)), (4, 2..5));
        let empty = Sheet::of(&Prompt::of_lines(""), 9, NARROW);
        assert_eq!((empty.rows.len(), empty.seen(3)), (1, 0..1));
    }

    #[test]
    fn the_caret_keeps_its_column_and_cuts_no_glyph() {
        let mut prompt = Prompt::of_lines("山a高水长\n一二三");
        assert!(!step(&mut prompt, area(40), NARROW, 1));
        assert!(step(&mut prompt, area(40), NARROW, -1));
        // Six cells: the fourth glyph would end behind them.
        assert_eq!(prompt.before_caret(), "山a高");
        assert!(step(&mut prompt, area(40), NARROW, 1));
        assert_eq!(prompt.before_caret(), "山a高水长\n一二");
        assert!(!step(&mut prompt, area(40), NARROW, 1));
    }
}
