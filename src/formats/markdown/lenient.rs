//! What authors mean where CommonMark reads something else.

/// A heading written leniently on one line: its level and the bytes of the
/// line that hold the title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lenient {
    /// Number of hash marks, from 1 to 6.
    pub(super) level: u8,
    /// Where the title stands in the line.
    pub(super) title: std::ops::Range<usize>,
}

/// Reads `##标题`, `＃ 标题` and `＃＃标题`: hash marks without a space behind
/// them, or full-width ones. A tag (`#话题`, `#话题#`) is no heading: one
/// half-width hash without a space never is.
pub(super) fn heading(line: &str) -> Option<Lenient> {
    let is_hash = |c| matches!(c, '#' | '＃');
    let body = line.trim_start();
    if !body.starts_with(is_hash) {
        return None;
    }
    let start = line.len().saturating_sub(body.len());
    let body = body.trim_end();
    let title = body.trim_start_matches(is_hash);
    let marks = body.get(..body.len().saturating_sub(title.len()))?;
    let level = u8::try_from(marks.chars().count()).ok()?;
    let first = title.chars().next()?;
    let spaced = first.is_whitespace();
    let wide = marks.contains('＃');
    let fits = match level {
        1 => wide && spaced,
        2..=6 => wide || !spaced,
        _ => false,
    };
    if !fits || first == '!' || title.contains(is_hash) && !title.trim_end().ends_with(is_hash) {
        return None;
    }
    let kept = title.trim_end_matches(is_hash).trim();
    if kept.is_empty() || kept.contains(is_hash) {
        return None;
    }
    let skipped = title.len().saturating_sub(title.trim_start().len());
    let from = start.saturating_add(marks.len()).saturating_add(skipped);
    Some(Lenient {
        level,
        title: from..from.saturating_add(kept.len()),
    })
}

/// Offset of a `#标题` without a space that is the title of all: the first
/// line that is not blank, above headings of two hash marks or more that lack
/// their space as well. It is no tag, since a tag stands at the end.
pub(super) fn title(source: &str) -> Option<usize> {
    let mut at = 0usize;
    let mut title = None;
    for line in source.split_inclusive('\n') {
        let text = line.trim();
        let marks = text
            .len()
            .saturating_sub(text.trim_start_matches('#').len());
        match title {
            _ if text.is_empty() => {}
            None => {
                let inner = text.get(1..).unwrap_or_default();
                if marks != 1 || inner.contains(['#', '＃', ' ', '　']) || inner.is_empty() {
                    return None;
                }
                title = Some(at);
            }
            Some(_) if marks >= 1 => {
                return title.filter(|_| marks >= 2 && heading(text).is_some());
            }
            Some(_) => {}
        }
        at = at.saturating_add(line.len());
    }
    None
}

/// Reads `#标题` where [`title`] has found it.
pub(super) fn whole_title(line: &str) -> Option<Lenient> {
    let start = line.find('#')?.saturating_add(1);
    Some(Lenient {
        level: 1,
        title: start..line.trim_end().len(),
    })
}

/// Whether a heading is a paragraph that a rule was set right below: it is
/// underlined and reads as prose.
pub(super) fn is_underlined_prose(raw: &str) -> bool {
    let body = raw.trim();
    let Some((text, _)) = body.rsplit_once('\n') else {
        return false;
    };
    let text = text.trim_end();
    !body.starts_with('#')
        && (text.ends_with(['。', '！', '？', '；']) || text.chars().nth(60).is_some())
}

/// Whether an indented block is Chinese prose and no code.
pub(super) fn is_indented_prose(raw: &str) -> bool {
    let head = || raw.chars().filter(|c| !c.is_whitespace()).take(400);
    let wide = head()
        .filter(|c| matches!(*c as u32, 0x4E00..=0x9FFF))
        .count();
    wide.saturating_mul(2) > head().count() && head().any(|c| matches!(c, '，' | '。'))
}

#[cfg(test)]
mod tests {
    use super::heading;

    fn read(line: &str) -> Option<(u8, &str)> {
        heading(line).map(|h| (h.level, &line[h.title.clone()]))
    }

    #[test]
    fn a_space_may_be_missing() {
        assert_eq!(read("##二、工作安排"), Some((2, "二、工作安排")));
        assert_eq!(read("  ###渡口###"), Some((3, "渡口")));
        assert_eq!(read("＃ 渡口"), Some((1, "渡口")));
        assert_eq!(read("＃＃渡口"), Some((2, "渡口")));
    }

    #[test]
    fn a_tag_is_no_heading() {
        for line in [
            "#话题",
            "#话题#",
            "#话题 正文",
            "#!/bin/sh",
            "####### 七",
            "##",
            "## 甲",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
