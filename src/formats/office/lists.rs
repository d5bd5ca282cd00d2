//! Numbered lists: what counts, what starts again when, and how a number is
//! put together of its levels.

use super::numerals::Numeral;

/// How many levels a list has.
pub(crate) const LEVELS: usize = 10;

/// How one level of a list numbers its paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Level {
    /// The first number.
    pub(crate) start: u32,
    /// How numbers are written.
    pub(crate) numeral: Numeral,
    /// What is printed: text, and for each level that is named its number.
    pub(crate) parts: Vec<Piece>,
    /// When it starts again.
    pub(crate) restart: Restart,
    /// Whether the numbers of all levels are printed in decimal digits.
    pub(crate) legal: bool,
    /// What stands between number and text.
    pub(crate) suffix: Suffix,
}

/// A piece of what is printed before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Text as it is.
    Text(String),
    /// The number of a level, from 0.
    Number(usize),
}

/// When a level starts again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Restart {
    /// Behind every paragraph of a level above.
    Above,
    /// Behind every paragraph of this level (from 0) or one above it.
    Behind(usize),
    /// Never.
    Never,
}

/// What stands between number and text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Suffix {
    /// A tab, which is as wide as the page wants.
    #[default]
    Tab,
    /// A space.
    Space,
    /// Nothing.
    Nothing,
}

/// What is printed before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Label {
    /// A number with what stands around it and behind it.
    Number(String),
    /// A sign that says nothing.
    Bullet,
}

/// How far a list has counted: the last number of each level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Count {
    last: [Option<u32>; LEVELS],
}

impl Count {
    /// Makes a level start anew at the next paragraph of it.
    pub(crate) fn forget(&mut self, level: usize) {
        if let Some(last) = self.last.get_mut(level) {
            *last = None;
        }
    }

    /// Counts a paragraph of a level, whose levels are told by `levels`.
    /// `start` is the first number of it, where that is not the level's own.
    pub(crate) fn step<'l>(
        &mut self,
        level: usize,
        start: Option<u32>,
        levels: impl Fn(usize) -> Option<&'l Level>,
    ) {
        let first = start
            .or_else(|| levels(level).map(|own| own.start))
            .unwrap_or(1);
        let Some(last) = self.last.get_mut(level) else {
            return;
        };
        *last = Some(last.map_or(first, |last| last.saturating_add(1)));
        for below in level.saturating_add(1)..LEVELS {
            let restarts = match levels(below).map_or(Restart::Above, |own| own.restart) {
                Restart::Above => true,
                Restart::Behind(lowest) => level <= lowest,
                Restart::Never => false,
            };
            if restarts {
                self.forget(below);
            }
        }
    }

    /// What is printed before a paragraph of a level that has been counted.
    /// Levels that have not begun are printed as they would begin.
    pub(crate) fn label<'l>(
        &self,
        level: usize,
        levels: impl Fn(usize) -> Option<&'l Level>,
    ) -> Option<Label> {
        let own = levels(level)?;
        if own.numeral == Numeral::Bullet {
            return Some(Label::Bullet);
        }
        let mut label = String::new();
        for piece in &own.parts {
            match piece {
                Piece::Text(text) => label += text,
                Piece::Number(at) => {
                    let Some(named) = levels(*at) else { continue };
                    let last = self.last.get(*at).copied().flatten();
                    let number = last.unwrap_or(named.start);
                    let numeral = match named.numeral {
                        numeral if own.legal && numeral.counts() => match numeral {
                            Numeral::Padded(_) => numeral,
                            _ => Numeral::Decimal,
                        },
                        numeral => numeral,
                    };
                    label += &numeral.write(number);
                }
            }
        }
        if label.trim().is_empty() {
            return None;
        }
        label += own.suffix.written(&label);
        Some(Label::Number(label))
    }
}

