//! Which places take a link of some length.
//!
//! | place | takes | why |
//! |---|---:|---|
//! | a tweet | 4,096 | every link counts 23 characters there, but longer ones are not taken for links (`MAX_URL_LENGTH` of twitter-text) |
//! | Discord | 2,000 | a message's length |
//! | Slack | about 4,000 | longer messages are split in two |
//! | any browser | 200,000 | tried in the large browsers; a server never sees what follows `#` |
//!
//! Beyond the last Chrome goes on to 2 MB and Firefox to 1 MB.

/// A place that takes links.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Taker {
    Tweet,
    Discord,
    Slack,
    AnyBrowser,
}

impl Taker {
    /// All, in the order in which they are told.
    pub const ALL: [Taker; 4] = [Taker::Tweet, Taker::Discord, Taker::Slack, Taker::AnyBrowser];

    /// The longest address it takes, in characters.
    pub fn longest(self) -> usize {
        match self {
            Taker::Tweet => 4096,
            Taker::Discord => 2000,
            Taker::Slack => 4000,
            Taker::AnyBrowser => 200_000,
        }
    }

    /// Its name within a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Taker::Tweet => "a tweet",
            Taker::Discord => "Discord",
            Taker::Slack => "Slack",
            Taker::AnyBrowser => "any browser",
        }
    }
}

/// How long an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length {
    /// Characters of the whole address, from `https` on.
    pub characters: usize,
}

impl Length {
    /// The length of a whole address.
    pub fn of(url: &str) -> Self {
        Length { characters: url.chars().count() }
    }

    /// Whether a place takes it whole.
    pub fn fits(self, taker: Taker) -> bool {
        self.characters <= taker.longest()
    }

    /// The meter in words: "Fits a tweet, Slack and any browser; too long for Discord."
    pub fn sentence(self) -> String {
        let (fits, not): (Vec<Taker>, Vec<Taker>) = Taker::ALL.into_iter().partition(|&taker| self.fits(taker));
        let list = |takers: &[Taker], last: &str| {
            let names: Vec<&str> = takers.iter().map(|taker| taker.name()).collect();
            match names.split_last() {
                Some((end, rest)) if !rest.is_empty() => format!("{} {last} {end}", rest.join(", ")),
                _ => names.concat(),
            }
        };
        if fits.is_empty() {
            return "Too long for some browsers: send it as a file.".to_owned();
        }
        if not.is_empty() {
            return format!("Fits {}.", list(&fits, "and"));
        }
        format!("Fits {}; too long for {}.", list(&fits, "and"), list(&not, "or"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_meter_speaks() {
        for (characters, sentence) in [
            (120, "Fits a tweet, Discord, Slack and any browser."),
            (2000, "Fits a tweet, Discord, Slack and any browser."),
            (2001, "Fits a tweet, Slack and any browser; too long for Discord."),
            (4001, "Fits a tweet and any browser; too long for Discord or Slack."),
            (4097, "Fits any browser; too long for a tweet, Discord or Slack."),
            (200_001, "Too long for some browsers: send it as a file."),
        ] {
            assert_eq!(Length::of(&"x".repeat(characters)).sentence(), sentence);
        }
    }
}
