//! What popups have in common: the frame, the list, the input box.

use ratatui::style::Style;

use crate::explorer::desk::panes::Area;
use crate::explorer::pages::boxes::Popup;
use crate::explorer::pages::picker::Picker;
use crate::text::{Ambiguous, cells, fit_ellipsis};

use super::super::paint::Pen;
use super::super::theme::Theme;
use super::prompt;

/// Draws a frame with a title and, at the bottom, a hint.
pub(in crate::ui) fn frame(
    pen: &mut Pen<'_>,
    theme: Theme,
    popup: &Popup,
    title: &str,
    foot: &str,
) {
    let area = popup.frame;
    pen.clear(area);
    if area.width < 2 || area.height < 2 {
        return;
    }
    let lines = theme.lines();
    let right = area.x.saturating_add(area.width);
    let last_x = right.saturating_sub(1);
    let last_y = area.y.saturating_add(area.height).saturating_sub(1);
    let style = theme.mark();
    for x in area.x..right {
        pen.text(x, area.y, right, lines.horizontal, style);
        pen.text(x, last_y, right, lines.horizontal, style);
    }
    for y in area.y..=last_y {
        pen.text(area.x, y, right, lines.vertical, style);
        pen.text(last_x, y, right, lines.vertical, style);
    }
    let [a, b, c, d] = lines.corners;
    for (x, y, corner) in [
        (area.x, area.y, a),
        (last_x, area.y, b),
        (area.x, last_y, c),
        (last_x, last_y, d),
    ] {
        pen.text(x, y, right, corner, style);
    }
    let room = usize::from(area.width.saturating_sub(6));
    let foot = hints_that_fit(foot, room, pen.ambiguous());
    for (y, text) in [(area.y, title), (last_y, foot.as_str())] {
        if text.is_empty() || room == 0 {
            continue;
        }
        let text = fit_ellipsis(text, room, pen.ambiguous());
        let text = format!(" {text} ");
        pen.text(area.x.saturating_add(2), y, last_x, &text, style);
    }
}

/// What stands between the hints of a foot.
const BETWEEN: &str = "  ";

/// As many hints of a foot as have room: the last, which closes, and the
/// first. One hint alone stays as it is.
pub(in crate::ui) fn hints_that_fit(foot: &str, room: usize, ambiguous: Ambiguous) -> String {
    let mut hints: Vec<&str> = foot.split(BETWEEN).collect();
    while hints.len() > 2 && cells(&hints.join(BETWEEN), ambiguous) > room {
        hints.remove(hints.len().saturating_sub(2));
    }
    hints.join(BETWEEN)
}

/// Draws the rows of a list with a box, the chosen one marked.
pub(in crate::ui) fn list<T>(
    pen: &mut Pen<'_>,
    theme: Theme,
    popup: &Popup,
    picker: &Picker<T>,
    mut draw: impl FnMut(&mut Pen<'_>, &T, Area),
) {
    let area = popup.list;
    let first = picker.first_seen(usize::from(area.height));
    let seen = picker.items().iter().enumerate().skip(first);
    for ((index, item), row) in seen.zip(0..area.height) {
        let line = Area {
            y: area.y.saturating_add(row),
            height: 1,
            ..area
        };
        draw(pen, item, line);
        if index == picker.selected() {
            pen.style(line, theme.chosen(true));
            let mark = area.x.saturating_sub(1);
            pen.text(mark, line.y, area.x, ">", theme.mark());
        }
    }
}

/// Draws the input box of a list, with `idle` in it where nothing is typed;
/// gives the cell of the caret.
pub(in crate::ui) fn input<T>(
    pen: &mut Pen<'_>,
    theme: Theme,
    popup: &Popup,
    picker: &Picker<T>,
    idle: &str,
) -> Option<(u16, u16)> {
    let caret = prompt::draw(pen, &picker.prompt, popup.input, Style::new(), None);
    if picker.prompt.text().is_empty() {
        let right = popup.input.x.saturating_add(popup.input.width);
        let x = popup.input.x.saturating_add(1);
        pen.text(x, popup.input.y, right, idle, theme.faint());
    }
    caret
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hint_that_closes_is_never_cut() {
        let fit = |room| {
            hints_that_fit(
                "j k 选择  h l 改变  w 记住  Esc 关闭",
                room,
                Ambiguous::Narrow,
            )
        };
        assert_eq!(fit(40), "j k 选择  h l 改变  w 记住  Esc 关闭");
        assert_eq!(fit(34), "j k 选择  h l 改变  Esc 关闭");
        assert_eq!(fit(10), "j k 选择  Esc 关闭");
        assert_eq!(
            hints_that_fit("没有这样的标题", 4, Ambiguous::Narrow),
            "没有这样的标题"
        );
    }
}
