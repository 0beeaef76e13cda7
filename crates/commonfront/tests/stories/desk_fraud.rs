//! What is found invalid stops counting, and can count again.
