//! How each kind of block is set, as the reader has chosen.

use crate::document::{Block, BlockKind, Document};
use crate::setting::typography::Typography;
use crate::text::Measure;

/// The first-line indent of Chinese prose: two hanzi, in cells.
const INDENT: u16 = 4;

/// Below this width (cells) an indent of two hanzi would leave too little.
const NARROW: u16 = 20;

/// Whether the source itself indents the paragraph.
fn is_indented(document: &Document, block: &Block) -> bool {
    document.slice(block.span).starts_with(['\u{3000}', ' '])
}

impl Typography {
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
}
