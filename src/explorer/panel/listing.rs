//! What a panel is to list, and in which way: what its keys change.

use super::NotesOrder;
use crate::document::Span;
use crate::lexicon::phrases::PhraseKind;
use crate::search::{By, Context, MOST_UNITS, Sorting, Unit};

use super::super::language::{Language, Text};

/// What a panel is to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listing {
    /// The hits of the filter as concordance lines.
    Hits(HitsOrder),
    /// The words that matter.
    Keywords(KeywordsWay),
    /// Set phrases.
    Phrases(PhrasesWay),
    /// Amounts, rates, dates.
    Figures(FiguresWay),
    /// What stands beside the hits of the filter.
    Collocates(CollocatesWay),
    /// The sizes of the document and its sections.
    Statistics(StatisticsWay),
    /// Bookmarks, notes and coloured marks.
    Notes(NotesOrder),
}

/// The order of concordance lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HitsOrder {
    /// By which side.
    pub side: Side,
    /// How many characters or words of it, from 1 to [`MOST_UNITS`]; 0 is 1.
    pub count: u8,
    /// Characters or words.
    pub words: bool,
    /// How they are compared.
    pub by: Comparison,
}

/// The side of the keyword that orders the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// Neither: the place in the document.
    #[default]
    Place,
    /// What stands behind.
    Right,
    /// What stands before.
    Left,
}

/// How context is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Comparison {
    /// By pinyin.
    #[default]
    Pinyin,
    /// By how often it stands there.
    Frequency,
    /// By code point.
    Code,
}

/// What makes a word matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// Its share in the text by its rarity in Chinese at large.
    #[default]
    TfIdf,
    /// What stands near words that matter.
    TextRank,
    /// How often it stands there.
    Frequency,
    /// What sets the section off from the rest of the document.
    Keyness,
}

/// How keywords are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KeywordsWay {
    /// By what they are weighed.
    pub method: Method,
    /// Of which part (bytes of the reading text); of the whole where there is
    /// none.
    pub part: Option<Span>,
    /// Whether that is what the reader selected, and no section.
    pub is_selected: bool,
    /// With words of one character and numbers.
    pub all: bool,
    /// By how often they stand there instead of by weight.
    pub by_count: bool,
}

/// How set phrases are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhrasesWay {
    /// Those of one kind only.
    pub kind: Option<PhraseKind>,
    /// By their first place instead of by how often they come.
    pub by_place: bool,
    /// How often a wording that is neither quoted nor listed must come.
    pub least: u32,
}

impl Default for PhrasesWay {
    fn default() -> Self {
        Self {
            kind: None,
            by_place: false,
            least: 3,
        }
    }
}

/// Which figures are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FiguresOf {
    /// All.
    #[default]
    All,
    /// Amounts and ranks.
    Amounts,
    /// Percentages, points, fractions and multiples.
    Rates,
    /// Dates, periods and lengths of time.
    Times,
    /// Those that the sentence calls planned.
    Planned,
    /// Those that the sentence calls reached.
    Reached,
}

/// How figures are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FiguresWay {
    /// Which of them.
    pub of: FiguresOf,
    /// The largest first instead of by place.
    pub by_size: bool,
    /// Those of one unit: its rank by how often it comes, from 1; 0 for all.
    pub unit: usize,
}

/// How collocates are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CollocatesWay {
    /// Words on each side.
    pub window: usize,
    /// Within the sentence instead of the paragraph.
    pub in_sentence: bool,
    /// By mutual information instead of log-likelihood.
    pub mutual: bool,
    /// By which count; by score where it is [`Side::Place`].
    pub side: Side,
}

impl Default for CollocatesWay {
    fn default() -> Self {
        Self {
            window: 5,
            in_sentence: false,
            mutual: false,
            side: Side::Place,
        }
    }
}

/// How sections are listed below the sizes of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StatisticsWay {
    /// The longest first, by their own text, instead of in their order.
    pub longest: bool,
}

impl HitsOrder {
    /// The order as the search knows it.
    #[must_use]
    pub fn sorting(self) -> Sorting {
        let context = Context {
            count: self.count.clamp(1, MOST_UNITS),
            unit: if self.words { Unit::Words } else { Unit::Chars },
            by: match self.by {
                Comparison::Pinyin => By::Pinyin,
                Comparison::Frequency => By::Frequency,
                Comparison::Code => By::Code,
            },
        };
        match self.side {
            Side::Place => Sorting::Place,
            Side::Right => Sorting::Right(context),
            Side::Left => Sorting::Left(context),
        }
    }
}

