//! `cargo xtask train DATA [--fold K]`: makes the language model anew.
//!
//! DATA is a folder of licensed texts, as NOTICE names them; it is no part of the project. Networks as large or larger
//! are trained first, two at a time, and teach the one that ships. With `--fold` nothing is replaced: a model is trained
//! without that third of the development sets, to see how names fare that it has not learnt.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{cargo, output, run};
use crate::{Failure, python, root, say, target};

/// Parts of the development sets, of which one at a time may be left out.
const FOLDS: &str = "3";
/// A wide teacher, and a deep one.
const WIDE: &[&str] = &["--hidden", "80", "--layers", "3"];
const DEEP: &[&str] = &["--hidden", "64", "--layers", "4"];
/// How often teachers go over trees and names.
const PASSES: &[&str] = &["--epochs", "12", "--name-epochs", "7"];
/// The one that is taught. What many teachers think likely is not learnt by heart, so less of it is dropped.
const TAUGHT: &[&str] = &["--layers", "4", "--dropout", "0.15", "--epochs", "14", "--name-epochs", "6"];
/// For what is trained alone: two cores share the work.
const SHARED: &[&str] = &["--devices", "2"];
/// Memory that was given back is kept for the next step, in large pages: to ask the system for it anew took a third of
/// the time. Other systems than Linux pass it over.
const MEMORY: &str = "glibc.malloc.hugetlb=1:glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=4000000000:glibc.malloc.top_pad=200000000";

/// Trains, and writes `crates/core/weights/news.bin`.
pub fn train(arguments: &[String]) -> Result<(), Failure> {
    let (data, fold) = match arguments {
        [data] => (data, None),
        [data, flag, fold] if flag == "--fold" && ["0", "1", "2"].contains(&fold.as_str()) => (data, Some(fold)),
        _ => return Err("cargo xtask train takes the folder of the data, and perhaps --fold 0, 1 or 2".to_owned()),
    };
    let data = fs::canonicalize(data).map_err(|error| format!("{data}: {error}"))?;
    let trainer = Trainer::set_up(data)?;
    trainer.prepare()?;
    match fold {
        None => trainer.weights(&root().join("crates/core/weights/news.bin")),
        Some(fold) => trainer.fold(fold),
    }
}

/// A network to be trained.
struct Course<'a> {
    name: String,
    size: &'a [&'a str],
    /// The part of the development sets that it must not know.
    without: Option<&'a str>,
}

/// Python with what the trainer needs, the texts, and the folder it works in.
struct Trainer {
    data: PathBuf,
    python: PathBuf,
    scripts: PathBuf,
    work: PathBuf,
}

impl Trainer {
    fn set_up(data: PathBuf) -> Result<Trainer, Failure> {
        let work = target().join("train");
        let scripts = root().join("train");
        let file = scripts.join("requirements.txt");
        let mut wanted = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let has_card =
            || output(Command::new("nvidia-smi").arg("--list-gpus")).is_ok_and(|cards| !cards.trim().is_empty());
        if cfg!(target_os = "linux") && has_card() {
            wanted = wanted.replace("jax==", "jax[cuda13]==");
        }
        let python = python::environment_with(&work.join("python"), &wanted, "training")?;
        Ok(Trainer { data, python, scripts, work })
    }

    fn prepared(&self) -> PathBuf {
        self.work.join("prepared")
    }

    /// Texts, and what the core sees in them.
    fn prepare(&self) -> Result<(), Failure> {
        say("Preparing the texts");
        run(cargo().args(["build", "--release", "--package", "dateline-cli"]))?;
        let prepared = self.prepared();
        run(self.script("prepare.py").arg("--data").arg(&self.data).arg("--out").arg(&prepared))?;
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

    fn weights(&self, to: &Path) -> Result<(), Failure> {
        // Those without a part of the texts judge that part as they would any other, the last one knows them all. It has
        // both cores to itself.
        let course = |name: &str, size, without| Course { name: name.to_owned(), size, without };
        let teachers = self.teachers(&[
            course("wide-0", WIDE, Some("0")),
            course("wide-1", WIDE, Some("1")),
            course("deep-0", DEEP, Some("0")),
            course("deep-1", DEEP, Some("1")),
            course("wide", WIDE, None),
        ])?;
        say("Training the model");
        let model = self.work.join("news.npz");
        run(self.training().arg("--out").arg(&model).args(TAUGHT).args(SHARED).arg("--teachers").args(teachers))?;
        run(self.script("weights.py").arg(&model).arg(to))?;
        say("Writing what the engine is compared with");
        run(self
            .script("parity.py")
            .arg(to)
            .arg(to.with_extension("parity.jsonl"))
            .arg("--prepared")
            .arg(self.prepared()))
    }

    fn fold(&self, fold: &str) -> Result<(), Failure> {
        let course = |name: &str, size| Course { name: format!("{name}-{fold}"), size, without: Some(fold) };
        let teachers = self.teachers(&[course("wide", WIDE), course("deep", DEEP)])?;
        say(&format!("Training the model without part {fold}"));
        let model = self.work.join(format!("fold-{fold}.npz"));
        let mut command = self.training();
        command.arg("--out").arg(&model).args(TAUGHT).args(SHARED).args(without(fold));
        run(command.arg("--teachers").args(teachers))?;
        run(self.script("weights.py").arg(&model).arg(model.with_extension("bin")))
    }

    /// Trains networks, two at a time, and gives their files.
    fn teachers(&self, courses: &[Course<'_>]) -> Result<Vec<PathBuf>, Failure> {
        say("Training the teachers");
        let mut files = Vec::new();
        for pair in courses.chunks(2) {
            let mut running = Vec::new();
            for course in pair {
                let file = self.work.join(format!("{}.npz", course.name));
                let mut command = self.training();
                command.arg("--out").arg(&file).args(course.size).args(PASSES);
                command.args(course.without.map(without).into_iter().flatten());
                if pair.len() == 1 {
                    command.args(SHARED);
                }
                let child = command.spawn().map_err(|error| format!("{}: {error}", self.python.display()))?;
                running.push((child, course.name.clone()));
                files.push(file);
            }
            for (mut child, name) in running {
                let status = child.wait().map_err(|error| format!("{name}: {error}"))?;
                if !status.success() {
                    return Err(format!("Training {name} failed: {status}"));
                }
            }
        }
        Ok(files)
    }

    fn training(&self) -> Command {
        let mut command = self.script("train.py");
        command.arg("--data").arg(&self.data).arg("--prepared").arg(self.prepared());
        // Two trainings share a graphics card, where there is one.
        command.env("GLIBC_TUNABLES", MEMORY).env("XLA_PYTHON_CLIENT_PREALLOCATE", "false");
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

fn without(fold: &str) -> [&str; 4] {
    ["--fold", fold, "--folds", FOLDS]
}
