//! What a single line says: a value behind a label, a date, an office.

use crate::document::Span;
use crate::prose::words;
use crate::text::numerals;

/// Labels of those who wrote a text.
#[rustfmt::skip]
pub(super) const AUTHOR: &[&str] = &[
    "作者", "著者", "编者", "編者", "主编", "主編", "编著", "編著", "撰稿", "文", "记者", "記者",
];

/// Labels of those who issue a document.
#[rustfmt::skip]
pub(super) const ISSUER: &[&str] = &[
    "发文机关", "發文機關", "发布机构", "发布单位", "发文单位", "制定机关", "制發機關", "公司名称",
    "公司名稱", "出版者", "出版社", "主管機關", "发布部门",
];

/// Labels of the day of a document.
#[rustfmt::skip]
pub(super) const DATE: &[&str] = &[
    "成文日期", "发文日期", "發文日期", "发布日期", "發布日期", "公布日期", "修正日期", "日期",
    "发布时间", "發布時間", "时间", "時間",
];

/// Labels of the number of a document.
#[rustfmt::skip]
pub(super) const NUMBER: &[&str] = &[
    "发文字号", "發文字號", "文号", "文號", "案号", "案號", "标准号", "标准编号", "字號", "字号",
    "批准文号",
];

/// Longest value, in characters.
const LONGEST: usize = 60;

/// The place of a part of a text that stands at `span`.
pub(super) fn place(span: Span, text: &str, part: &str) -> Span {
    let at = text.find(part).unwrap_or(0);
    let start = span.start.saturating_add(u32::try_from(at).unwrap_or(0));
    let len = u32::try_from(part.len()).unwrap_or(0);
    Span::new(start, start.saturating_add(len).min(span.end))
}

/// What stands behind the first colon of a line.
pub(super) fn value(text: &str) -> Option<&str> {
    let at = text.find(['：', ':'])?;
    let colon = text.get(at..)?.chars().next()?;
    let value = text.get(at.saturating_add(colon.len_utf8())..)?.trim();
    let fits = !value.is_empty() && value.chars().nth(LONGEST).is_none() && !value.contains('。');
    fits.then_some(value)
}

/// The value of a line that begins with one of these labels; spaces in the
/// label are looked over.
pub(super) fn labelled<'t>(text: &'t str, labels: &[&str]) -> Option<&'t str> {
    let at = text.find(['：', ':']).filter(|&at| at <= 36)?;
    let label: String = text
        .get(..at)?
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '【' | '】'))
        .collect();
    labels
        .contains(&label.as_str())
        .then(|| value(text))
        .flatten()
}

/// The first date of a line: 2025年3月12日, 二〇二五年三月, 中華民國101年9月24日,
/// 2025-03-12.
pub(super) fn date(text: &str) -> Option<&str> {
    written(text).or_else(|| in_figures(text))
}

fn written(text: &str) -> Option<&str> {
    let year = text.find('年')?;
    let before = text.get(..year)?;
    let is_part = |c: char| numerals::is_numeral(c) || c.is_ascii_digit() || c == ' ' || c == '　';
    let number = before.trim_end_matches(is_part).len();
    let digits = before.get(number..)?.trim_start();
    let from = before.len().saturating_sub(digits.len());
    let era = ["中華民國", "民國", "中华民国", "民国"];
    let from = era
        .iter()
        .find(|era| before.get(..from).is_some_and(|b| b.ends_with(**era)))
        .map_or(from, |era| from.saturating_sub(era.len()));
    let mut to = year.saturating_add('年'.len_utf8());
    let mut parts = 0usize;
    for unit in ['月', '日'] {
        let rest = text.get(to..)?;
        let number = rest
            .len()
            .saturating_sub(rest.trim_start_matches(is_part).len());
        if number == 0 || !rest.get(number..)?.starts_with(unit) {
            break;
        }
        to = to.saturating_add(number).saturating_add(unit.len_utf8());
        parts = parts.saturating_add(1);
    }
    let whole = parts >= 1 && digits.chars().nth(1).is_some();
    whole.then(|| text.get(from..to)).flatten()
}

/// 2025-03-12, 2025/3/12, 2025.3.12.
fn in_figures(text: &str) -> Option<&str> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.');
    let runs = text.split(|c: char| !is_part(c));
    let is_date = |run: &&str| {
        ['-', '/', '.'].iter().any(|&mark| {
            let parts: Vec<&str> = run.split(mark).collect();
            let [year, month, day] = parts.as_slice() else {
                return false;
            };
            let within =
                |part: &str, most: u32| part.parse::<u32>().is_ok_and(|n| (1..=most).contains(&n));
            year.len() == 4 && within(year, 2999) && within(month, 12) && within(day, 31)
        })
    };
    runs.map(|run| run.trim_matches(['-', '/', '.']))
        .find(is_date)
}

/// The office that a title begins with: 某县人民政府工作报告, 某县人民法院民事判决书.
pub(super) fn office_of(title: &str) -> Option<&str> {
    #[rustfmt::skip]
    const TAILS: [&str; 14] = [
        "人民政府", "人民法院", "人民检察院", "常务委员会", "委员会", "办公厅", "股份有限公司",
        "有限公司", "法院", "政府", "總統府", "行政院", "立法院", "委員會",
    ];
    let title = title.split(['关', '關']).next().unwrap_or(title);
    let end = TAILS
        .iter()
        .filter_map(|tail| Some(title.find(tail)?.saturating_add(tail.len())))
        .min()?;
    let office = title.get(..end)?;
    words::is_office(office).then_some(office)
}
