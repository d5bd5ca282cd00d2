//! Opening a location: whether there is a text at all, and how it can be read.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::os::fd::AsFd;
use std::os::unix::fs::FileTypeExt;

use super::sizes::{LARGE, MOST};
use super::stdin::is_null;
use super::{Location, SourceError};

/// A source that nothing has been read of yet.
pub(super) struct Opened {
    pub(super) input: Box<dyn Read + Send>,
    /// The source again, where it is a large regular file.
    pub(super) file: Option<File>,
    /// The source again, where it can be waited for: a pipe.
    pub(super) pipe: Option<File>,
    /// Size of the source in bytes, where it is known beforehand.
    pub(super) size: Option<u64>,
}

impl Opened {
    /// Opens a location.
    ///
    /// # Errors
    /// Where there is nothing that could be read; see [`SourceError`].
    pub(super) fn open(location: &Location) -> Result<Self, SourceError> {
        let (mut large, mut pipe) = (None, None);
        let (input, size): (Box<dyn Read + Send>, _) = match location {
            Location::Embedded(embedded) => {
                let bytes = embedded.text().as_bytes();
                (Box::new(bytes), u64::try_from(bytes.len()).ok())
            }
            Location::Stdin => {
                let stdin = io::stdin();
                if stdin.is_terminal() {
                    return Err(SourceError::NothingPiped);
                }
                pipe = piped(&stdin, location)?;
                (Box::new(stdin), None)
            }
            Location::Path(path) => {
                let label = location.label();
                let known = fs::metadata(path).map_err(|error| {
                    let is_link = fs::symlink_metadata(path).is_ok_and(|own| own.is_symlink());
                    if is_link && error.kind() != io::ErrorKind::PermissionDenied {
                        let label = label.clone();
                        return SourceError::DeadLink { label };
                    }
                    SourceError::from_io(label.clone(), error)
                })?;
                let kind = known.file_type();
                if kind.is_dir() {
                    // One that may not be read says so.
                    fs::read_dir(path)
                        .map_err(|error| SourceError::from_io(label.clone(), error))?;
                    return Err(SourceError::Folder { label });
                }
                if kind.is_char_device() || kind.is_block_device() || kind.is_socket() {
                    return Err(SourceError::Device { label });
                }
                let size = kind.is_file().then_some(known.len());
                if size.is_some_and(|size| size > MOST) {
                    return Err(SourceError::TooLarge { label });
                }
                let file = File::open(path).map_err(|error| SourceError::from_io(label, error))?;
                if size.is_some_and(|size| size >= LARGE) {
                    // Where there is no second handle, the first will do.
                    large = file.try_clone().ok();
                }
                if kind.is_fifo() {
                    pipe = file.try_clone().ok();
                }
                (Box::new(file), size)
            }
        };
        Ok(Self {
            input,
            file: large,
            pipe,
            size,
        })
    }
}

/// Standard input once more, unless a file was put there. A device other than
/// `/dev/null` is refused: what can be read of it has no end and no meaning.
fn piped(stdin: &io::Stdin, location: &Location) -> Result<Option<File>, SourceError> {
    let label = location.label();
    let again = stdin.as_fd().try_clone_to_owned().map(File::from);
    let again = again.map_err(|error| SourceError::from_io(label.clone(), error))?;
    let Ok(known) = again.metadata() else {
        return Ok(Some(again));
    };
    let kind = known.file_type();
    if kind.is_block_device() || (kind.is_char_device() && !is_null(&known)) {
        return Err(SourceError::Device { label });
    }
    Ok((!kind.is_file()).then_some(again))
}
