//! Names of parts that stand without a number.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Names of parts that stand without a number: front and back matter. Longer
/// names stand before the shorter ones they begin with.
#[rustfmt::skip]
const MATTER: &[&str] = &[
    "内容简介", "內容簡介", "作者简介", "作者簡介", "作品简介", "作品簡介", "内容提要",
    "內容提要", "编辑推荐", "作品相关", "出版说明", "出版說明", "编者按", "編者按", "再版前言",
    "再版序", "译者序", "譯者序", "译后记", "譯後記", "编后记", "編後記", "卷首语", "卷首語",
    "结束语", "結束語", "参考文献", "參考文獻", "上架感言", "完本感言", "番外篇", "简介", "簡介",
    "序言", "序章", "序幕", "序曲", "序文", "序篇", "自序", "代序", "总序", "總序", "前言",
    "引言", "引子", "导言", "導言", "导论", "導論", "导读", "導讀", "绪论", "緒論", "绪言",
    "开篇", "開篇", "楔子", "目录", "目錄", "目次", "后记", "後記", "结语", "結語", "尾声",
    "尾聲", "终章", "終章", "附则", "附則", "番外", "名词解释", "名詞解釋", "注释", "注釋",
    "凡例", "例言", "题记", "題記", "致谢", "致謝", "摘要", "卷之首",
    "卷首", "卷之末", "卷末", "序", "跋", "Abstract", "ABSTRACT", "主文", "犯罪事實及理由",
    "犯罪事實", "事實及理由", "事實", "理由", "本章小结", "本章小結", "复习思考题", "思考题",
    "思考與練習", "思考与练习", "课后习题", "最终章", "最終章", "外传", "外傳", "前传", "前傳",
    "总纲", "總綱", "思考題", "複習思考題", "課後習題", "概述", "大事记", "大事記", "人物表",
    "剧中人物", "劇中人物", "参考答案", "參考答案", "教学目标", "教學目標", "教学重点", "教學重點",
    "教学难点", "教學難點", "教学重难点", "教學重難點", "教学准备", "教學準備", "教学方法",
    "教學方法", "教学过程", "教學過程", "教学反思", "教學反思", "教学内容", "教學內容", "教材分析",
    "学情分析", "學情分析", "板书设计", "板書設計", "作业设计", "作業設計",
];

/// The names by their first character, in the order of that.
static BY_FIRST: LazyLock<Vec<(char, Vec<&'static str>)>> = LazyLock::new(|| {
    let mut groups: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for &name in MATTER {
        if let Some(first) = name.chars().next() {
            groups.entry(first).or_default().push(name);
        }
    }
    groups.into_iter().collect()
});

/// Where `text` begins with the name of a part (目录, 目　录, 楔子), the bytes
/// of the name. Spaces inside the name are allowed.
pub(crate) fn matter(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let groups = &*BY_FIRST;
    let at = groups
        .binary_search_by_key(&first, |&(first, _)| first)
        .ok()?;
    let (_, names) = groups.get(at)?;
    names.iter().find_map(|name| spaced_prefix(text, name))
}

/// Bytes of `name` at the start of `text`, where white space may stand
/// between its characters.
fn spaced_prefix(text: &str, name: &str) -> Option<usize> {
    let mut wanted = name.chars();
    let mut next = wanted.next();
    for (at, c) in text.char_indices() {
        match next {
            None => return Some(at),
            Some(n) if n == c => next = wanted.next(),
            Some(_) if at > 0 && c.is_whitespace() => {}
            Some(_) => return None,
        }
    }
    next.is_none().then_some(text.len())
}

/// Whether a named part stands before or behind the numbered parts of a
/// gazetteer or a yearbook, and never within one: 概述, 大事记.
pub(crate) fn is_survey(title: &str) -> bool {
    const NAMES: [&str; 3] = ["概述", "大事记", "大事記"];
    NAMES
        .iter()
        .any(|name| spaced_prefix(title, name) == Some(title.len()))
}

/// Whether a named part is one of a lesson plan, which has several of them.
pub(crate) fn is_lesson_part(title: &str) -> bool {
    const WORDS: [&str; 8] = ["教学", "教學", "教材", "学情", "學情", "板", "作业", "作業"];
    WORDS.iter().any(|word| title.starts_with(word)) && matter(title).is_some()
}

/// Whether a named part tells how a work is made, in numbered sentences.
pub(crate) fn is_rules_of_work(title: &str) -> bool {
    const NAMES: [&str; 2] = ["凡例", "例言"];
    NAMES
        .iter()
        .any(|name| spaced_prefix(title, name).is_some())
}

