//! Words that bound an amount: 超过 and 不足 before it, 以上 and 左右 behind it.

use super::super::sentence::Sentence;
use super::units::Class;
use crate::text::is_hanzi;

/// Which side of a number is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::figures) enum Bound {
    AtLeast,
    AtMost,
    About,
}

/// Words before a number.
const BEFORE: &[(&str, Bound)] = &[
    ("不下于", Bound::AtLeast),
    ("不下", Bound::AtLeast),
    ("至少", Bound::AtLeast),
    ("最少", Bound::AtLeast),
    ("最低", Bound::AtLeast),
    ("突破", Bound::AtLeast),
    ("逾", Bound::AtLeast),
    ("过", Bound::AtLeast),
    ("超", Bound::AtLeast),
    ("不足", Bound::AtMost),
    ("不到", Bound::AtMost),
    ("不满", Bound::AtMost),
    ("未满", Bound::AtMost),
    ("至多", Bound::AtMost),
    ("最多", Bound::AtMost),
    ("将近", Bound::AtMost),
    ("接近", Bound::AtMost),
    ("近", Bound::AtMost),
    ("最高", Bound::AtMost),
    ("大约", Bound::About),
    ("约为", Bound::About),
    ("约", Bound::About),
];

/// Words before a number that a 不 before them turns round.
const COMPARED: &[(&str, Bound)] = &[
    ("超过", Bound::AtLeast),
    ("超出", Bound::AtLeast),
    ("高于", Bound::AtLeast),
    ("大于", Bound::AtLeast),
    ("多于", Bound::AtLeast),
    ("低于", Bound::AtMost),
    ("少于", Bound::AtMost),
    ("小于", Bound::AtMost),
];

/// What turns [`COMPARED`] round.
const NOT: &[&str] = &[
    "不得",
    "不能",
    "不应",
    "不可",
    "不宜",
    "不会",
    "不准",
    "最高不",
    "最低不",
    "不",
    "没有",
    "尚未",
    "未",
];

/// Words that a number without digits of its own needs before it, beside
/// [`BEFORE`]: 上千名, 过千亿元.
pub(in crate::figures) const BARE: [&str; 7] = ["上", "过", "成", "达到", "达", "好几", "满"];

/// Words behind an amount.
const BEHIND: [(&str, Bound); 17] = [
    ("及以上", Bound::AtLeast),
    ("（含）以上", Bound::AtLeast),
    ("以上", Bound::AtLeast),
    ("之上", Bound::AtLeast),
    ("开外", Bound::AtLeast),
    ("及以下", Bound::AtMost),
    ("以下", Bound::AtMost),
    ("之下", Bound::AtMost),
    ("以内", Bound::AtMost),
    ("之内", Bound::AtMost),
    ("左右", Bound::About),
    ("上下", Bound::About),
    ("许", Bound::About),
    ("多", Bound::AtLeast),
    ("余", Bound::AtLeast),
    ("有余", Bound::AtLeast),
    ("内", Bound::AtMost),
];

/// The bounding word that ends before `i`, with its beginning.
pub(in crate::figures) fn bound_before(
    sentence: &Sentence,
    i: usize,
    floor: usize,
) -> Option<(Bound, usize)> {
    for &(word, bound) in COMPARED {
        let Some((_, start)) = sentence.ending(i, floor, &[word]) else {
            continue;
        };
        let turned = match bound {
            Bound::AtLeast => Bound::AtMost,
            _ => Bound::AtLeast,
        };
        return Some(match sentence.ending(start, floor, NOT) {
            Some((_, start)) => (turned, start),
            None => (bound, start),
        });
    }
    let (bound, start, word) = BEFORE.iter().find_map(|&(word, bound)| {
        let (_, start) = sentence.ending(i, floor, &[word])?;
        Some((bound, start, word))
    })?;
    // 节约, 最近, 附近 are words of their own.
    let before = sentence.before(start);
    let other = match word {
        "约" => matches!(
            before,
            '节' | '预' | '制' | '条' | '合' | '契' | '集' | '公' | '履' | '签' | '违' | '续'
        ),
        "近" => matches!(
            before,
            '最' | '附' | '新' | '邻' | '就' | '靠' | '临' | '相' | '走'
        ),
        "最高" | "最低" => matches!(before, '史'),
        // 通过3项 and 走过五年 are verbs.
        "过" => !matches!(
            before,
            '个' | '已' | '均' | '都' | '早' | '，' | ',' | '、' | '家'
        ),
        _ => false,
    };
    (!other).then_some((bound, start))
}

/// A bounding word with a verb between it and the number at `i`: 至少开设6门.
pub(in crate::figures) fn bound_of_verb(
    sentence: &Sentence,
    i: usize,
    floor: usize,
) -> Option<Bound> {
    const WORDS: [(&str, Bound); 5] = [
        ("至少", Bound::AtLeast),
        ("最少", Bound::AtLeast),
        ("不少于", Bound::AtLeast),
        ("至多", Bound::AtMost),
        ("最多", Bound::AtMost),
    ];
    (1..=3).find_map(|gap| {
        let end = i.checked_sub(gap)?;
        let verb = sentence.slice(end, i).iter().all(|&c| is_hanzi(c));
        let mut words = WORDS.iter();
        let word = words.find(|(word, _)| sentence.ending(end, floor, &[word]).is_some());
        word.filter(|_| verb).map(|&(_, bound)| bound)
    })
}

/// The bounding word at `i`, with the letter behind it.
pub(in crate::figures) fn bound_behind(
    sentence: &Sentence,
    i: usize,
    class: Option<Class>,
) -> Option<(Bound, usize)> {
    let &(word, bound) = BEHIND.iter().find(|(word, _)| sentence.starts(i, word))?;
    let end = i.saturating_add(word.chars().count());
    let next = sentence.at(end);
    let amount = !matches!(class, None | Some(Class::Count | Class::ArabicCount));
    let fits = match word {
        "多" => {
            amount
                && !matches!(
                    next,
                    '样' | '元' | '数' | '次' | '方' | '种' | '层' | '家' | '点' | '位'
                )
        }
        "余" => amount && !matches!(next, '额' | '地' | '下'),
        "许" => {
            matches!(class, Some(Class::Measure | Class::Duration))
                && !matches!(next, '可' | '诺' | '多')
        }
        "内" => {
            class == Some(Class::Duration)
                && !matches!(
                    next,
                    '部' | '容'
                        | '外'
                        | '地'
                        | '陆'
                        | '需'
                        | '涵'
                        | '心'
                        | '存'
                        | '在'
                        | '设'
                        | '生'
                        | '蒙'
                        | '阁'
                        | '战'
                )
        }
        "左右" => !matches!(next, '手' | '两' | '为'),
        "上下" => !matches!(next, '同' | '班' | '游' | '级' | '齐' | '一'),
        _ => true,
    };
    fits.then_some((bound, end))
}

/// Whether a bounding word stands right before or behind the number with its
/// unit from `i` to `end`.
pub(in crate::figures) fn is_bounded(sentence: &Sentence, i: usize, end: usize) -> bool {
    bound_before(sentence, i, 0).is_some()
        || bound_behind(sentence, end, Some(Class::Duration)).is_some()
}

/// Whether a word stands before `i` that lets 千 or 万 alone be a number.
pub(in crate::figures) fn is_introduced(sentence: &Sentence, i: usize) -> bool {
    bound_before(sentence, i, 0).is_some() || sentence.ending(i, 0, &BARE).is_some()
}
