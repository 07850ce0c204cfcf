//! Dateline's extraction core in a terminal.

use std::process::ExitCode;

use clap::Parser;
use dateline_cli::arguments::{Arguments, Command};
use dateline_cli::{eval, explain, extract, features, guard, outcome::Outcome, parse, site};

fn main() -> ExitCode {
    guard::quiet();
    let outcome = match Arguments::parse().command {
        Command::Extract(arguments) => extract::extract(&arguments),
        Command::Explain(arguments) => explain::explain(&arguments),
        Command::Site(arguments) => site::site(&arguments),
        Command::Eval(arguments) => eval::eval(&arguments),
        Command::Features(arguments) => features::features(&arguments),
        Command::Parse(arguments) => parse::parse(&arguments),
    };
    match outcome {
        Ok(Outcome::Good) => ExitCode::SUCCESS,
        Ok(Outcome::Partial) => ExitCode::from(1),
        Err(message) => {
            eprintln!("dateline: {message}");
            ExitCode::from(2)
        }
    }
}
