//! Whether a figure has been reached or is planned, by the words of its own
//! sentence.
//!
//! Only words that say so count: 已, 增长了, 累计, 截至, 同比 for what has been
//! reached, 力争, 预期, 确保 and their like for what is planned. 达到 alone says
//! neither: a list of goals has it as well as a review.

use crate::setting::Language;

use super::sentence::Sentence;

/// Whether a figure has been reached or is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// The sentence says that it is so.
    Reached,
    /// The sentence says that it is to be.
    Planned,
}

impl Status {
    /// The name in the `status` column of `gangmu figures`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Planned => "planned",
        }
    }

    /// The name for readers, in a language.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::Reached => ("已实现", "reached"),
            Self::Planned => ("目标", "planned"),
        };
        language.choose(zh, en)
    }
}

#[rustfmt::skip]
const PLANNED: &[&str] = &[
    "力争",
    "争取达到", "争取实现", "争取完成", "争取到", "争取新增", "争取增长", "争取突破", "争取建成", "争取用",
    "预期目标", "预期增长", "预期达到", "预期为",
    "预计",
    "确保",
    "努力实现", "努力完成", "努力达到", "努力建成", "努力使",
    "有望",
    "计划投资",
    "计划新",
    "计划建",
    "计划完成",
    "计划实现",
    "计划用",
    "计划到",
    "目标是",
    "目标为",
    "目标：",
    "目标:",
    "目标设定",
    "拟新",
    "拟建",
    "拟投",
    "拟安排",
    "将达到",
    "将超过",
    "将增长",
    "将新增",
    "将建成",
    "将新建",
    "将实现",
    "将完成",
    "将投入",
    "将提高",
    "要达到",
    "要实现",
    "要完成",
];

#[rustfmt::skip]
const REACHED: &[&str] = &[
    "已", "累计", "同比", "截至", "截止", "超额完成", "圆满完成", "顺利完成", "如期", "比上年", "较上年", "上年", "成功",
    "历史新高",
];

/// What has been reached by its 了.
#[rustfmt::skip]
const CHANGED: &[&str] = &[
    "增长了", "提高了", "下降了", "减少了", "增加了", "达到了", "完成了", "实现了", "建成了", "新增了", "提升了", "降低了",
    "超过了",
];

/// Words that say it of the whole sentence where nothing else does.
const PAST: &[&str] = &["去年", "过去", "五年来", "十年来", "以来", "几年来"];

/// Words right behind a figure that make it a goal.
const GOALS: &[&str] = &["的预期目标", "的目标", "的奋斗目标", "目标"];

/// What the sentence says of a figure that lies from `start` to `end`: the
/// last word before it counts.
pub(super) fn status(cues: &Cues, sentence: &Sentence, start: usize, end: usize) -> Option<Status> {
    let goal = sentence.first_of(end, GOALS).is_some();
    let reached = cues.last_before(&cues.reached, start);
    let planned = cues.last_before(&cues.planned, start);
    let past = cues.last_before(&cues.past, start);
    if goal {
        return reached.is_none().then_some(Status::Planned);
    }
    match (reached, planned) {
        (Some(reached), Some(planned)) if reached < planned => Some(Status::Planned),
        (Some(_), _) => Some(Status::Reached),
        (None, Some(planned)) => {
            // What has its own clause and time is not planned with the last.
            let clause = (planned..start).rev().find(|&i| sentence.at(i) == '；');
            match (past, clause) {
                (Some(past), Some(clause)) if past > clause => Some(Status::Reached),
                _ => Some(Status::Planned),
            }
        }
        (None, None) => past.map(|_| Status::Reached),
    }
}

/// Where the words stand in a sentence that tell of its figures.
#[derive(Debug, Default)]
pub(super) struct Cues {
    reached: Vec<usize>,
    planned: Vec<usize>,
    past: Vec<usize>,
}

impl Cues {
    /// Reads the words of a sentence. Linear.
    pub(super) fn read(&mut self, sentence: &Sentence) {
        self.reached.clear();
        self.planned.clear();
        self.past.clear();
        for i in 0..sentence.len() {
            let (words, places) = match sentence.at(i) {
                '力' | '争' | '预' | '确' | '努' | '有' | '计' | '目' | '拟' | '将' | '要' => {
                    (PLANNED, &mut self.planned)
                }
                '已' | '累' | '同' | '截' | '超' | '圆' | '顺' | '如' | '比' | '较' | '上'
                | '成' | '历' => (REACHED, &mut self.reached),
                '了' => {
                    if sentence.ending(i.saturating_add(1), 0, CHANGED).is_some() {
                        self.reached.push(i);
                    }
                    continue;
                }
                '去' | '过' | '五' | '十' | '以' | '几' => (PAST, &mut self.past),
                _ => continue,
            };
            if sentence.first_of(i, words).is_some() {
                places.push(i);
            }
        }
    }

    fn last_before(&self, cues: &[usize], i: usize) -> Option<usize> {
        let after = cues.partition_point(|&cue| cue < i);
        after
            .checked_sub(1)
            .and_then(|last| cues.get(last))
            .copied()
    }
}
