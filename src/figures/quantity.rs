//! Reads an amount: a number with its unit, the words that bound it (超过,
//! 以上, 左右), and the second number of a range.

use std::borrow::Cow;

use super::date::range_mark;
use super::decimal::Decimal;
use super::guards;
use super::number::{self, Number};
use super::sentence::{Sentence, is_digit};
use super::units::{Class, Unit, unit_at};
use super::{FigureKind, Value};
use crate::text::is_hanzi;

/// An amount in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    pub(super) start: usize,
    /// The letter behind it, bounding words included.
    pub(super) end: usize,
    pub(super) kind: FigureKind,
    pub(super) low: Option<Decimal>,
    pub(super) high: Option<Decimal>,
    pub(super) unit: Cow<'static, str>,
    /// Whether what is counted is named behind it (312家企业).
    pub(super) counts: bool,
    /// The letter behind number and unit, without the bounding words.
    pub(super) core_end: usize,
}

impl Amount {
    pub(super) const fn value(&self) -> Value {
        Value::Amount {
            low: self.low,
            high: self.high,
        }
    }
}

/// A number with its unit, not yet bounded.
#[derive(Debug, Clone)]
struct Core {
    low: Decimal,
    high: Option<Decimal>,
    unit: Cow<'static, str>,
    class: Option<Class>,
    end: usize,
}

/// The number at `i`. `Err` gives the letter behind what is none.
fn number_at(sentence: &Sentence, i: usize) -> Result<Number, usize> {
    if is_digit(sentence.at(i)) {
        number::arabic(sentence, i).ok_or_else(|| number::chain_end(sentence, i))
    } else {
        number::chinese(sentence, i)
    }
}

/// The amount that begins at `i` with a digit or numeral. `floor` is the
/// letter behind the figure before, so that no bounding word is taken twice.
///
/// # Errors
/// The letter to go on at where there is none.
pub(super) fn amount_at(sentence: &Sentence, i: usize, floor: usize) -> Result<Amount, usize> {
    guards::before_number(sentence, i)?;
    let number = number_at(sentence, i)?;
    guards::behind_number(sentence, i, &number)?;
    let core = core(sentence, i, &number, floor)?;
    let bounded = bound(sentence, i, floor, core)?;
    Ok(merged(sentence, floor, bounded))
}

fn core(sentence: &Sentence, i: usize, number: &Number, floor: usize) -> Result<Core, usize> {
    let refuse = Err(if number.arabic {
        number::chain_end(sentence, number.end)
    } else {
        number.end
    });
    if sentence.starts(number.end, "分之") {
        return part_of(sentence, number);
    }
    if number.arabic && sentence.at(number.end) == '/' {
        return slash(sentence, i, number).ok_or_else(|| number::chain_end(sentence, i));
    }
    if let Some(range) = range(sentence, i, number, floor) {
        return range.map(|core| named_currency(sentence, i, core));
    }
    let symbol = guards::currency(sentence, i);
    let Some(core) = with_unit(sentence, i, number) else {
        if let Some((currency, _)) = symbol {
            return Ok(Core {
                low: number.low,
                high: number.high,
                unit: currency.into(),
                class: Some(Class::Money),
                end: number.end,
            });
        }
        return if guards::stands_alone(sentence, number) {
            Ok(Core {
                low: number.low,
                high: number.high,
                unit: Cow::Borrowed(""),
                class: None,
                end: number.end,
            })
        } else {
            refuse
        };
    };
    Ok(named_currency(sentence, i, core))
}

/// Money whose currency is named before the number: 新台币五万元.
fn named_currency(sentence: &Sentence, i: usize, core: Core) -> Core {
    const NAMES: [(&str, &str); 6] = [
        ("新台币", "新台币"),
        ("台币", "新台币"),
        ("港币", "港元"),
        ("美金", "美元"),
        ("日币", "日元"),
        ("欧币", "欧元"),
    ];
    let mut names = NAMES.iter();
    let named = names.find(|(name, _)| sentence.ending(i, 0, &[name]).is_some());
    match named {
        Some(&(_, currency)) if core.unit == "元" => Core {
            unit: currency.into(),
            ..core
        },
        _ => core,
    }
}

