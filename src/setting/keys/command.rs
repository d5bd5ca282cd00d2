//! The table of commands. The keymap, the palette, the help page and the key
//! list of the README all read it, so that none can say something else.

use std::borrow::Cow;

use super::key::Key;
use crate::setting::{Language, listed};

/// Where a key has its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In both panes.
    Both,
    /// In the section tree only.
    Tree,
    /// In the text only.
    Text,
    /// In the panel only.
    Panel,
    /// While a part of the text is selected.
    Select,
}

impl Scope {
    /// What help says before a command that not every pane has; empty for one
    /// that all have.
    #[must_use]
    pub const fn told(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::Both => ("", ""),
            Self::Tree => ("章节树：", "In the tree: "),
            Self::Text => ("正文：", "In the text: "),
            Self::Panel => ("面板：", "In the panel: "),
            Self::Select => ("选取时：", "While selecting: "),
        };
        language.choose(zh, en)
    }
}

listed! {
    /// The heading under which help lists a command.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Group {
        /// Moving in a pane.
        Move,
        /// Going from section to section.
        Sections,
        /// Folding the tree.
        Folding,
        /// Jumps and their history.
        Jumps,
        /// The keyword filter.
        Filter,
        /// The panel with what is found.
        Panel,
        /// Bookmarks, notes, coloured marks.
        Marks,
        /// Selecting a part of the text, copying.
        Select,
        /// Panes, help, leaving.
        Program,
    }
}

impl Group {
    /// The heading in a language.
    #[must_use]
    pub const fn title(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::Move => ("移动", "Moving"),
            Self::Sections => ("章节", "Sections"),
            Self::Folding => ("折叠", "Folding"),
            Self::Jumps => ("跳转", "Jumps"),
            Self::Filter => ("筛选", "Filter"),
            Self::Panel => ("面板", "Panel"),
            Self::Marks => ("书签与笔记", "Bookmarks and notes"),
            Self::Select => ("选择与复制", "Selecting and copying"),
            Self::Program => ("程序", "Program"),
        };
        language.choose(zh, en)
    }
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct CommandInfo {
    /// The command.
    pub command: Command,
    /// Its name for the palette and for configuration, in kebab case.
    pub name: &'static str,
    /// Where its keys work.
    pub scope: Scope,
    /// Its group in the help.
    pub group: Group,
    /// Its keys, in the written form of [`Key::parse`].
    pub keys: &'static [&'static str],
    zh: &'static str,
    en: &'static str,
}

impl CommandInfo {
    /// What the command does, in a language; where it takes a number, with the
    /// key in an example.
    #[must_use]
    pub fn help(&self, language: Language, key: &str) -> Cow<'static, str> {
        let help = language.choose(self.zh, self.en);
        if help.contains("{}") {
            Cow::Owned(help.replace("{}", key))
        } else {
            Cow::Borrowed(help)
        }
    }

    /// Its own keys as they are shown, where the reader has chosen no others.
    #[must_use]
    pub fn shown_keys(&self) -> String {
        let keys: Vec<String> = self
            .keys
            .iter()
            .filter_map(|key| Key::parse(key))
            .map(|key| key.to_string())
            .collect();
        keys.join(" ")
    }
}

macro_rules! commands {
    ($($command:ident, $name:literal, $scope:ident, $group:ident, [$($key:literal)*], $zh:literal, $en:literal;)*) => {
        /// Everything the reader can ask for by key or by name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command {
            $(#[doc = $en] $command,)*
        }

        /// The table itself, in the order of the help page.
        pub const COMMANDS: &[CommandInfo] = &[
            $(CommandInfo {
                command: Command::$command,
                name: $name,
                scope: Scope::$scope,
                group: Group::$group,
                keys: &[$($key),*],
                zh: $zh,
                en: $en,
            },)*
        ];
    };
}

