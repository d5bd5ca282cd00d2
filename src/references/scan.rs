//! Finding the expressions in one block.

use std::sync::LazyLock;

use regex::{Match, Regex};

use crate::document::{Document, SectionId, SectionKind, SectionNumber, Span};
use crate::text::is_hanzi;
use crate::text::numerals;

use super::{Reference, ReferenceIndex};

/// One number: hanzi or digits, with the second part of 第 1-1 條.
const NUMBER: &str = r"[〇零一二三四五六七八九十百千两兩\d０-９]+(?:[ 　]*[-－][ 　]*[\d０-９]+)?";

static EXPRESSIONS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let list = format!("{NUMBER}(?:[、，至和及与與或][ 　]*{NUMBER})*");
    let written = format!(
        r"(?P<numbered>第[ 　]*(?P<list>{list})[ 　]*(?P<unit>[编編章节節条條])(?:之(?P<inserted>[一二三四五六七八九十]+))?)|(?P<around>本[编編章节節条條])|(?P<beside>[前次][条條])|附(?:件|表|录|錄)[ 　]*(?P<annex>{NUMBER})"
    );
    Regex::new(&written).ok()
});

static NUMBERS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(NUMBER).ok());

/// Adds the references of one block.
pub(super) fn scan(
    document: &Document,
    index: &ReferenceIndex,
    block: Span,
    found: &mut Vec<Reference>,
) {
    let Some(expressions) = EXPRESSIONS.as_ref() else {
        return;
    };
    let text = document.slice(block);
    let mut foreign_until = 0usize;
    for captures in expressions.captures_iter(text) {
        let Some(whole) = captures.get(0) else {
            continue;
        };
        let at = |m: &Match<'_>| span(block, m.start(), m.end());
        let from = document.section_at(at(&whole).start);
        if in_title(document, from, at(&whole)) {
            continue;
        }
        let before = text.get(..whole.start()).unwrap_or_default();
        if let (Some(list), Some(unit)) = (captures.name("list"), captures.name("unit")) {
            // 《甲法》第二条、第三条: the second belongs to 甲法 too.
            let goes_on = foreign_until > 0
                && text
                    .get(foreign_until..whole.start())
                    .is_some_and(|between| between.chars().all(|c| "、和及与或至".contains(c)));
            if goes_on || is_foreign(index, before) {
                foreign_until = whole.end();
                continue;
            }
            let inserted = captures.name("inserted").map(|m| m.as_str());
            let kind = kind_of(unit.as_str());
            numbered(
                document,
                index,
                &Numbered {
                    block,
                    whole,
                    list,
                    kind,
                    inserted,
                    from,
                },
                found,
            );
            continue;
        }
        let target = if let Some(m) = captures.name("around") {
            let before_it = before.chars().next_back();
            // 基本章程 and 日本章节 are no 本章.
            let free = before_it.is_none_or(|c| !"基根日资资成原文".contains(c));
            from.filter(|_| free)
                .and_then(|id| around(document, id, kind_of(m.as_str().trim_start_matches('本'))))
        } else if let Some(m) = captures.name("beside") {
            from.and_then(|id| beside(document, id, m.as_str().starts_with('次')))
        } else {
            captures
                .name("annex")
                .and_then(|m| number(m.as_str(), None))
                .and_then(|n| index.find(document, SectionKind::Annex, &n, from))
        };
        let itself = target.is_some_and(|id| {
            let kind = document.section(id).map(|s| s.kind);
            Some(id) == from && kind == Some(SectionKind::Article)
        });
        if let Some(target) = target.filter(|_| !itself) {
            let span = at(&whole);
            found.push(Reference { span, target });
        }
    }
}

/// An expression with 第 and one or more numbers.
struct Numbered<'a> {
    block: Span,
    whole: Match<'a>,
    list: Match<'a>,
    kind: SectionKind,
    inserted: Option<&'a str>,
    from: Option<SectionId>,
}

