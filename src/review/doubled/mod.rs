//! Characters that stand twice by mistake.
//!
//! Chinese doubles characters all the time (层层, 高高兴兴, 看看), and two words
//! meet at the same character as often (人民民主). What is left when the words
//! of a doubling are known is a word with one of its own characters beside it
//! that has no use there: 价值观观, 推推进. That asks for modern prose: in
//! older Chinese most characters are words of their own.

mod formal;
pub(super) mod phrases;
pub(super) mod runs;
mod suspect;
pub(super) mod usage;

use std::collections::{HashMap, HashSet};

use crate::document::Document;
use crate::lexicon::cutting::segmentation::Segmenter;

use super::misread::window::Dictionary;
use super::{Detail, Finding, FindingKind};
use formal::Formal;
use runs::Run;
use suspect::{Alibi, Cut, Suspect, is_pairwise, length};

/// Every doubled character and phrase of modern prose, whose runs of hanzi are
/// `runs`. `None` where `cancelled` said so.
pub(super) fn find(
    document: &Document,
    runs: &[Run],
    dictionary: &Dictionary<'_>,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Finding>> {
    /// Hanzi for one doubling, at least: a text that has more of them has its
    /// own way of doubling.
    const EACH: usize = 600;
    if let Some(formal) = Formal::of(runs) {
        let found = find_in(document, runs, Some(&formal), dictionary, cancelled)?;
        if found.len().saturating_mul(EACH) <= formal.hanzi {
            return Some(found);
        }
    }
    find_in(document, runs, None, dictionary, cancelled)
}

fn find_in(
    document: &Document,
    runs: &[Run],
    formal: Option<&Formal>,
    dictionary: &Dictionary<'_>,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Finding>> {
    let mut found = Vec::new();
    let words = dictionary.segmenter();
    let mut doubtful: Vec<(Finding, Alibi)> = Vec::new();
    for run in runs {
        if cancelled() {
            return None;
        }
        let in_formal = |at, cut: &Cut| formal?.suspect(run, at, cut, dictionary);
        for suspect in suspects(run, words, &in_formal) {
            let (from, to) = suspect.meant;
            let finding = Finding {
                span: run.span(suspect.from, suspect.to),
                kind: FindingKind::Doubled,
                detail: Detail::DoubledCharacter {
                    meant: document.slice(run.span(from, to)).to_owned(),
                },
            };
            match suspect.alibi {
                Some(alibi) => doubtful.push((finding, alibi)),
                None => found.push(finding),
            }
        }
        found.extend(phrases::find(document, run, words));
    }
    if !doubtful.is_empty() {
        let wanted = doubtful.iter().map(|(_, alibi)| *alibi).collect();
        let explained = explained(runs, &wanted, words);
        let left = doubtful
            .into_iter()
            .filter(|(_, alibi)| !explained.contains(alibi));
        found.extend(left.map(|(finding, _)| finding));
    }
    Some(found)
}

/// The suspects of a run; `further` tells of doublings that the words alone do
/// not make one.
fn suspects(
    run: &Run,
    words: &Segmenter,
    further: &dyn Fn(usize, &Cut) -> Option<Suspect>,
) -> Vec<Suspect> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = run.at(at) {
        let same = run.chars.iter().skip(at).take_while(|&&d| d == c);
        let times = same.count();
        found.extend(match times {
            1 => None,
            2 if c == '々' || is_pairwise(run, at) => None,
            2 => {
                let cut = Cut::around(run, at, words);
                twice(run, at, &cut, words).or_else(|| further(at, &cut))
            }
            _ => more_often(run, at, times, words),
        });
        at = at.saturating_add(times);
    }
    found
}

