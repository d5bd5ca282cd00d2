//! Programs of their own, for files that no editor of text can change.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::setting::programs::OF_SYSTEM;
use crate::terminal::fault::{EditReason, LaunchError};

/// A program that has not failed by then has opened its window.
const SOON: Duration = Duration::from_millis(500);

/// Opens a file in a program, as the shell reads it, or in that of the system
/// where it is empty; gives its name. The terminal stays with us.
///
/// # Errors
/// Where there is no such program, or it says at once that it failed.
pub(in crate::terminal) fn launch(path: &Path, program: &str) -> Result<String, LaunchError> {
    let program = if program.is_empty() {
        OF_SYSTEM
    } else {
        program
    };
    let failed = |reason| LaunchError {
        program: program.to_owned(),
        reason,
    };
    let unable = |error| failed(EditReason::System(error));
    let child = Command::new("sh")
        .arg("-c")
        .arg(format!("{program} \"$@\""))
        .arg("sh")
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.map_err(unable)?;
    let begun = Instant::now();
    while begun.elapsed() < SOON {
        match child.try_wait().map_err(unable)? {
            Some(status) if !status.success() => return Err(failed(EditReason::Failed(status))),
            Some(_) => break,
            None => thread::sleep(Duration::from_millis(10)),
        }
    }
    Ok(program.to_owned())
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::launch;
    use crate::setting::{Language, Told};

    #[test]
    fn a_program_gets_the_file_and_what_fails_is_told() {
        let folder = std::env::temp_dir().join(format!("gangmu-launch-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("渡 口.docx");
        fs::write(&path, "a").unwrap();
        let program = format!("f() {{ cp \"$1\" {}/b; }}; f", folder.display());
        assert_eq!(launch(&path, &program).unwrap(), program);
        assert_eq!(fs::read(folder.join("b")).unwrap(), b"a");
        let error = launch(Path::new("a"), "gangmu-no-such-program").unwrap_err();
        let told = error.told(Language::English);
        assert!(told.contains("gangmu-no-such-program") && told.contains("[programs]"));
        fs::remove_dir_all(folder).unwrap();
    }
}
