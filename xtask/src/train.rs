//! `cargo xtask train DATA [--folds N]`: makes the language model anew.
//!
//! DATA is a folder of licensed texts, as NOTICE names them; it is no part of the project. With `--folds` nothing is
//! replaced: for each part of the development sets a model is trained without it, to see how names fare that it has
//! not learnt.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{cargo, run};
use crate::{Failure, python, root, say, target};

/// Trains, and writes `crates/core/weights/news.bin`.
pub fn train(arguments: &[String]) -> Result<(), Failure> {
    let (data, folds) = match arguments {
        [data] => (data, None),
        [data, flag, folds] if flag == "--folds" => (data, Some(number(folds)?)),
        _ => return Err("cargo xtask train takes the folder of the data, and perhaps --folds N".to_owned()),
    };
    let data = fs::canonicalize(data).map_err(|error| format!("{data}: {error}"))?;
    let trainer = Trainer::set_up()?;
    trainer.prepare(&data)?;
    match folds {
        None => trainer.weights(&data, &root().join("crates/core/weights/news.bin")),
        Some(folds) => (0..folds).try_for_each(|fold| trainer.fold(&data, fold, folds)),
    }
}

fn number(text: &str) -> Result<u32, Failure> {
    text.parse().map_err(|_| format!("`{text}` is no number of folds"))
}

/// Python with what the trainer needs, and the folder it works in.
struct Trainer {
    python: PathBuf,
    scripts: PathBuf,
    work: PathBuf,
}

impl Trainer {
    fn set_up() -> Result<Trainer, Failure> {
        let work = target().join("train");
        let scripts = root().join("train");
        let python = python::environment(&work.join("python"), &scripts.join("requirements.txt"), "training")?;
        Ok(Trainer { python, scripts, work })
    }

    fn prepared(&self) -> PathBuf {
        self.work.join("prepared")
    }

    /// Texts, and what the core sees in them.
    fn prepare(&self, data: &Path) -> Result<(), Failure> {
        say("Preparing the texts");
        run(cargo().args(["build", "--release", "--package", "dateline-cli"]))?;
        let prepared = self.prepared();
        run(self.script("prepare.py").arg("--data").arg(data).arg("--out").arg(&prepared))?;
        features(&["--list".as_ref()], &prepared.join("features.txt"))?;
        let folder = fs::read_dir(&prepared).map_err(|error| format!("{}: {error}", prepared.display()))?;
        for entry in folder {
            let path = entry.map_err(|error| format!("{}: {error}", prepared.display()))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if let Some(set) = name.strip_suffix(".jsonl").filter(|set| !set.ends_with(".features")) {
                features(&[path.as_ref()], &prepared.join(format!("{set}.features.jsonl")))?;
            }
        }
        Ok(())
    }

    fn weights(&self, data: &Path, to: &Path) -> Result<(), Failure> {
        say("Training");
        let model = self.work.join("news.npz");
        run(self.training(data).arg("--out").arg(&model))?;
        run(self.script("weights.py").arg(&model).arg(to))?;
        say("Writing what the engine is compared with");
        run(self
            .script("parity.py")
            .arg(to)
            .arg(to.with_extension("parity.jsonl"))
            .arg("--prepared")
            .arg(self.prepared()))
    }

    fn fold(&self, data: &Path, fold: u32, folds: u32) -> Result<(), Failure> {
        say(&format!("Training without part {} of {folds}", fold + 1));
        let model = self.work.join(format!("fold-{fold}-of-{folds}.npz"));
        let (fold, folds) = (fold.to_string(), folds.to_string());
        run(self.training(data).arg("--out").arg(&model).args(["--fold", &fold, "--folds", &folds]))?;
        run(self.script("weights.py").arg(&model).arg(model.with_extension("bin")))
    }

    fn training(&self, data: &Path) -> Command {
        let mut command = self.script("train.py");
        command.arg("--data").arg(data).arg("--prepared").arg(self.prepared());
        command
    }

    fn script(&self, name: &str) -> Command {
        let mut command = Command::new(&self.python);
        command.arg(self.scripts.join(name));
        command
    }
}

/// Writes what `dateline features` prints.
fn features(arguments: &[&std::ffi::OsStr], to: &Path) -> Result<(), Failure> {
    let program = target().join("release").join(format!("dateline{}", std::env::consts::EXE_SUFFIX));
    let file = fs::File::create(to).map_err(|error| format!("{}: {error}", to.display()))?;
    run(Command::new(program).arg("features").args(arguments).stdout(file))
}
