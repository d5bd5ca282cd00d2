//! How text is set: what the reader can choose.

use crate::text::Ambiguous;

use super::Language;

/// How the reader wants text to be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typography {
    /// The longest line, in hanzi.
    pub measure: u16,
    /// Whether paragraphs begin with an indent of two hanzi.
    pub indent: bool,
    /// Whether an empty line stands between paragraphs.
    pub spaced_paragraphs: bool,
    /// Whether an empty line stands between lines.
    pub spaced_lines: bool,
    /// Whether a closing mark may hang behind a full line.
    pub hang: bool,
    /// Whether lines are filled to the measure.
    pub justify: bool,
    /// Whether closed seams are marked.
    pub seams: bool,
    /// Whether the line of the source stands beside each paragraph.
    pub line_numbers: bool,
    /// How wide ambiguous characters are.
    pub ambiguous: Ambiguous,
    /// Whether look-alike hanzi are copied in their ordinary form.
    pub ordinary_copies: bool,
}

impl Default for Typography {
    fn default() -> Self {
        Self {
            measure: 40,
            indent: true,
            spaced_paragraphs: false,
            spaced_lines: false,
            hang: false,
            justify: false,
            seams: true,
            line_numbers: false,
            ambiguous: Ambiguous::Narrow,
            ordinary_copies: false,
        }
    }
}

/// The shortest and the longest measure, in hanzi.
pub const MEASURES: (u16, u16) = (12, 100);

/// One thing that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// [`Typography::measure`].
    Measure,
    /// [`Typography::indent`].
    Indent,
    /// [`Typography::spaced_paragraphs`].
    SpacedParagraphs,
    /// [`Typography::spaced_lines`].
    SpacedLines,
    /// [`Typography::hang`].
    Hang,
    /// [`Typography::justify`].
    Justify,
    /// [`Typography::seams`].
    Seams,
    /// [`Typography::line_numbers`].
    LineNumbers,
    /// [`Typography::ambiguous`].
    Ambiguous,
    /// [`Typography::ordinary_copies`].
    OrdinaryCopies,
}

impl Choice {
    /// Everything that can be chosen, in the order of the page.
    pub const ALL: [Self; 10] = [
        Self::Measure,
        Self::Indent,
        Self::SpacedParagraphs,
        Self::SpacedLines,
        Self::Hang,
        Self::Justify,
        Self::Seams,
        Self::LineNumbers,
        Self::Ambiguous,
        Self::OrdinaryCopies,
    ];

    /// What it is called on the page.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::Measure => ("行宽（汉字）", "measure (hanzi)"),
            Self::Indent => ("段首缩进两字", "indent of two hanzi"),
            Self::SpacedParagraphs => ("段间空行", "space between paragraphs"),
            Self::SpacedLines => ("行间空行", "space between lines"),
            Self::Hang => ("行尾标点悬挂", "hanging marks at line ends"),
            Self::Justify => ("两端对齐", "lines filled to the measure"),
            Self::Seams => ("接缝标记", "seam marks"),
            Self::LineNumbers => ("源文件行号", "lines of the source"),
            Self::Ambiguous => ("“”…—等按两格", "“ ” … — take two cells"),
            Self::OrdinaryCopies => ("复制时形似字改本字", "look-alikes copied as hanzi"),
        };
        language.choose(zh, en)
    }
}

impl Typography {
    /// Takes a choice further up (`by` positive) or down; what is on or off is
    /// switched either way.
    pub fn change(&mut self, choice: Choice, by: i32) {
        match choice {
            Choice::Measure => {
                let measure = i32::from(self.measure).saturating_add(by.saturating_mul(2));
                let measure = u16::try_from(measure.max(0)).unwrap_or(u16::MAX);
                self.measure = measure.clamp(MEASURES.0, MEASURES.1);
            }
            Choice::Indent => self.indent = !self.indent,
            Choice::SpacedParagraphs => self.spaced_paragraphs = !self.spaced_paragraphs,
            Choice::SpacedLines => self.spaced_lines = !self.spaced_lines,
            Choice::Hang => self.hang = !self.hang,
            Choice::Justify => self.justify = !self.justify,
            Choice::Seams => self.seams = !self.seams,
            Choice::LineNumbers => self.line_numbers = !self.line_numbers,
            Choice::OrdinaryCopies => self.ordinary_copies = !self.ordinary_copies,
            Choice::Ambiguous => {
                self.ambiguous = match self.ambiguous {
                    Ambiguous::Narrow => Ambiguous::Wide,
                    Ambiguous::Wide | Ambiguous::Mixed(_) => Ambiguous::Narrow,
                }
            }
        }
    }

    /// Whether something that is on or off is on; `None` for the measure.
    #[must_use]
    pub const fn is_on(&self, choice: Choice) -> Option<bool> {
        Some(match choice {
            Choice::Measure => return None,
            Choice::Indent => self.indent,
            Choice::SpacedParagraphs => self.spaced_paragraphs,
            Choice::SpacedLines => self.spaced_lines,
            Choice::Hang => self.hang,
            Choice::Justify => self.justify,
            Choice::Seams => self.seams,
            Choice::LineNumbers => self.line_numbers,
            Choice::Ambiguous => !matches!(self.ambiguous, Ambiguous::Narrow),
            Choice::OrdinaryCopies => self.ordinary_copies,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_changes_something_and_back() {
        for choice in Choice::ALL {
            let mut typography = Typography::default();
            typography.change(choice, 1);
            assert_ne!(typography, Typography::default(), "{choice:?}");
            typography.change(choice, -1);
            assert_eq!(typography, Typography::default(), "{choice:?}");
        }
    }

    #[test]
    fn the_measure_stays_within_reason() {
        let mut typography = Typography::default();
        typography.change(Choice::Measure, -1000);
        assert_eq!(typography.measure, MEASURES.0);
        typography.change(Choice::Measure, 1000);
        assert_eq!(typography.measure, MEASURES.1);
    }
}
