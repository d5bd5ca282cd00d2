//! The title of a document that has no markup.

use crate::document::{BlockKind, Span};
use crate::grammar::{self as numbering, Gap};
use crate::prose::words;
use crate::structure::outline::evidence::candidate::{Candidate, Form};
use crate::structure::outline::evidence::page::Page;

/// How many blocks before the first heading are looked at.
const FRONT: u32 = 30;

/// Longest name of a speaker, in characters.
const SPEAKER: usize = 6;

/// Longest title, in characters.
const LONGEST: usize = 90;

/// The title among the blocks before `end`, the first heading: the line that
/// looks most like one, with at least the score `least`. Crumbs of a web page,
/// sources, dates and addresses are none.
pub(in crate::structure) fn find(page: &Page<'_>, end: u32, least: i32) -> Option<Candidate> {
    let mut best: Option<(i32, Candidate)> = None;
    let mut last = "";
    // A title has something below it.
    let last_block = page.len().saturating_sub(1);
    for id in 0..end.min(FRONT).min(last_block) {
        let Some(block) = page.blocks.get(id as usize) else {
            break;
        };
        if block.kind != BlockKind::Paragraph {
            continue;
        }
        let text = page.slice(block.span);
        let next = page.block(id.saturating_add(1));
        let prose = is_prose(text) || is_cut_prose(text, next);
        if words::is_address(text) || prose && !words::is_crumb(text) {
            break;
        }
        if numbering::marker(text).is_some_and(|m| !matches!(m.gap, Gap::None | Gap::Behind)) {
            continue;
        }
        // A name that comes again and again is that of a speaker.
        let again = (id.saturating_add(2)..FRONT).filter(|&n| page.block(n) == text);
        if text.chars().nth(SPEAKER).is_none() && again.count() >= 2 {
            last = text;
            continue;
        }
        // A title over two or three lines is followed by its subtitle.
        let subtitle = (1..=3).any(|n| page.block(id.saturating_add(n)).starts_with("——"));
        if let Some(score) = score(text, last, next)
            .map(|s| s + 2 * i32::from(subtitle) + i32::from(last.is_empty()))
            && best.as_ref().is_none_or(|(b, _)| score > *b)
        {
            best = Some((score, candidate(id, block.span, score)));
        }
        last = text;
    }
    best.filter(|(score, _)| *score >= least).map(|(_, c)| c)
}

/// Whether a line is body text, which no title stands behind.
fn is_prose(text: &str) -> bool {
    text.chars().nth(20).is_some() && text.contains('。') && !words::is_head_line(text)
}

/// Whether a line is body text that the next goes on with: a sentence ends
/// within it, another has begun, and no kind of document is named.
fn is_cut_prose(text: &str, next: &str) -> bool {
    let behind = text.rsplit_once(['！', '？']).map_or("", |(_, rest)| rest);
    behind.contains('，')
        && text.chars().nth(20).is_some()
        && next.contains('。')
        && !words::names_document(text)
        && !words::is_head_line(text)
}

/// Whether the first heading, in bold on the first line, is the title of all.
pub(in crate::structure) fn is_bold_title(first: &Candidate) -> bool {
    first.is_lead() && first.bold && first.form == Form::Alone && first.block == 0
}

fn candidate(id: u32, span: Span, score: i32) -> Candidate {
    let sure = score.saturating_mul(5).saturating_add(50).clamp(50, 95);
    Candidate::new(id, span, Form::Alone, u8::try_from(sure).unwrap_or(50))
}

/// Titles of further documents behind the first, such as the plan that a
/// notice encloses: a line right behind the date, the signature or the note of
/// publication that ends the one before. It names a kind of document, or the
/// first title names it, or text follows behind the note. Adds them to
/// `candidates` and `titles`, keeping the order.
pub(in crate::structure) fn find_further(
    page: &Page<'_>,
    candidates: &mut Vec<Candidate>,
    titles: &mut Vec<bool>,
) {
    let Some(letter) = candidates
        .first()
        .copied()
        .filter(|_| titles.first() == Some(&true))
    else {
        return;
    };
    let taken = |id: u32| candidates.binary_search_by_key(&id, |c| c.block).is_ok();
    let named = page.slice(letter.title);
    let mut found = Vec::new();
    let mut ended = None;
    let behind = letter.after as usize;
    for (id, block) in (0u32..).zip(page.blocks).skip(behind) {
        if block.kind == BlockKind::Rule {
            continue;
        }
        if block.kind != BlockKind::Paragraph || block.continues || block.span.len() > 300 {
            ended = None;
            continue;
        }
        let text = page.slice(block.span);
        // A stray mark between two documents is neither.
        if !text.chars().any(char::is_alphanumeric) {
            continue;
        }
        if let Some(end) = ended
            && !taken(id)
            && id.saturating_add(1) < page.len()
            && let Some(score) = score(text, "", "")
        {
            let enclosed = text.chars().nth(5).is_some() && named.contains(text);
            let kind = words::names_document(text) && score >= 4;
            let opens = end == words::Ending::Note && score >= 0 && is_opening(page, id, text);
            if enclosed || kind && end != words::Ending::Office || opens {
                found.push(candidate(id, block.span, if enclosed { 7 } else { 3 }));
                ended = None;
                continue;
            }
        }
        ended = words::ends_document(text);
    }
    if found.is_empty() {
        return;
    }
    let mut all: Vec<(Candidate, bool)> = candidates
        .drain(..)
        .zip(titles.drain(..))
        .chain(found.into_iter().map(|c| (c, true)))
        .collect();
    all.sort_by_key(|(c, _)| c.title.start);
    (*candidates, *titles) = all.into_iter().unzip();
}

