//! What is told of a comparison as a whole: sections, set phrases, figures.

use std::cmp::Reverse;
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::compare::{FigureChange, Kinds, Trend, Wording, figure_changes, wordings};
use crate::document::Document;
use crate::explorer::comparing::compared::Compared;
use crate::explorer::comparing::signs::CHOICES;
use crate::lexicon::{Vocabulary, Words};

/// Set phrases and figures that differ.
#[derive(Debug, Default)]
pub struct Summary {
    /// The set phrases of both documents, those that differ most surely first.
    pub wordings: Vec<Wording>,
    /// The figures that differ.
    pub figures: Vec<FigureChange>,
}

impl Summary {
    /// Makes it; `None` where it was cancelled. Takes seconds for a novel.
    #[must_use]
    pub fn of(
        compared: &Compared,
        vocabulary: &Vocabulary,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let cut = |document: &Document| {
            Words::cut(document, &vocabulary.lexicon, |_, _| match cancelled() {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            })
        };
        let figures = figure_changes(&compared.old, &compared.new, &compared.facing, cancelled)?;
        let (old, new) = (cut(&compared.old)?, cut(&compared.new)?);
        let wordings = wordings((&compared.old, &old), (&compared.new, &new), cancelled)?;
        Some(Self { wordings, figures })
    }
}

/// One line of the summary.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SummaryRow {
    /// How long both documents are.
    Sizes,
    /// Sections of a kind of change: how many, characters that came and went.
    Kind(Kinds, usize, usize, usize),
    /// What follows are sections that grew or shrank most.
    Sections,
    /// A section, by its place among all.
    Part(usize),
    /// What follows are so many phrases.
    Phrases(Trend, usize),
    /// A phrase, by its place among all.
    Wording(usize),
    /// What follows are so many figures.
    Figures(usize),
    /// A figure, by its place among all.
    Figure(usize),
    /// The rest is still being counted.
    Counting,
}

/// Phrases of a kind that are listed.
const PHRASES: usize = 60;

/// Sections that grew or shrank that are listed.
const SECTIONS: usize = 8;

/// The lines of the summary, as far as it is known.
#[must_use]
pub fn rows(compared: &Compared, summary: Option<&Summary>) -> Vec<SummaryRow> {
    let mut rows = vec![SummaryRow::Sizes];
    let parts = &compared.facing.parts;
    for kinds in CHOICES.iter().skip(1) {
        let mut sum = (0usize, 0usize, 0usize);
        for part in parts.iter().filter(|part| part.kinds.meets(*kinds)) {
            sum.0 = sum.0.saturating_add(1);
            sum.1 = sum.1.saturating_add(part.come);
            sum.2 = sum.2.saturating_add(part.gone);
        }
        if sum.0 > 0 {
            rows.push(SummaryRow::Kind(*kinds, sum.0, sum.1, sum.2));
        }
    }
    let grown = |at: &usize| {
        parts
            .get(*at)
            .map_or(0, |part| part.come.abs_diff(part.gone))
    };
    let both = parts.iter().enumerate();
    let both = both.filter(|(_, part)| part.old.is_some() && part.new.is_some());
    let mut both: Vec<usize> = both.map(|(at, _)| at).filter(|at| grown(at) > 0).collect();
    both.sort_by_key(|at| Reverse(grown(at)));
    if !both.is_empty() {
        rows.push(SummaryRow::Sections);
        rows.extend(both.into_iter().take(SECTIONS).map(SummaryRow::Part));
    }
    let Some(summary) = summary else {
        rows.push(SummaryRow::Counting);
        return rows;
    };
    for trend in [Trend::New, Trend::Gone, Trend::More, Trend::Less] {
        let of = summary.wordings.iter().enumerate();
        let of: Vec<usize> = of
            .filter(|(_, wording)| wording.trend == trend)
            .map(|(at, _)| at)
            .collect();
        if !of.is_empty() {
            rows.push(SummaryRow::Phrases(trend, of.len()));
            rows.extend(of.into_iter().take(PHRASES).map(SummaryRow::Wording));
        }
    }
    if !summary.figures.is_empty() {
        let count = summary.figures.len();
        rows.push(SummaryRow::Figures(count));
        rows.extend((0..count).map(SummaryRow::Figure));
    }
    rows
}

/// The face that a line of the summary stands for.
#[must_use]
pub fn face_of(compared: &Compared, summary: Option<&Summary>, row: SummaryRow) -> Option<usize> {
    let faces = &compared.facing.faces;
    match row {
        SummaryRow::Part(at) => Some(compared.facing.parts.get(at)?.faces.start),
        SummaryRow::Figure(at) => Some(summary?.figures.get(at)?.face),
        SummaryRow::Wording(at) => {
            let [old, new] = summary?.wordings.get(at)?.places;
            faces.iter().position(|face| match (new, old) {
                (Some(new), _) => face.new.is_some_and(|span| span.contains(new)),
                (None, Some(old)) => face.old.is_some_and(|span| span.contains(old)),
                (None, None) => false,
            })
        }
        _ => None,
    }
}

/// What a summary is made from, for a worker.
pub type Basis = (Arc<Compared>, Arc<Vocabulary>);
