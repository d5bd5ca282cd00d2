//! What a figure is about: the nearest noun, by rule and without a
//! dictionary, so that it costs nothing before the words are asked for.
//!
//! What is counted stands behind its measure word (312家企业); what is
//! measured stands before the number in the same clause, apart from verbs of
//! change (森林覆盖率达到54.5%). Where the rule sees a verb or a preposition
//! that it cannot take away, there is no answer: none is better than a wrong
//! one.

use crate::text::is_hanzi;

use super::quantity::Amount;
use super::sentence::Sentence;

/// Letters of the longest noun.
const LONGEST: usize = 16;

/// Words that end a noun behind a measure word.
const STOPS_BEHIND: &str = "的地得和与及或、在为是被由从到至将已均全占居有等较增同仅只能可就都也了着过把向对让使以于入获，";

/// Verbs that end a noun behind a measure word.
const VERBS_BEHIND: [&str; 46] = [
    "建成", "投产", "开工", "完成", "实现", "入选", "上榜", "落地", "运营", "通车", "竣工", "推出",
    "出台", "增长", "下降", "提高", "达到", "提升", "减少", "增加", "启动", "通过", "纳入", "投入",
    "进入", "成为", "获得", "获批", "列入", "参加", "来到", "取得", "正式", "全部", "共同", "挂牌",
    "签约", "加快", "推进", "先后", "顺利", "集中", "稳步", "分别", "超过", "累计",
];

/// What stands between a subject and its number, taken away from the end.
const LINKS: [&str; 74] = [
    "平均增长",
    "年均增长",
    "同比增长",
    "累计达到",
    "达到了",
    "增长到",
    "增加到",
    "提高到",
    "提升到",
    "下降到",
    "降低到",
    "减少到",
    "降低",
    "增长了",
    "提高了",
    "下降了",
    "增加了",
    "减少了",
    "达到",
    "增长",
    "增加",
    "提高",
    "提升",
    "下降",
    "减少",
    "上升",
    "增至",
    "升至",
    "降至",
    "增幅",
    "降幅",
    "迈上",
    "跃上",
    "实现",
    "完成",
    "控制在",
    "保持在",
    "稳定在",
    "维持在",
    "突破",
    "累计",
    "年均",
    "同比",
    "总计",
    "合计",
    "共计",
    "平均",
    "净增",
    "比上年",
    "较上年",
    "比去年",
    "较去年",
    "均为",
    "分别为",
    "分别达",
    "分别达到",
    "分别增长",
    "分别",
    "接近",
    "超过",
    "约为",
    "约",
    "共有",
    "共",
    "均",
    "仅",
    "已",
    "为",
    "达",
    "超",
    "占比",
    "占",
    "有",
    "是",
];

/// Verbs with an object, taken away from the beginning of a subject.
const LEADS: [&str; 40] = [
    "治理",
    "新增",
    "完成",
    "建成",
    "建设",
    "改造",
    "新建",
    "培育",
    "引进",
    "实现",
    "落实",
    "投入",
    "安排",
    "发放",
    "带动",
    "惠及",
    "其中",
    "预计",
    "力争",
    "确保",
    "全年",
    "争取",
    "使",
    "全市",
    "全省",
    "我市",
    "我省",
    "全国",
    "目前",
    "至此",
    "累计",
    "共",
    "新改建",
    "将",
    "年均",
    "补充",
    "减少",
    "增加",
    "推动",
    "年",
];

/// Words inside a clause after which its beginning is no single noun.
const MIXED: &str = "把将从由向被让给于至到了着过很更最也都又再才就能会可要但而若如则且并因使他她它我你这那此其说道";

/// Letters that end a clause.
fn is_clause_end(c: char) -> bool {
    !(is_hanzi(c)
        || c.is_ascii_alphanumeric()
        || matches!(c, '（' | '）' | '(' | ')' | '“' | '”' | '/' | '、'))
}

/// The letters of the noun that an amount is about. `floor` is the letter
/// behind the figure before; `inherited` is what that was about, where it
/// ended its clause.
pub(super) fn about(
    sentence: &Sentence,
    amount: &Amount,
    floor: usize,
    inherited: Option<(usize, usize)>,
) -> Option<(usize, usize)> {
    if amount.counts
        && let Some(noun) = behind(sentence, amount.end)
    {
        return Some(noun);
    }
    before(sentence, amount, floor, inherited)
}

/// The noun right behind the measure word, with 以上 or 左右 in between.
fn behind(sentence: &Sentence, i: usize) -> Option<(usize, usize)> {
    let start = i.saturating_add(usize::from(sentence.at(i) == '的'));
    let mut end = start;
    loop {
        let c = sentence.at(end);
        let link = c == '和' && end.saturating_sub(start) < 2;
        if !is_hanzi(c) && !c.is_ascii_alphanumeric() || STOPS_BEHIND.contains(c) && !link {
            break;
        }
        if sentence.first_of(end, &VERBS_BEHIND).is_some() {
            break;
        }
        end = end.saturating_add(1);
        if end.saturating_sub(start) > LONGEST {
            return None;
        }
    }
    let hanzi = sentence.slice(start, end).iter().all(|&c| is_hanzi(c));
    let length = end.saturating_sub(start);
    // One letter is seldom a noun, and what a 的 or 地 follows is none.
    let modifies = matches!(sentence.at(end), '地' | '得');
    (length >= 2 && hanzi && !modifies).then_some((start, end))
}

/// The subject of the clause before the number.
fn before(
    sentence: &Sentence,
    amount: &Amount,
    floor: usize,
    inherited: Option<(usize, usize)>,
) -> Option<(usize, usize)> {
    let mut start = amount.start;
    while start > floor && !is_clause_end(sentence.before(start)) && sentence.before(start) != '、'
    {
        start = start.saturating_sub(1);
    }
    let mut end = amount.start;
    let mut linked = false;
    while let Some((_, from)) = sentence.ending(end, start, &LINKS) {
        end = from;
        linked = true;
    }
    if end == start {
        let after_figure = start == floor || floor.saturating_add(1) == start;
        return inherited.filter(|_| linked && after_figure);
    }
    while let Some((_, length)) = sentence.first_of(start, &LEADS) {
        let behind = start.saturating_add(length);
        if behind.saturating_add(2) > end {
            break;
        }
        start = behind;
    }
    let letters = sentence.slice(start, end);
    let mixed = letters.iter().any(|&c| MIXED.contains(c) || !is_hanzi(c));
    let length = letters.len();
    (!mixed && (2..=LONGEST).contains(&length)).then_some((start, end))
}
