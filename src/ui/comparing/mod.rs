//! The page of a comparison: both texts, the sections that changed, its keys.

mod head;
mod list;
mod opening;
mod summary;
mod texts;

use ratatui::style::Style;

use crate::compare::EditKind;
use crate::document::Document;
use crate::explorer::State;
use crate::explorer::books::place::BookId;
use crate::explorer::comparing::keys::KEYS;
use crate::explorer::comparing::page::{ComparePage, Looked, body_height};
use crate::explorer::comparing::signs::{ALL, told};
use crate::explorer::desk::panes::Area;
use crate::explorer::language::Text;
use crate::text::{cells, fit_ellipsis};

use super::paint::Pen;
use super::theme::Theme;

use head::{header, names};

/// Draws it over all but the status line, and that too where nothing has to
/// be said.
pub(super) fn draw(pen: &mut Pen<'_>, theme: Theme, state: &State, page: &ComparePage) {
    let (width, height) = state.size();
    let body = Area {
        x: 0,
        y: 1,
        width,
        height: body_height((width, height)),
    };
    pen.clear(Area {
        x: 0,
        y: 0,
        width,
        height: height.saturating_sub(1),
    });
    match (&page.compared, page.looked) {
        (_, Looked::Keys) => keys(pen, theme, state, page, body),
        (None, _) => {
            header(pen, theme, &names(state, page, width), width);
            let told = waiting(state, page);
            pen.text(2, body.y, width, &told, Style::new());
        }
        (Some(compared), Looked::Text) => texts::draw(pen, theme, state, page, compared, body),
        (Some(compared), Looked::Sections) => {
            let count = page.list.items().len();
            let title = Text::CompareSections.fill(state.language(), &[&count]);
            header(pen, theme, &title, width);
            list::draw(pen, theme, state, page, compared, body);
        }
        (Some(compared), Looked::Summary) => {
            let names = names(state, page, width);
            let title = Text::CompareSummary.get(state.language());
            header(pen, theme, &format!("{title}  {names}"), width);
            summary::draw(pen, theme, state, page, compared, body);
        }
    }
    if state.message().is_none() && state.pages().last().is_some_and(|top| is_same(top, page)) {
        status(pen, theme, state, page);
    }
}

fn is_same(top: &crate::explorer::pages::page::Page, page: &ComparePage) -> bool {
    matches!(top, crate::explorer::pages::page::Page::Compare(top) if std::ptr::eq(top.as_ref(), page))
}

/// What is being waited for.
fn waiting(state: &State, page: &ComparePage) -> String {
    let language = state.language();
    let read = |id: BookId| {
        let book = state.shelf().get(id).map(|(book, _)| book);
        match book.and_then(|book| book.loading()) {
            Some(percent) => format!("{percent}%"),
            None => Text::CompareRead.get(language).to_owned(),
        }
    };
    let is_read = |id: BookId| {
        let book = state.shelf().get(id).map(|(book, _)| book);
        book.is_some_and(|book| book.loading().is_none())
    };
    if is_read(page.old) && is_read(page.new) {
        return Text::Comparing.get(language).to_owned();
    }
    Text::CompareReading.fill(language, &[&read(page.old), &read(page.new)])
}

/// Draws the keys of the page.
fn keys(pen: &mut Pen<'_>, theme: Theme, state: &State, page: &ComparePage, body: Area) {
    let language = state.language();
    header(pen, theme, Text::CompareKeys.get(language), body.width);
    let wide = KEYS.iter().map(|(keys, ..)| cells(keys, pen.ambiguous()));
    let wide = u16::try_from(wide.max().unwrap_or(0)).unwrap_or(0);
    let rows = KEYS.iter().skip(page.keys_top).zip(body.y..);
    for ((keys, zh, en), y) in rows.take(usize::from(body.height)) {
        pen.text(2, y, body.width, keys, theme.mark());
        let x = wide.saturating_add(4);
        let room = usize::from(body.width.saturating_sub(x));
        let text = fit_ellipsis(language.choose(zh, en), room, pen.ambiguous());
        pen.text(x, y, body.width, &text, Style::new());
    }
}

/// Draws the last line: the place among the changes, and the keys.
fn status(pen: &mut Pen<'_>, theme: Theme, state: &State, page: &ComparePage) {
    let (width, height) = state.size();
    let Some(y) = height.checked_sub(1) else {
        return;
    };
    let language = state.language();
    let style = theme.status();
    pen.blank(0, y, width, style);
    let mut left = String::new();
    if let Some(compared) = &page.compared {
        let (here, count) = page.scroll.rank();
        left = match count {
            0 => Text::CompareSame.get(language).to_owned(),
            _ => Text::CompareRank.fill(language, &[&here, &count]),
        };
        let face = page.scroll.present();
        let face = face.and_then(|face| compared.facing.faces.get(face));
        if let Some(face) = face.filter(|face| !face.kinds.is_empty()) {
            left.push_str(&format!("  {}", told(face.kinds, language)));
            let numbers = face
                .edits
                .iter()
                .find(|edit| edit.kind == EditKind::Reference);
            if let Some(edit) = numbers {
                let (old, new) = (compared.old.slice(edit.old), compared.new.slice(edit.new));
                left.push_str(&format!("  {} → {}", old.trim(), new.trim()));
            }
            if let Some(moved) = face.moved {
                let (document, text): (&Document, Text) = match face.new {
                    Some(_) => (&compared.old, Text::CompareMovedFrom),
                    None => (&compared.new, Text::CompareMovedTo),
                };
                let place = document.origin().cited(moved.start, language);
                left.push_str(&format!("  {}", text.fill(language, &[&place])));
            }
        }
        if page.scroll.only() != ALL {
            left.push_str(&format!("  [{}]", told(page.scroll.only(), language)));
        }
        if compared.is_made {
            left.push_str(Text::CompareMade.get(language));
        }
    }
    let left = fit_ellipsis(&left, usize::from(width.saturating_sub(2)), pen.ambiguous());
    let end = pen.text(1, y, width, &left, style);
    let from = end.saturating_add(2);
    let hints = Text::CompareHints.get(language);
    let room = usize::from(width.saturating_sub(from).saturating_sub(1));
    let hints = super::overlays::popup::hints_that_fit(hints, room, pen.ambiguous());
    if cells(&hints, pen.ambiguous()) <= room {
        pen.text_at_right(from, y, width.saturating_sub(1), &hints, style);
    }
}
