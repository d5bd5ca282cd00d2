//! Every text of the interface outside the table of commands.

use crate::setting::keys::command::Command;

pub(super) use crate::setting::Language;

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
    NoSections, "没有认出章节；可用 {} 筛选、{} 跳转", "No sections were found; {} filters, {} jumps";
    EmptyDocument, "文档是空的", "The document is empty";
    NotOpened, "没有打开", "Not opened";
    FilterPrompt, "筛选", "Filter";
    FilterIdle, "{} 关键词筛选  {} 标题跳转  {} 命令  {} 帮助", "{} filter  {} jump to a title  {} commands  {} help";
    Searching, "查找中…", "searching…";
    Loading, "读取中 {}%", "reading {}%";
    Hits, "{} 处命中", "{} hit(s)";
    HitOf, "第 {}/{} 处", "hit {} of {}";
    NoHits, "没有命中", "no hits";
    NoFilter, "还没有筛选：按 {} 输入关键词", "There is no filter yet: type {} and a keyword";
    JoinAnd, "且", "and";
    JoinOr, "或", "or";
    JoinNot, "非", "not";
    JoinedAnd, "筛选 {}：且，必须有", "Filter {}: and, it is required";
    JoinedOr, "筛选 {}：或，与前一个有其一即可", "Filter {}: or, it or the one before is enough";
    JoinedNot, "筛选 {}：非，必须没有", "Filter {}: not, it excludes";
    OnlyExcludes, "只有排除，没有要找的", "it only excludes";
    InSection, "同节", "in one section";
    WithinSection, "各筛选在同一节里都有即可（标题到下一个标题）", "Filters meet in one section (from heading to heading)";
    WithinParagraph, "各筛选须在同一段里都有", "Filters meet in one paragraph";
    Mending, "正在找可疑之处…", "Looking for what is odd…";
    MendingTooEarly, "还没有读完，读完再改正", "The document is still being read";
    NothingToMend, "没有可改正之处", "Nothing is proposed for this text";
    AsMeant, "照建议改了 {} 处，有标记；{} 看原文", "{} place(s) as they may be meant, marked; {}: as written";
    AsWritten, "原文", "As written";
    MendedTag, "已改正", "mended";
    FormulaSource, "公式源码：{}", "Source of the formula: {}";
    NoFormula, "其后没有公式", "No formula stands here or behind";
    NoWord, "这里没有词", "There is no word here";
    FilteredFor, "筛选“{}”", "Filtered for {}";
    FilteredAlready, "已在筛选“{}”", "{} is filtered for already";
    PresetsTitle, "成组的筛选", "Sets of filters";
    PresetsIdle, "名称或关键词", "a name or a keyword";
    PresetsNone, "还没有保存过；先按 {} 筛选", "none is kept yet; filter first, with {}";
    PresetsReading, "读取中…", "reading…";
    PresetsFoot, "Enter 取用或保存  Del 删除  Esc 关闭", "Enter takes or keeps  Del deletes  Esc closes";
    PresetKeep, "保存现有筛选为“{}”", "Keep the present filters as {}";
    PresetKept, "已保存“{}”", "Kept as {}";
    PresetApplied, "取用“{}”；{} 找回原有的筛选", "{} is in force; {} brings those before back";
    PresetWrong, "这一版读不懂查询“{}”", "This version cannot read the query {}";
    PresetDropped, "已删除“{}”", "{} is deleted";
    PresetNotDropped, "先选一组已保存的", "Choose one that is kept first";
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
    Omitted, "⋯ 略去 {} 段 ⋯", "⋯ {} paragraph(s) left out ⋯";
    Line, "{}/{} 行", "line {}/{}";
    Page, "{}/{} 页", "page {}/{}";
    Paragraph, "{}/{} 段", "paragraph {}/{}";
    Chapter, "{}/{} 章", "chapter {}/{}";
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
    DeletionsOn, "显示修订所删的文字：删 {} 处，增 {} 处", "What was taken out is shown: {} deletions, {} insertions";
    DeletionsOff, "隐藏修订所删的文字：删 {} 处，增 {} 处", "What was taken out is hidden: {} deletions, {} insertions";
    NoDeletions, "没有修订所删的文字；修订所增的有 {} 处", "Tracked changes took nothing out; insertions: {}";
    SeamsOff, "隐藏接缝标记", "Seam marks are hidden";
    NeedsCount, "先输入数字，例如 50{}", "Type a number first, as in 50{}";
    Unbound, "{} 没有用处；按 {} 看键位", "{} does nothing here; {} shows the keys";
    UnboundInPopup, "{} 没有用处；按 Esc 离开", "{} does nothing here; Esc leaves";
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
    NoLinks, "屏上没有交叉引用、脚注或链接", "There is no cross-reference, note or link on screen";
    LinkChosen, "{} → {}", "{} → {}";
    NoLinkChosen, "先用 {} 选一个交叉引用、脚注或链接", "Choose a cross-reference, note or link first, with {}";
    FindingsTitle, "可疑之处", "What is odd";
    FindingsNone, "没有看出可疑之处", "nothing odd was seen";
    FindingsFoot, "{}/{}  Enter 跳转  Esc 关闭", "{}/{}  Enter goes there  Esc closes";
    Reviewing, "正在查看…", "looking…";
    HitsTitle, "命中", "Hits";
    PanelMaking, "整理中… {}%", "being listed… {}%";
    PanelEmpty, "没有可列的", "There is nothing to list";
    PanelNoFilter, "没有筛选：按 {} 输入关键词", "There is no filter: type {} and a keyword";
    PanelNoWay, "这里没有别的列法", "There is no other way here";
    ColumnLine, "行", "line";
    ColumnContext, "上下文", "context";
    ByPlace, "按原文", "by place";
    ByRight, "按右文 {} {}，{}", "by {} {} after, {}";
    ByLeft, "按左文 {} {}，{}", "by {} {} before, {}";
    UnitChars, "字", "characters";
    UnitWords, "词", "words";
    InPinyin, "拼音序", "by pinyin";
    InFrequency, "频次序", "by frequency";
    InCode, "码位序", "by code point";
    HitsKeys, "{} 排序 {} 算法 {} 字词 {}{} 长短 {} 去 {} 关", "{} order {} way {} units {}{} length {} go {}";
    KeywordsKeys, "{} 算法 {} 本节 {} 排序 {}{} 单字 {} 筛选 {} 关", "{} method {} section {} order {}{} singles {} filter {}";
    PhrasesKeys, "{} 类别 {} 排序 {}{} 次数 {} 筛选 {} 关", "{} kind {} order {}{} count {} filter {}";
    FiguresKeys, "{} 类别 {} 单位 {} 排序 {} 去 {} 关", "{} kind {} unit {} order {} go {}";
    CollocatesKeys, "{} 算法 {} 句段 {} 排序 {}{} 窗口 {} 筛选 {} 关", "{} measure {} within {} order {}{} window {} filter {}";
    StatisticsKeys, "{} 排序 {} 去 {} 关", "{} order {} go {}";
    KeywordsTitle, "关键词", "Keywords";
    PhrasesTitle, "提法", "Set phrases";
    FiguresTitle, "数字", "Figures";
    CollocatesTitle, "搭配", "Collocates";
    StatisticsTitle, "统计", "Statistics";
    ColumnWord, "词", "word";
    ColumnWeight, "权重", "weight";
    ColumnStrip, "分布", "where";
    ColumnPhrase, "提法", "phrase";
    ColumnKind, "类别", "kind";
    ColumnFigure, "数字", "figure";
    ColumnValue, "数值", "value";
    ColumnStatus, "状态", "state";
    ColumnAbout, "所指", "about";
    ColumnBar, "大小", "size";
    ColumnLeft, "左", "left";
    ColumnRight, "右", "right";
    ColumnScore, "得分", "score";
    ColumnTitle, "项目", "item";
    ColumnChars, "字数", "chars";
    ColumnShare, "占比", "share";
    MethodTfIdf, "tf-idf", "tf-idf";
    MethodTextRank, "TextRank", "TextRank";
    MethodFrequency, "频次", "frequency";
    MethodKeyness, "有别于全文", "against the rest";
    OfWhole, "全文", "whole";
    OfSection, "本节", "section";
    OfSelection, "所选", "selection";
    ByCount, "按次数", "by count";
    WithSingles, "连单字、数字", "with single characters and numbers";
    AtLeast, "至少 {} 次", "{} times or more";
    PhrasesAll, "全部", "all";
    PhraseTitle, "书名号", "title";
    PhraseSlogan, "口号", "slogan";
    PhraseListed, "词表", "listed";
    PhraseQuoted, "引语", "quoted";
    PhraseRepeated, "反复", "repeated";
    FiguresAll, "全部", "all";
    FiguresAmounts, "数量", "amounts";
    FiguresRates, "比率", "rates";
    FiguresTimes, "时间", "times";
    FiguresPlanned, "目标", "planned";
    FiguresReached, "已实现", "reached";
    ByFolder, "按文件夹", "by folder";
    ByName, "按名称", "by name";
    ByDate, "按日期", "by date";
    ByHits, "按命中", "by hits";
    DocumentsOrdered, "文档{}", "Documents {}";
    InDocument, "到了 {}", "In {}";
    StateUnopened, "未打开", "not opened yet";
    CopyOf, "与 {} 相同", "a copy of {}";
    Documents, "文档", "Documents";
    HitsOfAll, "全部 {} 处，在 {} 份", "{} in all, in {} document(s)";
    HitsSoFar, "已查 {}/{} 份：{} 处", "{}/{} documents: {}";
    UnreadDocuments, "{} 份读不了", "{} unread";
    BySize, "从大到小", "largest first";
    StatusPlanned, "目标", "plan";
    StatusReached, "实现", "done";
    MeasureMutual, "互信息", "mutual information";
    MeasureLikelihood, "对数似然", "log-likelihood";
    BesideInSentence, "句内", "in the sentence";
    BesideInParagraph, "段内", "in the paragraph";
    WindowOf, "左右各 {} 词", "{} words each side";
    ByScore, "按得分", "by score";
    ByLeftCount, "按左侧次数", "by the left";
    ByRightCount, "按右侧次数", "by the right";
    ByLength, "从长到短", "longest first";
    SizeChars, "字符", "characters";
    SizeHanzi, "汉字", "hanzi";
    SizeWords, "词", "words";
    SizeDifferent, "不同的词", "different words";
    SizeSentences, "句", "sentences";
    SizeParagraphs, "段", "paragraphs";
    SizeSections, "章节", "sections";
    SizeTime, "阅读时间", "reading time";
    Minutes, "{} 分钟", "{} minutes";
    Hours, "{} 小时", "{} hours";
    PartBySize, "〔第 {} 部分〕", "[part {}]";
    NotesTitle, "书签与笔记", "Bookmarks and notes";
    NotesNone, "还没有书签或笔记：{} 写笔记，{} 设书签，{} 标色", "There are none yet: {} writes a note, {} sets a bookmark, {} colours";
    NotesNotFound, "没有这样的", "none is like that";
    NotesKeys, "{} 检索 {} 改 {} 删 {} 找回 {} 序 {} 类 {} 去", "{} search {} edit {} delete {} undo {} order {} kind {} go";
    ByNewest, "按时间，新的在前", "the newest first";
    KindBookmark, "书签", "place";
    KindNote, "笔记", "note";
    KindColour, "标色", "colour";
    ColumnNote, "所记", "what is written";
    ColumnWords, "原文", "the words";
    MarkLost, "失位", "lost";
    MarksLost, "文件已变：{} 处书签或笔记找不到原文，列在 {} 中", "The file has changed: {} bookmarks or notes do not find their words; {} lists them";
    MarkHasNoPlace, "原文已不在；r 把它放到正文的光标处", "Its words are gone; r puts it at the cursor of the text";
    MarkKept, "已记下（{} 一览）", "Kept ({} lists all)";
    MarkPlaced, "已重新放置", "It stands here now";
    Coloured, "已标色（{} 删除）", "Coloured ({} takes it away)";
    NoSuchColour, "没有 {} 号色：1 至 {}", "There is no colour {}: 1 to {}";
    NoMarkHere, "这里没有书签、笔记或标色", "There is no bookmark, note or colour here";
    NoMarkChosen, "先在一览中选一个", "Choose one in the list first";
    MarkRemoved, "已删除（{} 找回）", "Deleted ({} brings it back)";
    NoMarkToRestore, "没有可找回的", "There is none to bring back";
    MarkRestored, "已找回", "It is back";
    NotYetKept, "文档还没有读完，稍后再试", "The document is still being read: try again soon";
    KeepsNothing, "这次不作保存：书签和笔记记不下来", "Nothing is kept in this run: no mark can be made";
    NoMarks, "没有书签、笔记或标色", "There are no bookmarks, notes or colours";
    MarksWrapped, "已到末尾，从头再来", "Past the last one, on from the first";
    MarksWrappedBack, "已到开头，从尾再来", "Before the first one, on from the last";
    NewNote, "笔记", "Note";
    NewBookmark, "书签", "Bookmark";
    EditedMark, "修改", "Change";
    SearchedNotes, "在书签与笔记中检索", "Search bookmarks and notes";
    MarkIdle, "写下想法", "what there is to say";
    BookmarkIdle, "书签名", "a name";
    SearchIdle, "原文或所记中的词", "words of the text or of what is written";
    MarkFoot, "Enter 记下  Esc 放弃", "Enter keeps it  Esc leaves it";
    NoteFoot, "Enter 记下  Ctrl-j 换行  Esc 放弃", "Enter keep  Ctrl-j line  Esc leave";
    MoreLines, "{}（另 {} 行）", "{} (+{} line(s))";
    SearchFoot, "Enter 采用  Esc 全部列出", "Enter takes it  Esc lists all";
    Selected, "选了 {} 字  {} 复制  {} 附出处  {} 笔记  {} 标色  {} 筛选  {}", "{} character(s)  {} copy  {} with source  {} note  {} colour  {} filter  {}";
    Launched, "已用 {} 打开；改后存盘会自动重读", "Opened in {}; it is read again when it is saved";
    MemberNotEditable, "{} 在压缩包里，不能直接改；请先解压", "{} is inside an archive; unpack it to edit it";
    NotEditable, "{} 不是文件，不能编辑", "{} is no file to edit";
    FiltersBack, "上次的筛选仍在（{} 清除）", "The filters of last time are in force ({} clears them)";
    NothingToCopy, "没有可复制的", "There is nothing to copy";
    Copied, "已复制 {} 字，也在 {}", "{} character(s) copied, also in {}";
    CopiedOffered, "已复制 {} 字到 {}（终端许可 OSC 52 时也在剪贴板）", "{} character(s) copied to {}, and to the clipboard where the terminal allows OSC 52";
    CopiedInTmux, "已复制 {} 字到 {}；要进剪贴板，tmux 须设 set -g set-clipboard on 或 set -g allow-passthrough on", "{} character(s) copied to {}; for the clipboard tmux needs set -g set-clipboard on, or set -g allow-passthrough on";
    CopiedToFile, "{} 字太长，只写入 {}", "{} characters are too many for the clipboard: they are in {}";
    CopiedInFile, "已复制 {} 字到 {}", "{} character(s) copied to {}";
    CopiedOnly, "已复制 {} 字", "{} character(s) copied";
    Cutting, "分词中…", "finding words…";
    WordFaults, "词典有 {} 处读不了：{}", "{} faults in the dictionaries: {}";
    StructureTitle, "结构", "Structure";
    ColumnStyle, "样式", "style";
    ColumnCount, "处数", "found";
    ColumnLevel, "层", "lv";
    ColumnFirst, "第一处", "the first of them";
    StructureFoot, "空格 开关  h l 层级  a 加模式  e 改  x 撤销  r 复原  Esc 关闭", "Space on/off  h l level  a pattern  e edit  x undo  r reset  Esc";
    StructureProposed, "没有认出标题；空格 采用一个  e 改后采用  a 自己写  Esc 关闭", "no headings were found: Space takes one  e edits it  a another  Esc";
    StructureNone, "没有认出标题；a 试一个模式", "no headings were found; a tries a pattern";
    StructureMade, "手定的标题", "headings made by hand";
    StructureDropped, "去掉的标题", "headings taken away";
    StructureOnlyForget, "x 撤销这一行", "x takes this row back";
    StructureNoPattern, "只有自定的模式可以改", "Only patterns of your own can be edited";
    StructureKept, "按上次的更正排出章节（{} 查看）", "The sections are as you corrected them ({} shows how)";
    PatternIdle, "正则表达式，匹配标题的开头；@2 定层级", "a regular expression for the beginning of headings; @2 sets the level";
    PatternFoot, "Enter 采用  Esc 放弃", "Enter takes it  Esc leaves it";
    PatternFound, "{} 处  Enter 采用  Esc 放弃", "{} headings  Enter takes it  Esc leaves it";
    NoHeadingHere, "这里没有标题", "There is no heading here";
    HeadingDropped, "去掉标题：{}（{} 找回）", "No heading any more: {} ({} brings it back)";
    HeadingMade, "第 {} 行作为标题（{} 去掉）", "Line {} is a heading now ({} takes it away)";
    HeadingAlready, "第 {} 行已是标题；前加数字改层级（2{}）", "Line {} is a heading already; a number before sets its level (2{})";
    LinesLost, "文件已变：{} 处手定的标题找不到了", "The file has changed: {} lines you corrected were not found";
    Resumed, "回到上次读到的地方（{} 到开头）", "Back where you were last time ({} goes to the beginning)";
    CompareChoose, "对照：所选为旧，正在看的为新", "Compare: the chosen is the old one, this the new";
    CompareIdle, "已打开的文档，或一个路径", "an open document, or a path";
    CompareFoot, "Enter 对照  Esc 关闭", "Enter compares  Esc closes";
    CompareNone, "输入另一份文档的路径", "Type the path of another document";
    ComparePath, "打开 {}", "Open {}";
    Comparing, "正在对照…", "Comparing…";
    CompareReading, "读取中：旧 {}，新 {}", "reading: old {}, new {}";
    CompareRead, "已读完", "done";
    CompareSame, "没有改动", "Nothing changed";
    CompareLast, "后面没有改动了", "No change further on";
    CompareFirst, "前面没有改动了", "No change before this";
    CompareUndone, "修改决定中有 {} 处未能执行（gangmu compare 列出）", "{} instruction(s) of the decision could not be carried out (gangmu compare lists them)";
    CompareNowhere, "这一处是执行决定所得，不在文件里", "This text was made by the decision and stands in no file";
    CompareLeft, "{} 回到对照", "{} goes back to the comparison";
    CompareOld, "旧：", "old: ";
    CompareNew, "新：", "new: ";
    CompareRank, "第 {}/{} 处", "change {} of {}";
    CompareMade, "（照决定改成）", "(as the decision makes it)";
    CompareOmitted, "{} 段没有改动", "{} paragraph(s) unchanged";
    CompareMovedFrom, "移自{}", "moved from {}";
    CompareMovedTo, "移到{}", "moved to {}";
    CompareSections, "改动的章节 {}", "{} section(s) changed";
    CompareSummary, "概要", "Summary";
    CompareSizes, "旧 {} 字，新 {} 字", "old {} characters, new {}";
    CompareKind, "{}  {} 节  +{} -{} 字", "{}  {} section(s)  +{} -{} characters";
    CompareGrown, "增减最多的章节", "Sections that grew or shrank most";
    ComparePhrasesNew, "新提法 {}", "New phrases {}";
    ComparePhrasesGone, "不再用的提法 {}", "Phrases gone {}";
    ComparePhrasesMore, "用得更多的提法 {}", "Phrases used more {}";
    ComparePhrasesLess, "用得更少的提法 {}", "Phrases used less {}";
    CompareMeasures, "（次数，每万字，对数似然，log2 比）", " (count, per 10,000 characters, log-likelihood, log2 ratio)";
    CompareFigures, "数字变化 {}", "Figures that differ {}";
    CompareCounting, "正在数提法和数字…", "counting phrases and figures…";
    CompareKeys, "对照页的键", "Keys of this page";
    CompareHints, "n N 改动  Tab 章节  s 概要  f 类别  z 收起  ? 键  q 关闭", "n N changes  Tab sections  s summary  f kinds  z folds  ? keys  q closes";
    TypographyTitle, "版式", "Typography";
    TypographyFoot, "j k 选择  h l 改变  w 记住  Esc 关闭", "j k choose  h l change  w keeps  Esc closes";
    TypographyKept, "已记入 {}", "Kept in {}";
    ConfigFaults, "配置有 {} 处不对；第 {} 行：{}", "{} faults in the configuration; line {}: {}";
    ConfigUnread, "读不了配置 {}：{}", "cannot read the configuration {}: {}";
    PlainHelp, "空行 往下读；33 到第 33 行；{}词 筛选；{} 下一处命中；{} 标题 跳到标题；{} 大纲；{} 全部命令；{} 退出", "an empty line reads on; 33 goes to line 33; {}word filters; {} next hit; {} title jumps; {} outline; {} all commands; {} quits";
    PlainNotHere, "逐行模式下没有 {}；按 {} 看全部命令", "{} is not there in plain mode; {} tells all commands";
    PlainNoStyles, "没有认出标题", "no headings were found";
    PlainStyleOn, "{}，{} 处，第 {} 层：{}", "{}, {} headings, level {}: {}";
    PlainProposed, "可用模式 {}，{} 处：{}", "pattern {} would make {} headings: {}";
    PlainStyleOff, "{}，已关，{} 处，第 {} 层：{}", "{}, off, {} headings, level {}: {}";
    PlainStructure, "{} 2 开关第 2 行；{} 2 @3 定为第 3 层；{} 2 x 撤销；{} ? 模式 试一个模式；{} a 模式 采用；{} 2 e 模式 改；{} r 全部复原", "{} 2 switches row 2 off or on; {} 2 @3 sets level 3; {} 2 x takes it back; {} ? PATTERN tries a pattern; {} a PATTERN takes it; {} 2 e PATTERN changes it; {} r resets all";
    PlainTried, "会有 {} 处", "{} headings it would make";
    PlainTypography, "{} 1 30 每行三十字；{} 1 0 一段一行；{} 2 开关第 2 行；{} w 记住", "{} 1 30 sets lines of 30 hanzi; {} 1 0 a paragraph a line; {} 2 switches row 2; {} w keeps";
    PlainWhole, "一段一行", "a paragraph a line";
    PlainValue, "{}：{}", "{}: {}";
    PlainChosen, "{}（现用）", "{} (in use)";
    PlainEncoding, "{} 3 或 {} Big5 换编码重读", "{} 3 or {} Big5 reads the file again in it";
    PlainNoEncoding, "没有编码“{}”", "There is no encoding {}";
    PlainPresets, "{} 2 取用第 2 组；{} 2 x 删除；{} a 名称 保存现有筛选", "{} 2 takes row 2; {} 2 x deletes it; {} a NAME keeps the present filters";
    PlainNote, "{} 想法 记在本段", "{} TEXT writes a note on this paragraph";
    PlainBookmark, "{} 名称 在此设书签", "{} NAME sets a bookmark here";
    PlainNoRow, "没有第 {} 行", "There is no row {}";
    PlainOutline, "共 {} 个章节，显示到第 {} 层；输入行号前往", "{} section(s), shown down to level {}; type a line to go there";
    TypographyUnchanged, "没有改动可记", "Nothing was changed that could be kept";
    On, "是", "on";
    Off, "否", "off";
    EncodingTitle, "编码", "Encoding";
    EncodingAuto, "自动判断", "found by itself";
    EncodingFixed, "{} 不能换编码", "{} cannot be read again";
    EncodingOwn, "{} 的编码由格式规定，不用选", "{} is of a format with an encoding of its own";
    Reloaded, "已重读 {}（{} {}）", "{} was read again ({} {}(s))";
    SourceChanged, "{} 有变，已重读（{} {}）", "{} has changed and was read again ({} {}(s))";
    SourceGone, "{} 已不在原处，屏上的文字仍可读", "{} is no longer there; its text stays readable";
    Arriving, "接收中", "receiving";
    HelpTitle, "键位帮助", "Keys";
    HelpFoot, "j k 滚动  Enter 打开使用手册  Esc 关闭", "j k scroll  Enter opens the guide  Esc closes";
    InfoTitle, "文档", "Document";
    InfoName, "名称", "name";
    InfoPath, "文件", "file";
    InfoEncoding, "编码", "encoding";
    InfoFormat, "格式", "format";
    InfoSize, "大小", "size";
    InfoSizeValue, "{} 字节，{} {}", "{} byte(s), {} {}(s)";
    InfoText, "正文", "text";
    InfoTextValue, "{} 字，{} 段", "{} character(s), {} paragraph(s)";
    InfoSections, "章节", "sections";
    InfoSectionsValue, "{} 个，最深 {} 层", "{}, {} levels deep";
    InfoFactTitle, "标题", "title";
    InfoFactAuthor, "作者", "author";
    InfoFactIssuer, "发布者", "issued by";
    InfoFactDate, "日期", "date";
    InfoFactNumber, "文号", "number";
    InfoFactValue, "{}（{}）", "{} ({})";
    InfoFileTitle, "属性标题", "file: title";
    InfoFileAuthor, "属性作者", "file: author";
    InfoFileDate, "属性日期", "file: date";
    InfoChanges, "修订", "tracked changes";
    InfoChangesValue, "增 {} 处，删 {} 处", "{} insertions, {} deletions";
    InfoSeams, "接缝", "seams";
    InfoMarkup, "标记中汉字", "hanzi in markup";
    InfoFormulas, "公式", "formulas";
    InfoFormulasValue, "{} 处，{} 处照原样显示", "{}, {} shown as they stand";
    InfoReplaced, "无效字节", "invalid";
    InfoNuls, "略去的 NUL", "NULs left out";
    InfoFoot, "任意键关闭", "any key closes";
    QueryBad, "第 {} 字：{}", "character {}: {}";
    TooSmall, "窗口太小", "too small";
    EmbeddedOpened, "内置文摘；打开自己的文件：gangmu 文件名", "The embedded digest; your own file: gangmu PATH";
}