/// The doubling at `at` and the character behind it, if it is a suspect.
fn twice(run: &Run, at: usize, cut: &Cut, words: &Segmenter) -> Option<Suspect> {
    let c = run.at(at)?;
    let second = at.saturating_add(1);
    let end = at.saturating_add(2);
    let (left, right) = (cut.index(at)?, cut.index(second)?);
    if left == right {
        return adverb(run, at, cut, left, words);
    }
    match (length(cut.word(left)), length(cut.word(right))) {
        (2.., 1) => left_over_behind(run, end, cut, left, right, words),
        (1, 2..) => left_over_before(run, at, cut, left, right, words),
        (1, 1) if usage::is_never_twice(c) => Some(Suspect {
            from: at,
            to: end,
            meant: (at, second),
            alibi: None,
        }),
        _ => None,
    }
}

/// A word with its last character once more behind it: 价值观观.
fn left_over_behind(
    run: &Run,
    end: usize,
    cut: &Cut,
    left: usize,
    right: usize,
    words: &Segmenter,
) -> Option<Suspect> {
    let c = run.before(end)?;
    let (word, next) = (cut.word(left), cut.after(right));
    let first = word.chars().next()?;
    // 一张张, 每件件.
    let counted = matches!(first, '一' | '每' | '这' | '那' | '几');
    let name = usage::is_family_name(first) && words.class(word).starts_with("nr");
    if usage::is_free(c) || counted || name || usage::follows_verb(next) {
        return None;
    }
    if usage::is_prefix(c) && !next.is_empty() && !shows_end(cut, right) {
        return None;
    }
    if is_cut_elsewhere(c, next, words) {
        return None;
    }
    if length(next) == 1 && !usage::is_link(next) {
        // 链 and 主 may be a word that the dictionary does not know.
        return None;
    }
    // 光焰焰的, 急匆匆地, 爆竹声声: a word of which the last is doubled for
    // colour.
    let common = match length(word) {
        2 => 300,
        3 => 100,
        _ => 0,
    };
    let ends = next.is_empty() || matches!(next, "的" | "地");
    // 短板板: 板板 is no word, and 短板 a noun.
    let plain = words.frequency(&format!("{c}{c}")) == 0
        && words.class(word).starts_with('n')
        && words.frequency(word) > 0
        && next.is_empty();
    let vivid = ends && !plain;
    if vivid && words.frequency(word) < common {
        return None;
    }
    let alibi = next.chars().next().map(|d| Alibi {
        pair: (c, d),
        leads: true,
    });
    Some(Suspect {
        from: cut.start(left),
        to: end,
        meant: (cut.start(left), end.saturating_sub(1)),
        alibi,
    })
}

/// Whether `c` is a word with the first character of what follows, and the rest
/// of that one by itself: 海关|关境|内, where 境内 was taken for the word.
fn is_cut_elsewhere(c: char, next: &str, words: &Segmenter) -> bool {
    let mut chars = next.chars();
    let word = chars.next().map(|d| format!("{c}{d}"));
    word.is_some_and(|word| words.frequency(&word) > 0) && chars.next().is_none_or(usage::is_free)
}

/// Whether the word behind the one at `index` shows that it ends there. An
/// adverb does so where it has something to stand before: 国都 is a word of
/// its own where nothing follows.
fn shows_end(cut: &Cut, index: usize) -> bool {
    let next = index.saturating_add(1);
    let word = cut.word(next);
    usage::is_link(word) && !(usage::is_adverb(word) && cut.after(next).is_empty())
}

/// Verbs counted less often may be one of a single character with its object,
/// of which the verb is doubled.
const COMMON_VERB: usize = 800;

/// Nouns counted as often are words by themselves wherever they stand.
const COMMON_NOUN: usize = 3000;

