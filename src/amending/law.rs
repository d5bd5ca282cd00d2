//! A law as articles that can be changed.

use crate::document::{Document, SectionId, Span};
use crate::grammar::{self, UnitWord};
use crate::references::{ClauseCounter, ReferenceIndex, Target, references_in};

use super::places::LawPlace;

/// One article, or what stands between two.
#[derive(Debug, Clone)]
pub(super) struct Chunk {
    /// The article of the law that it was.
    pub(super) section: Option<SectionId>,
    /// Its number in the law; none of what is no article.
    pub(super) number: Vec<u32>,
    /// The number that the decision gives it.
    pub(super) renumbered: Option<Vec<u32>>,
    /// Its paragraphs, without the number before the first of an article.
    pub(super) lines: Vec<String>,
    pub(super) is_article: bool,
    pub(super) is_deleted: bool,
}

/// A law in pieces, in order.
#[derive(Debug)]
pub(super) struct Law<'d> {
    document: &'d Document,
    pub(super) chunks: Vec<Chunk>,
    /// What stands between 第…条 and the text.
    gap: String,
    /// Whether its numbers are written in Arabic digits.
    is_arabic: bool,
}

impl<'d> Law<'d> {
    /// Linear.
    pub(super) fn new(document: &'d Document) -> Self {
        let mut law = Self {
            document,
            chunks: Vec::new(),
            gap: "　".to_owned(),
            is_arabic: false,
        };
        let mut at = 0;
        let mut is_first = true;
        for (id, section) in (0u32..).zip(document.sections()) {
            let is_article =
                section.marker.word == Some(UnitWord::Article) && section.number().is_some();
            if !is_article || section.span.start < at {
                continue;
            }
            law.push_text(Span::new(at, section.span.start));
            let title = document.slice(section.title);
            let marker = usize::from(section.marker.end);
            let whole = document.slice(section.span);
            let behind = whole.get(marker..).unwrap_or_default();
            let text = behind.trim_start();
            if is_first {
                let gap = behind.len().saturating_sub(text.len());
                behind
                    .get(..gap)
                    .unwrap_or_default()
                    .clone_into(&mut law.gap);
                law.is_arabic = title.chars().any(|c| c.is_ascii_digit());
                is_first = false;
            }
            law.chunks.push(Chunk {
                section: Some(id),
                number: section.marker.number.parts().to_vec(),
                renumbered: None,
                lines: lines(text),
                is_article: true,
                is_deleted: false,
            });
            at = section.span.end;
        }
        law.push_text(Span::new(at, document.len()));
        law
    }

    fn push_text(&mut self, span: Span) {
        let lines = lines(self.document.slice(span));
        if !lines.is_empty() {
            self.chunks.push(Chunk {
                section: None,
                number: Vec::new(),
                renumbered: None,
                lines,
                is_article: false,
                is_deleted: false,
            });
        }
    }

    /// A chunk for a new article; its text may begin with its number.
    pub(super) fn article(number: &[u32], text: &str) -> Chunk {
        let text = text.trim();
        Chunk {
            section: None,
            number: Vec::new(),
            renumbered: Some(number.to_vec()),
            lines: lines(behind_number(text)),
            is_article: true,
            is_deleted: false,
        }
    }

    /// The article that a place names, as the law numbers it.
    pub(super) fn find(&self, place: &LawPlace) -> Option<usize> {
        let mut found = (0..).zip(&self.chunks).filter(|(_, chunk)| {
            chunk.is_article && !chunk.is_deleted && chunk.number == place.article
        });
        let (at, _) = found.next()?;
        // Of two articles with one number neither is meant for sure.
        found.next().is_none().then_some(at)
    }

    /// Where a new article of this number goes: behind the one before it, by
    /// the numbers that stand now, or by its place among all.
    pub(super) fn place_of(&self, number: &[u32]) -> Option<usize> {
        let articles = || {
            (0usize..)
                .zip(&self.chunks)
                .filter(|(_, c)| c.is_article && !c.is_deleted)
        };
        if let [one] = number {
            let before = one.checked_sub(1)? as usize;
            let (at, _) = match before.checked_sub(1) {
                Some(nth) => articles().nth(nth)?,
                None => return articles().next().map(|(at, _)| at),
            };
            return Some(at.saturating_add(1));
        }
        let own = |chunk: &Chunk| {
            chunk
                .renumbered
                .clone()
                .unwrap_or_else(|| chunk.number.clone())
        };
        let before = articles().filter(|(_, chunk)| {
            let own = own(chunk);
            own.first() == number.first() && own.as_slice() < number
        });
        before.last().map(|(at, _)| at.saturating_add(1))
    }

    /// The text of the law as it is now; articles are numbered in their order
    /// where that is asked for. What names an article that has another number
    /// names it by that.
    pub(super) fn text(&self, anew: bool) -> String {
        let numbers = self.numbers(anew);
        let moved: Vec<(SectionId, Vec<u32>)> = self
            .chunks
            .iter()
            .zip(&numbers)
            .filter_map(|(chunk, number)| {
                let section = chunk.section?;
                (chunk.number != *number).then(|| (section, number.clone()))
            })
            .collect();
        let index = (!moved.is_empty()).then(|| ReferenceIndex::new(self.document));
        let mut text = String::with_capacity(self.document.text().len());
        for (chunk, number) in self.chunks.iter().zip(&numbers) {
            if chunk.is_deleted {
                continue;
            }
            for (at, line) in chunk.lines.iter().enumerate() {
                if at == 0 && chunk.is_article {
                    text.push_str(&self.written(number));
                    text.push_str(&self.gap);
                }
                match (&index, chunk.section) {
                    (Some(index), Some(section)) => {
                        text.push_str(&self.followed(index, section, line, &moved));
                    }
                    _ => text.push_str(line),
                }
                text.push('\n');
            }
            if chunk.lines.is_empty() && chunk.is_article {
                text.push_str(&self.written(number));
                text.push('\n');
            }
        }
        text
    }

