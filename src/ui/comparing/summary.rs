//! The summary of a comparison.

use ratatui::style::{Modifier, Style};

use crate::compare::{FigureChange, Part, Trend};
use crate::document::Document;
use crate::explorer::State;
use crate::explorer::comparing::compared::Compared;
use crate::explorer::comparing::page::ComparePage;
use crate::explorer::comparing::signs::{sign_of, told};
use crate::explorer::comparing::summary::SummaryRow;
use crate::explorer::desk::panes::Area;
use crate::explorer::language::Text;
use crate::setting::Language;
use crate::text::fit_ellipsis;

use super::super::paint::Pen;
use super::super::theme::Theme;
use super::opening::opening;

/// From so many cells on rates and measures stand beside the counts.
const MEASURED: u16 = 70;

/// Draws it.
pub(super) fn draw(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    page: &ComparePage,
    compared: &Compared,
    body: Area,
) {
    let first = page.lines.first_seen(usize::from(body.height));
    let seen = page.lines.items().iter().enumerate().skip(first);
    for ((index, row), y) in seen.zip(body.y..body.y.saturating_add(body.height)) {
        let (sign, text, is_head) = line(state, page, compared, *row, body.width);
        let style = match sign {
            "+" => theme.come(),
            "-" => theme.gone(),
            _ => theme.mark(),
        };
        let style = style.remove_modifier(Modifier::UNDERLINED | Modifier::CROSSED_OUT);
        pen.text(1, y, body.width, sign, style);
        let x = if is_head { 1 } else { 3 };
        let style = if is_head {
            theme.run_in()
        } else {
            Style::new()
        };
        let room = usize::from(body.width.saturating_sub(x));
        let text = fit_ellipsis(&text, room, pen.ambiguous());
        pen.text(x, y, body.width, &text, style);
        if index == page.lines.selected() {
            let line = Area {
                y,
                height: 1,
                ..body
            };
            pen.style(line, theme.chosen(true));
            pen.text(0, y, body.width, ">", theme.mark());
        }
    }
}

/// A line: its sign, its text, whether it is a heading.
fn line(
    state: &State,
    page: &ComparePage,
    compared: &Compared,
    row: SummaryRow,
    width: u16,
) -> (&'static str, String, bool) {
    let language = state.language();
    let summary = page.summary.as_deref();
    match row {
        SummaryRow::Sizes => {
            let sizes = [compared.old.chars(), compared.new.chars()];
            let text = Text::CompareSizes.fill(language, &[&sizes[0], &sizes[1]]);
            ("", text, true)
        }
        SummaryRow::Kind(kinds, count, come, gone) => {
            let kind = told(kinds, language);
            let text = Text::CompareKind.fill(language, &[&kind, &count, &come, &gone]);
            (sign_of(kinds), text, false)
        }
        SummaryRow::Sections => ("", Text::CompareGrown.get(language).to_owned(), true),
        SummaryRow::Part(at) => {
            let text = page.part(at).map(|part| grown(compared, part));
            ("", text.unwrap_or_default(), false)
        }
        SummaryRow::Phrases(trend, count) => {
            let text = match trend {
                Trend::New => Text::ComparePhrasesNew,
                Trend::Gone => Text::ComparePhrasesGone,
                Trend::More => Text::ComparePhrasesMore,
                Trend::Less | Trend::Same => Text::ComparePhrasesLess,
            };
            let mut text = text.fill(language, &[&count]);
            if width >= MEASURED && trend != Trend::Same {
                text.push_str(Text::CompareMeasures.get(language));
            }
            ("", text, true)
        }
        SummaryRow::Wording(at) => {
            let Some(wording) = summary.and_then(|all| all.wordings.get(at)) else {
                return ("", String::new(), false);
            };
            let [old, new] = wording.counts;
            let counts = format!("{old} → {new}");
            let mut text = format!("{counts:<9}");
            if width >= MEASURED {
                let [before, after] = wording.rates;
                let rates = format!("{before:.1} → {after:.1}");
                let (likelihood, ratio) = (wording.likelihood, wording.ratio);
                text.push_str(&format!("{rates:<13}{likelihood:>7.1}{ratio:>+6.1}  "));
            }
            text.push_str(&wording.text);
            let sign = match wording.trend {
                Trend::New => "+",
                Trend::Gone => "-",
                _ => "~",
            };
            (sign, text, false)
        }
        SummaryRow::Figures(count) => {
            let text = Text::CompareFigures.fill(language, &[&count]);
            ("", text, true)
        }
        SummaryRow::Figure(at) => {
            let change = summary.and_then(|all| all.figures.get(at));
            change.map_or(("", String::new(), false), |change| {
                figure(compared, change, language)
            })
        }
        SummaryRow::Counting => ("", Text::CompareCounting.get(language).to_owned(), false),
    }
}

/// A section with how much it grew or shrank.
fn grown(compared: &Compared, part: &Part) -> String {
    let by = match part.come.checked_sub(part.gone) {
        Some(more) => format!("+{more}"),
        None => format!("-{}", part.gone.saturating_sub(part.come)),
    };
    let text = match part.new {
        Some(span) => opening(&compared.new, span),
        None => String::new(),
    };
    format!("{by:<9}{text}")
}

/// A figure that changed, with what it is about.
fn figure(
    compared: &Compared,
    change: &FigureChange,
    language: Language,
) -> (&'static str, String, bool) {
    let text = |document: &Document, figure: &crate::figures::Figure| {
        document
            .slice(figure.span)
            .trim()
            .replace(['\n', '\t'], " ")
    };
    let old = change
        .old
        .as_ref()
        .map(|figure| text(&compared.old, figure));
    let new = change
        .new
        .as_ref()
        .map(|figure| text(&compared.new, figure));
    let about = match (&change.new, &change.old) {
        (Some(figure), _) => figure.about.map(|about| compared.new.slice(about)),
        (None, Some(figure)) => figure.about.map(|about| compared.old.slice(about)),
        (None, None) => None,
    };
    let about = about.map_or_else(String::new, |about| {
        format!("{}{}", language.choose("　", "  "), about.trim())
    });
    match (old, new) {
        (Some(old), Some(new)) => ("~", format!("{old} → {new}{about}"), false),
        (Some(old), None) => ("-", format!("{old}{about}"), false),
        (None, new) => ("+", format!("{}{about}", new.unwrap_or_default()), false),
    }
}
