//! Words that work: the guide, its claims, and the checker of drafts, in public and at the desk.

pub mod api;
pub mod checker;
pub mod claim_form;
pub mod claim_list;
pub mod desk_check;
pub mod entry_form;
pub mod guide_list;
pub mod nav;
pub mod notes;
pub mod public;
pub mod results;
pub mod shelf;
pub mod uses;
pub mod view;
