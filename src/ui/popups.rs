//! The jump box, the palette, the help page and the page about the document.

use ratatui::style::Style;

use crate::document::Document;
use crate::explorer::State;
use crate::explorer::boxes::{self, Popup};
use crate::explorer::command::Command;
use crate::explorer::help::{self, HelpLine};
use crate::explorer::info;
use crate::explorer::language::Text;
use crate::explorer::panes::Area;
use crate::explorer::picker::Picker;
use crate::explorer::state::PaletteItem;
use crate::explorer::tree::indent;
use crate::explorer::typography::Choice;
use crate::review::Finding;
use crate::search::TitleMatch;
use crate::source::Encoding;
use crate::text::{fit_ellipsis, graphemes};

use super::paint::Pen;
use super::prompt;
use super::theme::Theme;

/// Draws a frame with a title and, at the bottom, a hint.
pub(super) fn frame(pen: &mut Pen<'_>, theme: Theme, popup: &Popup, title: &str, foot: &str) {
    let area = popup.frame;
    pen.clear(area);
    if area.width < 2 || area.height < 2 {
        return;
    }
    let lines = theme.lines();
    let right = area.x.saturating_add(area.width);
    let last_x = right.saturating_sub(1);
    let last_y = area.y.saturating_add(area.height).saturating_sub(1);
    let style = theme.mark();
    for x in area.x..right {
        pen.text(x, area.y, right, lines.horizontal, style);
        pen.text(x, last_y, right, lines.horizontal, style);
    }
    for y in area.y..=last_y {
        pen.text(area.x, y, right, lines.vertical, style);
        pen.text(last_x, y, right, lines.vertical, style);
    }
    let [a, b, c, d] = lines.corners;
    for (x, y, corner) in [
        (area.x, area.y, a),
        (last_x, area.y, b),
        (area.x, last_y, c),
        (last_x, last_y, d),
    ] {
        pen.text(x, y, right, corner, style);
    }
    let room = usize::from(area.width.saturating_sub(6));
    for (y, text) in [(area.y, title), (last_y, foot)] {
        if text.is_empty() || room == 0 {
            continue;
        }
        let text = fit_ellipsis(text, room, pen.ambiguous());
        let text = format!(" {text} ");
        pen.text(area.x.saturating_add(2), y, last_x, &text, style);
    }
}

