//! What stands around a text on its page: titles, crumbs, dates, captions,
//! page numbers.

use super::continuation;
use crate::grammar::{self as numbering, Gap};
use crate::text::numerals;

/// Where the leader dots and page number of a contents entry begin, in bytes:
/// `总则……12`, `总则\t3`, `总则 ··· （5）`, `摘要…II`.
pub(crate) fn page_number(title: &str) -> Option<usize> {
    let body = title.trim_end_matches(['）', ')', '页', '頁']);
    let digits = body.trim_end_matches(|c: char| c.is_ascii_digit());
    let roman = body.trim_end_matches(['I', 'V', 'X', 'i', 'v', 'x', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ']);
    let digits = if digits.len() == body.len() {
        roman
    } else {
        digits
    };
    if digits.len() == body.len() {
        return None;
    }
    let open = digits.trim_end_matches(['（', '(', '第']);
    let is_leader = |c: char| {
        matches!(
            c,
            '…' | '.' | '．' | '·' | '\t' | '-' | '—' | '　' | ' ' | '‥'
        )
    };
    let before = open.trim_end_matches(is_leader);
    let leader = open.get(before.len()..)?;
    let dotted =
        leader.contains(['…', '·', '\t', '‥']) || leader.contains("..") || leader.contains("--");
    let wide = leader.chars().count() >= 3;
    ((dotted || wide) && !before.is_empty()).then_some(before.len())
}

/// Where a second chapter begins on the line of the first, as on some
/// contents pages; in bytes of the title.
pub(crate) fn second_heading(title: &str) -> Option<usize> {
    title
        .char_indices()
        .zip(title.chars().skip(1))
        .filter(|&((_, c), next)| c.is_whitespace() && next == '第')
        .map(|((at, c), _)| at.saturating_add(c.len_utf8()))
        .find(|&at| {
            title
                .get(at..)
                .and_then(numbering::marker)
                .is_some_and(|m| m.gap == Gap::Space)
        })
}

/// Whether a line addresses the listeners or readers: 各位代表：, 同志们！
pub(crate) fn is_address(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 9] = [
        "各位代表", "各位委员", "各位委員", "同志们", "同志們", "尊敬的", "女士们", "各位嘉宾",
        "各位",
    ];
    WORDS.iter().any(|w| text.starts_with(w))
}

/// Whether a bold opening is a label of its paragraph and no lead: 注意：.
pub(crate) fn is_label(lead: &str) -> bool {
    #[rustfmt::skip]
    const LABELS: [&str; 32] = [
        "注意", "提示", "警告", "说明", "說明", "备注", "備註", "注", "註", "重要", "小提示", "小贴士",
        "温馨提示", "示例", "范例", "例", "例如", "问", "答", "問", "Note", "Tip", "Warning", "Caution",
        "Important", "NOTE", "TIP", "WARNING", "Q", "A", "来源", "來源",
    ];
    let word = lead
        .trim_end_matches(['：', ':', '！', '!', '。', '.'])
        .trim();
    LABELS.contains(&word)
}

/// Whether a paragraph is the caption of a figure, a table or a listing.
pub(crate) fn is_caption(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 16] = [
        "专栏", "專欄", "图表", "圖表", "示例", "範例", "范例", "列表", "リスト", "예제", "Listing", "Figure",
        "Table", "图", "圖", "表",
    ];
    WORDS.iter().any(|w| {
        text.strip_prefix(w)
            .is_some_and(|r| r.trim_start().starts_with(numerals::is_numeral))
    })
}

/// Whether a line says where a figure or table is from: 资料来源：…, 数据来源：….
pub(crate) fn is_source_line(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 8] = [
        "资料来源", "資料來源", "数据来源", "數據來源", "图片来源", "圖片來源", "来源", "來源",
    ];
    let named = WORDS.iter().find_map(|word| text.strip_prefix(word));
    named.is_some_and(|rest| rest.trim_start().starts_with(['：', ':']))
}

/// Whether a line is a caption and no prose that begins with the name of a
/// figure; or says where one is from.
pub(crate) fn is_caption_line(text: &str) -> bool {
    let english = ["Fig.", "Fig ", "Tab.", "FIG."].iter().any(|word| {
        text.strip_prefix(word)
            .is_some_and(|rest| rest.trim_start().starts_with(numerals::is_numeral))
    });
    is_source_line(text)
        || (is_caption(text) || english)
            && text.chars().nth(80).is_none()
            && !text.contains('。')
            && !text.ends_with(['，', ',', '；'])
}

/// Whether a line that is marked as a heading is one of the layout of a page:
/// a caption, a source, the notice of a broker, the mark of a database, a note
/// that the text goes on elsewhere, the editors of the page.
pub(crate) fn is_layout_line(text: &str) -> bool {
    #[rustfmt::skip]
    const WHOLE: [&str; 6] = [
        "万方数据", "中国知网", "维普资讯", "知网查重", "中华人民共和国国家标准", "中华人民共和国行业标准",
    ];
    const STARTS: [&str; 5] = ["请务必阅读", "敬请参阅", "敬请阅读", "本版编辑", "本版责编"];
    let inside = text
        .strip_prefix(['（', '('])
        .and_then(|rest| rest.strip_suffix(['）', ')']));
    is_source_line(text)
        || is_caption(text) && is_caption_line(text)
        || WHOLE.contains(&text)
        || STARTS.iter().any(|start| text.starts_with(start))
        || inside.is_some_and(|inside| {
            let edition = inside.starts_with('第') && inside.ends_with('版');
            edition || continuation(inside.trim()).is_some()
        })
        || text.ends_with("丛书")
        || text.ends_with("叢書")
        || is_standard_number(text)
        || is_question_figure(text)
}

