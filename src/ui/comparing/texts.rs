//! Both texts: beside one another, or what went above what came.

use ratatui::style::{Modifier, Style};

use crate::compare::{Edit, EditKind, Face, Kinds};
use crate::document::Document;
use crate::explorer::State;
use crate::explorer::comparing::compared::Compared;
use crate::explorer::comparing::lines::SideRow;
use crate::explorer::comparing::page::{ComparePage, GUTTER, text_width};
use crate::explorer::comparing::scroll::PageLine;
use crate::explorer::comparing::signs::{Side, sign};
use crate::explorer::desk::panes::Area;
use crate::explorer::language::Text;
use crate::text::{fit_ellipsis, graphemes};

use super::super::paint::Pen;
use super::super::theme::Theme;
use super::head::{header, names};

/// Draws the header and both texts.
pub(super) fn draw(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    page: &ComparePage,
    compared: &Compared,
    body: Area,
) {
    let (width, is_beside) = text_width(state.size());
    let side_width = width.saturating_add(GUTTER);
    let columns: &[(Side, u16)] = match is_beside {
        true => &[(Side::Old, 0), (Side::New, side_width.saturating_add(1))],
        false => &[(Side::Old, 0), (Side::New, 0)],
    };
    let style = theme.header(true);
    pen.blank(0, 0, body.width, style);
    if is_beside {
        for ((_, x), name) in columns.iter().zip(&page.names) {
            let room = usize::from(side_width.saturating_sub(2));
            let name = fit_ellipsis(name, room, pen.ambiguous());
            pen.text(x.saturating_add(1), 0, body.width, &name, style);
        }
    } else {
        let both = names(state, page, body.width);
        header(pen, theme, &both, body.width);
    }
    let present = page.scroll.present();
    let bottom = body.y.saturating_add(body.height);
    if is_beside {
        for y in body.y..bottom {
            pen.text(
                side_width,
                y,
                body.width,
                theme.lines().vertical,
                theme.faint(),
            );
        }
    }
    for (line, y) in page.scroll.screen().iter().zip(body.y..bottom) {
        let (index, row) = match line {
            PageLine::Omitted(count) => {
                let told = Text::CompareOmitted.fill(state.language(), &[count]);
                pen.text(GUTTER, y, body.width, &format!("… {told}"), theme.faint());
                continue;
            }
            PageLine::Row(index, row) => (*index, row),
        };
        let Some(face) = compared.facing.faces.get(index) else {
            continue;
        };
        for &(side, x) in columns {
            let (document, right) = match side {
                Side::Old => (&compared.old, x.saturating_add(side_width)),
                Side::New => (&compared.new, x.saturating_add(side_width)),
            };
            let Some(text) = row.side(side) else { continue };
            if page.scroll.is_meant(face) {
                let mark = sign(face, side, is_beside);
                let style = sign_style(theme, mark);
                let style = match present == Some(index) {
                    true => style.add_modifier(Modifier::REVERSED),
                    false => style,
                };
                pen.text(x, y, right, mark, style);
            }
            let at = Area {
                x: x.saturating_add(GUTTER),
                y,
                width,
                height: 1,
            };
            draw_row(pen, theme, at, document, text, face, side);
        }
    }
}

fn sign_style(theme: Theme, sign: &str) -> Style {
    let style = match sign {
        "+" => theme.come(),
        "-" => theme.gone(),
        _ => theme.mark(),
    };
    style.remove_modifier(Modifier::UNDERLINED | Modifier::CROSSED_OUT)
}

/// Draws a row of one side with what was done in it.
fn draw_row(
    pen: &mut Pen<'_>,
    theme: Theme,
    at: Area,
    document: &Document,
    row: &SideRow,
    face: &Face,
    side: Side,
) {
    let right = at.x.saturating_add(at.width);
    let own = |edit: &Edit| match side {
        Side::Old => edit.old,
        Side::New => edit.new,
    };
    let edits = face
        .edits
        .iter()
        .filter(|edit| own(edit).overlaps(row.span));
    let edits: Vec<&Edit> = edits.collect();
    let base = match row.is_heading {
        true => theme.heading(),
        false => Style::new(),
    };
    // The sign beside it tells all of a text that stands alone.
    let is_alone = face.old.is_none() || face.new.is_none();
    let base = match side {
        Side::Old if is_alone && face.kinds.meets(Kinds::REMOVED) => {
            base.patch(plain(theme.gone()))
        }
        Side::New if is_alone && face.kinds.meets(Kinds::ADDED) => base.patch(plain(theme.come())),
        _ => base,
    };
    let style = |offset: u32| {
        let over = edits.iter().filter(|edit| own(edit).contains(offset));
        over.fold(base, |style, edit| match (edit.kind, side) {
            (EditKind::Words, Side::Old) => style.patch(theme.gone()),
            (EditKind::Words, Side::New) => style.patch(theme.come()),
            (EditKind::Moved, _) => plain(style).patch(theme.moved()),
            (EditKind::Reference, _) => style.patch(theme.link()),
        })
    };
    let mut x = at.x.saturating_add(row.indent);
    let mut before = base;
    for grapheme in graphemes(document.slice(row.span), pen.ambiguous()) {
        let offset = row.span.start.saturating_add(grapheme.offset);
        let style = style(offset);
        let gap = row.gaps.before(offset);
        if gap > 0 {
            let behind = x.saturating_add(gap).min(right);
            let over = if before == style { style } else { Style::new() };
            pen.blank(x, at.y, behind, over);
            x = behind;
        }
        if grapheme.text == "\t" {
            x = pen.text(x, at.y, right, theme.lines().vertical, theme.faint());
        } else {
            x = pen.grapheme(x, at.y, right, &grapheme, style);
        }
        before = style;
    }
}

/// A style without what says that words went or came.
fn plain(style: Style) -> Style {
    style.remove_modifier(Modifier::UNDERLINED | Modifier::CROSSED_OUT | Modifier::REVERSED)
}
