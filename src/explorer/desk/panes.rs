//! Where the panes lie on a screen of a given size. Drawing, paging and the
//! mouse all read it from here.

use crate::document::Span;

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// Leftmost column.
    pub x: u16,
    /// Topmost row.
    pub y: u16,
    /// Width in cells.
    pub width: u16,
    /// Height in rows.
    pub height: u16,
}

impl Area {
    /// Whether a cell lies inside.
    #[must_use]
    pub const fn contains(self, x: u16, y: u16) -> bool {
        x >= self.x
            && y >= self.y
            && x < self.x.saturating_add(self.width)
            && y < self.y.saturating_add(self.height)
    }
}

/// Which of the panes has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// The section tree.
    Tree,
    /// The text.
    #[default]
    Text,
    /// The list below both.
    Panel,
}

impl Pane {
    /// The next one round; the panel only where it is open.
    #[must_use]
    pub const fn next(self, panel: bool) -> Self {
        match self {
            Self::Tree => Self::Text,
            Self::Text if panel => Self::Panel,
            Self::Text | Self::Panel => Self::Tree,
        }
    }

    /// The one before.
    #[must_use]
    pub const fn previous(self, panel: bool) -> Self {
        match self {
            Self::Text => Self::Tree,
            Self::Tree if panel => Self::Panel,
            Self::Tree | Self::Panel => Self::Text,
        }
    }
}

/// What the arrangement depends on beside the size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wishes {
    /// Which pane has the keys: the only one seen in a narrow window.
    pub focus: Pane,
    /// Whether the reader has put the tree away.
    pub tree_hidden: bool,
    /// The width of the tree in cells that the reader chose.
    pub tree_width: Option<u16>,
    /// Whether the panel is open.
    pub panel: bool,
    /// Whether the filter line has something to say.
    pub filter_in_use: bool,
    /// The longest line of text in cells.
    pub measure: u16,
    /// Cells for line numbers left of the text; 0 for none.
    pub line_numbers: u16,
    /// Cells right of the text for marks that hang; 0 for none.
    pub hang: u16,
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            focus: Pane::Text,
            tree_hidden: false,
            tree_width: None,
            panel: false,
            filter_in_use: false,
            measure: 80,
            line_numbers: 0,
            hang: 0,
        }
    }
}

/// The arrangement of the screen. A pane that is not seen has no area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Panes {
    /// The line above the panes: names of document and section.
    pub header: Option<Area>,
    /// The section tree.
    pub tree: Option<Area>,
    /// The column between tree and text.
    pub divider: Option<Area>,
    /// The text pane with its margins.
    pub text: Option<Area>,
    /// The lines of text themselves, inside the text pane.
    pub column: Area,
    /// The panel: its title and, below, its rows.
    pub panel: Option<Area>,
    /// The column of the scroll bar, at the right of the text pane.
    pub scroll: Option<Area>,
    /// The filter line.
    pub filter: Option<Area>,
    /// The status line.
    pub status: Area,
}

/// Windows narrower than this (cells) show one pane at a time.
const TWO_PANES: u16 = 60;
/// Windows lower than this (rows) have no header.
const WITH_HEADER: u16 = 12;
/// Windows lower than this (rows) show the filter line only when in use.
const WITH_FILTER: u16 = 12;
/// Rows between header and filter line without which the panel takes the
/// place of tree and text.
const WITH_PANEL: u16 = 14;
/// Cells left of the text for the reader's mark.
pub const GUTTER: u16 = 2;
/// Cells that a hanging mark may take right of the text.
pub const HANG: u16 = 2;
/// The least width of the tree in cells.
pub const LEAST_TREE: u16 = 12;

impl Panes {
    /// The arrangement for a screen of `width` by `height` cells.
    #[must_use]
    pub fn arrange(width: u16, height: u16, wishes: &Wishes) -> Self {
        let mut panes = Self::default();
        let row = |y: u16| Area {
            x: 0,
            y,
            width,
            height: 1,
        };
        let mut top = 0;
        let mut bottom = height.saturating_sub(1);
        panes.status = Area {
            height: height.min(1),
            ..row(bottom)
        };
        if height >= WITH_FILTER || (wishes.filter_in_use && height > 2) {
            bottom = bottom.saturating_sub(1);
            panes.filter = Some(row(bottom));
        }
        if height >= WITH_HEADER {
            panes.header = Some(row(0));
            top = 1;
        }
        let body = Area {
            x: 0,
            y: top,
            width,
            height: bottom.saturating_sub(top),
        };
        let body = panes.set_panel(body, wishes);
        panes.divide(body, wishes);
        panes.set_column(wishes);
        panes
    }

