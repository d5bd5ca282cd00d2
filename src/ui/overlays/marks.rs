//! The box for what is written about a mark, and for searching the notes.

use ratatui::style::Style;

use crate::explorer::State;
use crate::explorer::language::Text;
use crate::explorer::marks::purpose::Purpose;
use crate::explorer::marks::sheet::Sheet;
use crate::explorer::marks::writing::MarkBox;
use crate::notes::MarkKind;
use crate::text::fit_ellipsis;

use super::super::paint::Pen;
use super::super::theme::Theme;
use super::popup::frame;
use super::prompt;

/// Draws the box, below it the words that are marked; gives the cell of the
/// caret.
pub(in crate::ui) fn draw(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    typed: &MarkBox,
) -> Option<(u16, u16)> {
    let language = state.language();
    let document = state.front()?.document();
    let popup = typed.popup(state.size(), state.ambiguous());
    let sheet = Sheet::of(&typed.prompt, popup.input.width, pen.ambiguous());
    let (title, idle) = match &typed.purpose {
        Purpose::New(MarkKind::Bookmark, _) => (Text::NewBookmark, Text::BookmarkIdle),
        Purpose::New(..) => (Text::NewNote, Text::MarkIdle),
        Purpose::Edit(_) => (Text::EditedMark, Text::MarkIdle),
        Purpose::Search => (Text::SearchedNotes, Text::SearchIdle),
    };
    let foot = match typed.purpose {
        Purpose::Search => Text::SearchFoot,
        _ if typed.prompt.has_lines() => Text::NoteFoot,
        _ => Text::MarkFoot,
    };
    let mut title = title.get(language).to_owned();
    let has_more = sheet.rows.len() > usize::from(popup.input.height);
    if typed.prompt.has_lines() && has_more {
        // Part of it is out of sight.
        let row = sheet.caret.saturating_add(1);
        title.push_str(&format!(" {row}/{}", sheet.rows.len()));
    }
    frame(pen, theme, &popup, &title, foot.get(language));
    let right = popup.input.x.saturating_add(popup.input.width);
    if let Some(span) = typed.purpose.span().filter(|_| popup.list.height > 0) {
        let place = document.origin().told(span.start).into_owned();
        let x = pen.text(popup.list.x, popup.list.y, right, &place, theme.count());
        let x = x.saturating_add(1);
        let rest = document.text().get(span.start as usize..);
        let words = match span.is_empty() {
            // A place is known by what follows.
            true => rest
                .and_then(|rest| rest.lines().next())
                .unwrap_or_default(),
            false => document.slice(span),
        };
        let room = usize::from(right.saturating_sub(x));
        let words = words.split('\n').next().unwrap_or_default().trim_start();
        let words = fit_ellipsis(words, room, pen.ambiguous());
        pen.text(x, popup.list.y, right, &words, theme.faint());
    }
    let caret = match typed.prompt.has_lines() {
        true => prompt::draw_lines(pen, &typed.prompt, &sheet, popup.input, Style::new()),
        false => prompt::draw(pen, &typed.prompt, popup.input, Style::new(), None),
    };
    if typed.prompt.text().is_empty() {
        let x = popup.input.x.saturating_add(1);
        pen.text(x, popup.input.y, right, idle.get(language), theme.faint());
    }
    caret
}
