//! The public file that a page opens with: named after `?src=` in its address, by its host, or in the page itself.
//!
//! There is no browser in here. `page/opening.rs` looks into the address, `bridge/fetching.rs` fetches.

use std::rc::Rc;

/// A file of articles that everybody can get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its address as it was given: relative to the page, or whole.
    pub address: Rc<str>,
    /// What the dossier is called; empty where nobody said.
    pub title: Rc<str>,
    /// Who named it.
    pub by: By,
}

/// Who named a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The address of the page.
    Address,
    /// The host of the page, in its `index.html`: every plain visit opens with it.
    Host,
    /// The page is one file, and brings it under this name.
    Itself,
}

/// How a source can be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// From the host that the page came from.
    Here,
    /// From another host, if the reader agrees.
    Elsewhere,
    /// Not at all, and why.
    No(&'static str),
}

/// What can go wrong on the way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trouble {
    /// Nobody answers.
    Silence,
    /// There is no network.
    NoNetwork,
    /// The host answers with this status.
    Status(u16),
    /// It holds so many bytes.
    Large(f64),
    /// It breaks off.
    Torn,
}

impl Source {
    /// Its name: the end of its address, decoded. Its ending is a hint of what it is.
    pub fn name(&self) -> String {
        let path = self.address.split(['?', '#']).next().unwrap_or_default();
        let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let name = decode(last);
        if name.is_empty() { "articles".to_owned() } else { name }
    }

    /// What the page calls the dossier.
    pub fn heading(&self) -> String {
        if self.title.is_empty() { self.name() } else { self.title.to_string() }
    }
}

/// The source that a query names, `?src=reports.jsonl`, and what followed it as a fragment, where a program wrote `%23` for
/// the `#` between them.
pub fn of_query(query: &str) -> Option<(Source, Option<String>)> {
    let mut parts = query.trim_start_matches('?').split('&');
    let value = decode(parts.find_map(|part| part.strip_prefix("src="))?);
    let (address, fragment) = match value.split_once('#') {
        Some((address, fragment)) => (address.to_owned(), Some(fragment.to_owned())),
        None => (value, None),
    };
    let address = address.trim();
    if address.is_empty() {
        return None;
    }
    Some((Source { address: address.into(), title: "".into(), by: By::Address }, fragment))
}

/// How a source can be had: `href` is its whole address, `home` the origin of the page.
pub fn way(source: &Source, href: &str, home: &str) -> Way {
    if source.by == By::Itself {
        return Way::Here;
    }
    if home == "null" || home.starts_with("file:") {
        return Way::No(
            "This page was opened from disk, where browsers let it read no other file. Add the file yourself.",
        );
    }
    let Some((scheme, rest)) = href.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https")) else {
        return Way::No(
            "Only addresses that begin with https:// or lie beside this page can be opened. Check the address after ?src=.",
        );
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return Way::No("An address with a name or password in it is not fetched. Check the address after ?src=.");
    }
    if format!("{scheme}://{authority}") == home {
        return Way::Here;
    }
    let host = authority.rsplit_once(':').map_or(authority, |(host, _)| host);
    if scheme == "http" && !matches!(host, "localhost" | "127.0.0.1") {
        return Way::No("Articles from another host are fetched over https only. Check the address after ?src=.");
    }
    Way::Elsewhere
}

impl Trouble {
    /// What the script that fetches says of it: a word, and a number where the word has one.
    pub fn told(word: &str, number: f64) -> Self {
        match word {
            "silent" => Trouble::Silence,
            "offline" => Trouble::NoNetwork,
            "status" => Trouble::Status(number as u16),
            "large" => Trouble::Large(number),
            _ => Trouble::Torn,
        }
    }

    /// What happened, and what to do.
    pub fn say(self, address: &str) -> String {
        match self {
            Trouble::Silence => {
                format!(
                    "The host does not answer for {address}. Try again, or get the file another way and add it here."
                )
            }
            Trouble::NoNetwork => {
                format!(
                    "There is no network, and {address} is not kept on this device. Load the page again when there is."
                )
            }
            Trouble::Status(404 | 410) => {
                format!("There is no file at {address}. Check the address after ?src=, capital letters included.")
            }
            Trouble::Status(401 | 403) => {
                format!("The host does not give out {address}. Get the file another way and add it here.")
            }
            Trouble::Status(status) => format!("The host answered {status} for {address}. Try again later."),
            Trouble::Large(bytes) => {
                let size = (bytes / f64::from(1 << 20)).ceil();
                let most = dateline_core::read::LARGEST_FILE >> 20;
                format!("{address} holds {size} MB; up to {most} MB are read. Ask for it in parts.")
            }
            Trouble::Torn => format!("{address} broke off on the way. Load the page again."),
        }
    }
}

