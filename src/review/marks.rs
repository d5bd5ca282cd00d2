//! Pause and stop marks that stand twice, or one behind another: ，，and ，。;
//! signs of per cent that stand twice.

use crate::document::{Document, Span};

use super::blocks::{is_code_or_link, is_language, offset};
use super::{Detail, Finding, FindingKind};

/// Marks of which none can follow another.
const MARKS: [char; 5] = ['，', '、', '；', '：', '。'];

/// From so many on they are a manner of writing, as 。。 for …… on the web.
const MANY: usize = 6;

/// Every two marks in a row, where there are only a few in the document.
pub(super) fn find(document: &Document) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in document.blocks().iter().filter(|block| is_language(block)) {
        let text = document.slice(block.span);
        let mut from = 0usize;
        while let Some(start) = text
            .get(from..)
            .and_then(|rest| rest.find(MARKS))
            .map(|at| from.saturating_add(at))
        {
            let rest = text.get(start..).unwrap_or_default();
            let len: usize = rest
                .chars()
                .take_while(|c| MARKS.contains(c))
                .map(char::len_utf8)
                .sum();
            from = start.saturating_add(len);
            let marks = rest.get(..len).unwrap_or_default();
            let span = Span::new(offset(block, start), offset(block, from));
            // Three and more are drawn: 。。。.
            if marks.chars().count() == 2 && !is_code_or_link(document, span.start) {
                found.push(Finding {
                    span,
                    kind: FindingKind::Doubled,
                    detail: Detail::DoubledCharacter {
                        meant: marks
                            .chars()
                            .next_back()
                            .map(String::from)
                            .unwrap_or_default(),
                    },
                });
            }
        }
    }
    if found.len() >= MANY {
        found.clear();
    }
    found.extend(percents(document));
    found
}

/// Every sign of per cent that stands twice behind a number. Programs write
/// %% behind other things.
fn percents(document: &Document) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in document.blocks().iter().filter(|block| is_language(block)) {
        let text = document.slice(block.span);
        let twice = text.match_indices("%%").chain(text.match_indices("％％"));
        for (at, signs) in twice {
            let end = at.saturating_add(signs.len());
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            let behind = text.get(end..).and_then(|text| text.chars().next());
            let more = behind.is_some_and(|c| matches!(c, '%' | '％'));
            let span = Span::new(offset(block, at), offset(block, end));
            let counted = before.is_some_and(|c| c.is_ascii_digit());
            if counted && !more && !is_code_or_link(document, span.start) {
                found.push(Finding {
                    span,
                    kind: FindingKind::Doubled,
                    detail: Detail::DoubledCharacter {
                        meant: signs.chars().take(1).collect(),
                    },
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::FindingKind;
    use super::super::tests::found;

    const WHOLE: &str = "我们坚持稳中求进工作总基调，全面推动经济社会发展。";

    #[test]
    fn two_marks_in_a_row() {
        for marks in ["5%%", "5％％"] {
            let text = format!("{WHOLE}全年增长{marks}。");
            assert_eq!(found(&text, FindingKind::Doubled), [&marks[1..]]);
        }
        for marks in ["，，", "、、", "。。", "，。", "。，", "；；", "：："] {
            let text = format!("{WHOLE}各项工作取得新的成效{marks}群众得到实惠。");
            assert_eq!(found(&text, FindingKind::Doubled), [marks]);
        }
    }

    #[test]
    fn what_is_drawn_with_marks_is_meant() {
        for text in [
            "他走了。。。再也没有回来。",
            "他说：“好。”，然后走了。",
            "甲、乙、丙等（如丁、戊）。",
        ] {
            let text = format!("{WHOLE}{text}");
            assert_eq!(found(&text, FindingKind::Doubled), [""; 0], "{text}");
        }
        let habit = format!("{WHOLE}{}", "我不知道。。也不想知道。".repeat(8));
        assert_eq!(found(&habit, FindingKind::Doubled), [""; 0]);
    }
}
