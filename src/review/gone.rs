//! Units whose number is gone: 失业率%左右, 通车里程达公里.

use crate::document::{BlockKind, Document, Span};
use crate::lexicon::cutting::segmentation::{Segmenter, segmenter};
use crate::text::{fold, is_hanzi, numerals};

use super::blocks::{is_code_or_link, is_language, offset};
use super::{Detail, Finding, FindingKind};

/// Signs that follow a number only.
const SIGNS: [char; 4] = ['%', '％', '‰', '℃'];

/// Units that begin with 万 or 亿 and that no set phrase has.
const LARGE: &str = "亿元 亿美元 亿千瓦时 亿斤 亿吨 亿立方米 万亿元 万亿 万元 万人次 万人 万亩 万户 万吨 万套 \
    万个 万名 万件 万辆 万台 万平方米 万千瓦 万公里 万公顷 万立方米 万家 万场 万项 万张 万条 万册";

/// Classifiers and units.
const UNITS: &str = "个 家 户 件 项 条 座 处 台 套 亩 吨 名 位 例 所 场 片 倍 公里 千米 平方米 平方公里 公顷 \
    立方米 千瓦 兆瓦 个百分点 百分点 岁 人次 美元 元";

/// Characters before a unit that count or point: 几个, 各项, 整个, 上万亩.
const COUNTING: &str = "几多数各每这那哪某整半两首第该此同本单双全余百千万亿十上过成破超跨逾近迈大小好强弱长短台人户件车架一二三四五六七八九零〇另任进无有";

/// Verbs of growing and making, behind which a unit wants a number.
const VERBS: &str = "新增 实施 建成 培育 打造 创建 完成 改造 获批 推出 出台 开展 新建 引进 认定 达 达到 \
    突破 超过 下降 增长 提高 提升 增加 减少 增至 建设 新设 落地 查处 解决 上升 回落 高于 低于 \
    形成 开工 推动 签约 举办 布局 组建 设立 制定 修订 办理 办成 受理 化解 盘活 消除 整治 提供 带动 覆盖 吸引";

/// Words before 年 that want its number.
const SINCE: &str = "到 至 自 从 截至 比 较 截止";

/// Characters that stand behind 年 in a word or after a year that was named.
const YEAR_WORDS: &str = "级内末初底中龄均度代关画货轮产少终老青轻检会前后来以限份华报猪";

/// Every unit without its number. Linear.
pub(super) fn find(document: &Document) -> Vec<Finding> {
    let mut found = Vec::new();
    let kinds = [BlockKind::Code, BlockKind::Table, BlockKind::Heading];
    for block in document.blocks().iter().filter(|block| is_language(block)) {
        if kinds.contains(&block.kind) {
            continue;
        }
        let text = document.slice(block.span);
        for (at, unit) in places(text, segmenter()) {
            let end = at.saturating_add(unit.len());
            let span = Span::new(offset(block, at), offset(block, end));
            if !is_code_or_link(document, span.start) {
                found.push(Finding {
                    span,
                    kind: FindingKind::Missing,
                    detail: Detail::NoNumber {
                        unit: unit.to_owned(),
                    },
                });
            }
        }
    }
    found
}

/// The units of a text that lack their number.
fn places<'t>(text: &'t str, segmenter: &Segmenter) -> Vec<(usize, &'t str)> {
    let mut found = signs(text);
    // What has no number at all may speak of units.
    if !text.contains(|c: char| c.is_ascii_digit()) {
        found.retain(|_| text.contains('。'));
        return found;
    }
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        match (is_hanzi(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                let run = text.get(from..at).unwrap_or_default();
                let before = text.get(..from).unwrap_or_default().chars().next_back();
                let words = units(run, before, c, segmenter).into_iter();
                found.extend(words.map(|(within, unit)| (from.saturating_add(within), unit)));
            }
            _ => {}
        }
    }
    found.sort_unstable();
    found
}