/// A number with the unit behind it; of a chain of units (3小时20分钟) their
/// sum, of a price (元/吨) both.
fn with_unit(sentence: &Sentence, i: usize, number: &Number) -> Option<Core> {
    // 十来个, 二十来岁.
    let about = usize::from(sentence.at(number.end) == '来' && number.high.is_some());
    let at = number.end.saturating_add(about);
    let (unit, length) = unit_behind(sentence, i, number, at)?;
    let mut end = at.saturating_add(length);
    if sentence.at(end) == '/' {
        let (below, length) = unit_at(sentence, end.saturating_add(1))?;
        return Some(Core {
            low: number.low,
            high: number.high,
            unit: format!("{}/{}", unit.name, below.name).into(),
            class: Some(Class::Measure),
            end: end.saturating_add(1).saturating_add(length),
        });
    }
    let (mut low, mut high) = (number.low, number.high);
    let half = Decimal::new(5, 1)?;
    let mut class = unit.class;
    let mut base = unit.base;
    let is_half = sentence.at(end) == '半'
        && !matches!(
            sentence.at(end.saturating_add(1)),
            '数' | '途' | '夜' | '岛' | '月' | '年' | '个' | '天'
        );
    if is_half && unit.name == "个" {
        // 两个半小时, 三个半月.
        let (after, length) = match sentence.at(end.saturating_add(1)) {
            '月' => (("月", 1, Class::Duration), 1),
            '小' if sentence.starts(end.saturating_add(1), "小时") => {
                (("s", 3600, Class::Duration), 2)
            }
            _ => return None,
        };
        let factor = Decimal::whole(after.1);
        low = low.plus(half)?.times(factor)?;
        (base, class) = (after.0, after.2);
        high = Some(low);
        end = end.saturating_add(1).saturating_add(length);
    } else if unit.name == "个" && matches!(sentence.at(end), '多' | '余') {
        // 三个多月.
        let next = end.saturating_add(1);
        let (name, factor, length) = if sentence.at(next) == '月' {
            ("月", 1, 1)
        } else if sentence.starts(next, "小时") {
            ("s", 3600, 2)
        } else if sentence.starts(next, "星期") {
            ("天", 7, 2)
        } else {
            return None;
        };
        low = low.times(Decimal::whole(factor))?;
        high = None;
        (base, class) = (name, Class::Duration);
        end = next.saturating_add(length);
    } else {
        if is_half && matches!(unit.base, "年" | "天" | "倍") {
            low = low.plus(half)?;
            high = Some(low);
            end = end.saturating_add(1);
        } else if is_half {
            return None;
        }
        low = unit.in_base(low)?;
        high = match high {
            Some(high) => Some(unit.in_base(high)?),
            None => None,
        };
        let person = unit.name == "个"
            && sentence.at(end) == '人'
            && unit_at(sentence, end).is_some_and(|(unit, _)| unit.name == "人");
        if person {
            base = "人";
            end = end.saturating_add(1);
        }
    }
    let core = Core {
        low,
        high,
        unit: base.into(),
        class: Some(class),
        end,
    };
    guards::unit_fits(sentence, i, number, &unit, end).then(|| chained(sentence, unit, core))
}

/// The unit at `at`; 度 behind 零下 is one too.
fn unit_behind(sentence: &Sentence, i: usize, number: &Number, at: usize) -> Option<(Unit, usize)> {
    if sentence.at(at) == '度' && sentence.ending(i, 0, &["零下", "零上"]).is_some() {
        let mut celsius = Sentence::default();
        celsius.read("℃", 0, false);
        return unit_at(&celsius, 0).map(|(unit, _)| (unit, 1));
    }
    unit_at(sentence, at).filter(|(unit, _)| guards::counts_so(sentence, i, number, unit, at))
}

