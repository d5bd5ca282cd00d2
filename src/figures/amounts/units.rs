//! Units and measure words, each with the base that its amounts are given in.
//!
//! | what | base |
//! | --- | --- |
//! | money | 元, every currency apart: 美元, 欧元, 英镑, 日元, 港元, 卢布, 韩元, 新台币 |
//! | people | 人 (also 名, 位 of persons); 人次 apart |
//! | rates | % (also 成, ‰ and 百分之…), 个百分点, 倍, 番 |
//! | length | m |
//! | area | `km2`; 亩 apart (also 公亩, 顷), of which a thousand and a half make one |
//! | volume | m3 |
//! | mass | t |
//! | energy, power | kWh, kW |
//! | temperature | ℃ |
//! | time | 年, 月, 天, s (also hours and minutes) |
//! | what is counted | the measure word: 个, 家, 户, 项, 件, 座 … |
//!
//! Units are brought to one base only where the factor is an exact decimal;
//! what has no such factor, such as 亩 or 尺, is a base of its own. A price or
//! density (元/吨, 人/平方公里) stays as it is written.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::super::sentence::Sentence;
use crate::text::numbers::Decimal;

/// What an amount of a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::figures) enum Class {
    /// 元.
    Money,
    /// Length, area, mass …; what is measured stands before the number.
    Measure,
    /// 年, 天, 小时.
    Duration,
    /// %.
    Percent,
    /// 个百分点.
    Points,
    /// 倍, 番.
    Multiple,
    /// A measure word; what is counted stands behind it.
    Count,
    /// A measure word that is one behind Arabic digits only: 三门 is a name,
    /// 四部 may be anything.
    ArabicCount,
}

/// One way to write a unit.
#[derive(Debug, Clone, Copy)]
pub(in crate::figures) struct UnitForm {
    /// As it is written, simplified.
    pub(in crate::figures) name: &'static str,
    /// What its amounts are given in.
    pub(in crate::figures) base: &'static str,
    pub(in crate::figures) class: Class,
    /// The base unit as often as this makes one of it: digits and decimal
    /// places.
    factor: (i128, u8),
    /// Characters that, standing behind it, make another word of it.
    not_before: &'static str,
}

impl UnitForm {
    /// `amount` in the base unit.
    pub(in crate::figures) fn in_base(&self, amount: Decimal) -> Option<Decimal> {
        amount.times(Decimal::new(self.factor.0, self.factor.1)?)
    }
}

const MONEY: &str = "元";

