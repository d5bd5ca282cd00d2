//! What stands around a text on its page: titles, crumbs, dates, captions,
//! page numbers.

use crate::parse::numbering::{self, Gap};
use crate::text::numerals;

/// Where the leader dots and page number of a contents entry begin, in bytes:
/// `总则……12`, `总则\t3`, `总则 ··· （5）`.
pub(in crate::parse) fn page_number(title: &str) -> Option<usize> {
    let body = title.trim_end_matches(['）', ')', '页', '頁']);
    let digits = body.trim_end_matches(|c: char| c.is_ascii_digit());
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
pub(in crate::parse) fn second_heading(title: &str) -> Option<usize> {
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
pub(in crate::parse) fn is_address(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 9] = [
        "各位代表", "各位委员", "各位委員", "同志们", "同志們", "尊敬的", "女士们", "各位嘉宾",
        "各位",
    ];
    WORDS.iter().any(|w| text.starts_with(w))
}

/// Whether a line is the name of an office that issues documents.
pub(in crate::parse) fn is_office(text: &str) -> bool {
    #[rustfmt::skip]
    const TAILS: [&str; 24] = [
        "政府", "办公厅", "办公室", "委员会", "常委会", "国务院", "法院", "检察院", "总局", "厅",
        "局", "部", "署", "院", "辦公廳", "辦公室", "委員會", "國務院", "府", "集团", "公司",
        "大学", "协会", "工会",
    ];
    text.chars().nth(3).is_some()
        && text.chars().nth(40).is_none()
        && !text.contains(['，', '。', '、', '：', '《'])
        && TAILS.iter().any(|tail| text.ends_with(tail))
}

/// Whether a line ends an official document: its date alone, or the note that
/// it is published: （此件公开发布）.
pub(in crate::parse) fn ends_document(text: &str) -> bool {
    let published = text.starts_with(['（', '('])
        && (text.contains("公开发布") || text.contains("公開發布") || text.contains("此件"));
    let date = text.ends_with('日')
        && text.contains('年')
        && text.contains('月')
        && text
            .chars()
            .all(|c| numerals::is_numeral(c) || matches!(c, '年' | '月' | '日' | ' ' | '元'));
    published || date
}

/// Whether a bold opening is a label of its paragraph and no lead: 注意：.
pub(in crate::parse) fn is_label(lead: &str) -> bool {
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
pub(in crate::parse) fn is_caption(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 14] = [
        "图表", "圖表", "示例", "範例", "范例", "列表", "リスト", "예제", "Listing", "Figure",
        "Table", "图", "圖", "表",
    ];
    WORDS.iter().any(|w| {
        text.strip_prefix(w)
            .is_some_and(|r| r.trim_start().starts_with(numerals::is_numeral))
    })
}

/// Whether a line is a crumb of the page around a text: a button, a path, a
/// source, a date, a number of readers.
pub(in crate::parse) fn is_crumb(text: &str) -> bool {
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
        || !text.chars().any(char::is_alphabetic)
}

/// Whether a line is labelled as the title: 法规名称：, 標題：.
pub(in crate::parse) fn title_label(text: &str) -> bool {
    #[rustfmt::skip]
    const LABELS: [&str; 12] = [
        "法規名稱", "法规名称", "标题", "標題", "题名", "題名", "书名", "書名", "文件名称",
        "文件名稱", "篇名", "名称",
    ];
    LABELS.iter().any(|label| {
        text.strip_prefix(label)
            .is_some_and(|rest| rest.starts_with(['：', ':']) && rest.chars().nth(1).is_some())
    })
}

/// Whether a line ends in a word that names a kind of document: 报告, 条例,
/// 通知.
pub(in crate::parse) fn names_document(text: &str) -> bool {
    #[rustfmt::skip]
    const KINDS: [&str; 66] = [
        "报告", "報告", "条例", "條例", "办法", "辦法", "规定", "規定", "意见", "意見", "通知",
        "决定", "決定", "规划", "規劃", "纲要", "綱要", "方案", "计划", "計劃", "计畫", "計畫",
        "公报", "公報", "讲话", "講話", "章程", "细则", "細則", "解释", "解釋", "公约", "公約",
        "协定", "協定", "白皮书", "白皮書", "函", "批复", "批覆", "请示", "請示", "通报", "通報",
        "公告", "通告", "令", "议案", "議案", "纪要", "紀要", "法", "宪法", "法典", "修正案",
        "准则", "準則", "规则", "規則", "标准", "標準", "指南", "宣言", "声明", "倡议书",
        "责任书",
    ];
    let core = text.trim_end_matches(['）', ')', '》']).trim_end();
    let core = match core.rfind(['（', '(']) {
        Some(at) if core.len() < text.trim_end().len() => core.get(..at).unwrap_or(core),
        _ => core,
    };
    text.chars().nth(3).is_some() && KINDS.iter().any(|k| core.trim_end().ends_with(k))
}

/// Whether a line is a date, a number of a document or a signature.
pub(in crate::parse) fn is_dated_or_signed(text: &str) -> bool {
    let date = text.contains('年') && text.contains('月') && text.contains('日');
    let number = text.contains('〔') && text.ends_with('号');
    #[rustfmt::skip]
    const OFFICES: [&str; 12] = [
        "省长", "市长", "县长", "主席", "总理", "区长", "州长", "院长", "检察长", "主任", "书记",
        "代省长",
    ];
    let signed = text.chars().count() <= 20
        && OFFICES.iter().any(|o| {
            text.find(o)
                .and_then(|at| text.get(at.saturating_add(o.len())..))
                .is_some_and(|rest| !rest.trim().is_empty() && rest.trim().chars().count() <= 4)
        });
    date || number || signed
}
