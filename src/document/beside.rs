//! What belongs to a document beside its reading text: markup that was taken
//! out, marks that were kept as text, annotations, gaps, links, notes, images,
//! shapes of tables, what was deleted. Costs nothing where there is none of it.

use crate::setting::listed;

use super::footnotes::Footnote;
use super::spans::Placed;
use super::style::Links;
use super::table::TableShape;
use super::{SourcePlace, Span};

listed! {
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
        /// What a web page has around its text: navigation, buttons, its foot.
        Navigation,
        /// A character reference (`&nbsp;`), read as its character.
        Reference,
        /// A command of a formula, read as its sign or for the typesetter alone.
        Formula,
        /// Text that the author has hidden.
        Hidden,
    }
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
    /// A formula that cannot be said in one line, or not all of it.
    Formula,
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

/// An annotation that stands in the text behind what it belongs to: the
/// reading of ruby.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aside {
    /// Bytes of what is annotated; empty where that is not known.
    pub base: Span,
    /// Bytes of the annotation, with its brackets.
    pub span: Span,
}

impl Placed for Aside {
    fn span(&self) -> Span {
        self.span
    }
}

impl Placed for Formula {
    fn span(&self) -> Span {
        self.span
    }
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Bytes of what stands for it in the reading text; empty where nothing
    /// does.
    pub span: Span,
    /// Where the source has it: an address, a path, the name of a part.
    pub source: Box<str>,
    /// What the source says it shows; may be empty.
    pub alt: Box<str>,
}

/// A part that a tracked change took out of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deletion {
    /// Bytes of the reading text where it stands, if it is shown all the same;
    /// else the empty place at which it stood.
    pub span: Span,
    /// What it was, where it is not shown.
    pub text: Box<str>,
}

/// A formula of the source, which the reading text has as a line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// Bytes of the reading text.
    pub span: Span,
    /// What the source has between the delimiters, in one line.
    pub source: Box<str>,
    /// Whether all of it could be said in a line.
    pub said: bool,
}

/// The side tables of a reading text, each in the order of its places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Beside {
    pub(super) asides: Vec<Aside>,
    pub(super) gaps: Vec<u32>,
    pub(super) kept: Vec<KeptMark>,
    pub(super) markup: Vec<Markup>,
    pub(super) links: Links,
    pub(super) footnotes: Vec<Footnote>,
    pub(super) images: Vec<Image>,
    pub(super) tables: Vec<TableShape>,
    pub(super) deletions: Vec<Deletion>,
    pub(super) formulas: Vec<Formula>,
}

impl Beside {
    /// Goes on with what belongs to another text that stands at offset `text`,
    /// its source `lines` lines (pages, …) further on.
    pub(super) fn append(&mut self, other: Self, text: u32, lines: u32) {
        let asides = other.asides.into_iter();
        self.asides.extend(asides.map(|aside| Aside {
            base: aside.base.shifted(text),
            span: aside.span.shifted(text),
        }));
        let gaps = other.gaps.into_iter();
        self.gaps.extend(gaps.map(|at| at.saturating_add(text)));
        self.kept
            .extend(other.kept.into_iter().map(|mark| KeptMark {
                span: mark.span.shifted(text),
                line: mark.line.saturating_add(lines),
                ..mark
            }));
        let markup = other.markup.into_iter().map(|mut markup| {
            markup.place.number = markup.place.number.saturating_add(lines);
            markup
        });
        self.markup.extend(markup);
        self.links.append(&other.links, text);
        let images = other.images.into_iter();
        self.images.extend(images.map(|image| Image {
            span: image.span.shifted(text),
            ..image
        }));
        let tables = other.tables.into_iter();
        self.tables.extend(tables.map(|table| TableShape {
            start: table.start.saturating_add(text),
            ..table
        }));
        let deletions = other.deletions.into_iter();
        self.deletions.extend(deletions.map(|deletion| Deletion {
            span: deletion.span.shifted(text),
            ..deletion
        }));
        let formulas = other.formulas.into_iter().map(|formula| Formula {
            span: formula.span.shifted(text),
            ..formula
        });
        self.formulas.extend(formulas);
    }

    /// Says where offsets of the reading text are now; their order stays.
    pub(super) fn move_text(&mut self, at: &dyn Fn(u32) -> u32) {
        let span = |span: Span| Span::new(at(span.start), at(span.end));
        for aside in &mut self.asides {
            (aside.base, aside.span) = (span(aside.base), span(aside.span));
        }
        for gap in &mut self.gaps {
            *gap = at(*gap);
        }
        for mark in &mut self.kept {
            mark.span = span(mark.span);
        }
        self.links.move_text(at);
        for note in &mut self.footnotes {
            (note.mark, note.note) = (span(note.mark), span(note.note));
        }
        for image in &mut self.images {
            image.span = span(image.span);
        }
        for table in &mut self.tables {
            table.start = at(table.start);
        }
        for deletion in &mut self.deletions {
            deletion.span = span(deletion.span);
        }
        for formula in &mut self.formulas {
            formula.span = span(formula.span);
        }
    }

    /// Puts every table in the order of its places.
    pub(super) fn sort(&mut self) {
        self.asides.sort_unstable_by_key(|aside| aside.span.start);
        self.gaps.sort_unstable();
        self.kept.sort_by_key(|mark| (mark.span, mark.kept));
        self.markup.sort_by_key(|markup| markup.place);
        self.links.sort();
        self.images.sort_by_key(|image| image.span);
        self.tables.sort_by_key(|table| table.start);
        self.deletions.sort_by_key(|deletion| deletion.span);
        self.formulas.sort_by_key(|formula| formula.span.start);
    }
}