/// Units whose base, factor and class have to be said: name, base, digits and
/// places of the factor, class, what may not stand behind.
#[rustfmt::skip]
const UNITS: &[(&str, &str, i128, u8, Class, &str)] = &[
    ("元", MONEY, 1, 0, Class::Money, "素旦宵首老帅气件年月化朝代勋神谋始凶"),
    ("元人民币", MONEY, 1, 0, Class::Money, ""),
    ("元钱", MONEY, 1, 0, Class::Money, ""),
    ("块钱", MONEY, 1, 0, Class::Money, ""),
    ("人民币", MONEY, 1, 0, Class::Money, ""),
    ("美元", "美元", 1, 0, Class::Money, ""),
    ("美金", "美元", 1, 0, Class::Money, ""),
    ("欧元", "欧元", 1, 0, Class::Money, "区"),
    ("英镑", "英镑", 1, 0, Class::Money, ""),
    ("日元", "日元", 1, 0, Class::Money, ""),
    ("港元", "港元", 1, 0, Class::Money, ""),
    ("港币", "港元", 1, 0, Class::Money, ""),
    ("卢布", "卢布", 1, 0, Class::Money, ""),
    ("韩元", "韩元", 1, 0, Class::Money, ""),
    ("新台币", "新台币", 1, 0, Class::Money, ""),
    ("%", "%", 1, 0, Class::Percent, ""),
    ("个百分点", "个百分点", 1, 0, Class::Points, ""),
    ("百分点", "个百分点", 1, 0, Class::Points, ""),
    ("成", "%", 10, 0, Class::Percent, ""),
    ("个基点", "个百分点", 1, 2, Class::Points, ""),
    ("‰", "%", 1, 1, Class::Percent, ""),
    ("‱", "%", 1, 2, Class::Percent, ""),
    ("倍", "倍", 1, 0, Class::Multiple, "增感加数"),
    ("番", "番", 1, 0, Class::Multiple, "茄号邦禺五四"),
    ("公里", "m", 1000, 0, Class::Measure, ""),
    ("千米", "m", 1000, 0, Class::Measure, ""),
    ("km", "m", 1000, 0, Class::Measure, ""),
    ("里", "m", 500, 0, Class::Measure, "面边程头昂氏弄"),
    ("华里", "m", 500, 0, Class::Measure, ""),
    ("海里", "m", 1852, 0, Class::Measure, ""),
    ("延米", "m", 1, 0, Class::Measure, ""),
    ("米", "m", 1, 0, Class::Measure, "粉饭面兰线色老格易"),
    ("公尺", "m", 1, 0, Class::Measure, ""),
    ("m", "m", 1, 0, Class::Measure, ""),
    ("分米", "m", 1, 1, Class::Measure, ""),
    ("厘米", "m", 1, 2, Class::Measure, ""),
    ("公分", "m", 1, 2, Class::Measure, ""),
    ("cm", "m", 1, 2, Class::Measure, ""),
    ("毫米", "m", 1, 3, Class::Measure, "波"),
    ("mm", "m", 1, 3, Class::Measure, ""),
    ("微米", "m", 1, 6, Class::Measure, ""),
    ("纳米", "m", 1, 9, Class::Measure, ""),
    ("尺", "尺", 1, 0, Class::Measure, "寸度"),
    ("丈", "尺", 10, 0, Class::Measure, "夫人"),
    ("寸", "尺", 1, 1, Class::Measure, ""),
    ("平方公里", "km2", 1, 0, Class::Measure, ""),
    ("平方千米", "km2", 1, 0, Class::Measure, ""),
    ("km2", "km2", 1, 0, Class::Measure, ""),
    ("km²", "km2", 1, 0, Class::Measure, ""),
    ("公顷", "km2", 1, 2, Class::Measure, ""),
    ("平方米", "km2", 1, 6, Class::Measure, ""),
    ("平方公尺", "km2", 1, 6, Class::Measure, ""),
    ("平米", "km2", 1, 6, Class::Measure, ""),
    ("m2", "km2", 1, 6, Class::Measure, ""),
    ("m²", "km2", 1, 6, Class::Measure, ""),
    ("㎡", "km2", 1, 6, Class::Measure, ""),
    ("亩", "亩", 1, 0, Class::Measure, "产均"),
    ("顷", "亩", 100, 0, Class::Measure, "刻"),
    ("立方米", "m3", 1, 0, Class::Measure, ""),
    ("立方公尺", "m3", 1, 0, Class::Measure, ""),
    ("m3", "m3", 1, 0, Class::Measure, ""),
    ("m³", "m3", 1, 0, Class::Measure, ""),
    ("立方千米", "m3", 1_000_000_000, 0, Class::Measure, ""),
    ("立方公里", "m3", 1_000_000_000, 0, Class::Measure, ""),
    ("立方厘米", "m3", 1, 6, Class::Measure, ""),
    ("公升", "m3", 1, 3, Class::Measure, ""),
    ("毫升", "m3", 1, 6, Class::Measure, ""),
    ("吨", "t", 1, 0, Class::Measure, "位"),
    ("公吨", "t", 1, 0, Class::Measure, ""),
    ("吨标准煤", "t", 1, 0, Class::Measure, ""),
    ("公斤", "t", 1, 3, Class::Measure, ""),
    ("千克", "t", 1, 3, Class::Measure, ""),
    ("kg", "t", 1, 3, Class::Measure, ""),
    ("斤", "t", 5, 4, Class::Measure, ""),
    ("克", "t", 1, 6, Class::Measure, "服里隆拉制己勤难扣什"),
    ("毫克", "t", 1, 9, Class::Measure, ""),
    ("微克", "t", 1, 12, Class::Measure, ""),
    ("千瓦时", "kWh", 1, 0, Class::Measure, ""),
    ("千瓦小时", "kWh", 1, 0, Class::Measure, ""),
    ("kWh", "kWh", 1, 0, Class::Measure, ""),
    ("兆瓦时", "kWh", 1000, 0, Class::Measure, ""),
    ("度电", "kWh", 1, 0, Class::Measure, ""),
    ("千瓦", "kW", 1, 0, Class::Measure, ""),
    ("kW", "kW", 1, 0, Class::Measure, ""),
    ("兆瓦", "kW", 1000, 0, Class::Measure, ""),
    ("MW", "kW", 1000, 0, Class::Measure, ""),
    ("吉瓦", "kW", 1_000_000, 0, Class::Measure, ""),
    ("GW", "kW", 1_000_000, 0, Class::Measure, ""),
    ("瓦", "kW", 1, 3, Class::Measure, "解砾斯"),
    ("千伏安", "千伏安", 1, 0, Class::Measure, ""),
    ("千伏", "千伏", 1, 0, Class::Measure, ""),
    ("℃", "℃", 1, 0, Class::Measure, ""),
    ("°C", "℃", 1, 0, Class::Measure, ""),
    ("摄氏度", "℃", 1, 0, Class::Measure, ""),
    ("标准箱", "标准箱", 1, 0, Class::Measure, ""),
    ("标箱", "标准箱", 1, 0, Class::Measure, ""),
    ("载重吨", "载重吨", 1, 0, Class::Measure, ""),
    ("分贝", "分贝", 1, 0, Class::Measure, ""),
    ("级", "级", 1, 0, Class::ArabicCount, ""),
    ("年", "年", 1, 0, Class::Duration, "级轻龄糕货画夜会鉴味华利薪检代度"),
    ("周年", "年", 1, 0, Class::Duration, ""),
    ("个年头", "年", 1, 0, Class::Duration, ""),
    ("个月", "月", 1, 0, Class::Duration, "亮饼"),
    ("天", "天", 1, 0, Class::Duration, "然下津空气地文才堂台使线花窗宫生主性王神星山河涯色险公桥安子尊罡"),
    ("昼夜", "天", 1, 0, Class::Duration, ""),
    ("日", "天", 1, 0, Class::Duration, ""),
    ("个工作日", "工作日", 1, 0, Class::Duration, ""),
    ("工作日", "工作日", 1, 0, Class::Duration, ""),
    ("个交易日", "交易日", 1, 0, Class::Duration, ""),
    ("个星期", "天", 7, 0, Class::Duration, ""),
    ("周", "天", 7, 0, Class::Duration, "边围期岁年密全转刊报口庄末一二三四五六日"),
    ("小时", "s", 3600, 0, Class::Duration, "候"),
    ("个小时", "s", 3600, 0, Class::Duration, "候"),
    ("分钟", "s", 60, 0, Class::Duration, ""),
    ("秒", "s", 1, 0, Class::Duration, "杀针表"),
    ("秒钟", "s", 1, 0, Class::Duration, ""),
    ("岁", "岁", 1, 0, Class::Duration, "月末寒"),
    ("周岁", "岁", 1, 0, Class::Duration, ""),
    ("人", "人", 1, 0, Class::Count, "民才员类工格心生间气身事均性文力选造居意权道物丁大社财情像群行体称影望马迹伦"),
    ("人口", "人", 1, 0, Class::Count, ""),
    ("名", "人", 1, 0, Class::Count, "单字义称牌胜录誉额列"),
    ("位", "人", 1, 0, Class::Count, "数置于次移"),
    ("人次", "人次", 1, 0, Class::Count, ""),
    ("个方面", "方面", 1, 0, Class::Count, ""),
    ("大类", "类", 1, 0, Class::Count, ""),
    ("大", "个", 1, 0, Class::ArabicCount, "于多型学家量约概小地陆"),
];

