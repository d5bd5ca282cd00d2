//! From an offset of the reading text back to its place in the source.

use std::borrow::Cow;

use super::Span;
use crate::setting::Language;

/// What the places of a source are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PlaceUnit {
    /// Lines, counted by line feeds.
    #[default]
    Line,
    /// Pages, of what is laid out in pages.
    Page,
    /// Paragraphs, of what has neither lines nor pages.
    Paragraph,
    /// Chapters, of books of many files.
    Chapter,
}

impl PlaceUnit {
    /// The name of its column in what the command line gives.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Page => "page",
            Self::Paragraph => "paragraph",
            Self::Chapter => "chapter",
        }
    }

    /// Its word, for messages.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        match self {
            Self::Line => language.choose("行", "line"),
            Self::Page => language.choose("页", "page"),
            Self::Paragraph => language.choose("段", "paragraph"),
            Self::Chapter => language.choose("章", "chapter"),
        }
    }
}

/// A place in the source file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePlace {
    /// The line, page, paragraph or chapter, by the
    /// [unit](OriginMap::unit) of the source; from 1.
    pub number: u32,
    /// Bytes of its text (decoded, UTF-8) before the place, from 0.
    pub column: u32,
}

/// A run of the reading text that stands in one line (page, paragraph, chapter)
/// of the source without a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Segment {
    text: u32,
    number: u32,
    column: u32,
}

/// The map from byte offsets of the reading text to places of the source.
/// Twelve bytes for each source line or markup break; looked up in logarithmic
/// time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OriginMap {
    segments: Vec<Segment>,
    unit: PlaceUnit,
    /// What places are called that have a name beside their number, in the
    /// order of their numbers.
    labels: Vec<(u32, Box<str>)>,
}

impl OriginMap {
    /// Says that the reading text from `text` (bytes) on comes from `place`.
    /// Offsets must not fall; a run that simply goes on adds nothing.
    pub(super) fn push(&mut self, text: u32, place: SourcePlace) {
        if let Some(last) = self.segments.last_mut() {
            let goes_on = last.number == place.number
                && place.column.checked_sub(last.column) == text.checked_sub(last.text);
            if goes_on {
                return;
            }
            if last.text >= text {
                *last = Segment {
                    text: last.text,
                    number: place.number,
                    column: place.column,
                };
                return;
            }
        }
        self.segments.push(Segment {
            text,
            number: place.number,
            column: place.column,
        });
    }

    /// Goes on with what `other` says, where its text begins at offset `text`
    /// and its source `numbers` lines (pages, …) further on.
    pub(super) fn append(&mut self, other: Self, text: u32, numbers: u32) {
        let shifted = other.segments.iter().map(|s| Segment {
            text: s.text.saturating_add(text),
            number: s.number.saturating_add(numbers),
            column: s.column,
        });
        self.segments.extend(shifted);
        for (number, label) in other.labels {
            self.label(number.saturating_add(numbers), label);
        }
    }

    /// Says where offsets of the reading text are now; their order stays.
    pub(super) fn move_text(&mut self, at: &dyn Fn(u32) -> u32) {
        for segment in &mut self.segments {
            segment.text = at(segment.text);
        }
    }

    /// Says what the places of the source are counted in.
    pub(super) const fn count_in(&mut self, unit: PlaceUnit) {
        self.unit = unit;
    }

    /// Says what a line, page, paragraph or chapter is called: a page `iv`, a
    /// chapter by its title. What was said of it before holds no more.
    pub(super) fn label(&mut self, number: u32, label: Box<str>) {
        let behind = self.labels.partition_point(|&(n, _)| n < number);
        match self.labels.get_mut(behind) {
            Some(known) if known.0 == number => known.1 = label,
            _ => self.labels.insert(behind, (number, label)),
        }
    }

    /// What the places of the source are counted in.
    #[must_use]
    pub const fn unit(&self) -> PlaceUnit {
        self.unit
    }

    /// What a line, page, paragraph or chapter is called, where it has a name
    /// beside its number. Logarithmic.
    #[must_use]
    pub fn label_of(&self, number: u32) -> Option<&str> {
        let at = self.labels.binary_search_by_key(&number, |&(n, _)| n);
        let (_, label) = self.labels.get(at.ok()?)?;
        Some(label)
    }

