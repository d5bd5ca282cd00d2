//! How text is set: what the reader can choose, and what follows for each
//! kind of block.

use crate::document::{Block, BlockKind, Document};
use crate::text::{Ambiguous, Measure};

use crate::explorer::language::Text;

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
    pub const fn label(self) -> Text {
        match self {
            Self::Measure => Text::ChoiceMeasure,
            Self::Indent => Text::ChoiceIndent,
            Self::SpacedParagraphs => Text::ChoiceParagraphs,
            Self::SpacedLines => Text::ChoiceLines,
            Self::Hang => Text::ChoiceHang,
            Self::Justify => Text::ChoiceJustify,
            Self::Seams => Text::ChoiceSeams,
            Self::LineNumbers => Text::ChoiceNumbers,
            Self::Ambiguous => Text::ChoiceAmbiguous,
            Self::OrdinaryCopies => Text::ChoiceOrdinary,
        }
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

    /// The measure of a block in a text of `width` cells.
    #[must_use]
    pub fn measure_of(&self, document: &Document, block: &Block, width: u16) -> Measure {
        let step = if width < NARROW { 1 } else { 2 };
        let room = width / 2;
        let nested = u16::from(block.level).saturating_mul(step).min(room);
        let indent = match (self.indent, width < NARROW) {
            (false, _) => 0,
            (true, true) => 2.min(room),
            (true, false) => INDENT,
        };
        let (first_indent, rest_indent) = match block.kind {
            BlockKind::Paragraph if block.continues || is_indented(document, block) => (0, 0),
            BlockKind::Paragraph => (indent, 0),
            BlockKind::Heading | BlockKind::Rule => (0, 0),
            BlockKind::ListItem | BlockKind::Quote => (nested, nested),
            BlockKind::Table | BlockKind::Code => (step.min(room), step.min(room)),
        };
        Measure {
            width,
            first_indent,
            rest_indent,
            ambiguous: self.ambiguous,
            hang: self.hang,
            justify: self.justify && block.kind != BlockKind::Heading,
            preformatted: block.kind.is_preformatted(),
        }
    }

    /// How many empty lines stand before `block`, which follows `before`.
    #[must_use]
    pub fn space_before(&self, before: Option<&Block>, block: &Block) -> u16 {
        let Some(before) = before else { return 0 };
        let set_off = |kind: BlockKind| !matches!(kind, BlockKind::Paragraph | BlockKind::ListItem);
        if block.continues {
            return 0;
        }
        let least = u16::from(self.spaced_paragraphs);
        let usual = match (before.kind, block.kind) {
            (_, BlockKind::Heading) => 1,
            (BlockKind::Heading, BlockKind::Paragraph | BlockKind::ListItem) => 0,
            (a, b) if a == b => 0,
            (a, b) => u16::from(set_off(a) || set_off(b)),
        };
        usual.max(least)
    }
}

/// The first-line indent of Chinese prose: two hanzi, in cells.
const INDENT: u16 = 4;

/// Below this width (cells) an indent of two hanzi would leave too little.
const NARROW: u16 = 20;

/// Whether the source itself indents the paragraph.
fn is_indented(document: &Document, block: &Block) -> bool {
    document.slice(block.span).starts_with(['\u{3000}', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Span;

    fn block(kind: BlockKind) -> Block {
        Block {
            span: Span::new(0, 3),
            kind,
            level: 0,
            continues: false,
        }
    }

    #[test]
    fn headings_and_tables_are_set_off_and_prose_is_not() {
        let prose = block(BlockKind::Paragraph);
        let heading = block(BlockKind::Heading);
        let table = block(BlockKind::Table);
        let usual = Typography::default();
        assert_eq!(usual.space_before(None, &heading), 0);
        assert_eq!(usual.space_before(Some(&prose), &heading), 1);
        assert_eq!(usual.space_before(Some(&heading), &prose), 0);
        assert_eq!(usual.space_before(Some(&prose), &prose), 0);
        assert_eq!(usual.space_before(Some(&prose), &table), 1);
        assert_eq!(usual.space_before(Some(&table), &prose), 1);
        let spaced = Typography {
            spaced_paragraphs: true,
            ..usual
        };
        assert_eq!(spaced.space_before(Some(&prose), &prose), 1);
    }

    #[test]
    fn an_indent_never_takes_the_whole_width() {
        let document = Document::default();
        for width in 0..40 {
            for kind in [BlockKind::Paragraph, BlockKind::ListItem, BlockKind::Code] {
                let deep = Block {
                    level: 30,
                    ..block(kind)
                };
                let set = Typography::default().measure_of(&document, &deep, width);
                assert!(set.first_indent <= width / 2 + 1, "{kind:?} at {width}");
            }
        }
    }

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
