//! An input box: the part of its text around the caret.
//!
//! One of several lines is broken at its width and scrolled by rows; one of a
//! single line is scrolled by cells.

use std::ops::Range;

use ratatui::style::Style;

use crate::explorer::desk::panes::Area;
use crate::explorer::marks::sheet::Sheet;
use crate::explorer::pages::prompt::Prompt;
use crate::text::scrolled;

use super::super::paint::Pen;

/// The part of the text that is seen.
struct Seen {
    /// Bytes of the text that are scrolled away.
    start: usize,
    /// The column of the first glyph seen.
    x: u16,
}

fn seen(pen: &Pen<'_>, prompt: &Prompt, area: Area) -> Seen {
    let before = prompt.before_caret();
    // One cell is for the caret behind the text.
    let room = area.width.saturating_sub(1);
    let hidden = usize::from(pen.cells(before).saturating_sub(room));
    let (seen_before, blank) = scrolled(before, hidden, pen.ambiguous());
    Seen {
        start: before.len().saturating_sub(seen_before.len()),
        x: area.x.saturating_add(u16::try_from(blank).unwrap_or(0)),
    }
}

/// The column where byte `at` of the text stands, or the nearest inside the
/// box.
pub(in crate::ui) fn column(pen: &Pen<'_>, prompt: &Prompt, area: Area, at: usize) -> u16 {
    let seen = seen(pen, prompt, area);
    let before = prompt.text().get(seen.start..at).unwrap_or_default();
    let last = area.x.saturating_add(area.width).saturating_sub(1);
    seen.x.saturating_add(pen.cells(before)).min(last)
}

/// Draws the box; gives the cell of the caret, which is always inside unless
/// the box has no room. The bytes of `marked` have a style of their own; where
/// they are none, the cell at their place.
pub(in crate::ui) fn draw(
    pen: &mut Pen<'_>,
    prompt: &Prompt,
    area: Area,
    style: Style,
    marked: Option<(Range<usize>, Style)>,
) -> Option<(u16, u16)> {
    if area.width == 0 || area.height == 0 {
        return None;
    }
    let right = area.x.saturating_add(area.width);
    pen.blank(area.x, area.y, right, style);
    let Seen { start, x } = seen(pen, prompt, area);
    let text = prompt.text().get(start..).unwrap_or_default();
    pen.text(x, area.y, right, text, style);
    if let Some((range, style)) = marked {
        let from = column(pen, prompt, area, range.start);
        let to = column(pen, prompt, area, range.end).max(from.saturating_add(1));
        let cells = Area {
            x: from,
            width: to.saturating_sub(from),
            ..area
        };
        pen.style(cells, style);
    }
    let caret = column(pen, prompt, area, prompt.before_caret().len());
    Some((caret, area.y))
}

/// Draws a box of several lines; gives the cell of the caret as
/// [`draw`] does.
pub(in crate::ui) fn draw_lines(
    pen: &mut Pen<'_>,
    prompt: &Prompt,
    sheet: &Sheet,
    area: Area,
    style: Style,
) -> Option<(u16, u16)> {
    if area.width == 0 || area.height == 0 {
        return None;
    }
    let right = area.x.saturating_add(area.width);
    let seen = sheet.seen(area.height);
    let rows = sheet.rows.get(seen.clone()).unwrap_or_default();
    for (row, y) in (0..area.height).zip(area.y..) {
        pen.blank(area.x, y, right, style);
        if let Some(range) = rows.get(usize::from(row)) {
            let text = prompt.text().get(range.clone()).unwrap_or_default();
            pen.text(area.x, y, right, text, style);
        }
    }
    let row = sheet.caret.saturating_sub(seen.start);
    let y = area.y.saturating_add(u16::try_from(row).unwrap_or(0));
    let x = area
        .x
        .saturating_add(sheet.caret_cells(prompt, pen.ambiguous()));
    Some((x.min(right.saturating_sub(1)), y))
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::*;
    use crate::setting::keys::key::{Key, KeyCode};
    use crate::text::Ambiguous;

    #[test]
    fn the_caret_is_always_inside() {
        let area = Area {
            x: 2,
            y: 0,
            width: 12,
            height: 1,
        };
        let mut prompt = Prompt::default();
        for c in "我要查找的一个very长的关键词".chars() {
            prompt.insert(&c.to_string());
            let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
            let mut pen = Pen::new(&mut buffer, Ambiguous::Narrow);
            let (x, _) = draw(&mut pen, &prompt, area, Style::new(), None).unwrap();
            assert!((2..14).contains(&x), "{x}");
            assert_eq!(buffer[(14, 0)].symbol(), " ", "nothing leaves the box");
        }
        for _ in 0..30 {
            prompt.key(Key::plain(KeyCode::Left));
            let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
            let mut pen = Pen::new(&mut buffer, Ambiguous::Narrow);
            let (x, _) = draw(&mut pen, &prompt, area, Style::new(), None).unwrap();
            assert!((2..14).contains(&x), "{x}");
        }
    }
}
