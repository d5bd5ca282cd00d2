//! Headings with the title of the work before their number: 小院四季 1.种豆,
//! 青石县志卷之二.

use std::collections::HashMap;

use crate::document::BlockKind;
use crate::grammar::{
    self as numbering, Digits, Gap, Marker, SectionNumber, Style, Unit, UnitWord, shifted,
};
use crate::prose::words;
use crate::structure::outline::evidence::candidate::{self, Candidate, Form, INNER_TITLE};
use crate::structure::outline::evidence::page::Page;
use crate::text::numerals;

/// Bytes of the longest line that is looked at.
const LONGEST: usize = 150;

/// Shortest title of a work, in characters.
const SHORTEST: usize = 2;

/// How sure such a heading is.
const SURE: u8 = 80;

/// Adds them to `candidates`: lines that begin with the same words, each with
/// the next number behind them and text below. Linear.
pub(in crate::structure) fn find(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    let mut series: HashMap<&str, Vec<WorkLine>> = HashMap::new();
    for (id, block) in (0u32..).zip(page.blocks) {
        if block.kind != BlockKind::Paragraph || block.continues {
            continue;
        }
        let text = page.slice(block.span);
        if let Some((name, read)) = read(text) {
            series.entry(name).or_default().push(WorkLine {
                block: id,
                head: u32::try_from(name.len()).unwrap_or(u32::MAX),
                read,
            });
        }
    }
    let mut found = Vec::new();
    for lines in series.values().filter(|lines| counts(lines)) {
        found.extend(lines.iter().filter_map(|line| line.candidate(page)));
    }
    if found.is_empty() {
        return;
    }
    found.retain(|f| {
        candidates
            .binary_search_by_key(&f.block, |c| c.block)
            .is_err()
    });
    candidates.extend(found);
    candidates.sort_by_key(|c| c.title.start);
}

/// What stands behind the title of the work.
#[derive(Debug, Clone, Copy)]
enum Read {
    Marker(Marker),
    /// 卷之三 at the end of the line.
    Volume(u32),
}

struct WorkLine {
    block: u32,
    /// Bytes of the title of the work.
    head: u32,
    read: Read,
}

impl WorkLine {
    const fn number(&self) -> SectionNumber {
        match self.read {
            Read::Marker(m) => m.number,
            Read::Volume(n) => SectionNumber::one(n),
        }
    }

    fn candidate(&self, page: &Page<'_>) -> Option<Candidate> {
        let span = page.blocks.get(self.block as usize)?.span;
        let text = page.slice(span);
        let marked = text.get(self.head as usize..)?.trim_start();
        let behind = text.len().saturating_sub(marked.len());
        let new = Candidate {
            head: self.head,
            number: self.number(),
            ..Candidate::new(self.block, span, Form::Alone, SURE)
        };
        Some(match self.read {
            Read::Marker(m) if matches!(m.style, Style::Unit(_)) => {
                new.with(Some(shifted(m, behind)))
            }
            Read::Marker(m) => Candidate {
                tier: INNER_TITLE.saturating_sub(DEEPER),
                read: candidate::Read::of(&shifted(m, behind)),
                ..new
            },
            Read::Volume(_) => Candidate {
                style: Some(Style::Unit(Unit::Volume)),
                read: candidate::Read {
                    word: Some(UnitWord::Volume),
                    digits: Some(Digits::Chinese),
                    ..candidate::Read::NOTHING
                },
                gap: Gap::Behind,
                ..new
            },
        })
    }
}

/// Tiers of titles without number that may stand below.
const DEEPER: u8 = 4;

/// The title of the work that a line begins with, and what stands behind.
fn read(text: &str) -> Option<(&str, Read)> {
    if text.len() > LONGEST || text.ends_with(['。', '！', '？', '”', '，', '；', '：', '…'])
    {
        return None;
    }
    if let Some((name, volume)) = behind_volume(text) {
        return Some((name, Read::Volume(volume)));
    }
    let at = text.find([' ', '　'])?;
    let (name, behind) = text.split_at_checked(at)?;
    let behind = behind.trim_start();
    if !is_name(name) || numbering::marker(text).is_some_and(|m| m.gap != Gap::Behind) {
        return None;
    }
    let marker = numbering::marker(behind).filter(|m| {
        m.gap != Gap::Behind
            // A bare number is the page of a site: 分节阅读 2.
            && (m.gap != Gap::End || !m.style.is_item())
            && m.number.last().is_some()
            && !matches!(m.style, Style::Unit(Unit::Article))
    })?;
    Some((name, Read::Marker(marker)))
}

/// 青石县志卷之二: the name, and the number of the volume at the end.
fn behind_volume(text: &str) -> Option<(&str, u32)> {
    let (name, behind) = text.rsplit_once('卷')?;
    let numeral = behind.trim_start().trim_start_matches(['之', '第']);
    let name = name.trim_end();
    let whole = !numeral.is_empty() && numerals::leading(numeral) == numeral.len();
    if !whole || !is_name(name) {
        return None;
    }
    let number = u32::try_from(numerals::value(numeral)?).ok()?;
    Some((name, number))
}

fn is_name(name: &str) -> bool {
    let letters = |c: char| c.is_alphabetic() || matches!(c, '·' | '《' | '》');
    name.chars().nth(SHORTEST.saturating_sub(1)).is_some()
        && name.chars().all(letters)
        && !name.chars().all(numerals::is_numeral)
        && !words::is_caption(name)
        && numbering::marker(name).is_none()
}

/// Whether lines count up, nearly without a gap, each with something below:
/// two volumes at least, or three of another kind.
fn counts(lines: &[WorkLine]) -> bool {
    let pairs = || lines.iter().zip(lines.iter().skip(1));
    let next = |(a, b): &(&WorkLine, &WorkLine)| match (a.number().last(), b.number().last()) {
        (Some(a), Some(b)) => b == a.saturating_add(1),
        _ => false,
    };
    let close = |(a, b): &(&WorkLine, &WorkLine)| b.block <= a.block.saturating_add(1);
    let least = match lines.first().map(|l| l.read) {
        Some(Read::Volume(_)) => 2,
        _ => 3,
    };
    let count = pairs().count();
    lines.len() >= least
        && pairs().filter(next).count().saturating_mul(5) >= count.saturating_mul(4)
        && pairs().filter(close).count().saturating_mul(5) <= count
}
