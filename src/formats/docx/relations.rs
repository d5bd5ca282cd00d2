//! Which part of a package does what for another.

use std::collections::HashMap;

use crate::formats::package::xml::{Event, Xml};
use crate::formats::package::{Fault, Package, resolve};

/// What a part is related to inside the package.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// The last word of the kind of each, and the name of the part.
    targets: Vec<(String, String)>,
    /// Where links lead, by their names.
    links: HashMap<String, String>,
}

impl Relations {
    /// The relations of the part `of`, or of the package where it is empty.
    ///
    /// # Errors
    /// [`Fault`] where they are there and cannot be read.
    pub(super) fn read(package: &Package<'_>, of: &str) -> Result<Self, Fault> {
        let (folder, name) = match of.rfind('/') {
            Some(at) => of
                .split_at_checked(at.saturating_add(1))
                .unwrap_or(("", of)),
            None => ("", of),
        };
        let Some(part) = package.part(&format!("{folder}_rels/{name}.rels"))? else {
            return Ok(Self::default());
        };
        let mut xml = Xml::new(part)?;
        let mut targets = Vec::new();
        let mut links = HashMap::new();
        loop {
            match xml.next()? {
                Event::Open(tag) if tag.local() == "Relationship" => {
                    let outside = tag.attribute("TargetMode");
                    let kind = tag.attribute("Type").unwrap_or_default();
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    let target = tag.attribute("Target").unwrap_or_default();
                    // What lies outside is named where it is a link, and never
                    // fetched.
                    if outside.is_some_and(|mode| mode.eq_ignore_ascii_case("external")) {
                        if kind == "hyperlink" {
                            links.insert(tag.attribute("Id").unwrap_or_default(), target);
                        }
                        continue;
                    }
                    targets.extend(resolve(folder, &target).map(|target| (kind, target)));
                }
                Event::End => break,
                _ => {}
            }
        }
        targets.retain(|(_, target)| package.has(target));
        Ok(Self { targets, links })
    }

    /// The name of the first part of a kind.
    pub(super) fn target(&self, kind: &str) -> Option<&str> {
        let mut targets = self.targets.iter();
        let found = targets.find(|(own, _)| own == kind);
        found.map(|(_, target)| target.as_str())
    }

    /// Where links lead, by their names.
    pub(super) fn into_links(self) -> HashMap<String, String> {
        self.links
    }
}
