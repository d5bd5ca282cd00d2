//! What a web page leaves in a text that was copied from it: its buttons, the
//! size of its letters, who edited it, how often it was read.

/// What a line says that is made wholly of such words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tools {
    /// Something else stands in it.
    None,
    /// Words that a text may have by itself: so many, and whether one of them
    /// is mostly a button.
    Likely {
        /// How many.
        words: usize,
        /// Whether one is 打印, 登录 or the like.
        button: bool,
    },
    /// Words that nothing but a page has.
    Sure,
}

/// The longest line that is looked at, in bytes.
const LONGEST: usize = 240;

/// Words that nothing but a web page has on a line.
#[rustfmt::skip]
const SURE: [&str; 53] = [
    "打印本页", "打印此页", "打印本頁", "打印文章", "我要打印", "关闭窗口", "關閉視窗", "关闭本页", "关闭页面",
    "返回顶部", "返回頁首", "回到顶部", "加入收藏", "添加收藏夹", "添加收藏", "设为首页", "收藏本站",
    "收藏本页", "收藏本文", "扫一扫在手机打开当前页", "扫一扫在手机上打开当前页", "扫一扫在手机上阅读",
    "扫一扫在手机上查看当前页面", "用微信扫一扫", "微信扫一扫", "扫一扫分享", "扫一扫", "扫码分享",
    "分享到朋友圈", "分享到微信", "分享到", "分享至", "分享让更多人看到", "转发到", "字号", "字號", "字体大小", "文字大小",
    "无障碍浏览", "无障碍阅读", "網站導覽", "网站纠错", "我要纠错", "页面纠错", "纠错", "友善列印",
    "回上一頁", "进入无障碍模式", "进入关怀版", "长者助手", "关怀版", "【】", "语音播报",
];

/// Words that are mostly buttons.
#[rustfmt::skip]
const BUTTONS: [&str; 30] = [
    "打印", "列印", "登录", "登錄", "登陆", "登入", "注册", "註冊", "首页", "首頁", "全屏", "收藏", "分享",
    "加大", "还原", "减小", "書庫", "书库", "排行榜", "排行", "书架", "書架", "加入书架", "繁體版", "繁体版",
    "简体版", "手机版", "电脑版", "客户端", "小程序",
];

/// Words that a text may have by itself.
#[rustfmt::skip]
const LIKELY: [&str; 53] = [
    "下载", "下載", "关闭", "關閉", "返回", "退出", "搜索", "搜尋", "微信", "微博", "朋友圈", "默认", "超大", "特大",
    "大", "中", "小", "简", "繁", "繁体", "繁體", "简体", "簡體", "无障碍", "無障碍", "邮箱", "EN", "English",
    "论坛", "留言", "帮助", "设置", "上一页", "下一页", "上一章", "下一章", "返回目录", "正文", "网站地图",
    "联系我们", "关于我们", "版权声明", "隐私声明", "友情链接", "相关链接", "相关新闻", "相关报道",
    "相关阅读", "相关文章", "相关稿件", "推荐阅读", "到", "QQ空间",
];

/// Words that stand before a name.
#[rustfmt::skip]
const EDITORS: [&str; 12] = [
    "责任编辑", "責任編輯", "责编", "責編", "网络编辑", "网站编辑", "值班编辑", "责任校对", "本文编辑", "编辑人员",
    "信息编辑", "网编",
];

/// Words that stand before a number, or before the sizes of letters.
#[rustfmt::skip]
const COUNTS: [&str; 16] = [
    "浏览次数", "浏览量", "瀏覽次數", "瀏覽人次", "浏览", "阅读次数", "阅读量", "阅读", "点击次数", "点击数", "点击量", "點閱次數",
    "访问量", "访问次数", "字体", "字體",
];

/// Words that stand before the title of another page.
const NEIGHBOURS: [&str; 8] = [
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "上一則",
    "下一則",
    "上一则",
    "下一则",
];

/// Words that stand before the name of a paper or an office.
const SOURCES: [&str; 5] = ["信息来源", "文章来源", "稿件来源", "来源", "來源"];

