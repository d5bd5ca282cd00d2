//! Numbers as word processors print them: 一百〇一, 壹拾贰, 甲, ⑫, １２, IV.
//!
//! The forms are those that Word prints, which differ from the letter of its
//! standard here and there; a number that a form has no sign for is printed in
//! decimal digits.

use crate::text::numbers::enclosed::Enclosure;
use crate::text::numbers::latin;
use crate::text::numbers::written::{
    BRANCHES, COUNTING, JAPAN, JAPAN_LEGAL, KOREA, LEGAL, STEMS, TAIWAN, TRADITIONAL, digits,
};

/// How the numbers of a list are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Numeral {
    /// Nothing: the list does not count.
    None,
    /// A sign that is the same for all.
    Bullet,
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// 01, 02, … 10: at least so many digits.
    Padded(u8),
    /// １, ２, ３.
    FullWidth,
    /// - 1 -.
    InDash,
    /// 1st, 2nd.
    Ordinal,
    /// I, II.
    UpperRoman,
    /// i, ii.
    LowerRoman,
    /// A, B, … Z, AA, BB.
    UpperLetter,
    /// a, b, … z, aa, bb.
    LowerLetter,
    /// A, B, … Z, AA, AB.
    UpperColumn,
    /// a, b, … z, aa, ab.
    LowerColumn,
    /// 1, F, 10 in base 16.
    Hex,
    /// *, †, ‡, §, **.
    Chicago,
    /// 一, … 九十九, 一○○.
    ChineseCounting,
    /// 一百〇一.
    ChineseThousand,
    /// 壹佰零壹 in simplified hanzi.
    ChineseLegal,
    /// 一百零一 in traditional hanzi.
    TaiwaneseThousand,
    /// 壹佰零壹 in traditional hanzi.
    TraditionalLegal,
    /// 一〇一.
    Digits,
    /// 一○一.
    RoundDigits,
    /// 百一.
    JapaneseCounting,
    /// 壱百壱.
    JapaneseLegal,
    /// 甲, 乙, … 癸.
    Stem,
    /// 子, 丑, … 亥.
    Branch,
    /// 甲子, 乙丑, … 癸亥.
    StemBranch,
    /// ①, … ⑳.
    Circle,
    /// ⒈, … ⒛.
    FullStop,
    /// ⑴, … ⒇.
    Paren,
    /// ㊀, … ㊉.
    HanCircle,
    /// ア, イ, ウ.
    Aiueo,
    /// ｱ, ｲ, ｳ.
    HalfAiueo,
    /// イ, ロ, ハ.
    Iroha,
    /// ｲ, ﾛ, ﾊ.
    HalfIroha,
    /// 가, 나, 다.
    Ganada,
    /// ㄱ, ㄴ, ㄷ.
    Chosung,
    /// 일영일.
    KoreanDigits,
    /// 백일.
    KoreanCounting,
    /// 하나, 둘, 셋.
    KoreanNative,
}

const AIUEO: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const HALF_AIUEO: &str = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
const IROHA: &str = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";
const HALF_IROHA: &str = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ";
const GANADA: &str = "가나다라마바사아자차카타파하";
const CHOSUNG: &str = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";

impl Numeral {
    /// The form that a number format of Office Open XML stands for; decimal
    /// for those that no document of East Asia uses.
    pub(crate) fn of_word(format: &str) -> Self {
        match format {
            "none" => Self::None,
            "bullet" => Self::Bullet,
            "decimalZero" => Self::Padded(2),
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "numberInDash" => Self::InDash,
            "ordinal" => Self::Ordinal,
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "upperLetter" => Self::UpperLetter,
            "lowerLetter" => Self::LowerLetter,
            "hex" => Self::Hex,
            "chicago" => Self::Chicago,
            "chineseCounting" | "taiwaneseCounting" => Self::ChineseCounting,
            "chineseCountingThousand" => Self::ChineseThousand,
            "chineseLegalSimplified" => Self::ChineseLegal,
            "taiwaneseCountingThousand" => Self::TaiwaneseThousand,
            "ideographLegalTraditional" => Self::TraditionalLegal,
            "ideographDigital" | "japaneseDigitalTenThousand" => Self::Digits,
            "taiwaneseDigital" => Self::RoundDigits,
            "japaneseCounting" => Self::JapaneseCounting,
            "japaneseLegal" => Self::JapaneseLegal,
            "ideographTraditional" => Self::Stem,
            "ideographZodiac" => Self::Branch,
            "ideographZodiacTraditional" => Self::StemBranch,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circle,
            "decimalEnclosedFullstop" => Self::FullStop,
            "decimalEnclosedParen" => Self::Paren,
            "ideographEnclosedCircle" => Self::HanCircle,
            "aiueoFullWidth" => Self::Aiueo,
            "aiueo" => Self::HalfAiueo,
            "irohaFullWidth" => Self::Iroha,
            "iroha" => Self::HalfIroha,
            "ganada" => Self::Ganada,
            "chosung" => Self::Chosung,
            "koreanDigital" => Self::KoreanDigits,
            "koreanCounting" => Self::KoreanCounting,
            "koreanLegal" => Self::KoreanNative,
            _ => Self::Decimal,
        }
    }

