//! An input box: the part of its text around the caret.

use ratatui::style::Style;

use crate::explorer::panes::Area;
use crate::explorer::prompt::Prompt;
use crate::text::scrolled;

use super::paint::Pen;

/// Draws the box; gives the cell of the caret, which is always inside unless
/// the box has no room.
pub(super) fn draw(
    pen: &mut Pen<'_>,
    prompt: &Prompt,
    area: Area,
    style: Style,
) -> Option<(u16, u16)> {
    if area.width == 0 || area.height == 0 {
        return None;
    }
    let right = area.x.saturating_add(area.width);
    pen.blank(area.x, area.y, right, style);
    let before = prompt.before_caret();
    // One cell is for the caret behind the text.
    let room = area.width.saturating_sub(1);
    let hidden = usize::from(pen.cells(before).saturating_sub(room));
    let (seen_before, blank) = scrolled(before, hidden, pen.ambiguous());
    let start = before.len().saturating_sub(seen_before.len());
    let seen = prompt.text().get(start..).unwrap_or_default();
    let x = area.x.saturating_add(u16::try_from(blank).unwrap_or(0));
    pen.text(x, area.y, right, seen, style);
    let caret = x.saturating_add(pen.cells(seen_before));
    Some((caret.min(area.x.saturating_add(room)), area.y))
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::*;
    use crate::explorer::key::{Key, KeyCode};
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
            let (x, _) = draw(&mut pen, &prompt, area, Style::new()).unwrap();
            assert!((2..14).contains(&x), "{x}");
            assert_eq!(buffer[(14, 0)].symbol(), " ", "nothing leaves the box");
        }
        for _ in 0..30 {
            prompt.key(Key::plain(KeyCode::Left));
            let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
            let mut pen = Pen::new(&mut buffer, Ambiguous::Narrow);
            let (x, _) = draw(&mut pen, &prompt, area, Style::new()).unwrap();
            assert!((2..14).contains(&x), "{x}");
        }
    }
}
