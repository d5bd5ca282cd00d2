//! Headings with unit words (编 卷 章 回 节 条): which of the lines that look
//! like one are one.

use super::glued;
use crate::grammar::{Gap, Unit};
use crate::prose::words;
use crate::structure::outline::evidence::candidate::{Candidate, Form};
use crate::structure::outline::evidence::page::Page;
use crate::structure::outline::refused::listed;

/// Takes out of `candidates` the lines that only begin like a chapter or an
/// article: prose and cross-references.
///
/// A line whose number is set off by a space or mark stands on its own; one
/// whose title follows at once must fit the sequence.
pub(in crate::structure) fn judge(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    drop_own_number(candidates, page);
    let in_series = glued::in_series(candidates, page);
    let mut flags = in_series.iter().copied();
    let mut last = LastNumbers::default();
    let mut divided = false;
    candidates.retain_mut(|c| {
        let in_series = flags.next().unwrap_or(false);
        let Some(unit) = c.unit() else {
            return true;
        };
        if c.level > 0 {
            last.set(unit, c.number.first());
            divided |= matches!(unit, Unit::Chapter | Unit::Section);
            return true;
        }
        let title = page.after_marker(c);
        let fits = last.fits(unit, c.number.first())
            || c.other.is_some_and(|other| last.fits(unit, Some(other)));
        let keeps = match unit {
            Unit::Article => article(c, title, fits),
            Unit::Subsection | Unit::Entry => divided && c.gap != Gap::None && line(c, title, fits),
            _ => in_series || line(c, title, fits),
        };
        if keeps {
            if let Some(other) = c.other.filter(|&o| last.fits(unit, Some(o))) {
                c.number = crate::grammar::SectionNumber::one(other);
            }
            last.set(unit, c.number.first());
            divided |= matches!(unit, Unit::Chapter | Unit::Section);
            c.confidence = match (fits, c.gap) {
                (true, Gap::None) => 75,
                (true, _) => 97,
                (false, Gap::None) => 55,
                (false, _) => 85,
            };
        }
        keeps
    });
    drop_stray_articles(candidates);
    drop_lone_words(candidates, page);
    listed::remove(candidates, page);
    title_articles(candidates, page);
    // Numbers behind titles are believed only in a row.
    let behind = |c: &Candidate| c.level == 0 && c.gap == Gap::Behind;
    if candidates.iter().filter(|c| behind(c)).count() < 3 {
        candidates.retain(|c| !behind(c));
    }
}

/// Takes out the number that a whole ordinance has among all of them: 第900章,
/// above its name, where no other chapter is.
fn drop_own_number(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    let is_chapter = |c: &Candidate| c.unit() == Some(Unit::Chapter);
    let mut chapters = candidates.iter().filter(|c| is_chapter(c));
    let own = chapters.next().filter(|c| {
        c.block == 0
            && c.level == 0
            && c.gap == Gap::End
            && c.number.first() != Some(1)
            && words::names_document(page.block(c.after).trim_matches(['《', '》']))
    });
    if own.is_some() && chapters.next().is_none() {
        candidates.retain(|c| !is_chapter(c));
    }
}

/// The number that the last heading of each unit had.
#[derive(Debug, Default)]
struct LastNumbers {
    numbers: Vec<(Unit, u32)>,
}

impl LastNumbers {
    /// Whether `number` follows the last one: the same (an inserted article),
    /// the next, or the first. Numbers may count on through outer units.
    fn fits(&self, unit: Unit, number: Option<u32>) -> bool {
        let Some(number) = number else { return false };
        match self.numbers.iter().find(|(u, _)| *u == unit) {
            Some(&(_, last)) => {
                number == last
                    || number == last.saturating_add(1)
                    || number == 1 && unit != Unit::Article
            }
            None => number <= 1,
        }
    }

    fn set(&mut self, unit: Unit, number: Option<u32>) {
        let Some(number) = number else { return };
        match self.numbers.iter_mut().find(|(u, _)| *u == unit) {
            Some(entry) => entry.1 = number,
            None => self.numbers.push((unit, number)),
        }
    }
}