/// Adds what follows in a smaller unit: 3元5角, 1小时20分钟, 两年零六个月.
fn chained(sentence: &Sentence, mut unit: Unit, mut core: Core) -> Core {
    while core.high == Some(core.low) {
        let zero = usize::from(sentence.at(core.end) == '零');
        let from = core.end.saturating_add(zero);
        let next = sentence.at(from);
        if !is_digit(next) && !number::is_numeral(next) {
            break;
        }
        let Ok(number) = number_at(sentence, from) else {
            break;
        };
        let Some(part) = number.high.filter(|&high| high == number.low) else {
            break;
        };
        let behind = number.end;
        // 3元5角8分, 2小时58分.
        let short = match (unit.base, sentence.at(behind)) {
            ("元", '角') => Decimal::new(1, 1),
            ("元", '分') => Decimal::new(1, 2),
            ("s", '分') if sentence.at(behind.saturating_add(1)) != '钟' => {
                Some(Decimal::whole(60))
            }
            _ => None,
        };
        if let Some(short) = short {
            let Some(sum) = part.times(short).and_then(|part| core.low.plus(part)) else {
                break;
            };
            (core.low, core.high, core.end) = (sum, Some(sum), behind.saturating_add(1));
            continue;
        }
        let Some((smaller, length)) = unit_at(sentence, behind) else {
            break;
        };
        let months = unit.base == "年" && smaller.base == "月";
        let one = Decimal::whole(1);
        let is_smaller = smaller.base == unit.base && smaller.in_base(one) < unit.in_base(one);
        if !months && !is_smaller {
            break;
        }
        let whole = if months {
            core.low.times(Decimal::whole(12))
        } else {
            Some(core.low)
        };
        let Some(sum) = whole
            .zip(smaller.in_base(part))
            .and_then(|(whole, part)| whole.plus(part))
        else {
            break;
        };
        core.unit = smaller.base.into();
        (core.low, core.high) = (sum, Some(sum));
        core.end = behind.saturating_add(length);
        unit = smaller;
    }
    core
}

/// 百分之三点五, 三分之一, 千分之五, 百分之十至十五; `below` has been read.
fn part_of(sentence: &Sentence, below: &Number) -> Result<Core, usize> {
    let from = below.end.saturating_add(2);
    let refuse = Err(from);
    let percent = match below.low.to_string().as_str() {
        "100" => Decimal::new(1, 0),
        "1000" => Decimal::new(1, 1),
        "10000" => Decimal::new(1, 2),
        _ => None,
    };
    if sentence.starts(from, "百")
        && percent.is_some()
        && !number::is_numeral(sentence.at(from.saturating_add(1)))
        && sentence.at(from.saturating_add(1)) != '分'
    {
        return Ok(Core {
            low: Decimal::whole(100),
            high: Some(Decimal::whole(100)),
            unit: "%".into(),
            class: Some(Class::Percent),
            end: from.saturating_add(1),
        });
    }
    let first = sentence.at(from);
    if !is_digit(first) && !number::is_numeral(first) {
        return refuse;
    }
    let Ok(part) = number_at(sentence, from) else {
        return refuse;
    };
    if part.bare || below.high != Some(below.low) {
        return refuse;
    }
    let value = |part: Decimal| match percent {
        Some(factor) => part.times(factor),
        None => Decimal::fraction(part, below.low).filter(|_| part < below.low),
    };
    let Some(mut low) = value(part.low) else {
        return refuse;
    };
    let mut high = match part.high {
        Some(high) => value(high),
        None => None,
    };
    let mut end = part.end;
    // The second end of a range, with or without 百分之.
    if let (Some(mark), Some(_)) = (range_mark(sentence, end), percent) {
        let again = match sentence.first_of(mark, &["百分之", "千分之"]) {
            Some((_, length)) => mark.saturating_add(length),
            None => mark,
        };
        let next = sentence.at(again);
        if (is_digit(next) || number::is_numeral(next))
            && let Ok(second) = number_at(sentence, again)
            && unit_at(sentence, second.end).is_none()
            && let Some(top) = value(second.low).filter(|&top| top > low)
        {
            (high, end) = (Some(top), second.end);
        }
    }
    if high.is_some_and(|high| high < low) {
        low = high.unwrap_or(low);
    }
    let (unit, class) = match percent {
        Some(_) => ("%", Some(Class::Percent)),
        None => ("", Some(Class::Multiple)),
    };
    Ok(Core {
        low,
        high,
        unit: unit.into(),
        class: if unit.is_empty() { None } else { class },
        end,
    })
}

/// A fraction in digits: 1/3. Its lower number is at most 10, 12 or a round
/// one, and larger than the upper: 9/18 may be a day, 24/7 is none.
fn slash(sentence: &Sentence, i: usize, above: &Number) -> Option<Core> {
    let from = above.end.saturating_add(1);
    let below = number::arabic(sentence, from)?;
    let next = sentence.at(below.end);
    let plain = above.scale.is_none() && below.scale.is_none();
    let joined = matches!(next, '/' | '.' | '-' | ':' | '%') || next.is_ascii_alphanumeric();
    let paper = matches!(next, '页' | '张' | '版' | '章' | '号' | '条' | '月' | '日');
    let round = |number: Decimal| {
        let text = number.to_string();
        text.ends_with('0') || text == "12" || number <= Decimal::whole(10)
    };
    let fits = plain && above.low < below.low && round(below.low) && above.low > Decimal::ZERO;
    if joined || paper || !fits || matches!(sentence.before(i), '/' | '-' | '.') {
        return None;
    }
    let value = Decimal::fraction(above.low, below.low)?;
    Some(Core {
        low: value,
        high: Some(value),
        unit: Cow::Borrowed(""),
        class: None,
        end: below.end,
    })
}

