//! `dateline parse`: how well the trained network tags the words of a treebank and hangs them in trees.

mod treebank;

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};

use dateline_core::network::{Network, Session};
use dateline_core::recognise;

use crate::arguments::{Case, ParseArguments};
use crate::outcome::{self, Outcome};
use treebank::Word;

/// Reads the words of a treebank and prints in per cent how many are tagged and attached as the treebank has them.
pub fn parse(arguments: &ParseArguments) -> outcome::Result {
    let ParseArguments { file, case, weights } = arguments;
    weights.take()?;
    let network = recognise::network().ok_or("the weights of this program do not fit it; please report it")?;
    let read = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let sentences = treebank::sentences(&read).map_err(|(line, why)| format!("{}:{line}: {why}", file.display()))?;
    if sentences.is_empty() {
        return Err(format!("{}: no sentence", file.display()));
    }
    let mut session = Session::default();
    let mut counts = Counts::default();
    for sentence in &sentences {
        counts.add(sentence, &guess(network, &mut session, sentence, *case));
    }
    outcome::written(io::stdout().write_all(counts.report().as_bytes()))?;
    Ok(Outcome::Good)
}

/// What the network makes of a word; without a head where the sentence is too long for a tree.
#[derive(Clone, Copy, Debug)]
struct Guess<'a> {
    penn: &'a str,
    universal: &'a str,
    hangs: Option<(u16, &'a str)>,
}

fn guess<'a>(network: &'a Network, session: &mut Session, sentence: &[Word], case: Case) -> Vec<Guess<'a>> {
    let spelled: Vec<String> = sentence.iter().map(|word| respelled(&word.form, case)).collect();
    let words: Vec<&str> = spelled.iter().map(String::as_str).collect();
    let encoded = network.encode(session, &words, std::slice::from_ref(&(0..words.len())));
    let tree = network.tree(session, &encoded, 0..words.len());
    let guess = |at: usize| Guess {
        penn: &network.penn()[usize::from(encoded.penn[at])],
        universal: &network.universal()[usize::from(encoded.universal[at])],
        hangs: tree
            .as_ref()
            .map(|tree| (tree.heads[at], network.relations()[usize::from(tree.relations[at])].as_str())),
    };
    (0..words.len()).map(guess).collect()
}

fn respelled(word: &str, case: Case) -> String {
    match case {
        Case::Asis => word.to_owned(),
        Case::Upper => word.to_uppercase(),
        Case::Lower => word.to_lowercase(),
        Case::Title => {
            let mut letters = word.chars();
            letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect()
        }
    }
}

/// How many words there are, and how many are right in what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    words: usize,
    penn: usize,
    universal: usize,
    heads: usize,
    /// Heads that are right and have the right relation too, compared whole (`nmod:poss` is not `nmod`).
    relations: usize,
}

impl Counts {
    fn add(&mut self, sentence: &[Word], guesses: &[Guess<'_>]) {
        for (word, guess) in sentence.iter().zip(guesses) {
            self.words += 1;
            self.penn += usize::from(word.penn == guess.penn);
            self.universal += usize::from(word.universal == guess.universal);
            if let Some((_, relation)) = guess.hangs.filter(|(head, _)| *head == word.head) {
                self.heads += 1;
                self.relations += usize::from(word.relation == relation);
            }
        }
    }

    fn report(&self) -> String {
        let mut report = String::new();
        for (what, right) in
            [("XPOS", self.penn), ("UPOS", self.universal), ("UAS", self.heads), ("LAS", self.relations)]
        {
            let share = 100.0 * right as f64 / self.words as f64;
            let _ = writeln!(report, "{what:<4} {share:>6.2}  {right} of {}", self.words);
        }
        report
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_right_is_counted() {
        let word = |penn: &str, head: u16, relation: &str| Word {
            form: String::new(),
            universal: "NOUN".to_owned(),
            penn: penn.to_owned(),
            head,
            relation: relation.to_owned(),
        };
        let sentence = [word("NN", 2, "nmod:poss"), word("NNS", 0, "root"), word("NN", 2, "obj"), word("CD", 2, "x")];
        let guess = |penn, universal, hangs| Guess { penn, universal, hangs };
        let guesses = [
            guess("NN", "NOUN", Some((2, "nmod"))),
            guess("NN", "NOUN", Some((0, "root"))),
            guess("NN", "VERB", Some((1, "obj"))),
            guess("CD", "VERB", None),
        ];
        let mut counts = Counts::default();
        counts.add(&sentence, &guesses);
        assert_eq!(counts, Counts { words: 4, penn: 3, universal: 2, heads: 2, relations: 1 });
        assert_eq!(
            counts.report(),
            "XPOS  75.00  3 of 4\nUPOS  50.00  2 of 4\nUAS   50.00  2 of 4\nLAS   25.00  1 of 4\n"
        );
    }

    #[test]
    fn words_are_respelled() {
        let spelled = [Case::Asis, Case::Upper, Case::Lower, Case::Title].map(|case| respelled("éCole", case));
        assert_eq!(spelled, ["éCole", "ÉCOLE", "école", "ÉCole"]);
        assert_eq!(respelled("", Case::Title), "");
    }
}
