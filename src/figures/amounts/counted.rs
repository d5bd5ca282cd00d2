//! A number with the units behind it: one, a chain (3小时20分钟), a price (元/吨).

use super::super::number::{self, Number, number_at};
use super::super::sentence::{Sentence, is_digit};
use super::guards;
use super::parts::tenth;
use super::unbounded::Core;
use super::units::{Class, UnitForm, unit_at};
use crate::text::numbers::Decimal;

/// A number with the unit behind it; of a chain of units (3小时20分钟) their
/// sum, of a price (元/吨) both.
pub(in crate::figures) fn with_unit(
    sentence: &Sentence,
    i: usize,
    number: &Number,
) -> Option<Core> {
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
fn unit_behind(
    sentence: &Sentence,
    i: usize,
    number: &Number,
    at: usize,
) -> Option<(UnitForm, usize)> {
    if sentence.at(at) == '度' && sentence.ending(i, 0, &["零下", "零上"]).is_some() {
        let mut celsius = Sentence::default();
        celsius.read("℃", 0, false);
        return unit_at(&celsius, 0).map(|(unit, _)| (unit, 1));
    }
    unit_at(sentence, at).filter(|(unit, _)| guards::counts_so(sentence, i, number, unit, at))
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

/// Adds what follows in a smaller unit: 3元5角, 1小时20分钟, 两年零六个月.
fn chained(sentence: &Sentence, mut unit: UnitForm, mut core: Core) -> Core {
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
