//! Decisions that amend a law (关于修改…的决定): what they change, and the law
//! as it reads afterwards.
//!
//! An instruction is carried out only where its words leave one way to; what
//! could not be is told with the reason. Nothing is guessed.
//!
//! | file | what it does |
//! | --- | --- |
//! | `quoted` | a decision as sentences and the texts it quotes |
//! | `instruction` | what one sentence asks for |
//! | `places` | 第三条第二款第（一）项: the places it names |
//! | `law` | a law as articles that can be changed |
//! | `apply` | carries the instructions out |

mod apply;
mod instruction;
mod law;
mod places;
mod quoted;
#[cfg(test)]
mod tests;

use crate::document::{Document, Span};

pub use apply::amended;
pub use instruction::is_decision;

/// A law as a decision leaves it.
#[derive(Debug)]
pub struct Amended {
    /// Its text, a paragraph a line.
    pub text: String,
    /// What became of the instructions of the decision, in order.
    pub outcomes: Vec<Outcome>,
}

/// What became of one instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Where it stands in the decision (bytes).
    pub at: Span,
    /// Why it was not carried out; `None` where it was.
    pub fault: Option<Fault>,
}

/// Why an instruction was not carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Its words are not understood.
    Unknown,
    /// The law has no such article, paragraph or item.
    NoPlace,
    /// The words that it changes do not stand there.
    NoWords,
}

/// The text of a span without its outer white space, and where that is.
fn trimmed(document: &Document, span: Span) -> Span {
    let text = document.slice(span);
    let left = text.len().saturating_sub(text.trim_start().len());
    let left = u32::try_from(left).unwrap_or(0);
    let start = span.start.saturating_add(left);
    let kept = u32::try_from(text.trim().len()).unwrap_or(0);
    Span::new(start, start.saturating_add(kept))
}
