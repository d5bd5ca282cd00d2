//! Titles behind a mark instead of a number: 【成份】, □会前的准备, 问：….

use std::collections::{BTreeMap, HashSet};

use crate::document::{Block, BlockKind, Span};
use crate::grammar::{self as numbering, Unit, UnitWord};
use crate::prose::words;
use crate::structure::outline::evidence::candidate::{Candidate, Form, INNER_TITLE};
use crate::structure::outline::evidence::page::Page;

/// Longest title in 【】, behind an ornament, and longest question, in
/// characters.
const LABEL: usize = 14;
const TITLE: usize = 30;
const QUESTION: usize = 100;

/// Blocks below most of the titles that are found by their mark alone.
const CLOSE: u32 = 15;

/// How sure such a title is.
const SURE: u8 = 70;

/// What a title stands behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// 【, with text behind 】 or not.
    Label,
    /// □, ◆ and the like.
    Ornament(char),
    /// 问：.
    Question,
}

/// A line that begins with a mark.
#[derive(Debug, Clone, Copy)]
struct MarkedLine {
    mark: Mark,
    block: u32,
    title: Span,
    rest: u32,
}

/// Adds them to `candidates`, which hold the headings found so far. Each mark
/// stands or falls as a whole. Linear.
pub(in crate::structure) fn find(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    let mut marks: BTreeMap<Mark, Vec<MarkedLine>> = BTreeMap::new();
    let mut first: Vec<Mark> = Vec::new();
    for (id, block) in (0u32..).zip(page.blocks) {
        let Some(line) = read(page, id, block) else {
            continue;
        };
        if candidates.binary_search_by_key(&id, |c| c.block).is_ok() {
            continue;
        }
        if !first.contains(&line.mark) {
            first.push(line.mark);
        }
        marks.entry(line.mark).or_default().push(line);
    }
    let mut found: Vec<Candidate> = Vec::new();
    let mut depth = 0u8;
    for mark in first {
        let lines = marks.get(&mark).map_or(&[][..], Vec::as_slice);
        if !accepts(mark, lines, candidates, page) {
            continue;
        }
        let outer = heads_items(lines, candidates);
        let tier = match outer {
            true => INNER_TITLE.saturating_sub(2).saturating_add(depth.min(2)),
            false => INNER_TITLE.saturating_add(1).saturating_add(depth),
        };
        depth = depth.saturating_add(1);
        found.extend(lines.iter().map(|line| Candidate {
            rest: line.rest,
            tier,
            ..Candidate::new(line.block, line.title, line.form(), SURE)
        }));
    }
    if found.is_empty() {
        return;
    }
    candidates.extend(found);
    candidates.sort_by_key(|c| c.title.start);
}

impl MarkedLine {
    const fn form(&self) -> Form {
        match self.rest {
            0 => Form::Alone,
            _ => Form::RunIn,
        }
    }
}

/// A block as a line that begins with a mark. Most lines are told by their
/// first character.
fn read(page: &Page<'_>, id: u32, block: &Block) -> Option<MarkedLine> {
    if block.kind != BlockKind::Paragraph || block.continues {
        return None;
    }
    let text = page.slice(block.span);
    let (mark, len) = match text.chars().next()? {
        '【' => (Mark::Label, label(text)?),
        '问' | '問' | 'Q' => (Mark::Question, question(page, id, text)?),
        c if is_ornament(c) => (Mark::Ornament(c), ornament(text, c)?),
        _ => return None,
    };
    let end = block.span.start.saturating_add(u32::try_from(len).ok()?);
    let rest = text.get(len..).map_or(0, |r| r.trim().len());
    Some(MarkedLine {
        mark,
        block: id,
        title: Span::new(block.span.start, end),
        rest: u32::try_from(rest).ok()?,
    })
}

const fn is_ornament(c: char) -> bool {
    matches!(
        c,
        '□' | '■'
            | '◇'
            | '◆'
            | '○'
            | '●'
            | '☆'
            | '★'
            | '△'
            | '▲'
            | '▽'
            | '▼'
            | '◎'
            | '※'
            | '▶'
            | '►'
            | '§'
            | '〓'
            | '\u{2200}'..='\u{22ff}'
            | '\u{2b00}'..='\u{2bff}'
    )
}

/// Bytes of 【成份】 at the beginning of a line.
fn label(text: &str) -> Option<usize> {
    let end = text.find('】')?;
    let name = text.get('【'.len_utf8()..end)?;
    let fits = name.chars().any(char::is_alphabetic)
        && name.chars().nth(LABEL).is_none()
        && !name.contains(['：', ':', '，', '。', '！', '？', '；', '/'])
        && !words::is_crumb(text)
        && numbering::marker(name).is_none();
    let end = end.saturating_add('】'.len_utf8());
    let behind = text.get(end..)?.trim_start();
    // A note in brackets behind it belongs to the title.
    let note = behind.starts_with('（')
        && behind.ends_with('）')
        && behind.matches('（').count() == 1
        && behind.chars().nth(TITLE).is_none();
    fits.then_some(if note { text.len() } else { end })
}

