//! Addresses of pages and of mailboxes, which are no words.

/// Longest address that is read to its end, in bytes.
const LONGEST: usize = 2048;

/// Longest name before the sign of a mailbox, in bytes.
const LONGEST_NAME: usize = 64;

/// What a name ends in that is an address without a scheme.
const TOP: [&str; 16] = [
    "com", "cn", "net", "org", "gov", "edu", "tw", "hk", "mo", "jp", "kr", "sg", "io", "info",
    "int", "top",
];

/// Length in bytes of the address that `text` begins with: one with a scheme
/// (`https://…`, `mailto:…`), of a mailbox, or a name on the net with or
/// without a path (`www.a.cn`, `a.gov.cn/b`). 0 where there is none. Chinese
/// follows an address without a space, so that it ends at the first character
/// that is not ASCII; marks of the sentence behind it are none of it.
pub(in crate::lexicon) fn address_len(text: &str) -> usize {
    let visible = |b: &u8| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"' | b'`');
    let bytes = text.as_bytes();
    if !bytes.first().is_some_and(u8::is_ascii_alphanumeric) {
        return 0;
    }
    let end = bytes
        .iter()
        .take(LONGEST)
        .take_while(|b| visible(b))
        .count();
    let run = text.get(..end).unwrap_or_default();
    let found = scheme(run)
        .or_else(|| mailbox(run))
        .or_else(|| name_with_path(run));
    found.map_or(0, |end| run.get(..end).map_or(0, |run| ended(run).len()))
}

/// The end of an address with a scheme.
fn scheme(run: &str) -> Option<usize> {
    let letters = run.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = run.get(letters..)?;
    let page = rest
        .strip_prefix("://")
        .is_some_and(|rest| !rest.is_empty());
    let mail = || {
        run.get(..letters)?
            .eq_ignore_ascii_case("mailto")
            .then_some(())
    };
    let mail = rest.starts_with(':') && mail().is_some() && run.contains('@');
    (letters >= 2 && (page || mail)).then_some(run.len())
}

/// The end of the address of a mailbox.
fn mailbox(run: &str) -> Option<usize> {
    let inner = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+' | b'%');
    let name = run
        .bytes()
        .take(LONGEST_NAME)
        .take_while(|&b| inner(b))
        .count();
    let host = run.get(name..)?.strip_prefix('@')?;
    let length = name_len(host);
    let named = host.get(..length)?.contains('.');
    (name > 0 && named).then(|| name.saturating_add(1).saturating_add(length))
}

/// The end of a name on the net with the path behind it.
fn name_with_path(run: &str) -> Option<usize> {
    let length = name_len(run);
    let name = run.get(..length)?;
    let (before, top) = name.rsplit_once('.')?;
    let known = TOP.iter().any(|known| top.eq_ignore_ascii_case(known));
    let web = name
        .get(..4)
        .is_some_and(|head| head.eq_ignore_ascii_case("www."));
    if before.is_empty() || !(known || web) {
        return None;
    }
    let goes_on = run.get(length..)?.starts_with(['/', ':', '?']);
    Some(if goes_on { run.len() } else { length })
}

/// Length of the labels and dots at the beginning, the last dot left out.
fn name_len(text: &str) -> usize {
    let inner = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.');
    let length = text.bytes().take_while(|&b| inner(b)).count();
    text.get(..length)
        .map_or(0, |name| name.trim_end_matches(['.', '-']).len())
}

/// An address without the marks of the sentence behind it, and without a
/// closing bracket that it does not open.
fn ended(run: &str) -> &str {
    let mut run = run;
    loop {
        let trimmed = run.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '|']);
        let closed = [('(', ')'), ('[', ']'), ('{', '}')]
            .iter()
            .find_map(|&(open, close)| {
                let rest = trimmed.strip_suffix(close)?;
                (!rest.contains(open)).then_some(rest)
            });
        match closed {
            Some(rest) => run = rest,
            None if trimmed.len() == run.len() => return run,
            None => run = trimmed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::address_len;

    #[test]
    fn an_address_ends_where_the_sentence_goes_on() {
        for (text, address) in [
            ("https://a.cn/b与", "https://a.cn/b"),
            (
                "http://a.cn/x?q=1&r=%E6#top，",
                "http://a.cn/x?q=1&r=%E6#top",
            ),
            ("ftp://a.org/b).", "ftp://a.org/b"),
            ("https://a.cn/b_(c)，", "https://a.cn/b_(c)"),
            ("www.a.cn。", "www.a.cn"),
            ("a.gov.cn/zc/2026.html）", "a.gov.cn/zc/2026.html"),
            ("li.si-2@mail.a.cn，", "li.si-2@mail.a.cn"),
            ("12345@a.com.", "12345@a.com"),
            ("mailto:li@a.cn", "mailto:li@a.cn"),
        ] {
            assert_eq!(&text[..address_len(text)], address);
        }
        for text in [
            "PM2.5", "Node.js", "3.14", "GDP", "A:B", "a@b", "v1.2.3", "改革", "", "x://",
        ] {
            assert_eq!(address_len(text), 0, "{text}");
        }
    }
}
