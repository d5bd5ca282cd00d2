//! What is a tag and what only looks like one: `<br>` is, `<GDP>` and `<某某>`
//! are text.

use super::references::{Part, parts};

/// The elements of HTML, in order, without those that hold no text for a
/// reader.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "address",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "basefont",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "math",
    "menu",
    "meta",
    "meter",
    "nav",
    "nobr",
    "noframes",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "param",
    "path",
    "picture",
    "pre",
    "progress",
    "q",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "script",
    "search",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Bytes of the longest of them.
const LONGEST: usize = 10;

/// What stands at a `<`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Angle {
    /// Markup of so many bytes: a tag, a comment, an instruction; a script or
    /// style sheet with all that is in it.
    Markup(usize),
    /// A comment, script or style sheet that is never closed.
    Open,
    /// Nothing: it is text.
    Text,
}

/// What stands at the beginning of `markup`, which begins with `<`. Linear in
/// what it gives, and in `markup` for what is never closed.
pub(in crate::formats) fn angle(markup: &str) -> Angle {
    let closed = |from: usize, end: &str| {
        let behind = markup.as_bytes().get(from..).unwrap_or_default();
        let at = memchr::memmem::find(behind, end.as_bytes());
        at.map(|at| from.saturating_add(at).saturating_add(end.len()))
    };
    let second = markup.as_bytes().get(1).copied();
    match second {
        Some(b'!') if markup.starts_with("<!--") => {
            // `<!-->` is one as well.
            let Some(length) = closed(2, "-->") else {
                return Angle::Open;
            };
            // Another begins before it ends: it was left open.
            let inner = markup.get(4..length).unwrap_or_default();
            return match inner.contains("<!--") {
                true => Angle::Open,
                false => Angle::Markup(length),
            };
        }
        Some(b'!') => {
            let name = markup.get(2..9).unwrap_or_default();
            let named = name.eq_ignore_ascii_case("doctype");
            return match closed(2, ">").filter(|_| named) {
                Some(length) => Angle::Markup(length),
                None => Angle::Text,
            };
        }
        Some(b'?') => {
            let named = markup.as_bytes().get(2);
            let named = named.is_some_and(|&b| b.is_ascii_alphabetic() || b == b'=');
            return match closed(2, "?>").filter(|_| named) {
                Some(length) => Angle::Markup(length),
                None => Angle::Text,
            };
        }
        Some(b'/' | b'a'..=b'z' | b'A'..=b'Z') => {}
        _ => return Angle::Text,
    }
    let Some(length) = tag(markup) else {
        return Angle::Text;
    };
    let closing = second == Some(b'/');
    let mut buffer = [0; LONGEST];
    match name(markup, &mut buffer) {
        name @ ("script" | "style" | "textarea" | "pre") if !closing => {
            let end = match name {
                "script" => "</script",
                "style" => "</style",
                "textarea" => "</textarea",
                _ => "</pre",
            };
            // In small or capital letters, not in both.
            let end = closed(length, end).or_else(|| closed(length, &end.to_ascii_uppercase()));
            let Some(end) = end else {
                return Angle::Open;
            };
            if matches!(name, "textarea" | "pre") {
                return Angle::Markup(length);
            }
            let rest = markup.get(end..).unwrap_or_default();
            let close = rest.find('>').map_or(rest.len(), |at| at.saturating_add(1));
            Angle::Markup(end.saturating_add(close))
        }
        _ => Angle::Markup(length),
    }
}

/// Bytes of the tag of a known element that begins `markup`.
fn tag(markup: &str) -> Option<usize> {
    let bytes = markup.as_bytes();
    let mut at = 1 + usize::from(bytes.get(1) == Some(&b'/'));
    let start = at;
    while bytes
        .get(at)
        .is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':'))
    {
        at = at.saturating_add(1);
    }
    let written = markup.get(start..at)?;
    let mut buffer = [0; LONGEST];
    // Elements of an author's own, and those of another language in XML.
    let own = written.contains(['-', ':'])
        && !written.ends_with(':')
        && !written.bytes().any(|b| b.is_ascii_uppercase());
    if !own && ELEMENTS.binary_search(&name(markup, &mut buffer)).is_err() {
        return None;
    }
    if !matches!(bytes.get(at)?, b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r') {
        return None;
    }
    // Attributes: outside of quotes hanzi only as a value.
    let mut quote = None;
    let mut value = false;
    for (i, &b) in bytes.iter().enumerate().skip(at) {
        match (quote, b) {
            (Some(q), _) if q == b => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Some(i.saturating_add(1)),
            (None, b'"' | b'\'') if value => (quote, value) = (Some(b), false),
            (None, b'<' | b'"' | b'\'') => return None,
            (None, b'=') => value = true,
            (None, b' ' | b'\t' | b'\n' | b'\r') => {
                value &= bytes.get(i.saturating_sub(1)) == Some(&b'=');
            }
            (None, _) if !b.is_ascii() && !value => return None,
            (None, _) => {}
        }
    }
    None
}

