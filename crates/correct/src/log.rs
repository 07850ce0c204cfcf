//! The list of corrections, with undo and redo.

use dateline_share::rule::Rule;
use serde::{Deserialize, Serialize};

/// The reader's rules, and the way to them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Log {
    rules: Vec<Rule>,
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// One step of the reader's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Step {
    /// A rule was added at the end.
    Added(Rule),
    /// A rule was taken out of the list.
    Withdrawn(usize, Rule),
    /// Rules that came by link or file were added at the end.
    Received(Vec<Rule>),
}

impl Log {
    /// A log that begins with these rules, as they came by link or file. What led to them cannot be undone in one step; each
    /// can be withdrawn.
    pub fn new(rules: Vec<Rule>) -> Self {
        Log { rules, ..Log::default() }
    }

    /// The rules that hold, oldest first.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Adds a rule. What was undone before cannot be done again.
    pub fn add(&mut self, rule: Rule) {
        self.step(Step::Added(rule));
    }

    /// Adds rules that came by link or file, except those that are there.
    pub fn receive(&mut self, rules: Vec<Rule>) {
        let mut new: Vec<Rule> = Vec::new();
        for rule in rules {
            if !self.rules.contains(&rule) && !new.contains(&rule) {
                new.push(rule);
            }
        }
        if !new.is_empty() {
            self.step(Step::Received(new));
        }
    }

    /// Takes one rule out of the list, wherever it stands.
    pub fn withdraw(&mut self, at: usize) {
        if let Some(rule) = self.rules.get(at) {
            self.step(Step::Withdrawn(at, rule.clone()));
        }
    }

    /// Takes the last step back. Says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.done.pop() else { return false };
        match &step {
            Step::Added(_) => {
                self.rules.pop();
            }
            Step::Withdrawn(at, rule) => self.rules.insert(*at, rule.clone()),
            Step::Received(rules) => self.rules.truncate(self.rules.len() - rules.len()),
        }
        self.undone.push(step);
        true
    }

    /// Takes again the last step that was taken back. Says whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.undone.pop() else { return false };
        self.take(step);
        true
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to take again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    fn step(&mut self, step: Step) {
        self.undone.clear();
        self.take(step);
    }

    fn take(&mut self, step: Step) {
        match &step {
            Step::Added(rule) => self.rules.push(rule.clone()),
            Step::Withdrawn(at, _) => {
                self.rules.remove(*at);
            }
            Step::Received(rules) => self.rules.extend(rules.iter().cloned()),
        }
        self.done.push(step);
    }
}