/// Signs behind a hanzi or a mark of pause.
fn signs(text: &str) -> Vec<(usize, &str)> {
    let all = text.match_indices(SIGNS);
    all.filter(|&(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let spaced = before.ends_with(' ');
        let last = before.trim_end_matches(' ').chars().next_back();
        let clause = last.is_some_and(|c| is_hanzi(c) && !numerals::is_numeral(c));
        let mark = last.is_some_and(|c| matches!(c, '，' | '、' | '；' | '。'));
        let speaks = before.ends_with("百分号") || before.ends_with("单位");
        let behind = text.get(at..).and_then(|rest| rest.chars().nth(1));
        let goes_on = behind.is_some_and(|c| !c.is_ascii_alphanumeric() && c != '%');
        (clause || mark) && !spaced && !speaks && goes_on
    })
    .collect()
}

/// Units of a run of hanzi that stands between two other characters.
fn units<'t>(
    run: &'t str,
    before: Option<char>,
    behind: char,
    segmenter: &Segmenter,
) -> Vec<(usize, &'t str)> {
    if !run.contains(opens_unit) {
        return Vec::new();
    }
    let simple: String = run.chars().map(fold::simplified).collect();
    if simple.len() != run.len() {
        return Vec::new();
    }
    let words: Vec<(usize, &str)> = {
        let mut at = 0usize;
        let cut = segmenter.cut_known(&simple).into_iter();
        cut.map(|word| {
            let start = at;
            at = at.saturating_add(word.len());
            (start, word)
        })
        .collect()
    };
    let mut found = Vec::new();
    for (index, &(start, word)) in words.iter().enumerate() {
        let rest = simple.get(start..).unwrap_or_default();
        if !rest.starts_with(opens_unit) {
            continue;
        }
        let earlier = simple.get(..start).unwrap_or_default();
        let last = earlier.chars().next_back();
        let previous = index.checked_sub(1).and_then(|index| words.get(index));
        let previous = previous.map_or("", |&(_, word)| word);
        if last.is_some_and(|c| COUNTING.contains(c) || numerals::is_numeral(c)) {
            continue;
        }
        let long = previous.chars().nth(1).is_some();
        let made = |verb: &str| verb == previous || verb.len() > 3 && earlier.ends_with(verb);
        let makes = VERBS.split_whitespace().any(made);
        // 营收 may be a word that the dictionary does not know.
        let earlier_one = index.checked_sub(2).and_then(|index| words.get(index));
        let short = earlier_one.is_some_and(|&(_, word)| word.chars().nth(1).is_none());
        let joined = last.is_some_and(|c| {
            let word = rest.chars().next().map(|d| format!("{c}{d}"));
            word.is_some_and(|word| segmenter.knows(&word))
        });
        let found_here = large(rest, behind)
            .filter(|_| long || makes || short)
            .or_else(|| {
                let counted = counted(rest, word, behind, makes);
                counted.filter(|_| makes || long && !joined)
            })
            .or_else(|| year(rest, previous, before, behind, index));
        if let Some(length) = found_here {
            let end = start.saturating_add(length);
            found.extend(run.get(start..end).map(|unit| (start, unit)));
        }
    }
    found
}

/// The length of a large unit at the beginning of `rest`, behind which the
/// clause ends or goes on with 以上 and the like.
fn large(rest: &str, behind: char) -> Option<usize> {
    let units = LARGE.split_whitespace();
    let unit = units
        .filter(|unit| rest.starts_with(unit))
        .max_by_key(|unit| unit.len())?;
    let after = rest.get(unit.len()..).unwrap_or_default();
    // 亿元以上 is a class of projects.
    let bound = is_bound(after) && !after.starts_with("以上");
    let ends = after.is_empty() && is_end(behind) || bound;
    ends.then_some(unit.len())
}

/// The same for a classifier or a unit of measure; behind a verb also before
/// what is counted.
fn counted(rest: &str, word: &str, behind: char, makes: bool) -> Option<usize> {
    let units = UNITS.split_whitespace();
    let unit = units
        .filter(|unit| rest.starts_with(unit))
        .max_by_key(|unit| unit.len())?;
    let after = rest.get(unit.len()..).unwrap_or_default();
    let ends = after.is_empty() && is_end(behind) || is_bound(after);
    let classifier = ["个", "家", "项", "条", "座", "处", "件", "所", "场"].contains(&unit);
    // 产业链条, 游客人次: what ends a compound needs no number.
    let ends_words = classifier || ["片", "台", "套", "名", "位", "人次"].contains(&unit);
    let loose = ends_words && !makes && !matches!(unit, "个" | "家" | "项");
    (ends && !loose || makes && classifier && word == unit).then_some(unit.len())
}

