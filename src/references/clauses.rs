//! The paragraphs (款) and items (项) of one article.

use crate::document::{BlockKind, Document, SectionId, SectionNumber, Span};
use crate::grammar::Cursor;
use crate::text::{ends_sentence, is_pause, lookalikes};

/// One paragraph of an article with its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Offset (bytes) of its first character, behind the title of the article.
    pub(super) at: u32,
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
enum ItemMark {
    /// （一）
    Brackets,
    /// 一、
    Comma,
    /// 1. or 1、
    Arabic,
}

/// An article of more blocks is not read: it is none.
const MAX_BLOCKS: usize = 1000;

/// Reads the paragraphs of an article. Tables and code count for nothing. Empty for an article of over
/// [`MAX_BLOCKS`] blocks. Linear in the article.
pub(super) fn clauses(document: &Document, article: SectionId) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut counter = ClauseCounter::default();
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
        let is_headed = || {
            let next = document.block(section.block.saturating_add(1));
            count == 0 && next.is_some_and(|next| next.span.start < section.span.end)
        };
        let role = counter.read(inner, is_headed);
        if role.opens {
            clauses.push(Clause {
                at,
                items: Vec::new(),
            });
        }
        if let (Some(number), Some(clause)) = (role.item, clauses.last_mut()) {
            clause.items.push((number, at));
        }
    }
    clauses
}

/// Counts the paragraphs (款) and items (项) of an article, text by text: what is
/// marked like the first item of its paragraph is an item; what is marked
/// otherwise belongs to the item above.
#[derive(Debug, Default)]
pub(crate) struct ClauseCounter {
    is_begun: bool,
    /// How the items of the open paragraph are marked.
    mark: Option<ItemMark>,
}

/// What a text of an article is.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ClauseRole {
    /// Whether a paragraph begins with it.
    pub(crate) opens: bool,
    /// Its number, where it is an item.
    pub(crate) item: Option<SectionNumber>,
}

impl ClauseCounter {
    /// Reads the next text, which is not blank. `is_headed` says whether it is
    /// the first of the article and has text below, so that it may be the
    /// heading of it, which is neither.
    pub(crate) fn read(&mut self, text: &str, is_headed: impl FnOnce() -> bool) -> ClauseRole {
        let Some((mark, number)) = item(text) else {
            // 第五条 违约责任: the article's own heading, when text follows.
            if !ends_clause(text) && is_headed() {
                return ClauseRole::default();
            }
            *self = Self {
                is_begun: true,
                mark: None,
            };
            return ClauseRole {
                opens: true,
                item: None,
            };
        };
        let opens = !std::mem::replace(&mut self.is_begun, true);
        let is_item = *self.mark.get_or_insert(mark) == mark;
        ClauseRole {
            opens,
            item: is_item.then_some(number),
        }
    }
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
/// 1. and 1、.
fn item(text: &str) -> Option<(ItemMark, SectionNumber)> {
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
