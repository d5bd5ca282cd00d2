//! Whether a run of numbered items is one of sections or a list.

use std::collections::BTreeMap;

use crate::document::BlockKind;
use crate::grammar::{Gap, Style, Unit};
use crate::structure::outline::evidence::candidate::{Candidate, Form};
use crate::structure::outline::evidence::page::Page;
use crate::structure::outline::evidence::run::Run;

/// What stands below an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure) struct Body {
    /// Bytes of its own block behind the title.
    run_in: u32,
    /// Blocks of its own before the next candidate.
    blocks: u32,
    /// Whether an item of a deeper style, or with the number 1, follows at once.
    child: bool,
}

impl Body {
    /// The same with an item below.
    pub(in crate::structure) const fn above_list(self) -> Self {
        Self {
            child: true,
            ..self
        }
    }

    pub(in crate::structure) const fn exists(self) -> bool {
        self.run_in > 0 || self.blocks > 0 || self.child
    }
}

pub(in crate::structure) fn body(candidates: &[Candidate], page: &Page<'_>, i: usize) -> Body {
    let Some(c) = candidates.get(i) else {
        return Body {
            run_in: 0,
            blocks: 0,
            child: false,
        };
    };
    let next = candidates.get(i.saturating_add(1));
    let end = next.map_or(page.len(), |n| n.block);
    let between = page.blocks.get(c.after as usize..end.max(c.after) as usize);
    let blocks = between
        .unwrap_or_default()
        .iter()
        .filter(|b| !(b.continues || c.listed && b.kind == BlockKind::ListItem))
        .count();
    let child = next.is_some_and(|n| {
        // What has answers to choose from is a question.
        n.block == c.after
            && n.style != c.style
            && (n.style != Some(Style::Letter) || c.style.is_some_and(is_han))
            && n.unit() != Some(Unit::Chapter)
            && (n.is_lead()
                || n.unit() == Some(Unit::Article)
                || n.is_item() && (n.number.last() == Some(1) || n.style > c.style))
    });
    Body {
        run_in: c.rest,
        blocks: u32::try_from(blocks).unwrap_or(u32::MAX),
        child,
    }
}

/// Whether an item is written the Chinese way (一、 （一）), which in official
/// prose is always structure.
const fn is_han(style: Style) -> bool {
    matches!(
        style,
        Style::CapitalComma | Style::HanComma | Style::HanParen | Style::HanDot | Style::HanHalf
    )
}

/// Bytes of body from which a numbered paragraph is more than a list entry.
const LONG_BODY: u64 = 300;

/// Bytes of body that the third level of an official document has at least.
const SHORT_BODY: u32 = 30;

pub(in crate::structure) fn accepts(
    run: &Run,
    candidates: &[Candidate],
    bodies: &[Body],
    survey: &Survey,
    page: &Page<'_>,
) -> bool {
    let members: Vec<(&Candidate, Body)> = run
        .members
        .iter()
        .filter_map(|&i| Some((candidates.get(i)?, *bodies.get(i)?)))
        .collect();
    let Some((first, first_body)) = members.first().copied() else {
        return false;
    };
    let Some(style) = first.style else {
        return false;
    };
    if members.iter().any(|(c, _)| c.bold) {
        return true;
    }
    let count = members.len();
    let with_body = members
        .iter()
        .filter(|(c, b)| b.exists() || stands_alone(c, style))
        .count();
    let own_blocks = members
        .iter()
        .filter(|(_, b)| b.blocks > 0 || b.child)
        .count();
    let children = members.iter().any(|(_, b)| b.child);
    let alone = members
        .iter()
        .filter(|(c, _)| matches!(c.form, Form::Alone | Form::Colon))
        .count();
    let mostly = with_body.saturating_mul(2) > count || children;
    match style {
        Style::ArabicBare | Style::HanBare | Style::Third | Style::Roman => {
            if members
                .iter()
                .any(|(c, _)| page.block(c.after).contains("-->"))
            {
                // The numbers of subtitles.
                return false;
            }
            let from_one = first.number.last().is_some_and(|n| n <= 1);
            let divided = run.members.iter().any(|&i| heads_decimals(candidates, i));
            let known = survey.bare_rows && style == Style::ArabicBare;
            let least = if style == Style::ArabicBare && !divided && !known {
                3
            } else {
                2
            };
            from_one
                && (style == Style::Third || is_dense(&members))
                && count >= least
                && alone == count
                && own_blocks.saturating_mul(5) >= count.saturating_mul(4)
        }
        Style::Circled | Style::Letter | Style::Stem => {
            count >= 2 && mostly && own_blocks.saturating_mul(2) > count
        }
        _ if is_han(style) => {
            if count == 1 {
                // What is announced and has one item is no division.
                if page.above(first.block).ends_with(['：', ':']) {
                    return false;
                }
                // 二、三子从之。
                let stray = first.form == Form::Sentence && first.number.last() != Some(1);
                return first_body.exists() && !stray || stands_alone(first, style);
            }
            // In minutes some items are no more than 一、时间：….
            let divided = count >= 4
                && first.number.last() == Some(1)
                && members
                    .iter()
                    .take(count.saturating_sub(1))
                    .any(|(_, b)| b.blocks > 1 || b.child);
            mostly || divided
        }
        // Alone on their lines decimal fractions look the same.
        Style::Dotted(_)
            if members.iter().all(|(c, _)| c.gap == Gap::End)
                && !has_prefix(run, candidates, survey) =>
        {
            false
        }
        // Behind the annex of the letter.
        Style::Lettered(_) => {
            let annex = run
                .members
                .first()
                .and_then(|&at| survey.annex.get(at).copied().flatten());
            annex.is_some() && annex == first.number.first()
        }
        Style::Dotted(_) if count == 1 => {
            first_body.exists() && first.form == Form::Alone && has_prefix(run, candidates, survey)
        }
        _ if count == 1 => {
            // One item is no run; it counts below a heading that it opens.
            let opens = follows_parent(run, candidates);
            first.number.last() == Some(1) && matches!(first.form, Form::Alone) && opens
        }
        _ => {
            if !mostly {
                return false;
            }
            let bytes: u64 = members.iter().map(|(_, b)| u64::from(b.run_in)).sum();
            let long = bytes >= LONG_BODY.saturating_mul(count as u64);
            if titles_are_sentences(&members) {
                return false;
            }
            let built = own_blocks.saturating_mul(2) > count;
            let systematic = survey.run_in.get(&style).is_some_and(|&count| count > 1);
            built
                || long
                || systematic
                || is_third_level(run, &members, candidates, survey)
                || counts_through(run, &members, candidates)
        }
    }
}

