//! Markup of vision models that is neither Markdown nor HTML: page numbers and
//! watermarks in tags of their own, signs in `<|…|>`, heads of pages.

use std::borrow::Cow;

use memchr::memmem;

use crate::document::MarkupKind;

use super::place::Range;

/// Tags that hold what is no text.
const TAGS: [(&str, &str, MarkupKind); 3] = [
    ("<page_number>", "</page_number>", MarkupKind::Furniture),
    ("<watermark>", "</watermark>", MarkupKind::Furniture),
    ("<page_header>", "</page_header>", MarkupKind::Furniture),
];

/// Bytes that such a tag holds, at most.
const LONGEST: usize = 300;

/// A text with blanks in place of such markup on lines of its own, and where
/// all of it stands. Borrowed where there is none. Linear.
pub(super) fn blank_out(text: Cow<'_, str>) -> (Cow<'_, str>, Vec<(Range, MarkupKind)>) {
    let mut found = Vec::new();
    let mut code = Code::default();
    heads(&text, &mut found);
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        let behind = text.get(at..).unwrap_or_default();
        let known = match behind.as_bytes().get(1) {
            Some(b'|') => sign(behind).map(|length| (length, MarkupKind::Tag)),
            Some(b'p' | b'w') => TAGS.iter().find_map(|&(open, close, kind)| {
                let inside = behind.strip_prefix(open)?;
                let end = inside.find(close).filter(|&end| end <= LONGEST)?;
                let length = open.len().saturating_add(end).saturating_add(close.len());
                Some((length, kind))
            }),
            _ => None,
        };
        if let Some((length, kind)) = known.filter(|_| !code.holds(&text, at)) {
            found.push((at..at.saturating_add(length), kind));
        }
    }
    if found.is_empty() {
        return (text, found);
    }
    found.sort_by_key(|(range, _)| range.start);
    let mut bytes = text.clone().into_owned().into_bytes();
    for (range, _) in found.iter().filter(|(range, _)| is_alone(&text, range)) {
        if let Some(part) = bytes.get_mut(range.clone()) {
            // Lines keep their numbers.
            part.iter_mut()
                .filter(|b| !matches!(b, b'\n' | b'\r'))
                .for_each(|b| *b = b' ');
        }
    }
    let blanked = String::from_utf8(bytes).unwrap_or_default();
    (Cow::Owned(blanked), found)
}

/// Bytes of a sign such as `<|endoftext|>`.
fn sign(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("<|")?;
    let name = inside
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'/' | b'-'))
        .count();
    let closed = inside.get(name..)?.starts_with("|>");
    (closed && (1..=40).contains(&name)).then(|| name.saturating_add(4))
}

/// The heads that a model sets before each page: what it thinks of it, between
/// two rules.
fn heads(text: &str, found: &mut Vec<(Range, MarkupKind)>) {
    const RULE: &str = "---";
    for at in memmem::find_iter(text.as_bytes(), b"primary_language:") {
        let before = text.get(..at).unwrap_or_default();
        let Some(open) = before.trim_end().strip_suffix(RULE) else {
            continue;
        };
        let behind = text.get(at..).unwrap_or_default();
        let end = memmem::find(behind.as_bytes(), b"\n---").filter(|&end| end <= LONGEST);
        if let Some(end) = end.filter(|_| open.is_empty() || open.ends_with('\n')) {
            let end = at.saturating_add(end).saturating_add(1 + RULE.len());
            found.push((open.len()..end, MarkupKind::Attribute));
        }
    }
}

/// Whether places of a text, given in order, stand in code.
#[derive(Debug, Default)]
struct Code {
    /// Offset up to which fences are counted.
    counted: usize,
    fenced: bool,
}

impl Code {
    fn holds(&mut self, text: &str, at: usize) -> bool {
        let passed = text.get(self.counted..at).unwrap_or_default();
        let fences = memmem::find_iter(passed.as_bytes(), b"\n```").count();
        self.fenced ^= fences % 2 == 1;
        self.fenced ^= self.counted == 0 && passed.starts_with("```");
        self.counted = at;
        let before = text.get(..at).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        self.fenced || line.matches('`').count() % 2 == 1
    }
}

/// Whether nothing but blanks stands beside a part of a text on its lines.
pub(super) fn is_alone(text: &str, range: &Range) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let behind = text.get(range.end..).unwrap_or_default();
    let blank = |part: Option<&str>| part.unwrap_or_default().trim().is_empty();
    blank(before.rsplit('\n').next()) && blank(behind.split('\n').next())
}
