//! The marker of a section: what the grammar read at the beginning of its
//! title, kept so that no title is read twice.

use crate::grammar::{Digits, Marker, SectionNumber, Style, UnitWord};

/// The number of a title with its unit word, how both are written, and where
/// they stand. Nothing where the title has none.
///
/// Made for hundreds of thousands of sections: 32 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SectionMarker {
    /// The number in normal form; no part where there is none.
    pub number: SectionNumber,
    /// How it is written. `None` where nothing was read: a part that was cut
    /// by size has nothing but a number.
    pub style: Option<Style>,
    /// The unit word, or what the annex is called.
    pub word: Option<UnitWord>,
    /// What the number is written in.
    pub digits: Option<Digits>,
    /// Whether it has the next number as well: 第二、三卷.
    pub two: bool,
    /// The letter behind 附录 that stands for a number, from 1 for A; 0 for
    /// none.
    pub letter: u8,
    /// Bytes of the title before the marker proper: 正文, 番外, 上卷.
    pub start: u16,
    /// Bytes of the title up to the end of the marker. 0 where the number
    /// stands at the end of the title: 学而第一.
    pub end: u16,
    /// Bytes of the title up to what stands behind the marker.
    pub head: u16,
}

impl SectionMarker {
    /// A number that stands nowhere in the title.
    #[must_use]
    pub fn counted(number: SectionNumber) -> Self {
        Self {
            number,
            ..Self::default()
        }
    }

    /// The words before the marker proper, as they stand in the title.
    #[must_use]
    pub fn before<'a>(&self, title: &'a str) -> &'a str {
        title.get(..usize::from(self.start)).unwrap_or_default()
    }

    /// The marker, with what stands before it, as it stands in the title.
    #[must_use]
    pub fn written<'a>(&self, title: &'a str) -> &'a str {
        title.get(..usize::from(self.end)).unwrap_or_default()
    }

    /// What stands behind the marker in the title; the whole title where it
    /// begins with none.
    #[must_use]
    pub fn after<'a>(&self, title: &'a str) -> &'a str {
        title.get(usize::from(self.head)..).unwrap_or_default()
    }
}

impl From<Marker> for SectionMarker {
    fn from(read: Marker) -> Self {
        // A prefix is a few words; what were longer would be found nowhere.
        let bytes = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        Self {
            number: read.number,
            style: Some(read.style),
            word: read.word,
            digits: read.digits,
            two: read.two,
            letter: read.letter,
            start: bytes(read.start),
            end: bytes(read.end),
            head: bytes(read.head),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::{Unit, marker};

    fn read(title: &str) -> SectionMarker {
        marker(title).map(SectionMarker::from).unwrap()
    }

    #[test]
    fn a_marker_is_small() {
        assert!(size_of::<SectionMarker>() <= 32);
    }

    #[test]
    fn a_marker_knows_where_it_stands_and_how_it_is_written() {
        let title = "番外 第１２章之二　渡口";
        let marker = read(title);
        assert_eq!(marker.number.parts(), [12, 2]);
        assert_eq!(marker.style, Some(Style::Unit(Unit::Chapter)));
        assert_eq!(marker.word, Some(UnitWord::Chapter));
        assert_eq!(marker.digits, Some(Digits::Arabic));
        assert_eq!(marker.before(title), "番外 ");
        assert_eq!(marker.written(title), "番外 第１２章之二");
        assert_eq!(marker.after(title), "渡口");
        for (title, digits) in [
            ("第三十条", Digits::Chinese),
            ("第IIA部", Digits::Roman),
            ("③ 摸底", Digits::Enclosed),
            ("甲、摸底", Digits::Order),
            ("上卷", Digits::Order),
            ("第八十—回　渡口", Digits::Chinese),
        ] {
            assert_eq!(read(title).digits, Some(digits), "{title}");
        }
        assert!(read("第二、三卷　夏").two);
        let annex = read("附录B 名词");
        assert_eq!((annex.word, annex.letter), (Some(UnitWord::Appendix), 2));
        assert!(annex.number.is_none());
        let behind = read("学而第一");
        assert_eq!((behind.end, behind.number.parts()), (0, &[1][..]));
    }
}