/// Turns `%20` into a space. What is not so written stays, and so does `+`: in addresses of files it is a plus.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let digit = |place: usize| char::from(*bytes.get(place)?).to_digit(16);
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(address: &str) -> Source {
        Source { address: address.into(), title: "".into(), by: By::Address }
    }

    #[test]
    fn a_query_names_a_source() {
        let found = |query: &str| of_query(query).map(|(source, fragment)| (source.address.to_string(), fragment));
        let plain = |address: &str| Some((address.to_owned(), None));
        assert_eq!(found("?src=reports.jsonl"), plain("reports.jsonl"));
        assert_eq!(found("?utm=x&src=https%3A%2F%2Fa.example%2Fb%20c.csv&y=1"), plain("https://a.example/b c.csv"));
        assert_eq!(found("?src=https://a.example/?a=b+c"), plain("https://a.example/?a=b+c"));
        assert_eq!(found("?src=a.csv%23claims.source"), Some(("a.csv".to_owned(), Some("claims.source".to_owned()))));
        assert_eq!(found("?src=50%.csv%"), plain("50%.csv%"));
        for none in ["", "?", "?src=", "?src=%20", "?src", "?other=src=x", "?src=%23x"] {
            assert_eq!(found(none), None, "{none}");
        }
    }

    #[test]
    fn names_are_the_ends_of_addresses() {
        for (address, name) in [
            ("reports.jsonl", "reports.jsonl"),
            ("https://a.example/b/My%20file.csv?raw=1#x", "My file.csv"),
            ("https://a.example/b/", "b"),
            ("?x", "articles"),
        ] {
            assert_eq!(source(address).name(), name);
        }
        assert_eq!(Source { title: "Talks".into(), ..source("a.csv") }.heading(), "Talks");
    }

    #[test]
    fn only_the_own_host_is_asked_without_a_question() {
        const HOME: &str = "https://reader.example:8443";
        let way_to = |href: &str| way(&source("x"), href, HOME);
        assert_eq!(way_to("https://reader.example:8443/a/b.csv"), Way::Here);
        for elsewhere in [
            "https://reader.example/b.csv",
            "https://reader.example:8443.evil.example/b.csv",
            "https://other.example/b.csv",
            "http://localhost:99/b.csv",
            "http://127.0.0.1/b.csv",
        ] {
            assert_eq!(way_to(elsewhere), Way::Elsewhere, "{elsewhere}");
        }
        for never in [
            "http://reader.example:8443/b.csv",
            "http://localhost.evil.example/b.csv",
            "https://reader.example:8443@evil.example/b.csv",
            "https://user:word@other.example/",
            "data:text/plain,x",
            "javascript:alert(1)",
            "blob:https://reader.example:8443/1",
            "file:///etc/passwd",
            "ftp://other.example/b.csv",
        ] {
            assert!(matches!(way_to(never), Way::No(_)), "{never}");
        }
        assert!(matches!(way(&source("a.csv"), "file:///a.csv", "null"), Way::No(_)));
        let own = Source { by: By::Itself, ..source("blob:null/1") };
        assert_eq!(way(&own, "blob:null/1", "null"), Way::Here);
    }

    #[test]
    fn the_script_has_a_word_for_every_trouble() {
        let script = include_str!("../boot.js");
        let words = script.split("[\"").skip(1).filter_map(|rest| rest.split('"').next());
        let unknown = words.filter(|word| Trouble::told(word, 0.0) == Trouble::Torn && *word != "torn");
        assert_eq!(unknown.collect::<Vec<_>>(), [""; 0]);
        assert_eq!(Trouble::told("status", 404.0), Trouble::Status(404));
        assert_eq!(Trouble::told("large", 4e8), Trouble::Large(4e8));
        assert_eq!([Trouble::told("torn", 0.0), Trouble::told("", 0.0)], [Trouble::Torn; 2]);
    }

    #[test]
    fn troubles_name_the_address_and_what_to_do() {
        for trouble in [
            Trouble::Silence,
            Trouble::NoNetwork,
            Trouble::Status(404),
            Trouble::Status(403),
            Trouble::Status(503),
            Trouble::Large(4e8),
            Trouble::Torn,
        ] {
            let said = trouble.say("reports.jsonl");
            assert!(said.contains("reports.jsonl") && said.matches(". ").count() == 1 && said.ends_with('.'), "{said}");
        }
        assert!(Trouble::Large(4e8).say("a").contains("382 MB"));
    }
}
