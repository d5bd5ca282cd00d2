//! Forms of one hanzi: simplified, traditional, of Taiwan, of Hong Kong, of
//! Japan, and look-alikes.
//!
//! The tables are made of OpenCC's ahead, because that takes longer than a
//! search; a test holds them against it and writes them anew.

use std::sync::OnceLock;

use super::table::Table;

/// One form on each line, behind the one that stands for all: variants of all
/// kinds.
const VARIANTS: &str = include_str!("../../../data/variants.txt");
/// The same, of the traditional forms alone behind their simplified one.
const SIMPLIFIED: &str = include_str!("../../../data/simplified.txt");

/// Whether the variants of `c` are in [`table`]: hanzi, and enclosed ones.
pub(super) const fn concerns(c: char) -> bool {
    crate::text::is_hanzi(c)
        || matches!(c, '\u{3036}'..='\u{303a}' | '\u{3190}'..='\u{32ff}' | '\u{1f210}'..='\u{1f251}')
}

/// The table of variants.
pub(super) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::new(led(VARIANTS)))
}

/// The simplified form of a traditional hanzi by OpenCC's table of
/// characters, of a look-alike that of its ordinary form; everything else as
/// it is.
#[must_use]
pub fn simplified(c: char) -> char {
    let c = crate::text::lookalikes::ordinary(c);
    static TABLE: OnceLock<Table> = OnceLock::new();
    let table = TABLE.get_or_init(|| Table::new(led(SIMPLIFIED)));
    table.leader(c).unwrap_or(c)
}

