//! The languages of the interface and every text of it outside the table of
//! commands.

use crate::review::Detail;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Chinese.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The one of two things, mostly texts, that is for this language.
    #[must_use]
    pub const fn choose<T: Copy>(self, zh: T, en: T) -> T {
        match self {
            Self::Chinese => zh,
            Self::English => en,
        }
    }

    /// What a finding of the review says, in this language.
    #[must_use]
    pub fn finding(self, finding: &Detail) -> String {
        match self {
            Self::Chinese => finding.in_chinese(),
            Self::English => finding.in_english(),
        }
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Chinese => Self::English,
            Self::English => Self::Chinese,
        }
    }
}

macro_rules! texts {
    ($($text:ident, $zh:literal, $en:literal;)*) => {
        /// A text of the interface. `{}` stands for what
        /// [`fill`](Text::fill) puts in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Text {
            $(#[doc = $en] $text,)*
        }

        impl Text {
            /// Every text.
            pub const ALL: &[Self] = &[$(Self::$text),*];

            /// The text in a language.
            #[must_use]
            pub const fn get(self, language: Language) -> &'static str {
                match self {
                    $(Self::$text => language.choose($zh, $en),)*
                }
            }
        }
    };
}

texts! {
    Sections, "章节", "Sections";
    Front, "（卷首）", "(front matter)";
    NoSections, "没有认出章节；可用 / 筛选、% 跳转", "No sections were found; / filters, % jumps";
    EmptyDocument, "文档是空的", "The document is empty";
    FilterPrompt, "筛选", "Filter";
    FilterIdle, "/ 关键词筛选  s 标题跳转  : 命令  ? 帮助", "/ filter  s jump to a title  : commands  ? help";
    Searching, "查找中…", "searching…";
    Loading, "读取中 {}%", "reading {}%";
    Hits, "{} 处命中", "{} hits";
    HitOf, "第 {}/{} 处", "hit {} of {}";
    NoHits, "没有命中", "no hits";
    NoFilter, "还没有筛选：按 / 输入关键词", "There is no filter yet: type / and a keyword";
    ByPinyin, "按拼音匹配", "matched by pinyin";
    Wrapped, "已到末尾，从头再找", "Past the last hit, on from the first";
    WrappedBack, "已到开头，从尾再找", "Before the first hit, on from the last";
    NarrowedText, "仅命中段落", "paragraphs with hits";
    NarrowedTextOff, "显示全部段落", "All paragraphs are shown";
    NarrowedTree, "树：仅命中章节", "The tree shows sections with hits";
    NarrowedTreeOff, "树：全部章节", "The tree shows all sections";
    Cleared, "筛选已清除（{} 找回）", "Filters cleared ({} brings them back)";
    NothingToClear, "没有筛选可清除", "There is no filter to clear";
    NothingToRestore, "没有可找回的筛选", "There is no filter to bring back";
    NoSuchChip, "没有第 {} 个筛选", "There is no filter {}";
    ChipOff, "筛选 {} 已停用", "Filter {} is off";
    ChipOn, "筛选 {} 已启用", "Filter {} is on";
    Omitted, "⋯ 略去 {} 段 ⋯", "⋯ {} paragraphs left out ⋯";
    Line, "{}/{} 行", "line {}/{}";
    NoNextSection, "后面没有章节了", "There is no section after this one";
    NoPreviousSection, "前面没有章节了", "There is no section before this one";
    NoNextSibling, "同级后面没有章节了", "There is no later section at this level";
    NoPreviousSibling, "同级前面没有章节了", "There is no earlier section at this level";
    NoParent, "已是最上一级", "This is the outermost level";
    NoHistoryBack, "没有更早的位置", "There is no earlier place";
    NoHistoryForward, "没有更后的位置", "There is no later place";
    AtTop, "已到开头", "This is the beginning";
    AtBottom, "已到末尾", "This is the end";
    NothingInside, "这一节没有下级", "This section has nothing inside";
    NothingRight, "右边没有更多", "There is nothing more to the right";
    TreeHidden, "窗口窄，一次显示一栏；{} 切换", "The window is narrow: one pane at a time; {} switches";
    ShownLevel, "显示到第 {} 层", "Shown down to level {}";
    AllFolded, "全部折叠", "All folded";
    AllUnfolded, "全部展开", "All unfolded";
    SeamsOn, "显示接缝标记（{} 处接缝）", "Seam marks are shown ({} seams)";
    SeamsOff, "隐藏接缝标记", "Seam marks are hidden";
    NeedsCount, "先输入数字，例如 50%", "Type a number first, as in 50%";
    Unbound, "{} 没有用处；按 ? 看键位", "{} does nothing here; ? shows the keys";
    NotSuspended, "没有等候的 shell，不能挂起", "No shell waits for it: it cannot be suspended";
    OnlyDocument, "只打开了一份文档", "Only one document is open";
    LanguageSwitched, "界面：中文", "Interface: English";
    JumpTitle, "跳到标题", "Jump to a title";
    JumpIdle, "标题、拼音首字母或编号", "a title, pinyin initials or a number";
    JumpNone, "没有这样的标题", "no such title";
    JumpIndexing, "标题索引准备中…", "indexing titles…";
    PaletteTitle, "命令", "Commands";
    PaletteIdle, "命令名、行号（33）或百分比（50%）", "a command, a line (33) or a percentage (50%)";
    PaletteNone, "没有这样的命令", "no such command";
    GoToLine, "到源文件第 {} 行", "Go to line {} of the source";
    GoToPercent, "到全文 {}%", "Go to {}% of the text";
    Invalid, "{} 处字节在 {} 中无效，显示为 �；{} 换编码", "{} byte sequences are invalid in {} and shown as �; {} changes the encoding";
    NoLinks, "屏上没有交叉引用", "There is no cross-reference on screen";
    LinkChosen, "{} → {}", "{} → {}";
    NoLinkChosen, "先用 {} 选一个交叉引用", "Choose a cross-reference first, with {}";
    FindingsTitle, "可疑之处", "What is odd";
    FindingsNone, "没有看出可疑之处", "nothing odd was seen";
    FindingsFoot, "{}/{}  Enter 跳转  Esc 关闭", "{}/{}  Enter goes there  Esc closes";
    Reviewing, "正在查看…", "looking…";
    TypographyTitle, "版式", "Typography";
    TypographyFoot, "j k 选择  h l 改变  Esc 关闭", "j k choose  h l change  Esc closes";
    ChoiceMeasure, "行宽（汉字）", "measure (hanzi)";
    ChoiceIndent, "段首缩进两字", "indent of two hanzi";
    ChoiceParagraphs, "段间空行", "space between paragraphs";
    ChoiceLines, "行间空行", "space between lines";
    ChoiceHang, "行尾标点悬挂", "hanging marks at line ends";
    ChoiceJustify, "两端对齐", "lines filled to the measure";
    ChoiceSeams, "接缝标记", "seam marks";
    ChoiceNumbers, "源文件行号", "lines of the source";
    ChoiceAmbiguous, "“”…—等按两格", "“ ” … — take two cells";
    On, "是", "on";
    Off, "否", "off";
    EncodingTitle, "编码", "Encoding";
    EncodingAuto, "自动判断", "found by itself";
    EncodingFixed, "{} 不能换编码", "{} cannot be read again";
    Reloaded, "已重读", "Read again";
    HelpTitle, "键位帮助", "Keys";
    HelpFoot, "j k 滚动  Enter 打开使用手册  Esc 关闭", "j k scroll  Enter opens the guide  Esc closes";
    InfoTitle, "文档", "Document";
    InfoName, "名称", "name";
    InfoPath, "文件", "file";
    InfoEncoding, "编码", "encoding";
    InfoFormat, "格式", "format";
    InfoSize, "大小", "size";
    InfoSizeValue, "{} 字节，{} 行", "{} bytes, {} lines";
    InfoText, "正文", "text";
    InfoTextValue, "{} 字，{} 段", "{} characters, {} paragraphs";
    InfoSections, "章节", "sections";
    InfoSectionsValue, "{} 个，最深 {} 层", "{}, {} levels deep";
    InfoSeams, "接缝", "seams";
    InfoReplaced, "无效字节", "invalid";
    InfoFoot, "任意键关闭", "any key closes";
    QueryBad, "查询有误（第 {} 字）：{}", "The query is wrong at character {}: {}";
    TooSmall, "窗口太小", "too small";
    EmbeddedOpened, "内置文摘；打开自己的文件：gangmu 文件名", "The embedded digest; your own file: gangmu PATH";
}

impl Text {
    /// The text in a language with its `{}` replaced in order.
    #[must_use]
    pub fn fill(self, language: Language, values: &[&dyn std::fmt::Display]) -> String {
        let mut pieces = self.get(language).split("{}");
        let mut filled = String::from(pieces.next().unwrap_or_default());
        let mut values = values.iter();
        for piece in pieces {
            if let Some(value) = values.next() {
                filled.push_str(&value.to_string());
            }
            filled.push_str(piece);
        }
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_text_with_the_same_places() {
        for text in Text::ALL {
            let zh = text.get(Language::Chinese);
            let en = text.get(Language::English);
            assert!(!zh.is_empty() && !en.is_empty(), "{text:?}");
            assert_eq!(
                zh.matches("{}").count(),
                en.matches("{}").count(),
                "{text:?}"
            );
        }
    }

    #[test]
    fn places_are_filled_in_order() {
        assert_eq!(
            Text::HitOf.fill(Language::Chinese, &[&3, &41]),
            "第 3/41 处"
        );
        assert_eq!(Text::HitOf.fill(Language::English, &[&3]), "hit 3 of ");
    }
}