fn numbered(
    document: &Document,
    index: &ReferenceIndex,
    expression: &Numbered<'_>,
    found: &mut Vec<Reference>,
) {
    let Some(numbers) = NUMBERS.as_ref() else {
        return;
    };
    let all: Vec<Match<'_>> = numbers.find_iter(expression.list.as_str()).collect();
    let count = all.len();
    for (i, m) in all.into_iter().enumerate() {
        let is_last = i.saturating_add(1) == count;
        let inserted = expression.inserted.filter(|_| is_last);
        let Some(number) = number(m.as_str(), inserted) else {
            continue;
        };
        let Some(target) = index.find(document, expression.kind, &number, expression.from) else {
            continue;
        };
        let offset = expression.list.start();
        let start = if i == 0 {
            expression.whole.start()
        } else {
            offset.saturating_add(m.start())
        };
        let end = if is_last {
            expression.whole.end()
        } else {
            offset.saturating_add(m.end())
        };
        found.push(Reference {
            span: span(expression.block, start, end),
            target,
        });
    }
}

fn span(block: Span, start: usize, end: usize) -> Span {
    let at = |offset: usize| {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        block.offset(offset)
    };
    Span::new(at(start), at(end))
}

/// The number as sections have it: 一百二十 with 之一, 1-1.
fn number(written: &str, inserted: Option<&str>) -> Option<SectionNumber> {
    let mut parts = Vec::new();
    for part in written.split(['-', '－']).chain(inserted) {
        let part: String = part.chars().filter(|c| !c.is_whitespace()).collect();
        parts.push(u32::try_from(numerals::value(&part)?).ok()?);
    }
    Some(SectionNumber::new(&parts))
}

fn kind_of(unit: &str) -> SectionKind {
    match unit {
        "编" | "編" => SectionKind::Part,
        "章" => SectionKind::Chapter,
        "节" | "節" => SectionKind::Section,
        _ => SectionKind::Article,
    }
}

/// Whether the expression is the title of a section, or within one.
fn in_title(document: &Document, section: Option<SectionId>, span: Span) -> bool {
    section
        .and_then(|id| document.section(id))
        .is_some_and(|s| s.title.overlaps(span))
}

/// The section of a kind around another.
fn around(document: &Document, from: SectionId, kind: SectionKind) -> Option<SectionId> {
    let path = document.path(from);
    let mut inner = path.into_iter().rev();
    inner.find(|&id| document.section(id).is_some_and(|s| s.kind == kind))
}

/// The article before the one around `from`, or the one after it.
fn beside(document: &Document, from: SectionId, after: bool) -> Option<SectionId> {
    let here = around(document, from, SectionKind::Article)?;
    let is_article = |id: &SectionId| {
        document
            .section(*id)
            .is_some_and(|s| s.kind == SectionKind::Article)
    };
    let count = u32::try_from(document.sections().len()).ok()?;
    if after {
        (here.saturating_add(1)..count).find(is_article)
    } else {
        (0..here).rev().find(is_article)
    }
}

/// Words that end the name of a law or rule.
const NAMES: [&str; 16] = [
    "法典", "宪法", "憲法", "刑法", "民法", "条例", "條例", "规定", "規定", "办法", "辦法", "细则",
    "細則", "解释", "公约", "法",
];

/// Whether what stands before an expression names another document: 《甲法》,
/// 刑法, 该法; not 本法, nor this document's own name, nor 方法.
fn is_foreign(index: &ReferenceIndex, before: &str) -> bool {
    let before = before.trim_end();
    let before = match before.strip_suffix(['）', ')']) {
        // 《甲法》（以下称乙法）第二条
        Some(inside) => inside.rsplit_once(['（', '(']).map_or(before, |(b, _)| b),
        None => before,
    };
    if before.ends_with(['》', '〉', '」', '』']) {
        return true;
    }
    let Some(word) = NAMES.iter().find(|name| before.ends_with(**name)) else {
        return false;
    };
    let run_start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| is_hanzi(*c))
        .last()
        .map_or(before.len(), |(at, _)| at);
    let run = before.get(run_start..).unwrap_or_default();
    let stem = run.strip_suffix(word).unwrap_or_default();
    if stem.ends_with('本')
        || stem.ends_with([
            '方', '依', '合', '违', '非', '无', '司', '执', '做', '说', '看',
        ])
    {
        return false;
    }
    // The document's own name, from the longest end of the run on.
    let own = run.char_indices().any(|(at, _)| {
        let name = run.get(at..).unwrap_or_default();
        name.chars().count() >= 2
            && name.chars().count() > word.chars().count().saturating_sub(1)
            && index.is_called(name)
    });
    !own
}
