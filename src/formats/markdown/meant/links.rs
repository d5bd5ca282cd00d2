//! Brackets and braces that are no link, no definition and no attribute.

use std::collections::HashSet;

use super::is_escaped;

/// A line that looks like the definition of a link.
#[derive(Debug)]
pub(super) struct Definition<'t> {
    /// Offset of its bracket.
    at: usize,
    label: &'t str,
    target: &'t str,
}

/// Whether `](` at an offset, which looks like that of a link, is none: its
/// target is no address.
pub(super) fn is_no_link(text: &str, at: usize) -> bool {
    !is_escaped(text.as_bytes(), at) && !leads_somewhere(text, at)
}

fn leads_somewhere(text: &str, at: usize) -> bool {
    let behind = text.get(at.saturating_add(2)..).unwrap_or_default();
    let target = behind.trim_start_matches([' ', '\t', '\n']);
    if let Some(inner) = target.strip_prefix('<') {
        let end = inner.find(['>', '\n']).unwrap_or(inner.len());
        return is_address(inner.get(..end).unwrap_or_default());
    }
    let mut depth = 0usize;
    let end = target.find(|c: char| match c {
        '(' => {
            depth = depth.saturating_add(1);
            false
        }
        ')' if depth > 0 => {
            depth = depth.saturating_sub(1);
            false
        }
        c => c == ')' || c.is_ascii_whitespace(),
    });
    is_address(
        target
            .get(..end.unwrap_or(target.len()))
            .unwrap_or_default(),
    )
}

/// Whether a target is an address, or names a file or a place: `http://…`,
/// `#第一章`, `./甲`, `甲.md`, `page`. An empty one hides nothing.
fn is_address(target: &str) -> bool {
    if target.is_empty() || target.starts_with(['#', '/', '?', '.']) {
        return true;
    }
    if target.is_ascii() {
        return target.bytes().any(|b| b.is_ascii_alphabetic());
    }
    let scheme = target.split_once(':').filter(|(scheme, rest)| {
        let known = ["mailto", "tel", "data", "javascript", "file"];
        scheme.len() >= 2
            && scheme
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
            && (rest.starts_with("//") || known.contains(scheme))
    });
    let path = target.split(['#', '?']).next().unwrap_or_default();
    let extension = path.rsplit_once('.').is_some_and(|(_, extension)| {
        (1..=5).contains(&extension.len())
            && extension.bytes().all(|b| b.is_ascii_alphanumeric())
            && extension.bytes().any(|b| b.is_ascii_alphabetic())
    });
    scheme.is_some() || extension || path.ends_with('/')
}

/// The definition of a link whose `]:` stands at an offset, if its line could
/// be one.
pub(super) fn definition(text: &str, at: usize) -> Option<Definition<'_>> {
    let before = text.get(..at)?;
    let open = before.rfind('[')?;
    let label = text.get(open.saturating_add(1)..at)?;
    if label.starts_with('^') || label.contains(']') || is_escaped(text.as_bytes(), open) {
        return None;
    }
    let line = before.get(..open)?.rsplit('\n').next()?;
    let begins = |c: char| c.is_ascii_whitespace() || c.is_ascii_digit() || "->*+.)".contains(c);
    if !line.chars().all(begins) {
        return None;
    }
    let behind = text.get(at.saturating_add(2)..)?;
    let (spaces, _) = behind.split_at(behind.len().saturating_sub(behind.trim_start().len()));
    let target = behind.trim_start().split(|c: char| c.is_ascii_whitespace());
    let target = target.into_iter().next()?;
    // The target may stand in the next line, but not behind a blank one.
    let near = spaces.bytes().filter(|&b| b == b'\n').count() <= 1;
    (near && !target.is_empty()).then_some(Definition {
        at: open,
        label,
        target: target.trim_start_matches('<').trim_end_matches('>'),
    })
}

/// Offsets of the definitions that define nothing: a target that is no
/// address, a label that nobody refers to or that is defined already.
pub(super) fn unused(text: &str, definitions: &[Definition<'_>]) -> Vec<usize> {
    let addressed = |d: &&Definition<'_>| is_address(d.target) && !d.target.is_empty();
    let defined: HashSet<usize> = definitions.iter().filter(addressed).map(|d| d.at).collect();
    let used = match defined.is_empty() {
        true => HashSet::new(),
        false => labels(text, &defined),
    };
    let mut seen = HashSet::new();
    let stands = |d: &&Definition<'_>| {
        let name = normal(d.label);
        !(addressed(d) && used.contains(&name) && seen.insert(name))
    };
    definitions.iter().filter(stands).map(|d| d.at).collect()
}

/// What stands in brackets anywhere but where it is defined.
fn labels(text: &str, defined: &HashSet<usize>) -> HashSet<String> {
    let mut found = HashSet::new();
    let mut open = None;
    for at in memchr::memchr2_iter(b'[', b']', text.as_bytes()) {
        if text.as_bytes().get(at) == Some(&b'[') {
            open = Some(at);
        } else if let Some(start) = open.take()
            && !defined.contains(&start)
            && let Some(label) = text.get(start.saturating_add(1)..at)
        {
            found.insert(normal(label));
        }
    }
    found
}

/// A label as labels are compared.
fn normal(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Whether the brace at an offset ends a heading and holds no name or class.
pub(super) fn is_braced_text(text: &str, at: usize) -> bool {
    let (before, behind) = text.split_at_checked(at).unwrap_or((text, ""));
    let end = behind.find('\n').unwrap_or(behind.len());
    let (rest, below) = behind.split_at_checked(end).unwrap_or((behind, ""));
    let Some(inside) = rest.trim_end().strip_suffix('}') else {
        return false;
    };
    let inside = inside.get(1..).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let marked = line
        .trim_start_matches([' ', '>', '-', '*', '+', '\t'])
        .starts_with('#');
    let below = below.get(1..).unwrap_or_default();
    let below = below.lines().next().unwrap_or_default().trim();
    let underlined =
        !below.is_empty() && (below.bytes().all(|b| b == b'=') || below.bytes().all(|b| b == b'-'));
    let is_attribute = |word: &str| {
        let named = word.starts_with(['#', '.']) && word.len() > 1;
        let set = word.split_once('=').is_some_and(|(name, _)| {
            !name.is_empty()
                && name
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"-_:".contains(&b))
        });
        named || set
    };
    let text = inside.split_whitespace().any(|word| !is_attribute(word));
    (marked || underlined) && text && !inside.contains('{')
}
