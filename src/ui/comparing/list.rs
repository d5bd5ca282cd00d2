//! The sections that changed: sign, how much went and came, title.

use ratatui::style::Style;

use crate::compare::Part;
use crate::document::{Document, Span};
use crate::explorer::State;
use crate::explorer::comparing::compared::Compared;
use crate::explorer::comparing::page::ComparePage;
use crate::explorer::comparing::signs::{sign_of, told};
use crate::explorer::desk::panes::Area;
use crate::explorer::language::Text;
use crate::text::fit_ellipsis;

use super::super::paint::Pen;
use super::super::theme::Theme;
use super::opening::opening;

/// Draws the list.
pub(super) fn draw(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    page: &ComparePage,
    compared: &Compared,
    body: Area,
) {
    let language = state.language();
    let right = body.width;
    let first = page.list.first_seen(usize::from(body.height));
    let seen = page.list.items().iter().enumerate().skip(first);
    for ((index, &at), y) in seen.zip(body.y..body.y.saturating_add(body.height)) {
        let Some(part) = page.part(at) else { continue };
        let sign = sign_of(part.kinds);
        let style = match sign {
            "+" => theme.come(),
            "-" => theme.gone(),
            _ => theme.mark(),
        };
        pen.text(1, y, right, sign, style);
        let come = if part.come > 0 {
            format!("+{}", part.come)
        } else {
            String::new()
        };
        let gone = if part.gone > 0 {
            format!("-{}", part.gone)
        } else {
            String::new()
        };
        pen.text_at_right(2, y, 9, &come, theme.count());
        pen.text_at_right(9, y, 16, &gone, theme.count());
        // The kinds at the right where there is room.
        let mut end = right;
        if right >= 60 {
            let kinds = told(part.kinds, language);
            let room = right.saturating_sub(18);
            let kinds = fit_ellipsis(&kinds, usize::from(room), pen.ambiguous());
            let x = pen.text_at_right(18, y, right.saturating_sub(1), &kinds, theme.faint());
            end = x.saturating_sub(1);
        }
        let title = title(compared, part, state);
        let room = usize::from(end.saturating_sub(18));
        let title = fit_ellipsis(&title, room, pen.ambiguous());
        pen.text(18, y, end, &title, Style::new());
        if index == page.list.selected() {
            pen.style(
                Area {
                    y,
                    height: 1,
                    ..body
                },
                theme.chosen(true),
            );
            pen.text(0, y, right, ">", theme.mark());
        }
    }
}

/// How a section begins; with its former number where that is another.
fn title(compared: &Compared, part: &Part, state: &State) -> String {
    let marker = |document: &Document, span: Span| {
        let section = document.section_at(span.start);
        let section = section.and_then(|id| document.section(id))?;
        let is_it = section.span.start == span.start && section.marker.head > 0;
        let head = u32::from(section.marker.head);
        let head = Span::new(span.start, span.start.saturating_add(head));
        is_it.then(|| document.slice(head).trim().to_owned())
    };
    let (document, span) = match (part.old, part.new) {
        (_, Some(new)) => (&compared.new, new),
        (Some(old), None) => (&compared.old, old),
        (None, None) => return Text::Front.get(state.language()).to_owned(),
    };
    let text = opening(document, span);
    let before = part.old.and_then(|old| marker(&compared.old, old));
    let now = part.new.and_then(|new| marker(&compared.new, new));
    match (before, now) {
        (Some(before), Some(now)) if before != now => format!("{before} → {text}"),
        _ => text,
    }
}
