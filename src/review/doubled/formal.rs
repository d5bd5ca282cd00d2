//! Doublings in formal prose: reports, plans and laws of some length hardly
//! double a character, so that one which no word explains is a mistake there,
//! where in a tale it may be meant.
//!
//! The exceptions are of the language: particles and numerals that meet
//! themselves (目的的, 十五五), adverbs, names, measure words.

use std::collections::HashMap;

use crate::lexicon::cutting::segmentation::Segmenter;
use crate::review::misread::window::{Dictionary, likelihood};

use super::runs::Run;
use super::suspect::{Alibi, CONTEXT, Cut, Suspect, length};
use super::usage;

/// Hanzi of a text, at least: less tells nothing of its register.
const LEAST: usize = 2000;

/// Whether a character is one of speech and tales.
const fn is_spoken(c: char) -> bool {
    matches!(
        c,
        '了' | '吧'
            | '呢'
            | '吗'
            | '啊'
            | '她'
            | '你'
            | '嘛'
            | '咱'
            | '俩'
            | '儿'
            | '呀'
            | '哦'
            | '嗯'
    )
}

/// How many characters stand for one of speech in formal prose, at least.
const FORMAL: usize = 400;

/// Behind a word that ends in them they are as often words of their own.
const BEHIND: &str = "的以在都是有一二三四五六七八九十百千万亿";

/// The same before a word that begins with them.
const BEFORE: &str = "的和一二三四五六七八九十百千万亿";

/// Between two words they stand for each and every one, or are said twice.
const EACH: &str = "人年月日天周市县省区乡镇村户家届步层处代次个一二三四五六七八九十百千万亿上下里\
    项件门样桩抹说看走听打等来去想问谢哈";

/// How much likelier the words become, as a difference of logarithms, where
/// two words that share the character are one word and another.
const GAIN: f64 = 6.0;

/// The same for a character that is doubled within one word.
const GAIN_WITHIN: f64 = 5.0;

/// A text of formal prose.
#[derive(Debug)]
pub(super) struct Formal {
    /// How often three characters stand together of which two neighbours are
    /// the same.
    counts: HashMap<[char; 3], u32>,
    /// The hanzi of the text.
    pub(super) hanzi: usize,
}

impl Formal {
    /// What the runs of a document tell, where it is formal. Linear.
    pub(super) fn of(runs: &[Run]) -> Option<Self> {
        let mut own = Self {
            counts: HashMap::new(),
            hanzi: 0,
        };
        let mut spoken = 0usize;
        for run in runs {
            own.hanzi = own.hanzi.saturating_add(run.chars.len());
            let said = run.chars.iter().filter(|&&c| is_spoken(c)).count();
            spoken = spoken.saturating_add(said);
            for three in run.chars.windows(3) {
                if let &[a, b, c] = three
                    && (a == b || b == c)
                {
                    let count = own.counts.entry([a, b, c]).or_default();
                    *count = count.saturating_add(1);
                }
            }
        }
        let formal = own.hanzi >= LEAST && spoken.saturating_mul(FORMAL) <= own.hanzi;
        formal.then_some(own)
    }

