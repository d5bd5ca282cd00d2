//! Sections: the nodes of the outline.

use std::fmt;

use serde::Serialize;

use super::Span;
use crate::grammar::UnitWord;

/// Index of a block in [`Document::blocks`](super::Document::blocks).
pub type BlockId = u32;

/// Index of a section in [`Document::sections`](super::Document::sections).
pub type SectionId = u32;

/// What kind of unit a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SectionKind {
    /// The title of the whole document, or of one article on a page.
    Title,
    /// A heading without number or unit word.
    Heading,
    /// 编, 部, 篇, 集.
    Part,
    /// 卷, 册.
    Volume,
    /// 章, 回.
    Chapter,
    /// 节, 款 where it stands under 节.
    Section,
    /// 条 of a law.
    Article,
    /// A numbered heading: 一、 （一） 1. 1、 ① 1.1.2.
    Item,
    /// A run-in lead without a number of its own: a bold lead, `——…。`,
    /// 一是….
    Lead,
    /// 附件, 附录, 附表.
    Annex,
    /// 序, 前言, 目录, 楔子, 后记, 番外, 附则 without number.
    Matter,
}

impl SectionKind {
    /// The name used in the `kind` column of `gangmu outline`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Part => "part",
            Self::Volume => "volume",
            Self::Chapter => "chapter",
            Self::Section => "section",
            Self::Article => "article",
            Self::Item => "item",
            Self::Lead => "lead",
            Self::Annex => "annex",
            Self::Matter => "matter",
        }
    }
}

/// A section number in its normal form: `120.1` for 第一百二十条之一, `2` for
/// 二、, `1.1.2` for a decimal number.
///
/// Ordered part by part, so that 120 < 120.1 < 121.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SectionNumber {
    /// Zeros behind the last part: they put a number before those that begin
    /// with it, as the length does among equals.
    parts: [u32; Self::MOST],
    length: u8,
}

impl SectionNumber {
    /// The most parts that the number of a section has.
    pub const MOST: usize = 4;

    /// A number of the given parts, the outermost first. Of more than
    /// [`MOST`](Self::MOST) of them the rest is only counted, so that it
    /// equals the number of no section.
    #[must_use]
    pub fn new(parts: &[u32]) -> Self {
        let mut number = Self {
            parts: [0; Self::MOST],
            length: u8::try_from(parts.len()).unwrap_or(u8::MAX),
        };
        for (place, part) in number.parts.iter_mut().zip(parts) {
            *place = *part;
        }
        number
    }

    /// The parts, the outermost first.
    #[must_use]
    pub fn parts(&self) -> &[u32] {
        let length = usize::from(self.length).min(Self::MOST);
        self.parts.get(..length).unwrap_or_default()
    }
}

impl fmt::Display for SectionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, part) in self.parts().iter().enumerate() {
            if i > 0 {
                f.write_str(".")?;
            }
            write!(f, "{part}")?;
        }
        Ok(())
    }
}

/// One section. Sections lie in document order in one arena, so that a
/// section with all below it is the contiguous slice from its own index to
/// [`subtree_end`](Self::subtree_end).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The title in the reading text, with its number. Of a run-in heading
    /// only the lead, of an article only its number.
    pub title: Span,
    /// Nesting depth, from 1. May skip a step where the document lost a
    /// heading.
    pub depth: u16,
    /// The section it stands in.
    pub parent: Option<SectionId>,
    /// Index after the last section below it.
    pub subtree_end: SectionId,
    /// The block where the title starts.
    pub block: BlockId,
    /// Bytes from the title to the end of the last section below it.
    pub span: Span,
    /// What kind of unit it is.
    pub kind: SectionKind,
    /// The number in normal form, where it has one.
    pub number: Option<SectionNumber>,
    /// How sure the recognition is, from 0 to 100.
    pub confidence: u8,
    /// The unit word of its marker, where it has one: 章, 条.
    pub word: Option<UnitWord>,
    /// The style of its marker as people write it: 第…章, （一）, ##; by it
    /// the reader switches headings off. Empty where it is not known.
    pub style: &'static str,
    /// Characters of [`span`](Self::span), line feeds left out.
    pub chars: u32,
}

/// What recognition says of one section; the tree is made of it by
/// [`DocumentBuilder::finish`](super::DocumentBuilder::finish).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionSeed {
    /// See [`Section::title`].
    pub title: Span,
    /// See [`Section::depth`].
    pub depth: u16,
    /// See [`Section::block`].
    pub block: BlockId,
    /// See [`Section::kind`].
    pub kind: SectionKind,
    /// See [`Section::number`].
    pub number: Option<SectionNumber>,
    /// See [`Section::confidence`].
    pub confidence: u8,
    /// See [`Section::word`].
    pub word: Option<UnitWord>,
    /// See [`Section::style`].
    pub style: &'static str,
}

impl From<&Section> for SectionSeed {
    fn from(section: &Section) -> Self {
        Self {
            title: section.title,
            depth: section.depth,
            block: section.block,
            kind: section.kind,
            number: section.number.clone(),
            confidence: section.confidence,
            word: section.word,
            style: section.style,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SectionNumber;

    #[test]
    fn inserted_articles_lie_between_their_neighbours() {
        let number = |parts: &[u32]| SectionNumber::new(parts);
        assert!(number(&[120]) < number(&[120, 1]));
        assert!(number(&[120, 2]) < number(&[121]));
        assert!(number(&[120]) < number(&[120, 0]));
        assert!(number(&[1, 2, 3, 4]) < number(&[1, 2, 3, 4, 5]));
        assert_eq!(number(&[120, 1]).to_string(), "120.1");
        assert_eq!(number(&[120, 0]).parts(), [120, 0]);
    }
}
