//! Paragraphs that break off, and a text that ends within a sentence.

use crate::document::{Block, BlockKind, ContinuationKind, Document, Span};
use crate::text::{is_closing, is_final_punctuation, is_hanzi};

use super::{Detail, Finding, FindingKind};

/// Characters from which on a paragraph counts as prose.
const LONG: usize = 40;

/// Characters that show where a text breaks off.
const SHOWN: usize = 8;

/// Every paragraph of prose that breaks off within a sentence, with nothing
/// behind it that goes on; only in a document where that is rare.
pub(super) fn find(document: &Document) -> Vec<Finding> {
    let paragraphs = paragraphs(document);
    let long: Vec<_> = paragraphs
        .iter()
        .filter(|(_, text)| is_prose(text))
        .collect();
    let open = long.iter().filter(|(_, text)| breaks_off(text)).count();
    if long.is_empty() || open.saturating_mul(10) > long.len().saturating_add(9) {
        return Vec::new();
    }
    let last = document
        .blocks()
        .iter()
        .rposition(|block| block.kind != BlockKind::Rule);
    let mut found = Vec::new();
    for &&(id, text) in &long {
        if !breaks_off(text) || has_note(document, id) {
            continue;
        }
        let next = document.blocks().get(id.saturating_add(1));
        let is_last = last == Some(id);
        if is_last && document.meta().partial || !is_last && next.is_some_and(may_complete) {
            continue;
        }
        let Some(block) = document.blocks().get(id) else {
            continue;
        };
        let shown: usize = text.chars().rev().take(SHOWN).map(char::len_utf8).sum();
        let end = block
            .span
            .start
            .saturating_add(u32::try_from(text_end(document, block)).unwrap_or(u32::MAX));
        let shown = u32::try_from(shown).unwrap_or_default();
        let span = Span::new(end.saturating_sub(shown), end);
        found.push(if is_last {
            Finding {
                span,
                kind: FindingKind::Unfinished,
                detail: Detail::NoEnd,
            }
        } else {
            Finding {
                span,
                kind: FindingKind::BrokenOff,
                detail: Detail::BreaksOff,
            }
        });
    }
    found
}

/// The last block of each paragraph, with the text of that block.
fn paragraphs(document: &Document) -> Vec<(usize, &str)> {
    let blocks = document.blocks();
    let goes_on = |id: usize| {
        blocks
            .get(id.saturating_add(1))
            .is_some_and(|next| next.continues)
    };
    blocks
        .iter()
        .enumerate()
        .filter(|&(id, block)| block.kind == BlockKind::Paragraph && !goes_on(id))
        .map(|(id, block)| (id, document.slice(block.span).trim_end()))
        .collect()
}

/// Bytes of a block without white space at its end.
fn text_end(document: &Document, block: &Block) -> usize {
    document.slice(block.span).trim_end().len()
}

/// Whether a paragraph is of some length and made of sentences.
fn is_prose(text: &str) -> bool {
    text.chars().nth(LONG).is_some() && text.contains(['。', '！', '？', '｡'])
}

/// Whether a text ends at a hanzi or a comma, some way behind the last mark
/// that ends a sentence: what follows it closely is a signature.
fn breaks_off(text: &str) -> bool {
    const SIGNATURE: usize = 10;
    let last = text.chars().next_back();
    let open = last.is_some_and(|c| is_hanzi(c) || matches!(c, '，' | '、' | ','));
    let ends = |c| is_final_punctuation(c) || is_closing(c) || c == '—';
    open && !text.chars().rev().take(SIGNATURE).any(ends)
}

/// Whether what comes behind a paragraph may complete its sentence.
const fn may_complete(block: &Block) -> bool {
    !matches!(
        block.kind,
        BlockKind::Paragraph | BlockKind::Heading | BlockKind::Rule
    )
}

/// Whether a note in the block says where its rest stands.
fn has_note(document: &Document, id: usize) -> bool {
    let Some(block) = document.blocks().get(id) else {
        return false;
    };
    let notes = document.continuations();
    notes.iter().any(|note| {
        note.kind == ContinuationKind::Onto
            && block.span.start <= note.span.start
            && note.span.end <= block.span.end
    })
}

#[cfg(test)]
mod tests {
    use super::super::FindingKind;
    use super::super::tests::found;

    const WHOLE: &str = "过去一年，我们坚持稳中求进工作总基调，完整准确全面贯彻新发展理念，扎实推动高质量发展，各项工作取得了新的成效。\n";

    #[test]
    fn a_text_that_ends_within_a_sentence() {
        let text = format!(
            "{WHOLE}{WHOLE}前景广阔。今后五年，我们要抢抓机遇，厚植优势，努力在推进新时代西部大开发中发挥支撑作用，着力形成新的增长极和动力\n"
        );
        assert_eq!(
            found(&text, FindingKind::Unfinished),
            ["的增长极和动力"].map(|s| format!("新{s}"))
        );
        let signed = format!("{WHOLE}{WHOLE}省人民政府办公厅\n二〇二六年一月\n");
        assert!(found(&signed, FindingKind::Unfinished).is_empty());
    }

    #[test]
    fn a_note_tells_of_the_missing_end_already() {
        let text = format!(
            "{WHOLE}{WHOLE}前景广阔。今后五年，我们要抢抓机遇，厚植优势，努力在推进新时代西部大开发中发挥支撑作用，着力形成新的(下转4版)\n"
        );
        assert!(found(&text, FindingKind::Unfinished).is_empty());
        assert_eq!(found(&text, FindingKind::Continuation).len(), 1);
    }

    #[test]
    fn a_paragraph_between_the_halves_of_another() {
        let text = format!(
            "{WHOLE}成绩来之不易。我们要抢抓战略机遇，厚植发展优势，努力在推进西部大开发中发挥支撑作用，在共建一带一路中发挥带\n\n——生态更优美。{WHOLE}\n动作用。{WHOLE}"
        );
        assert_eq!(found(&text, FindingKind::BrokenOff).len(), 1);
        assert!(found(&WHOLE.repeat(3), FindingKind::BrokenOff).is_empty());
    }

    #[test]
    fn verse_and_lists_without_full_stops_are_no_prose() {
        let line = "春风又绿江南岸，明月何时照我还，两岸猿声啼不住，轻舟已过万重山，孤帆远影碧空尽，唯见长江天际流\n";
        let text = line.repeat(6);
        assert!(found(&text, FindingKind::Unfinished).is_empty());
        assert!(found(&text, FindingKind::BrokenOff).is_empty());
    }
}
