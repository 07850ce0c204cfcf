//! Finds the article on a page.

use super::blocks::{Block, blocks};
use super::boilerplate::{is_furniture, is_named_furniture};
use super::tree::Tree;
use crate::read::dateline;
use crate::read::lines::{byline, is_filler};

/// The text of the article, a paragraph a line.
pub(super) fn text(tree: &Tree, title: &str) -> String {
    let mut left_out = vec![false; tree.nodes.len()];
    leave_out(tree, &mut left_out, |at| is_furniture(&tree.nodes[at]));
    let weights = Weights::of(tree, &blocks(tree, &left_out));
    let whole = weights.inside(0..tree.nodes.len());
    // A name such as `has-sidebar` may stand on the element that holds everything.
    leave_out(tree, &mut left_out, |at| {
        is_named_furniture(&tree.nodes[at]) && weights.inside(at..tree.nodes[at].end) * 5 < whole * 2
    });
    let blocks = blocks(tree, &left_out);
    let weights = Weights::of(tree, &blocks);
    let range = holder(tree, &weights);
    let text = lines(blocks.iter().filter(|block| range.contains(&block.node)), title);
    match deck(&blocks, range.start, title) {
        Some(deck) if !text.contains(&deck.text) => format!("{}\n{text}", deck.text),
        _ => text,
    }
}

/// The lines below the headline that sum the article up, where they stand apart from it.
fn deck<'a>(blocks: &'a [Block], start: usize, title: &str) -> Option<&'a Block> {
    let above = blocks.iter().take_while(|block| block.node < start);
    let mut below_headline = above.skip_while(|block| !is_headline(block, title)).skip(1);
    below_headline.find(|block| {
        let sentence = block.text.len() >= 40 && block.heading.is_none_or(|level| level > 1) && !block.is_links();
        let stands_around = is_filler(&block.text) || dateline::stands_in(&block.text) || byline(&block.text).is_some();
        sentence && !stands_around && !is_headline(block, title)
    })
}

fn is_headline(block: &Block, title: &str) -> bool {
    block.heading == Some(1) || (block.heading.is_some() && block.text == title)
}

/// A text that has only line breaks for structure.
pub(super) fn plain(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn leave_out(tree: &Tree, left_out: &mut [bool], which: impl Fn(usize) -> bool) {
    let mut at = 0;
    while at < tree.nodes.len() {
        if !left_out[at] && which(at) {
            left_out[at..tree.nodes[at].end].fill(true);
        }
        at += 1;
    }
}

/// How much article-like text stands before each node.
struct Weights {
    before: Vec<usize>,
}

impl Weights {
    fn of(tree: &Tree, blocks: &[Block]) -> Weights {
        let mut before = vec![0; tree.nodes.len() + 1];
        for block in blocks {
            before[block.node + 1] += block.weight();
        }
        for at in 1..before.len() {
            before[at] += before[at - 1];
        }
        Weights { before }
    }

    fn inside(&self, nodes: std::ops::Range<usize>) -> usize {
        self.before[nodes.end] - self.before[nodes.start]
    }
}

/// The nodes of the element that holds the article: the one the page names, then down while one child has most of it.
fn holder(tree: &Tree, weights: &Weights) -> std::ops::Range<usize> {
    let all = 0..tree.nodes.len();
    let whole = weights.inside(all.clone());
    let range = |at: usize| at..tree.nodes[at].end;
    let heaviest = |which: &dyn Fn(usize) -> bool| {
        let found = all.clone().filter(|&at| which(at)).map(|at| (weights.inside(range(at)), at));
        // Of equal ones the outermost.
        found.max_by_key(|&(weight, at)| (weight, std::cmp::Reverse(at))).filter(|(weight, _)| *weight > 0)
    };
    let named: [&dyn Fn(usize) -> bool; 3] = [
        &|at| tree.nodes[at].attribute("itemprop") == "articleBody",
        &|at| tree.nodes[at].name() == "article",
        &|at| tree.nodes[at].name() == "main" || tree.nodes[at].attribute("role") == "main",
    ];
    let named = named.iter().find_map(|which| heaviest(*which).filter(|(weight, _)| weight * 2 >= whole));
    let mut holder = named.map(|(_, at)| at);
    loop {
        let inside = holder.map_or(all.clone(), range);
        let weight = weights.inside(inside.clone());
        let below = children(tree, inside.start + usize::from(holder.is_some()), inside.end);
        // A paragraph is not a holder: the short ones beside it belong to the article.
        let narrower = below.into_iter().find(|&at| {
            let paragraph = matches!(tree.nodes[at].name(), "" | "p" | "li" | "td" | "blockquote" | "span" | "pre");
            !paragraph && weights.inside(range(at)) * 10 > weight * 7
        });
        match narrower {
            Some(at) => holder = Some(at),
            None => return inside,
        }
    }
}

/// The nodes that stand side by side from one node to another.
fn children(tree: &Tree, from: usize, to: usize) -> Vec<usize> {
    let next = |at: &usize| Some(tree.nodes[*at].end).filter(|at| *at < to);
    std::iter::successors(Some(from).filter(|at| *at < to), next).collect()
}

fn lines<'a>(blocks: impl Iterator<Item = &'a Block>, title: &str) -> String {
    let mut kept: Vec<&Block> = blocks
        .filter(|block| {
            let link_list = block.is_links() && block.text.len() < 200;
            !link_list && !is_headline(block, title) && !is_filler(&block.text)
        })
        .collect();
    // "More on this story" has lost the links below it.
    while kept.last().is_some_and(|block| block.heading.is_some()) {
        kept.pop();
    }
    // Lines within a block are those that `<br>` breaks.
    let lines = kept.iter().flat_map(|block| block.text.split('\n')).filter(|line| !is_filler(line));
    lines.collect::<Vec<_>>().join("\n")
}
