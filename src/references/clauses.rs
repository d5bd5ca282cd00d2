//! The paragraphs (款) and items (项) of one article.

use crate::document::{BlockKind, Document, SectionId, SectionNumber, Span};
use crate::grammar::Cursor;
use crate::text::{ends_sentence, is_pause, lookalikes};

/// One paragraph of an article with its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Offset (bytes) of its first character, behind the title of the article.
    pub(super) at: u32,
    /// How its items are marked, from the first of them.
    mark: Option<ItemMark>,
    /// Its items in order: number and offset (bytes) of the first character.
    pub(super) items: Vec<(SectionNumber, u32)>,
}

impl Clause {
    /// The item of that number; `None` where two have it.
    pub(super) fn item(&self, number: SectionNumber) -> Option<u32> {
        let mut found = self.items.iter().filter(|(of, _)| *of == number);
        let (_, at) = found.next()?;
        found.next().is_none().then_some(*at)
    }

    /// Index of the item that the byte at `offset` belongs to.
    pub(super) fn item_at(&self, offset: u32) -> Option<usize> {
        self.items
            .partition_point(|(_, at)| *at <= offset)
            .checked_sub(1)
    }
}

/// How an item is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemMark {
    /// （一）
    Brackets,
    /// 一、
    Comma,
    /// 1. or 1、
    Arabic,
}

/// An article of more blocks is not read: it is none.
const MAX_BLOCKS: usize = 1000;

/// Reads the paragraphs of an article. What is marked like the first item of
/// its paragraph is an item; what is marked otherwise belongs to the item
/// above. Tables and code count for nothing. Empty for an article of over
/// [`MAX_BLOCKS`] blocks. Linear in the article.
pub(super) fn clauses(document: &Document, article: SectionId) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let Some(section) = document.section(article) else {
        return clauses;
    };
    let blocks = document.blocks().iter();
    let blocks = blocks
        .skip(section.block as usize)
        .take_while(|b| b.span.start < section.span.end);
    for (count, block) in blocks.enumerate() {
        if count >= MAX_BLOCKS {
            return Vec::new();
        }
        if block.continues
            || matches!(
                block.kind,
                BlockKind::Rule | BlockKind::Code | BlockKind::Table
            )
        {
            continue;
        }
        let start = block.span.start.max(section.title.end);
        let text = lookalikes::read(document.slice(Span::new(start, block.span.end)));
        let inner = text.trim_start();
        if inner.is_empty() {
            continue;
        }
        let skipped = text.len().saturating_sub(inner.len());
        let at = start.saturating_add(u32::try_from(skipped).unwrap_or(u32::MAX));
        let opens = || Clause {
            at,
            mark: None,
            items: Vec::new(),
        };
        let Some((mark, number)) = item(inner) else {
            // 第五条 违约责任: the article's own heading, when text follows.
            let is_heading = count == 0 && may_be_heading(inner);
            let more = is_heading
                && document
                    .block(section.block.saturating_add(1))
                    .is_some_and(|next| next.span.start < section.span.end);
            if more {
                continue;
            }
            clauses.push(opens());
            continue;
        };
        if clauses.is_empty() {
            clauses.push(opens());
        }
        let Some(clause) = clauses.last_mut() else {
            continue;
        };
        if *clause.mark.get_or_insert(mark) == mark {
            clause.items.push((number, at));
        }
    }
    clauses
}

/// Whether what stands behind the number of an article may be its own heading
/// (第五条　违约责任), where text follows below.
pub(crate) fn may_be_heading(text: &str) -> bool {
    !ends_clause(text)
}

/// A heading of an article has at most this many characters.
const LONG_HEADING: usize = 30;

/// Whether a paragraph behind the number of an article is text: it is long or
/// ends with a mark, which the heading of an article does not.
fn ends_clause(text: &str) -> bool {
    let mark = text.trim_end().chars().next_back();
    ends_sentence(text) || mark.is_some_and(is_pause) || text.chars().nth(LONG_HEADING).is_some()
}

/// The mark and number of an item (项) at the start of a paragraph: （一）, 一、,
/// 1. and 1、. Whoever counts paragraphs and items asks here.
pub(crate) fn item(text: &str) -> Option<(ItemMark, SectionNumber)> {
    let mut cursor = Cursor::new(text);
    cursor.eat(|c| matches!(c, '“' | '「' | '"'));
    if cursor.eat(|c| matches!(c, '（' | '(')).is_some() {
        let number = cursor.number()?;
        cursor.eat(|c| matches!(c, '）' | ')'))?;
        return Some((ItemMark::Brackets, SectionNumber::one(number)));
    }
    let arabic = cursor.peek()?.is_ascii_digit();
    let number = cursor.number()?;
    let mark = if arabic {
        ItemMark::Arabic
    } else {
        ItemMark::Comma
    };
    cursor.eat(|c| c == '、' || arabic && matches!(c, '.' | '．'))?;
    let fraction = arabic && cursor.peek().is_some_and(|c| c.is_ascii_digit());
    (!fraction).then_some((mark, SectionNumber::one(number)))
}