/// Whether a run is the third level of a document of 一、 and （一）: right
/// below （一）, each item with some text behind its first sentence. A list
/// stands behind a sentence that says what is listed.
fn is_third_level(
    run: &Run,
    members: &[(&Candidate, Body)],
    candidates: &[Candidate],
    survey: &Survey,
) -> bool {
    let above = run
        .members
        .first()
        .and_then(|&i| candidates.get(i.checked_sub(1)?));
    let right_below = members.first().is_some_and(|(c, _)| {
        above.is_some_and(|a| a.style == Some(Style::HanParen) && a.after == c.block)
    });
    let run_in = members
        .iter()
        .filter(|(c, _)| c.form == Form::RunIn && c.rest >= SHORT_BODY)
        .count();
    survey.official
        && run_in >= 2
        && run_in.saturating_mul(4) >= members.len().saturating_mul(3)
        && right_below
        && matches!(run.style, Some(Style::ArabicDot | Style::ArabicComma))
}

/// Whether a run of short titles with text behind them counts on through the
/// headings around it: （1） to （60） of a resolution, 1. to 20. of a plan,
/// which begin anew in no section.
fn counts_through(run: &Run, members: &[(&Candidate, Body)], candidates: &[Candidate]) -> bool {
    let pairs = run.members.iter().zip(run.members.iter().skip(1));
    let through = pairs
        .filter(|&(&a, &b)| {
            let between = candidates.get(a.saturating_add(1)..b).unwrap_or_default();
            between
                .iter()
                .any(|c| c.unit().is_some() || c.style == Some(Style::HanComma))
        })
        .count();
    let run_in = members
        .iter()
        .filter(|(c, _)| c.form == Form::RunIn && c.rest >= SHORT_BODY)
        .count();
    let bytes: usize = members.iter().map(|(c, _)| c.title.len() as usize).sum();
    through >= 2
        && run_in.saturating_mul(4) >= members.len().saturating_mul(3)
        && bytes <= members.len().saturating_mul(80)
}

/// Whether hardly any number of a run is missing.
fn is_dense(members: &[(&Candidate, Body)]) -> bool {
    let number = |c: Option<&(&Candidate, Body)>| c.and_then(|(c, _)| c.number.last()).unwrap_or(0);
    let span = number(members.last()).abs_diff(number(members.first())) as usize;
    let gaps = span.saturating_add(1).saturating_sub(members.len());
    gaps.saturating_mul(4) <= members.len()
}

