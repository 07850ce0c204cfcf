//! Keeps the reader's dossiers in this browser: several, each with a name, its articles, what was found in them, and the
//! corrections.
//!
//! [`Keeper`] sees every state of the page and writes what is new, a little after it came, in the order it came. What is to be
//! written, and what becomes of it when another tab has written meanwhile, [`book`] decides without a browser. [`article`]
//! and [`about`] are what lies in the store, [`store`] is the store. Nothing is taken for kept before the browser says that
//! it is; what cannot be kept stays in the page, and that is said.

pub mod about;
pub mod article;
pub mod book;
mod keeper;
pub mod name;
mod news;
mod room;
pub mod store;
mod tabs;
mod wants;

pub use self::keeper::Keeper;
pub use self::name::is_id;
pub use self::wants::Want;
