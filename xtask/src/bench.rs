//! `cargo xtask bench`: speed of the core and of each of its steps.

use crate::Failure;
use crate::process::{cargo, run};

/// Runs the benchmarks of the core, or those whose name holds one of `names`.
pub fn bench(names: &[String]) -> Result<(), Failure> {
    run(cargo().args(["bench", "--package", "dateline-core", "--"]).args(names))
}
