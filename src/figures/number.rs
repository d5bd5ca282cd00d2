//! Reads the number of a figure, without its unit: Arabic digits, Chinese
//! numerals, and the two together with words of scale (3.2万亿).

use crate::text::numbers::{self, Decimal, numerals};

use super::sentence::{Sentence, is_digit};

/// A number in a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    /// The letter behind it.
    pub(super) end: usize,
    pub(super) low: Decimal,
    /// The same as `low`; more of a range in one word (两三, 十七八); `None`
    /// where more may follow (300多, 十余万).
    pub(super) high: Option<Decimal>,
    /// Whether it is written in Arabic digits.
    pub(super) arabic: bool,
    /// The product of its words of scale, of Arabic digits: 10000 in 3万.
    pub(super) scale: Option<Decimal>,
    /// Whether it is nothing but words of scale: 千 in 近千家. Such a number
    /// needs a word before it that says so.
    pub(super) bare: bool,
}

impl Number {
    /// Whether it is 1, or 2 written 二 or 1 written 壹: no amounts before a
    /// measure word in prose.
    pub(super) fn is_article(&self, sentence: &Sentence, start: usize) -> bool {
        let one_letter = self.end == start.saturating_add(1);
        one_letter && matches!(sentence.at(start), '一' | '二' | '壹')
    }
}

/// Words that stand behind a number and say that there is more to it.
const MORE: [char; 4] = ['多', '余', '馀', '几'];

/// Words before a number without a value of its own: 数十, 几百.
const SEVERAL: [char; 2] = ['数', '几'];

/// What a word of scale multiplies by, which stands behind digits.
fn scale_of(c: char) -> Option<u32> {
    let scale = matches!(c, '百' | '千' | '万' | '亿');
    scale.then(|| numerals::scale(c)).flatten()
}

/// The product of the words of scale from `i` on, each larger than the one
/// before, and the letter behind them: of 万亿 10^12. 百 of 百分点 and 千 of 千米 belong to the unit.
fn scale(sentence: &Sentence, mut i: usize) -> Option<(Decimal, usize)> {
    const UNITS: [&str; 6] = ["百分", "千米", "千克", "千瓦", "千伏", "百货"];
    let mut product = Decimal::whole(1);
    let start = i;
    let mut last = 0;
    while let Some(scale) = scale_of(sentence.at(i))
        && scale > last
        && sentence.first_of(i, &UNITS).is_none()
    {
        product = product.times(Decimal::whole(scale))?;
        last = scale;
        i = i.saturating_add(1);
    }
    (i > start).then_some((product, i))
}

/// The digits at `i` with their commas and point: the number, the letter
/// behind it.
fn arabic_digits(sentence: &Sentence, i: usize) -> Option<(Decimal, usize)> {
    let rest = sentence.slice(i, sentence.len());
    let (count, value) = numbers::arabic(rest.iter().copied())?;
    Some((value?, i.saturating_add(count)))
}

/// An English word of scale at `i`, with a space before it or not: 3.5
/// million, 2bn.
fn english_scale(sentence: &Sentence, i: usize) -> Option<(Decimal, usize)> {
    const WORDS: [(&str, i128); 5] = [
        ("million", 1_000_000),
        ("billion", 1_000_000_000),
        ("trillion", 1_000_000_000_000),
        ("bn", 1_000_000_000),
        ("mn", 1_000_000),
    ];
    let from = i.saturating_add(usize::from(sentence.at(i) == ' '));
    WORDS.iter().find_map(|&(word, scale)| {
        let (_, length) = sentence.first_of(from, &[word])?;
        let end = from.saturating_add(length);
        let whole = !sentence.at(end).is_ascii_alphanumeric();
        Some((Decimal::new(scale, 0)?, end)).filter(|_| whole)
    })
}

