//! Small dossiers made by hand, and what corrections make of them.

mod contradictions;
mod draft;
mod entities;
mod events;
mod replay;
mod undo;