/// A range: 3—5年, 10%至15%, 三到五个. `None` where there is no second number;
/// an error where the two do not make a range.
///
/// Of two numbers with one word of scale the first shares it where it is the
/// smaller by its digits (5—10万元), and has none where it is the larger
/// (8000—1万元).
fn range(
    sentence: &Sentence,
    i: usize,
    first: &Number,
    floor: usize,
) -> Option<Result<Core, usize>> {
    let own = with_unit(sentence, i, first);
    let end = own.as_ref().map_or(first.end, |core| core.end);
    let mark = range_mark(sentence, end)?;
    let next = sentence.at(mark);
    if !is_digit(next) && !number::is_numeral(next) {
        return None;
    }
    let refuse = |at| Some(Err(number::chain_end(sentence, at)));
    let Ok(second) = number_at(sentence, mark) else {
        return match own {
            Some(_) => None,
            None => refuse(mark),
        };
    };
    let plain = first.high == Some(first.low) && !first.bare && !second.bare;
    let Some(other) = with_unit(sentence, mark, &second) else {
        // 从3年到5, or a number of a document.
        return match own {
            Some(_) => None,
            None => refuse(second.end),
        };
    };
    if let Some(own) = own {
        // 从10%到15% tells of a change.
        let change = sentence.ending(i, floor, &["从", "由", "自"]).is_some();
        let same = own.unit == other.unit && own.low < other.low;
        if change || !same || !plain {
            return None;
        }
        return Some(Ok(Core {
            low: own.low,
            ..other
        }));
    }
    if first.arabic != second.arabic || !plain {
        return refuse(second.end);
    }
    let shared = match second.scale {
        Some(scale) if first.scale.is_none() => {
            let scaled = first.low.times(scale);
            scaled.filter(|&scaled| scaled < second.low)
        }
        _ => None,
    };
    let shared = shared.or_else(|| shared_numeral(sentence, first, &second, i, mark));
    let lowest = Number {
        end: second.end,
        low: shared.unwrap_or(first.low),
        high: Some(shared.unwrap_or(first.low)),
        ..*first
    };
    let ends_alike = with_unit(sentence, mark, &lowest);
    match ends_alike {
        Some(low) if low.low < other.low && low.end == other.end => Some(Ok(Core {
            low: low.low,
            ..other
        })),
        _ => refuse(other.end),
    }
}

/// The first number of 三至五万 with the words of scale of the second: where
/// the second ends in 万 or 亿 and the first is smaller by its digits.
fn shared_numeral(
    sentence: &Sentence,
    first: &Number,
    second: &Number,
    i: usize,
    mark: usize,
) -> Option<Decimal> {
    if first.arabic {
        return None;
    }
    let scale = |from: usize, to: usize| {
        let letters = sentence.slice(from, to).iter().rev();
        letters.take_while(|c| matches!(c, '万' | '亿')).try_fold(
            Decimal::whole(1),
            |product, c| {
                product.times(Decimal::whole(if *c == '万' {
                    10_000
                } else {
                    100_000_000
                }))
            },
        )
    };
    let one = Decimal::whole(1);
    if scale(i, first.end)? != one {
        return None;
    }
    let product = scale(mark, second.end).filter(|&product| product != one)?;
    first.low.times(product).filter(|&low| low < second.low)
}

/// Which side of a number is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    AtLeast,
    AtMost,
    About,
}