/// Whether the paragraphs of a run are only counted, as in some reports and
/// judgments: their first sentences are too long for titles, or many of the
/// numbers are missing because they were.
fn titles_are_sentences(members: &[(&Candidate, Body)]) -> bool {
    let leads: Vec<&Candidate> = members
        .iter()
        .map(|(c, _)| *c)
        .filter(|c| c.form == Form::RunIn)
        .collect();
    if leads.len().saturating_mul(2) < members.len() {
        return false;
    }
    let bytes: u64 = leads.iter().map(|c| u64::from(c.title.len())).sum();
    let number = |c: Option<&(&Candidate, Body)>| c.and_then(|(c, _)| c.number.last()).unwrap_or(0);
    let span = number(members.last()).abs_diff(number(members.first())) as usize;
    let gaps = span.saturating_add(1).saturating_sub(members.len());
    bytes > (leads.len() as u64).saturating_mul(110) || gaps.saturating_mul(4) > span
}

/// A numbered sentence that is a rule of its own (三、本制度适用于…。).
fn stands_alone(c: &Candidate, style: Style) -> bool {
    style == Style::HanComma && c.form == Form::Sentence && c.title.len() >= 45
}

/// Whether 1.1 follows the heading numbered 1 at once.
fn heads_decimals(candidates: &[Candidate], i: usize) -> bool {
    let (Some(c), Some(next)) = (candidates.get(i), candidates.get(i.saturating_add(1))) else {
        return false;
    };
    matches!(next.style, Some(Style::Dotted(2)))
        && next.number.first() == c.number.first()
        && next.number.last() == Some(1)
}

/// Whether the heading before the run has the first part of its number: 2
/// before 2.1.
fn has_prefix(run: &Run, candidates: &[Candidate], survey: &Survey) -> bool {
    let Some(&at) = run.members.first() else {
        return false;
    };
    let wanted = candidates.get(at).and_then(|c| c.number.first());
    wanted.is_some() && survey.outer.get(at).copied().flatten() == wanted
}

/// What is known of the whole before any run is judged.
pub(in crate::structure) struct Survey {
    /// For each style, how many runs of several items have bodies in the same
    /// blocks.
    run_in: BTreeMap<Style, usize>,
    /// For each candidate, the number of the last heading before it that is
    /// not decimal.
    outer: Vec<Option<u32>>,
    /// For each candidate, the letter of the last annex before it: 1 for A.
    annex: Vec<Option<u32>>,
    /// Whether 一、 and （一） are levels of the document.
    official: bool,
    /// Whether bare numbers count to three or further somewhere from 1, and
    /// begin anew elsewhere.
    bare_rows: bool,
}

impl Survey {
    pub(in crate::structure) fn new(
        candidates: &[Candidate],
        runs: &[Run],
        page: &Page<'_>,
    ) -> Self {
        let mut run_in = BTreeMap::new();
        for run in runs.iter().filter(|r| r.members.len() > 1) {
            let first = run.members.first().and_then(|&i| candidates.get(i));
            if let (Some(style), true) = (run.style, first.is_some_and(|c| c.rest > 0)) {
                *run_in.entry(style).or_default() += 1;
            }
        }
        let mut outer = Vec::with_capacity(candidates.len());
        let mut annexes = Vec::with_capacity(candidates.len());
        let (mut last, mut annex) = (None, None);
        for c in candidates {
            outer.push(last);
            annexes.push(annex);
            if c.style == Some(Style::Annex) {
                annex = letter(page.slice(c.title));
            }
            if !matches!(c.style, None | Some(Style::Dotted(_) | Style::Matter)) {
                last = c.number.first();
            }
        }
        let number = |r: &Run| {
            let first = r.members.first().and_then(|&i| candidates.get(i));
            first.and_then(|c| c.number.last())
        };
        let bare = runs
            .iter()
            .filter(|r| r.style == Some(Style::ArabicBare) && number(r) == Some(1));
        let has = |style: Style| candidates.iter().any(|c| c.style == Some(style));
        Self {
            run_in,
            outer,
            annex: annexes,
            official: has(Style::HanComma) && has(Style::HanParen),
            bare_rows: bare.clone().count() >= 2 && bare.clone().any(|r| r.members.len() >= 3),
        }
    }
}

/// The letter of an annex: 1 for 附录A.
fn letter(title: &str) -> Option<u32> {
    let mut chars = title.chars().skip(2).skip_while(|c| c.is_whitespace());
    let letter = chars.next().filter(char::is_ascii_uppercase)?;
    u32::from(letter).checked_sub(u32::from('@'))
}

/// Whether the first member follows a numbered heading of another style at
/// once.
fn follows_parent(run: &Run, candidates: &[Candidate]) -> bool {
    let Some((&i, c)) = run
        .members
        .first()
        .and_then(|i| candidates.get(*i).map(|c| (i, c)))
    else {
        return false;
    };
    i.checked_sub(1)
        .and_then(|p| candidates.get(p))
        .is_some_and(|p| p.after == c.block && p.style.is_some() && p.style != c.style)
}
