//! What marks a paragraph, and how long a line is.

/// What marks the beginning of a paragraph in a text of broken lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Marks {
    /// Nothing: only a line that is not full shows the end of one.
    None,
    /// An indent, which other lines do not have.
    Indent,
    /// A blank line, which does not stand between all lines.
    Blank,
}

/// Columns that a line takes in a typesetting of Chinese, near enough to
/// compare lengths of lines.
pub(in crate::formats) fn cells(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
