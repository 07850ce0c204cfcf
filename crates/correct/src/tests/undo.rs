//! Undo and redo lead back to the same bytes.

use proptest::prelude::*;

use super::draft::*;
use super::replay;
use crate::Log;

/// What rules give, as bytes.
fn bytes(log: &Log) -> Vec<u8> {
    let case = correct(&reports(), log.rules());
    postcard::to_stdvec(&(log.rules(), &case.records, &case.folded)).expect("it is written")
}

#[derive(Clone, Debug)]
enum Step {
    Add(usize),
    Withdraw(usize),
    Receive(usize, usize),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..8usize).prop_map(Step::Add),
        2 => (0..8usize).prop_map(Step::Withdraw),
        1 => (0..8usize, 0..8usize).prop_map(|(one, two)| Step::Receive(one, two)),
        2 => Just(Step::Undo),
        2 => Just(Step::Redo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn undo_leads_back_and_redo_leads_forth(steps in prop::collection::vec(step(), 1..12)) {
        let rules = replay::rules(&reports());
        let mut log = Log::default();
        for step in steps {
            let before = (log.clone(), bytes(&log));
            match step {
                Step::Add(at) => log.add(rules[at].clone()),
                Step::Withdraw(at) => log.withdraw(at),
                Step::Receive(one, two) => log.receive(vec![rules[one].clone(), rules[two].clone()]),
                Step::Undo => { log.undo(); }
                Step::Redo => { log.redo(); }
            }
            let after = bytes(&log);
            let is_back = matches!(step, Step::Undo);
            let back = |log: &mut Log| if is_back { log.redo() } else { log.undo() };
            let forth = |log: &mut Log| if is_back { log.undo() } else { log.redo() };
            if log == before.0 {
                continue;
            }
            let mut there = log.clone();
            prop_assert!(back(&mut there));
            prop_assert_eq!(there.rules(), before.0.rules());
            prop_assert!(bytes(&there) == before.1);
            prop_assert!(forth(&mut there));
            prop_assert!(there == log && bytes(&there) == after);
        }
        while log.undo() {}
        prop_assert!(log.rules().is_empty() && !log.can_undo());
        prop_assert!(bytes(&log) == bytes(&Log::default()));
    }
}

#[test]
fn what_is_done_anew_cannot_be_redone() {
    let rules = replay::rules(&reports());
    let mut log = Log::new(vec![rules[0].clone()]);
    assert!(!log.can_undo() && !log.undo() && !log.redo());
    log.add(rules[1].clone());
    log.receive(vec![rules[0].clone(), rules[1].clone()]);
    log.withdraw(0);
    log.withdraw(7);
    assert_eq!(log.rules(), &rules[1..2]);
    assert!(log.undo() && log.can_redo());
    log.add(rules[2].clone());
    assert!(!log.can_redo());
    assert_eq!(log.rules(), &rules[..3]);
}
