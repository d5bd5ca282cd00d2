//! Plain texts that are written in the markup of another world: Org, reStructuredText,
//! AsciiDoc, wikis, collections with `<篇名>`.
//!
//! Which world a text is of is told from its beginning, once, and only where
//! its marks come again. Then the whole text is looked through for headings; all
//! other markup stays as text.

mod worlds;

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Line, Lines};
pub(in crate::formats) use worlds::Mark;
use worlds::{Scanner, World};

/// Bytes from which the world of a text is told.
const SAMPLE: usize = 256 * 1024;

/// Stands between the cells of a row in one line.
pub(in crate::formats) const CELL: char = '\u{1f}';

/// The marked lines of a text, by their index.
#[derive(Debug, Default)]
pub(in crate::formats) struct Marked {
    lines: HashMap<usize, Mark>,
}

impl Marked {
    /// Looks through a text in pieces. Linear; a text of no such world is told
    /// by its beginning.
    pub(in crate::formats) fn of(pieces: &[Cow<'_, str>]) -> Self {
        let head = pieces.first().map_or("", |first| first);
        let Some(world) = world(head) else {
            return Self::default();
        };
        let mut scanner = Scanner::new(world);
        let mut lines = HashMap::new();
        let mut all = Lines::over(pieces).enumerate().peekable();
        let mut above: Option<Line<'_>> = None;
        while let Some((index, line)) = all.next() {
            let below = all.peek().map(|(_, below)| below.text);
            for (back, mark) in scanner.read(&line, above.map(|l| l.text), below) {
                let at = if back { index.saturating_sub(1) } else { index };
                lines.insert(at, mark);
            }
            above = Some(line);
        }
        Self { lines }
    }

    /// Marks the line with this index.
    pub(in crate::formats) fn set(&mut self, index: usize, mark: Mark) {
        self.lines.insert(index, mark);
    }

    /// Whether no line is marked.
    pub(in crate::formats) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// What becomes of the line with this index.
    pub(in crate::formats) fn get(&self, index: usize) -> Option<Mark> {
        self.lines.get(&index).copied()
    }
}

/// Whether a text that begins like this is of such a world.
pub(in crate::formats) fn is_marked(head: &str) -> bool {
    world(head).is_some()
}

fn world(head: &str) -> Option<World> {
    let mut end = SAMPLE.min(head.len());
    while !head.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    worlds::tell(head.get(..end).unwrap_or_default())
}