commands! {
    Down, "down", Both, Move, ["j" "Down"], "下移一行（树中：下一项）", "One line down (in the tree: the next row)";
    Up, "up", Both, Move, ["k" "Up"], "上移一行（树中：上一项）", "One line up (in the tree: the row above)";
    HalfPageDown, "half-page-down", Both, Move, ["d" "Ctrl-d"], "下翻半页", "Half a page down";
    HalfPageUp, "half-page-up", Both, Move, ["u" "Ctrl-u"], "上翻半页", "Half a page up";
    PageDown, "page-down", Both, Move, ["PageDown" "Ctrl-f"], "下翻一页", "One page down";
    PageUp, "page-up", Both, Move, ["PageUp" "Ctrl-b"], "上翻一页", "One page up";
    ReadOn, "read-on", Both, Move, ["Space"], "正文下翻一页（焦点在树时也可用）", "Page the text down, whichever pane has the keys";
    ReadBack, "read-back", Both, Move, ["b"], "正文上翻一页（焦点在树时也可用）", "Page the text up, whichever pane has the keys";
    Top, "top", Both, Move, ["g" "Home"], "到开头", "To the beginning";
    Bottom, "bottom", Both, Move, ["G" "End"], "到末尾；前加数字：到源文件第几行（33{}）", "To the end; after a number: to that line of the source (33{})";
    Percent, "percent", Both, Move, ["%"], "前加数字：到全文百分之几（50{}）", "After a number: to that part of the text (50{})";

    NextSection, "next-section", Both, Sections, ["}" "Ctrl-Down"], "下一节（不论层级）", "The next section of any depth";
    PreviousSection, "previous-section", Both, Sections, ["{" "Ctrl-Up"], "上一节（不论层级）", "The previous section of any depth";
    NextSibling, "next-sibling", Both, Sections, ["J"], "同级的下一节", "The next section at the same level";
    PreviousSibling, "previous-sibling", Both, Sections, ["K"], "同级的上一节", "The previous section at the same level";
    Parent, "parent", Both, Sections, ["p"], "上一级", "The section around this one";
    ReadSection, "read-section", Tree, Sections, ["Enter"], "转到正文阅读所选章节", "Read the chosen section in the text";
    Structure, "structure", Both, Sections, ["S"], "结构页：标题样式的开关、层级与自定模式", "Structure: heading styles on or off, their levels, patterns of your own";
    DropHeading, "drop-heading", Both, Sections, ["D"], "这一处不是标题", "This is no heading";
    MakeHeading, "make-heading", Both, Sections, ["H"], "把光标所在的行作为标题；前加数字：第几层（2{}）", "Make the line at the cursor a heading; after a number: of that level (2{})";

    ToggleFold, "toggle-fold", Both, Folding, ["z" "o"], "折叠或展开当前章节；前加数字：只显示到第几层（2{}）", "Fold or unfold the section; after a number: show the tree down to that level (2{})";
    FoldAll, "fold-all", Both, Folding, ["Z"], "全部折叠或全部展开", "Fold all or unfold all";
    FoldLevel, "fold-level", Both, Folding, ["-"], "少显示一层", "Show one level less";
    UnfoldLevel, "unfold-level", Both, Folding, ["+" "="], "多显示一层", "Show one level more";
    Collapse, "collapse", Tree, Folding, ["h" "Left"], "折叠，或到上一级", "Fold, or go to the section around";
    Expand, "expand", Tree, Folding, ["l" "Right"], "展开，或到第一个下级，或到正文", "Unfold, or go to the first section inside, or to the text";

    Jump, "jump", Both, Jumps, ["s"], "按标题跳转（可用拼音首字母、编号）", "Jump to a title (pinyin initials and numbers work)";
    Back, "back", Both, Jumps, ["[" "Ctrl-o" "Backspace" "Alt-Left"], "回到跳转前的位置", "Back to where the last jump started";
    Forward, "forward", Both, Jumps, ["]" "Alt-Right"], "再向前", "Forward again";
    NextLink, "next-link", Both, Jumps, [";"], "选下一个交叉引用（第十条、前条、附件2）、脚注或链接", "Choose the next cross-reference (第十条, 前条, 附件2), note or link on screen";
    PreviousLink, "previous-link", Both, Jumps, ["'"], "选上一个交叉引用、脚注或链接", "Choose the cross-reference, note or link before";
    FollowLink, "follow-link", Text, Jumps, ["Enter"], "跟随所选的交叉引用或脚注；链接则复制其地址", "Follow the chosen cross-reference or note; copy the address of a link";
    Findings, "check", Both, Jumps, ["!"], "查看可疑之处：叠字、缺号、引号不配、接缝等", "What is odd here: doubled characters, gaps, open quotes, seams";
    Mended, "mended", Both, Jumps, ["r"], "按可疑之处的建议改正来读，改处有标记；再按看原文", "Read the text as it may be meant, changes marked; again: as written";
    FormulaSource, "formula-source", Both, Jumps, ["$"], "光标行或其后第一个公式的源码（LaTeX）", "The source (LaTeX) of the formula at the cursor, or of the next";
    Palette, "palette", Both, Jumps, [":" "Ctrl-p"], "命令面板（也可输入行号或百分比）", "Command palette (a line number or percentage works too)";

    Filter, "filter", Both, Filter, ["/"], "输入关键词：标出命中，树只留有命中的章节", "Type keywords: hits are marked, the tree keeps sections with hits";
    FilterText, "filter-text", Both, Filter, ["f"], "正文只留有命中的段落；再按恢复", "Keep only paragraphs with hits in the text; again for all";
    NarrowTree, "narrow-tree", Both, Filter, ["F"], "树：只留有命中的章节，或显示全部", "Tree: only sections with hits, or all";
    NextHit, "next-hit", Both, Filter, ["n"], "下一处命中", "The next hit";
    PreviousHit, "previous-hit", Both, Filter, ["N"], "上一处命中", "The previous hit";
    FilterWord, "filter-word", Both, Filter, ["*"], "筛选光标处的词（双击正文中的词也行）；在树中：筛选标题", "Filter for the word here or clicked twice; tree: title";
    ToggleChip, "toggle-chip", Both, Filter, ["c"], "停用或启用最后一个筛选；前加数字：第几个（2{}）", "Switch the last filter off or on; after a number: that one (2{})";
    JoinChip, "join-filter", Both, Filter, ["|" "&"], "最后一个筛选改为且、或、非；前加数字：第几个（2{}）", "Last filter by and, or, not; after a number: that (2{})";
    Within, "within", Both, Filter, ["w"], "各筛选要在同一段，或同一节里都有", "Filters must meet in one paragraph, or in one section";
    RemoveChip, "remove-chip", Both, Filter, ["x"], "去掉最后一个筛选；前加数字：第几个（2{}）", "Take the last filter away; after a number: that one (2{})";
    RestoreChips, "restore-filters", Both, Filter, ["X"], "找回刚去掉的筛选", "Bring the filters taken away last back";
    ClearFilters, "clear-filters", Both, Filter, ["Esc"], "清除全部筛选，位置不变", "Clear all filters and stay in place";
    Presets, "presets", Both, Filter, ["P"], "保存、取用成组的筛选", "Keep sets of filters under names, take them back";

    HitsPanel, "hits", Both, Panel, ["C"], "命中一览：关键词居中，左右各有上下文", "The hits one below the other, each with its context";
    KeywordsPanel, "keywords", Both, Panel, ["W"], "关键词：频次、tf-idf、TextRank，或本节有别于全文的词", "Keywords: by frequency, tf-idf, TextRank, or what sets the section off";
    PhrasesPanel, "phrases", Both, Panel, ["T"], "提法：引语、数字口号、反复出现的说法", "Set phrases: quoted, slogans with numbers, wordings used again and again";
    FiguresPanel, "figures", Both, Panel, ["#"], "数字：数量、比率、日期，各有数值", "Figures: amounts, rates, dates, each with its value";
    CollocatesPanel, "collocates", Both, Panel, ["O"], "搭配：命中左右常见的词", "Collocates: the words beside the hits";
    StatisticsPanel, "statistics", Both, Panel, ["I"], "统计：字数、词数、阅读时间、各节篇幅", "Statistics: characters, words, reading time, the share of each section";
    AcceptRow, "accept-row", Panel, Panel, ["Enter"], "到这一处，或按它筛选", "Go to the place, or filter for it";
    PanelOrder, "panel-order", Panel, Panel, ["s"], "换排序：原文、右文、左文等", "Another order: by place, by what follows, by what precedes and so on";
    PanelWay, "panel-way", Panel, Panel, ["w"], "换算法：拼音、频次、码位等", "Another way to compare or count: pinyin, frequency, code point and so on";
    PanelUnits, "panel-units", Panel, Panel, ["v"], "换单位：字、词等", "Other units: characters, words and so on";
    PanelMore, "panel-more", Panel, Panel, ["+" "="], "多看一些", "More of it";
    PanelLess, "panel-less", Panel, Panel, ["-"], "少看一些", "Less of it";
    ClosePanel, "close-panel", Panel, Panel, ["Esc" "q"], "关闭面板", "Close the panel";

    NotesPanel, "notes", Both, Marks, ["A"], "书签、笔记一览：跳转、检索、修改", "The list of bookmarks and notes: go there, search, change";
    Note, "note", Both, Marks, ["a"], "给所选文字或本段写笔记；已有则修改", "Write a note on the selection or the paragraph, or change the one there";
    Bookmark, "bookmark", Both, Marks, ["B"], "在光标行设书签并命名；已有则改名", "A bookmark with a name at the cursor, or another name for the one there";
    Colour, "colour", Both, Marks, ["M"], "给所选文字或本段标色；前加数字：1 至 4 号色（2M）", "Colour the selection or the paragraph; after a number: that colour, 1 to 4 (2M)";
    RemoveMark, "remove-mark", Both, Marks, ["\\" "Delete"], "删除光标处或所选的书签、笔记、标色", "Delete the bookmark, note or colour here";
    RestoreMark, "restore-mark", Both, Marks, ["U"], "找回刚删除的", "Bring back what was deleted last";
    NextMark, "next-mark", Both, Marks, ["@"], "下一处书签、笔记或标色", "The next bookmark, note or colour";
    PreviousMark, "previous-mark", Both, Marks, ["^"], "上一处书签、笔记或标色", "The one before";
    SearchNotes, "search-notes", Panel, Marks, ["/"], "在笔记一览中检索", "Search the list of notes";
    EditNote, "edit-note", Panel, Marks, ["e"], "修改所选的笔记或书签名", "Change the text of the chosen note or bookmark";
    PlaceMark, "place-mark", Panel, Marks, ["r"], "把所选的重新放到正文光标处（原文已改时）", "Put the chosen one anew at the cursor of the text, where its words are gone";

    Copy, "copy", Both, Select, ["y"], "复制：所选文字，或本段；在树中：整节；在面板中：各行", "Copy: the selection or the paragraph; in the tree: the section; in the panel: its rows";
    CopyCited, "copy-cited", Both, Select, ["Y"], "复制并附出处：文题、章节、行号", "Copy with the source: title, sections, line";
    Select, "select", Both, Select, ["v"], "开始选择文字", "Begin to select";
    SelectLeft, "select-left", Select, Select, ["h" "Left"], "左移一字", "One character to the left";
    SelectRight, "select-right", Select, Select, ["l" "Right"], "右移一字", "One character to the right";
    SelectDown, "select-down", Select, Select, ["j" "Down"], "下移一行", "One line down";
    SelectUp, "select-up", Select, Select, ["k" "Up"], "上移一行", "One line up";
    SelectNextWord, "select-next-word", Select, Select, ["w"], "到下一个词（按分词）", "To the next word, as Chinese is cut";
    SelectPreviousWord, "select-previous-word", Select, Select, ["b"], "到上一个词", "To the word before";
    SelectWordEnd, "select-word-end", Select, Select, ["e"], "到词尾", "To the end of the word";
    SelectNextClause, "select-next-clause", Select, Select, [")"], "到下一小句", "To the next clause";
    SelectPreviousClause, "select-previous-clause", Select, Select, ["("], "到上一小句", "To the clause before";
    SelectRowStart, "select-row-start", Select, Select, ["0" "Home"], "到行首", "To the beginning of the row";
    SelectRowEnd, "select-row-end", Select, Select, ["$" "End"], "到行末", "To the end of the row";
    SelectTop, "select-top", Select, Select, ["g"], "到开头", "To the beginning";
    SelectBottom, "select-bottom", Select, Select, ["G"], "到末尾", "To the end";
    SelectPageDown, "select-page-down", Select, Select, ["PageDown" "Ctrl-f" "Space"], "下移一页", "One page down";
    SelectPageUp, "select-page-up", Select, Select, ["PageUp" "Ctrl-b"], "上移一页", "One page up";
    SelectParagraph, "select-paragraph", Select, Select, ["p"], "选整段", "The whole paragraph";
    SelectSection, "select-section", Select, Select, ["s"], "选整节", "The whole section";
    SwapEnds, "swap-ends", Select, Select, ["o"], "换到另一端", "To the other end of the selection";
    FilterSelection, "filter-selection", Select, Select, ["*" "/"], "筛选所选文字", "Filter for the selection";
    LeaveSelection, "leave-selection", Select, Select, ["Esc" "v" "q"], "不再选择", "Leave the selection";

    SwitchPane, "switch-pane", Both, Program, ["Tab"], "轮流到树、正文、面板", "Go round tree, text and panel";
    SwitchPaneBack, "switch-pane-back", Both, Program, ["Shift-Tab"], "反着轮流", "Go round the other way";
    FocusTree, "focus-tree", Text, Program, ["h" "Left"], "宽表向左看；到头后转到章节树", "Scroll wide tables back to the left, then go to the section tree";
    ScrollRight, "scroll-right", Text, Move, ["l" "Right"], "宽表向右看", "Scroll wide tables to the right";
    ToggleTree, "toggle-tree", Both, Program, ["t"], "隐藏或显示章节树", "Hide or show the section tree";
    WidenTree, "widen-tree", Both, Program, [">"], "加宽章节树", "Make the tree wider";
    NarrowTreePane, "slim-tree", Both, Program, ["<"], "收窄章节树", "Make the tree narrower";
    ToggleSeams, "toggle-seams", Both, Program, ["m"], "显示或隐藏接缝标记", "Show or hide the seam marks";
    ToggleDeletions, "deletions", Both, Program, ["~"], "在原处显示或隐藏修订所删的文字", "Show or hide in its place what tracked changes took out";
    Compare, "compare", Both, Program, ["V"], "与另一份文档对照：改了什么", "Compare with another document: what changed";
    Typography, "typography", Both, Program, [","], "版式：行宽、缩进、行距、行号等", "Typography: measure, indent, spacing, line numbers";
    Info, "info", Both, Program, ["i"], "本文档的来源、编码、篇幅", "Source, encoding and size of this document";
    Encoding, "encoding", Both, Program, ["E"], "换一种编码重读", "Read the file in another encoding";
    Reload, "reload", Both, Program, ["R"], "重读文件，位置不变", "Read the file again and stay in place";
    Edit, "edit", Both, Program, ["e"], "在编辑器（$VISUAL、$EDITOR）中打开源文件的这一行，不是文本的用它的程序打开", "Open the source in the editor ($VISUAL, $EDITOR) at this line, what is no text in a program of its own";
    NextDocument, "next-document", Both, Program, [")"], "下一份文档", "The next document";
    PreviousDocument, "previous-document", Both, Program, ["("], "上一份文档", "The previous document";
    DocumentOrder, "document-order", Both, Program, ["."], "文档的次序：按文件夹、名称、日期、命中", "Order of the documents: by folder, name, date, hits";
    SwitchLanguage, "switch-language", Both, Program, ["L"], "界面语言：中文、英文", "Interface language: Chinese, English";
    Help, "help", Both, Program, ["?" "F1"], "键位帮助", "This help";
    Guide, "guide", Both, Program, ["F2"], "打开使用手册", "Open the user's guide";
    Redraw, "redraw", Both, Program, ["Ctrl-l"], "重画屏幕", "Draw the screen anew";
    Suspend, "suspend", Both, Program, ["Ctrl-z"], "挂起，回到命令行", "Suspend to the shell";
    Close, "close", Both, Program, ["q"], "关闭文档；最后一份时退出", "Close the document; quit with the last one";
    Quit, "quit", Both, Program, ["Q" "Ctrl-c"], "退出", "Quit";
}

impl Command {
    /// The row of the table.
    #[must_use]
    pub fn info(self) -> Option<&'static CommandInfo> {
        COMMANDS.iter().find(|info| info.command == self)
    }

    /// The command of a name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        let found = COMMANDS.iter().find(|info| info.name == name);
        found.map(|info| info.command)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_key_can_be_read_and_is_bound_once_in_its_scope() {
        let mut seen = HashSet::new();
        for info in COMMANDS {
            for key in info.keys {
                let parsed = Key::parse(key).unwrap_or_else(|| panic!("{key} in {}", info.name));
                assert!(seen.insert((info.scope, parsed)), "{key} is bound twice");
            }
        }
    }

    #[test]
    fn every_command_has_a_name_of_its_own_and_both_helps() {
        let mut seen = HashSet::new();
        for info in COMMANDS {
            assert!(seen.insert(info.name), "{} stands twice", info.name);
            let zh = info.help(Language::Chinese, "");
            let en = info.help(Language::English, "");
            assert!(!zh.is_empty() && !en.is_empty());
            assert_eq!(info.zh.contains("{}"), info.en.contains("{}"));
        }
    }
}