/// A word with its first character once more before it: 推推进.
fn left_over_before(
    run: &Run,
    at: usize,
    cut: &Cut,
    left: usize,
    right: usize,
    words: &Segmenter,
) -> Option<Suspect> {
    let c = run.at(at)?;
    let (word, previous) = (cut.word(right), cut.before(left));
    let compound = usage::is_suffix(c) && !(previous.is_empty() && run.opens);
    // 以人人民为中心: behind a preposition one noun is enough.
    let noun = |word: &str| words.class(word) == "n";
    let governed = words.class(previous) == "p"
        && noun(&c.to_string())
        && noun(word)
        && words.frequency(word) >= COMMON_NOUN;
    if governed {
        let start = cut.start(right);
        let end = start.saturating_add(length(word));
        return Some(Suspect {
            from: at,
            to: end,
            meant: (start, end),
            alibi: None,
        });
    }
    // 市市场监管部门: of the city.
    let level = usage::is_level(c);
    if usage::is_free(c) || compound || level || usage::is_split_verb(word) {
        return None;
    }
    if length(previous) == 1 && !usage::is_link(previous) {
        return None;
    }
    // 担担子, 补补课: a verb with its object. 股股长, 浩浩然: an ending.
    let verb = words.class(&c.to_string()).starts_with('v');
    let object = words.class(word) == "n" && (previous.is_empty() || usage::is_link(previous));
    if verb && (object || words.frequency(word) < COMMON_VERB) || word.ends_with(['长', '然']) {
        return None;
    }
    let alibi = run.before(at).map(|b| Alibi {
        pair: (b, c),
        leads: false,
    });
    let start = cut.start(right);
    let end = start.saturating_add(length(word));
    Some(Suspect {
        from: at,
        to: end,
        meant: (start, end),
        alibi,
    })
}

/// An adverb of two equal characters where none can stand, behind a verb that
/// is a word with the first of them: 办好好自己的事.
fn adverb(run: &Run, at: usize, cut: &Cut, index: usize, words: &Segmenter) -> Option<Suspect> {
    let (word, verb, next) = (cut.word(index), cut.before(index), cut.after(index));
    let fits = length(word) == 2
        && length(verb) == 1
        && words.class(word) == "d"
        && words.class(verb).starts_with('v')
        && words.class(next).starts_with(['n', 'r']);
    let meant = format!("{verb}{}", run.at(at)?);
    let from = at.checked_sub(1)?;
    (fits && words.frequency(&meant) > 0).then(|| Suspect {
        from,
        to: at.saturating_add(2),
        meant: (from, at.saturating_add(1)),
        alibi: None,
    })
}

/// A character that stands three times and more beside a word that has it
/// once: 认真真真做.
fn more_often(run: &Run, at: usize, times: usize, words: &Segmenter) -> Option<Suspect> {
    const COMMON: usize = 100;
    let c = run.at(at)?;
    if usage::is_free(c) || usage::is_prefix(c) {
        return None;
    }
    let end = at.saturating_add(times);
    let before = at.checked_sub(1)?;
    let once = at.saturating_add(1);
    let known = words.frequency(&run.text(before, once)) >= COMMON;
    known.then_some(Suspect {
        from: before,
        to: end,
        meant: (before, once),
        alibi: None,
    })
}