/// A chapter, volume or section on a line of its own.
fn line(c: &Candidate, title: &str, fits: bool) -> bool {
    if c.form != Form::Alone {
        return false;
    }
    let Some(first) = title.chars().next() else {
        return true;
    };
    let length = title.chars().count();
    if c.gap == Gap::None {
        let plain = !title.contains(['，', ',', '：', '。', '；', '…']) && length <= 40;
        return fits && plain && !words::reads_on(c.unit(), first);
    }
    if c.gap == Gap::Behind {
        return fits;
    }
    if c.gap == Gap::Space && length > 60 {
        return false;
    }
    !matches!(first, '，' | '。' | '；' | '）' | ')')
}

/// An article of a law: its text follows in the same block or on the next.
fn article(c: &Candidate, title: &str, fits: bool) -> bool {
    if words::refers_to_item(title) {
        return false;
    }
    match c.gap {
        Gap::End => true,
        Gap::Behind => false,
        Gap::Space => !title.starts_with("规定的") && !title.starts_with("規定之"),
        Gap::Mark => !title.starts_with(['第', '，']) && fits,
        Gap::None => {
            fits && title
                .chars()
                .next()
                .is_some_and(|first| !words::reads_on(c.unit(), first))
        }
    }
}

/// Takes out 项目一 and 任务二 where they are a list or stand alone: of each
/// unit there must be two, and most must have something below.
fn drop_lone_words(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    for unit in [Unit::Lesson, Unit::Section] {
        let is_word = |c: &Candidate| c.word_first && c.level == 0 && c.unit() == Some(unit);
        let places = candidates.iter().enumerate().filter(|(_, c)| is_word(c));
        let (mut count, mut filled) = (0usize, 0usize);
        for (at, c) in places {
            let next = candidates.get(at.saturating_add(1));
            let end = next.map_or(page.len(), |n| n.block);
            let child = next.is_some_and(|n| !is_word(n));
            count = count.saturating_add(1);
            filled = filled.saturating_add(usize::from(end > c.after || child));
        }
        if count < 2 || filled.saturating_mul(3) < count.saturating_mul(2) {
            candidates.retain(|c| !is_word(c));
        }
    }
}

/// Longest name of an article, in characters.
const ARTICLE_NAME: usize = 25;

/// Gives the articles of a contract or of charter their names, where most of
/// them have one on their line and the text below: 第三条　违约责任.
fn title_articles(candidates: &mut [Candidate], page: &Page<'_>) {
    let plain = |c: &Candidate| c.unit() == Some(Unit::Article) && c.level == 0;
    // Its items may stand below the name.
    let has_text = |c: &Candidate, at: usize| {
        let next = candidates.get(at.saturating_add(1));
        c.after < page.len() && next.is_none_or(|n| n.block > c.after || n.is_item())
    };
    let named: Vec<bool> = candidates
        .iter()
        .enumerate()
        .map(|(at, c)| {
            let name = page.after_marker(c);
            let text = page.block(c.block);
            plain(c)
                && c.rest > 0
                && has_text(c, at)
                && !text.ends_with(is_clause_end)
                && !name.contains(['，', '。', '；', '：'])
                && name.chars().nth(ARTICLE_NAME).is_none()
        })
        .collect();
    let count = named.iter().filter(|&&n| n).count();
    let all = candidates.iter().filter(|c| plain(c)).count();
    if count < 2 || count.saturating_mul(3) < all.saturating_mul(2) {
        return;
    }
    for (c, _) in candidates.iter_mut().zip(named).filter(|(_, named)| *named) {
        if let Some(block) = page.blocks.get(c.block as usize) {
            c.title = block.span;
            (c.rest, c.form) = (0, Form::Alone);
        }
    }
}

const fn is_clause_end(c: char) -> bool {
    matches!(
        c,
        '。' | '；' | '：' | '，' | '、' | ';' | ':' | ',' | '！' | '？'
    )
}

/// Takes out what only looks like an article: those of a document that is
/// divided into many more chapters than it has articles (they are quoted in a
/// story), and those without a gap behind the number that do not stand in a
/// row of three (第一条命令, 第二条路).
fn drop_stray_articles(candidates: &mut Vec<Candidate>) {
    let count = |unit: Unit| candidates.iter().filter(|c| c.unit() == Some(unit)).count();
    let articles = count(Unit::Article);
    let stray = count(Unit::Chapter) > articles;
    if articles > 0 && (stray || articles < 3) {
        candidates.retain(|c| {
            c.unit() != Some(Unit::Article) || c.level > 0 || !stray && c.gap != Gap::None
        });
    }
}
