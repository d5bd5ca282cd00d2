//! What a fault of the program costs: one document, not those behind it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::cli::failure::{Complaint, Failure};

/// Does something with a document of that name. A panic in it becomes a failure
/// that names the document; what the panic says is told where it happens.
///
/// # Errors
/// Where `work` fails or panics.
pub(super) fn guarded<T>(
    label: &str,
    work: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    // What `work` had in hand is not used again: it was the one document's.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(Complaint::Broken {
            label: label.to_owned(),
        }
        .into())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setting::{Language, Told};

    #[test]
    fn a_panic_is_told_with_the_name_of_its_document() {
        let read = guarded("甲.txt", || Ok(3)).ok();
        assert_eq!(read, Some(3));
        let broken = guarded::<u32>("乙.txt", || panic!("broken on purpose")).unwrap_err();
        for language in [Language::Chinese, Language::English] {
            assert!(broken.told(language).starts_with("乙.txt"), "{broken:?}");
        }
        assert!(!broken.is_closed_pipe);
    }
}
