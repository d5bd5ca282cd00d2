//! The list of what is odd in a document.

use ratatui::style::Style;

use crate::explorer::State;
use crate::explorer::language::Text;
use crate::explorer::pages::boxes;
use crate::explorer::pages::picker::Picker;
use crate::review::Finding;
use crate::setting::Told;
use crate::text::fit_ellipsis;

use super::super::paint::Pen;
use super::super::theme::Theme;
use super::popup::{frame, list};

/// Draws it; `None` stands for a document that is still being looked through.
pub(in crate::ui) fn draw(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    found: Option<&Picker<Finding>>,
) {
    let language = state.language();
    let Some(front) = state.front() else { return };
    let document = front.document();
    let count = found.map_or(0, |picker| picker.items().len());
    let popup = boxes::page(state.size(), count.max(1));
    let foot = match found {
        None => Text::Reviewing.get(language).to_owned(),
        Some(_) if count == 0 => Text::FindingsNone.get(language).to_owned(),
        Some(picker) => {
            let place = picker.selected().saturating_add(1);
            Text::FindingsFoot.fill(language, &[&place, &count])
        }
    };
    frame(pen, theme, &popup, Text::FindingsTitle.get(language), &foot);
    let Some(picker) = found else { return };
    list(pen, theme, &popup, picker, |pen, finding, line| {
        let right = line.x.saturating_add(line.width);
        let number = document.origin().told(finding.span.start).into_owned();
        let middle = line.x.saturating_add(6).min(right);
        pen.text_at_right(line.x, line.y, middle, &number, theme.faint());
        let message = finding.detail.told(language);
        let text = format!("{}  {message}", document.slice(finding.span).trim());
        let x = middle.saturating_add(1);
        let room = usize::from(right.saturating_sub(x));
        let text = fit_ellipsis(&text, room, pen.ambiguous());
        pen.text(x, line.y, right, &text, Style::new());
    });
}
