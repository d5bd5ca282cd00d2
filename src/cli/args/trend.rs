//! The options of `gangmu trend`.

use clap::Args;

use super::{Documents, Rules};

const EXAMPLES: &str = "\
Columns of tsv, csv and json: document, date (2026-01-20, as far as the document
says), term, count, per_10k (in 10,000 characters), low, high (within which the
rate lies with 95 chances of 100), sections (with hits of their own).

A term is a query of `gangmu search`, and counts as often as it does there.

Examples:
  gangmu trend reports/ --term 高质量发展 --term '人工智能|大模型'
  gangmu trend 2022.md 2023.md 2024.md --term 就业 --format csv > trend.csv";

/// Print how often terms stand in each document: a table of terms against
/// documents, by date.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Trend {
    #[command(flatten)]
    pub(in crate::cli) documents: Documents,

    /// What to count. Can be given several times.
    #[arg(long = "term", value_name = "QUERY", required = true)]
    pub(in crate::cli) terms: Vec<String>,

    #[command(flatten)]
    pub(in crate::cli) rules: Rules,
}
