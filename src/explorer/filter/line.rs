//! What stands where in the filter line: chips, the input box, the count.

use std::ops::Range;

use crate::search::Within;
use crate::text::{Ambiguous, cells, fit_ellipsis};

use crate::explorer::desk::panes::Area;
use crate::explorer::desk::state::State;
use crate::explorer::filter::chips::Filter;
use crate::explorer::filter::join::{join_name, shown_join};
use crate::explorer::language::{Language, Text};
use crate::explorer::pages::page::Page;

/// A chip in the filter line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChipCell {
    /// Which chip, from 0.
    pub chip: usize,
    /// Its cells; the last one but one takes it away when clicked.
    pub area: Area,
    /// The cells at its beginning that tell how it is joined to those before;
    /// they change that when clicked. 0 where nothing tells it.
    pub join: u16,
    /// What is written in it. A chip that is off has round brackets, so that
    /// it can be told without colour.
    pub text: String,
    /// The bytes of `text` where its terms stand, with the number of each term
    /// as hits count them.
    pub terms: Vec<(Range<usize>, usize)>,
    /// Whether it is on.
    pub is_on: bool,
    /// Whether it excludes.
    pub excludes: bool,
}

/// The filter line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FilterLine {
    /// What stands at the left: the name of the line, or hints, and how many
    /// of the first chips have no room.
    pub label: String,
    /// The chips that have room: the last ones.
    pub chips: Vec<ChipCell>,
    /// How the query being typed is joined to the chips, with the column where
    /// that stands.
    pub draft_join: Option<(u16, &'static str)>,
    /// The cells of the input box, while a query is typed.
    pub input: Option<Area>,
    /// What stands at the right: the count, or that there is nothing.
    pub right: String,
    /// Whether the text at the right tells that nothing is found.
    pub is_error: bool,
}

/// The widest that the query in a chip may be, in cells: as narrow as is
/// needed for all chips to have room.
const QUERY_WIDTHS: [usize; 4] = [24, 16, 10, 6];
/// The least room for the input box, in cells.
const LEAST_INPUT: u16 = 10;

