//! Latin words that stand inside Chinese by mistake: 理念 and 思想.
//!
//! Judged only where the document is Chinese throughout: what has much Latin
//! is technical or bilingual, and its words are meant.

use std::collections::HashMap;

use crate::document::{Document, Span};
use crate::text::is_hanzi;

use super::blocks::{is_code_or_link, is_language, offset};
use super::{Detail, Finding, FindingKind};

/// English words that no Chinese sentence borrows.
const FUNCTION_WORDS: &[&str] = &[
    "and", "or", "of", "the", "in", "to", "for", "with", "by", "on", "at", "from", "is", "are",
    "was", "were", "be", "been", "as", "an", "that", "this", "these", "those", "which", "but",
    "not", "its", "their", "our", "we", "it", "has", "have", "will", "can", "into", "also",
];

/// Words in small letters that Chinese sentences do borrow, and units.
const BORROWED: &[&str] = &[
    "app", "apps", "wifi", "email", "vs", "pk", "pm", "am", "html", "ppt", "pdf", "logo", "vip",
    "ktv", "kg", "mg", "km", "cm", "mm", "nm", "hm", "ml", "dl", "ha", "kw", "kwh", "mw", "gw",
    "hz", "khz", "mhz", "ghz", "db", "ppm", "pa", "kpa", "mpa", "mol", "min", "sec", "kb", "mb",
    "gb", "tb", "mu", "bp", "et", "al", "etc", "ok", "low", "out", "hold", "cosplay", "feel",
    "live", "citywalk", "emo", "bug", "token", "offer", "show", "style", "tips", "fans", "http",
    "https", "www", "com", "cn", "org", "net", "dna", "rna", "px", "id", "mmHg",
];

/// A word of Latin letters between two hanzi.
struct Word<'a> {
    text: &'a str,
    span: Span,
}

/// Every Latin word inside Chinese that does not belong there.
pub(super) fn find(document: &Document) -> Vec<Finding> {
    let mut hanzi = 0usize;
    let mut latin = 0usize;
    let mut words = Vec::new();
    for block in document.blocks().iter().filter(|block| is_language(block)) {
        let text = document.slice(block.span);
        hanzi = hanzi.saturating_add(text.chars().filter(|&c| is_hanzi(c)).count());
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
            match (is_word_part(c), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    start = None;
                    let word = text.get(from..at).unwrap_or_default();
                    if !word.contains(|c: char| c.is_ascii_alphabetic()) {
                        continue;
                    }
                    latin = latin.saturating_add(1);
                    let here = offset(block, from);
                    if word.chars().all(|c| c.is_ascii_lowercase())
                        && is_between_hanzi(text, from, at)
                        && !is_code_or_link(document, here)
                    {
                        let span = Span::new(here, offset(block, at));
                        words.push(Word { text: word, span });
                    }
                }
                _ => {}
            }
        }
    }
    // Reports have a Latin word (GDP, 5G) in some hundreds of characters.
    if latin.saturating_mul(60) > hanzi.saturating_add(240) {
        return Vec::new();
    }
    let mut times: HashMap<&str, usize> = HashMap::new();
    for word in &words {
        let count = times.entry(word.text).or_default();
        *count = count.saturating_add(1);
    }
    let stray = words.iter().filter(|word| {
        FUNCTION_WORDS.contains(&word.text)
            || word.text.len() > 2
                && !BORROWED.contains(&word.text)
                && times.get(word.text) == Some(&1)
    });
    stray
        .map(|word| Finding {
            span: word.span,
            kind: FindingKind::Latin,
            detail: Detail::LatinWord,
        })
        .collect()
}

/// Whether `c` belongs to a word, a name, a number or an address.
fn is_word_part(c: char) -> bool {
    !is_hanzi(c)
        && (c.is_alphanumeric()
            || matches!(
                c,
                '_' | '-' | '.' | '/' | '@' | '\'' | '’' | '&' | '+' | '%' | '#'
            ))
}

/// Whether hanzi stand on both sides of a word, spaces left aside.
fn is_between_hanzi(text: &str, from: usize, to: usize) -> bool {
    let before = text.get(..from).unwrap_or_default().trim_end_matches(' ');
    let after = text.get(to..).unwrap_or_default().trim_start_matches(' ');
    before.chars().next_back().is_some_and(is_hanzi) && after.chars().next().is_some_and(is_hanzi)
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::FindingKind;

    fn latin(text: &str) -> Vec<String> {
        found(text, FindingKind::Latin)
    }

    #[test]
    fn function_words_and_single_words() {
        assert_eq!(latin("贯彻新发展理念 and 以人民为中心的思想。"), ["and"]);
        assert_eq!(
            latin("完善布局and高质量发展。完善布局 and 结构。"),
            ["and", "and"]
        );
        assert_eq!(
            latin("推动经济 growth 再上台阶，我们要继续努力工作。"),
            ["growth"]
        );
    }

    #[test]
    fn names_units_and_addresses_are_meant() {
        let text = "地区GDP增长5.2%，建设5G基站，长12km的路，使用 app 办事，见 www.gov.cn 网站，PM2.5浓度下降。\
            这些工作要在全省范围内统一部署，各地各部门要结合实际抓好落实，确保各项任务按时完成，\
            让群众看到实实在在的变化，感受到实实在在的成效，共同把家乡建设得更加美好，\
            为全面建设社会主义现代化国家作出新的更大贡献，以优异成绩迎接新的一年。";
        assert_eq!(latin(text), [""; 0]);
    }

    #[test]
    fn a_technical_text_is_full_of_latin() {
        let text =
            "使用 cargo 构建 crate，再用 rustc 编译 main 函数 and 测试 lib 目标，运行 test 命令。";
        assert_eq!(latin(text), [""; 0]);
    }

    #[test]
    fn a_quoted_english_phrase_is_meant() {
        let text = "会议以 Belt and Road 为主题，来自各国的代表就合作进行了深入交流。";
        assert_eq!(latin(text), [""; 0]);
    }
}
