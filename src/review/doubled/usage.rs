//! How Chinese uses single characters: what makes a doubled one normal.

/// Characters that stand as words of their own beside a word that ends or
/// begins with them: particles, prepositions, verbs and adverbs of one
/// character, numerals, names of places of one character. So that 目的的 and
/// 首都都 are two words that meet.
const FREE: &str = "的了是在有和与不也就都而及着过地得之以为于到要对会能可等将从由当应向更多又再用人来去给让\
    被把个年月日最很太已未无只并或但则且其所者各每本该此我你他她它们内外前后间里非超\
    副原双单主次初首零半才还曾便即若如因想说看做叫问听走吃打拿放起\
    一二三四五六七八九十百千万亿两几第上下中左右东西南北时天子儿头手水山石木金";

/// Characters put before a noun, so that one of them behind a word that ends
/// with it may belong to what follows: 安全全链条, 提高高水平, 农村村集体.
const PREFIXES: &str = "全新好低高强优深快大小老省市县区国村乡镇部";

/// Characters that end compounds which a dictionary need not know, so that
/// one of them before a word that begins with it may belong to what comes
/// before: 创业者, 租赁物, 慢性病.
const SUFFIXES: &str = "者员人工性化度率量力法物费税款证书权案罪门场站厂店馆楼路线网园城院校所局厅处长级型类\
    式号机器具品药材料油气电车船会学界业户群团队组班党军官兵师生医病条款项章节编目届次件份张页版期批位名省市县区国村乡镇部";

/// Words of one character that show where the word before them ends.
const LINKS: &str = "的和与等是在有及或也都就，被将对为";

/// Particles, prepositions and endings that never stand twice.
const NEVER_TWICE: &str = "的和与及在为以将于从把被由向之化性者们";

/// Verbs of two characters that double only the first: 聊聊天.
const SPLIT_VERBS: &str = "聊天 散步 帮忙 跳舞 见面 游泳 唱歌 睡觉 洗澡 理发 照相 鼓掌 吃饭 看书 逛街 上网 打球 \
    跑步 握手 点头 摇头 谈心 叙旧 解闷 散心 谈话 请安 算命 念书 读书 谈天 讲话 喝茶 喝酒 做饭 洗手 洗脸 \
    挥手 招手 拍手 排队 把关 消气 养神 透气 松劲 压惊 磕头 道歉 请客 拜年 过年 搭话 搭腔 动手 动脑 转圈";

/// Words of two characters that are said twice for strength.
const SAID_TWICE: &str = "非常 特别 真的 十分 永远 好久 好多 很多 慢慢 一直 反复 千万 实在 渐渐 常常 早早 最最 \
    很快 好好 多多 轻轻 悄悄 不要 不是 没有 快点 赶快 赶紧 一再 再三 太多 太好 时时 天天 比较 极少 很少 一定 绝对 根本";

/// Pronouns that stand for several.
const PRONOUNS: &str = "我们 你们 他们 她们 它们 咱们 这些 那些";

/// Common family names, in simplified hanzi.
const FAMILY_NAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程\
    苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤\
    樊葛邢庞颜倪聂翟詹耿焦俞祝包阮柯童裴霍涂冉骆靳鲍喻祁蒲滕屈饶牟尤穆缪褚娄窦戚岑佟臧闵苟邬卞姬栾隋刁巫寇桑郎甄虞敖巩佘邝";

/// See [`FREE`].
pub(in crate::review) fn is_free(c: char) -> bool {
    FREE.contains(c)
}

/// See [`PREFIXES`].
pub(in crate::review) fn is_prefix(c: char) -> bool {
    PREFIXES.contains(c)
}

/// Whether a character stands for a level of government before what belongs to
/// it: 市市场监管部门.
pub(in crate::review) fn is_level(c: char) -> bool {
    "国省市区县乡镇村".contains(c)
}

/// See [`SUFFIXES`].
pub(in crate::review) fn is_suffix(c: char) -> bool {
    SUFFIXES.contains(c)
}

/// See [`LINKS`].
pub(in crate::review) fn is_link(word: &str) -> bool {
    is_among(word, LINKS)
}

/// Whether a word of one character is an adverb, which stands before something.
pub(in crate::review) fn is_adverb(word: &str) -> bool {
    is_among(word, "也都就")
}

/// Whether a word of one character shows that the word before it is a verb.
pub(in crate::review) fn follows_verb(word: &str) -> bool {
    is_among(word, "了着过得")
}

fn is_among(word: &str, list: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next();
    chars.next().is_none() && first.is_some_and(|c| list.contains(c))
}

/// See [`NEVER_TWICE`].
pub(in crate::review) fn is_never_twice(c: char) -> bool {
    NEVER_TWICE.contains(c)
}

/// See [`SPLIT_VERBS`].
pub(in crate::review) fn is_split_verb(word: &str) -> bool {
    SPLIT_VERBS.split_whitespace().any(|verb| verb == word)
}

/// See [`SAID_TWICE`].
pub(in crate::review) fn is_said_twice(word: &str) -> bool {
    SAID_TWICE.split_whitespace().any(|known| known == word)
}

/// See [`PRONOUNS`].
pub(in crate::review) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.split_whitespace().any(|known| known == word)
}

/// Whether a name of a person may begin with `c`.
pub(in crate::review) fn is_family_name(c: char) -> bool {
    FAMILY_NAMES.contains(c)
}
