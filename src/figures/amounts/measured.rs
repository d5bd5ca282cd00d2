//! A number with its unit, however it is written: as a part, a range, with its
//! currency before it.

use std::borrow::Cow;

use super::super::number::{self, Number, number_at};
use super::super::sentence::Sentence;
use super::counted::with_unit;
use super::guards;
use super::parts::{part_of, slash};
use super::range::range;
use super::unbounded::Core;
use super::units::Class;

pub(in crate::figures) fn core(
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
