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
//! | `outcome` | what became of them |
//! | `apply` | carries the instructions out |

mod apply;
mod instruction;
mod law;
mod outcome;
mod places;
mod quoted;
#[cfg(test)]
mod tests;

pub use apply::amended;
pub use instruction::is_decision;
pub use outcome::{Amended, Fault, Outcome};
