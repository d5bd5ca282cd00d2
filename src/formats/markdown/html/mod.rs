//! The little HTML that Markdown files hold: text is kept, tags are dropped,
//! headings are headings, comments vanish.

pub(super) mod references;
pub(super) mod tags;

use tags::Angle;

/// A piece of HTML, with its offset (bytes).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text between tags.
    Text(usize, &'a str),
    /// A tag, a comment, a whole script.
    Tag(usize, &'a str, Option<Meaning>),
}

/// What a tag means for the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// It breaks the line or the paragraph.
    Break,
    /// `<h1>` to `<h6>`.
    Heading(u8),
    /// The end of a heading.
    HeadingEnd,
    /// `<b>`, `<strong>` or its end.
    Bold(bool),
    /// `<del>`, `<s>`, `<strike>` or its end.
    Strike(bool),
    /// `<sup>` or its end.
    Raised(bool),
    /// `<sub>` or its end.
    Lowered(bool),
    /// `<ruby>` or its end.
    Ruby(bool),
    /// `<rt>`, `<rtc>` or its end.
    Reading(bool),
    /// `<rp>` or its end.
    Bracket(bool),
    /// `<i>`, `<em>` or its end.
    Italic(bool),
    /// `<a>` or its end.
    Link(bool),
    /// A picture.
    Image,
    /// `<table>` or its end.
    Table(bool),
    /// The beginning of a row.
    Row,
    /// The beginning of a cell; whether it is one of the head.
    Cell(bool),
}

/// Splits HTML into pieces. Linear; never fails: what is no tag is text.
pub(super) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut from = 0usize;
    let mut text = 0usize;
    // What is left open there is open at every `<` behind it.
    let mut open = false;
    while let Some(at) = html
        .as_bytes()
        .get(from..)
        .and_then(|rest| memchr::memchr(b'<', rest))
    {
        let at = from.saturating_add(at);
        let markup = html.get(at..).unwrap_or_default();
        from = at.saturating_add(1);
        if open && markup.starts_with("<!--") && !markup.contains("-->") {
            continue;
        }
        match tags::angle(markup) {
            Angle::Markup(length) => {
                if let Some(before) = html.get(text..at).filter(|t| !t.is_empty()) {
                    found.push(Piece::Text(text, before));
                }
                let tag = markup.get(..length).unwrap_or_default();
                found.push(Piece::Tag(at, tag, meaning(tag)));
                from = at.saturating_add(length);
                text = from;
            }
            Angle::Open => open = true,
            Angle::Text => {}
        }
    }
    if let Some(rest) = html.get(text..).filter(|t| !t.is_empty()) {
        found.push(Piece::Text(text, rest));
    }
    found
}

/// What a tag means for the text around it.
pub(super) fn meaning(tag: &str) -> Option<Meaning> {
    let opens = !tag.starts_with("</");
    let mut buffer = [0; 10];
    Some(match tags::name(tag, &mut buffer) {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !opens => Meaning::HeadingEnd,
        "h1" => Meaning::Heading(1),
        "h2" => Meaning::Heading(2),
        "h3" => Meaning::Heading(3),
        "h4" => Meaning::Heading(4),
        "h5" => Meaning::Heading(5),
        "h6" => Meaning::Heading(6),
        "b" | "strong" => Meaning::Bold(opens),
        "del" | "s" | "strike" => Meaning::Strike(opens),
        "sup" => Meaning::Raised(opens),
        "sub" => Meaning::Lowered(opens),
        "ruby" => Meaning::Ruby(opens),
        "rt" | "rtc" => Meaning::Reading(opens),
        "rb" => Meaning::Reading(false),
        "rp" => Meaning::Bracket(opens),
        "i" | "em" => Meaning::Italic(opens),
        "a" => Meaning::Link(opens),
        "img" => Meaning::Image,
        "table" => Meaning::Table(opens),
        "tr" if opens => Meaning::Row,
        "td" if opens => Meaning::Cell(false),
        "th" if opens => Meaning::Cell(true),
        "br" | "p" | "div" | "li" | "ul" | "ol" | "hr" | "blockquote" | "figure" | "figcaption"
        | "details" | "summary" | "section" | "pre" | "center" | "dl" | "dt" | "dd" | "option"
        | "caption" | "article" | "header" | "footer" | "address" | "legend" | "title" => {
            Meaning::Break
        }
        _ => return None,
    })
}

/// Whether the heading that goes on in `pieces` is a bar of links.
pub(super) fn is_link_bar(pieces: &[Piece<'_>]) -> bool {
    let ends = |p: &&Piece<'_>| !matches!(p, Piece::Tag(_, _, Some(Meaning::HeadingEnd)));
    let links = pieces.iter().take_while(ends);
    links
        .filter(|p| matches!(p, Piece::Tag(_, _, Some(Meaning::Link(true)))))
        .count()
        > 1
}

#[cfg(test)]
mod tests {
    use super::references::{Part, parts};
    use super::{Meaning, Piece, pieces};

    #[test]
    fn headings_and_text_are_kept_and_comments_vanish() {
        let html = "<!-- a > b -->\n<h1 align=\"a>b\">渡口</h1><p>一<br>二</p>";
        let mut texts = Vec::new();
        let mut meanings = Vec::new();
        for piece in pieces(html) {
            match piece {
                Piece::Text(at, text) if !text.trim().is_empty() => texts.push((at, text)),
                Piece::Text(..) => {}
                Piece::Tag(_, _, meaning) => meanings.push(meaning),
            }
        }
        let at = |t: &str| html.find(t).unwrap();
        let expected = ["渡口", "一", "二"].map(|t| (at(t), t));
        assert_eq!(texts, expected);
        assert_eq!(
            meanings,
            [
                None,
                Some(Meaning::Heading(1)),
                Some(Meaning::HeadingEnd),
                Some(Meaning::Break),
                Some(Meaning::Break),
                Some(Meaning::Break)
            ]
        );
    }

    #[test]
    fn what_is_no_tag_is_text() {
        for text in ["1 < 2", "<p 值小于 5", "<!-- 甲 <b 乙", "<某某><GDP>"] {
            assert_eq!(pieces(text), [Piece::Text(0, text)]);
        }
    }

    #[test]
    fn references_are_resolved() {
        let shown: String = parts("a&nbsp;b &lt;&#20013;&x; &")
            .map(|part| match part {
                Part::Text(_, text) => text.to_owned(),
                Part::Reference(_, _, c) => c.to_string(),
            })
            .collect();
        assert_eq!(shown, "a b <中&x; &");
    }
}
