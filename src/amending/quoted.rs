//! A decision as sentences, each with the texts it quotes taken out.

use crate::document::{Document, Span};

/// Stands for a quoted text in the words of a sentence.
pub(super) const QUOTED: char = '\u{fffc}';

/// One instruction's worth of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Its bytes in the decision.
    pub(super) at: Span,
    /// Its words without white space, a [`QUOTED`] for each quoted text.
    pub(super) words: String,
    /// The quoted texts in order, without their quotes.
    pub(super) quoted: Vec<String>,
}

/// Reads the sentences of a decision. A quoted text may go over many
/// paragraphs, each of which may open the quote again; a mark inside quotes
/// ends nothing. Linear.
pub(super) fn sentences(document: &Document) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut open: Option<Sentence> = None;
    let mut depth = 0u32;
    let mut quote = String::new();
    let text = document.text();
    for (at, c) in text.char_indices() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let end = at.saturating_add(u32::try_from(c.len_utf8()).unwrap_or(1));
        if depth > 0 {
            match c {
                // A paragraph of a quote opens it again and does not nest.
                '“' | '「' if is_line_start(&quote) && depth == 1 => continue,
                '“' | '「' | '『' => depth = depth.saturating_add(1),
                '”' | '」' | '』' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                if let Some(sentence) = &mut open {
                    sentence.quoted.push(std::mem::take(&mut quote));
                    sentence.at.end = end;
                }
            } else {
                quote.push(c);
            }
            continue;
        }
        let sentence = open.get_or_insert_with(|| Sentence {
            at: Span::new(at, end),
            words: String::new(),
            quoted: Vec::new(),
        });
        match c {
            '“' | '「' => {
                depth = 1;
                sentence.words.push(QUOTED);
            }
            // What is asked for may stand in the next paragraph: 修改为：
            '\n' if awaits_quote(&sentence.words) && quotes_next(text, end) => {}
            '\n' | '。' | '；' | ';' => found.extend(open.take()),
            c if c.is_whitespace() => {}
            c => {
                sentence.words.push(c);
                sentence.at.end = end;
            }
        }
    }
    found.extend(open);
    found.retain(|sentence| !sentence.words.is_empty());
    found
}

/// Whether what follows is a quoted text.
fn quotes_next(text: &str, at: u32) -> bool {
    let rest = text.get(at as usize..).unwrap_or_default();
    rest.trim_start().starts_with(['“', '「'])
}

/// Whether the words so far announce a text.
fn awaits_quote(words: &str) -> bool {
    words.ends_with(['：', ':']) && !words.contains(QUOTED)
}

fn is_line_start(quote: &str) -> bool {
    quote.trim_end_matches([' ', '\u{3000}']).ends_with('\n')
}