impl Text {
    /// The commands whose keys stand in the places of a text that holds
    /// nothing else.
    #[must_use]
    pub const fn hints(self) -> &'static [Command] {
        match self {
            Self::FilterIdle => &[
                Command::Filter,
                Command::Jump,
                Command::Palette,
                Command::Help,
            ],
            Self::NoSections => &[Command::Filter, Command::Percent],
            Self::NoFilter | Self::PanelNoFilter | Self::PresetsNone => &[Command::Filter],
            Self::NeedsCount => &[Command::Percent],
            Self::NotesNone => &[Command::Note, Command::Bookmark, Command::Colour],
            Self::HitsKeys => &[
                Command::PanelOrder,
                Command::PanelWay,
                Command::PanelUnits,
                Command::PanelMore,
                Command::PanelLess,
                Command::AcceptRow,
                Command::ClosePanel,
            ],
            Self::KeywordsKeys | Self::CollocatesKeys => &[
                Command::PanelWay,
                Command::PanelUnits,
                Command::PanelOrder,
                Command::PanelMore,
                Command::PanelLess,
                Command::AcceptRow,
                Command::ClosePanel,
            ],
            Self::PhrasesKeys => &[
                Command::PanelWay,
                Command::PanelOrder,
                Command::PanelMore,
                Command::PanelLess,
                Command::AcceptRow,
                Command::ClosePanel,
            ],
            Self::FiguresKeys => &[
                Command::PanelWay,
                Command::PanelUnits,
                Command::PanelOrder,
                Command::AcceptRow,
                Command::ClosePanel,
            ],
            Self::StatisticsKeys => &[Command::PanelOrder, Command::AcceptRow, Command::ClosePanel],
            Self::NotesKeys => &[
                Command::SearchNotes,
                Command::EditNote,
                Command::RemoveMark,
                Command::RestoreMark,
                Command::PanelOrder,
                Command::PanelWay,
                Command::AcceptRow,
            ],
            _ => &[],
        }
    }

    /// The text in a language with its `{}` replaced in order.
    #[must_use]
    pub fn fill(self, language: Language, values: &[&dyn std::fmt::Display]) -> String {
        let mut pieces = self.get(language).split("{}");
        let mut filled = String::from(pieces.next().unwrap_or_default());
        let mut values = values.iter();
        for piece in pieces {
            let value = values.next().map(ToString::to_string).unwrap_or_default();
            filled.push_str(&value);
            // `{} hit(s)` of one is a hit.
            match piece.split_once("(s)") {
                Some((noun, rest)) => {
                    filled.push_str(noun);
                    filled.push_str(if value == "1" { "" } else { "s" });
                    filled.push_str(rest);
                }
                None => filled.push_str(piece),
            }
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
        assert_eq!(Text::Hits.fill(Language::English, &[&1]), "1 hit");
        assert_eq!(Text::Hits.fill(Language::English, &[&20]), "20 hits");
    }
}
