//! What tracked changes have taken out, by the names of the changes.

use std::collections::HashMap;

use crate::formats::package::Fault;
use crate::formats::package::xml::{Event, Ns, Xml};

/// The text of each change that took something out.
#[derive(Debug, Default)]
pub(super) struct Changes {
    taken: HashMap<String, String>,
}

impl Changes {
    /// Reads the list of changes, which has just begun.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be read.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let outside = xml.depth().saturating_sub(1);
        let mut name = String::new();
        // How deep the deletion lies that is open.
        let mut deletion = None;
        while xml.depth() > outside {
            let depth = xml.depth();
            match xml.next()? {
                Event::Open(tag) => match (tag.ns, tag.local()) {
                    (Ns::Text, "changed-region") => {
                        name = tag.attribute("id").unwrap_or_default();
                    }
                    (Ns::Text, "deletion") => deletion = Some(depth),
                    (Ns::Office, "change-info") => xml.skip()?,
                    // A deletion over several paragraphs keeps their ends.
                    (Ns::Text, "p" | "h") if deletion.is_some() => {
                        if let Some(taken) = self.taken.get_mut(&name) {
                            taken.push('\n');
                        }
                    }
                    _ => {}
                },
                Event::Close if deletion.is_some_and(|from| depth <= from.saturating_add(1)) => {
                    deletion = None;
                }
                Event::Text(text) if deletion.is_some() => {
                    *self.taken.entry(name.clone()).or_default() += &text;
                }
                Event::End => break,
                _ => {}
            }
        }
        Ok(())
    }

    /// What a change has taken out.
    pub(super) fn taken(&self, name: &str) -> Option<&str> {
        self.taken.get(name).map(String::as_str)
    }
}