/// Measure words that are their own base: each with the characters that make
/// another word of it.
#[rustfmt::skip]
const COUNTS: &[(&str, &str)] = &[
    ("个", ""), ("家", "庭乡属具畜禽"), ("户", "籍口外主型均"), ("户次", ""), ("项", "目链羽庄"), ("件", ""), ("件次", ""),
    ("座", "谈位右"), ("所", "有以在需谓得属述致见示列称指"), ("条", "例款件"), ("款", "项式待物额"), ("种", "子植族"),
    ("类", "型似别比"), ("方面", ""), ("场", "所地景合馆均"), ("场次", ""), ("次", "于序要元氯贷"), ("批", "准发评复示判"),
    ("批次", ""), ("支", "持出付撑配援柱"), ("套", "路餐利话"), ("台", "湾阶商胞州"), ("台套", ""), ("台次", ""),
    ("辆", ""), ("架", "构空设势"), ("架次", ""), ("车次", ""), ("班次", ""), ("航次", ""), ("艘", ""), ("艘次", ""),
    ("列次", ""), ("栋", "梁"), ("幢", ""), ("宗", "旨教族派庙主室"),
    ("起", "来点到初步源诉义草码伏飞跑身用家兵"), ("首", "先都次位席府届批家脑领部相饰要级"), ("幅", "度员"),
    ("篇", "章幅目"), ("份", "额子量"), ("枚", "举"), ("株", "洲式连"), ("棵", ""), ("匹", "配"), ("块", "头状"),
    ("片", "区面刻段"), ("颗", "粒"), ("张", "家力"), ("层", "次面级出"), ("轮", "流换船椅驱车胎岗廓"), ("例", "如外会行子"),
    ("笔", "者记试"), ("股", "份东权票市"), ("处", "理于罚置境"), ("间", "接隔断谍"), ("趟", ""), ("桩", ""), ("杯", ""),
    ("瓶", ""), ("碗", ""), ("盏", "茶"), ("顿", "时悟"), ("剂次", ""), ("部分", ""), ("句", "号子"),
];

