//! Web archives: a page as browsers save it in one file, as a message in the
//! format of e-mail (MIME). Its first part in HTML is the document.

mod headers;
mod transfer;

use std::borrow::Cow;

use crate::setting::{Language, Said, Told, told_errors};
use crate::source;

use super::html::{self, links::Base};
use super::{Draft, Manner};
use headers::Headers;

/// The most parts that are looked at, whatever they are nested in.
const MOST_PARTS: usize = 4096;

/// The deepest that parts are nested.
const DEEPEST: usize = 16;

/// What is wrong with a web archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// No part of it is a page.
    NoPage,
}

impl Told for Fault {
    fn told(&self, language: Language) -> String {
        let (zh, en) = match self {
            Self::NoPage => (
                "网页存档里没有网页（text/html）部分；请在浏览器中重新保存",
                "the web archive has no page (text/html) in it; save it again in the browser",
            ),
        };
        language.choose(zh, en).to_owned()
    }
}

told_errors!(Fault);

/// Reads a web archive. Places are lines of the page in it. Linear.
///
/// # Errors
/// Where no page is in it, or the reading text would pass 4 GiB.
pub(super) fn read(bytes: &[u8], manner: Manner<'_>) -> Result<Draft, Said> {
    let page = page(bytes).ok_or_else(|| Said::new(&Fault::NoPage))?;
    let content = transfer::decode(page.body, page.headers.encoding());
    let label = page.headers.charset();
    let text = source::decode(&content, label.as_deref(), manner.encoding);
    let base = Base::at(page.headers.get("content-location").as_deref());
    let text = vec![Cow::Owned(text)];
    html::read(text, base, manner).map_err(|fault| Said::new(&fault))
}

/// A part of a message.
struct Part<'b> {
    headers: Headers,
    body: &'b [u8],
}

impl<'b> Part<'b> {
    fn of(bytes: &'b [u8]) -> Self {
        let (headers, body) = Headers::read(bytes);
        Self { headers, body }
    }
}

/// The first part that is a page, in the order of the file.
fn page(bytes: &[u8]) -> Option<Part<'_>> {
    let mut open = vec![(Part::of(bytes), 0usize)];
    let mut met = 0usize;
    while let Some((part, depth)) = open.pop() {
        met = met.saturating_add(1);
        let kind = part.headers.kind();
        if kind == "text/html" || kind == "application/xhtml+xml" {
            return Some(part);
        }
        if !kind.starts_with("multipart/") || depth >= DEEPEST || met >= MOST_PARTS {
            continue;
        }
        let Some(boundary) = part.headers.boundary() else {
            continue;
        };
        let parts = parts(part.body, &boundary);
        let inner = parts.into_iter().rev();
        open.extend(inner.map(|bytes| (Part::of(bytes), depth.saturating_add(1))));
    }
    None
}

/// The parts between lines that are `--` and the boundary. Of a file that was
/// cut short the last part goes to its end.
fn parts<'b>(body: &'b [u8], boundary: &str) -> Vec<&'b [u8]> {
    let mark = format!("--{boundary}");
    let mut parts: Vec<&[u8]> = Vec::new();
    let mut start: Option<usize> = None;
    for at in memchr::memmem::find_iter(body, mark.as_bytes()) {
        let begins_line = at == 0 || body.get(at.saturating_sub(1)) == Some(&b'\n');
        let behind = body
            .get(at.saturating_add(mark.len())..)
            .unwrap_or_default();
        let feed = memchr::memchr(b'\n', behind);
        let rest = behind
            .get(..feed.unwrap_or(behind.len()))
            .unwrap_or_default();
        let rest = rest.trim_ascii();
        let ends = rest == b"--";
        if !begins_line || !(ends || rest.is_empty()) {
            continue;
        }
        if let Some(part) = start.and_then(|start| body.get(start..at)) {
            parts.push(part);
        }
        let line = at
            .saturating_add(mark.len())
            .saturating_add(feed.unwrap_or(behind.len()));
        start = (!ends).then(|| line.saturating_add(1));
        if ends || parts.len() >= MOST_PARTS {
            start = None;
            break;
        }
    }
    if let Some(part) = start.and_then(|start| body.get(start..)) {
        parts.push(part);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(archive: &[u8]) -> Result<String, Said> {
        read(archive, Manner::JOINED).map(|draft| draft.builder.text().to_owned())
    }

    fn archive(headers: &str, body: &str) -> String {
        format!(
            "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\
             \ttype=\"text/html\";\r\n\tboundary=\"=_b1\"\r\n\r\n预告\r\n--=_b1\r\n{headers}\r\n\r\n\
             {body}\r\n--=_b1\r\nContent-Type: image/png\r\n\r\n<p>图</p>\r\n--=_b1--\r\n"
        )
    }

    #[test]
    fn the_page_is_read_as_it_is_written() {
        let plain = archive("Content-Type: text/html; charset=utf-8", "<p>渡口=3D</p>");
        assert_eq!(text(plain.as_bytes()).unwrap(), "渡口=3D");
        let quoted = archive(
            "Content-Type: text/html;\r\n charset=\"gb2312\"\r\nContent-Transfer-Encoding: Quoted-Printable",
            "<p =\r\nclass=3Dx>=B6=C9=\r\n=BF=DA=E9F</p>",
        );
        assert_eq!(text(quoted.as_bytes()).unwrap(), "渡口镕");
        let base64 = archive(
            "content-type: text/html\r\nContent-transfer-encoding: BASE64",
            "PHA+5rih\r\n5Y+jPC9wPg==",
        );
        assert_eq!(text(base64.as_bytes()).unwrap(), "渡口");
    }

    #[test]
    fn a_label_that_lies_is_not_believed() {
        let text_in = "这座小城的春天来得晚，河边的柳树到四月才绿。";
        let lies = archive(
            "Content-Type: text/html; charset=gb2312",
            &format!("<p>{text_in}"),
        );
        assert_eq!(text(lies.as_bytes()).unwrap(), text_in);
    }

    #[test]
    fn a_page_is_found_inside_of_other_parts_and_where_the_end_is_lost() {
        let inner = "Content-Type: multipart/alternative; boundary=in";
        let body = "--in\r\nContent-Type: text/plain\r\n\r\n白\r\n--in\r\nContent-Type: text/html\r\n\r\n<p>渡口";
        assert_eq!(text(archive(inner, body).as_bytes()).unwrap(), "渡口");
        let whole = archive("Content-Type: text/html", "<p>渡口</p><p>白水");
        let cut = whole.find("白水").unwrap() + "白水".len();
        assert_eq!(text(&whole.as_bytes()[..cut]).unwrap(), "渡口\n白水");
        let none = archive("Content-Type: text/css", "p {}");
        assert!(text(none.as_bytes()).is_err());
    }

    #[test]
    fn parts_without_end_are_not_all_opened() {
        let mut nested = String::new();
        for depth in 0..2000 {
            nested +=
                &format!("Content-Type: multipart/related; boundary=b{depth}\n\n--b{depth}\n");
        }
        assert!(text(nested.as_bytes()).is_err());
    }
}
