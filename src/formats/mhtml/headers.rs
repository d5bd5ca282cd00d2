//! The headers of a part of a message.

/// The most bytes of headers that are read.
const MOST: usize = 64 * 1024;

/// Headers, each with its name in small letters.
#[derive(Debug, Default)]
pub(super) struct Headers(Vec<(String, String)>);

impl Headers {
    /// The headers at the beginning of a part, and what stands behind the blank
    /// line that ends them. A value that goes over several lines is one.
    pub(super) fn read(bytes: &[u8]) -> (Self, &[u8]) {
        let mut headers: Vec<(String, String)> = Vec::new();
        let mut rest = bytes;
        let mut read = 0usize;
        while !rest.is_empty() && read < MOST {
            let length = memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at.saturating_add(1));
            let (line, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
            read = read.saturating_add(length);
            rest = behind;
            let line = String::from_utf8_lossy(line);
            if line.trim().is_empty() {
                break;
            }
            let goes_on = line.starts_with([' ', '\t']);
            match (headers.last_mut(), line.split_once(':')) {
                (Some((_, value)), _) if goes_on => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                (_, Some((name, value))) => {
                    headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
                _ => {}
            }
        }
        (Self(headers), rest)
    }

    /// The value of a header by its name in small letters; where it is long it
    /// may have been broken over lines.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.clone())
    }

    /// The type of the content in small letters; that of plain text where none
    /// is told.
    pub(super) fn kind(&self) -> String {
        let value = self.get("content-type").unwrap_or_default();
        let kind = value.split(';').next().unwrap_or_default();
        match kind.trim().to_ascii_lowercase() {
            kind if kind.is_empty() => "text/plain".to_owned(),
            kind => kind,
        }
    }

    /// How the content is encoded for the way, in small letters.
    pub(super) fn encoding(&self) -> Transfer {
        let value = self.get("content-transfer-encoding").unwrap_or_default();
        match value.trim().to_ascii_lowercase().as_str() {
            "quoted-printable" => Transfer::QuotedPrintable,
            "base64" => Transfer::Base64,
            _ => Transfer::Plain,
        }
    }

    /// The encoding of the characters, as it is told.
    pub(super) fn charset(&self) -> Option<String> {
        self.parameter("charset")
    }

    /// What stands between the parts.
    pub(super) fn boundary(&self) -> Option<String> {
        self.parameter("boundary").filter(|mark| !mark.is_empty())
    }

    /// A parameter of the type of the content.
    fn parameter(&self, wanted: &str) -> Option<String> {
        let value = self.get("content-type")?;
        let mut rest = value.as_str();
        while let Some((_, behind)) = rest.split_once(';') {
            let (name, behind) = behind.split_once('=')?;
            let behind = behind.trim_start();
            let (value, behind) = match behind.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => {
                    let end = behind.find([';', ' ', '\t']).unwrap_or(behind.len());
                    behind.split_at(end)
                }
            };
            if name.trim().eq_ignore_ascii_case(wanted) {
                return Some(value.to_owned());
            }
            rest = behind;
        }
        None
    }
}

/// How content is encoded for the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Transfer {
    /// As it is.
    Plain,
    /// Bytes outside of ASCII as `=B6`.
    QuotedPrintable,
    /// Three bytes in four letters.
    Base64,
}

#[cfg(test)]
mod tests {
    use super::{Headers, Transfer};

    #[test]
    fn headers_are_read_over_lines() {
        let text = b"Subject: a: b\nContent-TYPE: Multipart/Related;\n type=\"text/html; x\";\n\tboundary=\"--a b\"\n\nbody";
        let (headers, body) = Headers::read(text);
        assert_eq!(body, b"body");
        assert_eq!(headers.kind(), "multipart/related");
        assert_eq!(headers.boundary().as_deref(), Some("--a b"));
        assert_eq!(headers.get("subject").as_deref(), Some("a: b"));
        assert_eq!(
            (headers.charset(), headers.encoding()),
            (None, Transfer::Plain)
        );
        let (none, body) = Headers::read(b"\nbody");
        assert_eq!(
            (none.kind().as_str(), body),
            ("text/plain", b"body".as_slice())
        );
    }
}
