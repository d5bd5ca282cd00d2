//! Unit words: what stands behind the number of a heading (章, 条, 单元).

use crate::setting::listed;

/// A unit word, in its natural order from the outermost to the innermost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// 部, 部分.
    Division,
    /// 分部 of Hong Kong's ordinances.
    SubDivision,
    /// 编.
    Book,
    /// 分编.
    SubBook,
    /// 册.
    Tome,
    /// 卷.
    Volume,
    /// 集, 辑.
    Collection,
    /// 篇.
    Essay,
    /// 单元.
    Lesson,
    /// 章, 回, 话, 卦.
    Chapter,
    /// 幕, 折, 出.
    Act,
    /// 节, 课时, 则, 首, 案, 笔.
    Section,
    /// 款 as a heading of Taiwan's codes.
    Subsection,
    /// 目 as a heading of Taiwan's codes.
    Entry,
    /// 条.
    Article,
}

listed! {
    /// The word itself, whatever its script: 章 and 回 head the same
    /// unit, but 第三回 is no 第三章.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum UnitWord {
        /// 部分.
        Division,
        /// 部.
        Part,
        /// 分部.
        SubPart,
        /// 编.
        Book,
        /// 分编.
        SubBook,
        /// 册.
        Tome,
        /// 卷.
        Volume,
        /// 集.
        Collection,
        /// 辑.
        Series,
        /// 篇.
        Essay,
        /// 单元.
        Module,
        /// 模块, 专题, 项目 before a number.
        Topic,
        /// 章.
        Chapter,
        /// 回.
        Episode,
        /// 话.
        Talk,
        /// 课.
        Lesson,
        /// 讲.
        Lecture,
        /// 品.
        Sutra,
        /// 卦.
        Hexagram,
        /// 幕.
        Act,
        /// 折.
        Zhe,
        /// 出.
        Chu,
        /// 节.
        Section,
        /// 场.
        Scene,
        /// 课时.
        ClassHour,
        /// 则.
        Anecdote,
        /// 首.
        Poem,
        /// 案.
        Case,
        /// 笔: a record of a list that was exported.
        Record,
        /// 任务, 实验, 案例 before a number.
        Task,
        /// 款: a paragraph of an article on the mainland, an item in Taiwan,
        /// there also a heading below 節.
        Paragraph,
        /// 项: an item of an article on the mainland, a paragraph in Taiwan.
        Item,
        /// 目: below the item; in Taiwan also a heading below 款.
        Entry,
        /// 条.
        Article,
        /// 附件 before a number or letter.
        Enclosure,
        /// 附录 before a number or letter.
        Appendix,
        /// 附表 before a number or letter.
        Table,
        /// 附图 before a number or letter.
        Figure,
}
}

impl UnitWord {
    /// The word at the start of `text` in either script, and its bytes. Words
    /// that stand before their number (任务一) are not looked for.
    pub(crate) fn at(text: &str) -> Option<(Self, usize)> {
        let mut chars = text.chars();
        let first = chars.next()?;
        let mut both = |word| {
            let second = chars.next().map_or(0, char::len_utf8);
            Some((word, first.len_utf8().saturating_add(second)))
        };
        let word = match first {
            '章' => Self::Chapter,
            '条' | '條' => Self::Article,
            '节' | '節' => Self::Section,
            '回' | '囘' => Self::Episode,
            '话' | '話' => Self::Talk,
            '卷' => Self::Volume,
            '编' | '編' => Self::Book,
            '款' => Self::Paragraph,
            '项' | '項' => Self::Item,
            '目' => Self::Entry,
            '册' | '冊' => Self::Tome,
            '集' => Self::Collection,
            '辑' | '輯' => Self::Series,
            '篇' => Self::Essay,
            '幕' => Self::Act,
            '折' => Self::Zhe,
            '出' | '齣' => Self::Chu,
            '课' | '課' if text.starts_with("课时") || text.starts_with("課時") => {
                return both(Self::ClassHour);
            }
            '课' | '課' => Self::Lesson,
            '讲' | '講' => Self::Lecture,
            '品' => Self::Sutra,
            '场' | '場' => Self::Scene,
            '卦' => Self::Hexagram,
            '则' | '則' => Self::Anecdote,
            '首' => Self::Poem,
            '案' => Self::Case,
            '笔' | '筆' => Self::Record,
            '部' if text.starts_with("部分") || text.starts_with("部份") => {
                return both(Self::Division);
            }
            '部' => Self::Part,
            '分' if text.starts_with("分部") => return both(Self::SubPart),
            '分' if text.starts_with("分编") || text.starts_with("分編") => {
                return both(Self::SubBook);
            }
            '单' | '單' if text.starts_with("单元") || text.starts_with("單元") => {
                return both(Self::Module);
            }
            _ => return None,
        };
        Some((word, first.len_utf8()))
    }

