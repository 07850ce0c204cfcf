//! Dateline's extraction core in a terminal.

fn main() {
    println!("{}", dateline_core::VERSION);
}