/// Bytes of a line behind an ornament that is a title.
fn ornament(text: &str, mark: char) -> Option<usize> {
    let title = text.get(mark.len_utf8()..)?;
    let fits = title.chars().any(char::is_alphabetic)
        && title.chars().nth(TITLE).is_none()
        && !title.starts_with(is_ornament)
        && !title.contains(['。', '；', '：', ':', '|', '=', mark])
        && !title.ends_with(['，', '！', '、', ',', '…', '”']);
    fits.then_some(text.len())
}

/// Bytes of a question with its answer below: 问：…, Q3：….
fn question(page: &Page<'_>, id: u32, text: &str) -> Option<usize> {
    let asks = speaks(text, &["问", "問", "问题", "問題", "Q"]);
    let answers = || {
        let below = (1..=3).map(|n| page.block(id.saturating_add(n)));
        below
            .take(3)
            .any(|b| speaks(b, &["答", "答案", "A", "回答"]))
    };
    (asks && text.chars().nth(QUESTION).is_none() && answers()).then_some(text.len())
}

/// Whether a line begins with one of these words, a number or none, and a
/// colon.
fn speaks(text: &str, names: &[&str]) -> bool {
    names.iter().any(|name| {
        text.strip_prefix(name).is_some_and(|rest| {
            let behind = rest.trim_start_matches(|c: char| {
                c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
            });
            behind.starts_with(['：', ':'])
        })
    })
}

/// Whether the lines behind one mark are titles.
fn accepts(mark: Mark, lines: &[MarkedLine], candidates: &[Candidate], page: &Page<'_>) -> bool {
    let count = lines.len();
    let most = |n: usize| n.saturating_mul(5) >= count.saturating_mul(4);
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return false;
    };
    // Right below stands neither the next one nor the end.
    let next = |at: usize| {
        lines
            .get(at.saturating_add(1))
            .map_or(page.len(), |n| n.block)
    };
    let filled =
        |(at, line): (usize, &MarkedLine)| line.rest > 0 || next(at) > line.block.saturating_add(1);
    let filled = lines.iter().enumerate().filter(|&l| filled(l)).count();
    let blocks = last.block.saturating_sub(first.block).saturating_add(1);
    let close = u32::try_from(count).is_ok_and(|n| blocks <= n.saturating_mul(CLOSE));
    let sections = sections(candidates);
    let fills = || sections.is_empty() || fills(&sections, lines, page);
    match mark {
        Mark::Question => count >= 2 && close,
        // The tunes of a play.
        Mark::Label if candidates.iter().any(is_act) => false,
        Mark::Label => {
            let names: HashSet<&str> = lines.iter().map(|l| page.slice(l.title)).collect();
            let pairs = lines.iter().zip(lines.iter().skip(1));
            let doubled = pairs
                .filter(|(a, b)| page.slice(a.title) == page.slice(b.title))
                .count();
            // Where text stands behind all of them they are the words of a list.
            let alone = lines.iter().any(|line| line.rest == 0);
            alone
                && names.len() >= 3
                && most(filled)
                && close
                && doubled.saturating_mul(5) <= count
                && fills()
        }
        Mark::Ornament(_) => {
            let least = if candidates.len() > 1 { 2 } else { 3 };
            let told = lines
                .iter()
                .filter(|l| is_told(l, candidates, page))
                .count();
            count >= least && most(filled) && most(told) && close && fills()
        }
    }
}

/// Whether a heading is an act or a scene of a play.
fn is_act(c: &Candidate) -> bool {
    c.unit() == Some(Unit::Act) || c.read.word == Some(UnitWord::Scene)
}

/// Whether text or a heading stands below a title.
fn is_told(line: &MarkedLine, candidates: &[Candidate], page: &Page<'_>) -> bool {
    let below = line.block.saturating_add(1);
    let heading = candidates.binary_search_by_key(&below, |c| c.block).is_ok();
    let text = page.block(below);
    heading
        || text.len() > 90
        || text.ends_with(['。', '！', '？', '”', '」', '；', '：', '，', '…'])
}

/// The blocks of the headings that have text of their own.
fn sections(candidates: &[Candidate]) -> Vec<u32> {
    let pairs = candidates
        .iter()
        .zip(candidates.iter().skip(1).map(Some).chain([None]));
    pairs
        .filter(|(c, next)| next.is_none_or(|n| n.block > c.after) && c.unit().is_some())
        .map(|(c, _)| c.block)
        .collect()
}

/// Whether more than half of the sections have one of the lines.
fn fills(sections: &[u32], lines: &[MarkedLine], page: &Page<'_>) -> bool {
    let ends = sections.iter().skip(1).copied().chain([page.len()]);
    let filled = sections.iter().zip(ends).filter(|&(&from, to)| {
        let at = lines.partition_point(|l| l.block < from);
        lines.get(at).is_some_and(|l| l.block < to)
    });
    filled.count().saturating_mul(2) > sections.len()
}

/// Whether numbered items begin right below one of the lines.
fn heads_items(lines: &[MarkedLine], candidates: &[Candidate]) -> bool {
    lines.iter().any(|line| {
        let below = line.block.saturating_add(1);
        let at = candidates.binary_search_by_key(&below, |c| c.block);
        let item = at.ok().and_then(|at| candidates.get(at));
        item.is_some_and(|c| c.is_item() && c.number.last() == Some(1))
    })
}