    /// The number of each chunk.
    fn numbers(&self, anew: bool) -> Vec<Vec<u32>> {
        let mut next = 0u32;
        let each = self.chunks.iter().map(|chunk| {
            let own = chunk.renumbered.as_ref().unwrap_or(&chunk.number);
            if !chunk.is_article || chunk.is_deleted {
                return own.clone();
            }
            if anew && own.len() <= 1 {
                next = next.saturating_add(1);
                return vec![next];
            }
            own.clone()
        });
        each.collect()
    }

    /// A number as the law writes it.
    fn written(&self, number: &[u32]) -> String {
        let digits = |n: u32| match self.is_arabic {
            true => n.to_string(),
            false => hanzi(n),
        };
        let mut parts = number.iter();
        let mut text = format!("第{}条", digits(parts.next().copied().unwrap_or(0)));
        for part in parts {
            text.push('之');
            text.push_str(&digits(*part));
        }
        text
    }

    /// A paragraph of the law in which references follow what they name. What
    /// is not as it was in the law stays as it is.
    fn followed(
        &self,
        index: &ReferenceIndex,
        section: SectionId,
        line: &str,
        moved: &[(SectionId, Vec<u32>)],
    ) -> String {
        let Some(whole) = self.document.section(section).map(|s| s.span) else {
            return line.to_owned();
        };
        let Some(at) = self.document.slice(whole).find(line) else {
            return line.to_owned();
        };
        let start = whole.start.saturating_add(u32::try_from(at).unwrap_or(0));
        let end = start.saturating_add(u32::try_from(line.len()).unwrap_or(0));
        let mut text = String::with_capacity(line.len());
        let mut from = start;
        for reference in references_in(self.document, index, Span::new(start, end)) {
            let named = match reference.target {
                Target::Section(section) => Some(section),
                Target::Text(at) => self.document.section_at(at),
            };
            let number = named.and_then(|named| moved.iter().find(|(id, _)| *id == named));
            let words = self.document.slice(reference.span);
            let Some((_, number)) = number else { continue };
            // 前条 and 十八 in a list have no number of their own to change.
            let Some(behind) = words
                .starts_with('第')
                .then(|| words.find(['条', '條']))
                .flatten()
            else {
                continue;
            };
            let own = behind.saturating_add('条'.len_utf8());
            let tail = words.get(own..).unwrap_or_default();
            let tail = match tail.strip_prefix('之') {
                Some(rest) => rest.trim_start_matches(crate::text::numerals::is_numeral),
                None => tail,
            };
            text.push_str(self.document.slice(Span::new(from, reference.span.start)));
            text.push_str(&self.written(number));
            text.push_str(tail);
            from = reference.span.end;
        }
        text.push_str(self.document.slice(Span::new(from, end)));
        text
    }
}

impl Chunk {
    /// The lines of a paragraph (款) or item (项), from the first to behind the
    /// last; those of the whole article where none is named. Counted as
    /// references count them.
    pub(super) fn part(&self, place: &LawPlace) -> Option<std::ops::Range<usize>> {
        let all = self.lines.len();
        let mut paragraphs: Vec<usize> = Vec::new();
        let mut items: Vec<usize> = Vec::new();
        let mut counter = ClauseCounter::default();
        for (at, line) in (0..).zip(&self.lines) {
            let role = counter.read(line, || at == 0 && all > 1);
            if role.opens {
                paragraphs.push(at);
            }
            if role.item.is_some() {
                items.push(at);
            }
        }
        let paragraph = match place.paragraph {
            Some(number) => {
                let nth = number.checked_sub(1)? as usize;
                let start = *paragraphs.get(nth)?;
                let next = paragraphs.get(nth.saturating_add(1));
                start..next.copied().unwrap_or(all)
            }
            None => 0..all,
        };
        let Some(number) = place.item else {
            return Some(paragraph);
        };
        let nth = number.checked_sub(1)? as usize;
        let mut inside = items.iter().filter(|at| paragraph.contains(at));
        let start = *inside.nth(nth)?;
        let next = items.iter().chain(&paragraphs).filter(|at| **at > start);
        Some(start..next.copied().min().unwrap_or(all))
    }
}

/// The paragraphs of a text, without blank ones.
pub(super) fn lines(text: &str) -> Vec<String> {
    let lines = text
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// A text without the number of an article at its beginning.
pub(super) fn behind_number(text: &str) -> &str {
    let is_number =
        text.starts_with('第') && text.chars().take(14).any(|c| matches!(c, '条' | '條'));
    match is_number {
        true => text
            .get(grammar::marker(text).map_or(0, |marker| marker.head)..)
            .unwrap_or_default()
            .trim_start_matches([' ', '\u{3000}', '\t']),
        false => text,
    }
}

/// A number below ten thousand as laws write it: 一百零一.
fn hanzi(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut text = String::new();
    let mut gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = DIGITS
            .get((number / unit % 10) as usize)
            .copied()
            .unwrap_or_default();
        if digit.is_empty() {
            gap |= !text.is_empty();
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        // 十二, but 一百一十二.
        if !(unit == 10 && digit == "一" && text.is_empty()) {
            text.push_str(digit);
        }
        text.push_str(name);
    }
    text
}
