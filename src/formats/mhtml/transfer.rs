//! Content as it was before it was encoded for the way.

use std::borrow::Cow;

use super::headers::Transfer;

/// The content of a part. What is no code is kept as it stands. Linear.
pub(super) fn decode(body: &[u8], transfer: Transfer) -> Cow<'_, [u8]> {
    match transfer {
        Transfer::Plain => Cow::Borrowed(body),
        Transfer::QuotedPrintable => Cow::Owned(quoted_printable(body)),
        Transfer::Base64 => Cow::Owned(base64(body)),
    }
}

/// `=B6` is a byte, and `=` at the end of a line joins it to the next.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = memchr::memchr(b'=', rest) {
        let (before, code) = rest.split_at_checked(at).unwrap_or((rest, &[]));
        out.extend_from_slice(before);
        let behind = code.get(1..).unwrap_or_default();
        let byte = || {
            let high = char::from(*behind.first()?).to_digit(16)?;
            let low = char::from(*behind.get(1)?).to_digit(16)?;
            u8::try_from(high.saturating_mul(16).saturating_add(low)).ok()
        };
        // Spaces may have been added behind the sign on the way.
        let white = behind
            .iter()
            .take_while(|b| matches!(**b, b' ' | b'\t'))
            .count();
        let line_end = behind.get(white..).unwrap_or_default();
        rest = if let Some(byte) = byte() {
            out.push(byte);
            behind.get(2..).unwrap_or_default()
        } else if let Some(next) = line_end.strip_prefix(b"\r\n") {
            next
        } else if let Some(next) = line_end.strip_prefix(b"\n") {
            next
        } else {
            out.push(b'=');
            behind
        };
    }
    out.extend_from_slice(rest);
    out
}

/// Letters that are none of the code, line ends among them, are passed over;
/// `=` ends it.
fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0u32);
    for &letter in body {
        let value = match letter {
            b'A'..=b'Z' => letter.saturating_sub(b'A'),
            b'a'..=b'z' => letter.saturating_sub(b'a').saturating_add(26),
            b'0'..=b'9' => letter.saturating_sub(b'0').saturating_add(52),
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0xFF_FFFF;
        count = count.saturating_add(6);
        if count >= 8 {
            count = count.saturating_sub(8);
            out.extend(u8::try_from((bits >> count) & 0xFF));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_and_what_is_none_stays() {
        assert_eq!(
            quoted_printable(b"a=3Db=\r\nc=\nd= \r\ne=GGf=4"),
            b"a=bcde=GGf=4"
        );
        assert_eq!(base64(b"5rih\r\n5Y+j"), "渡口".as_bytes());
        assert_eq!(base64(b"YQ=="), b"a");
        assert_eq!(base64(b"!Y Q"), b"a");
    }
}