/// A key that changes the way of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Another order.
    Order,
    /// Another way to compare or to choose.
    Way,
    /// Other units, or another part.
    Units,
    /// More of it, or less.
    Amount(i64),
}

/// The next of some values, round.
fn next<T: Copy + PartialEq>(values: &[T], now: T) -> T {
    let at = values.iter().position(|&value| value == now);
    let following = at.and_then(|at| values.get(at.saturating_add(1)));
    following.or(values.first()).copied().unwrap_or(now)
}

impl Listing {
    /// The listing after a key; `None` where the key means nothing to it.
    /// `here` is the section that the reader is in (bytes of the reading
    /// text).
    #[must_use]
    pub fn turned(&self, turn: Turn, here: Option<Span>) -> Option<Self> {
        match self {
            Self::Hits(order) => order.turned(turn).map(Self::Hits),
            Self::Keywords(way) => way.turned(turn, here).map(Self::Keywords),
            Self::Phrases(way) => Some(Self::Phrases(way.turned(turn)?)),
            Self::Figures(way) => Some(Self::Figures(way.turned(turn)?)),
            Self::Collocates(way) => Some(Self::Collocates(way.turned(turn)?)),
            Self::Statistics(way) => {
                (turn == Turn::Order).then_some(Self::Statistics(StatisticsWay {
                    longest: !way.longest,
                }))
            }
            Self::Notes(order) => order.clone().turned(turn).map(Self::Notes),
        }
    }

    /// Whether it lists what the filter finds.
    #[must_use]
    pub const fn needs_hits(&self) -> bool {
        matches!(self, Self::Hits(_) | Self::Collocates(_))
    }

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> Text {
        match self {
            Self::Hits(_) => Text::HitsTitle,
            Self::Keywords(_) => Text::KeywordsTitle,
            Self::Phrases(_) => Text::PhrasesTitle,
            Self::Figures(_) => Text::FiguresTitle,
            Self::Collocates(_) => Text::CollocatesTitle,
            Self::Statistics(_) => Text::StatisticsTitle,
            Self::Notes(_) => Text::NotesTitle,
        }
    }

    /// Its keys.
    #[must_use]
    pub const fn keys(&self) -> Text {
        match self {
            Self::Hits(_) => Text::HitsKeys,
            Self::Keywords(_) => Text::KeywordsKeys,
            Self::Phrases(_) => Text::PhrasesKeys,
            Self::Figures(_) => Text::FiguresKeys,
            Self::Collocates(_) => Text::CollocatesKeys,
            Self::Statistics(_) => Text::StatisticsKeys,
            Self::Notes(_) => Text::NotesKeys,
        }
    }

    /// The way of it, in words.
    #[must_use]
    pub fn way(&self, language: Language) -> String {
        match self {
            Self::Hits(order) => order.way(language),
            Self::Keywords(way) => way.way(language),
            Self::Phrases(way) => way.way(language),
            Self::Figures(way) => way.way(language),
            Self::Collocates(way) => way.way(language),
            Self::Statistics(way) => {
                let way = if way.longest {
                    Text::ByLength
                } else {
                    Text::ByPlace
                };
                way.get(language).to_owned()
            }
            Self::Notes(order) => order.describe(language),
        }
    }
}

impl HitsOrder {
    fn turned(mut self, turn: Turn) -> Option<Self> {
        match turn {
            Turn::Order => self.side = next(&[Side::Place, Side::Right, Side::Left], self.side),
            // By place there is nothing to compare.
            _ if self.side == Side::Place => return None,
            Turn::Way => {
                let all = [Comparison::Pinyin, Comparison::Frequency, Comparison::Code];
                self.by = next(&all, self.by);
            }
            Turn::Units => self.words = !self.words,
            Turn::Amount(by) => {
                let most = i64::from(MOST_UNITS);
                let count = i64::from(self.count.max(1))
                    .saturating_add(by)
                    .clamp(1, most);
                self.count = u8::try_from(count).unwrap_or(1);
            }
        }
        Some(self)
    }

    fn way(self, language: Language) -> String {
        let by = match self.by {
            Comparison::Pinyin => Text::InPinyin,
            Comparison::Frequency => Text::InFrequency,
            Comparison::Code => Text::InCode,
        };
        let unit = if self.words {
            Text::UnitWords
        } else {
            Text::UnitChars
        };
        let text = match self.side {
            Side::Place => return Text::ByPlace.get(language).to_owned(),
            Side::Right => Text::ByRight,
            Side::Left => Text::ByLeft,
        };
        let count = self.count.max(1);
        text.fill(language, &[&count, &unit.get(language), &by.get(language)])
    }
}