    /// The word as it is written in simplified hanzi, in every form; nothing
    /// of what stands before its number.
    pub(crate) const fn forms(self) -> &'static [&'static str] {
        match self {
            Self::Division => &["部分", "部份"],
            Self::Part => &["部"],
            Self::SubPart => &["分部"],
            Self::Book => &["编"],
            Self::SubBook => &["分编"],
            Self::Tome => &["册"],
            Self::Volume => &["卷"],
            Self::Collection => &["集"],
            Self::Series => &["辑"],
            Self::Essay => &["篇"],
            Self::Module => &["单元"],
            Self::Chapter => &["章"],
            Self::Episode => &["回"],
            Self::Talk => &["话"],
            Self::Lesson => &["课"],
            Self::Lecture => &["讲"],
            Self::Sutra => &["品"],
            Self::Hexagram => &["卦"],
            Self::Act => &["幕"],
            Self::Zhe => &["折"],
            Self::Chu => &["出"],
            Self::Section => &["节"],
            Self::Scene => &["场"],
            Self::ClassHour => &["课时"],
            Self::Anecdote => &["则"],
            Self::Poem => &["首"],
            Self::Case => &["案"],
            Self::Record => &["笔"],
            Self::Paragraph => &["款"],
            Self::Item => &["项"],
            Self::Entry => &["目"],
            Self::Article => &["条"],
            Self::Topic | Self::Task => &[],
            Self::Enclosure | Self::Appendix | Self::Table | Self::Figure => &[],
        }
    }

    /// The unit that headings with this word are of; none of 项, which heads
    /// nothing.
    pub(crate) const fn unit(self) -> Option<Unit> {
        Some(match self {
            Self::Division | Self::Part => Unit::Division,
            Self::SubPart => Unit::SubDivision,
            Self::Book => Unit::Book,
            Self::SubBook => Unit::SubBook,
            Self::Tome => Unit::Tome,
            Self::Volume => Unit::Volume,
            Self::Collection | Self::Series => Unit::Collection,
            Self::Essay => Unit::Essay,
            Self::Module | Self::Topic => Unit::Lesson,
            Self::Chapter
            | Self::Episode
            | Self::Talk
            | Self::Lesson
            | Self::Lecture
            | Self::Sutra
            | Self::Hexagram => Unit::Chapter,
            Self::Act | Self::Zhe | Self::Chu => Unit::Act,
            Self::Section
            | Self::Scene
            | Self::Task
            | Self::ClassHour
            | Self::Anecdote
            | Self::Poem
            | Self::Case
            | Self::Record => Unit::Section,
            Self::Paragraph => Unit::Subsection,
            Self::Entry => Unit::Entry,
            Self::Article => Unit::Article,
            Self::Item | Self::Enclosure | Self::Appendix | Self::Table | Self::Figure => {
                return None;
            }
        })
    }

    /// Whether prose counts with it as well (第一场雪, 第一课时), so that a gap
    /// must stand behind it in a heading.
    pub(crate) const fn is_rare(self) -> bool {
        matches!(
            self,
            Self::Lesson
                | Self::Lecture
                | Self::Sutra
                | Self::Scene
                | Self::Hexagram
                | Self::ClassHour
                | Self::Anecdote
                | Self::Poem
                | Self::Case
                | Self::Record
        )
    }

    /// Whether `next` behind it makes it another, longer word: 条件, 回合.
    pub(crate) fn goes_on_with(self, next: char) -> bool {
        let longer = match self {
            Self::Book => "辑輯号號制者写寫码碼",
            Self::Volume => "积積入",
            Self::Essay => "章幅",
            Self::Chapter => "程",
            Self::Episode => "合来來家到收答",
            Self::Section => "目课課日约約点點能省气氣",
            // 条 also counts roads, rivers and news.
            Self::Article => "件例款道路铁鐵線线河街船腿鱼魚狗龙龍裤褲命消航跑隧渠生",
            Self::Paragraph => "项項式",
            Self::Item => "目",
            Self::Entry => "标標的录錄前光",
            Self::Part => "门門队隊长長署下小电電",
            Self::Collection => "团團会會体體中合市",
            Self::Talk => "题題语語筒剧劇",
            Self::Lesson => "程题題堂本文桌外间間表",
            Self::Lecture => "话話座台臺坛壇师師义義解",
            Self::Sutra => "牌种種质質味格位行类類",
            Self::Act => "后後僚布",
            Self::Zhe => "扣射叠疊腾騰磨旧舊线線",
            Self::Chu => "现現版口发發生来來去让讓差国國品货貨",
            Self::Scene => "景地所馆館次合面域比",
            Self::Anecdote => "是",
            Self::Poem => "都先次要席创創长長页頁",
            Self::Case => "件例由值卷子底犯",
            _ => "",
        };
        longer.contains(next)
    }
}