/// What a line is as one of the tools of a web page. Constant.
pub(crate) fn tools(line: &str) -> Tools {
    if line.len() > LONGEST || !line.starts_with(may_begin) {
        return Tools::None;
    }
    if is_photo_credit(line) {
        return Tools::Sure;
    }
    let (mut sure, mut words, mut button) = (false, 0usize, false);
    let opened = line.starts_with(['【', '[']);
    let mut rest = line.trim_start_matches(is_apart);
    // Brackets that were left over of a bar.
    if rest.is_empty() {
        let likely = line.contains(['【', '】', '|', '｜']);
        return match likely {
            true => Tools::Likely { words: 0, button },
            false => Tools::None,
        };
    }
    while !rest.is_empty() {
        // Behind a bracket anything may stand: （一）.
        if !rest.starts_with(may_begin) {
            return Tools::None;
        }
        let behind = |words: &[&str]| longest(words, rest);
        if let Some(after) = labelled(rest, opened) {
            sure = true;
            rest = after;
        } else if let Some(after) = behind(&SURE) {
            sure = true;
            rest = after;
        } else if let Some(after) = behind(&BUTTONS) {
            button = true;
            words = words.saturating_add(1);
            rest = after;
        } else if let Some(after) = behind(&LIKELY).or_else(|| source(rest)) {
            words = words.saturating_add(1);
            rest = after;
        } else {
            return Tools::None;
        }
        rest = rest.trim_start_matches(is_apart);
    }
    match sure {
        true => Tools::Sure,
        false => Tools::Likely { words, button },
    }
}

/// Whether a line tells where in its site a page is: 当前位置：首页 > 政务公开.
pub(crate) fn is_crumb_trail(line: &str) -> bool {
    #[rustfmt::skip]
    const STARTS: [&str; 14] = [
        "当前位置", "當前位置", "您的位置", "您所在的位置", "您现在的位置", "您现在所在的位置", "您當前的位置", "您当前的位置",
        "您当前所在的位置", "你的位置", "现在位置", "所在位置", "目前位置", "現在位置",
    ];
    if line.len() > LONGEST || line.contains(['。', '，', '；']) {
        return false;
    }
    let arrows = line.matches(['>', '＞', '»', '›', '→']).count();
    let behind = longest(&STARTS, line).map(str::trim_start);
    let said = behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(is_apart));
    said || arrows >= 1 && longest(&["首页", "首頁", "主页"], line).is_some()
}

/// Whether a line names who runs a site, as its foot does.
pub(crate) fn is_foot(line: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 16] = [
        "版权所有", "版權所有", "ICP备", "ICP备案", "公网安备", "网站标识码", "网站备案", "技术支持：", "主办单位：", "承办单位：",
        "运行维护", "维护单位：", "All Rights Reserved", "All rights reserved", "Copyright ©", "Copyright©",
    ];
    !line.contains('。') && WORDS.iter().any(|word| line.contains(word))
}

/// 新华社记者 某某 摄
fn is_photo_credit(line: &str) -> bool {
    let line = line.trim_matches(['（', '）', '(', ')', '【', '】']);
    let by = [
        "新华社记者",
        "本报记者",
        "本网记者",
        "中新社记者",
        "图片来源",
    ];
    let taken = ["摄", "攝", "摄影", "供图", "图"];
    let short = line.chars().nth(24).is_none();
    let plain = !line.contains(['。', '，', '；', '！', '？', '“']);
    short
        && plain
        && by.iter().any(|by| line.starts_with(by))
        && taken.iter().any(|taken| line.ends_with(taken))
}

/// What stands behind a label with its name, number or title. A label of a
/// number that has none is one of a bar that was `opened`, and goes on in the
/// next line: 【字体：.
fn labelled(text: &str, opened: bool) -> Option<&str> {
    let value = |words: &[&str]| {
        let behind = longest(words, text)?.trim_start();
        behind.strip_prefix(['：', ':']).map(str::trim_start)
    };
    if let Some(value) = value(&EDITORS) {
        let end = value.find(is_end).unwrap_or(value.len());
        let (name, behind) = value.split_at_checked(end)?;
        let count = name.chars().count();
        let is_name = name
            .chars()
            .all(|c| c.is_alphanumeric() || "·、 　".contains(c));
        return (is_name && count <= 16).then_some(behind);
    }
    if let Some(value) = value(&COUNTS) {
        if value.is_empty() && !opened {
            return None;
        }
        let behind = value.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',');
        return Some(behind.trim_start().trim_start_matches('次'));
    }
    let title = value(&NEIGHBOURS)?;
    (title.chars().nth(60).is_none() && !title.contains('。')).then_some("")
}

/// What stands behind the name of a source.
fn source(text: &str) -> Option<&str> {
    let behind = longest(&SOURCES, text)?.trim_start();
    let value = behind.strip_prefix(['：', ':'])?.trim_start();
    let end = value.find(char::is_whitespace).unwrap_or(value.len());
    let (name, behind) = value.split_at_checked(end)?;
    let is_name = !name.contains(['。', '，', '；', '、', '？', '！']);
    (is_name && name.chars().nth(20).is_none()).then_some(behind)
}

