//! What stands where in the filter line: chips, the input box, the count.

use crate::text::{cells, fit_ellipsis};

use super::language::Text;
use super::panes::Area;
use super::query_help;
use super::state::{Mode, State};

/// A chip in the filter line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChipCell {
    /// Which chip, from 0.
    pub chip: usize,
    /// Its cells; the last one but one takes it away when clicked.
    pub area: Area,
    /// What is written in it. A chip that is off has round brackets, so that
    /// it can be told without colour.
    pub text: String,
    /// Whether it is on.
    pub is_on: bool,
}

/// The filter line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FilterLine {
    /// What stands at the left: the name of the line, or hints.
    pub label: String,
    /// The chips that have room.
    pub chips: Vec<ChipCell>,
    /// The cells of the input box, while a query is typed.
    pub input: Option<Area>,
    /// What stands at the right: the count, or what is wrong.
    pub right: String,
    /// Whether the text at the right tells of a fault.
    pub is_error: bool,
}

/// The widest a chip may be, in cells.
const WIDEST_CHIP: usize = 24;
/// The least room for the input box, in cells.
const LEAST_INPUT: u16 = 10;

impl FilterLine {
    /// The filter line of a state in its area.
    #[must_use]
    pub fn of(state: &State, area: Area) -> Self {
        let mut line = Self::default();
        let Some(reader) = state.reader() else {
            return line;
        };
        let typing = matches!(state.mode(), Mode::Filter(_));
        let chips = reader.filter().chips();
        let language = state.language();
        if chips.is_empty() && !typing {
            line.label = Text::FilterIdle.get(language).to_owned();
            return line;
        }
        line.label = format!("{} ", Text::FilterPrompt.get(language));
        (line.right, line.is_error) = line_end(state);
        let width = |text: &str| u16::try_from(cells(text, state.ambiguous())).unwrap_or(u16::MAX);
        let mut x = area.x.saturating_add(width(&line.label));
        let kept = if typing { LEAST_INPUT } else { 0 };
        let right = width(&line.right).min(area.width / 2).saturating_add(1);
        let end = area.x.saturating_add(area.width).saturating_sub(right);
        for (chip, kept_chip) in chips.iter().enumerate() {
            let query = fit_ellipsis(kept_chip.query.text(), WIDEST_CHIP, state.ambiguous());
            let text = if kept_chip.is_on {
                format!("[{query} x]")
            } else {
                format!("({query} x)")
            };
            let wide = width(&text);
            if x.saturating_add(wide).saturating_add(kept) > end {
                break;
            }
            line.chips.push(ChipCell {
                chip,
                area: Area {
                    x,
                    y: area.y,
                    width: wide,
                    height: 1,
                },
                text,
                is_on: kept_chip.is_on,
            });
            x = x.saturating_add(wide).saturating_add(1);
        }
        if typing {
            line.input = Some(Area {
                x,
                y: area.y,
                width: end.saturating_sub(x),
                height: 1,
            });
        }
        line
    }
}

/// The count of hits and the like, and whether it is a complaint.
fn line_end(state: &State) -> (String, bool) {
    let language = state.language();
    let Some(reader) = state.reader() else {
        return (String::new(), false);
    };
    let filter = reader.filter();
    if let Some(error) = filter.error() {
        return (query_help::complaint(error, state), true);
    }
    if filter.is_pending() {
        return (Text::Searching.get(language).to_owned(), false);
    }
    let Some(hits) = filter.hits() else {
        return (String::new(), false);
    };
    if hits.is_empty() {
        return (Text::NoHits.get(language).to_owned(), true);
    }
    let mut parts = Vec::new();
    if hits.by_pinyin() {
        parts.push(Text::ByPinyin.get(language).to_owned());
    }
    if reader.reading().is_narrowed() {
        parts.push(Text::NarrowedText.get(language).to_owned());
    }
    parts.push(match filter.current() {
        Some(index) => Text::HitOf.fill(language, &[&index.saturating_add(1), &hits.len()]),
        None => Text::Hits.fill(language, &[&hits.len()]),
    });
    (parts.join("  "), false)
}