/// Draws the rows of a list with a box, the chosen one marked.
pub(super) fn list<T>(
    pen: &mut Pen<'_>,
    theme: Theme,
    popup: &Popup,
    picker: &Picker<T>,
    mut draw: impl FnMut(&mut Pen<'_>, &T, Area),
) {
    let area = popup.list;
    let first = picker.first_seen(usize::from(area.height));
    let seen = picker.items().iter().enumerate().skip(first);
    for ((index, item), row) in seen.zip(0..area.height) {
        let line = Area {
            y: area.y.saturating_add(row),
            height: 1,
            ..area
        };
        draw(pen, item, line);
        if index == picker.selected() {
            pen.style(line, theme.chosen(true));
            let mark = area.x.saturating_sub(1);
            pen.text(mark, line.y, area.x, ">", theme.mark());
        }
    }
}

pub(super) fn input<T>(
    pen: &mut Pen<'_>,
    theme: Theme,
    popup: &Popup,
    picker: &Picker<T>,
    idle: &str,
) -> Option<(u16, u16)> {
    let caret = prompt::draw(pen, &picker.prompt, popup.input, Style::new(), None);
    if picker.prompt.text().is_empty() {
        let right = popup.input.x.saturating_add(popup.input.width);
        let x = popup.input.x.saturating_add(1);
        pen.text(x, popup.input.y, right, idle, theme.faint());
    }
    caret
}

pub(super) fn jump(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    picker: &Picker<TitleMatch>,
) -> Option<(u16, u16)> {
    let language = state.language();
    let reader = state.reader()?;
    let document = reader.document();
    let popup = boxes::picker(state.size(), picker.items().len());
    let found = picker.items().len();
    let foot = if !reader.has_titles() {
        Text::JumpIndexing.get(language).to_owned()
    } else if found == 0 {
        Text::JumpNone.get(language).to_owned()
    } else {
        format!("{}/{found}", picker.selected().saturating_add(1))
    };
    frame(pen, theme, &popup, Text::JumpTitle.get(language), &foot);
    list(pen, theme, &popup, picker, |pen, item, line| {
        draw_match(pen, theme, document, item, line);
    });
    input(pen, theme, &popup, picker, Text::JumpIdle.get(language))
}

/// Draws a title with the matching characters marked, under its depth.
fn draw_match(pen: &mut Pen<'_>, theme: Theme, document: &Document, item: &TitleMatch, line: Area) {
    let right = line.x.saturating_add(line.width);
    let Some(id) = document.section_at(item.place) else {
        return;
    };
    let depth = document.section(id).map_or(1, |s| s.depth);
    let mut x = line
        .x
        .saturating_add(indent(depth, line.width))
        .saturating_sub(1);
    let title = document.title(id);
    let room = usize::from(right.saturating_sub(x));
    let shown = fit_ellipsis(title, room, pen.ambiguous());
    for grapheme in graphemes(&shown, pen.ambiguous()) {
        let marked = item.marked.binary_search(&grapheme.offset).is_ok();
        let style = if marked { theme.count() } else { Style::new() };
        x = pen.grapheme(x, line.y, right, &grapheme, style);
    }
}

pub(super) fn palette(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    picker: &Picker<PaletteItem>,
) -> Option<(u16, u16)> {
    let language = state.language();
    let popup = boxes::picker(state.size(), picker.items().len());
    let foot = if picker.items().is_empty() {
        Text::PaletteNone.get(language)
    } else {
        ""
    };
    frame(pen, theme, &popup, Text::PaletteTitle.get(language), foot);
    list(pen, theme, &popup, picker, |pen, item, line| {
        let right = line.x.saturating_add(line.width);
        match item {
            PaletteItem::Line(number) => {
                let text = Text::GoToLine.fill(language, &[number]);
                pen.text(line.x, line.y, right, &text, Style::new());
            }
            PaletteItem::Percent(number) => {
                let text = Text::GoToPercent.fill(language, &[number]);
                pen.text(line.x, line.y, right, &text, Style::new());
            }
            PaletteItem::Command(command) => draw_command(pen, theme, state, *command, line),
        }
    });
    input(pen, theme, &popup, picker, Text::PaletteIdle.get(language))
}

pub(super) fn findings(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    found: Option<&Picker<Finding>>,
) {
    let language = state.language();
    let Some(reader) = state.reader() else { return };
    let document = reader.document();
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
        let number = document.origin().line(finding.span.start).to_string();
        let middle = line.x.saturating_add(6).min(right);
        pen.text_at_right(line.x, line.y, middle, &number, theme.faint());
        let message = language.finding(&finding.detail);
        let text = format!("{}  {message}", document.slice(finding.span).trim());
        let x = middle.saturating_add(1);
        let room = usize::from(right.saturating_sub(x));
        let text = fit_ellipsis(&text, room, pen.ambiguous());
        pen.text(x, line.y, right, &text, Style::new());
    });
}

pub(super) fn typography(pen: &mut Pen<'_>, theme: Theme, state: &State, picker: &Picker<Choice>) {
    let language = state.language();
    let popup = boxes::page(state.size(), picker.items().len());
    let title = Text::TypographyTitle.get(language);
    frame(
        pen,
        theme,
        &popup,
        title,
        Text::TypographyFoot.get(language),
    );
    list(pen, theme, &popup, picker, |pen, choice, line| {
        let right = line.x.saturating_add(line.width);
        let name = match choice {
            Choice::Measure => Text::ChoiceMeasure,
            Choice::Indent => Text::ChoiceIndent,
            Choice::SpacedParagraphs => Text::ChoiceParagraphs,
            Choice::SpacedLines => Text::ChoiceLines,
            Choice::Hang => Text::ChoiceHang,
            Choice::Justify => Text::ChoiceJustify,
            Choice::Seams => Text::ChoiceSeams,
            Choice::LineNumbers => Text::ChoiceNumbers,
            Choice::Ambiguous => Text::ChoiceAmbiguous,
        };
        let value = match state.typography().is_on(*choice) {
            None => state.typography().measure.to_string(),
            Some(true) => Text::On.get(language).to_owned(),
            Some(false) => Text::Off.get(language).to_owned(),
        };
        let at = pen.text_at_right(line.x, line.y, right, &value, theme.count());
        let room = usize::from(at.saturating_sub(line.x).saturating_sub(1));
        let name = fit_ellipsis(name.get(language), room, pen.ambiguous());
        pen.text(line.x, line.y, at, &name, Style::new());
    });
}