/// The letter behind the digits at `i`, and behind everything that is joined
/// to them so that none of it is a number: 2021-15, 3.0.1, 12:30, PM2.5.
pub(super) fn chain_end(sentence: &Sentence, mut i: usize) -> usize {
    let joins = |i: usize| {
        let next = sentence.at(i.saturating_add(1));
        let joint = matches!(
            sentence.at(i),
            '.' | ':' | '：' | '∶' | '/' | '-' | '+' | '×' | '*' | '_' | '–' | '·'
        );
        joint && next.is_ascii_alphanumeric()
    };
    while sentence.at(i).is_ascii_alphanumeric() || joins(i) {
        i = i.saturating_add(1);
    }
    i
}

/// The number in Arabic digits at `i`.
pub(super) fn arabic(sentence: &Sentence, i: usize) -> Option<Number> {
    let (digits, mut end) = arabic_digits(sentence, i)?;
    let mut low = digits;
    let mut open = false;
    let mut whole_scale = None;
    // 750多万: there is more of what the scale counts.
    let more = |i: usize| MORE.contains(&sentence.at(i)) && sentence.at(i) != '几';
    if more(end) {
        open = true;
        end = end.saturating_add(1);
    }
    if let Some((product, behind)) = english_scale(sentence, end) {
        low = low.times(product)?;
        whole_scale = Some(product);
        end = behind;
    } else if let Some((product, behind)) = scale(sentence, end) {
        low = low.times(product)?;
        whole_scale = Some(product);
        end = behind;
        if !open && more(end) {
            open = true;
            end = end.saturating_add(1);
        }
        // 1亿2000万, 3万5000.
        let mut last = product;
        while !open && digits.is_whole() {
            let zero = usize::from(sentence.at(end) == '零');
            let Some((next, mut behind)) = arabic_digits(sentence, end.saturating_add(zero)) else {
                break;
            };
            let mut part = next;
            let mut smaller = Decimal::whole(1);
            if let Some((product, after)) = scale(sentence, behind) {
                (part, smaller, behind) = (next.times(product)?, product, after);
            }
            if !next.is_whole() || part >= last {
                return None;
            }
            low = low.plus(part)?;
            (last, end) = (smaller, behind);
        }
    }
    Some(Number {
        end,
        low,
        high: (!open).then_some(low),
        arabic: true,
        scale: whole_scale,
        bare: false,
    })
}

/// A letter of a Chinese numeral.
pub(super) fn is_numeral(c: char) -> bool {
    !c.is_ascii() && numerals::is_numeral(c)
}

/// The letter behind the Chinese numeral at `i`.
pub(super) fn numeral_end(sentence: &Sentence, mut i: usize) -> usize {
    while is_numeral(sentence.at(i)) {
        i = i.saturating_add(1);
    }
    i
}

/// The number in Chinese numerals at `i`, and the letter behind what is none:
/// `Err` says how far to go on.
pub(super) fn chinese(sentence: &Sentence, i: usize) -> Result<Number, usize> {
    let several = SEVERAL.contains(&sentence.at(i));
    let start = i.saturating_add(usize::from(several));
    let mut end = numeral_end(sentence, start);
    // 三千米 are 3 km, not 3000 m; 五千克, 八千瓦 alike. 百分点 is a unit.
    if end > start.saturating_add(1)
        && matches!(
            (sentence.before(end), sentence.at(end)),
            ('千', '米' | '克' | '瓦' | '伏')
        )
        && sentence.slice(start, end).len() == 2
    {
        end = end.saturating_sub(1);
    }
    let run = sentence.slice(start, end);
    let refuse = Err(end.max(i.saturating_add(1)));
    if run.is_empty() || run.len() > 32 || is_verb(run, sentence.at(end)) {
        return refuse;
    }
    let number = |low, high, end, bare| Number {
        end,
        low,
        high,
        arabic: false,
        scale: None,
        bare,
    };
    let behind = |end: usize| end.saturating_add(1);
    if sentence.at(end) == '点' {
        return match (several, spoken_decimal(sentence, run, end)) {
            (false, Some((value, end))) => Ok(number(value, Some(value), end, false)),
            _ => refuse,
        };
    }
    let more = MORE.contains(&sentence.at(end));
    let Some((mut low, mut high, bare)) = value(run) else {
        return refuse;
    };
    if several {
        // 数十, 几百万: at least one of them.
        if !bare && run != ['十'] && !run.starts_with(&['十']) {
            return refuse;
        }
        return Ok(number(low, None, end, false));
    }
    if more && !(sentence.at(end) == '几' && run.last() != Some(&'十')) {
        end = behind(end);
        if let Some((product, after)) = scale(sentence, end) {
            let scaled = low.times(product);
            let Some(scaled) = scaled else {
                return refuse;
            };
            (low, end) = (scaled, after);
        }
        high = None;
    }
    if bare && high.is_none() {
        // 千余人, 百多户.
        return Ok(number(low, None, end, false));
    }
    if bare && sentence.at(end) == '分' && !sentence.starts(end, "分之") {
        return refuse;
    }
    Ok(number(low, high, end, bare))
}