impl FilterLine {
    /// The filter line of a state in its area.
    #[must_use]
    pub fn of(state: &State, area: Area) -> Self {
        let mut line = Self::default();
        let Some(front) = state.front() else {
            return line;
        };
        let filter = front.filter();
        let typing = matches!(state.page(), Some(Page::Filter(_)));
        let language = state.language();
        if filter.chips().is_empty() && !typing {
            line.label = state.text(Text::FilterIdle);
            return line;
        }
        line.label = format!("{} ", Text::FilterPrompt.get(language));
        let width = |text: &str| u16::try_from(cells(text, state.ambiguous())).unwrap_or(u16::MAX);
        let (mut parts, is_error) = line_end(state);
        // The count is the last to be left out.
        while parts.len() > 1 && width(&parts.join("  ")) > area.width / 2 {
            parts.remove(0);
        }
        (line.right, line.is_error) = (parts.join("  "), is_error);
        let mut draft_join = "";
        let mut kept = 0;
        if typing {
            let shown = shown_join(filter.draft_join(), filter.chips().is_empty());
            draft_join = shown.map_or("", |join| join_name(join).get(language));
            kept = LEAST_INPUT.saturating_add(width(draft_join));
            let mark = filter.chips().len().min(1).saturating_mul(HIDDEN_MARK);
            let mark = u16::try_from(mark).unwrap_or(0);
            // The input box comes first in a narrow window.
            let needed = width(&line.label).saturating_add(mark).saturating_add(kept);
            if needed.saturating_add(width(&line.right)) > area.width {
                line.right.clear();
            }
            if needed > area.width {
                line.label.clear();
            }
        }
        let right = width(&line.right).min(area.width / 2).saturating_add(1);
        let end = area.x.saturating_add(area.width).saturating_sub(right);
        let start = area.x.saturating_add(width(&line.label));
        let room = end.saturating_sub(start).saturating_sub(kept);
        // Over a shelf a chip counts what it finds in all.
        let hits = state.stock().hits();
        let totals = |chip| hits.of_chip(chip).filter(|_| state.is_shelf());
        let (chips, hidden) = chips_in(filter, &totals, language, state.ambiguous(), room);
        if hidden > 0 && !line.label.is_empty() {
            line.label.push_str(&hidden_mark(hidden));
        }
        let mut x = area.x.saturating_add(width(&line.label));
        for mut chip in chips {
            chip.area.x = x;
            chip.area.y = area.y;
            x = x.saturating_add(chip.area.width).saturating_add(1);
            line.chips.push(chip);
        }
        if typing {
            if !draft_join.is_empty() {
                line.draft_join = Some((x, draft_join));
                x = x.saturating_add(width(draft_join)).saturating_add(1);
            }
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

/// Cells that a mark for hidden chips mostly takes.
const HIDDEN_MARK: usize = 4;

/// Stands for chips that have no room.
fn hidden_mark(hidden: usize) -> String {
    format!("+{hidden}… ")
}

/// The chips that fit into `room` cells, all of them cut shorter before any is
/// left out, and how many of the first are left out. Columns are not set yet.
fn chips_in(
    filter: &Filter,
    totals: &dyn Fn(usize) -> Option<usize>,
    language: Language,
    ambiguous: Ambiguous,
    room: u16,
) -> (Vec<ChipCell>, usize) {
    let mut chips = Vec::new();
    let taken = |chips: &[ChipCell]| {
        let widths = chips.iter().map(|chip| chip.area.width.saturating_add(1));
        widths.fold(0, u16::saturating_add)
    };
    for most in QUERY_WIDTHS {
        let all = 0..filter.chips().len();
        chips = all
            .filter_map(|at| chip_cell(filter, at, totals(at), language, ambiguous, most))
            .collect();
        if taken(&chips) <= room {
            return (chips, 0);
        }
    }
    let mut hidden = 0usize;
    while !chips.is_empty() {
        chips.remove(0);
        hidden = hidden.saturating_add(1);
        let mark = u16::try_from(cells(&hidden_mark(hidden), ambiguous)).unwrap_or(u16::MAX);
        if taken(&chips).saturating_add(mark) <= room {
            break;
        }
    }
    (chips, hidden)
}

/// A chip whose query takes at most `most` cells.
fn chip_cell(
    filter: &Filter,
    at: usize,
    total: Option<usize>,
    language: Language,
    ambiguous: Ambiguous,
    most: usize,
) -> Option<ChipCell> {
    let chip = filter.chips().get(at)?;
    let query = chip.query.text();
    let shown = fit_ellipsis(query, most, ambiguous);
    // What stands before an ellipsis.
    let whole = if *shown == *query {
        query.len()
    } else {
        shown.strip_suffix('…').map_or(shown.len(), str::len)
    };
    let join = shown_join(chip.join, at == 0).map_or("", |join| join_name(join).get(language));
    let count = total.or_else(|| chip.count());
    let count = count.map(|count| format!(" {count}"));
    let count = count.unwrap_or_default();
    let (open, close) = if chip.is_on { ('[', ']') } else { ('(', ')') };
    let text = format!("{join}{open}{shown}{count} x{close}");
    let before = join.len().saturating_add(open.len_utf8());
    let first = filter.first_term(at);
    let places = chip.query.places().enumerate();
    let terms = places.filter(|(_, place)| place.start < whole);
    let terms = terms.map(|(number, place)| {
        let start = before.saturating_add(place.start);
        let end = before.saturating_add(place.end.min(whole));
        (start..end, first.saturating_add(number))
    });
    let width = |text: &str| u16::try_from(cells(text, ambiguous)).unwrap_or(u16::MAX);
    Some(ChipCell {
        chip: at,
        area: Area {
            width: width(&text),
            height: 1,
            ..Area::default()
        },
        join: width(join),
        terms: terms.collect(),
        text,
        is_on: chip.is_on,
        excludes: filter.excludes(at),
    })
}

/// What stands at the right, the most important last, and whether it is that
/// nothing is found.
fn line_end(state: &State) -> (Vec<String>, bool) {
    let language = state.language();
    let Some(front) = state.front() else {
        return (Vec::new(), false);
    };
    let filter = front.filter();
    let only = |text: Text| vec![text.get(language).to_owned()];
    if filter.error().is_some() {
        // The status line says what is wrong.
        return (Vec::new(), false);
    }
    if filter.only_excludes() {
        return (only(Text::OnlyExcludes), true);
    }
    match filter.pending() {
        Some(0) => return (only(Text::Searching), false),
        Some(percent) => {
            let searching = Text::Searching.get(language);
            return (vec![format!("{searching} {percent}%")], false);
        }
        None => {}
    }
    let Some(hits) = filter.hits() else {
        return (Vec::new(), false);
    };
    let mut parts = Vec::new();
    if hits.by_pinyin() {
        parts.extend(only(Text::ByPinyin));
    }
    if front.reading().is_narrowed() {
        parts.extend(only(Text::NarrowedText));
    }
    if filter.within() == Within::Section {
        parts.extend(only(Text::InSection));
    }
    parts.push(match filter.current() {
        _ if hits.is_empty() => Text::NoHits.get(language).to_owned(),
        Some(index) => Text::HitOf.fill(language, &[&index.saturating_add(1), &hits.len()]),
        None => Text::Hits.fill(language, &[&hits.len()]),
    });
    if state.is_shelf() && state.stock().hits().is_active() {
        let all = state.stock().hits();
        let told = match all.progress() {
            Some((done, _, of)) => Text::HitsSoFar.fill(language, &[&done, &of, &all.total()]),
            None => Text::HitsOfAll.fill(language, &[&all.total(), &all.holding()]),
        };
        parts.insert(parts.len().saturating_sub(1), told);
        if all.failed() > 0 {
            let unread = Text::UnreadDocuments.fill(language, &[&all.failed()]);
            parts.insert(0, unread);
        }
    }
    (parts, hits.is_empty())
}
