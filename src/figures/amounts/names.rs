//! Words that hold a number and are no figures: idioms, place names, the set
//! phrases of official language that count without saying what, and the names
//! of eras.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::super::sentence::Sentence;

/// Each from its first numeral on (成千上万 is 千上万), simplified.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    // Idioms and everyday words.
    "千上万", "千方百计", "千家万户", "千头万绪", "千军万马", "千变万化", "千差万别", "千言万语", "千辛万苦",
    "千山万水", "千秋万代", "千篇一律", "千钧一发", "千载难逢", "千里迢迢", "千千万万", "万事", "万物", "万一",
    "万众一心", "万无一失", "万分", "万岁", "万般", "万里长征", "万里长城", "万里长江", "万里", "百年大计",
    "百年变局", "百年未有", "百年奋斗", "百年树人", "百花齐放", "百家争鸣", "百废待兴", "百战百胜", "百发百中",
    "百分百", "百万雄师", "十全十美", "十分", "十足", "十年树木", "十年寒窗", "十年磨一剑", "十年如一日",
    "十年动乱", "十年浩劫", "十年禁渔", "十恶不赦", "十字", "十万火急", "十里长街", "十里洋场", "十之八九",
    "十有八九", "十面埋伏", "八面", "八方", "八字", "八仙", "八卦", "八股", "七嘴八舌", "七上八下", "七零八落",
    "七手八脚", "乱七八糟", "七八糟", "五湖四海", "五颜六色", "五光十色", "五花八门", "五体投地", "五脏六腑",
    "五大三粗", "五行", "五谷", "五官", "五星", "五金", "五味", "五音", "五更", "四面八方", "四面楚歌", "四通八达",
    "四分五裂", "四世同堂", "四平八稳", "四海", "四季", "四周", "四处", "四方", "四起", "四下", "四壁", "四邻", "四座", "四散", "四肢", "四川", "四书五经",
    "三心二意", "三番五次", "三番两次", "三令五申", "三头六臂", "三教九流", "三言两语", "三三两两", "三天两头",
    "三天打鱼", "三年五载", "三年两载", "三长两短", "三顾茅庐", "三位一体", "三足鼎立", "三缄其口", "三思",
    "三角", "三明治", "三轮车", "三轮摩托", "三极管", "三元区", "三元里", "三元桥", "三门峡", "三门县", "三台县",
    "三亚", "三峡", "三星堆", "三沙", "三更", "三军", "三国", "三维", "三生有幸", "三家店", "三伏天", "三九天",
    "三次产业", "三次元", "三次分配", "三座大山", "三字经", "三里屯", "两岸", "两栖", "两极", "两袖清风",
    "两全其美", "两面三刀", "两口子", "两旁", "两侧", "两边", "两面派", "两点论", "两用", "两个凡是",
    "二手", "二次", "二级", "二期", "二人转", "二人台", "二维码", "二氧化", "二胡", "二审", "一清二楚",
    "一五一十", "一干二净", "一穷二白", "一刀两断", "一举两得", "一分为二", "一心一意", "一年之计", "一年四季",
    "一年到头", "一石二鸟", "一国两制", "一目十行", "一日千里", "一天到晚", "一带一路", "一把手", "一分一秒",
    "九牛一毛", "九死一生", "九霄云外", "九年义务教育", "九三学社", "九九重阳", "九台区", "九台市", "九寨沟", "九天",
    "九龙", "九江", "九章", "九一八", "六神无主", "六盘水", "六安", "六枝", "六合", "六朝", "七里河", "七台河",
    "七夕", "七律", "七绝", "七七事变", "八一", "八宝山", "八达岭", "八里台", "八里庄", "八里桥", "五台山",
    "五台县", "五家渠", "五里墩", "五四", "五卅", "五代", "五指山", "五一", "五保户", "五官科", "四人帮",
    "四五运动", "四清", "百户长", "百家姓", "百度", "百色", "百货", "千岛湖", "千里马", "千字文", "千户所",
    "万州", "万户侯", "万元户", "万人空巷", "万里无云", "万人坑", "万家灯火", "十堰", "十三陵", "十一假期",
    "十一黄金周", "十月革命", "十月怀胎", "一二·九", "一二九运动", "一代", "一起", "一些", "一定", "一家三口",
    "三口之家", "四口之家", "百日维新", "百日咳", "百岁", "百年老店", "两弹一星", "七年之痒", "八年抗战",
    "三年自然灾害", "三年困难时期", "百人会", "九宫", "九品", "九族", "六亲", "十方",
    "五常", "五岳", "四大皆空", "四舍五入", "三下五除二", "三七开", "三八", "三家村", "三只手", "四合院",
    "四维", "三尺讲台", "七尺男儿", "七尺之躯", "三尺童子", "三寸不烂之舌", "三寸金莲", "百尺竿头", "万丈",
    "一丈夫", "十八般武艺", "十八般", "十八层地狱", "八拜之交", "七十二变", "三十六计", "七十二行",
    "三百六十行", "九九八十一", "三七二十一", "五百强",
    // Set phrases of official language, also without quotes.
    "两个确立", "两个维护", "两个大局", "两个一百年", "两个毫不动摇", "两个结合", "两个务必", "两个文明", "两个健康",
    "两个布局", "两个先锋队", "两个倍增", "两个翻番", "三个代表", "三个务必", "三个转变", "三个有利于", "三个面向",
    "三个自信", "三个离不开", "三个世界", "三个走在前", "三个作用", "三个认同", "三严三实", "三项制度改革", "三张名片",
    "三会一课", "四个意识", "四个自信", "四个全面", "四个服务", "四个面向", "四个伟大", "四个现代化", "四个坚持",
    "四个革命", "四个最严", "四个到位", "四项基本原则", "四种形态", "四史", "五位一体", "五个认同", "五个振兴",
    "五个文明", "五项原则", "五级书记", "六个必须", "六个坚持", "八个明确", "八项规定", "八项措施精神", "十个明确",
    "十四个坚持", "十个坚持", "九个坚持", "七个有之", "五个必须", "两个责任", "两个革命", "两个永远在路上",
];

