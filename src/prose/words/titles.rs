//! What the titles of documents are made of: offices, kinds of documents,
//! the lines around them.

use crate::grammar::{self as numbering, Gap, Style};
use crate::text::numerals;

/// Longest line of a title, in characters.
const LONGEST: usize = 50;

/// Whether a title that breaks off in the line `before` goes on in `after`:
/// an office and what it is about, 关于印发 and what is enclosed, the kind of
/// document at last.
pub(crate) fn title_goes_on(before: &str, after: &str) -> bool {
    if splits_marker(before, after) {
        return true;
    }
    if !is_title_line(before, LONGEST.saturating_mul(2)) || !is_title_line(after, LONGEST) {
        return false;
    }
    if is_office(before) {
        return [
            "关于", "關於", "印发", "印發", "转发", "轉發", "批转", "批轉",
        ]
        .iter()
        .any(|w| after.starts_with(w))
            || is_bare_kind(after);
    }
    if opens_enclosure(before) {
        return !is_head_line(after);
    }
    if !names_document(after) && !after.starts_with('的') || after.starts_with(['关', '關']) {
        return false;
    }
    let joins = after.starts_with(['的', '与', '與', '和', '及', '暨', '）']);
    joins && ends_kind(after) || is_about(before) && !is_whole(before)
}

/// Whether the break stands within the marker of a heading: 第|二章 总则,
/// 第三|章 总则.
fn splits_marker(before: &str, after: &str) -> bool {
    let Some(numeral) = before.strip_prefix('第') else {
        return false;
    };
    let is_run = numerals::leading(numeral) == numeral.len();
    if !is_run || after.chars().nth(LONGEST).is_some() {
        return false;
    }
    let whole = format!("{before}{after}");
    numbering::marker(&whole).is_some_and(|m| {
        matches!(m.style, Style::Unit(_)) && m.gap != Gap::None && m.head > before.len()
    })
}

/// Whether a line has the looks of a title's: short, without a clause.
fn is_title_line(text: &str, longest: usize) -> bool {
    text.len() <= longest.saturating_mul(4)
        && text.chars().nth(longest).is_none()
        && !text.contains([
            '，', '。', '；', '：', '！', '？', ',', ';', ':', '?', '!', '…', '\t',
        ])
        && text.chars().nth(1).is_some()
        && numbering::marker(text).is_none_or(|m| m.gap == Gap::None)
}

/// Whether it ends in a word behind which the name of a document must come.
fn opens_enclosure(text: &str) -> bool {
    #[rustfmt::skip]
    const TAILS: [&str; 12] = [
        "印发", "印發", "转发", "轉發", "批转", "批轉", "发布", "發布", "公布", "公佈", "关于",
        "關於",
    ];
    is_about(text) && TAILS.iter().any(|tail| text.ends_with(tail))
}

fn is_about(text: &str) -> bool {
    text.contains("关于") || text.contains("關於")
}

/// Whether a title line is complete. One that encloses another document is
/// so only behind the word for itself.
fn is_whole(text: &str) -> bool {
    const ENCLOSE: [&str; 6] = ["印发", "印發", "转发", "轉發", "批转", "批轉"];
    const LETTERS: [&str; 8] = ["通知", "公告", "通告", "函", "决定", "決定", "通报", "令"];
    if ENCLOSE.iter().any(|w| text.contains(w)) {
        LETTERS.iter().any(|w| text.ends_with(w))
    } else {
        names_document(text)
    }
}

/// Whether it ends in a kind of document, however short it is: 的通知.
fn ends_kind(text: &str) -> bool {
    names_document(text) || ["的通知", "的函", "的令", "的批复", "的报告"].contains(&text)
}

/// Whether a line is nothing but a kind of document, as below the name of a
/// court or of an office: 民事判决书, 公告.
fn is_bare_kind(text: &str) -> bool {
    #[rustfmt::skip]
    const KINDS: [&str; 12] = [
        "判决书", "判決書", "裁定书", "裁定書", "决定书", "決定書", "调解书", "調解書", "公告",
        "通告", "令", "公報",
    ];
    #[rustfmt::skip]
    const MATTERS: [&str; 8] = [
        "", "民事", "刑事", "行政", "执行", "仲裁", "行政处罚", "刑事附带民事",
    ];
    KINDS
        .iter()
        .find_map(|kind| text.strip_suffix(kind))
        .is_some_and(|rest| MATTERS.contains(&rest))
}

/// Whether a line is the head of an official letter and no title: the office
/// and 文件, or the number of the document.
pub(crate) fn is_head_line(text: &str) -> bool {
    let office = ["文件", "（文件）"]
        .iter()
        .find_map(|tail| text.strip_suffix(tail));
    office.is_some_and(|o| is_office(o.trim_end()))
        || is_document_number(text)
        || is_standard_number(text)
}

/// Whether a line is the number of a standard: GB/T 12345—2025.
pub(crate) fn is_standard_number(text: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '—' | '–' | '―' | '－' | ':');
    let Some((code, year)) = text.rsplit_once(is_dash) else {
        return false;
    };
    let number = code.trim_end_matches(is_dash).trim_end();
    year.len() == 4
        && year.bytes().all(|b| b.is_ascii_digit())
        && text.len() <= 40
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && number.ends_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| {
            c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '/' | ' ' | '.' | '　')
        })
}

