//! Writing graphemes into cells. Everything that is drawn goes through here,
//! so that a wide glyph is never cut in half.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::style::Style;

use crate::explorer::desk::panes::Area;
use crate::text::{Ambiguous, Grapheme, cells, fit, graphemes, shown};

/// A pen over the screen.
pub(super) struct Pen<'a> {
    buffer: &'a mut Buffer,
    ambiguous: Ambiguous,
}

impl<'a> Pen<'a> {
    pub(super) const fn new(buffer: &'a mut Buffer, ambiguous: Ambiguous) -> Self {
        Self { buffer, ambiguous }
    }

    /// Draws one grapheme at a cell, left of the column `right`; gives the
    /// column behind it. A glyph that does not fit wholly leaves blanks.
    pub(super) fn grapheme(
        &mut self,
        x: u16,
        y: u16,
        right: u16,
        grapheme: &Grapheme<'_>,
        style: Style,
    ) -> u16 {
        let end = x.saturating_add(grapheme.cells);
        if grapheme.cells == 0 {
            return x;
        }
        if end > right {
            self.blank(x, y, right, style);
            return right.max(x);
        }
        self.part(x, y);
        let symbol = shown(grapheme.text);
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.reset();
            cell.set_symbol(&symbol).set_style(style);
            if symbol.cell_width() != grapheme.cells
                && let Some(width) = NonZeroU16::new(grapheme.cells)
            {
                cell.set_diff_option(CellDiffOption::ForcedWidth(width));
            }
        }
        self.blank(x.saturating_add(1), y, end, style);
        end
    }

    /// Draws text from a cell on, left of the column `right`; gives the column
    /// behind it.
    pub(super) fn text(&mut self, x: u16, y: u16, right: u16, text: &str, style: Style) -> u16 {
        self.styled(x, y, right, text, |_, _| style)
    }

    /// As [`text`](Self::text), with a style for each grapheme by its byte
    /// offset in the text and its column.
    pub(super) fn styled(
        &mut self,
        x: u16,
        y: u16,
        right: u16,
        text: &str,
        style: impl Fn(u32, u16) -> Style,
    ) -> u16 {
        let mut at = x;
        for grapheme in graphemes(text, self.ambiguous) {
            if at >= right {
                break;
            }
            let style = style(grapheme.offset, at);
            at = self.grapheme(at, y, right, &grapheme, style);
        }
        at
    }

    /// Draws text so that it ends before the column `right`, not left of
    /// `left`; gives the column where it starts.
    pub(super) fn text_at_right(
        &mut self,
        left: u16,
        y: u16,
        right: u16,
        text: &str,
        style: Style,
    ) -> u16 {
        let room = usize::from(right.saturating_sub(left));
        let (text, wide) = fit(text, room, self.ambiguous);
        let x = right.saturating_sub(u16::try_from(wide).unwrap_or(u16::MAX));
        self.text(x, y, right, text, style);
        x
    }

    /// Blanks the cells from `x` to before `right`.
    pub(super) fn blank(&mut self, x: u16, y: u16, right: u16, style: Style) {
        for x in x..right {
            if let Some(cell) = self.buffer.cell_mut((x, y)) {
                cell.reset();
                cell.set_symbol(" ").set_style(style);
            }
        }
    }

    /// Blanks an area over what is drawn already: a wide glyph that its edge
    /// cuts is blanked on both sides.
    pub(super) fn clear(&mut self, area: Area) {
        let right = area.x.saturating_add(area.width);
        for y in area.y..area.y.saturating_add(area.height) {
            self.part(area.x, y);
            self.blank(area.x, y, right, Style::reset());
        }
    }

    /// Blanks a wide glyph whose second cell is at `x`, so that something else
    /// can be drawn there.
    fn part(&mut self, x: u16, y: u16) {
        let Some(left) = x.checked_sub(1) else { return };
        if let Some(cell) = self.buffer.cell_mut((left, y))
            && cell.cell_width() > 1
        {
            cell.set_symbol(" ").set_diff_option(CellDiffOption::None);
        }
    }

    /// Adds a style to the cells of an area and keeps what they show.
    pub(super) fn style(&mut self, area: Area, style: Style) {
        let bottom = area.y.saturating_add(area.height);
        for y in area.y..bottom {
            for x in area.x..area.x.saturating_add(area.width) {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.set_style(style);
                }
            }
        }
    }

    /// Cells of a text.
    pub(super) fn cells(&self, text: &str) -> u16 {
        u16::try_from(cells(text, self.ambiguous)).unwrap_or(u16::MAX)
    }

    pub(super) const fn ambiguous(&self) -> Ambiguous {
        self.ambiguous
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    fn row(buffer: &Buffer, y: u16) -> String {
        (0..buffer.area.width)
            .map(|x| buffer[(x, y)].symbol().to_owned())
            .collect()
    }

    #[test]
    fn a_popup_blanks_the_glyph_that_its_edge_cuts() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 2));
        let mut pen = Pen::new(&mut buffer, Ambiguous::Narrow);
        pen.text(0, 0, 12, "ab改革开放", Style::new());
        pen.text(0, 1, 12, "c改革开放d", Style::new());
        pen.clear(Area {
            x: 2,
            y: 0,
            width: 5,
            height: 2,
        });
        pen.text(2, 0, 7, "|", Style::new());
        pen.text(2, 1, 7, "|", Style::new());
        assert_eq!(row(&buffer, 0), "ab|     放 ".to_owned() + "  ");
        assert_eq!(buffer[(1, 1)].symbol(), " ", "the left half is blanked");
        assert_eq!(buffer[(2, 1)].symbol(), "|");
    }

    #[test]
    fn a_popup_loses_nothing_of_its_own_text() {
        let tip = "已复制到剪贴板";
        for x in 0..6 {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 24, 1));
            let mut pen = Pen::new(&mut buffer, Ambiguous::Narrow);
            pen.text(0, 0, 24, "改革开放发展稳定改革开放", Style::new());
            let width = pen.cells(tip);
            pen.clear(Area {
                x,
                y: 0,
                width,
                height: 1,
            });
            pen.text(x, 0, x + width, tip, Style::new());
            assert!(row(&buffer, 0).replace(' ', "").contains(tip), "{x}");
        }
    }

    #[test]
    fn a_glyph_that_does_not_fit_leaves_a_blank() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 1));
        let mut pen = Pen::new(&mut buffer, Ambiguous::Narrow);
        assert_eq!(pen.text(0, 0, 5, "一二三", Style::new()), 5);
        assert_eq!(row(&buffer, 0), "一 二  ");
    }

    #[test]
    fn an_ambiguous_mark_takes_two_cells_where_it_is_wide() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        let mut pen = Pen::new(&mut buffer, Ambiguous::Wide);
        pen.text(0, 0, 6, "“甲”", Style::new());
        assert_eq!(buffer[(2, 0)].symbol(), "甲");
        assert_eq!(buffer[(0, 0)].cell_width(), 2);
    }
}
