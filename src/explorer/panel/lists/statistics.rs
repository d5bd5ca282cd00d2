//! The sizes of a document and of its sections.

use std::cmp::Reverse;

use crate::document::Document;
use crate::lexicon::statistics;
use crate::lexicon::{SectionShare, Statistics, Words};

use crate::explorer::language::{Language, Text};
use crate::explorer::panel::table::{Cell, Column, Room, Table, Target};

/// How sections are listed below the sizes of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StatisticsWay {
    /// The longest first, by their own text, instead of in their order.
    pub longest: bool,
}

#[derive(Debug)]
pub(in crate::explorer) struct StatisticsTable {
    statistics: Statistics,
    /// The sections, in the order in which they are shown.
    shares: Vec<SectionShare>,
    longest: bool,
}

/// The sizes of the document, above those of the sections.
const SIZES: [Text; 8] = [
    Text::SizeChars,
    Text::SizeHanzi,
    Text::SizeWords,
    Text::SizeDifferent,
    Text::SizeSentences,
    Text::SizeParagraphs,
    Text::SizeSections,
    Text::SizeTime,
];

impl StatisticsTable {
    pub(in crate::explorer) fn make(
        document: &Document,
        words: &Words,
        way: StatisticsWay,
    ) -> Self {
        let statistics = statistics(document, words);
        let mut shares = statistics.shares.clone();
        if way.longest {
            shares.sort_by_key(|share| Reverse(share.own));
        }
        Self {
            statistics,
            shares,
            longest: way.longest,
        }
    }

    fn size(&self, text: Text, language: Language) -> String {
        let of = &self.statistics;
        match text {
            Text::SizeChars => of.chars.to_string(),
            Text::SizeHanzi => of.hanzi.to_string(),
            Text::SizeWords => of.words.to_string(),
            Text::SizeDifferent => of.different_words.to_string(),
            Text::SizeSentences => of.sentences.to_string(),
            Text::SizeParagraphs => of.paragraphs.to_string(),
            Text::SizeSections => of.sections.to_string(),
            _ => {
                let minutes = of.reading_seconds.div_ceil(60);
                if minutes < 120 {
                    Text::Minutes.fill(language, &[&minutes])
                } else {
                    let hours = f64::from(minutes) / 60.0;
                    Text::Hours.fill(language, &[&format!("{hours:.1}")])
                }
            }
        }
    }

    fn section(&self, row: usize) -> Option<&SectionShare> {
        self.shares.get(row.checked_sub(SIZES.len())?)
    }
}

impl Table for StatisticsTable {
    fn len(&self) -> usize {
        SIZES.len().saturating_add(self.shares.len())
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new(Text::ColumnTitle, Room::Share(3)),
            Column::new(Text::ColumnChars, Room::Number(12)),
            Column::new(Text::ColumnShare, Room::Number(6)),
            Column::new(Text::ColumnBar, Room::Share(2)),
        ]
    }

    fn cells(&self, row: usize, document: &Document, language: Language) -> Vec<Cell> {
        if let Some(&text) = SIZES.get(row) {
            let size = self.size(text, language);
            return vec![text.get(language).into(), size.into()];
        }
        let Some(share) = self.section(row) else {
            return Vec::new();
        };
        let depth = document.section(share.section).map_or(1, |s| s.depth);
        let indent = if self.longest {
            0
        } else {
            usize::from(depth.saturating_sub(1)).min(8)
        };
        let title = format!("{}{}", "  ".repeat(indent), document.title(share.section));
        let whole = f64::from(self.statistics.chars.max(1));
        let (chars, part) = if self.longest {
            (share.own, f64::from(share.own) / whole)
        } else {
            (share.chars, share.share)
        };
        vec![
            title.into(),
            chars.to_string().into(),
            format!("{:.1}%", part * 100.0).into(),
            Cell::Bar(part),
        ]
    }

    fn target(&self, row: usize) -> Option<Target> {
        self.section(row)
            .map(|share| Target::Section(share.section))
    }
}
