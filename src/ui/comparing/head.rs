//! The first line of the page.

use crate::explorer::State;
use crate::explorer::comparing::page::ComparePage;
use crate::text::fit_ellipsis;

use super::super::paint::Pen;
use super::super::theme::Theme;

/// Draws a header of one line.
pub(super) fn header(pen: &mut Pen<'_>, theme: Theme, title: &str, width: u16) {
    let style = theme.header(true);
    pen.blank(0, 0, width, style);
    let room = usize::from(width.saturating_sub(2));
    let title = fit_ellipsis(title, room, pen.ambiguous());
    pen.text(1, 0, width, &title, style);
}

/// Both names in so many cells.
pub(super) fn names(state: &State, page: &ComparePage, width: u16) -> String {
    let [old, new] = &page.names;
    let room = usize::from(width.saturating_sub(6)) / 2;
    let old = fit_ellipsis(old, room, state.ambiguous());
    format!("{old} → {new}")
}
