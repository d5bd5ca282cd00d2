//! Whether a source is HTML, Markdown or plain text, by what it holds.

use crate::document::Format;

use super::formula;

/// How much of a source is looked at, in bytes.
const SAMPLE: usize = 512 * 1024;

/// The format of `source`. What begins as HTML files do is HTML, and so is a
/// file that is called so and holds a tag. A file that is called Markdown needs
/// one construct of Markdown to be read so; any other needs headings. Looks at
/// the first half megabyte only.
pub(crate) fn format(source: &str, hint: Format) -> Format {
    if begins_as_html(source) || hint == Format::Html && has_tags(sample(source)) {
        return Format::Html;
    }
    let signs = Signs::of(source);
    let markdown = match hint {
        Format::Markdown => signs.any(),
        Format::Plain
        | Format::Html
        | Format::Docx
        | Format::Doc
        | Format::Odt
        | Format::Epub
        | Format::Mhtml
        | Format::Pdf
        | Format::Ofd => {
            signs.headings >= 2 && signs.fits_prose() || signs.headings >= 1 && signs.others() >= 2
        }
    };
    if markdown {
        Format::Markdown
    } else {
        Format::Plain
    }
}

/// What is looked at of a source.
fn sample(source: &str) -> &str {
    let mut end = SAMPLE.min(source.len());
    while !source.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    source.get(..end).unwrap_or_default()
}

/// Whether a source begins with the doctype or the outermost tag of HTML,
/// behind comments and the declaration of XML.
fn begins_as_html(source: &str) -> bool {
    let mut rest = source.trim_start();
    loop {
        let comment = rest.strip_prefix("<!--").map(|inside| (inside, "-->"));
        let declaration = || rest.strip_prefix("<?xml").map(|inside| (inside, "?>"));
        let Some((inside, end)) = comment.or_else(declaration) else {
            break;
        };
        let Some((_, behind)) = inside.split_once(end) else {
            return false;
        };
        rest = behind.trim_start();
    }
    let begins = |word: &str| {
        let head = rest.get(..word.len()).unwrap_or_default();
        let next = rest.as_bytes().get(word.len()).copied();
        head.eq_ignore_ascii_case(word) && !next.is_some_and(|b| b.is_ascii_alphanumeric())
    };
    begins("<!doctype html") || begins("<html") || begins("<head") || begins("<body")
}

/// Whether a tag of HTML closes somewhere.
fn has_tags(source: &str) -> bool {
    const NAMES: [&str; 18] = [
        "a",
        "b",
        "blockquote",
        "body",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "li",
        "ol",
        "p",
        "pre",
        "span",
        "strong",
        "table",
        "td",
        "ul",
    ];
    let mut ends = source.match_indices("</").filter_map(|(at, _)| {
        let name = source.get(at.saturating_add(2)..)?.split('>').next()?;
        Some(name.trim())
    });
    ends.any(|name| NAMES.iter().any(|known| name.eq_ignore_ascii_case(known)))
}

/// Constructs of Markdown that were met.
#[derive(Debug, Default)]
struct Signs {
    lines: u32,
    headings: u32,
    /// One bit for each level of heading that was met.
    levels: u8,
    lenient: u32,
    setext: u32,
    fences: u32,
    bold: u32,
    links: u32,
    tables: u32,
    lists: u32,
    quotes: u32,
    html: u32,
    formulas: u32,
    /// Lines of a program or of settings: `name = value`, `[name]`, `{`.
    settings: u32,
}

impl Signs {
    fn of(source: &str) -> Self {
        let mut signs = Self::default();
        let mut above = "";
        for line in sample(source).lines() {
            signs.note(line.trim(), above);
            above = line.trim();
        }
        signs
    }

    fn note(&mut self, line: &str, above: &str) {
        let add = |count: &mut u32| *count = count.saturating_add(1);
        let Some(first) = line.bytes().next() else {
            return;
        };
        add(&mut self.lines);
        match first {
            b'#' => {
                let rest = line.trim_start_matches('#');
                let marks = line.len().saturating_sub(rest.len());
                if marks <= 6 && rest.starts_with(' ') {
                    add(&mut self.headings);
                    self.levels |= 1u8
                        .checked_shl(u32::try_from(marks).unwrap_or(7))
                        .unwrap_or(0);
                } else if (2..=6).contains(&marks) && !rest.contains('#') {
                    add(&mut self.lenient);
                }
            }
            b'`' if line.starts_with("```") => add(&mut self.fences),
            b'~' if line.starts_with("~~~") => add(&mut self.fences),
            b'|' if line.ends_with('|') && line.len() > 2 => add(&mut self.tables),
            b'-' | b'*' | b'+' if line.get(1..2) == Some(" ") => add(&mut self.lists),
            b'>' if line.get(1..2) == Some(" ") => add(&mut self.quotes),
            b'<' if is_block_tag(line) => add(&mut self.html),
            b'=' | b'-'
                if !above.is_empty() && line.bytes().all(|b| b == first) && line.len() >= 3 =>
            {
                add(&mut self.setext);
            }
            _ => {}
        }
        if is_setting(line) {
            add(&mut self.settings);
        }
        let holds = |byte: u8| memchr::memchr(byte, line.as_bytes()).is_some();
        if holds(b'*') && line.matches("**").count() >= 2 {
            add(&mut self.bold);
        }
        if holds(b']') && line.contains("](") {
            add(&mut self.links);
        }
        if has_formula(line) {
            add(&mut self.formulas);
        }
    }

    const fn any(&self) -> bool {
        self.headings > 0
            || self.lenient > 0
            || self.setext > 0
            || self.fences > 0
            || self.bold > 0
            || self.links > 0
            || self.tables > 0
            || self.lists > 0
            || self.quotes > 0
            || self.html > 0
            || self.formulas > 0
    }

    const fn others(&self) -> u32 {
        self.fences
            .saturating_add(self.bold)
            .saturating_add(self.links)
            .saturating_add(self.tables)
    }

    /// Whether the heading lines are few enough, or nest, so that they are
    /// headings and not comments of a program.
    const fn fits_prose(&self) -> bool {
        let rest = self.lines.saturating_sub(self.headings);
        self.settings.saturating_mul(2) <= rest
            && (self.headings.saturating_mul(3) <= self.lines || self.levels.count_ones() > 1)
    }
}

/// Whether a line begins with a comment, or with a tag of those that models
/// write for what Markdown has no sign for.
fn is_block_tag(line: &str) -> bool {
    const BEGINNINGS: [&str; 7] = ["<!--", "<h", "<table", "<div", "<img", "<p>", "<p "];
    BEGINNINGS.iter().any(|begins| line.starts_with(begins))
}

/// Whether a formula stands in a line.
fn has_formula(line: &str) -> bool {
    (line.contains('$') || line.contains("\\(") || line.contains("\\["))
        && !formula::find(line, |_| false).is_empty()
}

/// Whether a line is one of a program or of settings, in ASCII but for what it
/// sets.
fn is_setting(line: &str) -> bool {
    let sign = memchr::memrchr(b'=', line.as_bytes()).unwrap_or(0);
    let name = line.get(..sign).unwrap_or_default();
    let name = name.trim_end_matches('=').trim_end();
    let named = !name.is_empty()
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"_-. \"'$".contains(&b));
    let section = line.starts_with('[') && line.ends_with(']') && line.is_ascii();
    named || section || line.is_ascii() && line.ends_with([';', '{', '}'])
}
