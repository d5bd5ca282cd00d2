//! The little HTML that Markdown files hold: text is kept, tags are dropped,
//! headings are headings, comments vanish.

use std::borrow::Cow;

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text between tags, at its offset (bytes).
    Text(usize, &'a str),
    /// A tag that breaks the line or the paragraph.
    Break,
    /// `<h1>` to `<h6>`.
    Heading(u8),
    /// The end of a heading.
    HeadingEnd,
    /// `<b>`, `<strong>` or its end.
    Bold(bool),
    /// The beginning of a link.
    Link,
}

/// Splits HTML into pieces. Linear; never fails: what is no tag is text.
pub(super) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut at = 0usize;
    while let Some(rest) = html.get(at..).filter(|r| !r.is_empty()) {
        let open = memchr::memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
        let (text, markup) = rest.split_at_checked(open).unwrap_or((rest, ""));
        if !text.is_empty() {
            found.push(Piece::Text(at, text));
        }
        at = at.saturating_add(text.len());
        if markup.is_empty() {
            break;
        }
        let len = tag_len(markup);
        let tag = markup.get(..len).unwrap_or_default();
        if len <= 1 {
            found.push(Piece::Text(at, tag));
        } else if let Some(piece) = meaning(tag) {
            found.push(piece);
        }
        at = at.saturating_add(len.max(1));
    }
    found
}

/// Bytes of the tag, comment or whole script that begins `markup`; 1 where it
/// is a lone `<`.
fn tag_len(markup: &str) -> usize {
    let until = |end: &str| {
        markup
            .find(end)
            .map_or(markup.len(), |at| at.saturating_add(end.len()))
    };
    if markup.starts_with("<!--") {
        return until("-->");
    }
    let name = name(markup);
    match name.as_ref() {
        "script" if !markup.starts_with("</") => return until("</script>"),
        "style" if !markup.starts_with("</") => return until("</style>"),
        "" if !markup.starts_with("<!") && !markup.starts_with("<?") => return 1,
        _ => {}
    }
    let mut quote = None;
    for (at, b) in markup.bytes().enumerate() {
        match (quote, b) {
            (Some(q), _) if q == b => quote = None,
            (None, b'"' | b'\'') => quote = Some(b),
            (None, b'>') => return at.saturating_add(1),
            _ => {}
        }
    }
    // A quote that never closes: take the tag to end at the first bracket.
    until(">")
}

/// The name of a tag in lower case; empty for what is none.
fn name(tag: &str) -> Cow<'_, str> {
    let inside = tag.trim_start_matches(['<', '/']);
    let len = inside
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    let name = inside.get(..len).unwrap_or_default();
    if name.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// What a tag means for the text around it.
pub(super) fn meaning(tag: &str) -> Option<Piece<'static>> {
    let closing = tag.starts_with("</");
    Some(match name(tag).as_ref() {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if closing => Piece::HeadingEnd,
        "h1" => Piece::Heading(1),
        "h2" => Piece::Heading(2),
        "h3" => Piece::Heading(3),
        "h4" => Piece::Heading(4),
        "h5" => Piece::Heading(5),
        "h6" => Piece::Heading(6),
        "b" | "strong" => Piece::Bold(!closing),
        "a" if !closing => Piece::Link,
        "br" | "p" | "div" | "li" | "ul" | "ol" | "tr" | "table" | "hr" | "blockquote"
        | "figure" | "figcaption" | "details" | "summary" | "section" | "pre" | "center" | "dl"
        | "dt" | "dd" => Piece::Break,
        _ => return None,
    })
}

/// Whether the heading that goes on in `pieces` is a bar of links.
pub(super) fn is_link_bar(pieces: &[Piece<'_>]) -> bool {
    pieces
        .iter()
        .take_while(|p| !matches!(p, Piece::HeadingEnd))
        .filter(|p| matches!(p, Piece::Link))
        .count()
        > 1
}

/// `text` with the common character references resolved.
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let end = reference.bytes().take(12).position(|b| b == b';');
        let inside = end.and_then(|e| reference.get(1..e)).unwrap_or_default();
        if let (Some(c), Some(end)) = (reference_char(inside), end) {
            out.push(c);
            rest = reference.get(end.saturating_add(1)..).unwrap_or_default();
        } else {
            out.push('&');
            rest = reference.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn reference_char(inside: &str) -> Option<char> {
    Some(match inside {
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "middot" => '·',
        "mdash" => '—',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "copy" => '©',
        _ => {
            let digits = inside.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            return char::from_u32(code).filter(|c| !c.is_control());
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces, unescape};

    #[test]
    fn headings_and_text_are_kept_and_comments_vanish() {
        let html = "<!-- a > b -->\n<h1 align=\"a>b\">渡口</h1><p>一<br>二</p>";
        let found: Vec<_> = pieces(html)
            .into_iter()
            .filter(|p| !matches!(p, Piece::Text(_, t) if t.trim().is_empty()))
            .collect();
        let at = |t: &str| html.find(t).unwrap();
        assert_eq!(
            found,
            [
                Piece::Heading(1),
                Piece::Text(at("渡口"), "渡口"),
                Piece::HeadingEnd,
                Piece::Break,
                Piece::Text(at("一"), "一"),
                Piece::Break,
                Piece::Text(at("二"), "二"),
                Piece::Break,
            ]
        );
    }

    #[test]
    fn a_lone_bracket_is_text() {
        assert_eq!(
            pieces("1 < 2"),
            [
                Piece::Text(0, "1 "),
                Piece::Text(2, "<"),
                Piece::Text(3, " 2")
            ]
        );
    }

    #[test]
    fn references_are_resolved() {
        assert_eq!(unescape("a&nbsp;b &lt;&#20013;&x; &"), "a b <中&x; &");
    }
}