    /// The form that a number format of OpenDocument stands for: a letter, or
    /// the first numbers of it. `doubled` where letters behind z are aa, bb.
    pub(crate) fn of_sample(format: &str, doubled: bool) -> Self {
        let mut samples = format.split(',').map(str::trim);
        let first = samples.next().unwrap_or_default();
        let second = samples.next().unwrap_or_default();
        match (first, second) {
            ("", _) => Self::None,
            ("A", "") if doubled => Self::UpperLetter,
            ("a", "") if doubled => Self::LowerLetter,
            ("A", _) => Self::UpperColumn,
            ("a", _) => Self::LowerColumn,
            ("I", _) => Self::UpperRoman,
            ("i", _) => Self::LowerRoman,
            ("一", _) => Self::ChineseThousand,
            ("〇" | "零", "一") => Self::Digits,
            ("壹", "貳") => Self::TraditionalLegal,
            ("壹", _) => Self::ChineseLegal,
            ("壱", _) => Self::JapaneseLegal,
            ("甲", _) => Self::Stem,
            ("子", _) => Self::Branch,
            ("①", _) => Self::Circle,
            ("⒈", _) => Self::FullStop,
            ("⑴", _) => Self::Paren,
            ("㊀", _) => Self::HanCircle,
            ("１", _) => Self::FullWidth,
            ("ア", _) => Self::Aiueo,
            ("ｱ", _) => Self::HalfAiueo,
            ("イ", _) => Self::Iroha,
            ("ｲ", _) => Self::HalfIroha,
            ("가", _) => Self::Ganada,
            ("ㄱ", _) => Self::Chosung,
            ("일", _) => Self::KoreanCounting,
            ("하나", _) => Self::KoreanNative,
            ("01", _) => Self::Padded(2),
            ("001", _) => Self::Padded(3),
            _ => Self::Decimal,
        }
    }

    /// Whether it counts at all.
    pub(crate) const fn counts(self) -> bool {
        !matches!(self, Self::None | Self::Bullet)
    }

