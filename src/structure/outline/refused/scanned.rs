//! What scanners mark as headings and what they leave beside them: contents
//! pages whose lines are marked, the title page once more, single characters
//! and bare numbers torn from their lines, theorems, and numbered sentences
//! that no mark tells from headings.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::grammar::{Gap, Style};
use crate::prose::words;
use crate::structure::outline::evidence::candidate;
use crate::structure::outline::evidence::candidate::{Candidate, Form};
use crate::structure::outline::evidence::page::Page;
use crate::structure::outline::numbered::marked;

/// Headings that are marked up, at least, where the marks are to be relied on.
const MARKED: usize = 5;

/// Takes them out of `candidates`, where the markup has headings enough to be
/// relied on. Linear.
pub(in crate::structure) fn remove(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    let is_marked = |c: &&Candidate| c.level > 0;
    let marked = candidates.iter().filter(is_marked).count();
    if marked < MARKED {
        return;
    }
    let mut keep = vec![true; candidates.len()];
    contents(candidates, page, &mut keep);
    title_again(candidates, page, &mut keep);
    torn(candidates, page, &mut keep);
    members(candidates, &mut keep);
    for (c, flag) in candidates.iter().zip(&mut keep) {
        *flag &= c.level == 0 || !is_theorem(page.slice(c.title));
    }
    let numbered = candidates.iter().filter(is_marked);
    let numbered = numbered.filter(|c| c.style.is_some_and(is_counted)).count();
    if numbered >= 2 {
        sentences(candidates, page, &mut keep);
    }
    candidate::retain_flagged(candidates, &keep);
}

const fn is_counted(style: Style) -> bool {
    !matches!(style, Style::Matter | Style::Annex)
}

fn drop(keep: &mut [bool], at: usize) {
    if let Some(flag) = keep.get_mut(at) {
        *flag = false;
    }
}

/// Contents pages below a marked 目录: their lines end in page numbers, and
/// headings among them are entries too.
fn contents(candidates: &[Candidate], page: &Page<'_>, keep: &mut [bool]) {
    /// Blocks without a page number between two that have one.
    const APART: u32 = 4;
    const PAGED: usize = 3;
    let named = |c: &Candidate| c.level > 0 && words::is_contents(page.slice(c.title));
    for (at, c) in candidates.iter().enumerate().filter(|(_, c)| named(c)) {
        let (mut last, mut paged) = (c.block, 0usize);
        let mut block = c.after;
        while block < page.len() && block.saturating_sub(last) <= APART {
            if is_paged(page.block(block)) {
                last = block;
                paged = paged.saturating_add(1);
            }
            block = block.saturating_add(1);
        }
        if paged < PAGED {
            continue;
        }
        drop(keep, at);
        let behind = candidates.iter().enumerate().skip(at).skip(1);
        for (entry, _) in behind.take_while(|(_, c)| c.block <= last) {
            drop(keep, entry);
        }
    }
}

/// Whether a line ends in a page number: 复习(1) 24, 单调类 ..... 4.
fn is_paged(line: &str) -> bool {
    const LONGEST: usize = 60;
    let line = line.trim_end();
    let before = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = line.len().saturating_sub(before.len());
    (1..=4).contains(&digits)
        && before.ends_with([' ', '　', '\t', '.', '…', '·'])
        && before.chars().any(char::is_alphabetic)
        && line.chars().nth(LONGEST).is_none()
}

/// Letters and digits of a title, without spaces and marks.
fn letters(title: &str) -> impl Iterator<Item = char> {
    title.chars().filter(|c| c.is_alphanumeric())
}

/// The titles that a document begins with, where they stand again, as running
/// heads or on a second title page; also broken in two.
fn title_again(candidates: &[Candidate], page: &Page<'_>, keep: &mut [bool]) {
    /// Headings of a title page.
    const FIRST: usize = 3;
    /// Blocks of it.
    const BLOCKS: u32 = 20;
    /// Letters of a title, at least.
    const LEAST: usize = 5;
    let plain = |c: &Candidate| c.level > 0 && c.style.is_none();
    let text = |c: &Candidate| letters(page.slice(c.title)).collect::<String>();
    let marked: Vec<(usize, &Candidate)> = candidates
        .iter()
        .enumerate()
        .filter(|(_, c)| plain(c))
        .collect();
    let first = marked.iter().take(FIRST);
    let first: Vec<(usize, String)> = first
        .filter(|(_, c)| c.block < BLOCKS)
        .map(|&(at, c)| (at, text(c)))
        .filter(|(_, title)| title.chars().nth(LEAST.saturating_sub(1)).is_some())
        .collect();
    let stands = |at: usize, title: &str| {
        let mut before = first.iter().filter(|(place, _)| *place < at);
        before.any(|(_, known)| known == title)
    };
    for (place, &(at, c)) in marked.iter().enumerate() {
        let here = text(c);
        if stands(at, &here) {
            drop(keep, at);
        } else if let Some(&(next, second)) = marked.get(place.saturating_add(1))
            && second.block == c.after
            && stands(at, &(here + &text(second)))
        {
            drop(keep, at);
            drop(keep, next);
        }
    }
}