/// Whether a unit may begin with the character.
fn opens_unit(c: char) -> bool {
    matches!(
        c,
        '万' | '亿'
            | '年'
            | '个'
            | '家'
            | '户'
            | '件'
            | '项'
            | '条'
            | '座'
            | '处'
            | '台'
            | '套'
            | '亩'
            | '吨'
            | '名'
            | '位'
            | '例'
            | '所'
            | '场'
            | '片'
            | '倍'
            | '公'
            | '千'
            | '平'
            | '立'
            | '兆'
            | '百'
            | '岁'
            | '人'
            | '美'
            | '元'
    )
}

/// 年 without its number.
fn year(
    rest: &str,
    previous: &str,
    before: Option<char>,
    behind: char,
    index: usize,
) -> Option<usize> {
    let after = rest.strip_prefix('年')?;
    let next = after.chars().next();
    if next.is_some_and(|c| YEAR_WORDS.contains(c)) {
        return None;
    }
    let since = SINCE.split_whitespace().any(|word| word == previous);
    let opens = index == 0
        && before.is_none_or(|c| matches!(c, '，' | '。' | '；' | '：' | '\n'))
        && (after.is_empty() && behind.is_ascii_digit()
            || ["全省", "全市", "全县", "全国", "我们"]
                .iter()
                .any(|word| after.starts_with(word)));
    (since || opens).then_some('年'.len_utf8())
}

/// Whether a clause ends before the character.
const fn is_end(c: char) -> bool {
    matches!(
        c,
        '，' | '。' | '、' | '；' | ',' | '\n' | '（' | '(' | '！'
    )
}

fn is_bound(after: &str) -> bool {
    ["以上", "以内", "左右", "以下"]
        .iter()
        .any(|word| after.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::FindingKind;

    fn missing(sentence: &str) -> Vec<String> {
        let context = "我们坚持稳中求进工作总基调，去年修路12条。\n";
        found(&format!("{context}{sentence}\n"), FindingKind::Missing)
    }

    #[test]
    fn a_unit_without_its_number() {
        for (sentence, unit) in [
            ("全县调查失业率%左右，村民收入增长5%。", "%"),
            ("公路通车里程达公里，比上年多30公里。", "公里"),
            ("新修水库投资亿元，去年为3亿元。", "亿元"),
            ("改造旧房惠及村民万人，比上年多2万人。", "万人"),
            ("全县登记企业家，去年30家。", ""),
            ("新增个国家级湿地，去年1个。", "个"),
            ("到年基本建成，比2020年早。", "年"),
            ("去年推出项全国首创举措，今年3项。", "项"),
            ("新开工个“两通”项目，去年5个。", "个"),
            ("软件业营收亿元左右、增长2%。", "亿元"),
        ] {
            let expected: Vec<&str> = [unit].into_iter().filter(|unit| !unit.is_empty()).collect();
            assert_eq!(missing(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn units_that_need_none() {
        for sentence in [
            "每个村都有几项任务，全年完成12项。",
            "亩产上万斤，万元户有3家，年均增长5%。",
            "引进落地亿元以上项目，首台套和强弱项，去年1万户次。",
            "延伸产业链条、壮大产业，接待游客人次、花费增长5%。",
            "改造轨道站场，生产单晶硅片、钛材，培育个体工商户3户。",
            "首台套、首批次、首版次示范应用去年有3项。",
            "这是第3次，家家户户，个个争先，千家万户。",
            "比例以百分号%写出，共3处。",
            "年产值超过亿元的企业有3家，数十万人参加。",
        ] {
            assert_eq!(missing(sentence), [""; 0], "{sentence}");
        }
    }
}