    /// A number in this form. Constant, but for those that are as long as the
    /// number is large, which are bounded.
    pub(crate) fn write(self, number: u32) -> String {
        let enclosed = |kind: Enclosure| kind.written(number).map(String::from);
        let written = match self {
            Self::None | Self::Bullet => Some(String::new()),
            Self::Decimal => None,
            Self::Padded(digits) => Some(format!(
                "{number:0width$}",
                width = usize::from(digits.min(16))
            )),
            Self::FullWidth => Some(digits(number, "０１２３４５６７８９")),
            Self::InDash => Some(format!("- {number} -")),
            Self::Ordinal => Some(ordinal(number)),
            Self::UpperRoman => latin::roman(number),
            Self::LowerRoman => latin::roman(number).map(|roman| roman.to_ascii_lowercase()),
            Self::UpperLetter => repeated(number, b'A'),
            Self::LowerLetter => repeated(number, b'a'),
            Self::UpperColumn => latin::letters(number, b'A'),
            Self::LowerColumn => latin::letters(number, b'a'),
            Self::Hex => Some(format!("{number:X}")),
            Self::Chicago => again(number, "*†‡§"),
            Self::ChineseCounting => match number {
                0 => Some("○".to_owned()),
                1..=99 => Some(COUNTING.write(number)),
                _ => Some(digits(number, "○一二三四五六七八九")),
            },
            Self::ChineseThousand => Some(COUNTING.write(number)),
            Self::ChineseLegal => Some(LEGAL.write(number)),
            Self::TaiwaneseThousand => Some(TAIWAN.write(number)),
            Self::TraditionalLegal => Some(TRADITIONAL.write(number)),
            Self::Digits => Some(digits(number, "〇一二三四五六七八九")),
            Self::RoundDigits => Some(digits(number, "○一二三四五六七八九")),
            Self::JapaneseCounting => Some(JAPAN.write(number)),
            Self::JapaneseLegal => Some(JAPAN_LEGAL.write(number)),
            Self::Stem => sign(number, STEMS),
            Self::Branch => sign(number, BRANCHES),
            Self::StemBranch => stem_branch(number),
            Self::Circle => enclosed(Enclosure::Circle),
            Self::FullStop => enclosed(Enclosure::Stop),
            Self::Paren => enclosed(Enclosure::Brackets),
            Self::HanCircle => enclosed(Enclosure::HanCircle),
            Self::Aiueo => around(number, AIUEO),
            Self::HalfAiueo => around(number, HALF_AIUEO),
            Self::Iroha => around(number, IROHA),
            Self::HalfIroha => around(number, HALF_IROHA),
            Self::Ganada => around(number, GANADA),
            Self::Chosung => around(number, CHOSUNG),
            Self::KoreanDigits => Some(digits(number, "영일이삼사오육칠팔구")),
            Self::KoreanCounting => Some(KOREA.write(number)),
            Self::KoreanNative => korean_native(number),
        };
        written.unwrap_or_else(|| number.to_string())
    }
}

/// The sign at a place from 1, and none behind the last.
fn sign(number: u32, signs: &str) -> Option<String> {
    let at = usize::try_from(number.checked_sub(1)?).ok()?;
    signs.chars().nth(at).map(String::from)
}

/// The sign at a place from 1, from the first again behind the last.
fn around(number: u32, signs: &str) -> Option<String> {
    let count = u32::try_from(signs.chars().count()).ok()?;
    let at = number.checked_sub(1)?.checked_rem(count)?;
    sign(at.saturating_add(1), signs)
}

/// The same, but once more doubled each time: *, †, **, ††.
fn again(number: u32, signs: &str) -> Option<String> {
    let count = u32::try_from(signs.chars().count()).ok()?;
    let times = number.checked_sub(1)?.checked_div(count)?;
    let times = usize::try_from(times.saturating_add(1)).ok()?;
    (times <= 8).then_some(())?;
    around(number, signs).map(|sign| sign.repeat(times))
}

