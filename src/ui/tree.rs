//! The section tree.

use ratatui::style::Style;

use crate::document::{Document, Section, SectionId, SectionKind, Span};
use crate::explorer::State;
use crate::explorer::desk::panes::{Area, Pane};
use crate::explorer::desk::views::front::Front;
use crate::explorer::language::Text;
use crate::explorer::outline::tree::{Node, has_inside, indent, shown_title};
use crate::setting::Language;
use crate::text::fit_ellipsis;

use super::paint::Pen;
use super::shelf;
use super::theme::Theme;

/// Trees narrower than this (cells) do not show the size of sections.
const WITH_SIZES: u16 = 34;

pub(super) fn draw(pen: &mut Pen<'_>, theme: Theme, state: &State, area: Area) {
    let Some(front) = state.front() else { return };
    let right = area.x.saturating_add(area.width);
    if front.is_unread() && !state.is_shelf() {
        return;
    }
    if front.tree().rows().is_empty() && front.loading().is_none() {
        let text = if front.tree().is_narrowed() {
            Text::NoHits
        } else {
            Text::NoSections
        };
        let text = state.text(text);
        pen.text(
            area.x.saturating_add(1),
            area.y,
            right,
            &text,
            theme.faint(),
        );
        return;
    }
    for ((row, node), y) in front.tree().screen().zip(area.y..) {
        let line = Area {
            y,
            height: 1,
            ..area
        };
        draw_row(pen, theme, state, front, node, line);
        if row == front.tree().cursor() {
            pen.text(area.x, y, right, "›", theme.mark());
            pen.style(line, theme.chosen(state.focus() == Pane::Tree));
        }
    }
}

fn draw_row(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    front: Front<'_>,
    node: Node,
    line: Area,
) {
    if let Node::Folder(_) | Node::Book(_) = node {
        shelf::draw_row(pen, theme, state, node, line);
        return;
    }
    let document = front.document();
    let right = line.x.saturating_add(line.width);
    let (span, depth) = match node.section().and_then(|id| document.section(id)) {
        Some(section) => (section.span, section.depth),
        None => (document.front(), 1),
    };
    let mut end = right;
    if let Some(hits) = front.filter().hits() {
        let count = hits.count_in(span);
        if count > 0 {
            // Of the text before the first heading the size is estimated:
            // without headings it is the whole document.
            let section = node.section().and_then(|id| document.section(id));
            let chars = section.map_or(span.len() / 3, |section| section.chars);
            let level = front.filter().heat().level(count, chars);
            let bar = theme.bar(level).unwrap_or_default();
            let last = right.saturating_sub(1);
            pen.text(last, line.y, right, bar, theme.heat());
            let count = count.to_string();
            let at = pen.text_at_right(line.x, line.y, last, &count, theme.count());
            end = at.saturating_sub(1);
        }
    } else if line.width >= WITH_SIZES
        && let Some(section) = node.section().and_then(|id| document.section(id))
    {
        let size = section.chars.to_string();
        let at = pen.text_at_right(line.x, line.y, right, &size, theme.faint());
        end = at.saturating_sub(1);
    }
    let depth = depth.saturating_add(front.tree().depth());
    let mut x = line.x.saturating_add(indent(depth, line.width));
    match node {
        Node::Folder(_) | Node::Book(_) => {}
        Node::Front => {
            x = x.saturating_add(2);
            let text = Text::Front.get(state.language());
            pen.text(x, line.y, end, text, theme.faint());
        }
        Node::Section(id) => {
            let mark = if !has_inside(document, id) {
                " "
            } else if front.tree().is_folded(document, id) {
                "▸"
            } else {
                "▾"
            };
            pen.text(x, line.y, end, mark, theme.faint());
            x = x.saturating_add(2);
            draw_title(
                pen,
                theme,
                (document, id),
                state.language(),
                (x, line.y),
                end,
            );
        }
    }
}

/// Headings recognised with less confidence than this (of 100) are marked.
const DOUBTFUL: u8 = 50;

/// Draws a title; of an article, which has only a number, the beginning of its
/// text too.
fn draw_title(
    pen: &mut Pen<'_>,
    theme: Theme,
    (document, id): (&Document, SectionId),
    language: Language,
    at: (u16, u16),
    end: u16,
) {
    let (mut x, y) = at;
    if document
        .section(id)
        .is_some_and(|s| s.confidence < DOUBTFUL)
    {
        x = pen.text(x, y, end, "?", theme.error());
    }
    let room = |x: u16| usize::from(end.saturating_sub(x));
    let title = shown_title(document, id, language);
    let title = fit_ellipsis(&title, room(x), pen.ambiguous());
    let x = pen.text(x, y, end, &title, Style::new()).saturating_add(1);
    let is_article = |section: &&Section| section.kind == SectionKind::Article;
    if let Some(section) = document.section(id).filter(is_article) {
        let text = fit_ellipsis(text_after(document, section), room(x), pen.ambiguous());
        pen.text(x, y, end, &text, theme.faint());
    }
}

/// The text of a section behind its title: the rest of the block or, where
/// nothing is left of it, the next block of the section.
fn text_after<'a>(document: &'a Document, section: &Section) -> &'a str {
    let rest = document.block(section.block).map(|block| {
        let rest = Span::new(section.title.end, block.span.end);
        document.slice(rest).trim()
    });
    match rest {
        Some(rest) if !rest.is_empty() => rest,
        _ => {
            let next = document.block(section.block.saturating_add(1));
            let next = next.filter(|block| section.span.contains(block.span.start));
            next.map_or("", |block| document.slice(block.span).trim())
        }
    }
}
