//! Web archives, which begin as e-mail does.

/// Bytes at the beginning among which the headers that tell stand.
const NEAR: usize = 8 * 1024;

/// Whether a file begins with the headers of a message that is a page with its
/// pictures, or a page alone.
pub(super) fn is_web_archive(head: &[u8]) -> bool {
    if !begins_with_header(head) {
        return false;
    }
    let near = head.get(..NEAR).unwrap_or(head);
    let near = String::from_utf8_lossy(near).to_ascii_lowercase();
    let mut version = false;
    let mut kind = "";
    for line in near.lines() {
        if line.trim().is_empty() {
            break;
        }
        version |= line.starts_with("mime-version:");
        if let Some(value) = line.strip_prefix("content-type:") {
            kind = value.trim_start();
        }
    }
    version && (kind.starts_with("multipart/related") || kind.starts_with("text/html"))
}

/// Whether the first line is a header: `Name: value`.
fn begins_with_header(head: &[u8]) -> bool {
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || *b == b'-';
    let name = head.iter().take(64).take_while(|b| is_name(b)).count();
    name >= 2 && head.get(name) == Some(&b':')
}

#[cfg(test)]
mod tests {
    use super::is_web_archive;

    #[test]
    fn a_saved_page_is_told_from_mail_and_notes() {
        let saved =
            "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n";
        assert!(is_web_archive(saved.as_bytes()));
        assert!(is_web_archive(
            b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>"
        ));
        for other in [
            "From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain\n\nhi",
            "From: a\n\nMIME-Version: 1.0\nContent-Type: multipart/related\n",
            "主题: MIME-Version: 1.0",
            "",
        ] {
            assert!(!is_web_archive(other.as_bytes()), "{other}");
        }
    }
}