/// Names of Chinese eras: 建安五年 is no length of time.
const ERAS: &str = "\
    建元元光元朔元狩元鼎元封太初天汉太始征和后元始元元凤元平本始地节元康神爵五凤甘露黄龙初元永光建昭竟宁建始河平\
    阳朔鸿嘉永始元延绥和建平元寿元始居摄建武永平建初元和章和永元元兴延平永初元初永宁建光延光永建阳嘉永和汉安建康\
    永嘉本初建和和平元嘉永兴永寿延熹永康建宁熹平光和中平初平兴平建安延康黄初太和青龙景初正始嘉平正元甘露景元咸熙\
    章武建兴延熙景耀炎兴黄武黄龙嘉禾赤乌太元神凤建兴五凤太平永安元兴甘露宝鼎建衡凤凰天册天玺天纪泰始咸宁太康太熙\
    永熙元康永康永宁太安永安建武永兴光熙永嘉大兴永昌太宁咸和咸康建元永和升平隆和兴宁太和咸安宁康太元隆安元兴义熙\
    元熙永初景平元嘉孝建大明泰始泰豫元徽升明建元永明隆昌永泰永元中兴天监普通大通大同太清承圣绍泰太平永定天嘉光大\
    太建至德祯明开皇仁寿大业武德贞观永徽显庆龙朔麟德乾封总章咸亨上元仪凤调露永隆开耀永淳弘道嗣圣文明垂拱永昌载初\
    天授如意长寿延载证圣神功圣历久视大足长安神龙景龙景云先天开元天宝至德乾元上元宝应广德永泰大历建中兴元贞元永贞\
    元和长庆宝历大和开成会昌大中咸通乾符广明中和光启文德龙纪大顺景福乾宁光化天复天祐开平乾化贞明龙德同光天成长兴\
    应顺清泰天福开运乾祐广顺显德建隆乾德开宝兴国雍熙端拱淳化至道咸平景德祥符天禧乾兴天圣明道景祐宝元康定庆历皇祐\
    至和嘉祐治平熙宁元丰元祐绍圣元符靖国崇宁大观政和重和宣和靖康建炎绍兴隆兴乾道淳熙绍熙庆元嘉泰开禧嘉定宝庆绍定\
    端平嘉熙淳祐宝祐开庆景定咸淳德祐景炎祥兴中统至元元贞大德至大皇庆延祐至治泰定致和天历至顺元统至正洪武建文永乐\
    洪熙宣德正统景泰天顺成化弘治正德嘉靖隆庆万历泰昌天启崇祯弘光隆武永历顺治康熙雍正乾隆嘉庆道光咸丰同治光绪宣统\
    昭和大正明治平成令和";

