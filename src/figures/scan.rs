//! Walks a sentence from figure to figure.

use super::about::{Past, about};
use super::amounts::names;
use super::amounts::quantity::{Amount, amount_at, share_bound};
use super::amounts::units::unit_at;
use super::dates::date::date_at;
use super::number::{chain_end, is_numeral, numeral_end};
use super::sentence::{Sentence, is_digit};
use super::status::{Cues, status};
use super::{Figure, FigureKind};
use crate::text::is_hanzi;

/// Finds the figures of one sentence.
pub(super) fn scan(sentence: &Sentence, cues: &mut Cues, found: &mut Vec<Figure>) {
    let mut i = 0;
    let mut floor = 0;
    let mut told = false;
    let mut past = Past::default();
    let mut last: Option<Amount> = None;
    while i < sentence.len() {
        let c = sentence.at(i);
        if !may_begin(c) {
            i = i.saturating_add(1);
            continue;
        }
        if !told {
            cues.read(sentence);
            told = true;
        }
        let mut give = |start, end, kind, value, unit, noun: Option<(usize, usize)>, says| {
            found.push(Figure {
                span: sentence.span(start, end),
                kind,
                value,
                unit,
                about: noun.map(|(from, to)| sentence.span(from, to)),
                status: says,
            });
        };
        if let Some(end) = names::name_end(sentence, i) {
            // A name may hide a larger number: 十分之一, 四季度.
            if !sentence.starts(i.saturating_add(1), "分之") && date_at(sentence, i).is_none() {
                i = end;
                continue;
            }
        }
        if let Some(dated) = date_at(sentence, i) {
            let value = dated.value();
            give(
                dated.start,
                dated.end,
                dated.kind,
                value,
                "".into(),
                None,
                None,
            );
            past.time = Some((dated.start, dated.end));
            (i, floor) = (dated.end, dated.end);
            continue;
        }
        if c == '第' {
            let (rank, end) = ordinal(sentence, i);
            if let Some(rank) = rank {
                let noun = about(sentence, &rank, &past);
                let value = rank.value();
                let says = status(cues, sentence, rank.start, rank.end);
                give(
                    rank.start, rank.end, rank.kind, value, rank.unit, noun, says,
                );
                floor = rank.end;
                past.floor = rank.end;
            }
            i = end.max(i.saturating_add(1));
            continue;
        }
        if !is_digit(c) && !is_numeral(c) && !matches!(c, '几' | '数') {
            i = i.saturating_add(1);
            continue;
        }
        match amount_at(sentence, i, floor) {
            Ok(mut amount) => {
                if let Some(before) = &last {
                    share_bound(sentence, before, &mut amount);
                }
                let noun = about(sentence, &amount, &past);
                if matches!(amount.kind, FigureKind::Duration | FigureKind::Period) {
                    past.time = Some((amount.start, amount.end));
                } else {
                    past.about = noun.filter(|_| !amount.counts);
                    past.floor = amount.end;
                }
                let says = status(cues, sentence, amount.start, amount.end);
                let value = amount.value();
                last = Some(amount.clone());
                give(
                    amount.start,
                    amount.end,
                    amount.kind,
                    value,
                    amount.unit,
                    noun,
                    says,
                );
                (i, floor) = (amount.end.max(i.saturating_add(1)), amount.end);
            }
            Err(next) => i = next.max(i.saturating_add(1)),
        }
    }
}

/// Letters that a figure may begin with, bounding words left aside.
fn may_begin(c: char) -> bool {
    is_digit(c)
        || matches!(
            c,
            '第' | '今' | '去' | '明' | '上' | '下' | '前' | '民' | '中' | '公' | '几' | '数'
        )
        || is_numeral(c)
}

/// The ordinal at `i`: a rank (第99位) or none, and the letter behind it.
///
/// 第…位 and 第…名 are ranks unless a noun follows (第一位女航天员) or, of
/// 第一位, no word of ranking stands before; so is 第 with a number alone
/// behind such a word (居全国第二).
fn ordinal(sentence: &Sentence, i: usize) -> (Option<Amount>, usize) {
    /// Letters within which a word of ranking is looked for.
    const NEAR: usize = 12;
    let from = i.saturating_add(1);
    let digits = is_digit(sentence.at(from));
    let end = if digits {
        chain_end(sentence, from)
    } else {
        numeral_end(sentence, from)
    };
    if end == from {
        return (None, from);
    }
    let number = if digits {
        super::number::arabic(sentence, from)
    } else {
        super::number::chinese(sentence, from).ok()
    };
    let place = matches!(sentence.at(end), '位' | '名');
    let behind = end.saturating_add(usize::from(place));
    // The unit of an ordinal is none of an amount: 第二个, 第三次.
    let skip = match unit_at(sentence, end) {
        Some((_, length)) if !place => end.saturating_add(length),
        _ => behind,
    };
    let Some(number) = number.filter(|number| number.end == end && number.high == Some(number.low))
    else {
        return (None, skip);
    };
    let around = sentence.slice(i.saturating_sub(NEAR), i);
    let ranking = around
        .iter()
        .rev()
        .take_while(|&&c| !matches!(c, '，' | ',' | '；' | '。'))
        .any(|c| {
            matches!(
                c,
                '居' | '列' | '排' | '升' | '跃' | '名' | '据' | '从' | '由'
            )
        });
    let next = sentence.at(behind);
    let verb = ranking && matches!(next, '跃' | '升' | '提' | '上' | '下' | '降' | '至' | '到');
    let noun = is_hanzi(next) && !verb && !matches!(next, '以' | '和' | '及' | '的');
    let first = !digits && sentence.at(from) == '一';
    let rank = if place {
        !noun && (ranking || !first)
    } else {
        ranking && !noun
    };
    if !rank || noun || matches!(next, '.' | '-') {
        return (None, skip);
    }
    let unit = if sentence.at(end) == '名' {
        "名"
    } else {
        "位"
    };
    let amount = Amount {
        start: i,
        end: behind,
        kind: FigureKind::Rank,
        low: Some(number.low),
        high: Some(number.low),
        unit: unit.into(),
        counts: false,
        core_end: behind,
    };
    (Some(amount), behind)
}