/// Whether a numeral of cheques is a word of prose: 陆 is a name, 拾 a verb
/// (收拾一间).
fn is_verb(run: &[char], next: char) -> bool {
    const FORMAL: &str = "壹贰叁肆伍陆柒捌玖拾佰仟";
    let formal = run.iter().filter(|c| FORMAL.contains(**c)).count();
    let plain = run
        .iter()
        .any(|c| "一二三四五六七八九十百千两".contains(*c));
    formal > 0 && (plain || (formal == run.len() && formal == 1 && next != '元'))
}

/// The lowest and the highest value of a numeral, and whether it is of words
/// of scale alone.
fn value(run: &[char]) -> Option<(Decimal, Option<Decimal>, bool)> {
    if let [digit @ ('一'..='龥')] = run
        && let Some(value) = small(*digit)
    {
        return Some((value, Some(value), false));
    }
    if run.iter().all(|&c| scale_of(c).is_some()) {
        let mut product = Decimal::whole(1);
        let mut last = 0;
        for &c in run {
            // 千百 and 亿万 are words.
            let scale = scale_of(c).filter(|&scale| scale > last)?;
            product = product.times(Decimal::whole(scale))?;
            last = scale;
        }
        return Some((product, Some(product), true));
    }
    if run.len() > 2 && run.iter().all(|&c| numerals::digit(c).is_some()) {
        // 一二三 is a row of digits.
        return None;
    }
    if let Some(value) = whole(run) {
        return Some((value, Some(value), false));
    }
    let (low, high) = approximate(run)?;
    Some((low, Some(high), false))
}

/// The value of a numeral of one letter.
fn small(c: char) -> Option<Decimal> {
    let value = numerals::value(c.encode_utf8(&mut [0; 4]))?;
    let value = u32::try_from(value).ok().filter(|&value| value > 0)?;
    Some(Decimal::whole(value))
}

fn whole(run: &[char]) -> Option<Decimal> {
    let text: String = run.iter().collect();
    let value = numerals::value(&text).filter(|&value| value > 0)?;
    Decimal::new(i128::from(value), 0)
}

/// The two values of a numeral that names two neighbouring digits: 两三, 三五,
/// 十七八, 五六百.
fn approximate(run: &[char]) -> Option<(Decimal, Decimal)> {
    let at = run.windows(2).position(|pair| {
        let [first, second] = pair else {
            return false;
        };
        let value = |c: char| match c {
            '两' => Some(2),
            _ => numerals::digit(c),
        };
        match (value(*first), value(*second)) {
            (Some(3), Some(5)) => true,
            (Some(first @ 1..), Some(second)) => second == first.saturating_add(1),
            _ => false,
        }
    })?;
    // 三两 is a weight, 一两 two of one or one of two; 二三 is as good as 两三.
    let without = |at: usize| {
        let mut rest = run.to_vec();
        rest.remove(at);
        let single = match rest.as_slice() {
            [one] => small(*one),
            _ => None,
        };
        single.or_else(|| whole(&rest))
    };
    let low = without(at.saturating_add(1))?;
    let high = without(at)?;
    (low < high).then_some((low, high))
}