fn names() -> &'static HashMap<char, Vec<&'static str>> {
    static TABLE: OnceLock<HashMap<char, Vec<&'static str>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<char, Vec<&'static str>> = HashMap::new();
        for &name in NAMES {
            if let Some(first) = name.chars().next() {
                table.entry(first).or_default().push(name);
            }
        }
        table
    })
}

/// The letter behind the name that begins at `i`; the longest one.
pub(in crate::figures) fn name_end(sentence: &Sentence, i: usize) -> Option<usize> {
    let names = names().get(&sentence.at(i))?;
    let there = names.iter().filter(|name| sentence.starts(i, name));
    let length = there.map(|name| name.chars().count()).max()?;
    Some(i.saturating_add(length))
}

/// Whether the name of an era ends before `i`.
pub(in crate::figures) fn is_era(sentence: &Sentence, i: usize) -> bool {
    static TABLE: OnceLock<HashSet<[char; 2]>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let letters: Vec<char> = ERAS.chars().filter(|c| !c.is_whitespace()).collect();
        let pairs = letters.chunks_exact(2);
        pairs
            .filter_map(|pair| <[char; 2]>::try_from(pair).ok())
            .collect()
    });
    let Some(start) = i.checked_sub(2) else {
        return false;
    };
    <[char; 2]>::try_from(sentence.slice(start, i)).is_ok_and(|pair| table.contains(&pair))
}

/// Whether the Chinese numeral at `i` begins a short quoted name: “两个维护”,
/// “十年禁渔”. What ends in a full stop inside the quotes is speech.
pub(in crate::figures) fn is_quoted_name(sentence: &Sentence, i: usize) -> bool {
    /// Letters of the longest name.
    const LONGEST: usize = 10;
    if !matches!(
        sentence.before(i),
        '“' | '‘' | '「' | '『' | '"' | '《' | '〈'
    ) {
        return false;
    }
    let letters = sentence.slice(i, i.saturating_add(LONGEST));
    let closes = |c: &char| matches!(c, '”' | '’' | '」' | '』' | '"' | '》' | '〉');
    let end = letters.iter().position(closes);
    let last = end
        .and_then(|end| end.checked_sub(1))
        .and_then(|last| letters.get(last));
    last.is_some_and(|&c| !matches!(c, '。' | '！' | '？' | '，' | '!' | '?' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str) -> Sentence {
        let mut sentence = Sentence::default();
        sentence.read(text, 0, false);
        sentence
    }

    #[test]
    fn the_longest_name_is_taken() {
        assert_eq!(name_end(&sentence("万里长征的路"), 0), Some(4));
        assert_eq!(name_end(&sentence("四個意識"), 0), Some(4));
        assert_eq!(name_end(&sentence("四个人"), 0), None);
    }

    #[test]
    fn eras_are_known() {
        assert!(is_era(&sentence("建安五年"), 2));
        assert!(!is_era(&sentence("历时五年"), 2));
        assert!(ERAS.chars().filter(|c| !c.is_whitespace()).count() % 2 == 0);
    }

    #[test]
    fn names_in_quotes_are_short() {
        assert!(is_quoted_name(&sentence("“三张清单”制度"), 1));
        assert!(!is_quoted_name(&sentence("“三个人。”他说"), 1));
        assert!(!is_quoted_name(
            &sentence("“三个人一同去江边看那条船罢”"),
            1
        ));
    }
}