/// Measure words behind Arabic digits only.
#[rustfmt::skip]
const ARABIC_COUNTS: &[(&str, &str)] = &[
    ("部", "分门队署长委级落件位"), ("门", "户口槛店"), ("头", "部条等脑顶发"), ("只", "有能是要不会需可"),
    ("本", "科地人身质级报市省次年届法条案办"), ("字", "节母典"), ("万字", ""), ("集", "体中团合群成约聚"),
    ("卷", "烟"), ("册", ""), ("口", "岸径"), ("对", "于外应接策口象待比标抗付立话照"), ("双", "方边向重"),
    ("道", "路德理教歉义家具"), ("根", "据本源治基除植"), ("床", ""), 
    ("例次", ""), ("国", "家际内外务有民道企"), ("副", "主省市总"), ("段", "落"), ("盘", "点"),
    ("升", "级至值学高降温幅华旗入规到"), ("尾", "气矿"), ("羽", "毛"), ("车", "间站道"), ("箱", "包"),
    ("单", "位独个元一"), ("包", "括含装"), ("列", "入为席举"),
    ("群", "众体岛"), ("组", "织成合长团建"), ("届", "时满"),
];

/// Words whose first character would make another word of the unit before
/// them, and does not: 3项目标, 8种植物.
#[rustfmt::skip]
const FINE: &[&str] = &[
    "目标", "植物", "身亡", "身故", "生还", "工作", "下来", "气温", "公示", "首付", "年费", "代金", "体育", "生产", "行动",
    "地方", "大型", "约束",
];

