//! Word lists of the language that recognition leans on.

/// Names of parts that stand without a number: front and back matter. Longer
/// names stand before the shorter ones they begin with.
const MATTER: [&str; 80] = [
    "内容简介",
    "內容簡介",
    "作者简介",
    "作者簡介",
    "作品简介",
    "作品簡介",
    "内容提要",
    "內容提要",
    "编辑推荐",
    "作品相关",
    "出版说明",
    "出版說明",
    "编者按",
    "編者按",
    "再版前言",
    "再版序",
    "译者序",
    "譯者序",
    "译后记",
    "譯後記",
    "编后记",
    "編後記",
    "卷首语",
    "卷首語",
    "结束语",
    "結束語",
    "参考文献",
    "參考文獻",
    "上架感言",
    "完本感言",
    "番外篇",
    "简介",
    "簡介",
    "序言",
    "序章",
    "序幕",
    "序曲",
    "序文",
    "序篇",
    "自序",
    "代序",
    "总序",
    "總序",
    "前言",
    "引言",
    "引子",
    "导言",
    "導言",
    "导论",
    "導論",
    "导读",
    "導讀",
    "绪论",
    "緒論",
    "绪言",
    "开篇",
    "開篇",
    "楔子",
    "目录",
    "目錄",
    "目次",
    "后记",
    "後記",
    "结语",
    "結語",
    "尾声",
    "尾聲",
    "终章",
    "終章",
    "附则",
    "附則",
    "番外",
    "凡例",
    "例言",
    "题记",
    "題記",
    "致谢",
    "摘要",
    "序",
    "跋",
];

/// Where `text` begins with the name of a part (目录, 目　录, 楔子), the bytes
/// of the name. Spaces inside the name are allowed.
pub(super) fn matter(text: &str) -> Option<usize> {
    MATTER.iter().find_map(|name| spaced_prefix(text, name))
}

/// Bytes of `name` at the start of `text`, where white space may stand
/// between its characters.
fn spaced_prefix(text: &str, name: &str) -> Option<usize> {
    let mut wanted = name.chars();
    let mut next = wanted.next();
    for (at, c) in text.char_indices() {
        match next {
            None => return Some(at),
            Some(n) if n == c => next = wanted.next(),
            Some(_) if at > 0 && c.is_whitespace() => {}
            Some(_) => return None,
        }
    }
    next.is_none().then_some(text.len())
}

/// Whether `c` is a measure or sign that follows a decimal fraction, so that
/// 1.5亿 is no section number.
pub(super) const fn is_measure(c: char) -> bool {
    matches!(
        c,
        '亿' | '億'
            | '万'
            | '萬'
            | '千'
            | '百'
            | '十'
            | '元'
            | '倍'
            | '个'
            | '個'
            | '米'
            | '公'
            | '吨'
            | '噸'
            | '年'
            | '月'
            | '日'
            | '天'
            | '度'
            | '分'
            | '秒'
            | '时'
            | '時'
            | '小'
            | '平'
            | '立'
            | '厘'
            | '毫'
            | '克'
            | '斤'
            | '亩'
            | '畝'
            | '人'
            | '户'
            | '次'
            | '家'
            | '件'
            | '版'
            | '寸'
            | '折'
            | '级'
            | '級'
            | '美'
            | '比'
            | '成'
            | '点'
            | '點'
            | 'k'
            | 'K'
            | 'M'
            | 'G'
            | 'T'
            | 'm'
            | 'c'
            | 'x'
            | 'X'
    )
}
