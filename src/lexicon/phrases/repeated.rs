//! Wordings that are used again and again, found by cohesion: their words
//! stand together far more often than by chance (pointwise mutual
//! information), and what stands before and behind them changes freely
//! (branching entropy).

use std::collections::HashMap;

use super::super::cutting::folded::dictionary_form;
use super::super::cutting::segmentation::segmenter;
use super::super::cutting::words::{Word, WordKind, Words};
use super::super::dictionaries::stop_words::StopWords;
use super::super::measures::association::mutual_information;
use crate::text::is_hanzi;

/// Lengths in characters.
const SHORTEST: usize = 3;
const LONGEST: usize = 12;

/// Words that are looked through, from the first.
const WORDS: usize = 4_000_000;

/// The most that are given.
const MOST: usize = 2_000;

/// The least mutual information between the parts, in bits.
const COHESION: f64 = 3.0;

/// The least entropy of the neighbours on either side, in nats: passed by three
/// of one kind and two of another, not by two and one.
const FREEDOM: f64 = 0.65;

/// Where a wording begins with a single character, the share (in percent) of
/// its places that must have nothing right before them: else it is the end of
/// a word that was not known as one (人 in 受益人之利益).
const OPEN: usize = 25;

/// Classes of words, by their first letter, of which a phrase must have one:
/// the nouns, names, idioms and short forms. Verbs that are used as nouns are
/// `vn`.
const NOUNS: &str = "njilgst";

/// Verbs that no phrase ends with: what they do something to is missing.
const LIGHT: &str = "取得 得到 实现 成为 获得 开展 推进 推动 促进 加快 坚持 加强 完善 实施 \
    打造 形成 构建 建立 健全 落实 增强 深化 强化 提高 抓好 做好 引导 支持 鼓励 确保 \
    开始 要求 需要 达到 完成 超过 新增 连续 突破 遭受";

/// Classes of words, by their first letter, that no phrase begins with: the
/// particles, conjunctions, prepositions, pronouns, numerals and the like.
const NO_BEGINNING: &str = "ucpyrmqfoexw";
/// The same for the end; adverbs want something behind them.
const NO_END: &str = "ucpyrmqfoexwd";

