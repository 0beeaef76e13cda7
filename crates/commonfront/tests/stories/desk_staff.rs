//! How staff come in, and what each may do.
