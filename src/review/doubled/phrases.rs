//! Words and phrases that stand twice by mistake: 不断不断, 高质量高质量.

use crate::document::Document;
use crate::lexicon::cutting::segmentation::Segmenter;

use super::runs::Run;
use super::usage;
use crate::review::{Detail, Finding, FindingKind};

/// The longest phrase that is looked for, in characters.
const LONGEST: usize = 8;

/// The doubled words and phrases of a run.
///
/// Of two characters only adverbs, conjunctions, prepositions and the pronouns
/// of several: verbs and
/// adjectives are doubled by grammar (研究研究, 雪白雪白). Of three and more what
/// is not itself made of repeats and does not count (一步一步).
pub(in crate::review) fn find(document: &Document, run: &Run, words: &Segmenter) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < run.chars.len() {
        let Some(length) = (2..=LONGEST).rev().find(|&n| is_doubled(run, at, n, words)) else {
            at = at.saturating_add(1);
            continue;
        };
        let end = at.saturating_add(length.saturating_mul(2));
        let span = run.span(at, end);
        found.push(Finding {
            span,
            kind: FindingKind::Doubled,
            detail: Detail::DoubledPhrase {
                phrase: document
                    .slice(run.span(at, at.saturating_add(length)))
                    .to_owned(),
            },
        });
        at = end;
    }
    found
}

fn is_doubled(run: &Run, at: usize, length: usize, words: &Segmenter) -> bool {
    let middle = at.saturating_add(length);
    if run.at(at) != run.at(middle) {
        return false;
    }
    let end = middle.saturating_add(length);
    let (Some(once), Some(again)) = (run.chars.get(at..middle), run.chars.get(middle..end)) else {
        return false;
    };
    if once != again || is_periodic(once) {
        return false;
    }
    let phrase: String = once.iter().collect();
    if length == 2 {
        let class = words.class(&phrase);
        let counts = matches!(class, "d" | "c" | "p") || usage::is_pronoun(&phrase);
        return counts && !usage::is_said_twice(&phrase);
    }
    let cut = words.cut_known(&phrase);
    // A name stands twice where one is of a caption.
    if let [word] = cut.as_slice()
        && words.class(word).starts_with("nr")
    {
        return false;
    }
    let whole = cut.iter().all(|word| word.chars().nth(1).is_some());
    whole && !matches!(once.first(), Some('一' | '每' | '不' | '怎'))
}

/// Whether a phrase is itself made of equal parts or of one character.
fn is_periodic(phrase: &[char]) -> bool {
    let half = phrase.len().checked_div(2).unwrap_or_default();
    (1..=half).any(|n| {
        phrase.len().is_multiple_of(n)
            && phrase
                .iter()
                .zip(phrase.iter().skip(n))
                .all(|(a, b)| a == b)
    })
}

#[cfg(test)]
mod tests {
    use super::FindingKind;
    use crate::review::tests::found;

    fn doubled(sentence: &str) -> Vec<String> {
        found(
            &format!("我们坚持稳中求进工作总基调。{sentence}"),
            FindingKind::Doubled,
        )
    }

    #[test]
    fn a_phrase_that_stands_twice() {
        assert_eq!(doubled("水平不断不断提高。"), ["不断不断"]);
        assert_eq!(
            doubled("深入推进乡村振兴乡村振兴战略。"),
            ["乡村振兴乡村振兴"]
        );
    }

    #[test]
    fn what_is_said_twice_is_normal() {
        for sentence in [
            "这件事要研究研究，讨论讨论，非常非常重要。",
            "一步一步来，一个一个办，很多很多人，数字数字。",
            "哈哈哈哈哈哈，慢慢慢慢地走。",
        ] {
            assert_eq!(doubled(sentence), [""; 0], "{sentence}");
        }
    }
}
