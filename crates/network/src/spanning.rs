//! The maximum spanning tree with a single root (Chu and Liu, Edmonds): the heads that together score best.

/// Taken from every arc from the root, so that no tree of two roots scores as well as one of a single root.
const SECOND_ROOT: i64 = 1 << 48;

/// The best tree of `count` words, as the head of each: 0 for the root, 1 for the first word. `scores` has a row for each
/// word, with a column for each head. They must be within ±2³⁷, and words fewer than a thousand.
pub(crate) fn heads(scores: &[i64], count: usize) -> Vec<u16> {
    let greedy: Vec<u16> = scores.chunks_exact(count + 1).map(|row| largest(row) as u16).collect();
    // Most sentences need no more: where the best head of each word makes a tree, there is no better one.
    if is_tree(&greedy) { greedy } else { Forest::new(scores, count).tree() }
}

fn largest(row: &[i64]) -> usize {
    let mut best = 0;
    for (at, score) in row.iter().enumerate() {
        if *score > row[best] {
            best = at;
        }
    }
    best
}

/// Whether one word hangs on the root and all others on it, over whichever words.
fn is_tree(heads: &[u16]) -> bool {
    if heads.iter().filter(|head| **head == 0).count() != 1 {
        return false;
    }
    let mut seen_from = vec![0; heads.len() + 1];
    for start in 1..=heads.len() {
        let mut at = start;
        while at != 0 && seen_from[at] == 0 {
            seen_from[at] = start;
            at = usize::from(heads[at - 1]);
        }
        if at != 0 && seen_from[at] == start {
            return false;
        }
    }
    true
}

/// An arc between words.
#[derive(Clone, Copy, Debug, Default)]
struct Arc {
    head: u16,
    word: u16,
}

/// Words, and cycles of words that have been made into one node. A node has the number of one of its words.
struct Forest {
    size: usize,
    /// Row by row, how well a node hangs on each other one.
    scores: Vec<i64>,
    /// The arcs behind these scores.
    arcs: Vec<Arc>,
    /// Nodes that are left; the first is the root.
    nodes: Vec<usize>,
    /// The words of each node.
    words: Vec<Vec<u16>>,
    /// The best head of each node.
    best: Vec<usize>,
    cycles: Vec<Cycle>,
}

/// A cycle that was made into one node, by the name of its first.
struct Cycle {
    members: Vec<Member>,
}

struct Member {
    node: usize,
    words: Vec<u16>,
    /// What holds it in the cycle.
    arc: Arc,
}

impl Forest {
    fn new(scores: &[i64], count: usize) -> Forest {
        let size = count + 1;
        let mut forest = Forest {
            size,
            scores: vec![0; size],
            arcs: vec![Arc::default(); size],
            nodes: (0..size).collect(),
            words: (0..size).map(|word| vec![word as u16]).collect(),
            best: vec![0; size],
            cycles: Vec::new(),
        };
        for (word, row) in (1..).zip(scores.chunks_exact(size)) {
            forest.scores.extend(row);
            forest.scores[word * size] -= SECOND_ROOT;
            forest.arcs.extend((0..size).map(|head| Arc { head: head as u16, word: word as u16 }));
        }
        forest
    }

    /// Joins cycles until none is left, then opens each where the tree enters it.
    fn tree(mut self) -> Vec<u16> {
        self.nodes[1..]
            .iter()
            .for_each(|node| self.best[*node] = best_head(&self.scores, &self.nodes, self.size, *node));
        while let Some(cycle) = self.cycle() {
            self.join(&cycle);
        }
        let mut heads = vec![0; self.size];
        let mut entered = vec![0; self.size];
        for node in &self.nodes[1..] {
            let arc = self.arcs[node * self.size + self.best[*node]];
            heads[usize::from(arc.word)] = arc.head;
            entered[*node] = arc.word;
        }
        for cycle in self.cycles.iter().rev() {
            let word = entered[cycle.members[0].node];
            for member in &cycle.members {
                entered[member.node] = word;
                if !member.words.contains(&word) {
                    heads[usize::from(member.arc.word)] = member.arc.head;
                    entered[member.node] = member.arc.word;
                }
            }
        }
        heads.split_off(1)
    }

