//! What in a text is a formula: `$…$`, `$$…$$`, `\(…\)` and `\[…\]` with signs
//! of one between them. `$5和$6之间` is none.

use std::ops::Range;

use crate::text::is_hanzi;

/// A formula in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Formula {
    /// Bytes of the whole, with its delimiters.
    pub(crate) range: Range<usize>,
    /// Bytes of what stands between them.
    pub(crate) body: Range<usize>,
    /// Whether it is to stand on lines of its own.
    pub(crate) display: bool,
}

/// Bytes of the longest formula: what is longer was never closed.
const LONGEST: usize = 6000;

/// Whether a text may hold a formula. Linear, many bytes at a time.
pub(crate) fn may_hold(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'$', b'\\', bytes).any(|at| {
        let next = bytes.get(at.saturating_add(1));
        bytes.get(at) == Some(&b'$') || matches!(next, Some(b'(' | b'['))
    })
}

/// The formulas of a text, in order. `is_markup` says whether markup that no
/// formula holds begins at a `<`. Linear, but for what is never closed, in
/// which it looks ahead a bounded way.
pub(crate) fn find(text: &str, is_markup: fn(&str) -> bool) -> Vec<Formula> {
    let mut found = Vec::new();
    if !may_hold(text) {
        return found;
    }
    let bytes = text.as_bytes();
    let mut from = 0usize;
    let mut code = Code::default();
    for at in memchr::memchr3_iter(b'$', b'\\', b'`', bytes) {
        if at < from {
            continue;
        }
        let delimiter = match (bytes.get(at), bytes.get(at.saturating_add(1))) {
            (Some(b'`'), _) => {
                from = code.behind(text, at);
                continue;
            }
            (Some(b'$'), Some(b'$')) => Delimiter::Dollars,
            (Some(b'$'), _) => Delimiter::Dollar,
            (_, Some(b'(')) => Delimiter::Round,
            (_, Some(b'[')) => Delimiter::Square,
            // Whatever stands behind it is escaped.
            _ => {
                from = at.saturating_add(2);
                continue;
            }
        };
        from = match delimiter.formula(text, at, is_markup) {
            Some(formula) => {
                let end = formula.range.end;
                found.push(formula);
                end
            }
            None => at.saturating_add(delimiter.open().len()),
        };
    }
    found
}

/// Code that backticks set off.
#[derive(Debug, Default)]
struct Code {
    /// Lengths of runs of which none is found up to the given offset.
    open: Option<(usize, usize)>,
}

impl Code {
    /// Offset behind the code that begins with the backtick at an offset, or
    /// behind its backticks where it is none.
    fn behind(&mut self, text: &str, at: usize) -> usize {
        let rest = text.get(at..).unwrap_or_default();
        let ticks = rest.bytes().take_while(|&b| b == b'`').count();
        let inside = at.saturating_add(ticks);
        let line = text.get(..at).unwrap_or_default();
        let line = line.rsplit('\n').next().unwrap_or_default();
        let fence = ticks >= 3 && line.trim_start_matches([' ', '>']).is_empty();
        if self
            .open
            .is_some_and(|(length, end)| length == ticks && at < end)
            && !fence
        {
            return inside;
        }
        let mut from = inside;
        while let Some(next) = text
            .as_bytes()
            .get(from..)
            .and_then(|rest| memchr::memchr2(b'`', b'\n', rest))
        {
            let next = from.saturating_add(next);
            let behind = text.get(next..).unwrap_or_default();
            if behind.starts_with('\n') {
                let next_line = behind.get(1..).unwrap_or_default();
                if !fence && begins_blank(next_line) {
                    self.open = Some((ticks, next));
                    return inside;
                }
                from = next.saturating_add(1);
                continue;
            }
            let closing = behind.bytes().take_while(|&b| b == b'`').count();
            from = next.saturating_add(closing);
            if closing == ticks || fence && closing > ticks {
                return from;
            }
        }
        if fence { text.len() } else { inside }
    }
}

/// Whether the first line of a text is blank.
fn begins_blank(text: &str) -> bool {
    let line = text.trim_start_matches([' ', '\t', '\r']);
    line.is_empty() || line.starts_with('\n')
}

/// How a formula is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Delimiter {
    Dollar,
    Dollars,
    Round,
    Square,
}

