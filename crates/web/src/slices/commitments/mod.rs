//! What the pact's text promises, and what each party did for it.

pub mod commitment;
pub mod deed;
pub mod overview;
pub mod promises;
pub mod record;