/// The repeated wordings of 3 to 12 hanzi by their keys, those that come at
/// least `least` times, the firmest first. `None` where it was cancelled.
///
/// They are sought among the words first, then among the hanzi, for those that
/// were cut now one way and now another. Memory: some 60 bytes for each word
/// of the text.
pub(super) fn repeated(
    words: &Words,
    stop_words: &StopWords,
    least: u32,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<String>> {
    let least = least.max(2);
    let mut found: Vec<(f64, String)> = Vec::new();
    Text::of_words(words, stop_words, least).search(&mut found, cancelled)?;
    Text::of_hanzi(words, stop_words, least).search(&mut found, cancelled)?;
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.truncate(MOST);
    Some(found.into_iter().map(|(_, key)| key).collect())
}

/// What is known of a word, or of a hanzi.
#[derive(Debug, Clone, Copy, Default)]
struct Traits {
    /// Frequent, and made of hanzi.
    counts: bool,
    begins: bool,
    ends: bool,
    is_noun: bool,
    chars: usize,
    /// A word of three or more hanzi that the dictionary does not know.
    is_new: bool,
}

/// A text as a sequence of symbols: of words, or of hanzi.
struct Text {
    ids: Vec<u32>,
    /// Whether the next symbol follows with nothing between.
    goes_on: Vec<bool>,
    /// Of each symbol, by its id.
    traits: Vec<Traits>,
    counts: Vec<u32>,
    keys: Vec<Box<str>>,
    /// Of hanzi, whether a word begins and whether one ends with it.
    edges: Vec<(bool, bool)>,
    least: u32,
}

/// The frequent sequences of one length in words.
struct Level {
    /// Symbols in each.
    length: usize,
    /// Of each symbol the sequence that begins there, from 1; 0 for none.
    labels: Vec<u32>,
    /// How often each comes, by its label.
    counts: Vec<u32>,
}

impl Level {
    fn any(&self) -> bool {
        self.counts.len() > 1
    }

    fn label(&self, at: usize) -> u32 {
        self.labels.get(at).copied().unwrap_or_default()
    }

    fn count(&self, at: usize) -> u32 {
        let label = self.label(at);
        self.counts.get(label as usize).copied().unwrap_or_default()
    }
}

impl Text {
    fn of_words(words: &Words, stop_words: &StopWords, least: u32) -> Self {
        let size = words.len().min(WORDS);
        let known = words.all().iter().map(|word| {
            if word.count < least {
                Traits::default()
            } else {
                traits(word, stop_words)
            }
        });
        Self {
            ids: words.ids.iter().copied().take(size).collect(),
            goes_on: (0..size).map(|at| goes_on(words, at)).collect(),
            traits: known.collect(),
            counts: words.all().iter().map(|word| word.count).collect(),
            keys: words.all().iter().map(|word| word.key.clone()).collect(),
            edges: Vec::new(),
            least,
        }
    }

    fn of_hanzi(words: &Words, stop_words: &StopWords, least: u32) -> Self {
        let mut text = Self {
            ids: Vec::new(),
            goes_on: Vec::new(),
            traits: Vec::new(),
            counts: Vec::new(),
            keys: Vec::new(),
            edges: Vec::new(),
            least,
        };
        let mut known: HashMap<char, u32> = HashMap::new();
        for (at, token) in words.tokens(0, WORDS).enumerate() {
            let Some(word) = words.word(token.word) else {
                continue;
            };
            let last = word.chars().saturating_sub(1);
            for (index, c) in word.key.chars().enumerate() {
                let id = *known.entry(c).or_insert_with(|| {
                    text.keys.push(c.to_string().into());
                    text.counts.push(0);
                    u32::try_from(text.counts.len().saturating_sub(1)).unwrap_or(u32::MAX)
                });
                if let Some(count) = text.counts.get_mut(id as usize) {
                    *count = count.saturating_add(1);
                }
                text.ids.push(id);
                text.edges.push((index == 0, index == last));
                text.goes_on.push(index < last || goes_on(words, at));
            }
        }
        text.traits = text
            .keys
            .iter()
            .zip(&text.counts)
            .map(|(key, &count)| {
                let fits = !stop_words.has_key(key);
                Traits {
                    counts: count >= least && key.chars().all(is_hanzi),
                    begins: fits,
                    ends: fits,
                    is_noun: true,
                    chars: 1,
                    is_new: false,
                }
            })
            .collect();
        text
    }

    /// Goes through sequences of one symbol, two, three and so on.
    fn search(&self, found: &mut Vec<(f64, String)>, cancelled: &dyn Fn() -> bool) -> Option<()> {
        let mut level = self.first_level();
        self.judge(&level, None, found);
        while level.any() && level.length < LONGEST {
            if cancelled() {
                return None;
            }
            let next = self.next_level(&level);
            self.judge(&next, Some(&level), found);
            level = next;
        }
        Some(())
    }

    fn traits(&self, at: usize) -> Traits {
        let id = self.ids.get(at).map(|&id| id as usize);
        let traits = id.and_then(|id| self.traits.get(id));
        traits.copied().unwrap_or_default()
    }

    fn goes_on(&self, at: usize) -> bool {
        self.goes_on.get(at).copied().unwrap_or_default()
    }

    fn key(&self, at: usize, length: usize) -> String {
        let ids = self.ids.iter().skip(at).take(length);
        ids.filter_map(|&id| self.keys.get(id as usize).map(|key| &**key))
            .collect()
    }

    /// The single symbols.
    fn first_level(&self) -> Level {
        let labels: Vec<u32> = (0..self.ids.len())
            .map(|at| {
                let id = self.ids.get(at).copied().unwrap_or_default();
                let counts = self.traits(at).counts;
                if counts { id.saturating_add(1) } else { 0 }
            })
            .collect();
        let counts = self.counts.iter().copied();
        Level {
            length: 1,
            labels,
            counts: std::iter::once(0).chain(counts).collect(),
        }
    }

    /// The frequent sequences that are longer by one symbol.
    fn next_level(&self, level: &Level) -> Level {
        let mut pairs: HashMap<(u32, u32), (u32, u32)> = HashMap::new();
        let pair = |at: usize| {
            let last = at.saturating_add(level.length);
            let next = at.saturating_add(1);
            let fits = level.label(at) != 0
                && level.label(next) != 0
                && self.goes_on(last.saturating_sub(1))
                && self.traits(last).counts;
            let id = self.ids.get(last).copied()?;
            fits.then_some((level.label(at), id))
        };
        for at in 0..self.ids.len() {
            if let Some(pair) = pair(at) {
                let (count, _) = pairs.entry(pair).or_default();
                *count = count.saturating_add(1);
            }
        }
        let mut counts = vec![0u32];
        pairs.retain(|_, (count, _)| *count >= self.least);
        let labels = (0..self.ids.len())
            .map(|at| {
                let Some((count, label)) = pair(at).and_then(|pair| pairs.get_mut(&pair)) else {
                    return 0;
                };
                if *label == 0 {
                    *label = u32::try_from(counts.len()).unwrap_or(u32::MAX);
                    counts.push(*count);
                }
                *label
            })
            .collect();
        Level {
            length: level.length.saturating_add(1),
            labels,
            counts,
        }
    }

    /// Adds the sequences that are wordings; `shorter` are those that are
    /// shorter by one symbol. Single words must be new ones.
    fn judge(&self, level: &Level, shorter: Option<&Level>, found: &mut Vec<(f64, String)>) {
        let mut places: Vec<(u32, u32)> = (0u32..)
            .zip(&level.labels)
            .filter(|&(_, &label)| label != 0)
            .map(|(at, &label)| (label, at))
            .collect();
        places.sort_unstable();
        for group in places.chunk_by(|a, b| a.0 == b.0) {
            let Some(&(_, first)) = group.first() else {
                continue;
            };
            let first = first as usize;
            let last = first.saturating_add(level.length).saturating_sub(1);
            let chars =
                (first..=last).fold(0usize, |sum, at| sum.saturating_add(self.traits(at).chars));
            let is_wording = self.traits(first).begins
                && self.traits(last).ends
                && (SHORTEST..=LONGEST).contains(&chars)
                && (first..=last).any(|at| self.traits(at).is_noun)
                && shorter.map_or(self.traits(first).is_new, |shorter| {
                    self.coheres(level, shorter, first)
                })
                && self.is_cut_variously(group, level.length)
                && (self.traits(first).chars > 1 || self.is_open(group))
                && self.freedom(group, |at| self.before(at)) >= FREEDOM
                && self.freedom(group, |at| self.behind(at, level.length)) >= FREEDOM;
            if is_wording {
                let count = level.count(first);
                found.push((weight(count, chars), self.key(first, level.length)));
            }
        }
    }

    /// Whether the first symbol with the rest, and the last with the rest, hold
    /// together: by their mutual information or, in a text too short for it,
    /// because one of the two is seldom without the other.
    fn coheres(&self, level: &Level, shorter: &Level, at: usize) -> bool {
        let all = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        let last = at.saturating_add(level.length).saturating_sub(1);
        let symbol = |at: usize| {
            let id = self.ids.get(at).map(|&id| id as usize);
            let count = id.and_then(|id| self.counts.get(id));
            count.copied().unwrap_or_default()
        };
        let both = level.count(at);
        let holds = |a: u32, b: u32| {
            both.saturating_mul(2) >= a.min(b) || mutual_information(both, a, b, all) >= COHESION
        };
        holds(symbol(at), shorter.count(at.saturating_add(1)))
            && holds(shorter.count(at), symbol(last))
    }

    /// Of hanzi, whether most places begin and most end with words, but too
    /// few do both to have been found among the words.
    fn is_cut_variously(&self, group: &[(u32, u32)], length: usize) -> bool {
        if self.edges.is_empty() {
            return true;
        }
        let edge = |at: usize| self.edges.get(at).copied().unwrap_or_default();
        let (mut starts, mut ends, mut aligned) = (0usize, 0usize, 0u32);
        for &(_, at) in group {
            let (begins, _) = edge(at as usize);
            let (_, stops) = edge((at as usize).saturating_add(length).saturating_sub(1));
            starts = starts.saturating_add(usize::from(begins));
            ends = ends.saturating_add(usize::from(stops));
            aligned = aligned.saturating_add(u32::from(begins && stops));
        }
        let most = group.len() / 2;
        starts > most && ends > most && aligned < self.least
    }

    /// Whether enough of a group of places have nothing right before them.
    fn is_open(&self, group: &[(u32, u32)]) -> bool {
        let open = group.iter();
        let open = open.filter(|&&(_, at)| self.before(at as usize).is_none());
        open.count().saturating_mul(100) >= group.len().saturating_mul(OPEN)
    }

    /// The word before a place; `None` where something stands between.
    fn before(&self, at: usize) -> Option<u32> {
        let before = at.checked_sub(1).filter(|&before| self.goes_on(before))?;
        self.ids.get(before).copied()
    }

    fn behind(&self, at: usize, length: usize) -> Option<u32> {
        let behind = at.saturating_add(length);
        let last = behind.saturating_sub(1);
        self.ids.get(behind).copied().filter(|_| self.goes_on(last))
    }

    /// The entropy of the neighbours of a group of places. Each place without
    /// one counts as a kind of its own: punctuation sets free.
    fn freedom(&self, group: &[(u32, u32)], neighbour: impl Fn(usize) -> Option<u32>) -> f64 {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        let mut free = 0u32;
        for &(_, at) in group {
            match neighbour(at as usize) {
                Some(id) => {
                    let count = counts.entry(id).or_default();
                    *count = count.saturating_add(1);
                }
                None => free = free.saturating_add(1),
            }
        }
        let total = f64::from(u32::try_from(group.len()).unwrap_or(u32::MAX));
        let entropy = |count: f64| {
            let share = count / total;
            -share * share.ln()
        };
        let mut kinds: Vec<u32> = counts.into_values().collect();
        kinds.sort_unstable();
        let taken: f64 = kinds.iter().map(|&count| entropy(f64::from(count))).sum();
        taken + f64::from(free) * entropy(1.0)
    }
}

/// Whether the next word follows with nothing between.
fn goes_on(words: &Words, at: usize) -> bool {
    let next = words.token(at.saturating_add(1));
    matches!((words.token(at), next), (Some(a), Some(b)) if a.span.end == b.span.start)
}

/// How firm a wording is: the more often and the longer, the firmer.
fn weight(count: u32, chars: usize) -> f64 {
    let chars = f64::from(u32::try_from(chars).unwrap_or(u32::MAX));
    f64::from(count) * chars.ln()
}

fn traits(word: &Word, stop_words: &StopWords) -> Traits {
    let is_text = matches!(
        word.kind,
        WordKind::Plain | WordKind::Phrase | WordKind::Term
    );
    let chars = word.chars();
    let counts = is_text && word.key.chars().all(is_hanzi);
    if !counts {
        return Traits::default();
    }
    let form = dictionary_form(&word.shown);
    let segmenter = segmenter();
    let tag = match word.kind {
        WordKind::Plain => segmenter.class(&form),
        _ => "n",
    };
    let class = tag.chars().next();
    let light = LIGHT.split_whitespace().any(|verb| verb == form);
    let stop = stop_words.has_key(&word.key);
    let fits = |barred: &str| !stop && class.is_none_or(|class| !barred.contains(class));
    Traits {
        counts,
        begins: fits(NO_BEGINNING) && !(chars == 1 && class == Some('v')),
        ends: fits(NO_END) && !light && !(chars == 1 && matches!(class, Some('a' | 'v'))),
        chars,
        is_noun: class.is_none_or(|class| NOUNS.contains(class)) || tag == "vn",
        is_new: word.kind == WordKind::Plain
            && (SHORTEST..=LONGEST).contains(&chars)
            && !segmenter.knows(&form),
    }
}
