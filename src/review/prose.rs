//! What kind of Chinese a document is written in.

use crate::document::Document;
use crate::lexicon::cutting::segmentation::segmenter;
use crate::text::{fold, is_hanzi};

use super::blocks::is_language;

/// Whether most of the text is made of words of two and more characters, by
/// samples from all over it: about nine tenths of the characters in official
/// prose, half in old novels, less in the classics and in Japanese.
pub(super) fn is_modern(document: &Document) -> bool {
    const SAMPLES: usize = 300;
    const LENGTH: usize = 120;
    let blocks = document.blocks();
    let step = blocks.len().checked_div(SAMPLES).unwrap_or_default().max(1);
    let (mut all, mut within) = (0usize, 0usize);
    for block in blocks
        .iter()
        .step_by(step)
        .filter(|block| is_language(block))
    {
        let text = document.slice(block.span);
        let sample: String = text.chars().take(LENGTH).map(fold::simplified).collect();
        for run in sample.split(|c| !is_hanzi(c)).filter(|run| !run.is_empty()) {
            for word in segmenter().cut_known(run) {
                let chars = word.chars().count();
                all = all.saturating_add(chars);
                if chars > 1 {
                    within = within.saturating_add(chars);
                }
            }
        }
    }
    within.saturating_mul(10) > all.saturating_mul(7)
}

#[cfg(test)]
mod tests {
    use super::super::tests::document;
    use super::is_modern;

    #[test]
    fn reports_are_modern_and_the_classics_are_not() {
        assert!(is_modern(&document(
            "我们要坚持稳中求进工作总基调，推动经济社会发展。"
        )));
        assert!(is_modern(&document(
            "我們要堅持穩中求進工作總基調，推動經濟社會發展。"
        )));
        for text in [
            "学而时习之，不亦说乎？有朋自远方来，不亦乐乎？",
            "",
            "English only.",
            "日本の文を書く。",
        ] {
            assert!(!is_modern(&document(text)), "{text}");
        }
    }
}
