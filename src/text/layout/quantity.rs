//! Numbers with their units, which a row end should not part.

/// Characters of one number that are looked at; what is behind them counts as
/// a number of its own.
const MAX_DIGITS: usize = 32;

/// Ranges with more numbers than this are not kept together.
const MAX_NUMBERS: usize = 4;

/// Words of scale and number between the digits and the unit: 3.2万亿元,
/// 100多万人.
const SCALES: [char; 12] = [
    '十', '百', '千', '万', '亿', '兆', '萬', '億', '多', '余', '餘', '几',
];

/// Units of more than one character, each before its own prefixes.
#[rustfmt::skip]
const LONG_UNITS: [&str; 60] = [
    "个百分点", "個百分點", "百分点", "百分點", "平方公里", "平方千米", "立方千米", "平方米", "立方米",
    "公里", "千米", "厘米", "毫米", "微米", "纳米", "公顷", "公頃", "公斤", "千克", "毫克", "毫升",
    "千瓦时", "千瓦", "兆瓦", "摄氏度", "标准箱", "人次", "车次", "架次", "班次", "艘次",
    "人民币", "美元", "欧元", "日元", "港元", "英镑", "卢布", "小时", "小時", "分钟", "分鐘",
    "周年", "年度", "年代", "年级", "世纪", "世紀", "个月", "個月", "个工作日", "季度", "周岁",
    "海里", "英里", "英尺", "英寸", "平方尺", "公尺", "台币",
];

/// Units of one character.
const SHORT_UNITS: &str = "元角分年月日号號时時点點秒周天岁歲人户戶家个個位名件项項条條款次倍成级級度\
    米里吨噸克斤升亩畝顷頃尺寸丈株头頭只隻台臺辆輛艘架座栋棟幢套所处處种種类類批场場届屆期\
    编編章节節回集页頁卷册冊篇字行层層间間对對双雙把张張颗粒滴瓶盒箱包袋门門支枝根块塊片组組代声聲";

/// Bytes of the number at the start of `text` with its unit: digits with
/// points, commas and colons inside, words of scale, a percent sign or one
/// unit; a range is one number (`3.2万亿元`, `12.5个百分点`, `10%—15%`,
/// `８０％`). 0 where the text does not start with a digit.
pub(in crate::text) fn quantity_len(text: &str) -> usize {
    let mut end = number_len(text);
    if end == 0 {
        return 0;
    }
    for _ in 0..MAX_NUMBERS {
        let rest = text.get(end..).unwrap_or_default();
        end = end.saturating_add(unit_len(rest));
        let rest = text.get(end..).unwrap_or_default();
        let second = rest.strip_prefix(is_range_mark).unwrap_or_default();
        let length = number_len(second);
        if length == 0 {
            break;
        }
        let mark = rest.len().saturating_sub(second.len());
        end = end.saturating_add(mark).saturating_add(length);
    }
    end
}

/// Bytes of the digits at the start of `text`, ASCII or full width, with the
/// points, commas before thousands, colons and slashes between them; 0 where
/// it does not start with a digit. What is longer than 32 characters counts as
/// several.
#[must_use]
pub fn number_len(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices().take(MAX_DIGITS) {
        let behind = at.saturating_add(c.len_utf8());
        if is_digit(c) {
            end = behind;
            continue;
        }
        let rest = text.get(behind..).unwrap_or_default();
        let inner = match c {
            '.' | '．' | ':' | '：' | '∶' | '/' => rest.starts_with(is_digit),
            // Of the commas only those that set off thousands: 增长5,2025年
            // holds two numbers.
            ',' | '，' => rest.chars().take(4).take_while(|&c| is_digit(c)).count() == 3,
            _ => false,
        };
        if !inner || end == 0 {
            break;
        }
    }
    end
}

/// Bytes of the words of scale at the start of `text`, with the sign or unit
/// behind them.
fn unit_len(text: &str) -> usize {
    let bare = text.trim_start_matches(SCALES);
    let scales = text.len().saturating_sub(bare.len());
    let long = || LONG_UNITS.iter().find(|unit| bare.starts_with(**unit));
    let unit = match bare.chars().next() {
        Some(c) if is_unit_sign(c) => c.len_utf8(),
        Some(c) => match long() {
            Some(unit) => unit.len(),
            None if SHORT_UNITS.contains(c) => c.len_utf8(),
            None => 0,
        },
        None => 0,
    };
    scales.saturating_add(unit)
}

/// Whether `c` is an ASCII or full-width digit.
pub(in crate::text) const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Marks that stand directly behind a number.
pub(in crate::text) const fn is_unit_sign(c: char) -> bool {
    matches!(
        c,
        '%' | '％' | '‰' | '‱' | '℃' | '℉' | '°' | '′' | '″' | '㎡' | '㎏' | '㎞'
    )
}

/// Marks between the two numbers of a range.
const fn is_range_mark(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '~' | '～' | '〜' | '－')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_belong_to_their_number() {
        for (whole, rest) in [
            ("3.2万亿元", "的"),
            ("54.5%", "以上"),
            ("8000亿元", "，"),
            ("12.5个百分点", "。"),
            ("2025年", "以来"),
            ("1,234,567人次", "，2025年"),
            ("10%—15%", "左右"),
            ("3～5个", "工作"),
            ("100多万人次", "来"),
            ("12:30", "开会"),
            ("８０．５％", "的"),
            ("5", "G网络"),
            ("5", ",2025年"),
            ("5", "，2025年"),
            ("3", "."),
            ("3", "，他"),
        ] {
            assert_eq!(
                quantity_len(&format!("{whole}{rest}")),
                whole.len(),
                "{whole}"
            );
        }
        assert_eq!(quantity_len("元3"), 0);
        assert_eq!(quantity_len(".5"), 0);
        assert_eq!(quantity_len(""), 0);
    }

    #[test]
    fn no_unit_hides_behind_a_shorter_one() {
        for (index, unit) in LONG_UNITS.iter().enumerate() {
            let hidden = LONG_UNITS
                .iter()
                .take(index)
                .any(|earlier| unit.starts_with(earlier));
            assert!(!hidden, "{unit}");
        }
    }
}
