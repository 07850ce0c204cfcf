//! What views are made of.

pub mod dates;
pub mod size;
pub mod snippet;
pub mod table;
pub mod wheel;
