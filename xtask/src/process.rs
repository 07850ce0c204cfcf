//! Other programs: where they are, and running them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{Failure, root};

/// A command that runs in the workspace's folder.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// This workspace's cargo.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs it, its output going to the terminal.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let shown = shown(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` failed ({status}); its own message stands above")),
        Err(error) => Err(format!("`{shown}` could not start: {error}")),
    }
}

/// Runs it and gives what it writes to standard output.
pub fn output(command: &mut Command) -> Result<String, Failure> {
    let shown = shown(command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .map_err(|error| format!("`{shown}` could not start: {error}"))?;
    if !output.status.success() {
        return Err(format!("`{shown}` failed ({})", output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The program of this name in one of `folders` or on the PATH.
pub fn find(name: &str, folders: &[PathBuf]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let everywhere = folders.iter().cloned().chain(std::env::split_paths(&path));
    everywhere.map(|folder| executable(&folder, name)).find(|candidate| candidate.is_file())
}

fn executable(folder: &Path, name: &str) -> PathBuf {
    // npm's commands are scripts, which end in `.cmd` on Windows.
    let script = folder.join(format!("{name}.cmd"));
    if cfg!(windows) && script.is_file() {
        return script;
    }
    folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The command as one would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