/// Whether a line is the number of a document: 某政发〔2025〕18号.
fn is_document_number(text: &str) -> bool {
    let year = |open: char, close: char| {
        text.find(open)
            .and_then(|at| text.get(at..)?.split(close).next())
            .is_some_and(|y| y.chars().filter(char::is_ascii_digit).count() == 4)
    };
    text.ends_with(['号', '號'])
        && text.chars().nth(30).is_none()
        && [
            ('〔', '〕'),
            ('［', '］'),
            ('[', ']'),
            ('【', '】'),
            ('（', '）'),
            ('(', ')'),
        ]
        .iter()
        .any(|&(open, close)| year(open, close))
}

/// Whether a line is the name of an office that issues documents.
pub(crate) fn is_office(text: &str) -> bool {
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

/// Whether a line ends in a word that names a kind of document: 报告, 条例,
/// 通知.
pub(crate) fn names_document(text: &str) -> bool {
    #[rustfmt::skip]
    const KINDS: [&str; 76] = [
        "报告", "報告", "条例", "條例", "办法", "辦法", "规定", "規定", "意见", "意見", "通知",
        "决定", "決定", "规划", "規劃", "纲要", "綱要", "方案", "计划", "計劃", "计畫", "計畫",
        "公报", "公報", "讲话", "講話", "章程", "细则", "細則", "解释", "解釋", "公约", "公約",
        "协定", "協定", "白皮书", "白皮書", "函", "批复", "批覆", "请示", "請示", "通报", "通報",
        "公告", "通告", "令", "议案", "議案", "纪要", "紀要", "法", "宪法", "法典", "修正案",
        "准则", "準則", "规则", "規則", "标准", "標準", "指南", "宣言", "声明", "倡议书",
        "责任书", "措施", "预案", "預案", "要点", "要點", "判决书", "判決書", "裁定书", "决定书",
        "调解书",
    ];
    let core = text.trim_end_matches(['）', ')', '》']).trim_end();
    let core = match core.rfind(['（', '(']) {
        Some(at) if core.len() < text.trim_end().len() => core.get(..at).unwrap_or(core),
        _ => core,
    };
    text.chars().nth(3).is_some() && KINDS.iter().any(|k| core.trim_end().ends_with(k))
}

/// Whether a line is labelled as the title: 法规名称：, 標題：.
pub(crate) fn title_label(text: &str) -> bool {
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

/// Whether a line is a date, a number of a document or a signature.
pub(crate) fn is_dated_or_signed(text: &str) -> bool {
    let date = text.contains('年') && text.contains('月') && text.contains('日');
    let number = text.contains('〔') && text.ends_with('号') || is_document_number(text);
    #[rustfmt::skip]
    const OFFICES: [&str; 20] = [
        "省长", "市长", "县长", "主席", "总理", "区长", "州长", "院长", "检察长", "主任", "书记",
        "代省长", "市長", "縣長", "總理", "區長", "院長", "檢察長", "書記", "局長",
    ];
    let signed = text.chars().count() <= 20
        && OFFICES.iter().any(|o| {
            text.find(o)
                .and_then(|at| text.get(at.saturating_add(o.len())..))
                .is_some_and(|rest| !rest.trim().is_empty() && rest.trim().chars().count() <= 4)
        });
    date || number || signed
}

/// Whether a line is a name with the office behind it: 王小明 读书会会长.
pub(crate) fn is_signature(text: &str) -> bool {
    #[rustfmt::skip]
    const POSTS: [&str; 26] = [
        "会长", "會長", "主任", "主席", "主编", "主編", "教授", "院长", "院長", "校长", "校長",
        "经理", "經理", "总裁", "總裁", "董事长", "董事長", "书记", "書記", "秘书长", "秘書長",
        "研究员", "研究員", "委员", "委員", "院士",
    ];
    let mut parts = text.split_whitespace();
    let (Some(name), Some(_)) = (parts.next(), parts.next()) else {
        return false;
    };
    let short = (2..=4).contains(&name.chars().count());
    short
        && name.chars().all(crate::text::is_hanzi)
        && text.chars().nth(30).is_none()
        && POSTS.iter().any(|post| text.ends_with(post))
}

/// How an official document ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With a note that it is published or who gets it: （此件公开发布）.
    Note,
    /// With its date, alone or behind the office.
    Date,
    /// With the office that signs it.
    Office,
}

/// Whether a line ends an official document, and how.
pub(crate) fn ends_document(text: &str) -> Option<Ending> {
    const NOTES: [&str; 6] = [
        "公开发布",
        "公開發布",
        "此件",
        "主动公开",
        "信息公开",
        "依申请公开",
    ];
    const COPIES: [&str; 5] = ["抄送", "抄报", "主题词", "印送", "分送"];
    let bracketed = text.starts_with(['（', '(']) && NOTES.iter().any(|w| text.contains(w));
    let copies = COPIES.iter().any(|w| {
        text.strip_prefix(w)
            .is_some_and(|r| r.starts_with(['：', ':']))
    });
    let printed = text.ends_with("印发") && text.contains('年') && text.contains('日');
    if bracketed || copies || printed {
        return Some(Ending::Note);
    }
    if is_office(text) {
        return Some(Ending::Office);
    }
    let is_date = |c: char| {
        numerals::is_numeral(c) || c.is_whitespace() || matches!(c, '年' | '月' | '日' | '元')
    };
    let signed = text.trim_end_matches(is_date);
    let date = text.get(signed.len()..).unwrap_or_default();
    let dated = text.ends_with('日') && date.contains('年') && date.contains('月');
    (dated && (signed.is_empty() || is_office(signed))).then_some(Ending::Date)
}