impl Suffix {
    /// What is written behind a number for it: a tab sets wide what ends in a
    /// letter or digit, and is nothing to see behind the marks of Chinese.
    fn written(self, label: &str) -> &'static str {
        let last = label.chars().next_back().unwrap_or(' ');
        match self {
            Self::Nothing => "",
            _ if last.is_whitespace() => "",
            Self::Space => " ",
            Self::Tab if last.is_ascii() => " ",
            Self::Tab if crate::text::is_hanzi(last) => "\u{3000}",
            Self::Tab if last.is_alphabetic() => " ",
            Self::Tab => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(numeral: Numeral, parts: &[Piece]) -> Level {
        Level {
            start: 1,
            numeral,
            parts: parts.to_vec(),
            restart: Restart::Above,
            legal: false,
            suffix: Suffix::Nothing,
        }
    }

    fn text(text: &str) -> Piece {
        Piece::Text(text.to_owned())
    }

    fn run(levels: &[Level], steps: &[usize]) -> Vec<String> {
        let mut count = Count::default();
        let label = |count: &Count, at: usize| match count.label(at, |i| levels.get(i)) {
            Some(Label::Number(number)) => number,
            Some(Label::Bullet) => "•".to_owned(),
            None => String::new(),
        };
        let step = |&at: &usize| {
            count.step(at, None, |i| levels.get(i));
            label(&count, at)
        };
        steps.iter().map(step).collect()
    }

    #[test]
    fn articles_that_never_start_again_go_on_over_chapters() {
        let chapter = [text("第"), Piece::Number(0), text("章")];
        let article = [text("第"), Piece::Number(1), text("条")];
        let mut levels = [
            level(Numeral::ChineseThousand, &chapter),
            level(Numeral::ChineseThousand, &article),
        ];
        let steps = [0, 1, 1, 0, 1];
        let again = ["第一章", "第一条", "第二条", "第二章", "第一条"];
        assert_eq!(run(&levels, &steps), again);
        levels[1].restart = Restart::Never;
        let on = ["第一章", "第一条", "第二条", "第二章", "第三条"];
        assert_eq!(run(&levels, &steps), on);
    }

    #[test]
    fn a_level_starts_again_behind_the_level_it_names_only() {
        let own = |at| [Piece::Number(at)];
        let mut levels = [
            level(Numeral::Decimal, &own(0)),
            level(Numeral::Decimal, &own(1)),
            level(Numeral::Decimal, &own(2)),
        ];
        levels[2].restart = Restart::Behind(0);
        let steps = [0, 1, 2, 2, 1, 2, 0, 1, 2];
        let wanted = ["1", "1", "1", "2", "2", "3", "2", "1", "1"];
        assert_eq!(run(&levels, &steps), wanted);
    }

    #[test]
    fn legal_numbers_are_decimal_on_all_levels() {
        let both = [Piece::Number(0), text("."), Piece::Number(1)];
        let mut levels = [
            level(Numeral::ChineseThousand, &[Piece::Number(0)]),
            level(Numeral::Decimal, &both),
        ];
        assert_eq!(run(&levels, &[0, 1]), ["一", "一.1"]);
        levels[1].legal = true;
        assert_eq!(run(&levels, &[0, 1]), ["一", "1.1"]);
    }

    #[test]
    fn a_level_that_has_not_begun_is_printed_as_it_would_begin() {
        let both = [Piece::Number(0), text("."), Piece::Number(1)];
        let levels = [
            level(Numeral::Decimal, &[Piece::Number(0)]),
            level(Numeral::Decimal, &both),
        ];
        assert_eq!(run(&levels, &[1, 1, 0, 1]), ["1.1", "1.2", "1", "1.1"]);
    }

    #[test]
    fn what_a_tab_is_goes_by_what_stands_before_it() {
        assert_eq!(Suffix::Tab.written("一、"), "");
        assert_eq!(Suffix::Tab.written("（一）"), "");
        assert_eq!(Suffix::Tab.written("第一章"), "\u{3000}");
        assert_eq!(Suffix::Tab.written("1.1"), " ");
        assert_eq!(Suffix::Tab.written("第一章\u{3000}"), "");
        assert_eq!(Suffix::Nothing.written("第一条"), "");
    }
}