/// The name of a tag in small letters, in `buffer`; empty for what has none or
/// too long a one.
pub(in crate::formats) fn name<'b>(tag: &str, buffer: &'b mut [u8; LONGEST]) -> &'b str {
    let inside = tag.trim_start_matches(['<', '/']);
    let length = inside
        .bytes()
        .take_while(|&b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':'))
        .count();
    let (Some(name), Some(buffer)) = (inside.get(..length), buffer.get_mut(..length)) else {
        return "";
    };
    buffer.copy_from_slice(name.as_bytes());
    buffer.make_ascii_lowercase();
    std::str::from_utf8(buffer).unwrap_or_default()
}

/// The value of an attribute of a tag that is a number.
pub(in crate::formats) fn number(tag: &str, attribute: &str) -> Option<usize> {
    let value = raw_value(tag, attribute)?;
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    value.get(..digits)?.parse().ok()
}

/// The value of an attribute of a tag, its character references resolved.
pub(in crate::formats) fn value(tag: &str, attribute: &str) -> Option<String> {
    let parts = parts(raw_value(tag, attribute)?.trim());
    let mut value = String::new();
    for part in parts {
        match part {
            Part::Text(_, text) => value.push_str(text),
            Part::Reference(_, _, c) => value.push(c),
        }
    }
    Some(value)
}

/// The value of an attribute of a tag as it is written, without its quotes.
/// Linear.
fn raw_value<'t>(tag: &'t str, attribute: &str) -> Option<&'t str> {
    let is_space = |c: char| c.is_ascii_whitespace();
    let mut rest = tag.trim_start_matches(['<', '/']);
    rest = rest.get(rest.find(|c| is_space(c) || c == '/')?..)?;
    loop {
        rest = rest.trim_start_matches(|c| is_space(c) || c == '/');
        let ends = |c| is_space(c) || matches!(c, '=' | '>' | '/');
        let (name, behind) = rest.split_at_checked(rest.find(ends)?)?;
        let Some(behind) = behind.trim_start().strip_prefix('=') else {
            if name.is_empty() {
                return None;
            }
            rest = behind;
            continue;
        };
        let behind = behind.trim_start();
        let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, behind) = match quote {
            Some(quote) => behind.get(1..)?.split_once(quote)?,
            None => behind.split_at_checked(behind.find(|c| is_space(c) || c == '>')?)?,
        };
        if name.eq_ignore_ascii_case(attribute) {
            return Some(value);
        }
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(markup: &str) -> Option<usize> {
        match angle(markup) {
            Angle::Markup(length) => Some(length),
            _ => None,
        }
    }

    #[test]
    fn names_are_in_order() {
        assert!(ELEMENTS.is_sorted());
        assert!(ELEMENTS.iter().all(|name| name.len() <= LONGEST));
    }

    #[test]
    fn tags_are_told_from_what_looks_like_one() {
        for tag in [
            "<br>",
            "</P>",
            "<a href=\"x>y\" title='渡口'>",
            "<td width=10% title=甲 >",
            "<o:p>",
            "<my-tag/>",
            "<!-- 甲 -->",
            "<!DOCTYPE html>",
            "<?xml version=\"1.0\"?>",
            "<script>甲</script>",
        ] {
            assert_eq!(length(&format!("{tag}乙")), Some(tag.len()), "{tag}");
        }
        for text in [
            "<GDP>",
            "<某某>",
            "<p值小于0.05>",
            "<b 且 c>",
            "<COVID-19>",
            "<p",
            "<a <b>",
            "<!重要>",
            "<?重要?>",
            "< br>",
            "</渡口>",
        ] {
            assert_eq!(angle(text), Angle::Text, "{text}");
        }
        for open in ["<!-- 甲", "<!-- 甲 <!-- 乙 -->", "<script>甲", "<style>"] {
            assert_eq!(angle(open), Angle::Open, "{open}");
        }
    }

    #[test]
    fn numbers_of_attributes() {
        assert_eq!(number("<td colspan=\"2\">", "colspan"), Some(2));
        assert_eq!(number("<TD ROWSPAN = 3>", "rowspan"), Some(3));
        assert_eq!(number("<td>", "rowspan"), None);
        assert_eq!(number("<td data-rowspan=2 rowspan>", "rowspan"), None);
        assert_eq!(
            number("<td title='a rowspan=9' rowspan=2>", "rowspan"),
            Some(2)
        );
    }

    #[test]
    fn values_of_attributes_are_as_meant() {
        assert_eq!(
            value("<a class=x href=\"?a=1&amp;b=2\">", "href").unwrap(),
            "?a=1&b=2"
        );
        assert_eq!(
            value("<IMG SRC=图/渡口.png alt>", "src").unwrap(),
            "图/渡口.png"
        );
        assert_eq!(value("<a href=\"未完>", "href"), None);
        assert_eq!(value("<a = ==>", "href"), None);
    }
}
