//! Reads an amount: a number with its unit and the words that bound it, or
//! make a period of it.

use std::borrow::Cow;

use super::super::number::{self, number_at};
use super::super::sentence::{Sentence, is_digit};
use super::super::{FigureKind, Value};
use super::bounds::{BARE, Bound, bound_before, bound_behind, bound_of_verb};
use super::guards;
use super::measured::core;
use super::unbounded::Core;
use super::units::Class;
use crate::text::numbers::Decimal;

/// An amount in a sentence.
#[derive(Debug, Clone)]
pub(in crate::figures) struct Amount {
    pub(in crate::figures) start: usize,
    /// The letter behind it, bounding words included.
    pub(in crate::figures) end: usize,
    pub(in crate::figures) kind: FigureKind,
    pub(in crate::figures) low: Option<Decimal>,
    pub(in crate::figures) high: Option<Decimal>,
    pub(in crate::figures) unit: Cow<'static, str>,
    /// Whether what is counted is named behind it (312家企业).
    pub(in crate::figures) counts: bool,
    /// The letter behind number and unit, without the bounding words.
    pub(in crate::figures) core_end: usize,
}

impl Amount {
    pub(in crate::figures) const fn value(&self) -> Value {
        Value::Amount {
            low: self.low,
            high: self.high,
        }
    }
}

/// The amount that begins at `i` with a digit or numeral. `floor` is the
/// letter behind the figure before, so that no bounding word is taken twice.
///
/// # Errors
/// The letter to go on at where there is none.
pub(in crate::figures) fn amount_at(
    sentence: &Sentence,
    i: usize,
    floor: usize,
) -> Result<Amount, usize> {
    let first = single(sentence, i, floor)?;
    Ok(merged(sentence, floor, first))
}

/// The amount at `i`, without what follows behind 以上.
fn single(sentence: &Sentence, i: usize, floor: usize) -> Result<Amount, usize> {
    guards::before_number(sentence, i)?;
    let number = number_at(sentence, i)?;
    guards::behind_number(sentence, i, &number)?;
    let core = core(sentence, i, &number, floor)?;
    bound(sentence, i, floor, core)
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

/// A minus sign, 负 or 零下: temperatures and rates have one, and money behind
/// the name of a balance. Anything else behind a hyphen may be part of a number
/// of another kind. A rate behind ± lies on both sides of nothing.
fn signed(sentence: &Sentence, amount: &mut Amount) -> Result<(), usize> {
    let rate = matches!(amount.kind, FigureKind::Percentage | FigureKind::Points);
    let sign = match sentence.before(amount.start) {
        '-' => amount.start.checked_sub(1),
        '负' | '±' if rate => amount.start.checked_sub(1),
        _ if sentence.ending(amount.start, 0, &["零下"]).is_some() => amount.start.checked_sub(2),
        _ => None,
    };
    let Some(start) = sign else {
        return Ok(());
    };
    if sentence.at(start) == '±' {
        amount.start = start;
        amount.low = amount.high.map(Decimal::negated);
        return Ok(());
    }
    let before = sentence.before(start);
    // 胜负, 抱负.
    let is_word = matches!(before, '胜' | '抱' | '自' | '肩' | '担' | '背' | '辜');
    if sentence.at(start) == '负' && is_word {
        return Ok(());
    }
    let joined = before == '-' || before.is_ascii_alphanumeric() || before == '%';
    let space = usize::from(before == ' ');
    let name = start.saturating_sub(space);
    let balance = [
        "利润", "净额", "流量", "流", "差额", "损益", "收益", "总额", "净利", "余额", "亏损",
    ];
    let money = amount.unit.ends_with('元') && sentence.ending(name, 0, &balance).is_some();
    if joined || !(rate || money || amount.unit == "℃") {
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
    let Ok(second) = single(sentence, under, from.max(floor)) else {
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

/// Gives `amount` the bound of the one before it in a list that 分别 leads and
/// that names it once: 分别不低于18亿亩和16亿亩.
pub(in crate::figures) fn share_bound(sentence: &Sentence, before: &Amount, amount: &mut Amount) {
    let next = before.end.saturating_add(1) == amount.start
        && matches!(sentence.at(before.end), '和' | '、' | '与' | '及');
    let led = sentence
        .ending(before.start, 0, &["分别", "分别为", "分别达到"])
        .is_some();
    let first = sentence.at(before.start);
    let worded = !is_digit(first) && !number::is_numeral(first);
    let exact = amount.low.is_some() && amount.low == amount.high;
    if !(next && led && worded && exact && before.unit == amount.unit) {
        return;
    }
    match (before.low, before.high) {
        (Some(_), None) => amount.high = None,
        (None, Some(_)) => amount.low = None,
        _ => {}
    }
}