/// Whether a named part holds notes.
pub(crate) fn is_notes(title: &str) -> bool {
    ["注释", "注釋", "名词解释", "名詞解釋"]
        .iter()
        .any(|name| title.starts_with(name))
}

/// Whether a line names the table of contents.
pub(crate) fn is_contents(title: &str) -> bool {
    let mut chars = title.chars().filter(|c| !c.is_whitespace());
    let name: [Option<char>; 3] = [chars.next(), chars.next(), chars.next()];
    matches!(
        name,
        [
            Some('目'),
            Some('录' | '錄' | '次'),
            None | Some('：' | ':' | '】')
        ]
    )
}

/// The parts of an official letter of Taiwan that open a paragraph: 主旨：,
/// 說明：. Gives the bytes with the colon.
pub(crate) fn letter_part(text: &str) -> Option<usize> {
    #[rustfmt::skip]
    const PARTS: [&str; 8] = [
        "主旨", "說明", "說　明", "辦法", "擬辦", "依據", "公告事項", "主　旨",
    ];
    PARTS.iter().find_map(|part| {
        let rest = text.strip_prefix(part)?;
        let colon = rest.chars().next().filter(|c| matches!(c, '：' | ':'))?;
        Some(part.len().saturating_add(colon.len_utf8()))
    })
}

/// Whether a named part stands behind the whole of a book: 后记, 跋.
pub(crate) fn is_end_matter(title: &str) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 19] = [
        "参考答案", "參考答案", "后记", "後記", "跋", "译后记", "譯後記", "编后记", "編後記", "致谢", "致謝", "参考文献",
        "參考文獻", "完本感言", "结束语", "結束語", "注释", "附则", "附則",
    ];
    NAMES
        .iter()
        .any(|name| spaced_prefix(title, name).is_some())
}

/// Whether a named part closes a story: the last of its chapters, or what
/// follows all its volumes.
pub(crate) fn is_ending(title: &str) -> bool {
    const NAMES: [&str; 8] = [
        "尾声",
        "尾聲",
        "终章",
        "終章",
        "结语",
        "結語",
        "最终章",
        "最終章",
    ];
    NAMES
        .iter()
        .any(|name| spaced_prefix(title, name).is_some())
}

/// Whether a named part closes a chapter of a textbook or a thesis.
pub(crate) fn is_chapter_end(title: &str) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 10] = [
        "本章小结", "本章小結", "复习思考题", "思考题", "思考與練習", "思考与练习", "课后习题",
        "思考題", "複習思考題", "課後習題",
    ];
    NAMES
        .iter()
        .any(|name| spaced_prefix(title, name).is_some())
}

/// Whether a named part of a judgment of Taiwan holds numbered paragraphs.
pub(crate) fn is_judgment_part(title: &str) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 6] = [
        "主文", "犯罪事實及理由", "犯罪事實", "事實及理由", "事實", "理由",
    ];
    NAMES
        .iter()
        .any(|name| spaced_prefix(title, name) == Some(title.len()))
}

/// An abstract that opens its paragraph: 摘要：, 【摘　要】. Gives the bytes
/// with the mark.
pub(crate) fn abstract_lead(text: &str) -> Option<usize> {
    const NAMES: [&str; 3] = ["内容摘要", "內容摘要", "摘要"];
    let inside = text.trim_start_matches(['【', '[', '［', '〔']);
    let open = text.len().saturating_sub(inside.len());
    let name = NAMES.iter().find_map(|name| spaced_prefix(inside, name))?;
    let rest = inside.get(name..)?;
    let mark = rest.chars().next()?;
    let closed = open > 0 && matches!(mark, '】' | ']' | '］' | '〕');
    (closed || open == 0 && matches!(mark, '：' | ':'))
        .then_some(open.saturating_add(name).saturating_add(mark.len_utf8()))
}

/// Whether `c` is a measure or sign that follows a decimal fraction, so that
/// 1.5亿 is no section number.
pub(crate) fn is_measure(c: char) -> bool {
    "亿億万萬千百十元倍个個米公吨噸年月日天度分秒时時小平立厘毫克斤亩畝人户次家件版寸折级級美比成点點kKMGTmcxX"
        .contains(c)
}

#[cfg(test)]
mod tests {
    use super::{MATTER, matter};

    #[test]
    fn every_name_is_found_whole() {
        for &name in MATTER {
            assert_eq!(matter(name), Some(name.len()), "{name}");
        }
    }

    #[test]
    fn a_name_may_be_spaced() {
        assert_eq!(matter("目　　录"), Some("目　　录".len()));
        assert_eq!(matter("目标明确"), None);
    }
}