/// What stands behind the longest of the words that a text begins with.
fn longest<'t>(words: &[&str], text: &'t str) -> Option<&'t str> {
    let behind = words.iter().filter_map(|word| text.strip_prefix(word));
    behind.min_by_key(|behind| behind.len())
}

const fn is_end(c: char) -> bool {
    matches!(
        c,
        ' ' | '　' | '\t' | '|' | '｜' | '【' | '】' | '）' | ')' | ']'
    )
}

const fn is_apart(c: char) -> bool {
    matches!(
        c,
        ' ' | '　'
            | '\t'
            | '\u{a0}'
            | '|'
            | '｜'
            | '丨'
            | '/'
            | '·'
            | '>'
            | '»'
            | '›'
            | '【'
            | '】'
            | '['
            | ']'
            | '（'
            | '）'
            | '('
            | ')'
            | '：'
            | ':'
            | '×'
    )
}

/// Whether one of the words begins so: hardly any line of a text does.
const fn may_begin(c: char) -> bool {
    is_apart(c)
        || matches!(
            c,
            '下' | '打'
                | '列'
                | '登'
                | '注'
                | '註'
                | '首'
                | '全'
                | '收'
                | '分'
                | '加'
                | '还'
                | '减'
                | '書'
                | '书'
                | '排'
                | '繁'
                | '简'
                | '簡'
                | '手'
                | '电'
                | '客'
                | '小'
                | '关'
                | '關'
                | '返'
                | '退'
                | '搜'
                | '微'
                | '朋'
                | '默'
                | '超'
                | '特'
                | '大'
                | '中'
                | '无'
                | '無'
                | '邮'
                | 'E'
                | '论'
                | '留'
                | '帮'
                | '设'
                | '上'
                | '正'
                | '网'
                | '網'
                | '联'
                | '版'
                | '隐'
                | '友'
                | '相'
                | '推'
                | '到'
                | 'Q'
                | '责'
                | '責'
                | '值'
                | '本'
                | '编'
                | '信'
                | '浏'
                | '瀏'
                | '阅'
                | '点'
                | '點'
                | '访'
                | '文'
                | '稿'
                | '来'
                | '來'
                | '回'
                | '添'
                | '扫'
                | '用'
                | '转'
                | '字'
                | '我'
                | '页'
                | '纠'
                | '进'
                | '长'
                | '语'
                | '新'
                | '图'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_begins_as_one_may() {
        let lists: [&[&str]; 7] = [
            &SURE,
            &BUTTONS,
            &LIKELY,
            &EDITORS,
            &COUNTS,
            &NEIGHBOURS,
            &SOURCES,
        ];
        for word in lists.into_iter().flatten() {
            assert!(word.starts_with(may_begin), "{word}");
        }
    }

    #[test]
    fn what_only_pages_have_is_sure() {
        for line in [
            "字号：【",
            "【字体：",
            "字号：[大 中 小]",
            "【打印本页】 【关闭窗口】",
            "责任编辑：江水平",
            "浏览次数：1024 打印",
            "上一篇：关于渡口修缮的通知",
            "扫一扫在手机打开当前页",
            "分享到：微信 微博",
            "新华社记者 江水平 摄",
        ] {
            assert_eq!(tools(line), Tools::Sure, "{line}");
        }
    }

    #[test]
    fn words_that_texts_have_too_are_counted() {
        let likely = |words, button| Tools::Likely { words, button };
        assert_eq!(tools("下载"), likely(1, false));
        assert_eq!(tools("登录/注册"), likely(2, true));
        assert_eq!(tools("首页 | 书库 | 排行"), likely(3, true));
        assert_eq!(tools("来源：福建日报"), likely(1, false));
        assert_eq!(tools("】"), likely(0, false));
    }

    #[test]
    fn a_sentence_with_such_words_is_none() {
        for line in [
            "下载量同比增长三成。",
            "打印机与复印机",
            "责任编辑：他说过，这不是他的事。",
            "中国",
            "大学",
            "小明",
            "分享到的喜悦",
            "发布时间：2025-01-15 来源：临江日报",
            "来源：他说，这都是听来的。",
            "编辑：请谈谈",
            "字体：",
            "阅读：",
            "字体：仿宋",
            "（一）总则",
            "- 下载量",
            "",
        ] {
            assert_eq!(tools(line), Tools::None, "{line}");
        }
        assert!(is_crumb_trail("当前位置：首页 > 政务公开"));
        assert!(is_crumb_trail("首页 > 政务公开 > 报告"));
        assert!(!is_crumb_trail("当前位置的坐标"));
        assert!(!is_crumb_trail("首页设计"));
    }
}