impl Delimiter {
    const fn open(self) -> &'static str {
        match self {
            Self::Dollar => "$",
            Self::Dollars => "$$",
            Self::Round => "\\(",
            Self::Square => "\\[",
        }
    }

    const fn close(self) -> &'static str {
        match self {
            Self::Dollar => "$",
            Self::Dollars => "$$",
            Self::Round => "\\)",
            Self::Square => "\\]",
        }
    }

    /// The formula that opens at an offset.
    fn formula(self, text: &str, at: usize, is_markup: fn(&str) -> bool) -> Option<Formula> {
        let start = at.saturating_add(self.open().len());
        let end = self.end(text, start)?;
        let whole = at..end.saturating_add(self.close().len());
        let body = text.get(start..end)?;
        let before = text.get(..at)?.chars().next_back();
        let after = text.get(whole.end..)?.chars().next();
        let tagged = memchr::memchr_iter(b'<', body.as_bytes())
            .any(|at| body.get(at..).is_some_and(is_markup));
        // One bar is that of a table.
        let cut = body.trim_end().ends_with('|') && body.matches('|').count() % 2 == 1;
        let is = !tagged && !cut && !body.contains("-->") && self.fits(body, before, after);
        is.then_some(Formula {
            range: whole,
            body: start..end,
            display: matches!(self, Self::Dollars | Self::Square),
        })
    }

    /// Offset of the delimiter that closes what begins at an offset, in the
    /// same paragraph.
    fn end(self, text: &str, start: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut skip = start;
        let to = start.saturating_add(LONGEST).min(bytes.len());
        let window = bytes.get(start..to)?;
        for at in memchr::memchr3_iter(b'$', b'\\', b'\n', window) {
            let at = start.saturating_add(at);
            if at < skip {
                continue;
            }
            let rest = bytes.get(at..)?;
            if rest.starts_with(self.close().as_bytes()) {
                return Some(at);
            }
            match rest.first() {
                Some(b'\\') => skip = at.saturating_add(2),
                // Two dollars end no formula of one.
                Some(b'$') => return None,
                _ if begins_blank(text.get(at.saturating_add(1)..)?) => return None,
                _ => {}
            }
        }
        None
    }

    fn fits(self, body: &str, before: Option<char>, after: Option<char>) -> bool {
        let inner = body.trim();
        if inner.is_empty() {
            return false;
        }
        let commands = has_command(inner);
        let own = matches!(self, Self::Dollars | Self::Square);
        if has_hanzi_outside_text(inner) && !(own && commands) {
            return false;
        }
        if commands {
            return true;
        }
        let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        // A price, or a name in a program: `US$300`, `$a_1 $b`.
        if self == Self::Dollar && word(after) {
            return false;
        }
        if has_script(inner) || has_spaced_digits(inner) {
            return true;
        }
        match self {
            Self::Dollar => !word(before) && is_expression(inner),
            Self::Dollars | Self::Round => is_expression(inner),
            // `[1]` with its brackets escaped.
            Self::Square => inner.contains('=') && is_expression(inner),
        }
    }
}

/// Whether a command stands in it, or what only LaTeX escapes.
fn has_command(body: &str) -> bool {
    memchr::memchr_iter(b'\\', body.as_bytes()).any(|at| {
        let next = body.as_bytes().get(at.saturating_add(1));
        next.is_some_and(|b| b.is_ascii_alphabetic() || b"%,!;:{}\\| ".contains(b))
    })
}

/// Whether something is raised or lowered: not the `_` of a name such as
/// `file_name`.
fn has_script(body: &str) -> bool {
    let bytes = body.as_bytes();
    let mut scripts = memchr::memchr2_iter(b'_', b'^', bytes).peekable();
    let any = scripts.peek().is_some();
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    any && !scripts.any(|at| {
        letter(at.saturating_add(1)) && letter(at.saturating_add(2)) || at == 0 && body.len() == 1
    })
}

/// Whether digits stand apart from one another, as scanners write numbers:
/// `2 5`, and no two numbers (`25 300`).
fn has_spaced_digits(body: &str) -> bool {
    let parts: Vec<&str> = body.split_ascii_whitespace().collect();
    let single = |part: &&str| part.len() == 1 && part.bytes().all(|b| b.is_ascii_digit());
    let spaced = parts.windows(2).any(|pair| pair.iter().all(single));
    spaced && parts.iter().all(|part| part.chars().nth(1).is_none())
}

