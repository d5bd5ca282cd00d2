//! Which document the words before an expression mean.

use crate::text::is_hanzi;

/// What stands before an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead<'a> {
    /// 本法, or the name of this document; with 总则 or 分则 where that
    /// stands between.
    Own(Option<&'a str>),
    /// Another document.
    Other,
    /// Nothing that names a document.
    Bare,
}

/// Endings that name a document whatever stands before them.
const ENDINGS: &[&str] = &[
    "法", "典", "例", "则", "則", "书", "書", "案", "令", "号", "號", "函", "规定", "規定", "决定",
    "決定", "解释", "解釋", "章程", "规程", "規程", "标准", "標準", "规范", "規範", "公约", "公約",
    "协定", "協定", "条约", "條約", "合同", "契约", "契約", "协议", "協議", "意见", "意見", "通知",
    "报告", "報告", "规划", "規劃", "纲要", "綱要", "制度", "指南", "指引", "宪章", "憲章", "公告",
    "批复", "纪要", "决议", "決議", "声明", "宣言", "手册", "論文", "论文", "小说", "小說", "作品",
    "本文", "文件", "公报", "条文", "條文",
];

/// Names of documents that 本 may stand before, beside those of
/// [`ENDINGS`] with two characters.
const OWN: &[&str] = &[
    "法",
    "法典",
    "条例",
    "條例",
    "办法",
    "辦法",
    "细则",
    "細則",
    "规则",
    "規則",
    "准则",
    "準則",
    "通则",
    "通則",
    "守则",
    "守則",
    "书",
    "書",
    "文",
    "方案",
    "协议书",
    "協議書",
    "说明书",
    "說明書",
    "判决书",
    "决定书",
    "合同书",
];

/// What may stand between 本 and the name.
const MANNERS: &[&str] = &["实施", "實施", "施行", "暂行", "暫行", "试行", "管理"];

/// Parts that are named without a number.
const PARTS: &[&str] = &["总则", "總則", "分则", "分則", "附则", "附則"];

/// Characters that make a word with 本: 基本法 is not 本法.
const WITH_OWN: &str = "基日原样樣版资資文課课剧劇";

/// Characters a name may follow at once: 依照刑法.
const BEFORE_NAMES: &str = "依照据據按反用由以及和与與为為在合於于的或从從对對至到见見";

/// Reads the lead at the end of `before`, which is the paragraph up to the
/// expression. `own` are the short names of this document.
pub(super) fn lead<'a>(before: &'a str, own: &[String]) -> Lead<'a> {
    let mut before = before.trim_end();
    let part = PARTS.iter().find_map(|part| {
        let rest = before.strip_suffix(part)?;
        before.get(rest.len()..).map(|name| (rest.trim_end(), name))
    });
    if let Some((rest, _)) = part {
        before = rest;
    }
    let part = part.map(|(_, name)| name);
    match named(before, own) {
        Lead::Bare => match part {
            // 依照总则第一章: the part of this document.
            Some(_) => Lead::Own(part),
            None => Lead::Bare,
        },
        Lead::Own(_) => Lead::Own(part),
        Lead::Other => Lead::Other,
    }
}

fn named(before: &str, own: &[String]) -> Lead<'static> {
    let Some(last) = before.chars().next_back() else {
        return Lead::Bare;
    };
    match last {
        '）' | ')' => {
            // A name with a short form behind it: 《…法》（以下简称…）.
            let open = before.rfind(['（', '(']);
            let outer = open.and_then(|at| before.get(..at)).unwrap_or_default();
            let outer = outer.trim_end();
            if outer.ends_with(['）', ')']) {
                return Lead::Other;
            }
            named(outer, own)
        }
        '》' | '〉' => {
            let sign = if last == '》' { '《' } else { '〈' };
            let inner = before.rfind(sign).and_then(|at| {
                before
                    .get(at.saturating_add(sign.len_utf8())..)?
                    .strip_suffix(last)
            });
            match inner {
                Some(inner) if own.iter().any(|own| same_name(inner, own)) => Lead::Own(None),
                _ => Lead::Other,
            }
        }
        '”' | '’' | '」' | '』' | '"' => Lead::Other,
        '该' | '該' | '其' | '此' => Lead::Other,
        '同' if !before.ends_with("合同") => Lead::Other,
        c if c.is_alphanumeric() && !is_hanzi(c) => Lead::Other,
        _ => by_word(before, own),
    }
}

fn by_word(before: &str, own: &[String]) -> Lead<'static> {
    if is_this(before) || own.iter().any(|own| ends_with_name(before, own)) {
        Lead::Own(None)
    } else if ENDINGS.iter().any(|word| before.ends_with(word)) {
        Lead::Other
    } else {
        Lead::Bare
    }
}