/// The characters of a table, each with the first of its line.
fn led(table: &str) -> Vec<(char, char)> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let pairs = lines.flat_map(|line| {
        let mut all = line.chars();
        let leader = all.next();
        all.filter_map(move |c| Some((c, leader?)))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;
    use std::collections::{BTreeMap, HashMap, HashSet};
    use std::fmt::Write;

    use ferrous_opencc::OpenCC;
    use ferrous_opencc::config::BuiltinConfig;

    use super::super::compatibility;
    use super::*;
    use crate::text::lookalikes;

    /// Ideographs of the basic plane that OpenCC is asked about.
    const BASIC: (u32, u32) = (0x3400, 0xa000);
    /// Ideographs of the other planes: extensions B and later.
    const FURTHER: (u32, u32) = (0x20000, 0x323b0);

    /// Forms that OpenCC does not have, each before the one it stands for: those
    /// that only some words are written with (瞭解, 答覆, 藉口, 沈沒), and the
    /// variants of old prints and of Japanese ones.
    const FURTHER_FORMS: &str = "\
        瞭了 覆复 藉借 祇只 沈沉 妳你 牠它 値值 淸清 靑青 吿告 尙尚 鄕乡 愼慎 槪概 靣面 囬回 囘回 朶朵 湼涅 \
        廻回 竝并 鬪斗 鬭斗 鬦斗 筴策 倣仿 瘉愈 姪侄 姉姊 甞尝 恠怪 殽淆 勣绩 唘启 厰厂 廐厩 勦剿 賉恤 嶋岛 \
        嶌岛 巗岩 嵒岩 烖灾 菑灾 炤照 燄焰 鑪炉 牋笺 犂犁 猨猿 蝯猿 獘弊 璢琉 瑠琉 瓈璃 罋瓮 甎砖 塼砖 疎疏 \
        踈疏 桮杯 睹覩 砲炮 礮炮 碁棋 稺稚 穉稚 窗窓 牕窗 窻窗 牎窗 竢俟 筯箸 箎篪 籨奁 紥扎 緜绵 繖伞 羢绒 \
        羴膻 耡锄 聨联 脗吻 舖铺 艣橹 艸草 荅答 菓果 萆蓖 葠参 蘓苏 虵蛇 蚘蛔 蛕蛔 衇脉 褁裹 覊羁 觝抵 牴抵 \
        詶酬 醻酬 酧酬 諠喧 謌歌 譌讹 貍狸 賸剩 跼局 跴踩 蹔暂 躭耽 輭软 輙辄 辢辣 迆迤 迺乃 廼乃 逈迥 遯遁 \
        邨村 隣邻 醕醇 醼宴 讌宴 鉋刨 鎗枪 閧哄 闚窥 阨厄 陻堙 隄堤 隖坞 霤溜 靭韧 鞵鞋 韤袜 頫俯 俛俯 頟额 \
        顋腮 餧喂 饍膳 駄驮 駞驼 騐验 騣鬃 驘骡 骽腿 髈膀 髥髯 髩鬓 鬂鬓 鬰郁 鴈雁 鵞鹅 鸎莺 鹻碱 麤粗 麁粗 \
        齅嗅 齗龈 慽戚 懽欢 懃勤 慇殷 憇憩 凴凭 慿凭 讬托 扞捍 拏拿 挐拿 挍校 捄救 罣挂 揹背 搯掏 摀捂 摃扛 \
        搥捶 攷考 昬昏 暱昵 朞期 栢柏 梹槟 椀碗 盌碗 椶棕 槀槁 樝楂 櫈凳 欵款 涖莅 漥洼 澁涩 澣浣 濬浚 濶阔 \
        灋法 烱炯 熈熙 煕熙 寗宁";

    /// A table as a file, what it is in its first line.
    fn written(what: &str, mut pairs: Vec<Pair>) -> String {
        pairs.sort_unstable();
        let mut groups: BTreeMap<char, String> = BTreeMap::new();
        for (c, leader) in pairs {
            groups.entry(leader).or_default().push(c);
        }
        let mut out = format!(
            "# {what}, made of the tables of OpenCC (Apache License 2.0) by\n\
             # BLESS=1 cargo test --lib text::fold\n"
        );
        for (leader, all) in groups {
            writeln!(out, "{leader}{all}").unwrap();
        }
        out
    }

    #[test]
    fn the_tables_are_those_of_opencc() {
        let simplified = [BASIC, FURTHER].into_iter();
        let simplified = simplified.flat_map(|range| converted(BuiltinConfig::T2s, range));
        for (name, what, pairs, kept) in [
            ("variants", "Variants of hanzi", build(), VARIANTS),
            (
                "simplified",
                "Simplified forms",
                simplified.collect(),
                SIMPLIFIED,
            ),
        ] {
            let made = written(what, pairs);
            if std::env::var_os("BLESS").is_some() {
                let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
                std::fs::write(format!("{folder}/{name}.txt"), made).unwrap();
            } else {
                assert!(made == kept, "{name}");
            }
        }
    }

    /// The characters of a range that OpenCC turns into others, in order.
    ///
    /// All of them go through in one string: no phrase of its dictionaries is
    /// made of neighbouring code points, so each is converted by itself.
    fn converted(config: BuiltinConfig, (first, end): (u32, u32)) -> Vec<Pair> {
        let opencc = OpenCC::from_config(config).unwrap();
        let all: String = (first..end).filter_map(char::from_u32).collect();
        let turned = opencc.convert(&all);
        let pairs = all.chars().zip(turned.chars());
        pairs.filter(|(from, to)| from != to).collect()
    }

    /// A form and another one that it is turned into.
    type Pair = (char, char);

    /// Every pair of forms, the one to keep behind; then those of Japanese forms.
    fn pairs() -> (Vec<Pair>, Vec<Pair>) {
        let mut found = converted(BuiltinConfig::T2s, BASIC);
        found.extend(converted(BuiltinConfig::Hk2t, BASIC));
        found.extend(converted(BuiltinConfig::Tw2t, BASIC));
        let dressed = compatibility::pairs();
        found.extend(dressed.filter(|&(from, to)| concerns(from) && concerns(to)));
        found.extend(converted(BuiltinConfig::T2s, FURTHER));
        found.extend(FURTHER_FORMS.split(' ').filter_map(|pair| {
            let mut forms = pair.chars();
            Some((forms.next()?, forms.next()?))
        }));
        (found, converted(BuiltinConfig::Jp2t, BASIC))
    }

    /// The hanzi of GB/T 2312, sorted: in GBK those with both bytes from 0xA1.
    fn gb2312() -> Vec<char> {
        let rows = 0xb0..=0xf7u8;
        let bytes: Vec<u8> = rows
            .flat_map(|lead| (0xa1..=0xfeu8).flat_map(move |trail| [lead, trail]))
            .collect();
        let (text, _) = encoding_rs::GBK.decode_without_bom_handling(&bytes);
        let mut all: Vec<char> = text.chars().collect();
        all.sort_unstable();
        all
    }

    /// Puts forms that are linked by any pair, over any number of steps, under
    /// one leader: of those that GB/T 2312 has, the one that most others turn
    /// into.
    ///
    /// A Japanese form is left alone where it is a character of its own in
    /// Chinese, simplified or traditional: 芸 is no 藝 there, 連 no 聯.
    fn build() -> Vec<Pair> {
        let (mut pairs, japanese) = pairs();
        let everyday = gb2312();
        let in_gb2312 = |c: char| everyday.binary_search(&c).is_ok();
        let known: HashSet<char> = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
        pairs.extend(
            japanese
                .into_iter()
                .filter(|(from, _)| !known.contains(from) && !in_gb2312(*from)),
        );
        let mut over: HashMap<char, char> = HashMap::with_capacity(pairs.len());
        let mut wanted: HashMap<char, u32> = HashMap::with_capacity(pairs.len());
        for &(from, to) in &pairs {
            let count = wanted.entry(to).or_default();
            *count = count.saturating_add(1);
            let (a, b) = (root(&over, from), root(&over, to));
            if a != b {
                over.insert(a, b);
            }
        }
        let rank = |c: char| {
            let count = wanted.get(&c).copied().unwrap_or_default();
            (in_gb2312(c), count, Reverse(c))
        };
        let mut members: Vec<(char, char)> = pairs
            .iter()
            .flat_map(|&(from, to)| [from, to])
            .map(|c| (root(&over, c), c))
            .collect();
        members.sort_unstable();
        members.dedup();
        let mut led = Vec::with_capacity(members.len());
        for group in members.chunk_by(|a, b| a.0 == b.0) {
            let all = group.iter().map(|&(_, c)| c);
            if let Some(leader) = all.clone().max_by_key(|&c| rank(c)) {
                led.extend(all.filter(|&c| c != leader).map(|c| (c, leader)));
            }
        }
        // A look-alike goes where its ordinary form is, which it says nothing of.
        let leaders: HashMap<char, char> = led.iter().copied().collect();
        let alike = lookalikes::pairs().filter(|&(own, to)| concerns(own) && concerns(to));
        led.extend(alike.map(|(own, to)| (own, leaders.get(&to).copied().unwrap_or(to))));
        led
    }

    fn root(over: &HashMap<char, char>, mut c: char) -> char {
        while let Some(&next) = over.get(&c) {
            c = next;
        }
        c
    }
}
