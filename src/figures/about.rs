//! What a figure is about: the nearest noun, by rule and without a
//! dictionary, so that it costs nothing before the words are asked for.
//!
//! What is counted stands behind its measure word (312家企业); what is
//! measured stands before the number in the same clause, apart from verbs of
//! change (森林覆盖率达到54.5%); a length of time needs such a verb. Where the rule sees a verb or a preposition
//! that it cannot take away, there is no answer: none is better than a wrong
//! one.

use crate::text::is_hanzi;

use super::FigureKind;
use super::amounts::quantity::Amount;
use super::number::is_numeral;
use super::sentence::Sentence;

/// Letters of the longest noun behind a measure word, and of the longest
/// subject before a number.
const LONGEST_BEHIND: usize = 10;
const LONGEST_BEFORE: usize = 16;

/// Letters of the longest clause whose subject is looked for.
const FAR: usize = 48;

/// Letters that end a noun behind a measure word.
const STOPS_BEHIND: &str = "的和与及或是被了着也都将已均把让使获在为由从到至占居较等以正";

/// Letters that may end one, or stand inside it (国有企业): then there is no
/// answer.
const DOUBTS_BEHIND: &str = "有同可就能对得过入全仅只向于增";

/// Verbs that end a noun behind a measure word, and that stand in no subject.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "建成", "投产", "开工", "完成", "实现", "入选", "上榜", "落地", "运营", "通车", "竣工", "推出", "出台", "增长", "下降",
    "提高", "达到", "提升", "减少", "增加", "启动", "通过", "纳入", "投入", "进入", "成为", "获得", "获批", "获评", "列入",
    "参加", "来到", "取得", "正式", "全部", "共同", "挂牌", "签约", "加快", "推进", "先后", "顺利", "集中", "稳步", "分别",
    "超过", "累计", "带动", "引领", "联动", "亮相", "惠及", "扎实", "有序", "持续", "连续", "莅临", "办理", "入列", "形成",
    "举行", "庆祝", "成立", "包括", "办好", "尽快", "实施", "相继", "陆续", "依次", "提供",
];

/// What stands between a subject and its number, taken away from the end.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "平均增长", "年均增长", "同比增长", "累计达到", "达到了", "增长到", "增加到", "提高到", "提升到", "下降到", "降低到",
    "减少到", "降低", "增长了", "提高了", "下降了", "增加了", "减少了", "达到", "增长", "增加", "提高", "提升", "下降",
    "减少", "上升", "增至", "升至", "降至", "增幅", "降幅", "迈上", "跃上", "连跨", "实现", "完成", "控制在", "保持在",
    "稳定在", "维持在", "突破", "累计", "年均", "同比", "总计", "合计", "共计", "平均", "净增", "比上年", "较上年", "比去年",
    "较去年", "均为", "接近", "超过", "约为", "约", "共有", "共", "均", "仅", "已", "为", "达", "超", "占全省比重", "占全国比重",
    "占全市比重", "占全省", "占全国", "占全市", "占比", "占", "有", "是", "稳居全国", "位居全国", "位居全省", "居全国", "居全省",
    "居世界", "列全国", "列全省", "升至全国", "排名全国", "排名全省", "排在全国", "排在全省", "预计", "预期", "力争", "有望",
];

/// Verbs with an object and words of circumstance, taken away from the
/// beginning of a subject.
#[rustfmt::skip]
const LEADS: &[&str] = &[
    "治理", "新增", "完成", "建成", "建设", "改造", "新建", "培育", "引进", "实现", "落实", "投入", "安排", "发放", "带动",
    "惠及", "其中", "预计", "力争", "确保", "全年", "争取", "全市", "全省", "我市", "我省", "全国", "目前", "至此", "累计",
    "新改建", "年均", "补充", "减少", "增加", "推动", "获", "成功", "创建", "组建", "布局", "新培育", "新认定",
    "打造", "供应", "化解", "盘活", "交付", "推出", "实施", "启动", "开工",
    "筹集", "提请", "审议", "制定", "修改", "废止", "重组", "扎实", "推进", "新引进", "新开工", "开展", "举办", "承办", "出台", "设立",
    "处", "或者", "单处", "并处", "没收",
];

/// Words inside a clause after which its beginning is no single noun.
const MIXED: &str = "把将从由向被让给于至到了着过很更最也都又再才就能会可要但而若如则且并因使他她它我你这那此其说道对在以每按或处指向";

/// Letters that end a clause.
fn is_clause_end(c: char) -> bool {
    !(is_hanzi(c)
        || c.is_ascii_alphanumeric()
        || matches!(c, '（' | '）' | '(' | ')' | '“' | '”' | '/' | '、'))
}

