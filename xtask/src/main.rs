//! `cargo xtask`: one command for each thing a contributor does.

use std::process::ExitCode;

use xtask::{bench, package, run, score, site, test, train};

const HELP: &str = "\
cargo xtask <command>

  run [--port N]          install what is missing, build, serve, print the address
  site                    build dist/ for any static host
  package                 build the JavaScript package in target/package
  test [STAGE …]          everything that must hold before a change is merged, or only the named stages
                          (format, clippy, native, export, package, site, size, wasm, browser, lighthouse)
  bless                   write the golden dossier anew, after a change of what is found
  bench [NAME …]          speed of the core and of each of its steps; in a browser: `page`: of the page;
                          `workers`: of one and several workers; `peers`: of one worker beside other libraries;
                          `transport`: of the way from the worker to the page; `lighthouse`: as Lighthouse scores it
  score DATA SCORER       score the core on labelled data, one table
  train DATA [--folds N]  make the language model anew from licensed texts; with folds, models for cross-validation
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let done = match arguments.first().map(String::as_str) {
        Some("run") => run::run(rest),
        Some("site") => site::site(),
        Some("package") => package::package(),
        Some("test") => test::test(rest),
        Some("bless") => test::bless(),
        Some("bench") => bench::bench(rest),
        Some("score") => score::score(rest),
        Some("train") => train::train(rest),
        Some("help" | "--help" | "-h") => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => Err(format!("there is no command `{other}`\n\n{HELP}")),
        None => Err(format!("which command?\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}