/// Which of the `wanted` stand as words of their own elsewhere: 强化全链条 tells
/// that 全 in 安全全链条 belongs to what follows.
fn explained(runs: &[Run], wanted: &HashSet<Alibi>, words: &Segmenter) -> HashSet<Alibi> {
    let pairs: HashMap<(char, char), Vec<Alibi>> =
        wanted.iter().fold(HashMap::new(), |mut pairs, alibi| {
            pairs
                .entry(alibi.pair)
                .or_insert_with(Vec::new)
                .push(*alibi);
            pairs
        });
    let mut found = HashSet::new();
    for run in runs {
        for (at, pair) in run.chars.windows(2).enumerate() {
            let &[a, b] = pair else { continue };
            for alibi in pairs.get(&(a, b)).into_iter().flatten() {
                let (own, joined) = if alibi.leads {
                    let before = run.before(at);
                    (before != Some(a), before.map(|z| format!("{z}{a}")))
                } else {
                    let after = run.at(at.saturating_add(2));
                    (after != Some(b), after.map(|z| format!("{b}{z}")))
                };
                if own && joined.is_none_or(|word| words.frequency(&word) == 0) {
                    found.insert(*alibi);
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::FindingKind;

    fn doubled(sentence: &str) -> Vec<String> {
        let context = "我们坚持稳中求进工作总基调，全面推动经济社会发展。";
        found(&format!("{context}{sentence}"), FindingKind::Doubled)
    }

    #[test]
    fn a_word_with_its_last_character_once_more() {
        for (sentence, shown) in [
            ("社会主义核心价值观观深入人心。", "价值观观"),
            ("每年办好民生实事事,群众满意。", "实事事"),
            ("各类企业蓬勃勃发展。", "蓬勃勃"),
            ("优化完善全产业链链、全要素群。", "产业链链"),
            ("培育各类市场主体体，激发活力。", "市场主体体"),
            ("退役军人事务等工作作扎实推进。", "工作作"),
        ] {
            assert_eq!(doubled(sentence), [shown], "{sentence}");
        }
    }

    #[test]
    fn a_word_with_its_first_character_once_more() {
        assert_eq!(doubled("改革深入推推进，成效明显。"), ["推推进"]);
        assert_eq!(doubled("进一步完善协协同创新体系。"), ["协协同"]);
    }

    #[test]
    fn a_noun_before_a_comma_and_a_word_behind_a_pair() {
        assert_eq!(
            doubled("要补齐体系建设的短板板，产品都要提升。"),
            ["短板板"]
        );
        assert_eq!(doubled("要坚持以人人民为中心的思想。"), ["人人民"]);
    }

    #[test]
    fn other_doublings_out_of_place() {
        assert_eq!(doubled("集中精力办好好自己的事情。"), ["办好好"]);
        assert_eq!(doubled("认真真真做、扎扎实实干。"), ["认真真真"]);
        assert_eq!(doubled("这是发展的的必由之路。"), ["的的"]);
    }

    #[test]
    fn traditional_text_is_judged_alike() {
        assert_eq!(doubled("社會主義核心價值觀觀深入人心。"), ["價值觀觀"]);
    }

    #[test]
    fn reduplication_is_normal() {
        for sentence in [
            "蹄疾步稳，高高兴兴，认认真真，扎扎实实，家家户户，团团伙伙。",
            "层层落实，天天向上，久久为功，各美其美、美美与共，人人尽责。",
            "常常看看，试试再说，妈妈往往刚刚回来，好好学习。",
            "一天天过去，一个个目标，一张张民生清单，一步步向前。",
            "在落实上钉钉子，在创业上担担子、扣扣子。",
            "习近平总书记殷殷嘱托，处处涌动改革热潮，牢牢把握。",
            "我们聊聊天，散散步，补补课，请股股长来，除夕夜爆竹声声。",
            "他笑眯眯的，绿油油的田野，金灿灿的麦穗，热腾腾的饭菜。",
            "她说好好好，哈哈哈，是是是。",
        ] {
            assert_eq!(doubled(sentence), [""; 0], "{sentence}");
        }
    }

    #[test]
    fn words_that_meet_are_normal() {
        for sentence in [
            "人民民主，民主主义，改革革命，发展展望，中国国家，上海海事，长期期待。",
            "重庆主城区和成都都市圈，两院院士，税收收入，法规规定，传染病病人。",
            "合同目的的实现，标的的性质，可以以合理价格，但是是否可行。",
            "强化食品安全全链条监管，提高高水平开放，三分之一一起，十五五规划。",
            "国家重点产业链链主企业，供应链链长制，农村村集体经济，数字数字。",
            "市市场监管部门负责，县县域经济办公室协助，省省情馆开放。",
            "关于中华人民共和国国都、纪年、国歌的决议，进出海关关境内外的货物。",
        ] {
            assert_eq!(doubled(sentence), [""; 0], "{sentence}");
        }
    }

    #[test]
    fn a_word_found_elsewhere_explains_a_doubling() {
        let alone = "防治慢病病因研究。";
        let explained = "防治慢病病因研究。预防慢病的办法。";
        assert!(doubled(explained).is_empty());
        assert!(doubled(alone).len() <= 1);
    }

    #[test]
    fn old_prose_is_left_alone() {
        let text = "子曰：学而时习之，不亦说乎？有朋自远方来来，不亦乐乎？";
        assert!(found(text, FindingKind::Doubled).is_empty());
    }
}
