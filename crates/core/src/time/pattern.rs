//! Patterns over time classes, compiled into one tree that all rules share.

use super::class::Class;
use super::mask::Mask;
use crate::order::Order;

/// A step of a pattern: a class, perhaps with one value, or a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// Place in [`Symbols`].
    pub(super) symbol: u8,
    /// 0 for what only stands around an expression, else the number of the expression it is part of.
    pub(super) group: u8,
}

/// What patterns ask for: each has a bit in a [`Mask`].
#[derive(Clone, Debug)]
pub(super) struct Symbols {
    list: Vec<Symbol>,
}

/// One of the things patterns ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Symbol {
    /// `<month>`
    Class(Class),
    /// `<unit=year>`
    Valued(Class, i32),
    /// `of`
    Word(String),
}

impl Symbols {
    /// All classes, at their places.
    pub(super) fn new() -> Self {
        Symbols { list: super::class::CLASSES.iter().map(|(class, _)| Symbol::Class(*class)).collect() }
    }

    /// The symbol's place, made if need be.
    fn place(&mut self, symbol: Symbol) -> Result<u8, String> {
        if let Some(at) = self.list.iter().position(|known| *known == symbol) {
            return Ok(at as u8);
        }
        if self.list.len() >= Mask::BITS {
            return Err("too many different words and values in patterns".to_owned());
        }
        self.list.push(symbol);
        Ok(self.list.len() as u8 - 1)
    }

    /// The symbol at a place.
    pub(super) fn get(&self, at: u8) -> &Symbol {
        &self.list[usize::from(at)]
    }

    /// The words that patterns name, with their bits.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, Mask)> {
        self.list.iter().enumerate().filter_map(|(at, symbol)| match symbol {
            Symbol::Word(word) => Some((word.as_str(), Mask::of(at as u8))),
            _ => None,
        })
    }

    /// The bit of a word that patterns name; no bit when none does.
    pub(super) fn word(&self, word: &str) -> Mask {
        self.words().find(|(known, _)| *known == word).map_or(Mask::NONE, |(_, bit)| bit)
    }

    /// The bits of a class with a value.
    pub(super) fn mask(&self, class: Class, value: i32) -> Mask {
        let valued = self.list.iter().enumerate().skip(super::class::CLASSES.len());
        valued
            .filter(|(_, symbol)| **symbol == Symbol::Valued(class, value))
            .fold(Mask::of(class as u8), |mask, (at, _)| mask.or(Mask::of(at as u8)))
    }
}

/// Parts that patterns share, by name.
pub(super) type Parts<'a> = [(&'a str, &'a str)];

/// All ways of writing that a pattern allows.
pub(super) fn expand(pattern: &str, parts: &Parts<'_>, symbols: &mut Symbols) -> Result<Vec<Vec<Step>>, String> {
    let mut reader =
        Reader { rest: pattern, parts, symbols, group: u8::from(!pattern.contains('[')), groups: 0, depth: 0 };
    let ways = reader.alternatives()?;
    if !reader.rest.is_empty() {
        return Err(format!("unexpected '{}'", reader.rest));
    }
    if ways.iter().any(Vec::is_empty) {
        return Err("a pattern must not match nothing".to_owned());
    }
    Ok(ways)
}

struct Reader<'a, 'b> {
    rest: &'a str,
    parts: &'b Parts<'b>,
    symbols: &'b mut Symbols,
    group: u8,
    groups: u8,
    depth: u8,
}

impl<'a> Reader<'a, '_> {
    fn alternatives(&mut self) -> Result<Vec<Vec<Step>>, String> {
        let mut ways = self.sequence()?;
        while self.take('|') {
            ways.extend(self.sequence()?);
        }
        Ok(ways)
    }

    fn sequence(&mut self) -> Result<Vec<Vec<Step>>, String> {
        let mut ways: Vec<Vec<Step>> = vec![Vec::new()];
        loop {
            self.rest = self.rest.trim_start();
            let next = match self.rest.chars().next() {
                None | Some('|' | ')' | ']') => return Ok(ways),
                Some(_) => self.atom()?,
            };
            let optional = self.take('?');
            let mut longer = Vec::new();
            for way in &ways {
                longer.extend(next.iter().map(|more| [way.as_slice(), more].concat()));
            }
            if optional {
                longer.extend(ways);
            }
            if longer.len() > 4096 {
                return Err("the pattern has too many ways of writing; split it".to_owned());
            }
            ways = longer;
        }
    }

    fn atom(&mut self) -> Result<Vec<Vec<Step>>, String> {
        if self.take('(') {
            let ways = self.alternatives()?;
            return if self.take(')') { Ok(ways) } else { Err("')' is missing".to_owned()) };
        }
        if self.take('[') {
            self.groups += 1;
            self.group = self.groups;
            let ways = self.alternatives()?;
            self.group = 0;
            return if self.take(']') { Ok(ways) } else { Err("']' is missing".to_owned()) };
        }
        if self.take('{') {
            let name = self.until('}')?;
            return self.part(name);
        }
        let symbol =
            if self.take('<') { class_symbol(self.until('>')?)? } else { Symbol::Word(self.word()?.to_lowercase()) };
        let symbol = self.symbols.place(symbol)?;
        Ok(vec![vec![Step { symbol, group: self.group }]])
    }

    fn part(&mut self, name: &str) -> Result<Vec<Vec<Step>>, String> {
        let Some((_, pattern)) = self.parts.iter().find(|(known, _)| *known == name) else {
            return Err(format!("no part is called '{name}'"));
        };
        if self.depth > 8 {
            return Err(format!("part '{name}' uses itself"));
        }
        let mut inner = Reader {
            rest: pattern,
            parts: self.parts,
            symbols: self.symbols,
            group: self.group,
            groups: 0,
            depth: self.depth + 1,
        };
        inner.alternatives()
    }

    fn take(&mut self, sign: char) -> bool {
        let rest = self.rest.trim_start();
        // `?` and brackets may follow at once; nothing else eats white space.
        match rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn until(&mut self, end: char) -> Result<&'a str, String> {
        let (inside, rest) = self.rest.split_once(end).ok_or_else(|| format!("'{end}' is missing"))?;
        self.rest = rest;
        Ok(inside)
    }

    fn word(&mut self) -> Result<&'a str, String> {
        let end = self.rest.find([' ', '?', '|', '(', ')', '[', ']', '<', '{']).unwrap_or(self.rest.len());
        if end == 0 {
            return Err(format!("unexpected '{}'", self.rest));
        }
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        Ok(word)
    }
}

