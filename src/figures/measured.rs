//! Numbers with their units: one, a chain (3小时20分钟), a price (元/吨).

use std::borrow::Cow;

use super::decimal::Decimal;
use super::guards;
use super::number::{self, Number};
use super::parts::{part_of, slash};
use super::range::range;
use super::sentence::{Sentence, is_digit};
use super::units::{Class, Unit, unit_at};

/// A number with its unit, not yet bounded.
#[derive(Debug, Clone)]
pub(super) struct Core {
    pub(super) low: Decimal,
    pub(super) high: Option<Decimal>,
    pub(super) unit: Cow<'static, str>,
    pub(super) class: Option<Class>,
    pub(super) end: usize,
}

/// The number at `i`. `Err` gives the letter behind what is none.
pub(super) fn number_at(sentence: &Sentence, i: usize) -> Result<Number, usize> {
    if is_digit(sentence.at(i)) {
        number::arabic(sentence, i).ok_or_else(|| number::chain_end(sentence, i))
    } else {
        number::chinese(sentence, i)
    }
}

pub(super) fn core(
    sentence: &Sentence,
    i: usize,
    number: &Number,
    floor: usize,
) -> Result<Core, usize> {
    let refuse = Err(if number.arabic {
        number::chain_end(sentence, number.end)
    } else {
        number.end
    });
    if sentence.starts(number.end, "分之") {
        return part_of(sentence, number);
    }
    if sentence.at(number.end) == '又'
        && let Some(core) = mixed(sentence, number)
    {
        return Ok(core);
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

/// Money whose currency is told before the number: 新台币五万元, NT$1,200元.
fn named_currency(sentence: &Sentence, i: usize, core: Core) -> Core {
    if core.unit != "元" {
        return core;
    }
    const NAMES: [(&str, &str); 12] = [
        ("新台币", "新台币"),
        ("台币", "新台币"),
        ("港币", "港元"),
        ("港元", "港元"),
        ("美金", "美元"),
        ("美元", "美元"),
        ("日币", "日元"),
        ("日元", "日元"),
        ("欧币", "欧元"),
        ("欧元", "欧元"),
        ("英镑", "英镑"),
        ("韩元", "韩元"),
    ];
    let mut names = NAMES.iter();
    let named = names.find(|(name, _)| sentence.ending(i, 0, &[name]).is_some());
    let named = named.map(|&(_, currency)| currency);
    let signed = || guards::currency(sentence, i).map(|(currency, _)| currency);
    match named.or_else(signed) {
        Some(currency) => Core {
            unit: currency.into(),
            ..core
        },
        None => core,
    }
}

/// A whole number and a fraction: 三又二分之一.
fn mixed(sentence: &Sentence, whole: &Number) -> Option<Core> {
    let below = number_at(sentence, whole.end.saturating_add(1)).ok()?;
    let fraction = sentence.starts(below.end, "分之");
    let core = fraction.then(|| part_of(sentence, &below).ok())??;
    let is_one = core.class.is_none() && core.high == Some(core.low) && whole.low.is_whole();
    let sum = whole.low.plus(core.low).filter(|_| is_one)?;
    Some(Core {
        low: sum,
        high: Some(sum),
        ..core
    })
}

/// The tenths behind 成, where no other number begins there: 五 of 四成五, 半 of
/// 两成半.
pub(super) fn tenth(sentence: &Sentence, i: usize) -> Option<Decimal> {
    if sentence.at(i) == '半' {
        return Decimal::new(5, 1);
    }
    let number = number::chinese(sentence, i).ok()?;
    let one = number.end == i.saturating_add(1) && number.high == Some(number.low);
    let unit = unit_at(sentence, number.end).is_some();
    let tenth = number.low.times(Decimal::new(1, 1)?)?;
    (one && !unit && tenth < Decimal::whole(1) && !number.bare).then_some(tenth)
}

/// What an amount right before `i` is counted by: 每平方米 of 每平方米2.5元.
fn per(sentence: &Sentence, i: usize) -> Option<&'static str> {
    /// Letters of the longest such unit.
    const LONGEST: usize = 4;
    (1..=LONGEST).find_map(|length| {
        let at = i.checked_sub(length)?;
        let (unit, found) = unit_at(sentence, at)?;
        (found == length && sentence.before(at) == '每').then_some(unit.name)
    })
}

/// A number with the unit behind it; of a chain of units (3小时20分钟) their
/// sum, of a price (元/吨) both.
pub(super) fn with_unit(sentence: &Sentence, i: usize, number: &Number) -> Option<Core> {
    // 十来个, 二十来岁.
    let about = usize::from(sentence.at(number.end) == '来' && number.high.is_some());
    let at = number.end.saturating_add(about);
    let (unit, length) = unit_behind(sentence, i, number, at)?;
    let mut end = at.saturating_add(length);
    let rate = if sentence.at(end) == '/' {
        let from = end.saturating_add(1);
        let (below, length) = unit_at(sentence, from)?;
        Some((below.name, from.saturating_add(length)))
    } else if matches!(unit.class, Class::Money | Class::Measure) {
        per(sentence, i).map(|below| (below, end))
    } else {
        None
    };
    if let Some((below, end)) = rate {
        return Some(Core {
            low: number.low,
            high: number.high,
            unit: format!("{}/{below}", unit.name).into(),
            class: Some(Class::Measure),
            end,
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
        let tenth = match unit.name {
            "成" => tenth(sentence, end),
            _ => None,
        };
        if let Some(tenth) = tenth {
            low = low.plus(tenth)?;
            high = Some(low);
            end = end.saturating_add(1);
        } else if is_half && matches!(unit.base, "年" | "天" | "倍") {
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