    /// The doubling at `at`, between the words of `cut`, if it is one that formal
    /// prose does not have.
    pub(super) fn suspect(
        &self,
        run: &Run,
        at: usize,
        cut: &Cut,
        dictionary: &Dictionary<'_>,
    ) -> Option<Suspect> {
        let words = dictionary.segmenter();
        let c = run.at(at)?;
        let second = at.saturating_add(1);
        let end = at.saturating_add(2);
        // 近3年年均: the first belongs to the number.
        let counts = at == 0 && !run.opens;
        if counts || run.before(at) == Some('一') || self.comes_again(run, at) {
            return None;
        }
        let (left, right) = (cut.index(at)?, cut.index(second)?);
        let plain = |alibi| {
            Some(Suspect {
                from: at,
                to: end,
                meant: (at, second),
                alibi,
            })
        };
        let (previous, next) = (cut.before(left), cut.after(right));
        // 水水联运: of one kind and the same again.
        if matches!(next, "联运" | "中转" | "转运" | "换装") {
            return None;
        }
        // 包珊珊
        let named = length(previous) == 1 && run.before(at).is_some_and(usage::is_family_name);
        if is_met(run, at, words) {
            return None;
        }
        if left == right {
            let word = cut.word(left);
            let known = words.frequency(word) > 0;
            let before = at.checked_sub(1).map(|before| run.text(before, second));
            let joined = before.is_some_and(|word| words.frequency(&word) > 0);
            let meant = known && !joined;
            if length(word) == 2 && (named || meant) {
                return None;
            }
            let adverb = words.class(cut.word(left)).starts_with('d');
            let least = if known { GAIN } else { GAIN_WITHIN };
            let likelier = gain(run, at, dictionary) > least;
            return (likelier && !adverb).then(|| plain(None)).flatten();
        }
        match (length(cut.word(left)), length(cut.word(right))) {
            (2.., 2..) if gain(run, at, dictionary) > GAIN => plain(None),
            // 亮堂堂的
            (2.., 1) if !BEHIND.contains(c) && !leads(c, next) && !matches!(next, "的" | "地") => {
                let counted = cut.word(left).starts_with(['一', '每', '这', '那', '几']);
                let alone = length(next) == 1 && !usage::is_link(next);
                // 物资资敌: the two may be a word that the dictionary lacks.
                if alone && words.class(next).starts_with('n') {
                    return None;
                }
                let behind = next.chars().next().filter(|_| alone);
                let alibi = behind.map(|d| Alibi {
                    pair: (c, d),
                    leads: true,
                });
                let start = cut.start(left);
                (!counted).then_some(Suspect {
                    from: start,
                    to: end,
                    meant: (start, second),
                    alibi,
                })
            }
            // 慢病病因, 第三人人身, 对有有毒物质: the first is a word or ends one.
            (1, 2..)
                if matches!(c, '病' | '人')
                    && (length(previous) == 1 || previous.starts_with('第'))
                    || c == '有' && words.class(previous).starts_with('p') =>
            {
                None
            }
            (1, 2..)
                if !BEFORE.contains(c)
                    && !usage::is_level(c)
                    && !is_object(c, cut.word(right), previous, words) =>
            {
                let alone = length(previous) == 1 && !usage::is_link(previous);
                let alibi = run.before(at).filter(|_| alone).map(|b| Alibi {
                    pair: (b, c),
                    leads: false,
                });
                let start = cut.start(right);
                let to = start.saturating_add(length(cut.word(right)));
                Some(Suspect {
                    from: at,
                    to,
                    meant: (start, to),
                    alibi,
                })
            }
            (1, 1) if !EACH.contains(c) && !named => (gain(run, at, dictionary) > GAIN)
                .then(|| plain(None))
                .flatten(),
            _ => None,
        }
    }

    /// Whether the doubling stands elsewhere with the same beside it: a name or
    /// a term of the text.
    fn comes_again(&self, run: &Run, at: usize) -> bool {
        let three = |from: usize| -> Option<[char; 3]> {
            let next = from.saturating_add(1);
            let last = from.saturating_add(2);
            Some([run.at(from)?, run.at(next)?, run.at(last)?])
        };
        let around = [at.checked_sub(1).and_then(three), three(at)];
        let counts = around.into_iter().flatten();
        let mut counts = counts.filter_map(|three| self.counts.get(&three));
        counts.any(|&count| count > 1)
    }
}

/// Whether a character is an adjective of the noun behind it: 安全全链条.
fn leads(c: char, next: &str) -> bool {
    c == '全' && length(next) > 1
}

