//! How a page is told which dossier it opens with: two lines in the head of its `index.html`.

use crate::{Failure, escape};

/// What stands before the lines, so that they are found again.
const SOURCE: &str = "<meta name=\"dateline-source\" content=\"";
const TITLE: &str = "<meta name=\"dateline-title\" content=\"";

/// The page, so that it opens with this file, which lies beside it, under this title. What it was told before is forgotten.
pub fn point(index: &str, source: &str, title: &str) -> Result<String, Failure> {
    let kept: Vec<&str> = index.lines().filter(|line| ![SOURCE, TITLE].iter().any(|of| line.contains(of))).collect();
    let index = kept.join("\n") + "\n";
    let (head, rest) =
        index.split_once("</title>").ok_or("its index.html has no <title>: it is not Dateline's page")?;
    let (before, _) = head.rsplit_once("<title>").ok_or("its index.html has no <title>: it is not Dateline's page")?;
    let (source, title) = (escape(source), escape(&one_line(title)));
    let heading = if title.is_empty() { "Dateline".to_owned() } else { format!("{title} · Dateline") };
    Ok(format!(
        "{before}<title>{heading}</title>\n  {SOURCE}{source}\">\n  {TITLE}{title}\">{rest}",
        rest = if rest.starts_with('\n') { rest.to_owned() } else { format!("\n{rest}") }
    ))
}

/// Whether this is the `index.html` of Dateline's page.
pub fn is_page(index: &str) -> bool {
    index.contains("<title>") && index.contains("data-js=\"") && index.contains("data-wasm=\"")
}

/// The words on one line, with single spaces.
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "<head>\n  <title>Dateline</title>\n  <link>\n</head>\n";

    #[test]
    fn a_page_is_told_its_dossier_and_can_be_told_another() {
        let one = point(INDEX, "articles.jsonl", "Talks in\n \"Tarsk\" <i>").expect("a page");
        assert_eq!(
            one,
            "<head>\n  <title>Talks in &quot;Tarsk&quot; &lt;i&gt; · Dateline</title>\n  \
             <meta name=\"dateline-source\" content=\"articles.jsonl\">\n  \
             <meta name=\"dateline-title\" content=\"Talks in &quot;Tarsk&quot; &lt;i&gt;\">\n  <link>\n</head>\n"
        );
        let other = point(&one, "dossier.json", "").expect("still a page");
        assert_eq!(other.matches("dateline-source").count(), 1);
        assert!(other.contains("<title>Dateline</title>") && other.contains("\"dossier.json\""), "{other}");
        assert!(point("<p>", "a", "b").is_err());
    }
}
