//! Ranges: 3—5年, 10%至15%, 三到五个.

use super::super::number::{self, Number, number_at};
use super::super::sentence::{Sentence, is_digit, range_mark};
use super::counted::with_unit;
use super::unbounded::Core;
use crate::text::numbers::Decimal;

/// A range: 3—5年, 10%至15%, 三到五个. `None` where there is no second number;
/// an error where the two do not make a range.
///
/// Of two numbers with one word of scale the first shares it where it is the
/// smaller by its digits (5—10万元), and has none where it is the larger
/// (8000—1万元).
pub(in crate::figures) fn range(
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
