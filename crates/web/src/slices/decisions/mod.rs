//! Proposals and the votes on them, and joint statements, which carry a name only if its owner approved the text.
