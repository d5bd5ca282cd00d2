//! Word lists of the language that recognition leans on.

use crate::document::ContinuationKind;
use crate::text::numerals;

use super::numbering::{self, Gap, Unit};

/// Names of parts that stand without a number: front and back matter. Longer
/// names stand before the shorter ones they begin with.
const MATTER: [&str; 84] = [
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
    "名词解释",
    "名詞解釋",
    "注释",
    "注釋",
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
    if !text.chars().next().is_some_and(may_start_matter) {
        return None;
    }
    MATTER.iter().find_map(|name| spaced_prefix(text, name))
}

/// Whether any name of [`MATTER`] begins with `c`: the cheap test that most
/// lines fail.
const fn may_start_matter(c: char) -> bool {
    matches!(
        c,
        '内' | '內'
            | '作'
            | '编'
            | '編'
            | '出'
            | '再'
            | '译'
            | '譯'
            | '卷'
            | '结'
            | '結'
            | '参'
            | '參'
            | '上'
            | '完'
            | '番'
            | '简'
            | '簡'
            | '序'
            | '自'
            | '代'
            | '总'
            | '總'
            | '前'
            | '引'
            | '导'
            | '導'
            | '绪'
            | '緒'
            | '开'
            | '開'
            | '楔'
            | '目'
            | '后'
            | '後'
            | '尾'
            | '终'
            | '終'
            | '附'
            | '名'
            | '注'
            | '凡'
            | '例'
            | '题'
            | '題'
            | '致'
            | '摘'
            | '跋'
    )
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

/// Which way a continuation note points, told by its first words, which stand
/// behind its bracket: 上接1版, 下转第4版, 紧接第一版.
pub(super) fn continuation(inside: &str) -> Option<ContinuationKind> {
    const FROM: [&str; 5] = ["上接", "紧接", "緊接", "接上", "接第"];
    const ONTO: [&str; 4] = ["下转", "下轉", "转第", "轉第"];
    let pages = inside.contains(['版', '页', '頁']) || inside.contains("接上");
    let starts = |words: &[&str]| words.iter().any(|w| inside.starts_with(w));
    match () {
        () if !pages => None,
        () if starts(&FROM) => Some(ContinuationKind::From),
        () if starts(&ONTO) => Some(ContinuationKind::Onto),
        () => None,
    }
}

/// Whether a title breaks off behind a word that cannot end one: a
/// preposition, a conjunction, 的. The last character of 作用 or 方向 is none.
pub(super) fn ends_in_particle(title: &str) -> bool {
    const WHOLE_WORDS: &str = "作用 利用 使用 应用 應用 运用 運用 费用 費用 信用 专用 專用 适用 適用 \
        录用 錄用 任用 采用 採用 实用 實用 公用 通用 引用 占用 佔用 效用 行为 行為 作为 作為 有为 有為 \
        认为 認為 总和 總和 温和 溫和 共和 调和 調和 可以 存在 所在 内在 潜在 应对 應對 面对 面對 \
        绝对 絕對 相对 相對 服从 服從 方向 面向 导向 導向 走向 取向 意向 志向 自由 理由 事由 合并 合併 \
        兼并 平等 同等 高等 中等 对等 目的 普及 参与 參與 大将 上将 部将 武将";
    let mut back = title.chars().rev();
    let (Some(last), before) = (back.next(), back.next()) else {
        return false;
    };
    let particle = matches!(
        last,
        '的' | '和'
            | '与'
            | '與'
            | '及'
            | '或'
            | '用'
            | '以'
            | '为'
            | '為'
            | '在'
            | '对'
            | '對'
            | '把'
            | '向'
            | '从'
            | '從'
            | '于'
            | '於'
            | '由'
            | '被'
            | '并'
            | '並'
            | '而'
            | '、'
            | '，'
    );
    let whole = before.is_some_and(|b| {
        WHOLE_WORDS
            .split_whitespace()
            .any(|w| w.starts_with(b) && w.ends_with(last))
    });
    particle && !whole
}

/// Whether `text` opens like a lead of a series: ——, 一是, 首先, 第一，.
pub(super) fn is_lead(text: &str) -> bool {
    ordinal_lead(text).is_some() || text.starts_with("——")
}

/// The number of a lead such as 一是, 二要, 第三，, 其四，.
pub(super) fn ordinal_lead(text: &str) -> Option<u32> {
    let rest = text.strip_prefix(['第', '其']).unwrap_or(text);
    let run = numerals::leading(rest);
    let numeral = rest.get(..run).filter(|n| !n.is_empty())?;
    let number = u32::try_from(numerals::value(numeral)?).ok()?;
    let next = rest.get(run..)?.chars().next()?;
    let fits = if rest.len() == text.len() {
        matches!(next, '是' | '要')
    } else {
        matches!(next, '，' | '、' | ',' | '：')
    };
    (fits && (1..=30).contains(&number)).then_some(number)
}

/// Whether the last character of `before` and the first of `after` are the
/// halves of a common word.
pub(super) fn splits_word(before: &str, after: &str) -> bool {
    let (Some(a), Some(b)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    COMMON_WORDS
        .split(' ')
        .any(|w| w.starts_with(a) && w.ends_with(b))
}

/// Whether a named part holds notes.
pub(super) fn is_notes(title: &str) -> bool {
    ["注释", "注釋", "名词解释", "名詞解釋"]
        .iter()
        .any(|name| title.starts_with(name))
}

/// Whether a line names the table of contents.
pub(super) fn is_contents(title: &str) -> bool {
    let mut chars = title.chars().filter(|c| !c.is_whitespace());
    let name: [Option<char>; 3] = [chars.next(), chars.next(), chars.next()];
    matches!(
        name,
        [
            Some('目'),
            Some('录' | '錄' | '次'),
            None | Some('：' | ':' | '】')
        ]
    )
}

/// Where the leader dots and page number of a contents entry begin, in bytes:
/// `总则……12`, `总则\t3`, `总则 ··· （5）`.
pub(super) fn page_number(title: &str) -> Option<usize> {
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
pub(super) fn second_heading(title: &str) -> Option<usize> {
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

/// Whether `c` behind 第三条 or 第四回 shows a reference or prose: 第三条规定,
/// 第四回中, 第十条的, 第一章至第三章.
pub(super) const fn follows_reference(c: char) -> bool {
    matches!(
        c,
        '的' | '之'
            | '中'
            | '里'
            | '裡'
            | '裏'
            | '内'
            | '內'
            | '规'
            | '規'
            | '至'
            | '到'
            | '和'
            | '与'
            | '與'
            | '及'
            | '或'
            | '以'
            | '前'
            | '后'
            | '後'
            | '所'
            | '是'
            | '、'
            | '，'
            | '。'
            | '；'
            | '第'
            | '款'
            | '项'
            | '項'
            | '但'
            | '等'
            | '）'
            | ')'
            | '》'
            | '”'
            | '」'
            | '上'
            | '下'
            | '时'
            | '時'
            | '了'
            | '就'
            | '都'
            | '也'
            | '已'
            | '还'
            | '還'
            | '说'
            | '說'
            | '讲'
            | '講'
            | '写'
            | '寫'
            | '有'
    )
}

/// Whether a unit word and the character behind it are one word: 回合, 节课,
/// 部队, 集团.
pub(super) fn is_compound(unit: Option<Unit>, c: char) -> bool {
    let tails = match unit {
        Some(Unit::Chapter) => "合目程鱼魚信事题題音",
        Some(Unit::Section) => "课課日能点點奏目车車",
        Some(Unit::Division) => "队隊门門署首落位",
        Some(Unit::Collection) => "团團体體合中会會市结結",
        Some(Unit::Essay) => "文幅章",
        Some(Unit::Volume) => "宗子入起轴軸",
        Some(Unit::Entry) => "标標的光前次",
        Some(Unit::Subsection) => "项項式待",
        Some(Unit::Act) => "来來去现現后後",
        Some(Unit::Book) => "制号號辑輯排",
        Some(Unit::Article) => "件款约約例命消路理狗鱼魚街河腿线線",
        _ => "",
    };
    tails.contains(c)
}

/// Whether a line addresses the listeners or readers: 各位代表：, 同志们！
pub(super) fn is_address(text: &str) -> bool {
    const WORDS: [&str; 9] = [
        "各位代表",
        "各位委员",
        "各位委員",
        "同志们",
        "同志們",
        "尊敬的",
        "女士们",
        "各位嘉宾",
        "各位",
    ];
    WORDS.iter().any(|w| text.starts_with(w))
}

/// Whether a line is the name of an office that issues documents.
pub(super) fn is_office(text: &str) -> bool {
    const TAILS: [&str; 24] = [
        "政府",
        "办公厅",
        "办公室",
        "委员会",
        "常委会",
        "国务院",
        "法院",
        "检察院",
        "总局",
        "厅",
        "局",
        "部",
        "署",
        "院",
        "辦公廳",
        "辦公室",
        "委員會",
        "國務院",
        "府",
        "集团",
        "公司",
        "大学",
        "协会",
        "工会",
    ];
    text.chars().nth(3).is_some()
        && text.chars().nth(40).is_none()
        && !text.contains(['，', '。', '、', '：', '《'])
        && TAILS.iter().any(|tail| text.ends_with(tail))
}

/// The parts of an official letter of Taiwan that open a paragraph: 主旨：,
/// 說明：. Gives the bytes with the colon.
pub(super) fn letter_part(text: &str) -> Option<usize> {
    const PARTS: [&str; 8] = [
        "主旨",
        "說明",
        "說　明",
        "辦法",
        "擬辦",
        "依據",
        "公告事項",
        "主　旨",
    ];
    PARTS.iter().find_map(|part| {
        let rest = text.strip_prefix(part)?;
        let colon = rest.chars().next().filter(|c| matches!(c, '：' | ':'))?;
        Some(part.len().saturating_add(colon.len_utf8()))
    })
}

/// Whether a named part stands behind the whole of a book: 后记, 跋.
pub(super) fn is_end_matter(title: &str) -> bool {
    const NAMES: [&str; 14] = [
        "后记",
        "後記",
        "跋",
        "译后记",
        "譯後記",
        "编后记",
        "編後記",
        "致谢",
        "参考文献",
        "參考文獻",
        "完本感言",
        "结束语",
        "結束語",
        "注释",
    ];
    NAMES.iter().any(|name| title.starts_with(name))
}

/// Whether a line ends an official document: its date alone, or the note that
/// it is published: （此件公开发布）.
pub(super) fn ends_document(text: &str) -> bool {
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

/// Whether a paragraph is the caption of a figure, a table or a listing.
pub(super) fn is_caption(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "图表",
        "圖表",
        "示例",
        "範例",
        "范例",
        "列表",
        "リスト",
        "예제",
        "Listing",
        "Figure",
        "Table",
        "图",
        "圖",
        "表",
    ];
    WORDS.iter().any(|w| {
        text.strip_prefix(w)
            .is_some_and(|r| r.trim_start().starts_with(numerals::is_numeral))
    })
}

/// Whether a line is a crumb of the page around a text: a button, a path, a
/// source, a date, a number of readers.
pub(super) fn is_crumb(text: &str) -> bool {
    const WHOLE: [&str; 40] = [
        "下载",
        "打印",
        "全屏",
        "收藏",
        "加大",
        "还原",
        "减小",
        "首页",
        "返回",
        "关闭",
        "分享",
        "大",
        "中",
        "小",
        "】",
        "|",
        "×",
        ">",
        "打印本页",
        "关闭窗口",
        "返回顶部",
        "返回首页",
        "上一页",
        "下一页",
        "上一篇",
        "下一篇",
        "正文",
        "扫一扫",
        "繁體",
        "繁体",
        "简体",
        "無障碍",
        "无障碍",
        "下載",
        "列印",
        "首頁",
        "字號",
        "字号",
        "回上頁",
        "友善列印",
    ];
    const STARTS: [&str; 44] = [
        "来源：",
        "来源:",
        "來源：",
        "时间：",
        "时间:",
        "時間：",
        "发布时间",
        "发布日期",
        "發布日期",
        "日期：",
        "日期:",
        "作者：",
        "作者:",
        "编辑：",
        "编辑:",
        "責任編輯",
        "责任编辑",
        "记者：",
        "【字号",
        "【字体",
        "字号：",
        "字体：",
        "您的位置",
        "当前位置",
        "您当前",
        "当前所在",
        "分享到",
        "浏览次数",
        "浏览量",
        "阅读：",
        "阅读次数",
        "点击",
        "点击数",
        "访问量",
        "索引号",
        "发文机关",
        "发文字号",
        "成文日期",
        "主题分类",
        "有效性",
        "相关报道",
        "相关文档",
        "相关链接",
        "http",
    ];
    WHOLE.contains(&text)
        || STARTS.iter().any(|w| text.starts_with(w))
        || text.contains("网址")
        || text.contains("網址")
        || !text.chars().any(char::is_alphabetic)
}

/// Whether a line is labelled as the title: 法规名称：, 標題：.
pub(super) fn title_label(text: &str) -> bool {
    const LABELS: [&str; 12] = [
        "法規名稱",
        "法规名称",
        "标题",
        "標題",
        "题名",
        "題名",
        "书名",
        "書名",
        "文件名称",
        "文件名稱",
        "篇名",
        "名称",
    ];
    LABELS.iter().any(|label| {
        text.strip_prefix(label)
            .is_some_and(|rest| rest.starts_with(['：', ':']) && rest.chars().nth(1).is_some())
    })
}

/// Whether a line ends in a word that names a kind of document: 报告, 条例,
/// 通知.
pub(super) fn names_document(text: &str) -> bool {
    const KINDS: [&str; 66] = [
        "报告",
        "報告",
        "条例",
        "條例",
        "办法",
        "辦法",
        "规定",
        "規定",
        "意见",
        "意見",
        "通知",
        "决定",
        "決定",
        "规划",
        "規劃",
        "纲要",
        "綱要",
        "方案",
        "计划",
        "計劃",
        "计畫",
        "計畫",
        "公报",
        "公報",
        "讲话",
        "講話",
        "章程",
        "细则",
        "細則",
        "解释",
        "解釋",
        "公约",
        "公約",
        "协定",
        "協定",
        "白皮书",
        "白皮書",
        "函",
        "批复",
        "批覆",
        "请示",
        "請示",
        "通报",
        "通報",
        "公告",
        "通告",
        "令",
        "议案",
        "議案",
        "纪要",
        "紀要",
        "法",
        "宪法",
        "法典",
        "修正案",
        "准则",
        "準則",
        "规则",
        "規則",
        "标准",
        "標準",
        "指南",
        "宣言",
        "声明",
        "倡议书",
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
pub(super) fn is_dated_or_signed(text: &str) -> bool {
    let date = text.contains('年') && text.contains('月') && text.contains('日');
    let number = text.contains('〔') && text.ends_with('号');
    const OFFICES: [&str; 12] = [
        "省长",
        "市长",
        "县长",
        "主席",
        "总理",
        "区长",
        "州长",
        "院长",
        "检察长",
        "主任",
        "书记",
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

/// Words of two characters that official prose uses most, in simplified and
/// traditional spelling.
const COMMON_WORDS: &str = "建设 建設 发展 發展 关键 關鍵 核心 增强 增強 提高 短板 经济 經濟 \
    社会 社會 政府 工作 改革 开放 開放 创新 創新 推进 推進 推动 推動 加强 加強 加快 实施 實施 \
    保障 保护 保護 人民 群众 群眾 服务 服務 管理 制度 体系 體系 机制 機制 能力 水平 质量 質量 \
    产业 產業 企业 企業 技术 技術 科技 教育 文化 生态 生態 环境 環境 安全 法律 法规 法規 规定 \
    規定 规划 規劃 计划 計劃 目标 目標 任务 任務 项目 項目 投资 投資 市场 市場 消费 消費 城市 \
    农村 農村 农业 農業 乡村 鄉村 振兴 振興 全面 深化 完善 健全 促进 促進 坚持 堅持 落实 落實 \
    重点 重點 重大 重要 基础 基礎 设施 設施 资源 資源 能源 国家 國家 中国 中國 全国 全國 地区 \
    地區 区域 區域 部门 部門 单位 單位 组织 組織 领导 領導 干部 幹部 党员 黨員 问题 問題 情况 \
    情況 条件 條件 标准 標準 监督 監督 监管 監管 风险 風險 防范 防範 治理 统筹 統籌 协调 協調 \
    合作 交流 国际 國際 世界 历史 歷史 时代 時代 特色 主义 主義 思想 精神 战略 戰略 政策 措施 \
    行动 行動 工程 研究 分析 评估 評估 信息 数据 數據 数字 數字 网络 網絡 智能 制造 製造 生产 \
    生產 就业 就業 收入 财政 財政 金融 贸易 貿易 交通 运输 運輸 医疗 醫療 卫生 衛生 健康 养老 \
    養老 住房 民生 公共 公民 法院 检察 檢察 责任 責任 义务 義務 权利 權利 利益 合同 财产 財產 \
    当事 當事 行为 行為 依法 依照 应当 應當 可以 必须 必須 不得 通过 通過 进行 進行 开展 開展 \
    提升 优化 優化 培育 扩大 擴大 打造 形成 实现 實現 取得 成效 显著 顯著 明显 明顯 日益 持续 \
    持續 稳定 穩定 增长 增長 达到 達到 超过 超過 支持 鼓励 鼓勵 引导 引導 积极 積極 主动 主動 \
    深入 广泛 廣泛 充分 有效 切实 切實 努力 不断 不斷 进一 進一 我们 我們 他们 他們 自己 什么 \
    什麼 没有 沒有 知道 已经 已經 这个 這個 一个 一個 时候 時候 起来 起來 出来 出來";

#[cfg(test)]
mod tests {
    use super::{MATTER, matter, may_start_matter};

    #[test]
    fn every_name_passes_the_first_test() {
        for name in MATTER {
            assert!(name.chars().next().is_some_and(may_start_matter), "{name}");
            assert_eq!(matter(name), Some(name.len()));
        }
    }

    #[test]
    fn a_name_may_be_spaced() {
        assert_eq!(matter("目　　录"), Some("目　　录".len()));
        assert_eq!(matter("目标明确"), None);
    }
}
