//! A campaign is written, published, changed and restored.
