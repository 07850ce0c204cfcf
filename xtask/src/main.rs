//! Set-up, serve, test and site for Dateline.

fn main() {
    println!("{}", env!("CARGO_PKG_VERSION"));
}