/// Numbers alone and single characters, torn from their lines, where the
/// others have titles.
fn torn(candidates: &[Candidate], page: &Page<'_>, keep: &mut [bool]) {
    let is_number = |c: &Candidate| {
        let alone = || letters(page.slice(c.title)).all(char::is_numeric);
        c.level > 0 && matches!(c.style, Some(Style::ArabicBare)) && c.gap == Gap::End && alone()
    };
    let titled =
        |c: &Candidate| c.level > 0 && c.gap != Gap::End && c.style.is_some_and(marked::is_decimal);
    let is_single = |c: &Candidate| {
        c.level > 0 && c.style.is_none() && letters(page.slice(c.title)).count() == 1
    };
    let numbers = candidates.iter().filter(|c| is_number(c)).count();
    let titles = candidates.iter().filter(|c| titled(c)).count();
    let singles = candidates.iter().filter(|c| is_single(c)).count();
    // Beside names of two characters one of a single one is a name as well.
    let is_name = |c: &Candidate| c.level > 0 && letters(page.slice(c.title)).count() == 2;
    let alone = singles == 1 && !candidates.iter().any(is_name);
    for (at, c) in candidates.iter().enumerate() {
        if is_number(c) && titles > numbers.saturating_mul(2) || is_single(c) && alone {
            drop(keep, at);
        }
    }
}

/// Members of a list of which only some are marked: 一、 marked above 二、 and
/// 三、 that are not, with nothing between.
fn members(candidates: &[Candidate], keep: &mut [bool]) {
    let follows = |a: &Candidate, b: &Candidate| {
        let next = a.number.last().and_then(|n| n.checked_add(1));
        a.style.is_some_and(Style::is_item)
            && a.style == b.style
            && next == b.number.last()
            && a.after == b.block
            && a.form != Form::RunIn
    };
    let pairs = candidates.iter().zip(candidates.iter().skip(1));
    for (at, (a, b)) in pairs.enumerate() {
        if !follows(a, b) {
            continue;
        }
        match (a.level, b.level) {
            (1.., 0) => drop(keep, at),
            (0, 1..) => drop(keep, at.saturating_add(1)),
            _ => {}
        }
    }
}

/// Whether a marked line is the label of a theorem with what it says: 命题1.1.7
/// 设C为一集类, 证 由定义直接推得.
fn is_theorem(title: &str) -> bool {
    const LABELS: [&str; 10] = [
        "命题", "命題", "定理", "引理", "推论", "推論", "定义", "定義", "证明", "證明",
    ];
    let label = LABELS.iter().find_map(|label| title.strip_prefix(label));
    let said = label.or_else(|| title.strip_prefix("证 ").or(title.strip_prefix("證 ")));
    said.is_some_and(|said| {
        let number = said.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let sentence = said.contains(['，', '。', ',', '：', ':']) || said.ends_with('.');
        sentence && (number || label.is_none())
    })
}

/// Numbered sentences and questions that are not marked, beside headings that
/// are marked and numbered: where most of a style are such, all of it is.
fn sentences(candidates: &[Candidate], page: &Page<'_>, keep: &mut [bool]) {
    let open = |c: &Candidate| c.is_item() && !c.bold;
    let mut counts: BTreeMap<Style, Range<usize>> = BTreeMap::new();
    let mut said = Vec::with_capacity(candidates.len());
    for (at, c) in candidates.iter().enumerate() {
        let next = candidates.get(at.saturating_add(1));
        let sentence = open(c) && is_sentence(c, next, page);
        said.push(sentence);
        if let Some(style) = c.style.filter(|_| open(c)) {
            // From the sentences to all.
            let count = counts.entry(style).or_insert(0..0);
            count.start = count.start.saturating_add(usize::from(sentence));
            count.end = count.end.saturating_add(1);
        }
    }
    for (at, (c, sentence)) in candidates.iter().zip(said).enumerate() {
        let count = c.style.filter(|_| open(c)).and_then(|s| counts.get(&s));
        let most = count.is_some_and(|count| count.start.saturating_mul(2) > count.end);
        if most || sentence && c.form != Form::Sentence {
            drop(keep, at);
        }
    }
}

/// Whether a numbered line says something instead of naming it.
fn is_sentence(c: &Candidate, next: Option<&Candidate>, page: &Page<'_>) -> bool {
    let title = page.slice(c.title);
    let clause = |title: &str| title.contains(['，', ',', '；', '？', '?', '=']);
    let blank = ["（）", "()", "（ ）", "( )", "（　）"];
    match c.form {
        Form::Colon => true,
        Form::Alone => clause(title) || blank.iter().any(|blank| title.trim_end().ends_with(blank)),
        // With another behind it at once it heads nothing.
        Form::Sentence => {
            let listed = next.is_some_and(|n| n.style == c.style && n.block == c.after);
            listed || clause(title)
        }
        Form::RunIn => matches!(c.style, Some(Style::Dotted(_))),
    }
}