/// Whether the doubling is an adverb, or the end of one word and the beginning of
/// another: 处处, 成都都市圈, 创新新能源.
fn is_met(run: &Run, at: usize, words: &Segmenter) -> bool {
    /// A word that is counted less often is hardly one where a common one
    /// stands right behind it.
    const COMMON: usize = 20;
    let second = at.saturating_add(1);
    let end = at.saturating_add(2);
    // 高质质量: without one of them it is one word, and a commoner one.
    let count = |from: usize, to: usize| words.frequency(&run.text(from, to));
    let whole = run.before(at).zip(run.at(at)).zip(run.at(end));
    let whole = whole.map(|((b, c), d)| words.frequency(&String::from_iter([b, c, d])));
    let parted = at.checked_sub(1).map(|from| count(from, second));
    let whole = whole > parted && whole > Some(COMMON);
    let is_word = |from: usize, to: usize| {
        let text = run.text(from, to);
        let complete = text.chars().count() == to.saturating_sub(from);
        // Longer words are rarer.
        let least = if text.chars().nth(2).is_some() {
            0
        } else {
            COMMON
        };
        complete && words.frequency(&text) > least
    };
    let ends = (2..=3).filter_map(|length| second.checked_sub(length));
    let before = ends.into_iter().any(|from| is_word(from, second));
    let starts = (2..=3).map(|length| second.saturating_add(length));
    let behind = || starts.into_iter().any(|to| is_word(second, to));
    words.class(&run.text(at, end)).starts_with('d') || !whole && before && behind()
}

/// A verb with its object at the beginning, of which the verb is doubled:
/// 担担子.
fn is_object(c: char, word: &str, previous: &str, words: &Segmenter) -> bool {
    let verb = words.class(&c.to_string()).starts_with('v');
    verb && words.class(word) == "n" && (previous.is_empty() || usage::is_link(previous))
}

/// How much likelier the words around a doubling become without it.
fn gain(run: &Run, at: usize, dictionary: &Dictionary<'_>) -> f64 {
    let from = at.saturating_sub(CONTEXT);
    let to = at.saturating_add(CONTEXT).saturating_add(2);
    let to = to.min(run.chars.len());
    let written = run.chars.get(from..to).unwrap_or_default();
    let mut meant = written.to_vec();
    let within = at.saturating_sub(from);
    if within < meant.len() {
        meant.remove(within);
    }
    likelihood(&meant, dictionary) - likelihood(written, dictionary)
}

#[cfg(test)]
mod tests {
    use super::super::super::FindingKind;
    use super::super::super::tests::found;

    /// Formal prose of more than two thousand hanzi in which nothing is doubled.
    fn formal(sentence: &str) -> Vec<String> {
        let prose = "全县坚持稳中求进，推动农业增产、农民增收，修建水渠十二条，改善村民饮水条件，\
            加强学校管理，完善医疗服务，保护河流湖泊，促进商业繁荣。\n";
        found(
            &format!("{}{sentence}\n", prose.repeat(40)),
            FindingKind::Doubled,
        )
    }

    #[test]
    fn formal_prose_doubles_nothing() {
        for (sentence, shown) in [
            ("完善社区嵌入式服服务设施。", "服服务设施"),
            ("扩大高水平对对外开放。", "对对外开放"),
            ("坚持以以经济建设为中心。", "以以"),
            ("发挥人才才作用，培养青年。", "人才才"),
            ("发展低空空经济。", "空空"),
            ("推动高质质量发展。", "质质"),
            ("第四次会会议通过，电力供应平稳有有序。", "会会议"),
        ] {
            assert_eq!(
                formal(sentence).first().map(String::as_str),
                Some(shown),
                "{sentence}"
            );
        }
    }

    #[test]
    fn what_is_meant_stays() {
        for sentence in [
            "实现合同目的的办法，编制十五五规划，处处涌动热潮。",
            "月月有主题，村村通公路，人人有事做，市市通高铁。",
            "食品安全全链条监管，一张张民生清单，作者包珊珊。",
            "人民民主，发展展望，中国国家，法规规定，税收收入。",
            "造成第三人人身伤亡，对有有毒物质的，拥有有表决权的股份，近3年年均增速，围绕项项优秀。",
            "推进铁水、水水联运，以物资资敌的，高发慢病病因研究，农牧民工工资，创新新能源模式。",
            "建设成都都市圈，大地处处涌动改革热潮，以“时时放心不下”的责任感办事。",
        ] {
            assert_eq!(formal(sentence), [""; 0], "{sentence}");
        }
    }
}
