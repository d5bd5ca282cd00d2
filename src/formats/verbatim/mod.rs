//! What becomes of single lines of a text, told from a few lines around them:
//! for those who need not have the whole text read.

mod markup;

use crate::document::Format;

use super::lines::{FORM_FEED, Lines};
use super::markdown::BOLD as BOLD_STAND_IN;
use super::{decide, plain};
pub use crate::formats::lines::line_at;
use crate::formats::lines::{furniture, marked};

/// Lines on either side of one that may have to do with its being page
/// furniture: a running head of two lines stands between it and the number.
const REACH: usize = 2;

/// How the lines of a text come out in its reading text.
///
/// Each line that is kept stands there with all its characters, without its
/// outer white space, behind those that were kept before it; whether it begins
/// a paragraph or goes on with one is not told here. Of a line of Markdown all
/// letters are kept, not all marks.
#[derive(Debug)]
pub struct Verbatim {
    /// What running heads may say.
    titles: Vec<String>,
    format: Format,
    /// Whether it has the markup of another world, part of which is left out.
    marked: bool,
}

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stands in the reading text.
    Kept,
    /// It is not in the reading text.
    Dropped,
    /// Only the whole text tells.
    Unsure,
}

/// What stands around a line.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// Text that ends where the line begins.
    pub before: &'a str,
    /// Text that begins where the line ends.
    pub behind: &'a str,
    /// Whether `before` is all that stands before.
    pub begins: bool,
    /// Whether `behind` is all that stands behind.
    pub ends: bool,
}

impl Verbatim {
    /// From the beginning of a text: all of it, or a megabyte at least.
    #[must_use]
    pub fn of(head: &str, hint: Format) -> Self {
        let head = head.strip_prefix('\u{feff}').unwrap_or(head);
        let format = decide::format(head, hint);
        Self {
            titles: furniture::titles(head),
            format,
            marked: format == Format::Plain && marked::is_marked(head),
        }
    }

    /// Whether it is Markdown, of which [`fate`](Self::fate) tells only what
    /// becomes of letters.
    #[must_use]
    pub fn is_markdown(&self) -> bool {
        self.format == Format::Markdown
    }

    /// Whether the fates of whole lines tell the reading text, if the same is
    /// true of all other lines of the text. Linear.
    #[must_use]
    pub fn tells(&self, lines: &str) -> bool {
        match self.format {
            Format::Plain => !self.marked,
            Format::Markdown => markup::is_simple(lines),
            Format::Html
            | Format::Docx
            | Format::Doc
            | Format::Odt
            | Format::Epub
            | Format::Mhtml
            | Format::Pdf
            | Format::Ofd => false,
        }
    }

    /// The characters before and behind all places inside lines where text may
    /// go on although marks stand between. Linear.
    pub fn seams(&self, lines: &str) -> impl Iterator<Item = (char, char)> {
        markup::seams(if self.is_markdown() { lines } else { "" })
    }

    /// The last character of the last of some lines, given without its end, in
    /// the reading text, if it is kept there.
    #[must_use]
    pub fn last(&self, line: &str) -> Option<char> {
        match self.is_markdown() {
            true => markup::last(line),
            false => line.chars().next_back(),
        }
    }

    /// The first character of a line, as [`last`](Self::last).
    #[must_use]
    pub fn first(&self, line: &str) -> Option<char> {
        match self.is_markdown() {
            true => markup::first(line),
            false => line.chars().next(),
        }
    }

    /// What becomes of a line, given without its end.
    #[must_use]
    pub fn fate(&self, line: &str, around: Around<'_>) -> Fate {
        let text = trimmed(line);
        if text.is_empty() {
            return Fate::Dropped;
        }
        if self.marked || self.is_markdown() && markup::is_unsure(text) {
            return Fate::Unsure;
        }
        if plain::is_rule(text) || furniture::is_page_mark(text) {
            // In code it stays.
            return match self.is_markdown() {
                true => Fate::Unsure,
                false => Fate::Dropped,
            };
        }
        if furniture::is_page_sign(text, &self.titles) {
            let first = around.begins && self.is_first_title(text, around.before);
            return if first { Fate::Kept } else { Fate::Unsure };
        }
        if !furniture::is_head(furniture::without_mark(text)) || self.is_apart(line, around) {
            Fate::Kept
        } else {
            Fate::Unsure
        }
    }

    /// Whether a line is a title that stands there for the first time, which
    /// is the title itself.
    fn is_first_title(&self, text: &str, before: &str) -> bool {
        let bare = furniture::without_mark(text);
        let mut lines = Lines::new(before).map(|line| furniture::without_mark(line.text));
        self.titles.iter().any(|title| title == bare)
            && !furniture::is_numbered_head(text, &self.titles)
            && lines.all(|line| line != bare)
    }

    /// Whether no page ends near a line, so that it cannot be a running head.
    fn is_apart(&self, line: &str, around: Around<'_>) -> bool {
        let ends: [char; 2] = ['\n', '\r'];
        !line.contains(FORM_FEED)
            && self.no_page_ends_in(around.before.rsplit(ends), around.begins)
            && self.no_page_ends_in(around.behind.split(ends), around.ends)
    }

    /// Whether the first lines that are not blank, as many as may matter, are
    /// there and say nothing of a page; `whole` where there are no more.
    fn no_page_ends_in<'a>(&self, lines: impl Iterator<Item = &'a str>, whole: bool) -> bool {
        let mut rows = 0;
        for line in lines {
            let text = trimmed(line);
            if line.contains(FORM_FEED) || furniture::is_page_sign(text, &self.titles) {
                return false;
            }
            rows += usize::from(!text.is_empty());
            if rows == REACH {
                return true;
            }
        }
        whole
    }
}

/// A line as reading plain text keeps it.
#[must_use]
pub fn trimmed(line: &str) -> &str {
    Lines::new(line).next().map_or("", |line| line.text)
}