/// Words before a number.
const BEFORE: &[(&str, Bound)] = &[
    ("不下于", Bound::AtLeast),
    ("不下", Bound::AtLeast),
    ("至少", Bound::AtLeast),
    ("最少", Bound::AtLeast),
    ("最低", Bound::AtLeast),
    ("突破", Bound::AtLeast),
    ("逾", Bound::AtLeast),
    ("过", Bound::AtLeast),
    ("超", Bound::AtLeast),
    ("不足", Bound::AtMost),
    ("不到", Bound::AtMost),
    ("不满", Bound::AtMost),
    ("未满", Bound::AtMost),
    ("至多", Bound::AtMost),
    ("最多", Bound::AtMost),
    ("将近", Bound::AtMost),
    ("接近", Bound::AtMost),
    ("近", Bound::AtMost),
    ("最高", Bound::AtMost),
    ("大约", Bound::About),
    ("约为", Bound::About),
    ("约", Bound::About),
];

/// Words before a number that a 不 before them turns round.
const COMPARED: &[(&str, Bound)] = &[
    ("超过", Bound::AtLeast),
    ("超出", Bound::AtLeast),
    ("高于", Bound::AtLeast),
    ("大于", Bound::AtLeast),
    ("多于", Bound::AtLeast),
    ("低于", Bound::AtMost),
    ("少于", Bound::AtMost),
    ("小于", Bound::AtMost),
];

/// What turns [`COMPARED`] round.
const NOT: &[&str] = &[
    "不得",
    "不能",
    "不应",
    "不可",
    "不宜",
    "不会",
    "不准",
    "最高不",
    "最低不",
    "不",
    "没有",
    "尚未",
    "未",
];

/// Words that a number without digits of its own needs before it, beside
/// [`BEFORE`]: 上千名, 过千亿元.
const BARE: [&str; 7] = ["上", "过", "成", "达到", "达", "好几", "满"];