/// Units by their first character, the longest first.
fn table() -> &'static HashMap<char, Vec<UnitForm>> {
    static TABLE: OnceLock<HashMap<char, Vec<UnitForm>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let counts = COUNTS.iter().map(|&(name, not)| (name, not, Class::Count));
        let arabic = ARABIC_COUNTS
            .iter()
            .map(|&(name, not)| (name, not, Class::ArabicCount));
        let own = counts
            .chain(arabic)
            .map(|(name, not_before, class)| UnitForm {
                name,
                base: name,
                class,
                factor: (1, 0),
                not_before,
            });
        let said = UNITS.iter().map(
            |&(name, base, digits, places, class, not_before)| UnitForm {
                name,
                base,
                class,
                factor: (digits, places),
                not_before,
            },
        );
        let mut table: HashMap<char, Vec<UnitForm>> = HashMap::new();
        for unit in own.chain(said) {
            if let Some(first) = unit.name.chars().next() {
                table.entry(first).or_default().push(unit);
            }
        }
        for units in table.values_mut() {
            units.sort_by_key(|unit| std::cmp::Reverse(unit.name.len()));
        }
        table
    })
}

/// The unit at `i`, with its length in letters: the longest that is there.
/// None where that is the beginning of another word.
pub(in crate::figures) fn unit_at(sentence: &Sentence, i: usize) -> Option<(UnitForm, usize)> {
    let units = table().get(&sentence.at(i))?;
    let unit = units.iter().find(|unit| sentence.starts(i, unit.name))?;
    let length = unit.name.chars().count();
    let next = sentence.at(i.saturating_add(length));
    let latin = unit.name.ends_with(|c: char| c.is_ascii_alphanumeric());
    let fine = || sentence.first_of(i.saturating_add(length), FINE).is_some();
    let other =
        (unit.not_before.contains(next) && !fine()) || (latin && next.is_ascii_alphanumeric());
    (!other).then_some((*unit, length))
}

/// The base that a name of a unit stands for, for a filter by unit: `公里` is
/// in `m`. The name itself where no unit is called so.
#[must_use]
pub fn base_of(name: &str) -> &str {
    let first = name.chars().next();
    let units = first.and_then(|first| table().get(&first));
    let mut units = units.into_iter().flatten();
    units
        .find(|unit| unit.name == name)
        .map_or(name, |unit| unit.base)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> Option<(&'static str, String)> {
        let mut sentence = Sentence::default();
        sentence.read(text, 0, false);
        let (unit, _) = unit_at(&sentence, 0)?;
        let one = unit.in_base(Decimal::whole(1)).unwrap();
        Some((unit.base, one.to_string()))
    }

    #[test]
    fn units_have_one_base() {
        assert_eq!(unit("平方公里。"), Some(("km2", "1".into())));
        assert_eq!(unit("平方米"), Some(("km2", "0.000001".into())));
        assert_eq!(unit("斤粮"), Some(("t", "0.0005".into())));
        assert_eq!(unit("個百分點"), Some(("个百分点", "1".into())));
        assert_eq!(unit("名学生"), Some(("人", "1".into())));
        assert_eq!(unit("kWh"), Some(("kWh", "1".into())));
    }

    #[test]
    fn a_word_that_begins_like_a_unit_is_none() {
        for text in ["人民", "家庭", "年级", "处理", "位数", "mg", "kg3", "天然"] {
            assert_eq!(unit(text), None, "{text}");
        }
    }

    #[test]
    fn a_filter_may_name_any_unit() {
        assert_eq!(base_of("公里"), "m");
        assert_eq!(base_of("家"), "家");
        assert_eq!(base_of("光年"), "光年");
    }
}
