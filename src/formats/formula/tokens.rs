//! The source of a formula in tokens. White space is none: LaTeX makes its
//! own.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `\alpha` or `\,`.
    Command,
    /// `{`
    Open,
    /// `}`
    Close,
    /// `^`
    Raise,
    /// `_`
    Lower,
    /// `&`
    Cell,
    /// `\\`
    Row,
    /// `~`, which is a space.
    Tie,
    /// Any other character.
    Char(char),
    /// What stands in the braces behind `\text`, as it is.
    Words,
    /// The name in braces behind `\begin` or `\end`, with the columns; and
    /// what else is said to the typesetter alone.
    Setting,
}

/// A token, with where it stands (bytes).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'s> {
    pub(super) kind: Kind,
    pub(super) text: &'s str,
    pub(super) range: Range<usize>,
}

/// Commands whose argument is text, in which white space counts.
const TEXT: &[&str] = &[
    "text",
    "textrm",
    "textnormal",
    "textsf",
    "texttt",
    "textup",
    "textit",
    "textbf",
    "mbox",
    "hbox",
    "emph",
];

/// Commands whose argument is for the typesetter.
const SETTINGS: &[&str] = &[
    "begin",
    "end",
    "label",
    "color",
    "vspace",
    "hspace",
    "phantom",
    "hphantom",
    "vphantom",
    "textcolor",
    "style",
    "class",
    "cssId",
    "fontsize",
    "ref",
    "eqref",
];

/// Character references, and the commands that say the same.
const REFERENCES: [(&str, &str); 3] = [("&lt;", "\\lt"), ("&gt;", "\\gt"), ("&amp;", "\\&")];

/// Bytes of the longest text or setting in braces.
const LONGEST: usize = 2000;

/// The tokens of a formula. Linear.
pub(super) fn of(source: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0usize;
    while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
        let length = length(rest);
        let text = rest.get(..length).unwrap_or(rest);
        let range = at..at.saturating_add(length);
        at = range.end.max(at.saturating_add(1));
        if let Some((written, command)) = REFERENCES.iter().find(|(w, _)| rest.starts_with(w)) {
            at = range.start.saturating_add(written.len());
            tokens.push(Token {
                kind: Kind::Command,
                text: command,
                range: range.start..at,
            });
            continue;
        }
        let kind = match text.chars().next().unwrap_or(' ') {
            c if c.is_whitespace() || c.is_control() => continue,
            '\\' if text == "\\\\" => Kind::Row,
            '\\' => Kind::Command,
            '{' => Kind::Open,
            '}' => Kind::Close,
            '^' => Kind::Raise,
            '_' => Kind::Lower,
            '&' => Kind::Cell,
            '~' => Kind::Tie,
            c => Kind::Char(c),
        };
        let name = text.strip_prefix('\\').unwrap_or_default();
        tokens.push(Token { kind, text, range });
        if kind != Kind::Command {
            continue;
        }
        if TEXT.contains(&name)
            && let Some(inside) = braced(source, at)
        {
            tokens.push(token(source, Kind::Words, inside.clone()));
            at = inside.end.saturating_add(1);
        } else if SETTINGS.contains(&name)
            && let Some(inside) = braced(source, at)
        {
            let whole = inside.start..inside.end;
            at = inside.end.saturating_add(1);
            let table = matches!(
                source.get(whole.clone()).map(str::trim),
                Some("array" | "tabular")
            );
            tokens.push(token(source, Kind::Setting, whole));
            if name == "begin"
                && table
                && let Some(columns) = braced(source, at)
            {
                at = columns.end.saturating_add(1);
                tokens.push(token(source, Kind::Setting, columns));
            }
        }
    }
    tokens
}

fn token(source: &str, kind: Kind, range: Range<usize>) -> Token<'_> {
    Token {
        kind,
        text: source.get(range.clone()).unwrap_or_default(),
        range,
    }
}

/// Bytes of the first token of a text that is not empty.
fn length(text: &str) -> usize {
    let mut chars = text.char_indices();
    let first = chars.next().map_or(1, |(_, c)| c.len_utf8());
    if !text.starts_with('\\') {
        return first;
    }
    let letters = text
        .bytes()
        .skip(1)
        .take_while(u8::is_ascii_alphabetic)
        .count();
    match (letters, chars.next()) {
        (0, Some((_, c))) => first.saturating_add(c.len_utf8()),
        (letters, _) => first.saturating_add(letters),
    }
}

/// What stands in the braces that open at an offset, behind white space. None
/// where they do not close.
fn braced(source: &str, at: usize) -> Option<Range<usize>> {
    let rest = source.get(at..)?;
    let body = rest.trim_start();
    let open = at.saturating_add(rest.len().saturating_sub(body.len()));
    if !body.starts_with('{') {
        return None;
    }
    let start = open.saturating_add(1);
    let mut depth = 0usize;
    let mut escaped = false;
    for (i, b) in source.bytes().enumerate().skip(start).take(LONGEST) {
        match b {
            _ if escaped => {
                escaped = false;
                continue;
            }
            b'\\' => escaped = true,
            b'{' => depth = depth.saturating_add(1),
            b'}' if depth == 0 => return Some(start..i),
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}