    /// The place of the byte at `offset` as people tell it: the label of a page
    /// or paragraph, or else its number. A chapter is told by its number,
    /// however long its title is.
    #[must_use]
    pub fn told(&self, offset: u32) -> Cow<'_, str> {
        let number = self.number(offset);
        match self.label_of(number) {
            Some(label) if self.unit != PlaceUnit::Chapter => Cow::Borrowed(label),
            _ => Cow::Owned(number.to_string()),
        }
    }

    /// The place in the source of the byte at `offset`. Number 1, column 0 for
    /// a text without a source.
    #[must_use]
    pub fn place(&self, offset: u32) -> SourcePlace {
        let after = self.segments.partition_point(|s| s.text <= offset);
        match after.checked_sub(1).and_then(|i| self.segments.get(i)) {
            Some(s) => SourcePlace {
                number: s.number,
                column: s.column.saturating_add(offset.saturating_sub(s.text)),
            },
            None => SourcePlace {
                number: 1,
                column: 0,
            },
        }
    }

    /// The line (page, paragraph, chapter) of the byte at `offset`, from 1.
    #[must_use]
    pub fn number(&self, offset: u32) -> u32 {
        self.place(offset).number
    }

    /// The place of the byte at `offset` as a citation tells it: 第 7 行, page
    /// iv; of a chapter with a title, its title.
    #[must_use]
    pub fn cited(&self, offset: u32, language: Language) -> String {
        if self.unit == PlaceUnit::Chapter
            && let Some(title) = self.label_of(self.number(offset))
        {
            return title.to_owned();
        }
        let told = self.told(offset);
        let word = self.unit.word(language);
        match language {
            Language::Chinese => format!("第 {told} {word}"),
            Language::English => format!("{word} {told}"),
        }
    }

    /// The number of the last place that left any text; 1 without text.
    #[must_use]
    pub fn last(&self) -> u32 {
        self.segments.last().map_or(1, |s| s.number)
    }

    /// The first offset of the reading text that comes from line (page, …)
    /// `number` or, where that left nothing, from the next that did. `None`
    /// behind the last such line.
    #[must_use]
    pub fn offset_of(&self, number: u32) -> Option<u32> {
        let at = self.segments.partition_point(|s| s.number < number);
        self.segments.get(at).map(|s| s.text)
    }

    /// The first and the last line (page, …) of a range of the reading text.
    #[must_use]
    pub fn numbers(&self, span: Span) -> (u32, u32) {
        let last = if span.is_empty() {
            span.start
        } else {
            span.end.saturating_sub(1)
        };
        (self.number(span.start), self.number(last))
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, OriginMap, PlaceUnit, SourcePlace, Span};

    fn place(number: u32, column: u32) -> SourcePlace {
        SourcePlace { number, column }
    }

    #[test]
    fn a_run_is_found_by_any_of_its_bytes() {
        let mut map = OriginMap::default();
        map.push(0, place(3, 2));
        map.push(10, place(5, 0));
        assert_eq!(map.place(0), place(3, 2));
        assert_eq!(map.place(9), place(3, 11));
        assert_eq!(map.place(12), place(5, 2));
        assert_eq!(map.numbers(Span::new(8, 11)), (3, 5));
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
        assert_eq!(map.offset_of(2), Some(10));
        assert_eq!(map.offset_of(6), None);
    }

    #[test]
    fn a_place_is_told_by_its_label() {
        let mut map = OriginMap::default();
        map.count_in(PlaceUnit::Page);
        map.push(0, place(1, 0));
        map.push(6, place(2, 0));
        map.label(1, "iv".into());
        let mut later = OriginMap::default();
        later.push(0, place(1, 0));
        later.label(1, "1".into());
        later.label(1, "A1".into());
        map.append(later, 10, 2);
        assert_eq!(map.unit(), PlaceUnit::Page);
        assert_eq!([0, 6, 12].map(|at| map.told(at)), ["iv", "2", "A1"]);
        assert_eq!(map.label_of(2), None);
        assert_eq!(map.last(), 3);
        assert_eq!(map.cited(0, Language::Chinese), "第 iv 页");
        assert_eq!(map.cited(6, Language::English), "page 2");
        map.count_in(PlaceUnit::Chapter);
        map.label(2, "渡口".into());
        assert_eq!(map.cited(6, Language::English), "渡口");
        assert_eq!(map.cited(0, Language::Chinese), "iv");
    }
}
