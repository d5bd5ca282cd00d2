//! Where popups lie on the screen. Drawing and the mouse read it from here.

use crate::explorer::desk::panes::Area;

/// The parts of a popup with a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Popup {
    /// The whole of it, the frame included.
    pub frame: Area,
    /// The line of the input box, where it has one.
    pub input: Area,
    /// The lines of the list or the text.
    pub list: Area,
}

/// The widest a popup grows, in cells.
const WIDEST: u16 = 100;

/// A popup with an input box and room for `items` lines, in the upper part of
/// a screen of `size` cells.
#[must_use]
pub fn picker(size: (u16, u16), items: usize) -> Popup {
    let wanted = u16::try_from(items).unwrap_or(u16::MAX).clamp(3, 18);
    framed(size, wanted.saturating_add(3), 1)
}

/// The most rows that a note being written takes.
const NOTE_ROWS: u16 = 6;

/// A popup with an input box of so many rows, and below it a line for what
/// the note is about.
#[must_use]
pub fn note(size: (u16, u16), rows: usize) -> Popup {
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).clamp(1, NOTE_ROWS);
    // The frame, and the line below, where there is room for it.
    let rows = rows.min(size.1.saturating_sub(4)).max(1);
    framed(size, rows.saturating_add(3).max(6), rows)
}

/// A popup with text only.
#[must_use]
pub fn page(size: (u16, u16), lines: usize) -> Popup {
    let wanted = u16::try_from(lines).unwrap_or(u16::MAX);
    framed(size, wanted.saturating_add(2), 0)
}

fn framed(size: (u16, u16), wanted: u16, input: u16) -> Popup {
    // The status line stays free: it answers keys.
    let room = size.1.saturating_sub(1);
    let width = if size.0 > 44 {
        size.0.saturating_sub(4).min(WIDEST)
    } else {
        size.0
    };
    let height = wanted.min(room);
    let frame = Area {
        x: size.0.saturating_sub(width) / 2,
        y: room.saturating_sub(height) / 3,
        width,
        height,
    };
    let inner = Area {
        x: frame.x.saturating_add(2),
        y: frame.y.saturating_add(1),
        width: width.saturating_sub(4),
        height: height.saturating_sub(2),
    };
    Popup {
        frame,
        input: Area {
            height: inner.height.min(input),
            ..inner
        },
        list: Area {
            y: inner.y.saturating_add(input),
            height: inner.height.saturating_sub(input),
            ..inner
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_popup_fits_on_any_screen() {
        for width in 0..130 {
            for height in 0..50 {
                let size = (width, height);
                for popup in [
                    picker(size, 30),
                    page(size, 60),
                    note(size, 1),
                    note(size, 9),
                ] {
                    assert!(popup.frame.x + popup.frame.width <= width);
                    assert!(popup.frame.y + popup.frame.height < height.max(1));
                }
            }
        }
    }

    #[test]
    fn the_list_lies_under_the_input() {
        let popup = picker((80, 24), 10);
        assert_eq!(popup.list.y, popup.input.y + 1);
        assert_eq!(popup.list.height, 10);
    }
}