pub(super) fn encodings(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    picker: &Picker<Option<Encoding>>,
) {
    let language = state.language();
    let popup = boxes::page(state.size(), picker.items().len());
    let found = state
        .reader()
        .map_or("", |reader| reader.document().meta().encoding.as_str());
    frame(pen, theme, &popup, Text::EncodingTitle.get(language), found);
    list(pen, theme, &popup, picker, |pen, item, line| {
        let right = line.x.saturating_add(line.width);
        let name = item.map_or(Text::EncodingAuto.get(language), Encoding::name);
        pen.text(line.x, line.y, right, name, Style::new());
    });
}

/// Cells for the keys of a command.
const KEYS: u16 = 18;

fn draw_command(pen: &mut Pen<'_>, theme: Theme, state: &State, command: Command, line: Area) {
    let Some(info) = command.info() else { return };
    let right = line.x.saturating_add(line.width);
    let keys = KEYS.min(line.width / 3);
    let middle = line.x.saturating_add(keys);
    let shown = fit_ellipsis(
        &state.keymap().shown(command),
        usize::from(keys.saturating_sub(1)),
        pen.ambiguous(),
    )
    .into_owned();
    pen.text(line.x, line.y, middle, &shown, theme.mark());
    let room = usize::from(right.saturating_sub(middle));
    let help = info.help(state.language(), &state.hint(command));
    let help = fit_ellipsis(&help, room, pen.ambiguous());
    pen.text(middle, line.y, right, &help, Style::new());
}

pub(super) fn help(pen: &mut Pen<'_>, theme: Theme, state: &State, top: usize) {
    let language = state.language();
    let lines = help::lines(language);
    let popup = boxes::page(state.size(), lines.len());
    let title = Text::HelpTitle.get(language);
    frame(pen, theme, &popup, title, Text::HelpFoot.get(language));
    let area = popup.list;
    let right = area.x.saturating_add(area.width);
    for (line, row) in lines.iter().skip(top).zip(0..area.height) {
        let y = area.y.saturating_add(row);
        let line_area = Area {
            y,
            height: 1,
            ..area
        };
        match line {
            HelpLine::Blank => {}
            HelpLine::Group(group) => {
                pen.text(area.x, y, right, group.title(language), theme.heading());
            }
            HelpLine::Command(info) => draw_command(pen, theme, state, info.command, line_area),
            HelpLine::Query(form, meaning) => {
                let keys = KEYS.min(area.width / 3);
                let middle = area.x.saturating_add(keys);
                let x = area.x.saturating_add(2);
                pen.text(x, y, middle, form, theme.count());
                let room = usize::from(right.saturating_sub(middle));
                let meaning = fit_ellipsis(meaning, room, pen.ambiguous());
                pen.text(middle, y, right, &meaning, Style::new());
            }
        }
    }
}

pub(super) fn info(pen: &mut Pen<'_>, theme: Theme, state: &State) {
    let language = state.language();
    let Some(reader) = state.reader() else { return };
    let lines = info::lines(reader.document(), language);
    let popup = boxes::page(state.size(), lines.len());
    let title = Text::InfoTitle.get(language);
    frame(pen, theme, &popup, title, Text::InfoFoot.get(language));
    let area = popup.list;
    let right = area.x.saturating_add(area.width);
    let wide = lines.iter().map(|(name, _)| pen.cells(name)).max();
    let middle = area.x.saturating_add(wide.unwrap_or(0)).saturating_add(2);
    let middle = middle.min(right);
    for ((name, value), row) in lines.iter().zip(0..area.height) {
        let y = area.y.saturating_add(row);
        pen.text(area.x, y, middle, name, theme.mark());
        let room = usize::from(right.saturating_sub(middle));
        let value = fit_ellipsis(value, room, pen.ambiguous());
        pen.text(middle, y, right, &value, Style::new());
    }
}
