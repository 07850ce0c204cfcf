//! Python with the packages that a folder of scripts needs, in an environment of its own.
//!
//! Python itself is found on the PATH, or got by uv or from the system's packages. Only where neither can be had does a
//! person have to install it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{find, output, run};
use crate::{Failure, say, system};

/// What an interpreter must be able to do: be of version 3.11 or later, and make environments with pip in them.
const FIT: &str = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))";
/// What interpreters are called, the most usual name first.
const NAMES: [&str; 6] = ["python3", "python", "python3.14", "python3.13", "python3.12", "python3.11"];

/// Sets up an environment in `folder` with what the file `requirements` lists, and gives its interpreter. `work` is what
/// needs it, for messages. Where all is there it returns at once.
pub fn environment(folder: &Path, requirements: &Path, work: &str) -> Result<PathBuf, Failure> {
    let wanted = fs::read_to_string(requirements).map_err(|error| format!("{}: {error}", requirements.display()))?;
    environment_with(folder, &wanted, work)
}

/// The same with the requirements themselves.
pub fn environment_with(folder: &Path, wanted: &str, work: &str) -> Result<PathBuf, Failure> {
    let done = folder.join("installed.txt");
    if let Some(python) = interpreter_in(folder)
        && fs::read_to_string(&done).is_ok_and(|installed| installed == wanted)
    {
        return Ok(python);
    }
    if interpreter_in(folder).is_none() {
        make(folder, work)?;
    }
    let python = interpreter_in(folder).ok_or_else(|| format!("Python set up nothing in {}", folder.display()))?;
    say(&format!("Installing Python's packages for {work} (about a minute, once)"));
    let list = folder.join("wanted.txt");
    fs::write(&list, wanted).map_err(|error| format!("{}: {error}", list.display()))?;
    run(Command::new(&python)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"])
        .arg(&list))
    .map_err(|failure| format!("{failure}\n{work} needs these packages from Python's registry:\n{wanted}"))?;
    fs::write(&done, wanted).map_err(|error| format!("{}: {error}", done.display()))?;
    Ok(python)
}

/// The interpreter of an environment. One whose Python was taken away is none.
fn interpreter_in(folder: &Path) -> Option<PathBuf> {
    let places = ["bin/python", "Scripts/python.exe"].map(|place| folder.join(place));
    places.into_iter().find(|program| program.is_file())
}

/// Makes an empty environment with pip.
fn make(folder: &Path, work: &str) -> Result<(), Failure> {
    if let Some(python) = interpreter(&[]) {
        return environment_by(&python, folder);
    }
    if let Some(uv) = find("uv", &[]) {
        say(&format!("Getting Python for {work} with uv (half a minute, once)"));
        let made =
            run(Command::new(uv).args(["venv", "--quiet", "--seed", "--clear", "--python", ">=3.11"]).arg(folder));
        if made.is_ok() {
            return made;
        }
    }
    if system::has_packages() {
        system::install(&format!("Python for {work}"), &["python3", "python3-venv"])?;
        if let Some(python) = interpreter(&[PathBuf::from("/usr/bin")]) {
            return environment_by(&python, folder);
        }
    }
    Err(format!(
        "{work} needs Python 3.11 or later with its modules venv and ensurepip; no such Python was found.\n{}",
        how_to_install()
    ))
}

fn environment_by(python: &Path, folder: &Path) -> Result<(), Failure> {
    run(Command::new(python).args(["-m", "venv", "--clear"]).arg(folder))
}

/// The first interpreter on the PATH or in `folders` that is fit.
fn interpreter(folders: &[PathBuf]) -> Option<PathBuf> {
    let fit = |program: &PathBuf| output(Command::new(program).args(["-c", FIT])).is_ok();
    NAMES.iter().filter_map(|name| find(name, folders)).find(fit)
}

fn how_to_install() -> &'static str {
    if cfg!(target_os = "macos") {
        "  brew install python"
    } else if cfg!(windows) {
        "  winget install Python.Python.3.13"
    } else {
        "  Debian, Ubuntu:  sudo apt-get install python3 python3-venv\n  \
         Fedora:          sudo dnf install python3\n  \
         Arch:            sudo pacman -S python\n  \
         anywhere:        install uv (https://docs.astral.sh/uv/), which gets Python itself"
    }
}
