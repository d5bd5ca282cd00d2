//! Lines of a source as page furniture is looked for among them.

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) text: &'a str,
    /// Its index in the order of [`Lines`](crate::formats::lines::Lines).
    pub(super) line: u32,
    /// Whether a form feed stands before it.
    pub(super) page: bool,
}
