//! Web archives that are made to do harm.

use crate::hostile::Case;
use crate::hostile::End::{Either, Read, Refused};

/// A message of these headers and this body.
fn message(headers: &str, body: &str) -> Vec<u8> {
    format!("From: <Saved>\r\nMIME-Version: 1.0\r\n{headers}\r\n\r\n{body}").into_bytes()
}

/// A web archive of these parts, each with its headers.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts = parts
        .iter()
        .map(|(headers, body)| format!("--=_b1\r\n{headers}\r\n\r\n{body}\r\n"));
    let body: String = parts.collect();
    message(
        "Content-Type: multipart/related; boundary=\"=_b1\"",
        &(body + "--=_b1--\r\n"),
    )
}

/// A web archive of one page that is encoded for the way so.
pub(crate) fn page(encoding: &str, body: &str) -> Vec<u8> {
    let headers =
        format!("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}");
    archive(&[(&headers, body)])
}

pub(crate) fn hostile() -> Vec<Case> {
    let good = page("8bit", "<h1>渡口</h1><p>渡口有船。</p>");
    let html = "Content-Type: text/html; charset=utf-8";
    let picture = "Content-Type: image/png";
    let many: Vec<(&str, &str)> = (0..60_000).map(|_| (picture, "x")).collect();
    let nested: String = (0..20_000)
        .map(|n| format!("Content-Type: multipart/related; boundary=b{n}\r\n\r\n--b{n}\r\n"))
        .collect();
    // Each part begins all of those behind it anew.
    let same = "Content-Type: multipart/mixed; boundary=\"=_b1\"\r\n\r\n--=_b1\r\n".repeat(20_000);
    let folded = format!("{html};\r\n{}", "\ta=b;\r\n".repeat(200_000));
    let wide: String = (0..200_000).map(|n| format!("X-{n}: 1\r\n")).collect();
    let parameters = format!("{html}{}", "; a=1".repeat(300_000));
    let attributes: String = (0..300_000).map(|n| format!(" a{n}=1")).collect();
    let boundary = |mark: &str| {
        message(
            &format!("Content-Type: multipart/related; boundary=\"{mark}\""),
            &format!("--{mark}\r\n{html}\r\n\r\n<p>渡口</p>\r\n--{mark}--"),
        )
    };
    vec![
        ("cut in its head", good[..60].to_vec(), Either),
        ("cut in its middle", good[..good.len() / 2].to_vec(), Either),
        ("without its end", good[..good.len() - 12].to_vec(), Read),
        ("no part at all", archive(&[]), Refused("text/html")),
        (
            "no page in it",
            archive(&[(picture, "x")]),
            Refused("text/html"),
        ),
        ("parts without end", archive(&many), Refused("text/html")),
        (
            "parts in parts",
            message(
                "Content-Type: multipart/mixed; boundary=b",
                &format!("--b\r\n{nested}"),
            ),
            Either,
        ),
        (
            "parts in parts with the same mark",
            message(
                "Content-Type: multipart/mixed; boundary=\"=_b1\"",
                &format!("--=_b1\r\n{same}"),
            ),
            Either,
        ),
        ("a mark of nothing", boundary(""), Refused("text/html")),
        ("a long mark", boundary(&"-".repeat(60_000)), Either),
        ("a mark of line ends", boundary("\r\n"), Either),
        (
            "a mark that is everywhere",
            message(
                "Content-Type: multipart/related; boundary=a",
                &"--a\r\n\r\n".repeat(300_000),
            ),
            Refused("text/html"),
        ),
        (
            "a mark that never comes",
            message(
                "Content-Type: multipart/related; boundary=never",
                &format!("{html}\r\n\r\n{}", "<p>渡口</p>".repeat(100_000)),
            ),
            Refused("text/html"),
        ),
        ("headers without end", message(&wide, ""), Either),
        (
            "a header without end",
            archive(&[(&folded, "<p>渡口</p>")]),
            Either,
        ),
        (
            "parameters without end",
            archive(&[(&parameters, "<p>渡口</p>")]),
            Either,
        ),
        (
            "a quote that is never closed",
            archive(&[("Content-Type: text/html; charset=\"utf-8", "<p>渡口</p>")]),
            Read,
        ),
        (
            "base64 of nothing",
            page("base64", &"=".repeat(500_000)),
            Read,
        ),
        (
            "base64 of other letters",
            page("base64", &"渡!".repeat(300_000)),
            Read,
        ),
        (
            "codes that are none",
            page("quoted-printable", &"=G=\r\n=".repeat(200_000)),
            Read,
        ),
        (
            "an encoding of nobody",
            page("x-uuencode", "<p>渡口</p>"),
            Read,
        ),
        (
            "an encoding that lies",
            archive(&[(
                "Content-Type: text/html; charset=utf-32",
                "<p>渡口有船。</p>",
            )]),
            Read,
        ),
        (
            "files named in it",
            page(
                "8bit",
                "<iframe src=\"file:///etc/passwd\"></iframe><img src=\"/etc/passwd\">字",
            ),
            Read,
        ),
        (
            "outer entities",
            page(
                "8bit",
                "<!DOCTYPE html [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><p>&a;字</p>",
            ),
            Read,
        ),
        (
            "a place outside",
            archive(&[(
                &format!("{html}\r\nContent-Location: file:///etc/passwd"),
                "<a href=\"\">字</a>",
            )]),
            Read,
        ),
        ("deep boxes", page("8bit", &"<div>".repeat(100_000)), Either),
        (
            "attributes without end",
            page("8bit", &format!("<p{attributes}>字</p>")),
            Read,
        ),
    ]
}