/// A decimal read aloud, 点 at `point`: 二点三五万亿. What may be a time
/// (三点二十) is none.
fn spoken_decimal(sentence: &Sentence, run: &[char], point: usize) -> Option<(Decimal, usize)> {
    let text: String = run.iter().collect();
    let whole = if text == "零" || text == "〇" {
        0
    } else {
        numerals::value(&text)?
    };
    let start = point.saturating_add(1);
    let (count, fraction) =
        numerals::fraction(sentence.slice(start, sentence.len()).iter().copied());
    let end = start.saturating_add(count);
    let time = matches!(
        sentence.at(end),
        '十' | '点' | '刻' | '两' | '多' | '余' | '几'
    );
    if count == 0 || time || count > 12 {
        return None;
    }
    let value = Decimal::new(i128::from(whole), 0)?.plus(fraction?)?;
    match scale(sentence, end) {
        Some((product, end)) => Some((value.times(product)?, end)),
        None => Some((value, end)),
    }
}

/// The number at `i`. `Err` gives the letter behind what is none.
pub(super) fn number_at(sentence: &Sentence, i: usize) -> Result<Number, usize> {
    if is_digit(sentence.at(i)) {
        arabic(sentence, i).ok_or_else(|| chain_end(sentence, i))
    } else {
        chinese(sentence, i)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let mut sentence = Sentence::default();
        sentence.read(text, 0, false);
        let number = if is_digit(sentence.at(0)) {
            arabic(&sentence, 0)
        } else {
            chinese(&sentence, 0).ok()
        }?;
        let high = number.high.map_or(String::new(), |high| high.to_string());
        let rest: String = sentence.slice(number.end, sentence.len()).iter().collect();
        Some(format!("{}..{high} {rest}", number.low))
    }

    #[test]
    fn digits_with_scales_are_exact() {
        for (text, expected) in [
            ("12.6亿元", "1260000000..1260000000 元"),
            ("3.2万亿元", "3200000000000..3200000000000 元"),
            ("18,402人", "18402..18402 人"),
            ("1,234,567.8吨", "1234567.8..1234567.8 吨"),
            ("３００多人", "300.. 人"),
            ("750多万人次", "7500000.. 人次"),
            ("1万多人", "10000.. 人"),
            ("1亿2000万元", "120000000..120000000 元"),
            ("3万5000人", "35000..35000 人"),
            ("5千米", "5..5 千米"),
            ("5,2025年", "5..5 ,2025年"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(read("3万5万"), None);
    }

    #[test]
    fn numerals_with_scales_are_exact() {
        for (text, expected) in [
            ("十万零一千户", "101000..101000 户"),
            ("一百九十万零三千", "1903000..1903000 "),
            ("一千零十七名", "1017..1017 名"),
            ("十万", "100000..100000 "),
            ("三万亿", "3000000000000..3000000000000 "),
            ("二十万亿元", "20000000000000..20000000000000 元"),
            ("一万五千亿", "1500000000000..1500000000000 "),
            ("二点三五万亿美元", "2350000000000..2350000000000 美元"),
            ("兩三個", "2..3 个"),
            ("三五天", "3..5 天"),
            ("十七八岁", "17..18 岁"),
            ("五六百人", "500..600 人"),
            ("二三十万吨", "200000..300000 吨"),
            ("三百余名", "300.. 名"),
            ("十余万", "100000.. "),
            ("十几个", "10.. 个"),
            ("数十亿元", "1000000000.. 元"),
            ("几千人", "1000.. 人"),
            ("千余户", "1000.. 户"),
            ("三千米", "3..3 千米"),
            ("零点五个", "0.5..0.5 个"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_has_two_readings_is_refused() {
        for text in [
            "一百二",
            "一万五",
            "三两",
            "一二三",
            "五四",
            "三点二十",
            "数人",
            "几个",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_joined_to_digits_goes_with_them() {
        let mut sentence = Sentence::default();
        sentence.read("3.0.1版 98:95。 2021-15号", 0, false);
        assert_eq!(chain_end(&sentence, 0), 5);
        assert_eq!(chain_end(&sentence, 6), 11);
    }
}
