//! What reading and writing links adds to a download:
//! `cargo build -p dateline-share --example weigh --profile web --target wasm32-unknown-unknown`, then `gzip -9`.

fn main() {
    let text = std::env::args().nth(1).unwrap_or_default();
    let length = match dateline_share::read(&text) {
        Ok(read) => dateline_share::write(&read.payload).map_or(0, |link| link.len()),
        Err(error) => error.to_string().len(),
    };
    std::process::exit(length as i32);
}