/// Words behind an amount.
const BEHIND: [(&str, Bound); 17] = [
    ("及以上", Bound::AtLeast),
    ("（含）以上", Bound::AtLeast),
    ("以上", Bound::AtLeast),
    ("之上", Bound::AtLeast),
    ("开外", Bound::AtLeast),
    ("及以下", Bound::AtMost),
    ("以下", Bound::AtMost),
    ("之下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("之内", Bound::AtMost),
    ("左右", Bound::About),
    ("上下", Bound::About),
    ("许", Bound::About),
    ("多", Bound::AtLeast),
    ("余", Bound::AtLeast),
    ("有余", Bound::AtLeast),
    ("内", Bound::AtMost),
];

/// The bounding word that ends before `i`, with its beginning.
fn bound_before(sentence: &Sentence, i: usize, floor: usize) -> Option<(Bound, usize)> {
    for &(word, bound) in COMPARED {
        let Some((_, start)) = sentence.ending(i, floor, &[word]) else {
            continue;
        };
        let turned = match bound {
            Bound::AtLeast => Bound::AtMost,
            _ => Bound::AtLeast,
        };
        return Some(match sentence.ending(start, floor, NOT) {
            Some((_, start)) => (turned, start),
            None => (bound, start),
        });
    }
    let (bound, start, word) = BEFORE.iter().find_map(|&(word, bound)| {
        let (_, start) = sentence.ending(i, floor, &[word])?;
        Some((bound, start, word))
    })?;
    // 节约, 最近, 附近 are words of their own.
    let before = sentence.before(start);
    let other = match word {
        "约" => matches!(
            before,
            '节' | '预' | '制' | '条' | '合' | '契' | '集' | '公' | '履' | '签' | '违' | '续'
        ),
        "近" => matches!(
            before,
            '最' | '附' | '新' | '邻' | '就' | '靠' | '临' | '相' | '走'
        ),
        "最高" | "最低" => matches!(before, '史'),
        // 通过3项 and 走过五年 are verbs.
        "过" => !matches!(
            before,
            '个' | '已' | '均' | '都' | '早' | '，' | ',' | '、' | '家'
        ),
        _ => false,
    };
    (!other).then_some((bound, start))
}

/// A bounding word with a verb between it and the number at `i`: 至少开设6门.
fn bound_of_verb(sentence: &Sentence, i: usize, floor: usize) -> Option<Bound> {
    const WORDS: [(&str, Bound); 5] = [
        ("至少", Bound::AtLeast),
        ("最少", Bound::AtLeast),
        ("不少于", Bound::AtLeast),
        ("至多", Bound::AtMost),
        ("最多", Bound::AtMost),
    ];
    (1..=3).find_map(|gap| {
        let end = i.checked_sub(gap)?;
        let verb = sentence.slice(end, i).iter().all(|&c| is_hanzi(c));
        let mut words = WORDS.iter();
        let word = words.find(|(word, _)| sentence.ending(end, floor, &[word]).is_some());
        word.filter(|_| verb).map(|&(_, bound)| bound)
    })
}

/// The bounding word at `i`, with the letter behind it.
fn bound_behind(sentence: &Sentence, i: usize, class: Option<Class>) -> Option<(Bound, usize)> {
    let &(word, bound) = BEHIND.iter().find(|(word, _)| sentence.starts(i, word))?;
    let end = i.saturating_add(word.chars().count());
    let next = sentence.at(end);
    let amount = !matches!(class, None | Some(Class::Count | Class::ArabicCount));
    let fits = match word {
        "多" => {
            amount
                && !matches!(
                    next,
                    '样' | '元' | '数' | '次' | '方' | '种' | '层' | '家' | '点' | '位'
                )
        }
        "余" => amount && !matches!(next, '额' | '地' | '下'),
        "许" => {
            matches!(class, Some(Class::Measure | Class::Duration))
                && !matches!(next, '可' | '诺' | '多')
        }
        "内" => {
            class == Some(Class::Duration)
                && !matches!(
                    next,
                    '部' | '容'
                        | '外'
                        | '地'
                        | '陆'
                        | '需'
                        | '涵'
                        | '心'
                        | '存'
                        | '在'
                        | '设'
                        | '生'
                        | '蒙'
                        | '阁'
                        | '战'
                )
        }
        "左右" => !matches!(next, '手' | '两' | '为'),
        "上下" => !matches!(next, '同' | '班' | '游' | '级' | '齐' | '一'),
        _ => true,
    };
    fits.then_some((bound, end))
}

/// Whether a bounding word stands right before or behind the number with its
/// unit from `i` to `end`.
pub(super) fn is_bounded(sentence: &Sentence, i: usize, end: usize) -> bool {
    bound_before(sentence, i, 0).is_some()
        || bound_behind(sentence, end, Some(Class::Duration)).is_some()
}

/// Whether a word stands before `i` that lets 千 or 万 alone be a number.
pub(super) fn is_introduced(sentence: &Sentence, i: usize) -> bool {
    bound_before(sentence, i, 0).is_some() || sentence.ending(i, 0, &BARE).is_some()
}

fn bound(sentence: &Sentence, i: usize, floor: usize, core: Core) -> Result<Amount, usize> {
    let kind = match core.class {
        Some(Class::Percent) => FigureKind::Percentage,
        Some(Class::Points) => FigureKind::Points,
        None if core.unit.is_empty() && core.low < Decimal::whole(1) => FigureKind::Fraction,
        Some(Class::Duration) => FigureKind::Duration,
        Some(Class::Multiple) => FigureKind::Multiple,
        _ => FigureKind::Quantity,
    };
    let counts = matches!(core.class, None | Some(Class::Count | Class::ArabicCount))
        && kind == FigureKind::Quantity;
    let core_end = core.end;
    let mut amount = Amount {
        start: i,
        end: core.end,
        kind,
        low: Some(core.low),
        high: core.high,
        unit: core.unit,
        counts,
        core_end,
    };
    signed(sentence, &mut amount)?;
    if let Some((_, start)) = guards::currency(sentence, i) {
        amount.start = start;
    }
    if period(sentence, floor, &mut amount) {
        return Ok(amount);
    }
    let before = bound_before(sentence, amount.start, floor);
    let behind = bound_behind(sentence, amount.end, core.class);
    let verbal = before
        .or(behind)
        .is_none()
        .then(|| bound_of_verb(sentence, i, floor));
    if let Some((_, start)) = before {
        amount.start = start;
    } else if let Some((_, start)) = sentence.ending(i, floor, &BARE)
        && !is_digit(sentence.at(i))
        && number::chinese(sentence, i)
            .is_ok_and(|number| number.bare && !sentence.starts(number.end, "分之"))
    {
        amount.start = start;
        if !matches!(sentence.at(start), '达' | '成' | '满') {
            amount.high = None;
        }
    }
    if let Some((_, end)) = behind {
        amount.end = end;
    }
    let told = [before, behind]
        .into_iter()
        .flatten()
        .map(|(bound, _)| bound);
    for bound in told.chain(verbal.flatten()) {
        match bound {
            Bound::AtLeast => amount.high = None,
            // 近五十余里: some more than that, or some less.
            Bound::AtMost if amount.high.is_none() => return Err(amount.end),
            Bound::AtMost => {
                amount.high = amount.high.or(amount.low);
                amount.low = None;
            }
            Bound::About => {}
        }
    }
    if amount.low.is_none() && amount.high.is_none() {
        return Err(amount.end);
    }
    Ok(amount)
}

/// A minus sign, or 零下: only temperatures and rates have one. Anything else
/// behind a hyphen may be part of a number of another kind.
fn signed(sentence: &Sentence, amount: &mut Amount) -> Result<(), usize> {
    let sign = if sentence.ending(amount.start, 0, &["零下"]).is_some() {
        amount.start.checked_sub(2)
    } else if sentence.before(amount.start) == '-' {
        amount.start.checked_sub(1)
    } else {
        return Ok(());
    };
    let Some(start) = sign else {
        return Ok(());
    };
    let rate = matches!(amount.kind, FigureKind::Percentage | FigureKind::Points);
    let before = sentence.before(start);
    let joined = before == '-' || before.is_ascii_alphanumeric() || before == '%';
    if joined || !(rate || amount.unit == "℃") {
        return Err(amount.end);
    }
    amount.start = start;
    let (low, high) = (amount.low, amount.high);
    amount.low = high.map(Decimal::negated);
    amount.high = low.map(Decimal::negated);
    Ok(())
}

/// Words before a length of time that make it one on the calendar.
const PERIOD_BEFORE: [&str; 13] = [
    "过去的",
    "今后的",
    "未来的",
    "刚刚过去的",
    "接下来的",
    "过去",
    "今后",
    "未来",
    "最近",
    "接下来",
    "这",
    "近",
    "此前",
];

/// Years from which on 近 before them means nearly.
const NEARLY: u32 = 20;

/// Makes a period of a length of time that is told from the writer's day:
/// 五年来, 今后五年, 近三年.
fn period(sentence: &Sentence, floor: usize, amount: &mut Amount) -> bool {
    if amount.kind != FigureKind::Duration || !matches!(&*amount.unit, "年" | "月" | "天") {
        return false;
    }
    let more = usize::from(matches!(sentence.at(amount.end), '多' | '余'));
    let behind = amount.end.saturating_add(more);
    let after = match sentence.first_of(behind, &["以来", "来", "间"]) {
        Some(("来", _))
            if matches!(
                sentence.at(behind.saturating_add(1)),
                '回' | '自' | '到' | '源' | '往' | '访'
            ) =>
        {
            None
        }
        Some(("间", _)) if matches!(sentence.at(behind.saturating_add(1)), '接' | '隔') => None,
        found => found.map(|(_, length)| behind.saturating_add(length)),
    };
    let before = sentence.ending(amount.start, floor, &PERIOD_BEFORE);
    let before = before.filter(|(word, _)| {
        let long = amount.low.is_none_or(|low| low > Decimal::whole(NEARLY));
        *word != "近" || after.is_some() || !long
    });
    if after.is_none() && before.is_none() {
        return false;
    }
    amount.kind = FigureKind::Period;
    if let Some((_, start)) = before {
        amount.start = start;
    }
    if let Some(end) = after {
        amount.end = end;
        if more > 0 {
            amount.high = None;
        }
    }
    true
}

/// Joins 三年以上十年以下 and 十克以上不满五十克 to one amount.
fn merged(sentence: &Sentence, floor: usize, first: Amount) -> Amount {
    if first.high.is_some() || !sentence.starts(first.end.saturating_sub(2), "以上") {
        return first;
    }
    let comma = usize::from(sentence.at(first.end) == '、');
    let from = first.end.saturating_add(comma);
    let under = match sentence.first_of(from, &["不满", "不足", "不超过"]) {
        Some((_, length)) => from.saturating_add(length),
        None => from,
    };
    let next = sentence.at(under);
    if !is_digit(next) && !number::is_numeral(next) {
        return first;
    }
    let Ok(second) = amount_at(sentence, under, from.max(floor)) else {
        return first;
    };
    let capped = second.low.is_none() && second.high > first.low;
    // 新台币五万元以上五十万元以下 names the currency once.
    let money = ["新台币", "港元", "美元", "日元", "欧元"];
    let alike = second.unit == first.unit || (second.unit == "元" && money.contains(&&*first.unit));
    if !alike || !capped || second.start != from {
        return first;
    }
    Amount {
        end: second.end,
        high: second.high,
        core_end: second.core_end,
        ..first
    }
}
