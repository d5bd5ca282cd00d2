//! What belongs to a document beside its reading text: markup that was taken
//! out, marks that were kept as text, annotations, gaps. Costs nothing where
//! there is none of it.

use super::{SourcePlace, Span};

/// What a part of the source is that is not in the reading text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkupKind {
    /// A comment.
    Comment,
    /// Where a link leads, and the name and title of it.
    Target,
    /// A tag with attributes, or the attributes of a heading.
    Attribute,
    /// A tag, an instruction, a script or style sheet.
    Tag,
    /// What stands behind the fence of a code block.
    Info,
    /// A page number or running head.
    Furniture,
    /// A character reference (`&nbsp;`), read as its character.
    Reference,
}

impl MarkupKind {
    /// Every kind, in the order in which they are told.
    pub const ALL: [Self; 7] = [
        Self::Comment,
        Self::Target,
        Self::Attribute,
        Self::Tag,
        Self::Info,
        Self::Furniture,
        Self::Reference,
    ];
}

/// A part of the source with letters, digits or hanzi that is not in the
/// reading text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Markup {
    /// Where it begins.
    pub place: SourcePlace,
    /// How many bytes of the source it takes, over lines too.
    pub bytes: u32,
    /// What it is.
    pub kind: MarkupKind,
    /// How many hanzi it holds.
    pub hanzi: u32,
}

/// Why a mark is text although the letter of the format would have it do
/// something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kept {
    /// `*` or `~` between digits, letters or in a masked name.
    Sign,
    /// `](…)` whose target is no address.
    Link,
    /// `[…]:` that defines no link anyone refers to.
    Definition,
    /// `<…>` that is no tag.
    Angle,
    /// `{…}` behind a heading that holds no name or class.
    Braces,
    /// A comment that is never closed.
    Comment,
    /// Cells of a table beyond those of its head.
    Cells,
    /// A fence that is never closed: what follows is all code.
    Fence,
}

/// A mark that is text against the letter of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptMark {
    /// Bytes of the reading text: the mark, or what it concerns.
    pub span: Span,
    /// Why.
    pub kept: Kept,
    /// Its line in the source, from 1.
    pub line: u32,
}

/// The side tables of a reading text, each in the order of its places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Beside {
    pub(super) asides: Vec<Span>,
    pub(super) gaps: Vec<u32>,
    pub(super) kept: Vec<KeptMark>,
    pub(super) markup: Vec<Markup>,
}

impl Beside {
    /// Goes on with what belongs to another text that stands at offset `text`,
    /// its source `lines` lines further on.
    pub(super) fn append(&mut self, other: Self, text: u32, lines: u32) {
        let asides = other.asides.into_iter();
        self.asides.extend(asides.map(|span| span.shifted(text)));
        let gaps = other.gaps.into_iter();
        self.gaps.extend(gaps.map(|at| at.saturating_add(text)));
        self.kept
            .extend(other.kept.into_iter().map(|mark| KeptMark {
                span: mark.span.shifted(text),
                line: mark.line.saturating_add(lines),
                ..mark
            }));
        let markup = other.markup.into_iter().map(|mut markup| {
            markup.place.line = markup.place.line.saturating_add(lines);
            markup
        });
        self.markup.extend(markup);
    }

    /// Puts every table in the order of its places.
    pub(super) fn sort(&mut self) {
        self.asides.sort_unstable_by_key(|span| span.start);
        self.gaps.sort_unstable();
        self.kept.sort_by_key(|mark| (mark.span, mark.kept));
        self.markup.sort_by_key(|markup| markup.place);
    }
}
