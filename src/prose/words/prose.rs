//! How prose goes on and breaks off.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::document::ContinuationKind;
use crate::grammar::Unit;
use crate::text::numerals;

/// Which way a continuation note points, told by its first words, which stand
/// behind its bracket: 上接1版, 下转第4版, 紧接第一版.
pub(crate) fn continuation(inside: &str) -> Option<ContinuationKind> {
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
pub(crate) fn ends_in_particle(title: &str) -> bool {
    const WHOLE_WORDS: &str = "作用 利用 使用 应用 應用 运用 運用 费用 費用 信用 专用 專用 适用 適用 \
        录用 錄用 任用 采用 採用 实用 實用 公用 通用 引用 占用 佔用 效用 行为 行為 作为 作為 有为 有為 \
        认为 認為 总和 總和 温和 溫和 共和 调和 調和 可以 存在 所在 内在 潜在 应对 應對 面对 面對 \
        绝对 絕對 相对 相對 服从 服從 方向 面向 导向 導向 走向 取向 意向 志向 自由 理由 事由 合并 合併 \
        兼并 平等 同等 高等 中等 对等 目的 普及 参与 參與 大将 上将 部将 武将";
    let mut back = title.chars().rev();
    let (Some(last), before) = (back.next(), back.next()) else {
        return false;
    };
    let particle = "的和与與及或用以为為在对對把向从從于於由被并並而、，".contains(last);
    let whole = before.is_some_and(|b| {
        WHOLE_WORDS
            .split_whitespace()
            .any(|w| w.starts_with(b) && w.ends_with(last))
    });
    particle && !whole
}

/// Whether a text breaks off behind an adverb or a preposition that neither a
/// paragraph nor a heading ends in.
pub(crate) fn ends_in_adverb(text: &str) -> bool {
    const TAILS: [&str; 18] = [
        "不断",
        "不斷",
        "日益",
        "进一步",
        "進一步",
        "更加",
        "逐步",
        "着力",
        "著力",
        "大力",
        "以及",
        "对于",
        "對於",
        "按照",
        "为了",
        "為了",
        "继续",
        "繼續",
    ];
    TAILS.iter().any(|tail| text.ends_with(tail))
}

/// Whether `text` opens like a lead of a series: ——, 一是, 首先, 第一，.
pub(crate) fn is_lead(text: &str) -> bool {
    is_ordinal_lead(text) || text.starts_with("——")
}

/// Whether `text` opens with an ordinal lead: 一是, 二要, 第三，, 其四，.
fn is_ordinal_lead(text: &str) -> bool {
    let rest = text.strip_prefix(['第', '其']).unwrap_or(text);
    let run = numerals::leading(rest);
    let numeral = rest.get(..run).unwrap_or_default();
    let next = rest.get(run..).and_then(|r| r.chars().next());
    let marks = if rest.len() == text.len() {
        "是要"
    } else {
        "，、,："
    };
    numerals::value(numeral).is_some_and(|n| (1..=30).contains(&n))
        && next.is_some_and(|c| marks.contains(c))
}

/// Whether the last character of `before` and the first of `after` are the
/// halves of a common word.
pub(crate) fn splits_word(before: &str, after: &str) -> bool {
    let (Some(a), Some(b)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    /// The words by their two characters: asked for most paragraphs.
    static PAIRS: LazyLock<HashSet<(char, char)>> = LazyLock::new(|| {
        let pairs = COMMON_WORDS.split(' ').map(|word| {
            let mut chars = word.chars();
            Some((chars.next()?, chars.next_back()?))
        });
        pairs.flatten().collect()
    });
    PAIRS.contains(&(a, b))
}

/// Whether `c` right behind a number and its unit word makes prose or another
/// word of them: 第三条规定, 第四回中, 第一节课.
pub(crate) fn reads_on(unit: Option<Unit>, c: char) -> bool {
    follows_reference(c) || is_compound(unit, c)
}

/// Whether `c` behind 第三条 or 第四回 shows a reference or prose: 第三条规定,
/// 第四回中, 第十条的, 第一章至第三章.
fn follows_reference(c: char) -> bool {
    "的之中里裡裏内內规規至到和与與及或以前后後所是、，。；第款项項但等）)》”」上下时時了就都也已还還说說讲講写寫有"
        .contains(c)
}

/// Whether what stands behind 第十六条 goes on with an item of it, so that it
/// refers: （一）项规定的, （二）、（三）项, （一）至（三）项.
pub(crate) fn refers_to_item(title: &str) -> bool {
    let inside = title.strip_prefix(['（', '(']).unwrap_or_default();
    let Some((numeral, rest)) = inside.split_once(['）', ')']) else {
        return false;
    };
    let is_number = !numeral.is_empty() && numerals::leading(numeral) == numeral.len();
    is_number
        && rest.starts_with([
            '项', '項', '目', '款', '、', '和', '或', '至', '及', '与', '與',
        ])
}

/// Whether a unit word and the character behind it are one word: 回合, 节课,
/// 部队, 集团.
fn is_compound(unit: Option<Unit>, c: char) -> bool {
    let tails = match unit {
        Some(Unit::Chapter) => "合目程鱼魚信事题題音节節",
        Some(Unit::Section) => "课課日能点點奏目车車",
        Some(Unit::Division) => "队隊门門署首落位",
        Some(Unit::Collection) => "团團体體合中会會市结結",
        Some(Unit::Essay) => "文幅章",
        Some(Unit::Volume) => "宗子入起轴軸烟菸",
        Some(Unit::Entry) => "标標的光前次",
        Some(Unit::Subsection) => "项項式待",
        Some(Unit::Act) => "来來去现現后後",
        Some(Unit::Book) => "制号號辑輯排",
        Some(Unit::Article) => "件款约約例命消路理狗鱼魚街河腿线線",
        _ => "",
    };
    tails.contains(c)
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
    什麼 没有 沒有 知道 已经 已經 这个 這個 一个 一個 时候 時候 起来 起來 出来 出來 \
    富裕 代化 获得 獲得 得感 福感 全感 愁盼 机构 機構 作用 方式 方案 办法 辦法 意见 意見 建立 建成 \
    构建 構建 融合 绿色 綠色 转型 轉型 升级 升級 消费 需求 供给 供給 結構 结构 成本 效率 效益 规模 \
    規模 优势 優勢 格局 布局 佈局 平台 平臺 渠道 途径 途徑 载体 載體 品牌 营商 營商 审批 審批 \
    登记 登記 许可 許可 处罚 處罰 执法 執法 司法 立法 守法 公平 公正 透明 竞争 競爭 垄断 壟斷";
