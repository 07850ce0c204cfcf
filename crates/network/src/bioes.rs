//! The best sequence of labels in which every name begins and ends: `B- I- E-` for names of several words, `S-` for
//! names of one, `O` outside.

use std::ops::Range;

use crate::file::{WeightsError, wrong};

/// Which label says what. Numbers are places in the file's list of labels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Labels {
    outside: usize,
    /// The classes of names.
    pub(crate) classes: Vec<String>,
    of_class: Vec<ClassLabels>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ClassLabels {
    begin: usize,
    inside: usize,
    end: usize,
    single: usize,
}

/// A name that the network sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its class: a place in [`Network::classes`](crate::Network::classes).
    pub class: usize,
}

/// Buffers for [`Labels::best`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Paths {
    /// Of each class, the score of the best path that is within a name of it.
    open: Vec<f32>,
    /// For each token, how the best path ends that is in no name after it.
    closed: Vec<Close>,
    /// For each token and class, whether the best path within a name begins it here.
    begins: Vec<bool>,
}

/// How a path leaves a token without being within a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Close {
    Outside,
    Single(usize),
    End(usize),
}

impl Labels {
    /// Finds out what the labels of a file say.
    pub(crate) fn new(names: &[String]) -> Result<Labels, WeightsError> {
        let find = |name: &str| {
            names.iter().position(|label| label == name).ok_or_else(|| wrong("names", format!("a label {name}")))
        };
        let classes: Vec<String> = names.iter().filter_map(|name| name.strip_prefix("B-")).map(str::to_owned).collect();
        let of_class = |class: &String| {
            let find = |place: &str| find(&format!("{place}-{class}"));
            Ok(ClassLabels { begin: find("B")?, inside: find("I")?, end: find("E")?, single: find("S")? })
        };
        let of_class = classes.iter().map(of_class).collect::<Result<Vec<_>, WeightsError>>()?;
        Ok(Labels { outside: find("O")?, classes, of_class })
    }

    /// The names of the best sequence for a sentence whose words have these scores.
    ///
    /// A softmax over each word's scores would take the same away from all labels of a word, so it is not needed.
    pub(crate) fn best<'a>(
        &self,
        scores: impl ExactSizeIterator<Item = &'a [f32]>,
        paths: &mut Paths,
        mut found: impl FnMut(Seen),
    ) {
        let count = scores.len();
        self.walk(scores, paths);
        // Backwards from the end, where every name is closed.
        let mut within = None;
        for at in (0..count).rev() {
            if let Some((end, class)) = within {
                if paths.begins[at * self.classes.len() + class] {
                    found(Seen { tokens: at..end, class });
                    within = None;
                }
                continue;
            }
            match paths.closed[at] {
                Close::Outside => {}
                Close::Single(class) => found(Seen { tokens: at..at + 1, class }),
                Close::End(class) => within = Some((at + 1, class)),
            }
        }
    }

    fn walk<'a>(&self, scores: impl Iterator<Item = &'a [f32]>, paths: &mut Paths) {
        paths.open.clear();
        paths.open.resize(self.classes.len(), f32::NEG_INFINITY);
        paths.closed.clear();
        paths.begins.clear();
        let mut closed = 0.0;
        for score in scores {
            let (mut best, mut how) = (closed + score[self.outside], Close::Outside);
            for (class, (labels, open)) in self.of_class.iter().zip(&mut paths.open).enumerate() {
                let (single, end) = (closed + score[labels.single], *open + score[labels.end]);
                if single > best {
                    (best, how) = (single, Close::Single(class));
                }
                if end > best {
                    (best, how) = (end, Close::End(class));
                }
                let (begin, inside) = (closed + score[labels.begin], *open + score[labels.inside]);
                paths.begins.push(begin >= inside);
                *open = if begin >= inside { begin } else { inside };
            }
            closed = best;
            paths.closed.push(how);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn labels() -> (Vec<String>, Labels) {
        let names: Vec<String> =
            ["O", "B-x", "I-x", "E-x", "S-x", "S-y", "E-y", "I-y", "B-y"].map(str::to_owned).to_vec();
        let labels = Labels::new(&names).expect("all labels are there");
        (names, labels)
    }

    /// Whether one label may follow another; `None` stands for both ends of a sentence.
    fn may_follow(before: Option<&str>, after: Option<&str>) -> bool {
        let open = before.and_then(|label| label.strip_prefix("B-").or(label.strip_prefix("I-")));
        let continues = after.and_then(|label| label.strip_prefix("I-").or(label.strip_prefix("E-")));
        open == continues
    }

    fn score_of(path: &[usize], scores: &[Vec<f32>]) -> f32 {
        path.iter().zip(scores).map(|(label, scores)| scores[*label]).sum()
    }

    /// The score of the best sequence, by trying all.
    fn best_by_trying(names: &[String], scores: &[Vec<f32>]) -> f32 {
        let mut paths = vec![vec![]];
        for _ in scores {
            let longer = |path: Vec<usize>| {
                let before = path.last().map(|label: &usize| names[*label].as_str());
                let next = (0..names.len()).filter(move |label| may_follow(before, Some(&names[*label])));
                next.map(move |label| [path.clone(), vec![label]].concat()).collect::<Vec<_>>()
            };
            paths = paths.into_iter().flat_map(longer).collect();
        }
        paths.retain(|path| may_follow(path.last().map(|label| names[*label].as_str()), None));
        paths.iter().map(|path| score_of(path, scores)).fold(f32::NEG_INFINITY, f32::max)
    }

    fn labels_of(seen: &[Seen], labels: &Labels, count: usize) -> Vec<usize> {
        let mut path = vec![labels.outside; count];
        for Seen { tokens, class } in seen {
            let of_class = labels.of_class[*class];
            path[tokens.clone()].fill(of_class.inside);
            path[tokens.start] = of_class.begin;
            path[tokens.end - 1] = if tokens.len() == 1 { of_class.single } else { of_class.end };
        }
        path
    }

    proptest! {
        #[test]
        fn no_sequence_is_better(numbers in proptest::collection::vec(-8i8..8, 0..45)) {
            let (names, labels) = labels();
            let scores: Vec<Vec<f32>> =
                numbers.chunks_exact(names.len()).map(|row| row.iter().map(|n| f32::from(*n)).collect()).collect();
            let mut seen = Vec::new();
            labels.best(scores.iter().map(Vec::as_slice), &mut Paths::default(), |name| seen.push(name));
            let found = score_of(&labels_of(&seen, &labels, scores.len()), &scores);
            prop_assert_eq!(found, best_by_trying(&names, &scores));
        }
    }

    #[test]
    fn a_label_that_lacks_is_told() {
        let names = ["O", "B-x", "I-x", "E-x"].map(str::to_owned);
        assert_eq!(Labels::new(&names), Err(wrong("names", "a label S-x")));
    }
}
