//! Where links lead, told from the address of the page.

use super::tree::{NodeId, Tree};
use super::walk::{self, Step};

/// The address that the links of a page start from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::formats) struct Base(Option<String>);

impl Base {
    /// The address of a page, where it is known. What is no address on the web
    /// is none.
    pub(in crate::formats) fn at(address: Option<&str>) -> Self {
        let known = address.map(str::trim).filter(|address| {
            ["http://", "https://", "file://"]
                .iter()
                .any(|scheme| address.starts_with(scheme))
        });
        Self(known.map(str::to_owned))
    }

    /// The base that a page gives itself, else this one. Linear.
    pub(super) fn of_page(self, tree: &Tree) -> Self {
        let said = walk::steps(tree, Tree::ROOT).find_map(|step| match step {
            Step::Into(id) => base_of(tree, id),
            _ => None,
        });
        match said.map(|said| self.resolved(said)) {
            Some(address) => match Self::at(Some(&address)) {
                Self(None) => self,
                known => known,
            },
            None => self,
        }
    }

    /// A target as it is told from everywhere: an address without its parts
    /// `..`, or the target itself where no base is known, or where it is a
    /// place in the page.
    pub(super) fn resolved(&self, target: &str) -> String {
        let own = || target.to_owned();
        let Some(base) = &self.0 else { return own() };
        if target.is_empty() || target.starts_with('#') || has_scheme(target) {
            return own();
        }
        let Some((scheme, rest)) = base.split_once("://") else {
            return own();
        };
        if let Some(host) = target.strip_prefix("//") {
            return format!("{scheme}://{host}");
        }
        let end = rest.find(['?', '#']).unwrap_or(rest.len());
        let rest = rest.get(..end).unwrap_or_default();
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        if target.starts_with('?') {
            return format!("{scheme}://{host}/{path}{target}");
        }
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let (target, query) = target.split_at(target.find(['?', '#']).unwrap_or(target.len()));
        let mut parts: Vec<&str> = match target.strip_prefix('/') {
            Some(_) => Vec::new(),
            None => folder.split('/').filter(|part| !part.is_empty()).collect(),
        };
        for part in target.split('/').filter(|part| !part.is_empty()) {
            match part {
                "." => {}
                ".." => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        let mut path = parts.join("/");
        if target.ends_with('/') && !path.is_empty() {
            path.push('/');
        }
        format!("{scheme}://{host}/{path}{query}")
    }
}

fn base_of(tree: &Tree, id: NodeId) -> Option<&str> {
    let is_base = tree.name(id) == "base";
    tree.attribute(id, "href").filter(|_| is_base)
}

/// Whether a target begins with `name:`.
fn has_scheme(target: &str) -> bool {
    let Some((name, _)) = target.split_once(':') else {
        return false;
    };
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::Base;

    #[test]
    fn targets_are_told_from_the_address_of_the_page() {
        let base = Base::at(Some("https://example.org/zc/2026/a.html?x=1"));
        for (target, told) in [
            ("b.html", "https://example.org/zc/2026/b.html"),
            ("../b/?y=2", "https://example.org/zc/b/?y=2"),
            ("/c#d", "https://example.org/c#d"),
            ("//other.org/e", "https://other.org/e"),
            ("?p=2", "https://example.org/zc/2026/a.html?p=2"),
            ("#f", "#f"),
            ("mailto:a@example.org", "mailto:a@example.org"),
            ("../../../../g", "https://example.org/g"),
        ] {
            assert_eq!(base.resolved(target), told, "{target}");
        }
        assert_eq!(Base::default().resolved("b.html"), "b.html");
        assert_eq!(Base::at(Some("cid:a@b")), Base::default());
    }
}
