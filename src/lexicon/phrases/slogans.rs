//! Slogans that count: 四个意识, 两不愁三保障, 三去一降一补.

use std::collections::HashMap;

use super::super::cutting::folded::dictionary_form;
use super::super::cutting::segmentation::segmenter;
use super::super::cutting::words::{Word, Words};

/// The numerals that slogans count with.
const NUMERALS: &str = "一二三四五六七八九两双";

/// What stands between the numeral and what is counted.
const JOINTS: &str = "个大不新";

/// Units of measure: what begins with one is a quantity (三年以上七年以下).
const MEASURES: &str = "年月日天夜岁时点分秒倍元角里丈尺寸斤两石钱成条款项章节回次届级等";

/// The longest slogan without quotes, in characters.
const LONGEST: usize = 10;

/// How often a slogan must come where it is not quoted.
const LEAST: u32 = 3;

/// Whether a wording, by its key, is a slogan: it begins with a numeral up to
/// nine and counts something (四个意识, 双碳, 一带一路), or counts several
/// things. Words that the dictionary knows are none (一刀切); what begins with
/// a single 一 only where it is quoted (一张图, but not 一个中国原则).
pub(super) fn is_slogan(key: &str, quoted: bool) -> bool {
    let chars: Vec<char> = key.chars().collect();
    let [first, second, ..] = chars.as_slice() else {
        return false;
    };
    let is_short = chars.len() <= LONGEST;
    let counts = NUMERALS.contains(*first) && !is_numeral(*second);
    let hanzi = chars.iter().all(|&c| crate::text::is_hanzi(c));
    is_short
        && hanzi
        && counts
        && !is_measure(*second)
        && (is_compound(&chars)
            || ((quoted || *first != '一') && (JOINTS.contains(*second) || chars.len() <= 4)))
        && !segmenter().knows(&dictionary_form(key))
}

/// The slogans that stand without quotes and come at least three times, by
/// their keys: those that count several things, and those that count one that
/// is seldom counted otherwise.
pub(super) fn unquoted(words: &Words) -> Vec<String> {
    let mut counts: HashMap<String, (u32, u32)> = HashMap::new();
    for index in 0..words.len() {
        let Some(first) = words.token(index) else {
            continue;
        };
        let starts = words
            .word(first.word)
            .and_then(|word| word.key.chars().next())
            .is_some_and(|c| NUMERALS.contains(c));
        if !starts {
            continue;
        }
        let mut text: Vec<char> = Vec::new();
        let mut end = first.span.start;
        for token in words.tokens(index, index.saturating_add(6)) {
            let Some(word) = words.word(token.word).filter(|_| token.span.start == end) else {
                break;
            };
            let before = text.len();
            end = token.span.end;
            if counts_by_itself(word) {
                break;
            }
            text.extend(word.key.chars());
            if text.len() > LONGEST {
                break;
            }
            let counted = counts_one(&text, before);
            if counted || is_compound(&text) {
                let slogan: String = text.iter().collect();
                // What is counted, wherever it stands.
                let whole = if counted { word.count } else { 0 };
                let (count, _) = counts.entry(slogan).or_insert((0, whole));
                *count = count.saturating_add(1);
            }
        }
    }
    let mut found: Vec<String> = counts
        .into_iter()
        .filter(|(slogan, (count, whole))| {
            *count >= LEAST
                && u64::from(*count).saturating_mul(5) >= u64::from(*whole).saturating_mul(2)
                && !segmenter().knows(slogan)
        })
        .map(|(slogan, _)| slogan)
        .collect();
    found.sort_unstable();
    found
}

/// Whether the dictionary has a word that begins with a numeral and is no mere
/// count: 三军, 一齐.
fn counts_by_itself(word: &Word) -> bool {
    let mut chars = word.key.chars();
    let first = chars.next().is_some_and(|c| NUMERALS.contains(c));
    let second = chars.next().is_some_and(|c| !JOINTS.contains(c));
    first && second && segmenter().knows(&dictionary_form(&word.shown))
}

/// Whether it counts one thing: a numeral from two up, a joint, and from
/// character `last` on a word of two or more. Two of a thing, and people, are
/// just counted: 两个公人, 三个人.
fn counts_one(text: &[char], last: usize) -> bool {
    let [first, joint, rest @ ..] = text else {
        return false;
    };
    NUMERALS.contains(*first)
        && *first != '一'
        && !(*first == '两' && *joint == '个')
        && JOINTS.contains(*joint)
        && rest.first() != Some(&'人')
        && last == 2
        && (2..=4).contains(&rest.len())
        && !rest.iter().any(|&c| is_numeral(c))
}

/// Whether it counts two to four things, each in one to three characters:
/// 两不愁三保障. Numerals that are all 一 make idioms (一心一意), as those do
/// that repeat what is counted (一天一天).
fn is_compound(text: &[char]) -> bool {
    let mut parts: Vec<(char, String)> = Vec::new();
    for &c in text {
        if NUMERALS.contains(c) {
            parts.push((c, String::new()));
            continue;
        }
        let Some((_, counted)) = parts.last_mut() else {
            return false;
        };
        if is_numeral(c) || !crate::text::is_hanzi(c) {
            return false;
        }
        counted.push(c);
    }
    let fits = |counted: &str| (1..=3).contains(&counted.chars().count());
    let all_one = parts.iter().all(|(numeral, _)| *numeral == '一');
    let same = |pair: &[(char, String)]| matches!(pair, [a, b] if a.1 == b.1);
    (2..=4).contains(&parts.len())
        && text.len() >= 4
        && parts
            .iter()
            .all(|(_, counted)| fits(counted) && !counted.starts_with(is_measure))
        && !parts.windows(2).any(same)
        && !all_one
}

fn is_measure(c: char) -> bool {
    MEASURES.contains(c)
}

fn is_numeral(c: char) -> bool {
    crate::text::numerals::is_numeral(c) || c == '双'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slogans_count_and_idioms_do_not() {
        for slogan in [
            "四个意识",
            "两不愁三保障",
            "三去一降一补",
            "双碳",
            "两个维护",
        ] {
            assert!(is_slogan(slogan, false), "{slogan}");
        }
        for other in [
            "三心二意",
            "一刀切",
            "十四五",
            "二十大",
            "人民",
            "5g网络",
            "一",
        ] {
            assert!(!is_slogan(other, true), "{other}");
        }
    }

    #[test]
    fn several_things_are_counted_by_their_numerals() {
        let compound = |text: &str| is_compound(&text.chars().collect::<Vec<_>>());
        assert!(compound("两不愁三保障"));
        assert!(compound("三去一降一补"));
        assert!(!compound("一天一天"));
        assert!(!compound("三分之二"));
        assert!(!compound("三年以上七年以下"));
        assert!(!compound("四个意识"));
    }
}
