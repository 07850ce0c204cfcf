//! Who is one, decided before folding begins.

use crate::dossier::Member;

/// Who is one: an answer in place of that which folding finds by comparing names, for all or for some.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grouping {
    /// Each is one entity of the dossier. A document's entity that is in none is one by itself.
    pub groups: Vec<Group>,
}

/// The documents' entities that are one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Them, in any order. Those that do not exist, and those that an earlier group has, are passed over; a group that has
    /// none left is no entity.
    pub members: Vec<Member>,
    /// What it is called; `None` for the name most used.
    pub name: Option<String>,
    /// Its id; `None` for one made from its name, which is none of those that are given. Given ids differ.
    pub id: Option<String>,
}