/// Whether a line of its own stands right above prose or the first heading.
fn is_opening(page: &Page<'_>, id: u32, text: &str) -> bool {
    let below = page.block(id.saturating_add(1));
    let heads = numbering::marker(below).is_some_and(|m| m.number.first() == Some(1));
    text.chars().nth(4).is_some()
        && numbering::marker(text).is_none()
        && !words::is_office(text)
        && (heads || below.contains('。'))
}

/// Whether a line ends in a time of day: 10:02.
fn ends_in_time(text: &str) -> bool {
    let mut back = text.bytes().rev();
    let mut digit = || back.next().is_some_and(|b| b.is_ascii_digit());
    digit()
        && digit()
        && back.next() == Some(b':')
        && back.next().is_some_and(|b| b.is_ascii_digit())
}

/// Whether two lines are of one list, log or table: as many fields apart
/// by white space or ASCII commas, two dates, two labels.
fn is_like(text: &str, next: &str) -> bool {
    let commas = |t: &str| t.matches(',').count();
    let dated = |t: &str| {
        let head = t.chars().take(5).collect::<String>();
        head.chars().filter(char::is_ascii_digit).count() == 4 && head.ends_with(['-', '/', '.'])
    };
    let labelled = |t: &str| {
        t.chars()
            .take(5)
            .position(|c| matches!(c, '：' | ':'))
            .is_some_and(|at| at > 0)
    };
    // 一月 寒冷, 张三 滨河路1号 13800000001
    let fields = |t: &'_ str| {
        t.split_whitespace()
            .map(|f| f.chars().count())
            .collect::<Vec<_>>()
    };
    let (a, b) = (fields(text), fields(next));
    let rows = a.len() == b.len()
        && (a.len() >= 3 || a.len() == 2 && a.iter().zip(&b).all(|(a, b)| a == b));
    rows || commas(text) >= 2 && commas(text) == commas(next)
        || dated(text) && dated(next)
        || labelled(text) && labelled(next)
}

/// How much a line looks like a title; `None` where it cannot be one.
fn score(text: &str, last: &str, next: &str) -> Option<i32> {
    let chars = text.chars().count();
    if !(1..=LONGEST).contains(&chars) || words::is_crumb(text) || words::is_head_line(text) {
        return None;
    }
    if words::title_label(text) {
        return Some(9);
    }
    let ends = text.chars().next_back()?;
    if matches!(
        ends,
        '。' | '，'
            | '；'
            | '：'
            | ':'
            | ';'
            | '、'
            | '.'
            | ','
            | '”'
            | '」'
            | '！'
            | '？'
            | '…'
            | '>'
    ) || text.contains(['。', '；'])
    {
        return None;
    }
    let starts = text.chars().next()?;
    if matches!(
        starts,
        '—' | '─' | '（' | '(' | '-' | '=' | '*' | '>' | '|' | '#' | '['
    ) {
        return None;
    }
    // What begins with a quotation is speech, but “十五五”发展规划.
    if matches!(starts, '“' | '「') && !words::names_document(text) {
        return None;
    }
    // A line of a program, of settings or of markup; who said something when.
    if text.contains(['=', '{', '}', '<']) || ends_in_time(text) {
        return None;
    }
    if is_like(text, next) || is_like(text, last) || last.contains("-->") {
        return None;
    }
    let mut score = 0;
    if words::names_document(text) {
        score += 5;
    }
    if starts == '《' {
        score += 4;
    }
    if words::is_dated_or_signed(text) {
        score -= 4;
    }
    if text == last || text == next {
        score -= 3;
    }
    if last.ends_with(['>', '＞', '：', ':']) {
        score -= 3;
    }
    if chars <= 3 {
        score -= 1;
    }
    Some(score)
}
