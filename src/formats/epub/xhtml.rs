//! XHTML as HTML: what stands for itself in XML (`<a id="x"/>`, `CDATA`) is
//! written so that a reader of HTML takes it for the same.

use super::super::package::Fault;

/// The most tags of one chapter.
const MOST_TAGS: usize = 400_000;

/// The text of a chapter in HTML. Linear.
///
/// # Errors
/// [`Fault::Many`] where it has more tags than a chapter has.
pub(super) fn as_html(text: &str) -> Result<String, Fault> {
    if memchr::memchr_iter(b'<', text.as_bytes()).count() > MOST_TAGS {
        return Err(Fault::Many);
    }
    let mut html = String::with_capacity(text.len().saturating_add(text.len() / 16));
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        let (before, tag) = rest.split_at_checked(at).unwrap_or((rest, ""));
        html += before;
        if let Some(inside) = tag.strip_prefix("<![CDATA[") {
            let (held, behind) = inside.split_once("]]>").unwrap_or((inside, ""));
            for c in held.chars() {
                match c {
                    '<' => html += "&lt;",
                    '&' => html += "&amp;",
                    c => html.push(c),
                }
            }
            rest = behind;
            continue;
        }
        if tag.starts_with("<!--") {
            let end = tag
                .find("-->")
                .map_or(tag.len(), |end| end.saturating_add(3));
            let (comment, behind) = tag.split_at_checked(end).unwrap_or((tag, ""));
            html += comment;
            rest = behind;
            continue;
        }
        let end = tag_end(tag);
        let (tag, behind) = tag.split_at_checked(end).unwrap_or((tag, ""));
        rest = behind;
        match tag.strip_suffix("/>") {
            Some(open) if !is_void(name(open)) && !name(open).is_empty() => {
                html += open;
                html += "></";
                html += name(open);
                html.push('>');
            }
            _ => html += tag,
        }
    }
    html += rest;
    Ok(html)
}

/// Length of the tag that a text begins with: `>` in quotes does not end it.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at.saturating_add(1),
            (None, b'"' | b'\'') if at > 1 => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            // A quote that is never closed ends with the tag.
            (_, b'<') if at > 0 => return at,
            _ => {}
        }
    }
    tag.len()
}

fn name(tag: &str) -> &str {
    let tag = tag.strip_prefix('<').unwrap_or_default();
    let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>'));
    let name = tag.get(..end.unwrap_or(tag.len())).unwrap_or_default();
    match name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        true => name,
        false => "",
    }
}

fn is_void(name: &str) -> bool {
    const VOID: [&str; 14] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    ];
    VOID.iter().any(|void| name.eq_ignore_ascii_case(void))
}

#[cfg(test)]
mod tests {
    use super::as_html;

    #[test]
    fn what_closes_itself_is_closed() {
        for (xhtml, html) in [
            ("<a id=\"x\"/>甲", "<a id=\"x\"></a>甲"),
            (
                "<title/><p title=\"a>b\" />乙",
                "<title></title><p title=\"a>b\" ></p>乙",
            ),
            ("甲<br/><img src='a'/>乙", "甲<br/><img src='a'/>乙"),
            ("<![CDATA[1<2 & 3]]>", "1&lt;2 &amp; 3"),
            ("<!-- <a/> --><p>甲", "<!-- <a/> --><p>甲"),
            ("<p title=\"x>甲</p><b/>", "<p title=\"x>甲</p><b></b>"),
            ("<", "<"),
        ] {
            assert_eq!(as_html(xhtml).unwrap(), html);
        }
    }
}
