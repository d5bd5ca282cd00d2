//! What reading the source has left: joined paragraphs, continuation notes,
//! invalid bytes, NULs that were left out.

use crate::document::{Continuation, ContinuationKind, Document, SectionKind, Span};
use crate::prose::words;

use super::blocks::offset;
use super::{Detail, Finding, FindingKind};

/// The character that stands for invalid bytes.
const REPLACEMENT: char = '\u{FFFD}';

/// Every seam, continuation note and block with invalid bytes, and whether NULs
/// were left out.
pub(super) fn find(document: &Document) -> Vec<Finding> {
    // A title that goes over several lines was cut by its own design.
    let seams = document.seams().iter().filter(|&&seam| {
        let section = document
            .section_at(seam)
            .and_then(|id| document.section(id));
        section.is_none_or(|s| s.kind != SectionKind::Title || seam > s.title.end)
            && !is_in_title(document, seam)
    });
    let seams = seams.map(|&seam| Finding {
        span: around(document, Span::new(seam, seam)),
        kind: FindingKind::Seam,
        detail: Detail::Joined,
    });
    let pairs = pairs(document.continuations());
    let notes = document.continuations().iter().zip(pairs);
    let notes = notes.map(|(note, other)| {
        let place = other.map(|at| document.origin().told(at).into_owned());
        Finding {
            span: note.span,
            kind: FindingKind::Continuation,
            detail: match (note.kind, place) {
                (ContinuationKind::From, None) => Detail::ComesFrom,
                (ContinuationKind::Onto, None) => Detail::GoesOnto,
                (ContinuationKind::From, Some(place)) => Detail::GoesOnFrom { place },
                (ContinuationKind::Onto, Some(place)) => Detail::GoesOnAt { place },
            },
        }
    });
    let nuls = Some(document.meta().nuls).filter(|&count| count > 0);
    let nuls = nuls.map(|count| Finding {
        span: Span::default(),
        kind: FindingKind::Nul,
        detail: Detail::Nuls { count },
    });
    let rest = invalid(document).into_iter().chain(nuls);
    seams.chain(notes).chain(rest).collect()
}

/// Whether the lines of a title meet at a seam, that of an annex or of a
/// further document.
fn is_in_title(document: &Document, seam: u32) -> bool {
    let block = document.block_at(seam).and_then(|id| document.block(id));
    block.is_some_and(|block| {
        let before = document.slice(Span::new(block.span.start, seam));
        let after = document.slice(Span::new(seam, block.span.end));
        words::title_goes_on(before, after)
    })
}

/// For each note of a document where its other half stands: a piece that is to
/// go on goes on at the first note behind it that no other piece has.
fn pairs(notes: &[Continuation]) -> Vec<Option<u32>> {
    let mut others = vec![None; notes.len()];
    let mut waiting: Vec<usize> = Vec::new();
    for (at, note) in notes.iter().enumerate() {
        match note.kind {
            ContinuationKind::Onto => waiting.push(at),
            ContinuationKind::From if !waiting.is_empty() => {
                let first = waiting.remove(0);
                let start = |at: usize| notes.get(at).map(|note| note.span.start);
                let (here, there) = (start(at), start(first));
                if let Some(other) = others.get_mut(at) {
                    *other = there;
                }
                if let Some(other) = others.get_mut(first) {
                    *other = here;
                }
            }
            ContinuationKind::From => {}
        }
    }
    others
}

/// A span with two characters on each side of it, within its block.
pub(super) fn around(document: &Document, span: Span) -> Span {
    let id = document.block_at(span.start);
    let Some(block) = id.and_then(|id| document.block(id)) else {
        return span;
    };
    let before = document.slice(Span::new(block.span.start, span.start));
    let after = document.slice(Span::new(span.end, block.span.end));
    let bytes = |chars: &mut dyn Iterator<Item = char>| {
        let sum: usize = chars.take(2).map(char::len_utf8).sum();
        u32::try_from(sum).unwrap_or_default()
    };
    Span::new(
        span.start.saturating_sub(bytes(&mut before.chars().rev())),
        span.end.saturating_add(bytes(&mut after.chars())),
    )
}

