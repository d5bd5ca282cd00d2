//! Titles with their number glued to them on lines of their own, which count
//! through a whole collection: 001淮上遇风, 2疲马.

use crate::document::BlockKind;
use crate::grammar::{Digits, SectionNumber, Style, matter};
use crate::structure::outline::evidence::candidate::{Candidate, Form, Read};
use crate::structure::outline::evidence::page::Page;
use crate::text::is_hanzi;

/// Bytes of the longest line that is looked at, and most digits.
const LONGEST: usize = 150;
const DIGITS: usize = 4;

/// Titles of a collection, at least.
const LEAST: usize = 5;

/// How sure such a title is.
const SURE: u8 = 75;

/// Adds them to `candidates`: lines that count up by one from 1, nearly without
/// a gap, each with text below. The lines of a list of them all have none.
/// Linear.
pub(in crate::structure) fn find(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    let mut lines: Vec<(u32, u32, usize)> = Vec::new();
    for (id, block) in (0u32..).zip(page.blocks) {
        if block.kind != BlockKind::Paragraph || block.continues {
            continue;
        }
        if let Some((number, head)) = read(page.slice(block.span)) {
            lines.push((id, number, head));
        }
    }
    let next = lines.iter().skip(1).map(|&(id, ..)| id).chain([page.len()]);
    let told: Vec<(u32, u32, usize)> = lines
        .iter()
        .zip(next)
        .filter(|&(&(id, ..), next)| next > id.saturating_add(1))
        .map(|(&line, _)| line)
        .collect();
    // What is left of the list of them all stands before.
    let begins = told.iter().rposition(|&(_, number, _)| number == 1);
    let told = told.get(begins.unwrap_or(0)..).unwrap_or_default();
    if !counts(told) {
        return;
    }
    let found: Vec<Candidate> = told
        .iter()
        .filter(|(id, ..)| candidates.binary_search_by_key(id, |c| c.block).is_err())
        .filter_map(|&(id, number, head)| {
            let span = page.blocks.get(id as usize)?.span;
            Some(Candidate {
                style: Some(Style::ArabicBare),
                number: SectionNumber::one(number),
                head: u32::try_from(head).ok()?,
                read: Read {
                    digits: Some(Digits::Arabic),
                    end: u16::try_from(head).ok()?,
                    head: u16::try_from(head).ok()?,
                    ..Read::NOTHING
                },
                ..Candidate::new(id, span, Form::Alone, SURE)
            })
        })
        .collect();
    // Above the list of them all stands its name.
    candidates.retain(|c| {
        let below = page.block(c.after);
        let listed = below.starts_with(|c: char| c.is_ascii_digit());
        c.style != Some(Style::Matter) || !listed || !matter::is_contents(page.slice(c.title))
    });
    candidates.extend(found);
    candidates.sort_by_key(|c| c.title.start);
}

/// The number that a line begins with and its bytes, where a title follows at
/// once: no measure, and nothing that ends or divides a sentence.
fn read(text: &str) -> Option<(u32, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=DIGITS).contains(&digits) || text.len() > LONGEST {
        return None;
    }
    let (number, title) = text.split_at_checked(digits)?;
    let first = title.chars().next()?;
    // What is filled up with noughts is no amount.
    let padded = number.starts_with('0') || digits >= 3;
    let named = is_hanzi(first) && (padded || !matter::is_measure(first)) || first == '《';
    let listed = title.contains("---") || title.contains("……");
    let whole = !listed
        && !title.contains(['。', '；', '！', '？', '：', '='])
        && !title.ends_with(['，', '、', '…', '”']);
    let number = number.parse().ok().filter(|_| named && whole)?;
    Some((number, digits))
}

/// Whether lines count up from 1, with few numbers left out.
fn counts(lines: &[(u32, u32, usize)]) -> bool {
    let numbers = || lines.iter().map(|&(_, number, _)| number);
    let mut pairs = numbers().zip(numbers().skip(1));
    let last = numbers().next_back().and_then(|n| usize::try_from(n).ok());
    let missing = last.unwrap_or(0).saturating_sub(lines.len());
    lines.len() >= LEAST
        && numbers().next() == Some(1)
        && pairs.all(|(a, b)| a < b)
        && missing.saturating_mul(7) <= lines.len()
}