/// Whether `before` ends in 本 with a word for a document: 本法, 本实施细则.
fn is_this(before: &str) -> bool {
    let two = ENDINGS.iter().filter(|word| word.chars().count() > 1);
    OWN.iter().chain(two).any(|word| {
        let Some(rest) = before.strip_suffix(word) else {
            return false;
        };
        let rest = MANNERS
            .iter()
            .find_map(|manner| rest.strip_suffix(manner))
            .unwrap_or(rest);
        rest.strip_suffix('本').is_some_and(|rest| {
            let c = rest.chars().next_back();
            c.is_none_or(|c| !WITH_OWN.contains(c))
        })
    })
}

/// Names of states that a short name leaves out.
const STATES: &[&str] = &["中华人民共和国", "中華人民共和國", "中華民國"];

/// The name without spaces, brackets behind it and the state before it.
pub(super) fn short_name(title: &str) -> String {
    let name: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    let name = name
        .rsplit_once(['：', ':'])
        .map_or(name.as_str(), |(_, name)| name);
    let name = name.strip_prefix('《').unwrap_or(name);
    let end = name.find(['（', '(', '》', '〔']).unwrap_or(name.len());
    let name = name.get(..end).unwrap_or_default();
    let state = STATES.iter().find_map(|state| name.strip_prefix(state));
    state.unwrap_or(name).to_owned()
}

/// The short names of a document: that of its title, and of what a notice
/// puts in force (关于印发《…办法》的通知).
pub(super) fn short_names(title: &str) -> Vec<String> {
    let mut names = vec![short_name(title)];
    let issued = ["印发", "印發", "发布", "發布", "公布"]
        .iter()
        .find_map(|word| title.split_once(word))
        .and_then(|(_, rest)| rest.trim().strip_suffix("的通知"));
    names.extend(issued.map(short_name));
    names.retain(|name| !name.is_empty());
    names
}

/// Whether a title between 《》 is the name `own`, which is a
/// [`short_name`]. A bracket belongs to the name unless it tells the version:
/// 刑法修正案（八） is not 刑法修正案.
fn same_name(inner: &str, own: &str) -> bool {
    let inner: String = inner.chars().filter(|c| !c.is_whitespace()).collect();
    let state = STATES.iter().find_map(|state| inner.strip_prefix(state));
    !own.is_empty() && state.unwrap_or(&inner) == own
}

/// Whether `before` ends in the name as a word of its own: 刑法 does not end
/// 军事刑法.
fn ends_with_name(before: &str, own: &str) -> bool {
    if own.chars().nth(1).is_none() {
        return false;
    }
    let Some(rest) = before.strip_suffix(own) else {
        return false;
    };
    let state = STATES.iter().find_map(|state| rest.strip_suffix(state));
    let c = state.unwrap_or(rest).chars().next_back();
    c.is_none_or(|c| !is_hanzi(c) || BEFORE_NAMES.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_document_is_told_from_others() {
        let own = short_names("中华人民共和国渡口法（2026年修订）");
        assert_eq!(own, ["渡口法"]);
        for text in [
            "依照本法",
            "本条例",
            "按本合同",
            "按照本实施细则",
            "依照渡口法",
            "依照中华人民共和国渡口法",
            "《中华人民共和国渡口法》",
            "《渡口法》",
            "《渡口法》（以下简称本法）",
        ] {
            assert_eq!(lead(text, &own), Lead::Own(None), "{text}");
        }
        for text in [
            "《刑法》",
            "依照刑法",
            "该法",
            "同法",
            "按照合同",
            "其",
            "基本法",
            "本法实施条例",
            "国际渡口法",
            "“渡口法”",
            "《渡口法实施条例》",
            "国务院令第5号",
            "GB 5",
            "刑法修正案（八）",
        ] {
            assert_eq!(lead(text, &own), Lead::Other, "{text}");
        }
        for text in ["", "违反", "依照", "（", "有下列情形的，"] {
            assert_eq!(lead(text, &own), Lead::Bare, "{text}");
        }
        assert_eq!(lead("本法总则", &[]), Lead::Own(Some("总则")));
        assert_eq!(lead("刑法总则", &[]), Lead::Other);
    }

    #[test]
    fn a_notice_bears_the_name_of_what_it_issues() {
        let names = short_names("某省人民政府关于印发渡口管理办法（试行）的通知");
        assert!(names.contains(&"渡口管理办法".to_owned()), "{names:?}");
        let names = short_names("关于印发《渡口管理办法》的通知");
        assert!(names.contains(&"渡口管理办法".to_owned()), "{names:?}");
    }
}
