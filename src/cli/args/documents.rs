//! The documents that a subcommand reads.

use std::path::PathBuf;

use clap::Args;

use crate::cli::failure::{Complaint, Failure};
use crate::library::{self, Picking};
use crate::open;
use crate::source::Location;

/// Which files of a folder are read.
#[derive(Debug, Clone, Default, Args)]
pub(in crate::cli) struct Files {
    /// Read only the files in a folder whose names fit this pattern, or with !
    /// before it leave them out. Can be given several times.
    #[arg(long, value_name = "PATTERN")]
    glob: Vec<String>,

    /// Read only the files in a folder with these endings, as in --type md,txt.
    #[arg(long = "type", value_name = "ENDING", value_delimiter = ',')]
    ending: Vec<String>,
}

impl Files {
    fn picking(&self) -> Picking {
        let endings = self.ending.iter();
        let bare = |ending: &String| ending.trim_start_matches('.').to_owned();
        Picking {
            globs: self.glob.clone(),
            endings: endings.map(bare).collect(),
        }
    }
}

/// Documents, for subcommands that read any number of them.
#[derive(Debug, Args)]
pub(in crate::cli) struct Documents {
    /// The documents, or folders of them; `-` is standard input. Where none is
    /// named, standard input where a text is put into it, else the embedded
    /// document.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    files: Files,
}

impl Documents {
    /// Where they are; `unnamed` where none was named.
    ///
    /// # Errors
    /// As [`locations`].
    pub(in crate::cli) fn locations(&self, unnamed: Location) -> Result<Vec<Location>, Failure> {
        locations(&self.paths, &self.files, unnamed)
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

/// The documents that were named, themselves or by a folder or an archive;
/// `unnamed` where none was.
///
/// # Errors
/// Where standard input is named twice: what has been read from it is gone.
/// Where a pattern of names cannot be read.
pub(in crate::cli) fn locations(
    paths: &[PathBuf],
    files: &Files,
    unnamed: Location,
) -> Result<Vec<Location>, Failure> {
    if paths.is_empty() {
        return Ok(vec![unnamed]);
    }
    let named = paths.iter().map(|path| path.as_os_str());
    let locations: Vec<Location> = named.map(Location::from_argument).collect();
    if locations.iter().filter(|&l| *l == Location::Stdin).count() > 1 {
        return Err(Complaint::StdinTwice.into());
    }
    Ok(library::gather(&locations, &files.picking())?)
}
