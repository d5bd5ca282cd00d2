//! Sections: the nodes of the outline.

use serde::Serialize;

use super::{SectionMarker, Span};
use crate::grammar::SectionNumber;

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
    /// What the grammar read in its title: number, unit word, where they
    /// stand.
    pub marker: SectionMarker,
    /// How sure the recognition is, from 0 to 100.
    pub confidence: u8,
    /// The style of its marker as people write it: 第…章, （一）, ##; by it
    /// the reader switches headings off. Empty where it is not known.
    pub style: &'static str,
    /// Characters of [`span`](Self::span), line feeds left out.
    pub chars: u32,
}

impl Section {
    /// The number in normal form, where it has one.
    #[must_use]
    pub fn number(&self) -> Option<SectionNumber> {
        let number = self.marker.number;
        (!number.is_none()).then_some(number)
    }
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
    /// See [`Section::marker`].
    pub marker: SectionMarker,
    /// See [`Section::confidence`].
    pub confidence: u8,
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
            marker: section.marker,
            confidence: section.confidence,
            style: section.style,
        }
    }
}
