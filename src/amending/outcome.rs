//! What became of a decision and its instructions.

use crate::document::Span;

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
