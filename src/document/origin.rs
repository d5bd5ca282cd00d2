//! From an offset of the reading text back to its place in the source.

use super::Span;

/// A place in the source file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePlace {
    /// Line in the source, from 1, counted by line feeds.
    pub line: u32,
    /// Bytes of the decoded (UTF-8) line before the place, from 0.
    pub column: u32,
}

/// A run of the reading text that stands in one line of the source without a
/// break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Segment {
    text: u32,
    line: u32,
    column: u32,
}

/// The map from byte offsets of the reading text to lines and columns of the
/// source. Twelve bytes for each source line or markup break; looked up in
/// logarithmic time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OriginMap {
    segments: Vec<Segment>,
}

impl OriginMap {
    /// Says that the reading text from `text` (bytes) on comes from `place`.
    /// Offsets must not fall; a run that simply goes on adds nothing.
    pub(super) fn push(&mut self, text: u32, place: SourcePlace) {
        if let Some(last) = self.segments.last_mut() {
            let goes_on = last.line == place.line
                && place.column.checked_sub(last.column) == text.checked_sub(last.text);
            if goes_on {
                return;
            }
            if last.text >= text {
                *last = Segment {
                    text: last.text,
                    line: place.line,
                    column: place.column,
                };
                return;
            }
        }
        self.segments.push(Segment {
            text,
            line: place.line,
            column: place.column,
        });
    }

    /// Goes on with what `other` says, where its text begins at offset `text`
    /// and its source `lines` lines further on.
    pub(super) fn append(&mut self, other: &Self, text: u32, lines: u32) {
        let shifted = other.segments.iter().map(|s| Segment {
            text: s.text.saturating_add(text),
            line: s.line.saturating_add(lines),
            column: s.column,
        });
        self.segments.extend(shifted);
    }

    /// The place in the source of the byte at `offset`. Line 1, column 0 for
    /// a text without a source.
    #[must_use]
    pub fn place(&self, offset: u32) -> SourcePlace {
        let after = self.segments.partition_point(|s| s.text <= offset);
        match after.checked_sub(1).and_then(|i| self.segments.get(i)) {
            Some(s) => SourcePlace {
                line: s.line,
                column: s.column.saturating_add(offset.saturating_sub(s.text)),
            },
            None => SourcePlace { line: 1, column: 0 },
        }
    }

    /// The source line of the byte at `offset`, from 1.
    #[must_use]
    pub fn line(&self, offset: u32) -> u32 {
        self.place(offset).line
    }

    /// The first offset of the reading text that comes from source line
    /// `line` or, where that line left nothing, from the next that did. `None`
    /// behind the last such line.
    #[must_use]
    pub fn offset_of_line(&self, line: u32) -> Option<u32> {
        let at = self.segments.partition_point(|s| s.line < line);
        self.segments.get(at).map(|s| s.text)
    }

    /// The first and the last source line of a range of the reading text.
    #[must_use]
    pub fn lines(&self, span: Span) -> (u32, u32) {
        let last = if span.is_empty() {
            span.start
        } else {
            span.end.saturating_sub(1)
        };
        (self.line(span.start), self.line(last))
    }
}

#[cfg(test)]
mod tests {
    use super::{OriginMap, SourcePlace, Span};

    fn place(line: u32, column: u32) -> SourcePlace {
        SourcePlace { line, column }
    }

    #[test]
    fn a_run_is_found_by_any_of_its_bytes() {
        let mut map = OriginMap::default();
        map.push(0, place(3, 2));
        map.push(10, place(5, 0));
        assert_eq!(map.place(0), place(3, 2));
        assert_eq!(map.place(9), place(3, 11));
        assert_eq!(map.place(12), place(5, 2));
        assert_eq!(map.lines(Span::new(8, 11)), (3, 5));
    }

    #[test]
    fn a_run_that_goes_on_takes_no_room() {
        let mut map = OriginMap::default();
        map.push(0, place(1, 0));
        map.push(6, place(1, 6));
        assert_eq!(map.segments.len(), 1);
    }

    #[test]
    fn a_line_without_text_leads_to_the_next() {
        let mut map = OriginMap::default();
        map.push(0, place(1, 0));
        map.push(10, place(5, 0));
        assert_eq!(map.offset_of_line(2), Some(10));
        assert_eq!(map.offset_of_line(6), None);
    }
}