/// What stands in a sentence before an amount.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Past {
    /// The letter behind the last figure that is no time.
    pub(super) floor: usize,
    /// The last time of any kind: it may stand in front of the subject (2021年)
    /// or behind it (外资五年累计达到).
    pub(super) time: Option<(usize, usize)>,
    /// What the last figure was about.
    pub(super) about: Option<(usize, usize)>,
}

/// The letters of the noun that an amount is about.
pub(super) fn about(sentence: &Sentence, amount: &Amount, past: &Past) -> Option<(usize, usize)> {
    // 人 and 户 name themselves what they count.
    let named = matches!(sentence.before(amount.core_end), '人' | '户')
        || sentence
            .ending(amount.core_end, 0, &["人次", "户次"])
            .is_some();
    if amount.counts && !named {
        let noun = behind(sentence, amount.end);
        let next = sentence.at(amount.end);
        let goes_on = is_hanzi(next)
            && !STOPS_BEHIND.contains(next)
            && sentence.first_of(amount.end, VERBS).is_none();
        if noun.is_some() || goes_on {
            return noun;
        }
    }
    before(sentence, amount, past)
}

/// The noun right behind the measure word, with 以上 or 左右 in between.
fn behind(sentence: &Sentence, i: usize) -> Option<(usize, usize)> {
    let start = i.saturating_add(usize::from(sentence.at(i) == '的'));
    let mut end = start;
    while is_hanzi(sentence.at(end))
        && !STOPS_BEHIND.contains(sentence.at(end))
        && !is_numeral(sentence.at(end))
        && sentence.first_of(end, VERBS).is_none()
    {
        end = end.saturating_add(1);
        if end.saturating_sub(start) > LONGEST_BEHIND {
            return None;
        }
    }
    while end > start
        && matches!(
            sentence.before(end),
            '中' | '里' | '内' | '上' | '下' | '时' | '后'
        )
    {
        end = end.saturating_sub(1);
    }
    // One letter is seldom a noun, and 国家级 has its noun elsewhere.
    let length = end.saturating_sub(start);
    let modifies = matches!(sentence.before(end), '级' | '型' | '类' | '性');
    let doubtful = sentence
        .slice(start, end)
        .iter()
        .any(|&c| DOUBTS_BEHIND.contains(c));
    (length >= 2 && !modifies && !doubtful).then_some((start, end))
}

/// The subject of the clause before the number.
fn before(sentence: &Sentence, amount: &Amount, past: &Past) -> Option<(usize, usize)> {
    let floor = past.floor;
    let mut start = amount.start;
    while start > floor && !is_clause_end(sentence.before(start)) && sentence.before(start) != '、'
    {
        start = start.saturating_sub(1);
        if amount.start.saturating_sub(start) > FAR {
            return None;
        }
    }
    let mut end = amount.start;
    let mut linked = false;
    let time = past.time.filter(|&(from, _)| from >= start);
    loop {
        if let Some((_, from)) = sentence.ending(end, start, LINKS) {
            end = from;
            linked = true;
        } else if let Some((from, _)) = time.filter(|&(from, to)| to == end && from > start) {
            end = from;
        } else {
            break;
        }
    }
    if let Some((_, to)) = time.filter(|&(_, to)| to <= end) {
        // 2025年末 is a time as a whole.
        let last = to < end && matches!(sentence.at(to), '末' | '底');
        start = to.saturating_add(usize::from(last));
    }
    // Of 甲、乙分别增长 the nearest noun is the wrong one.
    if sentence.ending(end, start, &["分别", "依次"]).is_some() {
        return None;
    }
    if amount.kind == FigureKind::Duration && !linked {
        return None;
    }
    if end == start {
        let after_figure = start == floor || floor.saturating_add(1) == start;
        return past.about.filter(|_| linked && after_figure);
    }
    while let Some((_, length)) = sentence.first_of(start, LEADS)
        && start.saturating_add(length) <= end
        && !sentence.starts(start, "共同")
    {
        start = start.saturating_add(length);
    }
    // 在渝企业 is a noun, 企业在渝 is none.
    let inner = start.saturating_add(usize::from(sentence.at(start) == '在'));
    let letters = sentence.slice(inner, end);
    let joined = letters
        .last()
        .is_some_and(|c| matches!(c, '的' | '前' | '每'))
        || letters
            .first()
            .is_some_and(|c| matches!(c, '的' | '和' | '与' | '及' | '为'));
    let mixed = joined
        || letters.iter().any(|&c| MIXED.contains(c) || !is_hanzi(c))
        || (start..end).any(|i| sentence.first_of(i, VERBS).is_some());
    let length = letters.len();
    (!mixed && (2..=LONGEST_BEFORE).contains(&length)).then_some((start, end))
}
