//! Pages with a script and a style of their own, which must stand in one file: their content security policy allows
//! nothing but these two, by hash.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::{Failure, base64};

/// The pages that are sealed.
pub const PAGES: [&str; 4] = ["404.html", "ask.html", "fetch.html", "single.html"];

/// What stands in the policy of an unsealed page for the hash of the content of an element.
const PLACES: [(&str, &str); 2] = [("script", "'sha256-script'"), ("style", "'sha256-style'")];

/// Seals the pages of a built site.
pub fn write(dist: &Path) -> Result<(), Failure> {
    for name in PAGES {
        let path = dist.join(name);
        let failed = |error: std::io::Error| format!("{}: {error}", path.display());
        let sealed = seal(&fs::read_to_string(&path).map_err(failed)?).map_err(|why| format!("{name}: {why}"))?;
        fs::write(&path, sealed).map_err(failed)?;
    }
    Ok(())
}

/// Puts the hash of the page's script and of its style into its policy.
pub fn seal(page: &str) -> Result<String, Failure> {
    let mut sealed = page.to_owned();
    for (element, place) in PLACES {
        let content = content(page, element).ok_or_else(|| format!("there is no plain <{element}> in it"))?;
        if sealed.matches(place).count() != 1 {
            return Err(format!("its policy must name {place} once"));
        }
        sealed = sealed.replace(place, &format!("'sha256-{}'", base64(&Sha256::digest(content))));
    }
    Ok(sealed)
}

/// What stands in the one element of this name that has no address of its own.
fn content<'a>(page: &'a str, element: &str) -> Option<&'a str> {
    let opens = [format!("<{element}>"), format!("<{element} type=\"module\">")];
    let open = opens.iter().find(|open| page.contains(open.as_str()))?;
    let (_, rest) = page.split_once(open.as_str())?;
    rest.split_once(&format!("</{element}>")).map(|(content, _)| content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_allows_what_it_holds() {
        let page = "<meta content=\"script-src 'sha256-script'; style-src 'sha256-style'\"><style>p{}</style><script>abc</script>";
        let sealed = seal(page).expect("both are there");
        // `printf abc | openssl dgst -sha256 -binary | base64`
        assert!(sealed.contains("'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"), "{sealed}");
        assert!(!sealed.contains("'sha256-style'"), "{sealed}");
        assert!(seal("<script>abc</script>").is_err() && seal(&sealed).is_err());
    }
}