/// A, B, … Z, AA, BB.
fn repeated(number: u32, first: u8) -> Option<String> {
    let at = number.checked_sub(1)?;
    let letter = first.saturating_add(u8::try_from(at % 26).ok()?);
    let times = usize::try_from(at / 26).ok()?.saturating_add(1);
    (times <= 30).then(|| char::from(letter).to_string().repeat(times))
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

fn stem_branch(number: u32) -> Option<String> {
    if number > 60 {
        return None;
    }
    Some(around(number, STEMS)? + &around(number, BRANCHES)?)
}

fn korean_native(number: u32) -> Option<String> {
    const ONES: [&str; 10] = [
        "", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉",
    ];
    const TENS: [&str; 10] = [
        "", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔",
    ];
    if !(1..=99).contains(&number) {
        return None;
    }
    let of = |signs: &[&'static str; 10], digit: u32| {
        let digit = usize::try_from(digit).ok()?;
        signs.get(digit).copied()
    };
    Some(of(&TENS, number / 10)?.to_owned() + of(&ONES, number % 10)?)
}

#[cfg(test)]
mod tests {
    use super::Numeral;

    #[test]
    fn numbers_are_written_as_word_prints_them() {
        #[rustfmt::skip]
        let wanted: &[(&str, &[(u32, &str)])] = &[
            ("chineseCounting", &[(9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一○○"), (101, "一○一")]),
            ("taiwaneseCounting", &[(10, "十"), (21, "二十一"), (100, "一○○")]),
            ("chineseCountingThousand", &[
                (10, "十"), (12, "十二"), (20, "二十"), (100, "一百"), (101, "一百〇一"), (110, "一百一十"),
                (111, "一百一十一"), (1001, "一千〇一"), (1010, "一千〇一十"), (1100, "一千一百"), (10_000, "一万"),
                (10_001, "一万〇一"), (10_110, "一万〇一百一十"), (20_300, "二万〇三百"), (1260, "一千二百六十"),
            ]),
            ("taiwaneseCountingThousand", &[(11, "十一"), (101, "一百零一"), (10_000, "一萬")]),
            ("chineseLegalSimplified", &[(9, "玖"), (10, "壹拾"), (11, "壹拾壹"), (101, "壹佰零壹"), (1260, "壹仟贰佰陆拾")]),
            ("ideographLegalTraditional", &[(12, "壹拾貳"), (60, "陸拾")]),
            ("ideographDigital", &[(9, "九"), (10, "一〇"), (11, "一一")]),
            ("taiwaneseDigital", &[(10, "一○")]),
            ("japaneseCounting", &[(10, "十"), (11, "十一"), (20, "二十"), (100, "百"), (101, "百一"), (1111, "千百十一"), (10_000, "一万")]),
            ("japaneseLegal", &[(3, "参"), (10, "壱拾"), (12, "壱拾弐")]),
            ("koreanCounting", &[(10, "십"), (11, "십일"), (101, "백일")]),
            ("koreanDigital", &[(10, "일영")]),
            ("koreanLegal", &[(1, "하나"), (11, "열하나"), (20, "스물")]),
            ("ideographTraditional", &[(1, "甲"), (10, "癸"), (11, "11")]),
            ("ideographZodiac", &[(1, "子"), (12, "亥"), (13, "13")]),
            ("ideographZodiacTraditional", &[(1, "甲子"), (13, "丙子"), (60, "癸亥"), (61, "61")]),
            ("decimalEnclosedCircle", &[(1, "①"), (20, "⑳"), (21, "21")]),
            ("decimalEnclosedCircleChinese", &[(12, "⑫")]),
            ("decimalEnclosedFullstop", &[(1, "⒈"), (20, "⒛"), (21, "21")]),
            ("decimalEnclosedParen", &[(1, "⑴"), (20, "⒇")]),
            ("ideographEnclosedCircle", &[(1, "㊀"), (10, "㊉"), (11, "11")]),
            ("decimalFullWidth", &[(9, "９"), (12, "１２")]),
            ("decimalZero", &[(1, "01"), (10, "10"), (100, "100")]),
            ("numberInDash", &[(3, "- 3 -")]),
            ("upperRoman", &[(1, "I"), (4, "IV"), (9, "IX"), (1994, "MCMXCIV")]),
            ("lowerRoman", &[(14, "xiv")]),
            ("upperLetter", &[(1, "A"), (26, "Z"), (27, "AA"), (28, "BB")]),
            ("lowerLetter", &[(3, "c"), (53, "aaa")]),
            ("aiueoFullWidth", &[(1, "ア"), (46, "ン"), (47, "ア")]),
            ("iroha", &[(1, "ｲ"), (3, "ﾊ")]),
            ("ganada", &[(1, "가"), (15, "가")]),
            ("chicago", &[(1, "*"), (5, "**"), (6, "††")]),
            ("ordinal", &[(1, "1st"), (12, "12th"), (22, "22nd")]),
            ("hex", &[(15, "F"), (16, "10")]),
            ("decimal", &[(0, "0"), (7, "7")]),
            ("notKnownYet", &[(7, "7")]),
            ("bullet", &[(7, "")]),
            ("none", &[(7, "")]),
        ];
        for (format, numbers) in wanted {
            for &(number, written) in *numbers {
                let ours = Numeral::of_word(format).write(number);
                assert_eq!(ours, written, "{format} {number}");
            }
        }
    }

    #[test]
    fn no_number_is_too_large_or_too_small() {
        let formats = [
            "chineseCountingThousand",
            "upperLetter",
            "upperRoman",
            "chicago",
            "ideographTraditional",
            "japaneseCounting",
            "decimalEnclosedCircle",
            "koreanLegal",
            "aiueo",
            "decimalZero",
        ];
        for format in formats {
            for number in [0, 1, 32_767, 32_768, 99_999, 123_456_789, u32::MAX] {
                let written = Numeral::of_word(format).write(number);
                assert!(
                    !written.is_empty() && written.len() < 100,
                    "{format} {number}"
                );
            }
        }
    }
}
