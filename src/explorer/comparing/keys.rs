//! The keys of the page of a comparison, as it tells them.

/// Keys with what they do, in Chinese and in English.
pub const KEYS: &[(&str, &str, &str)] = &[
    (
        "n N",
        "下一处、上一处改动",
        "The next and the previous change",
    ),
    ("j k", "下移、上移一行", "One line down, up"),
    ("PageDown PageUp", "下翻、上翻一页", "One page down, up"),
    ("d u", "下翻、上翻半页", "Half a page down, up"),
    ("g G", "到开头、到末尾", "To the beginning, to the end"),
    (
        "Tab",
        "改动的章节一览；再按回到正文",
        "The sections that changed; again: the text",
    ),
    (
        "s",
        "概要：章节增减、提法、数字",
        "Summary: sections, set phrases, figures",
    ),
    (
        "f F",
        "只看一类改动；看全部",
        "Only one kind of changes; all of them",
    ),
    (
        "z",
        "收起或展开没有改动的段落",
        "Hide or show the paragraphs that are the same",
    ),
    (
        "Enter o",
        "到新文、旧文的这一处",
        "Go to the place in the new, in the old document",
    ),
    (
        "y Y",
        "复制这处改动；附两处出处",
        "Copy the change; with both places",
    ),
    ("x", "新旧对调", "Swap old and new"),
    ("c", "与另一份文档比较", "Compare with another document"),
    ("q Esc", "关闭", "Close"),
];