    /// A cycle among the best heads.
    fn cycle(&self) -> Option<Vec<usize>> {
        let mut seen_from = vec![0; self.size];
        for start in &self.nodes[1..] {
            let mut at = *start;
            while at != 0 && seen_from[at] == 0 {
                seen_from[at] = *start;
                at = self.best[at];
            }
            if at != 0 && seen_from[at] == *start {
                let mut cycle = vec![at];
                while self.best[cycle[cycle.len() - 1]] != at {
                    cycle.push(self.best[cycle[cycle.len() - 1]]);
                }
                return Some(cycle);
            }
        }
        None
    }

    /// Makes a cycle one node.
    fn join(&mut self, cycle: &[usize]) {
        let (size, joined) = (self.size, cycle[0]);
        self.nodes.retain(|node| !cycle.contains(node));
        for &other in &self.nodes {
            // Into the cycle: what a member gains by hanging there instead of within.
            let gain = |node: usize| self.scores[node * size + other] - self.scores[node * size + self.best[node]];
            let into = first_largest(cycle, gain);
            let from = first_largest(cycle, |node| self.scores[other * size + node]);
            let gain = gain(into);
            self.scores[joined * size + other] = gain;
            self.arcs[joined * size + other] = self.arcs[into * size + other];
            self.scores[other * size + joined] = self.scores[other * size + from];
            self.arcs[other * size + joined] = self.arcs[other * size + from];
        }
        let member = |&node: &usize| Member {
            node,
            words: std::mem::take(&mut self.words[node]),
            arc: self.arcs[node * size + self.best[node]],
        };
        let members: Vec<Member> = cycle.iter().map(member).collect();
        self.words[joined] = members.iter().flat_map(|member| &member.words).copied().collect();
        self.cycles.push(Cycle { members });
        self.nodes.push(joined);
        for &node in &self.nodes[1..] {
            if node == joined || cycle.contains(&self.best[node]) {
                self.best[node] = best_head(&self.scores, &self.nodes, size, node);
            }
        }
    }
}

fn best_head(scores: &[i64], nodes: &[usize], size: usize, node: usize) -> usize {
    let mut best = usize::MAX;
    for &head in nodes.iter().filter(|head| **head != node) {
        if best == usize::MAX || scores[node * size + head] > scores[node * size + best] {
            best = head;
        }
    }
    best
}

fn first_largest(nodes: &[usize], value: impl Fn(usize) -> i64) -> usize {
    let mut best = nodes[0];
    for &node in &nodes[1..] {
        if value(node) > value(best) {
            best = node;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn score_of(heads: &[u16], scores: &[i64]) -> i64 {
        let row = |at: usize| &scores[at * (heads.len() + 1)..];
        heads.iter().enumerate().map(|(at, head)| row(at)[usize::from(*head)]).sum()
    }

    /// The score of the best tree, by trying all heads of all words.
    fn best_by_trying(scores: &[i64], count: usize) -> i64 {
        let all = (count as u32 + 1).pow(count as u32);
        let heads = |number: u32| {
            let head = |at| (number / (count as u32 + 1).pow(at) % (count as u32 + 1)) as u16;
            (0..count as u32).map(head).collect::<Vec<_>>()
        };
        (0..all).map(heads).filter(|heads| is_tree(heads)).map(|heads| score_of(&heads, scores)).max().unwrap_or(0)
    }

    fn square(numbers: &[i64]) -> (usize, &[i64]) {
        let count = (0..=numbers.len()).take_while(|n| n * (n + 1) <= numbers.len()).last().unwrap_or(0);
        (count, &numbers[..count * (count + 1)])
    }

    proptest! {
        #[test]
        fn no_tree_is_better(numbers in proptest::collection::vec(-20i64..20, 2..30)) {
            let (count, scores) = square(&numbers);
            let found = heads(scores, count);
            prop_assert!(is_tree(&found), "{found:?}");
            prop_assert_eq!(score_of(&found, scores), best_by_trying(scores, count));
        }

        #[test]
        fn long_sentences_get_a_tree(numbers in proptest::collection::vec(-99i64..99, 200..1700)) {
            let (count, scores) = square(&numbers);
            let found = heads(scores, count);
            prop_assert!(is_tree(&found), "{found:?}");
        }
    }
}
