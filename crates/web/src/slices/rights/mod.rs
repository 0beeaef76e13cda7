//! A person's own page: everything held about her, and her rights over it.