    /// Gives the panel its part of the body, or all of it; gives the rest.
    fn set_panel(&mut self, body: Area, wishes: &Wishes) -> Area {
        if !wishes.panel {
            return body;
        }
        let low = body.height < WITH_PANEL;
        if low && wishes.focus != Pane::Panel {
            return body;
        }
        let height = if low {
            body.height
        } else {
            // Two fifths.
            body.height.saturating_mul(2) / 5
        };
        let rest = body.height.saturating_sub(height);
        self.panel = Some(Area {
            y: body.y.saturating_add(rest),
            height,
            ..body
        });
        Area {
            height: rest,
            ..body
        }
    }

    fn divide(&mut self, body: Area, wishes: &Wishes) {
        if body.height == 0 {
            return;
        }
        if body.width < TWO_PANES {
            match wishes.focus {
                Pane::Tree if !wishes.tree_hidden => self.tree = Some(body),
                _ => self.text = Some(body),
            }
            return;
        }
        if wishes.tree_hidden {
            self.text = Some(body);
            return;
        }
        let usual = (body.width / 3).clamp(22, 44);
        let most = body.width.saturating_sub(24).max(LEAST_TREE);
        let tree = wishes.tree_width.unwrap_or(usual).clamp(LEAST_TREE, most);
        self.tree = Some(Area {
            width: tree,
            ..body
        });
        self.divider = Some(Area {
            x: tree,
            width: 1,
            ..body
        });
        let x = tree.saturating_add(1);
        self.text = Some(Area {
            x,
            width: body.width.saturating_sub(x),
            ..body
        });
    }

    fn set_column(&mut self, wishes: &Wishes) {
        let Some(text) = self.text else { return };
        let scroll = u16::from(text.width > 8);
        let numbers = if text.width > 24 {
            wishes.line_numbers
        } else {
            0
        };
        let gutter = if text.width > 8 {
            GUTTER.saturating_add(numbers)
        } else {
            0
        };
        let margins = gutter
            .saturating_add(GUTTER.min(gutter))
            .saturating_add(wishes.hang)
            .max(scroll);
        // An odd cell cannot hold a hanzi.
        let room = text.width.saturating_sub(margins) & !1;
        let width = room.min(wishes.measure);
        let free = text.width.saturating_sub(width);
        self.column = Area {
            x: text.x.saturating_add((free / 2).max(gutter)),
            y: text.y,
            width,
            height: text.height,
        };
        if scroll > 0 {
            self.scroll = Some(Area {
                x: text.x.saturating_add(text.width).saturating_sub(1),
                width: 1,
                ..text
            });
        }
    }
}

/// The part of a text of `length` bytes that a row of the scroll bar stands
/// for, of so many rows. Its ends may lie inside a character.
#[must_use]
pub fn scroll_bar_part(length: u32, row: u16, rows: u16) -> Span {
    let offset = |row: u64| {
        let offset = row.saturating_mul(u64::from(length)) / u64::from(rows).max(1);
        u32::try_from(offset).unwrap_or(u32::MAX)
    };
    let row = u64::from(row);
    Span::new(offset(row), offset(row.saturating_add(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_fits_at_any_size() {
        for width in 0..200 {
            for height in 0..50 {
                for focus in [Pane::Tree, Pane::Text] {
                    for filter_in_use in [false, true] {
                        let wishes = Wishes {
                            focus,
                            filter_in_use,
                            ..Wishes::default()
                        };
                        let panes = Panes::arrange(width, height, &wishes);
                        let areas = [
                            panes.header,
                            panes.tree,
                            panes.divider,
                            panes.text,
                            Some(panes.column),
                            panes.scroll,
                            panes.filter,
                            Some(panes.status),
                        ];
                        for area in areas.into_iter().flatten() {
                            assert!(area.x + area.width <= width, "{width}x{height} {area:?}");
                            assert!(area.y + area.height <= height, "{width}x{height} {area:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_narrow_window_shows_the_pane_with_the_keys() {
        let wishes = Wishes {
            focus: Pane::Tree,
            ..Wishes::default()
        };
        let panes = Panes::arrange(40, 10, &wishes);
        assert!(panes.tree.is_some() && panes.text.is_none());
        let panes = Panes::arrange(40, 10, &Wishes::default());
        assert!(panes.tree.is_none() && panes.text.is_some());
    }

    #[test]
    fn the_text_is_centred_in_a_wide_window() {
        let wishes = Wishes {
            tree_hidden: true,
            ..Wishes::default()
        };
        let panes = Panes::arrange(200, 40, &wishes);
        assert_eq!(panes.column.width, 80);
        assert_eq!(panes.column.x, 60);
    }
}
