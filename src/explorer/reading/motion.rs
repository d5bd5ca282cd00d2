//! Steps through a text: by graphemes, by clauses, from block to block.

use crate::document::{BlockId, Document, Span};
use crate::text::{graphemes, is_closing, is_final_punctuation, is_pause, is_space};

/// The graphemes of a block by their first bytes.
pub(in crate::explorer) fn starts(
    document: &Document,
    block: BlockId,
) -> impl Iterator<Item = u32> {
    let span = document.block(block).map_or(Span::default(), |b| b.span);
    // Where graphemes begin does not depend on their width.
    graphemes(document.slice(span), Default::default())
        .map(move |grapheme| span.start.saturating_add(grapheme.offset))
}

/// The byte behind the grapheme that begins at an offset; the offset itself
/// at the end of a block.
pub(in crate::explorer) fn behind(document: &Document, offset: u32) -> u32 {
    let block = document.block_at(offset).and_then(|id| document.block(id));
    let Some(block) = block.filter(|block| offset < block.span.end) else {
        return offset;
    };
    let rest = document.slice(Span::new(offset, block.span.end));
    let first = graphemes(rest, Default::default()).next();
    let length = first.map_or(0, |grapheme| grapheme.text.len());
    offset.saturating_add(u32::try_from(length).unwrap_or(0))
}

/// The next block with text in it, or the one before.
pub(in crate::explorer) fn neighbour(
    document: &Document,
    block: BlockId,
    forward: bool,
) -> Option<BlockId> {
    let mut id = block;
    loop {
        id = if forward {
            id.checked_add(1)?
        } else {
            id.checked_sub(1)?
        };
        if !document.block(id)?.span.is_empty() {
            return Some(id);
        }
    }
}

/// The grapheme after an offset, or the one before; over the ends of blocks.
pub(in crate::explorer) fn step(document: &Document, offset: u32, forward: bool) -> Option<u32> {
    let block = document.block_at(offset)?;
    let inside = if forward {
        starts(document, block).find(|&at| at > offset)
    } else {
        starts(document, block).take_while(|&at| at < offset).last()
    };
    inside.or_else(|| {
        let next = neighbour(document, block, forward)?;
        if forward {
            starts(document, next).next()
        } else {
            starts(document, next).last()
        }
    })
}

/// Where the clauses of a block begin: at its beginning, and behind each run
/// of pauses, final marks and what closes with them.
fn clauses(document: &Document, block: BlockId) -> Vec<u32> {
    let span = document.block(block).map_or(Span::default(), |b| b.span);
    let mut begins = Vec::new();
    let mut is_open = true;
    for (at, c) in document.slice(span).char_indices() {
        let parts = is_pause(c) || is_final_punctuation(c) || c == '\n';
        if parts {
            is_open = true;
        } else if is_open && !is_space(c) && !is_closing(c) {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            begins.push(span.start.saturating_add(at));
            is_open = false;
        }
    }
    begins
}

pub(in crate::explorer) fn clause(document: &Document, offset: u32, forward: bool) -> Option<u32> {
    let block = document.block_at(offset)?;
    let begins = clauses(document, block);
    let inside = if forward {
        begins.into_iter().find(|&at| at > offset)
    } else {
        begins.into_iter().rfind(|&at| at < offset)
    };
    inside.or_else(|| {
        let next = neighbour(document, block, forward)?;
        let begins = clauses(document, next);
        let end = if forward {
            begins.first()
        } else {
            begins.last()
        };
        end.copied()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Meta;
    use crate::structure::{Options, parse};

    fn document(text: &str) -> Document {
        parse(text, Meta::default(), &Options::default()).unwrap()
    }

    #[test]
    fn graphemes_are_taken_whole_and_over_the_ends_of_blocks() {
        let document = document("春e\u{301}天\n\n👨‍👩‍👧夏");
        let mut at = 0;
        let mut all = Vec::new();
        while let Some(next) = step(&document, at, true) {
            all.push(
                document
                    .slice(Span::new(at, behind(&document, at)))
                    .to_owned(),
            );
            at = next;
        }
        assert_eq!(all, ["春", "e\u{301}", "天", "👨‍👩‍👧"]);
        let last = document.slice(Span::new(at, behind(&document, at)));
        assert_eq!(last, "夏");
        let mut back = 0;
        while let Some(before) = step(&document, at, false) {
            (at, back) = (before, back + 1);
        }
        assert_eq!((at, back), (0, 4));
    }

    #[test]
    fn clauses_begin_behind_pauses_and_what_closes_with_them() {
        let text = "他说：“先修堤，再修渠。”然后走了。";
        let document = document(text);
        let begins = clauses(&document, 0);
        let heads: Vec<_> = begins
            .iter()
            .map(|&at| text[at as usize..].chars().next().unwrap())
            .collect();
        assert_eq!(heads, ['他', '“', '再', '然']);
    }
}