fn invalid(document: &Document) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut seen = 0u32;
    let told = |span, count| Finding {
        span,
        kind: FindingKind::Invalid,
        detail: Detail::InvalidBytes { count },
    };
    // Without an invalid byte in this source it comes from an earlier
    // conversion, or the text speaks of it.
    let decoded = document.meta().replacements > 0;
    for block in document.blocks() {
        let text = document.slice(block.span);
        let mut places = text
            .match_indices(REPLACEMENT)
            .map(|(at, _)| at)
            .filter(|&at| decoded || !stands_alone(text, at));
        let Some(first) = places.next() else {
            continue;
        };
        let (mut last, mut count) = (first, 1u32);
        for at in places {
            (last, count) = (at, count.saturating_add(1));
        }
        let end = last.saturating_add(REPLACEMENT.len_utf8());
        seen = seen.saturating_add(count);
        let span = Span::new(offset(block, first), offset(block, end));
        found.push(told(span, count));
    }
    // Those in markup have left nothing in the text.
    let hidden = document.meta().replacements.saturating_sub(seen);
    if hidden > 0 {
        found.push(told(Span::default(), hidden));
    }
    found
}

/// Whether the replacement character at `at` is not part of a word.
fn stands_alone(text: &str, at: usize) -> bool {
    let is_outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != REPLACEMENT);
    let end = at.saturating_add(REPLACEMENT.len_utf8());
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = text.get(end..).and_then(|text| text.chars().next());
    is_outside(before) && is_outside(after)
}

#[cfg(test)]
mod tests {
    use super::super::{Detail, FindingKind, review, tests::found};
    use crate::document::Meta;
    use crate::structure::{Options, parse};

    #[test]
    fn a_joined_paragraph_shows_both_sides() {
        let text = "我们要加大科技攻关力度，推动创新链产业链深度融合，突破一批关\n\n\
            键核心技术，让更多科技成果转化为现实生产力。\n";
        assert_eq!(found(text, FindingKind::Seam), ["批关键核"]);
        assert!(found("一段完整的话。\n\n又一段。\n", FindingKind::Seam).is_empty());
    }

    #[test]
    fn a_title_of_several_lines_was_not_cut() {
        let text = "渡口管理办法\n\n第一条　渡口由镇人民政府管理。\n\n白水县人民代表大会常务委员会关于\n\n\
            《白水县渡口管理办法》的解释\n\n渡口包括渡船和石阶。\n";
        assert!(found(text, FindingKind::Seam).is_empty());
    }

    #[test]
    fn continuation_notes() {
        let text = "（上接1版）每年都要抓好落实。\n\n各项工作取得成效。（下转4版）\n";
        assert_eq!(
            found(text, FindingKind::Continuation),
            ["（上接1版）", "（下转4版）"]
        );
        assert!(found("（见附件）工作落实。\n", FindingKind::Continuation).is_empty());
    }

    #[test]
    fn notes_of_one_document_are_paired() {
        let text = "甲文。\n\n会议强调，每年滚动实施（下转第4版）\n\n乙文。\n\n（上接第1版）民生实事，群众满意。\n";
        let document = super::super::tests::document(text);
        let all = review(&document, &|| false).unwrap();
        let told: Vec<&Detail> = all
            .iter()
            .filter(|one| one.kind == FindingKind::Continuation)
            .map(|one| &one.detail)
            .collect();
        let place = |line: &str| line.to_owned();
        assert_eq!(
            told,
            [
                &Detail::GoesOnAt { place: place("7") },
                &Detail::GoesOnFrom { place: place("3") }
            ]
        );
    }

    #[test]
    fn invalid_bytes_are_counted_by_paragraph() {
        let text = "好\u{FFFD}的和\u{FFFD}坏的。\n没有。\n";
        assert_eq!(found(text, FindingKind::Invalid), ["\u{FFFD}的和\u{FFFD}"]);
        let mentioned = "无效的字节显示为 `\u{FFFD}`。\n";
        assert_eq!(found(mentioned, FindingKind::Invalid), [""; 0]);
        let meta = Meta {
            replacements: 5,
            ..Meta::default()
        };
        let document = parse(text, meta, &Options::default()).unwrap();
        let all = review(&document, &|| false).unwrap();
        let counts: Vec<_> = all
            .iter()
            .filter_map(|finding| match finding.detail {
                Detail::InvalidBytes { count } => Some(count),
                _ => None,
            })
            .collect();
        assert_eq!(counts, [3, 2]);
    }
}
