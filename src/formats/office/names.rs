//! What the names of styles say of their paragraphs.

use super::item::Role;

/// What the paragraphs of a style of this name are, as users know the names of
/// the styles that come with their programs; `None` where the name says
/// nothing.
pub(crate) fn role(name: &str) -> Option<Role> {
    const HEADINGS: [&str; 8] = [
        "heading",
        "标题",
        "標題",
        "見出し",
        "제목",
        "titre",
        "überschrift",
        "заголовок",
    ];
    const CONTENTS: [&str; 5] = ["toc", "contents", "目录", "目錄", "目次"];
    let name: String = name.to_lowercase().split_whitespace().collect();
    if matches!(name.as_str(), "title" | "标题" | "標題" | "表題" | "제목") {
        return Some(Role::Title);
    }
    let numbered = |prefix: &&str| {
        let level = name.strip_prefix(*prefix)?;
        level.parse().ok().filter(|level| (1..=9).contains(level))
    };
    if let Some(level) = HEADINGS.iter().find_map(numbered) {
        return Some(Role::Heading(level));
    }
    let of_contents = matches!(
        name.as_str(),
        "tableoffigures" | "tocheading" | "contentsheading" | "toc标题" | "图表目录" | "圖表目錄"
    );
    (of_contents || CONTENTS.iter().find_map(numbered).is_some()).then_some(Role::Contents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_known_by_their_names() {
        assert_eq!(role("heading 1"), Some(Role::Heading(1)));
        assert_eq!(role("标题 3"), Some(Role::Heading(3)));
        assert_eq!(role("Title"), Some(Role::Title));
        assert_eq!(role("标题"), Some(Role::Title));
        assert_eq!(role("toc 2"), Some(Role::Contents));
        assert_eq!(role("TOC Heading"), Some(Role::Contents));
        assert_eq!(role("Contents 1"), Some(Role::Contents));
        for name in ["Normal", "标题 10", "标题党", "heading", "副标题", "toc"] {
            assert_eq!(role(name), None, "{name}");
        }
    }
}
