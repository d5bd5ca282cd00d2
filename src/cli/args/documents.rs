//! The documents that a subcommand reads.

use std::path::PathBuf;

use clap::Args;

use crate::cli::failure::{Complaint, Failure};
use crate::open;
use crate::source::Location;

/// Documents, for subcommands that read any number of them.
#[derive(Debug, Args)]
pub(in crate::cli) struct Documents {
    /// The documents; `-` is standard input. Where none is named, standard
    /// input where a text is put into it, else the embedded document.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

impl Documents {
    /// Where they are; `unnamed` where none was named.
    ///
    /// # Errors
    /// As [`locations`].
    pub(in crate::cli) fn locations(&self, unnamed: Location) -> Result<Vec<Location>, Failure> {
        locations(&self.paths, unnamed)
    }
}

/// The document of subcommands that read one.
#[derive(Debug, Args)]
pub(in crate::cli) struct OneDocument {
    /// The document; `-` is standard input. Where none is named, standard
    /// input where a text is put into it, else the embedded document.
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
}

impl OneDocument {
    /// Where it is; `unnamed` where it was not named.
    pub(in crate::cli) fn location(&self, unnamed: Location) -> Location {
        match &self.path {
            Some(path) => {
                let location = Location::from_argument(path.as_os_str());
                match open::members(&location).as_slice() {
                    [only] => only.clone(),
                    _ => location,
                }
            }
            None => unnamed,
        }
    }
}

/// The places that were named; `unnamed` where none was.
///
/// # Errors
/// Where standard input is named twice: what has been read from it is gone.
pub(in crate::cli) fn locations(
    paths: &[PathBuf],
    unnamed: Location,
) -> Result<Vec<Location>, Failure> {
    if paths.is_empty() {
        return Ok(vec![unnamed]);
    }
    // An archive stands for the documents in it.
    let named = paths.iter().map(|path| path.as_os_str());
    let locations: Vec<Location> = named.map(Location::from_argument).collect();
    if locations.iter().filter(|&l| *l == Location::Stdin).count() > 1 {
        return Err(Complaint::StdinTwice.into());
    }
    Ok(locations.iter().flat_map(open::members).collect())
}
