//! The rows of folders and documents in the tree.

use ratatui::style::Style;

use crate::explorer::State;
use crate::explorer::books::place::BookId;
use crate::explorer::desk::panes::Area;
use crate::explorer::outline::tree::{Node, indent};
use crate::text::fit_ellipsis;

use super::paint::Pen;
use super::theme::Theme;

/// Trees narrower than this (cells) do not show what a document is called
/// beside its name.
const WITH_TITLES: u16 = 34;

/// Draws the row of a folder or a document.
pub(super) fn draw_row(pen: &mut Pen<'_>, theme: Theme, state: &State, node: Node, line: Area) {
    match node {
        Node::Folder(folder) => draw_folder(pen, theme, state, folder, line),
        Node::Book(book) => draw_book(pen, theme, state, book, line),
        Node::Front | Node::Section(_) => {}
    }
}

fn draw_folder(pen: &mut Pen<'_>, theme: Theme, state: &State, folder: u32, line: Area) {
    let stock = state.stock();
    let Some(row) = stock.folder(folder) else {
        return;
    };
    let count = stock.hits().is_active().then(|| stock.in_folder(folder));
    let end = draw_count(pen, theme, count, line);
    let x = line.x.saturating_add(indent(row.depth, line.width));
    let mark = if stock.is_folded(folder) {
        "▸"
    } else {
        "▾"
    };
    pen.text(x, line.y, end, mark, theme.faint());
    let x = x.saturating_add(2);
    let room = usize::from(end.saturating_sub(x));
    let name = format!("{}/", row.name);
    let name = fit_ellipsis(&name, room, pen.ambiguous());
    pen.text(x, line.y, end, &name, theme.header(false));
}

fn draw_book(pen: &mut Pen<'_>, theme: Theme, state: &State, id: BookId, line: Area) {
    let stock = state.stock();
    let Some((book, view)) = state.shelf().get(id) else {
        return;
    };
    let is_front = state.shelf().is_in_front(id);
    let own = view.filter().hits().filter(|_| is_front);
    let count = match own {
        Some(hits) => Some(hits.len()),
        None => stock.hits().count(id),
    };
    let end = draw_count(pen, theme, count, line);
    let depth = stock.depth(id).saturating_add(1);
    let x = line.x.saturating_add(indent(depth, line.width));
    let is_refused = stock.refused(id).is_some();
    let (mark, style) = match is_front && view.tree().has_inside() {
        _ if is_refused => ("!", theme.error()),
        true => ("▾", theme.faint()),
        false => ("▸", theme.faint()),
    };
    pen.text(x, line.y, end, mark, style);
    let x = x.saturating_add(2);
    let room = usize::from(end.saturating_sub(x));
    let name = book.location().name();
    let name = fit_ellipsis(&name, room, pen.ambiguous());
    let style = match is_front {
        _ if is_refused => theme.faint(),
        true => theme.header(false),
        false => Style::new(),
    };
    let x = pen.text(x, line.y, end, &name, style).saturating_add(2);
    let title = stock.facts(id).map(|facts| facts.profile.title.as_str());
    if let Some(title) = title.filter(|_| line.width >= WITH_TITLES) {
        let room = usize::from(end.saturating_sub(x));
        let title = fit_ellipsis(title, room, pen.ambiguous());
        pen.text(x, line.y, end, &title, theme.faint());
    }
}

/// Draws a count at the right; gives the column where what stands before it has
/// to end.
fn draw_count(pen: &mut Pen<'_>, theme: Theme, count: Option<usize>, line: Area) -> u16 {
    let right = line.x.saturating_add(line.width);
    let Some(count) = count.filter(|&count| count > 0) else {
        return right;
    };
    let last = right.saturating_sub(1);
    let at = pen.text_at_right(line.x, line.y, last, &count.to_string(), theme.count());
    at.saturating_sub(1)
}