/// Whether it is a number or an expression of single letters, which ends as
/// one does: no `5-` of `$5-$6`, no words of `$5 and $6`.
fn is_expression(body: &str) -> bool {
    let mut letters = 0usize;
    for c in body.chars() {
        match c {
            'a'..='z' | 'A'..='Z' => letters = letters.saturating_add(1),
            '0'..='9' | ' ' | '\n' | '\r' | '\t' => letters = 0,
            '+' | '-' | '*' | '/' | '=' | '<' | '>' | '(' | ')' | '[' | ']' | '{' | '}' | ','
            | '.' | '\'' | ':' | '%' | '~' | '±' | '×' | '≤' | '≥' | '·' | '!' => {
                letters = 0
            }
            _ => return false,
        }
        if letters > 1 {
            return false;
        }
    }
    let ends = body.ends_with(|c: char| c.is_ascii_alphanumeric() || ")]}'%!".contains(c));
    // `$A $` of two prices: what ends in white space is one with letters alone.
    ends && !body.starts_with([',', '.', '/', ':'])
}

/// Whether hanzi stand in it outside of the braces of a command of text.
fn has_hanzi_outside_text(body: &str) -> bool {
    let wide = |c: char| is_hanzi(c) || matches!(c, '，' | '。' | '、' | '；' | '：');
    if body.is_ascii() || !body.contains(wide) {
        return false;
    }
    let mut depth = 0usize;
    let mut held: Option<usize> = None;
    let mut last = 0usize;
    for (at, c) in body.char_indices() {
        match c {
            '{' => {
                let before = body.get(last..at).unwrap_or_default().trim_end();
                depth = depth.saturating_add(1);
                let text = [
                    "\\text",
                    "\\mathrm",
                    "\\mbox",
                    "\\hbox",
                    "\\textbf",
                    "\\textrm",
                    "\\operatorname",
                    "\\rm",
                ];
                if held.is_none() && text.iter().any(|command| before.ends_with(command)) {
                    held = Some(depth);
                }
                last = at;
            }
            '}' => {
                if held == Some(depth) {
                    held = None;
                }
                depth = depth.saturating_sub(1);
                last = at;
            }
            c if held.is_none() && wide(c) => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::find;

    /// The text with what is a formula in guillemets.
    fn shown(text: &str) -> String {
        let mut out = String::new();
        let mut from = 0;
        for formula in find(text, |at| at.starts_with("<td")) {
            out.push_str(&text[from..formula.range.start]);
            out.push('«');
            out.push_str(text[formula.body.clone()].trim());
            out.push('»');
            from = formula.range.end;
        }
        out.push_str(&text[from..]);
        out
    }

    #[test]
    fn formulas_are_found() {
        for (text, expected) in [
            (
                r"压为 $2 5 \mathrm { k V }$ ，长",
                r"压为 «2 5 \mathrm { k V }» ，长",
            ),
            ("第 $I$ 个 $k$，$a*b*c$", "第 «I» 个 «k»，«a*b*c»"),
            ("净利 $13,049.84$ 万元", "净利 «13,049.84» 万元"),
            (r"达\(37.56\%\)，\(a_1\)", r"达«37.56\%»，«a_1»"),
            ("$$\ny = x^2\n$$", "«y = x^2»"),
            (r"$$ 率 = \frac{本期}{上期} $$", r"«率 = \frac{本期}{上期}»"),
            (r"值 $\text{总资产}_1$", r"值 «\text{总资产}_1»"),
            ("$5和$x^2$的", "$5和«x^2»的"),
            ("共 $3 5$ 家", "共 «3 5» 家"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn prices_and_names_are_none() {
        for text in [
            "$5和$6之间",
            "US$300和HK$400",
            "between $5 and $6",
            "$5-$6, $7/$8",
            "$5,$6",
            "US$300, US$400",
            r"\$5 和 \$x_1$",
            "`$a_1$` 和 ``$b^2$``",
            "```\n$a_1$\n```\n",
            "$foo_bar = $baz_qux",
            "$PATH:$HOME",
            "$x_1\n\n2$",
            r"\[1\] \[J\] \[注\]",
            "<td>$5</td><td>x_1$",
            "$",
            "$$",
            "$$$$",
            r"\(",
            "约$100 000和$200 000",
        ] {
            assert_eq!(shown(text), text);
        }
    }
}
