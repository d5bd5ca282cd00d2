//! Character references: `&nbsp;`, `&#20013;`.

/// A part of a text: as it stands, or a character reference and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Part<'a> {
    /// At an offset (bytes).
    Text(usize, &'a str),
    /// At an offset, as written.
    Reference(usize, &'a str, char),
}

/// `text` in parts by its common character references. Linear.
pub(in crate::formats) fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut at = 0usize;
    let mut held = None;
    std::iter::from_fn(move || {
        if let Some(part) = held.take() {
            return Some(part);
        }
        let start = at;
        let mut from = at;
        while let Some(found) = text.get(from..)?.find('&') {
            let amp = from.saturating_add(found);
            let reference = text.get(amp..)?;
            let end = reference.bytes().take(12).position(|b| b == b';');
            let inside = end.and_then(|e| reference.get(1..e)).unwrap_or_default();
            if let (Some(c), Some(end)) = (reference_char(inside), end) {
                let length = end.saturating_add(1);
                at = amp.saturating_add(length);
                let part = Part::Reference(amp, reference.get(..length)?, c);
                if amp == start {
                    return Some(part);
                }
                held = Some(part);
                return Some(Part::Text(start, text.get(start..amp)?));
            }
            from = amp.saturating_add(1);
        }
        at = text.len();
        let rest = text.get(start..).filter(|rest| !rest.is_empty());
        rest.map(|rest| Part::Text(start, rest))
    })
}

fn reference_char(inside: &str) -> Option<char> {
    Some(match inside {
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "middot" => '·',
        "mdash" => '—',
        "ldquo" => '“',
        "rdquo" => '”',
        "hellip" => '…',
        "copy" => '©',
        _ => {
            let digits = inside.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            return char::from_u32(code).filter(|c| !c.is_control());
        }
    })
}