impl KeywordsWay {
    fn turned(mut self, turn: Turn, here: Option<Span>) -> Option<Self> {
        match turn {
            Turn::Order => self.by_count = !self.by_count,
            Turn::Way => {
                let all = [
                    Method::TfIdf,
                    Method::TextRank,
                    Method::Frequency,
                    Method::Keyness,
                ];
                self.method = next(&all, self.method);
                if self.method == Method::Keyness {
                    // It compares a section with the rest.
                    self.part = self.part.or(here);
                    if self.part.is_none() {
                        self.method = Method::TfIdf;
                    }
                }
            }
            Turn::Units => {
                self.part = match self.part {
                    None => Some(here?),
                    Some(_) => None,
                };
                self.is_selected = false;
                if self.part.is_none() && self.method == Method::Keyness {
                    self.method = Method::TfIdf;
                }
            }
            Turn::Amount(by) => self.all = by > 0,
        }
        Some(self)
    }

    fn way(self, language: Language) -> String {
        let method = match self.method {
            Method::TfIdf => Text::MethodTfIdf,
            Method::TextRank => Text::MethodTextRank,
            Method::Frequency => Text::MethodFrequency,
            Method::Keyness => Text::MethodKeyness,
        };
        let part = match self.part {
            Some(_) if self.is_selected => Text::OfSelection,
            Some(_) => Text::OfSection,
            None => Text::OfWhole,
        };
        let mut texts = vec![part, method];
        if self.by_count {
            texts.push(Text::ByCount);
        }
        if self.all {
            texts.push(Text::WithSingles);
        }
        joined(&texts, language)
    }
}

fn joined(texts: &[Text], language: Language) -> String {
    let texts: Vec<&str> = texts.iter().map(|text| text.get(language)).collect();
    texts.join(language.choose("，", ", "))
}

impl PhrasesWay {
    /// The kinds in the order of the key, all of them first.
    pub const KINDS: [Option<PhraseKind>; 6] = [
        None,
        Some(PhraseKind::Slogan),
        Some(PhraseKind::Quoted),
        Some(PhraseKind::Listed),
        Some(PhraseKind::Repeated),
        Some(PhraseKind::Title),
    ];

    fn turned(mut self, turn: Turn) -> Option<Self> {
        match turn {
            Turn::Order => self.by_place = !self.by_place,
            Turn::Way => self.kind = next(&Self::KINDS, self.kind),
            Turn::Units => return None,
            // More phrases are those that need to come less often.
            Turn::Amount(by) => {
                let least = i64::from(self.least).saturating_sub(by).clamp(2, 50);
                self.least = u32::try_from(least).unwrap_or(3);
            }
        }
        Some(self)
    }

    fn way(self, language: Language) -> String {
        let kind = self.kind.map_or(Text::PhrasesAll, kind_text);
        let order = if self.by_place {
            Text::ByPlace
        } else {
            Text::ByCount
        };
        let least = Text::AtLeast.fill(language, &[&self.least]);
        let way = joined(&[kind, order], language);
        format!("{way}{}{least}", language.choose("，", ", "))
    }
}

/// What a kind of phrases is called.
#[must_use]
pub(super) const fn kind_text(kind: PhraseKind) -> Text {
    match kind {
        PhraseKind::Title => Text::PhraseTitle,
        PhraseKind::Slogan => Text::PhraseSlogan,
        PhraseKind::Listed => Text::PhraseListed,
        PhraseKind::Quoted => Text::PhraseQuoted,
        PhraseKind::Repeated => Text::PhraseRepeated,
    }
}

impl FiguresWay {
    fn turned(mut self, turn: Turn) -> Option<Self> {
        match turn {
            Turn::Order => self.by_size = !self.by_size,
            Turn::Way => {
                let all = [
                    FiguresOf::All,
                    FiguresOf::Amounts,
                    FiguresOf::Rates,
                    FiguresOf::Times,
                    FiguresOf::Planned,
                    FiguresOf::Reached,
                ];
                self.of = next(&all, self.of);
                self.unit = 0;
            }
            Turn::Units => self.unit = self.unit.saturating_add(1),
            Turn::Amount(_) => return None,
        }
        Some(self)
    }

    fn way(self, language: Language) -> String {
        let of = match self.of {
            FiguresOf::All => Text::FiguresAll,
            FiguresOf::Amounts => Text::FiguresAmounts,
            FiguresOf::Rates => Text::FiguresRates,
            FiguresOf::Times => Text::FiguresTimes,
            FiguresOf::Planned => Text::FiguresPlanned,
            FiguresOf::Reached => Text::FiguresReached,
        };
        let order = if self.by_size {
            Text::BySize
        } else {
            Text::ByPlace
        };
        joined(&[of, order], language)
    }
}

