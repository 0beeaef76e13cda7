//! Comments, read before they are shown.
