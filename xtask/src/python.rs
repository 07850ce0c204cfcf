//! Python with the packages that a folder of scripts needs, in an environment of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{find, run};
use crate::{Failure, say};

/// Sets up an environment in `folder` with what `requirements` lists, and gives its interpreter. `work` is what needs
/// it, for messages. Where all is there it returns at once.
pub fn environment(folder: &Path, requirements: &Path, work: &str) -> Result<PathBuf, Failure> {
    let programs = ["bin/python", "Scripts/python.exe"].map(|place| folder.join(place));
    let installed = || programs.iter().find(|program| program.is_file()).cloned();
    if installed().is_none() {
        let system = find("python3", &[]).or_else(|| find("python", &[]));
        let system =
            system.ok_or_else(|| format!("{work} needs Python 3.11 or later: https://www.python.org/downloads/"))?;
        say(&format!("Setting up Python's packages for {work}"));
        run(Command::new(system).args(["-m", "venv"]).arg(folder))?;
    }
    let python = installed().ok_or_else(|| format!("Python set up no interpreter in {}", folder.display()))?;
    let wanted = fs::read(requirements).map_err(|error| format!("{}: {error}", requirements.display()))?;
    let done = folder.join("installed.txt");
    if fs::read(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(requirements)).map_err(
        |failure| format!("{failure}\n{work} needs the packages of {} from Python's registry", requirements.display()),
    )?;
    fs::write(&done, wanted).map_err(|error| format!("{}: {error}", done.display()))?;
    Ok(python)
}