fn class_symbol(name: &str) -> Result<Symbol, String> {
    let (class, value) = name.split_once('=').map_or((name, None), |(class, value)| (class, Some(value)));
    let class = Class::from_name(class).ok_or_else(|| format!("no class is called '{class}'"))?;
    match value {
        None => Ok(Symbol::Class(class)),
        Some(value) => {
            let value = class.value(value).ok_or_else(|| format!("'{value}' is no value of this class"))?;
            Ok(Symbol::Valued(class, value))
        }
    }
}

/// One way of writing that a rule allows.
#[derive(Clone, Debug)]
pub(super) struct Variant {
    /// Place of the rule.
    pub(super) rule: u16,
    /// What stands at each item.
    pub(super) steps: Box<[Step]>,
}

/// All patterns in one tree.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    variants: Vec<Variant>,
}

#[derive(Clone, Debug, Default)]
struct Node {
    wanted: Mask,
    next: Vec<(u8, u32)>,
    accepts: Vec<u32>,
}

impl Tree {
    /// Adds a way of writing of a rule.
    pub(super) fn insert(&mut self, rule: u16, steps: &[Step]) {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let mut at = 0;
        for step in steps {
            let known = self.nodes[at].next.iter().find(|(symbol, _)| *symbol == step.symbol).map(|(_, next)| *next);
            at = known.unwrap_or_else(|| {
                let child = self.nodes.len() as u32;
                self.nodes.push(Node::default());
                self.nodes[at].next.push((step.symbol, child));
                self.nodes[at].wanted = self.nodes[at].wanted.or(Mask::of(step.symbol));
                child
            }) as usize;
        }
        let variant = self.variants.len() as u32;
        self.variants.push(Variant { rule, steps: steps.into() });
        self.nodes[at].accepts.push(variant);
    }

    /// Every way of writing that the items begin with, longest first; of the same length, the first rule first.
    pub(super) fn matches(&self, masks: impl Fn(usize) -> Mask, found: &mut Vec<u32>) {
        found.clear();
        if !self.nodes.is_empty() {
            self.walk(0, 0, &masks, found);
        }
        let key = |variant: &u32| {
            let variant = &self.variants[*variant as usize];
            (usize::MAX - variant.steps.len(), variant.rule)
        };
        found.order_by_key(key);
    }

    fn walk(&self, node: u32, at: usize, masks: &impl Fn(usize) -> Mask, found: &mut Vec<u32>) {
        let node = &self.nodes[node as usize];
        found.extend_from_slice(&node.accepts);
        let mask = masks(at);
        if !node.wanted.meets(mask) {
            return;
        }
        for &(symbol, next) in &node.next {
            if mask.has(symbol) {
                self.walk(next, at + 1, masks, found);
            }
        }
    }

    /// A way of writing, by its number.
    pub(super) fn variant(&self, variant: u32) -> &Variant {
        &self.variants[variant as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(pattern: &str) -> Vec<String> {
        let mut symbols = Symbols::new();
        let ways = expand(pattern, &[("year", "<year>|<unit=year>")], &mut symbols).unwrap();
        let show = |step: &Step| match symbols.get(step.symbol) {
            Symbol::Word(word) => format!("{word}{}", step.group),
            Symbol::Class(class) => format!("{class:?}{}", step.group),
            Symbol::Valued(class, value) => format!("{class:?}={value}{}", step.group),
        };
        ways.iter().map(|way| way.iter().map(show).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn patterns_expand() {
        assert_eq!(ways("<day> of? <month>"), ["Day1 of1 Month1", "Day1 Month1"]);
        assert_eq!(ways("{year}"), ["Year1", "Unit=111"]);
        assert_eq!(ways("from [<day>] to [<day> <month>]"), ["from0 Day1 to0 Day2 Month2"]);
        assert_eq!(ways("(in|on)? <month>"), ["in1 Month1", "on1 Month1", "Month1"]);
    }

    #[test]
    fn broken_patterns_say_why() {
        let mut symbols = Symbols::new();
        for (pattern, why) in [
            ("<moon>", "no class is called 'moon'"),
            ("<day", "'>' is missing"),
            ("(in <month>", "')' is missing"),
            ("<month> )", "unexpected ')'"),
            ("{x}", "no part is called 'x'"),
            ("the?", "a pattern must not match nothing"),
            ("<unit=moon>", "'moon' is no value of this class"),
        ] {
            assert_eq!(expand(pattern, &[], &mut symbols), Err(why.to_owned()), "{pattern}");
        }
    }
}
