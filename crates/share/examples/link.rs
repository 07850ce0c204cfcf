//! Writes the payload of a JSON file as a link, and a link as JSON: `cargo run -p dateline-share --example link -- FILE`.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("which file?")?;
    let text = std::fs::read_to_string(file)?;
    if text.trim_start().starts_with('{') {
        println!("{}", dateline_share::write(&serde_json::from_str(&text)?)?);
    } else {
        println!("{}", serde_json::to_string_pretty(&dateline_share::read(&text)?.payload)?);
    }
    Ok(())
}