impl CollocatesWay {
    fn turned(mut self, turn: Turn) -> Option<Self> {
        match turn {
            Turn::Order => self.side = next(&[Side::Place, Side::Left, Side::Right], self.side),
            Turn::Way => self.mutual = !self.mutual,
            Turn::Units => self.in_sentence = !self.in_sentence,
            Turn::Amount(by) => {
                let window = i64::try_from(self.window).unwrap_or(5);
                let window = window.saturating_add(by).clamp(1, 20);
                self.window = usize::try_from(window).unwrap_or(5);
            }
        }
        Some(self)
    }

    fn way(self, language: Language) -> String {
        let measure = if self.mutual {
            Text::MeasureMutual
        } else {
            Text::MeasureLikelihood
        };
        let within = if self.in_sentence {
            Text::BesideInSentence
        } else {
            Text::BesideInParagraph
        };
        let order = match self.side {
            Side::Place => Text::ByScore,
            Side::Left => Text::ByLeftCount,
            Side::Right => Text::ByRightCount,
        };
        let window = Text::WindowOf.fill(language, &[&self.window]);
        let way = joined(&[within, measure, order], language);
        format!("{window}{}{way}", language.choose("，", ", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Option<Span> = Some(Span { start: 3, end: 9 });

    #[test]
    fn the_keys_reach_every_order_of_hits_and_come_back() {
        let start = Listing::Hits(HitsOrder::default());
        let turn = |listing: &Listing, turn| listing.turned(turn, None);
        assert_eq!(turn(&start, Turn::Way), None);
        let right = turn(&start, Turn::Order).unwrap();
        let words = turn(&right, Turn::Units).unwrap();
        let sorting = |listing: &Listing| match listing {
            Listing::Hits(order) => order.sorting(),
            _ => unreachable!(),
        };
        let expected = |count| {
            Sorting::Right(Context {
                count,
                unit: Unit::Words,
                by: By::Pinyin,
            })
        };
        assert_eq!(sorting(&words), expected(1));
        let three = turn(&words, Turn::Amount(5)).unwrap();
        assert_eq!(sorting(&three), expected(MOST_UNITS));
        let back = turn(&turn(&right, Turn::Order).unwrap(), Turn::Order);
        assert_eq!(back, Some(start));
    }

    #[test]
    fn keyness_is_of_a_section() {
        let mut way = KeywordsWay::default();
        for _ in 0..3 {
            way = way.turned(Turn::Way, HERE).unwrap();
        }
        assert_eq!((way.method, way.part), (Method::Keyness, HERE));
        let whole = way.turned(Turn::Units, HERE).unwrap();
        assert_eq!((whole.method, whole.part), (Method::TfIdf, None));
        let mut elsewhere = KeywordsWay::default();
        for _ in 0..8 {
            elsewhere = elsewhere.turned(Turn::Way, None).unwrap();
            assert_ne!(elsewhere.method, Method::Keyness);
        }
        assert_eq!(elsewhere.turned(Turn::Units, None), None);
    }

    #[test]
    fn amounts_stay_within_reason() {
        let mut phrases = PhrasesWay::default();
        let mut collocates = CollocatesWay::default();
        for _ in 0..9 {
            phrases = phrases.turned(Turn::Amount(7)).unwrap();
            collocates = collocates.turned(Turn::Amount(-7)).unwrap();
        }
        assert_eq!((phrases.least, collocates.window), (2, 1));
        assert_eq!(phrases.turned(Turn::Amount(-1)).unwrap().least, 3);
    }

    #[test]
    fn every_way_is_told_in_both_languages() {
        for listing in [
            Listing::Hits(HitsOrder::default()),
            Listing::Keywords(KeywordsWay::default()),
            Listing::Phrases(PhrasesWay::default()),
            Listing::Figures(FiguresWay::default()),
            Listing::Collocates(CollocatesWay::default()),
            Listing::Statistics(StatisticsWay::default()),
        ] {
            for turn in [Turn::Order, Turn::Way, Turn::Units, Turn::Amount(1)] {
                let Some(turned) = listing.turned(turn, HERE) else {
                    continue;
                };
                // The unit is told by the table.
                let told = |l: &Listing| {
                    [Language::Chinese, Language::English].map(|language| l.way(language))
                };
                let is_unit = matches!(listing, Listing::Figures(_)) && turn == Turn::Units;
                assert!(is_unit || told(&listing) != told(&turned), "{turned:?}");
            }
        }
    }
}