/// Whether a line is the number of a standard, as it stands at the head of its
/// pages: GB/T 13594-2025.
fn is_standard_number(text: &str) -> bool {
    let tight: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let rest = tight.trim_start_matches(|c: char| c.is_ascii_uppercase() || c == '/');
    let head = tight.len().saturating_sub(rest.len());
    let year = rest.rsplit(['-', '—', '–']).next().unwrap_or_default();
    let number = rest.strip_suffix(year).unwrap_or_default();
    let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let marks = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '—' | '–');
    (2..=8).contains(&head) && is_year && number.len() > 1 && number.chars().all(marks)
}

/// Whether a line names the figure of a question: 第4题图.
fn is_question_figure(text: &str) -> bool {
    let number = text.strip_prefix('第').unwrap_or_default();
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < number.len() && matches!(rest, "题图" | "題圖")
}

/// Whether a line is a crumb of the page around a text: a button, a path, a
/// source, a date, a number of readers.
pub(crate) fn is_crumb(text: &str) -> bool {
    #[rustfmt::skip]
    const WHOLE: [&str; 40] = [
        "下载", "打印", "全屏", "收藏", "加大", "还原", "减小", "首页", "返回", "关闭", "分享",
        "大", "中", "小", "】", "|", "×", ">", "打印本页", "关闭窗口", "返回顶部", "返回首页",
        "上一页", "下一页", "上一篇", "下一篇", "正文", "扫一扫", "繁體", "繁体", "简体",
        "無障碍", "无障碍", "下載", "列印", "首頁", "字號", "字号", "回上頁", "友善列印",
    ];
    #[rustfmt::skip]
    const STARTS: [&str; 44] = [
        "来源：", "来源:", "來源：", "时间：", "时间:", "時間：", "发布时间", "发布日期",
        "發布日期", "日期：", "日期:", "作者：", "作者:", "编辑：", "编辑:", "責任編輯",
        "责任编辑", "记者：", "【字号", "【字体", "字号：", "字体：", "您的位置", "当前位置",
        "您当前", "当前所在", "分享到", "浏览次数", "浏览量", "阅读：", "阅读次数", "点击",
        "点击数", "访问量", "索引号", "发文机关", "发文字号", "成文日期", "主题分类", "有效性",
        "相关报道", "相关文档", "相关链接", "http",
    ];
    WHOLE.contains(&text)
        || STARTS.iter().any(|w| text.starts_with(w))
        || text.contains("网址")
        || text.contains("網址")
        || is_site_bar(text)
        || is_byline(text)
        || !text.chars().any(char::is_alphabetic)
}

/// Whether a line is the bar of a site: nothing but its links, 登录/注册,
/// 首页 书库 排行.
pub(crate) fn is_site_bar(text: &str) -> bool {
    #[rustfmt::skip]
    const LINKS: [&str; 66] = [
        "登录", "登錄", "登陆", "登入", "注册", "註冊", "首页", "首頁", "主页", "主頁", "书库",
        "書庫", "排行", "排行榜", "榜单", "分类", "分類", "全本", "完本", "书架", "書架",
        "我的书架", "加入书架", "搜索", "搜尋", "论坛", "論壇", "留言", "留言板", "帮助", "幫助",
        "设置", "設置", "收藏", "加入收藏", "设为首页", "推荐", "推薦", "推荐票", "上一章",
        "下一章", "上一页", "下一页", "返回目录", "返回书页", "客户端", "手机版", "电脑版", "繁體",
        "繁体", "简体", "簡體", "关于我们", "联系我们", "网站地图", "打印", "列印", "下载", "下載",
        "分享", "微信", "微博", "关闭", "全屏", "退出", "RSS",
    ];
    /// Bytes of the longest bar, and of the longest of its links.
    const LONGEST: usize = 200;
    const LINK: usize = 12;
    let is_gap = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '/' | '|' | '｜' | '·' | '>' | '»' | '›' | '、' | '[' | ']' | '【' | '】'
            )
    };
    if text.len() >= LONGEST {
        return false;
    }
    let bar = text.trim_start_matches(is_gap);
    // Most lines are told from a bar by their first words.
    let near = bar.char_indices().find(|&(at, c)| at > LINK || is_gap(c));
    if near.is_some_and(|(at, _)| at > LINK) {
        return false;
    }
    let mut links = bar.split(is_gap).filter(|part| !part.is_empty());
    let first = links.next().is_some_and(|part| LINKS.contains(&part));
    first && links.all(|part| LINKS.contains(&part))
}

/// Whether a line names somebody who had to do with the text, or where it
/// comes from: 译者：, 校对：.
pub(crate) fn is_byline(text: &str) -> bool {
    #[rustfmt::skip]
    const LABELS: [&str; 40] = [
        "作者", "译者", "譯者", "著者", "编者", "編者", "编著", "編著", "主编", "主編", "副主编",
        "翻译", "翻譯", "校对", "校對", "校订", "校訂", "整理", "录入", "錄入", "制作", "製作",
        "扫描", "扫校", "供稿", "通讯员", "通訊員", "摄影", "攝影", "责编", "責編", "审校", "绘图",
        "插图", "出版", "出版社", "字数", "字數", "朝代", "年份",
    ];
    let Some(at) = text.find(['：', ':']).filter(|&at| at <= 16) else {
        return false;
    };
    let label: String = text
        .get(..at)
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    LABELS.contains(&label.as_str()) && text.chars().nth(60).is_none()
}
